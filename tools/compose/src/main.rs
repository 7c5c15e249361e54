//! `inlay-compose`: what `npx inlay compose` runs.
use anyhow::Result;
use clap::{Parser, Subcommand};
use inlay_compose::begin::{self, Language};
use inlay_compose::build;
use inlay_compose::compose::{Form, Request, make};
use inlay_compose::config::{Config, Profile};
use inlay_compose::progress::{Progress, seconds};
use inlay_compose::workspace::{Installed, LIST, Workspace, folder_of, write};
use inlay_compose::{pack, report, single};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Builds the systems that compose.toml lists, checks that they fit, and composes them into an
/// engine.
#[derive(Parser)]
#[command(name = "inlay compose", bin_name = "inlay compose", version)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    other: Option<Other>,
    /// Profiles to make; by default the only one of the list, else rust.
    #[arg(long = "profile", value_name = "NAME", num_args = 1..)]
    profiles: Vec<String>,
    /// Forms to make; by default all that the profile can become, without a checkout `module`.
    #[arg(long = "form", value_name = "FORM", num_args = 1.., value_enum)]
    forms: Vec<Form>,
    /// The list of systems; paths in it are relative to its folder. By default compose.toml here,
    /// in a checkout that of the checkout.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where profiles are written; by default `engine` beside the list, in a checkout target/inlay.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Rebuilds everything, even what is up to date.
    #[arg(long)]
    force: bool,
    /// Leaves modules as they were fused, which is faster to make.
    #[arg(long)]
    no_optimise: bool,
    /// Builds the systems of the profiles and composes nothing.
    #[arg(long)]
    build_only: bool,
    /// Builds the systems of the profiles and writes their components to a folder, with a list that
    /// pins them by hash.
    #[arg(long, value_name = "FOLDER", hide = true)]
    pack: Option<PathBuf>,
    /// Prints errors only.
    #[arg(long)]
    quiet: bool,
    /// The checkout, which the command `inlay` knows; by default the present folder.
    #[arg(long, value_name = "FOLDER", hide = true)]
    checkout: Option<PathBuf>,
    #[command(flatten)]
    installed: Option<InstalledArguments>,
    /// Where to list what was made, as lines of JSON, for the command `inlay`.
    #[arg(long, value_name = "FILE", hide = true)]
    made: Option<PathBuf>,
}

/// What the command `inlay` found, where it is no part of a checkout.
#[derive(clap::Args)]
struct InstalledArguments {
    /// The package of systems.
    #[arg(long, value_name = "FOLDER", hide = true, required = false)]
    systems: PathBuf,
    /// The package of the command.
    #[arg(long, value_name = "FOLDER", hide = true, required = false)]
    tools: PathBuf,
    /// The Node that runs it.
    #[arg(long, value_name = "FILE", hide = true, required = false)]
    node: PathBuf,
}

/// What else the command `inlay` needs of this tool.
#[derive(Subcommand)]
enum Other {
    /// Writes one component as a module with its glue, without an engine: `SYSTEM.module.wasm`,
    /// `SYSTEM.glue.js`.
    #[command(hide = true)]
    Single {
        /// The component, or a core module that wit-bindgen has described.
        component: PathBuf,
        /// The system that it is to be, after which its files are called.
        system: String,
        /// Folder with `wit` and `schema`.
        contract: PathBuf,
        /// Where to write them.
        folder: PathBuf,
    },
    /// Writes what a new implementation of a system begins with.
    #[command(hide = true)]
    Begin {
        /// Its language.
        #[arg(value_enum)]
        language: Language,
        /// The system.
        system: String,
        /// Folder with a folder of WIT files for each package.
        wit: PathBuf,
        /// Where to write.
        folder: PathBuf,
    },
    /// Writes wit-bindgen's code for C.
    #[command(hide = true)]
    Bindings {
        /// The system.
        system: String,
        /// Folder with a folder of WIT files for each package.
        wit: PathBuf,
        /// Where to write.
        folder: PathBuf,
    },
}

