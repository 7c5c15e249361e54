//! The text system as a component.

inlay_interfaces::text_system!(inlay_text::Text);
