//! CSS `radial-gradient()` with a centre and two radii: CSS Images 3, section 3.2.

use inlay_interfaces::draw_list::{Paint, RadialGradientFields, geometry_kind};
use inlay_schema::values::Gradient;

use crate::shape::{Shape, premultiplied};
use crate::{Fill, Frame, Layer, Look, Primitive, gradient, is_row};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::RADIAL_GRADIENT,
    takes: is_row::<RadialGradientFields>,
    fill: |paint, bits| Box::new(RadialGradient::of(paint, bits)),
};

/// The least radius that counts: with none, CSS paints as if it were a little above 0.
const LEAST_RADIUS: f32 = 1e-3;

pub(crate) fn layers(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    let Gradient::Radial(radial) = &look.gradient else {
        return;
    };
    let shares = [radial.center_x, radial.center_y];
    let center = [0, 1].map(|axis| frame.size[axis] * (shares[axis] / 100.0 - 0.5));
    let radii = [radial.radius_x, radial.radius_y].map(|radius| radius.max(LEAST_RADIUS));
    if !center.iter().all(|number| number.is_finite()) {
        return;
    }
    for part in gradient::parts(&radial.stops) {
        let fields = RadialGradientFields {
            center,
            radii,
            start: part.start,
            end: part.end,
            colors: part.colors,
        };
        layers.push(Layer {
            kind: geometry_kind::RADIAL_GRADIENT | part.bits(),
            shift: [0.0; 2],
            size: frame.size,
            radii: frame.radii,
            color: u32::MAX,
            fields: fields.words(),
        });
    }
}

/// A part of a gradient that fills a box.
struct RadialGradient {
    fields: RadialGradientFields,
    colors: [[f32; 4]; 2],
    bits: u8,
}

impl RadialGradient {
    fn of(paint: &Paint, bits: u8) -> Self {
        let fields = RadialGradientFields::of(&paint.fields);
        Self {
            colors: fields.colors.map(premultiplied),
            fields,
            bits,
        }
    }
}

impl Fill for RadialGradient {
    fn at(&self, shape: &Shape, place: [f32; 2]) -> [f32; 4] {
        let [x, y] = [0, 1].map(|axis| {
            (place[axis] / shape.scale[axis] - self.fields.center[axis]) / self.fields.radii[axis]
        });
        let offset = (x * x + y * y).sqrt();
        let ends = [self.fields.start, self.fields.end];
        let covered = shape.covered(place);
        gradient::color(ends, self.colors, self.bits, offset)
            .map_or([0.0; 4], |color| color.map(|channel| channel * covered))
    }
}
