//! CSS Easing Functions 2.

use inlay_schema::values::{self, StepPosition};

use crate::Bezier;

/// An easing, prepared: what share of the way is done when a share of the time is.
#[derive(Clone, PartialEq, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "easings are shared, and a tick reads the table of a curve without another step"
)]
pub enum Easing {
    /// The same share.
    Linear,
    /// `cubic-bezier()` and the names for some of them.
    Bezier(Bezier),
    /// `steps()`.
    Steps {
        /// How many intervals there are; at least 1.
        count: f64,
        /// How many jumps there are.
        jumps: f64,
        /// Whether the first jump is at the start.
        at_start: bool,
    },
    /// `linear()`: input and output of at least two points, inputs not falling.
    Points(Vec<(f64, f64)>),
}

impl Easing {
    /// Prepares an easing.
    ///
    /// What the schema's types cannot refuse gets a meaning here, so that no value is undefined: an
    /// x of `cubic-bezier` outside 0 to 1 is moved to the nearest of them; `steps` with no interval
    /// has one, and with `jump-none` at least two; an input of `linear()` below the one before
    /// counts as that (as CSS says); `linear()` without points is `linear`.
    pub fn new(easing: &values::Easing) -> Self {
        let bezier = |x1, y1, x2, y2| Self::Bezier(Bezier::new(x1, y1, x2, y2));
        match easing {
            values::Easing::Linear => Self::Linear,
            values::Easing::Ease => bezier(0.25, 0.1, 0.25, 1.0),
            values::Easing::EaseIn => bezier(0.42, 0.0, 1.0, 1.0),
            values::Easing::EaseOut => bezier(0.0, 0.0, 0.58, 1.0),
            values::Easing::EaseInOut => bezier(0.42, 0.0, 0.58, 1.0),
            values::Easing::CubicBezier((x1, y1, x2, y2)) => {
                bezier((*x1).into(), (*y1).into(), (*x2).into(), (*y2).into())
            }
            values::Easing::Steps(steps) => Self::steps(steps.count, steps.position),
            values::Easing::LinearPoints(points) => Self::points(points),
        }
    }

    fn steps(count: u32, position: StepPosition) -> Self {
        let count = match position {
            StepPosition::JumpNone => count.max(2),
            _ => count.max(1),
        };
        let count = f64::from(count);
        Self::Steps {
            count,
            jumps: match position {
                StepPosition::JumpNone => count - 1.0,
                StepPosition::JumpBoth => count + 1.0,
                StepPosition::JumpStart | StepPosition::JumpEnd => count,
            },
            at_start: matches!(position, StepPosition::JumpStart | StepPosition::JumpBoth),
        }
    }

    fn points(points: &[(f32, f32)]) -> Self {
        let mut last = f64::NEG_INFINITY;
        let mut prepared: Vec<_> = points
            .iter()
            .map(|&(input, output)| {
                last = last.max(input.into());
                (last, f64::from(output))
            })
            .collect();
        match prepared[..] {
            [] => return Self::Linear,
            [(input, output)] => prepared.push((input, output)),
            _ => {}
        }
        Self::Points(prepared)
    }

    /// The share of the way at a share `x` of the time; both may be outside 0 to 1.
    ///
    /// `before` is CSS's before flag: the animation has not begun (or, backwards, is over), so a
    /// step exactly at `x` is still to come.
    #[inline]
    pub fn at(&self, x: f64, before: bool) -> f64 {
        match self {
            Self::Linear => x,
            Self::Bezier(bezier) => bezier.at(x),
            &Self::Steps {
                count,
                jumps,
                at_start,
            } => step(x, before, count, jumps, at_start),
            Self::Points(points) => between(points, x),
        }
    }

    /// How fast the share of the way changes at most, up or down, with the share of the time from 0
    /// to 1: of a curve within a 64th of the time; 0 between jumps; infinite where points jump.
    pub fn steepest(&self) -> f64 {
        match self {
            Self::Linear => 1.0,
            Self::Bezier(bezier) => bezier.steepest(),
            Self::Steps { .. } => 0.0,
            Self::Points(points) => {
                let slopes = points.windows(2).map(|pair| {
                    let [(from_x, from_y), (to_x, to_y)] = [pair[0], pair[1]];
                    let rise = (to_y - from_y).abs();
                    if rise > 0.0 {
                        rise / (to_x - from_x)
                    } else {
                        0.0
                    }
                });
                slopes.fold(0.0, f64::max)
            }
        }
    }

    /// How fast the share of the way grows with the share of the time at `x`; may be infinite.
    /// Between jumps 0.
    pub fn slope(&self, x: f64) -> f64 {
        match self {
            Self::Linear => 1.0,
            Self::Bezier(bezier) => bezier.slope(x),
            Self::Steps { .. } => 0.0,
            Self::Points(points) => {
                let [(from_x, from_y), (to_x, to_y)] = around(points, x);
                if to_x > from_x {
                    (to_y - from_y) / (to_x - from_x)
                } else {
                    0.0
                }
            }
        }
    }
}

/// CSS Easing Functions 2, 2.4.1. Apart from what is inlined into a tick, as [`between`] is: curves
/// are what most animations have.
#[inline(never)]
fn step(x: f64, before: bool, count: f64, jumps: f64, at_start: bool) -> f64 {
    let place = x * count;
    let mut done = place.floor();
    let on_a_step = place <= done;
    if at_start {
        done += 1.0;
    }
    if before && on_a_step {
        done -= 1.0;
    }
    if x >= 0.0 {
        done = done.max(0.0);
    }
    if x <= 1.0 {
        done = done.min(jumps);
    }
    done / jumps
}

/// CSS Easing Functions 2, 2.2.2.
#[inline(never)]
fn between(points: &[(f64, f64)], x: f64) -> f64 {
    let [(from_x, from_y), (to_x, to_y)] = around(points, x);
    if to_x > from_x {
        from_y + (x - from_x) / (to_x - from_x) * (to_y - from_y)
    } else {
        to_y
    }
}

/// The two points between which, or next to which, the input is: CSS Easing Functions 2, 2.2.2.
fn around(points: &[(f64, f64)], x: f64) -> [(f64, f64); 2] {
    let after = points.partition_point(|&(input, _)| input <= x);
    let first = after.saturating_sub(1).min(points.len().saturating_sub(2));
    match points.get(first..first + 2) {
        Some(&[from, to]) => [from, to],
        _ => [(0.0, 0.0), (1.0, 1.0)],
    }
}
