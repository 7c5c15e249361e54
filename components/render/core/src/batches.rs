//! Batches: runs of instances, in paint order, that one draw call can draw.
//!
//! Greedy: a batch takes instances until one needs a texture, space or clip for which it has no
//! room, or is of a kind that is kept apart. Groups that are drawn by themselves have a pass each,
//! before that which draws them.

use std::ops::Range;

use inlay_interfaces::draw_list::{Batch, Geometry, Pass, batch_features, geometry_kind};
use inlay_interfaces::row;

use crate::groups::Target;
use crate::pool::{Pool, Uses};
use crate::slots::{Clip, NOWHERE, Slots, Space};
use crate::textures::Textures;

/// Most textures, spaces or clips of a batch.
const LIMIT: usize = Batch::TEXTURES_MOST;
/// Most clips that are not plain and that cut an instance exactly, from the innermost on.
pub(crate) const MAX_CHAIN: usize = 8;
/// Batches at most that are begun to keep kinds apart: beyond, one more draw call costs more than
/// it spares.
const MOST_APART: u32 = 16;
/// Slot of a batch that means none.
const NONE: u8 = Geometry::CLIP_NONE;

/// What a batch lists, with the place of each thing in it.
#[derive(Clone, Debug, Default)]
struct Members {
    list: Vec<u32>,
    /// Batch that last listed a thing, and where.
    stamps: Vec<(u32, u8)>,
}

impl Members {
    fn start(&mut self, things: usize) {
        self.stamps.clear();
        self.stamps.resize(things, (u32::MAX, NONE));
        self.list.clear();
    }

    /// Place of a thing in a batch, if it is there.
    #[inline]
    fn find(&self, batch: u32, thing: u32) -> Option<u8> {
        self.stamps
            .get(thing as usize)
            .filter(|stamp| stamp.0 == batch)
            .map(|stamp| stamp.1)
    }

    /// Puts a thing in a batch that has room for it.
    fn add(&mut self, batch: u32, thing: u32) -> u8 {
        if let Some(place) = self.find(batch, thing) {
            return place;
        }
        // At most 16.
        let place = u8::try_from(self.list.len()).unwrap_or(NONE);
        self.list.push(thing);
        if let Some(stamp) = self.stamps.get_mut(thing as usize) {
            *stamp = (batch, place);
        }
        place
    }
}

/// Makes batches, keeping its memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batches {
    /// The rows of the passes.
    pub(crate) words: Vec<u32>,
    /// They differ from those of the last list.
    pub(crate) changed: bool,
    next: Vec<u32>,
    textures: Members,
    spaces: Members,
    clips: Members,
    /// The clip of an instance, and of those that it lies in what cuts exactly beside it.
    chain: Vec<u32>,
    cuts: Cuts,
}

/// How clips cut, by slot less one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cuts {
    /// Whether each is plain: upright on the surface and without radii, so that it and others like
    /// it are one box.
    plain: Vec<bool>,
    /// Whether each is the first that is one too many.
    too_deep: Vec<bool>,
    /// Nodes of the clips that became so since they were taken.
    reported: Vec<u32>,
}

impl Cuts {
    /// Looks at clips and spaces again; whether any cuts another way than before.
    pub(crate) fn refresh(&mut self, clips: &Slots<Clip>, spaces: &Slots<Space>) -> bool {
        let is_plain = |clip: &Clip| {
            let [_, b, c, ..] = clip.affine;
            let space = spaces.get(clip.space).map(|space| space.affine);
            let turned = space.is_some_and(|[_, b, c, ..]| b != 0.0 || c != 0.0);
            let rounded = clip.radii.iter().any(|&radius| radius > 0.0);
            !turned && !rounded && b == 0.0 && c == 0.0
        };
        let known = self.plain.len();
        self.plain.resize(clips.len(), true);
        self.too_deep.resize(clips.len(), false);
        let mut changed = known != clips.len();
        for (slot, clip) in clips.iter(true) {
            let plain = is_plain(clip);
            changed |= std::mem::replace(&mut self.plain[slot as usize], plain) != plain;
        }
        for (slot, clip) in clips.iter(true) {
            let index = slot as usize;
            let is_first = !self.plain[index] && self.depth(slot + 1, clips) == MAX_CHAIN + 1;
            if std::mem::replace(&mut self.too_deep[index], is_first) != is_first && is_first {
                self.reported.push(clip.node);
            }
        }
        changed
    }

