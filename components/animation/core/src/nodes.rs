//! What is declared of nodes: their transitions.

use inlay_motion::Slots;

use crate::transition::Declared;

#[derive(Clone, Debug)]
struct Node {
    id: u32,
    transitions: Vec<Declared>,
}

/// Nodes that declare transitions.
#[derive(Clone, Default, Debug)]
pub(crate) struct Nodes {
    nodes: Vec<Node>,
    slots: Slots,
}

impl Nodes {
    /// How a property of a node travels.
    pub(crate) fn declared(&self, node: u32, property: u16) -> Option<&Declared> {
        let found = self
            .nodes
            .get(self.slots.get(node)?)
            .filter(|found| found.id == node)?;
        found
            .transitions
            .iter()
            .find(|declared| declared.property == property)
    }

    /// Replaces a node's transitions. A node of another generation in its slot is forgotten.
    pub(crate) fn declare(&mut self, id: u32, transitions: Vec<Declared>) {
        match self.slots.get(id).and_then(|at| self.nodes.get_mut(at)) {
            Some(node) => {
                node.id = id;
                node.transitions = transitions;
            }
            None if transitions.is_empty() => {}
            None => {
                self.slots.set(id, self.nodes.len());
                self.nodes.push(Node { id, transitions });
            }
        }
    }

    /// Forgets a node.
    pub(crate) fn remove(&mut self, id: u32) {
        let Some(at) = self.slots.get(id) else { return };
        if self.nodes.get(at).is_none_or(|node| node.id != id) {
            return;
        }
        self.slots.unset(id);
        self.nodes.swap_remove(at);
        if let Some(moved) = self.nodes.get(at) {
            self.slots.set(moved.id, at);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.slots.clear();
    }
}
