//! The functions of `inlay:animation/animation`.

use core::mem::take;

use inlay_interfaces::animation;

use crate::{Animation, AnimationError, AnimationState, ApplyError, RestoreError, Values};

impl animation::Animation for Animation {
    fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), ApplyError> {
        self.apply(entries, time)
    }

    fn retarget(&mut self, changes: &[u32], time: f64) -> Result<Vec<u32>, AnimationError> {
        self.retarget(changes, time).map(<[u32]>::to_vec)
    }

    fn take_rests(&mut self) -> Vec<u32> {
        self.take_rests().to_vec()
    }

    fn tick(&mut self, time: f64) -> Result<Values, AnimationError> {
        self.tick(time).map(take)
    }

    fn set_resolution(&mut self, pixels: f32) {
        self.set_resolution(pixels);
    }

    fn movers(&mut self) -> Vec<u32> {
        Self::movers(self)
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> AnimationState {
        self.snapshot()
    }

    fn restore(&mut self, state: AnimationState) -> Result<(), RestoreError> {
        self.restore(&state)
    }
}
