//! A node worked out from the node above it: where it is, how it is seen, and what is reported of
//! it.

use inlay_interfaces::drawing::{DrawnNode, NodeGeometry, Sight};
use inlay_primitives::numbers::{are_finite, differ};
use inlay_schema::id;

use crate::Drawing;
use crate::affine::{Affine, Rect};
use crate::grid::Grid;
use crate::node::{Node, dirty, flag};

/// What the node above hands to those in it, the same to each.
#[derive(Debug)]
pub(crate) struct Above {
    /// Its slot.
    pub slot: u32,
    /// Space and clip of what is in it, their slots.
    pub space: u32,
    pub clip: u32,
    /// Ids of their nodes.
    pub names: [u32; 2],
    pub is_unseen: bool,
    /// From its border box to the space.
    pub base: Affine,
    /// Whether that is nothing but a shift.
    pub only_shifts: bool,
    /// Where its box begins in the space, without transforms.
    pub origin: [f32; 2],
    /// Of the grid of the space.
    pub residue: [f32; 2],
    /// From the space to the stage.
    pub content: Affine,
    /// How far that shifts, if it does nothing else.
    pub content_shift: Option<[f32; 2]>,
    /// What is seen through the clip, on the stage.
    pub view: Rect,
}

impl Above {
    pub(crate) const NOT_KNOWN: Self = Self {
        slot: u32::MAX,
        space: 0,
        clip: 0,
        names: [0; 2],
        is_unseen: false,
        base: Affine::IDENTITY,
        only_shifts: true,
        origin: [0.0; 2],
        residue: [0.0; 2],
        content: Affine::IDENTITY,
        content_shift: None,
        view: Rect::EVERYWHERE,
    };

    /// From a node's border box to the stage, where the node is `affine` in the space.
    #[inline]
    pub(crate) fn to_stage(&self, affine: &Affine) -> Affine {
        if self.space == 0 {
            *affine
        } else {
            self.content.after(affine)
        }
    }
}

impl Node {
    /// From its border box to its space.
    #[inline]
    fn affine_in(&self, above: &Above) -> Affine {
        match self.local_shift() {
            // What nearly all nodes are in each other.
            Some([x, y]) if above.only_shifts => above.base.shifted_by(x, y),
            _ => above.base.after(&self.local()),
        }
    }

    /// Works it out. Whether the groups have to be reported again with the order: theirs are the
    /// clips around them.
    #[inline]
    pub(crate) fn refresh(&mut self, above: &Above, ratios: [f32; 2]) -> bool {
        self.measure_paint();
        let origin = [
            above.origin[0] + self.boxes[0],
            above.origin[1] + self.boxes[1],
        ];
        let mut stays = true;
        let mut regroups = false;
        // What a transform moves stays as it is on the grid.
        if differ(&self.origin, &origin) || differ(&self.grid_base, &above.residue) {
            let grid = Grid::of(origin, &self.boxes, above.residue, ratios);
            stays = self.grid == grid;
            (self.grid, self.origin, self.grid_base) = (grid, origin, above.residue);
        }
        if self.space != above.space || self.clip != above.clip {
            stays = false;
            regroups = self.clip != above.clip && self.is_faded();
            (self.space, self.clip) = (above.space, above.clip);
        }
        if !stays {
            self.set(flag::REPORTED | flag::ONLY_MOVED, false);
        }
        let is_unseen = above.is_unseen || self.has(flag::HIDDEN | flag::DISPLAY_NONE);
        self.set(flag::UNSEEN, is_unseen);
        self.move_in(above);
        regroups
    }

    /// Works out where it is, if nothing else of it is another. Whether it is still as large.
    #[inline]
    pub(crate) fn move_in(&mut self, above: &Above) -> bool {
        let affine = self.affine_in(above);
        let ([a, b, c, d, x, y], [e, f, g, h, ..]) = (self.affine.m, affine.m);
        let keeps_scale = !differ(&[a, b, c, d], &[e, f, g, h]);
        let [.., right, down] = affine.m;
        if !keeps_scale {
            self.set(flag::REPORTED | flag::ONLY_SHIFTED, false);
        } else if differ(&[x, y], &[right, down]) {
            self.set(flag::REPORTED, false);
        }
        self.affine = affine;
        self.dirty &= !(dirty::ITSELF | dirty::OFFSET | dirty::BELOW);
        keeps_scale
    }

