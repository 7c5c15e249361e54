//! Rectangles in 1/64 dp, and how well one answers a move from another.

use crate::Direction;

/// Doubled distances count up to here (131,072 dp), so that a score stays below 2^52: exact in a
/// double, too.
const FAR: i64 = 1 << 24;

/// The greatest ahead score of what answers a move sideways from outside its beam: a screen's width
/// (1920 dp) away, doubled and squared like any score.
pub(crate) const REACH: i64 = (2 * 1920 * 64) * (2 * 1920 * 64);

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
    pub(crate) const fn centre2(self) -> i64 {
        2 * self.start + self.length
    }

    /// Whether both have more than an edge in common; a span without length counts where it lies
    /// inside.
    const fn overlaps(self, other: Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }

    /// Twice the way from a point (twice that, too) to the nearest point of this: 0 over all its
    /// length.
    pub(crate) fn gap2(self, point2: i64) -> i64 {
        (2 * self.start - point2)
            .max(point2 - 2 * self.end())
            .clamp(0, FAR)
    }

    /// Twice the way from a point (twice that, too) to the centre.
    const fn offset2(self, point2: i64) -> i64 {
        (self.centre2() - point2).abs()
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

    /// How far `other` is, for what has no direction: the way from the centre to its nearest point,
    /// then to its centre, both squared.
    pub(crate) fn distance(self, other: Self) -> Score {
        let squares = |x: i64, y: i64| x * x + y * y;
        let (x, y) = (self.x(), self.y());
        let (x2, y2) = (x.centre2(), y.centre2());
        let near = squares(other.x().gap2(x2), other.y().gap2(y2));
        let far = squares(
            other.x().offset2(x2).min(FAR),
            other.y().offset2(y2).min(FAR),
        );
        (near, far, 0)
    }

    /// The side of this on which a box inside it lies: where its centre is off this centre, in
    /// proportion to the sides; below where it is not.
    pub(crate) fn side_of(self, inner: Self) -> Direction {
        let off = |outer: Span, inner: Span| (inner.centre2() - outer.centre2()).clamp(-FAR, FAR);
        let (x, y) = (off(self.x(), inner.x()), off(self.y(), inner.y()));
        if y.abs() * self.width.min(FAR) < x.abs() * self.height.min(FAR) {
            if x < 0 {
                Direction::Left
            } else {
                Direction::Right
            }
        } else if y < 0 {
            Direction::Up
        } else {
            Direction::Down
        }
    }
}

/// A rectangle as a move sees it: `ahead` grows in the direction of the move, `across` is the other
/// axis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turned {
    pub ahead: Span,
    pub across: Span,
}

impl Turned {
    /// Whether `other` lies ahead: it reaches farther, and begins farther ahead or not before this
    /// ends.
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

    /// How badly `other` answers a move that keeps to a line across it (twice that).
    ///
    /// The way ahead counts thirteen times the way across, both squared, as in Android's
    /// `FocusFinder`. Unlike there, the way across goes to the nearest point of `other` and not to
    /// its centre: a row as wide as the screen is right below each of the tiles above it. Where
    /// that says nothing, what begins first does (of boxes that overlap the start), then the way
    /// between the line and the centre.
    #[inline]
    pub(crate) fn score(self, line2: i64, other: Self) -> Score {
        let ahead = self.ahead_of(other);
        let across = other.across.gap2(line2);
        (
            13 * ahead * ahead + across * across,
            other.ahead.start,
            other.across.offset2(line2),
        )
    }

    /// How far `other` is as the crow flies, squared.
    pub(crate) fn crow(self, line2: i64, other: Self) -> i64 {
        let ahead = self.ahead_of(other);
        let across = other.across.gap2(line2);
        ahead * ahead + across * across
    }

    /// Twice the way ahead to the near edge of `other`.
    #[inline]
    pub(crate) fn ahead_of(self, other: Self) -> i64 {
        (2 * (other.ahead.start - self.ahead.end())).clamp(0, FAR)
    }
}
