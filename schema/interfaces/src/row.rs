//! Rows of flat lists: what the generated types share. A row is a record or a variant of an
//! interface that is marked so in WIT; it lies word by word in a list.

/// Bit of a section's number: a reader that does not know the section may skip it.
pub const SKIPPABLE: u32 = 1 << 31;

/// What is wrong with words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// They end before a row does, or there are more than there should be.
    Length,
    /// A number that the field does not allow.
    Value,
    /// A section or a case of no known number, or out of order.
    Kind,
}

/// Words that are no rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowError {
    /// Position of the word at fault in the list.
    pub at: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// A result with a [`RowError`].
pub type Read<T> = Result<T, RowError>;

/// An error at a word.
///
/// # Errors
///
/// Always.
pub const fn fail<T>(at: usize, fault: Fault) -> Read<T> {
    Err(RowError { at, fault })
}

/// A row of always `N` words, not all of which may have every value.
pub trait Check<const N: usize> {
    /// Looks at words.
    ///
    /// # Errors
    ///
    /// The place in the row of the first that is not allowed.
    fn check(words: &[u32; N]) -> Result<(), usize>;
}

/// A row as it is read from a list.
pub trait Row<'a>: Sized {
    /// Reads and checks the next row.
    ///
    /// # Errors
    ///
    /// [`RowError`] with the word at fault.
    fn read(reader: &mut Reader<'a>) -> Read<Self>;
}

/// Words read from the front, with their position in the list.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Reader<'a> {
    words: &'a [u32],
    at: usize,
}

impl<'a> Reader<'a> {
    /// All words of a list.
    pub const fn new(words: &'a [u32]) -> Self {
        Self { words, at: 0 }
    }

    /// Position of the next word.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Words that are left.
    pub const fn words(&self) -> &'a [u32] {
        self.words
    }

    /// Whether none is left.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// So many words, to be read apart.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] at the last word before them, which counts them.
    pub fn part(&mut self, count: usize) -> Read<Self> {
        let at = self.at;
        match self.take(count) {
            Ok(words) => Ok(Self { words, at }),
            Err(_) => fail(at.saturating_sub(1), Fault::Length),
        }
    }

    /// The next word.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] if there is none.
    #[inline]
    pub fn word(&mut self) -> Read<u32> {
        let Some((&word, rest)) = self.words.split_first() else {
            return fail(self.at, Fault::Length);
        };
        self.words = rest;
        self.at += 1;
        Ok(word)
    }

    /// The next word, unless it is not allowed.
    ///
    /// # Errors
    ///
    /// [`Fault::Value`] if it is not; [`Fault::Length`] if there is none.
    #[inline]
    pub fn word_unless(&mut self, is_fault: impl FnOnce(u32) -> bool) -> Read<u32> {
        let at = self.at;
        let word = self.word()?;
        if is_fault(word) {
            fail(at, Fault::Value)
        } else {
            Ok(word)
        }
    }

    /// The next words.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] if there are fewer.
    #[inline]
    pub fn take(&mut self, count: usize) -> Read<&'a [u32]> {
        let Some((taken, rest)) = self.words.split_at_checked(count) else {
            return fail(self.at + self.words.len(), Fault::Length);
        };
        self.words = rest;
        self.at += count;
        Ok(taken)
    }

    /// The words of a row, checked.
    ///
    /// # Errors
    ///
    /// [`RowError`] with the word at fault.
    #[inline]
    pub fn checked<T: Check<N>, const N: usize>(&mut self) -> Read<&'a [u32; N]> {
        let at = self.at;
        let Some((row, rest)) = self.words.split_first_chunk::<N>() else {
            return fail(at + self.words.len(), Fault::Length);
        };
        if let Err(word) = T::check(row) {
            return fail(at + word, Fault::Value);
        }
        self.words = rest;
        self.at += N;
        Ok(row)
    }

    /// A count, and as many words.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] at the count if there are fewer, or if it is above `most`.
    pub fn list(&mut self, most: usize) -> Read<&'a [u32]> {
        let at = self.at;
        let count = self.word()? as usize;
        if count > most || count > self.words.len() {
            return fail(at, Fault::Length);
        }
        self.take(count)
    }

    /// A count, and as many bytes, filled up to a word.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] at the count if there are fewer.
    pub fn bytes(&mut self) -> Read<&'a [u8]> {
        let at = self.at;
        let count = self.word()? as usize;
        if count.div_ceil(4) > self.words.len() {
            return fail(at, Fault::Length);
        }
        let words = self.take(count.div_ceil(4))?;
        Ok(&bytemuck::cast_slice(words)[..count])
    }

    /// A count, and as many rows, not checked.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] at the count if there are fewer.
    pub fn rows<const N: usize>(&mut self) -> Read<&'a [[u32; N]]> {
        let at = self.at;
        let count = self.word()? as usize;
        match count.checked_mul(N) {
            Some(words) if words <= self.words.len() => Ok(self.take(words)?.as_chunks().0),
            _ => fail(at, Fault::Length),
        }
    }

    /// A count, and as many rows, checked.
    ///
    /// # Errors
    ///
    /// That of the first row at fault.
    pub fn open_rows<T: Row<'a>>(&mut self) -> Read<Rows<'a, T>> {
        let count = self.word()? as usize;
        let start = *self;
        for _ in 0..count {
            T::read(self)?;
        }
        let words = start.words.len() - self.words.len();
        Ok(Rows {
            reader: Self {
                words: &start.words[..words],
                at: start.at,
            },
            count,
            row: core::marker::PhantomData,
        })
    }
}

