//! Where images are and how large they are seen, as `resources` is to know.

use inlay_interfaces::drawing::Drawing;
use inlay_interfaces::images::VisibleNode;
use inlay_schema::System;

use super::Images;
use crate::dirty::{Dirty, Due};
use crate::record::{Image, Kind, Record};
use crate::systems::{SystemCalls, SystemFault, Systems};

/// How images are seen in a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// Device pixels per dp.
    pub pixel_ratio: f32,
    /// Something was animated in the last frame.
    pub is_animated: bool,
}

impl Images {
    /// Reports how large all images in bounds are in device pixels.
    pub(crate) fn report_levels(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        record: &mut Record,
        dirty: &mut Dirty,
        seen: Seen,
    ) -> Result<(), SystemFault> {
        for slot in record.slots() {
            let node = record.node(slot);
            if node.kind == Kind::Image && node.level > 0 {
                self.report_level(systems, record, dirty, seen, slot)?;
            }
        }
        Ok(())
    }

    /// Notes at which scales images are seen. Once nothing is animated, those that were asked for
    /// larger meanwhile are asked for as they are seen.
    pub(crate) fn take_scales(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        record: &mut Record,
        dirty: &mut Dirty,
        seen: Seen,
        drawing: &Drawing,
    ) -> Result<(), SystemFault> {
        let (scales, _) = drawing.image_scales.as_chunks();
        for (&node, &scale) in drawing.images.iter().zip(scales) {
            let Some(slot) = record.find(node) else {
                continue;
            };
            let known = record.node_mut(slot);
            known.image_mut().seen_scale = scale;
            if known.level > 0 {
                self.report_level(systems, record, dirty, seen, slot)?;
            }
        }
        if seen.is_animated || self.enlarged.is_empty() {
            return Ok(());
        }
        for node in core::mem::take(&mut self.enlarged) {
            if let Some(slot) = record.find(node) {
                record.node_mut(slot).image_mut().enlarged = false;
                self.report_level(systems, record, dirty, seen, slot)?;
            }
        }
        Ok(())
    }

    /// Reports where an image is, and how large it is seen, in device pixels.
    ///
    /// While something is animated, one that is seen smaller than its box is asked for as large as
    /// that: most such images are on their way there, and would be loaded twice. So is one of which
    /// nothing is seen.
    pub(crate) fn report_level(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        record: &mut Record,
        dirty: &mut Dirty,
        seen: Seen,
        slot: u32,
    ) -> Result<(), SystemFault> {
        let node = record.node_mut(slot);
        node.known |= 1 << System::Resources as u16;
        let Image {
            seen_scale,
            enlarged,
            ..
        } = *node.image();
        let is_smaller = seen_scale.iter().any(|&scale| scale > 0.0 && scale < 1.0);
        if seen.is_animated && is_smaller && !enlarged {
            node.image_mut().enlarged = true;
            self.enlarged.push(node.id);
        }
        let side = |length: f32, scale: f32| {
            let least = if seen.is_animated || scale == 0.0 {
                1.0
            } else {
                0.0
            };
            device_pixels(length, seen.pixel_ratio * scale.max(least))
        };
        let visible = VisibleNode {
            node: node.id,
            visibility: node.level,
            width: side(node.width, seen_scale[0]),
            height: side(node.height, seen_scale[1]),
        };
        dirty.mark(Due::Resources);
        Ok(systems.resources().set_visible(&visible.words())?)
    }
}

/// A length in device pixels: 0 only for what has none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept within 0 to 16384 first"
)]
fn device_pixels(length: f32, scale: f32) -> u32 {
    if length > 0.0 {
        (length * scale).ceil().clamp(1.0, 16384.0) as u32
    } else {
        0
    }
}
