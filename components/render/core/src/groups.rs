//! Groups: nodes with an opacity, and what is drawn in them.
//!
//! CSS draws a group as if it were alone, and lays it over what is below it once, with its opacity.
//! That takes a *target*: a texture into which a pass of its own draws. Where no two things in a
//! group come near each other, each pixel has one of them at most, and it is the same to draw each
//! with the group's opacity. So only groups whose things overlap get a target, as long as there are
//! pixels for it; of all others the instances have the opacity.
//!
//! Which groups get one follows from what is on the screen now and from nothing before, so that a
//! `Render` that was rebuilt draws the same list.

use inlay_interfaces::draw_list::geometry_kind;
use inlay_interfaces::drawing;
use inlay_primitives::Layer;
use inlay_primitives::affine::{Affine, compose};
use inlay_primitives::bounds::{Bounds, narrowed};

use crate::ids::SLOT_BITS;
use crate::nodes::Nodes;
use crate::slots::{Clip, NOWHERE, Slots, Space};
use crate::{Render, Surface};

/// Most targets at a time.
pub(crate) const MOST_TARGETS: usize = 64;
/// Targets begin at multiples of a step, and their sides are multiples of it: what moves or grows a
/// little keeps its target and its pass. A step is a quarter of the length at most, but no less
/// than the first and no more than the second of these pixels.
const STEPS: [u32; 2] = [8, 64];
/// Things of a group that are looked at for overlaps; with more, some overlap.
const MOST_APART: usize = 32;
/// What lies nearer to each other than this many pixels overlaps: their soft edges may share a
/// pixel, wherever a motion takes them.
const APART: f32 = 0.99;
/// The group of a node that is in none; a group that gets no target.
pub(crate) const NONE: u32 = u32::MAX;

/// A group, in the order of the pool: before those in it.
#[derive(Clone, Debug)]
struct Group {
    /// The record of its node; [`NONE`] once that is removed.
    record: u32,
    /// The group around it, by position.
    parent: u32,
    /// Slot in the draw list of the clip around it; 0 is none.
    clip: u32,
    /// Its first place in the order, and the end.
    places: [u32; 2],
    /// Its first instance, and the end.
    instances: [u32; 2],
    /// Whether it may have more than one thing to draw.
    is_many: bool,
    /// Whether a change of a node of its own may change a target: it or a group around it is many.
    is_watched: bool,
    /// Whether it can be seen at all, as far as opacities go.
    is_seen: bool,
    /// Whether it has an opacity below 1.
    is_faded: bool,
    /// What it needs to be drawn by itself.
    wanted: Option<Bounds>,
    /// Its target, by position.
    target: u32,
    /// The opacity of instances of its own. No number before it is known.
    own: f32,
}

/// A group that is drawn by itself.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Target {
    /// The node of the group.
    pub(crate) node: u32,
    /// Its instances: first and end.
    pub(crate) instances: [u32; 2],
    /// Targets in it, all levels: they follow it.
    pub(crate) inner: usize,
    /// Slot in the draw list of the clip around the group.
    pub(crate) clip: u32,
    /// Where it begins on the surface, in pixels.
    pub(crate) place: [u32; 2],
    /// Its width and height.
    pub(crate) size: [u32; 2],
    /// What is drawn of it: left, top, right, bottom in pixels of the surface.
    pub(crate) bounds: Bounds,
    /// The opacity with which it is drawn.
    pub(crate) opacity: f32,
}

impl Target {
    /// The texture of the target at a position: an id whose slot is 0, which no other texture has.
    pub(crate) fn texture(position: usize) -> u32 {
        crate::word(position + 1) << SLOT_BITS
    }

    pub(crate) const fn pixels(&self) -> u32 {
        self.size[0] * self.size[1]
    }

    /// Whether its pass is the same as that of another.
    fn has_pass_of(&self, other: &Self) -> bool {
        (self.instances, self.inner, self.clip, self.place)
            == (other.instances, other.inner, other.clip, other.place)
    }
}

/// All groups.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups {
    list: Vec<Group>,
    /// Groups that are drawn by themselves, in the order of the pool.
    pub(crate) targets: Vec<Target>,
    /// Sizes of the targets as the last list left them.
    sent: Vec<[u32; 2]>,
    /// Something may need a target that has none, or another one, or none.
    targets_due: bool,
    /// Some opacity is new.
    opacities_due: bool,
    /// Whether any group is watched.
    any_watched: bool,
    /// Places of things of the group that is looked at.
    things: Vec<Bounds>,
}

