//! The focused node is in view in every frame, and at rest where its policy wants it.

#![allow(clippy::float_cmp, reason = "offsets at rest are exact")]

mod world;

use inlay_schema::values::{Easing, Motion, ScrollPolicy, Spring, Tween};
use proptest::prelude::*;
use world::{Change, Rail, World, dp, item};

fn spring() -> Motion {
    Motion::Spring(Spring {
        stiffness: 200.0,
        damping: 28.28,
    })
}

fn motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        1 => Just(Motion::Instant),
        3 => Just(spring()),
        2 => (20.0_f32..400.0, 2.0_f32..60.0)
            .prop_map(|(stiffness, damping)| Motion::Spring(Spring { stiffness, damping })),
        2 => (0.0_f32..500.0).prop_map(|duration| Motion::Tween(Tween {
            duration,
            easing: Easing::Ease
        })),
        1 => (0.0_f32..500.0).prop_map(|duration| Motion::Tween(Tween {
            duration,
            easing: Easing::CubicBezier((0.5, -1.0, 0.5, 2.0))
        })),
    ]
}

fn policy(policies: &'static [ScrollPolicy]) -> impl Strategy<Value = (ScrollPolicy, f32, f32)> {
    let line = || prop_oneof![Just(0.0_f32), Just(0.5), Just(1.0), 0.0_f32..=1.0];
    (prop::sample::select(policies), line(), line())
}

fn world(policies: &'static [ScrollPolicy]) -> impl Strategy<Value = World> {
    let rail = (
        policy(policies),
        motion(),
        // Length of its box, height, and lengths of its items, in 1/64 dp.
        1_000..130_000_i32,
        1_000..40_000_i32,
        prop::collection::vec(1..60_000_i32, 1..12),
    );
    let rail = rail.prop_map(|(policy, motion, length, height, items)| Rail {
        policy,
        motion,
        length,
        height,
        items,
    });
    (
        policy(policies),
        motion(),
        any::<bool>(),
        [5_000..130_000_i32, 5_000..80_000_i32],
        0..3_000_i32,
        prop::collection::vec(rail, 1..6),
        prop::sample::select(PIXELS),
    )
        .prop_map(|(policy, motion, is_row, size, gap, rails, pixels)| World {
            policy,
            motion,
            is_row,
            size,
            gap,
            rails,
            focus: [0, 0],
            pixels,
            column_start: 0,
        })
}

/// What may happen between two frames; keys come most often.
fn change() -> impl Strategy<Value = Change> {
    let at = || (0..6_usize, 0..12_usize);
    prop_oneof![
        8 => (0..4_u8).prop_map(Change::Key),
        1 => at().prop_map(|(rail, item)| Change::Focus(rail, item)),
        1 => (at(), 1..60_000_i32).prop_map(|((rail, item), length)| Change::Grow(rail, item, length)),
        1 => (at(), 1..60_000_i32).prop_map(|((rail, item), length)| Change::Insert(rail, item, length)),
        1 => at().prop_map(|(rail, item)| Change::Remove(rail, item)),
        1 => (0..6_usize, 1_000..130_000_i32).prop_map(|(rail, length)| Change::Resize(rail, length)),
        1 => (0..90_000_i32).prop_map(Change::Push),
    ]
}

/// Changes, each some milliseconds after the last: keys of up to 30 per second among them, frames
/// of any length.
fn life() -> impl Strategy<Value = Vec<(Option<Change>, f64)>> {
    let wait = prop_oneof![Just(1_000.0 / 60.0), Just(1_000.0 / 30.0), 1.0..120.0];
    prop::collection::vec((prop::option::weighted(0.4, change()), wait), 1..60)
}

const ALL: &[ScrollPolicy] = &[
    ScrollPolicy::KeyLine,
    ScrollPolicy::Center,
    ScrollPolicy::Edge,
    ScrollPolicy::Page,
];
const LINES: &[ScrollPolicy] = &[ScrollPolicy::KeyLine, ScrollPolicy::Center];
const EDGES: &[ScrollPolicy] = &[ScrollPolicy::Edge, ScrollPolicy::Page];

