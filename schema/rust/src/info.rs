//! What the table says about an entry besides its type.

use crate::generated;

/// A system of the engine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum System {
    /// Decodes, routes, keeps the order of the frame.
    Engine,
    /// Tree, order, transforms, visibility.
    Scene,
    /// Boxes.
    Layout,
    /// Scroll containers and lists.
    Scroll,
    /// Values over time.
    Animation,
    /// Where focus goes.
    Focus,
    /// Paragraphs and glyphs.
    Text,
    /// Pictures and memory.
    Resources,
    /// The draw list.
    Render,
}

impl System {
    /// All systems, in the order of their numbers.
    pub const ALL: [Self; 9] = [
        Self::Engine,
        Self::Scene,
        Self::Layout,
        Self::Scroll,
        Self::Animation,
        Self::Focus,
        Self::Text,
        Self::Resources,
        Self::Render,
    ];

    /// The system of this number.
    pub fn from_word(word: u32) -> Option<Self> {
        Self::ALL.get(word as usize).copied()
    }

    /// The number of the system.
    pub const fn word(self) -> u32 {
        self as u32
    }
}

/// The systems that read an entry; one of them decides what it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Systems {
    owner: System,
    bits: u16,
}

impl Systems {
    /// `owner`, and then the others of `all`.
    pub(crate) const fn new(owner: System, all: &[System]) -> Self {
        let mut bits = 1 << owner as u8;
        let mut next = 0;
        while next < all.len() {
            bits |= 1 << all[next] as u8;
            next += 1;
        }
        Self { owner, bits }
    }

    /// The system that decides what the entry means.
    pub const fn owner(self) -> System {
        self.owner
    }

    /// Whether `system` reads the entry.
    pub const fn contains(self, system: System) -> bool {
        self.bits & 1 << system as u8 != 0
    }

    /// One bit per system, by its number.
    pub const fn bits(self) -> u16 {
        self.bits
    }

    /// The systems, in the order of their numbers.
    pub fn iter(self) -> impl Iterator<Item = System> {
        System::ALL
            .into_iter()
            .filter(move |&system| self.contains(system))
    }
}

/// Which table an entry is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Table {
    /// A command of an app to the engine.
    Command,
    /// A property of the selected node.
    Property,
    /// An event of the engine to the app.
    Event,
    /// A request of the engine to its host.
    Request,
    /// A setting of the host for the engine.
    Setting,
}

/// How two values of a property interpolate.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Animate {
    /// Not at all.
    None,
    /// `f32`.
    Number,
    /// [`Length`](crate::values::Length): equal units as numbers, others at once.
    Length,
    /// [`Dimension`](crate::values::Dimension): equal units as numbers, others at once.
    Dimension,
    /// [`Size`](crate::values::Size): equal units as numbers, others and keywords at once.
    Size,
    /// Colour `0xRRGGBBAA`, alpha premultiplied on the way.
    Color,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// Number.
    pub id: u16,
    /// Name, in kebab-case.
    pub name: &'static str,
    /// Which table.
    pub table: Table,
    /// Who reads it, or whose need a request is. Commands and events are the engine's.
    pub systems: Systems,
    /// In the table, not implemented by anybody yet: refused as `unsupported`.
    pub later: bool,
    /// How values interpolate.
    pub animate: Animate,
    /// What a host has to draw for it: a bit for each, by the number of `kind` in the draw list's
    /// `geometry`.
    pub kinds: u32,
    /// The packed initial value of a property or setting; empty for others.
    pub default: &'static [u32],
}

/// Whether the id is that of a request or setting that who does not know it may skip.
pub const fn is_optional(id: u16) -> bool {
    matches!(id >> 8, 0x81 | 0x82) && id & 0x80 != 0
}

/// What the table says about `id`; `None` if it is not in the table.
pub fn info(id: u16) -> Option<&'static Info> {
    generated::INFO.get(generated::index(id)?)
}
