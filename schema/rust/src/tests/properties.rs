//! What holds for all values and all words.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::samples::{ids, value};
use crate::{ValueError, check, info, repack};

fn entropy() -> impl Strategy<Value = Vec<u32>> {
    vec(any::<u32>(), 0..64)
}

/// Words of the kind that decoders stumble over.
fn words() -> impl Strategy<Value = Vec<u32>> {
    let word = prop_oneof![
        0..12u32,
        any::<u32>(),
        Just(f32::NAN.to_bits()),
        Just(u32::MAX),
        Just(1f32.to_bits())
    ];
    vec(word, 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_value_checks_and_packs_to_the_words_it_was_read_from(id in select(ids()), entropy in entropy()) {
        let words = value(id, &entropy);
        prop_assert_eq!(check(id, &words), Ok(()));
        let mut again = Vec::new();
        prop_assert_eq!(repack(id, &words, &mut again), Ok(()));
        prop_assert_eq!(again, words);
    }

    #[test]
    fn a_cut_value_is_refused_for_its_length(id in select(ids()), entropy in entropy(), cut in any::<prop::sample::Index>()) {
        let words = value(id, &entropy);
        let kept = cut.index(words.len());
        let refused = matches!(check(id, &words[..kept]), Err(ValueError::Length { .. }));
        prop_assert!(refused, "{:?}", check(id, &words[..kept]));
    }

    #[test]
    fn a_value_with_a_word_more_is_refused_for_its_length(id in select(ids()), entropy in entropy(), more in any::<u32>()) {
        let mut words = value(id, &entropy);
        let expected = u32::try_from(words.len()).expect("a short value");
        words.push(more);
        prop_assert_eq!(check(id, &words), Err(ValueError::Length { expected, found: expected + 1 }));
    }

    #[test]
    fn checking_and_reading_agree_on_any_words(id in select(ids()), words in words()) {
        agree(id, &words)?;
    }

    #[test]
    fn checking_and_reading_agree_on_values_with_another_word(
        id in select(ids()), entropy in entropy(), at in any::<prop::sample::Index>(), word in any::<u32>()
    ) {
        let mut words = value(id, &entropy);
        let at = at.index(words.len());
        words[at] = word;
        agree(id, &words)?;
    }
}

/// Both refuse with the same error, or both accept and nothing is lost; only ranges are `check`'s
/// alone.
fn agree(id: u16, words: &[u32]) -> Result<(), TestCaseError> {
    let mut again = Vec::new();
    let read = repack(id, words, &mut again);
    match check(id, words) {
        Ok(()) => {
            prop_assert_eq!(read, Ok(()));
            prop_assert_eq!(again, words);
        }
        // reading continues after a number that is out of its range, and may find another fault
        Err(ValueError::Range { .. }) => {}
        Err(error) => prop_assert_eq!(read, Err(error)),
    }
    Ok(())
}

#[test]
fn every_default_is_a_value() {
    for id in ids() {
        let info = info(id).expect("an id of the table");
        assert_eq!(info.id, id, "{}", info.name);
        if matches!(info.table, crate::Table::Property | crate::Table::Setting) {
            assert_eq!(check(id, info.default), Ok(()), "{}", info.name);
        } else {
            assert_eq!(info.default, &[] as &[u32], "{}", info.name);
        }
        if matches!(info.table, crate::Table::Command | crate::Table::Event) {
            assert_eq!(info.systems.owner(), crate::System::Engine, "{}", info.name);
        }
        assert!(info.systems.contains(info.systems.owner()));
    }
    assert_eq!(ids().len(), crate::COUNT);
}
