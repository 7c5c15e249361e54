//! What is generated from the interfaces in `wit/`, one package per system: plain types, one trait
//! per interface, and what makes a component of an implementation of these traits.

mod calls;
mod plain;
pub mod spelling;
mod systems;
mod typescript;

use std::collections::BTreeMap;
use std::path::Path;

use wit_parser::{InterfaceId, Resolve, TypeDefKind, TypeId, WorldId};

use crate::attributes::SYSTEMS;
use crate::model::{Kind, Schema};
use crate::names::pascal;

/// The packages, each after those that it uses. `wit/schema` is none of them: its types never cross
/// a boundary.
pub const PACKAGES: [&str; 18] = [
    "types",
    "boxes",
    "states",
    "placements",
    "drawing",
    "glyphs",
    "images",
    "draw-list",
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
    /// Enums that the schema has, too, with their path in Rust: one type for both.
    shared: BTreeMap<TypeId, String>,
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
            shared: BTreeMap::new(),
        }
    }
}

/// Reads every package in `folder`.
///
/// # Errors
///
/// What cannot be read, with its place; an enum that is not the schema's of the same name.
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
    let shared = shared(&resolve, &interfaces, schema)?;
    Ok(Interfaces {
        resolve,
        interfaces,
        worlds,
        shared,
    })
}

/// The enums that the schema has by the same name. A package of an interface cannot `use` the
/// schema, whose version would then be part of the interface: so their cases are compared here.
fn shared(
    resolve: &Resolve,
    interfaces: &[InterfaceId],
    schema: &Schema,
) -> Result<BTreeMap<TypeId, String>, String> {
    let mut shared = BTreeMap::new();
    let types = interfaces
        .iter()
        .flat_map(|&interface| resolve.interfaces[interface].types.values());
    for &id in types {
        let found = &resolve.types[id];
        let (TypeDefKind::Enum(cases), Some(name)) = (&found.kind, &found.name) else {
            continue;
        };
        let known = schema.types.iter().find(|known| known.name == *name);
        let (path, wanted): (String, Vec<&str>) = match known.map(|known| &known.kind) {
            Some(Kind::Enum(labels)) => (
                format!("inlay_schema::values::{}", pascal(name)),
                labels.iter().map(|label| label.name.as_str()).collect(),
            ),
            None if name == "system" => ("inlay_schema::System".to_owned(), SYSTEMS.to_vec()),
            _ => continue,
        };
        let cases: Vec<_> = cases.cases.iter().map(|case| case.name.as_str()).collect();
        if cases != wanted {
            return Err(format!(
                "enum {name}: expected the cases of the schema, {}, got {}",
                wanted.join(", "),
                cases.join(", ")
            ));
        }
        shared.insert(id, path);
    }
    Ok(shared)
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
