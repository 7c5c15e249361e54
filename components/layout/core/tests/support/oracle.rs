//! Trees as the oracle writes them (see `tests/oracle/layout/tree.ts`), and Chromium's boxes of
//! them.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::path::PathBuf;

use std::collections::BTreeMap;

use inlay_layout::{AvailableWidth, Layout, TextSize};
use inlay_schema::values::{
    Create, Dimension, GridLine, Insertion, Length, NodeKind, Size, TrackBreadth, TrackList,
    TrackRepeat, TrackSize,
};
use inlay_schema::{Writer, id, info};
use serde_json::Value;

/// Where the recordings are.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/oracle/layout")
}

/// A recording: the browser that made it, and what it is.
pub fn read(path: &str) -> Value {
    let path = folder().join(path);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Lines of a tree.
pub fn lines(recording: &Value) -> Vec<String> {
    let lines = recording["tree"]
        .as_array()
        .expect("a recording has a tree");
    lines
        .iter()
        .map(|line| line.as_str().expect("a tree is lines").to_owned())
        .collect()
}

/// Recorded boxes in dp, `x, y, width, height` per node.
pub fn boxes(recording: &Value) -> Vec<f64> {
    let boxes = recording["boxes"]
        .as_array()
        .expect("a recording has boxes");
    boxes
        .iter()
        .map(|value| value.as_f64().expect("a box is numbers") / 64.0)
        .collect()
}

/// A stage with the tree in it; line `i` is the node `i + 1`.
pub fn build(lines: &[String]) -> Layout {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    let (mut images, mut sizes) = (Vec::new(), Vec::new());
    let mut open: Vec<u32> = Vec::new();
    for (line, node) in lines.iter().zip(1_u32..) {
        let mut parts = line.splitn(3, ' ');
        let depth: usize = parts
            .next()
            .and_then(|depth| depth.parse().ok())
            .expect("a line starts with its depth");
        let kind = parts.next().expect("a line has a kind");
        open.truncate(depth);
        if let Some((width, height)) = kind
            .strip_prefix("image:")
            .and_then(|size| size.split_once('x'))
        {
            images.push(node);
            sizes.extend([width, height].map(number));
        }
        let kind = match kind.split_once(':') {
            None => NodeKind::View,
            Some(("text", _)) => NodeKind::Text,
            Some(_) => NodeKind::Image,
        };
        match open.last() {
            None => writer.select(node),
            Some(&parent) => {
                assert!(writer.entry(id::CREATE_NODE, &Create { node, kind }));
                assert!(writer.entry(
                    id::INSERT_CHILD,
                    &Insertion {
                        parent,
                        child: node,
                        before: 0
                    }
                ));
            }
        }
        for declaration in parts
            .next()
            .unwrap_or("")
            .split(';')
            .filter(|part| !part.is_empty())
        {
            let (name, value) = declaration
                .split_once(':')
                .expect("a declaration has a colon");
            declare(&mut writer, name, value);
        }
        open.push(node);
    }
    let mut layout = Layout::new();
    layout
        .apply(&words)
        .unwrap_or_else(|error| panic!("{error}: {lines:#?}"));
    layout
        .set_natural_sizes(&images, &sizes)
        .expect("images have sizes");
    layout
}

/// Measures the paragraphs of a tree: `text:WORDSxWIDTHxHEIGHT` are equal words with no space
/// between them.
pub fn measure(lines: &[String]) -> impl FnMut(u32, AvailableWidth) -> TextSize + use<> {
    let words: BTreeMap<u32, Vec<f32>> = lines
        .iter()
        .zip(1_u32..)
        .filter_map(|(line, node)| {
            let words = line.split(' ').nth(1)?.strip_prefix("text:")?;
            Some((node, words.split('x').map(number).collect()))
        })
        .collect();
    move |node, available| {
        let Some([count, width, height]) = words.get(&node).map(Vec::as_slice) else {
            return TextSize::default();
        };
        let fitting = match available {
            AvailableWidth::Definite(available) => (available / width).floor(),
            AvailableWidth::MinContent => 1.0,
            AvailableWidth::MaxContent => *count,
        };
        let per_line = fitting.min(*count).max(1.0);
        TextSize {
            width: per_line * width,
            height: (count / per_line).ceil() * height,
            baseline: *height,
        }
    }
}

fn id_of(name: &str) -> u16 {
    let found = (0x100..0x170).find(|&id| info(id).is_some_and(|info| info.name == name));
    found.unwrap_or_else(|| panic!("{name} is no layout property"))
}

fn declare(writer: &mut Writer<'_>, name: &str, value: &str) {
    let id = id_of(name);
    let written = match id {
        id::WIDTH..=id::MAX_HEIGHT | id::FLEX_BASIS => writer.entry(id, &size(value)),
        id::INSET_TOP..=id::MARGIN_LEFT => writer.entry(id, &dimension(value)),
        id::MARGIN_INLINE_START
        | id::MARGIN_INLINE_END
        | id::INSET_INLINE_START
        | id::INSET_INLINE_END => writer.entry(id, &Some(dimension(value))),
        id::PADDING_INLINE_START | id::PADDING_INLINE_END => writer.entry(id, &Some(length(value))),
        id::ORDER => writer.entry(id, &value.parse::<i32>().expect("an order is whole")),
        id::PADDING_TOP..=id::PADDING_LEFT | id::ROW_GAP | id::COLUMN_GAP => {
            writer.entry(id, &length(value))
        }
        id::BORDER_TOP_WIDTH..=id::BORDER_LEFT_WIDTH | id::FLEX_GROW | id::FLEX_SHRINK => {
            writer.entry(id, &number(value))
        }
        id::ASPECT_RATIO => writer.entry(id, &(value != "none").then(|| number(value))),
        id::GRID_TEMPLATE_COLUMNS | id::GRID_TEMPLATE_ROWS => writer.entry(
            id,
            &parts(value).into_iter().map(track_list).collect::<Vec<_>>(),
        ),
        id::GRID_AUTO_COLUMNS | id::GRID_AUTO_ROWS => writer.entry(
            id,
            &parts(value).into_iter().map(track_size).collect::<Vec<_>>(),
        ),
        id::GRID_COLUMN_START..=id::GRID_ROW_END => writer.entry(id, &grid_line(value)),
        _ => writer.entry(id, &case(id, value)),
    };
    assert!(written, "{name}:{value} is short enough");
}

/// Number of a case of an enum, whose names the schema's Rust side does not keep.
fn case(id: u16, value: &str) -> u32 {
    const ITEM: &str = "auto normal start end flex-start flex-end center baseline stretch self-start self-end \
        safe-start safe-end safe-flex-start safe-flex-end safe-center safe-self-start safe-self-end \
        unsafe-start unsafe-end unsafe-flex-start unsafe-flex-end unsafe-center unsafe-self-start unsafe-self-end";
    const CONTENT: &str = "normal start end flex-start flex-end center stretch space-between space-around space-evenly \
        safe-start safe-end safe-flex-start safe-flex-end safe-center \
        unsafe-start unsafe-end unsafe-flex-start unsafe-flex-end unsafe-center";
    let value = &value.replace(' ', "-");
    let cases = match id {
        id::DISPLAY => "flex grid block none contents",
        id::POSITION => "relative absolute static",
        id::DIRECTION => "inherit ltr rtl",
        id::BOX_SIZING => "border-box content-box",
        id::OVERFLOW_X | id::OVERFLOW_Y => "visible hidden scroll",
        id::FLEX_DIRECTION => "row row-reverse column column-reverse",
        id::FLEX_WRAP => "nowrap wrap wrap-reverse",
        id::JUSTIFY_CONTENT | id::ALIGN_CONTENT => CONTENT,
        id::ALIGN_ITEMS | id::ALIGN_SELF | id::JUSTIFY_ITEMS | id::JUSTIFY_SELF => ITEM,
        id::GRID_AUTO_FLOW => "row column row-dense column-dense",
        _ => panic!("{id:#x} is no enum"),
    };
    let place = cases.split(' ').position(|case| case == value);
    place
        .and_then(|place| u32::try_from(place).ok())
        .unwrap_or_else(|| panic!("{value} is none of {cases}"))
}

fn number(value: &str) -> f32 {
    let digits =
        value.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '%');
    digits
        .parse()
        .unwrap_or_else(|_| panic!("{value} is no number"))
}

