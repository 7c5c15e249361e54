//! The resources system as a component.

inlay_interfaces::resources_system!(inlay_resources::Resources);
