//! Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.

/// The draw list, version 2: what `render` answers, and what a GPU host, `raster` or a test reads.
///
/// A *full* list is everything. A *delta* is what changed since the list before it, and is only
/// for a host that has all lists since a full one.
///
/// A list is a `header`, then sections, each at most once, by rising number. A section is a word
/// with its number, a word with the words that follow, and those: rows until its end. Bit 31 of a
/// section's number says that a host that does not know the section may skip it; of any other
/// unknown section it refuses the list.
///
/// Lengths are in dp, y down. Colours are sRGB; the surface is blended with premultiplied alpha.
/// An affine is `a, b, c, d, tx, ty`: `x' = a x + c y + tx`, `y' = b x + d y + ty`. What a pixel's
/// colour is, so that two hosts draw the same, is in `draw-list.md` beside this file.
pub mod draw_list {
    /// The words of a list.
    pub type Words = Vec<u32>;

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// Numbers of the sections.
    pub mod section {
        /// Rows: `texture-operation`.
        pub const TEXTURES: u32 = 1;
        /// Rows: `space`.
        pub const SPACES: u32 = 2;
        /// Rows: `clip`.
        pub const CLIPS: u32 = 3;
        /// Rows: `geometry-range`.
        pub const GEOMETRY: u32 = 4;
        /// Rows: `paint-range`.
        pub const PAINT: u32 = 5;
        /// Rows: `pass`.
        pub const PASSES: u32 = 6;
        /// Rows: `damage`.
        pub const DAMAGE: u32 = 7 | crate::row::SKIPPABLE;
        /// Above the number of every section.
        pub const END: usize = 8;
    }

    /// What `flags` of `header` says.
    pub mod header_flags {
        /// Bit 0: full.
        pub const FULL: u32 = 0x1;
        /// All of them.
        pub const ALL: u32 = 0x1;
    }

    /// What a list starts with.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Header {
        /// The bytes `INDL`. (0x4c444e49)
        pub magic: u32,
        /// A host refuses any other. (2)
        pub version: u32,
        /// Words in the list, header included.
        pub length: u32,
        /// `full`: the list is everything.
        pub flags: u32,
        /// Counts from 1; a delta follows the list numbered one less. A full list that was asked
        /// for in between has the number of the last (0 before the first), and the next delta
        /// follows it.
        pub number: u32,
        /// Width of the stage in dp. (above 0)
        pub stage_width: f32,
        /// Height of the stage in dp. (above 0)
        pub stage_height: f32,
        /// Width of the surface in device pixels. dp become pixels by `surface / stage`, in x and y
        /// apart. (1 to 16384)
        pub surface_width: u32,
        /// Height of the surface in device pixels. (1 to 16384)
        pub surface_height: u32,
        /// Instances in the pool after this list.
        pub instances: u32,
        /// Textures that a batch may use. (1 to 16)
        pub texture_units: u32,
        /// 0. (0)
        pub reserved: u32,
    }

    impl Header {
        /// Words of a row.
        pub const WORDS: usize = 12;
        /// Where `magic` is in a row.
        pub const MAGIC: usize = 0;
        /// What `magic` is.
        pub const MAGIC_VALUE: u32 = 0x4c444e49;
        /// Where `version` is in a row.
        pub const VERSION: usize = 1;
        /// What `version` is.
        pub const VERSION_VALUE: u32 = 0x2;
        /// Where `length` is in a row.
        pub const LENGTH: usize = 2;
        /// Where `flags` is in a row.
        pub const FLAGS: usize = 3;
        /// Where `number` is in a row.
        pub const NUMBER: usize = 4;
        /// Where `stage-width` is in a row.
        pub const STAGE_WIDTH: usize = 5;
        /// Where `stage-height` is in a row.
        pub const STAGE_HEIGHT: usize = 6;
        /// Where `surface-width` is in a row.
        pub const SURFACE_WIDTH: usize = 7;
        /// The most that `surface-width` is.
        pub const SURFACE_WIDTH_MAX: u32 = 16384;
        /// Where `surface-height` is in a row.
        pub const SURFACE_HEIGHT: usize = 8;
        /// The most that `surface-height` is.
        pub const SURFACE_HEIGHT_MAX: u32 = 16384;
        /// Where `instances` is in a row.
        pub const INSTANCES: usize = 9;
        /// Where `texture-units` is in a row.
        pub const TEXTURE_UNITS: usize = 10;
        /// The most that `texture-units` is.
        pub const TEXTURE_UNITS_MAX: u32 = 16;
        /// Where `reserved` is in a row.
        pub const RESERVED: usize = 11;
        /// What `reserved` is.
        pub const RESERVED_VALUE: u32 = 0x0;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 12] {
            [
                self.magic,
                self.version,
                self.length,
                self.flags,
                self.number,
                self.stage_width.to_bits(),
                self.stage_height.to_bits(),
                self.surface_width,
                self.surface_height,
                self.instances,
                self.texture_units,
                self.reserved,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 12]) -> Self {
            Self {
                magic: words[0],
                version: words[1],
                length: words[2],
                flags: words[3],
                number: words[4],
                stage_width: f32::from_bits(words[5]),
                stage_height: f32::from_bits(words[6]),
                surface_width: words[7],
                surface_height: words[8],
                instances: words[9],
                texture_units: words[10],
                reserved: words[11],
            }
        }
    }

    impl Check<12> for Header {
        fn check(words: &[u32; 12]) -> Result<(), usize> {
            if words[0] != 0x4c444e49 {
                return Err(0);
            }
            if words[1] != 0x2 {
                return Err(1);
            }
            if words[3] & !0x1 != 0 {
                return Err(3);
            }
            if !f32::from_bits(words[5]).is_finite() || f32::from_bits(words[5]) <= 0.0 {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() || f32::from_bits(words[6]) <= 0.0 {
                return Err(6);
            }
            if !(1..=16384).contains(&words[7]) {
                return Err(7);
            }
            if !(1..=16384).contains(&words[8]) {
                return Err(8);
            }
            if !(1..=16).contains(&words[10]) {
                return Err(10);
            }
            if words[11] != 0x0 {
                return Err(11);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Header {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 12>().map(Self::of)
        }
    }

    /// An atlas page.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Page {
        /// (at least 1)
        pub texture: u32,
        /// Width in pixels. (1 to 4096)
        pub width: u32,
        /// Height in pixels. (1 to 4096)
        pub height: u32,
    }

    impl Page {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 1;
        /// The most that `width` is.
        pub const WIDTH_MAX: u32 = 4096;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 2;
        /// The most that `height` is.
        pub const HEIGHT_MAX: u32 = 4096;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.texture,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                texture: words[0],
                width: words[1],
                height: words[2],
            }
        }
    }

    impl Check<3> for Page {
        fn check(words: &[u32; 3]) -> Result<(), usize> {
            if words[0] < 1 {
                return Err(0);
            }
            if !(1..=4096).contains(&words[1]) {
                return Err(1);
            }
            if !(1..=4096).contains(&words[2]) {
                return Err(2);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Page {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// Pixels of a part of an atlas page.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct PagePart<'a> {
        /// (at least 1)
        pub texture: u32,
        /// Left edge in pixels.
        pub x: u32,
        /// Top edge in pixels.
        pub y: u32,
        /// Width in pixels. (1 to 4096)
        pub width: u32,
        /// Height in pixels. (1 to 4096)
        pub height: u32,
        /// `width * height` bytes: rows without padding.
        pub pixels: &'a [u8],
    }

    impl PagePart<'_> {
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;
        /// Where `x` is in a row.
        pub const X: usize = 1;
        /// Where `y` is in a row.
        pub const Y: usize = 2;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 3;
        /// The most that `width` is.
        pub const WIDTH_MAX: u32 = 4096;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 4;
        /// The most that `height` is.
        pub const HEIGHT_MAX: u32 = 4096;
        /// Where `pixels` is in a row.
        pub const PIXELS: usize = 5;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.texture);
            out.push(self.x);
            out.push(self.y);
            out.push(self.width);
            out.push(self.height);
            crate::row::write_bytes(out, self.pixels);
        }

        /// Adds a row up to its count of `pixels`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, texture: u32, x: u32, y: u32, width: u32, height: u32, pixels: usize) {
            out.extend([
                texture,
                x,
                y,
                width,
                height,
                crate::row::count(pixels),
            ]);
        }
    }

    impl<'a> Row<'a> for PagePart<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                texture: reader.word_unless(|word| word < 1)?,
                x: reader.word()?,
                y: reader.word()?,
                width: reader.word_unless(|word| !(1..=4096).contains(&word))?,
                height: reader.word_unless(|word| !(1..=4096).contains(&word))?,
                pixels: reader.bytes()?,
            })
        }
    }

    /// An image.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Image {
        /// (at least 1)
        pub texture: u32,
        /// Width in the image's own pixels. (1 to 16384)
        pub width: u32,
        /// Height in the image's own pixels. (1 to 16384)
        pub height: u32,
    }

    impl Image {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 1;
        /// The most that `width` is.
        pub const WIDTH_MAX: u32 = 16384;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 2;
        /// The most that `height` is.
        pub const HEIGHT_MAX: u32 = 16384;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.texture,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                texture: words[0],
                width: words[1],
                height: words[2],
            }
        }
    }

    impl Check<3> for Image {
        fn check(words: &[u32; 3]) -> Result<(), usize> {
            if words[0] < 1 {
                return Err(0);
            }
            if !(1..=16384).contains(&words[1]) {
                return Err(1);
            }
            if !(1..=16384).contains(&words[2]) {
                return Err(2);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Image {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// A target of passes. Its pixels have premultiplied alpha.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Target {
        /// An id whose slot, the low 20 bits, is 0: no image and no page has it. (at least 1)
        pub texture: u32,
        /// Width in device pixels. (1 to 16384)
        pub width: u32,
        /// Height in device pixels. (1 to 16384)
        pub height: u32,
    }

    impl Target {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 1;
        /// The most that `width` is.
        pub const WIDTH_MAX: u32 = 16384;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 2;
        /// The most that `height` is.
        pub const HEIGHT_MAX: u32 = 16384;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.texture,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                texture: words[0],
                width: words[1],
                height: words[2],
            }
        }
    }

    impl Check<3> for Target {
        fn check(words: &[u32; 3]) -> Result<(), usize> {
            if words[0] < 1 {
                return Err(0);
            }
            if !(1..=16384).contains(&words[1]) {
                return Err(1);
            }
            if !(1..=16384).contains(&words[2]) {
                return Err(2);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Target {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// A texture.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Texture {
        /// (at least 1)
        pub texture: u32,
    }

    impl Texture {
        /// Words of a row.
        pub const WORDS: usize = 1;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 1] {
            [
                self.texture,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 1]) -> Self {
            Self {
                texture: words[0],
            }
        }
    }

    impl Check<1> for Texture {
        fn check(words: &[u32; 1]) -> Result<(), usize> {
            if words[0] < 1 {
                return Err(0);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Texture {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 1>().map(Self::of)
        }
    }

    /// A change of a texture, in order.
    ///
    /// A full list creates and writes every page and names every image. A host keeps the images
    /// that the lists name, and no others: what it has and a full list does not name is gone, and
    /// so is an image that it was handed since the last list and that this one does not name. An
    /// image is named, or destroyed, by the list of the frame that takes it.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub enum TextureOperation<'a> {
        /// Makes an atlas page: one byte of coverage per pixel, all 0.
        CreatePage(Page),
        /// Writes a part of a page.
        WritePage(PagePart<'a>),
        /// The image that the host decoded for this texture is drawn from now on.
        Image(Image),
        /// The texture is gone.
        Destroy(Texture),
        /// The image is filtered from smaller levels from now on (`draw-list.md`).
        Levels(Texture),
        /// Makes a target: what a pass draws into, and images are then drawn from. Before a pass
        /// drew into it, it is transparent. One of another size may be made in its place.
        CreateTarget(Target),
    }

    impl TextureOperation<'_> {
        /// The number of `create-page`, a row's first word.
        pub const CREATE_PAGE: u32 = 1;
        /// The number of `write-page`, a row's first word.
        pub const WRITE_PAGE: u32 = 2;
        /// The number of `image`, a row's first word.
        pub const IMAGE: u32 = 3;
        /// The number of `destroy`, a row's first word.
        pub const DESTROY: u32 = 4;
        /// The number of `levels`, a row's first word.
        pub const LEVELS: u32 = 5;
        /// The number of `create-target`, a row's first word.
        pub const CREATE_TARGET: u32 = 6;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            match self {
                Self::CreatePage(row) => {
                    out.push(Self::CREATE_PAGE);
                    out.extend(row.words());
                }
                Self::WritePage(row) => {
                    out.push(Self::WRITE_PAGE);
                    row.write(out);
                }
                Self::Image(row) => {
                    out.push(Self::IMAGE);
                    out.extend(row.words());
                }
                Self::Destroy(row) => {
                    out.push(Self::DESTROY);
                    out.extend(row.words());
                }
                Self::Levels(row) => {
                    out.push(Self::LEVELS);
                    out.extend(row.words());
                }
                Self::CreateTarget(row) => {
                    out.push(Self::CREATE_TARGET);
                    out.extend(row.words());
                }
            }
        }
    }

    impl<'a> Row<'a> for TextureOperation<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            let at = reader.at();
            match reader.word()? {
                Self::CREATE_PAGE => Row::read(reader).map(Self::CreatePage),
                Self::WRITE_PAGE => Row::read(reader).map(Self::WritePage),
                Self::IMAGE => Row::read(reader).map(Self::Image),
                Self::DESTROY => Row::read(reader).map(Self::Destroy),
                Self::LEVELS => Row::read(reader).map(Self::Levels),
                Self::CREATE_TARGET => Row::read(reader).map(Self::CreateTarget),
                _ => fail(at, Fault::Kind),
            }
        }
    }

    /// The content of a scroll container. Scrolling changes one space and none of its instances.
    /// Slots have no gaps: a list gives slot n only with or after n - 1. Slot 0 is the stage.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Space {
        /// `slot`.
        pub slot: u32,
        /// The scroll container that it belongs to. 0 is the stage; so is that of a free slot.
        pub container: u32,
        /// To the stage, in dp.
        pub affine: [f32; 6],
    }

    impl Space {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `slot` is in a row.
        pub const SLOT: usize = 0;
        /// Where `container` is in a row.
        pub const CONTAINER: usize = 1;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.slot,
                self.container,
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                slot: words[0],
                container: words[1],
                affine: [f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5]), f32::from_bits(words[6]), f32::from_bits(words[7])],
            }
        }
    }

    impl Check<8> for Space {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Space {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// A clip. An instance is cut by its clip and by all that this lies in. Slots have no gaps.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Clip {
        /// From 1. (at least 1)
        pub slot: u32,
        /// The slot that it lies in; 0 is none.
        pub parent: u32,
        /// The slot of its space.
        pub space: u32,
        /// From the clip's box to its space.
        pub affine: [f32; 6],
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
        /// From the top left clockwise.
        pub radii: [f32; 4],
        /// 0.
        pub reserved: u32,
    }

    impl Clip {
        /// Words of a row.
        pub const WORDS: usize = 16;
        /// Where `slot` is in a row.
        pub const SLOT: usize = 0;
        /// Where `parent` is in a row.
        pub const PARENT: usize = 1;
        /// Where `space` is in a row.
        pub const SPACE: usize = 2;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 3;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 9;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 10;
        /// Where `radii` is in a row.
        pub const RADII: usize = 11;
        /// Where `reserved` is in a row.
        pub const RESERVED: usize = 15;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 16] {
            [
                self.slot,
                self.parent,
                self.space,
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
                self.width.to_bits(),
                self.height.to_bits(),
                self.radii[0].to_bits(),
                self.radii[1].to_bits(),
                self.radii[2].to_bits(),
                self.radii[3].to_bits(),
                self.reserved,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 16]) -> Self {
            Self {
                slot: words[0],
                parent: words[1],
                space: words[2],
                affine: [f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5]), f32::from_bits(words[6]), f32::from_bits(words[7]), f32::from_bits(words[8])],
                width: f32::from_bits(words[9]),
                height: f32::from_bits(words[10]),
                radii: [f32::from_bits(words[11]), f32::from_bits(words[12]), f32::from_bits(words[13]), f32::from_bits(words[14])],
                reserved: words[15],
            }
        }
    }

    impl Check<16> for Clip {
        fn check(words: &[u32; 16]) -> Result<(), usize> {
            if words[0] < 1 {
                return Err(0);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            if !f32::from_bits(words[8]).is_finite() {
                return Err(8);
            }
            if !f32::from_bits(words[9]).is_finite() {
                return Err(9);
            }
            if !f32::from_bits(words[10]).is_finite() {
                return Err(10);
            }
            if !f32::from_bits(words[11]).is_finite() {
                return Err(11);
            }
            if !f32::from_bits(words[12]).is_finite() {
                return Err(12);
            }
            if !f32::from_bits(words[13]).is_finite() {
                return Err(13);
            }
            if !f32::from_bits(words[14]).is_finite() {
                return Err(14);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Clip {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 16>().map(Self::of)
        }
    }

    /// What `kind` of `geometry` says.
    pub mod geometry_kind {
        /// `box`.
        pub const BOX: u8 = 0;
        /// `image`.
        pub const IMAGE: u8 = 1;
        /// `glyph`.
        pub const GLYPH: u8 = 2;
        /// `nothing`.
        pub const NOTHING: u8 = 3;
        /// `border`.
        pub const BORDER: u8 = 4;
        /// `linear-gradient`.
        pub const LINEAR_GRADIENT: u8 = 5;
        /// `radial-gradient`.
        pub const RADIAL_GRADIENT: u8 = 6;
        /// `corner-colors`.
        pub const CORNER_COLORS: u8 = 7;
        /// `box-shadow`.
        pub const BOX_SHADOW: u8 = 8;
        /// `inset-shadow`.
        pub const INSET_SHADOW: u8 = 9;
        /// `mesh`.
        pub const MESH: u8 = 10;
        /// Bit 7: radii.
        pub const RADII: u8 = 0x80;
        /// Bit 6: before.
        pub const BEFORE: u8 = 0x40;
        /// Bit 5: after.
        pub const AFTER: u8 = 0x20;
        /// The bits of the number.
        pub const NUMBER: u8 = 0x1f;
    }

    /// Where an instance is: what motion changes.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Geometry {
        /// From the instance's box to its space.
        pub affine: [f32; 6],
        /// `opacity`.
        pub opacity: f32,
        /// Its space, as a slot of the batch.
        pub space: u8,
        /// Its clip, as a slot of the batch; 255 is none.
        pub clip: u8,
        /// Its texture, as a slot of the batch; 255 is none.
        pub texture: u8,
        /// What is drawn: a box in one colour; an image or a target times colour, nothing outside
        /// the source rectangle's [0, 1]; coverage of an atlas page times colour; nothing, whose
        /// other words are not looked at; and the primitives that `draw-list.md` describes. Bits:
        /// the box has radii; a part of a gradient goes on before its start, and after its end.
        pub kind: u8,
    }

    impl Geometry {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 0;
        /// Where `opacity` is in a row.
        pub const OPACITY: usize = 6;
        /// Where `space` is in a row.
        pub const SPACE: usize = 7;
        /// By how many bits `space` is shifted in its word.
        pub const SPACE_SHIFT: u32 = 0;
        /// Where `clip` is in a row.
        pub const CLIP: usize = 7;
        /// By how many bits `clip` is shifted in its word.
        pub const CLIP_SHIFT: u32 = 8;
        /// What `clip` is where there is none.
        pub const CLIP_NONE: u8 = 255;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 7;
        /// By how many bits `texture` is shifted in its word.
        pub const TEXTURE_SHIFT: u32 = 16;
        /// What `texture` is where there is none.
        pub const TEXTURE_NONE: u8 = 255;
        /// Where `kind` is in a row.
        pub const KIND: usize = 7;
        /// By how many bits `kind` is shifted in its word.
        pub const KIND_SHIFT: u32 = 24;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
                self.opacity.to_bits(),
                u32::from_le_bytes([self.space, self.clip, self.texture, self.kind]),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                affine: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5])],
                opacity: f32::from_bits(words[6]),
                space: words[7].to_le_bytes()[0],
                clip: words[7].to_le_bytes()[1],
                texture: words[7].to_le_bytes()[2],
                kind: words[7].to_le_bytes()[3],
            }
        }
    }

    impl Check<8> for Geometry {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Geometry {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Geometry of instances that follow one another in the pool. Passes say in which order
    /// instances are drawn. Ranges, here and of paint, ascend and do not overlap; together they
    /// cover the instances that are new to the pool.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct GeometryRange<'a> {
        /// The first instance.
        pub first: u32,
        /// `instances`.
        pub instances: &'a [[u32; Geometry::WORDS]],
    }

    impl GeometryRange<'_> {
        /// Where `first` is in a row.
        pub const FIRST: usize = 0;
        /// Where `instances` is in a row.
        pub const INSTANCES: usize = 1;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.first);
            out.push(crate::row::count(self.instances.len()));
            out.extend_from_slice(self.instances.as_flattened());
        }

        /// Adds a row up to its count of `instances`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, first: u32, instances: usize) {
            out.extend([
                first,
                crate::row::count(instances),
            ]);
        }
    }

    impl<'a> Row<'a> for GeometryRange<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                first: reader.word()?,
                instances: reader.rows()?,
            })
        }
    }

    /// How an instance looks: what motion does not change.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Paint {
        /// Width of the box.
        pub width: f32,
        /// Height of the box.
        pub height: f32,
        /// From the top left clockwise; two along one side are together at most that side.
        pub radii: [f32; 4],
        /// `0xRRGGBBAA`, not premultiplied. What has colours among its fields is multiplied with
        /// it.
        pub color: u32,
        /// What else the kind has: a row of its own, `image-fields` and so on. Of a box 0.
        pub fields: [u32; 8],
        /// The node that it is drawn for.
        pub node: u32,
    }

    impl Paint {
        /// Words of a row.
        pub const WORDS: usize = 16;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 0;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 1;
        /// Where `radii` is in a row.
        pub const RADII: usize = 2;
        /// Where `color` is in a row.
        pub const COLOR: usize = 6;
        /// Where `fields` is in a row.
        pub const FIELDS: usize = 7;
        /// Where `node` is in a row.
        pub const NODE: usize = 15;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 16] {
            [
                self.width.to_bits(),
                self.height.to_bits(),
                self.radii[0].to_bits(),
                self.radii[1].to_bits(),
                self.radii[2].to_bits(),
                self.radii[3].to_bits(),
                self.color,
                self.fields[0],
                self.fields[1],
                self.fields[2],
                self.fields[3],
                self.fields[4],
                self.fields[5],
                self.fields[6],
                self.fields[7],
                self.node,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 16]) -> Self {
            Self {
                width: f32::from_bits(words[0]),
                height: f32::from_bits(words[1]),
                radii: [f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5])],
                color: words[6],
                fields: [words[7], words[8], words[9], words[10], words[11], words[12], words[13], words[14]],
                node: words[15],
            }
        }
    }

    impl Check<16> for Paint {
        fn check(words: &[u32; 16]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Paint {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 16>().map(Self::of)
        }
    }

    /// Paint of instances that follow one another in the pool.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct PaintRange<'a> {
        /// The first instance.
        pub first: u32,
        /// `instances`.
        pub instances: &'a [[u32; Paint::WORDS]],
    }

    impl PaintRange<'_> {
        /// Where `first` is in a row.
        pub const FIRST: usize = 0;
        /// Where `instances` is in a row.
        pub const INSTANCES: usize = 1;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.first);
            out.push(crate::row::count(self.instances.len()));
            out.extend_from_slice(self.instances.as_flattened());
        }

        /// Adds a row up to its count of `instances`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, first: u32, instances: usize) {
            out.extend([
                first,
                crate::row::count(instances),
            ]);
        }
    }

    impl<'a> Row<'a> for PaintRange<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                first: reader.word()?,
                instances: reader.rows()?,
            })
        }
    }

    /// Fields of an image, and of a glyph.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct ImageFields {
        /// Texture coordinates at the box's left, top, right and bottom, in shares of the texture.
        pub edges: [f32; 4],
        /// Of an image: left, top, right, bottom of the part that samples are held to, in shares of
        /// the texture, ascending; `0, 0, 1, 1` is all of it. Of a glyph 0.
        pub part: [f32; 4],
    }

    impl ImageFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `edges` is in a row.
        pub const EDGES: usize = 0;
        /// Where `part` is in a row.
        pub const PART: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.edges[0].to_bits(),
                self.edges[1].to_bits(),
                self.edges[2].to_bits(),
                self.edges[3].to_bits(),
                self.part[0].to_bits(),
                self.part[1].to_bits(),
                self.part[2].to_bits(),
                self.part[3].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                edges: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3])],
                part: [f32::from_bits(words[4]), f32::from_bits(words[5]), f32::from_bits(words[6]), f32::from_bits(words[7])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 8] {
            [self.edges[0], self.edges[1], self.edges[2], self.edges[3], self.part[0], self.part[1], self.part[2], self.part[3]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 8]) -> Self {
            Self {
                edges: [numbers[0], numbers[1], numbers[2], numbers[3]],
                part: [numbers[4], numbers[5], numbers[6], numbers[7]],
            }
        }
    }

    impl Check<8> for ImageFields {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for ImageFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Fields of a border, whose outer edge is the box.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct BorderFields {
        /// Top, right, bottom, left, in dp.
        pub widths: [f32; 4],
        /// Likewise, `0xRRGGBBAA`.
        pub colors: [u32; 4],
    }

    impl BorderFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `widths` is in a row.
        pub const WIDTHS: usize = 0;
        /// Where `colors` is in a row.
        pub const COLORS: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.widths[0].to_bits(),
                self.widths[1].to_bits(),
                self.widths[2].to_bits(),
                self.widths[3].to_bits(),
                self.colors[0],
                self.colors[1],
                self.colors[2],
                self.colors[3],
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                widths: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3])],
                colors: [words[4], words[5], words[6], words[7]],
            }
        }
    }

    impl Check<8> for BorderFields {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for BorderFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Fields of the part of a linear gradient between two stops, which fills the box.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct LinearGradientFields {
        /// Change of the offset per dp to the right and down; it is 0.5 in the middle of the box.
        pub slope: [f32; 2],
        /// Offset of the first stop.
        pub start: f32,
        /// Offset of the second, above `start`.
        pub end: f32,
        /// Colours of the stops, `0xRRGGBBAA`.
        pub colors: [u32; 2],
        /// 0.
        pub reserved: [u32; 2],
    }

    impl LinearGradientFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `slope` is in a row.
        pub const SLOPE: usize = 0;
        /// Where `start` is in a row.
        pub const START: usize = 2;
        /// Where `end` is in a row.
        pub const END: usize = 3;
        /// Where `colors` is in a row.
        pub const COLORS: usize = 4;
        /// Where `reserved` is in a row.
        pub const RESERVED: usize = 6;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.slope[0].to_bits(),
                self.slope[1].to_bits(),
                self.start.to_bits(),
                self.end.to_bits(),
                self.colors[0],
                self.colors[1],
                self.reserved[0],
                self.reserved[1],
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                slope: [f32::from_bits(words[0]), f32::from_bits(words[1])],
                start: f32::from_bits(words[2]),
                end: f32::from_bits(words[3]),
                colors: [words[4], words[5]],
                reserved: [words[6], words[7]],
            }
        }
    }

    impl Check<8> for LinearGradientFields {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for LinearGradientFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Fields of the part of a radial gradient between two stops, which fills the box.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct RadialGradientFields {
        /// From the middle of the box, in dp.
        pub center: [f32; 2],
        /// Where the offset is 1, in dp.
        pub radii: [f32; 2],
        /// Offset of the first stop.
        pub start: f32,
        /// Offset of the second, above `start`.
        pub end: f32,
        /// Colours of the stops, `0xRRGGBBAA`.
        pub colors: [u32; 2],
    }

    impl RadialGradientFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `center` is in a row.
        pub const CENTER: usize = 0;
        /// Where `radii` is in a row.
        pub const RADII: usize = 2;
        /// Where `start` is in a row.
        pub const START: usize = 4;
        /// Where `end` is in a row.
        pub const END: usize = 5;
        /// Where `colors` is in a row.
        pub const COLORS: usize = 6;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.center[0].to_bits(),
                self.center[1].to_bits(),
                self.radii[0].to_bits(),
                self.radii[1].to_bits(),
                self.start.to_bits(),
                self.end.to_bits(),
                self.colors[0],
                self.colors[1],
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                center: [f32::from_bits(words[0]), f32::from_bits(words[1])],
                radii: [f32::from_bits(words[2]), f32::from_bits(words[3])],
                start: f32::from_bits(words[4]),
                end: f32::from_bits(words[5]),
                colors: [words[6], words[7]],
            }
        }
    }

    impl Check<8> for RadialGradientFields {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for RadialGradientFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Fields of colours of the corners.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct CornerColorsFields {
        /// From the top left clockwise, `0xRRGGBBAA`.
        pub colors: [u32; 4],
        /// 0.
        pub reserved: [u32; 4],
    }

    impl CornerColorsFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `colors` is in a row.
        pub const COLORS: usize = 0;
        /// Where `reserved` is in a row.
        pub const RESERVED: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.colors[0],
                self.colors[1],
                self.colors[2],
                self.colors[3],
                self.reserved[0],
                self.reserved[1],
                self.reserved[2],
                self.reserved[3],
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                colors: [words[0], words[1], words[2], words[3]],
                reserved: [words[4], words[5], words[6], words[7]],
            }
        }
    }

    impl Check<8> for CornerColorsFields {
        fn check(_: &[u32; 8]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for CornerColorsFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Fields of a shadow. Of one outside, the box is the shadow's shape with `reach` added on each
    /// side, its radii are those of the shape, and nothing is drawn in the hole; of one inside, the
    /// box is what it is inside of, and the shape is the hole.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct ShadowFields {
        /// Three standard deviations of the blur, in dp. (at least 0)
        pub reach: f32,
        /// From the middle of the box to that of the hole, in dp.
        pub offset: [f32; 2],
        /// How much smaller the hole is on each side than the shape, or, of a shadow inside, than
        /// the box, in dp.
        pub spread: f32,
        /// Radii of the hole, from the top left clockwise.
        pub radii: [f32; 4],
    }

    impl ShadowFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `reach` is in a row.
        pub const REACH: usize = 0;
        /// Where `offset` is in a row.
        pub const OFFSET: usize = 1;
        /// Where `spread` is in a row.
        pub const SPREAD: usize = 3;
        /// Where `radii` is in a row.
        pub const RADII: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.reach.to_bits(),
                self.offset[0].to_bits(),
                self.offset[1].to_bits(),
                self.spread.to_bits(),
                self.radii[0].to_bits(),
                self.radii[1].to_bits(),
                self.radii[2].to_bits(),
                self.radii[3].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                reach: f32::from_bits(words[0]),
                offset: [f32::from_bits(words[1]), f32::from_bits(words[2])],
                spread: f32::from_bits(words[3]),
                radii: [f32::from_bits(words[4]), f32::from_bits(words[5]), f32::from_bits(words[6]), f32::from_bits(words[7])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 8] {
            [self.reach, self.offset[0], self.offset[1], self.spread, self.radii[0], self.radii[1], self.radii[2], self.radii[3]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 8]) -> Self {
            Self {
                reach: numbers[0],
                offset: [numbers[1], numbers[2]],
                spread: numbers[3],
                radii: [numbers[4], numbers[5], numbers[6], numbers[7]],
            }
        }
    }

    impl Check<8> for ShadowFields {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() || f32::from_bits(words[0]) < 0.0 {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for ShadowFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// Fields of a triangle of a mesh: its corners are the top left, top right and bottom left of
    /// the box, here in this order. Its texture is an atlas page; with none it is filled all over.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct MeshFields {
        /// `0xRRGGBBAA`.
        pub colors: [u32; 3],
        /// Texture coordinates, in shares of the page: that across in the lower half of a word,
        /// that down in the upper half, each in 1/65535.
        pub texels: [u32; 3],
        /// 0.
        pub reserved: [u32; 2],
    }

    impl MeshFields {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `colors` is in a row.
        pub const COLORS: usize = 0;
        /// Where `texels` is in a row.
        pub const TEXELS: usize = 3;
        /// Where `reserved` is in a row.
        pub const RESERVED: usize = 6;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.colors[0],
                self.colors[1],
                self.colors[2],
                self.texels[0],
                self.texels[1],
                self.texels[2],
                self.reserved[0],
                self.reserved[1],
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                colors: [words[0], words[1], words[2]],
                texels: [words[3], words[4], words[5]],
                reserved: [words[6], words[7]],
            }
        }
    }

    impl Check<8> for MeshFields {
        fn check(_: &[u32; 8]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for MeshFields {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// What `features` of `batch` says.
    pub mod batch_features {
        /// Bit 0: radii.
        pub const RADII: u32 = 0x1;
        /// Bit 1: clips.
        pub const CLIPS: u32 = 0x2;
        /// All of them.
        pub const ALL: u32 = 0x3;
    }

    /// Instances that are drawn together, in the pool's order.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Batch<'a> {
        /// The first instance.
        pub first: u32,
        /// How many.
        pub count: u32,
        /// Which kinds are among them: bit n is kind n.
        pub kinds: u32,
        /// What some of them have.
        pub features: u32,
        /// Texture ids, by the slot in the batch.
        pub textures: &'a [u32],
        /// Slots of spaces, by the slot in the batch.
        pub spaces: &'a [u32],
        /// Slots of clips, by the slot in the batch. With a clip are listed those that it lies in
        /// and that are not plain (upright on the surface, without radii), as far as they are among
        /// the eight innermost such clips with it.
        pub clips: &'a [u32],
    }

    impl Batch<'_> {
        /// Where `first` is in a row.
        pub const FIRST: usize = 0;
        /// Where `count` is in a row.
        pub const COUNT: usize = 1;
        /// Where `kinds` is in a row.
        pub const KINDS: usize = 2;
        /// Where `features` is in a row.
        pub const FEATURES: usize = 3;
        /// Where `textures` is in a row.
        pub const TEXTURES: usize = 4;
        /// How many `textures` there are at most.
        pub const TEXTURES_MOST: usize = 16;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.first);
            out.push(self.count);
            out.push(self.kinds);
            out.push(self.features);
            crate::row::write_words(out, self.textures);
            crate::row::write_words(out, self.spaces);
            crate::row::write_words(out, self.clips);
        }
    }

    impl<'a> Row<'a> for Batch<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                first: reader.word()?,
                count: reader.word()?,
                kinds: reader.word()?,
                features: reader.word_unless(|word| word & !0x3 != 0)?,
                textures: reader.list(16)?,
                spaces: reader.list(16)?,
                clips: reader.list(16)?,
            })
        }
    }

    /// A pass over one target, in order. The section replaces all passes; it comes whenever the
    /// count of instances changes. Each instance is in one batch of one pass.
    ///
    /// One pass at most draws into a target, and before any batch that draws from it. The last pass
    /// draws on the surface, and no other.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Pass<'a> {
        /// A target of the textures; 0 is the surface.
        pub target: u32,
        /// `0xRRGGBBAA`, not premultiplied.
        pub clear: u32,
        /// Pixels from the left edge of the surface to that of the target. 0 of the surface. (at most 16384)
        pub x: u32,
        /// Pixels from the top edge likewise. (at most 16384)
        pub y: u32,
        /// A slot of clips: it and those that it lies in do not cut here; what draws the target is
        /// cut by them. 0 is none: all clips cut.
        pub clip: u32,
        /// `batches`.
        pub batches: Rows<'a, Batch<'a>>,
    }

    impl Pass<'_> {
        /// Where `target` is in a row.
        pub const TARGET: usize = 0;
        /// Where `clear` is in a row.
        pub const CLEAR: usize = 1;
        /// Where `x` is in a row.
        pub const X: usize = 2;
        /// The most that `x` is.
        pub const X_MAX: u32 = 16384;
        /// Where `y` is in a row.
        pub const Y: usize = 3;
        /// The most that `y` is.
        pub const Y_MAX: u32 = 16384;
        /// Where `clip` is in a row.
        pub const CLIP: usize = 4;
        /// Where `batches` is in a row.
        pub const BATCHES: usize = 5;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.target);
            out.push(self.clear);
            out.push(self.x);
            out.push(self.y);
            out.push(self.clip);
            self.batches.write(out);
        }

        /// Adds a row up to its count of `batches`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, target: u32, clear: u32, x: u32, y: u32, clip: u32, batches: usize) {
            out.extend([
                target,
                clear,
                x,
                y,
                clip,
                crate::row::count(batches),
            ]);
        }
    }

    impl<'a> Row<'a> for Pass<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                target: reader.word()?,
                clear: reader.word()?,
                x: reader.word_unless(|word| word > 16384)?,
                y: reader.word_unless(|word| word > 16384)?,
                clip: reader.word()?,
                batches: reader.open_rows()?,
            })
        }
    }

    /// A rectangle of the surface, in device pixels. Outside of all of them the picture is as
    /// before; nothing is promised inside. Absent in a full list, and in a delta that says nothing
    /// about it.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Damage {
        /// `x`.
        pub x: i32,
        /// `y`.
        pub y: i32,
        /// (at least 0)
        pub width: i32,
        /// (at least 0)
        pub height: i32,
    }

    impl Damage {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `x` is in a row.
        pub const X: usize = 0;
        /// Where `y` is in a row.
        pub const Y: usize = 1;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 2;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.x.cast_unsigned(),
                self.y.cast_unsigned(),
                self.width.cast_unsigned(),
                self.height.cast_unsigned(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                x: words[0].cast_signed(),
                y: words[1].cast_signed(),
                width: words[2].cast_signed(),
                height: words[3].cast_signed(),
            }
        }
    }

    impl Check<4> for Damage {
        fn check(words: &[u32; 4]) -> Result<(), usize> {
            if words[2].cast_signed() < 0 {
                return Err(2);
            }
            if words[3].cast_signed() < 0 {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Damage {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }
}

/// Draws figures over a stage, for who develops an app. Not part of the engine: the host calls it a
/// few times a second while it is shown, and draws its lists over the engine's, without clearing.
pub mod overlay {
    pub use super::draw_list::Words;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum OverlayError {
        /// A width or height is 0 or above 16384. Carries it.
        BadSize(u32),
        /// The words are no rows of `figure`. Carries the position of the word at fault.
        BadFigures(u32),
    }

    impl core::fmt::Display for OverlayError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::BadSize(it) => write!(f, "bad-size: {it}"),
                Self::BadFigures(it) => write!(f, "bad-figures: {it}"),
            }
        }
    }

    impl core::error::Error for OverlayError {}

    /// The functions of the interface; its documentation is that of the module.
    pub trait Overlay {
        /// Draws figures (rows of `figure` of `inlay:figures`) for a surface of so many device pixels;
        /// figures that are left out are left out of the picture, too. Returns a draw list: a full one
        /// at first and after `reset`, then the delta after the last.
        ///
        /// # Errors
        ///
        /// [`OverlayError`]; nothing has changed then.
        fn draw(&mut self, width: u32, height: u32, figures: &[u32]) -> Result<Vec<u32>, OverlayError>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);
    }
}

