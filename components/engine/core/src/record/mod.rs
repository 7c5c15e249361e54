//! The record: every input that the engine handed out, by node, so that any system can be rebuilt.
//!
//! Keeps the tree as the app built it (links by slot), the style of each node, fonts and
//! animations. A change inside a batch is noted in a journal first; [`Record::rollback`] takes the
//! whole batch back.

mod known;
mod style;

use std::collections::BTreeMap;

use inlay_schema::{MOVES, Move, Pages, System, id, move_property};

pub(crate) use known::Answer;
use known::Answers;
pub(crate) use style::Style;

/// Slots are the low 20 bits of an id.
pub const SLOT_BITS: u32 = 20;
/// Slots from here on are the engine's.
pub const ENGINE_SLOTS: u32 = 1 << (SLOT_BITS - 1);
/// The root of the stage.
pub const ROOT: u32 = 1;
/// A tree deeper than this is refused: every system can follow it on its stack.
pub const MAX_DEPTH: u32 = 192;
/// Most font faces of a stage, as `wit/schema` says.
pub const MAX_FONTS: u32 = 1024;
/// How far above the highest slot so far a new slot may be, so that a stray id costs no memory.
pub const MAX_SLOT_JUMP: u32 = 4096;

/// Nodes that lie together in memory.
const PAGE: usize = 64;

/// Changes that the journal has room for from one batch to the next.
const USUAL_CHANGES: usize = 1024;

/// Properties that name a node.
pub const NODE_PROPERTIES: [u16; 5] = [
    id::FOCUS_PREFERRED,
    id::NEXT_FOCUS_UP,
    id::NEXT_FOCUS_RIGHT,
    id::NEXT_FOCUS_DOWN,
    id::NEXT_FOCUS_LEFT,
];

/// Slot of an id.
pub const fn slot(id: u32) -> u32 {
    id & ((1 << SLOT_BITS) - 1)
}

/// Generation of an id.
pub const fn generation(id: u32) -> u32 {
    id >> SLOT_BITS
}

/// `node-kind` of the schema.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A box.
    #[default]
    View,
    /// A picture.
    Image,
    /// A paragraph.
    Text,
}

impl Kind {
    /// The systems that know such nodes, a bit each.
    pub const fn systems(self) -> u16 {
        const SOME: u16 = 1 << System::Scene as u16
            | 1 << System::Layout as u16
            | 1 << System::Scroll as u16
            | 1 << System::Animation as u16
            | 1 << System::Focus as u16
            | 1 << System::Render as u16;
        match self {
            Self::View => SOME,
            Self::Image => SOME | 1 << System::Resources as u16,
            Self::Text => SOME | 1 << System::Text as u16,
        }
    }
}

/// What is known of the image of a node.
#[derive(Clone, Copy, Debug)]
pub struct Image {
    /// Scales at which it is seen, along its sides; 0 before the scene reports another than 1.
    pub seen_scale: [f32; 2],
    /// `resources` has it larger than it is seen, since something is animated.
    pub enlarged: bool,
    /// State, texture, width and height, as last reported by `resources`.
    pub reported: [u32; 4],
    /// Width and height in pixels as layout has them; what was known stays while the image is
    /// loaded again.
    pub natural: [u32; 2],
}

impl Image {
    const UNKNOWN: Self = Self {
        seen_scale: [0.0; 2],
        enlarged: false,
        reported: [0; 4],
        natural: [0; 2],
    };
}

