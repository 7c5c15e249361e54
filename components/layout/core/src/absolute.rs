//! CSS Positioned Layout 3: absolute boxes in their containing block, and relative ones beside
//! their place.

use crate::chromium;
use crate::geometry::{
    Aligned, ContentAlignment, Edges, ItemAlignment, Keyword, Length, Overflow, sum,
};
use crate::input::{AvailableSpace, Content, ContentBox, LayoutInput, LayoutOutput, RunMode};
use crate::pass::Pass;
use crate::style::{Display, Wrap};

/// A side of a physical axis, or its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Start,
    Center,
    End,
}

/// Where a box would have been in the flow, in one axis: a stretch of the parent's border box, and
/// where in it.
#[derive(Clone, Copy, Debug)]
pub struct Static {
    pub start: f32,
    pub end: f32,
    pub side: Side,
    /// Whether the box itself says that it is aligned at the start where it does not fit. What
    /// its parent says of that does not count: [`chromium::SAFE_ONLY_BY_ITSELF`].
    pub is_safe: bool,
}

impl Static {
    /// The same from a place that is `by` dp before this one.
    pub fn moved(self, by: f32) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
            ..self
        }
    }
}

impl Side {
    /// Where a line ends or starts.
    fn of_line(is_end: bool, rtl: bool) -> Self {
        if is_end ^ rtl { Self::End } else { Self::Start }
    }
}

/// One axis of the containing block and of what the box says about itself.
struct Axis {
    /// Size of the containing block.
    block: f32,
    /// Padding box of the container, from the start of the containing block: more than that if this
    /// is an area of a grid.
    whole: [f32; 2],
    inset: [Option<f32>; 2],
    margin: [Option<f32>; 2],
    at: Static,
    alignment: ItemAlignment,
    overflow: Overflow,
    /// Whether the writing direction runs against it.
    reversed: bool,
    /// The side on which what sticks out can be scrolled to, if there is one: the one that flex
    /// lines or items grow to, else the end.
    scrolls: Option<Side>,
}

impl Axis {
    /// What is left of the containing block between the insets; for two automatic ones, between the
    /// static place and the edge that it looks at.
    fn room(&self) -> [f32; 2] {
        let Static {
            start, end, side, ..
        } = self.at;
        let mut weak_end = true;
        let mut room = match self.inset {
            [Some(from), Some(to)] => {
                weak_end = !self.reversed;
                [from, self.block - to]
            }
            [Some(from), None] => [from, self.block],
            [None, Some(to)] => {
                weak_end = false;
                [0.0, self.block - to]
            }
            [None, None] => match side {
                Side::Start => [start, self.block],
                Side::End => {
                    weak_end = false;
                    [0.0, end]
                }
                Side::Center => {
                    let center = (start + end) / 2.0;
                    let half = center.min(self.block - center).max(0.0);
                    [center - half, center + half]
                }
            },
        };
        if room[1] < room[0] {
            if weak_end {
                room[1] = room[0];
            } else {
                room[0] = room[1];
            }
        }
        room
    }

    /// What the margin box may take, less the margins that are known.
    fn available(&self) -> f32 {
        let [start, end] = self.room();
        (end - start - self.margin.iter().flatten().sum::<f32>()).max(0.0)
    }

    /// Whether an automatic size fills what is available.
    fn stretches(&self, is_replaced: bool) -> bool {
        let is_between = self.inset.iter().all(Option::is_some);
        is_between
            && match self.alignment {
                ItemAlignment::Stretch => true,
                ItemAlignment::Normal => !is_replaced,
                _ => false,
            }
    }

    /// Margins, now that the size is known.
    fn margins(&self, size: f32, is_inline: bool) -> [f32; 2] {
        let [start, end] = self.room();
        let free = end - start - size;
        if self.inset.iter().any(Option::is_none) {
            return self.margin.map(Option::unwrap_or_default);
        }
        match self.margin {
            [Some(from), Some(to)] => [from, to],
            [Some(from), None] => [from, free - from],
            [None, Some(to)] => [free - to, to],
            [None, None] if free < 0.0 && is_inline => {
                if self.reversed {
                    [free, 0.0]
                } else {
                    [0.0, free]
                }
            }
            [None, None] => [free / 2.0; 2],
        }
    }

    /// From the start of the containing block to the border box.
    fn position(&self, size: f32, margin: [f32; 2]) -> f32 {
        let room = self.room();
        let outer = size + sum(margin);
        let start = match self.inset {
            [Some(_), None] => room[0],
            [None, Some(_)] => room[1] - outer,
            [None, None] if self.at.is_safe && outer > room[1] - room[0] => {
                let near = Side::of_line(false, self.reversed);
                aligned(room, outer, near)
            }
            [None, None] => aligned([self.at.start, self.at.end], outer, self.at.side),
            _ if self.margin.iter().any(Option::is_none) => room[0],
            _ => self.aligned_in_room(room, outer),
        };
        start + margin[0]
    }

