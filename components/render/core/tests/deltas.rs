//! Random edits of a scene: all deltas in order amount to the full list, and the full list shows
//! what a new `Render` would show that was told only the outcome.

use std::collections::BTreeMap;

use inlay_raster::draw_list::{Geometry, geometry_kind};
use inlay_raster::{Retained, Texture};
use inlay_render::{Drawing, Glyphs, Render, Surface, Uploads};
use inlay_schema::values::{
    BoxShadow, Create, Gradient, GradientStop, Length, LinearGradient, NodeKind, ObjectFit,
    SourceRect,
};
use inlay_schema::{Writer, id};
use proptest::prelude::*;

/// Nodes of a scene: slots 2 to 13.
const NODES: u32 = 12;
const PAGES: u32 = 3;

const SURFACE: Surface = Surface {
    width: 1920.0,
    height: 1080.0,
    pixel_width: 1280,
    pixel_height: 720,
    texture_units: 16,
    target_pixels: 1 << 20,
};

/// One edit. Nodes are told by their place among those that can be meant.
#[derive(Clone, Debug)]
enum Edit {
    Create(u32),
    Remove(u32),
    Style(u32, Style),
    Move {
        node: u32,
        x: f32,
    },
    Fade {
        node: u32,
        opacity: f32,
    },
    Place {
        node: u32,
        space: u32,
        clip: u32,
        width: f32,
        inset: f32,
    },
    /// An order, and groups: node, first place, count and clip.
    Order(Vec<u32>, Vec<[u32; 4]>),
    Space {
        node: u32,
        x: f32,
    },
    Clip {
        node: u32,
        parent: u32,
        space: u32,
        width: f32,
    },
    Glyphs {
        node: u32,
        count: u32,
        page: u32,
    },
    Page {
        page: u32,
        texture: u32,
    },
    Upload {
        page: u32,
        tall: bool,
        /// Left, top, height of the part.
        part: (u32, u32, u32),
        value: u8,
    },
    Image {
        node: u32,
        state: u32,
        texture: u32,
    },
    Drop(u32),
    /// The picture of a node is freed, and another comes at once.
    Swap {
        node: u32,
        texture: u32,
    },
    Units(u32),
    Full,
    Draw,
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Background(u32),
    Radius(f32),
    Tint(u32),
    Placeholder(u32),
    Color(u32),
    Fit(u32),
    Position(f32),
    Source(bool),
    Border(f32, u32),
    Gradient(u32),
    Corners(u32),
    Shadows(u32),
    Unset,
}

fn color() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(0xff00_00ff), Just(0x00ff_0080), any::<u32>()]
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        4 => color().prop_map(Style::Background),
        1 => (0.0_f32..80.0).prop_map(Style::Radius),
        1 => color().prop_map(Style::Tint),
        1 => color().prop_map(Style::Placeholder),
        1 => color().prop_map(Style::Color),
        1 => (0..5_u32).prop_map(Style::Fit),
        1 => (0.0_f32..100.0).prop_map(Style::Position),
        1 => any::<bool>().prop_map(Style::Source),
        2 => (0.0_f32..20.0, color()).prop_map(|(width, color)| Style::Border(width, color)),
        1 => (0..6_u32).prop_map(Style::Gradient),
        1 => color().prop_map(Style::Corners),
        2 => (0..5_u32).prop_map(Style::Shadows),
        1 => Just(Style::Unset),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let node = || 0..NODES;
    prop_oneof![
        6 => node().prop_map(Edit::Create),
        1 => node().prop_map(Edit::Remove),
        6 => (node(), style()).prop_map(|(node, style)| Edit::Style(node, style)),
        6 => (node(), 0.0_f32..500.0).prop_map(|(node, x)| Edit::Move { node, x }),
        4 => (node(), prop_oneof![Just(0.0), Just(0.5), Just(1.0), 0.0_f32..1.5])
            .prop_map(|(node, opacity)| Edit::Fade { node, opacity }),
        4 => (node(), node(), node(), 0.0_f32..200.0, 0.0_f32..20.0)
            .prop_map(|(node, space, clip, width, inset)| Edit::Place { node, space, clip, width, inset }),
        5 => Just((0..NODES).collect::<Vec<_>>()).prop_shuffle().prop_flat_map(move |all| {
            let group = (node(), 0..NODES, 1..=NODES, node()).prop_map(|(node, first, count, clip)| [node, first, count, clip]);
            (Just(all), 0..=NODES as usize, prop::collection::vec(group, 0..5))
                .prop_map(|(all, count, groups)| Edit::Order(all[..count].to_vec(), groups))
        }),
        2 => (node(), 0.0_f32..500.0).prop_map(|(node, x)| Edit::Space { node, x }),
        2 => (node(), node(), node(), 0.0_f32..500.0)
            .prop_map(|(node, parent, space, width)| Edit::Clip { node, parent, space, width }),
        3 => (node(), 0..20_u32, 0..PAGES).prop_map(|(node, count, page)| Edit::Glyphs { node, count, page }),
        1 => (0..PAGES, 0..6_u32).prop_map(|(page, texture)| Edit::Page { page, texture }),
        3 => (0..PAGES, any::<bool>(), (0..5_u32, 0..60_u32, 1..40_u32), any::<u8>())
            .prop_map(|(page, tall, part, value)| Edit::Upload { page, tall, part, value }),
        4 => (node(), 0..6_u32, 1..30_u32).prop_map(|(node, state, texture)| Edit::Image { node, state, texture }),
        1 => (1..30_u32).prop_map(Edit::Drop),
        2 => (node(), 1..30_u32).prop_map(|(node, texture)| Edit::Swap { node, texture }),
        1 => (1..=16_u32).prop_map(Edit::Units),
        1 => Just(Edit::Full),
        8 => Just(Edit::Draw),
    ]
}

