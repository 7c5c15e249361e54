//! The computed style of one node.

use crate::geometry::{Aligned, ContentAlignment, Edges, ItemAlignment, Keyword, Length, Overflow};
use crate::logical::Logical;

/// CSS `display`, as far as Inlay has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// Flexible boxes.
    Flex,
    /// A grid.
    Grid,
    /// Blocks, one below the other.
    Block,
    /// No box at all.
    None,
    /// No box of its own: its children are its parent's. Only views have it.
    Contents,
}

/// CSS `direction`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The parent's.
    Inherit,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// CSS `flex-wrap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// One line.
    None,
    /// Further lines after the first.
    After,
    /// Further lines before the first.
    Before,
}

/// CSS `<track-breadth>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Breadth {
    /// As a minimum, what the items need; as a maximum, what they would like.
    Auto,
    /// The narrowest that its items can be.
    MinContent,
    /// The widest that its items would like to be.
    MaxContent,
    /// A length or share; never `Length::Auto`.
    Fixed(Length),
    /// A share of what is left.
    Fraction(f32),
    /// What the items would like, up to a length or share; never `Length::Auto`.
    FitContent(Length),
}

/// CSS `minmax()`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    pub min: Breadth,
    pub max: Breadth,
}

impl Track {
    /// CSS `auto`.
    pub const AUTO: Self = Self {
        min: Breadth::Auto,
        max: Breadth::Auto,
    };
}

/// How often tracks repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// So many times, 1 to 1000.
    Count(u32),
    /// As often as fits.
    AutoFill,
    /// As often as fits; empty tracks collapse.
    AutoFit,
}

/// A part of a grid template.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackList {
    pub repeat: Repeat,
    pub tracks: Vec<Track>,
}

/// CSS `<grid-line>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GridLine {
    /// Where there is room.
    #[default]
    Auto,
    /// From 1, or from -1 backwards.
    Line(i32),
    /// So many tracks.
    Span(u32),
}

/// What only grid containers and their items have, per axis: columns, then rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridStyle {
    /// CSS `grid-template-columns` and `grid-template-rows`.
    pub template: [Vec<TrackList>; 2],
    /// CSS `grid-auto-columns` and `grid-auto-rows`.
    pub auto: [Vec<Track>; 2],
    /// CSS `grid-auto-flow` has `column`.
    pub by_column: bool,
    /// CSS `grid-auto-flow` has `dense`.
    pub dense: bool,
    /// CSS `grid-column-start` and `-end`, `grid-row-start` and `-end`.
    pub lines: [[GridLine; 2]; 2],
}

/// The computed style of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    pub display: Display,
    pub absolute: bool,
    /// CSS `position: static`.
    pub is_static: bool,
    /// CSS `order`.
    pub order: i32,
    pub direction: Direction,
    /// CSS `box-sizing`: sizes are those of the content.
    pub content_box: bool,
    /// CSS `overflow` is not `visible`, per axis.
    pub clips: [bool; 2],
    pub size: [Length; 2],
    pub min_size: [Length; 2],
    pub max_size: [Length; 2],
    pub aspect_ratio: Option<f32>,
    pub inset: Edges<Length>,
    pub margin: Edges<Length>,
    pub padding: Edges<Length>,
    pub border: Edges<f32>,
    /// CSS `flex-direction` is `column` or `column-reverse`.
    pub column: bool,
    /// CSS `flex-direction` ends in `reverse`.
    pub reverse: bool,
    pub wrap: Wrap,
    pub flex_grow: f32,
    pub flex_shrink: f32,
    pub flex_basis: Length,
    /// CSS `justify-content` and `align-content`.
    pub content_alignment: [Aligned<ContentAlignment>; 2],
    /// CSS `justify-items` and `align-items`.
    pub items_alignment: [Aligned<ItemAlignment>; 2],
    /// CSS `justify-self` and `align-self`; `None` is `auto`: what the container says.
    pub self_alignment: [Option<Aligned<ItemAlignment>>; 2],
    /// CSS `column-gap` and `row-gap`.
    pub gap: [Length; 2],
    /// `None` while all of it is as at the start.
    pub grid: Option<Box<GridStyle>>,
    /// `None` while no margin, padding or inset follows `direction`.
    pub logical: Option<Box<Logical>>,
}

