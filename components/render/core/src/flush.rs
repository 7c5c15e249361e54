//! Brings the pool up to date: what touched nodes changed, in the order that the scene wants.

use inlay_interfaces::draw_list::{ImageFields, Paint, geometry_kind};
use inlay_primitives::{Frame, Layer};

use crate::Render;
use crate::batches::Sources;
use crate::fit::{WHOLE, place, shrink_radii};
use crate::nodes::{Geometry, Glyph, Image, Instances, NO_BOX, Style, flag};
use crate::pool::{NOTHING, PAINT, Uses};
use crate::slots::{Clip, NOWHERE, Slotted};

/// A node keeps glyph slots that it does not need, but not more than it needs, from this count on.
const KEPT_GLYPHS: u32 = 8;

impl Render {
    /// Brings pool and batches up to date.
    pub(crate) fn flush(&mut self) {
        self.sweep_slots();
        self.count_instances();
        if std::mem::take(&mut self.restructure) {
            self.order_pool();
            self.groups.measure(&self.order, &self.nodes);
        }
        if let Some(surface) = self.surface {
            self.settle_groups(&surface);
        }
        self.write_touched();
        self.write_targets();
        self.pool.uses_changed |= self.textures.take_renumbered();
        if self.clips.any_dirty() || self.spaces.any_dirty() {
            self.pool.uses_changed |= self.batches.refresh_cuts(&self.clips, &self.spaces);
        }
        if let (true, Some(surface)) = (self.pool.uses_changed, self.surface) {
            self.pool.uses_changed = false;
            let sources = Sources {
                clips: &self.clips,
                spaces: self.spaces.len(),
                textures: &self.textures,
                targets: &self.groups.targets,
                texture_units: surface.texture_units as usize,
            };
            self.batches.make(&mut self.pool, &sources);
        }
    }

    /// What referred to a space or clip that is gone draws nothing until the scene says where it is
    /// now.
    fn sweep_slots(&mut self) {
        if !self.spaces.is_dying() && !self.clips.is_dying() {
            return;
        }
        let spaces = self.spaces.take_dying();
        let clips = self.clips.take_dying();
        let is_gone = |slots: &[u32], slot: u32| slots.contains(&slot);
        let orphans: Vec<u32> = self
            .clips
            .iter(true)
            .filter(|(_, clip)| {
                is_gone(&spaces, clip.space) || is_gone(&clips, clip.parent.wrapping_sub(1))
            })
            .map(|(slot, _)| slot)
            .collect();
        for slot in orphans {
            self.clips.set(slot, Clip::free());
        }
        self.pool.uses_changed = true;
        self.groups.forget_clips(|slot| is_gone(&clips, slot));
        for record in 0..self.nodes.ids.len() {
            let geometry = &mut self.nodes.geometry[record];
            if is_gone(&spaces, geometry.space) || is_gone(&clips, geometry.clip.wrapping_sub(1)) {
                (geometry.space, geometry.clip) = (NOWHERE, 0);
                self.nodes.touch(record, flag::CONTENT);
            }
        }
    }

    /// Touched nodes may need more instances than they have.
    fn count_instances(&mut self) {
        for index in 0..self.nodes.touched.len() {
            let record = self.nodes.touched[index] as usize;
            if self.nodes.flags[record] & (flag::PLACED | flag::CONTENT)
                != flag::PLACED | flag::CONTENT
            {
                continue;
            }
            let had = self.nodes.instances[record];
            self.decorate(record);
            let wanted = self.wanted(record, had);
            if wanted != had {
                self.nodes.instances[record] = wanted;
                self.restructure = true;
            }
        }
    }

    /// Works out the primitives of a node, if it has any.
    fn decorate(&mut self, record: usize) {
        let Some(mut decoration) = self.nodes.decoration[record].take() else {
            return;
        };
        let frame = self.frame(record);
        decoration.below.clear();
        decoration.above.clear();
        if frame.size.iter().all(|side| *side > 0.0) {
            inlay_primitives::below(&decoration.look, &frame, &mut decoration.below);
            inlay_primitives::above(&decoration.look, &frame, &mut decoration.above);
        }
        self.nodes.decoration[record] = Some(decoration);
    }

    /// The border box of a node, as it is drawn.
    fn frame(&self, record: usize) -> Frame {
        let size = self.nodes.geometry[record].size;
        let radii = shrink_radii(self.nodes.style[record].radii, size);
        Frame { size, radii }
    }

