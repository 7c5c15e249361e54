//! Why something was refused. The same cases and facts as in `wit/types` and `wit/layout`.

/// Why a stream was refused. A refused stream changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// An entry cannot be read, or asks for what cannot be: a node twice, a node in itself, a property without a node.
    #[error("expected an entry that can be applied at word {0}, got one that cannot")]
    Malformed(u32),
    /// The node was never created, or was removed.
    #[error("expected the id of a node, got {0:#010x}")]
    UnknownNode(u32),
    /// Not an entry that a layout takes.
    #[error("expected a tree command or a layout property that is implemented, got entry {0:#06x}")]
    Unsupported(u32),
}

/// Why sizes, texts or a solve were refused. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// The node was never created, or was removed.
    #[error("expected the id of a node, got {0:#010x}")]
    UnknownNode(u32),
    /// A width or height is not finite or below 0. Carries its bits.
    #[error("expected a finite size of 0 or more, got the bits {0:#010x}")]
    BadSize(u32),
    /// Two lists that belong together differ in length. Carries the length that was expected.
    #[error("expected {0} numbers")]
    BadLength(u32),
    /// The tree is deeper than [`MAX_DEPTH`](crate::MAX_DEPTH), which it carries.
    #[error("expected a tree of at most {0} levels")]
    TooDeep(u32),
}