fn size(value: &str) -> Size {
    if let Some(room) = inside(value, "fit-content") {
        return match length(room) {
            Length::Dp(room) => Size::FitContentDp(room),
            Length::Percent(room) => Size::FitContentPercent(room),
        };
    }
    match value {
        "min-content" => Size::MinContent,
        "max-content" => Size::MaxContent,
        "fit-content" => Size::FitContent,
        "stretch" => Size::Stretch,
        value => match dimension(value) {
            Dimension::Auto => Size::Auto,
            Dimension::Dp(value) => Size::Dp(value),
            Dimension::Percent(value) => Size::Percent(value),
        },
    }
}

fn length(value: &str) -> Length {
    match dimension(value) {
        Dimension::Percent(value) => Length::Percent(value),
        Dimension::Dp(value) => Length::Dp(value),
        Dimension::Auto => unreachable!("a length is not auto"),
    }
}

fn dimension(value: &str) -> Dimension {
    if value == "auto" {
        return Dimension::Auto;
    }
    if value.ends_with('%') {
        Dimension::Percent(number(value))
    } else {
        Dimension::Dp(number(value))
    }
}

fn grid_line(value: &str) -> GridLine {
    match value.strip_prefix("span ") {
        _ if value == "auto" => GridLine::Auto,
        Some(span) => GridLine::Span(span.parse().expect("a span is a whole number")),
        None => GridLine::Line(value.parse().expect("a line is a whole number")),
    }
}

