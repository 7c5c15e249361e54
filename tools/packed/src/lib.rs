//! How many bytes a file has when it travels: after gzip, after brotli.
//!
//! A crate of its own, so that it is optimised where the tools are not: encoders are generic, and
//! are compiled with the crate that calls them. Without that, an engine takes brotli half a minute.
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// Above this, brotli runs at [`QUICK`], which takes one second and not one minute.
const LARGE: usize = 4_000_000;
/// The level of brotli for large files.
const QUICK: i32 = 8;
/// The level of brotli for all others, its best.
const BEST: i32 = 11;
/// Brotli looks back 4 MiB, as it does by default: what every browser can read.
const WINDOW: i32 = 22;

/// Bytes after gzip at its best.
///
/// # Errors
///
/// None that is known: what is written goes to memory.
pub fn gzip(bytes: &[u8]) -> io::Result<usize> {
    let mut encoder = GzEncoder::new(vec![], Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Bytes after brotli.
///
/// # Errors
///
/// None that is known: what is written goes nowhere.
pub fn brotli(bytes: &[u8]) -> io::Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: if bytes.len() > LARGE { QUICK } else { BEST },
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut io::sink(), &parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any text that does not change.
    const TEXT: &[u8] = include_bytes!("../../../LICENSE");

    #[test]
    fn sizes_are_those_of_zlib_and_of_googles_brotli_to_two_percent() {
        // `gzipSync(text, { level: 9 })` and `brotliCompressSync(text)` of Node 24
        for (size, node) in [(gzip(TEXT), 3928), (brotli(TEXT), 3056)] {
            let size = size.expect("a size");
            assert!(size.abs_diff(node) * 50 <= node, "{size}, Node has {node}");
        }
    }
}
