//! Rows in TypeScript: a file per interface.

use super::{Case, Field, Kind, Limits, Number, Row, Section, Shape, Table};
use crate::names::{camel, pascal};

/// The whole file.
pub fn emit(table: &Table) -> String {
    let mut body = String::new();
    sections(table, &mut body);
    for row in &table.rows {
        match &row.shape {
            Shape::Record(fields) => record(table, row, fields, &mut body),
            Shape::Variant(cases) => variant(row, cases, &mut body),
        }
    }
    walk(table, &mut body);
    let helpers = [
        "checkFloat",
        "checkNumber",
        "fault",
        "floatOf",
        "pushFloat",
        "readBytes",
        "readWords",
        "writeBytes",
        "writeWords",
        "SKIPPABLE",
    ];
    let mut used: Vec<&str> = helpers
        .into_iter()
        .filter(|name| body.contains(&format!("{name}(")) || body.contains(&format!("| {name}")))
        .collect();
    used.sort_by_key(|name| (name.to_lowercase(), *name));
    let import = if used.is_empty() {
        String::new()
    } else {
        format!("import {{ {} }} from '../../rows.ts';\n", used.join(", "))
    };
    format!(
        "// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.\n{import}{body}"
    )
}

fn docs(out: &mut String, indent: &str, text: &str) {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    match lines[..] {
        [] => {}
        [line] => out.push_str(&format!("{indent}/** {line} */\n")),
        _ => {
            out.push_str(&format!("{indent}/**\n"));
            for line in lines {
                out.push_str(format!("{indent} * {line}").trim_end());
                out.push('\n');
            }
            out.push_str(&format!("{indent} */\n"));
        }
    }
}

fn in_order(table: &Table) -> Vec<(&Row, &Section)> {
    let mut sections: Vec<_> = table
        .rows
        .iter()
        .filter_map(|row| Some((row, row.section.as_ref()?)))
        .collect();
    sections.sort_by_key(|(_, section)| section.number);
    sections
}

fn sections(table: &Table, out: &mut String) {
    let sections = in_order(table);
    if sections.is_empty() {
        return;
    }
    out.push_str("\n/** Numbers of the sections. */\nexport const section = {\n");
    for (row, section) in &sections {
        docs(
            out,
            "  ",
            &format!("Rows: {{@link {}}}.", pascal(&row.name)),
        );
        out.push_str(&format!(
            "  {}: {},\n",
            camel(&section.name),
            section.number
        ));
    }
    out.push_str("} as const;\n");
    let optional: Vec<_> = sections
        .iter()
        .filter(|(_, section)| section.optional)
        .map(|(_, section)| section.number.to_string())
        .collect();
    out.push_str(&format!(
        "\n/** Sections that a reader need not know. */\nexport const optionalSections: readonly number[] = [{}];\n",
        optional.join(", ")
    ));
}

/// Checks the rows of a section by its number.
fn walk(table: &Table, out: &mut String) {
    let sections = in_order(table);
    if sections.is_empty() {
        return;
    }
    out.push_str(
        "\n/**\n * Checks the row of a section at `at`, which ends by `end`. Rows in a row are counted, not looked at.\n *\n \
         * @returns where the next row is.\n * @throws {@link RowError}\n */\n\
         export function checkRow(kind: number, words: Uint32Array, at: number, end: number): number {\n  switch (kind) {\n",
    );
    for (row, section) in &sections {
        out.push_str(&format!(
            "    case section.{}:\n      return check{}(words, at, end);\n",
            camel(&section.name),
            pascal(&row.name)
        ));
    }
    out.push_str("    default:\n      return end;\n  }\n}\n");
    out.push_str(
        "\n/** Where the row after a checked one is. */\nexport function nextRow(kind: number, words: Uint32Array, at: number): number {\n  switch (kind) {\n",
    );
    for (row, section) in &sections {
        out.push_str(&format!(
            "    case section.{}:\n      return after{}(words, at);\n",
            camel(&section.name),
            pascal(&row.name)
        ));
    }
    out.push_str("    default:\n      return words.length;\n  }\n}\n");
}

fn record(table: &Table, row: &Row, fields: &[Field], out: &mut String) {
    let (name, constant) = (pascal(&row.name), camel(&row.name));
    names(row, fields, out);
    interface(row, fields, out);
    places(row, fields, &constant, out);
    check(table, row, fields, out);
    read(table, row, fields, out);
    after(table, row, fields, &name, out);
    write(row, fields, out);
}

