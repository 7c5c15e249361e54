//! The functions of `inlay:resources/resources`.

use inlay_interfaces::resources;
use inlay_schema::values::LoadError;

use crate::{ApplyError, Changes, ResourceError, ResourceState, Resources, RestoreError};

impl resources::Resources for Resources {
    fn set_budget(&mut self, bytes: u32) {
        self.set_budget(bytes);
    }

    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.apply(entries)
    }

    fn set_visible(&mut self, nodes: &[u32]) -> Result<(), ResourceError> {
        self.set_visible(nodes)
    }

    fn arrive(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        bytes: u32,
    ) -> Result<(), ResourceError> {
        self.arrive(texture, width, height, bytes)
    }

    fn fail(&mut self, texture: u32, reason: u32) -> Result<(), ResourceError> {
        let reason = LoadError::from_word(reason).ok_or(ResourceError::UnknownReason(reason))?;
        self.fail(texture, reason)
    }

    fn reserve(&mut self, bytes: u32) -> Result<u32, ResourceError> {
        self.reserve(bytes)
    }

    fn release(&mut self, texture: u32) -> Result<(), ResourceError> {
        self.release(texture)
    }

    fn update(&mut self, time: f64) -> Changes {
        self.update(time).clone()
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> ResourceState {
        Self::snapshot(self)
    }

    fn restore(&mut self, state: ResourceState) -> Result<(), RestoreError> {
        self.restore(&state)
    }
}
