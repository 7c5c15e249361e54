//! Quads of glyphs, for the paragraphs that changed.

use crate::Glyphs;
use crate::atlas::{Atlas, Full};
use crate::drafts::Drafts;
use crate::fonts::{Chain, Fonts};
use crate::lines::{self, ContentBox, Found, Placed, Placing};
use crate::missing::Reports;
use crate::nodes::{Nodes, Paragraph};
use crate::raster::{GlyphKey, SUBPIXELS};
use crate::shape::{Shaper, Text};
use crate::variants::Variants;
use crate::words::Words;
use inlay_interfaces::glyphs::{Paragraph as ParagraphRow, Quad};
use inlay_schema::values::MissingFontReason;

/// Largest font size in device pixels that glyphs are made for; larger ones are these, drawn
/// larger, so that a page has room for every glyph.
const MAX_SIZE: f32 = 384.0;

/// What a paragraph shows, and what it will.
pub(crate) struct Shown {
    /// Where it lies; without it nothing is shown.
    area: Option<ContentBox>,
    /// Device pixels per dp; 0 until told, and nothing is shown until then.
    scale: f32,
    /// Its glyphs, in the box.
    placed: Vec<Placed>,
    /// Whether `placed` has to be rebuilt.
    pub(crate) is_old: bool,
    /// How far down the order of faces it reached; see [`lines::place`].
    pub(crate) reach: usize,
    /// Entries of the atlas that its last quads show.
    used: Vec<usize>,
    /// Pages that these lie on, a bit each.
    pages: u32,
    /// Device pixels per dp of the quads told last.
    told_scale: f32,
    /// Whether the quads told last are more than none.
    is_told: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            area: None,
            scale: 0.0,
            placed: Vec::new(),
            is_old: true,
            reach: usize::MAX,
            used: Vec::new(),
            pages: 0,
            told_scale: 1.0,
            is_told: false,
        }
    }
}

impl Shown {
    /// Where it lies, if that is known.
    pub(crate) const fn area(&self) -> Option<ContentBox> {
        self.area
    }

    /// Moves the paragraph to another box; whether that changes anything.
    pub(crate) fn set_area(&mut self, area: ContentBox) -> bool {
        if self.area == Some(area) {
            return false;
        }
        self.area = Some(area);
        self.is_old = true;
        true
    }

    /// Makes its glyphs for another scale; whether that changes anything.
    pub(crate) fn set_scale(&mut self, scale: f32) -> bool {
        let changed = self.scale.to_bits() != scale.to_bits();
        self.scale = scale;
        changed && self.area.is_some()
    }
}

/// What painting reads.
pub(crate) struct Sources<'a> {
    pub(crate) nodes: &'a mut Nodes,
    pub(crate) fonts: &'a mut Fonts,
    pub(crate) shaper: &'a mut Shaper,
    pub(crate) drafts: &'a mut Drafts,
    pub(crate) words: &'a mut Words,
    pub(crate) chain: &'a mut Chain,
    pub(crate) reports: &'a mut Reports,
}

/// The atlas and the paragraphs that it is to show again.
pub(crate) struct Painter {
    atlas: Atlas,
    pub(crate) variants: Variants,
    dirty: Vec<u32>,
    /// Paragraphs that found no room.
    waiting: Vec<u32>,
    /// `Atlas::freed` when they found none.
    freed: u64,
    /// The last update painted more than what waited: what was painted late in it may have left
    /// room, so one more try is due.
    again: bool,
    list: Vec<u32>,
    acquired: Vec<usize>,
    found: Found,
    out: Glyphs,
}

impl Painter {
    pub(crate) fn new(max_pages: usize) -> Self {
        Self {
            atlas: Atlas::new(max_pages.clamp(1, 32)),
            variants: Variants::default(),
            dirty: Vec::new(),
            waiting: Vec::new(),
            freed: 0,
            again: false,
            list: Vec::new(),
            acquired: Vec::new(),
            found: Found::default(),
            out: Glyphs::default(),
        }
    }

    /// Says that a paragraph changed.
    pub(crate) fn touch(&mut self, node: u32) {
        if self.dirty.last() != Some(&node) {
            self.dirty.push(node);
        }
    }

    /// Forgets what a removed paragraph showed.
    pub(crate) fn forget(&mut self, shown: &mut Shown) {
        for place in shown.used.drain(..) {
            self.atlas.release(place);
        }
        shown.pages = 0;
    }

    /// Whether an update would show something else, or try to place paragraphs that found no room.
    pub(crate) fn is_pending(&self) -> bool {
        !self.dirty.is_empty() || self.is_room_likely()
    }

    fn is_room_likely(&self) -> bool {
        !self.waiting.is_empty() && (self.again || self.atlas.freed != self.freed)
    }

