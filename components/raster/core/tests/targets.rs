//! Targets: what passes draw into, and which lists are refused for them.

use inlay_interfaces::row::write_section;
use inlay_raster::draw_list::{
    Batch, Clip, Geometry, GeometryRange, Header, Image, ImageFields, Paint, PaintRange, Pass,
    Space, Target, Texture, TextureOperation, geometry_kind, header_flags, section,
};
use inlay_raster::{Fault, ListError, Raster, RasterError};

const RED: u32 = 0xff00_00ff;
const BLUE: u32 = 0x0000_ffff;
/// Targets have ids whose slot is 0.
const INNER: u32 = 2 << 20;
const OUTER: u32 = 1 << 20;
const PICTURE: u32 = 7;
/// A surface of 8 x 4 pixels, one to a dp.
const WIDTH: usize = 8;
const NONE: u8 = 255;

/// A box, or what shows a texture, at a place of the stage.
struct Item {
    place: [f32; 2],
    size: [f32; 2],
    color: u32,
    opacity: f32,
    clip: u8,
    /// Texture coordinates at its edges.
    edges: Option<[f32; 4]>,
}

const fn item(x: f32, y: f32, width: f32, height: f32, color: u32) -> Item {
    Item {
        place: [x, y],
        size: [width, height],
        color,
        opacity: 1.0,
        clip: NONE,
        edges: None,
    }
}

/// What shows all of a texture.
const fn shown(x: f32, y: f32, width: f32, height: f32) -> Item {
    Item {
        edges: Some([0.0, 0.0, 1.0, 1.0]),
        ..item(x, y, width, height, u32::MAX)
    }
}

#[derive(Clone)]
struct Run {
    first: u32,
    count: u32,
    textures: Vec<u32>,
    clips: Vec<u32>,
}

fn run(first: u32, count: u32, textures: &[u32]) -> Run {
    Run {
        first,
        count,
        textures: textures.to_vec(),
        clips: vec![],
    }
}

#[derive(Clone)]
struct Drawn {
    target: u32,
    place: [u32; 2],
    clip: u32,
    runs: Vec<Run>,
}

fn drawn(target: u32, place: [u32; 2], runs: &[Run]) -> Drawn {
    Drawn {
        target,
        place,
        clip: 0,
        runs: runs.to_vec(),
    }
}

/// A whole list, with clips of the stage from slot 1 on: left, top, width and height.
fn list(
    targets: &[(u32, [u32; 2])],
    clips: &[[f32; 4]],
    items: &[Item],
    passes: &[Drawn],
) -> Vec<u32> {
    let header = Header {
        magic: Header::MAGIC_VALUE,
        version: Header::VERSION_VALUE,
        flags: header_flags::FULL,
        number: 1,
        stage_width: 8.0,
        stage_height: 4.0,
        surface_width: 8,
        surface_height: 4,
        instances: count(items.len()),
        texture_units: 16,
        ..Header::default()
    };
    let mut out = header.words().to_vec();
    let at = |[x, y]: [f32; 2]| [1.0, 0.0, 0.0, 1.0, x, y];
    write_section(&mut out, section::TEXTURES, |out| {
        let (texture, width, height) = (PICTURE, 1, 1);
        TextureOperation::Image(Image {
            texture,
            width,
            height,
        })
        .write(out);
        for &(texture, [width, height]) in targets {
            TextureOperation::CreateTarget(Target {
                texture,
                width,
                height,
            })
            .write(out);
        }
    });
    write_section(&mut out, section::SPACES, |out| {
        let (slot, container, affine) = (0, 0, at([0.0; 2]));
        out.extend(
            Space {
                slot,
                container,
                affine,
            }
            .words(),
        );
    });
    write_section(&mut out, section::CLIPS, |out| {
        for (slot, &[x, y, width, height]) in (1..).zip(clips) {
            let clip = Clip {
                slot,
                parent: slot - 1,
                space: 0,
                affine: at([x, y]),
                width,
                height,
                radii: [0.0; 4],
                reserved: 0,
            };
            out.extend(clip.words());
        }
    });
    write_section(&mut out, section::GEOMETRY, |out| {
        let instances: Vec<_> = items.iter().map(geometry_of).collect();
        let instances = &instances;
        GeometryRange {
            first: 0,
            instances,
        }
        .write(out);
    });
    write_section(&mut out, section::PAINT, |out| {
        let instances: Vec<_> = items.iter().map(paint_of).collect();
        let instances = &instances;
        PaintRange {
            first: 0,
            instances,
        }
        .write(out);
    });
    write_section(&mut out, section::PASSES, |out| {
        for pass in passes {
            let ([x, y], runs) = (pass.place, pass.runs.len());
            Pass::write_head(out, pass.target, 0, x, y, pass.clip, runs);
            for run in &pass.runs {
                let batch = Batch {
                    first: run.first,
                    count: run.count,
                    kinds: 1 << geometry_kind::BOX | 1 << geometry_kind::IMAGE,
                    features: 0,
                    textures: &run.textures,
                    spaces: &[0],
                    clips: &run.clips,
                };
                batch.write(out);
            }
        }
    });
    out[Header::LENGTH] = count(out.len());
    out
}

