//! Values at times, worked out by hand from Web Animations 1, CSS Transitions 1 and CSS Easing
//! Functions 2.

use inlay_animation::{Animation, AnimationError, RestoreError};
use inlay_schema::values::{
    AnimatedValue, AnimationAction, AnimationControl, CompositeOperation, Easing, EffectTiming,
    FillMode, Keyframe, Length, Motion, PlaybackDirection, Spring, StepPosition, Steps, Transition,
    Tween,
};
use inlay_schema::{Entries, Pack, Writer, id, values};

const NODE: u32 = 7;

fn entry(number: u16, value: &impl Pack) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).entry(number, value);
    words
}

/// 100 ms, once, linear, without fill.
fn timing() -> EffectTiming {
    EffectTiming {
        delay: 0.0,
        end_delay: 0.0,
        duration: 100.0,
        iterations: Some(1.0),
        iteration_start: 0.0,
        direction: PlaybackDirection::Normal,
        fill: FillMode::None,
        easing: Easing::Linear,
    }
}

fn frame(offset: f32, value: AnimatedValue) -> Keyframe {
    Keyframe {
        offset,
        value,
        easing: Easing::Linear,
        composite: CompositeOperation::Replace,
    }
}

/// Keyframes of numbers.
fn numbers(frames: &[(f32, f32)]) -> Vec<Keyframe> {
    frames
        .iter()
        .map(|&(offset, number)| frame(offset, AnimatedValue::Number(number)))
        .collect()
}

fn animate(animation: u32, timing: EffectTiming, keyframes: Vec<Keyframe>) -> Vec<u32> {
    let property = id::TRANSLATE_X.into();
    let node = NODE;
    entry(
        id::ANIMATE,
        &values::Animation {
            animation,
            node,
            property,
            timing,
            keyframes,
        },
    )
}

fn even(duration: f32) -> Motion {
    Motion::Tween(Tween {
        duration,
        easing: Easing::Linear,
    })
}

/// An animation system, and the value that it holds of one property.
#[derive(Default)]
struct Held {
    system: Animation,
    value: Option<Vec<u32>>,
}

impl Held {
    /// From 0 to 100 with a timing, from 0 ms on.
    fn with(timing: EffectTiming) -> Self {
        Self::along(timing, numbers(&[(0.0, 0.0), (1.0, 100.0)]))
    }

    fn along(timing: EffectTiming, keyframes: Vec<Keyframe>) -> Self {
        let mut held = Self::default();
        held.apply(&animate(1, timing, keyframes), 0.0);
        held
    }

    /// A node that declares how a property travels.
    fn declaring(property: u16, delay: f32, motion: Motion) -> Self {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(NODE);
        let property = property.into();
        writer.entry(
            id::TRANSITION,
            &vec![Transition {
                property,
                delay,
                motion,
            }],
        );
        let mut held = Self::default();
        held.apply(&words, 0.0);
        held
    }

    fn apply(&mut self, words: &[u32], time: f64) {
        self.system.apply(words, time).expect("a good stream");
    }

    fn control(&mut self, action: AnimationAction, time: f64) {
        let animation = 1;
        let control = AnimationControl { animation, action };
        self.apply(&entry(id::CONTROL_ANIMATION, &control), time);
    }

    /// Changes a number of the style; whether the new one holds at once.
    fn change(&mut self, property: u16, before: f32, after: f32, time: f64) -> bool {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(NODE);
        writer.entry(property, &before);
        writer.entry(property, &after);
        let answer = self.system.retarget(&words, time).expect("a pair");
        let is_at_once = !answer.is_empty();
        if !is_at_once {
            // It travels: until a tick says more, its owner has the value before.
            self.value.get_or_insert_with(|| vec![before.to_bits()]);
        }
        is_at_once
    }

    /// Ticks; the ends that were told.
    fn tick(&mut self, time: f64) -> (Vec<u32>, Vec<u32>, bool) {
        let values = self.system.tick(time).expect("a time that goes on");
        for entry in Entries::new(&values.entries).map(|entry| entry.expect("whole")) {
            match entry.id {
                id::SELECT_NODE => assert_eq!(entry.value, [NODE]),
                id::UNSET_PROPERTY => self.value = None,
                _ => self.value = Some(entry.value.to_vec()),
            }
        }
        (
            values.finished.clone(),
            values.cancelled.clone(),
            values.active,
        )
    }

