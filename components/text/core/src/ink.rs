//! What a paragraph may paint: a bound, so that it is drawn wherever a part of it can be seen.

use inlay_schema::values::{LineHeight, TextWrap};

use crate::lines::ContentBox;
use crate::style::Style;
use crate::{AvailableWidth, Text};

/// No character is wider than so many font sizes, as a rule.
const WIDEST: f32 = 1.3;
/// No line is higher than so many font sizes where fonts say how high it is, as a rule.
const HIGHEST: f32 = 2.0;

impl Text {
    /// A box around all that a node's paragraph paints: left, top, right and bottom in dp from the
    /// corner of its border box; all 0 if it paints nothing, or has no box yet. It holds the lines,
    /// of which some may be wider than the content box, or lie below it, and around them what
    /// glyphs reach beyond their line: a font size on every side. Pure, as
    /// [`measure`](Self::measure).
    pub fn ink(&mut self, node: u32) -> [f32; 4] {
        let Some(paragraph) = self.nodes.get(node) else {
            return [0.0; 4];
        };
        let (Some(area), false) = (paragraph.shown.area(), paragraph.content.is_empty()) else {
            return [0.0; 4];
        };
        let size = paragraph.style.size.max(0.0);
        let ContentBox {
            x,
            y,
            width,
            height,
        } = area;
        let [across, down] = if surely_fits(&paragraph.content, &paragraph.style, &area) {
            [0.0; 2]
        } else {
            let wide = self.widest_line(node, width);
            let high = self.measure(node, AvailableWidth::Definite(width)).height;
            [wide - width, high - height].map(|beyond| beyond.max(0.0))
        };
        [
            x - across - size,
            y - size,
            x + width + across + size,
            y + height + down + size,
        ]
    }

    /// Least width in which no line is wider than its box, or any in which it surely is not: the
    /// text on one line, if `width` holds that.
    fn widest_line(&mut self, node: u32, width: f32) -> f32 {
        let Some(paragraph) = self.nodes.get(node) else {
            return 0.0;
        };
        let is_whole = paragraph.style.wrap == TextWrap::Nowrap;
        if is_whole && paragraph.style.has_ellipsis() && !paragraph.content.contains('\n') {
            // One line, and it ends in its box.
            return 0.0;
        }
        let whole = self.measure(node, AvailableWidth::MaxContent).width;
        if is_whole || whole <= width {
            return whole;
        }
        self.measure(node, AvailableWidth::MinContent).width
    }
}

#[expect(clippy::cast_precision_loss, reason = "a bound")]
/// Whether a text lies within a box however its font is: told without shaping it, since most texts
/// far from the screen never need to be.
fn surely_fits(content: &str, style: &Style, area: &ContentBox) -> bool {
    let advance = style.size * WIDEST + style.letters().max(0.0) + style.words().max(0.0);
    let width = |characters: usize| characters as f32 * advance;
    let line = match style.lines() {
        LineHeight::Normal => style.size * HIGHEST,
        LineHeight::Number(number) => style.size * number,
        LineHeight::Dp(height) => height,
    };
    let is_break = |character: char| character == '\n';
    let paragraphs = content.split(is_break).count();
    let (longest, lines) = match style.wrap {
        TextWrap::Nowrap => (longest(content, is_break), paragraphs as f32),
        TextWrap::Wrap | TextWrap::Anywhere => {
            // Two lines, one after the other, are together wider than the box.
            let lines = 2.0 * width(content.chars().count()) / area.width.max(1.0);
            (
                longest(content, char::is_whitespace),
                paragraphs as f32 + lines,
            )
        }
    };
    let lines = match style.line_limit() {
        usize::MAX => lines,
        limit => lines.min(limit as f32),
    };
    width(longest) <= area.width && lines * line <= area.height
}

/// Characters of the longest part between characters that part.
fn longest(content: &str, parts: impl Fn(char) -> bool) -> usize {
    content
        .split(parts)
        .map(|part| part.chars().count())
        .max()
        .unwrap_or(0)
}
