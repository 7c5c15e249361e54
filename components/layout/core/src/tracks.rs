//! CSS Grid 2, section 12: how large tracks are.

use crate::geometry::Length;
use crate::style::{Breadth, GridStyle, Repeat, Track};

/// A track while the grid is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Sized {
    pub track: Track,
    pub base: f32,
    limit: f32,
    /// An empty track of `auto-fit`: it has no size and no gap.
    pub collapsed: bool,
    planned: f32,
    grown: f32,
    infinitely_growable: bool,
    touched: bool,
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
    /// Whether its automatic minimum is that of its content, which tracks with a fixed maximum limit.
    pub automatic: bool,
}

/// What is there for the tracks of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Available {
    Definite(f32),
    /// The container is asked for its narrowest width.
    MinContent,
    /// The container is asked for its widest width.
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

/// What the sizing of an axis goes by.
#[derive(Clone, Copy, Debug)]
pub struct Sizing {
    pub available: Available,
    /// Of the content box.
    pub limits: crate::geometry::Limits,
    pub gap: f32,
    /// Whether `auto` tracks take what is left.
    pub stretches: bool,
}

impl Phase {
    fn grows_limits(self) -> bool {
        matches!(self, Self::Maximums | Self::MaxContentMaximums)
    }
}

impl Sized {
    /// Base size or growth limit, whichever the phase increases.
    fn affected_size(&self, phase: Phase) -> f32 {
        if phase.grows_limits() && self.limit.is_finite() {
            self.limit
        } else {
            self.base
        }
    }

    fn new(track: Track, collapsed: bool) -> Self {
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

    fn is_flexible(&self) -> bool {
        matches!(self.track.max, Breadth::Fraction(_))
    }

    fn has_intrinsic_min(&self) -> bool {
        matches!(
            self.track.min,
            Breadth::Auto | Breadth::MinContent | Breadth::MaxContent
        )
    }

    fn has_intrinsic_max(&self) -> bool {
        matches!(
            self.track.max,
            Breadth::Auto | Breadth::MinContent | Breadth::MaxContent | Breadth::FitContent(_)
        )
    }
}

/// How often `auto-fill` and `auto-fit` repeat, and the number of explicit tracks: 7.2.3.
///
/// `size`: content box where it is definite; `limits`: what it may be, else.
pub fn explicit_tracks(
    style: &GridStyle,
    axis: usize,
    size: Option<f32>,
    limits: crate::geometry::Limits,
    gap: f32,
) -> Vec<(Track, bool)> {
    let mut tracks = Vec::new();
    let lists = &style.template[axis];
    let is_auto =
        |repeat: Repeat| repeat != Repeat::Count(0) && !matches!(repeat, Repeat::Count(_));
    let resolve = |track: &Track| {
        let fixed = |breadth: Breadth| match breadth {
            Breadth::Fixed(length) => length.resolve(size),
            _ => None,
        };
        match (fixed(track.min), fixed(track.max)) {
            (Some(min), Some(max)) => Some(max.max(min)),
            (min, max) => max.or(min),
        }
    };
    let has_auto = lists.iter().filter(|list| is_auto(list.repeat)).count();
    let all_fixed = lists
        .iter()
        .flat_map(|list| &list.tracks)
        .all(|track| resolve(track).is_some() || size.is_none() && is_fixed(track));
    if has_auto > 1 || (has_auto == 1 && !all_fixed) {
        return tracks;
    }
    let mut times_auto = 1_usize;
    if let Some(list) = lists.iter().find(|list| is_auto(list.repeat)) {
        times_auto = auto_repetitions(style, axis, &list.tracks, size, limits, gap, resolve);
    }
    for list in lists {
        let times = match list.repeat {
            Repeat::Count(count) => count as usize,
            _ => times_auto,
        };
        for _ in 0..times {
            tracks.extend(
                list.tracks
                    .iter()
                    .map(|track| (*track, list.repeat == Repeat::AutoFit)),
            );
        }
        tracks.truncate(10_000);
    }
    tracks
}

fn is_fixed(track: &Track) -> bool {
    matches!(track.min, Breadth::Fixed(_)) || matches!(track.max, Breadth::Fixed(_))
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 10,000 tracks, clamped"
)]
fn auto_repetitions(
    style: &GridStyle,
    axis: usize,
    repeated: &[Track],
    size: Option<f32>,
    limits: crate::geometry::Limits,
    gap: f32,
    resolve: impl Fn(&Track) -> Option<f32>,
) -> usize {
    let (room, rounds_up) = match size {
        Some(size) => (size, false),
        None if limits.max.is_finite() => (limits.max, false),
        None if limits.min > 0.0 => (limits.min, true),
        None => return 1,
    };
    let each: f32 = repeated
        .iter()
        .map(|track| resolve(track).unwrap_or(0.0).max(1.0) + gap)
        .sum();
    let others = style.template[axis]
        .iter()
        .filter_map(|list| match list.repeat {
            Repeat::Count(count) => Some((count as f32, &list.tracks)),
            _ => None,
        });
    let others: f32 = others
        .map(|(count, tracks)| {
            count
                * tracks
                    .iter()
                    .map(|track| resolve(track).unwrap_or(0.0) + gap)
                    .sum::<f32>()
        })
        .sum();
    let times = (room + gap - others + 1e-3) / each.max(1.0);
    let times = if rounds_up {
        (times - 2e-3).ceil()
    } else {
        times.floor()
    };
    times.clamp(1.0, (10_000 / repeated.len().max(1)) as f32) as usize
}

