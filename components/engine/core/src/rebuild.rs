//! A system made anew from the record: `reset`, one full batch, its own state.

use inlay_schema::values::States;
use inlay_schema::{System, Table, id, info, sort};

use crate::EngineError;
use crate::record::{Kind, ROOT};
use crate::systems::SystemFault;
use crate::systems::bytes;
use crate::{Engine, Stage, Systems};

impl<S: Systems> Engine<S> {
    /// Makes a system anew; nothing on screen changes. Systems whose outputs derive from each other are made anew together; for `text` and
    /// `resources` (and `engine`, which means all) fonts and pictures are asked from the host again.
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
        let time = self.time.unwrap_or(0.0);
        let (focus, scroll, animation) = (
            self.systems.focus().snapshot(),
            self.systems.scroll().snapshot(),
            self.systems.animation().snapshot(),
        );
        let resources = self.systems.resources().snapshot();
        self.systems.reset_derived();
        self.forget_held_rests();
        if matches!(system, System::Text | System::Engine) {
            self.systems.text().reset();
            self.fonts.start_again();
        }
        if matches!(system, System::Resources | System::Engine) {
            let images = self.known_images();
            self.systems.resources().reset();
            self.forget_images();
            // They were read from the record: all are there.
            self.hold_images(&images);
        }
        self.set_stage(stage)?;
        // What waits for a system that is not made anew still goes to it.
        for other in System::ALL {
            let kept = match other {
                System::Text => !matches!(system, System::Text | System::Engine),
                System::Resources => !matches!(system, System::Resources | System::Engine),
                _ => false,
            };
            if !kept {
                self.streams.drop_waiting(other);
            }
        }
        self.retell_record(system);
        self.hand_out(time)?;
        self.retell_arrivals(system)?;

        self.retell_states()?;
        self.note_all_rests();
        self.hand_out_rests()?;
        self.layout_dirty = true;
        // The focused node may have been removed since the last frame.
        self.placed = true;
        self.retold = true;
        // Focus comes back before anything could settle without it.
        let boxes = self.systems.layout().solve(stage.width, stage.height)?;
        self.take_boxes(boxes)?;
        let placements = self.systems.scene().take_placements();
        self.systems.scroll().place(placements.layout, time)?;
        self.systems.focus().place(bytes(&placements.seen.words))?;
        self.systems.focus().restore(focus)?;
        self.systems.scroll().set_focus(self.focused, time)?;
        self.systems.scroll().restore(scroll)?;
        self.systems.animation().restore(animation)?;
        self.take_rests();
        if matches!(system, System::Resources | System::Engine) {
            self.systems.resources().restore(resources)?;
        }
        Ok(())
    }

    fn forget_images(&mut self) {
        self.waiting_images.clear();
        self.textures.clear();
        self.failed_images.clear();
        self.resources_wake = None;
        self.pages.clear();
        for slot in self.record.slots() {
            self.record.node_mut(slot).image = [0; 4];
        }
    }

    /// One full batch for everybody who was reset.
    fn retell_record(&mut self, system: System) {
        let text_too = matches!(system, System::Text | System::Engine);
        let resources_too = matches!(system, System::Resources | System::Engine);
        if text_too {
            for words in self.record.fonts.values() {
                self.streams.command(System::Text, id::ADD_FONT_FACE, words);
            }
        }
        for slot in self.record.slots() {
            self.retell_node(slot, text_too, resources_too);
        }
        self.end_orphans();
        for words in self.record.animations.values() {
            self.streams.command(System::Animation, id::ANIMATE, words);
        }
    }

    /// Ends the animations whose node is gone and that `animation` was not told of.
    fn end_orphans(&mut self) {
        let record = &self.record;
        let ended: Vec<u32> = record
            .animations
            .iter()
            .filter(|(_, words)| !record.has_node_of(words))
            .map(|(&animation, _)| animation)
            .collect();
        for animation in ended {
            self.record.animations.remove(&animation);
            self.events.animation_cancel(animation);
        }
    }

    fn retell_node(&mut self, slot: u32, text_too: bool, resources_too: bool) {
        let (node, kind, parent) = {
            let node = self.record.node(slot);
            (node.id, node.kind, node.parent)
        };
        if node != ROOT {
            let create = [node, kind as u32];
            for system in [System::Scene, System::Layout, System::Render] {
                self.streams.command(system, id::CREATE_NODE, &create);
            }
            if text_too && kind == Kind::Text {
                self.streams.command(System::Text, id::CREATE_NODE, &create);
            }
            if parent != 0 {
                let insert = [self.record.node(parent).id, node, 0];
                for system in [System::Scene, System::Layout] {
                    self.streams.command(system, id::INSERT_CHILD, &insert);
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
                if made_anew && self.takes(system, kind, info) {
                    self.streams.property(system, node, info.id, Some(&value));
                }
            }
        }
    }

    /// Pictures and glyphs that are there, for a render that is new.
    fn retell_arrivals(&mut self, system: System) -> Result<(), SystemFault> {
        for (page, &texture) in (0..).zip(&self.pages) {
            self.systems.render().set_page(page, texture);
        }
        if !matches!(system, System::Text | System::Engine) {
            // Pages that lost their textures get others.
            let uploads = self.systems.text().all_uploads();
            self.upload(uploads)?;
            let glyphs = self.systems.text().redraw();
            self.systems.render().set_glyphs(glyphs)?;
        }
        let textures: Vec<u32> = self
            .textures
            .iter()
            .flat_map(|(texture, &[width, height])| [texture, width, height])
            .collect();
        self.systems.render().set_textures(&textures)?;
        let mut images = Vec::new();
        for slot in self.record.slots() {
            let node = self.record.node_mut(slot);
            // The scene tells anew what is in view; the app knows.
            node.level = 0;
            node.seen_scale = [0.0; 2];
            if node.image[0] != 0 {
                images.push(node.id);
                images.extend(node.image);
            }
            if node.natural != [0; 2] {
                self.tell_natural_size(slot)?;
            }
        }
        Ok(self.systems.render().set_images(&images)?)
    }

    /// States that hold, for a scene that is new.
    fn retell_states(&mut self) -> Result<(), SystemFault> {
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
        let focused = if self.record.find(self.focused).is_some() {
            self.focused
        } else {
            0
        };
        self.systems.scene().set_focus(focused)?;
        self.follow_states();
        Ok(())
    }
}
