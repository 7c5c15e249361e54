//! CSS Flexbox 1, 9.9: widths of a container that only its content decides.

use crate::geometry::{Intrinsic, ItemAlignment, Length, Limits, sum};
use crate::input::{AvailableSpace, LayoutInput};
use crate::pass::Pass;
use crate::sizing::{OwnBox, border_box};
use crate::style::Wrap;

/// Width of a column's line: items whose left edges meet reach so far to both sides of that, others
/// are so wide.
#[derive(Clone, Copy, Debug)]
struct LineWidth {
    before: f32,
    after: f32,
    other: f32,
}

impl Default for LineWidth {
    fn default() -> Self {
        Self {
            before: f32::NEG_INFINITY,
            after: f32::NEG_INFINITY,
            other: 0.0,
        }
    }
}

impl LineWidth {
    fn width(self) -> f32 {
        self.other.max(self.before + self.after)
    }
}

impl Pass<'_> {
    /// Intrinsic widths of a flex container. What the items add, whatever
    /// their flexibility. `limits` are those of the height of its content box.
    pub fn flex_width(&mut self, place: u32, height: Option<f32>, limits: Limits) -> Intrinsic {
        let style = &self.node(place).style;
        let (is_column, wraps, gap) = (
            style.column,
            style.wrap != Wrap::None,
            style.gap[0].or_zero(None),
        );
        if is_column && wraps {
            return self.columns_width(place, height, limits);
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

    /// Widths of a column that wraps: its widest item, and its lines side by side at the height
    /// that they may have.
    fn columns_width(&mut self, place: u32, height: Option<f32>, limits: Limits) -> Intrinsic {
        let node = self.node(place);
        let gap = [
            node.style.gap[1].or_zero(height),
            node.style.gap[0].or_zero(None),
        ];
        let limit = limits.clamp(height.unwrap_or(f32::INFINITY));
        let (mut widest, mut total, mut line) = (0.0_f32, 0.0_f32, LineWidth::default());
        let (mut used, mut is_empty) = (0.0_f32, true);
        let mut items = Vec::new();
        self.items_in_order(place, &mut items);
        for child in items {
            let added = self.contribution(child, None, height);
            let style = &self.node(child).style;
            let margin = style.margins(None).map(sum);
            // A basis that is a share of nothing is what the content takes.
            let basis = style.flex_basis.resolve(height);
            let input = LayoutInput {
                known: [Some(added.max - margin[0]), None],
                free: [false, basis.is_none() && !style.flex_basis.is_auto()],
                ..LayoutInput::size([None, height], AvailableSpace::MaxContent)
            };
            let is_aligned = style.alignment_in(&self.node(place).style, 1).to
                == ItemAlignment::Baseline
                && !style.margin()[0].contains(&Length::Auto);
            let left = style.margin()[0][0].or_zero(None);
            let tall = match basis {
                Some(basis) => self.at_least_content(child, basis, &input),
                None => self.lay_out(child, &input).size[1],
            } + margin[1];
            if !is_empty && used + tall > limit + 1e-3 {
                total += line.width() + gap[1];
                (used, line) = (0.0, LineWidth::default());
            }
            is_empty = false;
            used += tall + gap[0];
            if is_aligned {
                line.before = line.before.max(left);
                line.after = line.after.max(added.max - left);
            } else {
                line.other = line.other.max(added.max);
            }
            widest = widest.max(added.min);
        }
        Intrinsic {
            min: widest,
            max: total + line.width(),
        }
    }

    /// The hypothetical height of a column's item with a flex basis: 4.5, its content makes it
    /// higher. `input` is for its height with no basis.
    fn at_least_content(&mut self, child: u32, basis: f32, input: &LayoutInput) -> f32 {
        let mut own = self.own_box(child, input);
        self.limit_height_by_content(child, input, &mut own);
        let node = self.node(child);
        let style = &node.style;
        let base = border_box(style, basis, own.around()[1]);
        if !style.min_size()[1].is_auto() || style.is_scroll_container() {
            return own.limits[1].clamp(base);
        }
        let content = LayoutInput {
            free: [false, true],
            no_ratio: !node.is_replaced(),
            ..*input
        };
        let content = self.lay_out(child, &content).size[1];
        let least = own.size[1].map_or(content, |size| size.min(content));
        own.limits[1].clamp(base.max(least))
    }

    /// 9.9.1: an item that does not grow adds no more than its base size, one that does not shrink
    /// no less.
    pub(super) fn limit_by_base(
        &mut self,
        child: u32,
        added: Intrinsic,
        cross: Option<f32>,
        basis: Option<f32>,
    ) -> Intrinsic {
        let node = self.node(child);
        let style = &node.style;
        // A picture that gives way is still as wide as its own width if it does not shrink.
        let by_width =
            style.flex_basis.is_auto() && style.flex_shrink == 0.0 && node.is_compressible();
        let base = if by_width {
            style.size[0]
        } else {
            style.flex_basis
        };
        let Length::Dp(base) = base else {
            return added;
        };
        let input = LayoutInput {
            known: [None, cross],
            ..LayoutInput::size([None; 2], AvailableSpace::MaxContent)
        };
        let own = self.own_box(child, &input);
        let node = self.node(child);
        let style = &node.style;
        let base = border_box(style, base, own.around()[0]);
        let (grow, shrink) = (style.flex_grow, style.flex_shrink);
        let gives_way = shrink > 0.0 && node.is_compressible();
        let is_floored = style.min_size()[0].is_auto() && !style.is_scroll_container();
        let specified = own.size[0];
        let margins = sum(style.margins(None)[0]);
        let own_limits = own.limits[0];
        let mut limits = own_limits;
        if is_floored {
            let input = LayoutInput {
                known: [None, cross],
                free: [true, false],
                ..LayoutInput::size([None, basis], AvailableSpace::MinContent)
            };
            let content = self.width_of(child, &input);
            limits.min = limits.min.max(
                specified
                    .map_or(content, |specified| specified.min(content))
                    .min(limits.max),
            );
        }
        let limit = |size: f32, limits: Limits| {
            let size = if grow == 0.0 {
                (size - margins).min(base)
            } else {
                size - margins
            };
            let size = if shrink == 0.0 { size.max(base) } else { size };
            limits.clamp(size) + margins
        };
        Intrinsic {
            min: limit(added.min, if gives_way { own_limits } else { limits }),
            max: limit(added.max, limits),
        }
    }

    /// Height of the border box of a row's item that stretches to the definite height of its
    /// container.
    pub(super) fn stretched_height(
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
        let alignment = style.alignment_in(container, 1).to;
        let stretches = matches!(alignment, ItemAlignment::Normal | ItemAlignment::Stretch);
        let is_auto = style.is_automatic(1) && !style.margin()[1].contains(&Length::Auto);
        if !(stretches && is_auto) {
            return None;
        }
        let own = OwnBox::new(
            node,
            &LayoutInput::size([None, Some(height)], AvailableSpace::MaxContent),
        );
        let margins = sum(style.margins(None)[1]);
        Some(own.limits[1].clamp(height - margins))
    }
}
