//! The interfaces of `wit/` in Rust, generated from them: `npx inlay schema`.
//!
//! - Per interface a module with its records, variants and enums as plain types, and its functions
//!   as a trait. A system's core implements the trait; whoever calls a system, in one component or
//!   across two, calls the trait.
//! - Per world a macro, such as [`scroll_system!`], which makes a component of a type that
//!   implements the traits of what the world exports. Of what it imports it declares a type
//!   `Imports`, which implements those traits by calling them.
//!
//! - Per interface that the engine calls, its functions by name (`call`), and `Calls`: the same
//!   functions over any implementation, whose errors say which call was refused.
//! - An enum that the schema has, too, is the schema's type.
//!
//! Lists and texts are lent to a function, records are given. Bytes are a `Cow`: whoever keeps
//! them, a font for one, need not copy what was given.

#[rustfmt::skip]
mod generated;
mod heap;
mod lists;
mod never;
pub mod row;
#[rustfmt::skip]
mod systems;

pub use generated::*;
#[doc(hidden)]
pub use inlay_schema::section as schema_section;
pub use lists::exact;

/// A function of a system, by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// The system.
    pub system: inlay_schema::System,
    /// The function as WIT has it, such as `set-boxes`.
    pub function: &'static str,
}

/// A call that a system refused.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Refused<E> {
    /// Which.
    pub call: &'static Call,
    /// Why.
    pub error: E,
}

/// The state of a system in which everything derives from its inputs.
impl types::NoState {
    /// The one version that there is.
    pub const CURRENT: Self = Self { version: 1 };

    /// Takes a state that a system gave.
    ///
    /// # Errors
    ///
    /// [`types::RestoreError::Version`] for another version.
    pub const fn restore(self) -> Result<(), types::RestoreError> {
        if self.version == Self::CURRENT.version {
            Ok(())
        } else {
            Err(types::RestoreError::Version(Self::CURRENT.version))
        }
    }
}
