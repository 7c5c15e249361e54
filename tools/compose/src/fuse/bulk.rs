//! Step 2: lists of flat elements are copied in bulk.
//!
//! The adapters that wasmtime-environ generates copy a list element by element. For numbers, and
//! for records and tuples of numbers, an element is moved without a look at its value; such a loop
//! is exactly a `memory.copy`:
//!
//! ```text
//! block                              local.get D
//!   local.get L  local.tee R         local.get S
//!   i32.eqz  br_if 0                 local.get L
//!   local.get S  local.set CS        i32.const stride
//!   local.get D  local.set CD        i32.mul
//!   loop                        ==>  memory.copy
//!     (local.get CD  local.get CS  load  store)*
//!     CS += stride  CD += stride
//!     R -= 1  br_if 0
//! ```
//!
//! The match is strict: same offset and width on both sides, two different memories, and no use of
//! R, CS or CD afterwards. The bounds and the byte length were checked before the loop. Bytes of
//! padding travel along; nobody may look at them.
use super::reencode::{Step, sentence};
use anyhow::Result;
use wasm_encoder as we;
use wasm_encoder::reencode::Reencode;
use wasmparser::{BlockType, MemArg, Operator, Parser};

/// The module with its copy loops replaced, and how many there were.
pub fn bulk_copies(module: &[u8]) -> Result<(Vec<u8>, usize)> {
    let mut pass = Pass { copies: 0 };
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok((out.finish(), pass.copies))
}

