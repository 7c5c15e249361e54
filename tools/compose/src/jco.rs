//! JavaScript for a component, by jco: the reference in tests and the way to run the forms
//! component and linked.
use crate::workspace::{Hash, JCO, Workspace, read, run, write};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Synchronous, no WASI, core modules in files of their own, adapters inside WebAssembly.
const OPTIONS: [&str; 9] = [
    "--instantiation",
    "sync",
    "--no-wasi-shim",
    "--no-nodejs-compat",
    "--no-namespaced-exports",
    "--multi-memory",
    "--quiet",
    "-b",
    "0",
];

/// Writes `<name>.js`, `<name>.d.ts` and the core modules of `component` to `folder`, and answers
/// all their paths there. Cached by content.
///
/// # Errors
///
/// A component that jco refuses.
pub fn transpile(
    workspace: &Workspace,
    component: &[u8],
    name: &str,
    folder: &Path,
) -> Result<Vec<String>> {
    let key = Hash::default()
        .with(component)
        .with(name)
        .with(OPTIONS.join(" "))
        .with(workspace.npm_version(JCO.package)?)
        .finish();
    let cached = workspace.cache("jco")?.join(&key);
    if !cached.is_dir() {
        let making = workspace.scratch("jco")?;
        let (input, output) = (making.path().join("input.wasm"), making.path().join("out"));
        write(&input, component)?;
        run(Command::new(workspace.node()?)
            .arg(workspace.npm_program(JCO)?)
            .arg("transpile")
            .arg(&input)
            .args(["--name", name, "-o"])
            .arg(&output)
            .args(OPTIONS))
        .with_context(|| format!("jco cannot make JavaScript of `{name}`"))?;
        // another run of the tool may have been first; what it made is the same
        if let Err(error) = std::fs::rename(&output, &cached)
            && !cached.is_dir()
        {
            return Err(error).with_context(|| format!("{} cannot be kept", cached.display()));
        }
    }
    let mut files = vec![];
    copy_tree(&cached, folder, "", &mut files)?;
    Ok(files)
}

/// Copies the files below `from`, and notes their paths.
fn copy_tree(from: &Path, to: &Path, path: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in
        std::fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))?
    {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let inside = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target, &format!("{inside}/"), files)?;
        } else {
            write(&target, read(&entry.path())?)?;
            files.push(inside);
        }
    }
    Ok(())
}
