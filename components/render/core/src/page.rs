//! An atlas page and its pixels.

use std::ops::Range;

/// Rows that are kept in one piece. A page is no single list, which would leave half of itself
/// behind each time it grows.
const BAND_ROWS: usize = 32;

/// A part of a page: `x, y, width, height` in pixels.
pub(crate) type Part = [u32; 4];

/// An atlas page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// As `text` numbers it.
    pub(crate) number: u32,
    /// Id of its texture; 0 if it has none.
    pub(crate) texture: u32,
    /// Width and height in pixels; 0 before the first upload.
    pub(crate) size: [u32; 2],
    /// Rows without padding, [`BAND_ROWS`] in each, as far down as one is not empty.
    bands: Vec<Box<[u8]>>,
    /// Rows down to the last that is not empty.
    rows: usize,
}

impl Page {
    /// A page without a texture.
    pub(crate) const fn new(number: u32) -> Self {
        Self {
            number,
            texture: 0,
            size: [0; 2],
            bands: Vec::new(),
            rows: 0,
        }
    }

    /// Whether glyphs can be drawn from it.
    pub(crate) const fn is_made(&self) -> bool {
        self.texture != 0 && self.size[0] != 0
    }

    /// All of it that is not empty.
    pub(crate) fn whole(&self) -> Part {
        [0, 0, self.size[0], crate::word(self.rows)]
    }

    /// Makes it empty, of another size.
    pub(crate) fn resize(&mut self, size: [u32; 2]) {
        self.size = size;
        self.bands.clear();
        self.rows = 0;
    }

    /// Keeps pixels of a part, checked before; returns the rows of it that are new to the page.
    pub(crate) fn write(&mut self, [x, y, width, height]: Part, pixels: &[u8]) -> Option<Part> {
        let columns = x as usize..(x + width) as usize;
        let top = y as usize;
        let rows = || pixels.chunks_exact(width as usize).enumerate();
        debug_assert_eq!(
            rows().len(),
            height as usize,
            "rows were counted when they came in"
        );
        let is_new = |&(row, source): &(usize, &[u8])| match self.row(top + row, &columns) {
            Some(old) => old != source,
            None => source.iter().any(|&byte| byte != 0),
        };
        let (first, _) = rows().find(is_new)?;
        let (last, _) = rows().rfind(is_new)?;
        self.reach(top + last + 1);
        for (row, source) in rows().take(last + 1).skip(first) {
            self.row_mut(top + row, &columns).copy_from_slice(source);
        }
        Some([
            x,
            y + crate::word(first),
            width,
            crate::word(last + 1 - first),
        ])
    }

    /// Adds the pixels of a part to `out`, row after row, filled up with zeros to whole words.
    pub(crate) fn copy(&self, [x, y, width, height]: Part, out: &mut Vec<u32>) {
        let columns = x as usize..(x + width) as usize;
        let start = out.len();
        out.resize(start + (width as usize * height as usize).div_ceil(4), 0);
        let bytes = bytemuck::cast_slice_mut::<u32, u8>(&mut out[start..]);
        for (target, row) in bytes.chunks_exact_mut(width as usize).zip(y as usize..) {
            if let Some(source) = self.row(row, &columns) {
                target.copy_from_slice(source);
            }
        }
    }

    /// Pixels of a row, if it is not below all that there is.
    fn row(&self, row: usize, columns: &Range<usize>) -> Option<&[u8]> {
        let band = self.bands.get(row / BAND_ROWS)?;
        band.get(self.within(row, columns))
    }

    fn row_mut(&mut self, row: usize, columns: &Range<usize>) -> &mut [u8] {
        let within = self.within(row, columns);
        &mut self.bands[row / BAND_ROWS][within]
    }

    /// Where columns of a row lie in its band.
    const fn within(&self, row: usize, columns: &Range<usize>) -> Range<usize> {
        let start = row % BAND_ROWS * self.size[0] as usize;
        start + columns.start..start + columns.end
    }

    /// Makes room for rows.
    fn reach(&mut self, rows: usize) {
        self.rows = self.rows.max(rows);
        let band = || vec![0; BAND_ROWS * self.size[0] as usize].into_boxed_slice();
        self.bands.resize_with(self.rows.div_ceil(BAND_ROWS), band);
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
mod tests {
    use super::{BAND_ROWS, Page, Part};
    use proptest::prelude::*;

    const WIDTH: usize = 13;
    const HEIGHT: usize = 3 * BAND_ROWS;

    fn part() -> impl Strategy<Value = Part> {
        (0..WIDTH as u32, 0..HEIGHT as u32).prop_flat_map(|(x, y)| {
            let sizes = (1..=WIDTH as u32 - x, 1..=HEIGHT as u32 - y);
            sizes.prop_map(move |(width, height)| [x, y, width, height])
        })
    }

    /// What a page must hold: one list, all of it.
    fn write_plainly(plain: &mut [u8], [x, y, width, height]: Part, pixels: &[u8]) {
        for row in 0..height as usize {
            for column in 0..width as usize {
                plain[(y as usize + row) * WIDTH + x as usize + column] =
                    pixels[row * width as usize + column];
            }
        }
    }

    proptest! {
        #[test]
        fn a_page_holds_what_was_written(parts in prop::collection::vec((part(), any::<u8>()), 1..8), asked in part()) {
            let mut page = Page::new(0);
            page.resize([WIDTH as u32, HEIGHT as u32]);
            let mut plain = vec![0; WIDTH * HEIGHT];
            for (part, value) in parts {
                let pixels: Vec<u8> = (0..part[2] * part[3]).map(|at| value.wrapping_mul(at.to_le_bytes()[0])).collect();
                page.write(part, &pixels);
                write_plainly(&mut plain, part, &pixels);
            }
            let rows = page.whole()[3] as usize;
            prop_assert!(plain[rows * WIDTH..].iter().all(|&pixel| pixel == 0), "nothing lies below the last row");

            let mut words = Vec::new();
            page.copy(asked, &mut words);
            let [x, y, width, height] = asked.map(|number| number as usize);
            let expected: Vec<u8> = (y..y + height).flat_map(|row| plain[row * WIDTH + x..][..width].to_vec()).collect();
            prop_assert_eq!(&bytemuck::cast_slice::<u32, u8>(&words)[..width * height], expected);
        }
    }
}
