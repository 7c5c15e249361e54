//! Reading a draw list: its header, its sections and their items, as `wit/render/draw-list.md` says.
//!
//! Nothing here keeps anything: a [`List`] is a view of words whose framing is right. Whether slots, textures and
//! instances exist is for who keeps them: [`Retained`](crate::Retained).

use core::fmt;

/// First word of every list: the bytes `INDL`.
pub const MAGIC: u32 = 0x4c44_4e49;
/// The version of the format that this crate reads.
pub const VERSION: u32 = 1;
/// Words of the header.
pub const HEADER_WORDS: usize = 12;
/// Flag of the header: the list is everything.
pub const FLAG_FULL: u32 = 1;
/// Words of an instance's geometry.
pub const GEOMETRY_WORDS: usize = 8;
/// Words of an instance's paint.
pub const PAINT_WORDS: usize = 16;
/// Words of a space.
pub const SPACE_WORDS: usize = 8;
/// Words of a clip.
pub const CLIP_WORDS: usize = 16;
/// Most textures, spaces and clips of a batch.
pub const BATCH_LIMIT: usize = 16;
/// Longest side of the surface and of a picture, in pixels.
pub const MAX_SIDE: u32 = 16384;
/// Longest side of an atlas page, in pixels.
pub const MAX_PAGE_SIDE: u32 = 4096;

/// Kinds of sections, in their order.
pub mod section {
    /// Texture operations.
    pub const TEXTURES: u32 = 1;
    /// Spaces.
    pub const SPACES: u32 = 2;
    /// Clips.
    pub const CLIPS: u32 = 3;
    /// Ranges of geometry.
    pub const GEOMETRY: u32 = 4;
    /// Ranges of paint.
    pub const PAINT: u32 = 5;
    /// Passes and their batches.
    pub const PASSES: u32 = 6;
    /// Rectangles that changed.
    pub const DAMAGE: u32 = 7;
}

/// What is wrong with the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The list, a section or an item ends before it should, or words are left over.
    Length,
    /// The first word is not [`MAGIC`].
    Magic,
    /// Another version than [`VERSION`].
    Version,
    /// A section or operation of no known kind, or out of order, or a flag of no meaning.
    Kind,
    /// A number that is not finite, or a size or place out of range.
    Number,
    /// A slot, texture or instance that does not exist.
    Reference,
    /// New instances without geometry or paint, ranges out of order, or batches that do not cover their pass.
    Coverage,
}

/// Words that are no draw list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListError {
    /// Position of the word at fault.
    pub at: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for ListError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.fault {
            Fault::Length => "expected another count of words",
            Fault::Magic => "expected the magic of a draw list",
            Fault::Version => "expected version 1",
            Fault::Kind => "expected a known kind, in order",
            Fault::Number => "expected a finite number in range",
            Fault::Reference => "expected a slot, texture or instance that exists",
            Fault::Coverage => "expected ranges in order that cover all new instances",
        };
        write!(out, "{expected} at word {}", self.at)
    }
}

impl core::error::Error for ListError {}

/// A result with a [`ListError`].
pub type Read<T> = Result<T, ListError>;

/// An error at a word.
pub(crate) const fn fail<T>(at: usize, fault: Fault) -> Read<T> {
    Err(ListError { at, fault })
}

/// Words read from the front, with their position in the list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reader<'a> {
    words: &'a [u32],
    at: usize,
}

impl<'a> Reader<'a> {
    const fn new(words: &'a [u32], at: usize) -> Self {
        Self { words, at }
    }

    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn word(&mut self) -> Read<u32> {
        let Some((&word, rest)) = self.words.split_first() else {
            return fail(self.at, Fault::Length);
        };
        self.words = rest;
        self.at += 1;
        Ok(word)
    }

