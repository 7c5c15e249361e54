//! The animation system as a component: decodes, calls the core, encodes.

use std::cell::RefCell;
use std::mem::take;

use inlay_animation as core;

use exports::inlay::animation::animation::{
    AnimationError, AnimationState, ApplyError, Guest, RestoreError, Values,
};

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/animation"],
    world: "inlay:animation/animation-system",
    generate_all,
});

thread_local! {
    static SYSTEM: RefCell<core::Animation> = RefCell::new(core::Animation::default());
}

struct Component;

export!(Component);

fn system<T>(call: impl FnOnce(&mut core::Animation) -> T) -> T {
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

    fn retarget(changes: Vec<u32>, time: f64) -> Result<Vec<u32>, AnimationError> {
        system(|it| it.retarget(&changes, time).map(<[u32]>::to_vec)).map_err(refusal)
    }

    fn take_rests() -> Vec<u32> {
        system(|it| it.take_rests().to_vec())
    }

    fn tick(time: f64) -> Result<Values, AnimationError> {
        system(|it| {
            it.tick(time).map(|values| Values {
                entries: take(&mut values.entries),
                finished: take(&mut values.finished),
                cancelled: take(&mut values.cancelled),
                refused: take(&mut values.refused),
                active: values.active,
                moving: values.moving,
                next: values.next,
            })
        })
        .map_err(refusal)
    }

    fn set_resolution(pixels: f32) {
        system(|it| it.set_resolution(pixels));
    }

    fn movers() -> Vec<u32> {
        system(|it| it.movers())
    }

    fn reset() {
        system(core::Animation::reset);
    }

    fn snapshot() -> AnimationState {
        let state = system(core::Animation::snapshot);
        AnimationState {
            version: state.version,
            transitions: state.transitions,
            transition_times: state.transition_times,
            animations: state.animations,
            animation_times: state.animation_times,
        }
    }

    fn restore(state: AnimationState) -> Result<(), RestoreError> {
        let state = core::State {
            version: state.version,
            transitions: state.transitions,
            transition_times: state.transition_times,
            animations: state.animations,
            animation_times: state.animation_times,
        };
        system(|it| it.restore(&state)).map_err(|error| match error {
            core::RestoreError::Version(expected) => RestoreError::Version(expected),
            core::RestoreError::Length(length) => RestoreError::Length(length),
            core::RestoreError::Number(at) => RestoreError::Number(at),
        })
    }
}

fn refusal(error: core::AnimationError) -> AnimationError {
    match error {
        core::AnimationError::BadTime(last) => AnimationError::BadTime(last),
        core::AnimationError::Malformed(at) => AnimationError::Malformed(at),
    }
}
