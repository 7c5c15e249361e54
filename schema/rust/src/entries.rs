//! Walking over the entries of a batch or stream.

use core::fmt;

use crate::read::word_of;
use crate::values::RefusalReason;

/// One entry of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// Its number; may be one that this schema does not know.
    pub id: u16,
    /// The words of its value, unchecked.
    pub value: &'a [u32],
    /// Where its first word is, counted in words from the start of what was walked.
    pub at: usize,
}

/// An entry that ends outside the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EntryError {
    /// Number of the entry.
    pub id: u16,
    /// Where its first word is, in words.
    pub at: usize,
    /// Payload words that it claims.
    pub claimed: u32,
    /// Words left after its first.
    pub left: u32,
}

impl EntryError {
    /// The reason that the event `refused` gives.
    pub const fn reason(self) -> RefusalReason {
        RefusalReason::BadLength
    }

    /// The two facts that the event `refused` gives: words claimed, words left.
    pub const fn facts(self) -> (u32, u32) {
        (self.claimed, self.left)
    }
}

impl fmt::Display for EntryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id,
            at,
            claimed,
            left,
        } = self;
        write!(
            out,
            "expected entry {id:#06x} at word {at} to have {claimed} more words, got {left}"
        )
    }
}

impl core::error::Error for EntryError {}

/// The entries of a stream of words, in order. After an error comes nothing more. Never allocates.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    pub(crate) words: &'a [u32],
    pub(crate) at: usize,
}

impl<'a> Entries<'a> {
    /// The entries of `words`, which start with the first word of an entry.
    pub const fn new(words: &'a [u32]) -> Self {
        Self { words, at: 0 }
    }

    /// The entries of `words` from the word `start` on; places are counted from the start of
    /// `words`.
    pub const fn starting(words: &'a [u32], start: usize) -> Self {
        Self { words, at: start }
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Result<Entry<'a>, EntryError>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let (&head, rest) = self.words.get(at..)?.split_first()?;
        let [low, high, length_low, length_high] = head.to_le_bytes();
        let id = u16::from_le_bytes([low, high]);
        let claimed = u16::from_le_bytes([length_low, length_high]);
        match rest.get(..usize::from(claimed)) {
            Some(value) => {
                self.at = at + 1 + value.len();
                Some(Ok(Entry { id, value, at }))
            }
            None => {
                self.at = self.words.len();
                Some(Err(EntryError {
                    id,
                    at,
                    claimed: u32::from(claimed),
                    left: word_of(rest.len()),
                }))
            }
        }
    }
}

impl core::iter::FusedIterator for Entries<'_> {}
