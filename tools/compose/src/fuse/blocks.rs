//! Step 7, first half: blocks with several results get none; the values travel in locals.
//!
//! Adapters turn a variant into its flat values with a block that has them all as results. Like
//! functions with several results (`single`), that is a feature which nothing else in a fused
//! module needs. Where a block ends, or a branch leaves it, the values go into locals, and right
//! after the block they come back. In between nothing runs, so one local for each type and position
//! serves all blocks of a function.
use super::index;
use super::reencode::{Step, sentence};
use anyhow::Result;
use wasm_encoder as we;
use wasm_encoder::reencode::Reencode;
use wasmparser::{
    BlockType, CompositeInnerType, FuncType, FunctionBody, Operator, Parser, Payload, ValType,
};

/// The module without blocks of several results. Functions with blocks that take parameters stay as
/// they are.
pub fn plain_blocks(module: &[u8]) -> Result<Vec<u8>> {
    let mut pass = Pass::read(module)?;
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok(out.finish())
}

#[derive(Default)]
struct Pass {
    types: Vec<Option<FuncType>>,
    /// Type of each defined function.
    functions: Vec<u32>,
    current: usize,
}

impl Pass {
    fn read(module: &[u8]) -> Result<Pass> {
        let mut pass = Pass::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        for ty in group?.into_types() {
                            pass.types.push(
                                if let CompositeInnerType::Func(f) = ty.composite_type.inner {
                                    Some(f)
                                } else {
                                    None
                                },
                            );
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    pass.functions = section.into_iter().collect::<Result<_, _>>()?;
                }
                _ => {}
            }
        }
        Ok(pass)
    }

    fn ty(&self, ty: u32) -> Option<&FuncType> {
        self.types.get(ty as usize).and_then(Option::as_ref)
    }

    /// Results of a block whose type is one of functions.
    fn results(&self, ty: BlockType) -> Option<&[ValType]> {
        match ty {
            BlockType::FuncType(ty) => self.ty(ty).map(FuncType::results),
            _ => None,
        }
    }
}

/// The locals that carry values, after those a function has.
#[derive(Default)]
struct Carriers {
    first: u32,
    /// Type, and how many of it came before.
    kinds: Vec<(ValType, usize)>,
}

impl Carriers {
    /// The local of each of `values`.
    fn of(&mut self, values: &[ValType]) -> Vec<u32> {
        (0..values.len())
            .map(|i| {
                self.one((
                    values[i],
                    values[..i].iter().filter(|v| **v == values[i]).count(),
                ))
            })
            .collect()
    }

    /// A local for a condition or an index.
    fn scratch(&mut self) -> u32 {
        // never equal to a result's position
        self.one((ValType::I32, usize::MAX))
    }

    fn one(&mut self, kind: (ValType, usize)) -> u32 {
        let at = self
            .kinds
            .iter()
            .position(|k| *k == kind)
            .unwrap_or_else(|| {
                self.kinds.push(kind);
                self.kinds.len() - 1
            });
        self.first + index(at)
    }
}

/// A block that is open.
struct Open {
    /// Locals of its results, if it had several.
    carried: Vec<u32>,
    /// A branch to a loop goes to its start, where no values are.
    is_loop: bool,
}

/// What a branch to `depth` carries in locals.
fn carried_by(open: &[Open], depth: u32) -> Vec<u32> {
    let Some(at) = open.len().checked_sub(depth as usize + 1) else {
        return vec![];
    };
    if open[at].is_loop {
        vec![]
    } else {
        open[at].carried.clone()
    }
}

fn take(code: &mut Vec<we::Instruction<'_>>, locals: &[u32]) {
    code.extend(locals.iter().rev().map(|l| we::Instruction::LocalSet(*l)));
}

fn give(code: &mut Vec<we::Instruction<'_>>, locals: &[u32]) {
    code.extend(locals.iter().map(|l| we::Instruction::LocalGet(*l)));
}

