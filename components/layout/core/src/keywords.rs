//! CSS Sizing 3 and 4: sizes that the content or the room decides, and limits that are such sizes.
//!
//! A width is what the content is asked, or the room. A height that is a keyword is automatic, but for `stretch`: it takes no part in
//! stretching, and limits it as the content does.

use crate::ask::{Ask, Space};
use crate::geometry::{Keyword, Length, sum};
use crate::pass::Pass;
use crate::sizing::{OwnBox, border_box};
use crate::style::Display;

impl Pass<'_> {
    /// The box of a node that is asked this.
    pub fn own_box(&mut self, place: u32, ask: &Ask) -> OwnBox {
        self.own_box_in(place, ask, None)
    }

    /// The same in a room of a height, margins taken off, that is another than that of the containing block.
    pub fn own_box_in(&mut self, place: u32, ask: &Ask, room: Option<f32>) -> OwnBox {
        let style = &self.node(place).style;
        let mut own = OwnBox::new(self.node(place), ask);
        let has_keyword = |axis: usize| {
            [style.size, style.min_size, style.max_size]
                .iter()
                .any(|lengths| matches!(lengths[axis], Length::Content(_)))
        };
        // What the parent decided needs no properties.
        let asks = |axis: usize| !ask.free[axis] && ask.known[axis].is_none() && has_keyword(axis);
        let [asks_width, asks_height] = [asks(0), asks(1)];
        if asks_height {
            self.resolve_stretched_heights(place, ask, room, &mut own);
        }
        if asks_width {
            self.resolve_widths(place, ask, &mut own);
        }
        if asks_height {
            self.limit_height_by_content(place, ask, &mut own);
        }
        own
    }

    /// The border box of a width that is a keyword; `None` is automatic. `own` is the box without that.
    pub fn keyword_width(
        &mut self,
        place: u32,
        keyword: Keyword,
        ask: &Ask,
        own: &OwnBox,
    ) -> Option<f32> {
        let style = &self.node(place).style;
        let margins = sum(style.margin[0].map(|margin| margin.or_zero(ask.basis[0])));
        let room = match ask.space {
            Space::Available(room) => Some(room),
            Space::MinContent | Space::MaxContent => {
                ask.basis[0].map(|basis| (basis - margins).max(0.0))
            }
        };
        let around = own.around()[0];
        let space = match keyword {
            Keyword::MinContent => Space::MinContent,
            Keyword::MaxContent => Space::MaxContent,
            Keyword::FitContent => room.map_or(ask.space, Space::Available),
            Keyword::FitDp(room) => Space::Available(border_box(style, room, around)),
            Keyword::FitShare(share) => {
                let room = Length::Share(share).resolve(ask.basis[0]);
                room.map_or(Space::MaxContent, |room| {
                    Space::Available(border_box(style, room, around))
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
            self.width_and_picture(place, &Ask { space, ..*ask }, &free)
                .0
                .max(around),
        )
    }

    fn resolve_widths(&mut self, place: u32, ask: &Ask, own: &mut OwnBox) {
        let style = &self.node(place).style;
        let lengths = [style.size[0], style.min_size[0], style.max_size[0]];
        let around = own.around()[0];
        let content_box = style.content_box;
        let plain = *own;
        let sizes = lengths.map(|length| match length {
            Length::Content(keyword) => self.keyword_width(place, keyword, ask, &plain),
            length => {
                let adjust = if content_box { around } else { 0.0 };
                length.resolve(ask.basis[0]).map(|size| size + adjust)
            }
        });
        own.set(0, sizes, ask);
    }

    /// `stretch` down the page: the containing block without the margins, where its height is known.
    fn resolve_stretched_heights(
        &mut self,
        place: u32,
        ask: &Ask,
        room: Option<f32>,
        own: &mut OwnBox,
    ) {
        let node = self.node(place);
        let style = &node.style;
        let parent = self.tree.container(place);
        // CSS Sizing 4, 6.1: margins that may collapse take nothing off.
        let collapses = parent.is_some_and(|parent| parent.style.display == Display::Block);
        let margins = match collapses && !style.absolute {
            true => 0.0,
            false => sum(style.margin[1].map(|margin| margin.or_zero(ask.basis[0]))),
        };
        let around = own.around()[1];
        let adjust = if style.content_box { around } else { 0.0 };
        let sizes =
            [style.size[1], style.min_size[1], style.max_size[1]].map(|length| match length {
                Length::Content(Keyword::Stretch) => room
                    .or(ask.basis[1].map(|basis| basis - margins))
                    .map(|room| room.max(around)),
                length => length.resolve(ask.basis[1]).map(|size| size + adjust),
            });
        own.set(1, sizes, ask);
    }

    /// Limits of the height that are what the content takes.
    fn limit_height_by_content(&mut self, place: u32, ask: &Ask, own: &mut OwnBox) {
        let style = &self.node(place).style;
        let is_content = |length: Length| matches!(length, Length::Content(keyword) if keyword != Keyword::Stretch);
        let [limits_least, limits_most] =
            [is_content(style.min_size[1]), is_content(style.max_size[1])];
        if !limits_least && !limits_most {
            return;
        }
        let height = match own.ratio {
            Some(ratio) if self.node(place).is_replaced() => match own.size[0] {
                Some(width) => ratio.transfer(0, width),
                None => self.node(place).natural[1] + own.around()[1],
            },
            // A ratio decides the height, whatever the content takes.
            Some(ratio) if own.size != [None; 2] => {
                let (width, _) = self.width_and_picture(place, ask, own);
                ratio.transfer(0, width)
            }
            Some(_) => return,
            None => {
                let (width, _) = self.width_and_picture(place, ask, own);
                let ask = Ask {
                    known: [Some(width), None],
                    free: [false, true],
                    ..Ask::size(ask.basis, Space::MaxContent)
                };
                self.lay_out(place, &ask).size[1]
            }
        };
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
