//! Recency: all that no input can bring back.

use crate::pictures::Life;
use crate::{IN_VIEWPORT, Resources, RestoreError};

/// Version of [`State`].
const VERSION: u32 = 1;

/// Recency of pictures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// 1.
    pub version: u32,
    /// URLs of ready pictures, the one shown longest ago first, those in the viewport last.
    pub recency: Vec<String>,
}

impl Resources {
    /// Recency of the pictures that are ready.
    pub fn snapshot(&self) -> State {
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
        ready.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(a.1.0.total_cmp(&b.1.0))
                .then(a.1.1.cmp(&b.1.1))
                .then(a.2.cmp(&b.2))
        });
        State {
            version: VERSION,
            recency: ready
                .iter()
                .map(|(.., picture)| picture.url.to_string())
                .collect(),
        }
    }

    /// Gives pictures that nodes name the order of a state, after [`reset`](Resources::reset) and one full batch. They count as
    /// shown before anything that is shown from now on. URLs that no node names are skipped: their pictures are gone with the textures.
    ///
    /// # Errors
    ///
    /// [`RestoreError::Version`]; then the system is as after a reset.
    pub fn restore(&mut self, state: &State) -> Result<(), RestoreError> {
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
        Ok(())
    }
}
