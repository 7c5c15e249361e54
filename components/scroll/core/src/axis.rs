//! The motion of a container in one axis.

use inlay_motion::Course;

/// Parts of a dp in which targets count.
pub(crate) const PARTS: f64 = 64.0;

/// A spring is at rest when it stays within this of its target, in dp.
const REST: f64 = 1.0 / 16.0;

/// From an offset to a target.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    /// The offset from which the motion began, in dp.
    pub(crate) from: f64,
    /// In 1/64 dp.
    pub(crate) target: i32,
    /// The speed with which it began, in dp/s; for a tween, what came on top of its own.
    pub(crate) speed: f64,
    /// When it began, in milliseconds.
    pub(crate) begin: f64,
    pub(crate) course: Course,
    /// How long it lasts, in milliseconds; may be infinite.
    lasts: f64,
    /// The least and the greatest target, in 1/64 dp; 0 is one of them.
    ends: [i32; 2],
}

impl Axis {
    /// At rest at 0.
    pub(crate) fn new(course: Course) -> Self {
        Self {
            from: 0.0,
            target: 0,
            speed: 0.0,
            begin: 0.0,
            course,
            lasts: 0.0,
            ends: [0; 2],
        }
    }

    /// The nearest target within the content, in 1/64 dp.
    pub(crate) fn within(&self, target: i32) -> i32 {
        target.clamp(self.ends[0], self.ends[1])
    }

    /// Sets how far the content goes beyond the box, to the left or up if that is below 0.
    pub(crate) fn limit(&mut self, beyond: i32) {
        self.ends = [beyond.min(0), beyond.max(0)];
    }

    /// The offset at `now`, in dp: within the content.
    pub(crate) fn offset(&self, now: f64) -> f64 {
        self.unbound(now).clamp(dp(self.ends[0]), dp(self.ends[1]))
    }

    /// The speed at `now`, in dp/s: none at an end of the content that the motion would pass.
    pub(crate) fn speed(&self, now: f64) -> f64 {
        let unbound = self.unbound(now);
        let [least, greatest] = self.ends.map(dp);
        if !self.moves(now) || unbound < least || unbound > greatest {
            return 0.0;
        }
        self.course.speed(now - self.begin, self.gap(), self.speed)
    }

    /// Whether it is on its way at `now`.
    pub(crate) fn moves(&self, now: f64) -> bool {
        self.lasts > 0.0 && now - self.begin < self.lasts
    }

    /// Goes to a target, which is brought within the content, from where it is at `now` and with the speed it has.
    pub(crate) fn go_to(&mut self, target: i32, course: &Course, now: f64) {
        let (from, speed) = (self.offset(now), self.speed(now));
        let target = self.within(target);
        let speed = course.extra_speed(from - dp(target), speed);
        self.resume(from, target, speed, now, course);
    }

    /// A motion as it began.
    pub(crate) fn resume(
        &mut self,
        from: f64,
        target: i32,
        speed: f64,
        begin: f64,
        course: &Course,
    ) {
        self.from = from;
        self.target = self.within(target);
        self.speed = speed;
        self.begin = begin;
        self.course = course.clone();
        let gap = self.gap();
        self.lasts = if gap == 0.0 && speed == 0.0 {
            0.0
        } else {
            course.duration(gap, speed, REST)
        };
    }

    fn unbound(&self, now: f64) -> f64 {
        if !self.moves(now) {
            return dp(self.target);
        }
        dp(self.target)
            + self
                .course
                .weights(now - self.begin)
                .of(self.gap(), self.speed)
    }

    fn gap(&self) -> f64 {
        self.from - dp(self.target)
    }
}

/// 1/64 dp as dp.
pub(crate) fn dp(parts: i32) -> f64 {
    f64::from(parts) / PARTS
}
