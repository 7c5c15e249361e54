//! The other systems as the engine calls them: each by the trait of its interface.

use std::borrow::Cow;

use inlay_interfaces::{animation, focus, layout, render, resources, scene, scroll, text};

/// The functions of all systems: `use crate::systems::calls::*`.
pub(crate) mod calls {
    pub(crate) use inlay_interfaces::{
        animation::Animation as _, focus::Focus as _, layout::Layout as _, render::Render as _,
        resources::Resources as _, scene::Scene as _, scroll::Scroll as _, text::Text as _,
    };
}

/// Words as the bytes that `focus` takes, in place.
pub(crate) fn bytes(words: &[u32]) -> Cow<'_, [u8]> {
    Cow::Borrowed(bytemuck::cast_slice(words))
}

/// Every system below the engine.
#[allow(missing_docs, reason = "each is the system of its name")]
pub trait Systems {
    fn scene(&mut self) -> &mut impl scene::Scene;
    fn layout(&mut self) -> &mut impl layout::Layout;
    fn scroll(&mut self) -> &mut impl scroll::Scroll;
    fn animation(&mut self) -> &mut impl animation::Animation;
    fn focus(&mut self) -> &mut impl focus::Focus;
    fn text(&mut self) -> &mut impl text::Text;
    fn resources(&mut self) -> &mut impl resources::Resources;
    fn render(&mut self) -> &mut impl render::Render;
}

/// One type may be all systems: imports of a component, or a test double.
impl<T> Systems for T
where
    T: scene::Scene
        + layout::Layout
        + scroll::Scroll
        + animation::Animation
        + focus::Focus
        + text::Text
        + resources::Resources
        + render::Render,
{
    fn scene(&mut self) -> &mut impl scene::Scene {
        self
    }

    fn layout(&mut self) -> &mut impl layout::Layout {
        self
    }

    fn scroll(&mut self) -> &mut impl scroll::Scroll {
        self
    }

    fn animation(&mut self) -> &mut impl animation::Animation {
        self
    }

    fn focus(&mut self) -> &mut impl focus::Focus {
        self
    }

    fn text(&mut self) -> &mut impl text::Text {
        self
    }

    fn resources(&mut self) -> &mut impl resources::Resources {
        self
    }

    fn render(&mut self) -> &mut impl render::Render {
        self
    }
}
