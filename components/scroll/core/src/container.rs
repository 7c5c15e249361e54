//! Scroll containers: their properties and motions.

use inlay_motion::{Course, Easings};
use inlay_schema::values::{Motion, ScrollAxis, ScrollPolicy};
use inlay_schema::{f32_of, id, info, read};

use crate::axis::{Axis, PARTS, dp};
use crate::placement::{LIMIT, Placement};
use crate::policy::{Span, View};
use crate::sight::Sight;

/// A node with scroll properties.
#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) id: u32,
    scroll_axis: ScrollAxis,
    policy: ScrollPolicy,
    line: f32,
    item_line: f32,
    /// Start and end in x, then in y, in 1/64 dp.
    padding: [[i32; 2]; 2],
    /// Widths of its border likewise: content scrolls in what is within, CSS's padding box.
    border: [[i32; 2]; 2],
    pub(crate) course: Course,
    /// Size of its box and of its content in 1/64 dp, while it is in the tree; that of a content
    /// that goes on to the left or up is below 0.
    sizes: Option<[[i32; 2]; 2]>,
    /// What of its padding box the containers around it can show, start and end in x, then in y, in
    /// 1/64 dp from the start of its border box.
    view: [[i32; 2]; 2],
    is_hidden: bool,
    pub(crate) axes: [Axis; 2],
    /// Whether the last tick showed it: only then there is something to travel from.
    is_shown: bool,
    /// The focused node that its targets follow; 0 where a `scroll-to` holds, or none is in it.
    pub(crate) follows: u32,
    /// When focus moved last in it, in milliseconds.
    pub(crate) followed_at: f64,
    /// Where its policy wanted the node that it follows, ends of the content apart, in 1/64 dp;
    /// `None` if its properties changed since.
    wanted: Option<[i32; 2]>,
    /// The offset that was reported last, and where the content is drawn by it, in dp.
    pub(crate) reported: [[f32; 2]; 2],
    /// Whether it moved since it was last reported to rest.
    pub(crate) is_moving: bool,
    /// Whether boxes moved its offset since the last tick.
    is_shifted: bool,
    /// Whether the next tick must look at it.
    pub(crate) is_awake: bool,
}

/// What a tick says of a container.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Report {
    pub(crate) offset: [f32; 2],
    /// The offset at which the content is drawn.
    pub(crate) drawn: [f32; 2],
    pub(crate) moved: bool,
    pub(crate) rested: bool,
    pub(crate) moving: bool,
}

/// The scroll properties that are implemented.
pub(crate) const PROPERTIES: [u16; 13] = [
    id::SCROLL_AXIS,
    id::SCROLL_POLICY,
    id::KEY_LINE,
    id::KEY_LINE_ITEM,
    id::SCROLL_PADDING_TOP,
    id::SCROLL_PADDING_RIGHT,
    id::SCROLL_PADDING_BOTTOM,
    id::SCROLL_PADDING_LEFT,
    id::SCROLL_MOTION,
    id::BORDER_TOP_WIDTH,
    id::BORDER_RIGHT_WIDTH,
    id::BORDER_BOTTOM_WIDTH,
    id::BORDER_LEFT_WIDTH,
];

impl Container {
    pub(crate) fn new(node: u32, ratios: [f64; 2], easings: &mut Easings) -> Self {
        let course = easings.course(&Motion::Instant);
        let mut container = Self {
            id: node,
            scroll_axis: ScrollAxis::None,
            policy: ScrollPolicy::None,
            line: 0.0,
            item_line: 0.0,
            padding: [[0; 2]; 2],
            border: [[0; 2]; 2],
            axes: ratios.map(|ratio| Axis::new(course.clone(), ratio)),
            course,
            sizes: None,
            view: [[0; 2]; 2],
            is_hidden: false,
            is_shown: false,
            follows: 0,
            followed_at: 0.0,
            wanted: None,
            reported: [[0.0; 2]; 2],
            is_moving: false,
            is_shifted: false,
            is_awake: false,
        };
        for property in PROPERTIES {
            container.unset(property, 0.0, easings);
        }
        container
    }

