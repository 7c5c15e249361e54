//! From packed values of the schema to [`Style`].

use inlay_schema::{Unpack, check, id, info, read, values};
use taffy::{
    AlignContent, AlignItems, AlignSelf, BoxSizing, Dimension, FlexDirection, FlexWrap,
    GridAutoFlow, GridPlacement, GridTemplateComponent, GridTemplateRepetition, LengthPercentage,
    LengthPercentageAuto, MaxTrackSizingFunction, MinTrackSizingFunction, Overflow,
    RepetitionCount, TrackSizingFunction, style_helpers,
};

use crate::style::{Direction, Display, NoName, Style};

/// Longest length that is told apart, in dp; longer ones are taken as this. The same as Chromium's.
pub const LONGEST: f32 = 33_554_432.0;

/// Greatest share, weight or ratio that is told apart.
const GREATEST: f32 = 1_000_000.0;

/// What is wrong with a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The words are no value of the property's type.
    Malformed,
    /// Not a property that this layout implements.
    Unsupported,
}

/// Whether this layout implements the property `id`.
pub fn is_supported(id: u16) -> bool {
    matches!(id, id::DISPLAY..=id::BORDER_LEFT_WIDTH | id::FLEX_DIRECTION..=id::COLUMN_GAP
        | id::GRID_TEMPLATE_COLUMNS..=id::GRID_ROW_END)
        && info(id).is_some_and(|info| !info.later)
}

/// Checks a value so completely that [`set`] takes it.
pub fn validate(id: u16, value: &[u32]) -> Result<(), Fault> {
    if !is_supported(id) {
        return Err(Fault::Unsupported);
    }
    check(id, value).map_err(|_| Fault::Malformed)?;
    let good = match id {
        id::GRID_TEMPLATE_COLUMNS | id::GRID_TEMPLATE_ROWS => read::<Vec<values::TrackList>>(value)
            .is_ok_and(|lists| {
                lists
                    .iter()
                    .flat_map(|list| &list.sizes)
                    .all(|size| is_minimum(size.min))
            }),
        id::GRID_AUTO_COLUMNS | id::GRID_AUTO_ROWS => read::<Vec<values::TrackSize>>(value)
            .is_ok_and(|sizes| sizes.iter().all(|size| is_minimum(size.min))),
        id::GRID_COLUMN_START..=id::GRID_ROW_END => {
            read::<values::GridLine>(value).is_ok_and(|line| line != values::GridLine::Line(0))
        }
        _ => true,
    };
    if good { Ok(()) } else { Err(Fault::Malformed) }
}

/// Whether a track can have this as its minimum: CSS `<inflexible-breadth>` without `fit-content()`.
fn is_minimum(breadth: values::TrackBreadth) -> bool {
    !matches!(
        breadth,
        values::TrackBreadth::Fraction(_) | values::TrackBreadth::FitContent(_)
    )
}

/// Takes the value of a property away: the schema's default holds again.
pub fn unset(style: &mut Style, id: u16) {
    if let Some(info) = info(id) {
        set(style, id, info.default);
    }
}

