//! The engine over systems that only note what they are told.

use inlay_schema::values::{
    Dimension, Easing, FillMode, Key, KeyPhase, LoadError, Motion, PlaybackDirection,
    RefusalReason, State, States, Transition, Tween,
};
use inlay_schema::{Entries, Pack, System, Writer, id};
use proptest::prelude::*;

use crate::fake::Fake;
use crate::systems::{Boxes, Drawing, ImageRequest, Outcome, ResourceChanges, Values};
use crate::{Engine, EngineError, Refusal, Stage};

const STAGE: Stage = Stage {
    width: 1920.0,
    height: 1080.0,
    pixel_width: 1280,
    pixel_height: 720,
    texture_units: 16,
    texture_budget: 64 << 20,
    overscan: [0.0; 4],
};

fn engine() -> Engine<Fake> {
    let mut engine = Engine::new(Fake::default());
    engine.configure(STAGE).expect("a good stage");
    engine
}

fn batch(sequence: u32, write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::batch(&mut words, sequence);
    write(&mut writer);
    writer.finish();
    words
}

fn create(writer: &mut Writer<'_>, node: u32, kind: u32, parent: u32) {
    writer.raw(id::CREATE_NODE, &[node, kind]);
    writer.raw(id::INSERT_CHILD, &[parent, node, 0]);
}

/// Views 2 and 3 (in 2), an image 4, a text 5.
fn family() -> Engine<Fake> {
    let mut engine = engine();
    let words = batch(1, |writer| {
        create(writer, 2, 0, 1);
        create(writer, 3, 0, 2);
        create(writer, 4, 1, 1);
        create(writer, 5, 2, 1);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(0.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine
}

fn words_of(value: &impl Pack) -> Vec<u32> {
    let mut words = Vec::new();
    value.pack(&mut words);
    words
}

fn entries(words: &[u32]) -> Vec<(u16, Vec<u32>)> {
    Entries::new(words)
        .map(|entry| entry.map(|entry| (entry.id, entry.value.to_vec())))
        .collect::<Result<_, _>>()
        .expect("whole entries")
}

fn number(value: f32) -> Vec<u32> {
    vec![value.to_bits()]
}

fn set(engine: &mut Engine<Fake>, node: u32, property: u16, value: &[u32]) {
    let words = batch(2, |writer| {
        writer.select(node);
        writer.raw(property, value);
    });
    engine.apply(&words).expect("a good batch");
}

#[test]
fn each_property_goes_to_its_owner_and_to_those_that_read_it() {
    let mut engine = family();
    set(&mut engine, 2, id::WIDTH, &words_of(&Dimension::Dp(10.0)));
    set(&mut engine, 2, id::OVERFLOW_X, &[1]);
    engine.frame(1.0).expect("a frame");
    let systems = engine.systems_mut();
    let width = (id::WIDTH, words_of(&Dimension::Dp(10.0)));
    let overflow = (id::OVERFLOW_X, vec![1]);
    assert_eq!(
        entries(&systems.told("layout_apply")),
        [(id::SELECT_NODE, vec![2]), width, overflow.clone()]
    );
    assert_eq!(
        entries(&systems.told("scene_apply")),
        [(id::SELECT_NODE, vec![2]), overflow]
    );
    assert!(systems.told("render_apply").is_empty());
}

#[test]
fn a_removed_subtree_is_told_node_by_node_children_first() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| {
            writer.raw(id::REMOVE_NODE, &[2]);
        }))
        .expect("a good batch");
    let output = engine.frame(1.0).expect("a frame");
    let removed = [(id::REMOVE_NODE, vec![3]), (id::REMOVE_NODE, vec![2])];
    assert_eq!(entries(&engine.systems_mut().told("layout_apply")), removed);
    assert!(
        engine.systems_mut().told("focus_apply").is_empty(),
        "focus never heard of them"
    );
    let events: Vec<_> = entries(&output.events)
        .into_iter()
        .filter(|(event, _)| *event == id::EVENT_REMOVED)
        .collect();
    assert_eq!(
        events,
        [(id::EVENT_REMOVED, vec![3]), (id::EVENT_REMOVED, vec![2])]
    );
}

