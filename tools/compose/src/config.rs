//! `compose.toml`: which implementation serves each system, per profile.
//!
//! ```toml
//! [profile.compact.systems]
//! engine = { path = "components/engine" }
//! focus = { path = "components/focus", with = "quickjs", memory = "8 MiB" }
//!
//! [profile.compact.standalone]            # components that the host calls by themselves
//! raster = { path = "components/raster" }
//!
//! [profile.mine]                          # as compact, but for the systems that it lists
//! extends = "compact"
//! systems.layout = { path = "mine/layout" }
//! ```
//!
//! A file may stand on another: the profiles of that can be extended and made as if they were in
//! it. The other is the checkout's, or that of the installed systems.
//!
//! Everything read here keeps its place, so that later steps can point at it.
use crate::diagnostic::{Diagnostic, Located, Place, Source, one_of};
use crate::workspace::folder_of;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The whole file.
#[derive(Debug)]
pub struct Config {
    /// Folder that paths are relative to: the one with `compose.toml`.
    pub root: PathBuf,
    /// Profiles in the order of the file, then those of the file that it stands on and that it
    /// does not list itself.
    pub profiles: Vec<Profile>,
    /// How many of them are in the file itself.
    own: usize,
    written: Vec<Written>,
    source: Arc<Source>,
}

/// One choice of implementations.
#[derive(Debug)]
pub struct Profile {
    /// Name and the place of its first mention.
    pub name: Located<String>,
    /// Name of the system whose exports become the engine's; `engine` unless `root` says otherwise.
    pub root: String,
    /// Composed into one engine.
    pub systems: Vec<System>,
    /// Built beside the engine; the host calls them.
    pub standalone: Vec<System>,
}

/// One line: a system and what implements it.
#[derive(Clone, Debug)]
pub struct System {
    /// Name, which is also the name of its WIT world and folder under `wit/`.
    pub name: Located<String>,
    /// Folder, or component as `.wasm` or `.wat`, relative to `root`.
    pub path: Located<PathBuf>,
    /// Folder of the file that lists it.
    pub root: PathBuf,
    /// Digits of the SHA-256 that a built component must have.
    pub sha256: Option<Located<String>>,
    /// How a component is made of it, where the file says so.
    pub with: Option<Located<Toolchain>>,
    /// Cap of the system's linear memory in pages of 64 KiB; none: as much as there is.
    pub memory: Option<Located<u32>>,
}

/// How an implementation becomes a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// A crate that builds a `cdylib` with wit-bindgen.
    Rust,
    /// TypeScript on StarlingMonkey.
    ComponentizeJs,
    /// TypeScript on QuickJS.
    QuickJs,
    /// TypeScript as it is: no component, the host runs it and wires it to the others. Form linked
    /// only.
    Host,
    /// A component that somebody else has built.
    Prebuilt,
}

impl Toolchain {
    /// The language that implementations for it are written in.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Toolchain::Rust => "Rust",
            Toolchain::ComponentizeJs => "TypeScript (componentize-js)",
            Toolchain::QuickJs => "TypeScript (QuickJS)",
            Toolchain::Host => "TypeScript (host)",
            Toolchain::Prebuilt => "prebuilt",
        }
    }
}

const TOOLCHAINS: [(&str, Toolchain); 4] = [
    ("rust", Toolchain::Rust),
    ("componentize-js", Toolchain::ComponentizeJs),
    ("quickjs", Toolchain::QuickJs),
    ("host", Toolchain::Host),
];

/// The folder of intermediate results, beside those of profiles.
pub const RESULTS: &str = "cache";

/// The file that wires the form linked, among those of systems.
pub const WIRING: &str = "linked";

/// Where TypeScript systems start, inside their folder.
pub const TYPESCRIPT_ENTRY: &str = "src/component.ts";

