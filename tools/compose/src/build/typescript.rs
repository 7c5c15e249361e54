//! Systems in TypeScript: esbuild makes one module, componentize-js or QuickJS a component of it;
//! or the host runs it as it is.
use crate::config::{Config, System, TYPESCRIPT_ENTRY, Toolchain};
use crate::diagnostic::Diagnostic;
use crate::workspace::{ESBUILD, Hash, Workspace, read, run, write};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use wit_component::{ComponentEncoder, StringEncoding, dummy_module, embed_component_metadata};
use wit_parser::{LiftLowerAbi, ManglingAndAbi, Resolve, UnresolvedPackageGroup};

/// The one script of a system, and the world it implements.
pub struct Bundle {
    source: Vec<u8>,
    /// All packages under `wit/`, as (folder name, folder).
    packages: Vec<(String, PathBuf)>,
    system: String,
    with: Toolchain,
}

/// The part of this tool that runs in Node.
const COMPONENTIZE: &str = include_str!("componentize.mjs");

impl Bundle {
    /// Bundles the sources in `folder`.
    ///
    /// # Errors
    ///
    /// Sources that esbuild refuses, and a system without interface.
    pub fn read(
        workspace: &Workspace,
        config: &Config,
        system: &System,
        with: Toolchain,
        folder: &Path,
    ) -> Result<Self> {
        let name = &system.name.value;
        let wit = workspace.contract(&config.root, "wit");
        let packages = packages(&wit)?;
        if !packages.iter().any(|(package, _)| package == name) {
            bail!(
                system
                    .name
                    .at
                    .error(format!(
                        "there is no interface of `{name}` in {}",
                        wit.display()
                    ))
                    .expected(format!("a folder wit/{name} with a world `{name}-system`"))
            );
        }
        for (_, folder) in &packages {
            UnresolvedPackageGroup::parse_dir(folder)
                .map_err(|e| Diagnostic::new(format!("an interface cannot be read: {e:#}")))?;
        }
        let source = run(Command::new(workspace.npm_program(ESBUILD)?)
            .arg(folder.join(TYPESCRIPT_ENTRY))
            // the component's own imports are modules of its world, which only componentizing knows
            .args(match with {
                // an object for each time it runs
                Toolchain::Host => ["--format=iife", "--global-name=system"].as_slice(),
                _ => ["--format=esm"].as_slice(),
            })
            .args([
                "--bundle",
                // names and spaces would lie in the snapshot of a JavaScript heap
                "--minify",
                "--target=es2020",
                "--external:inlay:*",
                "--log-level=warning",
            ]))
        .with_context(|| format!("the sources of `{name}` cannot be bundled"))?;
        Ok(Bundle {
            source,
            packages,
            system: name.clone(),
            with,
        })
    }

    /// Hash of the bundle, the interfaces and the tools.
    ///
    /// # Errors
    ///
    /// Files that cannot be read.
    pub fn key(&self, workspace: &Workspace) -> Result<String> {
        let mut hash = Hash::default()
            .with(COMPONENTIZE)
            .with(&self.source)
            .with(&self.system)
            .with(self.tool().0);
        hash.add(workspace.npm_version(self.tool().1)?);
        for (_, folder) in &self.packages {
            hash.add_files(folder)?;
        }
        Ok(hash.finish())
    }

    fn tool(&self) -> (&'static str, &'static str) {
        match self.with {
            Toolchain::QuickJs => ("quickjs", "componentize-qjs"),
            Toolchain::Host => ("host", "esbuild"),
            _ => ("componentize-js", "@bytecodealliance/componentize-js"),
        }
    }

    /// Makes the component.
    ///
    /// # Errors
    ///
    /// What the tool refuses, in its words.
    pub fn componentize(&self, workspace: &Workspace) -> Result<Vec<u8>> {
        let scratch = workspace.scratch("typescript")?;
        let folder = scratch.path();
        let wit = folder.join("wit");
        self.copy_packages(&wit)?;
        let (source, output, script) = (
            folder.join("bundle.js"),
            folder.join("component.wasm"),
            folder.join("componentize.mjs"),
        );
        write(&source, &self.source)?;
        write(&script, COMPONENTIZE)?;
        run(Command::new(workspace.node()?)
            .arg(&script)
            .arg(self.tool().0)
            .args([&source, &wit])
            .arg(format!("{}-system", self.system))
            .arg(&output))
        .with_context(|| format!("`{}` cannot be made a component", self.system))?;
        read(&output)
    }

    /// A component that has the system's interfaces and can do nothing: what wiring looks at where
    /// the host runs the system.
    ///
    /// # Errors
    ///
    /// WIT that cannot be read, and a package without the system's world.
    pub fn interfaces(&self, workspace: &Workspace) -> Result<Vec<u8>> {
        let scratch = workspace.scratch("typescript")?;
        let wit = scratch.path().join("wit");
        self.copy_packages(&wit)?;
        let mut resolve = Resolve::default();
        let (package, _) = resolve.push_dir(&wit)?;
        let world = resolve.select_world(&[package], Some(&format!("{}-system", self.system)))?;
        let mut module = dummy_module(&resolve, world, ManglingAndAbi::Legacy(LiftLowerAbi::Sync));
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8)?;
        ComponentEncoder::default().module(&module)?.encode()
    }

    /// A module that makes the system as often as it is asked to, given what it imports: jco's
    /// modules have the same shape.
    pub fn script(&self) -> Vec<u8> {
        let mut script = String::from(
            "// Generated by inlay compose; changes are lost.\n\
             export function instantiate(core, imports) {\n\
             const require = (id) => imports[id.split('@')[0]];\n",
        )
        .into_bytes();
        script.extend_from_slice(&self.source);
        script.extend_from_slice(b"return system;\n}\n");
        script
    }

    /// Lays the packages out as WIT tools look for them: the system's own at the top, the others
    /// below `deps`.
    fn copy_packages(&self, wit: &Path) -> Result<()> {
        for (package, from) in &self.packages {
            let to = if *package == self.system {
                wit.to_owned()
            } else {
                wit.join("deps").join(package)
            };
            copy_wit(from, &to)?;
        }
        Ok(())
    }
}

/// Folders with WIT files below `wit`.
fn packages(wit: &Path) -> Result<Vec<(String, PathBuf)>> {
    let entries = std::fs::read_dir(wit).map_err(|e| {
        Diagnostic::new(format!("{} cannot be read: {e}", wit.display()))
            .expected("a folder with one folder of WIT files for each system")
    })?;
    let mut packages = vec![];
    for entry in entries {
        let entry = entry?;
        if !wit_files(&entry.path())?.is_empty() {
            packages.push((
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            ));
        }
    }
    packages.sort();
    Ok(packages)
}

fn wit_files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let files = std::fs::read_dir(folder)?
        .map(|e| Ok(e?.path()))
        .collect::<Result<Vec<_>>>()?;
    Ok(files
        .into_iter()
        .filter(|f| f.extension().is_some_and(|e| e == "wit"))
        .collect())
}

fn copy_wit(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for file in wit_files(from)? {
        std::fs::copy(&file, to.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}
