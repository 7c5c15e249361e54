//! Properties over any input.

use inlay_schema::id;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Placed, bytes, go, placements, stage};
use crate::member::{Member, Reach, flag};
use crate::{Direction, Focus};

const DIRECTIONS: &[Direction] = Direction::ALL;

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(DIRECTIONS)
}

/// Words that are often ids, entries and lengths of use.
fn word() -> impl Strategy<Value = u32> {
    let entries = [
        id::SELECT_NODE,
        id::REMOVE_NODE,
        id::UNSET_PROPERTY,
        id::FOCUS_KEY,
        id::FOCUS_TRAP,
        id::NEXT_FOCUS_UP,
        id::FOCUS_PREFERRED,
    ];
    prop_oneof![
        0..12_u32,
        any::<u32>(),
        prop::sample::select(entries.to_vec()).prop_map(|entry| u32::from(entry) | 1 << 16),
    ]
}

/// Bytes: any, or words that may be read.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..90),
        vec(word(), 0..12).prop_map(|words| bytes(&words)),
        vec(anything(), 0..4).prop_map(|placed| placements(&placed)),
    ]
}

/// Placements whose groups and containers may form circles.
fn anything() -> impl Strategy<Value = Placed> {
    (
        1..12_u32,
        0..12_u32,
        0..12_u32,
        0..128_u32,
        any::<[i32; 4]>(),
        (any::<i32>(), 0..12_u32, any::<[i32; 4]>()),
    )
        .prop_map(
            |(node, group, container, flags, rect, (reading, host, linear))| Placed {
                node,
                group,
                container,
                flags,
                rect,
                reading,
                host,
                linear,
            },
        )
}

/// Placements as scene tells them: groups 40 to 43, each in the one before it, and tiles in them.
fn tile() -> impl Strategy<Value = Placed> {
    let group = prop::sample::select(vec![0, 40, 41, 42, 43]);
    let away = prop::sample::select(vec![
        0,
        0,
        0,
        flag::HIDDEN,
        flag::DISABLED,
        flag::OUTSIDE_TREE,
        flag::CLIPPED,
        flag::CLIPPED | flag::OFF_STAGE,
    ]);
    (
        2..30_u32,
        group,
        away,
        0..40_i32,
        0..40_i32,
        0..12_i32,
        0..12_i32,
    )
        .prop_map(|(node, group, away, x, y, width, height)| {
            Placed::tile(node, x, y, width, height)
                .inside(group)
                .with(away)
        })
}

fn groups() -> impl Strategy<Value = Vec<Placed>> {
    vec((0..40_i32, 0..40_i32, 0..40_i32, 0..40_i32), 4).prop_map(|boxes| {
        (40..)
            .zip(boxes)
            .map(|(node, (x, y, width, height))| {
                let above = if node == 40 { 0 } else { node - 1 };
                Placed::group(node, x, y, width, height).inside(above)
            })
            .collect()
    })
}

/// Which nodes can have focus, which of them are seen, and which would be on a larger stage.
fn live(focus: &Focus) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let ids = |is_wanted: fn(&Member) -> bool| {
        let members = focus.members.by_slot();
        let wanted = members.filter(|(member, _)| is_wanted(member));
        wanted.map(|(member, _)| member.id).collect()
    };
    (
        ids(Member::is_focusable),
        ids(|member| member.is_focusable() && member.is_in(Reach::Seen)),
        ids(|member| member.is_focusable() && member.is_in(Reach::Beyond)),
    )
}

