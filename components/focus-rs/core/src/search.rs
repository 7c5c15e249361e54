//! A move: sections 2 to 4 of the specification, `wit/focus/focus.md`.
//!
//! [`Focus::search`] looks level by level ([`Focus::climb`]); at each it takes the declared
//! neighbour, else the best member that answers ([`Focus::level`]). Each level can be looked at
//! ([`Focus::seek`]); `explain.rs` does.

use crate::geometry::{REACH, Rect, Score, Turned};
use crate::member::{Reach, STAGE};
use crate::place::{MAX_NESTING, Origin, Sight};
use crate::{Direction, Focus, Run, is_vertical, opposite};

/// How well a candidate answers; less is better.
pub(crate) type Rank = (Score, i64, i64, u32);

/// Which candidates a search takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    /// Those in the beam.
    Beam,
    /// Those outside it that lie wholly ahead.
    Aside,
    /// Both.
    All,
}

/// The rule that a level answers by, as section 3 of the specification has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rule {
    /// 3.1.
    Neighbour,
    /// 3.4.
    Inward,
    /// 3.5, a member with the same host.
    Beside,
    /// 3.5, the host.
    Host,
    /// 3.6.
    Member,
    /// 3.7.
    Group,
}

/// What a level answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    /// The node that gets focus.
    pub node: u32,
    pub rule: Rule,
    pub reach: Reach,
}

/// A level that a move has looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level<'a> {
    pub group: usize,
    /// The member of the group that focus is in.
    pub inside: usize,
    pub way: &'a Way,
    pub answer: Option<Answer>,
    /// Whether the move ends here: with an answer, or where it may not leave the group.
    pub is_last: bool,
}

/// Where a move starts, and where it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    rect: Rect,
    turned: Turned,
    /// Twice the place of the line that the move keeps to, across it.
    line2: i64,
    direction: Direction,
    pub(crate) scope: Scope,
    /// Whether the group at hand is the innermost one.
    is_innermost: bool,
    /// Whether the start is clipped itself.
    is_clipped: bool,
}

impl Way {
    #[inline]
    fn takes(&self, there: Turned) -> bool {
        // First what half of all fail.
        if !self.turned.sees(there) {
            return false;
        }
        let beamed = self.turned.beams(there);
        match self.scope {
            Scope::Beam => beamed,
            Scope::Aside => !beamed && self.turned.ends_before(there),
            Scope::All => beamed || self.turned.ends_before(there),
        }
    }

    fn score(&self, there: Turned) -> Score {
        self.turned.score(self.line2, there)
    }

