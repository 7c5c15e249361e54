//! Rows in Rust, in the module of their interface.

use super::{Case, Field, Kind, Limits, Number, Row, Section, Shape, Table};
use crate::names::{pascal, shouty, snake};

/// The types of a table, and the numbers of its sections.
pub fn emit(table: &Table) -> String {
    let mut out = String::from(
        "\n#[allow(unused_imports, reason = \"not every table has rows of every kind\")]\n\
         use crate::row::{Check, Fault, Read, Reader, Row, Rows, SKIPPABLE, fail};\n",
    );
    sections(table, &mut out);
    for row in &table.rows {
        match &row.shape {
            Shape::Record(fields) => {
                names(row, fields, &mut out);
                match row.words() {
                    Some(words) => closed(row, fields, words, &mut out),
                    None => open(table, row, fields, &mut out),
                }
            }
            Shape::Variant(cases) => variant(table, row, cases, &mut out),
        }
    }
    out
}

fn docs(out: &mut String, indent: &str, text: &str, name: &str) {
    let otherwise = format!("`{name}`.");
    let text = if text.is_empty() { &otherwise } else { text };
    for line in text.lines() {
        out.push_str(format!("{indent}/// {line}").trim_end());
        out.push('\n');
    }
}

fn field_docs(out: &mut String, indent: &str, field: &Field) {
    let mut text = field.docs.clone();
    let limits = field.limits.text();
    if !limits.is_empty() {
        text = format!("{text} ({limits})").trim_start().to_owned();
    }
    docs(out, indent, &text, &field.name);
}

fn sections(table: &Table, out: &mut String) {
    let mut sections: Vec<(&Row, &Section)> = table
        .rows
        .iter()
        .filter_map(|row| Some((row, row.section.as_ref()?)))
        .collect();
    if sections.is_empty() {
        return;
    }
    sections.sort_by_key(|(_, section)| section.number);
    out.push_str("\n/// Numbers of the sections.\npub mod section {\n");
    for (row, section) in &sections {
        docs(out, "    ", &format!("Rows: `{}`.", row.name), "");
        out.push_str(&format!(
            "    pub const {}: u32 = {}{};\n",
            shouty(&section.name),
            section.number,
            if section.optional {
                " | crate::row::SKIPPABLE"
            } else {
                ""
            }
        ));
    }
    let last = sections.last().map_or(0, |(_, section)| section.number);
    out.push_str(&format!(
        "    /// Above the number of every section.\n    pub const END: usize = {};\n}}\n",
        last + 1
    ));
}

/// Modules with what the numbers and bits of a row's fields stand for.
fn names(row: &Row, fields: &[Field], out: &mut String) {
    for field in fields {
        if field.one_of.is_empty() && field.bits.is_empty() {
            continue;
        }
        let ty = if matches!(field.kind, Kind::Byte(_)) {
            "u8"
        } else {
            "u32"
        };
        out.push_str(&format!(
            "\n/// What `{}` of `{}` says.\npub mod {} {{\n",
            field.name,
            row.name,
            snake(&format!("{}-{}", row.name, field.name))
        ));
        for (number, name) in field.one_of.iter().enumerate() {
            docs(out, "    ", "", name);
            out.push_str(&format!(
                "    pub const {}: {ty} = {number};\n",
                shouty(name)
            ));
        }
        for (name, place) in &field.bits {
            docs(out, "    ", &format!("Bit {place}: {name}."), name);
            out.push_str(&format!(
                "    pub const {}: {ty} = {:#x};\n",
                shouty(name),
                1_u32 << place
            ));
        }
        if let Some(number) = field.number_bits() {
            out.push_str(&format!(
                "    /// The bits of the number.\n    pub const NUMBER: {ty} = {number:#x};\n"
            ));
        }
        if !field.bits.is_empty() && field.one_of.is_empty() {
            let all = field.bits.iter().fold(0_u32, |all, (_, at)| all | 1 << at);
            out.push_str(&format!(
                "    /// All of them.\n    pub const ALL: {ty} = {all:#x};\n"
            ));
        }
        out.push_str("}\n");
    }
}

