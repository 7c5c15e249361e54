//! Faulty schemas and what is said about them; and that the committed files are what the schema
//! says.

use std::path::{Path, PathBuf};

use crate::hash::hash;
use crate::load::load;
use crate::model::{Kind, Label, Schema, TypeDef};

const VALUES: &str = "\
/// Types.
interface values {
    /// A node.
    type node-id = u32;
    /// How long.
    variant length {
        /// @min 1
        dp(f32),
        percent(f32),
    }
}
";

/// A package of [`VALUES`] and one interface `box` with these properties.
fn schema(properties: &str) -> Result<Schema, String> {
    package(&format!(
        "interface box {{\n    use values.{{node-id, length}};\n    record properties {{\n{properties}\n    }}\n}}\n"
    ))
}

fn package(interfaces: &str) -> Result<Schema, String> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(
        folder.path().join("values.wit"),
        format!("package inlay:schema@0.1.0;\n{VALUES}"),
    )
    .and_then(|()| std::fs::write(folder.path().join("box.wit"), interfaces))
    .expect("the test's files");
    load(folder.path()).map_err(|problems| {
        let prefix = format!("{}/", folder.path().display());
        problems
            .iter()
            .map(|problem| problem.to_string().replace(&prefix, ""))
            .collect::<Vec<_>>()
            .join("\n")
    })
}

fn property(attributes: &str, ty: &str) -> String {
    format!("        /// A property.\n        /// {attributes}\n        first: {ty},")
}

const GOOD: &str = "@id 0x0100 @owner layout @default dp(2)";

#[test]
fn a_good_schema_is_taken() {
    let schema = schema(&property(GOOD, "length")).expect("a good schema");
    let (table, entry) = schema.entries().next().expect("one entry");
    assert_eq!(
        (table.name.as_str(), entry.name.as_str(), entry.id),
        ("box", "first", 0x0100)
    );
    assert_eq!(
        entry.default,
        Some(("dp(2)".to_owned(), vec![0, 2f32.to_bits()]))
    );
    assert_eq!(entry.docs, "A property.");
}

#[test]
fn each_fault_is_a_sentence_with_its_place() {
    let place = "box.wit:6:9";
    let cases = [
        (
            "@owner layout @default dp(2)",
            "length",
            "expected `first` to have an `@id`, got none",
        ),
        (
            "@id 0x0100 @default dp(2)",
            "length",
            "expected `first` to have an `@owner`, got none",
        ),
        (
            "@id 0x0100 @owner layout",
            "length",
            "expected `first` to have a `@default`, got none",
        ),
        (
            "@id 0x0100 @owner layout @default dp(0.5)",
            "length",
            "the default of `first`: expected a number 1 or more, got 0.5",
        ),
        (
            "@id 0x0100 @owner layout @default auto",
            "length",
            "the default of `first`: expected one of dp, percent, got `auto`",
        ),
        (
            "@id 0x0100 @owner layuot @default 1",
            "f32",
            "expected `@owner` with one of engine, scene, layout, scroll, animation, focus, text, resources, render, got `layuot`",
        ),
        (
            "@id 0x0100 @owner layout @default 0 @min 0",
            "node-id",
            "expected a number in `first` for its range to hold, got none",
        ),
        (
            "@id 0x0100 @owner layout @default 0 @animate color",
            "f32",
            "expected `first` to have a type that animates as color, got f32",
        ),
        (
            "@id 0x0100 @owner layout @default 0",
            "u64",
            "expected bool, u32, s32, f32, string or a type made of them, got U64",
        ),
        (
            "@id 0x0100 @owner layout @default none",
            "option<option<f32>>",
            "expected an option of something else than an option",
        ),
        (
            "@id 0x0100 @owner layout @default (1, 2, 3)",
            "tuple<f32, f32, f32>",
            "expected a tuple of 2 or 4, got 3",
        ),
        (
            "@id 0x0100 @owner layout @default ok",
            "result",
            "expected a type of plain data, got a result",
        ),
        (
            "@id 0x0001 @owner layout @default 0",
            "f32",
            "expected `first` to have an id in a block of `box` alone, got 0x0001 of the block of `commands`",
        ),
    ];
    for (attributes, ty, message) in cases {
        let found = schema(&property(attributes, ty)).map(drop);
        assert_eq!(
            found,
            Err(format!("{place}: {message}")),
            "{attributes} {ty}"
        );
    }
}

#[test]
fn ids_and_names_are_unique() {
    let first = property(GOOD, "length");
    let second = first.replace("first:", "second:");
    let message = "box.wit:9:9: expected an id of its own for `second`, got 0x0100, which is `first` at box.wit:6:9";
    assert_eq!(
        schema(&format!("{first}\n{second}")).map(drop),
        Err(message.to_owned())
    );

    let other = |name: &str, id: &str| {
        let attributes = format!("/// {name}.\n/// @id {id} @owner layout @default 0\n");
        format!("interface {name} {{\nrecord properties {{\n{attributes}same: f32,\n}}\n}}\n")
    };
    let found = package(&(other("one", "0x0100") + &other("two", "0x0200"))).map(drop);
    let message =
        "box.wit:12:1: expected a name of its own, got `same`, which is also at box.wit:5:1";
    assert_eq!(found, Err(message.to_owned()));

    let found =
        package(&(other("one", "0x0100") + &other("two", "0x0101").replace("same", "else")))
            .map(drop);
    let message = "box.wit:12:1: expected `else` to have an id in a block of `two` alone, got 0x0101 of the block of `one`";
    assert_eq!(found, Err(message.to_owned()));
}

