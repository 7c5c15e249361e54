//! `cubic-bezier()`.

/// Pieces of the table. With 64, the usual curves are smooth in all but the first and last.
const PIECES: usize = 64;

/// A piece of the curve is smooth when a cubic in x is the curve within this.
const SMOOTH: f64 = 2e-7;

/// What a step of Newton's method may leave of the way to the parameter that is searched for.
const NEAR: f64 = 1e-15;

/// A curve from 0, 0 to 1, 1 with two control points, as a function of x: within a millionth, and
/// to nearly the last digit at every 64th. Where the curve is vertical, y is that of an x within
/// 1e-15.
#[derive(Clone, PartialEq, Debug)]
pub struct Bezier {
    x: Polynomial,
    y: Polynomial,
    start_slope: f64,
    end_slope: f64,
    steepest: f64,
    pieces: [Piece; PIECES],
}

/// The curve over a 64th of x.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Piece {
    /// y as a cubic of the share of the piece, highest power first.
    Smooth([f64; 4]),
    /// The curve's parameters at the ends: what is between must be searched for.
    Bent([f64; 2]),
}

/// `((cubic t + square) t + linear) t`.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Polynomial {
    cubic: f64,
    square: f64,
    linear: f64,
}

/// Width of a piece.
const WIDTH: f64 = 1.0 / PIECES as f64;

/// The cubic of a share; at 1 it need not be exact, since the next piece begins there.
#[inline]
fn horner([cubic, square, linear, constant]: [f64; 4], share: f64) -> f64 {
    ((cubic * share + square) * share + linear) * share + constant
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

    /// Half the change of the slope with t.
    fn bend(self, t: f64) -> f64 {
        3.0 * self.cubic * t + self.square
    }
}

impl Bezier {
    /// The curve of the control points `x1, y1` and `x2, y2`. CSS has no curve with an x outside 0
    /// to 1: such an x counts as the nearest of these.
    pub fn new(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        let (x1, x2) = (x1.clamp(0.0, 1.0), x2.clamp(0.0, 1.0));
        let mut bezier = Self {
            x: Polynomial::new(x1, x2),
            y: Polynomial::new(y1, y2),
            start_slope: slope_of_end([(x1, y1), (x2, y2)]),
            end_slope: slope_of_end([(1.0 - x2, 1.0 - y2), (1.0 - x1, 1.0 - y1)]),
            steepest: 0.0,
            pieces: [Piece::Bent([0.0, 1.0]); PIECES],
        };
        let mut low = 0.0;
        for place in 0..PIECES {
            let start = place as f64 * WIDTH;
            let end = start + WIDTH;
            let high = if place + 1 == PIECES {
                1.0
            } else {
                // From `end` itself, so that the middle of a symmetric curve is exact.
                bezier.search(end, end, low, 1.0)
            };
            bezier.pieces[place] = bezier.piece(start, [low, high]);
            let rise = bezier.y.at(high) - bezier.y.at(low);
            bezier.steepest = bezier.steepest.max((rise / WIDTH).abs());
            low = high;
        }
        bezier
    }

    /// The greatest slope, up or down, of a line over a 64th of x.
    pub fn steepest(&self) -> f64 {
        self.steepest
    }

    /// The piece from `start` on, between two parameters.
    fn piece(&self, start: f64, ends: [f64; 2]) -> Piece {
        let [low, high] = ends;
        let slope = |t: f64| WIDTH * self.y.slope(t) / self.x.slope(t);
        let (from, to) = (self.y.at(low), self.y.at(high));
        let (leaving, arriving) = (slope(low), slope(high));
        let cubic = [
            2.0 * (from - to) + leaving + arriving,
            3.0 * (to - from) - 2.0 * leaving - arriving,
            leaving,
            from,
        ];
        // The difference of the two is largest in the middle, or at two places about it.
        let is_smooth = [0.2, 0.35, 0.5, 0.65, 0.8].into_iter().all(|share| {
            let t = self.search(start + share * WIDTH, low + share * (high - low), low, high);
            (self.y.at(t) - horner(cubic, share)).abs() <= SMOOTH
        });
        if is_smooth {
            Piece::Smooth(cubic)
        } else {
            Piece::Bent(ends)
        }
    }

    /// The curve's y at `x`. Outside 0 to 1 the curve goes on as its tangents do.
    #[inline]
    pub fn at(&self, x: f64) -> f64 {
        if x <= 0.0 {
            self.start_slope * x
        } else if x >= 1.0 {
            1.0 + self.end_slope * (x - 1.0)
        } else {
            match self.locate(x) {
                (Piece::Smooth(cubic), share) => horner(*cubic, share),
                (Piece::Bent(ends), share) => self.bent(x, *ends, share),
            }
        }
    }

    /// The curve's y at `x`, in a piece between two parameters. Few pieces are like this: apart
    /// from what is inlined into a tick.
    #[inline(never)]
    fn bent(&self, x: f64, [low, high]: [f64; 2], share: f64) -> f64 {
        let guess = low + (high - low) * share;
        self.y.at(self.search(x, guess, low, high))
    }

    /// The curve's slope at `x`; may be infinite where the curve is vertical.
    pub fn slope(&self, x: f64) -> f64 {
        if x < 0.0 {
            return self.start_slope;
        }
        if x > 1.0 {
            return self.end_slope;
        }
        let t = self.search(x, x, 0.0, 1.0);
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

    /// The piece in which `x` is, which is within 0 to 1, and the share of the piece before it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "kept within the table first"
    )]
    #[inline]
    fn locate(&self, x: f64) -> (&Piece, f64) {
        let place = x * PIECES as f64;
        let at = (place as usize).min(PIECES - 1);
        (&self.pieces[at], place - at as f64)
    }

    /// Newton's method, kept between `low` and `high`, where the curve passes `x` rising; halves
    /// where Newton leads outside.
    ///
    /// Of the gap a step leaves its square times the bend, and its cube times the cubic; over the
    /// slope, that is of the way. So where the curve is nearly vertical, x is met long before the
    /// parameter is, and the search goes on.
    fn search(&self, x: f64, guess: f64, mut low: f64, mut high: f64) -> f64 {
        let mut t = guess;
        for _ in 0..64 {
            let gap = self.x.at(t) - x;
            if gap == 0.0 {
                return t;
            }
            let slope = self.x.slope(t);
            let step = gap / slope;
            let next = t - step;
            let is_inside = next >= low && next <= high;
            let left = step * step * (self.x.bend(t) - self.x.cubic * step);
            if is_inside && left.abs() <= NEAR * slope.abs() {
                return next;
            }
            if high <= low + f64::EPSILON {
                break;
            }
            if gap < 0.0 {
                low = t;
            } else {
                high = t;
            }
            t = if is_inside { next } else { 0.5 * (low + high) };
        }
        t
    }
}

/// Slope of the line on which the curve goes on past an end, from that end to the next point that
/// is not on it; 0 where that line is vertical, 1 where both are on the end (the curve is a
/// straight line then).
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
