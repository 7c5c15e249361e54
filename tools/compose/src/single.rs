//! One component by itself as a module with its glue: what a conformance suite calls. A component
//! that the suite is not about is refused first.
use crate::build::prebuilt;
use crate::diagnostic::Diagnostic;
use crate::fuse::fuse;
use crate::glue;
use crate::graph::alone;
use crate::module::finish;
use crate::part::{Interface, Part, decode, owners};
use crate::schema::Schema;
use crate::{wit, workspace};
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::path::Path;
use wit_component::targets;
use wit_parser::{Resolve, WorldId, WorldItem};

/// Writes `SYSTEM.component.wasm`, `SYSTEM.interfaces.json`, which has its exports and imports,
/// and, if it imports nothing, `SYSTEM.module.wasm` and `SYSTEM.glue.js` to `folder`. `contract`
/// has the folders `wit` and `schema`.
///
/// # Errors
///
/// A file that is no component, one that is not of the system, its version or its schema, and one
/// that cannot be fused.
pub fn write(file: &Path, name: &str, contract: &Path, folder: &Path) -> Result<()> {
    let mut part = Part::new(name, prebuilt::read_file(file)?, "prebuilt", None)?;
    refuse_other(&part, file, &contract.join("wit"))?;
    let schema = Schema::of_table(&contract.join("schema/schema.json"))?;
    schema.refuse_other(&part.component, &file.display().to_string())?;
    let put = |extension: &str, bytes: &[u8]| {
        workspace::write(&folder.join(format!("{name}.{extension}")), bytes)
    };
    part.component = alone(&part)?;
    put("component.wasm", &part.component)?;
    let imports = part.imports.iter().map(|import| import.id.clone());
    let imports: Vec<String> = imports.chain(part.loose_imports.iter().cloned()).collect();
    let exports: Vec<&str> = part.exports.iter().map(|e| e.id.as_str()).collect();
    let interfaces = serde_json::json!({ "exports": exports, "imports": imports });
    put("interfaces.json", interfaces.to_string().as_bytes())?;
    if !imports.is_empty() {
        return Ok(());
    }
    let parts = std::slice::from_ref(&part);
    let fused = fuse(&part.component, &owners(parts, &HashMap::new())?)
        .with_context(|| format!("{} cannot be fused", file.display()))?;
    // what traps is reported by name
    let module = finish(&fused.module, true)?;
    let (resolve, world) = decode(&part.component)?;
    let glue = glue::generate(&resolve, world, name, &module.build)?;
    put("module.wasm", &module.bytes)?;
    put("glue.js", glue.javascript.as_bytes())
}

/// Refuses a component that does not implement the interfaces of its system as `wit` has them.
fn refuse_other(part: &Part, file: &Path, wit: &Path) -> Result<()> {
    let packages = wit::packages(wit)?;
    let (resolve, package) =
        wit::resolve(&packages, &part.system).with_context(|| wit.display().to_string())?;
    let world = resolve.select_world(&[package], Some(&wit::world_of(&part.system)))?;
    let file = file.display();
    let mut is_this_version = true;
    for wanted in exports(&resolve, world) {
        let Some(found) = part.exports.iter().find(|it| it.path == wanted.path) else {
            let found: Vec<&str> = part.exports.iter().map(|it| it.id.as_str()).collect();
            let found = if found.is_empty() {
                "nothing".into()
            } else {
                found.join(", ")
            };
            let message = format!("{file} is no `{}`: it exports {found}", part.system);
            return Err(Diagnostic::new(message).expected(wanted.id).into());
        };
        if !wanted.is_met_by(found) {
            let message = format!("{file} is of another version: it exports {}", found.id);
            let expected = format!("{}, whose rules are tested here", wanted.id);
            return Err(Diagnostic::new(message).expected(expected).into());
        }
        is_this_version &= found.version == wanted.version;
    }
    if is_this_version {
        targets(&resolve, world, &part.component).map_err(|error| {
            let why = format!("{error:#}");
            let why: Vec<&str> = why.split_whitespace().collect();
            Diagnostic::new(format!(
                "{file} has not the functions and types of wit/{}: {}",
                part.system,
                why.join(" ")
            ))
            .expected("a component that was built again since the interface changed")
        })?;
    }
    Ok(())
}

/// The interfaces that a world exports.
fn exports(resolve: &Resolve, world: WorldId) -> Vec<Interface> {
    let exports = resolve.worlds[world].exports.iter();
    exports
        .filter(|(_, item)| matches!(item, WorldItem::Interface { .. }))
        .map(|(key, _)| Interface::parse(&resolve.name_world_key(key)))
        .collect()
}
