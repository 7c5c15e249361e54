//! Words that are a value of a shape, made from entropy so that a failing case shrinks.
#![expect(
    clippy::cast_possible_truncation,
    reason = "entropy is cut to what fits"
)]

use crate::check::{ANY, NO_PAYLOAD, Range, Shape};
use crate::generated::{ENTRY_SHAPES, RANGES, SHAPES};
use crate::{Pack, index};

/// Words left to decide with; zeros once they are used up.
struct Entropy<'a>(&'a [u32]);

impl Entropy<'_> {
    fn word(&mut self) -> u32 {
        let Some((&word, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        word
    }

    /// Fewer than `count`.
    fn below(&mut self, count: usize) -> u32 {
        self.word() % count as u32
    }
}

/// All ids of the table.
pub fn ids() -> Vec<u16> {
    (0..=u16::MAX).filter(|&id| index(id).is_some()).collect()
}

/// A value of an entry, word for word right.
pub fn value(id: u16, entropy: &[u32]) -> Vec<u32> {
    let mut out = Vec::new();
    let place = index(id).expect("an id of the table");
    fill(ENTRY_SHAPES[place], ANY, &mut Entropy(entropy), &mut out);
    out
}

fn fill(shape: u16, range: Range, entropy: &mut Entropy<'_>, out: &mut Vec<u32>) {
    match SHAPES[usize::from(shape)] {
        Shape::Bool => out.push(entropy.below(2)),
        Shape::Word => out.push(entropy.word()),
        Shape::U32 => out.push(whole(range, 0, i64::from(u32::MAX), entropy)),
        Shape::S32 => out.push(whole(
            range,
            i64::from(i32::MIN),
            i64::from(i32::MAX),
            entropy,
        )),
        Shape::F32 => out.push(number(range, entropy)),
        Shape::Text => text(entropy, out),
        Shape::Enum(count) => out.push(entropy.below(usize::from(count))),
        Shape::Flags(count) => out.push(entropy.word() & ((1u64 << count) - 1) as u32),
        Shape::List(item) => {
            let count = entropy.below(4);
            out.push(count);
            (0..count).for_each(|_| fill(item, range, entropy, out));
        }
        Shape::Option(value) => {
            let some = entropy.below(2);
            out.push(some);
            (0..some).for_each(|_| fill(value, range, entropy, out));
        }
        Shape::Record(fields) => fields
            .iter()
            .for_each(|&field| fill(field, range, entropy, out)),
        Shape::Variant(cases) => {
            let case = entropy.below(cases.len());
            out.push(case);
            let payload = cases[case as usize];
            if payload != NO_PAYLOAD {
                fill(payload, range, entropy, out);
            }
        }
        Shape::Ranged(own, inner) => fill(inner, RANGES[usize::from(own)], entropy, out),
    }
}

/// A whole number in the range, its ends now and then.
fn whole(range: Range, least: i64, most: i64, entropy: &mut Entropy<'_>) -> u32 {
    let least = least.max(range.min as i64);
    let most = most.min(range.max as i64);
    let number = match entropy.below(8) {
        0 => least,
        1 => most,
        _ => least + i64::from(entropy.word()) % (most - least + 1),
    };
    (number & 0xffff_ffff).unsigned_abs() as u32
}

/// A finite number in the range, its ends now and then.
fn number(range: Range, entropy: &mut Entropy<'_>) -> u32 {
    let number = match entropy.below(8) {
        0 => range.min,
        1 => range.max,
        2 => -0.0,
        _ => f32::from_bits(entropy.word()),
    };
    let finite = if number.is_nan() {
        1.0
    } else {
        number.clamp(f32::MIN, f32::MAX)
    };
    finite.clamp(range.min, range.max).to_bits()
}

fn text(entropy: &mut Entropy<'_>, out: &mut Vec<u32>) {
    let letters = [
        'a',
        '\0',
        'é',
        '\u{7ff}',
        '日',
        '\u{ffff}',
        '🎬',
        '\u{10ffff}',
    ];
    let length = entropy.below(9);
    let text: String = (0..length)
        .map(|_| letters[entropy.below(letters.len()) as usize])
        .collect();
    text.pack(out);
}
