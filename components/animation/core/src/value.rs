//! Values of animated properties, and what is between two of them.

use inlay_schema::values::AnimatedValue;
use inlay_schema::{Animate, Info, Table, ValueError, check, id, info};

/// What is animated, and within which limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Property {
    pub(crate) id: u16,
    pub(crate) kind: Animate,
    pub(crate) limits: Limits,
}

/// Least and greatest number of a property: what moves past them is held there, as CSS clamps
/// interpolated values to a property's range.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    least: f32,
    greatest: f32,
}

impl Limits {
    /// A number within the limits; what is no number becomes the least.
    #[expect(clippy::cast_possible_truncation, reason = "the limits are singles")]
    #[inline]
    pub(crate) fn hold(self, number: f64) -> f32 {
        if number >= f64::from(self.least) && number <= f64::from(self.greatest) {
            number as f32
        } else {
            self.nearest(number)
        }
    }

    /// The limit that a number outside is held at. Cold, so that what is within waits for no
    /// choice.
    #[cold]
    fn nearest(self, number: f64) -> f32 {
        if number > f64::from(self.greatest) {
            self.greatest
        } else {
            self.least
        }
    }
}

/// A packed value of one property: the case of a length or dimension (0 for other kinds), and a
/// number's bits or a colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Value {
    case: u32,
    bits: u32,
}

/// The numbers that a value moves by: one, or a colour's four (premultiplied red, green and blue,
/// and alpha, each 0 to 255).
pub(crate) type Parts = [f64; 4];

/// The case of a dimension that has no number.
const AUTO: u32 = 0;

/// The other cases of a size that have none: `min-content` to `stretch`.
const SIZING_KEYWORDS: core::ops::RangeInclusive<u32> = 3..=6;

/// How long a box counts as whose size nobody here knows, in dp: what a percent is of, and twice
/// what a scale or a rotation moves at its far end.
const SIDE: f64 = 2048.0;

impl Property {
    /// The property, if its values can be animated.
    pub(crate) fn new(id: u32) -> Option<Self> {
        let info: &'static Info = u16::try_from(id).ok().and_then(info)?;
        if info.table != Table::Property || info.animate == Animate::None {
            return None;
        }
        let limit = |number: f32| {
            let words = [number_case(info.animate), number.to_bits()];
            let value = if has_case(info.animate) {
                &words[..]
            } else {
                &words[1..]
            };
            match check(info.id, value) {
                Err(ValueError::Range { limit, .. }) => f32::from_bits(limit),
                _ => number,
            }
        };
        Some(Self {
            id: info.id,
            kind: info.animate,
            limits: Limits {
                least: limit(f32::MIN),
                greatest: limit(f32::MAX),
            },
        })
    }

    /// How many parts its values have.
    pub(crate) fn parts(&self) -> usize {
        if self.kind == Animate::Color { 4 } else { 1 }
    }

    /// Reads a packed value that [`check`] found right.
    pub(crate) fn read(&self, words: &[u32]) -> Option<Value> {
        match (self.kind, words) {
            (Animate::Number | Animate::Color, &[bits]) => Some(Value { case: 0, bits }),
            (Animate::Dimension | Animate::Size, &[case]) => Some(Value::keyword(case)),
            (Animate::Length | Animate::Dimension | Animate::Size, &[case, bits]) => {
                Some(Value { case, bits })
            }
            _ => None,
        }
    }

    /// The value of a keyframe, if it is of the property's type.
    pub(crate) fn read_animated(&self, value: AnimatedValue) -> Option<Value> {
        use inlay_schema::values::{Dimension, Length, Size};
        let (case, bits) = match (self.kind, value) {
            (Animate::Number, AnimatedValue::Number(number)) => (0, number.to_bits()),
            (Animate::Color, AnimatedValue::Color(color)) => (0, color),
            (Animate::Length, AnimatedValue::Length(Length::Dp(number))) => (0, number.to_bits()),
            (Animate::Length, AnimatedValue::Length(Length::Percent(number))) => {
                (1, number.to_bits())
            }
            (Animate::Dimension, AnimatedValue::Dimension(dimension)) => match dimension {
                Dimension::Auto => (AUTO, 0),
                Dimension::Dp(number) => (1, number.to_bits()),
                Dimension::Percent(number) => (2, number.to_bits()),
            },
            (Animate::Size, AnimatedValue::Size(size)) => match size {
                Size::Auto => (AUTO, 0),
                Size::Dp(number) => (1, number.to_bits()),
                Size::Percent(number) => (2, number.to_bits()),
                Size::MinContent => (3, 3),
                Size::MaxContent => (4, 4),
                Size::FitContent => (5, 5),
                Size::Stretch => (6, 6),
                Size::FitContentDp(number) => (7, number.to_bits()),
                Size::FitContentPercent(number) => (8, number.to_bits()),
            },
            _ => return None,
        };
        let value = Value { case, bits };
        if self.kind == Animate::Color || self.is_keyword(value) {
            return Some(value);
        }
        Some(self.number(case, value.number()))
    }

    /// The first word of an entry with the value.
    pub(crate) fn head(&self, value: Value) -> u32 {
        let words = if has_case(self.kind) && !self.is_keyword(value) {
            2
        } else {
            1
        };
        u32::from(self.id) | words << 16
    }

    /// Whether there is a way between two values: they have the same unit.
    pub(crate) fn interpolates(&self, from: Value, to: Value) -> bool {
        from.case == to.case && !self.is_keyword(from)
    }

