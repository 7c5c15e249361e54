//! Outputs of a node by their inputs.
//!
//! Two inputs are the same only if they are, to the bit. So an output never depends on inputs
//! before it, and laying out a change gives exactly the boxes that laying out everything gives.
//!
//! Most nodes are asked for little more than their boxes, by parents that decided both sizes: what
//! goes beyond that is kept elsewhere, so that a node at rest is small.

use crate::TextSize;
use crate::geometry::{Edges, Intrinsic, Limits};
use crate::input::{AvailableSpace, LayoutInput, LayoutOutput, RunMode, Strut};

/// Most outputs of a kind that are kept per node. A box is measured two to six times in one layout;
/// in nested grids each level measures twice more than the one above it. Were fewer kept than are
/// used, the cost would grow with a power of the depth.
const SIZES: usize = 512;

/// An input as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    known: [u32; 2],
    /// Size of the containing block, space, room.
    around: [u32; 4],
    flags: u8,
    run_mode: RunMode,
}

/// [`Key::around`] of most inputs.
const NOTHING_AROUND: [u32; 4] = [NONE, NONE, f32::INFINITY.to_bits(), NONE];

const NONE: u32 = f32::NAN.to_bits();

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
            known: [bits(input.known[0]), bits(input.known[1])],
            around: [
                bits(input.basis[0]),
                bits(input.basis[1]),
                space,
                bits(input.room),
            ],
            flags: flags
                .iter()
                .fold(0, |flags, &flag| flags << 1 | u8::from(flag)),
            run_mode: input.run_mode,
        }
    }
}

fn bits(value: Option<f32>) -> u32 {
    value.map_or(NONE, f32::to_bits)
}

fn intrinsic_key(height: Option<f32>, limits: &[Limits; 2]) -> [u32; 5] {
    let [x, y] = limits;
    let limits = [x.min, x.max, y.min, y.max].map(f32::to_bits);
    [bits(height), limits[0], limits[1], limits[2], limits[3]]
}

/// An output with its input.
#[derive(Clone, Debug)]
struct Entry {
    known: [u32; 2],
    size: [f32; 2],
    /// NaN is none.
    baseline: f32,
    /// `None` is [`NOTHING_AROUND`].
    around: Option<Box<[u32; 4]>>,
    /// `None` if it covers just its border box, and no margins go through its edges.
    beyond: Option<Box<Beyond>>,
    flags: u8,
    run_mode: RunMode,
    through: bool,
    escapes: bool,
}

/// What of an output lies beyond its border box.
#[derive(Clone, Debug)]
struct Beyond {
    extent: Edges<f32>,
    top: Strut,
    bottom: Strut,
}

impl Entry {
    fn new(key: &Key, output: &LayoutOutput) -> Self {
        let &LayoutOutput {
            size,
            baseline,
            mut extent,
            top,
            bottom,
            through,
            escapes,
        } = output;
        let whole = whole(size);
        if key.run_mode != RunMode::Boxes {
            extent = whole;
        }
        let is_plain = same(&extent, &whole) && top.is_nothing() && bottom.is_nothing();
        Self {
            known: key.known,
            size,
            baseline: baseline.unwrap_or(f32::NAN),
            around: (key.around != NOTHING_AROUND).then(|| Box::new(key.around)),
            beyond: (!is_plain).then(|| {
                Box::new(Beyond {
                    extent,
                    top,
                    bottom,
                })
            }),
            flags: key.flags,
            run_mode: key.run_mode,
            through,
            escapes,
        }
    }

    /// Whether it is of this input, be it for more or less than that asks for.
    fn is_of(&self, key: &Key) -> bool {
        self.known == key.known
            && self.flags == key.flags
            && self.around.as_deref().unwrap_or(&NOTHING_AROUND) == &key.around
    }

    fn is_of_same(&self, other: &Self) -> bool {
        self.known == other.known && self.flags == other.flags && self.around == other.around
    }

    fn extent(&self) -> Edges<f32> {
        match &self.beyond {
            None => whole(self.size),
            Some(beyond) => beyond.extent,
        }
    }

    fn output(&self) -> LayoutOutput {
        let (top, bottom) = match &self.beyond {
            None => (Strut::default(), Strut::default()),
            Some(beyond) => (beyond.top, beyond.bottom),
        };
        LayoutOutput {
            size: self.size,
            baseline: Some(self.baseline).filter(|baseline| !baseline.is_nan()),
            extent: self.extent(),
            top,
            bottom,
            through: self.through,
            escapes: self.escapes,
        }
    }
}

fn same(a: &Edges<f32>, b: &Edges<f32>) -> bool {
    let bits = |edges: &Edges<f32>| edges.map(|axis| axis.map(f32::to_bits));
    bits(a) == bits(b)
}

