//! The order of a frame. Each step is one line of [`Engine::frame`]; what it costs follows what
//! changed.

use inlay_interfaces::scene::Viewport;
use inlay_interfaces::types::{ApplyError, Boxes, Drawing, Placements};
use inlay_interfaces::{Call, layout, scene, scroll, text};
use inlay_schema::values::{Display, FocusStayReason, RefusalReason, States, Visibility};
use inlay_schema::{Entries, System, Table, Writer, id, info};

use crate::record::{Kind, ROOT};
use crate::systems::bytes;
use crate::systems::{SystemFault, check_lists};
use crate::{
    Deferred, Engine, EngineError, Outcome, Output, Problem, Refusal, Stage, Systems, stage,
};

/// What moves after a step.
#[derive(Clone, Copy, Default)]
struct Motion {
    /// Values change visibly in every frame.
    fast: bool,
    /// A value is seen to move.
    animation: bool,
    scroll: bool,
}

/// Order in which streams are handed out: who keeps nodes comes before who refers to them.
const HANDING_ORDER: [System; 8] = [
    System::Scene,
    System::Text,
    System::Layout,
    System::Focus,
    System::Resources,
    System::Render,
    System::Scroll,
    System::Animation,
];

/// Answers that go on to other systems: who is asked about them when they are refused there.
const SOLVE: &Call = layout::call::SOLVE;
const PLACEMENTS: &Call = scene::call::TAKE_PLACEMENTS;
const OFFSETS: &Call = scroll::call::TICK;
const INKS: &Call = text::call::INK;
const DRAWING: &Call = scene::call::UPDATE;

/// Most entries of one stream that a system may refuse for a limit of its own: more is a system
/// that takes nothing.
const MOST_REFUSED: u32 = 64;

impl<S: Systems> Engine<S> {
    /// Makes the frame of a time in milliseconds, or of the last key that acted, if that was later.
    ///
    /// # Errors
    ///
    /// [`EngineError::NotConfigured`]; [`EngineError::BadTime`]; [`EngineError::SystemFault`] if a
    /// system is defective.
    pub fn frame(&mut self, time: f64) -> Result<Output, EngineError> {
        let stage = self.stage.ok_or(EngineError::NotConfigured)?;
        if !time.is_finite() || self.frame_time.is_some_and(|last| time < last) {
            return Err(EngineError::BadTime(self.frame_time.unwrap_or(0.0)));
        }
        if let Some(fault) = self.fault.take() {
            return Err(fault.into());
        }
        self.frame_time = Some(time);
        let time = self.time.map_or(time, |last| last.max(time));
        self.time = Some(time);
        self.frames = self.frames.wrapping_add(1);

        self.take_failures(time)?;
        self.act(stage, time)?;
        self.hand_out(time)?;
        self.lay_out(stage, time)?;
        let mut motion = self.move_values(time)?;
        self.lay_out(stage, time)?;
        // Containers follow the boxes as this frame draws them.
        motion.scroll = self.move_containers(time)?;
        let drawing = self.draw_scene(stage)?;
        self.answer_bounds()?;
        self.draw_text(&drawing, time)?;
        self.take_resources(time)?;
        let draw_list = self.draw(drawing)?;
        Ok(self.finish(draw_list, motion))
    }

    /// Does what was said and pressed, in that order: the app's values and states, what it asked
    /// for, keys.
    fn act(&mut self, stage: Stage, time: f64) -> Result<(), SystemFault> {
        self.hand_out(time)?;
        self.take_states(time)?;
        self.lay_out(stage, time)?;
        if self.act_on_requests(time)? {
            // Keys find what they changed.
            self.hand_out(time)?;
            self.lay_out(stage, time)?;
        }
        self.end_presses_of_removed();
        for node in self.removals.drain(..) {
            self.events.removed(node);
        }
        self.act_on_keys(stage, time)
    }

    /// Acts on queued keys before a batch changes what they were pressed on, at the time of the
    /// last of them.
    pub(crate) fn act_before_batch(&mut self) {
        let (Some(stage), Some(time)) = (self.stage, self.queued_key_time()) else {
            return;
        };
        self.time = Some(time);
        if let Err(fault) = self.act(stage, time) {
            self.fault.get_or_insert(fault);
        }
    }

