//! Lines: how many are shown, where they lie, and the ellipsis where some are cut.

use inlay_schema::values::{TextAlign, VerticalAlign};
use parley::{Alignment, AlignmentOptions, Layout, Line, PositionedLayoutItem};

use crate::fonts::{Chain, Fonts};
use crate::shape::Shaper;
use crate::style::Style;

/// A line may be this much wider than its box, in dp, so that a paragraph fits a box of just its own width.
pub(crate) const SLACK: f32 = 1.0 / 32.0;
/// A line may stick out of the bottom of a box by so much, in dp, before it counts as cut.
const HEIGHT_SLACK: f32 = 0.5;
/// Greatest coordinate and size, in dp; more counts as this.
pub(crate) const LARGEST: f32 = 16_777_216.0;

/// The lines that are shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines {
    pub(crate) count: usize,
    /// Whether there are more.
    pub(crate) is_cut: bool,
    /// In dp.
    pub(crate) height: f32,
    /// From the top to the first baseline, in dp.
    pub(crate) baseline: f32,
}

/// Counts the lines that are shown: at most `limit`, and no more than fit in `room` dp of height, but one.
pub(crate) fn count(layout: &Layout<()>, limit: usize, room: f32) -> Lines {
    let mut shown = Lines {
        count: 0,
        is_cut: false,
        height: 0.0,
        baseline: 0.0,
    };
    for (at, line) in layout.lines().enumerate() {
        // a line feed at the end starts no line
        if at > 0 && line.text_range().is_empty() {
            break;
        }
        let height = line.metrics().line_height;
        if at > 0 && (at >= limit || shown.height + height > room + HEIGHT_SLACK) {
            shown.is_cut = true;
            break;
        }
        if at == 0 {
            shown.baseline = line.metrics().baseline;
        }
        shown.count += 1;
        shown.height += height;
    }
    shown
}

/// A glyph in its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Placed {
    /// Origin on the baseline, in dp from the node's border box.
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) glyph: u32,
    /// Place of its face.
    pub(crate) face: u16,
    /// Place of its variation coordinates.
    pub(crate) variant: u16,
}

/// Coordinates in the design space of variable fonts, numbered.
#[derive(Default)]
pub(crate) struct Variants(Vec<Box<[i16]>>);

impl Variants {
    pub(crate) fn get(&self, variant: u16) -> &[i16] {
        self.0
            .get(usize::from(variant))
            .map_or(&[], |coords| coords)
    }

    fn number(&mut self, coords: impl Iterator<Item = i16> + Clone) -> u16 {
        let known = self
            .0
            .iter()
            .position(|known| known.iter().copied().eq(coords.clone()));
        let at = known.unwrap_or_else(|| {
            self.0.push(coords.collect());
            self.0.len() - 1
        });
        u16::try_from(at).unwrap_or_default()
    }
}

/// A content box: place in the border box and size, in dp.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct ContentBox {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// A paragraph to be placed.
pub(crate) struct Placing<'a> {
    pub(crate) revision: u64,
    pub(crate) content: &'a str,
    pub(crate) style: &'a Style,
    pub(crate) area: ContentBox,
}

/// Places the glyphs of a paragraph in its box. Returns how far down the order of faces (`chain`) it reached: faces behind that
/// make no difference to the paragraph. `usize::MAX` if a character is in no font, or no font is there.
pub(crate) fn place(
    placing: &Placing<'_>,
    shaper: &mut Shaper,
    fonts: &mut Fonts,
    chain: &Chain,
    variants: &mut Variants,
    out: &mut Vec<Placed>,
) -> usize {
    let &Placing {
        revision,
        content,
        style,
        area,
    } = placing;
    out.clear();
    let Some(layout) = shaper.shaped(fonts, revision, content, style) else {
        return usize::MAX;
    };
    layout.break_all_lines(Some(area.width + SLACK));
    let room = if style.has_ellipsis() {
        area.height
    } else {
        f32::INFINITY
    };
    let lines = count(layout, style.line_limit(), room);
    let is_wide = layout
        .get(lines.count.saturating_sub(1))
        .is_some_and(|line| is_wider(&line, area.width));
    if style.has_ellipsis() && !content.is_empty() && (lines.is_cut || is_wide) {
        let cut = Cut::new(layout, lines.count, area.width);
        let mut layout = core::mem::take(&mut shaper.cut);
        cut.shape(placing, shaper, fonts, &mut layout);
        let lines = count(&layout, lines.count, f32::INFINITY);
        let reach = collect(&mut layout, lines, placing, fonts, chain, variants, out);
        shaper.cut = layout;
        return reach;
    }
    collect(layout, lines, placing, fonts, chain, variants, out)
}

/// Whether what is drawn of a line is wider than its box: spaces at its end do not count.
fn is_wider(line: &Line<'_, ()>, width: f32) -> bool {
    line.metrics().advance - line.metrics().hanging_advance > width + SLACK
}

/// A paragraph whose last line ends early, with an ellipsis.
struct Cut {
    /// Byte ends of the clusters of the last line, and their widths in dp, in logical order.
    clusters: Vec<(usize, f32)>,
    lines: usize,
    width: f32,
    is_rtl: bool,
}

