//! A system rebuilt from the record: `reset`, one full batch, its own state.

use inlay_schema::values::States;
use inlay_schema::{System, Table, id, info, sort};

use crate::EngineError;
use crate::dirty::Due;
use crate::record::{Image, Kind, ROOT};
use crate::systems::SystemFault;
use crate::systems::bytes;
use crate::{Engine, Stage, Systems};

impl<S: Systems> Engine<S> {
    /// Rebuilds a system; nothing on screen changes. Systems whose outputs derive from each other
    /// are rebuilt together; for `text` and `resources` (and `engine`, which means all) fonts and
    /// pictures are asked from the host again.
    ///
    /// # Errors
    ///
    /// [`EngineError::NotConfigured`], [`EngineError::SystemFault`].
    pub fn rebuild(&mut self, system: System) -> Result<(), EngineError> {
        let stage = self.stage.ok_or(EngineError::NotConfigured)?;
        Ok(self.rebuild_system(stage, system)?)
    }

    pub(crate) fn rebuild_system(
        &mut self,
        stage: Stage,
        system: System,
    ) -> Result<(), SystemFault> {
        let time = self.clock.now();
        let (focus, scroll, animation) = (
            self.systems.focus().snapshot(),
            self.systems.scroll().snapshot(),
            self.systems.animation().snapshot(),
        );
        let resources = self.systems.resources().snapshot();
        self.systems.reset_derived();
        self.cascade.forget_held_rests();
        if matches!(system, System::Text | System::Engine) {
            self.systems.text().reset();
            self.fonts.start_again();
        }
        if matches!(system, System::Resources | System::Engine) {
            let images = self.record.known_images();
            self.systems.resources().reset();
            self.images.forget(&mut self.record);
            // They were read from the record: all are there.
            self.record.hold_images(&images);
        }
        self.set_stage(stage)?;
        // What waits for a system that is not rebuilt still goes to it.
        for other in System::ALL {
            let kept = match other {
                System::Text => !matches!(system, System::Text | System::Engine),
                System::Resources => !matches!(system, System::Resources | System::Engine),
                _ => false,
            };
            if !kept {
                self.cascade.drop_stream(other);
            }
        }
        self.send_record(system);
        self.hand_out(time)?;
        self.send_arrivals(system)?;

        self.send_states()?;
        self.cascade.note_all_rests(&mut self.record);
        self.cascade
            .hand_out_rests(&mut self.systems, &self.record, &mut self.dirty)?;
        self.dirty.mark(Due::Layout);
        // The focused node may have been removed since the last frame.
        self.dirty.mark(Due::Focus);
        self.dirty.mark(Due::Visibility);
        // Focus comes back before anything could settle without it.
        let boxes = self.systems.layout().solve(stage.width, stage.height)?;
        self.take_boxes(boxes)?;
        let placements = self.systems.scene().take_placements();
        self.systems.scroll().place(placements.layout, time)?;
        self.systems.focus().place(bytes(&placements.seen.words))?;
        self.systems.focus().restore(focus)?;
        self.systems.scroll().set_focus(self.focus.node(), time)?;
        self.systems.scroll().restore(scroll)?;
        self.systems.animation().restore(animation)?;
        self.cascade.take_rests(&mut self.systems, &mut self.record);
        if matches!(system, System::Resources | System::Engine) {
            self.systems.resources().restore(resources)?;
        }
        Ok(())
    }

    /// One full batch for every system that was reset.
    fn send_record(&mut self, system: System) {
        let text_too = matches!(system, System::Text | System::Engine);
        let resources_too = matches!(system, System::Resources | System::Engine);
        if text_too {
            for words in self.record.fonts() {
                self.cascade.command(System::Text, id::ADD_FONT_FACE, words);
            }
        }
        for slot in self.record.slots() {
            self.send_node(slot, text_too, resources_too);
        }
        // Their node is gone, and `animation` does not know them.
        for animation in self.record.take_orphans() {
            self.outbox.animation_cancel(animation);
        }
        for words in self.record.animations() {
            self.cascade.command(System::Animation, id::ANIMATE, words);
        }
    }

    fn send_node(&mut self, slot: u32, text_too: bool, resources_too: bool) {
        let (node, kind, parent) = {
            let node = self.record.node(slot);
            (node.id, node.kind, node.parent)
        };
        if node != ROOT {
            let create = [node, kind as u32];
            for system in [System::Scene, System::Layout, System::Render] {
                self.cascade.command(system, id::CREATE_NODE, &create);
            }
            if text_too && kind == Kind::Text {
                self.cascade.command(System::Text, id::CREATE_NODE, &create);
            }
            if parent != 0 {
                let insert = [self.record.node(parent).id, node, 0];
                for system in [System::Scene, System::Layout] {
                    self.cascade.command(system, id::INSERT_CHILD, &insert);
                }
            }
        }
        let mut properties = Vec::new();
        self.record
            .node(slot)
            .style
            .each_property(|property| properties.push(property));
        sort(&mut properties);
        properties.dedup();
        for info in properties
            .into_iter()
            .filter_map(info)
            .filter(|info| info.table == Table::Property)
        {
            let style = &self.record.node(slot).style;
            let value = style
                .effective(self.record.node(slot).states, info.id)
                .to_vec();
            for system in System::ALL {
                let made_anew = match system {
                    System::Text => text_too,
                    System::Resources => resources_too,
                    _ => true,
                };
                if made_anew && self.cascade.takes(system, kind, info) {
                    self.cascade.property(system, node, info.id, &value);
                }
            }
        }
    }

    /// Pictures and glyphs that are there, for a render that is new.
    fn send_arrivals(&mut self, system: System) -> Result<(), SystemFault> {
        for (page, &texture) in (0..).zip(self.images.pages()) {
            self.systems.render().set_page(page, texture);
        }
        if !matches!(system, System::Text | System::Engine) {
            // Pages that lost their textures get others.
            let uploads = self.systems.text().all_uploads();
            self.images
                .upload(&mut self.systems, &self.record, &mut self.dirty, uploads)?;
            let glyphs = self.systems.text().redraw();
            self.systems.render().set_glyphs(glyphs)?;
        }
        self.systems.render().set_textures(&self.images.arrived())?;
        self.systems.render().set_levels(&self.images.filtered());
        let mut images = Vec::new();
        for slot in self.record.slots() {
            let node = self.record.node_mut(slot);
            // The scene reports again what is in view; the app knows.
            node.level = 0;
            node.forget_seen_scale();
            let Image {
                reported, natural, ..
            } = *node.image();
            if reported[0] != 0 {
                images.push(node.id);
                images.extend(reported);
            }
            if natural != [0; 2] {
                self.report_natural_size(slot)?;
            }
        }
        Ok(self.systems.render().set_images(&images)?)
    }

    /// States that hold, for a scene that is new.
    fn send_states(&mut self) -> Result<(), SystemFault> {
        let focus = States::FOCUSED.bits() | States::FOCUS_WITHIN.bits();
        for slot in self.record.slots() {
            let node = self.record.node(slot);
            // What a node inherits from a disabled one above comes back by itself.
            let inherited = if node.app_states & States::DISABLED.bits() == 0 {
                States::DISABLED.bits()
            } else {
                0
            };
            let (node, states) = (node.id, node.states & !focus & !inherited);
            if states != 0 {
                self.systems.scene().set_states(node, states, 0)?;
            }
        }
        let focused = if self.record.find(self.focus.node()).is_some() {
            self.focus.node()
        } else {
            0
        };
        self.systems.scene().set_focus(focused)?;
        self.follow_states();
        Ok(())
    }
}
