//! From what nodes were given to what is drawn: transforms, clips, culling, order, groups; only of
//! what is out of date.

use inlay_interfaces::drawing::{
    ClipPlace, ClipShape, DrawnNode, Group, NodeAffine, NodeGeometry, Sight,
};
use inlay_primitives::Frame;
use inlay_schema::id;

use crate::affine::{Affine, Rect};
use crate::grid::Grid;
use crate::node::{Inside, dirty, flag};
use crate::tree::ROOT;
use crate::{Drawing, Scene, SceneError, Viewport, word};

/// What the node above hands to those in it, the same to each.
#[derive(Clone, Copy, Debug)]
struct Above {
    /// Its slot.
    slot: u32,
    /// Space and clip of what is in it, their slots.
    space: u32,
    clip: u32,
    is_unseen: bool,
    /// From its border box to the space.
    base: Affine,
    /// Where its box begins in the space, without transforms.
    origin: [f32; 2],
    /// Of the grid of the space.
    residue: [f32; 2],
    /// From the space to the stage.
    content: Affine,
    /// What is seen through the clip, on the stage.
    view: Rect,
}

impl Above {
    const NOT_KNOWN: Self = Self {
        slot: u32::MAX,
        space: 0,
        clip: 0,
        is_unseen: false,
        base: Affine::IDENTITY,
        origin: [0.0; 2],
        residue: [0.0; 2],
        content: Affine::IDENTITY,
        view: Rect::EVERYWHERE,
    };
}

/// Whether any of the numbers are different. Looks at all: that is cheaper than to stop.
#[inline]
#[expect(clippy::float_cmp, reason = "any other number is a change")]
fn differ<const N: usize>(some: &[f32; N], others: &[f32; N]) -> bool {
    (some.iter().zip(others)).fold(false, |differ, (one, other)| differ | (one != other))
}

impl Scene {
    /// Works out what changed since the last call.
    ///
    /// # Errors
    ///
    /// [`SceneError::BadNumber`] with the position of the viewport's field at fault.
    pub fn update(&mut self, viewport: Viewport) -> Result<Drawing, SceneError> {
        let ratios = [viewport.pixel_ratio_x, viewport.pixel_ratio_y];
        let fields = [viewport.width, viewport.height, ratios[0], ratios[1]];
        if let Some(position) = fields
            .iter()
            .position(|value| !value.is_finite() || *value <= 0.0)
        {
            return Err(SceneError::BadNumber(word(position)));
        }
        if self.viewport != Some(viewport) {
            self.viewport = Some(viewport);
            self.tree.mark_all(dirty::SELF);
            if self.ratios.map(f32::to_bits) != ratios.map(f32::to_bits) {
                self.ratios = ratios;
                self.tree.leave_grid();
            }
        }
        // What moves in one frame mostly moves in the next.
        let [nodes, geometry, moved] = self.told_last;
        let mut drawing = Drawing {
            nodes: Vec::with_capacity(nodes),
            geometry: Vec::with_capacity(geometry),
            moved: Vec::with_capacity(moved),
            affines: Vec::with_capacity(moved * NodeAffine::WORDS),
            events: std::mem::take(&mut self.farewells),
            ..Drawing::default()
        };
        let mut above = Above::NOT_KNOWN;
        let mut at = ROOT;
        while at != 0 {
            let marks = self.tree.at(at).dirty;
            if marks & dirty::SELF != 0 {
                self.refresh_subtree(at, &mut above, &mut drawing);
                at = self.tree.next_past(at, ROOT);
            } else if marks & dirty::OFFSET != 0 {
                self.recull_subtree(at, &mut above, &mut drawing);
                at = self.tree.next_past(at, ROOT);
            } else if marks & dirty::BELOW != 0 {
                self.tree.at_mut(at).dirty &= !dirty::BELOW;
                at = self.tree.next_under(at, ROOT);
            } else {
                at = self.tree.next_past(at, ROOT);
            }
        }
        if std::mem::take(&mut self.reordered) {
            drawing.reordered = true;
            self.paint_order(&mut drawing);
            self.tell_groups(&mut drawing);
        }
        self.tell_opacities(&mut drawing);
        self.told_last = [
            drawing.nodes.len(),
            drawing.geometry.len(),
            drawing.moved.len(),
        ];
        Ok(drawing)
    }

