//! Targets and offsets, worked out by hand.

use inlay_schema::values::{Easing, Motion, ScrollAxis, ScrollPolicy, ScrollTo, Tween};
use inlay_schema::{Pack, Writer, id};
use inlay_scroll::{RestoreError, Scroll, ScrollError};

/// A container of 400 x 100 dp in the stage, with 2,000 x 600 dp in it.
const VIEW: u32 = 2;
/// What is revealed.
const ITEM: u32 = 10;

const fn dp(dp: i32) -> u32 {
    (dp * 64).cast_unsigned()
}

fn even(duration: f32) -> Motion {
    Motion::Tween(Tween {
        duration,
        easing: Easing::Linear,
    })
}

fn stream(write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    write(&mut Writer::new(&mut words));
    words
}

fn set(scroll: &mut Scroll, node: u32, property: u16, value: &impl Pack) {
    let words = stream(|writer| {
        writer.select(node);
        writer.entry(property, value);
    });
    scroll.apply(&words, 0.0).expect("a good stream");
}

fn go_to(scroll: &mut Scroll, x: f32, y: f32, motion: Motion, time: f64) {
    let node = VIEW;
    let words = stream(|writer| {
        writer.entry(id::SCROLL_TO, &ScrollTo { node, x, y, motion });
    });
    scroll.apply(&words, time).expect("a good stream");
}

fn place_view(scroll: &mut Scroll, width: i32, content: i32) {
    let placement = [
        VIEW,
        0,
        0,
        4,
        0,
        0,
        dp(width),
        dp(100),
        dp(content),
        dp(600),
    ];
    scroll.place(&placement, 0.0).expect("a placement");
}

fn place_item(scroll: &mut Scroll, x: i32, width: i32) {
    let placement = [ITEM, 0, VIEW, 1, dp(x), 0, dp(width), dp(100), 0, 0];
    scroll.place(&placement, 0.0).expect("a placement");
}

fn view(axis: ScrollAxis, policy: ScrollPolicy, motion: &Motion) -> Scroll {
    let mut scroll = Scroll::default();
    set(&mut scroll, VIEW, id::SCROLL_AXIS, &axis);
    set(&mut scroll, VIEW, id::SCROLL_POLICY, &policy);
    set(&mut scroll, VIEW, id::SCROLL_MOTION, motion);
    place_view(&mut scroll, 400, 2_000);
    scroll.tick(0.0).expect("a time");
    scroll
}

/// Target of the view in dp.
fn target(scroll: &mut Scroll) -> [i32; 2] {
    let words = scroll.targets();
    assert_eq!((words.len(), words[0]), (3, VIEW));
    [words[1], words[2]].map(|word| word.cast_signed() / 64)
}

/// Offset of the view at a time, if it is told.
fn offset(scroll: &mut Scroll, time: f64) -> Option<[f32; 2]> {
    let offsets = scroll.tick(time).expect("a time that goes on");
    assert!(offsets.containers.is_empty() || offsets.containers == [VIEW]);
    offsets.values.as_array().copied()
}

#[test]
fn content_is_drawn_on_whole_pixels_at_rest() -> Result<(), ScrollError> {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.select(7);
    writer.entry(id::SCROLL_AXIS, &ScrollAxis::X);
    let mut scroll = Scroll::default();
    scroll.apply(&words, 0.0).expect("properties");
    scroll.place(&[7, 0, 0, 4, 0, 0, 64_000, 64_000, 128_001, 64_000], 0.0)?;
    scroll.tick(0.0)?;
    let to = |scroll: &mut Scroll, x, time| {
        let (y, motion) = (0.0, Motion::Instant);
        let mut words = Vec::new();
        Writer::new(&mut words).entry(
            id::SCROLL_TO,
            &ScrollTo {
                node: 7,
                x,
                y,
                motion,
            },
        );
        scroll.apply(&words, time).expect("a container");
        let offsets = scroll.tick(time)?;
        Ok::<_, ScrollError>((offsets.values.clone(), offsets.drawn.clone()))
    };
    let both = |x: f32, drawn: f32| (vec![x, 0.0], vec![drawn, 0.0]);
    assert_eq!(to(&mut scroll, 100.25, 1.0)?, both(100.25, 100.25));
    scroll.set_resolution([1.0; 2]);
    assert_eq!(scroll.tick(2.0)?.drawn, [100.0, 0.0]);
    assert_eq!(scroll.targets(), [7, 6_416, 0], "the offset stays");
    scroll.set_resolution([2.0; 2]);
    assert_eq!(scroll.tick(3.0)?.drawn, [100.5, 0.0], "halves up");
    scroll.set_resolution([1.5, 2.0]);
    assert_eq!(to(&mut scroll, 1.0, 4.0)?, both(1.0, 4.0 / 3.0));
    // The end of the content is 1/64 dp beyond 1000.
    assert_eq!(to(&mut scroll, 5_000.0, 5.0)?, both(1_000.015_6, 1_000.0));
    for nonsense in [f32::NAN, -1.0, 0.0, f32::INFINITY] {
        scroll.set_resolution([nonsense; 2]);
        assert_eq!(to(&mut scroll, 1.25, 6.0)?, both(1.25, 1.25));
        assert_eq!(to(&mut scroll, 5_000.0, 6.0)?.1, [1_000.015_6, 0.0]);
    }
    Ok(())
}

