//! Where things are: the checkout or the folder of a team that has none, the tools that npm
//! installed, the outputs, the cache of steps.
use crate::diagnostic::Diagnostic;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders that the tool works in.
#[derive(Debug)]
pub struct Workspace {
    /// Top folder of the checkout, or the folder with `compose.toml`; absolute.
    pub root: PathBuf,
    /// Where profiles are written: `target/inlay` in a checkout, else `engine`.
    pub out: PathBuf,
    /// Where results of steps are kept.
    cache: PathBuf,
    /// None in a checkout, which has everything.
    installed: Option<Installed>,
}

/// What the command `inlay` found, where there is no checkout.
#[derive(Debug)]
pub struct Installed {
    /// The package of systems: `compose.toml`, `wit/`, `schema/` and components.
    pub systems: PathBuf,
    /// The package of the command: npm packages that are not found from the folder with
    /// `compose.toml` are looked up from here.
    pub tools: PathBuf,
    /// The Node that runs the command.
    pub node: PathBuf,
}

/// A program of an npm package.
#[derive(Clone, Copy, Debug)]
pub struct NpmProgram {
    /// The package.
    pub package: &'static str,
    /// The program, as in `bin` of its package.json.
    pub name: &'static str,
}

/// Bundles TypeScript.
pub const ESBUILD: NpmProgram = NpmProgram {
    package: "esbuild",
    name: "esbuild",
};
/// Makes JavaScript for components.
pub const JCO: NpmProgram = NpmProgram {
    package: "@bytecodealliance/jco",
    name: "jco",
};
/// Makes modules smaller.
pub const WASM_OPT: NpmProgram = NpmProgram {
    package: "binaryen",
    name: "wasm-opt",
};

/// Oldest Node that componentize-js and jco run on.
const NODE_MAJOR: u32 = 22;
/// The list of systems, in every folder that has one.
pub const LIST: &str = "compose.toml";

impl Workspace {
    /// The checkout around `folder`.
    ///
    /// # Errors
    ///
    /// A folder outside of any checkout of Inlay.
    pub fn around(folder: &Path) -> Result<Self> {
        let folder = absolute(folder)?;
        let root = folder
            .ancestors()
            .find(|a| a.join("scripts/cargo-wasm.mjs").is_file())
            .ok_or_else(|| {
                Diagnostic::new(format!(
                    "{} is not inside a checkout of Inlay",
                    folder.display()
                ))
                .expected(
                    "a folder above it with scripts/cargo-wasm.mjs, which builds Rust for Wasm",
                )
            })?;
        let out = root.join("target/inlay");
        Ok(Workspace {
            root: root.to_owned(),
            cache: out.join(crate::config::RESULTS),
            out,
            installed: None,
        })
    }

    /// The folder of a team that has the npm packages and no checkout.
    ///
    /// # Errors
    ///
    /// A folder that is not there.
    pub fn installed(folder: &Path, installed: Installed) -> Result<Self> {
        let root = absolute(folder)?;
        let packages = root
            .ancestors()
            .map(|above| above.join("node_modules"))
            .find(|packages| packages.is_dir())
            .unwrap_or_else(|| root.join("node_modules"));
        Ok(Workspace {
            out: root.join("engine"),
            cache: packages.join(".cache/inlay"),
            root,
            installed: Some(installed),
        })
    }

    /// The list of systems that another list may stand on: the checkout's, or that of the installed
    /// systems.
    #[must_use]
    pub fn base_list(&self) -> PathBuf {
        self.shared().join(LIST)
    }

    /// Whether this is a checkout, which has every tool.
    #[must_use]
    pub fn is_checkout(&self) -> bool {
        self.installed.is_none()
    }

    /// Folder of interfaces, schema and systems.
    fn shared(&self) -> &Path {
        self.installed.as_ref().map_or(&self.root, |i| &i.systems)
    }

