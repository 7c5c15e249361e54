//! CSS `linear-gradient()`: CSS Images 3, section 3.1.

use inlay_interfaces::draw_list::{LinearGradientFields, geometry_kind};
use inlay_interfaces::row::Check;
use inlay_schema::values::Gradient;

use crate::gradient::{self, Shade};
use crate::{Fill, Form, Frame, Layer, Look, Primitive};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::LINEAR_GRADIENT,
    form: Form::Box,
    apart: false,
    fill: |paint, bits, shape| {
        LinearGradientFields::check(&paint.fields).ok()?;
        let fields = LinearGradientFields::of(&paint.fields);
        let ends = [fields.start, fields.end];
        Some(Box::new(LinearGradient {
            slope: fields.slope,
            shade: Shade::new(shape, ends, fields.colors, bits),
        }))
    },
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
    let fields = |part: &gradient::Part| {
        let fields = LinearGradientFields {
            slope,
            start: part.start,
            end: part.end,
            colors: part.colors,
            reserved: [0; 2],
        };
        fields.words()
    };
    gradient::layers(PRIMITIVE.kind, &linear.stops, frame, fields, layers);
}

/// A part of a gradient that fills a box.
struct LinearGradient {
    /// Change of the offset per dp.
    slope: [f32; 2],
    shade: Shade,
}

impl Fill for LinearGradient {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        let [x, y] = self.shade.dp(place);
        let offset = x * self.slope[0] + y * self.slope[1] + 0.5;
        self.shade.at(place, offset)
    }
}
