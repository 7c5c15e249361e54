//! What a WIT type looks like to the glue: how it lies in memory, and as flat values.
use super::names::property;
use anyhow::{Result, bail};
use wit_parser::{Handle, Int, Resolve, SizeAlign, Type, TypeDefKind};

/// A type without its names.
#[derive(Clone, Debug)]
pub enum Shape {
    Bool,
    Char,
    /// Bytes, and whether it is signed.
    Int(usize, bool),
    /// Bytes.
    Float(usize),
    String,
    List(Type),
    /// Properties of an object.
    Record(Vec<(String, Type)>),
    /// Items of an array.
    Tuple(Vec<Type>),
    /// Properties that are true or false.
    Flags(Vec<String>),
    /// One of several cases.
    Cases(Style, Vec<(String, Option<Type>)>),
}

/// How a value with cases looks in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `{ tag }` or `{ tag, val }`.
    Tagged,
    /// `{ tag: 'ok' | 'err', val }`, where `val` is there even without a value.
    Result,
    /// The name of the case.
    Name,
    /// `undefined` or the value.
    Optional,
}

/// A flat value of the canonical ABI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flat {
    I32,
    I64,
    F32,
    F64,
}

/// Types of a world, with sizes.
pub struct Types<'a> {
    pub resolve: &'a Resolve,
    pub sizes: SizeAlign,
}

impl<'a> Types<'a> {
    pub fn new(resolve: &'a Resolve) -> Self {
        let mut sizes = SizeAlign::default();
        sizes.fill(resolve);
        Types { resolve, sizes }
    }

    pub fn size(&self, ty: &Type) -> usize {
        self.sizes.size(ty).size_wasm32()
    }

    pub fn align(&self, ty: &Type) -> usize {
        self.sizes.align(ty).align_wasm32()
    }

    /// What is behind the name of a type.
    pub fn shape(&self, ty: &Type) -> Result<Shape> {
        let Type::Id(id) = ty else {
            return primitive(ty);
        };
        let optional = |inner: &Type| -> Result<Shape> {
            // where `undefined` may be the value itself, tags tell the cases apart, as in jco
            let nested = matches!(self.shape(inner)?, Shape::Cases(Style::Optional, _));
            let style = if nested {
                Style::Tagged
            } else {
                Style::Optional
            };
            Ok(Shape::Cases(
                style,
                vec![("none".into(), None), ("some".into(), Some(*inner))],
            ))
        };
        Ok(match &self.resolve.types[*id].kind {
            TypeDefKind::Type(ty) => self.shape(ty)?,
            TypeDefKind::Record(record) => Shape::Record(
                record
                    .fields
                    .iter()
                    .map(|f| (property(&f.name), f.ty))
                    .collect(),
            ),
            TypeDefKind::Tuple(tuple) => Shape::Tuple(tuple.types.clone()),
            TypeDefKind::Flags(flags) if flags.flags.len() > 32 => {
                bail!("flags with more than 32 members cannot face the host")
            }
            TypeDefKind::Flags(flags) => {
                Shape::Flags(flags.flags.iter().map(|f| property(&f.name)).collect())
            }
            TypeDefKind::Enum(e) => Shape::Cases(
                Style::Name,
                e.cases.iter().map(|c| (c.name.clone(), None)).collect(),
            ),
            TypeDefKind::Variant(v) => Shape::Cases(
                Style::Tagged,
                v.cases.iter().map(|c| (c.name.clone(), c.ty)).collect(),
            ),
            TypeDefKind::Option(inner) => optional(inner)?,
            TypeDefKind::Result(r) => Shape::Cases(
                Style::Result,
                vec![("ok".into(), r.ok), ("err".into(), r.err)],
            ),
            TypeDefKind::List(inner) => Shape::List(*inner),
            TypeDefKind::Handle(Handle::Own(_) | Handle::Borrow(_)) | TypeDefKind::Resource => {
                bail!("resources cannot face the host")
            }
            other => bail!("a {} cannot face the host", other.as_str()),
        })
    }

    /// Flat values of a type.
    pub fn flat(&self, ty: &Type) -> Result<Vec<Flat>> {
        Ok(match self.shape(ty)? {
            Shape::Bool | Shape::Char | Shape::Int(1 | 2 | 4, _) | Shape::Flags(_) => {
                vec![Flat::I32]
            }
            Shape::Int(..) => vec![Flat::I64],
            Shape::Float(4) => vec![Flat::F32],
            Shape::Float(_) => vec![Flat::F64],
            Shape::String | Shape::List(_) => vec![Flat::I32, Flat::I32],
            Shape::Record(fields) => self.flat_all(fields.iter().map(|f| &f.1))?,
            Shape::Tuple(items) => self.flat_all(&items)?,
            Shape::Cases(_, cases) => {
                let mut joined: Vec<Flat> = vec![];
                for payload in cases.iter().filter_map(|c| c.1.as_ref()) {
                    for (i, flat) in self.flat(payload)?.into_iter().enumerate() {
                        match joined.get_mut(i) {
                            Some(other) => *other = join(*other, flat),
                            None => joined.push(flat),
                        }
                    }
                }
                joined.insert(0, Flat::I32);
                joined
            }
        })
    }

