//! A batch: checked entry by entry, noted in the record, and routed to the systems that own what it
//! says.

use inlay_schema::values::{
    AnimatedValue, Animation, AnimationControl, CompositeOperation, Create, Display, Easing,
    FontFace, Insertion, Motion, NodeKind, RefusalReason, ScrollTo, SetStates, States,
    StepPosition, TrackBreadth, TrackList, TrackSize,
};
use inlay_schema::{
    Animate, Entry, HeaderError, Info, System, Table, check, id, info, open, read, u32_of,
};

use crate::Refusal;
use crate::record::{Kind, MAX_FONTS, ROOT, TreeError};
use crate::snapshot::NODE_PROPERTIES;
use crate::streams::Marks;
use crate::{Deferred, Engine, Systems};

/// States that an app may set by itself.
const APP_STATES: u32 = States::HOVERED.bits()
    | States::SELECTED.bits()
    | States::CHECKED.bits()
    | States::PRESSED.bits()
    | States::DISABLED.bits();
/// Most keyframes of an animation, as a bound for systems.
const MAX_KEYFRAMES: usize = 1024;

/// What properties are for.
#[derive(Clone, Copy, Default)]
struct Selection {
    /// Slot of the node; 0 is none.
    slot: u32,
    /// The state, by its bit.
    state: Option<u32>,
}

/// How long everything was before a batch.
struct Before {
    streams: Marks,
    deferred: usize,
    state_changes: usize,
    retargets: usize,
    touched: usize,
    created: usize,
    skipped: usize,
}

/// Reason and facts.
type Fault = (RefusalReason, u32, u32);

impl<S: Systems> Engine<S> {
    /// Takes a batch, all or nothing; returns how many entries it applied.
    ///
    /// # Errors
    ///
    /// [`Refusal`], which is also told as the event `refused`.
    pub fn apply(&mut self, batch: &[u32]) -> Result<u32, Refusal> {
        if self.has_queued_keys() {
            // Keys act before what is said after them, but not for a batch that is refused.
            let before = self.begin_batch();
            let tried = self.take_batch(batch);
            self.undo_batch(&before);
            if tried.is_ok() {
                self.act_before_batch();
            }
        }
        self.said_idle = false;
        let before = self.begin_batch();
        let result = self.take_batch(batch);
        match result {
            Ok(_) => self.tell_batch(),
            Err(refusal) => {
                self.undo_batch(&before);
                self.events.refused(&refusal);
            }
        }
        result
    }

    fn begin_batch(&mut self) -> Before {
        self.removed.clear();
        self.record.begin();
        self.known.begin();
        Before {
            streams: self.streams.marks(),
            deferred: self.deferred.len(),
            state_changes: self.state_changes.len(),
            retargets: self.retargets.len(),
            touched: self.touched.len(),
            created: self.created.len(),
            skipped: self.skipped.len(),
        }
    }

    /// Takes back all that [`take_batch`](Self::take_batch) did since
    /// [`begin_batch`](Self::begin_batch).
    fn undo_batch(&mut self, before: &Before) {
        self.record.rollback();
        self.known.rollback();
        self.streams.rewind(before.streams);
        self.deferred.truncate(before.deferred);
        self.state_changes.truncate(before.state_changes);
        self.retargets.truncate(before.retargets);
        self.retarget_node = 0;
        self.touched.truncate(before.touched);
        self.created.truncate(before.created);
        self.skipped.truncate(before.skipped);
    }

    fn take_batch(&mut self, batch: &[u32]) -> Result<u32, Refusal> {
        let (header, entries) = open(batch).map_err(|error| refuse_header(batch, error))?;
        let refuse = |at: usize, entry: u16, (reason, expected, found): Fault| Refusal {
            sequence: header.sequence,
            reason,
            at: u32::try_from(at).unwrap_or(u32::MAX),
            entry: u32::from(entry),
            expected,
            found,
        };
        let mut selection = Selection::default();
        let mut count = 0;
        for entry in entries {
            let entry = entry.map_err(|error| {
                refuse(
                    error.at,
                    error.id,
                    (error.reason(), error.facts().0, error.facts().1),
                )
            })?;
            match info(entry.id) {
                None => self.skip(header.sequence, entry.id),
                Some(info) => {
                    self.take_entry(info, entry, &mut selection)
                        .map_err(|fault| refuse(entry.at, entry.id, fault))?;
                    count += 1;
                }
            }
        }
        self.sequence = header.sequence;
        Ok(count)
    }

