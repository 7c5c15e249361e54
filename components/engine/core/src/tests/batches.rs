//! What is refused of a batch, with which facts, and that nothing of it stays.

use inlay_schema::id;
use inlay_schema::values::{
    AnimatedValue, Animation, CompositeOperation, Display, Easing, EffectTiming, FillMode,
    Keyframe, Length, PlaybackDirection, RefusalReason, State, States, StepPosition, Steps,
    TrackBreadth, TrackList, TrackRepeat, TrackSize,
};

use super::{batch, create, engine, entries, family, number, set, words_of};
use crate::Refusal;

#[test]
fn an_id_comes_back_only_with_a_later_generation() {
    let mut engine = family();
    engine
        .apply(&batch(2, |writer| {
            writer.raw(id::REMOVE_NODE, &[3]);
        }))
        .expect("a good batch");
    let again = engine
        .apply(&batch(3, |writer| create(writer, 3, 0, 1)))
        .map_err(|refusal| refusal.reason);
    assert_eq!(again, Err(RefusalReason::BadNodeId));
    let next = 3 | 1 << 20;
    engine
        .apply(&batch(4, |writer| create(writer, next, 0, 1)))
        .expect("a later generation");
    let old = engine
        .apply(&batch(5, |writer| writer.select(3)))
        .map_err(|refusal| (refusal.reason, refusal.expected));
    assert_eq!(old, Err((RefusalReason::UnknownNode, 3)));
}

fn track(min: TrackBreadth) -> TrackSize {
    TrackSize {
        min,
        max: TrackBreadth::Auto,
    }
}

fn template(min: TrackBreadth) -> Vec<TrackList> {
    vec![TrackList {
        repeat: TrackRepeat::AutoFill,
        sizes: vec![track(TrackBreadth::Dp(8.0)), track(min)],
    }]
}

