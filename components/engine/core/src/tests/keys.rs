//! Keys: they move focus, go to the app or select.

use inlay_schema::id;
use inlay_schema::values::{Key, KeyPhase};

use super::{entries, family, set, words_of};
use crate::Engine;
use crate::fake::Fake;
use inlay_interfaces::focus::Outcome;

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
    assert_eq!(systems.told("scroll_set_focus"), [2]);
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
        [3, Key::ArrowRight.word(), KeyPhase::Down.word(), 0, 2, 0]
    );
    assert_eq!(
        keys[1].1,
        [3, Key::ArrowRight.word(), KeyPhase::Up.word(), 0, 2, 0]
    );
}