    /// Tells the app what a batch that was applied did besides what it said.
    fn tell_batch(&mut self) {
        self.removals
            .extend(self.removed.iter().map(|&(node, _)| node));
        for (sequence, entry, count) in self.skipped.drain(..) {
            self.events.skipped(sequence, entry, count);
        }
    }

    fn skip(&mut self, sequence: u32, entry: u16) {
        match self
            .skipped
            .iter_mut()
            .find(|(_, skipped, _)| *skipped == entry)
        {
            Some((_, _, count)) => *count += 1,
            None => self.skipped.push((sequence, entry, 1)),
        }
    }

    fn take_entry(
        &mut self,
        info: &'static Info,
        entry: Entry<'_>,
        selection: &mut Selection,
    ) -> Result<(), Fault> {
        let unsupported = (RefusalReason::Unsupported, u32::from(entry.id), 0);
        if info.later || info.table == Table::Event {
            return Err(unsupported);
        }
        check(entry.id, entry.value).map_err(value_fault)?;
        match info.table {
            Table::Property => self.take_property(info, Some(entry.value), *selection),
            _ => self.take_command(entry, selection),
        }
    }

    fn take_command(&mut self, entry: Entry<'_>, selection: &mut Selection) -> Result<(), Fault> {
        let value = entry.value;
        match entry.id {
            id::CREATE_NODE => {
                *selection = Selection {
                    slot: self.create(value)?,
                    state: None,
                }
            }
            id::REMOVE_NODE => {
                self.remove(value)?;
                *selection = Selection::default();
            }
            id::INSERT_CHILD => self.insert(value)?,
            id::SELECT_NODE => {
                *selection = Selection {
                    slot: self.known(value)?,
                    state: None,
                }
            }
            id::SELECT_STATE => {
                require_selection(entry.id, *selection)?;
                selection.state = Some(u32_of(value).map_err(value_fault)?);
            }
            id::UNSET_PROPERTY => {
                let property = u32_of(value).map_err(value_fault)?;
                let info = u16::try_from(property)
                    .ok()
                    .and_then(info)
                    .filter(|info| info.table == Table::Property && !info.later);
                self.take_property(
                    info.ok_or((RefusalReason::Unsupported, property, 0))?,
                    None,
                    *selection,
                )?;
            }
            id::SET_STATES => self.set_app_states(value)?,
            id::ANIMATE => self.animate(value)?,
            id::CONTROL_ANIMATION => {
                let control: AnimationControl = read(value).map_err(value_fault)?;
                if !self.record.animations.contains_key(&control.animation) {
                    return Err((RefusalReason::BadAnimationId, control.animation, 0));
                }
                self.streams.command(System::Animation, entry.id, value);
            }
            id::FOCUS_NODE => {
                let slot = self.known(value)?;
                let node = self.record.node(slot);
                // In which states it will be, nobody knows before the frame: where it cannot have
                // focus then, focus stays.
                let may = |property| node.style.any(|block| block.get(property) == Some(&[1]));
                if !may(id::FOCUSABLE) && !may(id::FOCUS_GROUP) {
                    return Err((RefusalReason::NotFocusable, node.id, 0));
                }
                self.deferred.push(Deferred::Focus(node.id));
            }
            id::SCROLL_TO => {
                let slot = self.known(value.get(..1).unwrap_or_default())?;
                let command: ScrollTo = read(value).map_err(value_fault)?;
                check_motion(&command.motion)?;
                self.record.edit(slot).known |= 1 << System::Scroll as u16;
                self.streams.command(System::Scroll, entry.id, value);
            }
            id::REVEAL_NODE => {
                let slot = self.known(value)?;
                self.deferred
                    .push(Deferred::Reveal(self.record.node(slot).id));
            }
            id::RELOAD_IMAGE => {
                let slot = self.known(value)?;
                self.record.edit(slot).known |= 1 << System::Resources as u16;
                self.streams.command(System::Resources, entry.id, value);
            }
            id::QUERY_BOUNDS => {
                let slot = self.known(value.get(..1).unwrap_or_default())?;
                let token = value.get(1).copied().unwrap_or(0);
                self.deferred
                    .push(Deferred::Bounds(self.record.node(slot).id, token));
            }
            id::ADD_FONT_FACE => {
                let face: FontFace = read(value).map_err(value_fault)?;
                if self.record.fonts.len() >= MAX_FONTS as usize {
                    return Err((RefusalReason::Limit, MAX_FONTS, face.font));
                }
                if !self.record.add_font(face.font, value) {
                    return Err((RefusalReason::BadValue, 0, face.font));
                }
                self.streams.command(System::Text, entry.id, value);
            }
            _ => return Err((RefusalReason::Unsupported, u32::from(entry.id), 0)),
        }
        Ok(())
    }

