//! Step 3, a static linker: the index spaces of all core instances of a component are concatenated.
//!
//! wasmtime-environ resolves every import of every instance to a `CoreDef` by index, so names do
//! not matter and nothing can clash. What an embedder would provide to the adapters is generated
//! (`intrinsics`).
use super::addresses::Addresses;
use super::arena::bases;
use super::bulk;
use super::functions::{ADAPTER, own_names};
use super::heap::{ARITIES, Heap, NAMES};
use super::index;
use super::lists::{Adapters, KEEP, Keeper, Passing, SECTION};
use super::panics::NEVER;
use super::reencode::{Instance, IntoFused, mutable, sentence};
use super::shape::{Shape, Signature};
use super::translate::{Parts, translate};
use anyhow::{Context, Result, bail, ensure};
use std::collections::{HashMap, HashSet};
use wasm_encoder as we;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::{ExternalKind, Operator, Parser, Payload, TypeRef, ValType};
use wasmtime_environ::component::{
    CanonicalOptionsDataModel, CoreDef, Export, ExportItem, GlobalInitializer, InstantiateModule,
    StaticModuleIndex, StringEncoding, Trampoline, TypeDef,
};
use wasmtime_environ::{EntityIndex, ScopeVec};

/// One module with several memories and tables.
pub struct Linked {
    /// Its bytes.
    pub module: Vec<u8>,
    /// Hash-free identity of the core module that defines each memory: its bytes' digest, in the
    /// order of the memories.
    pub memory_owners: Vec<super::arena::Digest>,
    /// Loops of adapters that became `memory.copy`.
    pub bulk_copies: usize,
    /// Where each function comes from.
    pub functions: Vec<Owned>,
    /// The allocators that systems name.
    pub heaps: Vec<Heap>,
    /// Which memories have addresses of the one memory, see [`addresses`](super::addresses).
    pub moved: Vec<bool>,
    /// The functions that systems say are never called, by the digest of the core module: their
    /// paths.
    pub never: HashMap<super::arena::Digest, Vec<String>>,
    /// The adapters between systems.
    pub adapters: Adapters,
    /// The systems whose lists need no copies.
    pub keepers: Vec<Keeper>,
}

/// Where a function comes from.
#[derive(Clone, Default, Debug)]
pub struct Owned {
    /// Digest of the core module; of the callee's, if the function is an adapter; none if it was
    /// generated.
    pub module: Option<super::arena::Digest>,
    /// Its name there.
    pub name: String,
}

/// Links all core instances of `component`.
pub fn link(component: &[u8]) -> Result<Linked> {
    let scope = ScopeVec::new();
    let mut parts = translate(component, &scope)?;
    let adapters: Vec<StaticModuleIndex> = parts
        .modules
        .keys()
        .filter(|m| parts.is_adapter(*m, component))
        .collect();
    let mut bulk_copies = 0;
    for adapter in adapters {
        let (module, copies) =
            bulk::bulk_copies(parts.modules[adapter]).context("lists in an adapter")?;
        parts.modules[adapter] = scope.push(module);
        bulk_copies += copies;
    }
    let (mut linker, exports) = linked(&parts, HashMap::new())?;
    let moves = linker.moves()?;
    let exports = if moves.is_empty() {
        exports
    } else {
        let (again, exports) = linked(&parts, moves)?;
        linker = again;
        exports
    };
    let moved = linker.memories_of.iter().map(|it| it.is_moved).collect();
    let memory_owners = std::mem::take(&mut linker.memory_owners);
    let functions = std::mem::take(&mut linker.owned);
    let heaps = std::mem::take(&mut linker.heaps);
    let never = std::mem::take(&mut linker.never);
    let adapters = std::mem::take(&mut linker.adapters);
    let keepers = std::mem::take(&mut linker.keepers);
    Ok(Linked {
        adapters,
        keepers,
        functions,
        never,
        heaps,
        moved,
        module: linker.finish(&exports)?,
        memory_owners,
        bulk_copies,
    })
}

/// All instances linked, those of `moves` moved, and what the whole exports.
fn linked<'a>(
    parts: &'a Parts<'a>,
    moves: HashMap<StaticModuleIndex, Move>,
) -> Result<(Linker<'a>, we::ExportSection)> {
    let mut linker = Linker::new(parts, moves);
    linker.instances()?;
    let exports = linker.exports()?;
    Ok((linker, exports))
}