proptest! {
    // Some 100,000 streams, each into three functions.
    #![proptest_config(ProptestConfig::with_cases(30_000))]

    #[test]
    fn any_bytes_are_taken_or_refused(streams in vec(stream(), 1..6), direction in direction()) {
        let mut focus = Focus::new();
        for stream in &streams {
            let _ = (focus.apply(stream), focus.place(stream), focus.move_focus(direction, stream));
            focus.settle();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_words_are_taken_or_refused_and_a_refusal_changes_nothing(
        placed in vec(anything(), 0..14),
        streams in vec(vec(word(), 0..12), 1..8),
        direction in direction(),
    ) {
        let mut focus = stage(&placed);
        focus.settle();
        for stream in &streams {
            let before = (format!("{:?}", focus.members), focus.snapshot());
            if focus.apply(&bytes(stream)).is_err() {
                prop_assert_eq!(before, (format!("{:?}", focus.members), focus.snapshot()));
            }
            focus.settle();
            go(&mut focus, direction);
        }
    }

    #[test]
    fn focus_is_never_on_what_cannot_have_it_and_never_lost(
        groups in groups(),
        tiles in vec(tile(), 0..25),
        edits in vec((tile(), direction()), 0..20),
    ) {
        let mut focus = stage(&[groups, tiles].concat());
        for (edit, direction) in edits {
            focus.place(&placements(&[edit])).expect("a placement");
            let before = focus.focused();
            let settled = focus.settle().focused;
            let (live, seen, beyond) = live(&focus);
            prop_assert!(settled != 0 || seen.is_empty());
            prop_assert!(settled == 0 || settled == before || seen.contains(&settled));
            prop_assert!(settled == 0 || live.contains(&settled));
            let moved = go(&mut focus, direction);
            prop_assert!(moved == settled || beyond.contains(&moved) || !seen.contains(&settled));
            if seen.contains(&settled) && !seen.contains(&moved) {
                let group_of = |node| focus.members.find(node).map(|at| focus.members.at(at).group);
                prop_assert!(group_of(settled) != Some(0), "from {settled} to {moved}");
            }
            prop_assert!(moved == 0 || live.contains(&moved));
        }
    }

    #[test]
    fn in_a_grid_a_move_and_its_opposite_lead_back_and_all_is_reached(
        (columns, rows) in (1..7_i32, 1..6_i32),
        (width, height, gap) in (1..20_000_i32, 1..20_000_i32, 0..2000_i32),
    ) {
        let tiles: Vec<_> = (0..columns * rows)
            .map(|index| {
                let (x, y) = (index % columns * (width + gap), index / columns * (height + gap));
                Placed::tile(index.cast_unsigned() + 2, x, y, width, height)
            })
            .collect();
        let mut focus = stage(&tiles);
        let mut reached = vec![focus.settle().focused];
        let mut at = 0;
        while let Some(&node) = reached.get(at) {
            for turn in 0..4 {
                focus.focus(node).expect("a tile");
                let there = go(&mut focus, DIRECTIONS[turn]);
                if there != node {
                    prop_assert_eq!(go(&mut focus, DIRECTIONS[(turn + 2) % 4]), node);
                }
                if !reached.contains(&there) {
                    reached.push(there);
                }
            }
            at += 1;
        }
        prop_assert_eq!(reached.len(), tiles.len());
    }

    #[test]
    fn a_move_leads_to_what_lies_ahead(tiles in vec(tile(), 1..25), direction in direction()) {
        let tiles: Vec<_> = tiles.into_iter().map(|tile| tile.inside(0)).collect();
        let mut focus = stage(&tiles);
        let from = focus.settle().focused;
        let to = go(&mut focus, direction);
        if to != from {
            let [from, to] = [from, to].map(|node| {
                let at = focus.members.find(node).expect("focus is on a node that is there");
                focus.on_stage(at).turned(direction)
            });
            prop_assert!(from.sees(to));
            prop_assert!(from.beams(to) || from.ends_before(to));
        }
    }

    #[test]
    fn a_state_brings_back_what_it_was_taken_from(
        groups in groups(),
        tiles in vec(tile(), 1..25),
        way in vec(direction(), 0..20),
    ) {
        let placed = [groups, tiles].concat();
        let mut focus = stage(&placed);
        focus.settle();
        for direction in way {
            go(&mut focus, direction);
        }
        let state = focus.snapshot();
        let mut other = stage(&placed);
        prop_assert_eq!(other.restore(&state), Ok(()));
        prop_assert_eq!(other.settle(), focus.settle());
        prop_assert_eq!(other.snapshot(), focus.snapshot());
    }
}
