//! Step 6: calls through tables whose content is known become direct calls.
//!
//! wit-component puts a table between a module and functions that need the module's memory ("shim"
//! and "fixup" modules). Once linked, each such call is `i32.const k, call_indirect` on a table
//! that nothing ever changes.
use super::index;
use super::reencode::{Step, sentence};
use anyhow::Result;
use std::collections::{HashMap, HashSet};
use wasm_encoder as we;
use wasm_encoder::reencode::Reencode;
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FunctionBody, Operator, Parser, Payload, TypeRef,
};

/// The module with its known calls made direct, and how many there were.
pub fn direct(module: &[u8]) -> Result<(Vec<u8>, usize)> {
    let mut pass = Pass {
        known: Known::read(module)?,
        calls: 0,
    };
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok((out.finish(), pass.calls))
}

/// What is known of a module's tables and functions.
#[derive(Default)]
struct Known {
    /// Function at each place of each table.
    content: HashMap<(u32, u32), u32>,
    /// Type of each function.
    types: Vec<u32>,
    /// Tables that may hold anything.
    open: HashSet<u32>,
}

impl Known {
    fn read(module: &[u8]) -> Result<Known> {
        let mut known = Known::default();
        let mut tables = 0;
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) => known.types.push(ty),
                            TypeRef::Table(_) => {
                                known.open.insert(tables);
                                tables += 1;
                            }
                            _ => {}
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        known.types.push(ty?);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Table {
                            known.open.insert(export.index);
                        }
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        known.element(&element?)?;
                    }
                }
                Payload::CodeSectionEntry(body) => known.changes(&body)?,
                _ => {}
            }
        }
        Ok(known)
    }

    fn element(&mut self, element: &wasmparser::Element<'_>) -> Result<()> {
        let ElementKind::Active {
            table_index,
            offset_expr,
        } = &element.kind
        else {
            return Ok(());
        };
        let table = table_index.unwrap_or(0);
        let (Operator::I32Const { value }, ElementItems::Functions(items)) =
            (offset_expr.get_operators_reader().read()?, &element.items)
        else {
            self.open.insert(table);
            return Ok(());
        };
        for (i, function) in items.clone().into_iter().enumerate() {
            self.content
                .insert((table, value.cast_unsigned() + index(i)), function?);
        }
        Ok(())
    }

    fn changes(&mut self, body: &FunctionBody<'_>) -> Result<()> {
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::TableSet { table }
                | Operator::TableGrow { table }
                | Operator::TableFill { table }
                | Operator::TableInit { table, .. }
                | Operator::TableCopy {
                    dst_table: table, ..
                } => {
                    self.open.insert(table);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The function that `call_indirect` would reach.
    fn target(&self, table: u32, place: i32, ty: u32) -> Option<u32> {
        if self.open.contains(&table) {
            return None;
        }
        let function = *self.content.get(&(table, place.cast_unsigned()))?;
        (self.types[function as usize] == ty).then_some(function)
    }
}

struct Pass {
    known: Known,
    calls: usize,
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: FunctionBody<'_>,
    ) -> Step<()> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut place = None;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            // a constant is held back until it is known who takes it
            if let (
                Some(held),
                Operator::CallIndirect {
                    type_index,
                    table_index,
                },
            ) = (place, &operator)
                && let Some(target) = self.known.target(*table_index, held, *type_index)
            {
                function.instruction(&we::Instruction::Call(target));
                self.calls += 1;
                place = None;
                continue;
            }
            if let Some(held) = place.take() {
                function.instruction(&we::Instruction::I32Const(held));
            }
            match operator {
                Operator::I32Const { value } => place = Some(value),
                other => {
                    function.instruction(&self.instruction(other)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(rest: &str) -> usize {
        let text = format!(
            r#"(module (type $t (func (result i32))) (type $u (func))
              (table $t 2 funcref) (elem (i32.const 1) func $f) (func $f (result i32) i32.const 7)
              (func (export "known") (result i32) i32.const 1 call_indirect (type $t)) {rest})"#
        );
        let (module, calls) = direct(&wat::parse_str(text).expect("a module")).expect("a module");
        wasmparser::validate(&module).expect("valid");
        calls
    }

    #[test]
    fn only_calls_whose_target_is_certain_become_direct() {
        assert_eq!(calls(""), 1);
        assert_eq!(
            calls("(func i32.const 1 call_indirect (type $u))"),
            1,
            "the wrong type traps, as before"
        );
        assert_eq!(
            calls("(func (result i32) i32.const 0 call_indirect (type $t))"),
            1,
            "an empty place traps, as before"
        );
        assert_eq!(
            calls("(func i32.const 0 ref.null func table.set $t)"),
            0,
            "the table may change"
        );
        assert_eq!(
            calls("(export \"table\" (table $t))"),
            0,
            "the host may change the table"
        );
    }
}
