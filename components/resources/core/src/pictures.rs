//! Pictures by URL, and the states they go through.

use inlay_interfaces::images::{NodeImage, Urgency, node_image_state as image_state};
use std::collections::BTreeMap;
use std::rc::Rc;

use inlay_schema::retry_delay;
use inlay_schema::values::LoadError;

use crate::nodes::covering_share;
use crate::{IN_BOUNDS, IN_VIEWPORT, OUT_OF_BOUNDS};

/// Tries for which the app asks that start at once, until one succeeds.
const FREE_TRIES: u32 = 4;
/// Least time between a failure and the tries that the app asks for beyond these, in milliseconds.
const ASKED_PACE: f64 = 1000.0;

/// What is known of an image whose last load failed. It holds until a load succeeds: nodes go on
/// showing the failure while the image is tried again.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Failure {
    pub(crate) reason: LoadError,
    /// Failed loads in a row, at least 1.
    pub(crate) count: u32,
    /// Time of the update that learned of it, in milliseconds; `None` until then.
    pub(crate) at: Option<f64>,
    /// Tries that the app asked for since a load last succeeded.
    asked: u32,
}

impl Failure {
    /// A failure of before a restart.
    pub(crate) const fn restored(reason: LoadError, count: u32) -> Self {
        Self {
            reason,
            count,
            at: Some(f64::NEG_INFINITY),
            asked: 0,
        }
    }

    /// When the image may be tried again: infinite where only the app can ask for it.
    fn retry_at(&self, is_asked: bool) -> f64 {
        let at = self.at.unwrap_or(f64::INFINITY);
        if is_asked {
            let is_free = self.asked <= FREE_TRIES;
            if is_free {
                f64::NEG_INFINITY
            } else {
                at + ASKED_PACE
            }
        } else if self.reason.may_pass() {
            at + retry_delay(self.count)
        } else {
            f64::INFINITY
        }
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
    /// See [`Picture::failure`].
    Failed,
    Evicted,
}

/// How many times as many pixels per side are worth another load. Images are seen in steps of a
/// sixteenth: up to an eighth larger is not seen.
const CLEARLY_MORE: f64 = 1.15;
/// How many times as few pixels per side are worth another load: a quarter of the bytes, and what
/// is filtered well without them.
const CLEARLY_LESS: f64 = 2.0;
/// Bytes of a texture below which it is not worth another load.
const SMALL: u32 = 64 * 1024;

/// Bytes of a texture of an image of `size` with all smaller levels. Each is a quarter of the one
/// before, and half of it from where one side is a single pixel.
fn with_levels(bytes: u32, [width, height]: [u32; 2]) -> u32 {
    let thin = 8 * u64::from(width.max(height)) / u64::from(width.min(height).max(1));
    let thin = u32::try_from(thin).unwrap_or(u32::MAX);
    bytes.saturating_add(bytes / 3).saturating_add(thin)
}

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
    /// Why its last load failed; `None` once one succeeded.
    pub(crate) failure: Option<Failure>,
    /// The app waits for another try: a node named the image after it failed, or reloads it.
    pub(crate) is_asked_for: bool,
    /// Its own size in pixels, once known.
    pub(crate) size: [u32; 2],
    /// What its texture took when it was last there; 0 if it never was.
    pub(crate) bytes: u32,
    /// Size that its last load was asked for, in device pixels; where a side is 0, its own.
    pub(crate) asked: [u32; 2],
    /// What it is asked for while more pixels of a ready picture are on their way, or fewer, into
    /// the texture that it has.
    pub(crate) sharper: Option<[u32; 2]>,
    /// The painter keeps smaller levels of its texture, a third of its bytes more.
    pub(crate) has_levels: bool,
    /// Nodes that name it.
    pub(crate) users: Vec<u32>,
    /// How many of them are in bounds, and in the viewport.
    counts: [u32; 2],
    /// When it was last in the viewport, in milliseconds; behind that, an order among equals.
    pub(crate) shown: (f64, u64),
    /// Whether it was in the viewport at the last update.
    pub(crate) visible: bool,
    /// How visible the host knows it to be while it loads.
    pub(crate) urgency: u32,
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
    pub(crate) fn told(&self, node: u32) -> NodeImage {
        let state = |state| NodeImage {
            node,
            state,
            ..NodeImage::default()
        };
        match self.life {
            Life::Wanted => state(image_state::WANTED),
            Life::Loading { .. } => state(image_state::LOADING),
            Life::Ready { texture, .. } => {
                let [width, height] = self.size;
                NodeImage {
                    detail: texture,
                    width,
                    height,
                    ..state(image_state::READY)
                }
            }
            // Who asked for another try is not answered with the failure of the last one.
            Life::Failed if self.is_asked_for => state(image_state::WANTED),
            Life::Failed => {
                let reason = self.failure.as_ref().map(|failure| failure.reason);
                NodeImage {
                    detail: reason.unwrap_or(LoadError::Broken).word(),
                    ..state(image_state::FAILED)
                }
            }
            Life::Evicted => state(image_state::EVICTED),
        }
    }

