//! The decisions: cancel, evict, request, tell.

use core::cmp::Ordering;

use inlay_interfaces::images::{NodeImage, node_image_state as image_state};
use inlay_schema::{sort_by, sort_by_key};

use crate::nodes::{Node, covering_share};
use crate::pictures::{Life, Picture, rgba_bytes};
use crate::{Changes, IN_BOUNDS, IN_VIEWPORT, OUT_OF_BOUNDS, Request, Resources};

/// Empties the lists; what is due stays.
fn clear(changes: &mut Changes) {
    changes.requests.clear();
    changes.cancelled.clear();
    changes.urgency.clear();
    changes.released.clear();
    changes.levels.clear();
    changes.nodes.clear();
}

/// How many times smaller than its texture a picture is seen before it is filtered from smaller
/// levels.
const SMALL_TIMES: f64 = 2.0;

/// Lists that are kept from one update to the next.
#[derive(Default, Debug)]
pub(crate) struct Scratch {
    /// Nodes that name another picture than before.
    pub(crate) touched: Vec<u32>,
    /// Reserved textures that were freed.
    pub(crate) released: Vec<u32>,
    /// Places of pictures that may be evicted, or may be requested.
    places: Vec<usize>,
}

impl Resources {
    /// Decides what to load, cancel and free, and tells what nodes show now.
    ///
    /// `time` in milliseconds orders recency; one that is not finite or lies before the last counts
    /// as the last. Without any call since the last update, and before the time of
    /// [`Changes::wake`], this costs nothing. Afterwards the textures keep to the budget, or all
    /// pictures that are ready are in the viewport.
    pub fn update(&mut self, time: f64) -> &Changes {
        clear(&mut self.changes);
        if time.is_finite() {
            self.now = self.now.max(time);
        }
        let is_due = self.changes.wake.is_some_and(|wake| wake <= self.now);
        if core::mem::take(&mut self.dirty) || is_due {
            self.changes.released.append(&mut self.scratch.released);
            self.settle();
            self.evict();
            self.request();
            if !self.changes.levels.is_empty() {
                self.evict();
            }
            self.changes.wake = self.next_try();
            self.tell();
        }
        &self.changes
    }

    /// Follows what came and went: recency, loads nobody waits for, pictures nobody names.
    fn settle(&mut self) {
        for place in 0..self.pictures.places() {
            let Some(picture) = self.pictures.get_mut(place) else {
                continue;
            };
            let visibility = picture.visibility();
            let visible = visibility == IN_VIEWPORT;
            if picture.visible && !visible {
                picture.shown = (self.now, picture.since);
            }
            picture.visible = visible;
            if let Some(failure) = &mut picture.failure {
                failure.at.get_or_insert(self.now);
            }
            if visibility == OUT_OF_BOUNDS {
                self.stay_coarse(place);
                if let Some(texture) = self.pictures.cancel(place) {
                    self.textures.free(texture);
                    self.changes.cancelled.push(texture);
                }
                self.forget_unused(place);
            }
            if let Some(urgency) = self.pictures.take_urgency(place) {
                self.changes.urgency.extend(urgency.words());
            }
        }
    }

    /// More pixels of a picture are not needed any more.
    fn stay_coarse(&mut self, place: usize) {
        self.changes
            .cancelled
            .extend(self.pictures.stay_coarse(place));
    }

    fn forget_unused(&mut self, place: usize) {
        if let Some(picture) = self.pictures.get(place)
            && picture.users.is_empty()
            && !matches!(picture.life, Life::Ready { .. })
        {
            self.pictures.forget(place);
        }
    }

    /// Frees textures until the budget is kept or all is visible.
    fn evict(&mut self) {
        let used =
            |resources: &Self| resources.pictures.ready_bytes + resources.textures.reserved_bytes();
        if used(self) <= self.budget {
            return;
        }
        let mut places = core::mem::take(&mut self.scratch.places);
        places.clear();
        places.extend(
            self.pictures
                .iter()
                .filter(|(_, picture)| {
                    picture.visibility() != IN_VIEWPORT
                        && matches!(picture.life, Life::Ready { .. })
                })
                .map(|(place, _)| place),
        );
        sort_by(&mut places, |&a, &b| self.eviction_order(a, b).is_lt());
        for &place in &places {
            if used(self) <= self.budget {
                break;
            }
            self.stay_coarse(place);
            if let Some(texture) = self.pictures.evict(place) {
                self.textures.free(texture);
                self.changes.released.push(texture);
            }
            self.forget_unused(place);
        }
        self.scratch.places = places;
    }

