//! Wiring: which export meets each import, in what order systems are made, and the composition that
//! results.
use crate::config::{Profile, System};
use crate::diagnostic::{Diagnostic, one_of};
use crate::fuse::refusals;
use crate::part::{Interface, Part};
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::HashMap;
use wac_graph::types::Package;
use wac_graph::{CompositionGraph, EncodeOptions, NodeId};

/// The checked wiring of a profile.
#[derive(Debug)]
pub struct Wiring {
    /// Systems in the order they are made, each after those it imports from; the root is last.
    /// Indices into the parts.
    pub order: Vec<usize>,
    /// What meets each import.
    pub links: Vec<Link>,
    /// Systems that nothing leads to from the root; they are not composed.
    pub unused: Vec<usize>,
}

/// An import met by an export.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// The part that imports.
    pub importer: usize,
    /// The interface as it names it.
    pub import: String,
    /// The part that exports.
    pub exporter: usize,
    /// The interface as that one names it.
    pub export: String,
}

/// Finds the wiring of `profile`; `parts` are its systems in the same order.
///
/// # Errors
///
/// A [`Diagnostic`] for an interface that is missing, doubled or of another version, and for a
/// cycle.
pub fn wire(profile: &Profile, parts: &[Part]) -> Result<Wiring, Diagnostic> {
    refuse_doubled(profile, parts)?;
    let mut links = vec![];
    for (importer, part) in parts.iter().enumerate() {
        if let Some(import) = part.loose_imports.first() {
            return Err(profile.systems[importer]
                .path
                .at
                .error(format!(
                    "`{}` imports {import}, which belongs to no interface",
                    part.system
                ))
                .expected("imports of interfaces that other systems export"));
        }
        for import in &part.imports {
            let (exporter, export) = provider(profile, parts, importer, import)?;
            links.push(Link {
                importer,
                import: import.id.clone(),
                exporter,
                export,
            });
        }
    }
    let root = parts
        .iter()
        .position(|p| p.system == profile.root)
        .unwrap_or(0);
    check_called(&profile.systems[root], &parts[root])?;
    let order = order(profile, parts, &links, root)?;
    let unused = (0..parts.len()).filter(|p| !order.contains(p)).collect();
    links.retain(|l| order.contains(&l.importer));
    Ok(Wiring {
        order,
        links,
        unused,
    })
}

/// Checks a component that stands alone: nothing meets its imports.
///
/// # Errors
///
/// A [`Diagnostic`] for its first import, and for what the host cannot call.
pub fn check_standalone(system: &System, part: &Part) -> Result<(), Diagnostic> {
    let interfaces = part.imports.iter().map(|i| format!("`{}`", i.id));
    match interfaces.chain(part.loose_imports.iter().cloned()).next() {
        None => check_called(system, part),
        Some(import) => Err(system
            .path
            .at
            .error(format!(
                "`{}` stands alone and imports {import}",
                part.system
            ))
            .expected("a component without imports, or a place among the systems")),
    }
}

/// The host calls functions of interfaces.
fn check_called(system: &System, part: &Part) -> Result<(), Diagnostic> {
    if !part.exports.is_empty() {
        return Ok(());
    }
    let functions = match part.loose_exports.first() {
        Some(function) => format!(" but functions of no interface, such as `{function}`"),
        None => String::new(),
    };
    Err(system
        .path
        .at
        .error(format!("`{}` exports nothing{functions}", part.system))
        .expected("an interface, whose functions the host could call"))
}

/// Checks that a system starts with no more memory than it may have.
///
/// # Errors
///
/// A [`Diagnostic`] for a `memory` that is too small.
pub fn check_memory(system: &System, part: &Part) -> Result<()> {
    let Some(most) = &system.memory else {
        return Ok(());
    };
    let first = part.first_pages()?;
    ensure!(
        first <= u64::from(most.value),
        most.at
            .error(format!(
                "`{}` starts with {} KiB of memory",
                part.system,
                first * 64
            ))
            .expected(format!("\"{} KiB\" or more", first * 64))
    );
    Ok(())
}

/// Checks that a system can become a part of one module.
///
/// # Errors
///
/// A [`Diagnostic`] for what stands against it.
pub fn check_fusible(system: &System, part: &Part) -> Result<(), Diagnostic> {
    refusals::check(&part.component).map_err(|e| {
        system
            .path
            .at
            .error(format!(
                "`{}` cannot become a part of one module: {e:#}",
                part.system
            ))
            .expected("a component without that; a system of the engine also runs in the forms component and linked")
    })
}

fn refuse_doubled(profile: &Profile, parts: &[Part]) -> Result<(), Diagnostic> {
    let mut offered: HashMap<&str, &Part> = HashMap::new();
    for (part, system) in parts.iter().zip(&profile.systems) {
        for export in &part.exports {
            if let Some(first) = offered.insert(&export.path, part) {
                return Err(system
                    .path
                    .at
                    .error(format!(
                        "`{}` exports `{}`, and so does `{}`",
                        part.system, export.id, first.system
                    ))
                    .expected("one system for each interface"));
            }
        }
    }
    Ok(())
}