fn names(row: &Row, fields: &[Field], out: &mut String) {
    for field in fields {
        let one_of = field.one_of.iter().enumerate();
        let one_of = one_of.map(|(number, name)| format!("{}: {number}", camel(name)));
        let bits = field
            .bits
            .iter()
            .map(|(name, place)| format!("{}: {:#x}", camel(name), 1_u64 << place));
        let number = field.number_bits();
        let number = number.map(|number| format!("number: {number:#x}"));
        let all: Vec<_> = one_of.chain(bits).chain(number).collect();
        if !all.is_empty() {
            out.push_str(&format!(
                "\n/** What `{}` of {{@link {}}} says. */\nexport const {} = {{ {} }} as const;\n",
                camel(&field.name),
                pascal(&row.name),
                camel(&format!("{}-{}", row.name, field.name)),
                all.join(", ")
            ));
        }
    }
}

fn field_docs(field: &Field) -> String {
    let limits = field.limits.text();
    if limits.is_empty() {
        field.docs.clone()
    } else {
        format!("{} ({limits})", field.docs).trim_start().to_owned()
    }
}

fn interface(row: &Row, fields: &[Field], out: &mut String) {
    out.push('\n');
    docs(out, "", &row.docs);
    out.push_str(&format!("export interface {} {{\n", pascal(&row.name)));
    for field in fields {
        docs(out, "  ", &field_docs(field));
        let ty = match &field.kind {
            Kind::Numbers(_, 1) | Kind::Byte(_) => "number".to_owned(),
            Kind::Numbers(..) | Kind::Words => "readonly number[]".to_owned(),
            Kind::Bytes => "Uint8Array".to_owned(),
            Kind::Rows(row) => format!("readonly {}[]", pascal(row)),
        };
        out.push_str(&format!("  {}: {ty};\n", camel(&field.name)));
    }
    out.push_str("}\n");
}

/// Where the fields are, as far as they are always at the same place, and values.
fn places(row: &Row, fields: &[Field], constant: &str, out: &mut String) {
    docs(
        out,
        "",
        &format!(
            "Places of the fields of {{@link {}}} in its words.",
            pascal(&row.name)
        ),
    );
    let mut items = Vec::new();
    if let Some(words) = row.words() {
        items.push(format!("words: {words}"));
    }
    for field in fields {
        let name = camel(&field.name);
        items.push(format!("{name}: {}", field.at));
        if let Kind::Byte(shift) = field.kind {
            items.push(format!("{name}Shift: {shift}"));
        }
        if let Some(value) = field.limits.is {
            items.push(format!("{name}Value: {value:#x}"));
        }
        if let Some(none) = field.limits.none {
            items.push(format!("{name}None: {none}"));
        }
        if let Some(max) = field.limits.max {
            items.push(format!("{name}Max: {max}"));
        }
        if let Some(most) = field.limits.most {
            items.push(format!("{name}Most: {most}"));
        }
        if !matches!(field.kind, Kind::Numbers(..) | Kind::Byte(_)) {
            break;
        }
    }
    out.push_str(&format!(
        "export const {constant} = {{\n  {},\n}} as const;\n",
        items.join(",\n  ")
    ));
}

