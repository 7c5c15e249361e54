//! A dense table by slot of node ids.

/// Bits of an id that are its slot.
const SLOT_BITS: u32 = 20;

/// Slots below this are the app's, the rest the engine's own (list cells).
const HALF: usize = 1 << (SLOT_BITS - 1);

/// The place of a node in a system's own list, found by the slot of its id. As large as the highest slot in use asks for, in each half of the numbers: four bytes a slot.
#[derive(Clone, Default, Debug)]
pub struct Slots {
    halves: [Vec<u32>; 2],
}

impl Slots {
    /// What `set` said of the slot of `id`, whatever the generation: who keeps generations compares.
    pub fn get(&self, id: u32) -> Option<usize> {
        let (half, at) = Self::place(id);
        match self.halves[half].get(at) {
            Some(&place) if place != 0 => Some(place as usize - 1),
            _ => None,
        }
    }

    /// Notes a place for the slot of `id`.
    pub fn set(&mut self, id: u32, place: usize) {
        let (half, at) = Self::place(id);
        let table = &mut self.halves[half];
        if table.len() <= at {
            table.resize(at + 1, 0);
        }
        table[at] = u32::try_from(place + 1).unwrap_or(0);
    }

    /// Forgets the place for the slot of `id`.
    pub fn unset(&mut self, id: u32) {
        let (half, at) = Self::place(id);
        if let Some(place) = self.halves[half].get_mut(at) {
            *place = 0;
        }
    }

    /// Forgets all and keeps the memory.
    pub fn clear(&mut self) {
        self.halves.iter_mut().for_each(Vec::clear);
    }

    fn place(id: u32) -> (usize, usize) {
        let slot = (id & ((1 << SLOT_BITS) - 1)) as usize;
        (usize::from(slot >= HALF), slot % HALF)
    }
}
