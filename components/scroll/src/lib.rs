//! The scroll system as a component: decodes, calls the core, encodes.

use std::cell::RefCell;

use inlay_scroll as core;

use exports::inlay::scroll::scroll::{
    ApplyError, Guest, Offsets, Placements, RestoreError, ScrollError, ScrollState,
};

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/scroll"],
    world: "inlay:scroll/scroll-system",
    generate_all,
});

thread_local! {
    static SYSTEM: RefCell<core::Scroll> = RefCell::new(core::Scroll::default());
}

struct Component;

export!(Component);

fn system<T>(call: impl FnOnce(&mut core::Scroll) -> T) -> T {
    SYSTEM.with_borrow_mut(call)
}

impl Guest for Component {
    fn apply(entries: Vec<u32>, time: f64) -> Result<(), ApplyError> {
        system(|it| it.apply(&entries, time)).map_err(|error| match error {
            core::ApplyError::Malformed(at) => ApplyError::Malformed(at),
            core::ApplyError::UnknownNode(id) => ApplyError::UnknownNode(id),
            core::ApplyError::Unsupported(entry) => ApplyError::Unsupported(entry),
        })
    }

    fn place(placements: Placements, time: f64) -> Result<(), ScrollError> {
        system(|it| it.place(&placements.words, time)).map_err(refusal)
    }

    fn set_focus(node: u32, time: f64) -> Result<(), ScrollError> {
        system(|it| it.set_focus(node, time)).map_err(refusal)
    }

    fn reveal(node: u32, time: f64) -> Result<(), ScrollError> {
        system(|it| it.reveal(node, time)).map_err(refusal)
    }

    fn targets() -> Vec<u32> {
        system(core::Scroll::targets)
    }

    fn tick(time: f64) -> Result<Offsets, ScrollError> {
        system(|it| {
            it.tick(time).map(|offsets| Offsets {
                containers: offsets.containers.clone(),
                values: offsets.values.clone(),
                rested: offsets.rested.clone(),
                moving: offsets.moving,
            })
        })
        .map_err(refusal)
    }

    fn reset() {
        system(core::Scroll::reset);
    }

    fn snapshot() -> ScrollState {
        let state = system(core::Scroll::snapshot);
        ScrollState {
            version: state.version,
            containers: state.containers,
            values: state.values,
        }
    }

    fn restore(state: ScrollState) -> Result<(), RestoreError> {
        let state = core::State {
            version: state.version,
            containers: state.containers,
            values: state.values,
        };
        system(|it| it.restore(&state)).map_err(|error| match error {
            core::RestoreError::Version(expected) => RestoreError::Version(expected),
            core::RestoreError::Length(length) => RestoreError::Length(length),
            core::RestoreError::Number(at) => RestoreError::Number(at),
        })
    }
}

fn refusal(error: core::ScrollError) -> ScrollError {
    match error {
        core::ScrollError::UnknownNode(id) => ScrollError::UnknownNode(id),
        core::ScrollError::BadLength(length) => ScrollError::BadLength(length),
        core::ScrollError::BadTime(last) => ScrollError::BadTime(last),
    }
}
