//! Which glyphs have an outline that can be read.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::OutlinePen;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::glyf::Glyph;
use skrifa::{FontRef, GlyphId};

use crate::outline::{draw, outlines};

/// Most parts of a glyph that is made of others.
const MAX_PARTS: u32 = 256;

/// Whether a glyph has an outline.
pub(crate) fn has_outline(font: &FontRef<'_>, glyph: u32) -> bool {
    let glyph = GlyphId::new(glyph);
    if !is_sound(font, glyph) {
        return false;
    }
    let mut ink = Ink(false);
    outlines(font)
        .and_then(|outlines| outlines.get(glyph))
        .is_some_and(|glyph| draw(&glyph, Size::unscaled(), LocationRef::default(), &mut ink))
        && ink.0
}

/// Whether anything was drawn.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

/// Whether the outline of a glyph can be read: read-fonts 0.41 indexes out of bounds in a TrueType
/// outline that has data but no points.
pub(crate) fn is_sound(font: &FontRef<'_>, glyph: GlyphId) -> bool {
    is_sound_of(font, glyph, &mut { MAX_PARTS })
}

/// The same. `parts` is how many outlines may still be looked at, against fonts whose glyphs are
/// made of themselves.
fn is_sound_of(font: &FontRef<'_>, glyph: GlyphId, parts: &mut u32) -> bool {
    let (Ok(glyf), Ok(loca)) = (font.glyf(), font.loca(None)) else {
        return true;
    };
    match (parts.checked_sub(1), loca.get_glyf(glyph, &glyf)) {
        (None, _) | (_, Err(_)) => false,
        (Some(_), Ok(None)) => true,
        (Some(left), Ok(Some(outline))) => {
            *parts = left;
            match outline {
                Glyph::Simple(simple) => simple.num_points() > 0,
                Glyph::Composite(composite) => composite
                    .components()
                    .all(|part| is_sound_of(font, part.glyph.into(), parts)),
            }
        }
    }
}
