//! A built system: its component, and the interfaces it imports and exports.
use anyhow::{Context, Result, bail};
use semver::Version;
use std::collections::HashMap;
use wasmparser::{ComponentTypeRef, Parser, Payload};
use wit_component::DecodedWasm;
use wit_parser::{Resolve, WorldId, WorldItem};

/// What building one system gave.
#[derive(Debug)]
pub struct Part {
    /// Name of the system.
    pub system: String,
    /// The component's bytes. Of a system that the host runs, one that says which interfaces it
    /// has, and can do nothing.
    pub component: Vec<u8>,
    /// The JavaScript module of a system that the host runs.
    pub script: Option<Vec<u8>>,
    /// What it was written in.
    pub language: &'static str,
    /// Version of the implementation, if it has one of its own.
    pub version: Option<String>,
    /// Interfaces it needs, only those with functions.
    pub imports: Vec<Interface>,
    /// Interfaces it offers.
    pub exports: Vec<Interface>,
    /// What else it needs: functions that belong to no interface, core modules; as in "the function
    /// `log`".
    pub loose_imports: Vec<String>,
    /// Functions it offers that belong to no interface.
    pub loose_exports: Vec<String>,
}

/// An interface by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// `inlay:layout/solver@0.1.0`.
    pub id: String,
    /// `inlay:layout/solver`.
    pub path: String,
    /// `layout`, the package without its namespace.
    pub package: String,
    /// `0.1.0`.
    pub version: Option<Version>,
}

impl Interface {
    /// Takes a name such as `inlay:layout/solver@0.1.0` apart.
    #[must_use]
    pub fn parse(id: &str) -> Self {
        let (path, version) = id.split_once('@').map_or((id, None), |(path, version)| {
            (path, Version::parse(version).ok())
        });
        let package = path
            .split('/')
            .next()
            .and_then(|p| p.split(':').next_back())
            .unwrap_or(path);
        Interface {
            id: id.into(),
            path: path.into(),
            package: package.into(),
            version,
        }
    }

    /// Whether an import of `self` may be met by an export of `offered`: same name, same track, not
    /// older.
    ///
    /// A track is a major version; before 1.0 a minor one.
    #[must_use]
    pub fn is_met_by(&self, offered: &Interface) -> bool {
        self.path == offered.path
            && match (&self.version, &offered.version) {
                (Some(wanted), Some(offered)) => {
                    track(wanted) == track(offered) && offered >= wanted
                }
                (a, b) => a == b,
            }
    }
}

/// What a component says of its version, in the custom section that tools of the component model
/// write.
fn version_section(component: &[u8]) -> Option<String> {
    let mut depth = 0_u32;
    for payload in Parser::new(0).parse_all(component) {
        match payload.ok()? {
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth -= 1,
            Payload::CustomSection(section) if depth == 1 && section.name() == "version" => {
                return String::from_utf8(section.data().to_vec()).ok();
            }
            _ => {}
        }
    }
    None
}

fn track(version: &Version) -> (u64, u64, u64) {
    match (version.major, version.minor) {
        (0, 0) => (0, 0, version.patch),
        (0, minor) => (0, minor, 0),
        (major, _) => (major, 0, 0),
    }
}

impl Part {
    /// Reads what `component` imports and exports.
    ///
    /// # Errors
    ///
    /// Bytes that are no component.
    pub fn new(
        system: &str,
        component: Vec<u8>,
        language: &'static str,
        version: Option<String>,
    ) -> Result<Self> {
        let (resolve, world) = decode(&component)
            .with_context(|| format!("what was built for `{system}` is no component"))?;
        let world = &resolve.worlds[world];
        let mut part = Part {
            system: system.to_owned(),
            component,
            script: None,
            language,
            version,
            imports: vec![],
            exports: vec![],
            loose_imports: vec![],
            loose_exports: vec![],
        };
        for (key, item) in &world.imports {
            match item {
                // types alone need nobody to implement them
                WorldItem::Interface { id, .. } if resolve.interfaces[*id].functions.is_empty() => {
                }
                WorldItem::Interface { .. } => part
                    .imports
                    .push(Interface::parse(&resolve.name_world_key(key))),
                WorldItem::Function(function) => part
                    .loose_imports
                    .push(format!("the function `{}`", function.name)),
                WorldItem::Type { .. } => {}
            }
        }
        for (key, item) in &world.exports {
            match item {
                WorldItem::Interface { .. } => part
                    .exports
                    .push(Interface::parse(&resolve.name_world_key(key))),
                WorldItem::Function(function) => part.loose_exports.push(function.name.clone()),
                WorldItem::Type { .. } => {}
            }
        }
        let others = no_interfaces(&part.component)?;
        part.loose_imports.extend(others);
        Ok(part)
    }

