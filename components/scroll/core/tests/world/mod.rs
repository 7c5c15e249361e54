//! A page of rails, of which focus is in one: what `scene` and `focus` would say of it.

#![allow(missing_docs, reason = "support of tests")]

use std::collections::BTreeMap;

use inlay_schema::values::{Motion, ScrollAxis, ScrollPolicy, ScrollTo};
use inlay_schema::{Writer, id};
use inlay_scroll::Scroll;

/// The page, its rails from this number on, and the items of each rail.
pub const PAGE: u32 = 2;
pub const RAILS: u32 = 10;

/// The id of an item.
pub fn item(rail: usize, item: u32) -> u32 {
    1_000 * (u32::try_from(rail).expect("few") + 1) + item
}

pub const fn dp(dp: i32) -> u32 {
    (dp * 64).cast_unsigned()
}

/// A row of items of some lengths, without gaps. Lengths in 1/64 dp.
#[derive(Clone, Debug)]
pub struct Rail {
    pub policy: (ScrollPolicy, f32, f32),
    pub motion: Motion,
    pub length: i32,
    pub height: i32,
    pub items: Vec<i32>,
}

/// Rails below each other, or (`is_row`) beside each other.
#[derive(Clone, Debug)]
pub struct World {
    pub policy: (ScrollPolicy, f32, f32),
    pub motion: Motion,
    pub is_row: bool,
    pub size: [i32; 2],
    pub gap: i32,
    pub rails: Vec<Rail>,
    pub focus: [usize; 2],
    /// Device pixels per dp in x and y; 0 for none.
    pub pixels: [f32; 2],
    /// What stands before the first rail.
    pub column_start: i32,
}

/// What happens to a world. Numbers of rails and items are taken modulo how many there are.
#[derive(Clone, Debug)]
pub enum Change {
    /// Up, right, down, left.
    Key(u8),
    Focus(usize, usize),
    Grow(usize, usize, i32),
    Insert(usize, usize, i32),
    Remove(usize, usize),
    Resize(usize, i32),
    Push(i32),
    /// Device pixels per dp in x and y.
    Pixels([f32; 2]),
}

/// A system, and the offsets that it reported.
#[derive(Clone, Debug)]
pub struct Stage {
    pub scroll: Scroll,
    pub offsets: BTreeMap<u32, [f32; 2]>,
    /// Where content is drawn.
    pub drawn: BTreeMap<u32, [f32; 2]>,
}

impl Stage {
    /// Whether anything moves.
    pub fn tick(&mut self, time: f64) -> bool {
        let offsets = self.scroll.tick(time).expect("a time that goes on");
        let containers = || offsets.containers.iter().copied();
        let pairs = |list: &[f32]| list.as_chunks::<2>().0.to_vec();
        self.offsets
            .extend(containers().zip(pairs(&offsets.values)));
        self.drawn.extend(containers().zip(pairs(&offsets.drawn)));
        offsets.moving
    }

    pub fn offset(&self, container: u32) -> [f64; 2] {
        let offset = self.offsets.get(&container).copied().unwrap_or_default();
        offset.map(f64::from)
    }

    /// How far a rail is scrolled.
    pub fn rail(&self, rail: u32) -> f64 {
        self.offset(RAILS + rail)[0]
    }

    pub fn targets(&mut self, containers: [u32; 2]) -> [[f64; 2]; 2] {
        let words = self.scroll.targets();
        containers.map(|container| {
            let found = words
                .as_chunks::<3>()
                .0
                .iter()
                .find(|it| it[0] == container);
            found.map_or([0.0; 2], |it| {
                [it[1], it[2]].map(|word| f64::from(word.cast_signed()) / 64.0)
            })
        })
    }

    pub fn drawn_at(&self, world: &World) -> [[f64; 2]; 2] {
        let drawn = |container| self.drawn.get(&container).copied().unwrap_or_default();
        world
            .around()
            .map(|container| drawn(container).map(f64::from))
    }

    pub fn offsets_at(&self, world: &World) -> [[f64; 2]; 2] {
        world.around().map(|container| self.offset(container))
    }

    pub fn scroll_to(&mut self, node: u32, x: f32, time: f64) {
        let motion = Motion::Instant;
        let to = ScrollTo {
            node,
            x,
            y: 0.0,
            motion,
        };
        let mut words = Vec::new();
        Writer::new(&mut words).entry(id::SCROLL_TO, &to);
        self.scroll.apply(&words, time).expect("a good stream");
    }

