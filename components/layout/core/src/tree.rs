//! The nodes: storage, edits, and which of them are to be laid out again.

use inlay_schema::Pages;
use inlay_schema::values::NodeKind;

use crate::node::{BoxValues, Node};
use crate::property;
use crate::slots::{NOWHERE, Slots, Trial};
use crate::style::{Direction, Display};

/// Id of the root of the stage.
pub const ROOT: u32 = 1;

/// Place of the root: it is the first node and is never removed.
pub const ROOT_PLACE: u32 = 0;

/// Places that lie together in memory.
const PAGE: usize = 32;

/// From so few children one is taken at once; more are searched and closed up once for a batch.
const FEW: usize = 8;

/// What a node sees of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Only that what is in it may answer something else.
    Answers,
    /// That it is not what it was, which nothing above it reads.
    Content,
    /// That it is not what it was: its properties, or what is in it.
    Subject,
    /// That properties of what is in it are others.
    Container,
}

impl Reach {
    /// What the parent of `node` sees, where this is what the node does.
    fn above(self, node: &Node) -> Self {
        match self {
            Self::Subject | Self::Container if node.is_contents() => self,
            Self::Subject => Self::Container,
            // What is around a grid reads its tracks, which follow from its items.
            Self::Container if node.style.display == Display::Grid => self,
            Self::Container | Self::Content | Self::Answers => Self::Answers,
        }
    }
}

/// All nodes. Places of removed nodes are used again.
#[derive(Debug)]
pub struct Tree {
    slots: Slots,
    nodes: Nodes,
    free: Vec<u32>,
    /// Nodes whose box was written since the last result.
    pub written: Written,
    /// Nodes that lost children in this batch: [`NOWHERE`] stands for each of them.
    holed: Vec<u32>,
    /// Where the last of these was among the children.
    hole: usize,
    /// Nodes whose direction is to be handed down; empty between edits.
    turning: Vec<u32>,
    /// Whether a node ever had `display: contents`.
    has_contents: bool,
    /// Whether a node ever had that or `display: none`.
    pub has_absent: bool,
}

impl Tree {
    /// The root alone.
    pub fn new() -> Self {
        let mut tree = Self {
            slots: Slots::default(),
            nodes: Nodes::default(),
            free: Vec::new(),
            written: Written::default(),
            holed: Vec::new(),
            hole: 0,
            turning: Vec::new(),
            has_contents: false,
            has_absent: false,
        };
        tree.create(ROOT, NodeKind::View);
        tree
    }

    /// Place of a node, [`NOWHERE`] if there is none.
    pub fn place(&self, id: u32) -> u32 {
        self.slots.get(id)
    }

    /// The node at a place that is in use.
    pub fn node(&self, place: u32) -> &Node {
        match self.get(place) {
            Some(node) => node,
            None => unreachable!("a place was kept after its node was removed"),
        }
    }

    /// The node at a place that is in use, to be changed.
    pub fn node_mut(&mut self, place: u32) -> &mut Node {
        match self.nodes.get_mut(place) {
            Some(node) => node,
            None => unreachable!("a place was kept after its node was removed"),
        }
    }

    /// The node at a place, if there is one.
    pub fn get(&self, place: u32) -> Option<&Node> {
        self.nodes.get(place)
    }

    /// The node that a node is laid out in: the nearest one above it that has a box.
    pub fn container(&self, place: u32) -> Option<&Node> {
        let mut parent = self.get(self.node(place).parent);
        while let Some(node) = parent.filter(|node| node.is_contents()) {
            parent = self.get(node.parent);
        }
        parent
    }

