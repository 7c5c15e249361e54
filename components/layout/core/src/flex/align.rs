//! CSS Flexbox 1, 9.5 and 9.6: where items are in their lines.

use super::cross::ascent;
use super::{Container, Item, Line, gaps};
use crate::geometry::{ItemAlignment, distribute, sum};
use crate::pass::Pass;
use crate::style::Wrap;

/// 9.5: positions in the main axis.
pub(super) fn align_along_main(
    container: &Container<'_>,
    pass: &Pass<'_>,
    items: &mut [Item],
    lines: &[Line],
) {
    let main = container.main;
    let style = &pass.node(container.inner.node).style;
    let size = container.size[main].unwrap_or(0.0);
    for line in lines {
        let items = &mut items[line.start..line.end];
        let taken: f32 = items
            .iter()
            .map(|item| item.size[main] + sum(item.margin[main]))
            .sum();
        let mut free = size - taken - gaps(container, items.len());
        let count = items
            .iter()
            .flat_map(|item| item.is_auto[main])
            .filter(|&is_auto| is_auto)
            .count();
        if count > 0 && free > 0.0 {
            #[expect(
                clippy::cast_precision_loss,
                reason = "there are fewer than 2^24 items"
            )]
            let share = free / count as f32;
            for item in items.iter_mut() {
                for edge in 0..2 {
                    if item.is_auto[main][edge] {
                        item.margin[main][edge] = share;
                    }
                }
            }
            free = 0.0;
        }
        let (mut offset, between) =
            distribute(style.content_alignment[0], free, items.len(), style.reverse);
        for item in items.iter_mut() {
            item.offset[main] = offset;
            offset += item.size[main] + sum(item.margin[main]) + container.gap[0] + between;
        }
    }
}

/// 9.6, steps 13 and 14: positions across, with automatic margins.
pub(super) fn align_along_cross(container: &Container<'_>, items: &mut [Item], lines: &[Line]) {
    let cross = container.cross;
    let reversed = container.wrap == Wrap::Before;
    for line in lines {
        for item in &mut items[line.start..line.end] {
            let free = line.cross - item.size[cross] - sum(item.margin[cross]);
            let is_auto = item.is_auto[cross];
            let offset = if is_auto.contains(&true) {
                cross_margins(container, item, free)
            } else {
                match item.alignment.in_space(free) {
                    ItemAlignment::Center => free / 2.0,
                    ItemAlignment::FlexEnd => free,
                    ItemAlignment::Start if reversed => free,
                    ItemAlignment::End if !reversed => free,
                    ItemAlignment::Baseline => line.baseline - ascent(container, item),
                    _ => 0.0,
                }
            };
            item.offset[cross] = line.offset + offset;
        }
    }
}

/// Shares what is left across among automatic margins; what does not fit sticks out at the end.
/// Returns the offset.
pub(super) fn cross_margins(container: &Container<'_>, item: &mut Item, free: f32) -> f32 {
    let cross = container.cross;
    let is_auto = item.is_auto[cross];
    if free > 0.0 {
        let share = if is_auto == [true, true] {
            free / 2.0
        } else {
            free
        };
        for (margin, is_auto) in item.margin[cross].iter_mut().zip(is_auto) {
            if is_auto {
                *margin = share;
            }
        }
        return 0.0;
    }
    // 9.6: the start margin is 0, in the writing direction; with reversed lines that is the far
    // side.
    if container.wrap == Wrap::Before {
        free
    } else {
        0.0
    }
}
