//! Who is at fault when a system refuses something, or answers what its interface does not allow.
//!
//! The only place where that becomes an error: a refused call carries its name, from
//! [`Calls`](inlay_interfaces::scene::Calls) of its interface, and `?` makes a [`SystemFault`] of
//! it.

use inlay_interfaces::{Call, Refused};
use inlay_schema::System;

use super::problem::IsProblem;
use crate::record::Record;
use crate::{EngineError, Fault, Problem};

/// A system that broke its interface: in which call, how, and who found that.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct SystemFault {
    call: &'static Call,
    problem: Problem,
    found_by: System,
}

impl SystemFault {
    /// A fault of the system of `call` that shows there.
    pub(crate) const fn refusal(call: &'static Call, problem: Problem) -> Self {
        Self {
            call,
            problem,
            found_by: call.system,
        }
    }

    /// A fault that the engine found in an answer.
    pub(crate) const fn answer(call: &'static Call, problem: Problem) -> Self {
        Self {
            call,
            problem,
            found_by: System::Engine,
        }
    }

    /// The fault when a system refused what `source` answered: of the one that answered, unless
    /// what is called unknown exists.
    #[cold]
    #[inline(never)]
    pub(crate) fn of_answer<E: IsProblem>(
        source: &'static Call,
        Refused { call, error }: &Refused<E>,
        record: &Record,
    ) -> Self {
        let problem = error.problem();
        let is_wrong = match problem {
            Problem::UnknownNode(node) => record.find(node).is_none(),
            Problem::BadTime | Problem::Limit(_) | Problem::Refused => false,
            _ => true,
        };
        Self {
            call: if is_wrong { source } else { call },
            problem,
            found_by: call.system,
        }
    }
}

/// The engine makes what it hands out itself, and knows it to be right: who refuses it is at fault.
impl<E: IsProblem> From<Refused<E>> for SystemFault {
    // One for each type of error, and none where calls are made: they do not fail.
    #[cold]
    #[inline(never)]
    fn from(refused: Refused<E>) -> Self {
        Self::refusal(refused.call, refused.error.problem())
    }
}

impl From<SystemFault> for EngineError {
    #[cold]
    #[inline(never)]
    fn from(fault: SystemFault) -> Self {
        Self::SystemFault(Fault {
            system: fault.call.system.word(),
            function: fault.call.function.to_owned(),
            problem: fault.problem,
            found_by: fault.found_by.word(),
        })
    }
}

/// Refuses an answer whose lists do not belong together: `items` of `stride` numbers each for one
/// list, `numbers` in the other; or one that names more than `most` items.
///
/// # Errors
///
/// The fault of the system that answered.
pub(crate) fn check_lists(
    call: &'static Call,
    items: usize,
    stride: usize,
    numbers: usize,
    most: usize,
) -> Result<(), SystemFault> {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    if items > most {
        Err(SystemFault::answer(call, Problem::TooMany(count(items))))
    } else if items.checked_mul(stride) != Some(numbers) {
        Err(SystemFault::answer(
            call,
            Problem::BadLength(count(numbers)),
        ))
    } else {
        Ok(())
    }
}
