//! What a component weighs as it ships: without the names that only debuggers read.
use anyhow::Result;
use wasm_encoder::{Component, ComponentSectionId, Encode, Module, RawSection, Section};
use wasmparser::{Encoding, Parser, Payload};

/// Custom sections that the module form does not carry.
const FOR_DEBUGGERS: [&str; 3] = ["name", "component-name", "producers"];

/// A component or module without the sections of names and producers, its own and those of what is
/// nested in it.
///
/// # Errors
///
/// Bytes that are no WebAssembly.
pub fn without_names(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut outer = vec![];
    let mut output = vec![];
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        match &payload {
            Payload::Version { encoding, .. } => output.extend_from_slice(match encoding {
                Encoding::Module => &Module::HEADER,
                Encoding::Component => &Component::HEADER,
            }),
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => {
                outer.push(std::mem::take(&mut output));
                continue;
            }
            Payload::End(_) => {
                let Some(mut parent) = outer.pop() else { break };
                let kind = if output.starts_with(&Component::HEADER) {
                    ComponentSectionId::Component
                } else {
                    ComponentSectionId::CoreModule
                };
                parent.push(kind as u8);
                output.encode(&mut parent);
                output = parent;
            }
            Payload::CustomSection(section) if FOR_DEBUGGERS.contains(&section.name()) => continue,
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            let data = &bytes[range];
            RawSection { id, data }.append_to(&mut output);
        }
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn names_go_at_every_depth_and_the_rest_stays() {
        let named = wat::parse_str(
            r#"(component $outer
                (core module $m (func $a_long_name (export "f") (nop)))
                (component $inner (core module $n (func $another_name)))
                (core instance $i (instantiate $m)))"#,
        )
        .expect("a component");
        let bare = wat::parse_str(
            r#"(component
                (core module (func (export "f") (nop)))
                (component (core module (func)))
                (core instance (instantiate 0)))"#,
        )
        .expect("a component");
        assert_eq!(without_names(&named).expect("a component"), bare);
        assert_eq!(without_names(&bare).expect("a component"), bare);
        assert!(without_names(b"no wasm").is_err());
    }
}
