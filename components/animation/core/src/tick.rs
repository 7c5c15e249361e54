//! Values at a time.

use inlay_schema::id;

use crate::lane::{Lane, Plain};
use crate::tracks::{Effects, Track, Visit};
use crate::value::Value;
use crate::{Animation, AnimationError};

/// Values at a time. Its memory is kept from one tick to the next.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Values {
    /// An entry stream: nodes, in rising order, and the values of their properties that changed since the last tick. `unset-property`: all animations of the property are over.
    pub entries: Vec<u32>,
    /// Animations of apps that reached their end.
    pub finished: Vec<u32>,
    /// Animations of apps that were cancelled.
    pub cancelled: Vec<u32>,
    /// Whether any value will change, or any animation end, by time alone.
    pub active: bool,
}

impl Animation {
    /// The values at `time`, in milliseconds. Who takes the lists out takes their memory, too.
    ///
    /// # Errors
    ///
    /// [`AnimationError::BadTime`]: not finite, or before the last one.
    pub fn tick(&mut self, time: f64) -> Result<&mut Values, AnimationError> {
        let now = self.advance(time)?;
        let values = &mut self.values;
        values.entries.clear();
        values.entries.reserve(self.told);
        values.finished.clear();
        values.cancelled.clear();
        values.cancelled.append(&mut self.cancelled);
        values.active = false;
        self.tracks.visit(&mut Tick {
            now,
            effects: &mut self.effects,
            values,
            selected: 0,
        });
        self.told = values.entries.len();
        Ok(values)
    }
}

/// A tick on its way through the tracks.
struct Tick<'a> {
    now: f64,
    effects: &'a mut Effects,
    values: &'a mut Values,
    /// The node that entries are for.
    selected: u32,
}

impl Visit for Tick<'_> {
    fn glide(&mut self, node: u32, plain: &mut Plain) -> bool {
        let Some(value) = plain.sample(self.now) else {
            return false;
        };
        self.values.active = true;
        if value != plain.told() {
            plain.set_told(value);
            self.select(node);
            plain.write(&mut self.values.entries);
        }
        true
    }

    fn look(&mut self, track: &mut Track) -> Lane {
        let (held, is_active) = self.sample(track);
        let plain = track.plain(self.effects).and_then(|plain| {
            let value = plain.sample(self.now)?;
            Some((plain, value))
        });
        let held = plain.as_ref().map_or(held, |&(_, value)| Some(value));
        if held != track.told || held.is_none() && track.is_holding {
            self.select(track.node);
            let entries = &mut self.values.entries;
            match held {
                Some(value) => value.write(track.property.head(value), entries),
                None => entries.extend_from_slice(&[
                    u32::from(id::UNSET_PROPERTY) | 1 << 16,
                    track.property.id.into(),
                ]),
            }
            track.told = held;
            track.is_holding = held.is_some();
        }
        self.values.active |= is_active;
        match plain {
            Some((mut plain, value)) => {
                plain.set_told(value);
                Lane::Plain(plain)
            }
            None if is_active => Lane::Awake,
            None => Lane::Asleep,
        }
    }
}

impl Tick<'_> {
    /// The value that holds, and whether time will change anything. Tells the ends of animations.
    fn sample(&mut self, track: &mut Track) -> (Option<Value>, bool) {
        let now = self.now;
        let mut held = None;
        let mut is_active = false;
        let mut next = track.top;
        while let Some(effect) = next.and_then(|at| self.effects.get_mut(at)) {
            if effect.update(now) {
                self.values.finished.push(effect.id);
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

    /// What follows is for `node`.
    fn select(&mut self, node: u32) {
        if self.selected != node {
            self.selected = node;
            self.values
                .entries
                .extend_from_slice(&[u32::from(id::SELECT_NODE) | 1 << 16, node]);
        }
    }
}