    /// CSS Box Alignment 3, 4.4.1.2: aligned between its insets, but not out of the containing
    /// block if that can be helped.
    fn aligned_in_room(&self, room: [f32; 2], outer: f32) -> f32 {
        let (near, far) = if self.reversed {
            (Side::End, Side::Start)
        } else {
            (Side::Start, Side::End)
        };
        let side = match self.alignment {
            ItemAlignment::Center => Side::Center,
            ItemAlignment::End | ItemAlignment::FlexEnd => far,
            _ => near,
        };
        let fits = outer <= room[1] - room[0];
        match self.overflow {
            Overflow::Unsafe => return aligned(room, outer, side),
            Overflow::Safe if !fits => return aligned(room, outer, near),
            _ if fits || self.alignment == ItemAlignment::Normal => {
                return aligned(room, outer, side);
            }
            _ => {}
        }
        let mut limit = [room[0].min(self.whole[0]), room[1].max(self.whole[1])];
        match self.scrolls {
            Some(Side::Start) => limit[0] = f32::NEG_INFINITY,
            Some(_) => limit[1] = f32::INFINITY,
            None => {}
        }
        if outer <= limit[1] - limit[0] {
            return aligned(room, outer, side)
                .min(limit[1] - outer)
                .max(limit[0]);
        }
        aligned(limit, outer, near)
    }
}

fn aligned(stretch: [f32; 2], size: f32, side: Side) -> f32 {
    match side {
        Side::Start => stretch[0],
        Side::Center => (stretch[0] + stretch[1] - size) / 2.0,
        Side::End => stretch[1] - size,
    }
}

