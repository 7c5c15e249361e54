//! What is generated from the interfaces in `wit/`, one package per system: plain types, one trait
//! per interface, and what makes a component of an implementation of these traits.

mod calls;
mod plain;
pub mod spelling;
mod systems;
mod typescript;

use std::path::Path;

use wit_parser::{InterfaceId, Resolve, TypeDefKind, WorldId};

use crate::model::Schema;

/// The packages, each after those that it uses. `wit/schema` is none of them: its types never cross
/// a boundary.
pub const PACKAGES: [&str; 19] = [
    "types",
    "boxes",
    "states",
    "placements",
    "drawing",
    "glyphs",
    "images",
    "draw-list",
    "figures",
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
    pub resolve: Resolve,
    /// In the order of [`PACKAGES`], and within a package as declared.
    pub interfaces: Vec<InterfaceId>,
    worlds: Vec<WorldId>,
}

#[cfg(test)]
impl Interfaces {
    /// The interfaces of one file, for tests of what is read from them.
    pub fn of(text: &str) -> Self {
        let mut resolve = Resolve::default();
        let package = resolve.push_str("test.wit", text).expect("a package");
        let interfaces = resolve.packages[package].interfaces.values().copied();
        Self {
            interfaces: interfaces.collect(),
            resolve,
            worlds: Vec::new(),
        }
    }
}

#[cfg(test)]
impl Interfaces {
    /// Whether no enum of them is one of the schema.
    pub fn have_numbers_only(&self, schema: &Schema) -> Result<(), String> {
        numbers_only(&self.resolve, &self.interfaces, schema)
    }
}

/// Reads every package in `folder`.
///
/// # Errors
///
/// What cannot be read, with its place; an enum that the schema has.
pub fn load(folder: &Path, schema: &Schema) -> Result<Interfaces, String> {
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
    numbers_only(&resolve, &interfaces, schema)?;
    Ok(Interfaces {
        resolve,
        interfaces,
        worlds,
    })
}

/// Refuses an enum or flags of a name that the schema has: what grows there is a number here, since
/// a new case would be a new version of the interface and of all that use it.
fn numbers_only(
    resolve: &Resolve,
    interfaces: &[InterfaceId],
    schema: &Schema,
) -> Result<(), String> {
    let types = interfaces
        .iter()
        .flat_map(|&interface| resolve.interfaces[interface].types.values());
    for &id in types {
        let found = &resolve.types[id];
        let is_closed = matches!(found.kind, TypeDefKind::Enum(_) | TypeDefKind::Flags(_));
        let name = found.name.as_deref().unwrap_or_default();
        let is_of_schema = schema.types.iter().any(|known| known.name == name);
        if is_closed && (is_of_schema || name == "system") {
            return Err(format!(
                "{}: expected numbers of the schema (u32) in place of `{name}`, whose cases an interface cannot add",
                resolve.render_location(found.span),
            ));
        }
    }
    Ok(())
}

/// All generated files: path from the project's folder, and text.
pub fn files(interfaces: &Interfaces, rows: &[crate::rows::Table]) -> [(&'static str, String); 3] {
    [
        (
            "schema/interfaces/src/generated.rs",
            plain::emit(interfaces, rows),
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
