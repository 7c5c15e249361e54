//! Textures that the draw list names: pictures, and atlas pages with their pixels.

use crate::ids::IdTable;

/// What a texture holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Texture {
    /// Freed; its number is used again.
    Free,
    /// A picture of this size in its own pixels.
    Image([u32; 2]),
    /// The page at this index.
    Page(u32),
}

/// An atlas page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// As `text` numbers it.
    number: u32,
    /// Id of its texture; 0 if it has none.
    pub(crate) texture: u32,
    /// Width and height in pixels; 0 before the first upload.
    pub(crate) size: [u32; 2],
    /// Rows without padding, as far down as one is not empty.
    pixels: Vec<u8>,
}

/// A part of a page: `x, y, width, height` in pixels.
pub(crate) type Part = [u32; 4];

/// Textures, and what was done to them since the last list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Textures {
    table: IdTable,
    ids: Vec<u32>,
    textures: Vec<Texture>,
    free: Vec<u32>,
    pages: Vec<Page>,
    /// Operations for the next delta, as words.
    operations: Vec<u32>,
    /// The next list is full: operations are not noted.
    silent: bool,
    /// A number stands for another texture than it did.
    renumbered: bool,
}

/// First words of operations.
mod operation {
    pub(super) const CREATE_PAGE: u32 = 1;
    pub(super) const WRITE_PAGE: u32 = 2;
    pub(super) const IMAGE: u32 = 3;
    pub(super) const DESTROY: u32 = 4;
}

impl Textures {
    /// Number of a texture, if there is one with this id.
    pub(crate) fn number(&self, id: u32) -> Option<u32> {
        self.table.get(id)
    }

    pub(crate) fn texture(&self, number: u32) -> Texture {
        self.textures
            .get(number as usize)
            .copied()
            .unwrap_or(Texture::Free)
    }

    /// How many numbers were ever given.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn id(&self, number: u32) -> u32 {
        self.ids.get(number as usize).copied().unwrap_or(0)
    }

    pub(crate) fn page(&self, number: u32) -> Option<&Page> {
        self.pages.iter().find(|page| page.number == number)
    }

    /// The host has a picture for the texture. Returns whether the texture held something else before.
    pub(crate) fn set_image(&mut self, id: u32, size: [u32; 2]) -> bool {
        let old = self.number(id).map(|number| self.texture(number));
        if old == Some(Texture::Image(size)) {
            return false;
        }
        let replaced = self.put(id, Texture::Image(size));
        self.note(&[operation::IMAGE, id, size[0], size[1]]);
        replaced || old.is_some()
    }

    /// Gives a page its texture; 0 takes it away.
    pub(crate) fn set_page(&mut self, number: u32, id: u32) {
        let index = match self.pages.iter().position(|page| page.number == number) {
            Some(index) => index,
            None if id == 0 => return,
            None => {
                self.pages.push(Page {
                    number,
                    texture: 0,
                    size: [0; 2],
                    pixels: Vec::new(),
                });
                self.pages.len() - 1
            }
        };
        if self.pages[index].texture == id {
            return;
        }
        self.drop(self.pages[index].texture);
        if id != 0 {
            self.put(id, Texture::Page(crate::word(index)));
            self.pages[index].texture = id;
            self.note_page(index);
        }
    }

    /// Frees a texture. Returns whether there was one.
    pub(crate) fn drop(&mut self, id: u32) -> bool {
        let Some(number) = self.table.remove(id) else {
            return false;
        };
        if let Texture::Page(index) = self.texture(number)
            && let Some(page) = self.pages.get_mut(index as usize)
        {
            page.texture = 0;
        }
        self.textures[number as usize] = Texture::Free;
        self.free.push(number);
        self.note(&[operation::DESTROY, id]);
        true
    }

    /// Takes pixels of a part of a page, checked before. Returns whether the page is new or has another size.
    pub(crate) fn upload(
        &mut self,
        number: u32,
        size: [u32; 2],
        part: Part,
        pixels: &[u8],
    ) -> bool {
        let Some(index) = self.pages.iter().position(|page| page.number == number) else {
            return false;
        };
        let page = &mut self.pages[index];
        let resized = page.size != size;
        if resized {
            page.size = size;
            page.pixels.clear();
            self.note_page(index);
        }
        if let Some((part, pixels)) = self.pages[index].write(part, pixels) {
            let id = self.pages[index].texture;
            let mut operations = std::mem::take(&mut self.operations);
            if !self.silent && id != 0 {
                write_page(&mut operations, id, part, pixels);
            }
            self.operations = operations;
        }
        resized
    }

    /// Whether a number stands for another texture than at the last call: batches, which list ids, are out of date.
    pub(crate) const fn take_renumbered(&mut self) -> bool {
        std::mem::replace(&mut self.renumbered, false)
    }

    /// Operations since the last call of [`clean`](Self::clean).
    pub(crate) fn operations(&self) -> &[u32] {
        &self.operations
    }

    pub(crate) fn clean(&mut self) {
        self.operations.clear();
        self.silent = false;
    }

    /// The next list is full, so no operations need to be noted until [`clean`](Self::clean).
    pub(crate) fn be_silent(&mut self) {
        self.operations.clear();
        self.silent = true;
    }

    /// Operations that make every texture.
    pub(crate) fn write_all(&self, out: &mut Vec<u32>) {
        for (&id, texture) in self.ids.iter().zip(&self.textures) {
            match texture {
                Texture::Free => {}
                Texture::Image([width, height]) => {
                    out.extend([operation::IMAGE, id, *width, *height]);
                }
                Texture::Page(index) => {
                    if let Some(page) = self.pages.get(*index as usize) {
                        page.write_all(out);
                    }
                }
            }
        }
    }

    /// Makes a texture hold something. What had its id or slot before and was no picture, or had another id, is gone. Returns
    /// whether there was such a one.
    fn put(&mut self, id: u32, texture: Texture) -> bool {
        let holder = self.table.holder(id).unwrap_or(0);
        let held = self
            .table
            .get(holder)
            .map_or(Texture::Free, |number| self.texture(number));
        let resized =
            holder == id && matches!((held, texture), (Texture::Image(_), Texture::Image(_)));
        let replaced = !resized && self.drop(holder);
        let number = self
            .table
            .get(id)
            .or_else(|| self.free.pop())
            .unwrap_or_else(|| {
                self.ids.push(0);
                self.textures.push(Texture::Free);
                crate::word(self.ids.len() - 1)
            });
        self.renumbered |= self.ids[number as usize] != id;
        self.ids[number as usize] = id;
        self.textures[number as usize] = texture;
        self.table.insert(id, number);
        replaced
    }

    fn note(&mut self, words: &[u32]) {
        if !self.silent {
            self.operations.extend_from_slice(words);
        }
    }

    fn note_page(&mut self, index: usize) {
        if let (Some(page), false) = (self.pages.get(index), self.silent) {
            page.write_all(&mut self.operations);
        }
    }
}

