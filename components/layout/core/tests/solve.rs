//! What `solve` tells: boxes, only of what changed, parents first.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use inlay_layout::{Layout, LayoutError, MAX_DEPTH};
use inlay_schema::id;
use inlay_schema::values::{
    Dimension, Direction, Display, FlexDirection, ItemAlignment, Length, NodeKind, Overflow,
    Position, Size,
};
use support::{Batch, rect, solve};

fn dp(value: f32) -> Dimension {
    Dimension::Dp(value)
}

#[test]
fn root_is_the_stage() {
    let mut layout = Layout::new();
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(boxes.nodes, [1]);
    assert_eq!(
        boxes.values,
        [0.0, 0.0, 1000.0, 500.0, 1000.0, 500.0, 0.0, 0.0, 0.0, 0.0]
    );
}

#[test]
fn children_share_a_row_and_parents_come_first() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch.view(1, 2).entry(id::FLEX_GROW, &1.0_f32);
    batch.view(2, 4).entry(id::WIDTH, &Dimension::Percent(50.0));
    batch.view(1, 3).entry(id::FLEX_GROW, &3.0_f32);
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(boxes.nodes[0], 1);
    assert_eq!(
        boxes.nodes[3], 4,
        "the grandchild comes after all that are above it"
    );
    assert_eq!(rect(&boxes, 2), Some([0.0, 0.0, 250.0, 500.0]));
    assert_eq!(rect(&boxes, 3), Some([250.0, 0.0, 750.0, 500.0]));
    assert_eq!(rect(&boxes, 4), Some([0.0, 0.0, 125.0, 500.0]));
}

#[test]
fn only_changed_boxes_are_told() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    for node in 2..6 {
        batch.view(1, node).entry(id::WIDTH, &dp(100.0));
    }
    batch.view(2, 10).entry(id::HEIGHT, &dp(10.0));
    batch.apply(&mut layout);
    solve(&mut layout).unwrap();
    assert_eq!(solve(&mut layout).unwrap().nodes, []);

    batch
        .select(4)
        .entry(id::WIDTH, &dp(120.0))
        .apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(
        boxes.nodes,
        [4, 5],
        "the changed node and the one behind it"
    );
    assert_eq!(rect(&boxes, 5), Some([320.0, 0.0, 100.0, 500.0]));

    batch
        .select(4)
        .entry(id::WIDTH, &dp(120.0))
        .apply(&mut layout);
    assert_eq!(
        solve(&mut layout).unwrap().nodes,
        [],
        "the same value changes no box"
    );

    batch.select(4).unset(id::WIDTH).apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), 4),
        Some([200.0, 0.0, 0.0, 500.0])
    );
}

#[test]
fn a_node_without_size_is_told_once() {
    let mut layout = Layout::new();
    Batch::default()
        .view(1, 2)
        .entry(id::ALIGN_SELF, &ItemAlignment::Start)
        .apply(&mut layout);
    assert_eq!(rect(&solve(&mut layout).unwrap(), 2), Some([0.0; 4]));
    assert_eq!(solve(&mut layout).unwrap().nodes, []);
}

#[test]
fn hidden_subtrees_have_empty_boxes_and_come_back() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch.view(1, 2).entry(id::FLEX_GROW, &1.0_f32);
    batch.view(2, 3).entry(id::FLEX_GROW, &1.0_f32);
    batch.apply(&mut layout);
    solve(&mut layout).unwrap();

    batch
        .select(2)
        .entry(id::DISPLAY, &Display::None)
        .apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(boxes.nodes, [2, 3]);
    assert!(boxes.values.iter().all(|&value| value.to_bits() == 0));

    batch
        .view(3, 4)
        .entry(id::WIDTH, &dp(10.0))
        .apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), 4),
        Some([0.0; 4]),
        "a new node in a hidden place"
    );

    batch
        .select(2)
        .entry(id::DISPLAY, &Display::Flex)
        .apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(boxes.nodes, [2, 3, 4]);
    assert_eq!(rect(&boxes, 4), Some([0.0, 0.0, 10.0, 500.0]));
}