    /// Everything that was told and still holds.
    pub fn redraw(&mut self) -> Drawing {
        let mut drawing = Drawing {
            reordered: true,
            ..Drawing::default()
        };
        let mut at = ROOT;
        while at != 0 {
            let node = self.tree.at_mut(at);
            // What is not told here is told whole, when it comes into view.
            node.set(flag::ONLY_MOVED, node.has(flag::TOLD));
            let (container, clips, told, raster) = (
                node.is_container(),
                node.clips(),
                node.has(flag::TOLD),
                node.raster,
            );
            if node.told_opacity < 1.0 {
                drawing.faded.push(node.id);
                drawing.opacities.push(node.told_opacity);
            }
            if container {
                self.tell_space(at, &mut drawing);
            }
            if clips {
                self.tell_clip(at, &mut drawing);
            }
            if told {
                self.tell_geometry(at, &mut drawing);
            }
            if raster > 0.0 {
                drawing.scaled.push(self.tree.at(at).id);
                drawing.scales.push(raster);
            }
            if self.tree.at(at).has(flag::IMAGE) {
                drawing.images.push(self.tree.at(at).id);
                drawing.image_scales.extend(self.tree.at(at).image_scale);
            }
            at = self.tree.next_under(at, ROOT);
        }
        self.paint_order(&mut drawing);
        drawing
    }

    /// The smallest upright box around a node on the stage, as of the last update: x, y, width,
    /// height.
    ///
    /// # Errors
    ///
    /// [`SceneError::UnknownNode`].
    pub fn bounds(&self, node: u32) -> Result<[f32; 4], SceneError> {
        let slot = self.tree.find(node).ok_or(SceneError::UnknownNode(node))?;
        if self.tree.at(slot).is_contents() {
            return Ok([0.0; 4]);
        }
        let Rect {
            left,
            top,
            right,
            bottom,
        } = self.on_stage(slot);
        let bounds = [left, top, right - left, bottom - top];
        Ok(if bounds.iter().all(|value| value.is_finite()) {
            bounds
        } else {
            [0.0; 4]
        })
    }

    fn refresh_subtree(&mut self, top: u32, above: &mut Above, drawing: &mut Drawing) {
        let mut at = top;
        while at != 0 {
            self.look_above(at, above);
            self.refresh(at, above, drawing);
            self.cull(at, above, drawing);
            self.pass(at, above);
            at = self.tree.next_under(at, top);
        }
    }

    /// The content of a container moved: what is in it stays where it is in its space.
    fn recull_subtree(&mut self, top: u32, above: &mut Above, drawing: &mut Drawing) {
        if self.tree.at(top).is_container() {
            self.move_content(top, drawing);
        }
        self.tree.at_mut(top).dirty &= !(dirty::OFFSET | dirty::BELOW);
        self.pass(top, above);
        let mut at = self.tree.next_under(top, top);
        while at != 0 {
            if self.tree.at(at).dirty & dirty::SELF != 0 {
                self.refresh_subtree(at, above, drawing);
                at = self.tree.next_past(at, top);
                continue;
            }
            let node = self.tree.at_mut(at);
            node.dirty &= !(dirty::OFFSET | dirty::BELOW);
            if node.clips() {
                self.tree.at_mut(at).inside_mut().window = self.window(at);
            }
            if self.tree.at(at).is_container() {
                self.move_content(at, drawing);
            }
            self.look_above(at, above);
            self.cull(at, above, drawing);
            self.pass(at, above);
            at = self.tree.next_under(at, top);
        }
    }

    /// Sees to it that `above` is of the node above this one.
    #[inline]
    fn look_above(&self, slot: u32, above: &mut Above) {
        let parent = self.tree.at(slot).parent;
        if above.slot != parent {
            *above = self.above(parent);
        }
    }

    /// What was known of a node before it was worked out holds no longer for those in it.
    #[inline]
    fn pass(&self, slot: u32, above: &mut Above) {
        if self.tree.at(slot).first != 0 {
            *above = Above::NOT_KNOWN;
        }
    }

    /// What nodes take from the node above them, whose slot this is.
    fn above(&self, slot: u32) -> Above {
        let node = self.tree.at(slot);
        let has_space = node.is_container();
        let space = if has_space { slot } else { node.space };
        let clip = if node.clips() { slot } else { node.clip };
        let (base, origin) = if has_space {
            (Affine::IDENTITY, [0.0; 2])
        } else {
            (node.affine, node.origin)
        };
        Above {
            slot,
            space,
            clip,
            is_unseen: node.has(flag::UNSEEN),
            base,
            origin,
            residue: self.tree.at(space).grid.residue,
            content: self.space(space),
            view: self.view(clip),
        }
    }

