//! How types of WIT are written in Rust.

use wit_parser::{Function, InterfaceId, Resolve, Type, TypeDefKind, TypeId, TypeOwner};

use crate::names::{pascal, snake};

/// The type that a name stands for in the end: what is `use`d, and what `type` gives a second name,
/// is itself elsewhere.
pub fn resolved(resolve: &Resolve, mut id: TypeId) -> TypeId {
    while let TypeDefKind::Type(Type::Id(next)) = resolve.types[id].kind {
        id = next;
    }
    id
}

/// The interface and the name of a type that has one.
pub fn home(resolve: &Resolve, id: TypeId) -> Option<(InterfaceId, &str)> {
    let found = &resolve.types[id];
    match (found.owner, &found.name) {
        (TypeOwner::Interface(interface), Some(name)) => Some((interface, name)),
        _ => None,
    }
}

/// Whether a type is a record, a variant or an enum: a type of its own in Rust.
pub fn is_nominal(resolve: &Resolve, id: TypeId) -> bool {
    matches!(
        resolve.types[id].kind,
        TypeDefKind::Record(_) | TypeDefKind::Variant(_) | TypeDefKind::Enum(_)
    )
}

/// Whether a type is, or holds, a type of its own in Rust: then it has to be converted between two
/// crates.
pub fn is_converted(resolve: &Resolve, ty: &Type) -> bool {
    let Type::Id(id) = *ty else { return false };
    let id = resolved(resolve, id);
    match &resolve.types[id].kind {
        TypeDefKind::Type(ty) | TypeDefKind::List(ty) | TypeDefKind::Option(ty) => {
            is_converted(resolve, ty)
        }
        TypeDefKind::Tuple(tuple) => tuple.types.iter().any(|ty| is_converted(resolve, ty)),
        _ => is_nominal(resolve, id),
    }
}

/// What a list holds, if the type is one.
pub fn list_item<'a>(resolve: &'a Resolve, ty: &Type) -> Option<&'a Type> {
    let Type::Id(id) = *ty else { return None };
    match &resolve.types[resolved(resolve, id)].kind {
        TypeDefKind::List(item) => Some(item),
        _ => None,
    }
}

/// The results of a function: what it answers, and its error if it has one.
pub struct Answer<'a> {
    /// `None` for nothing.
    pub value: Option<&'a Type>,
    /// `None` if the function cannot fail.
    pub error: Option<&'a Type>,
}

/// What a function answers.
pub fn answer<'a>(resolve: &'a Resolve, function: &'a Function) -> Answer<'a> {
    if let Some(Type::Id(id)) = function.result
        && let TypeDefKind::Result(result) = &resolve.types[id].kind
    {
        return Answer {
            value: result.ok.as_ref(),
            error: result.err.as_ref(),
        };
    }
    Answer {
        value: function.result.as_ref(),
        error: None,
    }
}

/// The module of an interface in the crate of interfaces.
pub fn module(resolve: &Resolve, interface: InterfaceId) -> String {
    snake(
        resolve.interfaces[interface]
            .name
            .as_deref()
            .unwrap_or_default(),
    )
}

/// A type with all that it holds, owned. `path` writes a type of its own.
pub fn owned(resolve: &Resolve, ty: &Type, path: &dyn Fn(TypeId) -> String) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::U8 => "u8".to_owned(),
        Type::U16 => "u16".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::S32 => "i32".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::Char => "char".to_owned(),
        Type::String => "String".to_owned(),
        Type::Id(id) => {
            let id = resolved(resolve, *id);
            match &resolve.types[id].kind {
                TypeDefKind::Type(ty) => owned(resolve, ty, path),
                TypeDefKind::List(item) => format!("Vec<{}>", owned(resolve, item, path)),
                TypeDefKind::Option(item) => format!("Option<{}>", owned(resolve, item, path)),
                TypeDefKind::Tuple(tuple) => {
                    let items: Vec<_> = tuple
                        .types
                        .iter()
                        .map(|ty| owned(resolve, ty, path))
                        .collect();
                    format!("({})", items.join(", "))
                }
                TypeDefKind::Record(_) | TypeDefKind::Variant(_) | TypeDefKind::Enum(_) => path(id),
                _ => unsupported(ty),
            }
        }
        _ => unsupported(ty),
    }
}

/// 64-bit integers are BigInts in JavaScript, and no interface here has resources, streams or
/// flags.
fn unsupported(ty: &Type) -> ! {
    panic!("expected a type that wit/README.md allows, got {ty:?}")
}

/// How a parameter is taken: lists and strings are lent, all else is given.
pub fn parameter(resolve: &Resolve, ty: &Type, path: &dyn Fn(TypeId) -> String) -> String {
    match list_item(resolve, ty) {
        // Bytes may be a font or an image, which whoever takes them keeps: not copied where they
        // were given.
        Some(Type::U8) => "Cow<'_, [u8]>".to_owned(),
        Some(item) => format!("&[{}]", owned(resolve, item, path)),
        None if matches!(ty, Type::String) => "&str".to_owned(),
        None => owned(resolve, ty, path),
    }
}

/// A type of its own by the name that its interface gives it.
pub fn nominal(resolve: &Resolve, id: TypeId) -> String {
    pascal(resolve.types[id].name.as_deref().unwrap_or_default())
}