#[test]
fn policies() {
    use ScrollPolicy::{Center, Edge, KeyLine, None, Page};
    // Policy, where it is, where the item starts and its width, and the target.
    let cases = [
        // Middles: 700 + 50 - 200.
        (Center, 0, 700, 100, 550),
        (Center, 0, 0, 100, 0),
        (Center, 0, 1_900, 100, 1_600),
        // From 300 on, 300 to 700 is in view.
        (Edge, 300, 300, 100, 300),
        (Edge, 300, 600, 100, 300),
        (Edge, 300, 650, 100, 350),
        (Edge, 300, 250, 100, 250),
        // Longer than the view: it fills it from the side that it comes from.
        (Edge, 300, 400, 500, 400),
        (Edge, 900, 400, 500, 500),
        (Edge, 450, 400, 500, 450),
        // A quarter of the view at the item's middle: 700 + 50 - 100.
        (KeyLine, 0, 700, 100, 650),
        (KeyLine, 0, 20, 100, 0),
        // Pages of 400.
        (Page, 0, 300, 100, 0),
        (Page, 0, 350, 100, 50),
        (Page, 0, 900, 100, 800),
        (Page, 800, 100, 100, 0),
        (None, 300, 1_200, 100, 300),
    ];
    for (policy, start, x, width, expected) in cases {
        let mut scroll = view(ScrollAxis::X, policy, &Motion::Instant);
        set(&mut scroll, VIEW, id::KEY_LINE, &0.25_f32);
        set(&mut scroll, VIEW, id::KEY_LINE_ITEM, &0.5_f32);
        place_item(&mut scroll, x, width);
        go_to(&mut scroll, start as f32, 0.0, Motion::Instant, 0.0);
        assert_eq!(target(&mut scroll), [start, 0]);
        scroll.reveal(ITEM, 0.0).expect("a node in it");
        assert_eq!(
            target(&mut scroll),
            [expected, 0],
            "{policy:?} of {x} from {start}"
        );
    }
}

#[test]
fn paddings_are_kept_free() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &Motion::Instant);
    set(&mut scroll, VIEW, id::SCROLL_PADDING_LEFT, &30.0_f32);
    set(&mut scroll, VIEW, id::SCROLL_PADDING_RIGHT, &50.0_f32);
    place_item(&mut scroll, 700, 100);
    scroll.reveal(ITEM, 0.0).expect("a node in it");
    assert_eq!(target(&mut scroll), [450, 0]);
    place_item(&mut scroll, 460, 100);
    scroll.reveal(ITEM, 0.0).expect("a node in it");
    assert_eq!(target(&mut scroll), [430, 0]);
}

#[test]
fn axes() {
    let cases = [
        (ScrollAxis::X, [800, 0]),
        (ScrollAxis::Y, [0, 500]),
        (ScrollAxis::Both, [800, 500]),
    ];
    for (axis, expected) in cases {
        let mut scroll = view(axis, ScrollPolicy::Edge, &Motion::Instant);
        // Down to 600 of content in 100 of view: at most 500.
        go_to(&mut scroll, 800.0, 9_999.0, Motion::Instant, 0.0);
        assert_eq!(target(&mut scroll), expected);
        assert_eq!(offset(&mut scroll, 0.0), Some(expected.map(|dp| dp as f32)));
    }
    let mut scroll = view(ScrollAxis::None, ScrollPolicy::Edge, &Motion::Instant);
    go_to(&mut scroll, 800.0, 0.0, Motion::Instant, 0.0);
    assert!(scroll.targets().is_empty());
}

