//! The pool of instances: their words in paint order, and which of them changed.

use inlay_interfaces::draw_list::{Geometry, Paint, geometry_kind};

/// Words of geometry per instance.
pub(crate) const GEOMETRY: usize = Geometry::WORDS;
/// Words of paint per instance.
pub(crate) const PAINT: usize = Paint::WORDS;
/// Instances that did not change but are sent along, so that two ranges become one: cheaper than
/// another range for whoever copies them to a GPU.
const MERGED_GAP: usize = 8;

/// Which instances of a pool changed: a bit for each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    bits: Vec<u64>,
    any: bool,
}

impl Marks {
    #[inline]
    pub(crate) fn set(&mut self, index: usize) {
        if let Some(word) = self.bits.get_mut(index / 64) {
            *word |= 1 << (index % 64);
            self.any = true;
        }
    }

    fn set_range(&mut self, from: usize, until: usize) {
        for index in from..until {
            self.set(index);
        }
    }

    fn resize(&mut self, count: usize) {
        self.bits.resize(count.div_ceil(64), 0);
        if let (Some(last), 1..) = (self.bits.last_mut(), count % 64) {
            *last &= (1 << (count % 64)) - 1;
        }
    }

    pub(crate) const fn any(&self) -> bool {
        self.any
    }

    pub(crate) fn clear(&mut self) {
        self.bits.fill(0);
        self.any = false;
    }

    /// Calls `each` with the first and the end of each range, near ones merged.
    pub(crate) fn ranges(&self, mut each: impl FnMut(usize, usize)) {
        let mut open: Option<(usize, usize)> = None;
        let mut add = |from: usize, until: usize| match open {
            Some((first, end)) if from <= end + MERGED_GAP => open = Some((first, until)),
            _ => {
                if let Some((first, end)) = open.replace((from, until)) {
                    each(first, end);
                }
            }
        };
        for (index, &word) in self.bits.iter().enumerate() {
            let base = index * 64;
            if word == u64::MAX {
                add(base, base + 64);
                continue;
            }
            let mut rest = word;
            while rest != 0 {
                let start = rest.trailing_zeros() as usize;
                let length = (rest >> start).trailing_ones() as usize;
                add(base + start, base + start + length);
                rest &= !(((1_u64 << length) - 1) << start);
            }
        }
        if let Some((first, end)) = open {
            each(first, end);
        }
    }
}

/// What an instance uses besides its words: from this, batches are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Uses {
    /// Slot of its space.
    pub(crate) space: u32,
    /// Slot of its clip; 0 is none.
    pub(crate) clip: u32,
    /// Number of its texture plus one; 0 is none.
    pub(crate) texture: u32,
    /// Kind, with the bit for radii.
    pub(crate) kind: u8,
}

/// An instance that draws nothing.
pub(crate) const NOTHING: Uses = Uses {
    space: 0,
    clip: 0,
    texture: 0,
    kind: geometry_kind::NOTHING,
};

/// The pool.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pool {
    pub(crate) geometry: Vec<[u32; GEOMETRY]>,
    pub(crate) paint: Vec<[u32; PAINT]>,
    pub(crate) uses: Vec<Uses>,
    pub(crate) geometry_marks: Marks,
    pub(crate) paint_marks: Marks,
    /// Some instance uses something else than when batches were made.
    pub(crate) uses_changed: bool,
    /// Instances at the end that draw targets.
    tail: usize,
}

impl Pool {
    pub(crate) fn len(&self) -> usize {
        self.geometry.len()
    }

    /// Instances of nodes. Those that draw targets follow.
    pub(crate) fn nodes(&self) -> usize {
        self.len() - self.tail
    }

    /// Makes room for so many instances that draw targets. So what is drawn by itself, or no
    /// longer, moves no other instance.
    pub(crate) fn resize_tail(&mut self, count: usize) {
        if count != self.tail {
            let (nodes, end) = (self.nodes(), self.len());
            let kept = nodes + count.min(self.tail);
            self.splice(kept, end, count - count.min(self.tail));
            self.tail = count;
        }
    }

    /// Affine and opacity of an instance, known to be new.
    #[inline]
    pub(crate) fn place(&mut self, index: usize, affine: [f32; 6], opacity: f32) {
        self.move_to(index, &affine);
        if let Some(words) = self.geometry.get_mut(index) {
            words[Geometry::OPACITY] = opacity.to_bits();
        }
    }

