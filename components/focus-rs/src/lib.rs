//! Focus in Rust as a component: decodes WIT, calls the core, encodes.

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/focus"],
    world: "inlay:focus/focus-system",
    generate_all,
});

use std::cell::RefCell;

use exports::inlay::focus::focus::{FocusError, FocusState, Guest, NavigationDirection, Outcome};
use inlay::types::types::{ApplyError, RestoreError};
use inlay_focus_rs::{Direction, Focus};

thread_local! {
    static FOCUS: RefCell<Focus> = RefCell::new(Focus::new());
}

fn with<T>(call: impl FnOnce(&mut Focus) -> T) -> T {
    FOCUS.with_borrow_mut(call)
}

struct Component;

impl Guest for Component {
    fn apply(entries: Vec<u8>) -> Result<(), ApplyError> {
        with(|focus| focus.apply(&entries)).map_err(|error| match error {
            inlay_focus_rs::ApplyError::Malformed(at) => ApplyError::Malformed(at),
            inlay_focus_rs::ApplyError::UnknownNode(node) => ApplyError::UnknownNode(node),
            inlay_focus_rs::ApplyError::Unsupported(entry) => ApplyError::Unsupported(entry),
        })
    }

    fn place(placements: Vec<u8>) -> Result<(), FocusError> {
        with(|focus| focus.place(&placements)).map_err(error_of)
    }

    fn move_(direction: NavigationDirection, targets: Vec<u8>) -> Result<Outcome, FocusError> {
        let direction = match direction {
            NavigationDirection::Up => Direction::Up,
            NavigationDirection::Right => Direction::Right,
            NavigationDirection::Down => Direction::Down,
            NavigationDirection::Left => Direction::Left,
        };
        with(|focus| focus.move_focus(direction, &targets))
            .map(outcome_of)
            .map_err(error_of)
    }

    fn focus(node: u32) -> Result<Outcome, FocusError> {
        with(|focus| focus.focus(node))
            .map(outcome_of)
            .map_err(error_of)
    }

    fn settle() -> Outcome {
        outcome_of(with(Focus::settle))
    }

    fn reset() {
        with(Focus::reset);
    }

    fn snapshot() -> FocusState {
        let inlay_focus_rs::FocusState {
            version,
            focused,
            awaited,
            traps,
            anchor,
            is_sideways,
            memory,
            keys,
        } = with(|focus| focus.snapshot());
        FocusState {
            version,
            focused,
            awaited,
            traps,
            anchor,
            is_sideways,
            memory,
            keys,
        }
    }

    fn restore(state: FocusState) -> Result<(), RestoreError> {
        let FocusState {
            version,
            focused,
            awaited,
            traps,
            anchor,
            is_sideways,
            memory,
            keys,
        } = state;
        let state = inlay_focus_rs::FocusState {
            version,
            focused,
            awaited,
            traps,
            anchor,
            is_sideways,
            memory,
            keys,
        };
        with(|focus| focus.restore(&state)).map_err(|error| match error {
            inlay_focus_rs::RestoreError::Version(expected) => RestoreError::Version(expected),
            inlay_focus_rs::RestoreError::Length(length) => RestoreError::Length(length),
        })
    }
}

const fn outcome_of(outcome: inlay_focus_rs::Outcome) -> Outcome {
    Outcome {
        focused: outcome.focused,
        previous: outcome.previous,
    }
}

const fn error_of(error: inlay_focus_rs::FocusError) -> FocusError {
    match error {
        inlay_focus_rs::FocusError::NotFocusable(node) => FocusError::NotFocusable(node),
        inlay_focus_rs::FocusError::Empty(node) => FocusError::Empty(node),
        inlay_focus_rs::FocusError::BadLength(length) => FocusError::BadLength(length),
    }
}

export!(Component);
