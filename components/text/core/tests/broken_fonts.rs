//! Fonts from anywhere: refused or used, never a panic, never a number that is not finite.

mod common;

use common::{FACES, faces, font, paragraph};
use inlay_schema::{Writer, id};
use inlay_text::{AvailableWidth, FontError, Text};
use proptest::prelude::*;

const SAMPLE: &str = "Office AVATAR fi ffl, 1927 — العربية متصل 東京の映画。e\u{301}\u{30d}";

/// Adds a font and uses it for everything that fonts are used for.
fn use_font(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let mut text = Text::new();
    prop_assert!(text.apply(&faces(&FACES[..1])).is_ok());
    let entries = paragraph(2, SAMPLE, |writer: &mut Writer<'_>| {
        writer.entry(id::FONT_SIZE, &24.0_f32);
        writer.entry(id::MAX_LINES, &3_u32);
        writer.entry(
            id::TEXT_OVERFLOW,
            &inlay_schema::values::TextOverflow::Ellipsis,
        );
    });
    prop_assert!(text.apply(&entries).is_ok());
    match text.add_font(1, bytes) {
        Ok(_) => {}
        Err(error) => {
            prop_assert_eq!(error, FontError::NotAFont(length));
            return Ok(());
        }
    }
    for available in [
        AvailableWidth::MinContent,
        AvailableWidth::MaxContent,
        AvailableWidth::Definite(150.0),
    ] {
        let size = text.measure(2, available);
        prop_assert!(
            size.width.is_finite() && size.height.is_finite() && size.baseline.is_finite(),
            "{:?}",
            size
        );
        prop_assert!(size.width >= 0.0 && size.height >= 0.0);
    }
    prop_assert!(text.set_boxes(&[2], &[0.0, 0.0, 150.0, 400.0]).is_ok());
    prop_assert!(text.set_scales(&[2], &[1.0]).is_ok());
    let glyphs = text.update().clone();
    prop_assert!(glyphs.quads.iter().all(|number| number.is_finite()));
    let uploads = text.take_uploads();
    // Whole rows of pages.
    prop_assert_eq!(text.all_uploads().pixels.len() % 1024, 0);
    prop_assert!(uploads.parts.len().is_multiple_of(7));
    text.wanted_fonts();
    Ok(())
}

fn any_file() -> impl Strategy<Value = Vec<u8>> {
    (0..FACES.len()).prop_map(|at| font(FACES[at].2))
}

/// Places and lengths of a font's tables, so that changes hit headers and offsets and not only
/// outlines.
fn tables(bytes: &[u8]) -> Vec<(usize, usize)> {
    let word = |at: usize| {
        bytes
            .get(at..at + 4)
            .and_then(|word| word.try_into().ok())
            .map_or(0, u32::from_be_bytes) as usize
    };
    let count = bytes.get(4..6).map_or(0, |count| {
        usize::from(count[0]) << 8 | usize::from(count[1])
    });
    (0..count)
        .map(|table| (word(12 + 16 * table + 8), word(12 + 16 * table + 12)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        use_font(bytes)?;
    }

    #[test]
    fn truncated_fonts((mut bytes, length) in any_file().prop_flat_map(|bytes| { let length = bytes.len(); (Just(bytes), 0..length) })) {
        bytes.truncate(length);
        use_font(bytes)?;
    }

    #[test]
    fn changed_bytes_anywhere(mut bytes in any_file(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        use_font(bytes)?;
    }

    #[test]
    fn changed_bytes_at_the_start_of_tables(
        mut bytes in any_file(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop_oneof![Just(0), Just(0xff), Just(0x7f), Just(0x80), any::<u8>()]), 1..30),
    ) {
        let tables = tables(&bytes);
        for (table, at, value) in changes {
            let (start, length) = tables[table.index(tables.len())];
            let at = start + at.index(length.clamp(1, 120));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
        }
        use_font(bytes)?;
    }

    #[test]
    fn words_all_over_tables(
        mut bytes in any_file(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop_oneof![Just(0_u16), Just(0xffff), Just(0x7fff), Just(0x8000), 0..64_u16]), 1..60),
    ) {
        let tables = tables(&bytes);
        for (table, at, value) in changes {
            let (start, length) = tables[table.index(tables.len())];
            let at = start + at.index((length / 2).max(1)) * 2;
            if let Some(bytes) = bytes.get_mut(at..at + 2) {
                bytes.copy_from_slice(&value.to_be_bytes());
            }
        }
        use_font(bytes)?;
    }
}
