//! Font faces: which are known, which have bytes, which a paragraph uses in what order, and which
//! are wanted.

use std::sync::Arc;

use parley::FontContext;
use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache,
};
use skrifa::charmap::Charmap;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use crate::FontError;
use crate::last_resort;
use crate::outline::outlines;
use crate::sound::has_outline;
use crate::style::Style;
use crate::unread;

/// Most faces that can be known.
pub(crate) const MAX_FACES: usize = 1024;
/// Place of the face that stands in where no font is there, and its name in parley's collection.
pub(crate) const LAST_RESORT: u16 = 1024;
pub(crate) const LAST_RESORT_FAMILY: &str = "last-resort";

/// A face as `add-font-face` gave it.
pub(crate) struct Face {
    /// The app's number.
    font: u32,
    family: Box<str>,
    weight: u32,
    italic: bool,
    /// Its name in parley's collection, where each face is a family of its own: which face is used
    /// is decided here.
    pub(crate) name: String,
    pub(crate) bytes: Option<Arc<[u8]>>,
    /// It was told by `wanted`.
    told: bool,
    /// The host said that it does not come.
    failed: bool,
    /// It has no sign for missing characters that can be seen.
    pub(crate) has_no_box: bool,
    /// It has glyphs in colour, or as pixels.
    pub(crate) has_colours: bool,
    /// Which of the first 128 characters it has, a bit each.
    pub(crate) has_ascii: u128,
}

impl Face {
    fn new(font: u32, family: &str, name: String) -> Self {
        Self {
            font,
            family: family.into(),
            weight: 400,
            italic: false,
            name,
            bytes: None,
            told: false,
            failed: false,
            has_no_box: false,
            has_colours: false,
            has_ascii: 0,
        }
    }

    /// Whether its bytes may still come.
    const fn is_awaited(&self) -> bool {
        self.bytes.is_none() && !self.failed
    }

    /// How far it is from what a style asks for: the smaller, the nearer. After CSS Fonts 4,
    /// section 5.2: style before weight; for a weight of 400 to 500 first up to 500, then lighter,
    /// then bolder; lighter first below 400, bolder first above 500.
    fn distance(&self, weight: u32, italic: bool) -> u32 {
        const WORSE: u32 = 1000;
        let (have, want) = (self.weight, weight);
        let by_weight = match want {
            400..=500 => match have {
                _ if have < want => WORSE + (want - have),
                _ if have <= 500 => have - want,
                _ => 2 * WORSE + (have - want),
            },
            ..400 if have > want => WORSE + (have - want),
            501.. if have < want => WORSE + (want - have),
            _ => have.abs_diff(want),
        };
        by_weight + if self.italic == italic { 0 } else { 8 * WORSE }
    }
}

