//! Words of entries for tests.

#![allow(dead_code, reason = "each test takes some of them")]

use inlay_schema::{Writer, id};

/// Entries by which nodes name pictures.
pub fn sources(pairs: &[(u32, &str)]) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    for (node, url) in pairs {
        writer.select(*node);
        writer.entry(id::SRC, *url);
    }
    words
}

/// Entries that remove nodes.
pub fn removals(nodes: &[u32]) -> Vec<u32> {
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    for node in nodes {
        writer.raw(id::REMOVE_NODE, &[*node]);
    }
    words
}

/// An entry that reloads a node's image.
pub fn reload(node: u32) -> Vec<u32> {
    let mut words = Vec::new();
    Writer::new(&mut words).raw(id::RELOAD_IMAGE, &[node]);
    words
}