impl Config {
    /// Reads and checks `file`; paths in it are looked up beside it. Its profiles may extend those
    /// of `base`.
    ///
    /// # Errors
    ///
    /// A [`Diagnostic`] for the first thing that is wrong.
    pub fn load(file: &Path, base: Option<&Config>) -> Result<Config, Diagnostic> {
        let expected = "a compose.toml that lists the systems of each profile";
        let bytes = std::fs::read(file).map_err(|e| {
            Diagnostic::new(format!("{} cannot be read: {e}", file.display())).expected(expected)
        })?;
        let text = String::from_utf8(bytes).map_err(|e| {
            let valid = &e.as_bytes()[..e.utf8_error().valid_up_to()];
            let line = valid.split(|byte| *byte == b'\n').count();
            Diagnostic::new(format!("{}:{line}: this is not UTF-8", file.display()))
                .expected(expected)
        })?;
        Config::parse(file, text, folder_of(file), base)
    }

    /// Checks `text`, shown as `file` in errors; paths are looked up in `root`.
    fn parse(
        file: &Path,
        text: String,
        root: &Path,
        base: Option<&Config>,
    ) -> Result<Config, Diagnostic> {
        let source = Source::new(file, text);
        let document = DeTable::parse(&source.text).map_err(|e| {
            let place = Place {
                source: source.clone(),
                span: e.span().unwrap_or(0..0),
            };
            place.error(format!("this is not TOML: {}", e.message()))
        })?;
        let reader = Reader {
            source: source.clone(),
            root: root.to_owned(),
        };
        let top = Table::whole(&reader, &document);
        top.only(&["profile"])?;
        let list = top.table("profile", "tables such as `[profile.default.systems]`")?;
        let mut written = list
            .entries()
            .map(|(name, value)| reader.profile(name, value))
            .collect::<Result<Vec<_>, _>>()?;
        let own = written.len();
        let is_own = |name: &str| written[..own].iter().any(|one| one.name.value == name);
        let inherited = base.into_iter().flat_map(|base| &base.written);
        let others = inherited.filter(|one| !is_own(&one.name.value)).cloned();
        let others: Vec<Written> = others.collect();
        written.extend(others);
        let profiles = written
            .iter()
            .map(|profile| profile.whole(&written))
            .collect::<Result<Vec<_>, _>>()?;
        if own == 0 {
            return Err(top
                .place
                .error("there is no profile")
                .expected("`[profile.default.systems]`"));
        }
        Ok(Config {
            root: root.to_owned(),
            profiles,
            own,
            written,
            source,
        })
    }

    /// The only profile of the file itself, if it has only one.
    #[must_use]
    pub fn only_profile(&self) -> Option<&Profile> {
        self.profiles.first().filter(|_| self.own == 1)
    }

    /// The profile called `name`.
    ///
    /// # Errors
    ///
    /// A [`Diagnostic`] that lists those there are.
    pub fn profile(&self, name: &str) -> Result<&Profile, Diagnostic> {
        self.profiles
            .iter()
            .find(|p| p.name.value == name)
            .ok_or_else(|| {
                let known: Vec<&str> = self
                    .profiles
                    .iter()
                    .map(|p| p.name.value.as_str())
                    .collect();
                Diagnostic::new(format!(
                    "{} has no profile `{name}`",
                    self.source.path.display()
                ))
                .expected(one_of(&known))
            })
    }
}

impl Profile {
    /// The first system that the host runs as a script, and where the file says so.
    #[must_use]
    pub fn hosted(&self) -> Option<(&System, &Place)> {
        self.all()
            .find_map(|system| Some((system, system.in_host()?)))
    }

    /// The host calls components: what it calls cannot be a script beside them.
    fn check_hosted(&self) -> Result<(), Diagnostic> {
        let called = self
            .systems
            .iter()
            .filter(|s| s.name.value == self.root)
            .chain(&self.standalone);
        match called.filter_map(|s| Some((s, s.in_host()?))).next() {
            None => Ok(()),
            Some((system, at)) => Err(at
                .error(format!(
                    "`{}` is what the host calls, and cannot run in it",
                    system.name.value
                ))
                .expected("a component: `with = \"componentize-js\"` or `with = \"quickjs\"`")),
        }
    }

