//! The interfaces of `wit/` in Rust, generated from them: `npx inlay schema`.
//!
//! - Per interface a module with its records, variants and enums as plain types, and its functions as a trait. A system's
//!   core implements the trait; whoever calls a system, in one component or across two, calls the trait.
//! - Per world a macro, such as [`scroll_system!`], which makes a component of a type that implements the traits of what
//!   the world exports. Of what it imports it declares a type `Imports`, which implements those traits by calling them.
//!
//! Lists and texts are lent to a function, records are given. Bytes are a `Cow`: whoever keeps them, a font for one, need not
//! copy what was given.

#[rustfmt::skip]
mod generated;
#[rustfmt::skip]
mod systems;

pub use generated::*;