    /// Out of bounds before in bounds; then what was shown longest ago; then by place.
    fn eviction_order(&self, a: usize, b: usize) -> Ordering {
        let key = |place| {
            self.pictures
                .get(place)
                .map(|picture| (picture.visibility(), picture.shown))
        };
        match (key(a), key(b)) {
            (Some((a_bounds, a_shown)), Some((b_bounds, b_shown))) => a_bounds
                .cmp(&b_bounds)
                .then(a_shown.0.total_cmp(&b_shown.0))
                .then(a_shown.1.cmp(&b_shown.1)),
            _ => Ordering::Equal,
        }
        .then(a.cmp(&b))
    }

    /// Requests what is due: all that is visible, and what is in bounds as far as there is room;
    /// then more pixels of what is visible and coarse.
    fn request(&mut self) {
        let mut places = core::mem::take(&mut self.scratch.places);
        places.clear();
        places.extend(
            self.pictures
                .iter()
                .filter(|(_, picture)| {
                    picture.visibility() != OUT_OF_BOUNDS && picture.is_due(self.now)
                })
                .map(|(place, _)| place),
        );
        sort_by_key(&mut places, |&place| {
            self.pictures.get(place).map(|picture| {
                (
                    core::cmp::Reverse(picture.visibility()),
                    // What failed before waits behind what was never tried.
                    picture.failure.is_some(),
                    picture.since,
                    place,
                )
            })
        });
        let mut kept = if places.is_empty() {
            0
        } else {
            self.kept_bytes()
        };
        for &place in &places {
            let Some(picture) = self.pictures.get(place) else {
                continue;
            };
            let asked = self.asked_size(picture);
            let bytes = if picture.bytes == 0 {
                rgba_bytes(asked)
            } else {
                u64::from(picture.bytes)
            };
            if picture.visibility() == IN_BOUNDS && kept + bytes > self.budget {
                continue;
            }
            let Some(texture) = self.textures.allocate(place) else {
                break;
            };
            kept += bytes;
            self.pictures.load(place, texture, bytes, asked);
            self.ask(place, texture, asked);
        }
        self.scratch.places = places;
        self.sharpen();
    }

    /// Requests more pixels of what is visible clearly larger than it was when it was loaded, and
    /// fewer of what is visible clearly smaller. What is visible at several sizes, or in parts, can
    /// have one texture only: where that is much larger than something that is seen, painters keep
    /// smaller levels of it.
    fn sharpen(&mut self) {
        for place in 0..self.pictures.places() {
            let Some(picture) = self
                .pictures
                .get(place)
                .filter(|picture| picture.visibility() == IN_VIEWPORT)
            else {
                continue;
            };
            let asked = self.asked_size(picture);
            if picture.is_misfit(asked, self.now) {
                if let Some(texture) = self.pictures.sharpen(place, asked) {
                    self.ask(place, texture, asked);
                }
            } else if self.needs_levels(picture) {
                self.changes.levels.extend(self.pictures.keep_levels(place));
            }
        }
    }

    /// Whether the texture of a ready image has far more pixels than some node in bounds shows.
    fn needs_levels(&self, picture: &Picture) -> bool {
        let is_candidate = matches!(picture.life, Life::Ready { .. })
            && picture.sharper.is_none()
            && !picture.has_levels;
        let whole = rgba_bytes(picture.size) as f64;
        let there = f64::from(picture.bytes).min(whole);
        is_candidate
            && self.users_in_bounds(&picture.users).any(|node| {
                let side = node.seen_share(picture.size) * SMALL_TIMES;
                side * side * whole < there
            })
    }

    fn ask(&mut self, place: usize, texture: u32, [width, height]: [u32; 2]) {
        if let Some(picture) = self.pictures.get(place) {
            self.changes.requests.push(Request {
                texture,
                url: picture.url.to_string(),
                width,
                height,
                visibility: picture.visibility(),
            });
        }
    }

