//! Spaces and clips: named by nodes outside, numbered densely in the draw list.

use crate::ids::IdTable;

/// A slot that no space or clip has: what refers to it is not drawn.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// Something with a slot.
pub(crate) trait Slotted: Clone {
    /// What a free slot says.
    fn free() -> Self;
}

/// A space.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Space {
    /// The scroll container; 0 is the stage, and none.
    pub(crate) container: u32,
    /// To the stage, in dp.
    pub(crate) affine: [f32; 6],
}

/// A clip.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Clip {
    /// The node that it is of; 0 is none.
    pub(crate) node: u32,
    /// Slot in the draw list (from 1) of the clip it lies in; 0 is none.
    pub(crate) parent: u32,
    /// Slot of its space.
    pub(crate) space: u32,
    /// From its box to its space.
    pub(crate) affine: [f32; 6],
    /// Width and height.
    pub(crate) size: [f32; 2],
    /// From the top left clockwise.
    pub(crate) radii: [f32; 4],
}

const IDENTITY: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

impl Space {
    /// Where the stage is.
    pub(crate) const STAGE: [f32; 6] = IDENTITY;
}

impl Slotted for Space {
    fn free() -> Self {
        Self {
            container: 0,
            affine: IDENTITY,
        }
    }
}

impl Slotted for Clip {
    /// An empty box: it hides everything in it.
    fn free() -> Self {
        Self {
            node: 0,
            parent: 0,
            space: 0,
            affine: IDENTITY,
            size: [0.0; 2],
            radii: [0.0; 4],
        }
    }
}

/// Items by slot. A slot whose item goes is used again only after [`take_dying`](Self::take_dying),
/// so that nobody can mean the old item and get the new one.
#[derive(Clone, Debug)]
pub(crate) struct Slots<T> {
    names: IdTable,
    items: Vec<T>,
    dirty: Vec<bool>,
    any_dirty: bool,
    free: Vec<u32>,
    dying: Vec<u32>,
}

impl<T: Slotted + PartialEq> Slots<T> {
    pub(crate) fn new() -> Self {
        Self {
            names: IdTable::default(),
            items: Vec::new(),
            dirty: Vec::new(),
            any_dirty: false,
            free: Vec::new(),
            dying: Vec::new(),
        }
    }

    /// The slot of a name.
    #[inline]
    pub(crate) fn slot(&self, name: u32) -> Option<u32> {
        self.names.get(name)
    }

    /// The slot of a name, a new one if it has none.
    pub(crate) fn slot_or_new(&mut self, name: u32) -> u32 {
        if let Some(slot) = self.names.get(name) {
            return slot;
        }
        let slot = self.free.pop().unwrap_or_else(|| self.push(T::free()));
        self.names.insert(name, slot);
        slot
    }

    /// A slot without a name.
    pub(crate) fn push(&mut self, item: T) -> u32 {
        self.items.push(item);
        self.dirty.push(true);
        self.any_dirty = true;
        crate::word(self.items.len() - 1)
    }

    /// Changes what a slot has.
    pub(crate) fn set(&mut self, slot: u32, item: T) {
        let slot = slot as usize;
        if let Some(old) = self.items.get_mut(slot).filter(|old| **old != item) {
            *old = item;
            self.dirty[slot] = true;
            self.any_dirty = true;
        }
    }

    /// Takes a name away; its slot is dying.
    pub(crate) fn remove(&mut self, name: u32) {
        if let Some(slot) = self.names.remove(name) {
            self.dying.push(slot);
        }
    }

    /// Slots that lost their names since the last call: from now on they are free. The caller sees
    /// to it that nothing refers to them.
    pub(crate) fn take_dying(&mut self) -> Vec<u32> {
        let dying = std::mem::take(&mut self.dying);
        for &slot in &dying {
            self.set(slot, T::free());
            self.free.push(slot);
        }
        dying
    }

    pub(crate) fn is_dying(&self) -> bool {
        !self.dying.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn get(&self, slot: u32) -> Option<&T> {
        self.items.get(slot as usize)
    }

    pub(crate) const fn any_dirty(&self) -> bool {
        self.any_dirty
    }

    /// Items with their slots: all, or those that changed.
    pub(crate) fn iter(&self, all: bool) -> impl Iterator<Item = (u32, &T)> {
        let marked = self.items.iter().zip(&self.dirty);
        (0_u32..)
            .zip(marked)
            .filter(move |(_, (_, dirty))| all || **dirty)
            .map(|(slot, (item, _))| (slot, item))
    }

    pub(crate) fn count(&self, all: bool) -> usize {
        if all {
            self.items.len()
        } else {
            self.dirty.iter().filter(|&&dirty| dirty).count()
        }
    }

    pub(crate) fn clean(&mut self) {
        self.dirty.fill(false);
        self.any_dirty = false;
    }
}