#[test]
fn an_id_comes_back_only_with_a_later_generation() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| {
            writer.raw(id::REMOVE_NODE, &[3]);
        }))
        .expect("a good batch");
    let again = engine
        .apply(&batch(3, |writer| create(writer, 3, 0, 1)))
        .map_err(|refusal| refusal.reason);
    assert_eq!(again, Err(RefusalReason::BadNodeId));
    let next = 3 | 1 << 20;
    engine
        .apply(&batch(4, |writer| create(writer, next, 0, 1)))
        .expect("a later generation");
    let old = engine
        .apply(&batch(5, |writer| writer.select(3)))
        .map_err(|refusal| (refusal.reason, refusal.expected));
    assert_eq!(old, Err((RefusalReason::UnknownNode, 3)));
}

#[test]
fn refusals_carry_the_facts() {
    let cases: Vec<(&str, Vec<u32>, RefusalReason, u32, u32)> = vec![
        ("short", vec![1, 2], RefusalReason::Truncated, 20, 8),
        (
            "unknown node",
            batch(9, |w| w.select(77)),
            RefusalReason::UnknownNode,
            77,
            0,
        ),
        (
            "nothing selected",
            batch(9, |w| {
                w.raw(id::OPACITY, &number(1.0));
            }),
            RefusalReason::NothingSelected,
            u32::from(id::OPACITY),
            0,
        ),
        (
            "out of range",
            batch(9, |w| {
                w.select(2);
                w.raw(id::OPACITY, &number(2.0));
            }),
            RefusalReason::OutOfRange,
            1.0_f32.to_bits(),
            2.0_f32.to_bits(),
        ),
        (
            "not yet",
            batch(9, |w| {
                w.select(2);
                w.raw(id::BLUR, &number(2.0));
            }),
            RefusalReason::Unsupported,
            u32::from(id::BLUR),
            0,
        ),
        (
            "an event",
            batch(9, |w| {
                w.raw(id::EVENT_IDLE, &[0]);
            }),
            RefusalReason::Unsupported,
            u32::from(id::EVENT_IDLE),
            0,
        ),
        (
            "cycle",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[3, 2, 0]);
            }),
            RefusalReason::Cycle,
            3,
            2,
        ),
        (
            "root as a child",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[3, 1, 0]);
            }),
            RefusalReason::Cycle,
            3,
            1,
        ),
        (
            "no child",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[1, 4, 3]);
            }),
            RefusalReason::NotAChild,
            1,
            3,
        ),
        (
            "the engine's half",
            batch(9, |w| {
                w.raw(id::CREATE_NODE, &[1 << 19, 0]);
            }),
            RefusalReason::BadNodeId,
            1 << 19,
            0,
        ),
        (
            "far slot",
            batch(9, |w| {
                w.raw(id::CREATE_NODE, &[400_000, 0]);
            }),
            RefusalReason::Limit,
            4102,
            400_000,
        ),
        (
            "engine's state",
            batch(9, |w| {
                w.raw(id::SET_STATES, &[2, States::FOCUSED.bits()]);
            }),
            RefusalReason::BadState,
            States::FOCUSED.bits(),
            0,
        ),
        (
            "not focusable",
            batch(9, |w| {
                w.raw(id::FOCUS_NODE, &[2]);
            }),
            RefusalReason::NotFocusable,
            2,
            0,
        ),
        (
            "grid line 0",
            batch(9, |w| {
                w.select(2);
                w.raw(id::GRID_ROW_START, &[1, 0]);
            }),
            RefusalReason::BadValue,
            1,
            0,
        ),
        (
            "unknown animation",
            batch(9, |w| {
                w.raw(id::CONTROL_ANIMATION, &[7, 0]);
            }),
            RefusalReason::BadAnimationId,
            7,
            0,
        ),
    ];
    for (name, words, reason, expected, found) in cases {
        let mut engine = family();
        let refusal = engine.apply(&words).expect_err(name);
        assert_eq!(
            (refusal.reason, refusal.expected, refusal.found),
            (reason, expected, found),
            "{name}"
        );
        let output = engine.frame(1.0).expect("a frame");
        assert_eq!(
            entries(&output.events).first().map(|(event, _)| *event),
            Some(id::EVENT_REFUSED),
            "{name}"
        );
    }
}

