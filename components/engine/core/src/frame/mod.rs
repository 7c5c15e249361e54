//! The order of a frame. Each step is one line of [`Engine::frame`]; what it costs follows what
//! changed.

mod draw;
mod hand_out;
mod layout;
mod motion;
mod requests;
mod scene;

pub(crate) use hand_out::measure;
pub(crate) use motion::Motion;

use crate::dirty::Due;
use crate::outbox::Pace;
use crate::systems::SystemFault;
use crate::{Engine, EngineError, Output, Stage, Systems};

impl<S: Systems> Engine<S> {
    /// Makes the frame of a time in milliseconds, or of the last key that acted, if that was later.
    ///
    /// # Errors
    ///
    /// [`EngineError::NotConfigured`]; [`EngineError::BadTime`]; [`EngineError::SystemFault`] if a
    /// system is defective.
    pub fn frame(&mut self, time: f64) -> Result<Output, EngineError> {
        let stage = self.stage.ok_or(EngineError::NotConfigured)?;
        self.clock.check(time)?;
        if let Some(fault) = self.fault.take() {
            return Err(fault.into());
        }
        let time = self.clock.begin_frame(time);

        self.take_failures(time)?;
        self.act(stage, time)?;
        self.hand_out(time)?;
        self.lay_out(stage, time)?;
        self.move_values(time)?;
        self.lay_out(stage, time)?;
        // Containers follow the boxes as this frame draws them.
        self.move_containers(time)?;
        let drawing = self.draw_scene(stage)?;
        self.answer_bounds()?;
        let has_text = self.draw_text(&drawing)?;
        self.retry_fonts(time);
        self.take_resources(time)?;
        let draw_list = self.draw(drawing)?;
        Ok(self.finish(draw_list, has_text))
    }

    /// Does what was said and pressed, in that order: the app's values and states, what it asked
    /// for, keys.
    fn act(&mut self, stage: Stage, time: f64) -> Result<(), SystemFault> {
        self.hand_out(time)?;
        self.take_states(time)?;
        self.lay_out(stage, time)?;
        if self.act_on_requests(time)? {
            // Keys find what they changed.
            self.hand_out(time)?;
            self.lay_out(stage, time)?;
        }
        self.end_presses_of_removed();
        for node in self.inbox.removals() {
            self.outbox.removed(node);
        }
        self.act_on_keys(stage, time)
    }

    /// Acts on queued keys before a batch changes what they were pressed on, at the time of the
    /// last of them.
    pub(crate) fn act_before_batch(&mut self) {
        let (Some(stage), Some(time)) = (self.stage, self.keys.last_time()) else {
            return;
        };
        self.clock.act_at(time);
        if let Err(fault) = self.act(stage, time) {
            self.fault.get_or_insert(fault);
        }
    }

    /// What leaves with the frame, and when the next one is due. `has_text`: text drew something.
    fn finish(&mut self, draw_list: Vec<u32>, has_text: bool) -> Output {
        for node in self.inbox.created() {
            if let Some(slot) = self.record.find(node) {
                self.record.node_mut(slot).presented = true;
            }
        }
        let is_waiting = [Due::Layout, Due::Placements, Due::Focus]
            .into_iter()
            .any(|what| self.dirty.is(what))
            || self.cascade.is_waiting();
        // What has drawn nothing waits for nothing either.
        let texts_pending = has_text && self.systems.drawn_text().pending();
        if texts_pending {
            self.systems.draw_text_again();
        } else if has_text {
            // They will not fit in the next frame either.
            let count = self.systems.drawn_text().waiting();
            self.outbox.report_texts_waiting(count);
        }
        let active = self.motion.is_fast() || is_waiting || texts_pending;
        let moving = self.motion.is_seen();
        // Frames between two of those that only show what is slow, or load again.
        if !active && !moving {
            let is_loading = self.images.is_loading();
            self.outbox
                .report_rest(self.clock.frames(), &self.record, is_loading);
        }
        let times = [self.images.wake(), self.fonts.wake(), self.motion.wake()]
            .into_iter()
            .flatten()
            .filter(|&wake| self.clock.is_ahead(wake));
        let pace = Pace {
            active,
            moving,
            wake: times.min_by(f64::total_cmp),
        };
        self.outbox.take(draw_list, pace)
    }

    /// The whole draw list as of the last frame.
    ///
    /// # Errors
    ///
    /// [`EngineError::NotConfigured`].
    pub fn full(&mut self) -> Result<Vec<u32>, EngineError> {
        self.stage.ok_or(EngineError::NotConfigured)?;
        Ok(self.systems.render().full())
    }
}
