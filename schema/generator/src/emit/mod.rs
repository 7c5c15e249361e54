//! What is generated: one file here per kind of output.

use crate::model::Schema;

mod c;
mod json;
mod page;
mod rust;
mod rust_values;
mod typescript;

/// All generated files: path from the project's folder, and text.
pub fn files(schema: &Schema) -> [(&'static str, String); 6] {
    [
        ("schema/rust/src/generated.rs", rust::emit(schema)),
        (
            "schema/typescript/generated/ids.ts",
            typescript::emit_ids(schema),
        ),
        (
            "schema/typescript/generated/schema.ts",
            typescript::emit_schema(schema),
        ),
        ("schema/schema.json", json::emit(schema)),
        ("schema/schema.h", c::emit(schema)),
        ("docs/reference/schema.md", page::emit(schema)),
    ]
}
