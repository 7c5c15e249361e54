//! A screen of rails over all systems, driven by batches, keys and times.

#![allow(dead_code, reason = "each test file uses a part")]

use inlay_engine::{Output, Stage};
use inlay_monolith::{Engine, Monolith};
use inlay_schema::values::{
    Dimension, FocusMemory, Key, KeyPhase, Length, Motion, Overflow, ScrollAxis, ScrollPolicy,
    Spring, State, Transition,
};
use inlay_schema::{Entries, Pack, Writer, id};

/// A stage at 720p.
pub const STAGE: Stage = Stage {
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
    target_pixels: 2 * 1280 * 720,
};

/// All settings of a stage.
pub fn settings(stage: Stage) -> Vec<u32> {
    let mut words = Vec::new();
    stage.write(&mut words);
    words
}

/// A batch of entries.
pub fn batch(write: impl FnOnce(&mut Writer<'_>)) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::batch(&mut words, 1);
    write(&mut writer);
    writer.finish();
    words
}

/// A value as words.
pub fn words_of(value: &(impl Pack + ?Sized)) -> Vec<u32> {
    let mut words = Vec::new();
    value.pack(&mut words);
    words
}

/// Events as numbers and values.
pub fn events(words: &[u32]) -> Vec<(u16, Vec<u32>)> {
    Entries::new(words)
        .map(|entry| entry.map(|entry| (entry.id, entry.value.to_vec())))
        .collect::<Result<_, _>>()
        .expect("whole events")
}

/// An engine with a screen on it.
pub struct Screen {
    pub engine: Engine,
    tiles: u32,
    focused: u32,
}

impl Screen {
    /// Rails of tiles of 240 by 360 under each other, each a group that remembers and a container
    /// with a key line.
    pub fn of_rails(rails: u32, tiles: u32) -> Self {
        let mut engine = Engine::new(Monolith::default());
        engine.configure(&settings(STAGE)).expect("a good stage");
        let mut screen = Self {
            engine,
            tiles,
            focused: 0,
        };
        let words = batch(|writer| screen.write(writer, rails));
        screen.apply(&words);
        screen
    }

    fn write(&self, writer: &mut Writer<'_>, rails: u32) {
        let entry = |writer: &mut Writer<'_>, property: u16, value: &dyn Fn(&mut Vec<u32>)| {
            let mut words = Vec::new();
            value(&mut words);
            writer.raw(property, &words);
        };
        writer.select(1);
        writer.raw(id::FLEX_DIRECTION, &[2]);
        entry(writer, id::ROW_GAP, &|out| Length::Dp(40.0).pack(out));
        for rail in 0..rails {
            let node = self.rail(rail);
            writer.raw(id::CREATE_NODE, &[node, 0]);
            writer.raw(id::INSERT_CHILD, &[1, node, 0]);
            writer.raw(id::FOCUS_GROUP, &[1]);
            writer.raw(id::FOCUS_MEMORY, &[FocusMemory::Last.word()]);
            writer.raw(id::SCROLL_AXIS, &[ScrollAxis::X.word()]);
            writer.raw(id::SCROLL_POLICY, &[ScrollPolicy::KeyLine.word()]);
            writer.raw(id::KEY_LINE, &[0.3_f32.to_bits()]);
            writer.raw(id::OVERFLOW_X, &[Overflow::Scroll.word()]);
            writer.raw(id::FLEX_SHRINK, &[0.0_f32.to_bits()]);
            entry(writer, id::COLUMN_GAP, &|out| Length::Dp(24.0).pack(out));
            for tile in 0..self.tiles {
                self.write_tile(writer, node, self.tile(rail, tile));
            }
        }
    }

    fn write_tile(&self, writer: &mut Writer<'_>, rail: u32, node: u32) {
        writer.raw(id::CREATE_NODE, &[node, 0]);
        writer.raw(id::INSERT_CHILD, &[rail, node, 0]);
        writer.raw(id::WIDTH, &words_of(&Dimension::Dp(240.0)));
        writer.raw(id::HEIGHT, &words_of(&Dimension::Dp(360.0)));
        writer.raw(id::FLEX_SHRINK, &[0.0_f32.to_bits()]);
        writer.raw(id::BACKGROUND_COLOR, &[0x3344_55ff]);
        writer.raw(id::BORDER_TOP_LEFT_RADIUS, &[12.0_f32.to_bits()]);
        writer.raw(id::FOCUSABLE, &[1]);
        let spring = Motion::Spring(Spring {
            stiffness: 300.0,
            damping: 30.0,
        });
        let transition = Transition {
            property: u32::from(id::SCALE_X),
            delay: 0.0,
            motion: spring,
        };
        writer.raw(id::TRANSITION, &words_of(&vec![transition]));
        writer.raw(id::SELECT_STATE, &[State::Focused.word()]);
        writer.raw(id::SCALE_X, &[1.1_f32.to_bits()]);
        writer.raw(id::BACKGROUND_COLOR, &[0xffcc_00ff]);
    }

    /// The node of a rail.
    pub fn rail(&self, rail: u32) -> u32 {
        2 + rail * (self.tiles + 1)
    }

    /// The node of a tile.
    pub fn tile(&self, rail: u32, tile: u32) -> u32 {
        self.rail(rail) + 1 + tile
    }

    /// The node with focus, as events told.
    pub fn focused(&self) -> u32 {
        self.focused
    }

    /// Applies a batch that is good.
    pub fn apply(&mut self, words: &[u32]) {
        self.engine.apply(words).expect("a good batch");
    }

    /// Presses and releases a key.
    pub fn press(&mut self, key: Key) {
        for phase in [KeyPhase::Down, KeyPhase::Up] {
            self.engine
                .key(key.word(), phase.word(), 0.0)
                .expect("a key");
        }
    }

    /// A frame.
    pub fn frame(&mut self, time: f64) -> Output {
        let output = self.engine.frame(time).expect("a frame");
        for (event, value) in events(&output.events) {
            if event == id::EVENT_FOCUS {
                self.focused = value[0];
            }
        }
        output
    }

    /// Frames of 16 ms until nothing moves; returns the time of the last.
    pub fn settle(&mut self, mut time: f64) -> f64 {
        for _ in 0..1000 {
            if !self.frame(time).active {
                return time;
            }
            time += 16.0;
        }
        panic!("the screen does not come to rest");
    }

    /// Where a node is drawn.
    pub fn bounds(&mut self, node: u32, time: f64) -> [f32; 4] {
        self.apply(&batch(|writer| {
            writer.raw(id::QUERY_BOUNDS, &[node, 7]);
        }));
        let events = events(&self.frame(time).events);
        let (_, value) = events
            .iter()
            .find(|(event, _)| *event == id::EVENT_BOUNDS)
            .expect("an answer");
        [value[2], value[3], value[4], value[5]].map(f32::from_bits)
    }

    /// The whole draw list without its number.
    pub fn full(&mut self) -> Vec<u32> {
        let mut words = self.engine.full().expect("a draw list");
        words[4] = 0;
        words
    }
}
