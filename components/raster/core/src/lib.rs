//! A draw list as pixels, and the draw list itself.
//!
//! Goes in: draw lists ([`Raster::apply`]) in the words of `wit/render/draw-list.md`, and the pictures that they name
//! ([`Raster::set_image`]). Kept: what the lists amount to ([`Retained`]) and the pictures. Comes out: RGBA pixels with
//! premultiplied alpha ([`Raster::draw`]).
//!
//! [`List`] reads a list without keeping anything, for tools and tests. No words make anything here panic.

mod affine;
mod coverage;
mod draw;
mod list;
mod picture;
mod raster;
mod state;
mod system;

pub use list::{
    BATCH_LIMIT, BatchView, CLIP_WORDS, ClipView, FLAG_FULL, Fault, GEOMETRY_WORDS, HEADER_WORDS,
    List, ListError, MAGIC, MAX_PAGE_SIDE, MAX_SIDE, PAINT_WORDS, PassItem, Range, SPACE_WORDS,
    TextureOp, VERSION, section,
};
pub use raster::{MAX_CHAIN, Raster, RasterError};
pub use state::{ApplyError, Batch, Geometry, Paint, Pass, Retained, Space, Texture};
