//! From what the app said to what a system is told: the scene says which states hold, the record
//! has the values, and the value that wins goes to its owner, by way of `animation` where it
//! travels.

use inlay_schema::values::States;
use inlay_schema::{Info, System, Table, Writer, id, info, sort};

use crate::record::Kind;
use crate::{Engine, Systems};

impl<S: Systems> Engine<S> {
    /// Notes a value (`None` takes it away) and tells its owners if the value that holds is another
    /// now.
    pub(crate) fn set_property(
        &mut self,
        slot: u32,
        state: Option<u32>,
        info: &'static Info,
        value: Option<&[u32]>,
    ) {
        let node = self.record.node(slot);
        let plain = !node.moves && !node.style.has_states() && info.id != id::TRANSITION;
        if state.is_none() && plain {
            self.record.set_value(slot, info.id, value);
            self.route(slot, info, value);
            return;
        }
        let node = self.record.edit(slot);
        let before = node.style.effective(node.states, info.id).to_vec();
        let block = node.style.block_mut(state);
        match value {
            Some(value) => block.set(info.id, value),
            None => block.unset(info.id),
        }
        if info.id == id::TRANSITION {
            node.moves = true;
        }
        self.change(slot, info, &before);
    }

    /// Tells the owners of a property that its value was `before`, if it is another now.
    fn change(&mut self, slot: u32, info: &'static Info, before: &[u32]) {
        self.note_rest(slot, info.id, false);
        let node = self.record.node(slot);
        let now = node.style.effective(node.states, info.id);
        if now == before {
            return;
        }
        let now = now.to_vec();
        if node.moves && info.animate != inlay_schema::Animate::None {
            let (id, presented) = (node.id, node.presented);
            if presented {
                self.note_rest(slot, info.id, true);
            }
            self.record.node_mut(slot).known |= 1 << System::Animation as u16;
            let mut writer = Writer::new(&mut self.retargets);
            if self.retarget_node != id {
                self.retarget_node = id;
                writer.select(id);
            }
            // A node that no frame has shown yet has nothing to travel from.
            writer.raw(info.id, if presented { before } else { &now });
            writer.raw(info.id, &now);
        } else {
            self.route(slot, info, Some(&now));
        }
    }

    /// Whether a system is told a property of a node of this kind: it owns or reads it, knows such
    /// nodes, and has not said that it lacks it.
    pub(crate) fn takes(&self, system: System, kind: Kind, info: &Info) -> bool {
        self.takers(kind, info) >> system as u16 & 1 == 1
    }

    /// The systems that are told a property of a node of this kind, a bit each.
    fn takers(&self, kind: Kind, info: &Info) -> u16 {
        let takers = info.systems.bits() & kind.systems();
        self.lacking
            .iter()
            .filter(|(_, entry)| *entry == u32::from(info.id))
            .fold(takers, |takers, (system, _)| {
                takers & !(1 << *system as u16)
            })
    }

    /// Hands a value to the owners of its property.
    pub(crate) fn route(&mut self, slot: u32, info: &'static Info, value: Option<&[u32]>) {
        let kind = self.record.node(slot).kind;
        let takers = self.takers(kind, info);
        let node = self.record.node_mut(slot);
        node.known |= takers;
        let node = node.id;
        let mut left = takers;
        while left != 0 {
            let system = System::ALL[left.trailing_zeros() as usize];
            self.streams.property(system, node, info.id, value);
            left &= left - 1;
        }
        if kind == Kind::Text
            && info.systems.contains(System::Text)
            && self.touched.last() != Some(&node)
        {
            self.touched.push(node);
        }
        if info.id == id::SRC {
            self.known.forget(node);
        }
        if info.systems.contains(System::Layout) {
            self.layout_dirty = true;
        }
    }

    /// Takes the states that changed from the scene and lets their values hold.
    pub(crate) fn follow_states(&mut self) {
        let changes = self.systems.scene().take_states();
        for change in changes.nodes.chunks_exact(3) {
            let &[node, _, now] = change else { continue };
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            let before = core::mem::replace(&mut self.record.node_mut(slot).states, now);
            // What is disabled cannot have focus: the scene has another placement for it.
            self.layout_dirty |= (before ^ now) & States::DISABLED.bits() != 0;
            let mut properties = Vec::new();
            let style = &self.record.node(slot).style;
            style.each_stated(before ^ now, |property| properties.push(property));
            sort(&mut properties);
            properties.dedup();
            for info in properties.into_iter().filter_map(info) {
                let value = self
                    .record
                    .node(slot)
                    .style
                    .effective(before, info.id)
                    .to_vec();
                self.change(slot, info, &value);
            }
        }
    }

    /// Routes values that `animation` gave: entries of nodes, where `unset-property` means the
    /// value of the style.
    pub(crate) fn route_values(&mut self, entries: &[u32]) {
        let mut slot = 0;
        for entry in inlay_schema::Entries::new(entries).map_while(Result::ok) {
            match entry.id {
                id::SELECT_NODE => {
                    slot = entry
                        .value
                        .first()
                        .and_then(|&node| self.record.find(node))
                        .unwrap_or(0);
                }
                _ if slot == 0 => {}
                id::UNSET_PROPERTY => {
                    let property = entry
                        .value
                        .first()
                        .and_then(|&property| u16::try_from(property).ok())
                        .and_then(info);
                    let Some(info) = property.filter(|info| info.table == Table::Property) else {
                        continue;
                    };
                    let node = self.record.node(slot);
                    let value = node.style.effective(node.states, info.id).to_vec();
                    self.route(slot, info, Some(&value));
                }
                property => {
                    // What another system says is checked as what an app says is: no NaN goes on.
                    let Some(info) = info(property).filter(|info| info.table == Table::Property)
                    else {
                        continue;
                    };
                    if inlay_schema::check(property, entry.value).is_ok() {
                        self.route(slot, info, Some(entry.value));
                    }
                }
            }
        }
    }
}
