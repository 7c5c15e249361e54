//! One run of the algorithms over what is to be laid out anew.

use inlay_schema::values::NodeKind;
use taffy::{
    AvailableSpace, BlockContext, DetailedGridInfo, DetailedLayoutInfo, Layout,
    LayoutBlockContainer, LayoutContainingBlock, LayoutFlexboxContainer, LayoutGridContainer,
    LayoutInput, LayoutOutput, LayoutPartialTree, Line, NodeId, Rect, RequestedAxis, RunMode, Size,
    SizingMode, TraversePartialTree, compute_block_layout, compute_flexbox_layout,
    compute_grid_layout, compute_oof_layout,
};

use crate::MAX_DEPTH;
use crate::cache::reduced;
use crate::content::{self, Measure};
use crate::node::{BoxValues, Node};
use crate::property::LONGEST;
use crate::style::{Display, NoName};
use crate::tree::{ROOT_PLACE, Tree};

/// The tree while it is laid out.
pub struct Pass<'a> {
    tree: &'a mut Tree,
    measure: &'a mut dyn Measure,
    depth: u32,
    /// Some node is below the greatest depth. What is computed from then on is not kept.
    too_deep: bool,
    /// Nodes under a hidden one that are still to be hidden; empty between calls.
    hiding: Vec<u32>,
}

/// Lays out what is dirty. The root's box is the stage.
///
/// Returns whether all of it was shallow enough; if not, what is too deep stays dirty.
pub fn run(tree: &mut Tree, stage: Size<f32>, measure: &mut dyn Measure) -> bool {
    let mut pass = Pass {
        tree,
        measure,
        depth: 0,
        too_deep: false,
        hiding: Vec::new(),
    };
    pass.run(stage);
    !pass.too_deep
}

