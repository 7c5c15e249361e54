//! What batches ask for until a frame does it. A batch is taken whole or not at all ([`Batch`]).

mod batch;
mod checks;

pub(crate) use batch::Batch;

use crate::outbox::Outbox;
use crate::record::Node;

/// What a command asks for that the next frame does, once its systems know the nodes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Request {
    /// Focus for a node or group.
    Focus(u32),
    /// Scroll a node into view.
    Reveal(u32),
    /// Report where a node is: node and token.
    Bounds(u32, u32),
}

/// A node, and the states that the app gives and takes.
pub(crate) type StateChange = [u32; 3];

/// What batches left for the next frame.
#[derive(Default, Debug)]
pub(crate) struct Inbox {
    requests: Vec<Request>,
    state_changes: Vec<StateChange>,
    /// Nodes that no frame has shown yet.
    created: Vec<u32>,
    /// Nodes that the batch at hand removed, and who knows them.
    removed: Vec<(u32, u16)>,
    /// Nodes that were removed, until the app has heard what came of it: `removed` is the last
    /// event of a node.
    removals: Vec<u32>,
    /// Entries that the batch at hand had and the schema has not: batch, number, count.
    skipped: Vec<(u32, u16, u32)>,
    /// Values of the batch at hand that the host cannot draw: node and property.
    undrawn: Vec<(u32, u16)>,
    sequence: u32,
}

/// How much was there before a batch.
#[derive(Clone, Copy, Debug)]
struct Marks {
    requests: usize,
    state_changes: usize,
    created: usize,
    skipped: usize,
    undrawn: usize,
}

impl Inbox {
    /// A batch begins.
    fn begin(&mut self) -> Marks {
        self.removed.clear();
        Marks {
            requests: self.requests.len(),
            state_changes: self.state_changes.len(),
            created: self.created.len(),
            skipped: self.skipped.len(),
            undrawn: self.undrawn.len(),
        }
    }

    /// Takes back what a batch left since [`begin`](Self::begin).
    fn roll_back(&mut self, marks: Marks) {
        self.requests.truncate(marks.requests);
        self.state_changes.truncate(marks.state_changes);
        self.created.truncate(marks.created);
        self.skipped.truncate(marks.skipped);
        self.undrawn.truncate(marks.undrawn);
    }

    /// A batch is taken: the app is to know what it did besides what it said.
    pub(crate) fn commit(&mut self, outbox: &mut Outbox) {
        self.removals
            .extend(self.removed.iter().map(|&(node, _)| node));
        for (sequence, entry, count) in self.skipped.drain(..) {
            outbox.skipped(sequence, entry, count);
        }
        for (node, property) in self.undrawn.drain(..) {
            outbox.undrawn(node, property);
        }
    }

    /// Counts an entry that the schema does not have.
    fn skip(&mut self, sequence: u32, entry: u16) {
        match self
            .skipped
            .iter_mut()
            .find(|(_, skipped, _)| *skipped == entry)
        {
            Some((_, _, count)) => *count += 1,
            None => self.skipped.push((sequence, entry, 1)),
        }
    }

    /// Notes that the host cannot draw a property that a node is about to get, if it has it in no
    /// state yet.
    fn note_undrawn(&mut self, node: &Node, property: u16) {
        if !node.style.any(|block| block.get(property).is_some()) {
            self.undrawn.push((node.id, property));
        }
    }

    /// The number of the last batch.
    pub(crate) const fn sequence(&self) -> u32 {
        self.sequence
    }

    /// Whether a node is to get focus.
    pub(crate) fn wants_focus(&self) -> bool {
        let is_focus = |request: &Request| matches!(request, Request::Focus(_));
        self.requests.iter().any(is_focus)
    }

    /// What is asked for, in its order.
    pub(crate) fn take_requests(&mut self) -> Vec<Request> {
        core::mem::take(&mut self.requests)
    }

    /// A request waits for a later step of the frame.
    pub(crate) fn defer(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// The states that the app gives and takes.
    pub(crate) fn take_state_changes(&mut self) -> Vec<StateChange> {
        core::mem::take(&mut self.state_changes)
    }

    /// Nodes that were removed, once what came of it is reported.
    pub(crate) fn removals(&mut self) -> impl Iterator<Item = u32> {
        self.removals.drain(..)
    }

    /// Nodes that the frame at hand is the first to show.
    pub(crate) fn created(&mut self) -> impl Iterator<Item = u32> {
        self.created.drain(..)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_that_is_rolled_back_leaves_nothing() {
        let (mut inbox, mut outbox) = (Inbox::default(), Outbox::default());
        inbox.defer(Request::Reveal(2));
        let marks = inbox.begin();
        inbox.defer(Request::Focus(3));
        inbox.skip(1, 0x7fff);
        inbox.created.push(3);
        inbox.undrawn.push((3, 1));
        inbox.removed.push((4, 0));
        assert!(inbox.wants_focus());
        inbox.roll_back(marks);
        inbox.begin();
        inbox.commit(&mut outbox);
        assert_eq!(inbox.take_requests(), [Request::Reveal(2)]);
        assert_eq!(inbox.removals().count() + inbox.created().count(), 0);
        assert_eq!(outbox, Outbox::default());
    }

    #[test]
    fn entries_that_the_schema_does_not_have_are_counted_by_number() {
        let (mut inbox, mut outbox) = (Inbox::default(), Outbox::default());
        inbox.begin();
        for entry in [0x7fff, 0x7ffe, 0x7fff] {
            inbox.skip(5, entry);
        }
        inbox.commit(&mut outbox);
        let mut expected = Outbox::default();
        expected.skipped(5, 0x7fff, 2);
        expected.skipped(5, 0x7ffe, 1);
        assert_eq!(outbox, expected);
    }
}
