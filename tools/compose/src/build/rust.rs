//! Systems in Rust: cargo makes a core module, wit-component makes a component of it.
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::workspace::{Hash, Workspace, run};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::de::{DeTable, DeValue};
use wit_component::ComponentEncoder;

const TARGET: &str = "wasm32-unknown-unknown";

/// A crate that builds a core module with wit-bindgen.
pub struct Crate {
    /// Where `compose.toml` names it.
    at: Place,
    /// Folder with its Cargo.toml.
    folder: PathBuf,
    /// Package name.
    name: String,
    /// File name of the core module, without its ending.
    library: String,
    /// Package version.
    pub version: Option<String>,
    /// Folder of the workspace it belongs to.
    workspace: PathBuf,
    /// What it consists of: folders of crates, its own and its path dependencies, and files of theirs that lie elsewhere.
    sources: BTreeSet<PathBuf>,
}

impl Crate {
    /// Reads `folder`/Cargo.toml and those of its path dependencies; `at` is where `compose.toml` names it.
    ///
    /// # Errors
    ///
    /// A Cargo.toml that cannot be read or has no package.
    pub fn read(folder: &Path, at: &Place) -> Result<Self> {
        let manifest = Manifest::read(folder)?;
        let workspace = workspace_of(folder)?;
        let name = manifest
            .string(&["package", "name"])
            .with_context(|| format!("{}/Cargo.toml names no package", folder.display()))?;
        let library = manifest
            .string(&["lib", "name"])
            .unwrap_or_else(|| name.replace('-', "_"));
        let version = manifest
            .string(&["package", "version"])
            .or_else(|| workspace.string(&["workspace", "package", "version"]));
        let mut sources = BTreeSet::new();
        add_sources(&manifest, &workspace, &mut sources)?;
        Ok(Crate {
            at: at.clone(),
            folder: folder.to_owned(),
            name,
            library,
            version,
            workspace: workspace.folder,
            sources,
        })
    }

    /// Hash of its sources, the interfaces and the settings of the workspace.
    ///
    /// # Errors
    ///
    /// Files that cannot be read.
    pub fn key(&self, workspace: &Workspace, config: &Config) -> Result<String> {
        let mut hash = Hash::default().with("rust 1").with(&self.name);
        for path in &self.sources {
            hash.add_files(path)?;
        }
        let settings = [
            self.workspace.join("Cargo.toml"),
            self.workspace.join("Cargo.lock"),
            self.workspace.join(".cargo/config.toml"),
        ];
        let shared = [
            workspace.contract(&config.root, "wit"),
            workspace.root.join("scripts/cargo-wasm.mjs"),
            workspace.root.join("scripts/setup/wasm-toolchain.mjs"),
        ];
        for path in settings.iter().chain(&shared).filter(|p| p.exists()) {
            hash.add_files(path)?;
        }
        Ok(hash.finish())
    }
}

/// Builds all of `crates`, one call of cargo for each workspace they belong to.
///
/// # Errors
///
/// A build that fails; cargo has said why.
pub fn build<'a>(workspace: &Workspace, crates: impl Iterator<Item = &'a Crate>) -> Result<()> {
    let mut groups: BTreeMap<&Path, Vec<&Crate>> = BTreeMap::new();
    for package in crates {
        groups.entry(&package.workspace).or_default().push(package);
    }
    for (folder, packages) in groups {
        refuse_strangers(folder, &packages)?;
        let mut command = Command::new(workspace.node()?);
        command
            .current_dir(&workspace.root)
            .arg("scripts/cargo-wasm.mjs")
            .args(["build", "--release", "--manifest-path"]);
        command.arg(folder.join("Cargo.toml"));
        for package in &packages {
            command.args(["-p", &package.name]);
        }
        // what cargo says is for the user, while it says it
        let status = command
            .stdout(std::process::Stdio::null())
            .status()
            .context("node cannot be started")?;
        if !status.success() {
            let names: Vec<&str> = packages.iter().map(|p| p.name.as_str()).collect();
            bail!(
                "cargo could not build {} for Wasm; its message is above",
                names.join(", ")
            );
        }
    }
    Ok(())
}

/// Cargo builds members of a workspace by name: a crate that lies below one and is none of them would not be found.
fn refuse_strangers(workspace: &Path, packages: &[&Crate]) -> Result<()> {
    let Some(stranger) = packages.iter().find(|p| p.workspace != p.folder) else {
        return Ok(());
    };
    let manifest = workspace.join("Cargo.toml");
    let metadata = run(Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .arg("--manifest-path")
        .arg(&manifest))
    .map_err(|e| stranger.at.error(format!("{e:#}")))?;
    let metadata: serde_json::Value = serde_json::from_slice(&metadata)?;
    let members: Vec<&str> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|package| package["name"].as_str())
        .collect();
    match packages.iter().find(|p| !members.contains(&p.name.as_str())) {
        None => Ok(()),
        Some(stranger) => bail!(
            stranger
                .at
                .error(format!(
                    "the crate {} is no member of the workspace {} above it",
                    stranger.name,
                    manifest.display()
                ))
                .expected("a place among the `members` there, or an empty `[workspace]` in its own Cargo.toml")
        ),
    }
}