    pub(crate) fn take(&mut self, count: usize) -> Read<&'a [u32]> {
        let Some((taken, rest)) = self.words.split_at_checked(count) else {
            return fail(self.at, Fault::Length);
        };
        self.words = rest;
        self.at += count;
        Ok(taken)
    }

    /// So many numbers, all finite.
    pub(crate) fn numbers<const N: usize>(&mut self) -> Read<[f32; N]> {
        let at = self.at;
        let mut numbers = [0.0; N];
        for (index, (number, &word)) in numbers.iter_mut().zip(self.take(N)?).enumerate() {
            *number = f32::from_bits(word);
            if !number.is_finite() {
                return fail(at + index, Fault::Number);
            }
        }
        Ok(numbers)
    }

    /// A side of something, 1 to `most`.
    fn side(&mut self, most: u32) -> Read<u32> {
        let at = self.at;
        let side = self.word()?;
        if (1..=most).contains(&side) {
            Ok(side)
        } else {
            fail(at, Fault::Number)
        }
    }
}

/// A draw list whose header and sections are framed right.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    /// Whether it is everything.
    pub full: bool,
    /// Its number.
    pub number: u32,
    /// Stage in dp, above 0.
    pub stage: [f32; 2],
    /// Surface in device pixels.
    pub surface: [u32; 2],
    /// Instances in the pool after this list.
    pub instances: u32,
    /// Textures that a batch may use.
    pub texture_units: u32,
    sections: [Reader<'a>; 7],
}

/// A texture operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextureOp<'a> {
    /// A page of coverage, all 0.
    CreatePage {
        /// Texture.
        texture: u32,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Pixels of a page.
    WritePage {
        /// Texture.
        texture: u32,
        /// Left edge in pixels.
        x: u32,
        /// Top edge in pixels.
        y: u32,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Rows without padding.
        pixels: &'a [u8],
    },
    /// The picture that the host has for the texture.
    Image {
        /// Texture.
        texture: u32,
        /// Width in the picture's own pixels.
        width: u32,
        /// Height in the picture's own pixels.
        height: u32,
    },
    /// The picture is filtered from smaller levels from now on.
    Levels {
        /// Texture.
        texture: u32,
    },
    /// The texture is gone.
    Destroy {
        /// Texture.
        texture: u32,
    },
}

/// A range of instances with their words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range<'a> {
    /// First instance.
    pub first: u32,
    /// How many.
    pub count: u32,
    /// All words of the instances.
    pub words: &'a [u32],
}

/// A part of a pass that one draw call can draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchView<'a> {
    /// First instance.
    pub first: u32,
    /// How many.
    pub count: u32,
    /// 1 radii, 2 clips, 4 pictures, 8 glyphs.
    pub features: u32,
    /// Textures by their slot in the batch.
    pub textures: &'a [u32],
    /// Slots of spaces.
    pub spaces: &'a [u32],
    /// Slots of clips.
    pub clips: &'a [u32],
}

/// What the section of passes says, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PassItem<'a> {
    /// A pass begins.
    Pass {
        /// Texture drawn to; 0 is the surface.
        target: u32,
        /// `0xRRGGBBAA`, not premultiplied.
        clear: u32,
    },
    /// A batch of the last pass.
    Batch(BatchView<'a>),
}

impl<'a> List<'a> {
    /// Checks the header and finds the sections.
    ///
    /// # Errors
    ///
    /// [`ListError`] at the first word that is not as the format says.
    pub fn parse(words: &'a [u32]) -> Read<Self> {
        let mut header = Reader::new(words, 0);
        if header.word()? != MAGIC {
            return fail(0, Fault::Magic);
        }
        if header.word()? != VERSION {
            return fail(1, Fault::Version);
        }
        if header.word()? as usize != words.len() || words.len() < HEADER_WORDS {
            return fail(2, Fault::Length);
        }
        let flags = header.word()?;
        if flags & !FLAG_FULL != 0 {
            return fail(3, Fault::Kind);
        }
        let number = header.word()?;
        let stage = header.numbers::<2>()?;
        if let Some(index) = stage.iter().position(|&side| side <= 0.0) {
            return fail(5 + index, Fault::Number);
        }
        let surface = [header.side(MAX_SIDE)?, header.side(MAX_SIDE)?];
        let instances = header.word()?;
        let texture_units = header.word()?;
        if !(1..=16).contains(&texture_units) {
            return fail(10, Fault::Number);
        }
        if header.word()? != 0 {
            return fail(11, Fault::Kind);
        }
        let full = flags & FLAG_FULL != 0;
        let sections = Self::sections(header)?;
        Ok(Self {
            full,
            number,
            stage,
            surface,
            instances,
            texture_units,
            sections,
        })
    }

