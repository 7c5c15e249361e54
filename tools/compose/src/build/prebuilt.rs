//! Systems that somebody else has built: looked at before anything is made of them.
use crate::config::System;
use crate::diagnostic::Diagnostic;
use std::path::Path;
use wasmparser::{Parser, Validator, WasmFeatures};

/// The component in a `.wasm` file, or in the text of a `.wat` file.
///
/// # Errors
///
/// A [`Diagnostic`] for a file that cannot be read, and for one that is no valid component.
pub fn read(system: &System, file: &Path) -> Result<Vec<u8>, Diagnostic> {
    let title = format!(
        "system `{}`: {}",
        system.name.value,
        system.path.value.display()
    );
    let refuse = |what: String, expected: &str| {
        system
            .path
            .at
            .error(format!("{title} {what}"))
            .expected(expected)
    };
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
        let expected = "a component, which wit-bindgen and `wasm-tools component new` make of one";
        return Err(refuse("is a core module".into(), expected));
    }
    if !Parser::is_component(&bytes) {
        return Err(refuse("is no WebAssembly".into(), whole));
    }
    Validator::new_with_features(WasmFeatures::all())
        .validate_all(&bytes)
        .map_err(|e| refuse(format!("is no valid component: {e}"), whole))?;
    Ok(bytes)
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
