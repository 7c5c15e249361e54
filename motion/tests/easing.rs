//! Easings against CSS Easing Functions 2.

use inlay_motion::{Bezier, Easing, Easings};
use inlay_schema::values::{self, StepPosition, Steps};
use proptest::prelude::*;

/// The curve's y at x, by halving alone, to the last digit.
fn by_halving([x1, y1, x2, y2]: [f64; 4], x: f64) -> f64 {
    let coordinate = |first: f64, second: f64, t: f64| {
        let rest = 1.0 - t;
        3.0 * rest * rest * t * first + 3.0 * rest * t * t * second + t * t * t
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if coordinate(x1, x2, middle) < x {
            low = middle;
        } else {
            high = middle;
        }
    }
    coordinate(y1, y2, 0.5 * (low + high))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_curve_is_exact_to_a_millionth(
        x1 in 0.0..=1.0, y1 in -2.0..=3.0, x2 in 0.0..=1.0, y2 in -2.0..=3.0, x in 0.0..=1.0,
    ) {
        let found = Bezier::new(x1, y1, x2, y2).at(x);
        let expected = by_halving([x1, y1, x2, y2], x);
        prop_assert!((found - expected).abs() <= 1e-6, "expected {expected}, got {found}");
    }

    /// Control points above and below each other make the curve vertical: there, y is that of an x
    /// nearby.
    #[test]
    fn a_curve_is_exact_where_it_is_vertical(
        x1 in prop::sample::select(vec![0.0, 0.3, 0.5, 0.999, 1.0]), y1 in -2.0..=3.0,
        x2 in prop::sample::select(vec![0.0, 0.001, 0.5, 0.7, 1.0]), y2 in -2.0..=3.0,
        x in prop_oneof![0.0..=1.0, (0..=64_u32).prop_map(|place| f64::from(place) / 64.0), 0.4999..=0.5001],
    ) {
        let points = [x1, y1, x2, y2];
        let found = Bezier::new(x1, y1, x2, y2).at(x);
        let ends = [x - 1e-15, x, x + 1e-15].map(|x| by_halving(points, x));
        let (low, high) = ends.iter().fold((f64::MAX, f64::MIN), |(low, high), &y| (low.min(y), high.max(y)));
        prop_assert!((low - 1e-6..=high + 1e-6).contains(&found), "expected {low} to {high}, got {found}");
    }

    #[test]
    fn a_slope_is_that_of_a_short_chord(
        x1 in 0.05..=0.95, y1 in -2.0..=3.0, x2 in 0.05..=0.95, y2 in -2.0..=3.0, x in 0.01..=0.99,
    ) {
        let bezier = Bezier::new(x1, y1, x2, y2);
        let step = 1e-5;
        let chord = (bezier.at(x + step) - bezier.at(x - step)) / (2.0 * step);
        let slope = bezier.slope(x);
        // Where the curve is nearly vertical a chord is no measure.
        prop_assume!(slope.abs() < 20.0 && chord.abs() < 20.0);
        prop_assert!((slope - chord).abs() < 0.01 * chord.abs().max(1.0), "expected {chord}, got {slope}");
    }

    #[test]
    fn no_easing_gives_anything_but_numbers(
        bits in any::<[u32; 4]>(), count in any::<u32>(), x in -1e9..1e9_f64,
        points in prop::collection::vec((-1e3_f32..1e3, -1e3_f32..1e3), 0..6),
    ) {
        let [x1, y1, x2, y2] = bits.map(|bits| Some(f32::from_bits(bits)).filter(|number| number.is_finite()).unwrap_or(0.5));
        for easing in [
            values::Easing::CubicBezier((x1, y1, x2, y2)),
            values::Easing::Steps(Steps { count, position: StepPosition::ALL[(count % 4) as usize] }),
            values::Easing::LinearPoints(points),
        ] {
            let easing = Easing::new(&easing);
            for before in [false, true] {
                prop_assert!(easing.at(x, before).is_finite());
            }
            prop_assert!(!easing.slope(x).is_nan());
        }
    }
}

#[test]
fn a_curve_goes_on_outside_as_its_tangents_do() {
    // Control points; output at -0.5 and at 1.5. The comments say which line the curve ends on.
    let cases = [
        ([0.5, 1.0, 0.5, 0.0], -1.0, 2.0), // through the near control point: slope 2
        // the near one is on the start: through the far one; the end's is level
        ([0.0, 0.0, 0.5, 1.0], -1.0, 1.0),
        ([0.0, 1.0, 1.0, 0.0], 0.0, 1.0), // vertical: the curve stays where it ends
        ([0.0, 0.0, 1.0, 1.0], -0.5, 1.5), // both on the ends: a straight line
        ([0.25, 0.0, 1.0, 1.0], 0.0, 1.0 + 0.5 / 0.75),
    ];
    for ([x1, y1, x2, y2], below, above) in cases {
        let bezier = Bezier::new(x1, y1, x2, y2);
        assert!(
            (bezier.at(-0.5) - below).abs() < 1e-12,
            "{x1} {y1} {x2} {y2} below: {}",
            bezier.at(-0.5)
        );
        assert!(
            (bezier.at(1.5) - above).abs() < 1e-12,
            "{x1} {y1} {x2} {y2} above: {}",
            bezier.at(1.5)
        );
    }
}

