//! Focus in Rust as a component.

inlay_interfaces::focus_system!(inlay_focus_rs::Focus);
