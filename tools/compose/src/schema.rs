//! Which schema a system was built for, and whether it fits another.
//!
//! A component has it in a custom section, its own or that of a module in it, which the macro
//! `section!` of the crate `inlay-schema` writes, and this tool for C and TypeScript. It is not
//! known of every component: whoever has another toolchain may leave it out.
use crate::diagnostic::Diagnostic;
use crate::workspace::read;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fmt;
use std::path::Path;
use wasm_encoder::{CustomSection, Section};
use wasmparser::{Parser, Payload};

/// The name of the section.
const SECTION: &str = "inlay.schema";

/// A version of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// `major << 16 | minor`.
    version: u32,
    /// Of the table of entries.
    hash: u32,
}

/// The facts of `schema.json` that make one.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    version_word: u32,
    hash: String,
}

impl Schema {
    /// Reads that of a `schema.json`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or has no version and hash.
    pub fn of_table(file: &Path) -> Result<Self> {
        let unknown = || format!("{} has no version and hash", file.display());
        let facts: Facts = serde_json::from_slice(&read(file)?).with_context(unknown)?;
        let digits = facts.hash.trim_start_matches("0x");
        let hash = u32::from_str_radix(digits, 16).with_context(unknown)?;
        Ok(Schema {
            version: facts.version_word,
            hash,
        })
    }

    /// What a component or module says, or a module inside it.
    #[must_use]
    pub fn of_component(bytes: &[u8]) -> Option<Self> {
        Parser::new(0)
            .parse_all(bytes)
            .find_map(|payload| match payload {
                Ok(Payload::CustomSection(section)) if section.name() == SECTION => {
                    let (version, hash) = section.data().split_first_chunk()?;
                    Some(Schema {
                        version: u32::from_le_bytes(*version),
                        hash: u32::from_le_bytes(*hash.first_chunk()?),
                    })
                }
                _ => None,
            })
    }

    /// Adds the section to a component, a module or an object file.
    pub fn write(self, bytes: &mut Vec<u8>) {
        let data = [self.version.to_le_bytes(), self.hash.to_le_bytes()].concat();
        let section = CustomSection {
            name: SECTION.into(),
            data: data.into(),
        };
        section.append_to(bytes);
    }

    /// Whether what one has written the other can read: minor versions only add entries, and of one
    /// version there is one table.
    #[must_use]
    pub fn fits(self, other: Self) -> bool {
        let is_one_version = self.version == other.version;
        self.version >> 16 == other.version >> 16 && (!is_one_version || self.hash == other.hash)
    }

    /// Refuses a component that was built for a schema that does not fit.
    ///
    /// # Errors
    ///
    /// A [`Diagnostic`] with both; `what` is the component, in words.
    pub fn refuse_other(self, component: &[u8], what: &str) -> Result<(), Diagnostic> {
        match Schema::of_component(component) {
            Some(found) if !found.fits(self) => Err(Diagnostic::new(format!(
                "{what} was built for the {found}, and here is the {self}"
            ))
            .expected("a component that was built again since the schema changed")),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Schema { version, hash } = self;
        let (major, minor) = (version >> 16, version & 0xffff);
        write!(f, "schema {major}.{minor} (hash {hash:#010x})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Schema = Schema {
        version: 0x1_0002,
        hash: 0x12,
    };

    #[test]
    fn a_component_says_which_schema_it_was_built_for() {
        let mut module = wasm_encoder::Module::HEADER.to_vec();
        assert_eq!(Schema::of_component(&module), None);
        OWN.write(&mut module);
        assert_eq!(Schema::of_component(&module), Some(OWN));
        assert_eq!(OWN.to_string(), "schema 1.2 (hash 0x00000012)");
    }

    #[test]
    fn another_table_fits_only_if_its_minor_version_differs() {
        let other = |version, hash| Schema { version, hash };
        assert!(OWN.fits(OWN) && OWN.fits(other(0x1_0003, 0x13)));
        assert!(!OWN.fits(other(0x1_0002, 0x13)) && !OWN.fits(other(0x2_0002, 0x12)));
    }

    #[test]
    fn the_table_in_the_checkout_is_that_of_the_crate() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/schema.json");
        let schema = Schema::of_table(&file).expect("version and hash");
        let header = std::fs::read_to_string(file.with_file_name("schema.h")).expect("the header");
        assert!(header.contains(&format!("INLAY_VERSION {:#x}u", schema.version)));
        assert!(header.contains(&format!("INLAY_HASH {:#x}u", schema.hash)));
    }
}
