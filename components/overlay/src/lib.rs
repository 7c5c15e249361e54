//! Figures over a stage as a component.

inlay_interfaces::overlay_system!(inlay_overlay::Overlay);