/// What holds for all data between systems. Lengths are design pixels (dp), x grows right, y down;
/// times are milliseconds on the host's clock.
///
/// An *entry stream* is a list of words as `inlay:schema` packs them: number and length in one word
/// (`number | words << 16`), then the value. Property entries are for the node of the last
/// `select-node`. A system gets the entries that it owns or reads, and `create-node`,
/// `insert-child` and `remove-node` where its interface says so; a removed subtree comes as one
/// `remove-node` per node, children first. Streams that the engine hands out were checked by it.
///
/// Entries apply in order: of two values of a property the later one wins. `create-node` selects
/// its node; `remove-node` of the selected node leaves none selected; a stream begins with none
/// selected. In a stream to a system, `unset-property` restores the schema's default; in a stream
/// from a system, its interface says what it means. A system refuses an entry that it neither owns
/// nor reads as `unsupported`. For `unset-property` the error carries the property's number.
/// `insert-child` of a node that is in the tree removes it from its old parent first; inserted
/// before itself it stays where it is.
///
/// Numbers are rounded only where an interface says so: f32 values are computed in f32 or more and
/// rounded once, to the nearest. Where an interface gives no order, lists are in the order of the
/// calls and entries that caused them.
pub mod types {
    /// A node: slot in the low 20 bits, generation in the high 12. 0 is no node, 1 the root of the
    /// stage.
    pub type NodeId = u32;

    /// A texture of the one texture space that `resources` numbers. 0 is none.
    pub type TextureId = u32;

    /// The number of an entry of the schema.
    pub type EntryId = u32;

    /// Why a system refused a stream. A refused stream changes nothing in the system.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum ApplyError {
        /// An entry cannot be read. Carries its position in words.
        Malformed(u32),
        /// The node was never created, or was removed. Carries its id.
        UnknownNode(u32),
        /// The system does not implement the entry. Carries its number.
        Unsupported(u32),
        /// More of something than the system takes. Carries the limit.
        Limit(u32),
    }

    impl core::fmt::Display for ApplyError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::Malformed(it) => write!(f, "malformed: {it}"),
                Self::UnknownNode(it) => write!(f, "unknown-node: {it:?}"),
                Self::Unsupported(it) => write!(f, "unsupported: {it:?}"),
                Self::Limit(it) => write!(f, "limit: {it}"),
            }
        }
    }

    impl core::error::Error for ApplyError {}

    /// Why a state was not restored. The system is as after `reset`.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum RestoreError {
        /// The state has another version. Carries the one that was expected.
        Version(u32),
        /// A list is not a whole number of items, or two that belong together differ in length.
        /// Carries the wrong length.
        Length(u32),
        /// A number is not finite or out of range. Carries its position in its list.
        Number(u32),
    }

    impl core::fmt::Display for RestoreError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::Version(it) => write!(f, "version: {it}"),
                Self::Length(it) => write!(f, "length: {it}"),
                Self::Number(it) => write!(f, "number: {it}"),
            }
        }
    }

    impl core::error::Error for RestoreError {}

    /// State of a system in which everything can be derived from its inputs.
    #[derive(Copy, Clone, PartialEq, Debug, Eq, Default)]
    pub struct NoState {
        /// 1.
        pub version: u32,
    }
}

