//! From ids to dense numbers, without hashing.

/// Bits of an id that are its slot.
pub(crate) const SLOT_BITS: u32 = 20;
/// Slots in a page of the table.
const PAGE: usize = 256;

/// An id and what it stands for.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    id: u32,
    number: u32,
}

/// Ids (slot in the low 20 bits, generation above) and the number that each stands for. One id per
/// slot.
///
/// Pages are made where slots are used, so that the few ids with the top slot bit cost no table of
/// a million.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdTable {
    pages: Vec<Option<Box<[Cell; PAGE]>>>,
}

const fn place(id: u32) -> (usize, usize) {
    let slot = (id & ((1 << SLOT_BITS) - 1)) as usize;
    (slot / PAGE, slot % PAGE)
}

impl IdTable {
    /// The number of `id`.
    #[inline]
    pub(crate) fn get(&self, id: u32) -> Option<u32> {
        let (page, index) = place(id);
        let cell = self.pages.get(page)?.as_ref()?.get(index)?;
        (cell.id == id && id != 0).then_some(cell.number)
    }

    /// The id that has the slot of `id`, if any.
    pub(crate) fn holder(&self, id: u32) -> Option<u32> {
        let (page, index) = place(id);
        let cell = self.pages.get(page)?.as_ref()?.get(index)?;
        (cell.id != 0).then_some(cell.id)
    }

    /// Gives `id` a number, in place of what had its slot. `id` is not 0.
    pub(crate) fn insert(&mut self, id: u32, number: u32) {
        let (page, index) = place(id);
        if self.pages.len() <= page {
            self.pages.resize(page + 1, None);
        }
        let cells = self.pages[page].get_or_insert_with(|| Box::new([Cell::default(); PAGE]));
        cells[index] = Cell { id, number };
    }

    /// Takes `id` out and returns its number.
    pub(crate) fn remove(&mut self, id: u32) -> Option<u32> {
        let number = self.get(id)?;
        let (page, index) = place(id);
        if let Some(Some(cells)) = self.pages.get_mut(page) {
            cells[index] = Cell::default();
        }
        Some(number)
    }
}
