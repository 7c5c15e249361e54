//! Headers, entries and the writer.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::values::FocusChange;
use crate::{
    Entries, EntryError, HASH, HeaderError, MAGIC, MAX_PAYLOAD, VERSION, Writer, id, index, info,
    open, read,
};

#[test]
fn a_batch_opens_again() {
    let mut words = vec![9; 3];
    let mut writer = Writer::batch(&mut words, 17);
    writer.select(4);
    let change = FocusChange {
        node: 4,
        previous: 0,
    };
    assert!(writer.entry(id::EVENT_FOCUS, &change));
    writer.finish();

    let (header, entries) = open(&words).expect("a batch of our own");
    assert_eq!(header.sequence, 17);
    let entries: Vec<_> = entries.map(|entry| entry.expect("whole entries")).collect();
    assert_eq!(
        entries
            .iter()
            .map(|entry| (entry.id, entry.at))
            .collect::<Vec<_>>(),
        [(id::SELECT_NODE, 5), (id::EVENT_FOCUS, 7)]
    );
    assert_eq!(read(entries[1].value), Ok(change));
}

#[test]
fn a_header_of_another_kind_is_refused() {
    let good = [MAGIC, VERSION, HASH, 1, 5];
    let with = |at: usize, word: u32| {
        let mut words = good;
        words[at] = word;
        open(&words).map(|(header, _)| header.sequence)
    };
    assert_eq!(with(3, 8), Ok(8));
    assert_eq!(with(0, 0), Err(HeaderError::Magic { found: 0 }));
    assert_eq!(
        with(1, VERSION + 0x1_0000),
        Err(HeaderError::Version {
            found: VERSION + 0x1_0000
        })
    );
    assert_eq!(with(2, !HASH), Err(HeaderError::Hash { found: !HASH }));
    assert_eq!(
        with(4, 6),
        Err(HeaderError::Truncated {
            expected: 6,
            found: 5
        })
    );
    assert_eq!(
        open(&good[..4]).map(drop),
        Err(HeaderError::Truncated {
            expected: 5,
            found: 4
        })
    );
    // a later minor version only adds entries: its hash says nothing about the others
    assert!(open(&[MAGIC, VERSION + 1, !HASH, 1, 5]).is_ok());
    assert_eq!(
        HeaderError::Truncated {
            expected: 5,
            found: 4
        }
        .facts(),
        (20, 16)
    );
}

#[test]
fn an_entry_that_is_too_long_is_left_out() {
    let mut words = vec![];
    let mut writer = Writer::new(&mut words);
    assert!(writer.raw(id::CONTENT, &vec![1; MAX_PAYLOAD]));
    assert!(!writer.raw(id::CONTENT, &vec![1; MAX_PAYLOAD + 1]));
    assert!(!writer.entry(id::CONTENT, &"x".repeat(4 * MAX_PAYLOAD)));
    writer.select(3);
    let lengths: Vec<_> = Entries::new(&words)
        .map(|entry| entry.map(|entry| entry.value.len()))
        .collect();
    assert_eq!(lengths, [Ok(MAX_PAYLOAD), Ok(1)]);
}

proptest! {
    #[test]
    fn any_words_are_entries_up_to_the_first_cut_one(words in vec(prop_oneof![any::<u32>(), 0..0x4_0000u32], 0..40)) {
        let mut again = Vec::new();
        for entry in Entries::new(&words) {
            match entry {
                Ok(entry) => {
                    prop_assert_eq!(entry.at, again.len());
                    Writer::new(&mut again).raw(entry.id, entry.value);
                }
                Err(EntryError { at, claimed, left, .. }) => {
                    prop_assert_eq!(at, again.len());
                    prop_assert!(claimed > left);
                    again.extend_from_slice(&words[at..]);
                }
            }
        }
        prop_assert_eq!(again, words);
    }

    #[test]
    fn opening_any_words_never_fails_but_by_an_error(words in vec(any::<u32>(), 0..12)) {
        if let Ok((_, entries)) = open(&words) {
            prop_assert!(entries.count() <= words.len());
        }
    }
}

#[test]
fn the_table_is_dense_and_in_the_order_of_ids() {
    let places: Vec<_> = (0..=u16::MAX).filter_map(index).collect();
    assert_eq!(places, (0..crate::COUNT).collect::<Vec<_>>());
    assert!(info(0).is_none() && info(u16::MAX).is_none());
    let width = info(id::WIDTH).expect("width is in the table");
    assert_eq!((width.name, width.animate), ("width", crate::Animate::Size));
    assert!(width.systems.iter().eq([crate::System::Layout]));
}
