//! Where a core module has addresses of its own memory, so that it can be moved in the one memory.
//!
//! A module that is moved has addresses of the one memory and needs no base: its loads and stores
//! have short offsets, its allocator and its copies are called as they are, and it has the stack
//! that all others have. What is an address, only the linker knows: `wasm-ld --emit-relocs` writes
//! it down, with all symbols. What is needed of that goes into the custom section [`SECTION`]:
//! numbers in LEB128, namely the global with the top of the stack, the count of addresses in code
//! and for each its distance from the one before, within the section; then the same for data.
//!
//! A module without the section stays where it believes to be (see [`arena`](super::arena)).
use super::index;
use anyhow::{Context, Result, bail, ensure};
use std::ops::Range;
use wasm_encoder as we;
use wasm_encoder::{Encode as _, Section as _};
use wasmparser::{
    BinaryReader, CustomSectionReader, KnownCustom, Linking, Operator, Parser, Payload,
    RelocSectionReader, RelocationType, SymbolInfo, TypeRef, ValType,
};

/// Name of the custom section.
pub const SECTION: &str = "inlay.addresses";
/// Sections of the linker that are of no use afterwards.
const OF_LINKER: [&str; 3] = ["linking", "reloc.CODE", "reloc.DATA"];
/// Bytes of an address in code: the linker fills up the LEB128 that it writes.
const IN_CODE: usize = 5;

/// The addresses in a core module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The global with the top of the stack, which lies below all data.
    pub stack: u32,
    /// Where they are in the code section.
    code: Vec<u32>,
    /// Where they are in the data section.
    data: Vec<u32>,
}

/// The module with what its linker wrote about addresses as [`SECTION`]; without both if the
/// linker wrote nothing, or wrote of what cannot be moved.
///
/// # Errors
///
/// Bytes that are no module.
pub fn note(module: &[u8]) -> Result<Vec<u8>> {
    let addresses = Addresses::of_linker(module)?;
    let mut out = module[..8].to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload
            && OF_LINKER.contains(&section.name())
        {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let data = &module[range];
            we::RawSection { id, data }.append_to(&mut out);
        }
    }
    if let Some(addresses) = addresses {
        addresses.append_to(&mut out);
    }
    Ok(out)
}

impl Addresses {
    /// What [`note`] noted.
    ///
    /// # Errors
    ///
    /// Bytes that are no module, and a section that was not written by [`note`].
    pub fn of(module: &[u8]) -> Result<Option<Self>> {
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::CustomSection(section) = payload?
                && section.name() == SECTION
            {
                return Self::read(&section).map(Some);
            }
        }
        Ok(None)
    }

    fn read(section: &CustomSectionReader<'_>) -> Result<Self> {
        let mut reader = BinaryReader::new(section.data(), section.data_offset());
        let stack = reader.read_var_u32()?;
        let mut list = || -> Result<Vec<u32>> {
            let mut at = 0u32;
            (0..reader.read_var_u32()?)
                .map(|_| {
                    let further = reader.read_var_u32()?;
                    at = at.checked_add(further).context("an address too far")?;
                    Ok(at)
                })
                .collect()
        };
        Ok(Addresses {
            stack,
            code: list()?,
            data: list()?,
        })
    }

    fn append_to(&self, module: &mut Vec<u8>) {
        let mut data = vec![];
        self.stack.encode(&mut data);
        for list in [&self.code, &self.data] {
            index(list.len()).encode(&mut data);
            let mut last = 0;
            for at in list {
                (at - last).encode(&mut data);
                last = *at;
            }
        }
        we::CustomSection {
            name: SECTION.into(),
            data: data.into(),
        }
        .append_to(module);
    }

    /// What a linker wrote, if it is all that has to be known.
    fn of_linker(module: &[u8]) -> Result<Option<Self>> {
        let mut undefined = vec![];
        let mut lists = vec![];
        let mut globals = vec![];
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        // Globals are counted from the first that is defined.
                        if let TypeRef::Global(_) = import?.ty {
                            return Ok(None);
                        }
                    }
                }
                Payload::GlobalSection(section) => {
                    globals = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking {
                            let Linking::SymbolTable(symbols) = part? else {
                                continue;
                            };
                            for symbol in symbols {
                                undefined
                                    .push(matches!(symbol?, SymbolInfo::Data { symbol: None, .. }));
                            }
                        }
                    }
                    KnownCustom::Reloc(reader) => lists.push((section.name(), reader)),
                    _ => {}
                },
                _ => {}
            }
        }
        let Some(stack) = stack_of(&globals)? else {
            return Ok(None);
        };
        let mut found = Addresses {
            stack,
            ..Addresses::default()
        };
        for (name, reader) in &lists {
            let list = match *name {
                "reloc.CODE" => &mut found.code,
                "reloc.DATA" => &mut found.data,
                _ => continue,
            };
            let Some(addresses) = addresses(reader, &undefined)? else {
                return Ok(None);
            };
            *list = addresses;
        }
        // Whoever has code has addresses in it: without them the linker was not asked.
        Ok((!found.code.is_empty()).then_some(found))
    }

    /// The sections of code and data with all addresses so much higher, and the others as they are.
    ///
    /// # Errors
    ///
    /// A module that is not the one whose addresses these are.
    pub fn moved(&self, module: &[u8], by: u32) -> Result<Vec<u8>> {
        let mut out = module.to_vec();
        let (code, data) = sections(module)?;
        for at in &self.code {
            let bytes = part(&mut out, &code, *at, IN_CODE)?;
            let padded = bytes.iter().rev().skip(1).all(|byte| byte & 0x80 != 0);
            let address = bytes
                .iter()
                .rev()
                .fold(0u64, |all, byte| all << 7 | u64::from(byte & 0x7f));
            let address = u32::try_from(address)
                .ok()
                .filter(|_| padded)
                .and_then(|address| address.checked_add(by))
                .filter(|address| *address <= i32::MAX.cast_unsigned())
                .context("what is noted as an address in code is none")?;
            for (i, byte) in bytes.iter_mut().enumerate() {
                let more = if i + 1 < IN_CODE { 0x80 } else { 0 };
                *byte = ((address >> (7 * i)) & 0x7f) as u8 | more;
            }
        }
        for at in &self.data {
            let bytes = part(&mut out, &data, *at, size_of::<u32>())?;
            let address = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            bytes.copy_from_slice(&address.wrapping_add(by).to_le_bytes());
        }
        Ok(out)
    }
}