/// The component of a crate that has been built.
///
/// # Errors
///
/// A module that does not fit its world.
pub fn component(workspace: &Workspace, package: &Crate) -> Result<Vec<u8>> {
    let file = workspace.root.join(format!(
        "target/wasm/{TARGET}/release/{}.wasm",
        package.library
    ));
    let module = std::fs::read(&file).map_err(|e| {
        Diagnostic::new(format!(
            "{} made no core module {}: {e}",
            package.name,
            file.display()
        ))
        .expected(format!(
            "`crate-type = [\"cdylib\"]` in {}/Cargo.toml",
            package.folder.display()
        ))
    })?;
    ComponentEncoder::default()
        .validate(true)
        .module(&module)
        .and_then(|mut encoder| encoder.encode())
        .with_context(|| {
            format!(
                "the core module of {} does not become a component: was it built with wit-bindgen?",
                package.name
            )
        })
}

/// A Cargo.toml.
struct Manifest {
    folder: PathBuf,
    text: String,
}

impl Manifest {
    fn read(folder: &Path) -> Result<Self> {
        let file = folder.join("Cargo.toml");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        DeTable::parse(&text).map_err(|e| {
            Diagnostic::new(format!("{} is not TOML: {}", file.display(), e.message()))
        })?;
        Ok(Manifest {
            folder: folder.to_owned(),
            text,
        })
    }

    fn table(&self) -> DeTable<'_> {
        DeTable::parse(&self.text)
            .map(toml::Spanned::into_inner)
            .unwrap_or_default()
    }

    fn string(&self, path: &[&str]) -> Option<String> {
        lookup(&self.table(), path)?.as_str().map(ToOwned::to_owned)
    }
}

fn lookup<'a, 'i>(table: &'a DeTable<'i>, path: &[&str]) -> Option<&'a DeValue<'i>> {
    let (first, rest) = path.split_first()?;
    let value = table
        .iter()
        .find(|(key, _)| key.get_ref() == first)?
        .1
        .get_ref();
    if rest.is_empty() {
        Some(value)
    } else {
        lookup(value.as_table()?, rest)
    }
}

fn workspace_of(folder: &Path) -> Result<Manifest> {
    for above in folder
        .ancestors()
        .filter(|a| a.join("Cargo.toml").is_file())
    {
        let manifest = Manifest::read(above)?;
        if lookup(&manifest.table(), &["workspace"]).is_some() {
            return Ok(manifest);
        }
    }
    Manifest::read(folder)
}

/// Adds the folders of a crate and of the crates it names by path, and the build scripts and libraries that lie outside them.
fn add_sources(
    manifest: &Manifest,
    workspace: &Manifest,
    sources: &mut BTreeSet<PathBuf>,
) -> Result<()> {
    let folder = manifest.folder.canonicalize()?;
    if !sources.insert(folder.clone()) {
        return Ok(());
    }
    let named = [["package", "build"], ["lib", "path"]];
    let files = named.iter().filter_map(|path| manifest.string(path));
    sources.extend(
        files
            .filter_map(|file| folder.join(file).canonicalize().ok())
            .filter(|file| !file.starts_with(&folder)),
    );
    let table = manifest.table();
    let shared = workspace.table();
    for kind in ["dependencies", "build-dependencies"] {
        let Some(dependencies) = lookup(&table, &[kind]).and_then(DeValue::as_table) else {
            continue;
        };
        for (name, value) in dependencies {
            let Some(value) = value.get_ref().as_table() else {
                continue;
            };
            let inherited = lookup(
                &shared,
                &["workspace", "dependencies", name.get_ref(), "path"],
            )
            .and_then(DeValue::as_str);
            let path = match (
                lookup(value, &["path"]).and_then(DeValue::as_str),
                lookup(value, &["workspace"]),
            ) {
                (Some(path), _) => Some(manifest.folder.join(path)),
                (None, Some(_)) => inherited.map(|path| workspace.folder.join(path)),
                (None, None) => None,
            };
            if let Some(path) = path {
                add_sources(&Manifest::read(&path)?, workspace, sources)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, Manifest, add_sources};
    use std::fs;

    #[test]
    fn a_crate_consists_of_its_folder_its_path_dependencies_and_files_of_theirs_elsewhere() {
        let top = tempfile::tempdir().expect("a folder");
        let root = top.path().canonicalize().expect("a path");
        let write = |file: &str, text: &str| {
            let file = root.join(file);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        };
        write("build.rs", "fn main() {}");
        write("elsewhere/lib.rs", "");
        write("inside/build.rs", "fn main() {}");
        write(
            "guest/Cargo.toml",
            "package.name = 'guest'\npackage.build = '../build.rs'\ndependencies.core = { path = '../core' }\n\
             dependencies.inside = { path = '../inside' }\n",
        );
        write(
            "core/Cargo.toml",
            "package.name = 'core'\nlib.path = '../elsewhere/lib.rs'\n",
        );
        write(
            "inside/Cargo.toml",
            "package.name = 'inside'\npackage.build = 'build.rs'\n",
        );
        let guest = Manifest::read(&root.join("guest")).expect("a manifest");
        let mut sources = BTreeSet::new();
        add_sources(&guest, &guest, &mut sources).expect("sources");
        let expected =
            ["build.rs", "core", "elsewhere/lib.rs", "guest", "inside"].map(|path| root.join(path));
        assert!(sources.iter().eq(&expected), "{sources:?}");
    }
}