    fn sections(mut reader: Reader<'a>) -> Read<[Reader<'a>; 7]> {
        let mut sections = [Reader::default(); 7];
        let mut last = 0;
        while !reader.is_empty() {
            let at = reader.at();
            let kind = reader.word()?;
            if kind <= last || kind > section::DAMAGE {
                return fail(at, Fault::Kind);
            }
            last = kind;
            let count = reader.word()? as usize;
            let start = reader.at();
            if let Some(place) = sections.get_mut(kind as usize - 1) {
                *place = Reader::new(reader.take(count)?, start);
            }
        }
        Ok(sections)
    }

    /// The section of passes is there: it replaces all passes.
    pub const fn has_passes(&self) -> bool {
        self.sections[5].at != 0
    }

    /// Texture operations with the position of each.
    pub fn texture_ops(&self) -> Items<'a, TextureOp<'a>> {
        Items::new(self.sections[0], texture_op)
    }

    /// Spaces: slot, container, affine to the stage.
    pub fn spaces(&self) -> Items<'a, (u32, u32, [f32; 6])> {
        Items::new(self.sections[1], |reader| {
            Ok((reader.word()?, reader.word()?, reader.numbers()?))
        })
    }

    /// Clips: slot, the slot it lies in, slot of its space, affine to it, width and height and radii.
    pub fn clips(&self) -> Items<'a, ClipView> {
        Items::new(self.sections[2], |reader| {
            let view = ClipView {
                slot: reader.word()?,
                parent: reader.word()?,
                space: reader.word()?,
                affine: reader.numbers()?,
                size: reader.numbers()?,
                radii: reader.numbers()?,
            };
            reader.word()?;
            Ok(view)
        })
    }

    /// Ranges of geometry.
    pub fn geometry(&self) -> Items<'a, Range<'a>> {
        Items::new(self.sections[3], |reader| range(reader, GEOMETRY_WORDS))
    }

    /// Ranges of paint.
    pub fn paint(&self) -> Items<'a, Range<'a>> {
        Items::new(self.sections[4], |reader| range(reader, PAINT_WORDS))
    }

    /// Passes and their batches.
    pub fn passes(&self) -> Passes<'a> {
        Passes {
            reader: self.sections[5],
            passes: None,
            batches: 0,
        }
    }

    /// Position after the last word.
    pub(crate) const fn damage(&self) -> Reader<'a> {
        self.sections[6]
    }
}

/// A clip as the list has it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClipView {
    /// From 1.
    pub slot: u32,
    /// The clip it lies in; 0 is none.
    pub parent: u32,
    /// Slot of its space.
    pub space: u32,
    /// From its box to its space.
    pub affine: [f32; 6],
    /// Width and height in dp.
    pub size: [f32; 2],
    /// From the top left clockwise, in dp.
    pub radii: [f32; 4],
}

/// Items of a section with their positions. After an error comes nothing more.
#[derive(Clone, Debug)]
pub struct Items<'a, T> {
    reader: Reader<'a>,
    read: fn(&mut Reader<'a>) -> Read<T>,
    failed: bool,
}

impl<'a, T> Items<'a, T> {
    fn new(reader: Reader<'a>, read: fn(&mut Reader<'a>) -> Read<T>) -> Self {
        Self {
            reader,
            read,
            failed: false,
        }
    }
}

impl<T> Iterator for Items<'_, T> {
    type Item = Read<(usize, T)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed || self.reader.is_empty() {
            return None;
        }
        let at = self.reader.at();
        let item = (self.read)(&mut self.reader);
        self.failed = item.is_err();
        Some(item.map(|item| (at, item)))
    }
}

