//! What the app asked for since the last frame: states, focus, what is to be in view, where nodes
//! are.

use crate::inbox::Request;
use crate::systems::SystemFault;
use crate::{Engine, Systems};

impl<S: Systems> Engine<S> {
    /// Lets the states hold that the app set: where focus can be, follows from them.
    pub(crate) fn take_states(&mut self, time: f64) -> Result<(), SystemFault> {
        let changes = self.inbox.take_state_changes();
        if changes.is_empty() {
            return Ok(());
        }
        for [node, add, remove] in changes {
            self.set_states(node, add, remove)?;
        }
        self.hand_out(time)
    }

    /// Does what commands asked for, in their order; whether there was any but questions.
    pub(super) fn act_on_requests(&mut self, time: f64) -> Result<bool, SystemFault> {
        let requests = self.inbox.take_requests();
        let mut has_acted = false;
        let mut refused = Vec::new();
        let last_focus = requests
            .iter()
            .rposition(|request| matches!(request, Request::Focus(_)));
        for (position, request) in requests.into_iter().enumerate() {
            has_acted |= !matches!(request, Request::Bounds(..));
            match request {
                Request::Focus(node) => {
                    match self.request_focus(node) {
                        Ok(outcome) => {
                            self.focus.forget_settled();
                            if outcome.focused == self.focus.node() {
                                // It may be out of view, where the app scrolled.
                                self.reveal(outcome.focused, time);
                            }
                            self.take_focus(outcome, time)?;
                        }
                        Err(reason) => refused.push((node, reason)),
                    }
                    if Some(position) == last_focus {
                        self.refuse_focus(&refused, time)?;
                    }
                }
                Request::Reveal(node) => self.reveal(node, time),
                Request::Bounds(..) => self.inbox.defer(request),
            }
        }
        Ok(has_acted)
    }

    /// Brings a node into view that is still there.
    fn reveal(&mut self, node: u32, time: f64) {
        if self.record.find(node).is_some() {
            // A node that nothing scrolls has no placement: it is as much in view as it can be.
            let _ = self.systems.scroll().reveal(node, time);
        }
    }

    /// Answers where nodes are that the app asked for.
    pub(super) fn answer_bounds(&mut self) -> Result<(), SystemFault> {
        for request in self.inbox.take_requests() {
            let Request::Bounds(node, token) = request else {
                continue;
            };
            if self.record.find(node).is_some() {
                let bounds = self.systems.scene().bounds(node)?;
                self.outbox.bounds(token, node, bounds);
            }
        }
        Ok(())
    }
}
