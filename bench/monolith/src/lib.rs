//! The engine and all systems in one crate, behind the exports of the engine component: called by
//! the same glue, so that what is between the two is what components cost. Nothing calls the
//! imports of the world, so the linker leaves them out.

inlay_interfaces::engine_system!(inlay_monolith::Engine);