impl Cut {
    fn new(layout: &Layout<()>, lines: usize, width: f32) -> Self {
        let last = layout.get(lines.saturating_sub(1));
        let runs = last.iter().flat_map(Line::runs);
        let mut clusters: Vec<_> = runs
            .flat_map(|run| {
                run.clusters()
                    .map(|cluster| (cluster.text_range().end, cluster.advance()))
                    .collect::<Vec<_>>()
            })
            .collect();
        clusters.sort_unstable_by_key(|cluster| cluster.0);
        Self {
            clusters,
            lines,
            width,
            is_rtl: layout.is_rtl(),
        }
    }

    /// Shapes the longest beginning of the text that fits with its ellipsis; of the last line at least one cluster is kept.
    fn shape(
        &self,
        placing: &Placing<'_>,
        shaper: &mut Shaper,
        fonts: &mut Fonts,
        layout: &mut Layout<()>,
    ) {
        // with a guess at the ellipsis, the first try is rarely more than a cluster off
        let mut left = self.width - 0.8 * placing.style.size;
        let guess = self.clusters.iter().take_while(|(_, advance)| {
            left -= advance;
            left >= 0.0
        });
        let mut kept = guess.count().max(1).min(self.clusters.len());
        let ellipsis = if fonts.covers('\u{2026}') {
            "\u{2026}"
        } else {
            "..."
        };
        let mut text = String::new();
        let mut fits = |kept: usize, layout: &mut Layout<()>| {
            self.write(placing.content, kept, ellipsis, &mut text);
            shaper.build(fonts, &text, placing.style, Some(self.is_rtl), layout);
            layout.break_all_lines(Some(self.width + SLACK));
            let lines = count(layout, usize::MAX, f32::INFINITY).count;
            lines <= self.lines
                && layout
                    .get(lines.saturating_sub(1))
                    .is_none_or(|line| !is_wider(&line, self.width))
        };
        if fits(kept, layout) {
            while kept < self.clusters.len() && fits(kept + 1, layout) {
                kept += 1;
            }
            if kept < self.clusters.len() {
                fits(kept, layout);
            }
        } else {
            while kept > 1 {
                kept -= 1;
                if fits(kept, layout) {
                    break;
                }
            }
        }
    }

    /// The text up to so many clusters of the last line, without spaces at its end, and the ellipsis.
    fn write(&self, content: &str, kept: usize, ellipsis: &str, text: &mut String) {
        let end = kept
            .checked_sub(1)
            .and_then(|at| self.clusters.get(at))
            .map_or(0, |cluster| cluster.0);
        let start = content.get(..end).unwrap_or(content);
        let start = start.strip_suffix('\n').unwrap_or(start);
        text.clear();
        text.push_str(
            start
                .trim_end_matches(|character: char| character != '\n' && character.is_whitespace()),
        );
        text.push_str(ellipsis);
    }
}

/// Aligns the lines and adds their glyphs to `out`; how far down `chain` they reach.
fn collect(
    layout: &mut Layout<()>,
    lines: Lines,
    placing: &Placing<'_>,
    fonts: &Fonts,
    chain: &Chain,
    variants: &mut Variants,
    out: &mut Vec<Placed>,
) -> usize {
    let Placing { style, area, .. } = placing;
    let alignment = match style.align {
        TextAlign::Start => Alignment::Start,
        TextAlign::End => Alignment::End,
        TextAlign::Left => Alignment::Left,
        TextAlign::Right => Alignment::Right,
        TextAlign::Center => Alignment::Center,
        TextAlign::Justify => Alignment::Justify,
    };
    layout.align(alignment, AlignmentOptions::default());
    let left = area.x;
    let top = area.y
        + match style.vertical_align {
            VerticalAlign::Top => 0.0,
            VerticalAlign::Middle => 0.5 * (area.height - lines.height).max(0.0),
            VerticalAlign::Bottom => (area.height - lines.height).max(0.0),
        };
    let hide_missing = fonts.is_waiting();
    let mut reach = first_there(fonts, chain);
    let items = layout
        .lines()
        .take(lines.count)
        .flat_map(|line| line.items().collect::<Vec<_>>());
    for item in items {
        let PositionedLayoutItem::GlyphRun(run) = item else {
            continue;
        };
        let face = u16::try_from(run.run().font().data.id()).unwrap_or(u16::MAX);
        let variant = variants.number(
            run.run()
                .normalized_coords()
                .iter()
                .map(|coord| coord.to_bits()),
        );
        reach = reach.max(
            chain
                .faces
                .iter()
                .position(|&place| place == usize::from(face))
                .unwrap_or(usize::MAX),
        );
        for glyph in run.positioned_glyphs() {
            if glyph.id == 0 {
                reach = usize::MAX;
                if hide_missing {
                    continue;
                }
            }
            let (x, y) = (left + glyph.x, top + glyph.y);
            if x.abs() <= LARGEST && y.abs() <= LARGEST {
                out.push(Placed {
                    x,
                    y,
                    glyph: glyph.id,
                    face,
                    variant,
                });
            }
        }
    }
    reach
}

/// Place in the order of faces of the first that is there: it decides the height of lines.
fn first_there(fonts: &Fonts, chain: &Chain) -> usize {
    chain
        .faces
        .iter()
        .position(|&place| fonts.face(place).is_some_and(|face| face.bytes.is_some()))
        .unwrap_or(usize::MAX)
}
