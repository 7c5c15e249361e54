//! The render system as a component.

inlay_interfaces::render_system!(inlay_render::Render);
