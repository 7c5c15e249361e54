//! A small atlas under random texts: what a host shows is always what it would show with all the
//! room there is.

mod common;

use std::collections::BTreeMap;

use common::{change, paragraph, removal, text_with_fonts, told};
use inlay_schema::{Writer, id};
use inlay_text::{Glyphs, Text, Uploads};
use proptest::prelude::*;

const SIDE: usize = 1024;
const CONTENTS: [&str; 6] = [
    "",
    "Metropolis",
    "WAVE&Qg@%",
    "مرحبا",
    "映画",
    "Nosferatu fi",
];

#[derive(Clone, Debug)]
enum Call {
    Content(u32, usize),
    Size(u32, f32),
    Scale(u32, f32),
    Box(u32, f32),
    Remove(u32),
    Update,
}

fn call() -> impl Strategy<Value = Call> {
    let node = || 2..9_u32;
    prop_oneof![
        4 => (node(), 0..CONTENTS.len()).prop_map(|(node, content)| Call::Content(node, content)),
        2 => (node(), 60.0..260.0_f32).prop_map(|(node, size)| Call::Size(node, size.round())),
        1 => (node(), 0.5..2.0_f32).prop_map(|(node, scale)| Call::Scale(node, scale)),
        1 => (node(), 50.0..900.0_f32).prop_map(|(node, width)| Call::Box(node, width)),
        1 => node().prop_map(Call::Remove),
        5 => Just(Call::Update),
    ]
}

/// Glyphs of a paragraph as they are seen: numbers of each quad in the box, and its pixels.
type Seen = Vec<([u32; 4], Vec<u8>)>;

/// A host: pages, and the quads told last of each node.
#[derive(Default)]
struct Host {
    pages: BTreeMap<u32, Vec<u8>>,
    quads: BTreeMap<u32, Vec<([f32; 8], u32)>>,
}

impl Host {
    fn take(&mut self, glyphs: &Glyphs, uploads: &Uploads) {
        let mut rest = &uploads.pixels[..];
        for part in uploads.parts.as_chunks::<7>().0 {
            let [_, _, _, x, y, width, height] = part.map(|word| word as usize);
            let number = part[0];
            let pixels = self
                .pages
                .entry(number)
                .or_insert_with(|| vec![0; SIDE * SIDE]);
            for row in 0..height {
                let start = (y + row) * SIDE + x;
                pixels[start..start + width].copy_from_slice(&rest[row * width..(row + 1) * width]);
            }
            rest = &rest[width * height..];
        }
        assert!(rest.is_empty(), "every pixel belongs to a part");
        for &[node, first, count] in glyphs.nodes.as_chunks::<3>().0 {
            let range = first as usize..(first + count) as usize;
            let numbers = &glyphs.quads.as_chunks::<8>().0[range.clone()];
            let quads = numbers
                .iter()
                .copied()
                .zip(glyphs.pages[range].iter().copied());
            self.quads.insert(node, quads.collect());
        }
    }

    fn see(&self, node: u32) -> Seen {
        let quads = self.quads.get(&node).into_iter().flatten();
        quads
            .map(|(numbers, page)| {
                let [left, top, width, height, ..] = *numbers;
                let [x, y, columns, rows] = places(numbers);
                let rows =
                    (y..y + rows).flat_map(|row| &self.pages[page][row * SIDE + x..][..columns]);
                (
                    [left, top, width, height].map(f32::to_bits),
                    rows.copied().collect(),
                )
            })
            .collect()
    }
}

/// `x, y, width, height` of a quad in its page.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places in a page"
)]
fn places(numbers: &[f32; 8]) -> [usize; 4] {
    [4, 5, 6, 7].map(|at| numbers[at] as usize)
}

/// A system and the host that follows it.
struct Pair(Text, Host);

impl Pair {
    fn new(pages: usize) -> Self {
        let mut text = text_with_fonts(pages);
        for node in 2..9 {
            create(&mut text, node);
        }
        Self(text, Host::default())
    }

    fn call(&mut self, call: &Call) {
        let Self(text, host) = self;
        let done = match *call {
            Call::Content(node, content) => text.apply(&change(node, |writer: &mut Writer<'_>| {
                writer.entry(id::CONTENT, CONTENTS[content]);
            })),
            Call::Size(node, size) => text.apply(&change(node, |writer: &mut Writer<'_>| {
                writer.entry(id::FONT_SIZE, &size);
            })),
            Call::Scale(node, scale) => {
                assert_eq!(text.set_scales(&[node], &[scale]), Ok(()));
                Ok(())
            }
            Call::Box(node, width) => {
                assert_eq!(text.set_boxes(&[node], &[1.5, 2.25, width, 100.0]), Ok(()));
                Ok(())
            }
            Call::Remove(node) => {
                host.quads.remove(&node);
                let done = text.apply(&removal(node));
                create(text, node);
                done
            }
            Call::Update => {
                let glyphs = text.update().clone();
                let uploads = text.take_uploads();
                host.take(&glyphs, &uploads);
                Ok(())
            }
        };
        assert_eq!(done, Ok(()));
    }
}

