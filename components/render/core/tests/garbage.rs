//! Whatever comes in, nothing panics, what is refused changes nothing, and lists stay right.

use inlay_raster::Retained;
use inlay_render::{ApplyError, Drawing, Glyphs, Render, RenderError, Surface, Uploads};
use inlay_schema::values::{Create, NodeKind};
use inlay_schema::{Writer, id};
use proptest::prelude::*;

const SURFACE: Surface = Surface {
    width: 1920.0,
    height: 1080.0,
    pixel_width: 1280,
    pixel_height: 720,
    texture_units: 2,
    target_pixels: 1 << 22,
};

/// Ids that mostly exist.
fn node() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..6_u32, 1 => any::<u32>()]
}

fn number() -> impl Strategy<Value = f32> {
    prop_oneof![4 => -100.0_f32..2000.0, 1 => any::<f32>(), 1 => Just(f32::MAX), 2 => 0.0_f32..1.0]
}

fn word() -> impl Strategy<Value = u32> {
    let entry = (
        prop_oneof![Just(1_u32), Just(2), Just(4), Just(6), 0x300..0x350_u32],
        0..4_u32,
    );
    prop_oneof![2 => node(), 1 => any::<u32>(), 4 => entry.prop_map(|(id, length)| id | length << 16)]
}

/// Lists that mostly fit together: as many items as `nodes` says, with a few words more or less.
fn list<T: std::fmt::Debug + Clone>(
    item: impl Strategy<Value = T>,
    stride: usize,
) -> impl Strategy<Value = Vec<T>> {
    (
        prop::collection::vec(item, 0..stride * 4),
        prop::bool::weighted(0.9),
    )
        .prop_map(move |(mut list, whole)| {
            if whole {
                list.truncate(list.len() / stride * stride);
            }
            list
        })
}

#[derive(Clone, Debug)]
enum Call {
    Surface(f32, f32, u32, u32, u32),
    Apply(Vec<u32>),
    Drawing(
        Vec<u32>,
        Vec<f32>,
        bool,
        Vec<u32>,
        Vec<u32>,
        Vec<f32>,
        Vec<u32>,
        Vec<f32>,
        Vec<u32>,
        Vec<(u32, f32)>,
        Vec<(u32, [f32; 6])>,
    ),
    Glyphs(Vec<u32>, Vec<f32>, Vec<u32>),
    Page(u32, u32),
    Upload(Vec<u32>, Vec<u8>),
    Images(Vec<u32>),
    Drop(Vec<u32>),
    Reset,
}

fn drawing() -> impl Strategy<Value = Call> {
    (0..3_usize, 0..3_usize, 0..3_usize).prop_flat_map(|(nodes, spaces, clips)| {
        let exact = |count: usize| prop::collection::vec(number(), count);
        let words = |count: usize| prop::collection::vec(node(), count);
        (
            words(nodes * 3),
            exact(nodes * 12),
            any::<bool>(),
            list(node(), 1),
            words(spaces),
            exact(spaces * 6),
            words(clips * 3),
            exact(clips * 12),
            list(node(), 4),
            list((node(), number()), 1),
            list((node(), prop::array::uniform6(number())), 1),
        )
            .prop_map(|(a, b, c, d, e, f, g, h, i, j, k)| {
                Call::Drawing(a, b, c, d, e, f, g, h, i, j, k)
            })
    })
}

fn call() -> impl Strategy<Value = Call> {
    let side = || prop_oneof![3 => 1..2000_u32, 1 => any::<u32>()];
    prop_oneof![
        1 => (number(), number(), side(), side(), 0..20_u32).prop_map(|(a, b, c, d, e)| Call::Surface(a, b, c, d, e)),
        4 => list(word(), 1).prop_map(Call::Apply),
        8 => drawing(),
        2 => (list(node(), 3), list(number(), 8), list(0..3_u32, 1)).prop_map(|(a, b, c)| Call::Glyphs(a, b, c)),
        2 => (0..3_u32, 0..4_u32).prop_map(|(page, texture)| Call::Page(page, texture)),
        2 => (list(0..8_u32, 7), prop::collection::vec(any::<u8>(), 0..64)).prop_map(|(a, b)| Call::Upload(a, b)),
        2 => list(0..8_u32, 5).prop_map(Call::Images),
        1 => list(0..8_u32, 1).prop_map(Call::Drop),
        1 => Just(Call::Reset),
    ]
}

