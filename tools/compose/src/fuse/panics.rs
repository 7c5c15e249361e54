//! Step 5: a panic of Rust is a trap where it happens.
//!
//! That is what it comes to: nobody hears the message, since an engine imports nothing that could
//! print it, and systems abort. So calls of what panics, and of what does nothing else but lead
//! there, become `unreachable`; what made their arguments goes with the optimiser, and so does all
//! that would have formatted them. Calls of another system stay: it is to be blamed for its trap.
//!
//! The same is done with functions of which a system says that it never calls them, in a custom
//! section [`NEVER`] with a path in each line: what a library decides by a field, no compiler and
//! no optimiser can leave out.
use super::arena::Digest;
use super::link::Owned;
use super::reencode::{Step, sentence};
use anyhow::Result;
use std::collections::{HashMap, HashSet};
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{FunctionBody, ImportSectionReader, Operator, Parser, Payload, TypeRef};

/// Name of the section with the functions that are never called.
pub const NEVER: &str = "inlay.never";

/// In the mangled name of each function of `core::panicking`, none of which returns.
const PANICKING: &str = "4core9panicking";

/// The module whose panics are traps, and how many calls became one. `functions` are those of the
/// module, with their names; `never` are paths of those that are never called, by core module.
///
/// # Errors
///
/// Bytes that are no module.
pub fn trap(
    module: &[u8],
    functions: &[Owned],
    never: &HashMap<Digest, Vec<String>>,
) -> Result<(Vec<u8>, usize)> {
    let mut pass = Pass {
        lost: lost(module, functions, never)?,
        functions,
        function: 0,
        traps: 0,
    };
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok((out.finish(), pass.traps))
}

/// Functions of which none returns: those that panic, and those that come to one of them whatever
/// they are given.
fn lost(
    module: &[u8],
    functions: &[Owned],
    never: &HashMap<Digest, Vec<String>>,
) -> Result<HashSet<u32>> {
    let never: HashMap<&Digest, Vec<String>> = never
        .iter()
        .map(|(digest, paths)| (digest, paths.iter().map(|path| mangled(path)).collect()))
        .collect();
    let is_never = |function: &Owned| {
        let paths = function.module.as_ref().and_then(|it| never.get(it));
        paths.is_some_and(|paths| paths.iter().any(|path| function.name.starts_with(path)))
    };
    let mut lost: HashSet<u32> = (0..)
        .zip(functions)
        .filter(|(_, function)| function.name.contains(PANICKING) || is_never(function))
        .map(|(function, _)| function)
        .collect();
    // What each function calls whatever it is given, of its own system.
    let mut calls: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut next = 0;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => next = imported(section)?,
            Payload::CodeSectionEntry(body) => {
                let mut called = first_calls(&body)?;
                called.retain(|&called| is_own(functions, next, called));
                calls.insert(next, called);
                next += 1;
            }
            _ => {}
        }
    }
    loop {
        let before = lost.len();
        let leads = |function: &u32| calls[function].iter().any(|called| lost.contains(called));
        let found: Vec<u32> = calls.keys().copied().filter(leads).collect();
        lost.extend(found);
        if lost.len() == before {
            return Ok(lost);
        }
    }
}

/// How the mangled name of a function begins, up to its hash.
fn mangled(path: &str) -> String {
    let parts = path.split("::").map(|part| format!("{}{part}", part.len()));
    format!("_ZN{}17h", parts.collect::<String>())
}

/// How many functions are imported.
fn imported(section: ImportSectionReader<'_>) -> Result<u32> {
    let mut count = 0;
    for import in section.into_imports() {
        count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
    }
    Ok(count)
}

/// Whether two functions are of one core module.
fn is_own(functions: &[Owned], one: u32, other: u32) -> bool {
    let module = |function: u32| functions.get(function as usize).map(|it| it.module);
    module(one) == module(other)
}

/// What a function calls before it decides anything.
fn first_calls(body: &FunctionBody<'_>) -> Result<Vec<u32>> {
    let mut calls = vec![];
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => calls.push(function_index),
            Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Br { .. }
            | Operator::BrIf { .. }
            | Operator::BrTable { .. }
            | Operator::Return
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::End => break,
            _ => {}
        }
    }
    Ok(calls)
}

