//! Words that were shaped, by their content: a plain text is put together of them.
//!
//! Most texts of a screen are a line of the same few words, and to shape one through parley takes
//! ten times as long as to place its glyphs. A text is plain if it is printable ASCII with single
//! spaces between its words, without spacing of its own, in a face that has all its characters. Of
//! such a text, parley makes one run, from left to right, and gives it to harfrust as it is. What
//! comes out is the same if words are shaped one by one, as long as a font does not look across
//! spaces: [`Words::shape`] has how that is known.

use harfrust::{
    BufferClusterLevel, BufferFlags, Direction as RunDirection, Feature, GlyphBuffer, ShapeOptions,
    ShapePlan, ShaperData, UnicodeBuffer, script,
};
use inlay_schema::values::{Direction, LineHeight};
use parley::fontique::Language;
use skrifa::FontRef;
use skrifa::raw::TableProvider;

use crate::fonts::{Chain, Face, Fonts};
use crate::kerning::{KERN, Kerning, kerning_of};
use crate::lines::{self, ContentBox, Found, LineGlyph, Lines};
use crate::shape::{Shaper, Text};
use crate::variants;

/// Most bytes of words that are kept; a glyph is 8 bytes. When there are more, all are dropped.
const MOST: usize = 65_536;
/// Longer words are shaped as before. Up to 255 glyphs harfrust says on which others one depends.
const LONGEST: usize = 64;
/// Most faces by language, and most heights of lines.
const MOST_FONTS: usize = 32;

/// Words that were shaped, and what shaping needs.
#[derive(Default)]
pub(crate) struct Words {
    fonts: Vec<Font>,
    heights: Vec<(LineKey, Lines)>,
    words: Vec<Word>,
    /// Characters of the words, and the glyph of each.
    text: Vec<u8>,
    glyphs: Vec<Glyph>,
    /// Words by hash: a number of one and 1 more; 0 is free. Its length is a power of two, and at
    /// least twice as many as there are words.
    table: Vec<u32>,
    buffer: Option<UnicodeBuffer>,
    /// The line that [`line`](Self::line) made last.
    line: Vec<LineGlyph>,
}

/// A face in a language.
struct Font {
    face: u16,
    language: Option<Language>,
    /// `None` if no text in it is plain.
    shaping: Option<Box<Shaping>>,
}

struct Shaping {
    data: ShaperData,
    plan: ShapePlan,
    /// The same without kerning.
    bare: ShapePlan,
    /// Which of the first 128 characters it has.
    has: u128,
    space: Glyph,
    /// Of each digit before each other, if that is all that it depends on.
    digits: Option<Box<Digits>>,
    /// Units of the font per em.
    units: f32,
}

/// Glyphs of characters of [`DIGITS`] before each of them, by their numbers.
type Digits = [[Glyph; DIGITS.len()]; DIGITS.len()];

/// What numbers are made of, and what is around them.
const DIGITS: &[u8; 11] = b"0123456789 ";
const SPACE: usize = 10;

/// What decides the height of a line: a face, bits of a size, and the style's line height.
#[derive(Clone, Copy, PartialEq)]
struct LineKey {
    face: u16,
    size: u32,
    height: LineHeight,
}

#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    /// Where it is in the text of all, and how many characters it has.
    at: u32,
    length: u8,
    /// Whether its glyphs are the same whatever is beside it.
    is_plain: bool,
    font: u16,
}

/// A glyph in units of the font.
#[derive(Clone, Copy, Default, PartialEq)]
struct Glyph {
    id: u16,
    advance: i16,
    x: i16,
    y: i16,
}

/// A text on one line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its width in dp.
    pub(crate) advance: f32,
    pub(crate) lines: Lines,
}