#[derive(Clone, Debug)]
struct Node {
    id: u32,
    style: Vec<Style>,
    geometry: Option<([u32; 2], [f32; 12])>,
    opacity: f32,
    glyphs: Vec<([f32; 8], u32)>,
    image: Option<[u32; 4]>,
}

/// A group: its node, what is in it, and its clip.
#[derive(Clone, Debug)]
struct Group {
    node: u32,
    members: Vec<u32>,
    clip: u32,
}

/// The scene as it should be: the plainest record of all edits.
#[derive(Clone, Default)]
struct Scene {
    nodes: BTreeMap<u32, Node>,
    generations: BTreeMap<u32, u32>,
    order: Vec<u32>,
    groups: Vec<Group>,
    spaces: BTreeMap<u32, [f32; 6]>,
    clips: BTreeMap<u32, ([u32; 2], [f32; 12])>,
    units: u32,
}

fn moved(x: f32) -> [f32; 6] {
    [1.0, 0.0, 0.0, 1.0, x, 20.0]
}

fn apply_style(words: &mut Vec<u32>, node: u32, style: Style) {
    let mut writer = Writer::new(words);
    writer.select(node);
    match style {
        Style::Background(color) => writer.entry(id::BACKGROUND_COLOR, &color),
        Style::Radius(radius) => writer.entry(id::BORDER_TOP_LEFT_RADIUS, &radius),
        Style::Tint(color) => writer.entry(id::TINT, &color),
        Style::Placeholder(color) => writer.entry(id::PLACEHOLDER_COLOR, &color),
        Style::Color(color) => writer.entry(id::COLOR, &color),
        Style::Fit(fit) => {
            let fits = [
                ObjectFit::Fill,
                ObjectFit::Contain,
                ObjectFit::Cover,
                ObjectFit::None,
                ObjectFit::ScaleDown,
            ];
            writer.entry(id::OBJECT_FIT, &fits[fit as usize % fits.len()]);
            true
        }
        Style::Position(percent) => writer.entry(id::OBJECT_POSITION_X, &Length::Percent(percent)),
        Style::Source(some) => {
            let part = SourceRect {
                x: 10.0,
                y: 10.0,
                width: 20.0,
                height: 30.0,
            };
            writer.entry(id::SOURCE_RECT, &some.then_some(part))
        }
        Style::Border(width, color) => {
            writer.entry(id::BORDER_LEFT_WIDTH, &width);
            writer.entry(id::BORDER_LEFT_COLOR, &color)
        }
        Style::Gradient(count) => {
            let stop = |at: u32| GradientStop {
                // Not in order, and more than one at a place.
                offset: f32::from(u8::try_from(at * 3 % 5).expect("few")) / 4.0,
                color: 0xff00_00ff + at * 256,
            };
            let stops = (0..count).map(stop).collect();
            let linear = LinearGradient { angle: 30.0, stops };
            writer.entry(id::BACKGROUND_GRADIENT, &Gradient::Linear(linear))
        }
        Style::Corners(color) => {
            let corners = (color != 0).then_some((color, !color, color, 0xff));
            writer.entry(id::CORNER_COLORS, &corners)
        }
        Style::Shadows(count) => {
            let shadow = |at: u32| BoxShadow {
                x: 3.0,
                y: -4.0,
                blur: 8.0,
                spread: if at == 3 { -300.0 } else { 2.0 },
                color: 0x0000_00ff,
                inset: at % 2 == 1,
            };
            writer.entry(id::BOX_SHADOW, &(0..count).map(shadow).collect::<Vec<_>>())
        }
        Style::Unset => writer.entry(id::UNSET_PROPERTY, &u32::from(id::BACKGROUND_COLOR)),
    };
}

