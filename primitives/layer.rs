//! An instance that is to be painted for a node.

use inlay_interfaces::draw_list::geometry_kind;

/// The box of a node, in dp.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// Width and height of the border box.
    pub size: [f32; 2],
    /// Radii as they are drawn, from the top left clockwise.
    pub radii: [f32; 4],
}

impl Frame {
    /// Whether nothing of it can be seen.
    pub(crate) fn is_empty(&self) -> bool {
        !self.size.iter().all(|side| *side > 0.0)
    }

    /// The box that is so much smaller on each side (top, right, bottom, left), as far as there is
    /// something left.
    #[must_use]
    pub fn within(&self, by: [f32; 4]) -> Self {
        grown(self, by.map(|by| -by))
    }
}

/// An instance. Lengths are in dp.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Layer {
    /// `geometry_kind`, with its bits but that of radii.
    pub kind: u8,
    /// Where its box begins from the border box, in x and y.
    pub shift: [f32; 2],
    /// Width and height of its box.
    pub size: [f32; 2],
    /// Radii of its box, from the top left clockwise.
    pub radii: [f32; 4],
    /// `0xRRGGBBAA`: what it is filled with, or what its own colours are multiplied with.
    pub color: u32,
    /// What its kind says.
    pub fields: [u32; 8],
}

impl Layer {
    /// The kind with the bit that says whether there are radii.
    pub fn marked_kind(&self) -> u8 {
        let rounded = self.radii.iter().any(|&radius| radius > 0.0);
        self.kind | if rounded { geometry_kind::RADII } else { 0 }
    }

    /// Whether all its numbers can be drawn.
    pub(crate) fn is_finite(&self) -> bool {
        let numbers = self.shift.iter().chain(&self.size).chain(&self.radii);
        numbers.copied().all(f32::is_finite)
    }
}

/// A box that is `by` larger on each side (top, right, bottom, left) than the frame's, with radii
/// that stay as far from its corners. One that shrinks to nothing has a side of 0.
pub(crate) fn grown(frame: &Frame, [top, right, bottom, left]: [f32; 4]) -> Frame {
    let [width, height] = frame.size;
    let size = [width + left + right, height + top + bottom].map(|side| side.max(0.0));
    // Of the two sides of a corner, the one that grows less.
    let by = [
        top.min(left),
        top.min(right),
        bottom.min(right),
        bottom.min(left),
    ];
    let radii = std::array::from_fn(|corner| grown_radius(frame.radii[corner], by[corner]));
    Frame { size, radii }
}

/// CSS Backgrounds 3, section 7.1.1: a sharp corner stays sharp, and a radius that is less than
/// what is added grows by a share of it.
fn grown_radius(radius: f32, by: f32) -> f32 {
    if by <= 0.0 {
        return (radius + by).max(0.0);
    }
    if radius >= by {
        return radius + by;
    }
    let share = radius / by - 1.0;
    radius + by * (1.0 + share * share * share)
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::float_cmp,
        reason = "numbers with few digits in binary are exact"
    )]

    use super::*;

    #[test]
    fn corners_grow_as_css_says() {
        assert_eq!(grown_radius(0.0, 8.0), 0.0);
        assert_eq!(grown_radius(4.0, 8.0), 4.0 + 8.0 * (1.0 - 0.125));
        assert_eq!(grown_radius(8.0, 8.0), 16.0);
        assert_eq!(grown_radius(8.0, -2.0), 6.0);
        assert_eq!(grown_radius(8.0, -20.0), 0.0);
    }

    #[test]
    fn a_box_that_shrinks_to_nothing_has_a_side_of_0() {
        let frame = Frame {
            size: [10.0, 20.0],
            radii: [0.0; 4],
        };
        assert_eq!(grown(&frame, [-10.0, 0.0, -11.0, 0.0]).size, [10.0, 0.0]);
        assert!(grown(&frame, [-10.0, 0.0, -10.0, 0.0]).is_empty());
        assert_eq!(grown(&frame, [-1.0, -2.0, -3.0, -4.0]).size, [4.0, 16.0]);
    }
}
