//! Any words are a list or an error with a position; nothing panics, and what is refused changes
//! nothing.

use inlay_raster::draw_list::{Header, header_flags, section};
use inlay_raster::{Raster, RasterError};
use proptest::prelude::*;

fn bits(number: f32) -> u32 {
    number.to_bits()
}

/// A list of sections.
fn list(number: u32, full: bool, instances: u32, sections: &[(u32, Vec<u32>)]) -> Vec<u32> {
    let header = Header {
        magic: Header::MAGIC_VALUE,
        version: Header::VERSION_VALUE,
        flags: if full { header_flags::FULL } else { 0 },
        number,
        stage_width: 32.0,
        stage_height: 24.0,
        surface_width: 32,
        surface_height: 24,
        instances,
        texture_units: 16,
        ..Header::default()
    };
    let mut words = header.words().to_vec();
    for (kind, body) in sections {
        words.extend([*kind, u32::try_from(body.len()).expect("few")]);
        words.extend(body);
    }
    words[Header::LENGTH] = u32::try_from(words.len()).expect("few");
    words
}

fn affine(x: f32, y: f32) -> [u32; 6] {
    [1.0, 0.0, 0.0, 1.0, x, y].map(bits)
}

/// An id of a target.
const TARGET: u32 = 1 << 20;

/// A page, a picture, a target, a clip in a space, and an instance of each kind.
fn full() -> Vec<u32> {
    let mut textures = [1, 1, 8, 8, 2, 1, 0, 0, 4, 1, 4, 0xffff_ffff, 3, 2, 4, 4].to_vec();
    textures.extend([6, TARGET, 20, 18]);
    let spaces = [&[0, 0][..], &affine(0.0, 0.0), &[1, 7], &affine(3.0, 2.0)].concat();
    let clip = [20.0, 10.0, 4.0, 4.0, 4.0, 4.0].map(bits);
    let clips = [&[1, 0, 1][..], &affine(1.0, 1.0), &clip, &[0]].concat();
    let references = [
        0x00ff_ff00,
        0x8101_0001,
        0x0200_ff00,
        0x0300_0000,
        0x0100_ff00,
    ];
    let mut geometry = vec![0, 5];
    let mut paint = vec![0, 5];
    for (index, reference) in references.into_iter().enumerate() {
        geometry.extend(affine(index as f32 * 4.0, 2.0));
        geometry.extend([bits(0.75), reference]);
        paint.extend([12.0, 9.0, 3.0, 3.0, 3.0, 3.0].map(bits));
        paint.push(0xff80_40ff);
        paint.extend([0.0, -0.5, 1.0, 1.5].map(bits));
        let all = bits(if index % 3 == 1 { 1.0 } else { 0.0 });
        paint.extend([0, 0, all, all, 5]);
    }
    // A target with all but the last instance, which draws it on the surface.
    let mut passes = vec![
        TARGET, 0, 3, 2, 1, 1, 0, 4, 0b1111, 3, 2, 1, 2, 2, 0, 1, 1, 1,
    ];
    passes.extend([
        0,
        0x1020_30ff,
        0,
        0,
        0,
        1,
        4,
        1,
        0b10,
        0,
        1,
        TARGET,
        1,
        0,
        0,
    ]);
    list(
        1,
        true,
        5,
        &[
            (section::TEXTURES, textures),
            (section::SPACES, spaces),
            (section::CLIPS, clips),
            (section::GEOMETRY, geometry),
            (section::PAINT, paint),
            (section::PASSES, passes),
        ],
    )
}

fn delta() -> Vec<u32> {
    let geometry = [&[1, 1][..], &affine(8.5, 8.5), &[bits(1.0), 0x0101_0001]].concat();
    list(
        2,
        false,
        5,
        &[
            (2, [&[1, 7][..], &affine(5.0, 2.0)].concat()),
            (4, geometry),
        ],
    )
}

fn raster() -> Raster {
    let mut raster = Raster::new();
    raster.set_image(2, 2, 2, vec![200; 16]).expect("a picture");
    raster.apply(&full()).expect("a list");
    raster
}

/// A word in place of another: small, any, or a number.
fn change() -> impl Strategy<Value = (prop::sample::Index, u32)> {
    let word = prop_oneof![
        3 => 0..20_u32,
        1 => any::<u32>(),
        1 => any::<f32>().prop_map(bits),
        1 => (-1e9_f32..1e9).prop_map(bits),
    ];
    (any::<prop::sample::Index>(), word)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn changed_lists(
        changes in prop::collection::vec(change(), 1..4),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
        is_full: bool,
    ) {
        let mut raster = raster();
        let mut words = if is_full { full() } else { delta() };
        for (index, word) in &changes {
            let at = index.index(words.len());
            // The sizes of surface and target stay small: they ask for memory on their own.
            let is_size = (Header::SURFACE_WIDTH..=Header::SURFACE_HEIGHT).contains(&at)
                || at >= 2 && words[at - 2] == 6 && words[at - 1] == TARGET
                || at >= 3 && words[at - 3] == 6 && words[at - 2] == TARGET;
            if !is_size {
                words[at] = *word;
            }
        }
        if let Some(cut) = cut {
            words.truncate(cut.index(words.len()));
            let length = u32::try_from(words.len()).expect("few");
            if let Some(word) = words.get_mut(Header::LENGTH) {
                *word = length;
            }
        }
        let before = raster.retained().clone();
        match raster.apply(&words) {
            Ok(()) => prop_assert_eq!(raster.draw().expect("pixels").len(), 32 * 24 * 4),
            Err(RasterError::BadList(error)) => {
                prop_assert!(error.at <= words.len().max(Header::WORDS));
                prop_assert_eq!(raster.retained(), &before);
            }
            Err(_) => prop_assert_eq!(raster.retained(), &before),
        }
    }

    #[test]
    fn any_words(mut words in prop::collection::vec(prop_oneof![0..20_u32, any::<u32>()], 0..200), headed: bool) {
        if headed && words.len() >= Header::WORDS {
            let header = Header {
                magic: Header::MAGIC_VALUE,
                version: Header::VERSION_VALUE,
                length: u32::try_from(words.len()).expect("few"),
                flags: header_flags::FULL,
                number: 1,
                stage_width: 8.0,
                stage_height: 8.0,
                surface_width: 8,
                surface_height: 8,
                texture_units: 4,
                ..Header::default()
            };
            words[..Header::WORDS].copy_from_slice(&header.words());
        }
        let mut raster = Raster::new();
        if raster.apply(&words).is_ok() {
            prop_assert!(raster.draw().is_ok());
        }
    }
}

#[test]
fn the_lists_of_this_test_are_right() {
    let mut raster = raster();
    let first = raster.draw().expect("pixels");
    raster.apply(&delta()).expect("a delta follows");
    assert_ne!(raster.draw().expect("pixels"), first);
    assert_eq!(raster.apply(&delta()), Err(RasterError::MissedFrame(3)));
}
