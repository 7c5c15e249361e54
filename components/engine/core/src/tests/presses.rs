//! A press is from down to up: whose it is, how often it counts, and what ends it.

use inlay_schema::id;
use inlay_schema::values::{Key, KeyPhase, States};
use proptest::prelude::*;

use super::{batch, create, engine, entries, set, words_of};
use crate::fake::Fake;
use crate::keys::Phase;
use crate::{Engine, Output};
use inlay_interfaces::focus::Outcome;

const PRESSED: u32 = States::PRESSED.bits();

/// A `key` event.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Seen {
    node: u32,
    key: Key,
    phase: KeyPhase,
    repeat: u32,
    claimed_by: u32,
    cancelled: bool,
}

fn send(engine: &mut Engine<Fake>, key: Key, phase: Phase) {
    engine
        .key(key.word(), phase as u32, 0.0)
        .expect("a key of the schema");
}

fn send_all(engine: &mut Engine<Fake>, key: Key, phases: &[Phase]) {
    phases.iter().for_each(|&phase| send(engine, key, phase));
}

fn frame(engine: &mut Engine<Fake>) -> Output {
    let time = engine.clock.time().map_or(0.0, |time| time + 16.0);
    engine.frame(time).expect("a frame")
}

fn focus(engine: &mut Engine<Fake>, node: u32) {
    let words = batch(3, |writer| {
        writer.select(node);
        writer.raw(id::FOCUSABLE, &[1]);
        writer.raw(id::FOCUS_NODE, &[node]);
    });
    engine.apply(&words).expect("a good batch");
}

fn claim(engine: &mut Engine<Fake>, node: u32, keys: &[Key]) {
    set(engine, node, id::CLAIMED_KEYS, &words_of(&keys.to_vec()));
}

fn remove(engine: &mut Engine<Fake>, node: u32) {
    let words = batch(4, |writer| {
        writer.raw(id::REMOVE_NODE, &[node]);
    });
    engine.apply(&words).expect("a good batch");
}

fn count(output: &Output, event: u16) -> usize {
    let events = entries(&output.events).into_iter();
    events.filter(|(id, _)| *id == event).count()
}

fn seen(output: &Output) -> Vec<Seen> {
    let events = entries(&output.events).into_iter();
    events
        .filter(|(event, _)| *event == id::EVENT_KEY)
        .map(|(_, words)| {
            let press: inlay_schema::values::KeyPress =
                inlay_schema::read(&words).expect("a key press");
            Seen {
                node: press.node,
                key: press.key,
                phase: press.phase,
                repeat: press.repeat,
                claimed_by: press.claimed_by,
                cancelled: press.cancelled,
            }
        })
        .collect()
}

/// What was seen, as `down 0`, `down 1`, `up` or `cancelled`, and the node.
fn phases(output: &Output) -> Vec<(String, u32)> {
    let name = |seen: &Seen| match (seen.phase, seen.cancelled) {
        (KeyPhase::Down, _) => format!("down {}", seen.repeat),
        (KeyPhase::Up, false) => "up".to_owned(),
        (KeyPhase::Up, true) => "cancelled".to_owned(),
    };
    seen(output)
        .iter()
        .map(|seen| (name(seen), seen.node))
        .collect()
}

/// Children 2 and 3 of the root and 4 in 3, focus on 2.
fn two_groups() -> Engine<Fake> {
    let mut engine = engine();
    let words = batch(1, |writer| {
        create(writer, 2, 0, 1);
        create(writer, 3, 0, 1);
        create(writer, 4, 0, 3);
    });
    engine.apply(&words).expect("a good batch");
    focus(&mut engine, 2);
    frame(&mut engine);
    engine.systems_mut().calls.clear();
    engine
}