/// The `Arc` that parley's blobs share.
struct Bytes(Arc<[u8]>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Places of faces, the preferred first, with the ends of its tiers.
#[derive(Default)]
pub(crate) struct Chain {
    pub(crate) faces: Vec<usize>,
    /// Ends in `faces` of: the nearest faces of the families that are named (of the first known
    /// family where none is named); the nearest of all other families; all faces.
    tiers: [usize; 3],
    /// What it is the order of, once it is one.
    key: Option<ChainKey>,
}

/// What decides the order of faces.
#[derive(PartialEq)]
struct ChainKey {
    families: Box<[Box<str>]>,
    weight: u32,
    italic: bool,
    /// Count of faces: none is ever taken away, or changed.
    faces: usize,
}

/// All faces, in the order of `add-font-face`.
pub(crate) struct Fonts {
    faces: Vec<Face>,
    pub(crate) context: FontContext,
    wanted: Vec<u32>,
    /// Made where it is needed first.
    last_resort: Option<Face>,
}

impl Default for Fonts {
    fn default() -> Self {
        let collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let context = FontContext {
            collection,
            source_cache: SourceCache::default(),
        };
        Self {
            faces: Vec::new(),
            context,
            wanted: Vec::new(),
            last_resort: None,
        }
    }
}

impl Fonts {
    pub(crate) fn face(&self, place: usize) -> Option<&Face> {
        let is_last = place == usize::from(LAST_RESORT);
        let last = self.last_resort.as_ref().filter(|_| is_last);
        self.faces.get(place).or(last)
    }

    /// Makes the face of last resort.
    pub(crate) fn add_last_resort(&mut self) {
        if self.last_resort.is_none() {
            let bytes: Arc<[u8]> = last_resort::bytes().into();
            let mut face = Face::new(0, "", LAST_RESORT_FAMILY.to_owned());
            Self::register(&mut self.context, &face, &bytes, u64::from(LAST_RESORT));
            face.bytes = Some(bytes);
            self.last_resort = Some(face);
        }
    }

    /// Whether any font is there.
    pub(crate) fn is_any_there(&self) -> bool {
        self.faces.iter().any(|face| face.bytes.is_some())
    }

    /// Whether a face is of this family.
    pub(crate) fn has_family(&self, family: &str) -> bool {
        let is_same = |face: &Face| face.family.eq_ignore_ascii_case(family);
        self.faces.iter().any(is_same)
    }

    pub(crate) fn count(&self) -> usize {
        self.faces.len()
    }

    /// Whether a face has this number.
    pub(crate) fn is_known(&self, font: u32) -> bool {
        self.place(font).is_some()
    }

    fn place(&self, font: u32) -> Option<usize> {
        self.faces.iter().position(|face| face.font == font)
    }

    /// Makes a face known, without bytes.
    pub(crate) fn declare(&mut self, font: u32, family: &str, weight: u32, italic: bool) {
        let name = format!("face-{}", self.faces.len());
        self.faces.push(Face {
            weight,
            italic,
            ..Face::new(font, family, name)
        });
    }

    /// Gives a face its bytes; its place.
    pub(crate) fn add(&mut self, font: u32, mut bytes: Vec<u8>) -> Result<usize, FontError> {
        let place = self
            .place(font)
            .filter(|&place| self.faces[place].bytes.is_none())
            .ok_or(FontError::UnknownFont(font))?;
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        unread::hide(&mut bytes);
        if !is_usable(&bytes) {
            return Err(FontError::NotAFont(length));
        }
        let bytes: Arc<[u8]> = bytes.into();
        if !Self::register(&mut self.context, &self.faces[place], &bytes, place as u64) {
            return Err(FontError::NotAFont(length));
        }
        let (has_no_box, has_colours, has_ascii) = FontRef::new(&bytes)
            .map(|font| (!has_outline(&font, 0), has_colours(&font), ascii(&font)))
            .unwrap_or_default();
        if has_no_box || has_colours {
            self.add_last_resort();
        }
        let face = &mut self.faces[place];
        face.bytes = Some(bytes);
        face.failed = false;
        face.has_no_box = has_no_box;
        face.has_colours = has_colours;
        face.has_ascii = has_ascii;
        Ok(place)
    }

    /// Hands a face to parley, as a family of its own; whether that takes it.
    fn register(context: &mut FontContext, face: &Face, bytes: &Arc<[u8]>, place: u64) -> bool {
        // the blob's number is the face's place, by which runs are traced back to their face
        let blob = Blob::from_raw_parts(Arc::new(Bytes(Arc::clone(bytes))), place);
        let info = FontInfoOverride {
            family_name: Some(&face.name),
            weight: Some(FontWeight::new(weight_value(face.weight))),
            style: Some(if face.italic {
                FontStyle::Italic
            } else {
                FontStyle::Normal
            }),
            ..FontInfoOverride::default()
        };
        let fonts = context.collection.register_fonts(blob, Some(info));
        !fonts.is_empty()
    }

    /// The bytes of a face will not come.
    pub(crate) fn fail(&mut self, font: u32) -> Result<(), FontError> {
        let place = self
            .place(font)
            .filter(|&place| self.faces[place].bytes.is_none())
            .ok_or(FontError::UnknownFont(font))?;
        self.faces[place].failed = true;
        Ok(())
    }

    /// The order in which a style uses the faces, those without bytes too.
    pub(crate) fn chain(&self, style: &Style, chain: &mut Chain) {
        let is_same = |key: &ChainKey| {
            key.families == style.families
                && key.weight == style.weight
                && key.italic == style.italic
                && key.faces == self.faces.len()
        };
        if chain.key.as_ref().is_some_and(is_same) {
            return;
        }
        chain.key = Some(ChainKey {
            families: style.families.clone(),
            weight: style.weight,
            italic: style.italic,
            faces: self.faces.len(),
        });
        let faces = &mut chain.faces;
        faces.clear();
        let first = self.faces.first().map(|face| &*face.family);
        let named = style.families.iter().map(|family| &**family);
        for family in named.chain(first.filter(|_| style.families.is_empty())) {
            self.push_nearest(family, style, faces);
        }
        chain.tiers[0] = faces.len();
        for face in &self.faces {
            self.push_nearest(&face.family, style, faces);
        }
        chain.tiers[1] = faces.len();
        for place in 0..self.faces.len() {
            if !faces.contains(&place) {
                faces.push(place);
            }
        }
        chain.tiers[2] = faces.len();
    }

    /// Adds the faces of a family that are nearest to what the style asks for: several where a
    /// family is split by characters.
    fn push_nearest(&self, family: &str, style: &Style, faces: &mut Vec<usize>) {
        let of_family = || {
            self.faces
                .iter()
                .enumerate()
                .filter(|(_, face)| face.family.eq_ignore_ascii_case(family))
        };
        let distance = |face: &Face| face.distance(style.weight, style.italic);
        let Some(nearest) = of_family().map(|(_, face)| distance(face)).min() else {
            return;
        };
        for (place, _) in of_family().filter(|(_, face)| distance(face) == nearest) {
            if !faces.contains(&place) {
                faces.push(place);
            }
        }
    }

    /// Wants the fonts that a text of this style needs and that have no bytes: those of its
    /// families; once these came or failed, while some character is in no font that is there, the
    /// nearest of the other families; at last all.
    ///
    /// Returns whether it waits for a font.
    pub(crate) fn want(&mut self, chain: &Chain, content: &str) -> bool {
        let mut start = 0;
        for end in chain.tiers {
            let tier = &chain.faces[start..end];
            start = end;
            let mut waits = false;
            for &place in tier {
                let face = &mut self.faces[place];
                if face.is_awaited() {
                    waits = true;
                    if !core::mem::replace(&mut face.told, true) {
                        self.wanted.push(face.font);
                    }
                }
            }
            if waits || self.covers_all(content) {
                return waits;
            }
        }
        false
    }

    /// Fonts that are wanted and were not told yet.
    pub(crate) fn take_wanted(&mut self) -> Vec<u32> {
        core::mem::take(&mut self.wanted)
    }

    fn covers_all(&self, content: &str) -> bool {
        let ascii = self.faces.iter().fold(0, |has, face| has | face.has_ascii);
        let is_there = |byte: u8| ascii >> (byte & 127) & 1 == 1;
        if content.is_ascii() && content.bytes().all(is_there) {
            return true;
        }
        let maps: Vec<_> = self.maps().collect();
        let covers = |character| maps.iter().any(|map| has(map, character));
        content
            .chars()
            .all(|character| needs_no_glyph(character) || covers(character))
    }

    /// Whether the first face of a chain that is there has the character.
    pub(crate) fn first_covers(&self, chain: &Chain, character: char) -> bool {
        let faces = chain.faces.iter().map(|&place| &self.faces[place]);
        let bytes = faces.filter_map(|face| face.bytes.as_deref()).next();
        bytes
            .and_then(|bytes| FontRef::new(bytes).ok())
            .is_some_and(|font| has(&font.charmap(), character))
    }

    /// Whether a face that is there has the character.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.maps().any(|map| has(&map, character))
    }

    /// The characters of the faces that are there.
    fn maps(&self) -> impl Iterator<Item = Charmap<'_>> {
        let bytes = self.faces.iter().filter_map(|face| face.bytes.as_deref());
        bytes
            .filter_map(|bytes| FontRef::new(bytes).ok())
            .map(|font| font.charmap())
    }

    /// Whether a font that was told as wanted may still come.
    pub(crate) fn is_waiting(&self) -> bool {
        self.faces.iter().any(|face| face.told && face.is_awaited())
    }
}