/// Sets a property. Values that [`validate`] refuses change nothing.
pub fn set(style: &mut Style, id: u16, value: &[u32]) {
    match id {
        id::DISPLAY => put(&mut style.display, value, display),
        id::POSITION => put(&mut style.absolute, value, |position: values::Position| {
            position == values::Position::Absolute
        }),
        id::DIRECTION => put(&mut style.direction, value, direction),
        id::BOX_SIZING => put(&mut style.box_sizing, value, box_sizing),
        id::OVERFLOW_X => put(&mut style.overflow.x, value, overflow),
        id::OVERFLOW_Y => put(&mut style.overflow.y, value, overflow),
        id::WIDTH => put(&mut style.size.width, value, dimension),
        id::HEIGHT => put(&mut style.size.height, value, dimension),
        id::MIN_WIDTH => put(&mut style.min_size.width, value, length_or_auto),
        id::MIN_HEIGHT => put(&mut style.min_size.height, value, length_or_auto),
        id::MAX_WIDTH => put(&mut style.max_size.width, value, length_or_auto),
        id::MAX_HEIGHT => put(&mut style.max_size.height, value, length_or_auto),
        id::ASPECT_RATIO => put(&mut style.aspect_ratio, value, |ratio: Option<f32>| {
            ratio.map(weight)
        }),
        id::INSET_TOP => put(&mut style.inset.top, value, length_or_auto),
        id::INSET_RIGHT => put(&mut style.inset.right, value, length_or_auto),
        id::INSET_BOTTOM => put(&mut style.inset.bottom, value, length_or_auto),
        id::INSET_LEFT => put(&mut style.inset.left, value, length_or_auto),
        id::MARGIN_TOP => put(&mut style.margin.top, value, length_or_auto),
        id::MARGIN_RIGHT => put(&mut style.margin.right, value, length_or_auto),
        id::MARGIN_BOTTOM => put(&mut style.margin.bottom, value, length_or_auto),
        id::MARGIN_LEFT => put(&mut style.margin.left, value, length_or_auto),
        id::PADDING_TOP => put(&mut style.padding.top, value, length),
        id::PADDING_RIGHT => put(&mut style.padding.right, value, length),
        id::PADDING_BOTTOM => put(&mut style.padding.bottom, value, length),
        id::PADDING_LEFT => put(&mut style.padding.left, value, length),
        id::BORDER_TOP_WIDTH => put(&mut style.border.top, value, dp),
        id::BORDER_RIGHT_WIDTH => put(&mut style.border.right, value, dp),
        id::BORDER_BOTTOM_WIDTH => put(&mut style.border.bottom, value, dp),
        id::BORDER_LEFT_WIDTH => put(&mut style.border.left, value, dp),
        id::FLEX_DIRECTION => put(&mut style.flex_direction, value, flex_direction),
        id::FLEX_WRAP => put(&mut style.flex_wrap, value, flex_wrap),
        id::FLEX_GROW => put(&mut style.flex_grow, value, weight),
        id::FLEX_SHRINK => put(&mut style.flex_shrink, value, weight),
        id::FLEX_BASIS => put(&mut style.flex_basis, value, dimension),
        id::JUSTIFY_CONTENT => put(&mut style.justify_content, value, content_alignment),
        id::ALIGN_CONTENT => put(&mut style.align_content, value, content_alignment),
        id::ALIGN_ITEMS => put(&mut style.align_items, value, |alignment| {
            item_alignment(alignment).unwrap_or_default()
        }),
        id::ALIGN_SELF => put(&mut style.align_self, value, item_alignment),
        id::JUSTIFY_ITEMS => {
            put(&mut style.justify_items, value, |alignment| {
                item_alignment(alignment).unwrap_or_default()
            });
        }
        id::JUSTIFY_SELF => put(&mut style.justify_self, value, item_alignment),
        id::ROW_GAP => put(&mut style.gap.height, value, length),
        id::COLUMN_GAP => put(&mut style.gap.width, value, length),
        id::GRID_TEMPLATE_COLUMNS => put(&mut style.grid_mut().template_columns, value, template),
        id::GRID_TEMPLATE_ROWS => put(&mut style.grid_mut().template_rows, value, template),
        id::GRID_AUTO_COLUMNS => put(&mut style.grid_mut().auto_columns, value, tracks),
        id::GRID_AUTO_ROWS => put(&mut style.grid_mut().auto_rows, value, tracks),
        id::GRID_AUTO_FLOW => put(&mut style.grid_mut().auto_flow, value, auto_flow),
        id::GRID_COLUMN_START => put(&mut style.grid_mut().column.start, value, grid_line),
        id::GRID_COLUMN_END => put(&mut style.grid_mut().column.end, value, grid_line),
        id::GRID_ROW_START => put(&mut style.grid_mut().row.start, value, grid_line),
        id::GRID_ROW_END => put(&mut style.grid_mut().row.end, value, grid_line),
        _ => {}
    }
}

