//! From what the app said to what a system is handed: the scene says which states hold, the record
//! has the values, and the value that wins goes to its owner, through `animation` where it travels.

mod rests;
mod streams;

use inlay_interfaces::states::StateChange;
use inlay_schema::values::States;
use inlay_schema::{Info, Move, System, Table, Writer, id, info, sort};

use crate::dirty::{Dirty, Due};
use crate::record::{Kind, Record};
use rests::Rests;
use streams::Streams;

/// What is on its way to systems.
#[derive(Default, Debug)]
pub(crate) struct Cascade {
    streams: Streams,
    /// Changes for `animation.retarget`, and the node that was selected there last.
    retargets: Vec<u32>,
    retarget_node: u32,
    rests: Rests,
    /// Entries that a system said it does not implement.
    unsupported: Vec<(System, u32)>,
    /// Kinds that the host cannot draw, a bit each.
    undrawn: u32,
}

/// How much is on its way, to go back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    streams: streams::Marks,
    retargets: usize,
}

impl Cascade {
    /// Where everything is now, before a batch.
    pub(crate) fn marks(&self) -> Marks {
        Marks {
            streams: self.streams.marks(),
            retargets: self.retargets.len(),
        }
    }

    /// Takes back what was added since `marks`.
    pub(crate) fn rewind(&mut self, marks: Marks) {
        self.streams.rewind(marks.streams);
        self.retargets.truncate(marks.retargets);
        self.retarget_node = 0;
    }

    /// Hands a command on as it is.
    pub(crate) fn command(&mut self, system: System, command: u16, value: &[u32]) {
        self.streams.command(system, command, value);
    }

    /// Hands a value of a property to a system, whatever the node had before.
    pub(crate) fn property(&mut self, system: System, node: u32, property: u16, value: &[u32]) {
        self.streams.property(system, node, property, Some(value));
    }

    /// Hands entries that only move nodes to the scene as they are: the first of the node `first`
    /// unless they begin with a node.
    pub(crate) fn moves(&mut self, first: u32, entries: &[[u32; 2]]) {
        let is_number = |entry: &[u32; 2]| matches!(Move::of(entry), Some(Move::Number(..)));
        // Nodes that are selected behind the last number are left.
        let Some(last) = entries.iter().rposition(is_number) else {
            return;
        };
        let entries = entries.get(..=last).unwrap_or_default();
        let selected = entries
            .iter()
            .rev()
            .find_map(|entry| match Move::of(entry) {
                Some(Move::Select(node)) => Some(node),
                _ => None,
            });
        let begins = entries.first().is_some_and(is_number);
        self.streams.numbers(
            System::Scene,
            begins.then_some(first),
            entries.as_flattened(),
            selected.unwrap_or(first),
        );
    }

    /// Whether no system has said that it does not implement an entry.
    pub(crate) const fn supports_all(&self) -> bool {
        self.unsupported.is_empty()
    }

    /// The stream of a system; the next one starts empty. Give the buffer back with
    /// [`recycle`](Self::recycle).
    pub(crate) fn take_stream(&mut self, system: System) -> Vec<u32> {
        self.streams.take(system)
    }

    /// Keeps the buffer of a stream.
    pub(crate) fn recycle(&mut self, system: System, words: Vec<u32>) {
        self.streams.recycle(system, words);
    }

    /// Whether something waits for a system.
    pub(crate) fn has_stream(&self, system: System) -> bool {
        !self.streams.is_empty(system)
    }

    /// Forgets what waits for a system.
    pub(crate) fn drop_stream(&mut self, system: System) {
        self.streams.drop_waiting(system);
    }

