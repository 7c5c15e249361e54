//! Packing of rectangles in a page: shelves from the top down, each filled from left to right.
//! Rectangles touch: glyphs bring their own empty border.

/// Sides of a page in pixels.
pub(crate) const PAGE_SIDE: u32 = 1024;
/// Heights of shelves are whole multiples of this, so that glyphs of almost the same height share
/// them.
const STEP: u32 = 4;

/// A row of rectangles.
#[derive(Clone, Copy, Debug)]
struct Shelf {
    y: u32,
    height: u32,
    /// Where the next rectangle begins.
    x: u32,
}

/// The room of a page.
#[derive(Clone, Default, Debug)]
pub(crate) struct Shelves {
    shelves: Vec<Shelf>,
    /// Where the next shelf begins.
    y: u32,
}

impl Shelves {
    /// Forgets all rectangles.
    pub(crate) fn clear(&mut self) {
        self.shelves.clear();
        self.y = 0;
    }

    /// How far down there may be a rectangle, in pixels.
    pub(crate) fn height(&self) -> u32 {
        self.y.min(PAGE_SIDE)
    }

    /// Place of a new rectangle, in pixels; `None` if there is no room.
    pub(crate) fn add(&mut self, width: u32, height: u32) -> Option<(u32, u32)> {
        let fits = |shelf: &Shelf| shelf.height >= height && shelf.x + width <= PAGE_SIDE;
        let best = (0..self.shelves.len())
            .filter(|&at| fits(&self.shelves[at]))
            .min_by_key(|&at| self.shelves[at].height);
        let left = PAGE_SIDE - self.y;
        let new_height = height.next_multiple_of(STEP).min(left);
        let can_open = height <= left && width <= PAGE_SIDE;
        let at = match best {
            // a shelf much higher than the rectangle is left for others while there is room below
            Some(at) if self.shelves[at].height <= new_height + new_height / 4 || !can_open => at,
            _ if can_open => {
                self.shelves.push(Shelf {
                    y: self.y,
                    height: new_height,
                    x: 0,
                });
                self.y += new_height;
                self.shelves.len() - 1
            }
            _ => return None,
        };
        let shelf = &mut self.shelves[at];
        let place = (shelf.x, shelf.y);
        shelf.x += width;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rectangles_lie_in_the_page_and_apart(sizes in prop::collection::vec((1..200_u32, 1..120_u32), 1..300)) {
            let mut shelves = Shelves::default();
            let mut placed: Vec<(u32, u32, u32, u32)> = Vec::new();
            for (width, height) in sizes {
                let Some((x, y)) = shelves.add(width, height) else { continue };
                prop_assert!(x + width <= PAGE_SIDE && y + height <= PAGE_SIDE);
                for &(left, top, other_width, other_height) in &placed {
                    let apart = x >= left + other_width || left >= x + width || y >= top + other_height || top >= y + height;
                    prop_assert!(apart);
                }
                placed.push((x, y, width, height));
            }
        }
    }

    #[test]
    fn a_page_takes_one_rectangle_of_its_size_and_small_ones_to_the_brim() {
        let mut shelves = Shelves::default();
        assert_eq!(shelves.add(PAGE_SIDE, PAGE_SIDE), Some((0, 0)));
        assert_eq!(shelves.add(1, 1), None);
        shelves.clear();
        let count = (0..).take_while(|_| shelves.add(16, 16).is_some()).count();
        assert_eq!(count, 64 * 64);
    }
}