/// Reads a value as its type of the schema and puts its counterpart into `field`.
fn put<Read: Unpack, Field>(field: &mut Field, value: &[u32], convert: impl FnOnce(Read) -> Field) {
    if let Ok(value) = read(value) {
        *field = convert(value);
    }
}

fn dp(value: f32) -> f32 {
    value.clamp(-LONGEST, LONGEST)
}

fn share(percent: f32) -> f32 {
    percent.clamp(-GREATEST, GREATEST) / 100.0
}

fn weight(value: f32) -> f32 {
    value.min(GREATEST)
}

fn dimension(value: values::Dimension) -> Dimension {
    match value {
        values::Dimension::Auto => Dimension::auto(),
        values::Dimension::Dp(value) => Dimension::length(dp(value)),
        values::Dimension::Percent(value) => Dimension::percent(share(value)),
    }
}

fn length_or_auto(value: values::Dimension) -> LengthPercentageAuto {
    match value {
        values::Dimension::Auto => LengthPercentageAuto::auto(),
        values::Dimension::Dp(value) => LengthPercentageAuto::length(dp(value)),
        values::Dimension::Percent(value) => LengthPercentageAuto::percent(share(value)),
    }
}

fn length(value: values::Length) -> LengthPercentage {
    match value {
        values::Length::Dp(value) => LengthPercentage::length(dp(value)),
        values::Length::Percent(value) => LengthPercentage::percent(share(value)),
    }
}

fn display(value: values::Display) -> Display {
    match value {
        values::Display::Flex => Display::Flex,
        values::Display::Grid => Display::Grid,
        values::Display::Block => Display::Block,
        values::Display::None => Display::None,
    }
}

fn direction(value: values::Direction) -> Direction {
    match value {
        values::Direction::Inherit => Direction::Inherit,
        values::Direction::Ltr => Direction::Ltr,
        values::Direction::Rtl => Direction::Rtl,
    }
}

fn box_sizing(value: values::BoxSizing) -> BoxSizing {
    match value {
        values::BoxSizing::BorderBox => BoxSizing::BorderBox,
        values::BoxSizing::ContentBox => BoxSizing::ContentBox,
    }
}

fn overflow(value: values::Overflow) -> Overflow {
    match value {
        values::Overflow::Visible => Overflow::Visible,
        values::Overflow::Hidden => Overflow::Hidden,
        values::Overflow::Scroll => Overflow::Scroll,
    }
}

fn flex_direction(value: values::FlexDirection) -> FlexDirection {
    match value {
        values::FlexDirection::Row => FlexDirection::Row,
        values::FlexDirection::RowReverse => FlexDirection::RowReverse,
        values::FlexDirection::Column => FlexDirection::Column,
        values::FlexDirection::ColumnReverse => FlexDirection::ColumnReverse,
    }
}

fn flex_wrap(value: values::FlexWrap) -> FlexWrap {
    match value {
        values::FlexWrap::Nowrap => FlexWrap::NoWrap,
        values::FlexWrap::Wrap => FlexWrap::Wrap,
        values::FlexWrap::WrapReverse => FlexWrap::WrapReverse,
    }
}

/// `None` is `auto`: what the container says.
fn item_alignment(value: values::ItemAlignment) -> Option<AlignSelf> {
    use values::ItemAlignment as From;
    match value {
        From::Auto => None,
        From::Normal => Some(AlignItems::NORMAL),
        From::Start => Some(AlignItems::START),
        From::End => Some(AlignItems::END),
        From::FlexStart => Some(AlignItems::FLEX_START),
        From::FlexEnd => Some(AlignItems::FLEX_END),
        From::Center => Some(AlignItems::CENTER),
        From::Baseline => Some(AlignItems::BASELINE),
        From::Stretch => Some(AlignItems::STRETCH),
    }
}

