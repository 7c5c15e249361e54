//! The systems together: a screen of rails, from a batch to a draw list, without WebAssembly
//! between them.

mod support;

use inlay_schema::values::{Dimension, Key, State, States};
use inlay_schema::{System, id};

use crate::support::{Screen, batch, events, words_of};

/// The first focused event of a frame's events: node and previous.
fn focus_event(words: &[u32]) -> Option<(u32, u32)> {
    let event = events(words)
        .into_iter()
        .find(|(event, _)| *event == id::EVENT_FOCUS)?;
    Some((event.1[0], event.1[1]))
}

#[test]
fn the_first_frame_draws_and_focuses_what_comes_first() {
    let mut screen = Screen::of_rails(3, 6);
    let output = screen.frame(0.0);
    assert!(!output.draw_list.is_empty());
    assert_eq!(focus_event(&output.events), Some((screen.tile(0, 0), 0)));
}

#[test]
fn a_key_moves_focus_and_changes_the_picture_in_the_same_frame() {
    let mut screen = Screen::of_rails(3, 6);
    screen.settle(0.0);
    screen.press(Key::ArrowRight);
    let output = screen.frame(5000.0);
    assert_eq!(
        focus_event(&output.events),
        Some((screen.tile(0, 1), screen.tile(0, 0)))
    );
    assert!(
        !output.draw_list.is_empty(),
        "the focused tile has another colour"
    );
}

#[test]
fn nothing_moves_means_nothing_is_drawn() {
    let mut screen = Screen::of_rails(3, 6);
    let time = screen.settle(0.0);
    let output = screen.frame(time + 16.0);
    assert!(output.draw_list.is_empty());
    assert!(!output.active);
}

#[test]
fn focus_walks_a_rail_and_the_rail_scrolls_to_its_key_line() {
    let mut screen = Screen::of_rails(2, 20);
    let mut time = screen.settle(0.0);
    for step in 1..10 {
        screen.press(Key::ArrowRight);
        time = screen.settle(time + 16.0);
        assert_eq!(screen.focused(), screen.tile(0, step));
    }
    let [x, _, width, _] = screen.bounds(screen.tile(0, 9), time + 16.0);
    let middle = x + width / 2.0;
    // The middle of the tile, which has grown about it, is at the key line: 0.3 of 1920.
    assert!(
        (middle - 0.3 * 1920.0).abs() < 1.0,
        "expected the tile at the key line, got {middle}"
    );
}

#[test]
fn going_down_and_up_comes_back_to_the_remembered_tile() {
    let mut screen = Screen::of_rails(3, 12);
    let mut time = screen.settle(0.0);
    let path = [
        (Key::ArrowRight, (0, 1)),
        (Key::ArrowRight, (0, 2)),
        (Key::ArrowRight, (0, 3)),
        (Key::ArrowDown, (1, 2)),
        (Key::ArrowUp, (0, 3)),
    ];
    for (at, (key, (rail, tile))) in path.into_iter().enumerate() {
        screen.press(key);
        time = screen.settle(time + 16.0);
        if at != 3 {
            assert_eq!(screen.focused(), screen.tile(rail, tile), "after key {at}");
        }
    }
}

#[test]
fn the_focused_node_goes_and_focus_does_not() {
    let mut screen = Screen::of_rails(2, 4);
    let mut time = screen.settle(0.0);
    for _ in 0..8 {
        let focused = screen.focused();
        screen.apply(&batch(|writer| {
            writer.raw(id::REMOVE_NODE, &[focused]);
        }));
        time = screen.settle(time + 16.0);
        let last = screen.engine.snapshot();
        assert!(!last.is_empty());
    }
    assert_eq!(screen.focused(), 0, "all tiles are gone");
}

#[test]
fn a_rebuilt_system_draws_the_same() {
    for system in System::ALL {
        let mut screen = Screen::of_rails(3, 8);
        let mut time = screen.settle(0.0);
        for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown] {
            screen.press(key);
            time = screen.settle(time + 16.0);
        }
        let before = screen.full();
        screen.engine.rebuild(system).expect("a rebuilt system");
        screen.settle(time + 16.0);
        assert_eq!(screen.full(), before, "after a rebuild of {system:?}");
    }
}

#[test]
fn a_rebuild_in_the_middle_of_motion_goes_on_as_if_nothing_had_been() {
    for system in System::ALL {
        let mut one = Screen::of_rails(3, 20);
        let mut other = Screen::of_rails(3, 20);
        for screen in [&mut one, &mut other] {
            screen.settle(0.0);
            screen.press(Key::ArrowRight);
            screen.press(Key::ArrowRight);
            screen.press(Key::ArrowRight);
            screen.frame(5000.0);
            screen.frame(5032.0);
        }
        other.engine.rebuild(system).expect("a rebuilt system");
        for frame in 0_i32..40 {
            let time = 5048.0 + f64::from(frame) * 16.0;
            one.frame(time);
            other.frame(time);
            assert_eq!(
                one.full(),
                other.full(),
                "{system:?}, frame {frame} after its rebuild"
            );
        }
    }
}

#[test]
fn an_engine_of_a_snapshot_goes_on_alike() {
    let mut one = Screen::of_rails(3, 20);
    one.settle(0.0);
    one.press(Key::ArrowRight);
    one.press(Key::ArrowDown);
    one.frame(5000.0);
    one.frame(5032.0);
    let snapshot = one.engine.snapshot();
    let mut other = Screen::of_rails(1, 1);
    other.engine.restore(&snapshot).expect("a good snapshot");
    for frame in 0_i32..40 {
        let time = 5048.0 + f64::from(frame) * 16.0;
        one.frame(time);
        other.frame(time);
        assert_eq!(one.full(), other.full(), "frame {frame} after the snapshot");
    }
}

#[test]
fn the_same_inputs_give_the_same_frames() {
    let mut one = Screen::of_rails(3, 10);
    let mut other = Screen::of_rails(3, 10);
    for step in 0_u32..60 {
        let key = [
            Key::ArrowRight,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowUp,
        ][step as usize * 7 / 3 % 4];
        let time = f64::from(step) * 33.0;
        for screen in [&mut one, &mut other] {
            screen.press(key);
        }
        assert_eq!(one.frame(time), other.frame(time));
    }
}

#[test]
fn a_state_style_holds_while_the_state_does() {
    let mut screen = Screen::of_rails(1, 2);
    let mut time = screen.settle(0.0);
    let tile = screen.tile(0, 1);
    screen.apply(&batch(|writer| {
        writer.select(tile);
        writer.raw(id::SELECT_STATE, &[State::Selected.word()]);
        writer.raw(id::WIDTH, &words_of(&Dimension::Dp(500.0)));
    }));
    for (states, width) in [(States::SELECTED.bits(), 500.0), (0, 240.0)] {
        screen.apply(&batch(|writer| {
            writer.raw(id::SET_STATES, &[tile, states]);
        }));
        time = screen.settle(time + 16.0);
        let [_, _, found, _] = screen.bounds(tile, time + 16.0);
        assert!(
            (found - width).abs() < 0.01,
            "expected a width of {width}, got {found}"
        );
        time += 16.0;
    }
}
