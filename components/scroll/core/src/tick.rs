//! Offsets at a time.

use crate::{Offsets, Scroll, ScrollError};

impl Scroll {
    /// The offsets at `time`, in milliseconds. Their memory is kept from one tick to the next.
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
        offsets.drawn.clear();
        offsets.rested.clear();
        offsets.moving = false;
        for container in self.containers.iter_mut() {
            let Some(report) = container.tick(now) else {
                continue;
            };
            if report.moved || report.rested {
                offsets.containers.push(container.id);
                offsets.values.extend(report.offset);
                offsets.drawn.extend(report.drawn);
            }
            if report.rested {
                offsets.rested.push(container.id);
            }
            offsets.moving |= report.moving;
        }
        Ok(offsets)
    }
}
