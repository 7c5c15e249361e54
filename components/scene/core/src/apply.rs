//! An entry stream: checked whole, then taken.

use inlay_primitives::Outline;
use inlay_schema::values::{
    Create, Direction as DirectionValue, Display, Insertion, NodeKind, Overflow, ScrollAxis,
};
use inlay_schema::{
    Entries, Entry, Move, System, Table, check, f32_of, id, info, read, s32_of, u32_of,
};

use crate::node::{Direction, Transform, dirty, flag, replace};
use crate::tree::{ROOT, slot_of};
use crate::{ApplyError, Scene};

/// A slot above this one is refused: slots are 20 bits.
const SLOTS: u32 = 1 << 20;

/// The tree as a stream that is being checked would leave it: id and parent of the slots it
/// touched.
#[derive(Default, Debug)]
pub(crate) struct Outlook {
    slots: Vec<(u32, u32, u32)>,
    stream: u32,
    /// Whether the stream touched any.
    is_touched: bool,
}

impl Outlook {
    fn begin(&mut self) {
        self.stream = self.stream.wrapping_add(1).max(1);
        self.is_touched = false;
    }

    fn get(&self, slot: u32) -> Option<(u32, u32)> {
        let &(stream, id, parent) = self.slots.get(slot as usize)?;
        (stream == self.stream).then_some((id, parent))
    }

    fn set(&mut self, slot: u32, id: u32, parent: u32) {
        self.is_touched = true;
        if self.slots.len() <= slot as usize {
            self.slots.resize(slot as usize + 1, (0, 0, 0));
        }
        self.slots[slot as usize] = (self.stream, id, parent);
    }
}

