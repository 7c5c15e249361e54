//! The one space of texture ids: 20 bits of slot, 12 of generation.

use std::collections::VecDeque;

/// Slots that a texture can have: 1 to 2^20 - 1, since id 0 is no texture.
pub(crate) const SLOTS: u32 = SLOT_MASK;

const SLOT_BITS: u32 = 20;
const SLOT_MASK: u32 = (1 << SLOT_BITS) - 1;
const LAST_GENERATION: u32 = (1 << (32 - SLOT_BITS)) - 1;

/// What a texture is for.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    Free,
    Picture(usize),
    /// Bytes of an atlas page or render target.
    Reserved(u32),
}

/// Ids and what they are for. A freed slot waits behind all that were freed before it; one whose
/// generations are spent is never used again.
#[derive(Debug)]
pub(crate) struct Textures {
    /// Present id and purpose of each slot; slot 0 is never used.
    slots: Vec<(u32, Purpose)>,
    free: VecDeque<u32>,
    reserved_bytes: u64,
}

impl Default for Textures {
    fn default() -> Self {
        Self {
            slots: vec![(0, Purpose::Free)],
            free: VecDeque::new(),
            reserved_bytes: 0,
        }
    }
}

impl Textures {
    /// Bytes of all reserved textures.
    pub(crate) const fn reserved_bytes(&self) -> u64 {
        self.reserved_bytes
    }

    /// A new id for the load of a picture; `None` if all are in use.
    pub(crate) fn allocate(&mut self, picture: usize) -> Option<u32> {
        self.take(Purpose::Picture(picture))
    }

    /// A new id for something that others fill.
    pub(crate) fn reserve(&mut self, bytes: u32) -> Option<u32> {
        let id = self.take(Purpose::Reserved(bytes))?;
        self.reserved_bytes += u64::from(bytes);
        Some(id)
    }

    /// Frees a reserved id; whether it was one.
    pub(crate) fn release(&mut self, id: u32) -> bool {
        let Some(&(present, Purpose::Reserved(bytes))) = self.slots.get((id & SLOT_MASK) as usize)
        else {
            return false;
        };
        if present != id {
            return false;
        }
        self.reserved_bytes -= u64::from(bytes);
        self.free(id);
        true
    }

    /// The picture that the texture is for.
    pub(crate) fn picture(&self, id: u32) -> Option<usize> {
        match *self.slots.get((id & SLOT_MASK) as usize)? {
            (present, Purpose::Picture(picture)) if present == id => Some(picture),
            _ => None,
        }
    }

    /// Frees an id that is in use.
    pub(crate) fn free(&mut self, id: u32) {
        let slot = id & SLOT_MASK;
        if let Some(entry) = self.slots.get_mut(slot as usize) {
            entry.1 = Purpose::Free;
            if id >> SLOT_BITS < LAST_GENERATION {
                self.free.push_back(slot);
            }
        }
    }

    fn take(&mut self, purpose: Purpose) -> Option<u32> {
        if let Some(slot) = self.free.pop_front() {
            let entry = self.slots.get_mut(slot as usize)?;
            *entry = (entry.0 + (1 << SLOT_BITS), purpose);
            return Some(entry.0);
        }
        let slot = u32::try_from(self.slots.len())
            .ok()
            .filter(|&slot| slot <= SLOT_MASK)?;
        self.slots.push((slot, purpose));
        Some(slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn freed_slots_come_back_in_the_order_they_were_freed() {
        let mut textures = Textures::default();
        let ids: Vec<_> = (0..3)
            .filter_map(|picture| textures.allocate(picture))
            .collect();
        assert_eq!(ids, [1, 2, 3]);
        textures.free(2);
        textures.free(1);
        assert_eq!(textures.allocate(9), Some(2 | 1 << SLOT_BITS));
        assert_eq!(textures.allocate(9), Some(1 | 1 << SLOT_BITS));
        assert_eq!(textures.allocate(9), Some(4));
        assert_eq!(
            textures.picture(2),
            None,
            "an id of an earlier generation names nothing"
        );
    }

    #[test]
    fn a_slot_whose_generations_are_spent_is_retired() {
        let mut textures = Textures::default();
        for generation in 0..=LAST_GENERATION {
            let id = textures.allocate(0);
            assert_eq!(id, Some(1 | generation << SLOT_BITS));
            textures.free(id.unwrap_or_default());
        }
        assert_eq!(textures.allocate(0), Some(2));
    }

    #[test]
    fn when_all_slots_are_in_use_there_is_no_id() {
        let mut textures = Textures::default();
        for _ in 0..SLOTS {
            assert!(textures.reserve(1).is_some());
        }
        assert_eq!(textures.reserve(1), None);
        assert_eq!(textures.reserved_bytes(), u64::from(SLOTS));
        assert!(textures.release(5));
        assert!(!textures.release(5));
        assert_eq!(textures.reserve(1), Some(5 | 1 << SLOT_BITS));
    }
}
