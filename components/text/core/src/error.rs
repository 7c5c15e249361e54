//! Why something was refused. Nothing was changed then.

use core::fmt;

/// Why a stream of entries was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ApplyError {
    /// An entry cannot be read, is a property before any `select-node`, or names a font number that is 0 or in use. Its position in words.
    Malformed(u32),
    /// The node was never created, or was removed. Its id.
    UnknownNode(u32),
    /// The entry is not of this system, or not implemented yet. Its number.
    Unsupported(u32),
    /// More fonts than the system takes. The limit.
    Limit(u32),
}

impl fmt::Display for ApplyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(at) => write!(
                out,
                "expected an entry of the schema at word {at}, got other words"
            ),
            Self::UnknownNode(id) => write!(
                out,
                "expected a node, got {id:#x}, which was never created or was removed"
            ),
            Self::Unsupported(entry) => write!(
                out,
                "expected an entry of the text system, got {entry:#06x}"
            ),
            Self::Limit(limit) => write!(out, "expected at most {limit} font faces, got one more"),
        }
    }
}

impl core::error::Error for ApplyError {}

/// Why a font was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FontError {
    /// No `add-font-face` named this font, or it has its bytes already. Its number.
    UnknownFont(u32),
    /// The bytes are no TrueType or OpenType font with outlines (a collection of fonts is none). Their count.
    NotAFont(u32),
}

impl fmt::Display for FontError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFont(font) => {
                write!(out, "expected a font that waits for its bytes, got {font}")
            }
            Self::NotAFont(length) => write!(
                out,
                "expected a TrueType or OpenType font, got {length} other bytes"
            ),
        }
    }
}

impl core::error::Error for FontError {}

/// Why boxes or scales were refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextError {
    /// The node has no text. Its id.
    UnknownNode(u32),
    /// Two lists that belong together differ in length. The length that was expected.
    BadLength(u32),
    /// A number is not finite or out of range. Its position.
    BadNumber(u32),
}

impl fmt::Display for TextError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownNode(id) => write!(out, "expected a text node, got {id:#x}"),
            Self::BadLength(length) => write!(out, "expected {length} numbers, got another count"),
            Self::BadNumber(at) => write!(
                out,
                "expected a finite number in its range at {at}, got another"
            ),
        }
    }
}

impl core::error::Error for TextError {}

/// Why a state was not restored. The system is as after `reset`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RestoreError {
    /// The state has another version. The one that was expected.
    Version(u32),
}

impl fmt::Display for RestoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Version(expected) = self;
        write!(out, "expected a state of version {expected}, got another")
    }
}

impl core::error::Error for RestoreError {}