/// The places of the fields, as far as they are always the same, and the values that are.
fn places(fields: &[Field], out: &mut String) {
    for field in fields {
        docs(
            out,
            "    ",
            &format!("Where `{}` is in a row.", field.name),
            "",
        );
        let name = shouty(&field.name);
        out.push_str(&format!("    pub const {name}: usize = {};\n", field.at));
        if let Kind::Byte(shift) = field.kind {
            docs(
                out,
                "    ",
                &format!("By how many bits `{}` is shifted in its word.", field.name),
                "",
            );
            out.push_str(&format!("    pub const {name}_SHIFT: u32 = {shift};\n"));
        }
        if let Some(value) = field.limits.is {
            docs(out, "    ", &format!("What `{}` is.", field.name), "");
            out.push_str(&format!("    pub const {name}_VALUE: u32 = {value:#x};\n"));
        }
        if let Some(most) = field.limits.most {
            docs(
                out,
                "    ",
                &format!("How many `{}` there are at most.", field.name),
                "",
            );
            out.push_str(&format!("    pub const {name}_MOST: usize = {most};\n"));
        }
        if let Some(none) = field.limits.none {
            docs(
                out,
                "    ",
                &format!("What `{}` is where there is none.", field.name),
                "",
            );
            out.push_str(&format!(
                "    pub const {name}_NONE: {} = {none};\n",
                scalar(field)
            ));
        }
        if let (Some(max), Kind::Numbers(..)) = (field.limits.max, &field.kind) {
            docs(
                out,
                "    ",
                &format!("The most that `{}` is.", field.name),
                "",
            );
            out.push_str(&format!(
                "    pub const {name}_MAX: {} = {max};\n",
                scalar(field)
            ));
        }
        if !matches!(field.kind, Kind::Numbers(..) | Kind::Byte(_)) {
            break;
        }
    }
}

fn scalar(field: &Field) -> &'static str {
    match field.kind {
        Kind::Numbers(Number::Signed, _) => "i32",
        Kind::Numbers(Number::Float, _) => "f32",
        Kind::Byte(_) => "u8",
        _ => "u32",
    }
}

fn field_type(table: &Table, field: &Field) -> String {
    match &field.kind {
        Kind::Numbers(_, 1) | Kind::Byte(_) => scalar(field).to_owned(),
        Kind::Numbers(_, count) => format!("[{}; {count}]", scalar(field)),
        Kind::Words => "&'a [u32]".to_owned(),
        Kind::Bytes => "&'a [u8]".to_owned(),
        Kind::Rows(row) => match words_of(table, row) {
            Some(_) => format!("&'a [[u32; {}::WORDS]]", pascal(row)),
            None => format!("Rows<'a, {}>", generic(table, row)),
        },
    }
}

fn words_of(table: &Table, row: &str) -> Option<usize> {
    table.rows.iter().find(|other| other.name == row)?.words()
}

/// A row's type where it is used: what has lists lends them.
fn generic(table: &Table, row: &str) -> String {
    let found = table.rows.iter().find(|other| other.name == row);
    let lends = found.is_some_and(|row| lends(table, row));
    format!("{}{}", pascal(row), if lends { "<'a>" } else { "" })
}

fn lends(table: &Table, row: &Row) -> bool {
    match &row.shape {
        Shape::Record(_) => row.words().is_none(),
        Shape::Variant(cases) => cases
            .iter()
            .any(|case| words_of(table, &case.row).is_none()),
    }
}