    /// A file or folder of the interfaces: beside a `compose.toml` in `folder` that brings its own,
    /// else the checkout's or the installed one.
    #[must_use]
    pub fn contract(&self, folder: &Path, name: &str) -> PathBuf {
        let own = folder.join(name);
        if own.exists() {
            own
        } else {
            self.shared().join(name)
        }
    }

    /// A program that npm installed.
    ///
    /// # Errors
    ///
    /// One that is not there.
    pub fn npm_program(&self, program: NpmProgram) -> Result<PathBuf> {
        let folder = self.npm_package(program.package)?;
        let bin = &package_json(&folder)?["bin"];
        let file = bin.as_str().or_else(|| bin[program.name].as_str());
        let file = file.with_context(|| {
            let NpmProgram { package, name } = program;
            format!("the npm package {package} has no program {name}")
        })?;
        Ok(folder.join(file))
    }

    /// Installed version of an npm package, which is a part of what its outputs depend on.
    ///
    /// # Errors
    ///
    /// A package that is not installed.
    pub fn npm_version(&self, package: &str) -> Result<String> {
        let json = package_json(&self.npm_package(package)?)?;
        Ok(json["version"].as_str().unwrap_or_default().to_owned())
    }

    /// Whether npm installed a package.
    #[must_use]
    pub fn has_npm(&self, package: &str) -> bool {
        self.npm_package(package).is_ok()
    }

    /// Folder of an npm package, looked up as Node does: from here, then from the command's.
    fn npm_package(&self, package: &str) -> Result<PathBuf, Diagnostic> {
        let tools = self.installed.as_ref().map(|i| i.tools.as_path());
        let places = [Some(self.root.as_path()), tools].into_iter().flatten();
        places
            .flat_map(Path::ancestors)
            .map(|above| above.join("node_modules").join(package))
            .find(|folder| folder.join("package.json").is_file())
            .ok_or_else(|| {
                let expected = if self.is_checkout() {
                    "`npm install` to have brought it: run `npm test` or `npm install` once".into()
                } else {
                    format!("`npm install --save-dev {package}` once, in your project")
                };
                Diagnostic::new(format!("the npm package {package} is not installed"))
                    .expected(expected)
            })
    }

    /// A Node that is new enough: the one that runs the command, or our own, where there is one.
    ///
    /// # Errors
    ///
    /// No Node, or only one that is too old.
    pub fn node(&self) -> Result<PathBuf> {
        if let Some(installed) = &self.installed {
            return Ok(installed.node.clone());
        }
        let own = self.root.join(".cache/node/node_modules/.bin/node");
        if own.exists() {
            return Ok(own);
        }
        let version = Command::new("node")
            .arg("--version")
            .output()
            .map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned());
        let major = version.as_deref().ok().and_then(|v| {
            v.trim_start_matches('v')
                .split('.')
                .next()?
                .parse::<u32>()
                .ok()
        });
        let found = match &version {
            Ok(version) => format!("Node is {version}, too old for componentize-js and jco"),
            Err(_) => "there is no Node, which componentize-js and jco run on".into(),
        };
        match major {
            Some(major) if major >= NODE_MAJOR => Ok("node".into()),
            _ => bail!(Diagnostic::new(found).expected(format!(
                "Node {NODE_MAJOR} or newer: run `npm test` once, which brings one"
            ))),
        }
    }

    /// A new folder below the workspace, so that what runs in it finds the npm packages.
    ///
    /// # Errors
    ///
    /// A folder that cannot be made.
    pub fn scratch(&self, kind: &str) -> Result<Scratch> {
        use std::sync::atomic::{AtomicU32, Ordering};
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let cache = self.cache("scratch")?;
        if count == 0 {
            remove_abandoned(&cache);
        }
        let folder = cache.join(format!("{kind}-{}-{count}", std::process::id()));
        let unusable = || format!("{} cannot be made", folder.display());
        std::fs::create_dir_all(&folder).with_context(unusable)?;
        let lock = File::create(folder.join(SCRATCH_LOCK)).with_context(unusable)?;
        // a file system without locks: what an ended run leaves there stays
        let _ = lock.try_lock();
        Ok(Scratch {
            folder,
            _lock: lock,
        })
    }

    /// A folder of cached results, made if needed.
    ///
    /// # Errors
    ///
    /// A folder that cannot be made.
    pub fn cache(&self, kind: &str) -> Result<PathBuf> {
        let folder = self.cache.join(kind);
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(folder)
    }
}

