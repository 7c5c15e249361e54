//! Sizes of files as they travel: raw, by gzip, by brotli. Cached by content, since brotli takes
//! its time.
use crate::workspace::{Workspace, sha256, write};
use anyhow::{Context, Result};
use inlay_packed as packed;

crate::manifest::described! {
    /// A file's content in numbers.
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
}

impl Sizes {
    /// Measures `bytes`, or remembers.
    ///
    /// # Errors
    ///
    /// A cache that cannot be written.
    pub fn of(workspace: &Workspace, bytes: &[u8]) -> Result<Self> {
        let sha256 = sha256(bytes);
        let cached = workspace.cache("packed")?.join(&sha256);
        let text = match std::fs::read_to_string(&cached) {
            Ok(text) => text,
            Err(_) => {
                let text = format!("{} {}", packed::gzip(bytes)?, packed::brotli(bytes)?);
                write(&cached, &text)?;
                text
            }
        };
        let (gzip, brotli) = text
            .trim()
            .split_once(' ')
            .with_context(|| format!("{} does not hold two sizes: delete it", cached.display()))?;
        Ok(Sizes {
            sha256,
            raw: bytes.len(),
            gzip: gzip.parse()?,
            brotli: brotli.parse()?,
        })
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
