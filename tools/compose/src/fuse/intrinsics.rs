//! What an embedder would provide to adapters and components, as generated functions.
use super::index;
use super::link::Linker;
use super::shape::Signature;
use super::utf8;
use anyhow::{Result, bail};
use wasm_encoder as we;
use wasmparser::ValType;
use wasmtime_environ::component::{
    ResourceIndex, RuntimeComponentInstanceIndex, Trampoline, Transcode, TypeResourceTable,
    TypeResourceTableIndex,
};

impl Linker<'_> {
    /// Index of a function that does what `trampoline` asks for.
    pub fn intrinsic(&mut self, trampoline: &Trampoline, signature: Signature) -> Result<u32> {
        let body = match trampoline {
            Trampoline::Transcoder {
                op: Transcode::Copy(encoding),
                from,
                from64: false,
                to,
                to64: false,
            } => {
                let (from, to) = (
                    self.runtime_memories[&from.as_u32()],
                    self.runtime_memories[&to.as_u32()],
                );
                match encoding.width() {
                    1 => self.copy_utf8(from, to),
                    _ => bail!(
                        "a component has strings that are not UTF-8 ({encoding:?}), which is not supported"
                    ),
                }
            }
            Trampoline::Transcoder { op, .. } => {
                bail!("a component has strings that are not UTF-8 ({op:?}), which is not supported")
            }
            Trampoline::Trap => code(|c| {
                c.unreachable();
            }),
            Trampoline::EnterSyncCall | Trampoline::ExitSyncCall => code(|_| {}),
            Trampoline::ResourceNew { .. } => code(|c| {
                c.local_get(0).i32_const(1).i32_shl();
            }),
            Trampoline::ResourceRep { .. } => code(|c| {
                c.local_get(0).i32_const(1).i32_shr_u();
            }),
            Trampoline::ResourceDrop { ty, .. } => self.resource_drop(*ty)?,
            Trampoline::ResourceTransferOwn => code(|c| {
                c.local_get(0);
            }),
            Trampoline::ResourceTransferBorrow => self.resource_transfer_borrow(),
            other => match self.import_name(other) {
                Some(name) => {
                    bail!("the engine would import {name}, and an engine imports nothing")
                }
                None => bail!(
                    "a component needs {} from its host, which is not supported",
                    other.symbol_name()
                ),
            },
        };
        Ok(self.generate(signature, &body))
    }

    /// `(source, length, destination)`: copies, then traps unless the bytes are UTF-8. Bounds were
    /// checked by the adapter.
    fn copy_utf8(&mut self, from: u32, to: u32) -> we::Function {
        let check = match self.utf8_checks.get(&to) {
            Some(check) => *check,
            None => {
                let signature = Signature {
                    params: vec![ValType::I32; 2],
                    results: vec![],
                };
                let check = self.generate(signature, &utf8::check(to));
                self.utf8_checks.insert(to, check);
                check
            }
        };
        code(|c| {
            c.local_get(2)
                .local_get(0)
                .local_get(1)
                .memory_copy(to, from);
            c.local_get(2).local_get(1).call(check);
        })
    }

    /// Resources that stay inside the composition need no handle tables: handle = representation <<
    /// 1 | is-borrow, the same in every component. A stale handle is not detected.
    fn resource_drop(&self, ty: TypeResourceTableIndex) -> Result<we::Function> {
        let Some((resource, _)) = self.resource(ty) else {
            bail!("a resource type is abstract, which is not supported")
        };
        let destructor = self.destructors.get(&resource.as_u32());
        Ok(code(|c| {
            if let Some(destructor) = destructor {
                c.local_get(0)
                    .i32_const(1)
                    .i32_and()
                    .i32_eqz()
                    .if_(we::BlockType::Empty);
                c.local_get(0)
                    .i32_const(1)
                    .i32_shr_u()
                    .call(*destructor)
                    .end();
            }
        }))
    }

    /// `(handle, from table, to table) -> handle`: the component that defined the resource gets the
    /// representation.
    fn resource_transfer_borrow(&self) -> we::Function {
        let component = &self.parts.translation.component;
        let home = (0..self.parts.resource_tables).filter(|table| {
            let table = TypeResourceTableIndex::from_u32(index(*table));
            let Some((resource, instance)) = self.resource(table) else {
                return false;
            };
            component
                .defined_resource_index(resource)
                .is_some_and(|d| component.defined_resource_instances[d] == instance)
        });
        code(|c| {
            for table in home {
                c.local_get(2)
                    .i32_const(i32::try_from(table).unwrap_or(i32::MAX))
                    .i32_eq()
                    .if_(we::BlockType::Empty);
                c.local_get(0).i32_const(1).i32_shr_u().return_().end();
            }
            c.local_get(0).i32_const(1).i32_or();
        })
    }

    fn resource(
        &self,
        table: TypeResourceTableIndex,
    ) -> Option<(ResourceIndex, RuntimeComponentInstanceIndex)> {
        match &self.parts.types[table] {
            TypeResourceTable::Concrete { ty, instance } => Some((*ty, *instance)),
            TypeResourceTable::Abstract(_) => None,
        }
    }
}

/// A function without locals of its own.
fn code(write: impl FnOnce(&mut we::InstructionSink<'_>)) -> we::Function {
    let mut function = we::Function::new([]);
    let mut sink = function.instructions();
    write(&mut sink);
    sink.end();
    function
}
