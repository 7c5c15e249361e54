//! Where nodes are seen: transforms at rest, clips, the direction of reading.

use std::collections::BTreeMap;

use inlay_schema::values::{Direction, Overflow, ScrollAxis};
use inlay_schema::{Writer, id};

use super::{Step, boxed, create, set, stream};
use crate::tree::slot_of;
use crate::{PlacementChanges, Scene};

const FOCUSABLE: u32 = 1;
const CLIPPED: u32 = 64;
/// Only the stage ends before it.
const BEYOND: u32 = CLIPPED | 128;

/// What others know from placements, by node.
#[derive(Default, PartialEq, Debug)]
pub(super) struct Known {
    layout: BTreeMap<u32, Vec<u32>>,
    seen: BTreeMap<u32, Vec<u32>>,
}

impl Known {
    pub(super) fn learn(&mut self, changes: &PlacementChanges) {
        for (map, words, count) in [
            (&mut self.layout, &changes.layout.words, 10),
            (&mut self.seen, &changes.seen.words, 14),
        ] {
            for words in words.chunks_exact(count) {
                if words[3] & 7 == 0 || words[3] & 32 != 0 {
                    map.remove(&words[0]);
                } else {
                    map.insert(words[0], words.to_vec());
                }
            }
        }
    }

    /// Forgets a node that was removed.
    pub(super) fn forget(&mut self, node: u32) {
        self.layout.remove(&node);
        self.seen.remove(&node);
    }
}

/// Takes a step; whether it was not refused.
pub(super) fn take(scene: &mut Scene, step: &Step) -> bool {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    match *step {
        Step::Create(child, parent) => create(&mut writer, child, parent),
        Step::Move(child, parent, before) => {
            writer.raw(id::INSERT_CHILD, &[parent, child, before]);
        }
        Step::Remove(node) => {
            writer.raw(id::REMOVE_NODE, &[node]);
        }
        Step::Set(node, property, value) => {
            writer.select(node);
            writer.raw(property, &[value.to_bits()]);
        }
        Step::Flag(node, property, value) => {
            writer.select(node);
            writer.raw(property, &[value]);
        }
        Step::Box(node, values) => {
            let exists = scene.bounds(node).is_ok();
            if exists {
                boxed(scene, node, values);
            }
            return exists;
        }
        Step::Rest(node, property, value) => {
            writer.select(node);
            writer.raw(property, &[value.to_bits()]);
            return scene.set_rests(&words).is_ok();
        }
        Step::Offset(..) | Step::Update | Step::Redraw => return false,
    }
    scene.apply(&words).is_ok()
}

/// Boxes by node, each in the one that it names; the root is the stage.
fn stage(boxes: &[(u32, u32, [f32; 4])]) -> Scene {
    let mut scene = Scene::new();
    boxed(&mut scene, 1, [0.0, 0.0, 1920.0, 1080.0]);
    for &(node, parent, values) in boxes {
        let words = stream(|writer| create(writer, node, parent));
        scene.apply(&words).expect("a good stream");
        boxed(&mut scene, node, values);
    }
    scene
}

fn boxed_content(scene: &mut Scene, node: u32, at: [f32; 4], content: [f32; 2]) {
    let values: Vec<f32> = [&at[..], &content, &[0.0; 4]].concat();
    scene.set_boxes(&[node], &values).expect("a known node");
}

fn number(scene: &mut Scene, node: u32, property: u16, value: f32) {
    set(scene, node, property, &[value.to_bits()]);
}

fn rest(scene: &mut Scene, node: u32, property: u16, value: f32) {
    let words = stream(|writer| {
        writer.select(node);
        writer.raw(property, &[value.to_bits()]);
    });
    scene.set_rests(&words).expect("a good stream");
}

/// Flags, box in dp and place in reading order of what changed, by node.
fn seen(scene: &mut Scene) -> BTreeMap<u32, (u32, [i32; 4], i32)> {
    let dp = |word: u32| word.cast_signed() / 64;
    let seen = scene.take_placements().seen.words;
    seen.chunks_exact(14)
        .map(|words| {
            let rect = [words[4], words[5], words[6], words[7]].map(dp);
            (words[0], (words[3], rect, dp(words[8])))
        })
        .collect()
}

