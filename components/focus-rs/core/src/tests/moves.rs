//! Rules one at a time.

use inlay_schema::{Writer, id};

use super::{Placed, bytes, go, placements, remove, stage, style};
use crate::Direction::{Down, Left, Right, Up};
use crate::geometry::Rect;
use crate::member::{TRAPPED, flag};
use crate::{ApplyError, Direction, Focus, FocusError, FocusState, Outcome, RestoreError};

/// An entry of a stream.
type Words<'a> = (u16, &'a [u32]);

const GROUP: u32 = 100;
const OTHER: u32 = 101;

/// Three tiles in a row and three in the row below, ids 2 to 7.
fn grid() -> [Placed; 6] {
    [2, 3, 4, 5, 6, 7].map(|node| {
        let index = i32::try_from(node - 2).expect("small");
        Placed::tile(node, index % 3 * 120, index / 3 * 120, 100, 100)
    })
}

#[test]
fn a_grid_is_walked_tile_by_tile() {
    let mut focus = stage(&grid());
    assert_eq!(
        focus.settle(),
        Outcome {
            focused: 2,
            previous: 0
        }
    );
    let way = [Right, Right, Right, Down, Left, Up, Left, Left, Up];
    assert_eq!(
        way.map(|direction| go(&mut focus, direction)),
        [3, 4, 4, 7, 6, 3, 2, 2, 2]
    );
}

#[test]
fn rows_are_left_only_at_their_ends_and_remember() {
    let mut tiles = grid().map(|tile| tile.inside(if tile.node < 5 { GROUP } else { OTHER }));
    tiles[0].rect[1] = 10; // hangs lower than its neighbours
    let groups = [
        Placed::group(GROUP, 0, 0, 340, 110),
        Placed::group(OTHER, 0, 120, 340, 100),
    ];
    let mut focus = stage(&[&groups[..], &tiles[..]].concat());
    style(&mut focus, GROUP, &[(id::FOCUS_MEMORY, 1)]);
    focus.focus(4).expect("a tile");
    let way = [Right, Down, Left, Left, Up, Left, Left, Down];
    assert_eq!(
        way.map(|direction| go(&mut focus, direction)),
        [4, 7, 6, 5, 4, 3, 2, 5]
    );
}

#[test]
fn a_group_does_not_recall_a_member_that_moved_to_another_group() {
    let tiles = grid().map(|tile| tile.inside(if tile.node < 5 { GROUP } else { OTHER }));
    let groups = [
        Placed::group(GROUP, 0, 0, 340, 100),
        Placed::group(OTHER, 0, 120, 460, 100),
    ];
    let mut focus = stage(&[&groups[..], &tiles[..]].concat());
    style(&mut focus, GROUP, &[(id::FOCUS_MEMORY, 1)]);
    focus.focus(4).expect("a tile");
    assert_eq!(go(&mut focus, Down), 7);
    let moved = Placed::tile(4, 360, 120, 100, 100).inside(OTHER);
    focus
        .place(&placements(&[moved]))
        .expect("whole placements");
    assert_eq!(go(&mut focus, Up), 3, "the nearest that is still in it");
}

#[test]
fn a_trap_that_is_filled_again_gives_focus_to_what_had_it() {
    let tiles = grid().map(|tile| tile.inside(GROUP));
    let group = Placed::group(GROUP, 0, 0, 340, 220);
    let mut focus = stage(&[&[group][..], &tiles[..]].concat());
    style(&mut focus, GROUP, &[(id::FOCUS_TRAP, TRAPPED)]);
    focus.focus(6).expect("a tile");
    let emptied = tiles.map(|tile| Placed { flags: 0, ..tile });
    focus
        .place(&placements(&emptied))
        .expect("whole placements");
    assert_eq!(focus.settle().focused, 0);
    focus.place(&placements(&tiles)).expect("whole placements");
    assert_eq!(focus.settle().focused, 6, "and not the first");
}

#[test]
fn targets_decide_what_is_below() {
    let mut row = grid();
    for tile in &mut row[3..] {
        tile.container = GROUP;
        tile.rect[1] = 0;
    }
    let container = Placed {
        flags: flag::CONTAINER,
        ..Placed::tile(GROUP, 0, 120, 340, 100)
    };
    let mut focus = stage(&[&[container][..], &row[..]].concat());
    let mut below = |x: i32| {
        focus.focus(2).expect("a tile");
        let targets = bytes(&[GROUP, x.cast_unsigned(), 0]);
        focus.move_focus(Down, &targets).expect("a target").focused
    };
    assert_eq!([below(0), below(120), below(240)], [5, 6, 7]);
}

#[test]
fn focus_falls_back_to_the_same_key_then_to_the_nearest() {
    let mut focus = stage(&grid());
    let key = |focus: &mut Focus, node| {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(node);
        writer.entry(id::FOCUS_KEY, "film");
        focus.apply(&bytes(&words)).expect("a key");
    };
    key(&mut focus, 2);
    focus.focus(2).expect("a tile");
    remove(&mut focus, 2);
    focus
        .place(&placements(&[Placed::tile(9, 5000, 5000, 100, 100)]))
        .expect("a placement");
    key(&mut focus, 9);
    assert_eq!(focus.settle().focused, 9);
    remove(&mut focus, 9);
    assert_eq!(focus.settle().focused, 7);
}