    /// Works a node out from the node above it.
    fn refresh(&mut self, slot: u32, above: &Above, drawing: &mut Drawing) {
        let ratios = self.ratios;
        let node = self.tree.at_mut(slot);
        let affine = above.base.after(&node.local());
        let origin = [
            above.origin[0] + node.boxes[0],
            above.origin[1] + node.boxes[1],
        ];
        let mut stays = true;
        // What a transform moves stays as it is on the grid.
        if differ(&node.origin, &origin) || differ(&node.grid_base, &above.residue) {
            let grid = Grid::of(origin, &node.boxes, above.residue, ratios);
            stays = node.grid == grid;
            (node.grid, node.origin, node.grid_base) = (grid, origin, above.residue);
        }
        if node.space != above.space || node.clip != above.clip {
            stays = false;
            // The clip of a group is given with the order.
            self.reordered |= node.clip != above.clip && node.is_faded();
            (node.space, node.clip) = (above.space, above.clip);
        }
        if !stays {
            node.set(flag::TOLD | flag::ONLY_MOVED, false);
        } else if differ(&node.affine.m, &affine.m) {
            node.set(flag::TOLD, false);
        }
        node.affine = affine;
        node.set(
            flag::UNSEEN,
            above.is_unseen || node.has(flag::HIDDEN | flag::DISPLAY_NONE),
        );
        node.dirty &= !(dirty::SELF | dirty::OFFSET | dirty::BELOW);
        let (clips, container) = (node.clips(), node.is_container());
        if clips {
            self.tree.at_mut(slot).inside_mut().window = self.window(slot);
            self.tell_clip(slot, drawing);
        }
        if container {
            self.move_content(slot, drawing);
        }
    }

    /// Where the content of a container is on the stage.
    fn move_content(&mut self, slot: u32, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let Inside {
            offset: [x, y],
            drawn_offset: drawn,
            ..
        } = *node.inside();
        let content = self.to_stage(slot).shifted(-x, -y);
        let corner = match node.space {
            0 => node.drawn_affine(),
            space => self
                .tree
                .at(space)
                .inside()
                .drawn_content
                .after(&node.drawn_affine()),
        };
        let inside = self.tree.at_mut(slot).inside_mut();
        inside.content = content;
        inside.drawn_content = corner.shifted(-drawn[0], -drawn[1]);
        self.tell_space(slot, drawing);
    }

    /// From a space to the stage.
    fn space(&self, slot: u32) -> Affine {
        if slot == 0 {
            Affine::IDENTITY
        } else {
            self.tree.at(slot).inside().content
        }
    }

    /// From a node's border box to the stage. What overflows above is no number here either.
    fn to_stage(&self, slot: u32) -> Affine {
        let node = self.tree.at(slot);
        if node.space == 0 {
            return node.affine;
        }
        self.space(node.space).after(&node.affine)
    }

    /// The smallest upright box around a node on the stage.
    fn on_stage(&self, slot: u32) -> Rect {
        let [_, _, width, height, ..] = self.tree.at(slot).boxes;
        self.to_stage(slot).around(width, height)
    }

    /// What can be seen of what a node clips: its box on the stage within the windows above.
    fn window(&self, slot: u32) -> Rect {
        let node = self.tree.at(slot);
        let [_, _, width, height, ..] = node.boxes;
        let [top, right, bottom, left] = node.clip_edge();
        let padding = Rect {
            left,
            top,
            right: (width - right).max(left),
            bottom: (height - bottom).max(top),
        };
        let rect = self.to_stage(slot).around_rect(&padding);
        rect.and(&self.view(node.clip))
    }

    /// The window of a clip; of the stage for none.
    fn view(&self, clip: u32) -> Rect {
        match (clip, self.viewport) {
            (0, Some(viewport)) => Rect {
                left: 0.0,
                top: 0.0,
                right: viewport.width,
                bottom: viewport.height,
            },
            (0, None) => Rect::EVERYWHERE,
            (clip, _) => self.tree.at(clip).inside().window,
        }
    }

