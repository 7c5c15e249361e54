//! The frame of Inlay: the only system that knows the others, and the one that hosts call.
//!
//! Goes in: batches of commands ([`Engine::apply`]), keys ([`Engine::key`]), pictures and fonts that arrived, and the time ([`Engine::frame`]). Kept: the record, which is
//! every input by node, so that any system can be made anew ([`Engine::rebuild`]). Comes out: a draw list, events for the app, requests for the host.
//! What a frame does, in which order, is in `frame.rs`; the systems are behind the trait [`Systems`].
//!
//! No call panics, whatever its arguments; a refused call changes nothing.

mod arrivals;
mod batch;
mod cascade;
mod events;
#[cfg(test)]
mod fake;
mod fonts;
mod frame;
mod keys;
mod known;
mod map;
mod rebuild;
mod record;
mod rests;
mod snapshot;
mod stage;
mod streams;
mod style;
mod system;
mod systems;
#[cfg(test)]
mod tests;

pub use inlay_interfaces::engine::{EngineError, Fault, Output, Problem, Stage};
pub use inlay_schema::values::Refusal;
pub use record::{MAX_DEPTH, MAX_SLOT_JUMP, ROOT};
pub use systems::Systems;

use inlay_interfaces::focus::Outcome;
use inlay_interfaces::render::Surface;
use inlay_schema::System;
use inlay_schema::values::LoadError;

use crate::events::Events;
use crate::fonts::Fonts;
use crate::keys::Keys;
use crate::known::Known;
use crate::map::Map;
use crate::record::Record;
use crate::rests::Rests;
use crate::streams::Streams;
use crate::systems::{SystemCalls, SystemFault};

/// What a command asks for that the next frame does, once its systems know the nodes.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Deferred {
    /// Focus for a node or group.
    Focus(u32),
    /// Scroll a node into view.
    Reveal(u32),
    /// Tell where a node is: node and token.
    Bounds(u32, u32),
}

