//! The spine: one profile of `compose.toml` becomes its forms.
use crate::build::{Plan, build, plan};
use crate::config::{Config, Profile, System};
use crate::diagnostic::Diagnostic;
use crate::fuse::{features, fuse};
use crate::graph::{Wiring, alone, check_fusible, check_memory, check_standalone, compose, wire};
use crate::manifest::{
    self, Artefact, Content, FileFacts, Floor, Manifest, MemoryFacts, ModuleFacts,
};
use crate::module::{Finished, finish};
use crate::outputs::Outputs;
use crate::part::{Part, decode, owners};
use crate::progress::Progress;
use crate::schema::Schema;
use crate::sizes::Sizes;
use crate::workspace::{Hash, JCO, WASM_OPT, Workspace, sha256};
use crate::{glue, jco, linked, optimise};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::collections::HashMap;
use std::path::PathBuf;

/// Most pages of a system's memory where `compose.toml` says nothing, 128 MiB: a system that leaks
/// ends before the TV does.
const MOST_PAGES: u32 = 2048;
/// How often a build starts over because its sources changed meanwhile (cargo itself may write
/// Cargo.lock).
const ATTEMPTS: u32 = 2;

/// What a profile can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The composed component, and JavaScript for it by jco.
    Component,
    /// One core module with its own glue.
    Module,
    /// Every system by itself, wired by the host.
    Linked,
}

impl Form {
    /// The forms that a profile can become.
    #[must_use]
    pub fn of(profile: &Profile) -> Vec<Form> {
        match profile.hosted() {
            Some(_) => vec![Form::Linked],
            None => Form::value_variants().to_vec(),
        }
    }

    /// The forms that are made of a profile where none is named: in a checkout all; elsewhere the
    /// one that ships, which needs no other tools.
    #[must_use]
    pub fn usual(profile: &Profile, workspace: &Workspace) -> Vec<Form> {
        match profile.hosted() {
            None if !workspace.is_checkout() => vec![Form::Module],
            _ => Form::of(profile),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Form::Component => "component",
            Form::Module => "module",
            Form::Linked => "linked",
        }
    }
}

/// What to make.
#[derive(Debug)]
pub struct Request<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Where to put them.
    pub out: PathBuf,
    /// Makes everything, even what is up to date.
    pub force: bool,
    /// Whether modules go through Binaryen.
    pub optimise: bool,
}

/// Makes what is asked for and not up to date, and reports what is there.
///
/// # Errors
///
/// A [`crate::diagnostic::Diagnostic`] for what `compose.toml` says wrong; what compilers and tools
/// refuse, in their words.
pub fn make(
    workspace: &Workspace,
    config: &Config,
    request: &Request<'_>,
    progress: &Progress,
) -> Result<Manifest> {
    let profile = request.profile;
    refuse_hosted(profile, &request.forms)?;
    let outputs = Outputs::open(&request.out, progress)?;
    let mut attempts = 0..ATTEMPTS;
    let (mut maker, mut parts, stale) = loop {
        let plans = profile
            .all()
            .map(|system| plan(workspace, config, system))
            .collect::<Result<Vec<_>>>()?;
        let maker = Maker {
            workspace,
            request,
            progress,
            outputs: &outputs,
            key: key(workspace, request, &plans)?,
            artefacts: vec![],
        };
        let stale: Vec<Form> = request
            .forms
            .iter()
            .copied()
            .filter(|f| request.force || !outputs.are_fresh(f.name(), &maker.key))
            .collect();
        if stale.is_empty()
            && let Some(manifest) = outputs.manifest()
        {
            return Ok(manifest);
        }
        if let Some(parts) = build(workspace, config, &plans, progress)? {
            break (maker, parts, stale);
        }
        if attempts.next().is_none() {
            bail!(
                Diagnostic::new("sources keep changing while they are built")
                    .expected("sources that stay as they are for the time of a build")
            );
        }
    };
    let mut standalone = parts.split_off(profile.systems.len());
    for (system, part) in profile.standalone.iter().zip(&mut standalone) {
        check_standalone(system, part)?;
        part.component = alone(part)?;
    }
    let table = workspace.contract(&config.root, "schema/schema.json");
    let schema = table
        .is_file()
        .then(|| Schema::of_table(&table))
        .transpose()?;
    for (system, part) in profile.all().zip(parts.iter().chain(&standalone)) {
        check_memory(system, part)?;
        if let Some(schema) = schema {
            check_schema(system, part, schema)?;
        }
    }
    let wiring = wire(profile, &parts)?;
    let fused = wiring
        .order
        .iter()
        .filter(|_| stale.contains(&Form::Module));
    for (system, part) in fused
        .map(|i| (&profile.systems[*i], &parts[*i]))
        .chain(profile.standalone.iter().zip(&standalone))
    {
        check_fusible(system, part)?;
    }
    let composition = progress.step("compose", || compose(profile, &parts, &wiring))?;
    let caps: HashMap<&str, u32> = profile
        .all()
        .map(|s| {
            let cap = s.memory.as_ref().map_or(MOST_PAGES, |memory| memory.value);
            (s.name.value.as_str(), cap)
        })
        .collect();
    for form in &stale {
        match form {
            Form::Component => {
                maker.component(&profile.root, &composition)?;
                for part in &standalone {
                    maker.component(&part.system, &part.component)?;
                }
            }
            Form::Module => {
                let root = (profile.root.as_str(), composition.as_slice());
                maker.module(*form, root, &parts, &caps)?;
            }
            Form::Linked => maker.linked(&parts, &wiring)?,
        }
        // what the host calls beside the engine is one module whatever form that has
        for part in &standalone {
            let own = (part.system.as_str(), part.component.as_slice());
            maker.module(*form, own, std::slice::from_ref(part), &caps)?;
        }
    }
    let manifest = manifest::manifest(
        workspace,
        config,
        profile,
        &parts,
        &standalone,
        &wiring,
        maker.artefacts,
        &maker.key,
        outputs.manifest().as_ref(),
    )?;
    outputs.commit(&manifest)?;
    Ok(manifest)
}

