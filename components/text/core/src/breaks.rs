//! Soft hyphens, tabs and characters without width: what parley leaves to its callers where it
//! breaks lines.
//!
//! A paragraph that has any of them is cut into units that no line divides. Lines are filled with
//! these here, as CSS Text 3 says, and parley is given a width for each line at which it breaks
//! just there. What it does not know of then, the hyphen and how wide each tab is, is added where
//! glyphs are placed.

use core::ops::Range;

use inlay_schema::values::TextWrap;
use parley::{BreakReason, Layout, Line};

use crate::style::Style;

/// A break after it shows a hyphen.
pub(crate) const SOFT_HYPHEN: char = '\u{ad}';
/// Tab stops lie so many spaces apart: the initial value of CSS `tab-size`.
const TAB_SIZE: f32 = 8.0;
/// How much wider parley's line may be than the sum of its units, in dp: sums of floats differ by
/// less, and no unit is as narrow.
const MARGIN: f32 = 1.0 / 64.0;

/// What stands at the end of a line that breaks after a soft hyphen.
#[derive(Clone, Default, Debug)]
pub(crate) struct Hyphen {
    pub(crate) glyph: u32,
    /// Place of its face.
    pub(crate) face: u16,
    /// Bits of the coordinates of a variable font.
    pub(crate) coords: Box<[i16]>,
    /// In dp, without `letter-spacing`.
    pub(crate) advance: f32,
}

/// How a unit ends.
#[derive(Clone, Copy, PartialEq, Debug)]
enum End {
    /// A line may end here.
    Wrap,
    /// A line may end here, with a hyphen.
    Hyphen,
    /// A line may end here if it would be too wide otherwise, and has no other end.
    Emergency,
    /// A line ends here.
    Forced,
}

/// Text that no line divides, with the white space after it.
#[derive(Clone, Debug)]
struct Unit {
    /// As parley counts, in dp.
    advance: f32,
    /// The part of `advance` that is white space at the end, which hangs at the end of a line.
    space: f32,
    /// Its part of [`Breaks::fixes`].
    fixes: Range<usize>,
    end: End,
}

/// A character that is not as wide as parley says.
#[derive(Clone, Debug)]
struct Fix {
    /// Byte of the character.
    at: usize,
    /// Width of the unit before it, as parley counts.
    before: f32,
    /// Its width, as parley counts.
    own: f32,
    /// Otherwise it has no width.
    is_tab: bool,
    /// It is white space at the end of its unit.
    hangs: bool,
    /// By how much it is wider where lines were filled last.
    extra: f32,
}

/// The beginning of a line.
#[derive(Clone, Copy, Default, Debug)]
struct Filled {
    /// As parley counts.
    advance: f32,
    /// White space at the end, as parley counts.
    space: f32,
    /// Sum of [`Fix::extra`], and the part of it that is white space at the end.
    extra: f32,
    hanging: f32,
}

impl Filled {
    /// Width without white space at the end.
    fn ink(&self) -> f32 {
        self.advance - self.space + self.extra - self.hanging
    }
}

/// A line as it was filled.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct FilledLine {
    /// Width for parley to break at.
    limit: f32,
    /// Width for parley to align in.
    room: f32,
    /// How much wider what does not hang is than parley says.
    pub(crate) extra: f32,
    /// How much wider what hangs is than parley says.
    pub(crate) hanging: f32,
    /// It ends with a hyphen.
    pub(crate) has_hyphen: bool,
}

/// Units of a shaped paragraph, and the lines they were filled into last.
#[derive(Default, Debug)]
pub(crate) struct Breaks {
    pub(crate) hyphen: Option<Hyphen>,
    /// Distance of tab stops, and the least distance to the next one.
    stops: [f32; 2],
    units: Vec<Unit>,
    fixes: Vec<Fix>,
    lines: Vec<FilledLine>,
}

/// Whether lines of the text are broken here.
pub(crate) fn has_breaks(content: &str, style: &Style) -> bool {
    let spaced = style.letters() != 0.0;
    content.chars().any(|character| match character {
        '\t' | SOFT_HYPHEN => true,
        _ => spaced && has_no_width(character),
    })
}

