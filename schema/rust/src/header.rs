//! The first words of a batch.

use core::fmt;

use crate::read::word_of;
use crate::values::RefusalReason;
use crate::{Entries, HASH, VERSION};

/// The first word of every batch: the bytes `INLY`.
pub const MAGIC: u32 = u32::from_le_bytes(*b"INLY");

/// Words of a header: magic, version, hash, sequence, words of the batch with the header.
pub const HEADER_WORDS: usize = 5;

/// What a header says apart from who wrote it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
    /// Number of the batch, given by its sender.
    pub sequence: u32,
}

impl Header {
    /// The words of a header in front of `payload` words of entries.
    pub fn words(self, payload: usize) -> [u32; HEADER_WORDS] {
        [
            MAGIC,
            VERSION,
            HASH,
            self.sequence,
            word_of(payload.saturating_add(HEADER_WORDS)),
        ]
    }
}

/// A batch whose header was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeaderError {
    /// Fewer words than a header has, or another number than it says.
    Truncated {
        /// Words that there should be.
        expected: u32,
        /// Words that there are.
        found: u32,
    },
    /// Another first word.
    Magic {
        /// The first word.
        found: u32,
    },
    /// Another major version of the schema.
    Version {
        /// The batch's, `major << 16 | minor`.
        found: u32,
    },
    /// The same version of the schema, but another table.
    Hash {
        /// The batch's.
        found: u32,
    },
}

impl HeaderError {
    /// The reason that the event `refused` gives.
    pub const fn reason(self) -> RefusalReason {
        match self {
            Self::Truncated { .. } => RefusalReason::Truncated,
            Self::Magic { .. } => RefusalReason::BadMagic,
            Self::Version { .. } => RefusalReason::BadVersion,
            Self::Hash { .. } => RefusalReason::BadHash,
        }
    }

    /// The two facts that the event `refused` gives, `expected` and `found`; lengths are in bytes
    /// there.
    pub const fn facts(self) -> (u32, u32) {
        match self {
            Self::Truncated { expected, found } => {
                (expected.saturating_mul(4), found.saturating_mul(4))
            }
            Self::Magic { found } => (MAGIC, found),
            Self::Version { found } => (VERSION, found),
            Self::Hash { found } => (HASH, found),
        }
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { expected, found } => {
                write!(out, "expected a batch of {expected} words, got {found}")
            }
            Self::Magic { found } => write!(
                out,
                "expected a batch to start with {MAGIC:#010x}, got {found:#010x}"
            ),
            Self::Version { found } => write!(
                out,
                "expected schema version {VERSION:#010x}, got {found:#010x}"
            ),
            Self::Hash { found } => {
                write!(out, "expected schema hash {HASH:#010x}, got {found:#010x}")
            }
        }
    }
}

impl core::error::Error for HeaderError {}

/// The header of `batch`, and its entries with places counted from the start of the batch.
///
/// A batch of another minor version is taken: what it has and this schema has not, are entries with
/// unknown ids. At the same version the hash must be the same too.
///
/// # Errors
///
/// [`HeaderError`] if these are not the words of a batch that this schema can read.
pub fn open(batch: &[u32]) -> Result<(Header, Entries<'_>), HeaderError> {
    let &[magic, version, hash, sequence, total, ..] = batch else {
        return Err(HeaderError::Truncated {
            expected: word_of(HEADER_WORDS),
            found: word_of(batch.len()),
        });
    };
    if magic != MAGIC {
        return Err(HeaderError::Magic { found: magic });
    }
    if version >> 16 != VERSION >> 16 {
        return Err(HeaderError::Version { found: version });
    }
    if version == VERSION && hash != HASH {
        return Err(HeaderError::Hash { found: hash });
    }
    if total as usize != batch.len() {
        return Err(HeaderError::Truncated {
            expected: total,
            found: word_of(batch.len()),
        });
    }
    Ok((Header { sequence }, Entries::starting(batch, HEADER_WORDS)))
}
