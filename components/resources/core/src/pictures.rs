//! Pictures by URL, and the states they go through.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::nodes::covering_share;
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

/// How many times as many pixels per side are worth another load. Images are seen in steps of a sixteenth: up to an eighth larger is not seen.
const CLEARLY_MORE: f64 = 1.15;
/// How many times as few pixels per side are worth another load: a quarter of the bytes, and what is filtered well without them.
const CLEARLY_LESS: f64 = 2.0;
/// Bytes of a texture below which it is not worth another load.
const SMALL: u32 = 64 * 1024;

/// Bytes of so many pixels; a side that is not known is taken to be as long as the other.
pub(crate) fn rgba_bytes([width, height]: [u32; 2]) -> u64 {
    let [width, height] = match [width, height] {
        [0, side] | [side, 0] => [side, side],
        sides => sides,
    };
    u64::from(width) * u64::from(height) * 4
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
    /// Size that its last load was asked for, in device pixels; where a side is 0, its own.
    pub(crate) asked: [u32; 2],
    /// What it is asked for while more pixels of a ready picture are on their way, or fewer, into the texture that it has.
    pub(crate) sharper: Option<[u32; 2]>,
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

    /// What nodes are told: the state, and what belongs to it.
    pub(crate) const fn told(&self) -> [u32; 4] {
        match self.life {
            Life::Wanted => [ImageState::Wanted as u32, 0, 0, 0],
            Life::Loading { .. } => [ImageState::Loading as u32, 0, 0, 0],
            Life::Ready { texture, .. } => {
                let [width, height] = self.size;
                [ImageState::Ready as u32, texture, width, height]
            }
            Life::Failed { reason, .. } => [ImageState::Failed as u32, reason as u32, 0, 0],
            Life::Evicted => [ImageState::Evicted as u32, 0, 0, 0],
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

    /// Whether a load for a shown size would give clearly more pixels than are there, or clearly fewer, and none is under way.
    ///
    /// A host may decode to any size from the one it was asked for up to the picture's own.
    pub(crate) fn is_misfit(&self, shown: [u32; 2]) -> bool {
        let Life::Ready { bytes, .. } = self.life else {
            return false;
        };
        let wanted = covering_share(shown, self.size);
        let there = covering_share(self.asked, self.size);
        let has_all = u64::from(bytes) >= rgba_bytes(self.size);
        let is_coarse = !has_all && wanted >= CLEARLY_MORE * there;
        let is_large = bytes > SMALL && wanted * CLEARLY_LESS <= there;
        self.sharper.is_none() && (is_coarse || is_large)
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
            asked: [0; 2],
            sharper: None,
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
        self.get(place).is_some_and(|picture| {
            matches!(picture.life, Life::Loading { .. }) || picture.sharper.is_some()
        })
    }

    /// A load begins.
    pub(crate) fn load(&mut self, place: usize, texture: u32, bytes: u64, asked: [u32; 2]) {
        if let Some(picture) = self.get_mut(place) {
            picture.asked = asked;
            self.set_life(place, Life::Loading { texture, bytes });
        }
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
            let coarse = match picture.life {
                Life::Ready { bytes, .. } => bytes,
                _ => 0,
            };
            picture.size = [width, height];
            picture.bytes = bytes;
            picture.asked = picture.sharper.take().unwrap_or(picture.asked);
            self.ready_bytes = self.ready_bytes + u64::from(bytes) - u64::from(coarse);
            self.set_life(place, Life::Ready { texture, bytes });
        }
    }

    /// A load under way did not; its texture, if it shows nothing now. What was there already stays, and is not asked for again at that size.
    pub(crate) fn failed(&mut self, place: usize, reason: LoadError) -> Option<u32> {
        let picture = self.get_mut(place)?;
        if let Some(asked) = picture.sharper.take() {
            picture.asked = asked;
            return None;
        }
        let Life::Loading { texture, .. } = picture.life else {
            return None;
        };
        self.set_life(
            place,
            Life::Failed {
                reason,
                settled: true,
            },
        );
        Some(texture)
    }

    /// Asks for more pixels of what is ready: the texture that it has.
    pub(crate) fn sharpen(&mut self, place: usize, asked: [u32; 2]) -> Option<u32> {
        let picture = self.get_mut(place)?;
        let Life::Ready { texture, .. } = picture.life else {
            return None;
        };
        picture.sharper = Some(asked);
        Some(texture)
    }

    /// The texture for which more pixels are under way, which nobody waits for any more.
    pub(crate) fn stay_coarse(&mut self, place: usize) -> Option<u32> {
        let picture = self.get_mut(place)?;
        picture.sharper.take()?;
        match picture.life {
            Life::Ready { texture, .. } => Some(texture),
            _ => None,
        }
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

    /// The texture of the load of a picture that is not there, which nobody waits for any more.
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

    fn set_life(&mut self, place: usize, life: Life) {
        if let Some(picture) = self.get_mut(place) {
            picture.life = life;
            self.changed.push(place);
        }
    }
}