    /// The number at a time.
    fn at(&mut self, time: f64) -> Option<f32> {
        self.tick(time);
        let words = self.value.as_ref()?;
        Some(f32::from_bits(*words.last().expect("a number")))
    }

    fn near(&mut self, time: f64, expected: f32) {
        let got = self
            .at(time)
            .unwrap_or_else(|| panic!("no value at {time}"));
        assert!(
            (got - expected).abs() < 1e-3,
            "at {time}: expected {expected}, got {got}"
        );
    }
}

/// Each time is looked at by a system of its own and by one that saw those before: a value depends
/// on the time only.
fn expect(timing: &EffectTiming, keyframes: &[Keyframe], at: &[(f64, Option<f32>)]) {
    let mut all = Held::along(timing.clone(), keyframes.to_vec());
    for &(time, expected) in at {
        let alone = Held::along(timing.clone(), keyframes.to_vec()).at(time);
        for got in [all.at(time), alone] {
            let is_near = match (got, expected) {
                (Some(got), Some(expected)) => (got - expected).abs() < 1e-3,
                (got, expected) => got == expected,
            };
            assert!(
                is_near,
                "{timing:?} at {time}: expected {expected:?}, got {got:?}"
            );
        }
    }
}

fn line() -> Vec<Keyframe> {
    numbers(&[(0.0, 0.0), (1.0, 100.0)])
}

#[test]
fn a_delay_two_iterations_and_an_end_delay_with_each_fill() {
    let fills = [
        (FillMode::None, None, None),
        (FillMode::Forwards, None, Some(100.0)),
        (FillMode::Backwards, Some(0.0), None),
        (FillMode::Both, Some(0.0), Some(100.0)),
    ];
    for (fill, before, after) in fills {
        let timing = EffectTiming {
            delay: 50.0,
            end_delay: 20.0,
            iterations: Some(2.0),
            fill,
            ..timing()
        };
        expect(
            &timing,
            &line(),
            &[
                (0.0, before),
                (49.0, before),
                (50.0, Some(0.0)),
                (100.0, Some(50.0)),
                (149.0, Some(99.0)),
                (150.0, Some(0.0)),
                (200.0, Some(50.0)),
                (249.0, Some(99.0)),
                // The end of the active interval is after it, though the end is later.
                (250.0, after),
                (269.0, after),
                (270.0, after),
                (1_000.0, after),
            ],
        );
        let mut held = Held::with(timing);
        assert_eq!(held.tick(269.0), (vec![], vec![], true));
        assert_eq!(held.tick(270.0), (vec![1], vec![], false));
        assert_eq!(held.tick(280.0), (vec![], vec![], false));
    }
}

#[test]
fn a_negative_delay_begins_in_the_middle_and_a_negative_end_delay_cuts() {
    let timing = EffectTiming {
        delay: -25.0,
        end_delay: -25.0,
        fill: FillMode::Both,
        ..timing()
    };
    // It ends at -25 + 100 - 25 = 50 ms, where it has come to 75.
    let at = [
        (0.0, Some(25.0)),
        (25.0, Some(50.0)),
        (49.0, Some(74.0)),
        (50.0, Some(75.0)),
        (60.0, Some(75.0)),
    ];
    expect(&timing, &line(), &at);
    assert_eq!(Held::with(timing).tick(50.0).0, [1]);
}

#[test]
fn directions_and_where_they_end() {
    let directions = [
        (PlaybackDirection::Normal, 25.0, 25.0, 100.0, 0.0),
        (PlaybackDirection::Reverse, 75.0, 75.0, 0.0, 100.0),
        (PlaybackDirection::Alternate, 25.0, 75.0, 0.0, 0.0),
        (
            PlaybackDirection::AlternateReverse,
            75.0,
            25.0,
            100.0,
            100.0,
        ),
    ];
    for (direction, first, second, end, before) in directions {
        let timing = EffectTiming {
            delay: 10.0,
            iterations: Some(2.0),
            fill: FillMode::Both,
            direction,
            ..timing()
        };
        let at = [
            (0.0, Some(before)),
            (35.0, Some(first)),
            (135.0, Some(second)),
            (210.0, Some(end)),
        ];
        expect(&timing, &line(), &at);
    }
}

