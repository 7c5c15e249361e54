//! A node's style as the algorithms ask for it.

use taffy::{
    AlignContent, AlignItems, AlignSelf, BlockContainerStyle, BlockItemStyle, BoxGenerationMode,
    BoxSizing, CoreStyle, Dimension, Direction, FlexDirection, FlexWrap, FlexboxContainerStyle,
    FlexboxItemStyle, GenericGridTemplateComponent, GridAutoFlow, GridContainerStyle,
    GridItemStyle, GridPlacement, GridTemplateArea, GridTemplateComponent, GridTemplateRepetition,
    LengthPercentage, LengthPercentageAuto, Line, OofItemStyle, Overflow, Point, Position, Rect,
    Size, TrackSizingFunction,
};

use crate::node::Node;
use crate::style::{Display, GridStyle, NoName};

const NO_TRACKS: &[GridTemplateComponent<NoName>] = &[];
const NO_NAMES: &[Vec<NoName>] = &[];

#[expect(clippy::ptr_arg, reason = "the type that the algorithms expect")]
fn names(set: &Vec<NoName>) -> core::slice::Iter<'_, NoName> {
    set.iter()
}

impl Node {
    fn grid(&self) -> Option<&GridStyle> {
        self.style.grid.as_deref()
    }
}

impl CoreStyle for Node {
    type CustomIdent = NoName;

    fn box_generation_mode(&self) -> BoxGenerationMode {
        if self.style.display == Display::None {
            BoxGenerationMode::None
        } else {
            BoxGenerationMode::Normal
        }
    }

    fn is_block(&self) -> bool {
        self.style.display == Display::Block
    }

    fn is_compressible_replaced(&self) -> bool {
        self.is_replaced()
    }

    fn is_replaced(&self) -> bool {
        Node::is_replaced(self)
    }

    fn box_sizing(&self) -> BoxSizing {
        self.style.box_sizing
    }

    fn direction(&self) -> Direction {
        if self.rtl {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    fn overflow(&self) -> Point<Overflow> {
        self.style.computed_overflow()
    }

    fn position(&self) -> Position {
        if self.style.absolute {
            Position::Absolute
        } else {
            Position::Relative
        }
    }

    fn inset(&self) -> Rect<LengthPercentageAuto> {
        self.style.inset
    }

    fn size(&self) -> Size<Dimension> {
        self.style.size
    }

    fn min_size(&self) -> Size<LengthPercentageAuto> {
        self.style.min_size
    }

    fn max_size(&self) -> Size<LengthPercentageAuto> {
        self.style.max_size
    }

    fn aspect_ratio(&self) -> Option<f32> {
        Node::aspect_ratio(self)
    }

    fn margin(&self) -> Rect<LengthPercentageAuto> {
        self.style.margin
    }

    fn padding(&self) -> Rect<LengthPercentage> {
        self.style.padding
    }

    fn border(&self) -> Rect<LengthPercentage> {
        self.style.border.map(LengthPercentage::length)
    }
}

impl OofItemStyle for Node {
    fn align_self(&self) -> Option<AlignSelf> {
        self.style.align_self
    }

    fn justify_self(&self) -> Option<AlignSelf> {
        self.style.justify_self
    }

    fn grid_row(&self) -> Line<GridPlacement<NoName>> {
        self.grid().map(|grid| grid.row.clone()).unwrap_or_default()
    }

    fn grid_column(&self) -> Line<GridPlacement<NoName>> {
        self.grid()
            .map(|grid| grid.column.clone())
            .unwrap_or_default()
    }
}

impl FlexboxContainerStyle for Node {
    fn flex_direction(&self) -> FlexDirection {
        self.style.flex_direction
    }

    fn flex_wrap(&self) -> FlexWrap {
        self.style.flex_wrap
    }

    fn gap(&self) -> Size<LengthPercentage> {
        self.style.gap
    }

    fn align_content(&self) -> AlignContent {
        self.style.align_content
    }

    fn align_items(&self) -> AlignItems {
        self.style.align_items
    }

    fn justify_content(&self) -> AlignContent {
        self.style.justify_content
    }
}

impl FlexboxItemStyle for Node {
    fn flex_basis(&self) -> Dimension {
        self.style.flex_basis
    }

    fn flex_grow(&self) -> f32 {
        self.style.flex_grow
    }

    fn flex_shrink(&self) -> f32 {
        self.style.flex_shrink
    }

    fn align_self(&self) -> Option<AlignSelf> {
        self.style.align_self
    }
}

impl BlockContainerStyle for Node {
    fn align_content(&self) -> AlignContent {
        self.style.align_content
    }

    fn justify_items(&self) -> AlignItems {
        self.style.justify_items
    }
}

impl BlockItemStyle for Node {
    fn align_self(&self) -> Option<AlignSelf> {
        self.style.align_self
    }

    fn justify_self(&self) -> Option<AlignSelf> {
        self.style.justify_self
    }

    fn align_content(&self) -> AlignContent {
        self.style.align_content
    }
}

impl GridContainerStyle for Node {
    type Repetition<'a> = &'a GridTemplateRepetition<NoName>;

    type TemplateTrackList<'a> = core::iter::Map<
        core::slice::Iter<'a, GridTemplateComponent<NoName>>,
        fn(
            &'a GridTemplateComponent<NoName>,
        ) -> GenericGridTemplateComponent<NoName, &'a GridTemplateRepetition<NoName>>,
    >;

    type AutoTrackList<'a> = core::iter::Copied<core::slice::Iter<'a, TrackSizingFunction>>;

    type TemplateLineNames<'a> = core::iter::Map<
        core::slice::Iter<'a, Vec<NoName>>,
        fn(&Vec<NoName>) -> core::slice::Iter<'_, NoName>,
    >;

    type GridTemplateAreas<'a> = core::iter::Empty<GridTemplateArea<NoName>>;

    fn grid_template_rows(&self) -> Option<Self::TemplateTrackList<'_>> {
        let tracks = self.grid().map_or(NO_TRACKS, |grid| &grid.template_rows);
        Some(tracks.iter().map(GridTemplateComponent::as_component_ref))
    }

    fn grid_template_columns(&self) -> Option<Self::TemplateTrackList<'_>> {
        let tracks = self.grid().map_or(NO_TRACKS, |grid| &grid.template_columns);
        Some(tracks.iter().map(GridTemplateComponent::as_component_ref))
    }

