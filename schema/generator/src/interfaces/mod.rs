//! What is generated from the interfaces in `wit/`, one package per system: plain types, one trait
//! per interface, and what makes a component of an implementation of these traits.

mod calls;
mod plain;
pub mod spelling;
mod systems;
mod typescript;

use std::path::Path;

use wit_parser::{InterfaceId, PackageName, Resolve, TypeDefKind, UnresolvedPackageGroup, WorldId};

use crate::model::Schema;

/// The folder of `wit/` that is no package here: its types never cross a boundary.
const SCHEMA: &str = "schema";

/// All packages of `wit/`.
#[derive(Debug)]
pub struct Interfaces {
    pub resolve: Resolve,
    /// The folders of `wit/`, each after those that it uses, else by name.
    pub packages: Vec<String>,
    /// In the order of the packages, and within a package as declared.
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
            packages: Vec::new(),
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
    let mut packages = Vec::new();
    for group in groups(folder)? {
        packages.push(group.main.name.name.clone());
        let package = resolve
            .push_group(group)
            .map_err(|error| format!("{error:#}"))?;
        let package = &resolve.packages[package];
        interfaces.extend(package.interfaces.values());
        worlds.extend(package.worlds.values());
    }
    numbers_only(&resolve, &interfaces, schema)?;
    Ok(Interfaces {
        resolve,
        packages,
        interfaces,
        worlds,
    })
}

/// The packages in `folder`, each after those that it uses, else by name.
///
/// # Errors
///
/// What cannot be read; packages that use each other.
pub fn groups(folder: &Path) -> Result<Vec<UnresolvedPackageGroup>, String> {
    let entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut open = Vec::new();
    for path in entries.iter().map(std::fs::DirEntry::path) {
        let name = path.file_name().unwrap_or_default();
        // Folders of other things have no file of their name in them.
        let is_package = path.join(name).with_extension("wit").is_file();
        if is_package && name != SCHEMA {
            let group =
                UnresolvedPackageGroup::parse_dir(&path).map_err(|error| format!("{error:#}"))?;
            open.push(group);
        }
    }
    if open.is_empty() {
        return Err(format!(
            "{}: expected folders of packages",
            folder.display()
        ));
    }
    open.sort_by(|one, other| one.main.name.name.cmp(&other.main.name.name));
    let mut ordered: Vec<UnresolvedPackageGroup> = Vec::new();
    while !open.is_empty() {
        let is_known = |name: &PackageName| ordered.iter().any(|it| it.main.name == *name);
        let next = open
            .iter()
            .position(|group| group.main.foreign_deps.keys().all(is_known))
            .ok_or_else(|| {
                let names: Vec<_> = open.iter().map(|it| it.main.name.to_string()).collect();
                format!(
                    "{}: {} use each other, or a package that is not there",
                    folder.display(),
                    names.join(", ")
                )
            })?;
        ordered.push(open.remove(next));
    }
    Ok(ordered)
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
