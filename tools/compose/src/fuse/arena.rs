//! Step 8: every memory becomes a part of one.
//!
//! Memory `i` starts at a fixed base in the one memory. The base is folded into the static offset
//! of loads and stores, so no instruction is added. The bases leave room for the *initial* pages
//! only. What a memory gains by `memory.grow` lies at the end of the one memory, wherever that is
//! at the moment: `memory.grow` answers with the place as seen from the base of the memory that
//! asked. Allocators take the place they are given (Rust's and wasi-libc's dlmalloc do), so
//! memories grow independently, nothing ever moves, and no page is reserved in advance.
//!
//! ```text
//! 0        base 1      base 2           grown later
//! | memory 0 | memory 1  | memory 2 ... | of 1 | of 0 | of 1 | of 2 |
//! ```
//!
//! The exported memory comes first, at base 0: its addresses are addresses in the one memory, as
//! the host sees them. A memory that may not grow says so by the exported function
//! [`OUT_OF_MEMORY`], since the trap that follows does not. An access outside a system's own pages
//! may reach a neighbour instead of trapping.
use super::heap::Heap;
use super::index;
use super::reencode::{Step, mutable, refuse, sentence};
use anyhow::{Context, Result, bail};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{BlockType, ConstExpr, Function, ValType};
use wasmparser::{ExternalKind, Operator, Parser, Payload, TypeRef};

/// The exported function that answers the first page of the memory that was last refused to grow;
/// -1 if none was. A system whose allocation fails traps, and nothing else distinguishes that from
/// another trap.
pub const OUT_OF_MEMORY: &str = "out-of-memory";

/// SHA-256 of a core module: how the memories of a fused module are distinguished.
pub type Digest = [u8; 32];

/// The digest of a core module.
#[must_use]
pub fn digest(module: &[u8]) -> Digest {
    Sha256::digest(module).into()
}

/// Whose core module it is, and how many pages its memory may have at most.
#[derive(Clone, Debug)]
pub struct Owner {
    /// Name of the system.
    pub system: String,
    /// Most pages of 64 KiB; none: as many as there are.
    pub cap: Option<u32>,
}

/// The owner of each core module.
pub type Caps = HashMap<Digest, Owner>;

/// Where a memory lies in the one memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The system it belongs to; empty if unknown.
    pub system: String,
    /// First page.
    pub base: u32,
    /// The page that its addresses count from: `base`, or 0 if it was moved.
    pub origin: u32,
    /// Pages it starts with.
    pub pages: u32,
    /// Most pages it may have.
    pub cap: Option<u32>,
}

/// A module with one memory.
#[derive(Debug)]
pub struct Arena {
    /// Its bytes.
    pub module: Vec<u8>,
    /// Where the memories lie in it, in the order that they had. The exported one lies first.
    pub placements: Vec<Placement>,
    /// The global with the first page of the memory that was last refused to grow.
    pub refused: u32,
}

/// Makes one memory of all. Those of `heaps` grow for others, too: somebody else sees to their
/// caps. `moved` are those that have addresses of the one memory already.
///
/// # Errors
///
/// Imported, shared and 64-bit memories, and one that starts with more pages than its cap.
pub fn arena(
    module: &[u8],
    digests: &[Digest],
    caps: &Caps,
    heaps: &[Heap],
    moved: &[bool],
) -> Result<Arena> {
    let mut pass = Pass::read(module, digests, caps, heaps, moved)?;
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok(Arena {
        module: out.finish(),
        refused: pass.refused(),
        placements: pass.placements,
    })
}

/// Functions that stand for instructions on a memory that is not at the start, or has a cap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Helper {
    Grow { memory: u32 },
    Copy { to: u32, from: u32 },
    Fill { memory: u32 },
    Init { data: u32, memory: u32 },
}

