//! What a node answered before, by what it was asked.
//!
//! A question is the same only if all of it is the same, to the bit. So an answer never depends on
//! what was asked before it, and laying out a change gives exactly the boxes that laying out
//! everything gives.

use crate::ask::{Answer, Ask, Space, Want};
use crate::geometry::{Edges, Intrinsic, Limits};

/// Most answers of a kind that are kept per node. A box is asked two to six sizes in one layout; in
/// a nest of grids each level asks two more than the one above it. Were fewer kept than are asked,
/// the cost would grow with a power of the depth.
const SIZES: usize = 512;

/// A question as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    words: [u32; 6],
    flags: u8,
}

impl From<&Ask> for Key {
    fn from(ask: &Ask) -> Self {
        let space = match ask.space {
            Space::Available(width) => width.to_bits(),
            Space::MinContent => f32::NEG_INFINITY.to_bits(),
            Space::MaxContent => f32::INFINITY.to_bits(),
        };
        let flags = [
            ask.definite,
            ask.stretched,
            ask.free[0],
            ask.free[1],
            ask.no_ratio,
            ask.collapses,
        ];
        Self {
            words: [
                bits(ask.known[0]),
                bits(ask.known[1]),
                bits(ask.basis[0]),
                bits(ask.basis[1]),
                space,
                bits(ask.room),
            ],
            flags: flags
                .iter()
                .fold(0, |flags, &flag| flags << 1 | u8::from(flag)),
        }
    }
}

fn bits(value: Option<f32>) -> u32 {
    value.map_or(f32::NAN.to_bits(), f32::to_bits)
}

fn intrinsic_key(height: Option<f32>, limits: &[Limits; 2]) -> [u32; 5] {
    let [x, y] = limits;
    let limits = [x.min, x.max, y.min, y.max].map(f32::to_bits);
    [bits(height), limits[0], limits[1], limits[2], limits[3]]
}

/// Answers of one node, until it or something under it changes.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    placed: Option<(Key, Answer)>,
    sized: Vec<(Key, Want, Answer)>,
    /// Place in `sized` that the next answer takes once all are taken.
    next: usize,
    intrinsic: Vec<([u32; 5], Intrinsic)>,
    /// Whether the intrinsic widths may depend on the height, once that was found out.
    pub depends_on_height: Option<bool>,
}

impl Cache {
    /// An empty cache.
    pub const fn new() -> Self {
        Self {
            placed: None,
            sized: Vec::new(),
            next: 0,
            intrinsic: Vec::new(),
            depends_on_height: None,
        }
    }

    /// The answer to this question, if it is kept. For boxes it means that everything under the
    /// node is as it answered.
    pub fn get(&self, ask: &Ask) -> Option<Answer> {
        let key = Key::from(ask);
        if ask.want == Want::Boxes {
            return self
                .placed
                .filter(|(kept, _)| *kept == key)
                .map(|(_, answer)| answer);
        }
        let mut kept = self.sized.iter();
        let found = kept.find(|(kept, want, _)| *kept == key && *want >= ask.want);
        found.map(|(_, _, answer)| *answer)
    }

    /// What the boxes that are written cover.
    pub fn placed_extent(&self) -> Option<Edges<f32>> {
        self.placed.map(|(_, answer)| answer.extent)
    }

    /// Whether there are absolute boxes under the node that a node further up contains.
    pub fn placed_escapes(&self) -> bool {
        self.placed.is_some_and(|(_, answer)| answer.escapes)
    }

    /// Keeps an answer. One with boxes answers questions about the size, too.
    pub fn put(&mut self, ask: &Ask, answer: &Answer) {
        let key = Key::from(ask);
        if ask.want == Want::Boxes {
            self.placed = Some((key, *answer));
        }
        let entry = (key, ask.want, *answer);
        if let Some(old) = self.sized.iter_mut().find(|(kept, ..)| *kept == key) {
            *old = entry;
        } else if self.sized.len() < SIZES {
            self.sized.push(entry);
        } else {
            self.sized[self.next] = entry;
            self.next = (self.next + 1) % SIZES;
        }
    }

    /// Intrinsic widths for this height and these limits of the content box, if they are kept.
    pub fn intrinsic(&self, height: Option<f32>, limits: &[Limits; 2]) -> Option<Intrinsic> {
        let key = intrinsic_key(height, limits);
        let found = self.intrinsic.iter().find(|(kept, _)| *kept == key);
        found.map(|(_, intrinsic)| *intrinsic)
    }

    /// Keeps intrinsic widths.
    pub fn put_intrinsic(
        &mut self,
        height: Option<f32>,
        limits: &[Limits; 2],
        intrinsic: Intrinsic,
    ) {
        if self.intrinsic.len() == SIZES {
            self.intrinsic.clear();
        }
        let key = intrinsic_key(height, limits);
        self.intrinsic.push((key, intrinsic));
    }

    /// Forgets all answers and keeps the memory for new ones.
    pub fn clear(&mut self) {
        self.placed = None;
        self.sized.clear();
        self.next = 0;
        self.intrinsic.clear();
        self.depends_on_height = None;
    }
}
