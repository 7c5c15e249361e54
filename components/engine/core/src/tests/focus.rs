//! Requests for focus: who gets it, and why nobody does.

use inlay_interfaces::figures::Figure;
use inlay_interfaces::row::{Reader, Rows};
use inlay_schema::values::{
    Display, FocusStay, FocusStayReason as Reason, Key, NavigationDirection, NavigationDirections,
    States, Visibility,
};
use inlay_schema::{Writer, id};

use super::{STAGE, batch, entries, family, settings};
use crate::fake::Fake;
use crate::{Engine, Output, Stage};
use inlay_interfaces::focus::Outcome;

fn moves(output: &Output) -> Vec<Vec<u32>> {
    let events = entries(&output.events).into_iter();
    events
        .filter(|(event, _)| *event == id::EVENT_FOCUS)
        .map(|(_, words)| words)
        .collect()
}

fn stays(output: &Output) -> Vec<FocusStay> {
    let events = entries(&output.events).into_iter();
    events
        .filter(|(event, _)| *event == id::EVENT_FOCUS_STAY)
        .map(|(_, words)| inlay_schema::read(&words).expect("a focus stay"))
        .collect()
}

fn say(engine: &mut Engine<Fake>, write: impl FnOnce(&mut Writer<'_>)) {
    engine.apply(&batch(2, write)).expect("a good batch");
}

/// Where the next `settle` puts focus.
fn settles_on(engine: &mut Engine<Fake>, focused: u32) {
    engine.systems_mut().outcomes.push_back(Outcome {
        focused,
        previous: 0,
    });
}

/// Focus on node 2, which is focusable as 3 and 4 are.
fn focused() -> Engine<Fake> {
    let mut engine = family();
    say(&mut engine, |writer| {
        for node in 2..5 {
            writer.select(node);
            writer.raw(id::FOCUSABLE, &[1]);
        }
    });
    settles_on(&mut engine, 2);
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine
}

#[test]
fn only_the_requested_node_gets_focus_in_the_turn_that_builds_the_tree() {
    let mut engine = family();
    say(&mut engine, |writer| {
        for node in 2..5 {
            writer.select(node);
            writer.raw(id::FOCUSABLE, &[1]);
        }
        writer.raw(id::FOCUS_NODE, &[4]);
    });
    settles_on(&mut engine, 2);
    let output = engine.frame(1.0).expect("a frame");
    assert_eq!(moves(&output), [[4, 0]]);
    assert_eq!(engine.systems_mut().told("scene_set_focus"), [4]);
    assert_eq!(engine.systems_mut().told("scroll_set_focus"), [4]);
}

#[test]
fn focus_of_a_removed_node_ends_before_the_node_does() {
    let mut engine = focused();
    say(&mut engine, |writer| {
        writer.raw(id::REMOVE_NODE, &[2]);
    });
    settles_on(&mut engine, 4);
    let output = engine.frame(2.0).expect("a frame");
    let events = entries(&output.events);
    assert_eq!(events[0], (id::EVENT_FOCUS, vec![4, 2]));
    // 3 lies in 2.
    assert_eq!(events[1], (id::EVENT_REMOVED, vec![3]));
    assert_eq!(events[2], (id::EVENT_REMOVED, vec![2]));
}

#[test]
fn focus_of_the_last_node_ends_without_another() {
    let mut engine = focused();
    say(&mut engine, |writer| {
        writer.raw(id::REMOVE_NODE, &[2]);
    });
    let output = engine.frame(2.0).expect("a frame");
    assert_eq!(moves(&output), [[0, 2]]);
}

#[test]
fn focus_goes_straight_to_the_node_that_is_requested_with_the_removal() {
    let mut engine = focused();
    say(&mut engine, |writer| {
        writer.raw(id::REMOVE_NODE, &[3]);
        writer.raw(id::REMOVE_NODE, &[2]);
        writer.raw(id::FOCUS_NODE, &[4]);
    });
    // It settles on the root first, if anybody asks.
    settles_on(&mut engine, 1);
    let output = engine.frame(2.0).expect("a frame");
    assert_eq!(moves(&output), [[4, 2]]);
    assert_eq!(engine.systems_mut().told("scene_set_focus"), [4]);
}

#[test]
fn a_refused_request_leaves_focus_where_it_settles() {
    let mut engine = focused();
    say(&mut engine, |writer| {
        writer.select(4);
        writer.raw(id::DISPLAY, &[Display::None.word()]);
        writer.raw(id::REMOVE_NODE, &[2]);
        writer.raw(id::FOCUS_NODE, &[4]);
    });
    settles_on(&mut engine, 1);
    engine.systems_mut().refuses_focus.push(4);
    let output = engine.frame(2.0).expect("a frame");
    assert_eq!(moves(&output), [[1, 2]]);
    assert_eq!(
        stays(&output),
        [FocusStay {
            node: 1,
            direction: None,
            requested: 4,
            reason: Reason::Hidden,
        }]
    );
}

#[test]
fn a_refused_request_has_its_reason() {
    let hidden = Visibility::Hidden.word();
    let none = Display::None.word();
    type Say = fn(&mut Writer<'_>, u32);
    let cases: [(Reason, u32, Say); 8] = [
        (Reason::Hidden, none, |writer, none| {
            writer.select(2);
            writer.raw(id::DISPLAY, &[none]);
        }),
        (Reason::Hidden, hidden, |writer, hidden| {
            writer.select(3);
            writer.raw(id::VISIBILITY, &[hidden]);
        }),
        (Reason::Detached, 0, |writer, _| {
            writer.raw(id::CREATE_NODE, &[9, 0]);
            writer.raw(id::INSERT_CHILD, &[9, 3, 0]);
        }),
        (Reason::Removed, 0, |_, _| {}),
        (Reason::Disabled, 0, |_, _| {}),
        (Reason::Empty, 0, |writer, _| {
            writer.select(3);
            writer.raw(id::FOCUSABLE, &[0]);
            writer.raw(id::FOCUS_GROUP, &[1]);
        }),
        (Reason::NotFocusable, 0, |writer, _| {
            writer.select(3);
            writer.raw(id::FOCUSABLE, &[0]);
            writer.raw(id::SELECT_STATE, &[4]);
            writer.raw(id::FOCUSABLE, &[1]);
        }),
        (Reason::Hidden, none, |writer, none| {
            // Of several reasons the outer one.
            writer.select(1);
            writer.raw(id::DISPLAY, &[none]);
            writer.select(3);
            writer.raw(id::FOCUSABLE, &[0]);
            writer.raw(id::FOCUS_GROUP, &[1]);
        }),
    ];
    for (reason, word, write) in cases {
        let mut engine = focused();
        say(&mut engine, |writer| {
            write(writer, word);
            writer.raw(id::FOCUS_NODE, &[3]);
            if reason == Reason::Removed {
                writer.raw(id::REMOVE_NODE, &[3]);
            }
        });
        if reason == Reason::Disabled {
            let disabled = States::DISABLED.bits();
            engine.systems_mut().states.push_back(vec![3, 0, disabled]);
            say(&mut engine, |writer| {
                writer.raw(id::SET_STATES, &[2, disabled]);
            });
        }
        settles_on(&mut engine, 2);
        engine.systems_mut().refuses_focus.push(3);
        let output = engine.frame(2.0).expect("a frame");
        assert_eq!(
            stays(&output),
            [FocusStay {
                node: 2,
                direction: None,
                requested: 3,
                reason,
            }]
        );
        let events = entries(&output.events);
        let at = |wanted| events.iter().position(|(event, _)| *event == wanted);
        assert!(
            at(id::EVENT_REMOVED).is_none_or(|removed| at(id::EVENT_FOCUS_STAY) < Some(removed))
        );
    }
}

#[test]
fn a_move_that_stays_has_its_direction_and_reason() {
    let mut engine = focused();
    let press = |engine: &mut Engine<Fake>, key: Key, time| {
        engine.systems_mut().outcomes.push_back(Outcome {
            focused: 2,
            previous: 2,
        });
        engine.key(key.word(), 0, 0.0).expect("a key");
        stays(&engine.frame(time).expect("a frame"))
    };
    let stay = |direction, reason| FocusStay {
        node: 2,
        direction: Some(direction),
        requested: 0,
        reason,
    };
    assert_eq!(
        press(&mut engine, Key::ArrowLeft, 2.0),
        [stay(NavigationDirection::Left, Reason::NoCandidate)]
    );
    say(&mut engine, |writer| {
        writer.select(1);
        writer.raw(id::FOCUS_GROUP, &[1]);
        writer.raw(id::FOCUS_TRAP, &[NavigationDirections::UP.bits()]);
    });
    settles_on(&mut engine, 2);
    assert_eq!(
        press(&mut engine, Key::ArrowUp, 3.0),
        [stay(NavigationDirection::Up, Reason::Trapped)]
    );
    assert_eq!(
        press(&mut engine, Key::ArrowDown, 4.0),
        [stay(NavigationDirection::Down, Reason::NoCandidate)]
    );
}

#[test]
fn moves_are_explained_before_they_happen_while_the_host_wants_it() {
    let mut engine = focused();
    let press = |engine: &mut Engine<Fake>, time| {
        engine.systems_mut().calls.clear();
        engine.key(Key::ArrowUp.word(), 0, 0.0).expect("a key");
        engine.frame(time).expect("a frame");
        let calls = engine.systems_mut().calls.iter().map(|(call, _)| *call);
        calls
            .filter(|call| matches!(*call, "focus_move" | "focus_explain"))
            .collect::<Vec<_>>()
    };
    let rows = |engine: &Engine<Fake>| {
        let words = engine.inspect();
        let figures = Rows::<Figure<'_>>::new(Reader::new(&words));
        figures
            .map(|row| format!("{:?}", row.expect("a figure").1))
            .collect::<Vec<_>>()
    };
    assert_eq!(press(&mut engine, 2.0), ["focus_move"]);
    let tree = rows(&engine);
    assert!(tree[0].starts_with("Nodes"), "{tree:?}");
    assert!(
        tree[1..].iter().all(|row| row.starts_with("Focused")),
        "{tree:?}"
    );
    assert!(
        tree[1].contains("node: 2"),
        "the focused node first: {tree:?}"
    );
    assert!(
        tree.last().is_some_and(|row| row.contains("node: 1")),
        "then up to the stage"
    );

    let wanted = Stage {
        explains: true,
        ..STAGE
    };
    engine.configure(&settings(wanted)).expect("a good stage");
    assert_eq!(press(&mut engine, 3.0), ["focus_explain", "focus_move"]);
    assert_eq!(rows(&engine).len(), tree.len() + 1, "the move is there");

    engine.configure(&settings(STAGE)).expect("a good stage");
    assert_eq!(press(&mut engine, 4.0), ["focus_move"]);
    assert_eq!(rows(&engine), tree, "and no old one");
}