/// The tracks of an axis: implicit ones before, explicit ones, implicit ones after. `used`: whether an item lies in a track.
pub fn all_tracks(
    explicit: &[(Track, bool)],
    auto: &[Track],
    before: usize,
    after: usize,
    used: impl Fn(usize) -> bool,
) -> Vec<Sized> {
    let implicit = |number: usize| {
        if auto.is_empty() {
            Track::AUTO
        } else {
            auto[number % auto.len()]
        }
    };
    let mut tracks = Vec::with_capacity(before + explicit.len() + after);
    for number in 0..before {
        // The last one before the grid is the last of the pattern.
        let from_end = (before - number) % auto.len().max(1);
        tracks.push(Sized::new(
            implicit((auto.len() - from_end) % auto.len().max(1)),
            false,
        ));
    }
    for (number, (track, fits)) in explicit.iter().enumerate() {
        tracks.push(Sized::new(*track, *fits && !used(before + number)));
    }
    tracks.extend((0..after).map(|number| Sized::new(implicit(number), false)));
    tracks
}

/// 12.3: sizes all tracks of an axis.
pub fn size_tracks(tracks: &mut [Sized], needs: &mut [Need], sizing: &Sizing) {
    initialize(tracks, sizing);
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

fn gaps(tracks: &[Sized], gap: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "at most 20,000 tracks")]
    let count = tracks.iter().filter(|track| !track.collapsed).count() as f32;
    gap * (count - 1.0).max(0.0)
}

