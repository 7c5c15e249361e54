//! A colour for each corner, blended over the box: bilinear, premultiplied.

use inlay_interfaces::draw_list::{CornerColorsFields, geometry_kind};

use crate::shape::{Shape, mix, premultiplied};
use crate::{Fill, Form, Frame, Layer, Look, Primitive};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::CORNER_COLORS,
    form: Form::Box,
    apart: false,
    fill: |paint, _, shape| {
        let fields = CornerColorsFields::of(&paint.fields);
        Some(Box::new(CornerColors {
            shape: *shape,
            colors: fields.colors.map(premultiplied),
        }))
    },
};

pub(crate) fn layers(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    let Some((top_left, top_right, bottom_right, bottom_left)) = look.corner_colors else {
        return;
    };
    let fields = CornerColorsFields {
        colors: [top_left, top_right, bottom_right, bottom_left],
        reserved: [0; 4],
    };
    layers.push(Layer {
        kind: geometry_kind::CORNER_COLORS,
        shift: [0.0; 2],
        size: frame.size,
        radii: frame.radii,
        color: u32::MAX,
        fields: fields.words(),
    });
}

/// A box with a colour for each corner.
struct CornerColors {
    shape: Shape,
    /// From the top left clockwise.
    colors: [[f32; 4]; 4],
}

impl Fill for CornerColors {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        let covered = self.shape.covered(place);
        let [x, y] =
            [0, 1].map(|axis| (place[axis] / (2.0 * self.shape.half[axis]) + 0.5).clamp(0.0, 1.0));
        let [top_left, top_right, bottom_right, bottom_left] = self.colors;
        let top = mix(top_left, top_right, x);
        let bottom = mix(bottom_left, bottom_right, x);
        mix(top, bottom, y).map(|channel| channel * covered)
    }
}
