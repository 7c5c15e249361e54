//! The folder of a profile, which changes as a whole.
//!
//! What is made goes to a folder inside it first, and into place once all of it is there.
//! `manifest.json` is removed before the first file is replaced and written after the last: where
//! it is, everything it names belongs together, whenever a run was ended.
use crate::manifest::Manifest;
use crate::progress::Progress;
use crate::workspace::write;
use anyhow::{Context, Result};
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// A profile's folder, for one run of the tool at a time.
#[derive(Debug)]
pub struct Outputs {
    folder: PathBuf,
    making: PathBuf,
    /// Held until it is dropped, however the run ends.
    _lock: File,
}

impl Outputs {
    /// Makes the folder if needed, and waits until no other run of the tool works in it.
    ///
    /// # Errors
    ///
    /// A folder that cannot be made or written.
    pub fn open(folder: &Path, progress: &Progress) -> Result<Self> {
        let unusable = || format!("{} cannot be written", folder.display());
        std::fs::create_dir_all(folder).with_context(unusable)?;
        let lock = File::create(folder.join(".lock")).with_context(unusable)?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                progress.note(format!("waiting for another run in {}", folder.display()));
                lock.lock().with_context(unusable)?;
            }
            // a file system without locks: two runs at once are up to the user
            Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => {}
            other => other.map_err(std::io::Error::from).with_context(unusable)?,
        }
        let making = folder.join(".making");
        // what a run that was ended left behind
        match std::fs::remove_dir_all(&making) {
            Err(e) if e.kind() != ErrorKind::NotFound => return Err(e).with_context(unusable),
            _ => {}
        }
        Ok(Outputs {
            folder: folder.to_owned(),
            making,
            _lock: lock,
        })
    }

    /// What is in the folder, if that is whole.
    #[must_use]
    pub fn manifest(&self) -> Option<Manifest> {
        Manifest::read(&self.folder)
    }

    /// Whether all files of a form are there, made from the inputs of `key`.
    #[must_use]
    pub fn are_fresh(&self, form: &str, key: &str) -> bool {
        self.manifest().is_some_and(|manifest| {
            manifest.key(form) == Some(key)
                && manifest.files(form).all(|(file, size)| {
                    std::fs::metadata(self.folder.join(file))
                        .is_ok_and(|there| size.is_none_or(|size| size == there.len()))
                })
        })
    }

    /// Where a file or folder is made.
    #[must_use]
    pub fn making(&self, file: &str) -> PathBuf {
        self.making.join(file)
    }

    /// Makes a file.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<()> {
        write(&self.making(file), bytes)
    }

    /// Puts everything that was made into place, and takes away what `manifest` no longer names.
    ///
    /// # Errors
    ///
    /// Files that cannot be moved; then the folder has no manifest.
    pub fn commit(&self, manifest: &Manifest) -> Result<()> {
        let before = self.manifest();
        let file = Manifest::path(&self.folder);
        if file.exists() {
            std::fs::remove_file(&file)
                .with_context(|| format!("{} cannot be replaced", file.display()))?;
        }
        into_place(&self.making, &self.folder)?;
        for old in before.iter().flat_map(Manifest::all_files) {
            let inside = Path::new(old)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            if inside && !manifest.all_files().any(|file| file == old) {
                // one that stays behind is named by nothing
                let _ = std::fs::remove_file(self.folder.join(old));
            }
        }
        manifest.write(&self.folder)
    }
}

impl Drop for Outputs {
    fn drop(&mut self) {
        // what stays behind is taken away by the next run
        let _ = std::fs::remove_dir_all(&self.making);
    }
}

/// Moves every file below `from` to its place below `to`.
fn into_place(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for entry in
        std::fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))?
    {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            into_place(&entry.path(), &target)?;
        } else {
            std::fs::rename(entry.path(), &target)
                .with_context(|| format!("{} cannot be replaced", target.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{Content, FileFacts};
    use crate::sizes::Sizes;

    fn quiet() -> Progress {
        Progress::new(true)
    }

    fn manifest(key: &str, files: &[(&str, usize)]) -> Manifest {
        let facts = |raw: usize| FileFacts {
            content: Content::Measured(Sizes {
                raw,
                ..Sizes::default()
            }),
            module: None,
        };
        let files = files
            .iter()
            .map(|(file, raw)| ((*file).to_owned(), facts(*raw)));
        Manifest {
            keys: [("module".to_owned(), key.to_owned())].into(),
            forms: [("module".to_owned(), files.collect())].into(),
            ..Manifest::default()
        }
    }

    fn open(folder: &Path) -> Outputs {
        Outputs::open(folder, &quiet()).expect("a folder")
    }

    #[test]
    fn nothing_is_in_place_before_all_of_it_is_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |file: &str| folder.path().join(file);
        let outputs = open(folder.path());
        outputs.put("a.wasm", b"one").expect("a file");
        assert!(!at("a.wasm").exists());
        drop(outputs);
        assert!(!at(".making").exists());
        let outputs = open(folder.path());
        outputs.put("b/b.wasm", b"two").expect("a file");
        outputs
            .commit(&manifest("k", &[("b/b.wasm", 3)]))
            .expect("moved");
        assert!(outputs.are_fresh("module", "k"));
        assert!(!outputs.are_fresh("module", "another") && !outputs.are_fresh("linked", "k"));
        std::fs::write(at("b/b.wasm"), "tw").expect("a file");
        assert!(!outputs.are_fresh("module", "k"), "half a file");
    }

    #[test]
    fn what_is_no_longer_named_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let commit = |file: &str| {
            let outputs = open(folder.path());
            outputs.put(file, b"x").expect("a file");
            outputs.commit(&manifest("k", &[(file, 1)])).expect("moved");
        };
        commit("old");
        commit("new");
        assert!(!folder.path().join("old").exists() && folder.path().join("new").exists());
    }

    #[test]
    fn a_file_outside_that_a_manifest_names_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let profile = folder.path().join("profile");
        std::fs::write(folder.path().join("mine"), "").expect("a file");
        let outputs = open(&profile);
        manifest("k", &[("../mine", 0)])
            .write(&profile)
            .expect("a manifest");
        outputs.put("a", b"x").expect("a file");
        outputs.commit(&manifest("k", &[("a", 1)])).expect("moved");
        assert!(folder.path().join("mine").exists());
    }

    #[test]
    fn a_run_that_was_ended_between_its_files_leaves_no_manifest() {
        let folder = tempfile::tempdir().expect("a folder");
        let outputs = open(folder.path());
        outputs.put("a", b"1").expect("a file");
        outputs.commit(&manifest("k", &[("a", 1)])).expect("moved");
        // a folder where a file is to be: the second file cannot be moved
        std::fs::create_dir(folder.path().join("b")).expect("a folder");
        outputs.put("a", b"2").expect("a file");
        outputs.put("b", b"2").expect("a file");
        let both = manifest("k", &[("a", 1), ("b", 1)]);
        assert!(outputs.commit(&both).is_err());
        assert!(outputs.manifest().is_none() && !outputs.are_fresh("module", "k"));
    }

    #[test]
    fn a_second_run_waits_for_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = open(folder.path());
        std::thread::scope(|scope| {
            let second = scope.spawn(|| open(folder.path()).manifest().is_some());
            first.put("a", b"1").expect("a file");
            first.commit(&manifest("k", &[("a", 1)])).expect("moved");
            drop(first);
            assert!(second.join().expect("the second run"));
        });
    }
}
