//! Nodes by slot, and the paragraphs of those that have one.

use crate::measure::Memo;
use crate::paint::Shown;
use crate::style::Style;

const SLOT_MASK: u32 = (1 << 20) - 1;
const PAGE: usize = 256;

/// The root of the stage: a node from the start.
const ROOT: u32 = 1;

/// What is known of a slot.
#[derive(Default)]
struct Slot {
    /// Present or last id; 0 if there was none.
    id: u32,
    live: bool,
    paragraph: Option<Box<Paragraph>>,
    /// Number of the last batch whose check created or removed in this slot, and what it left.
    batch: u32,
    staged: u32,
    staged_live: bool,
}

/// A text node.
#[derive(Default)]
pub(crate) struct Paragraph {
    /// Its text; every line feed starts a new line.
    pub(crate) content: String,
    pub(crate) style: Style,
    /// Number of its last change of text, style or fonts among all such changes: what was made of
    /// it before is known to be old by that, whatever node had its slot.
    pub(crate) revision: u64,
    pub(crate) memo: Memo,
    pub(crate) shown: Shown,
    /// Whether fonts may have to be wanted for it.
    pub(crate) unchecked: bool,
    /// No font is there and none is to come: the face of last resort stands in.
    pub(crate) stands_in: bool,
}

impl Paragraph {
    /// Forgets all that was made of text, style and fonts; `revisions` counts such changes.
    pub(crate) fn renew(&mut self, revisions: &mut u64) {
        *revisions += 1;
        self.revision = *revisions;
        self.memo = Memo::default();
        self.shown.is_old = true;
        self.unchecked = true;
        self.stands_in = false;
    }
}

/// All nodes.
#[derive(Default)]
pub(crate) struct Nodes {
    pages: Vec<Option<Box<[Slot; PAGE]>>>,
    /// Slots of text nodes, ascending.
    texts: Vec<u32>,
    /// Number of the batch that is being checked.
    batch: u32,
}

impl Nodes {
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
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, || None);
        }
        &mut self.pages[page].get_or_insert_with(|| Box::new([(); PAGE].map(|()| Slot::default())))
            [slot % PAGE]
    }

    /// The paragraph of a text node.
    pub(crate) fn get(&self, id: u32) -> Option<&Paragraph> {
        self.slot(id)
            .filter(|slot| slot.id == id && slot.live)?
            .paragraph
            .as_deref()
    }

    /// The paragraph of a text node.
    pub(crate) fn get_mut(&mut self, id: u32) -> Option<&mut Paragraph> {
        let slot = (id & SLOT_MASK) as usize;
        let slot = self
            .pages
            .get_mut(slot / PAGE)?
            .as_mut()
            .map(|page| &mut page[slot % PAGE])?;
        if slot.id == id && slot.live {
            slot.paragraph.as_deref_mut()
        } else {
            None
        }
    }

    /// How many text nodes there are.
    pub(crate) fn count(&self) -> usize {
        self.texts.len()
    }

    /// The id of a text node by its place among all, in the order of slots.
    pub(crate) fn id_at(&self, at: usize) -> Option<u32> {
        self.slot(*self.texts.get(at)?).map(|slot| slot.id)
    }

    /// Starts the check of a batch, which created and removed nothing so far.
    pub(crate) fn begin_batch(&mut self) {
        self.batch = self.batch.wrapping_add(1);
        if self.batch == 0 {
            self.pages
                .iter_mut()
                .flatten()
                .flat_map(|page| page.iter_mut())
                .for_each(|slot| slot.batch = 0);
            self.batch = 1;
        }
    }

    /// Whether the node is there, given what the batch did so far.
    pub(crate) fn is_live(&self, id: u32) -> bool {
        match self.slot(id) {
            Some(slot) if slot.batch == self.batch => slot.staged == id && slot.staged_live,
            Some(slot) if slot.id != 0 => slot.id == id && slot.live,
            _ => id == ROOT,
        }
    }

    /// Notes that the batch creates or removes the node.
    pub(crate) fn stage(&mut self, id: u32, live: bool) {
        let batch = self.batch;
        let slot = self.slot_mut(id);
        slot.batch = batch;
        slot.staged = id;
        slot.staged_live = live;
    }

    /// Makes a node; one that is in its slot goes, and what it showed is returned.
    pub(crate) fn create(&mut self, id: u32, is_text: bool) -> Option<Shown> {
        let shown = self.remove(id);
        let slot = self.slot_mut(id);
        slot.id = id;
        slot.live = true;
        if is_text {
            slot.paragraph = Some(Box::default());
            let number = id & SLOT_MASK;
            if let Err(at) = self.texts.binary_search(&number) {
                self.texts.insert(at, number);
            }
        }
        shown
    }

    /// Removes what is in the slot of the node; what it showed.
    pub(crate) fn remove(&mut self, id: u32) -> Option<Shown> {
        let number = id & SLOT_MASK;
        if let Ok(at) = self.texts.binary_search(&number) {
            self.texts.remove(at);
        }
        let slot = self.slot_mut(id);
        slot.id = id;
        slot.live = false;
        slot.paragraph.take().map(|paragraph| paragraph.shown)
    }
}
