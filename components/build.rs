//! Link arguments of the systems: how large their stacks are, where Rust's default is 1 MiB for
//! each. An overflow traps below address 0, as with any size; the fuzz and conformance suites run
//! with these.

/// Bytes of stack by package; what is said of each was measured over its conformance suite.
const SIZES: [(&str, u32); 3] = [
    // Follows the depth of the tree: at most 309 KiB for 200 levels, whatever their styles.
    ("inlay-layout-component", 512 << 10),
    // Follows what fonts say: at most 21 KiB where lookups and outlines nest as deep as its
    // libraries let them.
    ("inlay-text-component", 128 << 10),
    // egui's own: whole contexts, styles and shapes go over the stack.
    ("inlay-overlay-component", 1 << 20),
];
/// Of all others: they go through trees without calling themselves, and need at most 24 KiB.
const SIZE: u32 = 64 << 10;

fn main() {
    println!("cargo::rerun-if-changed=../build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        let package = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
        let own = SIZES.iter().find(|(name, _)| *name == package);
        let size = own.map_or(SIZE, |(_, size)| *size);
        println!("cargo::rustc-link-arg-cdylib=-zstack-size={size}");
        // So that the compose tool can move a system in the memory that it shares with others.
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