    pub fn set_key_line(&mut self, world: &mut World, line: f32) {
        world.rails[0].policy.1 = line;
        self.scroll
            .apply(&world.properties(), 20.0)
            .expect("a good stream");
    }
}

impl World {
    /// A system that was handed the world and showed it.
    pub fn build(&self, time: f64) -> Stage {
        let mut stage = self.placed(time);
        stage
            .scroll
            .set_focus(self.focused(), time)
            .expect("a time");
        stage.tick(time);
        stage
    }

    /// A system that was handed the world.
    pub fn placed(&self, time: f64) -> Stage {
        let mut scroll = Scroll::default();
        scroll.set_resolution(self.pixels);
        scroll.apply(&self.properties(), time).expect("properties");
        scroll.place(&self.placements(), time).expect("placements");
        Stage {
            scroll,
            offsets: BTreeMap::new(),
            drawn: BTreeMap::new(),
        }
    }

    pub fn properties(&self) -> Vec<u32> {
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        let axis = if self.is_row {
            ScrollAxis::X
        } else {
            ScrollAxis::Y
        };
        let rails = self.rails.iter().zip(RAILS..);
        let rails = rails.map(|(rail, id)| (id, ScrollAxis::X, rail.policy, &rail.motion));
        for (node, axis, (policy, line, item_line), motion) in
            core::iter::once((PAGE, axis, self.policy, &self.motion)).chain(rails)
        {
            writer.select(node);
            writer.entry(id::SCROLL_AXIS, &axis);
            writer.entry(id::SCROLL_POLICY, &policy);
            writer.entry(id::KEY_LINE, &line);
            writer.entry(id::KEY_LINE_ITEM, &item_line);
            writer.entry(id::SCROLL_MOTION, motion);
        }
        words
    }

    fn placements(&self) -> Vec<u32> {
        let [width, height] = self.size.map(i32::cast_unsigned);
        let (axis, other) = if self.is_row { (0, 1) } else { (1, 0) };
        let mut content = [0; 2];
        content[axis] = self.rails.iter().map(|rail| self.pitch(rail)).sum::<i32>();
        content[axis] += self.column_start;
        content[other] = self
            .rails
            .iter()
            .map(|rail| self.breadth(rail))
            .max()
            .unwrap_or(0);
        let [across, along] = content.map(i32::cast_unsigned);
        let mut words = vec![PAGE, 0, 0, 4, 0, 0, width, height, across, along];
        for (at, rail) in self.rails.iter().enumerate() {
            words.extend(self.rail_placement(at, 4));
            let mut start = 0;
            for (number, &length) in (0..).zip(&rail.items) {
                let placement = [start, 0, length, rail.height].map(i32::cast_unsigned);
                words.extend([item(at, number), 0, Self::id(at), 1]);
                words.extend(placement);
                words.extend([0, 0]);
                start += length;
            }
        }
        words
    }

    /// The placement of a rail with some flags.
    pub fn rail_placement(&self, at: usize, flags: u32) -> [u32; 10] {
        let rail = &self.rails[at];
        let [x, y] = self.rail_at(at).map(i32::cast_unsigned);
        let content = rail.items.iter().sum::<i32>();
        let [length, height, content] = [rail.length, rail.height, content].map(i32::cast_unsigned);
        [
            Self::id(at),
            0,
            PAGE,
            flags,
            x,
            y,
            length,
            height,
            content,
            height,
        ]
    }

    fn id(rail: usize) -> u32 {
        RAILS + u32::try_from(rail).expect("few")
    }

    /// How far a rail takes the page along its axis.
    fn pitch(&self, rail: &Rail) -> i32 {
        self.gap
            + if self.is_row {
                rail.length
            } else {
                rail.height
            }
    }

    fn breadth(&self, rail: &Rail) -> i32 {
        if self.is_row {
            rail.height
        } else {
            rail.length
        }
    }

    fn rail_at(&self, at: usize) -> [i32; 2] {
        let before = self.rails[..at].iter().map(|rail| self.pitch(rail));
        let start = self.column_start + before.sum::<i32>();
        if self.is_row { [start, 0] } else { [0, start] }
    }

    pub fn focused(&self) -> u32 {
        item(self.focus[0], u32::try_from(self.focus[1]).expect("few"))
    }

