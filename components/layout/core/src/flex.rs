//! CSS Flexbox 1, section 9.

use crate::ask::{Ask, Content, Inner, Space};
use crate::flexible::resolve_flexible_lengths;
use crate::geometry::{
    ContentAlignment, Edges, Intrinsic, ItemAlignment, Length, Limits, distribute, resolve_edges,
    sum,
};
use crate::pass::Pass;
use crate::sizing::OwnBox;
use crate::style::Wrap;

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
    pub grow: f32,
    pub shrink: f32,
    pub base: f32,
    alignment: ItemAlignment,
    /// Size of the border box per axis.
    pub size: [f32; 2],
    /// Whether its flex basis is a length.
    has_basis: bool,
    /// Whether its height is that of its property, and no flex basis counts instead.
    by_property: bool,
    /// Whether it takes the size of its line across.
    stretches: bool,
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

/// What the whole layout of a container goes by.
struct Container {
    inner: Inner,
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
    pub fn flex(&mut self, inner: &Inner) -> Content {
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
        let mut content = Content {
            height,
            natural,
            ..Content::default()
        };
        if inner.place {
            align_along_main(&container, self, &mut items, &lines);
            align_along_cross(&container, &mut items, &lines);
            self.place_items(&container, &mut items, &lines, &mut content);
            self.place_absolute_in_flex(&container.inner, content.height, &mut content);
        }
        items.clear();
        self.spare_items.push(items);
        content
    }

    fn flex_container(&self, inner: &Inner) -> Container {
        let node = self.node(inner.node);
        let style = &node.style;
        let main = usize::from(style.column);
        let cross = 1 - main;
        let size = [Some(inner.width), inner.height];
        let basis = inner.basis();
        let wraps_back = style.wrap == Wrap::Before;
        let mut flipped = [false; 2];
        flipped[main] = style.reverse ^ (main == 0 && node.rtl);
        flipped[cross] = wraps_back ^ (cross == 0 && node.rtl);
        let gap = |axis: usize| style.gap[axis].or_zero(basis[axis]);
        Container {
            inner: *inner,
            main,
            cross,
            wrap: style.wrap,
            flipped,
            gap: [gap(main), gap(cross)],
            size,
            basis,
        }
    }

    fn collect_items(&self, container: &Container, items: &mut Vec<Item>) {
        let style = &self.node(container.inner.node).style;
        for place in self.children(container.inner.node, false) {
            let node = self.node(place);
            let own = OwnBox::new(node, &Ask::size(container.basis, Space::MaxContent));
            let is_auto = node.style.margin.map(|axis| axis.map(Length::is_auto));
            let alignment = match node.style.alignment_in(style, 1) {
                ItemAlignment::Normal => ItemAlignment::Stretch,
                alignment => alignment,
            };
            let crosses_auto = is_auto[container.cross].contains(&true);
            let is_content =
                own.size[container.cross].is_none() && node.style.size[container.cross].is_auto();
            items.push(Item {
                place,
                margin: resolve_edges(&node.style.margin, container.basis[0]),
                is_auto,
                around: own.around(),
                limits: own.limits,
                minimum_unknown: node.style.min_size[container.main].is_auto(),
                specified: own.size,
                grow: node.style.flex_grow,
                shrink: node.style.flex_shrink,
                base: 0.0,
                alignment,
                size: [0.0; 2],
                by_property: container.main == 0 || node.style.flex_basis.is_auto(),
                has_basis: matches!(node.style.flex_basis, Length::Dp(_)),
                stretches: alignment == ItemAlignment::Stretch && !crosses_auto && is_content,
                baseline: 0.0,
                offset: [0.0; 2],
                frozen: false,
            });
        }
    }

