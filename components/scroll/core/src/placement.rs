//! Where nodes are.

use inlay_interfaces::placements::{Placement as Row, placement_flags as flags};

use crate::word;
use crate::{Scroll, ScrollError};

/// Coordinates are within this of 0, in 1/64 dp; what is farther counts as this.
pub(crate) const LIMIT: i32 = 1 << 29;

/// Where a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Placement {
    /// The nearest scroll container above it; 0 is none.
    pub(crate) above: u32,
    /// Left and top of its box in the content of that container, in 1/64 dp.
    pub(crate) at: [i32; 2],
    /// Width and height of its box, in 1/64 dp.
    pub(crate) size: [i32; 2],
    /// Width and height of its own scrollable content, in 1/64 dp; below 0 where it goes on to the
    /// left or up.
    pub(crate) content: [i32; 2],
    pub(crate) is_hidden: bool,
}

impl Scroll {
    /// Takes placements of containers and of what can have focus in them, rows of
    /// [`Placement`](Row), at `time` in milliseconds. Targets beyond the new extent of a
    /// content come back to its end; where any placement changed, the containers around the
    /// focused node bring it where their policies want it.
    ///
    /// # Errors
    ///
    /// [`ScrollError::BadLength`]; [`ScrollError::UnknownNode`] for node 0.
    pub fn place(&mut self, placements: &[u32], time: f64) -> Result<(), ScrollError> {
        let (placements, rest) = placements.as_chunks();
        if !rest.is_empty() {
            return Err(ScrollError::BadLength(word(
                placements.len() * Row::WORDS + rest.len(),
            )));
        }
        if placements
            .iter()
            .any(|placement: &[u32; Row::WORDS]| placement[Row::NODE] == 0)
        {
            return Err(ScrollError::UnknownNode(0));
        }
        let now = self.advance_or_stay(time);
        for row in placements.iter().map(Row::of) {
            let id = row.node;
            let is_outside = row.flags & flags::OUTSIDE_TREE != 0;
            let placement = Placement {
                above: row.container,
                at: [row.x, row.y].map(coordinate),
                size: [row.width, row.height].map(length),
                content: [row.content_width, row.content_height].map(coordinate),
                is_hidden: row.flags & flags::HIDDEN != 0,
            };
            if is_outside {
                self.is_stale |= self.placements.remove(id).is_some();
            } else {
                self.is_stale |= self.placements.get(id) != Some(&placement);
                self.placements.insert(id, placement);
            }
            if let Some(container) = self.containers.get_mut(id) {
                container.place((!is_outside).then_some(&placement), now);
            }
        }
        Ok(())
    }
}

fn coordinate(number: i32) -> i32 {
    number.clamp(-LIMIT, LIMIT)
}

fn length(number: i32) -> i32 {
    number.clamp(0, LIMIT)
}
