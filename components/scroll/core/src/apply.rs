//! Entries that come in: looked at whole first, then done in their order, so that a refused stream
//! changes nothing.

use inlay_schema::values::ScrollTo;
use inlay_schema::{Entries, Entry, check, id, read, u32_of};

use crate::container::{PROPERTIES, parts};
use crate::word;
use crate::{ApplyError, Scroll, Wish};

impl Scroll {
    /// Takes scroll properties, `scroll-to` and `remove-node`. `time`, in milliseconds, is when a
    /// commanded motion begins.
    ///
    /// # Errors
    ///
    /// [`ApplyError::Malformed`]: a value is not of its type, or no node is selected.
    /// [`ApplyError::UnknownNode`]: node 0. [`ApplyError::Unsupported`]: another entry.
    pub fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), ApplyError> {
        check_entries(entries)?;
        let now = self.advance_or_stay(time);
        let mut selected = 0;
        for entry in Entries::new(entries).map_while(Result::ok) {
            self.take(entry, &mut selected, now);
        }
        Ok(())
    }

    fn take(&mut self, entry: Entry<'_>, selected: &mut u32, now: f64) {
        match (entry.id, entry.value) {
            (id::SELECT_NODE, &[node]) => *selected = node,
            (id::REMOVE_NODE, &[node]) => self.remove(node),
            (id::SCROLL_TO, value) => {
                if let Ok(wanted) = read::<ScrollTo>(value) {
                    self.wishes.push(Wish {
                        container: wanted.node,
                        target: [parts(wanted.x), parts(wanted.y)],
                        course: self.easings.course(&wanted.motion),
                        time: now,
                    });
                }
            }
            (id, value) => {
                let placement = self.placements.get(*selected);
                let easings = &mut self.easings;
                let container = self
                    .containers
                    .ensure(*selected, placement, self.ratios, easings);
                self.is_stale |= match (id, value) {
                    (id::UNSET_PROPERTY, &[property]) => {
                        container.unset(u16::try_from(property).unwrap_or(0), now, easings)
                    }
                    _ => container.set(id, value, now, easings),
                };
            }
        }
    }

    fn remove(&mut self, node: u32) {
        self.placements.remove(node);
        self.containers.remove(node);
        self.wishes.retain(|wish| wish.container != node);
        self.is_stale = true;
        if self.focused == node {
            self.focused = 0;
        }
    }
}

fn check_entries(entries: &[u32]) -> Result<(), ApplyError> {
    let mut selected = 0;
    for entry in Entries::new(entries) {
        let entry = entry.map_err(|error| ApplyError::Malformed(word(error.at)))?;
        let malformed = ApplyError::Malformed(word(entry.at));
        check(entry.id, entry.value).map_err(|_| malformed)?;
        let first = entry.value.first().copied().unwrap_or(0);
        match entry.id {
            id::SELECT_NODE | id::REMOVE_NODE | id::SCROLL_TO if first == 0 => {
                return Err(ApplyError::UnknownNode(first));
            }
            id::SELECT_NODE => selected = u32_of(entry.value).map_err(|_| malformed)?,
            id::REMOVE_NODE | id::SCROLL_TO => {}
            id::UNSET_PROPERTY
                if !PROPERTIES
                    .iter()
                    .any(|&property| u32::from(property) == first) =>
            {
                return Err(ApplyError::Unsupported(first));
            }
            other if other != id::UNSET_PROPERTY && !PROPERTIES.contains(&other) => {
                return Err(ApplyError::Unsupported(other.into()));
            }
            _ if selected == 0 => return Err(malformed),
            _ => {}
        }
    }
    Ok(())
}
