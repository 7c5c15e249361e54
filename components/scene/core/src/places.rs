//! Placements: where focusable nodes, groups and containers are, for scroll and focus.
//!
//! Scroll gets boxes of the layout. Focus gets boxes as they are seen once every transform is at
//! rest: what slides is where it slides to, and what is outside all that it can be seen in is
//! marked. Both come from one walk, parents first; [`Frame`] is what a node hands down in it.

use inlay_interfaces::placements::{Placement, SeenPlacement, seen_placement_flags as placed};
use inlay_schema::values::States;

use crate::affine::{Affine, Rect};
use crate::node::{Direction, Node, Placed, dirty, flag};
use crate::tree::ROOT;
use crate::{PlacementChanges, Scene};

/// What a node hands down: where the boxes of its children begin, and what of them can be seen.
///
/// Its coordinates are those of the stage, but begin where the nearest container above is seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    slot: u32,
    /// From the border box at rest.
    affine: Affine,
    /// In it children can be seen, or be scrolled to.
    window: Rect,
    /// The same if the stage had no end.
    clip: Rect,
    /// It is a container that clips, and nothing of it can be seen: so nothing in it can.
    is_clipped: bool,
    /// The same if the stage had no end; or a transform has taken it away, with all that is in it.
    is_away: bool,
    /// How far it begins from the start of the content that it is in, in the direction of reading.
    reading: f32,
    /// The same for the start of its children: 0 in a container.
    start: f32,
    width: f32,
    is_reversed: bool,
    /// Nearest node that is focusable; its slot.
    host: u32,
}

/// Where a node is.
struct Sight {
    frame: Frame,
    /// As it is seen.
    rect: Rect,
    /// In the layout: from where it is placed to its box, and the size of that.
    boxed: [f32; 4],
    /// `CLIPPED` and `OFF_STAGE`.
    flags: u32,
}

impl Scene {
    /// Placements that changed since the last call.
    pub fn take_placements(&mut self) -> PlacementChanges {
        let mut changes = PlacementChanges::default();
        self.place_removed(&mut changes);
        let mut frames = std::mem::take(&mut self.frames);
        frames.clear();
        frames.push(Frame::STAGE);
        let mut at = ROOT;
        while at != 0 {
            let marks = self.tree.at(at).dirty;
            self.tree.at_mut(at).dirty &= !dirty::PLACE_BELOW;
            if marks & dirty::PLACE != 0 {
                self.place_subtree(at, &mut frames, &mut changes);
                at = self.tree.next_past(at, ROOT);
            } else if marks & dirty::PLACE_BELOW != 0 {
                let above = self.frame_above(at, &mut frames);
                let sight = self.look(at, above);
                if self.tree.at(at).is_contents() {
                    // It is where what is under it is.
                    self.emit_placement(at, &sight, above.host, &mut changes);
                }
                frames.push(sight.frame);
                at = self.tree.next_under(at, ROOT);
            } else {
                at = self.tree.next_past(at, ROOT);
            }
        }
        self.frames = frames;
        changes
    }

    /// Nodes that left the tree and have not come back.
    fn place_removed(&mut self, changes: &mut PlacementChanges) {
        for id in std::mem::take(&mut self.left) {
            let gone = self
                .tree
                .find(id)
                .is_some_and(|slot| !self.tree.at(slot).has(flag::IN_TREE));
            if gone {
                let placed = Placed::outside(id);
                changes.layout.words.extend(placed.layout.words());
                changes.seen.words.extend(placed.seen.words());
            }
        }
    }

    fn place_subtree(&mut self, top: u32, frames: &mut Vec<Frame>, changes: &mut PlacementChanges) {
        let mut at = top;
        while at != 0 {
            self.place(at);
            let above = self.frame_above(at, frames);
            let sight = self.look(at, above);
            self.emit_placement(at, &sight, above.host, changes);
            if self.tree.at(at).first != 0 {
                frames.push(sight.frame);
            }
            at = self.tree.next_under(at, top);
        }
    }

