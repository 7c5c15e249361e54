//! The layout of one tree.

use crate::content::Measure;
use crate::node::BoxValues;
use crate::slots::NOWHERE;
use crate::tree::{ROOT_PLACE, Tree};
use crate::{ApplyError, Boxes, LayoutError, MAX_DEPTH, apply, pass};
use inlay_interfaces::boxes::{Box as NodeBox, NaturalSize};

/// The layout of one tree: styles and texts go in, changed boxes come out.
///
/// ```
/// use inlay_layout::{Layout, TextSize};
/// use inlay_schema::{Writer, id, values::{Create, Dimension, Insertion, NodeKind}};
///
/// let mut entries = Vec::new();
/// let mut writer = Writer::new(&mut entries);
/// writer.entry(id::CREATE_NODE, &Create { node: 2, kind: NodeKind::View });
/// writer.entry(id::WIDTH, &Dimension::Percent(50.0));
/// writer.entry(id::INSERT_CHILD, &Insertion { parent: 1, child: 2, before: 0 });
///
/// let mut layout = Layout::new();
/// layout.apply(&entries)?;
/// let boxes = layout.solve(1920.0, 1080.0, &mut |_, _| TextSize::default())?;
/// assert_eq!(boxes.nodes, [1, 2]);
/// assert_eq!(boxes.values[10..14], [0.0, 0.0, 960.0, 1080.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Layout {
    tree: Tree,
    stage: [f32; 2],
    boxes: Boxes,
}

impl Default for Layout {
    fn default() -> Self {
        Self::new()
    }
}

impl Layout {
    /// The root alone, never laid out.
    pub fn new() -> Self {
        Self {
            tree: Tree::new(),
            stage: [0.0; 2],
            boxes: Boxes::default(),
        }
    }

