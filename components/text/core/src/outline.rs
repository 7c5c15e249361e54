//! Glyph outlines as straight lines, in pixels with y downwards.

use skrifa::FontRef;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{
    DrawSettings, OutlineGlyph, OutlineGlyphCollection, OutlineGlyphFormat, OutlinePen,
};

/// Farthest that a line may be from its curve, in pixels.
const TOLERANCE: f32 = 0.03;
/// Most lines for a curve.
const MAX_LINES: f32 = 64.0;

/// The outlines of a font; `None` if it has none.
///
/// Those that variable composites (`VARC`) put together are left out: no browser draws them, and
/// the code is there again for what lies below them, 50 KB.
pub(crate) fn outlines<'a>(font: &FontRef<'a>) -> Option<OutlineGlyphCollection<'a>> {
    use OutlineGlyphFormat::{Cff, Cff2, Glyf};
    [Glyf, Cff2, Cff]
        .into_iter()
        .find_map(|format| OutlineGlyphCollection::with_format(font, format))
}

/// Draws a glyph, upright and as it was designed; false if its outline cannot be read.
///
/// The one place that does: skrifa makes all code that reads outlines again for each type of pen,
/// 50 KB of it.
pub(crate) fn draw(
    glyph: &OutlineGlyph<'_>,
    size: Size,
    location: LocationRef<'_>,
    pen: &mut dyn OutlinePen,
) -> bool {
    let settings = DrawSettings::unhinted(size, location);
    glyph.draw(settings, &mut Pen(pen)).is_ok()
}

/// Any pen.
struct Pen<'a>(&'a mut dyn OutlinePen);

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// A point in pixels.
pub(crate) type Point = [f32; 2];

/// The closed contours of a glyph as lines.
#[derive(Default)]
pub(crate) struct Outline {
    /// Start and end of each line.
    pub(crate) lines: Vec<[Point; 2]>,
    /// What is added to every x.
    shift: f32,
    start: Point,
    at: Point,
    is_finite: bool,
}

impl Outline {
    /// Forgets all lines; those to come are moved to the right by `shift` pixels.
    pub(crate) fn begin(&mut self, shift: f32) {
        self.lines.clear();
        self.shift = shift;
        self.start = [0.0; 2];
        self.at = [0.0; 2];
        self.is_finite = true;
    }

    /// Least and greatest coordinates; `None` without any line, or if one is not finite.
    pub(crate) fn bounds(&self) -> Option<[Point; 2]> {
        let first = self.lines.first().filter(|_| self.is_finite)?[0];
        let points = self.lines.iter().flatten();
        Some(points.fold([first; 2], |[low, high], point| {
            [
                [low[0].min(point[0]), low[1].min(point[1])],
                [high[0].max(point[0]), high[1].max(point[1])],
            ]
        }))
    }

    fn point(&self, x: f32, y: f32) -> Point {
        [x + self.shift, -y]
    }

    fn line(&mut self, to: Point) {
        self.is_finite &= to[0].is_finite() && to[1].is_finite();
        self.lines.push([self.at, to]);
        self.at = to;
    }

    /// Goes along a curve, given by its points at 0 to 1, in so many lines as its bend asks for:
    /// with `n` lines no point is farther off than an eighth of the greatest second derivative by
    /// `n` squared.
    fn curve(&mut self, second_derivative: f32, end: Point, at: impl Fn(f32) -> Point) {
        let count = (second_derivative / (8.0 * TOLERANCE))
            .sqrt()
            .ceil()
            .clamp(1.0, MAX_LINES);
        let mut step = 1.0;
        while step < count {
            self.line(at(step / count));
            step += 1.0;
        }
        self.line(end);
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.close();
        self.start = self.point(x, y);
        self.at = self.start;
        self.is_finite &= x.is_finite() && y.is_finite();
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line(self.point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (a, b, c) = (self.at, self.point(cx, cy), self.point(x, y));
        self.curve(2.0 * bend(a, b, c), c, |t| {
            let (u, v, w) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
            [0, 1].map(|axis| u * a[axis] + v * b[axis] + w * c[axis])
        });
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b, c, d) = (
            self.at,
            self.point(ax, ay),
            self.point(bx, by),
            self.point(x, y),
        );
        self.curve(6.0 * bend(a, b, c).max(bend(b, c, d)), d, |t| {
            let s = 1.0 - t;
            let (u, v, w, z) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
            [0, 1].map(|axis| u * a[axis] + v * b[axis] + w * c[axis] + z * d[axis])
        });
    }

    fn close(&mut self) {
        if self.at.map(f32::to_bits) != self.start.map(f32::to_bits) {
            self.line(self.start);
        }
    }
}

/// How far the middle of three points is from between the others, twice.
fn bend(a: Point, b: Point, c: Point) -> f32 {
    let [x, y] = [0, 1].map(|axis| a[axis] - 2.0 * b[axis] + c[axis]);
    (x * x + y * y).sqrt()
}
