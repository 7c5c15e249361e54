//! The tree on screen.
//!
//! Goes in: tree commands and scene properties ([`Scene::apply`]), boxes of the layout, scroll
//! offsets, focus and states. Kept: one [`node`] per slot with what it was given and what follows
//! from that, and marks of what is out of date. Comes out: what changed, once per frame: states,
//! placements for focus and scroll, and the [`Drawing`] for render. A node's transform goes to its
//! *space* (the content of the nearest scroll container above it, or the stage): scrolling changes
//! one space and not the nodes in it.
//!
//! ```
//! use inlay_scene::{Scene, Viewport};
//!
//! let mut scene = Scene::new();
//! scene.set_boxes(&[1], &[0.0, 0.0, 1920.0, 1080.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])?;
//! let (width, height, pixel_ratio_x, pixel_ratio_y) = (1920.0, 1080.0, 1.0, 1.0);
//! let drawing = scene.update(Viewport { width, height, pixel_ratio_x, pixel_ratio_y })?;
//! assert_eq!(drawing.order, [1]);
//! # Ok::<(), inlay_scene::SceneError>(())
//! ```

mod above;
mod affine;
mod apply;
mod grid;
mod node;
mod places;
mod states;
mod system;
#[cfg(test)]
mod tests;
mod tree;
mod update;

pub use affine::{Affine, Rect};
use inlay_interfaces::boxes::{Box as NodeBox, InkBox, Offset};
use inlay_interfaces::drawing::Sight;
pub use inlay_interfaces::scene::{ApplyError, Drawing, PlacementChanges, SceneError, Viewport};
pub use tree::ROOT;

use crate::node::{dirty, flag};
use crate::tree::Tree;

/// The scene.
#[derive(Debug)]
pub struct Scene {
    tree: Tree,
    outlook: apply::Outlook,
    viewport: Option<Viewport>,
    /// Device pixels per dp, across and down, as of the viewport.
    ratios: [f32; 2],
    /// Whether the paint order is out of date.
    reordered: bool,
    /// Nodes whose opacity changed since the last update, by id; some more than once.
    faded: Vec<u32>,
    /// Nodes whose states changed since they were taken, by id.
    waiting: Vec<u32>,
    /// Nodes that left the tree and whose placement was reported, by id.
    left: Vec<u32>,
    /// Events of nodes that left the tree, for the next update.
    farewells: Vec<u32>,
    /// Words of nodes and numbers of geometry in the last drawing, nodes that only moved, and those
    /// that were only shifted.
    reported_last: [usize; 4],
    /// The node with focus, and the nodes that have its states, by id.
    focus: u32,
    focus_path: Vec<u32>,
    scratch: Vec<u32>,
    /// Nodes above the one that is being placed.
    frames: Vec<places::Frame>,
}

impl Default for Scene {
    fn default() -> Self {
        Self::new()
    }
}

