//! `cubic-bezier()`.

/// Pieces of the table from which the search for the curve's parameter starts.
const PIECES: usize = 32;

/// How near the curve's x must come to the input. The output is then right within this times the curve's slope. Newton's method doubles the digits with each step, so the last
/// ones cost one step; they matter where a step function follows and the output is just on a step.
const NEAR: f64 = 1e-15;

/// A curve from 0, 0 to 1, 1 with two control points, as a function of x.
#[derive(Clone, PartialEq, Debug)]
pub struct Bezier {
    x: Polynomial,
    y: Polynomial,
    start_slope: f64,
    end_slope: f64,
    /// Parameters of the curve at even steps of x.
    parameters: [f64; PIECES + 1],
}

/// `((cubic t + square) t + linear) t`.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Polynomial {
    cubic: f64,
    square: f64,
    linear: f64,
}

impl Polynomial {
    /// The coordinate of a curve whose control points have these.
    fn new(first: f64, second: f64) -> Self {
        let linear = 3.0 * first;
        let square = 3.0 * (second - first) - linear;
        Self {
            cubic: 1.0 - linear - square,
            square,
            linear,
        }
    }

    fn at(self, t: f64) -> f64 {
        ((self.cubic * t + self.square) * t + self.linear) * t
    }

    fn slope(self, t: f64) -> f64 {
        (3.0 * self.cubic * t + 2.0 * self.square) * t + self.linear
    }
}

impl Bezier {
    /// The curve of the control points `x1, y1` and `x2, y2`. CSS has no curve with an x outside 0 to 1: such an x counts as the nearest of these.
    pub fn new(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        let (x1, x2) = (x1.clamp(0.0, 1.0), x2.clamp(0.0, 1.0));
        let mut bezier = Self {
            x: Polynomial::new(x1, x2),
            y: Polynomial::new(y1, y2),
            start_slope: slope_of_end([(x1, y1), (x2, y2)]),
            end_slope: slope_of_end([(1.0 - x2, 1.0 - y2), (1.0 - x1, 1.0 - y1)]),
            parameters: [0.0; PIECES + 1],
        };
        let mut low = 0.0;
        for piece in 1..PIECES {
            let x = piece as f64 / PIECES as f64;
            // From `x` itself, so that the middle of a symmetric curve is exact.
            low = bezier.search(x, x, low, 1.0);
            bezier.parameters[piece] = low;
        }
        bezier.parameters[PIECES] = 1.0;
        bezier
    }

    /// The curve's y at `x`. Outside 0 to 1 the curve goes on as its tangents do.
    pub fn at(&self, x: f64) -> f64 {
        if x <= 0.0 {
            self.start_slope * x
        } else if x >= 1.0 {
            1.0 + self.end_slope * (x - 1.0)
        } else {
            self.y.at(self.parameter(x))
        }
    }

    /// The curve's slope at `x`; may be infinite where the curve is vertical.
    pub fn slope(&self, x: f64) -> f64 {
        if x < 0.0 {
            return self.start_slope;
        }
        if x > 1.0 {
            return self.end_slope;
        }
        let t = self.parameter(x);
        let (run, rise) = (self.x.slope(t), self.y.slope(t));
        if run > 0.0 {
            rise / run
        } else if rise != 0.0 {
            f64::INFINITY.copysign(rise)
        } else if x <= 0.5 {
            self.start_slope
        } else {
            self.end_slope
        }
    }

    /// The parameter of the curve where it is at `x`, which is within 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "kept within the table first"
    )]
    fn parameter(&self, x: f64) -> f64 {
        let place = x * PIECES as f64;
        let piece = (place as usize).min(PIECES - 1);
        let (low, high) = (self.parameters[piece], self.parameters[piece + 1]);
        let guess = low + (high - low) * (place - piece as f64);
        self.search(x, guess, low - 1e-9, high + 1e-9)
    }

    /// Newton's method, kept between `low` and `high`, where the curve passes `x` rising; halves where Newton leads outside.
    fn search(&self, x: f64, guess: f64, mut low: f64, mut high: f64) -> f64 {
        let mut t = guess;
        for _ in 0..64 {
            let gap = self.x.at(t) - x;
            if gap.abs() < NEAR || high - low < NEAR {
                break;
            }
            if gap < 0.0 {
                low = t;
            } else {
                high = t;
            }
            let next = t - gap / self.x.slope(t);
            t = if next > low && next < high {
                next
            } else {
                0.5 * (low + high)
            };
        }
        t
    }
}

/// Slope of the line on which the curve goes on past an end, from that end to the next point that is not on it; 0 where that line is vertical, 1 where both
/// are on the end (the curve is a straight line then).
fn slope_of_end([near, far]: [(f64, f64); 2]) -> f64 {
    if near.0 > 0.0 {
        near.1 / near.0
    } else if near.1 == 0.0 && far.0 > 0.0 {
        far.1 / far.0
    } else if near.1 == 0.0 && far.1 == 0.0 {
        1.0
    } else {
        0.0
    }
}
