//! Complete validation of a value, by walking a description of its type.
//!
//! One walker and a table of shapes is a fraction of the code that reading all types would be, and
//! needs no memory.

use crate::read::Words;
use crate::{ValueError, generated};

/// What the words of a type look like. Numbers are places in the table of shapes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// 0 or 1.
    Bool,
    /// Any word: an id or a colour.
    Word,
    /// A number.
    U32,
    /// A number.
    S32,
    /// A finite number.
    F32,
    /// Length in bytes, bytes, zeros.
    Text,
    /// One of so many cases.
    Enum(u16),
    /// A set of so many flags.
    Flags(u16),
    /// A count and items.
    List(u16),
    /// 0, or 1 and a value.
    Option(u16),
    /// Fields of a record or tuple.
    Record(&'static [u16]),
    /// Payloads of the cases, [`NO_PAYLOAD`] for none.
    Variant(&'static [u16]),
    /// Numbers in it without a range of their own have this one, of the table of ranges.
    Ranged(u8, u16),
}

/// A case without a payload.
pub(crate) const NO_PAYLOAD: u16 = u16::MAX;

/// Least and greatest number, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) min: f32,
    pub(crate) max: f32,
}

/// Any number.
pub(crate) const ANY: Range = Range {
    min: f32::NEG_INFINITY,
    max: f32::INFINITY,
};

/// Whether `value` is, word for word, a value of the type of the entry `id`, with every number in
/// its range.
///
/// An `id` that is not in the table has no type: any words are right.
///
/// # Errors
///
/// [`ValueError`] with the first fault.
pub fn check(id: u16, value: &[u32]) -> Result<(), ValueError> {
    let Some(&shape) = generated::index(id).and_then(|index| generated::ENTRY_SHAPES.get(index))
    else {
        return Ok(());
    };
    // What moves in every frame is a node's id or a number.
    if let &[word] = value
        && is_plain(shape, word)
    {
        return Ok(());
    }
    let mut words = Words::new(value);
    walk(shape, &mut words, ANY)?;
    words.finish()
}

/// Whether the shape is that of any word, or of a number, and the word a finite one in its range.
fn is_plain(shape: u16, word: u32) -> bool {
    let number = f32::from_bits(word);
    match generated::SHAPES.get(usize::from(shape)) {
        Some(Shape::Word) => true,
        Some(Shape::F32) => number.is_finite(),
        Some(&Shape::Ranged(range, inner)) => {
            matches!(generated::SHAPES.get(usize::from(inner)), Some(Shape::F32))
                && generated::RANGES
                    .get(usize::from(range))
                    .is_some_and(|range| {
                        (range.min..=range.max).contains(&number) && number.is_finite()
                    })
        }
        _ => false,
    }
}

/// Takes one value of the shape from `words`. As deep as types nest in the schema, which has no
/// recursive types.
fn walk(shape: u16, words: &mut Words<'_>, range: Range) -> Result<(), ValueError> {
    let Some(&shape) = generated::SHAPES.get(usize::from(shape)) else {
        return Ok(());
    };
    match shape {
        Shape::Bool => words.case(2).map(drop),
        Shape::Word => words.word().map(drop),
        Shape::U32 => {
            let found = words.word()?;
            within(f64::from(found), found, range, whole_bits)
        }
        Shape::S32 => {
            let found = words.word()?;
            within(f64::from(found.cast_signed()), found, range, whole_bits)
        }
        Shape::F32 => {
            let number = words.number()?;
            within(f64::from(number), number.to_bits(), range, f32::to_bits)
        }
        Shape::Text => words.text().map(drop),
        Shape::Enum(count) => words.case(u32::from(count)).map(drop),
        Shape::Flags(count) => words.flags(u32::from(count)).map(drop),
        Shape::List(item) => (0..words.count()?).try_for_each(|_| walk(item, words, range)),
        Shape::Option(value) => match words.case(2)? {
            0 => Ok(()),
            _ => walk(value, words, range),
        },
        Shape::Record(fields) => fields
            .iter()
            .try_for_each(|&field| walk(field, words, range)),
        Shape::Variant(cases) => {
            let case = words.case(crate::read::word_of(cases.len()))?;
            match cases.get(case as usize) {
                Some(&payload) if payload != NO_PAYLOAD => walk(payload, words, range),
                _ => Ok(()),
            }
        }
        Shape::Ranged(own, inner) => walk(
            inner,
            words,
            generated::RANGES
                .get(usize::from(own))
                .copied()
                .unwrap_or(ANY),
        ),
    }
}

fn within(number: f64, found: u32, range: Range, bits: fn(f32) -> u32) -> Result<(), ValueError> {
    if number < f64::from(range.min) {
        Err(ValueError::Range {
            limit: bits(range.min),
            found,
        })
    } else if number > f64::from(range.max) {
        Err(ValueError::Range {
            limit: bits(range.max),
            found,
        })
    } else {
        Ok(())
    }
}

/// A limit of whole numbers as a word, in two's complement.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the generator takes whole limits of at most 24 bits"
)]
fn whole_bits(limit: f32) -> u32 {
    (limit as i32).cast_unsigned()
}