    /// The slot of the node that a value of one word names.
    fn known(&self, value: &[u32]) -> Result<u32, Fault> {
        let node = u32_of(value).map_err(value_fault)?;
        self.record
            .find(node)
            .ok_or((RefusalReason::UnknownNode, node, 0))
    }

    fn create(&mut self, value: &[u32]) -> Result<u32, Fault> {
        let Create { node, kind } = read(value).map_err(value_fault)?;
        let kind = match kind {
            NodeKind::View => Kind::View,
            NodeKind::Image => Kind::Image,
            NodeKind::Text => Kind::Text,
        };
        let slot = self
            .record
            .create(node, kind)
            .map_err(|error| tree_fault(error, node, 0))?;
        let owners: &[System] = match kind {
            Kind::Text => &[System::Scene, System::Layout, System::Render, System::Text],
            _ => &[System::Scene, System::Layout, System::Render],
        };
        for &system in owners {
            self.streams.command(system, id::CREATE_NODE, value);
            self.record.node_mut(slot).known |= 1 << system as u16;
        }
        self.created.push(node);
        Ok(slot)
    }

    fn remove(&mut self, value: &[u32]) -> Result<(), Fault> {
        let node = u32_of(value).map_err(value_fault)?;
        let from = self.removed.len();
        self.record
            .remove(node, &mut self.removed)
            .map_err(|error| tree_fault(error, node, 0))?;
        for &(node, known) in &self.removed[from..] {
            self.known.forget(node);
            for system in System::ALL
                .into_iter()
                .filter(|&system| known >> system as u16 & 1 == 1)
            {
                self.streams.command(system, id::REMOVE_NODE, &[node]);
            }
        }
        Ok(())
    }

    fn insert(&mut self, value: &[u32]) -> Result<(), Fault> {
        let Insertion {
            parent,
            child,
            before,
        } = read(value).map_err(value_fault)?;
        self.record
            .insert(parent, child, before)
            .map_err(|error| match error {
                TreeError::NotAChild => (RefusalReason::NotAChild, parent, before),
                error => tree_fault(error, parent, child),
            })?;
        for system in [System::Scene, System::Layout] {
            self.streams.command(system, id::INSERT_CHILD, value);
        }
        self.rearranged = true;
        Ok(())
    }

    fn set_app_states(&mut self, value: &[u32]) -> Result<(), Fault> {
        let SetStates { node, states } = read(value).map_err(value_fault)?;
        let slot = self
            .record
            .find(node)
            .ok_or((RefusalReason::UnknownNode, node, 0))?;
        let states = states.bits();
        if states & !APP_STATES != 0 {
            return Err((RefusalReason::BadState, states, 0));
        }
        let node = self.record.edit(slot);
        let (id, removed) = (node.id, node.app_states & !states);
        node.app_states = states;
        self.state_changes.push([id, states, removed]);
        Ok(())
    }

    fn animate(&mut self, value: &[u32]) -> Result<(), Fault> {
        let animation: Animation = read(value).map_err(value_fault)?;
        let slot = self.record.find(animation.node).ok_or((
            RefusalReason::UnknownNode,
            animation.node,
            0,
        ))?;
        check_animation(&animation)?;
        if !self.record.add_animation(animation.animation, value) {
            return Err((RefusalReason::BadAnimationId, animation.animation, 0));
        }
        let node = self.record.edit(slot);
        node.moves = true;
        node.known |= 1 << System::Animation as u16;
        if let Ok(property) = u16::try_from(animation.property) {
            self.note_rest(slot, property, true);
        }
        self.streams.command(System::Animation, id::ANIMATE, value);
        Ok(())
    }

