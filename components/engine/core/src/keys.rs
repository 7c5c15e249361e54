//! Presses: who a key is for from its down to its up, and what the engine does with its own.

use inlay_schema::id;
use inlay_schema::values::{
    FocusStayReason, Key, KeyPhase, NavigationDirection, NavigationDirections, States,
};

use crate::EngineError;
use crate::systems::SystemFault;
use crate::systems::bytes;
use crate::{Engine, Outcome, Stage, Systems};

/// What a device reports of a key: `phase` of `inlay:engine` `key`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// The key goes down: a new press.
    Down,
    /// The key comes up.
    Up,
    /// The key is still down.
    Repeat,
    /// The press is over, and its up will not be seen.
    Cancel,
}

impl Phase {
    /// All, by their numbers.
    pub(crate) const ALL: [Self; 4] = [Self::Down, Self::Up, Self::Repeat, Self::Cancel];
}

/// A key that no frame has acted on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Input {
    pub key: Key,
    pub phase: Phase,
    /// In milliseconds.
    pub time: f64,
}

/// A key that is down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Press {
    pub key: Key,
    /// How often it has repeated.
    pub repeats: u32,
    /// The node that claimed it when it went down; 0 is none.
    pub claimant: u32,
}

/// Keys that wait for a frame, and those that are down.
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Keys {
    pub queue: Vec<Input>,
    /// At most one per key.
    pub held: Vec<Press>,
    /// The node that Enter is down on; 0 is none.
    pub pressed: u32,
}

impl Keys {
    /// The time of the last key in the queue.
    fn last_time(&self) -> Option<f64> {
        self.queue.last().map(|input| input.time)
    }

    /// Ends the press of a key, if it is down.
    fn release(&mut self, key: Key) -> Option<Press> {
        let at = self.held.iter().position(|press| press.key == key)?;
        Some(self.held.remove(at))
    }

    /// Counts a repeat of a key, if it is down.
    fn repeat(&mut self, key: Key) -> Option<Press> {
        let press = self.held.iter_mut().find(|press| press.key == key)?;
        press.repeats = press.repeats.saturating_add(1);
        Some(*press)
    }
}

impl<S: Systems> Engine<S> {
    /// Takes a key: it acts before what is said after it, at the latest in the next frame.
    ///
    /// `phase` is 0 down, 1 up, 2 repeat, 3 cancel, `time` in milliseconds. A time before the last
    /// frame's counts as that.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadKey`], [`EngineError::BadTime`].
    pub fn key(&mut self, key: u32, phase: u32, time: f64) -> Result<(), EngineError> {
        let key = Key::from_word(key).ok_or(EngineError::BadKey(key))?;
        let phase = *Phase::ALL
            .get(phase as usize)
            .ok_or(EngineError::BadKey(phase))?;
        if !time.is_finite() {
            return Err(EngineError::BadTime(self.time.unwrap_or(0.0)));
        }
        let earliest = self.keys.last_time().or(self.time).unwrap_or(time);
        let time = time.max(earliest);
        self.keys.queue.push(Input { key, phase, time });
        self.said_idle = false;
        Ok(())
    }

    /// Whether a key has not acted.
    pub(crate) fn has_queued_keys(&self) -> bool {
        !self.keys.queue.is_empty()
    }

    /// The time of the last key that has not acted.
    pub(crate) fn queued_key_time(&self) -> Option<f64> {
        self.keys.last_time()
    }

    /// Acts on the queued keys, in order; each sees what the one before did, laid out.
    pub(crate) fn act_on_keys(&mut self, stage: Stage, time: f64) -> Result<(), SystemFault> {
        let mut queue = core::mem::take(&mut self.keys.queue);
        for input in queue.drain(..) {
            self.act_on_key(input, time)?;
            self.hand_out(time)?;
            self.lay_out(stage, time)?;
        }
        self.keys.queue = queue;
        Ok(())
    }

    fn act_on_key(
        &mut self,
        Input { key, phase, .. }: Input,
        time: f64,
    ) -> Result<(), SystemFault> {
        // What has no press here belongs to one that began elsewhere.
        match phase {
            Phase::Down => {
                self.end_press(key, true)?;
                let press = Press {
                    key,
                    repeats: 0,
                    claimant: self.claimant(key),
                };
                self.keys.held.push(press);
                self.act_on_press(press, time)
            }
            Phase::Repeat => match self.keys.repeat(key) {
                Some(press) => self.act_on_press(press, time),
                None => Ok(()),
            },
            Phase::Up => self.end_press(key, false),
            Phase::Cancel => self.end_press(key, true),
        }
    }

    /// A press went down or repeats.
    fn act_on_press(&mut self, press: Press, time: f64) -> Result<(), SystemFault> {
        let is_first = press.repeats == 0;
        if press.claimant != 0 {
            self.emit_press(press, KeyPhase::Down, false);
            return Ok(());
        }
        match press.key {
            Key::ArrowUp => self.move_focus(NavigationDirection::Up, time),
            Key::ArrowRight => self.move_focus(NavigationDirection::Right, time),
            Key::ArrowDown => self.move_focus(NavigationDirection::Down, time),
            Key::ArrowLeft => self.move_focus(NavigationDirection::Left, time),
            Key::Enter if is_first => self.select(),
            Key::Back if is_first => {
                self.events.back(self.focused);
                Ok(())
            }
            Key::Enter | Key::Back => Ok(()),
            _ => {
                self.emit_press(press, KeyPhase::Down, false);
                Ok(())
            }
        }
    }

