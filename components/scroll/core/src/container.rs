//! Scroll containers: their properties and motions.

use inlay_motion::{Course, Easings};
use inlay_schema::values::{ScrollAxis, ScrollPolicy};
use inlay_schema::{f32_of, id, info, read};

use crate::axis::{Axis, PARTS};
use crate::placement::{LIMIT, Placement};
use crate::policy::{Span, View};

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
    course: Course,
    /// Size of its box and of its content in 1/64 dp, while it is in the tree; that of a content that goes on to the left or up is below 0.
    sizes: Option<[[i32; 2]; 2]>,
    axes: [Axis; 2],
    /// The offset that was told last, in dp.
    told: [f32; 2],
    /// Whether it has been on its way since it was last told to rest.
    is_moving: bool,
    /// Whether the next tick must look at it.
    is_awake: bool,
}

/// What a tick says of a container.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Report {
    pub(crate) offset: [f32; 2],
    pub(crate) moved: bool,
    pub(crate) rested: bool,
    pub(crate) moving: bool,
}

/// The scroll properties that are implemented.
pub(crate) const PROPERTIES: [u16; 9] = [
    id::SCROLL_AXIS,
    id::SCROLL_POLICY,
    id::KEY_LINE,
    id::KEY_LINE_ITEM,
    id::SCROLL_PADDING_TOP,
    id::SCROLL_PADDING_RIGHT,
    id::SCROLL_PADDING_BOTTOM,
    id::SCROLL_PADDING_LEFT,
    id::SCROLL_MOTION,
];

impl Container {
    fn new(node: u32, easings: &mut Easings) -> Self {
        let course = easings.course(&inlay_schema::values::Motion::Instant);
        let mut container = Self {
            id: node,
            scroll_axis: ScrollAxis::None,
            policy: ScrollPolicy::None,
            line: 0.0,
            item_line: 0.0,
            padding: [[0; 2]; 2],
            axes: [Axis::new(course.clone()), Axis::new(course.clone())],
            course,
            sizes: None,
            told: [0.0; 2],
            is_moving: false,
            is_awake: false,
        };
        for property in PROPERTIES {
            container.unset(property, 0.0, easings);
        }
        container
    }

    /// Takes a value that was checked; one that cannot be read changes nothing.
    pub(crate) fn set(&mut self, property: u16, value: &[u32], now: f64, easings: &mut Easings) {
        let [[left, right], [top, bottom]] = &mut self.padding;
        let length = || f32_of(value).map(parts);
        match property {
            id::SCROLL_AXIS => {
                set(&mut self.scroll_axis, read(value));
                self.bound(now);
            }
            id::SCROLL_POLICY => set(&mut self.policy, read(value)),
            id::KEY_LINE => set(&mut self.line, f32_of(value)),
            id::KEY_LINE_ITEM => set(&mut self.item_line, f32_of(value)),
            id::SCROLL_PADDING_TOP => set(top, length()),
            id::SCROLL_PADDING_RIGHT => set(right, length()),
            id::SCROLL_PADDING_BOTTOM => set(bottom, length()),
            id::SCROLL_PADDING_LEFT => set(left, length()),
            id::SCROLL_MOTION => set(
                &mut self.course,
                read(value).map(|motion| easings.course(&motion)),
            ),
            _ => {}
        }
    }

    /// Goes back to the schema's default.
    pub(crate) fn unset(&mut self, property: u16, now: f64, easings: &mut Easings) {
        let default = info(property).map_or(&[][..], |info| info.default);
        self.set(property, default, now, easings);
    }

    /// Takes its place, or leaves the tree and forgets its motion.
    pub(crate) fn place(&mut self, placement: Option<&Placement>, now: f64) {
        match placement {
            Some(placement) => {
                self.is_awake |= self.sizes.is_none();
                self.sizes = Some([placement.size, placement.content]);
                self.bound(now);
            }
            None => {
                self.sizes = None;
                self.axes = [
                    Axis::new(self.course.clone()),
                    Axis::new(self.course.clone()),
                ];
                self.is_moving = false;
            }
        }
    }

    /// Whether it is in the tree and scrolls in an axis.
    pub(crate) fn scrolls(&self) -> bool {
        self.sizes.is_some() && self.scroll_axis != ScrollAxis::None
    }

    /// Targets in x and y, in 1/64 dp.
    pub(crate) fn targets(&self) -> [i32; 2] {
        [self.axes[0].target, self.axes[1].target]
    }

    /// Goes where an item is as the policy wants it. `at` and `size` in 1/64 dp of the content.
    pub(crate) fn reveal(&mut self, at: [i32; 2], size: [i32; 2], now: f64) {
        let Some([own, content]) = self.sizes else {
            return;
        };
        for (axis, motion) in self.axes.iter_mut().enumerate() {
            let view = View {
                length: own[axis],
                target: motion.target,
                padding: self.padding[axis],
                line: self.line,
                item_line: self.item_line,
            };
            let item = Span {
                start: at[axis],
                length: size[axis],
            };
            let wanted = if content[axis] < 0 {
                let (view, item) = view.mirrored(item);
                -view.target_for(self.policy, item)
            } else {
                view.target_for(self.policy, item)
            };
            let target = motion.within(wanted);
            if target != motion.target {
                motion.go_to(target, &self.course, now);
                self.is_moving = true;
                self.is_awake = true;
            }
        }
    }