    /// 9.2, step 3: flex base size and hypothetical main size.
    fn find_base_size(&mut self, container: &Container, item: &mut Item) {
        let (main, cross) = (container.main, container.cross);
        if self.node(item.place).style.is_scroll_container() {
            item.minimum_unknown = false;
        }
        if main == 1 {
            item.size[0] = self.item_width(container, item);
        }
        let style = &self.node(item.place).style;
        let adjust = if style.content_box {
            item.around[main]
        } else {
            0.0
        };
        let basis = match style.flex_basis {
            Length::Auto => item.specified[main],
            basis => basis
                .resolve(container.basis[main])
                .map(|basis| (basis + adjust).max(item.around[main])),
        };
        let has_ratio = self.own_ratio(item).is_some();
        let explicit = !style.flex_basis.is_auto();
        item.base = match basis {
            // A size of the property `width` or `height` came clamped, which the base size is not to be.
            Some(_) if !explicit => style.size[main]
                .resolve(container.basis[main])
                .map_or(0.0, |size| (size + adjust).max(item.around[main])),
            Some(basis) => basis,
            None => match (self.own_ratio(item), self.definite_cross(container, item)) {
                (Some(ratio), Some(size)) => ratio.transfer(cross, size),
                _ => self.content_size(container, item, Space::MaxContent),
            },
        };
        if explicit || has_ratio {
            self.find_minimum(container, item);
        }
        item.size[main] = item.limits[main].clamp(item.base);
    }

    /// Width of an item of a column, before it takes that of its line.
    fn item_width(&mut self, container: &Container, item: &Item) -> f32 {
        let available = (container.inner.width - sum(item.margin[0])).max(0.0);
        if item.stretches && container.wrap == Wrap::None {
            return item.limits[0].clamp(available);
        }
        // Its height, and what follows from it by a ratio, is decided later.
        let free = [false, self.own_ratio(item).is_some()];
        self.width_of(
            item.place,
            &Ask {
                free,
                ..Ask::size(container.basis, Space::Available(available))
            },
        )
    }

    fn own_ratio(&self, item: &Item) -> Option<crate::sizing::Ratio> {
        crate::sizing::ratio_of(self.node(item.place), item.around)
    }

    /// 9.8: the size across, where it does not depend on the content.
    fn definite_cross(&self, container: &Container, item: &Item) -> Option<f32> {
        let cross = container.cross;
        if let Some(size) = item.specified[cross] {
            return Some(size);
        }
        if item.stretches && container.wrap == Wrap::None {
            let size = if cross == 0 {
                Some(container.inner.width)
            } else {
                container.basis[1]
            };
            return size.map(|size| item.limits[cross].clamp(size - sum(item.margin[cross])));
        }
        None
    }

    /// Size of the border box in the main axis if nothing but the content decided.
    fn content_size(&mut self, container: &Container, item: &Item, space: Space) -> f32 {
        if container.main == 0 {
            let height = self
                .definite_cross(container, item)
                .map(|height| (height - item.around[1]).max(0.0));
            let intrinsic = self.intrinsic(item.place, height);
            let size = item.around[0]
                + if space == Space::MinContent {
                    intrinsic.min
                } else {
                    intrinsic.max
                };
            if space == Space::MinContent {
                return size;
            }
            let own = OwnBox::new(self.node(item.place), &Ask::size(container.basis, space));
            return self.transferred_limits(&own).clamp(size);
        }
        let ask = Ask {
            known: [Some(item.size[0]), None],
            free: [false, true],
            no_ratio: space == Space::MinContent,
            ..Ask::size(container.basis, Space::MaxContent)
        };
        self.lay_out(item.place, &ask).size[1]
    }

    /// 4.5: the automatic minimum size of an item, into its limits.
    pub(crate) fn find_minimum_of(&mut self, inner: &Inner, item: &mut Item) {
        let container = self.flex_container(inner);
        self.find_minimum(&container, item);
    }

