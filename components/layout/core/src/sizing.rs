//! Sizes of a node's own box: its properties, limits and aspect ratio, and its width where only its
//! content decides.
//!
//! CSS Box Sizing 3 and 4.

use crate::chromium;
use inlay_schema::values::NodeKind;

use crate::geometry::{Edges, Intrinsic, ItemAlignment, Keyword, Length, Limits, snapped, sum};
use crate::input::{AvailableSpace, Content, ContentBox, LayoutInput, LayoutOutput, RunMode};
use crate::node::Node;
use crate::pass::Pass;
use crate::style::{Display, Style, Wrap};

/// A ratio of width to height, and what of the border box it does not cover.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    value: f32,
    around: [f32; 2],
}

impl Ratio {
    /// Border box in the other axis than `axis`, of a border box of `size` in `axis`.
    pub fn transfer(self, axis: usize, size: f32) -> f32 {
        let inner = (size - self.around[axis]).max(0.0);
        let other = if axis == 0 {
            inner / self.value
        } else {
            inner * self.value
        };
        snapped(other) + self.around[1 - axis]
    }
}

/// A node's own box as its properties say.
#[derive(Clone, Copy, Debug)]
pub struct OwnBox {
    /// Border and padding.
    pub frame: Edges<f32>,
    /// Of the border box.
    pub limits: [Limits; 2],
    /// Of the border box, as far as properties or the parent say.
    pub size: [Option<f32>; 2],
    /// What properties alone say of the border box, whatever its limits.
    pub preferred: [Option<f32>; 2],
    pub ratio: Option<Ratio>,
}

/// What a property says of a border box: a size, its least and its greatest.
pub type Sizes = [Option<f32>; 3];

impl OwnBox {
    /// The box of a node with this input. Sizing keywords say nothing here; [`Pass::own_box`]
    /// knows them.
    pub fn new(node: &Node, input: &LayoutInput) -> Self {
        let style = &node.style;
        let frame = style.frame(input.basis[0]);
        let around = [sum(frame[0]), sum(frame[1])];
        let sizes = |axis: usize| {
            if !style.is_sized(axis) {
                return [None; 3];
            }
            let adjust = if style.content_box { around[axis] } else { 0.0 };
            let in_dp = |length: Length| Some(length.resolve(input.basis[axis])? + adjust);
            let size = in_dp(style.size[axis]);
            if !style.has_limits() {
                return [size, None, None];
            }
            let (min, max) = (style.min_size()[axis], style.max_size()[axis]);
            [size, in_dp(min), in_dp(max)]
        };
        let mut own = Self {
            frame,
            limits: [Limits::NONE; 2],
            size: [None; 2],
            preferred: [None; 2],
            ratio: ratio_of(node, around),
        };
        own.set(0, sizes(0), input);
        own.set(1, sizes(1), input);
        own
    }

    /// Takes what the properties of an axis say, as far as the input does not ignore them.
    pub fn set(&mut self, axis: usize, sizes: Sizes, input: &LayoutInput) {
        let around = sum(self.frame[axis]);
        let [size, min, max] = if input.free[axis] { [None; 3] } else { sizes };
        self.limits[axis] = Limits {
            min: min.unwrap_or(0.0).max(around),
            max: max.unwrap_or(f32::INFINITY).max(around),
        };
        self.preferred[axis] = size.map(|size| size.max(around));
        self.size[axis] =
            input.known[axis].or_else(|| size.map(|size| self.limits[axis].clamp(size)));
    }

    /// Border and padding together, per axis.
    pub fn around(&self) -> [f32; 2] {
        self.frame.map(sum)
    }
}

/// Whether the content is the least that a ratio makes of a height. Not so
/// of `stretch`: [`chromium::STRETCH_HAS_NO_FLOOR`].
fn has_floor(height: Length) -> bool {
    match height {
        Length::Auto => true,
        Length::Content(keyword) => !chromium::STRETCH_HAS_NO_FLOOR || keyword != Keyword::Stretch,
        Length::Dp(_) | Length::Share(_) => false,
    }
}

/// Border box in one axis of a size of the box that `box-sizing` names, whatever its limits.
pub fn border_box(style: &Style, size: f32, around: f32) -> f32 {
    let adjust = if style.content_box { around } else { 0.0 };
    (size + adjust).max(around)
}

