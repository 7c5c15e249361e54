//! Entry streams: nodes that come and go, and their paint properties.

use inlay_primitives::Look;
use inlay_schema::{Entries, Entry, System, Unpack, check, id, info, read, values};

use crate::nodes::{Fit, Position, Style, flag};
use crate::{ApplyError, Render};

/// A node that came or went, to take it back.
enum Undo {
    Created(u32),
    Removed(u32, usize),
}

impl Render {
    /// Takes paint properties and their animated values, `create-node` and `remove-node`, all or
    /// nothing.
    ///
    /// # Errors
    ///
    /// [`ApplyError`]; then nothing has changed.
    pub fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        let mut undo = Vec::new();
        if let Err(error) = self.check_entries(entries, &mut undo) {
            self.take_back(undo);
            return Err(error);
        }
        for step in undo {
            if let Undo::Removed(id, record) = step {
                self.forget(id, record);
            }
        }
        self.set_properties(entries);
        Ok(())
    }

    /// Checks every entry, and lets nodes come and go so that later entries can name them.
    fn check_entries(&mut self, entries: &[u32], undo: &mut Vec<Undo>) -> Result<(), ApplyError> {
        let mut selected = None;
        for entry in Entries::new(entries) {
            let Entry { id, value, at } =
                entry.map_err(|error| ApplyError::Malformed(crate::word(error.at)))?;
            let malformed = ApplyError::Malformed(crate::word(at));
            check(id, value).map_err(|_| malformed)?;
            match id {
                id::CREATE_NODE => {
                    let node = value.first().copied().unwrap_or(0);
                    if !self.nodes.is_free(node) {
                        return Err(malformed);
                    }
                    self.nodes.insert(node);
                    undo.push(Undo::Created(node));
                    selected = Some(node);
                }
                id::REMOVE_NODE => {
                    let node = value.first().copied().unwrap_or(0);
                    let record = self
                        .nodes
                        .detach(node)
                        .ok_or(ApplyError::UnknownNode(node))?;
                    undo.push(Undo::Removed(node, record));
                    selected = selected.filter(|&other| other != node);
                }
                id::SELECT_NODE => {
                    let node = value.first().copied().unwrap_or(0);
                    self.nodes.get(node).ok_or(ApplyError::UnknownNode(node))?;
                    selected = Some(node);
                }
                id::UNSET_PROPERTY => {
                    let property = value.first().copied().unwrap_or(0);
                    if !u16::try_from(property).is_ok_and(is_read) {
                        return Err(ApplyError::Unsupported(property));
                    }
                    selected.ok_or(malformed)?;
                }
                _ if is_read(id) => {
                    selected.ok_or(malformed)?;
                }
                _ => return Err(ApplyError::Unsupported(u32::from(id))),
            }
        }
        Ok(())
    }

    fn take_back(&mut self, undo: Vec<Undo>) {
        for step in undo.into_iter().rev() {
            match step {
                Undo::Created(id) => {
                    if let Some(record) = self.nodes.detach(id) {
                        self.nodes.release(record);
                    }
                }
                Undo::Removed(id, record) => self.nodes.attach(id, record),
            }
        }
    }

    /// A node is gone for good: it vanishes from the pool, and its space and clip hold no longer.
    fn forget(&mut self, id: u32, record: usize) {
        self.removed.push(crate::word(record));
        self.restructure = true;
        self.spaces.remove(id);
        self.clips.remove(id);
        self.groups.forget(crate::word(record));
    }

    fn set_properties(&mut self, entries: &[u32]) {
        let mut selected = None;
        for Entry { id, value, .. } in Entries::new(entries).flatten() {
            match id {
                id::CREATE_NODE | id::SELECT_NODE => {
                    selected = value.first().and_then(|&node| self.nodes.get(node));
                }
                id::REMOVE_NODE => {}
                _ => {
                    // A node that the stream removes later is not there any more.
                    let Some(record) = selected else { continue };
                    let (id, value) =
                        match (id, value.first().and_then(|&id| u16::try_from(id).ok())) {
                            (id::UNSET_PROPERTY, Some(property)) => (
                                property,
                                info(property).map_or(&[][..], |info| info.default),
                            ),
                            _ => (id, value),
                        };
                    let is_new = if Look::has(id) {
                        self.nodes.decorate(record, id, value)
                    } else {
                        set(&mut self.nodes.style[record], id, value)
                    };
                    if is_new {
                        self.nodes.touch(record, flag::CONTENT);
                    }
                }
            }
        }
    }
}

/// Whether this system takes the property.
fn is_read(id: u16) -> bool {
    info(id).is_some_and(|info| !info.later && info.systems.contains(System::Render))
}

/// Sets a property from words that were checked. Returns whether the style is another now.
fn set(style: &mut Style, id: u16, value: &[u32]) -> bool {
    let old = *style;
    match id {
        id::BACKGROUND_COLOR => assign(&mut style.background, value),
        id::BORDER_TOP_LEFT_RADIUS => assign(&mut style.radii[0], value),
        id::BORDER_TOP_RIGHT_RADIUS => assign(&mut style.radii[1], value),
        id::BORDER_BOTTOM_RIGHT_RADIUS => assign(&mut style.radii[2], value),
        id::BORDER_BOTTOM_LEFT_RADIUS => assign(&mut style.radii[3], value),
        id::OBJECT_FIT => assign_from(&mut style.fit, value, fit),
        id::OBJECT_POSITION_X => assign_from(&mut style.position[0], value, position),
        id::OBJECT_POSITION_Y => assign_from(&mut style.position[1], value, position),
        id::SOURCE_RECT => assign_from(
            &mut style.source,
            value,
            |source: Option<values::SourceRect>| {
                source.map(|part| [part.x, part.y, part.width, part.height])
            },
        ),
        id::TINT => assign(&mut style.tint, value),
        id::PLACEHOLDER_COLOR => assign(&mut style.placeholder, value),
        id::COLOR => assign(&mut style.color, value),
        // `src`, whose picture comes by `set_images`.
        _ => {}
    }
    *style != old
}

fn assign<T: Unpack>(place: &mut T, value: &[u32]) {
    assign_from(place, value, |new| new);
}

fn assign_from<T, U: Unpack>(place: &mut T, value: &[u32], convert: impl FnOnce(U) -> T) {
    if let Ok(new) = read(value) {
        *place = convert(new);
    }
}

fn fit(fit: values::ObjectFit) -> Fit {
    match fit {
        values::ObjectFit::Fill => Fit::Fill,
        values::ObjectFit::Contain => Fit::Contain,
        values::ObjectFit::Cover => Fit::Cover,
        values::ObjectFit::None => Fit::None,
        values::ObjectFit::ScaleDown => Fit::ScaleDown,
    }
}

fn position(position: values::Length) -> Position {
    match position {
        values::Length::Dp(dp) => Position::Dp(dp),
        values::Length::Percent(percent) => Position::Percent(percent),
    }
}
