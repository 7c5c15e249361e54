//! Step 9: systems that say which of their functions are their allocator share one heap.
//!
//! An allocator never gives memory back to Wasm, and what it holds for later is of use to its own
//! system only. In one frame the same list is in two or three systems, one after the other: with a
//! heap each, each of them needs its own room for it, for good. With one they use the same.
//!
//! A system says so by exporting four functions, [`NAMES`], through which all that it allocates
//! goes, and which mean what `std::alloc::GlobalAlloc` says. The heap is the one of the last memory
//! that has them. What the functions of a system do instead is call those, with addresses as seen
//! from there, and count: a system has the cap that it had, as if its heap were its own.
//!
//! Addresses of one memory are those of another plus a constant, since both are parts of one (see
//! [`arena`](super::arena)). The heap of the last one lies above the bases of all: an address in it
//! is below 0 from none.
use super::arena::Placement;
use super::index;
use super::lists::Hand;
use super::reencode::{Step, mutable, sentence};
use anyhow::Result;
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{BlockType, ConstExpr, Function, ValType};
use wasmparser::{Parser, Payload, TypeRef};

/// The exports that are a system's allocator: `(size, align) -> address`, the same with zeros in
/// it, `(address, old size, align, size) -> address`, `(address, size, align)`. An address of 0
/// says that there is no more memory.
pub const NAMES: [&str; 4] = [
    "inlay_alloc",
    "inlay_alloc_zeroed",
    "inlay_realloc",
    "inlay_dealloc",
];

/// Parameters and results of each, all of them `i32`.
pub const ARITIES: [(usize, usize); 4] = [(2, 1), (2, 1), (4, 1), (3, 0)];

/// The allocator of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heap {
    /// The memory that it is in.
    pub memory: u32,
    /// Its functions, in the order of [`NAMES`].
    pub functions: [u32; 4],
}

/// The module in which all of `heaps` are one. `hands` are the functions that pass lists on between
/// them, `placements` are those of the memories in their order, `refused` is the global with the
/// first page of what was last refused more memory.
///
/// # Errors
///
/// Bytes that are no module.
pub fn share(
    module: &[u8],
    heaps: &[Heap],
    hands: &[Hand],
    placements: &[Placement],
    refused: u32,
) -> Result<Vec<u8>> {
    let Some(owner) = heaps
        .iter()
        .max_by_key(|heap| placements[heap.memory as usize].base)
    else {
        return Ok(module.to_vec());
    };
    let mut pass = Pass {
        heaps,
        hands,
        owner,
        placements,
        refused,
        imported: 0,
        functions: 0,
        globals: 0,
        types: [0; 4],
    };
    pass.read(module)?;
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok(out.finish())
}

struct Pass<'a> {
    heaps: &'a [Heap],
    hands: &'a [Hand],
    /// The one whose heap all use.
    owner: &'a Heap,
    placements: &'a [Placement],
    refused: u32,
    imported: u32,
    functions: u32,
    globals: u32,
    /// Types of the functions.
    types: [u32; 4],
}

