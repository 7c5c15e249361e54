//! Sizes of files as they travel: raw, by gzip, by brotli. Cached by content, since brotli takes its time.
use crate::workspace::{Workspace, sha256, write};
use anyhow::Result;
use serde_json::{Value, json};
use std::io::Write;

/// A file's content in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Digits of its SHA-256.
    pub sha256: String,
    /// Bytes.
    pub raw: usize,
    /// Bytes after gzip at its best.
    pub gzip: usize,
    /// Bytes after brotli.
    pub brotli: usize,
}

/// Above this, brotli runs at a level that takes seconds and not minutes.
const LARGE: usize = 3 << 20;

impl Sizes {
    /// Measures `bytes`, or remembers.
    ///
    /// # Errors
    ///
    /// A cache that cannot be written.
    pub fn of(workspace: &Workspace, bytes: &[u8]) -> Result<Self> {
        let sha256 = sha256(bytes);
        let cached = workspace.cache("sizes")?.join(&sha256);
        if let Some(sizes) = std::fs::read_to_string(&cached).ok().and_then(|text| parse(&text)) {
            return Ok(Sizes { sha256, raw: bytes.len(), gzip: sizes.0, brotli: sizes.1 });
        }
        let sizes = Sizes { sha256, raw: bytes.len(), gzip: gzip(bytes)?, brotli: brotli(bytes)? };
        write(&cached, format!("{} {}", sizes.gzip, sizes.brotli))?;
        Ok(sizes)
    }

    /// As the manifest has it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({ "sha256": self.sha256, "raw": self.raw, "gzip": self.gzip, "brotli": self.brotli })
    }
}

fn parse(text: &str) -> Option<(usize, usize)> {
    let (gzip, brotli) = text.split_once(' ')?;
    Some((gzip.parse().ok()?, brotli.parse().ok()?))
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let quality = if bytes.len() > LARGE { 6 } else { 11 };
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut out = vec![];
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out.len())
}

/// `93.3 KB`, `12.5 MB`: as people compare downloads, 1 KB = 1,000 bytes.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
pub fn human(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.2} MB", bytes as f64 / 1e6),
    }
}