    /// The whole draw list as of the last frame.
    ///
    /// # Errors
    ///
    /// [`EngineError::NotConfigured`].
    pub fn full(&mut self) -> Result<Vec<u32>, EngineError> {
        self.stage.ok_or(EngineError::NotConfigured)?;
        Ok(self.systems.render().full())
    }

    /// Hands every stream to its system; then what changed for motion; then what of it holds at
    /// once.
    pub(crate) fn hand_out(&mut self, time: f64) -> Result<(), SystemFault> {
        self.hand_out_streams(time)?;
        if core::mem::take(&mut self.rearranged) {
            self.follow_states();
            self.hand_out_streams(time)?;
        }
        if self.retargets.is_empty() {
            return Ok(());
        }
        let changes = core::mem::take(&mut self.retargets);
        self.retarget_node = 0;
        let at_once = self.systems.animation().retarget(&changes, time)?;
        self.route_values(&at_once);
        self.retargets = changes;
        self.retargets.clear();
        self.hand_out_streams(time)
    }

    fn hand_out_streams(&mut self, time: f64) -> Result<(), SystemFault> {
        let is_animated = !self.streams.is_empty(System::Animation);
        for system in HANDING_ORDER {
            if self.streams.is_empty(system) {
                continue;
            }
            let words = self.streams.take(system);
            let result = self.systems.apply(system, &words, time);
            match system {
                System::Layout | System::Scene => self.layout_dirty = true,
                System::Resources => self.resources_dirty = true,
                System::Focus => self.placed = true,
                _ => {}
            }
            match result {
                Ok(()) => {}
                Err(refused) => match refused.error {
                    ApplyError::Unsupported(entry) => self.live_without(refused.call, entry)?,
                    ApplyError::Limit(_) => self.apply_piecewise(system, &words, time)?,
                    _ => return Err(refused.into()),
                },
            }
            self.streams.recycle(system, words);
        }
        if is_animated {
            self.take_rests();
        }
        if !self.rests.is_empty() {
            self.hand_out_rests()?;
        }
        if !self.touched.is_empty() {
            let mut touched = core::mem::take(&mut self.touched);
            touched.retain(|&node| self.record.find(node).is_some());
            self.touch(&touched)?;
            touched.clear();
            self.touched = touched;
        }
        Ok(())
    }

    /// Measures texts again.
    pub(crate) fn touch(&mut self, nodes: &[u32]) -> Result<(), SystemFault> {
        if !nodes.is_empty() {
            self.systems.layout().touch(nodes)?;
            self.inked.extend(nodes);
            self.layout_dirty = true;
        }
        Ok(())
    }

    /// Hands a stream that a system refused for a limit of its own over again, entry by entry. What
    /// it takes holds; the others are reported by `refused`, and the frame goes on.
    fn apply_piecewise(
        &mut self,
        system: System,
        words: &[u32],
        time: f64,
    ) -> Result<(), SystemFault> {
        let (mut piece, mut selected, mut refusals) = (Vec::new(), 0, 0);
        for entry in Entries::new(words).map_while(Result::ok) {
            if let (id::SELECT_NODE, &[node]) = (entry.id, entry.value) {
                selected = node;
                continue;
            }
            piece.clear();
            let mut writer = Writer::new(&mut piece);
            if info(entry.id).is_some_and(|info| info.table == Table::Property)
                || entry.id == id::UNSET_PROPERTY
            {
                writer.select(selected);
            }
            writer.raw(entry.id, entry.value);
            let Err(refused) = self.systems.apply(system, &piece, time) else {
                continue;
            };
            match refused.error {
                ApplyError::Unsupported(entry) => self.live_without(refused.call, entry)?,
                ApplyError::Limit(limit) if refusals < MOST_REFUSED => {
                    refusals += 1;
                    self.events.refused(&Refusal {
                        sequence: self.sequence,
                        reason: RefusalReason::Limit,
                        at: 0,
                        entry: u32::from(entry.id),
                        expected: limit,
                        found: limit.saturating_add(1),
                    });
                }
                _ => return Err(refused.into()),
            }
        }
        Ok(())
    }

    /// A system of this profile does not implement an entry: it never gets it again, and the app is
    /// told.
    fn live_without(&mut self, call: &'static Call, entry: u32) -> Result<(), SystemFault> {
        let system = call.system;
        if self.lacking.contains(&(system, entry)) {
            return Err(SystemFault::refusal(call, Problem::Refused));
        }
        self.lacking.push((system, entry));
        self.events.refused(&Refusal {
            sequence: self.sequence,
            reason: RefusalReason::Unsupported,
            at: 0,
            entry,
            expected: entry,
            found: 0,
        });
        match self.stage {
            Some(stage) => self.rebuild_system(stage, system),
            None => Ok(()),
        }
    }

