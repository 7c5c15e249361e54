//! Binaryen over the fused module: smaller and faster, the same behaviour. Results are cached by
//! content.
use crate::fuse::features;
use crate::workspace::{Hash, WASM_OPT, Workspace, read, run, write};
use anyhow::{Context, Result};
use std::process::Command;

/// Above this the optimiser takes minutes: StarlingMonkey alone is 12 MB, and it is there for
/// development.
const LARGEST: usize = 6 << 20;
/// Above this, `-O3` takes a minute where `-O1` takes ten seconds. What compilers have optimised
/// before gains 4 % in bytes by the one, 8 % by the other, and nothing after compression.
const LARGE: usize = 1 << 20;

/// What the optimiser may use in any module; all of it is in Chromium 75 but what it does not bring
/// in by itself.
const FEATURES: [&str; 7] = [
    "mutable-globals",
    "sign-ext",
    "nontrapping-float-to-int",
    "bulk-memory",
    "bulk-memory-opt",
    "reference-types",
    "extended-const",
];

/// What is run after the level, which does none of it below `-O2`: a parameter that is the same
/// constant in every call that is left goes, with what only other values lead to. Compilers cannot:
/// they do not know which calls never happen (see [`panics`](crate::fuse::panics)). At last locals
/// are few, and functions are in the order of their names: those of a crate, which resemble each
/// other, lie together for a compressor, and those of a system for the table of whose they are.
const AFTER: [&str; 12] = [
    "--dae",
    "--optimize-instructions",
    "--precompute-propagate",
    "--vacuum",
    "--dce",
    "--remove-unused-module-elements",
    "--simplify-locals",
    "--vacuum",
    "--coalesce-locals",
    "--reorder-locals",
    "--vacuum",
    "--reorder-functions-by-name",
];

/// The options for what `module` needs, too: a system may bring SIMD or tail calls. Names are
/// Binaryen's but for `multi-memory`, which no fused module has.
fn options(module: &[u8]) -> Result<Vec<String>> {
    let needed = features::needed(module)?;
    let more = needed.iter().map(|feature| feature.name);
    let more = more.filter(|name| !FEATURES.contains(name));
    let all = FEATURES.into_iter().chain(more);
    Ok(all.map(|name| format!("--enable-{name}")).collect())
}

/// The level for a module of so many bytes; none above what is worth waiting for.
#[must_use]
pub fn level(bytes: usize) -> Option<&'static str> {
    match bytes {
        0..=LARGE => Some("-O3"),
        _ if bytes <= LARGEST => Some("-O1"),
        _ => None,
    }
}

/// The optimised module, with the names of its functions.
///
/// # Errors
///
/// A module that Binaryen refuses.
pub fn optimise(workspace: &Workspace, module: &[u8], level: &str) -> Result<Vec<u8>> {
    let options = options(module)?;
    let key = Hash::default()
        .with(module)
        .with(level)
        .with(options.join(" "))
        .with(AFTER.join(" "))
        .with("names, in order")
        .with(workspace.npm_version(WASM_OPT.package)?)
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
            .arg(workspace.npm_program(WASM_OPT)?)
            .args(&options)
            .args([level, "--strip-producers", "-g"])
            .args(AFTER)
            // by use, functions of a system would not stay together
            .arg("--skip-pass=reorder-functions")
            .arg(&input)
            .arg("-o")
            .arg(&made))
        .context("Binaryen cannot optimise the fused module")?;
        write(&output, read(&made)?)?;
    }
    read(&output)
}
