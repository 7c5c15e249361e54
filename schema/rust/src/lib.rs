//! What the 32-bit words of a batch mean.
//!
//! Goes in: words written by an app, an engine or a system. Kept: nothing. Comes out: entries
//! ([`Entries`]), values ([`read()`], [`text`], the types of [`values`]), or an error that says
//! what was expected and what came ([`ValueError`]). The other way, [`Writer`] packs entries.
//!
//! A batch is a header of [`HEADER_WORDS`] words ([`Header`]) and entries. An entry is one word,
//! `id | (payload words << 16)`, and its payload. How each type is packed is told in
//! `wit/schema/values.wit`; what the ids are, in [`id`] and in `docs/reference/schema.md`.
//! Everything in `generated.rs` comes from `wit/schema/`.
//!
//! No function here panics, whatever the words are.
//!
//! ```
//! use inlay_schema::{Entries, Writer, check, id, read, values::Dimension};
//!
//! let mut words = Vec::new();
//! let mut writer = Writer::new(&mut words);
//! writer.select(7);
//! writer.entry(id::WIDTH, &Dimension::Dp(240.0));
//!
//! for entry in Entries::new(&words) {
//!     let entry = entry.expect("an entry ends inside the words");
//!     check(entry.id, entry.value).expect("a value fits its type");
//!     if entry.id == id::WIDTH {
//!         assert_eq!(read(entry.value), Ok(Dimension::Dp(240.0)));
//!     }
//! }
//! ```

#[cfg(target_endian = "big")]
compile_error!("words are little-endian: text is borrowed from them in place");

mod check;
mod entries;
mod error;
#[macro_use]
mod macros;
#[rustfmt::skip]
mod generated;
mod header;
mod info;
mod moves;
mod pack;
mod pages;
mod read;
mod retry;
mod section;
mod sort;
mod writer;

#[cfg(test)]
mod tests;

pub use check::check;
pub use entries::{Entries, Entry, EntryError};
pub use error::ValueError;
pub use generated::{COUNT, DRAWN_KINDS, HASH, Settings, VERSION, id, index, repack, values};
pub use header::{HEADER_WORDS, Header, HeaderError, MAGIC, open};
pub use info::{Animate, Info, System, Systems, Table, info, is_optional};
pub use moves::{MOVES, Move, move_position, move_property};
pub use pack::Pack;
pub use pages::Pages;
pub use read::{Unpack, Words, bool_of, f32_of, read, s32_of, text, u32_of};
pub use retry::retry_delay;
pub use section::SECTION;
pub use sort::{sort, sort_by, sort_by_key};
pub use writer::{MAX_PAYLOAD, Writer};
