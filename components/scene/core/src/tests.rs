//! Behaviours, one test each, and the property that an incremental scene equals one made at once.

use inlay_schema::values::{
    BorderAlignment, BoxShadow, Display, Length, Overflow, ScrollAxis, States, Visibility,
};
use inlay_schema::{Writer, id};
use proptest::prelude::*;

use crate::{ApplyError, Drawing, PlacementChanges, Scene, SceneError, Viewport};

mod sight;

const STAGE: Viewport = Viewport {
    width: 1920.0,
    height: 1080.0,
    pixel_ratio_x: 1.0,
    pixel_ratio_y: 1.0,
};

fn stream(write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    write(&mut Writer::new(&mut words));
    words
}

fn create(writer: &mut Writer<'_>, node: u32, parent: u32) {
    writer.raw(id::CREATE_NODE, &[node, 0]);
    writer.raw(id::INSERT_CHILD, &[parent, node, 0]);
}

fn boxed(scene: &mut Scene, node: u32, [x, y, width, height]: [f32; 4]) {
    scene
        .set_boxes(
            &[node],
            &[x, y, width, height, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        )
        .expect("a known node");
}

/// A root of the stage's size with nodes 2 (at 100, 50; 200 by 100) and, in it, 3 (at 10, 10; 20 by
/// 20).
fn two_boxes() -> Scene {
    let mut scene = Scene::new();
    scene
        .apply(&stream(|writer| {
            create(writer, 2, 1);
            create(writer, 3, 2);
        }))
        .expect("a good stream");
    boxed(&mut scene, 1, [0.0, 0.0, 1920.0, 1080.0]);
    boxed(&mut scene, 2, [100.0, 50.0, 200.0, 100.0]);
    boxed(&mut scene, 3, [10.0, 10.0, 20.0, 20.0]);
    scene
}

fn set(scene: &mut Scene, node: u32, property: u16, value: &[u32]) {
    scene
        .apply(&stream(|writer| {
            writer.select(node);
            writer.raw(property, value);
        }))
        .expect("a good stream");
}

fn geometry(drawing: &Drawing, node: u32) -> Option<&[f32]> {
    let at = drawing
        .nodes
        .chunks_exact(3)
        .position(|words| words[0] == node)?;
    drawing.geometry.get(12 * at..12 * at + 12)
}

/// Where a node is that was only shifted.
fn shifted(drawing: &Drawing, node: u32) -> Option<&[f32]> {
    let at = drawing
        .shifted
        .iter()
        .position(|&shifted| shifted == node)?;
    drawing.shifts.get(2 * at..2 * at + 2)
}

#[test]
fn positions_add_up_and_are_told_once() {
    let mut scene = two_boxes();
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(drawing.order, [1, 2, 3]);
    assert_eq!(
        geometry(&drawing, 3).map(|g| &g[..6]),
        Some(&[1.0, 0.0, 0.0, 1.0, 110.0, 60.0][..])
    );
    assert_eq!(scene.update(STAGE), Ok(Drawing::default()));
}

#[test]
fn scale_is_about_the_pivot_and_moves_what_is_inside() {
    let mut scene = two_boxes();
    set(&mut scene, 2, id::SCALE_X, &[2.0_f32.to_bits()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    // The centre of node 2 is at 200, 100; its left edge goes from 100 to 0, and what was 10 right
    // of that to 20.
    assert_eq!(
        geometry(&drawing, 2).map(|g| &g[..6]),
        Some(&[2.0, 0.0, 0.0, 1.0, 0.0, 50.0][..])
    );
    assert_eq!(geometry(&drawing, 3).map(|g| g[4]), Some(20.0));
    set(&mut scene, 2, id::PIVOT_X, &{
        let mut words = Vec::new();
        inlay_schema::Pack::pack(&Length::Dp(0.0), &mut words);
        words
    });
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(shifted(&drawing, 2).map(|g| g[0]), Some(100.0));
}

#[test]
fn rotation_by_a_quarter_turns_right_to_down() {
    let mut scene = two_boxes();
    set(&mut scene, 2, id::ROTATION, &[90.0_f32.to_bits()]);
    scene.update(STAGE).expect("a viewport");
    let [x, y, width, height] = scene.bounds(2).expect("a known node");
    for (got, expected) in [(x, 150.0), (y, 0.0), (width, 100.0), (height, 200.0)] {
        assert!(
            (got - expected).abs() < 0.001,
            "expected {expected}, got {got}"
        );
    }
}

/// The rows of groups of a drawing: node, first, count and clip.
fn groups(drawing: &Drawing) -> Vec<[u32; 4]> {
    drawing.groups.as_chunks().0.to_vec()
}

#[test]
fn a_node_with_an_opacity_is_a_group_of_all_that_is_drawn_in_it() {
    let mut scene = two_boxes();
    scene
        .apply(&stream(|writer| {
            create(writer, 4, 1);
            create(writer, 5, 3);
            writer.select(2);
            writer.raw(id::OPACITY, &[0.5_f32.to_bits()]);
            writer.raw(id::OVERFLOW_X, &[Overflow::Hidden.word()]);
            writer.select(5);
            writer.raw(id::OPACITY, &[0.25_f32.to_bits()]);
        }))
        .expect("a good stream");
    boxed(&mut scene, 4, [0.0, 0.0, 10.0, 10.0]);
    boxed(&mut scene, 5, [0.0, 0.0, 10.0, 10.0]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(drawing.order, [1, 2, 3, 5, 4]);
    assert_eq!(groups(&drawing), [[2, 1, 3, 0], [5, 3, 1, 2]]);
    assert_eq!(
        (&drawing.faded[..], &drawing.opacities[..]),
        (&[2, 5][..], &[0.5, 0.25][..])
    );
}

#[test]
fn a_fade_is_one_number_however_much_is_in_the_group() {
    let mut scene = two_boxes();
    set(&mut scene, 2, id::OPACITY, &[0.5_f32.to_bits()]);
    scene.update(STAGE).expect("a viewport");
    for opacity in [0.4_f32, 0.0] {
        set(&mut scene, 2, id::OPACITY, &[opacity.to_bits()]);
        let expected = Drawing {
            faded: vec![2],
            opacities: vec![opacity],
            ..Drawing::default()
        };
        assert_eq!(scene.update(STAGE), Ok(expected));
    }
    set(&mut scene, 2, id::OPACITY, &[1.0_f32.to_bits()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(drawing.reordered && drawing.groups.is_empty() && drawing.faded.is_empty());
    // What was reported before is news again.
    set(&mut scene, 2, id::OPACITY, &[0.0_f32.to_bits()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(groups(&drawing), [[2, 1, 2, 0]]);
    assert_eq!(drawing.faded, [2]);
}

#[test]
fn a_group_begins_with_what_is_drawn_of_it_and_is_none_where_that_is_nothing() {
    let mut scene = two_boxes();
    set(&mut scene, 2, id::OPACITY, &[0.5_f32.to_bits()]);
    // The node itself is far out, what is in it is not.
    boxed(&mut scene, 2, [-5000.0, 0.0, 10.0, 10.0]);
    boxed(&mut scene, 3, [5010.0, 0.0, 10.0, 10.0]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(drawing.order, [1, 3]);
    assert_eq!(groups(&drawing), [[2, 1, 1, 0]]);
    boxed(&mut scene, 3, [0.0, 0.0, 10.0, 10.0]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(drawing.order == [1] && drawing.groups.is_empty());
}

#[test]
fn another_clip_of_a_group_is_reported() {
    let mut scene = two_boxes();
    set(&mut scene, 3, id::OPACITY, &[0.5_f32.to_bits()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(groups(&drawing), [[3, 2, 1, 0]]);
    set(&mut scene, 2, id::OVERFLOW_X, &[Overflow::Hidden.word()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(groups(&drawing), [[3, 2, 1, 2]]);
}

#[test]
fn a_hidden_node_hides_what_is_inside() {
    let mut scene = two_boxes();
    scene.update(STAGE).expect("a viewport");
    set(&mut scene, 2, id::VISIBILITY, &[Visibility::Hidden.word()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(drawing.reordered);
    assert_eq!(drawing.order, [1]);
    let out = u32::from(id::EVENT_OUT_OF_VIEWPORT);
    assert!(
        drawing
            .events
            .chunks_exact(2)
            .any(|event| event == [3, out])
    );
}

#[test]
fn z_index_orders_siblings_and_equals_keep_the_trees_order() {
    let mut scene = two_boxes();
    scene
        .apply(&stream(|writer| {
            create(writer, 4, 1);
            create(writer, 5, 1);
            writer.select(2);
            writer.raw(id::Z_INDEX, &[1]);
        }))
        .expect("a good stream");
    boxed(&mut scene, 4, [0.0, 0.0, 10.0, 10.0]);
    boxed(&mut scene, 5, [0.0, 0.0, 10.0, 10.0]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(drawing.order, [1, 4, 5, 2, 3]);
}

#[test]
fn scrolling_changes_one_space_and_no_node() {
    let mut scene = two_boxes();
    set(&mut scene, 2, id::SCROLL_AXIS, &[ScrollAxis::X.word()]);
    scene.update(STAGE).expect("a viewport");
    scene
        .set_offsets(&[2], &[5.0, 0.0], &[5.0, 0.0])
        .expect("a known node");
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(drawing.spaces, [2]);
    assert_eq!(drawing.space_transforms, [1.0, 0.0, 0.0, 1.0, 95.0, 50.0]);
    assert!(drawing.nodes.is_empty());
    assert_eq!(scene.bounds(3), Ok([105.0, 60.0, 20.0, 20.0]));
}

#[test]
fn what_scrolls_out_of_its_clip_is_culled_with_margin() {
    let mut scene = two_boxes();
    scene
        .apply(&stream(|writer| {
            writer.select(2);
            writer.raw(id::SCROLL_AXIS, &[ScrollAxis::X.word()]);
            writer.raw(id::OVERFLOW_X, &[Overflow::Hidden.word()]);
            writer.select(3);
            writer.raw(id::CULL_MARGIN, &[50.0_f32.to_bits()]);
        }))
        .expect("a good stream");
    scene.update(STAGE).expect("a viewport");
    scene
        .set_offsets(&[2], &[40.0, 0.0], &[40.0, 0.0])
        .expect("a known node");
    let events = scene.update(STAGE).expect("a viewport").events;
    assert_eq!(events, [3, u32::from(id::EVENT_OUT_OF_VIEWPORT)]);
    scene
        .set_offsets(&[2], &[100.0, 0.0], &[100.0, 0.0])
        .expect("a known node");
    let drawing = scene.update(STAGE).expect("a viewport");
    assert_eq!(drawing.events, [3, u32::from(id::EVENT_OUT_OF_BOUNDS)]);
    assert_eq!(drawing.order, [1, 2]);
}

#[test]
fn a_shadow_is_seen_where_its_box_is_not() {
    let mut scene = two_boxes();
    boxed(&mut scene, 2, [-220.0, 50.0, 200.0, 100.0]);
    set(&mut scene, 2, id::CULL_MARGIN, &[0.0_f32.to_bits()]);
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(!drawing.order.contains(&2));
    let shadow = BoxShadow {
        x: 10.0,
        y: 0.0,
        blur: 4.0,
        spread: 5.0,
        color: 0xff,
        inset: false,
    };
    let cast = |shadow: &BoxShadow| {
        let mut words = Vec::new();
        inlay_schema::Pack::pack(&vec![*shadow], &mut words);
        words
    };
    // It reaches 10 + 5 + 6 to the right of an edge at -20.
    set(&mut scene, 2, id::BOX_SHADOW, &cast(&shadow));
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(drawing.order.contains(&2));
    let inside = BoxShadow {
        inset: true,
        ..shadow
    };
    set(&mut scene, 2, id::BOX_SHADOW, &cast(&inside));
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(!drawing.order.contains(&2));
}

#[test]
fn a_border_outside_is_seen_where_its_box_is_not() {
    let mut scene = two_boxes();
    boxed(&mut scene, 2, [-210.0, 50.0, 200.0, 100.0]);
    set(&mut scene, 2, id::CULL_MARGIN, &[0.0_f32.to_bits()]);
    set(&mut scene, 2, id::BORDER_RIGHT_WIDTH, &[12.0_f32.to_bits()]);
    let mut is_seen = |alignment: BorderAlignment| {
        set(&mut scene, 2, id::BORDER_ALIGNMENT, &[alignment.word()]);
        scene.update(STAGE).expect("a viewport");
        scene.redraw().order.contains(&2)
    };
    assert!(is_seen(BorderAlignment::Outside));
    assert!(!is_seen(BorderAlignment::Center));
    assert!(!is_seen(BorderAlignment::Inside));
}

#[test]
fn what_clips_clips_at_the_inner_edge_of_its_border() {
    let mut scene = two_boxes();
    let number = |number: f32| [number.to_bits()];
    set(&mut scene, 2, id::OVERFLOW_X, &[Overflow::Hidden.word()]);
    set(&mut scene, 2, id::BORDER_TOP_WIDTH, &number(5.0));
    set(&mut scene, 2, id::BORDER_LEFT_WIDTH, &number(20.0));
    set(&mut scene, 2, id::BORDER_TOP_LEFT_RADIUS, &number(30.0));
    set(&mut scene, 2, id::BORDER_BOTTOM_RIGHT_RADIUS, &number(30.0));
    let shape = |scene: &mut Scene| scene.update(STAGE).expect("a viewport").clip_shapes;
    let inside = [
        1.0, 0.0, 0.0, 1.0, 120.0, 55.0, 180.0, 95.0, 10.0, 0.0, 30.0, 0.0,
    ];
    assert_eq!(shape(&mut scene), inside);
    let outside = BorderAlignment::Outside.word();
    set(&mut scene, 2, id::BORDER_ALIGNMENT, &[outside]);
    let all = [
        1.0, 0.0, 0.0, 1.0, 100.0, 50.0, 200.0, 100.0, 30.0, 0.0, 30.0, 0.0,
    ];
    assert_eq!(shape(&mut scene), all);
}

#[test]
fn focus_states_follow_the_path_and_the_tree() {
    let mut scene = two_boxes();
    scene.set_focus(3).expect("a known node");
    let (focused, within) = (States::FOCUSED.bits(), States::FOCUS_WITHIN.bits());
    assert_eq!(
        scene.take_states(),
        [3, 0, focused, 2, 0, within, 1, 0, within]
    );
    scene
        .apply(&stream(|writer| {
            writer.raw(id::INSERT_CHILD, &[1, 3, 0]);
        }))
        .expect("a good stream");
    assert_eq!(scene.take_states(), [2, within, 0]);
    scene.set_focus(0).expect("nothing");
    assert_eq!(scene.take_states().len(), 6);
}

#[test]
fn disabled_is_inherited() {
    let mut scene = two_boxes();
    set(&mut scene, 3, id::FOCUSABLE, &[1]);
    scene.take_placements();
    let disabled = States::DISABLED.bits();
    scene.set_states(2, disabled, 0).expect("a known node");
    assert_eq!(scene.take_states(), [2, 0, disabled, 3, 0, disabled]);
    let flags = |scene: &mut Scene| scene.take_placements().layout.words.get(3).copied();
    assert_eq!(flags(&mut scene), Some(1 | 16));
    scene.set_states(2, 0, disabled).expect("a known node");
    assert_eq!(flags(&mut scene), Some(1));
}

#[test]
fn placements_are_in_their_containers_content_without_transforms() {
    let mut scene = two_boxes();
    scene
        .apply(&stream(|writer| {
            writer.select(2);
            writer.raw(id::SCROLL_AXIS, &[ScrollAxis::X.word()]);
            writer.raw(id::FOCUS_GROUP, &[1]);
            writer.raw(id::SCALE_X, &[3.0_f32.to_bits()]);
            writer.select(3);
            writer.raw(id::FOCUSABLE, &[1]);
        }))
        .expect("a good stream");
    let placements = scene.take_placements();
    assert_eq!(
        placements.layout.words,
        [
            [2, 0, 0, 2 | 4, 6400, 3200, 12800, 6400, 0, 0],
            [3, 2, 2, 1, 640, 640, 1280, 1280, 0, 0]
        ]
        .concat()
    );
    assert_eq!(scene.take_placements(), PlacementChanges::default());
    scene
        .apply(&stream(|writer| {
            writer.raw(id::CREATE_NODE, &[9, 0]);
            writer.raw(id::INSERT_CHILD, &[9, 3, 0]);
        }))
        .expect("a good stream");
    let placements = scene.take_placements();
    assert_eq!(placements.layout.words.get(..4), Some(&[3, 0, 0, 32][..]));
    assert_eq!(placements.seen.words.get(..4), Some(&[3, 0, 0, 32][..]));
}

#[test]
fn a_bad_stream_changes_nothing() {
    let mut scene = two_boxes();
    let streams = [
        (
            stream(|w| {
                create(w, 7, 1);
                w.select(99);
            }),
            ApplyError::UnknownNode(99),
        ),
        (
            stream(|w| {
                create(w, 7, 1);
                w.raw(id::INSERT_CHILD, &[3, 2, 0]);
            }),
            ApplyError::UnknownNode(2),
        ),
        (
            stream(|w| {
                create(w, 7, 1);
                w.raw(id::CREATE_NODE, &[2, 0]);
            }),
            ApplyError::UnknownNode(2),
        ),
        (
            stream(|w| {
                w.select(2);
                w.raw(id::OPACITY, &[f32::NAN.to_bits()]);
            }),
            ApplyError::Malformed(2),
        ),
        (
            stream(|w| {
                w.select(2);
                w.raw(id::WIDTH, &[0]);
            }),
            ApplyError::Unsupported(u32::from(id::WIDTH)),
        ),
        (vec![0xffff_0201], ApplyError::Malformed(0)),
    ];
    for (words, error) in streams {
        assert_eq!(scene.apply(&words), Err(error));
        assert_eq!(scene.bounds(7), Err(SceneError::UnknownNode(7)));
    }
}

#[test]
fn transforms_that_overflow_draw_nothing_and_tell_no_nan() {
    let mut scene = two_boxes();
    for property in [id::TRANSLATE_X, id::SCALE_X, id::SCALE_Y, id::ROTATION] {
        set(&mut scene, 2, property, &[f32::MAX.to_bits()]);
    }
    let drawing = scene.update(STAGE).expect("a viewport");
    assert!(drawing.geometry.iter().all(|value| value.is_finite()));
    assert!(
        scene
            .bounds(3)
            .expect("a known node")
            .iter()
            .all(|value| value.is_finite())
    );
}

/// A step of a random life.
#[derive(Clone, Debug)]
enum Step {
    Create(u32, u32),
    Move(u32, u32, u32),
    Remove(u32),
    Set(u32, u16, f32),
    Flag(u32, u16, u32),
    Box(u32, [f32; 4]),
    Rest(u32, u16, f32),
    Offset(u32, [f32; 2]),
    Update,
    /// Others know nothing any more.
    Redraw,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let node = 1_u32..24;
    let number = (-40..40_i16).prop_map(|value| f32::from(value) * 7.5);
    let step = prop_oneof![
        4 => (2_u32..24, node.clone()).prop_map(|(child, parent)| Step::Create(child, parent)),
        2 => (2_u32..24, node.clone(), 0_u32..24).prop_map(|(child, parent, before)| Step::Move(child, parent, before)),
        1 => (2_u32..24).prop_map(Step::Remove),
        4 => (node.clone(), prop::sample::select(vec![id::TRANSLATE_X, id::SCALE_Y, id::ROTATION, id::CULL_MARGIN]), number.clone())
            .prop_map(|(node, property, value)| Step::Set(node, property, value.abs())),
        2 => (node.clone(), prop::sample::select(vec![0.0, 0.5, 0.75, 1.0]))
            .prop_map(|(node, value)| Step::Set(node, id::OPACITY, value)),
        1 => (node.clone(), prop::sample::select(vec![Display::Flex, Display::Contents]))
            .prop_map(|(node, display)| Step::Flag(node, id::DISPLAY, display.word())),
        3 => (node.clone(), prop::sample::select(vec![id::VISIBILITY, id::FOCUSABLE, id::FOCUS_GROUP, id::SCROLL_AXIS, id::OVERFLOW_X, id::DIRECTION, id::Z_INDEX]), 0_u32..2)
            .prop_map(|(node, property, value)| Step::Flag(node, property, value)),
        4 => (node.clone(), number.clone(), number.clone(), number.clone()).prop_map(|(node, x, y, size)| Step::Box(node, [x, y, size.abs(), size.abs()])),
        2 => (node.clone(), prop::sample::select(vec![id::TRANSLATE_X, id::SCALE_X]), number.clone())
            .prop_map(|(node, property, value)| Step::Rest(node, property, value)),
        2 => (node, number.clone(), number).prop_map(|(node, x, y)| Step::Offset(node, [x, y])),
        3 => Just(Step::Update),
        1 => Just(Step::Redraw),
    ];
    prop::collection::vec(step, 0..120)
}

/// What others know of a scene from its drawings: geometry by node, spaces, clips, order.
#[derive(Default, PartialEq, Debug)]
struct Known {
    geometry: std::collections::BTreeMap<u32, Vec<u32>>,
    spaces: std::collections::BTreeMap<u32, Vec<u32>>,
    order: Vec<u32>,
    groups: Vec<u32>,
    opacities: std::collections::BTreeMap<u32, u32>,
}

impl Known {
    fn learn(&mut self, drawing: &Drawing) {
        let bits = |values: &[f32]| {
            values
                .iter()
                .map(|value| value.to_bits())
                .collect::<Vec<_>>()
        };
        for (node, values) in drawing
            .nodes
            .chunks_exact(3)
            .zip(drawing.geometry.chunks_exact(12))
        {
            self.geometry
                .insert(node[0], [node, &bits(values)].concat());
        }
        for (nodes, values, words) in [
            (&drawing.moved, &drawing.affines, 3..9),
            (&drawing.shifted, &drawing.shifts, 7..9),
        ] {
            for (node, values) in nodes.iter().zip(values.chunks_exact(words.len())) {
                let known = self.geometry.get_mut(node).expect("reported before");
                known[words.clone()].copy_from_slice(&bits(values));
            }
        }
        for (space, values) in drawing
            .spaces
            .iter()
            .zip(drawing.space_transforms.chunks_exact(6))
        {
            self.spaces.insert(*space, bits(values));
        }
        if drawing.reordered {
            self.order.clone_from(&drawing.order);
            self.groups.clone_from(&drawing.groups);
        }
        let opacities = drawing.faded.iter().zip(&drawing.opacities);
        self.opacities
            .extend(opacities.map(|(&node, opacity)| (node, opacity.to_bits())));
    }

    /// Without what is not drawn.
    fn drawn(mut self) -> Self {
        self.geometry.retain(|node, _| self.order.contains(node));
        let used: Vec<u32> = self.geometry.values().map(|words| words[1]).collect();
        self.spaces.retain(|space, _| used.contains(space));
        let groups: Vec<u32> = self.groups.chunks_exact(4).map(|row| row[0]).collect();
        self.opacities.retain(|node, _| groups.contains(node));
        self
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// However a scene came to be, what was told adds up to what a redraw tells.
    #[test]
    fn deltas_add_up_to_a_redraw(steps in steps()) {
        let mut scene = Scene::new();
        let mut known = Known::default();
        boxed(&mut scene, 1, [0.0, 0.0, 1920.0, 1080.0]);
        for step in steps {
            let mut words = Vec::new();
            let mut writer = Writer::new(&mut words);
            match step {
                Step::Create(child, parent) => create(&mut writer, child, parent),
                Step::Move(child, parent, before) => { writer.raw(id::INSERT_CHILD, &[parent, child, before]); }
                Step::Remove(node) => { writer.raw(id::REMOVE_NODE, &[node]); }
                Step::Set(node, property, value) => { writer.select(node); writer.raw(property, &[value.to_bits()]); }
                Step::Flag(node, property, value) => { writer.select(node); writer.raw(property, &[value]); }
                Step::Box(node, values) if scene.bounds(node).is_ok() => boxed(&mut scene, node, values),
                Step::Offset(node, offset) => { let _ = scene.set_offsets(&[node], &offset, &offset); }
                Step::Update => {
                    scene.take_placements();
                    known.learn(&scene.update(STAGE).expect("a viewport"));
                }
                Step::Redraw => {
                    known = Known::default();
                    known.learn(&scene.redraw());
                }
                Step::Rest(node, property, value) => {
                    let words = stream(|writer| { writer.select(node); writer.raw(property, &[value.to_bits()]); });
                    let _ = scene.set_rests(&words);
                }
                Step::Box(..) => {}
            }
            // Some streams are refused: that changes nothing.
            let _ = scene.apply(&words);
        }
        known.learn(&scene.update(STAGE).expect("a viewport"));
        let mut fresh = Known::default();
        fresh.learn(&scene.redraw());
        prop_assert_eq!(known.drawn(), fresh.drawn());
        // And everything worked out again from the root gives the same.
        let before = scene.redraw();
        scene.update(Viewport { width: 960.0, ..STAGE }).expect("a viewport");
        scene.update(STAGE).expect("a viewport");
        prop_assert_eq!(before, scene.redraw());
    }

    /// However a scene came to be, its placements add up to those of one that was made at once.
    #[test]
    fn placements_add_up_to_those_of_a_scene_made_at_once(steps in steps()) {
        let mut scene = Scene::new();
        boxed(&mut scene, 1, [0.0, 0.0, 1920.0, 1080.0]);
        let mut known = sight::Known::default();
        let mut kept = Vec::new();
        for step in steps {
            if let Step::Update = step {
                known.learn(&scene.take_placements());
            } else if sight::take(&mut scene, &step) {
                if let Step::Remove(node) = step {
                    known.forget(node);
                }
                kept.push(step);
            }
        }
        known.learn(&scene.take_placements());
        let mut once = Scene::new();
        boxed(&mut once, 1, [0.0, 0.0, 1920.0, 1080.0]);
        for step in &kept {
            sight::take(&mut once, step);
        }
        let mut fresh = sight::Known::default();
        fresh.learn(&once.take_placements());
        prop_assert_eq!(known, fresh);
    }

    /// No words make the scene panic or half-apply.
    #[test]
    fn any_words_are_taken_or_refused(words in prop::collection::vec(prop_oneof![any::<u32>(), (0_u32..0x220, 0_u32..4).prop_map(|(id, length)| id | length << 16), 0_u32..30], 0..60)) {
        let mut scene = two_boxes();
        let before = scene.redraw();
        if scene.apply(&words).is_err() {
            prop_assert_eq!(before, scene.redraw());
        }
        scene.take_placements();
        scene.take_states();
        let drawing = scene.update(STAGE).expect("a viewport");
        prop_assert!(drawing.geometry.iter().all(|value| value.is_finite()));
    }
}