/// A row of always as many words.
fn closed(row: &Row, fields: &[Field], words: usize, out: &mut String) {
    let own = pascal(&row.name);
    out.push('\n');
    docs(out, "", &row.docs, &row.name);
    let eq = if fields
        .iter()
        .any(|field| matches!(field.kind, Kind::Numbers(Number::Float, _)))
    {
        ""
    } else {
        ", Eq"
    };
    out.push_str(&format!(
        "#[derive(Clone, Copy, PartialEq{eq}, Debug, Default)]\npub struct {own} {{\n"
    ));
    for field in fields {
        field_docs(out, "    ", field);
        let ty = match field.kind {
            Kind::Numbers(_, count) if count > 1 => format!("[{}; {count}]", scalar(field)),
            _ => scalar(field).to_owned(),
        };
        out.push_str(&format!("    pub {}: {ty},\n", snake(&field.name)));
    }
    out.push_str(&format!(
        "}}\n\nimpl {own} {{\n    /// Words of a row.\n    pub const WORDS: usize = {words};\n"
    ));
    places(fields, out);
    // words
    out.push_str(&format!(
        "\n    /// The row in words.\n    #[inline]\n    pub const fn words(&self) -> [u32; {words}] {{\n        [\n"
    ));
    for field in fields {
        let name = snake(&field.name);
        match field.kind {
            Kind::Numbers(number, 1) => {
                out.push_str(&format!(
                    "            {},\n",
                    to_word(number, &format!("self.{name}"))
                ));
            }
            Kind::Numbers(number, count) => {
                for index in 0..count {
                    let item = format!("self.{name}[{index}]");
                    out.push_str(&format!("            {},\n", to_word(number, &item)));
                }
            }
            Kind::Byte(0) => {
                let bytes: Vec<_> = fields
                    .iter()
                    .filter(|other| other.at == field.at && matches!(other.kind, Kind::Byte(_)))
                    .map(|other| format!("self.{}", snake(&other.name)))
                    .collect();
                out.push_str(&format!(
                    "            u32::from_le_bytes([{}]),\n",
                    bytes.join(", ")
                ));
            }
            _ => {}
        }
    }
    out.push_str("        ]\n    }\n");
    // from words
    out.push_str(&format!(
        "\n    /// The row of words, whatever they are.\n    #[inline]\n    pub const fn of(words: &[u32; {words}]) -> Self {{\n        Self {{\n"
    ));
    for field in fields {
        let value = match field.kind {
            Kind::Numbers(number, 1) => from_word(number, &format!("words[{}]", field.at)),
            Kind::Numbers(number, count) => {
                let items: Vec<_> = (field.at..field.at + count)
                    .map(|at| from_word(number, &format!("words[{at}]")))
                    .collect();
                format!("[{}]", items.join(", "))
            }
            Kind::Byte(shift) => format!("words[{}].to_le_bytes()[{}]", field.at, shift / 8),
            _ => unreachable!("a row of always as many words has no lists"),
        };
        out.push_str(&format!("            {}: {value},\n", snake(&field.name)));
    }
    out.push_str("        }\n    }\n");
    if row.is_floats() {
        floats(fields, words, out);
    }
    out.push_str("}\n");
    // check and read
    out.push_str(&format!(
        "\nimpl Check<{words}> for {own} {{\n    fn check({}: &[u32; {words}]) -> Result<(), usize> {{\n",
        if fields.iter().any(has_check) { "words" } else { "_" }
    ));
    for field in fields {
        checks(field, out);
    }
    out.push_str(&format!(
        "        Ok(())\n    }}\n}}\n\nimpl<'a> Row<'a> for {own} {{\n    \
         fn read(reader: &mut Reader<'a>) -> Read<Self> {{\n        \
         reader.checked::<Self, {words}>().map(Self::of)\n    }}\n}}\n"
    ));
}

/// A row that can lie in a list of floats.
fn floats(fields: &[Field], words: usize, out: &mut String) {
    let mut items = Vec::new();
    let mut values = String::new();
    for field in fields {
        let Kind::Numbers(_, count) = field.kind else {
            continue;
        };
        let name = snake(&field.name);
        let numbers: Vec<_> = (field.at..field.at + count)
            .map(|at| format!("numbers[{at}]"))
            .collect();
        if count == 1 {
            items.push(format!("self.{name}"));
            values.push_str(&format!("            {name}: {},\n", numbers[0]));
        } else {
            items.extend((0..count).map(|index| format!("self.{name}[{index}]")));
            values.push_str(&format!("            {name}: [{}],\n", numbers.join(", ")));
        }
    }
    out.push_str(&format!(
        "\n    /// The row in a list of numbers.\n    #[inline]\n    pub const fn numbers(&self) -> [f32; {words}] {{\n        [{}]\n    }}\n\
         \n    /// The row of a list of numbers.\n    #[inline]\n    pub const fn of_numbers(numbers: &[f32; {words}]) -> Self {{\n        Self {{\n{values}        }}\n    }}\n",
        items.join(", ")
    ));
}

fn to_word(number: Number, value: &str) -> String {
    match number {
        Number::Unsigned => value.to_owned(),
        Number::Signed => format!("{value}.cast_unsigned()"),
        Number::Float => format!("{value}.to_bits()"),
    }
}

fn from_word(number: Number, word: &str) -> String {
    match number {
        Number::Unsigned => word.to_owned(),
        Number::Signed => format!("{word}.cast_signed()"),
        Number::Float => format!("f32::from_bits({word})"),
    }
}