/// Whether the call was taken.
fn make(render: &mut Render, call: &Call) -> bool {
    match call {
        Call::Surface(width, height, pixel_width, pixel_height, texture_units) => {
            let [width, height] = [*width, *height];
            let [pixel_width, pixel_height, texture_units] =
                [*pixel_width, *pixel_height, *texture_units];
            render
                .set_surface(Surface {
                    width,
                    height,
                    pixel_width,
                    pixel_height,
                    texture_units,
                    target_pixels: pixel_width,
                })
                .is_ok()
        }
        Call::Apply(words) => render.apply(words).is_ok(),
        Call::Drawing(
            nodes,
            geometry,
            reordered,
            order,
            spaces,
            space_transforms,
            clips,
            clip_shapes,
            groups,
            opacities,
            moved,
        ) => {
            let reordered = *reordered;
            let drawing = Drawing {
                nodes: nodes.clone(),
                geometry: geometry.clone(),
                reordered,
                order: order.clone(),
                spaces: spaces.clone(),
                space_transforms: space_transforms.clone(),
                clips: clips.clone(),
                clip_shapes: clip_shapes.clone(),
                groups: groups.clone(),
                faded: opacities.iter().map(|(node, _)| *node).collect(),
                opacities: opacities.iter().map(|(_, opacity)| *opacity).collect(),
                moved: moved.iter().map(|(node, _)| *node).collect(),
                affines: moved.iter().flat_map(|(_, affine)| *affine).collect(),
                shifted: moved.iter().rev().map(|(node, _)| *node).collect(),
                shifts: moved.iter().flat_map(|(_, [x, y, ..])| [*x, *y]).collect(),
                ..Drawing::default()
            };
            render.set_drawing(&drawing).is_ok()
        }
        Call::Glyphs(nodes, quads, pages) => render
            .set_glyphs(&Glyphs {
                nodes: nodes.clone(),
                quads: quads.clone(),
                pages: pages.clone(),
            })
            .is_ok(),
        Call::Page(page, texture) => {
            render.set_page(*page, *texture);
            true
        }
        Call::Upload(parts, pixels) => render
            .upload(&Uploads {
                parts: parts.clone(),
                pixels: pixels.clone(),
            })
            .is_ok(),
        Call::Images(images) => render.set_images(images).is_ok(),
        Call::Drop(textures) => {
            render.drop_textures(textures);
            true
        }
        Call::Reset => {
            render.reset();
            true
        }
    }
}

fn create(words: &mut Vec<u32>, node: u32) {
    Writer::new(words).entry(
        id::CREATE_NODE,
        &Create {
            node,
            kind: NodeKind::View,
        },
    );
}

fn ready() -> Render {
    let mut render = Render::new();
    render.set_surface(SURFACE).expect("a surface");
    let mut words = Vec::new();
    for node in 2..6 {
        create(&mut words, node);
    }
    render.apply(&words).expect("new nodes");
    render.set_page(0, 1);
    render
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn any_calls(calls in prop::collection::vec(call(), 1..24)) {
        let mut render = ready();
        let mut host = Retained::new();
        let (mut words, mut before) = (Vec::new(), Vec::new());
        for call in &calls {
            render.full(&mut before);
            if !make(&mut render, call) {
                render.full(&mut words);
                prop_assert_eq!(&words, &before, "a refused call changes nothing");
            }
            if matches!(call, Call::Reset) {
                host = Retained::new();
            }
            render.draw(&mut words);
            if !words.is_empty() {
                prop_assert_eq!(host.apply(&words), Ok(()));
            }
        }
    }

    #[test]
    fn any_entries(words in prop::collection::vec(prop_oneof![word(), any::<u32>()], 0..64)) {
        let mut render = ready();
        let _ = render.apply(&words);
        render.draw(&mut Vec::new());
    }
}

