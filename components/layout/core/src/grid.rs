//! CSS Grid 2: the container. Where items go is in `placement`, how large tracks are in `tracks`.

use crate::ask::{Ask, Content, Inner, Space};
use crate::geometry::{
    ContentAlignment, Edges, Intrinsic, ItemAlignment, Length, Limits, distribute, resolve_edges,
    sum,
};
use crate::pass::Pass;
use crate::placement::{Area, Placer, line_number, resolve};
use crate::sizing::OwnBox;
use crate::style::{Breadth, Display, GridLine, GridStyle, Track, Wrap};
use crate::tracks::{
    Available, Need, Sized, Sizing, all_tracks, explicit_tracks, size_tracks, total,
};

/// An item while its container is laid out.
struct Item {
    place: u32,
    /// Tracks, from and to, per axis.
    tracks: [[usize; 2]; 2],
    alignment: [ItemAlignment; 2],
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
    /// From the start of the content box to the start of each track, and its size; in the writing direction.
    spots: [Vec<[f32; 2]>; 2],
}

impl Pass<'_> {
    /// Lays out a grid container.
    pub fn grid(&mut self, inner: &Inner) -> Content {
        let basis = inner.basis();
        let definite = basis[1];
        let mut grid = self.set_up_grid(
            inner.node,
            [Some(inner.width), definite],
            inner.limits,
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
        if self.depends_on_rows(&grid) {
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
        }
        let taken = total(&grid.tracks[1], grid.gap[1]);
        let natural = taken;
        let height = inner.height.unwrap_or_else(|| inner.limits.clamp(taken));
        if definite.is_none() && (inner.height.is_some() || self.has_shares_of_height(inner.node)) {
            // Shares of a height that the content decides count as automatic for it, and are resolved against it then.
            grid.gap[1] = self.node(inner.node).style.gap[1].or_zero(Some(height));
            grid.tracks[1] = self.tracks_of(inner.node, &grid, 1);
            self.size_rows(inner, &mut grid, Available::Definite(height));
        }
        self.align_tracks(inner.node, &mut grid, 1, height);
        let mut content = Content {
            height,
            natural,
            ..Content::default()
        };
        if inner.place {
            self.find_indents(&mut grid);
            self.place_grid_items(inner, &grid, &mut content);
            self.place_absolute_in_grid(inner, &grid, &mut content);
        }
        content
    }

    /// Intrinsic widths of a grid container.
    pub fn grid_width(&mut self, place: u32, height: Option<f32>) -> Intrinsic {
        let mut grid = self.set_up_grid(place, [None, height], Limits::NONE, [None, height]);
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
                let inner = Inner {
                    node: place,
                    border: [[0.0; 2]; 2],
                    frame: [[0.0; 2]; 2],
                    width: *width,
                    height,
                    basis_height: height,
                    breaks_at: f32::INFINITY,
                    limits: Limits::NONE,
                    collapses: false,
                    place: false,
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

    /// 12.1, step 3: whether widths of items follow from the sizes of rows.
    fn depends_on_rows(&mut self, grid: &Grid) -> bool {
        grid.items
            .iter()
            .any(|item| self.depends_on_height(item.place))
    }

    /// Whether the intrinsic widths of a node may be others for another height.
    fn depends_on_height(&mut self, place: u32) -> bool {
        if let Some(depends) = self.node(place).cache.depends_on_height {
            return depends;
        }
        let node = self.node(place);
        let wraps_column = node.style.display == Display::Flex
            && node.style.column
            && node.style.wrap != Wrap::None;
        let mut depends = wraps_column || crate::sizing::ratio_of(node, [0.0; 2]).is_some();
        let mut number = 0;
        while let (false, Some(child)) = (depends, self.child(place, number)) {
            number += 1;
            // As deep as the tree, whose depth is checked before its widths are asked for.
            depends = self.is_in_flow(child) && self.depends_on_height(child);
        }
        self.tree.node_mut(place).cache.depends_on_height = Some(depends);
        depends
    }

    /// Explicit tracks, places of the items, and the tracks that these add.
    fn set_up_grid(
        &self,
        place: u32,
        size: [Option<f32>; 2],
        limits: Limits,
        basis: [Option<f32>; 2],
    ) -> Grid {
        let style = &self.node(place).style;
        let nothing = GridStyle::default();
        let grid_style = style.grid.as_deref().unwrap_or(&nothing);
        let gap = |axis: usize| style.gap[axis].or_zero(basis[axis]);
        let gap = [gap(0), gap(1)];
        let explicit = [
            explicit_tracks(grid_style, 0, size[0], Limits::NONE, gap[0]),
            explicit_tracks(grid_style, 1, size[1], limits, gap[1]),
        ];
        let counts = [explicit[0].len(), explicit[1].len()];
        let places: Vec<u32> = self.children(place, false).collect();
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
        };
        grid.tracks = [
            self.tracks_of(place, &grid, 0),
            self.tracks_of(place, &grid, 1),
        ];
        grid
    }

    fn grid_item(&self, place: u32, child: u32, area: &Area, before: [usize; 2]) -> Item {
        let style = &self.node(child).style;
        let container = &self.node(place).style;
        let track = |axis: usize, line: i32| {
            let line = i64::from(line) + i64::try_from(before[axis]).unwrap_or(0);
            usize::try_from(line).unwrap_or(0)
        };
        let tracks = |axis: usize| [track(axis, area[axis][0]), track(axis, area[axis][1])];
        Item {
            place: child,
            tracks: [tracks(0), tracks(1)],
            alignment: [
                style.alignment_in(container, 0),
                style.alignment_in(container, 1),
            ],
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
            return all_tracks(
                &[],
                auto,
                grid.before[axis].min(end),
                end.saturating_sub(grid.before[axis]),
                |_| true,
            );
        }
        let after = end.saturating_sub(grid.before[axis] + grid.explicit[axis].len());
        let used = |track: usize| {
            grid.items
                .iter()
                .any(|item| (item.tracks[axis][0]..item.tracks[axis][1]).contains(&track))
        };
        all_tracks(&grid.explicit[axis], auto, grid.before[axis], after, used)
    }

    fn has_shares_of_height(&self, place: u32) -> bool {
        let style = &self.node(place).style;
        let is_share = |breadth: Breadth| matches!(breadth, Breadth::Fixed(Length::Share(_)));
        let is_shared = |track: &Track| is_share(track.min) || is_share(track.max);
        matches!(style.gap[1], Length::Share(_))
            || style.grid.as_deref().is_some_and(|grid| {
                grid.template[1]
                    .iter()
                    .flat_map(|list| &list.tracks)
                    .chain(&grid.auto[1])
                    .any(is_shared)
            })
    }

    fn sizing(
        &self,
        place: u32,
        axis: usize,
        available: Available,
        limits: Limits,
        gap: f32,
    ) -> Sizing {
        let alignment = self.node(place).style.content_alignment[axis];
        let stretches = matches!(
            alignment,
            ContentAlignment::Normal | ContentAlignment::Stretch
        );
        Sizing {
            available,
            limits,
            gap,
            stretches,
        }
    }

    /// Sizes the columns. `height` is that of the content box, where it is definite.
    fn size_columns(
        &mut self,
        place: u32,
        grid: &mut Grid,
        available: Available,
        height: Option<f32>,
    ) {
        let mut needs = Vec::with_capacity(grid.items.len());
        for item in &grid.items {
            let area = self.fixed_rows(grid, item, height);
            needs.push(self.column_need(item, area));
        }
        let sizing = self.sizing(place, 0, available, Limits::NONE, grid.gap[0]);
        size_tracks(&mut grid.tracks[0], &mut needs, &sizing);
    }

    /// Height of an item's area: of its rows once they were sized, before that if all of them have fixed sizes.
    fn fixed_rows(&self, grid: &Grid, item: &Item, height: Option<f32>) -> Option<f32> {
        if !grid.spots[1].is_empty() {
            return Some(span(&grid.spots[1], item.tracks[1]));
        }
        self.unsized_rows(grid, item, height)
    }

    /// Height of an item's area if all its rows have fixed sizes.
    fn unsized_rows(&self, grid: &Grid, item: &Item, height: Option<f32>) -> Option<f32> {
        let [start, end] = item.tracks[1];
        let fixed = |sized: &Sized| match (sized.track.min, sized.track.max) {
            (Breadth::Fixed(min), Breadth::Fixed(max)) => {
                Some(max.resolve(height)?.max(min.resolve(height)?))
            }
            _ => None,
        };
        let rows: Option<f32> = grid.tracks[1][start..end].iter().map(fixed).sum();
        #[expect(clippy::cast_precision_loss, reason = "at most 20,000 tracks")]
        let gaps = grid.gap[1] * (end - start).saturating_sub(1) as f32;
        rows.map(|rows| rows + gaps)
    }

    /// What an item needs of its columns.
    fn column_need(&mut self, item: &Item, area: Option<f32>) -> Need {
        let stretched = area.and_then(|area| self.stretched_across(item, area));
        let child = item.place;
        let ask = |space| Ask {
            known: [None, stretched],
            ..Ask::size([None, area], space)
        };
        let contribution = self.contribution(child, stretched, area);
        let node = self.node(child);
        let style = &node.style;
        let own = OwnBox::new(node, &ask(Space::MinContent));
        let margins = sum(style.margin[0].map(|margin| margin.or_zero(None)));
        let is_auto = !matches!(style.size[0], Length::Dp(_));
        let floor = own.limits[0].min + margins;
        let automatic = is_auto && style.min_size[0].is_auto();
        let is_floor = is_auto && (!automatic || style.is_scroll_container());
        let minimum = if is_floor { floor } else { contribution.min };
        Need {
            start: item.tracks[0][0],
            end: item.tracks[0][1],
            minimum,
            floor,
            min: contribution.min,
            max: contribution.max,
            automatic,
        }
    }

    /// Sizes the rows.
    fn size_rows(&mut self, inner: &Inner, grid: &mut Grid, available: Available) {
        self.find_shims(inner, grid);
        let mut needs = Vec::with_capacity(grid.items.len());
        for number in 0..grid.items.len() {
            needs.push(self.row_need(inner, grid, number));
        }
        let sizing = self.sizing(inner.node, 1, available, inner.limits, grid.gap[1]);
        size_tracks(&mut grid.tracks[1], &mut needs, &sizing);
    }

    /// What an item needs of its rows, in the columns that it has.
    fn row_need(&mut self, inner: &Inner, grid: &Grid, number: usize) -> Need {
        let item = &grid.items[number];
        let width = span(&grid.spots[0], item.tracks[0]);
        let known = self.stretched(item, 0, width, [Some(width), None]);
        let margin = resolve_edges(&self.node(item.place).style.margin, Some(width));
        let available = Space::Available((width - sum(margin[0])).max(0.0));
        let basis = [Some(width), self.unsized_rows(grid, item, inner.basis()[1])];
        let ask = Ask {
            known: [known, None],
            ..Ask::size(basis, available)
        };
        let outer = sum(margin[1]) + item.shim;
        let height = self.lay_out(item.place, &ask).size[1] + outer;
        let node = self.node(item.place);
        let style = &node.style;
        let own = OwnBox::new(node, &ask);
        let floor = own.limits[1].min + outer;
        let is_auto = own.size[1].is_none();
        let automatic = is_auto && style.min_size[1].is_auto();
        let minimum = if is_auto && (!automatic || style.is_scroll_container()) {
            floor
        } else {
            height
        };
        Need {
            start: item.tracks[1][0],
            end: item.tracks[1][1],
            minimum,
            floor,
            min: height,
            max: height,
            automatic,
        }
    }

    /// 10.6: how far items are moved down so that the baselines of a row meet.
    fn find_shims(&mut self, inner: &Inner, grid: &mut Grid) {
        let takes_part = |item: &Item| item.alignment[1] == ItemAlignment::Baseline;
        if !grid.items.iter().any(takes_part) {
            return;
        }
        let mut ascents: Vec<(usize, usize, f32)> = Vec::new();
        for number in 0..grid.items.len() {
            let item = &grid.items[number];
            let margins = self.node(item.place).style.margin[1];
            if !takes_part(item) || margins.contains(&Length::Auto) || self.is_cyclic(grid, item) {
                continue;
            }
            let width = span(&grid.spots[0], item.tracks[0]);
            let basis = [Some(width), self.unsized_rows(grid, item, inner.basis()[1])];
            let margin = resolve_edges(&self.node(item.place).style.margin, Some(width));
            let known = self.stretched(item, 0, width, [Some(width), None]);
            let available = Space::Available((width - sum(margin[0])).max(0.0));
            let ask = Ask {
                known: [known, None],
                place: true,
                ..Ask::size(basis, available)
            };
            let answer = self.lay_out(item.place, &ask);
            ascents.push((
                number,
                item.tracks[1][0],
                margin[1][0] + answer.baseline.unwrap_or(answer.size[1]),
            ));
        }
        for &(number, row, ascent) in &ascents {
            let largest = ascents
                .iter()
                .filter(|(_, other, _)| *other == row)
                .map(|(_, _, ascent)| *ascent)
                .fold(f32::NEG_INFINITY, f32::max);
            grid.items[number].shim = largest - ascent;
        }
    }

    /// The same in columns, where boxes have their left edges as baselines.
    fn find_indents(&self, grid: &mut Grid) {
        let takes_part = |item: &Item| {
            let is_auto = self.node(item.place).style.margin[0].contains(&Length::Auto);
            item.alignment[0] == ItemAlignment::Baseline && !is_auto
        };
        if !grid.items.iter().any(takes_part) {
            return;
        }
        let margin = |item: &Item| {
            let width = span(&grid.spots[0], item.tracks[0]);
            self.node(item.place).style.margin[0][0].or_zero(Some(width))
        };
        let margins: Vec<f32> = grid.items.iter().map(margin).collect();
        for number in 0..grid.items.len() {
            let column = grid.items[number].tracks[0][0];
            let others = grid.items.iter().zip(&margins);
            let others = others.filter(|(item, _)| takes_part(item) && item.tracks[0][0] == column);
            let largest = others
                .map(|(_, margin)| *margin)
                .fold(f32::NEG_INFINITY, f32::max);
            if takes_part(&grid.items[number]) {
                grid.items[number].indent = largest - margins[number];
            }
        }
    }

    /// 11.2: whether the height of an item is a share of rows that depend on their items.
    fn is_cyclic(&self, grid: &Grid, item: &Item) -> bool {
        let style = &self.node(item.place).style;
        let is_share = |length: Length| matches!(length, Length::Share(_));
        let is_fixed = |sized: &Sized| {
            matches!(
                (sized.track.min, sized.track.max),
                (Breadth::Fixed(_), Breadth::Fixed(_))
            )
        };
        [style.size[1], style.min_size[1], style.max_size[1]]
            .into_iter()
            .any(is_share)
            && !grid.tracks[1][item.tracks[1][0]..item.tracks[1][1]]
                .iter()
                .all(is_fixed)
    }

    /// 6.2: the size of an item that fills its area in an axis, if it does.
    fn stretched(
        &self,
        item: &Item,
        axis: usize,
        area: f32,
        basis: [Option<f32>; 2],
    ) -> Option<f32> {
        let node = self.node(item.place);
        let style = &node.style;
        let own = OwnBox::new(node, &Ask::size(basis, Space::MaxContent));
        let fills = match item.alignment[axis] {
            ItemAlignment::Stretch => true,
            ItemAlignment::Normal => {
                let other_fills = axis == 1
                    && (own.size[0].is_some() || self.stretched(item, 0, area, basis).is_some());
                !node.is_replaced()
                    && (own.ratio.is_none() || !(other_fills || axis == 0 && own.size[1].is_some()))
            }
            _ => false,
        };
        let is_auto = own.size[axis].is_none() && !style.margin[axis].contains(&Length::Auto);
        let margin = sum(resolve_edges(&style.margin, basis[0])[axis]);
        let size = if axis == 0 {
            self.transferred_limits(&own).clamp(area - margin)
        } else {
            area - margin
        };
        (fills && is_auto && style.size[axis].is_auto()).then(|| own.limits[axis].clamp(size))
    }

    /// Height of an item that fills its rows, whatever it does with its columns.
    fn stretched_across(&self, item: &Item, area: f32) -> Option<f32> {
        let node = self.node(item.place);
        let style = &node.style;
        let fills = match item.alignment[1] {
            ItemAlignment::Stretch => true,
            ItemAlignment::Normal => !node.is_replaced(),
            _ => false,
        };
        let own = OwnBox::new(node, &Ask::size([None, Some(area)], Space::MaxContent));
        let is_auto = style.size[1].is_auto() && !style.margin[1].contains(&Length::Auto);
        let margin = sum(style.margin[1].map(|margin| margin.or_zero(None)));
        (fills && is_auto).then(|| own.limits[1].clamp(area - margin))
    }

    /// 10.5: where the tracks of an axis start.
    fn align_tracks(&self, place: u32, grid: &mut Grid, axis: usize, size: f32) {
        let tracks = &grid.tracks[axis];
        let free = size - total(tracks, grid.gap[axis]);
        let count = tracks.iter().filter(|track| !track.collapsed).count();
        let alignment = self.node(place).style.content_alignment[axis];
        let (mut at, between) = distribute(alignment, free, count, false);
        let mut is_first = true;
        grid.spots[axis].clear();
        for track in tracks {
            if !track.collapsed {
                at += if is_first {
                    0.0
                } else {
                    grid.gap[axis] + between
                };
                is_first = false;
            }
            grid.spots[axis].push([at, track.base]);
            at += track.base;
        }
    }

    /// Lays out the items in their areas.
    fn place_grid_items(&mut self, inner: &Inner, grid: &Grid, content: &mut Content) {
        let rtl = self.node(inner.node).rtl;
        let is_scroll_container = self.node(inner.node).style.is_scroll_container();
        let first_row = grid.items.iter().map(|item| item.tracks[1][0]).min();
        let mut best: Option<(bool, usize)> = None;
        for item in &grid.items {
            let start = [0, 1].map(|axis| {
                grid.spots[axis]
                    .get(item.tracks[axis][0])
                    .map_or(0.0, |spot| spot[0])
            });
            let area = [0, 1].map(|axis| span(&grid.spots[axis], item.tracks[axis]));
            let basis = area.map(Some);
            let margin = resolve_edges(&self.node(item.place).style.margin, basis[0]);
            let size = self.grid_item_size(item, area, &margin);
            let stretched =
                self.stretched(item, 1, area[1], basis).is_some() && !self.follows_width(item);
            let definite = stretched || !self.node(item.place).style.size[1].is_auto();
            let ask = Ask {
                known: size.map(Some),
                definite,
                place: true,
                ..Ask::size(basis, Space::MaxContent)
            };
            let answer = self.lay_out(item.place, &ask);
            let is_auto = self
                .node(item.place)
                .style
                .margin
                .map(|axis| axis.map(Length::is_auto));
            let offset = |axis: usize| {
                aligned_in_area(
                    item,
                    axis,
                    area[axis] - size[axis] - sum(margin[axis]),
                    is_auto[axis],
                    &margin,
                )
            };
            let mut position = [start[0] + offset(0), start[1] + offset(1)];
            if rtl {
                position[0] = inner.width - start[0] - area[0]
                    + mirrored(item, area[0], size[0], is_auto[0], &margin);
            }
            let position = [
                inner.frame[0][0] + position[0],
                inner.frame[1][0] + position[1],
            ];
            // 8.5: the baseline of the first row: of an item that is aligned by it, else of the first item.
            if Some(item.tracks[1][0]) == first_row {
                let rank = (
                    item.alignment[1] != ItemAlignment::Baseline,
                    item.tracks[0][0],
                );
                if best.is_none_or(|best| rank < best) {
                    best = Some(rank);
                    content.baseline = Some(position[1] + answer.baseline.unwrap_or(size[1]));
                }
            }
            let moved = self.shift_relative(item.place, position, basis);
            self.move_to(item.place, moved);
            self.cover_child(content, inner, is_scroll_container, moved, &answer, &margin);
        }
    }

    /// Border box of an item in its area.
    fn grid_item_size(&mut self, item: &Item, area: [f32; 2], margin: &Edges<f32>) -> [f32; 2] {
        let basis = area.map(Some);
        let child = item.place;
        let known = [
            self.stretched(item, 0, area[0], basis),
            self.stretched(item, 1, area[1], basis),
        ];
        let available = Space::Available((area[0] - sum(margin[0])).max(0.0));
        let ask = Ask {
            known,
            ..Ask::size(basis, available)
        };
        let own = OwnBox::new(self.node(child), &ask);
        let width = match (own.size, own.ratio, known[1]) {
            ([None, _], Some(ratio), Some(height)) => {
                own.limits[0].clamp(ratio.transfer(1, height))
            }
            _ => self.width_of(child, &ask),
        };
        // A ratio decides the width of an item that fills its rows, and that its height.
        let known_height = known[1].filter(|_| !self.follows_width(item));
        let height = known_height.unwrap_or_else(|| {
            self.lay_out(
                child,
                &Ask {
                    known: [Some(width), None],
                    ..ask
                },
            )
            .size[1]
        });
        [width, height]
    }

    /// Whether the height of an item comes from its width although it fills its rows.
    fn follows_width(&self, item: &Item) -> bool {
        item.alignment[1] == ItemAlignment::Normal
            && crate::sizing::ratio_of(self.node(item.place), [0.0; 2]).is_some()
    }

    fn place_absolute_in_grid(&mut self, inner: &Inner, grid: &Grid, content: &mut Content) {
        let whole = self.padding_box(inner, content.height);
        let mut number = 0;
        while let Some(child) = self.child(inner.node, number) {
            number += 1;
            let style = &self.node(child).style;
            if !style.absolute || style.display == Display::None {
                continue;
            }
            let lines = style
                .grid
                .as_deref()
                .map_or([[GridLine::Auto; 2]; 2], |grid| grid.lines);
            let rtl = self.node(inner.node).rtl;
            let area = [0, 1].map(|axis| {
                let [start, end] = absolute_lines(grid, axis, lines[axis]);
                let from = inner.frame[axis][0];
                let [start, end] = [start.map(|start| from + start), end.map(|end| from + end)];
                if axis == 0 && rtl {
                    let flip = |x: f32| 2.0 * from + inner.width - x;
                    return [
                        end.map_or(whole[0][0], flip),
                        start.map_or(whole[0][1], flip),
                    ];
                }
                [
                    start.unwrap_or(whole[axis][0]),
                    end.unwrap_or(whole[axis][1]),
                ]
            });
            let [[left, right], [top, bottom]] = area;
            let x = if rtl {
                [left.min(right), right]
            } else {
                [left, right.max(left)]
            };
            let area = [x, [top, bottom.max(top)]];
            let statics = self.static_in_area(inner.node, child, area);
            self.place_absolute(inner, child, area, statics, content);
        }
    }
}

/// 9.2: lines of the area of an absolute child, from the start of the content box; `None` is the padding edge.
fn absolute_lines(grid: &Grid, axis: usize, lines: [GridLine; 2]) -> [Option<f32>; 2] {
    let spots = &grid.spots[axis];
    let explicit = grid.explicit[axis].len();
    let at = |line: i32| {
        let number = i64::from(line) + i64::try_from(grid.before[axis]).unwrap_or(0);
        usize::try_from(number)
            .ok()
            .filter(|&number| number <= spots.len() && !spots.is_empty())
    };
    let start_of = |line: i32| {
        at(line).map(|line| {
            spots
                .get(line)
                .map_or_else(|| end_of(spots, line), |spot| spot[0])
        })
    };
    let end_at = |line: i32| {
        at(line).map(|line| {
            if line == 0 {
                spots[0][0]
            } else {
                end_of(spots, line)
            }
        })
    };
    let number = |line: i32| line_number(line, explicit);
    let span_of = |span: u32| i32::try_from(span).unwrap_or(i32::MAX);
    match lines {
        [GridLine::Line(a), GridLine::Line(b)] => {
            let (a, b) = (number(a).min(number(b)), number(a).max(number(b)));
            [
                start_of(a),
                end_at(if a == b { a.saturating_add(1) } else { b }),
            ]
        }
        [GridLine::Line(a), GridLine::Span(span)] => [
            start_of(number(a)),
            end_at(number(a).saturating_add(span_of(span))),
        ],
        [GridLine::Span(span), GridLine::Line(b)] => [
            start_of(number(b).saturating_sub(span_of(span))),
            end_at(number(b)),
        ],
        [GridLine::Line(a), _] => [start_of(number(a)), None],
        [_, GridLine::Line(b)] => [None, end_at(number(b))],
        _ => [None, None],
    }
}

fn end_of(spots: &[[f32; 2]], line: usize) -> f32 {
    spots
        .get(line.wrapping_sub(1))
        .map_or(0.0, |spot| spot[0] + spot[1])
}

/// From the start of the first track to the end of the last.
fn span(spots: &[[f32; 2]], tracks: [usize; 2]) -> f32 {
    match (spots.get(tracks[0]), spots.get(tracks[1].wrapping_sub(1))) {
        (Some(first), Some(last)) => last[0] + last[1] - first[0],
        _ => 0.0,
    }
}

/// From the start of the area to the border box.
fn aligned_in_area(
    item: &Item,
    axis: usize,
    free: f32,
    is_auto: [bool; 2],
    margin: &Edges<f32>,
) -> f32 {
    let offset = match is_auto {
        [true, true] => free.max(0.0) / 2.0,
        [true, false] => free.max(0.0),
        [false, true] => 0.0,
        [false, false] => match item.alignment[axis] {
            ItemAlignment::Center => free / 2.0,
            ItemAlignment::End | ItemAlignment::FlexEnd => free,
            ItemAlignment::Baseline => {
                if axis == 1 {
                    item.shim
                } else {
                    item.indent
                }
            }
            _ => 0.0,
        },
    };
    offset + margin[axis][0]
}

/// From the left of the area to the border box, where the writing direction is from the right.
fn mirrored(item: &Item, area: f32, size: f32, is_auto: [bool; 2], margin: &Edges<f32>) -> f32 {
    let [left, right] = margin[0];
    let free = area - size - left - right;
    let swapped = [[right, left], margin[1]];
    let from_right = aligned_in_area(item, 0, free, [is_auto[1], is_auto[0]], &swapped);
    area - from_right - size
}