impl Pass {
    /// Instructions of a body, where `carriers` are noted as they are needed.
    fn rewrite<'a>(
        &mut self,
        operators: Vec<Operator<'a>>,
        carriers: &mut Carriers,
    ) -> Step<Vec<we::Instruction<'a>>> {
        let mut open: Vec<Open> = vec![];
        let mut code = vec![];
        for operator in operators {
            match operator {
                Operator::Block { blockty }
                | Operator::Loop { blockty }
                | Operator::If { blockty } => {
                    let results = self
                        .results(blockty)
                        .map(<[ValType]>::to_vec)
                        .unwrap_or_default();
                    let carried = if results.len() > 1 {
                        carriers.of(&results)
                    } else {
                        vec![]
                    };
                    open.push(Open {
                        carried,
                        is_loop: matches!(operator, Operator::Loop { .. }),
                    });
                    let ty = match (self.results(blockty), results.as_slice()) {
                        (None, _) => self.block_type(blockty)?,
                        (Some(_), [one]) => we::BlockType::Result(self.val_type(*one)?),
                        (Some(_), _) => we::BlockType::Empty,
                    };
                    code.push(match operator {
                        Operator::Block { .. } => we::Instruction::Block(ty),
                        Operator::Loop { .. } => we::Instruction::Loop(ty),
                        _ => we::Instruction::If(ty),
                    });
                }
                Operator::Else => {
                    take(&mut code, &carried_end(&open));
                    code.push(we::Instruction::Else);
                }
                Operator::End => {
                    let carried = carried_end(&open);
                    open.pop();
                    take(&mut code, &carried);
                    code.push(we::Instruction::End);
                    give(&mut code, &carried);
                }
                Operator::Br { relative_depth } => {
                    take(&mut code, &carried_by(&open, relative_depth));
                    code.push(we::Instruction::Br(relative_depth));
                }
                Operator::BrIf { relative_depth } => {
                    let carried = carried_by(&open, relative_depth);
                    if carried.is_empty() {
                        code.push(we::Instruction::BrIf(relative_depth));
                        continue;
                    }
                    let condition = carriers.scratch();
                    code.push(we::Instruction::LocalSet(condition));
                    take(&mut code, &carried);
                    code.push(we::Instruction::LocalGet(condition));
                    code.push(we::Instruction::BrIf(relative_depth));
                    give(&mut code, &carried);
                }
                Operator::BrTable { ref targets } => {
                    let carried = carried_by(&open, targets.default());
                    if !carried.is_empty() {
                        let place = carriers.scratch();
                        code.push(we::Instruction::LocalSet(place));
                        take(&mut code, &carried);
                        code.push(we::Instruction::LocalGet(place));
                    }
                    code.push(self.instruction(operator)?);
                }
                other => code.push(self.instruction(other)?),
            }
        }
        Ok(code)
    }

    /// Whether every block of a body can be rewritten, and at least one has to be.
    fn applies(&self, operators: &[Operator<'_>]) -> bool {
        let mut typed = false;
        for operator in operators {
            match operator {
                Operator::Block {
                    blockty: BlockType::FuncType(ty),
                }
                | Operator::Loop {
                    blockty: BlockType::FuncType(ty),
                }
                | Operator::If {
                    blockty: BlockType::FuncType(ty),
                } => {
                    if self.ty(*ty).is_none_or(|t| !t.params().is_empty()) {
                        return false;
                    }
                    typed = true;
                }
                Operator::TryTable { .. } => return false,
                _ => {}
            }
        }
        typed
    }
}

