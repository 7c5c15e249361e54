//! From what nodes were given to what is drawn: transforms, clips, culling, order, groups; only of
//! what is out of date.

use inlay_interfaces::drawing::{ClipPlace, ClipShape, Group, NodeAffine, NodeShift};
use inlay_primitives::Frame;

use crate::above::Above;
use crate::affine::{Affine, Rect};
use crate::node::{Inside, Node, dirty, flag};
use crate::tree::{ROOT, Tree};
use crate::{Drawing, Scene, SceneError, Viewport, word};

/// Why a node is worked out again.
#[derive(Clone, Copy, Debug)]
enum Why {
    /// It is another, or one above it is.
    Changed,
    /// Its transform is another, and nothing else of it or above it.
    Moved,
    /// It stays in its space, whose content moved.
    Scrolled,
}

/// Slots beside a node; 0 is none.
#[derive(Clone, Copy, Debug)]
struct Neighbours {
    first: u32,
    next: u32,
}

impl Neighbours {
    /// The next slot in tree order under `top`, after the node `at` that these are of.
    #[inline]
    fn under(self, at: u32, top: u32, tree: &Tree) -> u32 {
        match self {
            Self { first: 0, next: 0 } => tree.next_past(at, top),
            Self { first: 0, next } if at != top => next,
            Self { first, .. } => first,
        }
    }
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
        let [nodes, geometry, moved, shifted] = self.reported_last;
        let mut drawing = Drawing {
            nodes: Vec::with_capacity(nodes),
            geometry: Vec::with_capacity(geometry),
            moved: Vec::with_capacity(moved),
            affines: Vec::with_capacity(moved * NodeAffine::WORDS),
            shifted: Vec::with_capacity(shifted),
            shifts: Vec::with_capacity(shifted * NodeShift::WORDS),
            events: std::mem::take(&mut self.farewells),
            ..Drawing::default()
        };
        let mut above = Above::NOT_KNOWN;
        let mut at = ROOT;
        while at != 0 {
            let marks = self.tree.at(at).dirty;
            if marks & dirty::SELF != 0 {
                self.refresh_subtree(at, Why::Changed, &mut above, &mut drawing);
                at = self.tree.next_past(at, ROOT);
            } else if marks & dirty::MOVED != 0 {
                at = self.move_from(at, &mut above, &mut drawing);
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
            self.report_groups(&mut drawing);
        }
        self.report_opacities(&mut drawing);
        self.reported_last = [
            drawing.nodes.len(),
            drawing.geometry.len(),
            drawing.moved.len(),
            drawing.shifted.len(),
        ];
        Ok(drawing)
    }

