//! Values at a time.

use inlay_schema::id;

use crate::lane::{Lane, Plain};
use crate::pace::Pace;
use crate::tracks::{Effects, Track, Visit};
use crate::value::Value;
use crate::{Animation, AnimationError, FARTHEST, Values};

impl Animation {
    /// The values at `time`, in milliseconds. Who takes the lists out takes their memory, too.
    ///
    /// # Errors
    ///
    /// [`AnimationError::BadTime`]: not finite, or before the last one.
    pub fn tick(&mut self, time: f64) -> Result<&mut Values, AnimationError> {
        let now = self.advance(time)?;
        let values = &mut self.values;
        values.finished.clear();
        values.cancelled.clear();
        values.cancelled.append(&mut self.cancelled);
        values.refused.clear();
        values.refused.append(&mut self.refused);
        // What moves in one frame mostly moves in the next.
        values.entries.clear();
        values.entries.reserve_exact(self.reported_last);
        let mut tick = Tick {
            now,
            effects: &mut self.effects,
            finished: &mut values.finished,
            words: &mut values.entries,
            selected: 0,
            is_active: false,
            ratio: self.ratio,
            pace: Pace::REST,
            is_fast: false,
        };
        self.tracks.visit(&mut tick);
        let pace = if tick.is_fast { Pace::FAST } else { tick.pace };
        values.active = tick.is_active;
        values.moving = pace.moving;
        values.next = (pace.next < FARTHEST).then_some(pace.next.max(now));
        self.reported_last = values.entries.len();
        Ok(values)
    }
}

/// A tick on its way through the tracks.
struct Tick<'a> {
    now: f64,
    effects: &'a mut Effects,
    finished: &'a mut Vec<u32>,
    words: &'a mut Vec<u32>,
    /// The node that entries are for.
    selected: u32,
    is_active: bool,
    /// Device pixels per dp.
    ratio: f64,
    /// Of all tracks so far, until something is fast.
    pace: Pace,
    is_fast: bool,
}

impl Visit for Tick<'_> {
    #[inline]
    fn glide(&mut self, node: u32, plain: &mut Plain) -> bool {
        let Some(value) = plain.sample(self.now) else {
            return false;
        };
        if plain.is_fast() {
            self.is_fast = true;
        } else if !self.is_fast {
            if plain.pace().next <= self.now {
                return false;
            }
            self.add(plain.pace());
        }
        self.is_active = true;
        if value != plain.reported() {
            plain.set_reported(value);
            let head = plain.head();
            self.write(node, value.entry(head));
        }
        true
    }

    fn look(&mut self, track: &mut Track) -> Lane {
        let (held, is_active) = self.sample(track);
        let plain = track.plain(self.effects, self.now).and_then(|plain| {
            let value = plain.sample(self.now)?;
            Some((plain, value))
        });
        let held = plain.as_ref().map_or(held, |&(_, value)| Some(value));
        if held != track.reported || held.is_none() && track.is_holding {
            let entry = match held {
                Some(value) => value.entry(track.property.head(value)),
                None => [
                    u32::from(id::UNSET_PROPERTY) | 1 << 16,
                    track.property.id.into(),
                    0,
                ],
            };
            self.write(track.node, entry);
            track.reported = held;
            track.is_holding = held.is_some();
        }
        self.is_active |= is_active;
        let mut pace = Pace::UNKNOWN;
        if is_active && !self.is_fast {
            pace = track.pace(self.effects, self.now, self.ratio);
            self.add(pace);
        }
        match plain {
            Some((mut plain, value)) => {
                plain.set_reported(value);
                plain.set_pace(pace);
                Lane::Plain(plain)
            }
            None if is_active => Lane::Awake,
            None => Lane::Asleep,
        }
    }
}

impl Tick<'_> {
    /// Takes the pace of a track into account.
    fn add(&mut self, pace: Pace) {
        self.is_fast |= pace.is_fast();
        self.pace = self.pace.and(pace);
    }

    /// The value that holds, and whether time will change anything. Tells the ends of animations.
    fn sample(&mut self, track: &mut Track) -> (Option<Value>, bool) {
        let now = self.now;
        let mut held = None;
        let mut is_active = false;
        let mut next = track.top;
        while let Some(effect) = next.and_then(|at| self.effects.get_mut(at)) {
            if effect.update(now) {
                self.finished.push(effect.id);
            }
            held = held.or_else(|| effect.sample(&track.property, now));
            is_active |= effect.is_active(now);
            next = effect.below;
        }
        match &track.transition {
            Some(transition) if transition.is_over(now) => track.transition = None,
            Some(transition) => {
                held = held.or_else(|| Some(transition.sample(&track.property, now)));
                is_active = true;
            }
            None => {}
        }
        (held, is_active)
    }

    /// Adds an entry of `node`, of which the second word of a value may be too much.
    #[inline]
    fn write(&mut self, node: u32, [head, first, second]: [u32; 3]) {
        if self.selected == node {
            self.words.extend([head, first]);
        } else {
            self.selected = node;
            let select = u32::from(id::SELECT_NODE) | 1 << 16;
            self.words.extend([select, node, head, first]);
        }
        if head >> 16 > 1 {
            self.words.push(second);
        }
    }
}
