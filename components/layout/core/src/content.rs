//! Boxes without children: empty ones, pictures and paragraphs.

use taffy::{
    AvailableSpace, BoxSizing, LayoutInput, LayoutOutput, MaybeMath, MaybeResolve, Rect,
    ResolveOrZero, Size, SizingMode, compute_leaf_layout,
};

use crate::node::Node;

/// The width that a paragraph may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AvailableWidth {
    /// At most so many dp.
    Definite(f32),
    /// As narrow as its widest word.
    MinContent,
    /// On as few lines as it has paragraphs.
    MaxContent,
}

/// Size of a paragraph, in dp.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextSize {
    /// Width of its widest line.
    pub width: f32,
    /// Height of all its lines.
    pub height: f32,
    /// From the top to the baseline of the first line.
    pub baseline: f32,
}

/// Who knows how large texts are. The same question has the same answer until the node is touched.
pub trait Measure {
    /// Size of the paragraph of `node`.
    fn measure(&mut self, node: u32, available: AvailableWidth) -> TextSize;
}

impl<F: FnMut(u32, AvailableWidth) -> TextSize> Measure for F {
    fn measure(&mut self, node: u32, available: AvailableWidth) -> TextSize {
        self(node, available)
    }
}

/// Lays out a box with nothing in it.
pub fn empty(node: &Node, input: LayoutInput) -> LayoutOutput {
    compute_leaf_layout(input, node, |_, _| 0.0, |_, _| Size::ZERO)
}

/// Lays out a paragraph.
pub fn text(node: &Node, input: LayoutInput, measure: &mut dyn Measure) -> LayoutOutput {
    let mut baseline = None;
    let mut output = compute_leaf_layout(
        input,
        node,
        |_, _| 0.0,
        |_, space| {
            let available = match space.width {
                AvailableSpace::Definite(width) => AvailableWidth::Definite(width.max(0.0)),
                AvailableSpace::MinContent => AvailableWidth::MinContent,
                AvailableSpace::MaxContent => AvailableWidth::MaxContent,
            };
            let size = measure.measure(node.id, available);
            baseline = Some(number(size.baseline));
            Size {
                width: number(size.width),
                height: number(size.height),
            }
        },
    );
    let inset = insets(node, input.parent_size.width).top;
    output.baselines.first = baseline.map(|baseline| inset + baseline);
    output
}

/// Lays out a picture: CSS 2.1, 10.3.2 and 10.6.2, with the table of 10.4.
pub fn picture(node: &Node, input: LayoutInput) -> LayoutOutput {
    let inset = insets(node, input.parent_size.width);
    let frame = inset.sum_axes();
    let style = &node.style;
    let content_box = style.box_sizing == BoxSizing::ContentBox;
    let adjust = if content_box { frame } else { Size::ZERO };
    let resolve = |size: Size<taffy::Dimension>| {
        size.maybe_resolve(input.parent_size, |_, _| 0.0)
            .maybe_add(adjust)
    };
    let resolve_limit = |size: Size<taffy::LengthPercentageAuto>| {
        size.maybe_resolve(input.parent_size, |_, _| 0.0)
            .maybe_add(adjust)
    };
    let (size, min, max) = match input.sizing_mode {
        SizingMode::InherentSize => (
            resolve(style.size),
            resolve_limit(style.min_size),
            resolve_limit(style.max_size),
        ),
        SizingMode::ContentSize => (Size::NONE, Size::NONE, Size::NONE),
    };
    let min = min.zip_map(frame, |min, frame| Some(min.unwrap_or(0.0).max(frame)));
    let known = input.known_dimensions.or(size.maybe_clamp(min, max));

    // A ratio of its own is one of the box that `box-sizing` names, its picture's is one of the content.
    let around = if style.aspect_ratio.is_some() && !content_box {
        Size::ZERO
    } else {
        frame
    };
    let ratio = node.aspect_ratio();
    let natural = natural_size(node, ratio);
    let height_of =
        |width: f32| ratio.map(|ratio| (width - around.width).max(0.0) / ratio + around.height);
    let width_of =
        |height: f32| ratio.map(|ratio| (height - around.height).max(0.0) * ratio + around.width);
    let size = match known {
        Size {
            width: Some(width),
            height: Some(height),
        } => Size { width, height },
        Size {
            width: Some(width),
            height: None,
        } => Size {
            width,
            height: height_of(width)
                .unwrap_or(natural.height + frame.height)
                .maybe_clamp(min.height, max.height),
        },
        Size {
            width: None,
            height: Some(height),
        } => Size {
            width: width_of(height)
                .unwrap_or(natural.width + frame.width)
                .maybe_clamp(min.width, max.width),
            height,
        },
        Size {
            width: None,
            height: None,
        } => {
            let whole = natural + around;
            match ratio {
                Some(_) => within(whole, min, max, height_of, width_of),
                None => (natural + frame).maybe_clamp(min, max),
            }
        }
    };
    let size = size.maybe_max(frame.map(Some));
    let overflow = Rect {
        left: 0.0,
        top: 0.0,
        right: size.width - frame.width,
        bottom: size.height - frame.height,
    };
    LayoutOutput::from_sizes(size, overflow)
}

