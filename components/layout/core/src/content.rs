//! Boxes without children that have something in them: pictures and paragraphs.

use crate::ask::{Content, Inner};
use crate::geometry::{Intrinsic, Limits};
use crate::pass::{Pass, bounded};
use crate::sizing::{OwnBox, Ratio};

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

impl Pass<'_> {
    /// Lays out a paragraph.
    pub fn text(&mut self, inner: &Inner) -> Content {
        let size = self.ask_text(inner.node, AvailableWidth::Definite(inner.width));
        let Inner {
            frame: [[left, _], [top, _]],
            width,
            ..
        } = *inner;
        let height = inner.height.unwrap_or(inner.limits.clamp(size.height));
        let x = if self.node(inner.node).rtl {
            left + width - size.width
        } else {
            left
        };
        Content {
            height,
            natural: size.height,
            baseline: Some(top + size.baseline),
            extent: Some(padded(
                self,
                inner,
                [[x, x + size.width], [top, top + size.height]],
            )),
            ..Content::default()
        }
    }

    /// Narrowest and widest useful width of a paragraph.
    pub fn text_width(&mut self, place: u32) -> Intrinsic {
        Intrinsic {
            min: self.ask_text(place, AvailableWidth::MinContent).width,
            max: self.ask_text(place, AvailableWidth::MaxContent).width,
        }
    }

    fn ask_text(&mut self, place: u32, available: AvailableWidth) -> TextSize {
        let id = self.node(place).id;
        let TextSize {
            width,
            height,
            baseline,
        } = self.measure.measure(id, available);
        let positive = |value: f32| bounded(value).max(0.0);
        TextSize {
            width: positive(width),
            height: positive(height),
            baseline: bounded(baseline),
        }
    }

    /// Lays out a picture, whose size is decided but for what is not known of it.
    pub fn picture(&mut self, inner: &Inner) -> Content {
        let natural = self.node(inner.node).natural[1];
        Content {
            height: inner.height.unwrap_or(inner.limits.clamp(natural)),
            natural,
            ..Content::default()
        }
    }

    /// Height of the border box of a picture that keeps no ratio but has a height of its own.
    pub fn natural_height(&self, place: u32, own: &OwnBox) -> Option<f32> {
        let node = self.node(place);
        let is_natural = node.is_replaced() && own.size[1].is_none() && own.ratio.is_none();
        is_natural.then(|| own.limits[1].clamp(node.natural[1] + own.around()[1]))
    }

    /// Border box of a picture of which neither width nor height is decided: CSS 2.1, 10.3.2 and 10.6.2.
    pub fn picture_size(&self, place: u32, own: &OwnBox) -> [f32; 2] {
        let around = own.around();
        let [width, height] = self.node(place).natural;
        match own.ratio {
            None => [
                own.limits[0].clamp(width + around[0]),
                own.limits[1].clamp(height + around[1]),
            ],
            Some(ratio) if width > 0.0 => {
                let width = width + around[0];
                within([width, ratio.transfer(0, width)], own.limits, ratio)
            }
            Some(ratio) => {
                let height = height + around[1];
                within([ratio.transfer(1, height), height], own.limits, ratio)
            }
        }
    }
}

/// The extent of a content with the padding around it that can be scrolled to.
fn padded(pass: &Pass<'_>, inner: &Inner, rect: [[f32; 2]; 2]) -> [[f32; 2]; 2] {
    if !pass.node(inner.node).style.is_scroll_container() {
        return rect;
    }
    let padding = |axis: usize, edge: usize| inner.frame[axis][edge] - inner.border[axis][edge];
    [
        [rect[0][0] - padding(0, 0), rect[0][1] + padding(0, 1)],
        [rect[1][0] - padding(1, 0), rect[1][1] + padding(1, 1)],
    ]
}

/// The table of CSS 2.1, 10.4: a size with a ratio, brought within limits and, as far as these allow, kept in the ratio.
fn within(size: [f32; 2], limits: [Limits; 2], ratio: Ratio) -> [f32; 2] {
    let [width, height] = size;
    let [
        Limits {
            min: min_width,
            max: max_width,
        },
        Limits {
            min: min_height,
            max: max_height,
        },
    ] = limits.map(|Limits { min, max }| Limits {
        min,
        max: max.max(min),
    });
    let tall = |width: f32| ratio.transfer(0, width);
    let wide = |height: f32| ratio.transfer(1, height);
    let is_too_large = [width > max_width, height > max_height];
    let is_too_small = [width < min_width, height < min_height];
    match (is_too_large, is_too_small) {
        ([false, false], [false, false]) => size,
        ([true, true], _) if max_width * height <= max_height * width => {
            [max_width, tall(max_width).max(min_height)]
        }
        ([true, true], _) => [wide(max_height).max(min_width), max_height],
        (_, [true, true]) if min_width * height <= min_height * width => {
            [wide(min_height).min(max_width), min_height]
        }
        (_, [true, true]) => [min_width, tall(min_width).min(max_height)],
        ([false, true], [true, false]) => [min_width, max_height],
        ([true, false], [false, true]) => [max_width, min_height],
        ([true, false], _) => [max_width, tall(max_width).max(min_height)],
        ([false, true], _) => [wide(max_height).max(min_width), max_height],
        (_, [true, false]) => [min_width, tall(min_width).min(max_height)],
        (_, [false, true]) => [wide(min_height).min(max_width), min_height],
    }
}
