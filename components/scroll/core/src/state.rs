//! What no input can bring back: where containers were going, from where, since when and how fast.

use crate::axis::{Axis, FASTEST_RATE, PARTS, dp};
use crate::container::{Container, whole};
use crate::placement::LIMIT;
use crate::word;
use crate::{RestoreError, Scroll, ScrollState};

/// The version of [`ScrollState`] that is written and read.
const VERSION: u32 = 2;

/// Numbers per container.
const NUMBERS: usize = 14;

/// Fastest motion that a state may have, in dp/s.
const FASTEST: f64 = 1e9;

/// Flags of a container in a state.
mod flag {
    /// Its targets follow the focused node.
    pub(super) const FOLLOWS: u32 = 1;
    /// It moved since it was last reported to rest.
    pub(super) const MOVES: u32 = 2;
    /// All flags.
    pub(super) const ALL: f64 = 3.0;
}

impl Scroll {
    /// Motion of all containers.
    pub fn snapshot(&mut self) -> ScrollState {
        self.settle();
        let now = self.now.unwrap_or(0.0);
        let containers = || {
            self.containers
                .iter()
                .filter(|container| container.scrolls())
        };
        ScrollState {
            version: VERSION,
            containers: containers().map(|container| container.id).collect(),
            values: containers()
                .flat_map(|container| container.state(now))
                .collect(),
        }
    }

    /// Takes a state of [`snapshot`](Self::snapshot), after [`reset`](Self::reset), one full batch,
    /// all placements and [`set_focus`](Self::set_focus). Containers that are gone are skipped;
    /// targets come within the content. The next tick reports every offset that is not 0.
    ///
    /// # Errors
    ///
    /// [`RestoreError`]; the system is as after `reset` then.
    pub fn restore(&mut self, state: &ScrollState) -> Result<(), RestoreError> {
        if let Err(error) = check_state(state) {
            self.reset();
            return Err(error);
        }
        self.wishes.clear();
        let states = state.values.as_chunks::<NUMBERS>().0;
        let mut followers = Vec::new();
        for (&node, values) in state.containers.iter().zip(states) {
            let container = self.containers.get_mut(node);
            if let Some(container) = container.filter(|container| container.scrolls()) {
                container.restore(values);
                if has_flag(values, flag::FOLLOWS) {
                    followers.push(node);
                }
            }
        }
        self.adopt(|node| followers.contains(&node));
        self.is_restored = true;
        self.now = None;
        Ok(())
    }
}

/// Whether a state that was checked has a flag.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be 0 to 3"
)]
fn has_flag(numbers: &[f64; NUMBERS], flag: u32) -> bool {
    numbers[FLAGS] as u32 & flag != 0
}

/// Where the flags are among the numbers.
const FLAGS: usize = 13;

impl Container {
    /// What `inlay:scroll` `scroll-state` says of a container. A motion that is not the
    /// container's own begins again, as it is at `now`.
    fn state(&self, now: f64) -> [f64; NUMBERS] {
        let [x, y] = self.axes.each_ref().map(|axis| {
            let target = dp(axis.target);
            if !axis.moves(now) {
                [target, target, 0.0, axis.begin, 1.0, axis.lean(now)]
            } else if axis.course == self.course {
                let Axis {
                    from, speed, begin, ..
                } = *axis;
                [from, target, speed, begin, axis.rate, axis.lean_from]
            } else {
                let (from, speed) = (axis.offset(now), axis.speed(now));
                let speed = self.course.extra_speed(from - target, speed);
                [from, target, speed, now, 1.0, axis.lean(now)]
            }
        });
        let mut numbers = [0.0; NUMBERS];
        for (at, pair) in x.into_iter().zip(y).enumerate() {
            [numbers[2 * at], numbers[2 * at + 1]] = pair.into();
        }
        let flags = [
            (self.follows != 0, flag::FOLLOWS),
            (self.is_moving, flag::MOVES),
        ];
        let flags = flags.iter().filter(|(on, _)| *on).map(|(_, flag)| flag);
        numbers[FLAGS - 1] = self.followed_at;
        numbers[FLAGS] = flags.sum::<u32>().into();
        numbers
    }

    /// Takes what [`state`](Self::state) gave. The next tick reports an offset other than 0.
    fn restore(&mut self, state: &[f64; NUMBERS]) {
        self.let_go(state[FLAGS - 1]);
        for (axis, motion) in self.axes.iter_mut().enumerate() {
            let [from, target, speed, begin, rate, lean] =
                [0, 2, 4, 6, 8, 10].map(|at| state[at + axis]);
            motion.resume(
                [from, lean, speed, begin, rate],
                whole(target * PARTS),
                &self.course,
            );
        }
        self.followed_at = state[FLAGS - 1];
        self.is_moving = has_flag(state, flag::MOVES);
        self.wake();
    }
}

fn check_state(state: &ScrollState) -> Result<(), RestoreError> {
    if state.version != VERSION {
        return Err(RestoreError::Version(VERSION));
    }
    if state.values.len() != state.containers.len() * NUMBERS {
        return Err(RestoreError::Length(word(state.values.len())));
    }
    let is_wrong = |(at, number): (usize, &f64)| {
        let most = match at % NUMBERS {
            0..=3 => dp(LIMIT),
            4 | 5 => FASTEST,
            8 | 9 => FASTEST_RATE,
            10 | 11 => dp(LIMIT),
            FLAGS => flag::ALL,
            _ => f64::MAX,
        };
        let least = match at % NUMBERS {
            8 | 9 => 1.0,
            FLAGS => 0.0,
            _ => -most,
        };
        !number.is_finite() || !(least..=most).contains(number)
    };
    match state.values.iter().enumerate().position(is_wrong) {
        Some(at) => Err(RestoreError::Number(word(at))),
        None => Ok(()),
    }
}
