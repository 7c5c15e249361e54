//! Paragraphs: shaping, bidirectional order, line breaking, fallback, ellipsis, and glyphs packed
//! in atlas pages.
//!
//! In go text properties of nodes, font faces and their bytes, the boxes that layout gave to text
//! nodes, and the scale that glyphs are to be made for. Kept are, per text node, its text and
//! style, what was measured, and the glyphs in its box; and the [atlas](Uploads). Out come sizes
//! ([`Text::measure`]), quads ([`Text::update`]), pixels ([`Text::take_uploads`]) and the fonts to
//! load ([`Text::wanted_fonts`]).
//!
//! What CSS leaves open, or this system does otherwise:
//!
//! - **White space** is kept as it is (CSS `pre-wrap`): a line feed starts a new line, spaces and
//!   tabs at the end of a line hang, tabs end at multiples of eight spaces. Other control
//!   characters are spaces; U+2028 and U+2029 are line feeds.
//! - **Soft hyphens** show U+2010 where a line breaks after them, or a hyphen-minus where the first
//!   font lacks that; without `letter-spacing`, as in Chromium.
//! - **Direction** `inherit` takes the direction of the text's first strong character: the tree is
//!   not known here.
//! - **Fonts**: for each character the families of `font-family` in order, then every known face in
//!   the order of `add-font-face`, nearest weight first. No bold or slant is made up. While a
//!   wanted font is on its way, what no other font has is not drawn; when all came or failed, it is
//!   drawn as the first font's sign for it, or as a box where that cannot be seen. What is missing
//!   then is reported once ([`Text::take_missing`]).
//! - **Before any font** is there nothing is drawn, and a paragraph measures as one line of 1.2
//!   font sizes (or its `line-height`) without width. Once none is to come, a hollow box stands in
//!   for each character ([`Text::take_unserved`]).
//! - **Ellipsis** stands at the end of the last line that `max-lines` leaves, or the box where it
//!   is lower than the lines; in a text from right to left that is on the left. A single line wider
//!   than its box gets one, too. Sizes are measured by `max-lines` and width alone.
//! - **Baselines** lie on whole pixels from the top of the node's box, glyphs begin at quarters of
//!   pixels.
//! - **Breaks** in Thai, Lao, Khmer and Burmese are only at spaces: their dictionaries are larger
//!   than the rest of this system.
//! - **Colour glyphs** are drawn as their plain outline, or as a box if they have none.
//! - **Atlas**: when no page has room, the one used longest ago that has glyphs nobody shows is
//!   recycled; if there is none, the paragraph waits ([`Text::waiting`]).
//!
//! ```
//! use inlay_schema::values::NodeKind;
//! use inlay_schema::{Writer, id};
//! use inlay_text::{AvailableWidth, Text};
//!
//! let mut entries = Vec::new();
//! let mut writer = Writer::new(&mut entries);
//! writer.raw(id::CREATE_NODE, &[2, NodeKind::Text as u32]);
//! writer.select(2);
//! writer.entry(id::CONTENT, "Metropolis");
//! writer.entry(id::FONT_SIZE, &40.0_f32);
//!
//! let mut text = Text::new();
//! text.apply(&entries)?;
//! let size = text.measure(2, AvailableWidth::MaxContent);
//! assert_eq!((size.width, size.height), (0.0, 48.0), "there is no font yet");
//! # Ok::<(), inlay_text::ApplyError>(())
//! ```

mod apply;
mod atlas;
mod breaks;
mod coverage;
mod drafts;
mod fonts;
mod ink;
mod kerning;
mod last_resort;
mod lines;
mod measure;
mod missing;
mod nodes;
mod outline;
mod paint;
mod raster;
mod shape;
mod shelves;
mod sound;
mod style;
mod system;
mod unread;
mod variants;
mod words;

use inlay_interfaces::boxes::Area;
pub use inlay_interfaces::measure::{AvailableWidth, TextSize};
pub use inlay_interfaces::text::{
    ApplyError, FontError, Glyphs, Missing, RestoreError, TextError, Uploads,
};

use drafts::Drafts;
use fonts::{Chain, Fonts};
use lines::{ContentBox, LARGEST};
use missing::Reports;
use nodes::Nodes;
use paint::{Painter, Shown, Sources};
use shape::Shaper;
use words::Words;

/// Pages that the atlas may have.
pub const DEFAULT_PAGES: usize = 4;

/// Least and greatest scale of glyphs, in device pixels per dp.
pub const SCALES: core::ops::RangeInclusive<f32> = 0.25..=8.0;

/// Version of the (empty) state of this system.
const VERSION: u32 = 1;

/// The text system.
pub struct Text {
    nodes: Nodes,
    fonts: Fonts,
    shaper: Shaper,
    drafts: Drafts,
    words: Words,
    painter: Painter,
    max_pages: usize,
    /// Whether fonts may have to be wanted.
    unchecked: bool,
    /// Counts changes of paragraphs.
    revisions: u64,
    chain: Chain,
    reports: Reports,
    /// Texts that stand-ins are shown for since the last call.
    unserved: Vec<u32>,
    /// Numbers of the faces in the batch that is being checked.
    declared: Vec<u32>,
}