    fn take_property(
        &mut self,
        info: &'static Info,
        value: Option<&[u32]>,
        selection: Selection,
    ) -> Result<(), Fault> {
        require_selection(info.id, selection)?;
        self.check_property(info, value, selection.slot)?;
        self.set_property(selection.slot, selection.state, info, value);
        Ok(())
    }

    /// What the schema's types cannot say of a value.
    fn check_property(&self, info: &Info, value: Option<&[u32]>, slot: u32) -> Result<(), Fault> {
        let Some(value) = value else { return Ok(()) };
        match info.id {
            // The root is the stage: it has a box.
            id::DISPLAY if slot == ROOT && value == [Display::Contents.word()] => {
                let contents = Display::Contents.word();
                Err((RefusalReason::BadValue, contents, contents))
            }
            id::GRID_COLUMN_START | id::GRID_COLUMN_END | id::GRID_ROW_START | id::GRID_ROW_END
                if value == [1, 0] =>
            {
                Err((RefusalReason::BadValue, 1, 0))
            }
            id::GRID_TEMPLATE_COLUMNS | id::GRID_TEMPLATE_ROWS => {
                let lists: Vec<TrackList> = read(value).map_err(value_fault)?;
                lists.iter().try_for_each(|list| check_tracks(&list.sizes))
            }
            id::GRID_AUTO_COLUMNS | id::GRID_AUTO_ROWS => {
                check_tracks(&read::<Vec<TrackSize>>(value).map_err(value_fault)?)
            }
            property if NODE_PROPERTIES.contains(&property) && value != [0] => {
                self.known(value).map(|_| ())
            }
            id::TRANSITION => check_transitions(value),
            id::SCROLL_MOTION => check_motion(&read(value).map_err(value_fault)?),
            _ => Ok(()),
        }
    }
}

/// CSS Grid 2 `<track-size>`: a fraction and `fit-content()` are maxima only. The facts are the
/// cases that a minimum has, and the number of this one.
fn check_tracks(tracks: &[TrackSize]) -> Result<(), Fault> {
    tracks.iter().try_for_each(|track| match track.min {
        TrackBreadth::Fraction(_) => Err((RefusalReason::BadValue, 5, 5)),
        TrackBreadth::FitContent(_) => Err((RefusalReason::BadValue, 5, 6)),
        TrackBreadth::FitContentPercent(_) => Err((RefusalReason::BadValue, 5, 7)),
        _ => Ok(()),
    })
}

/// A transition names a property that can be animated, and times that are no less than 0.
fn check_transitions(value: &[u32]) -> Result<(), Fault> {
    use inlay_schema::values::Transition;
    let transitions: Vec<Transition> = read(value).map_err(value_fault)?;
    for transition in transitions {
        let property = u16::try_from(transition.property).ok().and_then(info);
        if property
            .is_none_or(|info| info.animate == Animate::None || info.table != Table::Property)
        {
            return Err((RefusalReason::NotAnimatable, transition.property, 0));
        }
        check_motion(&transition.motion)?;
    }
    Ok(())
}

fn check_motion(motion: &Motion) -> Result<(), Fault> {
    match motion {
        Motion::Tween(tween) => check_easing(&tween.easing),
        // Numbers have their ranges in the schema.
        Motion::Spring(_) | Motion::Instant => Ok(()),
    }
}

