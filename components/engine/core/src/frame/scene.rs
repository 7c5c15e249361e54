//! What is drawn where, and what of it is in view.

use inlay_interfaces::boxes::InkBox;
use inlay_interfaces::drawing::{
    ClipPlace, ClipShape, Drawing, DrawnNode, Group, ImageScale, NodeAffine, NodeGeometry,
    NodeShift, Sight, SpaceTransform,
};
use inlay_interfaces::scene::Viewport;
use inlay_interfaces::{scene, text};
use inlay_schema::id;

use crate::dirty::Due;
use crate::images::Seen;
use crate::record::{Kind, Record};
use crate::systems::{SystemFault, check_lists};
use crate::{Engine, Stage, Systems, stage};

impl<S: Systems> Engine<S> {
    /// Hands the scene what texts paint that changed.
    fn take_inks(&mut self) -> Result<(), SystemFault> {
        let mut nodes = self.dirty.take_inks();
        nodes.retain(|&node| self.record.find(node).is_some());
        nodes.sort_unstable();
        nodes.dedup();
        if !nodes.is_empty() {
            let inks = self.systems.text().ink(&nodes);
            check_lists(
                text::call::INK,
                nodes.len(),
                InkBox::WORDS,
                inks.len(),
                nodes.len(),
            )?;
            self.systems
                .scene()
                .set_inks(&nodes, &inks)
                .map_err(|refused| {
                    SystemFault::of_answer(text::call::INK, &refused, &self.record)
                })?;
        }
        self.dirty.keep_inks(nodes);
        Ok(())
    }

    /// Transforms, clips and visibility of what changed; what came into view or left it.
    pub(super) fn draw_scene(&mut self, stage: Stage) -> Result<Drawing, SystemFault> {
        self.take_inks()?;
        let [pixel_ratio_x, pixel_ratio_y] = stage::pixel_ratios(&stage);
        let drawing = self.systems.scene().update(Viewport {
            width: stage.width,
            height: stage.height,
            pixel_ratio_x,
            pixel_ratio_y,
        })?;
        check_drawing(&drawing, &self.record)?;
        let seen = self.seen();
        self.images.take_scales(
            &mut self.systems,
            &mut self.record,
            &mut self.dirty,
            seen,
            &drawing,
        )?;
        for Sight { node, event } in drawing.events.as_chunks().0.iter().map(Sight::of) {
            let Ok(event) = u16::try_from(event) else {
                continue;
            };
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            let level = level_after(event);
            let known = self.record.node_mut(slot);
            let is_news = match event {
                id::EVENT_IN_BOUNDS => known.shown == 0,
                id::EVENT_IN_VIEWPORT => known.shown < 2,
                id::EVENT_OUT_OF_VIEWPORT => known.shown == 2,
                _ => known.shown > 0,
            };
            if is_news {
                known.shown = level;
                self.outbox.visibility(event, node);
            }
            let node = self.record.node_mut(slot);
            if node.level != level {
                node.level = level;
                if node.kind == Kind::Image {
                    self.report_level(slot)?;
                }
            }
        }
        if self.dirty.take(Due::Visibility) {
            self.report_what_left()?;
        }
        Ok(drawing)
    }

    /// What a scene that was rebuilt has not seen, though the app and `resources` have: it left
    /// meanwhile.
    fn report_what_left(&mut self) -> Result<(), SystemFault> {
        for slot in self.record.slots() {
            let node = self.record.node_mut(slot);
            let (before, level, known) = (node.shown, node.level, node.id);
            if before <= level {
                continue;
            }
            node.shown = level;
            let is_image = node.kind == Kind::Image;
            if before == 2 {
                self.outbox.visibility(id::EVENT_OUT_OF_VIEWPORT, known);
            }
            if level == 0 {
                self.outbox.visibility(id::EVENT_OUT_OF_BOUNDS, known);
            }
            if is_image {
                self.report_level(slot)?;
            }
        }
        Ok(())
    }

    /// How images are seen now.
    pub(crate) fn seen(&self) -> Seen {
        Seen {
            pixel_ratio: self.stage.as_ref().map_or(1.0, stage::pixel_ratio),
            is_animated: self.motion.is_animated(),
        }
    }

    /// Reports to `resources` where an image is, and how large it is seen.
    pub(crate) fn report_level(&mut self, slot: u32) -> Result<(), SystemFault> {
        let seen = self.seen();
        self.images.report_level(
            &mut self.systems,
            &mut self.record,
            &mut self.dirty,
            seen,
            slot,
        )
    }
}

/// Whether a node is in bounds (1) or in the viewport (2) after an event.
const fn level_after(event: u16) -> u32 {
    match event {
        id::EVENT_IN_VIEWPORT => 2,
        id::EVENT_OUT_OF_BOUNDS => 0,
        _ => 1,
    }
}

/// Refuses lists of a drawing that do not belong together, or name more than there is.
fn check_drawing(drawing: &Drawing, record: &Record) -> Result<(), SystemFault> {
    let room = record.room() as usize;
    let nodes = drawing.nodes.len() / DrawnNode::WORDS;
    let clips = drawing.clips.len() / ClipPlace::WORDS;
    let groups = drawing.groups.len() / Group::WORDS;
    let events = drawing.events.len() / Sight::WORDS;
    let lists = [
        (nodes, NodeGeometry::WORDS, drawing.geometry.len()),
        (nodes, DrawnNode::WORDS, drawing.nodes.len()),
        (
            drawing.moved.len(),
            NodeAffine::WORDS,
            drawing.affines.len(),
        ),
        (
            drawing.shifted.len(),
            NodeShift::WORDS,
            drawing.shifts.len(),
        ),
        (drawing.order.len(), 1, drawing.order.len()),
        (groups, Group::WORDS, drawing.groups.len()),
        (drawing.faded.len(), 1, drawing.opacities.len()),
        (
            drawing.spaces.len(),
            SpaceTransform::WORDS,
            drawing.space_transforms.len(),
        ),
        (clips, ClipShape::WORDS, drawing.clip_shapes.len()),
        (clips, ClipPlace::WORDS, drawing.clips.len()),
        (drawing.scaled.len(), 1, drawing.scales.len()),
        (
            drawing.images.len(),
            ImageScale::WORDS,
            drawing.image_scales.len(),
        ),
        (events, Sight::WORDS, drawing.events.len()),
    ];
    // Four events of a node at most; everything else names each node once.
    let most = room.saturating_mul(4);
    lists.into_iter().try_for_each(|(items, stride, numbers)| {
        check_lists(scene::call::UPDATE, items, stride, numbers, most)
    })
}