    /// Count of paragraphs that found no room.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(crate) const fn atlas(&mut self) -> (&mut Atlas, &Variants) {
        (&mut self.atlas, &self.variants)
    }

    /// Quads of all that changed, by slot; then of those whose glyphs moved.
    pub(crate) fn update(&mut self, sources: &mut Sources<'_>) -> &Glyphs {
        self.out.nodes.clear();
        self.out.quads.clear();
        self.out.pages.clear();
        let retry = self.is_room_likely();
        self.again = !self.dirty.is_empty();
        if self.dirty.is_empty() && !retry {
            return &self.out;
        }
        let mut list = core::mem::take(&mut self.list);
        list.append(&mut self.dirty);
        if retry {
            list.append(&mut self.waiting);
        }
        inlay_schema::sort_by_key(&mut list, |&id| (id & 0xf_ffff, id));
        list.dedup();
        self.waiting.retain(|id| {
            list.binary_search_by_key(&(id & 0xf_ffff, *id), |&id| (id & 0xf_ffff, id))
                .is_err()
        });
        self.atlas.begin_update();
        let mut at = 0;
        while let Some(&node) = list.get(at) {
            at += 1;
            self.paint(node, sources, &mut list, at);
        }
        list.clear();
        self.list = list;
        sources.drafts.clear();
        self.waiting.retain(|&id| sources.nodes.get(id).is_some());
        self.freed = self.atlas.freed;
        &self.out
    }

    /// Quads of all paragraphs that show some, as they were told last.
    pub(crate) fn redraw(&self, nodes: &Nodes) -> Glyphs {
        let mut out = Glyphs::default();
        for id in (0..nodes.count()).filter_map(|at| nodes.id_at(at)) {
            if let Some(Paragraph { shown, .. }) = nodes.get(id)
                && shown.is_told
            {
                tell(id, shown, &self.atlas, &mut out);
            }
        }
        out
    }

    /// Tells the quads of a paragraph, or lets it wait; what loses its glyphs for it is added to
    /// `list`, unless it is still to come there, from `next` on.
    fn paint(&mut self, node: u32, sources: &mut Sources<'_>, list: &mut Vec<u32>, next: usize) {
        if !self.place(node, sources) {
            return;
        }
        let has_room = self.find_room(node, sources, list, next);
        let Some(Paragraph { style, shown, .. }) = sources.nodes.get_mut(node) else {
            return;
        };
        if has_room {
            for place in shown.used.drain(..) {
                self.atlas.release(place);
            }
            // a copy without room to spare: scratch has room for the longest text
            shown.used = self.acquired.clone();
            shown.told_scale = raster_scale(shown.scale, style.size);
            self.waiting.retain(|&waiting| waiting != node);
        } else if !self.waiting.contains(&node) {
            self.waiting.push(node);
        }
        if has_room || shown.is_told {
            let first = self.out.pages.len();
            shown.is_told = tell(node, shown, &self.atlas, &mut self.out) > 0;
            shown.pages = self.out.pages[first..]
                .iter()
                .fold(0, |pages, page| pages | 1 << page);
        }
    }

    /// Gets entries for all glyphs of a paragraph. Where there is no room, it recycles pages, and
    /// gives up the paragraph's own old glyphs; `false` if that does not help.
    fn find_room(
        &mut self,
        node: u32,
        sources: &mut Sources<'_>,
        list: &mut Vec<u32>,
        next: usize,
    ) -> bool {
        loop {
            if self.acquire(node, sources).is_ok() {
                self.atlas.keep(&self.acquired);
                return true;
            }
            for place in self.acquired.drain(..) {
                self.atlas.release(place);
            }
            if let Some(page) = self.atlas.victim() {
                for lost in self.recycle(page, sources.nodes) {
                    if lost != node && !list[next..].contains(&lost) {
                        list.push(lost);
                    }
                }
            } else {
                match sources.nodes.get_mut(node) {
                    Some(Paragraph { shown, .. }) if !shown.used.is_empty() => self.forget(shown),
                    _ => return false,
                }
            }
        }
    }

    /// Places the glyphs of a paragraph if its box, text, style or fonts changed; whether there is
    /// anything to show or to take away.
    fn place(&mut self, node: u32, sources: &mut Sources<'_>) -> bool {
        let Sources {
            nodes,
            fonts,
            shaper,
            drafts,
            words,
            chain,
            reports,
        } = sources;
        let Some(paragraph) = nodes.get_mut(node) else {
            return false;
        };
        let Paragraph {
            content,
            style,
            revision,
            memo,
            shown,
            unchecked,
            stands_in,
            ..
        } = paragraph;
        let Some(area) = shown.area.filter(|_| shown.scale > 0.0) else {
            return false;
        };
        if shown.is_old {
            shown.is_old = false;
            let found = &mut self.found;
            found.placed.clear();
            if !content.is_empty() {
                fonts.chain(style, chain);
                let placing = Placing {
                    revision: *revision,
                    text: Text {
                        content,
                        style,
                        stands_in: *stands_in,
                    },
                    area,
                    waits: *unchecked || fonts.is_waiting(),
                };
                let text = &placing.text;
                let line = words.line(shaper, fonts, chain, text);
                let faces = (&**fonts, &**chain);
                let is_placed = line
                    .is_some_and(|line| words.place(line, text, area, faces, found))
                    || drafts.place(memo.draft.take(), text, area, faces, found);
                if !is_placed {
                    lines::place(&placing, shaper, fonts, chain, &mut self.variants, found);
                }
                shown.reach = found.reach;
                let missing = (MissingFontReason::NoCharacter, &found.missing);
                let coloured = (MissingFontReason::OnlyColours, &found.coloured);
                for (reason, characters) in [missing, coloured] {
                    reports.characters(node, style, reason, characters);
                }
            }
            shown.placed = found.placed.clone();
        }
        shown.is_told || !shown.placed.is_empty()
    }

    /// Gets an entry of the atlas for each glyph of a paragraph.
    fn acquire(&mut self, node: u32, sources: &Sources<'_>) -> Result<(), Full> {
        self.acquired.clear();
        let Some(Paragraph { style, shown, .. }) = sources.nodes.get(node) else {
            return Ok(());
        };
        let scale = raster_scale(shown.scale, style.size);
        let size = (style.size * scale).to_bits();
        for glyph in &shown.placed {
            let (_, subpixel) = snap(glyph.x * scale);
            let key = GlyphKey {
                face: glyph.face,
                glyph: glyph.glyph,
                size,
                variant: glyph.variant,
                subpixel,
            };
            self.acquired
                .push(self.atlas.acquire(key, sources.fonts, &self.variants)?);
        }
        Ok(())
    }

    /// Recycles a page: the paragraphs that show glyphs of it lose them and are returned, to be
    /// painted again.
    fn recycle(&mut self, page: usize, nodes: &mut Nodes) -> Vec<u32> {
        let mut lost = Vec::new();
        for at in 0..nodes.count() {
            let Some(id) = nodes.id_at(at) else { continue };
            let Some(Paragraph { shown, .. }) = nodes.get_mut(id) else {
                continue;
            };
            if shown.pages >> page & 1 == 1 {
                self.forget(shown);
                lost.push(id);
            }
        }
        self.atlas.clear(page);
        lost
    }
}

