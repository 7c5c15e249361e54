//! Sorting in little code.

/// Sorts items in place. Those of which neither is less may change places.
///
/// A heap sort in 300 bytes. The sorts of the standard library are twice as fast for long lists,
/// and are 2 to 15 KB for each type that is sorted; lists here are short, sorted already, or rare.
pub fn sort_by<T>(items: &mut [T], mut is_less: impl FnMut(&T, &T) -> bool) {
    if !items.windows(2).any(|pair| is_less(&pair[1], &pair[0])) {
        return;
    }
    let length = items.len();
    // First a heap of all items, then the greatest of what is left goes behind it.
    for step in (0..length + length / 2).rev() {
        let (mut above, end) = match step.checked_sub(length) {
            Some(root) => (root, length),
            None => {
                items.swap(0, step);
                (0, step)
            }
        };
        loop {
            let mut below = 2 * above + 1;
            if below + 1 < end && is_less(&items[below], &items[below + 1]) {
                below += 1;
            }
            if below >= end || !is_less(&items[above], &items[below]) {
                break;
            }
            items.swap(above, below);
            above = below;
        }
    }
}

/// Sorts items in place by a key. Those with the same one may change places.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one) < key(other));
}

/// Sorts items in place.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, |one, other| one < other);
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library(mut items in prop::collection::vec(0_u8..20, 0..60)) {
            let mut wanted = items.clone();
            wanted.sort_unstable();
            sort(&mut items);
            prop_assert_eq!(&items, &wanted);
            sort_by_key(&mut items, |&item| core::cmp::Reverse(item));
            wanted.reverse();
            prop_assert_eq!(items, wanted);
        }
    }
}
