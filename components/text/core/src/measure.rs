//! How large paragraphs are: pure, and remembered per node.

use inlay_schema::values::TextWrap;

use crate::drafts::Ticket;
use crate::lines::{self, SLACK};
use crate::nodes::Paragraph;
use crate::shape::{self, Shaped};
use crate::words::Line;
use crate::{AvailableWidth, Text, TextSize};

/// Widths that are remembered.
const REMEMBERED: usize = 4;

/// What was measured since the paragraph last changed.
#[derive(Default)]
pub(crate) struct Memo {
    /// Width of the widest word, and of the whole on one line.
    content: Option<[f32; 2]>,
    /// Bits of a width and the size for it.
    sizes: [(u32, TextSize); REMEMBERED],
    count: usize,
    next: usize,
    /// It on one line, and its width as it is measured.
    line: Option<(Line, f32)>,
    /// Its line, until it is placed.
    pub(crate) draft: Option<Ticket>,
}

impl Memo {
    fn get(&self, width: u32) -> Option<TextSize> {
        self.sizes[..self.count]
            .iter()
            .find(|(bits, _)| *bits == width)
            .map(|(_, size)| *size)
    }

    fn put(&mut self, width: u32, size: TextSize) {
        self.sizes[self.next] = (width, size);
        self.next = (self.next + 1) % REMEMBERED;
        self.count = (self.count + 1).min(REMEMBERED);
    }
}

impl Text {
    /// Size of a node's paragraph, as CSS sizes a block of text: within a definite width it is as
    /// wide as that, or as the text on one line if that is narrower, or as its widest word if that
    /// is wider (with an ellipsis never wider than the definite width). Its lines are those that
    /// are drawn in that width. A width that is not finite counts as
    /// [`AvailableWidth::MaxContent`], a negative one as 0.
    ///
    /// A node without text has no width, and the height of a line. While no font is there at all, a
    /// paragraph has no width and one line of 1.2 times the font size or of its `line-height`. An
    /// unknown node, or one of another kind, has no size at all.
    pub fn measure(&mut self, node: u32, available: AvailableWidth) -> TextSize {
        let Self {
            nodes,
            fonts,
            shaper,
            drafts,
            words,
            chain,
            painter,
            ..
        } = self;
        let Some(paragraph) = nodes.get_mut(node) else {
            return TextSize::default();
        };
        let Paragraph {
            content,
            style,
            revision,
            memo,
            stands_in,
            ..
        } = paragraph;
        let shape = shape::Text {
            content,
            style,
            stands_in: *stands_in,
        };
        if memo.line.is_none() && memo.content.is_none() {
            fonts.chain(style, chain);
            let line = words.line(shaper, fonts, chain, &shape);
            memo.line = line.map(|line| (line, rounded(line.advance)));
        }
        if let Some((Line { lines, .. }, width)) = memo.line {
            let is_whole = match available {
                AvailableWidth::MinContent => style.wrap == TextWrap::Nowrap,
                AvailableWidth::Definite(limit) => !limit.is_finite() || limit >= width,
                AvailableWidth::MaxContent => true,
            };
            if is_whole {
                return TextSize {
                    width,
                    height: lines.height,
                    baseline: lines.baseline,
                };
            }
        }
        let widths = match memo.content {
            Some(widths) => widths,
            None => match shaper.shaped(fonts, *revision, &shape) {
                Some(_) if content.is_empty() => *memo.content.insert([0.0; 2]),
                Some(shaped) => *memo.content.insert(content_widths(shaped)),
                None => return without_font(style.line_without_font()),
            },
        };
        let [min, max] = widths;
        // Lines break where they do when they are drawn, even if a word is wider than its box.
        let breaks_at = match available {
            AvailableWidth::MinContent => min,
            AvailableWidth::Definite(width) if width.is_finite() => width.clamp(0.0, max),
            AvailableWidth::Definite(_) | AvailableWidth::MaxContent => max,
        };
        if let Some(size) = memo.get(breaks_at.to_bits()) {
            return size;
        }
        let least = if style.has_ellipsis() { 0.0 } else { min };
        let Some(shaped) = shaper.shaped(fonts, *revision, &shape) else {
            return without_font(style.line_without_font());
        };
        shaped.break_lines(breaks_at + SLACK);
        let lines = lines::count(&shaped.layout, style.line_limit(), f32::INFINITY);
        if memo.draft.is_none() {
            memo.draft = drafts.add(&shape, shaped, lines, fonts, &mut painter.variants);
        }
        let size = TextSize {
            width: breaks_at.max(least),
            height: lines.height,
            baseline: lines.baseline,
        };
        memo.put(breaks_at.to_bits(), size);
        size
    }
}

/// Widths of the widest word and of the longest paragraph.
fn content_widths(shaped: &mut Shaped) -> [f32; 2] {
    let [min, max] = shaped.content_widths().map(rounded);
    [min.min(max), max]
}

/// A width rounded up to 1/64 dp, as browsers do, so that no rounding of a box breaks a line.
fn rounded(width: f32) -> f32 {
    (width.clamp(0.0, lines::LARGEST) * 64.0).ceil() / 64.0
}

fn without_font(line: f32) -> TextSize {
    TextSize {
        width: 0.0,
        height: line,
        baseline: line * 0.8,
    }
}
