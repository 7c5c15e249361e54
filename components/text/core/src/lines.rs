//! Lines: how many are shown, where they lie, and the ellipsis where some are cut.

use core::ops::Range;

use inlay_schema::values::{TextAlign, TextWrap, VerticalAlign};
use parley::{Alignment, AlignmentOptions, Layout, Line, Run};
use skrifa::FontRef;

use crate::breaks::{Breaks, Hyphen, SOFT_HYPHEN};
use crate::fonts::{Chain, Fonts, LAST_RESORT, has_layers, needs_no_glyph};
use crate::shape::{Shaped, Shaper, Text};
use crate::sound::has_outline;
use crate::style::Style;
use crate::variants::Variants;

/// A line may be this much wider than its box, in dp, so that a paragraph fits a box of just its
/// own width.
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

/// Counts the lines that are shown: at most `limit`, and no more than fit in `room` dp of height,
/// but one.
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

/// A glyph of one line, from the pen that the line has brought to it, in dp.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineGlyph {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) advance: f32,
    pub(crate) glyph: u32,
    pub(crate) face: u16,
    pub(crate) variant: u16,
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
    pub(crate) text: Text<'a>,
    pub(crate) area: ContentBox,
    /// Whether a font may still come: what no font has is not shown then.
    pub(crate) waits: bool,
}

/// What came of a placed paragraph.
#[derive(Default)]
pub(crate) struct Found {
    /// Its glyphs.
    pub(crate) placed: Vec<Placed>,
    /// Characters for which a box is shown, as no font has them.
    pub(crate) missing: Vec<char>,
    /// Characters whose colours are not shown.
    pub(crate) coloured: Vec<char>,
    /// How far down the order of faces it reached: faces behind that make no difference to the
    /// paragraph. `usize::MAX` if a character is in no font, or no font is there.
    pub(crate) reach: usize,
}

impl Found {
    /// A face is used: what comes behind it in the order of faces makes no difference.
    pub(crate) fn use_face(&mut self, chain: &Chain, face: u16) {
        let faces = &chain.faces;
        let position = faces.iter().position(|&place| place == usize::from(face));
        self.reach = self.reach.max(position.unwrap_or(usize::MAX));
    }

