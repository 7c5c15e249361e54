//! What systems answer and refuse wrongly: who is named, and what goes on.

use inlay_interfaces::boxes::Boxes;
use inlay_interfaces::drawing::Drawing;
use inlay_interfaces::engine::UnknownNumber;
use inlay_interfaces::scene::SceneError;
use inlay_interfaces::text::Missing;
use inlay_schema::values::{Dimension, FontFace, FontStyle, RefusalReason};
use inlay_schema::{System, Writer, id};
use proptest::prelude::*;

use super::{batch, engine, entries, family, set, words_of};
use crate::fake::Fake;
use crate::record::MAX_FONTS;
use crate::{Engine, EngineError, Fault, Problem};

fn face(writer: &mut Writer<'_>, font: u32) {
    let face = FontFace {
        font,
        family: "Sans".into(),
        src: "sans.ttf".into(),
        weight: 400,
        style: FontStyle::Normal,
    };
    writer.raw(id::ADD_FONT_FACE, &words_of(&face));
}

/// The fault of the frame in which layout answers so.
fn fault_of(engine: &mut Engine<Fake>, boxes: Boxes) -> Option<Fault> {
    engine.systems_mut().boxes.push_back(boxes);
    set(engine, 2, id::WIDTH, &words_of(&Dimension::Dp(9.0)));
    match engine.frame(1.0) {
        Ok(_) => None,
        Err(EngineError::SystemFault(fault)) => Some(fault),
        Err(error) => panic!("{error:?}"),
    }
}

fn solve(problem: Problem, found_by: System) -> Option<Fault> {
    Some(Fault {
        system: System::Layout.word(),
        function: "solve".into(),
        problem,
        found_by: found_by.word(),
    })
}

#[test]
fn the_system_that_answers_wrongly_is_named_and_not_the_one_that_was_handed_the_answer() {
    let boxes = |nodes: &[u32], values: Vec<f32>| Boxes {
        nodes: nodes.to_vec(),
        values,
    };
    let good = vec![1.0; 10];
    let mut not_finite = good.clone();
    not_finite[3] = f32::NAN;
    let cases = [
        (boxes(&[2], not_finite), Problem::BadNumber(3)),
        (boxes(&[2], vec![1.0; 9]), Problem::BadLength(9)),
        (boxes(&[2, 3], good), Problem::BadLength(10)),
        (
            boxes(&[2; 20_000], vec![1.0; 200_000]),
            Problem::TooMany(20_000),
        ),
    ];
    for (answer, problem) in cases {
        let found = fault_of(&mut family(), answer);
        assert_eq!(found, solve(problem, System::Engine));
    }
    let mut engine = family();
    engine.systems_mut().bad_boxes = Some(SceneError::UnknownNode(77));
    let found = fault_of(&mut engine, boxes(&[77], vec![1.0; 10]));
    assert_eq!(found, solve(Problem::UnknownNode(77), System::Scene));
}

#[test]
fn a_system_that_refuses_what_is_right_is_named_itself() {
    let mut engine = family();
    engine.systems_mut().bad_boxes = Some(SceneError::UnknownNode(2));
    let answer = Boxes {
        nodes: vec![2],
        values: vec![1.0; 10],
    };
    let found = fault_of(&mut engine, answer);
    assert_eq!(
        found,
        Some(Fault {
            system: System::Scene.word(),
            function: "set-boxes".into(),
            problem: Problem::UnknownNode(2),
            found_by: System::Scene.word(),
        })
    );
}

#[test]
fn a_drawing_whose_lists_differ_is_of_the_scene() {
    let mut engine = family();
    engine.systems_mut().drawings.push_back(Drawing {
        nodes: vec![2, 0, 0],
        geometry: vec![1.0; 11],
        ..Drawing::default()
    });
    let result = engine.frame(1.0).map(|_| ());
    let fault = Fault {
        system: System::Scene.word(),
        function: "update".into(),
        problem: Problem::BadLength(11),
        found_by: System::Engine.word(),
    };
    assert_eq!(result, Err(EngineError::SystemFault(fault)));
}

#[test]
fn a_font_beyond_the_limit_is_refused_with_its_batch() {
    let mut engine = engine();
    engine
        .apply(&batch(1, |writer| {
            (1..=MAX_FONTS).for_each(|font| face(writer, font));
        }))
        .expect("as many as there can be");
    let refused = engine
        .apply(&batch(2, |writer| face(writer, MAX_FONTS + 1)))
        .map_err(|refusal| (refusal.reason, refusal.expected));
    assert_eq!(refused, Err((RefusalReason::Limit, MAX_FONTS)));
    engine.frame(1.0).expect("a frame");
}

proptest! {
    #[test]
    fn a_limit_of_a_system_costs_what_is_beyond_it_and_no_frame(
        most in 0_usize..6,
        batches in prop::collection::vec(1_u32..5, 1..5),
    ) {
        let mut engine = family();
        engine.systems_mut().most_fonts = Some(most);
        let (mut font, mut refused) = (0, Vec::new());
        for (fonts, time) in batches.iter().zip(1_u8..) {
            engine
                .apply(&batch(u32::from(time), |writer| {
                    for _ in 0..*fonts {
                        font += 1;
                        face(writer, font);
                    }
                    writer.select(5);
                    writer.raw(id::FONT_SIZE, &[f32::from(time).to_bits()]);
                }))
                .expect("a good batch");
            let output = engine.frame(f64::from(time)).expect("a frame");
            refused.extend(entries(&output.events).into_iter().filter(|(event, _)| *event == id::EVENT_REFUSED));
        }
        let taken = entries(&engine.systems_mut().told("text_apply"));
        let fonts = taken.iter().filter(|(entry, _)| *entry == id::ADD_FONT_FACE).count();
        let sizes = taken.iter().filter(|(entry, _)| *entry == id::FONT_SIZE).count();
        prop_assert_eq!(fonts, most.min(font as usize));
        prop_assert_eq!(sizes, batches.len(), "what is within the limit is taken");
        prop_assert_eq!(refused.len(), (font as usize).saturating_sub(most));
        for (_, value) in refused {
            prop_assert_eq!(&value[1..], &[RefusalReason::Limit.word(), 0, u32::from(id::ADD_FONT_FACE), u32::try_from(most).unwrap_or(0), u32::try_from(most).unwrap_or(0) + 1]);
        }
    }
}

#[test]
fn a_number_that_no_table_has_is_a_fault_of_who_answered_it() {
    let mut engine = family();
    engine.systems_mut().missing.push(Missing {
        node: 5,
        reason: 77,
        ..Missing::default()
    });
    let result = engine.frame(1.0).map(|_| ());
    let fault = Fault {
        system: System::Text.word(),
        function: "take-missing".into(),
        problem: Problem::UnknownNumber(77),
        found_by: System::Engine.word(),
    };
    assert_eq!(result, Err(EngineError::SystemFault(fault)));
}

#[test]
fn numbers_of_a_newer_schema_are_refused_with_their_table() {
    let mut engine = engine();
    let unknown = |number: u32, table: &str, known: u32| {
        Err(EngineError::UnknownNumber(UnknownNumber {
            number,
            table: table.to_owned(),
            known,
        }))
    };
    assert_eq!(engine.image_failed(1, 6), unknown(6, "load-error", 6));
    assert_eq!(engine.font_failed(1, 77), unknown(77, "load-error", 6));
    let rebuilt = inlay_interfaces::engine::Engine::rebuild(&mut engine, 9);
    assert_eq!(rebuilt, unknown(9, "system", 9));
}
