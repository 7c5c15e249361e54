//! Images and textures: which the host loads, which are there, and at what size `resources` is
//! asked for them.

mod arrivals;
mod levels;

pub(crate) use levels::Seen;

use inlay_interfaces::glyphs::{Upload, Uploads};
use inlay_interfaces::images::{ReadyImage, Urgency};
use inlay_interfaces::resources::Changes;
use inlay_interfaces::text;
use inlay_schema::values::{ImageLoad, LoadError, VisibilityLevel};

use crate::EngineError;
use crate::dirty::{Dirty, Due};
use crate::map::Map;
use crate::outbox::Outbox;
use crate::record::Record;
use crate::systems::{SystemCalls, SystemFault, Systems};

/// What is known of images apart from the nodes that show them.
#[derive(Default, Debug)]
pub(crate) struct Images {
    /// Images that the host was asked for.
    waiting: Map<()>,
    /// Images that the host has: texture, and their own size.
    textures: Map<[u32; 2]>,
    /// Textures that painters filter from smaller levels.
    filtered: Map<()>,
    /// Textures and reasons of loads that failed since the last frame.
    failed: Vec<(u32, LoadError)>,
    /// When `resources` tries a load that failed again.
    wake: Option<f64>,
    /// Pages of the atlas by number: their texture.
    pages: Vec<u32>,
    /// Whether there are groups, which may be drawn into targets.
    pub(crate) has_groups: bool,
    /// The texture and bytes for which all targets count against the budget; 0 without any.
    targets: (u32, u32),
    /// Images that `resources` has larger than they are seen.
    enlarged: Vec<u32>,
    scratch: Vec<u32>,
}

impl Images {
    /// `resources` is reset: it asks for everything again.
    pub(crate) fn forget(&mut self, record: &mut Record) {
        self.waiting.clear();
        self.textures.clear();
        self.filtered.clear();
        self.failed.clear();
        self.wake = None;
        self.pages.clear();
        self.targets = (0, 0);
        for slot in record.slots() {
            record.node_mut(slot).forget_image_report();
        }
    }