#[test]
fn enter_and_back_act_once_however_long_they_are_held() {
    let mut engine = two_groups();
    let held = [
        Phase::Down,
        Phase::Repeat,
        Phase::Repeat,
        Phase::Repeat,
        Phase::Up,
    ];
    send_all(&mut engine, Key::Enter, &held);
    send_all(&mut engine, Key::Back, &held);
    let output = frame(&mut engine);
    assert_eq!(count(&output, id::EVENT_SELECT), 1);
    assert_eq!(count(&output, id::EVENT_BACK), 1);
    let states = engine.systems_mut().told("scene_set_states");
    assert_eq!(states, [2, PRESSED, 0, 2, 0, PRESSED]);
}

#[test]
fn a_down_after_a_lost_up_is_a_new_press() {
    let mut engine = two_groups();
    send_all(&mut engine, Key::Enter, &[Phase::Down, Phase::Down]);
    let output = frame(&mut engine);
    assert_eq!(count(&output, id::EVENT_SELECT), 2);

    claim(&mut engine, 2, &[Key::Play]);
    send_all(
        &mut engine,
        Key::Play,
        &[Phase::Down, Phase::Down, Phase::Up],
    );
    let expected = ["down 0", "cancelled", "down 0", "up"];
    let output = frame(&mut engine);
    assert_eq!(phases(&output), expected.map(|phase| (phase.to_owned(), 2)));
}

#[test]
fn a_cancelled_press_takes_its_look_along() {
    let mut engine = two_groups();
    send_all(&mut engine, Key::Enter, &[Phase::Down, Phase::Cancel]);
    frame(&mut engine);
    let states = engine.systems_mut().told("scene_set_states");
    assert_eq!(states, [2, PRESSED, 0, 2, 0, PRESSED]);
}

#[test]
fn a_press_leaves_a_pressed_look_that_the_app_set() {
    let mut engine = two_groups();
    let words = batch(3, |writer| {
        writer.raw(id::SET_STATES, &[2, PRESSED]);
    });
    engine.apply(&words).expect("a good batch");
    send_all(&mut engine, Key::Enter, &[Phase::Down, Phase::Up]);
    frame(&mut engine);
    let states = engine.systems_mut().told("scene_set_states");
    assert_eq!(states, [2, PRESSED, 0, 2, PRESSED, 0, 2, 0, 0]);
}

#[test]
fn a_press_that_began_elsewhere_does_nothing() {
    let mut engine = two_groups();
    claim(&mut engine, 2, &[Key::ArrowUp]);
    for key in [
        Key::Enter,
        Key::Back,
        Key::ArrowUp,
        Key::ArrowLeft,
        Key::Play,
    ] {
        send_all(&mut engine, key, &[Phase::Repeat, Phase::Up, Phase::Cancel]);
    }
    let output = frame(&mut engine);
    assert_eq!(entries(&output.events).len(), 1, "only `idle`");
    assert!(engine.systems_mut().told("focus_move").is_empty());
}

#[test]
fn keys_that_are_down_together_count_by_themselves() {
    let mut engine = two_groups();
    claim(&mut engine, 2, &[Key::Play, Key::Stop]);
    send(&mut engine, Key::Play, Phase::Down);
    send(&mut engine, Key::Stop, Phase::Down);
    send(&mut engine, Key::Play, Phase::Repeat);
    send(&mut engine, Key::Stop, Phase::Repeat);
    send(&mut engine, Key::Stop, Phase::Up);
    send(&mut engine, Key::Play, Phase::Repeat);
    let repeats: Vec<_> = seen(&frame(&mut engine))
        .iter()
        .filter(|seen| seen.phase == KeyPhase::Down)
        .map(|seen| (seen.key, seen.repeat))
        .collect();
    assert_eq!(
        repeats,
        [
            (Key::Play, 0),
            (Key::Stop, 0),
            (Key::Play, 1),
            (Key::Stop, 1),
            (Key::Play, 2)
        ]
    );
}

