//! The functions of `inlay:layout/layout`.

use inlay_interfaces::layout::{self, NoState, RestoreError};
use inlay_interfaces::measure;

use crate::{ApplyError, Boxes, Layout, LayoutError};

/// A layout with the system that knows how large texts are.
#[derive(Default, Debug)]
pub struct System<M> {
    layout: Layout,
    texts: M,
}

impl<M> System<M> {
    /// A layout that measures texts with `texts`.
    pub fn new(texts: M) -> Self {
        Self {
            layout: Layout::new(),
            texts,
        }
    }

    /// What measures its texts.
    pub const fn texts(&mut self) -> &mut M {
        &mut self.texts
    }
}

impl<M: measure::Measure> layout::Layout for System<M> {
    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.layout.apply(entries)
    }

    fn set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Result<(), LayoutError> {
        self.layout.set_natural_sizes(nodes, sizes)
    }

    fn touch(&mut self, nodes: &[u32]) -> Result<(), LayoutError> {
        self.layout.touch(nodes)
    }

    fn solve(&mut self, width: f32, height: f32) -> Result<Boxes, LayoutError> {
        let mut measure = |node, available| self.texts.measure(node, available);
        self.layout.solve(width, height, &mut measure)?;
        Ok(self.layout.take_boxes())
    }

    fn reset(&mut self) {
        self.layout.reset();
    }

    fn snapshot(&mut self) -> NoState {
        NoState::CURRENT
    }

    fn restore(&mut self, state: NoState) -> Result<(), RestoreError> {
        state.restore()
    }
}