fn whole(size: [f32; 2]) -> Edges<f32> {
    [[0.0, size[0]], [0.0, size[1]]]
}

/// Answers of one node, until it or something under it changes.
#[derive(Debug, Default)]
pub struct Cache {
    /// Of the boxes that are written.
    placed: Option<Entry>,
    measured: Option<Box<Measured>>,
    /// Size of its paragraph in the width that was asked for last.
    text: Option<Box<(u32, TextSize)>>,
    /// Whether the intrinsic widths may depend on the height, once that was found out.
    pub depends_on_height: Option<bool>,
}

/// What a node was asked for besides its boxes.
#[derive(Debug, Default)]
struct Measured {
    sizes: Vec<Entry>,
    /// Index in `sizes` of the next output to replace, once all are taken.
    next: usize,
    intrinsic: Vec<([u32; 5], Intrinsic)>,
}

impl Cache {
    /// An empty cache.
    pub const fn new() -> Self {
        Self {
            placed: None,
            measured: None,
            text: None,
            depends_on_height: None,
        }
    }

    /// The output for this input, if it is kept. For boxes it means that everything under the
    /// node is as it answered.
    pub fn get(&self, key: &Key) -> Option<LayoutOutput> {
        if let Some(placed) = &self.placed
            && placed.is_of(key)
        {
            return Some(placed.output());
        }
        if key.run_mode == RunMode::Boxes {
            return None;
        }
        let mut kept = self.measured.as_ref()?.sizes.iter();
        let found = kept.find(|kept| kept.run_mode >= key.run_mode && kept.is_of(key));
        found.map(Entry::output)
    }

    /// What the boxes that are written cover.
    pub fn placed_extent(&self) -> Option<Edges<f32>> {
        self.placed.as_ref().map(Entry::extent)
    }

    /// Whether there are absolute boxes under the node that a node further up contains.
    pub fn placed_escapes(&self) -> bool {
        self.placed.as_ref().is_some_and(|placed| placed.escapes)
    }

    /// Keeps an output. One with boxes serves inputs for the size, too.
    pub fn put(&mut self, key: &Key, output: &LayoutOutput) {
        let entry = Entry::new(key, output);
        if key.run_mode == RunMode::Boxes {
            let before = self.placed.replace(entry);
            if let Some(before) = before.filter(|before| !before.is_of(key)) {
                self.put_size(before);
            }
        } else {
            self.put_size(entry);
        }
    }

    fn put_size(&mut self, entry: Entry) {
        let Measured { sizes, next, .. } = &mut **self.measured.get_or_insert_default();
        if let Some(old) = sizes.iter_mut().find(|kept| kept.is_of_same(&entry)) {
            *old = entry;
        } else if sizes.len() < SIZES {
            grow(sizes);
            sizes.push(entry);
        } else {
            sizes[*next] = entry;
            *next = (*next + 1) % SIZES;
        }
    }

    /// Intrinsic widths for this height and these limits of the content box, if they are kept.
    pub fn intrinsic(&self, height: Option<f32>, limits: &[Limits; 2]) -> Option<Intrinsic> {
        let mut kept = self.measured.as_ref()?.intrinsic.iter();
        let key = intrinsic_key(height, limits);
        let found = kept.find(|(kept, _)| *kept == key);
        found.map(|(_, intrinsic)| *intrinsic)
    }

    /// Keeps intrinsic widths.
    pub fn put_intrinsic(
        &mut self,
        height: Option<f32>,
        limits: &[Limits; 2],
        intrinsic: Intrinsic,
    ) {
        let kept = &mut self.measured.get_or_insert_default().intrinsic;
        if kept.len() == SIZES {
            kept.clear();
        }
        grow(kept);
        kept.push((intrinsic_key(height, limits), intrinsic));
    }

    /// Forgets all outputs and keeps the memory for new ones.
    pub fn clear(&mut self) {
        self.placed = None;
        if let Some(measured) = &mut self.measured {
            measured.sizes.clear();
            measured.next = 0;
            measured.intrinsic.clear();
        }
        if let Some(text) = &mut self.text {
            text.0 = NONE;
        }
        self.depends_on_height = None;
    }

    /// Size of its paragraph in this width, if it is kept.
    pub fn text(&self, width: f32) -> Option<TextSize> {
        let (kept, size) = self.text.as_deref()?;
        (*kept == width.to_bits()).then_some(*size)
    }

    /// Keeps the size of its paragraph. A width is a number.
    pub fn put_text(&mut self, width: f32, size: TextSize) {
        let text = self.text.get_or_insert_default();
        **text = (width.to_bits(), size);
    }
}

/// Makes place for one more. Most nodes are asked once or twice, and a list would begin with four.
fn grow<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len().max(1));
    }
}