fn check(table: &Table, row: &Row, fields: &[Field], out: &mut String) {
    let name = pascal(&row.name);
    docs(
        out,
        "",
        "Checks the row at `at`, which ends by `end`; answers with where it ends.\n\n@throws {@link RowError}",
    );
    out.push_str(&format!(
        "export function check{name}(words: Uint32Array, at: number, end: number): number {{\n"
    ));
    // Words before the first list.
    let head = row.words().unwrap_or_else(|| {
        fields
            .iter()
            .find(|field| field.words().is_none())
            .map_or(0, |field| field.at)
    });
    if head > 0 {
        out.push_str(&format!(
            "  if (at + {head} > end) fault(end, '{head} words of a {}', end - at);\n",
            row.name
        ));
    }
    let mut is_open = false;
    for field in fields {
        match &field.kind {
            Kind::Numbers(number, count) if !is_open => {
                for place in field.at..field.at + count {
                    number_check(row, field, *number, place, out);
                }
            }
            Kind::Byte(_) => {}
            Kind::Numbers(..) => unreachable!("numbers stand before lists"),
            list => {
                if !is_open {
                    out.push_str(&format!("  let next = at + {};\n", field.at));
                }
                is_open = true;
                let what = format!("{} of a {}", field.name, row.name);
                out.push_str(&format!(
                    "  if (next >= end) fault(next, 'the count of {what}', 'the end');\n"
                ));
                let count = camel(&format!("{}-count", field.name));
                out.push_str(&format!("  const {count} = words[next] ?? 0;\n"));
                if let Some(most) = field.limits.most {
                    out.push_str(&format!(
                        "  if ({count} > {most}) fault(next, 'at most {most} {what}', {count});\n"
                    ));
                }
                let words = match list {
                    Kind::Words => Some(count.clone()),
                    Kind::Bytes => Some(format!("Math.ceil({count} / 4)")),
                    Kind::Rows(inner) => {
                        words_of(table, inner).map(|words| format!("{count} * {words}"))
                    }
                    _ => None,
                };
                match words {
                    Some(words) => out.push_str(&format!(
                        "  if (next + 1 + {words} > end) fault(next, 'words for all {what}', {count});\n  next += 1 + {words};\n"
                    )),
                    None => {
                        let Kind::Rows(inner) = list else { continue };
                        out.push_str(&format!(
                            "  next += 1;\n  for (let left = {count}; left > 0; left -= 1) next = check{}(words, next, end);\n",
                            pascal(inner)
                        ));
                    }
                }
            }
        }
    }
    if is_open {
        out.push_str("  return next;\n}\n");
    } else {
        out.push_str(&format!("  return at + {head};\n}}\n"));
    }
}

fn words_of(table: &Table, row: &str) -> Option<usize> {
    table.rows.iter().find(|other| other.name == row)?.words()
}

fn number_check(row: &Row, field: &Field, number: Number, place: usize, out: &mut String) {
    let Limits {
        is,
        min,
        max,
        above,
        ..
    } = field.limits;
    let at = format!("at + {place}");
    let what = format!("{} of a {}", field.name, row.name);
    if let Some(value) = is {
        out.push_str(&format!(
            "  if (words[{at}] !== {value:#x}) fault({at}, '{what}: {}', words[{at}]);\n",
            field.limits.text()
        ));
        return;
    }
    let is_closed_bits = !field.bits.is_empty() && field.one_of.is_empty();
    if is_closed_bits {
        let all = field.bits.iter().fold(0_u32, |all, (_, at)| all | 1 << at);
        out.push_str(&format!(
            "  if (((words[{at}] ?? 0) & ~{all:#x}) !== 0) fault({at}, '{what}: known bits', words[{at}]);\n"
        ));
    }
    let limit = |limit: Option<i64>, none: &str| {
        limit.map_or_else(|| none.to_owned(), |limit| limit.to_string())
    };
    match number {
        Number::Float => {
            let text = field.limits.text();
            let expected = if text.is_empty() {
                "a finite number".to_owned()
            } else {
                text
            };
            let (least, most) = match above {
                // Above: the next number up would do as a limit, and reads worse.
                Some(above) => (format!("{above}"), limit(max, "Infinity")),
                None => (limit(min, "-Infinity"), limit(max, "Infinity")),
            };
            out.push_str(&format!(
                "  checkFloat(words, {at}, {least}, {most}, {}, '{what}: {expected}');\n",
                above.is_some()
            ));
        }
        Number::Unsigned | Number::Signed if min.is_some() || max.is_some() => {
            let value = if number == Number::Signed {
                format!("(words[{at}] ?? 0) | 0")
            } else {
                format!("words[{at}] ?? 0")
            };
            out.push_str(&format!(
                "  checkNumber({at}, {value}, {}, {}, '{what}: {}');\n",
                limit(min, "-Infinity"),
                limit(max, "Infinity"),
                field.limits.text()
            ));
        }
        _ => {}
    }
}

