//! What a parent passes to the layout of a node ([`LayoutInput`]), what comes back
//! ([`LayoutOutput`]), and what an algorithm fills ([`ContentBox`]).

use crate::geometry::Edges;

/// Space for a box whose width its parent did not decide: CSS Sizing's available size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AvailableSpace {
    /// dp for the border box, which fits its content into them (CSS `fit-content`).
    Available(f32),
    /// CSS `min-content`.
    MinContent,
    /// CSS `max-content`.
    MaxContent,
}

/// How much of a layout is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RunMode {
    /// The size of the node.
    Size,
    /// Its size and its baseline.
    Baseline,
    /// Everything, with the boxes under the node written.
    Boxes,
}

/// The input of one node's layout. The output depends on it and on the subtree, and on nothing
/// else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutInput {
    /// Size of the border box, where the parent decided it.
    pub known: [Option<f32>; 2],
    /// Whether percentages of the known height resolve: it does not come from the content.
    pub definite: bool,
    /// Whether the known height is what the box is stretched to. Limits by content then apply to
    /// it, measured in that height.
    pub stretched: bool,
    /// Size of the containing block, where percentages of it resolve.
    pub basis: [Option<f32>; 2],
    /// For a width that is not known.
    pub space: AvailableSpace,
    /// Height that `stretch` fills. `None`: that of the containing block less the margins.
    pub room: Option<f32>,
    /// Axes in which the node's own size and limits are ignored.
    pub free: [bool; 2],
    /// Whether its aspect ratio does not decide its height.
    pub no_ratio: bool,
    /// Whether margins of its children may collapse through its edges.
    pub collapses: bool,
    pub run_mode: RunMode,
}

impl LayoutInput {
    /// For the size of a box in a containing block of size `basis`.
    pub fn size(basis: [Option<f32>; 2], space: AvailableSpace) -> Self {
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
            run_mode: RunMode::Size,
        }
    }
}

/// Adjoining margins: the largest positive and the most negative one.
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

    /// Whether no margin was met, or none that counts.
    pub fn is_nothing(self) -> bool {
        self.bits() == [0; 2]
    }

    /// The bits of both.
    pub fn bits(self) -> [u32; 2] {
        [self.positive, self.negative].map(f32::to_bits)
    }

    /// The collapsed margin.
    pub fn sum(self) -> f32 {
        self.positive + self.negative
    }
}

/// The result of one node's layout.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LayoutOutput {
    /// Of the border box.
    pub size: [f32; 2],
    /// From the top of the border box to the first baseline, if it has one. Only from
    /// [`RunMode::Baseline`] on.
    pub baseline: Option<f32>,
    /// What overflows or is inside, from the top left of the border box. Only with
    /// [`RunMode::Boxes`].
    pub extent: Edges<f32>,
    /// Margins of children that collapse through the top edge.
    pub top: Strut,
    /// Margins of children that collapse through the bottom edge.
    pub bottom: Strut,
    /// Whether its top and bottom margins adjoin.
    pub through: bool,
    /// Whether absolute boxes under it are laid out further up. Only with [`RunMode::Boxes`].
    pub escapes: bool,
}

/// The content box that an algorithm fills.
#[derive(Clone, Copy, Debug)]
pub struct ContentBox {
    /// Index of the node.
    pub node: u32,
    /// Border.
    pub border: Edges<f32>,
    /// Border and padding.
    pub frame: Edges<f32>,
    /// Of the content box.
    pub width: f32,
    /// Of the content box; `None` is as high as the content.
    pub height: Option<f32>,
    /// The final height, where the content's height in it is a limit.
    pub limited_height: Option<f32>,
    /// What percentages of the height refer to; `None` if they do not resolve.
    pub basis_height: Option<f32>,
    /// Height that rows are repeated in; `None` if only limits say how often.
    pub repeats_in: Option<f32>,
    /// Height at which the lines of a column break if no other is known; may be infinite.
    pub breaks_at: f32,
    /// The properties' limits of the height of the content box, even where the input ignores them:
    /// they say how often tracks repeat.
    pub own_limits: crate::geometry::Limits,
    /// Of the height of the content box.
    pub limits: crate::geometry::Limits,
    /// As in the input.
    pub collapses: bool,
    /// As in the input.
    pub run_mode: RunMode,
}

impl ContentBox {
    /// The containing block of the children.
    pub fn basis(&self) -> [Option<f32>; 2] {
        [Some(self.width), self.basis_height]
    }
}

/// The result of an algorithm.
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
