//! States of nodes: their own, `disabled` from above, `focused` and `focus-within` along the path
//! of focus.

use inlay_interfaces::states::StateChange;
use inlay_schema::values::States;

use crate::node::{dirty, flag};
use crate::{Scene, SceneError};

const DISABLED: u32 = States::DISABLED.bits();
const OF_FOCUS: u32 = States::FOCUSED.bits() | States::FOCUS_WITHIN.bits();
const ALL: u32 = (States::DISABLED.bits() << 1) - 1;

impl Scene {
    /// Moves the state `focused` to a node, 0 for none, and `focus-within` to the nodes above it.
    ///
    /// # Errors
    ///
    /// [`SceneError::UnknownNode`].
    pub fn set_focus(&mut self, node: u32) -> Result<(), SceneError> {
        if node != 0 && self.tree.find(node).is_none() {
            return Err(SceneError::UnknownNode(node));
        }
        self.focus = node;
        self.trace_focus();
        Ok(())
    }

    /// Adds and takes states of a node; those of focus are left alone.
    ///
    /// # Errors
    ///
    /// [`SceneError::UnknownNode`]; [`SceneError::BadNumber`] (0 or 1 for `add` or `remove`) for a
    /// state that is none.
    pub fn set_states(&mut self, node: u32, add: u32, remove: u32) -> Result<(), SceneError> {
        let slot = self.tree.find(node).ok_or(SceneError::UnknownNode(node))?;
        for (position, states) in [(0, add), (1, remove)] {
            if states & !ALL != 0 {
                return Err(SceneError::BadNumber(position));
            }
        }
        let node = self.tree.at_mut(slot);
        node.own_states = (node.own_states | add & !OF_FOCUS) & !(remove & !OF_FOCUS);
        self.inherit_states(slot);
        Ok(())
    }

    /// Three words per node whose states changed since the last call: id, states before, states
    /// now.
    pub fn take_states(&mut self) -> Vec<u32> {
        let mut words = Vec::with_capacity(3 * self.waiting.len());
        for id in std::mem::take(&mut self.waiting) {
            let Some(slot) = self.tree.find(id) else {
                continue;
            };
            let node = self.tree.at_mut(slot);
            node.set(flag::STATES_WAIT, false);
            if node.states != node.reported_states {
                let change = StateChange {
                    node: node.id,
                    before: node.reported_states,
                    now: node.states,
                };
                words.extend(change.words());
                node.reported_states = node.states;
            }
        }
        words
    }

    /// Rebuilds the focus path after the tree changed.
    pub(crate) fn renew_focus_path(&mut self) {
        // Without focus there is no path.
        if self.focus != 0 {
            if self.tree.find(self.focus).is_none() {
                self.focus = 0;
            }
            self.trace_focus();
        }
    }

    fn trace_focus(&mut self) {
        let before = std::mem::take(&mut self.focus_path);
        for &id in &before {
            if let Some(slot) = self.tree.find(id) {
                self.tree.at_mut(slot).own_states &= !OF_FOCUS;
            }
        }
        let mut path = Vec::with_capacity(before.len());
        let mut at = self.tree.find(self.focus).unwrap_or(0);
        let mut state = States::FOCUSED.bits();
        while at != 0 {
            let node = self.tree.at_mut(at);
            node.own_states |= state;
            path.push(node.id);
            state = States::FOCUS_WITHIN.bits();
            at = node.parent;
        }
        for id in before.iter().chain(&path) {
            if let Some(slot) = self.tree.find(*id) {
                self.inherit_states(slot);
            }
        }
        self.focus_path = path;
    }

    /// Works the states of a node out, and of those under it as far as they change.
    pub(crate) fn inherit_states(&mut self, top: u32) {
        let mut at = top;
        while at != 0 {
            let inherited = self.tree.at(self.tree.at(at).parent).states & DISABLED;
            let node = self.tree.at_mut(at);
            let states = node.own_states | inherited;
            let changed = node.states ^ states;
            node.states = states;
            if changed != 0 && !node.has(flag::STATES_WAIT) {
                node.set(flag::STATES_WAIT, true);
                self.waiting.push(node.id);
            }
            if changed & DISABLED == 0 {
                at = self.tree.next_past(at, top);
            } else {
                self.tree.mark(at, dirty::PLACE);
                at = self.tree.next_under(at, top);
            }
        }
    }
}
