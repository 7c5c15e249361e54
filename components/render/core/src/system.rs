//! The functions of `inlay:render/render`.

use inlay_interfaces::render::{self, NoState, RestoreError};

use crate::{ApplyError, Drawing, Glyphs, Render, RenderError, Surface, Uploads};

impl render::Render for Render {
    fn set_surface(&mut self, surface: Surface) -> Result<(), RenderError> {
        self.set_surface(surface)
    }

    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.apply(entries)
    }

    fn set_drawing(&mut self, drawing: Drawing) -> Result<(), RenderError> {
        self.set_drawing(&drawing)
    }

    fn set_glyphs(&mut self, glyphs: Glyphs) -> Result<(), RenderError> {
        self.set_glyphs(&glyphs)
    }

    fn set_page(&mut self, page: u32, texture: u32) {
        self.set_page(page, texture);
    }

    fn upload(&mut self, uploads: Uploads) -> Result<(), RenderError> {
        self.upload(&uploads)
    }

    fn set_textures(&mut self, textures: &[u32]) -> Result<(), RenderError> {
        self.set_textures(textures)
    }

    fn set_levels(&mut self, textures: &[u32]) {
        self.set_levels(textures);
    }

    fn set_images(&mut self, images: &[u32]) -> Result<(), RenderError> {
        self.set_images(images)
    }

    fn drop_textures(&mut self, textures: &[u32]) {
        self.drop_textures(textures);
    }

    fn draw(&mut self) -> Vec<u32> {
        let mut words = Vec::new();
        self.draw(&mut words);
        words
    }

    fn take_deep_clips(&mut self) -> Vec<u32> {
        self.take_deep_clips()
    }

    fn target_pixels(&mut self) -> u32 {
        Self::target_pixels(self)
    }

    fn full(&mut self) -> Vec<u32> {
        let mut words = Vec::new();
        self.full(&mut words);
        words
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> NoState {
        NoState::CURRENT
    }

    fn restore(&mut self, state: NoState) -> Result<(), RestoreError> {
        state.restore()
    }
}
