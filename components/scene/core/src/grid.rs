//! Boxes on whole device pixels, as browsers put them.
//!
//! Every edge is rounded where layout put it, before any transform: so edges that touch stay one
//! edge, and what a transform or a scroll offset moves, moves smoothly and by fractions of a pixel,
//! with boxes that stay as they are.

use inlay_interfaces::boxes::Box as NodeBox;

/// Pixels beyond which floats have no halves to round.
const FARTHEST: f64 = 4_194_304.0;
/// Lengths up to this many pixels may round to none; what is longer has a pixel, as in Chromium.
const THINNEST: f64 = 4.0 / 64.0;
/// What an edge may lie before a half and still be rounded up: sums of floats are not exact.
const NOISE: f64 = 1.0 / 256.0;

/// What puts a box on the grid, in dp.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Grid {
    /// From its left top corner to the one that is drawn.
    pub shift: [f32; 2],
    /// Width and height that are drawn.
    pub size: [f32; 2],
    /// Top, right, bottom, left: from the border box to the content box, as drawn.
    pub insets: [f32; 4],
    /// What is left over, in pixels, from the corner that is drawn to where the box begins: what is
    /// in it counts from there.
    pub residue: [f32; 2],
}

impl Grid {
    /// Before anything is known.
    pub(crate) const NONE: Self = Self {
        shift: [0.0; 2],
        size: [0.0; 2],
        insets: [0.0; 4],
        residue: [0.0; 2],
    };

    /// Of a box that begins at `origin` in a space whose content begins `base` pixels behind a
    /// whole one.
    pub(crate) fn of(
        origin: [f32; 2],
        boxes: &[f32; NodeBox::WORDS],
        base: [f32; 2],
        ratios: [f32; 2],
    ) -> Self {
        let &[_, _, width, height, _, _, top, right, bottom, left] = boxes;
        let across = Axis::of(origin[0], width, [left, right], base[0], ratios[0]);
        let down = Axis::of(origin[1], height, [top, bottom], base[1], ratios[1]);
        Self {
            shift: [across.shift, down.shift],
            size: [across.length, down.length],
            insets: [
                down.insets[0],
                across.insets[1],
                down.insets[1],
                across.insets[0],
            ],
            residue: [across.residue, down.residue],
        }
    }
}

/// The same along one axis.
struct Axis {
    shift: f32,
    length: f32,
    insets: [f32; 2],
    residue: f32,
}

impl Axis {
    fn of(start: f32, length: f32, insets: [f32; 2], base: f32, ratio: f32) -> Self {
        let scale = f64::from(ratio);
        let pixels = |dp: f64| f64::from(base) + dp * scale;
        let (from, until) = (f64::from(start), f64::from(start) + f64::from(length));
        let (first, last) = (pixels(from), pixels(until));
        let is_near = |place: f64| place.abs() < FARTHEST;
        if !(is_near(first) && is_near(last)) {
            return Self {
                shift: 0.0,
                length,
                insets,
                residue: 0.0,
            };
        }
        let begin = round(first);
        let mut end = round(last);
        if end <= begin && last - first > THINNEST {
            end = begin + 1.0;
        }
        let dp = |pixels: f64| narrow(pixels / scale);
        let inset = |inset: f32, from_start: f64, from_end: f64| {
            if inset == 0.0 {
                0.0
            } else {
                dp((from_start + from_end).max(0.0))
            }
        };
        Self {
            // The space itself begins at a drawn corner.
            shift: dp(begin - from * scale),
            length: dp((end - begin).max(0.0)),
            insets: [
                inset(
                    insets[0],
                    round(pixels(from + f64::from(insets[0]))),
                    -begin,
                ),
                inset(insets[1], end, -round(pixels(until - f64::from(insets[1])))),
            ],
            residue: narrow(first - begin),
        }
    }
}

/// The nearest whole pixel, halves up.
fn round(place: f64) -> f64 {
    (place + 0.5 + NOISE).floor()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "geometry has 32 bits everywhere"
)]
const fn narrow(number: f64) -> f32 {
    number as f32
}
