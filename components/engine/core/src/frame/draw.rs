//! Glyphs and the draw list.

use inlay_interfaces::drawing::Drawing;
use inlay_interfaces::{scene, text};
use inlay_schema::System;
use inlay_schema::values::MissingFontReason;

use crate::systems::SystemFault;
use crate::{Engine, Problem, Systems};

impl<S: Systems> Engine<S> {
    /// Glyphs of the paragraphs that changed, and the pages they are on. Whether anything was done:
    /// in most frames nothing has changed for `text`, which is not called then.
    pub(super) fn draw_text(&mut self, drawing: &Drawing) -> Result<bool, SystemFault> {
        if !drawing.scaled.is_empty() {
            self.systems
                .text()
                .set_scales(&drawing.scaled, &drawing.scales)
                .map_err(|refused| {
                    SystemFault::of_answer(scene::call::UPDATE, &refused, &self.record)
                })?;
        }
        if !self.systems.take_text_changes() {
            return Ok(false);
        }
        let glyphs = self.systems.drawn_text().update();
        let uploads = self.systems.drawn_text().take_uploads();
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
        self.want_fonts()?;
        for missing in self.systems.drawn_text().take_missing() {
            let reason = MissingFontReason::from_word(missing.reason).ok_or_else(|| {
                let problem = Problem::UnknownNumber(missing.reason);
                SystemFault::answer(text::call::TAKE_MISSING, problem)
            })?;
            self.outbox.font_missing(missing, reason);
        }
        Ok(true)
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
            || !drawing.moved.is_empty()
            || !drawing.shifted.is_empty()
            || !drawing.faded.is_empty()
            || !drawing.spaces.is_empty()
            || !drawing.clips.is_empty();
        // How deep clips lie, and whether they are upright, follows from these.
        let has_clips =
            drawing.reordered || !drawing.spaces.is_empty() || !drawing.clips.is_empty();
        if drawing.reordered {
            self.images.has_groups = !drawing.groups.is_empty();
        }
        if changed {
            self.systems
                .render()
                .set_drawing(drawing)
                .map_err(|refused| {
                    SystemFault::of_answer(scene::call::UPDATE, &refused, &self.record)
                })?;
        }
        let list = self.systems.render().draw();
        self.images
            .count_targets(&mut self.systems, &mut self.dirty)?;
        if has_clips {
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
