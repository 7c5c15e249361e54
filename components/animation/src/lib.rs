//! The animation system as a component.

inlay_interfaces::animation_system!(inlay_animation::Animation);