#[test]
fn refusals_carry_the_facts() {
    let cases: Vec<(&str, Vec<u32>, RefusalReason, u32, u32)> = vec![
        ("short", vec![1, 2], RefusalReason::Truncated, 20, 8),
        (
            "unknown node",
            batch(9, |w| w.select(77)),
            RefusalReason::UnknownNode,
            77,
            0,
        ),
        (
            "nothing selected",
            batch(9, |w| {
                w.raw(id::OPACITY, &number(1.0));
            }),
            RefusalReason::NothingSelected,
            u32::from(id::OPACITY),
            0,
        ),
        (
            "out of range",
            batch(9, |w| {
                w.select(2);
                w.raw(id::OPACITY, &number(2.0));
            }),
            RefusalReason::OutOfRange,
            1.0_f32.to_bits(),
            2.0_f32.to_bits(),
        ),
        (
            "not yet",
            batch(9, |w| {
                w.select(2);
                w.raw(id::BLUR, &number(2.0));
            }),
            RefusalReason::Unsupported,
            u32::from(id::BLUR),
            0,
        ),
        (
            "an event",
            batch(9, |w| {
                w.raw(id::EVENT_IDLE, &[0]);
            }),
            RefusalReason::Unsupported,
            u32::from(id::EVENT_IDLE),
            0,
        ),
        (
            "cycle",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[3, 2, 0]);
            }),
            RefusalReason::Cycle,
            3,
            2,
        ),
        (
            "root as a child",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[3, 1, 0]);
            }),
            RefusalReason::Cycle,
            3,
            1,
        ),
        (
            "no child",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[1, 4, 3]);
            }),
            RefusalReason::NotAChild,
            1,
            3,
        ),
        (
            "a child of a text",
            batch(9, |w| {
                w.raw(id::INSERT_CHILD, &[5, 4, 0]);
            }),
            RefusalReason::NoChildren,
            5,
            4,
        ),
        (
            "the engine's half",
            batch(9, |w| {
                w.raw(id::CREATE_NODE, &[1 << 19, 0]);
            }),
            RefusalReason::BadNodeId,
            1 << 19,
            0,
        ),
        (
            "far slot",
            batch(9, |w| {
                w.raw(id::CREATE_NODE, &[400_000, 0]);
            }),
            RefusalReason::Limit,
            4102,
            400_000,
        ),
        (
            "engine's state",
            batch(9, |w| {
                w.raw(id::SET_STATES, &[2, States::FOCUSED.bits()]);
            }),
            RefusalReason::BadState,
            States::FOCUSED.bits(),
            0,
        ),
        (
            "not focusable",
            batch(9, |w| {
                w.raw(id::FOCUS_NODE, &[2]);
            }),
            RefusalReason::NotFocusable,
            2,
            0,
        ),
        (
            "grid line 0",
            batch(9, |w| {
                w.select(2);
                w.raw(id::GRID_ROW_START, &[1, 0]);
            }),
            RefusalReason::BadValue,
            1,
            0,
        ),
        (
            "a fraction as the least of a track",
            batch(9, |w| {
                w.select(2);
                w.entry(
                    id::GRID_TEMPLATE_ROWS,
                    &template(TrackBreadth::Fraction(1.0)),
                );
            }),
            RefusalReason::BadValue,
            5,
            5,
        ),
        (
            "fit-content() as the least of a track",
            batch(9, |w| {
                w.select(2);
                w.entry(
                    id::GRID_AUTO_COLUMNS,
                    &vec![track(TrackBreadth::FitContent(9.0))],
                );
            }),
            RefusalReason::BadValue,
            5,
            6,
        ),
        (
            "fit-content() of a share as the least of a track",
            batch(9, |w| {
                w.select(2);
                w.entry(
                    id::GRID_AUTO_COLUMNS,
                    &vec![track(TrackBreadth::FitContentPercent(9.0))],
                );
            }),
            RefusalReason::BadValue,
            5,
            7,
        ),
        (
            "unknown animation",
            batch(9, |w| {
                w.raw(id::CONTROL_ANIMATION, &[7, 0]);
            }),
            RefusalReason::BadAnimationId,
            7,
            0,
        ),
    ];
    for (name, words, reason, expected, found) in cases {
        let mut engine = family();
        let refusal = engine.apply(&words).expect_err(name);
        assert_eq!(
            (refusal.reason, refusal.expected, refusal.found),
            (reason, expected, found),
            "{name}"
        );
        let output = engine.frame(1.0).expect("a frame");
        assert_eq!(
            entries(&output.events).first().map(|(event, _)| *event),
            Some(id::EVENT_REFUSED),
            "{name}"
        );
    }
}

#[test]
fn what_is_focusable_in_a_state_can_be_asked_to_have_focus() {
    let mut engine = family();
    let words = batch(2, |writer| {
        writer.select(3);
        writer.raw(id::SELECT_STATE, &[State::Selected.word()]);
        writer.raw(id::FOCUSABLE, &[1]);
        writer.raw(id::SET_STATES, &[3, States::SELECTED.bits()]);
        writer.raw(id::FOCUS_NODE, &[3]);
    });
    let selected = vec![3, 0, States::SELECTED.bits()];
    engine.systems_mut().states.push_back(selected);
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    let mut told = engine.systems_mut().calls.iter();
    assert!(told.any(|(call, words)| {
        *call == "focus_apply" && entries(words).contains(&(id::FOCUSABLE, vec![1]))
    }));
    assert!(told.any(|(call, words)| *call == "focus_focus" && words == &[3]));
}

