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
    /// A system refused what the engine handed it, in this step of the frame.
    SystemRefused(System, Step),
}

/// What the engine was doing when a system refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Step {
    /// Handing out a stream.
    Apply,
    /// Boxes, sizes, placements.
    Layout,
    /// A key or a request of the app.
    Input,
    /// Values and offsets at a time.
    Motion,
    /// Transforms, clips, order.
    Scene,
    /// Paragraphs, pictures, textures.
    Content,
    /// The draw list.
    Draw,
    /// Making a system anew.
    Rebuild,
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
