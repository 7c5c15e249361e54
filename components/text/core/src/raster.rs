//! Glyphs as pixels.

use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::OutlinePen;
use skrifa::{FontRef, GlyphId};

use crate::coverage::Coverage;
use crate::fonts::Fonts;
use crate::outline::{Outline, draw, outlines};
use crate::sound::is_sound;
use crate::variants::Variants;

/// Largest side of a glyph's ink in pixels: a page has room for it and its border.
const MAX_SIDE: f32 = 1022.0;
/// Empty pixels around the ink. A sample between pixels reaches half a pixel beyond them: with one
/// empty pixel, a glyph that is drawn larger or smaller ends softly, whatever lies beside it in the
/// page.
const BORDER: u32 = 1;

/// How many places within a pixel a glyph can begin at, from left to right.
pub(crate) const SUBPIXELS: u8 = 4;

/// Everything that decides the pixels of a glyph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct GlyphKey {
    pub(crate) face: u16,
    pub(crate) glyph: u32,
    /// Bits of the font size in pixels.
    pub(crate) size: u32,
    pub(crate) variant: u16,
    /// Quarters of a pixel to the right.
    pub(crate) subpixel: u8,
}

/// The pixels that a glyph covers and its border, from its origin on the baseline; y grows
/// downwards.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Extent {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Draws glyphs; keeps only scratch memory.
#[derive(Default)]
pub(crate) struct Raster {
    outline: Outline,
    coverage: Coverage,
}

impl Raster {
    /// The pixels that a glyph covers with its border; none for a space, for a glyph that the font
    /// cannot draw, and for one that no page has room for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be within 1 and 1022, and within 2^24"
    )]
    pub(crate) fn extent(&mut self, key: &GlyphKey, fonts: &Fonts, variants: &Variants) -> Extent {
        let Some([low, high]) = self
            .draw_outline(key, fonts, variants)
            .and_then(Outline::bounds)
        else {
            return Extent::default();
        };
        let (left, top) = (low[0].floor(), low[1].floor());
        let (width, height) = (high[0].ceil() - left, high[1].ceil() - top);
        let sides = 1.0..=MAX_SIDE;
        if !(left.abs() < 1e7
            && top.abs() < 1e7
            && sides.contains(&width)
            && sides.contains(&height))
        {
            return Extent::default();
        }
        Extent {
            left: left as i32 - BORDER.cast_signed(),
            top: top as i32 - BORDER.cast_signed(),
            width: width as u32 + 2 * BORDER,
            height: height as u32 + 2 * BORDER,
        }
    }

    /// Draws a glyph into rows of `stride` bytes, from the start of `pixels` on.
    #[expect(clippy::cast_precision_loss, reason = "within 2^24")]
    pub(crate) fn draw(
        &mut self,
        key: &GlyphKey,
        extent: Extent,
        (fonts, variants): (&Fonts, &Variants),
        pixels: &mut [u8],
        stride: usize,
    ) {
        let (left, top) = (extent.left as f32, extent.top as f32);
        if self.draw_outline(key, fonts, variants).is_none() {
            return;
        }
        self.coverage
            .begin(extent.width as usize, extent.height as usize);
        for line in &self.outline.lines {
            self.coverage.line(line.map(|[x, y]| [x - left, y - top]));
        }
        self.coverage.write(pixels, stride);
    }

    /// The outline of a glyph; `None` if the font has none for it.
    fn draw_outline(
        &mut self,
        key: &GlyphKey,
        fonts: &Fonts,
        variants: &Variants,
    ) -> Option<&Outline> {
        let bytes = fonts.face(usize::from(key.face))?.bytes.as_deref()?;
        let font = FontRef::new(bytes).ok()?;
        let glyph = GlyphId::new(key.glyph);
        if !is_sound(&font, glyph) {
            return None;
        }
        let glyph = outlines(&font)?.get(glyph)?;
        let coords: Vec<NormalizedCoord> = variants
            .get(key.variant)
            .iter()
            .map(|&bits| NormalizedCoord::from_bits(bits))
            .collect();
        self.outline
            .begin(f32::from(key.subpixel) / f32::from(SUBPIXELS));
        let (size, location) = (f32::from_bits(key.size), LocationRef::new(&coords));
        if !draw(&glyph, Size::new(size), location, &mut self.outline) {
            return None;
        }
        self.outline.close();
        Some(&self.outline)
    }
}
