//! Rules that need the whole schema.

use std::collections::HashMap;

use crate::model::{Kind, Problem, Schema, TableKind, Ty, TypeDef};
use crate::rows;

/// Blocks of 256 ids, by their high byte, that belong to one table each.
const BLOCKS: [(TableKind, u8); 4] = [
    (TableKind::Command, 0x00),
    (TableKind::Event, 0x80),
    (TableKind::Request, 0x81),
    (TableKind::Setting, 0x82),
];
/// The bit of an id that says that who does not know it may skip it.
const OPTIONAL: u16 = 0x80;

/// Every fault of the finished table.
pub fn problems(schema: &Schema) -> Vec<Problem> {
    let mut problems = Vec::new();
    unique_ids(schema, &mut problems);
    unique_names(schema, &mut problems);
    blocks(schema, &mut problems);
    optional_bits(schema, &mut problems);
    plain_settings(schema, &mut problems);
    for (_, entry) in schema.entries() {
        if !entry.range.is_any() && !has_number(&entry.ty, &schema.types) {
            let message = format!(
                "expected a number in `{}` for its range to hold, got none",
                entry.name
            );
            problems.push(Problem {
                place: entry.place.clone(),
                message,
            });
        }
    }
    problems
}

fn unique_ids(schema: &Schema, problems: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for (_, entry) in schema.entries() {
        if let Some(earlier) = seen.insert(entry.id, entry) {
            let message = format!(
                "expected an id of its own for `{}`, got {:#06x}, which is `{}` at {}",
                entry.name, entry.id, earlier.name, earlier.place
            );
            problems.push(Problem {
                place: entry.place.clone(),
                message,
            });
        }
    }
}

/// Commands and properties share their names; each other table has its own.
fn unique_names(schema: &Schema, problems: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for (table, entry) in schema.entries() {
        let names = match table.kind {
            TableKind::Property => TableKind::Command,
            kind => kind,
        };
        if let Some(earlier) = seen.insert((names.name(), &entry.name), entry) {
            let message = format!(
                "expected a name of its own, got `{}`, which is also at {}",
                entry.name, earlier.place
            );
            problems.push(Problem {
                place: entry.place.clone(),
                message,
            });
        }
    }
}

/// Each table has a block of 256 ids for itself: one of [`BLOCKS`], or that of its first property.
fn blocks(schema: &Schema, problems: &mut Vec<Problem>) {
    let mut owners: HashMap<u8, &str> =
        HashMap::from(BLOCKS.map(|(kind, block)| (block, kind.plural())));
    for table in &schema.tables {
        let Some(first) = table.entries.first() else {
            continue;
        };
        let expected = BLOCKS
            .into_iter()
            .find(|(kind, _)| *kind == table.kind)
            .map_or(first.id.to_be_bytes()[0], |(_, block)| block);
        let owner = *owners.entry(expected).or_insert(&table.name);
        for entry in &table.entries {
            let block = entry.id.to_be_bytes()[0];
            if block != expected || owner != table.name {
                let message = format!(
                    "expected `{}` to have an id in a block of `{}` alone, got {:#06x} of the block of `{}`",
                    entry.name,
                    table.name,
                    entry.id,
                    owners.get(&block).unwrap_or(&"nobody")
                );
                problems.push(Problem {
                    place: entry.place.clone(),
                    message,
                });
            }
        }
    }
}

/// Between the engine and its host, bit 7 of an id says the same as `@optional`, so that who does
/// not know the id can read it. Nothing else is optional.
fn optional_bits(schema: &Schema, problems: &mut Vec<Problem>) {
    for (table, entry) in schema.entries() {
        let has_bit = table.kind.is_of_the_host() && entry.id & OPTIONAL != 0;
        if has_bit == entry.optional {
            continue;
        }
        let message = if table.kind.is_of_the_host() {
            format!(
                "expected bit 7 of the id of `{}` to be {}, got {:#06x}: it says whether who does not know the id may skip it (`@optional`)",
                entry.name,
                u8::from(entry.optional),
                entry.id
            )
        } else {
            format!(
                "expected `@optional` only on requests and settings, got it on one of the {}",
                table.kind.plural()
            )
        };
        problems.push(Problem {
            place: entry.place.clone(),
            message,
        });
    }
}

/// A setting is a word, so that the engine can hand all of them from step to step.
fn plain_settings(schema: &Schema, problems: &mut Vec<Problem>) {
    for (_, entry) in schema
        .entries()
        .filter(|(table, _)| table.kind == TableKind::Setting)
    {
        let is_word = match &entry.ty {
            Ty::Bool | Ty::U32 | Ty::S32 | Ty::F32 => true,
            Ty::Named(index) => matches!(schema.types[*index].kind, Kind::Word),
            _ => false,
        };
        if !is_word {
            let message = format!(
                "expected the setting `{}` to be a bool, a number or an alias of u32, got {}",
                entry.name,
                entry.ty.wit(&schema.types)
            );
            problems.push(Problem {
                place: entry.place.clone(),
                message,
            });
        }
    }
}

/// Finds the numbers of the kinds that properties are drawn as, which the draw list has.
///
/// # Errors
///
/// A sentence per property with a kind that there is not.
pub fn resolve_kinds(schema: &mut Schema, tables: &[rows::Table]) -> Result<(), Vec<String>> {
    schema.kinds = rows::names_of(tables, "geometry", "kind").to_vec();
    let known = &schema.kinds;
    let mut faults = Vec::new();
    for entry in schema
        .tables
        .iter_mut()
        .flat_map(|table| &mut table.entries)
    {
        for name in &entry.draws {
            match known.iter().position(|kind| kind == name) {
                Some(number) => entry.kinds |= 1 << number,
                None => faults.push(format!(
                    "{}: expected `@draws` with kinds of the draw list ({}), got `{name}`",
                    entry.place,
                    known.join(", ")
                )),
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Whether a range means anything for the type: ids and colours are no numbers.
pub fn has_number(ty: &Ty, types: &[TypeDef]) -> bool {
    match ty {
        Ty::U32 | Ty::S32 | Ty::F32 => true,
        Ty::Bool | Ty::String => false,
        Ty::List(inner) | Ty::Option(inner) => has_number(inner, types),
        Ty::Tuple(items) => items.iter().any(|item| has_number(item, types)),
        Ty::Named(index) => match &types[*index].kind {
            Kind::Word | Kind::Enum(_) | Kind::Flags(_) => false,
            Kind::Record(fields) => fields.iter().any(|field| has_number(&field.ty, types)),
            Kind::Variant(cases) => cases
                .iter()
                .filter_map(|case| case.ty.as_ref())
                .any(|payload| has_number(payload, types)),
        },
    }
}