fn geometry_of(item: &Item) -> [u32; Geometry::WORDS] {
    let [x, y] = item.place;
    let (texture, kind) = match item.edges {
        Some(_) => (0, geometry_kind::IMAGE),
        None => (NONE, geometry_kind::BOX),
    };
    let geometry = Geometry {
        affine: [1.0, 0.0, 0.0, 1.0, x, y],
        opacity: item.opacity,
        space: 0,
        clip: item.clip,
        texture,
        kind,
    };
    geometry.words()
}

fn paint_of(item: &Item) -> [u32; Paint::WORDS] {
    let part = [0.0, 0.0, 1.0, 1.0];
    let fields = item.edges.map(|edges| ImageFields { edges, part }.words());
    let paint = Paint {
        width: item.size[0],
        height: item.size[1],
        radii: [0.0; 4],
        color: item.color,
        fields: fields.unwrap_or_default(),
        node: 0,
    };
    paint.words()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("few")
}

/// The pixels of a list, by row.
fn pixels(words: &[u32]) -> Vec<[u8; 4]> {
    let mut raster = Raster::new();
    raster.apply(words).expect("a list");
    raster.draw().expect("pixels").as_chunks().0.to_vec()
}

const CLEAR: [u8; 4] = [0; 4];
const R: [u8; 4] = [255, 0, 0, 255];
const HALF_RED: [u8; 4] = [128, 0, 0, 128];
const HALF_BLUE: [u8; 4] = [0, 0, 128, 128];

#[test]
fn a_pass_draws_where_its_target_lies_and_loses_what_lies_beside_it() {
    // A target of 4 x 2 pixels at 2, 1; a red box around it, a blue one in it.
    let items = [
        item(0.0, 0.0, 8.0, 4.0, RED),
        item(3.0, 1.0, 1.0, 1.0, BLUE),
        Item {
            opacity: 0.5,
            ..shown(2.0, 1.0, 4.0, 2.0)
        },
    ];
    let passes = [
        drawn(OUTER, [2, 1], &[run(0, 2, &[])]),
        drawn(0, [0, 0], &[run(2, 1, &[OUTER])]),
    ];
    let pixels = pixels(&list(&[(OUTER, [4, 2])], &[], &items, &passes));
    assert_eq!(pixels[..WIDTH], [CLEAR; WIDTH]);
    assert_eq!(
        pixels[WIDTH..2 * WIDTH],
        [
            CLEAR, CLEAR, HALF_RED, HALF_BLUE, HALF_RED, HALF_RED, CLEAR, CLEAR
        ]
    );
    assert_eq!(pixels[2 * WIDTH + 3], HALF_RED, "row 0 is the uppermost");
    assert_eq!(pixels[3 * WIDTH..], [CLEAR; WIDTH]);
}