/// Web Animations: keyframe offsets rise from 0 to 1, times are no less than 0, values are of the
/// property's type.
fn check_animation(animation: &Animation) -> Result<(), Fault> {
    let not_animatable = (
        RefusalReason::NotAnimatable,
        animation.property,
        animation.animation,
    );
    let property = u16::try_from(animation.property)
        .ok()
        .and_then(info)
        .filter(|info| info.table == Table::Property && !info.later)
        .ok_or(not_animatable)?;
    let fits = |value: &AnimatedValue| {
        matches!(
            (property.animate, value),
            (Animate::Number, AnimatedValue::Number(_))
                | (Animate::Length, AnimatedValue::Length(_))
                | (Animate::Dimension, AnimatedValue::Dimension(_))
                | (Animate::Size, AnimatedValue::Size(_))
                | (Animate::Color, AnimatedValue::Color(_))
        )
    };
    let frames = &animation.keyframes;
    if frames.is_empty() || frames.iter().any(|frame| !fits(&frame.value)) {
        return Err(not_animatable);
    }
    if frames.len() > MAX_KEYFRAMES {
        return Err((
            RefusalReason::Limit,
            u32::try_from(MAX_KEYFRAMES).unwrap_or(0),
            u32::try_from(frames.len()).unwrap_or(u32::MAX),
        ));
    }
    let mut last = 0.0_f32;
    for frame in frames {
        if !(last..=1.0).contains(&frame.offset) {
            return Err((
                RefusalReason::OutOfRange,
                last.to_bits(),
                frame.offset.to_bits(),
            ));
        }
        last = frame.offset;
    }
    for frame in frames {
        check_easing(&frame.easing)?;
        if frame.composite != CompositeOperation::Replace {
            return Err((RefusalReason::Unsupported, u32::from(id::ANIMATE), 0));
        }
    }
    let timing = &animation.timing;
    check_easing(&timing.easing)?;
    at_least_zero(timing.duration)?;
    at_least_zero(timing.iteration_start)?;
    timing.iterations.map_or(Ok(()), at_least_zero)
}

/// CSS Easing Functions 2: the x of a cubic Bézier lie within 0 to 1; `jump-none` has two steps or
/// more, others one; points of `linear()` do not go back.
fn check_easing(easing: &Easing) -> Result<(), Fault> {
    match easing {
        Easing::CubicBezier((x1, _, x2, _)) => {
            [*x1, *x2].into_iter().try_for_each(|x| within(0.0, 1.0, x))
        }
        Easing::Steps(steps) => {
            let least = if steps.position == StepPosition::JumpNone {
                2
            } else {
                1
            };
            if steps.count >= least {
                Ok(())
            } else {
                Err((RefusalReason::OutOfRange, least, steps.count))
            }
        }
        Easing::LinearPoints(points) => {
            if points.len() < 2 {
                return Err((
                    RefusalReason::BadValue,
                    2,
                    u32::try_from(points.len()).unwrap_or(0),
                ));
            }
            points
                .windows(2)
                .try_for_each(|pair| within(pair[0].0, f32::MAX, pair[1].0))
        }
        _ => Ok(()),
    }
}

fn within(least: f32, greatest: f32, number: f32) -> Result<(), Fault> {
    let limit = if number < least { least } else { greatest };
    if (least..=greatest).contains(&number) {
        Ok(())
    } else {
        Err((RefusalReason::OutOfRange, limit.to_bits(), number.to_bits()))
    }
}

fn at_least_zero(number: f32) -> Result<(), Fault> {
    if number >= 0.0 {
        Ok(())
    } else {
        Err((
            RefusalReason::OutOfRange,
            0.0_f32.to_bits(),
            number.to_bits(),
        ))
    }
}

fn require_selection(entry: u16, selection: Selection) -> Result<(), Fault> {
    if selection.slot == 0 {
        Err((RefusalReason::NothingSelected, u32::from(entry), 0))
    } else {
        Ok(())
    }
}

fn value_fault(error: inlay_schema::ValueError) -> Fault {
    let (expected, found) = error.facts();
    (error.reason(), expected, found)
}

fn tree_fault(error: TreeError, first: u32, second: u32) -> Fault {
    match error {
        TreeError::BadId(present) if first == ROOT => (RefusalReason::BadNodeId, ROOT, present),
        TreeError::BadId(present) => (RefusalReason::BadNodeId, first, present),
        TreeError::Limit(limit) => (RefusalReason::Limit, limit, crate::record::slot(first)),
        TreeError::Unknown(node) => (RefusalReason::UnknownNode, node, 0),
        TreeError::Cycle => (RefusalReason::Cycle, first, second),
        TreeError::NotAChild => (RefusalReason::NotAChild, first, second),
        TreeError::NoChildren => (RefusalReason::NoChildren, first, second),
        TreeError::Depth(depth) => (RefusalReason::Limit, crate::record::MAX_DEPTH, depth),
    }
}

fn refuse_header(batch: &[u32], error: HeaderError) -> Refusal {
    let (expected, found) = error.facts();
    Refusal {
        sequence: batch.get(3).copied().unwrap_or(0),
        reason: error.reason(),
        at: 0,
        entry: 0,
        expected,
        found,
    }
}
