//! Boxes, and the systems that use them.

use inlay_interfaces::boxes::{Area, Box as NodeBox, Boxes};
use inlay_interfaces::placements::{Placement, Placements, placement_flags};
use inlay_interfaces::{Call, layout, scene};
use inlay_schema::System;

use crate::dirty::Due;
use crate::outbox::Outbox;
use crate::record::{Kind, Record};
use crate::systems::{SystemFault, bytes, check_lists};
use crate::{Engine, Problem, Stage, Systems};

/// Answers that go on to other systems: who is asked about them when they are refused there.
const SOLVE: &Call = layout::call::SOLVE;
const PLACEMENTS: &Call = scene::call::TAKE_PLACEMENTS;

impl<S: Systems> Engine<S> {
    /// Lays out what changed and notifies the systems that use boxes; then focus settles.
    pub(crate) fn lay_out(&mut self, stage: Stage, time: f64) -> Result<(), SystemFault> {
        if self.dirty.is(Due::Layout) {
            // Before it measures, so that no text is without glyphs in between.
            self.want_fonts()?;
        }
        if self.dirty.take(Due::Layout) {
            let boxes = self.systems.layout().solve(stage.width, stage.height)?;
            self.take_boxes(boxes)?;
            self.dirty.mark(Due::Placements);
        }
        if self.dirty.take(Due::Placements) {
            self.place(time)?;
        }
        if self.dirty.take(Due::Focus) {
            let outcome = self.systems.focus().settle();
            if self.inbox.wants_focus() {
                // Only the node that was asked for gets focus.
                self.focus.hold_back(outcome);
            } else {
                self.take_focus(outcome, time)?;
                self.hand_out(time)?;
            }
        }
        Ok(())
    }

    /// Sends changed boxes to the systems that keep them.
    pub(crate) fn take_boxes(&mut self, boxes: Boxes) -> Result<(), SystemFault> {
        if boxes.nodes.is_empty() {
            return Ok(());
        }
        check_boxes(&boxes, &self.record)?;
        self.note_sizes(&boxes)?;
        self.systems
            .scene()
            .set_boxes(boxes)
            .map_err(|refused| SystemFault::of_answer(SOLVE, &refused, &self.record))
    }

    /// Lets focus and scroll know where things are.
    fn place(&mut self, time: f64) -> Result<(), SystemFault> {
        let placements = self.systems.scene().take_placements();
        if !placements.layout.words.is_empty() {
            note_placements(&placements.layout, &mut self.record, &mut self.outbox);
            self.systems
                .scroll()
                .place(placements.layout, time)
                .map_err(|refused| SystemFault::of_answer(PLACEMENTS, &refused, &self.record))?;
        }
        if !placements.seen.words.is_empty() {
            self.systems
                .focus()
                .place(bytes(&placements.seen.words))
                .map_err(|refused| SystemFault::of_answer(PLACEMENTS, &refused, &self.record))?;
            self.dirty.mark(Due::Focus);
        }
        Ok(())
    }

    /// Notes the sizes of boxes, and hands `text` the boxes of paragraphs.
    fn note_sizes(&mut self, boxes: &Boxes) -> Result<(), SystemFault> {
        let (mut texts, mut text_boxes) = (Vec::new(), Vec::new());
        for (&node, values) in boxes.nodes.iter().zip(boxes.values.as_chunks().0) {
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            let NodeBox {
                width,
                height,
                insets: [top, right, bottom, left],
                ..
            } = NodeBox::of_numbers(values);
            let node = self.record.node_mut(slot);
            let resized = node.width.to_bits() != width.to_bits()
                || node.height.to_bits() != height.to_bits();
            (node.width, node.height) = (width, height);
            if node.kind == Kind::Text {
                texts.push(node.id);
                let content = Area {
                    x: left,
                    y: top,
                    width: (width - left - right).max(0.0),
                    height: (height - top - bottom).max(0.0),
                };
                text_boxes.extend(content.numbers());
            } else if node.kind == Kind::Image && resized && node.level > 0 {
                self.report_level(slot)?;
            }
        }
        if !texts.is_empty() {
            self.systems.text().set_boxes(&texts, &text_boxes)?;
            self.dirty.paint(&texts);
        }
        Ok(())
    }
}

fn check_boxes(boxes: &Boxes, record: &Record) -> Result<(), SystemFault> {
    check_lists(
        SOLVE,
        boxes.nodes.len(),
        NodeBox::WORDS,
        boxes.values.len(),
        record.room() as usize,
    )?;
    match boxes.values.iter().position(|value| !value.is_finite()) {
        Some(at) => {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            Err(SystemFault::answer(SOLVE, Problem::BadNumber(at)))
        }
        None => Ok(()),
    }
}

/// Notes who knows the nodes of placements now, and those that focus never finds.
fn note_placements(placements: &Placements, record: &mut Record, outbox: &mut Outbox) {
    for placement in placements.words.as_chunks().0.iter().map(Placement::of) {
        if let Some(slot) = record.find(placement.node) {
            record.node_mut(slot).known |= 1 << System::Focus as u16 | 1 << System::Scroll as u16;
            if is_without_area(&placement) {
                outbox.note_sizeless(placement.node);
            }
        }
    }
}

/// Whether a placement for `scroll` is of a node that could have focus but for the size of its box.
const fn is_without_area(placement: &Placement) -> bool {
    use placement_flags::{FOCUSABLE, HIDDEN, OUTSIDE_TREE};
    placement.flags & (FOCUSABLE | HIDDEN | OUTSIDE_TREE) == FOCUSABLE
        && (placement.width == 0 || placement.height == 0)
}
