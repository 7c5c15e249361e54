//! Names in JavaScript, as jco makes them.
use heck::{ToLowerCamelCase, ToUpperCamelCase};
use wit_parser::{Resolve, WorldKey};

/// A property: `add-font` becomes `addFont`.
pub fn property(name: &str) -> String {
    name.to_lower_camel_case()
}

/// A parameter: as a property, but no word that JavaScript keeps for itself.
pub fn parameter(name: &str) -> String {
    const KEPT: &str = "arguments await break case catch class const continue debugger default delete do else enum eval export \
        extends false finally for function if implements import in instanceof interface let new null package private protected \
        public return static super switch this throw true try typeof var void while with yield";
    let name = property(name);
    if KEPT.split_whitespace().any(|word| word == name) {
        name + "_"
    } else {
        name
    }
}

/// A type: `apply-error` becomes `ApplyError`.
pub fn class(name: &str) -> String {
    name.to_upper_camel_case()
}

/// The short name of an exported interface: `inlay:text/measure@0.1.0` is `measure`.
pub fn interface(resolve: &Resolve, key: &WorldKey) -> String {
    match key {
        WorldKey::Name(name) => property(name),
        WorldKey::Interface(id) => {
            property(resolve.interfaces[*id].name.as_deref().unwrap_or_default())
        }
    }
}

/// A JavaScript string literal.
pub fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_jco() {
        assert_eq!(property("image-arrived"), "imageArrived");
        assert_eq!(class("apply-error"), "ApplyError");
        assert_eq!([parameter("in"), parameter("in-a")], ["in_", "inA"]);
        assert_eq!(literal("a\"b"), r#""a\"b""#);
    }
}
