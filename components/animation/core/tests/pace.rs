//! When the next frame is needed, and what counts as moving.

use inlay_animation::Animation;
use inlay_schema::values::{
    AnimatedValue, AnimationAction, AnimationControl, CompositeOperation, Dimension, Easing,
    EffectTiming, FillMode, Keyframe, Motion, PlaybackDirection, Spring, StepPosition, Steps,
    Transition, Tween,
};
use inlay_schema::{Entries, Pack, Writer, id, values};
use proptest::prelude::*;

const NODE: u32 = 7;
const HOUR: f64 = 3_600_000.0;

/// What a tick says of its pace: whether something moves, and how much later the next is needed.
type Pace = (bool, Option<f64>);

const FAST: Pace = (true, Some(0.0));
const REST: Pace = (false, None);

fn entry(number: u16, value: &impl Pack) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).entry(number, value);
    words
}

fn frame(offset: f32, value: AnimatedValue) -> Keyframe {
    Keyframe {
        offset,
        value,
        easing: Easing::Linear,
        composite: CompositeOperation::Replace,
    }
}

fn number(offset: f32, number: f32) -> Keyframe {
    frame(offset, AnimatedValue::Number(number))
}

/// Once, for so many milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "times of tests are singles"
)]
fn once(duration: f64) -> EffectTiming {
    EffectTiming {
        delay: 0.0,
        end_delay: 0.0,
        duration: duration as f32,
        iterations: Some(1.0),
        iteration_start: 0.0,
        direction: PlaybackDirection::Normal,
        fill: FillMode::None,
        easing: Easing::Linear,
    }
}

fn animate(property: u16, timing: &EffectTiming, keyframes: &[Keyframe]) -> Animation {
    let mut system = Animation::default();
    let animation = values::Animation {
        animation: 1,
        node: NODE,
        property: property.into(),
        timing: timing.clone(),
        keyframes: keyframes.to_vec(),
    };
    let words = entry(id::ANIMATE, &animation);
    system.apply(&words, 0.0).expect("a good stream");
    system
}

fn control(system: &mut Animation, action: AnimationAction, time: f64) {
    let animation = 1;
    let words = entry(
        id::CONTROL_ANIMATION,
        &AnimationControl { animation, action },
    );
    system.apply(&words, time).expect("a good stream");
}

/// A transition of `translate-x` that began at 0.
fn travel(motion: Motion, delay: f32, to: f32) -> Animation {
    let mut system = Animation::default();
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.select(NODE);
    let property = id::TRANSLATE_X.into();
    writer.entry(
        id::TRANSITION,
        &vec![Transition {
            property,
            delay,
            motion,
        }],
    );
    system.apply(&words, 0.0).expect("a good stream");
    words.clear();
    let mut writer = Writer::new(&mut words);
    writer.select(NODE);
    writer.entry(id::TRANSLATE_X, &0.0_f32);
    writer.entry(id::TRANSLATE_X, &to);
    system.retarget(&words, 0.0).expect("a pair");
    system
}

fn pace(system: &mut Animation, time: f64) -> Pace {
    let values = system.tick(time).expect("a time that goes on");
    (values.moving, values.next.map(|next| next - time))
}

fn line(length: f32) -> [Keyframe; 2] {
    [number(0.0, 0.0), number(1.0, length)]
}

#[test]
fn a_line_that_moves_a_pixel_a_minute_is_at_rest() {
    let mut now_line = animate(id::TRANSLATE_X, &once(11.0 * HOUR), &line(660.0));
    // An eighth of a pixel takes 7.5 s.
    assert_eq!(pace(&mut now_line, 0.0), (false, Some(7_500.0)));
    assert_eq!(pace(&mut now_line, 7_400.0), (false, Some(100.0)));
    assert_eq!(pace(&mut now_line, 7_500.0), (false, Some(7_500.0)));
    assert!(now_line.movers().is_empty());
    assert_eq!(pace(&mut now_line, 11.0 * HOUR - 10.0), (false, Some(10.0)));
    let end = now_line.tick(11.0 * HOUR).expect("a time");
    assert_eq!((end.finished.len(), end.next, end.active), (1, None, false));
}

