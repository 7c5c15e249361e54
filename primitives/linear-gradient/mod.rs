//! CSS `linear-gradient()`: CSS Images 3, section 3.1.

use inlay_interfaces::draw_list::{LinearGradientFields, Paint, geometry_kind};
use inlay_schema::values::Gradient;

use crate::shape::{Shape, premultiplied};
use crate::{Fill, Frame, Layer, Look, Primitive, gradient, is_row};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::LINEAR_GRADIENT,
    takes: is_row::<LinearGradientFields>,
    fill: |paint, bits| Box::new(LinearGradient::of(paint, bits)),
};

pub(crate) fn layers(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    let Gradient::Linear(linear) = &look.gradient else {
        return;
    };
    let (sin, cos) = linear.angle.to_radians().sin_cos();
    let [width, height] = frame.size;
    // The gradient line reaches so far that the corners have the colours of its ends.
    let length = (width * sin).abs() + (height * cos).abs();
    let slope = [sin / length, -cos / length];
    if !slope.iter().all(|number| number.is_finite()) {
        return;
    }
    for part in gradient::parts(&linear.stops) {
        let fields = LinearGradientFields {
            slope,
            start: part.start,
            end: part.end,
            colors: part.colors,
            reserved: [0; 2],
        };
        layers.push(Layer {
            kind: geometry_kind::LINEAR_GRADIENT | part.bits(),
            shift: [0.0; 2],
            size: frame.size,
            radii: frame.radii,
            color: u32::MAX,
            fields: fields.words(),
        });
    }
}

/// A part of a gradient that fills a box.
struct LinearGradient {
    fields: LinearGradientFields,
    colors: [[f32; 4]; 2],
    bits: u8,
}

impl LinearGradient {
    fn of(paint: &Paint, bits: u8) -> Self {
        let fields = LinearGradientFields::of(&paint.fields);
        Self {
            colors: fields.colors.map(premultiplied),
            fields,
            bits,
        }
    }
}

impl Fill for LinearGradient {
    fn at(&self, shape: &Shape, place: [f32; 2]) -> [f32; 4] {
        let [x, y] = [0, 1].map(|axis| place[axis] / shape.scale[axis]);
        let offset = x * self.fields.slope[0] + y * self.fields.slope[1] + 0.5;
        let ends = [self.fields.start, self.fields.end];
        let covered = shape.covered(place);
        gradient::color(ends, self.colors, self.bits, offset)
            .map_or([0.0; 4], |color| color.map(|channel| channel * covered))
    }
}
