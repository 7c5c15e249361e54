//! Lengths, axes and edges.
//!
//! Everything with two axes is an array: place 0 is x, 1 is y. Edges are arrays of both edges per
//! axis: left and right, top and bottom. So an algorithm that runs along either axis is written
//! once.

use crate::chromium;

/// A CSS length, percentage or `auto`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// Decided by the layout; of a maximum, none.
    Auto,
    /// Design pixels.
    Dp(f32),
    /// A share of the basis: 0.5 is a half.
    Share(f32),
    /// What the content or the room decides. Only sizes, their limits and flex bases are that.
    Content(Keyword),
}

/// CSS Sizing 4: the sizing keywords.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Keyword {
    MinContent,
    MaxContent,
    /// In the room that there is.
    FitContent,
    /// In a room of so many dp.
    FitDp(f32),
    /// In a share of the containing block.
    FitShare(f32),
    /// All the room that there is.
    Stretch,
}

impl Length {
    /// In dp; `None` if it is `auto` or a keyword, or a share of what is not known yet.
    pub fn resolve(self, basis: Option<f32>) -> Option<f32> {
        match self {
            Self::Auto | Self::Content(_) => None,
            Self::Dp(value) => Some(value),
            Self::Share(share) => basis.map(|basis| snapped(basis * share)),
        }
    }

    /// In dp; 0 where [`resolve`](Self::resolve) has none.
    pub fn or_zero(self, basis: Option<f32>) -> f32 {
        self.resolve(basis).unwrap_or(0.0)
    }

    /// Whether it is `auto`.
    pub fn is_auto(self) -> bool {
        self == Self::Auto
    }

    /// Whether it is a share of something.
    pub fn is_share(self) -> bool {
        matches!(self, Self::Share(_))
    }
}

/// A length that follows from others, cut to 64ths: [`chromium::LENGTHS_IN_64THS`]. A hair below
/// one is that one, since products of floats are not exact.
pub fn snapped(length: f32) -> f32 {
    /// Where floats have no 64ths any more.
    const COARSE: f32 = 262_144.0;
    if chromium::LENGTHS_IN_64THS && length.abs() < COARSE {
        (length * 64.0 + 0.01 * length.signum()).trunc() / 64.0
    } else {
        length
    }
}

/// Both edges of both axes.
pub type Edges<T> = [[T; 2]; 2];

/// Edges in dp; shares are of the containing block's width, on all four sides.
pub fn resolve_edges(edges: &Edges<Length>, width: Option<f32>) -> Edges<f32> {
    edges.map(|axis| axis.map(|edge| edge.or_zero(width)))
}

/// Two sets of edges added up.
pub fn add_edges(a: &Edges<f32>, b: &Edges<f32>) -> Edges<f32> {
    let sum = |axis: usize| [a[axis][0] + b[axis][0], a[axis][1] + b[axis][1]];
    [sum(0), sum(1)]
}

/// Both edges of an axis together.
pub fn sum(edges: [f32; 2]) -> f32 {
    edges[0] + edges[1]
}

/// Least and greatest size of one axis. Where they contradict, the least wins, as in CSS.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// 0 or more.
    pub min: f32,
    /// May be infinite.
    pub max: f32,
}

impl Limits {
    /// None at all.
    pub const NONE: Self = Self {
        min: 0.0,
        max: f32::INFINITY,
    };

    /// `size` brought within them.
    pub fn clamp(self, size: f32) -> f32 {
        size.min(self.max).max(self.min)
    }

    /// The same limits of a box that is smaller by `frame`.
    pub fn inside(self, frame: f32) -> Self {
        Self {
            min: (self.min - frame).max(0.0),
            max: (self.max - frame).max(0.0),
        }
    }
}

/// Sizes of a content that cannot break (`max`) and of one that breaks wherever it can (`min`).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Intrinsic {
    /// CSS `min-content`.
    pub min: f32,
    /// CSS `max-content`.
    pub max: f32,
}

impl Intrinsic {
    /// Both the same.
    pub fn both(size: f32) -> Self {
        Self {
            min: size,
            max: size,
        }
    }

