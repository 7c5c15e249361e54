//! Focus and memory, which no input can bring back.

use crate::apply::length;
use crate::geometry::Rect;
use crate::member::slot_of;
use crate::settle::{Awaited, Seen};
use crate::{Focus, FocusState, RestoreError, Run};

/// Version of the state.
const VERSION: u32 = 2;

impl Focus {
    /// Focus and memory, groups in the order of their slots.
    pub fn snapshot(&self) -> FocusState {
        let mut state = FocusState {
            version: VERSION,
            focused: self.focused,
            awaited: self.awaited.group,
            traps: self.awaited.traps,
            anchor: self.run.anchor,
            is_sideways: self.run.is_sideways,
            ..FocusState::default()
        };
        for (member, rest) in self.members.by_slot() {
            if rest.memory != 0 {
                state.memory.extend([member.id, rest.memory]);
                if !rest.memory_key.is_empty() {
                    state.keys.push((member.id, rest.memory_key.clone()));
                }
            }
        }
        state
    }

    /// Takes a state. Groups that are gone are skipped; a focused node that is gone is noted, and
    /// `settle` finds another.
    ///
    /// # Errors
    ///
    /// [`RestoreError`]: the system is as after `reset`.
    pub fn restore(&mut self, state: &FocusState) -> Result<(), RestoreError> {
        let error = if state.version != VERSION {
            Some(RestoreError::Version(VERSION))
        } else if !state.memory.len().is_multiple_of(2) {
            Some(RestoreError::Length(length(state.memory.len())))
        } else {
            None
        };
        if let Some(error) = error {
            self.reset();
            return Err(error);
        }
        for &[group, member] in state.memory.as_chunks::<2>().0 {
            if let Some(at) = self.members.find(group) {
                let rest = self.members.rest_mut(at);
                rest.memory = member;
                rest.memory_key.clear();
            }
        }
        for (group, key) in &state.keys {
            if let Some(at) = self.members.find(*group) {
                self.members.rest_mut(at).memory_key.clone_from(key);
            }
        }
        self.focused = if slot_of(state.focused) == 0 {
            0
        } else {
            state.focused
        };
        self.awaited = Awaited {
            group: state.awaited,
            traps: state.traps && self.focused == 0 && state.awaited != 0,
        };
        self.run = Run {
            anchor: state.anchor,
            is_sideways: state.is_sideways,
        };
        self.path.clear();
        self.seen_at = Rect::default();
        self.see_focused();
        if self.awaited.traps
            && let Some(group) = self.members.find(state.awaited)
        {
            self.path.push(Seen::default());
            self.see_path(group, 1);
        }
        Ok(())
    }
}
