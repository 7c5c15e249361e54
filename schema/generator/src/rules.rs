//! Rules that need the whole schema.

use std::collections::HashMap;

use crate::model::{Kind, Problem, Schema, TableKind, Ty, TypeDef};

/// First id of the events.
const FIRST_EVENT: u16 = 0x8000;

/// Every fault of the finished table.
pub fn problems(schema: &Schema) -> Vec<Problem> {
    let mut problems = Vec::new();
    unique_ids(schema, &mut problems);
    unique_names(schema, &mut problems);
    blocks(schema, &mut problems);
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

/// Commands and properties share their names, events have their own.
fn unique_names(schema: &Schema, problems: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for (table, entry) in schema.entries() {
        if let Some(earlier) = seen.insert((table.kind == TableKind::Event, &entry.name), entry) {
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

/// Each table has a block of 256 ids for itself; commands have the first, events start at
/// [`FIRST_EVENT`].
fn blocks(schema: &Schema, problems: &mut Vec<Problem>) {
    let mut owners: HashMap<u8, &str> =
        HashMap::from([(0, "commands"), (FIRST_EVENT.to_be_bytes()[0], "events")]);
    for table in &schema.tables {
        let Some(first) = table.entries.first() else {
            continue;
        };
        let expected = match table.kind {
            TableKind::Command => 0,
            TableKind::Property => first.id.to_be_bytes()[0],
            TableKind::Event => FIRST_EVENT.to_be_bytes()[0],
        };
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
