//! Recorded boxes of Chromium, replayed without a browser. How they are recorded: `tests/oracle/layout/README.md`.

#[path = "support/oracle.rs"]
mod oracle;

use inlay_layout::{Layout, TextSize};

/// Largest difference of a coordinate that counts as equal, in dp. Chromium holds lengths as 1/64 px, so every step of a
/// computation may lose up to that.
const TOLERANCE: f64 = 0.1;

/// The nodes whose boxes differ, with both.
fn differences(layout: &mut Layout, expected: &[f64]) -> Vec<String> {
    let boxes = layout
        .solve(1000.0, 600.0, &mut |_, _| TextSize::default())
        .expect("the tree can be laid out");
    let mut found: Vec<_> = boxes
        .nodes
        .iter()
        .zip(boxes.values.chunks_exact(10))
        .collect();
    found.sort_by_key(|(node, _)| **node);
    assert_eq!(found.len() * 4, expected.len(), "every node has a box");
    let differs =
        |(found, expected): (&f32, &f64)| (f64::from(*found) - expected).abs() > TOLERANCE;
    let pairs = found.into_iter().zip(expected.chunks_exact(4));
    pairs
        .filter(|((_, found), expected)| found[..4].iter().zip(*expected).any(differs))
        .map(|((node, found), expected)| {
            format!("node {node}: {:?}, Chromium {expected:?}", &found[..4])
        })
        .collect()
}

#[test]
fn explore() {
    let random = oracle::read("random.json");
    let mut bad = 0;
    for recording in random["trees"].as_array().unwrap() {
        let lines = oracle::lines(recording);
        let different = differences(&mut oracle::build(&lines), &oracle::boxes(recording));
        if !different.is_empty() {
            bad += 1;
            println!(
                "seed {} nodes {} diff {} first {}",
                recording["seed"],
                lines.len(),
                different.len(),
                different[0]
            );
        }
    }
    println!("{bad} bad");
}