/// The global with the top of the stack: the only one that changes, and a number.
fn stack_of(globals: &[wasmparser::Global<'_>]) -> Result<Option<u32>> {
    let changing = (0..).zip(globals).filter(|(_, global)| global.ty.mutable);
    let [(stack, global)] = *changing.collect::<Vec<_>>().as_slice() else {
        return Ok(None);
    };
    let start = global.init_expr.get_operators_reader().read()?;
    let is_address =
        global.ty.content_type == ValType::I32 && matches!(start, Operator::I32Const { .. });
    Ok(is_address.then_some(stack))
}

/// Where the addresses of a list of the linker are, in order; none if it has any that depend on
/// more than where the memory begins. An address of what is not there stays 0.
fn addresses(reader: &RelocSectionReader<'_>, undefined: &[bool]) -> Result<Option<Vec<u32>>> {
    let mut found = vec![];
    for entry in reader.entries() {
        let entry = entry?;
        match entry.ty {
            RelocationType::MemoryAddrLeb
            | RelocationType::MemoryAddrSleb
            | RelocationType::MemoryAddrI32 => {
                if undefined.get(entry.index as usize) == Some(&false) {
                    found.push(entry.offset);
                }
            }
            // What the step `link` sees by itself, or what is in sections for debuggers.
            RelocationType::FunctionIndexLeb
            | RelocationType::TableIndexSleb
            | RelocationType::TableIndexI32
            | RelocationType::TypeIndexLeb
            | RelocationType::GlobalIndexLeb
            | RelocationType::TableNumberLeb => {}
            _ => return Ok(None),
        }
    }
    found.sort_unstable();
    Ok(Some(found))
}

/// Where the contents of the sections of code and data are.
fn sections(module: &[u8]) -> Result<(Range<usize>, Range<usize>)> {
    let (mut code, mut data) = (0..0, 0..0);
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CodeSectionStart { range, .. } => code = range,
            Payload::DataSection(section) => data = section.range(),
            _ => {}
        }
    }
    Ok((code, data))
}

