//! A paragraph is drawn the same whether or not it was measured before.

mod common;

use common::{paragraph, text_with_fonts};
use inlay_schema::id;
use inlay_schema::values::{Direction, TextAlign, TextOverflow, TextWrap, VerticalAlign};
use inlay_text::{AvailableWidth, Text};
use proptest::prelude::*;

const NODE: u32 = 2;

/// Pieces of texts: plain, spaced, of two lines, with marks, from right to left, of several fonts,
/// in no font, with soft hyphens and tabs.
const PIECES: [&str; 14] = [
    "a",
    "Office",
    "fi",
    " ",
    "  ",
    "Te\u{301}",
    "\n",
    "سلام",
    "日本",
    "\u{10ffff}",
    "so\u{ad}ft",
    "\t",
    "1",
    "AV",
];

#[derive(Clone, Debug)]
struct Case {
    content: String,
    size: f32,
    spacing: f32,
    align: TextAlign,
    vertical: VerticalAlign,
    wrap: TextWrap,
    overflow: TextOverflow,
    direction: Direction,
    /// Place of the box, and what it is larger than the text.
    area: [f32; 4],
    scale: f32,
}

fn case() -> impl Strategy<Value = Case> {
    use prop::sample::select;
    let style = (
        select(vec![
            TextAlign::Start,
            TextAlign::End,
            TextAlign::Left,
            TextAlign::Right,
            TextAlign::Center,
            TextAlign::Justify,
        ]),
        select(vec![
            VerticalAlign::Top,
            VerticalAlign::Middle,
            VerticalAlign::Bottom,
        ]),
        select(vec![TextWrap::Wrap, TextWrap::Nowrap, TextWrap::Anywhere]),
        select(vec![TextOverflow::Clip, TextOverflow::Ellipsis]),
        select(vec![Direction::Inherit, Direction::Ltr, Direction::Rtl]),
    );
    let area = prop::array::uniform4(prop_oneof![2 => Just(0.0_f32), 3 => -40.0..80.0_f32]);
    (
        prop::collection::vec(select(PIECES.to_vec()), 0..6),
        8.0..60.0_f32,
        prop_oneof![4 => Just(0.0_f32), 1 => 0.0..4.0_f32],
        style,
        area,
        prop_oneof![Just(1.0_f32), 0.5..3.0_f32],
    )
        .prop_map(
            |(pieces, size, spacing, (align, vertical, wrap, overflow, direction), area, scale)| {
                Case {
                    content: pieces.concat(),
                    size,
                    spacing,
                    align,
                    vertical,
                    wrap,
                    overflow,
                    direction,
                    area,
                    scale,
                }
            },
        )
}

fn entries(case: &Case) -> Vec<u32> {
    paragraph(NODE, &case.content, |writer| {
        writer.entry(id::FONT_SIZE, &case.size);
        writer.entry(id::LETTER_SPACING, &case.spacing);
        writer.entry(id::TEXT_ALIGN, &case.align);
        writer.entry(id::VERTICAL_ALIGN, &case.vertical);
        writer.entry(id::TEXT_WRAP, &case.wrap);
        writer.entry(id::TEXT_OVERFLOW, &case.overflow);
        writer.entry(id::DIRECTION, &case.direction);
    })
}

/// The quads of a paragraph in a box, as words.
fn drawn(
    text: &mut Text,
    area: [f32; 4],
    scale: f32,
) -> Result<(Vec<u32>, Vec<u32>), TestCaseError> {
    prop_assert_eq!(text.set_boxes(&[NODE], &area), Ok(()));
    prop_assert_eq!(text.set_scales(&[NODE], &[scale]), Ok(()));
    let glyphs = text.update();
    let quads = glyphs.quads.iter().map(|number| number.to_bits()).collect();
    Ok((glyphs.nodes.clone(), quads))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn measured_or_not(case in case()) {
        let entries = entries(&case);
        let mut measured = text_with_fonts(4);
        prop_assert_eq!(measured.apply(&entries), Ok(()));
        let size = measured.measure(NODE, AvailableWidth::MaxContent);
        let [x, y, wider, higher] = case.area;
        let area = [x, y, (size.width + wider).max(0.0), (size.height + higher).max(0.0)];
        let mut fresh = text_with_fonts(4);
        prop_assert_eq!(fresh.apply(&entries), Ok(()));
        // What was shaped for measuring is kept for a while, too.
        prop_assert_eq!(drawn(&mut measured, area, case.scale)?, drawn(&mut fresh, area, case.scale)?);
        prop_assert_eq!(measured.take_missing(), fresh.take_missing());
        prop_assert_eq!(measured.wanted_fonts(), fresh.wanted_fonts());
    }
}
