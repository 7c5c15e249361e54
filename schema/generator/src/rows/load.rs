//! WIT to tables of rows.

use wit_parser::{Docs, Field as WitField, InterfaceId, Resolve, Span, Type, TypeDef, TypeDefKind};

use super::{Case, Field, Kind, Limits, Number, Row, Section, Shape, Table};
use crate::interfaces::{Interfaces, spelling::resolved};

/// Whether a type is a row.
pub fn is_row(found: &TypeDef) -> bool {
    lines(&found.docs).any(|line| line.starts_with("@row") || line.starts_with("@section"))
}

pub fn load(interfaces: &Interfaces) -> Result<Vec<Table>, Vec<String>> {
    let mut loader = Loader {
        resolve: &interfaces.resolve,
        faults: Vec::new(),
    };
    let tables: Vec<_> = interfaces
        .interfaces
        .iter()
        .map(|&interface| loader.table(interface))
        .filter(|table| !table.rows.is_empty())
        .collect();
    if loader.faults.is_empty() {
        Ok(tables)
    } else {
        Err(loader.faults)
    }
}

/// The lines of a documentation that are attributes.
fn lines(docs: &Docs) -> impl Iterator<Item = &str> {
    let text = docs.contents.as_deref().unwrap_or_default();
    text.lines()
        .map(str::trim)
        .filter(|line| line.starts_with('@'))
}

/// Attributes with what follows each.
fn attributes(docs: &Docs) -> Vec<(&str, &str)> {
    lines(docs)
        .flat_map(|line| line.split('@').skip(1))
        .map(|attribute| {
            let attribute = attribute.trim();
            let (name, value) = attribute.split_once(' ').unwrap_or((attribute, ""));
            (name, value.trim())
        })
        .collect()
}

/// A documentation without its attributes.
fn text(docs: &Docs) -> String {
    let text = docs.contents.as_deref().unwrap_or_default();
    let lines: Vec<_> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('@'))
        .collect();
    lines.join("\n").trim().to_owned()
}

struct Loader<'a> {
    resolve: &'a Resolve,
    faults: Vec<String>,
}