    /// When the next failed load of an image in bounds is due.
    fn next_try(&self) -> Option<f64> {
        self.pictures
            .iter()
            .filter(|(_, picture)| picture.visibility() != OUT_OF_BOUNDS)
            .map(|(_, picture)| picture.retry_at())
            // What is due and not requested has no room yet, which is no question of time.
            .filter(|&time| time > self.now && time.is_finite())
            .min_by(f64::total_cmp)
    }

    /// Bytes that a new load cannot count on: reserved, in bounds, or on their way.
    fn kept_bytes(&self) -> u64 {
        let pictures = self.pictures.iter().map(|(_, picture)| match picture.life {
            Life::Ready { bytes, .. } if picture.visibility() != OUT_OF_BOUNDS => u64::from(bytes),
            Life::Loading { bytes, .. } => bytes,
            _ => 0,
        });
        self.textures.reserved_bytes() + pictures.sum::<u64>()
    }

    /// The size to ask for: what covers the boxes of the nodes in bounds; of a picture whose own
    /// size is known, what they show of it.
    fn asked_size(&self, picture: &Picture) -> [u32; 2] {
        let wanted = self.wanted_size(&picture.users);
        if picture.size == [0; 2] || wanted == [0; 2] {
            return wanted;
        }
        let shares = self
            .users_in_bounds(&picture.users)
            .map(|node| node.share_of(picture.size));
        let share = shares.fold(0.0, f64::max);
        if share >= covering_share(wanted, picture.size) {
            return wanted;
        }
        // Less than to cover the boxes is enough. Only the longer side is rounded up: from it the
        // host finds the same share.
        let [width, height] = picture.size.map(|side| f64::from(side) * share);
        if width >= height {
            [least_side(width), whole_side(height)]
        } else {
            [whole_side(width), least_side(height)]
        }
    }

    fn users_in_bounds<'a>(&'a self, users: &'a [u32]) -> impl Iterator<Item = &'a Node> {
        users
            .iter()
            .filter_map(|&user| self.nodes.get(user))
            .filter(|node| node.visibility != OUT_OF_BOUNDS)
    }

    /// Greatest width and height that the nodes in bounds need. A side that is 0 follows from the
    /// other; both are for the picture's own size.
    fn wanted_size(&self, users: &[u32]) -> [u32; 2] {
        let mut wanted = [0; 2];
        for node in self.users_in_bounds(users) {
            let [width, height] = node.wanted_size();
            if width == 0 && height == 0 {
                return [0; 2];
            }
            wanted = [wanted[0].max(width), wanted[1].max(height)];
        }
        wanted
    }

    /// Lists the nodes that show something else than they were last told.
    fn tell(&mut self) {
        let touched = &mut self.scratch.touched;
        self.pictures.take_changed(touched);
        sort_by_key(touched, |&id| (id & 0xf_ffff, id));
        touched.dedup();
        for id in touched.drain(..) {
            let Some(node) = self.nodes.get_mut(id) else {
                continue;
            };
            let now = match node.picture.and_then(|place| self.pictures.get(place)) {
                None => NodeImage {
                    node: id,
                    ..NodeImage::default()
                },
                Some(picture) => picture.told(id),
            };
            let is_answer = node.reloads && now.state == image_state::FAILED;
            // A failure holds until a load succeeds.
            let told = node.told;
            let has_failed = told.is_some_and(|told| told.state == image_state::FAILED);
            let is_steady = has_failed && !is_news(now.state);
            if is_answer || (told != Some(now) && !is_steady) {
                node.reloads = false;
                node.told = Some(now);
                self.changes.nodes.extend(now.words());
            }
        }
    }
}

/// The least whole side that is at least a length, but for what rounding adds; at least 1.
fn least_side(length: f64) -> u32 {
    whole_side((length - 1e-6).ceil()).max(1)
}

/// The greatest whole side that is at most a length.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within 0 to 16384"
)]
const fn whole_side(length: f64) -> u32 {
    length as u32
}

/// Whether a node whose image failed is told this state.
const fn is_news(state: u32) -> bool {
    state == image_state::EMPTY || state == image_state::READY
}