/// One node. What a batch reads of each node that moves lies together, at the front: one line of a
/// cache.
#[derive(Clone, Default, Debug)]
#[repr(C, align(64))]
pub struct Node {
    /// Its id, 0 while the slot is free.
    pub id: u32,
    /// The batch in which the journal has it.
    noted: u32,
    /// What the app said of it.
    pub style: Style,
    /// It has a `transition` or an animation: changes go through `animation`.
    pub moves: bool,
    /// The scene has been given where its transform rests.
    pub rests: bool,
    /// A frame has shown it: changes may travel.
    pub presented: bool,
    /// The app knows that it clips within more clips than cut exactly.
    pub clips_too_deep: bool,
    /// Systems that know it, a bit each.
    pub known: u16,
    /// What it is.
    pub kind: Kind,
    /// The least id that the slot may have next, counted in generations.
    next_generation: u32,
    /// Slots of its neighbours in the tree; 0 is none.
    pub parent: u32,
    first: u32,
    last: u32,
    next: u32,
    previous: u32,
    /// States as last reported by the scene.
    pub states: u32,
    /// States that the app set.
    pub app_states: u32,
    /// Whether in bounds (1) or in the viewport (2); what `resources` was told.
    pub level: u32,
    /// The same as of the app's last event; differs while a rebuilt scene has not reported it yet.
    pub shown: u32,
    /// Size of its box in dp.
    pub width: f32,
    /// Size of its box in dp.
    pub height: f32,
    /// What is known of its image; nothing of most nodes.
    image: Option<Box<Image>>,
}

impl Node {
    /// Whether a value for no state holds as soon as it is set: nothing lies over it, and nothing
    /// travels to it.
    pub fn holds_at_once(&self) -> bool {
        !self.moves && !self.style.has_states()
    }

    /// What is known of its image.
    pub fn image(&self) -> &Image {
        self.image.as_deref().unwrap_or(&Image::UNKNOWN)
    }

    /// The same, to change it.
    pub fn image_mut(&mut self) -> &mut Image {
        self.image.get_or_insert_with(|| Box::new(Image::UNKNOWN))
    }

    /// Forgets what `resources` reported of its image.
    pub fn forget_image_report(&mut self) {
        if let Some(image) = &mut self.image {
            image.reported = [0; 4];
        }
    }

    /// Forgets at which scale its image is seen.
    pub fn forget_seen_scale(&mut self) {
        if let Some(image) = &mut self.image {
            image.seen_scale = [0.0; 2];
        }
    }
}

/// All nodes, fonts and animations.
#[derive(Debug)]
pub struct Record {
    nodes: Pages<Node, PAGE>,
    /// `add-font-face` entries by font.
    fonts: BTreeMap<u32, Vec<u32>>,
    /// `animate` entries by animation.
    animations: BTreeMap<u32, Vec<u32>>,
    /// What the app knows of images that are loaded again.
    answers: Answers,
    journal: Vec<Change>,
    /// Words that values had before, in the order of the journal.
    old_values: Vec<u32>,
    /// Numbers that were overwritten before anything else of their nodes was noted: taken back
    /// last.
    old_numbers: Vec<OldNumber>,
    fonts_added: Vec<u32>,
    animations_added: Vec<u32>,
    /// How many slots there were before the batch.
    slots_before: usize,
    batch: u32,
}

/// A number that only moves the node in a slot and was overwritten.
#[derive(Debug)]
struct OldNumber {
    /// The slot, and in the low bits its position among those that move the node: a batch has one
    /// for each number.
    place: u32,
    /// What it was.
    word: u32,
}

impl OldNumber {
    /// Bits of a position.
    const BITS: u32 = MOVES.next_power_of_two().trailing_zeros();

    fn new(slot: u32, position: usize, word: u32) -> Self {
        let position = u32::try_from(position).unwrap_or(0);
        Self {
            place: slot << Self::BITS | position,
            word,
        }
    }

    /// Its slot and position.
    const fn place(&self) -> (u32, usize) {
        let position = self.place & ((1 << Self::BITS) - 1);
        (self.place >> Self::BITS, position as usize)
    }
}

/// What the journal takes back.
#[derive(Debug)]
enum Change {
    /// The slot was free. Carries the least generation that it might have had next.
    Created { slot: u32, next_generation: u32 },
    /// The node in a slot, as it was.
    Node(u32, Box<Node>),
    /// A value of the node in a slot that was overwritten; what it was is in `old_values` from a
    /// place on.
    Value {
        slot: u32,
        property: u16,
        from: usize,
    },
}

