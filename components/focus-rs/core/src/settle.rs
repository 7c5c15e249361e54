//! Focus after changes (section 8 of `wit/focus/focus.md`): it stays while it can, and is never
//! lost while anything that is seen can have it.

use crate::member::{Reach, STAGE, TRAPPED, flag};
use crate::place::MAX_NESTING;
use crate::{Focus, Outcome, Run};

/// What focus was on or in: a node, and the key it had.
#[derive(Clone, Default, Debug)]
pub(crate) struct Seen {
    pub id: u32,
    pub key: String,
}

/// A group that gets focus as soon as a member of it can have it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Awaited {
    /// 0 is none.
    pub group: u32,
    /// Nothing has focus meanwhile: the group traps it. Otherwise it was asked for while it was
    /// empty.
    pub traps: bool,
}

impl Focus {
    /// Repairs focus: to an awaited group, else it stays, else it is held, else to a substitute.
    pub fn settle(&mut self) -> Outcome {
        let previous = self.focused;
        if let Some(node) = self.arrive() {
            self.set_focus(node);
        } else if self.can_stay() {
            self.see_focused();
        } else if !self.is_held() {
            match self.substitute() {
                Some(node) => self.set_focus(node),
                None => self.focused = 0,
            }
        }
        Outcome {
            focused: self.focused,
            previous,
        }
    }

    /// Moves focus to a node that can have it, and lets the groups above remember.
    pub(crate) fn set_focus(&mut self, node: u32) {
        self.focused = node;
        self.awaited = Awaited::default();
        self.run = Run::default();
        self.see_focused();
        self.remember();
    }

    fn can_stay(&self) -> bool {
        self.members
            .find(self.focused)
            .is_some_and(|at| self.members.at(at).is_focusable())
    }

    /// The node in the awaited group that can have focus now.
    fn arrive(&mut self) -> Option<u32> {
        let Awaited { group, traps } = self.awaited;
        if group == 0 {
            return None;
        }
        match self.members.find(group) {
            Some(at) if traps => self.enter_again(at),
            Some(at) => self.enter_seen_first(at, None),
            None if traps => None,
            None => {
                self.awaited = Awaited::default();
                None
            }
        }
    }

    /// Whether nothing has focus because a group traps it.
    fn is_held(&self) -> bool {
        self.awaited.traps
            && self
                .members
                .find(self.awaited.group)
                .is_some_and(|group| self.holds(group))
    }

    /// Whether a group is on screen and lets focus out in no direction.
    fn holds(&self, group: usize) -> bool {
        let member = self.members.at(group);
        let is_on_screen = member.placed && member.flags & (flag::HIDDEN | flag::OUTSIDE_TREE) == 0;
        is_on_screen
            && member.flags & flag::GROUP != 0
            && self.members.rest(group).style.trap == TRAPPED
    }

    /// The node that focus falls back to.
    fn substitute(&mut self) -> Option<u32> {
        let mut level = 1;
        if self.focused != 0 {
            let keyed = self.by_keys();
            if let Some(keyed) = keyed.or_else(|| self.reaching(Reach::All, Self::by_keys)) {
                return Some(keyed);
            }
        } else if self.awaited.traps {
            // The group that held it is gone: the groups around it are next.
            let held = |seen: &Seen| seen.id == self.awaited.group;
            level = self.path.iter().position(held).map_or(1, |held| held + 1);
            self.awaited = Awaited::default();
        } else {
            level = self.path.len();
        }
        while let Some(id) = self.path.get(level).map(|seen| seen.id) {
            level += 1;
            let Some(group) = self.members.find(id) else {
                continue;
            };
            let found = self.nearest(group).and_then(|at| self.enter(at, None));
            if found.is_some() {
                return found;
            }
            if self.holds(group) {
                self.awaited = Awaited {
                    group: id,
                    traps: true,
                };
                return None;
            }
        }
        self.enter(self.nearest(STAGE)?, None)
    }

    /// The node built again in place of the focused one: from the innermost group that is still
    /// there, down along the keys of what was lost. A whole row built again with its keys keeps
    /// focus on the same film.
    fn by_keys(&self) -> Option<u32> {
        let kept = self
            .path
            .iter()
            .enumerate()
            .skip(1)
            .find_map(|(level, group)| Some((level, self.members.find(group.id)?)));
        let (level, group) = kept.unwrap_or((self.path.len(), STAGE));
        let mut at = group;
        for lost in self.path[..level].iter().rev() {
            match self.by_key(at, &lost.key) {
                Some(inner) => at = inner,
                None => break,
            }
        }
        if at == group {
            None
        } else {
            self.enter(at, None)
        }
    }

    /// Notes where the focused node is, for when it goes.
    pub(crate) fn see_focused(&mut self) {
        let Some(at) = self.members.find(self.focused) else {
            return;
        };
        self.seen_at = self.on_stage(at);
        self.see_path(at, 0);
    }

    /// Notes a node or group as `first` of the path, and the groups above it.
    pub(crate) fn see_path(&mut self, at: usize, first: usize) {
        let (mut at, mut length) = (at, first);
        while at != STAGE && length < MAX_NESTING as usize {
            if self.path.len() == length {
                self.path.push(Seen::default());
            }
            let member = self.members.at(at);
            let seen = &mut self.path[length];
            seen.id = member.id;
            seen.key.clone_from(&self.members.rest(at).style.key);
            at = member.group;
            length += 1;
        }
        self.path.truncate(length);
    }

    /// Lets every group above the focused node remember its member on the way.
    fn remember(&mut self) {
        for pair in 1..self.path.len() {
            let Some(group) = self.members.find(self.path[pair].id) else {
                return;
            };
            let member = &self.path[pair - 1];
            let above = self.members.rest_mut(group);
            above.memory = member.id;
            above.memory_key.clone_from(&member.key);
        }
    }

    /// A group remembers from now on, or does not any more: what it knew of earlier is no use. What
    /// has focus is known.
    pub(crate) fn change_memory(&mut self, group: usize) {
        let id = self.members.at(group).id;
        let is_around = self.path.iter().skip(1).any(|seen| seen.id == id);
        if self.focused == 0 || !is_around {
            let rest = self.members.rest_mut(group);
            rest.memory = 0;
            rest.memory_key.clear();
        }
    }
}