#[test]
fn a_refused_batch_leaves_no_trace() {
    let mut engine = family();
    set(&mut engine, 2, id::OPACITY, &number(0.5));
    engine.frame(1.0).expect("a frame");
    let before = engine.snapshot();
    let words = batch(9, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.25));
        create(writer, 8, 0, 3);
        writer.raw(id::REMOVE_NODE, &[4]);
        create(writer, 4 | 1 << 20, 1, 2);
        writer.raw(id::INSERT_CHILD, &[8, 5, 0]);
        writer.raw(id::SET_STATES, &[3, States::SELECTED.bits()]);
        writer.select(99);
    });
    let refusal = engine.apply(&words).expect_err("99 is unknown");
    assert_eq!(refusal.at as usize, words.len() - 2);
    assert_eq!(engine.snapshot(), before);
    engine.systems_mut().calls.clear();
    engine.frame(2.0).expect("a frame");
    assert!(
        engine
            .systems_mut()
            .calls
            .iter()
            .all(|(call, _)| !call.ends_with("_apply"))
    );
}

#[test]
fn a_tree_that_is_too_deep_is_refused() {
    let mut engine = engine();
    let words = batch(1, |writer| {
        (2..=crate::MAX_DEPTH + 1).for_each(|node| create(writer, node, 0, node - 1));
    });
    assert_eq!(
        engine
            .apply(&words)
            .map_err(|refusal| (refusal.reason, refusal.found)),
        Err((RefusalReason::Limit, crate::MAX_DEPTH + 1))
    );
}

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

