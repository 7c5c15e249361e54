//! `docs/reference/schema.md`: the table for people.

use crate::hash::hash;
use crate::model::{Animate, Entry, Kind, Label, Range, Schema, Table, TableKind, Ty, TypeDef};
use crate::names::pascal;

const PACKING: &str = "\
A batch is a list of 32-bit words (little-endian in bytes): a header of five words, `INLY`, version, hash, sequence, and the
number of words of the whole batch; then entries. An entry is one word, `id | (payload words << 16)`, and its payload.

| type | words |
|---|---|
| `bool` | 0 or 1 |
| `u32`, `s32`, ids, colours | the number; `s32` in two's complement |
| `f32` | its bits; infinite or no number is refused |
| enum | number of the case, from 0 |
| flags | one bit per flag, the first is the lowest |
| variant | number of the case, then its payload |
| `option` | 0, or 1 and the value |
| `list` | count, then items |
| `string` | length in bytes, then UTF-8, zeros up to a whole word |
| record, `tuple` | fields in order |

A batch is taken whole or refused whole. An id that the engine does not know is skipped and reported; one that is marked
*later* is refused as `unsupported`. At the same version the hash must be the same too.

Requests and settings are entries without a header, between the engine and its host. What one side does not know it refuses,
unless it is *optional*: bit 7 of its id is set, and it is skipped. They do not count for the hash.
";

/// The whole page.
pub fn emit(schema: &Schema) -> String {
    let (major, minor, patch) = schema.version;
    let count = schema.entries().count();
    let later = schema.entries().filter(|(_, entry)| entry.later).count();
    let mut out = format!(
        "<!-- Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`. -->\n\n\
         # Schema\n\n\
         Every command, property and event of Inlay, and what passes between the engine and its host: version {major}.{minor}.{patch}, hash `{:#010x}`, {count} entries, of which {later}\n\
         are *later*: in the table, not implemented yet. Types are explained [below](#types).\n\n\
         ## Packing\n\n{PACKING}",
        hash(schema)
    );
    for table in &schema.tables {
        out.push_str(&format!(
            "\n## {}\n\n{}\n\n",
            title(table),
            table.docs.replace('\n', " ")
        ));
        match table.kind {
            TableKind::Property | TableKind::Setting => values(table, &schema.types, &mut out),
            TableKind::Command | TableKind::Event | TableKind::Request => {
                messages(table, &schema.types, &mut out);
            }
        }
    }
    out.push_str("\n## Types\n");
    let mut types: Vec<&TypeDef> = schema.types.iter().collect();
    types.sort_by_key(|defined| &defined.name);
    for defined in types {
        type_section(defined, &schema.types, &mut out);
    }
    out
}

fn title(table: &Table) -> String {
    match table.kind {
        TableKind::Property => format!("Properties: {}", table.name),
        kind => pascal(kind.plural()),
    }
}

fn messages(table: &Table, types: &[TypeDef], out: &mut String) {
    out.push_str("| id | name | what | value | status |\n|---|---|---|---|---|\n");
    for entry in &table.entries {
        let what = cell(&entry.docs);
        out.push_str(&format!(
            "| `{:#06x}` | `{}` | {what} | {} | {} |\n",
            entry.id,
            entry.name,
            type_link(&entry.ty, types),
            status(entry)
        ));
    }
}

fn values(table: &Table, types: &[TypeDef], out: &mut String) {
    out.push_str(
        "| id | name | what | type | default | unit | range | systems | animates as | status |\n",
    );
    out.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
    for entry in &table.entries {
        let animate = if entry.animate == Animate::None {
            ""
        } else {
            entry.animate.name()
        };
        let kinds: Vec<_> = entry.draws.iter().map(|kind| format!("`{kind}`")).collect();
        let drawn_as = if kinds.is_empty() {
            String::new()
        } else {
            format!(" Drawn as {}.", kinds.join(", "))
        };
        let cells = [
            format!("`{:#06x}`", entry.id),
            format!("`{}`", entry.name),
            cell(&entry.docs) + &drawn_as,
            type_link(&entry.ty, types),
            entry
                .default
                .as_ref()
                .map_or(String::new(), |(text, _)| format!("`{text}`")),
            entry.unit.clone().unwrap_or_default(),
            entry.range.text(),
            entry.systems.join(", "),
            animate.to_owned(),
            status(entry),
        ];
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

fn status(entry: &Entry) -> String {
    match (entry.later, entry.optional) {
        (true, _) => "*later*".to_owned(),
        (false, true) => "*optional*".to_owned(),
        (false, false) => String::new(),
    }
}

fn type_section(defined: &TypeDef, types: &[TypeDef], out: &mut String) {
    out.push_str(&format!(
        "\n### {}\n\n{}\n",
        defined.name,
        defined.docs.replace('\n', " ")
    ));
    match &defined.kind {
        Kind::Word => out.push_str("\nOne word.\n"),
        Kind::Enum(names) => labels("Enum", names, out),
        Kind::Flags(names) => labels("Flags", names, out),
        Kind::Record(fields) => {
            out.push_str("\n| field | type | what | range |\n|---|---|---|---|\n");
            for field in fields {
                part(
                    &field.name,
                    &type_link(&field.ty, types),
                    &field.docs,
                    field.range,
                    out,
                );
            }
        }
        Kind::Variant(cases) => {
            out.push_str("\n| case | payload | what | range |\n|---|---|---|---|\n");
            for case in cases {
                let payload = case
                    .ty
                    .as_ref()
                    .map_or(String::new(), |ty| type_link(ty, types));
                part(&case.name, &payload, &case.docs, case.range, out);
            }
        }
    }
}

fn part(name: &str, ty: &str, docs: &str, range: Range, out: &mut String) {
    out.push_str(&format!(
        "| `{name}` | {ty} | {} | {} |\n",
        cell(docs),
        range.text()
    ));
}

fn labels(what: &str, names: &[Label], out: &mut String) {
    if names.iter().all(|label| label.docs.is_empty()) {
        let names: Vec<_> = names
            .iter()
            .map(|label| format!("`{}`", label.name))
            .collect();
        out.push_str(&format!("\n{what}: {}.\n", names.join(", ")));
        return;
    }
    out.push_str(&format!("\n{what}:\n\n"));
    for label in names {
        let docs = if label.docs.is_empty() {
            String::new()
        } else {
            format!(": {}", cell(&label.docs))
        };
        out.push_str(&format!("- `{}`{docs}\n", label.name));
    }
}

/// A type as WIT writes it, its named parts linked.
fn type_link(ty: &Ty, types: &[TypeDef]) -> String {
    match ty {
        Ty::List(item) => format!("list of {}", type_link(item, types)),
        Ty::Option(value) => format!("option of {}", type_link(value, types)),
        Ty::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| type_link(item, types)).collect();
            format!("({})", items.join(", "))
        }
        Ty::Named(index) => {
            let name = &types[*index].name;
            format!("[`{name}`](#{name})")
        }
        plain => format!("`{}`", plain.wit(types)),
    }
}

fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
