//! From packed values of the schema to [`Style`].

use crate::geometry::{Aligned, ContentAlignment, ItemAlignment, Keyword, Length, Overflow};
use crate::style::{Breadth, Direction, Display, GridLine, Repeat, Style, Track, TrackList, Wrap};
use inlay_schema::{Unpack, check, id, info, read, values};

/// Longest length, in dp; longer ones count as this. Chromium has the same.
pub const LONGEST: f32 = 33_554_432.0;

/// Greatest percentage, weight or ratio; greater ones count as this.
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
    matches!(id, id::DISPLAY..=id::BORDER_LEFT_WIDTH | id::FLEX_DIRECTION..=id::ORDER
        | id::GRID_TEMPLATE_COLUMNS..=id::GRID_ROW_END | id::MARGIN_INLINE_START..=id::INSET_INLINE_END)
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

/// Whether a track can have this as its minimum: CSS `<inflexible-breadth>` without
/// `fit-content()`.
fn is_minimum(breadth: values::TrackBreadth) -> bool {
    !matches!(
        breadth,
        values::TrackBreadth::Fraction(_)
            | values::TrackBreadth::FitContent(_)
            | values::TrackBreadth::FitContentPercent(_)
    )
}

/// Takes the value of a property away: the schema's default holds again.
pub fn unset(style: &mut Style, rtl: bool, id: u16) {
    if let Some(info) = info(id) {
        set(style, rtl, id, info.default);
    }
}

/// Sets a property of a node with this direction. Values that [`validate`] refuses change nothing.
pub fn set(style: &mut Style, rtl: bool, id: u16, value: &[u32]) {
    style.show_physical();
    put_property(style, id, value);
    style.show_logical(rtl);
    if matches!(id, id::WIDTH..=id::MAX_HEIGHT | id::PADDING_TOP..=id::PADDING_LEFT
        | id::PADDING_INLINE_START..=id::PADDING_INLINE_END)
    {
        style.settle();
    }
}

