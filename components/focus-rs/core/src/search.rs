//! A move.
//!
//! 1. What the focused node, or a group that focus would leave, names as its neighbour in the direction goes first.
//! 2. Then the members of its group, then those of each group above: a group answers as a whole, with its own box, and is then entered. So focus leaves a row only
//!    where the row has nothing more, and comes back to where it was.
//! 3. In a group, what lies ahead in the beam of the focused node goes first when moving sideways: right at the end of a row is not a row below. Moving up or down the
//!    nearest counts, in the beam or not: a short row is not jumped over.
//! 4. Where no beam met anything up to the stage, a move sideways looks at other groups outside the beam.
//!
//! A trap keeps a move inside its group. What answers equally well is decided by place (top, then left) and id.

use crate::geometry::Rect;
use crate::{Direction, Focus};

/// Groups in groups are followed this far, so that a circle ends.
pub(crate) const MAX_NESTING: u32 = 64;

/// How well a candidate answers; less is better.
type Rank = (i64, i64, i64, u32);

impl Focus {
    /// The node that a move goes to.
    pub(crate) fn search(&self, direction: Direction) -> Option<u32> {
        let from = self
            .members
            .find(self.focused)
            .filter(|&slot| self.members.at(slot).is_focusable())?;
        let rect = self.on_stage(from);
        let sideways = matches!(direction, Direction::Left | Direction::Right);
        self.climb(from, rect, direction, sideways).or_else(|| {
            if sideways {
                self.climb(from, rect, direction, false)
            } else {
                None
            }
        })
    }

    /// Looks from the innermost group outwards.
    fn climb(&self, from: u32, rect: Rect, direction: Direction, beam_only: bool) -> Option<u32> {
        let mut inside = from;
        for level in 0..MAX_NESTING {
            let member = self.members.at(inside);
            if let Some(found) = self.neighbour(inside, rect, direction) {
                return Some(found);
            }
            let group = self.members.group_slot(member.group);
            // Outside the beam, a move sideways does not change rows within its own group.
            let sideways = matches!(direction, Direction::Left | Direction::Right);
            let beam = beam_only || (sideways && level == 0);
            if let Some(found) = self.best(group, inside, rect, direction, beam) {
                return Some(found);
            }
            if group == 0 || self.members.at(group).style.trap >> direction as u32 & 1 == 1 {
                return None;
            }
            inside = group;
        }
        None
    }

    /// The declared neighbour of a node or group, if it can be entered.
    fn neighbour(&self, slot: u32, rect: Rect, direction: Direction) -> Option<u32> {
        let next = self
            .members
            .find(self.members.at(slot).style.next[direction as usize])?;
        self.enter(next, Some((rect, direction)))
    }

    /// The best member of a group that lies ahead and can be entered; the one that focus is in is none.
    fn best(
        &self,
        group: u32,
        inside: u32,
        rect: Rect,
        direction: Direction,
        beam_only: bool,
    ) -> Option<u32> {
        let mut ranked: Option<(Rank, u32)> = None;
        let mut passed: Vec<(Rank, u32)> = Vec::new();
        for &slot in &self.members.at(group).members {
            let member = self.members.at(slot);
            if slot == inside || !(member.is_focusable() || member.is_group()) {
                continue;
            }
            let there = self.on_stage(slot);
            if !rect.sees(there, direction) || (beam_only && !rect.beams(there, direction)) {
                continue;
            }
            let rank = (
                rect.score(there, direction),
                there.top,
                there.left,
                member.id,
            );
            if member.is_focusable() {
                if ranked.is_none_or(|(best, _)| rank < best) {
                    ranked = Some((rank, member.id));
                }
            } else {
                passed.push((rank, slot));
            }
        }
        // Groups may turn out empty: the best that is not.
        passed.sort_unstable();
        for (rank, slot) in passed {
            if ranked.is_some_and(|(best, _)| best < rank) {
                break;
            }
            if let Some(found) = self.enter(slot, Some((rect, direction))) {
                return Some(found);
            }
        }
        ranked.map(|(_, id)| id)
    }
}