struct Pass<'a> {
    lost: HashSet<u32>,
    functions: &'a [Owned],
    /// The one that is read.
    function: u32,
    traps: usize,
}

impl Reencode for Pass<'_> {
    type Error = anyhow::Error;

    fn parse_import_section(
        &mut self,
        out: &mut we::ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Step<()> {
        self.function = imported(section.clone()).map_err(reencode::Error::UserError)?;
        reencode::utils::parse_import_section(self, out, section)
    }

    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: FunctionBody<'_>,
    ) -> Step<()> {
        reencode::utils::parse_function_body(self, code, body)?;
        self.function += 1;
        Ok(())
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Step<we::Instruction<'a>> {
        if let Operator::Call { function_index } = operator
            && self.lost.contains(&function_index)
            && is_own(self.functions, self.function, function_index)
        {
            self.traps += 1;
            return Ok(we::Instruction::Unreachable);
        }
        reencode::utils::instruction(self, operator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many calls of a module's functions became traps; the functions have these names, and are
    /// of these systems.
    fn traps(names: &[(&str, u8)], functions: &str) -> usize {
        let module = wat::parse_str(format!("(module {functions})")).expect("a module");
        let owned: Vec<Owned> = names
            .iter()
            .map(|&(name, system)| Owned {
                module: Some([system; 32]),
                name: name.to_owned(),
            })
            .collect();
        let never = HashMap::from([([1; 32], vec!["fonts::hint::Instance::run".to_owned()])]);
        let (module, traps) = trap(&module, &owned, &never).expect("a module");
        wasmparser::validate(&module).expect("valid");
        traps
    }

    const PANIC: &str = "_ZN4core9panicking9panic_fmt17h0123456789abcdefE";
    const V0: &str = "_RNvNtCsgXGp5Oqx2Ny_4core9panicking18panic_bounds_check";

    #[test]
    fn panics_and_what_only_leads_to_them_are_traps_where_they_are_called() {
        let functions = "
            (func $panic (param i32) unreachable)
            (func $failed (param i32) (call $panic (i32.add (local.get 0) (i32.const 1))))
            (func $use (param i32) (result i32)
              (if (i32.eqz (local.get 0)) (then (call $failed (i32.const 7))))
              local.get 0)";
        for panic in [PANIC, V0] {
            assert_eq!(
                traps(&[(panic, 1), ("failed", 1), ("use", 1)], functions),
                2
            );
            // The call of another system stays.
            assert_eq!(
                traps(&[(panic, 1), ("failed", 1), ("use", 2)], functions),
                1
            );
        }
        assert_eq!(
            traps(&[("other", 1), ("failed", 1), ("use", 1)], functions),
            0
        );
    }

    #[test]
    fn what_a_system_never_calls_is_a_trap_where_it_would_be_called() {
        let functions = "
            (func $run (param i32) (result i32) local.get 0)
            (func $use (param i32) (result i32)
              (if (result i32) (local.get 0) (then (call $run (i32.const 7)))
                (else (i32.const 1))))";
        let run = "_ZN5fonts4hint8Instance3run17h0123456789abcdefE";
        assert_eq!(traps(&[(run, 1), ("use", 1)], functions), 1);
        // Another function, and the same of another system.
        let runs = "_ZN5fonts4hint8Instance4runs17h0123456789abcdefE";
        assert_eq!(traps(&[(runs, 1), ("use", 1)], functions), 0);
        assert_eq!(traps(&[(run, 2), ("use", 2)], functions), 0);
    }

    #[test]
    fn what_may_return_is_called() {
        let functions = "
            (func $panic (param i32) unreachable)
            (func $checks (param i32) (if (local.get 0) (then (call $panic (i32.const 1)))))
            (func $use (call $checks (i32.const 0)))";
        assert_eq!(
            traps(&[(PANIC, 1), ("checks", 1), ("use", 1)], functions),
            1
        );
    }
}
