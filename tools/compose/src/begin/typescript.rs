//! A system in TypeScript. Its types are those of the package of systems, generated from WIT.
use super::File;
use super::contract::Contract;
use anyhow::{Context, Result, bail};
use heck::{ToLowerCamelCase, ToUpperCamelCase};
use wit_bindgen_core::wit_parser::{Function, Type, TypeDefKind};

/// `src/component.ts`.
pub fn files(contract: &Contract) -> Result<Vec<File>> {
    let system = &contract.system;
    let mut names = vec![];
    let mut objects = String::new();
    for (_, interface) in contract.exports() {
        let name = interface
            .name
            .as_deref()
            .context("an interface without name")?;
        let kind = format!("{}Interface", name.to_upper_camel_case());
        let functions = interface
            .functions
            .values()
            .map(|function| method(contract, function))
            .collect::<Result<Vec<_>>>()?;
        objects += &format!(
            "\n/** Toolchains want a refusal thrown as its plain payload: `throw {{ tag, val }}`. \
             */\nexport const {}: {kind} = {{\n{}}};\n",
            name.to_lower_camel_case(),
            functions.concat()
        );
        names.push(kind);
    }
    let code = format!(
        "/**\n * `inlay:{system}`: what its functions mean is said in `wit/{system}` of \
         inlay-systems.\n *\n * @module\n */\n\
         import type {{ {} }} from 'inlay-systems/interfaces';\n{objects}",
        names.join(", ")
    );
    Ok(vec![("src/component.ts".into(), code.into_bytes())])
}

fn method(contract: &Contract, function: &Function) -> Result<String> {
    let name = function.name.to_lower_camel_case();
    let parameters = function
        .params
        .iter()
        .map(|it| format!("_{}", it.name.to_lower_camel_case()));
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let body = match &function.result {
        Some(ty) => value(contract, ty)?,
        None => None,
    };
    Ok(match body {
        Some(value) => format!("  {name}({parameters}) {{\n    return {value};\n  }},\n"),
        None => format!("  {name}({parameters}) {{}},\n"),
    })
}

/// The plainest value of a type, as jco has it: the success of a result; nothing for none.
fn value(contract: &Contract, ty: &Type) -> Result<Option<String>> {
    let Type::Id(id) = ty else {
        return Ok(Some(
            match ty {
                Type::Bool => "false",
                Type::String | Type::Char => "''",
                Type::U64 | Type::S64 => "0n",
                _ => "0",
            }
            .into(),
        ));
    };
    let some =
        |ty: &Type| Ok::<_, anyhow::Error>(value(contract, ty)?.unwrap_or("undefined".into()));
    Ok(Some(match &contract.resolve.types[*id].kind {
        TypeDefKind::Type(ty) => return value(contract, ty),
        TypeDefKind::List(ty) => list(original(contract, ty)).into(),
        TypeDefKind::Option(_) => "undefined".into(),
        TypeDefKind::Result(result) => match &result.ok {
            Some(ty) => return value(contract, ty),
            None => return Ok(None),
        },
        TypeDefKind::Record(record) => {
            let fields = record
                .fields
                .iter()
                .map(|it| {
                    Ok(format!(
                        "{}: {}",
                        it.name.to_lower_camel_case(),
                        some(&it.ty)?
                    ))
                })
                .collect::<Result<Vec<_>>>()?;
            format!("{{ {} }}", fields.join(", "))
        }
        TypeDefKind::Tuple(tuple) => {
            let parts = tuple.types.iter().map(some).collect::<Result<Vec<_>>>()?;
            format!("[{}]", parts.join(", "))
        }
        TypeDefKind::Variant(variant) => {
            let first = variant.cases.first().context("a variant without cases")?;
            match &first.ty {
                Some(ty) => format!("{{ tag: '{}', val: {} }}", first.name, some(ty)?),
                None => format!("{{ tag: '{}' }}", first.name),
            }
        }
        TypeDefKind::Enum(cases) => {
            format!(
                "'{}'",
                cases.cases.first().context("an enum without cases")?.name
            )
        }
        TypeDefKind::Flags(_) => "{}".into(),
        other => bail!("no value of {} is known", other.as_str()),
    }))
}

/// The type behind aliases.
fn original(contract: &Contract, ty: &Type) -> Type {
    match ty {
        Type::Id(id) => match &contract.resolve.types[*id].kind {
            TypeDefKind::Type(inner) => original(contract, inner),
            _ => *ty,
        },
        _ => *ty,
    }
}

/// An empty list: numbers have arrays of their own.
fn list(item: Type) -> &'static str {
    match item {
        Type::U8 => "new Uint8Array()",
        Type::S8 => "new Int8Array()",
        Type::U16 => "new Uint16Array()",
        Type::S16 => "new Int16Array()",
        Type::U32 => "new Uint32Array()",
        Type::S32 => "new Int32Array()",
        Type::F32 => "new Float32Array()",
        Type::F64 => "new Float64Array()",
        Type::U64 => "new BigUint64Array()",
        Type::S64 => "new BigInt64Array()",
        _ => "[]",
    }
}