fn fade() -> Vec<u32> {
    let motion = Motion::Tween(Tween {
        duration: 200.0,
        easing: Easing::Linear,
    });
    words_of(&vec![Transition {
        property: u32::from(id::OPACITY),
        delay: 0.0,
        motion,
    }])
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

#[test]
fn a_property_that_a_system_lacks_is_told_and_never_handed_again() {
    let mut engine = family();
    engine.systems_mut().lacking.push(id::FLEX_WRAP);
    set(&mut engine, 2, id::FLEX_WRAP, &[1]);
    let output = engine.frame(1.0).expect("a frame");
    let (event, value) = entries(&output.events)[0].clone();
    assert_eq!(
        (event, value[1], value[3]),
        (
            id::EVENT_REFUSED,
            RefusalReason::Unsupported.word(),
            u32::from(id::FLEX_WRAP)
        )
    );
    engine.systems_mut().calls.clear();
    set(&mut engine, 3, id::FLEX_WRAP, &[1]);
    engine.frame(2.0).expect("a frame");
    assert!(engine.systems_mut().told("layout_apply").is_empty());
}

fn press(engine: &mut Engine<Fake>, key: Key) {
    engine
        .key(key.word(), KeyPhase::Down.word(), 0.0)
        .expect("a key");
    engine
        .key(key.word(), KeyPhase::Up.word(), 0.0)
        .expect("a key");
}

#[test]
fn an_arrow_moves_focus_scrolls_and_tells_the_app() {
    let mut engine = family();
    engine.systems_mut().outcomes.push_back(Outcome {
        focused: 2,
        previous: 0,
    });
    press(&mut engine, Key::ArrowRight);
    let output = engine.frame(1.0).expect("a frame");
    let systems = engine.systems_mut();
    assert_eq!(systems.told("focus_move"), [1]);
    assert_eq!(systems.told("scene_set_focus"), [2]);
    assert_eq!(systems.told("scroll_reveal"), [2]);
    assert_eq!(entries(&output.events)[0], (id::EVENT_FOCUS, vec![2, 0]));
}

#[test]
fn a_claimed_key_goes_to_the_app_and_moves_nothing() {
    let mut engine = family();
    set(
        &mut engine,
        2,
        id::CLAIMED_KEYS,
        &words_of(&vec![Key::ArrowRight]),
    );
    engine.systems_mut().outcomes.push_back(Outcome {
        focused: 3,
        previous: 0,
    });
    press(&mut engine, Key::ArrowDown);
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    press(&mut engine, Key::ArrowRight);
    let output = engine.frame(2.0).expect("a frame");
    assert!(engine.systems_mut().told("focus_move").is_empty());
    let keys: Vec<_> = entries(&output.events)
        .into_iter()
        .filter(|(event, _)| *event == id::EVENT_KEY)
        .collect();
    assert_eq!(
        keys[0].1,
        [3, Key::ArrowRight.word(), KeyPhase::Down.word(), 0, 2]
    );
    assert_eq!(
        keys[1].1,
        [3, Key::ArrowRight.word(), KeyPhase::Up.word(), 0, 2]
    );
}

#[test]
fn enter_selects_once_however_long_it_is_held() {
    let mut engine = family();
    engine.systems_mut().outcomes.push_back(Outcome {
        focused: 2,
        previous: 0,
    });
    press(&mut engine, Key::ArrowDown);
    engine.frame(1.0).expect("a frame");
    for _ in 0..3 {
        engine
            .key(Key::Enter.word(), KeyPhase::Down.word(), 0.0)
            .expect("a key");
    }
    engine
        .key(Key::Enter.word(), KeyPhase::Up.word(), 0.0)
        .expect("a key");
    let output = engine.frame(2.0).expect("a frame");
    let selected = entries(&output.events)
        .into_iter()
        .filter(|(event, _)| *event == id::EVENT_SELECT)
        .count();
    assert_eq!(selected, 1);
    let pressed = States::PRESSED.bits();
    assert_eq!(
        engine.systems_mut().told("scene_set_states"),
        [2, pressed, 0, 2, 0, pressed]
    );
}

#[test]
fn pictures_are_requested_arrive_and_fail() {
    let mut engine = family();
    let request = ImageRequest {
        texture: 9,
        url: "a.jpg".into(),
        width: 20,
        height: 30,
    };
    engine.systems_mut().changes.push_back(ResourceChanges {
        requests: vec![request],
        ..ResourceChanges::default()
    });
    set(&mut engine, 4, id::SRC, &words_of(&"a.jpg".to_owned()));
    let output = engine.frame(1.0).expect("a frame");
    let (number, value) = entries(&output.requests)[0].clone();
    assert_eq!((number, &value[..3]), (1, &[9, 20, 30][..]));
    assert_eq!(
        engine.image_arrived(8, 10, 10, 400),
        Err(EngineError::UnknownTexture(8))
    );
    assert_eq!(
        engine.image_arrived(9, 0, 10, 400),
        Err(EngineError::BadValue(0))
    );
    engine.systems_mut().changes.push_back(ResourceChanges {
        nodes: vec![4, 3, 9, 10, 10],
        ..ResourceChanges::default()
    });
    engine
        .image_arrived(9, 10, 10, 400)
        .expect("it was waited for");
    assert_eq!(
        engine.image_arrived(9, 10, 10, 400),
        Err(EngineError::UnknownTexture(9))
    );
    let output = engine.frame(2.0).expect("a frame");
    assert_eq!(
        entries(&output.events)[0],
        (id::EVENT_LOADED, vec![4, 10, 10])
    );
    assert_eq!(
        engine.systems_mut().told("render_set_images"),
        [4, 3, 9, 10, 10]
    );
    assert_eq!(
        engine.systems_mut().told("layout_set_natural_sizes"),
        [4, 10.0_f32.to_bits(), 10.0_f32.to_bits()]
    );
}

#[test]
fn the_size_of_a_picture_outlives_its_texture_and_ends_with_a_failure() {
    let mut engine = family();
    let natural = |engine: &mut Engine<Fake>| {
        let told = engine.systems_mut().told("layout_set_natural_sizes");
        engine.systems_mut().calls.clear();
        told
    };
    let change = |engine: &mut Engine<Fake>, state: u32, [texture, width, height]: [u32; 3]| {
        engine.systems_mut().changes.push_back(ResourceChanges {
            nodes: vec![4, state, texture, width, height],
            ..ResourceChanges::default()
        });
        set(engine, 4, id::SRC, &words_of(&format!("{state}.jpg")));
        engine.frame(1.0).expect("a frame");
    };
    let size = [4, 10.0_f32.to_bits(), 20.0_f32.to_bits()];
    change(&mut engine, 3, [9, 10, 20]);
    assert_eq!(natural(&mut engine), size);
    change(&mut engine, 5, [0, 0, 0]);
    assert!(
        natural(&mut engine).is_empty(),
        "evicted, it keeps its room"
    );
    engine.rebuild(System::Layout).expect("a rebuilt layout");
    assert_eq!(natural(&mut engine), size);
    engine.rebuild(System::Engine).expect("a rebuilt engine");
    assert_eq!(natural(&mut engine), size);
    let mut other = Engine::new(Fake::default());
    other.restore(&engine.snapshot()).expect("a good snapshot");
    assert_eq!(natural(&mut other), size);
    change(&mut engine, 4, [0, 0, 0]);
    assert_eq!(natural(&mut engine), [4, 0, 0]);
}

#[test]
fn each_change_of_a_picture_is_answered_even_back_to_one_that_it_had() {
    let mut engine = family();
    let failed = LoadError::TimedOut as u32;
    for image in [[3, 9, 10], [3, 9, 10], [4, failed, 0], [4, failed, 0]] {
        let [state, word, side] = image;
        engine.systems_mut().changes.push_back(ResourceChanges {
            nodes: vec![4, state, word, side, side],
            ..ResourceChanges::default()
        });
        set(&mut engine, 4, id::SRC, &words_of(&"a.jpg".to_owned()));
        let output = engine.frame(1.0).expect("a frame");
        let answers: Vec<_> = entries(&output.events)
            .into_iter()
            .filter(|(event, _)| matches!(*event, id::EVENT_LOADED | id::EVENT_FAILED))
            .collect();
        let expected = if state == 3 {
            (id::EVENT_LOADED, vec![4, 10, 10])
        } else {
            (id::EVENT_FAILED, vec![4, failed])
        };
        assert_eq!(answers, [expected]);
    }
}

#[test]
fn boxes_reach_text_as_content_boxes() {
    let mut engine = family();
    let values = [1.0, 2.0, 100.0, 50.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0].to_vec();
    engine.systems_mut().boxes.push_back(Boxes {
        nodes: vec![5],
        values,
    });
    set(&mut engine, 5, id::WIDTH, &words_of(&Dimension::Dp(100.0)));
    engine.frame(1.0).expect("a frame");
    let expected: Vec<u32> = [5]
        .into_iter()
        .chain([4.0_f32, 1.0, 94.0, 46.0].map(f32::to_bits))
        .collect();
    assert_eq!(engine.systems_mut().told("text_set_boxes"), expected);
}

#[test]
fn what_comes_into_view_is_wanted_and_told() {
    let mut engine = family();
    let (bounds, view) = (
        u32::from(id::EVENT_IN_BOUNDS),
        u32::from(id::EVENT_IN_VIEWPORT),
    );
    engine.systems_mut().drawings.push_back(Drawing {
        events: vec![4, bounds, 4, view, 77, view],
        ..Drawing::default()
    });
    let output = engine.frame(1.0).expect("a frame");
    assert_eq!(
        entries(&output.events)[..2],
        [
            (id::EVENT_IN_BOUNDS, vec![4]),
            (id::EVENT_IN_VIEWPORT, vec![4])
        ]
    );
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 1, 0, 0, 4, 2, 0, 0]
    );
}

