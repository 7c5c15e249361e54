//! What holds for any animations and any times.

use std::collections::BTreeMap;

use inlay_animation::Animation;
use inlay_schema::values::{
    AnimatedValue, AnimationAction, AnimationControl, CompositeOperation, Easing, EffectTiming,
    FillMode, Keyframe, Motion, PlaybackDirection, Spring, StepPosition, Steps, Transition, Tween,
};
use inlay_schema::{Entries, Pack, Writer, check, id, values};
use proptest::prelude::*;

/// What an app and its styles do.
#[derive(Clone, Debug)]
enum Step {
    Animate(u32, u32, EffectTiming, Vec<Keyframe>),
    Control(u32, AnimationAction),
    Change(u32, f32, f32),
    Remove(u32),
}

/// The value of `translate-x` of each node that was told; none where the style's holds.
type Told = BTreeMap<u32, Vec<u32>>;

fn easing() -> impl Strategy<Value = Easing> {
    prop_oneof![
        2 => Just(Easing::Linear),
        1 => Just(Easing::Ease),
        1 => (0.0_f32..=1.0, -1.0_f32..2.0, 0.0_f32..=1.0, -1.0_f32..2.0).prop_map(Easing::CubicBezier),
        1 => (1_u32..5, prop::sample::select(StepPosition::ALL))
            .prop_map(|(count, position)| Easing::Steps(Steps { count, position })),
    ]
}

fn motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        Just(Motion::Instant),
        (1.0_f32..300.0, easing())
            .prop_map(|(duration, easing)| Motion::Tween(Tween { duration, easing })),
        (50.0_f32..500.0, 5.0_f32..60.0)
            .prop_map(|(stiffness, damping)| Motion::Spring(Spring { stiffness, damping })),
    ]
}

fn timing() -> impl Strategy<Value = EffectTiming> {
    let delay = || prop_oneof![2 => Just(0.0_f32), 1 => -50.0_f32..100.0];
    let iterations =
        prop_oneof![3 => Just(Some(1.0)), 1 => Just(None), 1 => (0.0_f32..4.0).prop_map(Some)];
    let start = prop_oneof![3 => Just(0.0_f32), 1 => 0.0_f32..3.0];
    (
        (delay(), delay(), 0.0_f32..300.0, iterations, start),
        (
            prop::sample::select(PlaybackDirection::ALL),
            prop::sample::select(FillMode::ALL),
            easing(),
        ),
    )
        .prop_map(
            |(
                (delay, end_delay, duration, iterations, iteration_start),
                (direction, fill, easing),
            )| EffectTiming {
                delay,
                end_delay,
                duration,
                iterations,
                iteration_start,
                direction,
                fill,
                easing,
            },
        )
}

fn keyframes() -> impl Strategy<Value = Vec<Keyframe>> {
    let frame = (0.0_f32..=1.0, -100.0_f32..100.0, easing());
    prop::collection::vec(frame, 1..4).prop_map(|mut frames| {
        frames.sort_by(|one, other| one.0.total_cmp(&other.0));
        let last = frames.len() - 1;
        if last > 0 {
            frames[0].0 = 0.0;
            frames[last].0 = 1.0;
        }
        let keyframe = |(offset, number, easing)| Keyframe {
            offset,
            value: AnimatedValue::Number(number),
            easing,
            composite: CompositeOperation::Replace,
        };
        frames.into_iter().map(keyframe).collect()
    })
}

fn step() -> impl Strategy<Value = Step> {
    let action = prop_oneof![
        Just(AnimationAction::Play),
        Just(AnimationAction::Pause),
        Just(AnimationAction::Finish),
        Just(AnimationAction::Reverse),
        Just(AnimationAction::Cancel),
        (-50.0_f32..400.0).prop_map(AnimationAction::Seek),
        (-3.0_f32..3.0).prop_map(AnimationAction::Rate),
    ];
    prop_oneof![
        3 => (1_u32..6, 1_u32..4, timing(), keyframes()).prop_map(|(id, node, timing, frames)| Step::Animate(id, node, timing, frames)),
        2 => (1_u32..6, action).prop_map(|(id, action)| Step::Control(id, action)),
        3 => (1_u32..4, -100.0_f32..100.0, -100.0_f32..100.0).prop_map(|(node, before, after)| Step::Change(node, before, after)),
        1 => (1_u32..4).prop_map(Step::Remove),
    ]
}

/// How a node travels, and its delay.
type Declared = (Motion, f32);

/// How each of three nodes travels, and steps with the milliseconds after each.
fn script() -> impl Strategy<Value = (Vec<Declared>, Vec<(Step, f64)>)> {
    let delay = prop_oneof![2 => Just(0.0_f32), 1 => -30.0_f32..60.0];
    (
        prop::collection::vec((motion(), delay), 3),
        prop::collection::vec((step(), 0.0..250.0), 1..10),
    )
}

fn entry(number: u16, value: &impl Pack) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).entry(number, value);
    words
}

