//! Bringing a node into view.

use crate::{Scroll, ScrollError};

/// Most containers around a node that are asked.
const DEPTH: usize = 512;

impl Scroll {
    /// Sets new targets at `time`, in milliseconds, so that the node is where the policies of its containers want it, the innermost container first. A container whose target stays goes on as it does.
    ///
    /// # Errors
    ///
    /// [`ScrollError::BadTime`]; [`ScrollError::UnknownNode`] if the node has no placement.
    pub fn reveal(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        let item = *self
            .placements
            .get(node)
            .ok_or(ScrollError::UnknownNode(node))?;
        let now = self.advance(time)?;
        self.grant_wishes();
        let (mut at, mut size, mut above) = (item.at, item.size, item.above);
        for _ in 0..DEPTH {
            let Some(around) = self.placements.get(above) else {
                break;
            };
            let mut targets = [0; 2];
            if let Some(container) = self.containers.get_mut(above) {
                container.reveal(at, size, now);
                targets = container.targets();
            }
            // What of the item will be seen in its box, in the content around that.
            for axis in 0..2 {
                let length = around.size[axis];
                let start = (at[axis] - targets[axis]).clamp(0, length);
                let end = (at[axis] - targets[axis] + size[axis]).clamp(start, length);
                at[axis] = around.at[axis] + start;
                size[axis] = end - start;
            }
            above = around.above;
        }
        Ok(())
    }
}