/// Values of animated properties at a time: Web Animations, CSS Transitions, CSS Easing Functions
/// 2, and springs in closed form.
///
/// A value depends on the time only, never on which frames came before. Where several animations
/// move one property of one node, the one that started last counts.
///
/// # Values
///
/// Everything is computed in f64, rounded to f32 once, then clamped to the range that the schema
/// gives the property.
///
/// - A number, or two lengths of one unit: `from + (to - from) * share`, where the share may be
///   outside 0 to 1.
/// - A colour: its four parts, premultiplied (`red * alpha / 255`, and alpha, each 0 to 255), each
///   as a number; then divided by the alpha again and rounded to bytes, halves up. Without alpha it
///   is `0x00000000`.
/// - Values without a common unit, and keywords: keyframes change from one to the other at a share
///   of 0.5; a transition takes the new one at once.
/// - Easings are CSS Easing Functions 2. `cubic-bezier` is within 1e-6 of the curve. The easing of
///   an effect applies to the progress of an iteration, that of a keyframe to the progress from it
///   to the next keyframe.
/// - A spring has a mass of 1 and the closed form of its three cases; it is critical if the square
///   of its damping ratio is within 1e-8 of 1.
///
/// `exp`, `sin`, `cos` and the search for a point of a curve are the implementation's own. Two
/// implementations agree within 1e-5 of the value; only builds of one implementation agree byte for
/// byte. The conformance tests compare accordingly.
///
/// # Transitions
///
/// A transition starts at `time` from the property's present value and speed; after a delay, from
/// rest. A tween adds the speed that it inherits, beyond its own at its start, as
/// `speed * p * (1 - p)^2` times its duration in seconds; an easing that jumps, or is steeper than
/// 1000 at its start, inherits none. It ends after its duration. A spring ends once a falling bound
/// of its motion stays within a thousandth of the distance from start to target (of a colour, of
/// the component with the greatest distance); without a distance, within a thousandth of its
/// initial speed times one second. Then the value of the style holds, and `unset-property` reports
/// that. A new target equal to the running one changes nothing; one equal to the value at rest
/// starts nothing.
pub mod animation {
    pub use super::types::NodeId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug)]
    pub enum AnimationError {
        /// A time is not finite, or before the last one. Carries the last time.
        BadTime(f64),
        /// The stream of changes cannot be read. Carries the position in words.
        Malformed(u32),
    }

    impl core::fmt::Display for AnimationError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::BadTime(it) => write!(f, "bad-time: {it}"),
                Self::Malformed(it) => write!(f, "malformed: {it}"),
            }
        }
    }

    impl core::error::Error for AnimationError {}

    /// Values at a time.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Values {
        /// An entry stream: nodes and the values of their animated properties that changed since
        /// the last call, in ascending order of nodes and of the properties' numbers.
        /// `unset-property`: an animation is over and the value of the style holds again.
        pub entries: Vec<u32>,
        /// Animations of the app that reached their end, in the order of `entries`; of one property
        /// the one that started last comes first.
        pub finished: Vec<u32>,
        /// Animations of the app that were cancelled, by `control-animation` or with their node.
        pub cancelled: Vec<u32>,
        /// Animations of the app that were to be reversed at their start and have no end: they
        /// continue unchanged.
        pub refused: Vec<u32>,
        /// Whether any value will change later by `tick` alone.
        pub active: bool,
        /// Whether anything moves visibly. Changes of fewer than eight visible steps a second count
        /// as at rest (a step is one device pixel, or 1/255 of a colour or of `opacity`), unless
        /// they last less than a second. So do delays, pauses between jumps, and keyframes that
        /// hold, of a second or more. Values that depend on the size of a box (percent, scale,
        /// rotation, `flex-grow`) count as in a box of 2,048 dp.
        pub moving: bool,
        /// The time in milliseconds of the next tick that is needed. It is no later than this
        /// tick's if every frame shows a change. Else it is when a delay is over, an animation
        /// jumps or ends, or slow motion has covered an eighth of a step. `none` if time changes
        /// nothing. Depends on the motion alone, not on earlier ticks.
        pub next: Option<f64>,
    }

    /// Motion that inputs cannot bring back. Everything else comes from the full batch.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct AnimationState {
        /// 2.
        pub version: u32,
        /// Per running transition: two words (node, property), then its packed start and end
        /// values, each after its count of words.
        pub transitions: Vec<u32>,
        /// Per transition: start time in milliseconds and speed at the start, per second, for each
        /// of up to four parts of the value (a colour has four).
        pub transition_times: Vec<f64>,
        /// Animations of the app, with a word for their play state: 0 idle, 1 running, 2 paused, 3
        /// finished.
        pub animations: Vec<u32>,
        /// Four numbers per animation: the time from which its current time runs (-1e300 is none)
        /// and the current time then, hold time (-1e300 is none), playback rate.
        pub animation_times: Vec<f64>,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Animation {
        /// Takes `transition`, `animate`, `control-animation` and `remove-node`. Animations start at
        /// `time`.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), ApplyError>;

        /// Takes new values of styles: a stream in which each property of a node comes twice, first the
        /// old value, then the new one. Starts the transitions that nodes declare, from the property's
        /// value and speed at `time`. Returns a stream of the values that apply at once, in ascending
        /// order of nodes and of the properties' numbers. A value of a property that an animation holds
        /// is kept until that ends and is not returned. If a property is in `changes` more than once,
        /// the first old value and the last new one count.
        ///
        /// # Errors
        ///
        /// [`AnimationError`]; nothing has changed then.
        fn retarget(&mut self, changes: &[u32], time: f64) -> Result<Vec<u32>, AnimationError>;

        /// Returns the values at which animations of the app leave properties (by `fill`, or paused),
        /// for those that changed since the last call: an entry stream, in the order of
        /// `values.entries`. `unset-property`: the property rests at the value of the style. Only
        /// `apply` and `restore` change the result.
        fn take_rests(&mut self) -> Vec<u32>;

        /// Returns values at a time. Times do not go back. It is not called while nothing is `active`
        /// and no other function was called since.
        ///
        /// # Errors
        ///
        /// [`AnimationError`]; nothing has changed then.
        fn tick(&mut self, time: f64) -> Result<Values, AnimationError>;

        /// Sets device pixels per dp, on which `moving` and `next` depend. It is 1 before the first
        /// call, after `reset`, and for a value that is not positive.
        fn set_resolution(&mut self, pixels: f32);

        /// Returns what `moving` is true for, as of the last time: pairs of node and property.
        fn movers(&mut self) -> Vec<u32>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Motion of all animations and transitions.
        fn snapshot(&mut self) -> AnimationState;

        /// Takes a state of `snapshot`, after `reset` and one full batch. Entries of nodes or
        /// animations that are gone are skipped.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: AnimationState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Animation::apply`](super::Animation).
        pub const APPLY: &Call = &Call { system: System::Animation, function: "apply" };

        /// [`Animation::retarget`](super::Animation).
        pub const RETARGET: &Call = &Call { system: System::Animation, function: "retarget" };

        /// [`Animation::take_rests`](super::Animation).
        pub const TAKE_RESTS: &Call = &Call { system: System::Animation, function: "take-rests" };

        /// [`Animation::tick`](super::Animation).
        pub const TICK: &Call = &Call { system: System::Animation, function: "tick" };

        /// [`Animation::set_resolution`](super::Animation).
        pub const SET_RESOLUTION: &Call = &Call { system: System::Animation, function: "set-resolution" };

        /// [`Animation::movers`](super::Animation).
        pub const MOVERS: &Call = &Call { system: System::Animation, function: "movers" };

        /// [`Animation::reset`](super::Animation).
        pub const RESET: &Call = &Call { system: System::Animation, function: "reset" };

        /// [`Animation::snapshot`](super::Animation).
        pub const SNAPSHOT: &Call = &Call { system: System::Animation, function: "snapshot" };

        /// [`Animation::restore`](super::Animation).
        pub const RESTORE: &Call = &Call { system: System::Animation, function: "restore" };
    }

    /// Calls of a system: as [`Animation`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Animation> Calls<'_, T> {
        /// [`Animation::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries, time).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Animation::retarget`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn retarget(&mut self, changes: &[u32], time: f64) -> Result<Vec<u32>, crate::Refused<AnimationError>> {
            self.0.retarget(changes, time).map_err(|error| crate::Refused { call: call::RETARGET, error })
        }

        /// [`Animation::take_rests`].
        pub fn take_rests(&mut self) -> Vec<u32> {
            self.0.take_rests()
        }

        /// [`Animation::tick`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn tick(&mut self, time: f64) -> Result<Values, crate::Refused<AnimationError>> {
            self.0.tick(time).map_err(|error| crate::Refused { call: call::TICK, error })
        }

        /// [`Animation::set_resolution`].
        pub fn set_resolution(&mut self, pixels: f32) {
            self.0.set_resolution(pixels);
        }

        /// [`Animation::movers`].
        pub fn movers(&mut self) -> Vec<u32> {
            self.0.movers()
        }

        /// [`Animation::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Animation::snapshot`].
        pub fn snapshot(&mut self) -> AnimationState {
            self.0.snapshot()
        }

        /// [`Animation::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: AnimationState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// Rows and records of boxes. Lengths are in dp, x grows right, y down.
pub mod boxes {
    pub use super::types::NodeId;

    /// The boxes of nodes after layout.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Boxes {
        /// One id per node that moved or changed size, parents before children.
        pub nodes: Vec<u32>,
        /// A `box` per node.
        pub values: Vec<f32>,
    }

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// A node's box after layout.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Box {
        /// Left edge of the border box, from the parent's border box.
        pub x: f32,
        /// Top edge of the border box, from the parent's border box.
        pub y: f32,
        /// Width of the border box.
        pub width: f32,
        /// Height of the border box.
        pub height: f32,
        /// Width of the scrollable content, from the padding edge; negative where it extends to the
        /// left (by direction, and by the order of flex items and lines).
        pub content_width: f32,
        /// Height of that content; negative where it extends upwards.
        pub content_height: f32,
        /// Top, right, bottom, left: from the border box to the content box.
        pub insets: [f32; 4],
    }

    impl Box {
        /// Words of a row.
        pub const WORDS: usize = 10;
        /// Where `x` is in a row.
        pub const X: usize = 0;
        /// Where `y` is in a row.
        pub const Y: usize = 1;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 2;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 3;
        /// Where `content-width` is in a row.
        pub const CONTENT_WIDTH: usize = 4;
        /// Where `content-height` is in a row.
        pub const CONTENT_HEIGHT: usize = 5;
        /// Where `insets` is in a row.
        pub const INSETS: usize = 6;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 10] {
            [
                self.x.to_bits(),
                self.y.to_bits(),
                self.width.to_bits(),
                self.height.to_bits(),
                self.content_width.to_bits(),
                self.content_height.to_bits(),
                self.insets[0].to_bits(),
                self.insets[1].to_bits(),
                self.insets[2].to_bits(),
                self.insets[3].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 10]) -> Self {
            Self {
                x: f32::from_bits(words[0]),
                y: f32::from_bits(words[1]),
                width: f32::from_bits(words[2]),
                height: f32::from_bits(words[3]),
                content_width: f32::from_bits(words[4]),
                content_height: f32::from_bits(words[5]),
                insets: [f32::from_bits(words[6]), f32::from_bits(words[7]), f32::from_bits(words[8]), f32::from_bits(words[9])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 10] {
            [self.x, self.y, self.width, self.height, self.content_width, self.content_height, self.insets[0], self.insets[1], self.insets[2], self.insets[3]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 10]) -> Self {
            Self {
                x: numbers[0],
                y: numbers[1],
                width: numbers[2],
                height: numbers[3],
                content_width: numbers[4],
                content_height: numbers[5],
                insets: [numbers[6], numbers[7], numbers[8], numbers[9]],
            }
        }
    }

    impl Check<10> for Box {
        fn check(words: &[u32; 10]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            if !f32::from_bits(words[8]).is_finite() {
                return Err(8);
            }
            if !f32::from_bits(words[9]).is_finite() {
                return Err(9);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Box {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 10>().map(Self::of)
        }
    }

    /// Ink: the box around all that a node paints, from the corner of its border box; all 0 if it
    /// paints nothing.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct InkBox {
        /// `left`.
        pub left: f32,
        /// `top`.
        pub top: f32,
        /// `right`.
        pub right: f32,
        /// `bottom`.
        pub bottom: f32,
    }

    impl InkBox {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `left` is in a row.
        pub const LEFT: usize = 0;
        /// Where `top` is in a row.
        pub const TOP: usize = 1;
        /// Where `right` is in a row.
        pub const RIGHT: usize = 2;
        /// Where `bottom` is in a row.
        pub const BOTTOM: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.left.to_bits(),
                self.top.to_bits(),
                self.right.to_bits(),
                self.bottom.to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                left: f32::from_bits(words[0]),
                top: f32::from_bits(words[1]),
                right: f32::from_bits(words[2]),
                bottom: f32::from_bits(words[3]),
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 4] {
            [self.left, self.top, self.right, self.bottom]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 4]) -> Self {
            Self {
                left: numbers[0],
                top: numbers[1],
                right: numbers[2],
                bottom: numbers[3],
            }
        }
    }

    impl Check<4> for InkBox {
        fn check(words: &[u32; 4]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for InkBox {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }

    /// A part of a node's border box, such as its content box.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Area {
        /// From the corner of the border box.
        pub x: f32,
        /// From the corner of the border box.
        pub y: f32,
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
    }

    impl Area {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `x` is in a row.
        pub const X: usize = 0;
        /// Where `y` is in a row.
        pub const Y: usize = 1;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 2;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.x.to_bits(),
                self.y.to_bits(),
                self.width.to_bits(),
                self.height.to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                x: f32::from_bits(words[0]),
                y: f32::from_bits(words[1]),
                width: f32::from_bits(words[2]),
                height: f32::from_bits(words[3]),
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 4] {
            [self.x, self.y, self.width, self.height]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 4]) -> Self {
            Self {
                x: numbers[0],
                y: numbers[1],
                width: numbers[2],
                height: numbers[3],
            }
        }
    }

    impl Check<4> for Area {
        fn check(words: &[u32; 4]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Area {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }

    /// The natural size of a node, such as an image's; 0 is unknown.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct NaturalSize {
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
    }

    impl NaturalSize {
        /// Words of a row.
        pub const WORDS: usize = 2;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 0;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 1;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 2] {
            [
                self.width.to_bits(),
                self.height.to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 2]) -> Self {
            Self {
                width: f32::from_bits(words[0]),
                height: f32::from_bits(words[1]),
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 2] {
            [self.width, self.height]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 2]) -> Self {
            Self {
                width: numbers[0],
                height: numbers[1],
            }
        }
    }

    impl Check<2> for NaturalSize {
        fn check(words: &[u32; 2]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for NaturalSize {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 2>().map(Self::of)
        }
    }

    /// The scroll offset of a container.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Offset {
        /// `x`.
        pub x: f32,
        /// `y`.
        pub y: f32,
    }

    impl Offset {
        /// Words of a row.
        pub const WORDS: usize = 2;
        /// Where `x` is in a row.
        pub const X: usize = 0;
        /// Where `y` is in a row.
        pub const Y: usize = 1;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 2] {
            [
                self.x.to_bits(),
                self.y.to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 2]) -> Self {
            Self {
                x: f32::from_bits(words[0]),
                y: f32::from_bits(words[1]),
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 2] {
            [self.x, self.y]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 2]) -> Self {
            Self {
                x: numbers[0],
                y: numbers[1],
            }
        }
    }

    impl Check<2> for Offset {
        fn check(words: &[u32; 2]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Offset {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 2>().map(Self::of)
        }
    }
}

/// Rows and records of drawings. Lengths are in dp. An affine is `a, b, c, d, tx, ty`:
/// `x' = a x + c y + tx`, `y' = b x + d y + ty`.
pub mod drawing {
    pub use super::types::NodeId;

    /// What a frame draws: only what changed since the last one.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Drawing {
        /// Rows: `drawn-node`, for nodes whose geometry changed, but for those of `moved` and
        /// `shifted`.
        pub nodes: Vec<u32>,
        /// A `node-geometry` per node of `nodes`.
        pub geometry: Vec<f32>,
        /// Nodes of which nothing but the affine is new. None of them is in `nodes`.
        pub moved: Vec<u32>,
        /// A `node-affine` per node of `moved`.
        pub affines: Vec<f32>,
        /// Nodes of which nothing but the last two numbers of the affine is new. None of them is in
        /// `nodes` or `moved`.
        pub shifted: Vec<u32>,
        /// A `node-shift` per node of `shifted`.
        pub shifts: Vec<f32>,
        /// Whether `order` replaces the last order.
        pub reordered: bool,
        /// Every node that is drawn, back to front.
        pub order: Vec<u32>,
        /// Rows: `group`, all groups of `order`, each before those in it. Replaced with `order`.
        pub groups: Vec<u32>,
        /// Nodes of groups whose opacity is new. It stays what it is until it is given again.
        pub faded: Vec<u32>,
        /// The opacity of each node of `faded`, from 0 to 1.
        pub opacities: Vec<f32>,
        /// Ids of spaces that changed.
        pub spaces: Vec<u32>,
        /// A `space-transform` per space of `spaces`.
        pub space_transforms: Vec<f32>,
        /// Rows: `clip-place`, for clips that changed.
        pub clips: Vec<u32>,
        /// A `clip-shape` per clip of `clips`.
        pub clip_shapes: Vec<f32>,
        /// Text nodes whose raster scale changed.
        pub scaled: Vec<u32>,
        /// One number per node of `scaled`: device pixels per dp for which its glyphs are
        /// rasterised.
        pub scales: Vec<f32>,
        /// Image nodes whose scale on the stage differs from the one reported last, which is 1 at
        /// first.
        pub images: Vec<u32>,
        /// An `image-scale` per node of `images`.
        pub image_scales: Vec<f32>,
        /// Rows: `sight`.
        pub events: Vec<u32>,
    }

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// The space and clip of a node.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct DrawnNode {
        /// `node`.
        pub node: u32,
        /// A *space* is named by the scroll container whose content it is; 0 is the stage.
        pub space: u32,
        /// A *clip* is named by the node that clips; 0 is none.
        pub clip: u32,
    }

    impl DrawnNode {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `space` is in a row.
        pub const SPACE: usize = 1;
        /// Where `clip` is in a row.
        pub const CLIP: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.node,
                self.space,
                self.clip,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                node: words[0],
                space: words[1],
                clip: words[2],
            }
        }
    }

    impl Check<3> for DrawnNode {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for DrawnNode {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// The geometry of a node.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct NodeGeometry {
        /// From its border box to its space.
        pub affine: [f32; 6],
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
        /// Top, right, bottom, left: to its content box.
        pub insets: [f32; 4],
    }

    impl NodeGeometry {
        /// Words of a row.
        pub const WORDS: usize = 12;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 0;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 6;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 7;
        /// Where `insets` is in a row.
        pub const INSETS: usize = 8;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 12] {
            [
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
                self.width.to_bits(),
                self.height.to_bits(),
                self.insets[0].to_bits(),
                self.insets[1].to_bits(),
                self.insets[2].to_bits(),
                self.insets[3].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 12]) -> Self {
            Self {
                affine: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5])],
                width: f32::from_bits(words[6]),
                height: f32::from_bits(words[7]),
                insets: [f32::from_bits(words[8]), f32::from_bits(words[9]), f32::from_bits(words[10]), f32::from_bits(words[11])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 12] {
            [self.affine[0], self.affine[1], self.affine[2], self.affine[3], self.affine[4], self.affine[5], self.width, self.height, self.insets[0], self.insets[1], self.insets[2], self.insets[3]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 12]) -> Self {
            Self {
                affine: [numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]],
                width: numbers[6],
                height: numbers[7],
                insets: [numbers[8], numbers[9], numbers[10], numbers[11]],
            }
        }
    }

    impl Check<12> for NodeGeometry {
        fn check(words: &[u32; 12]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            if !f32::from_bits(words[8]).is_finite() {
                return Err(8);
            }
            if !f32::from_bits(words[9]).is_finite() {
                return Err(9);
            }
            if !f32::from_bits(words[10]).is_finite() {
                return Err(10);
            }
            if !f32::from_bits(words[11]).is_finite() {
                return Err(11);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for NodeGeometry {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 12>().map(Self::of)
        }
    }

    /// Where a node is that only moved.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct NodeAffine {
        /// From its border box to its space.
        pub affine: [f32; 6],
    }

    impl NodeAffine {
        /// Words of a row.
        pub const WORDS: usize = 6;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 0;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 6] {
            [
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 6]) -> Self {
            Self {
                affine: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 6] {
            [self.affine[0], self.affine[1], self.affine[2], self.affine[3], self.affine[4], self.affine[5]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 6]) -> Self {
            Self {
                affine: [numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]],
            }
        }
    }

    impl Check<6> for NodeAffine {
        fn check(words: &[u32; 6]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for NodeAffine {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 6>().map(Self::of)
        }
    }

    /// Where a node is that was only shifted.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct NodeShift {
        /// The last two numbers of its affine.
        pub x: f32,
        /// `y`.
        pub y: f32,
    }

    impl NodeShift {
        /// Words of a row.
        pub const WORDS: usize = 2;
        /// Where `x` is in a row.
        pub const X: usize = 0;
        /// Where `y` is in a row.
        pub const Y: usize = 1;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 2] {
            [
                self.x.to_bits(),
                self.y.to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 2]) -> Self {
            Self {
                x: f32::from_bits(words[0]),
                y: f32::from_bits(words[1]),
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 2] {
            [self.x, self.y]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 2]) -> Self {
            Self {
                x: numbers[0],
                y: numbers[1],
            }
        }
    }

    impl Check<2> for NodeShift {
        fn check(words: &[u32; 2]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for NodeShift {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 2>().map(Self::of)
        }
    }

    /// A *group*: a node whose opacity is below 1, with all that is drawn in it. It is drawn as if
    /// alone, then laid over what is below it once, with its opacity (CSS Color 3, section
    /// 3.2). Nothing else has an opacity.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Group {
        /// `node`.
        pub node: u32,
        /// Its first node in `order`, which is itself unless that is not drawn.
        pub first: u32,
        /// Its nodes in `order`, which follow one another; at least 1.
        pub count: u32,
        /// The clip around the group: what its node has for a clip.
        pub clip: u32,
    }

    impl Group {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `first` is in a row.
        pub const FIRST: usize = 1;
        /// Where `count` is in a row.
        pub const COUNT: usize = 2;
        /// Where `clip` is in a row.
        pub const CLIP: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.node,
                self.first,
                self.count,
                self.clip,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                node: words[0],
                first: words[1],
                count: words[2],
                clip: words[3],
            }
        }
    }

    impl Check<4> for Group {
        fn check(_: &[u32; 4]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Group {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }

    /// The transform of a space.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct SpaceTransform {
        /// From the space to the stage.
        pub affine: [f32; 6],
    }

    impl SpaceTransform {
        /// Words of a row.
        pub const WORDS: usize = 6;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 0;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 6] {
            [
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 6]) -> Self {
            Self {
                affine: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 6] {
            [self.affine[0], self.affine[1], self.affine[2], self.affine[3], self.affine[4], self.affine[5]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 6]) -> Self {
            Self {
                affine: [numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]],
            }
        }
    }

    impl Check<6> for SpaceTransform {
        fn check(words: &[u32; 6]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for SpaceTransform {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 6>().map(Self::of)
        }
    }

    /// A clip that changed.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct ClipPlace {
        /// `clip`.
        pub clip: u32,
        /// The clip around it; 0 is none.
        pub parent: u32,
        /// Its space.
        pub space: u32,
    }

    impl ClipPlace {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `clip` is in a row.
        pub const CLIP: usize = 0;
        /// Where `parent` is in a row.
        pub const PARENT: usize = 1;
        /// Where `space` is in a row.
        pub const SPACE: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.clip,
                self.parent,
                self.space,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                clip: words[0],
                parent: words[1],
                space: words[2],
            }
        }
    }

    impl Check<3> for ClipPlace {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for ClipPlace {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// The shape of a clip.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct ClipShape {
        /// From the clip's padding box to its space.
        pub affine: [f32; 6],
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
        /// Radii from the top left clockwise.
        pub radii: [f32; 4],
    }

    impl ClipShape {
        /// Words of a row.
        pub const WORDS: usize = 12;
        /// Where `affine` is in a row.
        pub const AFFINE: usize = 0;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 6;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 7;
        /// Where `radii` is in a row.
        pub const RADII: usize = 8;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 12] {
            [
                self.affine[0].to_bits(),
                self.affine[1].to_bits(),
                self.affine[2].to_bits(),
                self.affine[3].to_bits(),
                self.affine[4].to_bits(),
                self.affine[5].to_bits(),
                self.width.to_bits(),
                self.height.to_bits(),
                self.radii[0].to_bits(),
                self.radii[1].to_bits(),
                self.radii[2].to_bits(),
                self.radii[3].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 12]) -> Self {
            Self {
                affine: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3]), f32::from_bits(words[4]), f32::from_bits(words[5])],
                width: f32::from_bits(words[6]),
                height: f32::from_bits(words[7]),
                radii: [f32::from_bits(words[8]), f32::from_bits(words[9]), f32::from_bits(words[10]), f32::from_bits(words[11])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 12] {
            [self.affine[0], self.affine[1], self.affine[2], self.affine[3], self.affine[4], self.affine[5], self.width, self.height, self.radii[0], self.radii[1], self.radii[2], self.radii[3]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 12]) -> Self {
            Self {
                affine: [numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]],
                width: numbers[6],
                height: numbers[7],
                radii: [numbers[8], numbers[9], numbers[10], numbers[11]],
            }
        }
    }

    impl Check<12> for ClipShape {
        fn check(words: &[u32; 12]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            if !f32::from_bits(words[8]).is_finite() {
                return Err(8);
            }
            if !f32::from_bits(words[9]).is_finite() {
                return Err(9);
            }
            if !f32::from_bits(words[10]).is_finite() {
                return Err(10);
            }
            if !f32::from_bits(words[11]).is_finite() {
                return Err(11);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for ClipShape {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 12>().map(Self::of)
        }
    }

    /// The scale of an image's border box on the stage, rounded up by at most a sixteenth, from 0
    /// (nothing is seen) to 64.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct ImageScale {
        /// Along its width.
        pub x: f32,
        /// Along its height.
        pub y: f32,
    }

    impl ImageScale {
        /// Words of a row.
        pub const WORDS: usize = 2;
        /// Where `x` is in a row.
        pub const X: usize = 0;
        /// Where `y` is in a row.
        pub const Y: usize = 1;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 2] {
            [
                self.x.to_bits(),
                self.y.to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 2]) -> Self {
            Self {
                x: f32::from_bits(words[0]),
                y: f32::from_bits(words[1]),
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 2] {
            [self.x, self.y]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 2]) -> Self {
            Self {
                x: numbers[0],
                y: numbers[1],
            }
        }
    }

    impl Check<2> for ImageScale {
        fn check(words: &[u32; 2]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for ImageScale {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 2>().map(Self::of)
        }
    }

    /// A node came into view or left it.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Sight {
        /// `node`.
        pub node: u32,
        /// An event of the schema: `in-bounds`, `out-of-bounds`, `in-viewport`, `out-of-viewport`.
        pub event: u32,
    }

    impl Sight {
        /// Words of a row.
        pub const WORDS: usize = 2;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `event` is in a row.
        pub const EVENT: usize = 1;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 2] {
            [
                self.node,
                self.event,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 2]) -> Self {
            Self {
                node: words[0],
                event: words[1],
            }
        }
    }

    impl Check<2> for Sight {
        fn check(_: &[u32; 2]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Sight {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 2>().map(Self::of)
        }
    }
}

