//! The interface that a system implements, as wit-bindgen reads it.
use crate::diagnostic::{Diagnostic, one_of};
use crate::schema::Schema;
use crate::wit::{packages, world_of};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wit_bindgen_core::wit_parser::{
    Function, Interface, InterfaceId, Resolve, UnresolvedPackageGroup, WorldId, WorldItem, WorldKey,
};
use wit_bindgen_core::{Files, WorldGenerator};

/// A system's world.
pub struct Contract {
    /// Name of the system.
    pub system: String,
    /// All packages.
    pub resolve: Resolve,
    /// The world that it implements.
    pub world: WorldId,
    wit: PathBuf,
}

impl Contract {
    /// Reads the world `<system>-system` below `wit`.
    ///
    /// # Errors
    ///
    /// A system without one, and WIT that cannot be read.
    pub fn read(system: &str, wit: &Path) -> Result<Self> {
        let packages = packages(wit)?;
        let Some(own) = packages.iter().position(|(name, _)| name == system) else {
            let systems = packages.iter().filter(|(name, at)| has_world(at, name));
            let names: Vec<&str> = systems.map(|(name, _)| name.as_str()).collect();
            return Err(Diagnostic::new(format!("there is no system `{system}`"))
                .expected(one_of(&names))
                .into());
        };
        let mut groups = packages
            .iter()
            .map(|(_, folder)| UnresolvedPackageGroup::parse_dir(folder))
            .collect::<Result<Vec<_>>>()?;
        let main = groups.swap_remove(own);
        let mut resolve = Resolve::default();
        let package = resolve.push_groups(main, groups)?;
        let world = resolve
            .select_world(&[package], Some(&world_of(system)))
            .with_context(|| format!("`{system}` is no system: it has no world"))?;
        Ok(Contract {
            system: system.to_owned(),
            resolve,
            world,
            wit: wit.to_owned(),
        })
    }

    /// The schema beside the interfaces.
    ///
    /// # Errors
    ///
    /// As those of [`Schema::of_table`].
    pub fn schema(&self) -> Result<Schema> {
        Schema::of_table(&self.wit.join("../schema/schema.json"))
    }

    /// What a generator of wit-bindgen makes of the world.
    ///
    /// # Errors
    ///
    /// Types that the language has no code for.
    pub fn generate(&self, generator: &mut dyn WorldGenerator) -> Result<Files> {
        let mut files = Files::default();
        // a generator may give types numbers of its own
        let mut resolve = self.resolve.clone();
        generator.generate(&mut resolve, self.world, &mut files)?;
        Ok(files)
    }

    /// The interfaces that it exports.
    pub fn exports(&self) -> impl Iterator<Item = (InterfaceId, &Interface)> {
        self.interfaces(&self.resolve.worlds[self.world].exports)
    }

    /// Its functions, in the order of the interfaces.
    pub fn functions(&self) -> impl Iterator<Item = &Function> {
        self.exports().flat_map(|(_, it)| it.functions.values())
    }

    /// Names of the packages that its world needs, each after those that it uses; its own is last.
    pub fn packages(&self) -> Vec<String> {
        let world = &self.resolve.worlds[self.world];
        let used = self
            .interfaces(&world.imports)
            .chain(self.interfaces(&world.exports));
        let needed: Vec<_> = used
            .filter_map(|(_, it)| it.package)
            .chain(world.package)
            .collect();
        let all = self.resolve.topological_packages().into_iter();
        all.filter(|package| needed.contains(package))
            .map(|package| self.resolve.packages[package].name.name.clone())
            .collect()
    }

    /// The WIT files of a package: path below the folder of all, and text.
    ///
    /// # Errors
    ///
    /// Files that cannot be read.
    pub fn wit_files(&self, package: &str) -> Result<Vec<(String, Vec<u8>)>> {
        let mut files = vec![];
        for entry in std::fs::read_dir(self.wit.join(package))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.extension().is_some_and(|e| e == "wit" || e == "md") {
                files.push((format!("{package}/{name}"), std::fs::read(&path)?));
            }
        }
        files.sort();
        Ok(files)
    }

    fn interfaces<'a>(
        &'a self,
        items: impl IntoIterator<Item = (&'a WorldKey, &'a WorldItem)>,
    ) -> impl Iterator<Item = (InterfaceId, &'a Interface)> {
        items.into_iter().filter_map(|(_, item)| match item {
            WorldItem::Interface { id, .. } => Some((*id, &self.resolve.interfaces[*id])),
            _ => None,
        })
    }
}

/// Whether a package has the world of a system.
fn has_world(folder: &Path, name: &str) -> bool {
    let world = format!("world {} ", world_of(name));
    std::fs::read_dir(folder).is_ok_and(|files| {
        let texts = files
            .flatten()
            .map(|file| std::fs::read_to_string(file.path()));
        texts.flatten().any(|text| text.contains(&world))
    })
}
