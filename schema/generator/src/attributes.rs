//! The lines of attributes at the end of a documentation.

use crate::model::Range;

/// A documentation taken apart.
#[derive(Debug, Default, PartialEq)]
pub struct Attributes {
    /// The text before the attributes.
    pub docs: String,
    pub id: Option<u16>,
    pub owner: Option<Vec<String>>,
    pub default: Option<String>,
    pub unit: Option<String>,
    pub animate: Option<String>,
    pub range: Range,
    pub later: bool,
    pub optional: bool,
    pub draws: Vec<String>,
}

pub const SYSTEMS: [&str; 9] = [
    "engine",
    "scene",
    "layout",
    "scroll",
    "animation",
    "focus",
    "text",
    "resources",
    "render",
];
const UNITS: [&str; 5] = ["dp", "px", "ms", "degrees", "bytes"];
/// Limits are compared as `f32` and as whole numbers, and must be the same in both.
const LARGEST_LIMIT: f32 = 16_777_216.0;

impl Attributes {
    /// Takes a documentation apart.
    ///
    /// # Errors
    ///
    /// A sentence per fault.
    pub fn parse(docs: Option<&str>) -> Result<Self, Vec<String>> {
        let mut found = Self::default();
        let mut faults = Vec::new();
        let mut text = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for line in docs.unwrap_or_default().lines() {
            if !line.trim_start().starts_with('@') {
                if seen.is_empty() {
                    text.push(line);
                } else if !line.trim().is_empty() {
                    faults.push(format!(
                        "expected nothing but attributes after the first one, got `{}`",
                        line.trim()
                    ));
                }
                continue;
            }
            for attribute in split(line.trim()) {
                let (name, value) = attribute.split_once(' ').unwrap_or((attribute, ""));
                if seen.iter().any(|earlier| earlier == name) {
                    faults.push(format!("expected `{name}` once, got it twice"));
                }
                seen.push(name.to_owned());
                if let Err(fault) = found.take(name, value.trim()) {
                    faults.push(fault);
                }
            }
        }
        if let (Some(min), Some(max)) = (found.range.min, found.range.max)
            && min > max
        {
            faults.push(format!("expected `@min` up to `@max`, got {min} and {max}"));
        }
        found.docs = text.join("\n").trim().to_owned();
        if faults.is_empty() {
            Ok(found)
        } else {
            Err(faults)
        }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "@id" => self.id = Some(id(value)?),
            "@owner" => self.owner = Some(owners(value)?),
            "@default" if value.is_empty() => {
                return Err("expected a value after `@default`, got nothing".into());
            }
            "@default" => self.default = Some(value.to_owned()),
            "@unit" => self.unit = Some(one_of("@unit", value, &UNITS)?),
            "@animate" => {
                self.animate = Some(one_of("@animate", value, &["number", "length", "color"])?);
            }
            "@min" => self.range.min = Some(limit(name, value)?),
            "@max" => self.range.max = Some(limit(name, value)?),
            "@later" if value.is_empty() => self.later = true,
            "@draws" => self.draws = kinds(value)?,
            "@optional" if value.is_empty() => self.optional = true,
            "@later" | "@optional" => {
                return Err(format!("expected nothing after `{name}`, got `{value}`"));
            }
            _ => {
                return Err(format!(
                    "expected one of @id, @owner, @default, @unit, @min, @max, @animate, @later, @optional, @draws, got `{name}`"
                ));
            }
        }
        Ok(())
    }
}

/// Splits before each ` @` outside of quotes.
fn split(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut before) = (0, false, ' ');
    for (at, letter) in line.char_indices() {
        match letter {
            '"' if before != '\\' => quoted = !quoted,
            '@' if !quoted && before == ' ' && at > start => {
                parts.push(line[start..at].trim());
                start = at;
            }
            _ => {}
        }
        before = letter;
    }
    parts.push(line[start..].trim());
    parts
}

