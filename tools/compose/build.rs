//! Gives the tool a fingerprint of its own sources, so that outputs of an older tool are rebuilt.
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    add(Path::new("src"), &mut hasher);
    println!(
        "cargo:rustc-env=INLAY_COMPOSE_SOURCES={:016x}",
        hasher.finish()
    );
    println!("cargo:rerun-if-changed=src");
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = std::fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
        paths.sort();
        for path in paths {
            add(&path, hasher);
        }
    } else {
        hasher.write(path.to_string_lossy().as_bytes());
        hasher.write(&std::fs::read(path).unwrap_or_default());
    }
}
