//! What the app knows of images and fonts. After a rebuild the systems find it out again; what
//! comes out as the app knows it is no news.

use inlay_schema::values::{Failure, FontFailure, Picture, States};
use inlay_schema::{Entries, id, read, u32_of};

use crate::EngineError;
use crate::arrivals::state;
use crate::map::Map;
use crate::systems::SystemFault;
use crate::{Engine, Systems};

/// What the app was last told of a node's image: `image-state`, then width and height, or the
/// reason and 0.
pub(crate) type Answer = [u32; 3];

/// Nodes whose images are loaded again after a rebuild: what the app knows of them holds until they
/// are answered or name another image.
#[derive(Default, Debug)]
pub(crate) struct Known {
    images: Map<Answer>,
    /// What was forgotten since [`begin`](Self::begin), for a batch that is refused.
    forgotten: Vec<(u32, Answer)>,
}

impl Known {
    /// Whether the image of a node is loaded again, though the app knows what became of it.
    pub(crate) fn holds(&self, node: u32) -> bool {
        self.images.contains(node)
    }

    /// An image is answered: whether that is news for the app. Of a failure only that it is one
    /// counts.
    pub(crate) fn is_news(&mut self, node: u32, now: Answer) -> bool {
        self.images
            .remove(node)
            .is_none_or(|known| known[0] != now[0] || (known[0] == state::READY && known != now))
    }

    /// The node is gone, or names another image.
    pub(crate) fn forget(&mut self, node: u32) {
        if let Some(answer) = self.images.remove(node) {
            self.forgotten.push((node, answer));
        }
    }

    /// A batch begins.
    pub(crate) fn begin(&mut self) {
        self.forgotten.clear();
    }

    /// Takes back everything since [`begin`](Self::begin).
    pub(crate) fn rollback(&mut self) {
        for (node, answer) in self.forgotten.drain(..) {
            self.images.insert(node, answer);
        }
    }
}

impl<S: Systems> Engine<S> {
    /// Node and answer of every image that the app knows to be there or to have failed: four words
    /// each.
    pub(crate) fn known_images(&self) -> Vec<u32> {
        let mut words = Vec::new();
        for slot in self.record.slots() {
            let node = self.record.node(slot);
            let answer = match node.image {
                [state::READY, _, width, height] => Some([state::READY, width, height]),
                [state::FAILED, reason, ..] => Some([state::FAILED, reason, 0]),
                _ => self.known.images.get(node.id).copied(),
            };
            if let Some([state, first, second]) = answer {
                words.extend([node.id, state, first, second]);
            }
        }
        words
    }

    /// Lets what the app knows of images hold, as [`known_images`](Self::known_images) wrote it;
    /// false if that names what is not there.
    pub(crate) fn hold_images(&mut self, words: &[u32]) -> bool {
        for &[node, state, first, second] in words.as_chunks().0 {
            let is_answer = matches!(state, state::READY | state::FAILED);
            if self.record.find(node).is_none() || !is_answer {
                return false;
            }
            self.known.images.insert(node, [state, first, second]);
        }
        true
    }

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
                    self.acknowledge_image(node, [state::READY, width, height])?;
                }
                id::EVENT_FAILED => {
                    let Ok(Failure { node, reason }) = read(event.value) else {
                        continue;
                    };
                    self.acknowledge_image(node, [state::FAILED, reason.word(), 0])?;
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
                    self.texts_waiting = u32_of(event.value).unwrap_or(self.texts_waiting);
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
        let is_ready = answer[0] == state::READY;
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
        self.known.images.insert(node, answer);
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
        state::READY => States::LOADED.bits(),
        state::FAILED => States::FAILED.bits(),
        _ => 0,
    }
}