    /// Everything that was reported and still holds.
    pub fn redraw(&mut self) -> Drawing {
        let mut drawing = Drawing {
            reordered: true,
            ..Drawing::default()
        };
        let mut at = ROOT;
        while at != 0 {
            let node = self.tree.at_mut(at);
            // What is not reported here is reported whole, when it comes into view.
            node.set(
                flag::ONLY_MOVED | flag::ONLY_SHIFTED,
                node.has(flag::REPORTED),
            );
            let (container, clips, reported, raster) = (
                node.is_container(),
                node.clips(),
                node.has(flag::REPORTED),
                node.raster,
            );
            if node.reported_opacity < 1.0 {
                drawing.faded.push(node.id);
                drawing.opacities.push(node.reported_opacity);
            }
            if container {
                self.report_space(at, &mut drawing);
            }
            if clips {
                self.report_clip(at, &mut drawing);
            }
            if reported {
                let node = self.tree.at(at);
                let names = [node.space, node.clip].map(|slot| self.tree.at(slot).id);
                node.report_geometry(names, &mut drawing);
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

    /// Works out a node and all in it; `why` is why the node is.
    fn refresh_subtree(&mut self, top: u32, why: Why, above: &mut Above, drawing: &mut Drawing) {
        let mut at = self
            .visit(top, why, above, drawing)
            .under(top, top, &self.tree);
        while at != 0 {
            at = self
                .visit(at, Why::Changed, above, drawing)
                .under(at, top, &self.tree);
        }
    }

    /// Works out a node that only moved, and those behind it that only moved as long as they are
    /// siblings without others in them: most of what moves. Answers the next node to look at.
    fn move_from(&mut self, top: u32, above: &mut Above, drawing: &mut Drawing) -> u32 {
        let mut at = top;
        loop {
            let node = self.tree.at(at);
            let parent = node.parent;
            if !node.is_leaf() {
                self.refresh_subtree(at, Why::Moved, above, drawing);
                return self.tree.next_past(at, ROOT);
            }
            self.know_above(parent, above);
            let node = self.tree.at_mut(at);
            let keeps_scale = node.move_in(above);
            self.reordered |= node.settle(above, keeps_scale, self.ratios, drawing);
            let next = node.next;
            if next == 0 {
                return self.tree.next_past(at, ROOT);
            }
            if self.tree.at(next).dirty & dirty::ITSELF != dirty::MOVED {
                return next;
            }
            at = next;
        }
    }

    /// The content of a container moved: what is in it stays where it is in its space.
    fn recull_subtree(&mut self, top: u32, above: &mut Above, drawing: &mut Drawing) {
        if self.tree.at(top).is_container() {
            self.move_content(top, drawing);
        }
        self.tree.at_mut(top).dirty &= !(dirty::OFFSET | dirty::BELOW);
        *above = Above::NOT_KNOWN;
        let mut at = self.tree.next_under(top, top);
        while at != 0 {
            let node = self.tree.at(at);
            let marks = node.dirty;
            if marks & dirty::ITSELF == 0 {
                at = if node.is_leaf() {
                    self.recull_from(at, top, above, drawing)
                } else {
                    self.visit(at, Why::Scrolled, above, drawing)
                        .under(at, top, &self.tree)
                };
            } else {
                let why = match marks & dirty::SELF {
                    0 => Why::Moved,
                    _ => Why::Changed,
                };
                self.refresh_subtree(at, why, above, drawing);
                at = self.tree.next_past(at, top);
            }
        }
    }

    /// Looks whether a leaf is seen whose space moved, and those behind it that stay in it, as long
    /// as they are siblings and leaves. Answers the next node to look at under `top`.
    fn recull_from(
        &mut self,
        first: u32,
        top: u32,
        above: &mut Above,
        drawing: &mut Drawing,
    ) -> u32 {
        let parent = self.tree.at(first).parent;
        self.know_above(parent, above);
        let mut at = first;
        loop {
            let node = self.tree.at_mut(at);
            if !node.is_leaf() || node.dirty & dirty::ITSELF != 0 {
                return at;
            }
            node.dirty &= !(dirty::OFFSET | dirty::BELOW);
            self.reordered |= node.settle(above, true, self.ratios, drawing);
            match node.next {
                0 => return self.tree.next_past(at, top),
                next => at = next,
            }
        }
    }

    /// Looks up what nodes in `parent` depend on, unless that is known from the one before.
    #[inline]
    fn know_above(&self, parent: u32, above: &mut Above) {
        if above.slot != parent {
            *above = self.above(parent);
        }
    }

    /// Works a node out from the node above it, and reports what is new of it. Nodes without others
    /// in them are most of those that move: they are looked up once.
    fn visit(
        &mut self,
        slot: u32,
        why: Why,
        above: &mut Above,
        drawing: &mut Drawing,
    ) -> Neighbours {
        let parent = self.tree.at(slot).parent;
        self.know_above(parent, above);
        let mut node = self.tree.at_mut(slot);
        let keeps_scale = match why {
            Why::Changed => {
                self.reordered |= node.refresh(above, self.ratios);
                false
            }
            Why::Moved => node.move_in(above),
            Why::Scrolled => {
                node.dirty &= !(dirty::OFFSET | dirty::BELOW);
                true
            }
        };
        if node.has_inside() {
            self.settle_inside(slot, why, drawing);
            node = self.tree.at_mut(slot);
        }
        self.reordered |= node.settle(above, keeps_scale, self.ratios, drawing);
        let Node { first, next, .. } = *node;
        if first != 0 {
            // What was known of it before it was worked out holds no longer for those in it.
            *above = Above::NOT_KNOWN;
        }
        Neighbours { first, next }
    }

    /// What follows for those in a node that clips or scrolls.
    fn settle_inside(&mut self, slot: u32, why: Why, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let (clips, scrolls) = (node.clips(), node.is_container());
        if clips {
            self.tree.at_mut(slot).inside_mut().window = self.window(slot);
            if !matches!(why, Why::Scrolled) {
                self.report_clip(slot, drawing);
            }
        }
        if scrolls {
            self.move_content(slot, drawing);
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
        let [in_space, in_clip] = [space, clip].map(|slot| self.tree.at(slot));
        let content = self.space(space);
        let [.., x, y] = content.m;
        Above {
            slot,
            space,
            clip,
            names: [in_space.id, in_clip.id],
            is_unseen: node.has(flag::UNSEEN),
            base,
            only_shifts: base.only_shifts(),
            origin,
            residue: in_space.grid.residue,
            content,
            content_shift: content.only_shifts().then_some([x, y]),
            view: self.view(clip),
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
        self.report_space(slot, drawing);
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

    fn report_space(&self, slot: u32, drawing: &mut Drawing) {
        let node = self.tree.at(slot);
        let content = node.inside().drawn_content;
        if !content.is_finite() {
            return;
        }
        drawing.spaces.push(node.id);
        drawing.space_transforms.extend(content.m);
    }

    fn report_clip(&self, slot: u32, drawing: &mut Drawing) {
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
    fn report_groups(&mut self, drawing: &mut Drawing) {
        let Drawing {
            groups,
            faded,
            opacities,
            ..
        } = drawing;
        for group in groups.as_chunks().0.iter().map(Group::of) {
            if let Some(slot) = self.tree.find(group.node) {
                self.report_opacity(slot, faded, opacities);
            }
        }
    }

    /// Opacities that changed since the last update.
    fn report_opacities(&mut self, drawing: &mut Drawing) {
        let mut changed = std::mem::take(&mut self.faded);
        for id in changed.drain(..) {
            if let Some(slot) = self.tree.find(id)
                && self.tree.at(slot).has(flag::IN_TREE)
            {
                self.report_opacity(slot, &mut drawing.faded, &mut drawing.opacities);
            }
        }
        self.faded = changed;
    }

    fn report_opacity(&mut self, slot: u32, faded: &mut Vec<u32>, opacities: &mut Vec<f32>) {
        let node = self.tree.at_mut(slot);
        let opacity = node.group_opacity();
        if opacity < 1.0 && node.reported_opacity.to_bits() != opacity.to_bits() {
            node.reported_opacity = opacity;
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
