//! The timing model of Web Animations: from an animation's current time to the progress of its
//! iteration.

use std::rc::Rc;

use inlay_motion::{Easing, Easings};
use inlay_schema::values::{EffectTiming, FillMode, PlaybackDirection};

use crate::lane::Leg;

/// `EffectTiming`, prepared. Times in milliseconds.
#[derive(Clone, Debug)]
pub(crate) struct Timing {
    delay: f64,
    duration: f64,
    /// May be infinite.
    iterations: f64,
    iteration_start: f64,
    direction: PlaybackDirection,
    fills_before: bool,
    fills_after: bool,
    easing: Rc<Easing>,
    /// Iterations times duration, 0 if either is 0; may be infinite.
    active: f64,
    /// When the effect ends; may be infinite.
    end: f64,
}

/// The part of an effect in which a current time is, from and to which current time.
pub(crate) struct Part {
    pub(crate) from: f64,
    pub(crate) to: f64,
    /// `None` in the delays.
    pub(crate) iteration: Option<Iteration>,
}

/// An iteration of an effect.
pub(crate) struct Iteration {
    /// When it begins in current time; it may do so before its part.
    pub(crate) begin: f64,
    pub(crate) duration: f64,
    pub(crate) is_reversed: bool,
    /// The progress before the easing.
    pub(crate) directed: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Phase {
    Before,
    Active,
    After,
}

impl Timing {
    /// Web Animations 4.5.3 and 4.6.
    pub(crate) fn new(timing: &EffectTiming, easings: &mut Easings) -> Self {
        let duration = f64::from(timing.duration).max(0.0);
        let iterations = timing
            .iterations
            .map_or(f64::INFINITY, |count| f64::from(count).max(0.0));
        let active = if duration > 0.0 && iterations > 0.0 {
            duration * iterations
        } else {
            0.0
        };
        let delay = f64::from(timing.delay);
        Self {
            delay,
            duration,
            iterations,
            iteration_start: f64::from(timing.iteration_start).max(0.0),
            direction: timing.direction,
            fills_before: matches!(timing.fill, FillMode::Backwards | FillMode::Both),
            fills_after: matches!(timing.fill, FillMode::Forwards | FillMode::Both),
            easing: easings.get(&timing.easing),
            active,
            end: (delay + active + f64::from(timing.end_delay)).max(0.0),
        }
    }

    /// When the effect ends, in milliseconds of current time; may be infinite.
    pub(crate) fn end(&self) -> f64 {
        self.end
    }

    /// The iteration at a current time, of an animation that plays forwards; `None` outside the
    /// active interval. Each time is in one iteration, whichever time it is looked up for: where
    /// one ends and the next begins is the same number.
    pub(crate) fn leg(&self, time: f64) -> Option<Leg> {
        let [begin, finish] = self.bounds();
        if !(time >= begin && time < finish) {
            return None;
        }
        let border = |place: f64| self.delay + (place - self.iteration_start) * self.duration;
        let place = ((time - self.delay) / self.duration + self.iteration_start).floor();
        // Rounding may have led to a neighbour.
        let place = [place, place - 1.0, place + 1.0]
            .into_iter()
            .find(|&place| time >= border(place) && time < border(place + 1.0))?;
        Some(Leg {
            origin: border(place),
            begin: begin.max(border(place)),
            end: finish.min(border(place + 1.0)),
            is_reversed: self.is_reversed(place),
        })
    }

    /// How long an iteration is, in milliseconds.
    pub(crate) fn duration(&self) -> f64 {
        self.duration
    }

    /// The transformed progress at a current time of an animation that plays forwards or
    /// `backwards`: `None` where the effect has none.
    pub(crate) fn progress(&self, time: f64, backwards: bool) -> Option<f64> {
        let phase = self.phase(time, backwards);
        let active_time = self.active_time(phase, time)?;
        let overall = self.overall(phase, active_time);
        let simple = self.simple(phase, active_time, overall);
        let reversed = self.is_reversed(self.iteration(phase, overall, simple));
        let directed = if reversed { 1.0 - simple } else { simple };
        let before = match phase {
            Phase::Before => !reversed,
            Phase::Active => false,
            Phase::After => reversed,
        };
        Some(self.easing.at(directed, before))
    }

    /// The easing of an iteration.
    pub(crate) fn easing(&self) -> &Rc<Easing> {
        &self.easing
    }

    /// How long the active interval is, in milliseconds of current time; may be infinite.
    pub(crate) fn active(&self) -> f64 {
        self.active
    }

    /// The part in which a current time is.
    pub(crate) fn part(&self, time: f64, backwards: bool) -> Part {
        let [begin, finish] = self.bounds();
        let phase = self.phase(time, backwards);
        let (from, to) = match phase {
            Phase::Before => (0.0, begin),
            Phase::Active => (begin, finish),
            Phase::After => (finish, self.end),
        };
        if phase != Phase::Active {
            return Part {
                from,
                to,
                iteration: None,
            };
        }
        let active_time = time - self.delay;
        let overall = self.overall(phase, active_time);
        let simple = self.simple(phase, active_time, overall);
        let place = self.iteration(phase, overall, simple);
        let is_reversed = self.is_reversed(place);
        let start = self.delay + (place - self.iteration_start) * self.duration;
        Part {
            from: from.max(start),
            to: to.min(start + self.duration),
            iteration: Some(Iteration {
                begin: start,
                duration: self.duration,
                is_reversed,
                directed: if is_reversed { 1.0 - simple } else { simple },
            }),
        }
    }

