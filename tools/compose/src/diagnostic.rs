//! Errors that a person can act on: a sentence, the place it speaks about, what was expected.
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text file as it was read, kept for showing the lines errors speak about.
#[derive(Debug)]
pub struct Source {
    /// Where it was read from, as the user wrote it.
    pub path: PathBuf,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// A source of `text`, shown as `path` in messages.
    #[must_use]
    pub fn new(path: &Path, text: String) -> Arc<Self> {
        Arc::new(Source {
            path: path.to_owned(),
            text,
        })
    }
}

/// A range of bytes in a source.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Byte offsets in its text, end exclusive.
    pub span: Range<usize>,
}

impl Place {
    /// The same place, for the error `message`.
    #[must_use]
    pub fn error(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            message: message.into(),
            at: Some(self.clone()),
            expected: None,
        }
    }

    /// Line and column, both counted from 1, columns in characters.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        let before = &self.source.text[..self.span.start.min(self.source.text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

/// A value and the place it was written at.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: Place,
}

/// One error: what is wrong, where, and what was expected there.
#[derive(Debug)]
pub struct Diagnostic {
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// The place, if a file is at fault.
    pub at: Option<Place>,
    /// What would have been right.
    pub expected: Option<String>,
}

impl Diagnostic {
    /// An error that no line of a file is to blame for.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Diagnostic {
            message: message.into(),
            at: None,
            expected: None,
        }
    }

    /// Adds what would have been right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.at {
            let (line, column) = at.position();
            let text = at.source.text.lines().nth(line - 1).unwrap_or("");
            let width = at
                .source
                .text
                .get(at.span.clone())
                .unwrap_or("")
                .lines()
                .next()
                .unwrap_or("")
                .chars()
                .count()
                .max(1);
            let number = line.to_string();
            let gutter = " ".repeat(number.len());
            // a tab before the marks is as wide as the one above it
            let blank: String = text
                .chars()
                .take(column - 1)
                .map(|c| if c == '\t' { c } else { ' ' })
                .collect();
            writeln!(
                f,
                "{}:{line}:{column}: {}",
                at.source.path.display(),
                self.message
            )?;
            writeln!(f, " {number} | {text}")?;
            write!(f, " {gutter} | {blank}{}", "^".repeat(width))?;
        } else {
            write!(f, "{}", self.message)?;
        }
        if let Some(expected) = &self.expected {
            write!(f, "\n  expected: {expected}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// `a`, `b` or `c`: for sentences that list what is allowed.
#[must_use]
pub fn one_of<S: AsRef<str>>(items: &[S]) -> String {
    let quoted: Vec<String> = items.iter().map(|s| format!("`{}`", s.as_ref())).collect();
    match quoted.as_slice() {
        [] => "nothing".into(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_line_column_and_what_was_expected() {
        let source = Source::new(Path::new("compose.toml"), "[a]\nb = \"é\" # x\n".into());
        let start = source.text.find("\"é\"").expect("in the text");
        let place = Place {
            source,
            span: start..start + "\"é\"".len(),
        };
        let error = place
            .error("`é` is no toolchain")
            .expected(one_of(&["rust", "quickjs"]));
        assert_eq!(
            error.to_string(),
            "compose.toml:2:5: `é` is no toolchain\n 2 | b = \"é\" # x\n   |     ^^^\n  expected: `rust` or `quickjs`"
        );
    }

    #[test]
    fn without_a_place_it_is_a_sentence() {
        assert_eq!(Diagnostic::new("no Node").to_string(), "no Node");
    }
}
