//! What is kept of a node after a change in it: it holds if what it asked answers as before.
//!
//! Outputs follow from the properties of a node and of what is in it, and from what these answer.
//! So where no property changed, the answers are asked for again, in the order in which a change
//! shows soonest. Most changes end there: a text of another width changes its card, and the card,
//! of a fixed size, changes nothing.

use crate::MAX_DEPTH;
use crate::pass::Pass;
use crate::style::Display;

/// Most nodes above one that are asked again at once. It bounds what that adds to the stack, which
/// is as large as layouts without it need (`components/build.rs`).
const MOST_ASKING: u32 = 64;

impl Pass<'_> {
    /// Sees to it that what is kept of a node holds, before it is read.
    pub fn settle(&mut self, place: u32) {
        let node = self.node(place);
        if node.dirty && !node.settled {
            self.keep_or_forget(place);
        }
    }

    /// Forgets what does not hold. Returns whether all does.
    fn keep_or_forget(&mut self, place: u32) -> bool {
        let holds = !self.node(place).changed && self.children_answer_as_before(place);
        let is_whole = !self.too_deep;
        let node = self.tree.node_mut(place);
        node.changed = false;
        node.settled = true;
        if !holds {
            node.cache.clear();
        } else if is_whole && node.cache.is_placed() {
            node.dirty = false;
        }
        holds
    }

    fn children_answer_as_before(&mut self, place: u32) -> bool {
        if self.depth >= MAX_DEPTH || self.asking >= MOST_ASKING {
            return false;
        }
        self.depth += 1;
        self.asking += 1;
        let mut number = 0;
        let mut is_same = true;
        while let (true, Some(&child)) = (is_same, self.node(place).children.get(number)) {
            number += 1;
            is_same = !self.node(child).dirty || self.answers_as_before(child);
        }
        self.asking -= 1;
        self.depth -= 1;
        is_same
    }

    /// Asks a dirty node again all that it was asked.
    fn answers_as_before(&mut self, place: u32) -> bool {
        let node = self.node(place);
        let has_box = !matches!(node.style.display, Display::None | Display::Contents);
        // Where it was looked through already, what it answered before is not known.
        if !has_box || node.settled {
            return false;
        }
        let Some(before) = node.cache.answers() else {
            return false;
        };
        if self.keep_or_forget(place) {
            return !self.too_deep;
        }
        // An absolute box in it may be another, or be placed from one that moved, by a node further
        // up.
        if before.escapes() {
            return false;
        }
        let depends_as_before = before
            .depends_on_height
            .is_none_or(|depends| self.depends_on_height(place, MAX_DEPTH) == depends);
        let is_same = depends_as_before
            && before.intrinsic().all(|(height, limits, widths)| {
                let now = self.intrinsic_within(place, height, &limits);
                [now.min, now.max].map(f32::to_bits) == [widths.min, widths.max].map(f32::to_bits)
            })
            && before
                .outputs()
                .all(|(input, is_same)| is_same(&self.lay_out(place, &input)));
        is_same && !self.too_deep
    }
}
