//! A text system with the demo's fonts, and words for it.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::Path;

use inlay_schema::values::{FontFace, FontStyle, NodeKind};
use inlay_schema::{Writer, id};
use inlay_text::{Glyphs, Text};

/// Family, weight and file of the demo's fonts; their numbers count from 1.
pub const FACES: [(&str, u32, &str); 5] = [
    ("Inter", 400, "Inter-Regular.ttf"),
    ("Inter", 600, "Inter-SemiBold.ttf"),
    ("Inter", 700, "Inter-Bold.ttf"),
    ("Noto Sans Arabic", 600, "NotoSansArabic-SemiBold.ttf"),
    ("Noto Sans JP", 700, "NotoSansJP-Bold.ttf"),
];

/// Bytes of one of the demo's fonts.
pub fn font(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../examples/home/assets/fonts");
    std::fs::read(folder.join(file)).expect("the demo's fonts are part of the repository")
}

/// Entries that make faces known.
pub fn faces(faces: &[(&str, u32, &str)]) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    for (font, &(family, weight, src)) in (1..).zip(faces) {
        let (family, src) = (family.to_owned(), src.to_owned());
        writer.entry(
            id::ADD_FONT_FACE,
            &FontFace {
                font,
                family,
                weight,
                style: FontStyle::Normal,
                src,
            },
        );
    }
    words
}

/// A system that has all fonts.
pub fn text_with_fonts(pages: usize) -> Text {
    let mut text = Text::with_pages(pages);
    text.apply(&faces(&FACES)).expect("faces are accepted");
    for (number, (_, _, file)) in (1..).zip(FACES) {
        text.add_font(number, font(file))
            .expect("the fonts are fonts");
    }
    text
}

/// Entries that make a text node with a text in Inter and further properties.
pub fn paragraph(node: u32, content: &str, style: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.raw(id::CREATE_NODE, &[node, NodeKind::Text as u32]);
    writer.select(node);
    writer.entry(id::CONTENT, content);
    writer.entry(id::FONT_FAMILY, &vec!["Inter".to_owned()]);
    style(&mut writer);
    words
}

/// Entries that change a node.
pub fn change(node: u32, style: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.select(node);
    style(&mut writer);
    words
}

/// Entries that remove a node.
pub fn removal(node: u32) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).raw(id::REMOVE_NODE, &[node]);
    words
}

/// Nodes that were told, with their count of quads.
pub fn told(glyphs: &Glyphs) -> Vec<(u32, u32)> {
    glyphs
        .nodes
        .chunks(3)
        .map(|node| (node[0], node[2]))
        .collect()
}
