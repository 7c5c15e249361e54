//! `src/chromium.rs`: every rule has a case that is there, and no rule is elsewhere.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::path::Path;

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn every_rule_that_is_chromiums_has_a_recorded_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let recordings = root.join("../../../tests/oracle/layout");
    let text = std::fs::read_to_string(root.join("src/chromium.rs")).unwrap();
    let mut count = 0;
    for rule in text.split("\n\n").filter(|rule| rule.contains("pub const")) {
        count += 1;
        let (_, case) = rule.split_once("/// Case: ").expect(rule);
        let name = case.split('`').nth(1).expect(rule);
        let file = match case.strip_prefix("seed ") {
            None => recordings.join("cases").join(name).join("case.json"),
            Some(_) => recordings.join(name),
        };
        assert!(file.exists(), "{rule}\n{} is not there", file.display());
    }
    assert!(count > 20, "there are rules");
}

#[test]
fn what_is_chromiums_is_said_where_all_of_it_is() {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&root.join("src"), &mut found);
    for (path, text) in found {
        let is_list = path.ends_with("chromium.rs");
        assert!(
            is_list || !text.to_lowercase().contains("as chromium"),
            "{path}: name the rule in chromium.rs"
        );
    }
}
