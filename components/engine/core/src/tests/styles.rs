//! Values that hold: of states, of transitions and of animations.

use inlay_schema::values::{RefusalReason, State, States};
use inlay_schema::{Writer, id};

use super::{batch, entries, fade, family, number, set};
use crate::Engine;
use crate::fake::Fake;
use inlay_interfaces::animation::Values;

#[test]
fn state_styles_win_over_the_base_while_the_state_holds() {
    let mut engine = family();
    let words = batch(2, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.5));
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::OPACITY, &number(1.0));
        writer.raw(id::SELECT_STATE, &[State::Disabled.word()]);
        writer.raw(id::OPACITY, &number(0.1));
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    let (focused, disabled) = (States::FOCUSED.bits(), States::DISABLED.bits());
    let mut last = Vec::new();
    for (states, opacity) in [
        (focused, 1.0),
        (focused | disabled, 0.1),
        (disabled, 0.1),
        (0, 0.5),
    ] {
        engine.systems_mut().calls.clear();
        engine.systems_mut().states.push_back(vec![2, 0, states]);
        // Any change of states is asked for after a command that sets some.
        engine
            .apply(&batch(3, |writer| {
                writer.raw(id::SET_STATES, &[2, 0]);
            }))
            .expect("a good batch");
        engine.frame(2.0).expect("a frame");
        let told = entries(&engine.systems_mut().told("scene_apply"));
        if last != number(opacity) {
            assert_eq!(
                told,
                [(id::SELECT_NODE, vec![2]), (id::OPACITY, number(opacity))]
            );
        } else {
            assert!(told.is_empty());
        }
        last = number(opacity);
    }
}

/// Has node 2 be `focused`, with values for that state.
fn focused(engine: &mut Engine<Fake>) {
    let words = batch(2, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.5));
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::OPACITY, &number(1.0));
        writer.raw(id::TRANSLATE_X, &number(8.0));
        writer.raw(id::SET_STATES, &[2, 0]);
    });
    engine.apply(&words).expect("a good batch");
    let states = vec![2, 0, States::FOCUSED.bits()];
    engine.systems_mut().states.push_back(states);
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
}

#[test]
fn retaining_properties_removes_the_others_of_that_state_only() {
    let mut engine = family();
    focused(&mut engine);
    let words = batch(3, |writer| {
        writer.select(2);
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::TRANSLATE_X, &number(8.0));
        writer.raw(id::RETAIN_PROPERTIES, &[1, u32::from(id::TRANSLATE_X)]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(2.0).expect("a frame");
    assert_eq!(
        entries(&engine.systems_mut().told("scene_apply")),
        [(id::SELECT_NODE, vec![2]), (id::OPACITY, number(0.5))],
        "what is retained and has its value already goes nowhere"
    );
    engine.systems_mut().calls.clear();
    let words = batch(4, |writer| {
        writer.select(2);
        writer.raw(id::RETAIN_PROPERTIES, &[1, u32::from(u16::MAX)]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(3.0).expect("a frame");
    assert_eq!(
        entries(&engine.systems_mut().told("scene_apply")),
        [(id::SELECT_NODE, vec![2]), (id::OPACITY, number(1.0))],
        "the default, while the value of the state stays"
    );
}

#[test]
fn what_a_refused_batch_did_not_retain_is_back() {
    let mut engine = family();
    focused(&mut engine);
    let words = batch(3, |writer| {
        writer.select(2);
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::RETAIN_PROPERTIES, &[0]);
        writer.select(99);
    });
    engine.apply(&words).expect_err("there is no node 99");
    // Without the state the values are those of the base, so they were there until now.
    engine.systems_mut().states.push_back(vec![2, 0, 0]);
    let words = batch(4, |writer| {
        writer.raw(id::SET_STATES, &[2, 0]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(2.0).expect("a frame");
    let mut reported = entries(&engine.systems_mut().told("scene_apply"));
    reported.sort();
    assert_eq!(
        reported,
        [
            (id::SELECT_NODE, vec![2]),
            (id::OPACITY, number(0.5)),
            (id::TRANSLATE_X, number(0.0))
        ]
    );
}

#[test]
fn retaining_properties_needs_a_selected_node() {
    let mut engine = family();
    let words = batch(2, |writer| {
        writer.raw(id::RETAIN_PROPERTIES, &[0]);
    });
    let refusal = engine.apply(&words).expect_err("nothing is selected");
    assert_eq!(refusal.reason, RefusalReason::NothingSelected);
}

#[test]
fn states_that_a_new_place_in_the_tree_brings_hold_in_the_same_frame() {
    let mut engine = family();
    let words = batch(2, |writer| {
        writer.select(3);
        writer.raw(id::SELECT_STATE, &[State::FocusWithin.word()]);
        writer.raw(id::OPACITY, &number(0.25));
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine
        .systems_mut()
        .states
        .push_back(vec![3, 0, States::FOCUS_WITHIN.bits()]);
    let moved = batch(3, |writer| {
        writer.raw(id::INSERT_CHILD, &[3, 4, 0]);
    });
    engine.apply(&moved).expect("a good batch");
    engine.frame(2.0).expect("a frame");
    let told = entries(&engine.systems_mut().told("scene_apply"));
    assert!(told.contains(&(id::OPACITY, number(0.25))), "{told:?}");
}

#[test]
fn a_change_with_a_transition_goes_through_animation_with_both_values() {
    let mut engine = family();
    set(&mut engine, 2, id::TRANSITION, &fade());
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine.systems_mut().retargets.push_back(Vec::new());
    set(&mut engine, 2, id::OPACITY, &number(0.5));
    engine.frame(2.0).expect("a frame");
    let systems = engine.systems_mut();
    assert_eq!(
        entries(&systems.told("animation_retarget")),
        [
            (id::SELECT_NODE, vec![2]),
            (id::OPACITY, number(1.0)),
            (id::OPACITY, number(0.5))
        ]
    );
    assert!(systems.told("scene_apply").is_empty(), "animation keeps it");
    systems.values.push_back(Values {
        entries: stream(|w| {
            w.select(2);
            w.raw(id::UNSET_PROPERTY, &[u32::from(id::OPACITY)]);
        }),
        ..Values::default()
    });
    engine.frame(3.0).expect("a frame");
    assert_eq!(
        entries(&engine.systems_mut().told("scene_apply")),
        [(id::SELECT_NODE, vec![2]), (id::OPACITY, number(0.5))]
    );
}

fn stream(write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    write(&mut Writer::new(&mut words));
    words
}

#[test]
fn what_animation_says_is_checked_before_it_goes_on() {
    let mut engine = family();
    let bad = stream(|writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &[f32::NAN.to_bits()]);
        writer.raw(id::TRANSLATE_X, &number(3.0));
        writer.select(99);
        writer.raw(id::OPACITY, &number(0.0));
    });
    engine.systems_mut().values.push_back(Values {
        entries: bad,
        ..Values::default()
    });
    engine.frame(1.0).expect("a frame");
    assert_eq!(
        entries(&engine.systems_mut().told("scene_apply")),
        [(id::SELECT_NODE, vec![2]), (id::TRANSLATE_X, number(3.0))]
    );
}
