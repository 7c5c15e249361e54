//! Who is at fault when a system refuses something.

use inlay_schema::System;

use crate::error::{EngineError, Fault, Problem};
use crate::systems::SystemError;
use crate::{Engine, Systems};

/// A system and a function of its interface.
pub(crate) type Call = (System, &'static str);

/// The fault of a system that refused what the engine itself made: it knows that to be right.
pub(crate) fn refused(
    system: System,
    function: &'static str,
) -> impl Fn(SystemError) -> EngineError {
    move |error| {
        EngineError::SystemFault(Fault {
            system,
            function,
            problem: error.problem(),
            found_by: system,
        })
    }
}

/// A fault that the engine found in an answer.
pub(crate) const fn bad_answer((system, function): Call, problem: Problem) -> EngineError {
    EngineError::SystemFault(Fault {
        system,
        function,
        problem,
        found_by: System::Engine,
    })
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
        error: SystemError,
    ) -> EngineError {
        let problem = error.problem();
        let is_wrong = match problem {
            Problem::UnknownNode(node) => self.record.find(node).is_none(),
            Problem::BadTime | Problem::Limit(_) | Problem::Refused => false,
            _ => true,
        };
        if is_wrong {
            let (system, function) = source;
            EngineError::SystemFault(Fault {
                system,
                function,
                problem,
                found_by: receiver.0,
            })
        } else {
            refused(receiver.0, receiver.1)(error)
        }
    }
}