    /// Starts to try a batch.
    pub fn trial(&mut self) -> Trial<'_, impl Fn(u32) -> u32> {
        let nodes = &self.nodes;
        Trial::start(&mut self.slots, |place| {
            nodes
                .get(place)
                .and_then(|child| nodes.get(child.parent))
                .map_or(0, |parent| parent.id)
        })
    }

    /// Adds a node outside the tree. Its slot is vacant.
    pub fn create(&mut self, id: u32, kind: NodeKind) {
        let place = self.free.pop().unwrap_or_else(|| self.nodes.add());
        *self.nodes.at(place) = Some(Node::new(id, kind));
        self.slots.put(id, place);
    }

    /// Removes a node; its children stay, without a parent.
    pub fn remove(&mut self, id: u32) {
        let place = self.place(id);
        self.detach(place);
        self.slots.take(id);
        if let Some(node) = self.nodes.at(place).take() {
            for child in node.children.into_iter().filter(|&child| child != NOWHERE) {
                self.node_mut(child).parent = NOWHERE;
                self.turn(child);
            }
            self.free.push(place);
        }
    }

    /// Puts `child` under `parent`, in front of `before` (0 is at the end). The batch was tried.
    pub fn insert(&mut self, parent: u32, child: u32, before: u32) {
        let (parent, child, mut before) =
            (self.place(parent), self.place(child), self.place(before));
        if before == child {
            before = self.sibling_after(child);
        }
        self.detach(child);
        let siblings = &mut self.node_mut(parent).children;
        let at = match before {
            NOWHERE => None,
            before => siblings.iter().position(|&place| place == before),
        };
        siblings.insert(at.unwrap_or(siblings.len()), child);
        self.node_mut(child).parent = parent;
        self.mark(parent);
        self.turn(child);
    }

    /// Sets a property that was validated.
    pub fn set(&mut self, place: u32, id: u16, value: &[u32]) {
        let node = self.node_mut(place);
        property::set(&mut node.style, node.rtl, id, value);
        self.restyled(place, id);
    }

    /// Takes the value of a property away.
    pub fn unset(&mut self, place: u32, id: u16) {
        let node = self.node_mut(place);
        property::unset(&mut node.style, node.rtl, id);
        self.restyled(place, id);
    }

    /// Says that a node is to be laid out again, and what it is laid out in, which reads its
    /// properties. Nodes further up are if one that they asked answers something else.
    pub fn mark(&mut self, place: u32) {
        self.mark_from(place, Reach::Subject);
    }

    /// Says that a text measures again. What it is in depends on nothing but its answers.
    pub fn mark_content(&mut self, place: u32) {
        self.mark_from(place, Reach::Content);
    }

    fn mark_from(&mut self, place: u32, mut reach: Reach) {
        let mut at = place;
        while let Some(node) = self.nodes.get_mut(at) {
            node.hidden = false;
            let was_dirty = core::mem::replace(&mut node.dirty, true);
            let was_settled = core::mem::replace(&mut node.settled, false);
            node.changed |= reach != Reach::Answers;
            reach = reach.above(node);
            // All above a dirty node are dirty, too. But an absolute box may be under one that is
            // not: a node further up lays it out.
            let is_known = was_dirty && !was_settled && !node.style.absolute;
            if is_known && reach == Reach::Answers {
                break;
            }
            at = node.parent;
        }
    }

    /// Works out what is laid out in the nodes that are dirty.
    pub fn flatten(&mut self) {
        if !self.has_contents {
            return;
        }
        let mut open = vec![ROOT_PLACE];
        let mut around = Vec::new();
        while let Some(place) = open.pop() {
            let node = self.node(place);
            if !node.dirty {
                continue;
            }
            open.extend_from_slice(&node.children);
            let is_contents = |&child: &u32| self.node(child).is_contents();
            let flattened = node.children.iter().any(is_contents).then(|| {
                let mut boxes = Vec::with_capacity(node.children.len());
                around.extend(node.children.iter().rev());
                while let Some(child) = around.pop() {
                    let node = self.node(child);
                    if node.is_contents() {
                        around.extend(node.children.iter().rev());
                    } else {
                        boxes.push(child);
                    }
                }
                boxes.into_boxed_slice()
            });
            self.node_mut(place).flattened = flattened;
        }
    }

    /// Marks again what a pass left dirty that did not come to its end, so that nothing that it
    /// kept is taken for an output, and all nodes above what is dirty are dirty, too.
    pub fn mark_again(&mut self) {
        for place in 0..self.nodes.count() {
            if let Some(node) = self.nodes.get_mut(place)
                && core::mem::take(&mut node.dirty)
            {
                self.mark(place);
            }
        }
    }

    fn restyled(&mut self, place: u32, id: u16) {
        use inlay_schema::id::{DIRECTION, DISPLAY};
        if id == DISPLAY {
            let node = self.node_mut(place);
            // CSS Display 3, appendix B: what is replaced cannot do without its box.
            if node.is_contents() && node.kind != NodeKind::View {
                node.style.display = Display::None;
            }
            let display = self.node(place).style.display;
            self.has_contents |= display == Display::Contents;
            self.has_absent |= matches!(display, Display::Contents | Display::None);
        }
        self.mark(place);
        if id == DIRECTION {
            self.turn(place);
        }
    }

    fn detach(&mut self, place: u32) {
        let parent = self.node(place).parent;
        if parent == NOWHERE {
            return;
        }
        let children = &mut self.node_mut(parent).children;
        if children.len() <= FEW {
            children.retain(|&child| child != place);
            self.node_mut(place).parent = NOWHERE;
            self.mark(parent);
            return;
        }
        // Rows go one after the other, from the first or from the last: each is beside the hole of
        // the one before.
        let is_next = self.holed.last() == Some(&parent);
        let hole = self.hole;
        let children = &mut self.node_mut(parent).children;
        let beside = [hole + 1, hole.wrapping_sub(1)];
        let at = beside
            .into_iter()
            .find(|&at| is_next && children.get(at) == Some(&place))
            .or_else(|| children.iter().position(|&child| child == place));
        if let Some(at) = at {
            children[at] = NOWHERE;
            self.hole = at;
        }
        if !is_next {
            self.holed.push(parent);
        }
        self.node_mut(place).parent = NOWHERE;
        self.mark(parent);
    }

    /// Ends a batch: takes away the holes that children left.
    pub fn close_holes(&mut self) {
        while let Some(parent) = self.holed.pop() {
            if let Some(node) = self.nodes.get_mut(parent) {
                node.children.retain(|&child| child != NOWHERE);
            }
        }
    }

    fn sibling_after(&self, place: u32) -> u32 {
        let Some(parent) = self.get(self.node(place).parent) else {
            return NOWHERE;
        };
        let at = parent.children.iter().position(|&child| child == place);
        let after = at.and_then(|at| parent.children.get(at + 1..));
        let mut after = after.unwrap_or_default().iter().copied();
        after.find(|&child| child != NOWHERE).unwrap_or(NOWHERE)
    }

    /// Hands the direction down from a node whose own or whose parent's changed.
    fn turn(&mut self, place: u32) {
        self.turning.push(place);
        while let Some(place) = self.turning.pop() {
            let node = self.node(place);
            let rtl = match node.style.direction {
                Direction::Ltr => false,
                Direction::Rtl => true,
                Direction::Inherit => self.get(node.parent).is_some_and(|parent| parent.rtl),
            };
            if node.rtl == rtl {
                continue;
            }
            self.mark(place);
            let node = self.node_mut(place);
            node.rtl = rtl;
            node.style.show_physical();
            node.style.show_logical(rtl);
            node.style.settle();
            let children = core::mem::take(&mut node.children);
            let there = children.iter().filter(|&&child| child != NOWHERE);
            self.turning.extend(there);
            self.node_mut(place).children = children;
        }
    }
}