struct Pass {
    copies: usize,
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Step<()> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let operators = body
            .get_operators_reader()?
            .into_iter()
            .collect::<Result<Vec<_>, _>>()?;
        let mut at = 0;
        while at < operators.len() {
            match CopyLoop::at(&operators[at..]) {
                Some(copy) if copy.locals_are_dead(&operators[at + copy.length..]) => {
                    copy.write(&mut function.instructions());
                    at += copy.length;
                    self.copies += 1;
                }
                _ => {
                    function.instruction(&self.instruction(operators[at].clone())?);
                    at += 1;
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}

/// A loop that copies flat elements from one memory to another.
struct CopyLoop {
    source: u32,
    destination: u32,
    count: u32,
    stride: i32,
    from: u32,
    to: u32,
    /// Locals that only the loop uses.
    own: [u32; 3],
    /// How many operators it consists of.
    length: usize,
}

impl CopyLoop {
    /// The loop that starts at the first of `operators`.
    fn at(operators: &[Operator<'_>]) -> Option<CopyLoop> {
        use Operator as O;
        let [
            O::Block {
                blockty: BlockType::Empty,
            },
            O::LocalGet { local_index: count },
            O::LocalTee {
                local_index: remaining,
            },
            O::I32Eqz,
            O::BrIf { relative_depth: 0 },
            O::LocalGet {
                local_index: source,
            },
            O::LocalSet {
                local_index: current_source,
            },
            O::LocalGet {
                local_index: destination,
            },
            O::LocalSet {
                local_index: current_destination,
            },
            O::Loop {
                blockty: BlockType::Empty,
            },
            body @ ..,
        ] = operators
        else {
            return None;
        };
        let (from, to, moved) = moves(body, *current_source, *current_destination)?;
        let [
            O::LocalGet { local_index: s1 },
            O::I32Const {
                value: source_stride,
            },
            O::I32Add,
            O::LocalSet { local_index: s2 },
            O::LocalGet { local_index: d1 },
            O::I32Const {
                value: destination_stride,
            },
            O::I32Add,
            O::LocalSet { local_index: d2 },
            O::LocalGet { local_index: r1 },
            O::I32Const { value: -1 },
            O::I32Add,
            O::LocalTee { local_index: r2 },
            O::BrIf { relative_depth: 0 },
            O::End,
            O::End,
            ..,
        ] = &body[moved..]
        else {
            return None;
        };
        let own = [*remaining, *current_source, *current_destination];
        let consistent = [*r1, *s1, *d1] == own
            && [*r2, *s2, *d2] == own
            && source_stride == destination_stride
            && *source_stride > 0
            && from != to
            && own
                .iter()
                .all(|l| ![*count, *source, *destination].contains(l));
        let widest = body[..moved]
            .iter()
            .filter_map(access)
            .map(|(_, arg, width)| arg.offset + width)
            .max()?;
        if !consistent || widest > u64::from(source_stride.unsigned_abs()) {
            return None;
        }
        Some(CopyLoop {
            source: *source,
            destination: *destination,
            count: *count,
            stride: *source_stride,
            from,
            to,
            own,
            length: 10 + moved + 15,
        })
    }

    /// Whether the loop's own locals are written before they are read again.
    fn locals_are_dead(&self, rest: &[Operator<'_>]) -> bool {
        self.own.iter().all(|own| {
            let next = rest.iter().find_map(|operator| match operator {
                Operator::LocalGet { local_index } if local_index == own => Some(false),
                Operator::LocalSet { local_index } | Operator::LocalTee { local_index }
                    if local_index == own =>
                {
                    Some(true)
                }
                _ => None,
            });
            next.unwrap_or(true)
        })
    }

    fn write(&self, c: &mut we::InstructionSink<'_>) {
        c.local_get(self.destination)
            .local_get(self.source)
            .local_get(self.count);
        if self.stride != 1 {
            c.i32_const(self.stride).i32_mul();
        }
        c.memory_copy(self.to, self.from);
    }
}

/// The moves of one element: (source memory, destination memory, how many operators).
fn moves(body: &[Operator<'_>], source: u32, destination: u32) -> Option<(u32, u32, usize)> {
    let mut memories = None;
    let mut at = 0;
    while let [
        Operator::LocalGet { local_index: d },
        Operator::LocalGet { local_index: s },
        load,
        store,
        ..,
    ] = &body[at..]
    {
        let (Some((false, from, read)), Some((true, to, written))) = (access(load), access(store))
        else {
            break;
        };
        if *d != destination || *s != source || from.offset != to.offset || read != written {
            return None;
        }
        if memories.get_or_insert((from.memory, to.memory)) != &(from.memory, to.memory) {
            return None;
        }
        at += 4;
    }
    let (from, to) = memories?;
    Some((from, to, at))
}

/// (is a store, where, bytes) of a load or store that keeps all bits of what it moves.
fn access(operator: &Operator<'_>) -> Option<(bool, MemArg, u64)> {
    use Operator as O;
    Some(match *operator {
        O::I32Load8U { memarg } | O::I32Load8S { memarg } => (false, memarg, 1),
        O::I32Load16U { memarg } | O::I32Load16S { memarg } => (false, memarg, 2),
        O::I32Load { memarg } | O::F32Load { memarg } => (false, memarg, 4),
        O::I64Load { memarg } | O::F64Load { memarg } => (false, memarg, 8),
        O::I32Store8 { memarg } => (true, memarg, 1),
        O::I32Store16 { memarg } => (true, memarg, 2),
        O::I32Store { memarg } | O::F32Store { memarg } => (true, memarg, 4),
        O::I64Store { memarg } | O::F64Store { memarg } => (true, memarg, 8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The loop of an adapter over the body of one element.
    fn adapter(element: &str, stride: u32, after: &str) -> Vec<u8> {
        let text = format!(
            r#"(module (memory $a 1) (memory $b 1)
              (func (export "copy") (param $s i32) (param $l i32) (param $d i32) (result i32) (local $r i32) (local $cs i32) (local $cd i32)
                block
                  local.get $l local.tee $r i32.eqz br_if 0
                  local.get $s local.set $cs
                  local.get $d local.set $cd
                  loop
                    {element}
                    local.get $cs i32.const {stride} i32.add local.set $cs
                    local.get $cd i32.const {stride} i32.add local.set $cd
                    local.get $r i32.const -1 i32.add local.tee $r br_if 0
                  end
                end
                {after}))"#
        );
        wat::parse_str(text).expect("a module")
    }

    fn copies(element: &str, stride: u32, after: &str) -> usize {
        let (module, copies) = bulk_copies(&adapter(element, stride, after)).expect("a module");
        wasmparser::Validator::new_with_features(crate::fuse::features::linkable())
            .validate_all(&module)
            .expect("valid");
        copies
    }

    const BYTE: &str = "local.get $cd local.get $cs i32.load8_u $a i32.store8 $b";
    const DONE: &str = "local.get $d";

    #[test]
    fn numbers_and_records_of_numbers_are_copied_at_once() {
        assert_eq!(copies(BYTE, 1, DONE), 1);
        let record = "local.get $cd local.get $cs f32.load $a f32.store $b
                      local.get $cd local.get $cs i64.load $a offset=8 i64.store $b offset=8";
        assert_eq!(copies(record, 16, DONE), 1);
    }

    #[test]
    fn whatever_looks_at_values_stays_a_loop() {
        assert_eq!(
            copies(
                "local.get $cd local.get $cs i32.load8_u $a i32.const 1 i32.and i32.store8 $b",
                1,
                DONE
            ),
            0
        );
        assert_eq!(
            copies(
                "local.get $cd local.get $cs i32.load8_u $a offset=1 i32.store8 $b",
                2,
                DONE
            ),
            0
        );
        assert_eq!(
            copies(
                "local.get $cd local.get $cs i32.load16_u $a i32.store8 $b",
                2,
                DONE
            ),
            0
        );
        assert_eq!(
            copies(
                "local.get $cd local.get $cs i32.load8_u $a i32.store8 $a",
                1,
                DONE
            ),
            0,
            "one memory may overlap"
        );
        assert_eq!(
            copies(
                "local.get $cd local.get $cs i64.load $a i64.store $b",
                4,
                DONE
            ),
            0,
            "elements may not overlap"
        );
    }

    #[test]
    fn a_local_that_is_read_later_keeps_the_loop() {
        assert_eq!(copies(BYTE, 1, "local.get $cd"), 0);
        assert_eq!(
            copies(BYTE, 1, "i32.const 1 local.set $cd local.get $cd"),
            1
        );
    }
}
