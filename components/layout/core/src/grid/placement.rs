//! CSS Grid 2, section 8: which tracks an item covers.

use super::occupancy::Occupancy;
use crate::style::GridLine;

/// Most tracks of an axis, on either side of the first line. Items beyond are pushed back in
/// (section 5.4).
const MOST: i32 = 10_000;

/// An item's place in one axis: from a line to a line, counted from the start of the explicit grid;
/// or how many tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Definite(i32, i32),
    Span(i32),
}

/// 8.3: from the values of `grid-*-start` and `grid-*-end` in a grid of so many explicit tracks.
pub fn resolve(lines: [GridLine; 2], explicit: usize) -> Place {
    use GridLine::{Auto, Line, Span};
    let at = |line: i32| line_number(line, explicit);
    let span = |span: u32| i32::try_from(span).unwrap_or(MOST).clamp(1, MOST);
    match lines {
        [Line(a), Line(b)] => {
            let (a, b) = (at(a), at(b));
            if a == b {
                Place::Definite(a, a + 1)
            } else {
                Place::Definite(a.min(b), a.max(b))
            }
        }
        [Line(a), Span(tracks)] => Place::Definite(at(a), at(a) + span(tracks)),
        [Span(tracks), Line(b)] => Place::Definite(at(b) - span(tracks), at(b)),
        [Line(a), Auto] => Place::Definite(at(a), at(a) + 1),
        [Auto, Line(b)] => Place::Definite(at(b) - 1, at(b)),
        [Span(tracks), _] | [Auto, Span(tracks)] => Place::Span(span(tracks)),
        [Auto, Auto] => Place::Span(1),
    }
}

/// Line 1 is 0; line -1 is behind the last explicit track.
pub fn line_number(line: i32, explicit: usize) -> i32 {
    let explicit = i32::try_from(explicit).unwrap_or(MOST);
    let number = if line > 0 {
        line - 1
    } else {
        explicit + 1 + line
    };
    number.clamp(-MOST, MOST)
}

/// The tracks of an item in both axes: `[[column start, end], [row start, end]]`.
pub type Area = [[i32; 2]; 2];

/// 8.5: places items one after the other.
pub struct Placer {
    /// Axis in which items follow each other, and the one in which rows of them do.
    minor: usize,
    major: usize,
    dense: bool,
    /// Tracks of the minor axis, from and to.
    range: [i32; 2],
    /// First track of the major axis.
    first: i32,
    taken: Occupancy,
    /// In a dense flow, where the last item of each size went: the next of that size goes no
    /// further to the front.
    fronts: Vec<([i32; 3], [i32; 2])>,
}

impl Placer {
    /// Places all items, in their order.
    pub fn place(
        wishes: &[[Place; 2]],
        explicit: [usize; 2],
        by_column: bool,
        dense: bool,
    ) -> Vec<Area> {
        Self::new(wishes, explicit, by_column, dense).place_all(wishes)
    }

    /// With nothing placed. Step 3, and how far the implicit grid reaches back.
    fn new(wishes: &[[Place; 2]], explicit: [usize; 2], by_column: bool, dense: bool) -> Self {
        let (minor, major) = if by_column { (1, 0) } else { (0, 1) };
        let mut range = [0, i32::try_from(explicit[minor]).unwrap_or(MOST)];
        let mut first = 0;
        for wish in wishes {
            if let Place::Definite(start, end) = wish[minor] {
                range = [range[0].min(start), range[1].max(end)];
            }
            if let Place::Definite(start, _) = wish[major] {
                first = first.min(start);
            }
        }
        for wish in wishes {
            if let Place::Span(span) = wish[minor] {
                range[1] = range[1].max(range[0] + span);
            }
        }
        Self {
            minor,
            major,
            dense,
            range,
            first,
            taken: Occupancy::from(first),
            fronts: Vec::new(),
        }
    }

    fn place_all(&mut self, wishes: &[[Place; 2]]) -> Vec<Area> {
        let mut areas = vec![[[0; 2]; 2]; wishes.len()];
        self.place_definite(wishes, &mut areas);
        self.place_in_rows(wishes, &mut areas);
        self.place_rest(wishes, &mut areas);
        areas
    }

    /// Step 1: items that say both.
    fn place_definite(&mut self, wishes: &[[Place; 2]], areas: &mut [Area]) {
        for (wish, area) in wishes.iter().zip(areas) {
            if let [Place::Definite(a, b), Place::Definite(c, d)] = *wish {
                *area = [[a, b], [c, d]];
                self.taken.add(area[self.minor], area[self.major]);
            }
        }
    }

