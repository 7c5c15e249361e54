//! `inlay-compose`: what `npx inlay compose` runs.
use anyhow::Result;
use clap::Parser;
use inlay_compose::build;
use inlay_compose::compose::{Form, Request, make};
use inlay_compose::config::Config;
use inlay_compose::progress::{Progress, seconds};
use inlay_compose::report;
use inlay_compose::workspace::{Workspace, write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Builds the systems that compose.toml lists, checks that they fit, and composes them into an
/// engine.
#[derive(Parser)]
#[command(name = "inlay compose", bin_name = "inlay compose", version)]
struct Arguments {
    /// Profiles to make.
    #[arg(long = "profile", value_name = "NAME", num_args = 1.., default_value = FIRST_PROFILE)]
    profiles: Vec<String>,
    /// Forms to make; by default all that the profile can become.
    #[arg(long = "form", value_name = "FORM", num_args = 1.., value_enum)]
    forms: Vec<Form>,
    /// The list of systems; paths in it are relative to its folder. By default compose.toml of the
    /// checkout.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where profiles are written; by default target/inlay in the checkout.
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
    /// Prints errors only.
    #[arg(long)]
    quiet: bool,
    /// The checkout, which the command `inlay` knows; by default the present folder.
    #[arg(long, value_name = "FOLDER", hide = true)]
    checkout: Option<PathBuf>,
    /// Where to list what was made, as lines of JSON, for the command `inlay`.
    #[arg(long, value_name = "FILE", hide = true)]
    made: Option<PathBuf>,
}

/// The profile where none is named: `FIRST_PROFILE` of the host, too.
const FIRST_PROFILE: &str = "rust";

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    let checkout = arguments.checkout.clone().unwrap_or_default();
    let listed = checkout.join("compose.toml");
    let config = Config::load(arguments.config.as_ref().unwrap_or(&listed))?;
    let workspace = Workspace::around(&config.root)?;
    let progress = Progress::new(arguments.quiet);
    if arguments.build_only {
        let names = arguments.profiles.iter();
        let profiles = names
            .map(|name| config.profile(name))
            .collect::<Result<Vec<_>, _>>()?;
        return build::build_all(&workspace, &config, &profiles, &progress);
    }
    let mut made = String::new();
    for name in &arguments.profiles {
        let profile = config.profile(name)?;
        let forms = if arguments.forms.is_empty() {
            Form::of(profile)
        } else {
            arguments.forms.clone()
        };
        let out = arguments
            .out
            .clone()
            .unwrap_or_else(|| workspace.out.clone())
            .join(name);
        let request = Request {
            profile,
            forms: &forms,
            out,
            force: arguments.force,
            optimise: !arguments.no_optimise,
        };
        let manifest = make(&workspace, &config, &request, &progress)?;
        let line = serde_json::json!({ "folder": request.out, "systems": config.root });
        made += &format!("{line}\n");
        if !arguments.quiet {
            println!(
                "profile {name}: {} ({})\n\n{}",
                request.out.display(),
                seconds(start.elapsed()),
                report::table(&manifest)
            );
        }
    }
    match &arguments.made {
        Some(file) => write(file, made),
        None => Ok(()),
    }
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
        assert_eq!(Arguments::parse_from(["inlay"]).profiles, [FIRST_PROFILE]);
    }

    #[test]
    fn profiles_and_forms_may_be_listed_or_repeated() {
        let words = "inlay --profile rust compact --form module --profile default --form linked";
        let arguments = Arguments::parse_from(words.split(' '));
        assert_eq!(arguments.profiles, ["rust", "compact", "default"]);
        assert_eq!(arguments.forms, [Form::Module, Form::Linked]);
    }
}