/// Device pixels per dp in x and y: none, surfaces of 1280 x 720 and 1366 x 768 for 1920 x 1080 dp,
/// and others.
const PIXELS: &[[f32; 2]] = &[
    [0.0, 0.0],
    [2.0 / 3.0, 2.0 / 3.0],
    [1366.0 / 1920.0, 768.0 / 1080.0],
    [1.0, 1.0],
    [1.5, 0.75],
    [2.0, 2.0],
];

/// Long enough for every motion that is not left out to be over.
const REST: f64 = 1e9;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_focused_node_is_in_view_in_every_frame(mut world in world(ALL), life in life()) {
        let mut stage = world.build(0.0);
        let mut now = 0.0;
        for (change, wait) in life {
            if let Some(change) = change {
                world.take(&mut stage, &change, now);
            }
            stage.tick(now);
            if let Some(fault) = world.out_of_view(&mut stage) {
                return Err(TestCaseError::fail(format!("at {now} ms: {fault}")));
            }
            now += wait;
        }
    }

    #[test]
    fn at_rest_content_is_drawn_on_the_nearest_whole_pixels(
        mut world in world(ALL), life in life(),
    ) {
        let mut stage = world.build(0.0);
        let mut now = 0.0;
        for (change, wait) in life {
            if let Some(change) = change {
                world.take(&mut stage, &change, now);
            }
            stage.tick(now);
            let pairs = stage.drawn_at(&world).into_iter().zip(stage.offsets_at(&world));
            for (drawn, offset) in pairs {
                for axis in [0, 1] {
                    let ratio = f64::from(world.pixels[axis]);
                    let (drawn, offset) = (drawn[axis], offset[axis]);
                    // An under-damped spring overshoots by at most what it came from.
                    let is_near = (drawn - offset).abs() <= 1.5 / ratio + 1e-3;
                    prop_assert!(ratio == 0.0 || is_near, "{drawn} for {offset} at {now} ms");
                }
            }
            now += wait;
        }
        // What boxes moved rests at the next tick.
        stage.tick(now + REST);
        prop_assert!(!stage.tick(now + REST));
        let targets = stage.targets(world.around());
        prop_assert_eq!(stage.offsets_at(&world), targets);
        for (drawn, target) in stage.drawn_at(&world).iter().zip(targets) {
            for axis in [0, 1] {
                let ratio = f64::from(world.pixels[axis]);
                let (drawn, target) = (drawn[axis], target[axis]);
                let wanted =
                    if ratio == 0.0 { target } else { (target * ratio + 0.5).floor() / ratio };
                prop_assert!((drawn - wanted).abs() < 1e-3, "{drawn} dp for {target}, not {wanted}");
            }
        }
    }

    #[test]
    fn a_motion_ends_without_a_jump(
        mut world in world(LINES), at in 0..12_usize, pixels in prop::sample::select(PIXELS),
    ) {
        world.pixels = pixels;
        world.motion = Motion::Instant;
        for rail in &mut world.rails {
            rail.motion = spring();
        }
        let mut stage = world.build(0.0);
        world.take(&mut stage, &Change::Focus(0, at), 10.0);
        let (mut now, mut is_moving) = (10.0, stage.tick(10.0));
        while is_moving && now < 5_000.0 {
            let (before, drawn) = (stage.rail(0), stage.drawn_at(&world)[0][0]);
            now += 1.0;
            is_moving = stage.tick(now);
            // A spring rests within 1/16 dp, and a millisecond before it was hardly farther away.
            let steps = [stage.rail(0) - before, stage.drawn_at(&world)[0][0] - drawn];
            let is_small = steps.iter().all(|step| step.abs() < 0.15);
            prop_assert!(is_moving || is_small, "{steps:?} dp in the last millisecond");
        }
        prop_assert!(!is_moving, "a spring of a second moves for five");
    }

    #[test]
    fn at_rest_revealing_it_changes_nothing(mut world in world(ALL), life in life()) {
        let mut stage = world.build(0.0);
        let mut now = 0.0;
        for (change, wait) in life {
            if let Some(change) = change {
                world.take(&mut stage, &change, now);
            }
            stage.tick(now);
            now += wait;
        }
        stage.tick(now + REST);
        let targets = stage.scroll.targets();
        stage.scroll.reveal(world.focused(), now + REST).expect("a node in it");
        prop_assert_eq!(stage.scroll.targets(), targets);
        prop_assert!(!stage.tick(now + REST));
    }

    #[test]
    fn on_a_line_its_place_depends_on_the_scene_alone(mut world in world(LINES), life in life()) {
        let mut stage = world.build(0.0);
        let mut now = 0.0;
        for (change, wait) in life {
            if let Some(change) = change {
                world.take(&mut stage, &change, now);
            }
            stage.tick(now);
            now += wait;
        }
        let mut new = world.build(0.0);
        let around = world.around();
        prop_assert_eq!(stage.targets(around), new.targets(around));
    }

    #[test]
    fn at_an_edge_it_is_seen_whole(mut world in world(EDGES), life in life()) {
        let mut stage = world.build(0.0);
        let mut now = 0.0;
        for (change, wait) in life {
            if let Some(change) = change {
                world.take(&mut stage, &change, now);
            }
            stage.tick(now);
            now += wait;
            prop_assert_eq!(world.cut_at_rest(&mut stage), None);
        }
    }

    #[test]
    fn a_restore_leaves_no_trace(world in world(ALL), life in life(), cut in 0..60_usize) {
        restored_once(world, life, cut)?;
    }

    #[test]
    fn a_restore_after_another_resolution_leaves_no_trace(
        world in world(ALL), mut life in life(), at in 0..60_usize, after in 0..6_usize,
        pixels in prop::sample::select(PIXELS),
    ) {
        let at = at.min(life.len() - 1);
        life[at].0 = Some(Change::Pixels(pixels));
        restored_once(world, life, at + after)?;
    }
}