    /// Whether a node is in bounds and in the viewport, and what follows from that.
    fn cull(&mut self, slot: u32, above: &Above, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let (mut in_bounds, mut in_viewport) = (false, false);
        let to_stage = if above.space == 0 {
            node.affine
        } else {
            above.content.after(&node.affine)
        };
        let has_box = !node.has(flag::UNSEEN) && !node.is_contents();
        if has_box && node.has(flag::IN_TREE) && to_stage.is_finite() {
            let rect = to_stage.around_rect(&node.painted());
            in_viewport = rect.is_seen_in(&above.view);
            in_bounds = in_viewport || rect.is_seen_in(&above.view.grown(node.cull_margin));
        }
        if node.has(flag::IN_BOUNDS) != in_bounds || node.has(flag::IN_VIEWPORT) != in_viewport {
            self.tell_sight(slot, in_bounds, in_viewport, drawing);
        }
        if !in_bounds {
            return;
        }
        let node = self.tree.at_mut(slot);
        let flags = node.flags;
        if flags & flag::TOLD == 0 {
            node.set(flag::TOLD | flag::ONLY_MOVED, true);
            if flags & flag::ONLY_MOVED == 0 {
                self.tell_geometry(slot, drawing);
            } else {
                drawing.moved.push(node.id);
                drawing.affines.extend(node.drawn_affine().m);
            }
        }
        if flags & flag::TEXT != 0 {
            self.scale_text(slot, drawing);
        } else if flags & flag::IMAGE != 0 {
            self.scale_image(slot, &to_stage, drawing);
        }
    }

    /// Reports that a node came into bounds or the viewport, or left them.
    fn tell_sight(&mut self, slot: u32, in_bounds: bool, in_viewport: bool, drawing: &mut Drawing) {
        let node = self.tree.at_mut(slot);
        if node.has(flag::IN_BOUNDS) != in_bounds {
            self.reordered = true;
        }
        let mut tell = |flags: u32, on: bool, came: u16, went: u16| {
            if node.has(flags) != on {
                node.set(flags, on);
                let sight = Sight {
                    node: node.id,
                    event: u32::from(if on { came } else { went }),
                };
                drawing.events.extend(sight.words());
            }
        };
        if in_bounds {
            tell(
                flag::IN_BOUNDS,
                true,
                id::EVENT_IN_BOUNDS,
                id::EVENT_OUT_OF_BOUNDS,
            );
        }
        tell(
            flag::IN_VIEWPORT,
            in_viewport,
            id::EVENT_IN_VIEWPORT,
            id::EVENT_OUT_OF_VIEWPORT,
        );
        tell(
            flag::IN_BOUNDS,
            in_bounds,
            id::EVENT_IN_BOUNDS,
            id::EVENT_OUT_OF_BOUNDS,
        );
    }

    /// The raster scale of a text: device pixels per dp, times the node's own scale in steps, so
    /// that a growing text is rebuilt a few times and not in every frame.
    fn scale_text(&mut self, slot: u32, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let ratio = self.ratios[0].max(self.ratios[1]);
        let scale = (self.space(node.space).scale() * node.affine.scale()).clamp(0.0, 16.0);
        let step = if scale <= 2.0 { 8.0 } else { 2.0 };
        // A hair below a step is that step: sums of floats are not exact.
        let raster = (ratio * ((scale * step - 0.01).ceil().max(1.0) / step)).clamp(0.25, 8.0);
        if (node.raster - raster).abs() > f32::EPSILON {
            let node = self.tree.at_mut(slot);
            node.raster = raster;
            drawing.scaled.push(node.id);
            drawing.scales.push(raster);
        }
    }

    /// The scale at which an image is seen, along its width and its height.
    fn scale_image(&mut self, slot: u32, to_stage: &Affine, drawing: &mut Drawing) {
        let scales = to_stage.side_scales().map(scale_step);
        let node = self.tree.at_mut(slot);
        if node.image_scale.map(f32::to_bits) != scales.map(f32::to_bits) {
            node.image_scale = scales;
            drawing.images.push(node.id);
            drawing.image_scales.extend(scales);
        }
    }

    fn tell_geometry(&self, slot: u32, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let drawn = DrawnNode {
            node: node.id,
            space: self.tree.at(node.space).id,
            clip: self.tree.at(node.clip).id,
        };
        drawing.nodes.extend_from_slice(&drawn.words());
        let [width, height] = node.grid.size;
        let geometry = NodeGeometry {
            affine: node.drawn_affine().m,
            width,
            height,
            insets: node.grid.insets,
        };
        drawing.geometry.extend_from_slice(&geometry.numbers());
    }

