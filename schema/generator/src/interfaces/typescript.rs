//! `schema/typescript/generated/interfaces.ts`: the interfaces as jco's bindings have them, for
//! hosts and tests.

use wit_parser::{InterfaceId, Resolve, Type, TypeDefKind, TypeId};

use super::Interfaces;
use super::spelling::{answer, home, nominal, resolved};
use crate::names::{camel, pascal};

/// The whole file. A type that several interfaces declare by one name is called after its
/// interface.
pub fn emit(interfaces: &Interfaces) -> String {
    let resolve = &interfaces.resolve;
    let mut out = String::from(
        "// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.\n\
         // An error of a function is thrown as `{ payload: error }`.\n",
    );
    for &interface in &interfaces.interfaces {
        for &id in resolve.interfaces[interface].types.values() {
            declare(resolve, id, &mut out);
        }
        functions(resolve, interface, &mut out);
    }
    versions(interfaces, &mut out);
    out
}

/// The versions of the interfaces that have functions, by their names.
fn versions(interfaces: &Interfaces, out: &mut String) {
    let resolve = &interfaces.resolve;
    out.push_str(
        "\n/** Versions of the interfaces, by their names. */\nexport const interfaceVersions = {\n",
    );
    for &id in &interfaces.interfaces {
        let found = &resolve.interfaces[id];
        let package = found.package.map(|package| &resolve.packages[package].name);
        let (Some(name), Some(package)) = (&found.name, package) else {
            continue;
        };
        let Some(version) = &package.version else {
            continue;
        };
        if !found.functions.is_empty() {
            let (space, package) = (&package.namespace, &package.name);
            out.push_str(&format!("  '{space}:{package}/{name}': '{version}',\n"));
        }
    }
    out.push_str("} as const;\n");
}

fn docs(out: &mut String, indent: &str, docs: &wit_parser::Docs) {
    let Some(text) = docs.contents.as_deref() else {
        return;
    };
    let lines: Vec<&str> = text.trim_end().lines().collect();
    if let [line] = lines[..] {
        out.push_str(&format!("{indent}/** {line} */\n"));
        return;
    }
    out.push_str(&format!("{indent}/**\n"));
    for line in lines {
        out.push_str(format!("{indent} * {line}").trim_end());
        out.push('\n');
    }
    out.push_str(&format!("{indent} */\n"));
}

fn declare(resolve: &Resolve, id: TypeId, out: &mut String) {
    let found = &resolve.types[id];
    let is_alias = matches!(found.kind, TypeDefKind::Type(_) | TypeDefKind::List(_));
    if is_alias || crate::rows::is_row(found) {
        return;
    }
    out.push('\n');
    docs(out, "", &found.docs);
    let name = name(resolve, id);
    match &found.kind {
        TypeDefKind::Record(record) => {
            out.push_str(&format!("export interface {name} {{\n"));
            for field in &record.fields {
                docs(out, "  ", &field.docs);
                let ty = written(resolve, &field.ty);
                match option_item(resolve, &field.ty) {
                    Some(item) => {
                        let item = written(resolve, item);
                        out.push_str(&format!("  {}?: {item} | undefined;\n", camel(&field.name)));
                    }
                    None => out.push_str(&format!("  {}: {ty};\n", camel(&field.name))),
                }
            }
            out.push_str("}\n");
        }
        TypeDefKind::Variant(variant) => {
            out.push_str(&format!("export type {name} =\n"));
            let cases: Vec<_> = variant
                .cases
                .iter()
                .map(|case| match &case.ty {
                    Some(ty) => format!(
                        "  | {{ tag: '{}'; val: {} }}",
                        case.name,
                        written(resolve, ty)
                    ),
                    None => format!("  | {{ tag: '{}' }}", case.name),
                })
                .collect();
            out.push_str(&format!("{};\n", cases.join("\n")));
        }
        TypeDefKind::Enum(cases) => {
            let cases: Vec<_> = cases
                .cases
                .iter()
                .map(|case| format!("'{}'", case.name))
                .collect();
            out.push_str(&format!("export type {name} = {};\n", cases.join(" | ")));
        }
        _ => unreachable!("a named type is a record, a variant, an enum or another name"),
    }
}

/// The name of a type; where two interfaces have one of the same name, with the interface before
/// it.
fn name(resolve: &Resolve, id: TypeId) -> String {
    let own = nominal(resolve, id);
    let alike = resolve.types.iter().filter(|(other, found)| {
        found.name == resolve.types[id].name
            && home(resolve, *other).is_some()
            && resolved(resolve, *other) == *other
    });
    match home(resolve, id) {
        Some((interface, _)) if alike.count() > 1 => {
            format!(
                "{}{own}",
                pascal(
                    resolve.interfaces[interface]
                        .name
                        .as_deref()
                        .unwrap_or_default()
                )
            )
        }
        _ => own,
    }
}

fn functions(resolve: &Resolve, interface: InterfaceId, out: &mut String) {
    let found = &resolve.interfaces[interface];
    if found.functions.is_empty() {
        return;
    }
    out.push('\n');
    docs(out, "", &found.docs);
    let name = pascal(found.name.as_deref().unwrap_or_default());
    out.push_str(&format!("export interface {name}Interface {{\n"));
    for function in found.functions.values() {
        docs(out, "  ", &function.docs);
        let parameters: Vec<_> = function
            .params
            .iter()
            .map(|param| format!("{}: {}", camel(&param.name), written(resolve, &param.ty)))
            .collect();
        let result = answer(resolve, function)
            .value
            .map_or_else(|| "void".to_owned(), |ty| written(resolve, ty));
        let name = camel(&function.name);
        out.push_str(&format!("  {name}({}): {result};\n", parameters.join(", ")));
    }
    out.push_str("}\n");
}

fn option_item<'a>(resolve: &'a Resolve, ty: &Type) -> Option<&'a Type> {
    let Type::Id(id) = *ty else { return None };
    match &resolve.types[resolved(resolve, id)].kind {
        TypeDefKind::Option(item) => Some(item),
        _ => None,
    }
}

fn written(resolve: &Resolve, ty: &Type) -> String {
    let id = match ty {
        Type::Bool => return "boolean".to_owned(),
        Type::String | Type::Char => return "string".to_owned(),
        Type::Id(id) => resolved(resolve, *id),
        _ => return "number".to_owned(),
    };
    match &resolve.types[id].kind {
        TypeDefKind::Type(ty) => written(resolve, ty),
        TypeDefKind::List(Type::U8) => "Uint8Array".to_owned(),
        TypeDefKind::List(Type::U32) => "Uint32Array".to_owned(),
        TypeDefKind::List(Type::F32) => "Float32Array".to_owned(),
        TypeDefKind::List(Type::F64) => "Float64Array".to_owned(),
        TypeDefKind::List(item) => match *item {
            Type::Id(alias)
                if matches!(
                    resolve.types[resolved(resolve, alias)].kind,
                    TypeDefKind::Type(Type::U32)
                ) =>
            {
                "Uint32Array".to_owned()
            }
            ref item => format!("{}[]", written(resolve, item)),
        },
        TypeDefKind::Option(item) => format!("{} | undefined", written(resolve, item)),
        TypeDefKind::Tuple(tuple) => {
            let items: Vec<_> = tuple.types.iter().map(|ty| written(resolve, ty)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => name(resolve, id),
    }
}