/// The folder that a file is in, as it is named: `.` of a mere name.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    file.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn absolute(folder: &Path) -> Result<PathBuf> {
    folder
        .canonicalize()
        .with_context(|| format!("there is no folder {}", folder.display()))
}

/// The package.json in `folder`.
fn package_json(folder: &Path) -> Result<serde_json::Value> {
    let file = folder.join("package.json");
    serde_json::from_slice(&read(&file)?).with_context(|| format!("{} is no JSON", file.display()))
}

/// The path of `to` as seen from the folder `from`; both absolute. `to` itself where they have
/// nothing in common.
#[must_use]
pub fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(one, other)| one == other)
        .count();
    if common == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(common).map(|_| "..");
    let down = to.components().skip(common);
    up.map(PathBuf::from)
        .chain(down.map(|part| PathBuf::from(part.as_os_str())))
        .collect()
}

/// The file that a scratch folder's run holds locked, until it ends in whatever way.
const SCRATCH_LOCK: &str = ".lock";

/// Removes the folders of runs that were ended before they could do so: nobody holds their locks.
fn remove_abandoned(cache: &Path) {
    for entry in std::fs::read_dir(cache).into_iter().flatten().flatten() {
        // one that is being made has no lock yet
        let is_abandoned =
            File::open(entry.path().join(SCRATCH_LOCK)).is_ok_and(|lock| lock.try_lock().is_ok());
        if is_abandoned {
            // what cannot be removed is in nobody's way
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A folder for one step's files, gone when it is dropped. Two runs of the tool never share one.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    _lock: File,
}

impl Scratch {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // a folder that stays behind is removed by a later run
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Reads a file.
///
/// # Errors
///
/// A file that cannot be read, by its name.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Runs a command to its end; its output is shown only if it fails.
///
/// # Errors
///
/// One that cannot start or fails, with what it said.
pub fn run(command: &mut Command) -> Result<Vec<u8>> {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(OsStr::new("?"))
        .to_string_lossy()
        .into_owned();
    let output = command
        .output()
        .with_context(|| format!("{name} cannot be started"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout);
        bail!("{name} failed ({}):\n{}", output.status, said.trim());
    }
    Ok(output.stdout)
}

/// A hash of several inputs, each with its length, as hexadecimal digits.
#[derive(Default)]
pub struct Hash(Sha256);

impl Hash {
    /// Adds an input.
    #[must_use]
    pub fn with(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.add(bytes);
        self
    }

    /// Adds an input.
    pub fn add(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.update((bytes.as_ref().len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds a file, or all files below a folder, with their names. Folders of outputs are left out.
    ///
    /// # Errors
    ///
    /// Files that cannot be read.
    pub fn add_files(&mut self, path: &Path) -> Result<()> {
        if !path.is_dir() {
            self.add(path.to_string_lossy().as_bytes());
            let bytes = std::fs::read(path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            self.add(bytes);
            return Ok(());
        }
        let mut entries = std::fs::read_dir(path)
            .with_context(|| format!("{} cannot be read", path.display()))?
            .collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // a link inside a crate is no source of its own, and may lead in a circle
            if entry.file_type()?.is_symlink()
                || name.starts_with('.')
                || name == "target"
                || name == "node_modules"
                || name == "tests"
            {
                continue;
            }
            self.add_files(&entry.path())?;
        }
        Ok(())
    }

    /// The digits.
    #[must_use]
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Hexadecimal digits of `bytes`.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The SHA-256 of `bytes` as digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Writes a file whole or not at all: readers never see half of it.
///
/// # Errors
///
/// A file that cannot be written.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let folder = folder_of(path);
    std::fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let part = folder.join(format!(".{name}.{}", std::process::id()));
    std::fs::write(&part, bytes)
        .with_context(|| format!("{} cannot be written", part.display()))?;
    std::fs::rename(&part, path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_from_the_folder_of_the_list() {
        let seen = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(seen("/a", "/a/b/c"), Path::new("b/c"));
        assert_eq!(seen("/a/b", "/a/c/d"), Path::new("../c/d"));
        assert_eq!(seen("/a/b", "/a/b"), Path::new(""));
    }

    #[test]
    fn npm_packages_are_found_above_the_list_then_above_the_command() {
        let folder = tempfile::tempdir().expect("a folder");
        let package = |place: &str, version: &str| {
            let folder = folder.path().join(place);
            std::fs::create_dir_all(&folder).expect("a folder");
            let json = format!(r#"{{"version":"{version}","bin":{{"jco":"jco.js"}}}}"#);
            std::fs::write(folder.join("package.json"), json).expect("a file");
        };
        package("project/node_modules/esbuild", "1.0.0");
        package("elsewhere/node_modules/esbuild", "2.0.0");
        package("elsewhere/node_modules/@bytecodealliance/jco", "3.0.0");
        let list = folder.path().join("project/engines");
        std::fs::create_dir_all(&list).expect("a folder");
        let installed = Installed {
            systems: folder.path().join("systems"),
            tools: folder.path().join("elsewhere/node_modules/inlay-tools"),
            node: "node".into(),
        };
        let workspace = Workspace::installed(&list, installed).expect("a workspace");
        assert_eq!(workspace.npm_version("esbuild").expect("esbuild"), "1.0.0");
        let jco = workspace.npm_program(JCO).expect("jco");
        assert!(jco.ends_with("elsewhere/node_modules/@bytecodealliance/jco/jco.js"));
        let missing = workspace.npm_program(WASM_OPT).expect_err("not installed");
        assert!(format!("{missing:#}").contains("npm install --save-dev binaryen"));
        assert!(!workspace.is_checkout() && workspace.out.ends_with("project/engines/engine"));
    }

    #[test]
    fn a_hash_tells_where_inputs_end() {
        assert_ne!(
            Hash::default().with("ab").with("c").finish(),
            Hash::default().with("a").with("bc").finish()
        );
    }

    #[test]
    fn a_hash_of_files_sees_names_and_content() {
        let folder = tempfile::tempdir().expect("a folder");
        let hash = || {
            let mut hash = Hash::default();
            hash.add_files(folder.path()).expect("files");
            hash.finish()
        };
        std::fs::write(folder.path().join("a"), "1").expect("a file");
        let first = hash();
        std::fs::rename(folder.path().join("a"), folder.path().join("b")).expect("a file");
        let renamed = hash();
        std::fs::write(folder.path().join("b"), "2").expect("a file");
        assert!(first != renamed && renamed != hash());
    }

    #[test]
    fn a_scratch_folder_that_nobody_holds_is_removed() {
        let cache = tempfile::tempdir().expect("a folder");
        let make = |name: &str| {
            let folder = cache.path().join(name);
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join("file"), "bytes").expect("a file");
            folder
        };
        let (abandoned, held, new) = (make("abandoned"), make("held"), make("new"));
        File::create(abandoned.join(SCRATCH_LOCK)).expect("a file");
        let lock = File::create(held.join(SCRATCH_LOCK)).expect("a file");
        lock.lock().expect("a lock");
        remove_abandoned(cache.path());
        assert!(!abandoned.exists());
        assert!(held.exists() && new.exists());
        drop(lock);
        remove_abandoned(cache.path());
        assert!(!held.exists());
    }
}
