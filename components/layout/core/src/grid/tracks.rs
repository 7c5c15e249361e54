//! CSS Grid 2, section 12: how large tracks are. What items need is brought in by `growth`.

use super::growth::resolve_intrinsic;
use crate::chromium;
use crate::geometry::{Length, snapped};
use crate::style::{Breadth, Track};

/// A track while the grid is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Sized {
    pub track: Track,
    pub base: f32,
    pub(super) limit: f32,
    /// An empty track of `auto-fit`: it has no size and no gap.
    pub collapsed: bool,
    pub(super) planned: f32,
    pub(super) grown: f32,
    pub(super) infinitely_growable: bool,
    pub(super) touched: bool,
}

/// What an item needs in one axis.
#[derive(Clone, Copy, Debug, Default)]
pub struct Need {
    /// First track and the one after the last.
    pub start: usize,
    pub end: usize,
    /// CSS `minimum contribution`.
    pub minimum: f32,
    /// The same if an automatic minimum is 0.
    pub floor: f32,
    /// CSS `min-content contribution`.
    pub min: f32,
    /// CSS `max-content contribution`.
    pub max: f32,
    /// Whether its minimum is the floor, whatever its content needs.
    pub is_floor: bool,
    /// Whether its automatic minimum is that of its content, which tracks with a fixed maximum
    /// limit.
    pub automatic: bool,
}

/// What is there for the tracks of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Available {
    Definite(f32),
    /// The container's min-content width is measured.
    MinContent,
    /// The container's max-content width is measured.
    MaxContent,
    /// What the tracks take decides the height.
    Indefinite,
}

impl Available {
    fn definite(self) -> Option<f32> {
        match self {
            Self::Definite(size) => Some(size),
            _ => None,
        }
    }
}

/// What the sizing of an axis depends on.
#[derive(Clone, Copy, Debug)]
pub struct Sizing {
    pub available: Available,
    /// The least that the content box is.
    pub least: f32,
    pub gap: f32,
    /// Whether `auto` tracks take what is left.
    pub stretches: bool,
}

impl Phase {
    pub(super) fn grows_limits(self) -> bool {
        matches!(self, Self::Maximums | Self::MaxContentMaximums)
    }
}

impl Sized {
    /// Base size or growth limit, whichever the phase increases.
    pub(super) fn affected_size(&self, phase: Phase) -> f32 {
        if phase.grows_limits() && self.limit.is_finite() {
            self.limit
        } else {
            self.base
        }
    }

    pub(super) fn new(track: Track, collapsed: bool) -> Self {
        Self {
            track,
            base: 0.0,
            limit: 0.0,
            collapsed,
            planned: 0.0,
            grown: 0.0,
            infinitely_growable: false,
            touched: false,
        }
    }

    fn flex(&self) -> f32 {
        match self.track.max {
            Breadth::Fraction(factor) => factor,
            _ => 0.0,
        }
    }

    pub(super) fn is_flexible(&self) -> bool {
        matches!(self.track.max, Breadth::Fraction(_))
    }

    /// Whether no item is measured.
    pub(super) fn is_fixed(&self) -> bool {
        matches!(
            (self.track.min, self.track.max),
            (Breadth::Fixed(_), Breadth::Fixed(_))
        )
    }

    pub(super) fn has_intrinsic_min(&self) -> bool {
        matches!(
            self.track.min,
            Breadth::Auto | Breadth::MinContent | Breadth::MaxContent
        )
    }

    pub(super) fn has_intrinsic_max(&self) -> bool {
        matches!(
            self.track.max,
            Breadth::Auto | Breadth::MinContent | Breadth::MaxContent | Breadth::FitContent(_)
        )
    }
}

/// 12.3: sizes all tracks of an axis, whose shares are resolved.
pub fn size_tracks(tracks: &mut [Sized], needs: &mut [Need], sizing: &Sizing) {
    initialize(tracks);
    resolve_intrinsic(tracks, needs, sizing);
    maximize(tracks, sizing);
    expand_flexible(tracks, needs, sizing);
    if sizing.stretches {
        stretch_auto(tracks, sizing);
    }
}

/// Sum of tracks and the gaps between them.
pub fn total(tracks: &[Sized], gap: f32) -> f32 {
    tracks.iter().map(|track| track.base).sum::<f32>() + gaps(tracks, gap)
}