#[test]
fn a_claimant_gets_the_whole_press_wherever_focus_goes() {
    let mut engine = two_groups();
    claim(&mut engine, 2, &[Key::Enter]);
    claim(&mut engine, 3, &[Key::Enter]);
    send(&mut engine, Key::Enter, Phase::Down);
    frame(&mut engine);
    focus(&mut engine, 4);
    frame(&mut engine);
    send_all(&mut engine, Key::Enter, &[Phase::Repeat, Phase::Up]);
    let output = frame(&mut engine);
    assert_eq!(
        phases(&output),
        [("down 1".to_owned(), 2), ("up".to_owned(), 2)]
    );
    assert!(seen(&output).iter().all(|seen| seen.claimed_by == 2));
    // The next press is the other's, whose own focused node gets it.
    send_all(&mut engine, Key::Enter, &[Phase::Down, Phase::Up]);
    let output = frame(&mut engine);
    assert_eq!(
        phases(&output),
        [("down 0".to_owned(), 4), ("up".to_owned(), 4)]
    );
    assert!(seen(&output).iter().all(|seen| seen.claimed_by == 3));
}

#[test]
fn a_press_of_the_engine_stays_its_own_when_a_claimant_gets_focus() {
    let mut engine = two_groups();
    claim(&mut engine, 3, &[Key::Enter]);
    send(&mut engine, Key::Enter, Phase::Down);
    frame(&mut engine);
    focus(&mut engine, 4);
    frame(&mut engine);
    send_all(&mut engine, Key::Enter, &[Phase::Repeat, Phase::Up]);
    let output = frame(&mut engine);
    assert_eq!(seen(&output), []);
    assert_eq!(count(&output, id::EVENT_SELECT), 0);
}

#[test]
fn a_press_ends_before_its_claimant_is_gone() {
    let mut engine = two_groups();
    claim(&mut engine, 2, &[Key::Enter]);
    send(&mut engine, Key::Enter, Phase::Down);
    frame(&mut engine);
    remove(&mut engine, 2);
    send_all(&mut engine, Key::Enter, &[Phase::Repeat, Phase::Up]);
    let output = frame(&mut engine);
    assert_eq!(phases(&output), [("cancelled".to_owned(), 2)]);
    let last = entries(&output.events)
        .into_iter()
        .rfind(|(event, _)| [id::EVENT_KEY, id::EVENT_REMOVED].contains(event));
    assert_eq!(last, Some((id::EVENT_REMOVED, vec![2])));
}

#[test]
fn a_key_acts_before_what_is_said_after_it() {
    let mut engine = two_groups();
    engine.systems_mut().outcomes.push_back(Outcome {
        focused: 3,
        previous: 2,
    });
    send(&mut engine, Key::ArrowRight, Phase::Down);
    focus(&mut engine, 4);
    let output = frame(&mut engine);
    let moves: Vec<_> = entries(&output.events)
        .into_iter()
        .filter(|(event, _)| *event == id::EVENT_FOCUS)
        .map(|(_, words)| words)
        .collect();
    assert_eq!(moves, [[3, 2], [4, 3]]);
}

#[test]
fn a_key_does_not_act_for_a_batch_that_is_refused() {
    let mut engine = two_groups();
    send(&mut engine, Key::ArrowRight, Phase::Down);
    let before = engine.snapshot();
    let words = batch(3, |writer| {
        writer.raw(id::REMOVE_NODE, &[2]);
        writer.raw(id::REMOVE_NODE, &[99]);
    });
    engine.apply(&words).expect_err("no node 99");
    assert_eq!(engine.snapshot(), before);
    assert!(engine.systems_mut().told("focus_move").is_empty());
    frame(&mut engine);
    assert_eq!(engine.systems_mut().told("focus_move"), [1]);
}

