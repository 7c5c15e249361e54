//! What holds for any tree, any motion and any times.

use inlay_schema::values::{Easing, Motion, ScrollAxis, ScrollPolicy, ScrollTo, Spring, Tween};
use inlay_schema::{Pack, Writer, id};
use inlay_scroll::Scroll;
use proptest::prelude::*;

/// A container in the stage, one in its content, and items in that.
const OUTER: u32 = 2;
const INNER: u32 = 3;
const ITEMS: core::ops::Range<u32> = 10..20;

/// Everything that a stage is made of: sizes in 1/64 dp.
#[derive(Clone, Debug)]
struct Stage {
    policies: [(ScrollPolicy, f32, f32); 2],
    axes: [ScrollAxis; 2],
    paddings: [[f32; 4]; 2],
    motions: [Motion; 2],
    sizes: [[u32; 4]; 2],
    inner_at: [u32; 2],
    items: Vec<[u32; 4]>,
    /// The node with focus.
    focused: u32,
}

#[derive(Clone, Debug)]
enum Step {
    Reveal(u32),
    Focus(u32),
    ScrollTo(u32, f32, f32, Motion),
    Resize(usize, [u32; 4]),
    Wait,
}

fn motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        Just(Motion::Instant),
        (0.0_f32..500.0).prop_map(|duration| Motion::Tween(Tween {
            duration,
            easing: Easing::Ease
        })),
        (0.0_f32..500.0).prop_map(|duration| {
            let easing = Easing::CubicBezier((0.5, -1.0, 0.5, 2.0));
            Motion::Tween(Tween { duration, easing })
        }),
        (10.0_f32..500.0, 0.0_f32..60.0)
            .prop_map(|(stiffness, damping)| Motion::Spring(Spring { stiffness, damping })),
    ]
}

fn sizes() -> impl Strategy<Value = [u32; 4]> {
    let box_size = 0_u32..100_000;
    let content = 0_u32..400_000;
    (box_size.clone(), box_size, content.clone(), content).prop_map(|(a, b, c, d)| [a, b, c, d])
}

fn stage() -> impl Strategy<Value = Stage> {
    let policy = || {
        (
            prop::sample::select(ScrollPolicy::ALL),
            0.0_f32..=1.0,
            0.0_f32..=1.0,
        )
    };
    let axis = || prop::sample::select(ScrollAxis::ALL);
    let padding = || prop::array::uniform4(0.0_f32..100.0);
    let span = (0_u32..400_000, 0_u32..400_000, 0_u32..50_000, 0_u32..50_000);
    (
        (policy(), policy()),
        (axis(), axis()),
        (padding(), padding()),
        (motion(), motion()),
        (sizes(), sizes()),
        prop::array::uniform2(0_u32..300_000),
        prop::collection::vec(span.prop_map(|(a, b, c, d)| [a, b, c, d]), ITEMS.len()),
    )
        .prop_map(
            |(policies, axes, paddings, motions, sizes, inner_at, items)| Stage {
                policies: policies.into(),
                axes: axes.into(),
                paddings: paddings.into(),
                motions: motions.into(),
                sizes: sizes.into(),
                inner_at,
                items,
                focused: 0,
            },
        )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => ITEMS.prop_map(Step::Reveal),
        3 => ITEMS.prop_map(Step::Focus),
        1 => (prop::sample::select(vec![OUTER, INNER]), -100.0_f32..6_000.0, -100.0_f32..6_000.0, motion())
            .prop_map(|(node, x, y, motion)| Step::ScrollTo(node, x, y, motion)),
        1 => (0_usize..2, sizes()).prop_map(|(which, sizes)| Step::Resize(which, sizes)),
        2 => Just(Step::Wait),
    ]
}

/// Steps, each some milliseconds after the one before.
fn steps() -> impl Strategy<Value = Vec<(Step, f64)>> {
    prop::collection::vec((step(), 0.0..200.0), 1..12)
}

impl Stage {
    fn properties(&self) -> Vec<u32> {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        for (which, node) in [OUTER, INNER].into_iter().enumerate() {
            let (policy, line, item_line) = self.policies[which];
            writer.select(node);
            writer.entry(id::SCROLL_AXIS, &self.axes[which]);
            writer.entry(id::SCROLL_POLICY, &policy);
            writer.entry(id::KEY_LINE, &line);
            writer.entry(id::KEY_LINE_ITEM, &item_line);
            writer.entry(id::SCROLL_MOTION, &self.motions[which]);
            let [top, right, bottom, left] = self.paddings[which];
            writer.entry(id::SCROLL_PADDING_TOP, &top);
            writer.entry(id::SCROLL_PADDING_RIGHT, &right);
            writer.entry(id::SCROLL_PADDING_BOTTOM, &bottom);
            writer.entry(id::SCROLL_PADDING_LEFT, &left);
        }
        words
    }