#[test]
fn a_refused_batch_leaves_no_trace() {
    let mut engine = family();
    set(&mut engine, 2, id::OPACITY, &number(0.5));
    engine.frame(1.0).expect("a frame");
    let before = engine.snapshot();
    let words = batch(9, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.25));
        create(writer, 8, 0, 3);
        writer.raw(id::REMOVE_NODE, &[4]);
        create(writer, 4 | 1 << 20, 1, 2);
        writer.raw(id::INSERT_CHILD, &[8, 5, 0]);
        writer.raw(id::SET_STATES, &[3, States::SELECTED.bits()]);
        writer.select(99);
    });
    let refusal = engine.apply(&words).expect_err("99 is unknown");
    assert_eq!(refusal.at as usize, words.len() - 2);
    assert_eq!(engine.snapshot(), before);
    engine.systems_mut().calls.clear();
    engine.frame(2.0).expect("a frame");
    assert!(
        engine
            .systems_mut()
            .calls
            .iter()
            .all(|(call, _)| !call.ends_with("_apply"))
    );
}

#[test]
fn a_tree_that_is_too_deep_is_refused() {
    let mut engine = engine();
    let words = batch(1, |writer| {
        (2..=crate::MAX_DEPTH + 1).for_each(|node| create(writer, node, 0, node - 1));
    });
    assert_eq!(
        engine
            .apply(&words)
            .map_err(|refusal| (refusal.reason, refusal.found)),
        Err((RefusalReason::Limit, crate::MAX_DEPTH + 1))
    );
    // As deep as it may be, and no deeper by a subtree that is moved: 3 levels under the second
    // last.
    let words = batch(2, |writer| {
        (2..=crate::MAX_DEPTH).for_each(|node| create(writer, node, 0, node - 1));
        create(writer, 500, 0, 1);
        create(writer, 501, 0, 500);
        create(writer, 502, 0, 1);
        create(writer, 503, 0, 501);
    });
    engine.apply(&words).expect("not too deep");
    let moved = |parent: u32| {
        batch(3, |writer| {
            writer.raw(id::INSERT_CHILD, &[parent, 500, 0]);
        })
    };
    let refused = engine.apply(&moved(crate::MAX_DEPTH - 2));
    assert_eq!(
        refused.map_err(|refusal| (refusal.reason, refusal.found)),
        Err((RefusalReason::Limit, crate::MAX_DEPTH + 1))
    );
    assert_eq!(engine.apply(&moved(crate::MAX_DEPTH - 3)), Ok(1));
}

#[test]
fn values_that_a_refused_batch_replaced_are_back() {
    let mut engine = family();
    let good = batch(2, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.25));
        writer.raw(id::FOCUS_KEY, &words_of(&"a long key".to_owned()));
        writer.entry(id::PIVOT_X, &Length::Dp(1.0));
        writer.raw(id::SELECT_STATE, &[0]);
        writer.raw(id::OPACITY, &number(0.75));
    });
    engine.apply(&good).expect("a good batch");
    let before = engine.snapshot();
    let bad = batch(3, |writer| {
        writer.select(2);
        writer.raw(id::OPACITY, &number(0.5));
        writer.raw(id::OPACITY, &number(1.0));
        writer.entry(id::PIVOT_X, &Length::Percent(2.0));
        writer.raw(id::FOCUS_KEY, &words_of(&"b".to_owned()));
        writer.raw(
            id::FOCUS_KEY,
            &words_of(&"a key that is longer still".to_owned()),
        );
        writer.raw(id::UNSET_PROPERTY, &[id::OPACITY.into()]);
        writer.raw(id::WIDTH, &[0]);
        writer.raw(id::SELECT_STATE, &[0]);
        writer.raw(id::OPACITY, &number(0.0));
        writer.select(99);
    });
    assert!(engine.apply(&bad).is_err());
    assert_eq!(engine.snapshot(), before);
}

#[test]
fn what_a_batch_removed_is_told_once() {
    let mut engine = family();
    let remove = batch(2, |writer| {
        writer.raw(id::REMOVE_NODE, &[2]);
    });
    engine.apply(&remove).expect("a good batch");
    engine
        .apply(&batch(3, |writer| writer.select(4)))
        .expect("a good batch");
    let told = entries(&engine.frame(1.0).expect("a frame").events);
    let removed: Vec<_> = told
        .into_iter()
        .filter(|(event, _)| *event == id::EVENT_REMOVED)
        .map(|(_, value)| value)
        .collect();
    assert_eq!(removed, [vec![3], vec![2]]);
}