/// Parts separated by spaces outside parentheses.
fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    value
        .split(|letter| {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            letter == ' ' && depth == 0
        })
        .collect()
}

fn inside<'a>(value: &'a str, function: &str) -> Option<&'a str> {
    value
        .strip_prefix(function)?
        .strip_prefix('(')?
        .strip_suffix(')')
}

fn track_list(value: &str) -> TrackList {
    let Some((times, tracks)) = inside(value, "repeat").and_then(|inside| inside.split_once(','))
    else {
        return TrackList {
            repeat: TrackRepeat::Count(1),
            sizes: vec![track_size(value)],
        };
    };
    let repeat = match times {
        "auto-fill" => TrackRepeat::AutoFill,
        "auto-fit" => TrackRepeat::AutoFit,
        times => TrackRepeat::Count(times.parse().expect("a count is a whole number")),
    };
    TrackList {
        repeat,
        sizes: parts(tracks).into_iter().map(track_size).collect(),
    }
}

fn track_size(value: &str) -> TrackSize {
    if let Some((min, max)) = inside(value, "minmax").and_then(|inside| inside.split_once(',')) {
        return TrackSize {
            min: breadth(min),
            max: breadth(max),
        };
    }
    let max = breadth(value);
    let is_maximum = matches!(
        max,
        TrackBreadth::Fraction(_)
            | TrackBreadth::FitContent(_)
            | TrackBreadth::FitContentPercent(_)
    );
    TrackSize {
        min: if is_maximum { TrackBreadth::Auto } else { max },
        max,
    }
}

fn breadth(value: &str) -> TrackBreadth {
    if let Some(limit) = inside(value, "fit-content") {
        return match length(limit) {
            Length::Dp(limit) => TrackBreadth::FitContent(limit),
            Length::Percent(limit) => TrackBreadth::FitContentPercent(limit),
        };
    }
    match value {
        "auto" => TrackBreadth::Auto,
        "min-content" => TrackBreadth::MinContent,
        "max-content" => TrackBreadth::MaxContent,
        _ if value.ends_with("fr") => TrackBreadth::Fraction(number(value)),
        _ if value.ends_with('%') => TrackBreadth::Percent(number(value)),
        _ => TrackBreadth::Dp(number(value)),
    }
}
