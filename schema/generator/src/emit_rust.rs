//! `schema/rust/src/generated.rs`.

use std::fmt::Write;

use crate::hash::hash;
use crate::model::{
    Animate, Case, Entry, Field, Kind, Label, Range, Schema, Table, TableKind, Ty, TypeDef,
};
use crate::names::{id_constant, pascal, shouty, snake};
use crate::shapes::Shapes;

/// The whole file.
pub fn emit(schema: &Schema) -> String {
    let mut out = String::from(
        "//! Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`.\n\n\
         use crate::check::{NO_PAYLOAD, Range, Shape};\n\
         use crate::info::{Animate, Info, System, Systems, Table};\n\
         use crate::{Pack, ValueError};\n\n",
    );
    let (major, minor, patch) = schema.version;
    put(
        &mut out,
        &format!("/// Version {major}.{minor}.{patch} of the schema, as `major << 16 | minor`."),
    );
    put(
        &mut out,
        &format!(
            "pub const VERSION: u32 = {:#010x};\n",
            schema.version_word()
        ),
    );
    put(
        &mut out,
        "/// FNV-1a of everything that decides what words mean: ids, names, types, defaults, ranges.",
    );
    put(
        &mut out,
        &format!("pub const HASH: u32 = {:#010x};\n", hash(schema)),
    );
    ids(schema, &mut out);
    index(schema, &mut out);
    shapes(schema, &mut out);
    info(schema, &mut out);
    repack(schema, &mut out);
    values(schema, &mut out);
    out
}

fn put(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn docs(out: &mut String, indent: &str, text: &str, otherwise: &str) {
    for line in if text.is_empty() { otherwise } else { text }.lines() {
        put(out, format!("{indent}/// {line}").trim_end());
    }
}

fn ids(schema: &Schema, out: &mut String) {
    put(out, "/// Numbers of the entries.");
    put(out, "pub mod id {");
    for (table, entry) in schema.entries() {
        docs(out, "    ", &entry_docs(table, entry, &schema.types), "");
        put(
            out,
            &format!(
                "    pub const {}: u16 = {:#06x};",
                id_constant(table.kind, &entry.name),
                entry.id
            ),
        );
    }
    put(out, "}\n");
}

/// The documentation of an entry with a line of facts.
fn entry_docs(table: &Table, entry: &Entry, types: &[TypeDef]) -> String {
    let mut facts = format!(
        "{} `{}`: `{}`",
        heading(table.kind),
        entry.name,
        entry.ty.wit(types)
    );
    if let Some(unit) = &entry.unit {
        write!(facts, ", {unit}").expect("a string takes any text");
    }
    if !entry.range.is_any() {
        write!(facts, ", {}", entry.range.text()).expect("a string takes any text");
    }
    if let Some((default, _)) = &entry.default {
        write!(facts, "; default `{default}`").expect("a string takes any text");
    }
    if entry.later {
        facts.push_str("; later");
    }
    format!("{}\n\n{facts}.", entry.docs)
}

fn heading(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Command => "Command",
        TableKind::Property => "Property",
        TableKind::Event => "Event",
    }
}

/// The dense place of each id: runs of ids without a gap, each a range in one match.
fn index(schema: &Schema, out: &mut String) {
    let ids: Vec<u16> = schema.entries().map(|(_, entry)| entry.id).collect();
    put(out, "/// How many entries the table has.");
    put(out, &format!("pub const COUNT: usize = {};\n", ids.len()));
    put(
        out,
        "/// The place of an entry in the table, below [`COUNT`], for arrays and sets of entries; `None` if it is not in the table.",
    );
    put(out, "pub const fn index(id: u16) -> Option<usize> {");
    put(out, "    let place = match id {");
    let mut start = 0;
    for end in 1..=ids.len() {
        if ids.get(end).is_some_and(|&id| id == ids[end - 1] + 1) {
            continue;
        }
        let (first, last) = (ids[start], ids[end - 1]);
        // ids rise from 1, so the place is never above the id
        put(
            out,
            &format!(
                "        {first:#06x}..={last:#06x} => id - {:#x},",
                usize::from(first) - start
            ),
        );
        start = end;
    }
    put(
        out,
        "        _ => return None,\n    };\n    Some(place as usize)\n}\n",
    );
}

