//! The table that a build ends with.
use crate::fuse::features::CHROMIUM_HOST;
use crate::manifest::Manifest;
use crate::sizes::human;
use serde_json::Value;
use std::fmt::Write;

/// Systems, then files with what they need, as text.
#[must_use]
pub fn table(manifest: &Manifest) -> String {
    let manifest = &manifest.0;
    let mut rows = vec![
        [
            "system",
            "implementation",
            "language",
            "version",
            "raw",
            "brotli",
            "",
        ]
        .map(String::from)
        .to_vec(),
    ];
    for system in array(&manifest["systems"]) {
        let place = text(&system["place"]);
        rows.push(vec![
            text(&system["system"]),
            text(&system["implementation"]),
            text(&system["language"]),
            text(&system["version"]),
            size(&system["component"]["raw"]),
            size(&system["component"]["brotli"]),
            if place == "engine" {
                String::new()
            } else {
                place
            },
        ]);
    }
    let mut files = vec![
        ["form", "file", "raw", "gzip", "brotli", "needs"]
            .map(String::from)
            .to_vec(),
    ];
    for (form, content) in manifest["forms"].as_object().into_iter().flatten() {
        for (file, facts) in content.as_object().into_iter().flatten() {
            if facts["raw"].is_null() || !shown(file) {
                continue;
            }
            files.push(vec![
                form.clone(),
                file.clone(),
                size(&facts["raw"]),
                size(&facts["gzip"]),
                size(&facts["brotli"]),
                needs(facts),
            ]);
        }
    }
    format!(
        "{}\n{}\n  What a file needs is what its Wasm needs. The host's JavaScript around it needs Chromium {CHROMIUM_HOST}.\n",
        columns(&rows),
        columns(&files)
    )
}

/// Declarations and lists of files are for tools.
fn shown(file: &str) -> bool {
    !file.ends_with(".d.ts") && !file.ends_with(".json") && !file.starts_with("linked")
}

fn needs(facts: &Value) -> String {
    let features: Vec<String> = array(&facts["features"]).map(text).collect();
    match facts["floor"]["chromium"].as_u64() {
        Some(floor) => format!(
            "Chromium {floor} ({})",
            if features.is_empty() {
                "WebAssembly 1.0".into()
            } else {
                features.join(", ")
            }
        ),
        None => String::new(),
    }
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn size(value: &Value) -> String {
    value
        .as_u64()
        .and_then(|n| usize::try_from(n).ok())
        .map(human)
        .unwrap_or_default()
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