/// Why a node cannot be made or moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TreeError {
    /// The id is in use, the engine's, or goes back in generation. Carries the slot's present id.
    BadId(u32),
    /// The slot is too far above the others. Carries the greatest that is taken.
    Limit(u32),
    /// There is no such node. Carries the id.
    Unknown(u32),
    /// The child is the root or contains the parent.
    Cycle,
    /// `before` is no child of the parent.
    NotAChild,
    /// The parent is a text.
    NoChildren,
    /// The tree would be too deep. Carries the depth.
    Depth(u32),
}

impl Default for Record {
    fn default() -> Self {
        let mut nodes = Pages::default();
        nodes.resize(ROOT as usize + 1);
        nodes[ROOT as usize] = Node {
            id: ROOT,
            next_generation: 1,
            ..Node::default()
        };
        Self {
            nodes,
            fonts: BTreeMap::new(),
            animations: BTreeMap::new(),
            answers: Answers::default(),
            journal: Vec::new(),
            old_values: Vec::new(),
            old_numbers: Vec::new(),
            fonts_added: Vec::new(),
            animations_added: Vec::new(),
            slots_before: 0,
            batch: 0,
        }
    }
}

impl Record {
    /// The slot of a node that exists.
    pub fn find(&self, id: u32) -> Option<u32> {
        let node = self.nodes.get(slot(id) as usize)?;
        (id != 0 && node.id == id).then_some(slot(id))
    }

    /// The node in a slot. A slot is taken from [`find`](Self::find) or from a link.
    pub fn node(&self, slot: u32) -> &Node {
        &self.nodes[slot as usize]
    }

    /// The node in a slot, to change what the journal does not restore (reports of systems).
    pub fn node_mut(&mut self, slot: u32) -> &mut Node {
        &mut self.nodes[slot as usize]
    }

    /// The node in a slot, noted in the journal: for what a batch changes.
    pub fn edit(&mut self, slot: u32) -> &mut Node {
        let node = &mut self.nodes[slot as usize];
        if node.noted != self.batch {
            node.noted = self.batch;
            self.journal
                .push(Change::Node(slot, Box::new(node.clone())));
        }
        node
    }

    /// Sets a value of a node for no state, or takes it away (`None`), noted in the journal: values
    /// that are overwritten again and again cost no copy of their node.
    pub fn set_value(&mut self, slot: u32, property: u16, value: Option<&[u32]>) {
        let node = &mut self.nodes[slot as usize];
        if node.noted != self.batch
            && let Some(value) = value
        {
            let from = self.old_values.len();
            if (node.style.base).overwrite(property, value, &mut self.old_values) {
                self.journal.push(Change::Value {
                    slot,
                    property,
                    from,
                });
                return;
            }
        }
        let base = &mut self.edit(slot).style.base;
        match value {
            Some(value) => base.set(property, value),
            None => base.unset(property),
        }
    }

    /// Takes a run of entries that only move nodes, the first of the node in `slot` (0 is none), as
    /// [`set_value`](Self::set_value) does: up to the first that says something else, or is of a
    /// node whose values do not hold at once. Answers how many those are; `slot` is then that of
    /// the node that is selected.
    pub fn take_moves(&mut self, slot: &mut u32, entries: &[[u32; 2]]) -> usize {
        let mut passed = 0;
        loop {
            passed += self.overwrite_moves(slot, entries.get(passed..).unwrap_or_default());
            // What it does not know how to overwrite is set as any other value, once.
            match entries.get(passed).and_then(Move::of) {
                Some(Move::Number(position, number))
                    if *slot != 0 && self.node(*slot).holds_at_once() =>
                {
                    let property = move_property(position);
                    self.set_value(*slot, property, Some(&[number.to_bits()]));
                    passed += 1;
                }
                _ => return passed,
            }
        }
    }