/// What is found in a group.
struct Extent<'a> {
    things: &'a mut Vec<Bounds>,
    around: Bounds,
    overlaps: bool,
}

/// Nothing, and more than everything.
const EMPTY: Bounds = [
    f32::INFINITY,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::NEG_INFINITY,
];
const EVERYWHERE: Bounds = [
    f32::NEG_INFINITY,
    f32::NEG_INFINITY,
    f32::INFINITY,
    f32::INFINITY,
];

impl Extent<'_> {
    fn add(&mut self, thing: Bounds) {
        self.around = around(self.around, thing);
        if self.overlaps {
            return;
        }
        let is_near = |other: &Bounds| {
            thing[0] < other[2] + APART
                && other[0] < thing[2] + APART
                && thing[1] < other[3] + APART
                && other[1] < thing[3] + APART
        };
        self.overlaps = self.things.len() == MOST_APART || self.things.iter().any(is_near);
        self.things.push(thing);
    }
}

/// The smallest box around two.
fn around(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// The upright box around one at `shift`, of `size`, and what its soft edge may reach.
fn box_around(to_pixels: &Affine, [x, y]: [f32; 2], [width, height]: [f32; 2]) -> Bounds {
    let [a, b, c, d, tx, ty] = *to_pixels;
    let (left, top) = (a * x + c * y + tx, b * x + d * y + ty);
    let across = [a * width, b * width];
    let down = [c * height, d * height];
    // What is not upright has a soft edge beyond its corners.
    let soft = if b == 0.0 && c == 0.0 { 0.0 } else { 1.0 };
    [
        left + across[0].min(0.0) + down[0].min(0.0) - soft,
        top + across[1].min(0.0) + down[1].min(0.0) - soft,
        left + across[0].max(0.0) + down[0].max(0.0) + soft,
        top + across[1].max(0.0) + down[1].max(0.0) + soft,
    ]
}

/// Where a target begins along an axis, and its side, for what is drawn from one place to another.
/// The side follows from the length alone, so that what only moves keeps it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within the surface, which has at most 16384 pixels"
)]
fn side(from: f32, until: f32, surface: u32) -> [u32; 2] {
    // A length between two pixels may touch one more. Whole ones are common, and not exact.
    let length = (until - from + 0.0625).ceil() as u32 + 1;
    let [least, most] = STEPS;
    let step = (length / 4 + 1).next_power_of_two().clamp(least, most);
    let start = from as u32 / step * step;
    let side = (length + step - 1).next_multiple_of(step);
    [start, side.min(surface.next_multiple_of(step))]
}

impl Groups {
    /// Takes groups for an order of records: rows that were checked, and the slots of their clips
    /// in the draw list.
    pub(crate) fn take(
        &mut self,
        rows: &[[u32; drawing::Group::WORDS]],
        clips: &[u32],
        order: &[u32],
        nodes: &mut Nodes,
    ) {
        if self.list.is_empty() && rows.is_empty() {
            return;
        }
        nodes.group.fill(NONE);
        self.list.clear();
        for (row, &clip) in rows.iter().map(drawing::Group::of).zip(clips) {
            let end = row.first + row.count;
            let last = self.list.len().checked_sub(1).map_or(NONE, crate::word);
            let parent = self.ancestor(last, |group| group.places[1] >= end);
            let position = crate::word(self.list.len());
            self.list.push(Group {
                record: nodes.get(row.node).map_or(NONE, crate::word),
                parent,
                clip,
                places: [row.first, end],
                instances: [0; 2],
                is_many: false,
                is_watched: false,
                is_seen: false,
                is_faded: false,
                wanted: None,
                target: NONE,
                own: f32::NAN,
            });
            // Groups in it come later, and take theirs.
            for &record in &order[row.first as usize..end as usize] {
                nodes.group[record as usize] = position;
            }
        }
        for record in 0..nodes.ids.len() {
            if nodes.group[record] == NONE {
                nodes.set_opacity(record, 1.0);
            }
        }
        self.targets_due = true;
    }

    /// A group, or the nearest one around it that is right.
    fn ancestor(&self, mut group: u32, is_right: impl Fn(&Group) -> bool) -> u32 {
        while let Some(found) = self.list.get(group as usize) {
            if is_right(found) {
                break;
            }
            group = found.parent;
        }
        group
    }

    /// The node of a group has another opacity.
    pub(crate) fn fade(&mut self, before: f32, now: f32) {
        self.opacities_due = true;
        self.targets_due |= (before > 0.0, before < 1.0) != (now > 0.0, now < 1.0);
    }