    /// Lays out what changed and tells everybody who looks at boxes.
    pub(crate) fn lay_out(&mut self, stage: Stage, time: f64) -> Result<(), SystemFault> {
        if self.layout_dirty {
            // Before it measures, so that no text is without glyphs in between.
            self.want_fonts()?;
        }
        if core::mem::take(&mut self.layout_dirty) {
            let boxes = self.systems.layout().solve(stage.width, stage.height)?;
            self.take_boxes(boxes)?;
            self.place(time)?;
        }
        if core::mem::take(&mut self.placed) {
            let outcome = self.systems.focus().settle();
            let is_requested = |request: &Deferred| matches!(request, Deferred::Focus(_));
            if self.deferred.iter().any(is_requested) {
                // Only the node that was asked for gets focus.
                self.settled = Some(outcome);
            } else {
                self.take_focus(outcome, time)?;
                self.hand_out(time)?;
            }
        }
        Ok(())
    }

    /// Hands changed boxes to everybody who keeps them.
    pub(crate) fn take_boxes(&mut self, boxes: Boxes) -> Result<(), SystemFault> {
        if boxes.nodes.is_empty() {
            return Ok(());
        }
        check_lists(
            SOLVE,
            boxes.nodes.len(),
            10,
            boxes.values.len(),
            self.record.room() as usize,
        )?;
        if let Some(at) = boxes.values.iter().position(|value| !value.is_finite()) {
            return Err(SystemFault::answer(
                SOLVE,
                Problem::BadNumber(u32::try_from(at).unwrap_or(u32::MAX)),
            ));
        }
        self.note_sizes(&boxes)?;
        self.systems
            .scene()
            .set_boxes(boxes)
            .map_err(|refused| SystemFault::of_answer(SOLVE, &refused, &self.record))
    }

    /// Tells focus and scroll where things are.
    fn place(&mut self, time: f64) -> Result<(), SystemFault> {
        let placements = self.systems.scene().take_placements();
        if !placements.layout.words.is_empty() {
            self.place_layout(placements.layout, time)?;
        }
        if !placements.seen.words.is_empty() {
            self.systems
                .focus()
                .place(bytes(&placements.seen.words))
                .map_err(|refused| SystemFault::of_answer(PLACEMENTS, &refused, &self.record))?;
            self.placed = true;
        }
        Ok(())
    }

    fn place_layout(&mut self, placements: Placements, time: f64) -> Result<(), SystemFault> {
        for placement in placements.words.chunks_exact(10) {
            if let Some(slot) = placement.first().and_then(|&node| self.record.find(node)) {
                self.record.node_mut(slot).known |=
                    1 << System::Focus as u16 | 1 << System::Scroll as u16;
                if is_without_area(placement) {
                    self.sizeless.push(placement[0]);
                }
            }
        }
        self.systems
            .scroll()
            .place(placements, time)
            .map_err(|refused| SystemFault::of_answer(PLACEMENTS, &refused, &self.record))
    }

    /// Notes the sizes of boxes, and tells `text` the boxes of paragraphs.
    fn note_sizes(&mut self, boxes: &Boxes) -> Result<(), SystemFault> {
        let (mut texts, mut text_boxes) = (Vec::new(), Vec::new());
        for (&node, values) in boxes.nodes.iter().zip(boxes.values.chunks_exact(10)) {
            let (Some(slot), &[_, _, width, height, _, _, top, right, bottom, left]) =
                (self.record.find(node), values)
            else {
                continue;
            };
            let node = self.record.node_mut(slot);
            let resized = node.width.to_bits() != width.to_bits()
                || node.height.to_bits() != height.to_bits();
            (node.width, node.height) = (width, height);
            if node.kind == Kind::Text {
                texts.push(node.id);
                text_boxes.extend([
                    left,
                    top,
                    (width - left - right).max(0.0),
                    (height - top - bottom).max(0.0),
                ]);
            } else if node.kind == Kind::Image && resized && node.level > 0 {
                self.tell_level(slot)?;
            }
        }
        if !texts.is_empty() {
            self.systems.text().set_boxes(&texts, &text_boxes)?;
            self.inked.extend(texts);
        }
        Ok(())
    }

