//! What focus knows of nodes: a pool with a table by slot, and the members of each group in the
//! order of their ids.
//!
//! A move looks at every member of a group. What it reads of each fits one line of a cache; the
//! rest is apart.

use crate::geometry::Rect;

/// Flags of a placement.
pub(crate) mod flag {
    pub use inlay_interfaces::placements::seen_placement_flags::*;

    /// Cannot have focus.
    pub const AWAY: u32 = HIDDEN | DISABLED | OUTSIDE_TREE;
}

/// What a search takes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) enum Reach {
    /// What is seen.
    #[default]
    Seen,
    /// What only the stage ends before, too.
    Beyond,
    /// What is clipped, too.
    All,
}

/// Place of the stage in the pool: a group without an id.
pub(crate) const STAGE: usize = 0;

/// Slot of an id: its low 20 bits.
pub(crate) const fn slot_of(id: u32) -> usize {
    (id & 0xf_ffff) as usize
}

/// `focus-entry` of the schema.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    #[default]
    Nearest,
    First,
    Last,
    Preferred,
}

/// What the app said of a node.
#[derive(Clone, Default, Debug)]
pub(crate) struct Style {
    pub key: String,
    pub remembers: bool,
    pub entry: Entry,
    pub preferred: u32,
    /// By direction.
    pub next: [u32; 4],
    /// A bit by direction.
    pub trap: u32,
}

/// All bits of `focus-trap`: no move leaves the group.
pub(crate) const TRAPPED: u32 = 15;

/// What a move reads of each node.
#[derive(Clone, Default, Debug)]
pub(crate) struct Member {
    /// 0 while the place in the pool is free.
    pub id: u32,
    /// Whether it has a placement of use inside the tree, and is among the members of its group.
    pub placed: bool,
    /// Place of its group in the pool.
    pub group: usize,
    /// Id of its container; may be unknown.
    pub container: u32,
    pub flags: u32,
    /// Counted from its container.
    pub rect: Rect,
    /// How far from the start of its container's content, in the direction of reading.
    pub reading: i64,
    /// Nearest focusable node above it; may be unknown.
    pub host: u32,
}

/// What a move reads of few nodes.
#[derive(Clone, Default, Debug)]
pub(crate) struct Rest {
    /// For a container: `a, b, c, d` of the map from its content to the stage, in 1/65536.
    pub linear: [i64; 4],
    pub style: Style,
    /// For a group: its members, by id. Kept even while the group itself is not placed.
    pub members: Vec<usize>,
    /// For a group: the member that had focus last, and its key.
    pub memory: u32,
    pub memory_key: String,
}

impl Member {
    /// Can be seen and used. Scene says it of every node: what is inside a hidden or disabled one
    /// is so, too.
    const fn is_live(&self) -> bool {
        self.placed && self.flags & flag::AWAY == 0
    }

    pub(crate) const fn is_focusable(&self) -> bool {
        self.is_live() && self.flags & flag::FOCUSABLE != 0
    }

    pub(crate) const fn is_group(&self) -> bool {
        self.is_live() && self.flags & flag::GROUP != 0
    }

    pub(crate) const fn is_clipped(&self) -> bool {
        self.flags & flag::CLIPPED != 0
    }

    /// Whether it is seen as far as a search looks.
    pub(crate) const fn is_in(&self, reach: Reach) -> bool {
        match reach {
            Reach::Seen => self.flags & flag::CLIPPED == 0,
            Reach::Beyond => self.flags & (flag::CLIPPED | flag::OFF_STAGE) != flag::CLIPPED,
            Reach::All => true,
        }
    }
}

/// Slots of one page of the table.
const PAGE: usize = 1024;

/// All nodes. The table has pages, as ids that the engine made begin in the middle of all slots.
#[derive(Debug)]
pub(crate) struct Members {
    pages: Vec<Option<Box<[usize; PAGE]>>>,
    pool: Vec<Member>,
    /// One for each of `pool`.
    rests: Vec<Rest>,
    free: Vec<usize>,
    /// How many of the pool name a host.
    hosted: usize,
}

impl Default for Members {
    fn default() -> Self {
        Self {
            pages: Vec::new(),
            pool: vec![Member::default()],
            rests: vec![Rest::default()],
            free: Vec::new(),
            hosted: 0,
        }
    }
}

