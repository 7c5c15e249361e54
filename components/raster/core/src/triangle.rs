//! Which pixels are in a triangle: those whose centres are. Where two triangles share an edge, a
//! centre on it is in the one to the right or below (the top-left rule of GPUs).
//!
//! All of it is computed in whole 256ths of a pixel, so that neighbours agree.

use std::ops::Range;

use inlay_primitives::affine::{Affine, apply};

/// Parts of a pixel.
const PARTS: i64 = 256;
/// Farthest that a corner may be from the surface's corner, in pixels: products stay in 64 bits.
const FARTHEST: f32 = 1_048_576.0;

/// A triangle on the surface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Triangle {
    edges: [Edge; 3],
}

/// A side of the triangle: what is inside has `along * y - down * x + at >= 0`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Edge {
    along: i64,
    down: i64,
    at: i64,
}

impl Triangle {
    /// The triangle between the top left, the top right and the bottom left of a box. `None` if it
    /// has no area, or reaches too far.
    pub(crate) fn of(to_surface: &Affine, [width, height]: [f32; 2]) -> Option<Self> {
        let [a, b, c] = [[0.0, 0.0], [width, 0.0], [0.0, height]]
            .map(|[x, y]| apply(to_surface, x, y).map(in_parts));
        Self::between([[a[0]?, a[1]?], [b[0]?, b[1]?], [c[0]?, c[1]?]])
    }

    fn between([a, b, c]: [[i64; 2]; 3]) -> Option<Self> {
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        // Clockwise, as y goes down.
        let [a, b, c] = match area.signum() {
            1 => [a, b, c],
            -1 => [a, c, b],
            _ => return None,
        };
        Some(Self {
            edges: [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)],
        })
    }

    /// The columns of a line that are in it, among `columns`.
    pub(crate) fn columns(&self, line: usize, columns: [usize; 2]) -> Range<usize> {
        let Ok(line) = i64::try_from(line) else {
            return 0..0;
        };
        let [mut first, mut end] =
            columns.map(|column| i64::try_from(column).unwrap_or(i64::from(u32::MAX)));
        for edge in &self.edges {
            // The middle of column x is at 256 x + 128.
            let start = edge.along * (PARTS * line + PARTS / 2) + edge.at - edge.down * (PARTS / 2);
            let step = edge.down * PARTS;
            match step.signum() {
                0 if start < 0 => return 0..0,
                0 => {}
                1 => end = end.min(start.div_euclid(step) + 1),
                _ => first = first.max(-start.div_euclid(-step)),
            }
        }
        match [usize::try_from(first), usize::try_from(end)] {
            [Ok(first), Ok(end)] if first < end => first..end,
            _ => 0..0,
        }
    }
}