/// Where a core module gets its memory.
#[derive(Clone, Copy, Debug)]
struct Move {
    /// Bytes by which its addresses rise.
    by: u32,
    /// Top of the stack that all have.
    stack: u32,
    /// Pages of its memory; of the one that comes first, with those of the stack.
    pages: u32,
}

/// A memory that an instance defines.
#[derive(Clone, Copy, Debug)]
struct Defined {
    module: StaticModuleIndex,
    /// Pages that it starts with.
    pages: u32,
    /// Top of its stack, if its addresses are known.
    stack: Option<u32>,
    /// Its addresses are those of the one memory.
    is_moved: bool,
}

/// What an index counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Functions.
    Function,
    /// Tables.
    Table,
    /// Memories.
    Memory,
    /// Globals.
    Global,
    /// Exception tags.
    Tag,
}

/// How much of each index space is taken.
#[derive(Default)]
struct Next {
    functions: u32,
    tables: u32,
    memories: u32,
    globals: u32,
    tags: u32,
    elements: u32,
    data: u32,
}

/// The module in the making.
pub struct Linker<'a> {
    /// What is being linked.
    pub parts: &'a Parts<'a>,
    instances: Vec<(StaticModuleIndex, Instance)>,
    signatures: Vec<Signature>,
    signature_index: HashMap<Signature, u32>,
    next: Next,
    functions: we::FunctionSection,
    tables: we::TableSection,
    memories: we::MemorySection,
    globals: we::GlobalSection,
    tags: we::TagSection,
    elements: we::ElementSection,
    data: we::DataSection,
    code: we::CodeSection,
    /// `may_leave` flag of each component instance.
    flags: HashMap<u32, u32>,
    task_may_block: Option<u32>,
    constants: HashMap<u32, Vec<u8>>,
    trampolines: HashMap<u32, u32>,
    /// Fused index of each memory that adapters or lifted functions use.
    pub runtime_memories: HashMap<u32, u32>,
    runtime_reallocs: HashMap<u32, u32>,
    runtime_post_returns: HashMap<u32, u32>,
    starts: Vec<u32>,
    needs_data_count: bool,
    /// Destructor of each resource.
    pub destructors: HashMap<u32, u32>,
    /// UTF-8 check of each memory.
    pub utf8_checks: HashMap<u32, u32>,
    memory_owners: Vec<super::arena::Digest>,
    owned: Vec<Owned>,
    heaps: Vec<Heap>,
    never: HashMap<super::arena::Digest, Vec<String>>,
    /// Modules that are moved.
    moves: HashMap<StaticModuleIndex, Move>,
    /// The memories, in order.
    memories_of: Vec<Defined>,
    /// The global with the top of the stack that moved modules have.
    stack: Option<u32>,
    /// The memory that faces the host.
    exported: Option<u32>,
    adapters: Adapters,
    keepers: Vec<Keeper>,
}

impl<'a> Linker<'a> {
    fn new(parts: &'a Parts<'a>, moves: HashMap<StaticModuleIndex, Move>) -> Self {
        Linker {
            parts,
            moves,
            memories_of: vec![],
            stack: None,
            exported: None,
            instances: vec![],
            signatures: vec![],
            signature_index: HashMap::new(),
            next: Next::default(),
            functions: we::FunctionSection::new(),
            tables: we::TableSection::new(),
            memories: we::MemorySection::new(),
            globals: we::GlobalSection::new(),
            tags: we::TagSection::new(),
            elements: we::ElementSection::new(),
            data: we::DataSection::new(),
            code: we::CodeSection::new(),
            flags: HashMap::new(),
            task_may_block: None,
            constants: HashMap::new(),
            trampolines: HashMap::new(),
            runtime_memories: HashMap::new(),
            runtime_reallocs: HashMap::new(),
            runtime_post_returns: HashMap::new(),
            starts: vec![],
            needs_data_count: false,
            destructors: HashMap::new(),
            utf8_checks: HashMap::new(),
            memory_owners: vec![],
            owned: vec![],
            heaps: vec![],
            never: HashMap::new(),
            adapters: Adapters::default(),
            keepers: vec![],
        }
    }

