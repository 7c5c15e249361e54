//! `schema/interfaces/src/systems.rs`: for each world a macro that makes a component of an
//! implementation of what the world exports, and, of what it imports, a type `Imports` that
//! implements the traits of those interfaces.

use std::collections::BTreeSet;

use wit_parser::{
    Function, InterfaceId, Param, Resolve, Type, TypeDefKind, TypeId, WorldId, WorldItem,
};

use super::Interfaces;
use super::spelling::{answer, home, is_converted, list_item, module, nominal, owned, resolved};
use crate::names::{pascal, snake};

/// The whole file.
pub fn emit(interfaces: &Interfaces) -> String {
    let mut out = String::from(
        "//! Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.\n",
    );
    for &world in &interfaces.worlds {
        out.push('\n');
        out.push_str(&World::new(interfaces, world).emit());
    }
    out
}

/// The direction in which a value crosses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Direction {
    /// From the bindings to a plain type.
    In,
    /// From a plain type to the bindings.
    Out,
}

/// What becomes of lists that are parameters of a function, where no copy of them is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passing {
    /// It stays the caller's: the list is a parameter, and there is no other.
    Lent,
    /// They are the callee's: the lists are in records.
    Given,
}

impl Passing {
    const fn name(self) -> &'static str {
        match self {
            Self::Lent => "lent",
            Self::Given => "given",
        }
    }
}

struct World<'a> {
    resolve: &'a Resolve,
    /// All packages, in their order.
    packages: &'a [String],
    id: WorldId,
    imports: Vec<InterfaceId>,
    exports: Vec<InterfaceId>,
}

