//! CSS Grid 2, section 8: which tracks an item covers.

use crate::style::GridLine;

/// Most tracks of an axis, on either side of the first line. Items beyond are pushed back in (section 5.4).
const MOST: i32 = 10_000;

/// An item's place in one axis: from a line to a line, counted from the start of the explicit grid; or how many tracks.
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
    /// Areas that may be in the way.
    taken: Vec<Area>,
}

impl Placer {
    /// Places all items, in their order.
    pub fn place(
        wishes: &[[Place; 2]],
        explicit: [usize; 2],
        by_column: bool,
        dense: bool,
    ) -> Vec<Area> {
        let (minor, major) = if by_column { (1, 0) } else { (0, 1) };
        let tracks = i32::try_from(explicit[minor]).unwrap_or(MOST);
        let mut placer = Self {
            minor,
            major,
            dense,
            range: [0, tracks],
            first: 0,
            taken: Vec::new(),
        };
        placer.find_range(wishes);
        let mut areas = vec![[[0; 2]; 2]; wishes.len()];
        placer.place_definite(wishes, &mut areas);
        placer.place_in_rows(wishes, &mut areas);
        placer.place_rest(wishes, &mut areas);
        areas
    }

    /// Step 3, and how far the implicit grid reaches back.
    fn find_range(&mut self, wishes: &[[Place; 2]]) {
        for wish in wishes {
            if let Place::Definite(start, end) = wish[self.minor] {
                self.range = [self.range[0].min(start), self.range[1].max(end)];
            }
            if let Place::Definite(start, _) = wish[self.major] {
                self.first = self.first.min(start);
            }
        }
        for wish in wishes {
            if let Place::Span(span) = wish[self.minor] {
                self.range[1] = self.range[1].max(self.range[0] + span);
            }
        }
    }

    /// Step 1: items that say both.
    fn place_definite(&mut self, wishes: &[[Place; 2]], areas: &mut [Area]) {
        for (wish, area) in wishes.iter().zip(areas) {
            if let [Place::Definite(a, b), Place::Definite(c, d)] = *wish {
                *area = [[a, b], [c, d]];
                self.taken.push(*area);
            }
        }
    }

    /// Step 2: items that say their row.
    fn place_in_rows(&mut self, wishes: &[[Place; 2]], areas: &mut [Area]) {
        let mut cursors: Vec<(i32, i32)> = Vec::new();
        for (wish, area) in wishes.iter().zip(areas) {
            let (Place::Span(span), Place::Definite(start, end)) =
                (wish[self.minor], wish[self.major])
            else {
                continue;
            };
            let known = cursors.iter().position(|(row, _)| *row == start);
            let from = match known {
                Some(known) if !self.dense => cursors[known].1,
                _ => self.range[0],
            };
            let at = self.free_from([start, end], from, span);
            *area = self.area([at, at + span], [start, end]);
            self.range[1] = self.range[1].max(at + span);
            self.taken.push(*area);
            match known {
                Some(known) => cursors[known].1 = at + span,
                None => cursors.push((start, at + span)),
            }
        }
    }

    /// Step 4: all others.
    fn place_rest(&mut self, wishes: &[[Place; 2]], areas: &mut [Area]) {
        let mut cursor = [self.range[0], self.first];
        for (wish, area) in wishes.iter().zip(areas) {
            let Place::Span(rows) = wish[self.major] else {
                continue;
            };
            if self.dense {
                cursor = [self.range[0], self.first];
            }
            let (start, span) = match wish[self.minor] {
                Place::Definite(start, end) => {
                    if start < cursor[0] && !self.dense {
                        cursor[1] += 1;
                    }
                    cursor[0] = start;
                    while let Some(blocking) =
                        self.blocking([start, end], [cursor[1], cursor[1] + rows])
                    {
                        cursor[1] = if blocking[self.minor][1] > start {
                            (cursor[1] + 1).max(blocking[self.major][1] - rows + 1)
                        } else {
                            cursor[1] + 1
                        };
                    }
                    (start, end - start)
                }
                Place::Span(span) => {
                    self.seek(&mut cursor, span, rows);
                    (cursor[0], span)
                }
            };
            cursor[1] = cursor[1].min(MOST - rows.min(MOST));
            *area = self.area([start, start + span], [cursor[1], cursor[1] + rows]);
            // In a sparse flow only what reaches into later rows can be in the way later.
            if self.dense || rows > 1 {
                self.taken.push(*area);
            }
            if !self.dense {
                cursor[0] = start + span;
            }
        }
    }

    /// Moves the cursor to the next room for so many tracks and rows.
    fn seek(&self, cursor: &mut [i32; 2], span: i32, rows: i32) {
        loop {
            let at = self.free_from([cursor[1], cursor[1] + rows], cursor[0], span);
            if at + span <= self.range[1] || cursor[1] >= MOST {
                cursor[0] = at.min(self.range[1] - span);
                return;
            }
            *cursor = [self.range[0], cursor[1] + 1];
        }
    }

    /// The first track from `from` on with room for `span` of them in these rows.
    fn free_from(&self, rows: [i32; 2], from: i32, span: i32) -> i32 {
        let mut at = from;
        while let Some(blocking) = self.blocking([at, at + span], rows) {
            at = blocking[self.minor][1];
        }
        at
    }

    fn blocking(&self, minor: [i32; 2], major: [i32; 2]) -> Option<&Area> {
        let overlaps = |a: [i32; 2], b: [i32; 2]| a[0] < b[1] && b[0] < a[1];
        self.taken
            .iter()
            .find(|area| overlaps(area[self.minor], minor) && overlaps(area[self.major], major))
    }

    fn area(&self, minor: [i32; 2], major: [i32; 2]) -> Area {
        let mut area = [[0; 2]; 2];
        area[self.minor] = minor;
        area[self.major] = major;
        area
    }
}
