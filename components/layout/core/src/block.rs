//! CSS 2.1 block layout without floats and inlines: 8.3.1 (margins), 10.3.3 (widths), 10.6.3
//! (heights).

use crate::absolute::margin_box;
use crate::chromium;
use crate::geometry::{
    ContentAlignment, Edges, Intrinsic, ItemAlignment, Length, Overflow, distribute, sum,
};
use crate::input::{
    AvailableSpace, Content, ContentBox, LayoutInput, LayoutOutput, RunMode, Strut,
};
use crate::pass::Pass;
use crate::style::Display;

/// Where the flow of blocks is.
struct Flow {
    /// From the top of the content box.
    y: f32,
    /// Margins that were met since.
    strut: Strut,
    /// Whether there was nothing yet but margins, and these go through the top edge.
    at_top: bool,
}

impl Flow {
    /// Where a box starts whose margins were met.
    fn next(&self) -> f32 {
        if self.at_top {
            self.y
        } else {
            self.y + self.strut.sum()
        }
    }
}

impl Pass<'_> {
    /// Lays out a block container.
    pub fn block(&mut self, inner: &ContentBox) -> Content {
        let alignment = self.node(inner.node).style.content_alignment[1];
        let joins = self.joins(inner);
        let open_top = joins && inner.frame[1][0] == 0.0;
        let open_bottom = joins && inner.frame[1][1] == 0.0 && inner.height.is_none();
        let mut content = Content::default();
        let mut flow = Flow {
            y: 0.0,
            strut: Strut::default(),
            at_top: open_top,
        };
        let mut waiting = Vec::new();
        let mut number = 0;
        while let Some(child) = self.child(inner.node, number) {
            number += 1;
            if self.is_in_flow(child) {
                self.place_block(inner, child, &mut flow, &mut content);
            } else if inner.run_mode == RunMode::Boxes && self.node(child).style.absolute {
                waiting.push((child, flow.next()));
            }
        }
        let bottom = flow.y;
        self.end_flow(inner, open_bottom, joins, &mut flow, &mut content);
        content.natural = if joins && inner.frame[1][1] == 0.0 {
            bottom
        } else {
            flow.y
        };
        content.taken = content.natural;
        content.height = inner.height.unwrap_or_else(|| inner.limits.clamp(flow.y));
        let free = content.height - flow.y.max(0.0);
        let free = match alignment.overflow {
            Overflow::Unsafe => free,
            Overflow::Either | Overflow::Safe => free.max(0.0),
        };
        let shift = match alignment.to {
            ContentAlignment::Normal => 0.0,
            _ => distribute(alignment, free, 1, false).0,
        };
        content.baseline = content.baseline.map(|baseline| baseline + shift);
        if inner.run_mode == RunMode::Boxes {
            self.shift_blocks(inner, shift, &mut content);
            cover_down_to(inner, flow.y + shift, &mut content);
            for (child, y) in waiting {
                if self.node(child).style.display != Display::None {
                    self.place_absolute_in_block(inner, child, y + shift, &mut content);
                }
            }
            let area = self.padding_box(inner, content.height);
            self.place_escaped(inner, &mut content, |_, _| area);
        }
        content
    }

    /// Whether margins of its children may go through the edges of a block container.
    fn joins(&self, inner: &ContentBox) -> bool {
        let style = &self.node(inner.node).style;
        inner.collapses
            && !style.is_scroll_container()
            && style.content_alignment[1].to == ContentAlignment::Normal
    }

    /// CSS Sizing 4, 6.1: height that `stretch` fills. Margins that go through an edge take nothing
    /// off: [`chromium::LAST_MARGIN_TAKES_NOTHING_OFF`].
    fn stretch_room(&self, inner: &ContentBox, child: u32, margin: &Edges<f32>) -> Option<f32> {
        if !self.node(child).style.stretches_height() {
            return None;
        }
        let joins = self.joins(inner);
        let kept_in = |edge: usize| {
            edge == 1 && inner.height.is_some() && !chromium::LAST_MARGIN_TAKES_NOTHING_OFF
        };
        let taken =
            [0, 1].map(
                |edge| match joins && inner.frame[1][edge] == 0.0 && !kept_in(edge) {
                    true => 0.0,
                    false => margin[1][edge],
                },
            );
        inner.basis_height.map(|height| height - sum(taken))
    }

    /// Lays out a child where the flow is.
    fn place_block(
        &mut self,
        inner: &ContentBox,
        child: u32,
        flow: &mut Flow,
        content: &mut Content,
    ) {
        let basis = inner.basis();
        let style = &self.node(child).style;
        let joins = style.display == Display::Block
            && !style.is_scroll_container()
            && !self.node(child).is_replaced();
        let margin = style.margins(basis[0]);
        let width = self.block_child_width(inner, child, &margin);
        let input = LayoutInput {
            known: [Some(width), None],
            collapses: joins,
            room: self.stretch_room(inner, child, &margin),
            run_mode: inner.run_mode,
            ..LayoutInput::size(basis, AvailableSpace::Available(width))
        };
        let output = self.lay_out(child, &input);
        flow.strut = flow.strut.with(margin[1][0]).and(output.top);
        let y = flow.next();
        if output.through {
            flow.strut = flow.strut.with(margin[1][1]).and(output.bottom);
        } else {
            if flow.at_top {
                content.top = flow.strut;
            }
            *flow = Flow {
                y: y + output.size[1],
                strut: Strut::default().with(margin[1][1]).and(output.bottom),
                at_top: false,
            };
        }
        if content.baseline.is_none() {
            content.baseline = output
                .baseline
                .map(|baseline| inner.frame[1][0] + y + baseline);
        }
        content.escapes |= output.escapes;
        if inner.run_mode == RunMode::Boxes {
            let x = self.block_child_x(inner, child, &margin, width);
            self.move_to(child, [inner.frame[0][0] + x, inner.frame[1][0] + y]);
        }
    }

    /// 10.3.3 and 10.3.4: the width of a block's border box.
    fn block_child_width(&mut self, inner: &ContentBox, child: u32, margin: &Edges<f32>) -> f32 {
        let available = (inner.width - sum(margin[0])).max(0.0);
        let input = LayoutInput {
            room: self.stretch_room(inner, child, margin),
            ..LayoutInput::size(inner.basis(), AvailableSpace::Available(available))
        };
        let own = self.own_box(child, &input);
        let node = self.node(child);
        let has_own = node.is_replaced() || (own.size[1].is_some() && own.ratio.is_some());
        let alignment = self.alignment_of(inner.node, child, 0, 0).to;
        let stretches = match alignment {
            ItemAlignment::Normal => !has_own,
            alignment => alignment == ItemAlignment::Stretch,
        };
        if own.size[0].is_some() || !stretches {
            return self.width_of(child, &input);
        }
        self.filled_width(&own, alignment, available)
    }

    /// From the left of the content box to the border box of a child.
    fn block_child_x(
        &self,
        inner: &ContentBox,
        child: u32,
        margin: &Edges<f32>,
        width: f32,
    ) -> f32 {
        let is_auto = self.node(child).style.margin()[0].map(Length::is_auto);
        let rtl = self.node(inner.node).rtl;
        let free = inner.width - width - sum(margin[0]);
        if is_auto.contains(&true) {
            return match is_auto {
                _ if free <= 0.0 && rtl => free + margin[0][0],
                [true, true] => free.max(0.0) / 2.0,
                [true, false] => free.max(0.0),
                _ => margin[0][0],
            };
        }
        // CSS Box Alignment 3, 6.1, for blocks.
        let alignment = self.alignment_of(inner.node, child, 0, 0);
        let offset = match alignment.in_space(free) {
            ItemAlignment::Center => free / 2.0,
            ItemAlignment::End | ItemAlignment::FlexEnd if !rtl => free,
            ItemAlignment::End | ItemAlignment::FlexEnd => 0.0,
            _ if rtl => free,
            _ => 0.0,
        };
        offset + margin[0][0]
    }

    /// What the last margins come to.
    fn end_flow(
        &self,
        inner: &ContentBox,
        open_bottom: bool,
        joins: bool,
        flow: &mut Flow,
        content: &mut Content,
    ) {
        if flow.at_top {
            content.top = flow.strut;
            let is_empty = inner.frame[1][1] == 0.0 && inner.limits.min == 0.0;
            content.through = joins && is_empty && inner.height.unwrap_or(0.0) == 0.0;
        } else if open_bottom {
            // What a least height adds lies between the last child and the edge, what a greatest
            // one takes off beyond it.
            if (inner.limits.min..=inner.limits.max).contains(&flow.y) {
                content.bottom = flow.strut;
            }
        } else {
            flow.y += flow.strut.sum();
        }
    }

    /// Moves the blocks down by `shift`, and each by its insets.
    fn shift_blocks(&mut self, inner: &ContentBox, shift: f32, content: &mut Content) {
        let mut number = 0;
        while let Some(child) = self.child(inner.node, number) {
            number += 1;
            if self.is_in_flow(child) {
                let node = self.node(child);
                let [x, y, width, height, ..] = node.boxed;
                let size = [width, height];
                let mut margin = node.style.margins(Some(inner.width));
                // Margins below are in the flow's height already.
                margin[1] = [0.0, margin[1][1].min(0.0)];
                let extent = node
                    .cache
                    .placed_extent()
                    .unwrap_or([[0.0, width], [0.0, height]]);
                let output = LayoutOutput {
                    size,
                    extent,
                    ..LayoutOutput::default()
                };
                let position = [x, y + shift];
                let moved = self.shift_relative(child, position, inner.basis());
                self.move_to(child, moved);
                content.cover_flow(margin_box(position, size, &margin));
                self.cover_child(inner, content, moved, &output);
            }
        }
    }

    /// Intrinsic widths of a block container: those of its widest child.
    pub fn block_width(&mut self, place: u32, height: Option<f32>) -> Intrinsic {
        let (mut widest, mut number) = (Intrinsic::default(), 0);
        while let Some(child) = self.child(place, number) {
            number += 1;
            if self.is_in_flow(child) {
                widest = widest.or_larger(self.contribution(child, None, height));
            }
        }
        widest
    }

    fn place_absolute_in_block(
        &mut self,
        inner: &ContentBox,
        child: u32,
        y: f32,
        content: &mut Content,
    ) {
        let top = inner.frame[1][0] + y;
        let stretches = [
            [inner.frame[0][0], inner.frame[0][0] + inner.width],
            [top, top],
        ];
        let statics = self.static_in_area(inner.node, child, stretches);
        let area = self.padding_box(inner, content.height);
        self.place_absolute(inner, child, area, statics, content);
    }
}

/// The flow reaches down to `bottom` of the content, with the margins that are left there.
fn cover_down_to(inner: &ContentBox, bottom: f32, content: &mut Content) {
    if content.flow.is_some() {
        let [start, top] = [inner.frame[0][0], inner.frame[1][0]];
        content.cover_flow([[start, start], [top, top + bottom]]);
    }
}
