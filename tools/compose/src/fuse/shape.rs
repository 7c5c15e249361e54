//! The sizes of a core module's index spaces, and its function types.
use anyhow::{Result, bail};
use std::collections::HashMap;
use wasmparser::{CompositeInnerType, ExternalKind, Parser, Payload, TypeRef, ValType};

/// Parameters and results of a function.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Parameter types.
    pub params: Vec<ValType>,
    /// Result types.
    pub results: Vec<ValType>,
}

/// What a module declares.
#[derive(Default, Debug)]
pub struct Shape<'a> {
    /// Types of its imports, in order.
    pub imports: Vec<TypeRef>,
    /// All its types.
    pub types: Vec<Signature>,
    /// Type of each function it defines.
    pub functions: Vec<u32>,
    /// Defined tables.
    pub tables: u32,
    /// Defined memories.
    pub memories: u32,
    /// Defined globals.
    pub globals: u32,
    /// Defined tags.
    pub tags: u32,
    /// Element segments.
    pub elements: u32,
    /// Data segments.
    pub data: u32,
    /// Kind and index of each export.
    pub exports: HashMap<&'a str, (ExternalKind, u32)>,
    /// The function that runs at instantiation.
    pub start: Option<u32>,
}

impl<'a> Shape<'a> {
    /// Reads `module` up to its code.
    pub fn of(module: &'a [u8]) -> Result<Self> {
        let mut shape = Shape::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        let group = group?;
                        if group.is_explicit_rec_group() {
                            bail!("a module has recursive types, which are not supported");
                        }
                        for ty in group.into_types() {
                            shape.types.push(Signature::of(&ty)?);
                        }
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        shape.imports.push(import?.ty);
                    }
                }
                Payload::FunctionSection(section) => {
                    shape.functions = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::TableSection(section) => shape.tables = section.count(),
                Payload::MemorySection(section) => shape.memories = section.count(),
                Payload::GlobalSection(section) => shape.globals = section.count(),
                Payload::TagSection(section) => shape.tags = section.count(),
                Payload::ElementSection(section) => shape.elements = section.count(),
                Payload::DataSection(section) => shape.data = section.count(),
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        shape
                            .exports
                            .insert(export.name, (export.kind, export.index));
                    }
                }
                Payload::StartSection { func, .. } => shape.start = Some(func),
                Payload::CodeSectionStart { .. } => break,
                _ => {}
            }
        }
        // data segments come after the code
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::DataSection(section) = payload? {
                shape.data = section.count();
            }
        }
        Ok(shape)
    }

    /// The signature of an imported or defined function type.
    pub fn signature(&self, ty: u32) -> Signature {
        self.types[ty as usize].clone()
    }
}

impl Signature {
    fn of(ty: &wasmparser::SubType) -> Result<Self> {
        let CompositeInnerType::Func(f) = &ty.composite_type.inner else {
            bail!("a module has a type that is no function, which is not supported");
        };
        for value in f.params().iter().chain(f.results()) {
            if let ValType::Ref(r) = value
                && r.is_concrete_type_ref()
            {
                bail!("a module has typed function references, which are not supported");
            }
        }
        Ok(Signature {
            params: f.params().to_vec(),
            results: f.results().to_vec(),
        })
    }
}
