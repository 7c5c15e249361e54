//! The generated files in the checkout are what `wit/schema` says.
use std::path::Path;
use std::process::Command;

#[test]
fn the_committed_files_are_what_the_schema_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO_BIN_EXE_inlay-schema-generator"))
        .arg("--check")
        .arg(root)
        .output()
        .expect("the generator runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
