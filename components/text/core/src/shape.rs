//! Shaping, through parley: characters to glyphs in visual order, with a font for each.

use inlay_schema::values::{Direction, LineHeight, TextWrap};
use parley::fontique::{FontStyle, FontWeight};
use parley::{
    BaseDirection, FontFamily, FontFamilyName, Layout, LayoutContext, LineBreakContext,
    OverflowWrap, StyleProperty, TextWrapMode,
};

use crate::breaks::{Breaks, Hyphen, SOFT_HYPHEN, has_breaks};
use crate::fonts::{Chain, Fonts, LAST_RESORT_FAMILY, weight_value};
use crate::lines::{self, Lines};
use crate::style::Style;

/// Most shaped paragraphs that are kept: layout asks for a paragraph several times in a row, and
/// `update` once more.
const KEPT: usize = 48;
/// Most bytes of text that they have together, since a shaped one takes about a hundred bytes for
/// each. The last one is kept however long it is.
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
    pub(crate) cut: Shaped,
    /// For hyphens and spaces.
    sample: Layout<()>,
}

/// A shaped text, whose lines are to be broken.
#[derive(Default)]
pub(crate) struct Shaped {
    pub(crate) layout: Layout<()>,
    /// Of a text with soft hyphens, tabs or spaced characters without width.
    pub(crate) breaks: Option<Box<Breaks>>,
}

impl Shaped {
    /// Breaks the lines in a width.
    pub(crate) fn break_lines(&mut self, width: f32) {
        match &mut self.breaks {
            Some(breaks) => breaks.break_lines(&mut self.layout, width),
            None => self.layout.break_all_lines(Some(width)),
        }
    }

    /// Widths of the widest word and of the longest line where none is broken that need not be.
    pub(crate) fn content_widths(&mut self) -> [f32; 2] {
        if let Some(breaks) = &mut self.breaks {
            return [breaks.min_content(), breaks.max_content()];
        }
        let min = self.layout.calculate_content_widths().min;
        self.layout.break_all_lines(None);
        [min, self.layout.width()]
    }
}

struct Kept {
    /// Of the paragraph.
    revision: u64,
    used: u64,
    /// Bytes of its text.
    length: usize,
    shaped: Shaped,
}

/// What a text is shaped for.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) content: &'a str,
    pub(crate) style: &'a Style,
    /// Whether the face of last resort stands in where no font is there.
    pub(crate) stands_in: bool,
}

impl Shaper {
    /// The shaped paragraph of a revision, whose lines are to be broken again. `None` while no font
    /// is there.
    pub(crate) fn shaped(
        &mut self,
        fonts: &mut Fonts,
        revision: u64,
        text: &Text<'_>,
    ) -> Option<&mut Shaped> {
        self.clock += 1;
        let clock = self.clock;
        if let Some(at) = self.kept.iter().position(|kept| kept.revision == revision) {
            let kept = &mut self.kept[at];
            kept.used = clock;
            return Some(&mut kept.shaped);
        }
        let mut shaped = Shaped::default();
        if !self.build(fonts, text, None, &mut shaped) {
            return None;
        }
        let length = text.content.len();
        self.make_room(length);
        self.kept.push(Kept {
            revision,
            used: clock,
            length,
            shaped,
        });
        self.kept.last_mut().map(|kept| &mut kept.shaped)
    }

    /// Drops the paragraphs used longest ago until there is room for one of so many bytes. Their
    /// buffers are not used again: in time, each would be as long as the longest text.
    fn make_room(&mut self, length: usize) {
        let mut total: usize = self.kept.iter().map(|kept| kept.length).sum();
        while self.kept.len() >= KEPT || total + length > KEPT_TEXT {
            let oldest = (0..self.kept.len()).min_by_key(|&at| self.kept[at].used);
            let Some(oldest) = oldest else { return };
            total -= self.kept.swap_remove(oldest).length;
        }
    }

