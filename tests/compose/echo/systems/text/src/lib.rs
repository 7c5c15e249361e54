//! Test guest: answers what it was given.
#[path = "../../blocks.rs"]
mod blocks;

wit_bindgen::generate!({ path: ["../../wit/types", "../../wit/text"], world: "test:text/text-system", generate_all });
inlay_interfaces::heap!();

use exports::test::text::text::{Color, Guest, Item, Problem, Shape, Sides};

struct Text;

impl Guest for Text {
    fn word(text: String) -> String {
        text
    }
    fn words(texts: Vec<String>) -> Vec<String> {
        texts
    }
    fn items(items: Vec<Item>) -> Result<Vec<Item>, Problem> {
        match items.len() {
            0 => Err(Problem::Empty),
            9.. => Err(Problem::TooMany(items.len() as u32)),
            _ => match items.iter().find(|i| i.name == "bad") {
                Some(bad) => Err(Problem::Bad(bad.tags.concat())),
                None => Ok(items),
            },
        }
    }
    fn shapes(shapes: Vec<Shape>) -> Vec<Shape> {
        shapes
    }
    fn maybe(value: Option<Option<String>>) -> Option<Option<String>> {
        value
    }
    fn letter(value: char) -> char {
        value
    }
    #[allow(clippy::too_many_arguments, clippy::type_complexity)]
    fn scalars(a: u8, b: i8, c: u16, d: i16, e: u32, f: i32, g: bool, h: Color, i: Sides) -> (u8, i8, u16, i16, u32, i32, bool, Color, Sides) {
        (a, b, c, d, e, f, g, h, i)
    }
    fn fails(problem: Problem) -> Result<(), Problem> {
        Err(problem)
    }
    fn broken() -> String {
        // SAFETY: none; the caller must not let this through, which is what the test is about
        unsafe { String::from_utf8_unchecked(vec![b'o', b'k', 0xed, 0xa0, 0x80]) }
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

export!(Text);
