//! CSS Logical Properties 1: margins, padding and insets of the sides where a line starts and ends.

use crate::geometry::Length;
use crate::style::Style;

/// A margin, the padding or an inset at both ends of a line: its start, its end. `None` leaves it
/// to the left and right.
pub type Inline<T> = [Option<T>; 2];

/// What follows `direction`, and what of left and right it may hide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logical {
    pub margin: Inline<Length>,
    pub padding: Inline<Length>,
    pub inset: Inline<Length>,
    /// Margin, padding and inset at the left and right as their own properties say.
    physical: [[Option<Length>; 2]; 3],
}

impl Style {
    /// Puts left and right back to what their own properties say, so that these can be changed.
    pub fn show_physical(&mut self) {
        let Some(logical) = &self.logical else {
            return;
        };
        let physical = logical.physical;
        for (edges, kept) in self.edges_mut().into_iter().zip(physical) {
            for (edge, kept) in edges[0].iter_mut().zip(kept) {
                *edge = kept.unwrap_or(*edge);
            }
        }
    }

    /// Puts what follows the direction over left and right.
    pub fn show_logical(&mut self, rtl: bool) {
        let Some(mut logical) = self.logical.take() else {
            return;
        };
        let inline = [logical.margin, logical.padding, logical.inset];
        let kept = &mut logical.physical;
        for ((edges, inline), kept) in self.edges_mut().into_iter().zip(inline).zip(kept) {
            for side in 0..2 {
                let edge = &mut edges[0][side];
                kept[side] = Some(*edge);
                let end = usize::from(rtl) ^ side;
                *edge = inline[end].unwrap_or(*edge);
            }
        }
        self.logical = Some(logical);
    }

    /// The part that follows the direction, to be changed.
    pub fn logical_mut(&mut self) -> &mut Logical {
        self.logical.get_or_insert_default()
    }
}