    /// All components to build, engine and standalone.
    pub fn all(&self) -> impl Iterator<Item = &System> {
        self.systems.iter().chain(&self.standalone)
    }
}

/// What the file says of one profile, without what that extends.
#[derive(Clone, Debug)]
struct Written {
    name: Located<String>,
    extends: Option<Located<String>>,
    root: Option<Located<String>>,
    systems: Vec<System>,
    standalone: Vec<System>,
}

impl Written {
    /// The profile: what the ones say that it extends, then what it says itself.
    fn whole(&self, all: &[Written]) -> Result<Profile, Diagnostic> {
        let lineage = self.lineage(all)?;
        let (mut systems, mut standalone) = (vec![], vec![]);
        for profile in lineage.iter().rev() {
            refuse_both(&profile.systems, &standalone)?;
            overlay(&mut systems, &profile.systems);
            refuse_both(&profile.standalone, &systems)?;
            overlay(&mut standalone, &profile.standalone);
        }
        if systems.is_empty() {
            return Err(self
                .name
                .at
                .error(format!("profile `{}` lists no systems", self.name.value))
                .expected(format!(
                    "`[profile.{}.systems]` and a line for each system",
                    self.name.value
                )));
        }
        let root = lineage.iter().find_map(|profile| profile.root.as_ref());
        let profile = Profile {
            name: self.name.clone(),
            root: self.checked_root(root, &systems)?,
            systems,
            standalone,
        };
        profile.check_hosted()?;
        Ok(profile)
    }

    /// This profile, the one that it extends, the one that this extends, and so on.
    fn lineage<'a>(&'a self, all: &'a [Written]) -> Result<Vec<&'a Written>, Diagnostic> {
        let (mut lineage, mut last) = (vec![self], self);
        while let Some(extends) = &last.extends {
            let Some(base) = all.iter().find(|one| one.name.value == extends.value) else {
                let known = all.iter().map(|one| one.name.value.as_str());
                let others: Vec<&str> = known.filter(|name| *name != last.name.value).collect();
                return Err(extends
                    .at
                    .error(format!(
                        "profile `{}` extends `{}`, which is no profile",
                        last.name.value, extends.value
                    ))
                    .expected(one_of(&others)));
            };
            let is_circle = lineage.iter().any(|one| std::ptr::eq(*one, base));
            lineage.push(base);
            if is_circle {
                let names = lineage.iter().map(|one| one.name.value.as_str());
                let circle: Vec<&str> = names.skip_while(|name| *name != extends.value).collect();
                return Err(extends
                    .at
                    .error(format!(
                        "profiles extend each other: {}",
                        circle.join(" > ")
                    ))
                    .expected("one of them to list all its systems and extend none"));
            }
            last = base;
        }
        Ok(lineage)
    }

    /// The name of the system whose exports become the engine's.
    fn checked_root(
        &self,
        root: Option<&Located<String>>,
        systems: &[System],
    ) -> Result<String, Diagnostic> {
        let name = root.map_or("engine", |root| root.value.as_str());
        if systems.iter().any(|system| system.name.value == name) {
            return Ok(name.to_owned());
        }
        let names: Vec<&str> = systems.iter().map(|s| s.name.value.as_str()).collect();
        let place = root.map_or(&self.name.at, |root| &root.at);
        Err(place
            .error(format!(
                "profile `{}` has no system `{name}` whose interfaces would be the engine's",
                self.name.value
            ))
            .expected(format!(
                "`root` to name one of its systems: {}",
                one_of(&names)
            )))
    }
}

/// Puts each of `own` in the place of the one with its name, or after all others.
fn overlay(systems: &mut Vec<System>, own: &[System]) {
    for system in own {
        let named = |one: &&mut System| one.name.value == system.name.value;
        match systems.iter_mut().find(named) {
            Some(before) => *before = system.clone(),
            None => systems.push(system.clone()),
        }
    }
}

