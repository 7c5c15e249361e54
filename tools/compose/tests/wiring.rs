//! A test per rule: `tests/wiring/<rule>/` has a `compose.toml`, a WIT file for each tiny component
//! it names, and the exact error or the composed result in `expected.txt`. Where there is a folder
//! `base`, the list stands on the one in it.
//! `BLESS=1 cargo test -p inlay-compose` writes what came instead.
use anyhow::{Context, Result};
use inlay_compose::build::prebuilt;
use inlay_compose::config::{Config, Profile};
use inlay_compose::fuse::{arena::Caps, fuse};
use inlay_compose::graph::{check_fusible, check_memory, check_standalone, compose, wire};
use inlay_compose::part::{Part, decode};
use std::fmt::Write;
use std::path::Path;
use wit_component::{ComponentEncoder, StringEncoding, dummy_module, embed_component_metadata};
use wit_parser::{LiftLowerAbi, ManglingAndAbi, Resolve};

#[test]
fn every_rule_gives_its_result_or_its_error() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wiring");
    let mut wrong = vec![];
    let mut seen = 0;
    for entry in std::fs::read_dir(cases).expect("the cases") {
        let case = entry.expect("a case").path();
        let name = case
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let got = answer(&case);
        let file = case.join("expected.txt");
        if std::env::var("BLESS").is_ok_and(|value| value == "1") {
            std::fs::write(&file, &got).expect("a file");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if got != expected {
            wrong.push(format!("{name}:\n--- expected\n{expected}--- got\n{got}"));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 20, "the cases were not found");
}

/// What the tool says to a case, with the case's own folder left out of paths.
fn answer(case: &Path) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let result = prepare(case, folder.path()).and_then(|()| result(folder.path()));
    let text = result.unwrap_or_else(|error| format!("{error:#}\n"));
    text.replace(&format!("{}/", folder.path().display()), "")
}

/// Copies the case, and makes a component of every WIT file.
fn prepare(case: &Path, folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(case)? {
        let path = entry?.path();
        let target = folder.join(path.file_name().context("a name")?);
        if path.is_dir() {
            std::fs::create_dir_all(&target)?;
            prepare(&path, &target)?;
        } else if path.extension().is_some_and(|e| e == "wit") {
            std::fs::write(target.with_extension("wasm"), component(&path)?)?;
        } else {
            std::fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// A component of the one world in a file, whose functions trap.
fn component(wit: &Path) -> Result<Vec<u8>> {
    let mut resolve = Resolve::default();
    let package = resolve.push_str(wit, &std::fs::read_to_string(wit)?)?;
    let world = *resolve.packages[package]
        .worlds
        .values()
        .next()
        .context("a world")?;
    let mut module = dummy_module(&resolve, world, ManglingAndAbi::Legacy(LiftLowerAbi::Sync));
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8)?;
    ComponentEncoder::default()
        .validate(true)
        .module(&module)?
        .encode()
}

fn result(folder: &Path) -> Result<String> {
    let base = folder.join("base/compose.toml");
    let base = base
        .exists()
        .then(|| Config::load(&base, None))
        .transpose()?;
    let config = Config::load(&folder.join("compose.toml"), base.as_ref())?;
    let profile = config.profile("default")?;
    let parts = parts(profile.systems.iter())?;
    for (system, part) in profile
        .standalone
        .iter()
        .zip(self::parts(profile.standalone.iter())?)
    {
        check_standalone(system, &part)?;
    }
    let wiring = wire(profile, &parts)?;
    for i in &wiring.order {
        check_fusible(&profile.systems[*i], &parts[*i])?;
    }
    let composition = compose(profile, &parts, &wiring)?;
    describe(profile, &parts, &wiring, &composition)
}

fn parts<'a>(
    systems: impl Iterator<Item = &'a inlay_compose::config::System>,
) -> Result<Vec<Part>> {
    systems
        .map(|system| {
            let toolchain = system.toolchain()?;
            prebuilt::check(system, &std::fs::read(system.place())?)?;
            let component = prebuilt::read(system, &system.place())?;
            let part = Part::new(&system.name.value, component, toolchain.language(), None)?;
            check_memory(system, &part)?;
            Ok(part)
        })
        .collect()
}

fn describe(
    profile: &Profile,
    parts: &[Part],
    wiring: &inlay_compose::graph::Wiring,
    composition: &[u8],
) -> Result<String> {
    let name = |i: &usize| parts[*i].system.as_str();
    let mut text = String::new();
    writeln!(
        text,
        "order: {}",
        wiring.order.iter().map(name).collect::<Vec<_>>().join(", ")
    )?;
    for link in &wiring.links {
        writeln!(
            text,
            "{} {} <- {} {}",
            name(&link.importer),
            link.import,
            name(&link.exporter),
            link.export
        )?;
    }
    for unused in &wiring.unused {
        writeln!(text, "unused: {}", name(unused))?;
    }
    let (resolve, world) = decode(composition)?;
    for key in resolve.worlds[world].exports.keys() {
        writeln!(
            text,
            "exports {} of {}",
            resolve.name_world_key(key),
            profile.root
        )?;
    }
    let fused = fuse(composition, &Caps::new())?;
    writeln!(text, "fused: {} memories in one", fused.memories.len())?;
    Ok(text)
}
