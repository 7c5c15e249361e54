//! A batch: checked entry by entry, noted in the record, and routed to the systems that own what it
//! says.

use inlay_schema::values::{
    Animation, AnimationControl, Create, FontFace, Insertion, NodeKind, RefusalReason, ScrollTo,
    SetStates, States,
};
use inlay_schema::{
    Entries, Entry, HeaderError, Info, System, Table, check, id, info, open, read, u32_of,
};

use super::checks::{Fault, check_animation, check_motion, check_property, known, value_fault};
use super::{Inbox, Marks, Request};
use crate::Refusal;
use crate::cascade::{self, Cascade};
use crate::dirty::{Dirty, Due};
use crate::record::{self, Kind, MAX_FONTS, ROOT, Record, TreeError};

/// States that an app may set by itself.
const APP_STATES: u32 = States::HOVERED.bits()
    | States::SELECTED.bits()
    | States::CHECKED.bits()
    | States::PRESSED.bits()
    | States::DISABLED.bits();

/// What properties are for.
#[derive(Clone, Copy, Default)]
struct Selection {
    /// Slot of the node; 0 is none.
    slot: u32,
    /// The state, by its bit.
    state: Option<u32>,
}

/// A batch at hand: all that it may change, and how that was before.
pub(crate) struct Batch<'a> {
    inbox: &'a mut Inbox,
    record: &'a mut Record,
    cascade: &'a mut Cascade,
    dirty: &'a mut Dirty,
    inbox_before: Marks,
    cascade_before: cascade::Marks,
    texts_before: usize,
}

impl<'a> Batch<'a> {
    /// Begins a batch. What is not rolled back is taken: [`Inbox::commit`].
    pub(crate) fn begin(
        inbox: &'a mut Inbox,
        record: &'a mut Record,
        cascade: &'a mut Cascade,
        dirty: &'a mut Dirty,
    ) -> Self {
        record.begin();
        Self {
            inbox_before: inbox.begin(),
            cascade_before: cascade.marks(),
            texts_before: dirty.text_mark(),
            inbox,
            record,
            cascade,
            dirty,
        }
    }

    /// Takes back all that [`take`](Self::take) did.
    pub(crate) fn roll_back(self) {
        self.record.rollback();
        self.inbox.roll_back(self.inbox_before);
        self.cascade.rewind(self.cascade_before);
        self.dirty.rewind_texts(self.texts_before);
    }

    /// Takes a batch up to the first entry at fault; answers how many entries it applied.
    ///
    /// # Errors
    ///
    /// [`Refusal`]: the batch is to be rolled back.
    pub(crate) fn take(&mut self, batch: &[u32]) -> Result<u32, Refusal> {
        let (header, mut entries) = open(batch).map_err(|error| refuse_header(batch, error))?;
        let refuse = |at: usize, entry: u16, (reason, expected, found): Fault| Refusal {
            sequence: header.sequence,
            reason,
            at: u32::try_from(at).unwrap_or(u32::MAX),
            entry: u32::from(entry),
            expected,
            found,
        };
        let mut selection = Selection::default();
        let mut count = 0;
        loop {
            count += self.take_moves(&mut entries, &mut selection);
            let Some(entry) = entries.next() else {
                break;
            };
            let entry = entry.map_err(|error| {
                refuse(
                    error.at,
                    error.id,
                    (error.reason(), error.facts().0, error.facts().1),
                )
            })?;
            match info(entry.id) {
                None => self.inbox.skip(header.sequence, entry.id),
                Some(info) => {
                    self.take_entry(info, entry, &mut selection)
                        .map_err(|fault| refuse(entry.at, entry.id, fault))?;
                    count += 1;
                }
            }
        }
        self.inbox.sequence = header.sequence;
        Ok(count)
    }

    /// Takes what only moves nodes, up to the next entry that says something else, or to a node
    /// whose values do not hold at once; answers how many entries those were.
    fn take_moves(&mut self, entries: &mut Entries<'_>, selection: &mut Selection) -> u32 {
        // Numbers for a state do not hold at once, nor what a system does not know.
        if selection.state.is_some() || !self.cascade.supports_all() {
            return 0;
        }
        let moves = entries.moves();
        let first = self.record.node(selection.slot).id;
        let passed = self.record.take_moves(&mut selection.slot, moves);
        self.cascade
            .moves(first, moves.get(..passed).unwrap_or_default());
        entries.pass_moves(passed);
        u32::try_from(passed).unwrap_or(u32::MAX)
    }

    fn take_entry(
        &mut self,
        info: &'static Info,
        entry: Entry<'_>,
        selection: &mut Selection,
    ) -> Result<(), Fault> {
        let unsupported = (RefusalReason::Unsupported, u32::from(entry.id), 0);
        if info.later || !matches!(info.table, Table::Command | Table::Property) {
            return Err(unsupported);
        }
        check(entry.id, entry.value).map_err(value_fault)?;
        match info.table {
            Table::Property => self.take_property(info, Some(entry.value), *selection),
            _ => self.take_command(entry, selection),
        }
    }