    /// Index of a function type, added when new.
    fn signature(&mut self, signature: Signature) -> u32 {
        *self
            .signature_index
            .entry(signature.clone())
            .or_insert_with(|| {
                self.signatures.push(signature);
                index(self.signatures.len() - 1)
            })
    }

    /// Adds a generated function and gives its index.
    pub fn generate(&mut self, signature: Signature, body: &we::Function) -> u32 {
        let ty = self.signature(signature);
        self.functions.function(ty);
        self.code.function(body);
        self.next.functions += 1;
        self.next.functions - 1
    }

    fn new_flag(&mut self) -> u32 {
        let ty = we::GlobalType {
            val_type: we::ValType::I32,
            mutable: true,
            shared: false,
        };
        self.globals.global(ty, &we::ConstExpr::i32_const(1));
        self.next.globals += 1;
        self.next.globals - 1
    }

    /// Runs the initializers of the component: instances in order, and what adapters name.
    fn instances(&mut self) -> Result<()> {
        for initializer in &self.parts.translation.component.initializers {
            match initializer {
                GlobalInitializer::InstantiateModule(
                    InstantiateModule::Static(module, args),
                    _,
                ) => self.instance(*module, args)?,
                GlobalInitializer::InstantiateModule(InstantiateModule::Import(..), _) => {
                    bail!("the component imports a core module, which is not supported")
                }
                GlobalInitializer::ExtractMemory(memory) => {
                    let (_, i) = self.resolve(&CoreDef::from(memory.export.clone()), None)?;
                    self.runtime_memories.insert(memory.index.as_u32(), i);
                }
                GlobalInitializer::ExtractRealloc(realloc) => {
                    let (_, i) = self.resolve(&realloc.def, None)?;
                    self.runtime_reallocs.insert(realloc.index.as_u32(), i);
                }
                GlobalInitializer::ExtractPostReturn(post) => {
                    let (_, i) = self.resolve(&post.def, None)?;
                    self.runtime_post_returns.insert(post.index.as_u32(), i);
                }
                // imports are refused where a core instance would use them
                GlobalInitializer::LowerImport { .. } | GlobalInitializer::ExtractTable(_) => {}
                GlobalInitializer::ExtractCallback(_) => {
                    bail!("the component has an async function, which is not supported")
                }
                GlobalInitializer::Resource(resource) => {
                    if let Some(destructor) = &resource.dtor {
                        let (_, i) = self.resolve(destructor, None)?;
                        let id = self
                            .parts
                            .translation
                            .component
                            .resource_index(resource.index);
                        self.destructors.insert(id.as_u32(), i);
                    }
                }
            }
        }
        Ok(())
    }

    /// Appends one core instance.
    fn instance(&mut self, module: StaticModuleIndex, args: &[CoreDef]) -> Result<()> {
        let wasm = self.parts.modules[module];
        let shape = Shape::of(wasm)?;
        ensure!(
            args.len() == shape.imports.len(),
            "core module {module:?} has {} imports and got {}",
            shape.imports.len(),
            args.len()
        );
        let mut instance = Instance::default();
        for signature in &shape.types {
            instance.types.push(self.signature(signature.clone()));
        }
        self.import(&mut instance, &shape, args)?;
        self.reserve(&mut instance, &shape);
        self.own(wasm, &shape, &instance)?;
        for _ in 0..shape.memories {
            self.memory_owners.push(super::arena::digest(wasm));
        }
        let addresses = Addresses::of(wasm)?.filter(|_| shape.memories == 1);
        self.memories_of
            .extend(defined(module, wasm, addresses.as_ref())?);
        if let Some(heap) = heap_of(&shape, &instance) {
            self.heaps.push(heap);
            self.keepers
                .extend(keeper_of(wasm, &shape, &instance, heap.memory)?);
        }
        self.never
            .insert(super::arena::digest(wasm), never_called(wasm)?);
        if let Some(start) = shape.start {
            self.starts.push(instance.functions[start as usize]);
        }
        match (self.moves.get(&module).copied(), addresses) {
            (Some(to), Some(addresses)) => {
                let own = &mut instance.globals[addresses.stack as usize];
                *own = *self.stack.get_or_insert(*own);
                if let Some(memory) = self.memories_of.last_mut() {
                    memory.is_moved = true;
                }
                let moved = addresses.moved(wasm, to.by).context("addresses")?;
                self.sections(&moved, &instance, Some((to, addresses.stack)))?;
            }
            _ => self.sections(wasm, &instance, None)?,
        }
        self.instances.push((module, instance));
        Ok(())
    }