/// 12.4. Shares of what is not known are `auto`.
fn initialize(tracks: &mut [Sized], sizing: &Sizing) {
    let basis = sizing.available.definite();
    for sized in tracks {
        for breadth in [&mut sized.track.min, &mut sized.track.max] {
            if let Breadth::Fixed(length @ Length::Share(_)) = *breadth {
                *breadth = length
                    .resolve(basis)
                    .map_or(Breadth::Auto, |size| Breadth::Fixed(Length::Dp(size)));
            }
        }
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

/// 12.5: what items need, small spans first; items that cross flexible tracks at the end.
fn resolve_intrinsic(tracks: &mut [Sized], needs: &mut [Need], sizing: &Sizing) {
    for need in needs.iter_mut() {
        limit_minimum(tracks, need, sizing);
    }
    let crosses_flexible =
        |tracks: &[Sized], need: &Need| tracks[need.start..need.end].iter().any(Sized::is_flexible);
    needs.sort_by_key(|need| (crosses_flexible(tracks, need), need.end - need.start));
    let mut start = 0;
    while start < needs.len() {
        let flexible = crosses_flexible(tracks, &needs[start]);
        let span = needs[start].end - needs[start].start;
        let same = |need: &Need| {
            if flexible {
                true
            } else {
                !crosses_flexible(tracks, need) && need.end - need.start == span
            }
        };
        let end = start + needs[start..].iter().take_while(|need| same(need)).count();
        increase_for(tracks, &needs[start..end], sizing, flexible);
        start = end;
    }
    for track in tracks {
        if track.limit.is_infinite() {
            track.limit = track.base;
        }
    }
}

/// 6.6: a content-based minimum is no more than what tracks of fixed maximum make.
fn limit_minimum(tracks: &[Sized], need: &mut Need, sizing: &Sizing) {
    if !need.automatic {
        return;
    }
    let spanned = &tracks[need.start..need.end];
    let is_auto = |sized: &Sized| sized.track.min == Breadth::Auto;
    if !spanned.iter().any(is_auto) || (spanned.len() > 1 && spanned.iter().any(Sized::is_flexible))
    {
        need.minimum = need.floor;
        return;
    }
    let fixed = |sized: &Sized| match sized.track.max {
        Breadth::Fixed(length) => Some(length.or_zero(None)),
        _ => None,
    };
    let most: Option<f32> = spanned.iter().map(fixed).sum();
    if let Some(most) = most {
        need.minimum = need
            .minimum
            .min(most + gaps(spanned, sizing.gap))
            .max(need.floor);
    }
}

/// What of an item is to be accommodated, and by which tracks.
#[derive(Clone, Copy)]
enum Phase {
    Minimums,
    ContentMinimums,
    MaxContentMinimums,
    Maximums,
    MaxContentMaximums,
}

/// 12.5, steps 2 to 4, for items of one span or for all that cross flexible tracks.
fn increase_for(tracks: &mut [Sized], needs: &[Need], sizing: &Sizing, flexible: bool) {
    use Phase::{ContentMinimums, MaxContentMaximums, MaxContentMinimums, Maximums, Minimums};
    for phase in [Minimums, ContentMinimums, MaxContentMinimums] {
        distribute_phase(tracks, needs, sizing, flexible, phase);
    }
    for track in tracks.iter_mut() {
        track.limit = track.limit.max(track.base);
    }
    if flexible {
        return;
    }
    for track in tracks.iter_mut() {
        track.infinitely_growable = false;
    }
    distribute_phase(tracks, needs, sizing, false, Maximums);
    distribute_phase(tracks, needs, sizing, false, MaxContentMaximums);
}

fn distribute_phase(
    tracks: &mut [Sized],
    needs: &[Need],
    sizing: &Sizing,
    flexible: bool,
    phase: Phase,
) {
    for track in tracks.iter_mut() {
        (track.planned, track.touched) = (0.0, false);
    }
    let affected = |sized: &Sized| is_affected(sized, phase, flexible);
    for need in needs {
        let contribution = match phase {
            // Not the limited min-content contributions, even if the content is asked for its width: as Chromium.
            Phase::Minimums => need.minimum,
            Phase::ContentMinimums | Phase::Maximums => need.min,
            Phase::MaxContentMinimums | Phase::MaxContentMaximums => need.max,
        };
        let spanned = &mut tracks[need.start..need.end];
        if !spanned.iter().any(affected) {
            continue;
        }
        let taken: f32 = spanned.iter().map(|sized| sized.affected_size(phase)).sum();
        let space = contribution - taken - gaps(spanned, sizing.gap);
        if space > 0.0 {
            distribute_extra(spanned, space, phase, flexible, affected);
        }
        for sized in spanned.iter_mut().filter(|sized| affected(sized)) {
            sized.planned = sized.planned.max(core::mem::take(&mut sized.grown));
            sized.touched = true;
        }
    }
    for track in tracks.iter_mut().filter(|track| track.touched) {
        if !phase.grows_limits() {
            track.base += track.planned;
        } else {
            track.infinitely_growable =
                matches!(phase, Phase::Maximums) && track.limit.is_infinite();
            track.limit = track.affected_size(phase) + track.planned;
        }
    }
}

fn is_affected(sized: &Sized, phase: Phase, flexible: bool) -> bool {
    if flexible && !sized.is_flexible() {
        return false;
    }
    let (min, max) = (sized.track.min, sized.track.max);
    match phase {
        Phase::Minimums => sized.has_intrinsic_min(),
        Phase::ContentMinimums => matches!(min, Breadth::MinContent | Breadth::MaxContent),
        Phase::MaxContentMinimums => min == Breadth::MaxContent,
        Phase::Maximums => sized.has_intrinsic_max(),
        Phase::MaxContentMaximums => matches!(
            max,
            Breadth::MaxContent | Breadth::Auto | Breadth::FitContent(_)
        ),
    }
}

/// 12.5.1: shares space out among the affected tracks: first up to their limits, then beyond.
fn distribute_extra(
    spanned: &mut [Sized],
    space: f32,
    phase: Phase,
    flexible: bool,
    affected: impl Fn(&Sized) -> bool,
) {
    let fit = |sized: &Sized| match sized.track.max {
        Breadth::FitContent(limit) => (limit - sized.affected_size(phase)).max(0.0),
        _ => f32::INFINITY,
    };
    let room = |sized: &Sized| {
        if !phase.grows_limits() {
            (sized.limit - sized.base).min(fit(sized))
        } else if sized.limit.is_infinite() || sized.infinitely_growable {
            fit(sized)
        } else {
            0.0
        }
    };
    let left = grow_equally(spanned, space, flexible, &affected, room);
    // Beyond the limits. A track with `fit-content()` counts as one of fixed size once it has that.
    let can_be_larger = |sized: &Sized| sized.grown < fit(sized);
    let is_preferred = |sized: &Sized| {
        affected(sized)
            && can_be_larger(sized)
            && match phase {
                Phase::Minimums | Phase::ContentMinimums => sized.has_intrinsic_max(),
                Phase::MaxContentMinimums => {
                    matches!(
                        sized.track.max,
                        Breadth::MaxContent | Breadth::Auto | Breadth::FitContent(_)
                    )
                }
                Phase::Maximums | Phase::MaxContentMaximums => true,
            }
    };
    let has_preferred = spanned.iter().any(is_preferred);
    if left > 0.0 && (has_preferred || !phase.grows_limits()) {
        let more = |sized: &Sized| {
            if has_preferred {
                fit(sized) - sized.grown
            } else {
                f32::INFINITY
            }
        };
        grow_equally(
            spanned,
            left,
            flexible,
            |sized| {
                if has_preferred {
                    is_preferred(sized)
                } else {
                    affected(sized)
                }
            },
            more,
        );
    }
}

/// Grows tracks by equal parts (flexible ones by their factors) until the space is used or none has room. Returns what is left.
fn grow_equally(
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
        // Not held back by a greatest size: as Chromium.
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
            limit_fraction(tracks, wanted, sizing)
        }
    };
    for track in tracks.iter_mut().filter(|track| track.is_flexible()) {
        track.base = track.base.max(fraction * track.flex());
    }
}

/// A fraction that makes the grid neither smaller nor larger than its limits.
fn limit_fraction(tracks: &[Sized], fraction: f32, sizing: &Sizing) -> f32 {
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
    let clamped = sizing.limits.clamp(size);
    if (clamped - size).abs() > 1e-4 {
        fraction_size(tracks, clamped - gaps(tracks, sizing.gap))
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
        _ => sizing.limits.min,
    };
    let space = size - total(tracks, sizing.gap);
    let is_auto = |track: &Sized| track.track.max == Breadth::Auto && !track.collapsed;
    #[expect(clippy::cast_precision_loss, reason = "at most 20,000 tracks")]
    let count = tracks.iter().filter(|track| is_auto(track)).count() as f32;
    if space > 0.0 && count > 0.0 {
        for track in tracks.iter_mut().filter(|track| is_auto(track)) {
            track.base += space / count;
        }
    }
}
