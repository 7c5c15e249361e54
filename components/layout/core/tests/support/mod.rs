//! What the tests share: streams written in one line, and a text that can be measured.
#![allow(dead_code, reason = "not every test uses all of it")]

use inlay_layout::{AvailableWidth, Boxes, Layout, LayoutError, TextSize};
use inlay_schema::values::{Create, Insertion, NodeKind};
use inlay_schema::{Pack, Writer, id};

/// A stream under construction.
#[derive(Default)]
pub struct Batch {
    pub words: Vec<u32>,
}

impl Batch {
    pub fn create(&mut self, node: u32, kind: NodeKind) -> &mut Self {
        self.entry(id::CREATE_NODE, &Create { node, kind })
    }

    pub fn insert(&mut self, parent: u32, child: u32) -> &mut Self {
        self.insert_before(parent, child, 0)
    }

    pub fn insert_before(&mut self, parent: u32, child: u32, before: u32) -> &mut Self {
        self.entry(
            id::INSERT_CHILD,
            &Insertion {
                parent,
                child,
                before,
            },
        )
    }

    /// A view at the end of `parent`, selected.
    pub fn view(&mut self, parent: u32, node: u32) -> &mut Self {
        self.create(node, NodeKind::View).insert(parent, node)
    }

    pub fn remove(&mut self, node: u32) -> &mut Self {
        self.entry(id::REMOVE_NODE, &node)
    }

    pub fn select(&mut self, node: u32) -> &mut Self {
        self.entry(id::SELECT_NODE, &node)
    }

    pub fn unset(&mut self, property: u16) -> &mut Self {
        self.entry(id::UNSET_PROPERTY, &u32::from(property))
    }

    pub fn entry(&mut self, id: u16, value: &(impl Pack + ?Sized)) -> &mut Self {
        assert!(
            Writer::new(&mut self.words).entry(id, value),
            "the value is short enough"
        );
        self
    }

    pub fn apply(&mut self, layout: &mut Layout) {
        layout.apply(&self.words).expect("the batch is good");
        self.words.clear();
    }
}

/// A paragraph of five words, each 40 dp wide, in lines of 20 dp.
pub fn five_words(_: u32, available: AvailableWidth) -> TextSize {
    paragraph(5, available)
}

/// A paragraph of so many such words, of one at least.
pub fn paragraph(words: u16, available: AvailableWidth) -> TextSize {
    let words = f32::from(words);
    let per_line = match available {
        AvailableWidth::Definite(width) => (width / 40.0).floor().clamp(1.0, words),
        AvailableWidth::MinContent => 1.0,
        AvailableWidth::MaxContent => words,
    };
    TextSize {
        width: per_line * 40.0,
        height: (words / per_line).ceil() * 20.0,
        baseline: 15.0,
    }
}

/// Solves on a stage of 1000 by 500.
pub fn solve(layout: &mut Layout) -> Result<Boxes, LayoutError> {
    layout.solve(1000.0, 500.0, &mut five_words).cloned()
}

/// `x, y, width, height` of a node, if its box changed.
pub fn rect(boxes: &Boxes, node: u32) -> Option<[f32; 4]> {
    let at = boxes.nodes.iter().position(|&id| id == node)?;
    boxes.values[at * 10..at * 10 + 4].try_into().ok()
}