#[test]
fn enter_selects_what_had_focus_when_it_was_pressed() {
    let mut engine = two_groups();
    send(&mut engine, Key::Enter, Phase::Down);
    remove(&mut engine, 2);
    let output = frame(&mut engine);
    let events: Vec<_> = entries(&output.events);
    let at = |wanted: (u16, Vec<u32>)| events.iter().position(|event| *event == wanted);
    let select = at((id::EVENT_SELECT, vec![2])).expect("selected");
    let removed = at((id::EVENT_REMOVED, vec![2])).expect("removed");
    assert!(select < removed);
}

#[test]
fn a_claim_holds_from_the_next_press_on() {
    let mut engine = two_groups();
    send(&mut engine, Key::Back, Phase::Down);
    claim(&mut engine, 1, &[Key::Back]);
    send(&mut engine, Key::Back, Phase::Up);
    let output = frame(&mut engine);
    assert_eq!((count(&output, id::EVENT_BACK), seen(&output)), (1, vec![]));
}

#[test]
fn a_key_before_a_batch_acts_at_its_own_time_and_no_frame_is_earlier() {
    let mut engine = two_groups();
    let time = |engine: &Engine<Fake>| engine.clock.time();
    for (at, acted) in [(50.0, 50.0), (20.0, 50.0)] {
        let key = Key::Other.word();
        engine
            .key(key, Phase::Down as u32, at)
            .expect("a key of the schema");
        engine.apply(&batch(2, |_| {})).expect("an empty batch");
        assert_eq!(time(&engine), Some(acted));
    }
    engine.frame(49.0).expect("a frame");
    assert_eq!(time(&engine), Some(50.0));
    assert!(engine.frame(48.0).is_err(), "frames do not go back");
    engine.frame(51.0).expect("a frame");
    assert_eq!(time(&engine), Some(51.0));
}

#[test]
fn held_keys_are_in_the_snapshot() {
    let mut engine = two_groups();
    claim(&mut engine, 2, &[Key::Play]);
    send(&mut engine, Key::Enter, Phase::Down);
    send_all(&mut engine, Key::Play, &[Phase::Down, Phase::Repeat]);
    frame(&mut engine);
    send(&mut engine, Key::Stop, Phase::Down);
    let snapshot = engine.snapshot();
    let mut other = Engine::new(Fake::default());
    other.restore(&snapshot).expect("a good snapshot");
    assert_eq!(other.snapshot(), snapshot);
    assert!(
        (other.systems_mut().told("scene_set_states"))
            .as_chunks()
            .0
            .contains(&[2, PRESSED, 0])
    );
    send_all(&mut other, Key::Enter, &[Phase::Repeat, Phase::Up]);
    send(&mut other, Key::Play, Phase::Repeat);
    let output = frame(&mut other);
    assert_eq!(count(&output, id::EVENT_SELECT), 0);
    let repeats: Vec<_> = seen(&output)
        .iter()
        .map(|seen| (seen.key, seen.repeat))
        .collect();
    assert_eq!(repeats, [(Key::Stop, 0), (Key::Play, 2)]);
    let states = other.systems_mut().told("scene_set_states");
    assert_eq!(states.last_chunk(), Some(&[2, 0, PRESSED]));
}

/// What may happen to a press.
#[derive(Clone, Debug)]
enum Act {
    Key(Key, Phase),
    Claim(u32, Vec<Key>),
    Focus(u32),
    Remove(u32),
    Frame,
    Rebuild,
    Restore,
}

fn act() -> impl Strategy<Value = Act> {
    let key = prop::sample::select(vec![Key::Enter, Key::ArrowUp, Key::Back, Key::Play]);
    let phase = prop::sample::select(Phase::ALL.to_vec());
    let node = 2_u32..7;
    prop_oneof![
        8 => (key.clone(), phase).prop_map(|(key, phase)| Act::Key(key, phase)),
        2 => (node.clone(), prop::collection::vec(key, 0..4))
            .prop_map(|(node, keys)| Act::Claim(node, keys)),
        3 => node.clone().prop_map(Act::Focus),
        1 => node.prop_map(Act::Remove),
        4 => Just(Act::Frame),
        1 => Just(Act::Rebuild),
        1 => Just(Act::Restore),
    ]
}

