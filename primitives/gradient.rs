//! What linear and radial gradients share: the parts between stops. CSS Images 3, section 3.4.

use inlay_schema::values::GradientStop;

use inlay_interfaces::draw_list::geometry_kind;

use crate::shape::{Shape, mix, premultiplied};
use crate::{Frame, Layer};

/// What there is between two stops.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Part {
    pub(crate) start: f32,
    pub(crate) end: f32,
    pub(crate) colors: [u32; 2],
    /// It goes on before its start.
    pub(crate) is_first: bool,
    /// It goes on after its end.
    pub(crate) is_last: bool,
}

impl Part {
    /// The bits of its kind.
    fn bits(&self) -> u8 {
        let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
        bit(self.is_first, geometry_kind::BEFORE) | bit(self.is_last, geometry_kind::AFTER)
    }
}

/// Adds a layer for each part of a gradient that fills a frame. `fields` makes the fields of a
/// part.
pub(crate) fn layers(
    kind: u8,
    stops: &[GradientStop],
    frame: &Frame,
    fields: impl Fn(&Part) -> [u32; 8],
    layers: &mut Vec<Layer>,
) {
    layers.extend(parts(stops).iter().map(|part| Layer {
        kind: kind | part.bits(),
        shift: [0.0; 2],
        size: frame.size,
        radii: frame.radii,
        color: u32::MAX,
        fields: fields(part),
    }));
}

/// The parts of a gradient: together they are all of it, and no two have a place in common. Offsets
/// below that of an earlier stop count as that (CSS).
fn parts(stops: &[GradientStop]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let Some(first) = stops.first() else {
        return parts;
    };
    let (mut at, mut color) = (first.offset, first.color);
    for stop in &stops[1..] {
        let end = stop.offset.max(at);
        if end > at {
            parts.push(between([at, end], [color, stop.color]));
            at = end;
        }
        color = stop.color;
    }
    // Beyond the ends the outermost colours go on: with the part there, if that ends in the same.
    if parts.last().is_none_or(|last| last.colors[1] != color) {
        parts.push(between([at, at + 1.0], [color; 2]));
    }
    if parts[0].colors[0] != first.color {
        let start = first.offset;
        parts.insert(0, between([start - 1.0, start], [first.color; 2]));
    }
    parts[0].is_first = true;
    if let Some(last) = parts.last_mut() {
        last.is_last = true;
    }
    parts
}

const fn between([start, end]: [f32; 2], colors: [u32; 2]) -> Part {
    Part {
        start,
        end,
        colors,
        is_first: false,
        is_last: false,
    }
}

/// A part that fills a box, as it is painted.
pub(crate) struct Shade {
    shape: Shape,
    ends: [f32; 2],
    colors: [[f32; 4]; 2],
    is_first: bool,
    is_last: bool,
}

impl Shade {
    /// Of a box, with the offsets and colours of two stops and the bits of its kind.
    pub(crate) fn new(shape: &Shape, ends: [f32; 2], colors: [u32; 2], bits: u8) -> Self {
        Self {
            shape: *shape,
            ends,
            colors: colors.map(premultiplied),
            is_first: bits & geometry_kind::BEFORE != 0,
            is_last: bits & geometry_kind::AFTER != 0,
        }
    }

    /// A place in pixels as one in dp.
    pub(crate) fn dp(&self, place: [f32; 2]) -> [f32; 2] {
        [0, 1].map(|axis| place[axis] / self.shape.scale[axis])
    }

    /// What it shows at a place in pixels, which has this offset.
    pub(crate) fn at(&self, place: [f32; 2], offset: f32) -> [f32; 4] {
        let [start, end] = self.ends;
        let is_in = (self.is_first || offset >= start) && (self.is_last || offset < end);
        if !is_in {
            return [0.0; 4];
        }
        let share = ((offset - start) / (end - start)).clamp(0.0, 1.0);
        let covered = self.shape.covered(place);
        mix(self.colors[0], self.colors[1], share).map(|channel| channel * covered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::affine::IDENTITY;

    fn stops(stops: &[(f32, u32)]) -> Vec<GradientStop> {
        let stop = |&(offset, color): &(f32, u32)| GradientStop { offset, color };
        stops.iter().map(stop).collect()
    }

    fn shown(gradient: &[(f32, u32)]) -> Vec<(f32, f32, [u32; 2], bool, bool)> {
        parts(&stops(gradient))
            .iter()
            .map(|part| {
                (
                    part.start,
                    part.end,
                    part.colors,
                    part.is_first,
                    part.is_last,
                )
            })
            .collect()
    }

    #[test]
    fn two_stops_are_one_part() {
        assert_eq!(
            shown(&[(0.0, 1), (1.0, 2)]),
            [(0.0, 1.0, [1, 2], true, true)]
        );
    }

    #[test]
    fn three_stops_are_two_parts() {
        let wanted = [
            (0.0, 0.5, [1, 2], true, false),
            (0.5, 1.0, [2, 3], false, true),
        ];
        assert_eq!(shown(&[(0.0, 1), (0.5, 2), (1.0, 3)]), wanted);
    }

    #[test]
    fn a_hard_edge_has_no_part_of_its_own() {
        let wanted = [
            (0.0, 0.5, [1, 2], true, false),
            (0.5, 1.0, [3, 4], false, true),
        ];
        assert_eq!(shown(&[(0.0, 1), (0.5, 2), (0.5, 3), (1.0, 4)]), wanted);
        let sharp = [
            (-0.5, 0.5, [1, 1], true, false),
            (0.5, 1.5, [2, 2], false, true),
        ];
        assert_eq!(shown(&[(0.5, 1), (0.5, 2)]), sharp);
    }

    #[test]
    fn a_hard_edge_at_an_end_leaves_the_color_beyond_it() {
        let wanted = [
            (-1.0, 0.0, [1, 1], true, false),
            (0.0, 1.0, [2, 3], false, false),
            (1.0, 2.0, [4, 4], false, true),
        ];
        assert_eq!(shown(&[(0.0, 1), (0.0, 2), (1.0, 3), (1.0, 4)]), wanted);
    }

    #[test]
    fn one_stop_is_one_color() {
        assert_eq!(shown(&[(0.3, 7)]), [(0.3, 1.3, [7, 7], true, true)]);
        assert_eq!(shown(&[]), []);
    }

    #[test]
    fn an_offset_does_not_go_back() {
        let wanted = [(0.6, 0.9, [2, 3], false, true)];
        assert_eq!(shown(&[(0.6, 1), (0.2, 2), (0.9, 3)])[1..], wanted);
    }

    #[test]
    fn at_every_offset_there_is_one_part() {
        let all = parts(&stops(&[
            (0.1, 0x1ff),
            (0.1, 0x2ff),
            (0.4, 0x3ff),
            (0.9, 0x4ff),
            (0.9, 0x5ff),
        ]));
        let shape = Shape::new(&IDENTITY, [9.0; 2], [0.0; 4]).expect("a box");
        for step in -50..150_i16 {
            let offset = f32::from(step) / 100.0;
            let found = all.iter().filter(|part| {
                let ends = [part.start, part.end];
                let shade = Shade::new(&shape, ends, part.colors, part.bits());
                shade.at([0.0; 2], offset)[3] > 0.0
            });
            assert_eq!(found.count(), 1, "{offset}");
        }
    }
}
