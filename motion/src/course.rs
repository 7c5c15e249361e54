//! A way from one value to another in time, by an easing or a spring, with a speed to start with.

use std::rc::Rc;

use inlay_schema::values::{self, Motion};

use crate::{Easing, Spring};

/// How a value travels.
#[derive(Clone, Debug)]
pub enum Course {
    /// In a fixed time, by an easing.
    Tween {
        /// In milliseconds, at least 0.
        duration: f64,
        /// Its course.
        easing: Rc<Easing>,
    },
    /// Until a spring is at rest.
    Spring(Spring),
}

/// What is left at a time of the gap (start minus target) and of the speed (per second) that a
/// course began with.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weights {
    /// Of the gap.
    pub gap: f64,
    /// Of the speed.
    pub speed: f64,
}

impl Weights {
    /// The sum for one number.
    pub fn of(self, gap: f64, speed: f64) -> f64 {
        self.gap * gap + self.speed * speed
    }
}

impl Course {
    /// Where the value is after `elapsed` milliseconds: the target plus [`Weights::of`] the gap and
    /// the speed.
    ///
    /// A spring takes any speed. A tween has a speed of its own at its start; the speed here is
    /// what comes on top of that ([`extra_speed`](Self::extra_speed)), and fades by the cubic
    /// `p (1 - p)²` over the tween's time.
    pub fn weights(&self, elapsed: f64) -> Weights {
        match self {
            Self::Tween { duration, easing } => {
                if elapsed >= *duration {
                    return Weights {
                        gap: 0.0,
                        speed: 0.0,
                    };
                }
                let p = (elapsed / duration).max(0.0);
                let rest = 1.0 - p;
                Weights {
                    gap: 1.0 - easing.at(p, false),
                    speed: duration / 1000.0 * p * rest * rest,
                }
            }
            Self::Spring(spring) => {
                let propagation = spring.propagate(elapsed / 1000.0);
                Weights {
                    gap: propagation.xx,
                    speed: propagation.xv,
                }
            }
        }
    }

    /// How fast the value moves, per second, after `elapsed` milliseconds: [`Weights::of`] the gap
    /// and the speed. Finite: where an easing is vertical, it counts as still.
    pub fn rates(&self, elapsed: f64) -> Weights {
        match self {
            Self::Tween { duration, easing } => {
                if elapsed >= *duration {
                    return Weights {
                        gap: 0.0,
                        speed: 0.0,
                    };
                }
                let p = (elapsed / duration).max(0.0);
                Weights {
                    gap: -tame(easing.slope(p)).unwrap_or(0.0) * 1000.0 / duration,
                    speed: (1.0 - p) * (1.0 - 3.0 * p),
                }
            }
            Self::Spring(spring) => {
                let propagation = spring.propagate(elapsed / 1000.0);
                Weights {
                    gap: propagation.vx,
                    speed: propagation.vv,
                }
            }
        }
    }

    /// How fast a number that began with `gap` and `speed` moves after `elapsed` milliseconds, per
    /// second, as one sees it: 0 before a tween that brought no speed along has moved at all, and
    /// after it is over.
    pub fn speed(&self, elapsed: f64, gap: f64, speed: f64) -> f64 {
        if elapsed < 0.0 || elapsed <= 0.0 && speed == 0.0 {
            0.0
        } else {
            self.rates(elapsed).of(gap, speed)
        }
    }

    /// The speed to start with so that a value that moves at `speed` per second continues without a
    /// jump in speed. 0 for an easing that jumps or is vertical at its start.
    pub fn extra_speed(&self, gap: f64, speed: f64) -> f64 {
        if speed == 0.0 {
            return 0.0;
        }
        match self {
            Self::Tween { duration, easing } => {
                let Some(slope) = tame(easing.slope(0.0)) else {
                    return 0.0;
                };
                if matches!(**easing, Easing::Steps { .. }) || *duration <= 0.0 {
                    return 0.0;
                }
                speed + gap * slope * 1000.0 / duration
            }
            Self::Spring(_) => speed,
        }
    }

    /// Milliseconds in which it does nearly all of a way: the time of a tween,
    /// [`Spring::response`] of a spring.
    pub fn response(&self) -> f64 {
        match self {
            Self::Tween { duration, .. } => *duration,
            Self::Spring(spring) => spring.response() * 1000.0,
        }
    }

    /// Natural frequency of a spring, in 1/s; 0 for a tween.
    pub fn frequency(&self) -> f64 {
        match self {
            Self::Tween { .. } => 0.0,
            Self::Spring(spring) => spring.frequency(),
        }
    }

    /// Milliseconds after which a number that began with `gap` and `speed` stays within `tolerance`
    /// of its target. May be infinite.
    pub fn duration(&self, gap: f64, speed: f64, tolerance: f64) -> f64 {
        match self {
            Self::Tween { duration, .. } => *duration,
            Self::Spring(spring) => spring.settle(gap, speed, tolerance) * 1000.0,
        }
    }
}

/// A slope, unless it is so steep that it is no use as a speed.
fn tame(slope: f64) -> Option<f64> {
    (slope.abs() <= 1e3).then_some(slope)
}

/// Prepared easings, shared by all that use the same.
#[derive(Clone, Debug)]
pub struct Easings {
    linear: Rc<Easing>,
    known: Vec<(values::Easing, Rc<Easing>)>,
    /// How many are known when those that nobody uses are next let go.
    crowded: usize,
}

impl Default for Easings {
    fn default() -> Self {
        Self {
            linear: Rc::new(Easing::Linear),
            known: Vec::new(),
            crowded: 32,
        }
    }
}

impl Easings {
    /// The easing, prepared.
    pub fn get(&mut self, easing: &values::Easing) -> Rc<Easing> {
        if *easing == values::Easing::Linear {
            return Rc::clone(&self.linear);
        }
        if let Some((_, shared)) = self.known.iter().find(|(known, _)| known == easing) {
            return Rc::clone(shared);
        }
        if self.known.len() >= self.crowded {
            self.known
                .retain(|(_, shared)| Rc::strong_count(shared) > 1);
            self.crowded = 32.max(2 * self.known.len());
        }
        let shared = Rc::new(Easing::new(easing));
        self.known.push((easing.clone(), Rc::clone(&shared)));
        shared
    }

    /// The course of a motion; `instant` is a tween that takes no time.
    pub fn course(&mut self, motion: &Motion) -> Course {
        match motion {
            Motion::Instant => Course::Tween {
                duration: 0.0,
                easing: Rc::clone(&self.linear),
            },
            Motion::Tween(tween) => Course::Tween {
                duration: f64::from(tween.duration).max(0.0),
                easing: self.get(&tween.easing),
            },
            Motion::Spring(spring) => {
                Course::Spring(Spring::new(spring.stiffness.into(), spring.damping.into()))
            }
        }
    }
}

/// Two courses are the same when they lead everywhere alike.
impl PartialEq for Course {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Tween { duration, easing },
                Self::Tween {
                    duration: other_duration,
                    easing: other_easing,
                },
            ) => {
                duration.to_bits() == other_duration.to_bits()
                    && (Rc::ptr_eq(easing, other_easing) || easing == other_easing)
            }
            (Self::Spring(spring), Self::Spring(other)) => spring == other,
            _ => false,
        }
    }
}
