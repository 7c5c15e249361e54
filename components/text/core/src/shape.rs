//! Shaping, through parley: characters to glyphs in visual order, with a font for each.

use inlay_schema::values::{Direction, LineHeight, TextWrap};
use parley::fontique::{FontStyle, FontWeight};
use parley::{
    BaseDirection, FontFamily, FontFamilyName, Layout, LayoutContext, OverflowWrap, StyleProperty,
    TextWrapMode,
};

use crate::fonts::{Chain, Fonts, weight_value};
use crate::style::Style;

/// Most shaped paragraphs that are kept: layout asks for a paragraph several times in a row, and `update` once more.
const KEPT: usize = 48;
/// Most bytes of text that they have together, since a shaped one takes about a hundred bytes for each. The last one is kept however long it is.
const KEPT_TEXT: usize = 2048;

/// Scratch of parley and the paragraphs shaped last.
#[derive(Default)]
pub(crate) struct Shaper {
    context: LayoutContext<()>,
    kept: Vec<Kept>,
    /// Counts uses, for the one used longest ago.
    clock: u64,
    chain: Chain,
    /// For paragraphs with an ellipsis.
    pub(crate) cut: Layout<()>,
}

struct Kept {
    /// Of the paragraph.
    revision: u64,
    used: u64,
    /// Bytes of its text.
    length: usize,
    layout: Layout<()>,
}

impl Shaper {
    /// The shaped paragraph of a revision, whose lines are to be broken anew, and room for one with an ellipsis. `None` while no font is there.
    pub(crate) fn shaped(
        &mut self,
        fonts: &mut Fonts,
        revision: u64,
        content: &str,
        style: &Style,
    ) -> Option<&mut Layout<()>> {
        self.clock += 1;
        let clock = self.clock;
        if let Some(at) = self.kept.iter().position(|kept| kept.revision == revision) {
            let kept = &mut self.kept[at];
            kept.used = clock;
            return Some(&mut kept.layout);
        }
        let mut layout = Layout::default();
        if !self.build(fonts, content, style, None, &mut layout) {
            return None;
        }
        self.make_room(content.len());
        self.kept.push(Kept {
            revision,
            used: clock,
            length: content.len(),
            layout,
        });
        self.kept.last_mut().map(|kept| &mut kept.layout)
    }

    /// Drops the paragraphs used longest ago until there is room for one of so many bytes. Their buffers are not used again: in time, each would be as long as the longest text.
    fn make_room(&mut self, length: usize) {
        let mut total: usize = self.kept.iter().map(|kept| kept.length).sum();
        while self.kept.len() >= KEPT || total + length > KEPT_TEXT {
            let oldest = (0..self.kept.len()).min_by_key(|&at| self.kept[at].used);
            let Some(oldest) = oldest else { return };
            total -= self.kept.swap_remove(oldest).length;
        }
    }

    /// Shapes a text into `layout`; whether there is a font for it. `is_rtl` overrules the style's direction.
    pub(crate) fn build(
        &mut self,
        fonts: &mut Fonts,
        content: &str,
        style: &Style,
        is_rtl: Option<bool>,
        layout: &mut Layout<()>,
    ) -> bool {
        fonts.chain(style, &mut self.chain);
        let there = self
            .chain
            .faces
            .iter()
            .filter_map(|&place| fonts.face(place))
            .filter(|face| face.bytes.is_some());
        let families: Vec<_> = there
            .map(|face| FontFamilyName::Named(face.name.clone().into()))
            .collect();
        if families.is_empty() {
            return false;
        }
        // 1: layout is in dp whatever the scale of the screen; heights of lines are whole dp, as in browsers
        let mut builder = self
            .context
            .ranged_builder(&mut fonts.context, content, 1.0, true);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(weight_value(
            style.weight,
        ))));
        builder.push_default(StyleProperty::FontStyle(if style.italic {
            FontStyle::Italic
        } else {
            FontStyle::Normal
        }));
        builder.push_default(StyleProperty::Locale(style.language));
        builder.push_default(StyleProperty::LineHeight(match style.lines() {
            LineHeight::Normal => parley::LineHeight::MetricsRelative(1.0),
            LineHeight::Number(number) => parley::LineHeight::FontSizeRelative(number),
            LineHeight::Dp(height) => parley::LineHeight::Absolute(height),
        }));
        builder.push_default(StyleProperty::LetterSpacing(style.letters()));
        builder.push_default(StyleProperty::WordSpacing(style.words()));
        let (mode, overflow) = match style.wrap {
            TextWrap::Wrap => (TextWrapMode::Wrap, OverflowWrap::Normal),
            TextWrap::Nowrap => (TextWrapMode::NoWrap, OverflowWrap::Normal),
            TextWrap::Anywhere => (TextWrapMode::Wrap, OverflowWrap::Anywhere),
        };
        builder.push_default(StyleProperty::TextWrapMode(mode));
        builder.push_default(StyleProperty::OverflowWrap(overflow));
        builder.set_base_direction(match (is_rtl, style.direction) {
            (Some(true), _) | (None, Direction::Rtl) => BaseDirection::Rtl,
            (Some(false), _) | (None, Direction::Ltr) => BaseDirection::Ltr,
            // the app's tree is not known here, so that what is inherited is unknown: the text tells by itself
            (None, Direction::Inherit) => BaseDirection::Auto,
        });
        builder.build_into(layout, content);
        true
    }
}
