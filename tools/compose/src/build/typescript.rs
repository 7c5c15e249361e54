//! Systems in TypeScript: esbuild makes one module, componentize-js or QuickJS a component of it;
//! or the host runs it as it is.
use crate::config::{Config, System, TYPESCRIPT_ENTRY, Toolchain};
use crate::diagnostic::Diagnostic;
use crate::schema::Schema;
use crate::wit;
use crate::workspace::{ESBUILD, Hash, Workspace, read, run, write};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use wit_component::{
    ComponentEncoder, StringEncoding, WitPrinter, dummy_module, embed_component_metadata,
};
use wit_parser::{
    LiftLowerAbi, ManglingAndAbi, PackageId, Resolve, Type, TypeDefKind, UnresolvedPackageGroup,
};

/// The one script of a system, and the world it implements.
pub struct Bundle {
    source: Vec<u8>,
    /// All packages under `wit/`, as (folder name, folder).
    packages: Vec<(String, PathBuf)>,
    /// The table of entries that the sources were written for.
    schema: PathBuf,
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
        let folder_of_all = workspace.contract(&config.root, "wit");
        let packages = wit::packages(&folder_of_all)?;
        if !packages.iter().any(|(package, _)| package == name) {
            bail!(
                system
                    .name
                    .at
                    .error(format!(
                        "there is no interface of `{name}` in {}",
                        folder_of_all.display()
                    ))
                    .expected(format!(
                        "a folder wit/{name} with a world `{}`",
                        wit::world_of(name)
                    ))
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
            schema: workspace.contract(&config.root, "schema/schema.json"),
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
            .with("typescript 2")
            .with(COMPONENTIZE)
            .with(&self.source)
            .with(&self.system)
            .with(self.tool().0);
        hash.add(workspace.npm_version(self.tool().1)?);
        hash.add_files(&self.schema)?;
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
        let wit = if self.with == Toolchain::QuickJs {
            let (resolve, package) = wit::resolve(&self.packages, &self.system)?;
            let file = folder.join("system.wit");
            write(&file, with_lists_of_numbers(resolve, package)?)?;
            file
        } else {
            let packages = folder.join("wit");
            self.copy_packages(&packages)?;
            packages
        };
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
            .arg(wit::world_of(&self.system))
            .arg(&output))
        .with_context(|| format!("`{}` cannot be made a component", self.system))?;
        let mut component = read(&output)?;
        Schema::of_table(&self.schema)?.write(&mut component);
        Ok(component)
    }

    /// A component that has the system's interfaces and can do nothing: what wiring looks at where
    /// the host runs the system.
    ///
    /// # Errors
    ///
    /// WIT that cannot be read, and a package without the system's world.
    pub fn interfaces(&self) -> Result<Vec<u8>> {
        let (resolve, package) = wit::resolve(&self.packages, &self.system)?;
        let world = resolve.select_world(&[package], Some(&wit::world_of(&self.system)))?;
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

/// A package and those it uses as one text, in which no list is of another name for a number.
///
/// componentize-qjs exchanges a `list<u32>` as a `Uint32Array`, as jco does, but a `list<node-id>`
/// as a plain array: given a typed array it traps. To whoever links the component both are the same
/// type.
fn with_lists_of_numbers(mut resolve: Resolve, package: PackageId) -> Result<String> {
    let lists: Vec<_> = resolve
        .types
        .iter()
        .filter_map(|(id, definition)| match definition.kind {
            TypeDefKind::List(item) => Some((id, behind_names(&resolve, item))),
            _ => None,
        })
        .collect();
    for (id, item) in lists
        .into_iter()
        .filter(|(_, it)| !matches!(it, Type::Id(_)))
    {
        resolve.types[id].kind = TypeDefKind::List(item);
    }
    let others: Vec<PackageId> = resolve
        .packages
        .iter()
        .map(|(id, _)| id)
        .filter(|id| *id != package)
        .collect();
    let mut printer = WitPrinter::default();
    printer.emit_docs(false).print(&resolve, package, &others)?;
    Ok(printer.output.to_string())
}

/// What a type is another name for; itself where it is none.
fn behind_names(resolve: &Resolve, ty: Type) -> Type {
    match ty {
        Type::Id(id) => match resolve.types[id].kind {
            TypeDefKind::Type(inner) => behind_names(resolve, inner),
            _ => ty,
        },
        _ => ty,
    }
}

fn copy_wit(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for file in wit::files(from)? {
        std::fs::copy(&file, to.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_for_numbers_becomes_one_of_numbers() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |path: &str, text: &str| write(&folder.path().join(path), text).expect("a file");
        put(
            "deps/ids/ids.wit",
            "package a:ids@1.0.0;\ninterface ids { type id = u32; record row { id: id } }",
        );
        put(
            "system.wit",
            "package a:b@1.0.0;\ninterface b {\nuse a:ids/ids@1.0.0.{id, row};\n\
             record state { nodes: list<id>, rows: list<row> }\n\
             take: func(nodes: list<id>) -> id;\n}\nworld b-system { export b; }",
        );
        let mut resolve = Resolve::default();
        let (package, _) = resolve.push_dir(folder.path()).expect("WIT");
        let text = with_lists_of_numbers(resolve, package).expect("WIT");
        assert!(
            text.contains("nodes: list<u32>") && text.contains("rows: list<row>"),
            "{text}"
        );
        assert!(
            text.contains("take: func(nodes: list<u32>) -> id"),
            "{text}"
        );
        let mut again = Resolve::default();
        let package = again.push_str("again.wit", &text).expect("the text is WIT");
        again
            .select_world(&[package], Some("b-system"))
            .expect("its world");
    }
}
