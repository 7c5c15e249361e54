//! The computed style of one node, in the types of the algorithms.
//!
//! A third of the size of `taffy::Style`: what only grids use is behind one pointer.

use taffy::{
    AlignContent, AlignItems, AlignSelf, BoxSizing, Dimension, FlexDirection, FlexWrap,
    GridAutoFlow, GridPlacement, GridTemplateComponent, LengthPercentage, LengthPercentageAuto,
    Line, Overflow, Point, Rect, Size, TrackSizingFunction,
};

/// Name of a grid line. Inlay's grids have no named lines, so this is never anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoName;

impl AsRef<str> for NoName {
    fn as_ref(&self) -> &str {
        ""
    }
}

impl From<&str> for NoName {
    fn from(_: &str) -> Self {
        Self
    }
}

impl From<String> for NoName {
    fn from(_: String) -> Self {
        Self
    }
}

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

/// What only grid containers and their items have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridStyle {
    /// CSS `grid-template-columns`.
    pub template_columns: Vec<GridTemplateComponent<NoName>>,
    /// CSS `grid-template-rows`.
    pub template_rows: Vec<GridTemplateComponent<NoName>>,
    /// CSS `grid-auto-columns`.
    pub auto_columns: Vec<TrackSizingFunction>,
    /// CSS `grid-auto-rows`.
    pub auto_rows: Vec<TrackSizingFunction>,
    /// CSS `grid-auto-flow`.
    pub auto_flow: GridAutoFlow,
    /// CSS `grid-column-start` and `grid-column-end`.
    pub column: Line<GridPlacement<NoName>>,
    /// CSS `grid-row-start` and `grid-row-end`.
    pub row: Line<GridPlacement<NoName>>,
}

/// The computed style of a node. Lengths in dp, shares of percent as fractions.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    pub display: Display,
    pub absolute: bool,
    pub direction: Direction,
    pub box_sizing: BoxSizing,
    pub overflow: Point<Overflow>,
    pub size: Size<Dimension>,
    pub min_size: Size<LengthPercentageAuto>,
    pub max_size: Size<LengthPercentageAuto>,
    pub aspect_ratio: Option<f32>,
    pub inset: Rect<LengthPercentageAuto>,
    pub margin: Rect<LengthPercentageAuto>,
    pub padding: Rect<LengthPercentage>,
    pub border: Rect<f32>,
    pub flex_direction: FlexDirection,
    pub flex_wrap: FlexWrap,
    pub flex_grow: f32,
    pub flex_shrink: f32,
    pub flex_basis: Dimension,
    pub justify_content: AlignContent,
    pub align_content: AlignContent,
    pub align_items: AlignItems,
    pub align_self: Option<AlignSelf>,
    pub justify_items: AlignItems,
    pub justify_self: Option<AlignSelf>,
    pub gap: Size<LengthPercentage>,
    /// `None` while all of it is as at the start.
    pub grid: Option<Box<GridStyle>>,
}

const ZERO: LengthPercentage = LengthPercentage::length(0.0);
const NO_MARGIN: LengthPercentageAuto = LengthPercentageAuto::length(0.0);
const AUTO: LengthPercentageAuto = LengthPercentageAuto::auto();

impl Style {
    /// What the schema says a node starts with. `tests::style_starts_as_the_schema_says` holds the two together.
    pub const INITIAL: Self = Self {
        display: Display::Flex,
        absolute: false,
        direction: Direction::Inherit,
        box_sizing: BoxSizing::BorderBox,
        overflow: Point {
            x: Overflow::Visible,
            y: Overflow::Visible,
        },
        size: Size {
            width: Dimension::auto(),
            height: Dimension::auto(),
        },
        min_size: Size {
            width: AUTO,
            height: AUTO,
        },
        max_size: Size {
            width: AUTO,
            height: AUTO,
        },
        aspect_ratio: None,
        inset: Rect {
            left: AUTO,
            right: AUTO,
            top: AUTO,
            bottom: AUTO,
        },
        margin: Rect {
            left: NO_MARGIN,
            right: NO_MARGIN,
            top: NO_MARGIN,
            bottom: NO_MARGIN,
        },
        padding: Rect {
            left: ZERO,
            right: ZERO,
            top: ZERO,
            bottom: ZERO,
        },
        border: Rect {
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: 0.0,
        },
        flex_direction: FlexDirection::Row,
        flex_wrap: FlexWrap::NoWrap,
        flex_grow: 0.0,
        flex_shrink: 1.0,
        flex_basis: Dimension::auto(),
        justify_content: AlignContent::NORMAL,
        align_content: AlignContent::NORMAL,
        align_items: AlignItems::NORMAL,
        align_self: None,
        justify_items: AlignItems::NORMAL,
        justify_self: None,
        gap: Size {
            width: ZERO,
            height: ZERO,
        },
        grid: None,
    };

    /// The part for grids, to be changed.
    pub fn grid_mut(&mut self) -> &mut GridStyle {
        self.grid.get_or_insert_default()
    }

    /// CSS Overflow 3: where one axis clips, `visible` of the other becomes `auto`, which lays out as `hidden`.
    pub fn computed_overflow(&self) -> Point<Overflow> {
        let Point { x, y } = self.overflow;
        let clip = |own: Overflow, other: Overflow| match (own, other) {
            (Overflow::Visible, Overflow::Hidden | Overflow::Scroll) => Overflow::Hidden,
            _ => own,
        };
        Point {
            x: clip(x, y),
            y: clip(y, x),
        }
    }
}