impl Edge {
    fn new(from: [i64; 2], to: [i64; 2]) -> Self {
        let [along, down] = [to[0] - from[0], to[1] - from[1]];
        // Going up, what is inside lies to the right; going right, below.
        let is_inside = down < 0 || (down == 0 && along > 0);
        Self {
            along,
            down,
            at: down * from[0] - along * from[1] - i64::from(!is_inside),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be small")]
fn in_parts(place: f32) -> Option<i64> {
    (place.abs() <= FARTHEST).then(|| (place * PARTS as f32).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIDE: usize = 24;

    /// Pixels of a square that are in a triangle.
    fn pixels(triangle: Option<Triangle>) -> Vec<bool> {
        let mut found = vec![false; SIDE * SIDE];
        for line in 0..SIDE {
            for column in triangle.map_or(0..0, |it| it.columns(line, [0, SIDE])) {
                found[line * SIDE + column] = true;
            }
        }
        found
    }

    /// Whether a point, in 256ths, is strictly in a triangle, or on its edge.
    fn is_in([a, b, c]: [[i64; 2]; 3], [x, y]: [i64; 2]) -> [bool; 2] {
        let side = |p: [i64; 2], q: [i64; 2]| {
            ((q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])).signum()
        };
        let sides = [side(a, b), side(b, c), side(c, a)];
        let strictly = sides[0] != 0 && sides.iter().all(|&it| it == sides[0]);
        let touching = sides.iter().all(|&it| it >= 0) || sides.iter().all(|&it| it <= 0);
        [strictly, touching]
    }

    #[test]
    fn a_square_is_two_triangles_and_its_diagonal_belongs_to_one() {
        let end = 4 * PARTS;
        let below = Triangle::between([[0, 0], [end, end], [0, end]]);
        let above = Triangle::between([[0, 0], [end, 0], [end, end]]);
        let row =
            |triangle: Option<Triangle>, line| triangle.expect("an area").columns(line, [0, SIDE]);
        // The diagonal goes through the middles of pixels. It is a left edge of the upper one.
        assert_eq!([row(above, 0), row(below, 0)], [0..4, 0..0]);
        assert_eq!([row(above, 2), row(below, 2)], [2..4, 0..2]);
        assert_eq!([row(above, 4), row(below, 4)], [0..0, 0..0]);
    }

    #[test]
    fn edges_through_middles_keep_the_left_and_the_top() {
        let [half, end] = [PARTS / 2, 3 * PARTS + PARTS / 2];
        let left_top = Triangle::between([[half, half], [end, half], [half, end]]).expect("area");
        assert_eq!(left_top.columns(0, [0, SIDE]), 0..3);
        let right_bottom = Triangle::between([[end, end], [half, end], [end, half]]).expect("area");
        assert_eq!(right_bottom.columns(3, [0, SIDE]), 0..0);
        assert_eq!(right_bottom.columns(2, [0, SIDE]), 1..3);
    }

    #[test]
    fn what_has_no_area_or_is_too_far_off_is_none() {
        let flat = [1.0, 1.0, 2.0, 2.0, 0.0, 0.0];
        assert_eq!(Triangle::of(&flat, [4.0, 4.0]), None);
        let far = [1.0, 0.0, 0.0, 1.0, 1e7, 0.0];
        assert_eq!(Triangle::of(&far, [4.0, 4.0]), None);
        let broken = [f32::NAN, 0.0, 0.0, 1.0, 0.0, 0.0];
        assert_eq!(Triangle::of(&broken, [4.0, 4.0]), None);
    }

    /// A corner in 256ths, often in the middle of a pixel or between two.
    fn corner() -> impl Strategy<Value = [i64; 2]> {
        let place = || prop_oneof![-8..56_i64, -64..448_i64].prop_map(|half| half * PARTS / 16);
        [place(), place()]
    }

    proptest! {
        #[test]
        fn a_pixel_is_in_a_triangle_as_its_middle_is(
            corners in [corner(), corner(), corner()]
        ) {
            let found = pixels(Triangle::between(corners));
            for (at, &found) in found.iter().enumerate() {
                let [x, y] = [at % SIDE, at / SIDE].map(|it| it as i64 * PARTS + PARTS / 2);
                let [strictly, touching] = is_in(corners, [x, y]);
                let area = Triangle::between(corners).is_some();
                prop_assert!(!strictly || found);
                prop_assert!(!found || (touching && area));
            }
        }

        #[test]
        fn triangles_around_a_point_have_each_pixel_once(middle in corner()) {
            // A square with corners in the middles of pixels, cut from a point inside it.
            let [low, high] = [PARTS / 2, 20 * PARTS + PARTS / 2];
            let middle = middle.map(|it| it.clamp(low, high));
            let around = [[low, low], [high, low], [high, high], [low, high]];
            let mut counts = vec![0; SIDE * SIDE];
            for side in 0..4 {
                let next = around[(side + 1) % 4];
                let triangle = Triangle::between([middle, around[side], next]);
                for (count, found) in counts.iter_mut().zip(pixels(triangle)) {
                    *count += i32::from(found);
                }
            }
            for (at, &count) in counts.iter().enumerate() {
                let inside = at % SIDE < 20 && at / SIDE < 20;
                prop_assert_eq!(count, i32::from(inside), "pixel {}, {}", at % SIDE, at / SIDE);
            }
        }
    }
}