    fn find_minimum(&mut self, container: &Container, item: &mut Item) {
        if !core::mem::take(&mut item.minimum_unknown) {
            return;
        }
        let (main, cross) = (container.main, container.cross);
        let ratio = self.own_ratio(item);
        let mut content = self.content_size(container, item, Space::MinContent);
        if let Some(ratio) = ratio {
            let is_replaced = self.node(item.place).is_replaced();
            let known_cross = if main == 1 {
                Some(item.size[0])
            } else {
                self.definite_cross(container, item)
            };
            if let Some(size) = known_cross {
                let transferred = ratio.transfer(cross, size);
                content = if is_replaced {
                    transferred
                } else {
                    content.max(transferred)
                };
            }
            // Limits across limit it by the ratio; in a row whose height is decided they did before.
            if main == 1 || known_cross.is_none() {
                let Limits { min, max } = item.limits[cross];
                let most = if max.is_finite() {
                    ratio.transfer(cross, max)
                } else {
                    f32::INFINITY
                };
                content = content.min(most).max(ratio.transfer(cross, min));
            }
        }
        let limits = &mut item.limits[main];
        let minimum = item.specified[main]
            .map_or(content, |specified| specified.min(content))
            .min(limits.max);
        limits.min = limits.min.max(minimum);
    }