    /// How many clips that are not plain there are from a slot of the list outwards. A chain has an
    /// end, unless it was handed in as a ring, which is followed as far as there are clips.
    fn depth(&self, mut slot: u32, clips: &Slots<Clip>) -> usize {
        let mut depth = 0;
        for _ in 0..clips.len() {
            let Some(clip) = slot.checked_sub(1).and_then(|slot| clips.get(slot)) else {
                break;
            };
            depth += usize::from(!self.is_plain(slot));
            slot = clip.parent;
        }
        depth
    }

    /// Whether a slot of the list, from 1, is plain.
    fn is_plain(&self, slot: u32) -> bool {
        self.plain.get(slot as usize - 1).is_none_or(|&plain| plain)
    }
}

/// What batches are made of.
pub(crate) struct Sources<'a> {
    pub(crate) clips: &'a Slots<Clip>,
    pub(crate) spaces: usize,
    pub(crate) textures: &'a Textures,
    pub(crate) targets: &'a [Target],
    /// Textures that a batch may use.
    pub(crate) texture_units: usize,
}

/// The batch being filled.
#[derive(Default)]
struct Open {
    number: u32,
    first: usize,
    end: usize,
    kinds: u32,
    features: u32,
    /// Slot of the clip from which on outwards nothing is cut in its pass; 0 is none.
    stop: u32,
    /// Word of the count of batches of its pass.
    head: usize,
    /// Batches so far that were begun to keep kinds apart.
    apart: u32,
}

impl Open {
    /// Whether what it has is kept apart from a kind.
    fn is_apart(&self, kind: u8) -> bool {
        self.kinds != 0 && (self.kinds & APART != 0) != (APART >> kind & 1 != 0)
    }
}

/// The kinds that are kept apart: bit n is kind n.
const APART: u32 = {
    let (mut kinds, mut index) = (0, 0);
    while index < inlay_primitives::TABLE.len() {
        let primitive = &inlay_primitives::TABLE[index];
        if primitive.apart {
            kinds |= 1 << primitive.kind;
        }
        index += 1;
    }
    kinds
};

impl Batches {
    /// Rebuilds all passes, and gives each instance its slots in its batch.
    pub(crate) fn make(&mut self, pool: &mut Pool, from: &Sources<'_>) {
        self.textures
            .start(from.textures.len() + from.targets.len());
        self.spaces.start(from.spaces);
        self.clips.start(from.clips.len() + 1);
        self.next.clear();
        let mut open = Open::default();
        // What is in a group comes after it.
        for (position, target) in from.targets.iter().enumerate().rev() {
            let [x, y] = target.place;
            let texture = Target::texture(position);
            open.head = self.next.len() + Pass::BATCHES;
            open.stop = target.clip;
            Pass::write_head(&mut self.next, texture, 0, x, y, target.clip, 0);
            let inner = position + 1..position + 1 + target.inner;
            self.take_run(&mut open, pool, from, target.instances, inner);
        }
        open.head = self.next.len() + Pass::BATCHES;
        open.stop = 0;
        // Onto a clear surface; without an instance there are no batches.
        Pass::write_head(&mut self.next, 0, 0, 0, 0, 0, 0);
        let all = [0, row::count(pool.nodes())];
        self.take_run(&mut open, pool, from, all, 0..from.targets.len());
        if self.next != self.words {
            std::mem::swap(&mut self.next, &mut self.words);
            self.changed = true;
        }
    }

    /// Fills batches of a pass with a run of instances, and with what draws the targets in it in
    /// place of theirs.
    fn take_run(
        &mut self,
        open: &mut Open,
        pool: &mut Pool,
        from: &Sources<'_>,
        [first, end]: [u32; 2],
        inner: Range<usize>,
    ) {
        (open.first, open.end) = (first as usize, first as usize);
        let mut next = first;
        let mut position = inner.start;
        while let Some(target) = from.targets[..inner.end].get(position) {
            self.take_instances(
                open,
                pool,
                from,
                next as usize..target.instances[0] as usize,
            );
            let drawing = pool.nodes() + position;
            self.take_instances(open, pool, from, drawing..drawing + 1);
            next = target.instances[1];
            position += 1 + target.inner;
        }
        self.take_instances(open, pool, from, next as usize..end as usize);
        self.close(open, from);
    }

