//! Why the engine refuses a call.

use inlay_schema::System;
use inlay_schema::values::RefusalReason;

/// `inlay:engine` `engine-error`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum EngineError {
    /// `configure` has not been called.
    NotConfigured,
    /// A field of the stage is not finite or out of range; its position.
    BadStage(u32),
    /// The time is not finite or went back; the last one.
    BadTime(f64),
    /// No such key or phase.
    BadKey(u32),
    /// The texture is not waited for.
    UnknownTexture(u32),
    /// The font is not waited for.
    UnknownFont(u32),
    /// A size or reason that is none.
    BadValue(u32),
    /// No snapshot of this engine; the position in words.
    BadSnapshot(u32),
    /// A system answered or refused what its interface does not allow.
    SystemFault(Fault),
}

/// `inlay:engine` `problem`: what is wrong with an answer, or with what a system refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Names a node that does not exist; its id.
    UnknownNode(u32),
    /// A list is no whole number of items, or two that belong together differ in length; the length.
    BadLength(u32),
    /// A number is not finite or out of range; its position in its list.
    BadNumber(u32),
    /// An entry of a stream cannot be read; its position in words.
    Malformed(u32),
    /// More items than there can be; their count.
    TooMany(u32),
    /// Names a page, texture or font that does not exist; its number.
    UnknownResource(u32),
    /// A time is not finite, or went back.
    BadTime,
    /// A state has another version; the one that was expected.
    BadVersion(u32),
    /// More of something than the system takes; the limit.
    Limit(u32),
    /// Refused for another reason.
    Refused,
}

/// `inlay:engine` `fault`: which system broke its interface, where and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The system that answered wrongly, or refused what is right.
    pub system: System,
    /// Function of its interface, as in its WIT.
    pub function: &'static str,
    /// What is wrong.
    pub problem: Problem,
    /// Who found it: the system that was handed the answer, or the engine; `system` itself if it refused what is right.
    pub found_by: System,
}

/// `inlay:engine` `refusal`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Number of the batch.
    pub sequence: u32,
    /// Why.
    pub reason: RefusalReason,
    /// Where, in words from the start of the batch.
    pub at: u32,
    /// Number of the entry at fault; 0 for the header.
    pub entry: u32,
    /// First fact.
    pub expected: u32,
    /// Second fact.
    pub found: u32,
}