    /// The instances that a node needs, and those it had.
    fn wanted(&self, record: usize, had: Instances) -> Instances {
        let count = |layers: &[Layer]| crate::word(layers.len());
        let decoration = self.nodes.decoration[record].as_deref();
        let [below, above] = decoration.map_or([0; 2], |it| [count(&it.below), count(&it.above)]);
        let glyphs = crate::word(self.nodes.glyphs[record].len());
        let keeps = glyphs <= had.glyphs && (had.glyphs <= KEPT_GLYPHS || glyphs * 2 >= had.glyphs);
        Instances {
            first: had.first,
            below: had.below.max(below),
            above: had.above.max(above),
            background: had.background || self.nodes.style[record].background & 0xff != 0,
            picture: had.picture || self.nodes.image[record] != Image::Empty,
            glyphs: if keeps { had.glyphs } else { glyphs },
        }
    }

    /// Gives every node in the order its run of the pool. What is the same at the front stays, what
    /// is the same at the back moves at most.
    fn order_pool(&mut self) {
        let flags = &self.nodes.flags;
        self.order
            .retain(|&record| flags[record as usize] & flag::REMOVED == 0);
        for index in 0..self.order.len() {
            let record = self.order[index] as usize;
            if self.nodes.flags[record] & flag::PLACED == 0 {
                self.decorate(record);
                self.nodes.instances[record] = self.wanted(record, Instances::default());
            }
        }
        let (front, back) = self.common_ends();
        let old_middle = front..self.placed.len() - back;
        let new_middle = front..self.order.len() - back;
        let first_of = |record: u32| self.nodes.instances[record as usize].first as usize;
        let start = match front.checked_sub(1).and_then(|last| self.placed.get(last)) {
            Some(&(record, count)) => first_of(record) + count as usize,
            None => 0,
        };
        let end = self
            .placed
            .get(old_middle.end)
            .map_or(self.pool.nodes(), |&(record, _)| first_of(record));
        for &(record, _) in &self.placed[old_middle.clone()] {
            self.nodes.flags[record as usize] &= !flag::PLACED;
            self.nodes.boxes[record as usize] = NO_BOX;
        }
        let mut next = start;
        for &record in &self.order[new_middle.clone()] {
            let record = record as usize;
            self.nodes.instances[record].first = crate::word(next);
            next += self.nodes.instances[record].count() as usize;
            self.nodes.touch(record, flag::CONTENT | flag::PLACED);
        }
        self.pool.splice(start, end, next - start);
        if next != end {
            for &record in &self.order[new_middle.end..] {
                let run = &mut self.nodes.instances[record as usize];
                run.first = crate::word(run.first as usize + next - end);
                let drawn = &mut self.nodes.boxes[record as usize];
                if *drawn != NO_BOX {
                    *drawn = run.first;
                }
            }
        }
        let counts = &self.nodes.instances;
        let middle = self.order[new_middle]
            .iter()
            .map(|&record| (record, counts[record as usize].count()));
        self.placed.splice(old_middle, middle);
        for record in std::mem::take(&mut self.removed) {
            self.nodes.release(record as usize);
        }
    }

    /// How many nodes at the front and at the back have the place that they are to have.
    fn common_ends(&self) -> (usize, usize) {
        let same = |(&(placed, count), &wanted): (&(u32, u32), &u32)| {
            placed == wanted && count == self.nodes.instances[wanted as usize].count()
        };
        let front = self
            .placed
            .iter()
            .zip(&self.order)
            .take_while(|&pair| same(pair))
            .count();
        let (placed, order) = (&self.placed[front..], &self.order[front..]);
        let back = placed
            .iter()
            .rev()
            .zip(order.iter().rev())
            .take_while(|&pair| same(pair))
            .count();
        (front, back)
    }

    fn write_touched(&mut self) {
        let mut touched = std::mem::take(&mut self.nodes.touched);
        for &record in &touched {
            let record = record as usize;
            let flags = self.nodes.flags[record];
            self.nodes.flags[record] = flags & !(flag::TOUCHED | flag::GEOMETRY | flag::CONTENT);
            // What is not in the pool is written when it gets there.
            if flags & flag::PLACED == 0 {
                continue;
            }
            if flags & flag::CONTENT == 0 {
                self.move_node(record);
            } else {
                self.write_node(record);
            }
        }
        touched.clear();
        self.nodes.touched = touched;
    }

