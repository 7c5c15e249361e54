//! The table that a build ends with.
use crate::fuse::features::CHROMIUM_HOST;
use crate::manifest::{Manifest, ModuleFacts};
use crate::sizes::human;
use std::fmt::Write;

const SYSTEMS: [&str; 7] = [
    "system",
    "implementation",
    "language",
    "version",
    "raw",
    "brotli",
    "",
];
const FILES: [&str; 6] = ["form", "file", "raw", "gzip", "brotli", "needs"];

/// Systems, then files with what they need, as text.
#[must_use]
pub fn table(manifest: &Manifest) -> String {
    let mut systems = vec![SYSTEMS.map(String::from).to_vec()];
    for system in &manifest.systems {
        let is_usual = system.place == "engine";
        systems.push(vec![
            system.system.clone(),
            system.implementation.clone(),
            system.language.clone(),
            system.version.clone(),
            human(system.component.raw),
            human(system.component.brotli),
            if is_usual { "" } else { system.place.as_str() }.to_owned(),
        ]);
    }
    let mut files = vec![FILES.map(String::from).to_vec()];
    for (form, content) in &manifest.forms {
        for (file, facts) in content.iter().filter(|(file, _)| shown(file)) {
            let Some(sizes) = facts.sizes() else {
                continue;
            };
            files.push(vec![
                form.clone(),
                file.clone(),
                human(sizes.raw),
                human(sizes.gzip),
                human(sizes.brotli),
                facts.module.as_ref().map(needs).unwrap_or_default(),
            ]);
        }
    }
    format!(
        "{}\n{}\n  What a file needs is what its Wasm needs. The host's JavaScript around it needs Chromium {CHROMIUM_HOST}.\n",
        columns(&systems),
        columns(&files)
    )
}

/// Declarations and lists of files are for tools.
fn shown(file: &str) -> bool {
    !file.ends_with(".d.ts") && !file.ends_with(".json") && !file.starts_with("linked")
}

fn needs(
    ModuleFacts {
        features, floor, ..
    }: &ModuleFacts,
) -> String {
    let named = if features.is_empty() {
        "WebAssembly 1.0".into()
    } else {
        features.join(", ")
    };
    format!("Chromium {} ({named})", floor.chromium)
}

/// Left-aligned columns, sizes right-aligned.
fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|r| r.get(column))
            .map(|c| c.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let is_size = |column: usize| {
        rows.first()
            .and_then(|r| r.get(column))
            .is_some_and(|t| ["raw", "gzip", "brotli"].contains(&t.as_str()))
    };
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(i, cell)| {
                if is_size(i) {
                    format!("{cell:>0$}", widths[i])
                } else {
                    format!("{cell:<0$}", widths[i])
                }
            })
            .collect();
        let _ = writeln!(out, "  {}", cells.join("  ").trim_end());
    }
    out
}
