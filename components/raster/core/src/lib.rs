//! A draw list as pixels, and the draw list itself.
//!
//! Goes in: draw lists ([`Raster::apply`]) in the words of `wit/draw-list/`, and the pictures that
//! they name ([`Raster::set_image`]). Kept: what the lists amount to ([`Retained`]) and the
//! pictures. Comes out: RGBA pixels with premultiplied alpha ([`Raster::draw`]).
//!
//! [`List`] reads a list without keeping anything, for tools and tests. No words make anything here
//! panic.

mod draw;
mod list;
mod picture;
mod raster;
mod state;
mod system;
mod triangle;

pub use inlay_interfaces::draw_list;
pub use list::{Fault, List, ListError};
pub use raster::{MAX_CHAIN, Raster, RasterError};
pub use state::{ApplyError, Batch, GeometryWords, PaintWords, Pass, Retained, Texture};