/// Whether not every word is allowed.
fn has_check(field: &Field) -> bool {
    let is_closed_bits = !field.bits.is_empty() && field.one_of.is_empty();
    match field.kind {
        Kind::Numbers(Number::Float, _) => true,
        Kind::Numbers(..) => field.limits.is_closed() || is_closed_bits,
        _ => false,
    }
}

/// Lines that answer with the place of the first word that is not allowed.
fn checks(field: &Field, out: &mut String) {
    if !has_check(field) {
        return;
    }
    let Kind::Numbers(number, count) = field.kind else {
        return;
    };
    for at in field.at..field.at + count {
        let word = format!("words[{at}]");
        let fault = condition(number, &word, field);
        out.push_str(&format!(
            "        if {fault} {{\n            return Err({at});\n        }}\n"
        ));
    }
}

/// What is so where a word is not allowed.
fn condition(number: Number, word: &str, field: &Field) -> String {
    let Limits {
        is,
        min,
        max,
        above,
        ..
    } = field.limits;
    if let Some(value) = is {
        return format!("{word} != {value:#x}");
    }
    let value = from_word(number, word);
    let literal = |limit: i64| match number {
        Number::Float => format!("{limit}.0"),
        _ => limit.to_string(),
    };
    let mut faults = Vec::new();
    if number == Number::Float {
        faults.push(format!("!{value}.is_finite()"));
    }
    match (min, max) {
        (Some(min), Some(max)) => faults.push(format!(
            "!({}..={}).contains(&{value})",
            literal(min),
            literal(max)
        )),
        (Some(min), None) => faults.push(format!("{value} < {}", literal(min))),
        (None, Some(max)) => faults.push(format!("{value} > {}", literal(max))),
        (None, None) => {}
    }
    if let Some(above) = above {
        faults.push(format!("{value} <= {}", literal(above)));
    }
    if !field.bits.is_empty() && field.one_of.is_empty() {
        let all = field.bits.iter().fold(0_u32, |all, (_, at)| all | 1 << at);
        faults.push(format!("{word} & !{all:#x} != 0"));
    }
    faults.join(" || ")
}

/// A row with lists.
fn open(table: &Table, row: &Row, fields: &[Field], out: &mut String) {
    let own = pascal(&row.name);
    out.push('\n');
    docs(out, "", &row.docs, &row.name);
    out.push_str(&format!(
        "#[derive(Clone, Copy, PartialEq, Debug)]\npub struct {own}<'a> {{\n"
    ));
    for field in fields {
        field_docs(out, "    ", field);
        out.push_str(&format!(
            "    pub {}: {},\n",
            snake(&field.name),
            field_type(table, field)
        ));
    }
    out.push_str(&format!("}}\n\nimpl {own}<'_> {{\n"));
    places(fields, out);
    out.push_str(
        "\n    /// Adds the row to a list.\n    pub fn write(&self, out: &mut Vec<u32>) {\n",
    );
    for field in fields {
        let name = snake(&field.name);
        let line = match &field.kind {
            Kind::Numbers(number, 1) => {
                format!("out.push({});", to_word(*number, &format!("self.{name}")))
            }
            Kind::Numbers(Number::Unsigned, _) => format!("out.extend(self.{name});"),
            Kind::Numbers(number, _) => format!(
                "out.extend(self.{name}.map(|it| {}));",
                to_word(*number, "it")
            ),
            Kind::Words => format!("crate::row::write_words(out, self.{name});"),
            Kind::Bytes => format!("crate::row::write_bytes(out, self.{name});"),
            Kind::Rows(row) if words_of(table, row).is_some() => format!(
                "out.push(crate::row::count(self.{name}.len()));\n        \
                 out.extend_from_slice(self.{name}.as_flattened());"
            ),
            Kind::Rows(_) => format!("self.{name}.write(out);"),
            Kind::Byte(_) => {
                unreachable!("bytes beside lists are not read: put them in a row of their own")
            }
        };
        out.push_str(&format!("        {line}\n"));
    }
    out.push_str("    }\n");
    head(fields, out);
    out.push_str(&format!(
        "}}\n\nimpl<'a> Row<'a> for {own}<'a> {{\n    fn read(reader: &mut Reader<'a>) -> Read<Self> {{\n        Ok(Self {{\n"
    ));
    for field in fields {
        let name = snake(&field.name);
        let value = match &field.kind {
            Kind::Numbers(number, 1) => {
                let word = if has_check(field) {
                    let fault = condition(*number, "word", field);
                    format!("reader.word_unless(|word| {fault})?")
                } else {
                    "reader.word()?".to_owned()
                };
                from_word(*number, &word)
            }
            Kind::Words => format!("reader.list({})?", most(field)),
            Kind::Bytes => "reader.bytes()?".to_owned(),
            Kind::Rows(row) if words_of(table, row).is_some() => "reader.rows()?".to_owned(),
            Kind::Rows(_) => "reader.open_rows()?".to_owned(),
            kind => unreachable!("{kind:?} beside lists is not read: put it in a row of its own"),
        };
        out.push_str(&format!("            {name}: {value},\n"));
    }
    out.push_str("        })\n    }\n}\n");
}

