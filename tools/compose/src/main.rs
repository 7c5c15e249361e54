//! `inlay-compose`: what `npx inlay compose` runs.
use anyhow::{Context, Result, bail};
use inlay_compose::compose::{Form, Request, make};
use inlay_compose::config::Config;
use inlay_compose::diagnostic::{Diagnostic, one_of};
use inlay_compose::progress::{Progress, seconds};
use inlay_compose::report;
use inlay_compose::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

const HELP: &str = "inlay-compose [options]: builds the systems of compose.toml and composes them

  --profile NAME   profile to make; may be repeated (default: default)
  --form FORM      component, module or linked; may be repeated (default: all)
  --config FILE    (default: compose.toml)
  --out FOLDER     where profiles are written (default: target/inlay in the checkout)
  --force          make everything anew, even what is up to date
  --no-optimise    leave modules as they were fused, which is faster to make
  --quiet          print errors only
";

fn main() -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)).and_then(|a| a.map_or(Ok(()), |a| run(&a))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Default)]
struct Arguments {
    profiles: Vec<String>,
    forms: Vec<Form>,
    config: Option<PathBuf>,
    out: Option<PathBuf>,
    force: bool,
    plain: bool,
    quiet: bool,
}

impl Arguments {
    /// None when only help was asked for.
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Self>> {
        let mut arguments = Arguments::default();
        while let Some(word) = words.next() {
            let (name, joined) = word
                .split_once('=')
                .map_or((word.as_str(), None), |(n, v)| (n, Some(v.to_owned())));
            let mut value = || {
                joined
                    .clone()
                    .or_else(|| words.next())
                    .with_context(|| format!("{name} needs a value"))
            };
            match name {
                "--profile" => arguments.profiles.push(value()?),
                "--form" => arguments.forms.push(form(&value()?)?),
                "--config" => arguments.config = Some(value()?.into()),
                "--out" => arguments.out = Some(value()?.into()),
                "--force" => arguments.force = true,
                "--no-optimise" => arguments.plain = true,
                "--quiet" => arguments.quiet = true,
                "--help" | "-h" => {
                    print!("{HELP}");
                    return Ok(None);
                }
                _ => bail!("unknown argument `{word}`\n\n{HELP}"),
            }
        }
        Ok(Some(arguments))
    }
}

fn form(name: &str) -> Result<Form> {
    let found = Form::ALL.iter().find(|f| f.0 == name);
    let names: Vec<&str> = Form::ALL.iter().map(|f| f.0).collect();
    Ok(found
        .ok_or_else(|| {
            Diagnostic::new(format!("there is no form `{name}`")).expected(one_of(&names))
        })?
        .1)
}

fn run(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    let file = arguments
        .config
        .as_deref()
        .unwrap_or(Path::new("compose.toml"));
    let config = Config::load(file)?;
    let workspace = Workspace::around(&config.root)?;
    let progress = Progress::new(arguments.quiet);
    let forms = if arguments.forms.is_empty() {
        Form::ALL.map(|f| f.1).to_vec()
    } else {
        arguments.forms.clone()
    };
    let default = vec!["default".to_owned()];
    for name in if arguments.profiles.is_empty() {
        &default
    } else {
        &arguments.profiles
    } {
        let profile = config.profile(name)?;
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
            optimise: !arguments.plain,
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
