//! The manifest's types in TypeScript, from their declarations in Rust.
//!
//! `BLESS=1 cargo test -p inlay-compose` writes them to `host/src/engine/generated/manifest.ts`.
#[cfg(test)]
use super::{Floor, Manifest, MemoryFacts, ModuleFacts, SchemaFacts, SystemFacts, VERSION};
#[cfg(test)]
use crate::sizes::Sizes;

/// Declares structures whose fields are those of a JSON object, in camelCase there, and keeps what
/// they are for the generator.
macro_rules! described {
    ($($(#[doc = $about:literal])+ pub struct $name:ident {
        $($(#[doc = $doc:literal])+ pub $field:ident: $type:ty,)+
    })+) => {$(
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $type,)+
        }

        #[cfg(test)]
        impl $crate::manifest::typescript::Described for $name {
            const ABOUT: &'static [&'static str] = &[$($about),+];
            const FIELDS: &'static [$crate::manifest::typescript::Field] = &[$((
                stringify!($field),
                stringify!($type),
                &[$($doc),+],
            )),+];
            const NAME: &'static str = stringify!($name);
        }
    )+};
}
pub(crate) use described;

/// Name, type in Rust and documentation.
#[cfg(test)]
pub(crate) type Field = (&'static str, &'static str, &'static [&'static str]);

/// What is known of a structure at run time.
#[cfg(test)]
pub(crate) trait Described {
    /// Its documentation.
    const ABOUT: &'static [&'static str];
    /// Its fields.
    const FIELDS: &'static [Field];
    /// Its name.
    const NAME: &'static str;
}

#[cfg(test)]
mod tests {
    use super::*;
    use heck::ToLowerCamelCase;
    use std::fmt::Write;

    const FILE: &str = "../../host/src/engine/generated/manifest.ts";
    const HEAD: &str = "\
// Written by inlay-compose from its src/manifest.rs: `BLESS=1 cargo test -p inlay-compose`.

/** A file: what `inlay compose` makes itself has sizes, and a module has facts. */
export type FileFacts = { sha256: string } & Partial<Sizes> & Partial<ModuleFacts>;
";

    /// A type of Rust, by what serde makes of it.
    fn typescript(rust: &str) -> String {
        let rust = rust.replace(' ', "");
        let inside = |name: &str| {
            rust.strip_prefix(name)?
                .strip_suffix('>')
                .map(str::to_owned)
        };
        if let Some(one) = inside("Option<") {
            return format!("{} | null", typescript(&one));
        }
        if let Some(one) = inside("Vec<") {
            let one = typescript(&one);
            let is_union = one.contains('|');
            return if is_union {
                format!("({one})[]")
            } else {
                format!("{one}[]")
            };
        }
        if let Some(value) = inside("BTreeMap<String,") {
            return format!("Record<string, {}>", typescript(&value));
        }
        match rust.as_str() {
            "String" => "string".into(),
            "u32" | "usize" => "number".into(),
            _ => rust,
        }
    }

    fn comment(indent: &str, lines: &[&str]) -> String {
        let text: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
        format!("{indent}/** {} */\n", text.join(" "))
    }

    fn interface<T: Described>() -> String {
        let mut text = format!(
            "\n{}export interface {} {{\n",
            comment("", T::ABOUT),
            T::NAME
        );
        for (name, rust, docs) in T::FIELDS {
            let (name, rust) = (name.to_lower_camel_case(), typescript(rust));
            let _ = writeln!(text, "{}  {name}: {rust};", comment("  ", docs));
        }
        text + "}\n"
    }

    #[test]
    fn the_types_of_the_host_are_those_of_the_manifest() {
        let version = format!(
            "\n/** Version of the manifest's own layout. */\nexport const MANIFEST_VERSION = {VERSION};\n"
        );
        let made = [
            HEAD.to_owned(),
            version,
            interface::<Manifest>(),
            interface::<SchemaFacts>(),
            interface::<SystemFacts>(),
            interface::<Sizes>(),
            interface::<ModuleFacts>(),
            interface::<Floor>(),
            interface::<MemoryFacts>(),
        ]
        .concat();
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
        if std::env::var("BLESS").is_ok_and(|value| value == "1") {
            crate::workspace::write(&file, &made).expect("a file");
        }
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(there, made, "BLESS=1 cargo test -p inlay-compose writes it");
    }

    #[test]
    fn types_are_as_serde_writes_them() {
        let nested = "BTreeMap<String, Vec<Option<usize>>>";
        assert_eq!(typescript(nested), "Record<string, (number | null)[]>");
    }
}