/// Refuses the first of `listed` that is among `others`, which are in another place.
fn refuse_both(listed: &[System], others: &[System]) -> Result<(), Diagnostic> {
    let is_other = |name: &str| others.iter().any(|other| other.name.value == name);
    match listed.iter().find(|system| is_other(&system.name.value)) {
        None => Ok(()),
        Some(twice) => Err(twice
            .name
            .at
            .error(format!(
                "`{}` is both a system of the engine and standalone",
                twice.name.value
            ))
            .expected("one of the two")),
    }
}

/// Turns parsed values into configuration, with their places.
struct Reader {
    source: Arc<Source>,
    /// Folder of the file.
    root: PathBuf,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

/// A table under check, and what to call it in messages.
struct Table<'a> {
    reader: &'a Reader,
    table: &'a DeTable<'a>,
    title: String,
    place: Place,
}

impl<'a> Table<'a> {
    fn whole(reader: &'a Reader, document: &'a Spanned<DeTable<'a>>) -> Self {
        Table {
            reader,
            table: document.get_ref(),
            title: "this file".into(),
            place: reader.place(0..0),
        }
    }

    fn of(
        reader: &'a Reader,
        title: String,
        value: &'a Spanned<DeValue<'a>>,
        expected: &str,
    ) -> Result<Self, Diagnostic> {
        let place = reader.place(value.span());
        match value.get_ref().as_table() {
            Some(table) => Ok(Table {
                reader,
                table,
                title,
                place,
            }),
            None => Err(place
                .error(format!(
                    "{title} has the type {}",
                    value.get_ref().type_str()
                ))
                .expected(expected)),
        }
    }

    fn entries(&self) -> impl Iterator<Item = (&'a Key<'a>, &'a Spanned<DeValue<'a>>)> {
        self.table.iter()
    }

    /// Refuses the first key that is none of `known`.
    fn only(&self, known: &[&str]) -> Result<(), Diagnostic> {
        for key in self.table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                let place = self.reader.place(key.span());
                return Err(place
                    .error(format!("unknown key `{}` in {}", key.get_ref(), self.title))
                    .expected(one_of(known)));
            }
        }
        Ok(())
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table
            .iter()
            .find(|(k, _)| k.get_ref().as_ref() == key)
            .map(|(_, v)| v)
    }

    fn table(&self, key: &str, expected: &str) -> Result<Table<'a>, Diagnostic> {
        let value = self.get(key).ok_or_else(|| {
            self.place
                .error(format!("{} has no `{key}`", self.title))
                .expected(expected)
        })?;
        Table::of(self.reader, format!("`{key}`"), value, expected)
    }

    fn string(&self, key: &str) -> Result<Option<Located<String>>, Diagnostic> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        let at = self.reader.place(value.span());
        match value.get_ref().as_str() {
            Some(s) => Ok(Some(Located {
                value: s.to_owned(),
                at,
            })),
            None => Err(at
                .error(format!(
                    "`{key}` of {} has the type {}",
                    self.title,
                    value.get_ref().type_str()
                ))
                .expected("a string")),
        }
    }
}