    /// A node is removed: it is no group any more.
    pub(crate) fn forget(&mut self, record: u32) {
        for group in self.list.iter_mut().filter(|group| group.record == record) {
            group.record = NONE;
            self.targets_due = true;
        }
    }

    /// Clips in some slots are gone.
    pub(crate) fn forget_clips(&mut self, is_gone: impl Fn(u32) -> bool) {
        for group in &mut self.list {
            if is_gone(group.clip.wrapping_sub(1)) {
                group.clip = 0;
                self.targets_due = true;
            }
        }
    }

    /// What surface there is, spaces or clips changed.
    pub(crate) const fn look_again(&mut self) {
        self.targets_due = true;
    }

    /// Finds out where groups are in the order and in the pool. Nodes may have left the order since
    /// it was given.
    pub(crate) fn measure(&mut self, order: &[u32], nodes: &Nodes) {
        if self.list.is_empty() {
            return;
        }
        for group in &mut self.list {
            group.places = [NONE, 0];
            group.instances = [NONE, 0];
            group.is_many = false;
        }
        for (place, &record) in (0_u32..).zip(order) {
            let run = nodes.instances[record as usize];
            let Some(group) = self.list.get_mut(nodes.group[record as usize] as usize) else {
                continue;
            };
            let is_first = group.places[0] == NONE;
            group.is_many |= !is_first || run.things() > 1;
            if is_first {
                (group.places[0], group.instances[0]) = (place, run.first);
            }
            (group.places[1], group.instances[1]) = (place + 1, run.first + run.count());
        }
        // Those in a group come after it.
        for position in (0..self.list.len()).rev() {
            let inner = self.list[position].clone();
            let Some(outer) = self.list.get_mut(inner.parent as usize) else {
                continue;
            };
            if inner.places[1] == 0 {
                continue;
            }
            outer.is_many |= inner.is_many || outer.places[0] != NONE;
            for (outer, inner) in [
                (&mut outer.places, inner.places),
                (&mut outer.instances, inner.instances),
            ] {
                *outer = [outer[0].min(inner[0]), outer[1].max(inner[1])];
            }
        }
        self.any_watched = false;
        for position in 0..self.list.len() {
            let group = &self.list[position];
            let around = self.list.get(group.parent as usize);
            let is_watched = group.is_many || around.is_some_and(|around| around.is_watched);
            self.any_watched |= is_watched;
            self.list[position].is_watched = is_watched;
        }
        self.targets_due = true;
    }

    /// Whether a change of a node may change a target.
    pub(crate) fn watches(&self, record: usize, nodes: &Nodes) -> bool {
        if !self.any_watched {
            return false;
        }
        let group = self.list.get(nodes.group[record] as usize);
        group.is_some_and(|group| group.is_watched)
    }

    /// Which groups need a target, inner ones first.
    fn want(&mut self, mut extent_of: impl FnMut(&Self, usize, &mut Extent<'_>), surface: Bounds) {
        let mut things = std::mem::take(&mut self.things);
        for position in (0..self.list.len()).rev() {
            let group = &self.list[position];
            let mut wanted = None;
            if group.is_seen && group.is_faded && group.is_many {
                things.clear();
                let mut extent = Extent {
                    things: &mut things,
                    around: EMPTY,
                    overlaps: false,
                };
                extent_of(self, position, &mut extent);
                let within = narrowed(extent.around, surface);
                let is_there = within[0] < within[2] && within[1] < within[3];
                wanted = (extent.overlaps && is_there).then_some(within);
            }
            self.list[position].wanted = wanted;
        }
        self.things = things;
    }

    /// Gives groups that need one a target, outer ones first, as long as there are pixels. Whether
    /// passes are others than before.
    fn grant(&mut self, nodes: &Nodes, surface: &Surface) -> bool {
        let before = std::mem::take(&mut self.targets);
        let mut targets: Vec<Target> = Vec::with_capacity(before.len());
        let mut rest = surface.target_pixels;
        for group in &mut self.list {
            group.target = NONE;
            let Some([left, top, right, bottom]) = group.wanted else {
                continue;
            };
            let [x, width] = side(left, right, surface.pixel_width);
            let [y, height] = side(top, bottom, surface.pixel_height);
            match rest.checked_sub(width * height) {
                Some(less) if targets.len() < MOST_TARGETS => rest = less,
                _ => continue,
            }
            group.target = crate::word(targets.len());
            targets.push(Target {
                node: nodes.ids.get(group.record as usize).copied().unwrap_or(0),
                instances: group.instances,
                inner: 0,
                clip: group.clip,
                place: [x, y],
                size: [width, height],
                bounds: [left.floor(), top.floor(), right.ceil(), bottom.ceil()],
                opacity: 0.0,
            });
        }
        // Each is in all targets around it.
        for group in self.list.iter().filter(|group| group.target != NONE) {
            let mut around = group.parent;
            while let Some(outer) = self.list.get(around as usize) {
                if let Some(outer) = targets.get_mut(outer.target as usize) {
                    outer.inner += 1;
                }
                around = outer.parent;
            }
        }
        let are_same = before.len() == targets.len()
            && before
                .iter()
                .zip(&targets)
                .all(|(before, now)| before.has_pass_of(now));
        self.targets = targets;
        !are_same
    }

    /// Sizes of targets that differ from those that the last list left, by position; `None` where
    /// there is none any more.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (usize, Option<[u32; 2]>)> {
        (0..self.sent.len().max(self.targets.len())).filter_map(|position| {
            let now = self.targets.get(position).map(|target| target.size);
            (self.sent.get(position).copied() != now).then_some((position, now))
        })
    }