/// For a row that ends with its one list: what comes before the items, for whoever adds these in
/// place.
fn head(fields: &[Field], out: &mut String) {
    let Some((list, numbers)) = fields.split_last() else {
        return;
    };
    if numbers
        .iter()
        .any(|field| !matches!(field.kind, Kind::Numbers(_, 1)))
    {
        return;
    }
    let name = snake(&list.name);
    let parameters: String = numbers
        .iter()
        .map(|field| format!(", {}: {}", snake(&field.name), scalar(field)))
        .collect();
    out.push_str(&format!(
        "\n    /// Adds a row up to its count of `{name}`: so many are to follow.\n    \
         pub fn write_head(out: &mut Vec<u32>{parameters}, {name}: usize) {{\n        out.extend([\n"
    ));
    for field in numbers {
        if let Kind::Numbers(number, _) = field.kind {
            out.push_str(&format!(
                "            {},\n",
                to_word(number, &snake(&field.name))
            ));
        }
    }
    out.push_str(&format!(
        "            crate::row::count({name}),\n        ]);\n    }}\n"
    ));
}

fn most(field: &Field) -> String {
    field
        .limits
        .most
        .map_or_else(|| "usize::MAX".to_owned(), |most| most.to_string())
}

fn variant(table: &Table, row: &Row, cases: &[Case], out: &mut String) {
    let generics = generic(table, &row.name);
    let anonymous = generics.replace("'a", "'_");
    out.push('\n');
    docs(out, "", &row.docs, &row.name);
    out.push_str(&format!(
        "#[derive(Clone, Copy, PartialEq, Debug)]\npub enum {generics} {{\n"
    ));
    for case in cases {
        docs(out, "    ", &case.docs, &case.name);
        out.push_str(&format!(
            "    {}({}),\n",
            pascal(&case.name),
            generic(table, &case.row)
        ));
    }
    out.push_str(&format!("}}\n\nimpl {anonymous} {{\n"));
    for (number, case) in (1..).zip(cases) {
        docs(
            out,
            "    ",
            &format!("The number of `{}`, a row's first word.", case.name),
            "",
        );
        out.push_str(&format!(
            "    pub const {}: u32 = {number};\n",
            shouty(&case.name)
        ));
    }
    out.push_str(
        "\n    /// Adds the row to a list.\n    pub fn write(&self, out: &mut Vec<u32>) {\n        match self {\n",
    );
    for case in cases {
        let (name, number) = (pascal(&case.name), shouty(&case.name));
        let write = match words_of(table, &case.row) {
            Some(_) => "out.extend(row.words());",
            None => "row.write(out);",
        };
        out.push_str(&format!(
            "            Self::{name}(row) => {{\n                out.push(Self::{number});\n                {write}\n            }}\n"
        ));
    }
    out.push_str(&format!(
        "        }}\n    }}\n}}\n\nimpl<'a> Row<'a> for {generics} {{\n    fn read(reader: &mut Reader<'a>) -> Read<Self> {{\n        \
         let at = reader.at();\n        match reader.word()? {{\n"
    ));
    for case in cases {
        out.push_str(&format!(
            "            Self::{} => Row::read(reader).map(Self::{}),\n",
            shouty(&case.name),
            pascal(&case.name)
        ));
    }
    out.push_str("            _ => fail(at, Fault::Kind),\n        }\n    }\n}\n");
}