#[test]
fn an_endless_one_is_as_fast_as_it_moves() {
    let endless = |duration| EffectTiming {
        iterations: None,
        direction: PlaybackDirection::Alternate,
        ..once(duration)
    };
    let mut slow = animate(id::TRANSLATE_X, &endless(10_000.0), &line(10.0));
    assert_eq!(pace(&mut slow, 0.0), (false, Some(125.0)));
    assert_eq!(
        pace(&mut slow, 9_990.0),
        (false, Some(10.0)),
        "then it turns"
    );
    assert_eq!(pace(&mut slow, 1e6), (false, Some(125.0)));
    let mut fast = animate(id::TRANSLATE_X, &endless(10_000.0), &line(80.0));
    assert_eq!(pace(&mut fast, 1e6), FAST);
    assert_eq!(fast.movers(), [NODE, id::TRANSLATE_X.into()]);
}

#[test]
fn pixels_are_the_devices() {
    let mut system = animate(id::TRANSLATE_X, &once(10_000.0), &line(50.0));
    assert_eq!(pace(&mut system, 0.0), (false, Some(25.0)));
    system.set_resolution(2.0);
    assert_eq!(pace(&mut system, 0.0), FAST);
    system.set_resolution(0.5);
    assert_eq!(pace(&mut system, 0.0), (false, Some(50.0)));
    for nonsense in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        system.set_resolution(nonsense);
        assert_eq!(pace(&mut system, 0.0), (false, Some(25.0)));
    }
}

#[test]
fn what_is_slow_for_a_moment_moves() {
    let mut nudge = animate(id::TRANSLATE_X, &once(999.0), &line(1.0));
    assert_eq!(pace(&mut nudge, 0.0), FAST);
    // A tail is as fast as its animation.
    let eased = EffectTiming {
        easing: Easing::EaseOut,
        ..once(20_000.0)
    };
    let mut tail = animate(id::TRANSLATE_X, &eased, &line(1_000.0));
    assert_eq!(pace(&mut tail, 19_999.0), FAST);
}

#[test]
fn delays_need_no_frames() {
    let delayed = |delay, end_delay| EffectTiming {
        delay,
        end_delay,
        ..once(200.0)
    };
    let mut short = animate(id::TRANSLATE_X, &delayed(500.0, 300.0), &line(100.0));
    assert_eq!(pace(&mut short, 0.0), (true, Some(500.0)));
    assert_eq!(pace(&mut short, 499.0), (true, Some(1.0)));
    assert_eq!(pace(&mut short, 500.0), FAST);
    assert_eq!(pace(&mut short, 700.0), (true, Some(300.0)));
    assert_eq!(pace(&mut short, 1_000.0), REST);
    let mut long = animate(id::TRANSLATE_X, &delayed(5_000.0, 0.0), &line(100.0));
    assert_eq!(pace(&mut long, 0.0), (false, Some(5_000.0)));
    let tween = Tween {
        duration: 100.0,
        easing: Easing::Linear,
    };
    let mut transition = travel(Motion::Tween(tween), 2_000.0, 100.0);
    assert_eq!(pace(&mut transition, 0.0), (false, Some(2_000.0)));
    assert_eq!(pace(&mut transition, 2_000.0), FAST);
    assert_eq!(pace(&mut transition, 2_100.0), REST);
}

#[test]
fn keyframes_that_hold_need_no_frames() {
    let frames = [
        number(0.0, 0.0),
        number(0.1, 50.0),
        number(0.9, 50.0),
        number(1.0, 0.0),
    ];
    let mut system = animate(id::TRANSLATE_X, &once(10_000.0), &frames);
    assert_eq!(pace(&mut system, 500.0), FAST);
    let (moving, next) = pace(&mut system, 2_000.0);
    assert!(
        !moving && next.is_some_and(|next| (next - 7_000.0).abs() < 0.01),
        "{next:?}"
    );
    assert_eq!(pace(&mut system, 9_500.0), FAST);
}

