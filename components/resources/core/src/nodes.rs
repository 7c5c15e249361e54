//! What is known of nodes: a table by slot, in pages, since the engine's own nodes have slots from
//! 2^19 on.

use inlay_interfaces::images::NodeImage;

const SLOT_MASK: u32 = (1 << 20) - 1;
const PAGE: usize = 256;

/// How large a picture is in a box: `object-fit`, as far as it matters for that.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Fit {
    /// It fills or covers the box.
    #[default]
    Covers,
    /// It lies within the box.
    Inside,
    /// A pixel of it is a dp, however large the box is.
    Own,
}

/// A node that shows a picture, or may come to.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Node {
    /// 0 where nothing is known of the slot.
    pub(crate) id: u32,
    /// The id was removed; the slot waits for another one.
    pub(crate) removed: bool,
    pub(crate) visibility: u32,
    /// Size of its box, in device pixels; 0 is unknown.
    pub(crate) size: [u32; 2],
    pub(crate) fit: Fit,
    /// Width and height of the part that it shows, in the picture's own pixels; 0 for all of it.
    pub(crate) part: [u32; 2],
    /// Place in the pictures.
    pub(crate) picture: Option<usize>,
    /// As last told; nothing if it named another picture since: whatever its picture is, it is told
    /// next.
    pub(crate) told: Option<NodeImage>,
    /// The app reloads its image: a failure is told again.
    pub(crate) reloads: bool,
    /// Number of the last batch whose check removed the id `staged`.
    pub(crate) batch: u32,
    pub(crate) staged: u32,
}

impl Node {
    /// Size for which its picture is best decoded, in device pixels; where a side is 0 it follows
    /// from the other, and where both are, it is the picture's own.
    pub(crate) const fn wanted_size(&self) -> [u32; 2] {
        if matches!(self.fit, Fit::Own) || self.shows_part() {
            [0; 2]
        } else {
            self.size
        }
    }

    const fn shows_part(&self) -> bool {
        self.part[0] != 0 || self.part[1] != 0
    }

    /// What share of its own pixels is seen of a side of a picture of `size`, of the part that is
    /// shown; 1 if that is not known.
    pub(crate) fn seen_share(&self, size: [u32; 2]) -> f64 {
        if self.fit == Fit::Own || self.size.contains(&0) {
            return 1.0;
        }
        let [across, down] = ratios(self.size, if self.shows_part() { self.part } else { size });
        if self.fit == Fit::Inside {
            across.min(down)
        } else {
            across.max(down)
        }
    }

    /// What share of its own pixels a side of a picture of `size` needs here, from 0 to 1.
    pub(crate) fn share_of(&self, size: [u32; 2]) -> f64 {
        let wanted = self.wanted_size();
        if self.fit == Fit::Inside && !wanted.contains(&0) {
            let [across, down] = ratios(wanted, size);
            across.min(down).min(1.0)
        } else {
            covering_share(wanted, size)
        }
    }
}

/// What share of its own pixels a side of a picture of `size` needs to cover a box of a shown size,
/// from 0 to 1. A side that is not known follows from the other.
pub(crate) fn covering_share(shown: [u32; 2], size: [u32; 2]) -> f64 {
    if shown == [0; 2] {
        return 1.0;
    }
    let [across, down] = ratios(shown, size);
    across.max(down).min(1.0)
}

fn ratios(shown: [u32; 2], size: [u32; 2]) -> [f64; 2] {
    [0, 1].map(|axis| f64::from(shown[axis]) / f64::from(size[axis].max(1)))
}

/// All nodes.
#[derive(Default, Debug)]
pub(crate) struct Nodes {
    pages: Vec<Option<Box<[Node; PAGE]>>>,
    /// Number of the batch that is being checked.
    batch: u32,
}

impl Nodes {
    /// Whatever is known of the slot of `id`.
    pub(crate) fn slot(&mut self, id: u32) -> &mut Node {
        let slot = (id & SLOT_MASK) as usize;
        let page = slot / PAGE;
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, || None);
        }
        &mut self.pages[page].get_or_insert_with(|| Box::new([Node::default(); PAGE]))[slot % PAGE]
    }

    /// The node of this very id, if it is known and there.
    pub(crate) fn get_mut(&mut self, id: u32) -> Option<&mut Node> {
        let slot = (id & SLOT_MASK) as usize;
        self.pages
            .get_mut(slot / PAGE)?
            .as_mut()
            .map(|page| &mut page[slot % PAGE])
            .filter(|node| node.id == id && !node.removed)
    }

    /// As [`get_mut`](Self::get_mut), to read.
    pub(crate) fn get(&self, id: u32) -> Option<&Node> {
        let slot = (id & SLOT_MASK) as usize;
        self.pages
            .get(slot / PAGE)?
            .as_ref()
            .map(|page| &page[slot % PAGE])
            .filter(|node| node.id == id && !node.removed)
    }

    /// The node, made known if nothing was known of its slot or another node was removed from it.
    /// `None` for 0, for an id that was removed, and while another node has the slot.
    pub(crate) fn open(&mut self, id: u32) -> Option<&mut Node> {
        if id & SLOT_MASK == 0 {
            return None;
        }
        let node = self.slot(id);
        if node.id != id && (node.id == 0 || node.removed) {
            *node = Node {
                id,
                batch: node.batch,
                staged: node.staged,
                ..Node::default()
            };
        }
        Some(node).filter(|node| node.id == id && !node.removed)
    }

    /// Starts the check of a batch, in which nothing was removed so far.
    pub(crate) fn begin_batch(&mut self) {
        self.batch = self.batch.wrapping_add(1);
        if self.batch == 0 {
            self.pages
                .iter_mut()
                .flatten()
                .flat_map(|page| page.iter_mut())
                .for_each(|node| node.batch = 0);
            self.batch = 1;
        }
    }

    /// Whether the batch may use `id`, given what it removed so far.
    pub(crate) fn can_open(&mut self, id: u32) -> bool {
        let batch = self.batch;
        let node = self.slot(id);
        let (holder, removed) = if node.batch == batch {
            (node.staged, true)
        } else {
            (node.id, node.removed)
        };
        id & SLOT_MASK != 0
            && if holder == id {
                !removed
            } else {
                removed || holder == 0
            }
    }

    /// Notes that the batch removes `id`.
    pub(crate) fn stage_removal(&mut self, id: u32) {
        let batch = self.batch;
        let node = self.slot(id);
        node.batch = batch;
        node.staged = id;
    }

    /// Removes `id`; later uses of it are refused.
    pub(crate) fn remove(&mut self, id: u32) {
        let node = self.slot(id);
        let Node { batch, staged, .. } = *node;
        *node = Node {
            id,
            removed: true,
            batch,
            staged,
            ..Node::default()
        };
    }
}
