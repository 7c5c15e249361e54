//! Focus after changes: it stays while it can, and is never lost while anything can have it.

use crate::member::STAGE;
use crate::place::MAX_NESTING;
use crate::{Focus, Outcome};

/// What focus was on or in: a node, and the key it had.
#[derive(Clone, Default, Debug)]
pub(crate) struct Seen {
    pub id: u32,
    pub key: String,
}

impl Focus {
    /// Repairs focus.
    ///
    /// Where the focused node cannot have focus any more, it goes to the node with the same key in the same place (see [`Self::by_keys`]), else to the nearest of its group, then of
    /// the groups above. Where nothing had focus, it goes into the stage, to what comes first.
    pub fn settle(&mut self) -> Outcome {
        let previous = self.focused;
        let stays = self
            .members
            .find(previous)
            .is_some_and(|at| self.members.at(at).is_focusable());
        if stays {
            self.see_focused();
        } else {
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

    /// The node that focus falls back to.
    fn substitute(&self) -> Option<u32> {
        if self.focused == 0 {
            return self.enter(self.nearest(STAGE)?, None);
        }
        self.by_keys().or_else(|| {
            let groups = self
                .path
                .iter()
                .skip(1)
                .filter_map(|group| self.members.find(group.id));
            groups
                .chain([STAGE])
                .find_map(|group| self.enter(self.nearest(group)?, None))
        })
    }

    /// The node made anew in place of the focused one: from the innermost group that is still there, down along the keys of what was lost. A whole row made anew with its keys keeps
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
        let (mut at, mut length) = (at, 0);
        while at != STAGE && length < MAX_NESTING as usize {
            if self.path.len() == length {
                self.path.push(Seen::default());
            }
            let member = self.members.at(at);
            let seen = &mut self.path[length];
            seen.id = member.id;
            seen.key.clone_from(&member.style.key);
            at = member.group;
            length += 1;
        }
        self.path.truncate(length);
    }

    /// Lets every group above the focused node remember its member on the way.
    pub(crate) fn remember(&mut self) {
        for pair in 1..self.path.len() {
            let Some(group) = self.members.find(self.path[pair].id) else {
                return;
            };
            let member = &self.path[pair - 1];
            let above = self.members.at_mut(group);
            above.memory = member.id;
            above.memory_key.clone_from(&member.key);
        }
    }
}
