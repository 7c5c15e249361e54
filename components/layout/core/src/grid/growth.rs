//! CSS Grid 2, 12.5: tracks grow to what their items need.

use core::ops::Range;

use super::tracks::{Need, Phase, Sized, Sizing, gaps, grow_equally};
use crate::style::Breadth;

/// 12.5: what items need, small spans first; items that cross flexible tracks at the end.
pub(super) fn resolve_intrinsic(tracks: &mut [Sized], needs: &mut [Need], sizing: &Sizing) {
    for need in needs.iter_mut() {
        limit_minimum(tracks, need, sizing);
    }
    for span in by_span(tracks, needs) {
        increase_for(tracks, &needs[span.needs], sizing, span.flexible);
    }
    for track in tracks {
        if track.limit.is_infinite() {
            track.limit = track.base;
        }
    }
}

/// Needs of items that are accommodated together.
struct Span {
    needs: Range<usize>,
    /// Whether they cross flexible tracks.
    flexible: bool,
}

/// Brings needs into the order in which they are accommodated: by the number of their tracks, those
/// that cross flexible tracks last, and so too; the others in their order.
fn by_span(tracks: &[Sized], needs: &mut [Need]) -> impl Iterator<Item = Span> + use<> {
    // Flexible tracks in front of each track.
    let mut flexible = Vec::with_capacity(tracks.len() + 1);
    let mut count = 0_u32;
    flexible.push(count);
    for track in tracks {
        count += u32::from(track.is_flexible());
        flexible.push(count);
    }
    let longest = needs.iter().map(|need| need.end - need.start).max();
    let longest = longest.unwrap_or(0);
    let rank = |need: &Need| {
        let crosses = flexible[need.end] > flexible[need.start];
        need.end - need.start + if crosses { longest + 1 } else { 0 }
    };
    let mut ends = vec![0; 2 * (longest + 1)];
    for need in needs.iter() {
        ends[rank(need)] += 1;
    }
    let mut end = 0;
    for count in &mut ends {
        // Where each rank starts, until its needs were moved behind that.
        (*count, end) = (end, end + *count);
    }
    let mut sorted = vec![Need::default(); needs.len()];
    for need in needs.iter() {
        let at = &mut ends[rank(need)];
        sorted[*at] = *need;
        *at += 1;
    }
    needs.copy_from_slice(&sorted);
    let inflexible = ends[longest];
    let flexible = Span {
        needs: inflexible..needs.len(),
        flexible: true,
    };
    let mut start = 0;
    let spans = ends.into_iter().take(longest + 1).map(move |end| Span {
        needs: core::mem::replace(&mut start, end)..end,
        flexible: false,
    });
    spans
        .chain([flexible])
        .filter(|span| !span.needs.is_empty())
}

/// 6.6: a content-based minimum is no more than what tracks of fixed maximum make.
pub(super) fn limit_minimum(tracks: &[Sized], need: &mut Need, sizing: &Sizing) {
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

/// 12.5, steps 2 to 4, for items of one span or for all that cross flexible tracks.
pub(super) fn increase_for(tracks: &mut [Sized], needs: &[Need], sizing: &Sizing, flexible: bool) {
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

pub(super) fn distribute_phase(
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
            // Not the limited min-content contributions, even if the content is measured for its
            // width: see `chromium.rs`.
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

pub(super) fn is_affected(sized: &Sized, phase: Phase, flexible: bool) -> bool {
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
pub(super) fn distribute_extra(
    spanned: &mut [Sized],
    space: f32,
    phase: Phase,
    flexible: bool,
    affected: impl Fn(&Sized) -> bool,
) {
    // What `fit-content()` says holds growth limits only.
    let fit = |sized: &Sized| match sized.track.max {
        Breadth::FitContent(limit) if phase.grows_limits() => {
            (limit.or_zero(None) - sized.affected_size(phase)).max(0.0)
        }
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
    if let [track] = spanned {
        // Nothing to share: the steps below come to this.
        track.grown += space.min((fit(track) - track.grown).max(0.0));
        return;
    }
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
