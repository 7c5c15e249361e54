//! A triangle of a mesh: a colour for each corner, mixed in between, times the coverage of an atlas
//! page.
//!
//! Which pixels belong to it is for who draws it ([`Form::Triangle`]): triangles that share an edge
//! neither overlap there nor leave a seam. No property makes one; who has its own draw list does.

use inlay_interfaces::draw_list::{MeshFields, geometry_kind};

use crate::shape::{Shape, premultiplied};
use crate::{Fill, Form, Primitive};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::MESH,
    form: Form::Triangle,
    apart: false,
    fill: |paint, _, shape| {
        let fields = MeshFields::of(&paint.fields);
        Some(Box::new(Mesh {
            shape: *shape,
            colors: fields.colors.map(premultiplied),
            texels: fields.texels.map(shares),
        }))
    },
};

/// Two shares of a texture: that across in the lower half of the word.
fn shares(word: u32) -> [f32; 2] {
    [word & 0xffff, word >> 16].map(|share| share as f32 / 65535.0)
}

/// Three corners: the top left of the box, its top right, its bottom left.
struct Mesh {
    shape: Shape,
    colors: [[f32; 4]; 3],
    texels: [[f32; 2]; 3],
}

impl Mesh {
    /// How much of each corner there is in a place. Rounding may put it outside the triangle by a
    /// little, and by a lot where that is hardly wider than a point.
    fn weights(&self, place: [f32; 2]) -> [f32; 3] {
        let [half_width, half_height] = self.shape.half;
        let across = (place[0] / (2.0 * half_width) + 0.5).clamp(0.0, 1.0);
        let down = (place[1] / (2.0 * half_height) + 0.5).clamp(0.0, 1.0 - across);
        [1.0 - across - down, across, down]
    }
}

/// The sum of what corners have, by their weights.
fn mixed<const N: usize>(corners: &[[f32; N]; 3], weights: [f32; 3]) -> [f32; N] {
    std::array::from_fn(|at| {
        (corners.iter().zip(weights))
            .map(|(corner, weight)| corner[at] * weight)
            .sum()
    })
}

impl Fill for Mesh {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        mixed(&self.colors, self.weights(place))
    }

    fn texel(&self, place: [f32; 2]) -> Option<[f32; 2]> {
        Some(mixed(&self.texels, self.weights(place)))
    }
}
