//! The generator as it is called, and what it wrote for C.
use std::path::Path;
use std::process::Command;

#[test]
fn an_unknown_argument_is_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_inlay-schema-generator"))
        .arg("--force")
        .output()
        .expect("the generator runs");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("got --force"), "{said}");
}

/// Names in C stand beside each other in one space: two that become the same would be a
/// redefinition.
#[test]
fn the_header_for_c_defines_each_name_once() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.h");
    let header = std::fs::read_to_string(file).expect("the header");
    let mut names: Vec<&str> = header
        .lines()
        .filter_map(|line| line.strip_prefix("#define INLAY_"))
        .filter_map(|rest| rest.split_once(' '))
        .map(|(name, _)| name)
        .collect();
    assert!(names.len() > 300, "only {} names", names.len());
    assert!(names.contains(&"WIDTH") && names.contains(&"EVENT_FOCUS"));
    names.sort_unstable();
    let twice: Vec<_> = names.windows(2).filter(|two| two[0] == two[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
