//! CSS Flexbox 1, 9.4: sizes across, lines, and baselines.

use super::{Container, Item, Line, item_ask};
use crate::chromium;
use crate::geometry::{ItemAlignment, Keyword, Length, distribute, sum};
use crate::input::{AvailableSpace, LayoutInput, RunMode};
use crate::pass::Pass;
use crate::style::Wrap;

/// Sizes that differ by less are the same.
const SAME: f32 = 1.0 / 64.0;

impl Pass<'_> {
    /// 9.4, step 7: hypothetical cross sizes, and baselines where they matter.
    pub(super) fn find_cross_sizes(&mut self, container: &Container<'_>, items: &mut [Item]) {
        let (main, cross) = (container.main, container.cross);
        let is_single = container.wrap == Wrap::None;
        for item in items.iter_mut() {
            if main == 1 {
                // What follows from the height is known only now.
                let is_auto = item.specified[0].is_none() && !(item.stretches && is_single);
                let is_limited = self.has_keyword_limits(item);
                if is_limited {
                    let input = LayoutInput {
                        known: [None, Some(item.size[1])],
                        ..LayoutInput::size(container.basis, AvailableSpace::MaxContent)
                    };
                    item.limits[0] = self.own_box(item.place, &input).limits[0];
                }
                if is_auto || is_limited || self.has_keyword_width(item) {
                    item.size[0] = self.width_in(container, item, container.inner.width);
                }
                continue;
            }
            let input = LayoutInput {
                known: [Some(item.size[0]), None],
                ..LayoutInput::size(container.basis, AvailableSpace::MaxContent)
            };
            item.size[cross] = match container.size[cross] {
                Some(size) if item.stretches && is_single => {
                    let size = item.limits[cross].clamp(size - sum(item.margin[cross]));
                    if item.has_ratio && container.basis[1].is_none() {
                        item.grew = size > self.lay_out(item.place, &input).size[1] + SAME;
                    }
                    self.fill_height(container, item, size)
                }
                _ => self.lay_out(item.place, &input).size[1],
            };
            if takes_part_in_baseline(container, item) {
                let input = LayoutInput {
                    run_mode: RunMode::Baseline,
                    ..item_ask(container, item)
                };
                item.baseline = self
                    .lay_out(item.place, &input)
                    .baseline
                    .unwrap_or(item.size[1]);
            }
        }
    }

    fn has_keyword_width(&self, item: &Item) -> bool {
        self.node(item.place).style.has_content_size(0)
    }

    /// Whether limits of its width may follow from its height.
    fn has_keyword_limits(&self, item: &Item) -> bool {
        let style = &self.node(item.place).style;
        let is_keyword = |length: Length| matches!(length, Length::Content(keyword) if keyword != Keyword::Stretch);
        item.has_ratio && (is_keyword(style.min_size()[0]) || is_keyword(style.max_size()[0]))
    }

    /// Width of a column's item of a height that is decided, in a line of `width`.
    fn width_in(&mut self, container: &Container<'_>, item: &Item, width: f32) -> f32 {
        match self.own_ratio(item) {
            Some(ratio)
                if item.specified[1].is_none()
                    && !self.has_keyword_width(item)
                    && !self.has_keyword_limits(item) =>
            {
                item.limits[0].clamp(ratio.transfer(1, item.size[1]))
            }
            _ => {
                let input = LayoutInput {
                    known: [None, Some(item.size[1])],
                    space: AvailableSpace::Available((width - sum(item.margin[0])).max(0.0)),
                    run_mode: RunMode::Size,
                    ..item_ask(container, item)
                };
                self.width_of(item.place, &input)
            }
        }
    }

    /// 9.4, step 8: cross sizes of the lines. Returns what they need together.
    pub(super) fn size_lines(
        &self,
        container: &Container<'_>,
        items: &[Item],
        lines: &mut [Line],
    ) -> f32 {
        let cross = container.cross;
        let mut needed = -container.gap[1];
        for line in lines.iter_mut() {
            let items = &items[line.start..line.end];
            line.baseline = largest_ascent(container, items);
            let mut below = f32::NEG_INFINITY;
            for item in items {
                let outer = item.size[cross] + sum(item.margin[cross]);
                if takes_part_in_baseline(container, item) {
                    below = below.max(outer - ascent(container, item));
                } else {
                    line.cross = line.cross.max(outer);
                }
            }
            line.cross = line.cross.max(line.baseline + below);
            needed += line.cross + container.gap[1];
            if container.wrap == Wrap::None {
                line.cross = container.size[cross]
                    .unwrap_or_else(|| container.inner.limits.clamp(line.cross));
            }
        }
        needed.max(0.0)
    }

    /// 9.4, step 9 and 9.6, steps 15 and 16. Returns the height of the content box.
    pub(super) fn decide_cross_size(
        &self,
        container: &mut Container<'_>,
        lines: &mut [Line],
    ) -> f32 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are fewer than 2^24 lines"
        )]
        let count = lines.len() as f32;
        let taken = lines.iter().map(|line| line.cross).sum::<f32>()
            + container.gap[1] * (count - 1.0).max(0.0);
        let size =
            container.size[container.cross].unwrap_or_else(|| container.inner.limits.clamp(taken));
        container.size[container.cross] = Some(size);
        let mut free = size - taken;
        let alignment = self.node(container.inner.node).style.content_alignment[1];
        if alignment.to.stretches() && free > 0.0 && container.wrap != Wrap::None {
            for line in lines.iter_mut() {
                line.cross += free / count;
            }
            free = 0.0;
        }
        let (mut offset, between) = if container.wrap == Wrap::None {
            (0.0, 0.0)
        } else {
            distribute(alignment, free, lines.len(), container.wrap == Wrap::Before)
        };
        for line in lines.iter_mut() {
            line.offset = offset;
            offset += line.cross + container.gap[1] + between;
        }
        container.size[1].unwrap_or(0.0)
    }

    /// 9.4, step 11: items that take the size of their line. The others of a
    /// column: [`chromium::COLUMN_ITEMS_FIT_IN_WIDER_LINE`].
    pub(super) fn stretch_items(
        &mut self,
        container: &Container<'_>,
        items: &mut [Item],
        lines: &[Line],
    ) {
        let cross = container.cross;
        for line in lines {
            let is_wider = chromium::COLUMN_ITEMS_FIT_IN_WIDER_LINE
                && container.main == 1
                && line.cross > container.inner.width;
            for item in &mut items[line.start..line.end] {
                if item.stretches {
                    let size = item.limits[cross].clamp(line.cross - sum(item.margin[cross]));
                    item.grew |= size > item.size[cross] + SAME;
                    item.size[cross] = self.fill_height(container, item, size);
                } else if is_wider && item.specified[0].is_none() {
                    item.size[0] = self.width_in(container, item, line.cross);
                }
                if container.basis[cross].is_none() {
                    self.limit_by_line(container, item, line.cross);
                }
            }
        }
    }
}