    /// Lets the states hold that the app set: where focus can be, follows from them.
    pub(crate) fn take_states(&mut self, time: f64) -> Result<(), SystemFault> {
        if self.state_changes.is_empty() {
            return Ok(());
        }
        for [node, add, remove] in core::mem::take(&mut self.state_changes) {
            self.set_states(node, add, remove)?;
        }
        self.hand_out(time)
    }

    /// Does what commands asked for, in their order; whether there was any but questions.
    fn act_on_requests(&mut self, time: f64) -> Result<bool, SystemFault> {
        let deferred = core::mem::take(&mut self.deferred);
        let mut has_acted = false;
        let mut refused = Vec::new();
        let last_focus = deferred
            .iter()
            .rposition(|request| matches!(request, Deferred::Focus(_)));
        for (position, request) in deferred.into_iter().enumerate() {
            has_acted |= !matches!(request, Deferred::Bounds(..));
            match request {
                Deferred::Focus(node) => {
                    match self.request_focus(node) {
                        Ok(outcome) => {
                            self.settled = None;
                            self.take_focus(outcome, time)?;
                        }
                        Err(reason) => refused.push((node, reason)),
                    }
                    if Some(position) == last_focus {
                        self.refuse_focus(&refused, time)?;
                    }
                }
                Deferred::Reveal(node) if self.record.find(node).is_some() => {
                    // A node that nothing scrolls has no placement: it is as much in view as it can
                    // be.
                    let _ = self.systems.scroll().reveal(node, time);
                }
                Deferred::Bounds(..) => self.deferred.push(request),
                Deferred::Reveal(_) => {}
            }
        }
        Ok(has_acted)
    }

    /// Asks for focus, or says why it was refused.
    fn request_focus(&mut self, node: u32) -> Result<Outcome, FocusStayReason> {
        let slot = self.record.find(node).ok_or(FocusStayReason::Removed)?;
        let result = self.systems.focus().focus(node);
        result.map_err(|_| self.why_refused(slot))
    }

    /// Focus stays where it is, or where it settled, and the app hears which requests were refused.
    fn refuse_focus(
        &mut self,
        refused: &[(u32, FocusStayReason)],
        time: f64,
    ) -> Result<(), SystemFault> {
        if let Some(outcome) = self.settled.take() {
            self.take_focus(outcome, time)?;
        }
        for &(node, reason) in refused {
            self.events.focus_stay(self.focused, None, node, reason);
        }
        Ok(())
    }

    /// Why a node cannot have focus now, nor lead to one that can.
    fn why_refused(&self, slot: u32) -> FocusStayReason {
        let holds = |slot: u32, property: u16, value: u32| {
            let node = self.record.node(slot);
            node.style.effective(node.states, property) == [value]
        };
        let mut top = slot;
        let mut is_hidden = false;
        while top != 0 {
            let is_replaced = self.record.node(top).kind != Kind::View;
            is_hidden |= holds(top, id::DISPLAY, Display::None.word())
                || is_replaced && holds(top, id::DISPLAY, Display::Contents.word())
                || holds(top, id::VISIBILITY, Visibility::Hidden.word());
            match self.record.node(top).parent {
                0 => break,
                parent => top = parent,
            }
        }
        if top != ROOT {
            return FocusStayReason::Detached;
        }
        if is_hidden {
            return FocusStayReason::Hidden;
        }
        if self.record.node(slot).states & States::DISABLED.bits() != 0 {
            return FocusStayReason::Disabled;
        }
        if holds(slot, id::FOCUS_GROUP, 1) {
            return FocusStayReason::Empty;
        }
        FocusStayReason::NotFocusable
    }

    /// Animated values at the frame's time; whether any goes on.
    fn move_values(&mut self, time: f64) -> Result<Motion, SystemFault> {
        let values = self.systems.animation().tick(time)?;
        self.route_values(&values.entries);
        for &animation in &values.refused {
            self.events.animation_refused(animation);
        }
        for &animation in &values.finished {
            self.events.animation_finish(animation);
        }
        for &animation in &values.cancelled {
            self.record.animations.remove(&animation);
            self.events.animation_cancel(animation);
        }
        self.hand_out_streams(time)?;
        self.animated = values.active;
        // A time that is no later than this one is every frame's.
        self.animation_wake = values.next.filter(|&next| next > time && next.is_finite());
        Ok(Motion {
            fast: values.next.is_some_and(|next| next <= time),
            animation: values.moving,
            scroll: false,
        })
    }