fn create(text: &mut Text, node: u32) {
    assert_eq!(text.apply(&paragraph(node, "", |_| {})), Ok(()));
    assert_eq!(text.set_boxes(&[node], &[0.0, 0.0, 900.0, 100.0]), Ok(()));
    assert_eq!(text.set_scales(&[node], &[1.0]), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_small_atlas_shows_what_a_large_one_shows(calls in prop::collection::vec(call(), 10..80)) {
        let (mut small, mut large) = (Pair::new(1), Pair::new(16));
        for call in &calls {
            small.call(call);
            large.call(call);
            if matches!(call, Call::Update) {
                prop_assert!(!large.0.pending());
                prop_assert!(small.1.pages.len() <= 1);
                let mut missing = 0;
                for node in 2..9 {
                    let (seen, whole) = (small.1.see(node), large.1.see(node));
                    if seen.is_empty() && !whole.is_empty() {
                        missing += 1;
                    } else {
                        prop_assert!(seen == whole, "node {node} looks as it should");
                    }
                }
                prop_assert_eq!(missing, small.0.waiting(), "what is missing waits");
                let mut again = Host { pages: small.1.pages.clone(), ..Host::default() };
                again.take(&small.0.redraw(), &Uploads::default());
                again.quads.retain(|_, quads| !quads.is_empty());
                small.1.quads.retain(|_, quads| !quads.is_empty());
                prop_assert!(again.quads == small.1.quads, "redraw tells what was told");
                let mut fresh = Host::default();
                fresh.take(&Glyphs::default(), &small.0.all_uploads());
                for node in 2..9 {
                    fresh.quads.insert(node, small.1.quads.get(&node).cloned().unwrap_or_default());
                    prop_assert!(fresh.see(node) == small.1.see(node), "recycled pages look the same");
                }
            }
        }
        for node in 2..9 {
            small.call(&Call::Remove(node));
        }
        small.call(&Call::Content(2, 1));
        small.call(&Call::Update);
        prop_assert!(!small.0.pending() && small.1.see(2).len() == CONTENTS[1].len(), "there is room again");
    }
}

/// What is sampled between pixels reaches half a pixel beyond the ink, and half a pixel beyond the
/// quad: both must be empty.
#[test]
fn every_quad_ends_in_an_empty_border_whatever_lies_beside_it() {
    let mut pair = Pair::new(1);
    for (node, content) in (2..).zip(1..CONTENTS.len()) {
        pair.call(&Call::Content(node, content));
        pair.call(&Call::Size(node, 37.0));
        pair.call(&Call::Update);
    }
    let mut quads = 0;
    for (numbers, page) in pair.1.quads.values().flatten() {
        let [x, y, width, height] = places(numbers);
        let pixel = |column: usize, row: usize| pair.1.pages[page][(y + row) * SIDE + x + column];
        assert!((0..width).all(|column| pixel(column, 0) == 0 && pixel(column, height - 1) == 0));
        assert!((0..height).all(|row| pixel(0, row) == 0 && pixel(width - 1, row) == 0));
        quads += 1;
    }
    assert!(quads > 20);
}

#[test]
fn an_atlas_full_of_live_glyphs_rests_and_shows_the_rest_once_there_is_room() {
    let mut text = text_with_fonts(1);
    let long = ('A'..='Z').chain('a'..='z').collect::<String>();
    for node in [2, 3] {
        create(&mut text, node);
        let words = change(node, |writer| {
            writer.entry(id::FONT_SIZE, &(150.0 + node as f32));
            writer.entry(id::CONTENT, &*long);
        });
        assert_eq!(text.apply(&words), Ok(()));
    }
    let mut shown = BTreeMap::new();
    let mut update = |text: &mut Text| {
        shown.extend(told(text.update()));
        shown.clone()
    };
    update(&mut text);
    assert_eq!(text.waiting(), 1);
    let mut tries = 0;
    while tries < 9 && text.pending() {
        update(&mut text);
        tries += 1;
    }
    assert!(tries < 3);
    assert!(!text.pending() && text.waiting() == 1, "it rests");
    let visible = update(&mut text).get(&2).is_some_and(|&count| count > 0);
    let (seen, other) = if visible { (2, 3) } else { (3, 2) };
    assert_eq!(text.apply(&removal(seen)), Ok(()));
    assert!(text.pending(), "there is room");
    assert_eq!(update(&mut text)[&other], 52);
    assert!(!text.pending() && text.waiting() == 0);
}

#[test]
fn updates_tell_only_what_changed_in_the_order_of_slots() {
    let mut text = text_with_fonts(4);
    for node in [5, 3, 4] {
        create(&mut text, node);
        assert_eq!(
            text.apply(&change(node, |writer| {
                writer.entry(id::CONTENT, "ab");
            })),
            Ok(())
        );
    }
    assert_eq!(told(text.update()), [(3, 2), (4, 2), (5, 2)]);
    assert_eq!(told(text.update()), []);
    assert_eq!(text.set_boxes(&[4], &[0.0, 0.0, 900.0, 100.0]), Ok(()));
    assert_eq!(told(text.update()), [], "the same box is no change");
    assert_eq!(text.set_scales(&[5], &[2.0]), Ok(()));
    assert_eq!(told(text.update()), [(5, 2)]);
}