    /// Takes a value that was checked; one that cannot be read changes nothing. Whether the
    /// focused node may have to be elsewhere now.
    pub(crate) fn set(
        &mut self,
        property: u16,
        value: &[u32],
        now: f64,
        easings: &mut Easings,
    ) -> bool {
        let before = self.rule();
        let [[left, right], [top, bottom]] = &mut self.padding;
        let [[border_left, border_right], [border_top, border_bottom]] = &mut self.border;
        let length = || f32_of(value).map(parts);
        match property {
            id::SCROLL_AXIS => set(&mut self.scroll_axis, read(value)),
            id::SCROLL_POLICY => set(&mut self.policy, read(value)),
            id::KEY_LINE => set(&mut self.line, f32_of(value)),
            id::KEY_LINE_ITEM => set(&mut self.item_line, f32_of(value)),
            id::SCROLL_PADDING_TOP => set(top, length()),
            id::SCROLL_PADDING_RIGHT => set(right, length()),
            id::SCROLL_PADDING_BOTTOM => set(bottom, length()),
            id::SCROLL_PADDING_LEFT => set(left, length()),
            id::BORDER_TOP_WIDTH => set(border_top, length()),
            id::BORDER_RIGHT_WIDTH => set(border_right, length()),
            id::BORDER_BOTTOM_WIDTH => set(border_bottom, length()),
            id::BORDER_LEFT_WIDTH => set(border_left, length()),
            id::SCROLL_MOTION => set(
                &mut self.course,
                read(value).map(|motion| easings.course(&motion)),
            ),
            _ => {}
        }
        let has_changed = self.rule() != before;
        if has_changed {
            self.wanted = None;
            // The room within the border may be another.
            self.bound(now);
        }
        has_changed
    }

    /// Goes back to the schema's default. Whether the focused node may have to be elsewhere now.
    pub(crate) fn unset(&mut self, property: u16, now: f64, easings: &mut Easings) -> bool {
        let default = info(property).map_or(&[][..], |info| info.default);
        self.set(property, default, now, easings)
    }

    /// All that says where an item is wanted.
    fn rule(&self) -> (ScrollAxis, ScrollPolicy, [u32; 2], [[[i32; 2]; 2]; 2]) {
        let lines = [self.line, self.item_line].map(f32::to_bits);
        let insets = [self.padding, self.border];
        (self.scroll_axis, self.policy, lines, insets)
    }

    /// Start and end of its padding box along an axis, from the start of its border box.
    pub(crate) fn padding_box(&self, axis: usize) -> [i32; 2] {
        let [own, _] = self.sizes.unwrap_or_default();
        let [start, end] = self.border[axis];
        [start, (own[axis] - end).max(start)]
    }

    /// Takes its place, or leaves the tree and forgets its motion.
    pub(crate) fn place(&mut self, placement: Option<&Placement>, now: f64) {
        match placement {
            Some(placement) => {
                self.is_awake |= self.sizes.is_none() || self.is_hidden != placement.is_hidden;
                self.is_hidden = placement.is_hidden;
                self.sizes = Some([placement.size, placement.content]);
                self.bound(now);
            }
            None => {
                self.sizes = None;
                self.axes
                    .iter_mut()
                    .for_each(|axis| *axis = Axis::new(self.course.clone(), axis.ratio()));
                self.is_shown = false;
                self.is_moving = false;
                self.follows = 0;
                self.wanted = None;
            }
        }
    }

    /// Takes how many device pixels there are per dp in x and y; 0 if content is drawn where its
    /// offset says.
    pub(crate) fn set_ratios(&mut self, ratios: [f64; 2]) {
        for (axis, ratio) in self.axes.iter_mut().zip(ratios) {
            axis.set_ratio(ratio);
        }
        self.is_awake = true;
    }

    /// Whether it is in the tree and scrolls in an axis.
    pub(crate) fn scrolls(&self) -> bool {
        self.sizes.is_some() && self.scroll_axis != ScrollAxis::None
    }

    /// Targets in x and y, in 1/64 dp.
    pub(crate) fn targets(&self) -> [i32; 2] {
        [self.axes[0].target, self.axes[1].target]
    }

    /// Offsets in x and y at `now`, in dp.
    pub(crate) fn offsets(&self, now: f64) -> [f64; 2] {
        self.axes.each_ref().map(|axis| axis.offset(now))
    }

    /// Where the policy wants a node, ends of the content apart, in 1/64 dp; `None` where it
    /// wants it nowhere.
    fn wanted(&self, sight: &Sight) -> Option<[i32; 2]> {
        let [_, content] = self.sizes?;
        if self.policy == ScrollPolicy::None {
            return None;
        }
        Some([0, 1].map(|axis| {
            let [first, last] = self.padding_box(axis);
            let view = View {
                length: last - first,
                target: self.axes[axis].target,
                padding: self.padding[axis],
                line: self.line,
                item_line: self.item_line,
            };
            let item = Span {
                start: sight.at[axis] - first,
                length: sight.size[axis],
            };
            if content[axis] < 0 {
                let (view, item) = view.mirrored(item);
                -view.target_for(self.policy, item)
            } else {
                view.target_for(self.policy, item)
            }
        }))
    }

