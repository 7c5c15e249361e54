//! The engine over systems that only note their calls.

mod batches;
mod boxes;
mod faults;
mod focus;
mod fonts;
mod input;
mod keys;
mod pictures;
mod presses;
mod quiet;
mod rebuild;
mod rests;
mod retries;
mod routing;
mod styles;

use inlay_schema::values::{Easing, Motion, Transition, Tween};
use inlay_schema::{Entries, Pack, Writer, id};

use crate::fake::Fake;
use crate::{Engine, Stage};

const STAGE: Stage = Stage {
    width: 1920.0,
    height: 1080.0,
    pixel_width: 1280,
    pixel_height: 720,
    texture_units: 16,
    texture_budget: 64 << 20,
    overscan_top: 0.0,
    overscan_right: 0.0,
    overscan_bottom: 0.0,
    overscan_left: 0.0,
    draws: u32::MAX,
    explains: false,
    target_pixels: 0,
};

/// All settings of a stage.
fn settings(stage: Stage) -> Vec<u32> {
    let mut words = Vec::new();
    stage.write(&mut words);
    words
}

fn engine() -> Engine<Fake> {
    let mut engine = Engine::new(Fake::default());
    engine.configure(&settings(STAGE)).expect("a good stage");
    engine
}

fn batch(sequence: u32, write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::batch(&mut words, sequence);
    write(&mut writer);
    writer.finish();
    words
}

fn create(writer: &mut Writer<'_>, node: u32, kind: u32, parent: u32) {
    writer.raw(id::CREATE_NODE, &[node, kind]);
    writer.raw(id::INSERT_CHILD, &[parent, node, 0]);
}

/// Views 2 and 3 (in 2), an image 4, a text 5.
fn family() -> Engine<Fake> {
    let mut engine = engine();
    let words = batch(1, |writer| {
        create(writer, 2, 0, 1);
        create(writer, 3, 0, 2);
        create(writer, 4, 1, 1);
        create(writer, 5, 2, 1);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(0.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine
}

fn words_of(value: &impl Pack) -> Vec<u32> {
    let mut words = Vec::new();
    value.pack(&mut words);
    words
}

fn entries(words: &[u32]) -> Vec<(u16, Vec<u32>)> {
    Entries::new(words)
        .map(|entry| entry.map(|entry| (entry.id, entry.value.to_vec())))
        .collect::<Result<_, _>>()
        .expect("whole entries")
}

fn number(value: f32) -> Vec<u32> {
    vec![value.to_bits()]
}

fn fade() -> Vec<u32> {
    let motion = Motion::Tween(Tween {
        duration: 200.0,
        easing: Easing::Linear,
    });
    words_of(&vec![Transition {
        property: u32::from(id::OPACITY),
        delay: 0.0,
        motion,
    }])
}

fn set(engine: &mut Engine<Fake>, node: u32, property: u16, value: &[u32]) {
    let words = batch(2, |writer| {
        writer.select(node);
        writer.raw(property, value);
    });
    engine.apply(&words).expect("a good batch");
}
