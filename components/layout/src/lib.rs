//! The layout system as a component.

inlay_interfaces::layout_system!(inlay_layout::System<Imports>);