    /// Where modules may be moved to: one after the other, above a stack that is as large as those
    /// of all together, since each may be called in the others. None is moved where the memory that
    /// the host sees is not: that has to lie first, and a stack that overflows would reach it
    /// instead of trapping below 0.
    fn moves(&self) -> Result<HashMap<StaticModuleIndex, Move>> {
        let mut times: HashMap<StaticModuleIndex, u32> = HashMap::new();
        for memory in &self.memories_of {
            *times.entry(memory.module).or_default() += 1;
        }
        // The pages of a memory that are for its own stack only.
        let own = |memory: &Defined| memory.stack.filter(|_| times[&memory.module] == 1);
        let first = self.exported.unwrap_or(0);
        let is_first = |place: usize| index(place) == first;
        if !(0..)
            .zip(&self.memories_of)
            .any(|(place, memory)| is_first(place) && own(memory).is_some())
        {
            return Ok(HashMap::new());
        }
        let stacks = self.memories_of.iter().filter_map(own);
        let stack = stacks.map(|top| top >> 16).sum::<u32>();
        let pages: Vec<u32> = (0..)
            .zip(&self.memories_of)
            .map(|(place, memory)| {
                let above = memory.pages - own(memory).map_or(0, |top| top >> 16);
                above + if is_first(place) { stack } else { 0 }
            })
            .collect();
        let bases = bases(&pages, first as usize)?;
        let moves = (0..).zip(&self.memories_of).filter_map(|(place, memory)| {
            let below = own(memory)? >> 16;
            let start = bases[place] + if is_first(place) { stack } else { 0 };
            let to = Move {
                by: (start - below) << 16,
                stack: stack << 16,
                pages: pages[place],
            };
            Some((memory.module, to))
        });
        Ok(moves.collect())
    }

    /// Notes where the functions of an instance come from.
    fn own(&mut self, wasm: &[u8], shape: &Shape<'_>, instance: &Instance) -> Result<()> {
        let imported = instance.functions.len() - shape.functions.len();
        let digest = super::arena::digest(wasm);
        let names = own_names(wasm)?;
        let callees = self.adapters_in(wasm, instance)?;
        self.owned
            .resize_with(self.next.functions as usize, Owned::default);
        for (local, function) in (0..).zip(&instance.functions).skip(imported) {
            // An adapter is blamed on the one that it calls: what it checks is that one's answer.
            let callee = callees
                .get(&local)
                .and_then(|import| instance.functions.get(*import as usize));
            let owned = match callee.and_then(|callee| self.owned.get(*callee as usize)) {
                // Names of their own: an optimiser numbers those that are there twice.
                Some(callee) => Owned {
                    module: callee.module,
                    name: format!("{}{ADAPTER}", callee.name),
                },
                None => Owned {
                    module: Some(digest),
                    name: names.get(&local).cloned().unwrap_or_default(),
                },
            };
            self.owned[*function as usize] = owned;
        }
        Ok(())
    }

