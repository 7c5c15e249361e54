//! What groups draw, and what they cost.

#![expect(
    clippy::float_cmp,
    reason = "numbers with few digits in binary are exact"
)]

use inlay_raster::draw_list::{Geometry, Header, geometry_kind};
use inlay_raster::{List, Raster, Retained, Texture};
use inlay_render::{Drawing, Glyphs, Render, Surface};
use inlay_schema::values::{Create, Gradient, GradientStop, LinearGradient, NodeKind};
use inlay_schema::{Writer, id};
use proptest::prelude::*;

const WIDTH: f32 = 64.0;
const HEIGHT: f32 = 48.0;
const NO_ROUNDING: [f32; 4] = [0.0; 4];

const fn surface(pixel_width: u32, pixel_height: u32) -> Surface {
    Surface {
        width: WIDTH,
        height: HEIGHT,
        pixel_width,
        pixel_height,
        texture_units: 16,
        target_pixels: 1 << 20,
    }
}

/// A node, with what is in it.
#[derive(Clone, Debug)]
struct Node {
    /// On the stage.
    affine: [f32; 6],
    size: [f32; 2],
    color: u32,
    opacity: f32,
    /// Whether it clips what is in it, with these radii.
    clips: Option<[f32; 4]>,
    children: Vec<Self>,
}

fn node(x: f32, y: f32, width: f32, height: f32, color: u32, children: Vec<Node>) -> Node {
    Node {
        affine: [1.0, 0.0, 0.0, 1.0, x, y],
        size: [width, height],
        color,
        opacity: 1.0,
        clips: None,
        children,
    }
}

impl Node {
    fn faded(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }
}

/// A clip on its way to a draw list: where it is, and its radii.
#[derive(Clone, Copy, PartialEq)]
struct Clip {
    affine: [f32; 6],
    size: [f32; 2],
    radii: [f32; 4],
}

/// Nodes get ids from 2 on, in order.
#[derive(Default)]
struct Writing {
    entries: Vec<u32>,
    drawing: Drawing,
    next: u32,
}

impl Writing {
    fn node(&mut self, node: &Node, clip: u32) {
        let id = self.next + 2;
        self.next += 1;
        let mut writer = Writer::new(&mut self.entries);
        let kind = NodeKind::View;
        writer.entry(id::CREATE_NODE, &Create { node: id, kind });
        writer.select(id);
        writer.entry(id::BACKGROUND_COLOR, &node.color);
        let drawing = &mut self.drawing;
        let row = drawing.groups.len();
        if node.opacity < 1.0 {
            let first = u32::try_from(drawing.order.len()).expect("few");
            drawing.groups.extend([id, first, 0, clip]);
            drawing.faded.push(id);
            drawing.opacities.push(node.opacity);
        }
        drawing.order.push(id);
        drawing.nodes.extend([id, 0, clip]);
        drawing.geometry.extend(node.affine);
        drawing.geometry.extend(node.size);
        drawing.geometry.extend([0.0; 4]);
        let mut inner = clip;
        if let Some(radii) = node.clips {
            drawing.clips.extend([id, clip, 0]);
            drawing.clip_shapes.extend(node.affine);
            drawing.clip_shapes.extend(node.size);
            drawing.clip_shapes.extend(radii);
            inner = id;
        }
        for child in &node.children {
            self.node(child, inner);
        }
        let drawing = &mut self.drawing;
        if node.opacity < 1.0 {
            let end = u32::try_from(drawing.order.len()).expect("few");
            drawing.groups[row + 2] = end - drawing.groups[row + 1];
        }
    }
}

/// A render of nodes, whose lists a host has.
struct Stage {
    render: Render,
    host: Retained,
    drawing: Drawing,
}

impl Stage {
    fn new(nodes: &[Node], surface: Surface) -> Self {
        let mut writing = Writing::default();
        for node in nodes {
            writing.node(node, 0);
        }
        let mut render = Render::new();
        render.set_surface(surface).expect("a surface");
        render.apply(&writing.entries).expect("nodes");
        writing.drawing.reordered = true;
        render.set_drawing(&writing.drawing).expect("a drawing");
        let mut stage = Self {
            render,
            host: Retained::new(),
            drawing: writing.drawing,
        };
        stage.draw();
        stage
    }

