//! The times that a frame is made for and that keys act at. Nobody reads a clock: they are
//! arguments.

use crate::EngineError;

/// Times in milliseconds, which never go back.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(crate) struct Clock {
    /// Of the last frame, or of a key that acted after it.
    time: Option<f64>,
    /// That the last frame was asked for.
    frame: Option<f64>,
    frames: u32,
}

impl Clock {
    /// A clock of a snapshot.
    pub(crate) const fn at(time: Option<f64>) -> Self {
        Self {
            time,
            frame: time,
            frames: 0,
        }
    }

    /// The time that everything is at; `None` before the first frame.
    pub(crate) const fn time(&self) -> Option<f64> {
        self.time
    }

    /// The same, or 0.
    pub(crate) fn now(&self) -> f64 {
        self.time.unwrap_or(0.0)
    }

    /// The number of the last frame, from 1.
    pub(crate) const fn frames(&self) -> u32 {
        self.frames
    }

    /// Whether a frame may be asked for at a time.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadTime`] with the time of the last frame.
    pub(crate) fn check(&self, time: f64) -> Result<(), EngineError> {
        if !time.is_finite() || self.frame.is_some_and(|last| time < last) {
            return Err(EngineError::BadTime(self.frame.unwrap_or(0.0)));
        }
        Ok(())
    }

    /// Begins a frame that was asked for at a time: it is made for that, or for the time of a key
    /// that acted later.
    pub(crate) fn begin_frame(&mut self, time: f64) -> f64 {
        self.frame = Some(time);
        self.frames = self.frames.wrapping_add(1);
        let time = self.time.map_or(time, |last| last.max(time));
        self.time = Some(time);
        time
    }

    /// A key acts between two frames.
    pub(crate) const fn act_at(&mut self, time: f64) {
        self.time = Some(time);
    }

    /// Whether a time is still to come.
    pub(crate) fn is_ahead(&self, wake: f64) -> bool {
        self.time.is_some_and(|time| time < wake)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_made_for_its_time_or_for_that_of_a_key_that_acted_later() {
        let mut clock = Clock::default();
        assert_eq!(clock.begin_frame(10.0).to_bits(), 10.0_f64.to_bits());
        clock.act_at(14.0);
        assert!(clock.check(12.0).is_ok() && clock.check(9.0).is_err());
        assert_eq!(clock.begin_frame(12.0).to_bits(), 14.0_f64.to_bits());
        assert!(clock.check(12.0).is_ok() && clock.check(f64::NAN).is_err());
        assert_eq!((clock.time(), clock.frames()), (Some(14.0), 2));
    }
}
