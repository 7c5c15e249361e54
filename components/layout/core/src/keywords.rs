//! CSS Sizing 3 and 4: sizes that the content or the container decides, and limits that are such
//! sizes.
//!
//! A width is measured from the content, or is the available width. A keyword height other than
//! `stretch` is automatic, but alignment does not stretch it; as a limit, it limits by the content.

use crate::chromium;
use crate::geometry::{Keyword, Length, sum};
use crate::input::{AvailableSpace, LayoutInput};
use crate::pass::Pass;
use crate::sizing::{OwnBox, border_box};

impl Pass<'_> {
    /// The box of a node with this input.
    pub fn own_box(&mut self, place: u32, input: &LayoutInput) -> OwnBox {
        let node = self.node(place);
        let mut own = OwnBox::new(node, input);
        let has_keyword = [node.style.has_keyword(0), node.style.has_keyword(1)];
        if has_keyword != [false; 2] {
            self.resolve_keywords(place, input, has_keyword, &mut own);
        }
        own
    }

    /// Takes the sizes that are keywords, as far as the parent did not decide them.
    fn resolve_keywords(
        &mut self,
        place: u32,
        input: &LayoutInput,
        has_keyword: [bool; 2],
        own: &mut OwnBox,
    ) {
        // What the parent decided needs no properties.
        let asks =
            |axis: usize| !input.free[axis] && input.known[axis].is_none() && has_keyword[axis];
        let [asks_width, asks_height] = [asks(0), asks(1)];
        if asks_height {
            self.resolve_stretched_heights(place, input, own);
        }
        let is_picture = self.node(place).is_replaced();
        if asks_height && is_picture {
            self.limit_height_by_ratio(place, input, own);
        }
        if asks_width {
            self.resolve_widths(place, input, own);
        }
        if asks_height && !is_picture {
            self.limit_height_by_ratio(place, input, own);
        }
    }

    /// Whether what the content takes limits the height of a box: only once that is laid out.
    pub fn is_limited_by_content(&self, place: u32) -> bool {
        let node = self.node(place);
        node.style.has_keyword(1)
            && !node.is_replaced()
            && self.content_limits(place).contains(&true)
    }

    /// Whether the least and the greatest height are what the content takes.
    pub fn content_limits(&self, place: u32) -> [bool; 2] {
        let style = &self.node(place).style;
        if !style.has_keyword(1) {
            return [false; 2];
        }
        [style.min_size()[1], style.max_size()[1]]
            .map(|length| matches!(length, Length::Content(keyword) if keyword != Keyword::Stretch))
    }

    /// The border box of a width that is a keyword; `None` is automatic. `own` is the box without
    /// that.
    pub fn keyword_width(
        &mut self,
        place: u32,
        keyword: Keyword,
        input: &LayoutInput,
        own: &OwnBox,
    ) -> Option<f32> {
        let style = &self.node(place).style;
        let margins = sum(style.margins(input.basis[0])[0]);
        let room = match input.space {
            AvailableSpace::Available(room) => Some(room),
            AvailableSpace::MinContent | AvailableSpace::MaxContent => {
                input.basis[0].map(|basis| (basis - margins).max(0.0))
            }
        };
        let around = own.around()[0];
        let space = match keyword {
            Keyword::MinContent => AvailableSpace::MinContent,
            Keyword::MaxContent => AvailableSpace::MaxContent,
            Keyword::FitContent => room.map_or(input.space, AvailableSpace::Available),
            Keyword::FitDp(room) => AvailableSpace::Available(border_box(style, room, around)),
            Keyword::FitShare(share) => {
                let room = Length::Share(share).resolve(input.basis[0]);
                room.map_or(AvailableSpace::MaxContent, |room| {
                    AvailableSpace::Available(border_box(style, room, around))
                })
            }
            Keyword::Stretch => return room.map(|room| room.max(around)),
        };
        let free = OwnBox {
            size: [None, own.size[1]],
            limits: [crate::geometry::Limits::NONE, own.limits[1]],
            ..*own
        };
        Some(
            self.width_and_picture(place, &LayoutInput { space, ..*input }, &free)
                .0
                .max(around),
        )
    }

    fn resolve_widths(&mut self, place: u32, input: &LayoutInput, own: &mut OwnBox) {
        let node = self.node(place);
        let style = &node.style;
        let around = own.around()[0];
        let adjust = if style.content_box { around } else { 0.0 };
        let by_ratio = match (own.ratio, own.size[1]) {
            (Some(ratio), Some(height))
                if chromium::CONTENT_LIMIT_BY_RATIO && !node.is_replaced() =>
            {
                Some(ratio.transfer(1, height))
            }
            _ => None,
        };
        let lengths = [
            (style.size[0], None),
            (style.min_size()[0], by_ratio),
            (style.max_size()[0], by_ratio),
        ];
        let plain = *own;
        let sizes = lengths.map(|(length, by_ratio)| match length {
            Length::Content(Keyword::Stretch) => {
                self.keyword_width(place, Keyword::Stretch, input, &plain)
            }
            Length::Content(keyword) => {
                by_ratio.or_else(|| self.keyword_width(place, keyword, input, &plain))
            }
            length => length.resolve(input.basis[0]).map(|size| size + adjust),
        });
        own.set(0, sizes, input);
    }

    /// `stretch` down the page: the containing block without the margins, where its height is
    /// known.
    fn resolve_stretched_heights(&mut self, place: u32, input: &LayoutInput, own: &mut OwnBox) {
        let style = &self.node(place).style;
        let margins = sum(style.margins(input.basis[0])[1]);
        let around = own.around()[1];
        let adjust = if style.content_box { around } else { 0.0 };
        let sizes =
            [style.size[1], style.min_size()[1], style.max_size()[1]].map(|length| match length {
                Length::Content(Keyword::Stretch) => input
                    .room
                    .or(input.basis[1].map(|basis| basis - margins))
                    .map(|room| room.max(around)),
                length => length.resolve(input.basis[1]).map(|size| size + adjust),
            });
        own.set(1, sizes, input);
    }

    /// Limits of the height that are what the content takes, where a ratio decides what that is.
    fn limit_height_by_ratio(&mut self, place: u32, input: &LayoutInput, own: &mut OwnBox) {
        if !self.content_limits(place).contains(&true) {
            return;
        }
        let height = match own.ratio {
            Some(ratio) if self.node(place).is_replaced() => {
                // A width that is what the picture takes follows from the height.
                let takes = self.node(place).style.has_content_size(0);
                match own.size[0].filter(|_| !takes) {
                    Some(width) => ratio.transfer(0, width),
                    None => self.picture_size(place, own)[1],
                }
            }
            // A ratio decides the height, whatever the content takes.
            Some(ratio) if own.size != [None; 2] => {
                let (width, _) = self.width_and_picture(place, input, own);
                ratio.transfer(0, width)
            }
            Some(_) | None => return,
        };
        self.limit_height(place, height, own);
    }

    /// Limits of the height that are what the content takes, in no height that is decided.
    pub fn limit_height_by_content(&mut self, place: u32, input: &LayoutInput, own: &mut OwnBox) {
        if own.ratio.is_some() || !self.is_limited_by_content(place) {
            return;
        }
        let (width, _) = self.width_and_picture(place, input, own);
        let input = LayoutInput {
            known: [Some(width), None],
            free: [false, true],
            ..LayoutInput::size(input.basis, AvailableSpace::MaxContent)
        };
        let height = self.lay_out(place, &input).size[1];
        self.limit_height(place, height, own);
    }

    /// Takes the height of the content for the limits that are that.
    pub fn limit_height(&self, place: u32, height: f32, own: &mut OwnBox) {
        let [limits_least, limits_most] = self.content_limits(place);
        let limits = &mut own.limits[1];
        if limits_least {
            limits.min = limits.min.max(height);
        }
        if limits_most {
            limits.max = limits.max.min(height);
        }
        own.size[1] = own.size[1].map(|size| own.limits[1].clamp(size));
    }
}
