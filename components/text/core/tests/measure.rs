//! A paragraph is measured as it is drawn.

mod common;

use std::collections::BTreeSet;

use common::{paragraph, text_with_fonts};
use inlay_schema::id;
use inlay_schema::values::{LineHeight, TextWrap};
use inlay_text::AvailableWidth;
use proptest::prelude::*;

const NODE: u32 = 2;
/// Height of a line, in dp.
const LINE: f32 = 40.0;

/// Words of one letter, so that all quads of a line have the same top.
fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(1..20_usize, 1..12).prop_map(|lengths| {
        let words: Vec<_> = lengths.iter().map(|&length| "x".repeat(length)).collect();
        words.join(" ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_paragraph_is_as_high_as_the_lines_that_are_drawn(
        content in words(),
        width in 0.0..500.0_f32,
        wrap in prop::sample::select(vec![TextWrap::Wrap, TextWrap::Nowrap, TextWrap::Anywhere]),
    ) {
        let mut text = text_with_fonts(4);
        let entries = paragraph(NODE, &content, |writer| {
            writer.entry(id::FONT_SIZE, &20.0_f32);
            writer.entry(id::LINE_HEIGHT, &LineHeight::Dp(LINE));
            writer.entry(id::TEXT_WRAP, &wrap);
        });
        prop_assert_eq!(text.apply(&entries), Ok(()));
        let least = text.measure(NODE, AvailableWidth::MinContent).width;
        let size = text.measure(NODE, AvailableWidth::Definite(width));
        prop_assert!(size.width >= least.min(width), "{:?}", size);
        prop_assert_eq!(text.set_boxes(&[NODE], &[0.0, 0.0, width, size.height]), Ok(()));
        prop_assert_eq!(text.set_scales(&[NODE], &[1.0]), Ok(()));
        let glyphs = text.update();
        let tops: BTreeSet<u32> = glyphs.quads.as_chunks::<8>().0.iter().map(|quad| quad[1].to_bits()).collect();
        #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
        let drawn = tops.len() as f32 * LINE;
        prop_assert!((size.height - drawn).abs() < 0.1, "measured {}, drawn {drawn}", size.height);
    }
}
