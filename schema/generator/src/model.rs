//! The schema as the generator keeps it between reading and writing.

/// A fault in the schema, with its place as `file:line:column`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as an editor understands it.
    pub place: String,
    /// What was expected and what came, one sentence.
    pub message: String,
}

impl core::fmt::Display for Problem {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}

/// The whole schema.
#[derive(Debug)]
pub struct Schema {
    /// Version of the package, `major.minor.patch`.
    pub version: (u16, u16, u64),
    /// Types in an order in which each comes after those it is made of.
    pub types: Vec<TypeDef>,
    /// Tables in the order of their ids.
    pub tables: Vec<Table>,
    /// Kinds of instances of the draw list, by their numbers.
    pub kinds: Vec<String>,
}

impl Schema {
    /// The version as a word: `major << 16 | minor`.
    pub fn version_word(&self) -> u32 {
        u32::from(self.version.0) << 16 | u32::from(self.version.1)
    }

    /// A bit for each kind of instances.
    pub fn kind_bits(&self) -> u32 {
        (0..self.kinds.len()).fold(0, |bits, kind| bits | 1 << kind)
    }

    /// All entries in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = (&Table, &Entry)> {
        self.tables
            .iter()
            .flat_map(|table| table.entries.iter().map(move |entry| (table, entry)))
    }
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    Command,
    Property,
    Event,
    Request,
    Setting,
}

impl TableKind {
    /// All kinds, in the order of their ids.
    pub const ALL: [Self; 5] = [
        Self::Command,
        Self::Property,
        Self::Event,
        Self::Request,
        Self::Setting,
    ];

    /// The name of one entry, such as `command`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Property => "property",
            Self::Event => "event",
            Self::Request => "request",
            Self::Setting => "setting",
        }
    }

    /// The name of all of them: of the record in WIT, and in TypeScript.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Command => "commands",
            Self::Property => "properties",
            Self::Event => "events",
            Self::Request => "requests",
            Self::Setting => "settings",
        }
    }

    /// Whether entries have an initial value.
    pub fn has_defaults(self) -> bool {
        matches!(self, Self::Property | Self::Setting)
    }

    /// Whether entries say which system they are of; others are the engine's.
    pub fn has_owners(self) -> bool {
        matches!(self, Self::Property | Self::Request | Self::Setting)
    }

    /// Whether it is between the engine and its host; others are between the engine and the app.
    pub fn is_of_the_host(self) -> bool {
        matches!(self, Self::Request | Self::Setting)
    }
}

/// An interface with entries.
#[derive(Debug)]
pub struct Table {
    /// Name of the interface.
    pub name: String,
    pub docs: String,
    pub kind: TableKind,
    pub entries: Vec<Entry>,
}

/// One entry of a table.
#[derive(Debug)]
pub struct Entry {
    pub id: u16,
    /// Name in kebab-case.
    pub name: String,
    pub docs: String,
    pub place: String,
    pub ty: Ty,
    /// Systems that read it, the owner first.
    pub systems: Vec<String>,
    /// Initial value as written, and packed. Only properties and settings have one.
    pub default: Option<(String, Vec<u32>)>,
    pub unit: Option<String>,
    pub range: Range,
    pub animate: Animate,
    pub later: bool,
    /// Who does not know it may skip it.
    pub optional: bool,
    /// What the host has to draw for it: names of `kind` in the draw list's `geometry`.
    pub draws: Vec<String>,
    /// The same as bits, by their numbers there.
    pub kinds: u32,
}

/// How two values interpolate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Animate {
    None,
    Number,
    Length,
    Dimension,
    Size,
    Color,
}

impl Animate {
    /// The name in documents and in schema.json.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Number => "number",
            Self::Length => "length",
            Self::Dimension => "dimension",
            Self::Size => "size",
            Self::Color => "color",
        }
    }
}

/// Least and greatest number, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    pub min: Option<f32>,
    pub max: Option<f32>,
}

impl Range {
    /// Whether it leaves out nothing.
    pub fn is_any(self) -> bool {
        self == Self::default()
    }

    /// Whether `number` is in it.
    pub fn contains(self, number: f64) -> bool {
        self.min.is_none_or(|min| number >= f64::from(min))
            && self.max.is_none_or(|max| number <= f64::from(max))
    }

    /// `0 to 1`, `0 or more`, `at most 1`; nothing when it leaves out nothing.
    pub fn text(self) -> String {
        match (self.min, self.max) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("{min} or more"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => String::new(),
        }
    }
}

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ty {
    Bool,
    U32,
    S32,
    F32,
    String,
    List(Box<Ty>),
    Option(Box<Ty>),
    Tuple(Vec<Ty>),
    /// Place in [`Schema::types`].
    Named(usize),
}

impl Ty {
    /// As WIT writes it.
    pub fn wit(&self, types: &[TypeDef]) -> String {
        match self {
            Self::Bool => "bool".into(),
            Self::U32 => "u32".into(),
            Self::S32 => "s32".into(),
            Self::F32 => "f32".into(),
            Self::String => "string".into(),
            Self::List(item) => format!("list<{}>", item.wit(types)),
            Self::Option(value) => format!("option<{}>", value.wit(types)),
            Self::Tuple(items) => {
                let items: Vec<_> = items.iter().map(|item| item.wit(types)).collect();
                format!("tuple<{}>", items.join(", "))
            }
            Self::Named(index) => types[*index].name.clone(),
        }
    }
}

/// A type with a name.
#[derive(Debug)]
pub struct TypeDef {
    pub name: String,
    pub docs: String,
    pub kind: Kind,
}

/// What a named type is.
#[derive(Debug)]
pub enum Kind {
    /// A `u32` that is an id or a colour: no number, so no range counts for it.
    Word,
    Enum(Vec<Label>),
    Flags(Vec<Label>),
    Record(Vec<Field>),
    Variant(Vec<Case>),
}

/// A case of an enum, or a flag.
#[derive(Debug)]
pub struct Label {
    pub name: String,
    pub docs: String,
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub docs: String,
    pub ty: Ty,
    pub range: Range,
}

/// A case of a variant.
#[derive(Debug)]
pub struct Case {
    pub name: String,
    pub docs: String,
    pub ty: Option<Ty>,
    pub range: Range,
}
