//! The engine over all cores in one crate, without WebAssembly between them.
//!
//! The control of `tax.frame` (what do components cost?), and where the systems are tested together
//! natively.

use inlay_engine::Systems;
use inlay_interfaces::{animation, focus, layout, render, resources, scene, scroll, text};

/// All systems, each its core; layout has the texts that it measures.
#[derive(Default, Debug)]
pub struct Monolith {
    animation: inlay_animation::Animation,
    focus: inlay_focus_rs::Focus,
    layout: inlay_layout::System<inlay_text::Text>,
    render: inlay_render::Render,
    resources: inlay_resources::Resources,
    scene: inlay_scene::Scene,
    scroll: inlay_scroll::Scroll,
}

/// The engine over them.
pub type Engine = inlay_engine::Engine<Monolith>;

impl Systems for Monolith {
    fn scene(&mut self) -> &mut impl scene::Scene {
        &mut self.scene
    }

    fn layout(&mut self) -> &mut impl layout::Layout {
        &mut self.layout
    }

    fn scroll(&mut self) -> &mut impl scroll::Scroll {
        &mut self.scroll
    }

    fn animation(&mut self) -> &mut impl animation::Animation {
        &mut self.animation
    }

    fn focus(&mut self) -> &mut impl focus::Focus {
        &mut self.focus
    }

    fn text(&mut self) -> &mut impl text::Text {
        self.layout.texts()
    }

    fn resources(&mut self) -> &mut impl resources::Resources {
        &mut self.resources
    }

    fn render(&mut self) -> &mut impl render::Render {
        &mut self.render
    }
}