/// Goes on with another system after some changes, which takes the state of the first.
fn restored_once(
    mut world: World,
    life: Vec<(Option<Change>, f64)>,
    cut: usize,
) -> Result<(), TestCaseError> {
    let mut stage = world.build(0.0);
    let mut now = 0.0;
    for (at, (change, wait)) in life.into_iter().enumerate() {
        if let Some(change) = change {
            world.take(&mut stage, &change, now);
        }
        if at == cut {
            let state = stage.scroll.snapshot();
            let mut other = world.placed(0.0);
            other
                .scroll
                .set_focus(world.focused(), 0.0)
                .expect("a time");
            other.scroll.restore(&state).expect("its own state");
            prop_assert_eq!(other.scroll.snapshot(), state);
            // Times are those of the state again; both are looked at in full.
            let mut one = stage.clone();
            one.tick(now);
            other.tick(now);
            prop_assert_eq!(one.offsets_at(&world), other.offsets_at(&world));
            prop_assert_eq!(one.drawn_at(&world), other.drawn_at(&world));
            (other.offsets, other.drawn) = (one.offsets, one.drawn);
            stage = other;
            // The first tick of both is done.
            now += wait;
            continue;
        }
        stage.tick(now);
        if let Some(fault) = world.out_of_view(&mut stage) {
            return Err(TestCaseError::fail(fault));
        }
        now += wait;
    }
    Ok(())
}

#[test]
fn a_motion_that_boxes_moved_to_another_part_of_a_pixel_is_restored_as_it_was() {
    let rail = Rail {
        policy: (ScrollPolicy::KeyLine, 0.0, 0.0),
        motion: Motion::Instant,
        length: 1_000,
        height: 1_000,
        items: vec![1, 1, 1, 9_225, 6_009, 2_346, 5_722, 38_239, 357, 1],
    };
    let world = World {
        policy: (ScrollPolicy::Edge, 0.0, 0.0),
        motion: spring(),
        is_row: true,
        size: [45_866, 5_000],
        gap: 0,
        rails: vec![rail],
        focus: [0, 0],
        pixels: [2.0; 2],
        column_start: 0,
    };
    let changes = [
        Change::Insert(0, 0, 14_028),
        Change::Resize(0, 75_770),
        Change::Focus(0, 9),
        Change::Push(37_261),
    ];
    let life = changes.map(|change| (Some(change), 1_000.0 / 60.0));
    restored_once(world, life.into(), 3).expect("no trace");
}

