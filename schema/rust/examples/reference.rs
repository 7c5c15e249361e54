//! The Rust codec behind a pipe, for tests of other codecs.
//!
//! Each line in is `id words...`, hexadecimal. Each line out is what `check` says (`ok`, or the
//! error's name and its two facts) and, after `|`, the words of the value read and packed again, or
//! nothing where it cannot be read.

use std::fmt::Write as _;
use std::io::{BufRead, Write as _};

use inlay_schema::{ValueError, check, repack};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let answer = match parse(&line) {
            Some((id, words)) => answer(id, &words),
            None => format!("expected `id words...` in hexadecimal, got `{line}`"),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn parse(line: &str) -> Option<(u16, Vec<u32>)> {
    let (id, rest) = line.split_once(' ').unwrap_or((line, ""));
    let words = rest
        .split_whitespace()
        .map(|word| u32::from_str_radix(word, 16).ok());
    Some((
        u16::from_str_radix(id, 16).ok()?,
        words.collect::<Option<_>>()?,
    ))
}

fn answer(id: u16, words: &[u32]) -> String {
    let mut answer = match check(id, words) {
        Ok(()) => "ok".to_owned(),
        Err(error) => {
            let (first, second) = error.facts();
            format!("{} {first:x} {second:x}", name(error))
        }
    };
    answer.push_str(" |");
    let mut again = Vec::new();
    if repack(id, words, &mut again).is_ok() {
        for word in again {
            write!(answer, " {word:x}").expect("a string takes any text");
        }
    }
    answer
}

fn name(error: ValueError) -> &'static str {
    match error {
        ValueError::Length { .. } => "length",
        ValueError::Case { .. } => "case",
        ValueError::NotFinite { .. } => "not-finite",
        ValueError::Range { .. } => "range",
        ValueError::Utf8 { .. } => "utf8",
        ValueError::Padding { .. } => "padding",
    }
}