    /// A press is over, if there was one.
    fn end_press(&mut self, key: Key, cancelled: bool) -> Result<(), SystemFault> {
        let Some(press) = self.keys.release(key) else {
            return Ok(());
        };
        match key {
            _ if press.claimant != 0 => self.emit_press(press, KeyPhase::Up, cancelled),
            Key::Enter => return self.release_pressed(),
            Key::ArrowUp | Key::ArrowRight | Key::ArrowDown | Key::ArrowLeft | Key::Back => {}
            _ => self.emit_press(press, KeyPhase::Up, cancelled),
        }
        Ok(())
    }

    /// Ends the presses whose claimant was removed: nobody would get the rest of them.
    pub(crate) fn end_presses_of_removed(&mut self) {
        if self.keys.held.is_empty() {
            return;
        }
        let mut held = core::mem::take(&mut self.keys.held);
        held.retain(|&press| {
            let stays = press.claimant == 0 || self.record.find(press.claimant).is_some();
            if !stays {
                self.emit_press(press, KeyPhase::Up, true);
            }
            stays
        });
        self.keys.held = held;
    }

    /// Emits `key` for a press. A claimed one goes to the focused node while that is inside its
    /// claimant, else to the claimant itself.
    fn emit_press(&mut self, press: Press, phase: KeyPhase, cancelled: bool) {
        let Press {
            key,
            repeats,
            claimant,
        } = press;
        let repeats = match phase {
            KeyPhase::Down => repeats,
            KeyPhase::Up => 0,
        };
        let is_inside = claimant == 0 || self.is_within(self.focused, claimant);
        let node = if is_inside { self.focused } else { claimant };
        self.events
            .key(node, key, phase, repeats, claimant, cancelled);
    }

    /// Whether a node is another one or lies under it.
    fn is_within(&self, node: u32, above: u32) -> bool {
        let mut at = self.record.find(node).unwrap_or(0);
        while at != 0 {
            let node = self.record.node(at);
            if node.id == above {
                return true;
            }
            at = node.parent;
        }
        false
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

    fn move_focus(&mut self, direction: NavigationDirection, time: f64) -> Result<(), SystemFault> {
        let targets = self.systems.scroll().targets();
        let outcome = self.systems.focus().r#move(direction, bytes(&targets))?;
        if outcome.focused == outcome.previous {
            let reason = self.why_no_move(direction);
            self.events
                .focus_stay(self.focused, Some(direction), 0, reason);
            return Ok(());
        }
        self.take_focus(outcome, time)
    }

    /// Why a move found nothing: a group around the focused node keeps it in, or nothing lies
    /// there.
    fn why_no_move(&self, direction: NavigationDirection) -> FocusStayReason {
        let bit = match direction {
            NavigationDirection::Up => NavigationDirections::UP,
            NavigationDirection::Right => NavigationDirections::RIGHT,
            NavigationDirection::Down => NavigationDirections::DOWN,
            NavigationDirection::Left => NavigationDirections::LEFT,
        };
        let mut at = self.record.find(self.focused).unwrap_or(0);
        while at != 0 {
            let node = self.record.node(at);
            let word = |property| {
                let value = node.style.effective(node.states, property);
                value.first().copied().unwrap_or(0)
            };
            if word(id::FOCUS_GROUP) != 0 && word(id::FOCUS_TRAP) & bit.bits() != 0 {
                return FocusStayReason::Trapped;
            }
            at = node.parent;
        }
        FocusStayReason::NoCandidate
    }

    /// Enter went down: the focused node is selected, and `pressed` until the press is over.
    fn select(&mut self) -> Result<(), SystemFault> {
        if self.focused == 0 {
            return Ok(());
        }
        self.keys.pressed = self.focused;
        self.set_states(self.focused, States::PRESSED.bits(), 0)?;
        self.events.select(self.focused);
        Ok(())
    }

    /// Takes `pressed` from the node that Enter was down on, unless the app set it.
    fn release_pressed(&mut self) -> Result<(), SystemFault> {
        let node = core::mem::take(&mut self.keys.pressed);
        let Some(slot) = self.record.find(node) else {
            return Ok(());
        };
        let pressed = States::PRESSED.bits() & !self.record.node(slot).app_states;
        self.set_states(node, 0, pressed)
    }

    /// Adds and takes states of a node that may be gone.
    pub(crate) fn set_states(
        &mut self,
        node: u32,
        add: u32,
        remove: u32,
    ) -> Result<(), SystemFault> {
        if self.record.find(node).is_some() {
            self.systems.scene().set_states(node, add, remove)?;
            self.follow_states();
        }
        Ok(())
    }

    /// Lets everybody know where focus is now, and scrolls it into view.
    pub(crate) fn take_focus(&mut self, outcome: Outcome, time: f64) -> Result<(), SystemFault> {
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
        self.systems.scene().set_focus(node)?;
        self.systems.scroll().set_focus(node, time)?;
        if self.keys.pressed == previous && previous != 0 {
            self.release_pressed()?;
        }
        self.follow_states();
        self.events.focus(node, previous);
        Ok(())
    }
}
