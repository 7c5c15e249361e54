//! Rows: records and variants of the interfaces that lie word by word in flat lists. They never
//! cross a boundary as types. From them the constants, readers, writers and checks of both
//! languages are generated, and a page.
//!
//! A record is a row by `@row`, or by `@section NUMBER NAME` where it is what a section of a list
//! holds (`@optional`: a host that does not know the section may skip it). Its fields are words;
//! four `u8` make one. Attributes of a field:
//!
//! - `@is N`: the only value. `@min N`, `@max N`, `@above N`: what a number may be.
//! - `@one-of A B C`: what the numbers from 0 on stand for; a second one goes on. Others are for
//!   the reader to refuse.
//! - `@bits A B C=7`: what bits stand for, from the lowest, or by their place.
//! - `@most N`: items of a list. `@none N`: the number that stands for nothing.
//!
//! The cases of a variant are numbered from 1.

mod load;
mod page;
mod rust;
mod typescript;

pub use load::is_row;
pub use rust::emit as rust;

use crate::interfaces::Interfaces;

/// The rows of an interface.
#[derive(Debug)]
pub struct Table {
    /// As in WIT.
    pub interface: String,
    pub docs: String,
    /// Each after those that it is made of.
    pub rows: Vec<Row>,
}

/// A record or variant.
#[derive(Debug)]
pub struct Row {
    pub name: String,
    pub docs: String,
    pub shape: Shape,
    pub section: Option<Section>,
}

/// The section that rows are in.
#[derive(Debug)]
pub struct Section {
    pub number: u32,
    pub name: String,
    pub optional: bool,
}

/// What a row is made of.
#[derive(Debug)]
pub enum Shape {
    Record(Vec<Field>),
    /// Cases from 1, each with the row that it carries.
    Variant(Vec<Case>),
}

/// A case of a variant.
#[derive(Debug)]
pub struct Case {
    pub name: String,
    pub docs: String,
    pub row: String,
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub docs: String,
    pub kind: Kind,
    /// Words before it; in a record with lists, only for what comes before the first.
    pub at: usize,
    pub limits: Limits,
    /// Names of numbers, from 0.
    pub one_of: Vec<String>,
    /// Names of bits, with their places.
    pub bits: Vec<(String, u32)>,
}

/// What words a field takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// So many numbers of a kind, one after the other; 1 is a plain one.
    Numbers(Number, usize),
    /// A byte of a word, by its shift.
    Byte(u32),
    /// A count, and as many words.
    Words,
    /// A count, and as many bytes, filled up with zeros to a word.
    Bytes,
    /// A count, and as many rows.
    Rows(String),
}

/// What a word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    Unsigned,
    Signed,
    Float,
}

/// What is allowed.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Limits {
    pub is: Option<u32>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub above: Option<i64>,
    pub most: Option<u32>,
    pub none: Option<u32>,
}

impl Limits {
    /// Whether not every number is allowed.
    pub fn is_closed(&self) -> bool {
        self.is.is_some() || self.min.is_some() || self.max.is_some() || self.above.is_some()
    }

    /// `1 to 16`, `above 0`: nothing where every number is allowed.
    pub fn text(&self) -> String {
        match (self.is, self.min, self.max, self.above) {
            (Some(value), ..) if value > 0xffff => format!("{value:#010x}"),
            (Some(value), ..) => format!("{value}"),
            (_, Some(min), Some(max), _) => format!("{min} to {max}"),
            (_, Some(min), None, _) => format!("at least {min}"),
            (_, None, Some(max), _) => format!("at most {max}"),
            (_, _, _, Some(above)) => format!("above {above}"),
            _ => String::new(),
        }
    }
}

impl Field {
    /// Where numbers and bits share a word: the bits of the number, which are those below.
    pub fn number_bits(&self) -> Option<u32> {
        let lowest = self.bits.iter().map(|(_, place)| *place).min()?;
        (!self.one_of.is_empty()).then_some((1 << lowest) - 1)
    }

    /// Words, where it has always as many. A byte has those that it starts.
    pub fn words(&self) -> Option<usize> {
        match self.kind {
            Kind::Numbers(_, count) => Some(count),
            Kind::Byte(shift) => Some(usize::from(shift == 0)),
            _ => None,
        }
    }
}

impl Row {
    /// Words, where it has always as many.
    pub fn words(&self) -> Option<usize> {
        match &self.shape {
            Shape::Record(fields) => fields.iter().map(Field::words).sum(),
            Shape::Variant(_) => None,
        }
    }

    /// Whether it is nothing but numbers that are floats, so that it can lie in a list of them.
    pub fn is_floats(&self) -> bool {
        match &self.shape {
            Shape::Record(fields) => fields
                .iter()
                .all(|field| matches!(field.kind, Kind::Numbers(Number::Float, _))),
            Shape::Variant(_) => false,
        }
    }
}

/// The rows of all interfaces that have some.
///
/// # Errors
///
/// A sentence per fault, with its place.
pub fn load(interfaces: &Interfaces) -> Result<Vec<Table>, Vec<String>> {
    load::load(interfaces)
}

/// What the numbers of a field are called, from 0; nothing if there is no such field.
pub fn names_of<'a>(tables: &'a [Table], row: &str, field: &str) -> &'a [String] {
    tables
        .iter()
        .flat_map(|table| &table.rows)
        .filter(|found| found.name == row)
        .find_map(|found| match &found.shape {
            Shape::Record(fields) => fields.iter().find(|found| found.name == field),
            Shape::Variant(_) => None,
        })
        .map_or(&[], |field| &field.one_of)
}

/// The files that are generated from rows alone: path from the project's folder, and text. Those of
/// Rust are in the modules of their interfaces.
pub fn files(tables: &[Table]) -> Vec<(String, String)> {
    let mut files: Vec<_> = tables
        .iter()
        .map(|table| {
            (
                format!("schema/typescript/generated/rows/{}.ts", table.interface),
                typescript::emit(table),
            )
        })
        .collect();
    files.push(("docs/reference/rows.md".to_owned(), page::emit(tables)));
    files
}