    /// 9.3, step 5. Returns the lines.
    fn break_lines(&self, container: &Container, items: &mut [Item]) -> Vec<Line> {
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
    fn decide_main_size(&self, container: &mut Container, items: &[Item], lines: &[Line]) -> f32 {
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
    fn flex_line(&mut self, container: &Container, items: &mut [Item]) {
        let available =
            container.size[container.main].unwrap_or(0.0) - gaps(container, items.len());
        resolve_flexible_lengths(self, &container.inner, container.main, available, items);
    }

    /// 9.4, step 7: hypothetical cross sizes, and baselines where they matter.
    fn find_cross_sizes(&mut self, container: &Container, items: &mut [Item]) {
        let (main, cross) = (container.main, container.cross);
        let is_single = container.wrap == Wrap::None;
        for item in items.iter_mut() {
            if main == 1 {
                // What follows from the height is known only now.
                if item.specified[0].is_none() && !(item.stretches && is_single) {
                    let space =
                        Space::Available((container.inner.width - sum(item.margin[0])).max(0.0));
                    let ask = Ask {
                        known: [None, Some(item.size[1])],
                        space,
                        place: false,
                        ..item_ask(container, item)
                    };
                    item.size[0] = match self.own_ratio(item) {
                        Some(ratio) if item.specified[1].is_none() => {
                            item.limits[0].clamp(ratio.transfer(1, item.size[1]))
                        }
                        _ => self.width_of(item.place, &ask),
                    };
                }
                continue;
            }
            item.size[cross] = match container.size[cross] {
                Some(size) if item.stretches && is_single => {
                    item.limits[cross].clamp(size - sum(item.margin[cross]))
                }
                _ => {
                    let ask = Ask {
                        known: [Some(item.size[0]), None],
                        ..Ask::size(container.basis, Space::MaxContent)
                    };
                    self.lay_out(item.place, &ask).size[1]
                }
            };
            if takes_part_in_baseline(container, item) {
                let ask = item_ask(container, item);
                item.baseline = self
                    .lay_out(item.place, &ask)
                    .baseline
                    .unwrap_or(item.size[1]);
            }
        }
    }

    /// 9.4, step 8: cross sizes of the lines. Returns what they need together.
    fn size_lines(&self, container: &Container, items: &[Item], lines: &mut [Line]) -> f32 {
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
    fn decide_cross_size(&self, container: &mut Container, lines: &mut [Line]) -> f32 {
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
        let stretches = matches!(
            alignment,
            ContentAlignment::Normal | ContentAlignment::Stretch
        );
        if stretches && free > 0.0 && container.wrap != Wrap::None {
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

    /// 9.4, step 11: items that take the size of their line.
    fn stretch_items(&self, container: &Container, items: &mut [Item], lines: &[Line]) {
        let cross = container.cross;
        for line in lines {
            for item in items[line.start..line.end]
                .iter_mut()
                .filter(|item| item.stretches)
            {
                item.size[cross] = item.limits[cross].clamp(line.cross - sum(item.margin[cross]));
            }
        }
    }

    /// Lays out the items in their final boxes.
    fn place_items(
        &mut self,
        container: &Container,
        items: &mut [Item],
        lines: &[Line],
        content: &mut Content,
    ) {
        let size = container.size.map(|size| size.unwrap_or(0.0));
        let is_scroll_container = self.node(container.inner.node).style.is_scroll_container();
        let reversed = self.node(container.inner.node).style.reverse;
        let first = first_for_baseline(container, reversed, items, lines);
        for (number, item) in items.iter().enumerate() {
            let ask = item_ask(container, item);
            let answer = self.lay_out(item.place, &ask);
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
                content.baseline = Some(position[1] + answer.baseline.unwrap_or(answer.size[1]));
            }
            let moved = self.shift_relative(item.place, position, container.basis);
            self.move_to(item.place, moved);
            self.cover_child(
                content,
                &container.inner,
                is_scroll_container,
                moved,
                &answer,
                &item.margin,
            );
        }
    }

    /// Intrinsic widths of a flex container. As Chromium has them: what the items add, whatever their flexibility.
    pub fn flex_width(&mut self, place: u32, height: Option<f32>) -> Intrinsic {
        let style = &self.node(place).style;
        let (is_column, wraps, gap) = (
            style.column,
            style.wrap != Wrap::None,
            style.gap[0].or_zero(None),
        );
        if is_column && wraps {
            return self.columns_width(place, height);
        }
        let (mut total, mut number) = (Intrinsic::default(), 0);
        let mut count = 0.0_f32;
        while let Some(child) = self.child(place, number) {
            number += 1;
            if !self.is_in_flow(child) {
                continue;
            }
            let cross = if is_column {
                None
            } else {
                self.stretched_height(place, child, height, wraps)
            };
            let mut added = self.contribution(child, cross, height);
            if !is_column {
                let limited = self.limit_by_base(child, added, cross, height);
                added = if wraps {
                    Intrinsic {
                        max: limited.max,
                        ..added
                    }
                } else {
                    limited
                };
            }
            count += 1.0;
            if is_column {
                total = total.or_larger(added);
            } else {
                total.max += added.max;
                total.min = if wraps {
                    total.min.max(added.min)
                } else {
                    total.min + added.min
                };
            }
        }
        if !is_column {
            let gaps = gap * (count - 1.0).max(0.0);
            total.max += gaps;
            total.min += if wraps { 0.0 } else { gaps };
        }
        Intrinsic {
            min: total.min.max(0.0),
            max: total.max.max(total.min).max(0.0),
        }
    }

    /// Widths of a column that wraps: its widest item, and its lines side by side at the height that they may have.
    fn columns_width(&mut self, place: u32, height: Option<f32>) -> Intrinsic {
        let node = self.node(place);
        let own = OwnBox::new(node, &Ask::size([None; 2], Space::MaxContent));
        let limits = own.limits[1].inside(own.around()[1]);
        let gap = [
            node.style.gap[1].or_zero(height),
            node.style.gap[0].or_zero(None),
        ];
        let limit = height.map_or(limits.max, |height| limits.clamp(height));
        let (mut widest, mut total, mut line) = (0.0_f32, 0.0_f32, 0.0_f32);
        let (mut used, mut is_empty, mut number) = (0.0_f32, true, 0);
        while let Some(child) = self.child(place, number) {
            number += 1;
            if !self.is_in_flow(child) {
                continue;
            }
            let added = self.contribution(child, None, height);
            let style = &self.node(child).style;
            let margin = style
                .margin
                .map(|axis| sum(axis.map(|margin| margin.or_zero(None))));
            let ask = Ask {
                known: [Some(added.max - margin[0]), None],
                ..Ask::size([None, height], Space::MaxContent)
            };
            let tall = match style.flex_basis.resolve(height) {
                Some(basis) => basis,
                None => self.lay_out(child, &ask).size[1],
            } + margin[1];
            if !is_empty && used + tall > limit + 1e-3 {
                total += line + gap[1];
                (used, line) = (0.0, 0.0);
            }
            is_empty = false;
            used += tall + gap[0];
            line = line.max(added.max);
            widest = widest.max(added.min);
        }
        Intrinsic {
            min: widest,
            max: total + line,
        }
    }

    /// 9.9.1: an item that does not grow adds no more than its base size, one that does not shrink no less.
    fn limit_by_base(
        &mut self,
        child: u32,
        added: Intrinsic,
        cross: Option<f32>,
        basis: Option<f32>,
    ) -> Intrinsic {
        let node = self.node(child);
        let style = &node.style;
        let Length::Dp(base) = style.flex_basis else {
            return added;
        };
        let own = OwnBox::new(node, &Ask::size([None; 2], Space::MaxContent));
        let around = own.around()[0];
        let base = (base + if style.content_box { around } else { 0.0 }).max(around);
        let (grow, shrink) = (style.flex_grow, style.flex_shrink);
        let is_floored = style.min_size[0].is_auto() && !style.is_scroll_container();
        let specified = own.size[0];
        let margins = sum(style.margin[0].map(|margin| margin.or_zero(None)));
        let mut limits = own.limits[0];
        if is_floored {
            let ask = Ask {
                known: [None, cross],
                free: [true, false],
                ..Ask::size([None, basis], Space::MinContent)
            };
            let content = self.width_of(child, &ask);
            limits.min = limits.min.max(
                specified
                    .map_or(content, |specified| specified.min(content))
                    .min(limits.max),
            );
        }
        let limit = |size: f32| {
            let size = if grow == 0.0 {
                (size - margins).min(base)
            } else {
                size - margins
            };
            let size = if shrink == 0.0 { size.max(base) } else { size };
            limits.clamp(size) + margins
        };
        Intrinsic {
            min: limit(added.min),
            max: limit(added.max),
        }
    }

    /// Height of the border box of a row's item that stretches to the definite height of its container.
    fn stretched_height(
        &self,
        place: u32,
        child: u32,
        height: Option<f32>,
        wraps: bool,
    ) -> Option<f32> {
        let height = height.filter(|_| !wraps)?;
        let container = &self.node(place).style;
        let node = self.node(child);
        let style = &node.style;
        let alignment = style.alignment_in(container, 1);
        let stretches = matches!(alignment, ItemAlignment::Normal | ItemAlignment::Stretch);
        let is_auto = style.size[1].is_auto() && !style.margin[1].contains(&Length::Auto);
        if !(stretches && is_auto) {
            return None;
        }
        let own = OwnBox::new(node, &Ask::size([None, Some(height)], Space::MaxContent));
        let margins = sum(style.margin[1].map(|margin| margin.or_zero(None)));
        Some(own.limits[1].clamp(height - margins))
    }

    /// Whether a child has a box in the flow.
    pub fn is_in_flow(&self, place: u32) -> bool {
        let style = &self.node(place).style;
        !style.absolute && style.display != crate::style::Display::None
    }
}

/// What an item is asked in its final size.
fn item_ask(container: &Container, item: &Item) -> Ask {
    // Definite sizes, 9.8: a height of the main axis is definite if the container's is, one across if it is stretched.
    let by_parent = if container.main == 1 {
        container.basis[1].is_some() || item.has_basis
    } else {
        item.stretches
    };
    let definite = by_parent || (item.specified[1].is_some() && item.by_property);
    Ask {
        known: [Some(item.size[0]), Some(item.size[1])],
        definite,
        place: true,
        ..Ask::size(container.basis, Space::MaxContent)
    }
}

fn gaps(container: &Container, count: usize) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are fewer than 2^24 items"
    )]
    let count = count as f32;
    container.gap[0] * (count - 1.0).max(0.0)
}

fn takes_part_in_baseline(container: &Container, item: &Item) -> bool {
    item.alignment == ItemAlignment::Baseline && !item.is_auto[container.cross].contains(&true)
}

/// From the cross start of the margin box to the baseline.
fn ascent(container: &Container, item: &Item) -> f32 {
    // In a column, boxes have their left edges as baselines.
    let cross = container.cross;
    let from_start = item.margin[cross][0] + if cross == 1 { item.baseline } else { 0.0 };
    if container.flipped[cross] {
        item.size[cross] + sum(item.margin[cross]) - from_start
    } else {
        from_start
    }
}

fn largest_ascent(container: &Container, items: &[Item]) -> f32 {
    let items = items
        .iter()
        .filter(|item| takes_part_in_baseline(container, item));
    let largest = items
        .map(|item| ascent(container, item))
        .fold(f32::NEG_INFINITY, f32::max);
    if largest.is_finite() { largest } else { 0.0 }
}

/// The item whose baseline is that of the container: 8.5.
fn first_for_baseline(
    container: &Container,
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
    // Chromium goes through the items in the order in which they are seen.
    if reversed {
        items[..end]
            .iter()
            .rposition(is_aligned)
            .unwrap_or(end.saturating_sub(1))
    } else {
        start + items[start..end].iter().position(is_aligned).unwrap_or(0)
    }
}

/// 9.5: positions in the main axis.
fn align_along_main(container: &Container, pass: &Pass<'_>, items: &mut [Item], lines: &[Line]) {
    let main = container.main;
    let style = &pass.node(container.inner.node).style;
    let size = container.size[main].unwrap_or(0.0);
    for line in lines {
        let items = &mut items[line.start..line.end];
        let taken: f32 = items
            .iter()
            .map(|item| item.size[main] + sum(item.margin[main]))
            .sum();
        let mut free = size - taken - gaps(container, items.len());
        let count = items
            .iter()
            .flat_map(|item| item.is_auto[main])
            .filter(|&is_auto| is_auto)
            .count();
        if count > 0 && free > 0.0 {
            #[expect(
                clippy::cast_precision_loss,
                reason = "there are fewer than 2^24 items"
            )]
            let share = free / count as f32;
            for item in items.iter_mut() {
                for edge in 0..2 {
                    if item.is_auto[main][edge] {
                        item.margin[main][edge] = share;
                    }
                }
            }
            free = 0.0;
        }
        let (mut offset, between) =
            distribute(style.content_alignment[0], free, items.len(), style.reverse);
        for item in items.iter_mut() {
            item.offset[main] = offset;
            offset += item.size[main] + sum(item.margin[main]) + container.gap[0] + between;
        }
    }
}

