//! The text properties of a node.

use inlay_schema::values::{
    Direction, LineHeight, TextAlign, TextOverflow, TextWrap, VerticalAlign,
};
use parley::fontique::Language;

/// Greatest spacing, in dp, either way: what goes beyond counts as this, so that no sum of widths
/// overflows.
const MAX_SPACING: f32 = 4096.0;
/// Greatest height of a line, in dp or font sizes.
const MAX_LINE: f32 = 8192.0;

/// Text properties, as the schema's defaults where not set.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Style {
    pub(crate) families: Box<[Box<str>]>,
    /// In dp.
    pub(crate) size: f32,
    pub(crate) weight: u32,
    pub(crate) italic: bool,
    pub(crate) line_height: LineHeight,
    /// In dp.
    pub(crate) letter_spacing: f32,
    /// In dp.
    pub(crate) word_spacing: f32,
    pub(crate) align: TextAlign,
    pub(crate) vertical_align: VerticalAlign,
    /// 0 is no limit.
    pub(crate) max_lines: u32,
    pub(crate) overflow: TextOverflow,
    pub(crate) wrap: TextWrap,
    pub(crate) language: Option<Language>,
    pub(crate) direction: Direction,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            families: Box::default(),
            size: 32.0,
            weight: 400,
            italic: false,
            line_height: LineHeight::Normal,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            align: TextAlign::Start,
            vertical_align: VerticalAlign::Top,
            max_lines: 0,
            overflow: TextOverflow::Clip,
            wrap: TextWrap::Wrap,
            language: None,
            direction: Direction::Inherit,
        }
    }
}

impl Style {
    /// Spacing between letters, within limits.
    pub(crate) const fn letters(&self) -> f32 {
        self.letter_spacing.clamp(-MAX_SPACING, MAX_SPACING)
    }

    /// Spacing between words, within limits.
    pub(crate) const fn words(&self) -> f32 {
        self.word_spacing.clamp(-MAX_SPACING, MAX_SPACING)
    }

    /// The height of lines, within limits.
    pub(crate) const fn lines(&self) -> LineHeight {
        match self.line_height {
            LineHeight::Normal => LineHeight::Normal,
            LineHeight::Number(number) => LineHeight::Number(number.clamp(0.0, MAX_LINE)),
            LineHeight::Dp(height) => LineHeight::Dp(height.clamp(0.0, MAX_LINE)),
        }
    }

    /// Height of a line in dp while there is no font: what most fonts ask for is near 1.2.
    pub(crate) fn line_without_font(&self) -> f32 {
        match self.lines() {
            LineHeight::Normal => self.size * 1.2,
            LineHeight::Number(number) => self.size * number,
            LineHeight::Dp(height) => height,
        }
    }

    /// Most lines; `usize::MAX` is no limit.
    pub(crate) const fn line_limit(&self) -> usize {
        if self.max_lines == 0 {
            usize::MAX
        } else {
            self.max_lines as usize
        }
    }

    pub(crate) const fn has_ellipsis(&self) -> bool {
        matches!(self.overflow, TextOverflow::Ellipsis)
    }
}
