//! Textures that the draw list names: pictures, and atlas pages.

use inlay_interfaces::draw_list::{self, PagePart, TextureOperation};

use crate::ids::IdTable;
use crate::page::{Page, Part};

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

/// What the next delta says of a texture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Operation {
    /// It is a picture of this size.
    Image { texture: u32, size: [u32; 2] },
    /// It is an atlas page of this size, empty so far.
    CreatePage { texture: u32, size: [u32; 2] },
    /// A part of the page at an index is to be written as it is when the list is: a part that is
    /// written twice in a frame has its last pixels both times. Whole if there is no part. Says
    /// nothing if the page has another texture or size by then, since another operation says that.
    WritePage {
        page: u32,
        texture: u32,
        size: [u32; 2],
        part: Option<Part>,
    },
    /// It is a picture that is filtered from smaller levels.
    Levels { texture: u32 },
    /// It is gone.
    Destroy { texture: u32 },
}

/// Textures, and what was done to them since the last list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Textures {
    table: IdTable,
    ids: Vec<u32>,
    textures: Vec<Texture>,
    free: Vec<u32>,
    pages: Vec<Page>,
    /// Pictures that are filtered from smaller levels, by id: a few.
    levels: Vec<u32>,
    /// For the next delta, in order.
    operations: Vec<Operation>,
    /// The next list is full: operations are not noted.
    silent: bool,
    /// A number stands for another texture than it did.
    renumbered: bool,
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

    /// The host has a picture for the texture. Returns whether the texture held something else
    /// before.
    pub(crate) fn set_image(&mut self, id: u32, size: [u32; 2]) -> bool {
        let old = self.number(id).map(|number| self.texture(number));
        if old == Some(Texture::Image(size)) {
            return false;
        }
        let replaced = self.put(id, Texture::Image(size));
        self.note(Operation::Image { texture: id, size });
        if self.levels.contains(&id) {
            self.note(Operation::Levels { texture: id });
        }
        replaced || old.is_some()
    }

    /// Lets a picture be filtered from smaller levels until it is dropped. Anything else is left
    /// alone.
    pub(crate) fn set_levels(&mut self, id: u32) {
        let number = self.number(id);
        let is_image = number.is_some_and(|it| matches!(self.texture(it), Texture::Image(_)));
        if is_image && !self.levels.contains(&id) {
            self.levels.push(id);
            self.note(Operation::Levels { texture: id });
        }
    }

    /// Gives a page its texture; 0 takes it away.
    pub(crate) fn set_page(&mut self, number: u32, id: u32) {
        let index = match self.pages.iter().position(|page| page.number == number) {
            Some(index) => index,
            None if id == 0 => return,
            None => {
                self.pages.push(Page::new(number));
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
        self.levels.retain(|&it| it != id);
        self.free.push(number);
        self.note(Operation::Destroy { texture: id });
        true
    }

    /// Takes pixels of a part of a page, checked before. Returns whether the page is new or has
    /// another size.
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
            page.resize(size);
            self.note_page(index);
        }
        if let Some(part) = self.pages[index].write(part, pixels) {
            self.note_part(index, part);
        }
        resized
    }

    /// Whether a number stands for another texture than at the last call: batches, which list ids,
    /// are out of date.
    pub(crate) const fn take_renumbered(&mut self) -> bool {
        std::mem::replace(&mut self.renumbered, false)
    }

    /// Whether there are operations since the last call of [`clean`](Self::clean).
    pub(crate) const fn any_operation(&self) -> bool {
        !self.operations.is_empty()
    }

    /// Writes the operations since the last call of [`clean`](Self::clean).
    pub(crate) fn write_operations(&self, out: &mut Vec<u32>) {
        for &operation in &self.operations {
            match operation {
                Operation::Image { texture, size } => write_image(out, texture, size),
                Operation::CreatePage { texture, size } => write_create(out, texture, size),
                Operation::WritePage { .. } => {
                    if let Some((page, part)) = self.written(operation) {
                        write_part(out, page, part);
                    }
                }
                Operation::Levels { texture } => {
                    TextureOperation::Levels(draw_list::Texture { texture }).write(out);
                }
                Operation::Destroy { texture } => {
                    TextureOperation::Destroy(draw_list::Texture { texture }).write(out);
                }
            }
        }
    }

    /// Words that [`write_operations`](Self::write_operations) writes, or a little more.
    pub(crate) fn operation_words(&self) -> usize {
        let words = |&operation| match self.written(operation) {
            Some((_, part)) => part_words(part),
            None => 1 + draw_list::Image::WORDS,
        };
        self.operations.iter().map(words).sum()
    }

    /// The page and the part of it that an operation writes.
    fn written(&self, operation: Operation) -> Option<(&Page, Part)> {
        let Operation::WritePage {
            page,
            texture,
            size,
            part,
        } = operation
        else {
            return None;
        };
        let page = self.pages.get(page as usize)?;
        let part = part.unwrap_or_else(|| page.whole());
        (page.texture == texture && page.size == size && part[3] > 0).then_some((page, part))
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

    /// Words that [`write_all`](Self::write_all) writes, or a little more.
    pub(crate) fn all_words(&self) -> usize {
        let pages = self.pages.iter().map(|page| part_words(page.whole()));
        let image = 2 + draw_list::Image::WORDS + draw_list::Texture::WORDS;
        self.ids.len() * image + pages.sum::<usize>()
    }

    /// Writes operations that make every texture.
    pub(crate) fn write_all(&self, out: &mut Vec<u32>) {
        for (&id, texture) in self.ids.iter().zip(&self.textures) {
            match texture {
                Texture::Free => {}
                Texture::Image(size) => {
                    write_image(out, id, *size);
                    if self.levels.contains(&id) {
                        TextureOperation::Levels(draw_list::Texture { texture: id }).write(out);
                    }
                }
                Texture::Page(index) => {
                    let page = self.pages.get(*index as usize);
                    if let Some(page) = page.filter(|page| page.is_made()) {
                        write_create(out, page.texture, page.size);
                        if page.whole()[3] > 0 {
                            write_part(out, page, page.whole());
                        }
                    }
                }
            }
        }
    }

    /// Makes a texture hold something. What had its id or slot before and was no picture, or had
    /// another id, is gone. Returns whether there was such a one.
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

    fn note(&mut self, operation: Operation) {
        if !self.silent {
            self.operations.push(operation);
        }
    }

    /// Notes that a page is made, with all that will be on it.
    fn note_page(&mut self, index: usize) {
        let Page { texture, size, .. } = self.pages[index];
        if self.pages[index].is_made() {
            self.note(Operation::CreatePage { texture, size });
            self.note(self.write_of(index, None));
        }
    }

    /// Notes a part of a page, unless the whole page is written anyway.
    fn note_part(&mut self, index: usize, part: Part) {
        let is_whole = self.operations.contains(&self.write_of(index, None));
        if self.pages[index].is_made() && !is_whole {
            self.note(self.write_of(index, Some(part)));
        }
    }

    /// The operation that writes a part of a page, or all of it, as its texture and size are now.
    fn write_of(&self, index: usize, part: Option<Part>) -> Operation {
        let Page { texture, size, .. } = self.pages[index];
        Operation::WritePage {
            page: crate::word(index),
            texture,
            size,
            part,
        }
    }
}

fn write_image(out: &mut Vec<u32>, texture: u32, [width, height]: [u32; 2]) {
    TextureOperation::Image(draw_list::Image {
        texture,
        width,
        height,
    })
    .write(out);
}

fn write_create(out: &mut Vec<u32>, texture: u32, [width, height]: [u32; 2]) {
    TextureOperation::CreatePage(draw_list::Page {
        texture,
        width,
        height,
    })
    .write(out);
}

fn write_part(out: &mut Vec<u32>, page: &Page, part: Part) {
    let [x, y, width, height] = part;
    out.push(TextureOperation::WRITE_PAGE);
    let bytes = width as usize * height as usize;
    PagePart::write_head(out, page.texture, x, y, width, height, bytes);
    page.copy(part, out);
}

/// Words of [`write_part`].
const fn part_words([.., width, height]: Part) -> usize {
    2 + PagePart::PIXELS + (width as usize * height as usize).div_ceil(4)
}