/// Adds the quads of a paragraph; how many.
#[expect(clippy::cast_precision_loss, reason = "pixels stay below 2^24")]
fn tell(node: u32, shown: &Shown, atlas: &Atlas, out: &mut Glyphs) -> u32 {
    let scale = shown.told_scale;
    let first = out.pages.len();
    for (glyph, &place) in shown.placed.iter().zip(&shown.used) {
        let Some(entry) = atlas.entry(place).filter(|entry| entry.extent.width > 0) else {
            continue;
        };
        let (left, _) = snap(glyph.x * scale);
        // whole pixels from line to line, or horizontal strokes blur
        let baseline = (glyph.y * scale).round();
        let (width, height) = (entry.extent.width as f32, entry.extent.height as f32);
        let (x, y) = (
            left + entry.extent.left as f32,
            baseline + entry.extent.top as f32,
        );
        let quad = Quad {
            place: [x, y, width, height].map(|pixels| pixels / scale),
            source: [entry.x as f32, entry.y as f32, width, height],
        };
        out.quads.extend(quad.numbers());
        out.pages
            .push(u32::try_from(entry.page).unwrap_or(u32::MAX));
    }
    let count = u32::try_from(out.pages.len() - first).unwrap_or(u32::MAX);
    let paragraph = ParagraphRow {
        node,
        first: u32::try_from(first).unwrap_or(u32::MAX),
        count,
    };
    out.nodes.extend(paragraph.words());
    count
}

/// Device pixels per dp in which the glyphs of a paragraph are drawn.
fn raster_scale(scale: f32, size: f32) -> f32 {
    scale.min(MAX_SIZE / size)
}

/// A horizontal place in pixels as whole pixels and the nearest of the places within one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 3"
)]
fn snap(x: f32) -> (f32, u8) {
    let steps = (x * f32::from(SUBPIXELS)).round();
    let whole = (steps / f32::from(SUBPIXELS)).floor();
    (whole, (steps - whole * f32::from(SUBPIXELS)) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_snap_to_quarters_of_pixels_on_both_sides_of_zero() {
        let cases = [
            (0.0, (0.0, 0)),
            (0.3, (0.0, 1)),
            (0.9, (1.0, 0)),
            (-0.3, (-1.0, 3)),
            (-0.1, (0.0, 0)),
            (7.5, (7.0, 2)),
        ];
        for (x, snapped) in cases {
            assert_eq!(snap(x), snapped, "{x}");
        }
    }
}
