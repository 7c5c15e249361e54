//! WIT to the model, with every rule of the schema checked on the way.

use std::collections::HashMap;
use std::path::Path;

mod types;

use wit_parser::{
    Docs, Field as WitField, InterfaceId, ParseError, Resolve, ResolveError, Span, Type,
    TypeDefKind, TypeId,
};

use crate::attributes::Attributes;
use crate::literal;
use crate::model::{Animate, Entry, Problem, Range, Schema, Table, TableKind, Ty, TypeDef};

/// Reads the package in `folder`.
///
/// # Errors
///
/// All faults that were found.
pub fn load(folder: &Path) -> Result<Schema, Vec<Problem>> {
    let mut resolve = Resolve::default();
    let (package, _) = resolve
        .push_dir(folder)
        .map_err(|error| vec![unreadable(&resolve, folder, &error)])?;
    let mut loader = Loader {
        resolve: &resolve,
        types: Vec::new(),
        known: HashMap::new(),
        problems: Vec::new(),
    };
    let version = loader.version(package);
    let interfaces: Vec<InterfaceId> = resolve.packages[package]
        .interfaces
        .values()
        .copied()
        .collect();
    for &interface in &interfaces {
        loader.interface_types(interface);
    }
    let mut tables: Vec<Table> = interfaces
        .iter()
        .filter_map(|&interface| loader.table(interface))
        .collect();
    tables.sort_by_key(|table| table.entries.first().map_or(0, |entry| entry.id));
    let schema = Schema {
        version,
        types: loader.types,
        tables,
        kinds: Vec::new(),
    };
    let mut problems = loader.problems;
    problems.extend(crate::rules::problems(&schema));
    if problems.is_empty() {
        Ok(schema)
    } else {
        Err(problems)
    }
}

/// What wit-parser says about a folder that is no package.
fn unreadable(resolve: &Resolve, folder: &Path, error: &anyhow::Error) -> Problem {
    let span = error
        .downcast_ref::<ParseError>()
        .map(|error| error.kind().span())
        .or_else(|| {
            error
                .downcast_ref::<ResolveError>()
                .map(|error| error.kind().span())
        });
    match span {
        Some(span) => Problem {
            place: resolve.render_location(span),
            message: error.root_cause().to_string(),
        },
        None => Problem {
            place: folder.display().to_string(),
            message: format!("{error:#}"),
        },
    }
}

struct Loader<'a> {
    resolve: &'a Resolve,
    types: Vec<TypeDef>,
    known: HashMap<TypeId, Ty>,
    problems: Vec<Problem>,
}