#[test]
fn jumps_need_one_frame_each() {
    let steps = |count| {
        Easing::Steps(Steps {
            count,
            position: StepPosition::JumpEnd,
        })
    };
    let blink = EffectTiming {
        iterations: None,
        easing: steps(2),
        ..once(1_000.0)
    };
    let mut cursor = animate(id::OPACITY, &blink, &line(1.0));
    assert_eq!(pace(&mut cursor, 0.0), (false, Some(500.0)));
    assert_eq!(pace(&mut cursor, 700.0), (false, Some(300.0)));
    let mut sprite = animate(
        id::OPACITY,
        &EffectTiming {
            easing: steps(20),
            ..blink
        },
        &line(1.0),
    );
    assert_eq!(pace(&mut sprite, 0.0), FAST);
    let mut frames = line(100.0);
    frames[0].easing = steps(4);
    let mut back = animate(id::TRANSLATE_X, &once(8_000.0), &frames);
    control(&mut back, AnimationAction::Reverse, 0.0);
    assert_eq!(pace(&mut back, 500.0), (false, Some(1_500.0)));
}

#[test]
fn a_step_is_one_of_255_of_a_colour_and_of_opacity() {
    let mut fade = animate(id::OPACITY, &once(100_000.0), &line(1.0));
    let (moving, next) = pace(&mut fade, 0.0);
    assert!(!moving && next.is_some_and(|next| (next - 100_000.0 / 255.0 / 8.0).abs() < 1e-9));
    let mut fade = animate(id::OPACITY, &once(30_000.0), &line(1.0));
    assert_eq!(pace(&mut fade, 0.0), FAST);
    let color = |offset, color| frame(offset, AnimatedValue::Color(color));
    let frames = [color(0.0, 0x0000_00ff), color(1.0, 0x0a00_00ff)];
    let mut dawn = animate(id::BACKGROUND_COLOR, &once(10_000.0), &frames);
    assert_eq!(pace(&mut dawn, 0.0), (false, Some(125.0)));
}

#[test]
fn unknown_boxes_count_as_large() {
    let size = |offset, share| frame(offset, AnimatedValue::Size(values::Size::Percent(share)));
    let frames = [size(0.0, 0.0), size(1.0, 100.0)];
    let mut film = animate(id::WIDTH, &once(2.0 * HOUR), &frames);
    let (moving, next) = pace(&mut film, 0.0);
    assert!(!moving && next.is_some_and(|next| next > 400.0));
    let mut clip = animate(id::WIDTH, &once(60_000.0), &frames);
    assert_eq!(pace(&mut clip, 0.0), FAST);
    let dimension = |offset, value| frame(offset, AnimatedValue::Dimension(value));
    let frames = [
        dimension(0.0, Dimension::Auto),
        dimension(1.0, Dimension::Dp(1.0)),
    ];
    let mut jump = animate(id::INSET_LEFT, &once(HOUR), &frames);
    assert_eq!(
        pace(&mut jump, 0.0),
        FAST,
        "it changes at once, in the middle"
    );
}

#[test]
fn nothing_is_due_while_it_stands() {
    let mut system = animate(id::TRANSLATE_X, &once(HOUR), &line(60.0));
    control(&mut system, AnimationAction::Pause, 10.0);
    assert_eq!(pace(&mut system, 20.0), REST);
    control(&mut system, AnimationAction::Rate(0.0), 30.0);
    control(&mut system, AnimationAction::Play, 30.0);
    assert_eq!(pace(&mut system, 40.0), REST);
    control(&mut system, AnimationAction::Rate(1_000.0), 50.0);
    assert_eq!(pace(&mut system, 60.0), FAST);
}

#[test]
fn springs_move_until_they_rest() {
    let spring = |stiffness, damping| Motion::Spring(Spring { stiffness, damping });
    let mut usual = travel(spring(200.0, 26.0), 0.0, 100.0);
    assert_eq!(pace(&mut usual, 0.0), FAST);
    let mut endless = travel(spring(200.0, 0.0), 0.0, 100.0);
    assert_eq!(pace(&mut endless, HOUR), FAST);
    assert_eq!(endless.movers(), [NODE, id::TRANSLATE_X.into()]);
}

/// The number of the node's property, as the system has reported it.
fn hear(system: &mut Animation, time: f64, told: &mut Option<f32>) -> (usize, Option<f64>) {
    let values = system.tick(time).expect("a time that goes on");
    for entry in Entries::new(&values.entries).map(|entry| entry.expect("whole")) {
        match entry.id {
            id::SELECT_NODE => {}
            id::UNSET_PROPERTY => *told = None,
            _ => *told = Some(f32::from_bits(entry.value[0])),
        }
    }
    (values.finished.len(), values.next)
}

