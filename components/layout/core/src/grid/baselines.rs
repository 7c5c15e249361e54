//! CSS Grid 2, 10.6: items of a row, or of a column, whose baselines meet.

use super::items::Frame;
use super::{Grid, Item};
use crate::geometry::{Edges, ItemAlignment, Length};
use crate::input::{LayoutInput, RunMode};
use crate::pass::Pass;

impl Pass<'_> {
    /// 10.6: how far items are moved down so that the baselines of a row meet. `frame`: an item's
    /// margins, and its input.
    pub(super) fn find_shims(
        &mut self,
        grid: &mut Grid,
        frame: impl Fn(&mut Self, &Grid, &Item) -> (Edges<f32>, LayoutInput),
    ) {
        let mut ascents: Vec<(usize, usize, f32)> = Vec::new();
        for (number, item) in grid.items.iter().enumerate() {
            let takes_part = item.alignment[1] == ItemAlignment::Baseline;
            if !takes_part || self.node(item.place).style.margin()[1].contains(&Length::Auto) {
                continue;
            }
            let (margin, input) = frame(self, grid, item);
            let run_mode = RunMode::Baseline;
            let output = self.lay_out(item.place, &LayoutInput { run_mode, ..input });
            // A box without a baseline of its own, whose size follows from its row, does not take
            // part.
            if output.baseline.is_none() && self.is_cyclic(grid, item, 1) {
                continue;
            }
            let baseline = output.baseline.unwrap_or(output.size[1]);
            ascents.push((number, item.tracks[1][0], margin[1][0] + baseline));
        }
        for item in &mut grid.items {
            (item.shares_baseline, item.shim) = (false, 0.0);
        }
        for (number, shim) in moves(&ascents) {
            let item = &mut grid.items[number];
            (item.shares_baseline, item.shim) = (true, shim);
        }
    }

    /// The same in columns, where boxes have their left edges as baselines.
    pub(super) fn find_indents(&mut self, place: u32, grid: &mut Grid) {
        let mut edges = self.left_edges(grid);
        let rtl = self.node(place).rtl;
        for (number, _, edge) in &mut edges {
            let Frame { margin, input, .. } = self.final_frame(grid, &grid.items[*number]);
            let from_right = margin[0][1] + input.known[0].unwrap_or(0.0);
            *edge = if rtl { from_right } else { margin[0][0] };
        }
        for (number, indent) in moves(&edges) {
            grid.items[number].indent = indent;
        }
    }
}

/// How far each item moves so that its edge is where the farthest in the same track has it. `edges`
/// has items with the track that they start in and their edge.
pub(super) fn moves(edges: &[(usize, usize, f32)]) -> impl Iterator<Item = (usize, f32)> {
    let tracks = edges
        .iter()
        .map(|(_, track, _)| track + 1)
        .max()
        .unwrap_or(0);
    let mut farthest = vec![f32::NEG_INFINITY; tracks];
    for &(_, track, edge) in edges {
        farthest[track] = farthest[track].max(edge);
    }
    edges
        .iter()
        .map(move |&(number, track, edge)| (number, farthest[track] - edge))
}
