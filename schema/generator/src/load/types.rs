//! Types of WIT to types of the model.

use wit_parser::{Docs, Field as WitField, Span, Type, TypeDefKind, TypeId, TypeOwner};

use super::{Loader, text};
use crate::model::{Case, Field, Kind, Label, Range, Ty, TypeDef};

impl Loader<'_> {
    /// The type where it is used; a named one is added to the list of types when it is first met.
    pub(super) fn ty(&mut self, ty: &Type, span: Span) -> Option<Ty> {
        match ty {
            Type::Bool => Some(Ty::Bool),
            Type::U32 => Some(Ty::U32),
            Type::S32 => Some(Ty::S32),
            Type::F32 => Some(Ty::F32),
            Type::String => Some(Ty::String),
            Type::Id(id) => {
                if let Some(known) = self.known.get(id) {
                    return Some(known.clone());
                }
                let ty = self.defined(*id, span)?;
                self.known.insert(*id, ty.clone());
                Some(ty)
            }
            other => {
                self.fault(
                    span,
                    format!(
                        "expected bool, u32, s32, f32, string or a type made of them, got {other:?}"
                    ),
                );
                None
            }
        }
    }

    fn defined(&mut self, id: TypeId, span: Span) -> Option<Ty> {
        let resolve = self.resolve;
        let defined = &resolve.types[id];
        let kind = match &defined.kind {
            TypeDefKind::List(item) => return Some(Ty::List(Box::new(self.ty(item, span)?))),
            TypeDefKind::Option(value) => {
                let value = self.ty(value, span)?;
                if matches!(value, Ty::Option(_)) {
                    self.fault(
                        span,
                        "expected an option of something else than an option".into(),
                    );
                }
                return Some(Ty::Option(Box::new(value)));
            }
            TypeDefKind::Tuple(tuple) => {
                let items: Option<Vec<_>> =
                    tuple.types.iter().map(|item| self.ty(item, span)).collect();
                if !matches!(tuple.types.len(), 2 | 4) {
                    self.fault(
                        span,
                        format!("expected a tuple of 2 or 4, got {}", tuple.types.len()),
                    );
                }
                return Some(Ty::Tuple(items?));
            }
            // what `use` brings into an interface
            TypeDefKind::Type(Type::Id(source)) if self.is_other_interface(id, *source) => {
                return self.ty(&Type::Id(*source), span);
            }
            TypeDefKind::Type(Type::U32) => Kind::Word,
            TypeDefKind::Enum(found) => Kind::Enum(
                found
                    .cases
                    .iter()
                    .map(|case| label(&case.name, &case.docs))
                    .collect(),
            ),
            TypeDefKind::Flags(found) => Kind::Flags(
                found
                    .flags
                    .iter()
                    .map(|flag| label(&flag.name, &flag.docs))
                    .collect(),
            ),
            TypeDefKind::Record(found) => {
                let fields: Vec<_> = found.fields.iter().map(|field| self.field(field)).collect();
                Kind::Record(fields.into_iter().collect::<Option<_>>()?)
            }
            TypeDefKind::Variant(found) => {
                let cases: Vec<_> = found.cases.iter().map(|case| self.case(case)).collect();
                Kind::Variant(cases.into_iter().collect::<Option<_>>()?)
            }
            other => {
                self.fault(
                    span,
                    format!("expected a type of plain data, got a {}", other.as_str()),
                );
                return None;
            }
        };
        let name = defined.name.clone().unwrap_or_default();
        if let Kind::Flags(flags) = &kind
            && flags.len() > 32
        {
            self.fault(
                defined.span,
                format!("expected at most 32 flags in `{name}`, got {}", flags.len()),
            );
        }
        if self.types.iter().any(|earlier| earlier.name == name) {
            self.fault(
                defined.span,
                format!("expected one type called `{name}`, got a second"),
            );
        }
        let docs = self
            .attributes(&defined.docs, defined.span)
            .unwrap_or_default()
            .docs;
        if docs.is_empty() {
            self.fault(
                defined.span,
                format!("expected a sentence about `{name}`, got none"),
            );
        }
        self.types.push(TypeDef { name, docs, kind });
        Some(Ty::Named(self.types.len() - 1))
    }

    fn field(&mut self, field: &WitField) -> Option<Field> {
        let attributes = self.inner_attributes(&field.docs, field.span);
        let ty = self.ty(&field.ty, field.span)?;
        self.range_fits(attributes.range, &ty, field.span);
        Some(Field {
            name: field.name.clone(),
            docs: attributes.docs,
            ty,
            range: attributes.range,
        })
    }

    fn case(&mut self, case: &wit_parser::Case) -> Option<Case> {
        let attributes = self.inner_attributes(&case.docs, case.span);
        let ty = match &case.ty {
            Some(ty) => Some(self.ty(ty, case.span)?),
            None => None,
        };
        self.range_fits(
            attributes.range,
            ty.as_ref().unwrap_or(&Ty::Bool),
            case.span,
        );
        Some(Case {
            name: case.name.clone(),
            docs: attributes.docs,
            ty,
            range: attributes.range,
        })
    }

    fn range_fits(&mut self, range: Range, ty: &Ty, span: Span) {
        if !range.is_any() && !crate::rules::has_number(ty, &self.types) {
            self.fault(
                span,
                "expected a number for `@min` or `@max` to hold, got none".into(),
            );
        }
    }

    fn is_other_interface(&self, id: TypeId, source: TypeId) -> bool {
        let owner = |id: TypeId| match self.resolve.types[id].owner {
            TypeOwner::Interface(interface) => Some(interface),
            _ => None,
        };
        owner(id) != owner(source)
    }
}

fn label(name: &str, docs: &Docs) -> Label {
    Label {
        name: name.to_owned(),
        docs: text(docs),
    }
}
