//! The functions of `inlay:overlay/overlay`.

use inlay_interfaces::overlay;

use crate::{Overlay, OverlayError};

impl overlay::Overlay for Overlay {
    fn draw(&mut self, width: u32, height: u32, figures: &[u32]) -> Result<Vec<u32>, OverlayError> {
        self.draw(width, height, figures)
    }

    fn reset(&mut self) {
        self.reset();
    }
}