fn declare(animation: &mut Animation, motions: &[Declared], time: f64) {
    for (node, (motion, delay)) in (1..).zip(motions) {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(node);
        let transition = Transition {
            property: id::TRANSLATE_X.into(),
            delay: *delay,
            motion: motion.clone(),
        };
        writer.entry(id::TRANSITION, &vec![transition]);
        animation.apply(&words, time).expect("a transition");
    }
}

fn take(animation: &mut Animation, step: &Step, time: f64, told: &mut Told) {
    let words = match step {
        Step::Animate(id, node, timing, keyframes) => entry(
            id::ANIMATE,
            &values::Animation {
                animation: *id,
                node: *node,
                property: id::TRANSLATE_X.into(),
                timing: timing.clone(),
                keyframes: keyframes.clone(),
            },
        ),
        Step::Control(id, action) => entry(
            id::CONTROL_ANIMATION,
            &AnimationControl {
                animation: *id,
                action: *action,
            },
        ),
        Step::Remove(node) => {
            told.remove(node);
            entry(id::REMOVE_NODE, node)
        }
        Step::Change(node, before, after) => {
            let mut words = Vec::new();
            let mut writer = Writer::new(&mut words);
            writer.select(*node);
            writer.entry(id::TRANSLATE_X, before);
            writer.entry(id::TRANSLATE_X, after);
            let answer = animation.retarget(&words, time).expect("a pair");
            if answer.is_empty() {
                // It travels: until a tick says more, its owner has the value before.
                told.entry(*node).or_insert_with(|| vec![before.to_bits()]);
            } else {
                told.remove(node);
            }
            return;
        }
    };
    animation
        .apply(&words, time)
        .expect("what the schema allows");
}

/// Ticks, and notes what is told. Answers with the ends of animations.
fn tick(animation: &mut Animation, time: f64, told: &mut Told) -> (Vec<u32>, Vec<u32>, bool) {
    let values = animation.tick(time).expect("a time that does not go back");
    let mut node = 0;
    for entry in Entries::new(&values.entries) {
        let entry = entry.expect("whole entries");
        check(entry.id, entry.value).expect("a value in its range");
        match entry.id {
            id::SELECT_NODE => {
                assert!(entry.value[0] > node, "each node once, in rising order");
                node = entry.value[0];
            }
            id::UNSET_PROPERTY => {
                told.remove(&node);
            }
            _ => {
                told.insert(node, entry.value.to_vec());
            }
        }
    }
    (
        values.finished.clone(),
        values.cancelled.clone(),
        values.active,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn ticks_between_change_nothing((motions, steps) in script(), shares in prop::collection::vec(0.0..1.0, 4)) {
        let run = |between: &[f64]| {
            let mut animation = Animation::default();
            declare(&mut animation, &motions, 0.0);
            let (mut now, mut told, mut ends) = (0.0, Told::new(), Vec::new());
            for (step, wait) in &steps {
                take(&mut animation, step, now, &mut told);
                for share in between {
                    ends.extend(tick(&mut animation, now + share * wait, &mut told).0);
                }
                now += wait;
                ends.extend(tick(&mut animation, now, &mut told).0);
            }
            ends.sort_unstable();
            ends.dedup();
            (told, ends)
        };
        let mut shares = shares;
        shares.sort_by(f64::total_cmp);
        let (one, two) = (run(&[]), run(&shares));
        prop_assert_eq!(one.0, two.0);
        // One that ends and is played backwards over its beginning may end twice: the ids are the
        // same.
        prop_assert_eq!(one.1, two.1);
    }

    #[test]
    fn a_restored_system_goes_on_exactly((motions, steps) in script(), waits in prop::collection::vec(0.0..300.0, 1..6)) {
        let mut animation = Animation::default();
        declare(&mut animation, &motions, 0.0);
        let (mut now, mut told) = (0.0, Told::new());
        let mut alive = BTreeMap::new();
        // A node that is gone is in no full batch.
        for (step, wait) in steps.iter().filter(|(step, _)| !matches!(step, Step::Remove(_))) {
            take(&mut animation, step, now, &mut told);
            now += wait;
            let (_, cancelled, _) = tick(&mut animation, now, &mut told);
            if let Step::Animate(id, ..) = step {
                alive.insert(*id, step.clone());
            }
            for id in cancelled {
                alive.remove(&id);
            }
        }
        let state = animation.snapshot();
        let mut other = Animation::default();
        declare(&mut other, &motions, now);
        for step in alive.values() {
            take(&mut other, step, now, &mut Told::new());
        }
        other.restore(&state).expect("its own state");
        prop_assert_eq!(&other.snapshot(), &state);
        let mut restored = Told::new();
        tick(&mut other, now, &mut restored);
        prop_assert_eq!(&restored, &told);
        for wait in waits {
            now += wait;
            prop_assert_eq!(tick(&mut other, now, &mut restored), tick(&mut animation, now, &mut told));
            prop_assert_eq!(&restored, &told);
        }
    }
}
