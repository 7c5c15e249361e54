//! `inlay-compose`: what `npx inlay compose` runs.
use anyhow::Result;
use clap::Parser;
use inlay_compose::build;
use inlay_compose::compose::{Form, Request, make};
use inlay_compose::config::Config;
use inlay_compose::progress::{Progress, seconds};
use inlay_compose::report;
use inlay_compose::workspace::Workspace;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Builds the systems of compose.toml and composes them.
#[derive(Parser)]
#[command(name = "inlay-compose", version)]
struct Arguments {
    /// Profile to make; may be repeated.
    #[arg(long = "profile", value_name = "NAME", required = true)]
    profiles: Vec<String>,
    /// Form to make; may be repeated. By default all that the profile can become.
    #[arg(long = "form", value_name = "FORM", value_enum)]
    forms: Vec<Form>,
    /// The list of systems; paths in it are relative to its folder.
    #[arg(long, value_name = "FILE", default_value = "compose.toml")]
    config: PathBuf,
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
}

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
    let config = Config::load(&arguments.config)?;
    let workspace = Workspace::around(&config.root)?;
    let progress = Progress::new(arguments.quiet);
    if arguments.build_only {
        let names = arguments.profiles.iter();
        let profiles = names
            .map(|name| config.profile(name))
            .collect::<Result<Vec<_>, _>>()?;
        return build::build_all(&workspace, &config, &profiles, &progress);
    }
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
        if !arguments.quiet {
            println!(
                "profile {name}: {} ({})\n\n{}",
                request.out.display(),
                seconds(start.elapsed()),
                report::table(&manifest)
            );
        }
    }
    Ok(())
}