impl Loader<'_> {
    fn version(&mut self, package: wit_parser::PackageId) -> (u16, u16, u64) {
        let name = &self.resolve.packages[package].name;
        let parts = name.version.as_ref().and_then(|version| {
            Some((
                u16::try_from(version.major).ok()?,
                u16::try_from(version.minor).ok()?,
                version.patch,
            ))
        });
        parts.unwrap_or_else(|| {
            let message = format!(
                "expected a package with a version whose parts are at most 65535, got `{name}`"
            );
            self.problems.push(Problem {
                place: name.to_string(),
                message,
            });
            (0, 0, 0)
        })
    }

    /// All types of an interface that are not its table.
    fn interface_types(&mut self, interface: InterfaceId) {
        for (name, &id) in &self.resolve.interfaces[interface].types {
            if table_kind(self.resolve, interface).is_none_or(|(_, table)| table != name) {
                self.ty(&Type::Id(id), self.resolve.types[id].span);
            }
        }
    }

    /// The table of an interface; `values` has none.
    fn table(&mut self, interface: InterfaceId) -> Option<Table> {
        let resolve = self.resolve;
        let found = &resolve.interfaces[interface];
        let name = found.name.clone().unwrap_or_default();
        for (function, declared) in &found.functions {
            self.fault(
                declared.span,
                format!("expected no functions in the schema, got `{function}`"),
            );
        }
        let Some((kind, record)) = table_kind(resolve, interface) else {
            if name != "values" {
                let message = format!(
                    "expected the interface `{name}` to have a record called commands, events, requests, settings or properties"
                );
                self.fault(found.span, message);
            }
            return None;
        };
        let TypeDefKind::Record(record) = &resolve.types[found.types[record]].kind else {
            self.fault(
                resolve.types[found.types[record]].span,
                format!("expected `{record}` to be a record"),
            );
            return None;
        };
        let mut entries: Vec<Entry> = record
            .fields
            .iter()
            .filter_map(|field| self.entry(kind, field))
            .collect();
        entries.sort_by_key(|entry| entry.id);
        Some(Table {
            name,
            docs: text(&found.docs),
            kind,
            entries,
        })
    }

    fn entry(&mut self, kind: TableKind, field: &WitField) -> Option<Entry> {
        let attributes = self.attributes(&field.docs, field.span)?;
        let ty = self.ty(&field.ty, field.span)?;
        let Some(id) = attributes.id else {
            self.fault(
                field.span,
                format!("expected `{}` to have an `@id`, got none", field.name),
            );
            return None;
        };
        if attributes.docs.is_empty() {
            self.fault(
                field.span,
                format!("expected a sentence about `{}`, got none", field.name),
            );
        }
        let default = self.default(kind, attributes.default, attributes.range, &ty, field);
        let systems = self.systems(kind, attributes.owner, field)?;
        if kind != TableKind::Property && !attributes.draws.is_empty() {
            let message = format!(
                "expected `@draws` only on a property, got it on a {}",
                kind.name()
            );
            self.fault(field.span, message);
        }
        let animate = self.animate(attributes.animate.as_deref(), &ty, field);
        Some(Entry {
            id,
            name: field.name.clone(),
            docs: attributes.docs,
            place: self.place(field.span),
            ty,
            systems,
            default,
            unit: attributes.unit,
            range: attributes.range,
            animate,
            later: attributes.later,
            optional: attributes.optional,
            draws: attributes.draws,
            kinds: 0,
        })
    }

    /// The initial value of an entry that has one.
    fn default(
        &mut self,
        kind: TableKind,
        written: Option<String>,
        range: Range,
        ty: &Ty,
        field: &WitField,
    ) -> Option<(String, Vec<u32>)> {
        let name = &field.name;
        let message = match (kind.has_defaults(), written) {
            (true, Some(text)) => match literal::pack(&text, ty, range, &self.types) {
                Ok(words) => return Some((text, words)),
                Err(fault) => format!("the default of `{name}`: {fault}"),
            },
            (true, None) => format!("expected `{name}` to have a `@default`, got none"),
            (false, Some(_)) => format!("expected no `@default` on a {}, got one", kind.name()),
            (false, None) => return None,
        };
        self.fault(field.span, message);
        None
    }

    /// The systems of an entry, its owner first.
    fn systems(
        &mut self,
        kind: TableKind,
        written: Option<Vec<String>>,
        field: &WitField,
    ) -> Option<Vec<String>> {
        let message = match (kind.has_owners(), written) {
            (true, Some(systems)) => return Some(systems),
            (true, None) => format!("expected `{}` to have an `@owner`, got none", field.name),
            (false, Some(_)) => {
                format!(
                    "expected no `@owner` on a {}: it is the engine's",
                    kind.name()
                )
            }
            (false, None) => return Some(vec!["engine".to_owned()]),
        };
        self.fault(field.span, message);
        None
    }

    fn animate(&mut self, wanted: Option<&str>, ty: &Ty, field: &WitField) -> Animate {
        let written = ty.wit(&self.types);
        match (wanted, written.as_str()) {
            (None, _) => Animate::None,
            (Some("number"), "f32") => Animate::Number,
            (Some("length"), "length") => Animate::Length,
            (Some("length"), "dimension") => Animate::Dimension,
            (Some("length"), "size") => Animate::Size,
            (Some("color"), "color") => Animate::Color,
            (Some(wanted), written) => {
                let message = format!(
                    "expected `{}` to have a type that animates as {wanted}, got {written}",
                    field.name
                );
                self.fault(field.span, message);
                Animate::None
            }
        }
    }

    /// Inside a type only ranges have a meaning.
    fn inner_attributes(&mut self, docs: &Docs, span: Span) -> Attributes {
        let found = self.attributes(docs, span).unwrap_or_default();
        let plain = Attributes {
            docs: found.docs.clone(),
            range: found.range,
            ..Attributes::default()
        };
        if found != plain {
            self.fault(
                span,
                "expected only `@min` and `@max` inside a type, got another attribute".into(),
            );
        }
        plain
    }

    /// The attributes of a field; none if some are faulty, as then nobody knows what is missing.
    fn attributes(&mut self, docs: &Docs, span: Span) -> Option<Attributes> {
        Attributes::parse(docs.contents.as_deref())
            .map_err(|faults| {
                for fault in faults {
                    self.fault(span, fault);
                }
            })
            .ok()
    }

    fn place(&self, span: Span) -> String {
        self.resolve.source_map.render_location(span)
    }

    fn fault(&mut self, span: Span, message: String) {
        self.problems.push(Problem {
            place: self.place(span),
            message,
        });
    }
}

/// The kind and name of the record that is the table of an interface.
fn table_kind(resolve: &Resolve, interface: InterfaceId) -> Option<(TableKind, &'static str)> {
    let found = &resolve.interfaces[interface];
    let kind = match found.name.as_deref() {
        Some("values") => return None,
        Some(name) => TableKind::ALL
            .into_iter()
            .find(|kind| kind.plural() == name)
            .unwrap_or(TableKind::Property),
        None => TableKind::Property,
    };
    found
        .types
        .contains_key(kind.plural())
        .then_some((kind, kind.plural()))
}

fn text(docs: &Docs) -> String {
    docs.contents
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_owned()
}