    fn take_command(&mut self, entry: Entry<'_>, selection: &mut Selection) -> Result<(), Fault> {
        let value = entry.value;
        match entry.id {
            id::CREATE_NODE => {
                *selection = Selection {
                    slot: self.create(value)?,
                    state: None,
                }
            }
            id::REMOVE_NODE => {
                self.remove(value)?;
                *selection = Selection::default();
            }
            id::INSERT_CHILD => self.insert(value)?,
            id::SELECT_NODE => {
                *selection = Selection {
                    slot: known(self.record, value)?,
                    state: None,
                }
            }
            id::SELECT_STATE => {
                require_selection(entry.id, *selection)?;
                selection.state = Some(u32_of(value).map_err(value_fault)?);
            }
            id::UNSET_PROPERTY => {
                let property = u32_of(value).map_err(value_fault)?;
                let info = u16::try_from(property)
                    .ok()
                    .and_then(info)
                    .filter(|info| info.table == Table::Property && !info.later);
                self.take_property(
                    info.ok_or((RefusalReason::Unsupported, property, 0))?,
                    None,
                    *selection,
                )?;
            }
            id::RETAIN_PROPERTIES => {
                require_selection(entry.id, *selection)?;
                self.retain_properties(value, *selection)?;
            }
            id::SET_STATES => self.set_app_states(value)?,
            id::ANIMATE => self.animate(value)?,
            id::CONTROL_ANIMATION => {
                let control: AnimationControl = read(value).map_err(value_fault)?;
                if !self.record.has_animation(control.animation) {
                    return Err((RefusalReason::BadAnimationId, control.animation, 0));
                }
                self.cascade.command(System::Animation, entry.id, value);
            }
            id::FOCUS_NODE => {
                let slot = known(self.record, value)?;
                let node = self.record.node(slot);
                // Its states are not known before the frame: if it cannot have
                // focus then, focus stays.
                let may = |property| node.style.any(|block| block.get(property) == Some(&[1]));
                if !may(id::FOCUSABLE) && !may(id::FOCUS_GROUP) {
                    return Err((RefusalReason::NotFocusable, node.id, 0));
                }
                self.inbox.requests.push(Request::Focus(node.id));
            }
            id::SCROLL_TO => {
                let slot = known(self.record, value.get(..1).unwrap_or_default())?;
                let command: ScrollTo = read(value).map_err(value_fault)?;
                check_motion(&command.motion)?;
                self.record.edit(slot).known |= 1 << System::Scroll as u16;
                self.cascade.command(System::Scroll, entry.id, value);
            }
            id::REVEAL_NODE => {
                let slot = known(self.record, value)?;
                self.inbox
                    .requests
                    .push(Request::Reveal(self.record.node(slot).id));
            }
            id::RELOAD_IMAGE => {
                let slot = known(self.record, value)?;
                self.record.edit(slot).known |= 1 << System::Resources as u16;
                self.cascade.command(System::Resources, entry.id, value);
            }
            id::QUERY_BOUNDS => {
                let slot = known(self.record, value.get(..1).unwrap_or_default())?;
                let token = value.get(1).copied().unwrap_or(0);
                self.inbox
                    .requests
                    .push(Request::Bounds(self.record.node(slot).id, token));
            }
            id::ADD_FONT_FACE => {
                let face: FontFace = read(value).map_err(value_fault)?;
                if self.record.fonts().len() >= MAX_FONTS as usize {
                    return Err((RefusalReason::Limit, MAX_FONTS, face.font));
                }
                if !self.record.add_font(face.font, value) {
                    return Err((RefusalReason::BadValue, 0, face.font));
                }
                self.cascade.command(System::Text, entry.id, value);
            }
            _ => return Err((RefusalReason::Unsupported, u32::from(entry.id), 0)),
        }
        Ok(())
    }

    fn create(&mut self, value: &[u32]) -> Result<u32, Fault> {
        let Create { node, kind } = read(value).map_err(value_fault)?;
        let kind = match kind {
            NodeKind::View => Kind::View,
            NodeKind::Image => Kind::Image,
            NodeKind::Text => Kind::Text,
        };
        let slot = self
            .record
            .create(node, kind)
            .map_err(|error| tree_fault(error, node, 0))?;
        let owners: &[System] = match kind {
            Kind::Text => &[System::Scene, System::Layout, System::Render, System::Text],
            _ => &[System::Scene, System::Layout, System::Render],
        };
        for &system in owners {
            self.cascade.command(system, id::CREATE_NODE, value);
            self.record.node_mut(slot).known |= 1 << system as u16;
        }
        self.inbox.created.push(node);
        Ok(slot)
    }