impl core::fmt::Debug for Text {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.debug_struct("Text")
            .field("nodes", &self.nodes.count())
            .field("faces", &self.fonts.count())
            .finish_non_exhaustive()
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::new()
    }
}

impl Text {
    /// A system without nodes and fonts, with [`DEFAULT_PAGES`].
    pub fn new() -> Self {
        Self::with_pages(DEFAULT_PAGES)
    }

    /// A system whose atlas has at most so many pages, 1 to 32.
    pub fn with_pages(max_pages: usize) -> Self {
        Self {
            nodes: Nodes::default(),
            fonts: Fonts::default(),
            shaper: Shaper::default(),
            drafts: Drafts::default(),
            words: Words::default(),
            painter: Painter::new(max_pages),
            max_pages,
            unchecked: false,
            revisions: 0,
            chain: Chain::default(),
            reports: Reports::default(),
            unserved: Vec::new(),
            declared: Vec::new(),
        }
    }

    /// Forgets everything, fonts too.
    pub fn reset(&mut self) {
        *self = Self::with_pages(self.max_pages);
    }

    /// Version of the system's state, which is empty: paragraphs derive from inputs.
    pub const fn snapshot(&self) -> u32 {
        VERSION
    }

    /// Takes a state of [`snapshot`](Self::snapshot).
    ///
    /// # Errors
    ///
    /// [`RestoreError::Version`]; then the system is as after a reset.
    pub fn restore(&mut self, version: u32) -> Result<(), RestoreError> {
        if version == VERSION {
            return Ok(());
        }
        self.reset();
        Err(RestoreError::Version(VERSION))
    }

    /// Numbers of the fonts whose bytes are wanted, each told once.
    ///
    /// A text with characters wants the nearest face of each family that it names (of the first
    /// known family if it names none). Once these came or failed, and while some of its characters
    /// are in no font that is there, it wants the nearest face of every other family, and then all
    /// faces.
    pub fn wanted_fonts(&mut self) -> Vec<u32> {
        if core::mem::take(&mut self.unchecked) {
            for at in 0..self.nodes.count() {
                if let Some(id) = self.nodes.id_at(at) {
                    self.check_fonts(id);
                }
            }
        }
        self.fonts.take_wanted()
    }

    /// Wants the fonts of a text. If none is to come any more, boxes stand in for what is in no
    /// font that is there, and that is reported.
    fn check_fonts(&mut self, node: u32) {
        let Self {
            nodes,
            fonts,
            chain,
            painter,
            reports,
            ..
        } = self;
        let Some(text) = nodes.get_mut(node).filter(|text| text.unchecked) else {
            return;
        };
        fonts.chain(&text.style, chain);
        let has_text = !text.content.is_empty();
        text.unchecked = has_text && fonts.want(chain, &text.content);
        if text.unchecked || !has_text {
            return;
        }
        reports.families(node, &text.style, fonts);
        if !fonts.is_any_there() {
            if !text.stands_in {
                text.renew(&mut self.revisions);
                text.unchecked = false;
                text.stands_in = true;
                self.unserved.push(node);
            }
        } else if text.shown.reach != usize::MAX {
            return;
        }
        text.shown.is_old = true;
        painter.touch(node);
    }

    /// Texts for which boxes stand in as no font is there and none is to come, since the last call:
    /// they measure again.
    pub fn take_unserved(&mut self) -> Vec<u32> {
        core::mem::take(&mut self.unserved)
    }

    /// What texts asked for that is not there, since the last call: each only once.
    pub fn take_missing(&mut self) -> Vec<Missing> {
        self.reports.take()
    }

    /// Lets the next [`wanted_fonts`](Self::wanted_fonts) look at every paragraph.
    fn check_all(&mut self) {
        for at in 0..self.nodes.count() {
            if let Some(paragraph) = self.nodes.id_at(at).and_then(|id| self.nodes.get_mut(id)) {
                paragraph.unchecked = true;
            }
        }
        self.unchecked = true;
    }

    /// Bytes of a font. Returns the nodes, by slot, whose paragraphs measure again: those for which
    /// the font comes before the last one they used.
    ///
    /// # Errors
    ///
    /// [`FontError::UnknownFont`] if no face has this number or it has its bytes,
    /// [`FontError::NotAFont`] if it is no single font with outlines.
    pub fn add_font(&mut self, font: u32, bytes: Vec<u8>) -> Result<Vec<u32>, FontError> {
        let place = self.fonts.add(font, bytes)?;
        let mut changed = Vec::new();
        for at in 0..self.nodes.count() {
            let Some(id) = self.nodes.id_at(at) else {
                continue;
            };
            let Some(paragraph) = self.nodes.get_mut(id) else {
                continue;
            };
            self.fonts.chain(&paragraph.style, &mut self.chain);
            let position = self.chain.faces.iter().position(|&face| face == place);
            if position.is_some_and(|position| position < paragraph.shown.reach) {
                let unchecked = paragraph.unchecked;
                paragraph.renew(&mut self.revisions);
                paragraph.unchecked = unchecked;
                self.painter.touch(id);
                changed.push(id);
            }
        }
        self.unchecked = true;
        Ok(changed)
    }

