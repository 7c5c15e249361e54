//! What moves by itself: values and containers, at the frame's time.

use inlay_interfaces::animation::Values;
use inlay_interfaces::boxes::Offset;
use inlay_interfaces::{Call, scroll};

use crate::systems::{SystemFault, check_lists};
use crate::{Engine, Systems};

/// The result that is passed to the scene: who is blamed if it is refused there.
const OFFSETS: &Call = scroll::call::TICK;

/// What moves after a frame.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Motion {
    /// Something was animated in the last frame.
    is_animated: bool,
    /// Values change visibly in every frame.
    is_fast: bool,
    /// A value is seen to move.
    is_seen: bool,
    /// A container moves.
    scrolls: bool,
    /// When `animation` needs the next frame.
    wake: Option<f64>,
}

impl Motion {
    fn of_values(values: &Values, time: f64) -> Self {
        Self {
            is_animated: values.active,
            is_fast: values.next.is_some_and(|next| next <= time),
            is_seen: values.moving,
            scrolls: false,
            // A time that is no later than this one is every frame's.
            wake: values.next.filter(|&next| next > time && next.is_finite()),
        }
    }

    /// Whether something was animated in the last frame.
    pub(crate) const fn is_animated(self) -> bool {
        self.is_animated
    }

    /// Whether the next frame is due at once.
    pub(crate) const fn is_fast(self) -> bool {
        self.is_fast || self.scrolls
    }

    /// Whether a value is seen to move, however slowly.
    pub(crate) const fn is_seen(self) -> bool {
        self.is_seen
    }

    /// When `animation` needs the next frame.
    pub(crate) const fn wake(self) -> Option<f64> {
        self.wake
    }
}

impl<S: Systems> Engine<S> {
    /// Animated values at the frame's time.
    pub(super) fn move_values(&mut self, time: f64) -> Result<(), SystemFault> {
        let values = self.systems.tick_animation(time)?;
        self.cascade
            .route_values(&mut self.record, &mut self.dirty, &values.entries);
        for &animation in &values.refused {
            self.outbox.animation_refused(animation);
        }
        for &animation in &values.finished {
            self.outbox.animation_finish(animation);
        }
        for &animation in &values.cancelled {
            self.record.forget_animation(animation);
            self.outbox.animation_cancel(animation);
        }
        self.hand_out_streams(time)?;
        self.motion = Motion::of_values(&values, time);
        Ok(())
    }

    /// Scroll offsets at the frame's time.
    pub(super) fn move_containers(&mut self, time: f64) -> Result<(), SystemFault> {
        let offsets = self.systems.tick_scroll(time)?;
        let containers = offsets.containers.len();
        for values in [&offsets.values, &offsets.drawn] {
            let room = self.record.room() as usize;
            check_lists(OFFSETS, containers, Offset::WORDS, values.len(), room)?;
        }
        if !offsets.containers.is_empty() {
            self.systems
                .scene()
                .set_offsets(&offsets.containers, &offsets.values, &offsets.drawn)
                .map_err(|refused| SystemFault::of_answer(OFFSETS, &refused, &self.record))?;
        }
        for &node in &offsets.rested {
            let at = offsets
                .containers
                .iter()
                .position(|&container| container == node);
            let known = offsets.values.as_chunks().0;
            let offset = at.and_then(|at| known.get(at)).map(Offset::of_numbers);
            let Offset { x, y } = offset.unwrap_or_default();
            self.outbox.scroll_end(node, x, y);
        }
        self.motion.scrolls = offsets.moving;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_is_not_ahead_is_every_frames() {
        let at = |next: Option<f64>| {
            let values = Values {
                next,
                ..Values::default()
            };
            let motion = Motion::of_values(&values, 10.0);
            (motion.is_fast(), motion.wake())
        };
        assert_eq!(at(None), (false, None));
        assert_eq!(at(Some(10.0)), (true, None));
        assert_eq!(at(Some(12.0)), (false, Some(12.0)));
        assert_eq!(at(Some(f64::INFINITY)), (false, None));
    }
}
