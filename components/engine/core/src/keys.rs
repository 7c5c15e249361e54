//! Keys: who they are for, and what the engine does with its own.

use inlay_schema::values::{Key, KeyPhase, States};
use inlay_schema::{System, id};

use crate::error::{EngineError, Step};
use crate::{Engine, Outcome, Systems};

/// A key that waits for its frame.
#[derive(Clone, Copy, Debug)]
struct Press {
    key: Key,
    phase: KeyPhase,
}

/// Keys that wait, and the one that is held.
#[derive(Default, Debug)]
pub struct Keys {
    waiting: Vec<Press>,
    /// The key that is down, and how often it has repeated.
    held: Option<(Key, u32)>,
    /// The node that Enter is down on.
    pressed: u32,
}

impl Keys {
    /// Whether any key waits for a frame.
    pub fn waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Counts repeats of a held key.
    fn count(&mut self, press: Press) -> u32 {
        match (press.phase, self.held) {
            (KeyPhase::Up, held) => {
                self.held = held.filter(|(key, _)| *key != press.key);
                0
            }
            (KeyPhase::Down, Some((key, repeat))) if key == press.key => {
                let repeat = repeat.saturating_add(1);
                self.held = Some((key, repeat));
                repeat
            }
            (KeyPhase::Down, _) => {
                self.held = Some((press.key, 0));
                0
            }
        }
    }
}

impl<S: Systems> Engine<S> {
    /// Takes a key for the next frame.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadKey`], [`EngineError::BadTime`].
    pub fn key(&mut self, key: u32, phase: u32, time: f64) -> Result<(), EngineError> {
        let press = Press {
            key: Key::from_word(key).ok_or(EngineError::BadKey(key))?,
            phase: KeyPhase::from_word(phase).ok_or(EngineError::BadKey(phase))?,
        };
        if !time.is_finite() {
            return Err(EngineError::BadTime(self.time.unwrap_or(0.0)));
        }
        self.keys.waiting.push(press);
        Ok(())
    }

    /// Acts on the keys that wait, in order; each sees what the one before did.
    pub(crate) fn act_on_keys(&mut self, time: f64) -> Result<(), EngineError> {
        let mut waiting = core::mem::take(&mut self.keys.waiting);
        for press in waiting.drain(..) {
            self.act_on_key(press, time)?;
        }
        self.keys.waiting = waiting;
        Ok(())
    }

    fn act_on_key(&mut self, press: Press, time: f64) -> Result<(), EngineError> {
        let repeat = self.keys.count(press);
        let claimed_by = self.claimant(press.key);
        if claimed_by != 0 {
            self.events
                .key(self.focused, press.key, press.phase, repeat, claimed_by);
            return Ok(());
        }
        match (press.key, press.phase) {
            (Key::ArrowUp, KeyPhase::Down) => self.move_focus(0, time),
            (Key::ArrowRight, KeyPhase::Down) => self.move_focus(1, time),
            (Key::ArrowDown, KeyPhase::Down) => self.move_focus(2, time),
            (Key::ArrowLeft, KeyPhase::Down) => self.move_focus(3, time),
            (Key::ArrowUp | Key::ArrowRight | Key::ArrowDown | Key::ArrowLeft, KeyPhase::Up) => {
                Ok(())
            }
            (Key::Enter, phase) => self.press(phase, repeat),
            (Key::Back, KeyPhase::Down) => {
                self.events.back(self.focused);
                Ok(())
            }
            (Key::Back, KeyPhase::Up) => Ok(()),
            (key, phase) => {
                self.events.key(self.focused, key, phase, repeat, 0);
                Ok(())
            }
        }
    }

    /// The nearest node from the focused one up that claims a key; 0 is none.
    fn claimant(&self, key: Key) -> u32 {
        let mut at = self
            .record
            .find(self.focused)
            .unwrap_or(crate::record::ROOT);
        while at != 0 {
            let node = self.record.node(at);
            // The value is a list: a count and the keys.
            let claimed = node.style.effective(node.states, id::CLAIMED_KEYS);
            if claimed
                .get(1..)
                .is_some_and(|keys| keys.contains(&key.word()))
            {
                return node.id;
            }
            at = node.parent;
        }
        0
    }

    fn move_focus(&mut self, direction: u32, time: f64) -> Result<(), EngineError> {
        let targets = self.systems.scroll_targets();
        let outcome = self
            .systems
            .focus_move(direction, bytemuck::cast_slice(&targets))
            .map_err(|_| EngineError::SystemRefused(System::Focus, Step::Input))?;
        if outcome.focused == outcome.previous {
            self.events.focus_stay(self.focused);
            return Ok(());
        }
        self.take_focus(outcome, time)
    }

    /// Enter: `pressed` while it is down, `select` when it goes down.
    fn press(&mut self, phase: KeyPhase, repeat: u32) -> Result<(), EngineError> {
        let pressed = States::PRESSED.bits();
        match phase {
            KeyPhase::Down if repeat == 0 && self.focused != 0 => {
                self.keys.pressed = self.focused;
                self.set_states(self.focused, pressed, 0)?;
                self.events.select(self.focused);
            }
            KeyPhase::Down => {}
            KeyPhase::Up => {
                let node = core::mem::take(&mut self.keys.pressed);
                self.set_states(node, 0, pressed)?;
            }
        }
        Ok(())
    }

    /// Adds and takes states of a node that may be gone.
    pub(crate) fn set_states(
        &mut self,
        node: u32,
        add: u32,
        remove: u32,
    ) -> Result<(), EngineError> {
        if self.record.find(node).is_some() {
            self.systems
                .scene_set_states(node, add, remove)
                .map_err(|_| EngineError::SystemRefused(System::Scene, Step::Input))?;
            self.follow_states();
        }
        Ok(())
    }

    /// Lets everybody know where focus is now, and scrolls it into view.
    pub(crate) fn take_focus(&mut self, outcome: Outcome, time: f64) -> Result<(), EngineError> {
        // A system that names a node which does not exist has not moved focus.
        let node = if self.record.find(outcome.focused).is_some() {
            outcome.focused
        } else {
            0
        };
        if node == self.focused {
            return Ok(());
        }
        let previous = core::mem::replace(&mut self.focused, node);
        self.systems
            .scene_set_focus(node)
            .map_err(|_| EngineError::SystemRefused(System::Scene, Step::Input))?;
        if node != 0 {
            self.systems
                .scroll_reveal(node, time)
                .map_err(|_| EngineError::SystemRefused(System::Scroll, Step::Input))?;
        }
        if self.keys.pressed == previous && previous != 0 {
            self.keys.pressed = 0;
            self.set_states(previous, 0, States::PRESSED.bits())?;
        }
        self.follow_states();
        self.events.focus(node, previous);
        Ok(())
    }
}
