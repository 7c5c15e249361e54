//! The types of the values in `schema/rust/src/generated.rs`.

use super::rust::{docs, put};
use crate::model::{Case, Field, Kind, Label, Range, Schema, Ty, TypeDef};
use crate::names::{pascal, shouty, snake};

/// The module `values`.
pub(super) fn values(schema: &Schema, out: &mut String) {
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

/// A type where it is used; `path` goes before names.
pub(super) fn rust_type(ty: &Ty, types: &[TypeDef], path: &str) -> String {
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