pub(super) fn gaps(tracks: &[Sized], gap: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "at most 20,000 tracks")]
    let count = tracks.iter().filter(|track| !track.collapsed).count() as f32;
    gap * (count - 1.0).max(0.0)
}

/// 7.2.1: shares of what is not known are `auto`.
pub fn resolve_shares(tracks: &mut [Sized], available: Available) {
    let basis = available.definite();
    for sized in tracks {
        for breadth in [&mut sized.track.min, &mut sized.track.max] {
            let resolve = |length: Length| length.resolve(basis).map(Length::Dp);
            *breadth = match *breadth {
                Breadth::Fixed(length) => resolve(length).map_or(Breadth::Auto, Breadth::Fixed),
                // A limit that has no meaning is none.
                Breadth::FitContent(length) => {
                    resolve(length).map_or(Breadth::MaxContent, Breadth::FitContent)
                }
                breadth => breadth,
            };
        }
    }
}

/// 12.4.
fn initialize(tracks: &mut [Sized]) {
    for sized in tracks {
        if sized.collapsed {
            sized.track = Track {
                min: Breadth::Fixed(Length::Dp(0.0)),
                max: Breadth::Fixed(Length::Dp(0.0)),
            };
        }
        sized.base = match sized.track.min {
            Breadth::Fixed(length) => length.or_zero(None),
            _ => 0.0,
        };
        sized.limit = match sized.track.max {
            Breadth::Fixed(length) => length.or_zero(None).max(sized.base),
            Breadth::Fraction(_) => sized.base,
            _ => f32::INFINITY,
        };
    }
}

/// What of an item is to be accommodated, and by which tracks.
#[derive(Clone, Copy)]
pub(super) enum Phase {
    Minimums,
    ContentMinimums,
    MaxContentMinimums,
    Maximums,
    MaxContentMaximums,
}

/// Grows tracks by equal parts (flexible ones by their factors) until the space is used or none has
/// room. Returns what is left.
pub(super) fn grow_equally(
    tracks: &mut [Sized],
    space: f32,
    flexible: bool,
    takes_part: impl Fn(&Sized) -> bool,
    room: impl Fn(&Sized) -> f32,
) -> f32 {
    let mut left = space;
    let mut open: Vec<usize> = (0..tracks.len())
        .filter(|&at| takes_part(&tracks[at]))
        .collect();
    let rooms: Vec<f32> = tracks.iter().map(&room).collect();
    let start: Vec<f32> = tracks.iter().map(|sized| sized.grown).collect();
    let factors: f32 = open.iter().map(|&at| tracks[at].flex()).sum();
    let by_factor = flexible && factors > 0.0;
    while left > 1e-4 && !open.is_empty() {
        let weight = |at: usize| if by_factor { tracks[at].flex() } else { 1.0 };
        let weights: f32 = open.iter().map(|&at| weight(at)).sum();
        if weights <= 0.0 {
            break;
        }
        let filled = |at: usize, tracks: &[Sized]| rooms[at] - (tracks[at].grown - start[at]);
        // The largest step that fills no track over.
        let step = open
            .iter()
            .filter(|&&at| weight(at) > 0.0)
            .map(|&at| filled(at, tracks).max(0.0) / weight(at))
            .fold(left / weights, f32::min);
        let weights_of: Vec<f32> = open.iter().map(|&at| weight(at)).collect();
        for (&at, weight) in open.iter().zip(&weights_of) {
            tracks[at].grown += step * weight;
        }
        left -= step * weights;
        let before = open.len();
        open.retain(|&at| filled(at, tracks) > 1e-4);
        if open.len() == before {
            break;
        }
    }
    left
}

/// 12.6: tracks grow to their limits as far as there is space.
fn maximize(tracks: &mut [Sized], sizing: &Sizing) {
    let space = match sizing.available {
        Available::MinContent => return,
        Available::MaxContent | Available::Indefinite => f32::INFINITY,
        Available::Definite(size) => size - total(tracks, sizing.gap),
    };
    if space.is_infinite() {
        for track in tracks.iter_mut() {
            track.base = track.limit;
        }
        return;
    }
    grow_to_limits(tracks, space);
}