    /// Works out where a node is in the layout, from the node above it.
    fn place(&mut self, slot: u32) {
        let parent_slot = self.tree.at(slot).parent;
        let parent = self.tree.at(parent_slot);
        let is_container = parent.is_container();
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
        node.place = if node.is_contents() {
            origin
        } else {
            [origin[0] + node.boxes[0], origin[1] + node.boxes[1]]
        };
        (node.container, node.group) = (container, group);
        node.set(
            flag::UNSEEN,
            unseen || node.has(flag::HIDDEN | flag::DISPLAY_NONE),
        );
        node.dirty &= !(dirty::PLACE | dirty::PLACE_BELOW);
    }

    /// The frame of the node above: the last one that is kept, once those of subtrees that the
    /// walk has left are gone.
    fn frame_above(&self, slot: u32, frames: &mut Vec<Frame>) -> Frame {
        let parent = self.tree.at(slot).parent;
        while let Some(frame) = frames.last() {
            if frame.slot == parent {
                return *frame;
            }
            frames.pop();
        }
        Frame::STAGE
    }

    /// Works out where a node is seen at rest, from the node above it.
    fn look(&self, slot: u32, above: Frame) -> Sight {
        let node = self.tree.at(slot);
        if node.is_contents() {
            return self.look_at_contents(slot, above);
        }
        let [x, _, width, height, ..] = node.boxes;
        let affine = above.affine.after(&node.local_at_rest());
        let rect = affine.around(width, height);
        // What a transform makes nothing of is nowhere.
        let is_there = affine.is_finite() && affine.scale() > 0.0;
        let [is_seen, is_let] =
            [above.window, above.clip].map(|window| is_there && rounded(rect).is_seen_in(&window));
        let x = x + node.resting().translate()[0];
        let from_start = if above.is_reversed {
            above.width - x - width
        } else {
            x
        };
        let reading = above.start + from_start;
        let is_reversed = above.turned_to(node.direction);
        let is_container = node.is_container();
        // What is in a box may be seen though the box is not; in a clip that scrolls it is not.
        let hides = is_container && node.clips();
        let frame = Frame {
            slot,
            affine: if is_container {
                affine.shifted_by(-rect.left, -rect.top)
            } else {
                affine
            },
            window: self.window_at_rest(slot, &affine, rect, &above.window),
            clip: if slot == ROOT {
                above.clip
            } else {
                self.window_at_rest(slot, &affine, rect, &above.clip)
            },
            is_clipped: above.is_clipped || hides && !is_seen,
            is_away: above.is_away
                || hides && !is_let
                || !is_seen && self.is_taken_away(slot, &affine, &above),
            reading,
            start: if is_container { 0.0 } else { reading },
            width,
            is_reversed,
            host: if node.is_focusable() {
                slot
            } else {
                above.host
            },
        };
        let boxed = [0.0, 0.0, width, height];
        Sight {
            frame,
            rect,
            boxed,
            flags: above.flags_of(is_seen, is_let),
        }
    }

    /// The same for a node without a box, which hands down what was handed to it. As a group it is
    /// around all that is laid out in the place of its box.
    fn look_at_contents(&self, slot: u32, above: Frame) -> Sight {
        let node = self.tree.at(slot);
        let mut boxed: Option<Rect> = None;
        let mut seen: Option<Rect> = None;
        let around = |sum: &mut Option<Rect>, rect: Rect| {
            *sum = Some(sum.map_or(rect, |sum| sum.or(&rect)));
        };
        let mut at = if node.has(flag::GROUP) {
            self.tree.first_box(slot)
        } else {
            0
        };
        while at != 0 {
            let node = self.tree.at(at);
            let [x, y, width, height, ..] = node.boxes;
            if !node.has(flag::DISPLAY_NONE) {
                around(&mut boxed, Affine::translation(x, y).around(width, height));
                let affine = above.affine.after(&node.local_at_rest());
                around(&mut seen, affine.around(width, height));
            }
            at = self.tree.next_box(at, slot);
        }
        let boxed = boxed.unwrap_or_else(|| Affine::IDENTITY.around(0.0, 0.0));
        let from_start = if above.is_reversed {
            above.width - boxed.right
        } else {
            boxed.left
        };
        let frame = Frame {
            slot,
            reading: above.start + from_start,
            is_reversed: above.turned_to(node.direction),
            ..above
        };
        let rect = seen.unwrap_or_else(|| above.affine.around(0.0, 0.0));
        let [is_seen, is_let] =
            [above.window, above.clip].map(|window| rounded(rect).is_seen_in(&window));
        Sight {
            frame,
            rect,
            flags: above.flags_of(is_seen, is_let),
            boxed: [
                boxed.left,
                boxed.top,
                boxed.right - boxed.left,
                boxed.bottom - boxed.top,
            ],
        }
    }