/// Refuses a system that packs entries by another table than the rest of the engine.
fn check_schema(system: &System, part: &Part, schema: Schema) -> Result<(), Diagnostic> {
    let what = format!("`{}`", system.name.value);
    schema
        .refuse_other(&part.component, &what)
        .map_err(|error| Diagnostic {
            at: Some(system.path.at.clone()),
            ..error
        })
}

/// Only in form linked is there a place for a system that the host runs.
fn refuse_hosted(profile: &Profile, forms: &[Form]) -> Result<(), Diagnostic> {
    let whole = forms.iter().find(|form| **form != Form::Linked);
    match (profile.hosted(), whole) {
        (Some((system, at)), Some(form)) => Err(at
            .error(format!(
                "`{}` runs in the host, and the form {} is one piece",
                system.name.value,
                form.name()
            ))
            .expected("`--form linked`, or another `with`")),
        _ => Ok(()),
    }
}

/// Hash of everything a profile's forms depend on.
fn key(workspace: &Workspace, request: &Request<'_>, plans: &[Plan<'_>]) -> Result<String> {
    let profile = request.profile;
    let mut hash = Hash::default()
        .with(env!("INLAY_COMPOSE_SOURCES"))
        .with(&profile.name.value)
        .with(&profile.root);
    for plan in plans {
        hash.add(&plan.system.name.value);
        hash.add(&plan.key);
        hash.add(format!(
            "{:?}",
            plan.system.memory.as_ref().map(|m| m.value)
        ));
    }
    hash.add(format!(
        "{} standalone, optimise {}",
        profile.standalone.len(),
        request.optimise
    ));
    for program in [WASM_OPT, JCO] {
        hash.add(workspace.npm_version(program.package).unwrap_or_default());
    }
    Ok(hash.finish())
}

struct Maker<'a> {
    workspace: &'a Workspace,
    request: &'a Request<'a>,
    progress: &'a Progress,
    outputs: &'a Outputs,
    key: String,
    artefacts: Vec<Artefact>,
}