    /// In a generated adapter module: the import that each function is an adapter for. Notes what
    /// else adapters call.
    fn adapters_in(&mut self, module: &[u8], instance: &Instance) -> Result<HashMap<u32, u32>> {
        let (mut imported, mut functions) = (HashSet::new(), 0);
        let mut found = HashMap::new();
        let fused = |function: u32| instance.functions[function as usize];
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        if let TypeRef::Func(_) = import.ty {
                            let adapters = &mut self.adapters;
                            match import.module {
                                "callee" => imported.insert(functions),
                                "realloc" => adapters.reallocs.insert(fused(functions)),
                                "post_return" => adapters.post_returns.insert(fused(functions)),
                                _ => false,
                            };
                            functions += 1;
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        if let Operator::Call { function_index } = operator?
                            && imported.contains(&function_index)
                        {
                            found.insert(functions, function_index);
                            let (adapter, callee) = (fused(functions), fused(function_index));
                            self.adapters.callees.insert(adapter, callee);
                        }
                    }
                    functions += 1;
                }
                _ => {}
            }
        }
        Ok(found)
    }

    fn import(
        &mut self,
        instance: &mut Instance,
        shape: &Shape<'_>,
        args: &[CoreDef],
    ) -> Result<()> {
        for (arg, ty) in args.iter().zip(&shape.imports) {
            let signature = match ty {
                TypeRef::Func(ty) => Some(shape.signature(*ty)),
                _ => None,
            };
            let (space, i) = self.resolve(arg, signature)?;
            let (wanted, indices) = match ty {
                TypeRef::Func(_) => (Space::Function, &mut instance.functions),
                TypeRef::Table(_) => (Space::Table, &mut instance.tables),
                TypeRef::Memory(_) => (Space::Memory, &mut instance.memories),
                TypeRef::Global(_) => (Space::Global, &mut instance.globals),
                TypeRef::Tag(_) => (Space::Tag, &mut instance.tags),
                TypeRef::FuncExact(_) => {
                    bail!("a module imports an exact function type, which is not supported")
                }
            };
            ensure!(
                space == wanted,
                "an import of kind {wanted:?} was given a {space:?}"
            );
            indices.push(i);
        }
        Ok(())
    }

    fn reserve(&mut self, instance: &mut Instance, shape: &Shape<'_>) {
        let take = |next: &mut u32, count: u32, indices: &mut Vec<u32>| {
            indices.extend(*next..*next + count);
            *next += count;
        };
        take(
            &mut self.next.functions,
            index(shape.functions.len()),
            &mut instance.functions,
        );
        take(&mut self.next.tables, shape.tables, &mut instance.tables);
        take(
            &mut self.next.memories,
            shape.memories,
            &mut instance.memories,
        );
        take(&mut self.next.globals, shape.globals, &mut instance.globals);
        take(&mut self.next.tags, shape.tags, &mut instance.tags);
        instance.element_base = self.next.elements;
        instance.data_base = self.next.data;
        self.next.elements += shape.elements;
        self.next.data += shape.data;
    }

    /// Adds the sections of an instance. `moved` says where to, and which global is its stack.
    fn sections(
        &mut self,
        wasm: &[u8],
        instance: &Instance,
        moved: Option<(Move, u32)>,
    ) -> Result<()> {
        let mut into = IntoFused {
            instance,
            data_moved_by: moved.map_or(0, |(to, _)| to.by),
            constants: &self.constants,
            needs_data_count: false,
        };
        let mut constants = vec![];
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::FunctionSection(s) => into
                    .parse_function_section(&mut self.functions, s)
                    .map_err(sentence)?,
                Payload::TableSection(s) => into
                    .parse_table_section(&mut self.tables, s)
                    .map_err(sentence)?,
                Payload::MemorySection(s) => {
                    for memory in s {
                        let mut ty = into.memory_type(memory?).map_err(sentence)?;
                        if let Some((to, _)) = moved {
                            ty.minimum = to.pages.into();
                        }
                        self.memories.memory(ty);
                    }
                }
                Payload::TagSection(s) => into
                    .parse_tag_section(&mut self.tags, s)
                    .map_err(sentence)?,
                Payload::GlobalSection(s) => {
                    let first = instance.globals.len() - s.count() as usize;
                    for (i, global) in s.into_iter().enumerate() {
                        let global = global?;
                        if let Some((to, stack)) = moved
                            && first + i == stack as usize
                        {
                            let top = we::ConstExpr::i32_const(to.stack.cast_signed());
                            self.globals.global(mutable(we::ValType::I32), &top);
                            continue;
                        }
                        if let Some(bytes) = constant(&mut into, &global)? {
                            constants.push((instance.globals[first + i], bytes));
                        }
                        into.parse_global(&mut self.globals, global)
                            .map_err(sentence)?;
                    }
                }
                Payload::ElementSection(s) => into
                    .parse_element_section(&mut self.elements, s)
                    .map_err(sentence)?,
                Payload::DataSection(s) => into
                    .parse_data_section(&mut self.data, s)
                    .map_err(sentence)?,
                Payload::CodeSectionEntry(body) => into
                    .parse_function_body(&mut self.code, body)
                    .map_err(sentence)?,
                _ => {}
            }
        }
        self.needs_data_count |= into.needs_data_count;
        self.constants.extend(constants);
        Ok(())
    }

    /// Fused index of what an import or export resolved to. `signature`: type of the function
    /// import it satisfies.
    fn resolve(&mut self, def: &CoreDef, signature: Option<Signature>) -> Result<(Space, u32)> {
        match def {
            CoreDef::Export(export) => {
                let (module, instance) = &self.instances[export.instance.as_u32() as usize];
                let (kind, i) = match &export.item {
                    ExportItem::Index(EntityIndex::Function(i)) => (ExternalKind::Func, i.as_u32()),
                    ExportItem::Index(EntityIndex::Table(i)) => (ExternalKind::Table, i.as_u32()),
                    ExportItem::Index(EntityIndex::Memory(i)) => (ExternalKind::Memory, i.as_u32()),
                    ExportItem::Index(EntityIndex::Global(i)) => (ExternalKind::Global, i.as_u32()),
                    ExportItem::Index(EntityIndex::Tag(i)) => (ExternalKind::Tag, i.as_u32()),
                    ExportItem::Name(name) => *Shape::of(self.parts.modules[*module])?
                        .exports
                        .get(name.as_str())
                        .with_context(|| format!("a core module has no export `{name}`"))?,
                };
                let i = i as usize;
                Ok(match kind {
                    ExternalKind::Func | ExternalKind::FuncExact => {
                        (Space::Function, instance.functions[i])
                    }
                    ExternalKind::Table => (Space::Table, instance.tables[i]),
                    ExternalKind::Memory => (Space::Memory, instance.memories[i]),
                    ExternalKind::Global => (Space::Global, instance.globals[i]),
                    ExternalKind::Tag => (Space::Tag, instance.tags[i]),
                })
            }
            CoreDef::InstanceFlags(component) => {
                let component = component.as_u32();
                let flag = match self.flags.get(&component) {
                    Some(flag) => *flag,
                    None => self.new_flag(),
                };
                self.flags.insert(component, flag);
                Ok((Space::Global, flag))
            }
            CoreDef::TaskMayBlock => {
                let flag = self.task_may_block.unwrap_or_else(|| self.new_flag());
                self.task_may_block = Some(flag);
                Ok((Space::Global, flag))
            }
            CoreDef::Trampoline(trampoline) => {
                let id = trampoline.as_u32();
                if let Some(function) = self.trampolines.get(&id) {
                    return Ok((Space::Function, *function));
                }
                let signature = signature
                    .context("a built-in function is used where no function is imported")?;
                let function =
                    self.intrinsic(&self.parts.translation.trampolines[*trampoline], signature)?;
                self.trampolines.insert(id, function);
                Ok((Space::Function, function))
            }
            CoreDef::UnsafeIntrinsic(intrinsic) => {
                bail!("the component uses the unsafe intrinsic {intrinsic:?}")
            }
        }
    }

    /// (interface, function) of an imported function.
    pub fn import_name(&self, trampoline: &Trampoline) -> Option<String> {
        let Trampoline::LowerImport { index, .. } = trampoline else {
            return None;
        };
        let component = &self.parts.translation.component;
        let import = component.initializers.iter().find_map(|i| match i {
            GlobalInitializer::LowerImport {
                index: lowered,
                import,
            } if lowered == index => Some(*import),
            _ => None,
        })?;
        let (name, path) = &component.imports[import];
        Some(format!(
            "{}#{}",
            component.import_types[*name].0,
            path.join("/")
        ))
    }

    /// Exports of the component's functions, their post-returns, and the one memory and allocator
    /// that face the host.
    fn exports(&mut self) -> Result<we::ExportSection> {
        let component = &self.parts.translation.component;
        let mut lifted = vec![];
        for (name, (item, _)) in component.exports.raw_iter() {
            match &component.export_items[*item] {
                Export::LiftedFunction { func, options, .. } => {
                    lifted.push((name.to_string(), func, *options));
                }
                Export::Instance { exports, .. } => {
                    for (function, (item, _)) in exports.raw_iter() {
                        match &component.export_items[*item] {
                            Export::LiftedFunction { func, options, .. } => {
                                lifted.push((
                                    format!("{}#{}", &**name, &**function),
                                    func,
                                    *options,
                                ));
                            }
                            Export::Type(TypeDef::Resource(_)) => {
                                bail!(
                                    "{} exports the resource {}, and resources may not face the host",
                                    &**name,
                                    &**function
                                )
                            }
                            _ => {}
                        }
                    }
                }
                Export::Type(_) => {}
                other => bail!(
                    "the export {} is neither function nor interface: {other:?}",
                    &**name
                ),
            }
        }
        let (mut memory, mut realloc) = (None, None);
        let mut exports = we::ExportSection::new();
        let mut posted = HashSet::new();
        for (name, function, options) in &lifted {
            let options = &component.options[*options];
            ensure!(!options.async_, "{name} is async, which is not supported");
            ensure!(
                options.string_encoding == StringEncoding::Utf8,
                "{name} has strings in {:?}, not in UTF-8",
                options.string_encoding
            );
            if let CanonicalOptionsDataModel::LinearMemory(linear) = &options.data_model {
                one(
                    &mut memory,
                    linear.memory.map(|m| self.runtime_memories[&m.as_u32()]),
                    "memories",
                )?;
                one(
                    &mut realloc,
                    linear.realloc.map(|r| self.runtime_reallocs[&r.as_u32()]),
                    "allocators",
                )?;
            }
            let (_, i) = self.resolve(function, None)?;
            exports.export(name, we::ExportKind::Func, i);
            if let Some(post) = options.post_return
                && posted.insert(name.clone())
            {
                exports.export(
                    &format!("cabi_post_{name}"),
                    we::ExportKind::Func,
                    self.runtime_post_returns[&post.as_u32()],
                );
            }
        }
        self.exported = memory;
        if let Some(memory) = memory {
            exports.export("memory", we::ExportKind::Memory, memory);
        }
        if let Some(realloc) = realloc {
            exports.export("cabi_realloc", we::ExportKind::Func, realloc);
        }
        Ok(exports)
    }

    /// One start function for those of all instances.
    fn start(&mut self) -> Option<u32> {
        match self.starts.as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let mut body = we::Function::new([]);
                for start in several {
                    body.instruction(&we::Instruction::Call(*start));
                }
                body.instruction(&we::Instruction::End);
                Some(self.generate(
                    Signature {
                        params: vec![],
                        results: vec![],
                    },
                    &body,
                ))
            }
        }
    }

    fn finish(mut self, exports: &we::ExportSection) -> Result<Vec<u8>> {
        let start = self.start();
        let mut types = we::TypeSection::new();
        for signature in &self.signatures {
            let values = |types: &[ValType]| -> Result<Vec<we::ValType>> {
                types
                    .iter()
                    .map(|t| Ok(RoundtripReencoder.val_type(*t)?))
                    .collect()
            };
            types
                .ty()
                .function(values(&signature.params)?, values(&signature.results)?);
        }
        let mut module = we::Module::new();
        module
            .section(&types)
            .section(&self.functions)
            .section(&self.tables)
            .section(&self.memories);
        if self.next.tags > 0 {
            module.section(&self.tags);
        }
        // written even if empty: later steps add to it
        module.section(&self.globals).section(exports);
        if let Some(function_index) = start {
            module.section(&we::StartSection { function_index });
        }
        module.section(&self.elements);
        if self.needs_data_count {
            module.section(&we::DataCountSection {
                count: self.next.data,
            });
        }
        module.section(&self.code).section(&self.data);
        Ok(module.finish())
    }
}

