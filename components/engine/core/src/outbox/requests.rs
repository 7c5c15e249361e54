//! What the host is asked for: a stream of entries with these numbers.

use inlay_schema::{Pack, Writer};

use super::Outbox;

/// Load an image: texture, width, height, visibility, URL.
const LOAD_IMAGE: u16 = 1;
/// Cancel it: texture.
const CANCEL_IMAGE: u16 = 2;
/// Load a font: number, URL.
const LOAD_FONT: u16 = 3;
/// An image under way came into the viewport (2) or left it (1): texture, visibility.
const PRIORITISE_IMAGE: u16 = 4;
/// An image that arrived is shown no more: texture. Its file may go.
const FREE_IMAGE: u16 = 5;

/// An image to load.
pub(crate) struct ImageRequest<'a> {
    pub texture: u32,
    pub width: u32,
    pub height: u32,
    pub visibility: u32,
    pub url: &'a str,
}

impl Pack for ImageRequest<'_> {
    fn pack(&self, out: &mut Vec<u32>) {
        out.extend([self.texture, self.width, self.height, self.visibility]);
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

impl Outbox {
    pub(crate) fn load_image(&mut self, image: &ImageRequest<'_>) {
        self.requests().entry(LOAD_IMAGE, image);
    }

    pub(crate) fn cancel_image(&mut self, texture: u32) {
        self.requests().entry(CANCEL_IMAGE, &texture);
    }

    pub(crate) fn prioritise_image(&mut self, texture: u32, visibility: u32) {
        self.requests()
            .raw(PRIORITISE_IMAGE, &[texture, visibility]);
    }

    pub(crate) fn free_image(&mut self, texture: u32) {
        self.requests().entry(FREE_IMAGE, &texture);
    }

    pub(crate) fn load_font(&mut self, font: u32, url: &str) {
        self.requests().entry(LOAD_FONT, &FontRequest { font, url });
    }

    fn requests(&mut self) -> Writer<'_> {
        Writer::new(&mut self.requests)
    }
}