#[test]
fn names_are_the_curves_that_css_gives_them() {
    let curve = |x1, y1, x2, y2| values::Easing::CubicBezier((x1, y1, x2, y2));
    for (name, same) in [
        (values::Easing::Ease, curve(0.25, 0.1, 0.25, 1.0)),
        (values::Easing::EaseIn, curve(0.42, 0.0, 1.0, 1.0)),
        (values::Easing::EaseOut, curve(0.0, 0.0, 0.58, 1.0)),
        (values::Easing::EaseInOut, curve(0.42, 0.0, 0.58, 1.0)),
    ] {
        let (name, same) = (Easing::new(&name), Easing::new(&same));
        for tenth in 0..=10 {
            let x = f64::from(tenth) / 10.0;
            // The numbers of `cubic-bezier` are singles.
            assert!((name.at(x, false) - same.at(x, false)).abs() < 1e-6);
        }
    }
}

#[test]
fn a_symmetric_curve_is_at_its_middle_however_steep() {
    for points in [
        [1.0, 0.0, 0.0, 1.0],
        [1.0, -1.0, 0.0, 2.0],
        [1.0, 3.0, 0.0, -2.0],
    ] {
        let [x1, y1, x2, y2] = points;
        let found = Bezier::new(x1, y1, x2, y2).at(0.5);
        assert!((found - 0.5).abs() < 1e-15, "{points:?}: {found}");
    }
}

#[test]
fn curves_are_exact_at_every_64th() {
    let curves = [
        [0.25, 0.1, 0.25, 1.0],
        [0.42, 0.0, 1.0, 1.0],
        [0.0, 0.0, 0.58, 1.0],
        [0.42, 0.0, 0.58, 1.0],
        [0.5, 0.0, 0.5, 1.0],
        [1.0 / 3.0, 0.0, 2.0 / 3.0, 1.0],
    ];
    for points in curves {
        let [x1, y1, x2, y2] = points;
        let bezier = Bezier::new(x1, y1, x2, y2);
        for place in 0..=64 {
            let x = f64::from(place) / 64.0;
            let (found, expected) = (bezier.at(x), by_halving(points, x));
            assert!(
                (found - expected).abs() < 1e-14,
                "{points:?} at {x}: expected {expected}, got {found}"
            );
        }
    }
}

#[test]
fn steps_jump_where_their_position_says() {
    use StepPosition::{JumpBoth, JumpEnd, JumpNone, JumpStart};
    // Count and position; input, before flag, output: CSS Easing Functions 2, 2.4.1, by hand.
    let cases: &[(u32, StepPosition, f64, bool, f64)] = &[
        (2, JumpStart, 0.0, false, 0.5),
        (2, JumpStart, 0.0, true, 0.0), // the first jump is still to come
        (2, JumpStart, 0.5, false, 1.0),
        (2, JumpStart, 0.5, true, 0.5),
        (2, JumpStart, 1.0, false, 1.0),
        (2, JumpEnd, 0.0, false, 0.0),
        (2, JumpEnd, 0.49, false, 0.0),
        (2, JumpEnd, 0.5, false, 0.5),
        (2, JumpEnd, 0.5, true, 0.0),
        (2, JumpEnd, 1.0, false, 1.0),
        (2, JumpEnd, 1.0, true, 0.5),
        (2, JumpNone, 0.0, false, 0.0),
        (2, JumpNone, 0.49, false, 0.0),
        (2, JumpNone, 0.5, false, 1.0),
        (2, JumpNone, 1.0, false, 1.0),
        (2, JumpBoth, 0.0, false, 1.0 / 3.0),
        (2, JumpBoth, 0.0, true, 0.0),
        (2, JumpBoth, 0.5, false, 2.0 / 3.0),
        (2, JumpBoth, 1.0, false, 1.0),
        (3, JumpEnd, -0.1, false, -1.0 / 3.0), // an input outside 0 to 1 may lead outside
        (3, JumpEnd, 1.4, false, 4.0 / 3.0),
    ];
    for &(count, position, x, before, expected) in cases {
        let easing = Easing::new(&values::Easing::Steps(Steps { count, position }));
        let found = easing.at(x, before);
        assert!(
            (found - expected).abs() < 1e-12,
            "steps({count}, {position:?}) at {x}, before {before}: {found}"
        );
        assert_eq!(easing.slope(x).to_bits(), 0.0_f64.to_bits());
    }
}

#[test]
fn points_are_joined_by_lines() {
    let easing =
        |points: &[(f32, f32)]| Easing::new(&values::Easing::LinearPoints(points.to_vec()));
    // Points; input, output: CSS Easing Functions 2, 2.2.2.
    type Points = &'static [(f32, f32)];
    let cases: &[(Points, f64, f64)] = &[
        (&[(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)], 0.25, 0.5),
        (&[(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)], 0.75, 0.5),
        (&[(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)], -0.25, -0.5), // the first line goes on
        (&[(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)], 1.25, -0.5),  // the last line goes on
        (
            &[(0.0, 0.0), (0.5, 0.25), (0.5, 0.75), (1.0, 1.0)],
            0.5,
            0.75,
        ), // at a jump the later point counts
        // an input that falls counts as the one before
        (&[(0.0, 0.0), (0.5, 1.0), (0.25, 0.5), (1.0, 0.0)], 0.5, 0.5),
        (&[(0.0, 0.25)], 0.9, 0.25), // a single point is constant
        (&[], 0.3, 0.3),
    ];
    for &(points, x, expected) in cases {
        let found = easing(points).at(x, false);
        assert!(
            (found - expected).abs() < 1e-12,
            "{points:?} at {x}: {found}"
        );
    }
}

#[test]
fn equal_easings_are_prepared_once_and_let_go() {
    let mut easings = Easings::default();
    let curve = |x| values::Easing::CubicBezier((x, 0.0, 1.0, 1.0));
    let kept = easings.get(&curve(0.5));
    for place in 0_u8..200 {
        easings.get(&curve(f32::from(place) / 200.0));
    }
    assert!(std::rc::Rc::ptr_eq(&kept, &easings.get(&curve(0.5))));
}