    /// A list with all changes is written.
    pub(crate) fn clean(&mut self) {
        self.sent.clear();
        self.sent
            .extend(self.targets.iter().map(|target| target.size));
    }
}

impl Render {
    /// Brings targets and opacities up to date, after the order of the pool and before the words of
    /// touched nodes. Without groups that is nothing.
    pub(crate) fn settle_groups(&mut self, surface: &Surface) {
        if self.groups.list.is_empty() && self.groups.targets.is_empty() {
            return;
        }
        let mut due = std::mem::take(&mut self.groups.targets_due);
        if !due && self.groups.any_watched {
            let mut touched = self.nodes.touched.iter();
            due = self.spaces.any_dirty()
                || self.clips.any_dirty()
                || touched.any(|&record| self.groups.watches(record as usize, &self.nodes));
        }
        if due {
            self.choose_targets(surface);
        }
        if due || std::mem::take(&mut self.groups.opacities_due) {
            self.spread_opacities();
        }
        self.groups.opacities_due = false;
    }

    fn group_opacity(&self, position: usize) -> f32 {
        let record = self.groups.list[position].record as usize;
        self.nodes.faded.get(record).copied().unwrap_or(1.0)
    }

    fn choose_targets(&mut self, surface: &Surface) {
        for position in 0..self.groups.list.len() {
            let parent = self.groups.list[position].parent as usize;
            let around = self.groups.list.get(parent);
            let opacity = self.group_opacity(position);
            let is_seen = around.is_none_or(|around| around.is_seen) && opacity > 0.0;
            let group = &mut self.groups.list[position];
            (group.is_seen, group.is_faded) = (is_seen, opacity < 1.0);
        }
        // A target is placed on the stage, which is where space 0 is.
        let is_stage = self
            .spaces
            .get(0)
            .is_some_and(|stage| stage.affine == Space::STAGE);
        let all = [
            0.0,
            0.0,
            surface.pixel_width as f32,
            surface.pixel_height as f32,
        ];
        let mut groups = std::mem::take(&mut self.groups);
        if surface.target_pixels > 0 && is_stage {
            let extents = Extents {
                render: self,
                to_pixels: [
                    surface.pixel_width as f32 / surface.width,
                    0.0,
                    0.0,
                    surface.pixel_height as f32 / surface.height,
                    0.0,
                    0.0,
                ],
            };
            groups.want(
                |groups, position, extent| extents.find(groups, position, extent),
                all,
            );
        } else {
            for group in &mut groups.list {
                group.wanted = None;
            }
        }
        self.pool.uses_changed |= groups.grant(&self.nodes, surface);
        self.groups = groups;
    }

    /// Gives instances the opacities of groups around them that have no target, and targets theirs.
    fn spread_opacities(&mut self) {
        for position in 0..self.groups.list.len() {
            let opacity = self.group_opacity(position);
            let group = &self.groups.list[position];
            let around = self.groups.list.get(group.parent as usize);
            let outer = around.map_or(1.0, |around| around.own);
            let (target, places) = (group.target as usize, group.places);
            let own = match self.groups.targets.get_mut(target) {
                Some(target) => {
                    target.opacity = outer * opacity;
                    1.0
                }
                None => outer * opacity,
            };
            let before = std::mem::replace(&mut self.groups.list[position].own, own);
            if before.to_bits() == own.to_bits() {
                continue;
            }
            let order = self.order.get(places[0] as usize..places[1] as usize);
            for &record in order.unwrap_or_default() {
                let record = record as usize;
                if self.nodes.group[record] as usize == position {
                    self.nodes.set_opacity(record, own);
                }
            }
        }
    }
}