    /// Scroll offsets at the frame's time; whether any goes on.
    fn move_containers(&mut self, time: f64) -> Result<bool, SystemFault> {
        let offsets = self.systems.scroll().tick(time)?;
        let containers = offsets.containers.len();
        check_lists(
            OFFSETS,
            containers,
            2,
            offsets.values.len(),
            self.record.room() as usize,
        )?;
        if !offsets.containers.is_empty() {
            self.systems
                .scene()
                .set_offsets(&offsets.containers, &offsets.values)
                .map_err(|refused| SystemFault::of_answer(OFFSETS, &refused, &self.record))?;
        }
        for &node in &offsets.rested {
            let at = offsets
                .containers
                .iter()
                .position(|&container| container == node);
            let [x, y] = at
                .and_then(|at| offsets.values.get(2 * at..2 * at + 2))
                .map_or([0.0, 0.0], |offset| [offset[0], offset[1]]);
            self.events.scroll_end(node, x, y);
        }
        Ok(offsets.moving)
    }

    /// Tells the scene what texts paint that changed.
    fn take_inks(&mut self) -> Result<(), SystemFault> {
        let mut nodes = core::mem::take(&mut self.inked);
        nodes.retain(|&node| self.record.find(node).is_some());
        nodes.sort_unstable();
        nodes.dedup();
        if !nodes.is_empty() {
            let inks = self.systems.text().ink(&nodes);
            check_lists(INKS, nodes.len(), 4, inks.len(), nodes.len())?;
            self.systems
                .scene()
                .set_inks(&nodes, &inks)
                .map_err(|refused| SystemFault::of_answer(INKS, &refused, &self.record))?;
        }
        nodes.clear();
        self.inked = nodes;
        Ok(())
    }

    /// Transforms, clips and visibility of what changed; what came into view or left it.
    fn draw_scene(&mut self, stage: Stage) -> Result<Drawing, SystemFault> {
        self.take_inks()?;
        let drawing = self.systems.scene().update(Viewport {
            width: stage.width,
            height: stage.height,
            pixel_ratio: stage::pixel_ratio(&stage),
        })?;
        self.check_drawing(&drawing)?;
        self.take_image_scales(&drawing)?;
        for event in drawing.events.chunks_exact(2) {
            let (node, Ok(event)) = (event[0], u16::try_from(event[1])) else {
                continue;
            };
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            let level = match event {
                id::EVENT_IN_VIEWPORT => 2,
                id::EVENT_OUT_OF_BOUNDS => 0,
                _ => 1,
            };
            let known = self.record.node_mut(slot);
            let is_news = match event {
                id::EVENT_IN_BOUNDS => known.shown == 0,
                id::EVENT_IN_VIEWPORT => known.shown < 2,
                id::EVENT_OUT_OF_VIEWPORT => known.shown == 2,
                _ => known.shown > 0,
            };
            if is_news {
                known.shown = level;
                self.events.visibility(event, node);
            }
            let node = self.record.node_mut(slot);
            if node.level != level {
                node.level = level;
                if node.kind == Kind::Image {
                    self.tell_level(slot)?;
                }
            }
        }
        if core::mem::take(&mut self.retold) {
            self.tell_what_left()?;
        }
        Ok(drawing)
    }

    /// Notes at which scales images are seen. Once nothing is animated, those that were asked for
    /// larger meanwhile are asked for as they are seen.
    fn take_image_scales(&mut self, drawing: &Drawing) -> Result<(), SystemFault> {
        let (scales, _) = drawing.image_scales.as_chunks::<2>();
        for (&node, &scale) in drawing.images.iter().zip(scales) {
            let Some(slot) = self.record.find(node) else {
                continue;
            };
            let known = self.record.node_mut(slot);
            known.seen_scale = scale;
            if known.level > 0 {
                self.tell_level(slot)?;
            }
        }
        if self.animated || self.enlarged.is_empty() {
            return Ok(());
        }
        for node in core::mem::take(&mut self.enlarged) {
            if let Some(slot) = self.record.find(node) {
                self.record.node_mut(slot).enlarged = false;
                self.tell_level(slot)?;
            }
        }
        Ok(())
    }

