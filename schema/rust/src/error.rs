//! Why a value was refused.

use core::fmt;

use crate::values::RefusalReason;

/// Words that are not a value of the type they should have.
///
/// [`reason`](Self::reason) and [`facts`](Self::facts) are what the event `refused` tells about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueError {
    /// The payload has too few or too many words.
    Length {
        /// Words that the value takes, as far as was read.
        expected: u32,
        /// Words that there are.
        found: u32,
    },
    /// A word that is no case of an enum or variant, no `bool` or option, or has unknown flags.
    Case {
        /// How many cases or flags there are.
        count: u32,
        /// The word.
        found: u32,
    },
    /// A number that is infinite or no number.
    NotFinite {
        /// Its bits.
        found: u32,
    },
    /// A number outside its range.
    Range {
        /// Bits of the limit it passes, as the same type of number.
        limit: u32,
        /// Bits of the number.
        found: u32,
    },
    /// Bytes of a string that are no UTF-8.
    Utf8 {
        /// How many bytes from its start are UTF-8.
        offset: u32,
        /// Length of the string in bytes.
        length: u32,
    },
    /// Bytes after a string, up to the end of its last word, that are not zero.
    Padding {
        /// The last word.
        found: u32,
    },
}

impl ValueError {
    /// The reason that the event `refused` gives.
    pub const fn reason(self) -> RefusalReason {
        match self {
            Self::Length { .. } | Self::Case { .. } | Self::Padding { .. } => {
                RefusalReason::BadValue
            }
            Self::NotFinite { .. } | Self::Range { .. } => RefusalReason::OutOfRange,
            Self::Utf8 { .. } => RefusalReason::BadUtf8,
        }
    }

    /// The two facts that the event `refused` gives, `expected` and `found`; what they are,
    /// [`RefusalReason`] tells.
    pub const fn facts(self) -> (u32, u32) {
        match self {
            Self::Length { expected, found } => (expected, found),
            Self::Case { count, found } => (count, found),
            Self::NotFinite { found } => (f32::MAX.to_bits(), found),
            Self::Range { limit, found } => (limit, found),
            Self::Utf8 { offset, length } => (offset, length),
            Self::Padding { found } => (0, found),
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { expected, found } => {
                write!(out, "expected a value of {expected} words, got {found}")
            }
            Self::Case { count, found } => write!(
                out,
                "expected one of {count} cases or flags, got {found:#x}"
            ),
            Self::NotFinite { found } => write!(
                out,
                "expected a finite number, got {}",
                f32::from_bits(*found)
            ),
            Self::Range { limit, found } => write!(
                out,
                "expected a number up to its limit {} ({limit:#x}), got {} ({found:#x})",
                f32::from_bits(*limit),
                f32::from_bits(*found)
            ),
            Self::Utf8 { offset, length } => write!(
                out,
                "expected UTF-8, got other bytes at {offset} of {length}"
            ),
            Self::Padding { found } => write!(
                out,
                "expected zeros after the end of a string, got {found:#x}"
            ),
        }
    }
}

impl core::error::Error for ValueError {}
