//! Entry streams: tried whole, then applied.

use inlay_schema::{Entries, id, read, values};

use crate::ApplyError;
use crate::property::{self, Fault};
use crate::slots::NOWHERE;
use crate::tree::{ROOT, Tree};

/// `display: contents`, which the root cannot have.
const CONTENTS: [u32; 1] = [values::Display::Contents.word()];

/// Applies a stream, all or nothing.
pub fn apply(tree: &mut Tree, entries: &[u32]) -> Result<(), ApplyError> {
    try_out(tree, entries)?;
    commit(tree, entries);
    Ok(())
}

/// Goes through the whole stream without changing the tree.
fn try_out(tree: &mut Tree, entries: &[u32]) -> Result<(), ApplyError> {
    let mut trial = tree.trial();
    let mut selected = 0;
    for entry in Entries::new(entries) {
        let entry = entry.map_err(|error| malformed(error.at))?;
        let refused = || malformed(entry.at);
        match entry.id {
            id::CREATE_NODE => {
                let values::Create { node, .. } = read(entry.value).map_err(|_| refused())?;
                if node == 0 || !trial.is_vacant(node) {
                    return Err(refused());
                }
                trial.edit(node, node, 0);
                selected = node;
            }
            id::REMOVE_NODE => {
                let node = read(entry.value).map_err(|_| refused())?;
                trial.known(node)?;
                if node == ROOT {
                    return Err(refused());
                }
                trial.edit(node, 0, 0);
                if selected == node {
                    selected = 0;
                }
            }
            id::INSERT_CHILD => {
                let values::Insertion {
                    parent,
                    child,
                    before,
                } = read(entry.value).map_err(|_| refused())?;
                trial.known(parent)?;
                trial.known(child)?;
                if before != 0 {
                    trial.known(before)?;
                }
                let misplaced = before != 0 && trial.parent(before) != parent;
                if child == ROOT || misplaced || trial.is_within(parent, child) {
                    return Err(refused());
                }
                trial.edit(child, child, parent);
            }
            id::SELECT_NODE => {
                selected = read(entry.value).map_err(|_| refused())?;
                trial.known(selected)?;
            }
            id::UNSET_PROPERTY => {
                let property: u32 = read(entry.value).map_err(|_| refused())?;
                let supported = u16::try_from(property).is_ok_and(property::is_supported);
                if !supported {
                    return Err(ApplyError::Unsupported(property));
                }
                if selected == 0 {
                    return Err(refused());
                }
            }
            property => {
                property::validate(property, entry.value).map_err(|fault| match fault {
                    Fault::Malformed => refused(),
                    Fault::Unsupported => ApplyError::Unsupported(property.into()),
                })?;
                let is_of_root = selected == ROOT && property == id::DISPLAY;
                if selected == 0 || is_of_root && entry.value == CONTENTS {
                    return Err(refused());
                }
            }
        }
    }
    Ok(())
}

/// Applies a stream that was tried.
fn commit(tree: &mut Tree, entries: &[u32]) {
    let mut selected = NOWHERE;
    for entry in Entries::new(entries).flatten() {
        match (entry.id, entry.value) {
            (id::CREATE_NODE, &[node, kind]) => {
                tree.create(
                    node,
                    values::NodeKind::from_word(kind).unwrap_or(values::NodeKind::View),
                );
                selected = tree.place(node);
            }
            (id::REMOVE_NODE, &[node]) => tree.remove(node),
            (id::INSERT_CHILD, &[parent, child, before]) => tree.insert(parent, child, before),
            (id::SELECT_NODE, &[node]) => selected = tree.place(node),
            (id::UNSET_PROPERTY, &[property]) => {
                tree.unset(selected, u16::try_from(property).unwrap_or(0));
            }
            (property, value) => tree.set(selected, property, value),
        }
    }
    tree.close_holes();
}

fn malformed(at: usize) -> ApplyError {
    ApplyError::Malformed(u32::try_from(at).unwrap_or(u32::MAX))
}
