//! The other systems as the engine calls them: each by the trait of its interface, with errors that
//! name the call.

mod fault;
mod problem;

pub(crate) use fault::{SystemFault, check_lists};

use std::borrow::Cow;

use inlay_interfaces::types::ApplyError;
use inlay_interfaces::{Refused, animation, focus, layout, render, resources, scene, scroll, text};
use inlay_schema::System;

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

/// Every system, called by name.
#[derive(Default, Debug)]
pub(crate) struct SystemCalls<S>(pub S);

impl<S: Systems> SystemCalls<S> {
    pub(crate) fn scene(&mut self) -> scene::Calls<'_, impl scene::Scene> {
        scene::Calls(self.0.scene())
    }

    pub(crate) fn layout(&mut self) -> layout::Calls<'_, impl layout::Layout> {
        layout::Calls(self.0.layout())
    }

    pub(crate) fn scroll(&mut self) -> scroll::Calls<'_, impl scroll::Scroll> {
        scroll::Calls(self.0.scroll())
    }

    pub(crate) fn animation(&mut self) -> animation::Calls<'_, impl animation::Animation> {
        animation::Calls(self.0.animation())
    }

    pub(crate) fn focus(&mut self) -> focus::Calls<'_, impl focus::Focus> {
        focus::Calls(self.0.focus())
    }

    pub(crate) fn text(&mut self) -> text::Calls<'_, impl text::Text> {
        text::Calls(self.0.text())
    }

    pub(crate) fn resources(&mut self) -> resources::Calls<'_, impl resources::Resources> {
        resources::Calls(self.0.resources())
    }

    pub(crate) fn render(&mut self) -> render::Calls<'_, impl render::Render> {
        render::Calls(self.0.render())
    }

    /// Hands a stream to its system. The engine itself has none.
    pub(crate) fn apply(
        &mut self,
        system: System,
        words: &[u32],
        time: f64,
    ) -> Result<(), Refused<ApplyError>> {
        match system {
            System::Scene => self.scene().apply(words),
            System::Layout => self.layout().apply(words),
            System::Scroll => self.scroll().apply(words, time),
            System::Animation => self.animation().apply(words, time),
            System::Focus => self.focus().apply(bytes(words)),
            System::Text => self.text().apply(words),
            System::Resources => self.resources().apply(words),
            System::Render => self.render().apply(words),
            System::Engine => Ok(()),
        }
    }

    /// Resets those systems whose outputs derive from the record: all but `text` and `resources`,
    /// which hold what the host sent.
    pub(crate) fn reset_derived(&mut self) {
        self.scene().reset();
        self.layout().reset();
        self.scroll().reset();
        self.animation().reset();
        self.focus().reset();
        self.render().reset();
    }
}
