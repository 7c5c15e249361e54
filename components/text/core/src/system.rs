//! The functions of `inlay:text/text` and `inlay:text/measure`.

use std::borrow::Cow;

use inlay_interfaces::{measure, text};

use crate::{
    ApplyError, AvailableWidth, FontError, Glyphs, Missing, RestoreError, Text, TextError,
    TextSize, Uploads,
};

impl measure::Measure for Text {
    fn measure(&mut self, node: u32, available: AvailableWidth) -> TextSize {
        self.measure(node, available)
    }
}

impl text::Text for Text {
    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.apply(entries)
    }

    fn wanted_fonts(&mut self) -> Vec<u32> {
        self.wanted_fonts()
    }

    fn take_unserved(&mut self) -> Vec<u32> {
        self.take_unserved()
    }

    fn take_missing(&mut self) -> Vec<Missing> {
        self.take_missing()
    }

    fn add_font(&mut self, font: u32, bytes: Cow<'_, [u8]>) -> Result<Vec<u32>, FontError> {
        self.add_font(font, bytes.into_owned())
    }

    fn fail_font(&mut self, font: u32) -> Result<(), FontError> {
        self.fail_font(font)
    }

    fn set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Result<(), TextError> {
        self.set_boxes(nodes, boxes)
    }

    fn ink(&mut self, nodes: &[u32]) -> Vec<f32> {
        nodes.iter().flat_map(|&node| self.ink(node)).collect()
    }

    fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), TextError> {
        self.set_scales(nodes, scales)
    }

    fn update(&mut self) -> Glyphs {
        self.update().clone()
    }

    fn redraw(&mut self) -> Glyphs {
        Self::redraw(self)
    }

    fn take_uploads(&mut self) -> Uploads {
        self.take_uploads()
    }

    fn all_uploads(&mut self) -> Uploads {
        self.all_uploads()
    }

    fn pending(&mut self) -> bool {
        Self::pending(self)
    }

    fn waiting(&mut self) -> u32 {
        u32::try_from(Self::waiting(self)).unwrap_or(u32::MAX)
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> text::NoState {
        text::NoState {
            version: Self::snapshot(self),
        }
    }

    fn restore(&mut self, state: text::NoState) -> Result<(), RestoreError> {
        self.restore(state.version)
    }
}
