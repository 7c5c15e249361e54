//! Which cells of a grid are taken: per row, the stretches that are, so that a full row is passed
//! in one step.

/// A row of cells.
#[derive(Clone, Debug, Default)]
struct Row {
    /// Stretches that are taken, from and to, in order; no two of them touch.
    taken: Vec<[i32; 2]>,
    /// Where the next item that says this row may start, once one did.
    cursor: Option<i32>,
}

impl Row {
    /// The stretch that is in the way of `cells`: the first of them.
    fn blocking(&self, cells: [i32; 2]) -> Option<[i32; 2]> {
        let at = self.taken.partition_point(|taken| taken[1] <= cells[0]);
        self.taken
            .get(at)
            .copied()
            .filter(|taken| taken[0] < cells[1])
    }

    fn add(&mut self, cells: [i32; 2]) {
        let from = self.taken.partition_point(|taken| taken[1] < cells[0]);
        let to = self.taken.partition_point(|taken| taken[0] <= cells[1]);
        let whole = self.taken[from..to]
            .iter()
            .fold(cells, |[start, end], taken| {
                [start.min(taken[0]), end.max(taken[1])]
            });
        self.taken.splice(from..to, [whole]);
    }
}

/// The cells that are taken.
#[derive(Debug)]
pub struct Occupancy {
    /// Number of the first row; rows are there up to the last that something is in.
    first: i32,
    rows: Vec<Row>,
    /// How many rows were looked at: what placing costs.
    pub looks: usize,
}

impl Occupancy {
    /// Nothing is taken, and nothing will be in front of the row `first`.
    pub fn from(first: i32) -> Self {
        Self {
            first,
            rows: Vec::new(),
            looks: 0,
        }
    }

    /// Takes cells of some rows. Both are from and to.
    pub fn add(&mut self, cells: [i32; 2], rows: [i32; 2]) {
        for row in rows[0]..rows[1] {
            self.looks += 1;
            self.row_mut(row).add(cells);
        }
    }

    /// The first cell from `from` on with `span` free ones in all of these rows.
    pub fn free_from(&mut self, rows: [i32; 2], from: i32, span: i32) -> i32 {
        let mut at = from;
        let mut clear = rows[0];
        // Until all rows were looked at since the last that was in the way.
        let mut row = rows[0];
        loop {
            self.looks += 1;
            while let Some(blocking) = self.blocking(row, [at, at + span]) {
                self.looks += 1;
                (at, clear) = (blocking[1], row);
            }
            row = if row + 1 < rows[1] { row + 1 } else { rows[0] };
            if row == clear {
                return at;
            }
        }
    }

    /// The first row from `from` on from which these cells are free in so many rows.
    pub fn free_row(&mut self, cells: [i32; 2], from: i32, rows: i32) -> i32 {
        let mut from = from;
        let mut row = from + rows;
        // From the last row up, so that one that is in the way is passed with all before it.
        while row > from {
            row -= 1;
            self.looks += 1;
            if self.blocking(row, cells).is_some() {
                from = row + 1;
                row = from + rows;
            }
        }
        from
    }

    /// Where the next item that says this row may start, if one did.
    pub fn cursor(&self, row: i32) -> Option<i32> {
        self.row(row)?.cursor
    }

    /// Sets it.
    pub fn set_cursor(&mut self, row: i32, cell: i32) {
        self.row_mut(row).cursor = Some(cell);
    }

    fn blocking(&self, row: i32, cells: [i32; 2]) -> Option<[i32; 2]> {
        self.row(row)?.blocking(cells)
    }

    fn row(&self, row: i32) -> Option<&Row> {
        let at = usize::try_from(i64::from(row) - i64::from(self.first)).ok()?;
        self.rows.get(at)
    }

    fn row_mut(&mut self, row: i32) -> &mut Row {
        let at = usize::try_from(i64::from(row) - i64::from(self.first)).unwrap_or(0);
        if at >= self.rows.len() {
            self.rows.resize_with(at + 1, Row::default);
        }
        &mut self.rows[at]
    }
}