/// Finds what there is to draw in groups.
struct Extents<'a> {
    render: &'a Render,
    to_pixels: Affine,
}

impl Extents<'_> {
    /// Adds what is drawn in a group, of groups in it that are drawn by themselves as one thing.
    fn find(&self, groups: &Groups, position: usize, extent: &mut Extent<'_>) {
        let [first, end] = groups.list[position].places;
        let mut clip = (0, EVERYWHERE);
        let mut place = first;
        while place < end {
            let record = self.render.order[place as usize] as usize;
            place += 1;
            let mut inner = self.render.nodes.group[record] as usize;
            if !groups.list.get(inner).is_some_and(|inner| inner.is_seen) {
                continue;
            }
            let mut whole = None;
            while inner != position {
                let Some(group) = groups.list.get(inner) else {
                    break;
                };
                whole = group
                    .wanted
                    .map(|bounds| (bounds, group.places[1]))
                    .or(whole);
                inner = group.parent as usize;
            }
            if let Some((bounds, past)) = whole {
                extent.add(bounds);
                place = past.max(place);
            } else {
                self.add_node(record, &mut clip, extent);
            }
        }
    }

    /// Adds what a node draws. `clip` is the clip that was looked at last, with what it leaves.
    fn add_node(&self, record: usize, clip: &mut (u32, Bounds), extent: &mut Extent<'_>) {
        let render = self.render;
        let geometry = &render.nodes.geometry[record];
        if geometry.space == NOWHERE {
            return;
        }
        let Some(space) = render.spaces.get(geometry.space) else {
            return;
        };
        if geometry.clip != clip.0 {
            let left = clip_bounds(
                geometry.clip,
                &render.clips,
                &render.spaces,
                &self.to_pixels,
            );
            *clip = (geometry.clip, left);
        }
        let to_pixels = compose(
            &self.to_pixels,
            &compose(&space.affine, &render.nodes.affine[record]),
        );
        let mut add = |shift: [f32; 2], size: [f32; 2]| {
            let bounds = narrowed(box_around(&to_pixels, shift, size), clip.1);
            // Also false for what is no number.
            if bounds[0] < bounds[2] && bounds[1] < bounds[3] {
                extent.add(bounds);
            }
        };
        let decoration = render.nodes.decoration[record].as_deref();
        let [below, above] = decoration.map_or([&[][..]; 2], |it| [&it.below, &it.above]);
        add_layers(below, &mut add);
        if render.nodes.style[record].background & 0xff != 0 {
            add([0.0; 2], geometry.size);
        }
        add_layers(above, &mut add);
        if let Some(layer) = render.picture_layer(record) {
            add(layer.shift, layer.size);
        }
        // The letters of a text are one thing. Their quads overlap by the empty border that they
        // have on their page, but hardly ever what is drawn.
        let text = render.nodes.glyphs[record].iter().map(|glyph| {
            let [x, y, width, height] = glyph.place;
            [x, y, x + width, y + height]
        });
        if let Some([left, top, right, bottom]) = text.reduce(around) {
            add([left, top], [right - left, bottom - top]);
        }
    }
}

/// Adds layers; the parts of a gradient, which share no pixel, as one.
fn add_layers(layers: &[Layer], add: &mut impl FnMut([f32; 2], [f32; 2])) {
    let mut last = geometry_kind::NOTHING;
    for layer in layers {
        let kind = layer.kind & geometry_kind::NUMBER;
        let is_part = kind == last
            && matches!(
                kind,
                geometry_kind::LINEAR_GRADIENT | geometry_kind::RADIAL_GRADIENT
            );
        if !is_part {
            add(layer.shift, layer.size);
        }
        last = kind;
    }
}

/// The pixels that a clip and those around it leave a part of.
fn clip_bounds(
    mut slot: u32,
    clips: &Slots<Clip>,
    spaces: &Slots<Space>,
    to_pixels: &Affine,
) -> Bounds {
    let mut bounds = EVERYWHERE;
    for _ in 0..clips.len() {
        let Some(clip) = slot.checked_sub(1).and_then(|slot| clips.get(slot)) else {
            break;
        };
        if let Some(space) = spaces.get(clip.space) {
            let to_pixels = compose(to_pixels, &compose(&space.affine, &clip.affine));
            let [left, top, right, bottom] = box_around(&to_pixels, [0.0; 2], clip.size);
            let cut = [left.floor(), top.floor(), right.ceil(), bottom.ceil()];
            bounds = narrowed(bounds, cut);
        }
        slot = clip.parent;
    }
    bounds
}