impl Loader<'_> {
    fn table(&mut self, interface: InterfaceId) -> Table {
        let resolve = self.resolve;
        let found = &resolve.interfaces[interface];
        let mut rows = Vec::new();
        for &id in found.types.values() {
            let found = &resolve.types[id];
            if is_row(found) {
                rows.extend(self.row(found));
            }
        }
        sort(&mut rows);
        let mut numbers: Vec<_> = rows.iter().filter_map(|row| row.section.as_ref()).collect();
        numbers.sort_by_key(|section| section.number);
        if let Some([one, other]) = numbers
            .windows(2)
            .map(|pair| [pair[0], pair[1]])
            .find(|[one, other]| one.number == other.number)
        {
            let message = format!(
                "expected sections of different numbers, got {} for both {} and {}",
                one.number, one.name, other.name
            );
            self.fault(found.span, &message);
        }
        Table {
            interface: found.name.clone().unwrap_or_default(),
            docs: text(&found.docs),
            rows,
        }
    }

    fn row(&mut self, found: &TypeDef) -> Option<Row> {
        let name = found.name.clone().unwrap_or_default();
        let shape = match &found.kind {
            TypeDefKind::Record(record) => self.record(&record.fields),
            TypeDefKind::Variant(variant) => {
                let mut cases = Vec::new();
                for case in &variant.cases {
                    let Some(row) = case.ty.as_ref().and_then(|ty| self.named(ty)) else {
                        self.fault(
                            case.span,
                            &format!("expected `{}` to carry a row", case.name),
                        );
                        continue;
                    };
                    cases.push(Case {
                        name: case.name.clone(),
                        docs: text(&case.docs),
                        row,
                    });
                }
                Shape::Variant(cases)
            }
            _ => {
                self.fault(found.span, "expected a row to be a record or a variant");
                return None;
            }
        };
        let section = self.section(found);
        Some(Row {
            name,
            docs: text(&found.docs),
            shape,
            section,
        })
    }

    /// The name of a type that is a row.
    fn named(&self, ty: &Type) -> Option<String> {
        let Type::Id(id) = ty else { return None };
        let found = &self.resolve.types[resolved(self.resolve, *id)];
        is_row(found).then(|| found.name.clone()).flatten()
    }

    fn section(&mut self, found: &TypeDef) -> Option<Section> {
        let attributes = attributes(&found.docs);
        let (_, value) = attributes.iter().find(|(name, _)| *name == "section")?;
        let Some((number, name)) = value
            .split_once(' ')
            .and_then(|(number, name)| Some((number.parse().ok()?, name)))
        else {
            self.fault(
                found.span,
                &format!("expected a number and a name after `@section`, got `{value}`"),
            );
            return None;
        };
        Some(Section {
            number,
            name: name.to_owned(),
            optional: attributes.iter().any(|(name, _)| *name == "optional"),
        })
    }

    fn record(&mut self, declared: &[WitField]) -> Shape {
        let mut fields: Vec<Field> = Vec::new();
        let mut at = 0;
        // Bytes that the open word has; 0 where none is open.
        let mut bytes = 0;
        for field in declared {
            let kind = match self.kind(&field.ty) {
                Some(Kind::Byte(_)) => Kind::Byte(bytes * 8),
                Some(kind) => kind,
                None => {
                    self.fault(
                        field.span,
                        &format!("expected `{}` to be of words", field.name),
                    );
                    continue;
                }
            };
            let is_byte = matches!(kind, Kind::Byte(_));
            if !is_byte && bytes != 0 {
                self.fault(field.span, "expected bytes to fill a word, four by four");
            }
            let mut made = Field {
                name: field.name.clone(),
                docs: text(&field.docs),
                kind,
                at,
                limits: Limits::default(),
                one_of: Vec::new(),
                bits: Vec::new(),
            };
            self.limits(field, &mut made);
            bytes = if is_byte { (bytes + 1) % 4 } else { 0 };
            at += match made.kind {
                Kind::Byte(_) => usize::from(bytes == 0),
                _ => made.words().unwrap_or(1),
            };
            fields.push(made);
        }
        if bytes != 0 {
            self.faults.push(format!(
                "{}: expected bytes to fill a word, four by four",
                declared.last().map_or_else(String::new, |field| self
                    .resolve
                    .source_map
                    .render_location(field.span))
            ));
        }
        Shape::Record(fields)
    }

    fn kind(&self, ty: &Type) -> Option<Kind> {
        let id = match ty {
            Type::U8 => return Some(Kind::Byte(0)),
            Type::U32 => return Some(Kind::Numbers(Number::Unsigned, 1)),
            Type::S32 => return Some(Kind::Numbers(Number::Signed, 1)),
            Type::F32 => return Some(Kind::Numbers(Number::Float, 1)),
            Type::Id(id) => resolved(self.resolve, *id),
            _ => return None,
        };
        match &self.resolve.types[id].kind {
            TypeDefKind::Type(ty) => self.kind(ty),
            TypeDefKind::Tuple(tuple) => {
                let (first, rest) = tuple.types.split_first()?;
                let Kind::Numbers(number, 1) = self.kind(first)? else {
                    return None;
                };
                rest.iter()
                    .all(|ty| ty == first)
                    .then_some(Kind::Numbers(number, tuple.types.len()))
            }
            TypeDefKind::List(Type::U8) => Some(Kind::Bytes),
            TypeDefKind::List(item) => match self.named(item) {
                Some(row) => Some(Kind::Rows(row)),
                None => matches!(self.kind(item)?, Kind::Numbers(Number::Unsigned, 1))
                    .then_some(Kind::Words),
            },
            _ => None,
        }
    }

    fn limits(&mut self, declared: &WitField, field: &mut Field) {
        for (name, value) in attributes(&declared.docs) {
            let taken = match name {
                "is" => number(value)
                    .and_then(|value| u32::try_from(value).ok())
                    .map(|value| field.limits.is = Some(value)),
                "min" => number(value).map(|value| field.limits.min = Some(value)),
                "max" => number(value).map(|value| field.limits.max = Some(value)),
                "above" => number(value).map(|value| field.limits.above = Some(value)),
                "most" => number(value)
                    .and_then(|value| u32::try_from(value).ok())
                    .map(|value| field.limits.most = Some(value)),
                "none" => number(value)
                    .and_then(|value| u32::try_from(value).ok())
                    .map(|value| field.limits.none = Some(value)),
                "one-of" => {
                    field.one_of.extend(value.split(' ').map(str::to_owned));
                    Some(())
                }
                "bits" => bits(value).map(|bits| field.bits = bits),
                _ => None,
            };
            if taken.is_none() {
                self.fault(
                    declared.span,
                    &format!("expected an attribute of rows with its value, got `@{name} {value}`"),
                );
            }
        }
    }

    fn fault(&mut self, span: Span, message: &str) {
        let place = self.resolve.source_map.render_location(span);
        self.faults.push(format!("{place}: {message}"));
    }
}

/// Puts each row after those that it is made of.
fn sort(rows: &mut Vec<Row>) {
    let mut sorted: Vec<Row> = Vec::new();
    while !rows.is_empty() {
        let ready = rows.iter().position(|row| {
            parts(row)
                .iter()
                .all(|part| sorted.iter().any(|row| row.name == *part))
        });
        // What is made of itself is no row; wit-parser refuses it.
        sorted.push(rows.remove(ready.unwrap_or(0)));
    }
    *rows = sorted;
}