/// A strip of two slides, moved to the second one: case G.
fn strip() -> Scene {
    let mut scene = stage(&[
        (2, 1, [0.0, 0.0, 3840.0, 300.0]),
        (3, 2, [100.0, 0.0, 200.0, 200.0]),
        (4, 2, [2020.0, 0.0, 200.0, 200.0]),
    ]);
    for node in [3, 4] {
        set(&mut scene, node, id::FOCUSABLE, &[1]);
    }
    scene
}

#[test]
fn a_slid_strip_is_seen_where_it_slides_to() {
    let mut scene = strip();
    number(&mut scene, 2, id::TRANSLATE_X, -1920.0);
    let places = seen(&mut scene);
    assert_eq!(
        places[&3],
        (FOCUSABLE | BEYOND, [-1820, 0, 200, 200], -1820)
    );
    assert_eq!(places[&4], (FOCUSABLE, [100, 0, 200, 200], 100));
}

#[test]
fn what_is_in_flight_is_seen_where_it_comes_to_rest() {
    let mut scene = strip();
    scene.take_placements();
    rest(&mut scene, 2, id::TRANSLATE_X, -1920.0);
    let places = seen(&mut scene);
    assert_eq!(places[&4], (FOCUSABLE, [100, 0, 200, 200], 100));
    // On its way, nothing changes for anybody.
    for x in [-10.0, -960.0, -1920.0] {
        number(&mut scene, 2, id::TRANSLATE_X, x);
        assert_eq!(scene.take_placements(), PlacementChanges::default());
    }
    rest(&mut scene, 2, id::TRANSLATE_X, 0.0);
    assert_eq!(seen(&mut scene)[&3], (FOCUSABLE, [100, 0, 200, 200], 100));
}

#[test]
fn scroll_gets_boxes_without_transforms() {
    let mut scene = strip();
    let before = scene.take_placements().layout.words;
    assert_eq!(before.len(), 20);
    number(&mut scene, 2, id::TRANSLATE_X, -1920.0);
    assert_eq!(scene.take_placements().layout.words, []);
}

#[test]
fn scale_and_rotation_count_about_the_pivot() {
    let mut scene = stage(&[(2, 1, [100.0, 100.0, 200.0, 100.0])]);
    set(&mut scene, 2, id::FOCUSABLE, &[1]);
    number(&mut scene, 2, id::SCALE_X, 2.0);
    assert_eq!(seen(&mut scene)[&2].1, [0, 100, 400, 100]);
    number(&mut scene, 2, id::SCALE_X, 1.0);
    number(&mut scene, 2, id::ROTATION, 90.0);
    assert_eq!(seen(&mut scene)[&2].1, [150, 50, 100, 200]);
}

#[test]
fn a_clip_hides_what_lies_outside_it() {
    let mut scene = stage(&[
        (2, 1, [100.0, 100.0, 400.0, 200.0]),
        (3, 2, [350.0, 0.0, 100.0, 100.0]),
        (4, 2, [400.0, 0.0, 100.0, 100.0]),
        (5, 4, [-60.0, 0.0, 50.0, 50.0]),
    ]);
    for node in [3, 4, 5] {
        set(&mut scene, node, id::FOCUSABLE, &[1]);
    }
    let flags = |scene: &mut Scene| seen(scene).into_values().map(|(flags, ..)| flags);
    let all: Vec<_> = flags(&mut scene).collect();
    assert_eq!(all, [FOCUSABLE; 3], "nothing clips");
    set(&mut scene, 2, id::OVERFLOW_X, &[Overflow::Hidden.word()]);
    let places = seen(&mut scene);
    assert_eq!(places[&4].0, FOCUSABLE | CLIPPED, "only its edge is inside");
    for node in [3, 5] {
        assert!(!places.contains_key(&node), "a part of {node} is seen");
    }
}