    /// The same, up to the first number that its node has not, or of a node that the journal has.
    fn overwrite_moves(&mut self, slot: &mut u32, entries: &[[u32; 2]]) -> usize {
        let batch = self.batch;
        let plain = |node: &Node| node.id != 0 && node.holds_at_once() && node.noted != batch;
        let mut node = &mut self.nodes[*slot as usize];
        let mut is_plain = plain(node);
        for (passed, entry) in entries.iter().enumerate() {
            match Move::of(entry) {
                Some(Move::Select(id)) => {
                    match self.nodes.get_mut(self::slot(id) as usize) {
                        Some(found) if id != 0 && found.id == id => node = found,
                        _ => return passed,
                    }
                    *slot = self::slot(id);
                    is_plain = plain(node);
                }
                Some(Move::Number(position, number)) if is_plain => {
                    let word = number.to_bits();
                    let Some(old) = node.style.base.overwrite_number(position, word) else {
                        return passed;
                    };
                    self.old_numbers.push(OldNumber::new(*slot, position, old));
                }
                _ => return passed,
            }
        }
        entries.len()
    }

    /// Begins a batch.
    pub fn begin(&mut self) {
        self.batch = self.batch.wrapping_add(1).max(1);
        self.journal.clear();
        self.old_values.clear();
        self.old_numbers.clear();
        self.fonts_added.clear();
        self.animations_added.clear();
        self.answers.begin();
        self.slots_before = self.nodes.len();
    }

    /// A batch is taken: what it took away is not needed any more.
    pub fn commit(&mut self) {
        self.journal.clear();
        self.journal.shrink_to(USUAL_CHANGES);
    }

    /// Takes back everything since [`begin`](Self::begin).
    pub fn rollback(&mut self) {
        for change in self.journal.drain(..).rev() {
            match change {
                Change::Created {
                    slot,
                    next_generation,
                } => {
                    self.nodes[slot as usize] = Node {
                        next_generation,
                        ..Node::default()
                    };
                }
                Change::Node(slot, node) => self.nodes[slot as usize] = *node,
                Change::Value {
                    slot,
                    property,
                    from,
                } => {
                    let base = &mut self.nodes[slot as usize].style.base;
                    base.set(property, &self.old_values[from..]);
                    self.old_values.truncate(from);
                }
            }
        }
        for old in self.old_numbers.drain(..).rev() {
            let (slot, position) = old.place();
            let base = &mut self.nodes[slot as usize].style.base;
            base.overwrite_number(position, old.word);
        }
        for font in self.fonts_added.drain(..) {
            self.fonts.remove(&font);
        }
        for animation in self.animations_added.drain(..) {
            self.animations.remove(&animation);
        }
        self.nodes.resize(self.slots_before);
        self.answers.rollback();
    }

    /// Makes a node outside the tree.
    pub fn create(&mut self, id: u32, kind: Kind) -> Result<u32, TreeError> {
        let slot = slot(id);
        let limit = self
            .room()
            .saturating_add(MAX_SLOT_JUMP)
            .min(ENGINE_SLOTS - 1);
        let present = self.nodes.get(slot as usize).map_or(0, |node| node.id);
        if !(2..ENGINE_SLOTS).contains(&slot) || present != 0 {
            return Err(TreeError::BadId(present));
        }
        if slot > limit {
            return Err(TreeError::Limit(limit));
        }
        if self.nodes.len() <= slot as usize {
            self.nodes.resize(slot as usize + 1);
        }
        if generation(id) < self.node(slot).next_generation {
            return Err(TreeError::BadId(present));
        }
        let node = &mut self.nodes[slot as usize];
        if node.noted != self.batch {
            self.journal.push(Change::Created {
                slot,
                next_generation: node.next_generation,
            });
        }
        *node = Node {
            id,
            kind,
            next_generation: generation(id) + 1,
            noted: self.batch,
            ..Node::default()
        };
        Ok(slot)
    }