    /// The next list, which the host takes.
    fn draw(&mut self) -> Vec<u32> {
        let mut words = Vec::new();
        self.render.draw(&mut words);
        if !words.is_empty() {
            self.host.apply(&words).expect("a list follows the last");
        }
        words
    }

    fn fade(&mut self, node: u32, opacity: f32) -> Vec<u32> {
        let drawing = Drawing {
            faded: vec![node],
            opacities: vec![opacity],
            ..Drawing::default()
        };
        self.render.set_drawing(&drawing).expect("an opacity");
        self.draw()
    }

    /// Moves a node; `place` is where it is in the order.
    fn move_to(&mut self, place: usize, x: f32, y: f32) -> Vec<u32> {
        let mut geometry = self.drawing.geometry[12 * place..12 * place + 12].to_vec();
        (geometry[4], geometry[5]) = (x, y);
        let drawing = Drawing {
            nodes: self.drawing.nodes[3 * place..3 * place + 3].to_vec(),
            geometry,
            ..Drawing::default()
        };
        self.render.set_drawing(&drawing).expect("a place");
        self.draw()
    }

    /// Sizes of the targets that the host has.
    fn targets(&self) -> Vec<[u32; 2]> {
        let textures = self.host.textures.values();
        let sizes = textures.filter_map(|texture| match texture {
            Texture::Target { width, height } => Some([*width, *height]),
            _ => None,
        });
        sizes.collect()
    }

    /// Opacities of the instances that draw something, in the pool's order.
    fn opacities(&self) -> Vec<f32> {
        let drawn = self.host.geometry.iter().map(Geometry::of);
        drawn
            .filter(|geometry| geometry.kind & geometry_kind::NUMBER != geometry_kind::NOTHING)
            .map(|geometry| geometry.opacity)
            .collect()
    }
}

/// Pixels: premultiplied, 0 to 255.
type Pixels = Vec<[f32; 4]>;

/// Composes nodes as CSS says, one after the other and group by group, with floats. Only single
/// boxes under clips, at full opacity, are drawn by what is tested.
struct Reference {
    surface: Surface,
}

impl Reference {
    fn blank(&self) -> Pixels {
        vec![[0.0; 4]; (self.surface.pixel_width * self.surface.pixel_height) as usize]
    }

    /// Draws what is in `nodes`. `clips` is around them, from the innermost on, as far as the
    /// group's begins.
    fn nodes(&self, nodes: &[Node], clips: &[Clip], below: &mut Pixels) {
        for node in nodes {
            let mut own = self.blank();
            // A group is cut by what is around it as a whole.
            let (inside, target) = if node.opacity < 1.0 {
                (&[][..], &mut own)
            } else {
                (clips, &mut *below)
            };
            lay_over(target, &self.single(node, inside), |_| 1.0);
            let mut inner = inside.to_vec();
            if let Some(radii) = node.clips {
                let (affine, size) = (node.affine, node.size);
                inner.insert(
                    0,
                    Clip {
                        affine,
                        size,
                        radii,
                    },
                );
            }
            self.nodes(&node.children, &inner, target);
            if node.opacity < 1.0 {
                let everywhere = self::node(0.0, 0.0, WIDTH, HEIGHT, u32::MAX, vec![]);
                let covered = self.single(&everywhere, clips);
                lay_over(below, &own, |at| node.opacity * covered[at][3] / 255.0);
            }
        }
    }

    /// A box alone.
    fn single(&self, node: &Node, clips: &[Clip]) -> Pixels {
        let alone = Node {
            children: vec![],
            opacity: 1.0,
            clips: None,
            ..node.clone()
        };
        // Clips are nodes around it that draw nothing.
        let whole = clips.iter().fold(alone, |inner, clip| Node {
            affine: clip.affine,
            size: clip.size,
            color: 0,
            opacity: 1.0,
            clips: Some(clip.radii),
            children: vec![inner],
        });
        let stage = Stage::new(&[whole], self.surface);
        pixels_of(&stage)
    }
}

fn lay_over(below: &mut Pixels, above: &Pixels, opacity: impl Fn(usize) -> f32) {
    for (at, (below, above)) in below.iter_mut().zip(above).enumerate() {
        let opacity = opacity(at);
        let keep = 1.0 - above[3] / 255.0 * opacity;
        for (below, above) in below.iter_mut().zip(above) {
            *below = above * opacity + *below * keep;
        }
    }
}