    /// The value at a share of the way, which may be outside 0 to 1. Between different units there
    /// is no way: the value changes at the middle, as CSS's discrete animation does.
    pub(crate) fn interpolate(&self, from: Value, to: Value, share: f64) -> Value {
        if !self.interpolates(from, to) {
            return if share < 0.5 { from } else { to };
        }
        if self.kind == Animate::Color {
            let (from, to) = (from.color_parts(), to.color_parts());
            return color(core::array::from_fn(|part| {
                from[part] + (to[part] - from[part]) * share
            }));
        }
        let (start, end) = (from.number(), to.number());
        self.number(from.case, start + (end - start) * share)
    }

    /// How many visible steps there are between two values, with so many device pixels per dp:
    /// whole pixels of a length, 255 of a colour or of `opacity`. Boxes count as [`SIDE`] long, and
    /// as if nothing around them scaled them. Infinite where the value changes at once.
    pub(crate) fn steps(&self, from: Value, to: Value, ratio: f64) -> f64 {
        if from == to {
            return 0.0;
        }
        if !self.interpolates(from, to) {
            return f64::INFINITY;
        }
        let (from_parts, to_parts) = (self.split(from), self.split(to));
        let far = (0..4).fold(0.0_f64, |far, part| {
            far.max((from_parts[part] - to_parts[part]).abs())
        });
        far * self.steps_of_one(from, ratio)
    }

    /// The visible steps of a part that changes by 1, in the unit of `like`.
    pub(crate) fn steps_of_one(&self, like: Value, ratio: f64) -> f64 {
        match (self.kind, like.case) {
            (Animate::Color, _) => 1.0,
            (Animate::Number, _) => match self.id {
                id::OPACITY => 255.0,
                id::SCALE_X | id::SCALE_Y => 0.5 * SIDE * ratio,
                id::ROTATION | id::SKEW_X | id::SKEW_Y => (0.5 * SIDE).to_radians() * ratio,
                id::FLEX_GROW | id::FLEX_SHRINK => SIDE * ratio,
                _ => ratio,
            },
            (Animate::Length, 0) | (Animate::Dimension, 1) | (Animate::Size, 1 | 7) => ratio,
            _ => 0.01 * SIDE * ratio,
        }
    }

    /// The numbers that the value moves by.
    pub(crate) fn split(&self, value: Value) -> Parts {
        if self.kind == Animate::Color {
            value.color_parts()
        } else {
            [value.number(), 0.0, 0.0, 0.0]
        }
    }

    /// The value of numbers, in the unit of `like`.
    pub(crate) fn join(&self, parts: Parts, like: Value) -> Value {
        if self.kind == Animate::Color {
            color(parts)
        } else {
            self.number(like.case, parts[0])
        }
    }

    /// The way between two values of one number and one unit.
    pub(crate) fn numbers(&self, from: Value, to: Value) -> Option<[f64; 2]> {
        let has_way = self.kind != Animate::Color && self.interpolates(from, to);
        has_way.then(|| [from.number(), to.number()])
    }

    /// Whether a value has no number: `auto`, or the keyword of a size.
    fn is_keyword(&self, value: Value) -> bool {
        match self.kind {
            Animate::Dimension => value.case == AUTO,
            Animate::Size => value.case == AUTO || SIZING_KEYWORDS.contains(&value.case),
            _ => false,
        }
    }

    fn number(&self, case: u32, number: f64) -> Value {
        Value { case, bits: 0 }.with_number(self.limits.hold(number))
    }
}

impl Value {
    /// A value of nothing.
    pub(crate) const NOTHING: Self = Self { case: 0, bits: 0 };

    /// A case without a number: it is the only word of the value.
    fn keyword(case: u32) -> Self {
        Self { case, bits: case }
    }

    /// Another number in the same unit.
    #[inline]
    pub(crate) fn with_number(self, number: f32) -> Self {
        Self {
            case: self.case,
            bits: number.to_bits(),
        }
    }

    /// The entry that begins with `head`: two words, or three where it says so.
    #[inline]
    pub(crate) fn entry(self, head: u32) -> [u32; 3] {
        if head >> 16 == 2 {
            [head, self.case, self.bits]
        } else {
            [head, self.bits, 0]
        }
    }

    fn number(self) -> f64 {
        f64::from(f32::from_bits(self.bits))
    }

    fn color_parts(self) -> Parts {
        let [red, green, blue, alpha] = self.bits.to_be_bytes().map(f64::from);
        let share = alpha / 255.0;
        [red * share, green * share, blue * share, alpha]
    }
}

/// A colour `0xRRGGBBAA` of premultiplied parts; without alpha it is transparent black.
fn color([red, green, blue, alpha]: Parts) -> Value {
    let alpha_byte = byte(alpha);
    if alpha_byte == 0 {
        return Value { case: 0, bits: 0 };
    }
    let full = 255.0 / alpha.min(255.0);
    Value {
        case: 0,
        bits: u32::from_be_bytes([
            byte(red * full),
            byte(green * full),
            byte(blue * full),
            alpha_byte,
        ]),
    }
}

/// Whether a packed value begins with a case.
fn has_case(kind: Animate) -> bool {
    matches!(kind, Animate::Length | Animate::Dimension | Animate::Size)
}

/// The first case with a number.
fn number_case(kind: Animate) -> u32 {
    u32::from(matches!(kind, Animate::Dimension | Animate::Size))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a conversion of floats to bytes saturates, which is what a colour wants"
)]
fn byte(number: f64) -> u8 {
    (number + 0.5) as u8
}