    /// Works out how it is seen, and reports what is new of it. Whether it came into bounds or left
    /// them. `keeps_scale`: it is as large on the stage as when that was done last.
    #[inline(always)]
    pub(crate) fn settle(
        &mut self,
        above: &Above,
        keeps_scale: bool,
        ratios: [f32; 2],
        drawing: &mut Drawing,
    ) -> bool {
        let [in_bounds, in_viewport] = match above.content_shift {
            Some(content) if self.affine.only_shifts() => self.is_seen_shifted(above, content),
            _ => self.is_seen(above, &above.to_stage(&self.affine)),
        };
        let was_in_bounds = self.has(flag::IN_BOUNDS);
        if was_in_bounds != in_bounds || self.has(flag::IN_VIEWPORT) != in_viewport {
            self.report_sight(in_bounds, in_viewport, &mut drawing.events);
        }
        if in_bounds {
            self.report(above, drawing);
            if !(keeps_scale && was_in_bounds) {
                self.report_scale(above, ratios, drawing);
            }
        }
        was_in_bounds != in_bounds
    }

    /// Reports at which scale a text or an image is seen.
    #[inline]
    fn report_scale(&mut self, above: &Above, ratios: [f32; 2], drawing: &mut Drawing) {
        if self.has(flag::TEXT) {
            self.scale_text(above, ratios, drawing);
        } else if self.has(flag::IMAGE) {
            self.scale_image(&above.to_stage(&self.affine), drawing);
        }
    }

    /// Whether it is in bounds, and in the viewport.
    #[inline]
    pub(crate) fn is_seen(&self, above: &Above, to_stage: &Affine) -> [bool; 2] {
        if !self.has_seen_box() || !to_stage.is_finite() {
            return [false; 2];
        }
        self.is_rect_seen(above, to_stage.around_rect(&self.painted))
    }

    /// The same where nothing but shifts lies between it and the stage; `content` is that of the
    /// space.
    #[inline]
    fn is_seen_shifted(&self, above: &Above, content: [f32; 2]) -> [bool; 2] {
        let [.., x, y] = self.affine.m;
        let (x, y) = (x + content[0], y + content[1]);
        if !self.has_seen_box() || !are_finite(&[x, y]) {
            return [false; 2];
        }
        let Rect {
            left,
            top,
            right,
            bottom,
        } = self.painted;
        // As `Affine::around_rect` has it, to the bit.
        let (width, height) = (right - left, bottom - top);
        let (left, top) = (left + x, top + y);
        self.is_rect_seen(
            above,
            Rect {
                left,
                top,
                right: left + width,
                bottom: top + height,
            },
        )
    }

    /// Whether it has a box that may be seen.
    const fn has_seen_box(&self) -> bool {
        self.flags & (flag::UNSEEN | flag::CONTENTS | flag::IN_TREE) == flag::IN_TREE
    }

    /// Whether what is around it on the stage is in bounds, and in the viewport.
    #[inline]
    fn is_rect_seen(&self, above: &Above, rect: Rect) -> [bool; 2] {
        let in_viewport = rect.is_seen_in(&above.view);
        let in_bounds = in_viewport || rect.is_seen_in(&above.view.grown(self.cull_margin));
        [in_bounds, in_viewport]
    }

    /// Reports that it came into bounds or the viewport, or left them.
    pub(crate) fn report_sight(
        &mut self,
        in_bounds: bool,
        in_viewport: bool,
        events: &mut Vec<u32>,
    ) {
        let mut report = |flags: u32, on: bool, came: u16, went: u16| {
            if self.has(flags) != on {
                self.set(flags, on);
                let sight = Sight {
                    node: self.id,
                    event: u32::from(if on { came } else { went }),
                };
                events.extend(sight.words());
            }
        };
        if in_bounds {
            report(
                flag::IN_BOUNDS,
                true,
                id::EVENT_IN_BOUNDS,
                id::EVENT_OUT_OF_BOUNDS,
            );
        }
        report(
            flag::IN_VIEWPORT,
            in_viewport,
            id::EVENT_IN_VIEWPORT,
            id::EVENT_OUT_OF_VIEWPORT,
        );
        report(
            flag::IN_BOUNDS,
            in_bounds,
            id::EVENT_IN_BOUNDS,
            id::EVENT_OUT_OF_BOUNDS,
        );
    }

