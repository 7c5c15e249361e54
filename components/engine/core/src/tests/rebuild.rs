//! Snapshots, and systems that are rebuilt.

use inlay_schema::values::{
    AnimatedValue, Animation, CompositeOperation, Easing, EffectTiming, FillMode, Keyframe,
    PlaybackDirection, State, States,
};
use inlay_schema::{System, id};

use super::{batch, create, entries, family, number, set};
use crate::Engine;
use crate::fake::Fake;
use inlay_interfaces::boxes::Boxes;
use inlay_interfaces::drawing::Drawing;

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
fn a_snapshot_forgets_neighbours_that_are_gone() {
    let mut engine = family();
    let words = batch(7, |writer| {
        writer.select(2);
        writer.raw(id::NEXT_FOCUS_RIGHT, &[4]);
        writer.raw(id::NEXT_FOCUS_DOWN, &[3]);
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::FOCUS_PREFERRED, &[4]);
        writer.raw(id::REMOVE_NODE, &[4]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    let mut other = Engine::new(Fake::default());
    other.restore(&engine.snapshot()).expect("a good snapshot");
    other.frame(2.0).expect("a frame");
    let told = entries(&other.systems_mut().told("focus_apply"));
    assert!(told.contains(&(id::NEXT_FOCUS_DOWN, vec![3])));
    assert!(!told.iter().any(|(_, value)| value == &[4]));
}

#[test]
fn a_restored_engine_has_the_slots_that_the_other_had() {
    let mut engine = family();
    let last = 3 * crate::MAX_SLOT_JUMP;
    let words = batch(2, |writer| {
        (6..last).for_each(|node| create(writer, node, 0, 1));
    });
    engine.apply(&words).expect("a good batch");
    // Most go, and of those that stay the one in the farthest slot comes first.
    let words = batch(3, |writer| {
        (6..last - 1).for_each(|node| {
            writer.raw(id::REMOVE_NODE, &[node]);
        });
        writer.raw(id::INSERT_CHILD, &[1, last - 1, 2]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    let snapshot = engine.snapshot();
    let mut other = Engine::new(Fake::default());
    other.restore(&snapshot).expect("a good snapshot");
    assert_eq!(other.snapshot(), snapshot);
    engine
        .apply(&batch(4, |writer| {
            writer.raw(id::REMOVE_NODE, &[last - 1]);
        }))
        .expect("a good batch");
    engine.frame(2.0).expect("a frame");
    other.restore(&engine.snapshot()).expect("a good snapshot");
    let again = (last - 2) | 1 << 20;
    other
        .apply(&batch(5, |writer| create(writer, again, 0, 1)))
        .expect("a slot that was free before");
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

#[test]
fn what_the_app_knows_of_what_is_in_view_is_not_told_again_by_a_new_scene() {
    let (came, seen) = (
        u32::from(id::EVENT_IN_BOUNDS),
        u32::from(id::EVENT_IN_VIEWPORT),
    );
    let mut engine = family();
    let frame = |engine: &mut Engine<Fake>, events: &[u32], time| {
        engine.systems_mut().drawings.push_back(Drawing {
            events: events.to_vec(),
            ..Drawing::default()
        });
        let told = entries(&engine.frame(time).expect("a frame").events);
        told.into_iter()
            .filter(|(event, _)| *event != id::EVENT_IDLE)
            .map(|(event, value)| (event, value[0]))
            .collect::<Vec<_>>()
    };
    frame(
        &mut engine,
        &[2, came, 2, seen, 3, came, 3, seen, 4, came],
        1.0,
    );
    engine.rebuild(System::Scene).expect("a rebuilt scene");
    engine.systems_mut().calls.clear();
    // 3 went out of view meanwhile, 4 came into it, 2 is where it was.
    assert_eq!(
        frame(
            &mut engine,
            &[2, came, 2, seen, 3, came, 4, came, 4, seen],
            2.0
        ),
        [(id::EVENT_IN_VIEWPORT, 4), (id::EVENT_OUT_OF_VIEWPORT, 3)]
    );
    engine.rebuild(System::Scene).expect("a rebuilt scene");
    engine.systems_mut().calls.clear();
    assert_eq!(
        frame(&mut engine, &[2, came, 2, seen], 3.0),
        [
            (id::EVENT_OUT_OF_BOUNDS, 3),
            (id::EVENT_OUT_OF_VIEWPORT, 4),
            (id::EVENT_OUT_OF_BOUNDS, 4)
        ]
    );
    // The picture, too, is not wanted any more.
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 0, 0, 0]
    );
}

#[test]
fn an_animation_whose_node_is_gone_is_in_no_snapshot_and_ends_with_a_rebuild() {
    let mut engine = family();
    let animation = Animation {
        animation: 5,
        node: 3,
        property: id::OPACITY.into(),
        timing: EffectTiming {
            delay: 0.0,
            end_delay: 0.0,
            duration: 100.0,
            iterations: None,
            iteration_start: 0.0,
            direction: PlaybackDirection::Normal,
            fill: FillMode::None,
            easing: Easing::Linear,
        },
        keyframes: vec![Keyframe {
            offset: 0.0,
            value: AnimatedValue::Number(0.5),
            easing: Easing::Linear,
            composite: CompositeOperation::Replace,
        }],
    };
    engine
        .apply(&batch(2, |writer| {
            writer.entry(id::ANIMATE, &animation);
        }))
        .expect("a good batch");
    engine.frame(1.0).expect("a frame");
    engine
        .apply(&batch(3, |writer| {
            writer.raw(id::REMOVE_NODE, &[2]);
        }))
        .expect("a good batch");
    let snapshot = engine.snapshot();
    assert_eq!(Engine::new(Fake::default()).restore(&snapshot), Ok(()));
    engine.systems_mut().calls.clear();
    engine
        .rebuild(System::Animation)
        .expect("a rebuilt animation");
    assert!(engine.systems_mut().told("animation_apply").is_empty());
    let told = entries(&engine.frame(2.0).expect("a frame").events);
    assert!(told.contains(&(id::EVENT_ANIMATION_CANCEL, vec![5])));
}

#[test]
fn what_the_app_knows_of_what_is_in_view_is_in_a_snapshot() {
    let (came, seen) = (
        u32::from(id::EVENT_IN_BOUNDS),
        u32::from(id::EVENT_IN_VIEWPORT),
    );
    let mut engine = family();
    engine.systems_mut().drawings.push_back(Drawing {
        events: vec![2, came, 2, seen, 3, came],
        ..Drawing::default()
    });
    engine.frame(1.0).expect("a frame");
    let snapshot = engine.snapshot();
    let mut other = Engine::new(Fake::default());
    other.restore(&snapshot).expect("a good snapshot");
    assert_eq!(other.snapshot(), snapshot);
    other.systems_mut().drawings.push_back(Drawing {
        events: vec![2, came, 2, seen, 4, came],
        ..Drawing::default()
    });
    let told = entries(&other.frame(2.0).expect("a frame").events);
    let told: Vec<_> = told
        .into_iter()
        .filter(|(event, _)| *event != id::EVENT_IDLE)
        .collect();
    assert_eq!(
        told,
        [
            (id::EVENT_IN_BOUNDS, vec![4]),
            (id::EVENT_OUT_OF_BOUNDS, vec![3])
        ]
    );
}