/// The memories that a module defines.
fn defined(
    module: StaticModuleIndex,
    wasm: &[u8],
    addresses: Option<&Addresses>,
) -> Result<Vec<Defined>> {
    let (mut pages, mut stack) = (vec![], None);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::MemorySection(section) => {
                for memory in section {
                    pages.push(u32::try_from(memory?.initial)?);
                }
            }
            Payload::GlobalSection(section) => {
                let globals: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
                stack = addresses.and_then(|it| top_of_stack(&globals, it));
            }
            _ => {}
        }
    }
    let define = |pages: u32| Defined {
        module,
        pages,
        // A stack that fills pages lies below all data.
        stack: stack.filter(|top| top.is_multiple_of(1 << 16) && top >> 16 <= pages),
        is_moved: false,
    };
    Ok(pages.into_iter().map(define).collect())
}

/// Where the stack of a module begins.
fn top_of_stack(globals: &[wasmparser::Global<'_>], addresses: &Addresses) -> Option<u32> {
    let stack = globals.get(addresses.stack as usize)?;
    match stack.init_expr.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value.cast_unsigned()),
        _ => None,
    }
}

/// The allocator of an instance, if it says what that is and has a memory of its own.
fn heap_of(shape: &Shape<'_>, instance: &Instance) -> Option<Heap> {
    let [memory] = *instance.memories.as_slice() else {
        return None;
    };
    let imported = instance.functions.len() - shape.functions.len();
    let mut functions = [0; NAMES.len()];
    for ((name, (params, results)), function) in NAMES.iter().zip(ARITIES).zip(&mut functions) {
        let &(ExternalKind::Func, local) = shape.exports.get(name)? else {
            return None;
        };
        let defined = (local as usize).checked_sub(imported)?;
        let signature = shape.signature(*shape.functions.get(defined)?);
        let expected = Signature {
            params: vec![ValType::I32; params],
            results: vec![ValType::I32; results],
        };
        if signature != expected {
            return None;
        }
        *function = instance.functions[local as usize];
    }
    (shape.memories == 1).then_some(Heap { memory, functions })
}

