//! Tracks: what moves one property of one node. Kept in a list sorted by node and property, so that
//! what comes out of a tick names each node once.

use inlay_schema::sort_by_key;

use crate::effect::Effect;
use crate::lane::{Lane, Plain};
use crate::pace::Pace;
use crate::transition::Transition;
use crate::value::{Property, Value};

/// What moves one property of one node.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    pub(crate) node: u32,
    pub(crate) property: Property,
    pub(crate) transition: Option<Transition>,
    /// The animation that began last.
    pub(crate) top: Option<usize>,
    /// The value that was reported last, and holds with the property's owner.
    pub(crate) reported: Option<Value>,
    /// Whether the owner holds a value of ours, so that the end of all animations must be reported.
    pub(crate) is_holding: bool,
}

/// Where a track is in the order of nodes and properties.
#[derive(Clone, Copy, Debug)]
struct Place {
    node: u32,
    property: u16,
    track: usize,
}

/// Who sees all tracks.
pub(crate) trait Visit {
    /// A track of `node` that moves plainly. Answers whether that is all.
    fn glide(&mut self, node: u32, plain: &mut Plain) -> bool;

    /// A track that must be looked at. Answers what the next visits do.
    fn look(&mut self, track: &mut Track) -> Lane;
}

/// All tracks.
#[derive(Clone, Default, Debug)]
pub(crate) struct Tracks {
    tracks: Vec<Option<Track>>,
    /// One for each of `tracks`.
    lanes: Vec<Lane>,
    free: Vec<usize>,
    order: Vec<Place>,
}

impl Tracks {
    /// The place of the track of a property of a node.
    pub(crate) fn find(&self, node: u32, property: u16) -> Option<usize> {
        let at = self.search(node, property).ok()?;
        self.order.get(at).map(|place| place.track)
    }

    /// A track, to be changed: the next tick will look at it.
    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Track> {
        let track = self.tracks.get_mut(at)?.as_mut()?;
        track.wake(self.lanes.get_mut(at)?);
        Some(track)
    }

    /// All tracks, by node and property.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Track> {
        self.order
            .iter()
            .filter_map(|place| self.tracks.get(place.track)?.as_ref())
    }

    /// All tracks, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Track> {
        let lanes = self.lanes.iter_mut();
        self.tracks
            .iter_mut()
            .zip(lanes)
            .filter_map(|(track, lane)| {
                let track = track.as_mut()?;
                track.wake(lane);
                Some(track)
            })
    }

    /// The place of the track of a property of a node, made where there is none.
    pub(crate) fn ensure(&mut self, node: u32, property: Property) -> usize {
        match self.search(node, property.id) {
            Ok(at) => self.order[at].track,
            Err(at) => {
                let track = self.free.pop().unwrap_or(self.tracks.len());
                if track == self.tracks.len() {
                    self.tracks.push(None);
                    self.lanes.push(Lane::Awake);
                }
                self.tracks[track] = Some(Track {
                    node,
                    property,
                    transition: None,
                    top: None,
                    reported: None,
                    is_holding: false,
                });
                self.lanes[track] = Lane::Awake;
                self.order.insert(
                    at,
                    Place {
                        node,
                        property: property.id,
                        track,
                    },
                );
                track
            }
        }
    }

    /// Takes a track away.
    pub(crate) fn remove(&mut self, track: usize) {
        let Some(removed) = self.tracks.get_mut(track).and_then(Option::take) else {
            return;
        };
        self.free.push(track);
        if let Ok(at) = self.search(removed.node, removed.property.id) {
            self.order.remove(at);
        }
    }

    /// Shows all tracks to a visitor, by node and property. Those that move nothing any more go.
    pub(crate) fn visit(&mut self, visitor: &mut impl Visit) {
        let Self {
            tracks,
            lanes,
            free,
            order,
        } = self;
        let mut has_empty = false;
        for place in order.iter() {
            let Some(lane) = lanes.get_mut(place.track) else {
                continue;
            };
            let is_done = match lane {
                Lane::Asleep => true,
                Lane::Plain(plain) => visitor.glide(place.node, plain),
                Lane::Awake => false,
            };
            if is_done {
                continue;
            }
            if let Some(track) = tracks.get_mut(place.track).and_then(Option::as_mut) {
                track.wake(lane);
                *lane = visitor.look(track);
                has_empty |= track.is_empty();
            }
        }
        if has_empty {
            order.retain(|place| {
                let slot = &mut tracks[place.track];
                let is_empty = slot.as_ref().is_none_or(Track::is_empty);
                if is_empty {
                    *slot = None;
                    free.push(place.track);
                }
                !is_empty
            });
        }
    }

    /// The tracks of a node, by property.
    pub(crate) fn of_node(&self, node: u32) -> impl Iterator<Item = usize> {
        let first = self.order.partition_point(|place| place.node < node);
        self.order[first..]
            .iter()
            .take_while(move |place| place.node == node)
            .map(|place| place.track)
    }

    pub(crate) fn clear(&mut self) {
        self.tracks.clear();
        self.lanes.clear();
        self.free.clear();
        self.order.clear();
    }

    fn search(&self, node: u32, property: u16) -> Result<usize, usize> {
        self.order
            .binary_search_by_key(&(node, property), |place| (place.node, place.property))
    }
}

