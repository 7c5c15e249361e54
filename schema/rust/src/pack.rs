//! Values to words.

use crate::read::word_of;

/// A value that can be packed as words.
pub trait Pack {
    /// Adds the words of the value to `out`.
    ///
    /// Numbers are packed as they are: what is infinite, or out of a property's range, the reader
    /// refuses.
    fn pack(&self, out: &mut Vec<u32>);
}

impl<T: Pack + ?Sized> Pack for &T {
    fn pack(&self, out: &mut Vec<u32>) {
        T::pack(self, out);
    }
}

impl Pack for u32 {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(*self);
    }
}

impl Pack for i32 {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(self.cast_unsigned());
    }
}

impl Pack for f32 {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(self.to_bits());
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(u32::from(*self));
    }
}

impl Pack for str {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(word_of(self.len()));
        let (whole, rest) = self.as_bytes().as_chunks::<4>();
        out.extend(whole.iter().map(|bytes| u32::from_le_bytes(*bytes)));
        if !rest.is_empty() {
            let mut last = [0; 4];
            last[..rest.len()].copy_from_slice(rest);
            out.push(u32::from_le_bytes(last));
        }
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Vec<u32>) {
        self.as_str().pack(out);
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u32>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
}

impl<T: Pack> Pack for [T] {
    fn pack(&self, out: &mut Vec<u32>) {
        out.push(word_of(self.len()));
        for item in self {
            item.pack(out);
        }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u32>) {
        self.as_slice().pack(out);
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Vec<u32>) {
        self.0.pack(out);
        self.1.pack(out);
    }
}

impl<A: Pack, B: Pack, C: Pack, D: Pack> Pack for (A, B, C, D) {
    fn pack(&self, out: &mut Vec<u32>) {
        self.0.pack(out);
        self.1.pack(out);
        self.2.pack(out);
        self.3.pack(out);
    }
}