    fn remove(&mut self, value: &[u32]) -> Result<(), Fault> {
        let node = u32_of(value).map_err(value_fault)?;
        let from = self.inbox.removed.len();
        self.record
            .remove(node, &mut self.inbox.removed)
            .map_err(|error| tree_fault(error, node, 0))?;
        for &(node, known) in &self.inbox.removed[from..] {
            for system in System::ALL
                .into_iter()
                .filter(|&system| known >> system as u16 & 1 == 1)
            {
                self.cascade.command(system, id::REMOVE_NODE, &[node]);
            }
        }
        Ok(())
    }

    fn insert(&mut self, value: &[u32]) -> Result<(), Fault> {
        let Insertion {
            parent,
            child,
            before,
        } = read(value).map_err(value_fault)?;
        self.record
            .insert(parent, child, before)
            .map_err(|error| match error {
                TreeError::NotAChild => (RefusalReason::NotAChild, parent, before),
                error => tree_fault(error, parent, child),
            })?;
        for system in [System::Scene, System::Layout] {
            self.cascade.command(system, id::INSERT_CHILD, value);
        }
        self.dirty.mark(Due::States);
        Ok(())
    }

    fn retain_properties(&mut self, value: &[u32], selection: Selection) -> Result<(), Fault> {
        let kept: Vec<u32> = read(value).map_err(value_fault)?;
        let style = &self.record.node(selection.slot).style;
        let dropped: Vec<u16> = style.block(selection.state).map_or_else(Vec::new, |block| {
            let properties = block.iter().map(|(property, _)| property);
            properties
                .filter(|&property| !kept.contains(&u32::from(property)))
                .collect()
        });
        for info in dropped.into_iter().filter_map(info) {
            self.take_property(info, None, selection)?;
        }
        if kept.is_empty() {
            self.record.edit(selection.slot).style.drop_empty_states();
        }
        Ok(())
    }

    fn set_app_states(&mut self, value: &[u32]) -> Result<(), Fault> {
        let SetStates { node, states } = read(value).map_err(value_fault)?;
        let slot = self
            .record
            .find(node)
            .ok_or((RefusalReason::UnknownNode, node, 0))?;
        let states = states.bits();
        if states & !APP_STATES != 0 {
            return Err((RefusalReason::BadState, states, 0));
        }
        let node = self.record.edit(slot);
        let (id, removed) = (node.id, node.app_states & !states);
        node.app_states = states;
        self.inbox.state_changes.push([id, states, removed]);
        Ok(())
    }

    fn animate(&mut self, value: &[u32]) -> Result<(), Fault> {
        let animation: Animation = read(value).map_err(value_fault)?;
        let slot = self.record.find(animation.node).ok_or((
            RefusalReason::UnknownNode,
            animation.node,
            0,
        ))?;
        check_animation(&animation)?;
        if !self.record.add_animation(animation.animation, value) {
            return Err((RefusalReason::BadAnimationId, animation.animation, 0));
        }
        let node = self.record.edit(slot);
        node.moves = true;
        node.known |= 1 << System::Animation as u16;
        if let Ok(property) = u16::try_from(animation.property) {
            self.cascade.note_rest(self.record, slot, property, true);
        }
        self.cascade.command(System::Animation, id::ANIMATE, value);
        Ok(())
    }

    fn take_property(
        &mut self,
        info: &'static Info,
        value: Option<&[u32]>,
        selection: Selection,
    ) -> Result<(), Fault> {
        require_selection(info.id, selection)?;
        if let Some(value) = value {
            check_property(info, value, selection.slot, self.record)?;
            if value != info.default && self.cascade.is_undrawn(info) {
                self.inbox
                    .note_undrawn(self.record.node(selection.slot), info.id);
            }
        }
        self.cascade.set_property(
            self.record,
            self.dirty,
            selection.slot,
            selection.state,
            info,
            value,
        );
        Ok(())
    }
}

fn require_selection(entry: u16, selection: Selection) -> Result<(), Fault> {
    if selection.slot == 0 {
        Err((RefusalReason::NothingSelected, u32::from(entry), 0))
    } else {
        Ok(())
    }
}

fn tree_fault(error: TreeError, first: u32, second: u32) -> Fault {
    match error {
        TreeError::BadId(present) if first == ROOT => (RefusalReason::BadNodeId, ROOT, present),
        TreeError::BadId(present) => (RefusalReason::BadNodeId, first, present),
        TreeError::Limit(limit) => (RefusalReason::Limit, limit, record::slot(first)),
        TreeError::Unknown(node) => (RefusalReason::UnknownNode, node, 0),
        TreeError::Cycle => (RefusalReason::Cycle, first, second),
        TreeError::NotAChild => (RefusalReason::NotAChild, first, second),
        TreeError::NoChildren => (RefusalReason::NoChildren, first, second),
        TreeError::Depth(depth) => (RefusalReason::Limit, record::MAX_DEPTH, depth),
    }
}

fn refuse_header(batch: &[u32], error: HeaderError) -> Refusal {
    let (expected, found) = error.facts();
    Refusal {
        sequence: batch.get(3).copied().unwrap_or(0),
        reason: error.reason(),
        at: 0,
        entry: 0,
        expected,
        found,
    }
}