/// The profile where none is named: `FIRST_PROFILE` of the host, too.
const FIRST_PROFILE: &str = "rust";

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.other {
        Some(other) => run_other(other),
        None => run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_other(other: &Other) -> Result<()> {
    match other {
        Other::Single {
            component,
            system,
            contract,
            folder,
        } => single::write(component, system, contract, folder),
        Other::Begin {
            language,
            system,
            wit,
            folder,
        } => begin::write(*language, system, wit, folder),
        Other::Bindings {
            system,
            wit,
            folder,
        } => begin::bindings(system, wit, folder),
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let (workspace, config) = open(arguments)?;
    let progress = Progress::new(arguments.quiet);
    let usual = config
        .only_profile()
        .map_or(FIRST_PROFILE, |profile| &profile.name.value);
    let names = match arguments.profiles.as_slice() {
        [] => vec![usual],
        named => named.iter().map(String::as_str).collect(),
    };
    let profiles = names
        .into_iter()
        .map(|name| config.profile(name))
        .collect::<Result<Vec<_>, _>>()?;
    if let Some(folder) = &arguments.pack {
        return pack::write(&workspace, &config, &profiles, folder, &progress);
    }
    if arguments.build_only {
        return build::build_all(&workspace, &config, &profiles, &progress);
    }
    let mut made = String::new();
    for profile in profiles {
        let request = request(arguments, &workspace, profile);
        let line = compose(&workspace, &config, &request, &progress, arguments.quiet)?;
        made += &format!("{line}\n");
    }
    match &arguments.made {
        Some(file) => write(file, made),
        None => Ok(()),
    }
}

/// Where things are, and the list of systems.
fn open(arguments: &Arguments) -> Result<(Workspace, Config)> {
    let checkout = arguments.checkout.clone().unwrap_or_default();
    let list = arguments.config.clone().unwrap_or(checkout.join(LIST));
    let folder = folder_of(&list);
    let workspace = match &arguments.installed {
        None => Workspace::around(folder)?,
        Some(found) => Workspace::installed(
            folder,
            Installed {
                systems: found.systems.clone(),
                tools: found.tools.clone(),
                node: found.node.clone(),
            },
        )?,
    };
    let base_list = workspace.base_list();
    let is_base = list.canonicalize().is_ok_and(|list| list == base_list);
    let base = (!is_base && base_list.is_file())
        .then(|| Config::load(&base_list, None))
        .transpose()?;
    let config = Config::load(&list, base.as_ref())?;
    Ok((workspace, config))
}

fn request<'a>(
    arguments: &'a Arguments,
    workspace: &Workspace,
    profile: &'a Profile,
) -> Request<'a> {
    let forms = if arguments.forms.is_empty() {
        Form::usual(profile, workspace)
    } else {
        arguments.forms.clone()
    };
    let out = arguments.out.as_ref().unwrap_or(&workspace.out);
    Request {
        profile,
        forms,
        out: out.join(&profile.name.value),
        force: arguments.force,
        optimise: !arguments.no_optimise,
    }
}

/// Makes a profile, prints what was made, and describes it for the command `inlay`.
fn compose(
    workspace: &Workspace,
    config: &Config,
    request: &Request<'_>,
    progress: &Progress,
    is_quiet: bool,
) -> Result<serde_json::Value> {
    let start = Instant::now();
    let manifest = make(workspace, config, request, progress)?;
    if !is_quiet {
        println!(
            "profile {}: {} ({})\n\n{}",
            request.profile.name.value,
            request.out.display(),
            seconds(start.elapsed()),
            report::table(&manifest)
        );
    }
    Ok(serde_json::json!({ "folder": request.out, "systems": config.root }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_are_a_table_that_clap_accepts() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_profile_where_none_is_named_is_that_of_the_host() {
        let host = include_str!("../../../host/src/protocol/profile.ts");
        assert!(
            host.contains(&format!("FIRST_PROFILE = '{FIRST_PROFILE}';")),
            "{host}"
        );
    }

    #[test]
    fn profiles_and_forms_may_be_listed_or_repeated() {
        let words = "inlay --profile rust compact --form module --profile default --form linked";
        let arguments = Arguments::parse_from(words.split(' '));
        assert_eq!(arguments.profiles, ["rust", "compact", "default"]);
        assert_eq!(arguments.forms, [Form::Module, Form::Linked]);
    }
}