    /// Lists of a drawing that do not belong together, or name more than there is.
    fn check_drawing(&self, drawing: &Drawing) -> Result<(), SystemFault> {
        let room = self.record.room() as usize;
        let lists = [
            (drawing.nodes.len() / 3, 13, drawing.geometry.len()),
            (drawing.nodes.len() / 3, 3, drawing.nodes.len()),
            (drawing.order.len(), 1, drawing.order.len()),
            (drawing.spaces.len(), 6, drawing.space_transforms.len()),
            (drawing.clips.len() / 3, 12, drawing.clip_shapes.len()),
            (drawing.scaled.len(), 1, drawing.scales.len()),
            (drawing.images.len(), 2, drawing.image_scales.len()),
            (drawing.events.len() / 2, 2, drawing.events.len()),
        ];
        // Four events of a node at most; everything else names each node once.
        let most = room.saturating_mul(4);
        lists.into_iter().try_for_each(|(items, stride, numbers)| {
            check_lists(DRAWING, items, stride, numbers, most)
        })
    }

    /// What a scene that was rebuilt has not seen, though the app and `resources` have: it left
    /// meanwhile.
    fn tell_what_left(&mut self) -> Result<(), SystemFault> {
        for slot in self.record.slots() {
            let node = self.record.node_mut(slot);
            let (before, level, known) = (node.shown, node.level, node.id);
            if before <= level {
                continue;
            }
            node.shown = level;
            let is_image = node.kind == Kind::Image;
            if before == 2 {
                self.events.visibility(id::EVENT_OUT_OF_VIEWPORT, known);
            }
            if level == 0 {
                self.events.visibility(id::EVENT_OUT_OF_BOUNDS, known);
            }
            if is_image {
                self.tell_level(slot)?;
            }
        }
        Ok(())
    }

    /// Tells `resources` how large all pictures in bounds are in device pixels.
    pub(crate) fn tell_levels(&mut self) -> Result<(), SystemFault> {
        for slot in self.record.slots() {
            let node = self.record.node(slot);
            if node.kind == Kind::Image && node.level > 0 {
                self.tell_level(slot)?;
            }
        }
        Ok(())
    }

    /// Tells `resources` where an image is, and how large it is seen, in device pixels.
    ///
    /// While something is animated, one that is seen smaller than its box is asked for as large as
    /// that: most such images are on their way there, and would be loaded twice. So is one of which
    /// nothing is seen.
    fn tell_level(&mut self, slot: u32) -> Result<(), SystemFault> {
        let ratio = self.stage.map_or(1.0, |stage| stage::pixel_ratio(&stage));
        let animated = self.animated;
        let node = self.record.node_mut(slot);
        node.known |= 1 << System::Resources as u16;
        let is_smaller = node
            .seen_scale
            .iter()
            .any(|&scale| scale > 0.0 && scale < 1.0);
        if animated && is_smaller && !node.enlarged {
            node.enlarged = true;
            self.enlarged.push(node.id);
        }
        let side = |length: f32, seen: f32| {
            let least = if animated || seen == 0.0 { 1.0 } else { 0.0 };
            device_pixels(length, ratio * seen.max(least))
        };
        let words = [
            node.id,
            node.level,
            side(node.width, node.seen_scale[0]),
            side(node.height, node.seen_scale[1]),
        ];
        self.resources_dirty = true;
        Ok(self.systems.resources().set_visible(&words)?)
    }

    fn answer_bounds(&mut self) -> Result<(), SystemFault> {
        for request in core::mem::take(&mut self.deferred) {
            let Deferred::Bounds(node, token) = request else {
                continue;
            };
            if self.record.find(node).is_some() {
                let bounds = self.systems.scene().bounds(node)?;
                self.events.bounds(token, node, bounds);
            }
        }
        Ok(())
    }

    /// Glyphs of the paragraphs that changed, and the pages they are on.
    fn draw_text(&mut self, drawing: &Drawing, time: f64) -> Result<(), SystemFault> {
        if !drawing.scaled.is_empty() {
            self.systems
                .text()
                .set_scales(&drawing.scaled, &drawing.scales)
                .map_err(|refused| SystemFault::of_answer(DRAWING, &refused, &self.record))?;
        }
        let glyphs = self.systems.text().update();
        let uploads = self.systems.text().take_uploads();
        self.upload(uploads)?;
        if !glyphs.nodes.is_empty() {
            self.systems
                .render()
                .set_glyphs(glyphs)
                .map_err(|refused| {
                    SystemFault::of_answer(text::call::UPDATE, &refused, &self.record)
                })?;
        }
        self.look_after_fonts(time)
    }

