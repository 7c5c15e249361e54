//! The motion of a container in one axis.

use inlay_motion::{Course, within};

/// Parts of a dp in which targets count.
pub(crate) const PARTS: f64 = 64.0;

/// A spring is at rest when it stays within this of its target, in dp.
const REST: f64 = 1.0 / 16.0;

/// The fastest that a course is played.
pub(crate) const FASTEST_RATE: f64 = 64.0;

/// Offsets without a limit.
const ANYWHERE: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

/// From an offset to a target.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    /// The offset from which the motion began, in dp.
    pub(crate) from: f64,
    /// In 1/64 dp.
    pub(crate) target: i32,
    /// The speed with which it began, in dp per second of the course's time; for a tween, what
    /// came on top of its own.
    pub(crate) speed: f64,
    /// When it began, in milliseconds.
    pub(crate) begin: f64,
    /// How fast the course is played: 1 to [`FASTEST_RATE`].
    pub(crate) rate: f64,
    pub(crate) course: Course,
    /// Device pixels per dp; 0 if content is drawn where its offset says.
    ratio: f64,
    /// How far from the offset the content was drawn when the motion began, in dp.
    pub(crate) lean_from: f64,
    /// How long it lasts, in milliseconds of the course's time; may be infinite.
    lasts: f64,
    /// The least and the greatest target, in 1/64 dp; 0 is one of them.
    ends: [i32; 2],
    /// The least and the greatest offset at which the focused node is in view, in dp.
    seen: [f64; 2],
}

