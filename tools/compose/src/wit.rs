//! A folder of WIT: a folder in it for each package, among them one with the world of each system.
use crate::diagnostic::Diagnostic;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wit_parser::{PackageId, Resolve, UnresolvedPackageGroup};

/// Name of the world of a system.
#[must_use]
pub fn world_of(system: &str) -> String {
    format!("{system}-system")
}

/// The packages, by name: the folder of each. What has no WIT files is none.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn packages(wit: &Path) -> Result<Vec<(String, PathBuf)>> {
    let entries = std::fs::read_dir(wit).map_err(|e| {
        Diagnostic::new(format!("{} cannot be read: {e}", wit.display()))
            .expected("a folder with one folder of WIT files for each system")
    })?;
    let mut packages = vec![];
    for entry in entries {
        let entry = entry?;
        if !files(&entry.path())?.is_empty() {
            packages.push((
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            ));
        }
    }
    packages.sort();
    Ok(packages)
}

/// The WIT files in a folder.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let files = std::fs::read_dir(folder)?
        .map(|e| Ok(e?.path()))
        .collect::<Result<Vec<_>>>()?;
    Ok(files
        .into_iter()
        .filter(|f| f.extension().is_some_and(|e| e == "wit"))
        .collect())
}

/// All packages, and which of them is that of a system.
///
/// # Errors
///
/// A system without one, and WIT that cannot be read.
pub fn resolve(packages: &[(String, PathBuf)], system: &str) -> Result<(Resolve, PackageId)> {
    let mut groups = packages
        .iter()
        .map(|(_, folder)| UnresolvedPackageGroup::parse_dir(folder))
        .collect::<Result<Vec<_>>>()?;
    let own = packages.iter().position(|(name, _)| name == system);
    let own = own.with_context(|| format!("there is no system `{system}`"))?;
    let main = groups.swap_remove(own);
    let mut resolve = Resolve::default();
    let package = resolve.push_groups(main, groups)?;
    Ok((resolve, package))
}
