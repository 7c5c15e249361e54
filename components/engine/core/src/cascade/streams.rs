//! Entry streams on their way to systems: one per system, handed out once a frame.

use inlay_schema::{System, Writer, id};

/// Words of a buffer that is kept in any case.
const SMALL: usize = 1024;

/// One stream per system.
#[derive(Default, Debug)]
pub(super) struct Streams {
    words: [Vec<u32>; System::ALL.len()],
    selected: [u32; System::ALL.len()],
    /// Words that were last handed out.
    handed: [usize; System::ALL.len()],
}

/// Lengths of all streams, to go back to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks([usize; System::ALL.len()]);

impl Streams {
    /// Adds a value of a property, or (`None`) `unset-property`, for a node.
    // Two call it: written out in both it is 2 KB more.
    #[inline(never)]
    pub(super) fn property(
        &mut self,
        system: System,
        node: u32,
        property: u16,
        value: Option<&[u32]>,
    ) {
        let mut writer = self.selecting(system, node);
        match value {
            Some(value) => writer.raw(property, value),
            None => writer.raw(id::UNSET_PROPERTY, &[u32::from(property)]),
        };
    }

    /// Adds entries as they are: numbers of nodes, the first of `first` if that is said, the last
    /// of `last`.
    pub(super) fn numbers(&mut self, system: System, first: Option<u32>, words: &[u32], last: u32) {
        if let Some(first) = first {
            self.selecting(system, first);
        }
        self.words[system as usize].extend_from_slice(words);
        self.selected[system as usize] = last;
    }

    /// A system's stream, with a node selected.
    #[inline]
    fn selecting(&mut self, system: System, node: u32) -> Writer<'_> {
        let at = system as usize;
        let mut writer = Writer::new(&mut self.words[at]);
        if self.selected[at] != node {
            self.selected[at] = node;
            writer.select(node);
        }
        writer
    }

    /// Adds a command as it is.
    pub(super) fn command(&mut self, system: System, command: u16, value: &[u32]) {
        let at = system as usize;
        self.selected[at] = 0;
        Writer::new(&mut self.words[at]).raw(command, value);
    }

    /// The stream of a system; the next one starts empty. Give the buffer back with
    /// [`recycle`](Self::recycle).
    pub(super) fn take(&mut self, system: System) -> Vec<u32> {
        self.selected[system as usize] = 0;
        core::mem::take(&mut self.words[system as usize])
    }

    /// Keeps the buffer of a stream that was taken, if streams have been as long as this one: what
    /// builds a stage has no successor, and its buffers would never be filled again.
    pub(super) fn recycle(&mut self, system: System, mut words: Vec<u32>) {
        let at = system as usize;
        let usual = core::mem::replace(&mut self.handed[at], words.len()).max(SMALL);
        let kept = &mut self.words[at];
        if kept.is_empty() && kept.capacity() < words.capacity() && words.capacity() <= 4 * usual {
            words.clear();
            *kept = words;
        }
    }

    /// Whether nothing waits for a system.
    pub(super) fn is_empty(&self, system: System) -> bool {
        self.words[system as usize].is_empty()
    }

    /// Whether nothing waits for any system.
    pub(super) fn are_empty(&self) -> bool {
        self.words.iter().all(Vec::is_empty)
    }

    /// Where all streams are now.
    pub(super) fn marks(&self) -> Marks {
        Marks(self.words.each_ref().map(Vec::len))
    }

    /// Takes back what was added since `marks`.
    pub(super) fn rewind(&mut self, marks: Marks) {
        for (words, length) in self.words.iter_mut().zip(marks.0) {
            words.truncate(length);
        }
        self.selected = Default::default();
    }

    /// Forgets what waits for a system.
    pub(super) fn drop_waiting(&mut self, system: System) {
        self.words[system as usize].clear();
        self.selected[system as usize] = 0;
    }
}