impl Words {
    /// A text on one line, if it is plain. `chain` is the order of faces.
    pub(crate) fn line(
        &mut self,
        shaper: &mut Shaper,
        fonts: &mut Fonts,
        chain: &Chain,
        text: &Text<'_>,
    ) -> Option<Line> {
        let Text { content, style, .. } = *text;
        let is_plain = style.direction != Direction::Rtl
            && style.letters() == 0.0
            && style.words() == 0.0
            && style.size > 0.0
            && has_plain_spaces(content);
        if !is_plain {
            return None;
        }
        let place = lines::first_there(fonts, chain);
        let face = u16::try_from(*chain.faces.get(place)?).ok()?;
        let font = self.font(fonts, face, style.language)?;
        let Shaping {
            has, space, units, ..
        } = self.shaping(font)?;
        let (has, space, scale) = (*has, *space, style.size / *units);
        if !content.bytes().all(|byte| has >> (byte & 127) & 1 == 1) {
            return None;
        }
        let mut line = core::mem::take(&mut self.line);
        line.clear();
        let mut put = |glyph: Glyph| line.push(glyph.scaled(scale, face));
        let is_plain = content.split(' ').enumerate().all(|(at, word)| {
            if at > 0 {
                put(space);
            }
            self.put_number(font, word, &mut put) || self.put_word(fonts, font, word, &mut put)
        });
        // In the order in which parley adds them.
        let advance = line.iter().fold(0.0, |sum, glyph| sum + glyph.advance);
        self.line = line;
        if !is_plain {
            return None;
        }
        let key = LineKey {
            face,
            size: style.size.to_bits(),
            height: style.lines(),
        };
        let known = self.heights.iter().find(|(known, _)| *known == key);
        let lines = match known {
            Some((_, lines)) => *lines,
            None => {
                let lines = shaper.line(fonts, text).filter(|lines| lines.count == 1)?;
                if self.heights.len() >= MOST_FONTS {
                    self.heights.clear();
                }
                self.heights.push((key, lines));
                lines
            }
        };
        Some(Line { advance, lines })
    }

    /// Places the text that [`line`](Self::line) made last in its box, as [`lines::place`] does;
    /// `false`, and nothing is placed, if it does not fit.
    pub(crate) fn place(
        &self,
        line: Line,
        text: &Text<'_>,
        area: ContentBox,
        faces: (&Fonts, &Chain),
        out: &mut Found,
    ) -> bool {
        lines::place_line(
            &self.line,
            (line.advance, line.lines),
            text,
            area,
            faces,
            out,
        )
    }

    fn shaping(&self, font: u16) -> Option<&Shaping> {
        self.fonts.get(usize::from(font))?.shaping.as_deref()
    }

    /// The number of a face in a language, if texts in it can be plain.
    fn font(&mut self, fonts: &Fonts, face: u16, language: Option<Language>) -> Option<u16> {
        let is_it = |font: &Font| font.face == face && font.language == language;
        let at = self.fonts.iter().position(is_it).unwrap_or_else(|| {
            if self.fonts.len() >= MOST_FONTS {
                self.fonts.clear();
                self.forget();
            }
            let face_of = fonts.face(usize::from(face));
            let shaping = face_of.and_then(|face| self.shaping_of(face, language));
            self.fonts.push(Font {
                face,
                language,
                shaping: shaping.map(Box::new),
            });
            self.fonts.len() - 1
        });
        let font = u16::try_from(at).ok()?;
        self.shaping(font).map(|_| font)
    }

    /// What shaping with a face needs, unless its texts depend on more than on their words.
    fn shaping_of(&mut self, face: &Face, language: Option<Language>) -> Option<Shaping> {
        let font = FontRef::new(face.bytes.as_deref()?).ok()?;
        let kerning = kerning_of(&font).filter(|_| !face.has_colours)?;
        let data = ShaperData::new(&font);
        let language = language.and_then(|language| language.as_str().parse().ok());
        let plan = |features: &[Feature]| {
            let shaper = data.shaper(&font).build();
            let script = Some(script::LATIN);
            let direction = RunDirection::LeftToRight;
            ShapePlan::new(&shaper, direction, script, language.as_ref(), features)
        };
        let (plan, bare) = (plan(&[]), plan(&[Feature::new(KERN, 0, ..)]));
        let mut shaping = Shaping {
            units: f32::from(font.head().ok()?.units_per_em()),
            space: Glyph::default(),
            digits: None,
            data,
            plan,
            bare,
            has: face.has_ascii,
        };
        let run = self.run(&shaping, &font, &shaping.plan, b" ", BufferFlags::empty());
        let space = (run.len() == 1).then(|| Glyph::of(&run, 0)).flatten();
        self.buffer = Some(run.clear());
        shaping.space = space?;
        if kerning == Kerning::Firsts {
            shaping.digits = self.digits_of(&shaping, &font);
        }
        Some(shaping)
    }

