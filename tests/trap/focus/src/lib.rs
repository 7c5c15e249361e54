//! Focus that breaks down on purpose: it traps at every third move that an instance makes, and at
//! keys of nodes that say so.

wit_bindgen::generate!({
    path: ["../../../wit/types", "../../../wit/placements", "../../../wit/focus"],
    world: "inlay:focus/focus-system",
    generate_all,
});

use std::cell::{Cell, RefCell};

use exports::inlay::focus::focus::{FocusError, FocusState, Guest, Outcome};
use inlay::types::types::{ApplyError, RestoreError};
use inlay_focus_rs::{Direction, Focus};

/// The move that traps, counted from 1.
const LAST_MOVE: u32 = 3;

thread_local! {
    static FOCUS: RefCell<Focus> = RefCell::new(Focus::new());
    static MOVES: Cell<u32> = const { Cell::new(0) };
}

struct Component;

impl Guest for Component {
    fn apply(entries: Vec<u8>) -> Result<(), ApplyError> {
        misbehave(&entries);
        FOCUS
            .with_borrow_mut(|focus| focus.apply(&entries))
            .map_err(|_| ApplyError::Malformed(0))
    }

    fn place(placements: Vec<u8>) -> Result<(), FocusError> {
        FOCUS
            .with_borrow_mut(|focus| focus.place(&placements))
            .map_err(error_of)
    }

    fn move_(direction: u32, targets: Vec<u8>) -> Result<Outcome, FocusError> {
        MOVES.set(MOVES.get() + 1);
        assert!(MOVES.get() < LAST_MOVE, "this focus traps on purpose");
        let direction =
            Direction::from_word(direction).ok_or(FocusError::UnknownDirection(direction))?;
        FOCUS
            .with_borrow_mut(|focus| focus.move_focus(direction, &targets))
            .map(outcome_of)
            .map_err(error_of)
    }

    fn explain(direction: u32, targets: Vec<u8>) -> Result<Vec<u8>, FocusError> {
        let direction =
            Direction::from_word(direction).ok_or(FocusError::UnknownDirection(direction))?;
        let rows = FOCUS
            .with_borrow_mut(|focus| focus.explain(direction, &targets))
            .map_err(error_of)?;
        Ok(rows.iter().flat_map(|word| word.to_le_bytes()).collect())
    }

    fn focus(node: u32) -> Result<Outcome, FocusError> {
        FOCUS
            .with_borrow_mut(|focus| focus.focus(node))
            .map(outcome_of)
            .map_err(error_of)
    }

    fn settle() -> Outcome {
        outcome_of(FOCUS.with_borrow_mut(Focus::settle))
    }

    fn reset() {
        FOCUS.with_borrow_mut(Focus::reset);
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
        } = FOCUS.with_borrow(Focus::snapshot);
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
        FOCUS
            .with_borrow_mut(|focus| focus.restore(&state))
            .map_err(|_| RestoreError::Version(2))
    }
}

/// Does what the key of a node in `entries` says.
fn misbehave(entries: &[u8]) {
    let has = |key: &str| {
        entries
            .windows(key.len())
            .any(|bytes| bytes == key.as_bytes())
    };
    assert!(!has("@trap"), "this focus traps on purpose");
    if has("@leak") {
        let mut kept: Vec<Vec<u8>> = Vec::new();
        loop {
            kept.push(vec![1; 1 << 20]);
            std::hint::black_box(&kept);
        }
    }
    while has("@loop") {
        std::hint::spin_loop();
    }
}

fn outcome_of(outcome: inlay_focus_rs::Outcome) -> Outcome {
    Outcome {
        focused: outcome.focused,
        previous: outcome.previous,
    }
}

fn error_of(error: inlay_focus_rs::FocusError) -> FocusError {
    match error {
        inlay_focus_rs::FocusError::NotFocusable(node) => FocusError::NotFocusable(node),
        inlay_focus_rs::FocusError::Empty(node) => FocusError::Empty(node),
        inlay_focus_rs::FocusError::BadLength(length) => FocusError::BadLength(length),
        inlay_focus_rs::FocusError::UnknownDirection(number) => {
            FocusError::UnknownDirection(number)
        }
    }
}

export!(Component);
