//! Step 7, second half: functions with several results get none: the others travel in globals.
//!
//! Adapters of large types are split into helper functions that answer with all flat values of a
//! type. Several results are a feature of its own (Chromium 85), which nothing else in a fused
//! module needs. Calls nest and a helper's results are taken right after the call, so one global
//! for each type and position serves all of them.
//!
//! The module must have a global section, be it empty, as linked ones do.
//!
//! Left as they are: functions that the host or a table can call, and those that leave through a
//! branch with values.
use super::index;
use super::reencode::{Step, mutable, sentence};
use anyhow::Result;
use std::collections::{BTreeMap, HashSet};
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{
    BlockType, ElementItems, ExternalKind, FuncType, FunctionBody, Operator, Parser, Payload,
    TypeRef, ValType,
};

/// The module without several results, where that is possible.
pub fn single_results(module: &[u8]) -> Result<Vec<u8>> {
    let mut pass = Pass::read(module)?;
    if pass.types.iter().flatten().all(|t| t.results().len() < 2) {
        return Ok(module.to_vec());
    }
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok(out.finish())
}

#[derive(Default)]
struct Pass {
    types: Vec<Option<FuncType>>,
    /// Type of each function, imports first.
    functions: Vec<u32>,
    imported: usize,
    globals: u32,
    /// Type with the same parameters and no results, for each type with several.
    replaced: BTreeMap<u32, u32>,
    /// Functions that lose their results.
    changed: HashSet<u32>,
    /// Global for each type and how many of that type came before it.
    carriers: Vec<(ValType, usize, u32)>,
    /// Types that blocks and indirect calls name.
    named: HashSet<u32>,
    current: usize,
}