fn content_alignment(value: values::ContentAlignment) -> AlignContent {
    use values::ContentAlignment as From;
    match value {
        From::Normal => AlignContent::NORMAL,
        From::Start => AlignContent::START,
        From::End => AlignContent::END,
        From::FlexStart => AlignContent::FLEX_START,
        From::FlexEnd => AlignContent::FLEX_END,
        From::Center => AlignContent::CENTER,
        From::Stretch => AlignContent::STRETCH,
        From::SpaceBetween => AlignContent::SPACE_BETWEEN,
        From::SpaceAround => AlignContent::SPACE_AROUND,
        From::SpaceEvenly => AlignContent::SPACE_EVENLY,
    }
}

fn auto_flow(value: values::GridAutoFlow) -> GridAutoFlow {
    match value {
        values::GridAutoFlow::Row => GridAutoFlow::Row,
        values::GridAutoFlow::Column => GridAutoFlow::Column,
        values::GridAutoFlow::RowDense => GridAutoFlow::RowDense,
        values::GridAutoFlow::ColumnDense => GridAutoFlow::ColumnDense,
    }
}

/// The schema holds lines within ±1000 and spans within 1000; `validate` refuses line 0.
fn grid_line(value: values::GridLine) -> GridPlacement<NoName> {
    match value {
        values::GridLine::Auto => GridPlacement::Auto,
        values::GridLine::Line(0) => GridPlacement::Auto,
        values::GridLine::Line(line) => {
            style_helpers::line(i16::try_from(line).unwrap_or(if line < 0 {
                i16::MIN
            } else {
                i16::MAX
            }))
        }
        values::GridLine::Span(span) => GridPlacement::Span(count(span)),
    }
}

fn count(value: u32) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX).max(1)
}

fn template(lists: Vec<values::TrackList>) -> Vec<GridTemplateComponent<NoName>> {
    let mut components = Vec::new();
    for values::TrackList { repeat, sizes } in lists {
        let count = match repeat {
            values::TrackRepeat::Count(1) => {
                components.extend(
                    sizes
                        .into_iter()
                        .map(|size| GridTemplateComponent::Single(track(size))),
                );
                continue;
            }
            values::TrackRepeat::Count(times) => RepetitionCount::Count(count(times)),
            values::TrackRepeat::AutoFill => RepetitionCount::AutoFill,
            values::TrackRepeat::AutoFit => RepetitionCount::AutoFit,
        };
        let tracks = tracks(sizes);
        components.push(GridTemplateComponent::Repeat(GridTemplateRepetition {
            count,
            tracks,
            line_names: Vec::new(),
        }));
    }
    components
}

fn tracks(sizes: Vec<values::TrackSize>) -> Vec<TrackSizingFunction> {
    sizes.into_iter().map(track).collect()
}

fn track(size: values::TrackSize) -> TrackSizingFunction {
    use values::TrackBreadth as From;
    let min = match size.min {
        From::MinContent => MinTrackSizingFunction::min_content(),
        From::MaxContent => MinTrackSizingFunction::max_content(),
        From::Dp(value) => MinTrackSizingFunction::length(dp(value)),
        From::Percent(value) => MinTrackSizingFunction::percent(share(value)),
        From::Auto | From::Fraction(_) | From::FitContent(_) => MinTrackSizingFunction::auto(),
    };
    let max = match size.max {
        From::Auto => MaxTrackSizingFunction::auto(),
        From::MinContent => MaxTrackSizingFunction::min_content(),
        From::MaxContent => MaxTrackSizingFunction::max_content(),
        From::Dp(value) => MaxTrackSizingFunction::length(dp(value)),
        From::Percent(value) => MaxTrackSizingFunction::percent(share(value)),
        From::Fraction(value) => MaxTrackSizingFunction::fr(weight(value)),
        From::FitContent(value) => MaxTrackSizingFunction::fit_content_px(dp(value)),
    };
    TrackSizingFunction { min, max }
}
