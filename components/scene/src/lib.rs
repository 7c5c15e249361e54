//! The scene as a component.

inlay_interfaces::scene_system!(inlay_scene::Scene);