    /// Step 2: items that say their row.
    fn place_in_rows(&mut self, wishes: &[[Place; 2]], areas: &mut [Area]) {
        for (wish, area) in wishes.iter().zip(areas) {
            let (Place::Span(span), Place::Definite(start, end)) =
                (wish[self.minor], wish[self.major])
            else {
                continue;
            };
            let from = match self.taken.cursor(start) {
                Some(cursor) if !self.dense => cursor,
                _ => self.range[0],
            };
            let at = self.taken.free_from([start, end], from, span);
            *area = self.area([at, at + span], [start, end]);
            self.range[1] = self.range[1].max(at + span);
            self.taken.add([at, at + span], [start, end]);
            self.taken.set_cursor(start, at + span);
        }
    }

    /// Step 4: all others.
    fn place_rest(&mut self, wishes: &[[Place; 2]], areas: &mut [Area]) {
        let start = [self.range[0], self.first];
        let mut cursor = start;
        for (wish, area) in wishes.iter().zip(areas) {
            let Place::Span(rows) = wish[self.major] else {
                continue;
            };
            let (size, span) = match wish[self.minor] {
                Place::Definite(start, end) => ([start, end, rows], end - start),
                Place::Span(span) => ([i32::MIN, span, rows], span),
            };
            if self.dense {
                cursor = self.front(size).unwrap_or(start);
            }
            match wish[self.minor] {
                Place::Definite(start, end) => {
                    if start < cursor[0] && !self.dense {
                        cursor[1] += 1;
                    }
                    cursor = [start, self.taken.free_row([start, end], cursor[1], rows)];
                }
                Place::Span(span) => self.seek(&mut cursor, span, rows),
            }
            self.set_front(size, cursor);
            let [at, row] = [cursor[0], cursor[1].min(MOST - rows.min(MOST))];
            *area = self.area([at, at + span], [row, row + rows]);
            // In a sparse flow only what reaches into later rows can be in the way later.
            if self.dense || rows > 1 {
                self.taken.add([at, at + span], [row, row + rows]);
            }
            cursor = [at + span, row];
        }
    }

    /// Moves the cursor to the next room for so many tracks and rows.
    fn seek(&mut self, cursor: &mut [i32; 2], span: i32, rows: i32) {
        loop {
            let lines = [cursor[1], cursor[1] + rows];
            let at = self.taken.free_from(lines, cursor[0], span);
            if at + span <= self.range[1] || cursor[1] >= MOST {
                cursor[0] = at.min(self.range[1] - span);
                return;
            }
            *cursor = [self.range[0], cursor[1] + 1];
        }
    }

    fn front(&self, size: [i32; 3]) -> Option<[i32; 2]> {
        let at = self.fronts.binary_search_by_key(&size, |(size, _)| *size);
        at.ok().map(|at| self.fronts[at].1)
    }

    fn set_front(&mut self, size: [i32; 3], cursor: [i32; 2]) {
        if !self.dense {
            return;
        }
        match self.fronts.binary_search_by_key(&size, |(size, _)| *size) {
            Ok(at) => self.fronts[at].1 = cursor,
            Err(at) => self.fronts.insert(at, (size, cursor)),
        }
    }

