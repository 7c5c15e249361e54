//! One component by itself as a module with its glue: what a conformance suite calls.
use crate::build::prebuilt;
use crate::fuse::fuse;
use crate::glue;
use crate::graph::alone;
use crate::module::finish;
use crate::part::{Part, decode, owners};
use crate::workspace;
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::path::Path;

/// Writes `NAME.component.wasm`, `NAME.interfaces.json`, which has its exports and imports, and, if
/// it imports nothing, `NAME.module.wasm` and `NAME.glue.js` to `folder`.
///
/// # Errors
///
/// A file that is no component, and one that cannot be fused.
pub fn write(file: &Path, name: &str, folder: &Path) -> Result<()> {
    let mut part = Part::new(name, prebuilt::read_file(file)?, "prebuilt", None)?;
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
