//! Items by number, in pages that never move.

use core::ops::{Index, IndexMut};

/// Items by number, `SIZE` in a page; a power of two.
///
/// A list would double as it grows: it copies all of its items, and in a Wasm memory, which never
/// shrinks, what it leaves behind is as large as all that it had. Here one more page is all that
/// one more item can cost. Reading takes one load more than from a list.
///
/// ```
/// use inlay_schema::Pages;
///
/// let mut pages = Pages::<u32, 64>::default();
/// pages.resize(3);
/// pages[2] = 7;
/// assert_eq!((pages.len(), pages[2], pages.get(64)), (3, 7, None));
/// ```
#[derive(Clone, Debug)]
pub struct Pages<T, const SIZE: usize> {
    /// Items beyond `length` are as they are made.
    pages: Vec<Box<[T; SIZE]>>,
    length: usize,
}

impl<T, const SIZE: usize> Default for Pages<T, SIZE> {
    fn default() -> Self {
        Self {
            pages: Vec::new(),
            length: 0,
        }
    }
}

impl<T: Default, const SIZE: usize> Pages<T, SIZE> {
    /// How many items there are.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// An item, if its page is there. Beyond the length it is a new one.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&T> {
        self.pages.get(at / SIZE).map(|page| &page[at % SIZE])
    }

    /// An item, if its page is there, to change it. Beyond the length it is to stay as it is.
    #[inline]
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        let page = self.pages.get_mut(at / SIZE)?;
        Some(&mut page[at % SIZE])
    }

    /// Makes it as long as this: with new items at the end, or without those beyond. Pages without
    /// items are given back.
    pub fn resize(&mut self, length: usize) {
        for at in length..self.length.min(length.next_multiple_of(SIZE)) {
            self[at] = T::default();
        }
        self.pages.truncate(length.div_ceil(SIZE));
        while self.pages.len() < length.div_ceil(SIZE) {
            self.pages.push(page());
        }
        self.length = length;
    }
}

/// A page of new items.
fn page<T: Default, const SIZE: usize>() -> Box<[T; SIZE]> {
    // Not by way of an array on the stack, which is small.
    let items: Vec<T> = core::iter::repeat_with(T::default).take(SIZE).collect();
    match items.into_boxed_slice().try_into() {
        Ok(page) => page,
        Err(_) => unreachable!("as many items were made as a page has"),
    }
}

/// As [`Pages::get`]; an item whose page is not there panics.
impl<T, const SIZE: usize> Index<usize> for Pages<T, SIZE> {
    type Output = T;

    #[inline]
    fn index(&self, at: usize) -> &T {
        &self.pages[at / SIZE][at % SIZE]
    }
}

impl<T, const SIZE: usize> IndexMut<usize> for Pages<T, SIZE> {
    #[inline]
    fn index_mut(&mut self, at: usize) -> &mut T {
        &mut self.pages[at / SIZE][at % SIZE]
    }
}
