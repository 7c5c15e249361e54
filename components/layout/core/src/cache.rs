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

/// What [`bits`] made bits of.
fn value(bits: u32) -> Option<f32> {
    (bits != NONE).then(|| f32::from_bits(bits))
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
    /// Its input.
    fn input(&self) -> LayoutInput {
        let [width, height, space, room] = *self.around.as_deref().unwrap_or(&NOTHING_AROUND);
        let space = match f32::from_bits(space) {
            f32::INFINITY => AvailableSpace::MaxContent,
            f32::NEG_INFINITY => AvailableSpace::MinContent,
            width => AvailableSpace::Available(width),
        };
        let flag = |bit: u8| self.flags >> bit & 1 == 1;
        LayoutInput {
            known: self.known.map(value),
            definite: flag(5),
            stretched: flag(4),
            basis: [width, height].map(value),
            space,
            room: value(room),
            free: [flag(3), flag(2)],
            no_ratio: flag(1),
            collapses: flag(0),
            run_mode: self.run_mode,
        }
    }

    /// Whether another says the same, to the bit.
    fn says_same(&self, other: &Self) -> bool {
        let beyond = |entry: &Self| {
            let beyond = entry.beyond.as_deref();
            beyond.map(|beyond| {
                (
                    beyond.extent.map(bits_of),
                    beyond.top.bits(),
                    beyond.bottom.bits(),
                )
            })
        };
        bits_of(self.size) == bits_of(other.size)
            && self.baseline.to_bits() == other.baseline.to_bits()
            && (self.through, self.escapes) == (other.through, other.escapes)
            && beyond(self) == beyond(other)
    }

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
    a.map(bits_of) == b.map(bits_of)
}

fn bits_of(pair: [f32; 2]) -> [u32; 2] {
    pair.map(f32::to_bits)
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
    /// Whether intrinsic widths were dropped, as they were too many.
    dropped: bool,
}

/// Most answers of a kind that are asked for again to see whether they are as before. A node that
/// was asked more is taken for one that answers something else.
const FEW: usize = 4;

/// All that a node was asked, and what it answered.
#[derive(Debug)]
pub struct Answers {
    placed: Entry,
    sizes: [Option<Entry>; FEW],
    intrinsic: [Option<([u32; 5], Intrinsic)>; FEW],
    /// [`Cache::depends_on_height`].
    pub depends_on_height: Option<bool>,
}

impl Answers {
    /// Whether there are absolute boxes in it that a node further up places.
    pub const fn escapes(&self) -> bool {
        self.placed.escapes
    }

    /// Inputs, with whether another output is the one that was given. Boxes come last, and say the
    /// size for their input, too.
    pub fn outputs(&self) -> impl Iterator<Item = (LayoutInput, impl Fn(&LayoutOutput) -> bool)> {
        let sizes = self.sizes.iter().flatten();
        let sizes = sizes.filter(|size| !size.is_of_same(&self.placed));
        sizes.chain([&self.placed]).map(|entry| {
            let is_same = |output: &LayoutOutput| {
                let key = Key {
                    known: entry.known,
                    around: NOTHING_AROUND,
                    flags: entry.flags,
                    run_mode: entry.run_mode,
                };
                Entry::new(&key, output).says_same(entry)
            };
            (entry.input(), is_same)
        })
    }

    /// Intrinsic widths: height and limits of the content box, and what was answered.
    pub fn intrinsic(&self) -> impl Iterator<Item = (Option<f32>, [Limits; 2], Intrinsic)> {
        self.intrinsic.iter().flatten().map(|(key, intrinsic)| {
            let [min_x, max_x, min_y, max_y] = [1, 2, 3, 4].map(|at| f32::from_bits(key[at]));
            let limits = [(min_x, max_x), (min_y, max_y)].map(|(min, max)| Limits { min, max });
            (value(key[0]), limits, *intrinsic)
        })
    }
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

    /// All that was asked, if boxes were and nothing was forgotten.
    pub fn answers(&self) -> Option<Answers> {
        let mut answers = Answers {
            placed: self.placed.clone()?,
            sizes: [const { None }; FEW],
            intrinsic: [None; FEW],
            depends_on_height: self.depends_on_height,
        };
        if let Some(measured) = self.measured.as_deref() {
            let Measured {
                sizes,
                intrinsic,
                dropped,
                ..
            } = measured;
            if sizes.len() > FEW || intrinsic.len() > FEW || *dropped {
                return None;
            }
            for (kept, entry) in answers.sizes.iter_mut().zip(sizes) {
                *kept = Some(entry.clone());
            }
            for (kept, entry) in answers.intrinsic.iter_mut().zip(intrinsic) {
                *kept = Some(*entry);
            }
        }
        Some(answers)
    }

    /// Whether its boxes are written.
    pub const fn is_placed(&self) -> bool {
        self.placed.is_some()
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
        let Measured {
            intrinsic: kept,
            dropped,
            ..
        } = &mut **self.measured.get_or_insert_default();
        if kept.len() == SIZES {
            kept.clear();
            *dropped = true;
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
            measured.dropped = false;
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
