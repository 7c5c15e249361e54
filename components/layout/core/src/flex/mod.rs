//! CSS Flexbox 1, section 9.

mod align;
mod base;
mod cross;
mod flexible;
mod intrinsic;

use crate::chromium;
use align::{align_along_cross, align_along_main};
use cross::first_for_baseline;
use flexible::resolve_flexible_lengths;

use crate::absolute::margin_box;
use crate::geometry::{Aligned, Edges, ItemAlignment, Keyword, Length, Limits, sum};
use crate::input::{AvailableSpace, Content, ContentBox, LayoutInput, RunMode};
use crate::pass::Pass;
use crate::style::{Display, Wrap};

/// An item while its container is laid out.
#[derive(Clone, Debug)]
pub struct Item {
    pub place: u32,
    /// With `auto` as 0.
    pub margin: Edges<f32>,
    is_auto: Edges<bool>,
    /// Border and padding per axis.
    pub around: [f32; 2],
    /// Of the border box. The automatic minimum of the main axis is in it once it was needed.
    pub limits: [Limits; 2],
    /// Whether the main axis has an automatic minimum that was not looked at yet.
    pub minimum_unknown: bool,
    /// The size that its property says, as far as it does, of the border box.
    specified: [Option<f32>; 2],
    /// The same, whatever its limits.
    preferred: [Option<f32>; 2],
    pub grow: f32,
    pub shrink: f32,
    pub base: f32,
    alignment: Aligned<ItemAlignment>,
    /// Size of the border box per axis.
    pub size: [f32; 2],
    has_ratio: bool,
    /// Whether its flex basis is a length.
    has_basis: bool,
    /// Whether its height is that of its property, and no flex basis counts instead.
    by_property: bool,
    /// Whether it takes the size of its line across.
    stretches: bool,
    /// Whether what its content takes limits its height.
    limited_by_content: bool,
    /// The height that it was stretched to, within no such limits.
    filled: Option<f32>,
    /// Whether that was more than it needed.
    grew: bool,
    /// From the top of the border box.
    baseline: f32,
    /// Of the margin box, from the start of the axis in which the items run.
    offset: [f32; 2],
    pub frozen: bool,
}

/// Items that share a line.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: usize,
    end: usize,
    cross: f32,
    /// From the cross start.
    offset: f32,
    baseline: f32,
}

/// What the layout of a container depends on.
struct Container<'a> {
    inner: &'a ContentBox,
    /// Axis in which items follow each other, and the one across.
    main: usize,
    cross: usize,
    wrap: Wrap,
    /// Whether the axes run against x and y.
    flipped: [bool; 2],
    /// Between items, between lines.
    gap: [f32; 2],
    size: [Option<f32>; 2],
    basis: [Option<f32>; 2],
}

