//! `schema/rust/src/generated.rs`.

use std::fmt::Write;

use super::rust_values::{rust_type, values};
use crate::hash::hash;
use crate::model::{Animate, Entry, Schema, Table, TableKind, Ty, TypeDef};
use crate::names::{id_constant, pascal, snake};
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
        "/// FNV-1a of everything that decides what words of apps mean: ids, names, types, defaults, ranges.",
    );
    put(
        &mut out,
        &format!("pub const HASH: u32 = {:#010x};\n", hash(schema)),
    );
    put(
        &mut out,
        "/// The kinds of instances that the draw list has, a bit each: what a host of this version draws.",
    );
    put(
        &mut out,
        &format!("pub const DRAWN_KINDS: u32 = {:#x};\n", schema.kind_bits()),
    );
    ids(schema, &mut out);
    index(schema, &mut out);
    shapes(schema, &mut out);
    info(schema, &mut out);
    settings(schema, &mut out);
    repack(schema, &mut out);
    values(schema, &mut out);
    out
}

pub(super) fn put(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

pub(super) fn docs(out: &mut String, indent: &str, text: &str, otherwise: &str) {
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
    if entry.optional {
        facts.push_str("; optional");
    }
    format!("{}\n\n{facts}.", entry.docs)
}

fn heading(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Command => "Command",
        TableKind::Property => "Property",
        TableKind::Event => "Event",
        TableKind::Request => "Request",
        TableKind::Setting => "Setting",
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
                "    Info {{ id: {:#06x}, name: \"{}\", table: Table::{}, systems: Systems::new({}, &[{}]), later: {}, animate: Animate::{}, kinds: {:#x}, default: &[{}] }},",
                entry.id,
                entry.name,
                heading(table.kind),
                systems[0],
                systems[1..].join(", "),
                entry.later,
                animate(entry.animate),
                entry.kinds,
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
        Animate::Size => "Size",
        Animate::Color => "Color",
    }
}

/// All settings in one type, which reads and writes them by id.
fn settings(schema: &Schema, out: &mut String) {
    let settings: Vec<(&Table, &Entry)> = schema
        .entries()
        .filter(|(table, _)| table.kind == TableKind::Setting)
        .collect();
    put(
        out,
        "/// What a host sets, each setting with its value; at first its default.",
    );
    put(out, "#[derive(Clone, Copy, PartialEq, Debug)]");
    put(out, "pub struct Settings {");
    for (table, entry) in &settings {
        docs(out, "    ", &entry_docs(table, entry, &schema.types), "");
        let ty = rust_type(&entry.ty, &schema.types, "values::");
        put(out, &format!("    pub {}: {ty},", snake(&entry.name)));
    }
    put(out, "}\n");
    put(out, "impl Default for Settings {");
    put(out, "    fn default() -> Self {\n        Self {");
    for (_, entry) in &settings {
        let word = entry
            .default
            .as_ref()
            .and_then(|(_, words)| words.first())
            .copied()
            .unwrap_or_default();
        let value = match entry.ty {
            Ty::F32 => format!("f32::from_bits({word:#010x})"),
            Ty::S32 => format!("{}", word.cast_signed()),
            Ty::Bool => format!("{}", word != 0),
            _ => format!("{word:#x}"),
        };
        put(
            out,
            &format!("            {}: {value},", snake(&entry.name)),
        );
    }
    put(out, "        }\n    }\n}\n");
    put(out, "impl Settings {");
    put(
        out,
        "    /// Takes an entry. Returns whether its id is that of a setting; nothing changes if not.",
    );
    put(
        out,
        "    ///\n    /// # Errors\n    ///\n    /// [`ValueError`] if the words are no value of its type, in its range.",
    );
    put(
        out,
        "    pub fn set(&mut self, id: u16, value: &[u32]) -> Result<bool, ValueError> {",
    );
    put(
        out,
        "        fn checked<T: crate::Unpack>(id: u16, value: &[u32]) -> Result<T, ValueError> {",
    );
    put(
        out,
        "            crate::check(id, value)?;\n            crate::read(value)\n        }",
    );
    put(out, "        match id {");
    for (table, entry) in &settings {
        let (id, field) = (id_constant(table.kind, &entry.name), snake(&entry.name));
        put(
            out,
            &format!("            id::{id} => self.{field} = checked(id, value)?,"),
        );
    }
    put(
        out,
        "            _ => return Ok(false),\n        }\n        Ok(true)\n    }\n",
    );
    put(out, "    /// Adds an entry for each setting to `out`.");
    put(out, "    pub fn write(&self, out: &mut Vec<u32>) {");
    put(out, "        let mut writer = crate::Writer::new(out);");
    for (table, entry) in &settings {
        let (id, field) = (id_constant(table.kind, &entry.name), snake(&entry.name));
        put(
            out,
            &format!("        writer.entry(id::{id}, &self.{field});"),
        );
    }
    put(out, "    }\n}\n");
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