fn pixels_of(stage: &Stage) -> Pixels {
    let mut render = stage.render.clone();
    let mut words = Vec::new();
    render.full(&mut words);
    let mut raster = Raster::new();
    raster.apply(&words).expect("a full list");
    let bytes = raster.draw().expect("a surface");
    let pixels = bytes.as_chunks::<4>().0.iter();
    pixels.map(|pixel| pixel.map(f32::from)).collect()
}

/// How much two pictures differ at most.
fn difference(left: &Pixels, right: &Pixels) -> f32 {
    let channels = |pixels: &Pixels| pixels.concat();
    let (left, right) = (channels(left), channels(right));
    let differences = left.iter().zip(&right).map(|(a, b)| (a - b).abs());
    differences.fold(0.0, f32::max)
}

fn any_node() -> impl Strategy<Value = Node> {
    let place = prop_oneof![
        // Beside each other, with and without a gap, at whole pixels and between them.
        (0_u8..8, 0_u8..6).prop_map(|(x, y)| (f32::from(x) * 8.0, f32::from(y) * 8.0)),
        (-20.0_f32..70.0, -20.0_f32..50.0),
    ];
    let side = prop_oneof![Just(8.0_f32), Just(7.5), Just(7.0), 1.0_f32..60.0];
    let color = prop_oneof![
        Just(0_u32),
        any::<u32>(),
        any::<u32>().prop_map(|it| it | 0xff)
    ];
    let opacity = prop_oneof![
        2 => Just(1.0_f32),
        3 => 0.1_f32..0.95,
        1 => Just(0.0),
    ];
    let radii = prop_oneof![
        Just(NO_ROUNDING),
        (0.0_f32..10.0).prop_map(|radius| [radius; 4]),
    ];
    let turn = prop_oneof![3 => Just(0.0_f32), 1 => -1.0_f32..1.0];
    let clips = prop::option::weighted(0.4, radii);
    let leaf = (place, (side.clone(), side), color, opacity, clips, turn).prop_map(
        |((x, y), (width, height), color, opacity, clips, turn)| {
            let (sin, cos) = turn.sin_cos();
            Node {
                affine: [cos, sin, -sin, cos, x, y],
                size: [width, height],
                color,
                opacity,
                clips,
                children: vec![],
            }
        },
    );
    leaf.prop_recursive(4, 10, 3, |inner| {
        let parts = (inner.clone(), prop::collection::vec(inner, 1..4));
        parts.prop_map(|(node, children)| Node { children, ..node })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, ..ProptestConfig::default() })]

    /// Whatever is drawn by itself and whatever is not, it looks as if every group were.
    #[test]
    fn groups_are_drawn_as_if_each_were_composed_alone(
        nodes in prop::collection::vec(any_node(), 1..3),
        surface in prop_oneof![Just(surface(64, 48)), Just(surface(96, 72)), Just(surface(50, 40))],
    ) {
        let drawn = pixels_of(&Stage::new(&nodes, surface));
        let reference = Reference { surface };
        let mut expected = reference.blank();
        reference.nodes(&nodes, &[], &mut expected);
        let difference = difference(&drawn, &expected);
        // Every box that lies over another rounds once more.
        prop_assert!(difference <= 4.0, "they differ by {difference}");
    }
}

const RED: u32 = 0xff00_00ff;
const BLUE: u32 = 0x0000_ffff;

/// A node with another over it, and the opacity.
fn card(x: f32, opacity: f32) -> Node {
    let inner = node(x + 2.0, 4.0, 6.0, 6.0, BLUE, vec![]);
    node(x, 2.0, 10.0, 10.0, RED, vec![inner]).faded(opacity)
}

#[test]
fn what_lies_under_something_of_its_own_group_does_not_shine_through() {
    let stage = Stage::new(&[card(0.0, 0.5)], surface(64, 48));
    // Ten pixels, and what they may need more where they lie otherwise.
    assert_eq!(stage.targets(), [[24, 24]]);
    let pixels = pixels_of(&stage);
    let at = |x: usize, y: usize| pixels[y * 64 + x];
    assert_eq!(at(5, 6), [0.0, 0.0, 128.0, 128.0], "only the upper box");
    assert_eq!(at(1, 3), [128.0, 0.0, 0.0, 128.0]);
    // Instances have none of the opacity, what draws the target has it all.
    assert_eq!(stage.opacities(), [1.0, 1.0, 0.5]);
}