fn read(table: &Table, row: &Row, fields: &[Field], out: &mut String) {
    let name = pascal(&row.name);
    docs(out, "", "The row at `at`, checked before.");
    out.push_str(&format!(
        "export function read{name}(words: Uint32Array, at: number): {name} {{\n"
    ));
    let mut next = false;
    let mut items = Vec::new();
    for field in fields {
        let key = camel(&field.name);
        match &field.kind {
            Kind::Numbers(number, 1) => {
                items.push(format!("{key}: {}", read_number(*number, field.at)));
            }
            Kind::Numbers(number, count) => {
                let numbers: Vec<_> = (field.at..field.at + count)
                    .map(|at| read_number(*number, at))
                    .collect();
                items.push(format!("{key}: [{}]", numbers.join(", ")));
            }
            Kind::Byte(shift) => items.push(format!(
                "{key}: ((words[at + {}] ?? 0) >>> {shift}) & 0xff",
                field.at
            )),
            list => {
                if !next {
                    out.push_str(&format!("  let next = at + {};\n", field.at));
                    next = true;
                }
                let count = format!("{key}Count");
                out.push_str(&format!("  const {count} = words[next] ?? 0;\n"));
                match list {
                    Kind::Words => out.push_str(&format!(
                        "  const {key} = readWords(words, next + 1, {count});\n  next += 1 + {count};\n"
                    )),
                    Kind::Bytes => out.push_str(&format!(
                        "  const {key} = readBytes(words, next + 1, {count});\n  next += 1 + Math.ceil({count} / 4);\n"
                    )),
                    Kind::Rows(inner) => {
                        let inner_name = pascal(inner);
                        let step = match words_of(table, inner) {
                            Some(words) => format!("next += {words}"),
                            None => format!("next = after{inner_name}(words, next)"),
                        };
                        out.push_str(&format!(
                            "  const {key}: {inner_name}[] = [];\n  next += 1;\n  for (let left = {count}; left > 0; left -= 1) {{\n    {key}.push(read{inner_name}(words, next));\n    {step};\n  }}\n"
                        ));
                    }
                    _ => {}
                }
                items.push(key);
            }
        }
    }
    out.push_str(&format!(
        "  return {{\n    {},\n  }};\n}}\n",
        items.join(",\n    ")
    ));
}

fn read_number(number: Number, place: usize) -> String {
    match number {
        Number::Unsigned => format!("words[at + {place}] ?? 0"),
        Number::Signed => format!("(words[at + {place}] ?? 0) | 0"),
        Number::Float => format!("floatOf(words[at + {place}] ?? 0)"),
    }
}

/// Where a row ends that was checked.
fn after(table: &Table, row: &Row, fields: &[Field], name: &str, out: &mut String) {
    docs(out, "", "Where the row at `at` ends, checked before.");
    if let Some(words) = row.words() {
        out.push_str(&format!(
            "export function after{name}(_words: Uint32Array, at: number): number {{\n  return at + {words};\n}}\n"
        ));
        return;
    }
    out.push_str(&format!(
        "export function after{name}(words: Uint32Array, at: number): number {{\n"
    ));
    let mut next = false;
    for field in fields {
        let words = match &field.kind {
            Kind::Numbers(..) | Kind::Byte(_) => continue,
            Kind::Words => "(words[next] ?? 0)".to_owned(),
            Kind::Bytes => "Math.ceil((words[next] ?? 0) / 4)".to_owned(),
            Kind::Rows(inner) => match words_of(table, inner) {
                Some(words) => format!("(words[next] ?? 0) * {words}"),
                None => {
                    if !next {
                        out.push_str(&format!("  let next = at + {};\n", field.at));
                        next = true;
                    }
                    let count = camel(&format!("{}-count", field.name));
                    out.push_str(&format!(
                        "  const {count} = words[next] ?? 0;\n  next += 1;\n  for (let left = {count}; left > 0; left -= 1) next = after{}(words, next);\n",
                        pascal(inner)
                    ));
                    continue;
                }
            },
        };
        if !next {
            out.push_str(&format!("  let next = at + {};\n", field.at));
            next = true;
        }
        out.push_str(&format!("  next += 1 + {words};\n"));
    }
    out.push_str("  return next;\n}\n");
}