fn create_words(node: u32) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).entry(
        id::CREATE_NODE,
        &Create {
            node,
            kind: NodeKind::View,
        },
    );
    words
}

impl Scene {
    fn node(&mut self, place: u32) -> Option<&mut Node> {
        self.nodes.get_mut(&place)
    }

    /// Id of the space that a number means: the stage if it means none.
    fn space(&self, place: u32) -> u32 {
        self.nodes
            .get(&place)
            .map(|node| node.id)
            .filter(|id| self.spaces.contains_key(id))
            .unwrap_or(0)
    }

    fn clip(&self, place: u32) -> u32 {
        self.nodes
            .get(&place)
            .map(|node| node.id)
            .filter(|id| self.clips.contains_key(id))
            .unwrap_or(0)
    }

    fn remove(&mut self, place: u32) -> Option<u32> {
        let id = self.nodes.remove(&place)?.id;
        self.order.retain(|&other| other != id);
        self.groups.retain(|group| group.node != id);
        for group in &mut self.groups {
            group.members.retain(|&other| other != id);
        }
        self.groups.retain(|group| !group.members.is_empty());
        let space = self.spaces.remove(&id).is_some();
        let clip = self.clips.remove(&id).is_some();
        for group in self.groups.iter_mut().filter(|group| group.clip == id) {
            group.clip = 0;
        }
        for ([parent, of_space], shape) in self.clips.values_mut() {
            if (clip && *parent == id) || (space && *of_space == id) {
                (*parent, *of_space) = (0, 0);
                *shape = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
            }
        }
        for node in self.nodes.values_mut() {
            if let Some(([of_space, of_clip], _)) = node.geometry
                && ((space && of_space == id) || (clip && of_clip == id))
            {
                node.geometry = None;
            }
        }
        Some(id)
    }

    /// A `Render` that is told the outcome and nothing else, with the textures of `from`.
    fn rebuilt(&self, from: &Render, pages: &BTreeMap<u32, u32>) -> Render {
        let _ = from;
        let mut render = Render::new();
        render
            .set_surface(Surface {
                texture_units: self.units,
                ..SURFACE
            })
            .expect("a surface");
        for node in self.nodes.values() {
            render.apply(&create_words(node.id)).expect("a new node");
            let mut words = Vec::new();
            for style in &node.style {
                apply_style(&mut words, node.id, *style);
            }
            render.apply(&words).expect("styles");
        }
        for (&page, &texture) in pages {
            render.set_page(page, texture);
        }
        let spaces: Vec<u32> = self.spaces.keys().copied().collect();
        let transforms: Vec<f32> = self.spaces.values().flatten().copied().collect();
        let clips: Vec<u32> = self
            .clips
            .iter()
            .flat_map(|(&id, &([parent, space], _))| [id, parent, space])
            .collect();
        let shapes: Vec<f32> = self.clips.values().flat_map(|(_, shape)| *shape).collect();
        let shown: Vec<&Node> = self
            .order
            .iter()
            .filter_map(|id| self.nodes.values().find(|node| node.id == *id))
            .collect();
        let mut nodes = Vec::new();
        let mut geometry = Vec::new();
        let mut order = Vec::new();
        for node in shown {
            if let Some(([space, clip], numbers)) = node.geometry {
                nodes.extend([node.id, space, clip]);
                geometry.extend(numbers);
                order.push(node.id);
            }
        }
        let mut groups = Vec::new();
        for group in &self.groups {
            let is_member = |id: &u32| group.members.contains(id);
            let first = order.iter().position(is_member);
            let count = order.iter().filter(|id| is_member(id)).count();
            if let Some(first) = first {
                let [first, count] = [first, count].map(|count| u32::try_from(count).expect("few"));
                groups.extend([group.node, first, count, group.clip]);
            }
        }
        render
            .set_drawing(&Drawing {
                nodes: nodes.to_vec(),
                geometry: geometry.to_vec(),
                reordered: true,
                order: order.to_vec(),
                groups,
                faded: self.nodes.values().map(|node| node.id).collect(),
                opacities: self.nodes.values().map(|node| node.opacity).collect(),
                spaces: spaces.to_vec(),
                space_transforms: transforms.to_vec(),
                clips: clips.to_vec(),
                clip_shapes: shapes.to_vec(),
                ..Drawing::default()
            })
            .expect("a drawing");
        render
    }
}