    /// Whether all that a node has would be seen in part, but for its own translation. A strip that
    /// an app moves still has something on the stage; a page that slid away and a closed drawer
    /// have not.
    fn is_taken_away(&self, slot: u32, affine: &Affine, above: &Frame) -> bool {
        let node = self.tree.at(slot);
        let [x, y] = node.resting().translate();
        if x == 0.0 && y == 0.0 {
            return false;
        }
        let [_, _, width, height, across, down, ..] = node.boxes;
        // Content goes on to the right and down, or to the left and up where it is below 0.
        let start = |size: f32, content: f32| {
            if content < 0.0 {
                (size + content).min(0.0)
            } else {
                0.0
            }
        };
        let (left, top) = (start(width, across), start(height, down));
        let (right, bottom) = (across.max(width), down.max(height));
        let sees = |affine: &Affine| {
            let content = affine.shifted(left, top);
            rounded(content.around(right - left, bottom - top)).is_seen_in(&above.window)
        };
        let [a, b, c, d, _, _] = above.affine.m;
        let stayed = affine.shifted_by(-a * x - c * y, -b * x - d * y);
        !sees(affine) && sees(&stayed)
    }

    /// In what the children of a node can be seen, or be scrolled to.
    fn window_at_rest(&self, slot: u32, affine: &Affine, rect: Rect, above: &Rect) -> Rect {
        let node = self.tree.at(slot);
        // The stage clips; what the layout has not measured yet does not.
        let is_stage = slot == ROOT && rect.right > rect.left && rect.bottom > rect.top;
        let clips = node.clips() || is_stage;
        let window = if clips {
            rounded(rect).and(above)
        } else {
            *above
        };
        if !node.is_container() {
            return window;
        }
        let [_, b, c, _, _, _] = affine.m;
        let own = if clips { rounded(rect) } else { *above };
        let [mut left, mut top, mut right, mut bottom] = {
            let Rect {
                left,
                top,
                right,
                bottom,
            } = own.shifted(-rect.left, -rect.top);
            [left, top, right, bottom]
        };
        // What scrolls comes into view along its axis; turned, along both of the stage.
        let turned = b != 0.0 || c != 0.0;
        if node.has(flag::SCROLLS_X) || turned {
            (left, right) = (f32::NEG_INFINITY, f32::INFINITY);
        }
        if node.has(flag::SCROLLS_Y) || turned {
            (top, bottom) = (f32::NEG_INFINITY, f32::INFINITY);
        }
        Rect {
            left,
            top,
            right,
            bottom,
        }
    }

    fn emit_placement(
        &mut self,
        slot: u32,
        sight: &Sight,
        host: u32,
        changes: &mut PlacementChanges,
    ) {
        let node = self.tree.at(slot);
        if !node.is_placed() && node.placed.is_none() {
            return;
        }
        let [container, group, host] =
            [node.container, node.group, host].map(|slot| self.tree.at(slot).id);
        let layout = layout_of(node, sight, container, group);
        let seen = seen_of(&layout, sight, host);
        let known = node.placed.as_deref();
        if known.is_none_or(|known| known.layout != layout) {
            changes.layout.words.extend(layout.words());
        }
        if known.is_none_or(|known| known.seen != seen) {
            changes.seen.words.extend(seen.words());
        }
        let node = self.tree.at_mut(slot);
        if !node.is_placed() {
            node.placed = None;
        } else if let Some(known) = &mut node.placed {
            (known.layout, known.seen) = (layout, seen);
        } else {
            node.placed = Some(Box::new(Placed { layout, seen }));
        }
    }
}

