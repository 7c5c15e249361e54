//! Which outputs hold after a change: one at a time, where random trees hardly meet them.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]
#![allow(
    clippy::float_cmp,
    reason = "boxes of whole dp are the same to the bit"
)]

#[path = "support/oracle.rs"]
mod oracle;
mod support;

use std::cell::Cell;
use std::collections::BTreeMap;

use inlay_layout::Layout;
use inlay_schema::id;
use inlay_schema::values::{Dimension, GridLine};
use support::{Batch, five_words, paragraph};

/// Boxes by node, as a layout reported them.
type Reported = BTreeMap<u32, Vec<f32>>;

fn solve(layout: &mut Layout, reported: &mut Reported) {
    let boxes = layout.solve(1000.0, 600.0, &mut five_words).unwrap();
    let values = boxes.values.chunks_exact(10).map(<[f32]>::to_vec);
    reported.extend(boxes.nodes.iter().copied().zip(values));
}

/// A tree in lines and a change of it: laid out by itself, it has to give what the changed tree
/// gives. Returns the boxes.
fn change(lines: &[&str], edit: impl Fn(&mut Batch)) -> Reported {
    let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    let mut batch = Batch::default();
    edit(&mut batch);
    let [mut reported, mut fresh] = [Reported::new(), Reported::new()];
    let mut layout = oracle::build(&lines);
    solve(&mut layout, &mut reported);
    let before = reported.clone();
    layout.apply(&batch.words).unwrap();
    solve(&mut layout, &mut reported);
    let mut other = oracle::build(&lines);
    other.apply(&batch.words).unwrap();
    solve(&mut other, &mut fresh);
    assert_eq!(reported, fresh);
    assert_ne!(reported, before, "the change shows");
    reported
}

#[test]
fn a_grid_that_gets_an_empty_track_answers_as_before_and_grows_otherwise() {
    // The new track is automatic, and with it the least width is what the grid starts from.
    let lines = [
        "0 view",
        "1 view width:1000px;height:100px",
        "2 view display:grid;min-width:300px;flex-grow:1;grid-template-columns:50px",
        "3 view width:0px",
        "2 view width:100px;flex-grow:1",
    ];
    let reported = change(&lines, |batch| {
        batch
            .select(4)
            .entry(id::GRID_COLUMN_START, &GridLine::Line(2));
    });
    assert_eq!(reported[&3][2], 600.0);
}

#[test]
fn a_ratio_deep_in_an_item_lets_columns_follow_rows() {
    let lines = [
        "0 view",
        "1 view display:grid;width:1000px;height:100px;grid-template-columns:auto 1fr",
        "2 view overflow-x:hidden;overflow-y:hidden",
        "3 view",
        "2 view height:100px",
    ];
    let reported = change(&lines, |batch| {
        batch.select(4).entry(id::ASPECT_RATIO, &Some(2.0_f32));
    });
    assert_eq!(reported[&3][2], 200.0);
}

#[test]
fn what_is_beside_an_absolute_box_moves_it() {
    // The box is placed by the root from where it would be, under a text that gets longer.
    let lines = [
        "0 view",
        "1 view position:static;width:500px;height:300px;flex-direction:column",
        "2 view width:100px;height:20px",
        "2 view position:static;width:500px;height:50px",
        "3 view position:absolute;width:10px;height:10px",
    ];
    let reported = change(&lines, |batch| {
        batch.select(3).entry(id::HEIGHT, &Dimension::Dp(70.0));
    });
    assert_eq!(reported[&4][..2], [0.0, 70.0]);
}

#[test]
fn what_is_in_an_absolute_box_is_laid_out_by_who_contains_it() {
    let lines = [
        "0 view",
        "1 view position:static;width:500px;height:300px",
        "2 view position:absolute;inset-left:50px;inset-top:50px",
        "3 view width:10px;height:10px",
    ];
    let reported = change(&lines, |batch| {
        batch.select(4).entry(id::HEIGHT, &Dimension::Dp(70.0));
    });
    assert_eq!(reported[&3][3], 70.0);
}

#[test]
fn a_text_at_the_bottom_of_the_deepest_tree_lays_it_out() {
    let mut lines = vec!["0 view".to_owned()];
    for depth in 1..255 {
        lines.push(format!("{depth} view flex-direction:column"));
        lines.push(format!("{} text:", depth + 1));
    }
    let mut layout = oracle::build(&lines);
    layout.solve(1000.0, 600.0, &mut five_words).unwrap();
    let texts: Vec<u32> = (1..255).map(|depth| 2 * depth + 1).collect();
    layout.touch(&texts).unwrap();
    let mut longer = |_, available| paragraph(9, available);
    let changed = layout.solve(1000.0, 600.0, &mut longer).unwrap().clone();
    let mut fresh = oracle::build(&lines);
    let all = fresh.solve(1000.0, 600.0, &mut longer).unwrap();
    for (node, boxed) in changed.nodes.iter().zip(changed.values.chunks_exact(10)) {
        let at = all.nodes.iter().position(|other| other == node).unwrap();
        assert_eq!(boxed, &all.values[at * 10..at * 10 + 10], "node {node}");
    }
    assert!(changed.nodes.len() > 254, "{}", changed.nodes.len());
}

#[test]
fn a_text_in_a_card_of_a_fixed_size_measures_no_other() {
    let mut lines = vec![
        "0 view".to_owned(),
        "1 view flex-wrap:wrap;width:1000px".to_owned(),
    ];
    for _ in 0..20 {
        lines.push("2 view width:300px;height:50px".to_owned());
        lines.push("3 text:".to_owned());
    }
    let mut layout = oracle::build(&lines);
    layout.solve(1000.0, 600.0, &mut five_words).unwrap();
    layout.touch(&[10]).unwrap();
    let measured = Cell::new(0);
    let boxes = layout.solve(1000.0, 600.0, &mut |node, available| {
        measured.set(measured.get() + usize::from(node != 10));
        paragraph(2, available)
    });
    assert_eq!(boxes.unwrap().nodes, [10]);
    assert_eq!(measured.get(), 0);
}
