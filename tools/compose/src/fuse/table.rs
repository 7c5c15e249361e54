//! Step 10: every table becomes a part of one.
//!
//! The tables lie one after the other; `call_indirect t` adds the base of `t` to its index, and so
//! do element segments. A null keeps trapping; an index beyond its own table reaches the next one,
//! where the check of the type still holds. Tables that no call uses any more disappear with their
//! segments.
use super::reencode::{Step, refuse, sentence};
use anyhow::{Context, Result, bail};
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{ElementKind, ExternalKind, FunctionBody, Operator, Parser, Payload, TypeRef};

/// The module with one table, or none.
///
/// # Errors
///
/// Tables that are imported, exported, or changed at run time.
pub fn one_table(module: &[u8]) -> Result<Vec<u8>> {
    let mut pass = Pass {
        bases: vec![],
        total: 0,
    };
    let mut initial = vec![];
    let mut used = vec![];
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TableSection(section) => {
                for table in section {
                    let ty = table?.ty;
                    if !ty.element_type.is_func_ref() || ty.table64 {
                        bail!(
                            "a table of {ty:?} cannot be merged: a table of functions was expected"
                        );
                    }
                    initial.push(u32::try_from(ty.initial).context("a table is too large")?);
                    used.push(false);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, TypeRef::Table(_)) {
                        bail!("an imported table cannot be merged");
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    if export?.kind == ExternalKind::Table {
                        bail!("an exported table cannot be merged");
                    }
                }
            }
            Payload::CodeSectionEntry(body) => uses(&body, &mut used)?,
            _ => {}
        }
    }
    for (size, used) in initial.iter().zip(&used) {
        pass.bases.push(used.then_some(pass.total));
        if *used {
            pass.total = pass
                .total
                .checked_add(*size)
                .context("the tables together are too large")?;
        }
    }
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok(out.finish())
}

/// Refuses a function that changes a table, or looks into one.
pub fn refuse_changes(body: &FunctionBody<'_>) -> Result<()> {
    for operator in body.get_operators_reader()? {
        let what = match operator? {
            Operator::TableGet { .. } => "reads a table",
            Operator::TableSet { .. }
            | Operator::TableGrow { .. }
            | Operator::TableFill { .. }
            | Operator::TableInit { .. }
            | Operator::TableCopy { .. } => "changes a table",
            Operator::TableSize { .. } => "measures a table",
            Operator::ElemDrop { .. } => "drops the elements of a table",
            Operator::ReturnCallIndirect { .. } => "makes a tail call through a table",
            _ => continue,
        };
        bail!("a function {what} at run time, which is not supported");
    }
    Ok(())
}

fn uses(body: &FunctionBody<'_>, used: &mut [bool]) -> Result<()> {
    refuse_changes(body)?;
    for operator in body.get_operators_reader()? {
        if let Operator::CallIndirect { table_index, .. } = operator? {
            used[table_index as usize] = true;
        }
    }
    Ok(())
}

struct Pass {
    /// Where each table starts in the one; none for those that vanish.
    bases: Vec<Option<u32>>,
    total: u32,
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn parse_table_section(
        &mut self,
        out: &mut we::TableSection,
        _: wasmparser::TableSectionReader<'_>,
    ) -> Step<()> {
        if self.total > 0 {
            out.table(we::TableType {
                element_type: we::RefType::FUNCREF,
                table64: false,
                minimum: u64::from(self.total),
                maximum: Some(u64::from(self.total)),
                shared: false,
            });
        }
        Ok(())
    }

    fn parse_element(
        &mut self,
        out: &mut we::ElementSection,
        element: wasmparser::Element<'_>,
    ) -> Step<()> {
        let ElementKind::Active {
            table_index,
            offset_expr,
        } = &element.kind
        else {
            return reencode::utils::parse_element(self, out, element);
        };
        let Some(base) = self.bases[table_index.unwrap_or(0) as usize] else {
            return Ok(());
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return refuse("an element segment has an offset that is no constant");
        };
        let items = self.element_items(element.items.clone())?;
        out.active(
            None,
            &we::ConstExpr::i32_const(value.wrapping_add_unsigned(base)),
            items,
        );
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: FunctionBody<'_>,
    ) -> Step<()> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::CallIndirect {
                    type_index,
                    table_index,
                } => {
                    let base = self.bases[table_index as usize].unwrap_or(0);
                    let mut c = function.instructions();
                    if base != 0 {
                        c.i32_const(base.cast_signed()).i32_add();
                    }
                    c.call_indirect(0, type_index);
                }
                operator => {
                    function.instruction(&self.instruction(operator)?);
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
    use crate::fuse::features::needed;

    fn one(text: &str) -> Result<Vec<&'static str>> {
        let module = one_table(&wat::parse_str(text)?)?;
        Ok(needed(&module)?.iter().map(|f| f.name).collect())
    }

    #[test]
    fn tables_become_one_that_old_engines_take() {
        let text = r#"(module (type $t (func)) (table $a 2 funcref) (table $b 3 funcref)
            (elem (table $a) (i32.const 0) func $f) (elem (table $b) (i32.const 1) func $f)
            (func $f i32.const 0 call_indirect $a (type $t) i32.const 1 call_indirect $b (type $t)))"#;
        assert!(one(text).expect("one table").is_empty());
    }

    #[test]
    fn tables_that_change_are_refused() {
        let error = one("(module (table 1 funcref) (func i32.const 0 ref.null func table.set 0))");
        assert!(error.is_err_and(|e| e.to_string().contains("changes a table at run time")));
        assert!(one("(module (table (export \"t\") 1 funcref))").is_err());
    }
}