    /// The containers around the focused item, the inner one first.
    pub fn around(&self) -> [u32; 2] {
        [Self::id(self.focus[0]), PAGE]
    }

    pub fn take(&mut self, stage: &mut Stage, change: &Change, time: f64) {
        let rails = self.rails.len();
        let [rail, at] = self.focus;
        match *change {
            Change::Key(0) => self.focus[0] = rail.saturating_sub(1),
            Change::Key(1) => self.focus[1] += 1,
            Change::Key(2) => self.focus[0] = (rail + 1).min(rails - 1),
            Change::Key(_) => self.focus[1] = at.saturating_sub(1),
            Change::Focus(rail, at) => self.focus = [rail % rails, at],
            Change::Grow(rail, at, length) => {
                let items = &mut self.rails[rail % rails].items;
                let count = items.len();
                items[at % count] = length;
            }
            Change::Insert(rail, at, length) => {
                let items = &mut self.rails[rail % rails].items;
                items.insert(at.min(items.len()), length);
            }
            Change::Remove(rail, at) => {
                let items = &mut self.rails[rail % rails].items;
                if items.len() > 1 {
                    items.remove(at % items.len());
                }
            }
            Change::Resize(rail, length) => self.rails[rail % rails].length = length,
            Change::Push(by) => self.column_start = by,
            Change::Pixels(pixels) => {
                self.pixels = pixels;
                stage.scroll.set_resolution(pixels);
            }
        }
        let most = self.rails[self.focus[0]].items.len() - 1;
        self.focus[1] = self.focus[1].min(most);
        // As the engine does: first where focus goes, then the boxes of its states.
        let focused = self.focused();
        stage.scroll.set_focus(focused, time).expect("a time");
        stage
            .scroll
            .place(&self.placements(), time)
            .expect("placements");
    }

    /// What is seen of the focused item in each container and axis, with the containers at some
    /// offsets: lengths of the item, of the box, and of what is in it, in dp.
    fn seen(&self, offsets: [[f64; 2]; 2]) -> Vec<[f64; 3]> {
        let [rail, at] = self.focus;
        let dp = |parts: i32| f64::from(parts) / 64.0;
        let inner = &self.rails[rail];
        let start = inner.items[..at].iter().sum::<i32>();
        let mut spans = [[start, start + inner.items[at]], [0, inner.height]].map(|it| it.map(dp));
        let boxes = [
            ([inner.length, inner.height], self.rail_at(rail)),
            (self.size, [0; 2]),
        ];
        let mut all = Vec::new();
        for ((size, origin), offset) in boxes.into_iter().zip(offsets) {
            for axis in 0..2 {
                let [start, end] = spans[axis];
                let cut = [start, end].map(|it| (it - offset[axis]).clamp(0.0, dp(size[axis])));
                all.push([end - start, dp(size[axis]), cut[1] - cut[0]]);
                spans[axis] = cut.map(|it| it + dp(origin[axis]));
            }
        }
        all
    }

    /// Whether law 2 is broken: by which container, in words.
    pub fn out_of_view(&self, stage: &mut Stage) -> Option<String> {
        let targets = stage.targets(self.around());
        let is_seen =
            |[length, view, seen]: [f64; 3]| seen >= 16.0_f64.min(length).min(view) - 0.01;
        let now = self.seen(stage.offsets_at(self));
        let rest = self.seen(targets);
        // What a container leaves out at rest, those around it need not show.
        let is_due = |now: [f64; 3], rest: [f64; 3]| is_seen([now[0], rest[1], rest[2]]);
        let fault = now
            .iter()
            .zip(rest)
            .position(|(&now, rest)| is_due(now, rest) && !is_seen(now))?;
        let offsets = stage.offsets_at(self);
        Some(format!(
            "{:?} of length, box and seen in {fault}; offsets {offsets:?}, targets {targets:?}",
            now[fault]
        ))
    }

    /// What of it is cut off at rest though it would fit: by how much.
    pub fn cut_at_rest(&self, stage: &mut Stage) -> Option<f64> {
        let targets = stage.targets(self.around());
        let scrolls = [true, false, self.is_row, !self.is_row];
        let seen = self.seen(targets).into_iter().zip(scrolls);
        seen.filter(|(_, scrolls)| *scrolls)
            .map(|([length, view, seen], _)| length.min(view) - seen)
            .find(|cut| *cut > 0.0)
    }
}