#[test]
fn states_bring_focus_and_memory_back() {
    let tiles = grid().map(|tile| tile.inside(GROUP));
    let placed = [&[Placed::group(GROUP, 0, 0, 340, 220)][..], &tiles[..]].concat();
    let mut focus = stage(&placed);
    focus.focus(6).expect("a tile");
    let state = focus.snapshot();
    assert_eq!(
        state,
        FocusState {
            version: 2,
            focused: 6,
            memory: vec![GROUP, 6],
            ..FocusState::default()
        }
    );
    let mut other = stage(&placed);
    assert_eq!(other.restore(&state), Ok(()));
    assert_eq!(other.settle().focused, 6);
    assert_eq!(other.snapshot(), state);
    let wrong = FocusState {
        version: 7,
        ..state.clone()
    };
    assert_eq!(other.restore(&wrong), Err(RestoreError::Version(2)));
    let odd = FocusState {
        memory: vec![1, 2, 3],
        ..state
    };
    assert_eq!(other.restore(&odd), Err(RestoreError::Length(3)));
    assert_eq!(other.focused(), 0);
}

#[test]
fn refusals_name_what_is_wrong() {
    let mut focus = stage(&grid());
    assert_eq!(focus.place(&[0; 39]), Err(FocusError::BadLength(39)));
    assert_eq!(focus.place(&[0; 60]), Err(FocusError::BadLength(60)));
    assert_eq!(focus.move_focus(Up, &[0; 8]), Err(FocusError::BadLength(8)));
    assert_eq!(focus.focus(77), Err(FocusError::NotFocusable(77)));
    assert_eq!(focus.apply(&[1, 2]), Err(ApplyError::Malformed(2)));
    let stream = |entries: &[Words<'_>]| {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        for (entry, value) in entries {
            writer.raw(*entry, value);
        }
        bytes(&words)
    };
    let select: Words<'_> = (id::SELECT_NODE, &[2]);
    let cases: [(&[Words<'_>], ApplyError); 6] = [
        (&[(id::FOCUS_TRAP, &[1])], ApplyError::UnknownNode(0)),
        (
            &[(id::SELECT_NODE, &[1 << 20])],
            ApplyError::UnknownNode(1 << 20),
        ),
        (&[select, (id::FOCUS_ENTRY, &[4])], ApplyError::Malformed(2)),
        (
            &[select, (id::FOCUS_WRAP, &[1])],
            ApplyError::Unsupported(u32::from(id::FOCUS_WRAP)),
        ),
        (
            &[select, (id::CREATE_NODE, &[])],
            ApplyError::Unsupported(u32::from(id::CREATE_NODE)),
        ),
        (
            &[select, (id::UNSET_PROPERTY, &[99_999])],
            ApplyError::Unsupported(99_999),
        ),
    ];
    for (entries, expected) in cases {
        assert_eq!(focus.apply(&stream(entries)), Err(expected));
    }
}

#[test]
fn ids_in_the_middle_of_all_slots_take_little_memory_and_are_found() {
    let far = 0xf_ffff;
    let mut focus = stage(&[
        Placed::tile(far, 0, 0, 10, 10),
        Placed::tile(0x8_0000, 20, 0, 10, 10),
    ]);
    assert_eq!(focus.settle().focused, far);
    assert_eq!(go(&mut focus, Right), 0x8_0000);
}

#[test]
fn a_group_named_by_its_own_member_or_by_an_old_id_is_the_stage() {
    let old = GROUP | 3 << 20;
    let mut focus = stage(&[
        Placed::group(GROUP, 0, 0, 100, 100),
        Placed::tile(2, 0, 0, 10, 10).inside(2 | 1 << 20),
        Placed::tile(3, 20, 0, 10, 10).inside(old),
        Placed::tile(4, 40, 0, 10, 10).inside(GROUP),
    ]);
    assert_eq!(focus.focus(GROUP).map(|outcome| outcome.focused), Ok(4));
    assert_eq!(focus.focus(2).map(|outcome| outcome.focused), Ok(2));
    assert_eq!(go(&mut focus, Right), 3);
    remove(&mut focus, GROUP);
    assert_eq!(go(&mut focus, Right), 4);
}

#[test]
fn deep_nesting_ends_without_an_answer_and_without_a_crash() {
    let deep: Vec<_> = (0..5000)
        .map(|index| Placed::group(10 + index, 0, 0, 10, 10).inside(9 + index))
        .chain([
            Placed::tile(2, 0, 0, 10, 10).inside(5009),
            Placed::tile(3, 50, 0, 10, 10),
        ])
        .collect();
    let mut focus = stage(&deep);
    assert_eq!(focus.settle().focused, 3);
    assert_eq!(focus.focus(2).map(|outcome| outcome.focused), Ok(2));
    for &direction in Direction::ALL {
        go(&mut focus, direction);
    }
}

#[test]
fn scores_are_exact_in_a_double() {
    let far = i64::from(i32::MAX) * 130;
    let from = Rect::default();
    let there = Rect {
        left: far,
        top: -far,
        width: far,
        height: far,
    };
    for &direction in Direction::ALL {
        let (score, start, offset) = from.turned(direction).score(0, there.turned(direction));
        for number in [score, start, offset] {
            assert!(number.abs() < 1 << 53, "{number}");
        }
    }
    let (near, centre, _) = from.distance(there);
    assert!(near < 1 << 53 && centre < 1 << 53);
}