impl Reader {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place {
            source: self.source.clone(),
            span,
        }
    }

    fn profile<'b>(
        &'b self,
        name: &'b Key<'b>,
        value: &'b Spanned<DeValue<'b>>,
    ) -> Result<Written, Diagnostic> {
        let at = self.place(name.span());
        let named = self.name("a profile", name)?;
        let title = format!("profile `{named}`");
        let expected = format!("`[profile.{named}.systems]` and a line for each system");
        let table = Table::of(self, title.clone(), value, &expected)?;
        table.only(&["extends", "root", "systems", "standalone"])?;
        if named == RESULTS {
            return Err(at
                .error(format!("`{RESULTS}` cannot be the name of a profile"))
                .expected(
                    "another one: intermediate results are kept in the folder of that name",
                ));
        }
        let listed = |key: &str, one: &str| match table.get(key) {
            Some(_) => {
                let expected = format!("`[profile.{named}.{key}]` and a line for each {one}");
                self.systems(&table.table(key, &expected)?)
            }
            None => Ok(vec![]),
        };
        Ok(Written {
            extends: table.string("extends")?,
            root: table.string("root")?,
            systems: listed("systems", "system")?,
            standalone: listed("standalone", "component")?,
            name: Located { value: named, at },
        })
    }

    /// A name that can be one of files, packages and properties, the same on every machine.
    fn name<'b>(&'b self, of: &str, name: &'b Key<'b>) -> Result<String, Diagnostic> {
        let text = name.get_ref();
        let words = || text.split('-');
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.starts_with(|c: char| c.is_ascii_lowercase()) && words().all(is_word) {
            return Ok(text.to_string());
        }
        Err(self
            .place(name.span())
            .error(format!("`{}` cannot be the name of {of}", text.escape_debug()))
            .expected("a lower-case letter, then lower-case letters, digits and single hyphens between them"))
    }

    fn systems(&self, table: &Table<'_>) -> Result<Vec<System>, Diagnostic> {
        table
            .entries()
            .map(|(name, value)| self.system(name, value))
            .collect()
    }

    fn system<'b>(
        &'b self,
        name: &'b Key<'b>,
        value: &'b Spanned<DeValue<'b>>,
    ) -> Result<System, Diagnostic> {
        let at = self.place(name.span());
        let named = self.name("a system", name)?;
        if named == WIRING {
            return Err(at
                .error(format!("`{WIRING}` cannot be the name of a system"))
                .expected("another one: what wires the form linked is in the file of that name"));
        }
        let title = format!("system `{named}`");
        let expected = format!("a table such as `{{ path = \"components/{named}\" }}`");
        let table = Table::of(self, title.clone(), value, &expected)?;
        table.only(&["path", "with", "memory", "sha256"])?;
        let path = table.string("path")?.ok_or_else(|| {
            table
                .place
                .error(format!("{title} has no path"))
                .expected("`path = \"components/...\"`")
        })?;
        if path.value.is_empty() || path.value.contains(char::is_control) {
            return Err(path
                .at
                .error(format!(
                    "the path of {title} is empty or has control characters"
                ))
                .expected(
                    "a folder with the system's sources, or a component as `.wasm` or `.wat`",
                ));
        }
        let with = table
            .string("with")?
            .map(|with| toolchain(&title, with))
            .transpose()?;
        let memory = table.string("memory")?.map(pages).transpose()?;
        let sha256 = table.string("sha256")?.map(digits).transpose()?;
        Ok(System {
            name: Located { value: named, at },
            path: Located {
                value: PathBuf::from(&path.value),
                at: path.at,
            },
            root: self.root.clone(),
            sha256,
            with,
            memory,
        })
    }
}

/// The toolchain that is called so.
fn toolchain(title: &str, with: Located<String>) -> Result<Located<Toolchain>, Diagnostic> {
    let names: Vec<&str> = TOOLCHAINS.iter().map(|t| t.0).collect();
    match TOOLCHAINS.iter().find(|t| t.0 == with.value) {
        Some((_, toolchain)) => Ok(Located {
            value: *toolchain,
            at: with.at,
        }),
        None => Err(with
            .at
            .error(format!(
                "{title} is to be built with unknown `{}`",
                with.value
            ))
            .expected(one_of(&names))),
    }
}

impl System {
    /// Where the file says that the host runs it as a script, if it does.
    fn in_host(&self) -> Option<&Place> {
        let with = self.with.as_ref()?;
        (with.value == Toolchain::Host).then_some(&with.at)
    }

    /// Where its sources or its component are.
    #[must_use]
    pub fn place(&self) -> PathBuf {
        self.root.join(&self.path.value)
    }