    /// Adds instances that follow one another to the batch, and begins others as often as it must.
    fn take_instances(
        &mut self,
        open: &mut Open,
        pool: &mut Pool,
        from: &Sources<'_>,
        instances: Range<usize>,
    ) {
        if instances.is_empty() {
            return;
        }
        if instances.start != open.end {
            self.close(open, from);
            (open.first, open.end) = (instances.start, instances.start);
        }
        for index in instances {
            let uses = pool.uses[index];
            let kind = uses.kind & geometry_kind::NUMBER;
            if kind == geometry_kind::NOTHING || uses.space == NOWHERE {
                pool.refer(index, [0, NONE, NONE, geometry_kind::NOTHING]);
                open.end = index + 1;
                continue;
            }
            self.find_chain(uses.clip, open.stop, from.clips);
            let is_apart = open.apart < MOST_APART && open.is_apart(kind);
            if is_apart || !self.has_room(open.number, uses, from.texture_units.min(LIMIT)) {
                self.close(open, from);
                (open.first, open.end) = (index, index);
                open.apart += u32::from(is_apart);
            }
            pool.refer(index, self.admit(open, uses));
            open.end = index + 1;
        }
    }

    /// Looks at clips and spaces again; whether batches have to be made again.
    pub(crate) fn refresh_cuts(&mut self, clips: &Slots<Clip>, spaces: &Slots<Space>) -> bool {
        self.cuts.refresh(clips, spaces)
    }

    /// Nodes whose clip is one too many to cut exactly, that became so since the last call.
    pub(crate) fn take_too_deep(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.cuts.reported)
    }

    /// An instance refers to its own clip, whatever that is; further out, plain ones need no slot
    /// in a batch. What lies at `stop` and further out does not cut.
    fn find_chain(&mut self, clip: u32, stop: u32, clips: &Slots<Clip>) {
        self.chain.clear();
        let (mut slot, mut exact) = (clip, 0);
        for _ in 0..clips.len() {
            if slot == 0 || slot == stop || exact == MAX_CHAIN {
                break;
            }
            let plain = self.cuts.is_plain(slot);
            if slot == clip || !plain {
                self.chain.push(slot);
                exact += usize::from(!plain);
            }
            slot = clips.get(slot - 1).map_or(0, |clip| clip.parent);
        }
    }

    fn has_room(&self, batch: u32, uses: Uses, texture_units: usize) -> bool {
        let missing =
            |members: &Members, thing: u32| usize::from(members.find(batch, thing).is_none());
        let textures = if uses.texture == 0 {
            0
        } else {
            missing(&self.textures, uses.texture - 1)
        };
        let clips: usize = self
            .chain
            .iter()
            .map(|&clip| missing(&self.clips, clip))
            .sum();
        self.textures.list.len() + textures <= texture_units
            && self.spaces.list.len() + missing(&self.spaces, uses.space) <= LIMIT
            && self.clips.list.len() + clips <= LIMIT
    }

    /// Takes an instance into the batch; returns its slots and its kind.
    fn admit(&mut self, open: &mut Open, uses: Uses) -> [u8; 4] {
        let space = self.spaces.add(open.number, uses.space);
        let mut clip = NONE;
        for index in 0..self.chain.len() {
            let place = self.clips.add(open.number, self.chain[index]);
            if index == 0 {
                clip = place;
                open.features |= batch_features::CLIPS;
            }
        }
        let texture = match uses.texture {
            0 => NONE,
            texture => self.textures.add(open.number, texture - 1),
        };
        open.kinds |= 1 << (uses.kind & geometry_kind::NUMBER);
        if uses.kind & geometry_kind::RADII != 0 {
            open.features |= batch_features::RADII;
        }
        [space, clip, texture, uses.kind]
    }

    /// Writes the batch, if there is anything in it; the next one is empty.
    fn close(&mut self, open: &mut Open, from: &Sources<'_>) {
        if open.end == open.first {
            return;
        }
        // Members are numbers of textures up to here, behind which those of targets follow.
        for texture in &mut self.textures.list {
            let number = *texture as usize;
            *texture = match number.checked_sub(from.textures.len()) {
                Some(position) => Target::texture(position),
                None => from.textures.id(*texture),
            };
        }
        let batch = Batch {
            first: row::count(open.first),
            count: row::count(open.end - open.first),
            kinds: open.kinds,
            features: open.features,
            textures: &self.textures.list,
            spaces: &self.spaces.list,
            clips: &self.clips.list,
        };
        batch.write(&mut self.next);
        if let Some(count) = self.next.get_mut(open.head) {
            *count += 1;
        }
        open.number += 1;
        (open.kinds, open.features) = (0, 0);
        for members in [&mut self.textures, &mut self.spaces, &mut self.clips] {
            members.list.clear();
        }
    }
}
