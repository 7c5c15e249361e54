//! Each error, with its facts.

use crate::values::{Dimension, Display, Flip, LineHeight, RefusalReason, SourceRect};
use crate::{Pack, ValueError, check, f32_of, id, read, text};

const ONE: u32 = 1f32.to_bits();

#[test]
fn each_fault_has_its_facts() {
    let minus = (-1f32).to_bits();
    let nan = f32::NAN.to_bits();
    let cases: [(u16, &[u32], ValueError); 17] = [
        (
            id::OPACITY,
            &[],
            ValueError::Length {
                expected: 1,
                found: 0,
            },
        ),
        (
            id::OPACITY,
            &[ONE, 7],
            ValueError::Length {
                expected: 1,
                found: 2,
            },
        ),
        (id::OPACITY, &[nan], ValueError::NotFinite { found: nan }),
        (
            id::OPACITY,
            &[minus],
            ValueError::Range {
                limit: 0,
                found: minus,
            },
        ),
        (
            id::OPACITY,
            &[2f32.to_bits()],
            ValueError::Range {
                limit: ONE,
                found: 2f32.to_bits(),
            },
        ),
        (id::DISPLAY, &[5], ValueError::Case { count: 5, found: 5 }),
        (id::FOCUSABLE, &[2], ValueError::Case { count: 2, found: 2 }),
        (id::FLIP, &[4], ValueError::Case { count: 2, found: 4 }),
        (
            id::ASPECT_RATIO,
            &[2],
            ValueError::Case { count: 2, found: 2 },
        ),
        (
            id::WIDTH,
            &[1],
            ValueError::Length {
                expected: 2,
                found: 1,
            },
        ),
        (
            id::WIDTH,
            &[1, minus],
            ValueError::Range {
                limit: 0,
                found: minus,
            },
        ),
        (
            id::FONT_WEIGHT,
            &[1001],
            ValueError::Range {
                limit: 1000,
                found: 1001,
            },
        ),
        // a range inside the type holds against the one of the property
        (
            id::GRID_COLUMN_START,
            &[1, 0xffff_fc17],
            ValueError::Range {
                limit: 0xffff_fc18,
                found: 0xffff_fc17,
            },
        ),
        (
            id::CLAIMED_KEYS,
            &[u32::MAX, 0],
            ValueError::Length {
                expected: u32::MAX,
                found: 2,
            },
        ),
        (
            id::CONTENT,
            &[5, 0],
            ValueError::Length {
                expected: 3,
                found: 2,
            },
        ),
        (
            id::CONTENT,
            &[3, 0x00ff_4141],
            ValueError::Utf8 {
                offset: 2,
                length: 3,
            },
        ),
        (
            id::CONTENT,
            &[3, 0x0141_4141],
            ValueError::Padding { found: 0x0141_4141 },
        ),
    ];
    for (id, words, error) in cases {
        assert_eq!(check(id, words), Err(error), "{id:#06x} {words:x?}");
    }
    assert_eq!(
        check(0x7fff, &[1, 2, 3]),
        Ok(()),
        "an id that is not in the table has no type"
    );
}

#[test]
fn a_refusal_names_reason_and_facts() {
    let cases = [
        (
            ValueError::Length {
                expected: 2,
                found: 1,
            },
            RefusalReason::BadValue,
            (2, 1),
        ),
        (
            ValueError::Case { count: 4, found: 9 },
            RefusalReason::BadValue,
            (4, 9),
        ),
        (
            ValueError::Padding { found: 1 },
            RefusalReason::BadValue,
            (0, 1),
        ),
        (
            ValueError::NotFinite { found: 0x7fc0_0000 },
            RefusalReason::OutOfRange,
            (0x7f7f_ffff, 0x7fc0_0000),
        ),
        (
            ValueError::Range {
                limit: ONE,
                found: 2,
            },
            RefusalReason::OutOfRange,
            (ONE, 2),
        ),
        (
            ValueError::Utf8 {
                offset: 2,
                length: 3,
            },
            RefusalReason::BadUtf8,
            (2, 3),
        ),
    ];
    for (error, reason, facts) in cases {
        assert_eq!((error.reason(), error.facts()), (reason, facts));
    }
    let message = ValueError::Length {
        expected: 2,
        found: 1,
    }
    .to_string();
    assert_eq!(message, "expected a value of 2 words, got 1");
}

#[test]
fn values_are_packed_as_the_reference_page_says() {
    fn packed(value: &(impl Pack + ?Sized)) -> Vec<u32> {
        let mut out = Vec::new();
        value.pack(&mut out);
        out
    }
    assert_eq!(packed(&Dimension::Auto), [0]);
    assert_eq!(packed(&Dimension::Percent(1.0)), [2, ONE]);
    assert_eq!(packed(&LineHeight::Number(1.0)), [1, ONE]);
    assert_eq!(packed(&Display::None), [3]);
    assert_eq!(packed(&(Flip::X | Flip::Y)), [3]);
    assert_eq!(packed("abcdé"), [6, 0x6463_6261, 0xa9c3]);
    assert_eq!(packed(&vec![Some(-1i32), None]), [2, 1, u32::MAX, 0]);
    let rect = SourceRect {
        x: 1.0,
        y: 0.0,
        width: 1.0,
        height: 0.0,
    };
    assert_eq!(packed(&Some(rect)), [1, ONE, 0, ONE, 0]);
}

#[test]
fn scalars_read_from_exactly_one_word() {
    assert_eq!(f32_of(&[ONE]), Ok(1.0));
    assert_eq!(
        f32_of(&[]),
        Err(ValueError::Length {
            expected: 1,
            found: 0
        })
    );
    assert_eq!(read::<i32>(&[u32::MAX]), Ok(-1));
    assert_eq!(read::<Flip>(&[2]), Ok(Flip::Y));
    assert_eq!(text(&[0]), Ok(""));
    assert_eq!(text(&[2, 0x6261]), Ok("ab"));
    assert_eq!(
        text(&[u32::MAX]),
        Err(ValueError::Length {
            expected: 0x4000_0001,
            found: 1
        })
    );
}

#[test]
fn flags_know_only_their_bits() {
    let mut flip = Flip::EMPTY;
    flip.set(Flip::Y, true);
    assert!(flip.contains(Flip::Y) && !flip.contains(Flip::X));
    assert_eq!(Flip::from_bits(3), Some(Flip::ALL));
    assert_eq!(Flip::from_bits(4), None);
    assert_eq!(!flip, Flip::X);
    flip.set(Flip::Y, false);
    assert!(flip.is_empty());
}