    /// Tells how many texts have no room, where the next frame will not find them any.
    fn tell_texts_waiting(&mut self) {
        let count = self.systems.text().waiting();
        if count != self.texts_waiting {
            self.texts_waiting = count;
            self.events.texts_waiting(count);
        }
    }

    fn draw(&mut self, drawing: Drawing) -> Result<Vec<u32>, SystemFault> {
        // States that pictures changed after the streams were handed out.
        if !self.streams.is_empty(System::Render) {
            let words = self.streams.take(System::Render);
            self.systems.render().apply(&words)?;
            self.streams.recycle(System::Render, words);
        }
        let changed = drawing.reordered
            || !drawing.nodes.is_empty()
            || !drawing.spaces.is_empty()
            || !drawing.clips.is_empty();
        if changed {
            self.systems
                .render()
                .set_drawing(drawing)
                .map_err(|refused| SystemFault::of_answer(DRAWING, &refused, &self.record))?;
        }
        let list = self.systems.render().draw();
        if changed {
            for node in self.systems.render().take_deep_clips() {
                self.warn_of_clips(node);
            }
        }
        Ok(list)
    }

    /// Reports a node that clips within too many clips, once.
    fn warn_of_clips(&mut self, node: u32) {
        let Some(slot) = self.record.find(node) else {
            return;
        };
        if !core::mem::replace(&mut self.record.node_mut(slot).clips_too_deep, true) {
            self.events.clips_too_deep(node);
        }
    }

    /// Reports nodes that focus never finds, once no image is on its way that could give them a
    /// size.
    fn report_sizeless(&mut self) {
        if !self.waiting_images.is_empty() {
            return;
        }
        let mut sizeless = core::mem::take(&mut self.sizeless);
        inlay_schema::sort(&mut sizeless);
        sizeless.dedup();
        for node in sizeless {
            let found = self.record.find(node).map(|slot| self.record.node(slot));
            if found.is_some_and(|node| node.width <= 0.0 || node.height <= 0.0) {
                self.events.focusable_empty(node);
            }
        }
    }

    fn finish(&mut self, draw_list: Vec<u32>, motion: Motion) -> Output {
        for node in self.created.drain(..) {
            if let Some(slot) = self.record.find(node) {
                self.record.node_mut(slot).presented = true;
            }
        }
        let waiting = self.layout_dirty
            || self.placed
            || !self.retargets.is_empty()
            || !self.rests.is_empty()
            || HANDING_ORDER
                .iter()
                .any(|&system| !self.streams.is_empty(system));
        let texts_pending = self.systems.text().pending();
        if !texts_pending {
            self.tell_texts_waiting();
        }
        let active = motion.fast || motion.scroll || waiting || texts_pending;
        let idle = !active && !motion.animation;
        // Frames between two of those that only show what is slow, or load again.
        if idle && !self.said_idle {
            self.events.idle(self.frames);
            self.report_sizeless();
        }
        self.said_idle = idle;
        let times = [self.resources_wake, self.fonts.wake(), self.animation_wake]
            .into_iter()
            .flatten();
        let times = times.filter(|&wake| self.time.is_some_and(|time| time < wake));
        Output {
            draw_list,
            events: self.events.take(),
            requests: core::mem::take(&mut self.requests),
            active,
            wake: times.min_by(f64::total_cmp),
            idle,
        }
    }
}

/// Whether a placement for `scroll` is of a node that could have focus but for the size of its box.
fn is_without_area(placement: &[u32]) -> bool {
    const FOCUSABLE: u32 = 1;
    const HIDDEN_OR_OUTSIDE: u32 = 8 | 32;
    matches!(
        *placement,
        [_, _, _, flags, _, _, width, height, ..]
            if flags & FOCUSABLE != 0 && flags & HIDDEN_OR_OUTSIDE == 0 && (width == 0 || height == 0)
    )
}

/// A length in device pixels: 0 only for what has none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept within 0 to 16384 first"
)]
fn device_pixels(length: f32, scale: f32) -> u32 {
    if length > 0.0 {
        (length * scale).ceil().clamp(1.0, 16384.0) as u32
    } else {
        0
    }
}
