//! Where transforms rest, as the scene is given it.

use inlay_schema::values::{Easing, Motion, State, States, Transition, Tween};
use inlay_schema::{System, Writer, id};

use super::{batch, entries, family, number, set, words_of};
use crate::Engine;
use crate::fake::Fake;

fn slide() -> Vec<u32> {
    let motion = Motion::Tween(Tween {
        duration: 200.0,
        easing: Easing::Linear,
    });
    words_of(&vec![Transition {
        property: u32::from(id::TRANSLATE_X),
        delay: 0.0,
        motion,
    }])
}

/// What the scene was given, and forgets it.
fn rests(engine: &mut Engine<Fake>) -> Vec<(u16, Vec<u32>)> {
    let rests = entries(&engine.systems_mut().told("scene_set_rests"));
    engine.systems_mut().calls.clear();
    rests
}

fn rest(node: u32, property: u16, value: f32) -> Vec<(u16, Vec<u32>)> {
    vec![(id::SELECT_NODE, vec![node]), (property, number(value))]
}

#[test]
fn what_does_not_travel_rests_where_it_is_drawn() {
    let mut engine = family();
    set(&mut engine, 2, id::TRANSLATE_X, &number(40.0));
    engine.frame(1.0).expect("a frame");
    assert_eq!(rests(&mut engine), []);
}

#[test]
fn what_travels_rests_at_its_new_value_from_the_frame_on() {
    let mut engine = family();
    set(&mut engine, 2, id::TRANSITION, &slide());
    engine.frame(1.0).expect("a frame");
    set(&mut engine, 2, id::TRANSLATE_X, &number(40.0));
    // It travels: nothing of it holds at once.
    engine.systems_mut().retargets.push_back(Vec::new());
    engine.frame(2.0).expect("a frame");
    assert_eq!(rests(&mut engine), rest(2, id::TRANSLATE_X, 40.0));
    set(&mut engine, 2, id::OPACITY, &number(0.5));
    engine.frame(3.0).expect("a frame");
    assert_eq!(rests(&mut engine), [], "no transform");
}

#[test]
fn states_of_focus_have_no_say_in_where_the_node_itself_rests() {
    let mut engine = family();
    let words = batch(2, |writer| {
        writer.select(2);
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::SCALE_X, &number(1.5));
        writer.raw(id::SELECT_STATE, &[State::FocusWithin.word()]);
        writer.raw(id::TRANSLATE_X, &number(40.0));
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    assert_eq!(rests(&mut engine), [], "no state holds yet");
    let change = |engine: &mut Engine<Fake>, time: f64, states: u32| {
        engine.systems_mut().states.push_back(vec![2, 0, states]);
        let words = batch(3, |writer: &mut Writer<'_>| {
            writer.raw(id::SET_STATES, &[2, 0]);
        });
        engine.apply(&words).expect("a good batch");
        engine.frame(time).expect("a frame");
        rests(engine)
    };
    let focused = change(&mut engine, 2.0, States::FOCUSED.bits());
    assert_eq!(focused, rest(2, id::SCALE_X, 1.0));
    let within = change(&mut engine, 3.0, States::FOCUS_WITHIN.bits());
    assert!(within.contains(&(id::TRANSLATE_X, number(40.0))));
    assert!(within.contains(&(id::SCALE_X, number(1.0))));
}

#[test]
fn what_an_animation_leaves_for_good_wins_until_it_is_gone() {
    let mut engine = family();
    set(&mut engine, 2, id::TRANSITION, &slide());
    let held = |write: fn(&mut Writer<'_>)| {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(2);
        write(&mut writer);
        words
    };
    engine.systems_mut().rests.push_back(held(|writer| {
        writer.raw(id::TRANSLATE_X, &[7.0_f32.to_bits()]);
    }));
    engine.frame(1.0).expect("a frame");
    assert_eq!(rests(&mut engine), rest(2, id::TRANSLATE_X, 7.0));
    set(&mut engine, 2, id::TRANSLATE_X, &number(40.0));
    engine.frame(2.0).expect("a frame");
    assert_eq!(rests(&mut engine), rest(2, id::TRANSLATE_X, 7.0));
    set(&mut engine, 2, id::TRANSITION, &slide());
    engine.systems_mut().rests.push_back(held(|writer| {
        writer.raw(id::UNSET_PROPERTY, &[u32::from(id::TRANSLATE_X)]);
    }));
    set(&mut engine, 3, id::TRANSITION, &slide());
    engine.frame(3.0).expect("a frame");
    assert_eq!(rests(&mut engine), rest(2, id::TRANSLATE_X, 40.0));
}

#[test]
fn a_scene_that_is_new_is_given_all_rests() {
    let mut engine = family();
    set(&mut engine, 2, id::TRANSITION, &slide());
    engine.frame(1.0).expect("a frame");
    set(&mut engine, 2, id::TRANSLATE_X, &number(40.0));
    engine.systems_mut().retargets.push_back(Vec::new());
    engine.frame(2.0).expect("a frame");
    rests(&mut engine);
    engine.rebuild(System::Scene).expect("a rebuild");
    let given = rests(&mut engine);
    assert!(
        given.contains(&(id::TRANSLATE_X, number(40.0))),
        "{given:?}"
    );
}

#[test]
fn rests_of_a_node_that_is_gone_go_nowhere() {
    let mut engine = family();
    set(&mut engine, 2, id::TRANSITION, &slide());
    engine.frame(1.0).expect("a frame");
    set(&mut engine, 2, id::TRANSLATE_X, &number(40.0));
    let removed = batch(3, |writer| {
        writer.raw(id::REMOVE_NODE, &[2]);
    });
    engine.apply(&removed).expect("a good batch");
    engine.frame(2.0).expect("a frame");
    assert_eq!(rests(&mut engine), []);
}