#[test]
fn parts_of_iterations() {
    // iterations, where the first begins, then value at 25 ms, at 75 ms and at the end.
    let cases = [
        (1.5, 0.0, 25.0, 75.0, 50.0),
        (1.0, 0.5, 75.0, 25.0, 50.0),
        (0.25, 0.0, 25.0, 25.0, 25.0),
        (2.0, 1.0, 25.0, 75.0, 100.0),
        (0.0, 0.0, 0.0, 0.0, 0.0),
        (0.0, 0.5, 50.0, 50.0, 50.0),
    ];
    for (iterations, iteration_start, early, late, end) in cases {
        let timing = EffectTiming {
            iterations: Some(iterations),
            iteration_start,
            fill: FillMode::Both,
            ..timing()
        };
        let at = [(25.0, Some(early)), (75.0, Some(late)), (500.0, Some(end))];
        expect(&timing, &line(), &at);
    }
}

#[test]
fn no_duration_is_before_and_then_after() {
    let timing = EffectTiming {
        delay: 10.0,
        duration: 0.0,
        fill: FillMode::Both,
        ..timing()
    };
    expect(
        &timing,
        &line(),
        &[(0.0, Some(0.0)), (9.0, Some(0.0)), (10.0, Some(100.0))],
    );
    // Endless iterations of nothing end at once, too.
    let endless = EffectTiming {
        iterations: None,
        ..timing
    };
    expect(&endless, &line(), &[(9.0, Some(0.0)), (10.0, Some(100.0))]);
}

#[test]
fn no_end_is_never_told() {
    let timing = EffectTiming {
        iterations: None,
        direction: PlaybackDirection::Alternate,
        ..timing()
    };
    let mut held = Held::with(timing);
    held.near(1_000_025.0, 25.0);
    held.near(1_000_125.0, 75.0);
    assert_eq!(held.tick(9e9), (vec![], vec![], true));
    // What has no end is not finished (4.4.13).
    held.control(AnimationAction::Finish, 9e9);
    assert_eq!(held.tick(9e9), (vec![], vec![], true));
    // And cannot be played backwards from there once it stands at its start (4.4.8).
    held.control(AnimationAction::Seek(0.0), 9e9);
    held.control(AnimationAction::Reverse, 9e9);
    held.near(9e9 + 30.0, 30.0);
}

#[test]
fn steps_before_their_start_have_not_jumped() {
    let jump_start = Easing::Steps(Steps {
        count: 2,
        position: StepPosition::JumpStart,
    });
    let timing = EffectTiming {
        delay: 10.0,
        fill: FillMode::Both,
        easing: jump_start,
        ..timing()
    };
    let at = [
        (0.0, Some(0.0)),
        (10.0, Some(50.0)),
        (59.0, Some(50.0)),
        (60.0, Some(100.0)),
        (110.0, Some(100.0)),
    ];
    expect(&timing, &line(), &at);
}

#[test]
fn keyframes_between_and_at_one_offset() {
    let frames = numbers(&[(0.0, 0.0), (0.25, 100.0), (1.0, 40.0)]);
    let at = [
        (0.0, Some(0.0)),
        (12.5, Some(50.0)),
        (25.0, Some(100.0)),
        (50.0, Some(80.0)),
        (75.0, Some(60.0)),
    ];
    expect(&timing(), &frames, &at);
    // A jump: the later one holds from the offset on.
    let jump = numbers(&[(0.0, 0.0), (0.5, 10.0), (0.5, 50.0), (1.0, 100.0)]);
    let at = [(25.0, Some(5.0)), (50.0, Some(50.0)), (75.0, Some(75.0))];
    expect(&timing(), &jump, &at);
    // Where they do not reach, the nearest one holds.
    let middle = numbers(&[(0.25, 10.0), (0.75, 20.0)]);
    let at = [
        (0.0, Some(10.0)),
        (20.0, Some(10.0)),
        (50.0, Some(15.0)),
        (90.0, Some(20.0)),
    ];
    expect(&timing(), &middle, &at);
    expect(
        &timing(),
        &numbers(&[(0.5, 3.0)]),
        &[(10.0, Some(3.0)), (90.0, Some(3.0))],
    );
}

