//! Focus after changes: it stays while it can, and is never lost while anything can have it.

use crate::search::MAX_NESTING;
use crate::{Focus, Outcome};

impl Focus {
    /// Repairs focus.
    ///
    /// Where the focused node cannot have focus any more, it goes to the member of its group with the same key, else to the nearest of its group, then of the groups above. Where
    /// nothing had focus, it goes into the stage, to what comes first.
    pub fn settle(&mut self) -> Outcome {
        let previous = self.focused;
        if self
            .members
            .find(self.focused)
            .is_some_and(|slot| self.members.at(slot).is_focusable())
        {
            self.see_focused();
            return Outcome {
                focused: previous,
                previous,
            };
        }
        match self.substitute() {
            Some(node) => self.set_focus(node),
            None => self.focused = 0,
        }
        Outcome {
            focused: self.focused,
            previous,
        }
    }

    /// The node that focus falls back to.
    fn substitute(&self) -> Option<u32> {
        if self.focused == 0 {
            return self.first(0);
        }
        let groups = self
            .path
            .iter()
            .filter_map(|&group| self.members.find(group))
            .chain([0]);
        let mut keyed = true;
        for group in groups {
            if std::mem::take(&mut keyed)
                && let Some(found) = self
                    .by_key(group, &self.seen_key)
                    .and_then(|slot| self.enter(slot, None))
            {
                return Some(found);
            }
            if let Some(found) = self.nearest_in(group) {
                return Some(found);
            }
        }
        None
    }

    /// The member of a group nearest to where focus was that can be entered.
    fn nearest_in(&self, group: u32) -> Option<u32> {
        let mut ranked: Vec<_> = self
            .members
            .at(group)
            .members
            .iter()
            .map(|&slot| {
                (
                    self.rank_of(slot, self.seen_at.distance(self.on_stage(slot))),
                    slot,
                )
            })
            .collect();
        ranked.sort_unstable();
        ranked
            .into_iter()
            .find_map(|(_, slot)| self.enter(slot, None))
    }

    /// The member of a group that comes first in reading order and can be entered.
    fn first(&self, group: u32) -> Option<u32> {
        let mut ranked: Vec<_> = self
            .members
            .at(group)
            .members
            .iter()
            .map(|&slot| (self.rank_of(slot, 0), slot))
            .collect();
        ranked.sort_unstable();
        ranked
            .into_iter()
            .find_map(|(_, slot)| self.enter(slot, None))
    }

    fn rank_of(&self, slot: u32, distance: i64) -> (i64, i64, i64, u32) {
        let there = self.on_stage(slot);
        (distance, there.top, there.left, self.members.at(slot).id)
    }

    /// Notes where the focused node is, for when it goes.
    pub(crate) fn see_focused(&mut self) {
        let Some(slot) = self.members.find(self.focused) else {
            return;
        };
        self.seen_at = self.on_stage(slot);
        self.seen_key.clone_from(&self.members.at(slot).style.key);
        self.path.clear();
        let mut group = self.members.at(slot).group;
        for _ in 0..MAX_NESTING {
            let Some(slot) = self.members.find(group) else {
                break;
            };
            self.path.push(group);
            group = self.members.at(slot).group;
        }
    }

    /// Lets every group above the focused node remember its member on the way.
    pub(crate) fn remember(&mut self) {
        let Some(mut slot) = self.members.find(self.focused) else {
            return;
        };
        for _ in 0..MAX_NESTING {
            let member = self.members.at(slot);
            let (id, key) = (member.id, member.style.key.clone());
            let Some(group) = self.members.find(member.group) else {
                return;
            };
            let above = self.members.at_mut(group);
            above.memory = id;
            above.memory_key = key;
            slot = group;
        }
    }
}