impl Members {
    /// The place of whatever node is in a slot; the stage's where none is.
    fn in_slot(&self, slot: usize) -> usize {
        match self.pages.get(slot / PAGE) {
            Some(Some(page)) => page[slot % PAGE],
            _ => STAGE,
        }
    }

    fn put_in_slot(&mut self, slot: usize, at: usize) {
        let number = slot / PAGE;
        if self.pages.len() <= number {
            self.pages.resize_with(number + 1, || None);
        }
        self.pages[number].get_or_insert_with(|| Box::new([STAGE; PAGE]))[slot % PAGE] = at;
    }

    /// The place of a node in the pool.
    pub(crate) fn find(&self, id: u32) -> Option<usize> {
        let at = self.in_slot(slot_of(id));
        (at != STAGE && self.pool[at].id == id).then_some(at)
    }

    /// Whether another node is in the slot of an id.
    pub(crate) fn is_taken(&self, id: u32) -> bool {
        let at = self.in_slot(slot_of(id));
        at != STAGE && self.pool[at].id != id
    }

    pub(crate) fn at(&self, at: usize) -> &Member {
        &self.pool[at]
    }

    pub(crate) fn at_mut(&mut self, at: usize) -> &mut Member {
        &mut self.pool[at]
    }

    pub(crate) fn rest(&self, at: usize) -> &Rest {
        &self.rests[at]
    }

    pub(crate) fn rest_mut(&mut self, at: usize) -> &mut Rest {
        &mut self.rests[at]
    }

    /// The members of a group.
    pub(crate) fn of_group(&self, group: usize) -> &[usize] {
        &self.rests[group].members
    }

    /// Sets the focusable node above a node; 0 is none.
    pub(crate) fn set_host(&mut self, at: usize, host: u32) {
        let before = std::mem::replace(&mut self.pool[at].host, host);
        self.hosted += usize::from(host != 0);
        self.hosted -= usize::from(before != 0);
    }

    /// Whether any node is inside another focusable one.
    pub(crate) const fn has_hosted(&self) -> bool {
        self.hosted > 0
    }

    /// The place of a node, made if it is not there. An older node in its slot is forgotten. Ids
    /// whose slot is 0 have none.
    pub(crate) fn make(&mut self, id: u32) -> Option<usize> {
        let slot = slot_of(id);
        if slot == 0 {
            return None;
        }
        let known = self.in_slot(slot);
        if known != STAGE {
            if self.pool[known].id == id {
                return Some(known);
            }
            self.forget(known);
        }
        let at = self.free.pop().unwrap_or_else(|| {
            self.pool.push(Member::default());
            self.rests.push(Rest::default());
            self.pool.len() - 1
        });
        self.pool[at].id = id;
        self.put_in_slot(slot, at);
        Some(at)
    }

    /// Forgets a node. Members of a group go to the stage until they are placed again.
    pub(crate) fn forget(&mut self, at: usize) {
        self.leave_group(at);
        self.set_host(at, 0);
        let member = std::mem::take(&mut self.pool[at]);
        let rest = std::mem::take(&mut self.rests[at]);
        self.put_in_slot(slot_of(member.id), STAGE);
        self.free.push(at);
        for orphan in rest.members {
            self.join(STAGE, orphan);
        }
    }

    /// Takes a node out of the group that it is in.
    pub(crate) fn leave_group(&mut self, at: usize) {
        let member = &self.pool[at];
        if !member.placed {
            return;
        }
        if let Ok(place) = self.position(member.group, member.id) {
            let group = member.group;
            self.rests[group].members.remove(place);
        }
        self.pool[at].group = STAGE;
    }

    /// Adds a node to a group.
    pub(crate) fn join(&mut self, group: usize, at: usize) {
        self.pool[at].group = group;
        if let Err(place) = self.position(group, self.pool[at].id) {
            self.rests[group].members.insert(place, at);
        }
    }

    fn position(&self, group: usize, id: u32) -> Result<usize, usize> {
        self.rests[group]
            .members
            .binary_search_by_key(&id, |&member| self.pool[member].id)
    }

    /// All nodes in the order of their slots.
    pub(crate) fn by_slot(&self) -> impl Iterator<Item = (&Member, &Rest)> {
        self.pages
            .iter()
            .flatten()
            .flat_map(|page| page.iter())
            .filter(|&&at| at != STAGE)
            .map(|&at| (&self.pool[at], &self.rests[at]))
    }
}
