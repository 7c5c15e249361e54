//! The draw list from what is on screen.
//!
//! Goes in: paint properties by node ([`Render::apply`]), what the scene changed
//! ([`Render::set_drawing`]), glyphs, atlas pixels and pictures. Kept: a record per node, and the
//! pool of instances as the host has it. Comes out: a draw list in the words of
//! `wit/draw-list/draw-list.md`, as a delta ([`Render::draw`]) or whole ([`Render::full`]).
//!
//! Each node has a run of instances in the pool, which is in paint order: primitives below its
//! background, that, primitives above it, a picture, glyphs. What changes marks the node; the next
//! list rewrites the words of marked nodes and sends those that differ. A node that only moved
//! costs its eight words of geometry and nothing else.
//! Batches are rebuilt only when an instance uses another space, clip or texture than before, or
//! the pool's order changes; and a new order rewrites only what lies between the part that is the
//! same at the front and the part that is the same at the back.
//!
//! ```
//! use inlay_interfaces::draw_list::Header;
//! use inlay_render::{Drawing, Render, Surface};
//! use inlay_schema::{Writer, id, values::{Create, NodeKind}};
//!
//! let mut render = Render::new();
//! let (width, height) = (1920.0, 1080.0);
//! let (pixel_width, pixel_height) = (1280, 720);
//! let (texture_units, target_pixels) = (8, 0);
//! let surface =
//!     Surface { width, height, pixel_width, pixel_height, texture_units, target_pixels };
//! render.set_surface(surface)?;
//! let mut entries = Vec::new();
//! let mut writer = Writer::new(&mut entries);
//! writer.entry(id::CREATE_NODE, &Create { node: 2, kind: NodeKind::View });
//! writer.select(2);
//! writer.entry(id::BACKGROUND_COLOR, &0xff00_00ff_u32);
//! render.apply(&entries).expect("entries are in order");
//! render.set_drawing(&Drawing {
//!     nodes: vec![2, 0, 0],
//!     geometry: vec![1.0, 0.0, 0.0, 1.0, 40.0, 40.0, 100.0, 50.0, 0.0, 0.0, 0.0, 0.0],
//!     reordered: true,
//!     order: vec![2],
//!     ..Drawing::default()
//! })?;
//! let mut words = Vec::new();
//! render.draw(&mut words);
//! assert_eq!(words[Header::INSTANCES], 1); // one instance
//! render.draw(&mut words);
//! assert!(words.is_empty()); // nothing changed since
//! # Ok::<(), inlay_render::RenderError>(())
//! ```

mod apply;
mod batches;
mod fit;
mod flush;
mod groups;
mod ids;
mod inputs;
mod nodes;
mod output;
mod page;
mod pool;
mod slots;
mod system;
mod textures;

pub use inlay_interfaces::render::{ApplyError, Drawing, Glyphs, RenderError, Surface, Uploads};

use batches::Batches;
use groups::Groups;
use nodes::Nodes;
use pool::Pool;
use slots::{Clip, Slots, Slotted, Space};
use textures::Textures;

/// Id of the root, which exists from the start.
const ROOT: u32 = 1;

/// The render system.
#[derive(Clone, Debug)]
pub struct Render {
    surface: Option<Surface>,
    nodes: Nodes,
    spaces: Slots<Space>,
    clips: Slots<Clip>,
    textures: Textures,
    pool: Pool,
    groups: Groups,
    batches: Batches,
    /// Records in paint order, as the scene wants them.
    order: Vec<u32>,
    /// Records in paint order, as the pool has them, with their counts of instances.
    placed: Vec<(u32, u32)>,
    /// Records whose nodes were removed, free after the next flush.
    removed: Vec<u32>,
    /// The pool's order or a node's count of instances is not what it should be.
    restructure: bool,
    /// Number of the last list.
    number: u32,
    /// Instances that the last list left.
    sent: usize,
    /// The next list is full.
    full_next: bool,
}

impl Default for Render {
    fn default() -> Self {
        Self::new()
    }
}

impl Render {
    /// Without nodes but the root, and without a surface: no lists come out before
    /// [`set_surface`](Self::set_surface).
    pub fn new() -> Self {
        let mut render = Self {
            surface: None,
            nodes: Nodes::default(),
            spaces: Slots::new(),
            clips: Slots::new(),
            textures: Textures::default(),
            pool: Pool::default(),
            groups: Groups::default(),
            batches: Batches::default(),
            order: Vec::new(),
            placed: Vec::new(),
            removed: Vec::new(),
            restructure: false,
            number: 0,
            sent: 0,
            full_next: true,
        };
        render.nodes.insert(ROOT);
        render.spaces.push(Space::free());
        render.textures.be_silent();
        render
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::new();
    }
}

/// A count or place as a word; lists never come near the largest.
pub(crate) fn word(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
