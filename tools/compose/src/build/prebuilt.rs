//! Systems that somebody else has built: looked at before anything is made of them.
use crate::config::System;
use crate::diagnostic::Diagnostic;
use crate::workspace::sha256;
use std::path::Path;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};
use wit_component::ComponentEncoder;

/// Checks the bytes of a file against the hash that its line in `compose.toml` has, if it has one.
///
/// # Errors
///
/// A [`Diagnostic`] at the hash.
pub fn check(system: &System, bytes: &[u8]) -> Result<(), Diagnostic> {
    let Some(pinned) = &system.sha256 else {
        return Ok(());
    };
    let found = sha256(bytes);
    if found == pinned.value {
        return Ok(());
    }
    Err(pinned
        .at
        .error(format!(
            "system `{}`: {} has another SHA-256, {found}",
            system.name.value,
            system.place().display()
        ))
        .expected(
            "the file as it was when its hash was written; if it came from npm, `npm ci` \
             installs it again",
        ))
}

/// The component in a `.wasm` file, or in the text of a `.wat` file. A core module that wit-bindgen
/// has described becomes one.
///
/// # Errors
///
/// A [`Diagnostic`] for a file that cannot be read, and for one that is no valid component.
pub fn read(system: &System, file: &Path) -> Result<Vec<u8>, Diagnostic> {
    component(file).map_err(|(what, expected)| {
        let (name, path) = (&system.name.value, system.path.value.display());
        let message = format!("system `{name}`: {path} {what}");
        system.path.at.error(message).expected(expected)
    })
}

/// As [`read`], for a file that no list names.
///
/// # Errors
///
/// As those of [`read`].
pub fn read_file(file: &Path) -> Result<Vec<u8>, Diagnostic> {
    component(file).map_err(|(what, expected)| {
        Diagnostic::new(format!("{} {what}", file.display())).expected(expected)
    })
}

/// What is wrong with a file, and what was expected of it.
type Refusal = (String, &'static str);

fn component(file: &Path) -> Result<Vec<u8>, Refusal> {
    let refuse = |what: String, expected: &'static str| (what, expected);
    let whole = "a whole and valid component";
    let mut bytes = std::fs::read(file)
        .map_err(|e| refuse(format!("cannot be read: {e}"), "a file that can be read"))?;
    if file.extension().is_some_and(|e| e == "wat") {
        let text = String::from_utf8(bytes)
            .map_err(|_| refuse("is not UTF-8".into(), "a component as text"))?;
        bytes = wat::parse_str(&text)
            .map_err(|e| refuse(format!("is no text of WebAssembly: {}", first(&e)), whole))?;
    }
    if Parser::is_core_wasm(&bytes) {
        if !is_described(&bytes) {
            let expected =
                "a component, or a core module that is linked with what wit-bindgen wrote";
            return Err(refuse("is a core module".into(), expected));
        }
        let encoded = ComponentEncoder::default()
            .module(&bytes)
            .and_then(|mut encoder| encoder.encode());
        // With its causes, which go over several lines.
        let what = |e| format!("becomes no component: {}", on_one_line(&format!("{e:#}")));
        bytes = encoded.map_err(|e: anyhow::Error| refuse(what(e), whole))?;
    }
    if !Parser::is_component(&bytes) {
        return Err(refuse("is no WebAssembly".into(), whole));
    }
    Validator::new_with_features(WasmFeatures::all())
        .validate_all(&bytes)
        .map_err(|e| refuse(format!("is no valid component: {e}"), whole))?;
    Ok(bytes)
}

/// Whether a core module says which world it is for, as wit-bindgen's modules do.
fn is_described(module: &[u8]) -> bool {
    Parser::new(0).parse_all(module).any(|payload| {
        matches!(payload, Ok(Payload::CustomSection(section))
            if section.name().starts_with("component-type"))
    })
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a text, and its line and column there.
fn first(error: &wat::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines();
    let what = lines.next().unwrap_or_default();
    let place = lines.next().and_then(|line| line.rsplit_once("<anon>:"));
    match place {
        Some((_, place)) => format!("{place}: {what}"),
        None => what.to_owned(),
    }
}
