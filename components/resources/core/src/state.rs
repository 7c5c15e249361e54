//! What no input can bring back: recency, and which loads failed.

use inlay_schema::sort_by;

use crate::pictures::Life;
use crate::{FailedImage, IN_VIEWPORT, LoadError, ResourceState, Resources, RestoreError};

/// Version of [`ResourceState`].
const VERSION: u32 = 2;

impl Resources {
    /// Recency of the images that are ready, and the failures of others.
    pub fn snapshot(&self) -> ResourceState {
        let mut ready: Vec<_> = self
            .pictures
            .iter()
            .filter(|(_, picture)| matches!(picture.life, Life::Ready { .. }))
            .map(|(place, picture)| {
                (
                    picture.visibility() == IN_VIEWPORT,
                    picture.shown,
                    place,
                    picture,
                )
            })
            .collect();
        sort_by(&mut ready, |a, b| {
            a.0.cmp(&b.0)
                .then(a.1.0.total_cmp(&b.1.0))
                .then(a.1.1.cmp(&b.1.1))
                .then(a.2.cmp(&b.2))
                .is_lt()
        });
        ResourceState {
            version: VERSION,
            recency: ready
                .iter()
                .map(|(.., picture)| picture.url.to_string())
                .collect(),
            failed: self.failed_images(),
        }
    }

    fn failed_images(&self) -> Vec<FailedImage> {
        self.pictures
            .iter()
            .filter(|(_, picture)| !matches!(picture.life, Life::Ready { .. }))
            .filter_map(|(_, picture)| {
                // An image that nodes wait for is loaded like a new one, unless the rule of tries
                // is to go on.
                let failure = picture
                    .failure
                    .filter(|failure| !picture.is_asked_for || failure.reason.may_pass())?;
                Some(FailedImage {
                    url: picture.url.to_string(),
                    reason: failure.reason.word(),
                    failures: failure.count,
                })
            })
            .collect()
    }

    /// Gives pictures that nodes name the order of a state, after [`reset`](Resources::reset) and
    /// one full batch. They count as shown before anything that is shown from now on. Images that
    /// failed are failed again, without an answer from a load: those whose cause may pass are tried
    /// again at once. URLs that no node names are skipped: their pictures are gone with the
    /// textures.
    ///
    /// # Errors
    ///
    /// [`RestoreError::Version`]; then the system is as after a reset.
    pub fn restore(&mut self, state: &ResourceState) -> Result<(), RestoreError> {
        if state.version != VERSION {
            self.reset();
            return Err(RestoreError::Version(VERSION));
        }
        for (rank, url) in (1..).zip(&state.recency) {
            if let Some(picture) = self
                .pictures
                .find(url)
                .and_then(|place| self.pictures.get_mut(place))
            {
                picture.shown = (f64::MIN, rank);
            }
        }
        for failed in &state.failed {
            // One that is none counts as the last: its cause may pass.
            let reason = LoadError::from_word(failed.reason).unwrap_or(LoadError::TimedOut);
            if let Some(place) = self.pictures.find(&failed.url) {
                self.pictures
                    .restore_failure(place, reason, failed.failures);
            }
        }
        self.dirty = true;
        Ok(())
    }
}
