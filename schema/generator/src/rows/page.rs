//! `docs/reference/rows.md`: the rows for people.

use super::{Field, Kind, Number, Shape, Table};

/// The whole page.
pub fn emit(tables: &[Table]) -> String {
    let mut out = String::from(
        "<!-- Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`. -->\n\n\
         # Rows\n\n\
         What lies in the flat lists between systems, and between the engine and its host: rows of 32-bit\n\
         words. A float is its bits; a signed number is in two's complement. A list in a row is a count and\n\
         its items; bytes are filled up with zeros to a word. In a list of floats a row is as many floats.\n",
    );
    for table in tables {
        out.push_str(&format!("\n## {}\n\n{}\n", table.interface, table.docs));
        for row in &table.rows {
            let section = row.section.as_ref().map_or_else(String::new, |section| {
                format!(
                    " (section {}, {}{})",
                    section.number,
                    section.name,
                    if section.optional {
                        ", may be skipped"
                    } else {
                        ""
                    }
                )
            });
            let words = row
                .words()
                .map_or_else(String::new, |words| format!(", {words} words"));
            out.push_str(&format!("\n### {}{section}{words}\n\n", row.name));
            if !row.docs.is_empty() {
                out.push_str(&format!("{}\n\n", row.docs));
            }
            match &row.shape {
                Shape::Variant(cases) => {
                    out.push_str("| first word | then | what |\n|---|---|---|\n");
                    for (number, case) in (1..).zip(cases) {
                        out.push_str(&format!(
                            "| {number} `{}` | `{}` | {} |\n",
                            case.name,
                            case.row,
                            one_line(&case.docs)
                        ));
                    }
                }
                Shape::Record(fields) => {
                    out.push_str("| word | field | type | what |\n|---|---|---|---|\n");
                    let mut is_open = false;
                    for field in fields {
                        let place = if is_open {
                            "then".to_owned()
                        } else {
                            place(field)
                        };
                        is_open |= field.words().is_none();
                        out.push_str(&format!(
                            "| {place} | `{}` | {} | {} |\n",
                            field.name,
                            ty(field),
                            meaning(field)
                        ));
                    }
                }
            }
        }
    }
    out
}

fn one_line(text: &str) -> String {
    text.lines()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "\\|")
}

fn place(field: &Field) -> String {
    match field.kind {
        Kind::Numbers(_, count) if count > 1 => {
            format!("{}-{}", field.at, field.at + count - 1)
        }
        Kind::Byte(shift) => format!("{}, byte {}", field.at, shift / 8),
        _ => field.at.to_string(),
    }
}

fn ty(field: &Field) -> String {
    let number = |number| match number {
        Number::Unsigned => "u32",
        Number::Signed => "s32",
        Number::Float => "f32",
    };
    match &field.kind {
        Kind::Numbers(of, 1) => number(*of).to_owned(),
        Kind::Numbers(of, count) => format!("{count} {}", number(*of)),
        Kind::Byte(_) => "u8".to_owned(),
        Kind::Words => "list of u32".to_owned(),
        Kind::Bytes => "list of u8".to_owned(),
        Kind::Rows(row) => format!("list of `{row}`"),
    }
}

fn meaning(field: &Field) -> String {
    let mut parts = vec![one_line(&field.docs)];
    parts.push(field.limits.text());
    if let Some(most) = field.limits.most {
        parts.push(format!("at most {most} items"));
    }
    let one_of = field.one_of.iter().enumerate();
    parts.push(
        one_of
            .map(|(number, name)| format!("{number} {name}"))
            .collect::<Vec<_>>()
            .join(", "),
    );
    parts.push(
        field
            .bits
            .iter()
            .map(|(name, place)| format!("bit {place} {name}"))
            .collect::<Vec<_>>()
            .join(", "),
    );
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}