/// A list of items that are all alike, in a box of `length`.
fn list(count: usize, pitch: i32, gap: i32, length: i32, line: f32, motion: Motion) -> World {
    World {
        policy: (ScrollPolicy::Edge, 0.0, 0.0),
        motion: Motion::Instant,
        is_row: false,
        size: [length, 200].map(|size| size * 64),
        gap: 0,
        rails: vec![Rail {
            policy: (ScrollPolicy::KeyLine, line, 0.0),
            motion,
            length: length * 64,
            height: 100 * 64,
            // The gap is part of the item before.
            items: vec![(pitch - gap) * 64; count],
        }],
        focus: [0, 0],
        pixels: [0.0; 2],
        column_start: 0,
    }
}

/// How far the first rail goes in each of 120 frames, 60 per second, with a key in every so many.
fn held(world: &mut World, key: u8, frames: i32) -> Vec<f64> {
    let mut stage = world.build(0.0);
    let (mut steps, mut last) = (Vec::new(), stage.rail(0));
    for frame in 0..120 {
        let now = f64::from(frame) * 1_000.0 / 60.0;
        if frame % frames == 0 {
            world.take(&mut stage, &Change::Key(key), now);
        }
        stage.tick(now);
        assert_eq!(world.out_of_view(&mut stage), None, "frame {frame}");
        steps.push((stage.rail(0) - last).abs());
        last = stage.rail(0);
    }
    steps
}

#[test]
fn a_held_key_moves_evenly_where_the_room_is_short() {
    // Items of 388 dp that stand at the start of the box: the next one comes from out of view.
    for frames in [6, 4, 3, 2] {
        let pace = 388.0 / f64::from(frames);
        let mut world = list(100, 388, 0, 1_080, 0.0, spring());
        world.focus = [0, 99];
        let steps = held(&mut world, LEFT, frames);
        // The first keys come out of rest, where the end of the content is.
        for step in &steps[30..] {
            assert!(
                (0.3 * pace..1.8 * pace).contains(step),
                "{step} dp in a frame, a key in every {frames}, {pace} in the mean"
            );
        }
    }
}

const LEFT: u8 = 3;
const RIGHT: u8 = 1;

#[test]
fn a_held_key_leaves_the_motion_as_it_is_where_there_is_room() {
    // On the middle line 5 keys per second lag by 5 x 220 x 0.14 dp: 156 of 960 dp.
    let mut world = list(100, 220, 0, 1_920, 0.5, spring());
    world.focus = [0, 50];
    let mut stage = world.build(0.0);
    for key in 0..10 {
        let now = f64::from(key) * 200.0;
        world.take(&mut stage, &Change::Key(RIGHT), now);
        stage.tick(now);
    }
    // Rates of all that moves are 1.
    let state = stage.scroll.snapshot();
    assert!(
        state
            .values
            .chunks(14)
            .all(|values| values[8..10] == [1.0, 1.0])
    );
}

#[test]
fn a_box_that_grows_takes_the_list_along_at_once() {
    // Heights that grow by 5 dp a frame above the focused item: it stays on its line.
    let mut world = list(30, 200, 0, 1_000, 0.5, spring());
    world.focus = [0, 15];
    let mut stage = world.build(0.0);
    assert_eq!(stage.rail(0), 15.0 * 200.0 - 500.0);
    for frame in 1..40 {
        world.take(
            &mut stage,
            &Change::Grow(0, 7, (200 + 5 * frame) * 64),
            f64::from(frame) * 16.0,
        );
        let moves = stage.tick(f64::from(frame) * 16.0);
        assert!(moves, "it rests at the next tick");
        assert_eq!(stage.rail(0), 15.0 * 200.0 - 500.0 + 5.0 * f64::from(frame));
    }
    let offsets = stage.scroll.tick(1_000.0).expect("a time").clone();
    assert_eq!(
        (offsets.rested, offsets.moving),
        (vec![world::RAILS], false)
    );
}