impl Pass<'_> {
    /// Lays out a flex container.
    pub fn flex(&mut self, inner: &ContentBox) -> Content {
        if self.node(inner.node).boxes().is_empty() {
            return Content {
                height: inner.height.unwrap_or_else(|| inner.limits.clamp(0.0)),
                ..Content::default()
            };
        }
        let mut container = self.flex_container(inner);
        let mut items = self.spare_items.pop().unwrap_or_default();
        self.collect_items(&container, &mut items);
        for item in &mut items {
            self.find_base_size(&container, item);
        }
        let mut lines = self.break_lines(&container, &mut items);
        let longest = self.decide_main_size(&mut container, &items, &lines);
        for line in &lines {
            self.flex_line(&container, &mut items[line.start..line.end]);
        }
        self.find_cross_sizes(&container, &mut items);
        let across = self.size_lines(&container, &items, &mut lines);
        let natural = if container.main == 1 { longest } else { across };
        let height = self.decide_cross_size(&mut container, &mut lines);
        self.stretch_items(&container, &mut items, &lines);
        let taken = taken_height(&container, &items, natural);
        let mut content = Content {
            height,
            natural,
            taken,
            ..Content::default()
        };
        if inner.run_mode > RunMode::Size {
            align_along_main(&container, self, &mut items, &lines);
            align_along_cross(&container, &mut items, &lines);
            self.place_items(&container, &mut items, &lines, &mut content);
            if inner.run_mode == RunMode::Boxes {
                let boxes = self.node(inner.node).boxes().len();
                if items.len() < boxes || content.escapes {
                    self.place_absolute_in_flex(inner, content.height, &mut content);
                }
            }
        }
        items.clear();
        self.spare_items.push(items);
        content
    }

    fn flex_container<'a>(&self, inner: &'a ContentBox) -> Container<'a> {
        let node = self.node(inner.node);
        let style = &node.style;
        let main = usize::from(style.column);
        let cross = 1 - main;
        let size = [Some(inner.width), inner.height];
        let basis = inner.basis();
        let gap = |axis: usize| style.gap[axis].or_zero(basis[axis]);
        Container {
            inner,
            main,
            cross,
            wrap: style.wrap,
            flipped: node.flipped(),
            gap: [gap(main), gap(cross)],
            size,
            basis,
        }
    }

    fn collect_items(&mut self, container: &Container<'_>, items: &mut Vec<Item>) {
        let mut places = core::mem::take(&mut self.spare_places);
        self.items_in_order(container.inner.node, &mut places);
        for place in places.drain(..) {
            let own = self.own_box(
                place,
                &LayoutInput::size(container.basis, AvailableSpace::MaxContent),
            );
            let mut alignment = self.alignment_of(container.inner.node, place, 1, container.cross);
            if alignment.to == ItemAlignment::Normal {
                alignment.to = ItemAlignment::Stretch;
            }
            let node = self.node(place);
            let is_auto = node.style.auto_margins();
            let crosses_auto = is_auto[container.cross].contains(&true);
            let is_content =
                own.size[container.cross].is_none() && node.style.is_automatic(container.cross);
            let is_stretched =
                node.style.size[container.cross] == Length::Content(Keyword::Stretch);
            let fills = alignment.to == ItemAlignment::Stretch || is_stretched;
            // In lines, `stretch` is the height of the line.
            let fills_line = is_stretched && container.cross == 1 && container.wrap != Wrap::None;
            let stretches = fills && (is_stretched || !crosses_auto) && (is_content || fills_line);
            let limits = own.limits;
            let mut specified = own.size;
            if node.style.has_content_size(0) {
                // It may follow from the height, which is not decided yet.
                specified[0] = None;
            }
            items.push(Item {
                place,
                margin: node.style.margins(container.basis[0]),
                is_auto,
                around: own.around(),
                limits,
                limited_by_content: container.cross == 1 && self.is_limited_by_content(place),
                filled: None,
                minimum_unknown: node.style.min_size()[container.main].is_auto(),
                specified,
                preferred: own.preferred,
                grow: node.style.flex_grow,
                shrink: node.style.flex_shrink,
                base: 0.0,
                alignment,
                size: [0.0; 2],
                has_ratio: own.ratio.is_some(),
                by_property: container.main == 0 || node.style.flex_basis.is_auto(),
                has_basis: matches!(node.style.flex_basis, Length::Dp(_)),
                stretches,
                grew: false,
                baseline: 0.0,
                offset: [0.0; 2],
                frozen: false,
            });
        }
        self.spare_places = places;
    }

    /// 9.3, step 5. Returns the lines.
    fn break_lines(&self, container: &Container<'_>, items: &mut [Item]) -> Vec<Line> {
        let line = |start, end| Line {
            start,
            end,
            cross: 0.0,
            offset: 0.0,
            baseline: 0.0,
        };
        let limit = container.basis[container.main]
            .or(container.size[container.main])
            .unwrap_or(container.inner.breaks_at);
        if container.wrap == Wrap::None {
            return vec![line(0, items.len())];
        }
        let mut lines = Vec::new();
        let (mut start, mut used) = (0, 0.0);
        for (number, item) in items.iter().enumerate() {
            let outer = item.size[container.main] + sum(item.margin[container.main]);
            if number > start && used + outer > limit + 1e-3 {
                lines.push(line(start, number));
                (start, used) = (number, 0.0);
            }
            used += outer + container.gap[0];
        }
        lines.push(line(start, items.len()));
        lines
    }

    /// 9.2, step 4, for a column whose content decides its height.
    /// Returns the length of the longest line.
    fn decide_main_size(
        &self,
        container: &mut Container<'_>,
        items: &[Item],
        lines: &[Line],
    ) -> f32 {
        let main = container.main;
        let length = |line: &Line| {
            let items = &items[line.start..line.end];
            items
                .iter()
                .map(|item| item.size[main] + sum(item.margin[main]))
                .sum::<f32>()
                + gaps(container, items.len())
        };
        let longest = lines.iter().map(length).fold(0.0, f32::max);
        container.size[main] =
            container.size[main].or_else(|| Some(container.inner.limits.clamp(longest)));
        longest
    }

    /// 9.7: the main sizes of the items of a line.
    fn flex_line(&mut self, container: &Container<'_>, items: &mut [Item]) {
        let available =
            container.size[container.main].unwrap_or(0.0) - gaps(container, items.len());
        resolve_flexible_lengths(self, container, available, items);
    }

    /// Lays out the items in their final boxes.
    fn place_items(
        &mut self,
        container: &Container<'_>,
        items: &mut [Item],
        lines: &[Line],
        content: &mut Content,
    ) {
        let size = container.size.map(|size| size.unwrap_or(0.0));
        let reversed = self.node(container.inner.node).style.reverse;
        let scrolls = self.node(container.inner.node).style.is_scroll_container();
        let first = first_for_baseline(container, reversed, items, lines);
        for (number, item) in items.iter().enumerate() {
            let run_mode = container.inner.run_mode;
            if run_mode != RunMode::Boxes && number != first {
                continue;
            }
            let output = self.lay_out(
                item.place,
                &LayoutInput {
                    run_mode,
                    ..item_ask(container, item)
                },
            );
            let position = |axis: usize| {
                let margin = item.margin[axis];
                let outer = item.size[axis] + sum(margin);
                let start = item.offset[axis];
                let start = if container.flipped[axis] {
                    size[axis] - start - outer
                } else {
                    start
                };
                container.inner.frame[axis][0] + start + margin[0]
            };
            let position = [position(0), position(1)];
            if number == first {
                content.baseline = Some(position[1] + output.baseline.unwrap_or(output.size[1]));
            }
            if run_mode != RunMode::Boxes {
                continue;
            }
            let moved = self.shift_relative(item.place, position, container.basis);
            self.move_to(item.place, moved);
            if scrolls {
                content.cover_flow(margin_box(position, output.size, &item.margin));
            }
            self.cover_child(container.inner, content, moved, &output);
        }
    }

    /// Whether a child has a box in the flow.
    pub fn is_in_flow(&self, place: u32) -> bool {
        let style = &self.node(place).style;
        !style.absolute && style.display != Display::None
    }
}

