//! CSS Grid 2, 6.2 and 10.3: sizes of items in their areas, and where in these they are.

use super::{Grid, Item, SAME, span};
use crate::chromium;
use crate::geometry::{Edges, ItemAlignment, Length, sum};
use crate::input::{AvailableSpace, Content, ContentBox, LayoutInput, RunMode};
use crate::pass::Pass;
use crate::sizing::{OwnBox, ratio_of};

/// An item in its area.
pub(super) struct Frame {
    pub area: [f32; 2],
    pub margin: Edges<f32>,
    /// For its boxes.
    pub input: LayoutInput,
}

impl Pass<'_> {
    /// 6.2: the size of an item that fills its area in an axis, if it does.
    pub(super) fn stretched(
        &mut self,
        item: &Item,
        axis: usize,
        area: f32,
        basis: [Option<f32>; 2],
    ) -> Option<f32> {
        let own = self.own_box(
            item.place,
            &LayoutInput::size(basis, AvailableSpace::MaxContent),
        );
        self.stretched_of(item, &own, axis, area, basis)
    }

    /// The same of an item whose box is known.
    fn stretched_of(
        &self,
        item: &Item,
        own: &OwnBox,
        axis: usize,
        area: f32,
        basis: [Option<f32>; 2],
    ) -> Option<f32> {
        self.stretches(item, own, axis, basis).then(|| {
            let margin = sum(self.node(item.place).style.margins(basis[0])[axis]);
            if axis == 0 {
                self.filled_width(own, item.alignment[0], area - margin)
            } else {
                own.limits[1].clamp(area - margin)
            }
        })
    }

    /// Whether an item fills its area in an axis.
    fn stretches(&self, item: &Item, own: &OwnBox, axis: usize, basis: [Option<f32>; 2]) -> bool {
        let node = self.node(item.place);
        let style = &node.style;
        let other_is_known = || {
            if axis == 0 {
                let fills_rows = item.alignment[1] == ItemAlignment::Stretch
                    && style.is_automatic(1)
                    && !style.margin()[1].contains(&Length::Auto);
                own.size[1].is_some() || (fills_rows && basis[1].is_some())
            } else {
                // A width that the content takes may follow from the height.
                let has_width = own.size[0].is_some() && !style.has_content_size(0);
                has_width || self.stretches(item, own, 0, basis)
            }
        };
        let fills = match item.alignment[axis] {
            ItemAlignment::Stretch => true,
            ItemAlignment::Normal => {
                !node.is_replaced() && (own.ratio.is_none() || !other_is_known())
            }
            _ => false,
        };
        fills
            && own.size[axis].is_none()
            && style.is_automatic(axis)
            && !style.margin()[axis].contains(&Length::Auto)
    }

    /// Height of an item that fills its rows, whatever it does with its columns.
    pub(super) fn stretched_across(&mut self, item: &Item, area: f32) -> Option<f32> {
        let node = self.node(item.place);
        let style = &node.style;
        let fills = match item.alignment[1] {
            ItemAlignment::Stretch => true,
            ItemAlignment::Normal => !node.is_replaced(),
            _ => false,
        };
        if !fills || !style.is_automatic(1) || style.margin()[1].contains(&Length::Auto) {
            return None;
        }
        let margin = sum(style.margins(None)[1]);
        let own = self.own_box(
            item.place,
            &LayoutInput::size([None, Some(area)], AvailableSpace::MaxContent),
        );
        Some(own.limits[1].clamp(area - margin))
    }

    /// Lays out the items in their areas.
    pub(super) fn place_grid_items(
        &mut self,
        inner: &ContentBox,
        grid: &Grid,
        content: &mut Content,
    ) {
        let rtl = self.node(inner.node).rtl;
        let first_row = grid.items.iter().map(|item| item.tracks[1][0]).min();
        let mut best: Option<(bool, usize)> = None;
        for item in &grid.items {
            let run_mode = inner.run_mode;
            if run_mode != RunMode::Boxes && Some(item.tracks[1][0]) != first_row {
                continue;
            }
            let start = [0, 1].map(|axis| {
                grid.spots[axis]
                    .get(item.tracks[axis][0])
                    .map_or(0.0, |spot| spot[0])
            });
            let Frame {
                area,
                margin,
                input,
            } = self.final_frame(grid, item);
            let basis = area.map(Some);
            let output = self.lay_out(item.place, &LayoutInput { run_mode, ..input });
            let size = output.size;
            let is_auto = self.node(item.place).style.auto_margins();
            let offset = |axis: usize| {
                aligned_in_area(
                    item,
                    axis,
                    area[axis] - size[axis] - sum(margin[axis]),
                    is_auto[axis],
                    &margin,
                )
            };
            let mut position = [start[0] + offset(0), start[1] + offset(1)];
            if rtl {
                position[0] = inner.width - start[0] - area[0]
                    + mirrored(item, area[0], size[0], is_auto[0], &margin);
            }
            let position = [
                inner.frame[0][0] + position[0],
                inner.frame[1][0] + position[1],
            ];
            // 8.5: the baseline of the first row: of an item that shares one, else of the first
            // item.
            if Some(item.tracks[1][0]) == first_row {
                let rank = (!item.shares_baseline, item.tracks[0][0]);
                if best.is_none_or(|best| rank < best) {
                    best = Some(rank);
                    content.baseline = Some(position[1] + output.baseline.unwrap_or(size[1]));
                }
            }
            if run_mode != RunMode::Boxes {
                continue;
            }
            let moved = self.shift_relative(item.place, position, basis);
            self.move_to(item.place, moved);
            self.cover_child(inner, content, moved, &output);
        }
    }

    /// The input of an item in its final area.
    pub(super) fn final_frame(&mut self, grid: &Grid, item: &Item) -> Frame {
        let area = [0, 1].map(|axis| span(&grid.spots[axis], item.tracks[axis]));
        let basis = area.map(Some);
        let margin = self.node(item.place).style.margins(basis[0]);
        let own = self.own_box(
            item.place,
            &LayoutInput::size(basis, AvailableSpace::MaxContent),
        );
        let filled = [0, 1].map(|axis| self.stretched_of(item, &own, axis, area[axis], basis));
        let size = self.grid_item_size(item, area, filled, &margin);
        let height = filled[1].filter(|_| !self.follows_width(item));
        let stretched = height.is_some();
        let is_other = stretched && {
            let input = LayoutInput {
                known: [Some(size[0]), None],
                ..LayoutInput::size(basis, AvailableSpace::MaxContent)
            };
            let has_ratio = ratio_of(self.node(item.place), [0.0; 2]).is_some();
            !(chromium::GRID_RATIO_STAYS_INDEFINITE && has_ratio)
                || (size[1] - self.lay_out(item.place, &input).size[1]).abs() > SAME
        };
        let has_height = matches!(
            self.node(item.place).style.size[1],
            Length::Dp(_) | Length::Share(_)
        );
        let definite = is_other || has_height;
        let by_itself = !stretched && !self.follows_width(item);
        let input = LayoutInput {
            known: [
                Some(size[0]),
                height.or(Some(size[1])).filter(|_| !by_itself),
            ],
            definite,
            stretched,
            run_mode: RunMode::Boxes,
            ..LayoutInput::size(basis, AvailableSpace::MaxContent)
        };
        Frame {
            area,
            margin,
            input,
        }
    }

    /// Border box of an item in its area, where it fills that as far as is `known`.
    fn grid_item_size(
        &mut self,
        item: &Item,
        area: [f32; 2],
        known: [Option<f32>; 2],
        margin: &Edges<f32>,
    ) -> [f32; 2] {
        let basis = area.map(Some);
        let child = item.place;
        let available = AvailableSpace::Available((area[0] - sum(margin[0])).max(0.0));
        let input = LayoutInput {
            known,
            ..LayoutInput::size(basis, available)
        };
        let own = self.own_box(child, &input);
        let width = match (own.size, own.ratio, known[1]) {
            ([None, _], Some(ratio), Some(height)) if self.follows_width(item) => {
                own.limits[0].clamp(ratio.transfer(1, height))
            }
            _ => self.width_and_picture(child, &input, &own).0,
        };
        // A ratio decides the width of an item that fills its rows, and that its height.
        let known_height = known[1].filter(|_| !self.follows_width(item));
        let is_limited = self.is_limited_by_content(child);
        let height = match known_height {
            Some(height) if !is_limited => height,
            _ => {
                let input = LayoutInput {
                    known: [Some(width), known_height],
                    stretched: true,
                    ..input
                };
                self.lay_out(child, &input).size[1]
            }
        };
        [width, height]
    }

    /// Whether the height of an item comes from its width although it fills its rows.
    pub(super) fn follows_width(&self, item: &Item) -> bool {
        item.alignment[1] == ItemAlignment::Normal
            && ratio_of(self.node(item.place), [0.0; 2]).is_some()
    }
}