impl Pass<'_> {
    fn read(&mut self, module: &[u8]) -> Result<()> {
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(_) => self.imported += 1,
                            TypeRef::Global(_) => self.globals += 1,
                            _ => {}
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    self.functions = self.imported + section.count();
                    for (function, ty) in (self.imported..).zip(section) {
                        let place = self.owner.functions.iter().position(|&f| f == function);
                        if let Some(place) = place {
                            self.types[place] = ty?;
                        }
                    }
                }
                Payload::GlobalSection(section) => self.globals += section.count(),
                _ => {}
            }
        }
        Ok(())
    }

    /// Index of the function that allocates, of those in the order of [`NAMES`].
    fn real(&self, place: usize) -> u32 {
        self.functions + index(place)
    }

    /// The heap that a function is of, and its place among the functions of that.
    fn of(&self, function: u32) -> Option<(usize, usize)> {
        self.heaps.iter().enumerate().find_map(|(heap, it)| {
            let place = it.functions.iter().position(|&f| f == function)?;
            Some((heap, place))
        })
    }

    /// What is added to an address of one memory, so that it is one of another.
    fn shift(&self, from: u32, to: u32) -> i32 {
        let [from, to] = [from, to].map(|memory| self.placements[memory as usize].origin);
        from.wrapping_sub(to).wrapping_shl(16).cast_signed()
    }

    /// The global with what a system has of the heap, in bytes.
    fn used(&self, heap: usize) -> u32 {
        self.globals + index(heap)
    }

    /// Passes a list on: its address as the other system has it, to which its bytes count from then
    /// on if it moves. An empty list is nowhere, and its address is any. One that moves is of the
    /// heap, which all see. One that is out of memory, or not aligned, traps.
    fn passed_on(&self, hand: &Hand) -> Function {
        let [address, count, stride, align, bytes] = [0, 1, 2, 3, 4];
        let mut function = Function::new([(1, ValType::I64)]);
        let mut c = function.instructions();
        c.local_get(count)
            .i64_extend_i32_u()
            .local_get(stride)
            .i64_extend_i32_u()
            .i64_mul()
            .local_tee(bytes)
            .local_get(address)
            .i64_extend_i32_u()
            .i64_add();
        let base = self.placements[hand.from as usize].origin.cast_signed();
        c.memory_size(0)
            .i32_const(base)
            .i32_sub()
            .i64_extend_i32_u()
            .i64_const(16)
            .i64_shl()
            .i64_gt_u();
        c.local_get(address)
            .local_get(align)
            .i32_const(1)
            .i32_sub()
            .i32_and()
            .i32_or()
            .if_(BlockType::Empty)
            .unreachable()
            .end();
        if hand.moves {
            let used = |memory| {
                let heap = self.heaps.iter().position(|heap| heap.memory == memory);
                self.used(heap.expect("lists go between heaps"))
            };
            let (from, to) = (used(hand.from), used(hand.to));
            c.global_get(from).local_get(bytes).i32_wrap_i64().i32_sub();
            c.global_set(from);
            c.global_get(to).local_get(bytes).i32_wrap_i64().i32_add();
            c.global_set(to);
        }
        let shift = self.shift(hand.from, hand.to);
        c.local_get(address).i32_const(shift).i32_add();
        if !hand.moves && shift < 0 {
            // What lies below the other memory is not to be seen from there: a stack, or constants.
            c.i32_const(0)
                .local_get(address)
                .i32_const(shift.wrapping_neg())
                .i32_gt_u()
                .select();
        }
        c.local_get(address).local_get(count).select().end();
        function
    }

    /// What a function of an allocator does where the heap is another's: calls that, and counts.
    fn body(&self, heap: usize, place: usize) -> Function {
        let placement = |heap: &Heap| &self.placements[heap.memory as usize];
        let own = placement(&self.heaps[heap]);
        // What is added to an address of the system's, so that the owner of the heap has it.
        let shift = self.shift(self.heaps[heap].memory, self.owner.memory);
        let used = self.used(heap);
        let mut function = Function::new([(1, ValType::I32)]);
        let mut c = function.instructions();
        let [parameters, result] = [ARITIES[place].0, ARITIES[place].1].map(index);
        // A list that grows asks for what it grows by.
        let more = |c: &mut we::InstructionSink<'_>| match NAMES[place] {
            "inlay_realloc" => {
                c.local_get(3).local_get(1).i32_sub();
            }
            "inlay_dealloc" => {
                c.i32_const(0).local_get(1).i32_sub();
            }
            _ => {
                c.local_get(0);
            }
        };
        let refuse = |c: &mut we::InstructionSink<'_>| {
            c.if_(BlockType::Empty)
                .i32_const(own.base.cast_signed())
                .global_set(self.refused)
                .i32_const(0)
                .return_()
                .end();
        };
        if result > 0
            && let Some(cap) = own.cap
        {
            // What is left is never below 0, and never more than what there can be.
            let cap = u32::try_from(u64::from(cap) << 16).unwrap_or(u32::MAX);
            more(&mut c);
            c.i32_const(cap.cast_signed())
                .global_get(used)
                .i32_sub()
                .i32_gt_u();
            if NAMES[place] == "inlay_realloc" {
                c.local_get(3).local_get(1).i32_gt_u().i32_and();
            }
            refuse(&mut c);
        }
        for parameter in 0..parameters {
            c.local_get(parameter);
            // The address comes first.
            if parameter == 0 && parameters > 2 && shift != 0 {
                c.i32_const(shift).i32_add();
            }
        }
        c.call(self.real(place));
        if result > 0 {
            c.local_tee(parameters).i32_eqz();
            refuse(&mut c);
        }
        c.global_get(used);
        more(&mut c);
        c.i32_add().global_set(used);
        if result > 0 {
            c.local_get(parameters);
            if shift != 0 {
                c.i32_const(shift).i32_sub();
            }
        }
        c.end();
        function
    }
}