/// The bits of an id that are its slot: 0 of targets.
const SLOTS: u32 = (1 << 20) - 1;

/// An instance with everything it refers to, whatever their slots are.
#[derive(PartialEq, Debug)]
struct Shown {
    geometry: Vec<u32>,
    paint: Vec<u32>,
    kind: u32,
    space: [f32; 6],
    clips: Vec<Vec<f32>>,
    texture: u32,
    /// Target and place of its pass.
    pass: (u32, [u32; 2]),
}

fn shown(retained: &Retained) -> Vec<Shown> {
    let mut all = Vec::new();
    let batches = retained
        .passes
        .iter()
        .flat_map(|pass| pass.batches.iter().map(move |batch| (pass, batch)));
    for (pass, batch) in batches {
        for index in batch.first as usize..(batch.first + batch.count) as usize {
            let words = retained.geometry[index];
            let Geometry {
                space,
                clip,
                texture,
                kind,
                ..
            } = Geometry::of(&words);
            let what = kind & geometry_kind::NUMBER;
            if what == geometry_kind::NOTHING {
                continue;
            }
            let mut clips = Vec::new();
            let mut next = if clip == Geometry::CLIP_NONE {
                0
            } else {
                batch.clips[usize::from(clip)]
            };
            let mut exact = 0;
            while next != 0 && next != pass.clip && clips.len() < 8 {
                let clip = retained.clips[next as usize - 1];
                let of_space = retained.spaces[clip.space as usize].affine;
                let turned = [clip.affine, of_space]
                    .iter()
                    .any(|affine| affine[1] != 0.0 || affine[2] != 0.0);
                let plain = !turned && clip.radii.iter().all(|&radius| radius <= 0.0);
                exact += usize::from(!plain);
                assert!(
                    plain || exact > 8 || batch.clips.contains(&next),
                    "a batch lists what its clips lie in, unless it is plain"
                );
                let space = retained.spaces[clip.space as usize].affine;
                clips.push(
                    [
                        &clip.affine[..],
                        &[clip.width, clip.height],
                        &clip.radii,
                        &space,
                    ]
                    .concat(),
                );
                next = clip.parent;
            }
            all.push(Shown {
                geometry: words[..Geometry::SPACE].to_vec(),
                paint: retained.paint[index].to_vec(),
                kind: u32::from(kind),
                space: retained.spaces[batch.spaces[usize::from(space)] as usize].affine,
                clips,
                pass: (pass.target, pass.place),
                texture: if [geometry_kind::IMAGE, geometry_kind::GLYPH].contains(&what) {
                    batch.textures[usize::from(texture)]
                } else {
                    0
                },
            });
        }
    }
    all
}

fn full_of(render: &mut Render) -> Retained {
    let mut words = Vec::new();
    render.full(&mut words);
    let mut retained = Retained::new();
    retained.apply(&words).expect("a full list is right");
    retained
}

/// Everything but the number.
fn assert_same(left: &Retained, right: &Retained) {
    assert_eq!(left.textures, right.textures);
    assert_eq!(left.spaces, right.spaces);
    assert_eq!(left.clips, right.clips);
    assert_eq!(left.geometry, right.geometry);
    assert_eq!(left.paint, right.paint);
    assert_eq!(left.passes, right.passes);
}

struct Run {
    render: Render,
    scene: Scene,
    host: Retained,
    pages: BTreeMap<u32, u32>,
}

impl Run {
    fn new() -> Self {
        let mut render = Render::new();
        render.set_surface(SURFACE).expect("a surface");
        let scene = Scene {
            units: 16,
            ..Scene::default()
        };
        Self {
            render,
            scene,
            host: Retained::new(),
            pages: BTreeMap::new(),
        }
    }