#[test]
fn what_a_box_has_beside_it_is_seen_though_the_box_is_not() {
    // A strip as wide as the stage, whose tiles go on; the app has moved it by more than that.
    let mut scene = stage(&[
        (2, 1, [0.0, 0.0, 1920.0, 300.0]),
        (3, 2, [0.0, 0.0, 200.0, 200.0]),
        (4, 2, [2020.0, 0.0, 200.0, 200.0]),
        (5, 2, [4020.0, 0.0, 200.0, 200.0]),
    ]);
    boxed_content(&mut scene, 2, [0.0, 0.0, 1920.0, 300.0], [4220.0, 300.0]);
    for node in [3, 4, 5] {
        set(&mut scene, node, id::FOCUSABLE, &[1]);
    }
    number(&mut scene, 2, id::TRANSLATE_X, -2000.0);
    let flags = |scene: &mut Scene| seen(scene).into_values().map(|(flags, ..)| flags);
    let all: Vec<_> = flags(&mut scene).collect();
    assert_eq!(all, [FOCUSABLE | BEYOND, FOCUSABLE, FOCUSABLE | BEYOND]);
    // All of it is gone: a page that slid away.
    number(&mut scene, 2, id::TRANSLATE_X, -4220.0);
    let all: Vec<_> = flags(&mut scene).collect();
    assert_eq!(all, [FOCUSABLE | CLIPPED; 3]);
    // A row below the stage is not there, however it was moved along its own axis.
    boxed_content(&mut scene, 2, [0.0, 1200.0, 1920.0, 300.0], [4220.0, 300.0]);
    number(&mut scene, 2, id::TRANSLATE_X, -10.0);
    let all: Vec<_> = flags(&mut scene).collect();
    assert_eq!(all, [FOCUSABLE | BEYOND; 3]);
}

#[test]
fn what_is_scaled_to_nothing_is_not_seen() {
    let mut scene = strip();
    number(&mut scene, 2, id::SCALE_Y, 0.0);
    assert_eq!(seen(&mut scene)[&3].0, FOCUSABLE | CLIPPED);
    number(&mut scene, 2, id::SCALE_Y, 1.0);
    boxed(&mut scene, 3, [100.0, 10.0, 0.0, 0.0]);
    assert_eq!(
        seen(&mut scene)[&3].0,
        FOCUSABLE,
        "a box without area is where it is"
    );
}

#[test]
fn what_a_clip_ends_before_is_not_beyond_the_stage() {
    let mut scene = strip();
    set(&mut scene, 2, id::OVERFLOW_X, &[Overflow::Hidden.word()]);
    number(&mut scene, 2, id::TRANSLATE_X, 1900.0);
    assert_eq!(seen(&mut scene)[&4].0, FOCUSABLE | BEYOND);
    boxed(&mut scene, 2, [0.0, 0.0, 1000.0, 300.0]);
    assert_eq!(seen(&mut scene)[&4].0, FOCUSABLE | CLIPPED);
}

#[test]
fn what_a_container_can_scroll_to_is_not_clipped_along_its_axis() {
    let mut scene = stage(&[
        (2, 1, [100.0, 100.0, 400.0, 200.0]),
        (3, 2, [900.0, 0.0, 100.0, 100.0]),
        (4, 2, [0.0, 900.0, 100.0, 100.0]),
    ]);
    for node in [3, 4] {
        set(&mut scene, node, id::FOCUSABLE, &[1]);
    }
    set(&mut scene, 2, id::OVERFLOW_X, &[Overflow::Hidden.word()]);
    set(&mut scene, 2, id::SCROLL_AXIS, &[ScrollAxis::X.word()]);
    let places = seen(&mut scene);
    assert_eq!(places[&3].0, FOCUSABLE);
    assert_eq!(places[&4].0, FOCUSABLE | CLIPPED);
    set(&mut scene, 2, id::SCROLL_AXIS, &[ScrollAxis::Both.word()]);
    assert_eq!(seen(&mut scene)[&4].0, FOCUSABLE);
    number(&mut scene, 2, id::TRANSLATE_X, 1820.0);
    let places = seen(&mut scene);
    assert_eq!(
        places[&3].0,
        FOCUSABLE | CLIPPED,
        "its container is off the stage"
    );
}

