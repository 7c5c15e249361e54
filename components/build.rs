//! Link arguments of the systems whose calls nest little: 128 KiB of stack instead of 1 MiB, each. `layout` follows the depth of the tree and `text` the depth of fonts: they keep
//! the default. An overflow traps below address 0, as with any size; the fuzz and conformance suites run with it.

fn main() {
    println!("cargo::rerun-if-changed=../build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg-cdylib=-zstack-size=131072");
    }
}
