//! Springs and courses against the equation of motion.

use inlay_motion::{Easings, Spring, Table};
use inlay_schema::values::{Easing, Motion, Tween};
use proptest::prelude::*;

/// `x'' = -stiffness x - damping x'` by Runge and Kutta's method, in small steps.
fn by_steps(stiffness: f64, damping: f64, mut x: f64, mut v: f64, seconds: f64) -> (f64, f64) {
    let steps = 4_000;
    let h = seconds / f64::from(steps);
    let pull = |x: f64, v: f64| -stiffness * x - damping * v;
    for _ in 0..steps {
        let (x1, v1) = (v, pull(x, v));
        let (x2, v2) = (v + 0.5 * h * v1, pull(x + 0.5 * h * x1, v + 0.5 * h * v1));
        let (x3, v3) = (v + 0.5 * h * v2, pull(x + 0.5 * h * x2, v + 0.5 * h * v2));
        let (x4, v4) = (v + h * v3, pull(x + h * x3, v + h * v3));
        x += h / 6.0 * (x1 + 2.0 * x2 + 2.0 * x3 + x4);
        v += h / 6.0 * (v1 + 2.0 * v2 + 2.0 * v3 + v4);
    }
    (x, v)
}

fn spring() -> impl Strategy<Value = (f64, f64)> {
    // From barely damped over critical to ten times that.
    (
        1.0..1_000.0_f64,
        prop_oneof![0.01..10.0_f64, Just(1.0), 0.999..1.001],
    )
        .prop_map(|(stiffness, ratio)| (stiffness, 2.0 * ratio * stiffness.sqrt()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_spring_solves_its_equation(
        (stiffness, damping) in spring(), x in -500.0..500.0_f64, v in -5e3..5e3_f64, seconds in 0.0..1.0,
    ) {
        let moved = Spring::new(stiffness, damping).propagate(seconds);
        let (expected_x, expected_v) = by_steps(stiffness, damping, x, v, seconds);
        prop_assert!((moved.xx * x + moved.xv * v - expected_x).abs() < 1e-4);
        prop_assert!((moved.vx * x + moved.vv * v - expected_v).abs() < 1e-2);
    }

    #[test]
    fn two_steps_are_one(
        (stiffness, damping) in spring(), x in -500.0..500.0_f64, v in -5e3..5e3_f64, first in 0.0..1.0, second in 0.0..1.0,
    ) {
        let spring = Spring::new(stiffness, damping);
        let (one, two, whole) = (spring.propagate(first), spring.propagate(second), spring.propagate(first + second));
        let (between_x, between_v) = (one.xx * x + one.xv * v, one.vx * x + one.vv * v);
        let split = two.xx * between_x + two.xv * between_v;
        prop_assert!((split - (whole.xx * x + whole.xv * v)).abs() < 1e-6);
    }

    #[test]
    fn a_settled_spring_stays_within_the_tolerance(
        (stiffness, damping) in spring(), x in -500.0..500.0_f64, v in -5e3..5e3_f64, later in 0.0..5.0,
    ) {
        let spring = Spring::new(stiffness, damping);
        let tolerance = 0.05;
        let settled = spring.settle(x, v, tolerance);
        prop_assert!(settled.is_finite());
        let moved = spring.propagate(settled + later);
        prop_assert!((moved.xx * x + moved.xv * v).abs() <= tolerance * 1.000_001);
        prop_assert!((moved.vx * x + moved.vv * v).abs() <= 2.0 * tolerance * (stiffness.sqrt() + damping));
    }

    #[test]
    fn any_spring_gives_numbers(
        stiffness in any::<f32>(), damping in any::<f32>(), x in -1e30..1e30, v in -1e30..1e30, time in any::<f64>(),
    ) {
        prop_assume!(time.is_finite());
        let spring = Spring::new(stiffness.into(), damping.into());
        let moved = spring.propagate(time);
        for number in [moved.xx, moved.xv, moved.vx, moved.vv] {
            prop_assert!(number.is_finite(), "{spring:?} at {time}: {moved:?}");
        }
        prop_assert!(spring.settle(x, v, 0.01) >= 0.0);
    }

    #[test]
    fn a_course_goes_on_with_the_speed_it_is_given(
        gap in -500.0..500.0_f64, speed in -5e3..5e3_f64, duration in 50.0_f32..1_000.0, x1 in 0.05_f32..1.0, y1 in 0.0_f32..1.0,
    ) {
        let mut easings = Easings::default();
        let easing = Easing::CubicBezier((x1, y1, 0.5, 1.0));
        for motion in [
            Motion::Tween(Tween { duration, easing }),
            Motion::Spring(inlay_schema::values::Spring { stiffness: 200.0, damping: 20.0 }),
        ] {
            let course = easings.course(&motion);
            let extra = course.extra_speed(gap, speed);
            prop_assert!((course.rates(0.0).of(gap, extra) - speed).abs() < 1e-6 * speed.abs().max(1.0));
            prop_assert!((course.weights(0.0).of(gap, extra) - gap).abs() < 1e-9);
            // The rate is the slope of the place, all the way.
            let at = 0.37 * f64::from(duration);
            let chord = (course.weights(at + 0.01).of(gap, extra) - course.weights(at - 0.01).of(gap, extra)) / 2e-5;
            prop_assert!((course.rates(at).of(gap, extra) - chord).abs() < 0.01 * chord.abs().max(100.0));
        }
    }

    #[test]
    fn a_table_keeps_what_was_put_in(steps in prop::collection::vec((0_u32..40, 0_u32..3, any::<bool>()), 0..200)) {
        let mut table = Table::default();
        let mut model = std::collections::BTreeMap::new();
        for (place, (slot, generation, inserts)) in steps.into_iter().enumerate() {
            // Slots of both halves.
            let slot = if slot % 2 == 0 { slot } else { slot | 1 << 19 };
            let id = slot | generation << 20;
            if inserts {
                table.insert(id, place);
                model.insert(slot, (id, place));
            } else {
                let expected = model.get(&slot).filter(|(kept, _)| *kept == id).map(|&(_, place)| place);
                prop_assert_eq!(table.remove(id), expected);
                if expected.is_some() {
                    model.remove(&slot);
                }
            }
            for &(id, place) in model.values() {
                prop_assert_eq!(table.get(id), Some(&place));
                prop_assert_eq!(table.get(id ^ 4 << 20), None);
                prop_assert_eq!(table.get_mut(id), Some(&mut { place }));
            }
        }
    }
}

#[test]
fn a_spring_without_damping_never_rests() {
    assert!(
        Spring::new(100.0, 0.0)
            .settle(1.0, 0.0, 0.001)
            .is_infinite()
    );
}

#[test]
fn a_spring_at_its_target_rests_at_once() {
    assert!(Spring::new(100.0, 5.0).settle(0.0, 0.0, 0.001) <= 0.0);
}

#[test]
fn a_settle_time_is_not_much_too_late() {
    // Critical: (1 + wt) e^(-wt) = 0.001 at wt = 9.233.
    let settled = Spring::new(100.0, 20.0).settle(1.0, 0.0, 0.001);
    assert!((settled - 0.923_3).abs() < 1e-3, "{settled}");
    // Just under critical the bound must not be that of the slow swing.
    let settled = Spring::new(200.0, 28.28).settle(1.0, 0.0, 0.001);
    assert!(settled < 0.67, "{settled}");
}

#[test]
fn a_tween_ends_at_its_target() {
    let mut easings = Easings::default();
    let easing = Easing::LinearPoints(vec![(0.0, 0.0), (1.0, 0.5)]);
    let course = easings.course(&Motion::Tween(Tween {
        duration: 100.0,
        easing,
    }));
    assert!(course.weights(99.9).of(-100.0, 0.0) < -49.0);
    assert!(course.weights(100.0).of(-100.0, 1e3).abs() <= 0.0);
    assert_eq!(
        course.duration(1.0, 0.0, 0.1).to_bits(),
        100.0_f64.to_bits()
    );
}