/// Limits of the border box in one axis. An automatic minimum is none here.
pub fn own_limits(
    style: &Style,
    axis: usize,
    basis: Option<f32>,
    around: f32,
    adjust: f32,
) -> Limits {
    let min = style.min_size()[axis]
        .resolve(basis)
        .map_or(0.0, |min| min + adjust);
    let max = style.max_size()[axis]
        .resolve(basis)
        .map_or(f32::INFINITY, |max| max + adjust);
    Limits {
        min: min.max(around),
        max: max.max(around),
    }
}

/// The ratio that a node keeps: its own of the box that `box-sizing` names, else its picture's of
/// the content.
pub fn ratio_of(node: &Node, around: [f32; 2]) -> Option<Ratio> {
    match node.style.aspect_ratio {
        Some(value) => Some(Ratio {
            value,
            around: if node.style.content_box {
                around
            } else {
                [0.0; 2]
            },
        }),
        None => node.natural_ratio().map(|value| Ratio { value, around }),
    }
}

impl Pass<'_> {
    /// Lays a node out: decides its width, then its content its height.
    pub fn compute(&mut self, place: u32, input: &LayoutInput) -> LayoutOutput {
        if let [Some(width), Some(height)] = input.known
            && self.node(place).is_plain_and_empty()
        {
            let frame = self.node(place).style.frame(input.basis[0]);
            let content = Content::default();
            return self.output(place, &frame, [width, height], &content, input);
        }
        let own = self.own_box(place, input);
        let node = self.node(place);
        let is_scroll_container = node.style.is_scroll_container();
        let is_replaced = node.is_replaced();
        let has_automatic_minimum = node.style.min_size()[1].is_auto()
            && has_floor(node.style.size[1])
            && !is_scroll_container
            && !is_replaced;
        let (width, picture_height) = self.width_and_picture(place, input, &own);

        let around = own.around();
        let by_ratio = own
            .ratio
            .filter(|_| !input.no_ratio)
            .map(|ratio| own.limits[1].clamp(ratio.transfer(0, width)));
        let decided = own.size[1].or(picture_height);
        let mut height = decided.or(by_ratio);
        // A height that comes from the content has no shares; one that a ratio makes has, before
        // the content raises it.
        let basis = if input.known[1].is_some() && !input.definite {
            by_ratio
        } else {
            height
        };
        let inside = |height: Option<f32>| height.map(|height| (height - around[1]).max(0.0));
        let style = &self.node(place).style;
        let (own_limits, breaks_at) = if style.display == Display::Grid || style.wrap != Wrap::None
        {
            // The properties' values, even where the input ignores them; but percentages only if it
            // does.
            let adjust = if style.content_box { around[1] } else { 0.0 };
            let of = input.basis[1].filter(|_| !input.free[1]);
            let own_limits = own_limits(style, 1, of, around[1], adjust).inside(around[1]);
            let own_height = style.size[1]
                .resolve(of)
                .map(|height| height + adjust - around[1]);
            let breaks_at = own_height
                .or(inside(own.ratio.map(|ratio| ratio.transfer(0, width))))
                .unwrap_or(f32::INFINITY);
            (own_limits, own_limits.clamp(breaks_at))
        } else {
            (Limits::NONE, f32::INFINITY)
        };
        let mut inner = ContentBox {
            node: place,
            border: style.border(),
            frame: own.frame,
            width: (width - around[0]).max(0.0),
            height: inside(height),
            limited_height: None,
            basis_height: inside(basis),
            repeats_in: inside(basis),
            breaks_at,
            own_limits,
            limits: own.limits[1].inside(around[1]),
            collapses: input.collapses,
            run_mode: RunMode::Size,
        };
        // CSS Box Sizing 4: what the content needs is the least that a ratio makes.
        if decided.is_none()
            && height.is_some()
            && has_automatic_minimum
            && !self.is_surely_empty(place)
        {
            let needed = self.fill(&inner).natural + around[1];
            height = height.map(|height| height.max(needed.min(own.limits[1].max)));
            inner.height = inside(height);
        }
        // Shares of rows are of the height in the end; how often they repeat is not.
        if self.node(place).style.display == Display::Grid && inner.basis_height.is_some() {
            inner.basis_height = inner.height;
        }
        inner.run_mode = input.run_mode;
        let is_limited = (input.known[1].is_none() || input.stretched)
            && !input.free[1]
            && self.is_limited_by_content(place);
        let is_decided = !input.collapses && !is_limited;
        if let (Some(height), RunMode::Size, true) = (height, input.run_mode, is_decided) {
            return LayoutOutput {
                size: [width, height],
                ..LayoutOutput::default()
            };
        }
        if is_limited {
            inner.run_mode = RunMode::Size;
            let Content { natural, taken, .. } = self.fill(&inner);
            inner.run_mode = input.run_mode;
            let taken = match own.ratio {
                // A ratio decides the height, whatever the content takes.
                Some(ratio) => ratio.transfer(0, width),
                None => around[1] + if height.is_some() { taken } else { natural },
            };
            let mut limited = OwnBox {
                size: [None, Some(own.limits[1].clamp(height.unwrap_or(taken)))],
                ..own
            };
            self.limit_height(place, taken, &mut limited);
            height = limited.size[1];
            // Shares are of the height before the content limits it.
            let is_grid = chromium::TRACKS_ALIGN_IN_UNLIMITED_HEIGHT
                && self.node(place).style.display == Display::Grid;
            inner.limited_height = inside(height);
            if !is_grid || inner.height.is_none() {
                inner.height = inside(height);
            }
        }
        let content = self.fill(&inner);
        let size = [width, height.unwrap_or(content.height + around[1])];
        self.output(place, &own.frame, size, &content, input)
    }

    /// Whether there is nothing in a box that could give it a height.
    fn is_surely_empty(&self, place: u32) -> bool {
        let node = self.node(place);
        node.boxes().is_empty()
            && node.kind != NodeKind::Text
            && node.style.display != Display::Grid
    }

    /// Width of the border box, and the height of a picture where both come from it.
    pub fn width_and_picture(
        &mut self,
        place: u32,
        input: &LayoutInput,
        own: &OwnBox,
    ) -> (f32, Option<f32>) {
        if let Some(width) = own.size[0] {
            let natural = self.natural_height(place, own, width);
            return (width, natural);
        }
        if own.size[1].is_none() && self.node(place).is_replaced() {
            let [width, height] = self.picture_size(place, own);
            let width = match input.space {
                AvailableSpace::Available(_) => width,
                AvailableSpace::MinContent | AvailableSpace::MaxContent => {
                    self.picture_width(place, own)
                }
            };
            return (width, Some(height));
        }
        (self.automatic_width(place, input, own), None)
    }

    /// Width of a border box that neither its parent nor its properties decide.
    fn automatic_width(&mut self, place: u32, input: &LayoutInput, own: &OwnBox) -> f32 {
        let around = own.around();
        let node = self.node(place);
        let is_floored = node.style.min_size()[0].is_auto()
            && !node.style.is_scroll_container()
            && !node.is_replaced();
        if let (Some(height), Some(ratio)) = (own.size[1], own.ratio) {
            let width = ratio.transfer(1, height);
            let floor = if is_floored {
                let height = Some((height - around[1]).max(0.0));
                self.intrinsic(place, height, input.basis).min + around[0]
            } else {
                0.0
            };
            return own.limits[0].clamp(width.max(floor.min(own.limits[0].max)));
        }
        let height = own.size[1]
            .filter(|_| input.definite)
            .map(|height| (height - around[1]).max(0.0));
        let intrinsic = self.intrinsic(place, height, input.basis).plus(around[0]);
        let width = match input.space {
            AvailableSpace::MinContent => intrinsic.min,
            AvailableSpace::MaxContent => intrinsic.max,
            AvailableSpace::Available(available) => intrinsic.max.min(available.max(intrinsic.min)),
        };
        own.limits[0].clamp(self.transferred_limits(own).clamp(width))
    }

    /// Limits of the width that follow from limits of the height by the ratio.
    pub fn transferred_limits(&self, own: &OwnBox) -> Limits {
        match own.ratio {
            None => Limits::NONE,
            Some(ratio) => {
                let Limits { min, max } = own.limits[1];
                let least = ratio.transfer(1, min);
                let most = if max.is_finite() {
                    ratio.transfer(1, max)
                } else {
                    f32::INFINITY
                };
                Limits {
                    min: least,
                    max: most,
                }
            }
        }
    }

    /// Width of the border box that fills `available` dp. It keeps to the limits that the ratio
    /// derives from the height, unless it is stretched.
    pub fn filled_width(&self, own: &OwnBox, alignment: ItemAlignment, available: f32) -> f32 {
        let width = match alignment {
            ItemAlignment::Stretch => available,
            _ => self.transferred_limits(own).clamp(available),
        };
        own.limits[0].clamp(width)
    }

    /// Width of the border box that a node would have, without laying out what is in it.
    pub fn width_of(&mut self, place: u32, input: &LayoutInput) -> f32 {
        let own = self.own_box(place, input);
        self.width_and_picture(place, input, &own).0
    }

    /// What a node adds to the intrinsic width of its parent: its margin box. Shares of the width
    /// mean nothing here. `height` is its border box where the parent decides it, `basis` that of
    /// the parent's content box.
    pub fn contribution(
        &mut self,
        place: u32,
        height: Option<f32>,
        basis: Option<f32>,
    ) -> Intrinsic {
        let input = |space| LayoutInput {
            known: [None, height],
            ..LayoutInput::size([None, basis], space)
        };
        let own = self.own_box(place, &input(AvailableSpace::MinContent));
        self.contribution_of(place, &own, input)
    }

    /// The same of a node whose box for `MinContent` is known. `input` makes the input for a space.
    pub fn contribution_of(
        &mut self,
        place: u32,
        own: &OwnBox,
        input: impl Fn(AvailableSpace) -> LayoutInput,
    ) -> Intrinsic {
        let mut widths = match own.size[0] {
            // What is decided is the same in any space.
            Some(width) if !self.node(place).style.has_keyword(0) => Intrinsic::both(width),
            _ => Intrinsic {
                min: self
                    .width_and_picture(place, &input(AvailableSpace::MinContent), own)
                    .0,
                max: self.width_of(place, &input(AvailableSpace::MaxContent)),
            },
        };
        let node = self.node(place);
        if node.is_compressible() {
            widths.min = own.limits[0].min;
        }
        widths.plus(sum(node.style.margins(None)[0]))
    }

    /// The output of a node whose content is laid out, and its box in mode `Boxes`.
    fn output(
        &mut self,
        place: u32,
        frame: &Edges<f32>,
        size: [f32; 2],
        content: &Content,
        input: &LayoutInput,
    ) -> LayoutOutput {
        let whole = [[0.0, size[0]], [0.0, size[1]]];
        let mut extent = whole;
        if input.run_mode == RunMode::Boxes {
            self.empty_children(place);
            let node = self.node(place);
            let border = node.style.border();
            let is_scroll_container = node.style.is_scroll_container();
            let mut covered = *content;
            if is_scroll_container {
                let padding =
                    |axis: usize| [0, 1].map(|edge| frame[axis][edge] - border[axis][edge]);
                covered.close_flow(&[padding(0), padding(1)]);
            }
            let inside = covered
                .extent
                .unwrap_or([[border[0][0]; 2], [border[1][0]; 2]]);
            let flipped = node.flipped();
            let padding_box = [0, 1].map(|axis| size[axis] - sum(border[axis]));
            let mut reach = [0, 1].map(|axis| {
                let [near, far] = border[axis];
                let reach = if flipped[axis] {
                    size[axis] - far - inside[axis][0]
                } else {
                    inside[axis][1] - near
                };
                reach.max(padding_box[axis])
            });
            if reach.contains(&0.0) {
                reach = padding_box;
            }
            let scrollable = [0, 1].map(|axis| {
                if flipped[axis] {
                    -reach[axis]
                } else {
                    reach[axis]
                }
            });
            if !is_scroll_container {
                extent = covered
                    .extent
                    .map_or(whole, |inside| crate::input::around(&whole, &inside));
            }
            self.write_size(place, size, scrollable, frame);
        }
        let mut content = *content;
        if self.node(place).style.is_scroll_container() {
            // What is scrolled away has no baseline outside the box.
            content.baseline = content
                .baseline
                .map(|baseline| baseline.min(size[1]).max(0.0));
        }
        let Content {
            baseline,
            top,
            bottom,
            through,
            escapes,
            ..
        } = content;
        LayoutOutput {
            size,
            baseline,
            extent,
            top,
            bottom,
            through,
            escapes: escapes && !self.contains_absolutes(place),
        }
    }
}