impl Page {
    /// Whether glyphs can be drawn from it.
    pub(crate) const fn is_made(&self) -> bool {
        self.texture != 0 && self.size[0] != 0
    }

    /// Keeps pixels; returns the rows that are new to the page.
    fn write<'a>(
        &mut self,
        [x, y, width, height]: Part,
        pixels: &'a [u8],
    ) -> Option<(Part, &'a [u8])> {
        let (stride, row_length) = (self.size[0] as usize, width as usize);
        let is_old = |row: usize, source: &[u8]| {
            let start = (y as usize + row) * stride + x as usize;
            match self.pixels.get(start..start + row_length) {
                Some(old) => old == source,
                None => source.iter().all(|&byte| byte == 0),
            }
        };
        let rows = || pixels.chunks_exact(row_length).enumerate();
        let first = rows().find(|&(row, source)| !is_old(row, source))?.0;
        let last = rows().rfind(|&(row, source)| !is_old(row, source))?.0;
        let end = (y as usize + last + 1) * stride;
        if self.pixels.len() < end {
            self.pixels.resize(end, 0);
        }
        for (row, source) in rows().take(last + 1).skip(first) {
            let start = (y as usize + row) * stride + x as usize;
            self.pixels[start..start + row_length].copy_from_slice(source);
        }
        debug_assert!(
            last < height as usize,
            "rows were counted when they came in"
        );
        let part = [
            x,
            y + crate::word(first),
            width,
            crate::word(last + 1 - first),
        ];
        Some((part, &pixels[first * row_length..(last + 1) * row_length]))
    }

    /// Operations that make the page as it is.
    fn write_all(&self, out: &mut Vec<u32>) {
        if !self.is_made() {
            return;
        }
        let [width, height] = self.size;
        out.extend([operation::CREATE_PAGE, self.texture, width, height]);
        let rows = self.pixels.len() / width as usize;
        if rows > 0 {
            write_page(
                out,
                self.texture,
                [0, 0, width, crate::word(rows)],
                &self.pixels,
            );
        }
    }
}

fn write_page(out: &mut Vec<u32>, texture: u32, [x, y, width, height]: Part, pixels: &[u8]) {
    out.extend([
        operation::WRITE_PAGE,
        texture,
        x,
        y,
        width,
        height,
        crate::word(pixels.len()),
    ]);
    let (whole, rest) = pixels.as_chunks::<4>();
    out.extend(whole.iter().map(|bytes| u32::from_le_bytes(*bytes)));
    if !rest.is_empty() {
        let mut last = [0; 4];
        last[..rest.len()].copy_from_slice(rest);
        out.extend([u32::from_le_bytes(last)]);
    }
}
