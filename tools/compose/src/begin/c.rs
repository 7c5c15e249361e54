//! A system in C.
use super::File;
use super::contract::Contract;
use anyhow::Result;
use std::fmt::Write;

/// wit-bindgen's code and the object file of the world, which says the schema, too: the linker
/// copies both sections.
pub fn bindings(contract: &Contract) -> Result<Vec<File>> {
    let mut generator = wit_bindgen_c::Opts::default().build();
    let files = contract.generate(generator.as_mut())?;
    let schema = contract.schema()?;
    let owned = |(name, bytes): (&str, &[u8])| {
        let mut bytes = bytes.to_owned();
        if name.ends_with(".o") {
            schema.write(&mut bytes);
        }
        (name.to_owned(), bytes)
    };
    Ok(files.iter().map(owned).collect())
}

/// The bindings, and a file with each function that they declare.
pub fn files(contract: &Contract) -> Result<Vec<File>> {
    let bindings = bindings(contract)?;
    let header = bindings
        .iter()
        .find(|(name, _)| name.ends_with(".h"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .unwrap_or_default();
    let mut files: Vec<File> = bindings
        .into_iter()
        .map(|(name, bytes)| (format!("bindings/{name}"), bytes))
        .collect();
    let file = format!("src/{}.c", contract.system.replace('-', "_"));
    files.push((file, functions(&header, &contract.system).into_bytes()));
    Ok(files)
}

/// A function for each prototype that the header lists as exported.
fn functions(header: &str, system: &str) -> String {
    let mut code = format!(
        "/* Functions of `inlay:{system}`; wit/{system} of inlay-systems says what they mean. */\n\
         #include \"{}_system.h\"\n\
         #include \"memory.h\"\n\
         #include \"schema.h\"\n",
        system.replace('-', "_")
    );
    let is_own = |line: &&str| {
        line.ends_with(");") && line.contains(" exports_") && !line.contains("_free(")
    };
    for prototype in header.lines().filter(is_own) {
        let prototype = prototype.trim_end_matches(';');
        let _ = write!(code, "\n{prototype}\n{{\n{}}}\n", body(prototype, header));
    }
    code
}

/// Lets go of what the caller gave, and answers zeros: the first case, the empty list.
fn body(prototype: &str, header: &str) -> String {
    let mut body = String::new();
    let parameters = prototype
        .split_once('(')
        .map_or("", |(_, rest)| rest.trim_end_matches(')'));
    for parameter in parameters.split(", ").filter(|p| *p != "void") {
        let Some((kind, name)) = parameter.rsplit_once(' ') else {
            continue;
        };
        let free = format!("{}_free", kind.trim_end_matches("_t"));
        let _ = match name.strip_prefix('*') {
            Some(name @ ("ret" | "err")) => {
                writeln!(body, "    memset({name}, 0, sizeof *{name});")
            }
            Some(name) if header.contains(&format!("void {free}(")) => {
                writeln!(body, "    {free}({name});")
            }
            pointer => writeln!(body, "    (void){};", pointer.unwrap_or(name)),
        };
    }
    let kind = prototype.split(' ').next().unwrap_or_default();
    match kind {
        "void" => {}
        "bool" => body.push_str("    return true;\n"),
        _ => body.push_str("    return 0;\n"),
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_frees_what_it_got_and_answers_zeros() {
        let header = "\
            bool exports_a_b_take(a_list_u32_t *entries, double time, a_error_t *err);\n\
            void exports_a_b_reset(void);\n\
            void a_list_u32_free(a_list_u32_t *ptr);\n\
            void exports_a_b_error_free(exports_a_b_error_t *ptr);\n";
        let code = functions(header, "a");
        assert!(code.contains(
            "bool exports_a_b_take(a_list_u32_t *entries, double time, a_error_t *err)\n{\n    \
             a_list_u32_free(entries);\n    (void)time;\n    memset(err, 0, sizeof *err);\n    \
             return true;\n}\n"
        ));
        assert!(code.contains("void exports_a_b_reset(void)\n{\n}\n"));
        assert!(!code.contains("error_free"));
    }
}
