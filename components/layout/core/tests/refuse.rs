//! What `apply` refuses, and that a refused stream changes nothing.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use inlay_layout::ApplyError::{Malformed, UnknownNode, Unsupported};
use inlay_layout::Layout;
use inlay_schema::id;
use inlay_schema::values::{Dimension, Display, GridLine, NodeKind, TrackBreadth, TrackSize};
use support::{Batch, solve};

fn refused(build: impl FnOnce(&mut Batch)) -> inlay_layout::ApplyError {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .view(1, 2)
        .entry(id::WIDTH, &Dimension::Dp(10.0))
        .view(2, 3)
        .apply(&mut layout);
    solve(&mut layout).unwrap();
    // Something good in front of what is refused must not be applied either.
    batch
        .select(2)
        .entry(id::WIDTH, &Dimension::Dp(99.0))
        .create(50, NodeKind::View)
        .insert(1, 50);
    batch.select(2);
    let start = u32::try_from(batch.words.len()).unwrap();
    build(&mut batch);
    let error = layout.apply(&batch.words).unwrap_err();
    assert_eq!(solve(&mut layout).unwrap().nodes, []);
    assert_eq!(
        layout.touch(&[50]),
        Err(inlay_layout::LayoutError::UnknownNode(50))
    );
    match error {
        Malformed(at) => Malformed(at - start),
        other => other,
    }
}

#[test]
fn entries_that_cannot_be_read() {
    assert_eq!(
        refused(|batch| batch.words.push(u32::from(id::WIDTH) | 9 << 16)),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| batch.words.extend([u32::from(id::WIDTH) | 1 << 16, 9])),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.entry(id::WIDTH, &Dimension::Dp(-1.0));
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.entry(id::WIDTH, &Dimension::Dp(f32::NAN));
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.entry(id::GRID_ROW_END, &GridLine::Line(0));
        }),
        Malformed(0)
    );
    let track = TrackSize {
        min: TrackBreadth::Fraction(1.0),
        max: TrackBreadth::Auto,
    };
    assert_eq!(
        refused(|batch| {
            batch.entry(id::GRID_AUTO_ROWS, &vec![track]);
        }),
        Malformed(0)
    );
}

#[test]
fn entries_of_other_systems() {
    assert_eq!(
        refused(|batch| {
            batch.entry(id::BLUR, &1.0_f32);
        }),
        Unsupported(id::BLUR.into())
    );
    assert_eq!(
        refused(|batch| {
            batch.entry(id::OPACITY, &1.0_f32);
        }),
        Unsupported(id::OPACITY.into())
    );
    assert_eq!(
        refused(|batch| {
            batch.entry(id::SELECT_STATE, &1_u32);
        }),
        Unsupported(id::SELECT_STATE.into())
    );
    assert_eq!(
        refused(|batch| {
            batch.unset(id::BLUR);
        }),
        Unsupported(id::BLUR.into())
    );
    assert_eq!(
        refused(|batch| {
            batch.entry(0x7fff, &1_u32);
        }),
        Unsupported(0x7fff)
    );
}

#[test]
fn nodes_that_are_not_there() {
    assert_eq!(
        refused(|batch| {
            batch.select(9);
        }),
        UnknownNode(9)
    );
    assert_eq!(
        refused(|batch| {
            batch.select(0);
        }),
        UnknownNode(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.remove(1 << 20 | 2);
        }),
        UnknownNode(1 << 20 | 2)
    );
    assert_eq!(
        refused(|batch| {
            batch.remove(2).select(2);
        }),
        UnknownNode(2)
    );
    // What is removed is not selected any more.
    assert_eq!(
        refused(|batch| {
            batch.remove(3).remove(2);
            batch.entry(id::WIDTH, &Dimension::Dp(10.0));
        }),
        Malformed(4)
    );
    assert_eq!(
        refused(|batch| {
            batch.insert(1, 9);
        }),
        UnknownNode(9)
    );
    assert_eq!(
        refused(|batch| {
            batch.insert(9, 2);
        }),
        UnknownNode(9)
    );
    assert_eq!(
        refused(|batch| {
            batch.insert_before(1, 2, 9);
        }),
        UnknownNode(9)
    );
}

#[test]
fn edits_that_make_no_tree() {
    assert_eq!(
        refused(|batch| {
            batch.remove(1);
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.create(0, NodeKind::View);
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.create(2, NodeKind::View);
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.create(1 << 20 | 2, NodeKind::View);
        }),
        Malformed(0),
        "its slot is taken"
    );
    assert_eq!(
        refused(|batch| {
            batch.insert(2, 1);
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.insert(2, 2);
        }),
        Malformed(0)
    );
    assert_eq!(
        refused(|batch| {
            batch.insert(3, 2);
        }),
        Malformed(0),
        "a node within itself"
    );
    assert_eq!(
        refused(|batch| {
            batch.insert_before(1, 3, 3);
        }),
        Malformed(0),
        "before one that is elsewhere"
    );
    // 4 under 3, then 2 (over 3) under 4.
    assert_eq!(
        refused(|batch| {
            batch.create(4, NodeKind::View).insert(3, 4).insert(4, 2);
        }),
        Malformed(7)
    );
}

#[test]
fn properties_without_a_node() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch.entry(id::FLEX_GROW, &1.0_f32);
    assert_eq!(layout.apply(&batch.words), Err(Malformed(0)));
}

#[test]
fn a_batch_may_do_all_of_it_and_take_it_back() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .create(4, NodeKind::View)
        .create(5, NodeKind::View)
        .insert(4, 5)
        .insert(1, 4);
    batch
        .remove(4)
        .remove(5)
        .create(1 << 20 | 4, NodeKind::View)
        .insert(1, 1 << 20 | 4)
        .apply(&mut layout);
    assert_eq!(solve(&mut layout).unwrap().nodes, [1, 1 << 20 | 4]);
}

#[test]
fn a_root_without_a_box() {
    let contents = |batch: &mut Batch| {
        batch.select(1);
        batch.entry(id::DISPLAY, &Display::Contents);
    };
    assert_eq!(refused(contents), Malformed(2));
}

#[test]
fn what_a_tree_was_asked_that_was_too_deep_is_asked_again() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    // Beside a nest that is too deep, a box as wide as what is in it.
    batch
        .view(1, 2)
        .view(2, 3)
        .entry(id::WIDTH, &Dimension::Dp(10.0));
    batch.view(1, 1000);
    for node in 1001..1300 {
        batch.view(node - 1, node);
    }
    batch.apply(&mut layout);
    assert!(solve(&mut layout).is_err());
    batch.select(3).entry(id::WIDTH, &Dimension::Dp(70.0));
    batch.remove(1299).remove(1298);
    for node in (1100..1298).rev() {
        batch.remove(node);
    }
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(support::rect(&boxes, 2), Some([0.0, 0.0, 70.0, 500.0]));
}