#[test]
fn a_motion_is_told_until_it_rests_and_then_no_more() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &even(100.0));
    assert_eq!(offset(&mut scroll, 0.0), None, "it is at the start");
    place_item(&mut scroll, 600, 200);
    scroll.reveal(ITEM, 1_000.0).expect("a node in it");
    assert_eq!(target(&mut scroll), [400, 0], "at once, for focus");
    assert_eq!(offset(&mut scroll, 1_000.0), None, "not yet");
    assert_eq!(offset(&mut scroll, 1_025.0), Some([100.0, 0.0]));
    assert_eq!(offset(&mut scroll, 1_099.0), Some([396.0, 0.0]));
    let offsets = scroll.tick(1_100.0).expect("a time").clone();
    assert_eq!(offsets.values, [400.0, 0.0]);
    assert_eq!((offsets.rested, offsets.moving), (vec![VIEW], false));
    let offsets = scroll.tick(1_101.0).expect("a time");
    assert!(offsets.containers.is_empty() && offsets.rested.is_empty() && !offsets.moving);
}

#[test]
fn a_command_has_a_motion_of_its_own_and_a_default_comes_back() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &even(100.0));
    go_to(&mut scroll, 800.0, 0.0, even(400.0), 50.0);
    assert_eq!(offset(&mut scroll, 150.0), Some([200.0, 0.0]));
    let words = stream(|writer| {
        writer.select(VIEW);
        writer.raw(id::UNSET_PROPERTY, &[id::SCROLL_AXIS.into()]);
    });
    scroll.apply(&words, 150.0).expect("a good stream");
    assert!(scroll.targets().is_empty(), "it scrolls no more");
}

#[test]
fn a_motion_of_less_than_a_millisecond_is_one() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &even(0.5));
    go_to(&mut scroll, 800.0, 0.0, even(0.5), 10.0);
    assert_eq!(offset(&mut scroll, 10.25), Some([400.0, 0.0]));
    assert_eq!(offset(&mut scroll, 10.5), Some([800.0, 0.0]));
}

#[test]
fn less_content_brings_the_target_back_and_more_leaves_it() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &even(100.0));
    go_to(&mut scroll, 1_600.0, 0.0, Motion::Instant, 0.0);
    assert_eq!(offset(&mut scroll, 0.0), Some([1_600.0, 0.0]));
    place_view(&mut scroll, 400, 1_000);
    assert_eq!(target(&mut scroll), [600, 0]);
    assert_eq!(offset(&mut scroll, 1.0), Some([600.0, 0.0]));
    place_view(&mut scroll, 700, 1_000);
    assert_eq!(offset(&mut scroll, 2.0), Some([300.0, 0.0]));
    place_view(&mut scroll, 700, 5_000);
    assert_eq!(target(&mut scroll), [300, 0]);
    place_view(&mut scroll, 9_000, 5_000);
    assert_eq!(target(&mut scroll), [0, 0], "nothing lies beyond");
}

#[test]
fn a_container_around_sees_the_item_where_the_inner_one_brings_it() {
    let mut scroll = Scroll::default();
    let (outer, inner) = (VIEW, 3);
    for (node, axis) in [(outer, ScrollAxis::Y), (inner, ScrollAxis::X)] {
        set(&mut scroll, node, id::SCROLL_AXIS, &axis);
        set(&mut scroll, node, id::SCROLL_MOTION, &Motion::Instant);
    }
    let placements = [
        [outer, 0, 0, 4, 0, 0, dp(400), dp(300), dp(400), dp(2_000)],
        [
            inner,
            0,
            outer,
            4,
            0,
            dp(700),
            dp(400),
            dp(100),
            dp(1_000),
            dp(100),
        ],
        [ITEM, 0, inner, 1, dp(600), dp(20), dp(100), dp(50), 0, 0],
    ];
    scroll.place(&placements.concat(), 0.0).expect("placements");
    scroll.reveal(ITEM, 0.0).expect("a node in both");
    // The inner one by 300 to the right; the item is at 720 to 770 of the outer one, which ends
    // at 300.
    assert_eq!(scroll.targets(), [outer, 0, dp(470), inner, dp(300), 0]);
}

