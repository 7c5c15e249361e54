//! CSS borders: four widths and colours around a box with radii. CSS Backgrounds 3, section 4.
//!
//! The ring is what the outer box covers and the inner one does not. In a corner the colours of two
//! sides meet on the line from the outer corner to the inner one.

use inlay_interfaces::draw_list::{BorderFields, Paint, geometry_kind};
use inlay_interfaces::row::Check;
use inlay_schema::values::BorderAlignment;

use crate::layer::grown;
use crate::shape::{Shape, mix, premultiplied};
use crate::{Fill, Form, Frame, Layer, Look, Outline, Primitive};

pub(crate) const PRIMITIVE: Primitive = Primitive {
    kind: geometry_kind::BORDER,
    form: Form::Box,
    apart: false,
    fill: |paint, _, shape| {
        BorderFields::check(&paint.fields).ok()?;
        Some(Box::new(Border::of(paint, shape)))
    },
};

/// How much of its width lies outside the border box.
pub(crate) fn outside(outline: &Outline) -> f32 {
    match outline.border_alignment {
        BorderAlignment::Inside => 0.0,
        BorderAlignment::Center => 0.5,
        BorderAlignment::Outside => 1.0,
    }
}

/// How far it reaches beyond the border box: top, right, bottom, left.
pub(crate) fn ink(outline: &Outline) -> [f32; 4] {
    let share = outside(outline);
    outline.border_widths.map(|width| width * share)
}

pub(crate) fn layers(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    let widths = look.outline.border_widths;
    if !(0..4).any(|side| widths[side] > 0.0 && look.border_colors[side] & 0xff != 0) {
        return;
    }
    let by = ink(&look.outline);
    let outer = grown(frame, by);
    if outer.is_empty() {
        return;
    }
    let fields = BorderFields {
        widths,
        colors: look.border_colors,
    };
    layers.extend(
        Some(Layer {
            kind: geometry_kind::BORDER,
            shift: [-by[3], -by[0]],
            size: outer.size,
            radii: outer.radii,
            color: u32::MAX,
            fields: fields.words(),
        })
        .filter(Layer::is_finite),
    );
}

/// A border whose outer edge is a box. Lengths are in pixels.
struct Border {
    outer: Shape,
    /// The edge between border and padding, and its centre from that of the box. `None` where the
    /// border fills the box.
    inner: Option<([f32; 2], Shape)>,
    /// Top, right, bottom, left.
    widths: [f32; 4],
    colors: [[f32; 4]; 4],
}

impl Border {
    fn of(paint: &Paint, outer: &Shape) -> Self {
        let BorderFields { widths, colors } = BorderFields::of(&paint.fields);
        let widths = widths.map(|width| width.max(0.0));
        let [across, down] = outer.scale;
        let [top, right, bottom, left] = widths;
        Self {
            outer: *outer,
            inner: inner(outer, paint.radii, widths),
            widths: [top * down, right * across, bottom * down, left * across],
            colors: colors.map(premultiplied),
        }
    }

    /// The colour of the side in whose part a place is: two sides meet on the line from the outer
    /// corner to the inner one, and there is some of both in the pixels that it crosses.
    fn color(&self, [x, y]: [f32; 2]) -> [f32; 4] {
        let [across, down] = self.outer.half;
        let [top, right, bottom, left] = self.widths;
        let from_left = [x + across, left];
        let from_right = [across - x, right];
        let from_top = [y + down, top];
        let from_bottom = [down - y, bottom];
        let (beside, beside_color) = if is_nearer(from_right, from_left) {
            (from_right, self.colors[1])
        } else {
            (from_left, self.colors[3])
        };
        let (above, above_color) = if is_nearer(from_bottom, from_top) {
            (from_bottom, self.colors[2])
        } else {
            (from_top, self.colors[0])
        };
        mix(above_color, beside_color, share(above, beside))
    }
}

/// Whether a place is nearer to the first of two sides, measured in their widths. A side is the
/// distance from its outer edge, and its width.
fn is_nearer([inside, width]: [f32; 2], [other_inside, other_width]: [f32; 2]) -> bool {
    inside * other_width < other_inside * width
}

/// How much of the second of two sides that meet there is at a place.
fn share([inside, width]: [f32; 2], [other_inside, other_width]: [f32; 2]) -> f32 {
    if other_width <= 0.0 {
        return 0.0;
    }
    if width <= 0.0 {
        return 1.0;
    }
    let length = (width * width + other_width * other_width).sqrt();
    let beyond = (inside * other_width - other_inside * width) / length;
    (beyond + 0.5).clamp(0.0, 1.0)
}

/// What a border of some widths and radii, in dp, leaves of a box.
fn inner(outer: &Shape, radii: [f32; 4], widths: [f32; 4]) -> Option<([f32; 2], Shape)> {
    let [top, right, bottom, left] = widths;
    let [across, down] = outer.scale;
    let half = [
        outer.half[0] - (left + right) * across * 0.5,
        outer.half[1] - (top + bottom) * down * 0.5,
    ];
    if !half.iter().all(|side| *side > 0.0) {
        return None;
    }
    let centre = [(left - right) * across * 0.5, (top - bottom) * down * 0.5];
    let sides = [[left, top], [right, top], [right, bottom], [left, bottom]];
    let radii = std::array::from_fn(|corner| {
        let [x, y] = sides[corner];
        let radius = if outer.is_rounded() {
            radii[corner]
        } else {
            0.0
        };
        [(radius - x).max(0.0) * across, (radius - y).max(0.0) * down]
    });
    Some((centre, outer.resized(half, radii)))
}

impl Fill for Border {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        let inner = self.inner.map_or(0.0, |(centre, inner)| {
            inner.covered([place[0] - centre[0], place[1] - centre[1]])
        });
        let covered = (self.outer.covered(place) - inner).max(0.0);
        if covered <= 0.0 {
            return [0.0; 4];
        }
        self.color(place).map(|channel| channel * covered)
    }
}