    fn container(&self, which: usize) -> [u32; 10] {
        let [width, height, content_width, content_height] = self.sizes[which];
        let [x, y] = if which == 0 { [0, 0] } else { self.inner_at };
        let above = if which == 0 { 0 } else { OUTER };
        [
            OUTER + u32::from(which == 1),
            0,
            above,
            4,
            x,
            y,
            width,
            height,
            content_width,
            content_height,
        ]
    }

    fn placements(&self) -> Vec<u32> {
        let mut words: Vec<u32> = [self.container(0), self.container(1)].concat();
        for (node, &[x, y, width, height]) in ITEMS.zip(&self.items) {
            words.extend([node, 0, INNER, 1, x, y, width, height, 0, 0]);
        }
        words
    }

    fn build(&self, time: f64) -> Scroll {
        let mut scroll = Scroll::default();
        scroll.apply(&self.properties(), time).expect("properties");
        scroll.place(&self.placements(), time).expect("placements");
        scroll.set_focus(self.focused, time).expect("a time");
        scroll.tick(time).expect("a time");
        scroll
    }

    fn take(&mut self, scroll: &mut Scroll, step: &Step, time: f64) {
        match step {
            Step::Reveal(item) => scroll.reveal(*item, time).expect("an item"),
            Step::Focus(item) => {
                self.focused = *item;
                scroll.set_focus(*item, time).expect("an item");
            }
            Step::ScrollTo(node, x, y, motion) => {
                let wanted = ScrollTo {
                    node: *node,
                    x: *x,
                    y: *y,
                    motion: motion.clone(),
                };
                scroll
                    .apply(&entry(id::SCROLL_TO, &wanted), time)
                    .expect("a container");
            }
            Step::Resize(which, sizes) => {
                self.sizes[*which] = *sizes;
                let words = self.container(*which);
                scroll.place(&words, time).expect("a placement");
            }
            Step::Wait => {}
        }
    }

    /// How far a container may go, in 1/64 dp.
    fn extent(&self, node: u32) -> [f64; 2] {
        let which = usize::from(node == INNER);
        let [width, height, content_width, content_height] = self.sizes[which];
        let scrolls = |axis: ScrollAxis| {
            f64::from(u8::from(
                [axis, ScrollAxis::Both].contains(&self.axes[which]),
            ))
        };
        [
            f64::from(content_width.saturating_sub(width)) * scrolls(ScrollAxis::X),
            f64::from(content_height.saturating_sub(height)) * scrolls(ScrollAxis::Y),
        ]
    }
}

fn entry(number: u16, value: &impl Pack) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).entry(number, value);
    words
}

/// Offsets by container, as far as they were told.
type Told = std::collections::BTreeMap<u32, [f32; 2]>;

fn tick(scroll: &mut Scroll, time: f64, told: &mut Told) -> bool {
    let offsets = scroll.tick(time).expect("a time that does not go back");
    for (&node, offset) in offsets
        .containers
        .iter()
        .zip(offsets.values.as_chunks::<2>().0)
    {
        told.insert(node, *offset);
    }
    for node in &offsets.rested {
        assert!(
            offsets.containers.contains(node),
            "a container that rests is told"
        );
    }
    offsets.moving
}

