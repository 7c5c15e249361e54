//! Rules one at a time, and properties over any input. The drawn cases that every implementation
//! passes are in `tests/conformance/focus`.

mod moves;
mod properties;

use inlay_schema::{Writer, id};

use crate::member::flag;
use crate::{Direction, Focus};

/// Where a node is: group, container, flags, then the box and what is around it.
#[derive(Clone, Copy, Debug)]
struct Placed {
    node: u32,
    group: u32,
    container: u32,
    flags: u32,
    rect: [i32; 4],
    reading: i32,
    host: u32,
    linear: [i32; 4],
}

/// A map that leaves lengths as they are.
const IDENTITY: [i32; 4] = [1 << 16, 0, 0, 1 << 16];

impl Placed {
    /// A focusable node in no group.
    const fn tile(node: u32, x: i32, y: i32, width: i32, height: i32) -> Self {
        Self {
            node,
            group: 0,
            container: 0,
            flags: flag::FOCUSABLE,
            rect: [x, y, width, height],
            reading: x,
            host: 0,
            linear: IDENTITY,
        }
    }

    const fn group(node: u32, x: i32, y: i32, width: i32, height: i32) -> Self {
        Self {
            flags: flag::GROUP,
            ..Self::tile(node, x, y, width, height)
        }
    }

    const fn inside(self, group: u32) -> Self {
        Self { group, ..self }
    }

    const fn with(self, flags: u32) -> Self {
        Self {
            flags: self.flags | flags,
            ..self
        }
    }
}

fn placements(placed: &[Placed]) -> Vec<u8> {
    placed
        .iter()
        .flat_map(|one| {
            let mut words = vec![one.node, one.group, one.container, one.flags];
            words.extend(one.rect.map(i32::cast_unsigned));
            words.extend([one.reading.cast_unsigned(), one.host]);
            words.extend(one.linear.map(i32::cast_unsigned));
            words
        })
        .flat_map(u32::to_le_bytes)
        .collect()
}

/// A system with everything placed.
fn stage(placed: &[Placed]) -> Focus {
    let mut focus = Focus::new();
    focus.place(&placements(placed)).expect("whole placements");
    focus
}

/// Sets properties of one word of a node.
fn style(focus: &mut Focus, node: u32, entries: &[(u16, u32)]) {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.select(node);
    for &(entry, word) in entries {
        writer.raw(entry, &[word]);
    }
    focus.apply(&bytes(&words)).expect("properties of focus");
}

fn remove(focus: &mut Focus, node: u32) {
    let mut words = Vec::new();
    Writer::new(&mut words).raw(id::REMOVE_NODE, &[node]);
    focus.apply(&bytes(&words)).expect("a removal");
}

fn bytes(words: &[u32]) -> Vec<u8> {
    words.iter().copied().flat_map(u32::to_le_bytes).collect()
}

/// A move without scroll targets.
fn go(focus: &mut Focus, direction: Direction) -> u32 {
    focus
        .move_focus(direction, &[])
        .expect("no targets are whole targets")
        .focused
}
