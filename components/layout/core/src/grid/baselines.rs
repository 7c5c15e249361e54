//! CSS Grid 2, 10.6: items of a row, or of a column, whose baselines meet.

use super::items::Frame;
use super::{Grid, Item, span};
use crate::ask::{Ask, Inner, Space, Want};
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
            if !takes_part(item) || margins.contains(&Length::Auto) || self.is_cyclic(grid, item, 1)
            {
                continue;
            }
            let width = span(&grid.spots[0], item.tracks[0]);
            let basis = [Some(width), self.unsized_rows(grid, item, inner.basis()[1])];
            let margin = resolve_edges(&self.node(item.place).style.margin, Some(width));
            let known = self.stretched(item, 0, width, [Some(width), None]);
            let available = Space::Available((width - sum(margin[0])).max(0.0));
            let ask = Ask {
                known: [known, None],
                want: Want::Baseline,
                ..Ask::size(basis, available)
            };
            let answer = self.lay_out(item.place, &ask);
            ascents.push((
                number,
                item.tracks[1][0],
                margin[1][0] + answer.baseline.unwrap_or(answer.size[1]),
            ));
        }
        share_ascents(grid, &ascents);
    }

    /// The same in the sizes that items have in the end, where their shares of rows mean something.
    pub(super) fn find_final_shims(&mut self, grid: &mut Grid) {
        let takes_part = |item: &Item| item.alignment[1] == ItemAlignment::Baseline;
        let mut ascents: Vec<(usize, usize, f32)> = Vec::new();
        for number in 0..grid.items.len() {
            let item = &grid.items[number];
            if !takes_part(item) || self.node(item.place).style.margin[1].contains(&Length::Auto) {
                continue;
            }
            let Frame { margin, ask, .. } = self.final_frame(grid, item);
            let answer = self.lay_out(
                item.place,
                &Ask {
                    want: Want::Baseline,
                    ..ask
                },
            );
            // A box without a baseline of its own, whose size follows from its row, does not take part.
            if let (None, true) = (answer.baseline, self.is_cyclic(grid, item, 1)) {
                continue;
            }
            ascents.push((
                number,
                item.tracks[1][0],
                margin[1][0] + answer.baseline.unwrap_or(answer.size[1]),
            ));
        }
        share_ascents(grid, &ascents);
    }

    /// The same in columns, where boxes have their left edges as baselines.
    pub(super) fn find_indents(&mut self, place: u32, grid: &mut Grid) {
        let mut edges = self.left_edges(grid);
        let rtl = self.node(place).rtl;
        for (number, _, edge) in &mut edges {
            let Frame { margin, ask, .. } = self.final_frame(grid, &grid.items[*number]);
            let from_right = margin[0][1] + ask.known[0].unwrap_or(0.0);
            *edge = if rtl { from_right } else { margin[0][0] };
        }
        for (number, indent) in moves(&edges) {
            grid.items[number].indent = indent;
        }
    }
}

/// Moves items down to the largest ascent of those that start in the same row.
fn share_ascents(grid: &mut Grid, ascents: &[(usize, usize, f32)]) {
    for item in &mut grid.items {
        item.shim = 0.0;
    }
    for (number, shim) in moves(ascents) {
        grid.items[number].shim = shim;
    }
}

/// How far each item moves so that its edge is where the farthest in the same track has it. `edges` has items with the track that they start in and their edge.
pub(super) fn moves(edges: &[(usize, usize, f32)]) -> impl Iterator<Item = (usize, f32)> {
    edges.iter().map(|&(number, track, edge)| {
        let same = edges.iter().filter(move |(_, other, _)| *other == track);
        let farthest = same
            .map(|(_, _, edge)| *edge)
            .fold(f32::NEG_INFINITY, f32::max);
        (number, farthest - edge)
    })
}