    fn tell_space(&self, slot: u32, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let content = node.inside().drawn_content;
        if !content.is_finite() {
            return;
        }
        drawing.spaces.push(node.id);
        drawing.space_transforms.extend(content.m);
    }

    fn tell_clip(&self, slot: u32, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        if !node.affine.is_finite() {
            return;
        }
        let place = ClipPlace {
            clip: node.id,
            parent: self.tree.at(node.clip).id,
            space: self.tree.at(node.space).id,
        };
        drawing.clips.extend(place.words());
        let border = Frame {
            size: node.grid.size,
            radii: node.fitting_radii(),
        };
        let edge = node.clip_edge();
        let Frame {
            size: [width, height],
            radii,
        } = border.within(edge);
        let shape = ClipShape {
            affine: node.drawn_affine().shifted(edge[3], edge[0]).m,
            width,
            height,
            radii,
        };
        drawing.clip_shapes.extend(shape.numbers());
    }

    /// Every node in bounds, back to front: a node, then what has a box in it by `z-index` and
    /// place among siblings. And the groups among them.
    fn paint_order(&mut self, drawing: &mut Drawing) {
        let Drawing { order, groups, .. } = drawing;
        let mut stack = std::mem::take(&mut self.scratch);
        stack.clear();
        stack.push(ROOT);
        while let Some(at) = stack.pop() {
            if at & END != 0 {
                end_group(groups, (at & !END) as usize, order.len());
                continue;
            }
            let node = self.tree.at(at);
            if node.has(flag::UNSEEN) {
                continue;
            }
            if node.is_faded() {
                // All that is pushed from here on is drawn before that comes up again.
                stack.push(END | word(groups.len()));
                let group = Group {
                    node: node.id,
                    first: word(order.len()),
                    count: 0,
                    clip: self.tree.at(node.clip).id,
                };
                groups.extend(group.words());
            }
            if node.has(flag::IN_BOUNDS) {
                order.push(node.id);
            }
            let from = stack.len();
            let (mut child, mut sorted) = (self.tree.first_box(at), true);
            let mut last = i32::MIN;
            while child != 0 {
                let node = self.tree.at(child);
                sorted &= last <= node.z_index;
                last = node.z_index;
                stack.push(child);
                child = self.tree.next_box(child, at);
            }
            let children = &mut stack[from..];
            if !sorted {
                children.sort_by_key(|&child| self.tree.at(child).z_index);
            }
            children.reverse();
        }
        self.scratch = stack;
    }

    /// Opacities of groups that the order has.
    fn tell_groups(&mut self, drawing: &mut Drawing) {
        let Drawing {
            groups,
            faded,
            opacities,
            ..
        } = drawing;
        for group in groups.as_chunks().0.iter().map(Group::of) {
            if let Some(slot) = self.tree.find(group.node) {
                self.tell_opacity(slot, faded, opacities);
            }
        }
    }

    /// Opacities that changed since the last update.
    fn tell_opacities(&mut self, drawing: &mut Drawing) {
        let mut changed = std::mem::take(&mut self.faded);
        for id in changed.drain(..) {
            if let Some(slot) = self.tree.find(id)
                && self.tree.at(slot).has(flag::IN_TREE)
            {
                self.tell_opacity(slot, &mut drawing.faded, &mut drawing.opacities);
            }
        }
        self.faded = changed;
    }

    fn tell_opacity(&mut self, slot: u32, faded: &mut Vec<u32>, opacities: &mut Vec<f32>) {
        let node = self.tree.at_mut(slot);
        let opacity = node.group_opacity();
        if opacity < 1.0 && node.told_opacity.to_bits() != opacity.to_bits() {
            node.told_opacity = opacity;
            faded.push(node.id);
            opacities.push(opacity);
        }
    }
}

/// In the stack of the paint order: not a slot, but where the group with its row at the other bits
/// ends. Slots are 20 bits.
const END: u32 = 1 << 31;

/// A group ends before the node at `end` of the order. One in which nothing is drawn is none.
fn end_group(groups: &mut Vec<u32>, row: usize, end: usize) {
    let first = groups[row + Group::FIRST];
    let count = word(end) - first;
    if count == 0 {
        groups.truncate(row);
    } else {
        groups[row + Group::COUNT] = count;
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
