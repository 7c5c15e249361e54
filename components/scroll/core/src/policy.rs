//! Where a policy wants an item, in one axis. All lengths in 1/64 dp.

use inlay_schema::values::ScrollPolicy;

/// A container in one axis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// The length of its box.
    pub(crate) length: i32,
    /// The target that it has.
    pub(crate) target: i32,
    /// Kept free at its start and end; where both do not fit, the start's counts first.
    pub(crate) padding: [i32; 2],
    /// Its key line, as a share of the box.
    pub(crate) line: f32,
    /// The line of the item that comes there, as a share of the item.
    pub(crate) item_line: f32,
}

/// An item in one axis of a container's content.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) start: i32,
    pub(crate) length: i32,
}

impl View {
    /// The same with its axis turned round, for a content that begins at the right or bottom edge
    /// of the box: policies count from where the content begins.
    pub(crate) fn mirrored(&self, item: Span) -> (Self, Span) {
        let [before, after] = self.padding;
        let view = Self {
            target: -self.target,
            padding: [after, before],
            ..*self
        };
        let start = self.length - (item.start + item.length);
        (view, Span { start, ..item })
    }

    /// The target that shows an item as the policy wants; it may be outside the content.
    pub(crate) fn target_for(&self, policy: ScrollPolicy, item: Span) -> i32 {
        match policy {
            ScrollPolicy::KeyLine => {
                item.start + share(self.item_line, item.length) - share(self.line, self.length)
            }
            ScrollPolicy::Center => {
                let [before, _] = self.free();
                item.start - before - (self.room() - item.length).div_euclid(2)
            }
            ScrollPolicy::Edge => self.nearest(self.target, item),
            ScrollPolicy::Page => self.page(item),
            ScrollPolicy::None => self.target,
        }
    }

    /// The paddings that fit.
    fn free(&self) -> [i32; 2] {
        let [before, after] = self.padding;
        let before = before.min(self.length);
        [before, after.min(self.length - before)]
    }

    /// Length between the paddings.
    fn room(&self) -> i32 {
        let [before, after] = self.free();
        self.length - before - after
    }

    /// The paddings that leave an item of a length whole: where the item fits in the box but not
    /// between the paddings, these share what it leaves, each as much of it as it has of both.
    fn free_beside(&self, length: i32) -> [i32; 2] {
        let [before, after] = self.free();
        let both = i64::from(before) + i64::from(after);
        let spare = (i64::from(self.length) - i64::from(length)).max(0);
        if spare >= both {
            return [before, after];
        }
        let before = i64::from(before) * spare / both;
        [before, spare - before].map(|padding| i32::try_from(padding).unwrap_or(i32::MAX))
    }

    /// As little as it takes from `target` to see the item whole, or to fill the box with it where
    /// it is longer: CSSOM View's `nearest`.
    fn nearest(&self, target: i32, item: Span) -> i32 {
        let [before, after] = self.free_beside(item.length);
        let to_start = item.start - before;
        let to_end = item.start + item.length - (self.length - after);
        let (starts_before, ends_after) = (target > to_start, target < to_end);
        let is_longer = item.length > self.length - before - after;
        match (starts_before, ends_after) {
            (false, false) | (true, true) => target,
            (true, false) if is_longer => to_end,
            (true, false) => to_start,
            (false, true) if is_longer => to_start,
            (false, true) => to_end,
        }
    }

    /// The page on which the item starts, unless it is in view; pages are as long as the room, the
    /// first one starts with the content. Moved on as far as it takes to see the item's end.
    fn page(&self, item: Span) -> i32 {
        if self.nearest(self.target, item) == self.target {
            return self.target;
        }
        let room = self.room().max(1);
        let page = item.start.div_euclid(room) * room;
        self.nearest(page - self.free()[0], item)
    }
}

/// A share of a length, to the nearest whole number, halves up.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share within 0 to 1 of a length fits where the length does"
)]
fn share(share: f32, length: i32) -> i32 {
    (f64::from(share) * f64::from(length) + 0.5).floor() as i32
}
