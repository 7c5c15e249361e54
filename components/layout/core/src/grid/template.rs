//! CSS Grid 2, section 7: which tracks there are.

use super::tracks::Sized;
use crate::chromium;
use crate::geometry::{Limits, snapped};
use crate::style::{Breadth, GridStyle, Repeat, Track};

/// How often `auto-fill` and `auto-fit` repeat, and the number of explicit tracks: 7.2.3.
///
/// `size`: content box where it is definite; `limits`: what it may be, else.
pub fn explicit_tracks(
    style: &GridStyle,
    axis: usize,
    size: Option<f32>,
    limits: Limits,
    gap: f32,
) -> Vec<(Track, bool)> {
    let mut tracks = Vec::new();
    let lists = &style.template[axis];
    let is_auto =
        |repeat: Repeat| repeat != Repeat::Count(0) && !matches!(repeat, Repeat::Count(_));
    let basis = size.or(chromium::REPEATED_SHARES_OF_LEAST_SIZE.then_some(limits.min));
    let resolve = |track: &Track| {
        let fixed = |breadth: Breadth| match breadth {
            Breadth::Fixed(length) => length.resolve(basis),
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
        .all(|track| resolve(track).is_some());
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
    limits: Limits,
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
    let mut times = (room + gap - others) / each.max(1.0);
    if chromium::REPETITIONS_IN_64THS {
        times = snapped(times);
    }
    let times = if rounds_up {
        times.ceil()
    } else {
        times.floor()
    };
    (times.max(1.0) as usize).min((10_000 / repeated.len().max(1)).max(1))
}

/// The tracks of an axis: implicit ones before, explicit ones, implicit ones after. `used`: whether
/// an item lies in a track.
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
