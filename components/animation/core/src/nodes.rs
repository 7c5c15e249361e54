//! What is declared of nodes: their transitions.

use inlay_motion::Table;

use crate::transition::Declared;

/// Nodes that declare transitions.
#[derive(Clone, Default, Debug)]
pub(crate) struct Nodes(Table<Vec<Declared>>);

impl Nodes {
    /// How a property of a node travels.
    pub(crate) fn declared(&self, node: u32, property: u16) -> Option<&Declared> {
        let transitions = self.0.get(node)?;
        transitions
            .iter()
            .find(|declared| declared.property == property)
    }

    /// Replaces a node's transitions. A node of another generation in its slot is forgotten.
    pub(crate) fn declare(&mut self, node: u32, transitions: Vec<Declared>) {
        if transitions.is_empty() {
            self.0.remove(node);
        } else {
            self.0.insert(node, transitions);
        }
    }

    /// Forgets a node.
    pub(crate) fn remove(&mut self, node: u32) {
        self.0.remove(node);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
