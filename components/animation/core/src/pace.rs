//! How soon a value changes visibly: when the next frame is due, and whether something is seen to
//! move.
//!
//! A *visible step* is one device pixel, or one step of an 8-bit colour. What changes by fewer than
//! eight steps a second (less than one in 125 ms) is at rest to an eye, and no frame between two
//! changes would show anything. Times depend on the motion alone, not on which ticks came before:
//! an engine that is restored needs its frames at the same times.

use inlay_motion::Easing;

/// Visible steps per second from which on every frame is needed.
const FAST: f64 = 8.0;

/// A slow motion is shown in this many parts of a step, so that nobody sees it jump.
const PARTS: f64 = 8.0;

/// What lasts shorter than this, in milliseconds, is part of what comes before and after it.
const SHORT: f64 = 1000.0;

/// A frame is at least this much later than the one at hand, in milliseconds, where rounding put
/// the time of a change before it.
const LEAST: f64 = 1.0;

/// When the next frame is due, and whether something moves.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Pace {
    /// Something is seen to move, or will within a moment.
    pub(crate) moving: bool,
    /// The time of the next visible change, in milliseconds: infinite if there is none, and
    /// minus infinity if every frame shows one.
    pub(crate) next: f64,
}

impl Pace {
    /// Nothing changes by time.
    pub(crate) const REST: Self = Self {
        moving: false,
        next: f64::INFINITY,
    };

    /// Nobody needed to know, since something else is fast. It is looked at when somebody does.
    pub(crate) const UNKNOWN: Self = Self {
        moving: false,
        next: f64::MIN,
    };

    /// Every frame shows a change.
    pub(crate) const FAST: Self = Self {
        moving: true,
        next: f64::NEG_INFINITY,
    };

    /// Of two motions.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            moving: self.moving || other.moving,
            next: self.next.min(other.next),
        }
    }

    /// Whether no other motion makes a difference.
    pub(crate) fn is_fast(self) -> bool {
        self.next < f64::MIN
    }
}

/// A stretch of time in which a value changes no faster than a speed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// When it begins and ends, in milliseconds.
    pub(crate) begin: f64,
    pub(crate) end: f64,
    /// Visible steps per second, at most; may be infinite.
    pub(crate) speed: f64,
}

impl Stretch {
    /// The pace at `now`, which is within the stretch.
    pub(crate) fn pace(&self, now: f64) -> Pace {
        let Self { begin, end, speed } = *self;
        let is_short = end - begin < SHORT;
        let is_still = speed <= 0.0;
        if !(is_still || speed < FAST && !is_short) {
            return Pace::FAST;
        }
        let period = 1000.0 / (PARTS * speed);
        let change = if is_still {
            f64::INFINITY
        } else {
            begin + (((now - begin) / period).floor() + 1.0) * period
        };
        Pace {
            moving: is_short,
            next: change.min(end).max(now + LEAST),
        }
    }
}

/// A way from one value to another along an easing, between two times in milliseconds.
pub(crate) struct Walk<'a> {
    pub(crate) begin: f64,
    pub(crate) end: f64,
    pub(crate) easing: &'a Easing,
    /// Visible steps between the two values.
    pub(crate) steps: f64,
    /// Visible steps per second on top of the easing's.
    pub(crate) extra: f64,
    /// The share of the time that has passed, as the easing gets it, and whether it rises.
    pub(crate) share: f64,
    pub(crate) rises: bool,
    /// All that it is part of ends here, and lasts so long, in milliseconds.
    pub(crate) until: f64,
    pub(crate) lasts: f64,
}

impl Walk<'_> {
    /// The stretch that it is in, if no easing jumps.
    pub(crate) fn stretch(&self) -> Stretch {
        let Self { begin, end, .. } = *self;
        let eased = self.steps * self.easing.steepest() * 1000.0 / (end - begin);
        Stretch {
            begin,
            end: end.min(self.until),
            // Nothing along something vertical is nothing.
            speed: if self.steps > 0.0 { eased } else { 0.0 } + self.extra,
        }
    }

    /// The pace at `now`.
    pub(crate) fn pace(&self, now: f64) -> Pace {
        let Easing::Steps { count, .. } = *self.easing else {
            return self.stretch().pace(now);
        };
        let gap = (self.end - self.begin) / count;
        if self.steps <= 0.0 || self.extra > 0.0 {
            return self.stretch().pace(now);
        }
        // Between two jumps nothing changes.
        if gap * FAST < 1000.0 {
            return Pace::FAST;
        }
        let place = (self.share * count).floor();
        let jump = if self.rises {
            self.begin + (place + 1.0) * gap
        } else {
            self.end - place * gap
        };
        Pace {
            moving: self.lasts < SHORT,
            next: jump.min(self.end).min(self.until).max(now + LEAST),
        }
    }
}
