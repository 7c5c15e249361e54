//! CSS Flexbox 1, 9.2 and 4.5: how large an item would be, and how small it can be.

use super::{Container, Item};
use crate::chromium;
use crate::geometry::{Keyword, Length, Limits, sum};
use crate::input::{AvailableSpace, LayoutInput};
use crate::pass::Pass;
use crate::sizing::{OwnBox, Ratio, border_box, ratio_of};
use crate::style::{Display, Wrap};

impl Pass<'_> {
    /// 9.2, step 3: flex base size and hypothetical main size.
    pub(super) fn find_base_size(&mut self, container: &Container<'_>, item: &mut Item) {
        let (main, cross) = (container.main, container.cross);
        if self.node(item.place).style.is_scroll_container() {
            item.minimum_unknown = false;
        }
        if main == 1 {
            item.size[0] = self.item_width(container, item);
        }
        self.limit_main_by_content(container, item);
        let style = &self.node(item.place).style;
        let explicit = !style.flex_basis.is_auto();
        let basis = match style.flex_basis {
            // Not clamped, as a size is otherwise.
            Length::Auto => match style.size[main] {
                Length::Content(keyword) => self.keyword_basis(container, item, keyword),
                _ => item.preferred[main],
            },
            Length::Content(keyword) => self.keyword_basis(container, item, keyword),
            basis => basis
                .resolve(container.basis[main])
                .map(|basis| border_box(style, basis, item.around[main])),
        };
        let has_ratio = item.has_ratio;
        item.base = match basis {
            Some(basis) => basis,
            None => match (self.own_ratio(item), self.definite_cross(container, item)) {
                (Some(ratio), Some(size)) => ratio.transfer(cross, size).max(item.around[main]),
                _ => self.content_size(container, item, AvailableSpace::MaxContent),
            },
        };
        if explicit || has_ratio {
            self.find_minimum(container, item);
        }
        item.size[main] = item.limits[main].clamp(item.base);
    }

    /// A flex basis that is a keyword; `None` is what the content takes, or a ratio makes.
    fn keyword_basis(
        &mut self,
        container: &Container<'_>,
        item: &Item,
        keyword: Keyword,
    ) -> Option<f32> {
        if container.main == 0 {
            let input = LayoutInput {
                known: [None, self.definite_cross(container, item)],
                free: [true, false],
                ..LayoutInput::size(container.basis, AvailableSpace::MaxContent)
            };
            let node = self.node(item.place);
            let own = OwnBox::new(node, &input);
            let is_content = chromium::CONTENT_BASIS_BY_RATIO
                && keyword != Keyword::Stretch
                && !node.is_replaced();
            if let (Some(height), Some(ratio), true) = (own.size[1], own.ratio, is_content) {
                return Some(ratio.transfer(1, height));
            }
            return self.keyword_width(item.place, keyword, &input, &own);
        }
        let margins = sum(item.margin[1]);
        let basis = container.basis[1].filter(|_| keyword == Keyword::Stretch);
        basis.map(|basis| (basis - margins).max(item.around[1]))
    }

    /// Limits that are what the content takes, now that the size across is known as far as it is.
    fn limit_main_by_content(&mut self, container: &Container<'_>, item: &mut Item) {
        let main = container.main;
        let style = &self.node(item.place).style;
        let has_keyword = |length: Length| matches!(length, Length::Content(_));
        if !style.has_keyword(main)
            || !has_keyword(style.min_size()[main]) && !has_keyword(style.max_size()[main])
        {
            return;
        }
        let known = if main == 1 {
            [Some(item.size[0]), None]
        } else {
            [None, self.definite_cross(container, item)]
        };
        let input = LayoutInput {
            known,
            ..LayoutInput::size(container.basis, AvailableSpace::MaxContent)
        };
        let mut own = self.own_box(item.place, &input);
        if main == 1 {
            self.limit_height_by_content(item.place, &input, &mut own);
        }
        item.limits[main] = own.limits[main];
    }

    /// Width of an item of a column, before it takes that of its line.
    pub(super) fn item_width(&mut self, container: &Container<'_>, item: &Item) -> f32 {
        let available = (container.inner.width - sum(item.margin[0])).max(0.0);
        if item.stretches && container.wrap == Wrap::None {
            return item.limits[0].clamp(available);
        }
        // Its height, and what follows from it, is decided later; but a width within what limits of
        // the height make of it.
        let input = LayoutInput::size(container.basis, AvailableSpace::Available(available));
        let free = [false, true];
        let width = self.width_of(item.place, &LayoutInput { free, ..input });
        let own = self.own_box(item.place, &input);
        if own.size[0].is_some() || self.node(item.place).is_replaced() {
            return width;
        }
        own.limits[0].clamp(self.transferred_limits(&own).clamp(width))
    }

    pub(super) fn own_ratio(&self, item: &Item) -> Option<Ratio> {
        if !item.has_ratio {
            return None;
        }
        ratio_of(self.node(item.place), item.around)
    }

    /// 9.8: the size across, where it does not depend on the content.
    pub(super) fn definite_cross(&self, container: &Container<'_>, item: &Item) -> Option<f32> {
        let cross = container.cross;
        if let Some(size) = item.specified[cross] {
            return Some(size);
        }
        if item.stretches && container.wrap == Wrap::None {
            let size = if cross == 0 {
                Some(container.inner.width)
            } else {
                container.basis[1]
            };
            return size.map(|size| item.limits[cross].clamp(size - sum(item.margin[cross])));
        }
        None
    }

    /// Size of the border box in the main axis if nothing but the content decided.
    pub(super) fn content_size(
        &mut self,
        container: &Container<'_>,
        item: &Item,
        space: AvailableSpace,
    ) -> f32 {
        if container.main == 0 {
            let height = self
                .definite_cross(container, item)
                .map(|height| (height - item.around[1]).max(0.0));
            let intrinsic = self.intrinsic(item.place, height, container.basis);
            let size = item.around[0]
                + if space == AvailableSpace::MinContent {
                    intrinsic.min
                } else {
                    intrinsic.max
                };
            if space == AvailableSpace::MinContent {
                return size;
            }
            let own = self.own_box(item.place, &LayoutInput::size(container.basis, space));
            return self
                .transferred_limits(&own)
                .clamp(size)
                .max(item.around[0])
                .max(self.least_grid(item, 0));
        }
        // A box with a ratio has a height before its content can raise it; that is in its minimum.
        if let (Some(ratio), AvailableSpace::MaxContent, false) = (
            self.own_ratio(item),
            space,
            self.node(item.place).is_replaced(),
        ) {
            return ratio.transfer(0, item.size[0]).max(item.around[1]);
        }
        let input = LayoutInput {
            known: [Some(item.size[0]), None],
            free: [false, true],
            no_ratio: space == AvailableSpace::MinContent,
            ..LayoutInput::size(container.basis, AvailableSpace::MaxContent)
        };
        let size = self.lay_out(item.place, &input).size[1];
        if space == AvailableSpace::MinContent {
            return size;
        }
        size.max(self.least_grid(item, 1))
    }

    /// Automatic tracks of a grid share what its least size leaves over (CSS Grid 2, 12.8): that is
    /// its content then. 0 for anything else. Where the least size is a share:
    /// [`chromium::LEAST_SHARE_FILLS_COLUMNS_ONLY`].
    fn least_grid(&self, item: &Item, axis: usize) -> f32 {
        let style = &self.node(item.place).style;
        let counts = style.display == Display::Grid
            && !(chromium::LEAST_SHARE_FILLS_COLUMNS_ONLY
                && axis == 1
                && style.min_size()[1].is_share());
        let limits = [0, 1].map(|axis| item.limits[axis].inside(item.around[axis]));
        if counts && limits[axis].min > 0.0 && self.has_stretching_tracks(item.place, axis, limits)
        {
            item.limits[axis].min
        } else {
            0.0
        }
    }

    /// 4.5: the automatic minimum size of an item, into its limits.
    pub(super) fn find_minimum(&mut self, container: &Container<'_>, item: &mut Item) {
        if !core::mem::take(&mut item.minimum_unknown) {
            return;
        }
        let (main, cross) = (container.main, container.cross);
        let ratio = self.own_ratio(item);
        let mut content = self.content_size(container, item, AvailableSpace::MinContent);
        if let Some(ratio) = ratio {
            let is_replaced = self.node(item.place).is_replaced();
            let known_cross = if main == 1 {
                Some(item.size[0])
            } else {
                self.definite_cross(container, item)
            };
            if let Some(size) = known_cross {
                let transferred = ratio.transfer(cross, size);
                content = if is_replaced {
                    transferred
                } else {
                    content.max(transferred)
                };
            }
            // Limits across limit it by the ratio; in a row whose height is decided they did
            // before.
            if main == 1 || known_cross.is_none() {
                let Limits { min, max } = item.limits[cross];
                let most = if max.is_finite() {
                    ratio.transfer(cross, max)
                } else {
                    f32::INFINITY
                };
                content = content.min(most).max(ratio.transfer(cross, min));
            }
        }
        // A share that has no meaning counts as what a ratio makes.
        let style = &self.node(item.place).style;
        let specified = item.specified[main].or_else(|| match main {
            1 => ratio
                .filter(|_| !style.size[1].is_auto())
                .map(|ratio| ratio.transfer(0, item.size[0])),
            // So does what a keyword takes, in a height that is known.
            _ => ratio
                .filter(|_| style.has_content_size(0))
                .zip(self.definite_cross(container, item))
                .map(|(ratio, height)| ratio.transfer(1, height)),
        });
        let limits = &mut item.limits[main];
        let minimum = specified
            .map_or(content, |specified| specified.min(content))
            .min(limits.max);
        limits.min = limits.min.max(minimum);
    }
}
