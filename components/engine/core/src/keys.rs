//! Presses: who a key is for from its down to its up, and what the engine does with its own.

use inlay_schema::values::{Key, KeyPhase, NavigationDirection, States};
use inlay_schema::{Unpack, ValueError, Words, id};

use crate::record::{ROOT, Record};
use crate::systems::SystemFault;
use crate::words::{pack_f64, read_f64};
use crate::{Engine, EngineError, Stage, Systems};

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
struct Input {
    key: Key,
    phase: Phase,
    /// In milliseconds.
    time: f64,
}

/// A key that is down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Press {
    key: Key,
    /// How often it has repeated.
    repeats: u32,
    /// The node that claimed it when it went down; 0 is none.
    claimant: u32,
}

/// Keys that wait for a frame, and those that are down.
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Keys {
    queue: Vec<Input>,
    /// At most one per key.
    held: Vec<Press>,
    /// The node that Enter is down on; 0 is none.
    pressed: u32,
}

impl Keys {
    /// The time of the last key that has not acted; `None` if all have.
    pub(crate) fn last_time(&self) -> Option<f64> {
        self.queue.last().map(|input| input.time)
    }

    /// The node that Enter is down on; 0 is none.
    pub(crate) const fn pressed(&self) -> u32 {
        self.pressed
    }

    /// The node that Enter is down on; the keys that are down: key, repeats, claimant; those that
    /// no frame has acted on: key, phase, time.
    pub(crate) fn pack(&self, record: &Record, out: &mut Vec<u32>) {
        let Keys {
            queue,
            held,
            pressed,
        } = self;
        out.push(record.find(*pressed).map_or(0, |_| *pressed));
        out.push(u32::try_from(held.len()).unwrap_or(u32::MAX));
        for press in held {
            out.extend([press.key.word(), press.repeats, press.claimant]);
        }
        out.push(u32::try_from(queue.len()).unwrap_or(u32::MAX));
        for input in queue {
            out.extend([input.key.word(), input.phase as u32]);
            pack_f64(input.time, out);
        }
    }

    /// What [`pack`](Self::pack) wrote.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for words that are no keys.
    pub(crate) fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        let pressed = words.word()?;
        let mut held: Vec<Press> = Vec::new();
        for _ in 0..words.count()? {
            let press = Press {
                key: Key::unpack(words)?,
                repeats: words.word()?,
                claimant: words.word()?,
            };
            if held.iter().all(|other| other.key != press.key) {
                held.push(press);
            }
        }
        let mut queue = Vec::new();
        for _ in 0..words.count()? {
            let key = Key::unpack(words)?;
            let phase = Phase::ALL[words.case(4)? as usize];
            let time = read_f64(words)?;
            if !time.is_finite() {
                return Err(ValueError::NotFinite { found: 0 });
            }
            queue.push(Input { key, phase, time });
        }
        Ok(Self {
            queue,
            held,
            pressed,
        })
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
            return Err(EngineError::BadTime(self.clock.now()));
        }
        let earliest = self.keys.last_time().or(self.clock.time()).unwrap_or(time);
        let time = time.max(earliest);
        self.keys.queue.push(Input { key, phase, time });
        self.outbox.expect_idle();
        Ok(())
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
                self.outbox.back(self.focus.node());
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

    /// Ends the presses whose claimant was removed: nobody would get their end.
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
        let is_inside = claimant == 0 || self.is_within(self.focus.node(), claimant);
        let node = if is_inside {
            self.focus.node()
        } else {
            claimant
        };
        self.outbox
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
        let mut at = self.record.find(self.focus.node()).unwrap_or(ROOT);
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

    /// Enter went down: the focused node is selected, and `pressed` until the press is over.
    fn select(&mut self) -> Result<(), SystemFault> {
        if self.focus.node() == 0 {
            return Ok(());
        }
        self.keys.pressed = self.focus.node();
        self.set_states(self.focus.node(), States::PRESSED.bits(), 0)?;
        self.outbox.select(self.focus.node());
        Ok(())
    }

    /// Takes `pressed` from the node that Enter was down on, unless the app set it.
    pub(crate) fn release_pressed(&mut self) -> Result<(), SystemFault> {
        let node = core::mem::take(&mut self.keys.pressed);
        let Some(slot) = self.record.find(node) else {
            return Ok(());
        };
        let pressed = States::PRESSED.bits() & !self.record.node(slot).app_states;
        self.set_states(node, 0, pressed)
    }
}
