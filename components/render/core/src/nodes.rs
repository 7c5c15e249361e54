//! What is known of nodes, in dense arrays by record number.

use inlay_primitives::{Layer, Look};

use crate::groups::NONE;
use crate::ids::IdTable;

/// How large a node is and in what, as the scene says, and how much of it is seen through.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Geometry {
    /// Width and height of the border box in dp.
    pub(crate) size: [f32; 2],
    /// Of its instances: of the groups around it that have no target.
    pub(crate) opacity: f32,
    /// Top, right, bottom, left: from the border box to the content box.
    pub(crate) insets: [f32; 4],
    /// Slot of its space.
    pub(crate) space: u32,
    /// Slot in the draw list of its clip; 0 is none.
    pub(crate) clip: u32,
}

impl Geometry {
    const NONE: Self = Self {
        size: [0.0; 2],
        opacity: 1.0,
        insets: [0.0; 4],
        space: 0,
        clip: 0,
    };
}

/// The affine of a node that the scene said nothing of.
const IDENTITY: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
/// In [`Nodes::boxes`]: not a mere box that is drawn.
pub(crate) const NO_BOX: u32 = u32::MAX;

/// CSS `object-fit`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fit {
    Fill,
    Contain,
    Cover,
    None,
    ScaleDown,
}

/// A place along one axis: dp, or a share of the room that is left.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Position {
    Dp(f32),
    Percent(f32),
}

/// What the app says about how a node looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Style {
    pub(crate) background: u32,
    /// From the top left clockwise, in dp, as asked for.
    pub(crate) radii: [f32; 4],
    pub(crate) fit: Fit,
    pub(crate) position: [Position; 2],
    /// `x, y, width, height` in pixels of the picture.
    pub(crate) source: Option<[f32; 4]>,
    pub(crate) tint: u32,
    pub(crate) placeholder: u32,
    /// Of text.
    pub(crate) color: u32,
}

impl Style {
    /// The defaults of the schema.
    const INITIAL: Self = Self {
        background: 0,
        radii: [0.0; 4],
        fit: Fit::Fill,
        position: [Position::Percent(50.0); 2],
        source: None,
        tint: u32::MAX,
        placeholder: 0,
        color: u32::MAX,
    };
}

/// The primitives of a node.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Decoration {
    pub(crate) look: Look,
    /// Those below the background, from the bottom up.
    pub(crate) below: Vec<Layer>,
    /// Those above it.
    pub(crate) above: Vec<Layer>,
}

/// The picture of a node, as `resources` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Image {
    /// The node shows none.
    Empty,
    /// Not to be had yet, or not any more.
    Missing,
    /// A texture by its id, with the size of the picture in its own pixels.
    Ready { texture: u32, size: [u32; 2] },
}

/// A glyph's quad.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Glyph {
    /// `x, y, width, height` in dp from the node's border box.
    pub(crate) place: [f32; 4],
    /// `x, y, width, height` in pixels of its page.
    pub(crate) source: [f32; 4],
    /// Atlas page.
    pub(crate) page: u32,
}

/// The instances that a node has in the pool: primitives below its background, that, primitives
/// above it, a picture, glyphs, each as far as it has them.
///
/// A slot that a node got it keeps while it is drawn, so that a colour that fades in and out, or a
/// picture that comes, moves no other instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Instances {
    /// First of them; only while drawn.
    pub(crate) first: u32,
    pub(crate) below: u32,
    pub(crate) background: bool,
    pub(crate) above: u32,
    pub(crate) picture: bool,
    pub(crate) glyphs: u32,
}

impl Instances {
    pub(crate) const fn count(self) -> u32 {
        self.below + self.background as u32 + self.above + self.picture as u32 + self.glyphs
    }

    /// Whether it is a background and nothing else.
    pub(crate) const fn is_box(self) -> bool {
        self.background && !self.picture && self.below | self.above | self.glyphs == 0
    }

    /// How many things it draws at most, of which each may overlap others: glyphs are one.
    pub(crate) const fn things(self) -> u32 {
        let glyphs = (self.glyphs > 0) as u32;
        self.below + self.background as u32 + self.above + self.picture as u32 + glyphs
    }
}

/// What has to be done for a node at the next list.
pub(crate) mod flag {
    /// It is in the list of touched nodes.
    pub(crate) const TOUCHED: u8 = 1;
    /// Affine or opacity are new.
    pub(crate) const GEOMETRY: u8 = 2;
    /// Anything may be new.
    pub(crate) const CONTENT: u8 = 4;
    /// It has instances in the pool.
    pub(crate) const PLACED: u8 = 8;
    /// It was removed.
    pub(crate) const REMOVED: u8 = 16;
    /// It was met in an order being checked.
    pub(crate) const MET: u8 = 32;
}

