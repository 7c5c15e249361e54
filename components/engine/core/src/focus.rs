//! Where focus is: what moves it, what keeps it, and who is to know.

use inlay_interfaces::focus::Outcome;
use inlay_schema::id;
use inlay_schema::values::{
    Display, FocusStayReason, NavigationDirection, NavigationDirections, States, Visibility,
};

use crate::inspect::figures_of;
use crate::record::{Kind, ROOT};
use crate::systems::{SystemFault, bytes};
use crate::{Engine, Systems};

/// The node with focus, as all systems know it.
#[derive(Default, Debug)]
pub(crate) struct Focus {
    /// 0 is none.
    node: u32,
    /// Where focus settled while a request for it was still to be met; it holds if that is refused.
    settled: Option<Outcome>,
    /// What focus said of its last move: figures. Nothing while moves are not explained.
    explanation: Vec<u32>,
}

impl Focus {
    /// Focus of a snapshot.
    pub(crate) const fn on(node: u32) -> Self {
        Self {
            node,
            settled: None,
            explanation: Vec::new(),
        }
    }

    /// The node with focus; 0 is none.
    pub(crate) const fn node(&self) -> u32 {
        self.node
    }

    /// What focus said of its last move: figures.
    pub(crate) fn explanation(&self) -> &[u32] {
        &self.explanation
    }

    /// Focus settled while a request for it is still to be met.
    pub(crate) fn hold_back(&mut self, outcome: Outcome) {
        self.settled = Some(outcome);
    }

    /// A request was met: where focus settled before it does not count.
    pub(crate) fn forget_settled(&mut self) {
        self.settled = None;
    }
}

impl<S: Systems> Engine<S> {
    /// Asks for focus, or says why it was refused.
    pub(crate) fn request_focus(&mut self, node: u32) -> Result<Outcome, FocusStayReason> {
        let slot = self.record.find(node).ok_or(FocusStayReason::Removed)?;
        let result = self.systems.focus().focus(node);
        result.map_err(|_| self.why_refused(slot))
    }

    /// Focus stays where it is, or where it settled; emits which requests were refused.
    pub(crate) fn refuse_focus(
        &mut self,
        refused: &[(u32, FocusStayReason)],
        time: f64,
    ) -> Result<(), SystemFault> {
        if let Some(outcome) = self.focus.settled.take() {
            self.take_focus(outcome, time)?;
        }
        for &(node, reason) in refused {
            self.outbox.focus_stay(self.focus.node, None, node, reason);
        }
        Ok(())
    }

    /// Why a node cannot have focus now, nor lead to one that can.
    fn why_refused(&self, slot: u32) -> FocusStayReason {
        let holds = |slot: u32, property: u16, value: u32| {
            let node = self.record.node(slot);
            node.style.effective(node.states, property) == [value]
        };
        let mut top = slot;
        let mut is_hidden = false;
        while top != 0 {
            let is_replaced = self.record.node(top).kind != Kind::View;
            is_hidden |= holds(top, id::DISPLAY, Display::None.word())
                || is_replaced && holds(top, id::DISPLAY, Display::Contents.word())
                || holds(top, id::VISIBILITY, Visibility::Hidden.word());
            match self.record.node(top).parent {
                0 => break,
                parent => top = parent,
            }
        }
        if top != ROOT {
            return FocusStayReason::Detached;
        }
        if is_hidden {
            return FocusStayReason::Hidden;
        }
        if self.record.node(slot).states & States::DISABLED.bits() != 0 {
            return FocusStayReason::Disabled;
        }
        if holds(slot, id::FOCUS_GROUP, 1) {
            return FocusStayReason::Empty;
        }
        FocusStayReason::NotFocusable
    }

    pub(crate) fn move_focus(
        &mut self,
        direction: NavigationDirection,
        time: f64,
    ) -> Result<(), SystemFault> {
        let targets = self.systems.scroll().targets();
        self.focus.explanation.clear();
        if self.stage.is_some_and(|stage| stage.explains) {
            let explained = self
                .systems
                .focus()
                .explain(direction.word(), bytes(&targets))?;
            self.focus.explanation = figures_of(&explained);
        }
        let outcome = self
            .systems
            .focus()
            .r#move(direction.word(), bytes(&targets))?;
        if outcome.focused == outcome.previous {
            let reason = self.why_no_move(direction);
            self.outbox
                .focus_stay(self.focus.node, Some(direction), 0, reason);
            return Ok(());
        }
        self.take_focus(outcome, time)
    }

    /// Why a move found nothing: a group around the focused node keeps it in, or nothing lies
    /// there.
    fn why_no_move(&self, direction: NavigationDirection) -> FocusStayReason {
        let bit = match direction {
            NavigationDirection::Up => NavigationDirections::UP,
            NavigationDirection::Right => NavigationDirections::RIGHT,
            NavigationDirection::Down => NavigationDirections::DOWN,
            NavigationDirection::Left => NavigationDirections::LEFT,
        };
        let mut at = self.record.find(self.focus.node).unwrap_or(0);
        while at != 0 {
            let node = self.record.node(at);
            let word = |property| {
                let value = node.style.effective(node.states, property);
                value.first().copied().unwrap_or(0)
            };
            if word(id::FOCUS_GROUP) != 0 && word(id::FOCUS_TRAP) & bit.bits() != 0 {
                return FocusStayReason::Trapped;
            }
            at = node.parent;
        }
        FocusStayReason::NoCandidate
    }

    /// Notifies all systems of the new focus, and scrolls it into view.
    pub(crate) fn take_focus(&mut self, outcome: Outcome, time: f64) -> Result<(), SystemFault> {
        // A system that names a node which does not exist has not moved focus.
        let node = if self.record.find(outcome.focused).is_some() {
            outcome.focused
        } else {
            0
        };
        if node == self.focus.node {
            return Ok(());
        }
        let previous = core::mem::replace(&mut self.focus.node, node);
        self.systems.scene().set_focus(node)?;
        self.systems.scroll().set_focus(node, time)?;
        if previous != 0 && self.keys.pressed() == previous {
            self.release_pressed()?;
        }
        self.follow_states();
        self.outbox.focus(node, previous);
        Ok(())
    }
}