    /// Reports its geometry, or where it is if it only moved, unless that was reported as it is.
    #[inline]
    pub(crate) fn report(&mut self, above: &Above, drawing: &mut Drawing) {
        const ALL: u32 = flag::REPORTED | flag::ONLY_MOVED | flag::ONLY_SHIFTED;
        let reported = self.flags & ALL;
        if reported & flag::REPORTED != 0 {
            return;
        }
        self.flags |= ALL;
        if reported & flag::ONLY_MOVED == 0 {
            self.report_geometry(above.names, drawing);
        } else if reported & flag::ONLY_SHIFTED == 0 {
            drawing.moved.push(self.id);
            drawing.affines.extend(self.drawn_affine().m);
        } else {
            let [.., x, y] = self.drawn_affine().m;
            drawing.shifted.push(self.id);
            drawing.shifts.extend([x, y]);
        }
    }

    /// Reports its geometry, in the space and the clip of these names.
    pub(crate) fn report_geometry(&self, [space, clip]: [u32; 2], drawing: &mut Drawing) {
        let drawn = DrawnNode {
            node: self.id,
            space,
            clip,
        };
        drawing.nodes.extend_from_slice(&drawn.words());
        let [width, height] = self.grid.size;
        let geometry = NodeGeometry {
            affine: self.drawn_affine().m,
            width,
            height,
            insets: self.grid.insets,
        };
        drawing.geometry.extend_from_slice(&geometry.numbers());
    }

    /// The raster scale of a text: device pixels per dp, times the node's own scale in steps, so
    /// that a growing text is rebuilt a few times and not in every frame.
    pub(crate) fn scale_text(&mut self, above: &Above, ratios: [f32; 2], drawing: &mut Drawing) {
        let ratio = ratios[0].max(ratios[1]);
        let scale = (above.content.scale() * self.affine.scale()).clamp(0.0, 16.0);
        let step = if scale <= 2.0 { 8.0 } else { 2.0 };
        // A hair below a step is that step: sums of floats are not exact.
        let raster = (ratio * ((scale * step - 0.01).ceil().max(1.0) / step)).clamp(0.25, 8.0);
        if (self.raster - raster).abs() > f32::EPSILON {
            self.raster = raster;
            drawing.scaled.push(self.id);
            drawing.scales.push(raster);
        }
    }

    /// The scale at which an image is seen, along its width and its height.
    pub(crate) fn scale_image(&mut self, to_stage: &Affine, drawing: &mut Drawing) {
        let scales = to_stage.side_scales().map(scale_step);
        if self.image_scale.map(f32::to_bits) != scales.map(f32::to_bits) {
            self.image_scale = scales;
            drawing.images.push(self.id);
            drawing.image_scales.extend(scales);
        }
    }
}

/// A scale of an image in steps of a sixteenth at most, upwards, so that one that grows is reported
/// a few times and not in every frame. From 0 to 64; below a thousandth it is 0.
fn scale_step(scale: f32) -> f32 {
    /// Bits of a float's fraction below the first four.
    const REST: u32 = (1 << 19) - 1;
    // A hair above a step is that step: sums of floats are not exact.
    let scale = scale.min(64.0) * 0.999;
    if scale < 0.001 {
        return 0.0;
    }
    f32::from_bits((scale.to_bits() + REST) & !REST)
}

#[cfg(test)]
mod steps {
    use super::scale_step;

    #[test]
    #[expect(clippy::float_cmp, reason = "steps are exact in binary")]
    fn steps_are_at_most_a_sixteenth_apart_and_whole_scales_are_steps() {
        for step in [1.0 / 16.0, 0.5, 1.0, 1.25, 4.0] {
            assert_eq!([scale_step(step), scale_step(step * 1.0001)], [step, step]);
        }
        for at in 1..4000_u16 {
            let scale = f32::from(at) / 500.0;
            let step = scale_step(scale);
            assert!(
                step >= scale * 0.999 && step <= scale * 1.0626,
                "{step} for {scale}"
            );
        }
        assert_eq!(
            [scale_step(0.0), scale_step(f32::NAN), scale_step(1e9)],
            [0.0, 64.0, 64.0]
        );
    }
}
