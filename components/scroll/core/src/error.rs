//! Why a call was refused. A refused call changes nothing.

use thiserror::Error;

/// Why entries were refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ApplyError {
    /// An entry cannot be read. Carries its position in words.
    #[error("expected an entry of the schema at word {0}")]
    Malformed(u32),
    /// 0 is no node.
    #[error("expected a node, got {0:#x}")]
    UnknownNode(u32),
    /// The system does not implement the entry. Carries its number.
    #[error("expected an entry that the system implements, got {0:#06x}")]
    Unsupported(u32),
}

/// Why placements, a node or a time were refused.
#[derive(Clone, Copy, PartialEq, Debug, Error)]
pub enum ScrollError {
    /// The node has no placement. Carries its id.
    #[error("expected a node with a placement, got {0:#x}")]
    UnknownNode(u32),
    /// The list is no whole number of placements. Carries its length.
    #[error("expected placements of ten words each, got {0} words")]
    BadLength(u32),
    /// A time is not finite, or before the last one. Carries the last time, in whole milliseconds; 0 if there was none.
    #[error("expected a finite time of at least {0} ms")]
    BadTime(f64),
}

/// Why a state was not restored. The system is as after `reset`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum RestoreError {
    /// The state has another version. Carries the one that was expected.
    #[error("expected a state of version {0}")]
    Version(u32),
    /// The lists do not belong together. Carries the length of the numbers.
    #[error("expected eight numbers per container, got {0}")]
    Length(u32),
    /// A number is not finite or out of range. Carries its position in its list.
    #[error("expected a finite number in its range at {0}")]
    Number(u32),
}

/// A position or length as a word.
pub(crate) fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
