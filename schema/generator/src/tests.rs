//! Faulty schemas and what is said about them; and that the committed files are what the schema
//! says.

use std::path::{Path, PathBuf};

use crate::hash::hash;
use crate::load::load;
use crate::model::{Kind, Schema, TypeDef};

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
            "box.wit:1:11: expected the interface `box` to have a record called commands, events, requests, settings or properties"
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

/// A table between the engine and its host with one entry.
fn of_the_host(name: &str, attributes: &str) -> Result<Schema, String> {
    package(&format!(
        "interface {name} {{\n    record {name} {{\n        /// An entry.\n        /// {attributes}\n        first: u32,\n    }}\n}}\n"
    ))
}

#[test]
fn bit_7_of_an_id_says_whether_it_is_optional() {
    for good in ["@id 0x8101 @owner text", "@id 0x8181 @owner text @optional"] {
        assert!(of_the_host("requests", good).is_ok(), "{good}");
    }
    let place = "box.wit:5:9";
    let cases = [
        (
            "requests",
            "@id 0x8181 @owner text",
            "expected bit 7 of the id of `first` to be 0, got 0x8181: it says whether who does not know the id may skip it (`@optional`)",
        ),
        (
            "settings",
            "@id 0x8201 @owner text @default 0 @optional",
            "expected bit 7 of the id of `first` to be 1, got 0x8201: it says whether who does not know the id may skip it (`@optional`)",
        ),
        (
            "events",
            "@id 0x8081 @optional",
            "expected `@optional` only on requests and settings, got it on one of the events",
        ),
    ];
    for (table, attributes, message) in cases {
        let found = of_the_host(table, attributes).map(drop);
        assert_eq!(found, Err(format!("{place}: {message}")), "{attributes}");
    }
}

#[test]
fn requests_and_settings_have_blocks_and_owners_and_settings_have_defaults() {
    let place = "box.wit:5:9";
    let cases = [
        (
            "requests",
            "@id 0x8201 @owner text",
            "expected `first` to have an id in a block of `requests` alone, got 0x8201 of the block of `settings`",
        ),
        (
            "requests",
            "@id 0x8101",
            "expected `first` to have an `@owner`, got none",
        ),
        (
            "requests",
            "@id 0x8101 @owner text @default 0",
            "expected no `@default` on a request, got one",
        ),
        (
            "settings",
            "@id 0x8201 @owner text",
            "expected `first` to have a `@default`, got none",
        ),
    ];
    for (table, attributes, message) in cases {
        let found = of_the_host(table, attributes).map(drop);
        assert_eq!(found, Err(format!("{place}: {message}")), "{attributes}");
    }
}

#[test]
fn the_hash_leaves_out_what_no_app_sees() {
    let hash_of = |table: &str, attributes: &str| {
        hash(&of_the_host(table, attributes).expect("a good schema"))
    };
    let none = hash(&package("").expect("a good schema"));
    assert_eq!(hash_of("requests", "@id 0x8101 @owner text"), none);
    assert_eq!(
        hash_of("settings", "@id 0x8201 @owner text @default 0"),
        none
    );
    assert_ne!(hash_of("events", "@id 0x8001"), none);
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_generated_files_are_what_the_schema_says() {
    assert_eq!(crate::run(&project(), true), Ok(vec![]));
}

#[test]
fn packages_come_after_those_that_they_use_and_a_circle_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let wit = folder.path();
    let write = |name: &str, uses: &str| {
        let uses = match uses {
            "" => String::new(),
            uses => format!("use inlay:{uses}/{uses}@0.1.0.{{word}};"),
        };
        let text = format!(
            "package inlay:{name}@0.1.0; interface {name} {{ {uses} type {name}-word = u32; type word = u32; }}"
        )
        .replace(".{word}", ".{word as other}");
        std::fs::create_dir_all(wit.join(name)).expect("a folder");
        std::fs::write(wit.join(name).join(name).with_extension("wit"), text).expect("a file");
    };
    let names = || {
        let groups = crate::interfaces::groups(wit)?;
        let names = groups.iter().map(|group| group.main.name.name.clone());
        Ok::<_, String>(names.collect::<Vec<_>>())
    };
    write("b", "");
    write("a", "c");
    write("c", "b");
    write("schema", "nowhere");
    std::fs::create_dir_all(wit.join("recorded")).expect("a folder");
    assert_eq!(names(), Ok(vec!["b".into(), "c".into(), "a".into()]));
    write("b", "a");
    let refused = names().expect_err("a circle");
    assert!(refused.contains("use each other"), "{refused}");
}

#[test]
fn a_stale_file_is_named_and_then_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    std::fs::create_dir_all(root.join("wit/schema")).expect("a folder");
    let text = format!("package inlay:schema@0.1.0;\n{VALUES}");
    std::fs::write(root.join("wit/schema/values.wit"), text).expect("a file");
    let groups = crate::interfaces::groups(&project().join("wit")).expect("packages");
    for group in groups {
        let package = &group.main.name.name;
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
    let load = || crate::interfaces::load(folder.path(), &schema);
    let none = load().expect_err("no packages");
    assert!(none.contains("expected folders of packages"), "{none}");
    let broken = folder.path().join("broken");
    std::fs::create_dir_all(&broken).expect("a folder");
    std::fs::write(broken.join("broken.wit"), "package a:broken; interface {").expect("a file");
    let error = load().expect_err("a package that cannot be read");
    assert!(error.contains("broken.wit"), "{error}");
}

#[test]
fn an_enum_that_the_schema_has_is_a_number_in_an_interface() {
    let mut schema = schema(&property(GOOD, "length")).expect("a good schema");
    schema.types.push(TypeDef {
        name: "load-error".to_owned(),
        docs: String::new(),
        kind: Kind::Enum(Vec::new()),
    });
    let checked = |types: &str| {
        let text = format!("package a:b;\ninterface i {{\n{types}\n}}\n");
        crate::interfaces::Interfaces::of(&text).have_numbers_only(&schema)
    };
    for refused in [
        "enum load-error { network }",
        "flags load-error { network }",
        "enum system { engine }",
    ] {
        let error = checked(refused).expect_err("an enum of the schema");
        assert!(
            error.contains("expected numbers of the schema (u32) in place of"),
            "{error}"
        );
    }
    assert_eq!(checked("enum of-its-own { one }"), Ok(()));
    assert_eq!(checked("type load-error = u32;"), Ok(()));
}
