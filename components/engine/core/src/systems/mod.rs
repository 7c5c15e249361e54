//! The other systems as the engine calls them: each by the trait of its interface, with errors that
//! name the call.

mod fault;
mod problem;

pub(crate) use fault::{SystemFault, check_lists};

use std::borrow::Cow;

use inlay_interfaces::animation::{AnimationError, Values};
use inlay_interfaces::scroll::{Offsets, ScrollError};
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
#[derive(Debug)]
pub(crate) struct SystemCalls<S> {
    systems: S,
    /// `text` was called, or `layout`, which measures with it, since what it draws was looked at.
    has_text_changes: bool,
    /// `animation` was called since its last tick, or something was active in that.
    is_animation_due: bool,
    /// `scroll` was called since its last tick, or something was moving in that.
    is_scroll_due: bool,
}

impl<S> SystemCalls<S> {
    pub(crate) const fn new(systems: S) -> Self {
        Self {
            systems,
            has_text_changes: true,
            is_animation_due: true,
            is_scroll_due: true,
        }
    }

    /// The systems, for whatever somebody else does with them.
    pub(crate) const fn inner(&mut self) -> &mut S {
        self.has_text_changes = true;
        self.is_animation_due = true;
        self.is_scroll_due = true;
        &mut self.systems
    }

    /// Whether `text` may have something to draw that it had not at the last call of this.
    pub(crate) const fn take_text_changes(&mut self) -> bool {
        core::mem::replace(&mut self.has_text_changes, false)
    }

    /// `text` has more to draw in the next frame.
    pub(crate) const fn draw_text_again(&mut self) {
        self.has_text_changes = true;
    }
}

impl<S: Systems> SystemCalls<S> {
    pub(crate) fn scene(&mut self) -> scene::Calls<'_, impl scene::Scene> {
        scene::Calls(self.systems.scene())
    }

    pub(crate) fn layout(&mut self) -> layout::Calls<'_, impl layout::Layout> {
        self.has_text_changes = true;
        layout::Calls(self.systems.layout())
    }

    pub(crate) fn scroll(&mut self) -> scroll::Calls<'_, impl scroll::Scroll> {
        self.is_scroll_due = true;
        scroll::Calls(self.systems.scroll())
    }

    /// What `scroll` moves at a time; nothing, and no call, if nothing was moving at the last one
    /// and nothing was said to it since.
    pub(crate) fn tick_scroll(&mut self, time: f64) -> Result<Offsets, Refused<ScrollError>> {
        if !self.is_scroll_due {
            return Ok(Offsets::default());
        }
        let offsets = scroll::Calls(self.systems.scroll()).tick(time)?;
        self.is_scroll_due = offsets.moving;
        Ok(offsets)
    }

    pub(crate) fn animation(&mut self) -> animation::Calls<'_, impl animation::Animation> {
        self.is_animation_due = true;
        animation::Calls(self.systems.animation())
    }

    /// Values of `animation` at a time; none, and no call, if nothing was active at the last one
    /// and nothing was said to it since.
    pub(crate) fn tick_animation(&mut self, time: f64) -> Result<Values, Refused<AnimationError>> {
        if !self.is_animation_due {
            return Ok(Values::default());
        }
        let values = animation::Calls(self.systems.animation()).tick(time)?;
        self.is_animation_due = values.active;
        Ok(values)
    }

    pub(crate) fn focus(&mut self) -> focus::Calls<'_, impl focus::Focus> {
        focus::Calls(self.systems.focus())
    }

    pub(crate) fn text(&mut self) -> text::Calls<'_, impl text::Text> {
        self.has_text_changes = true;
        self.drawn_text()
    }

    /// `text`, for calls that take what it has done and give it nothing to draw.
    pub(crate) fn drawn_text(&mut self) -> text::Calls<'_, impl text::Text> {
        text::Calls(self.systems.text())
    }

    pub(crate) fn resources(&mut self) -> resources::Calls<'_, impl resources::Resources> {
        resources::Calls(self.systems.resources())
    }

    pub(crate) fn render(&mut self) -> render::Calls<'_, impl render::Render> {
        render::Calls(self.systems.render())
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
