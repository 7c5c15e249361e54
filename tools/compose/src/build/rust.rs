//! Systems in Rust: cargo makes a core module, wit-component makes a component of it.
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::fuse::addresses;
use crate::workspace::{Hash, Workspace, read, run};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::de::{DeTable, DeValue};
use wit_component::ComponentEncoder;

/// A crate that builds a core module with wit-bindgen.
pub struct Crate {
    /// Where `compose.toml` names it.
    at: Place,
    /// Folder with its Cargo.toml.
    folder: PathBuf,
    /// Package name.
    name: String,
    /// Package version.
    pub version: Option<String>,
    /// Folder of the workspace it belongs to.
    workspace: PathBuf,
    /// What it consists of: folders of crates, its own and its path dependencies, and files of
    /// theirs that lie elsewhere.
    sources: BTreeSet<PathBuf>,
}

impl Crate {
    /// Reads `folder`/Cargo.toml and those of its path dependencies; `at` is where `compose.toml`
    /// names it.
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
        let version = manifest
            .string(&["package", "version"])
            .or_else(|| workspace.string(&["workspace", "package", "version"]));
        let mut sources = BTreeSet::new();
        add_sources(&manifest, &workspace, &mut sources)?;
        Ok(Crate {
            at: at.clone(),
            folder: folder.to_owned(),
            name,
            version,
            workspace: workspace.folder,
            sources,
        })
    }

    /// Its Cargo.toml.
    fn manifest(&self) -> PathBuf {
        let file = self.folder.join("Cargo.toml");
        file.canonicalize().unwrap_or(file)
    }

    /// Hash of its sources, the interfaces and the settings of the workspace.
    ///
    /// # Errors
    ///
    /// Files that cannot be read.
    pub fn key(&self, workspace: &Workspace, config: &Config) -> Result<String> {
        let mut hash = Hash::default().with("rust 2").with(&self.name);
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

/// Builds all of `crates`, one call of cargo for each workspace they belong to, and makes
/// components of what cargo says it built. The components are in the order of `crates`.
///
/// # Errors
///
/// A build that fails, about which cargo has said why; a crate that makes no core module, or one
/// that does not fit its world.
pub fn build(workspace: &Workspace, crates: &[&Crate]) -> Result<Vec<Vec<u8>>> {
    let mut groups: BTreeMap<&Path, Vec<&Crate>> = BTreeMap::new();
    for package in crates {
        let group = groups.entry(&package.workspace).or_default();
        if group.iter().all(|other| other.folder != package.folder) {
            group.push(package);
        }
    }
    let mut modules = Modules::default();
    for (folder, packages) in groups {
        refuse_strangers(folder, &packages)?;
        build_group(workspace, folder, &packages, &mut modules)?;
    }
    crates
        .iter()
        .map(|package| component(package, &modules))
        .collect()
}

/// The core module that cargo made of each package, by the path of its Cargo.toml.
type Modules = BTreeMap<PathBuf, PathBuf>;

/// Builds crates of one workspace. What was built is read from cargo's messages: a file of that
/// name may be left from an earlier build, or be that of another crate with the same name.
fn build_group(
    workspace: &Workspace,
    folder: &Path,
    packages: &[&Crate],
    modules: &mut Modules,
) -> Result<()> {
    let mut command = cargo_build(workspace)?;
    command
        .args(["--release", "--lib"])
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"));
    for package in packages {
        command.args(["-p", &package.name]);
    }
    // what cargo says of the sources is for the user, while it says it
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|e| cannot_start(&command, packages, &e))?;
    if !output.status.success() {
        let names: Vec<&str> = packages.iter().map(|p| p.name.as_str()).collect();
        bail!(
            "cargo could not build {} for Wasm; its message is above",
            names.join(", ")
        );
    }
    modules.extend(
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(module_of),
    );
    Ok(())
}

