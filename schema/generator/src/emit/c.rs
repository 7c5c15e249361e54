//! `schema/schema.h`: the numbers of the schema, for systems in C and in languages that read its
//! headers.

use std::fmt::Write;

use crate::hash::hash;
use crate::model::{Kind, Schema, TableKind};
use crate::names::{id_constant, shouty};

/// The header. Everything is a `#define`, so that it can stand in `case` labels of any dialect.
pub fn emit(schema: &Schema) -> String {
    let mut out = String::from(
        "/* Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`. */\n\
         #ifndef INLAY_SCHEMA_H\n#define INLAY_SCHEMA_H\n\n",
    );
    define(&mut out, "VERSION", schema.version_word());
    define(&mut out, "HASH", hash(schema));
    for kind in TableKind::ALL {
        let _ = writeln!(out, "\n/* Entries: {} */", kind.name());
        for (table, entry) in schema.entries().filter(|(table, _)| table.kind == kind) {
            define(&mut out, &id_constant(table.kind, &entry.name), entry.id);
        }
    }
    for defined in &schema.types {
        let name = shouty(&defined.name);
        let cases: Vec<(String, u32)> = match &defined.kind {
            Kind::Enum(labels) => (0..)
                .zip(labels)
                .map(|(at, l)| (shouty(&l.name), at))
                .collect(),
            Kind::Flags(labels) => (0..)
                .zip(labels)
                .map(|(at, l)| (shouty(&l.name), 1 << at))
                .collect(),
            Kind::Variant(cases) => (0..)
                .zip(cases)
                .map(|(at, c)| (shouty(&c.name), at))
                .collect(),
            Kind::Word | Kind::Record(_) => continue,
        };
        let _ = writeln!(out, "\n/* {} */", defined.name);
        for (case, value) in cases {
            define(&mut out, &format!("{name}_{case}"), value);
        }
    }
    out.push_str("\n#endif\n");
    out
}

fn define(out: &mut String, name: &str, value: impl Into<u32>) {
    let _ = writeln!(out, "#define INLAY_{name} {:#x}u", value.into());
}
