//! How much of a pixel a box covers: the formula that `wit/draw-list/draw-list.md` gives, the same
//! as in the shaders.

use crate::affine::{Affine, apply, invert};

/// A box on the surface, measured in pixels of its own axes from its centre.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// From surface pixels to the box's own.
    pub inverse: Affine,
    /// Half its width and height.
    pub half: [f32; 2],
    /// Pixels per dp along its axes.
    pub scale: [f32; 2],
    /// Corner radii along x and y, from the top left clockwise.
    radii: [[f32; 2]; 4],
    /// Whether there are any.
    rounded: bool,
    /// Largest radius along x and y.
    reach: [f32; 2],
    /// Whether rows of pixels are rows of the box.
    pub upright: bool,
}

impl Shape {
    /// A box of `size` and `radii` in its own units, with its way `to_surface` in pixels. `None` if
    /// nothing of it can be seen.
    pub fn new(to_surface: &Affine, size: [f32; 2], radii: [f32; 4]) -> Option<Self> {
        let [a, b, c, d, ..] = *to_surface;
        let scale = [(a * a + b * b).sqrt(), (c * c + d * d).sqrt()];
        let half = [size[0] * scale[0] * 0.5, size[1] * scale[1] * 0.5];
        let seen = half.iter().all(|&side| side > 0.0 && side.is_finite());
        let inverse = invert(to_surface).filter(|_| seen)?;
        let [ia, ib, ic, id, itx, ity] = inverse;
        let centred = [
            ia * scale[0],
            ib * scale[1],
            ic * scale[0],
            id * scale[1],
            itx * scale[0] - half[0],
            ity * scale[1] - half[1],
        ];
        let radii = radii.map(|radius| [radius.max(0.0) * scale[0], radius.max(0.0) * scale[1]]);
        let shape = Self {
            inverse: centred,
            half,
            scale,
            radii: [[0.0; 2]; 4],
            rounded: false,
            reach: [0.0; 2],
            upright: b == 0.0 && c == 0.0,
        };
        centred
            .iter()
            .all(|number| number.is_finite())
            .then(|| shape.resized(half, radii))
    }

    /// A box of another size and other corners along the same axes, whose places count from its own
    /// centre. All in pixels.
    #[must_use]
    pub fn resized(&self, half: [f32; 2], radii: [[f32; 2]; 4]) -> Self {
        let reach = radii.iter().fold([0.0_f32; 2], |reach, radius| {
            [reach[0].max(radius[0]), reach[1].max(radius[1])]
        });
        Self {
            half,
            radii,
            rounded: reach[0] > 0.0 && reach[1] > 0.0,
            reach,
            ..*self
        }
    }

    /// The greatest radii of its corners along x and y, in pixels.
    pub const fn greatest_radii(&self) -> [f32; 2] {
        self.reach
    }

    /// Whether it has a round corner.
    pub const fn is_rounded(&self) -> bool {
        self.rounded
    }

    /// Coverage at a place in the box's own pixels.
    #[inline]
    pub fn covered(&self, place: [f32; 2]) -> f32 {
        self.cover(
            place,
            Self::axis(self.half[0], place[0]),
            Self::axis(self.half[1], place[1]),
        )
    }

    /// A pixel's centre in the box's own pixels.
    #[inline]
    pub fn locate(&self, x: f32, y: f32) -> [f32; 2] {
        apply(&self.inverse, x, y)
    }

    /// Coverage along one axis, exact for an upright box.
    #[inline]
    pub fn axis(half: f32, q: f32) -> f32 {
        (half + 0.5 - q.abs()).clamp(0.0, (2.0 * half).min(1.0))
    }

    /// Coverage at a place in the box's own pixels, with the axes' coverage `cx` and `cy`.
    #[inline]
    pub fn cover(&self, q: [f32; 2], cx: f32, cy: f32) -> f32 {
        let straight = cx * cy;
        if !self.rounded || straight <= 0.0 {
            return straight;
        }
        let Some(([rx, ry], [px, py])) = self.corner(q) else {
            return straight;
        };
        let (ux, uy) = (px / rx, py / ry);
        let k = (ux * ux + uy * uy).sqrt();
        let (gx, gy) = (ux / rx, uy / ry);
        let distance = (k - 1.0) * k / (gx * gx + gy * gy).sqrt();
        straight.min((0.5 - distance).clamp(0.0, 1.0))
    }

