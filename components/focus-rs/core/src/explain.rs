//! What a move would do, and why: the figures of `inlay:figures` that `explain` answers.

use inlay_interfaces::figures::{
    self, Candidate, Figure, candidate_place, level_reach, level_rule, level_scope,
};

use crate::member::Reach;
use crate::search::{Level, Rule, Scope};
use crate::{Direction, Focus, FocusError};

/// Most levels and candidates that are listed.
const LEVELS: usize = 16;
const CANDIDATES: usize = 8;

impl Focus {
    /// The rows of a move in a direction as it would be now, and of why: a move, its levels, its
    /// candidates. Changes nothing.
    ///
    /// # Errors
    ///
    /// Those of [`Focus::move_focus`].
    pub fn explain(
        &mut self,
        direction: Direction,
        targets: &[u8],
    ) -> Result<Vec<u32>, FocusError> {
        self.take_targets(targets)?;
        let mut levels = Vec::new();
        let mut candidates = Vec::new();
        let found = self.seek(direction, &mut |focus, level| {
            if levels.len() < LEVELS {
                levels.push(focus.level_row(level));
            }
            if let Some(answer) = level.answer {
                candidates = focus.reaching(answer.reach, |focus| focus.candidates(level));
            }
        });
        self.targets.clear();
        let start = self.members.find(self.focused);
        let can_start = start.is_some_and(|at| self.members.at(at).is_focusable());
        let chosen = found.map_or(0, |(node, _)| node);
        let step = figures::Move {
            direction: direction.word(),
            start: if can_start { self.focused } else { 0 },
            chosen: if chosen == self.focused { 0 } else { chosen },
        };
        let mut rows = Vec::new();
        Figure::Move(step).write(&mut rows);
        for level in levels {
            Figure::Level(level).write(&mut rows);
        }
        for candidate in candidates {
            Figure::Candidate(candidate).write(&mut rows);
        }
        Ok(rows)
    }

    fn level_row(&self, level: &Level<'_>) -> figures::Level {
        figures::Level {
            group: self.members.at(level.group).id,
            inside: self.members.at(level.inside).id,
            scope: match level.way.scope {
                Scope::All => level_scope::ALL,
                Scope::Beam => level_scope::BEAM,
                Scope::Aside => level_scope::ASIDE,
            },
            reach: match level.answer.map(|answer| answer.reach) {
                Some(Reach::Seen) | None => level_reach::SEEN,
                Some(Reach::Beyond) => level_reach::BEYOND,
                Some(Reach::All) => level_reach::ALL,
            },
            rule: match level.answer.map(|answer| answer.rule) {
                None if level.is_last => level_rule::END,
                None => level_rule::ONWARDS,
                Some(Rule::Neighbour) => level_rule::NEIGHBOUR,
                Some(Rule::Inward) => level_rule::INWARD,
                Some(Rule::Beside) => level_rule::BESIDE,
                Some(Rule::Host) => level_rule::HOST,
                Some(Rule::Member) => level_rule::MEMBER,
                Some(Rule::Group) => level_rule::GROUP,
            },
        }
    }

    /// The members among which a level has chosen one.
    fn candidates(&self, level: &Level<'_>) -> Vec<Candidate> {
        let host = match level.answer.map(|answer| answer.rule) {
            Some(Rule::Member) => None,
            Some(Rule::Beside) => self.host_of(level.inside),
            _ => return Vec::new(),
        };
        let offers = self.ranked_offers(level.group, level.inside, host, level.way, CANDIDATES);
        let row = |offer: &crate::search::Offer| {
            // Distances end at 2^24.
            let [ahead, across] = (offer.distances(level.way))
                .map(|distance| u32::try_from(distance).unwrap_or(u32::MAX));
            Candidate {
                node: self.members.at(offer.at).id,
                place: if offer.is_beamed {
                    candidate_place::BEAM
                } else {
                    candidate_place::ASIDE
                },
                ahead,
                across,
            }
        };
        offers.iter().map(row).collect()
    }
}
