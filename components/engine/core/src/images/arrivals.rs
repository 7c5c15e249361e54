//! What the host brings: images that it decoded, and loads that failed.

use inlay_interfaces::images::{NodeImage, node_image_state as image_state};
use inlay_interfaces::resources;
use inlay_schema::values::{LoadError, States};

use crate::dirty::Due;
use crate::system::load_error;
use crate::systems::SystemFault;
use crate::{Engine, EngineError, Systems};

/// Greatest side of a picture in pixels.
const MAX_SIDE: u32 = 16384;

impl<S: Systems> Engine<S> {
    /// A requested picture was decoded: its own size, and the bytes of its texture.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownTexture`] if it is not waited for, [`EngineError::BadValue`] with a
    /// side that is 0 or too large.
    pub fn image_arrived(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        bytes: u32,
    ) -> Result<(), EngineError> {
        if let Some(&side) = [width, height]
            .iter()
            .find(|&&side| side == 0 || side > MAX_SIDE)
        {
            return Err(EngineError::BadValue(side));
        }
        self.images.stop_waiting(texture)?;
        self.outbox.expect_idle();
        Ok(self.take_image(texture, [width, height], bytes)?)
    }

    fn take_image(
        &mut self,
        texture: u32,
        [width, height]: [u32; 2],
        bytes: u32,
    ) -> Result<(), SystemFault> {
        self.systems
            .resources()
            .arrive(texture, width, height, bytes)?;
        // Before anything is decided: what is freed at once was there, and its end is drawn.
        self.images.textures.insert(texture, [width, height]);
        self.systems
            .render()
            .set_textures(&[texture, width, height])?;
        self.dirty.mark(Due::Resources);
        self.take_resources(self.clock.now())
    }

    /// A requested picture could not be had. The next frame takes it up: its time is that of the
    /// failure.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownTexture`] if it is not waited for, [`EngineError::UnknownNumber`]
    /// with a reason that is none.
    pub fn image_failed(&mut self, texture: u32, reason: u32) -> Result<(), EngineError> {
        let reason = load_error(reason)?;
        self.images.stop_waiting(texture)?;
        self.images.failed.push((texture, reason));
        self.outbox.expect_idle();
        Ok(())
    }

    /// Takes up the failures since the last frame.
    pub(crate) fn take_failures(&mut self, time: f64) -> Result<(), SystemFault> {
        if self.images.failed.is_empty() {
            return Ok(());
        }
        for (texture, reason) in core::mem::take(&mut self.images.failed) {
            self.systems.resources().fail(texture, reason.word())?;
        }
        self.dirty.mark(Due::Resources);
        self.take_resources(time)
    }

    /// Decides what to load, cancel and free, if anything changed or a load that failed is due
    /// again.
    pub(crate) fn take_resources(&mut self, time: f64) -> Result<(), SystemFault> {
        let is_due = self.images.wake.is_some_and(|wake| wake <= time);
        if !self.dirty.take(Due::Resources) && !is_due {
            return Ok(());
        }
        let changes = self.systems.resources().update(time);
        self.images.request(&changes, time, &mut self.outbox);
        if !changes.nodes.is_empty() {
            self.take_images(&changes.nodes)?;
        }
        if !changes.levels.is_empty() {
            self.images.filter(&changes.levels);
            self.systems.render().set_levels(&changes.levels);
        }
        if !changes.released.is_empty() {
            self.images.free(&changes.released, &mut self.outbox);
            self.systems.render().drop_textures(&changes.released);
        }
        Ok(())
    }

    /// Takes new states of images: rows of [`NodeImage`].
    fn take_images(&mut self, images: &[u32]) -> Result<(), SystemFault> {
        let mut known = core::mem::take(&mut self.images.scratch);
        known.clear();
        for image in images.as_chunks().0 {
            let NodeImage {
                node,
                state,
                detail,
                width,
                height,
            } = NodeImage::of(image);
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            known.extend_from_slice(image);
            // Told again means named again: each change of `src` gets its answer. After a rebuild
            // the app knows it.
            self.record.node_mut(slot).image_mut().reported = [state, detail, width, height];
            let (loaded, failed) = (States::LOADED.bits(), States::FAILED.bits());
            match state {
                image_state::READY => {
                    self.set_natural_size(slot, [width, height])?;
                    self.set_states(node, loaded, failed)?;
                    if self.record.is_news(node, [state, width, height]) {
                        self.outbox.loaded(node, width, height);
                    }
                }
                image_state::FAILED => {
                    self.set_natural_size(slot, [0; 2])?;
                    self.set_states(node, failed, loaded)?;
                    let reason = LoadError::from_word(detail).unwrap_or(LoadError::Broken);
                    if self.record.is_news(node, [state, reason.word(), 0]) {
                        self.outbox.failed(node, reason);
                    }
                }
                image_state::EMPTY => {
                    self.record.forget_answer(node);
                    self.set_natural_size(slot, [0; 2])?;
                    self.set_states(node, 0, loaded | failed)?;
                }
                _ if self.record.has_answer(node) => {}
                _ => self.set_states(node, 0, loaded | failed)?,
            }
        }
        let result = self.systems.render().set_images(&known).map_err(|refused| {
            SystemFault::of_answer(resources::call::UPDATE, &refused, &self.record)
        });
        self.images.scratch = known;
        result
    }

    /// Notes the size of a node's picture, 0 for none, and lets layout know if it is another.
    pub(crate) fn set_natural_size(
        &mut self,
        slot: u32,
        natural: [u32; 2],
    ) -> Result<(), SystemFault> {
        if self.record.node(slot).image().natural == natural {
            return Ok(());
        }
        self.record.node_mut(slot).image_mut().natural = natural;
        self.report_natural_size(slot)
    }

    /// Hands layout how large a node's picture is.
    #[expect(clippy::cast_precision_loss, reason = "at most 16384")]
    pub(crate) fn report_natural_size(&mut self, slot: u32) -> Result<(), SystemFault> {
        let node = self.record.node(slot);
        let natural = node.image().natural;
        self.systems
            .layout()
            .set_natural_sizes(&[node.id], &natural.map(|size| size as f32))?;
        self.dirty.mark(Due::Layout);
        Ok(())
    }
}