#[test]
fn each_keyframe_has_an_easing_until_the_next() {
    let mut frames = numbers(&[(0.0, 0.0), (0.5, 50.0), (1.0, 100.0)]);
    frames[1].easing = Easing::Steps(Steps {
        count: 1,
        position: StepPosition::JumpEnd,
    });
    let at = [(25.0, Some(25.0)), (75.0, Some(50.0)), (99.0, Some(50.0))];
    expect(&timing(), &frames, &at);
}

#[test]
fn overshoot_goes_on_along_the_ends() {
    // linear(-0.5, 1.5): progress from -0.5 to 1.5, which the first and the last way carry on.
    let timing = EffectTiming {
        easing: Easing::LinearPoints(vec![(0.0, -0.5), (1.0, 1.5)]),
        ..timing()
    };
    let at = [(0.0, Some(-50.0)), (50.0, Some(50.0)), (99.0, Some(148.0))];
    expect(&timing, &line(), &at);
}

#[test]
fn values_of_two_units_change_at_the_middle() {
    let property = id::PIVOT_X.into();
    let keyframes = vec![
        frame(0.0, AnimatedValue::Length(Length::Dp(10.0))),
        frame(1.0, AnimatedValue::Length(Length::Percent(50.0))),
    ];
    let (animation, node, timing) = (1, NODE, timing());
    let mut held = Held::default();
    held.apply(
        &entry(
            id::ANIMATE,
            &values::Animation {
                animation,
                node,
                property,
                timing,
                keyframes,
            },
        ),
        0.0,
    );
    let mut words = |length: Length, time| {
        held.tick(time);
        let mut expected = Vec::new();
        length.pack(&mut expected);
        assert_eq!(held.value, Some(expected), "at {time}");
    };
    words(Length::Dp(10.0), 0.0);
    words(Length::Dp(10.0), 49.0);
    words(Length::Percent(50.0), 50.0);
    words(Length::Percent(50.0), 99.0);
}

#[test]
fn playback() {
    let filled = || {
        Held::with(EffectTiming {
            fill: FillMode::Both,
            ..timing()
        })
    };

    let mut held = filled();
    held.control(AnimationAction::Pause, 30.0);
    held.near(60.0, 30.0);
    assert!(!held.tick(60.0).2, "nothing changes by itself");
    held.control(AnimationAction::Play, 70.0);
    held.near(90.0, 50.0);

    let mut held = filled();
    held.control(AnimationAction::Reverse, 30.0);
    held.near(40.0, 20.0);
    assert_eq!(held.tick(59.0).0, []);
    assert_eq!(held.tick(60.0).0, [1]);
    held.near(60.0, 0.0);
    // It stands at its start: forwards again.
    held.control(AnimationAction::Reverse, 100.0);
    held.near(125.0, 25.0);

    let mut held = filled();
    held.near(150.0, 100.0);
    held.control(AnimationAction::Reverse, 150.0);
    held.near(160.0, 90.0);

    let mut held = filled();
    held.near(150.0, 100.0);
    held.control(AnimationAction::Play, 200.0);
    held.near(210.0, 10.0);

    let mut held = filled();
    held.control(AnimationAction::Finish, 10.0);
    assert_eq!(held.tick(10.0).0, [1]);
    held.near(10.0, 100.0);

    let mut held = filled();
    held.control(AnimationAction::Rate(2.0), 20.0);
    held.near(20.0, 20.0);
    held.near(30.0, 40.0);
    held.control(AnimationAction::Finish, 40.0);
    held.near(40.0, 100.0);
    // Played on at twice the speed from the start.
    held.control(AnimationAction::Play, 50.0);
    held.near(60.0, 20.0);
    // Back at a fifth of a tenth: from where it is.
    held.control(AnimationAction::Rate(-0.5), 60.0);
    held.near(80.0, 10.0);
    assert_eq!(held.tick(99.0).0, []);
    assert_eq!(held.tick(100.0).0, [1]);

    // At any rate, an animation that was finished stays at its end.
    for (rate, end) in [(0.5, 100.0), (3.0, 100.0), (-0.5, 0.0), (-3.0, 0.0)] {
        let mut held = filled();
        held.control(AnimationAction::Rate(rate), 20.0);
        held.control(AnimationAction::Finish, 30.0);
        held.near(30.0, end);
        held.near(90.0, end);
    }

    let mut held = filled();
    held.control(AnimationAction::Rate(0.0), 20.0);
    held.near(90.0, 20.0);

    let mut held = filled();
    held.control(AnimationAction::Seek(80.0), 10.0);
    held.near(10.0, 80.0);
    held.near(20.0, 90.0);
    held.control(AnimationAction::Seek(-50.0), 20.0);
    held.near(20.0, 0.0);
    held.near(80.0, 10.0);
    held.control(AnimationAction::Cancel, 80.0);
    assert_eq!(held.tick(90.0), (vec![], vec![1], false));
    assert_eq!(held.at(95.0), None);
}