impl Frame {
    /// Around the root.
    const STAGE: Self = Self {
        slot: 0,
        affine: Affine::IDENTITY,
        window: Rect::EVERYWHERE,
        clip: Rect::EVERYWHERE,
        is_clipped: false,
        is_away: false,
        reading: 0.0,
        start: 0.0,
        width: 0.0,
        is_reversed: false,
        host: 0,
    };

    /// `CLIPPED` and `OFF_STAGE` of a node in it: whether it is seen, and would be if the stage had
    /// no end.
    fn flags_of(&self, is_seen: bool, is_let: bool) -> u32 {
        let is_clipped = self.is_clipped || !is_seen;
        let is_beyond = is_clipped && is_let && !self.is_away;
        u32::from(is_clipped) * placed::CLIPPED + u32::from(is_beyond) * placed::OFF_STAGE
    }

    /// Whether a node in it with this direction is read from right to left.
    fn turned_to(&self, direction: Direction) -> bool {
        match direction {
            Direction::Inherited => self.is_reversed,
            direction => direction == Direction::RightToLeft,
        }
    }
}

impl Placed {
    /// Of a node that is outside the tree.
    fn outside(id: u32) -> Self {
        let flags = placed::OUTSIDE_TREE;
        Self {
            layout: Placement {
                node: id,
                flags,
                ..Placement::default()
            },
            seen: SeenPlacement {
                node: id,
                flags,
                ..SeenPlacement::default()
            },
        }
    }
}

fn layout_of(node: &Node, sight: &Sight, container: u32, group: u32) -> Placement {
    let disabled = node.states & States::DISABLED.bits() != 0;
    let flags = [
        (node.is_focusable(), placed::FOCUSABLE),
        (node.has(flag::GROUP), placed::GROUP),
        (node.is_container(), placed::CONTAINER),
        (node.has(flag::UNSEEN), placed::HIDDEN),
        (disabled, placed::DISABLED),
    ];
    let flags = flags
        .iter()
        .filter(|(on, _)| *on)
        .fold(0, |flags, (_, bit)| flags | bit);
    let [left, top, width, height] = sight.boxed;
    let [_, _, _, _, content_width, content_height, ..] = node.boxes;
    let content = if node.is_container() {
        [content_width, content_height]
    } else {
        [0.0; 2]
    };
    let [x, y] = node.place;
    let [x, y] = [x + left, y + top];
    let [x, y, width, height, content_width, content_height] =
        [x, y, width, height, content[0], content[1]].map(fixed);
    Placement {
        node: node.id,
        group,
        container,
        flags,
        x,
        y,
        width,
        height,
        content_width,
        content_height,
    }
}

fn seen_of(layout: &Placement, sight: &Sight, host: u32) -> SeenPlacement {
    let Sight {
        frame,
        rect,
        flags: sighted,
        ..
    } = sight;
    let [a, b, c, d, _, _] = frame.affine.m.map(share);
    SeenPlacement {
        node: layout.node,
        group: layout.group,
        container: layout.container,
        flags: layout.flags | sighted,
        x: fixed(rect.left),
        y: fixed(rect.top),
        width: fixed(rect.right - rect.left),
        height: fixed(rect.bottom - rect.top),
        inline_start: fixed(frame.reading),
        focusable_above: host,
        linear: [a, b, c, d],
    }
}

/// A box to the 1/64 dp that placements have: what noise of floats adds is not seen.
fn rounded(rect: Rect) -> Rect {
    let round = |dp: f32| (dp * 64.0).round() / 64.0;
    Rect {
        left: round(rect.left),
        top: round(rect.top),
        right: round(rect.right),
        bottom: round(rect.bottom),
    }
}

/// dp as 1/64 dp, within +-2^29. No number is 0.
fn fixed(dp: f32) -> i32 {
    parts_of(dp, 64.0, 536_870_912.0)
}

/// A number as 1/65536, within +-2^20. No number is 0.
fn share(number: f32) -> i32 {
    parts_of(number, 65_536.0, 1_048_576.0)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to a limit below 2^31 first"
)]
fn parts_of(number: f32, parts: f32, limit: f32) -> i32 {
    (number * parts).round().clamp(-limit, limit) as i32
}
