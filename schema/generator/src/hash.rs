//! The number by which two builds know that they mean the same table.

use std::fmt::Write;

use crate::model::{Entry, Kind, Range, Schema, Table, Ty, TypeDef};

/// FNV-1a, 32 bits, over [`canonical`].
pub fn hash(schema: &Schema) -> u32 {
    canonical(schema).bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// One line per entry of a batch or of events: id, name, type with its whole structure, default as
/// words, range. Comments, owners, units and `@later` are left out: they change what an engine
/// does, not what the words mean. So are requests and settings, which no app sees: an id that one
/// side does not know says itself what to do.
pub fn canonical(schema: &Schema) -> String {
    let mut out = String::new();
    let of_apps = |(table, _): &(&Table, &Entry)| !table.kind.is_of_the_host();
    for (table, entry) in schema.entries().filter(of_apps) {
        let ty = structure(&entry.ty, &schema.types);
        let default = entry.default.as_ref().map_or(&[][..], |(_, words)| words);
        let range = limits(entry.range);
        writeln!(
            out,
            "{:04x} {} {} {ty} {default:x?}{range}",
            entry.id,
            table.kind.name(),
            entry.name
        )
        .expect("a string takes any text");
    }
    out
}

fn structure(ty: &Ty, types: &[TypeDef]) -> String {
    match ty {
        Ty::List(item) => format!("list<{}>", structure(item, types)),
        Ty::Option(value) => format!("option<{}>", structure(value, types)),
        Ty::Tuple(items) => format!(
            "tuple<{}>",
            join(items.iter().map(|item| structure(item, types)))
        ),
        Ty::Named(index) => {
            let TypeDef { name, kind, .. } = &types[*index];
            let body = match kind {
                Kind::Word => return format!("{name}=u32"),
                Kind::Enum(labels) | Kind::Flags(labels) => {
                    join(labels.iter().map(|label| label.name.clone()))
                }
                Kind::Record(fields) => join(fields.iter().map(|field| {
                    format!(
                        "{}:{}{}",
                        field.name,
                        structure(&field.ty, types),
                        limits(field.range)
                    )
                })),
                Kind::Variant(cases) => join(cases.iter().map(|case| match &case.ty {
                    Some(ty) => format!(
                        "{}({}){}",
                        case.name,
                        structure(ty, types),
                        limits(case.range)
                    ),
                    None => case.name.clone(),
                })),
            };
            let word = match kind {
                Kind::Flags(_) => "flags",
                Kind::Record(_) => "record",
                Kind::Variant(_) => "variant",
                _ => "enum",
            };
            format!("{name}={word}{{{body}}}")
        }
        plain => plain.wit(types),
    }
}

fn limits(range: Range) -> String {
    let limit =
        |limit: Option<f32>| limit.map_or(String::new(), |limit| format!("{:x}", limit.to_bits()));
    if range.is_any() {
        String::new()
    } else {
        format!("[{}..{}]", limit(range.min), limit(range.max))
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}
