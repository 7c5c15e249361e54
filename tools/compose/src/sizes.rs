//! Sizes of files as they travel: raw, by gzip, by brotli. Cached by content, since brotli takes
//! its time.
use crate::workspace::{Workspace, run, sha256, write};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::process::Command;

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

/// Node's own zlib and brotli are native code. Above 4 MB, brotli runs at a level that takes one
/// second and not one minute.
const MEASURE: &str = "
const { brotliCompressSync, gzipSync, constants: c } = require('node:zlib');
const bytes = require('node:fs').readFileSync(process.argv[1]);
const quality = bytes.length > 4e6 ? 8 : 11;
const params = { [c.BROTLI_PARAM_QUALITY]: quality, [c.BROTLI_PARAM_SIZE_HINT]: bytes.length };
console.log(gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params }).length);
";

impl Sizes {
    /// Measures `bytes`, or remembers.
    ///
    /// # Errors
    ///
    /// No Node, or a cache that cannot be written.
    pub fn of(workspace: &Workspace, bytes: &[u8]) -> Result<Self> {
        let sha256 = sha256(bytes);
        let cached = workspace.cache("sizes")?.join(&sha256);
        let text = match std::fs::read_to_string(&cached) {
            Ok(text) => text,
            Err(_) => {
                let folder = workspace.scratch("sizes")?;
                let input = folder.path().join("file");
                write(&input, bytes)?;
                let said = run(Command::new(workspace.node()?)
                    .args(["-e", MEASURE])
                    .arg(&input))?;
                write(&cached, &said)?;
                String::from_utf8(said)?
            }
        };
        let (gzip, brotli) = text
            .trim()
            .split_once(' ')
            .context("two sizes were expected from Node")?;
        Ok(Sizes {
            sha256,
            raw: bytes.len(),
            gzip: gzip.parse()?,
            brotli: brotli.parse()?,
        })
    }

    /// As the manifest has it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({ "sha256": self.sha256, "raw": self.raw, "gzip": self.gzip, "brotli": self.brotli })
    }
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

#[cfg(test)]
mod tests {
    use super::human;

    #[test]
    fn sizes_are_short() {
        assert_eq!(
            [human(999), human(93_312), human(12_500_000)],
            ["999 B", "93.3 KB", "12.50 MB"]
        );
    }
}