/// Nodes 2 to 6, each in the one before.
fn chain() -> Engine<Fake> {
    let mut engine = engine();
    let words = batch(1, |writer| {
        (2..7).for_each(|node| create(writer, node, 0, node - 1));
    });
    engine.apply(&words).expect("a good batch");
    engine
}

fn take(engine: &mut Engine<Fake>, act: &Act, events: &mut Vec<u32>) {
    let is_there = |engine: &Engine<Fake>, node| engine.record.find(node).is_some();
    match *act {
        Act::Key(key, phase) => send(engine, key, phase),
        Act::Claim(node, ref keys) if is_there(engine, node) => claim(engine, node, keys),
        Act::Focus(node) if is_there(engine, node) => focus(engine, node),
        Act::Remove(node) if is_there(engine, node) => remove(engine, node),
        Act::Frame => events.extend(frame(engine).events),
        Act::Rebuild => engine
            .rebuild(inlay_schema::System::Scene)
            .expect("a rebuilt scene"),
        Act::Restore => {
            // What was said since the last frame is no part of a snapshot.
            events.extend(frame(engine).events);
            let snapshot = engine.snapshot();
            engine.restore(&snapshot).expect("its own snapshot");
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Presses pair up: per key one `down`, repeats that count up, one `up`, all of them for the
    /// same claimant.
    #[test]
    fn presses_pair_up(acts in prop::collection::vec(act(), 1..60)) {
        let mut engine = chain();
        let mut events = Vec::new();
        for act in &acts {
            take(&mut engine, act, &mut events);
        }
        for key in Key::ALL {
            send(&mut engine, *key, Phase::Cancel);
        }
        let mut output = frame(&mut engine);
        events.append(&mut output.events);
        output.events = events;
        let mut down: Vec<Seen> = Vec::new();
        for seen in seen(&output) {
            let held = down.iter().position(|press| press.key == seen.key);
            match (held, seen.phase) {
                (None, KeyPhase::Down) => {
                    prop_assert_eq!((seen.repeat, seen.cancelled), (0, false));
                    down.push(seen);
                }
                (Some(at), KeyPhase::Down) => {
                    prop_assert_eq!(seen.repeat, down[at].repeat + 1);
                    prop_assert_eq!(seen.claimed_by, down[at].claimed_by);
                    down[at] = seen;
                }
                (Some(at), KeyPhase::Up) => {
                    let press = down.remove(at);
                    prop_assert_eq!(seen.claimed_by, press.claimed_by);
                }
                (None, KeyPhase::Up) => prop_assert!(false, "an up without a down: {:?}", seen),
            }
        }
        prop_assert_eq!(down, []);
        prop_assert_eq!(engine.keys.pressed(), 0);
    }

    /// Focus pairs up: each `focus` begins where the last one ended, and no node hears anything
    /// after `removed`.
    #[test]
    fn focus_and_blur_pair_up(acts in prop::collection::vec(act(), 1..60)) {
        let mut engine = chain();
        let mut events = Vec::new();
        for act in &acts {
            take(&mut engine, act, &mut events);
        }
        events.extend(frame(&mut engine).events);
        let mut focused = 0;
        let mut gone = Vec::new();
        for (event, words) in entries(&events) {
            match event {
                id::EVENT_FOCUS => {
                    prop_assert_eq!(words[1], focused);
                    prop_assert!(!gone.contains(&words[0]) && !gone.contains(&words[1]));
                    focused = words[0];
                }
                id::EVENT_REMOVED => gone.push(words[0]),
                id::EVENT_SELECT | id::EVENT_KEY | id::EVENT_BACK => {
                    prop_assert!(!gone.contains(&words[0]));
                }
                _ => {}
            }
        }
        prop_assert!(!gone.contains(&focused));
    }
}