impl Helper {
    /// The helper that `operator` needs, seen that `placements` decide.
    fn of(operator: &Operator<'_>, placements: &[Placement]) -> Option<Helper> {
        let base = |m: u32| placements[m as usize].origin;
        match *operator {
            Operator::MemoryGrow { mem } => Some(Helper::Grow { memory: mem }),
            Operator::MemoryCopy { dst_mem, src_mem }
                if base(dst_mem) != 0 || base(src_mem) != 0 =>
            {
                Some(Helper::Copy {
                    to: dst_mem,
                    from: src_mem,
                })
            }
            Operator::MemoryFill { mem } if base(mem) != 0 => Some(Helper::Fill { memory: mem }),
            Operator::MemoryInit { data_index, mem } if base(mem) != 0 => Some(Helper::Init {
                data: data_index,
                memory: mem,
            }),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Pass {
    placements: Vec<Placement>,
    /// Which memories have addresses of the one memory.
    moved: Vec<bool>,
    types: u32,
    functions: u32,
    globals: u32,
    /// Index of each helper, given in order of appearance.
    helpers: BTreeMap<Helper, u32>,
    order: Vec<Helper>,
    /// Global with the page count of each capped memory.
    counters: BTreeMap<u32, u32>,
    /// Memories whose growth is not counted.
    uncounted: Vec<u32>,
}

impl Pass {
    fn read(
        module: &[u8],
        digests: &[Digest],
        caps: &Caps,
        heaps: &[Heap],
        moved: &[bool],
    ) -> Result<Pass> {
        let mut pass = Pass {
            moved: moved.to_vec(),
            uncounted: heaps.iter().map(|heap| heap.memory).collect(),
            ..Pass::default()
        };
        let mut exported = 0;
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => pass.types = section.count(),
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(_) => pass.functions += 1,
                            TypeRef::Global(_) => pass.globals += 1,
                            TypeRef::Memory(_) => bail!("an imported memory cannot be merged"),
                            _ => {}
                        }
                    }
                }
                Payload::FunctionSection(section) => pass.functions += section.count(),
                Payload::GlobalSection(section) => pass.globals += section.count(),
                Payload::MemorySection(section) => {
                    for (i, memory) in section.into_iter().enumerate() {
                        pass.memory(&memory?, digests.get(i).and_then(|d| caps.get(d)))?;
                    }
                    pass.place(0)?;
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Memory {
                            exported = export.index;
                        }
                    }
                    pass.place(exported)?;
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        if let Some(helper) = Helper::of(&operator?, &pass.placements) {
                            pass.add(helper);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(pass)
    }

    fn memory(&mut self, ty: &wasmparser::MemoryType, owner: Option<&Owner>) -> Result<()> {
        let system = owner.map_or("", |o| &o.system);
        if ty.shared || ty.memory64 || ty.page_size_log2.is_some() {
            bail!(
                "the memory of `{system}` is shared, 64-bit or has pages of its own size, which is not supported"
            );
        }
        let pages = u32::try_from(ty.initial)?;
        let declared = ty.maximum.map(u32::try_from).transpose()?;
        let cap = match (owner.and_then(|o| o.cap), declared) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        if let Some(cap) = cap
            && cap < pages
        {
            bail!(
                "the memory of `{system}` starts with {} KiB, more than its cap of {} KiB",
                pages * 64,
                cap * 64
            );
        }
        self.placements.push(Placement {
            system: system.to_owned(),
            base: 0,
            origin: 0,
            pages,
            cap,
        });
        Ok(())
    }

    /// Gives every memory its base, `first` before the others.
    fn place(&mut self, first: u32) -> Result<()> {
        let pages: Vec<u32> = self.placements.iter().map(|it| it.pages).collect();
        let bases = bases(&pages, first as usize)?;
        for (memory, (placement, base)) in self.placements.iter_mut().zip(bases).enumerate() {
            placement.base = base;
            let is_moved = self.moved.get(memory).is_some_and(|it| *it);
            placement.origin = if is_moved { 0 } else { base };
        }
        Ok(())
    }

    fn add(&mut self, helper: Helper) {
        if self.helpers.contains_key(&helper) {
            return;
        }
        self.helpers
            .insert(helper, self.functions + index(self.order.len()));
        self.order.push(helper);
        if let Helper::Grow { memory } = helper
            && self.placements[memory as usize].cap.is_some()
            && !self.uncounted.contains(&memory)
        {
            let counter = self.globals + index(self.counters.len());
            self.counters.insert(memory, counter);
        }
    }

    /// The global that says which memory was last refused to grow.
    fn refused(&self) -> u32 {
        self.globals + index(self.counters.len())
    }

    /// The byte that the addresses of a memory count from.
    fn address(&self, memory: u32) -> u32 {
        self.placements[memory as usize].origin << 16
    }

    fn body(&self, helper: Helper) -> Function {
        let mut function = Function::new(match helper {
            Helper::Grow { .. } => vec![(1, ValType::I32)],
            _ => vec![],
        });
        let mut c = function.instructions();
        match helper {
            Helper::Grow { memory } => self.grow(&mut c, memory),
            Helper::Copy { to, from } => {
                c.local_get(0)
                    .i32_const(self.address(to).cast_signed())
                    .i32_add();
                c.local_get(1)
                    .i32_const(self.address(from).cast_signed())
                    .i32_add();
                c.local_get(2).memory_copy(0, 0);
            }
            Helper::Fill { memory } => {
                c.local_get(0)
                    .i32_const(self.address(memory).cast_signed())
                    .i32_add();
                c.local_get(1).local_get(2).memory_fill(0);
            }
            Helper::Init { data, memory } => {
                c.local_get(0)
                    .i32_const(self.address(memory).cast_signed())
                    .i32_add();
                c.local_get(1).local_get(2).memory_init(0, data);
            }
        }
        c.end();
        function
    }

    /// Grows the one memory, and answers as seen from the base.
    fn grow(&self, c: &mut we::InstructionSink<'_>, memory: u32) {
        let placement = &self.placements[memory as usize];
        let refuse = |c: &mut we::InstructionSink<'_>| {
            c.if_(BlockType::Empty)
                .i32_const(placement.base.cast_signed())
                .global_set(self.refused());
            c.i32_const(-1).return_().end();
        };
        if let (Some(cap), Some(counter)) = (placement.cap, self.counters.get(&memory)) {
            c.local_get(0)
                .i32_const(cap.cast_signed())
                .global_get(*counter)
                .i32_sub()
                .i32_gt_u();
            refuse(c);
        }
        c.local_get(0)
            .memory_grow(0)
            .local_tee(1)
            .i32_const(-1)
            .i32_eq();
        refuse(c);
        if let Some(counter) = self.counters.get(&memory) {
            c.global_get(*counter)
                .local_get(0)
                .i32_add()
                .global_set(*counter);
        }
        c.local_get(1);
        if placement.origin != 0 {
            c.i32_const(placement.origin.cast_signed()).i32_sub();
        }
    }
}