/// The rows that a row is made of.
fn parts(row: &Row) -> Vec<&str> {
    match &row.shape {
        Shape::Variant(cases) => cases.iter().map(|case| case.row.as_str()).collect(),
        Shape::Record(fields) => fields
            .iter()
            .filter_map(|field| match &field.kind {
                Kind::Rows(row) => Some(row.as_str()),
                _ => None,
            })
            .collect(),
    }
}

fn number(text: &str) -> Option<i64> {
    match text.strip_prefix("0x") {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// `a b c=7`: names with places, counted on from the one before.
fn bits(text: &str) -> Option<Vec<(String, u32)>> {
    let mut next = 0;
    text.split(' ')
        .map(|bit| {
            let (name, place) = match bit.split_once('=') {
                Some((name, place)) => (name, place.parse().ok()?),
                None => (bit, next),
            };
            next = place + 1;
            (place < 32).then(|| (name.to_owned(), place))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(records: &str) -> Result<Vec<Table>, Vec<String>> {
        let text = format!("package test:rows@0.1.0;\ninterface rows {{\n{records}\n}}\n");
        load(&Interfaces::of(&text))
    }

    #[test]
    fn a_row_has_its_fields_word_after_word() {
        let tables = loaded(
            "/// A place.\n/// @row\nrecord place {\n/// @min 1 @max 9\nnode: u32,\n\
             at: tuple<f32, f32>,\na: u8, b: u8, c: u8,\n/// @bits on=7\nd: u8,\nlast: s32,\n}",
        )
        .expect("a good row");
        let [row] = &tables[0].rows[..] else {
            panic!("one row")
        };
        assert_eq!(
            (row.name.as_str(), row.docs.as_str()),
            ("place", "A place.")
        );
        assert_eq!(row.words(), Some(5));
        let Shape::Record(fields) = &row.shape else {
            panic!("a record")
        };
        let places: Vec<_> = fields
            .iter()
            .map(|field| (field.at, field.kind.clone()))
            .collect();
        assert_eq!(
            places,
            [
                (0, Kind::Numbers(Number::Unsigned, 1)),
                (1, Kind::Numbers(Number::Float, 2)),
                (3, Kind::Byte(0)),
                (3, Kind::Byte(8)),
                (3, Kind::Byte(16)),
                (3, Kind::Byte(24)),
                (4, Kind::Numbers(Number::Signed, 1)),
            ]
        );
        assert_eq!(fields[0].limits.text(), "1 to 9");
        assert_eq!(fields[5].bits, [("on".to_owned(), 7)]);
    }

    #[test]
    fn rows_come_after_those_that_they_are_made_of() {
        let tables = loaded(
            "/// @section 2 lots\nrecord lot { items: list<item> }\n/// @row\nrecord item { id: u32 }",
        )
        .expect("good rows");
        let names: Vec<_> = tables[0].rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["item", "lot"]);
    }

    #[test]
    fn what_is_no_row_is_named_with_its_place() {
        let cases = [
            (
                "/// @row\nrecord odd { a: u8, b: u8 }",
                "expected bytes to fill a word, four by four",
            ),
            (
                "/// @row\nrecord odd { a: u8, b: u32 }",
                "expected bytes to fill a word, four by four",
            ),
            (
                "/// @row\nrecord odd { name: string }",
                "expected `name` to be of words",
            ),
            (
                "/// @row\nrecord odd { a: tuple<f32, u32> }",
                "expected `a` to be of words",
            ),
            (
                "/// @row\nrecord odd {\n/// @least 3\na: u32 }",
                "expected an attribute of rows with its value, got `@least 3`",
            ),
            (
                "/// @row\nrecord odd {\n/// @min x\na: u32 }",
                "expected an attribute of rows with its value, got `@min x`",
            ),
            (
                "/// @row\nvariant odd { a, }",
                "expected `a` to carry a row",
            ),
            (
                "/// @row\nenum odd { a, }",
                "expected a row to be a record or a variant",
            ),
            (
                "/// @section two lots\nrecord odd { a: u32 }",
                "expected a number and a name after `@section`, got `two lots`",
            ),
            (
                "/// @section 1 a\nrecord a { a: u32 }\n/// @section 1 b\nrecord b { a: u32 }",
                "expected sections of different numbers, got 1 for both a and b",
            ),
        ];
        for (records, message) in cases {
            let faults = loaded(records).expect_err(records);
            let fault = &faults[0];
            assert!(
                fault.starts_with("test.wit:") && fault.ends_with(message),
                "{faults:?}"
            );
        }
    }
}