fn id(value: &str) -> Result<u16, String> {
    value
        .strip_prefix("0x")
        .filter(|digits| {
            digits.len() == 4 && !digits.contains(|letter: char| letter.is_ascii_uppercase())
        })
        .and_then(|digits| u16::from_str_radix(digits, 16).ok())
        .filter(|&id| id != 0)
        .ok_or_else(|| {
            format!(
                "expected `@id` with four hexadecimal digits above 0, as `0x0110`, got `{value}`"
            )
        })
}

fn owners(value: &str) -> Result<Vec<String>, String> {
    let mut owners: Vec<String> = Vec::new();
    for owner in value.split(',') {
        let owner = one_of("@owner", owner.trim(), &SYSTEMS)?;
        if owners.contains(&owner) {
            return Err(format!(
                "expected each system once after `@owner`, got `{owner}` twice"
            ));
        }
        owners.push(owner);
    }
    Ok(owners)
}

/// Names between commas; whether there are such kinds is known once the rows are read.
fn kinds(value: &str) -> Result<Vec<String>, String> {
    let kinds: Vec<String> = value
        .split(',')
        .map(|kind| kind.trim().to_owned())
        .collect();
    if kinds.iter().any(String::is_empty) {
        return Err("expected kinds of the draw list after `@draws`, got nothing".into());
    }
    Ok(kinds)
}

fn one_of(name: &str, value: &str, choices: &[&str]) -> Result<String, String> {
    if choices.contains(&value) {
        return Ok(value.to_owned());
    }
    Err(format!(
        "expected `{name}` with one of {}, got `{value}`",
        choices.join(", ")
    ))
}

fn limit(name: &str, value: &str) -> Result<f32, String> {
    value
        .parse()
        .ok()
        .filter(|limit: &f32| limit.abs() <= LARGEST_LIMIT)
        .ok_or_else(|| {
            format!("expected `{name}` with a number within {LARGEST_LIMIT} of 0, got `{value}`")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_text_and_attributes_apart() {
        let found = Attributes::parse(Some(
            "CSS `width`.\n@id 0x0106 @owner layout,scene @default \"a @b\" @min 0 @later",
        ));
        let found = found.expect("correct attributes");
        assert_eq!(found.docs, "CSS `width`.");
        assert_eq!(found.id, Some(0x0106));
        assert_eq!(
            found.owner,
            Some(vec!["layout".to_owned(), "scene".to_owned()])
        );
        assert_eq!(found.default.as_deref(), Some("\"a @b\""));
        assert_eq!(
            found.range,
            Range {
                min: Some(0.0),
                max: None
            }
        );
        assert!(found.later);
    }

    #[test]
    fn names_each_fault() {
        let cases = [
            (
                "@id 17",
                "expected `@id` with four hexadecimal digits above 0, as `0x0110`, got `17`",
            ),
            (
                "@id 0x0000",
                "expected `@id` with four hexadecimal digits above 0, as `0x0110`, got `0x0000`",
            ),
            (
                "@unit em",
                "expected `@unit` with one of dp, px, ms, degrees, bytes, got `em`",
            ),
            (
                "@owner layout,layout",
                "expected each system once after `@owner`, got `layout` twice",
            ),
            (
                "@min x",
                "expected `@min` with a number within 16777216 of 0, got `x`",
            ),
            ("@min 2 @max 1", "expected `@min` up to `@max`, got 2 and 1"),
            ("@later soon", "expected nothing after `@later`, got `soon`"),
            ("@min 1 @min 2", "expected `@min` once, got it twice"),
            (
                "@id 0x0001\nmore text",
                "expected nothing but attributes after the first one, got `more text`",
            ),
            (
                "@range 1",
                "expected one of @id, @owner, @default, @unit, @min, @max, @animate, @later, @optional, @draws, got `@range`",
            ),
        ];
        for (docs, message) in cases {
            assert_eq!(
                Attributes::parse(Some(docs)),
                Err(vec![message.to_owned()]),
                "{docs}"
            );
        }
    }
}