/// From the start of the area to the border box.
pub(super) fn aligned_in_area(
    item: &Item,
    axis: usize,
    free: f32,
    is_auto: [bool; 2],
    margin: &Edges<f32>,
) -> f32 {
    let offset = match is_auto {
        [true, true] => free.max(0.0) / 2.0,
        [true, false] => free.max(0.0),
        [false, true] => 0.0,
        [false, false] if item.is_safe[axis] && free < 0.0 => 0.0,
        [false, false] => match item.alignment[axis] {
            ItemAlignment::Center => free / 2.0,
            ItemAlignment::End | ItemAlignment::FlexEnd => free,
            ItemAlignment::Baseline => {
                if axis == 1 {
                    item.shim
                } else {
                    item.indent
                }
            }
            _ => 0.0,
        },
    };
    offset + margin[axis][0]
}

/// From the left of the area to the border box, where the writing direction is from the right.
pub(super) fn mirrored(
    item: &Item,
    area: f32,
    size: f32,
    is_auto: [bool; 2],
    margin: &Edges<f32>,
) -> f32 {
    let [left, right] = margin[0];
    let free = area - size - left - right;
    let swapped = [[right, left], margin[1]];
    let from_right = aligned_in_area(item, 0, free, [is_auto[1], is_auto[0]], &swapped);
    area - from_right - size
}
