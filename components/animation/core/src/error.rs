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
    /// The system does not implement the entry, or cannot animate the property. Carries its number.
    #[error("expected an entry that the system implements, got {0:#06x}")]
    Unsupported(u32),
}

/// Why a time or changes were refused.
#[derive(Clone, Copy, PartialEq, Debug, Error)]
pub enum AnimationError {
    /// A time is not finite, or before the last one. Carries the last time; 0 if there was none.
    #[error("expected a finite time of at least {0} ms")]
    BadTime(f64),
    /// The stream of changes cannot be read. Carries the position in words.
    #[error("expected two values of a property of a node at word {0}")]
    Malformed(u32),
}

/// Why a state was not restored. The system is as after `reset`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum RestoreError {
    /// The state has another version. Carries the one that was expected.
    #[error("expected a state of version {0}")]
    Version(u32),
    /// A list is no whole number of items, or two that belong together differ in length. Carries the length at fault.
    #[error("expected lists of whole items that belong together, got one of {0}")]
    Length(u32),
    /// A number is not finite or out of range. Carries its position in its list.
    #[error("expected a finite number in its range at {0}")]
    Number(u32),
}

/// A position or length as a word.
pub(crate) fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