    /// Shapes a text; whether there is a font for it. `is_rtl` overrules the style's direction.
    pub(crate) fn build(
        &mut self,
        fonts: &mut Fonts,
        text: &Text<'_>,
        is_rtl: Option<bool>,
        shaped: &mut Shaped,
    ) -> bool {
        if !self.lay_out(fonts, text, is_rtl, &mut shaped.layout) {
            return false;
        }
        shaped.breaks = has_breaks(text.content, text.style).then(|| {
            let unspaced = Style {
                letter_spacing: 0.0,
                word_spacing: 0.0,
                ..text.style.clone()
            };
            let space = self.sample(fonts, " ", text, &unspaced);
            let space = space.map_or(0.0, |space| space.advance);
            let hyphen = text
                .content
                .contains(SOFT_HYPHEN)
                .then(|| self.hyphen(fonts, text, &unspaced))
                .flatten();
            let layout = &mut shaped.layout;
            Box::new(Breaks::new(layout, text.content, text.style, hyphen, space))
        });
        true
    }

    /// The hyphen of a style: U+2010 where its first font has that, else the hyphen-minus.
    fn hyphen(&mut self, fonts: &mut Fonts, text: &Text<'_>, unspaced: &Style) -> Option<Hyphen> {
        fonts.chain(unspaced, &mut self.chain);
        let hyphen = if fonts.first_covers(&self.chain, '\u{2010}') {
            "\u{2010}"
        } else {
            "-"
        };
        let sample = self.sample(fonts, hyphen, text, unspaced);
        sample.filter(|hyphen| hyphen.glyph != 0)
    }

    /// The glyph of one character.
    fn sample(
        &mut self,
        fonts: &mut Fonts,
        content: &str,
        text: &Text<'_>,
        style: &Style,
    ) -> Option<Hyphen> {
        let mut layout = core::mem::take(&mut self.sample);
        let sample = Text {
            content,
            style,
            ..*text
        };
        let is_there = self.lay_out(fonts, &sample, Some(false), &mut layout);
        layout.break_all_lines(None);
        let run = layout
            .get(0)
            .filter(|_| is_there)
            .and_then(|line| line.runs().next());
        let sample = run.and_then(|run| {
            let glyph = run.clusters().next()?.glyphs().next()?;
            Some(Hyphen {
                glyph: glyph.id,
                face: u16::try_from(run.font().data.id()).unwrap_or(u16::MAX),
                coords: run
                    .normalized_coords()
                    .iter()
                    .map(|coord| coord.to_bits())
                    .collect(),
                advance: glyph.advance,
            })
        });
        self.sample = layout;
        sample
    }

    /// How high a text is if it is on one line; `None` while no font is there.
    pub(crate) fn line(&mut self, fonts: &mut Fonts, text: &Text<'_>) -> Option<Lines> {
        let mut layout = core::mem::take(&mut self.sample);
        let is_there = self.lay_out(fonts, text, None, &mut layout);
        layout.break_all_lines(None);
        let lines = lines::count(&layout, usize::MAX, f32::INFINITY);
        self.sample = layout;
        is_there.then_some(lines)
    }

    /// Shapes a text through parley.
    fn lay_out(
        &mut self,
        fonts: &mut Fonts,
        &Text {
            content,
            style,
            stands_in,
        }: &Text<'_>,
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
        let mut families: Vec<_> = there
            .map(|face| FontFamilyName::Named(face.name.clone().into()))
            .collect();
        if families.is_empty() {
            if !stands_in {
                return false;
            }
            fonts.add_last_resort();
            families.push(FontFamilyName::Named(LAST_RESORT_FAMILY.into()));
        }
        // 1: layout is in dp whatever the scale of the screen; heights of lines are whole dp, as in
        // browsers
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
            // the app's tree is not known here, so that what is inherited is unknown: the text
            // tells by itself
            (None, Direction::Inherit) => BaseDirection::Auto,
        });
        if content.contains('\t') {
            builder.set_line_break_override(Some(&break_at_tabs));
        }
        builder.build_into(layout, content);
        true
    }
}

/// White space is broken after its last character, tabs too (CSS Text 3, section 4.1.3); Unicode
/// would break before a tab.
const fn break_at_tabs(context: LineBreakContext) -> Option<bool> {
    match (context.before, context.after) {
        (' ' | '\t', ' ' | '\t') => Some(false),
        ('\t', _) => Some(true),
        _ => None,
    }
}
