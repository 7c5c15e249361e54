//! An app's animation of one property: Web Animations' keyframe effect with its player.

use std::rc::Rc;

use inlay_motion::{Easing, Easings};
use inlay_schema::values;

use crate::lane::{Plain, Way};
use crate::pace::{Pace, Stretch, Walk};
use crate::player::{PlayState, Player};
use crate::timing::Timing;
use crate::value::{Property, Value};

/// One keyframe; its easing holds until the next.
#[derive(Clone, Debug)]
struct Frame {
    offset: f64,
    value: Value,
    easing: Rc<Easing>,
}

/// An animation that an app began.
#[derive(Clone, Debug)]
pub(crate) struct Effect {
    pub(crate) id: u32,
    /// Place in the order in which animations began.
    pub(crate) sequence: u32,
    /// The one that began before it on the same track.
    pub(crate) below: Option<usize>,
    /// The track that it is on.
    pub(crate) track: usize,
    pub(crate) player: Player,
    /// Whether its end was reported.
    pub(crate) is_told: bool,
    timing: Timing,
    frames: Vec<Frame>,
}

impl Effect {
    /// Begins at `now`. `None` if there is no keyframe, one is of another type than the property,
    /// or offsets fall.
    pub(crate) fn new(
        animation: &values::Animation,
        property: &Property,
        now: f64,
        easings: &mut Easings,
    ) -> Option<Self> {
        let mut last = 0.0_f32;
        let mut frames = Vec::with_capacity(animation.keyframes.len());
        for frame in &animation.keyframes {
            if frame.offset < last {
                return None;
            }
            last = frame.offset;
            frames.push(Frame {
                offset: frame.offset.into(),
                value: property.read_animated(frame.value)?,
                easing: easings.get(&frame.easing),
            });
        }
        if frames.is_empty() {
            return None;
        }
        Some(Self {
            id: animation.animation,
            sequence: 0,
            below: None,
            track: 0,
            player: Player::new(now),
            is_told: false,
            timing: Timing::new(&animation.timing, easings),
            frames,
        })
    }

    /// When the effect ends, in milliseconds of current time.
    pub(crate) fn end(&self) -> f64 {
        self.timing.end()
    }

    pub(crate) fn state(&self, now: f64) -> PlayState {
        self.player.state(now, self.timing.end())
    }

    /// Whether its value will change, or it will end, by time alone.
    pub(crate) fn is_active(&self, now: f64) -> bool {
        self.player.rate != 0.0 && self.state(now) == PlayState::Running
    }

    /// Looks whether the end is reached; true once each time it is.
    pub(crate) fn update(&mut self, now: f64) -> bool {
        let end = self.timing.end();
        self.player.update(now, end, false);
        let is_finished = self.player.state(now, end) == PlayState::Finished;
        let is_news = is_finished && !self.is_told;
        self.is_told = is_finished;
        is_news
    }

    /// After a change by the app: an end that is no longer reached will be reported again.
    pub(crate) fn look_again(&mut self, now: f64) {
        self.is_told &= self.state(now) == PlayState::Finished;
    }

    /// The value at `now`; `None` where the effect has none.
    pub(crate) fn sample(&self, property: &Property, now: f64) -> Option<Value> {
        let progress = self
            .timing
            .progress(self.player.current(now), self.player.rate < 0.0)?;
        Some(self.at(property, progress))
    }

    /// The way of the iteration at `now`, if it is plain.
    pub(crate) fn plain(&self, property: &Property, now: f64) -> Option<Plain> {
        let (Some(anchor), None) = (self.player.anchor, self.player.hold) else {
            return None;
        };
        if self.player.rate <= 0.0 {
            return None;
        }
        let [from, to] = self.frames.as_array()?;
        if from.offset > 0.0 || to.offset < 1.0 {
            return None;
        }
        let easing = match (&**self.timing.easing(), &*from.easing) {
            (Easing::Linear, _) => &from.easing,
            (_, Easing::Linear) => self.timing.easing(),
            _ => return None,
        };
        Plain::new(
            property,
            &Way {
                anchor,
                rate: self.player.rate,
                leg: self.timing.leg(self.player.current(now))?,
                duration: self.timing.duration(),
                easing,
                from: from.value,
                to: to.value,
            },
        )
    }

