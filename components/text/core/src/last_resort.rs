//! The face that stands in where no font is there: every character is a hollow box as wide as 0.6
//! font sizes, and a space is empty.
//!
//! A TrueType font, put together here. Its lines are as high as those of a text that waits for its
//! font, so that nothing moves up or down when the box appears.

/// Words of 16 bits, high byte first, as TrueType has all numbers.
const HEAD: [u16; 27] = [
    1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, UNITS, 0, 0, 0, 0, 0, 0, 0, 0, 60, 0, 540, 700, 0, 8, 2,
    0, 0,
];
/// Units per em.
const UNITS: u16 = 1000;
/// Ascender 960, descender -240.
const HHEA: [u16; 18] = [
    1, 0, 960, 0xff10, 0, 600, 60, 60, 540, 1, 0, 0, 0, 0, 0, 0, 0, 2,
];
/// Two glyphs; at most eight points in two contours.
const MAXP: [u16; 16] = [1, 0, 2, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
/// Advance and left bearing of the box and of the space.
const HMTX: [u16; 4] = [600, 60, 280, 0];
/// Format 4: U+0020 and U+00A0 are the space.
const CMAP: [u16; 26] = [
    0, 1, 3, 1, 0, 12, 4, 40, 0, 6, 4, 1, 2, 0x20, 0xa0, 0xffff, 0, 0x20, 0xa0, 0xffff, 0xffe1,
    0xff61, 1, 0, 0, 0,
];
/// No names.
const NAME: [u16; 3] = [0, 0, 6];
/// The space has no outline.
const LOCA: [u16; 3] = [0, 28, 28];
/// A box of 480 by 700 units and, the other way round, its inside, 50 units in: bounds, ends of
/// contours, no instructions, flags of eight points on the outline, steps in x, steps in y.
const GLYF: [u16; 28] = [
    2, 60, 0, 540, 700, 3, 7, 0, 0x0101, 0x0101, 0x0101, 0x0101, 60, 0, 480, 0, 0xfe52, 380, 0,
    0xfe84, 0, 700, 0, 0xfd44, 50, 0, 600, 0,
];

/// Tables by tag, in order.
const TABLES: [(&[u8; 4], &[u16]); 8] = [
    (b"cmap", &CMAP),
    (b"glyf", &GLYF),
    (b"head", &HEAD),
    (b"hhea", &HHEA),
    (b"hmtx", &HMTX),
    (b"loca", &LOCA),
    (b"maxp", &MAXP),
    (b"name", &NAME),
];

/// The font's file.
pub(crate) fn bytes() -> Vec<u8> {
    let mut head = vec![0, 1, 0, 0];
    for number in [8_u16, 128, 3, 0] {
        head.extend(number.to_be_bytes());
    }
    let mut body = Vec::new();
    let start = head.len() + 16 * TABLES.len();
    for (tag, words) in TABLES {
        head.extend(tag);
        // nobody looks at checksums
        for number in [0, start + body.len(), 2 * words.len()] {
            head.extend(u32::try_from(number).unwrap_or_default().to_be_bytes());
        }
        body.extend(words.iter().flat_map(|word| word.to_be_bytes()));
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.extend(body);
    head
}

#[cfg(test)]
mod tests {
    use super::bytes;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider};

    #[test]
    fn it_is_a_font_of_a_box_and_a_space() {
        let bytes = bytes();
        let font = FontRef::new(&bytes).expect("it is a font");
        let metrics = font.metrics(Size::new(100.0), LocationRef::default());
        let bits = |sides: &[f32]| sides.iter().map(|side| side.to_bits()).collect::<Vec<_>>();
        assert_eq!(
            bits(&[metrics.ascent, metrics.descent]),
            bits(&[96.0, -24.0])
        );
        let glyph = |character: char| font.charmap().map(character).map_or(0, |id| id.to_u32());
        assert_eq!([' ', '\u{a0}', 'A', '\u{ffff}'].map(glyph), [1, 1, 0, 0]);
        let bounds = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let bounds = bounds.bounds(0_u32.into()).expect("the box has an outline");
        let sides = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        assert_eq!(bits(&sides), bits(&[60.0, 0.0, 540.0, 700.0]));
        assert!(crate::sound::has_outline(&font, 0));
        assert!(!crate::sound::has_outline(&font, 1));
    }
}
