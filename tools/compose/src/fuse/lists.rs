//! Step 4: lists go from system to system as they are, where both use one heap.
//!
//! The adapter between two systems makes room for a list in the memory of the one that gets it, and
//! copies. Where [`heap`](super::heap) gives both one allocator, the list is in its memory already:
//! at another address, by a constant. So the adapter passes the address, and instead of a copy that
//! one frees and an original that the other frees there is one list.
//!
//! Who frees it is a matter of both systems, so both have to take part. One that does has a custom
//! section [`SECTION`], and an export [`KEEP`] without parameters and results. It promises:
//!
//! - A list that it returns is one allocation of exactly its size, and its post-return functions do
//!   nothing but free those. The caller owns it from then on, and post-return is not called.
//! - A function that the section names as `lent`, as in `inlay:scene/scene@0.2.0#apply lent`, only
//!   reads the list that is its parameter. If `KEEP` was called right before it, it does not free
//!   that.
//! - One that is `given` owns the lists in the records that are its parameters. If `KEEP` was
//!   called right after a call, the caller does not free those that it gave; each was one
//!   allocation of exactly its size.
//!
//! Of one call all lists pass like that, or none: texts, whose bytes are looked at, and lists of
//! what is no number are copied. A list that is lent may be anywhere, such as on a stack: then the
//! other system may be unable to see it, and it is copied.
use super::index;
use super::reencode::{Step, sentence};
use anyhow::Result;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wasm_encoder as we;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{Operator, Parser, Payload, TypeRef};

/// The custom section of a system whose lists need no copies: a line for each function with lists.
pub const SECTION: &str = "inlay.lists";

/// The export by which a system is let know that the lists of a call belong to the other side.
pub const KEEP: &str = "inlay_keep";

/// What becomes of lists that are parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passing {
    /// The one that there is stays the caller's.
    Lent,
    /// They are the callee's.
    Given,
}

/// A system that takes part.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// Its memory.
    pub memory: u32,
    /// Its export [`KEEP`].
    pub keep: u32,
    /// How its functions take lists.
    pub functions: HashMap<u32, Passing>,
}

/// The adapters between systems.
#[derive(Default, Debug)]
pub struct Adapters {
    /// The function that each leads to.
    pub callees: HashMap<u32, u32>,
    /// Functions that make room for what they pass on.
    pub reallocs: HashSet<u32>,
    /// Functions that free what was returned.
    pub post_returns: HashSet<u32>,
}

/// A function `(address, count, stride, align) -> address` that checks a list as the adapter would,
/// and passes it on. It answers 0 where the other system cannot see the list. Its body is
/// [`heap`](super::heap)'s to write, where it is known how far two memories lie apart.
///
/// All lists between two systems pass by it: an adapter of a record with twenty lists has the
/// checks of an address and a length twenty times, all of them code that a frame comes across once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hand {
    /// Its index.
    pub function: u32,
    /// The memory that the address is of.
    pub from: u32,
    /// The one that it is for.
    pub to: u32,
    /// Whether the list counts against the cap of the other system from then on.
    pub moves: bool,
}

/// The module whose adapters pass lists on, and what they do it by. `realloc` is a function of any
/// allocator, by whose type it is done.
///
/// # Errors
///
/// Bytes that are no module.
pub fn pass_on(
    module: &[u8],
    adapters: &Adapters,
    keepers: &[Keeper],
    realloc: Option<u32>,
) -> Result<(Vec<u8>, Vec<Hand>)> {
    let Some(realloc) = realloc.filter(|_| keepers.len() > 1) else {
        return Ok((module.to_vec(), vec![]));
    };
    let mut pass = Pass {
        adapters,
        keepers,
        realloc,
        ty: 0,
        parameters: vec![],
        types: vec![],
        imported: 0,
        functions: 0,
        hands: vec![],
    };
    pass.read(module)?;
    let mut out = we::Module::new();
    pass.parse_core_module(&mut out, Parser::new(0), module)
        .map_err(sentence)?;
    Ok((out.finish(), pass.hands))
}

struct Pass<'a> {
    adapters: &'a Adapters,
    keepers: &'a [Keeper],
    realloc: u32,
    /// Type of [`Hand`]s.
    ty: u32,
    /// How many parameters each type has, and the type of each function that is not imported.
    parameters: Vec<u32>,
    types: Vec<u32>,
    imported: u32,
    functions: u32,
    hands: Vec<Hand>,
}