    /// Only the node's affine and opacity are new.
    pub(crate) fn move_node(&mut self, record: usize) {
        let affine = self.nodes.affine[record];
        let opacity = self.nodes.geometry[record].opacity;
        let run = self.nodes.instances[record];
        let mut index = run.first as usize;
        let decoration = self.nodes.decoration[record].as_deref();
        let [below, above] = decoration.map_or([&[][..]; 2], |it| [&it.below, &it.above]);
        let mut place = |index: usize, shift: [f32; 2]| {
            self.pool.shift(index, &shifted(affine, shift), opacity);
        };
        for (at, layer) in (index..).zip(below) {
            place(at, layer.shift);
        }
        index += run.below as usize;
        if run.background {
            place(index, [0.0; 2]);
            index += 1;
        }
        for (at, layer) in (index..).zip(above) {
            place(at, layer.shift);
        }
        index += run.above as usize;
        if run.picture {
            place(index, self.nodes.picture_shift[record]);
            index += 1;
        }
        for (at, glyph) in (index..).zip(&self.nodes.glyphs[record]) {
            let [x, y, ..] = glyph.place;
            place(at, [x, y]);
        }
    }

    /// Anything about the node may be new.
    fn write_node(&mut self, record: usize) {
        let geometry = self.nodes.geometry[record];
        let style = self.nodes.style[record];
        let run = self.nodes.instances[record];
        let end = (run.first + run.count()) as usize;
        let mut index = run.first as usize;
        let node = Node {
            id: self.nodes.ids[record],
            affine: self.nodes.affine[record],
            geometry,
            frame: self.frame(record),
        };
        let decoration = self.nodes.decoration[record].take();
        let [below, above] = decoration
            .as_deref()
            .map_or([&[][..]; 2], |it| [&it.below, &it.above]);
        index = self.put_layers(index, run.below, below, &node);
        if run.background {
            self.put(index, Some(node.filled(style.background)));
            index += 1;
        }
        index = self.put_layers(index, run.above, above, &node);
        self.nodes.decoration[record] = decoration;
        if run.picture {
            let instance = self.picture(record, &node, &style);
            self.nodes.picture_shift[record] =
                instance.map_or([0.0; 2], |instance| instance.layer.shift);
            self.put(index, instance);
            index += 1;
        }
        for place in 0..self.nodes.glyphs[record].len() {
            let instance = self.glyph(&node, &self.nodes.glyphs[record][place], style.color);
            self.put(index, instance);
            index += 1;
        }
        for spare in index..end {
            self.put(spare, None);
        }
        let is_drawn = run.is_box() && self.pool.draws(run.first as usize);
        self.nodes.boxes[record] = if is_drawn { run.first } else { NO_BOX };
    }

    /// Puts layers where there is room for `room` of them; returns what follows.
    fn put_layers(&mut self, first: usize, room: u32, layers: &[Layer], node: &Node) -> usize {
        let end = first + room as usize;
        for index in first..end {
            let layer = layers.get(index - first);
            self.put(index, layer.map(|&layer| node.instance(layer, 0)));
        }
        end
    }

    fn put(&mut self, index: usize, instance: Option<Instance>) {
        match instance {
            Some(Instance { layer, node, uses }) if uses.space != NOWHERE => {
                let paint = Paint {
                    width: layer.size[0],
                    height: layer.size[1],
                    radii: layer.radii,
                    color: layer.color,
                    fields: layer.fields,
                    node: node.id,
                };
                self.pool.place_if_new(
                    index,
                    shifted(node.affine, layer.shift),
                    node.geometry.opacity,
                );
                self.pool.paint(index, &paint.words(), uses);
            }
            _ => {
                self.pool.place_if_new(index, [0.0; 6], 0.0);
                self.pool.paint(index, &[0; PAINT], NOTHING);
            }
        }
    }

    /// Draws the targets of groups on the surface, pixel for pixel: the last instances of the pool.
    fn write_targets(&mut self) {
        let count = self.groups.targets.len();
        self.pool.resize_tail(count);
        let Some(surface) = self.surface else { return };
        let dp = [
            surface.width / surface.pixel_width as f32,
            surface.height / surface.pixel_height as f32,
        ];
        for position in 0..count {
            let target = self.groups.targets[position];
            let index = self.pool.nodes() + position;
            let [left, top, right, bottom] = target.bounds;
            let [x, y] = target.place.map(|at| at as f32);
            let [width, height] = target.size.map(|side| side as f32);
            let fields = ImageFields {
                edges: [
                    (left - x) / width,
                    (top - y) / height,
                    (right - x) / width,
                    (bottom - y) / height,
                ],
                part: WHOLE,
            };
            let paint = Paint {
                width: (right - left) * dp[0],
                height: (bottom - top) * dp[1],
                radii: [0.0; 4],
                color: u32::MAX,
                fields: fields.words(),
                node: target.node,
            };
            let uses = Uses {
                space: 0,
                clip: target.clip,
                texture: crate::word(self.textures.len() + position + 1),
                kind: geometry_kind::IMAGE,
            };
            let affine = [1.0, 0.0, 0.0, 1.0, left * dp[0], top * dp[1]];
            self.pool.place_if_new(index, affine, target.opacity);
            self.pool.paint(index, &paint.words(), uses);
        }
    }

