//! `manifest.json`: what is in a profile's folder, and what a host must know before it runs any of
//! it.
//!
//! `floor` of a module is the first Chromium that has all features of its Wasm. The host's
//! JavaScript needs a later one ([`CHROMIUM_HOST`](crate::fuse::features::CHROMIUM_HOST)).
use crate::config::{Config, Profile, System};
use crate::graph::Wiring;
use crate::part::Part;
use crate::sizes::Sizes;
use crate::strip::without_names;
use crate::workspace::{Workspace, write};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Version of the manifest's own layout.
const VERSION: u32 = 1;
const FILE: &str = "manifest.json";

/// A file that was made.
#[derive(Debug)]
pub struct Artefact {
    /// Name of its form.
    pub form: String,
    /// Path inside the profile's folder.
    pub file: String,
    /// How large it is; none for files that other tools make.
    pub sizes: Option<Sizes>,
    /// What else is to be said of it.
    pub facts: Value,
}

/// The manifest of a profile.
#[derive(Debug)]
pub struct Manifest(pub Value);

impl Manifest {
    /// Where the manifest of the profile in `folder` is.
    #[must_use]
    pub fn path(folder: &Path) -> PathBuf {
        folder.join(FILE)
    }

    /// The manifest in `folder`, if there is one that can be read.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Manifest> {
        let text = std::fs::read_to_string(Manifest::path(folder)).ok()?;
        serde_json::from_str(&text).ok().map(Manifest)
    }

    /// The hash of what a form was made from.
    #[must_use]
    pub fn key(&self, form: &str) -> Option<&str> {
        self.0["keys"][form].as_str()
    }

    /// The files of a form, and the bytes of those whose size was measured.
    pub fn files(&self, form: &str) -> impl Iterator<Item = (&str, Option<u64>)> {
        let files = self.0["forms"][form].as_object().into_iter().flatten();
        files.map(|(file, facts)| (file.as_str(), facts["raw"].as_u64()))
    }

    /// The files of all forms.
    pub fn all_files(&self) -> impl Iterator<Item = &str> {
        let forms = self.0["forms"].as_object().into_iter().flatten();
        forms.flat_map(|(form, _)| self.files(form).map(|(file, _)| file))
    }

    /// Writes it to `folder`.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        write(&Manifest::path(folder), serde_json::to_vec_pretty(&self.0)?)
    }
}

/// Describes what was made now from the inputs of `key`, and keeps what `before` says of other
/// forms that were made from the same.
///
/// # Errors
///
/// Files that cannot be read.
#[expect(
    clippy::too_many_arguments,
    reason = "the manifest is where everything comes together"
)]
pub fn manifest(
    workspace: &Workspace,
    config: &Config,
    profile: &Profile,
    parts: &[Part],
    standalone: &[Part],
    wiring: &Wiring,
    artefacts: Vec<Artefact>,
    key: &str,
    before: Option<&Manifest>,
) -> Result<Manifest> {
    let mut systems = vec![];
    let own = profile
        .systems
        .iter()
        .zip(parts)
        .enumerate()
        .map(|(i, (s, p))| {
            (
                s,
                p,
                if wiring.unused.contains(&i) {
                    "unused"
                } else {
                    "engine"
                },
            )
        });
    let beside = profile
        .standalone
        .iter()
        .zip(standalone)
        .map(|(s, p)| (s, p, "standalone"));
    for (system, part, place) in own.chain(beside) {
        systems.push(describe(workspace, system, part, place)?);
    }
    let mut forms = match before {
        Some(old) => old.0["forms"].as_object().cloned().unwrap_or_default(),
        None => Map::new(),
    };
    forms.retain(|form, _| before.is_some_and(|old| old.key(form) == Some(key)));
    for artefact in &artefacts {
        forms.insert(artefact.form.clone(), json!({}));
    }
    for artefact in artefacts {
        let mut entry = artefact.sizes.map_or_else(|| json!({}), |s| s.json());
        if let (Some(entry), Some(facts)) = (entry.as_object_mut(), artefact.facts.as_object()) {
            entry.extend(facts.clone());
        }
        forms[&artefact.form][artefact.file] = entry;
    }
    let keys: Map<String, Value> = forms
        .keys()
        .map(|form| (form.clone(), key.into()))
        .collect();
    Ok(Manifest(json!({
        "manifest": VERSION,
        "profile": profile.name.value,
        "root": profile.root,
        "schema": schema(workspace, config)?,
        "systems": systems,
        "keys": keys,
        "forms": forms,
    })))
}

fn describe(workspace: &Workspace, system: &System, part: &Part, place: &str) -> Result<Value> {
    Ok(json!({
        "system": part.system,
        "place": place,
        "implementation": system.path.value.to_string_lossy(),
        "language": part.language,
        "version": part.shown_version(),
        "interfaces": part.exports.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(),
        "component": Sizes::of(workspace, &shipped(part)?)?.json(),
    }))
}

/// What a system adds to an engine: its component without names, which no module has, or its
/// script.
fn shipped(part: &Part) -> Result<Vec<u8>> {
    match &part.script {
        Some(script) => Ok(script.clone()),
        None => without_names(&part.component),
    }
}

/// Version and hash of the schema that commands and events are packed by, where there is one.
fn schema(workspace: &Workspace, config: &Config) -> Result<Value> {
    let file = workspace.contract(&config.root, "schema/schema.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        return Ok(Value::Null);
    };
    let schema: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))?;
    Ok(
        json!({ "version": schema["version"], "versionWord": schema["versionWord"], "hash": schema["hash"] }),
    )
}