/// Why cargo does not run: as a rule, there is none.
fn cannot_start(command: &Command, packages: &[&Crate], error: &std::io::Error) -> Diagnostic {
    let program = command.get_program().display();
    let (at, name) = packages
        .first()
        .map_or((None, ""), |p| (Some(&p.at), p.name.as_str()));
    let message = format!("the crate {name} is Rust, and {program} cannot be started: {error}");
    let expected = format!(
        "Rust from https://rustup.rs with `rustup target add {WASM_TARGET}`, or a component that \
         was built elsewhere, as `.wasm`"
    );
    at.map_or_else(|| Diagnostic::new(&message), |at| at.error(&message))
        .expected(expected)
}

/// The variable in which `inlay compose` passes on how cargo builds for Wasm: it knows the
/// toolchain that setup chose (`scripts/setup/wasm-toolchain.mjs`).
const CALL: &str = "INLAY_CARGO_BUILD";
/// What components are compiled for.
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A call of cargo: `{"command": "cargo", "args": ["build", ...], "env": {}}`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    command: PathBuf,
    args: Vec<String>,
    env: BTreeMap<String, String>,
}

/// `cargo build` for Wasm, without what is to be built: as [`CALL`] says, else by the script that
/// finds out, where somebody started this tool by hand.
fn cargo_build(workspace: &Workspace) -> Result<Command> {
    let mut command = match std::env::var(CALL) {
        Ok(text) => {
            let call: Call = serde_json::from_str(&text).map_err(|e| {
                Diagnostic::new(format!("{CALL}: {e}"))
                    .expected("what `inlay compose` sets, or no such variable")
            })?;
            let mut command = Command::new(&call.command);
            command.args(&call.args).envs(&call.env);
            command
        }
        Err(_) => {
            if workspace.is_checkout() {
                let mut command = Command::new(workspace.node()?);
                command.args(["scripts/cargo-wasm.mjs", "build"]);
                command
            } else {
                let mut command = Command::new("cargo");
                command.args(["build", "--target", WASM_TARGET]);
                command
            }
        }
    };
    command.current_dir(&workspace.root);
    Ok(command)
}

/// The Cargo.toml and the core module that a message of cargo names, if it is about a core module.
fn module_of(message: &str) -> Option<(PathBuf, PathBuf)> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let is_library = message["reason"] == "compiler-artifact"
        && message["target"]["crate_types"]
            .as_array()?
            .iter()
            .any(|one| one == "cdylib");
    let files = message["filenames"].as_array().filter(|_| is_library)?;
    let module = files
        .iter()
        .find_map(|file| file.as_str().filter(|f| f.ends_with(".wasm")))?;
    let manifest = Path::new(message["manifest_path"].as_str()?);
    Some((manifest.canonicalize().ok()?, module.into()))
}

/// Cargo builds members of a workspace by name: a crate that lies below one and is none of them
/// would not be found, or be taken for the member of that name.
fn refuse_strangers(workspace: &Path, packages: &[&Crate]) -> Result<()> {
    let Some(first) = packages.iter().find(|p| p.workspace != p.folder) else {
        return Ok(());
    };
    let manifest = workspace.join("Cargo.toml");
    let metadata = run(Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .arg("--manifest-path")
        .arg(&manifest))
    .map_err(|e| first.at.error(format!("{e:#}")))?;
    let metadata: serde_json::Value = serde_json::from_slice(&metadata)?;
    let members: BTreeMap<PathBuf, &str> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|package| {
            let manifest = Path::new(package["manifest_path"].as_str()?);
            Some((manifest.canonicalize().ok()?, package["name"].as_str()?))
        })
        .collect();
    let Some(stranger) = packages
        .iter()
        .find(|p| !members.contains_key(&p.manifest()))
    else {
        return Ok(());
    };
    let namesake = members.iter().find(|(_, name)| **name == stranger.name);
    let beside = namesake.map_or(String::new(), |(path, _)| {
        format!("; the member of that name is {}", path.display())
    });
    bail!(
        stranger
            .at
            .error(format!(
                "the crate {} in {} is no member of the workspace {} above it{beside}",
                stranger.name,
                stranger.folder.display(),
                manifest.display()
            ))
            .expected(
                "a place among the `members` there, or an empty `[workspace]` in its own Cargo.toml"
            )
    )
}