#[test]
fn web_animations_are_checked() {
    let keyframe = |offset: f32, value: f32| Keyframe {
        offset,
        value: AnimatedValue::Number(value),
        easing: Easing::Linear,
        composite: CompositeOperation::Replace,
    };
    let timing = EffectTiming {
        delay: 0.0,
        end_delay: 0.0,
        duration: 100.0,
        iterations: Some(1.0),
        iteration_start: 0.0,
        direction: PlaybackDirection::Normal,
        fill: FillMode::None,
        easing: Easing::Linear,
    };
    let animate = |property: u16, keyframes: Vec<Keyframe>| {
        let animation = Animation {
            animation: 5,
            node: 2,
            property: u32::from(property),
            timing: timing.clone(),
            keyframes,
        };
        family()
            .apply(&batch(1, |writer| {
                writer.entry(id::ANIMATE, &animation);
            }))
            .map_err(|Refusal { reason, .. }| reason)
    };
    assert_eq!(
        animate(id::OPACITY, vec![keyframe(0.0, 0.0), keyframe(1.0, 1.0)]),
        Ok(1)
    );
    assert_eq!(
        animate(id::DISPLAY, vec![keyframe(0.0, 0.0)]),
        Err(RefusalReason::NotAnimatable)
    );
    assert_eq!(
        animate(id::WIDTH, vec![keyframe(0.0, 0.0)]),
        Err(RefusalReason::NotAnimatable)
    );
    assert_eq!(
        animate(id::OPACITY, vec![keyframe(1.0, 0.0), keyframe(0.0, 1.0)]),
        Err(RefusalReason::OutOfRange)
    );
    let eased = |easing: Easing, composite: CompositeOperation| {
        let keyframe = Keyframe {
            offset: 0.0,
            value: AnimatedValue::Number(0.0),
            easing,
            composite,
        };
        animate(id::OPACITY, vec![keyframe])
    };
    let replace = CompositeOperation::Replace;
    assert_eq!(
        eased(Easing::Linear, CompositeOperation::Add),
        Err(RefusalReason::Unsupported)
    );
    assert_eq!(
        eased(Easing::CubicBezier((0.2, -3.0, 0.8, 4.0)), replace),
        Ok(1)
    );
    assert_eq!(
        eased(Easing::CubicBezier((1.2, 0.0, 0.8, 1.0)), replace),
        Err(RefusalReason::OutOfRange)
    );
    assert_eq!(
        eased(
            Easing::Steps(Steps {
                count: 1,
                position: StepPosition::JumpNone
            }),
            replace
        ),
        Err(RefusalReason::OutOfRange)
    );
    assert_eq!(
        eased(
            Easing::Steps(Steps {
                count: 1,
                position: StepPosition::JumpEnd
            }),
            replace
        ),
        Ok(1)
    );
    assert_eq!(
        eased(Easing::LinearPoints(vec![(0.0, 0.0)]), replace),
        Err(RefusalReason::BadValue)
    );
    assert_eq!(
        eased(Easing::LinearPoints(vec![(0.5, 0.0), (0.2, 1.0)]), replace),
        Err(RefusalReason::OutOfRange)
    );
}

#[test]
fn the_root_refuses_to_be_without_a_box() {
    let contents = Display::Contents.word();
    let apply = |node: u32, state: bool| {
        family()
            .apply(&batch(1, |writer| {
                writer.select(node);
                if state {
                    writer.raw(id::SELECT_STATE, &[4]);
                }
                writer.raw(id::DISPLAY, &[contents]);
            }))
            .map_err(|Refusal { reason, entry, .. }| (reason, entry))
    };
    let refused = Err((RefusalReason::BadValue, u32::from(id::DISPLAY)));
    assert_eq!([apply(1, false), apply(1, true)], [refused, refused]);
    assert_eq!([apply(2, false), apply(2, true)], [Ok(2), Ok(3)]);
}
