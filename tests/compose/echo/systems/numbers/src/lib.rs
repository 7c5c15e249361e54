//! Test guest: numbers in bulk.
#[path = "../../blocks.rs"]
mod blocks;

wit_bindgen::generate!({ path: ["../../wit/types", "../../wit/numbers"], world: "test:numbers/numbers-system", generate_all });
inlay_interfaces::heap!();

use exports::test::numbers::numbers::{Guest, Pair, Point};

struct Numbers;

macro_rules! same {
    ($($name:ident: $ty:ty),*) => { $(fn $name(values: Vec<$ty>) -> Vec<$ty> { values })* };
}

impl Guest for Numbers {
    same!(u8s: u8, s8s: i8, u16s: u16, s16s: i16, u32s: u32, s32s: i32, u64s: u64, s64s: i64, f32s: f32, f64s: f64);
    same!(points: Point, pairs: Pair, nested: Vec<u32>);
    fn add(a: u32, b: u32) -> u32 {
        a.wrapping_add(b)
    }
    fn sum(values: Vec<u8>) -> u32 {
        // looks at both ends only: what is measured is the way here
        u32::from(values.first().copied().unwrap_or(0)) + u32::from(values.last().copied().unwrap_or(0))
    }
    fn alloc(mib: u32, seed: u32) {
        blocks::alloc(mib, seed);
    }
    fn check() -> u32 {
        blocks::check()
    }
    fn reset() {
        blocks::reset();
    }
}

export!(Numbers);