#[test]
fn a_hidden_root_hides_all() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .view(1, 2)
        .entry(id::FLEX_GROW, &1.0_f32)
        .apply(&mut layout);
    solve(&mut layout).unwrap();
    batch
        .select(1)
        .entry(id::DISPLAY, &Display::None)
        .apply(&mut layout);
    assert_eq!(solve(&mut layout).unwrap().nodes, [1, 2]);
    assert_eq!(solve(&mut layout).unwrap().nodes, []);
    batch.select(1).unset(id::DISPLAY).apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), 2),
        Some([0.0, 0.0, 1000.0, 500.0])
    );
}

#[test]
fn direction_is_inherited_and_mirrors_rows() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .view(1, 2)
        .entry(id::WIDTH, &dp(300.0))
        .entry(id::DIRECTION, &Direction::Rtl);
    batch.view(2, 3);
    batch.view(3, 4).entry(id::WIDTH, &dp(100.0));
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(rect(&boxes, 2), Some([0.0, 0.0, 300.0, 500.0]));
    assert_eq!(rect(&boxes, 3), Some([200.0, 0.0, 100.0, 500.0]));

    batch
        .select(1)
        .entry(id::DIRECTION, &Direction::Rtl)
        .apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), 2),
        Some([700.0, 0.0, 300.0, 500.0])
    );

    batch
        .select(1)
        .unset(id::DIRECTION)
        .select(2)
        .unset(id::DIRECTION)
        .apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(rect(&boxes, 2), Some([0.0, 0.0, 300.0, 500.0]));
    assert_eq!(rect(&boxes, 3), Some([0.0, 0.0, 100.0, 500.0]));
}

#[test]
fn texts_wrap_and_measure_anew_when_touched() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .view(1, 2)
        .entry(id::WIDTH, &dp(100.0))
        .entry(id::ALIGN_ITEMS, &ItemAlignment::Start);
    batch
        .create(3, NodeKind::Text)
        .insert(2, 3)
        .entry(id::PADDING_TOP, &Length::Dp(5.0));
    batch.apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), 3),
        Some([0.0, 0.0, 100.0, 65.0]),
        "two words per line, three lines"
    );

    let mut taller = |_, _| inlay_layout::TextSize {
        width: 50.0,
        height: 50.0,
        baseline: 40.0,
    };
    assert_eq!(
        layout.solve(1000.0, 500.0, &mut taller).unwrap().nodes,
        [],
        "nobody said that the text changed"
    );
    layout.touch(&[3]).unwrap();
    let boxes = layout.solve(1000.0, 500.0, &mut taller).unwrap();
    assert_eq!(rect(boxes, 3), Some([0.0, 0.0, 50.0, 55.0]));
    assert_eq!(layout.touch(&[3, 77]), Err(LayoutError::UnknownNode(77)));
}

#[test]
fn texts_align_by_their_baselines() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .select(1)
        .entry(id::ALIGN_ITEMS, &ItemAlignment::Baseline);
    batch
        .create(2, NodeKind::Text)
        .insert(1, 2)
        .entry(id::PADDING_TOP, &Length::Dp(25.0));
    batch.create(3, NodeKind::Text).insert(1, 3);
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(rect(&boxes, 3), Some([200.0, 25.0, 200.0, 20.0]));
}