    /// Each with `extra` more.
    pub fn plus(self, extra: f32) -> Self {
        Self {
            min: self.min + extra,
            max: self.max + extra,
        }
    }

    /// Each at least as large as in `other`.
    pub fn or_larger(self, other: Self) -> Self {
        Self {
            min: self.min.max(other.min),
            max: self.max.max(other.max),
        }
    }
}

/// Where a row of boxes or lines starts in what is left over, and what lies between two of them
/// besides gaps.
///
/// `reversed`: the axis runs against its writing direction, which is what `start` and `end` refer
/// to.
pub fn distribute(
    alignment: Aligned<ContentAlignment>,
    free: f32,
    count: usize,
    reversed: bool,
) -> (f32, f32) {
    use ContentAlignment as A;
    let alignment = if alignment.yields(free) {
        A::Start
    } else {
        alignment.to
    };
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are fewer than 2^24 boxes"
    )]
    let (spaces, count) = (count as f32 + 1.0, count.max(1) as f32);
    // CSS Box Alignment 3: what does not fit is not distributed but has the fallback alignment,
    // which is safe.
    let fits = free > 0.0;
    match alignment {
        A::Normal | A::Stretch | A::FlexStart => (0.0, 0.0),
        A::FlexEnd => (free, 0.0),
        A::Start => (if reversed { free } else { 0.0 }, 0.0),
        A::End => (if reversed { 0.0 } else { free }, 0.0),
        A::Center => (free / 2.0, 0.0),
        A::SpaceBetween if fits && count > 1.0 => (0.0, free / (count - 1.0)),
        A::SpaceBetween => (0.0, 0.0),
        A::SpaceAround if fits => (free / count / 2.0, free / count),
        A::SpaceEvenly if fits => (free / spaces, free / spaces),
        // Safe centre: at the start, wherever that is.
        A::SpaceAround | A::SpaceEvenly => (if reversed { free } else { 0.0 }, 0.0),
    }
}

/// CSS `<overflow-position>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// Neither is said.
    Either,
    /// What does not fit is aligned at the start.
    Safe,
    /// What does not fit is aligned all the same.
    Unsafe,
}

/// An alignment, and what becomes of it where there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aligned<To> {
    pub to: To,
    pub overflow: Overflow,
}

impl<To> Aligned<To> {
    /// With nothing said about overflow.
    pub const fn new(to: To) -> Self {
        Self {
            to,
            overflow: Overflow::Either,
        }
    }

    /// Whether it counts as `start`, in so much free space.
    pub fn yields(&self, free: f32) -> bool {
        self.overflow == Overflow::Safe && free < 0.0
    }
}

impl Aligned<ItemAlignment> {
    /// What it comes to in so much free space.
    pub fn in_space(self, free: f32) -> ItemAlignment {
        if self.yields(free) {
            ItemAlignment::Start
        } else {
            self.to
        }
    }
}

/// CSS `align-content` and `justify-content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentAlignment {
    Normal,
    Start,
    End,
    FlexStart,
    FlexEnd,
    Center,
    Stretch,
    SpaceBetween,
    SpaceAround,
    SpaceEvenly,
}

impl ContentAlignment {
    /// Whether lines and automatic tracks take what is left over.
    pub fn stretches(self) -> bool {
        matches!(self, Self::Normal | Self::Stretch)
    }
}

/// CSS `align-items`, `align-self`, `justify-items` and `justify-self`, without `auto`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemAlignment {
    Normal,
    Start,
    End,
    FlexStart,
    FlexEnd,
    Center,
    Baseline,
    Stretch,
    /// The start of the item itself.
    SelfStart,
    /// The end of the item itself.
    SelfEnd,
}

impl ItemAlignment {
    /// `self-start` and `self-end` as `start` and `end` of a container that `is_opposite` to the
    /// item.
    pub fn in_container(self, is_opposite: bool) -> Self {
        match (self, is_opposite) {
            (Self::SelfStart, false) | (Self::SelfEnd, true) => Self::Start,
            (Self::SelfEnd, false) | (Self::SelfStart, true) => Self::End,
            (alignment, _) => alignment,
        }
    }
}
