//! What the host brings and is asked for: pictures, fonts, textures.

use inlay_schema::values::{FontFace, LoadError, States};
use inlay_schema::{Pack, System, Writer, read};

use crate::error::EngineError;
use crate::fault::refused;
use crate::systems::Uploads;
use crate::{Engine, Systems};

/// Numbers of requests in `output.requests`.
mod request {
    /// Load a picture: texture, width, height, URL.
    pub const LOAD_IMAGE: u16 = 1;
    /// Cancel it: texture.
    pub const CANCEL_IMAGE: u16 = 2;
    /// Load a font: number, URL.
    pub const LOAD_FONT: u16 = 3;
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
        self.systems
            .resources_arrive(texture, width, height, bytes)
            .map_err(refused(System::Resources, "arrive"))?;
        // Before anything is decided: what is freed at once was there, and its end is drawn.
        self.textures.insert(texture, [width, height]);
        self.systems
            .render_set_textures(&[texture, width, height])
            .map_err(refused(System::Render, "set-textures"))?;
        self.resources_dirty = true;
        self.take_resources(self.time.unwrap_or(0.0))
    }

    /// A requested picture could not be had.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownTexture`] if it is not waited for, [`EngineError::BadValue`] with a reason that is none.
    pub fn image_failed(&mut self, texture: u32, reason: u32) -> Result<(), EngineError> {
        LoadError::from_word(reason).ok_or(EngineError::BadValue(reason))?;
        self.stop_waiting(texture)?;
        self.systems
            .resources_fail(texture, reason)
            .map_err(refused(System::Resources, "fail"))?;
        self.resources_dirty = true;
        self.take_resources(self.time.unwrap_or(0.0))
    }

    fn stop_waiting(&mut self, texture: u32) -> Result<(), EngineError> {
        if self.waiting_images.remove(&texture) {
            Ok(())
        } else {
            Err(EngineError::UnknownTexture(texture))
        }
    }

    /// A requested font.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownFont`] if it is not waited for. Bytes that are no font are told as the event `font-failed`.
    pub fn font_arrived(&mut self, font: u32, bytes: &[u8]) -> Result<(), EngineError> {
        if !self.waiting_fonts.remove(&font) {
            return Err(EngineError::UnknownFont(font));
        }
        match self.systems.text_add_font(font, bytes) {
            Ok(nodes) => {
                self.touched.extend(nodes);
                self.layout_dirty = true;
                self.events.font_loaded(font);
            }
            Err(_) => return self.give_font_up(font, LoadError::Broken),
        }
        Ok(())
    }

    /// A requested font could not be had.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownFont`] if it is not waited for, [`EngineError::BadValue`] with a reason that is none.
    pub fn font_failed(&mut self, font: u32, reason: u32) -> Result<(), EngineError> {
        let error = LoadError::from_word(reason).ok_or(EngineError::BadValue(reason))?;
        if !self.waiting_fonts.remove(&font) {
            return Err(EngineError::UnknownFont(font));
        }
        self.give_font_up(font, error)
    }

    /// A font will not come: texts look further.
    fn give_font_up(&mut self, font: u32, reason: LoadError) -> Result<(), EngineError> {
        self.events.font_failed(font, reason);
        self.systems
            .text_fail_font(font)
            .map_err(refused(System::Text, "fail-font"))
    }

    /// Asks the host for a font that a text wants.
    pub(crate) fn request_font(&mut self, font: u32) {
        let Some(face) = self
            .record
            .fonts
            .get(&font)
            .and_then(|words| read::<FontFace>(words).ok())
        else {
            return;
        };
        if self.waiting_fonts.insert(font) {
            Writer::new(&mut self.requests).entry(
                request::LOAD_FONT,
                &FontRequest {
                    font,
                    url: &face.src,
                },
            );
        }
    }

    /// Decides what to load, cancel and free, if anything changed.
    pub(crate) fn take_resources(&mut self, time: f64) -> Result<(), EngineError> {
        if !core::mem::take(&mut self.resources_dirty) {
            return Ok(());
        }
        let changes = self.systems.resources_update(time);
        for wanted in &changes.requests {
            self.waiting_images.insert(wanted.texture);
            let value = PictureRequest {
                texture: wanted.texture,
                width: wanted.width,
                height: wanted.height,
                url: &wanted.url,
            };
            Writer::new(&mut self.requests).entry(request::LOAD_IMAGE, &value);
        }
        for &texture in &changes.cancelled {
            if self.waiting_images.remove(&texture) {
                Writer::new(&mut self.requests).entry(request::CANCEL_IMAGE, &texture);
            }
        }
        if !changes.nodes.is_empty() {
            self.take_images(&changes.nodes)?;
        }
        if !changes.released.is_empty() {
            for texture in &changes.released {
                self.textures.remove(texture);
            }
            self.systems.render_drop_textures(&changes.released);
        }
        Ok(())
    }

    /// Takes new states of pictures: five words per node. In place of a texture, a failed one has its reason.
    fn take_images(&mut self, images: &[u32]) -> Result<(), EngineError> {
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
            // Told again means named again: each change of `src` gets its answer.
            self.record.node_mut(slot).image = [state, texture, width, height];
            let (loaded, failed) = (States::LOADED.bits(), States::FAILED.bits());
            match state {
                state::READY => {
                    self.set_natural_size(slot, [width, height])?;
                    self.set_states(node, loaded, failed)?;
                    self.events.loaded(node, width, height);
                }
                state::FAILED => {
                    self.set_natural_size(slot, [0; 2])?;
                    self.set_states(node, failed, loaded)?;
                    let reason = LoadError::from_word(texture).unwrap_or(LoadError::Broken);
                    self.events.failed(node, reason);
                }
                state => {
                    if state == state::EMPTY {
                        self.set_natural_size(slot, [0; 2])?;
                    }
                    self.set_states(node, 0, loaded | failed)?;
                }
            }
        }
        let (source, receiver) = (
            (System::Resources, "update"),
            (System::Render, "set-images"),
        );
        let result = self
            .systems
            .render_set_images(&known)
            .map_err(|error| self.refused_answer(source, receiver, error));
        self.scratch = known;
        result
    }

    /// Notes the size of a node's picture, 0 for none, and tells layout if it is another.
    pub(crate) fn set_natural_size(
        &mut self,
        slot: u32,
        natural: [u32; 2],
    ) -> Result<(), EngineError> {
        if self.record.node(slot).natural == natural {
            return Ok(());
        }
        self.record.node_mut(slot).natural = natural;
        self.tell_natural_size(slot)
    }

    /// Tells layout how large a node's picture is.
    #[expect(clippy::cast_precision_loss, reason = "at most 16384")]
    pub(crate) fn tell_natural_size(&mut self, slot: u32) -> Result<(), EngineError> {
        let node = self.record.node(slot);
        self.systems
            .layout_set_natural_sizes(&[node.id], &node.natural.map(|size| size as f32))
            .map_err(refused(System::Layout, "set-natural-sizes"))?;
        self.layout_dirty = true;
        Ok(())
    }

    /// Passes pixels of atlas pages on; a page that is new gets a texture first.
    pub(crate) fn upload(&mut self, uploads: Uploads) -> Result<(), EngineError> {
        let (source, receiver) = ((System::Text, "take-uploads"), (System::Render, "upload"));
        for part in uploads.parts.chunks_exact(7) {
            let &[page, width, height, ..] = part else {
                continue;
            };
            while self.pages.len() <= page as usize {
                let bytes = width.saturating_mul(height);
                let texture = self
                    .systems
                    .resources_reserve(bytes)
                    .map_err(refused(System::Resources, "reserve"))?;
                let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
                self.systems.render_set_page(page, texture);
                self.pages.push(texture);
                self.resources_dirty = true;
            }
        }
        if uploads.parts.is_empty() {
            Ok(())
        } else {
            self.systems
                .render_upload(uploads)
                .map_err(|error| self.refused_answer(source, receiver, error))
        }
    }
}

/// `image-state` of `inlay:resources`, the ones that matter here.
mod state {
    pub const EMPTY: u32 = 0;
    pub const READY: u32 = 3;
    pub const FAILED: u32 = 4;
}

struct PictureRequest<'a> {
    texture: u32,
    width: u32,
    height: u32,
    url: &'a str,
}

impl Pack for PictureRequest<'_> {
    fn pack(&self, out: &mut Vec<u32>) {
        out.extend([self.texture, self.width, self.height]);
        self.url.pack(out);
    }
}

struct FontRequest<'a> {
    font: u32,
    url: &'a str,
}

impl Pack for FontRequest<'_> {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(self.font);
        self.url.pack(out);
    }
}