/// The part and export that meet `import`.
fn provider(
    profile: &Profile,
    parts: &[Part],
    importer: usize,
    import: &Interface,
) -> Result<(usize, String), Diagnostic> {
    for (exporter, part) in parts.iter().enumerate() {
        if let Some(export) = part.exports.iter().find(|e| import.is_met_by(e)) {
            return Ok((exporter, export.id.clone()));
        }
    }
    let needs = &parts[importer].system;
    for (part, system) in parts.iter().zip(&profile.systems) {
        if let Some(other) = part.exports.iter().find(|e| e.path == import.path) {
            let wanted = import.version.as_ref().map_or("no version".into(), |v| {
                format!("version {v}, or a later one that is compatible")
            });
            return Err(system
                .path
                .at
                .error(format!(
                    "`{}` exports `{}`, and `{needs}` imports `{}`",
                    part.system, other.id, import.id
                ))
                .expected(wanted));
        }
    }
    // the system that carries the name of the package is the one to blame, if there is one
    if let Some(system) = profile
        .systems
        .iter()
        .find(|s| s.name.value == import.package && s.name.value != *needs)
    {
        return Err(system
            .path
            .at
            .error(format!(
                "`{}` does not export `{}`, which `{needs}` imports",
                system.name.value, import.id
            ))
            .expected(format!("an implementation of `{}`", import.path)));
    }
    let importer = &profile.systems[importer];
    if import.path.starts_with("wasi:") {
        return Err(importer
            .path
            .at
            .error(format!(
                "`{needs}` imports `{}`, and an engine imports nothing from its host",
                import.id
            ))
            .expected("an implementation that does without WASI"));
    }
    Err(importer
        .path
        .at
        .error(format!(
            "`{needs}` imports `{}`, which no system exports",
            import.id
        ))
        .expected(format!(
            "a system that exports `{}`, such as `{} = {{ path = \"...\" }}`",
            import.path, import.package
        )))
}

/// Depth first from the root: providers before those who import from them.
fn order(
    profile: &Profile,
    parts: &[Part],
    links: &[Link],
    root: usize,
) -> Result<Vec<usize>, Diagnostic> {
    let mut walk = Walk {
        profile,
        parts,
        links,
        path: vec![],
        order: vec![],
    };
    walk.visit(root)?;
    Ok(walk.order)
}

struct Walk<'a> {
    profile: &'a Profile,
    parts: &'a [Part],
    links: &'a [Link],
    /// From the root to the part being visited.
    path: Vec<usize>,
    order: Vec<usize>,
}

impl Walk<'_> {
    fn visit(&mut self, part: usize) -> Result<(), Diagnostic> {
        if self.order.contains(&part) {
            return Ok(());
        }
        if let Some(start) = self.path.iter().position(|p| *p == part) {
            return Err(self.cycle(&self.path[start..]));
        }
        self.path.push(part);
        for link in self.links.iter().filter(|l| l.importer == part) {
            self.visit(link.exporter)?;
        }
        self.path.pop();
        self.order.push(part);
        Ok(())
    }

    fn cycle(&self, members: &[usize]) -> Diagnostic {
        let names: Vec<&str> = members
            .iter()
            .chain(members.first())
            .map(|p| self.parts[*p].system.as_str())
            .collect();
        let last = members.last().copied().unwrap_or(0);
        self.profile.systems[last]
            .path
            .at
            .error(format!(
                "systems import from each other in a cycle: {}",
                names.join(" -> ")
            ))
            .expected(format!(
                "`{}` to import nothing of {}",
                names[names.len() - 2],
                one_of(&names[..names.len() - 2])
            ))
    }
}

/// Composes the wired parts into one component whose exports are the root's.
///
/// # Errors
///
/// A [`Diagnostic`] where an export does not have the type that an import expects.
pub fn compose(profile: &Profile, parts: &[Part], wiring: &Wiring) -> Result<Vec<u8>> {
    let mut graph = CompositionGraph::new();
    let mut instances: HashMap<usize, NodeId> = HashMap::new();
    for part in &wiring.order {
        let name = format!("inlay:{}", parts[*part].system);
        let package = Package::from_bytes(
            &name,
            None,
            parts[*part].component.clone(),
            graph.types_mut(),
        )
        .with_context(|| format!("the component of `{}`", parts[*part].system))?;
        let package = graph.register_package(package)?;
        let instance = graph.instantiate(package);
        for link in wiring.links.iter().filter(|l| l.importer == *part) {
            let provider = graph.alias_instance_export(instances[&link.exporter], &link.export)?;
            graph.set_instantiation_argument(instance, &link.import, provider).map_err(|e| {
                let (importer, exporter) = (&parts[link.importer].system, &profile.systems[link.exporter]);
                exporter
                    .path
                    .at
                    .error(format!("`{}` of `{}` is not what `{importer}` imports: {}", link.export, exporter.name.value, causes(&e)))
                    .expected(format!("an interface with the functions and types of `{}` as `{importer}` knows it", link.import))
            })?;
        }
        instances.insert(*part, instance);
    }
    let root = *wiring.order.last().context("a profile without systems")?;
    for export in &parts[root].exports {
        let node = graph.alias_instance_export(instances[&root], &export.id)?;
        graph.export(node, &export.id)?;
    }
    graph
        .encode(EncodeOptions::default())
        .map_err(|e| anyhow!("the systems cannot be composed: {}", causes(&e)))
}

/// The component of a part whose exports are its interfaces alone: toolchains leave functions of
/// their own beside them.
///
/// # Errors
///
/// A component that cannot be instantiated by itself.
pub fn alone(part: &Part) -> Result<Vec<u8>> {
    if part.loose_exports.is_empty() {
        return Ok(part.component.clone());
    }
    let mut graph = CompositionGraph::new();
    let name = format!("inlay:{}", part.system);
    let package = Package::from_bytes(&name, None, part.component.clone(), graph.types_mut())
        .with_context(|| format!("the component of `{}`", part.system))?;
    let package = graph.register_package(package)?;
    let instance = graph.instantiate(package);
    for export in &part.exports {
        let node = graph.alias_instance_export(instance, &export.id)?;
        graph.export(node, &export.id)?;
    }
    graph
        .encode(EncodeOptions::default())
        .map_err(|e| anyhow!("`{}` cannot stand alone: {}", part.system, causes(&e)))
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