    /// What answers in a group, and what does where nothing of that is there.
    ///
    /// Where focus is on what cannot be seen, the like of it is better than nothing, and in its own
    /// group as good as what is seen: nothing is jumped over on the way back. Otherwise what goes
    /// on beyond the stage, in what the app has made a group; not beside the beam of a move
    /// sideways.
    fn reaches(&self, group: usize) -> [Option<Reach>; 2] {
        let is_made = group != STAGE;
        match (self.is_clipped, is_made) {
            (true, true) if self.is_innermost => [Some(Reach::All), None],
            (true, _) => [Some(Reach::Seen), Some(Reach::All)],
            (false, true) if self.scope != Scope::Aside => [Some(Reach::Seen), Some(Reach::Beyond)],
            (false, _) => [Some(Reach::Seen), None],
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

    /// Of the best in the beam and the best outside it, the one that the move goes to.
    fn winner(&self, found: Found) -> Option<Best> {
        match found {
            Found {
                beamed: Some(beamed),
                aside: Some(aside),
            } => {
                let crow = |best: &Best| self.turned.crow(self.line2, best.turned);
                let wins = aside.rank.0.0 < beamed.rank.0.0
                    && aside.turned.ends_before(beamed.turned)
                    && (!self.is_innermost || !beamed.is_leaf || crow(&aside) < crow(&beamed));
                Some(if wins { aside } else { beamed })
            }
            Found { beamed, aside } => beamed.or(aside),
        }
    }
}

/// What answers a move.
#[derive(Clone, Copy)]
pub(crate) struct Offer {
    pub at: usize,
    /// What it answers with.
    turned: Turned,
    top: i64,
    reading: i64,
    pub is_beamed: bool,
}

impl Offer {
    /// From the end of the start to where it starts, and from the line of the move to its nearest
    /// point; both doubled.
    pub(crate) fn distances(&self, way: &Way) -> [i64; 2] {
        let across = self.turned.across.gap2(way.line2);
        [way.turned.ahead_of(self.turned), across]
    }
}

/// The best candidate of a kind.
#[derive(Clone, Copy)]
struct Best {
    rank: Rank,
    at: usize,
    /// What it answers with.
    turned: Turned,
    is_leaf: bool,
}

/// The best candidates of a group.
#[derive(Clone, Copy, Default)]
struct Found {
    /// In the beam.
    beamed: Option<Best>,
    /// Outside it.
    aside: Option<Best>,
}

impl Focus {
    /// The node that a move goes to, and the run of moves that it belongs to then.
    pub(crate) fn search(&mut self, direction: Direction) -> Option<(u32, Run)> {
        self.seek(direction, &mut |_, _| {})
    }

    /// The same, with each level that it looks at.
    pub(crate) fn seek(
        &mut self,
        direction: Direction,
        see: &mut dyn FnMut(&mut Self, &Level<'_>),
    ) -> Option<(u32, Run)> {
        let from = self
            .members
            .find(self.focused)
            .filter(|&at| self.members.at(at).is_focusable())?;
        let (way, anchor) = self.way(from, direction);
        let found = if is_vertical(direction) {
            self.climb(from, way, see)
        } else {
            let aside = Way {
                scope: Scope::Aside,
                ..way
            };
            match self.climb(from, way, see) {
                Some(found) => Some(found),
                None => self.climb(from, aside, see),
            }
        }?;
        Some((found, self.run_to(found, &way, anchor)))
    }

    /// The way of a move, and the node whose line it keeps to.
    fn way(&self, from: usize, direction: Direction) -> (Way, usize) {
        let rect = self.on_stage(from);
        let turned = rect.turned(direction);
        let anchor = self
            .run
            .anchor_along(direction)
            .and_then(|id| self.members.find(id))
            .filter(|&at| {
                let is_beside = turned.beams(self.on_stage(at).turned(direction));
                self.members.at(at).placed && is_beside
            })
            .unwrap_or(from);
        let line = self.on_stage(anchor).turned(direction).across;
        let way = Way {
            rect,
            turned,
            line2: line.centre2(),
            direction,
            scope: if is_vertical(direction) {
                Scope::All
            } else {
                Scope::Beam
            },
            is_innermost: false,
            is_clipped: self.members.at(from).is_clipped(),
        };
        (way, anchor)
    }

    /// The run goes on where a move leads into the beam of its start.
    fn run_to(&self, node: u32, way: &Way, anchor: usize) -> Run {
        let there = self.members.find(node).map(|at| self.on_stage(at));
        match there {
            Some(there) if way.turned.beams(there.turned(way.direction)) => Run {
                anchor: self.members.at(anchor).id,
                is_sideways: !is_vertical(way.direction),
            },
            _ => Run::default(),
        }
    }

    /// Looks from the innermost group outwards.
    fn climb(
        &mut self,
        from: usize,
        way: Way,
        see: &mut dyn FnMut(&mut Self, &Level<'_>),
    ) -> Option<u32> {
        let mut inside = from;
        for level in 0..MAX_NESTING {
            let way = Way {
                is_innermost: level == 0,
                ..way
            };
            let group = self.members.at(inside).group;
            let answer = self.answer(inside, &way);
            let trap = self.members.rest(group).style.trap;
            let ends = group == STAGE || trap >> way.direction as u32 & 1 == 1;
            let seen = Level {
                group,
                inside,
                way: &way,
                answer,
                is_last: ends || answer.is_some(),
            };
            see(self, &seen);
            if seen.is_last {
                return answer.map(|answer| answer.node);
            }
            inside = group;
        }
        None
    }

    /// What ends a move at the level of a node or group, if anything does.
    fn answer(&mut self, inside: usize, way: &Way) -> Option<Answer> {
        if let Some(node) = self.neighbour(inside, way) {
            let (rule, reach) = (Rule::Neighbour, Reach::Seen);
            return Some(Answer { node, rule, reach });
        }
        let group = self.members.at(inside).group;
        way.reaches(group).into_iter().flatten().find_map(|reach| {
            let (node, rule) = self.reaching(reach, |focus| focus.level(inside, way))?;
            Some(Answer { node, rule, reach })
        })
    }

    /// What answers among the members of the group that a node or group is in, or inside the node
    /// itself.
    fn level(&self, inside: usize, way: &Way) -> Option<(u32, Rule)> {
        let group = self.members.at(inside).group;
        let host = self.host_of(inside);
        if way.is_innermost
            && way.scope != Scope::Aside
            && let Some(found) = self.inward(inside, way)
        {
            return Some((found, Rule::Inward));
        }
        if let Some(host) = host.filter(|&host| host != group) {
            let sibling = self.best(group, inside, Some(host), way);
            if let Some(found) = sibling.and_then(|at| self.enter(at, Some(way))) {
                return Some((found, Rule::Beside));
            }
            if self.leads_out(inside, host, way) {
                return Some((self.members.at(host).id, Rule::Host));
            }
        }
        let best = self.best(group, inside, None, way);
        if let Some(found) = best.and_then(|at| self.enter(at, Some(way))) {
            return Some((found, Rule::Member));
        }
        host.filter(|&host| host == group && self.leads_out(inside, host, way))
            .map(|host| (self.members.at(host).id, Rule::Group))
    }

    /// The declared neighbour of a node or group, if it can be entered.
    fn neighbour(&mut self, at: usize, way: &Way) -> Option<u32> {
        let next = self
            .members
            .find(self.members.rest(at).style.next[way.direction as usize])?;
        self.enter_seen_first(next, Some(way))
    }

    /// The node around a node that leads to it, if there is one: in the same group, or that group
    /// itself.
    pub(crate) fn host_of(&self, at: usize) -> Option<usize> {
        let member = self.members.at(at);
        let host = self.members.find(member.host)?;
        let is_near = host == member.group || self.members.at(host).group == member.group;
        (host != at && is_near && self.takes(host)).then_some(host)
    }

    /// Whether a node is only reached through another one of its group.
    #[inline]
    pub(crate) fn is_inner(&self, at: usize) -> bool {
        let member = self.members.at(at);
        member.host != 0 && self.host_of(at).is_some_and(|host| host != member.group)
    }

    /// What is inside the focused node, in the direction of a move.
    fn inward(&self, from: usize, way: &Way) -> Option<u32> {
        if !self.members.has_hosted() {
            return None;
        }
        let member = self.members.at(from);
        let mut best: Option<(Rank, usize)> = None;
        let mut origin = Origin::default();
        let around = self.members.of_group(member.group).iter();
        for &at in around.chain(self.members.of_group(from)) {
            if self.members.at(at).host != member.id || at == from || !self.takes_focus(at) {
                continue;
            }
            let Sight { rect, reading } = self.sight(at, &mut origin);
            if way.rect.side_of(rect) != way.direction {
                continue;
            }
            let there = rect.turned(way.direction);
            let rank = (way.score(there), rect.top, reading, self.members.at(at).id);
            if best.is_none_or(|(least, _)| rank < least) {
                best = Some((rank, at));
            }
        }
        self.enter(best?.1, Some(way))
    }

    /// Whether a move leads from what is inside a host to the host.
    fn leads_out(&self, inside: usize, host: usize, way: &Way) -> bool {
        let side = self.on_stage(host).side_of(self.on_stage(inside));
        way.scope != Scope::Aside && side == opposite(way.direction)
    }

    /// The best member of a group that answers; the one that focus is in does not. `host` is what
    /// they must be inside of, if anything.
    fn best(&self, group: usize, inside: usize, host: Option<usize>, way: &Way) -> Option<usize> {
        let host = host.map(|at| self.members.at(at).id);
        let best = way.winner(self.collect(group, inside, host, way, MAX_NESTING))?;
        (way.scope != Scope::Aside || best.rank.0.0 <= REACH).then_some(best.at)
    }

    /// The member of a group that answers a move best, in the beam or outside it alike.
    pub(crate) fn nearest_ahead(&self, group: usize, way: &Way) -> Option<usize> {
        let Found { beamed, aside } = self.collect(group, STAGE, None, &way.in_all(), MAX_NESTING);
        let found = [beamed, aside].into_iter().flatten();
        found.min_by_key(|best| best.rank).map(|best| best.at)
    }

    /// The best members of a group, but for `inside`.
    fn collect(
        &self,
        group: usize,
        inside: usize,
        host: Option<u32>,
        way: &Way,
        depth: u32,
    ) -> Found {
        let mut found = Found::default();
        self.offers(group, inside, host, way, depth, |offer| {
            let best = if offer.is_beamed {
                &mut found.beamed
            } else {
                &mut found.aside
            };
            let score = way.score(offer.turned);
            if best.is_some_and(|best| best.rank.0 < score) {
                return;
            }
            let rank = self.rank(&offer, score);
            if best.is_none_or(|best| rank < best.rank) {
                *best = Some(Best {
                    rank,
                    at: offer.at,
                    turned: offer.turned,
                    is_leaf: self.takes(offer.at),
                });
            }
        });
        found
    }

    fn rank(&self, offer: &Offer, score: Score) -> Rank {
        let id = self.members.at(offer.at).id;
        (score, offer.top, offer.reading, id)
    }

    /// What answers a move in a group, but for `inside`, `most` of them: the one that the move goes
    /// to first, the others from the best on.
    pub(crate) fn ranked_offers(
        &self,
        group: usize,
        inside: usize,
        host: Option<usize>,
        way: &Way,
        most: usize,
    ) -> Vec<Offer> {
        let id = host.map(|at| self.members.at(at).id);
        let best = self.best(group, inside, host, way);
        let key = |offer: &Offer| {
            let rank = self.rank(offer, way.score(offer.turned));
            (Some(offer.at) != best, rank)
        };
        // Few are kept: sorting all takes more code than it saves time.
        let mut offers: Vec<Offer> = Vec::new();
        self.offers(group, inside, id, way, MAX_NESTING, &mut |offer| {
            let behind = offers.iter().position(|other| key(&offer) < key(other));
            offers.insert(behind.unwrap_or(offers.len()), offer);
            offers.truncate(most);
        });
        offers
    }

    /// What answers a move in a group, but for `inside`.
    #[inline]
    fn offers(
        &self,
        group: usize,
        inside: usize,
        host: Option<u32>,
        way: &Way,
        depth: u32,
        mut offer: impl FnMut(Offer),
    ) {
        let mut origin = Origin::default();
        for &at in self.members.of_group(group) {
            let is_wanted = match host {
                Some(host) => self.members.at(at).host == host,
                None => !self.is_inner(at),
            };
            if at == inside || !is_wanted {
                continue;
            }
            let Sight { rect, reading } = self.sight(at, &mut origin);
            let mut turned = rect.turned(way.direction);
            if way.takes(turned) {
                if !self.takes_focus(at) {
                    continue;
                }
            } else if let Some(inner) = self.around(at, rect, way, depth) {
                turned = inner;
            } else {
                continue;
            }
            offer(Offer {
                at,
                turned,
                top: rect.top,
                reading,
                is_beamed: way.turned.beams(turned),
            });
        }
    }

    /// For a group around the start of the move, the box of its best member.
    #[inline]
    fn around(&self, at: usize, there: Rect, way: &Way, depth: u32) -> Option<Turned> {
        let member = self.members.at(at);
        // Most members are no groups, and this is asked of all that are not ahead.
        if !member.is_group() || member.is_focusable() || !way.rect.overlaps(there) {
            return None;
        }
        self.inside(at, way, depth)
    }

    #[inline(never)]
    fn inside(&self, at: usize, way: &Way, depth: u32) -> Option<Turned> {
        if depth == 0 {
            return None;
        }
        way.winner(self.collect(at, STAGE, None, way, depth - 1))
            .map(|best| best.turned)
    }
}
