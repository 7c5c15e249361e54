//! A table of nodes, dense by the slot of their ids.

/// Bits of an id that are its slot.
const SLOT_BITS: u32 = 20;

/// Slots below this are the app's, the rest the engine's own (list cells).
const HALF: usize = 1 << (SLOT_BITS - 1);

/// What a system keeps of nodes, found by the slot of their ids. Takes four bytes a slot up to the
/// highest in use in each half of the numbers, and the items.
#[derive(Clone, Debug)]
pub struct Table<T> {
    items: Vec<(u32, T)>,
    /// Place of each slot's item, plus 1.
    halves: [Vec<u32>; 2],
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            halves: [Vec::new(), Vec::new()],
        }
    }
}

impl<T> Table<T> {
    /// What is kept of a node; nothing of another generation in its slot.
    pub fn get(&self, id: u32) -> Option<&T> {
        let (found, item) = self.items.get(self.place(id)?)?;
        (*found == id).then_some(item)
    }

    /// What is kept of a node, to be changed.
    pub fn get_mut(&mut self, id: u32) -> Option<&mut T> {
        let place = self.place(id)?;
        let (found, item) = self.items.get_mut(place)?;
        (*found == id).then_some(item)
    }

    /// Keeps `item` of a node, in place of what was kept of it or of another generation in its
    /// slot.
    pub fn insert(&mut self, id: u32, item: T) {
        if let Some(kept) = self.place(id).and_then(|place| self.items.get_mut(place)) {
            *kept = (id, item);
            return;
        }
        self.items.push((id, item));
        self.note(id, self.items.len());
    }

    /// Forgets a node.
    pub fn remove(&mut self, id: u32) -> Option<T> {
        let place = self
            .place(id)
            .filter(|&place| self.items.get(place).is_some_and(|(found, _)| *found == id))?;
        let (_, item) = self.items.swap_remove(place);
        self.note(id, 0);
        if let Some(&(moved, _)) = self.items.get(place) {
            self.note(moved, place + 1);
        }
        Some(item)
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn place(&self, id: u32) -> Option<usize> {
        let (half, at) = split(id);
        let place = *self.halves[half].get(at)?;
        (place as usize).checked_sub(1)
    }

    fn note(&mut self, id: u32, place: usize) {
        let (half, at) = split(id);
        let table = &mut self.halves[half];
        if table.len() <= at {
            table.resize(at + 1, 0);
        }
        // There are at most as many items as slots.
        table[at] = u32::try_from(place).unwrap_or(0);
    }
}

/// The half that the slot of an id is in, and its place there.
fn split(id: u32) -> (usize, usize) {
    let slot = (id & ((1 << SLOT_BITS) - 1)) as usize;
    (usize::from(slot >= HALF), slot % HALF)
}
