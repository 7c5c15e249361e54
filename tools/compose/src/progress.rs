//! What is being done, and how long it took.
use anyhow::Result;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Lines on standard error, one per step.
#[derive(Debug)]
pub struct Progress {
    quiet: bool,
    live: bool,
}

impl Progress {
    /// `quiet` shows nothing.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        Progress {
            quiet,
            live: std::io::stderr().is_terminal(),
        }
    }

    /// Shows a line.
    pub fn note(&self, line: impl AsRef<str>) {
        if !self.quiet {
            eprintln!("  {}", line.as_ref());
        }
    }

    /// Does `work` and shows `what` with its time; on a terminal, `what` shows while it runs.
    ///
    /// # Errors
    ///
    /// Those of `work`.
    pub fn step<T>(&self, what: impl AsRef<str>, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let what = what.as_ref();
        if self.live && !self.quiet {
            eprint!("  {what} ...");
            let _ = std::io::stderr().flush();
        }
        let start = Instant::now();
        let result = work();
        if !self.quiet && result.is_ok() {
            let back = if self.live { "\r\x1b[K" } else { "" };
            eprintln!("{back}  {what}  {}", seconds(start.elapsed()));
        } else if self.live && !self.quiet {
            eprintln!();
        }
        result
    }
}

/// `0.21 s`, `12 s`, `2 min 5 s`.
#[must_use]
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.2} s", time.as_secs_f64()),
        whole @ 10..120 => format!("{whole} s"),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}