fn write(row: &Row, fields: &[Field], out: &mut String) {
    let name = pascal(&row.name);
    docs(out, "", "Adds a row to words.");
    out.push_str(&format!(
        "export function write{name}(out: number[], row: {name}): void {{\n"
    ));
    let mut bytes: Vec<String> = Vec::new();
    for field in fields {
        let value = format!("row.{}", camel(&field.name));
        match &field.kind {
            Kind::Numbers(Number::Unsigned, 1) => out.push_str(&format!("  out.push({value});\n")),
            Kind::Numbers(Number::Signed, 1) => {
                out.push_str(&format!("  out.push({value} >>> 0);\n"));
            }
            Kind::Numbers(Number::Float, 1) => {
                out.push_str(&format!("  pushFloat(out, {value});\n"));
            }
            Kind::Numbers(number, count) => {
                let item = match number {
                    Number::Unsigned => format!("out.push({value}[index] ?? 0)"),
                    Number::Signed => format!("out.push(({value}[index] ?? 0) >>> 0)"),
                    Number::Float => format!("pushFloat(out, {value}[index] ?? 0)"),
                };
                out.push_str(&format!(
                    "  for (let index = 0; index < {count}; index += 1) {item};\n"
                ));
            }
            Kind::Byte(shift) => {
                bytes.push(if *shift == 0 {
                    value
                } else {
                    format!("({value} << {shift})")
                });
                if *shift == 24 {
                    out.push_str(&format!("  out.push(({}) >>> 0);\n", bytes.join(" | ")));
                    bytes.clear();
                }
            }
            Kind::Words => out.push_str(&format!("  writeWords(out, {value});\n")),
            Kind::Bytes => out.push_str(&format!("  writeBytes(out, {value});\n")),
            Kind::Rows(inner) => out.push_str(&format!(
                "  out.push({value}.length);\n  for (const item of {value}) write{}(out, item);\n",
                pascal(inner)
            )),
        }
    }
    out.push_str("}\n");
}

fn variant(row: &Row, cases: &[Case], out: &mut String) {
    let (name, constant) = (pascal(&row.name), camel(&row.name));
    out.push('\n');
    docs(out, "", &row.docs);
    let types: Vec<_> = cases
        .iter()
        .map(|case| format!("  | ({{ tag: '{}' }} & {})", case.name, pascal(&case.row)))
        .collect();
    out.push_str(&format!("export type {name} =\n{};\n", types.join("\n")));
    docs(out, "", &format!("First words of {{@link {name}}}."));
    let numbers: Vec<_> = (1..)
        .zip(cases)
        .map(|(number, case)| format!("{}: {number}", camel(&case.name)))
        .collect();
    out.push_str(&format!(
        "export const {constant} = {{ {} }} as const;\n",
        numbers.join(", ")
    ));
    docs(
        out,
        "",
        "Checks the row at `at`, which ends by `end`; answers with where it ends.\n\n@throws {@link RowError}",
    );
    let arms = |call: &dyn Fn(&Case) -> String| -> String {
        cases
            .iter()
            .map(|case| {
                format!(
                    "    case {constant}.{}:\n      return {};\n",
                    camel(&case.name),
                    call(case)
                )
            })
            .collect()
    };
    out.push_str(&format!(
        "export function check{name}(words: Uint32Array, at: number, end: number): number {{\n  switch (words[at]) {{\n{}    default:\n      return fault(at, 'a {}', words[at]);\n  }}\n}}\n",
        arms(&|case| format!("check{}(words, at + 1, end)", pascal(&case.row))),
        row.name.replace('-', " ")
    ));
    docs(out, "", "The row at `at`, checked before.");
    out.push_str(&format!(
        "export function read{name}(words: Uint32Array, at: number): {name} {{\n  switch (words[at]) {{\n{}    default:\n      return fault(at, 'a {}', words[at]);\n  }}\n}}\n",
        arms(&|case| format!(
            "{{ tag: '{}', ...read{}(words, at + 1) }}",
            case.name,
            pascal(&case.row)
        )),
        row.name.replace('-', " ")
    ));
    docs(out, "", "Where the row at `at` ends, checked before.");
    out.push_str(&format!(
        "export function after{name}(words: Uint32Array, at: number): number {{\n  switch (words[at]) {{\n{}    default:\n      return words.length;\n  }}\n}}\n",
        arms(&|case| format!("after{}(words, at + 1)", pascal(&case.row)))
    ));
    docs(out, "", "Adds a row to words.");
    let writes: String = cases
        .iter()
        .map(|case| {
            format!(
                "    case '{}':\n      out.push({constant}.{});\n      write{}(out, row);\n      break;\n",
                case.name,
                camel(&case.name),
                pascal(&case.row)
            )
        })
        .collect();
    out.push_str(&format!(
        "export function write{name}(out: number[], row: {name}): void {{\n  switch (row.tag) {{\n{writes}  }}\n}}\n"
    ));
}