#[test]
fn an_end_is_told_again_after_it_was_left() {
    let mut held = Held::with(timing());
    assert_eq!(held.tick(100.0).0, [1]);
    held.control(AnimationAction::Seek(50.0), 110.0);
    assert_eq!(held.tick(110.0), (vec![], vec![], true));
    assert_eq!(held.tick(160.0).0, [1]);
    // A control that leaves it at its end says nothing new; one that is paused is not finished.
    held.control(AnimationAction::Finish, 170.0);
    assert_eq!(held.tick(170.0).0, []);
    held.control(AnimationAction::Pause, 180.0);
    held.control(AnimationAction::Finish, 180.0);
    assert_eq!(held.tick(180.0).0, [1]);
}

#[test]
fn the_animation_that_began_last_counts() {
    let mut held = Held::with(EffectTiming {
        fill: FillMode::Forwards,
        ..timing()
    });
    let short = EffectTiming {
        delay: 20.0,
        duration: 40.0,
        ..timing()
    };
    held.apply(
        &animate(2, short, numbers(&[(0.0, 500.0), (1.0, 600.0)])),
        0.0,
    );
    held.near(10.0, 10.0);
    held.near(40.0, 550.0);
    held.near(70.0, 70.0);
    // An id that is in use is taken over, without a word.
    held.apply(&animate(1, timing(), numbers(&[(0.0, 7.0)])), 80.0);
    held.near(90.0, 7.0);
    assert_eq!(held.tick(180.0), (vec![1], vec![], false));
    assert_eq!(held.at(180.0), None);
}

#[test]
fn a_node_that_goes_takes_its_animations_with_it() {
    let mut held = Held::with(timing());
    held.near(50.0, 50.0);
    held.apply(&entry(id::REMOVE_NODE, &NODE), 60.0);
    let (finished, cancelled, active) = held.tick(70.0);
    assert_eq!((finished, cancelled, active), (vec![], vec![1], false));
    // Nor does it declare anything any more.
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, even(100.0));
    held.apply(&entry(id::REMOVE_NODE, &NODE), 0.0);
    assert!(held.change(id::TRANSLATE_X, 0.0, 1.0, 0.0));
}

#[test]
fn a_transition_goes_from_the_old_value_to_the_new_one() {
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 10.0, 30.0, 1_000.0));
    held.near(1_000.0, 10.0);
    held.near(1_050.0, 20.0);
    held.near(1_099.0, 29.8);
    assert_eq!(held.tick(1_100.0), (vec![], vec![], false));
    assert_eq!(held.value, None, "the style's value holds");
    assert!(
        held.change(id::TRANSLATE_Y, 0.0, 1.0, 1_100.0),
        "not declared"
    );
}