    /// Goes to an offset in 1/64 dp, with a course of its own.
    pub(crate) fn go_to(&mut self, target: [i32; 2], course: &Course, now: f64) {
        if !self.scrolls() {
            return;
        }
        for (target, motion) in target.into_iter().zip(&mut self.axes) {
            let target = motion.within(target);
            if target != motion.target || motion.moves(now) && motion.course != *course {
                motion.go_to(target, course, now);
                self.is_moving = true;
                self.is_awake = true;
            }
        }
    }

    /// Where it is at `now`; `None` if there is nothing to tell.
    pub(crate) fn tick(&mut self, now: f64) -> Option<Report> {
        if !self.is_awake || self.sizes.is_none() {
            return None;
        }
        let offset = [
            number(self.axes[0].offset(now)),
            number(self.axes[1].offset(now)),
        ];
        let moving = self.axes.iter().any(|axis| axis.moves(now));
        let report = Report {
            offset,
            moved: offset.map(f32::to_bits) != self.told.map(f32::to_bits),
            rested: self.is_moving && !moving,
            moving,
        };
        self.told = offset;
        self.is_moving = moving;
        self.is_awake = moving;
        Some(report)
    }

    /// Offset, target and speed in x and y, then when each motion began. A motion that is not the container's own begins anew, as it is at `now`.
    pub(crate) fn state(&self, now: f64) -> [f64; 8] {
        let [
            [x_from, x_to, x_speed, x_begin],
            [y_from, y_to, y_speed, y_begin],
        ] = self.axes.each_ref().map(|axis| {
            let target = crate::axis::dp(axis.target);
            if !self.is_moving {
                [target, target, 0.0, axis.begin]
            } else if axis.course == self.course || !axis.moves(now) {
                [axis.from, target, axis.speed, axis.begin]
            } else {
                let (from, speed) = (axis.offset(now), axis.speed(now));
                [
                    from,
                    target,
                    self.course.extra_speed(from - target, speed),
                    now,
                ]
            }
        });
        [
            x_from, y_from, x_to, y_to, x_speed, y_speed, x_begin, y_begin,
        ]
    }

    /// Takes what [`state`](Self::state) gave. The next tick tells an offset other than 0.
    pub(crate) fn restore(&mut self, state: &[f64; 8]) {
        let &[
            x_from,
            y_from,
            x_to,
            y_to,
            x_speed,
            y_speed,
            x_begin,
            y_begin,
        ] = state;
        let [x, y] = &mut self.axes;
        x.resume(x_from, whole(x_to * PARTS), x_speed, x_begin, &self.course);
        y.resume(y_from, whole(y_to * PARTS), y_speed, y_begin, &self.course);
        self.is_moving = self.axes.iter().any(|axis| axis.moves(axis.begin));
        self.is_awake = true;
        self.told = [0.0; 2];
    }

    /// Brings targets within the content.
    fn bound(&mut self, now: f64) {
        let scrolls = match self.scroll_axis {
            ScrollAxis::None => [false, false],
            ScrollAxis::X => [true, false],
            ScrollAxis::Y => [false, true],
            ScrollAxis::Both => [true, true],
        };
        let [own, content] = self.sizes.unwrap_or_default();
        for (axis, motion) in self.axes.iter_mut().enumerate() {
            let beyond = (content[axis].abs() - own[axis]).max(0) * content[axis].signum();
            motion.limit(if scrolls[axis] { beyond } else { 0 });
            if motion.target != motion.within(motion.target) {
                motion.go_to(motion.target, &self.course, now);
                self.is_moving = true;
                self.is_awake = true;
            }
        }
    }
}

/// All containers, sorted by id.
#[derive(Clone, Default, Debug)]
pub(crate) struct Containers(Vec<Container>);

impl Containers {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Container> {
        self.0.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Container> {
        self.0.iter_mut()
    }

    pub(crate) fn get_mut(&mut self, node: u32) -> Option<&mut Container> {
        let at = self.search(node).ok()?;
        self.0.get_mut(at)
    }

    /// The container of a node, made with the placement that it has where there is none.
    pub(crate) fn ensure(
        &mut self,
        node: u32,
        placement: Option<&Placement>,
        easings: &mut Easings,
    ) -> &mut Container {
        let at = self.search(node).unwrap_or_else(|at| {
            let mut container = Container::new(node, easings);
            container.place(placement, 0.0);
            self.0.insert(at, container);
            at
        });
        &mut self.0[at]
    }

    pub(crate) fn remove(&mut self, node: u32) {
        if let Ok(at) = self.search(node) {
            self.0.remove(at);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    fn search(&self, node: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&node, |container| container.id)
    }
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
fn whole(number: f64) -> i32 {
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
