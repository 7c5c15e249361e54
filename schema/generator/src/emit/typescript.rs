//! `schema/typescript/generated/`.

use crate::hash::hash;
use crate::model::{Animate, Entry, Kind, Label, Range, Schema, Table, TableKind, Ty, TypeDef};
use crate::names::{camel, id_constant, id_key, pascal};

const HEAD: &str = "// Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`.\n\n";

/// `ids.ts`: all that a reader of streams needs, without the table.
pub fn emit_ids(schema: &Schema) -> String {
    let mut out = String::from(HEAD);
    let (major, minor, patch) = schema.version;
    put(
        &mut out,
        "/** The first word of every batch: the bytes `INLY`. */",
    );
    put(
        &mut out,
        &format!(
            "export const MAGIC = {:#010x};",
            u32::from_le_bytes(*b"INLY")
        ),
    );
    put(
        &mut out,
        &format!("/** Version {major}.{minor}.{patch} of the schema, as `major << 16 | minor`. */"),
    );
    put(
        &mut out,
        &format!("export const VERSION = {:#010x};", schema.version_word()),
    );
    put(
        &mut out,
        "/** FNV-1a of everything that decides what words of apps mean: ids, names, types, defaults, ranges. */",
    );
    put(
        &mut out,
        &format!("export const HASH = {:#010x};\n", hash(schema)),
    );
    put(
        &mut out,
        "/** The kinds of instances that the draw list has, a bit each: what a host of this version draws. */",
    );
    put(
        &mut out,
        &format!("export const DRAWN_KINDS = {:#x};\n", schema.kind_bits()),
    );
    for (table, entry) in schema.entries() {
        docs(&mut out, "", &summary(entry, &schema.types));
        put(
            &mut out,
            &format!(
                "export const {} = {:#06x};",
                id_constant(table.kind, &entry.name),
                entry.id
            ),
        );
    }
    put(
        &mut out,
        "\n/** Numbers of the entries by name. Who needs a few imports the constants above. */\nexport const id = {",
    );
    for (table, entry) in schema.entries() {
        put(
            &mut out,
            &format!(
                "  {}: {},",
                id_key(table.kind, &entry.name),
                id_constant(table.kind, &entry.name)
            ),
        );
    }
    put(&mut out, "} as const;");
    out
}

/// `schema.ts`: types, codecs and tables.
pub fn emit_schema(schema: &Schema) -> String {
    let mut out = String::from(HEAD);
    put(
        &mut out,
        "import { bool, type Codec, enumOf, f32, flagsOf, listOf, optionOf, ranged, recordOf, s32, text, tupleOf, u32, variantOf, word } from '../codec.ts';",
    );
    put(
        &mut out,
        "import { byId, type EntryInfo, row } from '../entry.ts';\n",
    );
    for defined in &schema.types {
        types(defined, &schema.types, &mut out);
        put(&mut out, "");
    }
    for kind in TableKind::ALL {
        table(schema, kind, &pascal(kind.plural()), &mut out);
    }
    put(&mut out, "/** All rows by id. */");
    let tables = TableKind::ALL.map(TableKind::plural).join(", ");
    put(
        &mut out,
        &format!(
            "export const info: {{ readonly [id: number]: EntryInfo }} = /* @__PURE__ */ byId({tables});"
        ),
    );
    out
}

