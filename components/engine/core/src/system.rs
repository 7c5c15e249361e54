//! The functions of `inlay:engine/engine`.

use std::borrow::Cow;

use inlay_interfaces::engine::{self, UnknownNumber};
use inlay_schema::System;
use inlay_schema::values::LoadError;

use crate::{Engine, EngineError, Output, Refusal, Systems};

impl<S: Systems + Default> engine::Engine for Engine<S> {
    fn configure(&mut self, settings: &[u32]) -> Result<(), EngineError> {
        self.configure(settings)
    }

    fn apply(&mut self, batch: &[u32]) -> Result<u32, engine::Refusal> {
        self.apply(batch).map_err(refusal_of)
    }

    fn key(&mut self, key: u32, phase: u32, time: f64) -> Result<(), EngineError> {
        self.key(key, phase, time)
    }

    fn image_arrived(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        bytes: u32,
    ) -> Result<(), EngineError> {
        self.image_arrived(texture, width, height, bytes)
    }

    fn image_failed(&mut self, texture: u32, reason: u32) -> Result<(), EngineError> {
        self.image_failed(texture, reason)
    }

    fn font_arrived(&mut self, font: u32, bytes: Cow<'_, [u8]>) -> Result<(), EngineError> {
        self.font_arrived(font, bytes)
    }

    fn font_failed(&mut self, font: u32, reason: u32) -> Result<(), EngineError> {
        self.font_failed(font, reason)
    }

    fn frame(&mut self, time: f64) -> Result<Output, EngineError> {
        self.frame(time)
    }

    fn movers(&mut self) -> Vec<u32> {
        self.movers()
    }

    fn inspect(&mut self) -> Vec<u32> {
        Self::inspect(self)
    }

    fn full(&mut self) -> Result<Vec<u32>, EngineError> {
        self.full()
    }

    fn rebuild(&mut self, system: u32) -> Result<(), EngineError> {
        let known = System::ALL.len();
        self.rebuild(System::from_word(system).ok_or_else(|| unknown(system, "system", known))?)
    }

    fn acknowledge(&mut self, events: &[u32]) -> Result<(), EngineError> {
        self.acknowledge(events)
    }

    fn snapshot(&mut self) -> Vec<u32> {
        self.snapshot()
    }

    fn restore(&mut self, snapshot: &[u32]) -> Result<(), EngineError> {
        self.restore(snapshot)
    }

    fn reset(&mut self) {
        self.reset();
    }
}

/// The reason of a number that the host gave.
///
/// # Errors
///
/// [`EngineError::UnknownNumber`].
pub(crate) fn load_error(reason: u32) -> Result<LoadError, EngineError> {
    let known = LoadError::ALL.len();
    LoadError::from_word(reason).ok_or_else(|| unknown(reason, "load-error", known))
}

fn unknown(number: u32, table: &str, known: usize) -> EngineError {
    EngineError::UnknownNumber(UnknownNumber {
        number,
        table: table.to_owned(),
        known: u32::try_from(known).unwrap_or(u32::MAX),
    })
}

fn refusal_of(refusal: Refusal) -> engine::Refusal {
    let Refusal {
        sequence,
        reason,
        at,
        entry,
        expected,
        found,
    } = refusal;
    engine::Refusal {
        sequence,
        reason: reason.word(),
        at,
        entry,
        expected,
        found,
    }
}