    /// Takes tree commands and layout properties, all or nothing. Nodes may be outside the tree and
    /// may be removed in any order: children of a removed node stay, outside the tree.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] with the first entry at fault.
    pub fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        apply::apply(&mut self.tree, entries)
    }

    /// Sets the natural sizes of pictures: width and height in dp per node, 0 is unknown.
    ///
    /// # Errors
    ///
    /// [`LayoutError::BadLength`] if there are not two numbers per node, [`LayoutError::BadSize`]
    /// for one that is not finite or below 0, [`LayoutError::UnknownNode`].
    pub fn set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Result<(), LayoutError> {
        let expected = nodes.len().saturating_mul(NaturalSize::WORDS);
        if sizes.len() != expected {
            return Err(LayoutError::BadLength(
                u32::try_from(expected).unwrap_or(u32::MAX),
            ));
        }
        self.check_known(nodes)?;
        sizes.iter().try_for_each(|&size| check_size(size))?;
        for (&id, size) in nodes
            .iter()
            .zip(sizes.as_chunks::<{ NaturalSize::WORDS }>().0)
        {
            let place = self.tree.place(id);
            let natural = [
                size[0].min(crate::property::LONGEST),
                size[1].min(crate::property::LONGEST),
            ];
            let node = self.tree.node_mut(place);
            if node.natural.map(f32::to_bits) != natural.map(f32::to_bits) {
                node.natural = natural;
                self.tree.mark(place);
            }
        }
        Ok(())
    }

    /// Says that the texts of these nodes measure again.
    ///
    /// # Errors
    ///
    /// [`LayoutError::UnknownNode`]; then none of them does.
    pub fn touch(&mut self, nodes: &[u32]) -> Result<(), LayoutError> {
        self.check_known(nodes)?;
        for &id in nodes {
            self.tree.mark_content(self.tree.place(id));
        }
        Ok(())
    }

    /// Lays out what changed under the root in a stage of `width` by `height` dp, and returns the
    /// boxes that changed. The root's box is the stage, whatever its own sizes and margins are.
    /// Costs what changed, and nothing if nothing did.
    ///
    /// # Errors
    ///
    /// [`LayoutError::BadSize`], or [`LayoutError::TooDeep`] beyond [`MAX_DEPTH`] levels: then
    /// nothing is reported and what changed is laid out by the next call.
    pub fn solve(
        &mut self,
        width: f32,
        height: f32,
        measure: &mut dyn Measure,
    ) -> Result<&Boxes, LayoutError> {
        check_size(width)?;
        check_size(height)?;
        self.boxes.nodes.clear();
        self.boxes.values.clear();
        let longest = crate::property::LONGEST;
        let stage = [width.min(longest), height.min(longest)];
        let is_resized = stage.map(f32::to_bits) != self.stage.map(f32::to_bits);
        if is_resized {
            self.tree.mark(ROOT_PLACE);
        }
        if !self.tree.node(ROOT_PLACE).dirty {
            return Ok(&self.boxes);
        }
        if !pass::run(&mut self.tree, stage, measure) {
            return Err(LayoutError::TooDeep(MAX_DEPTH));
        }
        self.stage = stage;
        self.gather();
        Ok(&self.boxes)
    }

    /// Forgets everything, as a new layout.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The boxes that [`solve`](Self::solve) returned last, to be kept; they are none then.
    pub fn take_boxes(&mut self) -> Boxes {
        core::mem::take(&mut self.boxes)
    }

    /// Moves what changed from the tree to `boxes`, parents before children.
    fn gather(&mut self) {
        let mut written = core::mem::take(&mut self.tree.written);
        let mut order = Vec::with_capacity(written.len());
        for (place, reported) in written.iter() {
            if let Some(depth) = self.take_change(place, reported) {
                order.push((depth, place));
            }
        }
        written.clear();
        self.tree.written = written;
        let order = by_depth(&order);
        self.boxes.nodes.reserve_exact(order.len());
        self.boxes
            .values
            .reserve_exact(order.len() * NodeBox::WORDS);
        for place in order {
            let node = self.tree.node(place);
            self.boxes.nodes.push(node.id);
            self.boxes.values.extend_from_slice(&node.boxed);
        }
    }

    /// The depth of a node whose box differs from the one reported last; it counts as reported now.
    fn take_change(&mut self, place: u32, reported: Option<&BoxValues>) -> Option<u32> {
        let node = self.tree.get(place)?;
        if !node.written {
            return None;
        }
        let mut depth = 0;
        let mut above = node.parent;
        while let Some(parent) = self.tree.get(above) {
            depth += 1;
            above = parent.parent;
        }
        let node = self.tree.node_mut(place);
        node.written = false;
        let was_reported = core::mem::replace(&mut node.reported, true);
        let is_same = reported
            .is_some_and(|reported| reported.map(f32::to_bits) == node.boxed.map(f32::to_bits));
        (!(was_reported && is_same)).then_some(depth)
    }

    fn check_known(&self, nodes: &[u32]) -> Result<(), LayoutError> {
        match nodes.iter().find(|&&id| self.tree.place(id) == NOWHERE) {
            Some(&id) => Err(LayoutError::UnknownNode(id)),
            None => Ok(()),
        }
    }
}

/// The places of `written`, which has each with its depth, by their depths; those of one depth in
/// their order. Counting needs far less code than a general sort.
fn by_depth(written: &[(u32, u32)]) -> Vec<u32> {
    let deepest = written.iter().map(|&(depth, _)| depth).max().unwrap_or(0);
    let mut starts = vec![0_usize; deepest as usize + 2];
    for &(depth, _) in written {
        starts[depth as usize + 1] += 1;
    }
    for depth in 1..starts.len() {
        starts[depth] += starts[depth - 1];
    }
    let mut sorted = vec![0; written.len()];
    for &(depth, place) in written {
        sorted[starts[depth as usize]] = place;
        starts[depth as usize] += 1;
    }
    sorted
}

fn check_size(size: f32) -> Result<(), LayoutError> {
    if size.is_finite() && size >= 0.0 {
        Ok(())
    } else {
        Err(LayoutError::BadSize(size.to_bits()))
    }
}