/// Rows of figures. A list of them is in any order, but for those of a move.
pub mod figures {
    pub use super::types::NodeId;

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// The last frames, the newest last.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Frames<'a> {
        /// How many there have been.
        pub count: u32,
        /// From the frame before to each, in microseconds; 0 where there was a rest in between.
        pub intervals: &'a [u32],
        /// What each took, engine and drawing, in microseconds.
        pub work: &'a [u32],
    }

    impl Frames<'_> {
        /// Where `count` is in a row.
        pub const COUNT: usize = 0;
        /// Where `intervals` is in a row.
        pub const INTERVALS: usize = 1;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.count);
            crate::row::write_words(out, self.intervals);
            crate::row::write_words(out, self.work);
        }
    }

    impl<'a> Row<'a> for Frames<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                count: reader.word()?,
                intervals: reader.list(usize::MAX)?,
                work: reader.list(usize::MAX)?,
            })
        }
    }

    /// The last keys, the newest last.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Keys<'a> {
        /// How many there have been.
        pub count: u32,
        /// From the event of each to the end of the frame that shows what it did, in microseconds.
        pub latencies: &'a [u32],
    }

    impl Keys<'_> {
        /// Where `count` is in a row.
        pub const COUNT: usize = 0;
        /// Where `latencies` is in a row.
        pub const LATENCIES: usize = 1;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.count);
            crate::row::write_words(out, self.latencies);
        }

        /// Adds a row up to its count of `latencies`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, count: u32, latencies: usize) {
            out.extend([
                count,
                crate::row::count(latencies),
            ]);
        }
    }

    impl<'a> Row<'a> for Keys<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                count: reader.word()?,
                latencies: reader.list(usize::MAX)?,
            })
        }
    }

    /// A linear memory.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Memory<'a> {
        /// `bytes`.
        pub bytes: u32,
        /// The system that has it, in UTF-8; empty where systems share one.
        pub system: &'a [u8],
    }

    impl Memory<'_> {
        /// Where `bytes` is in a row.
        pub const BYTES: usize = 0;
        /// Where `system` is in a row.
        pub const SYSTEM: usize = 1;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.bytes);
            crate::row::write_bytes(out, self.system);
        }

        /// Adds a row up to its count of `system`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, bytes: u32, system: usize) {
            out.extend([
                bytes,
                crate::row::count(system),
            ]);
        }
    }

    impl<'a> Row<'a> for Memory<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                bytes: reader.word()?,
                system: reader.bytes()?,
            })
        }
    }

    /// What the painter holds.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Textures {
        /// Images and atlas pages.
        pub count: u32,
        /// `bytes`.
        pub bytes: u32,
        /// Most bytes of images.
        pub budget: u32,
        /// Images that wait for their upload.
        pub waiting: u32,
    }

    impl Textures {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `count` is in a row.
        pub const COUNT: usize = 0;
        /// Where `bytes` is in a row.
        pub const BYTES: usize = 1;
        /// Where `budget` is in a row.
        pub const BUDGET: usize = 2;
        /// Where `waiting` is in a row.
        pub const WAITING: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.count,
                self.bytes,
                self.budget,
                self.waiting,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                count: words[0],
                bytes: words[1],
                budget: words[2],
                waiting: words[3],
            }
        }
    }

    impl Check<4> for Textures {
        fn check(_: &[u32; 4]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Textures {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }

    /// What is drawn.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Drawn {
        /// `instances`.
        pub instances: u32,
        /// Draw calls.
        pub batches: u32,
        /// Words of the last draw list that changed something.
        pub length: u32,
    }

    impl Drawn {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `instances` is in a row.
        pub const INSTANCES: usize = 0;
        /// Where `batches` is in a row.
        pub const BATCHES: usize = 1;
        /// Where `length` is in a row.
        pub const LENGTH: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.instances,
                self.batches,
                self.length,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                instances: words[0],
                batches: words[1],
                length: words[2],
            }
        }
    }

    impl Check<3> for Drawn {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Drawn {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// The tree.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Nodes {
        /// Nodes that exist.
        pub count: u32,
    }

    impl Nodes {
        /// Words of a row.
        pub const WORDS: usize = 1;
        /// Where `count` is in a row.
        pub const COUNT: usize = 0;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 1] {
            [
                self.count,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 1]) -> Self {
            Self {
                count: words[0],
            }
        }
    }

    impl Check<1> for Nodes {
        fn check(_: &[u32; 1]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Nodes {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 1>().map(Self::of)
        }
    }

    /// The focused node, and each node above it up to the stage, in this order.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Focused<'a> {
        /// `node`.
        pub node: u32,
        /// Its `key`, in UTF-8.
        pub key: &'a [u8],
    }

    impl Focused<'_> {
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `key` is in a row.
        pub const KEY: usize = 1;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            out.push(self.node);
            crate::row::write_bytes(out, self.key);
        }

        /// Adds a row up to its count of `key`: so many are to follow.
        pub fn write_head(out: &mut Vec<u32>, node: u32, key: usize) {
            out.extend([
                node,
                crate::row::count(key),
            ]);
        }
    }

    impl<'a> Row<'a> for Focused<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            Ok(Self {
                node: reader.word()?,
                key: reader.bytes()?,
            })
        }
    }

    /// A move of focus. Its levels follow, then its candidates.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Move {
        /// `navigation-direction` of the schema.
        pub direction: u32,
        /// Where it starts; 0 is nowhere.
        pub start: u32,
        /// The node that gets focus; 0 is none.
        pub chosen: u32,
    }

    impl Move {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `direction` is in a row.
        pub const DIRECTION: usize = 0;
        /// Where `start` is in a row.
        pub const START: usize = 1;
        /// Where `chosen` is in a row.
        pub const CHOSEN: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.direction,
                self.start,
                self.chosen,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                direction: words[0],
                start: words[1],
                chosen: words[2],
            }
        }
    }

    impl Check<3> for Move {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Move {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// What `scope` of `level` says.
    pub mod level_scope {
        /// `all`.
        pub const ALL: u32 = 0;
        /// `beam`.
        pub const BEAM: u32 = 1;
        /// `aside`.
        pub const ASIDE: u32 = 2;
    }

    /// What `reach` of `level` says.
    pub mod level_reach {
        /// `seen`.
        pub const SEEN: u32 = 0;
        /// `beyond`.
        pub const BEYOND: u32 = 1;
        /// `all`.
        pub const ALL: u32 = 2;
    }

    /// What `rule` of `level` says.
    pub mod level_rule {
        /// `onwards`.
        pub const ONWARDS: u32 = 0;
        /// `neighbour`.
        pub const NEIGHBOUR: u32 = 1;
        /// `end`.
        pub const END: u32 = 2;
        /// `inward`.
        pub const INWARD: u32 = 3;
        /// `beside`.
        pub const BESIDE: u32 = 4;
        /// `host`.
        pub const HOST: u32 = 5;
        /// `member`.
        pub const MEMBER: u32 = 6;
        /// `group`.
        pub const GROUP: u32 = 7;
    }

    /// A group that a move looks at, by the rules of `inlay:focus`, section 3.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Level {
        /// The group; 0 is the stage.
        pub group: u32,
        /// The member of it that focus is in.
        pub inside: u32,
        /// The scope of the move, section 2.5.
        pub scope: u32,
        /// With which reach a member answered, section 1.5.
        pub reach: u32,
        /// What ended the move here; `onwards`: nothing did, and the next group out is looked at.
        /// - `neighbour`: 3.1, a declared neighbour.
        /// - `end`: 3.3, the group traps the direction, or is the stage.
        /// - `inward`: 3.4. `beside`, `host`: 3.5. `member`: 3.6. `group`: 3.7.
        pub rule: u32,
    }

    impl Level {
        /// Words of a row.
        pub const WORDS: usize = 5;
        /// Where `group` is in a row.
        pub const GROUP: usize = 0;
        /// Where `inside` is in a row.
        pub const INSIDE: usize = 1;
        /// Where `scope` is in a row.
        pub const SCOPE: usize = 2;
        /// Where `reach` is in a row.
        pub const REACH: usize = 3;
        /// Where `rule` is in a row.
        pub const RULE: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 5] {
            [
                self.group,
                self.inside,
                self.scope,
                self.reach,
                self.rule,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 5]) -> Self {
            Self {
                group: words[0],
                inside: words[1],
                scope: words[2],
                reach: words[3],
                rule: words[4],
            }
        }
    }

    impl Check<5> for Level {
        fn check(_: &[u32; 5]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Level {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 5>().map(Self::of)
        }
    }

    /// What `place` of `candidate` says.
    pub mod candidate_place {
        /// `aside`.
        pub const ASIDE: u32 = 0;
        /// `beam`.
        pub const BEAM: u32 = 1;
    }

    /// A member that answers a move, at the level whose rule is `member` or `beside`.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Candidate {
        /// `node`.
        pub node: u32,
        /// Whether it is in the beam of the start.
        pub place: u32,
        /// From the end of the start to where it starts, at least 0, in 1/128 dp.
        pub ahead: u32,
        /// From the line of the move to its nearest point, in 1/128 dp. Its badness is
        /// `13 ahead² + across²`.
        pub across: u32,
    }

    impl Candidate {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `place` is in a row.
        pub const PLACE: usize = 1;
        /// Where `ahead` is in a row.
        pub const AHEAD: usize = 2;
        /// Where `across` is in a row.
        pub const ACROSS: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.node,
                self.place,
                self.ahead,
                self.across,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                node: words[0],
                place: words[1],
                ahead: words[2],
                across: words[3],
            }
        }
    }

    impl Check<4> for Candidate {
        fn check(_: &[u32; 4]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Candidate {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }

    /// A figure, by who has it: the host, the engine, focus.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub enum Figure<'a> {
        /// `frames`.
        Frames(Frames<'a>),
        /// `keys`.
        Keys(Keys<'a>),
        /// `memory`.
        Memory(Memory<'a>),
        /// `textures`.
        Textures(Textures),
        /// `drawn`.
        Drawn(Drawn),
        /// `nodes`.
        Nodes(Nodes),
        /// `focused`.
        Focused(Focused<'a>),
        /// `move`.
        Move(Move),
        /// `level`.
        Level(Level),
        /// `candidate`.
        Candidate(Candidate),
    }

    impl Figure<'_> {
        /// The number of `frames`, a row's first word.
        pub const FRAMES: u32 = 1;
        /// The number of `keys`, a row's first word.
        pub const KEYS: u32 = 2;
        /// The number of `memory`, a row's first word.
        pub const MEMORY: u32 = 3;
        /// The number of `textures`, a row's first word.
        pub const TEXTURES: u32 = 4;
        /// The number of `drawn`, a row's first word.
        pub const DRAWN: u32 = 5;
        /// The number of `nodes`, a row's first word.
        pub const NODES: u32 = 6;
        /// The number of `focused`, a row's first word.
        pub const FOCUSED: u32 = 7;
        /// The number of `move`, a row's first word.
        pub const MOVE: u32 = 8;
        /// The number of `level`, a row's first word.
        pub const LEVEL: u32 = 9;
        /// The number of `candidate`, a row's first word.
        pub const CANDIDATE: u32 = 10;

        /// Adds the row to a list.
        pub fn write(&self, out: &mut Vec<u32>) {
            match self {
                Self::Frames(row) => {
                    out.push(Self::FRAMES);
                    row.write(out);
                }
                Self::Keys(row) => {
                    out.push(Self::KEYS);
                    row.write(out);
                }
                Self::Memory(row) => {
                    out.push(Self::MEMORY);
                    row.write(out);
                }
                Self::Textures(row) => {
                    out.push(Self::TEXTURES);
                    out.extend(row.words());
                }
                Self::Drawn(row) => {
                    out.push(Self::DRAWN);
                    out.extend(row.words());
                }
                Self::Nodes(row) => {
                    out.push(Self::NODES);
                    out.extend(row.words());
                }
                Self::Focused(row) => {
                    out.push(Self::FOCUSED);
                    row.write(out);
                }
                Self::Move(row) => {
                    out.push(Self::MOVE);
                    out.extend(row.words());
                }
                Self::Level(row) => {
                    out.push(Self::LEVEL);
                    out.extend(row.words());
                }
                Self::Candidate(row) => {
                    out.push(Self::CANDIDATE);
                    out.extend(row.words());
                }
            }
        }
    }

    impl<'a> Row<'a> for Figure<'a> {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            let at = reader.at();
            match reader.word()? {
                Self::FRAMES => Row::read(reader).map(Self::Frames),
                Self::KEYS => Row::read(reader).map(Self::Keys),
                Self::MEMORY => Row::read(reader).map(Self::Memory),
                Self::TEXTURES => Row::read(reader).map(Self::Textures),
                Self::DRAWN => Row::read(reader).map(Self::Drawn),
                Self::NODES => Row::read(reader).map(Self::Nodes),
                Self::FOCUSED => Row::read(reader).map(Self::Focused),
                Self::MOVE => Row::read(reader).map(Self::Move),
                Self::LEVEL => Row::read(reader).map(Self::Level),
                Self::CANDIDATE => Row::read(reader).map(Self::Candidate),
                _ => fail(at, Fault::Kind),
            }
        }
    }
}

/// Rows and records of glyphs.
pub mod glyphs {
    pub use super::types::NodeId;

    /// Quads of glyphs of the paragraphs that changed.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Glyphs {
        /// Rows: `paragraph`.
        pub nodes: Vec<u32>,
        /// Rows: `quad`.
        pub quads: Vec<f32>,
        /// Atlas page of each quad.
        pub pages: Vec<u32>,
    }

    /// Pixels for atlas pages: one byte of coverage per pixel.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct Uploads {
        /// Rows: `upload`.
        pub parts: Vec<u32>,
        /// The parts' pixels one after the other, rows without padding.
        pub pixels: Vec<u8>,
    }

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// The glyphs of a paragraph.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Paragraph {
        /// `node`.
        pub node: u32,
        /// The first of its quads.
        pub first: u32,
        /// How many; 0 is an empty paragraph.
        pub count: u32,
    }

    impl Paragraph {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `first` is in a row.
        pub const FIRST: usize = 1;
        /// Where `count` is in a row.
        pub const COUNT: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.node,
                self.first,
                self.count,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                node: words[0],
                first: words[1],
                count: words[2],
            }
        }
    }

    impl Check<3> for Paragraph {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Paragraph {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }

    /// A glyph.
    #[derive(Clone, Copy, PartialEq, Debug, Default)]
    pub struct Quad {
        /// Left, top, width and height in dp, from the node's border box.
        pub place: [f32; 4],
        /// Left, top, width and height in pixels of its atlas page.
        pub source: [f32; 4],
    }

    impl Quad {
        /// Words of a row.
        pub const WORDS: usize = 8;
        /// Where `place` is in a row.
        pub const PLACE: usize = 0;
        /// Where `source` is in a row.
        pub const SOURCE: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 8] {
            [
                self.place[0].to_bits(),
                self.place[1].to_bits(),
                self.place[2].to_bits(),
                self.place[3].to_bits(),
                self.source[0].to_bits(),
                self.source[1].to_bits(),
                self.source[2].to_bits(),
                self.source[3].to_bits(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 8]) -> Self {
            Self {
                place: [f32::from_bits(words[0]), f32::from_bits(words[1]), f32::from_bits(words[2]), f32::from_bits(words[3])],
                source: [f32::from_bits(words[4]), f32::from_bits(words[5]), f32::from_bits(words[6]), f32::from_bits(words[7])],
            }
        }

        /// The row in a list of numbers.
        #[inline]
        pub const fn numbers(&self) -> [f32; 8] {
            [self.place[0], self.place[1], self.place[2], self.place[3], self.source[0], self.source[1], self.source[2], self.source[3]]
        }

        /// The row of a list of numbers.
        #[inline]
        pub const fn of_numbers(numbers: &[f32; 8]) -> Self {
            Self {
                place: [numbers[0], numbers[1], numbers[2], numbers[3]],
                source: [numbers[4], numbers[5], numbers[6], numbers[7]],
            }
        }
    }

    impl Check<8> for Quad {
        fn check(words: &[u32; 8]) -> Result<(), usize> {
            if !f32::from_bits(words[0]).is_finite() {
                return Err(0);
            }
            if !f32::from_bits(words[1]).is_finite() {
                return Err(1);
            }
            if !f32::from_bits(words[2]).is_finite() {
                return Err(2);
            }
            if !f32::from_bits(words[3]).is_finite() {
                return Err(3);
            }
            if !f32::from_bits(words[4]).is_finite() {
                return Err(4);
            }
            if !f32::from_bits(words[5]).is_finite() {
                return Err(5);
            }
            if !f32::from_bits(words[6]).is_finite() {
                return Err(6);
            }
            if !f32::from_bits(words[7]).is_finite() {
                return Err(7);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Quad {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 8>().map(Self::of)
        }
    }

    /// New pixels of an atlas page. The first upload of a page creates it, with 0 everywhere
    /// outside the part.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Upload {
        /// `page`.
        pub page: u32,
        /// Width of the page in pixels.
        pub page_width: u32,
        /// Height of the page in pixels.
        pub page_height: u32,
        /// Left edge of the part in pixels.
        pub x: u32,
        /// Top edge of the part in pixels.
        pub y: u32,
        /// Width of the part in pixels.
        pub width: u32,
        /// Height of the part in pixels.
        pub height: u32,
    }

    impl Upload {
        /// Words of a row.
        pub const WORDS: usize = 7;
        /// Where `page` is in a row.
        pub const PAGE: usize = 0;
        /// Where `page-width` is in a row.
        pub const PAGE_WIDTH: usize = 1;
        /// Where `page-height` is in a row.
        pub const PAGE_HEIGHT: usize = 2;
        /// Where `x` is in a row.
        pub const X: usize = 3;
        /// Where `y` is in a row.
        pub const Y: usize = 4;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 5;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 6;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 7] {
            [
                self.page,
                self.page_width,
                self.page_height,
                self.x,
                self.y,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 7]) -> Self {
            Self {
                page: words[0],
                page_width: words[1],
                page_height: words[2],
                x: words[3],
                y: words[4],
                width: words[5],
                height: words[6],
            }
        }
    }

    impl Check<7> for Upload {
        fn check(_: &[u32; 7]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Upload {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 7>().map(Self::of)
        }
    }
}

/// Rows of images. Sizes are in pixels.
pub mod images {
    pub use super::types::NodeId;
    pub use super::types::TextureId;

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// What `state` of `node-image` says.
    pub mod node_image_state {
        /// `empty`.
        pub const EMPTY: u32 = 0;
        /// `wanted`.
        pub const WANTED: u32 = 1;
        /// `loading`.
        pub const LOADING: u32 = 2;
        /// `ready`.
        pub const READY: u32 = 3;
        /// `failed`.
        pub const FAILED: u32 = 4;
        /// `evicted`.
        pub const EVICTED: u32 = 5;
    }

    /// A change of the state of a node's image.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct NodeImage {
        /// `node`.
        pub node: u32,
        /// The new state.
        pub state: u32,
        /// For a ready image its texture; for a failed one its `load-error`, by position; else 0.
        pub detail: u32,
        /// Width of a ready image in its own pixels; else 0.
        pub width: u32,
        /// Height likewise.
        pub height: u32,
    }

    impl NodeImage {
        /// Words of a row.
        pub const WORDS: usize = 5;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `state` is in a row.
        pub const STATE: usize = 1;
        /// Where `detail` is in a row.
        pub const DETAIL: usize = 2;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 3;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 4;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 5] {
            [
                self.node,
                self.state,
                self.detail,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 5]) -> Self {
            Self {
                node: words[0],
                state: words[1],
                detail: words[2],
                width: words[3],
                height: words[4],
            }
        }
    }

    impl Check<5> for NodeImage {
        fn check(_: &[u32; 5]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for NodeImage {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 5>().map(Self::of)
        }
    }

    /// What `visibility` of `visible-node` says.
    pub mod visible_node_visibility {
        /// `out-of-bounds`.
        pub const OUT_OF_BOUNDS: u32 = 0;
        /// `in-bounds`.
        pub const IN_BOUNDS: u32 = 1;
        /// `in-viewport`.
        pub const IN_VIEWPORT: u32 = 2;
    }

    /// The visibility of an image node, and its size on screen.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct VisibleNode {
        /// `node`.
        pub node: u32,
        /// Out of bounds, in bounds, or in the viewport.
        pub visibility: u32,
        /// Width at which it is seen, in device pixels; 0 is unknown.
        pub width: u32,
        /// Height likewise.
        pub height: u32,
    }

    impl VisibleNode {
        /// Words of a row.
        pub const WORDS: usize = 4;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `visibility` is in a row.
        pub const VISIBILITY: usize = 1;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 2;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 3;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 4] {
            [
                self.node,
                self.visibility,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 4]) -> Self {
            Self {
                node: words[0],
                visibility: words[1],
                width: words[2],
                height: words[3],
            }
        }
    }

    impl Check<4> for VisibleNode {
        fn check(_: &[u32; 4]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for VisibleNode {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 4>().map(Self::of)
        }
    }

    /// A running load came into the viewport or left it.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Urgency {
        /// `texture`.
        pub texture: u32,
        /// As in `visible-node`: 1 or 2.
        pub visibility: u32,
    }

    impl Urgency {
        /// Words of a row.
        pub const WORDS: usize = 2;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;
        /// Where `visibility` is in a row.
        pub const VISIBILITY: usize = 1;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 2] {
            [
                self.texture,
                self.visibility,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 2]) -> Self {
            Self {
                texture: words[0],
                visibility: words[1],
            }
        }
    }

    impl Check<2> for Urgency {
        fn check(_: &[u32; 2]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Urgency {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 2>().map(Self::of)
        }
    }

    /// An image that the host has.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct ReadyImage {
        /// `texture`.
        pub texture: u32,
        /// Width in the image's own pixels.
        pub width: u32,
        /// Height likewise.
        pub height: u32,
    }

    impl ReadyImage {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `texture` is in a row.
        pub const TEXTURE: usize = 0;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 1;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.texture,
                self.width,
                self.height,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                texture: words[0],
                width: words[1],
                height: words[2],
            }
        }
    }

    impl Check<3> for ReadyImage {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for ReadyImage {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }
}