#[test]
fn a_surface_of_another_resolution_needs_other_sizes_of_pictures() {
    let mut engine = family();
    let view = u32::from(id::EVENT_IN_VIEWPORT);
    let systems = engine.systems_mut();
    systems.boxes.push_back(Boxes {
        nodes: vec![4],
        values: vec![0.0, 0.0, 30.0, 15.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    });
    systems.drawings.push_back(Drawing {
        events: vec![4, view],
        ..Drawing::default()
    });
    set(&mut engine, 4, id::WIDTH, &words_of(&Dimension::Dp(30.0)));
    engine.frame(1.0).expect("a frame");
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 2, 20, 10]
    );
    engine.systems_mut().calls.clear();
    let larger = Stage {
        pixel_width: 3840,
        pixel_height: 2160,
        ..STAGE
    };
    engine.configure(larger).expect("a good stage");
    engine.configure(larger).expect("a good stage");
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 2, 60, 30],
        "once"
    );
}

#[test]
fn bounds_are_answered_in_the_frame_after_the_question() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| {
            writer.raw(id::QUERY_BOUNDS, &[3, 42]);
        }))
        .expect("a good batch");
    let output = engine.frame(1.0).expect("a frame");
    assert_eq!(entries(&output.events)[0].1[..2], [42, 3]);
}