impl Pass<'_> {
    /// The padding box, from the top left of the border box.
    pub fn padding_box(&self, inner: &ContentBox, height: f32) -> Edges<f32> {
        let height = inner.limited_height.unwrap_or(height);
        let far = |axis: usize, size: f32| {
            inner.frame[axis][0] + size + inner.frame[axis][1] - inner.border[axis][1]
        };
        [
            [inner.border[0][0], far(0, inner.width)],
            [inner.border[1][0], far(1, height)],
        ]
    }

    /// Lays out an absolute child in its containing block `area`, given from the top left of the
    /// border box of `inner`, as the static position is. If its containing block is further up,
    /// that lays it out, see `escape`.
    pub fn place_absolute(
        &mut self,
        inner: &ContentBox,
        child: u32,
        area: Edges<f32>,
        statics: [Static; 2],
        content: &mut Content,
    ) {
        if self.contains_absolutes(inner.node) {
            let position = self.lay_out_absolute(inner, child, area, statics, content);
            self.move_to(child, position);
        } else {
            self.tree.node_mut(child).escaped = Some(Box::new(statics));
            content.escapes = true;
        }
    }

    /// Lays out an absolute box. Returns where it is, from the top left of the border box of its
    /// containing block.
    pub fn lay_out_absolute(
        &mut self,
        inner: &ContentBox,
        child: u32,
        area: Edges<f32>,
        statics: [Static; 2],
        content: &mut Content,
    ) -> [f32; 2] {
        let block = area.map(|[start, end]| (end - start).max(0.0));
        let basis = block.map(Some);
        let whole = self.padding_box(inner, content.height);
        let parent = self.node(inner.node);
        let rtl = parent.rtl;
        let flipped = parent.flipped();
        let scrolls = parent.style.is_scroll_container();
        let node = self.node(child);
        let style = &node.style;
        let is_replaced = node.is_replaced();
        let alignments = [0, 1].map(|axis| {
            let alignment = style.self_alignment[axis];
            let alignment = alignment.unwrap_or(Aligned::new(ItemAlignment::Normal));
            let is_opposite = axis == 0 && node.rtl != rtl;
            (alignment.to.in_container(is_opposite), alignment.overflow)
        });
        let axis = |axis: usize| Axis {
            block: block[axis],
            whole: whole[axis].map(|edge| edge - area[axis][0]),
            inset: style.inset()[axis].map(|inset| inset.resolve(basis[axis])),
            margin: style.margin()[axis].map(|margin| {
                if margin.is_auto() {
                    None
                } else {
                    Some(margin.or_zero(basis[0]))
                }
            }),
            at: Static {
                start: statics[axis].start - area[axis][0],
                end: statics[axis].end - area[axis][0],
                ..statics[axis]
            },
            alignment: alignments[axis].0,
            overflow: alignments[axis].1,
            reversed: axis == 0 && rtl,
            scrolls: scrolls.then_some(if flipped[axis] {
                Side::Start
            } else {
                Side::End
            }),
        };
        let [x, y] = [axis(0), axis(1)];
        let input = LayoutInput {
            room: Some(y.available()),
            ..LayoutInput::size(basis, AvailableSpace::Available(x.available()))
        };
        let own = self.own_box(child, &input);
        let style = &self.node(child).style;

        // A height that is decided gives a width by the ratio; else the width comes first.
        let has_ratio = own.ratio.is_some();
        let fills = |axis: &Axis, number: usize, other: bool| {
            let keeps_ratio = has_ratio && other && axis.alignment == ItemAlignment::Normal;
            let is_auto = own.size[number].is_none() && style.is_automatic(number);
            is_auto && axis.stretches(is_replaced) && !keeps_ratio
        };
        let has_height =
            own.size[1].is_some() || y.alignment == ItemAlignment::Stretch && fills(&y, 1, false);
        let by_limits = if is_replaced {
            x.alignment
        } else {
            ItemAlignment::Normal
        };
        // What the content decides may follow from the height.
        let by_content = |length: Length| matches!(length, Length::Content(keyword) if keyword != Keyword::Stretch);
        let own_width = own.size[0].filter(|_| !by_content(style.size[0]));
        let width = own_width.or_else(|| {
            fills(&x, 0, has_height).then(|| self.filled_width(&own, by_limits, x.available()))
        });
        let takes_height = y.stretches(is_replaced) && !x.stretches(is_replaced);
        let is_sized = own.size[1].is_some() || takes_height && own.size[0].is_some();
        let has_minimum = has_ratio && is_sized && !is_replaced && style.min_size()[0].is_auto();
        let is_floored = has_minimum && !style.is_scroll_container();
        let known_height = own.size[1].or_else(|| {
            let has_width = width.is_some() || own_width.is_some();
            fills(&y, 1, has_width).then(|| own.limits[1].clamp(y.available()))
        });
        let stretches_limits =
            [style.min_size()[1], style.max_size()[1]].contains(&Length::Content(Keyword::Stretch));
        let width = width.unwrap_or_else(|| {
            self.width_of(
                child,
                &LayoutInput {
                    known: [None, known_height],
                    ..input
                },
            )
        });
        let width = if chromium::ABSOLUTE_RATIO_HOLDS_CONTENT && is_floored {
            let height = own.size[1].map(|height| (height - own.around()[1]).max(0.0));
            let least = self.intrinsic(child, height, basis).min + own.around()[0];
            width.max(least.min(own.limits[0].max))
        } else {
            width
        };
        // A ratio makes the height of the width that it has in the end, whatever the height was
        // that it had that from; content that needs more makes it higher.
        let follows_ratio = has_ratio
            && own_width.is_none()
            && own.size[1].is_none()
            && y.alignment != ItemAlignment::Stretch;
        let mut known_height = known_height.filter(|_| !follows_ratio);
        let definite = known_height.is_some() || !stretches_limits;
        if !definite {
            let by_itself = LayoutInput {
                known: [Some(width), None],
                free: [false, true],
                ..input
            };
            let height = self.lay_out(child, &by_itself).size[1];
            known_height = Some(own.limits[1].clamp(height));
        }
        let output = self.lay_out(
            child,
            &LayoutInput {
                known: [Some(width), known_height],
                definite,
                stretched: true,
                run_mode: RunMode::Boxes,
                ..input
            },
        );
        let height = output.size[1];

        let margin = [x.margins(width, true), y.margins(height, false)];
        let position = [
            area[0][0] + x.position(width, margin[0]),
            area[1][0] + y.position(height, margin[1]),
        ];
        self.cover_child(inner, content, position, &output);
        position
    }

    /// Lays out the absolute children of a flex container.
    pub fn place_absolute_in_flex(
        &mut self,
        inner: &ContentBox,
        height: f32,
        content: &mut Content,
    ) {
        let area = self.padding_box(inner, height);
        let mut number = 0;
        while let Some(child) = self.child(inner.node, number) {
            number += 1;
            let style = &self.node(child).style;
            if style.absolute && style.display != Display::None {
                let statics = self.static_in_flex(inner, child, height);
                self.place_absolute(inner, child, area, statics, content);
            }
        }
        self.place_escaped(inner, content, |_, _| area);
    }

    /// The static position of an absolute child in a stretch of each axis, by its alignment in
    /// them.
    pub fn static_in_area(&self, place: u32, child: u32, stretches: Edges<f32>) -> [Static; 2] {
        let node = self.node(place);
        let at = |axis: usize| {
            let [start, end] = stretches[axis];
            let rtl = axis == 0 && node.rtl;
            let style = &self.node(child).style;
            // CSS Box Alignment 3, 6.2: a block container aligns no children down its flow.
            let ignores = axis == 1 && node.style.display == Display::Block;
            let alignment = match style.self_alignment[axis] {
                None if ignores => Aligned::new(ItemAlignment::Normal),
                _ => self.alignment_of(place, child, axis, axis),
            };
            let side = match alignment.to {
                ItemAlignment::Center => Side::Center,
                ItemAlignment::End | ItemAlignment::FlexEnd => Side::of_line(true, rtl),
                _ => Side::of_line(false, rtl),
            };
            Static {
                start,
                end,
                side,
                is_safe: self.is_safe(place, child, axis),
            }
        };
        [at(0), at(1)]
    }

    /// Whether a child is aligned at the start where it does not fit; `property` is 0 for
    /// `justify-self`, 1 for `align-self`.
    fn is_safe(&self, parent: u32, child: u32, property: usize) -> bool {
        let style = &self.node(child).style;
        let for_all = self.node(parent).style.items_alignment[property];
        style.is_safe(property)
            || !chromium::SAFE_ONLY_BY_ITSELF
                && style.self_alignment[property].is_none()
                && for_all.overflow == Overflow::Safe
    }

    /// CSS Flexbox 1, 4.1: as if it were the only item of the container.
    fn static_in_flex(&self, inner: &ContentBox, child: u32, height: f32) -> [Static; 2] {
        let node = self.node(inner.node);
        let style = &node.style;
        let main = usize::from(style.column);
        let size = [inner.width, height];
        let at = |axis: usize| {
            let is_end = if axis == main {
                match style.content_alignment[0].to {
                    ContentAlignment::Center
                    | ContentAlignment::SpaceAround
                    | ContentAlignment::SpaceEvenly => None,
                    ContentAlignment::FlexEnd => Some(!style.reverse),
                    ContentAlignment::Start => Some(false),
                    ContentAlignment::End => Some(true),
                    _ => Some(style.reverse),
                }
            } else {
                let reversed = style.wrap == Wrap::Before;
                match self.alignment_of(inner.node, child, 1, axis).to {
                    ItemAlignment::Center => None,
                    ItemAlignment::FlexEnd => Some(!reversed),
                    ItemAlignment::Start | ItemAlignment::Baseline => Some(false),
                    ItemAlignment::End => Some(true),
                    _ => Some(reversed),
                }
            };
            let rtl = axis == 0 && node.rtl;
            let side = |is_end| Side::of_line(is_end, rtl);
            Static {
                start: inner.frame[axis][0],
                end: inner.frame[axis][0] + size[axis],
                side: is_end.map_or(Side::Center, side),
                is_safe: self.is_safe(inner.node, child, usize::from(axis != main)),
            }
        };
        [at(0), at(1)]
    }

    /// Moves a relative box by its insets.
    pub fn shift_relative(
        &self,
        child: u32,
        position: [f32; 2],
        basis: [Option<f32>; 2],
    ) -> [f32; 2] {
        let style = &self.node(child).style;
        if style.is_static {
            return position;
        }
        if !style.has_inset() {
            return position.map(|position| position + 0.0);
        }
        let parent = self.tree.container(child);
        let shift = |axis: usize, reversed: bool| {
            let [start, end] = style.inset()[axis].map(|inset: Length| inset.resolve(basis[axis]));
            let back = end.map(|end| -end);
            if reversed {
                back.or(start)
            } else {
                start.or(back)
            }
            .unwrap_or(0.0)
        };
        let rtl = parent.is_some_and(|parent| parent.rtl);
        [position[0] + shift(0, rtl), position[1] + shift(1, false)]
    }

    /// Adds a child, with what sticks out of it, to what a container covers: CSS Overflow 3, 2.2.
    /// In a scroll container only the part that can be scrolled to counts.
    pub fn cover_child(
        &self,
        inner: &ContentBox,
        content: &mut Content,
        position: [f32; 2],
        output: &LayoutOutput,
    ) {
        let node = self.node(inner.node);
        content.escapes |= output.escapes;
        let edges = |axis: usize| output.extent[axis].map(|edge| position[axis] + edge);
        if !node.style.is_scroll_container() {
            content.cover([edges(0), edges(1)]);
            return;
        }
        let flipped = node.flipped();
        let whole = self.padding_box(inner, content.height);
        let axis = |axis: usize| {
            let [near, far] = whole[axis];
            edges(axis).map(|edge| {
                if flipped[axis] {
                    edge.min(far)
                } else {
                    edge.max(near)
                }
            })
        };
        content.cover([axis(0), axis(1)]);
    }
}

/// The margin box of a child of this size, whose border box is at `position`. Negative margins take
/// off no more than its size.
pub fn margin_box(position: [f32; 2], size: [f32; 2], margin: &Edges<f32>) -> Edges<f32> {
    let axis = |axis: usize| {
        let [start, end] = [position[axis], position[axis] + size[axis]];
        let [before, after] = margin[axis];
        [(start - before).min(end), (end + after).max(start)]
    };
    [axis(0), axis(1)]
}