    /// Glyphs of digits, if each depends on no more than the one that follows, and on no space.
    ///
    /// All pairs are shaped as one text. Any rule but kerning that begins at one of them, or takes
    /// one in, has harfrust say that this text cannot be broken or added to somewhere.
    fn digits_of(&mut self, shaping: &Shaping, font: &FontRef<'_>) -> Option<Box<Digits>> {
        let pairs = || {
            DIGITS
                .iter()
                .flat_map(|&a| DIGITS.iter().map(move |&b| [a, b]))
        };
        let text: Vec<u8> = pairs().flatten().collect();
        let all = BufferFlags::PRODUCE_UNSAFE_TO_CONCAT;
        let bare = self.run(shaping, font, &shaping.bare, &text, all);
        let infos = bare.glyph_infos();
        let is_calm = infos.len() == text.len()
            && !infos
                .iter()
                .any(|it| it.unsafe_to_concat() || it.unsafe_to_break());
        self.buffer = Some(bare.clear());
        if !is_calm {
            return None;
        }
        let run = self.run(shaping, font, &shaping.plan, &text, BufferFlags::empty());
        let infos = run.glyph_infos();
        let mut digits = Box::new([[Glyph::default(); DIGITS.len()]; DIGITS.len()]);
        let mut is_calm = infos.len() == text.len();
        for (at, own, next) in (0..)
            .zip(&text)
            .zip(text.iter().skip(1))
            .map(|((a, b), c)| (a, b, c))
        {
            let number = |byte: &u8| DIGITS.iter().position(|digit| digit == byte);
            let (Some(own), Some(next)) = (number(own), number(next)) else {
                return None;
            };
            let glyph = Glyph::of(&run, at).filter(|glyph| glyph.id != 0);
            let moves = infos.get(at + 1).is_none_or(|info| info.unsafe_to_break());
            is_calm &= glyph.is_some() && !(moves && (own == SPACE || next == SPACE));
            digits[own][next] = glyph.unwrap_or_default();
        }
        self.buffer = Some(run.clear());
        is_calm.then_some(digits)
    }

    /// Puts the glyphs of a number; `false` if it is none, or the font does more with digits than
    /// to kern them.
    fn put_number(&self, font: u16, word: &str, put: &mut impl FnMut(Glyph)) -> bool {
        let digits = self.shaping(font).and_then(|it| it.digits.as_deref());
        let Some(digits) = digits.filter(|_| word.bytes().all(|byte| byte.is_ascii_digit())) else {
            return false;
        };
        let number = |byte: u8| usize::from(byte.wrapping_sub(b'0'));
        let after = word.bytes().skip(1).map(number).chain([SPACE]);
        for (own, next) in word.bytes().map(number).zip(after) {
            put(digits[own][next]);
        }
        true
    }

    /// Puts the glyphs of a word; `false` if they depend on what is beside it.
    fn put_word(
        &mut self,
        fonts: &Fonts,
        font: u16,
        word: &str,
        put: &mut impl FnMut(Glyph),
    ) -> bool {
        let Some(word) = self.word(fonts, font, word) else {
            return false;
        };
        let glyphs = &self.glyphs[word.at as usize..][..usize::from(word.length)];
        glyphs.iter().copied().for_each(put);
        true
    }

