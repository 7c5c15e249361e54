//! What the host is asked for: entries of the table `requests`.

use inlay_schema::values::{FontLoad, ImageLoad, ImageUrgency, VisibilityLevel};
use inlay_schema::{Pack, Writer, id};

use super::Outbox;

impl Outbox {
    pub(crate) fn load_image(&mut self, image: &ImageLoad) {
        self.request(id::REQUEST_LOAD_IMAGE, image);
    }

    pub(crate) fn cancel_image(&mut self, texture: u32) {
        self.request(id::REQUEST_CANCEL_IMAGE, &texture);
    }

    pub(crate) fn prioritise_image(&mut self, texture: u32, visibility: VisibilityLevel) {
        let urgency = ImageUrgency {
            texture,
            visibility,
        };
        self.request(id::REQUEST_PRIORITISE_IMAGE, &urgency);
    }

    pub(crate) fn free_image(&mut self, texture: u32) {
        self.request(id::REQUEST_FREE_IMAGE, &texture);
    }

    pub(crate) fn load_font(&mut self, font: &FontLoad) {
        self.request(id::REQUEST_LOAD_FONT, font);
    }

    fn request(&mut self, id: u16, value: &impl Pack) {
        Writer::new(&mut self.requests).entry(id, value);
    }
}
