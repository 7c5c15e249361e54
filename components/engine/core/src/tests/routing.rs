//! Which nodes and properties each system gets.

use inlay_schema::values::{Dimension, RefusalReason};
use inlay_schema::{id, info};

use super::{STAGE, batch, entries, family, set, settings, words_of};
use crate::{Output, Stage};

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
fn a_property_that_a_system_lacks_is_told_and_never_handed_again() {
    let mut engine = family();
    engine.systems_mut().unsupported.push(id::FLEX_WRAP);
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

#[test]
fn no_system_gets_what_the_host_cannot_draw_and_the_app_hears_of_it_once() {
    let mut engine = family();
    let glyphs = info(id::CONTENT).expect("a property").kinds;
    assert_ne!(glyphs, 0);
    let draws = |kinds: u32| {
        settings(Stage {
            draws: kinds,
            ..STAGE
        })
    };
    let undrawn = |output: &Output| -> Vec<Vec<u32>> {
        let events = entries(&output.events).into_iter();
        events
            .filter(|(event, _)| *event == id::EVENT_UNDRAWN)
            .map(|(_, value)| value)
            .collect()
    };
    engine.configure(&draws(!glyphs)).expect("good settings");
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    for (text, expected) in [("a", vec![vec![5, u32::from(id::CONTENT)]]), ("b", vec![])] {
        set(&mut engine, 5, id::CONTENT, &words_of(&text.to_owned()));
        let output = engine.frame(2.0).expect("a frame");
        assert_eq!(undrawn(&output), expected);
    }
    assert!(engine.systems_mut().told("text_apply").is_empty());
    engine.configure(&draws(u32::MAX)).expect("good settings");
    let output = engine.frame(3.0).expect("a frame");
    assert_eq!(undrawn(&output), [] as [Vec<u32>; 0]);
    let heard = entries(&engine.systems_mut().told("text_apply"));
    assert!(
        heard.contains(&(id::CONTENT, words_of(&"b".to_owned()))),
        "{heard:?}"
    );
    engine.configure(&draws(!glyphs)).expect("good settings");
    let output = engine.frame(4.0).expect("a frame");
    assert_eq!(undrawn(&output), [vec![5, u32::from(id::CONTENT)]]);
}
