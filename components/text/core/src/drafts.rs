//! Lines that were measured and not placed yet, so that they are not shaped again.
//!
//! Layout measures all texts that changed before the first is drawn, and shaped paragraphs are too
//! large to keep until then. Of a text on one line, from left to right, with a glyph for each
//! character, its glyphs and their advances are all that placing needs.

use parley::Line;

use crate::fonts::{Chain, Fonts};
use crate::lines::{self, ContentBox, Found, LineGlyph, Lines};
use crate::shape::{Shaped, Text};
use crate::variants::Variants;

/// Most glyphs that are kept together: 160 KB.
const MOST: usize = 8192;

/// The lines measured since the last update.
#[derive(Default)]
pub(crate) struct Drafts {
    glyphs: Vec<LineGlyph>,
    drafts: Vec<Draft>,
    /// Counts updates.
    updates: u32,
}

/// Which draft is a paragraph's.
#[derive(Clone, Copy)]
pub(crate) struct Ticket {
    updates: u32,
    at: usize,
}

/// One line.
struct Draft {
    first: usize,
    end: usize,
    /// Its width in dp.
    advance: f32,
    lines: Lines,
}

impl Drafts {
    /// Keeps a paragraph whose lines are broken, if it is one plain line and there is room.
    pub(crate) fn add(
        &mut self,
        text: &Text<'_>,
        shaped: &Shaped,
        lines: Lines,
        fonts: &Fonts,
        variants: &mut Variants,
    ) -> Option<Ticket> {
        let layout = &shaped.layout;
        let is_plain = lines.count == 1
            && !lines.is_cut
            && layout.len() == 1
            && shaped.breaks.is_none()
            && !layout.is_rtl()
            && !text.content.ends_with(char::is_whitespace);
        let line = layout.get(0).filter(|_| is_plain)?;
        let metrics = line.metrics();
        let (advance, starts_at) = (metrics.advance, metrics.inline_min_coord);
        let first = self.glyphs.len();
        if starts_at != 0.0 || metrics.hanging_advance != 0.0 {
            return None;
        }
        if !self.collect(&line, fonts, variants) || self.glyphs.len() > MOST {
            self.glyphs.truncate(first);
            return None;
        }
        self.drafts.push(Draft {
            first,
            end: self.glyphs.len(),
            advance,
            lines,
        });
        Some(Ticket {
            updates: self.updates,
            at: self.drafts.len() - 1,
        })
    }

    /// Adds the glyphs of a line; whether all are there and have outlines.
    fn collect(&mut self, line: &Line<'_, ()>, fonts: &Fonts, variants: &mut Variants) -> bool {
        for run in line.runs() {
            let face = u16::try_from(run.font().data.id()).unwrap_or(u16::MAX);
            let coloured =
                |face: u16| (fonts.face(face.into())).is_none_or(|face| face.has_colours);
            if coloured(face) {
                return false;
            }
            let coords = run.normalized_coords().iter().map(|coord| coord.to_bits());
            let variant = variants.number(coords);
            for glyph in run.visual_clusters().flat_map(|cluster| cluster.glyphs()) {
                if glyph.id == 0 {
                    return false;
                }
                self.glyphs.push(LineGlyph {
                    x: glyph.x,
                    y: glyph.y,
                    advance: glyph.advance,
                    glyph: glyph.id,
                    face,
                    variant,
                });
            }
        }
        true
    }

    /// Places a paragraph in its box, as [`lines::place`] does; `false`, and nothing is placed, if
    /// there is no draft of it, or it does not fit.
    pub(crate) fn place(
        &self,
        ticket: Option<Ticket>,
        text: &Text<'_>,
        area: ContentBox,
        faces: (&Fonts, &Chain),
        out: &mut Found,
    ) -> bool {
        let ticket = ticket.filter(|ticket| ticket.updates == self.updates);
        let Some(draft) = ticket.and_then(|ticket| self.drafts.get(ticket.at)) else {
            return false;
        };
        let glyphs = &self.glyphs[draft.first..draft.end];
        lines::place_line(glyphs, (draft.advance, draft.lines), text, area, faces, out)
    }

    /// Forgets all: what is drawn was placed, and what is not may never be.
    pub(crate) fn clear(&mut self) {
        self.glyphs.clear();
        self.drafts.clear();
        self.updates = self.updates.wrapping_add(1);
    }
}