#[test]
fn a_delay_waits_with_the_old_value_and_a_negative_one_begins_in_the_middle() {
    let mut held = Held::declaring(id::TRANSLATE_X, 40.0, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 10.0, 30.0, 0.0));
    held.near(39.0, 10.0);
    held.near(90.0, 20.0);
    let mut held = Held::declaring(id::TRANSLATE_X, -40.0, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    held.near(0.0, 40.0);
    assert_eq!(held.at(60.0), None);
    // CSS Transitions 1, 3: no transition where duration and delay are 0 or less together.
    for (delay, duration) in [(0.0, 0.0), (-100.0, 100.0), (-200.0, 100.0)] {
        let mut held = Held::declaring(id::TRANSLATE_X, delay, even(duration));
        assert!(held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    }
    // Nothing but a delay: the old value until then.
    let mut held = Held::declaring(id::TRANSLATE_X, 50.0, even(0.0));
    assert!(!held.change(id::TRANSLATE_X, 1.0, 100.0, 0.0));
    held.near(49.0, 1.0);
    assert_eq!(held.at(50.0), None);
}

/// The way of a damped spring from 1 to 0 at rest, and its speed per second, in closed form.
fn spring(stiffness: f64, damping: f64, ms: f64) -> f64 {
    let (frequency, decay, seconds) = (stiffness.sqrt(), damping / 2.0, ms / 1_000.0);
    let damped = (frequency * frequency - decay * decay).sqrt();
    let (sin, cos) = (damped * seconds).sin_cos();
    (-decay * seconds).exp() * (cos + decay / damped * sin)
}

#[test]
#[expect(clippy::cast_possible_truncation, reason = "values are f32")]
fn a_spring_is_the_damped_oscillator_and_takes_its_speed_along() {
    let (stiffness, damping) = (200.0, 15.0);
    let motion = Motion::Spring(Spring {
        stiffness: 200.0,
        damping: 15.0,
    });
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, motion.clone());
    assert!(!held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    for ms in [0.0, 50.0, 100.0, 200.0, 300.0] {
        let expected = 100.0 - 100.0 * spring(stiffness, damping, ms);
        held.near(ms, expected as f32);
    }
    // Sent back in full speed: neither value nor speed jumps.
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, motion);
    assert!(!held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    let at = |held: &mut Held, time| held.at(time).expect("on its way");
    let (before, now) = (at(&mut held, 79.0), at(&mut held, 80.0));
    assert!(!held.change(id::TRANSLATE_X, 100.0, 0.0, 80.0));
    let (still, after) = (at(&mut held, 80.0), at(&mut held, 81.0));
    assert!((still - now).abs() < 1e-3, "expected {now}, got {still}");
    let (speed, goes_on) = (now - before, after - still);
    assert!(
        (goes_on - speed).abs() < 0.05,
        "expected {speed} per ms, got {goes_on}"
    );
}

#[test]
fn values_stay_in_the_range_of_their_property() {
    let motion = Motion::Spring(Spring {
        stiffness: 200.0,
        damping: 5.0,
    });
    let mut held = Held::declaring(id::OPACITY, 0.0, motion);
    assert!(!held.change(id::OPACITY, 0.0, 1.0, 0.0));
    let values: Vec<f32> = (0..60_u16)
        .filter_map(|at| held.at(f64::from(at) * 10.0))
        .collect();
    assert!(values.iter().all(|value| (0.0..=1.0).contains(value)));
    assert!(values.contains(&1.0), "it overshoots and is held");
}

#[test]
fn a_retargeted_tween_starts_where_it_is_without_a_jump() {
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    held.near(50.0, 50.0);
    assert!(!held.change(id::TRANSLATE_X, 100.0, 0.0, 50.0));
    held.near(50.0, 50.0);
    // It went up by 1 in each millisecond, and goes on so for a moment.
    let soon = held.at(50.25).expect("on its way");
    assert!((soon - 50.25).abs() < 0.02, "{soon}");
    assert_eq!(held.at(150.0), None);
    // The same target again changes nothing.
    assert!(!held.change(id::TRANSLATE_X, 0.0, 10.0, 200.0));
    assert!(!held.change(id::TRANSLATE_X, 0.0, 10.0, 250.0));
    held.near(250.0, 5.0);
}

#[test]
fn after_a_delay_however_short_a_transition_starts_from_rest() {
    let mut held = Held::declaring(id::TRANSLATE_X, 0.5, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    held.near(50.5, 50.0);
    assert!(!held.change(id::TRANSLATE_X, 100.0, 50.0, 50.5));
    // There is no way left, and no speed: nothing moves.
    for time in [51.0, 60.0, 100.0] {
        assert!(
            held.at(time)
                .is_none_or(|value| (value - 50.0).abs() < 1e-3)
        );
    }
}

#[test]
fn an_animation_holds_a_property_against_transitions() {
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 0.0, 10.0, 0.0));
    held.apply(&animate(1, timing(), numbers(&[(0.0, 500.0)])), 10.0);
    held.near(20.0, 500.0);
    assert!(!held.change(id::TRANSLATE_X, 10.0, 20.0, 30.0), "held");
    assert_eq!(held.at(110.0), None, "and no transition goes on below it");
}