fn shapes(schema: &Schema, out: &mut String) {
    let shapes = Shapes::of(schema);
    put(
        out,
        "/// What the words of each type look like; see `check.rs`.",
    );
    put(
        out,
        &format!(
            "pub(crate) static SHAPES: [Shape; {}] = [",
            shapes.list.len()
        ),
    );
    for (place, shape) in shapes.list.iter().enumerate() {
        put(
            out,
            &format!("    {shape}, // {place}: {}", shapes.names[place]),
        );
    }
    put(out, "];\n");
    put(out, "/// Ranges that shapes name.");
    put(
        out,
        &format!(
            "pub(crate) static RANGES: [Range; {}] = [",
            shapes.ranges.len()
        ),
    );
    for range in &shapes.ranges {
        let limit = |limit: Option<f32>, none: &str| {
            limit.map_or(none.to_owned(), |limit| format!("{limit:?}"))
        };
        let (min, max) = (
            limit(range.min, "f32::NEG_INFINITY"),
            limit(range.max, "f32::INFINITY"),
        );
        put(out, &format!("    Range {{ min: {min}, max: {max} }},"));
    }
    put(out, "];\n");
    put(
        out,
        "/// The shape of each entry's value, by its place in the table.",
    );
    let places: Vec<_> = shapes.entries.iter().map(ToString::to_string).collect();
    put(
        out,
        &format!(
            "pub(crate) static ENTRY_SHAPES: [u16; COUNT] = [{}];\n",
            places.join(", ")
        ),
    );
}

fn info(schema: &Schema, out: &mut String) {
    put(out, "/// What `info` answers, by the place in the table.");
    put(out, "pub(crate) static INFO: [Info; COUNT] = [");
    for (table, entry) in schema.entries() {
        let systems: Vec<_> = entry
            .systems
            .iter()
            .map(|system| format!("System::{}", pascal(system)))
            .collect();
        let default = entry.default.as_ref().map_or(&[][..], |(_, words)| words);
        let default: Vec<_> = default.iter().map(|word| format!("{word:#x}")).collect();
        put(
            out,
            &format!(
                "    Info {{ id: {:#06x}, name: \"{}\", table: Table::{}, systems: Systems::new({}, &[{}]), later: {}, animate: Animate::{}, default: &[{}] }},",
                entry.id,
                entry.name,
                heading(table.kind),
                systems[0],
                systems[1..].join(", "),
                entry.later,
                animate(entry.animate),
                default.join(", "),
            ),
        );
    }
    put(out, "];\n");
}

fn animate(animate: Animate) -> &'static str {
    match animate {
        Animate::None => "None",
        Animate::Number => "Number",
        Animate::Length => "Length",
        Animate::Dimension => "Dimension",
        Animate::Color => "Color",
    }
}

/// Reading and packing again by id: what holds the codecs against each other.
fn repack(schema: &Schema, out: &mut String) {
    put(
        out,
        "/// Reads `value` as the type of the entry `id` and packs it again to `out`: for tools and tests, which compare the",
    );
    put(
        out,
        "/// words. With an `id` that is not in the table, the words are copied.",
    );
    put(
        out,
        "///\n/// # Errors\n///\n/// [`ValueError`] if the words are not a value of the type; ranges are not looked at.",
    );
    put(
        out,
        "pub fn repack(id: u16, value: &[u32], out: &mut Vec<u32>) -> Result<(), ValueError> {",
    );
    put(
        out,
        "    fn again<T: crate::Unpack + Pack>(value: &[u32], out: &mut Vec<u32>) -> Result<(), ValueError> {",
    );
    put(
        out,
        "        crate::read::<T>(value)?.pack(out);\n        Ok(())\n    }",
    );
    put(out, "    match id {");
    let mut by_type: Vec<(String, Vec<String>)> = Vec::new();
    for (table, entry) in schema.entries() {
        let ty = rust_type(&entry.ty, &schema.types, "values::");
        let constant = format!("id::{}", id_constant(table.kind, &entry.name));
        match by_type.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, ids)) => ids.push(constant),
            None => by_type.push((ty, vec![constant])),
        }
    }
    for (ty, ids) in by_type {
        put(
            out,
            &format!("        {} => again::<{ty}>(value, out),", ids.join(" | ")),
        );
    }
    put(
        out,
        "        _ => {\n            out.extend_from_slice(value);\n            Ok(())\n        }\n    }\n}\n",
    );
}

