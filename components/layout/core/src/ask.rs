//! What a parent asks a node, and what it answers.

use crate::geometry::Edges;

/// The width that a box may take whose width its parent did not decide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Space {
    /// Its border box fits its content into so many dp (CSS `fit-content`).
    Available(f32),
    /// CSS `min-content`.
    MinContent,
    /// CSS `max-content`.
    MaxContent,
}

/// How much of an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// The size of the node.
    Size,
    /// Its size and its baseline.
    Baseline,
    /// All of it, with the boxes under the node written.
    Boxes,
}

/// A question about one node. The answer depends on it and on what is under the node, and on
/// nothing else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ask {
    /// Size of the border box, where the parent decided it.
    pub known: [Option<f32>; 2],
    /// Whether shares of the known height have a meaning: it does not come from the content.
    pub definite: bool,
    /// Whether the known height is what the box is stretched to: limits of it that are what its
    /// content takes in that height hold on.
    pub stretched: bool,
    /// Size of the containing block, as far as shares of it have a meaning.
    pub basis: [Option<f32>; 2],
    /// For a width that is not known.
    pub space: Space,
    /// Height that `stretch` fills; where there is none, that of the containing block less the
    /// margins.
    pub room: Option<f32>,
    /// Axes in which the node's own size and limits are not looked at.
    pub free: [bool; 2],
    /// Whether its ratio does not decide its height.
    pub no_ratio: bool,
    /// Whether margins of its children may go through its edges.
    pub collapses: bool,
    pub want: Want,
}

impl Ask {
    /// For the size of a box in a containing block of that size.
    pub fn size(basis: [Option<f32>; 2], space: Space) -> Self {
        Self {
            known: [None; 2],
            definite: true,
            stretched: false,
            basis,
            space,
            room: None,
            free: [false; 2],
            no_ratio: false,
            collapses: false,
            want: Want::Size,
        }
    }
}

/// Margins that meet: the largest positive and the most negative one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strut {
    positive: f32,
    negative: f32,
}

impl Strut {
    /// With one margin more.
    pub fn with(self, margin: f32) -> Self {
        Self {
            positive: self.positive.max(margin),
            negative: self.negative.min(margin),
        }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            positive: self.positive.max(other.positive),
            negative: self.negative.min(other.negative),
        }
    }

    /// The distance that they make.
    pub fn sum(self) -> f32 {
        self.positive + self.negative
    }
}

/// What came of laying out a node.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answer {
    /// Of the border box.
    pub size: [f32; 2],
    /// From the top of the border box to the first baseline, if something in it has one. Only when
    /// it was asked for.
    pub baseline: Option<f32>,
    /// What sticks out or is inside, from the top left of the border box. Only when boxes were
    /// asked for.
    pub extent: Edges<f32>,
    /// Margins of children that go through the top edge.
    pub top: Strut,
    /// Margins of children that go through the bottom edge.
    pub bottom: Strut,
    /// Whether top and bottom margins meet in it.
    pub through: bool,
    /// Whether absolute boxes under it are laid out further up. Only when boxes were asked for.
    pub escapes: bool,
}

/// What an algorithm is told of the box that it fills.
#[derive(Clone, Copy, Debug)]
pub struct Inner {
    /// Place of the node.
    pub node: u32,
    /// Border.
    pub border: Edges<f32>,
    /// Border and padding.
    pub frame: Edges<f32>,
    /// Of the content box.
    pub width: f32,
    /// Of the content box; `None` is what the content takes.
    pub height: Option<f32>,
    /// The same in the end, where what the content takes in that height limits it.
    pub limited_height: Option<f32>,
    /// What shares of the height are of; `None` if they have no meaning.
    pub basis_height: Option<f32>,
    /// Height that rows are repeated in; `None` if only limits say how often.
    pub repeats_in: Option<f32>,
    /// Height at which the lines of a column break if no other is known; may be infinite.
    pub breaks_at: f32,
    /// What the properties say of the height of the content box, whether the question looks at them
    /// or not: so often tracks repeat.
    pub own_limits: crate::geometry::Limits,
    /// Of the height of the content box.
    pub limits: crate::geometry::Limits,
    /// As of the question.
    pub collapses: bool,
    /// As of the question.
    pub want: Want,
}

impl Inner {
    /// The containing block of the children.
    pub fn basis(&self) -> [Option<f32>; 2] {
        [Some(self.width), self.basis_height]
    }
}

/// What an algorithm made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Content {
    /// Of the content box, within the limits.
    pub height: f32,
    /// What the content needs, whatever the height is.
    pub natural: f32,
    /// What it takes in the height that is decided.
    pub taken: f32,
    /// From the top of the border box.
    pub baseline: Option<f32>,
    /// Union of the children's boxes and extents that have an area, from the top left of the border
    /// box; `None` if there are none.
    pub extent: Option<Edges<f32>>,
    /// What the flow covers, be it without area, before anything is moved by insets: margin boxes
    /// of children, tracks of a grid. In a scroll container it can be scrolled to with the padding
    /// around it.
    pub flow: Option<Edges<f32>>,
    pub top: Strut,
    pub bottom: Strut,
    pub through: bool,
    /// Whether there are absolute boxes under static children.
    pub escapes: bool,
}

impl Content {
    /// Adds a box to the extent, if it has an area.
    pub fn cover(&mut self, rect: Edges<f32>) {
        if has_area(&rect) {
            self.extent = Some(self.extent.map_or(rect, |old| around(&old, &rect)));
        }
    }

    /// Adds what the flow covers to the extent, with the padding around it, be it without area.
    pub fn close_flow(&mut self, padding: &Edges<f32>) {
        if let Some(flow) = self.flow {
            let axis = |axis: usize| {
                let [start, end] = flow[axis];
                [start - padding[axis][0], end + padding[axis][1]]
            };
            let flow = [axis(0), axis(1)];
            self.extent = Some(self.extent.map_or(flow, |old| around(&old, &flow)));
        }
    }

    /// Adds a rectangle to what the flow covers.
    pub fn cover_flow(&mut self, rect: Edges<f32>) {
        self.flow = Some(self.flow.map_or(rect, |old| around(&old, &rect)));
    }
}

/// CSS Overflow 3, 2.2: a box without area adds nothing to what can be scrolled to.
pub fn has_area(rect: &Edges<f32>) -> bool {
    rect.iter().all(|[start, end]| end > start)
}

/// The smallest rectangle around both.
pub fn around(a: &Edges<f32>, b: &Edges<f32>) -> Edges<f32> {
    let axis = |axis: usize| [a[axis][0].min(b[axis][0]), a[axis][1].max(b[axis][1])];
    [axis(0), axis(1)]
}
