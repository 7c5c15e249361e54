//! Boxes without children that have something in them: pictures and paragraphs.

use crate::chromium;
use crate::geometry::{Intrinsic, Limits};
use crate::input::{Content, ContentBox, has_area};
use crate::pass::{Pass, bounded};
use crate::sizing::OwnBox;
use crate::{AvailableWidth, TextSize};

/// Measures texts. The same arguments give the same size until the node is touched.
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
    pub fn text(&mut self, inner: &ContentBox) -> Content {
        let size = match self.node(inner.node).cache.text(inner.width) {
            Some(size) => size,
            None => {
                let available = AvailableWidth::Definite(inner.width);
                let size = self.measure_text(inner.node, available);
                let cache = &mut self.tree.node_mut(inner.node).cache;
                cache.put_text(inner.width, size);
                size
            }
        };
        let ContentBox {
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
        let lines = [[x, x + size.width], [top, top + size.height]];
        Content {
            height,
            natural: size.height,
            taken: size.height,
            baseline: Some(top + size.baseline),
            extent: Some(lines).filter(has_area),
            flow: Some(lines),
            ..Content::default()
        }
    }

    /// Narrowest and widest useful width of a paragraph.
    pub fn text_width(&mut self, place: u32) -> Intrinsic {
        Intrinsic {
            min: self.measure_text(place, AvailableWidth::MinContent).width,
            max: self.measure_text(place, AvailableWidth::MaxContent).width,
        }
    }

    fn measure_text(&mut self, place: u32, available: AvailableWidth) -> TextSize {
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
    pub fn picture(&mut self, inner: &ContentBox) -> Content {
        let natural = self.node(inner.node).natural[1];
        Content {
            height: inner.height.unwrap_or(inner.limits.clamp(natural)),
            natural,
            ..Content::default()
        }
    }

    /// Height of the border box of a picture of this width, where it does not follow from that: it
    /// keeps no ratio, or has the width that it has by itself.
    pub fn natural_height(&self, place: u32, own: &OwnBox, width: f32) -> Option<f32> {
        if !self.node(place).is_replaced() || own.size[1].is_some() {
            return None;
        }
        let [own_width, height] = self.picture_size(place, own);
        let is_natural = own.ratio.is_none() || (width - own_width).abs() < f32::EPSILON;
        is_natural.then_some(height)
    }

    /// Border box of a picture of which neither width nor height is decided: CSS 2.1, 10.3.2 and
    /// 10.6.2, and what the table of 10.4 says. Its height comes first:
    /// [`chromium::IMAGE_HEIGHT_FIRST`].
    pub fn picture_size(&self, place: u32, own: &OwnBox) -> [f32; 2] {
        let [width, height] = self.natural_size(place, own);
        let Some(ratio) = own.ratio else {
            return [own.limits[0].clamp(width), own.limits[1].clamp(height)];
        };
        let by_width = Limits {
            min: ratio.transfer(0, own.limits[0].min),
            max: ratio.transfer(0, own.limits[0].max),
        };
        let limited = own.limits[1].clamp(match chromium::IMAGE_HEIGHT_FIRST {
            true => by_width.clamp(height),
            false => height,
        });
        let width = if (limited - height).abs() > 0.0 {
            ratio.transfer(1, limited)
        } else {
            width
        };
        [own.limits[0].clamp(width), limited]
    }

    /// What a picture of which neither width nor height is decided adds to the intrinsic width of
    /// what it is in.
    pub fn picture_width(&self, place: u32, own: &OwnBox) -> f32 {
        let [width, _] = self.natural_size(place, own);
        own.limits[0].clamp(self.transferred_limits(own).clamp(width))
    }

    /// Border box of a picture, whatever its limits.
    fn natural_size(&self, place: u32, own: &OwnBox) -> [f32; 2] {
        let natural = self.node(place).natural;
        let around = own.around();
        let [width, height] = [natural[0] + around[0], natural[1] + around[1]];
        match own.ratio {
            None => [width, height],
            Some(ratio) if natural[0] > 0.0 => [width, ratio.transfer(0, width)],
            Some(ratio) => [ratio.transfer(1, height), height],
        }
    }
}
