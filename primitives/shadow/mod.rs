//! CSS `box-shadow`: CSS Backgrounds 3, section 7.1.
//!
//! A shadow is a box with radii under a Gaussian blur whose standard deviation is half the blur
//! radius. Along x the blur of a row has a closed form; along y rows are added up.

use core::f32::consts::SQRT_2;

use inlay_interfaces::draw_list::{ShadowFields, geometry_kind};
use inlay_interfaces::row::Check;
use inlay_schema::values::BoxShadow;

use crate::layer::grown;
use crate::shape::Shape;
use crate::{Fill, Form, Frame, Layer, Look, Outline, Primitive};

pub(crate) const BOX_SHADOW: Primitive = Primitive {
    kind: geometry_kind::BOX_SHADOW,
    form: Form::Box,
    apart: true,
    fill: |paint, _, shape| {
        ShadowFields::check(&paint.fields).ok()?;
        let fields = ShadowFields::of(&paint.fields);
        let cast = within(shape, fields.reach, paint.radii)?;
        Some(Box::new(Outside {
            hole: Hole::of(&cast, &fields),
            blur: Blur::of(&fields, shape),
            cast,
        }))
    },
};

pub(crate) const INSET_SHADOW: Primitive = Primitive {
    kind: geometry_kind::INSET_SHADOW,
    form: Form::Box,
    apart: true,
    fill: |paint, _, shape| {
        ShadowFields::check(&paint.fields).ok()?;
        let fields = ShadowFields::of(&paint.fields);
        Some(Box::new(Inside {
            hole: Hole::of(shape, &fields),
            blur: Blur::of(&fields, shape),
            around: *shape,
        }))
    },
};

/// Standard deviations after which nothing is seen of a blur.
const REACH: f32 = 3.0;

/// Rows that are added up.
const ROWS: u8 = 8;

/// How far a blur reaches: CSS, the radius is two standard deviations.
fn reach(shadow: &BoxShadow) -> f32 {
    shadow.blur * 0.5 * REACH
}

fn is_seen(shadow: &BoxShadow) -> bool {
    shadow.color & 0xff != 0
}

/// How far shadows reach beyond the border box: top, right, bottom, left.
pub(crate) fn ink(outline: &Outline) -> [f32; 4] {
    let outside = outline.shadows.iter().filter(|it| !it.inset && is_seen(it));
    outside.fold([0.0; 4], |ink, shadow| {
        let around = shadow.spread + reach(shadow);
        let sides = [-shadow.y, shadow.x, shadow.y, -shadow.x];
        core::array::from_fn(|side| ink[side].max(sides[side] + around))
    })
}

/// What is seen of the shadows on one side of the box's edge, the last one first.
fn seen(look: &Look, is_inset: bool) -> impl Iterator<Item = &BoxShadow> {
    let all = look.outline.shadows.iter().rev();
    all.filter(move |shadow| shadow.inset == is_inset && is_seen(shadow))
}

/// Shadows outside the box.
pub(crate) fn outside(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    layers.extend(seen(look, false).filter_map(|shadow| {
        let shape = grown(frame, [shadow.spread; 4]);
        if shape.is_empty() {
            return None;
        }
        let reach = reach(shadow);
        let fields = ShadowFields {
            reach,
            offset: [-shadow.x, -shadow.y],
            spread: shadow.spread,
            radii: frame.radii,
        };
        let from = -shadow.spread - reach;
        Some(Layer {
            kind: geometry_kind::BOX_SHADOW,
            shift: [shadow.x + from, shadow.y + from],
            size: shape.size.map(|side| side + 2.0 * reach),
            radii: shape.radii,
            color: shadow.color,
            fields: fields.words(),
        })
        .filter(Layer::is_finite)
    }));
}

