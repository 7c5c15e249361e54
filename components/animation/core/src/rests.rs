//! Where animations of the app leave properties for good.

use inlay_schema::{Writer, id};

use crate::Animation;
use crate::player::PlayState;
use crate::tracks::{Effects, Track};
use crate::value::{Property, Value};

/// A time after everything that ends, in milliseconds.
const END: f64 = 1e300;

/// Where properties rest, as it was answered last.
#[derive(Clone, Default, Debug)]
pub(crate) struct Rests {
    /// Sorted by node and property.
    answered: Vec<Rest>,
    /// Whether any may be another now.
    pub(crate) is_stale: bool,
    answer: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Rest {
    node: u32,
    property: Property,
    value: Value,
}

impl Rest {
    const fn place(&self) -> (u32, u16) {
        (self.node, self.property.id)
    }
}

impl Rests {
    pub(crate) fn clear(&mut self) {
        self.answered.clear();
        self.is_stale = false;
    }
}

impl Animation {
    /// Where animations of the app leave properties for good (by `fill`, or paused), for those that
    /// changed since the last call: an entry stream sorted by node and property.
    /// `unset-property` says that the value of the style is where the property rests.
    ///
    /// An animation without end, and one that gives its property back, leave nothing.
    pub fn take_rests(&mut self) -> &[u32] {
        let Self {
            rests,
            tracks,
            effects,
            now,
            ..
        } = self;
        rests.answer.clear();
        if !core::mem::take(&mut rests.is_stale) {
            return &rests.answer;
        }
        let now = now.unwrap_or(0.0);
        let found: Vec<Rest> = tracks
            .iter()
            .filter_map(|track| {
                Some(Rest {
                    node: track.node,
                    property: track.property,
                    value: track.rest(effects, now)?,
                })
            })
            .collect();
        write_changes(&rests.answered, &found, &mut rests.answer);
        rests.answered = found;
        &rests.answer
    }
}

/// Writes what differs between two lists that are sorted by place.
fn write_changes(before: &[Rest], now: &[Rest], words: &mut Vec<u32>) {
    let mut writer = Writer::new(words);
    let mut selected = 0;
    let mut select = |writer: &mut Writer<'_>, node: u32| {
        if core::mem::replace(&mut selected, node) != node {
            writer.select(node);
        }
    };
    let mut before = before.iter().peekable();
    for rest in now {
        while let Some(gone) = before.next_if(|known| known.place() < rest.place()) {
            select(&mut writer, gone.node);
            writer.raw(id::UNSET_PROPERTY, &[gone.property.id.into()]);
        }
        let known = before.next_if(|known| known.place() == rest.place());
        if known.map(|known| known.value) != Some(rest.value) {
            select(&mut writer, rest.node);
            let [head, value @ ..] = rest.value.entry(rest.property.head(rest.value));
            writer.raw(rest.property.id, &value[..(head >> 16) as usize]);
        }
    }
    for gone in before {
        select(&mut writer, gone.node);
        writer.raw(id::UNSET_PROPERTY, &[gone.property.id.into()]);
    }
}

impl Track {
    /// The value that its animations leave for good.
    fn rest(&self, effects: &Effects, now: f64) -> Option<Value> {
        let mut next = self.top;
        while let Some(effect) = next.and_then(|at| effects.get(at)) {
            let is_endless = effect.player.rate > 0.0
                && effect.end().is_infinite()
                && effect.state(now) == PlayState::Running;
            if !is_endless && let Some(value) = effect.sample(&self.property, END) {
                return Some(value);
            }
            next = effect.below;
        }
        None
    }
}
