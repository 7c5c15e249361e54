//! Systems for which nothing has changed are not called.

use inlay_interfaces::drawing::Drawing;
use inlay_schema::id;
use inlay_schema::values::Dimension;

use super::{family, set, words_of};
use crate::Engine;
use crate::fake::Fake;

/// What a frame asks of `text` and `layout` when everything may have changed.
const ALL: [&str; 7] = [
    "text_wanted_fonts",
    "text_take_unserved",
    "layout_solve",
    "text_update",
    "text_take_uploads",
    "text_take_missing",
    "text_pending",
];

/// How often each of [`ALL`] was asked in the frames since the last look at the systems, after
/// which the first frame asks `text`.
fn asked(engine: &mut Engine<Fake>) -> [usize; 7] {
    let asked = core::mem::take(&mut engine.systems_mut().asked);
    ALL.map(|call| asked.iter().filter(|&&name| name == call).count())
}

fn frame(engine: &mut Engine<Fake>, time: f64) -> bool {
    engine.frame(time).expect("a frame").active
}

#[test]
fn a_frame_that_moves_something_asks_neither_text_nor_layout() {
    let mut engine = family();
    asked(&mut engine);
    frame(&mut engine, 1.0);
    for time in 2..10_u8 {
        set(
            &mut engine,
            3,
            id::TRANSLATE_X,
            &[f32::from(time).to_bits()],
        );
        frame(&mut engine, time.into());
    }
    // Text in the first frame, for what was done with the systems.
    assert_eq!(asked(&mut engine), [1, 1, 0, 1, 1, 1, 1]);
}

#[test]
fn a_size_asks_layout_and_text_which_it_may_have_measured() {
    let mut engine = family();
    asked(&mut engine);
    frame(&mut engine, 1.0);
    set(&mut engine, 3, id::WIDTH, &words_of(&Dimension::Dp(9.0)));
    frame(&mut engine, 2.0);
    frame(&mut engine, 3.0);
    assert_eq!(asked(&mut engine), [3, 3, 1, 2, 2, 2, 2]);
}

#[test]
fn a_text_asks_text() {
    let mut engine = family();
    asked(&mut engine);
    frame(&mut engine, 1.0);
    set(&mut engine, 5, id::TEXT_ALIGN, &[1]);
    frame(&mut engine, 2.0);
    frame(&mut engine, 3.0);
    assert_eq!(asked(&mut engine)[3..], [2, 2, 2, 2]);
}

#[test]
fn a_text_at_another_scale_asks_text() {
    let mut engine = family();
    let scaled = Drawing {
        scaled: vec![5],
        scales: vec![2.0],
        ..Drawing::default()
    };
    engine
        .systems_mut()
        .drawings
        .extend([Drawing::default(), Drawing::default(), scaled]);
    asked(&mut engine);
    for time in 1..5_u8 {
        frame(&mut engine, time.into());
    }
    assert_eq!(asked(&mut engine)[3..], [2, 2, 2, 2]);
}

#[test]
fn text_that_has_more_to_draw_is_asked_until_it_has_not() {
    let mut engine = family();
    engine.systems_mut().pending = 2;
    asked(&mut engine);
    let active: Vec<bool> = (1..6_u8)
        .map(|time| frame(&mut engine, time.into()))
        .collect();
    assert_eq!(active, [true, true, false, false, false]);
    assert_eq!(asked(&mut engine)[3..], [3, 3, 3, 3]);
}