#[test]
fn times_do_not_go_back() {
    let mut held = Held::with(timing());
    held.near(50.0, 50.0);
    for time in [49.0, f64::NAN, f64::INFINITY] {
        let refused = Err(AnimationError::BadTime(50.0));
        assert_eq!(held.system.tick(time).map(|_| ()), refused);
        assert_eq!(
            held.system.retarget(&[], time).map(<[u32]>::len),
            refused.map(|()| 0)
        );
    }
    held.near(50.0, 50.0);
}

#[test]
fn a_state_at_fault_is_told_where() {
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, even(100.0));
    assert!(!held.change(id::TRANSLATE_X, 0.0, 100.0, 0.0));
    held.apply(&animate(1, timing(), line()), 10.0);
    let state = held.system.snapshot();
    // Node, property, one word, from, one word, to.
    assert_eq!(state.transitions.len(), 6);
    let mut refused = |state| held.system.restore(&state);
    let mut wrong = state.clone();
    wrong.transitions[3] = f32::NAN.to_bits();
    assert_eq!(refused(wrong), Err(RestoreError::Number(3)));
    let mut wrong = state.clone();
    wrong.transitions[5] = f32::INFINITY.to_bits();
    assert_eq!(refused(wrong), Err(RestoreError::Number(5)));
    let mut wrong = state.clone();
    wrong.transition_times[2] = f64::NAN;
    assert_eq!(refused(wrong), Err(RestoreError::Number(2)));
    let mut wrong = state.clone();
    wrong.animations[1] = 4;
    assert_eq!(refused(wrong), Err(RestoreError::Number(1)));
    let mut wrong = state;
    wrong.transitions.pop();
    assert_eq!(refused(wrong), Err(RestoreError::Length(5)));
}

#[test]
fn colours_go_premultiplied() {
    let property = id::BACKGROUND_COLOR.into();
    let (animation, node) = (1, NODE);
    let at_half = |from: u32, to: u32| {
        let keyframes = vec![
            frame(0.0, AnimatedValue::Color(from)),
            frame(1.0, AnimatedValue::Color(to)),
        ];
        let timing = timing();
        let mut held = Held::default();
        let words = entry(
            id::ANIMATE,
            &values::Animation {
                animation,
                node,
                property,
                timing,
                keyframes,
            },
        );
        held.apply(&words, 0.0);
        held.tick(50.0);
        held.value.map(|words| words[0])
    };
    assert_eq!(at_half(0x0000_00ff, 0xff80_40ff), Some(0x8040_20ff));
    // What is transparent has no part in the colour (CSS Color 4, 12.3).
    assert_eq!(at_half(0x00ff_00ff, 0xff00_0000), Some(0x00ff_0080));
    assert_eq!(at_half(0xff00_0000, 0x0000_0000), Some(0));
    // Half of red and a quarter of opaque blue: (64 red + 128 blue) of 192.
    assert_eq!(at_half(0xff00_0080, 0x0000_ffff), Some(0x5500_aac0));
}

