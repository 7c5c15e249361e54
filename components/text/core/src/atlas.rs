//! Pages of glyphs: which glyph lies where, who uses it, and what was painted.

use inlay_interfaces::glyphs::Upload;
use std::collections::BTreeMap;

use crate::Uploads;
use crate::fonts::Fonts;
use crate::raster::{Extent, GlyphKey, Raster};
use crate::shelves::{PAGE_SIDE, Shelves};
use crate::variants::Variants;

/// No page has room, and none can be recycled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Full;

/// A glyph that was drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    key: GlyphKey,
    pub(crate) extent: Extent,
    /// Meaningless where the extent is empty.
    pub(crate) page: usize,
    pub(crate) x: u32,
    pub(crate) y: u32,
    /// How many quads show it.
    uses: u32,
}

#[derive(Default)]
struct Page {
    shelves: Shelves,
    /// How far down there was ever a glyph, in pixels: below, the page is all 0.
    touched: u32,
    /// Number of the update in which a paragraph last got glyphs of it.
    used: u64,
    /// How many of its glyphs are shown, and how many are not.
    live: u32,
    dead: u32,
    /// Nothing of it was uploaded since it was created or recycled.
    is_new: bool,
    /// Places of entries that were not uploaded.
    unsent: Vec<usize>,
}

impl Page {
    /// Place of a new glyph, in pixels; `None` if there is no room.
    fn add(&mut self, extent: Extent) -> Option<(u32, u32)> {
        let place = self.shelves.add(extent.width, extent.height)?;
        self.touched = self.touched.max(self.shelves.height());
        Some(place)
    }
}

/// The atlas.
pub(crate) struct Atlas {
    entries: Vec<Option<Entry>>,
    free: Vec<usize>,
    by_key: BTreeMap<GlyphKey, usize>,
    pages: Vec<Page>,
    max_pages: usize,
    /// Number of the present update.
    update: u64,
    /// Counts glyphs that went out of use: while it stands still, what found no room finds none.
    pub(crate) freed: u64,
    raster: Raster,
}

impl Atlas {
    pub(crate) fn new(max_pages: usize) -> Self {
        Self {
            entries: Vec::new(),
            free: Vec::new(),
            by_key: BTreeMap::new(),
            pages: Vec::new(),
            max_pages,
            update: 0,
            freed: 0,
            raster: Raster::default(),
        }
    }

    /// Starts an update: pages used from now on are not recycled before the next.
    pub(crate) fn begin_update(&mut self) {
        self.update += 1;
    }