    /// How soon its value changes visibly after `now`, or it ends.
    pub(crate) fn pace(&self, property: &Property, now: f64, ratio: f64) -> Pace {
        let (Some(anchor), true) = (self.player.anchor, self.is_active(now)) else {
            return Pace::REST;
        };
        let rate = self.player.rate;
        let clock = |current: f64| anchor.time + (current - anchor.current) / rate;
        let interval = |from: f64, to: f64| {
            let (from, to) = (clock(from), clock(to));
            [from.min(to), from.max(to)]
        };
        let part = self.timing.part(self.player.current(now), rate < 0.0);
        let [begin, end] = interval(part.from, part.to);
        let Some(iteration) = part.iteration else {
            let speed = 0.0;
            return Stretch { begin, end, speed }.pace(now);
        };
        let steps = |from: &Frame, to: &Frame| property.steps(from.value, to.value, ratio);
        let mut walk = Walk {
            begin,
            end,
            easing: self.timing.easing(),
            steps: 0.0,
            extra: 0.0,
            share: iteration.directed,
            rises: iteration.is_reversed == (rate < 0.0),
            until: end,
            lasts: self.timing.active() / rate.abs(),
        };
        let (mut low, mut high) = (0.0, 1.0);
        match walk.easing {
            Easing::Linear => {
                // Between two keyframes, or a keyframe and an end.
                let progress = walk.share;
                let after = (self.frames)
                    .partition_point(|frame| frame.offset <= progress && frame.offset < 1.0);
                let from = after.checked_sub(1).and_then(|at| self.frames.get(at));
                let to = self.frames.get(after);
                low = from.map_or(0.0, |frame| frame.offset);
                high = to.map_or(1.0, |frame| frame.offset);
                if let (Some(from), Some(to)) = (from, to) {
                    walk.steps = steps(from, to);
                    walk.easing = &from.easing;
                    walk.share = (progress - low) / (high - low);
                }
            }
            // Jumps wherever the keyframes lead.
            Easing::Steps { .. } => walk.steps = 1.0,
            _ => {
                let slopes = self.frames.array_windows().map(|[from, to]| {
                    let steps = steps(from, to);
                    let jumps = matches!(*from.easing, Easing::Steps { .. });
                    let slope = if jumps {
                        f64::INFINITY
                    } else {
                        from.easing.steepest()
                    };
                    if steps > 0.0 {
                        steps * slope / (to.offset - from.offset)
                    } else {
                        0.0
                    }
                });
                walk.steps = slopes.fold(0.0, f64::max);
            }
        }
        let place = |offset: f64| {
            let share = if iteration.is_reversed {
                1.0 - offset
            } else {
                offset
            };
            iteration.begin + share * iteration.duration
        };
        [walk.begin, walk.end] = interval(place(low), place(high));
        walk.pace(now)
    }

    /// Web Animations 5.3.4: the value at a progress, which may be outside 0 to 1. Where the
    /// keyframes do not reach to 0 or 1, the nearest one holds.
    fn at(&self, property: &Property, progress: f64) -> Value {
        let frames = &self.frames;
        let (first, last) = match (frames.first(), frames.last()) {
            (Some(first), Some(last)) => (first, last),
            // Never: `new` takes no empty list.
            _ => return Value::NOTHING,
        };
        let after = frames.partition_point(|frame| frame.offset <= progress && frame.offset < 1.0);
        let (from, to) = if after == 0 {
            // Before all keyframes at 0: the first way goes on backwards, if there is just one
            // keyframe at its start.
            match frames.get(1) {
                Some(next) if first.offset <= 0.0 && next.offset > 0.0 => (first, next),
                _ => return first.value,
            }
        } else {
            match (frames.get(after - 1), frames.get(after)) {
                (Some(from), Some(to)) => (from, to),
                _ => return last.value,
            }
        };
        if progress >= 1.0 && to.offset >= 1.0 && frames.get(after + 1).is_some() {
            return last.value;
        }
        let share = (progress - from.offset) / (to.offset - from.offset);
        property.interpolate(from.value, to.value, from.easing.at(share, false))
    }
}
