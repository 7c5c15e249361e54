//! CSS `radial-gradient()` with a centre and two radii: CSS Images 3, section 3.2.

use inlay_interfaces::draw_list::{RadialGradientFields, geometry_kind};
use inlay_interfaces::row::Check;
use inlay_schema::values::Gradient;

use crate::gradient::{self, Shade};
use crate::{Fill, Form, Frame, Layer, Look, Primitive};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::RADIAL_GRADIENT,
    form: Form::Box,
    apart: false,
    fill: |paint, bits, shape| {
        RadialGradientFields::check(&paint.fields).ok()?;
        let fields = RadialGradientFields::of(&paint.fields);
        let ends = [fields.start, fields.end];
        Some(Box::new(RadialGradient {
            center: fields.center,
            radii: fields.radii,
            shade: Shade::new(shape, ends, fields.colors, bits),
        }))
    },
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
    let fields = |part: &gradient::Part| {
        let fields = RadialGradientFields {
            center,
            radii,
            start: part.start,
            end: part.end,
            colors: part.colors,
        };
        fields.words()
    };
    gradient::layers(PRIMITIVE.kind, &radial.stops, frame, fields, layers);
}

/// A part of a gradient that fills a box. Lengths are in dp.
struct RadialGradient {
    /// From the middle of the box.
    center: [f32; 2],
    radii: [f32; 2],
    shade: Shade,
}

impl Fill for RadialGradient {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        let dp = self.shade.dp(place);
        let [x, y] = [0, 1].map(|axis| (dp[axis] - self.center[axis]) / self.radii[axis]);
        self.shade.at(place, (x * x + y * y).sqrt())
    }
}