fn put_property(style: &mut Style, id: u16, value: &[u32]) {
    match id {
        id::DISPLAY => put(&mut style.display, value, display),
        id::POSITION => {
            if let Ok(position) = read::<values::Position>(value) {
                style.absolute = position == values::Position::Absolute;
                style.is_static = position == values::Position::Static;
            }
        }
        id::ORDER => put(&mut style.order, value, |order: i32| order),
        id::MARGIN_INLINE_START => put(
            &mut style.logical_mut().margin[0],
            value,
            optional(dimension),
        ),
        id::MARGIN_INLINE_END => put(
            &mut style.logical_mut().margin[1],
            value,
            optional(dimension),
        ),
        id::PADDING_INLINE_START => {
            put(&mut style.logical_mut().padding[0], value, optional(length));
        }
        id::PADDING_INLINE_END => put(&mut style.logical_mut().padding[1], value, optional(length)),
        id::INSET_INLINE_START => put(
            &mut style.logical_mut().inset[0],
            value,
            optional(dimension),
        ),
        id::INSET_INLINE_END => put(
            &mut style.logical_mut().inset[1],
            value,
            optional(dimension),
        ),
        id::DIRECTION => put(&mut style.direction, value, direction),
        id::BOX_SIZING => put(
            &mut style.content_box,
            value,
            |sizing: values::BoxSizing| sizing == values::BoxSizing::ContentBox,
        ),
        id::OVERFLOW_X => put(&mut style.clips[0], value, |overflow: values::Overflow| {
            overflow != values::Overflow::Visible
        }),
        id::OVERFLOW_Y => put(&mut style.clips[1], value, |overflow: values::Overflow| {
            overflow != values::Overflow::Visible
        }),
        id::WIDTH => put(&mut style.size[0], value, size),
        id::HEIGHT => put(&mut style.size[1], value, size),
        id::MIN_WIDTH => put(&mut style.limits_mut()[0][0], value, size),
        id::MIN_HEIGHT => put(&mut style.limits_mut()[0][1], value, size),
        id::MAX_WIDTH => put(&mut style.limits_mut()[1][0], value, size),
        id::MAX_HEIGHT => put(&mut style.limits_mut()[1][1], value, size),
        id::ASPECT_RATIO => put(&mut style.aspect_ratio, value, |ratio: Option<f32>| {
            ratio.map(weight)
        }),
        id::INSET_LEFT => put(&mut style.inset_mut()[0][0], value, dimension),
        id::INSET_RIGHT => put(&mut style.inset_mut()[0][1], value, dimension),
        id::INSET_TOP => put(&mut style.inset_mut()[1][0], value, dimension),
        id::INSET_BOTTOM => put(&mut style.inset_mut()[1][1], value, dimension),
        id::MARGIN_LEFT => put(&mut style.margin_mut()[0][0], value, dimension),
        id::MARGIN_RIGHT => put(&mut style.margin_mut()[0][1], value, dimension),
        id::MARGIN_TOP => put(&mut style.margin_mut()[1][0], value, dimension),
        id::MARGIN_BOTTOM => put(&mut style.margin_mut()[1][1], value, dimension),
        id::PADDING_LEFT => put(&mut style.padding_mut()[0][0], value, length),
        id::PADDING_RIGHT => put(&mut style.padding_mut()[0][1], value, length),
        id::PADDING_TOP => put(&mut style.padding_mut()[1][0], value, length),
        id::PADDING_BOTTOM => put(&mut style.padding_mut()[1][1], value, length),
        id::BORDER_LEFT_WIDTH => put(&mut style.border_mut()[0][0], value, dp),
        id::BORDER_RIGHT_WIDTH => put(&mut style.border_mut()[0][1], value, dp),
        id::BORDER_TOP_WIDTH => put(&mut style.border_mut()[1][0], value, dp),
        id::BORDER_BOTTOM_WIDTH => put(&mut style.border_mut()[1][1], value, dp),
        id::FLEX_DIRECTION => flex_direction(style, value),
        id::FLEX_WRAP => put(&mut style.wrap, value, wrap),
        id::FLEX_GROW => put(&mut style.flex_grow, value, weight),
        id::FLEX_SHRINK => put(&mut style.flex_shrink, value, weight),
        id::FLEX_BASIS => put(&mut style.flex_basis, value, size),
        id::JUSTIFY_CONTENT => put(&mut style.content_alignment[0], value, content_alignment),
        id::ALIGN_CONTENT => put(&mut style.content_alignment[1], value, content_alignment),
        id::JUSTIFY_ITEMS => put(&mut style.items_alignment[0], value, items_alignment),
        id::ALIGN_ITEMS => put(&mut style.items_alignment[1], value, items_alignment),
        id::JUSTIFY_SELF => put(&mut style.self_alignment[0], value, item_alignment),
        id::ALIGN_SELF => put(&mut style.self_alignment[1], value, item_alignment),
        id::COLUMN_GAP => put(&mut style.gap[0], value, length),
        id::ROW_GAP => put(&mut style.gap[1], value, length),
        id::GRID_TEMPLATE_COLUMNS => put(&mut style.grid_mut().template[0], value, template),
        id::GRID_TEMPLATE_ROWS => put(&mut style.grid_mut().template[1], value, template),
        id::GRID_AUTO_COLUMNS => put(&mut style.grid_mut().auto[0], value, tracks),
        id::GRID_AUTO_ROWS => put(&mut style.grid_mut().auto[1], value, tracks),
        id::GRID_AUTO_FLOW => auto_flow(style, value),
        id::GRID_COLUMN_START => put(&mut style.grid_mut().lines[0][0], value, grid_line),
        id::GRID_COLUMN_END => put(&mut style.grid_mut().lines[0][1], value, grid_line),
        id::GRID_ROW_START => put(&mut style.grid_mut().lines[1][0], value, grid_line),
        id::GRID_ROW_END => put(&mut style.grid_mut().lines[1][1], value, grid_line),
        _ => {}
    }
}

/// Reads a value as its type of the schema and puts its counterpart into `field`.
fn put<Read: Unpack, Field>(field: &mut Field, value: &[u32], convert: impl FnOnce(Read) -> Field) {
    if let Ok(value) = read(value) {
        *field = convert(value);
    }
}