/// 9.6, steps 13 and 14: positions across, with automatic margins.
fn align_along_cross(container: &Container, items: &mut [Item], lines: &[Line]) {
    let cross = container.cross;
    let reversed = container.wrap == Wrap::Before;
    for line in lines {
        for item in &mut items[line.start..line.end] {
            let free = line.cross - item.size[cross] - sum(item.margin[cross]);
            let is_auto = item.is_auto[cross];
            let offset = if is_auto.contains(&true) {
                cross_margins(container, item, free)
            } else {
                match item.alignment {
                    ItemAlignment::Center => free / 2.0,
                    ItemAlignment::FlexEnd => free,
                    ItemAlignment::Start if reversed => free,
                    ItemAlignment::End if !reversed => free,
                    ItemAlignment::Baseline => line.baseline - ascent(container, item),
                    _ => 0.0,
                }
            };
            item.offset[cross] = line.offset + offset;
        }
    }
}

/// Shares what is left across among automatic margins; what does not fit sticks out at the end. Returns the offset.
fn cross_margins(container: &Container, item: &mut Item, free: f32) -> f32 {
    let cross = container.cross;
    let is_auto = item.is_auto[cross];
    if free > 0.0 {
        let share = if is_auto == [true, true] {
            free / 2.0
        } else {
            free
        };
        for (margin, is_auto) in item.margin[cross].iter_mut().zip(is_auto) {
            if is_auto {
                *margin = share;
            }
        }
        return 0.0;
    }
    // 9.6: the start margin is 0, in the writing direction; with reversed lines that is the far side.
    if container.wrap == Wrap::Before {
        free
    } else {
        0.0
    }
}