#[test]
fn refusals_carry_the_facts() {
    let mut render = ready();
    let malformed = [u32::from(id::CREATE_NODE) | 2 << 16, 3];
    assert_eq!(render.apply(&malformed), Err(ApplyError::Malformed(0)));
    let mut words = Vec::new();
    create(&mut words, 9);
    Writer::new(&mut words).select(77);
    assert_eq!(render.apply(&words), Err(ApplyError::UnknownNode(77)));
    words.truncate(3);
    Writer::new(&mut words).entry(id::BLUR, &0.0_f32);
    assert_eq!(
        render.apply(&words),
        Err(ApplyError::Unsupported(u32::from(id::BLUR)))
    );
    words.truncate(3);
    assert_eq!(
        render.apply(&words),
        Ok(()),
        "node 9 was not created by the refused streams"
    );
    assert_eq!(
        render.apply(&words),
        Err(ApplyError::Malformed(0)),
        "node 9 is there already"
    );

    let unknown = Drawing {
        nodes: [2, 0, 0].to_vec(),
        geometry: [0.0; 11].to_vec(),
        ..Drawing::default()
    };
    assert_eq!(
        render.set_drawing(&unknown),
        Err(RenderError::BadLength(11))
    );
    let mut geometry = [1.0; 12];
    geometry[5] = f32::NAN;
    let nan = Drawing {
        nodes: [2, 0, 0].to_vec(),
        geometry: geometry.to_vec(),
        ..Drawing::default()
    };
    assert_eq!(render.set_drawing(&nan), Err(RenderError::BadNumber(5)));
    geometry[5] = 0.0;
    geometry[6] = -1.0;
    let negative = Drawing {
        nodes: [2, 0, 0].to_vec(),
        geometry: geometry.to_vec(),
        ..Drawing::default()
    };
    assert_eq!(
        render.set_drawing(&negative),
        Err(RenderError::BadNumber(6))
    );
    let no_space = Drawing {
        nodes: [2, 5, 0].to_vec(),
        geometry: [1.0; 12].to_vec(),
        ..Drawing::default()
    };
    assert_eq!(
        render.set_drawing(&no_space),
        Err(RenderError::UnknownNode(5))
    );
    let twice = Drawing {
        reordered: true,
        order: [2, 3, 2].to_vec(),
        ..Drawing::default()
    };
    assert_eq!(render.set_drawing(&twice), Err(RenderError::BadNumber(2)));
    let mut grouped = |groups: &[u32]| {
        render.set_drawing(&Drawing {
            reordered: true,
            order: [2, 3, 4].to_vec(),
            groups: groups.to_vec(),
            ..Drawing::default()
        })
    };
    assert_eq!(grouped(&[2, 0, 1]), Err(RenderError::BadLength(3)));
    assert_eq!(grouped(&[77, 0, 1, 0]), Err(RenderError::UnknownNode(77)));
    assert_eq!(grouped(&[2, 0, 1, 3]), Err(RenderError::UnknownNode(3)));
    for (groups, fault) in [
        (&[2, 0, 0, 0][..], 2),
        (&[2, 1, 3, 0], 2),
        (&[2, 1, u32::MAX, 0], 2),
        // Not before those in it, and partly in another.
        (&[3, 1, 1, 0, 2, 0, 3, 0], 5),
        (&[2, 0, 2, 0, 3, 1, 2, 0], 6),
    ] {
        assert_eq!(grouped(groups), Err(RenderError::BadNumber(fault)));
    }
    assert_eq!(grouped(&[2, 0, 3, 0, 3, 1, 2, 0, 4, 2, 1, 0]), Ok(()));
    let faded = |node: u32, opacity: f32| Drawing {
        faded: [node].to_vec(),
        opacities: [opacity].to_vec(),
        ..Drawing::default()
    };
    for (node, opacity, error) in [
        (77, 0.5, RenderError::UnknownNode(77)),
        (2, -0.5, RenderError::BadNumber(0)),
        (2, f32::NAN, RenderError::BadNumber(0)),
    ] {
        assert_eq!(render.set_drawing(&faded(node, opacity)), Err(error));
    }
    let no_page = Uploads {
        parts: [7, 8, 8, 0, 0, 8, 8].to_vec(),
        pixels: [0; 64].to_vec(),
    };
    assert_eq!(render.upload(&no_page), Err(RenderError::UnknownPage(7)));
    let too_few = Uploads {
        parts: [0, 8, 8, 0, 0, 8, 8].to_vec(),
        pixels: [0; 63].to_vec(),
    };
    assert_eq!(render.upload(&too_few), Err(RenderError::BadLength(63)));
    let surface = Surface {
        texture_units: 17,
        ..SURFACE
    };
    assert_eq!(render.set_surface(surface), Err(RenderError::BadNumber(4)));
}
