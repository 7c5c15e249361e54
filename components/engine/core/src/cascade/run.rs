//! Entries that only move nodes, on their way from a batch or an animation to the scene.

use inlay_schema::{Entries, System};

use super::Cascade;

/// Entries that follow one another and only move nodes: they go on as they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MoveRun {
    /// Where it begins, and where its last number ends.
    from: usize,
    until: usize,
    /// The node that its first entry is of if that is a number, the node that is selected, and that
    /// of the last number.
    first: u32,
    selected: u32,
    last: u32,
}

impl MoveRun {
    /// An empty run from the next entry on, of the node that is selected; 0 is none.
    pub(crate) const fn new(entries: &Entries<'_>, selected: u32) -> Self {
        Self::starting(entries.next_at(), selected)
    }

    pub(super) const fn starting(from: usize, selected: u32) -> Self {
        Self {
            from,
            until: from,
            first: selected,
            selected,
            last: selected,
        }
    }

    pub(super) const fn is_of_none(&self) -> bool {
        self.selected == 0
    }

    /// An entry was passed that selects a node.
    #[inline]
    pub(crate) const fn select(&mut self, node: u32) {
        self.selected = node;
    }

    /// A number was passed.
    #[inline]
    pub(crate) const fn add(&mut self, entries: &Entries<'_>) {
        self.until = entries.next_at();
        self.last = self.selected;
    }

    /// Hands the numbers to the scene. Nodes that are selected behind the last are left.
    pub(crate) fn hand_over(&self, cascade: &mut Cascade, entries: &Entries<'_>) {
        if self.until > self.from {
            let words = entries.between(self.from, self.until);
            let (streams, first, last) = (&mut cascade.streams, self.first, self.last);
            streams.numbers(System::Scene, first, words, last);
        }
    }
}
