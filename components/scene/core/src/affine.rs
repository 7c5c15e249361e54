//! Plane geometry: affine maps and rectangles, in dp, y down.

use inlay_primitives::affine::compose;
use inlay_primitives::numbers::are_finite;

/// `x' = a x + c y + tx`, `y' = b x + d y + ty`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Affine {
    /// Coefficients `a, b, c, d, tx, ty`.
    pub m: [f32; 6],
}

impl Affine {
    /// Leaves every point where it is.
    pub const IDENTITY: Self = Self {
        m: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    };

    /// Shifts.
    pub const fn translation(x: f32, y: f32) -> Self {
        Self {
            m: [1.0, 0.0, 0.0, 1.0, x, y],
        }
    }

    /// `self` after `inner`.
    #[inline]
    pub fn after(&self, inner: &Self) -> Self {
        Self {
            m: compose(&self.m, &inner.m),
        }
    }

    /// `self` after a shift, cheaper than [`after`](Self::after).
    #[inline]
    pub fn shifted(&self, x: f32, y: f32) -> Self {
        let [a, b, c, d, tx, ty] = self.m;
        Self {
            m: [a, b, c, d, a * x + c * y + tx, b * x + d * y + ty],
        }
    }

    /// A shift after `self`.
    pub fn shifted_by(&self, x: f32, y: f32) -> Self {
        let [a, b, c, d, tx, ty] = self.m;
        Self {
            m: [a, b, c, d, tx + x, ty + y],
        }
    }

    /// Whether it is nothing but a shift, to the bit: a minus in front of a 0 goes on to others.
    pub fn only_shifts(&self) -> bool {
        let [a, b, c, d, ..] = self.m.map(f32::to_bits);
        [a, b, c, d] == [1.0, 0.0, 0.0, 1.0].map(f32::to_bits)
    }

    /// How much lengths grow: the square root of how much areas do.
    pub fn scale(&self) -> f32 {
        let [a, b, c, d, _, _] = self.m;
        (a * d - b * c).abs().sqrt()
    }

    /// How much lengths grow along x and along y.
    pub fn side_scales(&self) -> [f32; 2] {
        let [a, b, c, d, _, _] = self.m;
        [(a * a + b * b).sqrt(), (c * c + d * d).sqrt()]
    }

    /// The smallest upright rectangle around a box of `width` by `height` at the origin.
    #[inline]
    pub fn around(&self, width: f32, height: f32) -> Rect {
        let [a, b, c, d, tx, ty] = self.m;
        // Nearly all are upright, and this is asked of each node of a container that scrolls.
        let is_upright = b == 0.0 && c == 0.0 && a >= 0.0 && d >= 0.0;
        if is_upright && width >= 0.0 && height >= 0.0 {
            return Rect {
                left: tx + 0.0,
                top: ty + 0.0,
                right: tx + (a * width + 0.0),
                bottom: ty + (d * height + 0.0),
            };
        }
        let (left, right) = bounds_of(a * width, c * height);
        let (top, bottom) = bounds_of(b * width, d * height);
        Rect {
            left: tx + left,
            top: ty + top,
            right: tx + right,
            bottom: ty + bottom,
        }
    }

    /// The smallest upright rectangle around another.
    #[inline]
    pub fn around_rect(&self, rect: &Rect) -> Rect {
        self.shifted(rect.left, rect.top)
            .around(rect.right - rect.left, rect.bottom - rect.top)
    }

    /// Whether every coefficient is a number.
    #[inline]
    pub fn is_finite(&self) -> bool {
        are_finite(&self.m)
    }
}

/// Least and greatest of 0, `x`, `y` and `x + y`.
fn bounds_of(x: f32, y: f32) -> (f32, f32) {
    (x.min(0.0) + y.min(0.0), x.max(0.0) + y.max(0.0))
}

/// An upright rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

impl Rect {
    /// A mere corner.
    pub(crate) const NOTHING: Self = Self {
        left: 0.0,
        top: 0.0,
        right: 0.0,
        bottom: 0.0,
    };

    /// Everything that is drawn lies in it.
    pub const EVERYWHERE: Self = Self {
        left: f32::NEG_INFINITY,
        top: f32::NEG_INFINITY,
        right: f32::INFINITY,
        bottom: f32::INFINITY,
    };

    /// What lies in both; empty ones have edges that cross.
    pub fn and(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The smallest one around both.
    pub fn or(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Moved by `x` and `y`.
    pub fn shifted(&self, x: f32, y: f32) -> Self {
        Self {
            left: self.left + x,
            top: self.top + y,
            right: self.right + x,
            bottom: self.bottom + y,
        }
    }

    /// Larger by `margin` on every side.
    pub fn grown(&self, margin: f32) -> Self {
        Self {
            left: self.left - margin,
            top: self.top - margin,
            right: self.right + margin,
            bottom: self.bottom + margin,
        }
    }

    /// Whether nothing lies in it.
    fn is_empty(&self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// Whether a part of it that is no mere edge can be seen in a window. A box without area counts
    /// where its edge lies inside.
    pub fn is_seen_in(&self, window: &Self) -> bool {
        !window.is_empty()
            && self.left < window.right
            && window.left < self.right
            && self.top < window.bottom
            && window.top < self.bottom
    }
}