fn optional<From, To>(convert: impl Fn(From) -> To) -> impl FnOnce(Option<From>) -> Option<To> {
    move |value| value.map(convert)
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

fn dimension(value: values::Dimension) -> Length {
    match value {
        values::Dimension::Auto => Length::Auto,
        values::Dimension::Dp(value) => Length::Dp(dp(value)),
        values::Dimension::Percent(value) => Length::Share(share(value)),
    }
}

fn size(value: values::Size) -> Length {
    use values::Size as From;
    match value {
        From::Auto => Length::Auto,
        From::Dp(value) => Length::Dp(dp(value)),
        From::Percent(value) => Length::Share(share(value)),
        From::MinContent => Length::Content(Keyword::MinContent),
        From::MaxContent => Length::Content(Keyword::MaxContent),
        From::FitContent => Length::Content(Keyword::FitContent),
        From::Stretch => Length::Content(Keyword::Stretch),
        From::FitContentDp(value) => Length::Content(Keyword::FitDp(dp(value))),
        From::FitContentPercent(value) => Length::Content(Keyword::FitShare(share(value))),
    }
}

fn length(value: values::Length) -> Length {
    match value {
        values::Length::Dp(value) => Length::Dp(dp(value)),
        values::Length::Percent(value) => Length::Share(share(value)),
    }
}

fn display(value: values::Display) -> Display {
    match value {
        values::Display::Flex => Display::Flex,
        values::Display::Grid => Display::Grid,
        values::Display::Block => Display::Block,
        values::Display::None => Display::None,
        values::Display::Contents => Display::Contents,
    }
}

fn direction(value: values::Direction) -> Direction {
    match value {
        values::Direction::Inherit => Direction::Inherit,
        values::Direction::Ltr => Direction::Ltr,
        values::Direction::Rtl => Direction::Rtl,
    }
}

fn flex_direction(style: &mut Style, value: &[u32]) {
    use values::FlexDirection as From;
    if let Ok(direction) = read::<From>(value) {
        style.column = matches!(direction, From::Column | From::ColumnReverse);
        style.reverse = matches!(direction, From::RowReverse | From::ColumnReverse);
    }
}

fn wrap(value: values::FlexWrap) -> Wrap {
    match value {
        values::FlexWrap::Nowrap => Wrap::None,
        values::FlexWrap::Wrap => Wrap::After,
        values::FlexWrap::WrapReverse => Wrap::Before,
    }
}

/// `None` is `auto`: what the container says.
fn item_alignment(value: values::ItemAlignment) -> Option<Aligned<ItemAlignment>> {
    use ItemAlignment as To;
    use Overflow::{Either, Safe, Unsafe};
    use values::ItemAlignment as From;
    let (to, overflow) = match value {
        From::Auto => return None,
        From::Normal => (To::Normal, Either),
        From::Start => (To::Start, Either),
        From::End => (To::End, Either),
        From::FlexStart => (To::FlexStart, Either),
        From::FlexEnd => (To::FlexEnd, Either),
        From::Center => (To::Center, Either),
        From::Baseline => (To::Baseline, Either),
        From::Stretch => (To::Stretch, Either),
        From::SelfStart => (To::SelfStart, Either),
        From::SelfEnd => (To::SelfEnd, Either),
        From::SafeStart => (To::Start, Safe),
        From::SafeEnd => (To::End, Safe),
        From::SafeFlexStart => (To::FlexStart, Safe),
        From::SafeFlexEnd => (To::FlexEnd, Safe),
        From::SafeCenter => (To::Center, Safe),
        From::SafeSelfStart => (To::SelfStart, Safe),
        From::SafeSelfEnd => (To::SelfEnd, Safe),
        From::UnsafeStart => (To::Start, Unsafe),
        From::UnsafeEnd => (To::End, Unsafe),
        From::UnsafeFlexStart => (To::FlexStart, Unsafe),
        From::UnsafeFlexEnd => (To::FlexEnd, Unsafe),
        From::UnsafeCenter => (To::Center, Unsafe),
        From::UnsafeSelfStart => (To::SelfStart, Unsafe),
        From::UnsafeSelfEnd => (To::SelfEnd, Unsafe),
    };
    Some(Aligned { to, overflow })
}

fn items_alignment(value: values::ItemAlignment) -> Aligned<ItemAlignment> {
    item_alignment(value).unwrap_or(Aligned::new(ItemAlignment::Normal))
}

fn content_alignment(value: values::ContentAlignment) -> Aligned<ContentAlignment> {
    use ContentAlignment as To;
    use Overflow::{Either, Safe, Unsafe};
    use values::ContentAlignment as From;
    let (to, overflow) = match value {
        From::Normal => (To::Normal, Either),
        From::Start => (To::Start, Either),
        From::End => (To::End, Either),
        From::FlexStart => (To::FlexStart, Either),
        From::FlexEnd => (To::FlexEnd, Either),
        From::Center => (To::Center, Either),
        From::Stretch => (To::Stretch, Either),
        From::SpaceBetween => (To::SpaceBetween, Either),
        From::SpaceAround => (To::SpaceAround, Either),
        From::SpaceEvenly => (To::SpaceEvenly, Either),
        From::SafeStart => (To::Start, Safe),
        From::SafeEnd => (To::End, Safe),
        From::SafeFlexStart => (To::FlexStart, Safe),
        From::SafeFlexEnd => (To::FlexEnd, Safe),
        From::SafeCenter => (To::Center, Safe),
        From::UnsafeStart => (To::Start, Unsafe),
        From::UnsafeEnd => (To::End, Unsafe),
        From::UnsafeFlexStart => (To::FlexStart, Unsafe),
        From::UnsafeFlexEnd => (To::FlexEnd, Unsafe),
        From::UnsafeCenter => (To::Center, Unsafe),
    };
    Aligned { to, overflow }
}

fn auto_flow(style: &mut Style, value: &[u32]) {
    use values::GridAutoFlow as From;
    if let Ok(flow) = read::<From>(value) {
        let grid = style.grid_mut();
        grid.by_column = matches!(flow, From::Column | From::ColumnDense);
        grid.dense = matches!(flow, From::RowDense | From::ColumnDense);
    }
}

/// The schema holds lines within ±1000 and spans within 1000; [`validate`] refuses line 0.
fn grid_line(value: values::GridLine) -> GridLine {
    match value {
        values::GridLine::Auto => GridLine::Auto,
        values::GridLine::Line(line) => GridLine::Line(line),
        values::GridLine::Span(span) => GridLine::Span(span),
    }
}

fn template(lists: Vec<values::TrackList>) -> Vec<TrackList> {
    let repeat = |repeat| match repeat {
        values::TrackRepeat::Count(times) => Repeat::Count(times),
        values::TrackRepeat::AutoFill => Repeat::AutoFill,
        values::TrackRepeat::AutoFit => Repeat::AutoFit,
    };
    lists
        .into_iter()
        .map(|list| TrackList {
            repeat: repeat(list.repeat),
            tracks: tracks(list.sizes),
        })
        .collect()
}

fn tracks(sizes: Vec<values::TrackSize>) -> Vec<Track> {
    sizes
        .into_iter()
        .map(|size| Track {
            min: breadth(size.min),
            max: breadth(size.max),
        })
        .collect()
}

fn breadth(value: values::TrackBreadth) -> Breadth {
    use values::TrackBreadth as From;
    match value {
        From::Auto => Breadth::Auto,
        From::MinContent => Breadth::MinContent,
        From::MaxContent => Breadth::MaxContent,
        From::Dp(value) => Breadth::Fixed(Length::Dp(dp(value))),
        From::Percent(value) => Breadth::Fixed(Length::Share(share(value))),
        From::Fraction(value) => Breadth::Fraction(weight(value)),
        From::FitContent(value) => Breadth::FitContent(Length::Dp(dp(value))),
        From::FitContentPercent(value) => Breadth::FitContent(Length::Share(share(value))),
    }
}