#[test]
fn pictures_keep_their_ratio() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .select(1)
        .entry(id::ALIGN_ITEMS, &ItemAlignment::Start);
    batch.create(2, NodeKind::Image).insert(1, 2);
    batch
        .create(3, NodeKind::Image)
        .insert(1, 3)
        .entry(id::WIDTH, &dp(100.0));
    batch
        .create(4, NodeKind::Image)
        .insert(1, 4)
        .entry(id::MAX_HEIGHT, &dp(50.0));
    batch.apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), 2),
        Some([0.0; 4]),
        "unknown until it is loaded"
    );

    layout
        .set_natural_sizes(&[2, 3, 4], &[200.0, 100.0, 200.0, 100.0, 200.0, 100.0])
        .unwrap();
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(rect(&boxes, 2), Some([0.0, 0.0, 200.0, 100.0]));
    assert_eq!(rect(&boxes, 3), Some([200.0, 0.0, 100.0, 50.0]));
    assert_eq!(rect(&boxes, 4), Some([300.0, 0.0, 100.0, 50.0]));

    assert_eq!(
        layout.set_natural_sizes(&[2], &[1.0]),
        Err(LayoutError::BadLength(2))
    );
    assert_eq!(
        layout.set_natural_sizes(&[2], &[1.0, -1.0]),
        Err(LayoutError::BadSize((-1.0_f32).to_bits()))
    );
    assert_eq!(
        layout.set_natural_sizes(&[9], &[1.0, 1.0]),
        Err(LayoutError::UnknownNode(9))
    );
    assert_eq!(solve(&mut layout).unwrap().nodes, []);
}

#[test]
fn scrollable_content_is_measured_from_the_padding_edge() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .view(1, 2)
        .entry(id::WIDTH, &dp(200.0))
        .entry(id::OVERFLOW_X, &Overflow::Scroll);
    batch
        .entry(id::PADDING_LEFT, &Length::Dp(10.0))
        .entry(id::BORDER_TOP_WIDTH, &4.0_f32);
    batch
        .view(2, 3)
        .entry(id::WIDTH, &dp(700.0))
        .entry(id::FLEX_SHRINK, &0.0_f32);
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    let at = boxes.nodes.iter().position(|&node| node == 2).unwrap();
    assert_eq!(
        boxes.values[at * 10..at * 10 + 10],
        [0.0, 0.0, 200.0, 500.0, 710.0, 496.0, 4.0, 0.0, 0.0, 10.0]
    );
}

#[test]
fn absolute_children_of_a_grid_refer_to_its_lines() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    let track = |size| inlay_schema::values::TrackList {
        repeat: inlay_schema::values::TrackRepeat::Count(2),
        sizes: vec![inlay_schema::values::TrackSize {
            min: inlay_schema::values::TrackBreadth::Dp(size),
            max: inlay_schema::values::TrackBreadth::Dp(size),
        }],
    };
    batch
        .view(1, 2)
        .entry(id::DISPLAY, &Display::Grid)
        .entry(id::GRID_TEMPLATE_COLUMNS, &vec![track(100.0)]);
    batch
        .view(2, 3)
        .entry(id::POSITION, &Position::Absolute)
        .entry(id::INSET_LEFT, &dp(5.0));
    batch
        .entry(
            id::GRID_COLUMN_START,
            &inlay_schema::values::GridLine::Line(2),
        )
        .entry(id::WIDTH, &dp(10.0));
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(rect(&boxes, 3).map(|rect| rect[0]), Some(105.0));
}

#[test]
fn removal_works_in_any_order_and_places_are_used_again() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch.view(1, 2).entry(id::WIDTH, &dp(10.0));
    batch.view(2, 3).entry(id::WIDTH, &dp(10.0));
    batch.view(1, 4).entry(id::WIDTH, &dp(10.0));
    batch.apply(&mut layout);
    solve(&mut layout).unwrap();

    batch.remove(2).remove(3).apply(&mut layout);
    assert_eq!(solve(&mut layout).unwrap().nodes, [4]);
    assert!(
        layout
            .apply(&[u32::from(id::SELECT_NODE) | 1 << 16, 3])
            .is_err()
    );

    // The same slot in another generation.
    let second = 1 << 20 | 2;
    batch
        .view(1, second)
        .entry(id::WIDTH, &dp(30.0))
        .apply(&mut layout);
    assert_eq!(
        rect(&solve(&mut layout).unwrap(), second),
        Some([10.0, 0.0, 30.0, 500.0])
    );
}

