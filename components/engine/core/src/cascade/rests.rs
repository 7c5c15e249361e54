//! Where transforms come to rest: what the scene needs to place nodes where they will be seen, not
//! where a transition or an animation has them at the moment.
//!
//! A transform rests at the value of the style, or where an animation of the app leaves it. A
//! node's own states `focused` and `pressed` do not count: they come with focus and go with it, and
//! a tile that grows while it has focus would otherwise have other neighbours.

use std::collections::BTreeMap;

use inlay_schema::values::States;
use inlay_schema::{Entries, Writer, id, sort};

use super::Cascade;
use crate::dirty::{Dirty, Due};
use crate::record::Record;
use crate::systems::{SystemCalls, SystemFault, Systems};

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
pub(super) struct Rests {
    /// Nodes and properties that may rest elsewhere since the scene was told.
    changed: Vec<(u32, u16)>,
    /// Values that animations leave for good, by node and property.
    held: BTreeMap<(u32, u16), Vec<u32>>,
    words: Vec<u32>,
}

impl Rests {
    /// Whether anything is to be handed out.
    pub(super) fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// Notes that a value may rest elsewhere, and not where it is drawn if it `travels`. The scene
    /// keeps rests only of nodes that it was given one of: all others rest where they are drawn.
    pub(super) fn note(&mut self, record: &mut Record, slot: u32, property: u16, travels: bool) {
        if !TRANSFORM.contains(&property) {
            return;
        }
        let node = record.node(slot);
        let style = &node.style;
        let parts = travels
            || style.effective(node.states, property)
                != style.effective(node.states & !PASSING, property);
        let id = node.id;
        if node.rests || parts {
            record.node_mut(slot).rests = true;
            self.changed.push((id, property));
        }
    }
}

impl Cascade {
    /// Notes that a value may rest elsewhere: see [`Rests::note`].
    pub(crate) fn note_rest(
        &mut self,
        record: &mut Record,
        slot: u32,
        property: u16,
        travels: bool,
    ) {
        self.rests.note(record, slot, property, travels);
    }

    /// Whether rests wait for the scene.
    pub(crate) fn has_rests(&self) -> bool {
        !self.rests.is_empty()
    }

    /// Forgets what an animation system that is reset left for good.
    pub(crate) fn forget_held_rests(&mut self) {
        self.rests.held.clear();
    }

    /// Notes all rests that are not where nodes are drawn, for a scene that is new.
    pub(crate) fn note_all_rests(&mut self, record: &mut Record) {
        for slot in record.slots() {
            let node = record.node(slot);
            if !node.moves && !node.rests && !node.style.has_states() {
                continue;
            }
            let moves = node.moves;
            for property in TRANSFORM {
                let style = &record.node(slot).style;
                let travels = moves && style.any(|block| block.get(property).is_some());
                self.rests.note(record, slot, property, travels);
            }
        }
    }

    /// Takes from `animation` which values it leaves for good.
    pub(crate) fn take_rests(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        record: &mut Record,
    ) {
        let entries = systems.animation().take_rests();
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
            if let Some(slot) = record.find(node) {
                self.rests.note(record, slot, property, true);
            }
        }
        self.rests
            .held
            .retain(|&(node, _), _| record.find(node).is_some());
    }

    /// Hands the scene what may rest elsewhere.
    pub(crate) fn hand_out_rests(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        record: &Record,
        dirty: &mut Dirty,
    ) -> Result<(), SystemFault> {
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
            let Some(slot) = record.find(node) else {
                continue;
            };
            if core::mem::replace(&mut selected, node) != node {
                writer.select(node);
            }
            let known = record.node(slot);
            let value = held.get(&(node, property)).map_or_else(
                || known.style.effective(known.states & !PASSING, property),
                Vec::as_slice,
            );
            writer.raw(property, value);
        }
        dirty.mark(Due::Placements);
        Ok(systems.scene().set_rests(words)?)
    }
}
