//! Where transforms come to rest: what the scene needs to place nodes where they will be seen, not
//! where a transition or an animation has them at the moment.
//!
//! A transform rests at the value of the style, or where an animation of the app leaves it. A
//! node's own states `focused` and `pressed` do not count: they come with focus and go with it, and
//! a tile that grows while it has focus would otherwise have other neighbours.

use std::collections::BTreeMap;

use inlay_schema::values::States;
use inlay_schema::{Entries, Writer, id, sort};

use crate::systems::SystemFault;
use crate::{Engine, Systems};

/// States of a node that have no say in where it rests.
const PASSING: u32 = States::FOCUSED.bits() | States::PRESSED.bits();

/// The properties of a transform.
const TRANSFORM: [u16; 7] = [
    id::TRANSLATE_X,
    id::TRANSLATE_Y,
    id::SCALE_X,
    id::SCALE_Y,
    id::ROTATION,
    id::PIVOT_X,
    id::PIVOT_Y,
];

/// What the scene is to know of rests.
#[derive(Default, Debug)]
pub(crate) struct Rests {
    /// Nodes and properties that may rest elsewhere since the scene was told.
    changed: Vec<(u32, u16)>,
    /// Values that animations leave for good, by node and property.
    held: BTreeMap<(u32, u16), Vec<u32>>,
    words: Vec<u32>,
}

impl Rests {
    /// Whether anything is to be handed out.
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }
}

impl<S: Systems> Engine<S> {
    /// Notes that a value may rest elsewhere, and not where it is drawn if it `travels`. The scene
    /// keeps rests only of nodes that it was given one of: all others rest where they are drawn.
    pub(crate) fn note_rest(&mut self, slot: u32, property: u16, travels: bool) {
        if !TRANSFORM.contains(&property) {
            return;
        }
        let node = self.record.node(slot);
        let style = &node.style;
        let parts = travels
            || style.effective(node.states, property)
                != style.effective(node.states & !PASSING, property);
        let id = node.id;
        if node.rests || parts {
            self.record.node_mut(slot).rests = true;
            self.rests.changed.push((id, property));
        }
    }

    /// Forgets what an animation system that is reset left for good.
    pub(crate) fn forget_held_rests(&mut self) {
        self.rests.held.clear();
    }

    /// Notes all rests that are not where nodes are drawn, for a scene that is new.
    pub(crate) fn note_all_rests(&mut self) {
        for slot in self.record.slots() {
            let node = self.record.node(slot);
            if !node.moves && !node.rests && !node.style.has_states() {
                continue;
            }
            let moves = node.moves;
            for property in TRANSFORM {
                let style = &self.record.node(slot).style;
                let travels = moves && style.any(|block| block.get(property).is_some());
                self.note_rest(slot, property, travels);
            }
        }
    }

    /// Takes from `animation` which values it leaves for good.
    pub(crate) fn take_rests(&mut self) {
        let entries = self.systems.animation().take_rests();
        let mut node = 0;
        for entry in Entries::new(&entries).map_while(Result::ok) {
            let word = entry.value.first().copied().unwrap_or(0);
            let property = match entry.id {
                id::SELECT_NODE => {
                    node = word;
                    continue;
                }
                id::UNSET_PROPERTY => {
                    let property = u16::try_from(word).unwrap_or(0);
                    self.rests.held.remove(&(node, property));
                    property
                }
                property => {
                    if !TRANSFORM.contains(&property)
                        || inlay_schema::check(property, entry.value).is_err()
                    {
                        continue;
                    }
                    let value = entry.value.to_vec();
                    self.rests.held.insert((node, property), value);
                    property
                }
            };
            if let Some(slot) = self.record.find(node) {
                self.note_rest(slot, property, true);
            }
        }
        let record = &self.record;
        self.rests
            .held
            .retain(|&(node, _), _| record.find(node).is_some());
    }

    /// Hands the scene what may rest elsewhere.
    pub(crate) fn hand_out_rests(&mut self) -> Result<(), SystemFault> {
        let Rests {
            changed,
            held,
            words,
        } = &mut self.rests;
        sort(changed);
        changed.dedup();
        words.clear();
        let mut writer = Writer::new(words);
        let mut selected = 0;
        for (node, property) in changed.drain(..) {
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            if core::mem::replace(&mut selected, node) != node {
                writer.select(node);
            }
            let known = self.record.node(slot);
            let value = held.get(&(node, property)).map_or_else(
                || known.style.effective(known.states & !PASSING, property),
                Vec::as_slice,
            );
            writer.raw(property, value);
        }
        self.layout_dirty = true;
        Ok(self.systems.scene().set_rests(words)?)
    }
}
