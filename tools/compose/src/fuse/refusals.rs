//! What one module cannot express, looked for in each system by itself: only there it can be told
//! whose it is.
use super::features::linkable;
use super::table::refuse_changes;
use super::translate;
use anyhow::{Result, bail};
use wasmparser::{DataKind, Operator, Parser, Payload, Validator};

/// Bytes of a page.
const PAGE: u64 = 64 << 10;

/// Refuses a component with what [`fuse`](super::fuse) would stumble upon.
///
/// # Errors
///
/// A feature, a table or a data segment that is not supported, in a sentence.
pub fn check(component: &[u8]) -> Result<()> {
    translate::validate(component)?;
    for payload in Parser::new(0).parse_all(component) {
        if let Payload::ModuleSection {
            unchecked_range, ..
        } = payload?
        {
            module(&component[unchecked_range])?;
        }
    }
    Ok(())
}

fn module(module: &[u8]) -> Result<()> {
    Validator::new_with_features(linkable()).validate_all(module)?;
    let mut pages = vec![];
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::MemorySection(section) => {
                for memory in section {
                    pages.push(memory?.initial);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let ty = table?.ty;
                    if !ty.element_type.is_func_ref() {
                        bail!("a table of {}, not of functions", ty.element_type);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => refuse_changes(&body)?,
            Payload::DataSection(section) => {
                for data in section {
                    let data = data?;
                    let DataKind::Active {
                        memory_index,
                        offset_expr,
                    } = &data.kind
                    else {
                        continue;
                    };
                    let (Operator::I32Const { value }, Some(pages)) = (
                        offset_expr.get_operators_reader().read()?,
                        pages.get(*memory_index as usize),
                    ) else {
                        continue;
                    };
                    let end = u64::from(value.cast_unsigned()) + data.data.len() as u64;
                    if end > pages * PAGE {
                        bail!(
                            "data up to byte {end} of a memory of {} KiB",
                            pages * (PAGE >> 10)
                        );
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}