#[test]
fn bad_calls_are_refused_with_the_facts() {
    let mut engine = Engine::new(Fake::default());
    assert_eq!(
        engine.frame(0.0).map(|_| ()),
        Err(EngineError::NotConfigured)
    );
    assert_eq!(engine.full().map(|_| ()), Err(EngineError::NotConfigured));
    assert_eq!(
        engine.configure(Stage {
            pixel_width: 0,
            ..STAGE
        }),
        Err(EngineError::BadStage(2))
    );
    assert_eq!(
        engine.configure(Stage {
            height: f32::NAN,
            ..STAGE
        }),
        Err(EngineError::BadStage(1))
    );
    engine.configure(STAGE).expect("a good stage");
    engine.frame(5.0).expect("a frame");
    assert_eq!(
        engine.frame(4.0).map(|_| ()),
        Err(EngineError::BadTime(5.0))
    );
    assert_eq!(
        engine.frame(f64::NAN).map(|_| ()),
        Err(EngineError::BadTime(5.0))
    );
    assert_eq!(engine.key(9999, 0, 0.0), Err(EngineError::BadKey(9999)));
    assert_eq!(
        engine.font_arrived(3, &[]),
        Err(EngineError::UnknownFont(3))
    );
    assert_eq!(engine.restore(&[1, 2, 3]), Err(EngineError::BadSnapshot(0)));
}

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