    /// Pages that the largest memory of its core modules starts with.
    ///
    /// # Errors
    ///
    /// Bytes that are no component.
    pub fn first_pages(&self) -> Result<u64> {
        let mut most = 0;
        for module in self.core_modules()? {
            for payload in Parser::new(0).parse_all(module) {
                if let Payload::MemorySection(section) = payload? {
                    for memory in section {
                        most = most.max(memory?.initial);
                    }
                }
            }
        }
        Ok(most)
    }

    /// What a host loads of it by itself.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.script.as_ref().unwrap_or(&self.component)
    }

    /// Version of the implementation: of its package, or as its component says in the custom
    /// section `version`; `-` where neither does. The version of the interface that it serves is
    /// another matter.
    #[must_use]
    pub fn shown_version(&self) -> String {
        self.version
            .clone()
            .or_else(|| version_section(&self.component))
            .unwrap_or_else(|| "-".into())
    }

    /// Bytes of the core modules inside the component, at any depth.
    ///
    /// # Errors
    ///
    /// Bytes that are no component.
    pub fn core_modules(&self) -> Result<Vec<&[u8]>> {
        let mut modules = vec![];
        for payload in Parser::new(0).parse_all(&self.component) {
            if let Payload::ModuleSection {
                unchecked_range, ..
            } = payload?
            {
                modules.push(&self.component[unchecked_range]);
            }
        }
        Ok(modules)
    }
}

/// Imports of a component that WIT has no words for.
fn no_interfaces(component: &[u8]) -> Result<Vec<String>> {
    let mut found = vec![];
    let mut depth = 0u32;
    for payload in Parser::new(0).parse_all(component) {
        match payload? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 0 => {
                for import in section {
                    let import = import?;
                    let kind = match import.ty {
                        ComponentTypeRef::Module(_) => "core module",
                        ComponentTypeRef::Component(_) => "component",
                        ComponentTypeRef::Value(_) => "value",
                        _ => continue,
                    };
                    found.push(format!("the {kind} `{}`", import.name.name));
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The world of a component.
///
/// # Errors
///
/// Bytes that are no component.
pub fn decode(component: &[u8]) -> Result<(Resolve, WorldId)> {
    match wit_component::decode(component)? {
        DecodedWasm::Component(resolve, world) => Ok((resolve, world)),
        DecodedWasm::WitPackage(..) => bail!("this is a WIT package, not a component"),
    }
}

/// Whose core module is whose, with the caps of `pages`.
///
/// # Errors
///
/// Bytes that are no component.
pub fn owners(parts: &[Part], pages: &HashMap<&str, u32>) -> Result<crate::fuse::arena::Caps> {
    let mut owners = HashMap::new();
    for part in parts {
        for module in part.core_modules()? {
            let owner = crate::fuse::arena::Owner {
                system: part.system.clone(),
                cap: pages.get(part.system.as_str()).copied(),
            };
            owners.insert(crate::fuse::arena::digest(module), owner);
        }
    }
    Ok(owners)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_version_of_the_same_track_meets_an_import() {
        let met = |wanted: &str, offered: &str| {
            Interface::parse(wanted).is_met_by(&Interface::parse(offered))
        };
        assert!(met("a:b/c@0.1.0", "a:b/c@0.1.0"));
        assert!(met("a:b/c@0.1.0", "a:b/c@0.1.3"));
        assert!(
            !met("a:b/c@0.1.3", "a:b/c@0.1.0"),
            "an older one lacks functions"
        );
        assert!(
            !met("a:b/c@0.1.0", "a:b/c@0.2.0"),
            "before 1.0 the minor version is the track"
        );
        assert!(met("a:b/c@1.1.0", "a:b/c@1.2.0"));
        assert!(!met("a:b/c@1.1.0", "a:b/d@1.1.0"));
        assert!(met("a:b/c", "a:b/c"));
    }

    #[test]
    fn names_come_apart() {
        let interface = Interface::parse("inlay:layout/solver@0.1.0");
        assert_eq!(
            (interface.path.as_str(), interface.package.as_str()),
            ("inlay:layout/solver", "layout")
        );
    }

    #[test]
    fn a_built_component_has_the_version_that_it_names_itself() {
        let version = |text: &str| {
            let component = wat::parse_str(text).expect("a component");
            Part::new("a", component, "WebAssembly", None)
                .expect("a part")
                .shown_version()
        };
        assert_eq!(version("(component)"), "-");
        assert_eq!(
            version(
                r#"(component (core module (@custom "version" "9.9.9")) (@custom "version" "1.4.0"))"#
            ),
            "1.4.0"
        );
        assert_eq!(
            version(r#"(component (core module (@custom "version" "9.9.9")))"#),
            "-"
        );
    }
}