fn grow_to_limits(tracks: &mut [Sized], space: f32) {
    if space <= 0.0 {
        return;
    }
    for track in tracks.iter_mut() {
        track.grown = 0.0;
    }
    grow_equally(
        tracks,
        space,
        false,
        |_| true,
        |track| track.limit - track.base,
    );
    for track in tracks.iter_mut() {
        track.base += core::mem::take(&mut track.grown);
    }
}

/// 12.7: flexible tracks share what is left.
fn expand_flexible(tracks: &mut [Sized], needs: &[Need], sizing: &Sizing) {
    if !tracks.iter().any(Sized::is_flexible) {
        return;
    }
    let fraction = match sizing.available {
        Available::MinContent => 0.0,
        Available::Definite(size) => fraction_size(tracks, size - gaps(tracks, sizing.gap)),
        Available::MaxContent | Available::Indefinite => {
            let of_track = |track: &Sized| {
                if track.flex() > 1.0 {
                    track.base / track.flex()
                } else {
                    track.base
                }
            };
            let tracks_want = tracks
                .iter()
                .filter(|track| track.is_flexible())
                .map(of_track)
                .fold(0.0, f32::max);
            let of_need = |need: &Need| {
                let spanned = &tracks[need.start..need.end];
                let crosses = spanned.iter().any(Sized::is_flexible);
                if crosses {
                    fraction_size(spanned, need.max - gaps(spanned, sizing.gap))
                } else {
                    0.0
                }
            };
            let wanted = needs.iter().map(of_need).fold(tracks_want, f32::max);
            least_fraction(tracks, wanted, sizing)
        }
    };
    let mut left = 0.0;
    for track in tracks.iter_mut().filter(|track| track.is_flexible()) {
        let share = fraction * track.flex() + left;
        let size = match chromium::FRACTIONS_IN_64THS {
            true => snapped(share),
            false => share,
        };
        if size >= track.base {
            track.base = size;
            left = (share - size).max(0.0);
        }
    }
}

/// A fraction that makes the grid no smaller than it may be. Where it makes it larger than it may
/// be, rows are sized again in the height that they leave.
fn least_fraction(tracks: &[Sized], fraction: f32, sizing: &Sizing) -> f32 {
    let size = tracks
        .iter()
        .map(|track| {
            if track.is_flexible() {
                track.base.max(fraction * track.flex())
            } else {
                track.base
            }
        })
        .sum::<f32>()
        + gaps(tracks, sizing.gap);
    if size < sizing.least {
        fraction_size(tracks, sizing.least - gaps(tracks, sizing.gap))
    } else {
        fraction
    }
}

/// 12.7.1: the size of 1fr in so much space.
fn fraction_size(tracks: &[Sized], space: f32) -> f32 {
    let mut inflexible = vec![false; tracks.len()];
    loop {
        let (mut left, mut factors) = (space, 0.0);
        for (track, &inflexible) in tracks.iter().zip(&inflexible) {
            if track.is_flexible() && !inflexible {
                factors += track.flex();
            } else {
                left -= track.base;
            }
        }
        let fraction = (left / factors.max(1.0)).max(0.0);
        let mut changed = false;
        for (track, inflexible) in tracks.iter().zip(&mut inflexible) {
            if track.is_flexible() && !*inflexible && fraction * track.flex() < track.base {
                *inflexible = true;
                changed = true;
            }
        }
        if !changed {
            return fraction;
        }
    }
}

/// 12.8: `auto` tracks share what is still left.
fn stretch_auto(tracks: &mut [Sized], sizing: &Sizing) {
    let size = match sizing.available {
        Available::Definite(size) => size,
        _ => sizing.least,
    };
    let mut space = (size - total(tracks, sizing.gap)).max(0.0);
    let is_auto = |track: &Sized| track.track.max == Breadth::Auto && !track.collapsed;
    #[expect(clippy::cast_precision_loss, reason = "at most 20,000 tracks")]
    let mut count = tracks.iter().filter(|track| is_auto(track)).count() as f32;
    for track in tracks.iter_mut().filter(|track| is_auto(track)) {
        let part = match chromium::STRETCHED_TRACKS_IN_64THS {
            true => snapped(space / count),
            false => space / count,
        };
        track.base += part;
        (space, count) = (space - part, count - 1.0);
    }
}