impl Pass<'_> {
    /// Height of an item that stretches to `height`, within limits that its content makes there.
    fn fill_height(&mut self, container: &Container<'_>, item: &mut Item, height: f32) -> f32 {
        if !item.limited_by_content {
            return height;
        }
        item.filled = Some(height);
        let input = LayoutInput {
            run_mode: RunMode::Size,
            ..item_ask(container, item)
        };
        self.lay_out(item.place, &input).size[1]
    }

    /// Limits that are `stretch`, where only the line has a size.
    fn limit_by_line(&self, container: &Container<'_>, item: &mut Item, line: f32) {
        let cross = container.cross;
        let style = &self.node(item.place).style;
        let is_stretch = |lengths: [Length; 2]| lengths[cross] == Length::Content(Keyword::Stretch);
        let room = (line - sum(item.margin[cross])).max(item.around[cross]);
        if is_stretch(style.max_size()) {
            item.size[cross] = item.size[cross].min(room);
        }
        if is_stretch(style.min_size()) {
            item.size[cross] = item.size[cross].max(room);
            item.stretches = true;
        }
    }
}

pub(super) fn takes_part_in_baseline(container: &Container<'_>, item: &Item) -> bool {
    item.alignment.to == ItemAlignment::Baseline && !item.is_auto[container.cross].contains(&true)
}

/// From the cross start of the margin box to the baseline.
pub(super) fn ascent(container: &Container<'_>, item: &Item) -> f32 {
    // In a column, boxes have their left edges as baselines.
    let cross = container.cross;
    let from_start = item.margin[cross][0] + if cross == 1 { item.baseline } else { 0.0 };
    if container.flipped[cross] {
        item.size[cross] + sum(item.margin[cross]) - from_start
    } else {
        from_start
    }
}

pub(super) fn largest_ascent(container: &Container<'_>, items: &[Item]) -> f32 {
    let items = items
        .iter()
        .filter(|item| takes_part_in_baseline(container, item));
    let largest = items
        .map(|item| ascent(container, item))
        .fold(f32::NEG_INFINITY, f32::max);
    if largest.is_finite() { largest } else { 0.0 }
}

/// The item whose baseline is that of the container: 8.5.
pub(super) fn first_for_baseline(
    container: &Container<'_>,
    reversed: bool,
    items: &[Item],
    lines: &[Line],
) -> usize {
    let seen_first = if container.wrap == Wrap::Before {
        lines.last()
    } else {
        lines.first()
    };
    let (start, end) = seen_first.map_or((0, 0), |line| (line.start, line.end));
    let is_aligned = |item: &Item| container.main == 0 && takes_part_in_baseline(container, item);
    if chromium::BASELINE_IN_SEEN_ORDER && reversed {
        items[..end]
            .iter()
            .rposition(is_aligned)
            .unwrap_or(end.saturating_sub(1))
    } else {
        start + items[start..end].iter().position(is_aligned).unwrap_or(0)
    }
}
