//! Data segments that lie near each other become one.
//!
//! A segment costs its offset and length, which no compressor foresees, and a step at every start.
//! Toolchains that cut memory wherever a few bytes are 0 (Binaryen, and snapshots of a heap) leave
//! ten thousand of them in an engine; with the zeros written out they are a few hundred, and what
//! travels is a tenth smaller. A new memory is all 0, so that writing zeros changes nothing.
use crate::fuse::reencode::sentence;
use anyhow::Result;
use std::collections::BTreeMap;
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{DataKind, FunctionBody, Operator, Parser, Payload};

/// Zeros between two segments up to which they are joined: beyond, the file grows and its
/// compressed form no longer shrinks.
const NEAR: usize = 128;

/// The module with few data segments; unchanged if it has some that are not simply there from the
/// start.
///
/// # Errors
///
/// A module that cannot be read.
pub fn join(module: &[u8]) -> Result<Vec<u8>> {
    let Some(pieces) = pieces(module)? else {
        return Ok(module.to_vec());
    };
    let mut pass = Pass {
        joined: joined(&pieces),
    };
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok(out.finish())
}

/// Segments that are not empty, by their address; `None` if one is passive, is at no constant
/// place, is in a second memory, lies in another, or is named by an instruction.
fn pieces(module: &[u8]) -> Result<Option<BTreeMap<usize, &[u8]>>> {
    let mut pieces = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CodeSectionEntry(body) if names_segments(&body)? => return Ok(None),
            Payload::DataSection(section) => {
                for data in section {
                    let data = data?;
                    let DataKind::Active {
                        memory_index: 0,
                        offset_expr,
                    } = &data.kind
                    else {
                        return Ok(None);
                    };
                    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                    else {
                        return Ok(None);
                    };
                    let at = value.cast_unsigned() as usize;
                    if !data.data.is_empty() && pieces.insert(at, data.data).is_some() {
                        return Ok(None);
                    }
                }
            }
            _ => {}
        }
    }
    let ends = pieces.iter().map(|(at, bytes)| at + bytes.len());
    let apart = ends
        .zip(pieces.keys().skip(1))
        .all(|(end, next)| end <= *next);
    Ok(apart.then_some(pieces))
}

/// Whether a function refers to segments by their numbers.
fn names_segments(body: &FunctionBody<'_>) -> Result<bool> {
    for operator in body.get_operators_reader()? {
        if matches!(
            operator?,
            Operator::MemoryInit { .. } | Operator::DataDrop { .. }
        ) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Joins what lies near each other.
fn joined(pieces: &BTreeMap<usize, &[u8]>) -> Vec<(usize, Vec<u8>)> {
    let mut joined: Vec<(usize, Vec<u8>)> = vec![];
    for (&at, bytes) in pieces {
        match joined.last_mut() {
            Some((start, before)) if at - (*start + before.len()) <= NEAR => {
                before.resize(at - *start, 0);
                before.extend_from_slice(bytes);
            }
            _ => joined.push((at, bytes.to_vec())),
        }
    }
    joined
}

struct Pass {
    joined: Vec<(usize, Vec<u8>)>,
}

impl Reencode for Pass {
    type Error = anyhow::Error;

    fn data_count(&mut self, _: u32) -> Result<u32, reencode::Error<anyhow::Error>> {
        Ok(u32::try_from(self.joined.len()).unwrap_or(u32::MAX))
    }

    fn parse_data_section(
        &mut self,
        out: &mut we::DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Result<(), reencode::Error<anyhow::Error>> {
        for (at, bytes) in self.joined.drain(..) {
            let at = u32::try_from(at).unwrap_or(u32::MAX).cast_signed();
            out.active(0, &we::ConstExpr::i32_const(at), bytes);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(text: &str) -> Vec<(usize, Vec<u8>)> {
        let module = join(&wat::parse_str(text).expect("a module")).expect("a module");
        wasmparser::validate(&module).expect("valid");
        let pieces = pieces(&module).expect("readable").expect("plain");
        pieces
            .into_iter()
            .map(|(at, bytes)| (at, bytes.to_vec()))
            .collect()
    }

    #[test]
    fn near_ones_are_joined_whatever_their_order() {
        let found = segments(
            r#"(module (memory 1) (data (i32.const 14) "c") (data (i32.const 8) "a") (data (i32.const 9) "b") (data (i32.const 1000) "far"))"#,
        );
        assert_eq!(
            found,
            [(8, b"ab\0\0\0\0c".to_vec()), (1000, b"far".to_vec())]
        );
    }

    #[test]
    fn a_count_of_them_is_corrected() {
        let text =
            r#"(module (memory 1) (func) (data (i32.const 8) "a") (data (i32.const 9) "b"))"#;
        let mut counted = we::Module::new();
        let module = wat::parse_str(text).expect("a module");
        for payload in Parser::new(0).parse_all(&module) {
            let payload = payload.expect("readable");
            if let Payload::CodeSectionStart { .. } = payload {
                counted.section(&we::DataCountSection { count: 2 });
            }
            if let Some((id, range)) = payload.as_section() {
                counted.section(&we::RawSection {
                    id,
                    data: &module[range],
                });
            }
        }
        let joined = join(&counted.finish()).expect("a module");
        wasmparser::validate(&joined).expect("valid");
        assert_eq!(pieces(&joined).expect("readable").expect("plain").len(), 1);
    }

    #[test]
    fn ones_in_each_other_and_ones_that_instructions_name_stay() {
        for text in [
            r#"(module (memory 1) (data (i32.const 8) "abc") (data (i32.const 9) "d"))"#,
            r#"(module (memory 1) (data (i32.const 8) "abc") (data (i32.const 8) "d"))"#,
            r#"(module (memory 1) (data "abc") (data (i32.const 8) "d") (func (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 1))))"#,
        ] {
            let module = wat::parse_str(text).expect("a module");
            assert_eq!(join(&module).expect("a module"), module, "{text}");
        }
    }
}
