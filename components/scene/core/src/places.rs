//! Placements: where focusable nodes, groups and containers are, without transforms, for focus and scroll.

use inlay_schema::values::States;

use crate::Scene;
use crate::node::{Node, dirty, flag};
use crate::tree::ROOT;

/// Flags of a placement.
mod placed {
    pub const FOCUSABLE: u32 = 1;
    pub const GROUP: u32 = 2;
    pub const CONTAINER: u32 = 4;
    pub const HIDDEN: u32 = 8;
    pub const DISABLED: u32 = 16;
    pub const OUTSIDE: u32 = 32;
}

impl Scene {
    /// Placements that changed since the last call, as `inlay:types` `placements` packs them.
    pub fn take_placements(&mut self) -> Vec<u32> {
        let mut words = Vec::new();
        for id in std::mem::take(&mut self.left) {
            let back = self
                .tree
                .find(id)
                .is_some_and(|slot| self.tree.at(slot).has(flag::IN_TREE));
            if !back && self.tree.find(id).is_some() {
                words.extend([id, 0, 0, placed::OUTSIDE, 0, 0, 0, 0, 0, 0]);
            }
        }
        let mut at = ROOT;
        while at != 0 {
            let marks = self.tree.at(at).dirty;
            self.tree.at_mut(at).dirty &= !dirty::PLACE_BELOW;
            if marks & dirty::PLACE != 0 {
                self.place_subtree(at, &mut words);
                at = self.tree.next_past(at, ROOT);
            } else if marks & dirty::PLACE_BELOW != 0 {
                at = self.tree.next_under(at, ROOT);
            } else {
                at = self.tree.next_past(at, ROOT);
            }
        }
        words
    }

    fn place_subtree(&mut self, top: u32, words: &mut Vec<u32>) {
        let mut at = top;
        while at != 0 {
            self.place(at);
            self.tell_placement(at, words);
            at = self.tree.next_under(at, top);
        }
    }

    /// Works out where a node is, from the node above it.
    fn place(&mut self, slot: u32) {
        let parent_slot = self.tree.at(slot).parent;
        let parent = self.tree.at(parent_slot);
        let is_container = parent.has(flag::CONTAINER);
        let origin = if is_container { [0.0; 2] } else { parent.place };
        let container = if is_container {
            parent_slot
        } else {
            parent.container
        };
        let group = if parent.has(flag::GROUP) {
            parent_slot
        } else {
            parent.group
        };
        let unseen = parent.has(flag::UNSEEN);
        let node = self.tree.at_mut(slot);
        node.place = [origin[0] + node.boxes[0], origin[1] + node.boxes[1]];
        (node.container, node.group) = (container, group);
        node.set(
            flag::UNSEEN,
            unseen || node.has(flag::HIDDEN | flag::DISPLAY_NONE),
        );
        node.dirty &= !(dirty::PLACE | dirty::PLACE_BELOW);
    }

    fn tell_placement(&mut self, slot: u32, words: &mut Vec<u32>) {
        let node = self.tree.at(slot);
        if !node.is_placed() && node.placement.is_none() {
            return;
        }
        let (container, group) = (self.tree.at(node.container).id, self.tree.at(node.group).id);
        let placement = placement_of(node, container, group);
        if node.placement.as_deref() == Some(&placement) {
            return;
        }
        words.extend(placement);
        let stays = node.is_placed();
        self.tree.at_mut(slot).placement = stays.then(|| Box::new(placement));
    }
}

fn placement_of(node: &Node, container: u32, group: u32) -> [u32; 10] {
    let disabled = node.states & States::DISABLED.bits() != 0;
    let flags = [
        (node.has(flag::FOCUSABLE), placed::FOCUSABLE),
        (node.has(flag::GROUP), placed::GROUP),
        (node.has(flag::CONTAINER), placed::CONTAINER),
        (node.has(flag::UNSEEN), placed::HIDDEN),
        (disabled, placed::DISABLED),
    ];
    let flags = flags
        .iter()
        .filter(|(on, _)| *on)
        .fold(0, |flags, (_, bit)| flags | bit);
    let [_, _, width, height, content_width, content_height, ..] = node.boxes;
    let content = if node.has(flag::CONTAINER) {
        [content_width, content_height]
    } else {
        [0.0; 2]
    };
    let [x, y] = node.place;
    let [x, y, width, height, content_width, content_height] =
        [x, y, width, height, content[0], content[1]].map(fixed);
    [
        node.id,
        group,
        container,
        flags,
        x,
        y,
        width,
        height,
        content_width,
        content_height,
    ]
}

/// dp as 1/64 dp, within +-2^29, in two's complement.
#[expect(clippy::cast_possible_truncation, reason = "clamped to 2^29 first")]
fn fixed(dp: f32) -> u32 {
    const LIMIT: f32 = 536_870_912.0;
    ((dp * 64.0).round().clamp(-LIMIT, LIMIT) as i32).cast_unsigned()
}
