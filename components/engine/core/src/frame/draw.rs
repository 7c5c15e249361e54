//! Glyphs and the draw list.

use inlay_interfaces::types::Drawing;
use inlay_interfaces::{scene, text};
use inlay_schema::System;

use crate::systems::SystemFault;
use crate::{Engine, Systems};

impl<S: Systems> Engine<S> {
    /// Glyphs of the paragraphs that changed, and the pages they are on.
    pub(super) fn draw_text(&mut self, drawing: &Drawing, time: f64) -> Result<(), SystemFault> {
        if !drawing.scaled.is_empty() {
            self.systems
                .text()
                .set_scales(&drawing.scaled, &drawing.scales)
                .map_err(|refused| {
                    SystemFault::of_answer(scene::call::UPDATE, &refused, &self.record)
                })?;
        }
        let glyphs = self.systems.text().update();
        let uploads = self.systems.text().take_uploads();
        self.images
            .upload(&mut self.systems, &self.record, &mut self.dirty, uploads)?;
        if !glyphs.nodes.is_empty() {
            self.systems
                .render()
                .set_glyphs(glyphs)
                .map_err(|refused| {
                    SystemFault::of_answer(text::call::UPDATE, &refused, &self.record)
                })?;
        }
        self.look_after_fonts(time)
    }

    /// The draw list.
    pub(super) fn draw(&mut self, drawing: Drawing) -> Result<Vec<u32>, SystemFault> {
        // States that pictures changed after the streams were handed out.
        if self.cascade.has_stream(System::Render) {
            let words = self.cascade.take_stream(System::Render);
            self.systems.render().apply(&words)?;
            self.cascade.recycle(System::Render, words);
        }
        let changed = drawing.reordered
            || !drawing.nodes.is_empty()
            || !drawing.spaces.is_empty()
            || !drawing.clips.is_empty();
        if changed {
            self.systems
                .render()
                .set_drawing(drawing)
                .map_err(|refused| {
                    SystemFault::of_answer(scene::call::UPDATE, &refused, &self.record)
                })?;
        }
        let list = self.systems.render().draw();
        if changed {
            for node in self.systems.render().take_deep_clips() {
                self.warn_of_clips(node);
            }
        }
        Ok(list)
    }

    /// Reports a node that clips within too many clips, once.
    fn warn_of_clips(&mut self, node: u32) {
        let Some(slot) = self.record.find(node) else {
            return;
        };
        if !core::mem::replace(&mut self.record.node_mut(slot).clips_too_deep, true) {
            self.outbox.clips_too_deep(node);
        }
    }
}
