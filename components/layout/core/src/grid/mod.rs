//! CSS Grid 2: the container. Where items go is in `placement`, how large tracks are in `tracks`.

mod absolute;
mod baselines;
mod growth;
mod items;
mod needs;
mod occupancy;
mod placement;
mod template;
mod tracks;

use crate::chromium;
use crate::geometry::{
    Edges, Intrinsic, ItemAlignment, Length, Limits, Overflow, distribute, snapped,
};
use crate::input::{Content, ContentBox, RunMode};
use crate::pass::Pass;
use crate::style::{Breadth, GridLine, GridStyle, Track};
use absolute::end_of;
use items::Frame;
use placement::{Area, Placer, resolve};
use template::{all_tracks, explicit_tracks};
use tracks::{Available, Sized, total};

/// Sizes that differ by less are the same.
const SAME: f32 = 1.0 / 64.0;

/// An item while its container is laid out.
struct Item {
    place: u32,
    /// Tracks, from and to, per axis.
    tracks: [[usize; 2]; 2],
    alignment: [ItemAlignment; 2],
    /// CSS `safe`, per axis.
    is_safe: [bool; 2],
    /// Whether its baseline meets those of others in its row.
    shares_baseline: bool,
    /// Added above the margin, so that baselines of a row meet.
    shim: f32,
    /// Added in front of the margin, so that left edges of a column meet.
    indent: f32,
}

/// A grid with its items placed.
struct Grid {
    items: Vec<Item>,
    explicit: [Vec<(Track, bool)>; 2],
    /// Tracks in front of the explicit ones.
    before: [usize; 2],
    tracks: [Vec<Sized>; 2],
    gap: [f32; 2],
    /// From the start of the content box to the start of each track, and from there to its end; in
    /// the writing direction.
    spots: [Vec<[f32; 2]>; 2],
    /// From the start of the content box to the first line.
    start: [f32; 2],
}