/// The input of an item in its final size.
fn item_ask(container: &Container<'_>, item: &Item) -> LayoutInput {
    // Definite sizes, 9.8: a height of the main axis is definite if the container's is or a ratio
    // made it, one across if it is stretched. A box with a ratio:
    // `chromium::FLEX_RATIO_STAYS_INDEFINITE`.
    let by_parent = if container.main == 1 {
        container.basis[1].is_some() || item.has_basis || item.has_ratio
    } else {
        let is_stretched_first = container.basis[1].is_some() && container.wrap == Wrap::None;
        item.stretches
            && (!chromium::FLEX_RATIO_STAYS_INDEFINITE
                || is_stretched_first
                || !item.has_ratio
                || item.grew)
    };
    let definite = by_parent || (item.specified[1].is_some() && item.by_property);
    // The height of a row's item that does not stretch is what its properties and its content make.
    let by_itself = container.main == 0 && !item.stretches;
    let height = item.filled.unwrap_or(item.size[1]);
    LayoutInput {
        known: [Some(item.size[0]), Some(height).filter(|_| !by_itself)],
        definite,
        stretched: item.filled.is_some(),
        run_mode: RunMode::Boxes,
        ..LayoutInput::size(container.basis, AvailableSpace::MaxContent)
    }
}

/// Height that the items of one row take once they are stretched; what others need.
fn taken_height(container: &Container<'_>, items: &[Item], natural: f32) -> f32 {
    let outer = |item: &Item| item.size[1] + sum(item.margin[1]);
    if container.main == 0 && container.wrap == Wrap::None {
        items.iter().map(outer).fold(0.0, f32::max)
    } else {
        natural
    }
}

fn gaps(container: &Container<'_>, count: usize) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are fewer than 2^24 items"
    )]
    let count = count as f32;
    container.gap[0] * (count - 1.0).max(0.0)
}
