//! The functions of `inlay:scroll/scroll`.

use inlay_interfaces::scroll;

use crate::{ApplyError, Offsets, RestoreError, Scroll, ScrollError, ScrollState};

impl scroll::Scroll for Scroll {
    fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), ApplyError> {
        self.apply(entries, time)
    }

    fn place(&mut self, placements: scroll::Placements, time: f64) -> Result<(), ScrollError> {
        self.place(&placements.words, time)
    }

    fn set_focus(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        self.set_focus(node, time)
    }

    fn reveal(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        self.reveal(node, time)
    }

    fn targets(&mut self) -> Vec<u32> {
        self.targets()
    }

    fn tick(&mut self, time: f64) -> Result<Offsets, ScrollError> {
        self.tick(time).cloned()
    }

    fn set_resolution(&mut self, pixels_x: f32, pixels_y: f32) {
        self.set_resolution([pixels_x, pixels_y]);
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> ScrollState {
        self.snapshot()
    }

    fn restore(&mut self, state: ScrollState) -> Result<(), RestoreError> {
        self.restore(&state)
    }
}