    /// How many slots there are, used or free.
    pub fn room(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// Makes slots, as many as another record had: what refers to its nodes has no far way to
    /// theirs.
    pub fn make_room(&mut self, slots: u32) {
        let slots = slots.min(ENGINE_SLOTS) as usize;
        if self.nodes.len() < slots {
            self.nodes.resize(slots);
        }
    }

    /// Puts a node (and what is under it) under a parent, before a sibling or (0) at the end.
    pub fn insert(&mut self, parent: u32, child: u32, before: u32) -> Result<(), TreeError> {
        let parent = self.find(parent).ok_or(TreeError::Unknown(parent))?;
        let child = self.find(child).ok_or(TreeError::Unknown(child))?;
        let before = match before {
            0 => 0,
            id => self
                .find(id)
                .filter(|&slot| self.node(slot).parent == parent)
                .ok_or(TreeError::NotAChild)?,
        };
        if child == ROOT || child == parent || self.is_above(child, parent) {
            return Err(TreeError::Cycle);
        }
        if self.node(parent).kind == Kind::Text {
            return Err(TreeError::NoChildren);
        }
        let depth = self.depth(parent) + self.height(child);
        if depth > MAX_DEPTH {
            return Err(TreeError::Depth(depth));
        }
        if before != child {
            self.unlink(child);
            self.link(parent, child, before);
        }
        Ok(())
    }

    /// Removes a node and everything under it; returns the ids and what knew them, children first.
    pub fn remove(&mut self, id: u32, removed: &mut Vec<(u32, u16)>) -> Result<(), TreeError> {
        let top = self.find(id).ok_or(TreeError::Unknown(id))?;
        if top == ROOT {
            return Err(TreeError::BadId(ROOT));
        }
        self.unlink(top);
        let mut at = self.lowest_first(top);
        loop {
            let next = match self.node(at).next {
                _ if at == top => None,
                0 => Some(self.node(at).parent),
                next => Some(self.lowest_first(next)),
            };
            let node = &mut self.nodes[at as usize];
            let next_generation = node.next_generation;
            let free = Node {
                next_generation,
                noted: self.batch,
                ..Node::default()
            };
            // What it was goes to the journal as it is, where `edit` keeps a copy.
            let node = core::mem::replace(node, free);
            let id = node.id;
            removed.push((id, node.known));
            if node.noted != self.batch {
                self.journal.push(Change::Node(at, Box::new(node)));
            }
            self.answers.forget(id);
            match next {
                Some(next) => at = next,
                None => return Ok(()),
            }
        }
    }

    /// Notes a new font, if its number is free.
    pub fn add_font(&mut self, font: u32, words: &[u32]) -> bool {
        let free = font != 0 && !self.fonts.contains_key(&font);
        if free {
            self.fonts.insert(font, words.to_vec());
            self.fonts_added.push(font);
        }
        free
    }

    /// Whether the node of an animation, as `animate` packs it, is there.
    pub fn has_node_of(&self, animation: &[u32]) -> bool {
        animation
            .get(1)
            .is_some_and(|&node| self.find(node).is_some())
    }

    /// The words of a font.
    pub fn font(&self, font: u32) -> Option<&[u32]> {
        self.fonts.get(&font).map(Vec::as_slice)
    }

    /// The words of all fonts, by their numbers.
    pub fn fonts(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.fonts.values().map(Vec::as_slice)
    }

    /// Whether an animation is there, running or over.
    pub fn has_animation(&self, animation: u32) -> bool {
        self.animations.contains_key(&animation)
    }

    /// An animation is over.
    pub fn forget_animation(&mut self, animation: u32) {
        self.animations.remove(&animation);
    }

    /// The words of all animations, by their numbers. The node of one may be gone until a frame
    /// ends it.
    pub fn animations(&self) -> impl Iterator<Item = &[u32]> {
        self.animations.values().map(Vec::as_slice)
    }

    /// Forgets the animations whose node is gone, and answers which.
    pub fn take_orphans(&mut self) -> Vec<u32> {
        let ended: Vec<u32> = self
            .animations
            .iter()
            .filter(|(_, words)| !self.has_node_of(words))
            .map(|(&animation, _)| animation)
            .collect();
        for animation in &ended {
            self.animations.remove(animation);
        }
        ended
    }

    /// Notes a new animation, if its number is free.
    pub fn add_animation(&mut self, animation: u32, words: &[u32]) -> bool {
        let free = animation != 0 && !self.animations.contains_key(&animation);
        if free {
            self.animations.insert(animation, words.to_vec());
            self.animations_added.push(animation);
        }
        free
    }

    /// Slots of all nodes: the tree from the root, parents first, then trees outside it.
    pub fn slots(&self) -> Vec<u32> {
        let mut slots = Vec::with_capacity(self.nodes.len());
        let mut add = |top: u32| {
            let mut at = top;
            while at != 0 {
                slots.push(at);
                at = self.next_in_tree(at, top);
            }
        };
        add(ROOT);
        (2..self.room())
            .filter(|&slot| self.node(slot).id != 0 && self.node(slot).parent == 0)
            .for_each(add);
        slots
    }

    /// The next slot in tree order below `top`; 0 after the last.
    fn next_in_tree(&self, at: u32, top: u32) -> u32 {
        if self.node(at).first != 0 {
            return self.node(at).first;
        }
        let mut at = at;
        while at != top {
            let node = self.node(at);
            if node.next != 0 {
                return node.next;
            }
            at = node.parent;
        }
        0
    }

    fn lowest_first(&self, mut at: u32) -> u32 {
        while self.node(at).first != 0 {
            at = self.node(at).first;
        }
        at
    }

    fn is_above(&self, above: u32, mut at: u32) -> bool {
        if self.node(above).first == 0 {
            return false;
        }
        while at != 0 {
            if at == above {
                return true;
            }
            at = self.node(at).parent;
        }
        false
    }

    /// Nodes from the top of the tree to `at`, both included.
    fn depth(&self, mut at: u32) -> u32 {
        let mut depth = 0;
        while at != 0 {
            depth += 1;
            at = self.node(at).parent;
        }
        depth
    }

    /// Nodes from `top` to the deepest below it, both included.
    fn height(&self, top: u32) -> u32 {
        let (mut at, mut depth, mut height) = (top, 1, 1);
        loop {
            let node = self.node(at);
            if node.first != 0 {
                at = node.first;
                depth += 1;
                height = height.max(depth);
                continue;
            }
            while at != top && self.node(at).next == 0 {
                at = self.node(at).parent;
                depth -= 1;
            }
            if at == top {
                return height;
            }
            at = self.node(at).next;
        }
    }

    fn unlink(&mut self, child: u32) {
        let Node {
            parent,
            next,
            previous,
            ..
        } = *self.node(child);
        if parent == 0 {
            return;
        }
        match previous {
            0 => self.edit(parent).first = next,
            previous => self.edit(previous).next = next,
        }
        match next {
            0 => self.edit(parent).last = previous,
            next => self.edit(next).previous = previous,
        }
        let child = self.edit(child);
        (child.parent, child.next, child.previous) = (0, 0, 0);
    }

    fn link(&mut self, parent: u32, child: u32, before: u32) {
        let previous = match before {
            0 => self.node(parent).last,
            before => self.node(before).previous,
        };
        let node = self.edit(child);
        (node.parent, node.next, node.previous) = (parent, before, previous);
        match previous {
            0 => self.edit(parent).first = child,
            previous => self.edit(previous).next = child,
        }
        match before {
            0 => self.edit(parent).last = child,
            before => self.edit(before).previous = child,
        }
    }
}
