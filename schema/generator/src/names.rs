//! Spellings of kebab-case names in the languages written.

use heck::{ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::model::TableKind;

const RUST_KEYWORDS: [&str; 39] = [
    "as", "async", "await", "box", "break", "const", "continue", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut",
    "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "unsafe", "use",
    "virtual", "where", "while", "yield",
];

/// A Rust or TypeScript type, or a case in Rust.
pub fn pascal(name: &str) -> String {
    name.to_upper_camel_case()
}

/// A field in TypeScript.
pub fn camel(name: &str) -> String {
    name.to_lower_camel_case()
}

/// A field in Rust.
pub fn snake(name: &str) -> String {
    let snake = name.to_snake_case();
    if RUST_KEYWORDS.contains(&snake.as_str()) {
        format!("r#{snake}")
    } else {
        snake
    }
}

/// The constant with the id of an entry, alike in both languages.
pub fn id_constant(kind: TableKind, name: &str) -> String {
    match kind {
        TableKind::Command | TableKind::Property => name.to_shouty_snake_case(),
        kind => format!("{}_{name}", kind.name()).to_shouty_snake_case(),
    }
}

/// The key of an entry in TypeScript's `id`.
pub fn id_key(kind: TableKind, name: &str) -> String {
    match kind {
        TableKind::Command | TableKind::Property => camel(name),
        kind => format!("{}{}", kind.name(), pascal(name)),
    }
}

/// A constant in Rust.
pub fn shouty(name: &str) -> String {
    name.to_shouty_snake_case()
}
