//! Fonts on their way from the host: which are asked for, which failed, when those are tried again.

use std::borrow::Cow;

use inlay_schema::values::{FontFace, FontLoad, LoadError};
use inlay_schema::{read, retry_delay};

use crate::EngineError;
use crate::dirty::Due;
use crate::frame::measure;
use crate::map::Map;
use crate::system::load_error;
use crate::systems::SystemFault;
use crate::{Engine, Systems};

/// What became of a font.
#[derive(Clone, Copy, PartialEq, Debug)]
struct FontState {
    /// Why its last load failed; `None` if it is there.
    reason: Option<LoadError>,
    /// Failed loads in a row.
    failures: u32,
    /// When it is tried again, in milliseconds; `None` until the frame after the failure.
    retry: Option<f64>,
    /// The text system knows that it failed.
    given_up: bool,
}

/// All fonts that were asked for.
#[derive(Default, Debug)]
pub(crate) struct Fonts {
    /// Those that the host loads.
    waiting: Map<()>,
    /// Those that came or failed, as the app knows.
    states: Map<FontState>,
}

impl Fonts {
    /// Lets the app know what became of a font, before a rebuild.
    pub(crate) fn know(&mut self, font: u32, reason: Option<LoadError>) {
        let failures = u32::from(reason.is_some());
        self.states.insert(font, FontState::known(reason, failures));
    }

    /// The text system is new: it asks for all fonts again.
    pub(crate) fn start_again(&mut self) {
        self.waiting.clear();
        for (_, state) in self.states.iter_mut() {
            *state = FontState::known(state.reason, state.failures);
        }
    }

    /// When the next font is tried again that failed.
    pub(crate) fn wake(&self) -> Option<f64> {
        let states = self.states.iter();
        let tried = states.filter(|&(font, _)| !self.waiting.contains(font));
        tried
            .filter_map(|(_, state)| state.retry)
            .min_by(f64::total_cmp)
    }

    /// Font, reason (all bits: it is there) and failures in a row of those that came or failed.
    pub(crate) fn pack(&self) -> Vec<u32> {
        let states = self.states.iter();
        states
            .flat_map(|(font, state)| {
                let reason = state.reason.map_or(u32::MAX, LoadError::word);
                [font, reason, state.failures]
            })
            .collect()
    }

    /// What [`pack`](Self::pack) wrote. Words that are none are skipped.
    pub(crate) fn unpack(&mut self, words: &[u32]) {
        for &[font, reason, failures] in words.as_chunks().0 {
            let state = FontState::known(LoadError::from_word(reason), failures);
            self.states.insert(font, state);
        }
    }
}

impl FontState {
    const fn known(reason: Option<LoadError>, failures: u32) -> Self {
        Self {
            reason,
            failures,
            retry: None,
            given_up: false,
        }
    }
}

impl<S: Systems> Engine<S> {
    /// A requested font.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownFont`] if it is not waited for. Bytes that are no font are emitted as
    /// the event `font-failed`.
    pub fn font_arrived<'a>(
        &mut self,
        font: u32,
        bytes: impl Into<Cow<'a, [u8]>>,
    ) -> Result<(), EngineError> {
        if self.fonts.waiting.remove(font).is_none() {
            return Err(EngineError::UnknownFont(font));
        }
        self.outbox.expect_idle();
        let Ok(nodes) = self.systems.text().add_font(font, bytes.into()) else {
            return Ok(self.give_font_up(font, LoadError::Broken)?);
        };
        self.dirty.measure_all(nodes);
        self.dirty.mark(Due::Layout);
        let before = self.fonts.states.insert(font, FontState::known(None, 0));
        if before.is_none_or(|before| before.reason.is_some()) {
            self.outbox.font_loaded(font);
        }
        Ok(())
    }

    /// A requested font could not be had.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownFont`] if it is not waited for, [`EngineError::UnknownNumber`] with a
    /// reason that is none.
    pub fn font_failed(&mut self, font: u32, reason: u32) -> Result<(), EngineError> {
        let error = load_error(reason)?;
        if self.fonts.waiting.remove(font).is_none() {
            return Err(EngineError::UnknownFont(font));
        }
        self.outbox.expect_idle();
        Ok(self.give_font_up(font, error)?)
    }

    /// A load failed: texts look further, until a later load brings the font.
    fn give_font_up(&mut self, font: u32, reason: LoadError) -> Result<(), SystemFault> {
        let before = self.fonts.states.get(font).copied();
        let failures = before.map_or(0, |before| before.failures);
        let state = FontState {
            given_up: true,
            ..FontState::known(Some(reason), failures.saturating_add(1))
        };
        self.fonts.states.insert(font, state);
        if before.is_none_or(|before| before.reason.is_none()) {
            self.outbox.font_failed(font, reason);
        }
        if before.is_some_and(|before| before.given_up) {
            return Ok(());
        }
        Ok(self.systems.text().fail_font(font)?)
    }

    /// Asks the host for the fonts that texts want. Texts for which none is to come any more
    /// measure again, as boxes.
    pub(crate) fn want_fonts(&mut self) -> Result<(), SystemFault> {
        // One that is given up makes texts look further.
        let mut wanted = self.systems.drawn_text().wanted_fonts();
        while !wanted.is_empty() {
            for font in wanted {
                self.request_wanted_font(font)?;
            }
            wanted = self.systems.drawn_text().wanted_fonts();
        }
        let mut unserved = self.systems.drawn_text().take_unserved();
        unserved.retain(|&node| self.record.find(node).is_some());
        measure(&mut self.systems, &mut self.dirty, &unserved)
    }

    /// Asks again for the fonts that failed, when they are due.
    pub(crate) fn retry_fonts(&mut self, time: f64) {
        let mut due = Vec::new();
        for (font, state) in self.fonts.states.iter_mut() {
            let may_pass = state.reason.is_some_and(LoadError::may_pass);
            if !may_pass || !state.given_up {
                continue;
            }
            let retry = *state
                .retry
                .get_or_insert(time + retry_delay(state.failures));
            if retry <= time {
                due.push(font);
            }
        }
        for font in due {
            self.request_font(font);
        }
    }

    /// Asks for a font that a text wants; what is known to be missing for good is not asked for
    /// again.
    fn request_wanted_font(&mut self, font: u32) -> Result<(), SystemFault> {
        let state = self.fonts.states.get_mut(font);
        let lasts = |state: &&mut FontState| state.reason.is_some_and(|reason| !reason.may_pass());
        if let Some(state) = state.filter(lasts) {
            state.given_up = true;
            return Ok(self.systems.text().fail_font(font)?);
        }
        self.request_font(font);
        Ok(())
    }

    fn request_font(&mut self, font: u32) {
        let face = self.record.font(font);
        let Some(face) = face.and_then(|words| read::<FontFace>(words).ok()) else {
            return;
        };
        if self.fonts.waiting.insert(font, ()).is_none() {
            let url = face.src;
            self.outbox.load_font(&FontLoad { font, url });
        }
    }
}
