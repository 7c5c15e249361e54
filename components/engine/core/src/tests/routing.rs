//! Which nodes and properties each system gets.

use inlay_schema::id;
use inlay_schema::values::{Dimension, RefusalReason};

use super::{batch, entries, family, set, words_of};

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