    /// Adds a glyph, unless it is farther away than anything is.
    pub(crate) fn put(&mut self, placed: Placed) {
        if placed.x.abs() <= LARGEST && placed.y.abs() <= LARGEST {
            self.placed.push(placed);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.placed.clear();
        self.missing.clear();
        self.coloured.clear();
        self.reach = usize::MAX;
    }
}

/// Places the glyphs of a paragraph in its box. `chain` is the order of faces.
pub(crate) fn place(
    placing: &Placing<'_>,
    shaper: &mut Shaper,
    fonts: &mut Fonts,
    chain: &Chain,
    variants: &mut Variants,
    out: &mut Found,
) {
    let &Placing {
        revision,
        text: Text { content, style, .. },
        area,
        ..
    } = placing;
    out.clear();
    let Some(shaped) = shaper.shaped(fonts, revision, &placing.text) else {
        return;
    };
    shaped.break_lines(area.width + SLACK);
    let room = if style.has_ellipsis() {
        area.height
    } else {
        f32::INFINITY
    };
    let lines = count(&shaped.layout, style.line_limit(), room);
    let is_wide = is_wider(shaped, lines.count.saturating_sub(1), area.width);
    if style.has_ellipsis() && !content.is_empty() && (lines.is_cut || is_wide) {
        let cut = Cut::new(shaped, lines.count, area.width);
        let mut shaped = core::mem::take(&mut shaper.cut);
        let content = cut.shape(&placing.text, shaper, fonts, &mut shaped);
        let lines = count(&shaped.layout, lines.count, f32::INFINITY);
        let text = Text {
            content: &content,
            ..placing.text
        };
        let placing = Placing { text, ..*placing };
        collect(&mut shaped, lines, &placing, (fonts, chain), variants, out);
        shaper.cut = shaped;
    } else {
        collect(shaped, lines, placing, (fonts, chain), variants, out);
    }
}

/// Places the glyphs of a plain line in a box, as [`place`] does; `false`, and nothing is placed,
/// if it does not fit and is to be broken or cut.
///
/// A line is plain if it goes from left to right and nothing hangs; `advance` is its width.
pub(crate) fn place_line(
    glyphs: &[LineGlyph],
    (advance, lines): (f32, Lines),
    text: &Text<'_>,
    area: ContentBox,
    (fonts, chain): (&Fonts, &Chain),
    out: &mut Found,
) -> bool {
    let style = text.style;
    let width = area.width + SLACK;
    let stays_whole = style.wrap == TextWrap::Nowrap && !style.has_ellipsis();
    if advance > width && !stays_whole {
        return false;
    }
    out.clear();
    out.reach = first_there(fonts, chain);
    // As parley aligns a line, to the bit.
    let free = width - advance;
    let offset = match style.align {
        _ if free <= 0.0 => 0.0,
        TextAlign::Start | TextAlign::Left | TextAlign::Justify => 0.0,
        TextAlign::End | TextAlign::Right => free,
        TextAlign::Center => free * 0.5,
    };
    let mut pen = area.x + offset;
    let baseline = top(style, area, lines) + lines.baseline;
    let mut last = None;
    for glyph in glyphs {
        if last != Some(glyph.face) {
            last = Some(glyph.face);
            out.use_face(chain, glyph.face);
        }
        out.put(Placed {
            x: pen + glyph.x,
            y: baseline + glyph.y,
            glyph: glyph.glyph,
            face: glyph.face,
            variant: glyph.variant,
        });
        pen += glyph.advance;
    }
    true
}

/// Whether what is drawn of a line is wider than its box: spaces at its end do not count.
fn is_wider(shaped: &Shaped, index: usize, width: f32) -> bool {
    let extra = |breaks: &Breaks| breaks.line(index).extra;
    let extra = shaped.breaks.as_deref().map_or(0.0, extra);
    shaped.layout.get(index).is_some_and(|line| {
        let metrics = line.metrics();
        metrics.advance - metrics.hanging_advance + extra > width + SLACK
    })
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
    fn new(shaped: &Shaped, lines: usize, width: f32) -> Self {
        let last = shaped.layout.get(lines.saturating_sub(1));
        let extra = |at| {
            shaped
                .breaks
                .as_ref()
                .map_or(0.0, |breaks| breaks.extra(at))
        };
        let mut clusters = Vec::new();
        for run in last.iter().flat_map(Line::runs) {
            clusters.extend(run.clusters().map(|cluster| {
                let text = cluster.text_range();
                (text.end, cluster.advance() + extra(text.start))
            }));
        }
        clusters.sort_unstable_by_key(|cluster| cluster.0);
        Self {
            clusters,
            lines,
            width,
            is_rtl: shaped.layout.is_rtl(),
        }
    }

    /// Shapes the longest beginning of the text that fits with its ellipsis, and returns it; of the
    /// last line at least one cluster is kept.
    fn shape(
        &self,
        text: &Text<'_>,
        shaper: &mut Shaper,
        fonts: &mut Fonts,
        shaped: &mut Shaped,
    ) -> String {
        // with a guess at the ellipsis, the first try is rarely more than a cluster off
        let mut left = self.width - 0.8 * text.style.size;
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
        let mut content = String::new();
        let mut fits = |kept: usize, shaped: &mut Shaped| {
            self.write(text.content, kept, ellipsis, &mut content);
            let text = Text {
                content: &content,
                ..*text
            };
            shaper.build(fonts, &text, Some(self.is_rtl), shaped);
            shaped.break_lines(self.width + SLACK);
            let lines = count(&shaped.layout, usize::MAX, f32::INFINITY).count;
            lines <= self.lines && !is_wider(shaped, lines.saturating_sub(1), self.width)
        };
        if fits(kept, shaped) {
            while kept < self.clusters.len() && fits(kept + 1, shaped) {
                kept += 1;
            }
            if kept < self.clusters.len() {
                fits(kept, shaped);
            }
        } else {
            while kept > 1 {
                kept -= 1;
                if fits(kept, shaped) {
                    break;
                }
            }
        }
        content
    }

    /// The text up to so many clusters of the last line, without spaces at its end, and the
    /// ellipsis.
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

/// Aligns the lines and adds their glyphs to `out`.
fn collect(
    shaped: &mut Shaped,
    lines: Lines,
    placing: &Placing<'_>,
    (fonts, chain): (&Fonts, &Chain),
    variants: &mut Variants,
    out: &mut Found,
) {
    let Placing { text, area, .. } = placing;
    let alignment = match text.style.align {
        TextAlign::Start => Alignment::Start,
        TextAlign::End => Alignment::End,
        TextAlign::Left => Alignment::Left,
        TextAlign::Right => Alignment::Right,
        TextAlign::Center => Alignment::Center,
        TextAlign::Justify => Alignment::Justify,
    };
    let Shaped { layout, breaks } = shaped;
    layout.align(alignment, AlignmentOptions::default());
    let top = top(text.style, *area, lines);
    out.reach = first_there(fonts, chain);
    let mut pen = Pen {
        x: 0.0,
        y: 0.0,
        content: text.content,
        waits: placing.waits,
        breaks: breaks.as_deref(),
        hyphen: None,
        fonts,
        chain,
        variants,
        out,
    };
    for (index, line) in layout.lines().take(lines.count).enumerate() {
        let metrics = line.metrics();
        pen.x = area.x + metrics.inline_min_coord + metrics.offset;
        pen.y = top + metrics.baseline;
        pen.begin_line(index, &line, layout.is_rtl());
        for run in line.runs() {
            pen.run(&run);
        }
    }
}

/// Top of the first line.
pub(crate) fn top(style: &Style, area: ContentBox, lines: Lines) -> f32 {
    area.y
        + match style.vertical_align {
            VerticalAlign::Top => 0.0,
            VerticalAlign::Middle => 0.5 * (area.height - lines.height).max(0.0),
            VerticalAlign::Bottom => (area.height - lines.height).max(0.0),
        }
}

/// Puts glyphs one after the other, from left to right.
struct Pen<'a> {
    x: f32,
    /// The baseline.
    y: f32,
    content: &'a str,
    waits: bool,
    breaks: Option<&'a Breaks>,
    /// The byte of the soft hyphen that the line breaks after, and what is shown for it.
    hyphen: Option<(usize, &'a Hyphen)>,
    fonts: &'a Fonts,
    chain: &'a Chain,
    variants: &'a mut Variants,
    out: &'a mut Found,
}

impl Pen<'_> {
    fn begin_line(&mut self, index: usize, line: &Line<'_, ()>, is_rtl: bool) {
        self.hyphen = None;
        let Some(breaks) = self.breaks else { return };
        let filled = breaks.line(index);
        if is_rtl {
            // what hangs is on the left
            self.x -= filled.hanging;
        }
        if filled.has_hyphen {
            let text = self.content.get(line.text_range()).unwrap_or_default();
            let at = text
                .rfind(SOFT_HYPHEN)
                .map(|at| at + line.text_range().start);
            self.hyphen = at.zip(breaks.hyphen.as_ref());
        }
    }

    fn run(&mut self, run: &Run<'_, ()>) {
        let number = u16::try_from(run.font().data.id()).unwrap_or(u16::MAX);
        let coords = run.normalized_coords().iter().map(|coord| coord.to_bits());
        let variant = self.variants.number(coords);
        self.out.use_face(self.chain, number);
        let face = self.fonts.face(usize::from(number));
        // glyphs of these are looked at one by one
        let coloured = face
            .filter(|face| face.has_colours)
            .and_then(|face| FontRef::new(face.bytes.as_deref()?).ok());
        let has_no_box = face.is_some_and(|face| face.has_no_box);
        for cluster in run.visual_clusters() {
            if self.breaks.is_some() {
                self.hyphenate(cluster.text_range().start);
            }
            for glyph in cluster.glyphs() {
                let shows = if glyph.id == 0 {
                    self.misses(cluster.text_range(), number, has_no_box)
                } else if let Some(font) = &coloured {
                    self.discolours(cluster.text_range(), font, glyph.id)
                } else {
                    Shows::Glyph
                };
                let (x, y) = (self.x + glyph.x, self.y + glyph.y);
                match shows {
                    Shows::Glyph => self.put(x, y, glyph.id, (number, variant)),
                    Shows::Box => self.put_box(x, y),
                    Shows::Nothing => {}
                }
                self.x += glyph.advance;
            }
            if let Some(breaks) = self.breaks {
                self.x += breaks.extra(cluster.text_range().start);
            }
        }
    }

    /// Adds the hyphen where the line breaks after the character at a byte.
    fn hyphenate(&mut self, at: usize) {
        if let Some((_, hyphen)) = self.hyphen.filter(|(place, _)| *place == at) {
            let variant = self.variants.number(hyphen.coords.iter().copied());
            self.out.use_face(self.chain, hyphen.face);
            self.put(self.x, self.y, hyphen.glyph, (hyphen.face, variant));
            self.x += hyphen.advance;
        }
    }

    /// What is shown where a face has no glyph for characters.
    fn misses(&mut self, text: Range<usize>, face: u16, has_no_box: bool) -> Shows {
        let text = self.content.get(text).unwrap_or_default();
        let mut lacking = text.chars().filter(|&character| !needs_no_glyph(character));
        let Some(mut missing) = lacking.next_back() else {
            return Shows::Nothing;
        };
        self.out.reach = usize::MAX;
        if self.waits {
            return Shows::Nothing;
        }
        if face == LAST_RESORT {
            return Shows::Glyph;
        }
        // of a letter and its marks, which are shown by one font, the one that no other has
        while self.fonts.covers(missing)
            && let Some(character) = lacking.next_back()
        {
            missing = character;
        }
        note(&mut self.out.missing, missing);
        if has_no_box { Shows::Box } else { Shows::Glyph }
    }

    /// What is shown of a glyph of a font with colours.
    fn discolours(&mut self, text: Range<usize>, font: &FontRef<'_>, glyph: u32) -> Shows {
        let text = self.content.get(text).unwrap_or_default();
        let has_outline = has_outline(font, glyph);
        let shown = text.chars().find(|&character| !needs_no_glyph(character));
        let Some(character) = shown.filter(|_| !has_outline || has_layers(font, glyph)) else {
            return Shows::Glyph;
        };
        note(&mut self.out.coloured, character);
        if has_outline {
            Shows::Glyph
        } else {
            Shows::Box
        }
    }

    fn put_box(&mut self, x: f32, y: f32) {
        let variant = self.variants.number(core::iter::empty());
        self.put(x, y, 0, (LAST_RESORT, variant));
    }

    fn put(&mut self, x: f32, y: f32, glyph: u32, (face, variant): (u16, u16)) {
        self.out.put(Placed {
            x,
            y,
            glyph,
            face,
            variant,
        });
    }
}

/// What is shown of a glyph.
enum Shows {
    Glyph,
    /// The box of the face of last resort.
    Box,
    Nothing,
}

/// Most different characters that a paragraph reports at a time.
const MOST_NOTED: usize = 16;

fn note(characters: &mut Vec<char>, character: char) {
    if characters.len() < MOST_NOTED && !characters.contains(&character) {
        characters.push(character);
    }
}

/// Place in the order of faces of the first that is there: it decides the height of lines.
pub(crate) fn first_there(fonts: &Fonts, chain: &Chain) -> usize {
    chain
        .faces
        .iter()
        .position(|&place| fonts.face(place).is_some_and(|face| face.bytes.is_some()))
        .unwrap_or(usize::MAX)
}