    /// Goes where a node is as the policy wants it, and stays there as with a `scroll-to`.
    pub(crate) fn reveal(&mut self, sight: &Sight, now: f64) {
        let Some(wanted) = self.wanted(sight) else {
            return;
        };
        let targets = [0, 1].map(|axis| self.axes[axis].within(wanted[axis]));
        if targets != self.targets() {
            let course = self.course.clone();
            self.go_to(targets, &course, now);
        }
    }

    /// Keeps the focused node, which is seen so, where the policy wants it.
    ///
    /// What boxes moved, moves the offset at once; what is left, and a move of focus, is travelled.
    pub(crate) fn follow(&mut self, node: u32, sight: &Sight, now: f64) {
        let Some(wanted) = self.wanted(sight) else {
            self.let_go(now);
            return;
        };
        let before = self.wanted.filter(|_| self.follows == node);
        let interval = match self.follows {
            0 => None,
            same if same == node => Some(0.0),
            _ => Some(now - self.followed_at),
        };
        if self.follows != node {
            self.followed_at = now;
        }
        self.follows = node;
        self.wanted = Some(wanted);
        for axis in 0..2 {
            let target = self.axes[axis].within(wanted[axis]);
            let moved = before.map_or(0, |before| self.moved(axis, before[axis], target));
            let seen = self.seen(axis, target, sight);
            let motion = &mut self.axes[axis];
            if !self.is_shown {
                self.is_moving |= target != motion.target || motion.moves(now);
                motion.jump_to(target, now);
                motion.keep(seen);
                self.is_awake = true;
                continue;
            }
            if moved != 0 {
                motion.shift(moved, now);
                (self.is_shifted, self.is_moving, self.is_awake) = (true, true, true);
            }
            let interval = interval.filter(|_| motion.moves(now));
            if motion.follow(target, seen, interval, &self.course, now) {
                (self.is_moving, self.is_awake) = (true, true);
            }
        }
    }

    /// How far boxes moved the node that it follows from where it was `wanted`, as far as the
    /// target moves along, in 1/64 dp.
    fn moved(&self, axis: usize, before: i32, target: i32) -> i32 {
        let by = target - self.axes[axis].target;
        let moved = match self.policy {
            ScrollPolicy::Edge => by,
            ScrollPolicy::Page | ScrollPolicy::None => 0,
            ScrollPolicy::KeyLine | ScrollPolicy::Center => {
                self.wanted.map_or(0, |wanted| wanted[axis] - before)
            }
        };
        moved.clamp(by.min(0), by.max(0))
    }

    /// The least and the greatest offset at which a node is in view, in dp. A target at which it
    /// is not, though all containers within have arrived, is one of them.
    fn seen(&self, axis: usize, target: i32, sight: &Sight) -> [f64; 2] {
        let view = self.view[axis].map(dp);
        let [least, greatest] = in_view(sight.seen[axis], view);
        let start = sight.at[axis];
        let [first, last] = in_view([dp(start), dp(start + sight.size[axis])], view);
        let target = dp(target);
        if target < first || target > last {
            [least.min(target), greatest.max(target)]
        } else {
            [least, greatest]
        }
    }

    /// Keeps the node that it follows in view, which is seen so at the time of a tick.
    pub(crate) fn look(&mut self, node: u32, sight: &Sight) {
        if self.follows == node {
            for axis in 0..2 {
                let seen = self.seen(axis, self.axes[axis].target, sight);
                self.axes[axis].keep(seen);
            }
            self.is_awake = true;
        }
    }

    /// Notes what of its box can be seen, which is at `at` in a content of which the containers
    /// around can show `shown`. What of its own content can be seen then. In x and y each, start
    /// and end in 1/64 dp.
    pub(crate) fn view_in(&mut self, at: [i32; 2], shown: Option<[[i32; 2]; 2]>) -> [[i32; 2]; 2] {
        [0, 1].map(|axis| {
            let all @ [first, last] = self.padding_box(axis);
            let [start, end] = shown.map_or(all, |shown| {
                shown[axis].map(|it| (it - at[axis]).clamp(first, last))
            });
            // What cannot be seen at all is as good as any other part of it.
            self.view[axis] = if start < end { [start, end] } else { all };
            let [first, last] = self.axes[axis].ends();
            [self.view[axis][0] + first, self.view[axis][1] + last]
        })
    }

