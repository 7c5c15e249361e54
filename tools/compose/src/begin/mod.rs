//! What a new implementation of a system begins with: code whose functions and types are generated
//! from the interface, in the language of choice.
//!
//! Each function gives the plainest value of its type, so the system composes and runs at once.
mod c;
mod contract;
mod rust;
mod typescript;

use crate::workspace::write as write_file;
use anyhow::Result;
use clap::ValueEnum;
use contract::Contract;
use std::path::Path;

/// A language that systems are begun in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// A crate with wit-bindgen.
    Rust,
    /// One object with the functions of the interface, typed by it.
    Typescript,
    /// Freestanding, with wit-bindgen's code for C.
    C,
}

/// A file, by its path in the folder of the system.
type File = (String, Vec<u8>);

/// Writes the sources of a new implementation of `system` to `folder`. `wit` has a folder of WIT
/// files for each package.
///
/// # Errors
///
/// A system that has no interface, WIT that cannot be read, files that cannot be written.
pub fn write(language: Language, system: &str, wit: &Path, folder: &Path) -> Result<()> {
    let contract = Contract::read(system, wit)?;
    let files = match language {
        Language::Rust => rust::files(&contract)?,
        Language::Typescript => typescript::files(&contract)?,
        Language::C => c::files(&contract)?,
    };
    put(folder, files)
}

/// Writes wit-bindgen's code for C, with the object file that describes the world.
///
/// # Errors
///
/// As those of [`write()`].
pub fn bindings(system: &str, wit: &Path, folder: &Path) -> Result<()> {
    put(folder, c::bindings(&Contract::read(system, wit)?)?)
}

fn put(folder: &Path, files: Vec<File>) -> Result<()> {
    files
        .into_iter()
        .try_for_each(|(path, bytes)| write_file(&folder.join(path), bytes))
}
