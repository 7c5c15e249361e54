//! Changed values of styles: what starts a transition, and what holds at once.

use inlay_schema::{Entries, Entry, Table, Writer, check, id, info, sort_by_key};

use crate::transition::{Moving, Transition};
use crate::value::Property;
use crate::word;
use crate::{Animation, AnimationError};

/// A changed value.
struct Change<'a> {
    node: u32,
    property: u16,
    /// Place among all changes.
    at: usize,
    before: &'a [u32],
    after: &'a [u32],
}

impl Animation {
    /// Takes new values of styles at `time`, in milliseconds: a stream in which each property of a
    /// node comes twice, first the value until now, then the new one. Starts transitions where the
    /// node declares one, from where the property is and with the speed it has.
    ///
    /// Answers with the values that hold at once, sorted by node and property. A value of a
    /// property that an animation holds is not among them. Where a property is in the stream more
    /// than once, its first and last value count.
    ///
    /// # Errors
    ///
    /// [`AnimationError::BadTime`]; [`AnimationError::Malformed`] where two values of a property of
    /// a selected node were expected.
    pub fn retarget(&mut self, changes: &[u32], time: f64) -> Result<&[u32], AnimationError> {
        let changes = read_changes(changes)?;
        let now = self.advance(time)?;
        let mut answer = core::mem::take(&mut self.answer);
        answer.clear();
        let mut writer = Writer::new(&mut answer);
        let mut selected = 0;
        for change in &changes {
            if self.start_transition(change, now) {
                continue;
            }
            if selected != change.node {
                selected = change.node;
                writer.select(selected);
            }
            writer.raw(change.property, change.after);
        }
        self.answer = answer;
        Ok(&self.answer)
    }

    /// Whether the new value is taken care of: it travels, or an animation holds the property.
    fn start_transition(&mut self, change: &Change<'_>, now: f64) -> bool {
        let Some(property) = Property::new(change.property.into()) else {
            return false;
        };
        let (Some(before), Some(after)) =
            (property.read(change.before), property.read(change.after))
        else {
            return false;
        };
        let found = self.tracks.find(change.node, change.property);
        let mut moving = Moving::still(before);
        if let Some(track) = found.and_then(|at| self.tracks.get_mut(at)) {
            if track.sample_effects(&self.effects, now).is_some() {
                track.transition = None;
                return true;
            }
            if let Some(running) = track.transition.as_ref().filter(|it| !it.is_over(now)) {
                if running.to == after {
                    return true;
                }
                moving = running.sample_moving(&property, now);
            }
        }
        let travels =
            (moving.value != after || moving.moves()) && property.interpolates(moving.value, after);
        let declared = self.nodes.declared(change.node, change.property);
        match declared.filter(|declared| travels && declared.takes_time()) {
            Some(declared) => {
                let transition = Transition::begin(&property, moving, after, declared, now);
                let at = self.tracks.ensure(change.node, property);
                if let Some(track) = self.tracks.get_mut(at) {
                    if !track.is_holding {
                        track.is_holding = true;
                        track.reported = Some(before);
                    }
                    track.transition = Some(transition);
                }
                true
            }
            None => {
                if let Some(at) = found {
                    self.let_go(at);
                }
                false
            }
        }
    }

    /// Ends a track's transition; the owner of the property gets the style's value otherwise.
    fn let_go(&mut self, at: usize) {
        let Some(track) = self.tracks.get_mut(at) else {
            return;
        };
        track.transition = None;
        track.reported = None;
        track.is_holding = false;
        if track.top.is_none() {
            self.tracks.remove(at);
        }
    }
}

/// Reads pairs, and sorts them by node and property, once each.
fn read_changes(words: &[u32]) -> Result<Vec<Change<'_>>, AnimationError> {
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut selected = 0;
    let mut entries = Entries::new(words);
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| AnimationError::Malformed(word(error.at)))?;
        let malformed = AnimationError::Malformed(word(entry.at));
        check(entry.id, entry.value).map_err(|_| malformed)?;
        if entry.id == id::SELECT_NODE {
            selected = entry.value.first().copied().unwrap_or(0);
            continue;
        }
        let is_property = info(entry.id).is_none_or(|info| info.table == Table::Property);
        let after = match entries.next() {
            Some(Ok(after)) if after.id == entry.id => after,
            Some(Err(error)) => return Err(AnimationError::Malformed(word(error.at))),
            _ => return Err(malformed),
        };
        check(after.id, after.value).map_err(|_| AnimationError::Malformed(word(after.at)))?;
        if selected == 0 || !is_property {
            return Err(malformed);
        }
        changes.push(change(selected, entry, after));
    }
    sort_by_key(&mut changes, |change| {
        (change.node, change.property, change.at)
    });
    changes.dedup_by(|later, first| {
        let is_same = (later.node, later.property) == (first.node, first.property);
        if is_same {
            first.after = later.after;
        }
        is_same
    });
    Ok(changes)
}

fn change<'a>(node: u32, before: Entry<'a>, after: Entry<'a>) -> Change<'a> {
    Change {
        node,
        property: before.id,
        at: before.at,
        before: before.value,
        after: after.value,
    }
}
