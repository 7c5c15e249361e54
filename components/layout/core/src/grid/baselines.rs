//! CSS Grid 2, 10.6: items of a row, or of a column, whose baselines meet.

use super::{Grid, Item, span};
use crate::ask::{Ask, Inner, Space};
use crate::geometry::{ItemAlignment, Length, resolve_edges, sum};
use crate::pass::Pass;

impl Pass<'_> {
    /// 10.6: how far items are moved down so that the baselines of a row meet.
    pub(super) fn find_shims(&mut self, inner: &Inner, grid: &mut Grid) {
        let takes_part = |item: &Item| item.alignment[1] == ItemAlignment::Baseline;
        if !grid.items.iter().any(takes_part) {
            return;
        }
        let mut ascents: Vec<(usize, usize, f32)> = Vec::new();
        for number in 0..grid.items.len() {
            let item = &grid.items[number];
            let margins = self.node(item.place).style.margin[1];
            if !takes_part(item) || margins.contains(&Length::Auto) || self.is_cyclic(grid, item) {
                continue;
            }
            let width = span(&grid.spots[0], item.tracks[0]);
            let basis = [Some(width), self.unsized_rows(grid, item, inner.basis()[1])];
            let margin = resolve_edges(&self.node(item.place).style.margin, Some(width));
            let known = self.stretched(item, 0, width, [Some(width), None]);
            let available = Space::Available((width - sum(margin[0])).max(0.0));
            let ask = Ask {
                known: [known, None],
                place: true,
                ..Ask::size(basis, available)
            };
            let answer = self.lay_out(item.place, &ask);
            ascents.push((
                number,
                item.tracks[1][0],
                margin[1][0] + answer.baseline.unwrap_or(answer.size[1]),
            ));
        }
        for &(number, row, ascent) in &ascents {
            let largest = ascents
                .iter()
                .filter(|(_, other, _)| *other == row)
                .map(|(_, _, ascent)| *ascent)
                .fold(f32::NEG_INFINITY, f32::max);
            grid.items[number].shim = largest - ascent;
        }
    }

    /// The same in columns, where boxes have their left edges as baselines.
    pub(super) fn find_indents(&self, grid: &mut Grid) {
        let takes_part = |item: &Item| {
            let is_auto = self.node(item.place).style.margin[0].contains(&Length::Auto);
            item.alignment[0] == ItemAlignment::Baseline && !is_auto
        };
        if !grid.items.iter().any(takes_part) {
            return;
        }
        let margin = |item: &Item| {
            let width = span(&grid.spots[0], item.tracks[0]);
            self.node(item.place).style.margin[0][0].or_zero(Some(width))
        };
        let margins: Vec<f32> = grid.items.iter().map(margin).collect();
        for number in 0..grid.items.len() {
            let column = grid.items[number].tracks[0][0];
            let others = grid.items.iter().zip(&margins);
            let others = others.filter(|(item, _)| takes_part(item) && item.tracks[0][0] == column);
            let largest = others
                .map(|(_, margin)| *margin)
                .fold(f32::NEG_INFINITY, f32::max);
            if takes_part(&grid.items[number]) {
                grid.items[number].indent = largest - margins[number];
            }
        }
    }
}
