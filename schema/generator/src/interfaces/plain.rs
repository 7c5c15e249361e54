//! `schema/interfaces/src/generated.rs`: the types of every interface as plain Rust, and its
//! functions as a trait.

use wit_parser::{Docs, Function, InterfaceId, Resolve, Type, TypeDefKind, TypeId, Variant};

use super::spelling::{answer, home, module, nominal, owned, parameter, resolved};
use super::{Interfaces, calls};
use crate::names::{pascal, snake};

/// The whole file.
pub fn emit(interfaces: &Interfaces, rows: &[crate::rows::Table]) -> String {
    let resolve = &interfaces.resolve;
    let mut out = String::from(
        "//! Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.\n",
    );
    for &interface in &interfaces.interfaces {
        out.push('\n');
        let found = &resolve.interfaces[interface];
        docs(
            &mut out,
            "",
            &found.docs,
            found.name.as_deref().unwrap_or_default(),
        );
        out.push_str(&format!("pub mod {} {{\n", module(resolve, interface)));
        let mut body = String::new();
        types(interfaces, interface, &mut body);
        functions(resolve, interface, &mut body);
        calls::emit(interfaces, interface, &mut body);
        if let Some(table) = rows
            .iter()
            .find(|table| Some(&table.interface) == found.name.as_ref())
        {
            body.push_str(&crate::rows::rust(table));
        }
        for line in body.trim_start_matches('\n').lines() {
            out.push_str(format!("    {line}").trim_end());
            out.push('\n');
        }
        out.push_str("}\n");
    }
    out
}

/// Documentation; what has none says what it is called in WIT.
fn docs(out: &mut String, indent: &str, docs: &Docs, name: &str) {
    let otherwise = format!("`{name}`.");
    for line in docs.contents.as_deref().unwrap_or(&otherwise).lines() {
        out.push_str(format!("{indent}/// {line}").trim_end());
        out.push('\n');
    }
}

fn types(interfaces: &Interfaces, interface: InterfaceId, out: &mut String) {
    let resolve = &interfaces.resolve;
    let path = |id| nominal(resolve, id);
    let mut used = Vec::new();
    for &id in resolve.interfaces[interface].types.values() {
        let found = &resolve.types[id];
        if crate::rows::is_row(found) {
            continue;
        }
        let own = nominal(resolve, id);
        if let TypeDefKind::Type(ty) = &found.kind {
            let target = match ty {
                Type::Id(target) => resolved(resolve, *target),
                _ => id,
            };
            match home(resolve, target) {
                Some((other, name)) if other != interface => {
                    used.push(format!(
                        "super::{}::{}",
                        module(resolve, other),
                        pascal(name)
                    ));
                }
                _ => {
                    out.push('\n');
                    docs(
                        out,
                        "",
                        &found.docs,
                        found.name.as_deref().unwrap_or_default(),
                    );
                    out.push_str(&format!(
                        "pub type {own} = {};\n",
                        owned(resolve, ty, &path)
                    ));
                }
            }
            continue;
        }
        if let TypeDefKind::List(item) = &found.kind {
            out.push('\n');
            docs(out, "", &found.docs, &own);
            let item = owned(resolve, item, &path);
            out.push_str(&format!("pub type {own} = Vec<{item}>;\n"));
            continue;
        }
        out.push('\n');
        docs(
            out,
            "",
            &found.docs,
            found.name.as_deref().unwrap_or_default(),
        );
        out.push_str(&format!("#[derive({})]\n", derives(resolve, id)));
        match &found.kind {
            TypeDefKind::Record(record) => {
                out.push_str(&format!("pub struct {own} {{\n"));
                for field in &record.fields {
                    docs(out, "    ", &field.docs, &field.name);
                    let ty = owned(resolve, &field.ty, &path);
                    out.push_str(&format!("    pub {}: {ty},\n", snake(&field.name)));
                }
                out.push_str("}\n");
            }
            TypeDefKind::Variant(variant) => {
                out.push_str(&format!("pub enum {own} {{\n"));
                for case in &variant.cases {
                    docs(out, "    ", &case.docs, &case.name);
                    let payload = case
                        .ty
                        .map(|ty| format!("({})", owned(resolve, &ty, &path)))
                        .unwrap_or_default();
                    out.push_str(&format!("    {}{payload},\n", pascal(&case.name)));
                }
                out.push_str("}\n");
                if found
                    .name
                    .as_deref()
                    .is_some_and(|name| name.ends_with("-error"))
                {
                    error(&own, variant, out);
                }
            }
            TypeDefKind::Enum(cases) => {
                out.push_str(&format!("pub enum {own} {{\n"));
                for case in &cases.cases {
                    docs(out, "    ", &case.docs, &case.name);
                    out.push_str(&format!("    {},\n", pascal(&case.name)));
                }
                out.push_str("}\n");
                let names: Vec<_> = cases
                    .cases
                    .iter()
                    .map(|case| format!("Self::{}", pascal(&case.name)))
                    .collect();
                out.push_str(&format!(
                    "\nimpl {own} {{\n    /// All cases in their order: `ALL[case as usize]` is the case.\n    \
                     pub const ALL: [Self; {}] = [{}];\n}}\n",
                    names.len(),
                    names.join(", ")
                ));
            }
            _ => unreachable!("a named type is a record, a variant, an enum or another name"),
        }
    }
    if !used.is_empty() {
        let lines: Vec<_> = used
            .iter()
            .map(|path| format!("pub use {path};\n"))
            .collect();
        out.insert_str(0, &format!("\n{}", lines.concat()));
    }
}