/// Bytes of a section.
fn part<'a>(
    module: &'a mut [u8],
    section: &Range<usize>,
    at: u32,
    length: usize,
) -> Result<&'a mut [u8]> {
    let start = section.start + at as usize;
    ensure!(
        start + length <= section.end,
        "an address is noted outside its section"
    );
    match module.get_mut(start..start + length) {
        Some(bytes) => Ok(bytes),
        None => bail!("an address is noted outside the module"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a linker writes a number: filled up to five bytes.
    fn padded(number: u32) -> [u8; IN_CODE] {
        std::array::from_fn(|i| {
            let more = if i + 1 < IN_CODE { 0x80 } else { 0 };
            u8::try_from((number >> (7 * i)) & 0x7f).expect("seven bits") | more
        })
    }

    /// A function that loads from one address with another as offset, and data of an address and a
    /// number.
    fn module(constant: u32, offset: u32, pointer: u32) -> Vec<u8> {
        let mut body = vec![0, 0x41];
        body.extend(padded(constant));
        body.extend([0x28, 2]);
        body.extend(padded(offset));
        body.extend([0x1a, 0x0b]);
        let mut code = vec![1, u8::try_from(body.len()).expect("short")];
        code.extend(body);
        let mut data = we::DataSection::new();
        let words = [pointer, 7].map(u32::to_le_bytes).concat();
        data.active(0, &we::ConstExpr::i32_const(1 << 16), words);
        let ty = wat::parse_str(
            "(module (type (func)) (func (type 0)) (memory 2)
               (global (mut i32) (i32.const 65536)))",
        )
        .expect("a module");
        let mut module = we::Module::HEADER.to_vec();
        for payload in Parser::new(0).parse_all(&ty) {
            let payload = payload.expect("readable");
            if matches!(payload, Payload::CodeSectionStart { .. }) {
                we::RawSection {
                    id: we::SectionId::Code as u8,
                    data: &code,
                }
                .append_to(&mut module);
            } else if let Some((id, range)) = payload.as_section() {
                let data = &ty[range];
                we::RawSection { id, data }.append_to(&mut module);
            }
        }
        data.append_to(&mut module);
        wasmparser::validate(&module).expect("valid");
        module
    }

    /// The module with what `wasm-ld --emit-relocs` writes: the kind of the first address, and
    /// whether it is of a symbol that is defined.
    fn linked(module: &[u8], kind: u8, is_defined: bool) -> Vec<u8> {
        let mut symbols = we::SymbolTable::new();
        let definition = || we::DataSymbolDefinition {
            index: 0,
            offset: 0,
            size: 8,
        };
        let undefined = if is_defined {
            0
        } else {
            we::SymbolTable::WASM_SYM_UNDEFINED
        };
        symbols.data(0, "data", Some(definition()));
        symbols.data(undefined, "other", is_defined.then(definition));
        let mut linking = we::LinkingSection::new();
        linking.symbol_table(&symbols);
        let mut module = module.to_vec();
        linking.append_to(&mut module);
        let mut relocations = |name: &str, bytes: &[u8]| {
            we::CustomSection {
                name: name.into(),
                data: bytes.into(),
            }
            .append_to(&mut module);
        };
        // section, count; for each: kind, place in the section, symbol, addend
        relocations("reloc.CODE", &[4, 2, kind, 4, 1, 0, 3, 11, 0, 4]);
        relocations("reloc.DATA", &[5, 1, 5, 8, 0, 4]);
        module
    }

    const SLEB: u8 = 4;

    #[test]
    fn addresses_that_the_linker_names_rise_and_nothing_else_does() {
        let plain = module(70_000, 70_004, 65_540);
        let noted = note(&linked(&plain, SLEB, true)).expect("a module");
        let addresses = Addresses::of(&noted).expect("readable").expect("noted");
        assert_eq!(addresses.stack, 0);
        let moved = addresses.moved(&noted, 3 << 16).expect("moved");
        let by = 3 << 16;
        assert!(moved.starts_with(&module(70_000 + by, 70_004 + by, 65_540 + by)));
        assert_eq!(noted[..plain.len()], plain);
        assert_eq!(noted[plain.len()..], moved[plain.len()..]);
    }

    #[test]
    fn an_address_of_what_is_not_there_stays() {
        let noted = note(&linked(&module(0, 70_004, 65_540), SLEB, false)).expect("a module");
        let addresses = Addresses::of(&noted).expect("readable").expect("noted");
        let moved = addresses.moved(&noted, 1 << 16).expect("moved");
        assert!(moved.starts_with(&module(0, 70_004 + 65_536, 65_540 + 65_536)));
    }

    #[test]
    fn nothing_is_noted_where_the_linker_wrote_nothing_or_addresses_of_another_kind() {
        let plain = module(70_000, 70_004, 65_540);
        assert_eq!(note(&plain).expect("a module"), plain);
        let relative = 11;
        let noted = note(&linked(&plain, relative, true)).expect("a module");
        assert_eq!(noted, plain);
    }

    #[test]
    fn what_is_noted_of_another_module_is_refused() {
        let noted = note(&linked(&module(1, 2, 3), SLEB, true)).expect("a module");
        let addresses = Addresses::of(&noted).expect("readable").expect("noted");
        for other in [
            "(module (func (drop (i32.load (i32.const 1)))))",
            "(module)",
        ] {
            let other = wat::parse_str(other).expect("a module");
            assert!(addresses.moved(&other, 1 << 16).is_err());
        }
    }
}
