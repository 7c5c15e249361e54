//! Which pictures to load, keep and evict.
//!
//! In go the pictures that nodes name (`src`), where those nodes are (out of bounds, in bounds, in
//! the viewport), and what became of loads. Kept is one picture per URL, however many nodes show
//! it, one space of texture ids, and one byte budget for pictures, atlas pages and render targets.
//! Out come, from [`Resources::update`], loads to start and to cancel, textures to free, and what
//! nodes show now.
//!
//! A picture is *wanted* until it is requested, then *loading*, then *ready* or *failed*; a ready
//! one becomes *evicted* when the budget asks for it.
//!
//! - What is in the viewport is requested first and is never evicted, not even beyond the budget.
//! - What is only in bounds is requested while there is room for it beside all else that is in
//!   bounds.
//! - Out of bounds nothing is requested, loads are cancelled, and what is ready stays until its
//!   bytes are needed.
//! - Over the budget, pictures out of bounds go before those in bounds, and those shown longest ago
//!   first.
//! - What is in the viewport at a size for which a load would give clearly more pixels is requested
//!   again, into the texture that it has: until they arrive, what is there is shown, and nodes are
//!   told nothing. So is what is seen at less than half the size that it was loaded for.
//! - A failed load is tried again while the picture is in bounds if the cause may pass (network,
//!   time), after 1, 2, 4 ... seconds, at most 60; [`Changes::wake`] is the time of the next. Until
//!   a load succeeds its nodes show the failure and are told nothing more.
//! - A node that names a failed picture, or reloads it, is answered by a load of its own, whatever
//!   the cause was: at once, and from the fifth failed time on a second after the failure.
//!
//! The order of everything that comes out follows from the order of what came in. No time is read:
//! it is an argument.
//!
//! ```
//! use inlay_interfaces::images::node_image_state;
//! use inlay_resources::{Changes, IN_VIEWPORT, Resources};
//! use inlay_schema::{Writer, id};
//!
//! let mut entries = Vec::new();
//! let mut writer = Writer::new(&mut entries);
//! writer.select(7);
//! writer.entry(id::SRC, "poster.webp");
//!
//! let mut resources = Resources::new();
//! resources.apply(&entries)?;
//! resources.set_visible(&[7, IN_VIEWPORT, 240, 360])?;
//! let texture = resources.update(0.0).requests[0].texture;
//! resources.arrive(texture, 480, 720, 480 * 720 * 4)?;
//! assert_eq!(resources.update(16.7).nodes, [7, node_image_state::READY, texture, 480, 720]);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod apply;
mod nodes;
mod pictures;
mod state;
mod system;
mod textures;
mod update;

use inlay_interfaces::images::{VisibleNode, visible_node_visibility};
pub use inlay_interfaces::resources::{
    ApplyError, Changes, FailedImage, Request, ResourceError, ResourceState, RestoreError,
};
pub use inlay_schema::values::LoadError;

use nodes::Nodes;
use pictures::Pictures;
use textures::Textures;

/// The node is farther from the viewport than its margin.
pub const OUT_OF_BOUNDS: u32 = visible_node_visibility::OUT_OF_BOUNDS;
/// The node is within its margin of the viewport.
pub const IN_BOUNDS: u32 = visible_node_visibility::IN_BOUNDS;
/// A part of the node is in the viewport.
pub const IN_VIEWPORT: u32 = visible_node_visibility::IN_VIEWPORT;

/// Largest width or height of a picture, in pixels.
pub const MAX_SIDE: u32 = 16384;

/// The resources system.
#[derive(Debug)]
pub struct Resources {
    /// Most bytes of textures.
    budget: u64,
    nodes: Nodes,
    pictures: Pictures,
    textures: Textures,
    /// Time of the last update in milliseconds; never goes back.
    now: f64,
    /// Counts what became wanted, for an order among equals.
    sequence: u64,
    /// Whether anything came in since the last update.
    dirty: bool,
    changes: Changes,
    scratch: update::Scratch,
    /// Checked entries of the batch that is being applied.
    staged: Vec<apply::Staged>,
}

impl Default for Resources {
    fn default() -> Self {
        Self::new()
    }
}

impl Resources {
    /// A system with no nodes and no limit of bytes.
    pub fn new() -> Self {
        Self {
            budget: u64::from(u32::MAX),
            nodes: Nodes::default(),
            pictures: Pictures::default(),
            textures: Textures::default(),
            now: f64::MIN,
            sequence: 0,
            dirty: false,
            changes: Changes::default(),
            scratch: update::Scratch::default(),
            staged: Vec::new(),
        }
    }

