//! What no input can bring back: where containers were going, from where, since when and how fast.

use crate::axis::dp;
use crate::error::word;
use crate::placement::LIMIT;
use crate::{RestoreError, Scroll};

/// The version of [`State`] that is written and read.
const VERSION: u32 = 1;

/// Numbers per container.
const NUMBERS: usize = 8;

/// Fastest motion that a state may have, in dp/s.
const FASTEST: f64 = 1e9;

/// Motion that no input can bring back.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct State {
    /// 1.
    pub version: u32,
    /// Containers in the tree.
    pub containers: Vec<u32>,
    /// Eight numbers per container: the offset in x and y, in dp, from which each motion began; targets in x and y, in dp; speeds in x and y at the start, in dp/s (for a tween, what came on top of its own); times in milliseconds
    /// at which each motion began. A motion that came with a `scroll-to` of its own is here as it is now, and goes on as the container's `scroll-motion` says.
    pub values: Vec<f64>,
}

impl Scroll {
    /// Motion of all containers.
    pub fn snapshot(&mut self) -> State {
        self.grant_wishes();
        let now = self.now.unwrap_or(0.0);
        let containers = || {
            self.containers
                .iter()
                .filter(|container| container.scrolls())
        };
        State {
            version: VERSION,
            containers: containers().map(|container| container.id).collect(),
            values: containers()
                .flat_map(|container| container.state(now))
                .collect(),
        }
    }

    /// Takes a state of [`snapshot`](Self::snapshot), after [`reset`](Self::reset), one full batch and all placements. Containers that are gone are skipped; targets come within the content. The next tick tells
    /// every offset that is not 0.
    ///
    /// # Errors
    ///
    /// [`RestoreError`]; the system is as after `reset` then.
    pub fn restore(&mut self, state: &State) -> Result<(), RestoreError> {
        if let Err(error) = check_state(state) {
            self.reset();
            return Err(error);
        }
        self.wishes.clear();
        for (&node, values) in state
            .containers
            .iter()
            .zip(state.values.as_chunks::<NUMBERS>().0)
        {
            if let Some(container) = self
                .containers
                .get_mut(node)
                .filter(|container| container.scrolls())
            {
                container.restore(values);
            }
        }
        self.now = None;
        Ok(())
    }
}

fn check_state(state: &State) -> Result<(), RestoreError> {
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
            _ => f64::MAX,
        };
        !number.is_finite() || number.abs() > most
    };
    match state.values.iter().enumerate().position(is_wrong) {
        Some(at) => Err(RestoreError::Number(word(at))),
        None => Ok(()),
    }
}
