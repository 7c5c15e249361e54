//! Boxes: sent to text, and to apps that query them.

use inlay_schema::id;
use inlay_schema::values::Dimension;

use super::{batch, entries, family, set, words_of};
use inlay_interfaces::boxes::Boxes;

#[test]
fn boxes_reach_text_as_content_boxes() {
    let mut engine = family();
    let values = [1.0, 2.0, 100.0, 50.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0].to_vec();
    engine.systems_mut().boxes.push_back(Boxes {
        nodes: vec![5],
        values,
    });
    set(&mut engine, 5, id::WIDTH, &words_of(&Dimension::Dp(100.0)));
    engine.frame(1.0).expect("a frame");
    let expected: Vec<u32> = [5]
        .into_iter()
        .chain([4.0_f32, 1.0, 94.0, 46.0].map(f32::to_bits))
        .collect();
    assert_eq!(engine.systems_mut().told("text_set_boxes"), expected);
}

#[test]
fn bounds_are_answered_in_the_frame_after_the_question() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| {
            writer.raw(id::QUERY_BOUNDS, &[3, 42]);
        }))
        .expect("a good batch");
    let output = engine.frame(1.0).expect("a frame");
    assert_eq!(entries(&output.events)[0].1[..2], [42, 3]);
}
