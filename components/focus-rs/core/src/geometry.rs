//! Rectangles in 1/64 dp, and how well one answers a move from another.

use crate::Direction;

/// Doubled distances count up to here (131,072 dp), so that a score stays below 2^52: exact in a double, too.
const FAR: i64 = 1 << 24;

/// How badly a box answers, compared from left to right.
pub(crate) type Score = (i64, i64, i64);

/// A rectangle on the stage, in 1/64 dp, y down.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Rect {
    pub left: i64,
    pub top: i64,
    pub width: i64,
    pub height: i64,
}

/// One axis of a rectangle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub start: i64,
    pub length: i64,
}

impl Span {
    pub(crate) const fn end(self) -> i64 {
        self.start + self.length
    }

    /// Twice the centre: whole for every span.
    const fn centre2(self) -> i64 {
        2 * self.start + self.length
    }

    /// Whether both have more than an edge in common; a span without length counts where it lies inside.
    const fn overlaps(self, other: Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }

    /// Twice the way from the centre of this to the nearest point of `other`: 0 over all its length.
    fn gap2(self, other: Self) -> i64 {
        let centre2 = self.centre2();
        (2 * other.start - centre2)
            .max(centre2 - 2 * other.end())
            .clamp(0, FAR)
    }

    /// Twice the way between the centres.
    const fn offset2(self, other: Self) -> i64 {
        (self.centre2() - other.centre2()).abs()
    }
}

impl Rect {
    const fn x(self) -> Span {
        Span {
            start: self.left,
            length: self.width,
        }
    }

    const fn y(self) -> Span {
        Span {
            start: self.top,
            length: self.height,
        }
    }

    /// This rectangle as a move in `direction` sees it.
    #[inline]
    pub(crate) const fn turned(self, direction: Direction) -> Turned {
        const fn back(span: Span) -> Span {
            Span {
                start: -span.end(),
                length: span.length,
            }
        }
        let (x, y) = (self.x(), self.y());
        let (ahead, across) = match direction {
            Direction::Right => (x, y),
            Direction::Left => (back(x), y),
            Direction::Down => (y, x),
            Direction::Up => (back(y), x),
        };
        Turned { ahead, across }
    }

    /// Whether both have area in common.
    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.x().overlaps(other.x()) && self.y().overlaps(other.y())
    }

    /// How far `other` is, for what has no direction: the way from the centre to its nearest point, then to its centre, both squared.
    pub(crate) fn distance(self, other: Self) -> Score {
        let squares = |x: i64, y: i64| x * x + y * y;
        let (x, y) = (self.x(), self.y());
        let near = squares(x.gap2(other.x()), y.gap2(other.y()));
        let far = squares(x.offset2(other.x()).min(FAR), y.offset2(other.y()).min(FAR));
        (near, far, 0)
    }
}

/// A rectangle as a move sees it: `ahead` grows in the direction of the move, `across` is the other axis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turned {
    pub ahead: Span,
    pub across: Span,
}

impl Turned {
    /// Whether `other` lies ahead: it reaches farther, and begins farther ahead or not before this ends.
    #[inline]
    pub(crate) const fn sees(self, other: Self) -> bool {
        let (from, to) = (self.ahead, other.ahead);
        from.end() < to.end() && (from.start < to.start || from.end() <= to.start)
    }

    /// Whether `other` begins where this ends, or after: it lies wholly ahead.
    #[inline]
    pub(crate) const fn ends_before(self, other: Self) -> bool {
        self.ahead.end() <= other.ahead.start
    }

    /// Whether `other` is in the beam that this casts ahead (and back).
    #[inline]
    pub(crate) const fn beams(self, other: Self) -> bool {
        self.across.overlaps(other.across)
    }

    /// How badly `other` answers a move.
    ///
    /// The way ahead counts thirteen times the way across, both squared, as in Android's `FocusFinder`. Unlike there, the way across goes to the nearest point of `other`
    /// and not to its centre: a row as wide as the screen is right below each of the tiles above it. Where that says nothing, what begins first does (of boxes that overlap
    /// the start), then the way between the centres.
    #[inline]
    pub(crate) fn score(self, other: Self) -> Score {
        let ahead = (2 * (other.ahead.start - self.ahead.end())).clamp(0, FAR);
        let across = self.across.gap2(other.across);
        (
            13 * ahead * ahead + across * across,
            other.ahead.start,
            self.across.offset2(other.across),
        )
    }
}
