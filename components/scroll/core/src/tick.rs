//! Offsets at a time.

use crate::{Scroll, ScrollError};

/// Offsets at a time. Its memory is kept from one tick to the next.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Offsets {
    /// Containers that moved since the last tick, and those that came to rest, in rising order.
    pub containers: Vec<u32>,
    /// Two numbers per container: x and y in dp, 0 where the content begins, growing right and down.
    pub values: Vec<f32>,
    /// Containers that came to rest; each is among `containers`.
    pub rested: Vec<u32>,
    /// Whether any container still moves.
    pub moving: bool,
}

impl Scroll {
    /// The offsets at `time`, in milliseconds.
    ///
    /// # Errors
    ///
    /// [`ScrollError::BadTime`]: not finite, or before the last one.
    pub fn tick(&mut self, time: f64) -> Result<&Offsets, ScrollError> {
        let now = self.advance(time)?;
        self.settle();
        self.look(now);
        let offsets = &mut self.offsets;
        offsets.containers.clear();
        offsets.values.clear();
        offsets.rested.clear();
        offsets.moving = false;
        for container in self.containers.iter_mut() {
            let Some(report) = container.tick(now) else {
                continue;
            };
            if report.moved || report.rested {
                offsets.containers.push(container.id);
                offsets.values.extend(report.offset);
            }
            if report.rested {
                offsets.rested.push(container.id);
            }
            offsets.moving |= report.moving;
        }
        Ok(offsets)
    }
}
