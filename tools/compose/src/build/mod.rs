//! From sources to components, and only where sources changed.
//!
//! Each system has a key: a hash of everything its component depends on. A component is kept in the
//! cache under its key, so going back to an earlier state, or to another profile, builds nothing.
pub mod prebuilt;
mod rust;
mod typescript;

use crate::config::{Config, Profile, System, Toolchain};
use crate::part::Part;
use crate::progress::Progress;
use crate::workspace::{Hash, Workspace, read, write};
use anyhow::{Context, Result};
use std::path::PathBuf;

pub use rust::Crate;

/// A system that can be built, and the key of the result.
pub struct Plan<'a> {
    /// Its line in `compose.toml`.
    pub system: &'a System,
    /// Hash of everything its component depends on.
    pub key: String,
    toolchain: Toolchain,
    source: Source,
}

enum Source {
    Rust(Crate),
    TypeScript(typescript::Bundle),
    Host(typescript::Bundle),
    Prebuilt(PathBuf),
}

/// Builds every system of `profiles` that is not in the cache, each source once and all crates
/// together, and composes nothing.
///
/// # Errors
///
/// As [`build`]; sources that keep changing meanwhile are left to whoever composes.
pub fn build_all(
    workspace: &Workspace,
    config: &Config,
    profiles: &[&Profile],
    progress: &Progress,
) -> Result<()> {
    let mut plans: Vec<Plan<'_>> = vec![];
    for system in profiles.iter().flat_map(|profile| profile.all()) {
        let plan = plan(workspace, config, system)?;
        if plans.iter().all(|other| other.key != plan.key) {
            plans.push(plan);
        }
    }
    build(workspace, config, &plans, progress).map(|_| ())
}

/// Finds out what building `system` depends on.
///
/// # Errors
///
/// Sources that cannot be read, or TypeScript that cannot be bundled.
pub fn plan<'a>(workspace: &Workspace, config: &Config, system: &'a System) -> Result<Plan<'a>> {
    let toolchain = system.toolchain()?;
    let path = system.place();
    let path = path
        .canonicalize()
        .with_context(|| format!("{} cannot be found", path.display()))?;
    let (source, key) = match toolchain {
        Toolchain::Prebuilt => {
            let bytes = read(&path).map_err(|e| system.path.at.error(format!("{e:#}")))?;
            prebuilt::check(system, &bytes)?;
            let key = Hash::default().with("prebuilt 2").with(&bytes).finish();
            (Source::Prebuilt(path), key)
        }
        Toolchain::Rust => {
            let at = &system.path.at;
            let package = Crate::read(&path, at).map_err(|e| at.error(format!("{e:#}")))?;
            let key = package.key(workspace, config)?;
            (Source::Rust(package), key)
        }
        Toolchain::ComponentizeJs | Toolchain::QuickJs | Toolchain::Host => {
            let bundle = typescript::Bundle::read(workspace, config, system, toolchain, &path)?;
            let key = bundle.key(workspace)?;
            let source = if toolchain == Toolchain::Host {
                Source::Host(bundle)
            } else {
                Source::TypeScript(bundle)
            };
            (source, key)
        }
    };
    Ok(Plan {
        system,
        key,
        toolchain,
        source,
    })
}

/// Builds what is not in the cache, and reads the rest from there; the parts are in the order of
/// `plans`. None if sources changed while they were built.
///
/// # Errors
///
/// Sources that do not build, with what their compiler said.
pub fn build(
    workspace: &Workspace,
    config: &Config,
    plans: &[Plan<'_>],
    progress: &Progress,
) -> Result<Option<Vec<Part>>> {
    let cache = workspace.cache("components")?;
    let file = |plan: &Plan<'_>| cache.join(format!("{}.wasm", plan.key));
    let stale: Vec<&Plan<'_>> = plans.iter().filter(|plan| !file(plan).is_file()).collect();
    let mut made = build_crates(workspace, &stale, progress)?;
    for plan in &stale {
        let (name, language) = (&plan.system.name.value, plan.toolchain.language());
        match &plan.source {
            Source::Rust(_) => {}
            Source::Host(bundle) => made.push((plan, bundle.interfaces()?)),
            Source::TypeScript(bundle) => {
                let what = format!("build {name} ({language})");
                made.push((
                    plan,
                    progress.step(what, || bundle.componentize(workspace))?,
                ));
            }
            Source::Prebuilt(path) => made.push((plan, prebuilt::read(plan.system, path)?)),
        }
    }
    for (plan, component) in made {
        // what was built from sources that changed in the meantime belongs under no key
        if self::plan(workspace, config, plan.system)?.key != plan.key {
            return Ok(None);
        }
        write(&file(plan), component)?;
    }
    let parts = plans
        .iter()
        .map(|plan| {
            let component = read(&file(plan))?;
            let version = if let Source::Rust(package) = &plan.source {
                package.version.clone()
            } else {
                None
            };
            let mut part = Part::new(
                &plan.system.name.value,
                component,
                plan.toolchain.language(),
                version,
            )
            .map_err(|e| plan.system.path.at.error(format!("{e:#}")))?;
            if let Source::Host(bundle) = &plan.source {
                part.script = Some(bundle.script());
            }
            Ok(part)
        })
        .collect::<Result<_>>()?;
    Ok(Some(parts))
}

/// Builds the crates among `stale`, all at once, and makes components of them.
fn build_crates<'p, 'a>(
    workspace: &Workspace,
    stale: &[&'p Plan<'a>],
    progress: &Progress,
) -> Result<Vec<(&'p Plan<'a>, Vec<u8>)>> {
    let crates: Vec<(&'p Plan<'a>, &Crate)> = stale
        .iter()
        .filter_map(|plan| match &plan.source {
            Source::Rust(package) => Some((*plan, package)),
            _ => None,
        })
        .collect();
    if crates.is_empty() {
        return Ok(vec![]);
    }
    let names: Vec<&str> = crates
        .iter()
        .map(|(p, _)| p.system.name.value.as_str())
        .collect();
    let packages: Vec<&Crate> = crates.iter().map(|(_, package)| *package).collect();
    let components = progress.step(format!("build {} (Rust)", names.join(", ")), || {
        rust::build(workspace, &packages)
    })?;
    let plans = crates.into_iter().map(|(plan, _)| plan);
    Ok(plans.zip(components).collect())
}