fn put(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn docs(out: &mut String, indent: &str, text: &str) {
    let text = text.replace("*/", "*\u{200b}/");
    match text.lines().collect::<Vec<_>>().as_slice() {
        [] => {}
        [line] => put(out, &format!("{indent}/** {line} */")),
        lines => {
            put(out, &format!("{indent}/**"));
            for line in lines {
                put(out, format!("{indent} * {line}").trim_end());
            }
            put(out, &format!("{indent} */"));
        }
    }
}

/// The sentence about an entry and a line of its facts.
fn summary(entry: &Entry, types: &[TypeDef]) -> String {
    let mut facts = vec![format!("`{}`", entry.ty.wit(types))];
    facts.extend(entry.unit.clone());
    if !entry.range.is_any() {
        facts.push(entry.range.text());
    }
    if let Some((default, _)) = &entry.default {
        facts.push(format!("default `{default}`"));
    }
    if entry.later {
        facts.push("not implemented yet".to_owned());
    }
    if entry.optional {
        facts.push("optional".to_owned());
    }
    format!("{}\n\n{}.", entry.docs, facts.join(", "))
}

/// As [`summary`]; editors strike out what is not implemented.
fn summary_for_editors(entry: &Entry, types: &[TypeDef]) -> String {
    let summary = summary(entry, types);
    if !entry.later {
        return summary;
    }
    format!("{summary}\n\n@deprecated Not implemented yet: setting it is refused as `unsupported`.")
}

/// The names of the properties that animations and transitions take.
fn animatable(entries: &[(&Table, &Entry)], out: &mut String) {
    docs(
        out,
        "",
        "Properties that have values between two others: animations and transitions take them.",
    );
    let names: Vec<_> = entries
        .iter()
        .filter(|(_, entry)| entry.animate != Animate::None && !entry.later)
        .map(|(_, entry)| format!("'{}'", camel(&entry.name)))
        .collect();
    put(
        out,
        &format!(
            "export type AnimatableProperty =\n  | {};\n",
            names.join("\n  | ")
        ),
    );
}

fn types(defined: &TypeDef, types: &[TypeDef], out: &mut String) {
    let name = pascal(&defined.name);
    let codec = codec_name(&defined.name);
    docs(out, "", &defined.docs);
    let code = match &defined.kind {
        Kind::Word => {
            put(out, &format!("export type {name} = number;"));
            "word".to_owned()
        }
        Kind::Enum(labels) => {
            put(out, &format!("export type {name} = {};", union(labels)));
            format!("/* @__PURE__ */ enumOf({})", quoted(labels))
        }
        Kind::Flags(labels) => {
            put(
                out,
                &format!("export type {name} = readonly ({})[];", union(labels)),
            );
            format!("/* @__PURE__ */ flagsOf({})", quoted(labels))
        }
        Kind::Record(fields) => {
            put(out, &format!("export interface {name} {{"));
            for field in fields {
                docs(out, "  ", &with_range(&field.docs, field.range));
                let optional = if matches!(field.ty, Ty::Option(_)) {
                    "?"
                } else {
                    ""
                };
                put(
                    out,
                    &format!(
                        "  readonly {}{optional}: {};",
                        camel(&field.name),
                        ts_type(&field.ty, types)
                    ),
                );
            }
            put(out, "}");
            let fields: Vec<_> = fields
                .iter()
                .map(|field| {
                    format!(
                        "{}: {}",
                        camel(&field.name),
                        ranged(&codec_of(&field.ty, types), field.range)
                    )
                })
                .collect();
            format!(
                "/* @__PURE__ */ recordOf<{name}>({{ {} }})",
                fields.join(", ")
            )
        }
        Kind::Variant(cases) => {
            put(out, &format!("export type {name} ="));
            for (place, case) in cases.iter().enumerate() {
                docs(out, "  ", &with_range(&case.docs, case.range));
                let val = case.ty.as_ref().map_or(String::new(), |ty| {
                    format!("; readonly val: {}", ts_type(ty, types))
                });
                let end = if place + 1 == cases.len() { ";" } else { "" };
                put(
                    out,
                    &format!("  | {{ readonly tag: '{}'{val} }}{end}", case.name),
                );
            }
            let cases: Vec<_> = cases
                .iter()
                .map(|case| {
                    let payload = case
                        .ty
                        .as_ref()
                        .map(|ty| ranged(&codec_of(ty, types), case.range));
                    format!("'{}': {}", case.name, payload.as_deref().unwrap_or("null"))
                })
                .collect();
            format!(
                "/* @__PURE__ */ variantOf<{name}>({{ {} }})",
                cases.join(", ")
            )
        }
    };
    docs(out, "", &format!("How {{@link {name}}} is packed."));
    put(
        out,
        &format!("export const {codec}: Codec<{name}> = {code};"),
    );
}

fn with_range(docs: &str, range: Range) -> String {
    match (docs, range.text()) {
        (docs, text) if text.is_empty() => docs.to_owned(),
        ("", text) => format!("Range: {text}."),
        (docs, text) => format!("{docs} Range: {text}."),
    }
}

fn union(labels: &[Label]) -> String {
    labels
        .iter()
        .map(|label| format!("'{}'", label.name))
        .collect::<Vec<_>>()
        .join(" | ")
}

fn quoted(labels: &[Label]) -> String {
    labels
        .iter()
        .map(|label| format!("'{}'", label.name))
        .collect::<Vec<_>>()
        .join(", ")
}

fn table(schema: &Schema, kind: TableKind, name: &str, out: &mut String) {
    let entries: Vec<(&Table, &Entry)> = schema
        .entries()
        .filter(|(table, _)| table.kind == kind)
        .collect();
    put(
        out,
        &format!("/** Values of the {}, by name. */", camel(name)),
    );
    put(out, &format!("export interface {name} {{"));
    for (_, entry) in &entries {
        docs(out, "  ", &summary_for_editors(entry, &schema.types));
        put(
            out,
            &format!(
                "  {}: {};",
                camel(&entry.name),
                ts_type(&entry.ty, &schema.types)
            ),
        );
    }
    put(out, "}\n");
    if kind == TableKind::Property {
        animatable(&entries, out);
    }
    put(out, &format!("/** The table of the {}. */", camel(name)));
    put(
        out,
        &format!(
            "export const {}: {{ readonly [K in keyof {name}]: EntryInfo<{name}[K]> }} = {{",
            camel(name)
        ),
    );
    for (_, entry) in &entries {
        put(
            out,
            &format!(
                "  {key}: /* @__PURE__ */ row('{}', {:#06x}, '{}', '{key}', {}{}),",
                kind.name(),
                entry.id,
                entry.name,
                codec_of(&entry.ty, &schema.types),
                facts(entry, kind),
                key = camel(&entry.name),
            ),
        );
    }
    put(out, "};\n");
}

fn facts(entry: &Entry, kind: TableKind) -> String {
    let mut facts = Vec::new();
    if kind.has_owners() {
        let systems: Vec<_> = entry
            .systems
            .iter()
            .map(|system| format!("'{system}'"))
            .collect();
        facts.push(format!("systems: [{}]", systems.join(", ")));
    }
    if !entry.range.is_any() {
        let (min, max) = limits(entry.range);
        facts.push(format!("range: {{ min: {min}, max: {max} }}"));
    }
    if let Some(unit) = &entry.unit {
        facts.push(format!("unit: '{unit}'"));
    }
    if entry.animate != Animate::None {
        facts.push(format!("animate: '{}'", entry.animate.name()));
    }
    if entry.later {
        facts.push("later: true".to_owned());
    }
    if let Some((_, words)) = &entry.default {
        let words: Vec<_> = words.iter().map(|word| format!("{word:#x}")).collect();
        facts.push(format!("default: [{}]", words.join(", ")));
    }
    if facts.is_empty() {
        String::new()
    } else {
        format!(", {{ {} }}", facts.join(", "))
    }
}

fn ranged(codec: &str, range: Range) -> String {
    if range.is_any() {
        return codec.to_owned();
    }
    let (min, max) = limits(range);
    format!("/* @__PURE__ */ ranged({codec}, {min}, {max})")
}

/// Limits as doubles that are exactly the `f32` that Rust compares with.
fn limits(range: Range) -> (String, String) {
    let limit = |limit: Option<f32>, none: &str| {
        limit.map_or(none.to_owned(), |limit| f64::from(limit).to_string())
    };
    (limit(range.min, "-Infinity"), limit(range.max, "Infinity"))
}

fn codec_name(name: &str) -> String {
    format!("{}Codec", camel(name))
}

fn codec_of(ty: &Ty, types: &[TypeDef]) -> String {
    match ty {
        Ty::Bool => "bool".into(),
        Ty::U32 => "u32".into(),
        Ty::S32 => "s32".into(),
        Ty::F32 => "f32".into(),
        Ty::String => "text".into(),
        Ty::List(item) => format!("/* @__PURE__ */ listOf({})", codec_of(item, types)),
        Ty::Option(value) => format!("/* @__PURE__ */ optionOf({})", codec_of(value, types)),
        Ty::Tuple(items) => {
            let codecs: Vec<_> = items.iter().map(|item| codec_of(item, types)).collect();
            format!(
                "/* @__PURE__ */ tupleOf<{}>({})",
                ts_type(ty, types),
                codecs.join(", ")
            )
        }
        Ty::Named(index) => codec_name(&types[*index].name),
    }
}

fn ts_type(ty: &Ty, types: &[TypeDef]) -> String {
    match ty {
        Ty::Bool => "boolean".into(),
        Ty::U32 | Ty::S32 | Ty::F32 => "number".into(),
        Ty::String => "string".into(),
        Ty::List(item) => format!("readonly {}[]", grouped(item, types)),
        Ty::Option(value) => format!("{} | null", ts_type(value, types)),
        Ty::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| ts_type(item, types)).collect();
            format!("readonly [{}]", items.join(", "))
        }
        Ty::Named(index) => pascal(&types[*index].name),
    }
}

/// In parentheses where `[]` would bind to a part of it.
fn grouped(ty: &Ty, types: &[TypeDef]) -> String {
    let plain = matches!(
        ty,
        Ty::Bool | Ty::U32 | Ty::S32 | Ty::F32 | Ty::String | Ty::Named(_)
    );
    if plain {
        ts_type(ty, types)
    } else {
        format!("({})", ts_type(ty, types))
    }
}
