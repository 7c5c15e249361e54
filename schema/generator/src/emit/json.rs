//! `schema/schema.json`: the table for other tools.

use serde_json::{Value, json};

use crate::hash::hash;
use crate::model::{Kind, Label, Range, Schema};

/// The whole file.
pub fn emit(schema: &Schema) -> String {
    let (major, minor, patch) = schema.version;
    let table = json!({
        "version": format!("{major}.{minor}.{patch}"),
        "versionWord": schema.version_word(),
        "hash": format!("{:#010x}", hash(schema)),
        "entries": entries(schema),
        "types": types(schema),
    });
    format!("{table:#}\n")
}

fn entries(schema: &Schema) -> Vec<Value> {
    let entry = |(table, entry): (&crate::model::Table, &crate::model::Entry)| {
        json!({
            "id": entry.id,
            "name": entry.name,
            "table": table.kind.name(),
            "interface": table.name,
            "docs": entry.docs,
            "type": entry.ty.wit(&schema.types),
            "unit": entry.unit,
            "range": range(entry.range),
            "default": entry.default.as_ref().map(|(text, words)| json!({ "text": text, "words": words })),
            "systems": entry.systems,
            "animate": entry.animate.name(),
            "later": entry.later,
            "optional": entry.optional,
            "draws": entry.draws,
        })
    };
    schema.entries().map(entry).collect()
}

fn types(schema: &Schema) -> Vec<Value> {
    let mut types = Vec::new();
    for defined in &schema.types {
        let (kind, parts) = match &defined.kind {
            Kind::Word => ("word", Vec::new()),
            Kind::Enum(names) => ("enum", labels(names)),
            Kind::Flags(names) => ("flags", labels(names)),
            Kind::Record(fields) => {
                let part = |field: &crate::model::Field| json!({ "name": field.name, "docs": field.docs, "type": field.ty.wit(&schema.types), "range": range(field.range) });
                ("record", fields.iter().map(part).collect())
            }
            Kind::Variant(cases) => {
                let part = |case: &crate::model::Case| {
                    let ty = case.ty.as_ref().map(|ty| ty.wit(&schema.types));
                    json!({ "name": case.name, "docs": case.docs, "type": ty, "range": range(case.range) })
                };
                ("variant", cases.iter().map(part).collect())
            }
        };
        types.push(
            json!({ "name": defined.name, "docs": defined.docs, "kind": kind, "parts": parts }),
        );
    }
    types
}

fn labels(names: &[Label]) -> Vec<Value> {
    names
        .iter()
        .map(|label| json!({ "name": label.name, "docs": label.docs }))
        .collect()
}

fn range(range: Range) -> Value {
    if range.is_any() {
        Value::Null
    } else {
        json!({ "min": range.min, "max": range.max })
    }
}