/// Which of the first 128 characters a font has, a bit each.
fn ascii(font: &FontRef<'_>) -> u128 {
    let map = font.charmap();
    let there = (0..128_u8).filter(|&byte| has(&map, byte.into()));
    there.fold(0, |ascii, byte| ascii | 1 << byte)
}

fn has(map: &Charmap<'_>, character: char) -> bool {
    map.map(character).is_some_and(|glyph| glyph.to_u32() != 0)
}

/// Whether nothing is drawn for the character: spaces, controls, joiners, marks of direction,
/// selectors of variants.
///
/// These are white space, controls, what Unicode calls default-ignorable, annotation marks and the
/// replacement for objects.
pub(crate) fn needs_no_glyph(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether all tables that shaping and drawing read first are there and make sense.
fn is_usable(bytes: &[u8]) -> bool {
    let Ok(font) = FontRef::new(bytes) else {
        return false;
    };
    let sizes = font
        .head()
        .is_ok_and(|head| (16..=16384).contains(&head.units_per_em()));
    let metrics = font.hhea().is_ok()
        && font.hmtx().is_ok()
        && font.maxp().is_ok_and(|maxp| maxp.num_glyphs() > 0);
    sizes
        && metrics
        && font.cmap().is_ok()
        && font.name().is_ok()
        && (outlines(&font).is_some() || has_colours(&font))
}

/// Whether some glyphs are pixels, drawings or layers of colour, which are not drawn yet.
fn has_colours(font: &FontRef<'_>) -> bool {
    let tables = [b"COLR", b"CBDT", b"sbix", b"SVG "];
    tables
        .iter()
        .any(|tag| font.table_data(Tag::new(tag)).is_some())
}

/// Whether a glyph has layers of colour.
pub(crate) fn has_layers(font: &FontRef<'_>, glyph: u32) -> bool {
    font.color_glyphs().get(GlyphId::new(glyph)).is_some()
}

/// A weight of 1 to 1000 as parley counts.
#[expect(clippy::cast_precision_loss, reason = "at most 1000")]
pub(crate) fn weight_value(weight: u32) -> f32 {
    weight.min(1000) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fonts(weights: &[(u32, bool)]) -> Fonts {
        let mut fonts = Fonts::default();
        for (font, &(weight, italic)) in (1..).zip(weights) {
            fonts.declare(font, "Inter", weight, italic);
        }
        fonts
    }

    fn nearest(fonts: &Fonts, weight: u32, italic: bool) -> u32 {
        let mut chain = Chain::default();
        fonts.chain(
            &Style {
                weight,
                italic,
                families: ["inter".into()].into(),
                ..Style::default()
            },
            &mut chain,
        );
        fonts.faces[chain.faces[0]].font
    }

    #[test]
    fn the_nearest_weight_is_as_css_says() {
        let fonts = fonts(&[
            (300, false),
            (400, false),
            (600, false),
            (700, false),
            (400, true),
        ]);
        let cases = [
            (400, 2),
            (500, 2),
            (450, 2),
            (350, 1),
            (100, 1),
            (550, 3),
            (650, 4),
            (900, 4),
        ];
        for (weight, font) in cases {
            assert_eq!(nearest(&fonts, weight, false), font, "weight {weight}");
            assert_eq!(nearest(&fonts, weight, true), 5, "style goes before weight");
        }
        let fonts = self::fonts(&[(300, false), (500, false), (700, false)]);
        assert_eq!(nearest(&fonts, 400, false), 2, "500 stands in for 400");
    }

    #[test]
    fn fonts_are_wanted_tier_by_tier_and_told_once() {
        let mut fonts = fonts(&[(400, false), (700, false)]);
        fonts.declare(3, "Noto", 700, false);
        let mut chain = Chain::default();
        fonts.chain(
            &Style {
                families: ["Inter".into()].into(),
                ..Style::default()
            },
            &mut chain,
        );
        assert_eq!(chain.faces, [0, 2, 1]);
        assert!(fonts.want(&chain, "a"));
        assert_eq!(fonts.take_wanted(), [1]);
        assert!(fonts.want(&chain, "a"));
        assert_eq!(fonts.take_wanted(), [0; 0]);
        assert_eq!(fonts.fail(1), Ok(()));
        assert!(fonts.want(&chain, "a"));
        assert_eq!(fonts.take_wanted(), [3]);
        assert_eq!(fonts.fail(3), Ok(()));
        assert!(fonts.want(&chain, "a"));
        assert_eq!(fonts.take_wanted(), [2]);
        assert_eq!(fonts.fail(2), Ok(()));
        assert!(!fonts.want(&chain, "a"));
        assert_eq!(fonts.fail(4), Err(FontError::UnknownFont(4)));
    }
}
