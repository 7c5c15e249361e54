//! Binaryen over the fused module: smaller and faster, the same behaviour. Results are cached by content.
use crate::workspace::{Hash, Workspace, read, run, write};
use anyhow::{Context, Result};
use std::process::Command;

/// Above this the optimiser takes minutes: StarlingMonkey alone is 12 MB, and it is there for development.
const LARGEST: usize = 6 << 20;
/// Above this, `-O3` takes a minute where `-O1` takes ten seconds. What compilers have optimised before gains 4 % in bytes
/// by the one, 8 % by the other, and nothing after compression.
const LARGE: usize = 1 << 20;

/// What the optimiser may meet and use; all of it is in Chromium 75 but what no fused module has.
const FEATURES: [&str; 7] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-extended-const",
];

/// The level for a module of so many bytes; none above what is worth waiting for.
#[must_use]
pub fn level(bytes: usize) -> Option<&'static str> {
    match bytes {
        0..=LARGE => Some("-O3"),
        _ if bytes <= LARGEST => Some("-O1"),
        _ => None,
    }
}

/// The optimised module.
///
/// # Errors
///
/// A module that Binaryen refuses.
pub fn optimise(workspace: &Workspace, module: &[u8], level: &str) -> Result<Vec<u8>> {
    let key = Hash::default()
        .with(module)
        .with(level)
        .with(FEATURES.join(" "))
        .with(workspace.npm_version("binaryen")?)
        .finish();
    let output = workspace.cache("optimised")?.join(format!("{key}.wasm"));
    if !output.is_file() {
        let folder = workspace.scratch("optimise")?;
        let (input, made) = (
            folder.path().join("in.wasm"),
            folder.path().join("out.wasm"),
        );
        write(&input, module)?;
        run(Command::new(workspace.node()?)
            .arg(workspace.npm_program("wasm-opt")?)
            .args(FEATURES)
            .args([level, "--strip-producers"])
            .arg(&input)
            .arg("-o")
            .arg(&made))
        .context("Binaryen cannot optimise the fused module")?;
        write(&output, read(&made)?)?;
    }
    read(&output)
}