fn easing() -> impl Strategy<Value = Easing> {
    prop_oneof![
        3 => Just(Easing::Linear),
        1 => prop::sample::select(vec![Easing::Ease, Easing::EaseIn, Easing::EaseInOut]),
        1 => (1_u32..6, prop::sample::select(StepPosition::ALL))
            .prop_map(|(count, position)| Easing::Steps(Steps { count, position })),
        1 => (0.1_f32..0.9, 0.0_f32..1.0)
            .prop_map(|(x, y)| Easing::LinearPoints(vec![(0.0, 0.0), (x, y), (1.0, 1.0)])),
    ]
}

fn timing() -> impl Strategy<Value = EffectTiming> {
    let time = || prop_oneof![1 => Just(0.0_f32), 1 => 0.0_f32..3_000.0];
    let iterations =
        prop_oneof![2 => Just(Some(1.0)), 1 => Just(None), 1 => (0.1_f32..4.0).prop_map(Some)];
    (
        (
            time(),
            time(),
            prop_oneof![10.0_f32..3e3, 1e3_f32..1e6],
            iterations,
            0.0_f32..1.5,
        ),
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
            )| {
                EffectTiming {
                    delay,
                    end_delay,
                    duration,
                    iterations,
                    iteration_start,
                    direction,
                    fill,
                    easing,
                }
            },
        )
}

fn keyframes() -> impl Strategy<Value = Vec<Keyframe>> {
    prop::collection::vec((0.0_f32..=1.0, -60.0_f32..60.0, easing()), 1..5).prop_map(
        |mut frames| {
            frames.sort_by(|one, other| one.0.total_cmp(&other.0));
            let keyframe = |(offset, value, easing)| Keyframe {
                easing,
                ..number(offset, value)
            };
            frames.into_iter().map(keyframe).collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// Between two needed ticks nothing is seen to change, and none of them depends on others.
    #[test]
    fn nothing_happens_before_the_next_tick(
        timing in timing(),
        keyframes in keyframes(),
        rate in prop_oneof![2 => Just(1.0_f32), 1 => 0.2_f32..3.0, 1 => -3.0_f32..-0.2],
        shares in prop::collection::vec(0.001..0.999, 3),
    ) {
        let begin = || {
            let mut system = animate(id::TRANSLATE_X, &timing, &keyframes);
            let has_end = timing.iterations.is_some();
            if rate > 0.0 || has_end {
                control(&mut system, AnimationAction::Rate(rate), 0.0);
                control(&mut system, AnimationAction::Play, 0.0);
            }
            system
        };
        let (mut sparse, mut dense) = (begin(), begin());
        let (mut seen, mut other) = (None, None);
        let (mut now, mut ends) = (0.0, [0, 0]);
        for _ in 0..40 {
            let (finished, next) = hear(&mut sparse, now, &mut seen);
            let (also, same) = hear(&mut dense, now, &mut other);
            ends[0] += finished;
            ends[1] += also;
            prop_assert_eq!(&seen, &other);
            prop_assert_eq!(ends[0], ends[1]);
            prop_assert_eq!(next, same, "at {}", now);
            let Some(next) = next else { break };
            // At the very time of a change, rounding decides whether it has come: the next tick is
            // a millisecond later then.
            if next - now < 1.01 {
                now = next.max(now + 1_000.0 / 60.0);
                continue;
            }
            let mut between: Vec<f64> = shares.iter().map(|share| now + share * (next - now)).collect();
            between.sort_by(f64::total_cmp);
            for time in between {
                let (also, same) = hear(&mut dense, time, &mut other);
                prop_assert_eq!(also, 0, "nothing ends at {} before {}", time, next);
                let same = same.expect("it still comes");
                prop_assert!((same - next).abs() < 1.01, "at {} {} is {}", time, next, same);
                prop_assert_eq!(seen.is_some(), other.is_some());
                let far = (seen.unwrap_or(0.0) - other.unwrap_or(0.0)).abs();
                prop_assert!(far < 0.15, "moved by {} at {} before {}", far, time, next);
            }
            now = next;
        }
    }
}
