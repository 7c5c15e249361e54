//! Figures of an engine and its host, drawn over a stage.
//!
//! Goes in: rows of `inlay:figures` ([`Overlay::draw`]). Comes out: a draw list whose instances are
//! triangles of the primitive `mesh`, and whose page is egui's font texture. Kept: what egui keeps,
//! and the number of the last list.
//!
//! [`figures`] reads the rows, [`report`] says in words what they mean, [`view`] lays that out with
//! egui, [`list`] makes a draw list of egui's meshes. No words make anything here panic.

mod figures;
mod list;
mod report;
mod system;
mod view;

use crate::figures::Figures;
use crate::list::Lists;
use crate::view::View;

pub use inlay_interfaces::overlay::OverlayError;

/// Longest side of a surface in pixels.
const MAX_SIDE: u32 = 16384;

/// Figures in, draw lists out.
#[derive(Default, Debug)]
pub struct Overlay {
    view: View,
    lists: Lists,
}

impl Overlay {
    /// An overlay that has not drawn.
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws figures for a surface of so many device pixels: a full list at first, then deltas.
    ///
    /// # Errors
    ///
    /// [`OverlayError`]; then nothing has changed.
    pub fn draw(
        &mut self,
        width: u32,
        height: u32,
        figures: &[u32],
    ) -> Result<Vec<u32>, OverlayError> {
        let size = [width, height];
        if let Some(&side) = size.iter().find(|side| !(1..=MAX_SIDE).contains(*side)) {
            return Err(OverlayError::BadSize(side));
        }
        let figures = Figures::read(figures)
            .map_err(|at| OverlayError::BadFigures(u32::try_from(at).unwrap_or(u32::MAX)))?;
        let picture = self.view.draw(size, &report::of(&figures));
        Ok(self.lists.write(size, &picture))
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}
