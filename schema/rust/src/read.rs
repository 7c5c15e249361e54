//! Words to values.

use crate::ValueError;

/// A value that can be read from words.
pub trait Unpack: Sized {
    /// Takes the value from the front of `words`.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if the words are not a value of this type. Ranges are not looked at: that is
    /// [`check`](fn@crate::check).
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError>;
}

/// Words of one payload, taken from the front.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    words: &'a [u32],
    at: usize,
}

impl<'a> Words<'a> {
    /// All of `words` still to be taken.
    pub const fn new(words: &'a [u32]) -> Self {
        Self { words, at: 0 }
    }

    /// How many words are left.
    pub const fn left(&self) -> usize {
        self.words.len() - self.at
    }

    /// The next word.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if none is left.
    pub fn word(&mut self) -> Result<u32, ValueError> {
        let word = *self.words.get(self.at).ok_or_else(|| self.missing(1))?;
        self.at += 1;
        Ok(word)
    }

    /// The next `count` words.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if fewer are left.
    pub fn take(&mut self, count: usize) -> Result<&'a [u32], ValueError> {
        let end = self.at.saturating_add(count);
        let taken = self
            .words
            .get(self.at..end)
            .ok_or_else(|| self.missing(count))?;
        self.at = end;
        Ok(taken)
    }

    /// The count in front of a list, never more than there are words left, since an item takes at
    /// least one.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if no word, or fewer words than items, are left.
    pub fn count(&mut self) -> Result<usize, ValueError> {
        let count = self.word()? as usize;
        if count > self.left() {
            Err(self.missing(count))
        } else {
            Ok(count)
        }
    }

    /// A case number below `count`.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if no word is left, [`ValueError::Case`] if it is no case.
    pub fn case(&mut self, count: u32) -> Result<u32, ValueError> {
        let found = self.word()?;
        if found < count {
            Ok(found)
        } else {
            Err(ValueError::Case { count, found })
        }
    }

    /// A set of the lowest `count` flags.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if no word is left, [`ValueError::Case`] if there are other flags in
    /// it.
    pub fn flags(&mut self, count: u32) -> Result<u32, ValueError> {
        let found = self.word()?;
        if u64::from(found) >> count == 0 {
            Ok(found)
        } else {
            Err(ValueError::Case { count, found })
        }
    }

    /// A finite number.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if no word is left, [`ValueError::NotFinite`] if it is infinite or no
    /// number.
    pub fn number(&mut self) -> Result<f32, ValueError> {
        let found = self.word()?;
        let number = f32::from_bits(found);
        if number.is_finite() {
            Ok(number)
        } else {
            Err(ValueError::NotFinite { found })
        }
    }

    /// A string, borrowed.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if it is cut, [`ValueError::Utf8`] if it is no UTF-8,
    /// [`ValueError::Padding`] if its last word is not filled with zeros.
    pub fn text(&mut self) -> Result<&'a str, ValueError> {
        let length = self.word()?;
        let size = length as usize;
        let words = self.take(size.div_ceil(4))?;
        let bytes = bytemuck::cast_slice::<u32, u8>(words);
        let (bytes, padding) = bytes.split_at_checked(size).unwrap_or((bytes, &[]));
        let text = core::str::from_utf8(bytes).map_err(|error| ValueError::Utf8 {
            offset: word_of(error.valid_up_to()),
            length,
        })?;
        match words.last() {
            Some(&found) if padding.iter().any(|&byte| byte != 0) => {
                Err(ValueError::Padding { found })
            }
            _ => Ok(text),
        }
    }

    /// Nothing may be left.
    ///
    /// # Errors
    ///
    /// [`ValueError::Length`] if a word is.
    pub fn finish(self) -> Result<(), ValueError> {
        if self.left() == 0 {
            return Ok(());
        }
        Err(ValueError::Length {
            expected: word_of(self.at),
            found: word_of(self.words.len()),
        })
    }

    fn missing(&self, count: usize) -> ValueError {
        ValueError::Length {
            expected: word_of(self.at.saturating_add(count)),
            found: word_of(self.words.len()),
        }
    }
}

/// A count as a word; more than fits is the largest.
pub(crate) fn word_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The value that all of `value` is.
///
/// # Errors
///
/// [`ValueError`] if the words are not a value of this type, or more than it. Ranges are not looked
/// at: see [`check`](fn@crate::check).
pub fn read<T: Unpack>(value: &[u32]) -> Result<T, ValueError> {
    let mut words = Words::new(value);
    let read = T::unpack(&mut words)?;
    words.finish()?;
    Ok(read)
}

/// The string that all of `value` is, borrowed from it.
///
/// # Errors
///
/// [`ValueError`] as of [`Words::text`], or if words are left.
pub fn text(value: &[u32]) -> Result<&str, ValueError> {
    let mut words = Words::new(value);
    let text = words.text()?;
    words.finish()?;
    Ok(text)
}

/// The finite number that `value` is.
///
/// # Errors
///
/// [`ValueError`] if it is not one word, or not finite.
pub fn f32_of(value: &[u32]) -> Result<f32, ValueError> {
    read(value)
}

/// The word that `value` is: a `u32`, node id, colour or entry id.
///
/// # Errors
///
/// [`ValueError::Length`] if it is not one word.
pub fn u32_of(value: &[u32]) -> Result<u32, ValueError> {
    read(value)
}

/// The signed number that `value` is.
///
/// # Errors
///
/// [`ValueError::Length`] if it is not one word.
pub fn s32_of(value: &[u32]) -> Result<i32, ValueError> {
    read(value)
}

/// The truth value that `value` is.
///
/// # Errors
///
/// [`ValueError`] if it is not one word, or neither 0 nor 1.
pub fn bool_of(value: &[u32]) -> Result<bool, ValueError> {
    read(value)
}

impl Unpack for u32 {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        words.word()
    }
}

impl Unpack for i32 {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        Ok(words.word()?.cast_signed())
    }
}

impl Unpack for f32 {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        words.number()
    }
}

impl Unpack for bool {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        Ok(words.case(2)? == 1)
    }
}

impl Unpack for String {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        Ok(words.text()?.to_owned())
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        if bool::unpack(words)? {
            Ok(Some(T::unpack(words)?))
        } else {
            Ok(None)
        }
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        let count = words.count()?;
        let mut items = Self::with_capacity(count);
        for _ in 0..count {
            items.push(T::unpack(words)?);
        }
        Ok(items)
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        Ok((A::unpack(words)?, B::unpack(words)?))
    }
}

impl<A: Unpack, B: Unpack, C: Unpack, D: Unpack> Unpack for (A, B, C, D) {
    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
        Ok((
            A::unpack(words)?,
            B::unpack(words)?,
            C::unpack(words)?,
            D::unpack(words)?,
        ))
    }
}