    /// Whether an instance draws something.
    pub(crate) fn draws(&self, index: usize) -> bool {
        let uses = self.uses.get(index);
        uses.is_some_and(|uses| uses.kind != geometry_kind::NOTHING)
    }

    /// Affine and opacity of an instance that moved; one that draws nothing stays as it is.
    pub(crate) fn shift(&mut self, index: usize, affine: &[f32; 6], opacity: f32) {
        if self.draws(index) {
            self.place(index, *affine, opacity);
        }
    }

    /// The last numbers of the affine of an instance that draws something, known to be new.
    #[inline]
    pub(crate) fn move_to<const N: usize>(&mut self, index: usize, end: &[f32; N]) {
        if let Some(words) = self.geometry.get_mut(index) {
            // Word by word: what the instance refers to stays packed.
            let affine = &mut words[Geometry::AFFINE..Geometry::OPACITY];
            for (word, number) in affine.iter_mut().skip(6 - N).zip(end) {
                *word = number.to_bits();
            }
            self.geometry_marks.set(index);
        }
    }

    /// Affine and opacity of an instance that may have them already.
    pub(crate) fn place_if_new(&mut self, index: usize, affine: [f32; 6], opacity: f32) {
        let same = |words: &[u32; GEOMETRY]| {
            words
                .iter()
                .zip(affine.iter().chain([&opacity]))
                .all(|(&word, number)| word == number.to_bits())
        };
        if self.geometry.get(index).is_some_and(|words| !same(words)) {
            self.place(index, affine, opacity);
        }
    }

    /// Paint and uses of an instance that may have them already.
    pub(crate) fn paint(&mut self, index: usize, paint: &[u32; PAINT], uses: Uses) {
        let (Some(old_paint), Some(old_uses)) =
            (self.paint.get_mut(index), self.uses.get_mut(index))
        else {
            return;
        };
        if old_paint != paint {
            *old_paint = *paint;
            self.paint_marks.set(index);
        }
        if *old_uses != uses {
            *old_uses = uses;
            self.uses_changed = true;
        }
    }

    /// What an instance refers to: its slots of the batch, and its kind.
    pub(crate) fn refer(&mut self, index: usize, [space, clip, texture, kind]: [u8; 4]) {
        let Some(words) = self.geometry.get_mut(index) else {
            return;
        };
        let referring = Geometry {
            space,
            clip,
            texture,
            kind,
            ..Geometry::of(words)
        }
        .words();
        if *words != referring {
            *words = referring;
            self.geometry_marks.set(index);
        }
    }

    /// Makes room for `count` instances in place of those from `from` until `until`; what follows
    /// moves.
    ///
    /// Words in the new room are those that the reader of deltas has there, or marked.
    pub(crate) fn splice(&mut self, from: usize, until: usize, count: usize) {
        let old = self.len();
        let new = old - (until - from) + count;
        if new == old {
            return;
        }
        let tail = from + count;
        self.resize_for(old.max(new));
        self.geometry.copy_within(until..old, tail);
        self.paint.copy_within(until..old, tail);
        self.uses.copy_within(until..old, tail);
        self.resize_for(new);
        let moved_from = tail.min(new);
        self.geometry_marks.set_range(moved_from, new);
        self.paint_marks.set_range(moved_from, new);
        // Where the pool grew, even the room is new to the reader.
        self.geometry_marks.set_range(old.min(new), new);
        self.paint_marks.set_range(old.min(new), new);
        self.uses_changed = true;
    }

    fn resize_for(&mut self, count: usize) {
        self.reserve(count);
        self.geometry.resize(count, [0; GEOMETRY]);
        self.paint.resize(count, [0; PAINT]);
        self.uses.resize(count, NOTHING);
        self.geometry_marks.resize(count);
        self.paint_marks.resize(count);
    }

    /// Makes room for a quarter more than there is when it grows, not for twice as much: instances
    /// are most of what is kept here, and a stage does not grow for long.
    fn reserve(&mut self, count: usize) {
        let more = count.saturating_sub(self.len());
        if count > self.geometry.capacity() {
            let more = more + count / 4;
            self.geometry.reserve_exact(more);
            self.paint.reserve_exact(more);
            self.uses.reserve_exact(more);
        }
    }

    pub(crate) fn clean(&mut self) {
        self.geometry_marks.clear();
        self.paint_marks.clear();
    }
}
