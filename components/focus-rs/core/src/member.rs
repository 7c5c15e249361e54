//! What focus knows of nodes: a dense table by slot, and the members of each group in the order of their ids.

use crate::geometry::Rect;

/// Flags of a placement.
pub(crate) mod flag {
    pub const FOCUSABLE: u32 = 1;
    pub const GROUP: u32 = 2;
    pub const CONTAINER: u32 = 4;
    pub const HIDDEN: u32 = 8;
    pub const DISABLED: u32 = 16;
    pub const OUTSIDE: u32 = 32;
}

/// Slot of an id: its low 20 bits.
pub(crate) const fn slot_of(id: u32) -> u32 {
    id & 0xf_ffff
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

/// A node.
#[derive(Clone, Default, Debug)]
pub(crate) struct Member {
    /// 0 while the slot is free.
    pub id: u32,
    /// Whether it has a placement inside the tree.
    pub placed: bool,
    pub group: u32,
    pub container: u32,
    pub flags: u32,
    /// In its container's content.
    pub rect: Rect,
    pub style: Style,
    /// For a group: slots of its members, by id. Kept even while the group itself is not placed.
    pub members: Vec<u32>,
    /// For a group: the member that had focus last, and its key.
    pub memory: u32,
    pub memory_key: String,
}

impl Member {
    /// Can be seen and used.
    const fn is_live(&self) -> bool {
        self.placed && self.flags & (flag::HIDDEN | flag::DISABLED | flag::OUTSIDE) == 0
    }

    pub(crate) const fn is_focusable(&self) -> bool {
        self.is_live() && self.flags & flag::FOCUSABLE != 0
    }

    pub(crate) const fn is_group(&self) -> bool {
        self.is_live() && self.flags & flag::GROUP != 0
    }
}

/// All nodes. Slot 0 is the stage, a group without an id.
#[derive(Debug)]
pub(crate) struct Members {
    slots: Vec<Member>,
}

impl Default for Members {
    fn default() -> Self {
        Self {
            slots: vec![Member::default()],
        }
    }
}

impl Members {
    pub(crate) fn find(&self, id: u32) -> Option<u32> {
        let slot = slot_of(id);
        (id != 0 && self.slots.get(slot as usize)?.id == id).then_some(slot)
    }

    /// The slot of a group; 0, the stage, for one that is unknown.
    pub(crate) fn group_slot(&self, id: u32) -> u32 {
        self.find(id).unwrap_or(0)
    }

    pub(crate) fn at(&self, slot: u32) -> &Member {
        &self.slots[slot as usize]
    }

    pub(crate) fn at_mut(&mut self, slot: u32) -> &mut Member {
        &mut self.slots[slot as usize]
    }

    /// The slot of a node, made if it is not there. An older node in the slot is forgotten. Ids whose slot is 0 have none.
    pub(crate) fn make(&mut self, id: u32) -> Option<u32> {
        let slot = slot_of(id);
        if slot == 0 {
            return None;
        }
        if self.slots.len() <= slot as usize {
            self.slots.resize_with(slot as usize + 1, Member::default);
        }
        if self.at(slot).id != id {
            self.forget(slot);
            self.at_mut(slot).id = id;
        }
        Some(slot)
    }

    /// Frees a slot. Members of a group go to the stage until they are placed anew.
    pub(crate) fn forget(&mut self, slot: u32) {
        self.leave_group(slot);
        let members = std::mem::take(&mut self.at_mut(slot).members);
        *self.at_mut(slot) = Member::default();
        for member in members {
            self.at_mut(member).group = 0;
            self.join(0, member);
        }
    }

    /// Takes a node out of the group that it is in.
    pub(crate) fn leave_group(&mut self, slot: u32) {
        if self.at(slot).placed {
            let group = self.group_slot(self.at(slot).group);
            let id = self.at(slot).id;
            if let Ok(at) = self.position(group, id) {
                self.at_mut(group).members.remove(at);
            }
        }
    }

    /// Adds a node to a group.
    pub(crate) fn join(&mut self, group: u32, slot: u32) {
        let id = self.at(slot).id;
        if let Err(at) = self.position(group, id) {
            self.at_mut(group).members.insert(at, slot);
        }
    }

    fn position(&self, group: u32, id: u32) -> Result<usize, usize> {
        self.at(group)
            .members
            .binary_search_by_key(&id, |&member| self.at(member).id)
    }

    /// All slots that have a node.
    pub(crate) fn slots(&self) -> impl Iterator<Item = u32> {
        (0..)
            .zip(&self.slots)
            .filter(|(_, member)| member.id != 0)
            .map(|(slot, _)| slot)
    }
}
