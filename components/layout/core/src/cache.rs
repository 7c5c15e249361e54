//! What a node answered before, by what it was asked.
//!
//! Unlike the cache that comes with the algorithms, a question is the same only if all of it is the same, to the bit. So an
//! answer never depends on what was asked before it, and laying out a change gives exactly the boxes that laying out everything gives.

use taffy::{
    AvailableSpace, Baselines, CollapsibleMarginSet, LayoutInput, LayoutOutput, OofCandidates,
    Rect, RequestedAxis, RunMode, Size, SizingMode,
};

/// Sizes kept per node. In deep trees a container is asked about a dozen sizes per layout; with fewer places than that the
/// cost of a layout grows with a power of the depth.
const SIZES: usize = 12;

/// Everything that a node's layout depends on besides the node and what is under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Question {
    known: [u32; 2],
    available: [u32; 2],
    parent: [u32; 2],
    mode: u8,
}

impl From<&LayoutInput> for Question {
    fn from(input: &LayoutInput) -> Self {
        let axis = match input.axis {
            RequestedAxis::Horizontal => 0,
            RequestedAxis::Vertical => 1,
            RequestedAxis::Both => 2,
        };
        let bits = [
            input.sizing_mode == SizingMode::InherentSize,
            input.known_dimensions_are_definite.width,
            input.known_dimensions_are_definite.height,
            input.vertical_margins_are_collapsible.start,
            input.vertical_margins_are_collapsible.end,
        ];
        Self {
            known: [
                of_option(input.known_dimensions.width),
                of_option(input.known_dimensions.height),
            ],
            available: [
                of_space(input.available_space.width),
                of_space(input.available_space.height),
            ],
            parent: [
                of_option(input.parent_size.width),
                of_option(input.parent_size.height),
            ],
            mode: bits
                .iter()
                .fold(axis, |mode, &bit| mode << 1 | u8::from(bit)),
        }
    }
}

fn of_option(value: Option<f32>) -> u32 {
    value.map_or(f32::NAN.to_bits(), f32::to_bits)
}

fn of_space(space: AvailableSpace) -> u32 {
    match space {
        AvailableSpace::Definite(value) => value.to_bits(),
        AvailableSpace::MinContent => f32::NEG_INFINITY.to_bits(),
        AvailableSpace::MaxContent => f32::INFINITY.to_bits(),
    }
}

/// What is used of the answer to a question about size.
#[derive(Clone, Copy, Debug)]
struct Sized {
    size: Size<f32>,
    top_margin: CollapsibleMarginSet,
    bottom_margin: CollapsibleMarginSet,
    margins_can_collapse_through: bool,
}

impl From<&LayoutOutput> for Sized {
    fn from(output: &LayoutOutput) -> Self {
        Self {
            size: output.size,
            top_margin: output.top_margin,
            bottom_margin: output.bottom_margin,
            margins_can_collapse_through: output.margins_can_collapse_through,
        }
    }
}

impl From<Sized> for LayoutOutput {
    fn from(sized: Sized) -> Self {
        let Sized {
            size,
            top_margin,
            bottom_margin,
            margins_can_collapse_through,
        } = sized;
        Self {
            top_margin,
            bottom_margin,
            margins_can_collapse_through,
            ..Self::from_outer_size(size)
        }
    }
}

/// What is used of the answer to a question about boxes.
#[derive(Clone, Copy, Debug)]
struct Placed {
    sized: Sized,
    overflow: Rect<f32>,
    baselines: Baselines,
}

/// Answers of one node, until it or something under it changes.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    placed: Option<(Question, Placed)>,
    sized: Vec<(Question, Sized)>,
    /// Place in `sized` that the next answer takes once all are taken.
    next: usize,
}

impl Cache {
    /// An empty cache.
    pub const fn new() -> Self {
        Self {
            placed: None,
            sized: Vec::new(),
            next: 0,
        }
    }

    /// The answer to this question, if it is kept. For boxes it means that everything under the node is as it answered.
    pub fn get(&self, input: &LayoutInput) -> Option<LayoutOutput> {
        let question = Question::from(input);
        match input.run_mode {
            RunMode::PerformLayout => {
                let (kept, placed) = self.placed?;
                (kept == question).then(|| LayoutOutput {
                    scrollable_overflow_rect: placed.overflow,
                    baselines: placed.baselines,
                    ..placed.sized.into()
                })
            }
            RunMode::ComputeSize => {
                let (_, sized) = self.sized.iter().find(|(kept, _)| *kept == question)?;
                Some((*sized).into())
            }
            RunMode::PerformHiddenLayout => None,
        }
    }

    /// Keeps an answer.
    pub fn put(&mut self, input: &LayoutInput, output: &LayoutOutput) {
        let question = Question::from(input);
        let sized = Sized::from(output);
        match input.run_mode {
            RunMode::PerformLayout => {
                let overflow = output.scrollable_overflow_rect;
                self.placed = Some((
                    question,
                    Placed {
                        sized,
                        overflow,
                        baselines: output.baselines,
                    },
                ));
            }
            RunMode::ComputeSize if self.sized.len() < SIZES => self.sized.push((question, sized)),
            RunMode::ComputeSize => {
                self.sized[self.next] = (question, sized);
                self.next = (self.next + 1) % SIZES;
            }
            RunMode::PerformHiddenLayout => {}
        }
    }

    /// Forgets all answers and keeps the memory for new ones.
    pub fn clear(&mut self) {
        self.placed = None;
        self.sized.clear();
        self.next = 0;
    }
}

/// An answer reduced to what the cache gives back for such a question, so that it is the same whether it was kept or not.
pub fn reduced(input: &LayoutInput, mut output: LayoutOutput) -> LayoutOutput {
    if input.run_mode == RunMode::ComputeSize {
        return Sized::from(&output).into();
    }
    // Every node is the containing block of its absolute children, so none is left for an ancestor.
    output.oof_candidates = OofCandidates::NONE;
    output.oof_positioning_area = None;
    output
}
