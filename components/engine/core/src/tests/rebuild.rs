//! Snapshots, and systems that are made anew.

use inlay_schema::values::{State, States};
use inlay_schema::{System, id};

use super::{batch, create, entries, family, number, set};
use crate::Engine;
use crate::fake::Fake;
use crate::systems::Boxes;

#[test]
fn a_snapshot_restores_to_an_equal_engine() {
    let mut engine = family();
    let words = batch(7, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.5));
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::OPACITY, &number(0.75));
        writer.raw(id::SET_STATES, &[3, States::SELECTED.bits()]);
        create(writer, 9, 0, 3);
        writer.raw(id::CREATE_NODE, &[10, 0]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    let snapshot = engine.snapshot();
    let mut other = Engine::new(Fake::default());
    other.restore(&snapshot).expect("a good snapshot");
    assert_eq!(other.snapshot(), snapshot);
    for system in System::ALL {
        engine.rebuild(system).expect("a rebuilt system");
        assert_eq!(engine.snapshot(), snapshot);
    }
}

#[test]
fn a_rebuilt_system_is_told_the_values_that_hold() {
    let mut engine = family();
    set(&mut engine, 2, id::OPACITY, &number(0.5));
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine.rebuild(System::Scene).expect("a rebuilt scene");
    let told = entries(&engine.systems_mut().told("scene_apply"));
    assert_eq!(
        told.iter()
            .filter(|(entry, _)| *entry == id::CREATE_NODE)
            .count(),
        4
    );
    assert!(told.contains(&(id::OPACITY, number(0.5))));
    assert!(engine.systems_mut().told("text_reset").is_empty());
}

#[test]
fn a_rebuilt_text_has_its_boxes_again() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| create(writer, 9, 2, 1)))
        .expect("a good batch");
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().boxes.push_back(Boxes {
        nodes: vec![9],
        values: vec![0.0, 0.0, 300.0, 200.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0],
    });
    engine.rebuild(System::Text).expect("a rebuilt text");
    let told = engine.systems_mut().told("text_set_boxes");
    assert_eq!(
        told,
        [
            9,
            4_f32.to_bits(),
            1_f32.to_bits(),
            294_f32.to_bits(),
            196_f32.to_bits()
        ]
    );
}

#[test]
fn what_waits_for_text_outlives_the_rebuild_of_another_system() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| create(writer, 9, 2, 1)))
        .expect("a good batch");
    engine.rebuild(System::Layout).expect("a rebuilt layout");
    engine.frame(1.0).expect("a frame");
    let told = entries(&engine.systems_mut().told("text_apply"));
    assert_eq!(told, [(id::CREATE_NODE, vec![9, 2])]);
}
