//! One run over what is to be laid out again: questions, the cache in front of them, and the boxes
//! that come of them.

use inlay_interfaces::boxes::Box as NodeBox;
use inlay_schema::values::NodeKind;

use crate::MAX_DEPTH;
use crate::cache::Key;
use crate::content::Measure;
use crate::flex::Item;
use crate::geometry::{Aligned, Edges, Intrinsic, ItemAlignment, Keyword, Length, Limits, sum};
use crate::input::{AvailableSpace, Content, ContentBox, LayoutInput, LayoutOutput, RunMode};
use crate::node::{BoxValues, Node};
use crate::property::LONGEST;
use crate::sizing::OwnBox;
use crate::style::{Display, Wrap};
use crate::tree::{ROOT_PLACE, Tree};

/// The tree while it is laid out.
pub struct Pass<'a> {
    pub tree: &'a mut Tree,
    pub measure: &'a mut dyn Measure,
    pub depth: u32,
    /// Some node is below the greatest depth. What is computed from then on is not kept.
    pub too_deep: bool,
    /// How many nodes are just being asked again, each by one that asks the one above it.
    pub asking: u32,
    /// Nodes under a hidden one that are still to be hidden; empty between calls.
    hiding: Vec<u32>,
    /// Lists of flex items that are not in use, for their memory.
    pub spare_items: Vec<Vec<Item>>,
    /// A list of places that is not in use.
    pub spare_places: Vec<u32>,
}

/// Lays out what is dirty. The root's box is the stage.
///
/// Returns whether all of it was shallow enough; if not, what is too deep stays dirty.
pub fn run(tree: &mut Tree, stage: [f32; 2], measure: &mut dyn Measure) -> bool {
    tree.flatten();
    let mut pass = Pass {
        tree,
        measure,
        depth: 0,
        too_deep: false,
        asking: 0,
        hiding: Vec::new(),
        spare_items: Vec::new(),
        spare_places: Vec::new(),
    };
    if pass.node(ROOT_PLACE).style.display == Display::None {
        pass.hide(ROOT_PLACE);
    } else {
        let known = stage.map(Some);
        let input = LayoutInput {
            known,
            run_mode: RunMode::Boxes,
            ..LayoutInput::size(known, AvailableSpace::Available(stage[0]))
        };
        pass.lay_out(ROOT_PLACE, &input);
        pass.move_to(ROOT_PLACE, [0.0, 0.0]);
    }
    let is_done = !pass.too_deep;
    if !is_done {
        pass.tree.mark_again();
    }
    is_done
}