    /// With a row of nodes on screen, no two alike, some in a space or clip.
    fn with_row() -> Self {
        let (container, clipper) = (NODES - 1, NODES - 2);
        let mut run = Self::new();
        for place in 0..NODES {
            run.edit(&Edit::Create(place));
            run.edit(&Edit::Style(
                place,
                Style::Background(0xff00_00ff + place * 256),
            ));
        }
        run.edit(&Edit::Space {
            node: container,
            x: 70.0,
        });
        run.edit(&Edit::Clip {
            node: clipper,
            parent: NODES,
            space: container,
            width: 90.0,
        });
        for place in 0..clipper {
            let space = if place % 2 == 0 { container } else { NODES };
            let clip = if place % 3 == 0 { clipper } else { NODES };
            let width = 40.0 + place as f32;
            run.edit(&Edit::Place {
                node: place,
                space,
                clip,
                width,
                inset: 0.0,
            });
            run.edit(&Edit::Move {
                node: place,
                x: place as f32 * 50.0,
            });
        }
        run.edit(&Edit::Order((0..clipper).collect(), vec![]));
        run.draw();
        run
    }

    fn draw(&mut self) {
        let mut words = Vec::new();
        self.render.draw(&mut words);
        if !words.is_empty() {
            self.host.apply(&words).expect("a list follows the last");
        }
        let full = full_of(&mut self.render);
        assert_same(&self.host, &full);
        self.render.draw(&mut words);
        assert!(words.is_empty(), "a full list in between changes nothing");
        // Images and pages need more history than the scene keeps: what they show is compared
        // without them.
        let mut rebuilt = self.scene.rebuilt(&self.render, &self.pages);
        let plain = |all: Vec<Shown>| {
            all.into_iter()
                .filter(|shown| shown.texture & SLOTS == 0)
                .collect::<Vec<_>>()
        };
        let waits: Vec<u32> = self
            .scene
            .nodes
            .values()
            .filter(|node| node.image.is_some())
            .map(|node| node.id)
            .collect();
        let without_images = |all: Vec<Shown>| {
            plain(all)
                .into_iter()
                .filter(|shown| !waits.contains(&shown.paint[15]))
                .collect::<Vec<_>>()
        };
        // A background that has faded out keeps its instance, and so has a node without a place.
        let is_visible = |shown: &Shown| shown.paint[6] & 0xff != 0 && shown.paint[0] != 0;
        let visible = |all: Vec<Shown>| {
            without_images(all)
                .into_iter()
                .filter(is_visible)
                .collect::<Vec<_>>()
        };
        // What overlaps an image is drawn otherwise without it.
        let is_plain = |node: &Node| node.image.is_none() && node.glyphs.is_empty();
        let is_grouped = |node: &Node| {
            let mut groups = self.scene.groups.iter();
            groups.any(|group| group.members.contains(&node.id))
        };
        let mut nodes = self.scene.nodes.values();
        if nodes.all(|node| is_plain(node) || !is_grouped(node)) {
            let rebuilt = full_of(&mut rebuilt);
            assert_eq!(visible(shown(&full)), visible(shown(&rebuilt)));
        }
    }

    fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Create(place) => self.create(*place),
            Edit::Remove(place) => {
                if let Some(node) = self.scene.remove(*place) {
                    let mut words = Vec::new();
                    Writer::new(&mut words).entry(id::REMOVE_NODE, &node);
                    self.render.apply(&words).expect("a node that exists");
                }
            }
            Edit::Style(place, style) => {
                if let Some(node) = self.scene.node(*place) {
                    node.style.push(*style);
                    let mut words = Vec::new();
                    apply_style(&mut words, node.id, *style);
                    self.render.apply(&words).expect("a style");
                }
            }
            Edit::Fade { node, opacity } => {
                if let Some(node) = self.scene.node(*node) {
                    node.opacity = *opacity;
                    let drawing = Drawing {
                        faded: vec![node.id],
                        opacities: vec![*opacity],
                        ..Drawing::default()
                    };
                    self.render.set_drawing(&drawing).expect("an opacity");
                }
            }
            Edit::Move { node, x } => {
                if let Some(Node {
                    id,
                    geometry: Some((names, numbers)),
                    ..
                }) = self.scene.node(*node)
                {
                    numbers[4] = *x;
                    let (nodes, numbers) = ([*id, names[0], names[1]], *numbers);
                    // A whole geometry, one that only moved and one that was only shifted are the
                    // same.
                    let drawing = match x.to_bits() % 3 {
                        0 => return self.place(&nodes, &numbers),
                        1 => Drawing {
                            moved: vec![nodes[0]],
                            affines: numbers[..6].to_vec(),
                            ..Drawing::default()
                        },
                        _ => Drawing {
                            shifted: vec![nodes[0]],
                            shifts: numbers[4..6].to_vec(),
                            ..Drawing::default()
                        },
                    };
                    self.render.set_drawing(&drawing).expect("a drawing");
                }
            }
            Edit::Place {
                node,
                space,
                clip,
                width,
                inset,
            } => {
                let names = [self.scene.space(*space), self.scene.clip(*clip)];
                if let Some(node) = self.scene.node(*node) {
                    let numbers = [
                        1.0, 0.0, 0.0, 1.0, 5.0, 6.0, *width, 80.0, *inset, *inset, *inset, 0.0,
                    ];
                    node.geometry = Some((names, numbers));
                    let nodes = [node.id, names[0], names[1]];
                    self.place(&nodes, &numbers);
                }
            }
            Edit::Order(places, groups) => {
                self.scene.order = places
                    .iter()
                    .filter_map(|place| self.scene.nodes.get(place))
                    .map(|node| node.id)
                    .collect();
                let rows = self.group(groups);
                let drawing = Drawing {
                    reordered: true,
                    order: self.scene.order.to_vec(),
                    groups: rows,
                    ..Drawing::default()
                };
                self.render.set_drawing(&drawing).expect("an order");
            }
            Edit::Space { node, x } => {
                if let Some(Node { id, .. }) = self.scene.nodes.get(node) {
                    self.scene.spaces.insert(*id, moved(*x));
                    let drawing = Drawing {
                        spaces: [*id].to_vec(),
                        space_transforms: moved(*x).to_vec(),
                        ..Drawing::default()
                    };
                    self.render.set_drawing(&drawing).expect("a space");
                }
            }
            Edit::Clip {
                node,
                parent,
                space,
                width,
            } => self.clip(*node, *parent, *space, *width),
            _ => self.edit_textures(edit),
        }
    }

    /// Groups the order, as far as the groups that are asked for lie in each other or beside each
    /// other; returns their rows.
    fn group(&mut self, asked: &[[u32; 4]]) -> Vec<u32> {
        let count = u32::try_from(self.scene.order.len()).expect("few");
        let mut ranges: Vec<(u32, u32, u32, u32)> = Vec::new();
        for &[node, first, length, clip] in asked {
            let Some(id) = self.scene.nodes.get(&node).map(|node| node.id) else {
                continue;
            };
            let end = (first + length).min(count);
            let is_apart = |&(other, other_end, ..): &(u32, u32, u32, u32)| {
                end <= other
                    || other_end <= first
                    || first <= other && other_end <= end
                    || other <= first && end <= other_end
            };
            if first < end && ranges.iter().all(is_apart) {
                ranges.push((first, end, id, self.scene.clip(clip)));
            }
        }
        ranges.sort_by_key(|&(first, end, ..)| (first, count - end));
        self.scene.groups.clear();
        for &(first, end, node, clip) in &ranges {
            self.scene.groups.push(Group {
                node,
                members: self.scene.order[first as usize..end as usize].to_vec(),
                clip,
            });
        }
        let rows = ranges.iter();
        rows.flat_map(|&(first, end, node, clip)| [node, first, end - first, clip])
            .collect()
    }

    fn create(&mut self, place: u32) {
        if self.scene.nodes.contains_key(&place) {
            return;
        }
        let generation = self.scene.generations.entry(place).or_insert(0);
        *generation += 1;
        let id = (place + 2) | (*generation << 20);
        self.scene.nodes.insert(
            place,
            Node {
                id,
                style: vec![],
                geometry: None,
                opacity: 1.0,
                glyphs: vec![],
                image: None,
            },
        );
        self.render.apply(&create_words(id)).expect("a new node");
    }

    fn place(&mut self, nodes: &[u32], geometry: &[f32]) {
        self.render
            .set_drawing(&Drawing {
                nodes: nodes.to_vec(),
                geometry: geometry.to_vec(),
                ..Drawing::default()
            })
            .expect("a place");
    }

    fn clip(&mut self, node: u32, parent: u32, space: u32, width: f32) {
        let Some(id) = self.scene.nodes.get(&node).map(|node| node.id) else {
            return;
        };
        let parent = Some(self.scene.clip(parent))
            .filter(|&parent| parent != id)
            .unwrap_or(0);
        let names = [parent, self.scene.space(space)];
        let shape = [
            1.0, 0.0, 0.0, 1.0, 3.0, 4.0, width, 90.0, 5.0, 5.0, 0.0, 0.0,
        ];
        self.scene.clips.insert(id, (names, shape));
        let clips = [id, names[0], names[1]];
        self.render
            .set_drawing(&Drawing {
                clips: clips.to_vec(),
                clip_shapes: shape.to_vec(),
                ..Drawing::default()
            })
            .expect("a clip");
    }

    fn edit_textures(&mut self, edit: &Edit) {
        match *edit {
            Edit::Glyphs { node, count, page } => {
                let Some(node) = self.scene.node(node) else {
                    return;
                };
                node.glyphs = (0..count)
                    .map(|index| {
                        (
                            [index as f32 * 8.0, 2.0, 8.0, 9.0, 1.0, 1.0, 8.0, 9.0],
                            page,
                        )
                    })
                    .collect();
                let quads: Vec<f32> = node.glyphs.iter().flat_map(|(quad, _)| *quad).collect();
                let pages = vec![page; count as usize];
                let glyphs = Glyphs {
                    nodes: [node.id, 0, count].to_vec(),
                    quads: quads.to_vec(),
                    pages: pages.to_vec(),
                };
                self.render.set_glyphs(&glyphs).expect("glyphs");
            }
            Edit::Page { page, texture } => {
                self.pages.insert(page, texture);
                self.render.set_page(page, texture);
            }
            Edit::Upload {
                page,
                tall,
                part: (x, y, height),
                value,
            } => {
                let (width, page_height) = (11, if tall { 120 } else { 100 });
                let pixels: Vec<u8> = (0..width * height)
                    .map(|at| value.wrapping_mul(at.to_le_bytes()[0]))
                    .collect();
                // A page without a texture is refused, and that changes nothing.
                let _ = self.render.upload(&Uploads {
                    parts: [page, 16, page_height, x, y, width, height].to_vec(),
                    pixels: pixels.to_vec(),
                });
            }
            Edit::Image {
                node,
                state,
                texture,
            } => {
                let Some(node) = self.scene.node(node) else {
                    return;
                };
                let image = [node.id, state, texture, 40, 50];
                node.image = Some([state, texture, 40, 50]);
                self.render.set_images(&image).expect("an image");
            }
            Edit::Swap { node, texture } => {
                let Some(node) = self.scene.node(node) else {
                    return;
                };
                if let Some([_, old, ..]) = node.image {
                    self.render.drop_textures(&[old]);
                }
                let image = [3, texture, 40, 50];
                node.image = Some(image);
                let words = [node.id, image[0], image[1], image[2], image[3]];
                self.render.set_images(&words).expect("an image");
            }
            Edit::Drop(texture) => self.render.drop_textures(&[texture]),
            Edit::Units(units) => {
                self.scene.units = units;
                self.render
                    .set_surface(Surface {
                        texture_units: units,
                        ..SURFACE
                    })
                    .expect("a surface");
            }
            Edit::Full => drop(full_of(&mut self.render)),
            _ => self.draw(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn deltas_amount_to_the_full_list(edits in prop::collection::vec(edit(), 1..80)) {
        let mut run = Run::with_row();
        for edit in &edits {
            run.edit(edit);
        }
        run.draw();
    }
}

#[test]
fn the_host_gets_what_text_uploaded() {
    let mut run = Run::new();
    run.render.set_page(0, 9);
    let parts = [0, 16, 12, 0, 4, 16, 3];
    run.render
        .upload(&Uploads {
            parts: parts.to_vec(),
            pixels: [7; 48].to_vec(),
        })
        .expect("a page with a texture");
    run.draw();
    let Some(Texture::Page { pixels, .. }) = run.host.textures.get(&9) else {
        panic!("expected a page")
    };
    assert_eq!(pixels.iter().filter(|&&pixel| pixel == 7).count(), 48);
    assert_eq!(pixels[4 * 16], 7);
}
