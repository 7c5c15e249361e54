//! Where nodes are.

use crate::word;
use crate::{Scroll, ScrollError};

/// Words of a placement.
const WORDS: usize = 10;

/// Coordinates are within this of 0, in 1/64 dp; what is farther counts as this.
pub(crate) const LIMIT: i32 = 1 << 29;

/// The flag of a node that is not shown.
const HIDDEN: u32 = 8;

/// The flag of a node that left the tree.
const OUTSIDE: u32 = 32;

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
    /// Takes placements of containers and of what can have focus in them, ten words each as in
    /// `inlay:types` `placements`, at `time` in milliseconds. Targets beyond the new extent of a
    /// content come back to its end; where any placement changed, the containers around the
    /// focused node bring it where their policies want it.
    ///
    /// # Errors
    ///
    /// [`ScrollError::BadLength`]; [`ScrollError::UnknownNode`] for node 0.
    pub fn place(&mut self, placements: &[u32], time: f64) -> Result<(), ScrollError> {
        let (placements, rest) = placements.as_chunks::<WORDS>();
        if !rest.is_empty() {
            return Err(ScrollError::BadLength(word(
                placements.len() * WORDS + rest.len(),
            )));
        }
        if placements.iter().any(|placement| placement[0] == 0) {
            return Err(ScrollError::UnknownNode(0));
        }
        let now = self.advance_or_stay(time);
        for &[
            id,
            _group,
            above,
            flags,
            x,
            y,
            width,
            height,
            content_width,
            content_height,
        ] in placements
        {
            let is_outside = flags & OUTSIDE != 0;
            let placement = Placement {
                above,
                at: [x, y].map(coordinate),
                size: [width, height].map(length),
                content: [content_width, content_height].map(coordinate),
                is_hidden: flags & HIDDEN != 0,
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

fn coordinate(word: u32) -> i32 {
    word.cast_signed().clamp(-LIMIT, LIMIT)
}

fn length(word: u32) -> i32 {
    word.cast_signed().clamp(0, LIMIT)
}