impl Track {
    /// Takes back what a lane had of it.
    fn wake(&mut self, lane: &mut Lane) {
        if let Lane::Plain(plain) = core::mem::replace(lane, Lane::Awake) {
            self.reported = Some(plain.reported());
        }
    }

    /// Whether nothing moves it.
    fn is_empty(&self) -> bool {
        self.transition.is_none() && self.top.is_none()
    }

    /// Its way at `now`, if only one thing moves it, and plainly.
    pub(crate) fn plain(&self, effects: &Effects, now: f64) -> Option<Plain> {
        match (&self.transition, self.top.and_then(|at| effects.get(at))) {
            (None, Some(effect)) if effect.below.is_none() => effect.plain(&self.property, now),
            (Some(transition), None) => transition.plain(&self.property),
            _ => None,
        }
    }

    /// How soon its value changes visibly after `now`, or something of it ends.
    pub(crate) fn pace(&self, effects: &Effects, now: f64, ratio: f64) -> Pace {
        let transition = self.transition.as_ref();
        let mut pace = transition.map_or(Pace::REST, |it| it.pace(&self.property, now, ratio));
        let mut next = self.top;
        while let Some(effect) = next.and_then(|at| effects.get(at)) {
            pace = pace.and(effect.pace(&self.property, now, ratio));
            next = effect.below;
        }
        pace
    }

    /// The value at `now` of the animation that began last and has one.
    pub(crate) fn sample_effects(&self, effects: &Effects, now: f64) -> Option<Value> {
        let mut next = self.top;
        while let Some(effect) = next.and_then(|at| effects.get(at)) {
            if let Some(value) = effect.sample(&self.property, now) {
                return Some(value);
            }
            next = effect.below;
        }
        None
    }
}

/// The animations of apps.
#[derive(Clone, Default, Debug)]
pub(crate) struct Effects {
    effects: Vec<Option<Effect>>,
    free: Vec<usize>,
    /// Ids and places, sorted by id.
    ids: Vec<(u32, usize)>,
    begun: u32,
}

impl Effects {
    pub(crate) fn get(&self, at: usize) -> Option<&Effect> {
        self.effects.get(at)?.as_ref()
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Effect> {
        self.effects.get_mut(at)?.as_mut()
    }

    pub(crate) fn find(&self, id: u32) -> Option<usize> {
        let at = self.search(id).ok()?;
        self.ids.get(at).map(|&(_, effect)| effect)
    }

    /// Puts an animation on top of a track. Its id must be free.
    pub(crate) fn add(&mut self, mut effect: Effect, at: usize, track: &mut Track) {
        effect.sequence = self.begun;
        effect.track = at;
        effect.below = track.top;
        self.begun = self.begun.wrapping_add(1);
        let place = self.free.pop().unwrap_or(self.effects.len());
        if place == self.effects.len() {
            self.effects.push(None);
        }
        if let Err(at) = self.search(effect.id) {
            self.ids.insert(at, (effect.id, place));
        }
        self.effects[place] = Some(effect);
        track.top = Some(place);
    }

    /// Takes an animation off its track; returns its id.
    pub(crate) fn remove(&mut self, at: usize, track: &mut Track) -> Option<u32> {
        let removed = self.effects.get_mut(at)?.take()?;
        self.free.push(at);
        if let Ok(at) = self.search(removed.id) {
            self.ids.remove(at);
        }
        let mut next = track.top;
        if next == Some(at) {
            track.top = removed.below;
            return Some(removed.id);
        }
        while let Some(above) = next.and_then(|at| self.get_mut(at)) {
            if above.below == Some(at) {
                above.below = removed.below;
                break;
            }
            next = above.below;
        }
        Some(removed.id)
    }

    /// Places of all animations, in the order in which they began.
    pub(crate) fn in_order(&self) -> Vec<usize> {
        let mut places: Vec<_> = self.ids.iter().map(|&(_, at)| at).collect();
        sort_by_key(&mut places, |&at| {
            self.get(at).map(|effect| effect.sequence)
        });
        places
    }

    /// Begins a new order of all animations.
    pub(crate) fn renumber(&mut self, places: &[usize]) {
        self.begun = 0;
        for &at in places {
            if let Some(effect) = self.effects.get_mut(at).and_then(Option::as_mut) {
                effect.sequence = self.begun;
                self.begun += 1;
            }
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    fn search(&self, id: u32) -> Result<usize, usize> {
        self.ids.binary_search_by_key(&id, |&(id, _)| id)
    }
}
