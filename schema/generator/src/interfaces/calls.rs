//! For whoever calls a system: its functions by name, and calls whose errors name the function.

use wit_parser::{Function, InterfaceId, Resolve, WorldItem};

use super::Interfaces;
use super::plain::signature;
use super::spelling::answer;
use crate::names::{pascal, shouty, snake};

/// The module `call` and the type `Calls` of an interface; nothing for one that the engine does
/// not call.
pub fn emit(interfaces: &Interfaces, interface: InterfaceId, out: &mut String) {
    let resolve = &interfaces.resolve;
    let found = &resolve.interfaces[interface];
    if found.functions.is_empty() || !is_called_by_engine(interfaces, interface) {
        return;
    }
    let system = found
        .package
        .map_or("", |package| resolve.packages[package].name.name.as_str());
    let interface = pascal(found.name.as_deref().unwrap_or_default());
    let system = pascal(system);
    let mut constants = Vec::new();
    let mut methods = Vec::new();
    for function in found.functions.values() {
        let name = &function.name;
        constants.push(format!(
            "    /// [`{interface}::{}`](super::{interface}).\n    pub const {}: &Call = \
             &Call {{ system: System::{system}, function: \"{name}\" }};\n",
            snake(name),
            shouty(name)
        ));
        methods.push(method(resolve, &interface, function));
    }
    out.push_str(&format!(
        "\n/// The functions of the interface by name.\npub mod call {{\n    \
         use crate::Call;\n    use inlay_schema::System;\n\n{}}}\n",
        constants.join("\n")
    ));
    out.push_str(&format!(
        "\n/// Calls of a system: as [`{interface}`], with errors that name the function.\n\
         #[derive(Debug)]\npub struct Calls<'a, T>(pub &'a mut T);\n\n\
         impl<T: {interface}> Calls<'_, T> {{\n{}}}\n",
        methods.join("\n")
    ));
}

/// Whether the world of the engine imports an interface.
fn is_called_by_engine(interfaces: &Interfaces, interface: InterfaceId) -> bool {
    let worlds = interfaces.worlds.iter();
    let engines = worlds
        .map(|&world| &interfaces.resolve.worlds[world])
        .filter(|world| world.name == "engine-system");
    engines
        .flat_map(|world| world.imports.values())
        .any(|item| matches!(item, WorldItem::Interface { id, .. } if *id == interface))
}

fn method(resolve: &Resolve, interface: &str, function: &Function) -> String {
    let name = snake(&function.name);
    let arguments: Vec<_> = function
        .params
        .iter()
        .map(|param| snake(&param.name))
        .collect();
    let called = format!("self.0.{name}({})", arguments.join(", "));
    let signature = signature(resolve, function);
    // rustdoc names what is a keyword without its mark.
    let link = name.trim_start_matches("r#");
    let docs = format!("    /// [`{interface}::{link}`].\n");
    let answer = answer(resolve, function);
    if answer.error.is_none() {
        let end = if answer.value.is_none() { ";" } else { "" };
        return format!("{docs}    pub {signature} {{\n        {called}{end}\n    }}\n");
    }
    // The error is the last type of the signature.
    let (before, error) = signature
        .strip_suffix('>')
        .and_then(|signature| signature.rsplit_once(", "))
        .expect("a function with an error answers with a result");
    format!(
        "{docs}    ///\n    /// # Errors\n    ///\n    /// The system's, with the name of this call.\n    \
         pub {before}, crate::Refused<{error}>> {{\n        \
         {called}.map_err(|error| crate::Refused {{ call: call::{}, error }})\n    }}\n",
        shouty(&function.name)
    )
}