/// Rows and records of placements. Coordinates are signed, in 1/64 dp, each within +-2^29.
pub mod placements {
    pub use super::types::NodeId;

    /// Placements of nodes whose placement in the layout changed.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct Placements {
        /// Rows: `placement`.
        pub words: Vec<u32>,
    }

    /// Placements of nodes whose seen box changed.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct SeenPlacements {
        /// Rows: `seen-placement`.
        pub words: Vec<u32>,
    }

    /// Placements that changed.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct PlacementChanges {
        /// `layout`.
        pub layout: Placements,
        /// `seen`.
        pub seen: SeenPlacements,
    }

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// What `flags` of `placement` says.
    pub mod placement_flags {
        /// Bit 0: focusable.
        pub const FOCUSABLE: u32 = 0x1;
        /// Bit 1: group.
        pub const GROUP: u32 = 0x2;
        /// Bit 2: container.
        pub const CONTAINER: u32 = 0x4;
        /// Bit 3: hidden.
        pub const HIDDEN: u32 = 0x8;
        /// Bit 4: disabled.
        pub const DISABLED: u32 = 0x10;
        /// Bit 5: outside-tree.
        pub const OUTSIDE_TREE: u32 = 0x20;
        /// All of them.
        pub const ALL: u32 = 0x3f;
    }

    /// A node's box in the layout, without transforms. For `scroll`.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Placement {
        /// `node`.
        pub node: u32,
        /// The nearest group above it; 0 is none.
        pub group: u32,
        /// The nearest scroll container above it; 0 is none.
        pub container: u32,
        /// What the node is.
        pub flags: u32,
        /// Left edge of its layout box in the coordinates of its container's content, or of the
        /// stage.
        pub x: i32,
        /// Top edge likewise.
        pub y: i32,
        /// `width`.
        pub width: i32,
        /// `height`.
        pub height: i32,
        /// Width of its own scrollable content; 0 unless it is a container, negative where it
        /// extends to the left.
        pub content_width: i32,
        /// Height of that content; negative where it extends upwards.
        pub content_height: i32,
    }

    impl Placement {
        /// Words of a row.
        pub const WORDS: usize = 10;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `group` is in a row.
        pub const GROUP: usize = 1;
        /// Where `container` is in a row.
        pub const CONTAINER: usize = 2;
        /// Where `flags` is in a row.
        pub const FLAGS: usize = 3;
        /// Where `x` is in a row.
        pub const X: usize = 4;
        /// Where `y` is in a row.
        pub const Y: usize = 5;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 6;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 7;
        /// Where `content-width` is in a row.
        pub const CONTENT_WIDTH: usize = 8;
        /// Where `content-height` is in a row.
        pub const CONTENT_HEIGHT: usize = 9;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 10] {
            [
                self.node,
                self.group,
                self.container,
                self.flags,
                self.x.cast_unsigned(),
                self.y.cast_unsigned(),
                self.width.cast_unsigned(),
                self.height.cast_unsigned(),
                self.content_width.cast_unsigned(),
                self.content_height.cast_unsigned(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 10]) -> Self {
            Self {
                node: words[0],
                group: words[1],
                container: words[2],
                flags: words[3],
                x: words[4].cast_signed(),
                y: words[5].cast_signed(),
                width: words[6].cast_signed(),
                height: words[7].cast_signed(),
                content_width: words[8].cast_signed(),
                content_height: words[9].cast_signed(),
            }
        }
    }

    impl Check<10> for Placement {
        fn check(words: &[u32; 10]) -> Result<(), usize> {
            if words[3] & !0x3f != 0 {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for Placement {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 10>().map(Self::of)
        }
    }

    /// What `flags` of `seen-placement` says.
    pub mod seen_placement_flags {
        /// Bit 0: focusable.
        pub const FOCUSABLE: u32 = 0x1;
        /// Bit 1: group.
        pub const GROUP: u32 = 0x2;
        /// Bit 2: container.
        pub const CONTAINER: u32 = 0x4;
        /// Bit 3: hidden.
        pub const HIDDEN: u32 = 0x8;
        /// Bit 4: disabled.
        pub const DISABLED: u32 = 0x10;
        /// Bit 5: outside-tree.
        pub const OUTSIDE_TREE: u32 = 0x20;
        /// Bit 6: clipped.
        pub const CLIPPED: u32 = 0x40;
        /// Bit 7: off-stage.
        pub const OFF_STAGE: u32 = 0x80;
        /// All of them.
        pub const ALL: u32 = 0xff;
    }

    /// A node's box as seen once every transform is at rest. For `focus`.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct SeenPlacement {
        /// `node`.
        pub node: u32,
        /// The nearest group above it; 0 is none.
        pub group: u32,
        /// The nearest scroll container above it; 0 is none.
        pub container: u32,
        /// What the node is, as in `placement`, and two more flags. `clipped`: nothing of it can be
        /// seen, because it is outside the stage, or outside a node above it that clips and does
        /// not scroll to it. `off-stage`, with `clipped`: only the stage's edge hides it. No node
        /// clips it, and no node above it has moved all of its content off the stage by its own
        /// translation.
        pub flags: u32,
        /// Left edge of the smallest upright box around it on the stage, counted from the box of
        /// the nearest container above it, with every container unscrolled. So the `x` and `y` of
        /// the containers above it add up to where it is on the stage.
        pub x: i32,
        /// Top edge likewise.
        pub y: i32,
        /// `width`.
        pub width: i32,
        /// `height`.
        pub height: i32,
        /// Its distance from the start of its container's content in reading direction: its x in
        /// the layout, counted from the right in right-to-left content.
        pub inline_start: i32,
        /// The nearest focusable node above it; 0 is none.
        pub focusable_above: u32,
        /// The part `a, b, c, d` of the affine map from its content to the stage
        /// (`x' = a x + c y`), in 1/65536, each within +-2^20: how far a scroll target moves its
        /// content.
        pub linear: [i32; 4],
    }

    impl SeenPlacement {
        /// Words of a row.
        pub const WORDS: usize = 14;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `group` is in a row.
        pub const GROUP: usize = 1;
        /// Where `container` is in a row.
        pub const CONTAINER: usize = 2;
        /// Where `flags` is in a row.
        pub const FLAGS: usize = 3;
        /// Where `x` is in a row.
        pub const X: usize = 4;
        /// Where `y` is in a row.
        pub const Y: usize = 5;
        /// Where `width` is in a row.
        pub const WIDTH: usize = 6;
        /// Where `height` is in a row.
        pub const HEIGHT: usize = 7;
        /// Where `inline-start` is in a row.
        pub const INLINE_START: usize = 8;
        /// Where `focusable-above` is in a row.
        pub const FOCUSABLE_ABOVE: usize = 9;
        /// Where `linear` is in a row.
        pub const LINEAR: usize = 10;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 14] {
            [
                self.node,
                self.group,
                self.container,
                self.flags,
                self.x.cast_unsigned(),
                self.y.cast_unsigned(),
                self.width.cast_unsigned(),
                self.height.cast_unsigned(),
                self.inline_start.cast_unsigned(),
                self.focusable_above,
                self.linear[0].cast_unsigned(),
                self.linear[1].cast_unsigned(),
                self.linear[2].cast_unsigned(),
                self.linear[3].cast_unsigned(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 14]) -> Self {
            Self {
                node: words[0],
                group: words[1],
                container: words[2],
                flags: words[3],
                x: words[4].cast_signed(),
                y: words[5].cast_signed(),
                width: words[6].cast_signed(),
                height: words[7].cast_signed(),
                inline_start: words[8].cast_signed(),
                focusable_above: words[9],
                linear: [words[10].cast_signed(), words[11].cast_signed(), words[12].cast_signed(), words[13].cast_signed()],
            }
        }
    }

    impl Check<14> for SeenPlacement {
        fn check(words: &[u32; 14]) -> Result<(), usize> {
            if words[3] & !0xff != 0 {
                return Err(3);
            }
            Ok(())
        }
    }

    impl<'a> Row<'a> for SeenPlacement {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 14>().map(Self::of)
        }
    }

    /// The offset at which a container comes to rest.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Target {
        /// `container`.
        pub container: u32,
        /// Offset in 1/64 dp.
        pub x: i32,
        /// Offset in 1/64 dp.
        pub y: i32,
    }

    impl Target {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `container` is in a row.
        pub const CONTAINER: usize = 0;
        /// Where `x` is in a row.
        pub const X: usize = 1;
        /// Where `y` is in a row.
        pub const Y: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.container,
                self.x.cast_unsigned(),
                self.y.cast_unsigned(),
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                container: words[0],
                x: words[1].cast_signed(),
                y: words[2].cast_signed(),
            }
        }
    }

    impl Check<3> for Target {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for Target {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }
}

/// Where focus is and where it goes. The rules are in `focus.md` beside this file. Lists are bytes
/// (words, little-endian), which a TypeScript component takes in one copy.
///
/// Exact: all numbers are integers (1/64 dp), so that every implementation returns the same.
pub mod focus {
    use std::borrow::Cow;

    pub use super::types::NodeId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::placements::SeenPlacement;
    pub use super::placements::Target;

    /// Why a call was refused. Nothing was changed, unless a case says otherwise.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum FocusError {
        /// The node has no placement, or can neither have focus nor be entered. Carries its id.
        NotFocusable(u32),
        /// The node is a group on screen, but nothing in it can have focus now. Carries its id. The
        /// request is kept: the group gets focus in the first `settle` in which a member can have
        /// it, unless another `focus`, a `move` or the end of the group comes first.
        Empty(u32),
        /// The bytes are not a whole number of placements or targets. Carries their count.
        BadLength(u32),
        /// No `navigation-direction` of the schema that this system knows. Carries the number.
        UnknownDirection(u32),
    }

    impl core::fmt::Display for FocusError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::NotFocusable(it) => write!(f, "not-focusable: {it:?}"),
                Self::Empty(it) => write!(f, "empty: {it:?}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::UnknownDirection(it) => write!(f, "unknown-direction: {it}"),
            }
        }
    }

    impl core::error::Error for FocusError {}

    /// What a call did.
    #[derive(Copy, Clone, PartialEq, Debug, Eq, Default)]
    pub struct Outcome {
        /// The node with focus; 0 is none.
        pub focused: u32,
        /// The node that had it before the call.
        pub previous: u32,
    }

    /// Focus that inputs cannot bring back.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct FocusState {
        /// 2.
        pub version: u32,
        /// The node with focus; 0 is none.
        pub focused: u32,
        /// A group that gets focus as soon as a member of it can have it; 0 is none.
        pub awaited: u32,
        /// Whether nothing has focus meanwhile, since that group traps it. Otherwise focus was
        /// requested while it was empty.
        pub traps: bool,
        /// The node where moves along one axis began, and whose middle they keep to; 0 is none.
        pub anchor: u32,
        /// Whether those moves go left and right.
        pub is_sideways: bool,
        /// Two words per group that had focus in it: the group, and the member that had it last.
        pub memory: Vec<u32>,
        /// The keys of those members, where they have one: the group, and the key.
        pub keys: Vec<(u32, String)>,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Focus {
        /// Takes focus properties and `remove-node` as an entry stream in bytes.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: Cow<'_, [u8]>) -> Result<(), ApplyError>;

        /// Takes rows of `seen-placement`.
        ///
        /// # Errors
        ///
        /// [`FocusError`]; nothing has changed then.
        fn place(&mut self, placements: Cow<'_, [u8]>) -> Result<(), FocusError>;

        /// Moves focus in a `navigation-direction` of the schema, on the screen as it will be when
        /// every container has reached its target: rows of `target`. Without a candidate, focus stays.
        ///
        /// # Errors
        ///
        /// [`FocusError`]; nothing has changed then.
        fn r#move(&mut self, direction: u32, targets: Cow<'_, [u8]>) -> Result<Outcome, FocusError>;

        /// Returns what `move` would do with the same arguments, and why: rows of `figure`
        /// (`inlay:figures`) in bytes. A `move`; then a `level` for each group that it looks at, at
        /// most 16; then, where a member was chosen, at most 8 `candidate`s: the chosen one first, the
        /// others from the best on. Changes nothing.
        ///
        /// # Errors
        ///
        /// [`FocusError`]; nothing has changed then.
        fn explain(&mut self, direction: u32, targets: Cow<'_, [u8]>) -> Result<Vec<u8>, FocusError>;

        /// Gives focus to a node, or to the member of a group that its memory or entry policy names. A
        /// clipped node can have it, but members of a group that are seen come first.
        ///
        /// # Errors
        ///
        /// [`FocusError`]; nothing has changed then.
        fn focus(&mut self, node: u32) -> Result<Outcome, FocusError>;

        /// Repairs focus after changes. If the focused node is gone, hidden or disabled, focus goes to
        /// the nearest member of its group, then of the groups above. If nothing has focus, it goes to
        /// the first member of the stage. It never goes to a clipped node.
        ///
        /// Focus does not leave a group that traps it in all directions while the group is neither
        /// removed nor hidden. Nothing has focus then, until a member can have it.
        fn settle(&mut self) -> Outcome;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Focus and memory.
        fn snapshot(&mut self) -> FocusState;

        /// Takes a state of `snapshot`, after `reset`, one full batch and all placements. Nodes that
        /// are gone are skipped.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: FocusState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Focus::apply`](super::Focus).
        pub const APPLY: &Call = &Call { system: System::Focus, function: "apply" };

        /// [`Focus::place`](super::Focus).
        pub const PLACE: &Call = &Call { system: System::Focus, function: "place" };

        /// [`Focus::r#move`](super::Focus).
        pub const MOVE: &Call = &Call { system: System::Focus, function: "move" };

        /// [`Focus::explain`](super::Focus).
        pub const EXPLAIN: &Call = &Call { system: System::Focus, function: "explain" };

        /// [`Focus::focus`](super::Focus).
        pub const FOCUS: &Call = &Call { system: System::Focus, function: "focus" };

        /// [`Focus::settle`](super::Focus).
        pub const SETTLE: &Call = &Call { system: System::Focus, function: "settle" };

        /// [`Focus::reset`](super::Focus).
        pub const RESET: &Call = &Call { system: System::Focus, function: "reset" };

        /// [`Focus::snapshot`](super::Focus).
        pub const SNAPSHOT: &Call = &Call { system: System::Focus, function: "snapshot" };

        /// [`Focus::restore`](super::Focus).
        pub const RESTORE: &Call = &Call { system: System::Focus, function: "restore" };
    }

    /// Calls of a system: as [`Focus`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Focus> Calls<'_, T> {
        /// [`Focus::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: Cow<'_, [u8]>) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Focus::place`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn place(&mut self, placements: Cow<'_, [u8]>) -> Result<(), crate::Refused<FocusError>> {
            self.0.place(placements).map_err(|error| crate::Refused { call: call::PLACE, error })
        }

        /// [`Focus::move`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn r#move(&mut self, direction: u32, targets: Cow<'_, [u8]>) -> Result<Outcome, crate::Refused<FocusError>> {
            self.0.r#move(direction, targets).map_err(|error| crate::Refused { call: call::MOVE, error })
        }

        /// [`Focus::explain`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn explain(&mut self, direction: u32, targets: Cow<'_, [u8]>) -> Result<Vec<u8>, crate::Refused<FocusError>> {
            self.0.explain(direction, targets).map_err(|error| crate::Refused { call: call::EXPLAIN, error })
        }

        /// [`Focus::focus`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn focus(&mut self, node: u32) -> Result<Outcome, crate::Refused<FocusError>> {
            self.0.focus(node).map_err(|error| crate::Refused { call: call::FOCUS, error })
        }

        /// [`Focus::settle`].
        pub fn settle(&mut self) -> Outcome {
            self.0.settle()
        }

        /// [`Focus::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Focus::snapshot`].
        pub fn snapshot(&mut self) -> FocusState {
            self.0.snapshot()
        }

        /// [`Focus::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: FocusState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// Pixels of a draw list, without a GPU. Not part of the engine: the host calls it.
pub mod raster {
    use std::borrow::Cow;

    pub use super::draw_list::Words;
    pub use super::types::TextureId;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum RasterError {
        /// The words are not a draw list, or one of another version. Carries the position in words.
        BadList(u32),
        /// A width or height is 0 or above 16384. Carries it.
        BadSize(u32),
        /// The pixels are not as many as the size says. Carries the count of bytes that was
        /// expected.
        BadLength(u32),
        /// A delta to a list that this raster has not seen: it needs a full one. Carries the frame
        /// that was expected.
        MissedFrame(u32),
    }

    impl core::fmt::Display for RasterError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::BadList(it) => write!(f, "bad-list: {it}"),
                Self::BadSize(it) => write!(f, "bad-size: {it}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::MissedFrame(it) => write!(f, "missed-frame: {it}"),
            }
        }
    }

    impl core::error::Error for RasterError {}

    /// The functions of the interface; its documentation is that of the module.
    pub trait Raster {
        /// Sets the pixels of a texture: RGBA, 8 bits each, sRGB, alpha premultiplied, rows from the
        /// top without padding. They are kept while lists name the texture; if the next list does not,
        /// they are freed.
        ///
        /// # Errors
        ///
        /// [`RasterError`]; nothing has changed then.
        fn set_image(&mut self, texture: u32, width: u32, height: u32, pixels: Cow<'_, [u8]>) -> Result<(), RasterError>;

        /// Takes a full list, or a delta that follows the last list.
        ///
        /// # Errors
        ///
        /// [`RasterError`]; nothing has changed then.
        fn apply(&mut self, words: &[u32]) -> Result<(), RasterError>;

        /// Draws everything. Returns RGBA of the surface, alpha premultiplied.
        ///
        /// # Errors
        ///
        /// [`RasterError`]; nothing has changed then.
        fn draw(&mut self) -> Result<Vec<u8>, RasterError>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);
    }
}

/// The draw list: paint properties, geometry, glyphs and textures in; words for a GPU host or
/// `raster` out. Its format is `inlay:draw-list`.
///
/// Two implementations draw the same; they may order the pool of instances and cut batches
/// differently. Byte for byte, `full` is equal between two builds of one implementation after the
/// same calls, and equal to that of one rebuilt from `redraw` of scene and text.
pub mod render {
    pub use super::draw_list::Words;
    pub use super::types::NodeId;
    pub use super::types::TextureId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::types::NoState;
    pub use super::drawing::Drawing;
    pub use super::glyphs::Glyphs;
    pub use super::glyphs::Uploads;
    pub use super::images::NodeImage;
    pub use super::images::ReadyImage;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum RenderError {
        /// The node was never created, or was removed. Carries its id.
        UnknownNode(u32),
        /// A list is not a whole number of items, or two that belong together differ in length.
        /// Carries the wrong length.
        BadLength(u32),
        /// A number is not finite or out of range. Carries its position.
        BadNumber(u32),
        /// The atlas page has no texture. Carries its number.
        UnknownPage(u32),
    }

