//! Playback of an animation after Web Animations 4.4: start time, hold time, playback rate.
//!
//! There are no pending tasks: an animation is ready at the moment it is told to play or pause. Where the specification throws an `InvalidStateError` (an end is
//! asked of an animation that has none) nothing changes.

/// Start and hold time, in milliseconds. With a hold time the current time is that; else it runs from the start time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Player {
    pub(crate) start: Option<f64>,
    pub(crate) hold: Option<f64>,
    pub(crate) rate: f64,
    /// The current time when the finished state was last looked at.
    previous: Option<f64>,
}

/// Web Animations `AnimationPlayState`. Idle animations are not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PlayState {
    Running,
    Paused,
    Finished,
}

impl Player {
    /// An animation that begins to play at `now`.
    pub(crate) fn new(now: f64) -> Self {
        Self {
            start: Some(now),
            hold: None,
            rate: 1.0,
            previous: None,
        }
    }

    /// An animation with these times, taken from a state.
    pub(crate) fn restored(start: Option<f64>, hold: Option<f64>, rate: f64) -> Self {
        Self {
            start,
            hold,
            rate,
            previous: hold,
        }
    }

    /// 4.4.5 The current time at `now`.
    pub(crate) fn current(&self, now: f64) -> f64 {
        match (self.hold, self.start) {
            (Some(hold), _) => hold,
            (None, Some(start)) => (now - start) * self.rate,
            (None, None) => 0.0,
        }
    }

    /// 4.4.17 Play state of an animation whose effect ends at `end`.
    pub(crate) fn state(&self, now: f64, end: f64) -> PlayState {
        let current = self.current(now);
        if self.start.is_none() {
            PlayState::Paused
        } else if self.rate > 0.0 && current >= end || self.rate < 0.0 && current <= 0.0 {
            PlayState::Finished
        } else {
            PlayState::Running
        }
    }

    /// 4.4.12 Holds the current time at the end that it has passed, and lets it go where it has not.
    pub(crate) fn update(&mut self, now: f64, end: f64, did_seek: bool) {
        if let Some(start) = self.start {
            let current = match self.hold {
                Some(hold) if did_seek => hold,
                _ => (now - start) * self.rate,
            };
            if self.rate > 0.0 && current >= end {
                self.hold = Some(match self.previous {
                    _ if did_seek => current,
                    Some(previous) => previous.max(end),
                    None => end,
                });
            } else if self.rate < 0.0 && current <= 0.0 {
                self.hold = Some(match self.previous {
                    _ if did_seek => current,
                    Some(previous) => previous.min(0.0),
                    None => 0.0,
                });
            } else if self.rate != 0.0 {
                if let (true, Some(hold)) = (did_seek, self.hold) {
                    self.start = Some(now - hold / self.rate);
                }
                self.hold = None;
            }
        }
        self.previous = Some(self.current(now));
    }

    /// 4.4.8 Plays on, from the other end where the end is reached.
    pub(crate) fn play(&mut self, now: f64, end: f64) {
        self.play_at(self.rate, now, end);
    }

    /// 4.4.9 Pauses.
    pub(crate) fn pause(&mut self, now: f64, end: f64) {
        if self.start.is_some() {
            self.hold = Some(self.current(now));
            self.start = None;
            self.update(now, end, false);
        }
    }

    /// 4.4.13 Goes to the end.
    pub(crate) fn finish(&mut self, now: f64, end: f64) {
        if self.rate == 0.0 || self.rate > 0.0 && end.is_infinite() {
            return;
        }
        let limit = if self.rate > 0.0 { end } else { 0.0 };
        self.start = Some(now - limit / self.rate);
        self.hold = Some(limit);
        self.previous = None;
        self.update(now, end, true);
    }

    /// 4.4.16 Plays the other way.
    pub(crate) fn reverse(&mut self, now: f64, end: f64) {
        self.play_at(-self.rate, now, end);
    }

    /// 4.4.6 Sets the current time.
    pub(crate) fn seek(&mut self, time: f64, now: f64, end: f64) {
        if self.hold.is_some() || self.start.is_none() || self.rate == 0.0 {
            self.hold = Some(time);
        } else {
            self.start = Some(now - time / self.rate);
        }
        self.previous = None;
        self.update(now, end, true);
    }

    /// 4.4.15.1 Sets the playback rate; the current time stays.
    pub(crate) fn set_rate(&mut self, rate: f64, now: f64, end: f64) {
        let current = self.current(now);
        self.rate = rate;
        self.seek(current, now, end);
    }

    fn play_at(&mut self, rate: f64, now: f64, end: f64) {
        let current = self.current(now);
        let from = if rate >= 0.0 && (current < 0.0 || current >= end) && rate != 0.0 {
            0.0
        } else if rate < 0.0 && (current <= 0.0 || current > end) {
            if end.is_infinite() {
                return;
            }
            end
        } else {
            current
        };
        self.rate = rate;
        if rate == 0.0 {
            self.start = Some(now);
            self.hold = Some(from);
        } else {
            self.start = Some(now - from / rate);
            self.hold = None;
        }
        self.update(now, end, false);
    }
}
