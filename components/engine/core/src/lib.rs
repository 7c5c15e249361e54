//! The frame of Inlay: the only system that knows the others, and the one that hosts call.
//!
//! Goes in: batches of commands ([`Engine::apply`]), keys ([`Engine::key`]), images and fonts that
//! arrived, and the time ([`Engine::frame`]). Comes out: a draw list, events for the app, requests
//! for the host.
//!
//! The engine is a few parts, each with its own fields and tests; a step of the frame borrows those
//! that it needs:
//!
//! - `inbox`: batches, taken whole or not at all, and what they ask of the next frame;
//! - `record`: every input by node, so that any system can be rebuilt ([`Engine::rebuild`]), and
//!   what the app knows;
//! - `cascade`: from the values that the app gave to those that systems are handed;
//! - `dirty`: what a frame has to look at again;
//! - `systems`: the others, behind the trait [`Systems`]; a call that one refuses becomes an error
//!   here;
//! - `images`, `fonts`, `keys`, `focus`, `clock`: what is known of each;
//! - `outbox`: what leaves with a frame.
//!
//! What a frame does, in which order, is in `frame`.
//!
//! No call panics, whatever its arguments; a refused call changes nothing.

mod acknowledge;
mod cascade;
mod clock;
mod dirty;
#[cfg(test)]
mod fake;
mod focus;
mod fonts;
mod frame;
mod images;
mod inbox;
mod inspect;
mod keys;
mod map;
mod outbox;
mod rebuild;
mod record;
mod snapshot;
mod stage;
mod system;
mod systems;
#[cfg(test)]
mod tests;
mod words;

pub use inlay_interfaces::engine::{EngineError, Fault, Output, Problem, RefusedSetting};
/// The stage as a host sets it.
pub use inlay_schema::Settings as Stage;
pub use inlay_schema::values::Refusal;
pub use record::{MAX_DEPTH, MAX_SLOT_JUMP, ROOT};
pub use systems::Systems;

use inlay_interfaces::render::Surface;
use inlay_schema::System;

use crate::cascade::Cascade;
use crate::clock::Clock;
use crate::dirty::{Dirty, Due};
use crate::focus::Focus;
use crate::fonts::Fonts;
use crate::frame::Motion;
use crate::images::Images;
use crate::inbox::{Batch, Inbox};
use crate::keys::Keys;
use crate::outbox::Outbox;
use crate::record::Record;
use crate::systems::{SystemCalls, SystemFault};

/// The engine over its systems.
#[derive(Debug)]
pub struct Engine<S> {
    systems: SystemCalls<S>,
    stage: Option<Stage>,
    clock: Clock,
    inbox: Inbox,
    record: Record,
    cascade: Cascade,
    dirty: Dirty,
    keys: Keys,
    focus: Focus,
    images: Images,
    fonts: Fonts,
    motion: Motion,
    outbox: Outbox,
    /// What a system refused outside a frame: the next frame reports it.
    fault: Option<SystemFault>,
}

impl<S: Systems + Default> Default for Engine<S> {
    fn default() -> Self {
        Self::new(S::default())
    }
}

impl<S: Systems> Engine<S> {
    /// An engine over systems that are new.
    pub fn new(systems: S) -> Self {
        Self {
            systems: SystemCalls::new(systems),
            stage: None,
            clock: Clock::default(),
            inbox: Inbox::default(),
            record: Record::default(),
            cascade: Cascade::default(),
            dirty: Dirty::default(),
            keys: Keys::default(),
            focus: Focus::default(),
            images: Images::default(),
            fonts: Fonts::default(),
            motion: Motion::default(),
            outbox: Outbox::default(),
            fault: None,
        }
    }

    /// The systems below, for tests and for hosts that hold them.
    pub const fn systems_mut(&mut self) -> &mut S {
        self.systems.inner()
    }

    /// Sets the stage up or changes it, by entries of the table `settings`.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadSetting`] with the first setting at fault: nothing was set then.
    pub fn configure(&mut self, settings: &[u32]) -> Result<(), EngineError> {
        self.set_up(stage::with_settings(
            self.stage.unwrap_or_default(),
            settings,
        )?)
    }

    fn set_up(&mut self, stage: Stage) -> Result<(), EngineError> {
        let before = self.stage.replace(stage);
        let ratio = before.as_ref().map(stage::pixel_ratio);
        self.set_stage(stage)?;
        self.draw_only(before, stage)?;
        if ratio.is_some_and(|ratio| ratio.to_bits() != stage::pixel_ratio(&stage).to_bits()) {
            let seen = self.seen();
            self.images.report_levels(
                &mut self.systems,
                &mut self.record,
                &mut self.dirty,
                seen,
            )?;
        }
        self.dirty.mark(Due::Layout);
        self.outbox.expect_idle();
        Ok(())
    }

    /// Takes a batch, all or nothing; returns how many entries it applied.
    ///
    /// # Errors
    ///
    /// [`Refusal`], which is also emitted as the event `refused`.
    pub fn apply(&mut self, batch: &[u32]) -> Result<u32, Refusal> {
        if self.keys.last_time().is_some() {
            // Keys act before what is said after them, but not for a batch that is refused.
            let mut trial = self.batch();
            let tried = trial.take(batch);
            trial.roll_back();
            if tried.is_ok() {
                self.act_before_batch();
            }
        }
        self.outbox.expect_idle();
        let mut at_hand = self.batch();
        let result = at_hand.take(batch);
        match result {
            Ok(_) => {
                self.record.commit();
                self.inbox.commit(&mut self.outbox);
            }
            Err(refusal) => {
                at_hand.roll_back();
                self.outbox.refused(&refusal);
            }
        }
        result
    }

    fn batch(&mut self) -> Batch<'_> {
        Batch::begin(
            &mut self.inbox,
            &mut self.record,
            &mut self.cascade,
            &mut self.dirty,
        )
    }

    /// What keeps a frame from being idle besides containers: nodes and properties in turn.
    pub fn movers(&mut self) -> Vec<u32> {
        self.systems.animation().movers()
    }

    /// Holds back what the host cannot draw. When that changes, systems get what they lack, and the
    /// app hears of values that are lost.
    fn draw_only(&mut self, before: Option<Stage>, stage: Stage) -> Result<(), SystemFault> {
        self.cascade.draw_only(stage.draws);
        let Some(before) = before.filter(|before| before.draws != stage.draws) else {
            return Ok(());
        };
        let lost = before.draws & !stage.draws;
        for (node, property) in self.record.values_drawn_as(lost) {
            self.outbox.undrawn(node, property);
        }
        self.rebuild_system(stage, System::Engine)
    }

    fn set_stage(&mut self, stage: Stage) -> Result<(), SystemFault> {
        self.systems
            .animation()
            .set_resolution(stage::pixel_ratio(&stage));
        let [across, down] = stage::pixel_ratios(&stage);
        self.systems.scroll().set_resolution(across, down);
        self.systems.resources().set_budget(stage.texture_budget);
        let surface = Surface {
            width: stage.width,
            height: stage.height,
            pixel_width: stage.pixel_width,
            pixel_height: stage.pixel_height,
            texture_units: stage.texture_units,
            target_pixels: stage.target_pixels,
        };
        self.systems.render().set_surface(surface)?;
        self.dirty.mark(Due::Resources);
        Ok(())
    }

    /// Forgets everything, as a new engine over the same systems.
    pub fn reset(&mut self)
    where
        S: Default,
    {
        self.systems.reset_derived();
        self.systems.text().reset();
        self.systems.resources().reset();
        *self = Self::new(core::mem::take(self.systems.inner()));
    }
}