/// What is known of the picture's size, completed by `ratio`.
fn natural_size(node: &Node, ratio: Option<f32>) -> Size<f32> {
    let [width, height] = node.natural;
    match ratio {
        Some(ratio) if width > 0.0 => Size {
            width,
            height: width / ratio,
        },
        Some(ratio) => Size {
            width: height * ratio,
            height,
        },
        None => Size { width, height },
    }
}

/// The table of CSS 2.1, 10.4: a size with a ratio, brought within limits and, as far as these allow, kept in the ratio.
fn within(
    size: Size<f32>,
    min: Size<Option<f32>>,
    max: Size<Option<f32>>,
    height_of: impl Fn(f32) -> Option<f32>,
    width_of: impl Fn(f32) -> Option<f32>,
) -> Size<f32> {
    let Size { width, height } = size;
    let (min_width, min_height) = (min.width.unwrap_or(0.0), min.height.unwrap_or(0.0));
    let max_width = max.width.unwrap_or(f32::INFINITY).max(min_width);
    let max_height = max.height.unwrap_or(f32::INFINITY).max(min_height);
    let tall = |width: f32| height_of(width).unwrap_or(height);
    let wide = |height: f32| width_of(height).unwrap_or(width);
    let (too_wide, too_narrow) = (width > max_width, width < min_width);
    let (too_tall, too_short) = (height > max_height, height < min_height);
    let (width, height) = match (too_wide, too_narrow, too_tall, too_short) {
        (false, false, false, false) => (width, height),
        (true, _, true, _) if max_width * height <= max_height * width => {
            (max_width, tall(max_width).max(min_height))
        }
        (true, _, true, _) => (wide(max_height).max(min_width), max_height),
        (_, true, _, true) if min_width * height <= min_height * width => {
            (wide(min_height).min(max_width), min_height)
        }
        (_, true, _, true) => (min_width, tall(min_width).min(max_height)),
        (_, true, true, _) => (min_width, max_height),
        (true, _, _, true) => (max_width, min_height),
        (true, ..) => (max_width, tall(max_width).max(min_height)),
        (_, true, ..) => (min_width, tall(min_width).min(max_height)),
        (_, _, true, _) => (wide(max_height).max(min_width), max_height),
        (_, _, _, true) => (wide(min_height).min(max_width), min_height),
    };
    Size { width, height }
}

/// Borders and paddings together; percent are of the containing block's width.
fn insets(node: &Node, width: Option<f32>) -> Rect<f32> {
    let padding = node.style.padding.resolve_or_zero(width, |_, _| 0.0);
    padding + node.style.border
}

fn number(value: f32) -> f32 {
    if value.is_finite() {
        value.clamp(0.0, crate::property::LONGEST)
    } else {
        0.0
    }
}
