//! A transition of one property: CSS Transitions 1, and springs.

use inlay_motion::Course;

use crate::lane::{Leg, Plain, Way};
use crate::pace::{Pace, Stretch, Walk};
use crate::player::Anchor;
use crate::value::{Parts, Property, Value};

/// A spring is at rest when it stays within this share of its way. Its speed is then at most about
/// that share of the way times the root of the stiffness, per second.
const REST: f64 = 0.001;

/// A value on its way to another.
#[derive(Clone, Debug)]
pub(crate) struct Transition {
    pub(crate) from: Value,
    pub(crate) to: Value,
    /// When it was started, in milliseconds, without the delay.
    pub(crate) start: f64,
    /// Speed at the start per second, on top of the course's own.
    pub(crate) speed: Parts,
    course: Course,
    delay: f64,
    /// Milliseconds after `start` at which it is over; may be infinite.
    end: f64,
}

/// How a property is declared to travel.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Declared {
    pub(crate) property: u16,
    pub(crate) delay: f64,
    pub(crate) course: Course,
}

/// Where a value is and how fast it moves, per second.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moving {
    pub(crate) value: Value,
    pub(crate) speed: Parts,
}

impl Moving {
    /// A value that does not move.
    pub(crate) fn still(value: Value) -> Self {
        Self {
            value,
            speed: Parts::default(),
        }
    }

    pub(crate) fn moves(&self) -> bool {
        self.speed.iter().any(|&speed| speed != 0.0)
    }
}

impl Declared {
    /// Whether a change takes any time: CSS's combined duration is above 0.
    pub(crate) fn takes_time(&self) -> bool {
        match &self.course {
            Course::Tween { duration, .. } => duration + self.delay > 0.0,
            Course::Spring(_) => true,
        }
    }
}

impl Transition {
    /// Starts at `now` from a value with a speed. After a delay it starts from rest.
    pub(crate) fn begin(
        property: &Property,
        from: Moving,
        to: Value,
        declared: &Declared,
        now: f64,
    ) -> Self {
        let gap = gap(property, from.value, to);
        let speed = if declared.delay > 0.0 {
            Parts::default()
        } else {
            core::array::from_fn(|part| declared.course.extra_speed(gap[part], from.speed[part]))
        };
        Self::resume(property, from.value, to, speed, now, declared)
    }

    /// As it was when it was started.
    pub(crate) fn resume(
        property: &Property,
        from: Value,
        to: Value,
        speed: Parts,
        start: f64,
        declared: &Declared,
    ) -> Self {
        let gap = gap(property, from, to);
        let range = gap
            .iter()
            .fold(0.0_f64, |range, part| range.max(part.abs()));
        // Without a way of its own, the way that its speed leads it.
        let way = if range > 0.0 {
            range
        } else {
            let rate = declared.course.rates(0.0).of(0.0, 1.0);
            speed
                .iter()
                .fold(0.0_f64, |way, part| way.max((part * rate).abs()))
        };
        let lasts = (0..property.parts())
            .map(|part| declared.course.duration(gap[part], speed[part], REST * way))
            .fold(0.0, f64::max);
        Self {
            from,
            to,
            start,
            speed,
            course: declared.course.clone(),
            delay: declared.delay,
            end: declared.delay + lasts,
        }
    }

    /// Whether it is over at `now`: the new value of the style holds.
    pub(crate) fn is_over(&self, now: f64) -> bool {
        now - self.start >= self.end
    }

    /// The value at `now`.
    pub(crate) fn sample(&self, property: &Property, now: f64) -> Value {
        let elapsed = now - self.start;
        if elapsed >= self.end {
            return self.to;
        }
        let weights = self.course.weights(elapsed - self.delay);
        let (gap, to) = (gap(property, self.from, self.to), property.split(self.to));
        let parts = core::array::from_fn(|part| to[part] + weights.of(gap[part], self.speed[part]));
        property.join(parts, self.to)
    }

    /// Its way, if it is plain.
    pub(crate) fn plain(&self, property: &Property) -> Option<Plain> {
        let Course::Tween { duration, easing } = &self.course else {
            return None;
        };
        if self.speed.iter().any(|&speed| speed != 0.0) {
            return None;
        }
        Plain::new(
            property,
            &Way {
                anchor: Anchor {
                    time: self.start,
                    current: 0.0,
                },
                rate: 1.0,
                leg: Leg {
                    origin: self.delay,
                    begin: self.delay,
                    end: self.end.min(self.delay + duration),
                    is_reversed: false,
                },
                duration: *duration,
                easing,
                from: self.from,
                to: self.to,
            },
        )
    }

    /// How soon its value changes visibly after `now`, or it is over.
    pub(crate) fn pace(&self, property: &Property, now: f64, ratio: f64) -> Pace {
        let begin = self.start + self.delay;
        let end = self.start + self.end;
        if now < begin {
            let (begin, end, speed) = (self.start, begin, 0.0);
            return Stretch { begin, end, speed }.pace(now);
        }
        let one = property.steps_of_one(self.from, ratio);
        let extra = one
            * self
                .speed
                .iter()
                .fold(0.0_f64, |most, part| most.max(part.abs()));
        let steps = property.steps(self.from, self.to, ratio);
        match &self.course {
            Course::Tween { duration, easing } => Walk {
                begin,
                end,
                easing,
                steps,
                extra,
                share: (now - begin) / duration,
                rises: true,
                until: end,
                lasts: *duration,
            }
            .pace(now),
            // Its energy only falls.
            Course::Spring(spring) => {
                let speed = extra + steps * spring.frequency();
                Stretch { begin, end, speed }.pace(now)
            }
        }
    }

    /// The value at `now`, and the speed with which another transition goes on.
    pub(crate) fn sample_moving(&self, property: &Property, now: f64) -> Moving {
        let speed = if self.is_over(now) {
            Parts::default()
        } else {
            let elapsed = now - self.start - self.delay;
            let gap = gap(property, self.from, self.to);
            core::array::from_fn(|part| self.course.speed(elapsed, gap[part], self.speed[part]))
        };
        Moving {
            value: self.sample(property, now),
            speed,
        }
    }
}

fn gap(property: &Property, from: Value, to: Value) -> Parts {
    let (from, to) = (property.split(from), property.split(to));
    core::array::from_fn(|part| from[part] - to[part])
}