#[test]
fn what_is_no_table_is_named() {
    let found = package("interface box {\n    record settings { x: f32 }\n}\n")
        .map(drop)
        .expect_err("no table");
    assert_eq!(
        found.lines().last(),
        Some(
            "box.wit:1:11: expected the interface `box` to have a record called commands, events or properties"
        )
    );
    let found = schema(&format!(
        "{}\n    }}\n    act: func();\n    record other {{ x: f32",
        property(GOOD, "length")
    ));
    let found = found.map(drop).expect_err("a function");
    assert!(
        found.contains("expected no functions in the schema, got `act`"),
        "{found}"
    );
    let found = package("interface box {")
        .map(drop)
        .expect_err("broken WIT");
    assert!(found.contains("box.wit:1"), "{found}");
}

#[test]
fn the_hash_counts_what_words_mean_and_nothing_else() {
    let hash_of = |properties: String| hash(&schema(&properties).expect("a good schema"));
    let base = hash_of(property(GOOD, "length"));
    assert_eq!(
        base,
        hash_of(property(&format!("{GOOD} @later @unit dp"), "length"))
    );
    assert_eq!(
        base,
        hash_of(property(GOOD, "length").replace("A property", "Another sentence"))
    );
    for changed in [
        property(&GOOD.replace("0x0100", "0x0101"), "length"),
        property(&GOOD.replace("dp(2)", "dp(3)"), "length"),
        property(&GOOD.replace("dp(2)", "[]"), "list<length>"),
        property(&format!("{GOOD} @max 9"), "length"),
        property(GOOD, "length").replace("first", "last"),
    ] {
        assert_ne!(base, hash_of(changed.clone()), "{changed}");
    }
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_generated_files_are_what_the_schema_says() {
    assert_eq!(crate::run(&project(), true), Ok(vec![]));
}

#[test]
fn a_stale_file_is_named_and_then_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    std::fs::create_dir_all(root.join("wit/schema")).expect("a folder");
    let text = format!("package inlay:schema@0.1.0;\n{VALUES}");
    std::fs::write(root.join("wit/schema/values.wit"), text).expect("a file");
    for package in crate::interfaces::PACKAGES {
        let (from, to) = (
            project().join("wit").join(package),
            root.join("wit").join(package),
        );
        std::fs::create_dir_all(&to).expect("a folder");
        for file in std::fs::read_dir(from).expect("a package").flatten() {
            std::fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
        }
    }
    let missing = crate::run(root, true).expect_err("nothing is generated yet");
    let row = "schema/typescript/generated/rows/draw-list.ts: expected";
    assert!(
        missing.iter().any(|line| line.starts_with(row)),
        "{missing:?}"
    );
    let written = crate::run(root, false).expect("good packages");
    assert_eq!(
        written.len(),
        1 + missing.len(),
        "a line for the schema, and one per file"
    );
    assert_eq!(crate::run(root, true), Ok(vec![]));
    std::fs::write(root.join("schema/schema.json"), "{}").expect("a file");
    let stale =
        "schema/schema.json: expected what wit/ says, got an older text: run `npx inlay schema`";
    assert_eq!(crate::run(root, true), Err(vec![stale.to_owned()]));
}

#[test]
fn a_function_of_an_interface_is_a_method_with_what_it_lends_and_gives() {
    let generated = std::fs::read_to_string(project().join("schema/interfaces/src/generated.rs"))
        .expect("the generated types");
    for signature in [
        "fn place(&mut self, placements: Placements, time: f64) -> Result<(), ScrollError>;",
        "fn add_font(&mut self, font: u32, bytes: Cow<'_, [u8]>) -> Result<Vec<u32>, FontError>;",
        "fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), TextError>;",
        "fn measure(&mut self, node: u32, available: AvailableWidth) -> TextSize;",
    ] {
        assert!(generated.contains(signature), "{signature}");
    }
}

#[test]
fn a_package_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let schema = schema(&property(GOOD, "length")).expect("a good schema");
    let error = crate::interfaces::load(folder.path(), &schema).expect_err("no packages");
    assert!(error.contains("types"), "{error}");
}

#[test]
fn an_enum_of_an_interface_is_the_one_of_the_schema_or_refused() {
    let with = |cases: &str| {
        let mut schema = schema(&property(GOOD, "length")).expect("a good schema");
        let label = |name: &str| Label {
            name: name.to_owned(),
            docs: String::new(),
        };
        schema.types.push(TypeDef {
            name: "load-error".to_owned(),
            docs: String::new(),
            kind: Kind::Enum(cases.split(", ").map(label).collect()),
        });
        crate::interfaces::load(&project().join("wit"), &schema)
    };
    let error = with("not-found, network").expect_err("other cases");
    assert!(error.contains("load-error: expected"), "{error}");
    assert!(with("not-found, network, unsupported-format, broken, too-large, timed-out").is_ok());
}
