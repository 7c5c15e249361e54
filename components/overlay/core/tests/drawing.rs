//! The lists of an overlay, drawn by `raster`: what is on the surface, and what is not.

use inlay_interfaces::figures::{Figure, Focused, Frames, Move};
use inlay_overlay::{Overlay, OverlayError};
use inlay_raster::{List, Raster};
use proptest::prelude::*;

const SIZE: [u32; 2] = [1280, 720];

fn words(figures: &[Figure<'_>]) -> Vec<u32> {
    let mut words = Vec::new();
    for figure in figures {
        figure.write(&mut words);
    }
    words
}

/// A few figures, of which one can change.
fn figures(count: u32) -> Vec<u32> {
    let times = [16_667; 60];
    words(&[
        Figure::Frames(Frames {
            count,
            intervals: &times,
            work: &[2_000; 60],
        }),
        Figure::Focused(Focused {
            node: 12,
            key: "film-3 ö".as_bytes(),
        }),
        Figure::Move(Move {
            direction: 1,
            start: 11,
            chosen: 12,
        }),
    ])
}

/// Alpha of a pixel.
fn alpha(pixels: &[u8], x: u32, y: u32) -> u8 {
    pixels[((y * SIZE[0] + x) * 4 + 3) as usize]
}

#[test]
fn a_panel_at_the_right_is_drawn_and_nothing_else() {
    let mut overlay = Overlay::new();
    let list = overlay
        .draw(SIZE[0], SIZE[1], &figures(1))
        .expect("figures");
    let mut raster = Raster::new();
    raster.apply(&list).expect("a draw list");
    let pixels = raster.draw().expect("pixels");
    assert!((0..SIZE[1]).all(|y| (0..SIZE[0] / 2).all(|x| alpha(&pixels, x, y) == 0)));
    // The panel is 628 points wide, 24 from the edges; there are one and a half to a pixel.
    assert_eq!(alpha(&pixels, SIZE[0] - 4, 100), 0, "beside it");
    assert_eq!(alpha(&pixels, SIZE[0] - 22, 30), 238, "its ground");
    let bright = pixels
        .chunks_exact(4)
        .filter(|pixel| pixel[0] > 200)
        .count();
    assert!(bright > 500, "letters and bars: {bright} pixels");
}

#[test]
fn a_list_follows_the_one_before_and_shows_what_changed() {
    let mut overlay = Overlay::new();
    let mut raster = Raster::new();
    let first = overlay
        .draw(SIZE[0], SIZE[1], &figures(1))
        .expect("figures");
    assert!(List::parse(&first).expect("a list").is_full());
    raster.apply(&first).expect("a full list");
    let before = raster.draw().expect("pixels");
    for count in [1, 1, 23_456] {
        let next = overlay
            .draw(SIZE[0], SIZE[1], &figures(count))
            .expect("figures");
        assert!(!List::parse(&next).expect("a list").is_full());
        raster.apply(&next).expect("a delta");
        assert_eq!(raster.draw().expect("pixels") == before, count == 1);
    }
    // What is drawn over and over is what one that is new draws at once, but for where its letters
    // are in the page: their places there are rounded.
    let mut other = Raster::new();
    let all = Overlay::new()
        .draw(SIZE[0], SIZE[1], &figures(23_456))
        .expect("figures");
    other.apply(&all).expect("a full list");
    let [found, wanted] = [&raster, &other].map(|it| it.draw().expect("pixels"));
    let apart = found.iter().zip(&wanted).map(|(a, b)| a.abs_diff(*b)).max();
    assert!(apart.is_some_and(|apart| apart <= 4), "{apart:?}");

    overlay.reset();
    let again = overlay
        .draw(SIZE[0], SIZE[1], &figures(1))
        .expect("figures");
    assert_eq!(again, first);
}

#[test]
fn another_surface_is_taken_in_the_next_list() {
    let mut overlay = Overlay::new();
    let mut raster = Raster::new();
    for [width, height] in [[1280, 720], [3840, 2160], [1, 1], [640, 360], [1280, 720]] {
        let list = overlay.draw(width, height, &figures(1)).expect("figures");
        raster.apply(&list).expect("a list that follows");
        let pixels = raster.draw().expect("pixels").len();
        assert_eq!(pixels, (width * height * 4) as usize);
    }
}

#[test]
fn without_figures_it_draws_a_list_all_the_same() {
    let list = Overlay::new().draw(100, 50, &[]).expect("no figures");
    Raster::new().apply(&list).expect("a list");
}

#[test]
fn what_is_no_size_or_no_figure_is_refused_and_changes_nothing() {
    let mut overlay = Overlay::new();
    for (width, height, side) in [(0, 720, 0), (1280, 16385, 16385)] {
        let found = overlay.draw(width, height, &[]);
        assert_eq!(found, Err(OverlayError::BadSize(side)));
    }
    assert_eq!(
        overlay.draw(10, 10, &[99]),
        Err(OverlayError::BadFigures(0))
    );
    let cut = &figures(1)[..20];
    assert!(matches!(
        overlay.draw(10, 10, cut),
        Err(OverlayError::BadFigures(_))
    ));
    let list = overlay.draw(10, 10, &[]).expect("no figures");
    assert!(
        List::parse(&list).expect("a list").is_full(),
        "nothing was drawn before"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_are_refused_or_drawn(
        words in prop::collection::vec(prop_oneof![0..12_u32, any::<u32>()], 0..60),
        strange in prop::collection::vec(any::<u32>(), 0..200),
        key in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let mut overlay = Overlay::new();
        let mut raster = Raster::new();
        let figures = self::words(&[
            Figure::Frames(Frames { count: 1, intervals: &strange, work: &strange }),
            Figure::Focused(Focused { node: u32::MAX, key: &key }),
        ]);
        for words in [&words, &figures] {
            if let Ok(list) = overlay.draw(320, 180, words) {
                prop_assert_eq!(raster.apply(&list), Ok(()));
            }
        }
    }
}
