//! A system in Rust.
use super::File;
use super::contract::Contract;
use crate::wit::world_of;
use anyhow::{Context, Result, bail};
use heck::ToUpperCamelCase;
use wit_bindgen_core::wit_parser::{InterfaceId, Type, TypeDefKind, TypeOwner};
use wit_bindgen_rust::to_rust_ident;

/// `src/lib.rs`, and the WIT files that it is built from.
pub fn files(contract: &Contract) -> Result<Vec<File>> {
    let packages = contract.packages();
    let mut files: Vec<File> = vec![];
    for package in &packages {
        let wit = contract.wit_files(package)?;
        files.extend(
            wit.into_iter()
                .map(|(path, text)| (format!("wit/{path}"), text)),
        );
    }
    files.push((
        "src/lib.rs".into(),
        library(contract, &packages)?.into_bytes(),
    ));
    Ok(files)
}

fn library(contract: &Contract, packages: &[String]) -> Result<String> {
    let system = &contract.system;
    // the macro reads them in this order
    let paths: Vec<String> = packages
        .iter()
        .map(|name| format!("        \"wit/{name}\",\n"))
        .collect();
    Ok(format!(
        "//! `inlay:{system}`: what its functions mean is said in `wit/{system}`.\n\n\
         wit_bindgen::generate!({{\n    path: [\n{}    ],\n    \
         world: \"inlay:{system}/{}\",\n    generate_all,\n}});\n\n\
         // Which schema this is written for: what does not fit is refused.\n\
         inlay_schema::section!();\n\n\
         struct Component;\n\nexport!(Component);\n\n{}",
        paths.concat(),
        world_of(system),
        implementations(contract)?
    ))
}

/// wit-bindgen's implementation of the interfaces, with a value in place of each trap.
fn implementations(contract: &Contract) -> Result<String> {
    let options = wit_bindgen_rust::Opts {
        stubs: true,
        format: true,
        generate_all: true,
        ..wit_bindgen_rust::Opts::default()
    };
    let files = contract.generate(&mut options.build())?;
    let (_, source) = files.iter().next().context("wit-bindgen wrote no file")?;
    let source = String::from_utf8_lossy(source);
    let mut values = contract
        .functions()
        .map(|function| match &function.result {
            Some(ty) => value(contract, ty),
            None => Ok("()".into()),
        })
        .collect::<Result<Vec<_>>>()?
        .into_iter();
    let mut code = String::new();
    let mut is_inside = false;
    for line in source.lines() {
        if line.starts_with("impl ") && line.contains(" for Stub") {
            is_inside = true;
        }
        let is_attribute = line.trim_start().starts_with("#[allow");
        if !is_inside || is_attribute {
            continue;
        }
        let line = match line.trim_start() {
            "unreachable!()" => {
                let value = values.next().context("more stubs than functions")?;
                if value == "()" {
                    continue;
                }
                line.replace("unreachable!()", &value)
            }
            _ => line
                .replace(" for Stub", " for Component")
                .replace("_rt::", "")
                .replace("::core::result::", ""),
        };
        code.push_str(&line);
        code.push('\n');
        if line == "}" {
            is_inside = false;
            code.push('\n');
        }
    }
    let code = code.replace(" -> () {", " {").replace("{\n    }", "{}");
    Ok(format!("{}\n", unused(code.trim_end())))
}

/// Parameters that no body names yet.
fn unused(code: &str) -> String {
    let allow = "#[expect(unused_variables, reason = \"to be written\")]\n";
    code.split("\n\n")
        .map(|implementation| format!("{allow}{implementation}"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The plainest value of a type.
fn value(contract: &Contract, ty: &Type) -> Result<String> {
    let Type::Id(id) = ty else {
        return Ok(match ty {
            Type::Bool => "false",
            Type::F32 | Type::F64 => "0.0",
            Type::Char => "'\\0'",
            Type::String => "String::new()",
            _ => "0",
        }
        .into());
    };
    let definition = &contract.resolve.types[*id];
    let named = || match (&definition.owner, &definition.name) {
        (TypeOwner::Interface(owner), Some(name)) => Ok(format!(
            "{}::{}",
            module(contract, *owner)?,
            name.to_upper_camel_case()
        )),
        _ => bail!("a type of the world itself"),
    };
    let payload = |ty: &Option<Type>| match ty {
        Some(ty) => value(contract, ty).map(|value| format!("({value})")),
        None => Ok(String::new()),
    };
    Ok(match &definition.kind {
        TypeDefKind::Type(ty) => value(contract, ty)?,
        TypeDefKind::List(_) => "vec![]".into(),
        TypeDefKind::Option(_) => "None".into(),
        TypeDefKind::Result(result) => match &result.ok {
            Some(ty) => format!("Ok({})", value(contract, ty)?),
            None => "Ok(())".into(),
        },
        TypeDefKind::Record(record) => {
            let fields = record
                .fields
                .iter()
                .map(|field| {
                    let name = to_rust_ident(&field.name);
                    Ok(format!("{name}: {}", value(contract, &field.ty)?))
                })
                .collect::<Result<Vec<_>>>()?;
            format!("{} {{ {} }}", named()?, fields.join(", "))
        }
        TypeDefKind::Tuple(tuple) => {
            let parts = tuple.types.iter().map(|ty| value(contract, ty));
            format!("({},)", parts.collect::<Result<Vec<_>>>()?.join(", "))
        }
        TypeDefKind::Variant(variant) => {
            let first = variant.cases.first().context("a variant without cases")?;
            let case = first.name.to_upper_camel_case();
            format!("{}::{case}{}", named()?, payload(&first.ty)?)
        }
        TypeDefKind::Enum(cases) => {
            let first = cases.cases.first().context("an enum without cases")?;
            let case = first.name.to_upper_camel_case();
            format!("{}::{case}", named()?)
        }
        TypeDefKind::Flags(_) => format!("{}::empty()", named()?),
        other => bail!("no value of {} is known", other.as_str()),
    })
}

/// The module that wit-bindgen puts an interface in.
fn module(contract: &Contract, id: InterfaceId) -> Result<String> {
    let interface = &contract.resolve.interfaces[id];
    let package = interface.package.context("an interface without package")?;
    let package = &contract.resolve.packages[package].name;
    let name = interface
        .name
        .as_deref()
        .context("an interface without name")?;
    let is_export = contract.exports().any(|(export, _)| export == id);
    Ok(format!(
        "{}{}::{}::{}",
        if is_export { "exports::" } else { "" },
        to_rust_ident(&package.namespace),
        to_rust_ident(&package.name),
        to_rust_ident(name)
    ))
}
