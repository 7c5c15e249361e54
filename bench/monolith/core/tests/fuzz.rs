//! Any words into `apply` and any arguments into the other calls, natively: an error, never a
//! panic, and what was refused leaves no trace. `tests/fuzz` does the same with the built engine.

mod support;

use std::cell::Cell;

use inlay_engine::{EngineError, Stage};
use inlay_monolith::{Engine, Monolith};
use inlay_schema::{System, id};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::support::{STAGE, batch, settings};

/// Calls of a life, and how many lives there are: 100,000 calls.
const CALLS: usize = 50;
const LIVES: u32 = 2_000;

/// One call of the engine.
#[derive(Clone, Debug)]
enum Call {
    Apply(Vec<u32>),
    Key(u32, u32, f64),
    ImageArrived(u32, u32, u32, u32),
    ImageFailed(u32, u32),
    FontArrived(u32, Vec<u8>),
    FontFailed(u32, u32),
    Restore(Vec<u32>),
    Rebuild(System),
    Full,
    Configure(f32),
}

/// A word of a value: small, any, the bits of a number, or what is not a number.
fn word() -> impl Strategy<Value = u32> {
    prop_oneof![
        0..12_u32,
        any::<u32>(),
        (-4000.0..4000.0_f32).prop_map(f32::to_bits),
        prop::sample::select(vec![
            1.0_f32.to_bits(),
            f32::NAN.to_bits(),
            f32::INFINITY.to_bits(),
            f32::NEG_INFINITY.to_bits(),
            0x4f00_0000,
            0x0010_0002,
        ]),
    ]
}

/// Number of an entry of the schema, or one beside it.
fn entry_id() -> impl Strategy<Value = u16> {
    let tables = vec![
        0x0001_u16, 0x0100, 0x0130, 0x0150, 0x0200, 0x0300, 0x0340, 0x0400, 0x0500, 0x0600, 0x0700,
        0x0800, 0x8001,
    ];
    prop_oneof![
        (prop::sample::select(tables), 0..25_u16).prop_map(|(table, offset)| table + offset),
        any::<u16>(),
    ]
}

/// An entry that is often right: nodes 2 to 9 are made, moved, removed and styled.
fn likely() -> impl Strategy<Value = (u16, Vec<u32>)> {
    prop_oneof![
        (2..10_u32, 0..3_u32).prop_map(|(node, kind)| (id::CREATE_NODE, vec![node, kind])),
        (1..10_u32, 1..10_u32)
            .prop_map(|(parent, child)| (id::INSERT_CHILD, vec![parent, child, 0])),
        (1..10_u32).prop_map(|node| (id::SELECT_NODE, vec![node])),
        (2..10_u32).prop_map(|node| (id::REMOVE_NODE, vec![node])),
        (0..9_u32).prop_map(|state| (id::SELECT_STATE, vec![state])),
        (entry_id(), prop::collection::vec(word(), 1..4)),
    ]
}

fn entries() -> impl Strategy<Value = Vec<(u16, Vec<u32>)>> {
    let any_entry = (entry_id(), prop::collection::vec(word(), 0..10));
    prop::collection::vec(prop_oneof![5 => likely(), 1 => any_entry], 0..12)
}

fn batch_of(entries: &[(u16, Vec<u32>)]) -> Vec<u32> {
    batch(|writer| {
        for (id, value) in entries {
            writer.raw(*id, value);
        }
    })
}

/// Batches that can be read, words that are none, and batches with one word broken.
fn words() -> impl Strategy<Value = Vec<u32>> {
    prop_oneof![
        6 => entries().prop_map(|entries| batch_of(&entries)),
        1 => prop::collection::vec(word(), 0..40),
        1 => (entries(), any::<prop::sample::Index>(), word()).prop_map(|(entries, at, word)| {
            let mut words = batch_of(&entries);
            let at = at.index(words.len());
            words[at] = word;
            words
        }),
    ]
}

fn call() -> impl Strategy<Value = Call> {
    let number = || prop_oneof![0..200_u32, any::<u32>()];
    let time = prop_oneof![any::<f64>(), 0.0..100_000.0_f64];
    prop_oneof![
        12 => words().prop_map(Call::Apply),
        4 => (0..60_u32, 0..4_u32, time).prop_map(|(key, phase, time)| Call::Key(key, phase, time)),
        1 => (number(), number(), number(), number())
            .prop_map(|(texture, width, height, bytes)| Call::ImageArrived(texture, width, height, bytes)),
        1 => (number(), number()).prop_map(|(texture, reason)| Call::ImageFailed(texture, reason)),
        1 => (number(), prop::collection::vec(any::<u8>(), 0..64))
            .prop_map(|(font, bytes)| Call::FontArrived(font, bytes)),
        1 => (number(), number()).prop_map(|(font, reason)| Call::FontFailed(font, reason)),
        1 => prop::collection::vec(word(), 0..60).prop_map(Call::Restore),
        1 => prop::sample::select(System::ALL.to_vec()).prop_map(Call::Rebuild),
        1 => Just(Call::Full),
        1 => prop::sample::select(vec![f32::NAN, f32::INFINITY, -1.0, 0.0]).prop_map(Call::Configure),
    ]
}

/// Makes a call; whether it was refused.
fn make(engine: &mut Engine, call: &Call) -> bool {
    let answer: Result<(), EngineError> = match call {
        Call::Apply(words) => return engine.apply(words).is_err(),
        Call::Key(key, phase, time) => engine.key(*key, *phase, *time),
        Call::ImageArrived(texture, width, height, bytes) => {
            engine.image_arrived(*texture, *width, *height, *bytes)
        }
        Call::ImageFailed(texture, reason) => engine.image_failed(*texture, *reason),
        Call::FontArrived(font, bytes) => engine.font_arrived(*font, bytes),
        Call::FontFailed(font, reason) => engine.font_failed(*font, *reason),
        Call::Restore(words) => engine.restore(words),
        Call::Rebuild(system) => engine.rebuild(*system),
        Call::Full => engine.full().map(|_| ()),
        Call::Configure(width) => engine.configure(&settings(Stage {
            width: *width,
            ..STAGE
        })),
    };
    answer.is_err()
}

#[test]
fn a_hundred_thousand_inputs_are_done_or_refused_without_a_trace() {
    let config = Config {
        cases: LIVES,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let (inputs, refused) = (Cell::new(0), Cell::new(0));
    let live = |calls: Vec<Call>| {
        let mut engine = Engine::new(Monolith::default());
        engine.configure(&settings(STAGE)).expect("a good stage");
        let mut time = 0.0;
        for (index, call) in calls.iter().enumerate() {
            let before = (index % 16 == 0).then(|| engine.snapshot());
            let is_refused = make(&mut engine, call);
            inputs.set(inputs.get() + 1);
            refused.set(refused.get() + u32::from(is_refused));
            if let Some(before) = before.filter(|_| is_refused) {
                prop_assert_eq!(engine.snapshot(), before, "a refused call changes nothing");
            }
            if index % 4 == 3 {
                time += 16.0;
                let frame = engine.frame(time);
                prop_assert!(
                    frame.is_ok(),
                    "a frame can always be made: {:?}",
                    frame.err()
                );
            }
        }
        Ok::<_, TestCaseError>(())
    };
    TestRunner::new_with_rng(config, rng)
        .run(&prop::collection::vec(call(), CALLS), live)
        .unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(inputs.get(), LIVES * u32::try_from(CALLS).expect("few"));
    let refused = refused.get();
    assert!(
        refused > 10_000 && refused < inputs.get() - 10_000,
        "expected both refusals and deeds, got {refused} refusals"
    );
}
