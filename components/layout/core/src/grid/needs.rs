//! What items need of their columns and rows: CSS Grid 2, 12.1, 11.5 and 6.6.

use super::baselines::moves;
use super::tracks::{Available, Need, Sized, Sizing, resolve_shares, size_tracks};
use super::{Grid, Item, span};
use crate::chromium;
use crate::geometry::{Edges, ItemAlignment, Length, sum};
use crate::input::{AvailableSpace, ContentBox, LayoutInput};
use crate::pass::Pass;
use crate::sizing::{OwnBox, ratio_of};
use crate::style::{Breadth, Display, Wrap};

impl Pass<'_> {
    /// Sizes the columns. `height` is that of the content box, where it is definite.
    pub(super) fn size_columns(
        &mut self,
        place: u32,
        grid: &mut Grid,
        available: Available,
        height: Option<f32>,
    ) {
        resolve_shares(&mut grid.tracks[0], available);
        let mut needs = Vec::with_capacity(grid.items.len());
        for item in &grid.items {
            needs.push(match nothing_asked(grid, item, 0) {
                Some(need) => need,
                None => {
                    let area = self.fixed_rows(grid, item, height);
                    self.column_need(item, area)
                }
            });
        }
        self.indent_needs(place, grid, &mut needs);
        let sizing = self.sizing(place, 0, available, 0.0, grid.gap[0]);
        size_tracks(&mut grid.tracks[0], &mut needs, &sizing);
    }

    /// 12.5.1: items that are aligned by their left edges need the room that this moves them by,
    /// too; but not in what a least width makes: [`chromium::LEAST_WIDTH_IS_NOT_MOVED`].
    fn indent_needs(&self, place: u32, grid: &Grid, needs: &mut [Need]) {
        let mut edges = self.left_edges(grid);
        let rtl = self.node(place).rtl;
        if rtl {
            // From the right, edges are as far as items are wide.
            for (number, _, edge) in &mut edges {
                let need = &needs[*number];
                let width = match chromium::RIGHT_EDGES_AT_NARROWEST {
                    true => need.min,
                    false => need.max,
                };
                *edge = width - *edge;
            }
        }
        for (number, indent) in moves(&edges) {
            let need = &mut needs[number];
            if !(chromium::LEAST_WIDTH_IS_NOT_MOVED && need.is_floor) {
                need.minimum += indent;
            }
            need.min += indent;
            need.max = if rtl { need.min } else { need.max + indent };
        }
    }

    /// Items that are aligned by their left edges, the columns that they start in and their left
    /// margins: not those whose width is a share of columns that depend on them.
    pub(super) fn left_edges(&self, grid: &Grid) -> Vec<(usize, usize, f32)> {
        let edge = |(number, item): (usize, &Item)| {
            let margin = self.node(item.place).style.margin()[0];
            let takes_part = item.alignment[0] == ItemAlignment::Baseline
                && !margin.contains(&Length::Auto)
                && !self.is_cyclic(grid, item, 0);
            takes_part.then(|| (number, item.tracks[0][0], margin[0].or_zero(None)))
        };
        grid.items.iter().enumerate().filter_map(edge).collect()
    }

    /// Height of an item's area: of its rows once they were sized, before that if all of them have
    /// fixed sizes.
    pub(super) fn fixed_rows(&self, grid: &Grid, item: &Item, height: Option<f32>) -> Option<f32> {
        if !grid.spots[1].is_empty() {
            return Some(span(&grid.spots[1], item.tracks[1]));
        }
        self.unsized_rows(grid, item, height)
    }

    /// Height of an item's area if all its rows have fixed sizes.
    pub(super) fn unsized_rows(
        &self,
        grid: &Grid,
        item: &Item,
        height: Option<f32>,
    ) -> Option<f32> {
        let [start, end] = item.tracks[1];
        let fixed = |sized: &Sized| match (sized.track.min, sized.track.max) {
            (Breadth::Fixed(min), Breadth::Fixed(max)) => {
                Some(max.resolve(height)?.max(min.resolve(height)?))
            }
            _ => None,
        };
        let rows: Option<f32> = grid.tracks[1][start..end].iter().map(fixed).sum();
        #[expect(clippy::cast_precision_loss, reason = "at most 20,000 tracks")]
        let gaps = grid.gap[1] * (end - start).saturating_sub(1) as f32;
        rows.map(|rows| rows + gaps)
    }

    /// What an item needs of its columns.
    pub(super) fn column_need(&mut self, item: &Item, area: Option<f32>) -> Need {
        let stretched = area.and_then(|area| self.stretched_across(item, area));
        let child = item.place;
        let input = |space| LayoutInput {
            known: [None, stretched],
            ..LayoutInput::size([None, area], space)
        };
        let own = self.own_box(child, &input(AvailableSpace::MinContent));
        let contribution = self.contribution_of(child, &own, input);
        let node = self.node(child);
        let style = &node.style;
        let margins = sum(style.margins(None)[0]);
        let is_auto = !matches!(style.size[0], Length::Dp(_)) && !style.has_intrinsic_size(0);
        let floor = own.limits[0].min + margins;
        let automatic = is_auto && style.min_size()[0].is_auto();
        let is_floor = is_auto && (!automatic || style.is_scroll_container());
        let minimum = if is_floor { floor } else { contribution.min };
        Need {
            start: item.tracks[0][0],
            end: item.tracks[0][1],
            minimum,
            floor,
            min: contribution.min,
            max: contribution.max,
            automatic,
            is_floor,
        }
    }

    /// Sizes the rows.
    pub(super) fn size_rows(&mut self, inner: &ContentBox, grid: &mut Grid, available: Available) {
        resolve_shares(&mut grid.tracks[1], available);
        let height = inner.basis()[1];
        self.find_shims(grid, |pass, grid, item| pass.row_frame(grid, item, height));
        let mut needs = Vec::with_capacity(grid.items.len());
        for number in 0..grid.items.len() {
            needs.push(match nothing_asked(grid, &grid.items[number], 1) {
                Some(need) => need,
                None => self.row_need(grid, number, height),
            });
        }
        let sizing = self.sizing(inner.node, 1, available, inner.limits.min, grid.gap[1]);
        size_tracks(&mut grid.tracks[1], &mut needs, &sizing);
    }

    /// Margins of an item in the columns that it has, and its input for its rows. `height`
    /// is that of the content box, where it is definite.
    fn row_frame(
        &mut self,
        grid: &Grid,
        item: &Item,
        height: Option<f32>,
    ) -> (Edges<f32>, LayoutInput) {
        let width = span(&grid.spots[0], item.tracks[0]);
        let margin = self.node(item.place).style.margins(Some(width));
        let available = AvailableSpace::Available((width - sum(margin[0])).max(0.0));
        let basis = [Some(width), self.unsized_rows(grid, item, height)];
        let known = [self.stretched(item, 0, width, [Some(width), None]), None];
        let input = LayoutInput {
            known,
            ..LayoutInput::size(basis, available)
        };
        (margin, input)
    }

    /// What an item needs of its rows.
    pub(super) fn row_need(&mut self, grid: &Grid, number: usize, height: Option<f32>) -> Need {
        let item = &grid.items[number];
        let (margin, input) = self.row_frame(grid, item, height);
        let outer = sum(margin[1]) + item.shim;
        let height = self.lay_out(item.place, &input).size[1] + outer;
        let node = self.node(item.place);
        let own = match chromium::CONTENT_HEIGHT_IS_NO_LEAST_ROW {
            true => OwnBox::new(node, &input),
            false => self.own_box(item.place, &input),
        };
        let node = self.node(item.place);
        let style = &node.style;
        // As in columns: a least height is not moved.
        let floor = own.limits[1].min + sum(margin[1]);
        let is_auto = own.size[1].is_none() && !style.has_intrinsic_size(1);
        let automatic = is_auto && style.min_size()[1].is_auto();
        let is_floor = is_auto && (!automatic || style.is_scroll_container());
        let minimum = if is_floor { floor } else { height };
        Need {
            start: item.tracks[1][0],
            end: item.tracks[1][1],
            minimum,
            floor,
            min: height,
            max: height,
            automatic,
            is_floor,
        }
    }

    /// 11.2: whether the size of an item is a share of tracks that depend on their items.
    pub(super) fn is_cyclic(&self, grid: &Grid, item: &Item, axis: usize) -> bool {
        let style = &self.node(item.place).style;
        [
            style.size[axis],
            style.min_size()[axis],
            style.max_size()[axis],
        ]
        .into_iter()
        .any(Length::is_share)
            && !grid.tracks[axis][item.tracks[axis][0]..item.tracks[axis][1]]
                .iter()
                .all(Sized::is_fixed)
    }

    /// 12.1, step 3: whether widths of items follow from the sizes of rows, and columns from these.
    pub(super) fn depends_on_rows(&mut self, grid: &Grid) -> bool {
        let levels = crate::MAX_DEPTH;
        let is_asked = |item: &Item| {
            let [start, end] = item.tracks[0];
            grid.tracks[0][start..end]
                .iter()
                .any(|sized| !sized.is_fixed())
        };
        // A picture has its natural size unless it is told to take its rows.
        let takes_rows = |pass: &Self, item: &Item| {
            let node = pass.node(item.place);
            let style = &node.style;
            let sizes = [style.size[1], style.min_size()[1], style.max_size()[1]];
            !node.is_replaced()
                || item.alignment[1] == ItemAlignment::Stretch
                || sizes.into_iter().any(Length::is_share)
        };
        grid.items.iter().any(|item| {
            is_asked(item) && takes_rows(self, item) && self.depends_on_height(item.place, levels)
        })
    }

    /// Whether the intrinsic widths of a node may be others for another height: not if its own size
    /// is fixed, which decides about what is in it, too.
    pub fn depends_on_height(&mut self, place: u32, levels: u32) -> bool {
        self.settle(place);
        if let Some(depends) = self.node(place).cache.depends_on_height {
            return depends;
        }
        let node = self.node(place);
        let wraps_column = node.style.display == Display::Flex
            && node.style.column
            && node.style.wrap != Wrap::None
            && self.children(place, false).next().is_some();
        let is_fixed = node.style.has_fixed_size();
        let mut depends = !is_fixed && (wraps_column || ratio_of(node, [0.0; 2]).is_some());
        let mut number = 0;
        while let (false, false, Some(child)) = (is_fixed, depends, self.child(place, number)) {
            number += 1;
            // Of a tree that is too deep it does not matter.
            depends =
                levels > 0 && self.is_in_flow(child) && self.depends_on_height(child, levels - 1);
        }
        self.tree.node_mut(place).cache.depends_on_height = Some(depends);
        depends
    }

    pub(super) fn sizing(
        &self,
        place: u32,
        axis: usize,
        available: Available,
        least: f32,
        gap: f32,
    ) -> Sizing {
        Sizing {
            available,
            least,
            gap,
            stretches: self.node(place).style.content_alignment[axis]
                .to
                .stretches(),
        }
    }
}

/// The need of an item whose tracks all have fixed sizes: whatever it is, they do not follow it.
/// Items that are aligned with others may move these, and so count in their tracks.
fn nothing_asked(grid: &Grid, item: &Item, axis: usize) -> Option<Need> {
    let [start, end] = item.tracks[axis];
    let all_fixed = grid.tracks[axis][start..end].iter().all(Sized::is_fixed);
    let is_alone = item.alignment[axis] != ItemAlignment::Baseline;
    (all_fixed && is_alone).then(|| Need {
        start,
        end,
        ..Need::default()
    })
}