#[test]
fn targets_are_drawn_from_in_other_targets_and_instances_in_any_order() {
    let items = [
        Item {
            opacity: 0.5,
            ..shown(1.0, 0.0, 2.0, 1.0)
        },
        item(0.0, 0.0, 2.0, 1.0, RED),
        Item {
            opacity: 0.5,
            ..shown(0.0, 0.0, 3.0, 1.0)
        },
        item(1.0, 0.0, 2.0, 1.0, BLUE),
    ];
    let passes = [
        drawn(INNER, [1, 0], &[run(3, 1, &[])]),
        drawn(OUTER, [0, 0], &[run(1, 1, &[]), run(0, 1, &[INNER])]),
        drawn(0, [0, 0], &[run(2, 1, &[OUTER])]),
    ];
    let pixels = pixels(&list(
        &[(OUTER, [3, 1]), (INNER, [2, 1])],
        &[],
        &items,
        &passes,
    ));
    // Red; blue at a half over red; blue at a half: all of it at a half again.
    let expected = [HALF_RED, [64, 0, 64, 128], [0, 0, 64, 64], CLEAR];
    for (found, expected) in pixels.iter().zip(expected) {
        let is_near = found.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 1);
        assert!(is_near, "expected {expected:?}, got {found:?}");
    }
}

