//! Builds, checks, composes and fuses the systems listed in `compose.toml`.
//!
//! Goes in: `compose.toml` and the sources it names. Comes out, per profile: the engine as a
//! component, as one core module with its glue, and as linked systems, with a manifest
//! ([`compose::make`]).
//!
//! | step | module |
//! |---|---|
//! | read the file, with the place of everything | [`config`] |
//! | sources to components, cached by content | [`build`] |
//! | which export meets which import | [`graph`] |
//! | one component to one core module | [`fuse`] |
//! | a fused module as it ships | [`module`], [`segments`] |
//! | JavaScript around the module | [`glue`] |
//! | JavaScript around components, the reference | [`jco`], [`linked`] |
//! | what was made, for hosts and for people | [`manifest`], [`report`] |
//! | everything into its place, or nothing | [`outputs`] |
//! | systems as a package for those who have no checkout | [`pack`] |
//! | which schema a system was built for | [`schema`] |
//! | the interfaces as WIT tools read them | [`wit`] |
//! | one component as a suite calls it | [`single`] |
//! | what a new implementation of a system begins with | [`begin`] |
//!
//! Invariants: an engine imports nothing; a system that did not change is not built; an error names
//! the line it is about.
pub mod begin;
pub mod build;
pub mod compose;
pub mod config;
pub mod diagnostic;
pub mod fuse;
pub mod glue;
pub mod graph;
pub mod jco;
pub mod linked;
pub mod manifest;
pub mod module;
pub mod optimise;
pub mod outputs;
pub mod pack;
pub mod part;
pub mod progress;
pub mod report;
pub mod schema;
pub mod segments;
pub mod single;
pub mod sizes;
pub mod strip;
pub mod wit;
pub mod workspace;