fn texture_op<'a>(reader: &mut Reader<'a>) -> Read<TextureOp<'a>> {
    let at = reader.at();
    let kind = reader.word()?;
    let texture_at = reader.at();
    let texture = reader.word()?;
    if texture == 0 {
        return fail(texture_at, Fault::Reference);
    }
    match kind {
        1 => Ok(TextureOp::CreatePage {
            texture,
            width: reader.side(MAX_PAGE_SIDE)?,
            height: reader.side(MAX_PAGE_SIDE)?,
        }),
        2 => {
            let (x, y) = (reader.word()?, reader.word()?);
            let (width, height) = (reader.side(MAX_PAGE_SIDE)?, reader.side(MAX_PAGE_SIDE)?);
            let count_at = reader.at();
            let count = reader.word()?;
            // Sides are at most 4096, so the product fits.
            if count != width * height {
                return fail(count_at, Fault::Length);
            }
            let words = reader.take((count as usize).div_ceil(4))?;
            let pixels = &bytemuck::cast_slice::<u32, u8>(words)[..count as usize];
            Ok(TextureOp::WritePage {
                texture,
                x,
                y,
                width,
                height,
                pixels,
            })
        }
        3 => Ok(TextureOp::Image {
            texture,
            width: reader.side(MAX_SIDE)?,
            height: reader.side(MAX_SIDE)?,
        }),
        4 => Ok(TextureOp::Destroy { texture }),
        5 => Ok(TextureOp::Levels { texture }),
        _ => fail(at, Fault::Kind),
    }
}

fn range<'a>(reader: &mut Reader<'a>, stride: usize) -> Read<Range<'a>> {
    let first = reader.word()?;
    let at = reader.at();
    let count = reader.word()?;
    let Some(words) = (count as usize).checked_mul(stride) else {
        return fail(at, Fault::Length);
    };
    Ok(Range {
        first,
        count,
        words: reader.take(words)?,
    })
}

/// Passes and batches in order. After an error comes nothing more.
#[derive(Clone, Debug)]
pub struct Passes<'a> {
    reader: Reader<'a>,
    /// Passes still to come; none before the count was read.
    passes: Option<u32>,
    /// Batches of the pass still to come.
    batches: u32,
}

impl<'a> Passes<'a> {
    fn step(&mut self) -> Read<PassItem<'a>> {
        if self.batches > 0 {
            self.batches -= 1;
            return self.batch().map(PassItem::Batch);
        }
        let target = self.reader.word()?;
        let clear = self.reader.word()?;
        self.batches = self.reader.word()?;
        self.passes = self.passes.map(|passes| passes.saturating_sub(1));
        Ok(PassItem::Pass { target, clear })
    }

    fn batch(&mut self) -> Read<BatchView<'a>> {
        let (first, count, features) = (
            self.reader.word()?,
            self.reader.word()?,
            self.reader.word()?,
        );
        Ok(BatchView {
            first,
            count,
            features,
            textures: self.list()?,
            spaces: self.list()?,
            clips: self.list()?,
        })
    }

    fn list(&mut self) -> Read<&'a [u32]> {
        let at = self.reader.at();
        let count = self.reader.word()? as usize;
        if count > BATCH_LIMIT {
            fail(at, Fault::Length)
        } else {
            self.reader.take(count)
        }
    }
}

impl<'a> Iterator for Passes<'a> {
    type Item = Read<(usize, PassItem<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.passes.is_none() {
            if self.reader.is_empty() {
                return None;
            }
            self.passes = self.reader.word().ok();
        }
        let at = self.reader.at();
        if self.passes == Some(0) && self.batches == 0 {
            // Words after the last pass are a fault, told once.
            let left = !self.reader.is_empty();
            self.reader = Reader::default();
            return left.then_some(fail(at, Fault::Length));
        }
        let item = self.step();
        if item.is_err() {
            (self.passes, self.batches, self.reader) = (Some(0), 0, Reader::default());
        }
        Some(item.map(|item| (at, item)))
    }
}