/// Whether a character takes no room and no `letter-spacing`, and is no part of the one before.
const fn has_no_width(character: char) -> bool {
    matches!(character, SOFT_HYPHEN | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a character hangs at the end of a line, as parley has it.
const fn hangs(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{3000}' | '\n')
}

impl Breaks {
    /// Cuts a shaped text into units. `space` is the advance of a space in its first font, without
    /// any spacing. Breaks its lines.
    pub(crate) fn new(
        layout: &mut Layout<()>,
        content: &str,
        style: &Style,
        hyphen: Option<Hyphen>,
        space: f32,
    ) -> Self {
        let stop = TAB_SIZE * (space + style.letters() + style.words());
        let mut breaks = Self {
            hyphen,
            stops: [stop.max(0.0), 0.5 * space],
            ..Self::default()
        };
        // at no width every unit is a line
        layout.break_all_lines(Some(0.0));
        let mut clusters = Vec::new();
        for line in layout.lines() {
            breaks.add_unit(&line, content, style, &mut clusters);
        }
        breaks
    }

    fn add_unit(
        &mut self,
        line: &Line<'_, ()>,
        content: &str,
        style: &Style,
        clusters: &mut Vec<(usize, f32)>,
    ) {
        let wraps = style.wrap != TextWrap::Nowrap;
        // a part of a ligature is wider than that
        let is_spacing = |own: f32| own != 0.0 && (own - style.letters()).abs() < MARGIN;
        clusters.clear();
        for run in line.runs() {
            clusters.extend(
                run.clusters()
                    .map(|it| (it.text_range().start, it.advance())),
            );
        }
        clusters.sort_unstable_by_key(|cluster| cluster.0);
        let character = |at: usize| content.get(at..).and_then(|rest| rest.chars().next());
        let at_end = clusters
            .iter()
            .rev()
            .take_while(|(at, _)| wraps && character(*at).is_some_and(hangs))
            .count();
        let end = clusters.len() - at_end;
        let (mut before, mut space) = (0.0, 0.0);
        let first = self.fixes.len();
        for (index, &(at, own)) in clusters.iter().enumerate() {
            let character = character(at);
            let is_tab = character == Some('\t');
            let hangs = index >= end;
            if is_tab || is_spacing(own) && character.is_some_and(has_no_width) {
                self.fixes.push(Fix {
                    at,
                    before,
                    own,
                    is_tab,
                    hangs,
                    extra: 0.0,
                });
            }
            if hangs && character != Some('\n') {
                space += own;
            }
            before += own;
        }
        let last = end.checked_sub(1).and_then(|last| clusters.get(last));
        let is_soft = last.is_some_and(|&(at, _)| character(at) == Some(SOFT_HYPHEN));
        self.units.push(Unit {
            advance: line.metrics().advance,
            space,
            fixes: first..self.fixes.len(),
            end: match line.break_reason() {
                BreakReason::Regular if is_soft => End::Hyphen,
                BreakReason::Regular => End::Wrap,
                BreakReason::Emergency => End::Emergency,
                BreakReason::Explicit | BreakReason::None => End::Forced,
            },
        });
    }

    /// Width of the hyphen.
    fn hyphen_advance(&self) -> f32 {
        self.hyphen.as_ref().map_or(0.0, |hyphen| hyphen.advance)
    }

    /// Width of the widest unit, with its hyphen.
    pub(crate) fn min_content(&mut self) -> f32 {
        let mut widest = 0.0_f32;
        for at in 0..self.units.len() {
            let alone = self.append(Filled::default(), at);
            let hyphen = match self.units[at].end {
                End::Hyphen => self.hyphen_advance(),
                _ => 0.0,
            };
            widest = widest.max(alone.ink() + hyphen);
        }
        widest
    }

    /// Width of the widest line where none is broken that need not be.
    pub(crate) fn max_content(&mut self) -> f32 {
        self.fill(f32::MAX);
        let mut widest = 0.0_f32;
        let (mut advance, mut lines) = (0.0, self.lines.iter());
        for unit in &self.units {
            advance += unit.advance;
            if unit.end == End::Forced {
                widest = widest.max(advance + lines.next().map_or(0.0, |line| line.extra));
                advance = 0.0;
            }
        }
        widest
    }

    /// Breaks the lines of a text in a width.
    pub(crate) fn break_lines(&mut self, layout: &mut Layout<()>, width: f32) {
        self.fill(width);
        let mut breaker = layout.break_lines();
        let mut lines = self.lines.iter();
        loop {
            let line = lines.next();
            let (limit, room) = line.map_or((width, width), |line| (line.limit, line.room));
            let state = breaker.state_mut();
            state.set_layout_max_advance(f32::MAX);
            state.set_line_max_advance(limit);
            if breaker.break_next().is_none() {
                break;
            }
            breaker.set_prior_line_width(room);
        }
        breaker.finish();
    }

    /// A line as it was filled last.
    pub(crate) fn line(&self, index: usize) -> FilledLine {
        self.lines.get(index).copied().unwrap_or_default()
    }

    /// By how much the character at a byte is wider than parley says, as lines were filled last.
    pub(crate) fn extra(&self, at: usize) -> f32 {
        let fix = self.fixes.binary_search_by_key(&at, |fix| fix.at);
        fix.map_or(0.0, |index| self.fixes[index].extra)
    }

    fn fill(&mut self, width: f32) {
        self.lines.clear();
        let mut next = 0;
        while next < self.units.len() {
            let line = self.fill_line(&mut next, width);
            self.lines.push(line);
        }
    }

    /// Fills a line with the units from `next` on.
    fn fill_line(&mut self, next: &mut usize, width: f32) -> FilledLine {
        let first = *next;
        let hyphen = self.hyphen_advance();
        let mut line = Filled::default();
        // ends of the line: the next unit, and the line so far
        let (mut wrap, mut emergency, mut too_wide) = (None, None, None);
        loop {
            let longer = self.append(line, *next);
            if *next > first
                && longer.ink() > width
                && let Some((end, filled)) = wrap.or(emergency).or(too_wide)
            {
                *next = self.absorbed(&filled, end);
                return self.wrapped(&filled, end, width);
            }
            line = longer;
            let end = self.units[*next].end;
            *next += 1;
            let here = Some((*next, line));
            match end {
                End::Forced => return forced(&line, width),
                End::Hyphen if line.ink() + hyphen > width => too_wide = too_wide.or(here),
                End::Hyphen | End::Wrap => wrap = here,
                // parley prefers any other end that it has met
                End::Emergency if too_wide.is_none() => emergency = here,
                End::Emergency => {}
            }
            if *next == self.units.len() {
                return forced(&line, width);
            }
        }
    }

    /// The unit that begins the next line, where one ends before the unit `end`: parley's line goes
    /// on over units that show nothing, until white space hangs at its end.
    fn absorbed(&self, line: &Filled, end: usize) -> usize {
        let (mut next, mut space) = (end, line.space);
        while let Some(unit) = self.units.get(next)
            && space <= 0.0
            && (unit.advance - unit.space).abs() <= MARGIN
        {
            space = unit.space;
            next += 1;
            if unit.end == End::Forced {
                break;
            }
        }
        next
    }

    /// A line and one unit more.
    fn append(&mut self, line: Filled, unit: usize) -> Filled {
        let unit = &self.units[unit];
        let [stop, least] = self.stops;
        let start = line.advance + line.extra;
        let (mut extra, mut hanging) = (0.0, 0.0);
        for fix in &mut self.fixes[unit.fixes.clone()] {
            let width = if fix.is_tab && stop > 0.0 {
                let x = (start + fix.before + extra).max(0.0);
                let distance = stop - x % stop;
                // what is hardly there would look like no tab at all
                if distance < least {
                    distance + stop
                } else {
                    distance
                }
            } else {
                0.0
            };
            fix.extra = width - fix.own;
            extra += fix.extra;
            if fix.hangs {
                hanging += fix.extra;
            }
        }
        Filled {
            advance: line.advance + unit.advance,
            space: unit.space,
            extra: line.extra + extra,
            hanging,
        }
    }

    /// A line that breaks before the unit `end`.
    fn wrapped(&self, line: &Filled, end: usize, width: f32) -> FilledLine {
        let is_soft = |unit: &Unit| unit.end == End::Hyphen;
        let has_hyphen = self.units.get(end - 1).is_some_and(is_soft);
        let hyphen = if has_hyphen {
            self.hyphen_advance()
        } else {
            0.0
        };
        let extra = line.extra - line.hanging + hyphen;
        FilledLine {
            limit: line.advance - line.space + MARGIN,
            room: width - extra,
            extra,
            hanging: line.hanging,
            has_hyphen: has_hyphen && self.hyphen.is_some(),
        }
    }
}

/// The last line of a paragraph: white space at its end hangs only as far as it does not fit.
fn forced(line: &Filled, width: f32) -> FilledLine {
    let over = (line.advance + line.extra - width).max(0.0);
    let hanging = over.min((line.space + line.hanging).max(0.0));
    let known = hanging.min(line.space);
    let extra = line.extra - (hanging - known);
    FilledLine {
        limit: line.advance - known + MARGIN,
        room: width - extra,
        extra,
        hanging: hanging - known,
        has_hyphen: false,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::fonts::Fonts;
    use crate::shape::{Shaped, Shaper, Text};

    fn fonts() -> Fonts {
        let folder = "../../../examples/home/assets/fonts";
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut fonts = Fonts::default();
        for (number, file) in (1..).zip(["Inter-Regular.ttf", "NotoSansArabic-SemiBold.ttf"]) {
            let bytes = std::fs::read(folder.join(file)).expect("the demo's fonts are there");
            fonts.declare(number, file, 400, false);
            fonts.add(number, bytes).expect("the font is one");
        }
        fonts
    }

    fn style(wrap: TextWrap, letter_spacing: f32) -> Style {
        Style {
            size: 20.0,
            wrap,
            letter_spacing,
            ..Style::default()
        }
    }

    fn wraps() -> impl Strategy<Value = TextWrap> {
        prop::sample::select(vec![TextWrap::Wrap, TextWrap::Nowrap, TextWrap::Anywhere])
    }

    fn texts(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|list| list.concat())
    }

    fn ends(shaped: &Shaped) -> Vec<usize> {
        let lines = shaped.layout.lines();
        lines.map(|line| line.text_range().end).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        /// Without anything that is only known here, lines break where parley breaks them.
        #[test]
        fn lines_are_those_of_parley(
            content in texts(&["a", "word", "W", " ", "  ", "-", ".", "\n", "مرحبا", "\u{3000}", "\u{a0}", "e\u{301}"]),
            width in 0.0..200.0_f32,
            wrap in wraps(),
            letter_spacing in prop::sample::select(vec![0.0, 2.5]),
        ) {
            prop_assume!(!content.is_empty());
            let (mut fonts, mut shaper) = (fonts(), Shaper::default());
            let style = style(wrap, letter_spacing);
            let text = Text { content: &content, style: &style, stands_in: false };
            let mut shaped = Shaped::default();
            prop_assert!(shaper.build(&mut fonts, &text, None, &mut shaped));
            prop_assert!(shaped.breaks.is_none());
            shaped.break_lines(width);
            let expected = ends(&shaped);
            let [min, max] = shaped.content_widths();
            let mut breaks = Breaks::new(&mut shaped.layout, &content, &style, None, 5.0);
            let [own_min, own_max] = [breaks.min_content(), breaks.max_content()];
            prop_assert!((own_max - max).abs() < 0.1, "{own_max} and {max}");
            // parley lets no space hang after a run of the other direction
            let is_mixed = content.contains('م');
            if wrap != TextWrap::Anywhere {
                prop_assert!(own_min < min + 0.1, "{own_min} and {min}");
                prop_assert!(is_mixed || own_min > min - 0.1, "{own_min} and {min}");
            }
            breaks.break_lines(&mut shaped.layout, width);
            prop_assert_eq!(ends(&shaped), expected);
        }

        /// Lines are no wider than their box, with tabs and hyphens, unless they cannot break; none
        /// ends early.
        #[test]
        fn lines_are_as_long_as_they_can_be(
            content in texts(&["a", "word", "W\u{ad}", "wo\u{ad}rd\u{ad}", " ", "\t", " \t ", "-", "\u{ad}", "\n", "مر\u{ad}حبا", "\u{200b}"]),
            width in 0.0..260.0_f32,
            letter_spacing in prop::sample::select(vec![0.0, 2.5]),
        ) {
            let (mut fonts, mut shaper) = (fonts(), Shaper::default());
            let style = style(TextWrap::Wrap, letter_spacing);
            let text = Text { content: &content, style: &style, stands_in: false };
            let mut shaped = Shaped::default();
            prop_assert!(shaper.build(&mut fonts, &text, None, &mut shaped));
            let [min, max] = shaped.content_widths();
            // the hyphen of a break that the widest line does not take may be all that is wider
            let hyphen = shaped.breaks.as_deref().map_or(0.0, Breaks::hyphen_advance);
            prop_assert!(min <= max + hyphen + 0.1, "{min} to {max}");
            shaped.break_lines(width);
            let Some(breaks) = shaped.breaks.as_deref() else { return Ok(()) };
            prop_assert_eq!(shaped.layout.len(), breaks.lines.len());
            for (index, line) in shaped.layout.lines().enumerate() {
                let filled = breaks.line(index);
                let metrics = line.metrics();
                let ink = metrics.advance - metrics.hanging_advance + filled.extra;
                let range = line.text_range();
                let shown = content[range.clone()].trim_end_matches([' ', '\t']);
                let ends_soft = shown.ends_with(SOFT_HYPHEN);
                let wraps = line.break_reason() == BreakReason::Regular;
                // A line may also have ended before the hyphen, which has no width.
                let is_either = shown.trim_end_matches(SOFT_HYPHEN).ends_with('\u{200b}');
                prop_assert!(is_either || filled.has_hyphen == (wraps && ends_soft), "line {}", index);
                // parley lets no space hang after a run of the other direction
                let is_mixed = content.contains('م');
                prop_assert!(is_mixed || ink <= width.max(min) + 0.1, "line {index} is {ink} wide");
            }
            // in its own width a text is on as few lines as it has paragraphs
            shaped.break_lines(max + 0.05);
            let paragraphs = content.split('\n').count();
            let lines = shaped.layout.len();
            prop_assert!(lines <= paragraphs, "{lines} lines of {paragraphs} paragraphs in {max}");
        }
    }

    #[test]
    fn what_has_no_width_after_the_end_of_a_line_is_on_that_line() {
        let (mut fonts, mut shaper) = (fonts(), Shaper::default());
        let style = style(TextWrap::Wrap, 0.0);
        let content = "a\u{200b}\u{ad}a";
        let text = Text {
            content,
            style: &style,
            stands_in: false,
        };
        let mut shaped = Shaped::default();
        assert!(shaper.build(&mut fonts, &text, None, &mut shaped));
        shaped.break_lines(0.0);
        let breaks = shaped.breaks.as_deref().expect("there is a soft hyphen");
        assert_eq!(ends(&shaped), [6, 7]);
        assert_eq!(breaks.lines.len(), 2);
        assert!(!breaks.line(0).has_hyphen, "the break before it fits");
    }

    #[test]
    fn a_long_text_is_filled_as_parley_breaks_it() {
        let (mut fonts, mut shaper) = (fonts(), Shaper::default());
        let style = style(TextWrap::Wrap, 0.0);
        let content = "in\u{ad}com\u{ad}pre\u{ad}hen\u{ad}si\u{ad}ble\t".repeat(2000);
        let text = Text {
            content: &content,
            style: &style,
            stands_in: false,
        };
        let mut shaped = Shaped::default();
        assert!(shaper.build(&mut fonts, &text, None, &mut shaped));
        shaped.break_lines(90.0);
        let breaks = shaped.breaks.as_deref().expect("there are soft hyphens");
        assert_eq!(breaks.lines.len(), shaped.layout.len());
        assert!(breaks.lines.len() > 2000);
    }
}
