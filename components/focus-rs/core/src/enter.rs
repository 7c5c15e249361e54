//! Entering a group: what it remembers, else its policy.

use crate::geometry::Rect;
use crate::member::Entry;
use crate::search::MAX_NESTING;
use crate::{Direction, Focus};

impl Focus {
    /// The node that gets focus when it enters `slot`: the node itself if it can have focus, else a member of it. `from` is where a move came from.
    pub(crate) fn enter(&self, slot: u32, from: Option<(Rect, Direction)>) -> Option<u32> {
        self.enter_nested(slot, from, MAX_NESTING)
    }

    fn enter_nested(&self, slot: u32, from: Option<(Rect, Direction)>, depth: u32) -> Option<u32> {
        let member = self.members.at(slot);
        if member.is_focusable() {
            return Some(member.id);
        }
        if depth == 0 || !(slot == 0 || member.is_group()) {
            return None;
        }
        self.remembered(slot)
            .and_then(|slot| self.enter_nested(slot, from, depth - 1))
            .or_else(|| self.by_policy(slot, from, depth))
    }

    /// The member that a group remembers, by itself or by its key.
    fn remembered(&self, group: u32) -> Option<u32> {
        let member = self.members.at(group);
        if !member.style.remembers {
            return None;
        }
        let by_id = self
            .members
            .find(member.memory)
            .filter(|&slot| self.members.group_slot(self.members.at(slot).group) == group);
        by_id.or_else(|| self.by_key(group, &member.memory_key))
    }

    /// The member of a group with a key.
    pub(crate) fn by_key(&self, group: u32, key: &str) -> Option<u32> {
        let members = &self.members.at(group).members;
        members
            .iter()
            .copied()
            .find(|&slot| !key.is_empty() && self.members.at(slot).style.key == key)
    }

    fn by_policy(&self, group: u32, from: Option<(Rect, Direction)>, depth: u32) -> Option<u32> {
        let member = self.members.at(group);
        if member.style.entry == Entry::Preferred {
            let preferred = self
                .members
                .find(member.style.preferred)
                .filter(|&slot| self.is_inside(slot, group));
            if let Some(found) = preferred.and_then(|slot| self.enter_nested(slot, from, depth - 1))
            {
                return Some(found);
            }
        }
        // Reading order; `last` is its reverse; `nearest` is by the way from where the move came, or from the focused node.
        let nearest = |slot: u32| {
            let there = self.on_stage(slot);
            match from {
                Some((rect, direction)) => rect.score(there, direction),
                None => self
                    .members
                    .find(self.focused)
                    .map_or(0, |focused| self.on_stage(focused).distance(there)),
            }
        };
        let mut ranked: Vec<_> = member
            .members
            .iter()
            .map(|&slot| {
                let there = self.on_stage(slot);
                let distance = match member.style.entry {
                    Entry::Nearest => nearest(slot),
                    _ => 0,
                };
                (
                    (distance, there.top, there.left, self.members.at(slot).id),
                    slot,
                )
            })
            .collect();
        ranked.sort_unstable();
        if member.style.entry == Entry::Last {
            ranked.reverse();
        }
        ranked
            .into_iter()
            .find_map(|(_, slot)| self.enter_nested(slot, from, depth - 1))
    }

    /// Whether a node is in a group or in a group inside it.
    fn is_inside(&self, slot: u32, group: u32) -> bool {
        let mut at = slot;
        for _ in 0..MAX_NESTING {
            at = self.members.group_slot(self.members.at(at).group);
            if at == group {
                return true;
            }
            if at == 0 {
                return false;
            }
        }
        false
    }
}
