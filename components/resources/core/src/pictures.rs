//! Pictures by URL, and the states they go through.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::{IN_BOUNDS, IN_VIEWPORT, OUT_OF_BOUNDS};

/// State of a node's picture, numbered as in `inlay:resources`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum ImageState {
    /// The node names no picture.
    Empty,
    /// Not requested yet: out of bounds, or no room.
    Wanted,
    /// Requested.
    Loading,
    /// There, with a texture.
    Ready,
    /// It could not be had.
    Failed,
    /// It was there, and its bytes were needed for others.
    Evicted,
}

/// Why a picture did not load, numbered as in `inlay:schema`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum LoadError {
    /// There is none at the URL.
    NotFound,
    /// The host could not reach it.
    Network,
    /// The host cannot decode its format.
    UnsupportedFormat,
    /// It is damaged.
    Broken,
    /// It is larger than the host takes.
    TooLarge,
    /// It took too long.
    TimedOut,
}

impl LoadError {
    /// Whether the same load may go well later.
    const fn may_pass(self) -> bool {
        matches!(self, Self::Network | Self::TimedOut)
    }
}

/// Where a picture is in its life.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Life {
    /// Never requested, or cancelled.
    Wanted,
    Loading {
        texture: u32,
        /// What it is expected to take, so that not all of what is in bounds is requested at once.
        bytes: u64,
    },
    Ready {
        texture: u32,
        bytes: u32,
    },
    /// Not to be requested while `settled`; otherwise it was out of bounds since.
    Failed {
        reason: LoadError,
        settled: bool,
    },
    Evicted,
}

/// One picture, however many nodes show it.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) url: Rc<str>,
    pub(crate) life: Life,
    /// Its own size in pixels, once known.
    pub(crate) size: [u32; 2],
    /// What its texture took when it was last there; 0 if it never was.
    pub(crate) bytes: u32,
    /// Nodes that name it.
    pub(crate) users: Vec<u32>,
    /// How many of them are in bounds, and in the viewport.
    counts: [u32; 2],
    /// When it was last in the viewport, in milliseconds; behind that, an order among equals.
    pub(crate) shown: (f64, u64),
    /// Whether it was in the viewport at the last update.
    pub(crate) visible: bool,
    /// When it became as visible as it is.
    pub(crate) since: u64,
}

impl Picture {
    /// The most visible of its nodes: out of bounds, in bounds or in the viewport.
    pub(crate) const fn visibility(&self) -> u32 {
        match self.counts {
            [0, 0] => OUT_OF_BOUNDS,
            [_, 0] => IN_BOUNDS,
            _ => IN_VIEWPORT,
        }
    }

    /// State and texture as nodes are told.
    pub(crate) const fn state(&self) -> (ImageState, u32) {
        match self.life {
            Life::Wanted => (ImageState::Wanted, 0),
            Life::Loading { .. } => (ImageState::Loading, 0),
            Life::Ready { texture, .. } => (ImageState::Ready, texture),
            Life::Failed { .. } => (ImageState::Failed, 0),
            Life::Evicted => (ImageState::Evicted, 0),
        }
    }

    /// Whether a load would be of use, were there room.
    pub(crate) const fn is_due(&self) -> bool {
        match self.life {
            Life::Wanted | Life::Evicted => true,
            Life::Failed { settled, .. } => !settled,
            Life::Loading { .. } | Life::Ready { .. } => false,
        }
    }

    fn count(&mut self, visibility: u32, up: bool) {
        let count = match visibility {
            IN_BOUNDS => &mut self.counts[0],
            IN_VIEWPORT => &mut self.counts[1],
            _ => return,
        };
        *count = if up {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
    }
}

/// All pictures, by place and by URL.
#[derive(Default, Debug)]
pub(crate) struct Pictures {
    list: Vec<Option<Picture>>,
    free: Vec<usize>,
    by_url: BTreeMap<Rc<str>, usize>,
    /// Pictures whose nodes have to be told.
    changed: Vec<usize>,
    /// Bytes of all ready pictures.
    pub(crate) ready_bytes: u64,
}

impl Pictures {
    /// The place of the picture of `url`, which is made if it is new.
    pub(crate) fn open(&mut self, url: &str) -> usize {
        if let Some(&place) = self.by_url.get(url) {
            return place;
        }
        let place = self.free.pop().unwrap_or(self.list.len());
        if place == self.list.len() {
            self.list.push(None);
        }
        let url: Rc<str> = url.into();
        self.by_url.insert(Rc::clone(&url), place);
        self.list[place] = Some(Picture {
            url,
            life: Life::Wanted,
            size: [0; 2],
            bytes: 0,
            users: Vec::new(),
            counts: [0; 2],
            shown: (f64::NEG_INFINITY, 0),
            visible: false,
            since: 0,
        });
        place
    }