    /// How a component is made of what is at the path: that decides, where `with` is silent.
    ///
    /// # Errors
    ///
    /// A [`Diagnostic`] for a path where nothing is, or something else than `with` says.
    pub fn toolchain(&self) -> Result<Toolchain, Diagnostic> {
        let (title, path) = (
            format!("system `{}`", self.name.value),
            self.path.value.display(),
        );
        let full = self.place();
        let refuse =
            |message: String, expected: &str| Err(self.path.at.error(message).expected(expected));
        if full.is_file() {
            return match (
                full.extension().is_some_and(|e| e == "wasm" || e == "wat"),
                &self.with,
            ) {
                (true, None) => Ok(Toolchain::Prebuilt),
                (true, Some(with)) => Err(with
                    .at
                    .error(format!("{title} is a built component already"))
                    .expected("no `with`")),
                (false, _) => refuse(
                    format!("{title} is the file {path}"),
                    "a folder, or a component as `.wasm` or `.wat`",
                ),
            };
        }
        if let Some(sha256) = &self.sha256 {
            return Err(sha256
                .at
                .error(format!("{title} has a hash and is no file"))
                .expected("a hash only of a built component, as `.wasm` or `.wat`"));
        }
        if !full.is_dir() {
            return refuse(
                format!("{title}: nothing is at {path}"),
                "a folder with the system's sources, or a component as `.wasm` or `.wat`",
            );
        }
        let (rust, typescript) = (
            full.join("Cargo.toml").is_file(),
            full.join(TYPESCRIPT_ENTRY).is_file(),
        );
        match self.with.as_ref().map(|w| w.value) {
            None if rust => Ok(Toolchain::Rust),
            None if typescript => refuse(
                format!("{title} is TypeScript, and nothing says how to run it"),
                "`with = \"componentize-js\"`, `with = \"quickjs\"` or `with = \"host\"`",
            ),
            None => refuse(
                format!("{title} has no sources in {path}"),
                "`Cargo.toml` (Rust) or `src/component.ts` (TypeScript) there",
            ),
            Some(Toolchain::Rust) if !rust => refuse(
                format!("{title} is no crate: {path} has no Cargo.toml"),
                "a folder with `Cargo.toml`",
            ),
            Some(Toolchain::ComponentizeJs | Toolchain::QuickJs | Toolchain::Host)
                if !typescript =>
            {
                refuse(
                    format!("{title} is not TypeScript: {path} has no {TYPESCRIPT_ENTRY}"),
                    "a folder with `src/component.ts`",
                )
            }
            Some(toolchain) => Ok(toolchain),
        }
    }
}

/// 64 digits of a SHA-256.
fn digits(text: Located<String>) -> Result<Located<String>, Diagnostic> {
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.value.len() == 64 && text.value.bytes().all(is_digit) {
        return Ok(text);
    }
    Err(text
        .at
        .error("this is no SHA-256")
        .expected("64 digits, `0` to `9` and `a` to `f`, as `sha256sum` prints them"))
}

/// `"16 MiB"` or `"512 KiB"` as pages of 64 KiB.
fn pages(text: Located<String>) -> Result<Located<u32>, Diagnostic> {
    let error = || {
        text.at
            .error(format!("`{}` is no amount of memory", text.value))
            .expected("whole pages of 64 KiB up to 4096 MiB, such as \"16 MiB\" or \"512 KiB\"")
    };
    let (number, unit) = text.value.split_once(' ').ok_or_else(error)?;
    let kib: u64 = match unit {
        "KiB" => 1,
        "MiB" => 1024,
        _ => return Err(error()),
    };
    let kib = Some(number)
        .filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|n| n.parse::<u64>().ok())
        .and_then(|n| n.checked_mul(kib))
        .ok_or_else(error)?;
    if kib == 0 || kib % 64 != 0 || kib > 4096 * 1024 {
        return Err(error());
    }
    let value = u32::try_from(kib / 64).map_err(|_| error())?;
    Ok(Located { value, at: text.at })
}
