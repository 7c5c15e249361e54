//! An entry stream in bytes: checked whole, then taken.

use inlay_schema::{Entries, Entry, System, Table, check, id, info, text, u32_of};

use crate::member::{Entry as Policy, Style, slot_of};
use crate::{ApplyError, Focus};

impl Focus {
    /// Takes focus properties and `remove-node`, all or nothing.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] with the first entry at fault.
    pub fn apply(&mut self, bytes: &[u8]) -> Result<(), ApplyError> {
        let words = words_of(bytes).ok_or(ApplyError::Malformed(length(bytes.len())))?;
        check_stream(&words)?;
        let mut selected = 0;
        for entry in Entries::new(&words).map_while(Result::ok) {
            match entry.id {
                id::SELECT_NODE => selected = u32_of(entry.value).unwrap_or(0),
                id::REMOVE_NODE => {
                    let node = u32_of(entry.value).unwrap_or(0);
                    if let Some(at) = self.members.find(node) {
                        self.members.forget(at);
                    }
                    selected = 0;
                }
                id::UNSET_PROPERTY => {
                    let property = u32_of(entry.value)
                        .ok()
                        .and_then(|property| u16::try_from(property).ok())
                        .and_then(info);
                    if let Some(info) = property {
                        self.set(
                            selected,
                            Entry {
                                id: info.id,
                                value: info.default,
                                at: entry.at,
                            },
                        );
                    }
                }
                _ => self.set(selected, entry),
            }
        }
        Ok(())
    }

    fn set(&mut self, node: u32, entry: Entry<'_>) {
        let Some(at) = self.members.make(node) else {
            return;
        };
        let style = &mut self.members.rest_mut(at).style;
        let remembered = style.remembers;
        set_style(style, entry);
        if style.remembers != remembered {
            self.change_memory(at);
        }
    }
}

/// Whether every entry is one of focus, with a value of its type and a node to be about.
fn check_stream(words: &[u32]) -> Result<(), ApplyError> {
    let mut selected = 0;
    for entry in Entries::new(words) {
        let entry = entry.map_err(|error| ApplyError::Malformed(length(error.at)))?;
        let is_command = matches!(
            entry.id,
            id::SELECT_NODE | id::REMOVE_NODE | id::UNSET_PROPERTY
        );
        if !is_command && !info(entry.id).is_some_and(takes) {
            return Err(ApplyError::Unsupported(u32::from(entry.id)));
        }
        check(entry.id, entry.value).map_err(|_| ApplyError::Malformed(length(entry.at)))?;
        let word = u32_of(entry.value).unwrap_or(0);
        match entry.id {
            id::SELECT_NODE if slot_of(word) == 0 => return Err(ApplyError::UnknownNode(word)),
            id::SELECT_NODE => selected = word,
            id::REMOVE_NODE => selected = 0,
            id::UNSET_PROPERTY if !is_property(word) => return Err(ApplyError::Unsupported(word)),
            _ if selected == 0 => return Err(ApplyError::UnknownNode(0)),
            _ => {}
        }
    }
    Ok(())
}

fn is_property(number: u32) -> bool {
    u16::try_from(number).is_ok_and(|id| info(id).is_some_and(takes))
}

fn takes(info: &inlay_schema::Info) -> bool {
    info.table == Table::Property && !info.later && info.systems.contains(System::Focus)
}

fn set_style(style: &mut Style, entry: Entry<'_>) {
    let word = u32_of(entry.value).unwrap_or(0);
    match entry.id {
        id::FOCUS_KEY => style.key = text(entry.value).unwrap_or_default().to_owned(),
        id::FOCUS_MEMORY => style.remembers = word != 0,
        id::FOCUS_ENTRY => {
            style.entry = match word {
                1 => Policy::First,
                2 => Policy::Last,
                3 => Policy::Preferred,
                _ => Policy::Nearest,
            };
        }
        id::FOCUS_PREFERRED => style.preferred = word,
        id::NEXT_FOCUS_UP => style.next[0] = word,
        id::NEXT_FOCUS_RIGHT => style.next[1] = word,
        id::NEXT_FOCUS_DOWN => style.next[2] = word,
        id::NEXT_FOCUS_LEFT => style.next[3] = word,
        id::FOCUS_TRAP => style.trap = word,
        // `focusable` and `focus-group` come with placements.
        _ => {}
    }
}

/// Bytes as words; `None` if they are no whole number of words.
fn words_of(bytes: &[u8]) -> Option<Vec<u32>> {
    let (words, rest) = bytes.as_chunks::<4>();
    rest.is_empty()
        .then(|| words.iter().map(|word| u32::from_le_bytes(*word)).collect())
}

pub(crate) fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
