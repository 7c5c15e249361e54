//! Re-encodes the sections of one instance into the index spaces of the fused module.
use anyhow::anyhow;
use std::collections::HashMap;
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::Operator;

/// Result of a re-encoding step.
pub type Step<T> = Result<T, reencode::Error<anyhow::Error>>;

/// What `parse_*` functions of a re-encoder report, as a sentence.
pub fn sentence(error: reencode::Error<anyhow::Error>) -> anyhow::Error {
    match error {
        reencode::Error::UserError(e) => e,
        other => anyhow!("{other:?}"),
    }
}

/// A refusal inside a re-encoder.
pub fn refuse<T>(message: impl Into<String>) -> Step<T> {
    Err(reencode::Error::UserError(anyhow!(message.into())))
}

/// The type of a global of the fused module that changes.
pub fn mutable(val_type: we::ValType) -> we::GlobalType {
    we::GlobalType {
        val_type,
        mutable: true,
        shared: false,
    }
}

/// Index maps of one core instance: local index -> fused index.
#[derive(Default, Debug)]
pub struct Instance {
    /// Function types.
    pub types: Vec<u32>,
    /// Functions, imports first.
    pub functions: Vec<u32>,
    /// Tables, imports first.
    pub tables: Vec<u32>,
    /// Memories, imports first.
    pub memories: Vec<u32>,
    /// Globals, imports first.
    pub globals: Vec<u32>,
    /// Tags, imports first.
    pub tags: Vec<u32>,
    /// Fused index of its first element segment.
    pub element_base: u32,
    /// Fused index of its first data segment.
    pub data_base: u32,
}

/// The re-encoder of one instance.
pub struct IntoFused<'a> {
    /// The index maps.
    pub instance: &'a Instance,
    /// Immutable globals with a constant value, by fused index: bytes of the constant expression
    /// without its end.
    pub constants: &'a HashMap<u32, Vec<u8>>,
    /// Whether `memory.init` or `data.drop` was seen, which ask for a data count section.
    pub needs_data_count: bool,
    /// Bytes by which its data lies higher than it says.
    pub data_moved_by: u32,
}

impl Reencode for IntoFused<'_> {
    type Error = anyhow::Error;

    fn function_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.functions[i as usize])
    }
    fn table_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.tables[i as usize])
    }
    fn memory_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.memories[i as usize])
    }
    fn global_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.globals[i as usize])
    }
    fn tag_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.tags[i as usize])
    }
    fn type_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.types[i as usize])
    }
    fn element_index(&mut self, i: u32) -> Step<u32> {
        Ok(self.instance.element_base + i)
    }
    fn data_index(&mut self, i: u32) -> Step<u32> {
        self.needs_data_count = true;
        Ok(self.instance.data_base + i)
    }

    /// `global.get` of an import that became a defined global is no constant expression in Wasm
    /// 1.0: the constant takes its place.
    fn const_expr(&mut self, expression: wasmparser::ConstExpr) -> Step<we::ConstExpr> {
        let mut operators = expression.get_operators_reader();
        let mut bytes = vec![];
        while !operators.is_end_then_eof() {
            match operators.read()? {
                Operator::GlobalGet { global_index } => {
                    let global = self.global_index(global_index)?;
                    match self.constants.get(&global) {
                        Some(constant) => bytes.extend_from_slice(constant),
                        None => we::Encode::encode(&we::Instruction::GlobalGet(global), &mut bytes),
                    }
                }
                operator => we::Encode::encode(&self.instruction(operator)?, &mut bytes),
            }
        }
        Ok(we::ConstExpr::raw(bytes))
    }

    fn parse_data(&mut self, out: &mut we::DataSection, data: wasmparser::Data<'_>) -> Step<()> {
        if let wasmparser::DataKind::Active {
            memory_index,
            offset_expr,
        } = &data.kind
            && self.data_moved_by != 0
        {
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                return refuse("a data segment has an offset that is no constant");
            };
            let offset = we::ConstExpr::i32_const(value.wrapping_add_unsigned(self.data_moved_by));
            let memory = self.memory_index(*memory_index)?;
            out.active(memory, &offset, data.data.iter().copied());
            return Ok(());
        }
        reencode::utils::parse_data(self, out, data)
    }

    /// Tail calls become a call and a return: equal but for the depth of the stack, and understood
    /// by old engines.
    fn parse_function_body(
        &mut self,
        code: &mut we::CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Step<()> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            match reader.read()? {
                Operator::ReturnCall { function_index } => {
                    function
                        .instruction(&we::Instruction::Call(self.function_index(function_index)?));
                    function.instruction(&we::Instruction::Return);
                }
                Operator::ReturnCallIndirect {
                    type_index,
                    table_index,
                } => {
                    let (type_index, table_index) =
                        (self.type_index(type_index)?, self.table_index(table_index)?);
                    function.instruction(&we::Instruction::CallIndirect {
                        type_index,
                        table_index,
                    });
                    function.instruction(&we::Instruction::Return);
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