    /// A word, shaped if it is not known; `None` if its glyphs may depend on what is beside it.
    fn word(&mut self, fonts: &Fonts, font: u16, word: &str) -> Option<Word> {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return None;
        }
        // FNV-1a
        let hash = bytes
            .iter()
            .fold(0x811c_9dc5 ^ u32::from(font), |hash, &byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
            });
        let known = match self.find(hash, font, bytes) {
            Some(known) => known,
            None => self.add(fonts, hash, font, bytes)?,
        };
        known.is_plain.then_some(known)
    }

    fn find(&self, hash: u32, font: u16, bytes: &[u8]) -> Option<Word> {
        let mask = self.table.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        while let Some(at) = self.table[slot].checked_sub(1) {
            let word = self.words[at as usize];
            if word.hash == hash
                && word.font == font
                && self.text[word.at as usize..][..usize::from(word.length)] == *bytes
            {
                return Some(word);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    fn add(&mut self, fonts: &Fonts, hash: u32, font: u16, bytes: &[u8]) -> Option<Word> {
        if self.text.len() + bytes.len() > MOST {
            self.forget();
        }
        let face = self.fonts.get(usize::from(font))?.face;
        let at = self.glyphs.len();
        let is_plain = self.shape(fonts, face, font, bytes)?;
        self.glyphs.resize(at + bytes.len(), Glyph::default());
        self.text.extend_from_slice(bytes);
        let word = Word {
            hash,
            at: u32::try_from(at).ok()?,
            length: u8::try_from(bytes.len()).ok()?,
            is_plain,
            font,
        };
        self.words.push(word);
        if self.words.len() * 2 > self.table.len() {
            self.table.clear();
            self.table
                .resize((self.words.len() * 2).next_power_of_two(), 0);
            for at in 0..self.words.len() {
                self.enter(at);
            }
        } else {
            self.enter(self.words.len() - 1);
        }
        Some(word)
    }

    fn enter(&mut self, at: usize) {
        let mask = self.table.len() - 1;
        let mut slot = self.words[at].hash as usize & mask;
        while self.table[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.table[slot] = u32::try_from(at + 1).unwrap_or_default();
    }

    /// Forgets all words; faces stay.
    fn forget(&mut self) {
        self.words.clear();
        self.text.clear();
        self.glyphs.clear();
        self.table.fill(0);
    }

    /// Shapes a word and adds its glyphs; whether these are the same whatever is beside it, and
    /// what is beside it is the same whatever the word is.
    ///
    /// It is shaped between two spaces. Where kerning that moves something, or any other rule,
    /// takes effect on both sides of a space, harfrust says that the text cannot be broken there.
    /// Rules that look beyond a space are those that reach the end of the text and need more: of
    /// these, harfrust says that nothing can be added there. Kerning is left out of that, as it
    /// says so of all pairs that it knows: pairs are all that it looks at (see [`kerning_of`]).
    fn shape(&mut self, fonts: &Fonts, face: u16, font: u16, bytes: &[u8]) -> Option<bool> {
        let source = FontRef::new(fonts.face(usize::from(face))?.bytes.as_deref()?).ok()?;
        let mut spaced = [b' '; LONGEST + 2];
        let spaced = spaced.get_mut(..bytes.len() + 2)?;
        spaced.get_mut(1..=bytes.len())?.copy_from_slice(bytes);
        let shaping = self.fonts.get_mut(usize::from(font))?.shaping.take()?;
        let after = bytes.len() + 1;
        let bare = self.run(
            &shaping,
            &source,
            &shaping.bare,
            spaced,
            BufferFlags::PRODUCE_UNSAFE_TO_CONCAT,
        );
        let infos = bare.glyph_infos();
        let mut is_plain = infos.len() == spaced.len()
            && ![0, 1, after].iter().any(|&at| infos[at].unsafe_to_break())
            && ![0, after].iter().any(|&at| infos[at].unsafe_to_concat());
        self.buffer = Some(bare.clear());
        if is_plain {
            let run = self.run(
                &shaping,
                &source,
                &shaping.plan,
                spaced,
                BufferFlags::empty(),
            );
            let infos = run.glyph_infos();
            let (first, count) = (self.glyphs.len(), bytes.len());
            is_plain = infos.len() == spaced.len()
                && infos.iter().zip(0..).all(|(info, at)| info.cluster == at)
                && ![0, 1, after].iter().any(|&at| infos[at].unsafe_to_break())
                && [0, after]
                    .iter()
                    .all(|&at| Glyph::of(&run, at) == Some(shaping.space));
            self.glyphs
                .extend((1..after).filter_map(|at| Glyph::of(&run, at).filter(|it| it.id != 0)));
            is_plain &= self.glyphs.len() == first + count;
            self.buffer = Some(run.clear());
        }
        self.fonts.get_mut(usize::from(font))?.shaping = Some(shaping);
        Some(is_plain)
    }

    /// Shapes a text as parley does.
    fn run(
        &mut self,
        shaping: &Shaping,
        font: &FontRef<'_>,
        plan: &ShapePlan,
        text: &[u8],
        flags: BufferFlags,
    ) -> GlyphBuffer {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.clear();
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        buffer.set_flags(flags);
        for (&byte, at) in text.iter().zip(0..) {
            buffer.add(byte.into(), at);
        }
        buffer.set_direction(RunDirection::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaper = shaping.data.shaper(font).build();
        shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)))
    }
}

impl Glyph {
    /// A glyph of a run, if all about it is small enough to be kept.
    fn of(run: &GlyphBuffer, at: usize) -> Option<Self> {
        let (info, position) = (run.glyph_infos().get(at)?, run.glyph_positions().get(at)?);
        Some(Self {
            id: u16::try_from(info.glyph_id).ok()?,
            advance: i16::try_from(position.x_advance).ok()?,
            x: i16::try_from(position.x_offset).ok()?,
            y: i16::try_from(position.y_offset).ok()?,
        })
    }

    /// In dp, with the same operations as parley.
    fn scaled(self, scale: f32, face: u16) -> LineGlyph {
        LineGlyph {
            x: f32::from(self.x) * scale,
            y: -f32::from(self.y) * scale,
            advance: f32::from(self.advance) * scale,
            glyph: u32::from(self.id),
            face,
            variant: variants::PLAIN,
        }
    }
}

/// Whether a text is words of printable ASCII with one space between any two.
fn has_plain_spaces(content: &str) -> bool {
    let mut was_space = true;
    for byte in content.bytes() {
        let is_space = byte == b' ';
        if is_space && was_space || !matches!(byte, b' '..=b'~') {
            return false;
        }
        was_space = is_space;
    }
    !was_space
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{Placed, Placing, place};
    use crate::style::Style;
    use crate::variants::Variants;
    use inlay_schema::values::{TextAlign, TextOverflow, TextWrap, VerticalAlign};
    use proptest::prelude::*;

    fn fonts() -> Fonts {
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../examples/home/assets/fonts"
        );
        let faces = [
            ("Inter", "Inter-Regular.ttf"),
            ("Inter Bold", "Inter-Bold.ttf"),
            ("Noto Sans Arabic", "NotoSansArabic-SemiBold.ttf"),
            ("Noto Sans JP", "NotoSansJP-Bold.ttf"),
        ];
        let mut fonts = Fonts::default();
        for (number, (family, file)) in (1..).zip(faces) {
            fonts.declare(number, family, 400, false);
            let bytes = std::fs::read(format!("{folder}/{file}")).expect("the demo's fonts");
            fonts.add(number, bytes).expect("a font");
        }
        fonts
    }

    fn style_of(family: &str, size: f32) -> Style {
        Style {
            families: [family.into()].into(),
            size,
            ..Style::default()
        }
    }

    /// Pieces of texts: letters that are kerned and that ligate, numbers, signs that look different
    /// beside numbers or capitals, and what is not plain.
    const PIECES: [&str; 32] = [
        "a", "AV", "To", "fi", "ffl", "Wa", "r.", "y,", "x", "1", "10", "4", "/", "-", "->", "=>",
        "(", ")", ":", "'", "\"", "#", "*", "&", "@", "~", "|", "A", "T", "é", "\u{301}", "\t",
    ];

    fn content() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => prop::sample::select(PIECES[..29].to_vec()).prop_map(str::to_owned),
            3 => "[ -~]{1,6}",
            2 => "[0-9]{1,12}",
            4 => Just(" ".to_owned()),
            1 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn texts_of_known_words_are_as_texts_shaped_whole(
            texts in prop::collection::vec(content(), 1..8),
            family in prop::sample::select(vec![
                "Inter", "Inter Bold", "Noto Sans Arabic", "Noto Sans JP",
            ]),
            size in prop_oneof![Just(9.0_f32), 5.0..90.0_f32],
            align in prop::sample::select(vec![
                TextAlign::Start, TextAlign::Right, TextAlign::Center, TextAlign::Justify,
            ]),
            vertical_align in prop::sample::select(vec![
                VerticalAlign::Top, VerticalAlign::Middle, VerticalAlign::Bottom,
            ]),
            line_height in prop::sample::select(vec![
                LineHeight::Normal, LineHeight::Number(1.3), LineHeight::Dp(31.0),
            ]),
            wrap in prop::sample::select(vec![
                TextWrap::Wrap, TextWrap::Nowrap, TextWrap::Anywhere,
            ]),
            overflow in prop::sample::select(vec![TextOverflow::Clip, TextOverflow::Ellipsis]),
            area in prop::array::uniform4(0.0..400.0_f32),
        ) {
            let mut fonts = fonts();
            let mut shaper = Shaper::default();
            let mut words = Words::default();
            let mut chain = Chain::default();
            let mut variants = Variants::default();
            let style = Style {
                align, vertical_align, line_height, wrap, overflow, ..style_of(family, size)
            };
            fonts.chain(&style, &mut chain);
            let [x, y, width, height] = area;
            let area = ContentBox { x, y, width, height };
            for (revision, content) in (1..).zip(&texts) {
                let text = Text { content, style: &style, stands_in: false };
                let Some(line) = words.line(&mut shaper, &mut fonts, &chain, &text) else {
                    continue;
                };
                let mut together = Found::default();
                let is_placed = words.place(line, &text, area, (&fonts, &chain), &mut together);
                let shaped = shaper.shaped(&mut fonts, revision, &text).expect("there is a font");
                let [_, widest] = shaped.content_widths();
                prop_assert_eq!(line.advance.to_bits(), widest.to_bits(), "{:?}", content);
                let lines = lines::count(&shaped.layout, usize::MAX, f32::INFINITY);
                prop_assert_eq!(line.lines.height.to_bits(), lines.height.to_bits());
                prop_assert_eq!(line.lines.baseline.to_bits(), lines.baseline.to_bits());
                if !is_placed {
                    continue;
                }
                let placing = Placing { revision, text, area, waits: false };
                let mut whole = Found::default();
                place(&placing, &mut shaper, &mut fonts, &chain, &mut variants, &mut whole);
                let bits = |found: &Found| -> Vec<_> {
                    let glyphs = found.placed.iter();
                    let bits = |it: &Placed| {
                        (it.x.to_bits(), it.y.to_bits(), it.glyph, it.face, it.variant)
                    };
                    glyphs.map(bits).collect()
                };
                prop_assert_eq!(bits(&together), bits(&whole), "{:?}", content);
                prop_assert_eq!(together.reach, whole.reach);
            }
        }
    }

    fn line(words: &mut Words, content: &str, style: &Style) -> Option<f32> {
        let mut fonts = fonts();
        let mut chain = Chain::default();
        fonts.chain(style, &mut chain);
        let text = Text {
            content,
            style,
            stands_in: false,
        };
        let line = words.line(&mut Shaper::default(), &mut fonts, &chain, &text);
        line.map(|line| line.advance)
    }

    #[test]
    fn plain_texts_are_lines_of_words() {
        let (mut words, style) = (Words::default(), style_of("Inter", 20.0));
        for content in [
            "pretty red table",
            "1234",
            "AVATAR To Wait",
            "it's, well. 3:4",
        ] {
            assert!(line(&mut words, content, &style).is_some(), "{content}");
        }
    }

    #[test]
    fn numbers_are_put_together_of_digits() {
        let (mut words, style) = (Words::default(), style_of("Inter", 20.0));
        assert!(line(&mut words, "17 774 20250", &style).is_some());
        assert!(words.words.is_empty());
    }

    #[test]
    fn words_that_depend_on_what_is_beside_them_are_shaped_with_it() {
        // Inter makes a multiplication sign of an x between numbers, whatever is in between.
        let (mut words, style) = (Words::default(), style_of("Inter", 20.0));
        for content in ["4 x 5", "a - b"] {
            assert_eq!(line(&mut words, content, &style), None, "{content}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        let (mut words, style) = (Words::default(), style_of("Inter", 20.0));
        for content in ["", " a", "a ", "a  b", "é", "a\nb", "a\tb", "سلام"] {
            assert_eq!(line(&mut words, content, &style), None, "{content:?}");
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(line(&mut words, &long, &style), None);
        let spaced = Style {
            letter_spacing: 1.0,
            ..style.clone()
        };
        assert_eq!(line(&mut words, "a", &spaced), None);
        let from_right = Style {
            direction: Direction::Rtl,
            ..style
        };
        assert_eq!(line(&mut words, "a", &from_right), None);
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let mut words = Words::default();
        let (mut fonts, mut shaper, mut chain) = (fonts(), Shaper::default(), Chain::default());
        let style = style_of("Inter", 20.0);
        fonts.chain(&style, &mut chain);
        for number in 0..40_000 {
            let content = format!("row r{number}");
            let text = Text {
                content: &content,
                style: &style,
                stands_in: false,
            };
            assert!(words.line(&mut shaper, &mut fonts, &chain, &text).is_some());
            assert!(words.text.len() <= MOST && words.glyphs.len() == words.text.len());
            assert!(words.words.len() * 2 <= words.table.len());
        }
        assert!(words.table.len() <= 4 * MOST);
    }
}