    /// Whether a load would be of use at this time, were there room.
    pub(crate) fn is_due(&self, now: f64) -> bool {
        match self.life {
            Life::Wanted | Life::Evicted => true,
            Life::Failed => self.retry_at() <= now,
            Life::Loading { .. } | Life::Ready { .. } => false,
        }
    }

    /// When a load that failed may be tried again, in milliseconds; infinite where it is not, or
    /// none failed.
    pub(crate) fn retry_at(&self) -> f64 {
        match &self.failure {
            Some(failure)
                if !matches!(self.life, Life::Loading { .. }) && self.sharper.is_none() =>
            {
                failure.retry_at(self.is_asked_for)
            }
            _ => f64::INFINITY,
        }
    }

    /// The app asks for another try of an image that failed. One that is under way is that try.
    /// Answers whether the image failed at all.
    pub(crate) fn ask(&mut self) -> bool {
        let is_failed = matches!(self.life, Life::Failed);
        let is_tried = self.failure.is_some() && matches!(self.life, Life::Loading { .. });
        if is_failed && !self.is_asked_for {
            self.failure
                .iter_mut()
                .for_each(|failure| failure.asked += 1);
        }
        self.is_asked_for |= is_failed || is_tried;
        is_failed || is_tried
    }

    /// Notes that a load failed.
    fn fail(&mut self, reason: LoadError) {
        let (count, asked) = self
            .failure
            .map_or((0, 0), |before| (before.count, before.asked));
        self.failure = Some(Failure {
            reason,
            count: count.saturating_add(1),
            at: None,
            asked,
        });
    }