/// All nodes. Arrays are parallel, indexed by record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    table: IdTable,
    pub(crate) ids: Vec<u32>,
    /// From its border box to its space: apart from the rest, since it changes in every frame.
    pub(crate) affine: Vec<[f32; 6]>,
    pub(crate) geometry: Vec<Geometry>,
    pub(crate) style: Vec<Style>,
    /// Hardly any node has one.
    pub(crate) decoration: Vec<Option<Box<Decoration>>>,
    pub(crate) image: Vec<Image>,
    pub(crate) glyphs: Vec<Vec<Glyph>>,
    pub(crate) instances: Vec<Instances>,
    /// The one instance of a node that is a box, draws something, and is in the pool as it is:
    /// else [`NO_BOX`].
    pub(crate) boxes: Vec<u32>,
    pub(crate) flags: Vec<u8>,
    /// Shift from the border box to the picture's quad.
    pub(crate) picture_shift: Vec<[f32; 2]>,
    /// The innermost group that it is in, by position; only while drawn.
    pub(crate) group: Vec<u32>,
    /// The opacity of the node as a group, 0 to 1.
    pub(crate) faded: Vec<f32>,
    pub(crate) touched: Vec<u32>,
    free: Vec<u32>,
}

impl Nodes {
    #[inline]
    pub(crate) fn get(&self, id: u32) -> Option<usize> {
        self.table.get(id).map(|record| record as usize)
    }

    /// Whether a node may be created with `id`.
    pub(crate) fn is_free(&self, id: u32) -> bool {
        id != 0 && self.table.holder(id).is_none()
    }

    /// A new node.
    pub(crate) fn insert(&mut self, id: u32) -> usize {
        let record = self
            .free
            .pop()
            .map_or_else(|| self.grow(), |record| record as usize);
        self.ids[record] = id;
        self.table.insert(id, crate::word(record));
        record
    }

    fn grow(&mut self) -> usize {
        self.ids.push(0);
        self.affine.push(IDENTITY);
        self.geometry.push(Geometry::NONE);
        self.style.push(Style::INITIAL);
        self.decoration.push(None);
        self.image.push(Image::Empty);
        self.glyphs.push(Vec::new());
        self.instances.push(Instances::default());
        self.boxes.push(NO_BOX);
        self.flags.push(0);
        self.picture_shift.push([0.0; 2]);
        self.group.push(NONE);
        self.faded.push(1.0);
        self.ids.len() - 1
    }

    /// Takes an id away; the record stays until [`release`](Self::release).
    pub(crate) fn detach(&mut self, id: u32) -> Option<usize> {
        let record = self.table.remove(id)? as usize;
        self.flags[record] |= flag::REMOVED;
        Some(record)
    }

    /// Takes [`detach`](Self::detach) back.
    pub(crate) fn attach(&mut self, id: u32, record: usize) {
        self.table.insert(id, crate::word(record));
        self.flags[record] &= !flag::REMOVED;
    }

    /// Makes a record free for another node.
    pub(crate) fn release(&mut self, record: usize) {
        self.ids[record] = 0;
        self.affine[record] = IDENTITY;
        self.geometry[record] = Geometry::NONE;
        self.style[record] = Style::INITIAL;
        self.decoration[record] = None;
        self.image[record] = Image::Empty;
        self.glyphs[record] = Vec::new();
        self.instances[record] = Instances::default();
        self.boxes[record] = NO_BOX;
        self.group[record] = NONE;
        self.faded[record] = 1.0;
        // It stays in the list of touched nodes if it is there.
        self.flags[record] &= flag::TOUCHED;
        self.free.push(crate::word(record));
    }

    /// Sets a property of its primitives from words that were checked; whether it is another now.
    pub(crate) fn decorate(&mut self, record: usize, property: u16, value: &[u32]) -> bool {
        if let Some(decoration) = &mut self.decoration[record] {
            return decoration.look.set(property, value);
        }
        let mut look = Look::INITIAL;
        let is_new = look.set(property, value);
        if is_new {
            let (below, above) = (Vec::new(), Vec::new());
            self.decoration[record] = Some(Box::new(Decoration { look, below, above }));
        }
        is_new
    }

    /// Gives the instances of a node an opacity.
    pub(crate) fn set_opacity(&mut self, record: usize, opacity: f32) {
        let own = &mut self.geometry[record].opacity;
        if own.to_bits() != opacity.to_bits() {
            *own = opacity;
            self.touch(record, flag::GEOMETRY);
        }
    }

    #[inline]
    pub(crate) fn touch(&mut self, record: usize, how: u8) {
        let flags = &mut self.flags[record];
        if *flags & flag::TOUCHED == 0 {
            self.touched.push(crate::word(record));
        }
        *flags |= flag::TOUCHED | how;
    }
}
