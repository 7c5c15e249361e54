//! Events that the app got from an engine that this one replaces: it does not get them again.

use inlay_interfaces::images::node_image_state as image_state;
use inlay_schema::values::{Failure, FontFailure, Picture, States};
use inlay_schema::{Entries, id, read, u32_of};

use crate::EngineError;
use crate::record::Answer;
use crate::systems::SystemFault;
use crate::{Engine, Systems};

impl<S: Systems> Engine<S> {
    /// Lets the states of what is held be as they were, for a scene that is new.
    pub(crate) fn set_known_states(&mut self, words: &[u32]) -> Result<(), SystemFault> {
        for &[node, state, ..] in words.as_chunks::<4>().0 {
            self.set_states(node, state_bit(state), 0)?;
        }
        Ok(())
    }

    /// Notes events that the app got from an engine that this one replaces, after the snapshot that
    /// it was restored from: it does not get them again. Words that are no events are skipped.
    ///
    /// # Errors
    ///
    /// [`EngineError::SystemFault`] if a system is defective.
    pub fn acknowledge(&mut self, events: &[u32]) -> Result<(), EngineError> {
        for event in Entries::new(events).map_while(Result::ok) {
            match event.id {
                id::EVENT_LOADED => {
                    let Ok(Picture {
                        node,
                        width,
                        height,
                    }) = read(event.value)
                    else {
                        continue;
                    };
                    self.acknowledge_image(node, [image_state::READY, width, height])?;
                }
                id::EVENT_FAILED => {
                    let Ok(Failure { node, reason }) = read(event.value) else {
                        continue;
                    };
                    self.acknowledge_image(node, [image_state::FAILED, reason.word(), 0])?;
                }
                id::EVENT_FONT_LOADED => {
                    if let Ok(font) = u32_of(event.value) {
                        self.fonts.know(font, None);
                    }
                }
                id::EVENT_FONT_FAILED => {
                    if let Ok(FontFailure { font, reason }) = read(event.value) {
                        self.fonts.know(font, Some(reason));
                    }
                }
                id::EVENT_CLIPS_TOO_DEEP => {
                    let slot = u32_of(event.value).ok();
                    if let Some(slot) = slot.and_then(|node| self.record.find(node)) {
                        self.record.node_mut(slot).clips_too_deep = true;
                    }
                }
                id::EVENT_TEXTS_WAITING => {
                    if let Ok(count) = u32_of(event.value) {
                        self.outbox.know_texts_waiting(count);
                    }
                }
                _ => self.acknowledge_level(event.id, event.value),
            }
        }
        Ok(())
    }

    fn acknowledge_image(&mut self, node: u32, answer: Answer) -> Result<(), SystemFault> {
        let Some(slot) = self.record.find(node) else {
            return Ok(());
        };
        let is_ready = answer[0] == image_state::READY;
        let size = if is_ready {
            [answer[1], answer[2]]
        } else {
            [0; 2]
        };
        if size[0].max(size[1]) > crate::stage::MAX_SIZE {
            return Ok(());
        }
        self.set_natural_size(slot, size)?;
        let (add, remove) = (States::LOADED.bits(), States::FAILED.bits());
        if is_ready {
            self.set_states(node, add, remove)?;
        } else {
            self.set_states(node, remove, add)?;
        }
        self.record.expect_answer(node, answer);
        Ok(())
    }

    fn acknowledge_level(&mut self, event: u16, value: &[u32]) {
        let level = match event {
            id::EVENT_IN_VIEWPORT => 2,
            id::EVENT_IN_BOUNDS | id::EVENT_OUT_OF_VIEWPORT => 1,
            id::EVENT_OUT_OF_BOUNDS => 0,
            _ => return,
        };
        if let Some(slot) = u32_of(value).ok().and_then(|node| self.record.find(node)) {
            self.record.node_mut(slot).shown = level;
        }
    }
}

/// The state of a node whose image has this `image-state`.
const fn state_bit(image: u32) -> u32 {
    match image {
        image_state::READY => States::LOADED.bits(),
        image_state::FAILED => States::FAILED.bits(),
        _ => 0,
    }
}