/// The engine over its systems.
#[derive(Debug)]
pub struct Engine<S> {
    systems: SystemCalls<S>,
    stage: Option<Stage>,
    record: Record,
    streams: Streams,
    events: Events,
    keys: Keys,
    /// Commands for the next frame.
    deferred: Vec<Deferred>,
    /// Node, and the states that the app gives and takes.
    state_changes: Vec<[u32; 3]>,
    /// Changes for `animation.retarget`, and the node that was selected there last.
    retargets: Vec<u32>,
    retarget_node: u32,
    rests: Rests,
    /// Text nodes to measure anew.
    touched: Vec<u32>,
    /// Texts that may paint another area than the scene knows.
    inked: Vec<u32>,
    /// Nodes that no frame has shown yet.
    created: Vec<u32>,
    /// Nodes that the batch at hand removed, and who knows them.
    removed: Vec<(u32, u16)>,
    /// Nodes that were removed, until the app has heard what came of it: `removed` is the last event of a node.
    removals: Vec<u32>,
    /// Entries that the batch at hand had and the schema has not: batch, number, count.
    skipped: Vec<(u32, u16, u32)>,
    /// Pages of the atlas by number: their texture.
    pages: Vec<u32>,
    /// Pictures that the host was asked for.
    waiting_images: Map<()>,
    /// Images that the host has: texture, and their own size.
    textures: Map<[u32; 2]>,
    /// Textures and reasons of loads that failed since the last frame.
    failed_images: Vec<(u32, LoadError)>,
    /// When `resources` tries a load that failed again.
    resources_wake: Option<f64>,
    fonts: Fonts,
    /// What the app knows of images that are loaded again after a rebuild.
    known: Known,
    /// Requests for the host since the last frame.
    requests: Vec<u32>,
    /// Texts without room, as the app was told last.
    texts_waiting: u32,
    /// Entries that a system said it does not implement.
    lacking: Vec<(System, u32)>,
    /// The node with focus; 0 is none.
    focused: u32,
    /// Where focus settled while a request for it was still to be met; it holds if that is refused.
    settled: Option<Outcome>,
    /// What a system refused outside a frame: the next frame reports it.
    fault: Option<SystemFault>,
    sequence: u32,
    /// The time of the last frame, or of a key that acted after it.
    time: Option<f64>,
    /// The time that the last frame was asked for.
    frame_time: Option<f64>,
    frames: u32,
    /// Nodes came under others: states pass down the tree, and up from the one with focus.
    rearranged: bool,
    /// The scene was made anew: it tells again what is in view.
    retold: bool,
    /// Something was animated in the last frame.
    animated: bool,
    /// When `animation` needs the next frame.
    animation_wake: Option<f64>,
    /// The app heard `idle` since the last input, and nothing moved since.
    said_idle: bool,
    /// Images that `resources` has larger than they are seen.
    enlarged: Vec<u32>,
    /// Nodes that could have focus but have no area, since the last rest.
    sizeless: Vec<u32>,
    /// Boxes or placements may have changed.
    layout_dirty: bool,
    placed: bool,
    resources_dirty: bool,
    scratch: Vec<u32>,
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
            systems: SystemCalls(systems),
            stage: None,
            record: Record::default(),
            streams: Streams::default(),
            events: Events::default(),
            keys: Keys::default(),
            deferred: Vec::new(),
            state_changes: Vec::new(),
            retargets: Vec::new(),
            retarget_node: 0,
            rests: Rests::default(),
            touched: Vec::new(),
            inked: Vec::new(),
            created: Vec::new(),
            removed: Vec::new(),
            removals: Vec::new(),
            skipped: Vec::new(),
            pages: Vec::new(),
            waiting_images: Map::default(),
            textures: Map::default(),
            failed_images: Vec::new(),
            resources_wake: None,
            fonts: Fonts::default(),
            known: Known::default(),
            requests: Vec::new(),
            texts_waiting: 0,
            lacking: Vec::new(),
            focused: 0,
            settled: None,
            fault: None,
            sequence: 0,
            time: None,
            frame_time: None,
            frames: 0,
            rearranged: false,
            retold: false,
            animated: false,
            animation_wake: None,
            said_idle: false,
            enlarged: Vec::new(),
            sizeless: Vec::new(),
            layout_dirty: true,
            placed: false,
            resources_dirty: false,
            scratch: Vec::new(),
        }
    }

    /// The systems below, for tests and for hosts that hold them.
    pub const fn systems_mut(&mut self) -> &mut S {
        &mut self.systems.0
    }

    /// Sets the stage up or changes it.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadStage`] with the position of the field at fault.
    pub fn configure(&mut self, stage: Stage) -> Result<(), EngineError> {
        if let Some(position) = stage::fault(&stage) {
            return Err(EngineError::BadStage(position));
        }
        let ratio = self.stage.as_ref().map(stage::pixel_ratio);
        self.stage = Some(stage);
        self.set_stage(stage)?;
        if ratio.is_some_and(|ratio| ratio.to_bits() != stage::pixel_ratio(&stage).to_bits()) {
            self.tell_levels()?;
        }
        self.layout_dirty = true;
        self.said_idle = false;
        Ok(())
    }

    /// What keeps a frame from being idle besides containers: nodes and properties in turn.
    pub fn movers(&mut self) -> Vec<u32> {
        self.systems.animation().movers()
    }

    fn set_stage(&mut self, stage: Stage) -> Result<(), SystemFault> {
        self.systems
            .animation()
            .set_resolution(stage::pixel_ratio(&stage));
        self.systems.resources().set_budget(stage.texture_budget);
        let surface = Surface {
            width: stage.width,
            height: stage.height,
            pixel_width: stage.pixel_width,
            pixel_height: stage.pixel_height,
            texture_units: stage.texture_units,
        };
        self.systems.render().set_surface(surface)?;
        self.resources_dirty = true;
        Ok(())
    }

    /// Forgets everything, as a new engine over the same systems.
    pub fn reset(&mut self)
    where
        S: Default,
    {
        let mut systems = core::mem::take(&mut self.systems);
        systems.reset_derived();
        systems.text().reset();
        systems.resources().reset();
        *self = Self::new(systems.0);
    }
}
