//! Whose function is whose in a fused module, so that a trap can be blamed on a system.
//!
//! Fusing notes for each function the system that it is of and its name, as a name section.
//! Optimisers carry that along, whatever they do to indices. What is shipped is the custom section
//! [`SECTION`], a table in JSON:
//!
//! ```json
//! {
//!   "systems": ["engine", "layout"],
//!   "runs": [0, 0, 210, 1, 400, -1],
//!   "calls": { "layout": { "solve": [215, 401] } }
//! }
//! ```
//!
//! `runs` has pairs: first function of a run, and its system; -1 is none. `calls` has the functions
//! that are, or lead to, one of a system's interface.
use super::arena::Caps;
use super::link::Owned;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::HashMap;
use wasm_encoder as we;
use wasm_encoder::Section;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Name of the custom section with the table.
pub const SECTION: &str = "inlay.functions";
/// After the name of a function: an adapter that leads to it.
pub const ADAPTER: &str = " (adapter)";
/// Between a system and the name of its function.
const OF: &str = ": ";

/// Adds the names of `owned`, by function, to a fused module.
pub fn name(module: &mut Vec<u8>, owned: &[Owned], owners: &Caps) {
    let mut names = we::NameMap::new();
    for (function, of) in (0..).zip(owned) {
        let system = of.module.as_ref().and_then(|digest| owners.get(digest));
        if let Some(owner) = system {
            names.append(function, &format!("{}{OF}{}", owner.system, of.name));
        }
    }
    let mut section = we::NameSection::new();
    section.functions(&names);
    section.append_to(module);
}

/// The name section of a module, whole.
///
/// # Errors
///
/// Bytes that are no module.
pub fn names(module: &[u8]) -> Result<Vec<(u32, String)>> {
    let mut found = vec![];
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        let KnownCustom::Name(reader) = section.as_known() else {
            continue;
        };
        for part in reader {
            if let Name::Function(map) = part? {
                for naming in map {
                    let naming = naming?;
                    found.push((naming.index, naming.name.to_owned()));
                }
            }
        }
    }
    Ok(found)
}

/// Adds the table of [`SECTION`] to a module, made from the names that it had.
pub fn describe(module: &mut Vec<u8>, names: &[(u32, String)]) {
    let mut systems: Vec<&str> = vec![];
    let mut runs: Vec<i64> = vec![];
    let mut calls: Map<String, Value> = Map::new();
    let mut next = 0;
    let mut last = None;
    for (function, name) in names {
        if *function != next && last != Some(-1) {
            runs.extend([i64::from(next), -1]);
            last = Some(-1);
        }
        next = function + 1;
        let (system, function_name) = match name.split_once(OF) {
            Some((system, rest)) => (position(&mut systems, system), rest),
            None => (-1, name.as_str()),
        };
        if last != Some(system) {
            runs.extend([i64::from(*function), system]);
            last = Some(system);
        }
        if let Some(call) = call(function_name)
            && let Some((system, _)) = name.split_once(OF)
        {
            let of_system = calls.entry(system).or_insert_with(|| json!({}));
            if let Some(of_system) = of_system.as_object_mut() {
                let list = of_system.entry(call).or_insert_with(|| json!([]));
                if let Some(list) = list.as_array_mut() {
                    list.push(json!(function));
                }
            }
        }
    }
    runs.extend([i64::from(next), -1]);
    let table = json!({ "systems": systems, "runs": runs, "calls": calls });
    we::CustomSection {
        name: SECTION.into(),
        data: Cow::Owned(table.to_string().into_bytes()),
    }
    .append_to(module);
}

fn position<'a>(systems: &mut Vec<&'a str>, system: &'a str) -> i64 {
    let at = systems.iter().position(|known| *known == system);
    let at = at.unwrap_or_else(|| {
        systems.push(system);
        systems.len() - 1
    });
    i64::try_from(at).unwrap_or(-1)
}

/// The function of an interface that a name such as `inlay:layout/layout@0.1.0#solve` stands for.
fn call(name: &str) -> Option<&str> {
    let (interface, function) = name.split_once('#')?;
    let function = function.split(' ').next()?;
    (interface.contains('/')
        && !interface.contains(char::is_whitespace)
        && !interface.starts_with("cabi_"))
    .then_some(function)
}

/// Names of the functions of a core module by index, exported ones by their export.
///
/// # Errors
///
/// Bytes that are no module.
pub fn own_names(module: &[u8]) -> Result<HashMap<u32, String>> {
    let mut found: HashMap<u32, String> = names(module)?.into_iter().collect();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                let export = export?;
                if export.kind == wasmparser::ExternalKind::Func && call(export.name).is_some() {
                    found.insert(export.index, export.name.to_owned());
                }
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuse::arena::{Owner, digest};

    #[test]
    fn a_table_says_whose_function_is_whose_and_which_are_calls() {
        let source = "(module (func) (func) (func) (func))";
        let mut module = wat::parse_str(source).expect("a module");
        let owner = |system: &str| Owner {
            system: system.into(),
            cap: None,
        };
        let (a, b) = (digest(b"a"), digest(b"b"));
        let owners = HashMap::from([(a, owner("focus")), (b, owner("layout"))]);
        let of = |module, name: &str| Owned {
            module,
            name: name.into(),
        };
        let owned = [
            of(Some(a), "inlay:focus/focus@0.2.0#move"),
            of(Some(b), "inlay:layout/layout@0.2.0#solve (adapter)"),
            of(Some(b), "helper"),
            of(Some(b), "inlay:layout/layout@0.2.0#solve"),
        ];
        name(&mut module, &owned, &owners);
        let found = names(&module).expect("names");
        assert_eq!(found[0].1, "focus: inlay:focus/focus@0.2.0#move");
        let mut stripped = wat::parse_str(source).expect("a module");
        describe(&mut stripped, &found);
        let table = Parser::new(0)
            .parse_all(&stripped)
            .find_map(|payload| match payload {
                Ok(Payload::CustomSection(section)) if section.name() == SECTION => {
                    Some(section.data().to_vec())
                }
                _ => None,
            })
            .expect("the table");
        let table: Value = serde_json::from_slice(&table).expect("JSON");
        assert_eq!(
            table,
            json!({
                "systems": ["focus", "layout"],
                "runs": [0, 0, 1, 1, 4, -1],
                "calls": { "focus": { "move": [0] }, "layout": { "solve": [1, 3] } },
            })
        );
    }
}
