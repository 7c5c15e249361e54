//! What texts ask for that is not there: each is reported once.

use inlay_schema::values::MissingFontReason;

use crate::Missing;
use crate::fonts::Fonts;
use crate::style::Style;

/// Families that CSS knows without a font: any font serves.
const GENERIC: [&str; 13] = [
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
    "math",
    "emoji",
    "fangsong",
];

/// Reports since the last call, and what was reported ever.
#[derive(Default)]
pub(crate) struct Reports {
    /// Hashes of what was reported, ascending.
    told: Vec<u64>,
    list: Vec<Missing>,
}

impl Reports {
    pub(crate) fn take(&mut self) -> Vec<Missing> {
        core::mem::take(&mut self.list)
    }

    /// Reports families that no face has, or that no font is there at all. No font is to come for
    /// the text any more.
    pub(crate) fn families(&mut self, node: u32, style: &Style, fonts: &Fonts) {
        if !fonts.is_any_there() {
            if self.is_news(MissingFontReason::NoFont, &[], 0) {
                self.add(node, style, MissingFontReason::NoFont, String::new());
            }
            return;
        }
        for family in &style.families {
            let is_generic = GENERIC.iter().any(|name| name.eq_ignore_ascii_case(family));
            if !is_generic
                && !fonts.has_family(family)
                && self.is_news(
                    MissingFontReason::UnknownFamily,
                    core::slice::from_ref(family),
                    0,
                )
            {
                let name = family.to_string();
                self.add(node, style, MissingFontReason::UnknownFamily, name);
            }
        }
    }

    /// Reports characters that are not shown as they should be.
    pub(crate) fn characters(
        &mut self,
        node: u32,
        style: &Style,
        reason: MissingFontReason,
        characters: &[char],
    ) {
        let is_news =
            |character: &char| self.is_news(reason, &style.families, u32::from(*character));
        let name: String = characters.iter().copied().filter(is_news).collect();
        if !name.is_empty() {
            self.add(node, style, reason, name);
        }
    }

    fn add(&mut self, node: u32, style: &Style, reason: MissingFontReason, name: String) {
        self.list.push(Missing {
            node,
            reason: reason.word(),
            name,
            families: style.families.iter().map(ToString::to_string).collect(),
        });
    }

    /// Whether this was not reported yet; from now on it was.
    fn is_news(
        &mut self,
        reason: MissingFontReason,
        families: &[Box<str>],
        character: u32,
    ) -> bool {
        // FNV-1a
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let names = families.iter().flat_map(|name| name.bytes().chain([0]));
        let facts = [reason as u8].into_iter().chain(character.to_le_bytes());
        for byte in facts.chain(names) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        match self.told.binary_search(&hash) {
            Ok(_) => false,
            Err(at) => {
                self.told.insert(at, hash);
                true
            }
        }
    }
}