#[test]
fn what_does_not_overlap_needs_no_target() {
    let leaf = |x: f32| node(x, 0.0, 10.0, 10.0, RED, vec![]);
    let empty = |children: Vec<Node>| node(0.0, 0.0, 60.0, 40.0, 0, children).faded(0.5);
    for (nodes, expected) in [
        (vec![leaf(0.0).faded(0.5)], vec![0.5]),
        (vec![empty(vec![leaf(0.0), leaf(11.0)])], vec![0.5, 0.5]),
        // Nested, it is the product.
        (
            vec![empty(vec![leaf(0.0).faded(0.5), leaf(11.0)])],
            vec![0.25, 0.5],
        ),
        // Seen through or not at all, nobody can tell.
        (vec![card(0.0, 0.0)], vec![0.0, 0.0]),
    ] {
        let stage = Stage::new(&nodes, surface(64, 48));
        assert_eq!(stage.targets(), [] as [[u32; 2]; 0]);
        let drawn: Vec<f32> = stage.opacities();
        assert_eq!(drawn[drawn.len() - expected.len()..], expected);
    }
    // Soft edges would share pixels as soon as something moves by half a pixel.
    let stage = Stage::new(&[empty(vec![leaf(0.0), leaf(10.0)])], surface(64, 48));
    assert_eq!(stage.targets().len(), 1);
}

#[test]
fn letters_of_a_text_and_parts_of_a_gradient_are_one_thing() {
    let mut stage = Stage::new(
        &[node(0.0, 0.0, 40.0, 20.0, 0, vec![]).faded(0.5)],
        surface(64, 48),
    );
    let letter = |x: f32| [x, 2.0, 8.0, 9.0, 1.0, 1.0, 8.0, 9.0];
    let glyphs = |count: u32| Glyphs {
        nodes: vec![2, 0, count],
        quads: (0..count).flat_map(|at| letter(at as f32 * 6.0)).collect(),
        pages: vec![0; count as usize],
    };
    stage.render.set_glyphs(&glyphs(5)).expect("glyphs");
    stage.draw();
    assert!(stage.targets().is_empty());
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.select(2);
    let stops = [0.0, 0.5, 1.0].map(|offset| GradientStop { offset, color: RED });
    let (angle, stops) = (30.0, stops.to_vec());
    let linear = LinearGradient { angle, stops };
    writer.entry(id::BACKGROUND_GRADIENT, &Gradient::Linear(linear));
    stage.render.set_glyphs(&glyphs(0)).expect("glyphs");
    stage.render.apply(&words).expect("a gradient");
    stage.draw();
    assert!(stage.targets().is_empty() && stage.host.geometry.len() > 2);
    // But a text on a gradient lies over it.
    stage.render.set_glyphs(&glyphs(5)).expect("glyphs");
    stage.draw();
    assert_eq!(stage.targets().len(), 1);
}

/// What of a list there is: textures, passes, and how many instances have geometry and paint.
fn parts(words: &[u32]) -> (usize, bool, usize, usize) {
    let list = List::parse(words).expect("a list");
    let geometry = list
        .geometry()
        .flatten()
        .map(|(_, range)| range.instances.len());
    let paint = list
        .paint()
        .flatten()
        .map(|(_, range)| range.instances.len());
    (
        list.textures().count(),
        list.has_passes(),
        geometry.sum(),
        paint.sum(),
    )
}

#[test]
fn a_fade_of_a_thousand_nodes_sends_one_instance() {
    let many = (0..1000).map(|at: u16| {
        node(
            f32::from(at % 50),
            f32::from(at / 50),
            5.0,
            5.0,
            BLUE,
            vec![],
        )
    });
    let group = node(0.0, 0.0, WIDTH, HEIGHT, RED, many.collect());
    let mut stage = Stage::new(&[group.faded(0.9)], surface(64, 48));
    for opacity in [0.5, 0.4] {
        assert_eq!(parts(&stage.fade(2, opacity)), (0, false, 1, 0));
        assert_eq!(stage.opacities().last(), Some(&opacity));
    }
}

