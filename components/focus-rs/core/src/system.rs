//! The functions of `inlay:focus/focus`.

use std::borrow::Cow;

use inlay_interfaces::focus;

use crate::{ApplyError, Direction, Focus, FocusError, FocusState, Outcome, RestoreError};

impl focus::Focus for Focus {
    fn apply(&mut self, entries: Cow<'_, [u8]>) -> Result<(), ApplyError> {
        self.apply(&entries)
    }

    fn place(&mut self, placements: Cow<'_, [u8]>) -> Result<(), FocusError> {
        self.place(&placements)
    }

    fn r#move(&mut self, direction: u32, targets: Cow<'_, [u8]>) -> Result<Outcome, FocusError> {
        let direction =
            Direction::from_word(direction).ok_or(FocusError::UnknownDirection(direction))?;
        self.move_focus(direction, &targets)
    }

    fn explain(&mut self, direction: u32, targets: Cow<'_, [u8]>) -> Result<Vec<u8>, FocusError> {
        let direction =
            Direction::from_word(direction).ok_or(FocusError::UnknownDirection(direction))?;
        let rows = self.explain(direction, &targets)?;
        Ok(rows.iter().flat_map(|word| word.to_le_bytes()).collect())
    }

    fn focus(&mut self, node: u32) -> Result<Outcome, FocusError> {
        self.focus(node)
    }

    fn settle(&mut self) -> Outcome {
        self.settle()
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> FocusState {
        Self::snapshot(self)
    }

    fn restore(&mut self, state: FocusState) -> Result<(), RestoreError> {
        self.restore(&state)
    }
}