    /// Says that the bytes of a font do not come: texts that want it look further. Nothing measures
    /// again, until [`add_font`](Self::add_font) brings them after all.
    ///
    /// # Errors
    ///
    /// [`FontError::UnknownFont`] if no face has this number or it has its bytes.
    pub fn fail_font(&mut self, font: u32) -> Result<(), FontError> {
        self.fonts.fail(font)?;
        for at in 0..self.nodes.count() {
            let Some(id) = self.nodes.id_at(at) else {
                continue;
            };
            if let Some(paragraph) = self.nodes.get_mut(id)
                && paragraph.shown.reach == usize::MAX
            {
                paragraph.shown.is_old = true;
                self.painter.touch(id);
            }
        }
        self.unchecked = true;
        Ok(())
    }

    /// Content boxes of text nodes: an [`Area`] per node. What is beyond 2^24 counts as that.
    ///
    /// # Errors
    ///
    /// [`TextError`] with the first fault: the lists differ in length, a number is not finite, a
    /// size is below 0, a node has no text.
    pub fn set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Result<(), TextError> {
        let (areas, _) = boxes.as_chunks::<{ Area::WORDS }>();
        self.check_numbers(nodes, boxes, Area::WORDS, |at, number| {
            number.is_finite() && (at % Area::WORDS < Area::WIDTH || number >= 0.0)
        })?;
        for (&id, numbers) in nodes.iter().zip(areas) {
            let [x, y, width, height] = numbers.map(|number| number.clamp(-LARGEST, LARGEST));
            if let Some(paragraph) = self.nodes.get_mut(id)
                && paragraph.shown.set_area(ContentBox {
                    x,
                    y,
                    width,
                    height,
                })
            {
                self.painter.touch(id);
            }
        }
        Ok(())
    }

    /// Device pixels per dp that glyphs are made for, within [`SCALES`], per node. A paragraph is
    /// drawn from its first scale on, so that what never comes near the screen takes no room in the
    /// atlas.
    ///
    /// # Errors
    ///
    /// [`TextError`] with the first fault: the lists differ in length, a number is out of range, a
    /// node has no text.
    pub fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), TextError> {
        self.check_numbers(nodes, scales, 1, |_, scale| SCALES.contains(&scale))?;
        for (&id, &scale) in nodes.iter().zip(scales) {
            if let Some(paragraph) = self.nodes.get_mut(id)
                && paragraph.shown.set_scale(scale)
            {
                self.painter.touch(id);
            }
        }
        Ok(())
    }

    fn check_numbers(
        &self,
        nodes: &[u32],
        numbers: &[f32],
        each: usize,
        is_good: impl Fn(usize, f32) -> bool,
    ) -> Result<(), TextError> {
        let word = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        if numbers.len() != nodes.len() * each {
            return Err(TextError::BadLength(word(nodes.len() * each)));
        }
        if let Some(at) = numbers
            .iter()
            .enumerate()
            .position(|(at, &number)| !is_good(at, number))
        {
            return Err(TextError::BadNumber(word(at)));
        }
        match nodes.iter().find(|&&id| self.nodes.get(id).is_none()) {
            Some(&id) => Err(TextError::UnknownNode(id)),
            None => Ok(()),
        }
    }

    /// Quads of the paragraphs that changed since the last call: by slot, then those whose glyphs
    /// moved because a page was recycled. What finds no room comes with a later call.
    pub fn update(&mut self) -> &Glyphs {
        let Self {
            nodes,
            fonts,
            shaper,
            drafts,
            words,
            chain,
            reports,
            ..
        } = self;
        self.painter.update(&mut Sources {
            nodes,
            fonts,
            shaper,
            drafts,
            words,
            chain,
            reports,
        })
    }

    /// Quads of all paragraphs that show some, by slot, as [`update`](Self::update) told them last;
    /// does not disturb it.
    pub fn redraw(&self) -> Glyphs {
        self.painter.redraw(&self.nodes)
    }

    /// Parts of atlas pages that `update` painted since the last call.
    pub fn take_uploads(&mut self) -> Uploads {
        let (atlas, variants) = self.painter.atlas();
        atlas.take_uploads(&self.fonts, variants)
    }

    /// Every page, as far down as there was ever a glyph, for a host that lost its textures.
    pub fn all_uploads(&mut self) -> Uploads {
        let (atlas, variants) = self.painter.atlas();
        atlas.all_uploads(&self.fonts, variants)
    }

    /// Whether the next [`update`](Self::update) tries again to place paragraphs that found no room
    /// in the atlas. While the glyphs in use fill it, it does not: what has no room waits until a
    /// glyph goes out of use.
    pub fn pending(&self) -> bool {
        self.painter.is_pending()
    }

    /// Count of paragraphs that found no room in the atlas.
    pub fn waiting(&self) -> usize {
        self.painter.waiting()
    }

    /// Forgets what a node showed that is gone.
    fn forget(&mut self, shown: Option<Shown>) {
        if let Some(mut shown) = shown {
            self.painter.forget(&mut shown);
        }
    }
}
