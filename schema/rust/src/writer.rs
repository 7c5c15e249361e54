//! Writing entries.

use crate::{Header, Pack, id};

/// Most payload words of an entry: its length has 16 bits.
pub const MAX_PAYLOAD: usize = 0xffff;

/// First word of an entry, whose payload has so many words.
pub(crate) const fn head(id: u16, length: u16) -> u32 {
    id as u32 | (length as u32) << 16
}

/// Adds entries to a vector of words, which keeps its memory from one use to the next.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut Vec<u32>,
}

impl<'a> Writer<'a> {
    /// Adds entries after what is in `out`, without a header.
    pub fn new(out: &'a mut Vec<u32>) -> Self {
        Self { out }
    }

    /// Starts a batch in `out`, which is emptied; [`finish`](Self::finish) completes its header.
    pub fn batch(out: &'a mut Vec<u32>, sequence: u32) -> Self {
        out.clear();
        out.extend(Header { sequence }.words(0));
        Self { out }
    }

    /// Adds an entry.
    ///
    /// Returns whether it was added: with more than [`MAX_PAYLOAD`] payload words it is not, and
    /// nothing changes.
    pub fn entry(&mut self, id: u16, value: &(impl Pack + ?Sized)) -> bool {
        let start = self.out.len();
        self.out.push(0);
        value.pack(self.out);
        self.seal(id, start)
    }

    /// Adds an entry whose value is packed already.
    ///
    /// Returns whether it was added, as [`entry`](Self::entry) does.
    pub fn raw(&mut self, id: u16, value: &[u32]) -> bool {
        let Ok(length) = u16::try_from(value.len()) else {
            return false;
        };
        // A word is written faster than a slice is copied.
        if let &[word] = value {
            self.word(id, word);
        } else {
            self.out.push(head(id, length));
            self.out.extend_from_slice(value);
        }
        true
    }

    /// Adds an entry whose value is one word.
    #[inline]
    fn word(&mut self, id: u16, word: u32) {
        self.out.extend([head(id, 1), word]);
    }

    /// Adds `select-node`: the properties that follow are for `node`.
    pub fn select(&mut self, node: u32) {
        self.word(id::SELECT_NODE, node);
    }

    /// The words so far.
    pub fn words(&self) -> &[u32] {
        self.out
    }

    /// Completes the header of a batch that [`batch`](Self::batch) started.
    pub fn finish(self) {
        let length = crate::read::word_of(self.out.len());
        if let Some(total) = self.out.get_mut(4) {
            *total = length;
        }
    }

    /// Writes the first word of the entry at `start`, or takes the entry away when it is too long.
    fn seal(&mut self, id: u16, start: usize) -> bool {
        let length = self.out.len() - start - 1;
        match (u16::try_from(length), self.out.get_mut(start)) {
            (Ok(length), Some(first)) => {
                *first = head(id, length);
                true
            }
            _ => {
                self.out.truncate(start);
                false
            }
        }
    }
}