/// An error's text: the case as in WIT, and what it carries.
fn error(own: &str, variant: &Variant, out: &mut String) {
    let arms: String = variant
        .cases
        .iter()
        .map(|case| {
            let (name, pascal) = (&case.name, pascal(&case.name));
            match case.ty {
                None => format!("            Self::{pascal} => f.write_str(\"{name}\"),\n"),
                Some(Type::Id(_)) => {
                    format!("            Self::{pascal}(it) => write!(f, \"{name}: {{it:?}}\"),\n")
                }
                Some(_) => {
                    format!("            Self::{pascal}(it) => write!(f, \"{name}: {{it}}\"),\n")
                }
            }
        })
        .collect();
    out.push_str(&format!(
        "\nimpl core::fmt::Display for {own} {{\n    \
         fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {{\n        \
         match self {{\n{arms}        }}\n    }}\n}}\n\nimpl core::error::Error for {own} {{}}\n"
    ));
}

/// What can be derived: `Copy` where nothing is on the heap, `Eq` without floats, `Default` without
/// a choice between cases.
fn derives(resolve: &Resolve, id: TypeId) -> String {
    let mut traits = vec!["Clone", "PartialEq", "Debug"];
    let holds = |ask: &dyn Fn(&TypeDefKind, Option<&Type>) -> bool| holds(resolve, id, ask);
    if !holds(&|kind, ty| matches!(kind, TypeDefKind::List(_)) || matches!(ty, Some(Type::String)))
    {
        traits.insert(0, "Copy");
    }
    if !holds(&|_, ty| matches!(ty, Some(Type::F32 | Type::F64))) {
        traits.push("Eq");
    }
    let is_choice =
        |kind: &TypeDefKind| matches!(kind, TypeDefKind::Variant(_) | TypeDefKind::Enum(_));
    // A list of choices is empty by default.
    let has_choice = match &resolve.types[id].kind {
        TypeDefKind::Record(record) => record.fields.iter().any(|field| match field.ty {
            Type::Id(id) => {
                let kind = &resolve.types[resolved(resolve, id)].kind;
                !matches!(kind, TypeDefKind::List(_) | TypeDefKind::Option(_)) && is_choice(kind)
            }
            _ => false,
        }),
        _ => true,
    };
    if !has_choice {
        traits.push("Default");
    }
    traits.join(", ")
}

/// Whether a type or anything in it answers yes: the kind of a type that is declared, or else a
/// type that is built in.
fn holds(resolve: &Resolve, id: TypeId, ask: &dyn Fn(&TypeDefKind, Option<&Type>) -> bool) -> bool {
    let kind = &resolve.types[id].kind;
    if ask(kind, None) {
        return true;
    }
    let within = |ty: &Type| match ty {
        Type::Id(id) => holds(resolve, *id, ask),
        ty => ask(kind, Some(ty)),
    };
    match kind {
        TypeDefKind::Record(record) => record.fields.iter().any(|field| within(&field.ty)),
        TypeDefKind::Variant(variant) => variant
            .cases
            .iter()
            .any(|case| case.ty.as_ref().is_some_and(within)),
        TypeDefKind::Tuple(tuple) => tuple.types.iter().any(within),
        TypeDefKind::List(ty) | TypeDefKind::Option(ty) | TypeDefKind::Type(ty) => within(ty),
        _ => false,
    }
}

fn functions(resolve: &Resolve, interface: InterfaceId, out: &mut String) {
    let found = &resolve.interfaces[interface];
    if found.functions.is_empty() {
        return;
    }
    if found
        .functions
        .values()
        .any(|function| signature(resolve, function).contains("Cow"))
    {
        out.insert_str(0, "\nuse std::borrow::Cow;\n");
    }
    let name = pascal(found.name.as_deref().unwrap_or_default());
    out.push_str(
        "\n/// The functions of the interface; its documentation is that of the module.\n",
    );
    out.push_str(&format!("pub trait {name} {{\n"));
    for (index, function) in found.functions.values().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        docs(out, "    ", &function.docs, &function.name);
        if let Some(error) = answer(resolve, function).error {
            let error = owned(resolve, error, &|id| nominal(resolve, id));
            out.push_str(&format!("    ///\n    /// # Errors\n    ///\n    /// [`{error}`]; nothing has changed then.\n"));
        }
        out.push_str(&format!("    {};\n", signature(resolve, function)));
    }
    out.push_str("}\n");
}

/// `fn tick(&mut self, time: f64) -> Result<Offsets, ScrollError>`.
pub fn signature(resolve: &Resolve, function: &Function) -> String {
    let path = |id| nominal(resolve, id);
    let parameters: String = function
        .params
        .iter()
        .map(|param| {
            format!(
                ", {}: {}",
                snake(&param.name),
                parameter(resolve, &param.ty, &path)
            )
        })
        .collect();
    let result = result(resolve, function, &path);
    format!(
        "fn {}(&mut self{parameters}){result}",
        snake(&function.name)
    )
}

/// ` -> Result<Offsets, ScrollError>`, or nothing.
pub fn result(resolve: &Resolve, function: &Function, path: &dyn Fn(TypeId) -> String) -> String {
    let answer = answer(resolve, function);
    let value = answer.value.map(|ty| owned(resolve, ty, path));
    match (value, answer.error) {
        (value, Some(error)) => format!(
            " -> Result<{}, {}>",
            value.as_deref().unwrap_or("()"),
            owned(resolve, error, path)
        ),
        (Some(value), None) => format!(" -> {value}"),
        (None, None) => String::new(),
    }
}
