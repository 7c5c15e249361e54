//! Bilinear samples of pictures and atlas pages, edges repeated: what `LINEAR` with `CLAMP_TO_EDGE`
//! does on a GPU.

/// A picture: RGBA, alpha premultiplied, rows from the top.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pixels: Vec<u8>,
    /// Smaller ones, each half the one before; none unless they were made.
    levels: Vec<Self>,
}

/// First and last place of samples along x and y, where whole numbers are centres of texels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Held([[f32; 2]; 2]);

impl Held {
    /// The nearest place to which samples are held.
    #[inline]
    pub(crate) const fn nearest(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [[left, right], [top, bottom]] = self.0;
        [x.max(left).min(right), y.max(top).min(bottom)]
    }
}

/// The four texels around a place, and the weights of the later ones in 1/256.
struct Taps {
    x: [usize; 2],
    y: [usize; 2],
    weight: [u32; 2],
}

/// Texels around `place`, where whole numbers are centres of texels.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the picture before"
)]
fn taps(place: [f32; 2], width: u32, height: u32) -> Taps {
    let axis = |at: f32, size: u32| {
        let last = size.max(1) - 1;
        let fixed = (at.clamp(0.0, last as f32) * 256.0) as u32;
        let low = (fixed >> 8).min(last);
        (low as usize, (low + 1).min(last) as usize, fixed & 255)
    };
    let (x0, x1, wx) = axis(place[0], width);
    let (y0, y1, wy) = axis(place[1], height);
    Taps {
        x: [x0, x1],
        y: [y0, y1],
        weight: [wx, wy],
    }
}

/// Two of four 8-bit channels as 16-bit lanes: the even ones, and the odd ones moved down.
const LANES: u32 = 0x00ff_00ff;

/// `a` to `b` by `weight` of 256, rounded, in both lanes. Each lane is at most 255 * 256 + 128 on
/// the way.
#[inline]
const fn mix(a: u32, b: u32, weight: u32) -> u32 {
    ((a * (256 - weight) + b * weight + 0x0080_0080) >> 8) & LANES
}

impl Picture {
    /// Without levels.
    pub(crate) const fn new(width: u32, height: u32, pixels: Vec<u8>) -> Self {
        Self {
            width,
            height,
            pixels,
            levels: Vec::new(),
        }
    }

    /// Makes all levels, unless they are there.
    pub(crate) fn make_levels(&mut self) {
        if !self.levels.is_empty() {
            return;
        }
        let mut levels: Vec<Self> = Vec::new();
        loop {
            let last = levels.last().unwrap_or(self);
            if last.width.max(last.height) <= 1 {
                break;
            }
            let next = last.halved();
            levels.push(next);
        }
        self.levels = levels;
    }

    /// Half as wide and high: samples in the middles of the texels.
    fn halved(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let scale = [
            self.width as f32 / width as f32,
            self.height as f32 / height as f32,
        ];
        let mut pixels = Vec::with_capacity((width * height * 4) as usize);
        for row in 0..height {
            for column in 0..width {
                let middle = [column, row].map(|at| at as f32 + 0.5);
                pixels
                    .extend(self.sample([middle[0] * scale[0] - 0.5, middle[1] * scale[1] - 0.5]));
            }
        }
        Self::new(width, height, pixels)
    }

    /// The level for so many texels per pixel, and how much of the next one there is in the colour.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "kept within the levels before"
    )]
    pub(crate) fn level(&self, texels: [f32; 2], part: [f32; 4]) -> (&Self, Option<(&Self, f32)>) {
        let mut limit = self.levels.len() as f32;
        let is_whole =
            part[..2].iter().all(|&at| at <= 0.0) && part[2..].iter().all(|&at| at >= 1.0);
        if !is_whole {
            let sides = [
                (part[2] - part[0]) * self.width as f32,
                (part[3] - part[1]) * self.height as f32,
            ];
            let shorter = sides[0].min(sides[1]).max(1.0);
            limit = limit.min(((shorter.log2() + 0.001).floor() - 1.0).max(0.0));
        }
        let most = texels[0].max(texels[1]).max(1.0);
        let level = (most.log2() - 0.5).max(0.0).min(limit);
        let index = level.floor();
        let at = |index: usize| {
            index
                .checked_sub(1)
                .and_then(|place| self.levels.get(place))
        };
        let base = at(index as usize).unwrap_or(self);
        let share = level - index;
        let next = at(index as usize + 1).filter(|_| share > 0.0);
        (base, next.map(|next| (next, share)))
    }

    #[inline]
    fn texel(&self, row: usize, column: usize) -> u32 {
        let at = (row * self.width as usize + column) * 4;
        match self.pixels.get(at..at + 4) {
            Some(&[r, g, b, a]) => u32::from_le_bytes([r, g, b, a]),
            _ => 0,
        }
    }

    /// Where samples of a part of it lie, which is given in shares of it: so far from texels
    /// outside that these have no share in them.
    pub(crate) fn hold(&self, [left, top, right, bottom]: [f32; 4]) -> Held {
        let axis = |from: f32, until: f32, size: u32| {
            let size = size as f32;
            let first = (from * size - 0.01).ceil();
            let last = (until * size + 0.01).floor() - 1.0;
            if first <= last {
                [first, last]
            } else {
                [(from + until) * 0.5 * size - 0.5; 2]
            }
        };
        Held([
            axis(left, right, self.width),
            axis(top, bottom, self.height),
        ])
    }

    /// The colour at `place`, where whole numbers are centres of texels.
    #[inline]
    pub(crate) fn sample(&self, place: [f32; 2]) -> [u8; 4] {
        let Taps {
            x,
            y,
            weight: [wx, wy],
        } = taps(place, self.width, self.height);
        let top = [self.texel(y[0], x[0]), self.texel(y[0], x[1])];
        let bottom = [self.texel(y[1], x[0]), self.texel(y[1], x[1])];
        let lanes = |shift: u32| {
            let across = |[left, right]: [u32; 2]| {
                mix((left >> shift) & LANES, (right >> shift) & LANES, wx)
            };
            mix(across(top), across(bottom), wy)
        };
        (lanes(0) | lanes(8) << 8).to_le_bytes()
    }
}

/// The coverage, 0 to 255, of a page at `place`, where whole numbers are centres of texels.
#[inline]
pub(crate) fn sample_page(width: u32, height: u32, pixels: &[u8], place: [f32; 2]) -> f32 {
    let Taps {
        x,
        y,
        weight: [wx, wy],
    } = taps(place, width, height);
    let texel = |row: usize, column: usize| {
        pixels
            .get(row * width as usize + column)
            .copied()
            .map_or(0, u32::from)
    };
    let across = |row: usize| texel(row, x[0]) * (256 - wx) + texel(row, x[1]) * wx;
    let sum = across(y[0]) * (256 - wy) + across(y[1]) * wy;
    sum as f32 / 65536.0
}
