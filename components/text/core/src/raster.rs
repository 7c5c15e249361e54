//! Glyph outlines as coverage.

use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use zeno::{Command, Fill, Mask, Point, Scratch};

use crate::fonts::Fonts;
use crate::lines::Variants;

/// Largest side of a glyph in pixels: a page has room for it and its padding.
const MAX_SIDE: f32 = 1022.0;

/// How many places within a pixel a glyph can begin at, from left to right.
pub(crate) const SUBPIXELS: u8 = 4;

/// Everything that decides the pixels of a glyph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct GlyphKey {
    pub(crate) face: usize,
    pub(crate) glyph: u32,
    /// Bits of the font size in pixels.
    pub(crate) size: u32,
    pub(crate) variant: u16,
    /// Quarters of a pixel to the right.
    pub(crate) subpixel: u8,
}

/// The pixels that a glyph covers, from its origin on the baseline; y grows downwards.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Extent {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Scratch for outlines.
#[derive(Default)]
pub(crate) struct Raster {
    path: Vec<Command>,
    scratch: Scratch,
    drawn_by_rows: Vec<u8>,
}

impl Raster {
    /// The pixels that a glyph covers; none for a space, for a glyph that the font cannot draw, and for one that no page has room for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be within 0 and 1022, and within 2^24"
    )]
    pub(crate) fn extent(&mut self, key: &GlyphKey, fonts: &Fonts, variants: &Variants) -> Extent {
        if !self.outline(key, fonts, variants) {
            return Extent::default();
        }
        let bounds = self.scratch.bounds(&self.path, Fill::NonZero, None);
        let (left, top) = (bounds.min.x.floor(), bounds.min.y.floor());
        let (width, height) = (bounds.max.x.ceil() - left, bounds.max.y.ceil() - top);
        let sides = 1.0..=MAX_SIDE;
        if !(left.abs() < 1e7
            && top.abs() < 1e7
            && sides.contains(&width)
            && sides.contains(&height))
        {
            return Extent::default();
        }
        Extent {
            left: left as i32,
            top: top as i32,
            width: width as u32,
            height: height as u32,
        }
    }

    /// Draws a glyph into rows of `stride` bytes at `x, y`.
    #[expect(clippy::cast_precision_loss, reason = "within 2^24")]
    pub(crate) fn draw(
        &mut self,
        key: &GlyphKey,
        extent: Extent,
        fonts: &Fonts,
        variants: &Variants,
        pixels: &mut [u8],
        stride: usize,
        x: usize,
        y: usize,
    ) {
        if !self.outline(key, fonts, variants) {
            return;
        }
        let (width, height) = (extent.width as usize, extent.height as usize);
        self.drawn_by_rows.clear();
        self.drawn_by_rows.resize(width * height, 0);
        Mask::with_scratch(&self.path, &mut self.scratch)
            .size(extent.width, extent.height)
            .offset((-extent.left as f32, -extent.top as f32))
            .render_into(&mut self.drawn_by_rows, None);
        for (row, from) in self.drawn_by_rows.chunks_exact(width.max(1)).enumerate() {
            let start = (y + row) * stride + x;
            if let Some(to) = pixels.get_mut(start..start + width) {
                to.copy_from_slice(from);
            }
        }
    }

    /// Puts the outline of a glyph in `path`; whether there is one.
    fn outline(&mut self, key: &GlyphKey, fonts: &Fonts, variants: &Variants) -> bool {
        self.path.clear();
        let Some(bytes) = fonts.face(key.face).and_then(|face| face.bytes.as_deref()) else {
            return false;
        };
        let Ok(font) = FontRef::new(bytes) else {
            return false;
        };
        let Some(glyph) = font.outline_glyphs().get(GlyphId::new(key.glyph)) else {
            return false;
        };
        let coords: Vec<NormalizedCoord> = variants
            .get(key.variant)
            .iter()
            .map(|&bits| NormalizedCoord::from_bits(bits))
            .collect();
        let settings = DrawSettings::unhinted(
            Size::new(f32::from_bits(key.size)),
            LocationRef::new(&coords),
        );
        let mut pen = Pen {
            path: &mut self.path,
            x: f32::from(key.subpixel) / f32::from(SUBPIXELS),
            is_finite: true,
        };
        let drawn = glyph.draw(settings, &mut pen).is_ok();
        drawn && pen.is_finite && !self.path.is_empty()
    }
}

/// Takes an outline with y upwards, puts it down with y downwards.
struct Pen<'a> {
    path: &'a mut Vec<Command>,
    x: f32,
    is_finite: bool,
}

impl Pen<'_> {
    fn point(&mut self, x: f32, y: f32) -> Point {
        self.is_finite &= x.is_finite() && y.is_finite();
        Point::new(x + self.x, -y)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.path.push(Command::MoveTo(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.path.push(Command::LineTo(to));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, to) = (self.point(cx, cy), self.point(x, y));
        self.path.push(Command::QuadTo(control, to));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b, to) = (self.point(ax, ay), self.point(bx, by), self.point(x, y));
        self.path.push(Command::CurveTo(a, b, to));
    }

    fn close(&mut self) {
        self.path.push(Command::Close);
    }
}