/// The paths of the functions that a core module says are never called.
fn never_called(wasm: &[u8]) -> Result<Vec<String>> {
    Ok(lines(wasm, NEVER)?.unwrap_or_default())
}

/// The lines of a custom section.
fn lines(wasm: &[u8], name: &str) -> Result<Option<Vec<String>>> {
    let mut found = None;
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == name
        {
            let text = String::from_utf8_lossy(section.data());
            let lines = found.get_or_insert_with(Vec::new);
            lines.extend(text.lines().map(str::to_owned));
        }
    }
    Ok(found)
}

/// How an instance with a heap takes part in passing lists on, if it does.
fn keeper_of(
    wasm: &[u8],
    shape: &Shape<'_>,
    instance: &Instance,
    memory: u32,
) -> Result<Option<Keeper>> {
    let function = |name: &str| match shape.exports.get(name) {
        Some(&(ExternalKind::Func, local)) => Some(instance.functions[local as usize]),
        _ => None,
    };
    let (Some(lines), Some(keep)) = (lines(wasm, SECTION)?, function(KEEP)) else {
        return Ok(None);
    };
    let passing = |line: &String| {
        let (name, passing) = line.rsplit_once(' ')?;
        let passing = match passing {
            "lent" => Passing::Lent,
            "given" => Passing::Given,
            _ => return None,
        };
        Some((function(name)?, passing))
    };
    Ok(Some(Keeper {
        memory,
        keep,
        functions: lines.iter().filter_map(passing).collect(),
    }))
}

/// Bytes of the value of an immutable global that needs no other global.
fn constant(into: &mut IntoFused<'_>, global: &wasmparser::Global<'_>) -> Result<Option<Vec<u8>>> {
    let reads_global = matches!(
        global.init_expr.get_operators_reader().read()?,
        Operator::GlobalGet { .. }
    );
    if global.ty.mutable || reads_global {
        return Ok(None);
    }
    let value = into
        .const_expr(global.init_expr.clone())
        .map_err(sentence)?;
    let mut bytes = vec![];
    we::Encode::encode(&value, &mut bytes);
    bytes.pop(); // its `end`
    Ok(Some(bytes))
}

/// Remembers the one thing of its kind that faces the host.
fn one(slot: &mut Option<u32>, found: Option<u32>, kind: &str) -> Result<()> {
    if let Some(found) = found {
        ensure!(
            slot.is_none_or(|s| s == found),
            "two {kind} face the host: all exports must belong to one component"
        );
        *slot = Some(found);
    }
    Ok(())
}