    fn grid_auto_rows(&self) -> Self::AutoTrackList<'_> {
        self.grid()
            .map_or(&[][..], |grid| &grid.auto_rows)
            .iter()
            .copied()
    }

    fn grid_auto_columns(&self) -> Self::AutoTrackList<'_> {
        self.grid()
            .map_or(&[][..], |grid| &grid.auto_columns)
            .iter()
            .copied()
    }

    fn grid_template_areas(&self) -> Option<Self::GridTemplateAreas<'_>> {
        None
    }

    fn grid_template_column_names(&self) -> Option<Self::TemplateLineNames<'_>> {
        Some(NO_NAMES.iter().map(names))
    }

    fn grid_template_row_names(&self) -> Option<Self::TemplateLineNames<'_>> {
        Some(NO_NAMES.iter().map(names))
    }

    fn grid_auto_flow(&self) -> GridAutoFlow {
        self.grid().map(|grid| grid.auto_flow).unwrap_or_default()
    }

    fn gap(&self) -> Size<LengthPercentage> {
        self.style.gap
    }

    fn align_content(&self) -> AlignContent {
        self.style.align_content
    }

    fn justify_content(&self) -> AlignContent {
        self.style.justify_content
    }

    fn align_items(&self) -> AlignItems {
        self.style.align_items
    }

    fn justify_items(&self) -> AlignItems {
        self.style.justify_items
    }
}

impl GridItemStyle for Node {
    fn grid_row(&self) -> Line<GridPlacement<NoName>> {
        self.grid().map(|grid| grid.row.clone()).unwrap_or_default()
    }

    fn grid_column(&self) -> Line<GridPlacement<NoName>> {
        self.grid()
            .map(|grid| grid.column.clone())
            .unwrap_or_default()
    }

    fn align_self(&self) -> Option<AlignSelf> {
        self.style.align_self
    }

    fn justify_self(&self) -> Option<AlignSelf> {
        self.style.justify_self
    }
}