    /// The layer of a node's picture, or of its placeholder.
    pub(crate) fn picture_layer(&self, record: usize) -> Option<Layer> {
        if self.nodes.image[record] == Image::Empty {
            return None;
        }
        let node = Node {
            id: self.nodes.ids[record],
            affine: self.nodes.affine[record],
            geometry: self.nodes.geometry[record],
            frame: self.frame(record),
        };
        let picture = self.picture(record, &node, &self.nodes.style[record]);
        picture.map(|instance| instance.layer)
    }

    /// The picture, or while there is none its placeholder.
    fn picture<'a>(&self, record: usize, node: &'a Node, style: &Style) -> Option<Instance<'a>> {
        let Some((texture, size)) = self.image_texture(self.nodes.image[record]) else {
            let waits = self.nodes.image[record] != Image::Empty;
            let shows = waits && style.placeholder & 0xff != 0;
            return shows.then(|| node.filled(style.placeholder));
        };
        let [top, _, _, left] = node.geometry.insets;
        let content = node.frame.within(node.geometry.insets);
        let quad = place(style, content.size, size)?;
        let [x, y, width, height] = quad.place;
        let radii = shrink_radii(content.radii, [width, height]);
        let fields = ImageFields {
            edges: quad.edges,
            part: quad.part,
        };
        let layer = Layer {
            kind: geometry_kind::IMAGE,
            shift: [left + x, top + y],
            size: [width, height],
            radii,
            color: style.tint,
            fields: fields.words(),
        };
        Some(node.instance(layer, texture + 1))
    }

    fn glyph<'a>(&self, node: &'a Node, glyph: &Glyph, color: u32) -> Option<Instance<'a>> {
        let page = self
            .textures
            .page(glyph.page)
            .filter(|page| page.is_made())?;
        let texture = self.textures.number(page.texture)?;
        let [x, y, width, height] = glyph.place;
        let [left, top, across, down] = glyph.source;
        let [page_width, page_height] = page.size.map(|side| side as f32);
        let edges = [
            left / page_width,
            top / page_height,
            (left + across) / page_width,
            (top + down) / page_height,
        ];
        let fields = ImageFields {
            edges,
            part: [0.0; 4],
        };
        let layer = Layer {
            kind: geometry_kind::GLYPH,
            shift: [x, y],
            size: [width, height],
            radii: [0.0; 4],
            color,
            fields: fields.words(),
        };
        edges
            .iter()
            .all(|edge| edge.is_finite())
            .then(|| node.instance(layer, texture + 1))
    }
}

/// A node whose instances are being written.
struct Node {
    id: u32,
    affine: [f32; 6],
    geometry: Geometry,
    frame: Frame,
}

/// An instance before it is words.
#[derive(Clone, Copy)]
struct Instance<'a> {
    layer: Layer,
    node: &'a Node,
    uses: Uses,
}

impl Node {
    /// The whole border box in one colour.
    fn filled(&self, color: u32) -> Instance<'_> {
        let layer = Layer {
            kind: geometry_kind::BOX,
            shift: [0.0; 2],
            size: self.frame.size,
            radii: self.frame.radii,
            color,
            fields: [0; 8],
        };
        self.instance(layer, 0)
    }

    /// A layer with a texture by its number plus one; 0 is none.
    fn instance(&self, layer: Layer, texture: u32) -> Instance<'_> {
        let uses = Uses {
            space: self.geometry.space,
            clip: self.geometry.clip,
            texture,
            kind: layer.marked_kind(),
        };
        Instance {
            layer,
            node: self,
            uses,
        }
    }
}

/// The affine of a box that lies somewhere in another; flat, so that nothing is drawn, where
/// numbers overflow.
#[inline]
fn shifted([a, b, c, d, tx, ty]: [f32; 6], [x, y]: [f32; 2]) -> [f32; 6] {
    let (tx, ty) = (a * x + c * y + tx, b * x + d * y + ty);
    if tx.is_finite() && ty.is_finite() {
        [a, b, c, d, tx, ty]
    } else {
        [0.0; 6]
    }
}
