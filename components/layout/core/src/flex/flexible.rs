//! CSS Flexbox 1, 9.7: how much of a line each of its items gets.

use super::{Container, Item};
use crate::geometry::sum;
use crate::pass::Pass;

/// Resolves the main sizes of one line of items into `available` dp, gaps taken off.
pub(super) fn resolve_flexible_lengths(
    pass: &mut Pass<'_>,
    container: &Container<'_>,
    available: f32,
    items: &mut [Item],
) {
    let main = container.main;
    let hypothetical: f32 = items
        .iter()
        .map(|item| item.size[main] + sum(item.margin[main]))
        .sum();
    let grows = hypothetical < available;
    // Where there is exactly as much as the items would like, none grows or shrinks, and so no
    // automatic minimum is needed: that of an item which has yet to be found is no more than its
    // base size.
    let fits = hypothetical.to_bits() == available.to_bits()
        && items.iter().all(|item| item.base <= item.size[main]);
    if fits {
        return;
    }
    for item in items.iter_mut() {
        let factor = if grows { item.grow } else { item.shrink };
        item.frozen = factor == 0.0
            || if grows {
                item.base > item.size[main]
            } else {
                item.base < item.size[main]
            };
        // Only an item that shrinks can become smaller than its content.
        if !grows && !item.frozen {
            pass.find_minimum(container, item);
            item.size[main] = item.limits[main].clamp(item.base);
            item.frozen = item.base < item.size[main];
        }
    }
    let initial = free_space(items, main, available);
    while items.iter().any(|item| !item.frozen) {
        distribute_free_space(items, main, available, initial, grows);
        freeze_violations(items, main);
    }
}

/// What is left when frozen items have their size and the others their base size.
fn free_space(items: &[Item], main: usize, available: f32) -> f32 {
    let outer = |item: &Item| if item.frozen { item.size[main] } else { item.base } + sum(item.margin[main]);
    available - items.iter().map(outer).sum::<f32>()
}

/// Gives each item that is not frozen its share, without regard to limits.
fn distribute_free_space(
    items: &mut [Item],
    main: usize,
    available: f32,
    initial: f32,
    grows: bool,
) {
    let flexible = || items.iter().filter(|item| !item.frozen);
    let factors: f32 = flexible()
        .map(|item| if grows { item.grow } else { item.shrink })
        .sum();
    let mut free = free_space(items, main, available);
    // Factors that make less than 1 take only that part.
    if factors < 1.0 && (initial * factors).abs() < free.abs() {
        free = initial * factors;
    }
    let scaled: f32 = flexible()
        .map(|item| item.shrink * (item.base - item.around[main]))
        .sum();
    for item in items.iter_mut().filter(|item| !item.frozen) {
        let part = if grows {
            item.grow / factors
        } else if scaled > 0.0 {
            item.shrink * (item.base - item.around[main]) / scaled
        } else {
            0.0
        };
        item.size[main] = item.base + free * part;
    }
}

/// Brings items within their limits and freezes those on the side that has more to give back.
fn freeze_violations(items: &mut [Item], main: usize) {
    let mut total = 0.0;
    for item in items.iter_mut().filter(|item| !item.frozen) {
        total += item.limits[main].clamp(item.size[main]) - item.size[main];
    }
    for item in items.iter_mut().filter(|item| !item.frozen) {
        let clamped = item.limits[main].clamp(item.size[main]);
        let violation = clamped - item.size[main];
        item.frozen =
            total == 0.0 || (total > 0.0 && violation > 0.0) || (total < 0.0 && violation < 0.0);
        if item.frozen {
            item.size[main] = clamped;
        }
    }
}