impl Axis {
    /// At rest at 0.
    pub(crate) fn new(course: Course, ratio: f64) -> Self {
        Self {
            from: 0.0,
            target: 0,
            speed: 0.0,
            begin: 0.0,
            rate: 1.0,
            course,
            ratio,
            lean_from: 0.0,
            lasts: 0.0,
            ends: [0; 2],
            seen: ANYWHERE,
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

    /// The least and the greatest target, in 1/64 dp.
    pub(crate) const fn ends(&self) -> [i32; 2] {
        self.ends
    }

    /// Keeps the offset between two, the lesser first, as far as the content goes.
    pub(crate) fn keep(&mut self, seen: [f64; 2]) {
        self.seen = seen;
    }

    /// Lets the offset be anywhere again. The motion goes on from where it is at `now`.
    pub(crate) fn release(&mut self, now: f64) {
        let unbound = self.unbound(now);
        if unbound < self.seen[0] || unbound > self.seen[1] {
            self.go_to(self.target, &self.course.clone(), now);
        }
        self.seen = ANYWHERE;
    }

    /// The offset at `now`, in dp: within the content, and where the focused node is in view.
    pub(crate) fn offset(&self, now: f64) -> f64 {
        let [least, greatest] = self.bounds();
        within(self.unbound(now), least, greatest)
    }

    /// The speed at `now`, in dp/s: none at a bound that the motion would pass.
    pub(crate) fn speed(&self, now: f64) -> f64 {
        if !self.moves(now) || self.is_held(now) {
            return 0.0;
        }
        let elapsed = (now - self.begin) * self.rate;
        self.course.speed(elapsed, self.gap(), self.speed) * self.rate
    }

    /// Whether it is on its way at `now`.
    pub(crate) fn moves(&self, now: f64) -> bool {
        self.lasts > 0.0 && (now - self.begin) * self.rate < self.lasts
    }

    /// Whether its motion would be elsewhere at `now`, but for its bounds.
    pub(crate) fn is_held(&self, now: f64) -> bool {
        let [least, greatest] = self.bounds();
        let unbound = self.unbound(now);
        unbound < least || unbound > greatest
    }

    /// Goes to a target, which is brought within the content, from where it is at `now` and with
    /// the speed it has.
    pub(crate) fn go_to(&mut self, target: i32, course: &Course, now: f64) {
        let (from, speed) = (self.offset(now), self.speed(now));
        let target = self.within(target);
        let speed = course.extra_speed(from - dp(target), speed);
        self.resume([from, self.lean(now), speed, now, 1.0], target, course);
    }

    /// Is at a target, which is brought within the content, without a motion.
    pub(crate) fn jump_to(&mut self, target: i32, now: f64) {
        self.rest_at(self.within(target), now);
    }

    /// Moves offset and target alike, by 1/64 dp; a motion goes on around the new target.
    pub(crate) fn shift(&mut self, by: i32, now: f64) {
        self.seen = self.seen.map(|bound| bound + dp(by));
        if self.moves(now) {
            self.from += dp(by);
            self.target += by;
            self.lasts = self.length();
        } else {
            self.rest_at(self.target + by, now);
        }
    }

    /// Takes how many device pixels there are per dp, 0 for none. Everything is drawn again then,
    /// so content leans at once as it will at rest.
    pub(crate) fn set_ratio(&mut self, ratio: f64) {
        self.ratio = ratio;
        self.lean_from = self.lean_at_rest();
        self.lasts = self.length();
    }

    /// Is at rest at a target from `now` on.
    fn rest_at(&mut self, target: i32, now: f64) {
        self.target = target;
        self.from = dp(target);
        self.lean_from = self.lean_at_rest();
        (self.speed, self.begin, self.rate) = (0.0, now, 1.0);
        self.lasts = 0.0;
    }

    /// Device pixels per dp; 0 if content is drawn where its offset says.
    pub(crate) const fn ratio(&self) -> f64 {
        self.ratio
    }

    /// How far from the offset the content is drawn at `now`, in dp: at rest so that it is on a
    /// whole device pixel; on the way from where it was drawn to there as the motion itself goes,
    /// so that nothing jumps.
    pub(crate) fn lean(&self, now: f64) -> f64 {
        let goal = self.lean_at_rest();
        if !self.moves(now) {
            return goal;
        }
        let weights = self.course.weights((now - self.begin) * self.rate);
        goal + weights.of(self.lean_from - goal, 0.0)
    }

    fn lean_at_rest(&self) -> f64 {
        let target = dp(self.target);
        if self.ratio > 0.0 {
            (target * self.ratio + 0.5).floor() / self.ratio - target
        } else {
            0.0
        }
    }

    /// Follows focus to a target within the content. `seen` are the offsets at which the focused
    /// node is in view: outside them it starts from the nearest one. `interval` is the time since
    /// focus moved last, in milliseconds, if that motion is still under way. False if it is on its
    /// way there already, and in view.
    pub(crate) fn follow(
        &mut self,
        target: i32,
        seen: [f64; 2],
        interval: Option<f64>,
        course: &Course,
        now: f64,
    ) -> bool {
        let (at, mut speed) = (self.offset(now), self.speed(now));
        self.seen = seen;
        let [least, greatest] = self.bounds();
        let from = within(at, least, greatest);
        let is_seen = from.to_bits() == at.to_bits();
        if is_seen && target == self.target {
            return false;
        }
        let goal = dp(target);
        let rate = match interval {
            // Another key of the same frame.
            Some(interval) if interval <= 0.0 => self.rate,
            Some(interval) => {
                let room = if at < goal {
                    goal - seen[0]
                } else {
                    seen[1] - goal
                };
                rate((at - goal).abs(), room, course.response() / interval)
            }
            None => 1.0,
        };
        if !is_seen {
            let gap = goal - from;
            let ahead = if gap == 0.0 { 0.0 } else { gap.signum() };
            speed = ahead * (speed * ahead).max(course.frequency() * gap.abs());
        }
        let speed = course.extra_speed(from - goal, speed / rate);
        self.resume([from, self.lean(now), speed, now, rate], target, course);
        true
    }

    /// A motion as it began: from where, how far from there the content was drawn, how fast, when
    /// and at which rate.
    ///
    /// A target beyond the content counts when the content is as it was; see
    /// [`Container::bound`](crate::container::Container::bound).
    pub(crate) fn resume(
        &mut self,
        [from, lean, speed, begin, rate]: [f64; 5],
        target: i32,
        course: &Course,
    ) {
        self.from = from;
        self.lean_from = lean;
        self.target = target;
        self.speed = speed;
        self.begin = begin;
        self.rate = rate;
        self.course = course.clone();
        self.lasts = self.length();
    }

    /// How long its motion lasts, in milliseconds of the course's time: until neither the offset
    /// nor what is drawn would be seen to move.
    ///
    /// `lasts` is always this, so that a motion that is resumed ends as the one it continues.
    fn length(&self) -> f64 {
        let gap = self.gap();
        let reach = gap.abs() + (self.lean_from - self.lean_at_rest()).abs();
        if reach == 0.0 && self.speed == 0.0 {
            return 0.0;
        }
        self.course.duration(reach.copysign(gap), self.speed, REST)
    }

    fn unbound(&self, now: f64) -> f64 {
        if !self.moves(now) {
            return dp(self.target);
        }
        let weights = self.course.weights((now - self.begin) * self.rate);
        dp(self.target) + weights.of(self.gap(), self.speed)
    }

    /// The content's ends, and what of that keeps the focused node in view.
    fn bounds(&self) -> [f64; 2] {
        let [least, greatest] = self.ends.map(dp);
        self.seen.map(|bound| within(bound, least, greatest))
    }

    fn gap(&self) -> f64 {
        self.from - dp(self.target)
    }
}

/// How fast a course is played that takes `keys` times as long as the time between two keys: so
/// fast that it is nearly done at the next key where the lag uses up the room, and the less the
/// smaller the square of that share is.
fn rate(lag: f64, room: f64, keys: f64) -> f64 {
    let share = if lag < room { lag / room } else { 1.0 };
    (share * share * keys).clamp(1.0, FASTEST_RATE)
}

/// 1/64 dp as dp.
pub(crate) fn dp(parts: i32) -> f64 {
    f64::from(parts) / PARTS
}