const ZERO: Length = Length::Dp(0.0);

impl Style {
    /// What the schema says a node starts with. A test holds the two together.
    pub const INITIAL: Self = Self {
        display: Display::Flex,
        absolute: false,
        is_static: false,
        order: 0,
        direction: Direction::Inherit,
        content_box: false,
        clips: [false; 2],
        size: [Length::Auto; 2],
        min_size: [Length::Auto; 2],
        max_size: [Length::Auto; 2],
        aspect_ratio: None,
        inset: [[Length::Auto; 2]; 2],
        margin: [[ZERO; 2]; 2],
        padding: [[ZERO; 2]; 2],
        border: [[0.0; 2]; 2],
        column: false,
        reverse: false,
        wrap: Wrap::None,
        flex_grow: 0.0,
        flex_shrink: 1.0,
        flex_basis: Length::Auto,
        content_alignment: [Aligned::new(ContentAlignment::Normal); 2],
        items_alignment: [Aligned::new(ItemAlignment::Normal); 2],
        self_alignment: [None; 2],
        gap: [ZERO; 2],
        grid: None,
        logical: None,
    };

    /// The part for grids, to be changed.
    pub fn grid_mut(&mut self) -> &mut GridStyle {
        self.grid.get_or_insert_default()
    }

    /// Whether it is a scroll container. CSS Overflow 3: where one axis clips, `visible` of the
    /// other becomes `auto`.
    pub fn is_scroll_container(&self) -> bool {
        self.clips[0] || self.clips[1]
    }

    /// Whether a size behaves as `auto` where it could not be resolved: CSS Sizing 4, 6.1,
    /// `stretch` does.
    pub fn is_automatic(&self, axis: usize) -> bool {
        matches!(
            self.size[axis],
            Length::Auto | Length::Content(Keyword::Stretch)
        )
    }

    /// Whether its height, or a limit of that, is `stretch`.
    pub fn stretches_height(&self) -> bool {
        [&self.size, &self.min_size, &self.max_size]
            .iter()
            .any(|lengths| lengths[1] == Length::Content(Keyword::Stretch))
    }

    /// Whether its own alignment (0 is `justify-self`, 1 `align-self`) is CSS `safe`.
    pub fn is_safe(&self, property: usize) -> bool {
        self.self_alignment[property].is_some_and(|alignment| alignment.overflow == Overflow::Safe)
    }

    /// Whether its size is what the content takes, whatever room there is: `fit-content` counts as
    /// `auto` does.
    pub fn has_intrinsic_size(&self, axis: usize) -> bool {
        use Keyword::{MaxContent, MinContent};
        matches!(self.size[axis], Length::Content(MinContent | MaxContent))
    }

    /// Whether its size is what the content takes, by a keyword.
    pub fn has_content_size(&self, axis: usize) -> bool {
        matches!(self.size[axis], Length::Content(keyword) if keyword != Keyword::Stretch)
    }

    /// Whether a length decides its width, or its height with no share to limit it.
    pub fn has_fixed_size(&self) -> bool {
        let is_length = |length: Length| matches!(length, Length::Dp(_));
        let is_limited = self.min_size[1].is_share() || self.max_size[1].is_share();
        is_length(self.size[0]) || is_length(self.size[1]) && !is_limited
    }

    /// What an item says of its alignment (0 is `justify-self`, 1 `align-self`), else what its
    /// container does.
    pub fn alignment_in(&self, container: &Self, property: usize) -> Aligned<ItemAlignment> {
        self.self_alignment[property].unwrap_or(container.items_alignment[property])
    }
}
