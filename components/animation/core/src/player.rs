//! Playback of an animation after Web Animations 4.4: start time, hold time, playback rate.
//!
//! The start time is kept as a time and the current time it had then: what is set within one frame
//! is read back exactly, where a start time reckoned back by the rate would be rounded past an end.
//!
//! There are no pending tasks: an animation is ready at the moment it is asked to play or pause.
//! Where the specification throws an `InvalidStateError` (an end is asked of an animation that has
//! none) nothing changes.

/// Where the current time runs from: a time in milliseconds, and the current time then.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Anchor {
    pub(crate) time: f64,
    pub(crate) current: f64,
}

/// Anchor and hold time, in milliseconds. With a hold time the current time is that; else it runs
/// from the anchor.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Player {
    /// The specification's start time; none while paused.
    pub(crate) anchor: Option<Anchor>,
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
            anchor: Some(Anchor {
                time: now,
                current: 0.0,
            }),
            hold: None,
            rate: 1.0,
            previous: None,
        }
    }

    /// An animation with these times, taken from a state.
    pub(crate) fn restored(anchor: Option<Anchor>, hold: Option<f64>, rate: f64) -> Self {
        Self {
            anchor,
            hold,
            rate,
            previous: hold,
        }
    }

    /// 4.4.5 The current time at `now`.
    pub(crate) fn current(&self, now: f64) -> f64 {
        match self.hold {
            Some(hold) => hold,
            None => self.unheld(now).unwrap_or(0.0),
        }
    }

    /// The current time at `now` as if no hold time were set.
    fn unheld(&self, now: f64) -> Option<f64> {
        let Anchor { time, current } = self.anchor?;
        Some(current + (now - time) * self.rate)
    }

    /// 4.4.17 Play state of an animation whose effect ends at `end`.
    pub(crate) fn state(&self, now: f64, end: f64) -> PlayState {
        let current = self.current(now);
        if self.anchor.is_none() {
            PlayState::Paused
        } else if self.rate > 0.0 && current >= end || self.rate < 0.0 && current <= 0.0 {
            PlayState::Finished
        } else {
            PlayState::Running
        }
    }

    /// 4.4.12 Holds the current time at the end that it has passed, and lets it go where it has
    /// not.
    pub(crate) fn update(&mut self, now: f64, end: f64, did_seek: bool) {
        let sought = self.hold.filter(|_| did_seek);
        if let Some(unheld) = self.unheld(now) {
            let current = sought.unwrap_or(unheld);
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
                self.hold = None;
            }
            // It runs from where it was put, and one that is held at its end is not taken back by a
            // start time from before.
            if let Some(current) = sought {
                self.anchor = Some(Anchor { time: now, current });
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
        if self.anchor.is_some() {
            self.hold = Some(self.current(now));
            self.anchor = None;
            self.update(now, end, false);
        }
    }

    /// 4.4.13 Goes to the end.
    pub(crate) fn finish(&mut self, now: f64, end: f64) {
        if self.rate == 0.0 || self.rate > 0.0 && end.is_infinite() {
            return;
        }
        let limit = if self.rate > 0.0 { end } else { 0.0 };
        self.anchor = Some(Anchor {
            time: now,
            current: limit,
        });
        self.hold = Some(limit);
        self.previous = None;
        self.update(now, end, true);
    }

    /// 4.4.16 Plays the other way. False where the specification throws: nothing has changed.
    pub(crate) fn reverse(&mut self, now: f64, end: f64) -> bool {
        self.play_at(-self.rate, now, end)
    }

    /// 4.4.6 Sets the current time.
    pub(crate) fn seek(&mut self, time: f64, now: f64, end: f64) {
        if self.hold.is_some() || self.anchor.is_none() || self.rate == 0.0 {
            self.hold = Some(time);
        } else {
            self.anchor = Some(Anchor {
                time: now,
                current: time,
            });
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

    fn play_at(&mut self, rate: f64, now: f64, end: f64) -> bool {
        let current = self.current(now);
        let from = if rate > 0.0 && (current < 0.0 || current >= end) {
            0.0
        } else if rate < 0.0 && (current <= 0.0 || current > end) {
            if end.is_infinite() {
                return false;
            }
            end
        } else {
            current
        };
        self.rate = rate;
        self.anchor = Some(Anchor {
            time: now,
            current: from,
        });
        self.hold = (rate == 0.0).then_some(from);
        self.update(now, end, false);
        true
    }
}