/// The same offsets, those at 0 left out.
fn nonzero(told: &Told) -> Told {
    told.iter()
        .filter(|(_, offset)| **offset != [0.0, 0.0])
        .map(|(&node, &offset)| (node, offset))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn offsets_and_targets_stay_within_the_content(mut stage in stage(), steps in steps()) {
        let mut scroll = stage.build(0.0);
        let (mut now, mut told) = (0.0, Told::new());
        for (step, wait) in steps {
            stage.take(&mut scroll, &step, now);
            now += wait;
            tick(&mut scroll, now, &mut told);
            for (&node, offset) in &told {
                for (offset, most) in offset.iter().zip(stage.extent(node)) {
                    prop_assert!(*offset >= 0.0 && f64::from(*offset) * 64.0 <= most, "{node}: {offset} of {most}");
                }
            }
            for target in scroll.targets().as_chunks::<3>().0 {
                for (target, most) in target[1..].iter().zip(stage.extent(target[0])) {
                    prop_assert!(target.cast_signed() >= 0 && f64::from(*target) <= most);
                }
            }
        }
    }

    #[test]
    fn revealing_again_changes_nothing(stage in stage(), item in ITEMS, other in ITEMS, wait in 0.0..300.0) {
        let mut scroll = stage.build(0.0);
        scroll.reveal(other, 0.0).expect("an item");
        scroll.reveal(item, 50.0).expect("an item");
        let targets = scroll.targets();
        let mut again = scroll.clone();
        again.reveal(item, 60.0).expect("an item");
        prop_assert_eq!(&again.targets(), &targets);
        // Nor does the motion start again.
        let (mut one, mut two) = (Told::new(), Told::new());
        prop_assert_eq!(tick(&mut scroll, 60.0 + wait, &mut one), tick(&mut again, 60.0 + wait, &mut two));
        prop_assert_eq!(one, two);
    }

    #[test]
    fn ticks_between_change_nothing(stage in stage(), steps in steps(), shares in prop::collection::vec(0.0..1.0, 3)) {
        let run = |between: &[f64]| {
            let mut stage = stage.clone();
            let mut scroll = stage.build(0.0);
            let (mut now, mut told) = (0.0, Told::new());
            for (step, wait) in &steps {
                // A `scroll-to` waits for the next look at the containers: it is there in both
                // runs.
                tick(&mut scroll, now, &mut told);
                stage.take(&mut scroll, step, now);
                for share in between {
                    tick(&mut scroll, now + share * wait, &mut told);
                }
                now += wait;
            }
            tick(&mut scroll, now, &mut told);
            (told, scroll.targets())
        };
        let mut shares = shares;
        shares.sort_by(f64::total_cmp);
        let ((one, one_targets), (two, two_targets)) = (run(&[]), run(&shares));
        prop_assert_eq!(nonzero(&one), nonzero(&two));
        prop_assert_eq!(one_targets, two_targets);
    }

    #[test]
    fn a_restored_motion_goes_on_exactly(mut stage in stage(), steps in steps(), waits in prop::collection::vec(0.0..300.0, 1..5)) {
        let mut scroll = stage.build(0.0);
        let (mut now, mut told) = (0.0, Told::new());
        // Motions of a `scroll-to` of its own are not in the state; a later test has them.
        for (step, wait) in steps.iter().filter(|(step, _)| !matches!(step, Step::ScrollTo(..))) {
            stage.take(&mut scroll, step, now);
            now += wait;
            tick(&mut scroll, now, &mut told);
        }
        let state = scroll.snapshot();
        let mut other = stage.build(now + 1_000.0);
        other.restore(&state).expect("its own state");
        prop_assert_eq!(other.targets(), scroll.targets());
        let mut restored = Told::new();
        prop_assert_eq!(tick(&mut scroll, now, &mut told), tick(&mut other, now, &mut restored));
        prop_assert_eq!(nonzero(&told), nonzero(&restored));
        for wait in waits {
            now += wait;
            prop_assert_eq!(tick(&mut scroll, now, &mut told), tick(&mut other, now, &mut restored));
            prop_assert_eq!(nonzero(&told), nonzero(&restored));
        }
    }

    #[test]
    fn a_new_target_keeps_value_and_speed(
        stiffness in 20.0_f32..400.0, ratio in 0.3_f32..2.0, first in 100.0_f32..600.0, second in 100.0_f32..900.0,
        after in 20.0..300.0,
    ) {
        let damping = 2.0 * ratio * stiffness.sqrt();
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(OUTER);
        writer.entry(id::SCROLL_AXIS, &ScrollAxis::X);
        let mut scroll = Scroll::default();
        scroll.apply(&words, 0.0).expect("properties");
        scroll.place(&[OUTER, 0, 0, 4, 0, 0, 64_000, 64_000, 128_000, 64_000], 0.0).expect("a placement");
        scroll.tick(0.0).expect("a time");
        let to = |x| {
            let motion = Motion::Spring(Spring { stiffness, damping });
            entry(id::SCROLL_TO, &ScrollTo { node: OUTER, x, y: 0.0, motion })
        };
        let mut told = Told::from([(OUTER, [0.0; 2])]);
        let mut offset = |scroll: &mut Scroll, time| {
            tick(scroll, time, &mut told);
            f64::from(told[&OUTER][0])
        };
        scroll.apply(&to(first), 0.0).expect("a container");
        let early = offset(&mut scroll, after - 1.0);
        let value = offset(&mut scroll, after);
        scroll.apply(&to(second), after).expect("a container");
        prop_assert!((offset(&mut scroll, after + 1e-6) - value).abs() < 1e-3);
        let late = offset(&mut scroll, after + 1.0);
        // Speed is per second; acceleration at most the stiffness times the farthest way.
        let jump = ((late - value) - (value - early)) * 1e3;
        prop_assert!(jump.abs() <= 1e-3 * f64::from(stiffness + damping * damping) * 2_000.0, "{jump} dp/s");
    }

    #[test]
    fn any_words_are_taken_or_refused(
        calls in prop::collection::vec((0_u8..6, prop::collection::vec(any::<u32>(), 0..25), any::<f64>()), 0..12),
    ) {
        let mut scroll = Scroll::default();
        for (call, words, time) in calls {
            let _ = match call {
                0 => scroll.apply(&words, time).is_ok(),
                1 => scroll.place(&words, time).is_ok(),
                2 => scroll.reveal(words.first().copied().unwrap_or(0), time).is_ok(),
                3 => scroll.set_focus(words.first().copied().unwrap_or(0), time).is_ok(),
                4 => scroll.tick(time).is_ok_and(|offsets| offsets.values.iter().all(|value| value.is_finite())),
                _ => scroll.targets().is_empty(),
            };
        }
    }
}