    pub(crate) fn entry(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place)?.as_ref()
    }

    /// The entry of a glyph, drawn if it is not there, with one use more.
    pub(crate) fn acquire(
        &mut self,
        key: GlyphKey,
        fonts: &Fonts,
        variants: &Variants,
    ) -> Result<usize, Full> {
        let place = match self.by_key.get(&key) {
            Some(&place) => place,
            None => self.add(key, fonts, variants)?,
        };
        if let Some(entry) = &mut self.entries[place] {
            entry.uses += 1;
            if entry.uses == 1
                && let Some(page) = page_of(&mut self.pages, entry)
            {
                page.live += 1;
                page.dead -= 1;
            }
        }
        Ok(place)
    }

    /// Keeps the pages of entries that a paragraph got from being recycled in this update. One that
    /// found no room keeps none.
    pub(crate) fn keep(&mut self, places: &[usize]) {
        for &place in places {
            if let Some(Some(entry)) = self.entries.get(place)
                && let Some(page) = page_of(&mut self.pages, entry)
            {
                page.used = self.update;
            }
        }
    }

    /// Takes one use of an entry away.
    pub(crate) fn release(&mut self, place: usize) {
        if let Some(Some(entry)) = self.entries.get_mut(place) {
            entry.uses -= 1;
            if entry.uses > 0 {
                return;
            }
            self.freed += 1;
            if let Some(page) = page_of(&mut self.pages, entry) {
                page.live -= 1;
                page.dead += 1;
            } else {
                // an empty glyph takes no room on a page that would be recycled some day
                self.by_key.remove(&entry.key);
                self.entries[place] = None;
                self.free.push(place);
            }
        }
    }

    fn add(&mut self, key: GlyphKey, fonts: &Fonts, variants: &Variants) -> Result<usize, Full> {
        let extent = self.raster.extent(&key, fonts, variants);
        let (page, x, y) = if extent.width == 0 {
            (0, 0, 0)
        } else {
            self.find_room(extent)?
        };
        let entry = Entry {
            key,
            extent,
            page,
            x,
            y,
            uses: 0,
        };
        let place = self.free.pop().unwrap_or(self.entries.len());
        if place == self.entries.len() {
            self.entries.push(None);
        }
        if let Some(page) = page_of(&mut self.pages, &entry) {
            page.dead += 1;
            page.unsent.push(place);
        }
        self.entries[place] = Some(entry);
        self.by_key.insert(key, place);
        Ok(place)
    }

    fn find_room(&mut self, extent: Extent) -> Result<(usize, u32, u32), Full> {
        for (at, page) in self.pages.iter_mut().enumerate() {
            if let Some((x, y)) = page.add(extent) {
                return Ok((at, x, y));
            }
        }
        if self.pages.len() == self.max_pages {
            return Err(Full);
        }
        self.pages.push(Page {
            is_new: true,
            used: self.update,
            ..Page::default()
        });
        let at = self.pages.len() - 1;
        let (x, y) = self.pages[at].add(extent).ok_or(Full)?;
        Ok((at, x, y))
    }

    /// The page to recycle: not used in this update, with glyphs that nobody shows; one that nobody
    /// shows at all rather than another, then the one used longest ago.
    pub(crate) fn victim(&self) -> Option<usize> {
        let can_go = |page: &&Page| page.used != self.update && page.dead > 0;
        let pages = self
            .pages
            .iter()
            .enumerate()
            .filter(|(_, page)| can_go(page));
        pages
            .min_by_key(|(at, page)| (page.live > 0, page.used, *at))
            .map(|(at, _)| at)
    }

    /// Recycles a page, all of whose glyphs were released.
    pub(crate) fn clear(&mut self, at: usize) {
        for place in 0..self.entries.len() {
            if let Some(entry) = self.entries[place]
                && entry.extent.width > 0
                && entry.page == at
            {
                self.by_key.remove(&entry.key);
                self.entries[place] = None;
                self.free.push(place);
            }
        }
        if let Some(page) = self.pages.get_mut(at) {
            page.shelves.clear();
            page.unsent.clear();
            page.is_new = true;
            page.live = 0;
            page.dead = 0;
            page.used = self.update;
        }
    }

    /// What was painted since the last call.
    pub(crate) fn take_uploads(&mut self, fonts: &Fonts, variants: &Variants) -> Uploads {
        let mut uploads = Uploads::default();
        for at in 0..self.pages.len() {
            let mut unsent = core::mem::take(&mut self.pages[at].unsent);
            if core::mem::take(&mut self.pages[at].is_new) {
                self.paint_page(at, fonts, variants, &mut uploads);
            } else {
                self.paint_parts(at, &unsent, fonts, variants, &mut uploads);
            }
            unsent.clear();
            self.pages[at].unsent = unsent;
        }
        uploads
    }

    /// Every page, as far down as there was ever anything. What
    /// [`take_uploads`](Self::take_uploads) gives is as if this had not been called.
    pub(crate) fn all_uploads(&mut self, fonts: &Fonts, variants: &Variants) -> Uploads {
        let mut uploads = Uploads::default();
        for at in 0..self.pages.len() {
            self.paint_page(at, fonts, variants, &mut uploads);
        }
        uploads
    }

    fn paint_page(&mut self, at: usize, fonts: &Fonts, variants: &Variants, uploads: &mut Uploads) {
        let entries = self
            .entries
            .iter()
            .flatten()
            .filter(|entry| entry.extent.width > 0 && entry.page == at);
        // a page of mostly empty rows would be copied from system to system as a megabyte
        let touched = self.pages[at].touched;
        let (start, stride) = open_part(uploads, at, [0, 0, PAGE_SIDE, touched]);
        for entry in entries {
            let at = start + entry.y as usize * stride + entry.x as usize;
            let pixels = &mut uploads.pixels[at..];
            self.raster
                .draw(&entry.key, entry.extent, (fonts, variants), pixels, stride);
        }
    }

    /// Uploads entries of a page; those that lie side by side go together.
    fn paint_parts(
        &mut self,
        at: usize,
        places: &[usize],
        fonts: &Fonts,
        variants: &Variants,
        uploads: &mut Uploads,
    ) {
        let mut rest = places;
        while let Some(first) = rest.first().and_then(|&place| self.entries[place]) {
            let mut count = 1;
            let (mut right, mut height) = (first.x + first.extent.width, first.extent.height);
            while let Some(next) = rest.get(count).and_then(|&place| self.entries[place])
                && next.y == first.y
                && next.x == right
            {
                right += next.extent.width;
                height = height.max(next.extent.height);
                count += 1;
            }
            let (start, stride) =
                open_part(uploads, at, [first.x, first.y, right - first.x, height]);
            for entry in rest[..count]
                .iter()
                .filter_map(|&place| self.entries[place])
            {
                let pixels = &mut uploads.pixels[start + (entry.x - first.x) as usize..];
                self.raster
                    .draw(&entry.key, entry.extent, (fonts, variants), pixels, stride);
            }
            rest = &rest[count..];
        }
    }
}

/// The page of an entry; an empty glyph is on none.
fn page_of<'a>(pages: &'a mut [Page], entry: &Entry) -> Option<&'a mut Page> {
    if entry.extent.width == 0 {
        None
    } else {
        pages.get_mut(entry.page)
    }
}

/// Adds a part, all 0, to the uploads; where its pixels start and the length of its rows.
fn open_part(
    uploads: &mut Uploads,
    page: usize,
    [x, y, width, height]: [u32; 4],
) -> (usize, usize) {
    let upload = Upload {
        page: u32::try_from(page).unwrap_or(u32::MAX),
        page_width: PAGE_SIDE,
        page_height: PAGE_SIDE,
        x,
        y,
        width,
        height,
    };
    uploads.parts.extend(upload.words());
    let start = uploads.pixels.len();
    uploads.pixels.resize(start + (width * height) as usize, 0);
    (start, width as usize)
}
