//! Exact coverage of pixels by an outline.
//!
//! Every piece of a line within one pixel adds the height it climbs to the pixels right of it, and
//! to its own pixel by the share that lies right of the piece. Summed up along a row, that is the
//! area of each pixel inside the outline, counted by how often the outline winds around it.

use crate::outline::Point;

/// Sums of one glyph; memory is kept from one to the next.
#[derive(Default)]
pub(crate) struct Coverage {
    /// One row after the other, each with a cell more than pixels, for what a line on the right
    /// edge adds.
    cells: Vec<f32>,
    width: usize,
    height: usize,
}

impl Coverage {
    /// Starts a glyph of so many pixels.
    pub(crate) fn begin(&mut self, width: usize, height: usize) {
        self.width = width;
        self.height = height;
        self.cells.clear();
        self.cells.resize((width + 1) * height, 0.0);
    }

    /// Adds a line of a closed contour. What lies outside the pixels is moved to their edge.
    pub(crate) fn line(&mut self, [from, to]: [Point; 2]) {
        let (top, bottom, sign) = if from[1] <= to[1] {
            (from, to, 1.0)
        } else {
            (to, from, -1.0)
        };
        let (start, end) = (self.row_edge(top[1]), self.row_edge(bottom[1]));
        if start >= end {
            return;
        }
        let slope = (bottom[0] - top[0]) / (bottom[1] - top[1]);
        let x_at = |y: f32| {
            if y >= bottom[1] {
                bottom[0]
            } else {
                top[0] + (y - top[1]) * slope
            }
        };
        let mut y = start;
        while y < end {
            let row = y.floor();
            let next = end.min(row + 1.0);
            self.piece(row, [x_at(y), x_at(next)], (next - y) * sign);
            y = next;
        }
    }

    /// Adds a piece of a line that stays in one row: from `x[0]` to `x[1]`, climbing `climb`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "kept within the pixels"
    )]
    fn piece(&mut self, row: f32, x: [f32; 2], climb: f32) {
        let right = self.column_edge(f32::INFINITY);
        let [low, high] = if x[0] <= x[1] { x } else { [x[1], x[0]] }.map(|x| x.clamp(0.0, right));
        let base = row as usize * (self.width + 1);
        let width = high - low;
        let mut x = low;
        loop {
            let column = x.floor().min(right);
            let next = high.min(column + 1.0);
            let share = if width > 0.0 {
                climb * ((next - x) / width)
            } else {
                climb
            };
            let inside = 0.5 * (x + next) - column;
            let cell = base + column as usize;
            if let Some([own, after]) = self
                .cells
                .get_mut(cell..cell + 2)
                .and_then(|cells| cells.first_chunk_mut::<2>())
            {
                *own += share * (1.0 - inside);
                *after += share * inside;
            } else if let Some(last) = self.cells.get_mut(cell) {
                *last += share;
            }
            if next >= high {
                return;
            }
            x = next;
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a page has 1024 pixels")]
    fn row_edge(&self, y: f32) -> f32 {
        y.clamp(0.0, self.height as f32)
    }

    #[expect(clippy::cast_precision_loss, reason = "a page has 1024 pixels")]
    fn column_edge(&self, x: f32) -> f32 {
        x.clamp(0.0, self.width as f32)
    }

    /// Writes the coverage, 0 to 255, into rows of `stride` bytes from the start of `pixels` on.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 255"
    )]
    pub(crate) fn write(&self, pixels: &mut [u8], stride: usize) {
        let rows = self
            .cells
            .chunks_exact(self.width + 1)
            .zip(pixels.chunks_mut(stride.max(1)));
        for (cells, row) in rows {
            let mut sum = 0.0_f32;
            for (cell, pixel) in cells[..self.width].iter().zip(row) {
                sum += cell;
                *pixel = (sum.abs().min(1.0) * 255.0 + 0.5) as u8;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(width: usize, height: usize, points: &[Point]) -> Vec<u8> {
        let mut coverage = Coverage::default();
        coverage.begin(width, height);
        for (at, &from) in points.iter().enumerate() {
            coverage.line([from, points[(at + 1) % points.len()]]);
        }
        let mut pixels = vec![0; width * height];
        coverage.write(&mut pixels, width);
        pixels
    }

    #[test]
    fn a_rectangle_covers_what_it_covers() {
        let pixels = drawn(3, 2, &[[0.5, 0.0], [2.25, 0.0], [2.25, 1.5], [0.5, 1.5]]);
        assert_eq!(pixels, [128, 255, 64, 64, 128, 32]);
    }

    #[test]
    fn a_triangle_covers_half_of_its_square_whichever_way_it_winds() {
        let mut points = [[0.0, 0.0], [4.0, 0.0], [0.0, 4.0]];
        let pixels = drawn(4, 4, &points);
        assert_eq!(&pixels[..4], [255, 255, 255, 128]);
        points.reverse();
        assert_eq!(drawn(4, 4, &points), pixels);
    }

    proptest! {
        #[test]
        fn the_sum_is_the_area(points in prop::collection::vec([0.0..16.0_f32, 0.0..16.0_f32], 3)) {
            let area: f32 = (0..3).map(|at| {
                let ([x, y], [u, v]) = (points[at], points[(at + 1) % 3]);
                x * v - u * y
            }).sum::<f32>().abs() / 2.0;
            let sum: f32 = drawn(16, 16, &points).into_iter().map(|pixel| f32::from(pixel) / 255.0).sum();
            prop_assert!((sum - area).abs() < 0.3, "{sum} of {area}");
        }

        #[test]
        fn lines_outside_do_no_harm(points in prop::collection::vec([-40.0..40.0_f32, -40.0..40.0_f32], 3..9)) {
            drawn(16, 16, &points);
        }
    }
}
