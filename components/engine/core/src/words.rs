//! Numbers of 64 bits as two words, the low one first.

use inlay_schema::{ValueError, Words};

/// What is read of words.
pub(crate) type Read<T> = Result<T, ValueError>;

pub(crate) fn pack_f64(value: f64, out: &mut Vec<u32>) {
    let [a, b, c, d, e, f, g, h] = value.to_le_bytes();
    out.extend([
        u32::from_le_bytes([a, b, c, d]),
        u32::from_le_bytes([e, f, g, h]),
    ]);
}

pub(crate) fn pack_f64s(values: &[f64], out: &mut Vec<u32>) {
    out.push(u32::try_from(values.len()).unwrap_or(u32::MAX));
    values.iter().for_each(|&value| pack_f64(value, out));
}

pub(crate) fn read_f64(words: &mut Words<'_>) -> Read<f64> {
    let (low, high) = (words.word()?, words.word()?);
    Ok(f64::from_bits(u64::from(low) | u64::from(high) << 32))
}

pub(crate) fn read_f64s(words: &mut Words<'_>) -> Read<Vec<f64>> {
    let count = words.count()?;
    (0..count).map(|_| read_f64(words)).collect()
}