fn values(schema: &Schema, out: &mut String) {
    put(out, "/// Types of the values.");
    put(
        out,
        "pub mod values {\n    use crate::{Pack, Unpack, ValueError, Words};\n",
    );
    for (index, defined) in schema.types.iter().enumerate() {
        let mut body = String::new();
        let ty = Ty::Named(index);
        let mut derives = Vec::new();
        if holds(&ty, &schema.types, &|ty| {
            !matches!(ty, Ty::String | Ty::List(_))
        }) {
            derives.push("Copy");
        }
        if holds(&ty, &schema.types, &|ty| *ty != Ty::F32) {
            derives.extend(["Eq", "Hash"]);
        }
        match &defined.kind {
            Kind::Word => {
                docs(&mut body, "", &defined.docs, "");
                put(
                    &mut body,
                    &format!("pub type {} = u32;", pascal(&defined.name)),
                );
            }
            Kind::Enum(labels) => enumeration(defined, labels, &mut body),
            Kind::Flags(labels) => flags(defined, labels, &mut body),
            Kind::Record(fields) => record(defined, fields, &derives, &schema.types, &mut body),
            Kind::Variant(cases) => variant(defined, cases, &derives, &schema.types, &mut body),
        }
        for line in body.lines() {
            put(out, format!("    {line}").trim_end());
        }
        put(out, "");
    }
    out.truncate(out.trim_end().len());
    put(out, "\n}");
}

fn enumeration(defined: &TypeDef, labels: &[Label], out: &mut String) {
    put(out, "enumeration! {");
    docs(out, "    ", &defined.docs, "");
    put(out, &format!("    {} {{", pascal(&defined.name)));
    for label in labels {
        docs(out, "        ", &label.docs, &format!("`{}`.", label.name));
        put(out, &format!("        {},", pascal(&label.name)));
    }
    put(out, "    }\n}");
}

fn flags(defined: &TypeDef, labels: &[Label], out: &mut String) {
    put(out, "flags! {");
    docs(out, "    ", &defined.docs, "");
    put(out, &format!("    {} {{", pascal(&defined.name)));
    for (bit, label) in labels.iter().enumerate() {
        docs(out, "        ", &label.docs, &format!("`{}`.", label.name));
        put(out, &format!("        {} = {bit},", shouty(&label.name)));
    }
    put(out, "    }\n}");
}

fn record(
    defined: &TypeDef,
    fields: &[Field],
    derives: &[&str],
    types: &[TypeDef],
    out: &mut String,
) {
    put(out, "record! {");
    docs(out, "    ", &defined.docs, "");
    if !derives.is_empty() {
        put(out, &format!("    #[derive({})]", derives.join(", ")));
    }
    put(out, &format!("    {} {{", pascal(&defined.name)));
    for field in fields {
        docs(
            out,
            "        ",
            &with_range(&field.docs, &field.name, field.range),
            "",
        );
        put(
            out,
            &format!(
                "        {}: {},",
                snake(&field.name),
                rust_type(&field.ty, types, "")
            ),
        );
    }
    put(out, "    }\n}");
}