/// First pages of memories that start with so many, one after the other, `first` before the others.
///
/// # Errors
///
/// More than there can be.
pub(super) fn bases(pages: &[u32], first: usize) -> Result<Vec<u32>> {
    let others = (0..pages.len()).filter(|memory| *memory != first);
    let mut bases = vec![0; pages.len()];
    let mut next = 0u32;
    for memory in std::iter::once(first).chain(others) {
        let (Some(base), Some(pages)) = (bases.get_mut(memory), pages.get(memory)) else {
            continue;
        };
        *base = next;
        next = next
            .checked_add(*pages)
            .filter(|next| *next < 65536)
            .context("the memories together start with more than 4 GiB")?;
    }
    Ok(bases)
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Step<we::MemArg> {
        let offset = arg.offset + u64::from(self.address(arg.memory));
        if offset > u64::from(u32::MAX) {
            return refuse("an access has an offset beyond 4 GiB");
        }
        Ok(we::MemArg {
            offset,
            align: arg.align.into(),
            memory_index: 0,
        })
    }

    fn memory_index(&mut self, _: u32) -> Step<u32> {
        Ok(0)
    }

    fn parse_memory_section(
        &mut self,
        out: &mut we::MemorySection,
        _: wasmparser::MemorySectionReader<'_>,
    ) -> Step<()> {
        let minimum = self.placements.iter().map(|p| u64::from(p.pages)).sum();
        out.memory(we::MemoryType {
            minimum,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        Ok(())
    }

    fn parse_type_section(
        &mut self,
        out: &mut we::TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_type_section(self, out, section)?;
        out.ty().function([ValType::I32], [ValType::I32]);
        out.ty().function([ValType::I32; 3], []);
        out.ty().function([], [ValType::I32]);
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        out: &mut we::FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_function_section(self, out, section)?;
        for helper in &self.order {
            out.function(self.types + u32::from(!matches!(helper, Helper::Grow { .. })));
        }
        out.function(self.types + 2);
        Ok(())
    }

    fn parse_global_section(
        &mut self,
        out: &mut we::GlobalSection,
        section: wasmparser::GlobalSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_global_section(self, out, section)?;
        let mut counters: Vec<_> = self.counters.iter().collect();
        counters.sort_by_key(|(_, global)| **global);
        for (memory, _) in counters {
            let pages = self.placements[*memory as usize].pages;
            let start = ConstExpr::i32_const(pages.cast_signed());
            out.global(mutable(ValType::I32), &start);
        }
        out.global(mutable(ValType::I32), &ConstExpr::i32_const(-1));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        out: &mut we::ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_export_section(self, out, section)?;
        let reader = self.functions + index(self.order.len());
        out.export(OUT_OF_MEMORY, we::ExportKind::Func, reader);
        Ok(())
    }

    fn parse_data(&mut self, out: &mut we::DataSection, data: wasmparser::Data<'_>) -> Step<()> {
        let wasmparser::DataKind::Active {
            memory_index,
            offset_expr,
        } = &data.kind
        else {
            return reencode::utils::parse_data(self, out, data);
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return refuse("a data segment has an offset that is no constant");
        };
        let offset = value.wrapping_add_unsigned(self.address(*memory_index));
        out.active(0, &ConstExpr::i32_const(offset), data.data.iter().copied());
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut we::CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Step<()> {
        for body in section {
            let body = body?;
            let mut function = self.new_function_with_parsed_locals(&body)?;
            for operator in body.get_operators_reader()? {
                let operator = operator?;
                if let Some(helper) = Helper::of(&operator, &self.placements) {
                    function.instruction(&we::Instruction::Call(self.helpers[&helper]));
                    continue;
                }
                if let Operator::MemorySize { mem } = operator
                    && self.placements[mem as usize].origin != 0
                {
                    let base = self.placements[mem as usize].origin.cast_signed();
                    function
                        .instructions()
                        .memory_size(0)
                        .i32_const(base)
                        .i32_sub();
                    continue;
                }
                function.instruction(&self.instruction(operator)?);
            }
            code.function(&function);
        }
        for helper in self.order.clone() {
            code.function(&self.body(helper));
        }
        let mut reader = Function::new([]);
        reader.instructions().global_get(self.refused()).end();
        code.function(&reader);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"(module (memory $a 2) (memory $b 3 5) (global (mut i32) (i32.const 0)) (export "memory" (memory $b))
        (data (memory $a) (i32.const 8) "a")
        (func (export "f") (result i32)
          (i32.store $a offset=4 (i32.const 0) (memory.grow $a (i32.const 1)))
          (memory.fill $a (i32.const 0) (i32.const 0) (i32.const 4))
          (memory.copy $b $a (i32.const 0) (i32.const 0) (i32.const 4))
          (i32.add (memory.grow $b (i32.const 1)) (memory.size $a))))"#;

    fn caps(module: &[u8], cap: u32) -> (Vec<Digest>, Caps) {
        let owner = Owner {
            system: "a".into(),
            cap: Some(cap),
        };
        let own = digest(module);
        (vec![own, [0; 32]], HashMap::from([(own, owner)]))
    }

    #[test]
    fn the_exported_memory_comes_first_and_caps_hold() {
        let module = wat::parse_str(TWO).expect("a module");
        let (digests, caps) = caps(&module, 4);
        let Arena {
            module: one,
            placements,
            ..
        } = arena(&module, &digests, &caps, &[], &[]).expect("one memory");
        let place = |system: &str, base, pages, cap| Placement {
            system: system.into(),
            base,
            origin: base,
            pages,
            cap: Some(cap),
        };
        assert_eq!(placements, [place("a", 3, 2, 4), place("", 0, 3, 5)]);
        let names: Vec<&str> = crate::fuse::features::needed(&one)
            .expect("valid")
            .iter()
            .map(|f| f.name)
            .collect();
        assert_eq!(names, ["bulk-memory"]);
    }

    #[test]
    fn a_cap_below_the_start_is_refused() {
        let module = wat::parse_str(TWO).expect("a module");
        let (digests, caps) = caps(&module, 1);
        let error = arena(&module, &digests, &caps, &[], &[])
            .expect_err("too small")
            .to_string();
        assert_eq!(
            error,
            "the memory of `a` starts with 128 KiB, more than its cap of 64 KiB"
        );
    }

    #[test]
    fn memories_of_other_kinds_are_refused() {
        let module = wat::parse_str("(module (memory i64 1))").expect("a module");
        assert!(arena(&module, &[], &Caps::new(), &[], &[]).is_err());
    }
}