    /// Forgets everything, as [`new`](Self::new).
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// Sets the most bytes of textures. Acts with the next [`update`](Self::update).
    pub fn set_budget(&mut self, bytes: u32) {
        self.budget = u64::from(bytes);
        self.dirty = true;
    }

    /// Says where nodes are: rows of [`VisibleNode`]. A side above [`MAX_SIDE`] counts as that:
    /// sizes are hints for the decoder.
    ///
    /// A node without a picture is remembered for when it gets one; an id that was removed is
    /// skipped.
    ///
    /// # Errors
    ///
    /// [`ResourceError::BadLength`] if `words` is no whole number of nodes,
    /// [`ResourceError::BadSize`] with the second word of a node if that is none of the three.
    pub fn set_visible(&mut self, words: &[u32]) -> Result<(), ResourceError> {
        let (items, rest) = words.as_chunks();
        if !rest.is_empty() {
            return Err(ResourceError::BadLength(
                u32::try_from(words.len()).unwrap_or(u32::MAX),
            ));
        }
        let rows = items.iter().map(VisibleNode::of);
        if let Some(row) = rows.clone().find(|row| row.visibility > IN_VIEWPORT) {
            return Err(ResourceError::BadSize(row.visibility));
        }
        rows.for_each(|row| {
            let (width, height) = (row.width.min(MAX_SIDE), row.height.min(MAX_SIDE));
            self.place(row.node, row.visibility, width, height);
        });
        Ok(())
    }

    fn place(&mut self, id: u32, visibility: u32, width: u32, height: u32) {
        let Some(node) = self.nodes.open(id) else {
            return;
        };
        let before = core::mem::replace(&mut node.visibility, visibility);
        node.size = [width, height];
        if let Some(picture) = node.picture {
            self.sequence += 1;
            self.pictures
                .moved(picture, before, visibility, self.sequence);
            self.dirty = true;
        }
    }

    /// A requested picture was decoded: its own size in pixels, and the bytes that its texture
    /// takes.
    ///
    /// # Errors
    ///
    /// [`ResourceError::UnknownTexture`] if the texture is not of a load under way (it may have
    /// been cancelled), [`ResourceError::BadSize`] if a side is 0 or above [`MAX_SIDE`].
    pub fn arrive(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        bytes: u32,
    ) -> Result<(), ResourceError> {
        let picture = self.loading(texture)?;
        if let Some(&side) = [width, height]
            .iter()
            .find(|side| !(1..=MAX_SIDE).contains(*side))
        {
            return Err(ResourceError::BadSize(side));
        }
        self.pictures.ready(picture, texture, width, height, bytes);
        self.dirty = true;
        Ok(())
    }

    /// A requested picture could not be had. Its texture id is free again, unless the load was for
    /// more pixels of what is there.
    ///
    /// # Errors
    ///
    /// [`ResourceError::UnknownTexture`] as of [`arrive`](Self::arrive).
    pub fn fail(&mut self, texture: u32, reason: LoadError) -> Result<(), ResourceError> {
        let picture = self.loading(texture)?;
        if let Some(texture) = self.pictures.failed(picture, reason) {
            self.textures.free(texture);
        }
        self.dirty = true;
        Ok(())
    }

    fn loading(&self, texture: u32) -> Result<usize, ResourceError> {
        self.textures
            .picture(texture)
            .filter(|&picture| self.pictures.is_loading(picture))
            .ok_or(ResourceError::UnknownTexture(texture))
    }

    /// A texture for an atlas page or render target of so many bytes, counted against the budget
    /// until [`release`](Self::release).
    ///
    /// # Errors
    ///
    /// [`ResourceError::OutOfTextures`] with their count if all ids are in use.
    pub fn reserve(&mut self, bytes: u32) -> Result<u32, ResourceError> {
        let texture = self
            .textures
            .reserve(bytes)
            .ok_or(ResourceError::OutOfTextures(textures::SLOTS))?;
        self.dirty = true;
        Ok(texture)
    }

    /// Frees a reserved texture. It is in `released` of the next update.
    ///
    /// # Errors
    ///
    /// [`ResourceError::UnknownTexture`] if it is not reserved.
    pub fn release(&mut self, texture: u32) -> Result<(), ResourceError> {
        if !self.textures.release(texture) {
            return Err(ResourceError::UnknownTexture(texture));
        }
        self.scratch.released.push(texture);
        self.dirty = true;
        Ok(())
    }
}
