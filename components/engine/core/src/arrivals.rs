//! What the host brings and is asked for: pictures and textures.

use inlay_schema::values::{LoadError, States};
use inlay_schema::{Pack, Writer};

use crate::EngineError;
use crate::systems::SystemFault;
use crate::{Engine, Systems};
use inlay_interfaces::types::Uploads;
use inlay_interfaces::{resources, text};

/// Numbers of requests in `output.requests`.
pub(crate) mod request {
    /// Load a picture: texture, width, height, visibility, URL.
    pub const LOAD_IMAGE: u16 = 1;
    /// Cancel it: texture.
    pub const CANCEL_IMAGE: u16 = 2;
    /// Load a font: number, URL.
    pub const LOAD_FONT: u16 = 3;
    /// A picture under way came into the viewport (2) or left it (1): texture, visibility.
    pub const PRIORITISE_IMAGE: u16 = 4;
    /// A picture that arrived is shown no more: texture. Its file may go.
    pub const FREE_IMAGE: u16 = 5;
}

/// Greatest side of a picture in pixels.
const MAX_SIDE: u32 = 16384;

impl<S: Systems> Engine<S> {
    /// A requested picture was decoded: its own size, and the bytes of its texture.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownTexture`] if it is not waited for, [`EngineError::BadValue`] with a side that is 0 or too large.
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
        self.stop_waiting(texture)?;
        self.said_idle = false;
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
        self.textures.insert(texture, [width, height]);
        self.systems
            .render()
            .set_textures(&[texture, width, height])?;
        self.resources_dirty = true;
        self.take_resources(self.time.unwrap_or(0.0))
    }

    /// A requested picture could not be had. The next frame takes it up: its time is that of the failure.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownTexture`] if it is not waited for, [`EngineError::BadValue`] with a reason that is none.
    pub fn image_failed(&mut self, texture: u32, reason: u32) -> Result<(), EngineError> {
        let reason = LoadError::from_word(reason).ok_or(EngineError::BadValue(reason))?;
        self.stop_waiting(texture)?;
        self.failed_images.push((texture, reason));
        self.said_idle = false;
        Ok(())
    }

    /// Takes up the failures since the last frame.
    pub(crate) fn take_failures(&mut self, time: f64) -> Result<(), SystemFault> {
        if self.failed_images.is_empty() {
            return Ok(());
        }
        for (texture, reason) in core::mem::take(&mut self.failed_images) {
            self.systems.resources().fail(texture, reason)?;
        }
        self.resources_dirty = true;
        self.take_resources(time)
    }

    fn stop_waiting(&mut self, texture: u32) -> Result<(), EngineError> {
        if self.waiting_images.remove(texture).is_some() {
            Ok(())
        } else {
            Err(EngineError::UnknownTexture(texture))
        }
    }

    /// Decides what to load, cancel and free, if anything changed or a load that failed is due again.
    pub(crate) fn take_resources(&mut self, time: f64) -> Result<(), SystemFault> {
        let is_due = self.resources_wake.is_some_and(|wake| wake <= time);
        if !core::mem::take(&mut self.resources_dirty) && !is_due {
            return Ok(());
        }
        let changes = self.systems.resources().update(time);
        // A time that is no later than this one would make frame after frame.
        self.resources_wake = changes.wake.filter(|&wake| wake > time && wake.is_finite());
        for wanted in &changes.requests {
            self.waiting_images.insert(wanted.texture, ());
            let value = PictureRequest {
                texture: wanted.texture,
                width: wanted.width,
                height: wanted.height,
                visibility: wanted.visibility,
                url: &wanted.url,
            };
            Writer::new(&mut self.requests).entry(request::LOAD_IMAGE, &value);
        }
        for &texture in &changes.cancelled {
            // The load failed as well, and nobody is to hear of it.
            self.failed_images.retain(|&(failed, _)| failed != texture);
            if self.waiting_images.remove(texture).is_some() {
                Writer::new(&mut self.requests).entry(request::CANCEL_IMAGE, &texture);
            }
        }
        for &[texture, visibility] in changes.urgency.as_chunks().0 {
            if self.waiting_images.contains(texture) {
                Writer::new(&mut self.requests)
                    .raw(request::PRIORITISE_IMAGE, &[texture, visibility]);
            }
        }
        if !changes.nodes.is_empty() {
            self.take_images(&changes.nodes)?;
        }
        if !changes.released.is_empty() {
            for &texture in &changes.released {
                if self.textures.remove(texture).is_some() {
                    Writer::new(&mut self.requests).entry(request::FREE_IMAGE, &texture);
                }
            }
            self.systems.render().drop_textures(&changes.released);
        }
        Ok(())
    }

    /// Takes new states of pictures: five words per node. In place of a texture, a failed one has its reason.
    fn take_images(&mut self, images: &[u32]) -> Result<(), SystemFault> {
        let mut known = core::mem::take(&mut self.scratch);
        known.clear();
        for image in images.chunks_exact(5) {
            let &[node, state, texture, width, height] = image else {
                continue;
            };
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            known.extend_from_slice(image);
            // Told again means named again: each change of `src` gets its answer. After a rebuild the app knows it.
            self.record.node_mut(slot).image = [state, texture, width, height];
            let (loaded, failed) = (States::LOADED.bits(), States::FAILED.bits());
            match state {
                state::READY => {
                    self.set_natural_size(slot, [width, height])?;
                    self.set_states(node, loaded, failed)?;
                    if self.known.is_news(node, [state, width, height]) {
                        self.events.loaded(node, width, height);
                    }
                }
                state::FAILED => {
                    self.set_natural_size(slot, [0; 2])?;
                    self.set_states(node, failed, loaded)?;
                    let reason = LoadError::from_word(texture).unwrap_or(LoadError::Broken);
                    if self.known.is_news(node, [state, reason.word(), 0]) {
                        self.events.failed(node, reason);
                    }
                }
                state::EMPTY => {
                    self.known.forget(node);
                    self.set_natural_size(slot, [0; 2])?;
                    self.set_states(node, 0, loaded | failed)?;
                }
                _ if self.known.holds(node) => {}
                _ => self.set_states(node, 0, loaded | failed)?,
            }
        }
        let result = self.systems.render().set_images(&known).map_err(|refused| {
            SystemFault::of_answer(resources::call::UPDATE, &refused, &self.record)
        });
        self.scratch = known;
        result
    }

    /// Notes the size of a node's picture, 0 for none, and tells layout if it is another.
    pub(crate) fn set_natural_size(
        &mut self,
        slot: u32,
        natural: [u32; 2],
    ) -> Result<(), SystemFault> {
        if self.record.node(slot).natural == natural {
            return Ok(());
        }
        self.record.node_mut(slot).natural = natural;
        self.tell_natural_size(slot)
    }

    /// Tells layout how large a node's picture is.
    #[expect(clippy::cast_precision_loss, reason = "at most 16384")]
    pub(crate) fn tell_natural_size(&mut self, slot: u32) -> Result<(), SystemFault> {
        let node = self.record.node(slot);
        self.systems
            .layout()
            .set_natural_sizes(&[node.id], &node.natural.map(|size| size as f32))?;
        self.layout_dirty = true;
        Ok(())
    }

    /// Passes pixels of atlas pages on; a page that is new gets a texture first.
    pub(crate) fn upload(&mut self, uploads: Uploads) -> Result<(), SystemFault> {
        for part in uploads.parts.chunks_exact(7) {
            let &[page, width, height, ..] = part else {
                continue;
            };
            while self.pages.len() <= page as usize {
                let bytes = width.saturating_mul(height);
                let texture = self.systems.resources().reserve(bytes)?;
                let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
                self.systems.render().set_page(page, texture);
                self.pages.push(texture);
                self.resources_dirty = true;
            }
        }
        if uploads.parts.is_empty() {
            Ok(())
        } else {
            self.systems.render().upload(uploads).map_err(|refused| {
                SystemFault::of_answer(text::call::TAKE_UPLOADS, &refused, &self.record)
            })
        }
    }
}

/// `image-state` of `inlay:resources`, the ones that matter here.
pub(crate) mod state {
    pub const EMPTY: u32 = 0;
    pub const READY: u32 = 3;
    pub const FAILED: u32 = 4;
}

struct PictureRequest<'a> {
    texture: u32,
    width: u32,
    height: u32,
    visibility: u32,
    url: &'a str,
}

impl Pack for PictureRequest<'_> {
    fn pack(&self, out: &mut Vec<u32>) {
        out.extend([self.texture, self.width, self.height, self.visibility]);
        self.url.pack(out);
    }
}