impl<'a> Pass<'a> {
    /// Counts functions, and finds all that lists are passed on by: functions are declared before
    /// their bodies.
    fn read(&mut self, module: &[u8]) -> Result<()> {
        let mut function = 0;
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        self.parameters.push(index(ty?.params().len()));
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        self.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                    function = self.imported;
                }
                Payload::FunctionSection(section) => {
                    self.functions = self.imported + section.count();
                    self.types = section.into_iter().collect::<Result<_, _>>()?;
                    self.ty = self.types[(self.realloc - self.imported) as usize];
                }
                Payload::CodeSectionEntry(body) => {
                    let spare = self.spare(function, &body)?;
                    self.edits(function, spare, &operators(&body)?);
                    function += 1;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The local that a function does not have yet.
    fn spare(&self, function: u32, body: &wasmparser::FunctionBody<'_>) -> Result<u32> {
        let ty = self.types[(function - self.imported) as usize];
        let mut spare = self.parameters[ty as usize];
        for local in body.get_locals_reader()? {
            spare += local?.0;
        }
        Ok(spare)
    }

    /// What is written instead of some operators of a function; none for most. `spare` is a local
    /// of its own.
    fn edits(&mut self, function: u32, spare: u32, operators: &[Operator<'_>]) -> Vec<Edit> {
        let Some(&callee) = self.adapters.callees.get(&function) else {
            return vec![];
        };
        let calls = calls(operators);
        let Some(at) = calls.iter().position(|&(_, called)| called == callee) else {
            return vec![];
        };
        let (before, after) = (&calls[..at], &calls[at + 1..]);
        let mut edits = self.arguments(operators, before, calls[at], spare);
        edits.extend(self.results(operators, after));
        edits.sort_by_key(|edit| edit.range.start);
        edits
    }

    /// Lists that are, or are in, parameters of the function that is called at `call`.
    fn arguments(
        &mut self,
        operators: &[Operator<'_>],
        before: &[(usize, u32)],
        (call, callee): (usize, u32),
        spare: u32,
    ) -> Vec<Edit> {
        // Of many parameters there is a record, whose size is a constant.
        let is_record = |at: usize| matches!(operators[at - 1], Operator::I32Const { .. });
        let of_lists = before.iter().filter(|&&(at, _)| !is_record(at));
        let Some((lists, from, to)) = self.lists(operators, of_lists) else {
            return vec![];
        };
        let Some(&passing) = to.functions.get(&callee) else {
            return vec![];
        };
        match (passing, lists.as_slice()) {
            (Passing::Lent, [list]) => self.lent(list, to.keep, call, spare),
            (Passing::Lent, _) => vec![],
            (Passing::Given, lists) => {
                let mut edits = self.passed_on(lists);
                let kept = vec![we::Instruction::Call(from.keep)];
                edits.push(Edit::insert(call + 1, kept));
                edits
            }
        }
    }

    /// A list that stays the caller's, where the callee sees it; else a copy. The local `spare` has
    /// its address there, or 0.
    fn lent(&mut self, list: &List, keep: u32, call: usize, spare: u32) -> Vec<Edit> {
        use we::Instruction as I;
        let mut passed = self.call(list, false);
        passed.extend([
            I::LocalTee(list.destination),
            I::LocalSet(spare),
            I::LocalGet(spare),
            I::I32Eqz,
            I::If(we::BlockType::Empty),
        ]);
        let kept = vec![
            I::LocalGet(spare),
            I::If(we::BlockType::Empty),
            I::Call(keep),
            I::End,
        ];
        vec![
            Edit::insert(list.range.start, passed),
            Edit::insert(list.range.end, vec![I::End]),
            Edit::insert(call, kept),
        ]
    }

    /// Lists that are, or are in, results.
    fn results(&mut self, operators: &[Operator<'_>], after: &[(usize, u32)]) -> Vec<Edit> {
        let Some((&(post, freeing), rest)) = after.split_last() else {
            return vec![];
        };
        if !self.adapters.post_returns.contains(&freeing) {
            return vec![];
        }
        let Some((lists, ..)) = self.lists(operators, rest.iter()) else {
            return vec![];
        };
        let mut edits = self.passed_on(&lists);
        let is_argument = |operator: &&Operator<'_>| matches!(operator, Operator::LocalGet { .. });
        let arguments = operators[..post].iter().rev().take_while(is_argument);
        edits.push(Edit {
            range: post - arguments.count()..post + 1,
            instead: vec![],
        });
        edits
    }

    /// The lists that calls make room for, and the systems that they go from and to. `None` if
    /// there are none, or not all can be passed on.
    fn lists<'c>(
        &self,
        operators: &[Operator<'_>],
        calls: impl Iterator<Item = &'c (usize, u32)>,
    ) -> Option<(Vec<List>, &'a Keeper, &'a Keeper)> {
        let lists = calls
            .map(|&(at, called)| {
                let allocates = self.adapters.reallocs.contains(&called);
                List::at(operators, at).filter(|_| allocates)
            })
            .collect::<Option<Vec<_>>>()?;
        let &List { from, to, .. } = lists.first()?;
        if lists.iter().any(|list| (list.from, list.to) != (from, to)) {
            return None;
        }
        let keepers = self.keepers;
        let keeper = |memory| keepers.iter().find(|keeper| keeper.memory == memory);
        Some((lists, keeper(from)?, keeper(to)?))
    }

    /// Instead of checks, room and a copy: the address as the other system sees it, whose list it
    /// is from then on.
    fn passed_on(&mut self, lists: &[List]) -> Vec<Edit> {
        let pass = |list: &List| {
            let mut instead = self.call(list, true);
            instead.push(we::Instruction::LocalSet(list.destination));
            Edit {
                range: list.range.clone(),
                instead,
            }
        };
        lists.iter().map(pass).collect()
    }

    /// Instructions that call what passes a list on.
    fn call(&mut self, list: &List, moves: bool) -> Vec<we::Instruction<'static>> {
        vec![
            we::Instruction::LocalGet(list.source),
            we::Instruction::LocalGet(list.count),
            we::Instruction::I32Const(list.stride),
            we::Instruction::I32Const(list.align),
            we::Instruction::Call(self.hand(list.from, list.to, moves)),
        ]
    }

    /// A function with the locals of `body` and one more.
    fn new_function(&mut self, body: &wasmparser::FunctionBody<'_>) -> Step<we::Function> {
        let mut locals = vec![];
        for local in body.get_locals_reader()? {
            let (count, ty) = local?;
            locals.push((count, self.val_type(ty)?));
        }
        locals.push((1, we::ValType::I32));
        Ok(we::Function::new(locals))
    }

    /// The function that passes lists on between two memories.
    fn hand(&mut self, from: u32, to: u32, moves: bool) -> u32 {
        let is_it = |hand: &&Hand| (hand.from, hand.to, hand.moves) == (from, to, moves);
        if let Some(known) = self.hands.iter().find(is_it) {
            return known.function;
        }
        let function = self.functions + index(self.hands.len());
        self.hands.push(Hand {
            function,
            from,
            to,
            moves,
        });
        function
    }
}

impl Reencode for Pass<'_> {
    type Error = anyhow::Error;

    fn parse_function_section(
        &mut self,
        out: &mut we::FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Step<()> {
        reencode::utils::parse_function_section(self, out, section)?;
        for _ in &self.hands {
            out.function(self.ty);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut we::CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Step<()> {
        for (function, body) in (self.imported..).zip(section) {
            let body = body?;
            if !self.adapters.callees.contains_key(&function) {
                self.parse_function_body(code, body)?;
                continue;
            }
            let spare = self
                .spare(function, &body)
                .map_err(reencode::Error::UserError)?;
            let operators = operators(&body).map_err(reencode::Error::UserError)?;
            let edits = self.edits(function, spare, &operators);
            let mut written = self.new_function(&body)?;
            let mut at = 0;
            for Edit { range, instead } in &edits {
                for operator in &operators[at..range.start] {
                    written.instruction(&self.instruction(operator.clone())?);
                }
                for instruction in instead {
                    written.instruction(instruction);
                }
                at = range.end;
            }
            for operator in &operators[at..] {
                written.instruction(&self.instruction(operator.clone())?);
            }
            code.function(&written);
        }
        for _ in &self.hands {
            let mut unwritten = we::Function::new([]);
            unwritten.instructions().unreachable().end();
            code.function(&unwritten);
        }
        Ok(())
    }
}

/// Instructions instead of a range of operators.
struct Edit {
    range: Range<usize>,
    instead: Vec<we::Instruction<'static>>,
}

impl Edit {
    /// Instructions before an operator.
    fn insert(at: usize, instead: Vec<we::Instruction<'static>>) -> Self {
        let range = at..at;
        Self { range, instead }
    }
}

/// A list of numbers that an adapter copies.
struct List {
    /// Where it checks the list, makes room and copies.
    range: Range<usize>,
    /// Locals: where the list is, how many items it has, and where it goes.
    source: u32,
    count: u32,
    destination: u32,
    /// Bytes of an item, and what an address is a multiple of.
    stride: i32,
    align: i32,
    /// Memories.
    from: u32,
    to: u32,
}

impl List {
    /// The list that the call at `call` makes room for.
    fn at(operators: &[Operator<'_>], call: usize) -> Option<List> {
        use Operator as O;
        let &[
            O::I32Const { value: 0 },
            O::I32Const { value: 0 },
            O::I32Const { value: align },
            O::LocalGet { .. },
            O::Call { .. },
            O::LocalSet {
                local_index: destination,
            },
        ] = operators.get(call.checked_sub(4)?..call + 2)?
        else {
            return None;
        };
        let (copy, from, to) = (call + 2..operators.len()).find_map(|at| match operators[at] {
            O::MemoryCopy { dst_mem, src_mem } => Some((at, src_mem, dst_mem)),
            _ => None,
        })?;
        let (into, source, count, stride) = match operators[..copy] {
            [
                ..,
                O::LocalGet { local_index: into },
                O::LocalGet {
                    local_index: source,
                },
                O::LocalGet { local_index: count },
                O::I32Const { value: stride },
                O::I32Mul,
            ] => (into, source, count, stride),
            [
                ..,
                O::LocalGet { local_index: into },
                O::LocalGet {
                    local_index: source,
                },
                O::LocalGet { local_index: count },
            ] => (into, source, count, 1),
            _ => return None,
        };
        // Its length and its address are stored one after the other.
        let is_set = |at: usize, local: u32| match operators[at] {
            O::LocalSet { local_index } => local_index == local,
            _ => false,
        };
        let begin = (1..call).rev().find(|&at| is_set(at, source))?;
        let list = List {
            range: begin + 1..copy + 1,
            source,
            count,
            destination,
            stride,
            align,
            from,
            to,
        };
        let is_plain = into == destination && from != to && is_set(begin - 1, count);
        (is_plain && list.is_all(operators, call)).then_some(list)
    }

    /// Whether its range does nothing else: it calls nothing but what traps, and what makes room,
    /// and sets no local that is read behind it.
    fn is_all(&self, operators: &[Operator<'_>], room: usize) -> bool {
        use Operator as O;
        let calls = calls(&operators[self.range.clone()]);
        let mut calls = calls.iter().map(|(at, _)| self.range.start + at);
        let behind = &operators[self.range.end..];
        let is_free = |local: u32| {
            let next = behind.iter().find_map(|operator| match *operator {
                O::LocalGet { local_index } if local_index == local => Some(false),
                O::LocalSet { local_index } | O::LocalTee { local_index }
                    if local_index == local =>
                {
                    Some(true)
                }
                _ => None,
            });
            next.unwrap_or(true)
        };
        let mut set = (self.range.clone()).filter_map(|at| match operators[at] {
            O::LocalSet { local_index } | O::LocalTee { local_index } => Some(local_index),
            _ => None,
        });
        calls.all(|at| at == room) && set.all(|local| local == self.destination || is_free(local))
    }
}

fn operators<'a>(body: &wasmparser::FunctionBody<'a>) -> Result<Vec<Operator<'a>>> {
    let operators = body.get_operators_reader()?.into_iter();
    Ok(operators.collect::<Result<Vec<_>, _>>()?)
}

/// Where a function calls which, but for what traps.
fn calls(operators: &[Operator<'_>]) -> Vec<(usize, u32)> {
    let mut found = vec![];
    for (at, operator) in operators.iter().enumerate() {
        if let Operator::Call { function_index } = operator
            && !matches!(operators.get(at + 1), Some(Operator::Unreachable))
        {
            found.push((at, *function_index));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks of a list that a local has, room for it in one memory, and a copy from another.
    fn list(from: &str, to: &str, source: &str, room: u32) -> String {
        format!(
            "local.get {source} i32.const 5 local.set $l local.set $a
             local.get $l i32.const 4 i32.mul local.set $n
             local.get $a i32.const 3 i32.and if i32.const 9 call 0 unreachable end
             i32.const 0 i32.const 0 i32.const 4 local.get $n call {room} local.set $d
             local.get $d i32.const 3 i32.and if i32.const 9 call 0 unreachable end
             local.get $d local.get $a local.get $l i32.const 4 i32.mul
             memory.copy {to} {from}"
        )
    }

    /// A module in which function 7 is an adapter from memory 0 to the system of memory 1: its
    /// list `$s` is a parameter of function 4, which returns one.
    fn adapter(parameters: &str, results: &str) -> Vec<u8> {
        let text = format!(
            "(module (memory 1) (memory 1)
               (func (;trap;) (param i32))
               (func (;allocators;) (param i32 i32) (result i32) i32.const 8)
               (func (;room in 0;) (param i32 i32 i32 i32) (result i32) i32.const 8)
               (func (;room in 1;) (param i32 i32 i32 i32) (result i32) i32.const 8)
               (func (;callee;) (param i32 i32) (result i32) local.get 0)
               (func (;post-return;) (param i32))
               (func (;keep of 0;)) (func (;adapter;) (param $s i32) (param $n i32) (result i32)
                 (local $d i32) (local $r i32) (local $l i32) (local $a i32)
                 {parameters}
                 local.get $d local.get $l call 4 local.set $r
                 {results}
                 local.get $r call 5
                 local.get $d)
               (func (;keep of 1;)))"
        );
        wat::parse_str(text).expect("a module")
    }

    fn keeper(memory: u32, keep: u32, functions: &[(u32, Passing)]) -> Keeper {
        Keeper {
            memory,
            keep,
            functions: functions.iter().copied().collect(),
        }
    }

    /// What the adapter calls, where the callee takes lists like that, and how lists are passed.
    fn passed(module: &[u8], passing: Option<Passing>) -> (Vec<u32>, Vec<Hand>) {
        let adapters = Adapters {
            callees: HashMap::from([(7, 4)]),
            reallocs: HashSet::from([2, 3]),
            post_returns: HashSet::from([5]),
        };
        let functions: Vec<_> = passing.map(|passing| (4, passing)).into_iter().collect();
        let keepers = [keeper(0, 6, &[]), keeper(1, 8, &functions)];
        let (module, hands) = pass_on(module, &adapters, &keepers, Some(2)).expect("a module");
        wasmparser::Validator::new_with_features(crate::fuse::features::linkable())
            .validate_all(&module)
            .expect("valid");
        let bodies = Parser::new(0).parse_all(&module);
        let mut bodies = bodies.filter_map(|payload| match payload.expect("a module") {
            Payload::CodeSectionEntry(body) => Some(operators(&body).expect("a body")),
            _ => None,
        });
        let called = calls(&bodies.nth(7).expect("the adapter"));
        (
            called.into_iter().map(|(_, function)| function).collect(),
            hands,
        )
    }

    fn hand(from: u32, to: u32, moves: bool) -> Hand {
        Hand {
            function: 9,
            from,
            to,
            moves,
        }
    }

    #[test]
    fn a_list_that_is_lent_is_copied_only_where_the_callee_does_not_see_it() {
        let module = adapter(&list("0", "1", "$s", 3), "");
        let lent = passed(&module, Some(Passing::Lent));
        assert_eq!(lent, (vec![9, 3, 8, 4, 5], vec![hand(0, 1, false)]));
    }

    #[test]
    fn of_two_lists_that_would_be_lent_copies_are_made() {
        let both = [list("0", "1", "$s", 3), list("0", "1", "$s", 3)].join("\n");
        let copied = passed(&adapter(&both, ""), Some(Passing::Lent));
        assert_eq!(copied, (vec![3, 3, 4, 5], vec![]));
    }

    #[test]
    fn lists_that_are_given_are_not_copied_and_the_caller_is_notified_after() {
        let module = adapter(&list("0", "1", "$s", 3), "");
        let given = passed(&module, Some(Passing::Given));
        assert_eq!(given, (vec![9, 4, 6, 5], vec![hand(0, 1, true)]));
    }

    #[test]
    fn a_list_that_is_returned_is_the_callers_and_nobody_frees_it() {
        let module = adapter("", &list("1", "0", "$r", 2));
        assert_eq!(passed(&module, None), (vec![4, 9], vec![hand(1, 0, true)]));
    }

    #[test]
    fn a_function_that_promises_nothing_gets_a_copy() {
        let module = adapter(&list("0", "1", "$s", 3), "");
        assert_eq!(passed(&module, None), (vec![3, 4, 5], vec![]));
    }

    #[test]
    fn beside_something_that_is_looked_at_lists_are_copied() {
        let text = "local.get $s local.get $l call 1 local.set $s";
        let parameters = format!("{} {text}", list("0", "1", "$s", 3));
        let results = format!("{} {text}", list("1", "0", "$r", 2));
        let copied = passed(&adapter(&parameters, &results), Some(Passing::Lent));
        assert_eq!(copied, (vec![3, 1, 4, 2, 1, 5], vec![]));
    }

    #[test]
    fn a_list_goes_only_to_systems_that_take_part() {
        let module = adapter("", &list("1", "0", "$r", 2));
        let (same, hands) = pass_on(&module, &Adapters::default(), &[keeper(1, 8, &[])], Some(2))
            .expect("a module");
        assert_eq!((same, hands), (module, vec![]));
    }
}