    fn area(&self, minor: [i32; 2], major: [i32; 2]) -> Area {
        let mut area = [[0; 2]; 2];
        area[self.minor] = minor;
        area[self.major] = major;
        area
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by it")]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::{Area, Place, Placer};

    /// 8.5 to the letter, cell by cell. Wishes and areas are those of rows: `[column, row]`.
    struct Model {
        taken: HashSet<(i32, i32)>,
        range: [i32; 2],
        first: i32,
        dense: bool,
    }

    impl Model {
        fn is_free(&self, [a, b]: [i32; 2], [c, d]: [i32; 2]) -> bool {
            (a..b).all(|x| (c..d).all(|y| !self.taken.contains(&(x, y))))
        }

        fn take(&mut self, [[a, b], [c, d]]: Area) -> Area {
            self.taken
                .extend((a..b).flat_map(|x| (c..d).map(move |y| (x, y))));
            self.range[1] = self.range[1].max(b);
            [[a, b], [c, d]]
        }

        fn place(wishes: &[[Place; 2]], explicit: i32, dense: bool) -> Vec<Area> {
            use Place::{Definite, Span};
            let starts = |axis: usize| {
                wishes.iter().filter_map(move |wish| match wish[axis] {
                    Definite(start, _) => Some(start),
                    Span(_) => None,
                })
            };
            let left = starts(0).min().unwrap_or(0).min(0);
            let right = wishes.iter().map(|wish| match wish[0] {
                Definite(_, end) => end,
                Span(span) => left + span,
            });
            let mut model = Self {
                taken: HashSet::new(),
                range: [left, right.max().unwrap_or(0).max(explicit)],
                first: starts(1).min().unwrap_or(0).min(0),
                dense,
            };
            let mut areas = vec![[[0; 2]; 2]; wishes.len()];
            for (wish, area) in wishes.iter().zip(&mut areas) {
                if let [Definite(a, b), Definite(c, d)] = *wish {
                    *area = model.take([[a, b], [c, d]]);
                }
            }
            let mut ends: Vec<(i32, i32)> = Vec::new();
            for (wish, area) in wishes.iter().zip(&mut areas) {
                if let [Span(span), Definite(c, d)] = *wish {
                    let before = ends.iter().rev().find(|(row, _)| *row == c);
                    let from = before.filter(|_| !dense).map_or(left, |(_, end)| *end);
                    let at = (from..)
                        .find(|&at| model.is_free([at, at + span], [c, d]))
                        .unwrap();
                    *area = model.take([[at, at + span], [c, d]]);
                    ends.push((c, at + span));
                }
            }
            let mut cursor = [left, model.first];
            for (wish, area) in wishes.iter().zip(&mut areas) {
                if let Span(rows) = wish[1] {
                    *area = model.place_next(&mut cursor, wish[0], rows);
                }
            }
            areas
        }

        fn place_next(&mut self, cursor: &mut [i32; 2], column: Place, rows: i32) -> Area {
            if self.dense {
                *cursor = [self.range[0], self.first];
            }
            let [mut x, mut y] = *cursor;
            let (span, is_definite) = match column {
                Place::Definite(a, b) => {
                    y += i32::from(a < x);
                    x = a;
                    (b - a, true)
                }
                Place::Span(span) => (span, false),
            };
            loop {
                let fits = is_definite || x + span <= self.range[1];
                if fits && self.is_free([x, x + span], [y, y + rows]) {
                    break;
                }
                if is_definite {
                    y += 1;
                } else if fits {
                    x += 1;
                } else {
                    (x, y) = (self.range[0], y + 1);
                }
            }
            *cursor = [x + span, y];
            self.take([[x, x + span], [y, y + rows]])
        }
    }

    fn any_place() -> impl Strategy<Value = Place> {
        prop_oneof![
            3 => Just(Place::Span(1)),
            1 => (1..4).prop_map(Place::Span),
            1 => (-3..6, 1..4).prop_map(|(start, span)| Place::Definite(start, start + span)),
        ]
    }

    fn turned(mut pair: [[i32; 2]; 2]) -> Area {
        pair.swap(0, 1);
        pair
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn items_go_where_the_specification_says(
            wishes in prop::collection::vec([any_place(), any_place()], 0..40),
            explicit in 0_usize..6,
            by_column: bool,
            dense: bool,
        ) {
            let expected = Model::place(&wishes, i32::try_from(explicit).unwrap(), dense);
            let areas = if by_column {
                let turned_wishes: Vec<_> = wishes.iter().map(|[column, row]| [*row, *column]).collect();
                Placer::place(&turned_wishes, [9, explicit], true, dense).into_iter().map(turned).collect()
            } else {
                Placer::place(&wishes, [explicit, 9], false, dense)
            };
            prop_assert_eq!(areas, expected);
        }
    }

    /// Rows that are looked at for an item, at most, whatever their number.
    fn looks(wishes: &[[Place; 2]], columns: usize) -> usize {
        let mut placer = Placer::new(wishes, [columns, 0], false, true);
        placer.place_all(wishes);
        placer.taken.looks
    }

    #[test]
    fn dense_placing_costs_in_proportion_to_the_items() {
        let kinds: [fn(i32) -> [Place; 2]; 5] = [
            |_| [Place::Span(1), Place::Span(1)],
            |item| [Place::Span(1 + item % 3), Place::Span(1 + item % 2)],
            |item| [Place::Definite(item % 7, item % 7 + 1), Place::Span(1)],
            |item| [Place::Span(1), Place::Definite(item % 50, item % 50 + 1)],
            |_| [Place::Span(1), Place::Definite(0, 1)],
        ];
        for (number, kind) in kinds.iter().enumerate() {
            for columns in [1, 10, 1_000] {
                let wishes: Vec<_> = (0..10_000).map(kind).collect();
                let looks = looks(&wishes, columns);
                assert!(
                    looks < 20 * wishes.len(),
                    "kind {number} in {columns} columns: {looks}"
                );
            }
        }
    }
}
