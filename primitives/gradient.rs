//! What linear and radial gradients share: the parts between stops. CSS Images 3, section 3.4.

use inlay_schema::values::GradientStop;

use inlay_interfaces::draw_list::geometry_kind;

use crate::shape::mix;

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
    pub(crate) fn bits(&self) -> u8 {
        let first = if self.is_first {
            geometry_kind::BEFORE
        } else {
            0
        };
        first
            | if self.is_last {
                geometry_kind::AFTER
            } else {
                0
            }
    }
}

/// The parts of a gradient: together they are all of it, and no two have a place in common. Offsets
/// below that of an earlier stop count as that (CSS).
pub(crate) fn parts(stops: &[GradientStop]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let Some(first) = stops.first() else {
        return parts;
    };
    let mut at = first.offset;
    let mut color = first.color;
    // What lies before the first stop, unless the first part can take it along.
    let mut before = Some(first.color);
    for stop in &stops[1..] {
        let end = stop.offset.max(at);
        if end > at {
            let colors = [color, stop.color];
            if let Some(alone) = before.filter(|&before| before != color) {
                parts.push(Part {
                    start: at - 1.0,
                    end: at,
                    colors: [alone; 2],
                    is_first: true,
                    is_last: false,
                });
                before = None;
            }
            parts.push(Part {
                start: at,
                end,
                colors,
                is_first: before.take().is_some(),
                is_last: false,
            });
            at = end;
        }
        color = stop.color;
    }
    match parts.last_mut() {
        Some(last) if last.colors[1] == color => last.is_last = true,
        _ => {
            if let Some(alone) = before.filter(|&before| before != color) {
                parts.push(Part {
                    start: at - 1.0,
                    end: at,
                    colors: [alone; 2],
                    is_first: true,
                    is_last: false,
                });
                before = None;
            }
            parts.push(Part {
                start: at,
                end: at + 1.0,
                colors: [color; 2],
                is_first: before.is_some(),
                is_last: true,
            });
        }
    }
    parts
}

/// What of a gradient a part shows at an offset; nothing outside of it.
pub(crate) fn color(
    [start, end]: [f32; 2],
    colors: [[f32; 4]; 2],
    bits: u8,
    offset: f32,
) -> Option<[f32; 4]> {
    let is_first = bits & geometry_kind::BEFORE != 0;
    let is_last = bits & geometry_kind::AFTER != 0;
    let is_in = (is_first || offset >= start) && (is_last || offset < end);
    let share = ((offset - start) / (end - start)).clamp(0.0, 1.0);
    is_in.then(|| mix(colors[0], colors[1], share))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let all = parts(&stops(&[(0.1, 1), (0.1, 2), (0.4, 3), (0.9, 4), (0.9, 5)]));
        for step in -50..150_i16 {
            let offset = f32::from(step) / 100.0;
            let found = all.iter().filter(|part| {
                color([part.start, part.end], [[0.0; 4]; 2], part.bits(), offset).is_some()
            });
            assert_eq!(found.count(), 1, "{offset}");
        }
    }
}