#[test]
fn from_its_clip_on_outwards_a_pass_cuts_nothing() {
    // The inner clip leaves columns 1 to 4, the outer one 0 to 3.
    let clips = [[0.0, 0.0, 3.0, 4.0], [1.0, 0.0, 3.0, 4.0]];
    let all = |clip: u8| Item {
        clip,
        ..item(0.0, 0.0, 8.0, 1.0, RED)
    };
    let row = |stop: u32| {
        let items = [all(0), shown(0.0, 0.0, 8.0, 1.0)];
        let listed = Run {
            clips: vec![2],
            ..run(0, 1, &[])
        };
        let inner = Drawn {
            clip: stop,
            ..drawn(OUTER, [0, 0], &[listed])
        };
        let passes = [inner, drawn(0, [0, 0], &[run(1, 1, &[OUTER])])];
        let pixels = pixels(&list(&[(OUTER, [8, 1])], &clips, &items, &passes));
        let covered = (0..WIDTH).filter(|&column| pixels[column] == R);
        covered.collect::<Vec<_>>()
    };
    assert_eq!(row(0), [1, 2]);
    assert_eq!(row(1), [1, 2, 3]);
    assert_eq!(row(2), [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn lists_whose_targets_are_not_right_are_refused() {
    let items = || [item(0.0, 0.0, 8.0, 4.0, RED), shown(0.0, 0.0, 4.0, 2.0)];
    let refusal = |targets: &[(u32, [u32; 2])], passes: &[Drawn]| {
        let mut raster = Raster::new();
        match raster.apply(&list(targets, &[], &items(), passes)) {
            Err(RasterError::BadList(ListError { fault, .. })) => Some(fault),
            Ok(()) => None,
            Err(error) => panic!("expected a bad list, got {error:?}"),
        }
    };
    let (target, other) = ((OUTER, [4, 2]), (INNER, [4, 2]));
    let own = drawn(OUTER, [0, 0], &[run(0, 1, &[])]);
    let whole = drawn(0, [0, 0], &[run(1, 1, &[OUTER])]);
    let good = [own.clone(), whole.clone()];
    assert_eq!(refusal(&[target], &good), None);
    let reference = Some(Fault::Reference);
    assert_eq!(refusal(&[], &good), reference, "never created");
    assert_eq!(refusal(&[other], &good), reference, "another was");
    let image = [
        drawn(PICTURE, [0, 0], &[run(0, 1, &[])]),
        drawn(0, [0, 0], &[run(1, 1, &[PICTURE])]),
    ];
    assert_eq!(refusal(&[target], &image), reference, "an image");
    let itself = [
        drawn(OUTER, [0, 0], &[run(0, 2, &[OUTER])]),
        drawn(0, [0, 0], &[]),
    ];
    assert_eq!(refusal(&[target], &itself), reference, "drawn from itself");
    let late = [
        drawn(INNER, [0, 0], &[run(1, 1, &[OUTER])]),
        drawn(OUTER, [0, 0], &[run(0, 1, &[])]),
        drawn(0, [0, 0], &[]),
    ];
    assert_eq!(
        refusal(&[target, other], &late),
        reference,
        "drawn too late"
    );
    let twice = [own.clone(), drawn(OUTER, [0, 0], &[]), whole.clone()];
    assert_eq!(refusal(&[target], &twice), reference, "two passes into one");
    let reversed = [whole.clone(), own.clone()];
    assert_eq!(
        refusal(&[target], &reversed),
        reference,
        "nothing last on the surface"
    );
    let surfaces = [own.clone(), drawn(0, [0, 0], &[]), whole.clone()];
    assert_eq!(
        refusal(&[target], &surfaces),
        reference,
        "the surface twice"
    );
    assert_eq!(
        refusal(&[target], std::slice::from_ref(&own)),
        reference,
        "no surface"
    );
    let placed = [
        own.clone(),
        Drawn {
            place: [1, 0],
            ..whole.clone()
        },
    ];
    assert_eq!(
        refusal(&[target], &placed),
        reference,
        "a surface elsewhere"
    );
    let clipped = [
        Drawn {
            clip: 1,
            ..own.clone()
        },
        whole.clone(),
    ];
    assert_eq!(refusal(&[target], &clipped), reference, "no such clip");
    let coverage = Some(Fault::Coverage);
    let shared = [own.clone(), drawn(0, [0, 0], &[run(0, 2, &[OUTER])])];
    assert_eq!(
        refusal(&[target], &shared),
        coverage,
        "an instance in two passes"
    );
    let missing = [own.clone(), drawn(0, [0, 0], &[])];
    assert_eq!(
        refusal(&[target], &missing),
        coverage,
        "an instance in none"
    );
}

#[test]
fn a_target_that_is_drawn_cannot_go() {
    let items = [item(0.0, 0.0, 8.0, 4.0, RED), shown(0.0, 0.0, 4.0, 2.0)];
    let passes = [
        drawn(OUTER, [0, 0], &[run(0, 1, &[])]),
        drawn(0, [0, 0], &[run(1, 1, &[OUTER])]),
    ];
    let mut raster = Raster::new();
    let full = list(&[(OUTER, [4, 2])], &[], &items, &passes);
    raster.apply(&full).expect("a list");
    let delta = |operation: TextureOperation<'_>| {
        let mut words = full[..Header::WORDS].to_vec();
        (words[Header::FLAGS], words[Header::NUMBER]) = (0, 2);
        write_section(&mut words, section::TEXTURES, |out| operation.write(out));
        words[Header::LENGTH] = count(words.len());
        words
    };
    let texture = OUTER;
    let gone = delta(TextureOperation::Destroy(Texture { texture }));
    assert!(matches!(raster.apply(&gone), Err(RasterError::BadList(_))));
    let (width, height) = (1, 1);
    let image = delta(TextureOperation::Image(Image {
        texture,
        width,
        height,
    }));
    assert!(matches!(raster.apply(&image), Err(RasterError::BadList(_))));
    // One of another size may come in its place.
    let (width, height) = (8, 4);
    let larger = delta(TextureOperation::CreateTarget(Target {
        texture,
        width,
        height,
    }));
    raster.apply(&larger).expect("another target");
    assert_eq!(raster.draw().expect("pixels")[..4], R);
}
