//! Pixels, worked out by hand from `wit/draw-list/draw-list.md`.

use inlay_raster::draw_list::{
    Geometry, Header, ImageFields, Paint, geometry_kind, header_flags, section,
};
use inlay_raster::{Raster, RasterError};

/// A surface of 16 x 8 pixels, one to a dp.
/// Of a batch: all kinds may be in it.
const EVERY_KIND: u32 = u32::MAX;

const WIDTH: usize = 16;
const HEIGHT: usize = 8;
const NONE: u32 = 255;

const RED: u32 = 0xff00_00ff;
const BLUE: u32 = 0x0000_ffff;
const WHITE: u32 = 0xffff_ffff;

#[derive(Clone, Copy)]
enum Kind {
    Box,
    Picture,
    Glyph,
    Nothing,
}

#[derive(Clone, Copy)]
struct Item {
    affine: [f32; 6],
    size: [f32; 2],
    color: u32,
    opacity: f32,
    radii: [f32; 4],
    space: u32,
    clip: u32,
    texture: u32,
    kind: Kind,
    edges: [f32; 4],
    part: [f32; 4],
}

const fn at(x: f32, y: f32) -> [f32; 6] {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

const fn item(x: f32, y: f32, width: f32, height: f32, color: u32) -> Item {
    Item {
        affine: at(x, y),
        size: [width, height],
        color,
        opacity: 1.0,
        radii: [0.0; 4],
        space: 0,
        clip: NONE,
        texture: NONE,
        kind: Kind::Box,
        edges: [0.0, 0.0, 1.0, 1.0],
        part: [0.0, 0.0, 1.0, 1.0],
    }
}

/// A clip: the slot that it lies in, its space, where it is in that, its size and its radii.
type Clip = (u32, u32, [f32; 6], [f32; 2], [f32; 4]);

/// What a list has besides its instances.
#[derive(Default)]
struct Rest {
    clear: u32,
    textures: Vec<u32>,
    /// Textures that batches name, in the order of their slots.
    named: Vec<u32>,
    /// Spaces from slot 1 on.
    spaces: Vec<[f32; 6]>,
    /// Clips from slot 1 on; slot 0 of the batch is the first.
    clips: Vec<Clip>,
}

fn geometry(items: &[Item]) -> Vec<u32> {
    items
        .iter()
        .flat_map(|item| {
            let rounded = item.radii.iter().any(|radius| *radius > 0.0);
            let byte = |slot: u32| u8::try_from(slot).expect("a slot of a batch");
            let geometry = Geometry {
                affine: item.affine,
                opacity: item.opacity,
                space: byte(item.space),
                clip: byte(item.clip),
                texture: byte(item.texture),
                kind: item.kind as u8 | if rounded { geometry_kind::RADII } else { 0 },
            };
            geometry.words()
        })
        .collect()
}

fn paint(items: &[Item]) -> Vec<u32> {
    items
        .iter()
        .flat_map(|item| {
            let paint = Paint {
                width: item.size[0],
                height: item.size[1],
                radii: item.radii,
                color: item.color,
                fields: ImageFields {
                    edges: item.edges,
                    part: item.part,
                }
                .words(),
                node: 0,
            };
            paint.words()
        })
        .collect()
}

fn list(number: u32, is_full: bool, instances: usize, sections: &[(u32, Vec<u32>)]) -> Vec<u32> {
    let count = |length: usize| u32::try_from(length).expect("few");
    let header = Header {
        magic: Header::MAGIC_VALUE,
        version: Header::VERSION_VALUE,
        flags: if is_full { header_flags::FULL } else { 0 },
        number,
        stage_width: 16.0,
        stage_height: 8.0,
        surface_width: 16,
        surface_height: 8,
        instances: count(instances),
        texture_units: 16,
        ..Header::default()
    };
    let mut words = header.words().to_vec();
    for (kind, body) in sections.iter().filter(|(_, body)| !body.is_empty()) {
        words.extend([*kind, count(body.len())]);
        words.extend(body);
    }
    words[Header::LENGTH] = count(words.len());
    words
}

fn full(items: &[Item], rest: &Rest) -> Vec<u32> {
    let count = |length: usize| u32::try_from(length).expect("few");
    let bits = |affine: &[f32]| affine.iter().map(|it| it.to_bits()).collect::<Vec<_>>();
    let mut spaces = [&[0, 0][..], &bits(&at(0.0, 0.0))].concat();
    for (slot, affine) in (1..).zip(&rest.spaces) {
        spaces.extend([&[slot, 40 + slot][..], &bits(affine)].concat());
    }
    let mut clips = Vec::new();
    for (slot, (within, space, affine, size, radii)) in (1..).zip(&rest.clips) {
        clips.extend([slot, *within, *space]);
        clips.extend([bits(affine), bits(size), bits(radii), vec![0]].concat());
    }
    let range = |words: Vec<u32>| match items.len() {
        0 => Vec::new(),
        length => [vec![0, count(length)], words].concat(),
    };
    let mut passes = vec![0, rest.clear, 0, 0, 0, u32::from(!items.is_empty())];
    if !items.is_empty() {
        passes.extend([0, count(items.len()), EVERY_KIND, 3]);
        let spaces: Vec<u32> = (0..=count(rest.spaces.len())).collect();
        let clips: Vec<u32> = (1..=count(rest.clips.len())).collect();
        for named in [&rest.named, &spaces, &clips] {
            passes.push(count(named.len()));
            passes.extend(named);
        }
    }
    let sections = [
        (section::TEXTURES, rest.textures.clone()),
        (section::SPACES, spaces),
        (section::CLIPS, clips),
        (section::GEOMETRY, range(geometry(items))),
        (section::PAINT, range(paint(items))),
        (section::PASSES, passes),
    ];
    list(1, true, items.len(), &sections)
}

fn drawn(raster: &Raster) -> Vec<[u8; 4]> {
    let pixels = raster.draw().expect("pixels");
    assert_eq!(pixels.len(), WIDTH * HEIGHT * 4);
    pixels.as_chunks().0.to_vec()
}

fn draw(items: &[Item], rest: &Rest) -> Vec<[u8; 4]> {
    let mut raster = Raster::new();
    raster.apply(&full(items, rest)).expect("a list");
    drawn(&raster)
}

/// Pixels of a row from a column on are as expected, within one step of rounding.
fn expect(pixels: &[[u8; 4]], row: usize, from: usize, expected: &[[u8; 4]]) {
    let got = &pixels[row * WIDTH + from..][..expected.len()];
    let is_near = got
        .as_flattened()
        .iter()
        .zip(expected.as_flattened())
        .all(|(got, expected)| got.abs_diff(*expected) <= 1);
    assert!(
        is_near,
        "row {row} from {from}: expected {expected:?}, got {got:?}"
    );
}

/// How many pixels are not clear.
fn touched(pixels: &[[u8; 4]]) -> usize {
    pixels.iter().filter(|pixel| **pixel != [0; 4]).count()
}

const CLEAR: [u8; 4] = [0; 4];
const R: [u8; 4] = [255, 0, 0, 255];
const G: [u8; 4] = [0, 255, 0, 255];
const B: [u8; 4] = [0, 0, 255, 255];
const W: [u8; 4] = [255; 4];

#[test]
fn a_box_covers_its_pixels_and_no_others() {
    let pixels = draw(&[item(2.0, 1.0, 3.0, 2.0, RED)], &Rest::default());
    for row in [1, 2] {
        expect(&pixels, row, 1, &[CLEAR, R, R, R, CLEAR]);
    }
    assert_eq!(touched(&pixels), 6);
    let pixels = draw(&[item(0.0, 6.0, 3.0, 1.0, RED)], &Rest::default());
    expect(&pixels, 6, 0, &[R, R, R, CLEAR]);
    assert_eq!(touched(&pixels), 3);
}

#[test]
fn edges_between_pixels_cover_a_part() {
    // From 2.5 to 5.5 and from 1.25 to 3.
    let pixels = draw(&[item(2.5, 1.25, 3.0, 1.75, RED)], &Rest::default());
    let share = |share: u8| [share, 0, 0, share];
    expect(
        &pixels,
        1,
        2,
        &[share(96), share(191), share(191), share(96)],
    );
    expect(&pixels, 2, 2, &[share(128), R, R, share(128), CLEAR]);
    // Thinner than a pixel: as much of it as there is.
    let pixels = draw(&[item(2.25, 1.0, 0.5, 1.0, RED)], &Rest::default());
    expect(&pixels, 1, 1, &[CLEAR, share(128), CLEAR]);
    // At the surface's edges it is cut.
    let pixels = draw(
        &[
            item(-3.0, -2.0, 4.0, 3.0, RED),
            item(14.0, 7.0, 9.0, 9.0, BLUE),
        ],
        &Rest::default(),
    );
    expect(&pixels, 0, 0, &[R, CLEAR]);
    expect(&pixels, 7, 13, &[CLEAR, B, B]);
    assert_eq!(touched(&pixels), 3);
}

#[test]
fn later_is_on_top_and_blends_premultiplied() {
    let half = Item {
        opacity: 0.5,
        ..item(0.0, 0.0, 2.0, 1.0, BLUE)
    };
    let rest = Rest {
        clear: 0x0000_00ff,
        ..Rest::default()
    };
    let pixels = draw(&[item(0.0, 0.0, 1.0, 1.0, RED), half], &rest);
    expect(
        &pixels,
        0,
        0,
        &[[128, 0, 128, 255], [0, 0, 128, 255], [0, 0, 0, 255]],
    );
    // The colour's alpha, and opacity, and what is clear below.
    let quarter = Item {
        opacity: 0.5,
        ..item(0.0, 0.0, 1.0, 1.0, 0xff80_0080)
    };
    let pixels = draw(&[quarter], &Rest::default());
    expect(&pixels, 0, 0, &[[64, 32, 0, 64]]);
    let gone = Item {
        opacity: 0.0,
        ..item(0.0, 0.0, 9.0, 9.0, RED)
    };
    let nothing = Item {
        kind: Kind::Nothing,
        ..item(0.0, 0.0, 9.0, 9.0, RED)
    };
    let pixels = draw(
        &[gone, nothing, item(0.0, 0.0, 9.0, 9.0, 0xff00_0000)],
        &Rest::default(),
    );
    assert_eq!(touched(&pixels), 0);
}

#[test]
fn what_lies_after_a_gap_is_drawn_too() {
    let none = Item {
        kind: Kind::Nothing,
        ..item(0.0, 0.0, 1.0, 1.0, RED)
    };
    let far = item(-50.0, 0.0, 10.0, 10.0, RED);
    let pixels = draw(
        &[none, far, item(3.0, 3.0, 1.0, 1.0, BLUE)],
        &Rest::default(),
    );
    expect(&pixels, 3, 2, &[CLEAR, B, CLEAR]);
}

#[test]
fn corners_are_round() {
    let round = |radii| Item {
        radii,
        ..item(0.0, 0.0, 8.0, 8.0, RED)
    };
    // A circle about 4, 4. In the middle of pixel 0, 0, `k` is 3.5 * sqrt(2) / 4 = 1.237 and `d`
    // 0.95: nothing. In that of 1, 1 and of 3, 0, `k` is 0.884 and `d` -0.464: 0.964.
    let pixels = draw(&[round([4.0; 4])], &Rest::default());
    let soft = [246, 0, 0, 246];
    expect(&pixels, 0, 0, &[CLEAR]);
    expect(&pixels, 1, 1, &[soft]);
    expect(&pixels, 0, 3, &[soft, soft]);
    expect(&pixels, 3, 0, &[soft, R, R, R, R, R, R, soft, CLEAR]);
    expect(&pixels, 7, 7, &[CLEAR]);
    // From the top left clockwise, each its own.
    for (corner, [x, y]) in [[0, 0], [7, 0], [7, 7], [0, 7]].into_iter().enumerate() {
        let mut radii = [0.0; 4];
        radii[corner] = 4.0;
        let pixels = draw(&[round(radii)], &Rest::default());
        for [column, row] in [[0, 0], [7, 0], [7, 7], [0, 7]] {
            let expected = if [column, row] == [x, y] { CLEAR } else { R };
            expect(&pixels, row, column, &[expected]);
        }
    }
}

#[test]
fn affines_turn_mirror_and_scale() {
    // By 90 degrees: 3 wide becomes 3 high, leftwards from 6.
    let turned = Item {
        affine: [0.0, 1.0, -1.0, 0.0, 6.0, 1.0],
        ..item(0.0, 0.0, 3.0, 2.0, RED)
    };
    let pixels = draw(&[turned], &Rest::default());
    expect(&pixels, 1, 3, &[CLEAR, R, R, CLEAR]);
    expect(&pixels, 3, 3, &[CLEAR, R, R, CLEAR]);
    assert_eq!(touched(&pixels), 6);
    let mirrored = Item {
        affine: [-2.0, 0.0, 0.0, 1.0, 6.0, 0.0],
        ..item(0.0, 0.0, 2.0, 1.0, RED)
    };
    let pixels = draw(&[mirrored], &Rest::default());
    expect(&pixels, 0, 1, &[CLEAR, R, R, R, R, CLEAR]);
    // By 45 degrees: a square of sides 2 sqrt(2) about 4, 4 has its corners 2 from there.
    let root = core::f32::consts::FRAC_1_SQRT_2;
    let diamond = Item {
        affine: [root, root, -root, root, 4.0, 2.0],
        ..item(0.0, 0.0, 2.0 / root, 2.0 / root, RED)
    };
    let pixels = draw(&[diamond], &Rest::default());
    expect(&pixels, 3, 3, &[R, R]);
    expect(&pixels, 4, 3, &[R, R]);
    // Pixel 2, 2 is 2 * 1.5 / sqrt(2) = 2.12 from the middle along one axis: 1.414 + 0.5 - 2.12 is
    // nothing.
    expect(&pixels, 2, 2, &[CLEAR]);
    // Pixel 3, 2 is 1.414 along one axis and 0.707 along the other: a half.
    expect(&pixels, 2, 3, &[[128, 0, 0, 128], [128, 0, 0, 128]]);
}

#[test]
fn spaces_move_what_is_in_them() {
    let rest = Rest {
        spaces: vec![at(3.0, 2.0), [2.0, 0.0, 0.0, 2.0, 8.0, 0.0]],
        ..Rest::default()
    };
    let within = |space| Item {
        space,
        ..item(0.0, 0.0, 1.0, 1.0, RED)
    };
    let pixels = draw(&[within(0), within(1), within(2)], &rest);
    expect(&pixels, 0, 0, &[R, CLEAR]);
    expect(&pixels, 2, 2, &[CLEAR, R, CLEAR]);
    expect(&pixels, 0, 7, &[CLEAR, R, R, CLEAR]);
    expect(&pixels, 1, 7, &[CLEAR, R, R, CLEAR]);
    assert_eq!(touched(&pixels), 6);
}

#[test]
fn clips_cut_and_so_do_those_that_they_lie_in() {
    let sharp = [0.0; 4];
    let rest = Rest {
        spaces: vec![at(1.0, 0.0)],
        clips: vec![
            (0, 0, at(2.0, 1.0), [4.0, 4.0], sharp),
            // From 5 to 9 on the stage.
            (1, 1, at(4.0, 0.0), [4.0, 8.0], sharp),
            (0, 0, at(8.0, 0.0), [8.0, 8.0], [4.0; 4]),
        ],
        ..Rest::default()
    };
    let cut = |clip| Item {
        clip,
        ..item(0.0, 0.0, 16.0, 8.0, RED)
    };
    let pixels = draw(&[cut(0)], &rest);
    expect(&pixels, 1, 1, &[CLEAR, R, R, R, R, CLEAR]);
    assert_eq!(touched(&pixels), 16);
    let pixels = draw(&[cut(1)], &rest);
    expect(&pixels, 1, 4, &[CLEAR, R, CLEAR]);
    assert_eq!(touched(&pixels), 4);
    let pixels = draw(&[cut(2)], &rest);
    expect(&pixels, 0, 8, &[CLEAR]);
    expect(&pixels, 0, 11, &[[246, 0, 0, 246]]);
    expect(&pixels, 3, 7, &[CLEAR, [246, 0, 0, 246], R]);
    assert_eq!(touched(&draw(&[cut(NONE)], &rest)), WIDTH * HEIGHT);
    // One may lie in a later one.
    let rest = Rest {
        clips: vec![
            (2, 0, at(2.0, 1.0), [4.0, 4.0], sharp),
            (0, 0, at(5.0, 0.0), [4.0, 8.0], sharp),
        ],
        ..Rest::default()
    };
    assert_eq!(touched(&draw(&[cut(0)], &rest)), 4);
}

/// Red and green, below them blue and white.
fn quarters() -> Vec<u8> {
    [R, G, B, W].concat()
}

fn picture(affine: [f32; 6], width: f32, height: f32) -> Item {
    Item {
        affine,
        kind: Kind::Picture,
        texture: 0,
        ..item(0.0, 0.0, width, height, WHITE)
    }
}

fn pictured(items: &[Item]) -> Vec<[u8; 4]> {
    let rest = Rest {
        textures: vec![3, 9, 2, 2],
        named: vec![9],
        ..Rest::default()
    };
    let mut raster = Raster::new();
    raster.set_image(9, 2, 2, quarters()).expect("a picture");
    raster.apply(&full(items, &rest)).expect("a list");
    drawn(&raster)
}

#[test]
fn pictures_are_filtered_linearly_with_their_edges_repeated() {
    let pixels = pictured(&[picture(at(4.0, 2.0), 2.0, 2.0)]);
    expect(&pixels, 2, 3, &[CLEAR, R, G, CLEAR]);
    expect(&pixels, 3, 3, &[CLEAR, B, W, CLEAR]);
    // Twice as wide: the middles of pixels are at -1/4, 1/4, 3/4 and 5/4 of texels.
    let pixels = pictured(&[picture(at(4.0, 2.0), 4.0, 2.0)]);
    expect(&pixels, 2, 4, &[R, [191, 64, 0, 255], [64, 191, 0, 255], G]);
    let pixels = pictured(&[picture(at(4.0, 2.0), 2.0, 4.0)]);
    expect(&pixels, 3, 4, &[[191, 0, 64, 255]]);
    expect(&pixels, 4, 4, &[[64, 0, 191, 255]]);
}

#[test]
fn pictures_take_parts_flips_and_colours() {
    let flipped = Item {
        edges: [1.0, 0.0, 0.0, 1.0],
        ..picture(at(0.0, 0.0), 2.0, 2.0)
    };
    let pixels = pictured(&[flipped]);
    expect(&pixels, 0, 0, &[G, R]);
    expect(&pixels, 1, 0, &[W, B]);
    let mirrored = picture([-1.0, 0.0, 0.0, 1.0, 2.0, 0.0], 2.0, 2.0);
    expect(&pictured(&[mirrored]), 0, 0, &[G, R]);
    let lower = Item {
        edges: [0.0, 0.5, 1.0, 1.0],
        ..picture(at(0.0, 0.0), 2.0, 1.0)
    };
    expect(&pictured(&[lower]), 0, 0, &[B, W]);
    let tinted = Item {
        color: RED,
        opacity: 0.5,
        ..picture(at(0.0, 0.0), 2.0, 2.0)
    };
    expect(
        &pictured(&[tinted]),
        1,
        0,
        &[[0, 0, 0, 128], [128, 0, 0, 128]],
    );
    // The box is twice as wide as the picture: nothing is drawn beside it.
    let wide = Item {
        edges: [-0.5, 0.0, 1.5, 1.0],
        ..picture(at(4.0, 0.0), 4.0, 2.0)
    };
    let pixels = pictured(&[wide]);
    expect(&pixels, 0, 4, &[CLEAR, R, G, CLEAR]);
    assert_eq!(touched(&pixels), 4);
    // Mirrored, too, with soft edges: the texture is 8/3 pixels wide, the outermost middles 1/16 of
    // it beside it: 1/3.
    let soft = Item {
        edges: [1.25, 0.0, -0.25, 1.0],
        ..picture(at(4.0, 0.0), 4.0, 2.0)
    };
    let pixels = pictured(&[soft]);
    expect(&pixels, 0, 4, &[[0, 85, 0, 85]]);
    expect(&pixels, 0, 7, &[[85, 0, 0, 85], CLEAR]);
    // Nor where there is no picture.
    let rest = Rest {
        textures: vec![3, 9, 2, 2],
        named: vec![9],
        ..Rest::default()
    };
    assert_eq!(touched(&draw(&[picture(at(0.0, 0.0), 2.0, 2.0)], &rest)), 0);
}

/// A page of 4 x 4 with coverage in two parts: 255 and 128 at 1, 1; 64 at 3, 3.
fn page() -> Vec<u32> {
    let create = [1, 5, 4, 4];
    let first = [2, 5, 1, 1, 2, 1, 2, 0x0000_80ff];
    let second = [2, 5, 3, 3, 1, 1, 1, 0x0000_0040];
    [&create[..], &first, &second].concat()
}

fn glyph(x: f32, y: f32, [left, top, right, bottom]: [f32; 4]) -> Item {
    Item {
        kind: Kind::Glyph,
        texture: 0,
        edges: [left / 4.0, top / 4.0, right / 4.0, bottom / 4.0],
        ..item(x, y, right - left, bottom - top, RED)
    }
}

#[test]
fn glyphs_take_their_coverage_from_pages() {
    let rest = Rest {
        textures: page(),
        named: vec![5],
        ..Rest::default()
    };
    let half = [128, 0, 0, 128];
    let pixels = draw(&[glyph(6.0, 3.0, [0.0, 0.0, 4.0, 4.0])], &rest);
    expect(&pixels, 4, 6, &[CLEAR, R, half, CLEAR]);
    expect(&pixels, 6, 8, &[CLEAR, [64, 0, 0, 64]]);
    assert_eq!(touched(&pixels), 3);
    let pixels = draw(&[glyph(6.0, 3.0, [1.0, 1.0, 3.0, 2.0])], &rest);
    expect(&pixels, 3, 5, &[CLEAR, R, half, CLEAR]);
    // Hard edges: half a pixel off, a pixel's middle is in it or not.
    assert_eq!(
        touched(&draw(&[glyph(6.25, 3.0, [1.0, 1.0, 2.0, 2.0])], &rest)),
        1
    );
    // A page that is in use stays.
    let mut raster = Raster::new();
    raster
        .apply(&full(&[glyph(6.0, 3.0, [1.0, 1.0, 3.0, 2.0])], &rest))
        .expect("a list");
    let refused = raster.apply(&list(2, false, 1, &[(1, vec![4, 5])]));
    assert!(matches!(refused, Err(RasterError::BadList(_))));
    assert_eq!(drawn(&raster), pixels);
}

#[test]
fn a_delta_changes_what_it_says_and_no_more() {
    let items = [
        item(0.0, 0.0, 1.0, 1.0, RED),
        item(2.0, 0.0, 1.0, 1.0, BLUE),
    ];
    let rest = Rest {
        spaces: vec![at(0.0, 4.0)],
        clips: vec![(0, 0, at(0.0, 0.0), [16.0, 8.0], [0.0; 4])],
        ..Rest::default()
    };
    let mut raster = Raster::new();
    raster.apply(&full(&items, &rest)).expect("a list");
    // The second one goes into the space and under the clip, and is red.
    let moved = Item {
        space: 1,
        clip: 0,
        color: RED,
        ..items[1]
    };
    let geometry = [vec![1, 1], geometry(&[moved])].concat();
    let paint = [vec![1, 1], paint(&[moved])].concat();
    raster
        .apply(&list(2, false, 2, &[(4, geometry)]))
        .expect("a delta");
    let pixels = drawn(&raster);
    expect(&pixels, 0, 0, &[R, CLEAR, CLEAR]);
    expect(&pixels, 4, 2, &[B]);
    raster
        .apply(&list(3, false, 2, &[(5, paint)]))
        .expect("a delta");
    expect(&drawn(&raster), 4, 2, &[R]);
    let space = [&[1, 41][..], &at(5.0, 4.0).map(f32::to_bits)].concat();
    raster
        .apply(&list(4, false, 2, &[(2, space)]))
        .expect("a delta");
    expect(&drawn(&raster), 4, 6, &[CLEAR, R, CLEAR]);
    let clip = [7.25, 8.0, 0.0, 0.0, 0.0, 0.0].map(f32::to_bits);
    let clip = [&[1, 0, 0][..], &at(0.0, 0.0).map(f32::to_bits), &clip, &[0]].concat();
    raster
        .apply(&list(5, false, 2, &[(3, clip)]))
        .expect("a delta");
    let pixels = drawn(&raster);
    expect(&pixels, 4, 6, &[CLEAR, [64, 0, 0, 64], CLEAR]);
    expect(&pixels, 0, 0, &[R]);
    for number in [5, 7] {
        let missed = raster.apply(&list(number, false, 2, &[]));
        assert_eq!(missed, Err(RasterError::MissedFrame(6)));
    }
    raster.apply(&full(&[], &Rest::default())).expect("a list");
    assert_eq!(touched(&drawn(&raster)), 0);
}

#[test]
fn a_surface_of_more_pixels_has_more_of_each() {
    let mut words = full(&[item(2.0, 1.0, 3.0, 2.0, RED)], &Rest::default());
    (words[5], words[6]) = (8.0_f32.to_bits(), 8.0_f32.to_bits());
    let mut raster = Raster::new();
    raster.apply(&words).expect("a list");
    let pixels = drawn(&raster);
    // Two pixels to a dp across, one down.
    expect(&pixels, 1, 3, &[CLEAR, R, R, R, R, R, R, CLEAR]);
    assert_eq!(touched(&pixels), 12);
}

#[test]
fn what_is_no_number_is_refused_wherever_it_stands() {
    let items = [Item {
        space: 1,
        clip: 0,
        ..item(0.0, 0.0, 1.0, 1.0, RED)
    }; 9];
    let rest = Rest {
        spaces: vec![at(0.0, 4.0)],
        clips: vec![(0, 1, at(0.0, 0.0), [16.0, 8.0], [1.0; 4])],
        ..Rest::default()
    };
    let good = full(&items, &rest);
    // Stage, then what of each item of a section is a number.
    let mut numbers = vec![5, 6];
    let mut start = 12;
    while start < good.len() {
        let (kind, length) = (good[start], good[start + 1] as usize);
        let (first, stride, places) = match kind {
            2 => (0, 8, [2..8, 0..0]),
            3 => (0, 16, [3..15, 0..0]),
            4 => (2, 8, [0..7, 0..0]),
            5 => (2, 16, [0..6, 0..0]),
            _ => (0, length, [0..0, 0..0]),
        };
        for item in (first..length).step_by(stride) {
            let places = places.iter().cloned().flatten();
            numbers.extend(places.map(|place| start + 2 + item + place));
        }
        start += 2 + length;
    }
    assert_eq!(numbers.len(), 2 + 2 * 6 + 12 + 9 * (7 + 6));
    for at in numbers {
        for number in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let mut words = good.clone();
            words[at] = number.to_bits();
            let mut raster = Raster::new();
            let refused = raster.apply(&words);
            assert!(
                matches!(refused, Err(RasterError::BadList(_))),
                "word {at}: {refused:?}"
            );
        }
    }
    // Nor is there a stage without area.
    for at in [5, 6] {
        for side in [0.0_f32, -1.0] {
            let mut words = good.clone();
            words[at] = side.to_bits();
            assert!(Raster::new().apply(&words).is_err());
        }
    }
}

#[test]
fn fields_that_are_no_numbers_draw_nothing() {
    let drawn = |kind: u8, field: u32| {
        let mut words = full(&[item(0.0, 0.0, 4.0, 4.0, RED)], &Rest::default());
        let [geometry, paint] = [section::GEOMETRY, section::PAINT].map(|wanted| {
            let mut at = Header::WORDS;
            while words[at] != wanted {
                at += 2 + words[at + 1] as usize;
            }
            at + 4
        });
        words[geometry + Geometry::KIND] |= u32::from(kind) << Geometry::KIND_SHIFT;
        words[paint + Paint::FIELDS] = field;
        let mut raster = Raster::new();
        raster.apply(&words).expect("a list");
        let pixels = raster.draw().expect("a surface");
        pixels.iter().any(|&byte| byte != 0)
    };
    assert!(drawn(geometry_kind::BOX, f32::NAN.to_bits()), "no fields");
    let corners = geometry_kind::CORNER_COLORS;
    assert!(drawn(corners, u32::MAX), "its fields are colours");
    for kind in geometry_kind::BORDER..=geometry_kind::INSET_SHADOW {
        assert!(
            kind == corners || !drawn(kind, f32::NAN.to_bits()),
            "{kind}"
        );
    }
}
