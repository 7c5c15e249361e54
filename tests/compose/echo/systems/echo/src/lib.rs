//! Test guest: passes everything on to the other systems.
#[path = "../../blocks.rs"]
mod blocks;

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/text", "../../wit/numbers", "../../wit/echo"],
    world: "test:echo/echo-system",
    generate_all
});

use exports::test::echo::numbers::{Guest as NumbersGuest, Pair, Point};
use exports::test::echo::text::{Color, Guest as TextGuest, Item, Problem, Shape, Sides};
use std::hint::black_box;
use self::test::numbers::numbers;
use self::test::text::text;

struct Echo;

impl TextGuest for Echo {
    fn word(text: String) -> String {
        text::word(&text)
    }
    fn words(texts: Vec<String>) -> Vec<String> {
        text::words(&texts)
    }
    fn items(items: Vec<Item>) -> Result<Vec<Item>, Problem> {
        text::items(&items)
    }
    fn shapes(shapes: Vec<Shape>) -> Vec<Shape> {
        text::shapes(&shapes)
    }
    fn one_shape(shape: Shape) -> Shape {
        text::shapes(&[shape]).swap_remove(0)
    }
    fn maybe(value: Option<Option<String>>) -> Option<Option<String>> {
        text::maybe(value.as_ref().map(|v| v.as_deref()))
    }
    fn letter(value: char) -> char {
        text::letter(value)
    }
    #[allow(clippy::too_many_arguments, clippy::type_complexity)]
    fn scalars(a: u8, b: i8, c: u16, d: i16, e: u32, f: i32, g: bool, h: Color, i: Sides) -> (u8, i8, u16, i16, u32, i32, bool, Color, Sides) {
        text::scalars(a, b, c, d, e, f, g, h, i)
    }
    fn fails(problem: Problem) -> Result<(), Problem> {
        text::fails(&problem)
    }
    fn many(a: Item, b: Item, c: Vec<u32>) -> (Item, Item, Vec<u32>) {
        (a, b, c)
    }
    fn broken() -> String {
        text::broken()
    }
    fn alloc(system: u32, mib: u32, seed: u32) {
        match system {
            0 => blocks::alloc(mib, seed),
            1 => text::alloc(mib, seed),
            _ => numbers::alloc(mib, seed),
        }
    }
    fn check(system: u32) -> u32 {
        match system {
            0 => blocks::check(),
            1 => text::check(),
            _ => numbers::check(),
        }
    }
    fn reset() {
        blocks::reset();
        text::reset();
        numbers::reset();
    }
    fn boom() {
        panic!("boom");
    }
}

macro_rules! pass {
    ($($name:ident: $ty:ty),*) => { $(fn $name(values: Vec<$ty>) -> Vec<$ty> { numbers::$name(&values) })* };
}

impl NumbersGuest for Echo {
    pass!(u8s: u8, s8s: i8, u16s: u16, s16s: i16, u32s: u32, s32s: i32, u64s: u64, s64s: i64, f32s: f32, f64s: f64);
    pass!(points: Point, pairs: Pair, nested: Vec<u32>);
    fn add(a: u32, b: u32) -> u32 {
        numbers::add(a, b)
    }
    fn add_loop(count: u32) -> u32 {
        (0..count).fold(0, numbers::add)
    }
    fn sum_loop(bytes: u32, count: u32) -> u32 {
        let values = vec![1; bytes as usize];
        (0..count).fold(0, |sum, _| numbers::sum(black_box(&values)).wrapping_add(sum))
    }
    fn copy_loop(bytes: u32, count: u32) -> u32 {
        let values = vec![1u8; bytes as usize];
        let mut copy = vec![0u8; bytes as usize];
        for _ in 0..count {
            copy.copy_from_slice(black_box(&values));
            black_box(&mut copy);
        }
        u32::from(copy.last().copied().unwrap_or(0))
    }
}

export!(Echo);