#[test]
fn children_move_before_siblings() {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    for node in 2..5 {
        batch.view(1, node).entry(id::WIDTH, &dp(10.0));
    }
    batch.apply(&mut layout);
    solve(&mut layout).unwrap();
    batch.insert_before(1, 4, 2).apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    assert_eq!(rect(&boxes, 4).map(|rect| rect[0]), Some(0.0));
    assert_eq!(rect(&boxes, 3).map(|rect| rect[0]), Some(20.0));
    batch.insert_before(1, 2, 2).apply(&mut layout);
    assert_eq!(
        solve(&mut layout).unwrap().nodes,
        [],
        "in front of itself is where it is"
    );
}

#[test]
fn a_stage_must_have_a_size() {
    let mut layout = Layout::new();
    for bad in [f32::NAN, f32::INFINITY, -1.0] {
        let answer = layout.solve(bad, 10.0, &mut support::five_words).cloned();
        assert_eq!(answer, Err(LayoutError::BadSize(bad.to_bits())));
    }
    assert_eq!(solve(&mut layout).unwrap().nodes, [1]);
}

/// A chain under the root, `levels` levels with it.
fn chain(levels: u32) -> Layout {
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    for node in 2..=levels {
        let display = [Display::Flex, Display::Grid, Display::Block][node as usize % 3];
        batch.view(node - 1, node).entry(id::DISPLAY, &display);
        batch.entry(
            id::FLEX_DIRECTION,
            if node % 2 == 0 {
                &FlexDirection::Row
            } else {
                &FlexDirection::Column
            },
        );
        batch.entry(id::PADDING_LEFT, &Length::Dp(1.0));
    }
    batch
        .create(levels + 1, NodeKind::Text)
        .insert(levels, levels + 1);
    batch.apply(&mut layout);
    layout
}

#[test]
fn deep_trees_are_laid_out_and_deeper_ones_refused() {
    std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(|| {
            let mut layout = chain(MAX_DEPTH - 1);
            assert_eq!(solve(&mut layout).unwrap().nodes.len(), MAX_DEPTH as usize);

            let mut layout = chain(MAX_DEPTH + 40);
            assert_eq!(solve(&mut layout), Err(LayoutError::TooDeep(MAX_DEPTH)));
            assert_eq!(
                solve(&mut layout),
                Err(LayoutError::TooDeep(MAX_DEPTH)),
                "it still is"
            );
            // Take the lower part away, and what is left is laid out.
            Batch::default().remove(100).apply(&mut layout);
            assert_eq!(solve(&mut layout).unwrap().nodes.len(), 99);
        })
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn fit_content_of_a_length_is_its_room() {
    // Five words of 40 dp: 40 at least, 200 at most.
    let mut layout = Layout::new();
    let mut batch = Batch::default();
    batch
        .select(1)
        .entry(id::ALIGN_ITEMS, &ItemAlignment::Start);
    let sizes = [
        Size::FitContentDp(100.0),
        Size::FitContentDp(10.0),
        Size::FitContentDp(500.0),
        Size::FitContentPercent(9.0),
    ];
    for (node, size) in (2..).zip(sizes) {
        batch
            .create(node, NodeKind::Text)
            .insert(1, node)
            .entry(id::SELECT_NODE, &node)
            .entry(id::WIDTH, &size)
            .entry(id::FLEX_SHRINK, &0.0_f32);
    }
    batch.apply(&mut layout);
    let boxes = solve(&mut layout).unwrap();
    let widths = [2, 3, 4, 5].map(|node| rect(&boxes, node).unwrap()[2].to_bits());
    assert_eq!(widths, [100.0_f32, 40.0, 200.0, 90.0].map(f32::to_bits));
}