    /// Whether anything is on its way.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.retargets.is_empty() || !self.rests.is_empty() || !self.streams.are_empty()
    }

    /// The changes for `animation.retarget`, if any. Give the buffer back with
    /// [`keep_retargets`](Self::keep_retargets).
    pub(crate) fn take_retargets(&mut self) -> Option<Vec<u32>> {
        self.retarget_node = 0;
        (!self.retargets.is_empty()).then(|| core::mem::take(&mut self.retargets))
    }

    /// Keeps the buffer of [`take_retargets`](Self::take_retargets).
    pub(crate) fn keep_retargets(&mut self, mut buffer: Vec<u32>) {
        buffer.clear();
        self.retargets = buffer;
    }

    /// Notes that a system does not implement an entry, which it never gets again; false if it was
    /// noted before.
    pub(crate) fn note_unsupported(&mut self, system: System, entry: u32) -> bool {
        let is_new = !self.unsupported.contains(&(system, entry));
        if is_new {
            self.unsupported.push((system, entry));
        }
        is_new
    }

    /// Notes a value (`None` takes it away) and hands it to its owners if the value that holds is
    /// another now.
    pub(crate) fn set_property(
        &mut self,
        record: &mut Record,
        dirty: &mut Dirty,
        slot: u32,
        state: Option<u32>,
        info: &'static Info,
        value: Option<&[u32]>,
    ) {
        let node = record.node(slot);
        if state.is_none() && node.holds_at_once() && info.id != id::TRANSITION {
            record.set_value(slot, info.id, value);
            self.route(record, dirty, slot, info, value);
            return;
        }
        let node = record.edit(slot);
        let before = node.style.effective(node.states, info.id).to_vec();
        let block = node.style.block_mut(state);
        match value {
            Some(value) => block.set(info.id, value),
            None => block.unset(info.id),
        }
        if info.id == id::TRANSITION {
            node.moves = true;
        }
        self.change(record, dirty, slot, info, &before);
    }

    /// Hands a value to the owners of its property, which was `before`, if it is another now.
    fn change(
        &mut self,
        record: &mut Record,
        dirty: &mut Dirty,
        slot: u32,
        info: &'static Info,
        before: &[u32],
    ) {
        self.rests.note(record, slot, info.id, false);
        let node = record.node(slot);
        let now = node.style.effective(node.states, info.id);
        if now == before {
            return;
        }
        let now = now.to_vec();
        if node.moves && info.animate != inlay_schema::Animate::None {
            let (id, presented) = (node.id, node.presented);
            if presented {
                self.rests.note(record, slot, info.id, true);
            }
            record.node_mut(slot).known |= 1 << System::Animation as u16;
            let mut writer = Writer::new(&mut self.retargets);
            if self.retarget_node != id {
                self.retarget_node = id;
                writer.select(id);
            }
            // A node that no frame has shown yet has nothing to travel from.
            writer.raw(info.id, if presented { before } else { &now });
            writer.raw(info.id, &now);
        } else {
            self.route(record, dirty, slot, info, Some(&now));
        }
    }

    /// The kinds that the host can draw, a bit each. No system gets a property that needs another.
    pub(crate) const fn draw_only(&mut self, kinds: u32) {
        self.undrawn = !kinds;
    }

    /// Whether the host cannot draw a property.
    pub(crate) const fn is_undrawn(&self, info: &Info) -> bool {
        info.kinds & self.undrawn != 0
    }

    /// Whether a system gets a property of a node of this kind: it owns or reads it, knows such
    /// nodes, and supports it.
    pub(crate) fn takes(&self, system: System, kind: Kind, info: &Info) -> bool {
        self.subscribers(kind, info) >> system as u16 & 1 == 1
    }

    /// The systems that get a property of a node of this kind, a bit each; none if the host cannot
    /// draw it.
    fn subscribers(&self, kind: Kind, info: &Info) -> u16 {
        if self.is_undrawn(info) {
            return 0;
        }
        let subscribers = info.systems.bits() & kind.systems();
        self.unsupported
            .iter()
            .filter(|(_, entry)| *entry == u32::from(info.id))
            .fold(subscribers, |subscribers, (system, _)| {
                subscribers & !(1 << *system as u16)
            })
    }

    /// Hands a value to the owners of its property.
    pub(crate) fn route(
        &mut self,
        record: &mut Record,
        dirty: &mut Dirty,
        slot: u32,
        info: &'static Info,
        value: Option<&[u32]>,
    ) {
        let kind = record.node(slot).kind;
        let subscribers = self.subscribers(kind, info);
        let node = record.node_mut(slot);
        node.known |= subscribers;
        let node = node.id;
        let mut left = subscribers;
        while left != 0 {
            let system = System::ALL[left.trailing_zeros() as usize];
            self.streams.property(system, node, info.id, value);
            left &= left - 1;
        }
        if kind == Kind::Text && info.systems.contains(System::Text) {
            dirty.measure(node);
        }
        if info.id == id::SRC {
            record.forget_answer(node);
        }
        if info.systems.contains(System::Layout) {
            dirty.mark(Due::Layout);
        }
    }

    /// Lets the values of states hold that the scene says have changed: node, 0, states now.
    pub(crate) fn follow_states(
        &mut self,
        record: &mut Record,
        dirty: &mut Dirty,
        changes: &[u32],
    ) {
        for StateChange { node, now, .. } in changes.as_chunks().0.iter().map(StateChange::of) {
            let Some(slot) = record.find(node) else {
                continue;
            };
            let before = core::mem::replace(&mut record.node_mut(slot).states, now);
            // What is disabled cannot have focus: the scene has another placement for it.
            if (before ^ now) & States::DISABLED.bits() != 0 {
                dirty.mark(Due::Layout);
            }
            let mut properties = Vec::new();
            let style = &record.node(slot).style;
            style.each_stated(before ^ now, |property| properties.push(property));
            sort(&mut properties);
            properties.dedup();
            for info in properties.into_iter().filter_map(info) {
                let value = record.node(slot).style.effective(before, info.id).to_vec();
                self.change(record, dirty, slot, info, &value);
            }
        }
    }

    /// Routes what only moves nodes, up to the next entry that says something else. `slot` is that
    /// of the node that is selected, 0 of none.
    fn route_moves(
        &mut self,
        record: &Record,
        entries: &mut inlay_schema::Entries<'_>,
        slot: &mut u32,
    ) {
        if !self.supports_all() {
            return;
        }
        let moves = entries.moves();
        // Those from the one at `from` on wait to be handed on, and are of `first` if they begin
        // with a number; what is of a node that is gone is left out.
        let (mut from, mut first) = (0, record.node(*slot).id);
        let mut passed = 0;
        while let Some(entry) = moves.get(passed).and_then(Move::of) {
            let is_gone = *slot == 0;
            if let Move::Select(node) = entry {
                *slot = record.find(node).unwrap_or(0);
                if *slot == 0 || is_gone {
                    self.moves(first, moves.get(from..passed).unwrap_or_default());
                    (from, first) = (passed, node);
                }
            }
            passed += 1;
            if *slot == 0 {
                from = passed;
            }
        }
        self.moves(first, moves.get(from..passed).unwrap_or_default());
        entries.pass_moves(passed);
    }

    /// Routes values that `animation` gave: entries of nodes, where `unset-property` means the
    /// value of the style.
    pub(crate) fn route_values(&mut self, record: &mut Record, dirty: &mut Dirty, entries: &[u32]) {
        let mut slot = 0;
        let mut entries = inlay_schema::Entries::new(entries);
        loop {
            self.route_moves(record, &mut entries, &mut slot);
            let Some(Ok(entry)) = entries.next() else {
                break;
            };
            match entry.id {
                id::SELECT_NODE => {
                    slot = entry
                        .value
                        .first()
                        .and_then(|&node| record.find(node))
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
                    let node = record.node(slot);
                    let value = node.style.effective(node.states, info.id).to_vec();
                    self.route(record, dirty, slot, info, Some(&value));
                }
                property => {
                    // Results of other systems are checked like input of an app: no NaN is passed
                    // on.
                    let Some(info) = info(property).filter(|info| info.table == Table::Property)
                    else {
                        continue;
                    };
                    if inlay_schema::check(property, entry.value).is_ok() {
                        self.route(record, dirty, slot, info, Some(entry.value));
                    }
                }
            }
        }
    }
}
