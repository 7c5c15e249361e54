//! The computed style of one node.

use crate::geometry::{
    Aligned, ContentAlignment, Edges, ItemAlignment, Keyword, Length, Overflow, add_edges,
    resolve_edges,
};
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
    pub aspect_ratio: Option<f32>,
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
    /// Each `None` while all of it is as at the start: most nodes have few of them.
    limits: Option<Box<[[Length; 2]; 2]>>,
    inset: Option<Box<Edges<Length>>>,
    margin: Option<Box<Edges<Length>>>,
    frame: Option<Box<Frame>>,
    pub grid: Option<Box<GridStyle>>,
    /// `None` while no margin, padding or inset follows `direction`.
    pub logical: Option<Box<Logical>>,
    /// What its sizes are, found out by [`settle`](Self::settle).
    kinds: Kinds,
}

/// What is between the border box and the content box.
#[derive(Clone, Debug, PartialEq)]
struct Frame {
    padding: Edges<Length>,
    border: Edges<f32>,
}

/// Of which kinds the sizes of a node are: most are lengths or `auto`, and need no more than that.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Kinds {
    /// Whether a size or a limit is a keyword, per axis.
    keywords: [bool; 2],
    /// Whether a size or a limit is anything but `auto`, per axis.
    sized: [bool; 2],
    /// Whether the box refers to the size of its containing block, per axis of that.
    shares: [bool; 2],
}

const ZERO: Length = Length::Dp(0.0);
const NO_LIMITS: [[Length; 2]; 2] = [[Length::Auto; 2]; 2];
const NO_INSET: Edges<Length> = [[Length::Auto; 2]; 2];
const NO_MARGIN: Edges<Length> = [[ZERO; 2]; 2];
const NO_FRAME: Frame = Frame {
    padding: [[ZERO; 2]; 2],
    border: [[0.0; 2]; 2],
};

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
        aspect_ratio: None,
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
        limits: None,
        inset: None,
        margin: None,
        frame: None,
        grid: None,
        logical: None,
        kinds: Kinds {
            keywords: [false; 2],
            sized: [false; 2],
            shares: [false; 2],
        },
    };

    /// CSS `min-width` and `min-height`.
    pub fn min_size(&self) -> [Length; 2] {
        self.limits.as_deref().unwrap_or(&NO_LIMITS)[0]
    }

    /// CSS `max-width` and `max-height`.
    pub fn max_size(&self) -> [Length; 2] {
        self.limits.as_deref().unwrap_or(&NO_LIMITS)[1]
    }

    /// The least and the greatest size, to be changed.
    pub fn limits_mut(&mut self) -> &mut [[Length; 2]; 2] {
        self.limits.get_or_insert_with(|| Box::new(NO_LIMITS))
    }

    /// CSS `inset`.
    pub fn inset(&self) -> &Edges<Length> {
        self.inset.as_deref().unwrap_or(&NO_INSET)
    }

    /// Whether it may have any inset.
    pub fn has_inset(&self) -> bool {
        self.inset.is_some()
    }

    /// CSS `inset`, to be changed.
    pub fn inset_mut(&mut self) -> &mut Edges<Length> {
        self.inset.get_or_insert_with(|| Box::new(NO_INSET))
    }

    /// CSS `margin`.
    pub fn margin(&self) -> &Edges<Length> {
        self.margin.as_deref().unwrap_or(&NO_MARGIN)
    }

    /// CSS `margin`, to be changed.
    pub fn margin_mut(&mut self) -> &mut Edges<Length> {
        self.margin.get_or_insert_with(|| Box::new(NO_MARGIN))
    }

    /// Margins in dp, `auto` as 0; shares are of the containing block's width.
    pub fn margins(&self, width: Option<f32>) -> Edges<f32> {
        match &self.margin {
            None => [[0.0; 2]; 2],
            Some(margin) => resolve_edges(margin, width),
        }
    }

    /// Which margins are `auto`.
    pub fn auto_margins(&self) -> Edges<bool> {
        match &self.margin {
            None => [[false; 2]; 2],
            Some(margin) => margin.map(|axis| axis.map(Length::is_auto)),
        }
    }

    /// CSS `padding`, to be changed.
    pub fn padding_mut(&mut self) -> &mut Edges<Length> {
        &mut self.frame_mut().padding
    }

    /// CSS `border-width`.
    pub fn border(&self) -> Edges<f32> {
        match &self.frame {
            None => NO_FRAME.border,
            Some(frame) => frame.border,
        }
    }

    /// CSS `border-width`, to be changed.
    pub fn border_mut(&mut self) -> &mut Edges<f32> {
        &mut self.frame_mut().border
    }

    /// Border and padding in dp; shares are of the containing block's width.
    pub fn frame(&self, width: Option<f32>) -> Edges<f32> {
        match &self.frame {
            None => [[0.0; 2]; 2],
            Some(frame) => add_edges(&resolve_edges(&frame.padding, width), &frame.border),
        }
    }

    /// Margin, padding and inset, to be changed.
    pub fn edges_mut(&mut self) -> [&mut Edges<Length>; 3] {
        let Self {
            margin,
            frame,
            inset,
            ..
        } = self;
        [
            margin.get_or_insert_with(|| Box::new(NO_MARGIN)),
            &mut frame.get_or_insert_with(|| Box::new(NO_FRAME)).padding,
            inset.get_or_insert_with(|| Box::new(NO_INSET)),
        ]
    }

    fn frame_mut(&mut self) -> &mut Frame {
        self.frame.get_or_insert_with(|| Box::new(NO_FRAME))
    }

    /// Finds out of which kinds the sizes are. To be called after they changed.
    pub fn settle(&mut self) {
        let lengths = [self.size, self.min_size(), self.max_size()];
        let any = |axis: usize, is: fn(Length) -> bool| lengths.iter().any(|size| is(size[axis]));
        let is_keyword = |length| matches!(length, Length::Content(_));
        let both = |is: fn(Length) -> bool| [any(0, is), any(1, is)];
        let keywords = both(is_keyword);
        let has_keyword = keywords[0] || keywords[1];
        let mut shares = both(Length::is_share).map(|shares| shares || has_keyword);
        if let Some(frame) = &self.frame {
            let mut padding = frame.padding.iter().flatten();
            shares[0] |= padding.any(|padding| padding.is_share());
        }
        self.kinds = Kinds {
            keywords,
            sized: both(|length| !length.is_auto()),
            shares,
        };
    }

    /// Whether a size or a limit in an axis is a sizing keyword.
    pub fn has_keyword(&self, axis: usize) -> bool {
        self.kinds.keywords[axis]
    }

    /// Whether a size or a limit in an axis is anything but `auto`.
    pub fn is_sized(&self, axis: usize) -> bool {
        self.kinds.sized[axis]
    }

    /// Whether the border box may depend on the size that the containing block has in an axis.
    pub fn refers_to_basis(&self, axis: usize) -> bool {
        self.kinds.shares[axis]
    }

    /// Whether there are limits in any axis.
    pub fn has_limits(&self) -> bool {
        self.limits.is_some()
    }

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
        self.has_keyword(1)
            && [self.size, self.min_size(), self.max_size()]
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
        let is_limited = self.min_size()[1].is_share() || self.max_size()[1].is_share();
        is_length(self.size[0]) || is_length(self.size[1]) && !is_limited
    }

    /// What an item says of its alignment (0 is `justify-self`, 1 `align-self`), else what its
    /// container does.
    pub fn alignment_in(&self, container: &Self, property: usize) -> Aligned<ItemAlignment> {
        self.self_alignment[property].unwrap_or(container.items_alignment[property])
    }
}