    impl core::fmt::Display for RenderError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownNode(it) => write!(f, "unknown-node: {it:?}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::BadNumber(it) => write!(f, "bad-number: {it}"),
                Self::UnknownPage(it) => write!(f, "unknown-page: {it}"),
            }
        }
    }

    impl core::error::Error for RenderError {}

    /// What the host draws on.
    #[derive(Copy, Clone, PartialEq, Debug, Default)]
    pub struct Surface {
        /// Stage in dp, above 0.
        pub width: f32,
        /// `height`.
        pub height: f32,
        /// Surface in device pixels, 1 to 16384.
        pub pixel_width: u32,
        /// `pixel-height`.
        pub pixel_height: u32,
        /// Textures that one batch may use, 1 to 16.
        pub texture_units: u32,
        /// Most pixels of all targets together; 0 if the host has none. A group that does not fit
        /// is not drawn as one: its opacity is that of each instance in it.
        pub target_pixels: u32,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Render {
        /// Starts over for a surface: the next list is full.
        ///
        /// # Errors
        ///
        /// [`RenderError`]; nothing has changed then.
        fn set_surface(&mut self, surface: Surface) -> Result<(), RenderError>;

        /// Takes paint properties and their animated values, and `create-node` and `remove-node`.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError>;

        /// Takes what the scene changed.
        ///
        /// # Errors
        ///
        /// [`RenderError`]; nothing has changed then.
        fn set_drawing(&mut self, drawing: Drawing) -> Result<(), RenderError>;

        /// Takes paragraphs that changed.
        ///
        /// # Errors
        ///
        /// [`RenderError`]; nothing has changed then.
        fn set_glyphs(&mut self, glyphs: Glyphs) -> Result<(), RenderError>;

        /// Sets the texture of an atlas page.
        fn set_page(&mut self, page: u32, texture: u32);

        /// Takes pixels of atlas pages, which the next list passes on.
        ///
        /// # Errors
        ///
        /// [`RenderError`]; nothing has changed then.
        fn upload(&mut self, uploads: Uploads) -> Result<(), RenderError>;

        /// Takes images that the host has: rows of `ready-image`. Lists name them until
        /// `drop-textures`, whether or not a node shows them: the host keeps exactly the textures that
        /// lists name.
        ///
        /// # Errors
        ///
        /// [`RenderError`]; nothing has changed then.
        fn set_textures(&mut self, textures: &[u32]) -> Result<(), RenderError>;

        /// Images that painters filter from mipmap levels from now on, until `drop-textures`. Other
        /// textures are ignored.
        fn set_levels(&mut self, textures: &[u32]);

        /// Takes images of nodes that changed: rows of `node-image`.
        ///
        /// # Errors
        ///
        /// [`RenderError`]; nothing has changed then.
        fn set_images(&mut self, images: &[u32]) -> Result<(), RenderError>;

        /// Frees textures.
        fn drop_textures(&mut self, textures: &[u32]);

        /// Returns what changed since the last list, as a draw list; empty if nothing did.
        fn draw(&mut self) -> Vec<u32>;

        /// Returns nodes whose clips are nested too deep to cut exactly: at most eight may have radii
        /// or be rotated on the surface, their own included. Returns those that the last `draw` found,
        /// each once until it is no longer too deep.
        fn take_deep_clips(&mut self) -> Vec<u32>;

        /// Pixels of all targets, as of the last list.
        fn target_pixels(&mut self) -> u32;

        /// Returns everything as a draw list: for a host that starts or has lost its textures, for
        /// `raster`, and for comparisons. Pixels of pages must have gone to `upload` before. Does not
        /// affect the deltas of `draw`.
        fn full(&mut self) -> Vec<u32>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Empty: the list derives from inputs.
        fn snapshot(&mut self) -> NoState;

        /// Takes a state of `snapshot`, after `reset` and one full batch.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: NoState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Render::set_surface`](super::Render).
        pub const SET_SURFACE: &Call = &Call { system: System::Render, function: "set-surface" };

        /// [`Render::apply`](super::Render).
        pub const APPLY: &Call = &Call { system: System::Render, function: "apply" };

        /// [`Render::set_drawing`](super::Render).
        pub const SET_DRAWING: &Call = &Call { system: System::Render, function: "set-drawing" };

        /// [`Render::set_glyphs`](super::Render).
        pub const SET_GLYPHS: &Call = &Call { system: System::Render, function: "set-glyphs" };

        /// [`Render::set_page`](super::Render).
        pub const SET_PAGE: &Call = &Call { system: System::Render, function: "set-page" };

        /// [`Render::upload`](super::Render).
        pub const UPLOAD: &Call = &Call { system: System::Render, function: "upload" };

        /// [`Render::set_textures`](super::Render).
        pub const SET_TEXTURES: &Call = &Call { system: System::Render, function: "set-textures" };

        /// [`Render::set_levels`](super::Render).
        pub const SET_LEVELS: &Call = &Call { system: System::Render, function: "set-levels" };

        /// [`Render::set_images`](super::Render).
        pub const SET_IMAGES: &Call = &Call { system: System::Render, function: "set-images" };

        /// [`Render::drop_textures`](super::Render).
        pub const DROP_TEXTURES: &Call = &Call { system: System::Render, function: "drop-textures" };

        /// [`Render::draw`](super::Render).
        pub const DRAW: &Call = &Call { system: System::Render, function: "draw" };

        /// [`Render::take_deep_clips`](super::Render).
        pub const TAKE_DEEP_CLIPS: &Call = &Call { system: System::Render, function: "take-deep-clips" };

        /// [`Render::target_pixels`](super::Render).
        pub const TARGET_PIXELS: &Call = &Call { system: System::Render, function: "target-pixels" };

        /// [`Render::full`](super::Render).
        pub const FULL: &Call = &Call { system: System::Render, function: "full" };

        /// [`Render::reset`](super::Render).
        pub const RESET: &Call = &Call { system: System::Render, function: "reset" };

        /// [`Render::snapshot`](super::Render).
        pub const SNAPSHOT: &Call = &Call { system: System::Render, function: "snapshot" };

        /// [`Render::restore`](super::Render).
        pub const RESTORE: &Call = &Call { system: System::Render, function: "restore" };
    }

    /// Calls of a system: as [`Render`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Render> Calls<'_, T> {
        /// [`Render::set_surface`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_surface(&mut self, surface: Surface) -> Result<(), crate::Refused<RenderError>> {
            self.0.set_surface(surface).map_err(|error| crate::Refused { call: call::SET_SURFACE, error })
        }

        /// [`Render::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32]) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Render::set_drawing`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_drawing(&mut self, drawing: Drawing) -> Result<(), crate::Refused<RenderError>> {
            self.0.set_drawing(drawing).map_err(|error| crate::Refused { call: call::SET_DRAWING, error })
        }

        /// [`Render::set_glyphs`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_glyphs(&mut self, glyphs: Glyphs) -> Result<(), crate::Refused<RenderError>> {
            self.0.set_glyphs(glyphs).map_err(|error| crate::Refused { call: call::SET_GLYPHS, error })
        }

        /// [`Render::set_page`].
        pub fn set_page(&mut self, page: u32, texture: u32) {
            self.0.set_page(page, texture);
        }

        /// [`Render::upload`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn upload(&mut self, uploads: Uploads) -> Result<(), crate::Refused<RenderError>> {
            self.0.upload(uploads).map_err(|error| crate::Refused { call: call::UPLOAD, error })
        }

        /// [`Render::set_textures`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_textures(&mut self, textures: &[u32]) -> Result<(), crate::Refused<RenderError>> {
            self.0.set_textures(textures).map_err(|error| crate::Refused { call: call::SET_TEXTURES, error })
        }

        /// [`Render::set_levels`].
        pub fn set_levels(&mut self, textures: &[u32]) {
            self.0.set_levels(textures);
        }

        /// [`Render::set_images`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_images(&mut self, images: &[u32]) -> Result<(), crate::Refused<RenderError>> {
            self.0.set_images(images).map_err(|error| crate::Refused { call: call::SET_IMAGES, error })
        }

        /// [`Render::drop_textures`].
        pub fn drop_textures(&mut self, textures: &[u32]) {
            self.0.drop_textures(textures);
        }

        /// [`Render::draw`].
        pub fn draw(&mut self) -> Vec<u32> {
            self.0.draw()
        }

        /// [`Render::take_deep_clips`].
        pub fn take_deep_clips(&mut self) -> Vec<u32> {
            self.0.take_deep_clips()
        }

        /// [`Render::target_pixels`].
        pub fn target_pixels(&mut self) -> u32 {
            self.0.target_pixels()
        }

        /// [`Render::full`].
        pub fn full(&mut self) -> Vec<u32> {
            self.0.full()
        }

        /// [`Render::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Render::snapshot`].
        pub fn snapshot(&mut self) -> NoState {
            self.0.snapshot()
        }

        /// [`Render::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: NoState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// What to load, keep and evict: one space of texture ids and one byte budget for images, atlas
/// pages and render targets.
///
/// - Images in the viewport are requested first and never evicted, not even beyond the budget;
///   those only in bounds are requested if they fit the budget beside everything else in bounds.
///   Out of bounds nothing is requested, loads are cancelled, and ready images stay until their
///   bytes are needed.
/// - Over the budget, images out of bounds go before those in bounds, and those shown longest ago
///   first; of those shown at the same time, those that were wanted first.
/// - An image in the viewport is requested again, into its texture, if it is seen at 1.15 times its
///   size or more and its file has the pixels, or if it is seen at half its size or less and takes
///   more than 65,536 bytes. Of several nodes that show one image, the largest width and the
///   largest height count.
/// - Texture ids are 20 bits of slot, from 1, and 12 of generation. Unused slots come first, then
///   the slot freed longest ago.
///
/// Nothing depends on a clock: time is the argument of `update`, and never goes back.
pub mod resources {
    pub use super::types::NodeId;
    pub use super::types::TextureId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::images::NodeImage;
    pub use super::images::Urgency;
    pub use super::images::VisibleNode;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum ResourceError {
        /// The texture is not being loaded. Carries its id.
        UnknownTexture(u32),
        /// A width or height is 0 or above 16384. Carries it.
        BadSize(u32),
        /// The list is not a whole number of items. Carries its length.
        BadLength(u32),
        /// All texture ids are in use. Carries their count.
        OutOfTextures(u32),
        /// No `load-error` of the schema that this system knows. Carries the number.
        UnknownReason(u32),
    }

    impl core::fmt::Display for ResourceError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownTexture(it) => write!(f, "unknown-texture: {it:?}"),
                Self::BadSize(it) => write!(f, "bad-size: {it}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::OutOfTextures(it) => write!(f, "out-of-textures: {it}"),
                Self::UnknownReason(it) => write!(f, "unknown-reason: {it}"),
            }
        }
    }

    impl core::error::Error for ResourceError {}

    /// An image to load.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct Request {
        /// The texture for it. If that is ready already, this request is for more or fewer pixels
        /// of the same image: until they arrive, the old ones are shown, and nodes get no event.
        pub texture: u32,
        /// `url`.
        pub url: String,
        /// Size at which it is shown, in device pixels. A side of 0 follows from the other by the
        /// image's aspect ratio; if both are 0, the size is the image's own. The host may decode to
        /// any size from one that covers this up to the image's own.
        pub width: u32,
        /// `height`.
        pub height: u32,
        /// How visible it is: 1 in bounds, 2 in the viewport.
        pub visibility: u32,
    }

    /// What changed.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Changes {
        /// Images to load, the most urgent first.
        pub requests: Vec<Request>,
        /// Loads that are no longer needed. Pixels that were there before stay.
        pub cancelled: Vec<u32>,
        /// Running loads that came into the viewport or left it: rows of `urgency`.
        pub urgency: Vec<u32>,
        /// Textures that are freed.
        pub released: Vec<u32>,
        /// Textures of ready images that are seen at less than half their size, each once until it
        /// is released: painters filter them from mipmap levels, which take another third of their
        /// bytes. These count against the budget.
        pub levels: Vec<u32>,
        /// Rows of `node-image`. A node is in the list when its state changed, and when its `src`
        /// changed since the last update, even back to the earlier value: each change of `src` is
        /// answered by a load that ended after it. A failed image that is loaded again stays failed
        /// until a load succeeds.
        pub nodes: Vec<u32>,
        /// When the next load is due of an image that failed for a cause that may pass (`network`,
        /// `timed-out`), in milliseconds: `update` at that time requests it. That is 1, 2, 4 ...
        /// seconds after a failure, at most 60, while the image is in bounds.
        pub wake: Option<f64>,
    }

    /// An image whose last load failed.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct FailedImage {
        /// `url`.
        pub url: String,
        /// `load-error` of the schema; one that is unknown counts as `timed-out`.
        pub reason: u32,
        /// Failed loads in a row.
        pub failures: u32,
    }

    /// What inputs cannot bring back.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct ResourceState {
        /// 2.
        pub version: u32,
        /// URLs of ready images, the one shown longest ago first.
        pub recency: Vec<String>,
        /// After `restore`, those whose cause may pass are loaded again at once, others on the
        /// app's request.
        pub failed: Vec<FailedImage>,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Resources {
        /// Most bytes of textures. What is visible is never evicted, even beyond it.
        fn set_budget(&mut self, bytes: u32);

        /// Takes `src`, `reload-image` and `remove-node`, and `object-fit` and `source-rect`: an image
        /// of which a node counts pixels is wanted at its own size.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError>;

        /// Says where nodes are: rows of `visible-node`.
        ///
        /// # Errors
        ///
        /// [`ResourceError`]; nothing has changed then.
        fn set_visible(&mut self, nodes: &[u32]) -> Result<(), ResourceError>;

        /// A requested image was decoded: its own size in pixels, and the bytes of its texture.
        ///
        /// # Errors
        ///
        /// [`ResourceError`]; nothing has changed then.
        fn arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), ResourceError>;

        /// A requested image failed, with a `load-error` of the schema. Pixels that were there before
        /// stay. The failure counts from the time of the next `update`.
        ///
        /// # Errors
        ///
        /// [`ResourceError`]; nothing has changed then.
        fn fail(&mut self, texture: u32, reason: u32) -> Result<(), ResourceError>;

        /// Reserves a texture for an atlas page or render target. It counts against the budget until
        /// `release`.
        ///
        /// # Errors
        ///
        /// [`ResourceError`]; nothing has changed then.
        fn reserve(&mut self, bytes: u32) -> Result<u32, ResourceError>;

        /// Frees a reserved texture.
        ///
        /// # Errors
        ///
        /// [`ResourceError`]; nothing has changed then.
        fn release(&mut self, texture: u32) -> Result<(), ResourceError>;

        /// Decides what to load, cancel and free. `time`, in milliseconds, orders recency and dates
        /// failures.
        fn update(&mut self, time: f64) -> Changes;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Recency and failures.
        fn snapshot(&mut self) -> ResourceState;

        /// Takes a state of `snapshot`, after `reset` and one full batch.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: ResourceState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Resources::set_budget`](super::Resources).
        pub const SET_BUDGET: &Call = &Call { system: System::Resources, function: "set-budget" };

        /// [`Resources::apply`](super::Resources).
        pub const APPLY: &Call = &Call { system: System::Resources, function: "apply" };

        /// [`Resources::set_visible`](super::Resources).
        pub const SET_VISIBLE: &Call = &Call { system: System::Resources, function: "set-visible" };

        /// [`Resources::arrive`](super::Resources).
        pub const ARRIVE: &Call = &Call { system: System::Resources, function: "arrive" };

        /// [`Resources::fail`](super::Resources).
        pub const FAIL: &Call = &Call { system: System::Resources, function: "fail" };

        /// [`Resources::reserve`](super::Resources).
        pub const RESERVE: &Call = &Call { system: System::Resources, function: "reserve" };

        /// [`Resources::release`](super::Resources).
        pub const RELEASE: &Call = &Call { system: System::Resources, function: "release" };

        /// [`Resources::update`](super::Resources).
        pub const UPDATE: &Call = &Call { system: System::Resources, function: "update" };

        /// [`Resources::reset`](super::Resources).
        pub const RESET: &Call = &Call { system: System::Resources, function: "reset" };

        /// [`Resources::snapshot`](super::Resources).
        pub const SNAPSHOT: &Call = &Call { system: System::Resources, function: "snapshot" };

        /// [`Resources::restore`](super::Resources).
        pub const RESTORE: &Call = &Call { system: System::Resources, function: "restore" };
    }

    /// Calls of a system: as [`Resources`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Resources> Calls<'_, T> {
        /// [`Resources::set_budget`].
        pub fn set_budget(&mut self, bytes: u32) {
            self.0.set_budget(bytes);
        }

        /// [`Resources::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32]) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Resources::set_visible`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_visible(&mut self, nodes: &[u32]) -> Result<(), crate::Refused<ResourceError>> {
            self.0.set_visible(nodes).map_err(|error| crate::Refused { call: call::SET_VISIBLE, error })
        }

        /// [`Resources::arrive`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), crate::Refused<ResourceError>> {
            self.0.arrive(texture, width, height, bytes).map_err(|error| crate::Refused { call: call::ARRIVE, error })
        }

        /// [`Resources::fail`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn fail(&mut self, texture: u32, reason: u32) -> Result<(), crate::Refused<ResourceError>> {
            self.0.fail(texture, reason).map_err(|error| crate::Refused { call: call::FAIL, error })
        }

        /// [`Resources::reserve`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn reserve(&mut self, bytes: u32) -> Result<u32, crate::Refused<ResourceError>> {
            self.0.reserve(bytes).map_err(|error| crate::Refused { call: call::RESERVE, error })
        }

        /// [`Resources::release`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn release(&mut self, texture: u32) -> Result<(), crate::Refused<ResourceError>> {
            self.0.release(texture).map_err(|error| crate::Refused { call: call::RELEASE, error })
        }

        /// [`Resources::update`].
        pub fn update(&mut self, time: f64) -> Changes {
            self.0.update(time)
        }

        /// [`Resources::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Resources::snapshot`].
        pub fn snapshot(&mut self) -> ResourceState {
            self.0.snapshot()
        }

        /// [`Resources::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: ResourceState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// Scroll containers: the target of each, and its offset at a time.
///
/// # The focused node is in view
///
/// Two laws hold for the node of the last `set-focus` and every container around it, the innermost
/// one first, while that node has a placement and no `scroll-to` holds:
///
/// 1. *Its position at rest depends on the scene, not on history.* The target of each container is
///    what its policy computes from the placements, the properties and the node as they are now.
///    Policies `edge` and `page` keep a target at which the node is wholly in view, as far as it
///    fits: that is the only history. So `reveal` of the focused node changes nothing at rest.
/// 2. *It is in view in every frame.* After every `tick`, at least 16 dp of the node (all of a
///    smaller node; in a smaller container its whole length) are within the box of each container,
///    in each axis, however far and however often focus moved.
///
/// Exceptions to both: a policy `none`, and parts that the end of the content or a key line leaves
/// outside the box at rest. A `scroll-to`, and a `reveal` of another node that changes a target of
/// the container, hold until focus moves, any placement changes, or any property below except
/// `scroll-motion` gets another value. Where they come in one frame, `scroll-to` counts after
/// placements and properties, and before focus.
///
/// # Targets
///
/// Targets are whole 1/64 dp. The box of a container is its padding box: its border box less the
/// border widths. In each axis, counted from the start of the content: `target` is the present
/// target, `box` the length of the container's box, `start`, `length` and `end` the node's in the
/// content, `before` and `after` the scroll paddings (`before` at most `box`, `after` at most what
/// that leaves), `room` is `box - before - after`. Where content extends to the left or up,
/// everything is mirrored first, and the result is negated.
///
/// - `key-line`: `start + round(key-line-item * length) - round(key-line * box)`, where `round` is
///   to the nearest, halves up, of the product of the two numbers as f64.
/// - `center`: `start - before - floor((room - length) / 2)`.
/// - `edge`: CSSOM View's `nearest`. A node that does not fit in `room` but in `box` is shown
///   whole: with `spare = max(box - length, 0)` below `before + after`, `before` becomes
///   `floor(before * spare / (before + after))`, `after` what remains of `spare`, `room` what both
///   leave. With `a = start - before` and `b = end - (box - after)`: the target stays if it is
///   neither above `a` nor below `b`, or both; above `a` alone it becomes `a` (`b` if `length`
///   exceeds `room`), below `b` alone it becomes `b` (`a` if it exceeds).
/// - `page`: the target stays if `edge` would let it stay. Else pages are `max(room, 1)` long, the
///   first starting with the content: `edge` from `floor(start / page) * page - before`.
/// - `none`: stays.
///
/// All are clamped to 0 and to the content's length beyond the box. The next container outwards
/// sees the node at this container's target, cut to its box.
///
/// # Whole pixels
///
/// Content at rest is drawn on whole device pixels: in each axis, with `pixels` of `set-resolution`
/// and the target in dp, at `floor(target * pixels + 0.5) / pixels`. So `offsets` says where
/// content is, for which all laws above hold, and where it is drawn. In a motion the difference
/// between both goes from what it was to what it will be as the motion itself goes, without its
/// speed, and the motion rests once both do. So it is smooth to its end, and nothing jumps.
///
/// # Motion
///
/// A motion starts at the time of the call that caused it, from the offset and with the speed at
/// that time. Offsets are computed in f64 and rounded to f32; they depend on the times of calls
/// other than `tick`, never on how many ticks there are. A tween adds the speed that it inherits,
/// beyond its own at its start, as `speed * p * (1 - p)^2` times its duration. A spring is the
/// closed form for a mass of 1. It rests once a falling bound of its motion stays within 1/16 dp of
/// the target. No offset leaves the content: at an end, speed is lost.
///
/// - *At once:* a container that the last `tick` did not show (new in the tree, or hidden) jumps to
///   its target.
/// - *Moved boxes move offsets at once.* If placements change and focus does not, offset and target
///   move alike, so that a motion continues relative to the node: with `edge` by the whole change
///   of the target, with `key-line` and `center` by as much of it as the policy's result changed
///   before it came within the content, with `page` not at all. The rest is a motion.
/// - *In view:* an offset is kept where law 2 holds. With the node from `s` to `e` in the content,
///   as the containers within are at that time, the part of the box from `p` to `q` that the
///   containers around can scroll into their boxes (the whole box if none of it), and
///   `v = min(16, e - s, q - p)`, it is kept from `s + v - q` to `e - v - p`. Where focus moves and
///   the offset is outside, the motion starts from the nearest end of that range, towards the
///   target, with at least the square root of a spring's stiffness times the gap as its speed.
/// - *Faster as it falls behind:* if focus moves during the motion of an earlier move, the new one
///   plays at a rate: `min(1, lag / room)^2 * response / interval`, at least 1, at most 64. `lag`
///   is the distance to the new target, `room` from the target to the end of the range above on the
///   offset's side, `interval` the time since that earlier move; `response` is a tween's duration,
///   and of a spring `max(2 * damping / stiffness, 4 / sqrt(stiffness))` seconds. With an
///   `interval` of 0, and if anything but focus changes the target, the rate stays.
pub mod scroll {
    pub use super::types::NodeId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::boxes::Offset;
    pub use super::placements::Placements;
    pub use super::placements::Target;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug)]
    pub enum ScrollError {
        /// The node has no placement. Carries its id.
        UnknownNode(u32),
        /// The list is not a whole number of placements. Carries its length.
        BadLength(u32),
        /// A time is not finite, or before the last one. Carries the last time, in whole
        /// milliseconds.
        BadTime(f64),
    }

    impl core::fmt::Display for ScrollError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownNode(it) => write!(f, "unknown-node: {it:?}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::BadTime(it) => write!(f, "bad-time: {it}"),
            }
        }
    }

    impl core::error::Error for ScrollError {}

    /// Offsets at a time.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Offsets {
        /// Containers that moved since the last call, and those that came to rest, in ascending
        /// order.
        pub containers: Vec<u32>,
        /// An `offset` per container: x and y in dp, 0 where the content begins, growing right and
        /// down; negative where content extends to the left or up, as CSSOM View's `scrollLeft` in
        /// right-to-left content.
        pub values: Vec<f32>,
        /// Where the content is drawn: an `offset` per container ("Whole pixels").
        pub drawn: Vec<f32>,
        /// Containers that came to rest. A container that moved with boxes rests at the next call.
        pub rested: Vec<u32>,
        /// Whether any container still moves.
        pub moving: bool,
    }

    /// Motion that inputs cannot bring back.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct ScrollState {
        /// 2.
        pub version: u32,
        /// Containers in the tree that scroll, in ascending order.
        pub containers: Vec<u32>,
        /// Fourteen numbers per container, finite. In x and y each: the offset from which the
        /// motion began, the target, both in dp; the speed with which it began, in dp per second of
        /// the motion's own time, which runs `rate` times as fast (for a tween, the speed beyond
        /// its own); the time in milliseconds at which it began; its rate, 1 to 64; how far from
        /// the offset its content was drawn then, in dp. Then the time in milliseconds at which
        /// focus last moved in the container, and flags: 1 its targets follow the focused node, 2
        /// it moved since it was last in `rested`. At rest, offset and target
        /// are equal, the speed is 0 and the rate 1. A motion of a `scroll-to` is stored as it is
        /// now, and continues with `scroll-motion`.
        pub values: Vec<f64>,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Scroll {
        /// Takes `select-node`, `remove-node`, `scroll-to`, the properties `scroll-axis`,
        /// `scroll-policy`, `key-line`, `key-line-item`, the four `scroll-padding-*`,
        /// `scroll-motion` and the four `border-*-width`, and `unset-property` of these, which restores
        /// the schema's default. Anything else is unsupported. Motions that this causes start at
        /// `time`; a time that is not finite, or before the last one, counts as the last one. A
        /// `scroll-to` sees the placements that hold at the next `targets`, `tick`, `reveal` or change
        /// of focus; a container that is not in the tree then, or scrolls in no axis, ignores it.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), ApplyError>;

        /// Takes placements of containers and of what can have focus in them; `time` as in `apply`.
        /// Targets beyond the new end of a content move back to it. A container that left the tree is
        /// at offset 0 when it comes back.
        ///
        /// # Errors
        ///
        /// [`ScrollError`]; nothing has changed then.
        fn place(&mut self, placements: Placements, time: f64) -> Result<(), ScrollError>;

        /// Says which node has focus; 0 is none. A node without a placement is followed once it has
        /// one.
        ///
        /// # Errors
        ///
        /// [`ScrollError`]; nothing has changed then.
        fn set_focus(&mut self, node: u32, time: f64) -> Result<(), ScrollError>;

        /// Sets new targets for the node by the policies of its containers, the innermost container
        /// first. A container whose target stays continues its motion. For the focused node, this ends
        /// a `scroll-to`.
        ///
        /// # Errors
        ///
        /// [`ScrollError`]; nothing has changed then.
        fn reveal(&mut self, node: u32, time: f64) -> Result<(), ScrollError>;

        /// Returns the targets of all containers in the tree that scroll, in ascending order of ids,
        /// three words each: id, x, y, as signed numbers in 1/64 dp. `focus` uses them to see the
        /// screen as it will be.
        fn targets(&mut self) -> Vec<u32>;

        /// Returns offsets at a time. Times do not go back. It is not called while nothing is `moving`
        /// and no other function was called since.
        ///
        /// # Errors
        ///
        /// [`ScrollError`]; nothing has changed then.
        fn tick(&mut self, time: f64) -> Result<Offsets, ScrollError>;

        /// Sets the device pixels per dp, across and down. Before the first call, after `reset`, and in
        /// an axis in which they are not positive, content is drawn where its offset says.
        fn set_resolution(&mut self, pixels_x: f32, pixels_y: f32);

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Motion of all containers.
        fn snapshot(&mut self) -> ScrollState;

        /// Takes a state of `snapshot`, after `reset`, one full batch, all placements and `set-focus`.
        /// Containers that are gone or no longer scroll are skipped. The next `tick` reports every
        /// offset that is not 0, at any time.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: ScrollState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Scroll::apply`](super::Scroll).
        pub const APPLY: &Call = &Call { system: System::Scroll, function: "apply" };

        /// [`Scroll::place`](super::Scroll).
        pub const PLACE: &Call = &Call { system: System::Scroll, function: "place" };

        /// [`Scroll::set_focus`](super::Scroll).
        pub const SET_FOCUS: &Call = &Call { system: System::Scroll, function: "set-focus" };

        /// [`Scroll::reveal`](super::Scroll).
        pub const REVEAL: &Call = &Call { system: System::Scroll, function: "reveal" };

        /// [`Scroll::targets`](super::Scroll).
        pub const TARGETS: &Call = &Call { system: System::Scroll, function: "targets" };

        /// [`Scroll::tick`](super::Scroll).
        pub const TICK: &Call = &Call { system: System::Scroll, function: "tick" };

        /// [`Scroll::set_resolution`](super::Scroll).
        pub const SET_RESOLUTION: &Call = &Call { system: System::Scroll, function: "set-resolution" };

        /// [`Scroll::reset`](super::Scroll).
        pub const RESET: &Call = &Call { system: System::Scroll, function: "reset" };

        /// [`Scroll::snapshot`](super::Scroll).
        pub const SNAPSHOT: &Call = &Call { system: System::Scroll, function: "snapshot" };

        /// [`Scroll::restore`](super::Scroll).
        pub const RESTORE: &Call = &Call { system: System::Scroll, function: "restore" };
    }

    /// Calls of a system: as [`Scroll`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Scroll> Calls<'_, T> {
        /// [`Scroll::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries, time).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Scroll::place`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn place(&mut self, placements: Placements, time: f64) -> Result<(), crate::Refused<ScrollError>> {
            self.0.place(placements, time).map_err(|error| crate::Refused { call: call::PLACE, error })
        }

        /// [`Scroll::set_focus`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_focus(&mut self, node: u32, time: f64) -> Result<(), crate::Refused<ScrollError>> {
            self.0.set_focus(node, time).map_err(|error| crate::Refused { call: call::SET_FOCUS, error })
        }

        /// [`Scroll::reveal`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn reveal(&mut self, node: u32, time: f64) -> Result<(), crate::Refused<ScrollError>> {
            self.0.reveal(node, time).map_err(|error| crate::Refused { call: call::REVEAL, error })
        }

        /// [`Scroll::targets`].
        pub fn targets(&mut self) -> Vec<u32> {
            self.0.targets()
        }

        /// [`Scroll::tick`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn tick(&mut self, time: f64) -> Result<Offsets, crate::Refused<ScrollError>> {
            self.0.tick(time).map_err(|error| crate::Refused { call: call::TICK, error })
        }

        /// [`Scroll::set_resolution`].
        pub fn set_resolution(&mut self, pixels_x: f32, pixels_y: f32) {
            self.0.set_resolution(pixels_x, pixels_y);
        }

        /// [`Scroll::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Scroll::snapshot`].
        pub fn snapshot(&mut self) -> ScrollState {
            self.0.snapshot()
        }

        /// [`Scroll::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: ScrollState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// Rows and records of states.