#[test]
fn more_content_is_travelled() {
    // The last item stands at the end of the content; where more comes after it, it goes to its
    // line.
    let mut world = list(10, 200, 0, 1_000, 0.5, spring());
    world.focus = [0, 9];
    let mut stage = world.build(0.0);
    assert_eq!(stage.rail(0), 1_000.0);
    world.take(&mut stage, &Change::Insert(0, 10, 2_000 * 64), 100.0);
    stage.tick(100.0);
    assert_eq!(stage.rail(0), 1_000.0, "it starts");
    stage.tick(150.0);
    assert!((1_000.0..1_300.0).contains(&stage.rail(0)));
    stage.tick(REST);
    assert_eq!(stage.rail(0), 1_300.0);
}

#[test]
fn what_was_never_shown_is_there_at_once() {
    let mut world = list(20, 220, 20, 1_000, 0.5, spring());
    world.focus = [0, 9];
    let mut stage = world.build(0.0);
    assert_eq!(stage.rail(0), 9.0 * 200.0 - 500.0);
    // So is what is hidden, until a tick shows it.
    let [rail, place] = [world::RAILS, 4 | 8];
    stage
        .scroll
        .place(&world.rail_placement(0, place), 1.0)
        .expect("a placement");
    stage.tick(1.0);
    stage
        .scroll
        .place(&world.rail_placement(0, 4), 2.0)
        .expect("a placement");
    world.take(&mut stage, &Change::Focus(0, 2), 2.0);
    stage.tick(2.0);
    assert_eq!(stage.rail(0), 0.0, "rail {rail}");
}

#[test]
fn a_scroll_to_holds_until_focus_boxes_or_properties_change() {
    let changes: [fn(&mut World, &mut world::Stage); 4] = [
        |world, stage| world.take(stage, &Change::Key(RIGHT), 20.0),
        |world, stage| world.take(stage, &Change::Grow(0, 19, 300 * 64), 20.0),
        |world, stage| stage.set_key_line(world, 0.5),
        |world, stage| stage.scroll.reveal(world.focused(), 20.0).expect("a node"),
    ];
    for change in changes {
        let mut world = list(20, 200, 0, 1_000, 0.25, Motion::Instant);
        let mut stage = world.build(0.0);
        stage.scroll_to(world::RAILS, 2_000.0, 10.0);
        stage.tick(10.0);
        stage.tick(15.0);
        assert_eq!(stage.rail(0), 2_000.0, "out of view, as was asked for");
        change(&mut world, &mut stage);
        stage.tick(20.0);
        assert_eq!(world.out_of_view(&mut stage), None);
        assert_eq!(stage.rail(0), 0.0);
    }
}

#[test]
fn a_far_jump_of_focus_travels_the_last_part_only() {
    let mut world = list(100, 200, 0, 1_000, 0.0, spring());
    let mut stage = world.build(0.0);
    world.take(&mut stage, &Change::Focus(0, 50), 0.0);
    stage.tick(0.0);
    // 16 dp of it are seen at the far edge.
    assert_eq!(stage.rail(0), 50.0 * 200.0 + 16.0 - 1_000.0);
    stage.tick(REST);
    assert_eq!(stage.rail(0), 50.0 * 200.0);
}

#[test]
fn a_node_that_gets_its_place_later_is_followed_then() {
    let world = list(20, 200, 0, 1_000, 0.25, Motion::Instant);
    let mut stage = world.placed(0.0);
    stage.scroll.set_focus(item(0, 99), 0.0).expect("a time");
    stage.tick(0.0);
    assert_eq!(stage.rail(0), 0.0);
    let words = [
        item(0, 99),
        0,
        world::RAILS,
        1,
        dp(2_000),
        0,
        dp(200),
        dp(100),
        0,
        0,
    ];
    stage.scroll.place(&words, 1.0).expect("a placement");
    stage.tick(1.0);
    assert_eq!(stage.rail(0), 2_000.0 - 250.0);
}