/// Shadows inside the padding box.
pub(crate) fn inside(look: &Look, frame: &Frame, layers: &mut Vec<Layer>) {
    let edge = look.outline.padding_edge();
    let padding = frame.within(edge);
    if padding.is_empty() {
        return;
    }
    layers.extend(seen(look, true).filter_map(|shadow| {
        let fields = ShadowFields {
            reach: reach(shadow),
            offset: [shadow.x, shadow.y],
            spread: shadow.spread,
            radii: grown(&padding, [-shadow.spread; 4]).radii,
        };
        Some(Layer {
            kind: geometry_kind::INSET_SHADOW,
            shift: [edge[3], edge[0]],
            size: padding.size,
            radii: padding.radii,
            color: shadow.color,
            fields: fields.words(),
        })
        .filter(Layer::is_finite)
    }));
}

/// A box that is so much smaller on each side than another, with other radii, in dp; `None` if
/// nothing is left.
fn within(shape: &Shape, by: f32, radii: [f32; 4]) -> Option<Shape> {
    let half = [0, 1].map(|axis| shape.half[axis] - by * shape.scale[axis]);
    let radii = radii.map(|radius| shape.scale.map(|scale| radius * scale));
    half.iter()
        .all(|side| *side > 0.0)
        .then(|| shape.resized(half, radii))
}

/// The hole of a shadow, and its centre from that of the box, in pixels; `None` if it is closed.
struct Hole(Option<(Shape, [f32; 2])>);

impl Hole {
    /// Of a shadow with these fields, which is by `spread` smaller than a box.
    fn of(around: &Shape, fields: &ShadowFields) -> Self {
        let hole = within(around, fields.spread, fields.radii);
        let centre = [0, 1].map(|axis| fields.offset[axis] * around.scale[axis]);
        Self(hole.map(|hole| (hole, centre)))
    }

    /// What `measure` says of it at a place from the box's centre; nothing if it is closed.
    fn at(&self, place: [f32; 2], measure: impl Fn(&Shape, [f32; 2]) -> f32) -> f32 {
        self.0.as_ref().map_or(0.0, |(hole, centre)| {
            measure(hole, [place[0] - centre[0], place[1] - centre[1]])
        })
    }
}

/// Standard deviations along both axes, in pixels.
struct Blur([f32; 2]);

impl Blur {
    fn of(fields: &ShadowFields, shape: &Shape) -> Self {
        Self(shape.scale.map(|scale| fields.reach / REACH * scale))
    }

    /// How much of a box there is at a place from its centre.
    fn of_box(&self, shape: &Shape, place: [f32; 2]) -> f32 {
        if self.0.iter().any(|deviation| *deviation <= 0.0) {
            shape.covered(place)
        } else {
            blurred(shape, place, self.0)
        }
    }
}

/// A shadow outside of a hole.
struct Outside {
    cast: Shape,
    hole: Hole,
    blur: Blur,
}

impl Fill for Outside {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        let hidden = self.hole.at(place, Shape::covered);
        if hidden >= 1.0 {
            return [0.0; 4];
        }
        [self.blur.of_box(&self.cast, place) * (1.0 - hidden); 4]
    }
}

/// A shadow inside of a box, around a hole.
struct Inside {
    around: Shape,
    hole: Hole,
    blur: Blur,
}

impl Fill for Inside {
    fn at(&self, place: [f32; 2]) -> [f32; 4] {
        let lit = self.hole.at(place, |hole, at| self.blur.of_box(hole, at));
        [self.around.covered(place) * (1.0 - lit); 4]
    }
}

/// A box under a blur, at a place from its centre; all in pixels.
fn blurred(shape: &Shape, [x, y]: [f32; 2], deviation: [f32; 2]) -> f32 {
    let [half_x, half_y] = shape.half;
    if !shape.is_rounded() || is_straight(shape, [x, y], deviation) {
        return between(-half_x - x, half_x - x, deviation[0])
            * between(-half_y - y, half_y - y, deviation[1]);
    }
    let reach = REACH * deviation[1];
    let (from, until) = ((y - reach).max(-half_y), (y + reach).min(half_y));
    if from >= until {
        return 0.0;
    }
    let step = (until - from) / f32::from(ROWS);
    let mut sum = 0.0;
    for row in 0..ROWS {
        let top = from + step * f32::from(row);
        // The outermost rows stand for all that lies beyond them, too.
        let first = if row == 0 { -half_y } else { top };
        let last = if row == ROWS - 1 { half_y } else { top + step };
        let weight = between(first - y, last - y, deviation[1]);
        let [left, right] = shape.row(top + step * 0.5);
        sum += weight * between(left - x, right - x, deviation[0]);
    }
    sum
}