    /// The radii of the corner in whose square a place is, and the place from that corner's centre.
    /// Squares of neighbours do not overlap; of two that face each other the nearer corner's arc is
    /// the one that may cut the place off.
    #[inline]
    fn corner(&self, q: [f32; 2]) -> Option<([f32; 2], [f32; 2])> {
        let [x, y] = q;
        let (across, down) = (x * self.half[1], y * self.half[0]);
        let falling = if across + down < 0.0 {
            (0, [-x, -y])
        } else {
            (2, [x, y])
        };
        let rising = if across - down > 0.0 {
            (1, [x, -y])
        } else {
            (3, [-x, y])
        };
        [falling, rising].into_iter().find_map(|(corner, towards)| {
            let [rx, ry] = self.radii[corner];
            let place = [
                towards[0] - (self.half[0] - rx),
                towards[1] - (self.half[1] - ry),
            ];
            let is_round = rx > 0.0 && ry > 0.0;
            (is_round && place[0] > 0.0 && place[1] > 0.0).then_some(([rx, ry], place))
        })
    }

    /// Coverage of the pixel with this centre.
    #[inline]
    pub fn at(&self, x: f32, y: f32) -> f32 {
        self.covered(self.locate(x, y))
    }

    /// Where a row of the box's own begins and ends, at a distance from its centre, in pixels.
    pub fn row(&self, y: f32) -> [f32; 2] {
        let inset = |corner: usize, towards: f32| {
            let [rx, ry] = self.radii[corner];
            let into = towards - (self.half[1] - ry);
            if rx <= 0.0 || into <= 0.0 {
                return 0.0;
            }
            let share = (into / ry).min(1.0);
            rx * (1.0 - (1.0 - share * share).sqrt())
        };
        let (left, right) = (inset(0, -y).max(inset(3, y)), inset(1, -y).max(inset(2, y)));
        [left - self.half[0], self.half[0] - right]
    }

    /// The part of a row in which the box covers every pixel: centres from the first to the second.
    /// Empty unless it is upright.
    pub fn solid(&self, y: f32) -> [f32; 2] {
        const EMPTY: [f32; 2] = [f32::INFINITY, f32::NEG_INFINITY];
        if !self.upright {
            return EMPTY;
        }
        let q = self.locate(0.0, y);
        let edge = q[1].abs();
        if edge > self.half[1] - 0.5 {
            return EMPTY;
        }
        let inset = if edge > self.half[1] - self.reach[1] - 1.0 {
            self.reach[0]
        } else {
            0.0
        };
        let reach = self.half[0] - 0.5 - inset;
        // The scale along x of an upright box's own pixels is 1 or -1.
        let centre = -q[0] / self.inverse[0];
        [centre - reach, centre + reach]
    }

    /// Whether it is an upright box with square corners.
    pub const fn is_plain(&self) -> bool {
        self.upright && !self.rounded
    }

    /// An upright box of pixels: left, top, right, bottom. `None` if it is empty.
    pub fn plain([left, top, right, bottom]: [f32; 4]) -> Option<Self> {
        let to_surface = [1.0, 0.0, 0.0, 1.0, left, top];
        Self::new(&to_surface, [right - left, bottom - top], [0.0; 4])
    }

    /// The smallest upright box of pixels around it: left, top, right, bottom.
    pub fn bounds(to_surface: &Affine, size: [f32; 2]) -> [f32; 4] {
        let corners = [[0.0, 0.0], [size[0], 0.0], [0.0, size[1]], size]
            .map(|[x, y]| apply(to_surface, x, y));
        let mut bounds = [
            f32::INFINITY,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::NEG_INFINITY,
        ];
        for [x, y] in corners {
            bounds = [
                bounds[0].min(x),
                bounds[1].min(y),
                bounds[2].max(x),
                bounds[3].max(y),
            ];
        }
        bounds
    }
}

/// Channels of `0xRRGGBBAA`, 0 to 1, premultiplied.
pub fn premultiplied(color: u32) -> [f32; 4] {
    let [a, b, g, r] = color
        .to_le_bytes()
        .map(|channel| f32::from(channel) / 255.0);
    [r * a, g * a, b * a, a]
}

/// A colour between two.
pub fn mix(from: [f32; 4], to: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|channel| from[channel] + (to[channel] - from[channel]) * share)
}
