//! The engine as a component: `inlay:engine/engine` over the imported systems.

inlay_interfaces::engine_system!(inlay_engine::Engine<Imports>);
