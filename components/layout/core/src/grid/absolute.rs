//! CSS Grid 2, 9: absolute children, whose containing block can be a part of the grid.

use super::Grid;
use super::placement::line_number;
use crate::geometry::Edges;
use crate::input::{Content, ContentBox};
use crate::pass::Pass;
use crate::style::{Display, GridLine};

impl Pass<'_> {
    pub(super) fn place_absolute_in_grid(
        &mut self,
        inner: &ContentBox,
        grid: &Grid,
        content: &mut Content,
    ) {
        let whole = self.padding_box(inner, content.height);
        let mut number = 0;
        while let Some(child) = self.child(inner.node, number) {
            number += 1;
            let style = &self.node(child).style;
            if style.absolute && style.display != Display::None {
                // The lines of a grid matter only to boxes that it contains.
                let area = if self.contains_absolutes(inner.node) {
                    self.absolute_area(inner, grid, whole, child)
                } else {
                    let [x, y] = [inner.frame[0][0], inner.frame[1][0]];
                    [[x, x + inner.width], [y, y + content.height]]
                };
                let statics = self.static_in_area(inner.node, child, area);
                self.place_absolute(inner, child, area, statics, content);
            }
        }
        self.place_escaped(inner, content, |pass, child| {
            pass.absolute_area(inner, grid, whole, child)
        });
    }

    /// The containing block of an absolute box in a grid whose padding box is `whole`.
    fn absolute_area(
        &self,
        inner: &ContentBox,
        grid: &Grid,
        whole: Edges<f32>,
        child: u32,
    ) -> Edges<f32> {
        let style = &self.node(child).style;
        let lines = style
            .grid
            .as_deref()
            .map_or([[GridLine::Auto; 2]; 2], |grid| grid.lines);
        let rtl = self.node(inner.node).rtl;
        let area = [0, 1].map(|axis| {
            let [start, end] = absolute_lines(grid, axis, lines[axis]);
            let from = inner.frame[axis][0];
            let [start, end] = [start.map(|start| from + start), end.map(|end| from + end)];
            if axis == 0 && rtl {
                let flip = |x: f32| 2.0 * from + inner.width - x;
                return [
                    end.map_or(whole[0][0], flip),
                    start.map_or(whole[0][1], flip),
                ];
            }
            [
                start.unwrap_or(whole[axis][0]),
                end.unwrap_or(whole[axis][1]),
            ]
        });
        let [[left, right], [top, bottom]] = area;
        let x = if rtl {
            [left.min(right), right]
        } else {
            [left, right.max(left)]
        };
        [x, [top, bottom.max(top)]]
    }
}

/// 9.2: lines of the area of an absolute child, from the start of the content box; `None` is the
/// padding edge.
pub(super) fn absolute_lines(grid: &Grid, axis: usize, lines: [GridLine; 2]) -> [Option<f32>; 2] {
    let spots = &grid.spots[axis];
    let explicit = grid.explicit[axis].len();
    let at = |line: i32| {
        let number = i64::from(line) + i64::try_from(grid.before[axis]).unwrap_or(0);
        usize::try_from(number)
            .ok()
            .filter(|&number| number <= spots.len())
    };
    let start_of = |line: i32| {
        at(line).map(|line| match spots.get(line) {
            Some(spot) => spot[0],
            None if line == 0 => grid.start[axis],
            None => end_of(spots, line),
        })
    };
    let end_at = |line: i32| {
        at(line).map(|line| {
            if line == 0 {
                spots.first().map_or(grid.start[axis], |spot| spot[0])
            } else {
                end_of(spots, line)
            }
        })
    };
    let number = |line: i32| line_number(line, explicit);
    let span_of = |span: u32| i32::try_from(span).unwrap_or(i32::MAX);
    match lines {
        [GridLine::Line(a), GridLine::Line(b)] => {
            let (a, b) = (number(a).min(number(b)), number(a).max(number(b)));
            [
                start_of(a),
                end_at(if a == b { a.saturating_add(1) } else { b }),
            ]
        }
        [GridLine::Line(a), GridLine::Span(span)] => [
            start_of(number(a)),
            end_at(number(a).saturating_add(span_of(span))),
        ],
        [GridLine::Span(span), GridLine::Line(b)] => [
            start_of(number(b).saturating_sub(span_of(span))),
            end_at(number(b)),
        ],
        [GridLine::Line(a), _] => [start_of(number(a)), None],
        [_, GridLine::Line(b)] => [None, end_at(number(b))],
        _ => [None, None],
    }
}

pub(super) fn end_of(spots: &[[f32; 2]], line: usize) -> f32 {
    spots
        .get(line.wrapping_sub(1))
        .map_or(0.0, |spot| spot[0] + spot[1])
}
