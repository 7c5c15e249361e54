//! What is generated from the interfaces in `wit/`, one package per system: plain types, one trait per interface, and what
//! makes a component of an implementation of these traits.

mod plain;
mod spelling;
mod systems;
mod typescript;

use std::path::Path;

use wit_parser::{InterfaceId, Resolve, WorldId};

/// The packages, each after those that it uses. `wit/schema` is none of them: its types never cross a boundary.
pub const PACKAGES: [&str; 11] = [
    "types",
    "text",
    "scene",
    "layout",
    "scroll",
    "animation",
    "focus",
    "resources",
    "render",
    "raster",
    "engine",
];

/// All packages of `wit/`.
#[derive(Debug)]
pub struct Interfaces {
    resolve: Resolve,
    /// In the order of [`PACKAGES`], and within a package as declared.
    interfaces: Vec<InterfaceId>,
    worlds: Vec<WorldId>,
}

/// Reads every package in `folder`.
///
/// # Errors
///
/// What cannot be read, with its place.
pub fn load(folder: &Path) -> Result<Interfaces, String> {
    let mut resolve = Resolve::default();
    let mut interfaces = Vec::new();
    let mut worlds = Vec::new();
    for package in PACKAGES {
        let (package, _) = resolve
            .push_dir(folder.join(package))
            .map_err(|error| format!("{error:#}"))?;
        let package = &resolve.packages[package];
        interfaces.extend(package.interfaces.values());
        worlds.extend(package.worlds.values());
    }
    Ok(Interfaces {
        resolve,
        interfaces,
        worlds,
    })
}

/// All generated files: path from the project's folder, and text.
pub fn files(interfaces: &Interfaces) -> [(&'static str, String); 3] {
    [
        (
            "schema/interfaces/src/generated.rs",
            plain::emit(interfaces),
        ),
        (
            "schema/interfaces/src/systems.rs",
            systems::emit(interfaces),
        ),
        (
            "schema/typescript/generated/interfaces.ts",
            typescript::emit(interfaces),
        ),
    ]
}
