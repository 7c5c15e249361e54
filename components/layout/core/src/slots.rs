//! From node ids to places in the tree's storage.
//!
//! A page of 256 slots exists once one of its slots was named, so a high slot number costs a page
//! and not a table up to it.

use crate::ApplyError;

/// No place.
pub const NOWHERE: u32 = u32::MAX;

const PAGE: usize = 256;
const SLOT_MASK: u32 = 0xf_ffff;

#[derive(Clone, Copy, Debug)]
struct Slot {
    /// Id of the node that lives here; 0 is none.
    id: u32,
    /// Its place in storage.
    node: u32,
    /// The trial that wrote the two below; of an older trial they mean nothing.
    trial: u32,
    trial_id: u32,
    trial_parent: u32,
}

const VACANT: Slot = Slot {
    id: 0,
    node: NOWHERE,
    trial: 0,
    trial_id: 0,
    trial_parent: 0,
};

/// The node of each slot, and what it will be once the batch that is being checked was applied.
#[derive(Debug, Default)]
pub struct Slots {
    pages: Vec<Option<Box<[Slot; PAGE]>>>,
    trial: u32,
}

impl Slots {
    /// Place of the node, [`NOWHERE`] if there is none of this id.
    pub fn get(&self, id: u32) -> u32 {
        match self.slot(id) {
            Some(slot) if slot.id == id && id != 0 => slot.node,
            _ => NOWHERE,
        }
    }

    /// Makes the slot of `id` lead to `node`.
    pub fn put(&mut self, id: u32, node: u32) {
        let slot = self.slot_mut(id);
        slot.id = id;
        slot.node = node;
    }

    /// Makes the slot of `id` vacant.
    pub fn take(&mut self, id: u32) {
        let slot = self.slot_mut(id);
        slot.id = 0;
        slot.node = NOWHERE;
    }

    /// Starts a trial: nothing was edited in it yet.
    pub fn start_trial(&mut self) {
        self.trial = self.trial.wrapping_add(1);
        if self.trial == 0 {
            // After 2^32 trials the oldest marks would count again.
            for slot in self
                .pages
                .iter_mut()
                .flatten()
                .flat_map(|page| page.iter_mut())
            {
                slot.trial = 0;
            }
            self.trial = 1;
        }
    }

    fn slot(&self, id: u32) -> Option<&Slot> {
        let slot = (id & SLOT_MASK) as usize;
        self.pages
            .get(slot / PAGE)?
            .as_ref()
            .map(|page| &page[slot % PAGE])
    }

    fn slot_mut(&mut self, id: u32) -> &mut Slot {
        let slot = (id & SLOT_MASK) as usize;
        let page = slot / PAGE;
        if page >= self.pages.len() {
            self.pages.resize_with(page + 1, || None);
        }
        &mut self.pages[page].get_or_insert_with(|| Box::new([VACANT; PAGE]))[slot % PAGE]
    }
}

/// A batch tried on ids alone, so that nothing has to be undone when it is refused.
///
/// `parent_of` tells the parent of a node that the trial did not move.
pub struct Trial<'a, F: Fn(u32) -> u32> {
    slots: &'a mut Slots,
    parent_of: F,
}

impl<'a, F: Fn(u32) -> u32> Trial<'a, F> {
    /// A trial on top of what is.
    pub fn start(slots: &'a mut Slots, parent_of: F) -> Self {
        slots.start_trial();
        Self { slots, parent_of }
    }

    /// # Errors
    ///
    /// [`ApplyError::UnknownNode`] if there is no such node at this point of the batch.
    pub fn known(&self, id: u32) -> Result<(), ApplyError> {
        let known = match self.slots.slot(id) {
            Some(slot) if slot.trial == self.slots.trial => slot.trial_id == id,
            Some(slot) => slot.id == id,
            None => false,
        };
        if known && id != 0 {
            Ok(())
        } else {
            Err(ApplyError::UnknownNode(id))
        }
    }

    /// Whether the slot of `id` can take a new node.
    pub fn is_vacant(&self, id: u32) -> bool {
        match self.slots.slot(id) {
            Some(slot) if slot.trial == self.slots.trial => slot.trial_id == 0,
            Some(slot) => slot.id == 0,
            None => true,
        }
    }

    /// The parent at this point of the batch, 0 if there is none.
    pub fn parent(&self, id: u32) -> u32 {
        let parent = match self.slots.slot(id) {
            Some(slot) if slot.trial == self.slots.trial => slot.trial_parent,
            Some(slot) if slot.id == id => (self.parent_of)(slot.node),
            _ => 0,
        };
        // The parent may have been removed since.
        if self.known(parent).is_ok() {
            parent
        } else {
            0
        }
    }

    /// Creates, moves (`id` and its new parent) or removes (`new_id` 0) a node.
    pub fn edit(&mut self, id: u32, new_id: u32, parent: u32) {
        let trial = self.slots.trial;
        let slot = self.slots.slot_mut(id);
        slot.trial = trial;
        slot.trial_id = new_id;
        slot.trial_parent = parent;
    }

    /// Whether `id` is `ancestor` or under it.
    pub fn is_within(&self, id: u32, ancestor: u32) -> bool {
        let mut at = id;
        while at != 0 {
            if at == ancestor {
                return true;
            }
            at = self.parent(at);
        }
        false
    }
}
