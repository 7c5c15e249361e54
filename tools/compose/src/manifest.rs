//! `manifest.json`: what is in a profile's folder, and what a host must know before it runs any of
//! it.
//!
//! Its fields are declared once, here; the types of the host are generated from them.
//!
//! `floor` of a module is the first Chromium that has all features of its Wasm. The host's
//! JavaScript needs a later one ([`CHROMIUM_HOST`](crate::fuse::features::CHROMIUM_HOST)).
pub(crate) mod typescript;

use crate::config::{Config, Profile, System};
use crate::graph::Wiring;
use crate::part::Part;
use crate::sizes::Sizes;
use crate::strip::without_names;
use crate::workspace::{Workspace, relative, write};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
pub(crate) use typescript::described;

/// Version of the manifest's own layout.
const VERSION: u32 = 1;
const FILE: &str = "manifest.json";

described! {
    /// What `inlay compose` made of a profile.
    pub struct Manifest {
        /// Version of this layout.
        pub manifest: u32,
        /// The profile.
        pub profile: String,
        /// The system whose exports the host calls.
        pub root: String,
        /// The schema that commands and events are packed by, where there is one.
        pub schema: Option<SchemaFacts>,
        /// Those of the engine in the order of `compose.toml`, then the standalone ones.
        pub systems: Vec<SystemFacts>,
        /// Hash of what each form was made from.
        pub keys: BTreeMap<String, String>,
        /// The files of each form, by their paths inside the profile's folder.
        pub forms: BTreeMap<String, BTreeMap<String, FileFacts>>,
    }

    /// A version of the schema.
    pub struct SchemaFacts {
        /// As in `0.1.0`.
        pub version: String,
        /// `major << 16 | minor`.
        pub version_word: u32,
        /// As `0x` and eight digits.
        pub hash: String,
    }

    /// A system, and what implements it.
    pub struct SystemFacts {
        /// Its name in `compose.toml`.
        pub system: String,
        /// `engine`, `standalone`, or `unused` by the engine.
        pub place: String,
        /// Its path in `compose.toml`.
        pub implementation: String,
        /// What it was written in.
        pub language: String,
        /// Version of the implementation, or `-`.
        pub version: String,
        /// What it exports, with versions.
        pub interfaces: Vec<String>,
        /// Its component without names, or its script.
        pub component: Sizes,
    }

    /// What there is to say of a core module.
    pub struct ModuleFacts {
        /// The features of WebAssembly that it needs.
        pub features: Vec<String>,
        /// The first browsers that have them.
        pub floor: Floor,
        /// Level of the optimiser, if it ran.
        pub optimised: Option<String>,
        /// Digits by which module and glue know that they belong together.
        pub build: String,
        /// The memories that are parts of its one memory.
        pub memories: Vec<MemoryFacts>,
        /// Loops over lists that became `memory.copy`.
        pub bulk_copies: usize,
        /// Calls through tables that became direct.
        pub directed_calls: usize,
    }

    /// The first browsers with all features.
    pub struct Floor {
        /// Version of Chromium.
        pub chromium: u32,
    }

    /// The memory of a system, in pages of 64 KiB.
    pub struct MemoryFacts {
        /// The system.
        pub system: String,
        /// Where it begins.
        pub base_page: u32,
        /// How many it has at the start.
        pub pages: u32,
        /// How many it may have; null: as many as there are.
        pub most_pages: Option<u32>,
    }
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// What it holds, in numbers.
    #[serde(flatten)]
    pub content: Content,
    /// What else there is to say of a module.
    #[serde(flatten)]
    pub module: Option<ModuleFacts>,
}

/// A file's content in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// What we make, and therefore measure.
    Measured(Sizes),
    /// What other tools make.
    Hashed {
        /// Digits of its SHA-256.
        sha256: String,
    },
}

impl FileFacts {
    /// Its sizes, where they were measured.
    #[must_use]
    pub fn sizes(&self) -> Option<&Sizes> {
        match &self.content {
            Content::Measured(sizes) => Some(sizes),
            Content::Hashed { .. } => None,
        }
    }
}

/// A file that was made, before it is in a manifest.
#[derive(Debug)]
pub struct Artefact {
    /// Name of its form.
    pub form: String,
    /// Path inside the profile's folder.
    pub file: String,
    /// What is to be said of it.
    pub facts: FileFacts,
}

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
        serde_json::from_str(&text).ok()
    }

    /// The hash of what a form was made from.
    #[must_use]
    pub fn key(&self, form: &str) -> Option<&str> {
        self.keys.get(form).map(String::as_str)
    }

    /// The files of a form, and the bytes of those whose size was measured.
    pub fn files(&self, form: &str) -> impl Iterator<Item = (&str, Option<u64>)> {
        let files = self.forms.get(form).into_iter().flatten();
        files.map(|(file, facts)| (file.as_str(), facts.sizes().map(|sizes| sizes.raw as u64)))
    }

    /// The files of all forms.
    pub fn all_files(&self) -> impl Iterator<Item = &str> {
        let files = self.forms.values().flatten();
        files.map(|(file, _)| file.as_str())
    }

    /// Writes it to `folder`.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        write(&Manifest::path(folder), serde_json::to_vec_pretty(self)?)
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
        systems.push(describe(workspace, config, system, part, place)?);
    }
    let kept = before.into_iter().flat_map(|old| {
        let same = old
            .forms
            .iter()
            .filter(|(form, _)| old.key(form) == Some(key));
        same.map(|(form, files)| (form.clone(), files.clone()))
    });
    let mut forms: BTreeMap<String, BTreeMap<String, FileFacts>> = kept.collect();
    for artefact in &artefacts {
        forms.insert(artefact.form.clone(), BTreeMap::new());
    }
    for Artefact { form, file, facts } in artefacts {
        forms.entry(form).or_default().insert(file, facts);
    }
    Ok(Manifest {
        manifest: VERSION,
        profile: profile.name.value.clone(),
        root: profile.root.clone(),
        schema: schema(workspace, config)?,
        systems,
        keys: forms
            .keys()
            .map(|form| (form.clone(), key.into()))
            .collect(),
        forms,
    })
}

fn describe(
    workspace: &Workspace,
    config: &Config,
    system: &System,
    part: &Part,
    place: &str,
) -> Result<SystemFacts> {
    Ok(SystemFacts {
        system: part.system.clone(),
        place: place.into(),
        implementation: implementation(config, system),
        language: part.language.into(),
        version: part.shown_version(),
        interfaces: part.exports.iter().map(|e| e.id.clone()).collect(),
        component: Sizes::of(workspace, &shipped(part)?)?,
    })
}

/// Where the implementation of a system is, from the folder of the list; as the list says, where it
/// is in that.
fn implementation(config: &Config, system: &System) -> String {
    let path = if system.root == config.root {
        system.path.value.clone()
    } else {
        let absolute = |path: PathBuf| path.canonicalize().unwrap_or(path);
        relative(&absolute(config.root.clone()), &absolute(system.place()))
    };
    path.to_string_lossy().into_owned()
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
fn schema(workspace: &Workspace, config: &Config) -> Result<Option<SchemaFacts>> {
    let file = workspace.contract(&config.root, "schema/schema.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        return Ok(None);
    };
    let facts = serde_json::from_str(&text)
        .with_context(|| format!("{} has no version and hash", file.display()))?;
    Ok(Some(facts))
}