pub mod states {
    pub use super::types::NodeId;

    /// States that changed.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct StateChanges {
        /// Rows: `state-change`.
        pub nodes: Vec<u32>,
    }

    #[allow(unused_imports, reason = "not every table has rows of every kind")]
    use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};

    /// A change of a node's states.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct StateChange {
        /// `node`.
        pub node: u32,
        /// `states` of `inlay:schema`, before.
        pub before: u32,
        /// `states` of `inlay:schema`, now.
        pub now: u32,
    }

    impl StateChange {
        /// Words of a row.
        pub const WORDS: usize = 3;
        /// Where `node` is in a row.
        pub const NODE: usize = 0;
        /// Where `before` is in a row.
        pub const BEFORE: usize = 1;
        /// Where `now` is in a row.
        pub const NOW: usize = 2;

        /// The row in words.
        #[inline]
        pub const fn words(&self) -> [u32; 3] {
            [
                self.node,
                self.before,
                self.now,
            ]
        }

        /// The row of words, whatever they are.
        #[inline]
        pub const fn of(words: &[u32; 3]) -> Self {
            Self {
                node: words[0],
                before: words[1],
                now: words[2],
            }
        }
    }

    impl Check<3> for StateChange {
        fn check(_: &[u32; 3]) -> Result<(), usize> {
            Ok(())
        }
    }

    impl<'a> Row<'a> for StateChange {
        fn read(reader: &mut Reader<'a>) -> Read<Self> {
            reader.checked::<Self, 3>().map(Self::of)
        }
    }
}

/// The tree on screen: order, inherited opacity and visibility, states, transforms, clips, culling.
///
/// Transforms are computed in f32. From a border box to its parent's: `translate` after `rotation`
/// after `scale`, both about the pivot. An offset scrolls the content of a container. A node is
/// hidden if it or one above has `display: none` or `visibility: hidden`. Opacity is the product of
/// its own and those above. The drawing order is that of the tree; siblings are sorted by
/// `z-index`, stably.
///
/// A node is in the viewport if its bounding box on the stage overlaps the stage and the boxes that
/// clip it (a box without area: if it is inside them). It is in bounds if the same holds with these
/// grown by its `cull-margin` on each side. A node that is not in bounds is not in the order, and
/// has no geometry until it is. Placements are rounded to the nearest 1/64 dp, halves away from 0.
///
/// A node of `display: contents` has no box: it is not drawn, never in bounds, and its `bounds` are
/// four zeros. Its opacity, transform, clips, `focusable` and `scroll-axis` have no effect. As a
/// focus group, its placement is the box around its children's. On images and texts `contents` is
/// `none`.
///
/// The raster scale of a text is the greater pixel ratio times its scale on the stage, held within
/// 0.25 to 8. The scale on the stage is rounded up to steps, of 1/8 up to 2 and of 1/2 above, and
/// is at least one step and at most 16. A scale less than a hundredth of a step above a step counts
/// as that step.
pub mod scene {
    pub use super::types::NodeId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::types::NoState;
    pub use super::boxes::Boxes;
    pub use super::boxes::InkBox;
    pub use super::boxes::Offset;
    pub use super::states::StateChanges;
    pub use super::placements::PlacementChanges;
    pub use super::drawing::Drawing;

    /// Why a call was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum SceneError {
        /// The node was never created, or was removed. Carries its id.
        UnknownNode(u32),
        /// Two lists that belong together differ in length. Carries the length that was expected.
        BadLength(u32),
        /// A number is not finite or out of range. Carries its position.
        BadNumber(u32),
    }

    impl core::fmt::Display for SceneError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownNode(it) => write!(f, "unknown-node: {it:?}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::BadNumber(it) => write!(f, "bad-number: {it}"),
            }
        }
    }

    impl core::error::Error for SceneError {}

    /// The stage that `update` draws for.
    #[derive(Copy, Clone, PartialEq, Debug, Default)]
    pub struct Viewport {
        /// Size of the stage in dp, above 0.
        pub width: f32,
        /// `height`.
        pub height: f32,
        /// Device pixels per dp, above 0: across, and down. They differ a little where the surface
        /// has not quite the shape of the stage, as 1366 x 768.
        pub pixel_ratio_x: f32,
        /// `pixel-ratio-y`.
        pub pixel_ratio_y: f32,
    }

    /// Where a node is drawn.
    #[derive(Copy, Clone, PartialEq, Debug, Default)]
    pub struct BoundingBox {
        /// `x`.
        pub x: f32,
        /// `y`.
        pub y: f32,
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Scene {
        /// Takes tree commands, scene properties, animated values, and properties of other systems that
        /// the schema lets it read. The root (1) exists from the start.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError>;

        /// Boxes of the layout.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn set_boxes(&mut self, boxes: Boxes) -> Result<(), SceneError>;

        /// Sets the ink of nodes where it exceeds their border boxes: an `ink-box` per node. Ink and
        /// border box together decide whether a node is in bounds and in the viewport.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn set_inks(&mut self, nodes: &[u32], inks: &[f32]) -> Result<(), SceneError>;

        /// Scroll offsets: two `offset` per container, where its content is and where it is drawn.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn set_offsets(&mut self, containers: &[u32], offsets: &[f32], drawn: &[f32]) -> Result<(), SceneError>;

        /// Moves the state `focused` to a node (0 is none) and `focus-within` to the nodes above it.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn set_focus(&mut self, node: u32) -> Result<(), SceneError>;

        /// Adds and removes states of a node. `focused` and `focus-within` are ignored here.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn set_states(&mut self, node: u32, add: u32, remove: u32) -> Result<(), SceneError>;

        /// Returns the states that changed since the last call. A node below a disabled one is
        /// disabled.
        fn take_states(&mut self) -> StateChanges;

        /// Where transforms come to rest: an entry stream of `translate-x` to `pivot-y`. From then on
        /// the node's placement is there, and not where `apply` draws it: so a transition or an
        /// animation counts by its end.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn set_rests(&mut self, entries: &[u32]) -> Result<(), ApplyError>;

        /// Returns the placements that changed since the last call.
        fn take_placements(&mut self) -> PlacementChanges;

        /// Returns transforms, clips, visibility and order of what changed.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn update(&mut self, viewport: Viewport) -> Result<Drawing, SceneError>;

        /// Returns everything that `update` reported and that still holds, for a `render` that was
        /// rebuilt.
        fn redraw(&mut self) -> Drawing;

        /// Returns a node's bounding box on the stage in dp, without clips, as of the last `update`.
        ///
        /// # Errors
        ///
        /// [`SceneError`]; nothing has changed then.
        fn bounds(&mut self, node: u32) -> Result<BoundingBox, SceneError>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Empty: the engine sends states, boxes and offsets again.
        fn snapshot(&mut self) -> NoState;

        /// Takes a state of `snapshot`, after `reset` and one full batch.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: NoState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Scene::apply`](super::Scene).
        pub const APPLY: &Call = &Call { system: System::Scene, function: "apply" };

        /// [`Scene::set_boxes`](super::Scene).
        pub const SET_BOXES: &Call = &Call { system: System::Scene, function: "set-boxes" };

        /// [`Scene::set_inks`](super::Scene).
        pub const SET_INKS: &Call = &Call { system: System::Scene, function: "set-inks" };

        /// [`Scene::set_offsets`](super::Scene).
        pub const SET_OFFSETS: &Call = &Call { system: System::Scene, function: "set-offsets" };

        /// [`Scene::set_focus`](super::Scene).
        pub const SET_FOCUS: &Call = &Call { system: System::Scene, function: "set-focus" };

        /// [`Scene::set_states`](super::Scene).
        pub const SET_STATES: &Call = &Call { system: System::Scene, function: "set-states" };

        /// [`Scene::take_states`](super::Scene).
        pub const TAKE_STATES: &Call = &Call { system: System::Scene, function: "take-states" };

        /// [`Scene::set_rests`](super::Scene).
        pub const SET_RESTS: &Call = &Call { system: System::Scene, function: "set-rests" };

        /// [`Scene::take_placements`](super::Scene).
        pub const TAKE_PLACEMENTS: &Call = &Call { system: System::Scene, function: "take-placements" };

        /// [`Scene::update`](super::Scene).
        pub const UPDATE: &Call = &Call { system: System::Scene, function: "update" };

        /// [`Scene::redraw`](super::Scene).
        pub const REDRAW: &Call = &Call { system: System::Scene, function: "redraw" };

        /// [`Scene::bounds`](super::Scene).
        pub const BOUNDS: &Call = &Call { system: System::Scene, function: "bounds" };

        /// [`Scene::reset`](super::Scene).
        pub const RESET: &Call = &Call { system: System::Scene, function: "reset" };

        /// [`Scene::snapshot`](super::Scene).
        pub const SNAPSHOT: &Call = &Call { system: System::Scene, function: "snapshot" };

        /// [`Scene::restore`](super::Scene).
        pub const RESTORE: &Call = &Call { system: System::Scene, function: "restore" };
    }

    /// Calls of a system: as [`Scene`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Scene> Calls<'_, T> {
        /// [`Scene::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32]) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Scene::set_boxes`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_boxes(&mut self, boxes: Boxes) -> Result<(), crate::Refused<SceneError>> {
            self.0.set_boxes(boxes).map_err(|error| crate::Refused { call: call::SET_BOXES, error })
        }

        /// [`Scene::set_inks`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_inks(&mut self, nodes: &[u32], inks: &[f32]) -> Result<(), crate::Refused<SceneError>> {
            self.0.set_inks(nodes, inks).map_err(|error| crate::Refused { call: call::SET_INKS, error })
        }

        /// [`Scene::set_offsets`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_offsets(&mut self, containers: &[u32], offsets: &[f32], drawn: &[f32]) -> Result<(), crate::Refused<SceneError>> {
            self.0.set_offsets(containers, offsets, drawn).map_err(|error| crate::Refused { call: call::SET_OFFSETS, error })
        }

        /// [`Scene::set_focus`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_focus(&mut self, node: u32) -> Result<(), crate::Refused<SceneError>> {
            self.0.set_focus(node).map_err(|error| crate::Refused { call: call::SET_FOCUS, error })
        }

        /// [`Scene::set_states`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_states(&mut self, node: u32, add: u32, remove: u32) -> Result<(), crate::Refused<SceneError>> {
            self.0.set_states(node, add, remove).map_err(|error| crate::Refused { call: call::SET_STATES, error })
        }

        /// [`Scene::take_states`].
        pub fn take_states(&mut self) -> StateChanges {
            self.0.take_states()
        }

        /// [`Scene::set_rests`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_rests(&mut self, entries: &[u32]) -> Result<(), crate::Refused<ApplyError>> {
            self.0.set_rests(entries).map_err(|error| crate::Refused { call: call::SET_RESTS, error })
        }

        /// [`Scene::take_placements`].
        pub fn take_placements(&mut self) -> PlacementChanges {
            self.0.take_placements()
        }

        /// [`Scene::update`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn update(&mut self, viewport: Viewport) -> Result<Drawing, crate::Refused<SceneError>> {
            self.0.update(viewport).map_err(|error| crate::Refused { call: call::UPDATE, error })
        }

        /// [`Scene::redraw`].
        pub fn redraw(&mut self) -> Drawing {
            self.0.redraw()
        }

        /// [`Scene::bounds`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn bounds(&mut self, node: u32) -> Result<BoundingBox, crate::Refused<SceneError>> {
            self.0.bounds(node).map_err(|error| crate::Refused { call: call::BOUNDS, error })
        }

        /// [`Scene::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Scene::snapshot`].
        pub fn snapshot(&mut self) -> NoState {
            self.0.snapshot()
        }

        /// [`Scene::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: NoState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// Sizes of paragraphs. Pure: the same arguments give the same size until the node's text
/// properties or fonts change. Never touches the atlas.
pub mod measure {
    /// The width available to a paragraph.
    #[derive(Copy, Clone, PartialEq, Debug)]
    pub enum AvailableWidth {
        /// At most so many dp.
        Definite(f32),
        /// As narrow as its widest word.
        MinContent,
        /// Without line breaks, except line feeds.
        MaxContent,
    }

    /// Size of a paragraph, in dp.
    #[derive(Copy, Clone, PartialEq, Debug, Default)]
    pub struct TextSize {
        /// `width`.
        pub width: f32,
        /// `height`.
        pub height: f32,
        /// From the top to the baseline of the first line.
        pub baseline: f32,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Measure {
        /// Returns the size of a node's paragraph. A node without text has width 0 and the height of a
        /// line. An unknown node has size 0.
        ///
        /// In a definite width, the width is that width, or the text's on one line if that is less, or
        /// the widest word's if that is more (unless it has an ellipsis). While a font is still loading
        /// and none is there, it is one line of 1.2 font sizes, or of its `line-height`, of width 0.
        /// Once no font will come (`take-unserved`), it has the size of the boxes that replace its
        /// characters.
        fn measure(&mut self, node: u32, available: AvailableWidth) -> TextSize;
    }
}

/// Paragraphs: shaping, bidirectional order, line breaking, fallback, ellipsis, and glyphs packed
/// in atlas pages.
///
/// Shaping follows the OpenType tables of the fonts and Unicode's algorithms (UAX 9, 14, 29).
/// Widths from `measure` are rounded up to 1/64 dp; a line may be 1/32 dp wider than its box.
/// Baselines of glyphs are at whole device pixels of their raster scale, their left edges at
/// quarters. Coverage of glyphs and their positions in pages are the implementation's own; two
/// implementations agree on metrics, lines and the glyphs chosen.
pub mod text {
    use std::borrow::Cow;

    pub use super::types::NodeId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::types::NoState;
    pub use super::boxes::Area;
    pub use super::boxes::InkBox;
    pub use super::glyphs::Glyphs;
    pub use super::glyphs::Uploads;

    /// Why a font was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum FontError {
        /// No `add-font-face` named this font, or it has its bytes already. Carries its number.
        UnknownFont(u32),
        /// The bytes are not a TrueType or OpenType font. Carries their count.
        NotAFont(u32),
    }