#[test]
fn a_group_that_moves_a_little_keeps_its_target_and_its_pass() {
    let mut stage = Stage::new(&[card(10.0, 0.5)], surface(640, 480));
    let targets = stage.targets();
    // All instances move, and what draws the target shows another part of it.
    for x in [10.5, 11.0, 12.3] {
        stage.move_to(1, x + 2.0, 4.0);
        let words = stage.move_to(0, x, 2.0);
        let (textures, has_passes, geometry, paint) = parts(&words);
        assert!((textures, has_passes) == (0, false) && geometry <= 3 && paint <= 1);
        assert_eq!(stage.targets(), targets);
    }
    // Far away, the pass has another place, and the target still its size.
    stage.move_to(1, 32.0, 4.0);
    let words = stage.move_to(0, 30.0, 2.0);
    assert!(parts(&words).1);
    assert_eq!(stage.targets(), targets);
    let pass = &stage.host.passes[0];
    assert!(pass.place[0] > 0 && pass.place.iter().all(|at| at % 8 == 0));
}

#[test]
fn a_target_goes_when_its_group_does_or_is_not_seen() {
    let mut stage = Stage::new(&[card(10.0, 0.5), card(40.0, 0.5)], surface(64, 48));
    assert_eq!(stage.targets().len(), 2);
    let pixels = stage.render.target_pixels();
    stage.fade(2, 0.0);
    assert_eq!(stage.targets().len(), 1);
    assert_eq!(stage.render.target_pixels() * 2, pixels);
    stage.fade(2, 0.25);
    assert_eq!(stage.targets().len(), 2);
    // Beyond the surface there is nothing to draw.
    for (place, x) in [(2, 90.0), (3, 92.0)] {
        stage.move_to(place, x, 2.0);
    }
    assert_eq!(stage.targets().len(), 1);
    let ended = Drawing {
        reordered: true,
        order: stage.drawing.order.clone(),
        ..Drawing::default()
    };
    stage.render.set_drawing(&ended).expect("an order");
    stage.draw();
    assert!(stage.targets().is_empty() && stage.host.passes.len() == 1);
    assert_eq!(stage.opacities(), [1.0; 4]);
    assert_eq!(stage.render.target_pixels(), 0);
}

#[test]
fn beyond_the_pixels_that_there_are_groups_are_drawn_as_they_were_without_targets() {
    let cards = [card(0.0, 0.5), card(20.0, 0.5), card(40.0, 0.5)];
    let few = |target_pixels: u32| Surface {
        target_pixels,
        ..surface(64, 48)
    };
    for (pixels, targets) in [(0, 0), (24 * 24 - 1, 0), (24 * 24, 1), (2 * 24 * 24, 2)] {
        let stage = Stage::new(&cards, few(pixels));
        assert_eq!(stage.targets().len(), targets);
        assert!(stage.render.target_pixels() <= pixels);
    }
    // However many groups there are, targets have an end.
    let many: Vec<Node> = (0..100).map(|_| card(0.0, 0.5)).collect();
    assert_eq!(Stage::new(&many, surface(64, 48)).targets().len(), 64);
}

#[test]
fn instances_that_draw_targets_move_no_other_instance() {
    let nodes = [card(0.0, 0.5), node(30.0, 0.0, 5.0, 5.0, RED, vec![])];
    let mut stage = Stage::new(&nodes, surface(64, 48));
    assert_eq!(stage.host.geometry.len(), 4);
    let before = stage.host.paint[..3].to_vec();
    let words = stage.fade(2, 0.0);
    assert_eq!(words[Header::INSTANCES], 3);
    assert_eq!(stage.host.paint, before);
    assert_eq!(parts(&words).3, 0, "no paint is sent again");
}

#[test]
fn a_clip_around_a_group_cuts_it_once() {
    // Both clips end within a pixel, and what is in the group reaches beyond both.
    let clipped = |x: f32, color: u32, children: Vec<Node>| Node {
        clips: Some(NO_ROUNDING),
        ..node(x, 4.0, 30.0, 30.0, color, children)
    };
    let inner = node(0.0, 0.0, 60.0, 40.0, BLUE, vec![]);
    let group = clipped(-10.5, RED, vec![inner]).faded(0.5);
    let around = clipped(10.5, 0, vec![group]);
    let stage = Stage::new(std::slice::from_ref(&around), surface(64, 48));
    assert_eq!(stage.targets().len(), 1);
    let reference = Reference {
        surface: surface(64, 48),
    };
    let mut expected = reference.blank();
    reference.nodes(&[around], &[], &mut expected);
    assert!(difference(&pixels_of(&stage), &expected) <= 1.0);
}