impl Pass<'_> {
    fn run(&mut self, stage: Size<f32>) {
        let root = NodeId::from(ROOT_PLACE as usize);
        let input = LayoutInput {
            run_mode: RunMode::PerformLayout,
            sizing_mode: SizingMode::InherentSize,
            axis: RequestedAxis::Both,
            known_dimensions: stage.map(Some),
            known_dimensions_are_definite: Size {
                width: true,
                height: true,
            },
            parent_size: stage.map(Some),
            available_space: stage.map(AvailableSpace::Definite),
            vertical_margins_are_collapsible: Line::FALSE,
        };
        if self.node(root).style.display == Display::None {
            self.hide(root);
            return;
        }
        let output = self.lay_out(root, input, None);
        let frame = content_frame(self.node(root), stage.width);
        let layout = Layout {
            size: stage,
            scrollable_overflow_rect: output.scrollable_overflow_rect,
            padding: frame.0,
            border: frame.1,
            ..Layout::new()
        };
        self.set_unrounded_layout(root, &layout);
    }

    fn node(&self, id: NodeId) -> &Node {
        self.tree.node(place(id))
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        self.tree.node_mut(place(id))
    }

    /// Answers from the cache, or runs the node's own algorithm.
    fn lay_out(
        &mut self,
        id: NodeId,
        input: LayoutInput,
        block: Option<&mut BlockContext<'_>>,
    ) -> LayoutOutput {
        if self.too_deep {
            return LayoutOutput::HIDDEN;
        }
        if input.run_mode == RunMode::PerformHiddenLayout
            || self.node(id).style.display == Display::None
        {
            self.hide(id);
            return LayoutOutput::HIDDEN;
        }
        let input = bounded_input(input);
        let node = self.node(id);
        let is_plain_leaf = node.children.is_empty() && !node.has_content();
        if is_plain_leaf {
            // Cheaper than a look into the cache.
            let output = reduced(&input, bounded_output(content::empty(node, input)));
            self.settle(id, &input);
            return output;
        }
        if let Some(output) = node.cache.get(&input) {
            return output;
        }
        if self.depth >= MAX_DEPTH {
            self.too_deep = true;
            return LayoutOutput::HIDDEN;
        }
        self.depth += 1;
        let mut output = self.compute(id, input, block);
        if input.run_mode == RunMode::PerformLayout {
            compute_oof_layout(self, id, &mut output);
        }
        self.depth -= 1;
        let output = reduced(&input, bounded_output(output));
        if !self.too_deep {
            self.node_mut(id).cache.put(&input, &output);
            self.settle(id, &input);
        }
        output
    }

    fn compute(
        &mut self,
        id: NodeId,
        input: LayoutInput,
        block: Option<&mut BlockContext<'_>>,
    ) -> LayoutOutput {
        let node = self.tree.node(place(id));
        if node.children.is_empty() {
            return match node.kind {
                NodeKind::Text => content::text(node, input, self.measure),
                NodeKind::Image => content::picture(node, input),
                NodeKind::View => content::empty(node, input),
            };
        }
        match node.style.display {
            Display::Grid => self.grid(id, input),
            Display::Block => self.block(id, input, block),
            Display::Flex | Display::None => self.flex(id, input),
        }
    }

    // Apart, so that a level of one algorithm does not take the stack of all three.

    #[inline(never)]
    fn flex(&mut self, id: NodeId, input: LayoutInput) -> LayoutOutput {
        compute_flexbox_layout(self, id, input)
    }

    #[inline(never)]
    fn grid(&mut self, id: NodeId, input: LayoutInput) -> LayoutOutput {
        compute_grid_layout(self, id, input)
    }

    #[inline(never)]
    fn block(
        &mut self,
        id: NodeId,
        input: LayoutInput,
        block: Option<&mut BlockContext<'_>>,
    ) -> LayoutOutput {
        compute_block_layout(self, id, input, block)
    }

    /// Marks a node as laid out when its boxes, and not only its size, were asked for.
    fn settle(&mut self, id: NodeId, input: &LayoutInput) {
        if input.run_mode == RunMode::PerformLayout {
            let node = self.node_mut(id);
            node.dirty = false;
            node.hidden = false;
        }
    }

    /// Empties the boxes of a node and of everything under it that is not empty already.
    fn hide(&mut self, id: NodeId) {
        self.hiding.push(place(id));
        while let Some(place) = self.hiding.pop() {
            let node = self.tree.node_mut(place);
            if node.hidden {
                continue;
            }
            node.hidden = true;
            node.dirty = false;
            node.cache.clear();
            self.hiding.extend_from_slice(&node.children);
            self.write(place, [0.0; 10]);
        }
    }

    fn write(&mut self, place: u32, values: BoxValues) {
        let node = self.tree.node_mut(place);
        node.boxed = values;
        if !node.written {
            node.written = true;
            self.tree.written.push(place);
        }
    }
}

impl TraversePartialTree for Pass<'_> {
    type ChildIter<'b>
        = core::iter::Map<core::slice::Iter<'b, u32>, fn(&u32) -> NodeId>
    where
        Self: 'b;

    fn child_ids(&self, id: NodeId) -> Self::ChildIter<'_> {
        self.node(id)
            .children
            .iter()
            .map(|&place| NodeId::from(place as usize))
    }

    fn child_count(&self, id: NodeId) -> usize {
        self.node(id).children.len()
    }

    fn get_child_id(&self, id: NodeId, index: usize) -> NodeId {
        NodeId::from(self.node(id).children[index] as usize)
    }
}

impl LayoutPartialTree for Pass<'_> {
    type CoreContainerStyle<'b>
        = &'b Node
    where
        Self: 'b;
    type CustomIdent = NoName;

    fn get_core_container_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    fn set_unrounded_layout(&mut self, id: NodeId, layout: &Layout) {
        self.write(place(id), box_values(layout));
    }

    fn compute_child_layout(&mut self, id: NodeId, input: LayoutInput) -> LayoutOutput {
        self.lay_out(id, input, None)
    }
}

impl LayoutContainingBlock for Pass<'_> {
    type OofItemStyle<'b>
        = &'b Node
    where
        Self: 'b;

    fn get_oof_item_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    // Every absolute node is laid out by its parent, so nobody asks who else did.

    fn clear_hoisted_children(&mut self, _: NodeId) {}

    fn add_hoisted_children(&mut self, _: NodeId, _: &[NodeId]) {}

    fn get_detailed_layout_info(&self, id: NodeId) -> &DetailedLayoutInfo<NoName> {
        let node = self.node(id);
        if node.style.display == Display::Grid {
            &node.grid_info
        } else {
            &DetailedLayoutInfo::None
        }
    }
}