    impl core::fmt::Display for FontError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownFont(it) => write!(f, "unknown-font: {it}"),
                Self::NotAFont(it) => write!(f, "not-a-font: {it}"),
            }
        }
    }

    impl core::error::Error for FontError {}

    /// Why boxes, scales or limits were refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum TextError {
        /// The node has no text. Carries its id.
        UnknownNode(u32),
        /// Two lists that belong together differ in length. Carries the length that was expected.
        BadLength(u32),
        /// A number is not finite or out of range. Carries its position.
        BadNumber(u32),
        /// There is no such page. Carries its number.
        UnknownPage(u32),
    }

    impl core::fmt::Display for TextError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownNode(it) => write!(f, "unknown-node: {it:?}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::BadNumber(it) => write!(f, "bad-number: {it}"),
                Self::UnknownPage(it) => write!(f, "unknown-page: {it}"),
            }
        }
    }

    impl core::error::Error for TextError {}

    /// Something that is missing.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct Missing {
        /// The first text that needs it.
        pub node: u32,
        /// `missing-font-reason` of the schema.
        pub reason: u32,
        /// The family, or up to 16 characters; empty if there is no font.
        pub name: String,
        /// The families that the text names.
        pub families: Vec<String>,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Text {
        /// Takes text properties, `direction`, `add-font-face`, and `create-node` (of kind `text`) and
        /// `remove-node`.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError>;

        /// Returns fonts whose bytes are needed, each once: a text names the family, or needs a
        /// character that no other font has.
        fn wanted_fonts(&mut self) -> Vec<u32>;

        /// Returns texts that became boxes since the last call, because there is no font and none will
        /// come. They measure again. `wanted-fonts` finds them.
        fn take_unserved(&mut self) -> Vec<u32>;

        /// Returns what texts need and no font has, since the last call: each once, until `reset`.
        /// Nothing is reported of a text while a font that it needs is loading. `wanted-fonts` finds
        /// missing fonts, `update` missing characters.
        fn take_missing(&mut self) -> Vec<Missing>;

        /// Takes the bytes of a font. Every paragraph that could use it measures again; returns their
        /// nodes.
        ///
        /// # Errors
        ///
        /// [`FontError`]; nothing has changed then.
        fn add_font(&mut self, font: u32, bytes: Cow<'_, [u8]>) -> Result<Vec<u32>, FontError>;

        /// The bytes of a font will not come: texts use the next font. `add-font` may still bring them
        /// later.
        ///
        /// # Errors
        ///
        /// [`FontError`]; nothing has changed then.
        fn fail_font(&mut self, font: u32) -> Result<(), FontError>;

        /// Sets the content boxes of text nodes: an `area` per node.
        ///
        /// # Errors
        ///
        /// [`TextError`]; nothing has changed then.
        fn set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Result<(), TextError>;

        /// Returns boxes around all that paragraphs paint: an `ink-box` per node, all 0 if it has no
        /// box yet. It is a bound: lines may be wider than the content box, or below it, and glyphs may
        /// exceed lines. Pure: the same until the node's text properties, fonts or box change.
        fn ink(&mut self, nodes: &[u32]) -> Vec<f32>;

        /// Sets the device pixels per dp for which glyphs are rasterised, 0.25 to 8, per node. A
        /// paragraph is drawn from its first scale on.
        ///
        /// # Errors
        ///
        /// [`TextError`]; nothing has changed then.
        fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), TextError>;

        /// Returns quads of the paragraphs that changed since the last call. Paragraphs that do not fit
        /// the atlas come with a later call.
        fn update(&mut self) -> Glyphs;

        /// Returns quads of all paragraphs that are drawn, for a `render` that was rebuilt. Does not
        /// affect `update`.
        fn redraw(&mut self) -> Glyphs;

        /// Returns parts of atlas pages that `update` painted since the last call. Pages are 1024
        /// by 1024.
        fn take_uploads(&mut self) -> Uploads;

        /// Returns every page, down to the lowest glyph it ever had, for a host that lost its textures.
        fn all_uploads(&mut self) -> Uploads;

        /// Whether the next `update` tries again to place paragraphs that did not fit the atlas. While
        /// glyphs in use fill it, it does not: they wait until some are no longer used.
        fn pending(&mut self) -> bool;

        /// Count of paragraphs that did not fit the atlas in the last `update`.
        fn waiting(&mut self) -> u32;

        /// Forgets everything, fonts too, as a new instance.
        fn reset(&mut self);

        /// Empty: paragraphs derive from inputs.
        fn snapshot(&mut self) -> NoState;

        /// Takes a state of `snapshot`, after `reset`, one full batch and the fonts.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: NoState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Text::apply`](super::Text).
        pub const APPLY: &Call = &Call { system: System::Text, function: "apply" };

        /// [`Text::wanted_fonts`](super::Text).
        pub const WANTED_FONTS: &Call = &Call { system: System::Text, function: "wanted-fonts" };

        /// [`Text::take_unserved`](super::Text).
        pub const TAKE_UNSERVED: &Call = &Call { system: System::Text, function: "take-unserved" };

        /// [`Text::take_missing`](super::Text).
        pub const TAKE_MISSING: &Call = &Call { system: System::Text, function: "take-missing" };

        /// [`Text::add_font`](super::Text).
        pub const ADD_FONT: &Call = &Call { system: System::Text, function: "add-font" };

        /// [`Text::fail_font`](super::Text).
        pub const FAIL_FONT: &Call = &Call { system: System::Text, function: "fail-font" };

        /// [`Text::set_boxes`](super::Text).
        pub const SET_BOXES: &Call = &Call { system: System::Text, function: "set-boxes" };

        /// [`Text::ink`](super::Text).
        pub const INK: &Call = &Call { system: System::Text, function: "ink" };

        /// [`Text::set_scales`](super::Text).
        pub const SET_SCALES: &Call = &Call { system: System::Text, function: "set-scales" };

        /// [`Text::update`](super::Text).
        pub const UPDATE: &Call = &Call { system: System::Text, function: "update" };

        /// [`Text::redraw`](super::Text).
        pub const REDRAW: &Call = &Call { system: System::Text, function: "redraw" };

        /// [`Text::take_uploads`](super::Text).
        pub const TAKE_UPLOADS: &Call = &Call { system: System::Text, function: "take-uploads" };

        /// [`Text::all_uploads`](super::Text).
        pub const ALL_UPLOADS: &Call = &Call { system: System::Text, function: "all-uploads" };

        /// [`Text::pending`](super::Text).
        pub const PENDING: &Call = &Call { system: System::Text, function: "pending" };

        /// [`Text::waiting`](super::Text).
        pub const WAITING: &Call = &Call { system: System::Text, function: "waiting" };

        /// [`Text::reset`](super::Text).
        pub const RESET: &Call = &Call { system: System::Text, function: "reset" };

        /// [`Text::snapshot`](super::Text).
        pub const SNAPSHOT: &Call = &Call { system: System::Text, function: "snapshot" };

        /// [`Text::restore`](super::Text).
        pub const RESTORE: &Call = &Call { system: System::Text, function: "restore" };
    }

    /// Calls of a system: as [`Text`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Text> Calls<'_, T> {
        /// [`Text::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32]) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Text::wanted_fonts`].
        pub fn wanted_fonts(&mut self) -> Vec<u32> {
            self.0.wanted_fonts()
        }

        /// [`Text::take_unserved`].
        pub fn take_unserved(&mut self) -> Vec<u32> {
            self.0.take_unserved()
        }

        /// [`Text::take_missing`].
        pub fn take_missing(&mut self) -> Vec<Missing> {
            self.0.take_missing()
        }

        /// [`Text::add_font`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn add_font(&mut self, font: u32, bytes: Cow<'_, [u8]>) -> Result<Vec<u32>, crate::Refused<FontError>> {
            self.0.add_font(font, bytes).map_err(|error| crate::Refused { call: call::ADD_FONT, error })
        }

        /// [`Text::fail_font`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn fail_font(&mut self, font: u32) -> Result<(), crate::Refused<FontError>> {
            self.0.fail_font(font).map_err(|error| crate::Refused { call: call::FAIL_FONT, error })
        }

        /// [`Text::set_boxes`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Result<(), crate::Refused<TextError>> {
            self.0.set_boxes(nodes, boxes).map_err(|error| crate::Refused { call: call::SET_BOXES, error })
        }

        /// [`Text::ink`].
        pub fn ink(&mut self, nodes: &[u32]) -> Vec<f32> {
            self.0.ink(nodes)
        }

        /// [`Text::set_scales`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), crate::Refused<TextError>> {
            self.0.set_scales(nodes, scales).map_err(|error| crate::Refused { call: call::SET_SCALES, error })
        }

        /// [`Text::update`].
        pub fn update(&mut self) -> Glyphs {
            self.0.update()
        }

        /// [`Text::redraw`].
        pub fn redraw(&mut self) -> Glyphs {
            self.0.redraw()
        }

        /// [`Text::take_uploads`].
        pub fn take_uploads(&mut self) -> Uploads {
            self.0.take_uploads()
        }

        /// [`Text::all_uploads`].
        pub fn all_uploads(&mut self) -> Uploads {
            self.0.all_uploads()
        }

        /// [`Text::pending`].
        pub fn pending(&mut self) -> bool {
            self.0.pending()
        }

        /// [`Text::waiting`].
        pub fn waiting(&mut self) -> u32 {
            self.0.waiting()
        }

        /// [`Text::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Text::snapshot`].
        pub fn snapshot(&mut self) -> NoState {
            self.0.snapshot()
        }

        /// [`Text::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: NoState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// Box layout of one tree, after CSS: flex, grid, block, absolute positions and direction.
/// Incremental: the cost of `solve` depends on what changed.
///
/// Lengths are dp. Widths and positions are not rounded. Lengths derived from others (by
/// percentages or ratios) are truncated to 64ths of a dp towards 0; a value less than 0.01/64 below
/// a 64th counts as that. Lengths are clamped to +-2^25, percentages, weights and ratios to 10^6.
/// Where the specifications leave a choice, boxes are those of Chromium, within 0.1 dp:
/// `tests/oracle/layout` has recordings and known differences.
///
/// Differences from CSS: nodes start as `display: flex`, `position: relative` and
/// `box-sizing: border-box`; the root's box is the stage, whatever its sizes, margins and insets;
/// every node that is not `static` is a containing block for absolute ones; an image or text with
/// children is laid out by them. A node of `display: none`, everything below it, and a node of
/// `display: contents` have a box of ten zeros. Boxes of the children of `contents` count from the
/// border box of its parent.
pub mod layout {
    pub use super::types::NodeId;
    pub use super::types::ApplyError;
    pub use super::types::RestoreError;
    pub use super::types::NoState;
    pub use super::boxes::Boxes;
    pub use super::boxes::NaturalSize;

    /// Why `solve` or a size was refused. Nothing was changed.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum LayoutError {
        /// The node was never created, or was removed. Carries its id.
        UnknownNode(u32),
        /// A width or height is not finite or below 0. Carries its bits.
        BadSize(u32),
        /// Two lists that belong together differ in length. Carries the length that was expected.
        BadLength(u32),
        /// The tree is deeper than this layout can follow. Carries the greatest depth.
        TooDeep(u32),
    }

    impl core::fmt::Display for LayoutError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::UnknownNode(it) => write!(f, "unknown-node: {it:?}"),
                Self::BadSize(it) => write!(f, "bad-size: {it}"),
                Self::BadLength(it) => write!(f, "bad-length: {it}"),
                Self::TooDeep(it) => write!(f, "too-deep: {it}"),
            }
        }
    }

    impl core::error::Error for LayoutError {}

    /// The functions of the interface; its documentation is that of the module.
    pub trait Layout {
        /// Takes tree commands and layout properties. The root (1) exists from the start.
        ///
        /// # Errors
        ///
        /// [`ApplyError`]; nothing has changed then.
        fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError>;

        /// Sets the natural sizes of images: a `natural-size` per node.
        ///
        /// # Errors
        ///
        /// [`LayoutError`]; nothing has changed then.
        fn set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Result<(), LayoutError>;

        /// Marks the texts of these nodes: they are measured again.
        ///
        /// # Errors
        ///
        /// [`LayoutError`]; nothing has changed then.
        fn touch(&mut self, nodes: &[u32]) -> Result<(), LayoutError>;

        /// Lays out what changed below the root in a stage of `width` by `height` dp, and returns the
        /// boxes that changed: those of which any number of their `box` has other bits than when it was
        /// returned last, parents before children, nodes of one depth in any order. Where nothing
        /// changed, the result is empty. Laying out one change gives, to the bit, what laying out
        /// everything gives.
        ///
        /// # Errors
        ///
        /// [`LayoutError`]; nothing has changed then.
        fn solve(&mut self, width: f32, height: f32) -> Result<Boxes, LayoutError>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);

        /// Empty: boxes derive from inputs.
        fn snapshot(&mut self) -> NoState;

        /// Takes a state of `snapshot`, after `reset` and one full batch.
        ///
        /// # Errors
        ///
        /// [`RestoreError`]; nothing has changed then.
        fn restore(&mut self, state: NoState) -> Result<(), RestoreError>;
    }

    /// The functions of the interface by name.
    pub mod call {
        use crate::Call;
        use inlay_schema::System;

        /// [`Layout::apply`](super::Layout).
        pub const APPLY: &Call = &Call { system: System::Layout, function: "apply" };

        /// [`Layout::set_natural_sizes`](super::Layout).
        pub const SET_NATURAL_SIZES: &Call = &Call { system: System::Layout, function: "set-natural-sizes" };

        /// [`Layout::touch`](super::Layout).
        pub const TOUCH: &Call = &Call { system: System::Layout, function: "touch" };

        /// [`Layout::solve`](super::Layout).
        pub const SOLVE: &Call = &Call { system: System::Layout, function: "solve" };

        /// [`Layout::reset`](super::Layout).
        pub const RESET: &Call = &Call { system: System::Layout, function: "reset" };

        /// [`Layout::snapshot`](super::Layout).
        pub const SNAPSHOT: &Call = &Call { system: System::Layout, function: "snapshot" };

        /// [`Layout::restore`](super::Layout).
        pub const RESTORE: &Call = &Call { system: System::Layout, function: "restore" };
    }

    /// Calls of a system: as [`Layout`], with errors that name the function.
    #[derive(Debug)]
    pub struct Calls<'a, T>(pub &'a mut T);

    impl<T: Layout> Calls<'_, T> {
        /// [`Layout::apply`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn apply(&mut self, entries: &[u32]) -> Result<(), crate::Refused<ApplyError>> {
            self.0.apply(entries).map_err(|error| crate::Refused { call: call::APPLY, error })
        }

        /// [`Layout::set_natural_sizes`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Result<(), crate::Refused<LayoutError>> {
            self.0.set_natural_sizes(nodes, sizes).map_err(|error| crate::Refused { call: call::SET_NATURAL_SIZES, error })
        }

        /// [`Layout::touch`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn touch(&mut self, nodes: &[u32]) -> Result<(), crate::Refused<LayoutError>> {
            self.0.touch(nodes).map_err(|error| crate::Refused { call: call::TOUCH, error })
        }

        /// [`Layout::solve`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn solve(&mut self, width: f32, height: f32) -> Result<Boxes, crate::Refused<LayoutError>> {
            self.0.solve(width, height).map_err(|error| crate::Refused { call: call::SOLVE, error })
        }

        /// [`Layout::reset`].
        pub fn reset(&mut self) {
            self.0.reset();
        }

        /// [`Layout::snapshot`].
        pub fn snapshot(&mut self) -> NoState {
            self.0.snapshot()
        }

        /// [`Layout::restore`].
        ///
        /// # Errors
        ///
        /// The system's, with the name of this call.
        pub fn restore(&mut self, state: NoState) -> Result<(), crate::Refused<RestoreError>> {
            self.0.restore(state).map_err(|error| crate::Refused { call: call::RESTORE, error })
        }
    }
}

/// The engine as its host calls it. Nothing here traps on bad input, and nothing is half applied.
pub mod engine {
    use std::borrow::Cow;

    pub use super::draw_list::Words;

    /// Why a setting was refused.
    #[derive(Copy, Clone, PartialEq, Debug, Eq, Default)]
    pub struct RefusedSetting {
        /// Its number in the schema's table `settings`.
        pub setting: u32,
        /// `refusal-reason` of the schema: `unsupported` for a number that this engine does not
        /// know, with the number as fact.
        pub reason: u32,
        /// The facts of the reason.
        pub expected: u32,
        /// `found`.
        pub found: u32,
    }

    /// A number that is in no table of this engine: its caller has a newer schema.
    #[derive(Clone, PartialEq, Debug, Eq, Default)]
    pub struct UnknownNumber {
        /// `number`.
        pub number: u32,
        /// The table, such as `load-error`.
        pub table: String,
        /// How many numbers the engine knows of it, from 0.
        pub known: u32,
    }

    /// What is wrong with a result, or why a system refused a correct call.
    #[derive(Copy, Clone, PartialEq, Debug, Eq)]
    pub enum Problem {
        /// A node that does not exist, or that the system does not know. Carries its id.
        UnknownNode(u32),
        /// A list is not a whole number of items, or two that belong together differ in length.
        /// Carries the length.
        BadLength(u32),
        /// A number is not finite or out of range. Carries its position in its list.
        BadNumber(u32),
        /// An entry of a stream cannot be read. Carries its position in words.
        Malformed(u32),
        /// More items than possible. Carries their count.
        TooMany(u32),
        /// A page, texture or font that does not exist. Carries its number.
        UnknownResource(u32),
        /// A number that is in no table of the schema. Carries it.
        UnknownNumber(u32),
        /// A time that is not finite, or before an earlier one.
        BadTime,
        /// A state of another version. Carries the one that was expected.
        BadVersion(u32),
        /// More of something than the system takes. Carries the limit.
        Limit(u32),
        /// Anything else.
        Refused,
    }

    /// Which system broke its interface, where and how.
    #[derive(Clone, PartialEq, Debug, Eq)]
    pub struct Fault {
        /// The system whose result or refusal is wrong: 0 is the engine itself, then scene, layout,
        /// scroll, animation, focus, text, resources, render.
        pub system: u32,
        /// The function of its interface that was called, such as `solve`.
        pub function: String,
        /// `problem`.
        pub problem: Problem,
        /// Who found it: the system that got the result, or the engine. `system` itself if it
        /// refused a correct call.
        pub found_by: u32,
    }

    /// Why a call was refused.
    #[derive(Clone, PartialEq, Debug)]
    pub enum EngineError {
        /// `configure` has not been called.
        NotConfigured,
        /// A setting was refused, and with it all of the call.
        BadSetting(RefusedSetting),
        /// The time is not finite, or of a frame before the last one. Carries the last frame's.
        BadTime(f64),
        /// There is no such key or phase. Carries it.
        BadKey(u32),
        /// The texture is not being loaded. Carries its id.
        UnknownTexture(u32),
        /// The font is not being loaded. Carries its number.
        UnknownFont(u32),
        /// A width or height is 0 or above 16384. Carries it.
        BadValue(u32),
        /// A number that its table of the schema does not have, as far as this engine knows.
        UnknownNumber(UnknownNumber),
        /// The bytes are not a snapshot of this engine. Carries the position in words.
        BadSnapshot(u32),
        /// A system returned a result or an error that its interface does not allow: a defect of
        /// that system. The frame is incomplete; rebuild the engine from a snapshot.
        SystemFault(Fault),
    }

    impl core::fmt::Display for EngineError {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            match self {
                Self::NotConfigured => f.write_str("not-configured"),
                Self::BadSetting(it) => write!(f, "bad-setting: {it:?}"),
                Self::BadTime(it) => write!(f, "bad-time: {it}"),
                Self::BadKey(it) => write!(f, "bad-key: {it}"),
                Self::UnknownTexture(it) => write!(f, "unknown-texture: {it}"),
                Self::UnknownFont(it) => write!(f, "unknown-font: {it}"),
                Self::BadValue(it) => write!(f, "bad-value: {it}"),
                Self::UnknownNumber(it) => write!(f, "unknown-number: {it:?}"),
                Self::BadSnapshot(it) => write!(f, "bad-snapshot: {it}"),
                Self::SystemFault(it) => write!(f, "system-fault: {it:?}"),
            }
        }
    }

    impl core::error::Error for EngineError {}

    /// Why a batch was refused: the fields of the event `refused`.
    #[derive(Copy, Clone, PartialEq, Debug, Eq, Default)]
    pub struct Refusal {
        /// `sequence`.
        pub sequence: u32,
        /// `refusal-reason` of the schema.
        pub reason: u32,
        /// `at`.
        pub at: u32,
        /// `entry`.
        pub entry: u32,
        /// `expected`.
        pub expected: u32,
        /// `found`.
        pub found: u32,
    }

    /// A frame.
    #[derive(Clone, PartialEq, Debug, Default)]
    pub struct Output {
        /// What changed since the last frame, as a draw list; empty if nothing did.
        pub draw_list: Vec<u32>,
        /// Events for the app: a stream as in `inlay:schema` `events`.
        pub events: Vec<u32>,
        /// For the host: a stream as in `inlay:schema` `requests`.
        pub requests: Vec<u32>,
        /// Whether the next frame would differ without new input. While it is false, `frame` need
        /// not be called.
        pub active: bool,
        /// While `active` is false: the time in milliseconds at which `frame` has to be called
        /// without new input, to load again what failed, or to show the next visible change of
        /// motion that is slow, pauses, or has not started.
        pub wake: Option<f64>,
        /// Whether nothing moves visibly, now or soon; never while `active`. What moves slower than
        /// `inlay:animation`'s visible step counts as at rest.
        pub idle: bool,
    }

    /// The functions of the interface; its documentation is that of the module.
    pub trait Engine {
        /// Sets up or changes the stage: a stream as in `inlay:schema` `settings`. A setting that is
        /// not in it stays as it was, at first its default. Keeps nodes and everything else.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn configure(&mut self, settings: &[u32]) -> Result<(), EngineError>;

        /// Takes a batch of commands, all or nothing, and returns how many entries it applied. A
        /// refusal is also emitted as an event.
        ///
        /// # Errors
        ///
        /// [`Refusal`]; nothing has changed then.
        fn apply(&mut self, batch: &[u32]) -> Result<u32, Refusal>;

        /// Takes a key of the schema, at a time in milliseconds. A press is from down to up. `phase` is
        /// - 0 down: a new press. A press of the same key whose up was lost ends first, as cancelled.
        /// - 1 up: the press is over.
        /// - 2 repeat: the key is still down.
        /// - 3 cancel: the press is over without an up: another window has the keys, or time stands
        ///   still.
        ///
        /// Up, repeat and cancel of a key that is not down do nothing: their press began elsewhere.
        /// From down to up, a press belongs to the node that had claimed the key when it went down,
        /// else to the engine.
        ///
        /// A key acts after earlier batches and before later ones: in the next frame, or, if a batch
        /// comes first, before that batch and at its own time. A time before the last frame's counts as
        /// that.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn key(&mut self, key: u32, phase: u32, time: f64) -> Result<(), EngineError>;

        /// A requested image was decoded.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn image_arrived(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), EngineError>;

        /// A requested image failed, with a `load-error` of the schema. The next frame takes it up:
        /// attempts count from its time.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn image_failed(&mut self, texture: u32, reason: u32) -> Result<(), EngineError>;

        /// A requested font arrived.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn font_arrived(&mut self, font: u32, bytes: Cow<'_, [u8]>) -> Result<(), EngineError>;

        /// A requested font failed, with a `load-error` of the schema.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn font_failed(&mut self, font: u32, reason: u32) -> Result<(), EngineError>;

        /// Makes the frame of a time in milliseconds. Times do not go back. A time before a key that
        /// has acted counts as that key's.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn frame(&mut self, time: f64) -> Result<Output, EngineError>;

        /// Returns what keeps frames from being idle, except containers, for messages: pairs of node
        /// and property.
        fn movers(&mut self) -> Vec<u32>;

        /// Returns figures for who looks inside: rows of `figure` (`inlay:figures`). How many nodes
        /// there are, the focused node and those above it; and, while the setting `explains` is true,
        /// the last move of focus, as `inlay:focus` explained it before it happened. Changes nothing.
        fn inspect(&mut self) -> Vec<u32>;

        /// Returns the whole draw list as of the last frame.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn full(&mut self) -> Result<Vec<u32>, EngineError>;

        /// Rebuilds one system from the engine's record: `reset`, one full batch, its own state.
        /// Nothing on screen changes. Systems are numbered as in `fault`; 0 rebuilds all.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn rebuild(&mut self, system: u32) -> Result<(), EngineError>;

        /// Takes events that the app already got from the engine that this one replaces, after the
        /// snapshot. They are not emitted again. Call it after the frame that repeats the one they came
        /// with. Words that are not events are skipped.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn acknowledge(&mut self, events: &[u32]) -> Result<(), EngineError>;

        /// Returns everything needed to build an equal engine, except fonts and images. It includes
        /// keys that are down and keys that have not acted. It leaves out one-time commands since the
        /// last frame: focus, scrolling, bounds, control of animations.
        fn snapshot(&mut self) -> Vec<u32>;

        /// Becomes the engine of a snapshot. Fonts and images are requested again, except those known
        /// to be missing. Only events that the app did not get are emitted. Words that are not a
        /// snapshot change nothing; if a system refuses its part of one, the engine is as after
        /// `reset`.
        ///
        /// # Errors
        ///
        /// [`EngineError`]; nothing has changed then.
        fn restore(&mut self, snapshot: &[u32]) -> Result<(), EngineError>;

        /// Forgets everything, as a new instance.
        fn reset(&mut self);
    }
}