fn with_range(docs: &str, name: &str, range: Range) -> String {
    let docs = if docs.is_empty() {
        format!("`{name}`.")
    } else {
        docs.to_owned()
    };
    if range.is_any() {
        docs
    } else {
        format!("{docs} Range: {}.", range.text())
    }
}

fn variant(
    defined: &TypeDef,
    cases: &[Case],
    derives: &[&str],
    types: &[TypeDef],
    out: &mut String,
) {
    let name = pascal(&defined.name);
    docs(out, "", &defined.docs, "");
    let derives = [&["Clone", "PartialEq", "Debug"], derives].concat();
    put(out, &format!("#[derive({})]", derives.join(", ")));
    put(out, &format!("pub enum {name} {{"));
    for case in cases {
        docs(
            out,
            "    ",
            &with_range(&case.docs, &case.name, case.range),
            "",
        );
        let payload = case.ty.as_ref().map_or(String::new(), |ty| {
            format!("({})", rust_type(ty, types, ""))
        });
        put(out, &format!("    {}{payload},", pascal(&case.name)));
    }
    put(out, "}\n");
    put(out, &format!("impl Pack for {name} {{"));
    put(
        out,
        "    fn pack(&self, out: &mut Vec<u32>) {\n        match self {",
    );
    for (number, case) in cases.iter().enumerate() {
        let case_name = pascal(&case.name);
        match &case.ty {
            None => put(
                out,
                &format!("            Self::{case_name} => out.push({number}),"),
            ),
            Some(_) => {
                put(out, &format!("            Self::{case_name}(value) => {{"));
                put(
                    out,
                    &format!(
                        "                out.push({number});\n                value.pack(out);\n            }}"
                    ),
                );
            }
        }
    }
    put(out, "        }\n    }\n}\n");
    put(out, &format!("impl Unpack for {name} {{"));
    put(
        out,
        "    fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {",
    );
    put(
        out,
        &format!("        Ok(match words.case({})? {{", cases.len()),
    );
    for (number, case) in cases.iter().enumerate() {
        let pattern = if number + 1 == cases.len() {
            "_".to_owned()
        } else {
            number.to_string()
        };
        let payload = if case.ty.is_some() {
            "(Unpack::unpack(words)?)"
        } else {
            ""
        };
        put(
            out,
            &format!(
                "            {pattern} => Self::{}{payload},",
                pascal(&case.name)
            ),
        );
    }
    put(out, "        })\n    }\n}");
}

fn rust_type(ty: &Ty, types: &[TypeDef], path: &str) -> String {
    match ty {
        Ty::Bool => "bool".into(),
        Ty::U32 => "u32".into(),
        Ty::S32 => "i32".into(),
        Ty::F32 => "f32".into(),
        Ty::String => "String".into(),
        Ty::List(item) => format!("Vec<{}>", rust_type(item, types, path)),
        Ty::Option(value) => format!("Option<{}>", rust_type(value, types, path)),
        Ty::Tuple(items) => {
            let items: Vec<_> = items
                .iter()
                .map(|item| rust_type(item, types, path))
                .collect();
            format!("({})", items.join(", "))
        }
        Ty::Named(index) => format!("{path}{}", pascal(&types[*index].name)),
    }
}

/// Whether `rule` holds for the type and all that is in it.
fn holds(ty: &Ty, types: &[TypeDef], rule: &dyn Fn(&Ty) -> bool) -> bool {
    rule(ty)
        && match ty {
            Ty::List(inner) | Ty::Option(inner) => holds(inner, types, rule),
            Ty::Tuple(items) => items.iter().all(|item| holds(item, types, rule)),
            Ty::Named(index) => match &types[*index].kind {
                Kind::Record(fields) => fields.iter().all(|field| holds(&field.ty, types, rule)),
                Kind::Variant(cases) => cases
                    .iter()
                    .filter_map(|case| case.ty.as_ref())
                    .all(|payload| holds(payload, types, rule)),
                Kind::Word | Kind::Enum(_) | Kind::Flags(_) => true,
            },
            _ => true,
        }
}
