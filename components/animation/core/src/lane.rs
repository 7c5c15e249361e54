//! The fast way of a tick: what it needs of a track that moves plainly, side by side in memory.
//!
//! A track moves plainly while one animation that plays forwards, with a keyframe at either end, or
//! one transition by a tween, takes one number along one easing: through one iteration, after which
//! there is another lane. Where a lane has a value, it is the value, whether the tick came by the
//! lane or by the track: so values never depend on which ticks came before.

use std::rc::Rc;

use inlay_motion::Easing;

use crate::pace::Pace;
use crate::player::Anchor;
use crate::value::{Limits, Property, Value};

/// What the next ticks do with a track.
#[derive(Clone, Debug)]
pub(crate) enum Lane {
    /// Look at the track.
    Awake,
    /// Nothing: no time changes its value.
    Asleep,
    /// Only this.
    Plain(Plain),
}

/// The way of one number.
pub(crate) struct Way<'a> {
    /// Current time runs from here, in milliseconds, at this rate.
    pub(crate) anchor: Anchor,
    pub(crate) rate: f64,
    pub(crate) leg: Leg,
    pub(crate) duration: f64,
    pub(crate) easing: &'a Rc<Easing>,
    pub(crate) from: Value,
    pub(crate) to: Value,
}

/// When a way is walked once, in milliseconds of current time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leg {
    /// When it begins, if nothing cuts it.
    pub(crate) origin: f64,
    /// What of it there is: until just before `end`.
    pub(crate) begin: f64,
    pub(crate) end: f64,
    /// The way is walked from its end.
    pub(crate) is_reversed: bool,
}

/// One number along one easing. Each frame reads all of these: what is in others here, such as a
/// [`Leg`], lies flat, without the room that would be between them.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    anchor: Anchor,
    rate: f64,
    origin: f64,
    begin: f64,
    end: f64,
    per_duration: f64,
    from: f64,
    way: f64,
    /// Of its pace, which holds until its next change.
    next: f64,
    limits: Limits,
    easing: Rc<Easing>,
    /// The first word of the property's entry.
    head: u32,
    /// The value that was reported last.
    reported: Value,
    is_reversed: bool,
    is_moving: bool,
    is_fast: bool,
}

/// All of one lie in two lines of a cache.
const _: () = assert!(size_of::<Plain>() <= 128);

impl Plain {
    /// A lane for a way between two numbers of one unit; `None` for anything else.
    pub(crate) fn new(property: &Property, way: &Way<'_>) -> Option<Self> {
        let [from, to] = property.numbers(way.from, way.to)?;
        (way.duration > 0.0).then(|| Self {
            anchor: way.anchor,
            rate: way.rate,
            origin: way.leg.origin,
            begin: way.leg.begin,
            end: way.leg.end,
            is_reversed: way.leg.is_reversed,
            per_duration: way.duration.recip(),
            from,
            way: to - from,
            limits: property.limits,
            easing: Rc::clone(way.easing),
            head: property.head(way.from),
            reported: way.from,
            next: Pace::UNKNOWN.next,
            is_moving: Pace::UNKNOWN.moving,
            is_fast: false,
        })
    }

    /// The value at `now`; `None` outside the way.
    #[inline]
    pub(crate) fn sample(&self, now: f64) -> Option<Value> {
        let current = self.anchor.current + (now - self.anchor.time) * self.rate;
        if !(current >= self.begin && current < self.end) {
            return None;
        }
        let done = (current - self.origin) * self.per_duration;
        let share = if self.is_reversed { 1.0 - done } else { done };
        let number = self.from + self.easing.at(share, false) * self.way;
        Some(self.reported.with_number(self.limits.hold(number)))
    }

    /// The value that was reported last.
    pub(crate) fn reported(&self) -> Value {
        self.reported
    }

    /// Notes the value that was reported last.
    pub(crate) fn set_reported(&mut self, reported: Value) {
        self.reported = reported;
    }

    /// How soon its value changes visibly; holds until that change.
    pub(crate) const fn pace(&self) -> Pace {
        Pace {
            moving: self.is_moving,
            next: self.next,
        }
    }

    /// Whether every frame shows a change.
    pub(crate) fn is_fast(&self) -> bool {
        self.is_fast
    }

    pub(crate) fn set_pace(&mut self, pace: Pace) {
        (self.is_moving, self.next) = (pace.moving, pace.next);
        self.is_fast = pace.is_fast();
    }

    /// The first word of an entry.
    pub(crate) fn head(&self) -> u32 {
        self.head
    }
}