fn arbitrary_batch() -> impl Strategy<Value = Vec<u32>> {
    let ids: Vec<u16> = (0..=u16::MAX)
        .filter(|entry| inlay_schema::info(*entry).is_some())
        .collect();
    let entry = (
        prop::sample::select(ids),
        prop::collection::vec(
            prop_oneof![
                0_u32..12,
                any::<u32>(),
                (-3_i8..3).prop_map(|v| f32::from(v).to_bits())
            ],
            0..6,
        ),
    );
    let node = 1_u32..12;
    let good = prop_oneof![
        (2_u32..12, 0_u32..3).prop_map(|(node, kind)| (id::CREATE_NODE, vec![node, kind])),
        (node.clone(), node.clone())
            .prop_map(|(parent, child)| (id::INSERT_CHILD, vec![parent, child, 0])),
        node.clone().prop_map(|node| (id::SELECT_NODE, vec![node])),
        node.clone().prop_map(|node| (id::REMOVE_NODE, vec![node])),
        node.prop_map(|node| (id::SET_STATES, vec![node, 2])),
        Just((id::OPACITY, number(0.5))),
        Just((id::TRANSITION, fade())),
        (0_u32..9).prop_map(|state| (id::SELECT_STATE, vec![state])),
    ];
    prop::collection::vec(prop_oneof![6 => good, 1 => entry], 0..24).prop_map(|entries| {
        batch(1, |writer| {
            entries.iter().for_each(|(id, value)| {
                writer.raw(*id, value);
            });
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// A batch is applied whole or not at all, and the record can always be told again.
    #[test]
    fn batches_are_all_or_nothing(batches in prop::collection::vec(arbitrary_batch(), 1..8)) {
        let mut engine = family();
        for (time, words) in batches.iter().enumerate() {
            let before = engine.snapshot();
            if engine.apply(words).is_err() {
                prop_assert_eq!(engine.snapshot(), before);
            }
            engine.frame(time as f64).expect("a frame");
        }
        let snapshot = engine.snapshot();
        let mut other = Engine::new(Fake::default());
        prop_assert_eq!(other.restore(&snapshot), Ok(()));
        let again = other.snapshot();
        other.restore(&again).expect("its own snapshot");
        prop_assert_eq!(other.snapshot(), again);
    }

    /// No words panic.
    #[test]
    fn any_words_are_refused_or_applied(words in prop::collection::vec(any::<u32>(), 0..64), headed in any::<bool>()) {
        let mut engine = family();
        let words = if headed { batch(1, |writer| { for word in &words { writer.raw((word & 0x7ff) as u16, &words[..(word >> 28) as usize % (words.len() + 1)]); } }) } else { words };
        let _ = engine.apply(&words);
        let _ = engine.restore(&words);
        let _ = engine.frame(1.0);
    }

    /// Any change of a snapshot is refused or gives an engine that works.
    #[test]
    fn broken_snapshots_do_no_harm(at in 0_usize..400, word in any::<u32>()) {
        let mut engine = family();
        let mut snapshot = engine.snapshot();
        let length = snapshot.len();
        snapshot[at % length] = word;
        let mut other = Engine::new(Fake::default());
        if other.restore(&snapshot).is_ok() {
            let _ = other.frame(f64::MAX);
        }
    }
}

/// The types of the schema that a test above only names through the packed form.
#[test]
fn web_animations_are_checked() {
    use inlay_schema::values::{
        AnimatedValue, Animation, CompositeOperation, EffectTiming, Keyframe,
    };
    let keyframe = |offset: f32, value: f32| Keyframe {
        offset,
        value: AnimatedValue::Number(value),
        easing: Easing::Linear,
        composite: CompositeOperation::Replace,
    };
    let timing = EffectTiming {
        delay: 0.0,
        end_delay: 0.0,
        duration: 100.0,
        iterations: Some(1.0),
        iteration_start: 0.0,
        direction: PlaybackDirection::Normal,
        fill: FillMode::None,
        easing: Easing::Linear,
    };
    let animate = |property: u16, keyframes: Vec<Keyframe>| {
        let animation = Animation {
            animation: 5,
            node: 2,
            property: u32::from(property),
            timing: timing.clone(),
            keyframes,
        };
        family()
            .apply(&batch(1, |writer| {
                writer.entry(id::ANIMATE, &animation);
            }))
            .map_err(|Refusal { reason, .. }| reason)
    };
    assert_eq!(
        animate(id::OPACITY, vec![keyframe(0.0, 0.0), keyframe(1.0, 1.0)]),
        Ok(1)
    );
    assert_eq!(
        animate(id::DISPLAY, vec![keyframe(0.0, 0.0)]),
        Err(RefusalReason::NotAnimatable)
    );
    assert_eq!(
        animate(id::WIDTH, vec![keyframe(0.0, 0.0)]),
        Err(RefusalReason::NotAnimatable)
    );
    assert_eq!(
        animate(id::OPACITY, vec![keyframe(1.0, 0.0), keyframe(0.0, 1.0)]),
        Err(RefusalReason::OutOfRange)
    );
    let eased = |easing: Easing, composite: CompositeOperation| {
        let keyframe = Keyframe {
            offset: 0.0,
            value: AnimatedValue::Number(0.0),
            easing,
            composite,
        };
        animate(id::OPACITY, vec![keyframe])
    };
    use inlay_schema::values::{StepPosition, Steps};
    let replace = CompositeOperation::Replace;
    assert_eq!(
        eased(Easing::Linear, CompositeOperation::Add),
        Err(RefusalReason::Unsupported)
    );
    assert_eq!(
        eased(Easing::CubicBezier((0.2, -3.0, 0.8, 4.0)), replace),
        Ok(1)
    );
    assert_eq!(
        eased(Easing::CubicBezier((1.2, 0.0, 0.8, 1.0)), replace),
        Err(RefusalReason::OutOfRange)
    );
    assert_eq!(
        eased(
            Easing::Steps(Steps {
                count: 1,
                position: StepPosition::JumpNone
            }),
            replace
        ),
        Err(RefusalReason::OutOfRange)
    );
    assert_eq!(
        eased(
            Easing::Steps(Steps {
                count: 1,
                position: StepPosition::JumpEnd
            }),
            replace
        ),
        Ok(1)
    );
    assert_eq!(
        eased(Easing::LinearPoints(vec![(0.0, 0.0)]), replace),
        Err(RefusalReason::BadValue)
    );
    assert_eq!(
        eased(Easing::LinearPoints(vec![(0.5, 0.0), (0.2, 1.0)]), replace),
        Err(RefusalReason::OutOfRange)
    );
}