impl Reencode for Pass<'_> {
    type Error = anyhow::Error;

    fn parse_function_section(
        &mut self,
        out: &mut we::FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_function_section(self, out, section)?;
        for ty in self.types {
            out.function(ty);
        }
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        out: &mut we::GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_global_section(self, out, section)?;
        for heap in self.heaps {
            // What a memory starts with counts against its cap.
            let pages = self.placements[heap.memory as usize].pages;
            let start = ConstExpr::i32_const((pages << 16).cast_signed());
            out.global(mutable(ValType::I32), &start);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut we::CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Step<()> {
        let mut real: [Option<wasmparser::FunctionBody<'_>>; 4] = [const { None }; 4];
        for (function, body) in (self.imported..).zip(section) {
            let body = body?;
            if let Some(hand) = self.hands.iter().find(|hand| hand.function == function) {
                code.function(&self.passed_on(hand));
                continue;
            }
            let Some((heap, place)) = self.of(function) else {
                self.parse_function_body(code, body)?;
                continue;
            };
            code.function(&self.body(heap, place));
            if self.heaps[heap] == *self.owner {
                real[place] = Some(body);
            }
        }
        for body in real.into_iter().flatten() {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuse::arena::{Arena, Caps, arena};

    /// Functions that are an allocator, over a memory.
    fn allocator(memory: &str) -> String {
        format!(
            "(func (param i32 i32) (result i32)
               (i32.shl (memory.grow ${memory} (i32.const 1)) (i32.const 16)))
             (func (param i32 i32) (result i32) i32.const 1)
             (func (param i32 i32 i32 i32) (result i32) i32.const 2)
             (func (param i32 i32 i32))"
        )
    }

    /// Two systems with a memory each, fused; the second has so many pages and the first is called.
    fn two(heaps: &[Heap]) -> Vec<u8> {
        let text = format!(
            r#"(module (memory $a 2) (memory $b 3) (global (mut i32) (i32.const 0)) {} {}
               (func (export "use") (call 3 (call 0 (i32.const 9) (i32.const 1)) (i32.const 9)
                 (i32.const 1))))"#,
            allocator("a"),
            allocator("b"),
        );
        let module = wat::parse_str(text).expect("a module");
        let Arena {
            module,
            placements,
            refused,
        } = arena(&module, &[], &Caps::new(), heaps, &[]).expect("one memory");
        let shared = share(&module, heaps, &[], &placements, refused).expect("one heap");
        wasmparser::validate(&shared).expect("valid");
        if heaps.is_empty() {
            assert_eq!(shared, module);
        }
        shared
    }

    /// The functions that each function calls.
    fn calls(module: &[u8]) -> Vec<Vec<u32>> {
        let mut all = vec![];
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::CodeSectionEntry(body) = payload.expect("a module") {
                let operators = body.get_operators_reader().expect("a body");
                let calls = operators.into_iter().filter_map(|operator| match operator {
                    Ok(wasmparser::Operator::Call { function_index }) => Some(function_index),
                    _ => None,
                });
                all.push(calls.collect());
            }
        }
        all
    }

    #[test]
    fn systems_that_name_no_allocator_keep_their_own() {
        assert_eq!(calls(&two(&[])).len(), 8 + 1 + 2 + 1);
    }

    #[test]
    fn all_functions_lead_to_those_of_the_last_memory() {
        let heaps = [0, 1].map(|memory| Heap {
            memory,
            functions: [0, 1, 2, 3].map(|function| memory * 4 + function),
        });
        let calls = calls(&two(&heaps));
        // Both systems, their user, the two that grow, and the one that says what was refused.
        let first = 8 + 1 + 2 + 1;
        assert_eq!(calls.len(), first as usize + 4);
        for (function, called) in calls.iter().take(8).enumerate() {
            assert_eq!(*called, [first + index(function) % 4]);
        }
        // What allocates grows the memory that lies last.
        assert_eq!(calls[first as usize], [8 + 1 + 1]);
    }
}