/// Whether a place is so far from all corners that their radii make no difference there.
fn is_straight(shape: &Shape, place: [f32; 2], deviation: [f32; 2]) -> bool {
    let radii = shape.greatest_radii();
    (0..2).any(|axis| {
        let reach = REACH * deviation[axis] + radii[axis];
        place[axis].abs() < shape.half[axis] - reach
    })
}

/// How much of a Gaussian lies between two places.
fn between(from: f32, until: f32, deviation: f32) -> f32 {
    (erf(until / (deviation * SQRT_2)) - erf(from / (deviation * SQRT_2))) * 0.5
}

/// The error function: Abramowitz and Stegun 7.1.26, within 1.5e-7.
fn erf(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let terms = [
        1.061_405_4,
        -1.453_152,
        1.421_413_7,
        -0.284_496_74,
        0.254_829_6,
    ];
    let sum = terms.iter().fold(0.0, |sum, term| (sum + term) * t);
    (1.0 - sum * (-x * x).exp()).copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::affine::IDENTITY;

    #[test]
    fn a_blur_far_inside_a_box_is_all_of_it_and_half_at_its_edge() {
        for radius in [0.0, 20.0] {
            let shape = Shape::new(&IDENTITY, [200.0, 100.0], [radius; 4]).expect("a box");
            assert!((blurred(&shape, [0.0, 0.0], [4.0; 2]) - 1.0).abs() < 1e-3);
            assert!((blurred(&shape, [100.0, 0.0], [4.0; 2]) - 0.5).abs() < 1e-3);
            assert!((blurred(&shape, [0.0, 50.0], [4.0; 2]) - 0.5).abs() < 1e-3);
            assert!(blurred(&shape, [113.0, 0.0], [4.0; 2]) < 1e-3);
        }
    }

    #[test]
    fn a_round_corner_is_as_when_it_is_added_up_finely() {
        let shape = Shape::new(&IDENTITY, [80.0, 60.0], [12.0, 0.0, 30.0, 5.0]).expect("a box");
        for (x, y) in [
            (-40.0, -30.0),
            (-38.0, -25.0),
            (39.0, 29.0),
            (20.0, 20.0),
            (-41.0, 31.0),
        ] {
            let (mut sum, step) = (0.0_f64, 0.125_f32);
            for column in -400..400_i16 {
                for row in -320..320_i16 {
                    let at = [column, row].map(|it| (f32::from(it) + 0.5) * step);
                    let [left, right] = shape.row(at[1]);
                    if at[1].abs() < 30.0 && at[0] >= left && at[0] < right {
                        let (dx, dy) = (f64::from(at[0] - x), f64::from(at[1] - y));
                        sum += (-(dx * dx + dy * dy) / 50.0).exp();
                    }
                }
            }
            let wanted = sum * f64::from(step * step) / (50.0 * core::f64::consts::PI);
            let found = f64::from(blurred(&shape, [x, y], [5.0; 2]));
            assert!(
                (found - wanted).abs() < 4e-3,
                "{found} at {x}, {y}, not {wanted}"
            );
        }
    }

    #[test]
    fn ink_counts_what_is_outside() {
        let shadow = |inset| BoxShadow {
            x: 2.0,
            y: 10.0,
            blur: 8.0,
            spread: 1.0,
            color: 0xff,
            inset,
        };
        let outline = Outline {
            shadows: vec![shadow(false), shadow(true)],
            ..Outline::INITIAL
        };
        assert_eq!(
            ink(&outline).map(f32::to_bits),
            [3.0_f32, 15.0, 23.0, 11.0].map(f32::to_bits)
        );
    }
}