    pub fn flat_all<'t>(&self, types: impl IntoIterator<Item = &'t Type>) -> Result<Vec<Flat>> {
        let mut all = vec![];
        for ty in types {
            all.extend(self.flat(ty)?);
        }
        Ok(all)
    }

    /// Bytes of the discriminant, and where the payload starts.
    pub fn case_layout(&self, cases: &[(String, Option<Type>)]) -> (usize, usize) {
        let (tag, bytes) = match cases.len() {
            0..=256 => (Int::U8, 1),
            257..=65536 => (Int::U16, 2),
            _ => (Int::U32, 4),
        };
        (
            bytes,
            self.sizes
                .payload_offset(tag, cases.iter().map(|c| c.1.as_ref()))
                .size_wasm32(),
        )
    }

    /// Where each field lies.
    pub fn offsets<'t>(&self, types: impl IntoIterator<Item = &'t Type>) -> Vec<usize> {
        self.sizes
            .field_offsets(types)
            .into_iter()
            .map(|(offset, _)| offset.size_wasm32())
            .collect()
    }

    /// The typed array and its element's bytes, for lists of plain numbers.
    pub fn typed_array(
        &self,
        element: &Type,
    ) -> Result<Option<(&'static str, &'static str, usize)>> {
        Ok(Some(match self.shape(element)? {
            Shape::Int(1, false) => ("Uint8Array", "u8", 1),
            Shape::Int(1, true) => ("Int8Array", "i8", 1),
            Shape::Int(2, false) => ("Uint16Array", "u16", 2),
            Shape::Int(2, true) => ("Int16Array", "i16", 2),
            Shape::Int(4, false) => ("Uint32Array", "u32", 4),
            Shape::Int(4, true) => ("Int32Array", "i32", 4),
            Shape::Int(_, false) => ("BigUint64Array", "u64", 8),
            Shape::Int(_, true) => ("BigInt64Array", "i64", 8),
            Shape::Float(4) => ("Float32Array", "f32", 4),
            Shape::Float(_) => ("Float64Array", "f64", 8),
            _ => return Ok(None),
        }))
    }
}

fn primitive(ty: &Type) -> Result<Shape> {
    Ok(match ty {
        Type::Bool => Shape::Bool,
        Type::Char => Shape::Char,
        Type::U8 => Shape::Int(1, false),
        Type::S8 => Shape::Int(1, true),
        Type::U16 => Shape::Int(2, false),
        Type::S16 => Shape::Int(2, true),
        Type::U32 => Shape::Int(4, false),
        Type::S32 => Shape::Int(4, true),
        Type::U64 => Shape::Int(8, false),
        Type::S64 => Shape::Int(8, true),
        Type::F32 => Shape::Float(4),
        Type::F64 => Shape::Float(8),
        Type::String => Shape::String,
        Type::ErrorContext => bail!("an error-context cannot face the host"),
        Type::Id(_) => bail!("a named type was expected to have been resolved"),
    })
}

/// The type that has room for either, by the canonical ABI.
fn join(a: Flat, b: Flat) -> Flat {
    match (a, b) {
        (a, b) if a == b => a,
        (Flat::I32, Flat::F32) | (Flat::F32, Flat::I32) => Flat::I32,
        _ => Flat::I64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_tell_an_option_from_the_option_in_it() {
        let wit = "package a:b; interface i {
            enum presence { none, some }
            variant maybe { none, some(u8) }
            type one = option<u8>;
            type two = option<option<u8>>;
            type three = option<option<option<u8>>>;
            type named = option<presence>;
            type tagged = option<maybe>;
        }";
        let mut resolve = Resolve::default();
        resolve.push_str("a.wit", wit).expect("WIT");
        let types = Types::new(&resolve);
        let style = |name: &str| {
            let (id, _) = resolve
                .types
                .iter()
                .find(|(_, ty)| ty.name.as_deref() == Some(name))
                .expect("a type");
            match types.shape(&Type::Id(id)) {
                Ok(Shape::Cases(style, _)) => style,
                other => panic!("{name} is {other:?}"),
            }
        };
        assert_eq!(
            ["one", "two", "three", "named", "tagged"].map(style),
            [
                Style::Optional,
                Style::Tagged,
                Style::Optional,
                Style::Optional,
                Style::Optional
            ]
        );
    }
}
