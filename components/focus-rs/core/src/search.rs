//! A move.
//!
//! 1. What the focused node, or a group that focus would leave, names as its neighbour in the direction goes first, wherever it lies. One that cannot have focus is passed over.
//! 2. Then the members of its group, then those of each group above, up to the stage. A group answers as a whole, with its own box, and is then entered (`enter.rs`). So focus
//!    leaves a row only where the row has nothing more, and comes back to where it was. A group with nothing that can have focus is not there.
//! 3. What answers begins farther ahead and reaches farther than where the move starts, and is either in its *beam* (they have more than an edge in common across the move) or lies
//!    wholly ahead. So down from a tile is never the next tile of the same row that happens to hang lower: two boxes that do not touch are always in each other's beam
//!    or one wholly below the other, so nothing gets out of reach.
//! 4. Of several, the one with the least [score](crate::geometry::Turned::score): ahead before across. What scores alike is decided by which begins first, by the way between
//!    centres, by place (top, then left) and by id.
//! 5. Up or down, what is outside the beam wins over what is in it only if it scores better *and* ends before that begins: a shorter row in between is not
//!    jumped over, and yet a tile beside never beats the one right below (Android's rule).
//! 6. Left or right, only the beam counts, at all levels up to the stage: right at the end of a row is not a row below. Where that meets nothing at all,
//!    the groups on the way (not the innermost one) are asked again for what lies wholly ahead outside the beam: right from a menu in a corner reaches the page.
//! 7. A group whose box lies around where the move starts is not ahead itself. It answers if a member of it does, as well as the best of them: a menu that opens over a page has that page
//!    around it, and right must lead back to it.
//!
//! A trap keeps a move inside its group; a declared neighbour leads out of it all the same.

use crate::geometry::{Rect, Score, Turned};
use crate::member::STAGE;
use crate::place::{MAX_NESTING, Origin};
use crate::{Direction, Focus};

/// How well a candidate answers; less is better.
pub(crate) type Rank = (Score, i64, i64, u32);

/// Which candidates a search takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scope {
    /// Those in the beam.
    Beam,
    /// Those outside it that lie wholly ahead.
    Aside,
    /// Both.
    All,
}

/// Where a move starts, and where it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    rect: Rect,
    turned: Turned,
    direction: Direction,
    scope: Scope,
}

impl Way {
    fn takes(&self, there: Turned) -> bool {
        let beamed = self.turned.beams(there);
        match self.scope {
            Scope::Beam => beamed && self.turned.sees(there),
            Scope::Aside => !beamed && self.turned.sees(there) && self.turned.ends_before(there),
            Scope::All => self.turned.sees(there) && (beamed || self.turned.ends_before(there)),
        }
    }

    /// How far a box is from the start, wherever it lies.
    pub(crate) fn distance(&self, there: Rect) -> Score {
        self.rect.distance(there)
    }

    /// The same way, looking in the beam and outside it.
    const fn in_all(&self) -> Self {
        Self {
            scope: Scope::All,
            ..*self
        }
    }
}

/// The best candidate of a kind.
#[derive(Clone, Copy)]
struct Best {
    rank: Rank,
    at: usize,
    /// What it answers with.
    turned: Turned,
}

/// The best candidates of a group.
#[derive(Clone, Copy, Default)]
struct Found {
    /// In the beam.
    beamed: Option<Best>,
    /// Outside it.
    aside: Option<Best>,
}

impl Found {
    fn winner(self) -> Option<Best> {
        match self {
            Self {
                beamed: Some(beamed),
                aside: Some(aside),
            } => {
                let nearer =
                    aside.rank.0.0 < beamed.rank.0.0 && aside.turned.ends_before(beamed.turned);
                Some(if nearer { aside } else { beamed })
            }
            Self { beamed, aside } => beamed.or(aside),
        }
    }
}

impl Focus {
    /// The node that a move goes to.
    pub(crate) fn search(&self, direction: Direction) -> Option<u32> {
        let from = self
            .members
            .find(self.focused)
            .filter(|&at| self.members.at(at).is_focusable())?;
        let rect = self.on_stage(from);
        let way = |scope| Way {
            rect,
            turned: rect.turned(direction),
            direction,
            scope,
        };
        match direction {
            Direction::Up | Direction::Down => self.climb(from, &way(Scope::All)),
            Direction::Left | Direction::Right => self
                .climb(from, &way(Scope::Beam))
                .or_else(|| self.climb(from, &way(Scope::Aside))),
        }
    }

    /// Looks from the innermost group outwards.
    fn climb(&self, from: usize, way: &Way) -> Option<u32> {
        let mut inside = from;
        for level in 0..MAX_NESTING {
            if let Some(found) = self.neighbour(inside, way) {
                return Some(found);
            }
            let group = self.members.at(inside).group;
            if (way.scope != Scope::Aside || level > 0)
                && let Some(best) = self.best(group, inside, way)
                && let Some(found) = self.enter(best, Some(way))
            {
                return Some(found);
            }
            let trap = self.members.at(group).style.trap;
            if group == 0 || trap >> way.direction as u32 & 1 == 1 {
                return None;
            }
            inside = group;
        }
        None
    }

    /// The declared neighbour of a node or group, if it can be entered.
    fn neighbour(&self, at: usize, way: &Way) -> Option<u32> {
        let next = self
            .members
            .find(self.members.at(at).style.next[way.direction as usize])?;
        self.enter(next, Some(way))
    }

    /// The best member of a group that answers; the one that focus is in does not.
    fn best(&self, group: usize, inside: usize, way: &Way) -> Option<usize> {
        self.collect(group, inside, way, MAX_NESTING)
            .winner()
            .map(|best| best.at)
    }

    /// The member of a group that answers a move best, in the beam or outside it alike.
    pub(crate) fn nearest_ahead(&self, group: usize, way: &Way) -> Option<usize> {
        let Found { beamed, aside } = self.collect(group, STAGE, &way.in_all(), MAX_NESTING);
        let found = [beamed, aside].into_iter().flatten();
        found.min_by_key(|best| best.rank).map(|best| best.at)
    }

    /// The best members of a group, but for `inside`.
    fn collect(&self, group: usize, inside: usize, way: &Way, depth: u32) -> Found {
        let mut found = Found::default();
        let mut origin = Origin::default();
        for &at in &self.members.at(group).members {
            if at == inside {
                continue;
            }
            let there = self.on_stage_from(at, &mut origin);
            let mut turned = there.turned(way.direction);
            if way.takes(turned) {
                if !self.takes_focus(at) {
                    continue;
                }
            } else if let Some(inner) = self.around(at, there, way, depth) {
                turned = inner;
            } else {
                continue;
            }
            let best = if way.turned.beams(turned) {
                &mut found.beamed
            } else {
                &mut found.aside
            };
            let score = way.turned.score(turned);
            if best.is_some_and(|best| best.rank.0 < score) {
                continue;
            }
            let rank = (score, there.top, there.left, self.members.at(at).id);
            if best.is_none_or(|best| rank < best.rank) {
                *best = Some(Best { rank, at, turned });
            }
        }
        found
    }

    /// For a group around the start of the move, the box of its best member.
    fn around(&self, at: usize, there: Rect, way: &Way, depth: u32) -> Option<Turned> {
        let member = self.members.at(at);
        if depth == 0 || member.is_focusable() || !member.is_group() || !way.rect.overlaps(there) {
            return None;
        }
        self.collect(at, STAGE, way, depth - 1)
            .winner()
            .map(|best| best.turned)
    }
}