    /// Where the active interval begins and ends in current time.
    fn bounds(&self) -> [f64; 2] {
        [self.delay, self.delay + self.active].map(|time| time.min(self.end).max(0.0))
    }

    /// 4.6.6 Phases.
    fn phase(&self, time: f64, backwards: bool) -> Phase {
        let [begin, finish] = self.bounds();
        if time < begin || backwards && time <= begin {
            Phase::Before
        } else if time > finish || !backwards && time >= finish {
            Phase::After
        } else {
            Phase::Active
        }
    }

    /// 4.8.3.1 Active time.
    fn active_time(&self, phase: Phase, time: f64) -> Option<f64> {
        let since = time - self.delay;
        match phase {
            Phase::Before => self.fills_before.then(|| since.max(0.0)),
            Phase::Active => Some(since),
            Phase::After => self.fills_after.then(|| since.min(self.active).max(0.0)),
        }
    }

    /// 4.8.3.2 Overall progress, in iterations.
    fn overall(&self, phase: Phase, active_time: f64) -> f64 {
        let done = if self.duration > 0.0 {
            active_time / self.duration
        } else if phase == Phase::Before {
            0.0
        } else {
            self.iterations
        };
        done + self.iteration_start
    }

    /// 4.8.3.3 Simple iteration progress: 0 to 1.
    fn simple(&self, phase: Phase, active_time: f64, overall: f64) -> f64 {
        let progress = if overall.is_finite() {
            overall - overall.floor()
        } else {
            self.iteration_start - self.iteration_start.floor()
        };
        let at_end = phase != Phase::Before && active_time >= self.active && self.iterations > 0.0;
        if progress <= 0.0 && at_end {
            1.0
        } else {
            progress
        }
    }

    /// 4.8.4 Current iteration, from 0; may be infinite.
    fn iteration(&self, phase: Phase, overall: f64, simple: f64) -> f64 {
        if phase == Phase::After && self.iterations.is_infinite() {
            f64::INFINITY
        } else if simple >= 1.0 {
            overall.floor() - 1.0
        } else {
            overall.floor()
        }
    }

    /// 4.9.1 Whether an iteration runs backwards.
    fn is_reversed(&self, iteration: f64) -> bool {
        let half = 0.5 * iteration;
        let is_odd = half.is_finite() && half > half.floor();
        match self.direction {
            PlaybackDirection::Normal => false,
            PlaybackDirection::Reverse => true,
            PlaybackDirection::Alternate => is_odd,
            PlaybackDirection::AlternateReverse => !is_odd,
        }
    }
}

#[cfg(test)]
mod laws {
    use inlay_motion::Easings;
    use inlay_schema::values::{Easing, EffectTiming, FillMode, PlaybackDirection};
    use proptest::prelude::*;

    use super::{Leg, Timing};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn each_time_is_in_one_iteration_with_the_progress_of_the_specification(
            (delay, end_delay, duration) in (-500.0_f32..500.0, -100.0_f32..100.0, 0.0_f32..300.0),
            iterations in prop_oneof![Just(None), (0.0_f32..9.0).prop_map(Some), Just(Some(3.0))],
            iteration_start in prop_oneof![Just(0.0_f32), 0.0_f32..3.0],
            direction in prop::sample::select(PlaybackDirection::ALL),
            time in prop_oneof![-100.0..3_000.0, 0.0..1e9, (0_u32..20).prop_map(f64::from)],
        ) {
            let timing = EffectTiming {
                delay, end_delay, duration, iterations, iteration_start, direction,
                fill: FillMode::None,
                easing: Easing::Linear,
            };
            let timing = Timing::new(&timing, &mut Easings::default());
            let (leg, progress) = (timing.leg(time), timing.progress(time, false));
            let Some(leg) = leg else {
                // None but where rounding lets the last one end a hair earlier.
                let [_, finish] = timing.bounds();
                prop_assert!(progress.is_none() || finish - time < 1e-6 * finish.abs().max(1.0));
                return Ok(());
            };
            prop_assert!(leg.begin <= time && time < leg.end);
            for other in [leg.begin, leg.end.next_down()] {
                let other = timing.leg(other).expect("a time within");
                let bits = |leg: &Leg| [leg.begin, leg.end].map(f64::to_bits);
                prop_assert_eq!(bits(&other), bits(&leg));
            }
            if let Some(next) = timing.leg(leg.end) {
                prop_assert_eq!(next.begin.to_bits(), leg.end.to_bits());
            }
            let share = (time - leg.origin) / timing.duration();
            let directed = if leg.is_reversed { 1.0 - share } else { share };
            let apart = (directed - progress.expect("a time within")).abs();
            let rounding = 1e-12 * time.abs().max(1e3) / timing.duration();
            // At a border, rounding decides to which side a time belongs.
            prop_assert!(apart <= rounding || apart >= 1.0 - rounding, "{apart}");
        }
    }
}
