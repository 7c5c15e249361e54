//! The primitives that are painted beside plain boxes, images and glyphs: a folder each.
//!
//! A folder has all that is known of a primitive: of which properties it is made and into which
//! instances of the draw list it goes (for `render`), how far its ink reaches beyond the box (for
//! `scene`), the colour of a pixel in Rust (for `raster`) and in GLSL (`fragment.ts`, for the GPU
//! host), and cases with pictures (`cases.ts`). The words of an instance are the rows of
//! `wit/draw-list/draw-list.wit`. `docs/primitives.md` says how to add one.
//!
//! Who paints goes over [`TABLE`]; who makes instances calls [`below`] and [`above`]; who culls
//! calls [`Outline::ink`].

pub mod affine;
mod border;
pub mod bounds;
#[path = "corner-colors/mod.rs"]
mod corner_colors;
mod gradient;
mod layer;
#[path = "linear-gradient/mod.rs"]
mod linear_gradient;
mod look;
mod mesh;
pub mod numbers;
#[path = "radial-gradient/mod.rs"]
mod radial_gradient;
mod shadow;
pub mod shape;

use inlay_interfaces::draw_list::Paint;

pub use layer::{Frame, Layer};
pub use look::{Look, Outline};
use shape::Shape;

/// How an instance is filled.
pub trait Fill {
    /// What the instance's colour is multiplied with at a place, which is in pixels along the box's
    /// own axes from its centre: premultiplied, 0 to 1, as far as the pixel is covered.
    fn at(&self, place: [f32; 2]) -> [f32; 4];

    /// Where in the instance's page the coverage is that this is multiplied with, in shares of the
    /// page. An instance without a page has all of it.
    fn texel(&self, _place: [f32; 2]) -> Option<[f32; 2]> {
        None
    }
}

/// Which pixels an instance may fill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Those that its box reaches. How much of them is in its colour.
    Box,
    /// Those whose centre is in the triangle between the box's top left, top right and bottom left.
    /// It may have a page.
    Triangle,
}

/// A primitive, for who paints it.
#[derive(Clone, Copy, Debug)]
pub struct Primitive {
    /// Its number in a draw list: `geometry_kind`.
    pub kind: u8,
    /// Which pixels it is asked for.
    pub form: Form,
    /// Whether a pixel of it takes so much work that batches keep it apart. Some GPUs work through
    /// every branch of a program, and all reserve registers for the longest.
    pub apart: bool,
    /// Reads an instance whose kind has these bits. `None` if its fields are none of the
    /// primitive's.
    pub fill: fn(&Paint, u8, &Shape) -> Option<Box<dyn Fill>>,
}

/// All primitives of this crate.
pub const TABLE: &[Primitive] = &[
    border::PRIMITIVE,
    linear_gradient::PRIMITIVE,
    radial_gradient::PRIMITIVE,
    corner_colors::PRIMITIVE,
    shadow::BOX_SHADOW,
    shadow::INSET_SHADOW,
    mesh::PRIMITIVE,
];

/// The primitive with a number.
pub fn of_kind(kind: u8) -> Option<&'static Primitive> {
    TABLE.iter().find(|primitive| primitive.kind == kind)
}

/// Adds what is painted below the background of a node, from the bottom up.
pub fn below(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    shadow::outside(look, frame, layers);
}

/// Adds what is painted above its background and below its content, from the bottom up: CSS
/// Backgrounds 3, section 2 and 7.1.1.
pub fn above(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    linear_gradient::layers(look, frame, layers);
    radial_gradient::layers(look, frame, layers);
    corner_colors::layers(look, frame, layers);
    shadow::inside(look, frame, layers);
    border::layers(look, frame, layers);
}