impl Pass<'_> {
    /// The node at a place.
    pub fn node(&self, place: u32) -> &Node {
        self.tree.node(place)
    }

    /// What is laid out in a node and has a box, in the flow or not.
    pub fn children(&self, place: u32, absolute: bool) -> impl Iterator<Item = u32> {
        self.node(place)
            .boxes()
            .iter()
            .copied()
            .filter(move |&child| {
                let style = &self.node(child).style;
                style.absolute == absolute && style.display != Display::None
            })
    }

    /// What holds for the alignment of a child in a physical axis of its container: `property` 0 is
    /// `justify-self`, 1 `align-self`.
    pub fn alignment_of(
        &self,
        place: u32,
        child: u32,
        property: usize,
        axis: usize,
    ) -> Aligned<ItemAlignment> {
        let (container, node) = (self.node(place), self.node(child));
        let alignment = node.style.alignment_in(&container.style, property);
        let is_opposite = axis == 0 && node.rtl != container.rtl;
        Aligned {
            to: alignment.to.in_container(is_opposite),
            ..alignment
        }
    }

    /// The items of a flex or grid container in CSS `order`.
    pub fn items_in_order(&self, place: u32, items: &mut Vec<u32>) {
        items.extend(self.children(place, false));
        let order = |place: u32| self.node(place).style.order;
        if items.iter().all(|&item| order(item) == 0) {
            return;
        }
        // Those of one order stay as they are.
        let keyed = items.drain(..).enumerate();
        let mut keyed: Vec<_> = keyed.map(|(at, item)| (order(item), at, item)).collect();
        inlay_schema::sort(&mut keyed);
        items.extend(keyed.into_iter().map(|(.., item)| item));
    }

    /// What is laid out in a node, by its number. For loops that lay out meanwhile.
    pub fn child(&self, place: u32, number: usize) -> Option<u32> {
        self.node(place).boxes().get(number).copied()
    }

    /// Answers from the cache, or lays the node out.
    pub fn lay_out(&mut self, place: u32, input: &LayoutInput) -> LayoutOutput {
        if self.too_deep {
            return LayoutOutput::default();
        }
        self.settle(place);
        let input = &self.reduced(place, input);
        let key = Key::from(input);
        if let Some(output) = self.node(place).cache.get(&key) {
            return output;
        }
        if self.depth >= MAX_DEPTH {
            self.too_deep = true;
            return LayoutOutput::default();
        }
        self.depth += 1;
        let output = bounded_answer(self.compute(place, input));
        self.depth -= 1;
        if !self.too_deep {
            let node = self.tree.node_mut(place);
            node.cache.put(&key, &output);
            if input.run_mode == RunMode::Boxes {
                node.dirty = false;
                node.hidden = false;
            }
        }
        output
    }

    /// The same input within bounds, and without what the output does not depend on, so that more
    /// inputs are one.
    fn reduced(&self, place: u32, input: &LayoutInput) -> LayoutInput {
        let mut input = bounded_ask(input);
        let node = self.node(place);
        let style = &node.style;
        if input.known[0].is_some() {
            input.space = AvailableSpace::MaxContent;
        }
        for axis in 0..2 {
            if !style.refers_to_basis(axis) {
                input.basis[axis] = None;
            }
            input.free[axis] &= style.is_sized(axis);
        }
        if !style.has_keyword(1) {
            input.room = None;
            input.stretched = false;
        }
        input.definite |= input.known[1].is_none() && !style.is_sized(1);
        input.no_ratio &= node.has_ratio();
        input
    }

    /// Fills a box whose size is decided, as far as it is.
    pub fn fill(&mut self, inner: &ContentBox) -> Content {
        let node = self.node(inner.node);
        if node.children.is_empty() {
            match node.kind {
                NodeKind::Text => return self.text(inner),
                NodeKind::Image => return self.picture(inner),
                NodeKind::View => {}
            }
        }
        match self.node(inner.node).style.display {
            Display::Flex | Display::None | Display::Contents => self.flex(inner),
            Display::Block => self.block(inner),
            Display::Grid => self.grid(inner),
        }
    }

    /// Narrowest and widest useful width of a content box. `height` is that of the content box, if
    /// it is definite; `basis` is what shares in its limits are of.
    pub fn intrinsic(
        &mut self,
        place: u32,
        height: Option<f32>,
        basis: [Option<f32>; 2],
    ) -> Intrinsic {
        let limits = self.intrinsic_limits(place, basis);
        self.intrinsic_within(place, height, &limits)
    }

    /// The same within limits of the content box.
    pub fn intrinsic_within(
        &mut self,
        place: u32,
        height: Option<f32>,
        limits: &[Limits; 2],
    ) -> Intrinsic {
        if self.too_deep {
            return Intrinsic::default();
        }
        self.settle(place);
        if let Some(intrinsic) = self.node(place).cache.intrinsic(height, limits) {
            return intrinsic;
        }
        if self.depth >= MAX_DEPTH {
            self.too_deep = true;
            return Intrinsic::default();
        }
        self.depth += 1;
        let intrinsic = self.compute_intrinsic(place, height, limits);
        self.depth -= 1;
        let intrinsic = Intrinsic {
            min: bounded(intrinsic.min),
            max: bounded(intrinsic.max.max(intrinsic.min)),
        };
        if !self.too_deep {
            self.tree
                .node_mut(place)
                .cache
                .put_intrinsic(height, limits, intrinsic);
        }
        intrinsic
    }

    /// Limits of a content box whose intrinsic widths depend on them: of a grid, where tracks
    /// repeat, and of a column that wraps. Those of the width that a ratio makes count.
    fn intrinsic_limits(&self, place: u32, basis: [Option<f32>; 2]) -> [Limits; 2] {
        let node = self.node(place);
        let style = &node.style;
        let matters = match style.display {
            Display::Grid => true,
            Display::Flex => style.column && style.wrap != Wrap::None,
            Display::Block | Display::None | Display::Contents => false,
        };
        if !matters {
            return [Limits::NONE; 2];
        }
        let mut own = OwnBox::new(node, &LayoutInput::size(basis, AvailableSpace::MaxContent));
        let around = own.around();
        let margins = sum(style.margins(basis[0])[0]);
        let room = basis[0].map(|basis| (basis - margins).max(around[0]));
        let is_stretch = |length: Length| length == Length::Content(Keyword::Stretch);
        if let Some(room) = room {
            if is_stretch(style.max_size()[0]) {
                own.limits[0].max = room;
            }
            if is_stretch(style.min_size()[0]) {
                own.limits[0].min = room;
            }
        }
        let by_ratio = self.transferred_limits(&own);
        let width = Limits {
            min: own.limits[0].clamp(by_ratio.min),
            max: own.limits[0].clamp(by_ratio.max),
        };
        [width.inside(around[0]), own.limits[1].inside(around[1])]
    }

    fn compute_intrinsic(
        &mut self,
        place: u32,
        height: Option<f32>,
        limits: &[Limits; 2],
    ) -> Intrinsic {
        let node = self.node(place);
        if node.children.is_empty() {
            match node.kind {
                NodeKind::Text => return self.text_width(place),
                NodeKind::Image => return Intrinsic::both(self.node(place).natural[0]),
                NodeKind::View => {}
            }
        }
        match self.node(place).style.display {
            Display::Flex | Display::None | Display::Contents => {
                self.flex_width(place, height, limits[1])
            }
            Display::Block => self.block_width(place, height),
            Display::Grid => self.grid_width(place, height, limits),
        }
    }

    /// Empties the boxes of a node and of everything under it that is not empty already.
    pub fn hide(&mut self, place: u32) {
        self.hiding.push(place);
        while let Some(place) = self.hiding.pop() {
            let node = self.tree.node_mut(place);
            if node.hidden {
                continue;
            }
            node.hidden = true;
            node.dirty = false;
            node.cache.clear();
            self.hiding.extend_from_slice(&node.children);
            self.write(place, |boxed| *boxed = NodeBox::default().numbers());
        }
    }

    /// Empties the boxes of the children that have none: hides those of `display: none`, and puts
    /// those of `display: contents` where the boxes in them are placed from.
    pub fn empty_children(&mut self, place: u32) {
        if !self.tree.has_absent {
            return;
        }
        let mut open = core::mem::take(&mut self.spare_places);
        open.push(place);
        while let Some(place) = open.pop() {
            let mut number = 0;
            while let Some(&child) = self.node(place).children.get(number) {
                number += 1;
                match self.node(child).style.display {
                    Display::None => self.hide(child),
                    Display::Contents => {
                        let node = self.tree.node_mut(child);
                        node.dirty = false;
                        node.hidden = false;
                        self.write(child, |boxed| *boxed = NodeBox::default().numbers());
                        open.push(child);
                    }
                    Display::Flex | Display::Grid | Display::Block => {}
                }
            }
        }
        self.spare_places = open;
    }

    /// Writes where a node's border box is in its parent's.
    pub fn move_to(&mut self, place: u32, position: [f32; 2]) {
        let [x, y] = position.map(bounded);
        self.write(place, |boxed| {
            boxed[NodeBox::X] = x;
            boxed[NodeBox::Y] = y;
        });
    }

    /// Writes everything about a box but its place: size, scrollable content, insets to the content
    /// box.
    pub fn write_size(
        &mut self,
        place: u32,
        size: [f32; 2],
        scrollable: [f32; 2],
        frame: &Edges<f32>,
    ) {
        let [[left, right], [top, bottom]] = *frame;
        let [width, height] = size.map(bounded);
        let [content_width, content_height] = scrollable.map(bounded);
        let insets = [top, right, bottom, left].map(bounded);
        self.write(place, |boxed| {
            *boxed = NodeBox {
                width,
                height,
                content_width,
                content_height,
                insets,
                ..NodeBox::of_numbers(boxed)
            }
            .numbers();
        });
    }

    fn write(&mut self, place: u32, edit: impl FnOnce(&mut BoxValues)) {
        let node = self.tree.node_mut(place);
        let before = node.boxed;
        edit(&mut node.boxed);
        if !node.written {
            node.written = true;
            let reported = node.reported.then_some(before);
            self.tree.written.push(place, reported);
        }
    }
}

/// Within ±[`LONGEST`], and a number. With lengths and shares bounded as they are, sums and
/// products of one level stay finite then.
pub fn bounded(value: f32) -> f32 {
    if value.abs() <= LONGEST {
        value
    } else if value.is_nan() {
        0.0
    } else {
        value.clamp(-LONGEST, LONGEST)
    }
}

fn bounded_ask(input: &LayoutInput) -> LayoutInput {
    let space = match input.space {
        AvailableSpace::Available(width) => AvailableSpace::Available(bounded(width).max(0.0)),
        space => space,
    };
    let positive = |value: Option<f32>| value.map(|value| bounded(value).max(0.0));
    LayoutInput {
        known: input.known.map(positive),
        basis: input.basis.map(positive),
        space,
        room: positive(input.room),
        ..*input
    }
}

fn bounded_answer(output: LayoutOutput) -> LayoutOutput {
    LayoutOutput {
        size: output.size.map(bounded),
        extent: output.extent.map(|axis| axis.map(bounded)),
        ..output
    }
}