impl Scene {
    /// Takes tree commands and properties, all or nothing.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] with the first entry at fault.
    pub fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.check_stream(entries)?;
        let mut selected = 0;
        let mut entries = Entries::new(entries);
        loop {
            self.take_moves(&mut entries, &mut selected);
            let Some(Ok(entry)) = entries.next() else {
                break;
            };
            self.take(entry, &mut selected);
        }
        Ok(())
    }

    /// Takes what only moves nodes, up to the next entry that says something else.
    fn take_moves(&mut self, entries: &mut Entries<'_>, selected: &mut u32) {
        // Siblings mostly move together: the nodes above them are marked once.
        let mut noted = (0, 0);
        let mut has_changed = false;
        let mut passed = 0;
        let mut node = self.tree.at_mut(*selected);
        for entry in entries.moves() {
            match Move::of(entry) {
                Some(Move::Number(position, number)) => {
                    has_changed |= node.transform.set_number(position, number);
                }
                Some(Move::Select(id)) => {
                    if std::mem::take(&mut has_changed) {
                        self.note_move(*selected, &mut noted);
                    }
                    *selected = slot_of(id);
                    node = self.tree.at_mut(*selected);
                }
                None => break,
            }
            passed += 1;
        }
        if has_changed {
            self.note_move(*selected, &mut noted);
        }
        entries.pass_moves(passed);
    }

    /// Marks what is out of date of a node whose transform is another. `noted` is the node above
    /// the last one, and how it was marked.
    #[inline]
    fn note_move(&mut self, slot: u32, noted: &mut (u32, u8)) {
        let node = self.tree.at_mut(slot);
        let marks = moved(node);
        node.dirty |= marks;
        if *noted != (node.parent, marks) {
            *noted = (node.parent, marks);
            self.tree.mark(slot, marks);
        }
    }

    fn check_stream(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.outlook.begin();
        let mut selected = 0;
        let mut entries = Entries::new(entries);
        loop {
            self.check_moves(&mut entries, &mut selected)?;
            let Some(entry) = entries.next() else {
                break;
            };
            let entry = entry.map_err(|error| malformed(error.at))?;
            self.check_entry(entry, &mut selected)?;
        }
        Ok(())
    }

    /// Checks what only moves nodes, up to the next entry that says something else.
    fn check_moves(&self, entries: &mut Entries<'_>, selected: &mut u32) -> Result<(), ApplyError> {
        let mut passed = 0;
        for entry in entries.moves().iter().map_while(Move::of) {
            match entry {
                Move::Select(node) => *selected = self.foresee(node)?,
                Move::Number(..) if *selected == 0 => break,
                Move::Number(..) => {}
            }
            passed += 1;
        }
        entries.pass_moves(passed);
        Ok(())
    }

    fn check_entry(&mut self, entry: Entry<'_>, selected: &mut u32) -> Result<(), ApplyError> {
        if entry.id == id::SELECT_NODE {
            *selected = self.foresee(u32_of(entry.value).map_err(|_| malformed(entry.at))?)?;
            return Ok(());
        }
        let unsupported = ApplyError::Unsupported(u32::from(entry.id));
        let known = info(entry.id).ok_or(unsupported)?;
        check(entry.id, entry.value).map_err(|_| malformed(entry.at))?;
        match entry.id {
            id::CREATE_NODE => {
                let create: Create = read(entry.value).map_err(|_| malformed(entry.at))?;
                let slot = slot_of(create.node);
                if create.node == 0 || slot == 0 || slot == ROOT || self.foreseen(slot).0 != 0 {
                    return Err(ApplyError::UnknownNode(create.node));
                }
                if slot >= SLOTS {
                    return Err(ApplyError::Limit(SLOTS));
                }
                self.outlook.set(slot, create.node, 0);
                *selected = slot;
            }
            id::REMOVE_NODE => {
                let node = u32_of(entry.value).map_err(|_| malformed(entry.at))?;
                if let Ok(slot) = self.foresee(node) {
                    if slot == ROOT {
                        return Err(ApplyError::UnknownNode(node));
                    }
                    self.outlook.set(slot, 0, 0);
                }
                *selected = 0;
            }
            id::INSERT_CHILD => self.check_insertion(entry)?,
            id::UNSET_PROPERTY => {
                let property = u32_of(entry.value).map_err(|_| malformed(entry.at))?;
                let known = u16::try_from(property).ok().and_then(info);
                if *selected == 0 || !known.is_some_and(takes) {
                    return Err(ApplyError::Unsupported(property));
                }
            }
            _ if !takes(known) => return Err(unsupported),
            _ if *selected == 0 => return Err(ApplyError::UnknownNode(0)),
            _ => {}
        }
        Ok(())
    }

    fn check_insertion(&mut self, entry: Entry<'_>) -> Result<(), ApplyError> {
        let Insertion {
            parent,
            child,
            before,
        } = read(entry.value).map_err(|_| malformed(entry.at))?;
        let (parent_slot, child_slot) = (self.foresee(parent)?, self.foresee(child)?);
        if before != 0 && self.foreseen(self.foresee(before)?).1 != parent_slot {
            return Err(ApplyError::UnknownNode(before));
        }
        let mut at = parent_slot;
        while at != 0 {
            if at == child_slot {
                return Err(ApplyError::UnknownNode(child));
            }
            at = self.foreseen(at).1;
        }
        if child_slot == ROOT {
            return Err(ApplyError::UnknownNode(child));
        }
        self.outlook.set(child_slot, child, parent_slot);
        Ok(())
    }

    /// Id and parent that a slot will have.
    fn foreseen(&self, slot: u32) -> (u32, u32) {
        let now = || {
            self.tree
                .find_slot(slot)
                .map_or((0, 0), |node| (node.id, node.parent))
        };
        let (id, parent) = self.outlook.get(slot).unwrap_or_else(now);
        // A parent that is going leaves its children without one.
        if parent != 0 && self.outlook.get(parent).is_some_and(|(id, _)| id == 0) {
            (id, 0)
        } else {
            (id, parent)
        }
    }

    /// The slot of a node that will exist.
    #[inline]
    fn foresee(&self, node: u32) -> Result<u32, ApplyError> {
        if !self.outlook.is_touched {
            return self.tree.find(node).ok_or(ApplyError::UnknownNode(node));
        }
        let slot = slot_of(node);
        if node != 0 && self.foreseen(slot).0 == node {
            Ok(slot)
        } else {
            Err(ApplyError::UnknownNode(node))
        }
    }

    fn take(&mut self, entry: Entry<'_>, selected: &mut u32) {
        match entry.id {
            id::SELECT_NODE => *selected = u32_of(entry.value).map_or(0, slot_of),
            id::CREATE_NODE => {
                let Ok(Create { node, kind }) = read(entry.value) else {
                    return;
                };
                *selected = self.tree.create(node);
                let created = self.tree.at_mut(*selected);
                created.set(flag::TEXT, kind == NodeKind::Text);
                created.set(flag::IMAGE, kind == NodeKind::Image);
            }
            id::REMOVE_NODE => {
                if let Some(slot) = u32_of(entry.value)
                    .ok()
                    .and_then(|node| self.tree.find(node))
                {
                    self.remove(slot);
                }
                *selected = 0;
            }
            id::INSERT_CHILD => {
                let Ok(Insertion {
                    parent,
                    child,
                    before,
                }) = read(entry.value)
                else {
                    return;
                };
                self.insert(slot_of(parent), slot_of(child), slot_of(before));
            }
            id::UNSET_PROPERTY => {
                let property = u32_of(entry.value)
                    .ok()
                    .and_then(|property| u16::try_from(property).ok());
                if let Some(known) = property.and_then(info) {
                    self.set(*selected, known.id, known.default);
                }
            }
            property => self.set(*selected, property, entry.value),
        }
    }

    /// Sets a property to a value that was checked.
    fn set(&mut self, slot: u32, property: u16, value: &[u32]) {
        let node = self.tree.at_mut(slot);
        let number = f32_of(value).unwrap_or(0.0);
        let word = u32_of(value).unwrap_or(0);
        let clips = word != Overflow::Visible.word();
        let marks = match property {
            id::OPACITY => {
                let was_faded = node.is_faded();
                if replace(&mut node.opacity, number) {
                    self.fade(slot, was_faded);
                }
                0
            }
            id::CULL_MARGIN => drawn(replace(&mut node.cull_margin, number)),
            id::BORDER_TOP_LEFT_RADIUS => drawn(node.set_radius(0, number)),
            id::BORDER_TOP_RIGHT_RADIUS => drawn(node.set_radius(1, number)),
            id::BORDER_BOTTOM_RIGHT_RADIUS => drawn(node.set_radius(2, number)),
            id::BORDER_BOTTOM_LEFT_RADIUS => drawn(node.set_radius(3, number)),
            property if Outline::has(property) => drawn(node.outline(property, value)),
            property if Transform::has(property) => {
                let changed = node.transform.set(property, value);
                u8::from(changed) * moved(node)
            }
            id::DIRECTION => {
                let direction = match DirectionValue::from_word(word) {
                    Some(DirectionValue::Ltr) => Direction::LeftToRight,
                    Some(DirectionValue::Rtl) => Direction::RightToLeft,
                    _ => Direction::Inherited,
                };
                u8::from(replace(&mut node.direction, direction)) * dirty::PLACE
            }
            id::Z_INDEX => {
                if replace(&mut node.z_index, s32_of(value).unwrap_or(0)) {
                    self.reordered = true;
                }
                0
            }
            id::VISIBILITY => flagged(node, flag::HIDDEN, word != 0, dirty::SELF | dirty::PLACE),
            id::DISPLAY => {
                // CSS Display 3, appendix B: what is replaced cannot do without its box.
                let is_replaced = node.has(flag::TEXT | flag::IMAGE);
                let is_contents = word == Display::Contents.word();
                let is_none = word == Display::None.word() || is_contents && is_replaced;
                let marks = dirty::SELF | dirty::PLACE;
                let contents = flagged(node, flag::CONTENTS, is_contents && !is_replaced, marks);
                if contents != 0 {
                    self.reordered = true;
                    node.reported_opacity = 1.0;
                }
                contents | flagged(node, flag::DISPLAY_NONE, is_none, marks)
            }
            id::OVERFLOW_X => flagged(node, flag::CLIPS_X, clips, dirty::SELF | dirty::PLACE),
            id::OVERFLOW_Y => flagged(node, flag::CLIPS_Y, clips, dirty::SELF | dirty::PLACE),
            id::FOCUSABLE => flagged(node, flag::FOCUSABLE, word != 0, dirty::PLACE),
            id::FOCUS_GROUP => flagged(node, flag::GROUP, word != 0, dirty::PLACE),
            id::SCROLL_AXIS => {
                let axis = ScrollAxis::from_word(word).unwrap_or(ScrollAxis::None);
                let marks = dirty::SELF | dirty::PLACE;
                let both = axis == ScrollAxis::Both;
                let (x, y) = (both || axis == ScrollAxis::X, both || axis == ScrollAxis::Y);
                flagged(node, flag::CONTAINER, axis != ScrollAxis::None, marks)
                    | flagged(node, flag::SCROLLS_X, x, marks)
                    | flagged(node, flag::SCROLLS_Y, y, marks)
            }
            _ => 0,
        };
        if marks != 0 {
            self.tree.mark(slot, marks);
        }
        if matches!(property, id::FOCUSABLE | id::FOCUS_GROUP | id::SCROLL_AXIS)
            && self
                .tree
                .at(slot)
                .has(flag::FOCUSABLE | flag::GROUP | flag::CONTAINER)
        {
            self.note_places(slot);
        }
    }

    /// A node has another opacity. Whether it is a group is given with the order.
    // Not in the way of what moves.
    #[inline(never)]
    fn fade(&mut self, slot: u32, was_faded: bool) {
        let node = self.tree.at_mut(slot);
        if node.is_faded() {
            self.faded.push(node.id);
        } else {
            node.reported_opacity = 1.0;
        }
        self.reordered |= was_faded != node.is_faded() && node.has(flag::IN_TREE);
    }

    /// Lets a node and those above it know that where they are matters to others.
    pub(crate) fn note_places(&mut self, slot: u32) {
        let mut at = slot;
        while at != 0 && !self.tree.at(at).has(flag::PLACES) {
            let node = self.tree.at_mut(at);
            node.set(flag::PLACES, true);
            at = node.parent;
        }
    }

    /// Takes where transforms come to rest, all or nothing.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] with the first entry at fault.
    pub fn set_rests(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.check_rests(entries)?;
        let mut selected = 0;
        for entry in Entries::new(entries).map_while(Result::ok) {
            if entry.id == id::SELECT_NODE {
                selected = u32_of(entry.value).map_or(0, slot_of);
                continue;
            }
            let node = self.tree.at_mut(selected);
            let transform = node.transform;
            let rest = node.rest.get_or_insert_with(|| Box::new(transform));
            // The first value may part it from what it was drawn as, and seen as, until now.
            if rest.set(entry.id, entry.value) && node.has(flag::PLACES) {
                self.tree.mark(selected, dirty::PLACE);
            }
        }
        Ok(())
    }

    fn check_rests(&self, entries: &[u32]) -> Result<(), ApplyError> {
        let mut selected = 0;
        for entry in Entries::new(entries) {
            let entry = entry.map_err(|error| malformed(error.at))?;
            check(entry.id, entry.value).map_err(|_| malformed(entry.at))?;
            if entry.id == id::SELECT_NODE {
                selected = u32_of(entry.value).map_err(|_| malformed(entry.at))?;
                if self.tree.find(selected).is_none() {
                    return Err(ApplyError::UnknownNode(selected));
                }
            } else if !Transform::has(entry.id) {
                return Err(ApplyError::Unsupported(u32::from(entry.id)));
            } else if selected == 0 {
                return Err(ApplyError::UnknownNode(0));
            }
        }
        Ok(())
    }
}

/// Whether the scene takes a property.
fn takes(info: &inlay_schema::Info) -> bool {
    info.table == Table::Property && !info.later && info.systems.contains(System::Scene)
}

/// What is out of date if a value that is only drawn is another.
fn drawn(changed: bool) -> u8 {
    u8::from(changed) * dirty::SELF
}

/// What is out of date of a node whose transform is another.
fn moved(node: &crate::node::Node) -> u8 {
    // Where others see it follows only if it rests where it is drawn.
    if node.has(flag::PLACES) && node.rest.is_none() {
        dirty::MOVED | dirty::PLACE
    } else {
        dirty::MOVED
    }
}

fn flagged(node: &mut crate::node::Node, flags: u32, on: bool, marks: u8) -> u8 {
    if node.has(flags) == on {
        return 0;
    }
    node.set(flags, on);
    marks
}

fn malformed(at: usize) -> ApplyError {
    ApplyError::Malformed(u32::try_from(at).unwrap_or(u32::MAX))
}
