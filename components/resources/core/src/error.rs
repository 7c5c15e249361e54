//! Why something was refused. Nothing was changed then.

use core::fmt;

/// Why a stream of entries was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ApplyError {
    /// An entry cannot be read, or is a property before any `select-node`. Its position in words.
    Malformed(u32),
    /// The id is none, or was removed.
    UnknownNode(u32),
    /// The entry is not of this system. Its number.
    Unsupported(u32),
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
                "expected a node, got {id:#x}, which is none or was removed"
            ),
            Self::Unsupported(entry) => write!(
                out,
                "expected an entry of the resources system, got {entry:#06x}"
            ),
        }
    }
}

impl core::error::Error for ApplyError {}

/// Why a call was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResourceError {
    /// The texture is not waited for, or not reserved. Its id.
    UnknownTexture(u32),
    /// A width or height is 0 or above [`MAX_SIDE`](crate::MAX_SIDE), or a visibility is above 2. The number.
    BadSize(u32),
    /// The list is no whole number of items. Its length.
    BadLength(u32),
    /// All texture ids are in use. Their count.
    OutOfTextures(u32),
}

impl fmt::Display for ResourceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownTexture(id) => {
                write!(out, "expected a texture that is waited for, got {id:#x}")
            }
            Self::BadSize(number) => write!(
                out,
                "expected a side of 1 to 16384, or a visibility of 0 to 2, got {number}"
            ),
            Self::BadLength(length) => {
                write!(out, "expected a whole number of items, got {length} words")
            }
            Self::OutOfTextures(count) => {
                write!(out, "expected a free texture id, all {count} are in use")
            }
        }
    }
}

impl core::error::Error for ResourceError {}

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
