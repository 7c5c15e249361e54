//! CSS Positioned Layout 3, 2.1: absolute boxes under static ones, whose containing block is
//! further up.
//!
//! Their parent knows where they would be in the flow and keeps that with them. The node that is
//! their containing block lays them out once what is in it is placed. Answers say whether there are
//! any, so that no subtree without is looked through.

use crate::geometry::Edges;
use crate::input::{Content, ContentBox, RunMode};
use crate::pass::Pass;
use crate::style::Display;
use crate::tree::ROOT_PLACE;

impl Pass<'_> {
    /// Whether absolute boxes under a node refer to it: if it is not static, and the root always.
    pub fn contains_absolutes(&self, place: u32) -> bool {
        place == ROOT_PLACE || !self.node(place).style.is_static
    }

    /// Lays out the absolute boxes under static children of `inner`, which is their containing
    /// block. `area` is that of each of them, from the top left of its border box.
    pub fn place_escaped(
        &mut self,
        inner: &ContentBox,
        content: &mut Content,
        area: impl Fn(&Self, u32) -> Edges<f32>,
    ) {
        if inner.run_mode != RunMode::Boxes
            || !content.escapes
            || !self.contains_absolutes(inner.node)
        {
            return;
        }
        let mut open = Vec::new();
        self.open_static(inner.node, [0.0; 2], &mut open);
        while let Some((parent, offset)) = open.pop() {
            let mut number = 0;
            while let Some(child) = self.child(parent, number) {
                number += 1;
                let style = &self.node(child).style;
                if !style.absolute || style.display == Display::None {
                    continue;
                }
                let Some(statics) = self.node(child).escaped.as_deref().copied() else {
                    continue;
                };
                let statics = [0, 1].map(|axis| statics[axis].moved(offset[axis]));
                let area = area(self, child);
                let [x, y] = self.lay_out_absolute(inner, child, area, statics, content);
                self.move_to(child, [x - offset[0], y - offset[1]]);
            }
            self.open_static(parent, offset, &mut open);
        }
    }

    /// The static children in which there are absolute boxes, with where they are.
    fn open_static(&self, parent: u32, offset: [f32; 2], open: &mut Vec<(u32, [f32; 2])>) {
        for &child in self.node(parent).boxes() {
            let node = self.node(child);
            if node.style.is_static && self.is_in_flow(child) && node.cache.placed_escapes() {
                let [x, y, ..] = node.boxed;
                open.push((child, [offset[0] + x, offset[1] + y]));
            }
        }
    }
}