#[test]
fn what_left_the_tree_comes_back_at_the_start() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &Motion::Instant);
    place_item(&mut scroll, 600, 100);
    go_to(&mut scroll, 500.0, 0.0, Motion::Instant, 0.0);
    let left = [VIEW, 0, 0, 4 | 32, 0, 0, 0, 0, 0, 0];
    scroll.place(&left, 0.0).expect("a placement");
    assert!(scroll.targets().is_empty());
    place_view(&mut scroll, 400, 2_000);
    assert_eq!(target(&mut scroll), [0, 0]);
    let removed = stream(|writer| {
        writer.entry(id::REMOVE_NODE, &ITEM);
    });
    scroll.apply(&removed, 0.0).expect("a good stream");
    assert_eq!(
        scroll.reveal(ITEM, 0.0),
        Err(ScrollError::UnknownNode(ITEM))
    );
}

#[test]
fn reset_forgets_what_was_wanted() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &Motion::Instant);
    go_to(&mut scroll, 500.0, 0.0, Motion::Instant, 0.0);
    scroll.reset();
    assert!(scroll.targets().is_empty());
    set(&mut scroll, VIEW, id::SCROLL_AXIS, &ScrollAxis::X);
    place_view(&mut scroll, 400, 2_000);
    assert_eq!(target(&mut scroll), [0, 0]);
}

#[test]
fn a_state_brings_a_motion_back_and_is_told_where_it_is_at_fault() {
    let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &even(100.0));
    go_to(&mut scroll, 800.0, 0.0, even(400.0), 0.0);
    assert_eq!(offset(&mut scroll, 100.0), Some([200.0, 0.0]));
    let state = scroll.snapshot();
    assert_eq!((state.version, &state.containers[..]), (2, &[VIEW][..]));
    // Offset, target, speed, begin, rate and lean in x and y, when focus moved, and that it moves.
    // It moves at 2,000 dp/s, where a tween of 100 ms would start with 6,000.
    let own = [
        200.0, 0.0, 800.0, 0.0, -4_000.0, 0.0, 100.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 2.0,
    ];
    assert_eq!(state.values, own);
    let mut wrong = state.clone();
    for number in [f64::NAN, f64::INFINITY, -f64::INFINITY] {
        wrong.values[1] = number;
        assert_eq!(scroll.restore(&wrong), Err(RestoreError::Number(1)));
        assert!(scroll.targets().is_empty(), "as after reset");
    }
    wrong.values.pop();
    assert_eq!(scroll.restore(&wrong), Err(RestoreError::Length(13)));
    wrong.version = 1;
    assert_eq!(scroll.restore(&wrong), Err(RestoreError::Version(2)));

    let mut again = view(ScrollAxis::X, ScrollPolicy::Edge, &even(100.0));
    again.restore(&state).expect("its own state");
    assert_eq!(target(&mut again), [800, 0]);
    assert_eq!(again.snapshot(), state);
}

#[test]
fn content_scrolls_within_the_border() {
    for border_first in [false, true] {
        let mut scroll = view(ScrollAxis::X, ScrollPolicy::Edge, &Motion::Instant);
        let border = |scroll: &mut Scroll| {
            set(scroll, VIEW, id::BORDER_LEFT_WIDTH, &10.0_f32);
            set(scroll, VIEW, id::BORDER_RIGHT_WIDTH, &30.0_f32);
        };
        if border_first {
            border(&mut scroll);
        }
        go_to(&mut scroll, 1e6, 0.0, Motion::Instant, 0.0);
        if !border_first {
            assert_eq!(target(&mut scroll), [1_600, 0]);
            border(&mut scroll);
            go_to(&mut scroll, 1e6, 0.0, Motion::Instant, 0.0);
        }
        // Chromium: scrollWidth 2000 less clientWidth 360.
        assert_eq!(target(&mut scroll), [1_640, 0]);
        // From its border box on, an item is seen from 10 to 370.
        place_item(&mut scroll, 210, 100);
        scroll.reveal(ITEM, 0.0).expect("a node in it");
        assert_eq!(target(&mut scroll), [200, 0]);
        place_item(&mut scroll, 810, 100);
        scroll.reveal(ITEM, 0.0).expect("a node in it");
        assert_eq!(target(&mut scroll), [540, 0]);
    }
}
