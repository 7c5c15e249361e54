//! The scroll system as a component.

inlay_interfaces::scroll_system!(inlay_scroll::Scroll);