    /// Whether a load for a shown size would give clearly more pixels than are there, or clearly
    /// fewer, and none is under way.
    ///
    /// A host may decode to any size from the one it was asked for up to the picture's own.
    pub(crate) fn is_misfit(&self, shown: [u32; 2], now: f64) -> bool {
        if !matches!(self.life, Life::Ready { .. }) {
            return false;
        }
        let bytes = self.bytes;
        let wanted = covering_share(shown, self.size);
        let there = covering_share(self.asked, self.size);
        let has_all = u64::from(bytes) >= rgba_bytes(self.size);
        let is_coarse = !has_all && wanted >= CLEARLY_MORE * there;
        let is_large = bytes > SMALL && wanted * CLEARLY_LESS <= there;
        let is_free = self.sharper.is_none() && (self.failure.is_none() || self.retry_at() <= now);
        is_free && (is_coarse || is_large)
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
            failure: None,
            is_asked_for: false,
            size: [0; 2],
            bytes: 0,
            asked: [0; 2],
            sharper: None,
            has_levels: false,
            users: Vec::new(),
            counts: [0; 2],
            shown: (f64::NEG_INFINITY, 0),
            visible: false,
            urgency: OUT_OF_BOUNDS,
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
            picture.urgency = picture.visibility();
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
            picture.failure = None;
            picture.is_asked_for = false;
            let bytes = if picture.has_levels {
                with_levels(bytes, picture.size)
            } else {
                bytes
            };
            self.ready_bytes = self.ready_bytes + u64::from(bytes) - u64::from(coarse);
            self.set_life(place, Life::Ready { texture, bytes });
        }
    }

    /// A load under way failed; its texture, if it shows nothing now. What was there already stays;
    /// more pixels of it are asked for again if the cause may pass.
    pub(crate) fn failed(&mut self, place: usize, reason: LoadError) -> Option<u32> {
        let picture = self.get_mut(place)?;
        if let Some(asked) = picture.sharper.take() {
            if reason.may_pass() {
                picture.fail(reason);
            } else {
                picture.asked = asked;
                picture.failure = None;
            }
            return None;
        }
        let Life::Loading { texture, .. } = picture.life else {
            return None;
        };
        picture.fail(reason);
        picture.is_asked_for = false;
        self.set_life(place, Life::Failed);
        Some(texture)
    }

    /// Takes over what was known of a failure before a restart.
    pub(crate) fn restore_failure(&mut self, place: usize, reason: LoadError, count: u32) {
        if let Some(picture) = self.get_mut(place)
            && picture.life == Life::Wanted
        {
            picture.failure = Some(Failure::restored(reason, count));
            // Tried again at once: until then nobody is told anything.
            picture.is_asked_for = reason.may_pass();
            self.set_life(place, Life::Failed);
        }
    }

    /// Lets the painter keep smaller levels of a ready picture: its texture, unless it has them.
    pub(crate) fn keep_levels(&mut self, place: usize) -> Option<u32> {
        let picture = self.get_mut(place)?;
        let Life::Ready { texture, bytes } = picture.life else {
            return None;
        };
        if std::mem::replace(&mut picture.has_levels, true) {
            return None;
        }
        let more = with_levels(bytes, picture.size);
        // Nodes are told nothing.
        picture.life = Life::Ready {
            texture,
            bytes: more,
        };
        self.ready_bytes += u64::from(more - bytes);
        Some(texture)
    }

    /// Asks for more pixels of what is ready: the texture that it has.
    pub(crate) fn sharpen(&mut self, place: usize, asked: [u32; 2]) -> Option<u32> {
        let picture = self.get_mut(place)?;
        let Life::Ready { texture, .. } = picture.life else {
            return None;
        };
        picture.sharper = Some(asked);
        picture.urgency = picture.visibility();
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
        let picture = self.get_mut(place)?;
        let Life::Ready { texture, bytes } = picture.life else {
            return None;
        };
        picture.failure = None;
        picture.has_levels = false;
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
        let life = if picture.failure.is_some() {
            Life::Failed
        } else if picture.bytes == 0 {
            Life::Wanted
        } else {
            Life::Evicted
        };
        self.set_life(place, life);
        Some(texture)
    }

    /// The load under way of an image that became as visible as it is since the host was last told:
    /// its texture and how visible it is.
    pub(crate) fn take_urgency(&mut self, place: usize) -> Option<Urgency> {
        let is_loading = self.is_loading(place);
        let picture = self.get_mut(place).filter(|_| is_loading)?;
        let visibility = picture.visibility();
        if core::mem::replace(&mut picture.urgency, visibility) == visibility {
            return None;
        }
        match picture.life {
            Life::Loading { texture, .. } | Life::Ready { texture, .. } => Some(Urgency {
                texture,
                visibility,
            }),
            _ => None,
        }
    }

    fn set_life(&mut self, place: usize, life: Life) {
        if let Some(picture) = self.get_mut(place) {
            picture.life = life;
            self.changed.push(place);
        }
    }
}