/// Places of nodes whose box was written, in order, with the box that was reported last, if one
/// was. A node that was removed may be in it, or its place twice.
#[derive(Debug, Default)]
pub struct Written {
    /// With [`REPORTED`] where a box was.
    places: Vec<u32>,
    boxes: Vec<BoxValues>,
}

/// There are fewer places than this.
const REPORTED: u32 = 1 << 31;

/// What lists of places are kept for from one result to the next.
const USUAL: usize = 1_024;

impl Written {
    /// Adds a node.
    pub fn push(&mut self, place: u32, reported: Option<BoxValues>) {
        match reported {
            None => self.places.push(place),
            Some(reported) => {
                self.places.push(place | REPORTED);
                self.boxes.push(reported);
            }
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Option<&BoxValues>)> {
        let mut boxes = self.boxes.iter();
        self.places.iter().map(move |&place| {
            let reported = if place & REPORTED == 0 {
                None
            } else {
                boxes.next()
            };
            (place & !REPORTED, reported)
        })
    }

    /// Takes all away, and gives back the memory of what is more than usual.
    pub fn clear(&mut self) {
        self.places.clear();
        self.boxes.clear();
        self.places.shrink_to(USUAL);
        self.boxes.shrink_to(USUAL);
    }
}

/// Nodes by their places.
#[derive(Debug, Default)]
struct Nodes(Pages<Option<Node>, PAGE>);

impl Nodes {
    fn get(&self, place: u32) -> Option<&Node> {
        self.0.get(place as usize)?.as_ref()
    }

    fn get_mut(&mut self, place: u32) -> Option<&mut Node> {
        self.0.get_mut(place as usize)?.as_mut()
    }

    /// What is at a place that is there.
    fn at(&mut self, place: u32) -> &mut Option<Node> {
        &mut self.0[place as usize]
    }

    /// Places that are there.
    fn count(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(NOWHERE)
    }

    /// One more place.
    fn add(&mut self) -> u32 {
        let place = self.count();
        self.0.resize(place as usize + 1);
        place
    }
}