/// The component of a crate, of the core module that cargo made of it.
fn component(package: &Crate, modules: &Modules) -> Result<Vec<u8>> {
    let file = modules.get(&package.manifest()).ok_or_else(|| {
        Diagnostic::new(format!("{} made no core module", package.name)).expected(format!(
            "`crate-type = [\"cdylib\"]` in {}/Cargo.toml",
            package.folder.display()
        ))
    })?;
    let module = addresses::note(&read(file)?).context("what the linker says of addresses")?;
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

/// Adds the folders of a crate and of the crates it names by path, and the build scripts and
/// libraries that lie outside them.
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
                refuse_missing(name.get_ref(), &path, &manifest.folder)?;
                add_sources(&Manifest::read(&path)?, workspace, sources)?;
            }
        }
    }
    Ok(())
}

/// Refuses a path dependency that is not there, such as a crate of an npm package that is not
/// installed yet.
fn refuse_missing(name: &str, path: &Path, dependent: &Path) -> Result<(), Diagnostic> {
    if path.join("Cargo.toml").is_file() {
        return Ok(());
    }
    let (of, at) = (dependent.display(), path.display());
    let is_installed = path
        .components()
        .any(|part| part.as_os_str() == "node_modules");
    Err(Diagnostic::new(format!(
        "{of}/Cargo.toml depends on `{name}`, and no crate is at {at}"
    ))
    .expected(if is_installed {
        "`npm install` to have brought it: run it once"
    } else {
        "a folder with a Cargo.toml"
    }))
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, Crate, Manifest, add_sources, module_of, refuse_strangers};
    use crate::diagnostic::{Place, Source};
    use std::fs;
    use std::path::PathBuf;

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

    #[test]
    fn a_copy_that_keeps_its_name_is_not_taken_for_the_original() {
        let top = tempfile::tempdir().expect("a folder");
        let root = top.path().canonicalize().expect("a path");
        fs::write(
            root.join("Cargo.toml"),
            "workspace.members = ['original']\nworkspace.resolver = '3'\n",
        )
        .expect("a file");
        for folder in ["original", "copy"] {
            fs::create_dir_all(root.join(folder).join("src")).expect("a folder");
            fs::write(root.join(folder).join("src/lib.rs"), "").expect("a file");
            fs::write(
                root.join(folder).join("Cargo.toml"),
                "package.name = 'scroll'\npackage.edition = '2024'\n",
            )
            .expect("a file");
        }
        let at = Place {
            source: Source::new(&root.join("compose.toml"), String::new()),
            span: 0..0,
        };
        let crate_in = |folder: &str| Crate::read(&root.join(folder), &at).expect("a crate");
        refuse_strangers(&root, &[&crate_in("original")]).expect("a member");
        let error = refuse_strangers(&root, &[&crate_in("copy")]).expect_err("no member");
        let text = format!("{error:#}");
        assert!(text.contains("no member of the workspace"), "{text}");
        assert!(text.contains("original/Cargo.toml"), "{text}");
    }

    #[test]
    fn only_a_core_module_that_cargo_says_it_made_counts() {
        let top = tempfile::tempdir().expect("a folder");
        let manifest = top
            .path()
            .canonicalize()
            .expect("a path")
            .join("Cargo.toml");
        fs::write(&manifest, "").expect("a file");
        let message = |reason: &str, kind: &str| {
            serde_json::json!({
                "reason": reason,
                "manifest_path": manifest,
                "target": { "crate_types": [kind] },
                "filenames": ["/built/scroll.wasm"],
            })
            .to_string()
        };
        assert_eq!(
            module_of(&message("compiler-artifact", "cdylib")),
            Some((manifest.clone(), PathBuf::from("/built/scroll.wasm")))
        );
        for other in [
            message("compiler-artifact", "rlib"),
            message("build-finished", "cdylib"),
            "no JSON".into(),
        ] {
            assert_eq!(module_of(&other), None, "{other}");
        }
    }
}
