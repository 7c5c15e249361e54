//! Entering a group: what it remembers, else its policy (section 5 of `wit/focus/focus.md`).

use crate::Focus;
use crate::geometry::{Rect, Score};
use crate::member::{Entry, Reach, STAGE};
use crate::place::{MAX_NESTING, Origin, Sight};
use crate::search::{Rank, Way};

impl Focus {
    /// The node that gets focus when it enters a node: that node itself if it can have focus, else
    /// a member of it. `way` is the move that led here, if one did.
    pub(crate) fn enter(&self, at: usize, way: Option<&Way>) -> Option<u32> {
        self.descend(at, |focus, group| focus.chosen(group, way))
    }

    /// The same, where members that are clipped are better than none: the app names what it enters.
    pub(crate) fn enter_seen_first(&mut self, at: usize, way: Option<&Way>) -> Option<u32> {
        self.enter(at, way)
            .or_else(|| self.reaching(Reach::All, |focus| focus.enter(at, way)))
    }

    /// The node that a group had focus on last, whether it is to remember that or not.
    pub(crate) fn enter_again(&self, at: usize) -> Option<u32> {
        self.descend(at, |focus, group| {
            focus.recalled(group).or_else(|| focus.chosen(group, None))
        })
    }

    fn descend(&self, at: usize, choose: impl Fn(&Self, usize) -> Option<usize>) -> Option<u32> {
        let mut at = at;
        for _ in 0..MAX_NESTING {
            let member = self.members.at(at);
            if member.is_focusable() {
                return Some(member.id);
            }
            if !member.is_group() {
                return None;
            }
            at = choose(self, at)?;
        }
        None
    }

    /// What `call` answers where more than what is seen is as good.
    pub(crate) fn reaching<T>(&mut self, reach: Reach, call: impl FnOnce(&Self) -> T) -> T {
        self.reach = reach;
        let answer = call(self);
        self.reach = Reach::Seen;
        answer
    }

    /// Whether focus may choose a node.
    #[inline]
    pub(crate) fn takes(&self, at: usize) -> bool {
        let member = self.members.at(at);
        member.is_focusable() && member.is_in(self.reach)
    }

    /// Whether focus may choose a node, or a member of it.
    pub(crate) fn takes_focus(&self, at: usize) -> bool {
        self.takes_focus_nested(at, MAX_NESTING)
    }

    fn takes_focus_nested(&self, at: usize, depth: u32) -> bool {
        let member = self.members.at(at);
        if member.is_focusable() {
            return self.takes(at);
        }
        depth > 0
            && member.is_group()
            && (self.members.of_group(at))
                .iter()
                .any(|&inner| self.takes_focus_nested(inner, depth - 1))
    }

    /// The member that entering a group leads to, one level down (a preferred one may be deeper).
    fn chosen(&self, group: usize, way: Option<&Way>) -> Option<usize> {
        let style = &self.members.rest(group).style;
        if style.remembers
            && let Some(recalled) = self.recalled(group)
        {
            return Some(recalled);
        }
        match style.entry {
            Entry::Nearest => match way {
                Some(way) => self.nearest_on(group, way),
                None => self.nearest(group),
            },
            Entry::First => self.first(group),
            Entry::Last => self.last(group),
            Entry::Preferred => self.preferred(group).or_else(|| self.first(group)),
        }
    }

    /// The member that had focus last: the node itself, else what has its key now.
    fn recalled(&self, group: usize) -> Option<usize> {
        let rest = self.members.rest(group);
        self.members
            .find(rest.memory)
            .filter(|&at| self.members.at(at).group == group && self.takes_focus(at))
            .or_else(|| self.by_key(group, &rest.memory_key))
    }

    /// The member of a group with a key that can have focus; of several, the one with the least id.
    pub(crate) fn by_key(&self, group: usize, key: &str) -> Option<usize> {
        if key.is_empty() {
            return None;
        }
        let mut members = self.members.of_group(group).iter().copied();
        members.find(|&at| self.members.rest(at).style.key == key && self.takes_focus(at))
    }

    /// The node that a group prefers, which may be in a group inside it.
    fn preferred(&self, group: usize) -> Option<usize> {
        self.members
            .find(self.members.rest(group).style.preferred)
            .filter(|&at| self.is_inside(at, group) && self.takes_focus(at))
    }

    /// What comes first in reading order.
    fn first(&self, group: usize) -> Option<usize> {
        self.least(group, |_| (0, 0, 0))
    }

    /// What comes last in reading order.
    fn last(&self, group: usize) -> Option<usize> {
        self.ranked(group, |_| (0, 0, 0)).max().map(|(_, at)| at)
    }

    /// The member of a group that is nearest to the focused node, or to where it was; the first
    /// where nothing had focus.
    pub(crate) fn nearest(&self, group: usize) -> Option<usize> {
        if self.focused == 0 {
            return self.first(group);
        }
        self.least(group, |there| self.seen_at.distance(there))
    }

    /// The member of a group that answers a move best; where none lies ahead, the nearest to its
    /// start.
    fn nearest_on(&self, group: usize, way: &Way) -> Option<usize> {
        self.nearest_ahead(group, way)
            .or_else(|| self.least(group, |there| way.distance(there)))
    }

    fn least(&self, group: usize, score: impl Fn(Rect) -> Score) -> Option<usize> {
        self.ranked(group, score).min().map(|(_, at)| at)
    }

    /// The members of a group that can have focus, with their ranks. What is inside another of them
    /// waits.
    fn ranked(
        &self,
        group: usize,
        score: impl Fn(Rect) -> Score,
    ) -> impl Iterator<Item = (Rank, usize)> {
        let mut origin = Origin::default();
        self.members
            .of_group(group)
            .iter()
            .copied()
            .filter(|&at| self.takes_focus(at) && !self.is_inner(at))
            .map(move |at| {
                let Sight { rect, reading } = self.sight(at, &mut origin);
                let id = self.members.at(at).id;
                ((score(rect), rect.top, reading, id), at)
            })
    }

    /// Whether a node is in a group or in a group inside it.
    fn is_inside(&self, at: usize, group: usize) -> bool {
        let mut at = at;
        for _ in 0..MAX_NESTING {
            at = self.members.at(at).group;
            if at == group {
                return true;
            }
            if at == STAGE {
                return false;
            }
        }
        false
    }
}