impl Pass<'_> {
    /// Lays out a grid container.
    pub fn grid(&mut self, inner: &ContentBox) -> Content {
        let basis = inner.basis();
        let definite = basis[1];
        let mut grid = self.set_up_grid(
            inner.node,
            [Some(inner.width), inner.repeats_in],
            [Limits::NONE, inner.own_limits],
            basis,
        );
        self.size_columns(
            inner.node,
            &mut grid,
            Available::Definite(inner.width),
            basis[1],
        );
        self.align_tracks(inner.node, &mut grid, 0, inner.width);
        let available = definite.map_or(Available::Indefinite, Available::Definite);
        self.size_rows(inner, &mut grid, available);
        let mut taken = total(&grid.tracks[1], grid.gap[1]);
        let depends = self.depends_on_rows(&grid);
        if depends {
            self.align_tracks(inner.node, &mut grid, 1, definite.unwrap_or(0.0));
            grid.tracks[0] = self.tracks_of(inner.node, &grid, 0);
            self.size_columns(
                inner.node,
                &mut grid,
                Available::Definite(inner.width),
                basis[1],
            );
            self.align_tracks(inner.node, &mut grid, 0, inner.width);
            grid.tracks[1] = self.tracks_of(inner.node, &grid, 1);
            self.size_rows(inner, &mut grid, available);
            if !chromium::HEIGHT_BEFORE_COLUMNS_FOLLOW {
                taken = total(&grid.tracks[1], grid.gap[1]);
            }
        }
        let natural = taken;
        let height = inner.height.unwrap_or_else(|| inner.limits.clamp(taken));
        if definite.is_none()
            && (depends || inner.height.is_some() || self.rows_follow_height(inner.node))
        {
            // Shares of a height that the content decides count as automatic for it, and are
            // resolved against it then.
            grid.gap[1] = self.node(inner.node).style.gap[1].or_zero(Some(height));
            grid.tracks[1] = self.tracks_of(inner.node, &grid, 1);
            self.size_rows(inner, &mut grid, Available::Definite(height));
        }
        self.align_tracks(inner.node, &mut grid, 1, height);
        let mut content = Content {
            height,
            natural,
            taken: natural,
            ..Content::default()
        };
        if inner.run_mode > RunMode::Size {
            self.find_indents(inner.node, &mut grid);
            self.find_shims(&mut grid, |pass, grid, item| {
                let Frame { margin, input, .. } = pass.final_frame(grid, item);
                (margin, input)
            });
            self.place_grid_items(inner, &grid, &mut content);
            if inner.run_mode == RunMode::Boxes {
                content.cover_flow(self.tracks_box(inner, &grid));
                self.place_absolute_in_grid(inner, &grid, &mut content);
            }
        }
        content
    }

    /// 12.8: whether tracks take what a size that nothing but `limits` of the content box decides
    /// leaves over. Shares of it are automatic.
    pub fn has_stretching_tracks(&self, place: u32, axis: usize, limits: [Limits; 2]) -> bool {
        let is_automatic = |sized: &Sized| {
            let max = sized.track.max;
            matches!(max, Breadth::Auto | Breadth::Fixed(Length::Share(_)))
        };
        self.node(place).style.content_alignment[axis]
            .to
            .stretches()
            && self.set_up_grid(place, [None; 2], limits, [None; 2]).tracks[axis]
                .iter()
                .any(is_automatic)
    }

    /// Intrinsic widths of a grid container. `limits` are those of its content box.
    pub fn grid_width(
        &mut self,
        place: u32,
        height: Option<f32>,
        limits: &[Limits; 2],
    ) -> Intrinsic {
        let mut grid = self.set_up_grid(place, [None, height], *limits, [None, height]);
        let mut widths = [0.0; 2];
        for (width, available) in widths
            .iter_mut()
            .zip([Available::MinContent, Available::MaxContent])
        {
            grid.spots[1].clear();
            grid.tracks[0] = self.tracks_of(place, &grid, 0);
            self.size_columns(place, &mut grid, available, height);
            *width = total(&grid.tracks[0], grid.gap[0]);
            if self.depends_on_rows(&grid) {
                self.align_tracks(place, &mut grid, 0, *width);
                let inner = ContentBox {
                    node: place,
                    border: [[0.0; 2]; 2],
                    frame: [[0.0; 2]; 2],
                    width: *width,
                    height,
                    limited_height: None,
                    basis_height: height,
                    repeats_in: height,
                    breaks_at: f32::INFINITY,
                    own_limits: limits[1],
                    limits: limits[1],
                    collapses: false,
                    run_mode: RunMode::Size,
                };
                grid.tracks[1] = self.tracks_of(place, &grid, 1);
                self.size_rows(
                    &inner,
                    &mut grid,
                    height.map_or(Available::Indefinite, Available::Definite),
                );
                self.align_tracks(place, &mut grid, 1, height.unwrap_or(0.0));
                grid.tracks[0] = self.tracks_of(place, &grid, 0);
                self.size_columns(place, &mut grid, available, height);
                *width = total(&grid.tracks[0], grid.gap[0]);
            }
        }
        Intrinsic {
            min: widths[0],
            max: widths[1],
        }
    }

    /// Explicit tracks, places of the items, and the tracks that these add.
    fn set_up_grid(
        &self,
        place: u32,
        size: [Option<f32>; 2],
        limits: [Limits; 2],
        basis: [Option<f32>; 2],
    ) -> Grid {
        let style = &self.node(place).style;
        let nothing = GridStyle::default();
        let grid_style = style.grid.as_deref().unwrap_or(&nothing);
        let gap = |axis: usize| style.gap[axis].or_zero(basis[axis]);
        let gap = [gap(0), gap(1)];
        let explicit = [
            explicit_tracks(grid_style, 0, size[0], limits[0], gap[0]),
            explicit_tracks(grid_style, 1, size[1], limits[1], gap[1]),
        ];
        let counts = [explicit[0].len(), explicit[1].len()];
        let mut places = Vec::new();
        self.items_in_order(place, &mut places);
        let lines = |child: u32| {
            self.node(child)
                .style
                .grid
                .as_deref()
                .map_or([[GridLine::Auto; 2]; 2], |grid| grid.lines)
        };
        let wishes: Vec<_> = places
            .iter()
            .map(|&child| {
                let lines = lines(child);
                [resolve(lines[0], counts[0]), resolve(lines[1], counts[1])]
            })
            .collect();
        let areas = Placer::place(&wishes, counts, grid_style.by_column, grid_style.dense);
        let before = [0, 1].map(|axis| {
            areas
                .iter()
                .map(|area| -area[axis][0])
                .max()
                .unwrap_or(0)
                .max(0)
                .unsigned_abs() as usize
        });
        let items = places
            .iter()
            .zip(&areas)
            .map(|(&child, area)| self.grid_item(place, child, area, before))
            .collect();
        let mut grid = Grid {
            items,
            explicit,
            before,
            tracks: [Vec::new(), Vec::new()],
            gap,
            spots: [Vec::new(), Vec::new()],
            start: [0.0; 2],
        };
        grid.tracks = [
            self.tracks_of(place, &grid, 0),
            self.tracks_of(place, &grid, 1),
        ];
        grid
    }

    fn grid_item(&self, place: u32, child: u32, area: &Area, before: [usize; 2]) -> Item {
        let alignment = [0, 1].map(|axis| self.alignment_of(place, child, axis, axis));
        let track = |axis: usize, line: i32| {
            let line = i64::from(line) + i64::try_from(before[axis]).unwrap_or(0);
            usize::try_from(line).unwrap_or(0)
        };
        let tracks = |axis: usize| [track(axis, area[axis][0]), track(axis, area[axis][1])];
        Item {
            place: child,
            tracks: [tracks(0), tracks(1)],
            alignment: alignment.map(|alignment| alignment.to),
            is_safe: alignment.map(|alignment| alignment.overflow == Overflow::Safe),
            shares_baseline: false,
            shim: 0.0,
            indent: 0.0,
        }
    }

    /// All tracks of an axis, not sized yet.
    fn tracks_of(&self, place: u32, grid: &Grid, axis: usize) -> Vec<Sized> {
        let style = self.node(place).style.grid.as_deref();
        let auto = style.map_or(&[][..], |style| &style.auto[axis]);
        let end = grid
            .items
            .iter()
            .map(|item| item.tracks[axis][1])
            .max()
            .unwrap_or(0);
        if grid.explicit[axis].is_empty() {
            // Nothing reaches from the items to where the explicit grid would be.
            let before = grid.before[axis];
            let mut tracks = all_tracks(&[], auto, before, end.saturating_sub(before), |_| true);
            tracks.truncate(end);
            return tracks;
        }
        let after = end.saturating_sub(grid.before[axis] + grid.explicit[axis].len());
        let collapses = grid.explicit[axis].iter().any(|(_, fits)| *fits);
        let mut used = vec![false; if collapses { end } else { 0 }];
        if collapses {
            for item in &grid.items {
                used[item.tracks[axis][0]..item.tracks[axis][1]].fill(true);
            }
        }
        let is_used = |track: usize| used.get(track).copied().unwrap_or(false);
        all_tracks(
            &grid.explicit[axis],
            auto,
            grid.before[axis],
            after,
            is_used,
        )
    }

    /// From the first line to the last, from the top left of the border box.
    fn tracks_box(&self, inner: &ContentBox, grid: &Grid) -> Edges<f32> {
        let axis = |axis: usize| {
            let from = inner.frame[axis][0];
            let end = end_of(&grid.spots[axis], grid.spots[axis].len());
            [from + grid.start[axis], from + end.max(grid.start[axis])]
        };
        let [mut x, y] = [axis(0), axis(1)];
        if self.node(inner.node).rtl {
            let flip = |x: f32| 2.0 * inner.frame[0][0] + inner.width - x;
            x = [flip(x[1]), flip(x[0])];
        }
        [x, y]
    }

    /// Whether rows or gaps are other ones once the height is known:
    /// [`chromium::FRACTIONS_FOLLOW_HEIGHT`].
    fn rows_follow_height(&self, place: u32) -> bool {
        let style = &self.node(place).style;
        let is_share = |breadth: Breadth| {
            matches!(
                breadth,
                Breadth::Fixed(Length::Share(_)) | Breadth::FitContent(Length::Share(_))
            ) || chromium::FRACTIONS_FOLLOW_HEIGHT && matches!(breadth, Breadth::Fraction(_))
        };
        let is_shared = |track: &Track| is_share(track.min) || is_share(track.max);
        style.gap[1].is_share()
            || style.grid.as_deref().is_some_and(|grid| {
                grid.template[1]
                    .iter()
                    .flat_map(|list| &list.tracks)
                    .chain(&grid.auto[1])
                    .any(is_shared)
            })
    }

    /// 10.5: where the tracks of an axis start.
    fn align_tracks(&self, place: u32, grid: &mut Grid, axis: usize, size: f32) {
        let tracks = &grid.tracks[axis];
        let free = size - total(tracks, grid.gap[axis]);
        let count = tracks.iter().filter(|track| !track.collapsed).count();
        let alignment = self.node(place).style.content_alignment[axis];
        // Not so what flex lines and items are spread out by.
        let (mut at, mut between) = distribute(alignment, free, count, false);
        if chromium::TRACKS_SPREAD_BY_64THS {
            (at, between) = (snapped(at), snapped(between));
        }
        grid.start[axis] = at;
        let mut before = 0.0;
        grid.spots[axis].clear();
        for track in tracks {
            // A collapsed track starts behind the gap, where its neighbours do, and ends in front
            // of it.
            let size = if track.collapsed { -before } else { track.base };
            at += before;
            grid.spots[axis].push([at, size]);
            at += size;
            if !track.collapsed {
                before = grid.gap[axis] + between;
            }
        }
    }
}

/// From the start of the first track to the end of the last.
fn span(spots: &[[f32; 2]], tracks: [usize; 2]) -> f32 {
    match (spots.get(tracks[0]), spots.get(tracks[1].wrapping_sub(1))) {
        (Some(first), Some(last)) => last[0] + last[1] - first[0],
        _ => 0.0,
    }
}
