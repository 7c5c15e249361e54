//! Outputs of a node by their inputs.
//!
//! Two inputs are the same only if they are, to the bit. So an output never depends on inputs
//! before it, and laying out a change gives exactly the boxes that laying out everything gives.

use crate::geometry::{Edges, Intrinsic, Limits};
use crate::input::{AvailableSpace, LayoutInput, LayoutOutput, RunMode};

/// Most outputs of a kind that are kept per node. A box is measured two to six times in one layout;
/// in nested grids each level measures twice more than the one above it. Were fewer kept than are
/// used, the cost would grow with a power of the depth.
const MOST: u16 = 512;
const SIZES: usize = MOST as usize;

/// An input as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    words: [u32; 6],
    flags: u8,
}

impl From<&LayoutInput> for Key {
    fn from(input: &LayoutInput) -> Self {
        let space = match input.space {
            AvailableSpace::Available(width) => width.to_bits(),
            AvailableSpace::MinContent => f32::NEG_INFINITY.to_bits(),
            AvailableSpace::MaxContent => f32::INFINITY.to_bits(),
        };
        let flags = [
            input.definite,
            input.stretched,
            input.free[0],
            input.free[1],
            input.no_ratio,
            input.collapses,
        ];
        Self {
            words: [
                bits(input.known[0]),
                bits(input.known[1]),
                bits(input.basis[0]),
                bits(input.basis[1]),
                space,
                bits(input.room),
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

/// An output with its input.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: Key,
    run_mode: RunMode,
    output: LayoutOutput,
}

/// Answers of one node, until it or something under it changes.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    /// Of the boxes that are written. Most nodes have nothing else at rest.
    placed: Option<Entry>,
    /// Of other inputs.
    sized: Vec<Entry>,
    intrinsic: Vec<([u32; 5], Intrinsic)>,
    /// Index in `sized` of the next output to replace, once all are taken.
    next: u16,
    /// Whether the intrinsic widths may depend on the height, once that was found out.
    pub depends_on_height: Option<bool>,
}

impl Cache {
    /// An empty cache.
    pub const fn new() -> Self {
        Self {
            placed: None,
            sized: Vec::new(),
            intrinsic: Vec::new(),
            next: 0,
            depends_on_height: None,
        }
    }

    /// The output for this input, if it is kept. For boxes it means that everything under the
    /// node is as it answered.
    pub fn get(&self, input: &LayoutInput) -> Option<LayoutOutput> {
        let key = Key::from(input);
        if let Some(placed) = &self.placed
            && placed.key == key
        {
            return Some(placed.output);
        }
        if input.run_mode == RunMode::Boxes {
            return None;
        }
        let mut kept = self.sized.iter();
        let found = kept.find(|kept| kept.key == key && kept.run_mode >= input.run_mode);
        found.map(|kept| kept.output)
    }

    /// What the boxes that are written cover.
    pub fn placed_extent(&self) -> Option<Edges<f32>> {
        self.placed.as_ref().map(|placed| placed.output.extent)
    }

    /// Whether there are absolute boxes under the node that a node further up contains.
    pub fn placed_escapes(&self) -> bool {
        self.placed
            .as_ref()
            .is_some_and(|placed| placed.output.escapes)
    }

    /// Keeps an output. One with boxes serves inputs for the size, too.
    pub fn put(&mut self, input: &LayoutInput, output: &LayoutOutput) {
        let entry = Entry {
            key: Key::from(input),
            run_mode: input.run_mode,
            output: *output,
        };
        if input.run_mode == RunMode::Boxes {
            let before = self.placed.replace(entry);
            if let Some(before) = before.filter(|before| before.key != entry.key) {
                self.put_sized(before);
            }
        } else {
            self.put_sized(entry);
        }
    }

    fn put_sized(&mut self, entry: Entry) {
        if let Some(old) = self.sized.iter_mut().find(|kept| kept.key == entry.key) {
            *old = entry;
        } else if self.sized.len() < SIZES {
            grow(&mut self.sized);
            self.sized.push(entry);
        } else {
            self.sized[usize::from(self.next)] = entry;
            self.next = (self.next + 1) % MOST;
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
        grow(&mut self.intrinsic);
        self.intrinsic.push((key, intrinsic));
    }

    /// Forgets all outputs and keeps the memory for new ones.
    pub fn clear(&mut self) {
        self.placed = None;
        self.sized.clear();
        self.next = 0;
        self.intrinsic.clear();
        self.depends_on_height = None;
    }
}

/// Makes place for one more. Most nodes are asked once or twice; a list grows to four at once.
fn grow<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len().max(1));
    }
}