impl Maker<'_> {
    /// Writes a file of a form and remembers it for the manifest.
    fn put(
        &mut self,
        form: Form,
        file: String,
        bytes: &[u8],
        module: Option<ModuleFacts>,
    ) -> Result<()> {
        self.outputs.put(&file, bytes)?;
        let content = Content::Measured(Sizes::of(self.workspace, bytes)?);
        self.artefacts.push(Artefact {
            form: form.name().into(),
            file,
            facts: FileFacts { content, module },
        });
        Ok(())
    }

    /// JavaScript for a component, in `folder`.
    fn javascript(&mut self, form: Form, folder: &str, name: &str, component: &[u8]) -> Result<()> {
        let what = format!("jco {name} ({})", form.name());
        let making = self.outputs.making(folder);
        let files = self.progress.step(what, || {
            jco::transpile(self.workspace, component, name, &making)
        })?;
        for file in files {
            let bytes = std::fs::read(making.join(&file))
                .with_context(|| format!("{file}, which jco made, cannot be read"))?;
            self.artefacts.push(Artefact {
                form: form.name().into(),
                file: format!("{folder}/{file}"),
                facts: FileFacts {
                    content: Content::Hashed {
                        sha256: sha256(&bytes),
                    },
                    module: None,
                },
            });
        }
        Ok(())
    }

    /// How much Binaryen does to a module of so many bytes: nothing where it is not wanted, not
    /// worth waiting for, or not installed.
    fn level(&self, bytes: usize) -> Option<&'static str> {
        let level = optimise::level(bytes).filter(|_| self.request.optimise)?;
        if self.workspace.has_npm(WASM_OPT.package) {
            return Some(level);
        }
        self.progress.note(
            "not optimised, which makes an engine a tenth smaller: \
             `npm install --save-dev binaryen` once",
        );
        None
    }

    /// `<name>.component.wasm` and `component-js/<name>.js`.
    fn component(&mut self, name: &str, component: &[u8]) -> Result<()> {
        self.put(
            Form::Component,
            format!("{name}.component.wasm"),
            component,
            None,
        )?;
        self.javascript(Form::Component, "component-js", name, component)
    }

    /// `<name>.module.wasm`, `<name>.glue.js`, `<name>.glue.d.ts`, among the files of `form`.
    fn module(
        &mut self,
        form: Form,
        (name, component): (&str, &[u8]),
        parts: &[Part],
        caps: &HashMap<&str, u32>,
    ) -> Result<()> {
        let owners = owners(parts, caps)?;
        let fused = self.progress.step(format!("fuse {name}"), || {
            fuse(component, &owners).with_context(|| format!("`{name}` cannot be fused"))
        })?;
        let level = self.level(fused.module.len());
        let module = match level {
            Some(level) => self.progress.step(format!("optimise {name}"), || {
                optimise::optimise(self.workspace, &fused.module, level)
            })?,
            None => fused.module,
        };
        let Finished {
            bytes: module,
            build,
        } = finish(&module, !self.request.optimise)?;
        let features = features::needed(&module)?;
        let memories = fused.memories.iter().map(|memory| MemoryFacts {
            system: memory.system.clone(),
            base_page: memory.base,
            pages: memory.pages,
            most_pages: memory.cap,
        });
        let facts = ModuleFacts {
            features: features.iter().map(|f| f.name.to_owned()).collect(),
            floor: Floor {
                chromium: features::floor(&features),
            },
            optimised: level.map(str::to_owned),
            build: build.clone(),
            memories: memories.collect(),
            bulk_copies: fused.bulk_copies,
            directed_calls: fused.directed_calls,
        };
        self.put(form, format!("{name}.module.wasm"), &module, Some(facts))?;
        let (resolve, world) = decode(component)?;
        let output = glue::generate(
            &resolve,
            world,
            &format!("profile `{}`", self.request.profile.name.value),
            &build,
        )?;
        self.put(
            form,
            format!("{name}.glue.js"),
            output.javascript.as_bytes(),
            None,
        )?;
        self.put(
            form,
            format!("{name}.glue.d.ts"),
            output.declarations.as_bytes(),
            None,
        )
    }

    /// `linked/<system>.component.wasm`, `linked/linked.json`, and the same in JavaScript under
    /// `linked-js/`.
    fn linked(&mut self, parts: &[Part], wiring: &Wiring) -> Result<()> {
        for i in &wiring.order {
            let part = &parts[*i];
            if let Some(script) = &part.script {
                let file = format!("linked-js/{}.js", part.system);
                self.put(Form::Linked, file, script, None)?;
                continue;
            }
            self.put(
                Form::Linked,
                format!("linked/{}.component.wasm", part.system),
                &part.component,
                None,
            )?;
            self.javascript(Form::Linked, "linked-js", &part.system, &part.component)?;
        }
        let description = serde_json::to_vec_pretty(&linked::description(
            &self.request.profile.root,
            parts,
            wiring,
        ))?;
        self.put(
            Form::Linked,
            "linked/linked.json".into(),
            &description,
            None,
        )?;
        self.put(
            Form::Linked,
            "linked-js/linked.js".into(),
            linked::javascript(parts, wiring)?.as_bytes(),
            None,
        )?;
        self.put(
            Form::Linked,
            "linked-js/linked.d.ts".into(),
            linked::DECLARATIONS.as_bytes(),
            None,
        )
    }
}
