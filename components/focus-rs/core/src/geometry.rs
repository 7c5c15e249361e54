//! Rectangles in 1/64 dp, and how well one answers a move from another.

use crate::Direction;

/// Distances count up to here (131,072 dp), so that scores are exact in a double, too.
const FAR: i64 = 1 << 23;

/// A rectangle on the stage, in 1/64 dp, y down.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Rect {
    pub left: i64,
    pub top: i64,
    pub width: i64,
    pub height: i64,
}

/// One axis of a rectangle.
#[derive(Clone, Copy)]
struct Span {
    start: i64,
    length: i64,
}

impl Span {
    const fn end(self) -> i64 {
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
}

/// A rectangle as a move sees it: `ahead` grows in the direction of the move, `across` is the other axis.
struct Turned {
    ahead: Span,
    across: Span,
}

impl Rect {
    fn turned(self, direction: Direction) -> Turned {
        let x = Span {
            start: self.left,
            length: self.width,
        };
        let y = Span {
            start: self.top,
            length: self.height,
        };
        let back = |span: Span| Span {
            start: -span.end(),
            length: span.length,
        };
        match direction {
            Direction::Right => Turned {
                ahead: x,
                across: y,
            },
            Direction::Left => Turned {
                ahead: back(x),
                across: y,
            },
            Direction::Down => Turned {
                ahead: y,
                across: x,
            },
            Direction::Up => Turned {
                ahead: back(y),
                across: x,
            },
        }
    }

    /// Whether `other` lies ahead: it reaches farther ahead, and begins farther ahead or where this ends.
    pub(crate) fn sees(self, other: Self, direction: Direction) -> bool {
        let (from, to) = (self.turned(direction).ahead, other.turned(direction).ahead);
        from.end() < to.end() && (from.start < to.start || from.end() <= to.start)
    }

    /// Whether `other` is in the beam that this casts ahead.
    pub(crate) fn beams(self, other: Self, direction: Direction) -> bool {
        self.turned(direction)
            .across
            .overlaps(other.turned(direction).across)
    }

    /// How badly `other` answers a move: the way ahead counts thirteen times the way across, both squared, as in Android's `FocusFinder`.
    pub(crate) fn score(self, other: Self, direction: Direction) -> i64 {
        let (from, to) = (self.turned(direction), other.turned(direction));
        let ahead = (to.ahead.start - from.ahead.end()).clamp(0, FAR);
        let across = ((to.across.centre2() - from.across.centre2()).abs() / 2).min(FAR);
        13 * ahead * ahead + across * across
    }

    /// Distance of the centres, squared, for what has no direction.
    pub(crate) fn distance(self, other: Self) -> i64 {
        let centre2 = |rect: Self| (2 * rect.left + rect.width, 2 * rect.top + rect.height);
        let ((x, y), (u, v)) = (centre2(self), centre2(other));
        let (across, down) = (((x - u).abs() / 2).min(FAR), ((y - v).abs() / 2).min(FAR));
        across * across + down * down
    }
}