#[test]
fn automatic_sizes_change_at_the_middle() {
    use inlay_schema::values::Size;
    let property = id::WIDTH.into();
    let (animation, node, timing) = (1, NODE, timing());
    let keyframes = [Size::MinContent, Size::Dp(80.0), Size::Dp(100.0)]
        .into_iter()
        .zip([0.0, 0.5, 1.0])
        .map(|(width, offset)| frame(offset, AnimatedValue::Size(width)))
        .collect();
    let mut held = Held::default();
    let words = entry(
        id::ANIMATE,
        &values::Animation {
            animation,
            node,
            property,
            timing,
            keyframes,
        },
    );
    held.apply(&words, 0.0);
    for (time, width) in [
        (10.0, Size::MinContent),
        (30.0, Size::Dp(80.0)),
        (75.0, Size::Dp(90.0)),
    ] {
        let mut expected = Vec::new();
        width.pack(&mut expected);
        held.tick(time);
        assert_eq!(held.value, Some(expected), "at {time}");
    }
}

#[test]
fn a_tick_tells_each_node_once_and_each_of_its_properties() {
    let mut system = Animation::default();
    let mut words = Vec::new();
    let moving = [
        (1, 9, id::TRANSLATE_Y),
        (2, 7, id::TRANSLATE_X),
        (3, 9, id::OPACITY),
    ];
    for (animation, node, property) in moving {
        let property = property.into();
        let keyframes = numbers(&[(0.0, 0.0), (1.0, 1.0)]);
        let timing = timing();
        words.extend(entry(
            id::ANIMATE,
            &values::Animation {
                animation,
                node,
                property,
                timing,
                keyframes,
            },
        ));
    }
    system.apply(&words, 0.0).expect("a good stream");
    for (time, value) in [(25.0, 0.25_f32), (50.0, 0.5)] {
        let mut expected = Vec::new();
        let mut writer = Writer::new(&mut expected);
        writer.select(7);
        writer.entry(id::TRANSLATE_X, &value);
        writer.select(9);
        writer.entry(id::OPACITY, &value);
        writer.entry(id::TRANSLATE_Y, &value);
        let values = system.tick(time).expect("a time");
        assert_eq!(values.entries, expected);
        assert!(values.active);
    }
    // New values that hold at once come the same way.
    let mut changes = Vec::new();
    let mut writer = Writer::new(&mut changes);
    for node in [12, 11] {
        writer.select(node);
        for property in [id::TRANSLATE_Y, id::TRANSLATE_X] {
            writer.entry(property, &0.0_f32);
            writer.entry(property, &5.0_f32);
        }
    }
    let mut expected = Vec::new();
    let mut writer = Writer::new(&mut expected);
    for node in [11, 12] {
        writer.select(node);
        writer.entry(id::TRANSLATE_X, &5.0_f32);
        writer.entry(id::TRANSLATE_Y, &5.0_f32);
    }
    assert_eq!(system.retarget(&changes, 50.0), Ok(&expected[..]));
}

#[test]
fn reset_forgets_what_was_declared_and_what_moves() {
    let mut held = Held::declaring(id::TRANSLATE_X, 0.0, even(100.0));
    held.apply(&animate(1, timing(), line()), 50.0);
    held.system.reset();
    assert!(held.change(id::TRANSLATE_X, 0.0, 1.0, 0.0), "at once");
    assert_eq!(held.tick(10.0), (vec![], vec![], false));
}

#[test]
fn play_states_outlive_a_restore() {
    let mut held = Held::with(timing());
    held.control(AnimationAction::Pause, 30.0);
    let state = held.system.snapshot();
    assert_eq!(state.animations, [1, 2]);
    let mut held = Held::with(timing());
    held.system.restore(&state).expect("its own state");
    // Time starts again, and may be earlier.
    held.near(0.0, 30.0);
    held.control(AnimationAction::Play, 10.0);
    assert_eq!(held.tick(79.0).0, []);
    assert_eq!(held.tick(80.0).0, [1], "its end is told");
    assert_eq!(held.system.snapshot().animations, [1, 3]);
}