/// Rows one after the other, with their positions. After an error comes nothing more.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a, T> {
    reader: Reader<'a>,
    count: usize,
    row: core::marker::PhantomData<fn() -> T>,
}

impl<T> PartialEq for Rows<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count && self.reader.words == other.reader.words
    }
}

impl<'a, T: Row<'a>> Rows<'a, T> {
    /// All rows up to the end of a reader.
    pub const fn new(reader: Reader<'a>) -> Self {
        Self {
            reader,
            count: usize::MAX,
            row: core::marker::PhantomData,
        }
    }

    /// So many rows, in these words.
    pub const fn of(count: usize, words: &'a [u32]) -> Self {
        Self {
            reader: Reader::new(words),
            count,
            row: core::marker::PhantomData,
        }
    }

    /// Adds a count and the rows to a list.
    pub fn write(&self, out: &mut Vec<u32>) {
        out.push(count(self.count));
        out.extend_from_slice(self.reader.words);
    }
}

impl<'a, T: Row<'a>> Iterator for Rows<'a, T> {
    type Item = Read<(usize, T)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.reader.is_empty() || self.count == 0 {
            return None;
        }
        let at = self.reader.at;
        let row = T::read(&mut self.reader);
        if row.is_err() {
            self.reader = Reader::default();
        }
        self.count = self.count.saturating_sub(1);
        Some(row.map(|row| (at, row)))
    }
}

/// The sections of a list by their numbers; one that is not there is empty.
///
/// # Errors
///
/// [`Fault::Kind`] for a number of `N` or above that is not to be skipped, or that is not above the
/// one before; [`Fault::Length`] where a section ends behind the list.
pub fn sections<'a, const N: usize>(reader: &mut Reader<'a>) -> Read<[Option<Reader<'a>>; N]> {
    let mut sections = [None; N];
    let mut last = 0;
    while !reader.is_empty() {
        let at = reader.at();
        let head = reader.word()?;
        let number = (head & !SKIPPABLE) as usize;
        let count = reader.word()? as usize;
        let words = reader.part(count)?;
        match sections.get_mut(number) {
            Some(place) if number > last => {
                *place = Some(words);
                last = number;
            }
            None if head & SKIPPABLE != 0 => {}
            _ => return fail(at, Fault::Kind),
        }
    }
    Ok(sections)
}

/// A section, unless it has no rows.
pub fn write_section(out: &mut Vec<u32>, number: u32, write: impl FnOnce(&mut Vec<u32>)) {
    let start = out.len();
    out.extend([number, 0]);
    write(out);
    let words = out.len() - start - 2;
    if words == 0 {
        out.truncate(start);
    } else {
        out[start + 1] = count(words);
    }
}

/// A count as a word. No list is as long as what does not fit.
#[inline]
pub fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Adds a count and words to a list.
pub fn write_words(out: &mut Vec<u32>, words: &[u32]) {
    out.push(count(words.len()));
    out.extend_from_slice(words);
}

/// Adds a count and bytes to a list, filled up with zeros to a word.
pub fn write_bytes(out: &mut Vec<u32>, bytes: &[u8]) {
    out.push(count(bytes.len()));
    let start = out.len();
    out.resize(start + bytes.len().div_ceil(4), 0);
    bytemuck::cast_slice_mut(&mut out[start..])[..bytes.len()].copy_from_slice(bytes);
}