    /// Whether an image is on its way.
    pub(crate) const fn is_loading(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// When `resources` has something to decide before any input.
    pub(crate) const fn wake(&self) -> Option<f64> {
        self.wake
    }

    /// An image is not waited for any more.
    ///
    /// # Errors
    ///
    /// [`EngineError::UnknownTexture`] if it was not.
    fn stop_waiting(&mut self, texture: u32) -> Result<(), EngineError> {
        if self.waiting.remove(texture).is_some() {
            Ok(())
        } else {
            Err(EngineError::UnknownTexture(texture))
        }
    }

    /// Asks the host for what `resources` decided on.
    fn request(&mut self, changes: &Changes, time: f64, outbox: &mut Outbox) {
        // A time that is no later than this one would make frame after frame.
        self.wake = changes.wake.filter(|&wake| wake > time && wake.is_finite());
        for wanted in &changes.requests {
            self.waiting.insert(wanted.texture, ());
            outbox.load_image(&ImageLoad {
                texture: wanted.texture,
                width: wanted.width,
                height: wanted.height,
                visibility: visibility_of(wanted.visibility),
                url: wanted.url.clone(),
            });
        }
        for &texture in &changes.cancelled {
            // The load failed as well, without an event.
            self.failed.retain(|&(failed, _)| failed != texture);
            if self.waiting.remove(texture).is_some() {
                outbox.cancel_image(texture);
            }
        }
        for urgency in changes.urgency.as_chunks().0.iter().map(Urgency::of) {
            if self.waiting.contains(urgency.texture) {
                outbox.prioritise_image(urgency.texture, visibility_of(urgency.visibility));
            }
        }
    }

    /// Notes textures that painters filter from smaller levels from now on.
    fn filter(&mut self, textures: &[u32]) {
        for &texture in textures {
            self.filtered.insert(texture, ());
        }
    }

    /// Lets the host free images that are shown no more.
    fn free(&mut self, released: &[u32], outbox: &mut Outbox) {
        for &texture in released {
            self.filtered.remove(texture);
            if self.textures.remove(texture).is_some() {
                outbox.free_image(texture);
            }
        }
    }

    /// Rows of [`ReadyImage`]: every image that the host has.
    pub(crate) fn arrived(&self) -> Vec<u32> {
        self.textures
            .iter()
            .flat_map(|(texture, &[width, height])| {
                let image = ReadyImage {
                    texture,
                    width,
                    height,
                };
                image.words()
            })
            .collect()
    }

    /// Those of them that painters filter from smaller levels.
    pub(crate) fn filtered(&self) -> Vec<u32> {
        self.filtered.iter().map(|(texture, ())| texture).collect()
    }

    /// The textures of the atlas's pages, in order.
    pub(crate) fn pages(&self) -> &[u32] {
        &self.pages
    }

    /// Counts the targets of groups against the budget of textures, after a list. They are textures
    /// that `render` numbers itself, since it decides on them while it draws.
    pub(crate) fn count_targets(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        dirty: &mut Dirty,
    ) -> Result<(), SystemFault> {
        let (texture, counted) = self.targets;
        if !self.has_groups && counted == 0 {
            return Ok(());
        }
        let bytes = systems.render().target_pixels().saturating_mul(4);
        if bytes == counted {
            return Ok(());
        }
        if counted > 0 {
            systems.resources().release(texture)?;
        }
        self.targets = match bytes {
            0 => (0, 0),
            bytes => (systems.resources().reserve(bytes)?, bytes),
        };
        dirty.mark(Due::Resources);
        Ok(())
    }

    /// Passes pixels of atlas pages on; a page that is new gets a texture first.
    pub(crate) fn upload(
        &mut self,
        systems: &mut SystemCalls<impl Systems>,
        record: &Record,
        dirty: &mut Dirty,
        uploads: Uploads,
    ) -> Result<(), SystemFault> {
        for upload in uploads.parts.as_chunks().0.iter().map(Upload::of) {
            while self.pages.len() <= upload.page as usize {
                let bytes = upload.page_width.saturating_mul(upload.page_height);
                let texture = systems.resources().reserve(bytes)?;
                let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
                systems.render().set_page(page, texture);
                self.pages.push(texture);
                dirty.mark(Due::Resources);
            }
        }
        if uploads.parts.is_empty() {
            return Ok(());
        }
        systems
            .render()
            .upload(uploads)
            .map_err(|refused| SystemFault::of_answer(text::call::TAKE_UPLOADS, &refused, record))
    }
}

/// The level of a number of `resources`; one that it should not answer is looked after first.
fn visibility_of(number: u32) -> VisibilityLevel {
    VisibilityLevel::from_word(number).unwrap_or(VisibilityLevel::InViewport)
}

#[cfg(test)]
mod tests {
    use inlay_interfaces::resources::Request;

    use super::*;

    #[test]
    fn a_load_that_is_cancelled_is_not_waited_for_and_did_not_fail() {
        let (mut images, mut outbox) = (Images::default(), Outbox::default());
        let wanted = Request {
            texture: 7,
            url: "a.webp".into(),
            width: 10,
            height: 20,
            visibility: 1,
        };
        let asked = Changes {
            requests: vec![wanted],
            wake: Some(5.0),
            ..Changes::default()
        };
        images.request(&asked, 5.0, &mut outbox);
        assert!(images.is_loading());
        assert_eq!(images.wake(), None, "a time that is not ahead");
        images.failed.push((7, LoadError::Network));
        let cancelled = Changes {
            cancelled: vec![7],
            ..Changes::default()
        };
        images.request(&cancelled, 5.0, &mut outbox);
        assert!(!images.is_loading() && images.failed.is_empty());
        assert_eq!(images.stop_waiting(7), Err(EngineError::UnknownTexture(7)));
    }

    #[test]
    fn only_an_image_that_the_host_has_is_freed() {
        let (mut images, mut outbox) = (Images::default(), Outbox::default());
        images.textures.insert(3, [1, 1]);
        images.free(&[2, 3, 3], &mut outbox);
        let mut expected = Outbox::default();
        expected.free_image(3);
        assert_eq!(outbox, expected);
    }

    #[test]
    fn a_texture_has_smaller_levels_until_it_is_freed_or_forgotten() {
        let (mut images, mut outbox) = (Images::default(), Outbox::default());
        images.filter(&[3, 5, 3, 7]);
        images.free(&[5], &mut outbox);
        assert_eq!(images.filtered(), [3, 7]);
        images.forget(&mut Record::default());
        assert!(images.filtered().is_empty());
    }
}
