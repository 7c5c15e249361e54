//! Pages against a list.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::Pages;

#[derive(Clone, Copy, Debug)]
enum Edit {
    Resize(usize),
    Write(usize, u32),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..40_usize).prop_map(Edit::Resize),
        (0..40_usize, any::<u32>()).prop_map(|(at, value)| Edit::Write(at, value)),
    ]
}

proptest! {
    #[test]
    fn pages_hold_what_a_list_holds_and_have_no_page_too_many(edits in vec(edit(), 0..40)) {
        let (mut pages, mut list) = (Pages::<u32, 8>::default(), Vec::new());
        for edit in edits {
            match edit {
                Edit::Resize(length) => {
                    pages.resize(length);
                    list.resize(length, 0);
                }
                Edit::Write(at, value) => {
                    if let Some(item) = list.get_mut(at) {
                        *item = value;
                        pages[at] = value;
                    }
                }
            }
            prop_assert_eq!(pages.len(), list.len());
            prop_assert_eq!(pages.is_empty(), list.is_empty());
            let end = list.len().next_multiple_of(8);
            for at in 0..end {
                // What is beyond the end of the list is as new.
                let expected = list.get(at).copied().unwrap_or(0);
                prop_assert_eq!(pages.get(at), Some(&expected));
                prop_assert_eq!(pages.get_mut(at).copied(), Some(expected));
                prop_assert_eq!(pages[at], expected);
            }
            prop_assert_eq!(pages.get(end), None);
            prop_assert_eq!(pages.get_mut(end), None);
        }
    }

    #[test]
    fn items_stay_where_they_are_when_others_come(lengths in vec(1..200_usize, 1..10)) {
        let mut pages = Pages::<u32, 8>::default();
        pages.resize(1);
        let first = &raw const pages[0];
        for length in lengths {
            pages.resize(length);
            prop_assert_eq!(&raw const pages[0], first);
        }
    }
}