    pub(crate) fn get(&self, place: usize) -> Option<&Picture> {
        self.list.get(place)?.as_ref()
    }

    pub(crate) fn get_mut(&mut self, place: usize) -> Option<&mut Picture> {
        self.list.get_mut(place)?.as_mut()
    }

    pub(crate) fn find(&self, url: &str) -> Option<usize> {
        self.by_url.get(url).copied()
    }

    /// All pictures with their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Picture)> {
        self.list
            .iter()
            .enumerate()
            .filter_map(|(place, picture)| Some((place, picture.as_ref()?)))
    }

    /// How many places there are.
    pub(crate) fn places(&self) -> usize {
        self.list.len()
    }

    /// Forgets a picture that nobody names and that has no texture.
    pub(crate) fn forget(&mut self, place: usize) {
        if let Some(picture) = self.list.get_mut(place).and_then(Option::take) {
            self.by_url.remove(&picture.url);
            self.free.push(place);
        }
    }

    /// A node names the picture.
    pub(crate) fn attach(&mut self, place: usize, node: u32, visibility: u32, sequence: u64) {
        if let Some(picture) = self.get_mut(place) {
            picture.users.push(node);
        }
        self.moved(place, OUT_OF_BOUNDS, visibility, sequence);
    }

    /// A node names the picture no longer.
    pub(crate) fn detach(&mut self, place: usize, node: u32, visibility: u32, sequence: u64) {
        if let Some(picture) = self.get_mut(place)
            && let Some(at) = picture.users.iter().position(|&user| user == node)
        {
            picture.users.remove(at);
        }
        self.moved(place, visibility, OUT_OF_BOUNDS, sequence);
    }

    /// A node of the picture went from one visibility to another.
    pub(crate) fn moved(&mut self, place: usize, before: u32, now: u32, sequence: u64) {
        let Some(picture) = self.get_mut(place) else {
            return;
        };
        let was = picture.visibility();
        picture.count(before, false);
        picture.count(now, true);
        if picture.visibility() != was {
            picture.since = sequence;
        }
    }

    /// Adds the nodes of all pictures whose life changed since the last call.
    pub(crate) fn take_changed(&mut self, nodes: &mut Vec<u32>) {
        for &place in &self.changed {
            if let Some(picture) = self.get(place) {
                nodes.extend_from_slice(&picture.users);
            }
        }
        self.changed.clear();
    }

    pub(crate) fn is_loading(&self, place: usize) -> bool {
        matches!(
            self.get(place),
            Some(Picture {
                life: Life::Loading { .. },
                ..
            })
        )
    }

    /// A load under way ended well.
    pub(crate) fn ready(
        &mut self,
        place: usize,
        texture: u32,
        width: u32,
        height: u32,
        bytes: u32,
    ) {
        if let Some(picture) = self.get_mut(place) {
            picture.size = [width, height];
            picture.bytes = bytes;
            self.ready_bytes += u64::from(bytes);
            self.set_life(place, Life::Ready { texture, bytes });
        }
    }

    /// A load under way did not.
    pub(crate) fn failed(&mut self, place: usize, reason: LoadError) {
        self.set_life(
            place,
            Life::Failed {
                reason,
                settled: true,
            },
        );
    }

    /// A ready picture's texture, which is its no longer.
    pub(crate) fn evict(&mut self, place: usize) -> Option<u32> {
        let Life::Ready { texture, bytes } = self.get(place)?.life else {
            return None;
        };
        self.ready_bytes -= u64::from(bytes);
        self.set_life(place, Life::Evicted);
        Some(texture)
    }

    /// The texture of a load under way that nobody waits for any more.
    pub(crate) fn cancel(&mut self, place: usize) -> Option<u32> {
        let picture = self.get(place)?;
        let Life::Loading { texture, .. } = picture.life else {
            return None;
        };
        let life = if picture.bytes == 0 {
            Life::Wanted
        } else {
            Life::Evicted
        };
        self.set_life(place, life);
        Some(texture)
    }

    /// Out of bounds, a failure that may pass is forgiven; nodes still see it.
    pub(crate) fn forgive(&mut self, place: usize) {
        if let Some(Picture {
            life: Life::Failed { reason, settled },
            ..
        }) = self.get_mut(place)
            && reason.may_pass()
        {
            *settled = false;
        }
    }

    pub(crate) fn set_life(&mut self, place: usize, life: Life) {
        if let Some(picture) = self.get_mut(place) {
            picture.life = life;
            self.changed.push(place);
        }
    }
}