impl Scene {
    /// A scene with a root.
    pub fn new() -> Self {
        Self {
            tree: Tree::new(),
            outlook: apply::Outlook::default(),
            viewport: None,
            ratios: [1.0; 2],
            reordered: true,
            faded: Vec::new(),
            waiting: Vec::new(),
            left: Vec::new(),
            farewells: Vec::new(),
            reported_last: [0; 4],
            focus: 0,
            focus_path: Vec::new(),
            scratch: Vec::new(),
            frames: Vec::new(),
        }
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// Boxes of the layout: a [`Box`](NodeBox) per node.
    ///
    /// # Errors
    ///
    /// [`SceneError`]; nothing has changed.
    #[expect(clippy::float_cmp, reason = "any other bit is a change")]
    pub fn set_boxes(&mut self, nodes: &[u32], values: &[f32]) -> Result<(), SceneError> {
        self.check_lists(nodes, values, NodeBox::WORDS)?;
        for (&node, values) in nodes.iter().zip(values.as_chunks().0) {
            let Some(slot) = self.tree.find(node) else {
                continue;
            };
            let node = self.tree.at_mut(slot);
            if node.boxes != *values {
                node.boxes = *values;
                node.leave_grid();
                node.set(flag::REPORTED, false);
                self.tree.mark(slot, dirty::SELF | dirty::PLACE);
            }
        }
        Ok(())
    }

    /// Boxes around all that nodes paint themselves, beyond their border boxes: left, top, right
    /// and bottom in dp from the corner of the border box.
    ///
    /// # Errors
    ///
    /// [`SceneError`]; nothing has changed.
    #[expect(clippy::float_cmp, reason = "any other bit is a change")]
    pub fn set_inks(&mut self, nodes: &[u32], inks: &[f32]) -> Result<(), SceneError> {
        self.check_lists(nodes, inks, InkBox::WORDS)?;
        for (&node, ink) in nodes.iter().zip(inks.as_chunks::<{ InkBox::WORDS }>().0) {
            let Some(slot) = self.tree.find(node) else {
                continue;
            };
            let node = self.tree.at_mut(slot);
            if node.ink() != *ink {
                **node.ink.get_or_insert_default() = *ink;
                self.tree.mark(slot, dirty::SELF);
            }
        }
        Ok(())
    }

    /// Scroll offsets: two [`Offset`] per container, where its content is and where it is drawn.
    ///
    /// # Errors
    ///
    /// [`SceneError`]; nothing has changed.
    pub fn set_offsets(
        &mut self,
        containers: &[u32],
        offsets: &[f32],
        drawn: &[f32],
    ) -> Result<(), SceneError> {
        self.check_lists(containers, offsets, Offset::WORDS)?;
        self.check_lists(containers, drawn, Offset::WORDS)?;
        let pairs = offsets.as_chunks().0.iter().zip(drawn.as_chunks().0);
        for (&container, (offset, drawn)) in containers.iter().zip(pairs) {
            let Some(slot) = self.tree.find(container) else {
                continue;
            };
            let node = self.tree.at_mut(slot);
            let known = node.inside();
            if (known.offset, known.drawn_offset) != (*offset, *drawn) {
                let inside = node.inside_mut();
                (inside.offset, inside.drawn_offset) = (*offset, *drawn);
                self.tree.mark(slot, dirty::OFFSET);
            }
        }
        Ok(())
    }

    fn check_lists(&self, nodes: &[u32], values: &[f32], stride: usize) -> Result<(), SceneError> {
        let expected = nodes.len().saturating_mul(stride);
        if values.len() != expected {
            return Err(SceneError::BadLength(word(expected)));
        }
        if let Some(&node) = nodes.iter().find(|&&node| self.tree.find(node).is_none()) {
            return Err(SceneError::UnknownNode(node));
        }
        match values.iter().position(|value| !value.is_finite()) {
            Some(position) => Err(SceneError::BadNumber(word(position))),
            None => Ok(()),
        }
    }

    /// Puts a node where a checked stream says.
    fn insert(&mut self, parent: u32, child: u32, before: u32) {
        if before != child {
            self.unlink(child);
            self.tree.link(parent, child, before);
        }
        let in_tree = self.tree.at(parent).has(flag::IN_TREE);
        if self.tree.at(child).has(flag::IN_TREE) && !in_tree {
            self.leave(child);
        } else if in_tree {
            self.enter(child);
        }
        if self.tree.at(child).has(flag::PLACES) {
            self.note_places(parent);
        }
        self.inherit_states(child);
        self.renew_focus_path();
        self.tree.mark(child, dirty::SELF | dirty::PLACE);
        self.reordered = true;
    }

    /// Takes a node out from under its parent.
    fn unlink(&mut self, slot: u32) {
        let parent = self.tree.at(slot).parent;
        if self.tree.at(parent).is_contents() {
            // It is where what is under it is.
            self.tree.mark(parent, dirty::PLACE);
        }
        self.tree.unlink(slot);
    }

    fn remove(&mut self, slot: u32) {
        let mut child = self.tree.at(slot).first;
        while child != 0 {
            self.leave(child);
            child = self.tree.at(child).next;
        }
        self.unlink(slot);
        self.tree.remove(slot);
        self.renew_focus_path();
        self.reordered = true;
    }

    /// A subtree came under the root.
    fn enter(&mut self, top: u32) {
        let mut at = top;
        while at != 0 {
            self.tree.at_mut(at).set(flag::IN_TREE, true);
            at = self.tree.next_under(at, top);
        }
    }

    /// A subtree is no longer under the root.
    fn leave(&mut self, top: u32) {
        let mut at = top;
        while at != 0 {
            let node = self.tree.at_mut(at);
            if node.placed.take().is_some() {
                self.left.push(node.id);
            }
            for (seen, event) in [
                (flag::IN_VIEWPORT, inlay_schema::id::EVENT_OUT_OF_VIEWPORT),
                (flag::IN_BOUNDS, inlay_schema::id::EVENT_OUT_OF_BOUNDS),
            ] {
                if node.has(seen) {
                    let sight = Sight {
                        node: node.id,
                        event: u32::from(event),
                    };
                    self.farewells.extend(sight.words());
                }
            }
            node.set(
                flag::IN_TREE
                    | flag::IN_BOUNDS
                    | flag::IN_VIEWPORT
                    | flag::REPORTED
                    | flag::ONLY_MOVED,
                false,
            );
            node.raster = 0.0;
            node.reported_opacity = 1.0;
            at = self.tree.next_under(at, top);
        }
    }
}

/// A count as a word.
fn word(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
