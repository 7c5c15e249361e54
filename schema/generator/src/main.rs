//! Checks the WIT packages in `wit/` of the folder given (the current one by default) and writes
//! what is generated from them: from `wit/schema`, codecs, tables and a page ([`emit`]); from all
//! others, types, traits and guests ([`interfaces`]), and what reads and writes the rows of their
//! flat lists ([`rows`]). With `--check` it writes nothing, and names each file that is not
//! current.

mod attributes;
mod emit;
mod hash;
mod interfaces;
mod literal;
mod load;
mod model;
mod names;
mod rows;
mod rules;
mod shapes;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut check = false;
    let mut root = PathBuf::from(".");
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--check") => check = true,
            Some(flag) if flag.starts_with('-') => {
                eprintln!("expected --check or the project's folder, got {flag}");
                return ExitCode::FAILURE;
            }
            _ => root = argument.into(),
        }
    }
    match run(&root, check) {
        Ok(lines) => {
            lines.iter().for_each(|line| println!("{line}"));
            ExitCode::SUCCESS
        }
        Err(lines) => {
            lines.iter().for_each(|line| eprintln!("{line}"));
            ExitCode::FAILURE
        }
    }
}

/// Generates or checks all files; answers with what there is to tell.
fn run(root: &Path, check: bool) -> Result<Vec<String>, Vec<String>> {
    let mut schema = load::load(&root.join("wit/schema"))
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let interfaces =
        interfaces::load(&root.join("wit"), &schema).map_err(|problem| vec![problem])?;
    let tables = rows::load(&interfaces)?;
    rules::resolve_kinds(&mut schema, &tables)?;
    let files: Vec<(String, String)> = emit::files(&schema)
        .into_iter()
        .chain(interfaces::files(&interfaces, &tables))
        .map(|(path, text)| (path.to_owned(), text))
        .chain(rows::files(&tables))
        .collect();
    let stale: Vec<_> = files
        .iter()
        .filter(|(path, text)| std::fs::read_to_string(root.join(path)).ok().as_ref() != Some(text))
        .collect();
    if check {
        let lines: Vec<_> = stale
            .iter()
            .map(|(path, _)| {
                format!(
                    "{path}: expected what wit/ says, got an older text: run `npx inlay schema`"
                )
            })
            .collect();
        return if lines.is_empty() {
            Ok(lines)
        } else {
            Err(lines)
        };
    }
    for (path, text) in &stale {
        let path = root.join(path);
        let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        folder
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| vec![format!("{}: could not be written: {error}", path.display())])?;
    }
    let entries = schema.entries().count();
    let mut lines = vec![format!(
        "{entries} entries, hash {:#010x}",
        hash::hash(&schema)
    )];
    lines.extend(stale.iter().map(|(path, _)| format!("wrote {path}")));
    Ok(lines)
}