#[test]
fn content_is_seen_as_its_container_is_scaled() {
    let mut scene = stage(&[
        (2, 1, [100.0, 100.0, 400.0, 200.0]),
        (3, 2, [100.0, 50.0, 100.0, 100.0]),
    ]);
    set(&mut scene, 2, id::SCROLL_AXIS, &[ScrollAxis::X.word()]);
    set(&mut scene, 3, id::FOCUSABLE, &[1]);
    number(&mut scene, 2, id::SCALE_X, 0.5);
    number(&mut scene, 2, id::SCALE_Y, 0.5);
    let words = scene.take_placements().seen.words;
    let (container, tile) = words.split_at(14);
    assert_eq!(container[4..8], [200 * 64, 150 * 64, 200 * 64, 100 * 64]);
    assert_eq!(container[10..], [1 << 15, 0, 0, 1 << 15]);
    assert_eq!(tile[4..8], [50 * 64, 25 * 64, 50 * 64, 50 * 64]);
}

#[test]
fn reading_order_counts_from_the_right_where_lines_begin_there() {
    // A row from right to left in a stage from left to right, and one from left to right in it.
    let mut scene = stage(&[
        (2, 1, [200.0, 0.0, 1000.0, 200.0]),
        (3, 2, [800.0, 0.0, 200.0, 200.0]),
        (4, 2, [100.0, 0.0, 600.0, 200.0]),
        (5, 4, [0.0, 0.0, 200.0, 200.0]),
        (6, 4, [400.0, 0.0, 200.0, 200.0]),
    ]);
    for node in [3, 4, 5, 6] {
        set(&mut scene, node, id::FOCUSABLE, &[1]);
    }
    set(&mut scene, 2, id::DIRECTION, &[Direction::Rtl.word()]);
    let reading = |scene: &mut Scene| -> Vec<i32> {
        seen(scene)
            .into_values()
            .map(|(.., reading)| reading)
            .collect()
    };
    // 4 inherits: 6, at its right, comes before 5.
    assert_eq!(reading(&mut scene), [200, 500, 900, 500]);
    set(&mut scene, 4, id::DIRECTION, &[Direction::Ltr.word()]);
    assert_eq!(reading(&mut scene), [500, 900]);
}

#[test]
fn the_focusable_node_around_a_focusable_node_is_named() {
    let mut scene = stage(&[
        (2, 1, [0.0, 0.0, 600.0, 400.0]),
        (3, 2, [0.0, 0.0, 600.0, 400.0]),
        (4, 3, [200.0, 250.0, 200.0, 60.0]),
    ]);
    for node in [2, 4] {
        set(&mut scene, node, id::FOCUSABLE, &[1]);
    }
    let words = scene.take_placements().seen.words;
    let hosts: Vec<_> = words.chunks_exact(14).map(|words| words[9]).collect();
    assert_eq!(hosts, [0, 2]);
}

#[test]
fn rests_that_cannot_be_read_change_nothing() {
    let mut scene = strip();
    scene.take_placements();
    let good = |writer: &mut Writer<'_>| {
        writer.select(2);
        writer.raw(id::TRANSLATE_X, &[5.0_f32.to_bits()]);
    };
    let bad: [fn(&mut Writer<'_>); 3] = [
        |writer| {
            writer.raw(id::OPACITY, &[0]);
        },
        |writer| {
            writer.select(77);
        },
        |writer| {
            writer.raw(id::TRANSLATE_X, &[f32::NAN.to_bits()]);
        },
    ];
    for bad in bad {
        let words = stream(|writer| {
            good(writer);
            bad(writer);
        });
        assert!(scene.set_rests(&words).is_err());
        assert_eq!(scene.take_placements(), PlacementChanges::default());
    }
    let words = stream(|writer| {
        writer.raw(id::TRANSLATE_X, &[0]);
    });
    assert!(scene.set_rests(&words).is_err(), "no node is selected");
    assert_eq!(slot_of(2), 2);
}