/// What falls out of the innermost open block.
fn carried_end(open: &[Open]) -> Vec<u32> {
    open.last().map(|o| o.carried.clone()).unwrap_or_default()
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: FunctionBody<'_>,
    ) -> Step<()> {
        let ty = self.functions[self.current];
        self.current += 1;
        let operators = body
            .get_operators_reader()?
            .into_iter()
            .collect::<Result<Vec<_>, _>>()?;
        if !self.applies(&operators) {
            let mut function = self.new_function_with_parsed_locals(&body)?;
            for operator in operators {
                function.instruction(&self.instruction(operator)?);
            }
            code.function(&function);
            return Ok(());
        }
        let mut locals = vec![];
        let mut first = index(self.ty(ty).map_or(0, |t| t.params().len()));
        for declared in body.get_locals_reader()? {
            let (count, ty) = declared?;
            first += count;
            locals.push((count, self.val_type(ty)?));
        }
        let mut carriers = Carriers {
            first,
            kinds: vec![],
        };
        let instructions = self.rewrite(operators, &mut carriers)?;
        for (ty, _) in &carriers.kinds {
            locals.push((1, self.val_type(*ty)?));
        }
        let mut function = we::Function::new(locals);
        for instruction in &instructions {
            function.instruction(instruction);
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuse::features::needed;

    fn lowered(text: &str) -> Vec<&'static str> {
        let module = plain_blocks(&wat::parse_str(text).expect("a module")).expect("a module");
        // drops the types that nothing uses any more
        let module = crate::fuse::single::single_results(&module).expect("a module");
        needed(&module)
            .expect("valid")
            .iter()
            .map(|f| f.name)
            .collect()
    }

    /// Which way code can go: blocks, their arms and ends, and branches.
    fn ways(module: &[u8]) -> Vec<String> {
        let bodies = Parser::new(0).parse_all(module).filter_map(|payload| {
            if let Ok(Payload::CodeSectionEntry(body)) = payload {
                Some(body)
            } else {
                None
            }
        });
        bodies
            .flat_map(|body| body.get_operators_reader().expect("readable").into_iter())
            .map(|operator| operator.expect("readable"))
            .filter_map(|operator| match operator {
                Operator::Block { .. } => Some("block".to_owned()),
                Operator::Loop { .. } => Some("loop".to_owned()),
                Operator::If { .. } => Some("if".to_owned()),
                Operator::Else => Some("else".to_owned()),
                Operator::End => Some("end".to_owned()),
                Operator::Br { relative_depth } => Some(format!("br {relative_depth}")),
                Operator::BrIf { relative_depth } => Some(format!("br_if {relative_depth}")),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn code_goes_the_ways_that_it_went() {
        let text = r#"(module (func (export "f") (param i32) (result i32)
            block (result i32 f64)
              loop (result i32 f64)
                i32.const 1 f64.const 2
                local.get 0 br_if 1
                drop drop
                local.get 0 if (result i32 f64) i32.const 3 f64.const 4 else i32.const 5 f64.const 6 br 2 end
                local.get 0 if br 1 else end
              end
            end
            drop))"#;
        let module = wat::parse_str(text).expect("a module");
        assert_eq!(
            ways(&plain_blocks(&module).expect("a module")),
            ways(&module)
        );
    }

    #[test]
    fn results_of_blocks_travel_in_locals() {
        let block = r#"(module (func (export "f") (param i32) (result i32)
            block (result i32 f64)
              i32.const 1 f64.const 2
              local.get 0 br_if 0
              drop drop
              local.get 0 if (result i32 f64) i32.const 3 f64.const 4 else i32.const 5 f64.const 6 br 1 end
            end
            drop))"#;
        assert!(lowered(block).is_empty());
        let table = r#"(module (func (export "f") (param i32) (result i32)
            block (result i32 i32) block (result i32 i32) i32.const 1 i32.const 2 local.get 0 br_table 0 1 1 end end i32.add))"#;
        assert!(lowered(table).is_empty());
    }

    #[test]
    fn blocks_with_parameters_stay() {
        let text = r#"(module (func (export "f") (result i32) i32.const 1 block (param i32) (result i32) end))"#;
        assert_eq!(lowered(text), ["multivalue"]);
    }
}
