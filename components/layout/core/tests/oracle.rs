//! Recorded boxes of Chromium, replayed without a browser. How they are recorded:
//! `tests/oracle/layout/README.md`.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/oracle.rs"]
mod oracle;

use std::collections::BTreeSet;

use inlay_layout::Layout;

/// Largest difference of a coordinate that counts as equal, in dp. Chromium holds lengths as 1/64
/// px, so every step of a computation may lose up to that.
const TOLERANCE: f64 = 0.1;

/// Chromium tells sizes of scrollable content in whole pixels.
const SCROLL_TOLERANCE: f64 = 1.0;

/// Boxes of all nodes in their order, ten numbers each.
fn lay_out(lines: &[String]) -> Vec<f32> {
    let mut layout: Layout = oracle::build(lines);
    let boxes = layout
        .solve(1000.0, 600.0, &mut oracle::measure(lines))
        .expect("the tree can be laid out");
    let mut found: Vec<_> = boxes
        .nodes
        .iter()
        .zip(boxes.values.chunks_exact(10))
        .collect();
    found.sort_by_key(|(node, _)| **node);
    assert_eq!(found.len(), lines.len(), "every node has a box");
    found
        .into_iter()
        .flat_map(|(_, values)| values.to_vec())
        .collect()
}

/// The nodes whose boxes differ, with both.
fn differences(lines: &[String], expected: &[f64]) -> Vec<String> {
    let found = lay_out(lines);
    let differs =
        |(found, expected): (&f32, &f64)| (f64::from(*found) - expected).abs() > TOLERANCE;
    let pairs = found
        .chunks_exact(10)
        .zip(expected.chunks_exact(4))
        .zip(lines);
    pairs
        .filter(|((found, expected), _)| found[..4].iter().zip(*expected).any(differs))
        .map(|((found, expected), line)| {
            format!("{line}\n    {:?}, Chromium {expected:?}", &found[..4])
        })
        .collect()
}

/// Seeds or names of what is known to differ, each with its cause.
fn known(key: &str) -> BTreeSet<String> {
    let known = oracle::read("known-deviations.json");
    let known = known[key]
        .as_object()
        .expect("deviations have their causes by name");
    assert!(
        known
            .values()
            .all(|cause| cause.as_str().is_some_and(|cause| cause.len() > 20)),
        "every deviation has a cause"
    );
    known.keys().cloned().collect()
}

#[test]
fn random_trees_are_laid_out_as_in_chromium() {
    compare_random("random.json", "seeds");
}

#[test]
fn random_trees_of_every_property_are_laid_out_as_in_chromium() {
    compare_random("more.json", "more");
}

fn compare_random(file: &str, key: &str) {
    let random = oracle::read(file);
    let trees = random["trees"].as_array().unwrap();
    assert_eq!(trees.len(), 500);
    let mut different = BTreeSet::new();
    let mut report = String::new();
    for recording in trees {
        let seed = recording["seed"].to_string();
        let lines = oracle::lines(recording);
        let mut differences = differences(&lines, &oracle::boxes(recording));
        if recording["scroll"].is_array() {
            differences.extend(scroll_differences(&lines, recording));
        }
        if !differences.is_empty() {
            report += &format!(
                "seed {seed}: {} nodes, first {}\n",
                differences.len(),
                differences[0]
            );
            different.insert(seed);
        }
    }
    assert_eq!(
        different,
        known(key),
        "what differs is not what is known to differ\n{report}"
    );
    assert!(
        different.len() * 100 <= trees.len(),
        "at least 99 % are equal"
    );
}

#[test]
fn hand_picked_cases_are_laid_out_as_in_chromium() {
    let mut different = BTreeSet::new();
    let mut report = String::new();
    let folders = std::fs::read_dir(oracle::folder().join("cases")).unwrap();
    let mut count = 0;
    for folder in folders {
        let name = folder.unwrap().file_name().into_string().unwrap();
        let recording = oracle::read(&format!("cases/{name}/case.json"));
        let lines = oracle::lines(&recording);
        let mut differences = differences(&lines, &oracle::boxes(&recording));
        differences.extend(scroll_differences(&lines, &recording));
        if !differences.is_empty() {
            report += &format!("{name}:\n{}\n", differences.join("\n"));
            different.insert(name);
        }
        count += 1;
    }
    assert!(count > 40, "there are cases");
    assert_eq!(
        different,
        known("cases"),
        "what differs is not what is known to differ\n{report}"
    );
}

/// Scroll containers whose content has another size than Chromium says.
fn scroll_differences(lines: &[String], recording: &serde_json::Value) -> Vec<String> {
    let found = lay_out(lines);
    let expected = recording["scroll"].as_array().unwrap();
    let expected: Vec<f64> = expected
        .iter()
        .map(|value| value.as_f64().unwrap())
        .collect();
    let pairs = found
        .chunks_exact(10)
        .zip(expected.chunks_exact(2))
        .zip(lines);
    let has_box = |line: &str| !line.contains("display:none") && !line.contains("display:contents");
    let is_clipped = |line: &str| {
        let clips = |axis: &str| {
            ["hidden", "scroll"]
                .iter()
                .any(|value| line.contains(&format!("overflow-{axis}:{value}")))
        };
        (clips("x") || clips("y")) && has_box(line) && !line.contains(" image:")
    };
    pairs
        .filter(|((found, expected), line)| {
            let differs = |(found, expected): (&f32, &f64)| {
                (f64::from(found.abs()) - expected).abs() > SCROLL_TOLERANCE
            };
            is_clipped(line) && found[4..6].iter().zip(*expected).any(differs)
        })
        .map(|((found, expected), line)| {
            format!(
                "{line}\n    scrolls {:?}, Chromium {expected:?}",
                &found[4..6]
            )
        })
        .collect()
}