impl Pass {
    fn read(module: &[u8]) -> Result<Pass> {
        let mut pass = Pass::default();
        let mut kept = HashSet::new();
        let mut at = 0;
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        for ty in group?.into_types() {
                            pass.types.push(match ty.composite_type.inner {
                                wasmparser::CompositeInnerType::Func(f) => Some(f),
                                _ => None,
                            });
                        }
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) => {
                                kept.insert(index(pass.functions.len()));
                                pass.functions.push(ty);
                            }
                            TypeRef::Global(_) => pass.globals += 1,
                            _ => {}
                        }
                    }
                    pass.imported = pass.functions.len();
                    at = pass.imported;
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        pass.functions.push(ty?);
                    }
                }
                Payload::GlobalSection(section) => pass.globals += section.count(),
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            kept.insert(export.index);
                        }
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        keep_elements(element?.items, &mut kept)?;
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    pass.names(&body)?;
                    if leaves_by_branch(&body)? {
                        kept.insert(index(at));
                    }
                    at += 1;
                }
                _ => {}
            }
        }
        pass.choose(&kept);
        Ok(pass)
    }

    fn names(&mut self, body: &FunctionBody<'_>) -> Result<()> {
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Block {
                    blockty: BlockType::FuncType(ty),
                }
                | Operator::Loop {
                    blockty: BlockType::FuncType(ty),
                }
                | Operator::If {
                    blockty: BlockType::FuncType(ty),
                }
                | Operator::CallIndirect { type_index: ty, .. } => {
                    self.named.insert(ty);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether anything is of this type once the pass is through.
    fn is_used(&self, ty: u32) -> bool {
        let by_function = |(i, t): (usize, &u32)| *t == ty && !self.changed.contains(&index(i));
        self.named.contains(&ty) || self.functions.iter().enumerate().any(by_function)
    }

    fn choose(&mut self, kept: &HashSet<u32>) {
        for (function, ty) in self.functions.iter().enumerate() {
            let function = index(function);
            let several = self.types[*ty as usize]
                .as_ref()
                .is_some_and(|t| t.results().len() > 1);
            if several && !kept.contains(&function) {
                self.changed.insert(function);
                let next = index(self.types.len() + self.replaced.len());
                self.replaced.entry(*ty).or_insert(next);
            }
        }
        for ty in self.replaced.keys() {
            let mut seen: Vec<ValType> = vec![];
            for value in self.types[*ty as usize].iter().flat_map(|t| t.results()) {
                let before = seen.iter().filter(|v| *v == value).count();
                seen.push(*value);
                if !self.carriers.iter().any(|c| (c.0, c.1) == (*value, before)) {
                    let global = self.globals + index(self.carriers.len());
                    self.carriers.push((*value, before, global));
                }
            }
        }
    }

    /// The global of each result of a function.
    fn carried(&self, function: u32) -> Vec<u32> {
        let mut seen: Vec<ValType> = vec![];
        let ty = self.types[self.functions[function as usize] as usize].as_ref();
        ty.iter()
            .flat_map(|t| t.results())
            .filter_map(|value| {
                let before = seen.iter().filter(|v| *v == value).count();
                seen.push(*value);
                self.carriers
                    .iter()
                    .find(|c| (c.0, c.1) == (*value, before))
                    .map(|c| c.2)
            })
            .collect()
    }
}

fn keep_elements(items: ElementItems<'_>, kept: &mut HashSet<u32>) -> Result<()> {
    match items {
        ElementItems::Functions(functions) => {
            for function in functions {
                kept.insert(function?);
            }
        }
        ElementItems::Expressions(_, expressions) => {
            for expression in expressions {
                for operator in expression?.get_operators_reader() {
                    if let Operator::RefFunc { function_index } = operator? {
                        kept.insert(function_index);
                    }
                }
            }
        }
    }
    Ok(())
}

/// Whether some branch targets the function itself, or the function is used as a value.
fn leaves_by_branch(body: &FunctionBody<'_>) -> Result<bool> {
    let mut depth = 0u32;
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::TryTable { .. } => depth += 1,
            Operator::End => depth = depth.saturating_sub(1),
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth }
                if relative_depth >= depth =>
            {
                return Ok(true);
            }
            Operator::BrTable { targets } => {
                for target in targets
                    .targets()
                    .chain(std::iter::once(Ok(targets.default())))
                {
                    if target? >= depth {
                        return Ok(true);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(false)
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn parse_type_section(
        &mut self,
        out: &mut we::TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Step<()> {
        for (i, group) in section.into_iter().enumerate() {
            let several = self.types[i]
                .as_ref()
                .is_some_and(|t| t.results().len() > 1);
            if several && !self.is_used(index(i)) {
                // a type must not ask for the feature either; its place is kept
                out.ty().function([], []);
            } else {
                self.parse_recursive_type_group(out.ty(), group?)?;
            }
        }
        let mut replaced: Vec<(u32, u32)> = self
            .replaced
            .iter()
            .map(|(old, new)| (*new, *old))
            .collect();
        replaced.sort_unstable();
        for (_, old) in replaced {
            let params: Vec<ValType> = self.types[old as usize]
                .iter()
                .flat_map(|t| t.params().to_vec())
                .collect();
            let params = params
                .into_iter()
                .map(|p| self.val_type(p))
                .collect::<Result<Vec<_>, _>>()?;
            out.ty().function(params, []);
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        out: &mut we::FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Step<()> {
        for (i, ty) in section.into_iter().enumerate() {
            let ty = ty?;
            let changed = self.changed.contains(&index(self.imported + i));
            out.function(if changed { self.replaced[&ty] } else { ty });
        }
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        out: &mut we::GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_global_section(self, out, section)?;
        for (ty, _, _) in self.carriers.clone() {
            let zero = match ty {
                ValType::I64 => we::ConstExpr::i64_const(0),
                ValType::F32 => we::ConstExpr::f32_const(0.0.into()),
                ValType::F64 => we::ConstExpr::f64_const(0.0.into()),
                _ => we::ConstExpr::i32_const(0),
            };
            let val_type = self.val_type(ty)?;
            out.global(mutable(val_type), &zero);
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: FunctionBody<'_>,
    ) -> Step<()> {
        let own = index(self.imported + self.current);
        self.current += 1;
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let leaving = if self.changed.contains(&own) {
            self.carried(own)
        } else {
            vec![]
        };
        let give = |function: &mut we::Function| {
            for global in leaving.iter().rev() {
                function.instruction(&we::Instruction::GlobalSet(*global));
            }
        };
        let mut depth = 0u32;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            match &operator {
                Operator::Block { .. }
                | Operator::Loop { .. }
                | Operator::If { .. }
                | Operator::TryTable { .. } => depth += 1,
                Operator::Return => give(&mut function),
                Operator::End if depth == 0 => give(&mut function),
                Operator::End => depth -= 1,
                _ => {}
            }
            let called = if let Operator::Call { function_index } = operator {
                Some(function_index)
            } else {
                None
            };
            function.instruction(&self.instruction(operator)?);
            if let Some(called) = called.filter(|c| self.changed.contains(c)) {
                for global in self.carried(called) {
                    function.instruction(&we::Instruction::GlobalGet(global));
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

    #[test]
    fn results_travel_in_globals() {
        let text = r#"(module (global i32 (i32.const 0))
            (func $pair (param i32) (result i32 i64)
                local.get 0 if (result i32) i32.const 1 i64.const 2 return else i32.const 3 end i64.const 4)
            (func (export "sum") (param i32) (result i64) local.get 0 call $pair drop i64.extend_i32_u))"#;
        let module = single_results(&wat::parse_str(text).expect("a module")).expect("a module");
        assert!(needed(&module).expect("valid").is_empty());
    }

    #[test]
    fn what_others_may_call_stays() {
        let text = r#"(module (func (export "pair") (result i32 i32) i32.const 1 i32.const 2))"#;
        let after = single_results(&wat::parse_str(text).expect("a module")).expect("a module");
        assert_eq!(
            needed(&after)
                .expect("valid")
                .iter()
                .map(|f| f.name)
                .collect::<Vec<_>>(),
            ["multivalue"]
        );
    }
}
