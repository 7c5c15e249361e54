//! Who is at fault when a system refuses something.

use inlay_schema::System;

use crate::problem::IsProblem;
use crate::{Engine, EngineError, Fault, Problem, Systems};

/// A system and a function of its interface.
pub(crate) type Call = (System, &'static str);

/// The fault of a system that refused what the engine itself made: it knows that to be right.
pub(crate) fn refused<E: IsProblem>(
    system: System,
    function: &'static str,
) -> impl Fn(E) -> EngineError {
    move |error| fault(system, function, error.problem(), system)
}

/// A fault that the engine found in an answer.
pub(crate) fn bad_answer((system, function): Call, problem: Problem) -> EngineError {
    fault(system, function, problem, System::Engine)
}

/// A system that broke its interface in a function of it, and who found that.
pub(crate) fn fault(
    system: System,
    function: &str,
    problem: Problem,
    found_by: System,
) -> EngineError {
    EngineError::SystemFault(Fault {
        system: interface_name(system),
        function: function.to_owned(),
        problem,
        found_by: interface_name(found_by),
    })
}

/// A system as the interface names it: in the order of the schema.
fn interface_name(system: System) -> inlay_interfaces::engine::System {
    inlay_interfaces::engine::System::ALL[system as usize]
}

/// Refuses an answer whose lists do not belong together: `items` of `stride` numbers each for one list, `numbers` in the other; or one that names
/// more than `most` items.
///
/// # Errors
///
/// The fault of the system that answered.
pub(crate) fn check_lists(
    call: Call,
    items: usize,
    stride: usize,
    numbers: usize,
    most: usize,
) -> Result<(), EngineError> {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    if items > most {
        Err(bad_answer(call, Problem::TooMany(count(items))))
    } else if items.checked_mul(stride) != Some(numbers) {
        Err(bad_answer(call, Problem::BadLength(count(numbers))))
    } else {
        Ok(())
    }
}

impl<S: Systems> Engine<S> {
    /// The fault when `receiver` refused what `source` answered: of the one that answered, unless what is called unknown exists.
    pub(crate) fn refused_answer(
        &self,
        source: Call,
        receiver: Call,
        error: &impl IsProblem,
    ) -> EngineError {
        let problem = error.problem();
        let is_wrong = match problem {
            Problem::UnknownNode(node) => self.record.find(node).is_none(),
            Problem::BadTime | Problem::Limit(_) | Problem::Refused => false,
            _ => true,
        };
        if is_wrong {
            let (system, function) = source;
            fault(system, function, problem, receiver.0)
        } else {
            fault(receiver.0, receiver.1, problem, receiver.0)
        }
    }
}