    /// Follows no node any more.
    pub(crate) fn let_go(&mut self, now: f64) {
        self.follows = 0;
        self.wanted = None;
        self.axes.iter_mut().for_each(|axis| axis.release(now));
    }

    /// Follows a node as it did before a restore.
    pub(crate) fn adopt(&mut self, node: u32, sight: &Sight) {
        self.follows = node;
        self.wanted = self.wanted(sight);
    }

    /// Goes to an offset in 1/64 dp, with a course of its own, and follows no node until the next
    /// [`follow`](Self::follow).
    pub(crate) fn go_to(&mut self, target: [i32; 2], course: &Course, now: f64) {
        if !self.scrolls() {
            return;
        }
        self.let_go(now);
        for (target, motion) in target.into_iter().zip(&mut self.axes) {
            let target = motion.within(target);
            if target != motion.target || motion.moves(now) && motion.course != *course {
                if self.is_shown {
                    motion.go_to(target, course, now);
                } else {
                    motion.jump_to(target, now);
                }
                self.is_moving = true;
                self.is_awake = true;
            }
        }
    }

    /// Where it is at `now`; `None` if there is nothing to report.
    pub(crate) fn tick(&mut self, now: f64) -> Option<Report> {
        if !self.is_awake || self.sizes.is_none() {
            return None;
        }
        let exact = self.offsets(now);
        let drawn = [0, 1].map(|axis| number(exact[axis] + self.axes[axis].lean(now)));
        let offset = exact.map(number);
        let is_shifted = core::mem::take(&mut self.is_shifted);
        let is_under_way = |axis: &Axis| axis.moves(now) || axis.is_held(now);
        let moving = is_shifted || self.axes.iter().any(is_under_way);
        let report = Report {
            offset,
            drawn,
            moved: [offset, drawn].map(|it| it.map(f32::to_bits))
                != self.reported.map(|it| it.map(f32::to_bits)),
            rested: self.is_moving && !moving,
            moving,
        };
        self.reported = [offset, drawn];
        self.is_shown = !self.is_hidden;
        self.is_moving = moving;
        self.is_awake = moving;
        Some(report)
    }

    /// Counts as shown, if it is not hidden; the next tick reports an offset other than 0.
    pub(crate) fn wake(&mut self) {
        self.is_shown = !self.is_hidden;
        self.is_awake = true;
        self.reported = [[0.0; 2]; 2];
    }

    /// Brings targets within the content.
    pub(crate) fn bound(&mut self, now: f64) {
        let scrolls = match self.scroll_axis {
            ScrollAxis::None => [false, false],
            ScrollAxis::X => [true, false],
            ScrollAxis::Y => [false, true],
            ScrollAxis::Both => [true, true],
        };
        let [_, content] = self.sizes.unwrap_or_default();
        let boxes = [0, 1].map(|axis| self.padding_box(axis));
        for (axis, motion) in self.axes.iter_mut().enumerate() {
            let [first, last] = boxes[axis];
            let beyond = (content[axis].abs() - (last - first)).max(0) * content[axis].signum();
            motion.limit(if scrolls[axis] { beyond } else { 0 });
            if motion.target != motion.within(motion.target) {
                motion.go_to(motion.target, &self.course, now);
                self.is_moving = true;
                self.is_awake = true;
            }
        }
    }
}

/// What of a node is always seen in a container that follows it, in dp; all of a smaller one.
const SLIVER: f64 = 16.0;

/// The least and the greatest offset at which something of a span of a content is in view, which
/// is a part of a box; all in dp.
fn in_view([start, end]: [f64; 2], [first, last]: [f64; 2]) -> [f64; 2] {
    let least = SLIVER.min(end - start).min(last - first);
    [start + least - last, end - least - first]
}

fn set<T, E>(place: &mut T, value: Result<T, E>) {
    if let Ok(value) = value {
        *place = value;
    }
}

/// dp in 1/64 dp, to the nearest, within what coordinates may be.
pub(crate) fn parts(dp: f32) -> i32 {
    whole(f64::from(dp) * PARTS)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "kept within the limit first"
)]
pub(crate) fn whole(number: f64) -> i32 {
    let limit = f64::from(LIMIT);
    (number + 0.5).floor().clamp(-limit, limit) as i32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "offsets are within the content"
)]
fn number(offset: f64) -> f32 {
    offset as f32
}
