//! Nodes by slot, linked as the app built them, and the marks that say what is out of date.

use inlay_schema::Pages;

use crate::node::{Node, dirty, flag};

/// The root of the stage; its slot is its id.
pub const ROOT: u32 = 1;

/// Slot of an id: its low 20 bits.
pub(crate) const fn slot_of(id: u32) -> u32 {
    id & 0xf_ffff
}

/// Nodes that lie together in memory.
const PAGE: usize = 32;

#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Pages<Node, PAGE>,
}

impl Tree {
    pub(crate) fn new() -> Self {
        let mut nodes = Pages::default();
        nodes.resize(ROOT as usize + 1);
        nodes[ROOT as usize] = Node {
            id: ROOT,
            flags: flag::IN_TREE,
            dirty: dirty::SELF | dirty::PLACE,
            ..Node::default()
        };
        Self { nodes }
    }

    /// The slot of a node that exists.
    pub(crate) fn find(&self, id: u32) -> Option<u32> {
        let slot = slot_of(id);
        (id != 0 && self.nodes.get(slot as usize)?.id == id).then_some(slot)
    }

    /// The node in a slot, if it exists.
    pub(crate) fn find_slot(&self, slot: u32) -> Option<&Node> {
        self.nodes.get(slot as usize).filter(|node| node.id != 0)
    }

    pub(crate) fn at(&self, slot: u32) -> &Node {
        &self.nodes[slot as usize]
    }

    pub(crate) fn at_mut(&mut self, slot: u32) -> &mut Node {
        &mut self.nodes[slot as usize]
    }

    pub(crate) fn create(&mut self, id: u32) -> u32 {
        let slot = slot_of(id);
        if self.nodes.len() <= slot as usize {
            self.nodes.resize(slot as usize + 1);
        }
        *self.at_mut(slot) = Node {
            id,
            ..Node::default()
        };
        slot
    }

    /// Frees a slot. Children, if any, are left without a parent.
    pub(crate) fn remove(&mut self, slot: u32) {
        self.unlink(slot);
        let mut child = self.at(slot).first;
        while child != 0 {
            let next = self.at(child).next;
            let node = self.at_mut(child);
            (node.parent, node.next, node.previous) = (0, 0, 0);
            child = next;
        }
        *self.at_mut(slot) = Node::default();
    }

    pub(crate) fn unlink(&mut self, child: u32) {
        let Node {
            parent,
            next,
            previous,
            ..
        } = *self.at(child);
        if parent == 0 {
            return;
        }
        match previous {
            0 => self.at_mut(parent).first = next,
            previous => self.at_mut(previous).next = next,
        }
        match next {
            0 => self.at_mut(parent).last = previous,
            next => self.at_mut(next).previous = previous,
        }
        let child = self.at_mut(child);
        (child.parent, child.next, child.previous) = (0, 0, 0);
    }

    pub(crate) fn link(&mut self, parent: u32, child: u32, before: u32) {
        let previous = match before {
            0 => self.at(parent).last,
            before => self.at(before).previous,
        };
        let node = self.at_mut(child);
        (node.parent, node.next, node.previous) = (parent, before, previous);
        match previous {
            0 => self.at_mut(parent).first = child,
            previous => self.at_mut(previous).next = child,
        }
        match before {
            0 => self.at_mut(parent).last = child,
            before => self.at_mut(before).previous = child,
        }
    }

    /// The next slot in tree order under `top`; 0 after the last.
    pub(crate) fn next_under(&self, at: u32, top: u32) -> u32 {
        match self.at(at).first {
            0 => self.next_past(at, top),
            first => first,
        }
    }

    /// The next slot in tree order under `top` that is not under `at`; 0 after the last.
    pub(crate) fn next_past(&self, mut at: u32, top: u32) -> u32 {
        while at != top {
            let node = self.at(at);
            if node.next != 0 {
                return node.next;
            }
            at = node.parent;
        }
        0
    }

    /// The first node with a box of its own under `top` that is laid out in it; 0 if there is none.
    pub(crate) fn first_box(&self, top: u32) -> u32 {
        self.box_from(self.at(top).first, top)
    }

    /// The next one after `at`.
    pub(crate) fn next_box(&self, at: u32, top: u32) -> u32 {
        self.box_from(self.next_past(at, top), top)
    }

    /// `at`, or the next one if that has no box.
    fn box_from(&self, mut at: u32, top: u32) -> u32 {
        while self.at(at).is_contents() {
            at = self.next_under(at, top);
        }
        at
    }

    /// Marks what is out of date of a node, and lets the nodes above know.
    pub(crate) fn mark(&mut self, slot: u32, marks: u8) {
        let node = self.at_mut(slot);
        node.dirty |= marks;
        let below = if marks & (dirty::ITSELF | dirty::OFFSET) == 0 {
            0
        } else {
            dirty::BELOW
        } | if marks & dirty::PLACE == 0 {
            0
        } else {
            dirty::PLACE_BELOW
        };
        let mut at = node.parent;
        while at != 0 && self.at(at).dirty & below != below {
            let above = self.at_mut(at);
            above.dirty |= below;
            at = above.parent;
        }
    }

    /// Every box is to be put on the grid again, once it is worked out: also of nodes outside the
    /// tree.
    pub(crate) fn leave_grid(&mut self) {
        for slot in 0..self.nodes.len() {
            self.nodes[slot].leave_grid();
        }
    }

    /// Marks the whole tree.
    pub(crate) fn mark_all(&mut self, marks: u8) {
        self.mark(ROOT, marks);
    }
}
