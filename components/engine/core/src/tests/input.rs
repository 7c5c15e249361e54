//! Bad calls and any words: refused or applied whole, and never a panic.

use inlay_schema::id;
use proptest::prelude::*;

use super::{STAGE, batch, fade, family, number, settings};
use crate::fake::Fake;
use crate::{Engine, EngineError, Stage};

#[test]
fn bad_calls_are_refused_with_the_facts() {
    let mut engine = Engine::new(Fake::default());
    assert_eq!(
        engine.frame(0.0).map(|_| ()),
        Err(EngineError::NotConfigured)
    );
    assert_eq!(engine.full().map(|_| ()), Err(EngineError::NotConfigured));
    let flat = Stage {
        pixel_width: 0,
        ..STAGE
    };
    let refused = engine.configure(&settings(flat));
    assert!(
        matches!(refused, Err(EngineError::BadSetting(setting))
            if setting.setting == u32::from(id::SETTING_PIXEL_WIDTH)),
        "{refused:?}"
    );
    assert_eq!(
        engine.frame(0.0).map(|_| ()),
        Err(EngineError::NotConfigured),
        "nothing of a refused call is set"
    );
    engine.configure(&settings(STAGE)).expect("a good stage");
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

    /// A batch is applied whole or not at all, and the record can always be replayed.
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