impl<'a> World<'a> {
    fn new(interfaces: &'a Interfaces, id: WorldId) -> Self {
        let resolve = &interfaces.resolve;
        let with_functions = |items: &'a wit_parser::IndexMap<wit_parser::WorldKey, WorldItem>| {
            items
                .values()
                .filter_map(|item| match item {
                    WorldItem::Interface { id, .. } => Some(*id),
                    _ => None,
                })
                .filter(|id| !resolve.interfaces[*id].functions.is_empty())
                .collect()
        };
        let world = &resolve.worlds[id];
        Self {
            resolve,
            packages: &interfaces.packages,
            id,
            imports: with_functions(&world.imports),
            exports: with_functions(&world.exports),
        }
    }

    fn emit(&self) -> String {
        let world = &self.resolve.worlds[self.id];
        let package =
            &self.resolve.packages[world.package.expect("a world of a file is in a package")];
        let mut lines = vec![
            format!(
                "/// Makes a component of `$system`: the world `{}/{}`.",
                package.name, world.name
            ),
            "#[macro_export]".to_owned(),
            format!("macro_rules! {} {{", snake(&world.name)),
            "    ($system:ty) => {".to_owned(),
            "        ::wit_bindgen::generate!({".to_owned(),
        ];
        let paths: Vec<_> = self
            .needed()
            .map(|name| format!("\"../../wit/{name}\""))
            .collect();
        lines.push(format!("            path: [{}],", paths.join(", ")));
        lines.push(format!(
            "            world: \"{}:{}/{}\",",
            package.name.namespace, package.name.name, world.name
        ));
        lines.push("            generate_all,".to_owned());
        lines.push("        });".to_owned());
        lines.extend(self.lists());
        lines.extend(self.imported());
        lines.extend(self.exported());
        lines.extend(self.conversions());
        lines.push("    };".to_owned());
        lines.push("}".to_owned());
        lines.join("\n") + "\n"
    }

    /// The folders of `wit/` that the world needs.
    fn needed(&self) -> impl Iterator<Item = &'a str> {
        let mut needed = BTreeSet::from([self.resolve.worlds[self.id].package]);
        let mut open: Vec<_> = self.imports.iter().chain(&self.exports).copied().collect();
        let mut seen = BTreeSet::new();
        while let Some(interface) = open.pop() {
            if seen.insert(interface) {
                needed.insert(self.resolve.interfaces[interface].package);
                open.extend(self.uses(interface));
            }
        }
        let names: BTreeSet<String> = needed
            .into_iter()
            .flatten()
            .map(|package| self.resolve.packages[package].name.name.clone())
            .collect();
        (self.packages.iter().map(String::as_str)).filter(move |name| names.contains(*name))
    }

    /// Interfaces whose types an interface uses, and those that other worlds of its package import
    /// with it.
    fn uses(&self, interface: InterfaceId) -> impl Iterator<Item = InterfaceId> {
        let types = self.resolve.interfaces[interface].types.values();
        let homes = types.filter_map(|&id| home(self.resolve, resolved(self.resolve, id)));
        let package = self.resolve.interfaces[interface].package;
        let siblings = package
            .into_iter()
            .flat_map(|package| self.resolve.packages[package].worlds.values());
        let imported = siblings.flat_map(|&world| self.resolve.worlds[world].imports.values());
        let imported = imported.filter_map(|item| match item {
            WorldItem::Interface { id, .. } => Some(*id),
            _ => None,
        });
        homes
            .map(|(interface, _)| interface)
            .chain(imported)
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// How the exported functions take lists.
    fn lists(&self) -> Vec<String> {
        let mut lines = vec![String::new(), "        $crate::lists!(".to_owned()];
        for &interface in &self.exports {
            let id = self.resolve.id_of(interface).unwrap_or_default();
            for function in self.resolve.interfaces[interface].functions.values() {
                if let Some(passing) = self.passing(function) {
                    let (name, passing) = (&function.name, passing.name());
                    lines.push(format!("            \"{id}#{name} {passing}\","));
                }
            }
        }
        lines.push("        );".to_owned());
        lines
    }

    /// What becomes of lists that are parameters. `None` without any, for texts and bytes, which
    /// whoever gets them may keep, and where more than one would be lent, or others given.
    fn passing(&self, function: &Function) -> Option<Passing> {
        let mut found = None;
        for param in &function.params {
            let passing = match (list_item(self.resolve, &param.ty), &param.ty) {
                (Some(Type::U8), _) | (None, Type::String) => return None,
                (Some(_), _) => Passing::Lent,
                (None, Type::Id(id)) if self.has_heap(resolved(self.resolve, *id)) => {
                    Passing::Given
                }
                _ => continue,
            };
            if found.is_some_and(|known| (known, passing) != (Passing::Given, Passing::Given)) {
                return None;
            }
            found = Some(passing);
        }
        found
    }

    /// Whether lists of a type are given to an imported function.
    fn gives(&self, id: TypeId) -> bool {
        let functions = (self.imports.iter())
            .flat_map(|&interface| self.resolve.interfaces[interface].functions.values());
        let mut given = BTreeSet::new();
        for function in functions.filter(|it| self.passing(it) == Some(Passing::Given)) {
            for param in &function.params {
                self.need(&param.ty, Direction::Out, &mut given);
            }
        }
        given.contains(&(id, Direction::Out))
    }

    /// `Imports` with the traits of the imported interfaces.
    fn imported(&self) -> Vec<String> {
        if self.imports.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![
            String::new(),
            "        /// The systems that this one calls.".to_owned(),
            "        #[derive(Clone, Copy, Default, Debug)]".to_owned(),
            "        pub struct Imports;".to_owned(),
        ];
        for &interface in &self.imports {
            let functions = self.resolve.interfaces[interface].functions.values();
            lines.push(String::new());
            lines.push(format!(
                "        impl {} for Imports {{",
                self.trait_path(interface)
            ));
            lines.extend(functions.flat_map(|function| self.call(interface, function)));
            lines.push("        }".to_owned());
        }
        lines
    }

    /// A function of a trait that calls the imported one.
    fn call(&self, interface: InterfaceId, function: &Function) -> Vec<String> {
        let plain = |id| self.plain_path(id);
        let mut parameters = String::new();
        let mut arguments = Vec::new();
        for param in &function.params {
            let name = snake(&param.name);
            let ty = match list_item(self.resolve, &param.ty) {
                Some(Type::U8) => "::std::borrow::Cow<'_, [u8]>".to_owned(),
                _ => super::spelling::parameter(self.resolve, &param.ty, &plain),
            };
            parameters.push_str(&format!(", {name}: {ty}"));
            arguments.push(self.argument(&name, &param.ty));
        }
        let result = super::plain::result(self.resolve, function, &plain);
        let mut lines = vec![format!(
            "            fn {}(&mut self{parameters}){result} {{",
            snake(&function.name)
        )];
        let given = match self.passing(function) {
            Some(Passing::Given) => self.given(function, &mut arguments),
            _ => Vec::new(),
        };
        for (name, converted) in &given {
            lines.push(format!("                let {name} = {converted};"));
        }
        let called = format!(
            "{}::{}({})",
            self.imported_path(interface),
            bound(&function.name),
            arguments.join(", ")
        );
        if given.is_empty() {
            lines.push(format!(
                "                {}",
                self.answered(&called, function)
            ));
        } else {
            let names = given.iter().map(|(name, _)| name.as_str());
            lines.push(format!("                let answer = {called};"));
            lines.push(format!(
                "                lists::end(lists::are_kept(), {});",
                all_of(names)
            ));
            lines.push(format!(
                "                {}",
                self.answered("answer", function)
            ));
        }
        lines.push("            }".to_owned());
        lines
    }

    /// The records of a call with lists in them: their names, and their values in the other crate's
    /// types. `arguments` are by name then, since they outlive the call.
    fn given(&self, function: &Function, arguments: &mut [String]) -> Vec<(String, String)> {
        let mut given = Vec::new();
        for (param, argument) in function.params.iter().zip(arguments) {
            if let Some(value) = argument.strip_prefix('&') {
                let name = snake(&param.name);
                given.push((name.clone(), value.to_owned()));
                *argument = format!("&{name}");
            }
        }
        given
    }

    /// What an imported function is given for a parameter of its trait.
    fn argument(&self, name: &str, ty: &Type) -> String {
        let is_lent =
            |ty: &Type| list_item(self.resolve, ty).is_some() || matches!(ty, Type::String);
        if is_lent(ty) {
            assert!(
                !is_converted(self.resolve, ty),
                "a list of records as a parameter: give it in a record"
            );
            return match list_item(self.resolve, ty) {
                Some(Type::U8) => format!("&{name}"),
                _ => name.to_owned(),
            };
        }
        let value = self.converted(name, ty);
        let by_reference = match ty {
            Type::Id(id) => {
                let id = resolved(self.resolve, *id);
                matches!(self.resolve.types[id].kind, TypeDefKind::Record(_)) && self.has_heap(id)
            }
            _ => false,
        };
        if by_reference {
            format!("&{value}")
        } else {
            value
        }
    }

    /// Whether the bindings take a record by reference: they do where it holds a list or a text.
    fn has_heap(&self, id: TypeId) -> bool {
        let within = |ty: &Type| match ty {
            Type::String => true,
            Type::Id(id) => self.has_heap(resolved(self.resolve, *id)),
            _ => false,
        };
        match &self.resolve.types[id].kind {
            TypeDefKind::List(_) => true,
            TypeDefKind::Record(record) => record.fields.iter().any(|field| within(&field.ty)),
            TypeDefKind::Tuple(tuple) => tuple.types.iter().any(within),
            TypeDefKind::Option(ty) => within(ty),
            TypeDefKind::Variant(variant) => variant
                .cases
                .iter()
                .any(|case| case.ty.as_ref().is_some_and(within)),
            _ => false,
        }
    }

    /// The guest: the system in a thread-local, and the exported functions over it.
    fn exported(&self) -> Vec<String> {
        let mut lines: Vec<String> = [
            "",
            "        $crate::heap!();",
            "        $crate::schema_section!();",
            "",
            "        ::std::thread_local! {",
            "            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =",
            "                const { ::std::cell::RefCell::new(::std::option::Option::None) };",
            "        }",
            "",
            "        #[cold]",
            "        #[inline(never)]",
            "        fn first() -> $system {",
            "            ::std::default::Default::default()",
            "        }",
            "",
            "        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {",
            "            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))",
            "        }",
            "",
            "        struct Component;",
            "",
            "        export!(Component);",
        ]
        .map(str::to_owned)
        .to_vec();
        for &interface in &self.exports {
            let functions = self.resolve.interfaces[interface].functions.values();
            lines.push(String::new());
            lines.push(format!(
                "        impl {}::Guest for Component {{",
                self.exported_path(interface)
            ));
            lines.extend(functions.flat_map(|function| self.guest(interface, function)));
            lines.push("        }".to_owned());
        }
        lines
    }

    /// An exported function that calls the one of the trait.
    fn guest(&self, interface: InterfaceId, function: &Function) -> Vec<String> {
        let bound_path = |id| self.bound_path(id);
        let mut parameters = Vec::new();
        let mut arguments = String::new();
        for param in &function.params {
            let name = snake(&param.name);
            parameters.push(format!(
                "{name}: {}",
                owned(self.resolve, &param.ty, &bound_path)
            ));
            let lent = match list_item(self.resolve, &param.ty) {
                Some(Type::U8) => format!("::std::borrow::Cow::Owned({name})"),
                Some(_) => format!("&{name}"),
                None if matches!(param.ty, Type::String) => format!("&{name}"),
                None => self.converted(&name, &param.ty),
            };
            arguments.push_str(&format!(", {lent}"));
        }
        let result = super::plain::result(self.resolve, function, &bound_path);
        let called = format!(
            "with(|it| {}::{}(it{arguments}))",
            self.trait_path(interface),
            snake(&function.name)
        );
        let mut lines = vec![format!(
            "            fn {}({}){result} {{",
            bound(&function.name),
            parameters.join(", ")
        )];
        let answered = self.answered(&called, function);
        if self.passing(function) == Some(Passing::Lent) {
            let is_list = |param: &&Param| list_item(self.resolve, &param.ty).is_some();
            let list = function.params.iter().find(is_list);
            let list = list.map_or_else(String::new, |param| snake(&param.name));
            lines.push("                let is_lent = lists::are_kept();".to_owned());
            lines.push(format!("                let answer = {answered};"));
            lines.push(format!("                lists::end(is_lent, {list});"));
            lines.push("                answer".to_owned());
        } else {
            lines.push(format!("                {answered}"));
        }
        lines.push("            }".to_owned());
        lines
    }

    /// The answer of a call in the other crate's types.
    fn answered(&self, called: &str, function: &Function) -> String {
        let answer = answer(self.resolve, function);
        let Some(error) = answer.error else {
            return answer
                .value
                .map_or_else(|| called.to_owned(), |ty| self.converted(called, ty));
        };
        let mut text = called.to_owned();
        if let Some(value) = answer.value
            && is_converted(self.resolve, value)
        {
            text.push_str(&format!(".map(|it| {})", self.converted("it", value)));
        }
        if is_converted(self.resolve, error) {
            text.push_str(".map_err(::std::convert::Into::into)");
        }
        text
    }

    /// A value in the other crate's types.
    fn converted(&self, value: &str, ty: &Type) -> String {
        if !is_converted(self.resolve, ty) {
            return value.to_owned();
        }
        let Type::Id(id) = *ty else {
            return value.to_owned();
        };
        match &self.resolve.types[resolved(self.resolve, id)].kind {
            TypeDefKind::List(item) | TypeDefKind::Option(item) => {
                let mapped = format!("|it| {}", self.converted("it", item));
                if list_item(self.resolve, ty).is_some() {
                    format!("{value}.into_iter().map({mapped}).collect()")
                } else {
                    format!("{value}.map({mapped})")
                }
            }
            TypeDefKind::Tuple(_) => panic!("a tuple with a record in it: make it a record"),
            _ => format!("::std::convert::Into::into({value})"),
        }
    }

    /// `From` between the types of both crates, in each direction that the functions need.
    fn conversions(&self) -> Vec<String> {
        let mut needed = BTreeSet::new();
        for (interfaces, inward) in [
            (&self.exports, Direction::In),
            (&self.imports, Direction::Out),
        ] {
            let outward = if inward == Direction::In {
                Direction::Out
            } else {
                Direction::In
            };
            for &interface in interfaces {
                for function in self.resolve.interfaces[interface].functions.values() {
                    for param in &function.params {
                        self.need(&param.ty, inward, &mut needed);
                    }
                    let answer = answer(self.resolve, function);
                    for ty in [answer.value, answer.error].into_iter().flatten() {
                        self.need(ty, outward, &mut needed);
                    }
                }
            }
        }
        needed
            .into_iter()
            .flat_map(|(id, direction)| self.conversion(id, direction))
            .collect()
    }

    fn need(&self, ty: &Type, direction: Direction, needed: &mut BTreeSet<(TypeId, Direction)>) {
        let Type::Id(id) = *ty else { return };
        let id = resolved(self.resolve, id);
        let kind = &self.resolve.types[id].kind;
        if super::spelling::is_nominal(self.resolve, id) && !needed.insert((id, direction)) {
            return;
        }
        match kind {
            TypeDefKind::Record(record) => {
                record
                    .fields
                    .iter()
                    .for_each(|field| self.need(&field.ty, direction, needed));
            }
            TypeDefKind::Variant(variant) => {
                let payloads = variant.cases.iter().filter_map(|case| case.ty.as_ref());
                payloads.for_each(|ty| self.need(ty, direction, needed));
            }
            TypeDefKind::List(ty) | TypeDefKind::Option(ty) => self.need(ty, direction, needed),
            _ => {}
        }
    }

    fn conversion(&self, id: TypeId, direction: Direction) -> Vec<String> {
        let (from, to) = match direction {
            Direction::In => (self.bound_path(id), self.plain_path(id)),
            Direction::Out => (self.plain_path(id), self.bound_path(id)),
        };
        let mut lines = vec![
            String::new(),
            format!("        impl ::std::convert::From<{from}> for {to} {{"),
            format!("            fn from(it: {from}) -> Self {{"),
        ];
        match &self.resolve.types[id].kind {
            TypeDefKind::Record(record) => {
                lines.push("                Self {".to_owned());
                for field in &record.fields {
                    let name = snake(&field.name);
                    let mut value = self.converted(&format!("it.{name}"), &field.ty);
                    let is_list = list_item(self.resolve, &field.ty).is_some();
                    if is_list && direction == Direction::Out && self.gives(id) {
                        value = format!("$crate::exact({value})");
                    }
                    lines.push(format!("                    {name}: {value},"));
                }
            }
            TypeDefKind::Variant(variant) => {
                lines.push("                match it {".to_owned());
                for case in &variant.cases {
                    let name = pascal(&case.name);
                    lines.push(match &case.ty {
                        Some(ty) => {
                            let value = self.converted("it", ty);
                            format!(
                                "                    {from}::{name}(it) => Self::{name}({value}),"
                            )
                        }
                        None => format!("                    {from}::{name} => Self::{name},"),
                    });
                }
            }
            TypeDefKind::Enum(cases) => {
                lines.push("                match it {".to_owned());
                for case in &cases.cases {
                    let name = pascal(&case.name);
                    lines.push(format!(
                        "                    {from}::{name} => Self::{name},"
                    ));
                }
            }
            _ => unreachable!("only records, variants and enums are converted"),
        }
        lines.push("                }".to_owned());
        lines.push("            }".to_owned());
        lines.push("        }".to_owned());
        lines
    }

    fn trait_path(&self, interface: InterfaceId) -> String {
        let name = self.resolve.interfaces[interface]
            .name
            .as_deref()
            .unwrap_or_default();
        format!(
            "$crate::{}::{}",
            module(self.resolve, interface),
            pascal(name)
        )
    }

    fn plain_path(&self, id: TypeId) -> String {
        let (interface, _) = home(self.resolve, id).expect("a type of an interface");
        format!(
            "$crate::{}::{}",
            module(self.resolve, interface),
            nominal(self.resolve, id)
        )
    }

    /// A type in the bindings: of an exported interface, or of one that is imported.
    fn bound_path(&self, id: TypeId) -> String {
        let (interface, _) = home(self.resolve, id).expect("a type of an interface");
        let module = if self.exports.contains(&interface) {
            self.exported_path(interface)
        } else {
            self.imported_path(interface)
        };
        format!("{module}::{}", nominal(self.resolve, id))
    }

    fn imported_path(&self, interface: InterfaceId) -> String {
        let found = &self.resolve.interfaces[interface];
        let package = &self.resolve.packages[found
            .package
            .expect("an interface of a file is in a package")]
        .name;
        format!(
            "{}::{}::{}",
            snake(&package.namespace),
            snake(&package.name),
            snake(found.name.as_deref().unwrap_or_default())
        )
    }

    fn exported_path(&self, interface: InterfaceId) -> String {
        format!("exports::{}", self.imported_path(interface))
    }
}

/// One value, or several as a tuple.
fn all_of<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    match names.as_slice() {
        [name] => (*name).to_owned(),
        names => format!("({})", names.join(", ")),
    }
}

/// A function as wit-bindgen writes it: `move_` where the name is a word of Rust.
fn bound(name: &str) -> String {
    let name = snake(name);
    match name.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None => name,
    }
}