impl LayoutFlexboxContainer for Pass<'_> {
    type FlexboxContainerStyle<'b>
        = &'b Node
    where
        Self: 'b;
    type FlexboxItemStyle<'b>
        = &'b Node
    where
        Self: 'b;

    fn get_flexbox_container_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    fn get_flexbox_child_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }
}

impl LayoutGridContainer for Pass<'_> {
    type GridContainerStyle<'b>
        = &'b Node
    where
        Self: 'b;
    type GridItemStyle<'b>
        = &'b Node
    where
        Self: 'b;

    fn get_grid_container_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    fn get_grid_child_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    fn set_detailed_grid_info(&mut self, id: NodeId, info: DetailedGridInfo<NoName>) {
        let node = self.node(id);
        let is_used = node
            .children
            .iter()
            .any(|&child| self.tree.node(child).style.absolute);
        self.node_mut(id).set_grid_info(is_used.then_some(info));
    }
}

impl LayoutBlockContainer for Pass<'_> {
    type BlockContainerStyle<'b>
        = &'b Node
    where
        Self: 'b;
    type BlockItemStyle<'b>
        = &'b Node
    where
        Self: 'b;

    fn get_block_container_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    fn get_block_child_style(&self, id: NodeId) -> &Node {
        self.node(id)
    }

    fn compute_block_child_layout(
        &mut self,
        id: NodeId,
        input: LayoutInput,
        block: Option<&mut BlockContext<'_>>,
    ) -> LayoutOutput {
        self.lay_out(id, input, block)
    }
}

fn place(id: NodeId) -> u32 {
    u32::try_from(u64::from(id)).unwrap_or(u32::MAX)
}

/// Padding and border of the root.
fn content_frame(node: &Node, width: f32) -> (Rect<f32>, Rect<f32>) {
    use taffy::ResolveOrZero;
    (
        node.style.padding.resolve_or_zero(Some(width), |_, _| 0.0),
        node.style.border,
    )
}

fn box_values(layout: &Layout) -> BoxValues {
    let Layout {
        location,
        size,
        border,
        padding,
        scrollable_overflow_rect: content,
        ..
    } = *layout;
    let inset = border + padding;
    let inner = Size {
        width: (size.width - border.left - border.right).max(0.0),
        height: (size.height - border.top - border.bottom).max(0.0),
    };
    let scrollable = [
        content.right.max(inner.width),
        content.bottom.max(inner.height),
    ];
    let values = [
        location.x,
        location.y,
        size.width,
        size.height,
        scrollable[0],
        scrollable[1],
    ];
    let [x, y, width, height, scroll_width, scroll_height] = values.map(bounded);
    let [top, right, bottom, left] =
        [inset.top, inset.right, inset.bottom, inset.left].map(bounded);
    [
        x,
        y,
        width,
        height,
        scroll_width,
        scroll_height,
        top,
        right,
        bottom,
        left,
    ]
}

/// Within ±[`LONGEST`], and a number. With lengths and shares bounded as they are, sums and products of one level stay
/// finite then.
fn bounded(value: f32) -> f32 {
    if value.is_nan() {
        0.0
    } else {
        value.clamp(-LONGEST, LONGEST)
    }
}

fn bounded_input(input: LayoutInput) -> LayoutInput {
    LayoutInput {
        known_dimensions: input.known_dimensions.map(|value| value.map(bounded)),
        parent_size: input.parent_size.map(|value| value.map(bounded)),
        available_space: input
            .available_space
            .map(|space| space.map_definite_value(bounded)),
        ..input
    }
}

fn bounded_output(output: LayoutOutput) -> LayoutOutput {
    LayoutOutput {
        size: output.size.map(bounded),
        scrollable_overflow_rect: output.scrollable_overflow_rect.map(bounded),
        ..output
    }
}
