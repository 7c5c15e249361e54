//! Entries that come in: read whole first, then done in their order, so that a refused stream
//! changes nothing.

use inlay_schema::values::{AnimationAction, AnimationControl, CompositeOperation};
use inlay_schema::{Entries, Entry, ValueError, check, id, info, read, u32_of, values};

use crate::effect::Effect;
use crate::transition::Declared;
use crate::value::Property;
use crate::word;
use crate::{Animation, ApplyError};

/// What an entry asks for.
enum Task {
    Declare {
        node: u32,
        transitions: Vec<Declared>,
    },
    Animate {
        node: u32,
        property: Property,
        effect: Box<Effect>,
    },
    Control(AnimationControl),
    Remove {
        node: u32,
    },
}

impl Animation {
    /// Takes `transition`, `animate`, `control-animation` and `remove-node`. Animations begin at
    /// `time`, in milliseconds.
    ///
    /// # Errors
    ///
    /// [`ApplyError::Malformed`]: a value is not of its type, has keyframes of another type than
    /// the property or none, offsets fall, or no node is selected. [`ApplyError::UnknownNode`]:
    /// node 0. [`ApplyError::Unsupported`]: another entry, a property that cannot be animated, or
    /// `animate` with a `composite` other than `replace`.
    pub fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), ApplyError> {
        let last = self.now;
        let now = self.advance_to(time);
        match self.read_tasks(entries, now) {
            Ok(tasks) => {
                self.rests.is_stale |= !tasks.is_empty();
                for task in tasks {
                    self.perform(task, now);
                }
                Ok(())
            }
            Err(error) => {
                self.now = last;
                Err(error)
            }
        }
    }

    fn read_tasks(&mut self, entries: &[u32], now: f64) -> Result<Vec<Task>, ApplyError> {
        let mut tasks = Vec::new();
        let mut selected = 0;
        for entry in Entries::new(entries) {
            let entry = entry.map_err(|error| ApplyError::Malformed(word(error.at)))?;
            let malformed = ApplyError::Malformed(word(entry.at));
            let broken = |_: ValueError| malformed;
            check(entry.id, entry.value).map_err(broken)?;
            match entry.id {
                id::SELECT_NODE => selected = known(u32_of(entry.value).map_err(broken)?)?,
                id::REMOVE_NODE => tasks.push(Task::Remove {
                    node: known(u32_of(entry.value).map_err(broken)?)?,
                }),
                id::ANIMATE => tasks.push(self.read_animate(entry, now)?),
                id::CONTROL_ANIMATION => {
                    tasks.push(Task::Control(read(entry.value).map_err(broken)?));
                }
                id::TRANSITION | id::UNSET_PROPERTY if selected == 0 => return Err(malformed),
                id::TRANSITION => tasks.push(Task::Declare {
                    node: selected,
                    transitions: self.read_transitions(entry)?,
                }),
                id::UNSET_PROPERTY => {
                    let property = u32_of(entry.value).map_err(broken)?;
                    if property != u32::from(id::TRANSITION) {
                        return Err(ApplyError::Unsupported(property));
                    }
                    tasks.push(Task::Declare {
                        node: selected,
                        transitions: Vec::new(),
                    });
                }
                other => return Err(ApplyError::Unsupported(other.into())),
            }
        }
        Ok(tasks)
    }

    fn read_transitions(&mut self, entry: Entry<'_>) -> Result<Vec<Declared>, ApplyError> {
        let list: Vec<values::Transition> =
            read(entry.value).map_err(|_| ApplyError::Malformed(word(entry.at)))?;
        let mut declared: Vec<Declared> = Vec::with_capacity(list.len());
        for transition in list {
            let property = Property::new(transition.property)
                .ok_or(ApplyError::Unsupported(transition.property))?
                .id;
            // A property named twice counts once, the last one.
            declared.retain(|earlier| earlier.property != property);
            declared.push(Declared {
                property,
                delay: transition.delay.into(),
                course: self.easings.course(&transition.motion),
            });
        }
        Ok(declared)
    }

    fn read_animate(&mut self, entry: Entry<'_>, now: f64) -> Result<Task, ApplyError> {
        let malformed = ApplyError::Malformed(word(entry.at));
        let animation: values::Animation = read(entry.value).map_err(|_| malformed)?;
        let property = Property::new(animation.property)
            .filter(|property| info(property.id).is_some_and(|info| !info.later))
            .ok_or(ApplyError::Unsupported(animation.property))?;
        let replaces = |frame: &values::Keyframe| frame.composite == CompositeOperation::Replace;
        if !animation.keyframes.iter().all(replaces) {
            return Err(ApplyError::Unsupported(id::ANIMATE.into()));
        }
        let node = known(animation.node)?;
        if animation.animation == 0 {
            return Err(malformed);
        }
        let effect = Effect::new(&animation, &property, now, &mut self.easings).ok_or(malformed)?;
        Ok(Task::Animate {
            node,
            property,
            effect: Box::new(effect),
        })
    }

    fn perform(&mut self, task: Task, now: f64) {
        match task {
            Task::Declare { node, transitions } => self.declare(node, transitions),
            Task::Animate {
                node,
                property,
                effect,
            } => {
                if let Some(at) = self.effects.find(effect.id) {
                    self.cancel(at);
                }
                let at = self.tracks.ensure(node, property);
                if let Some(track) = self.tracks.get_mut(at) {
                    self.effects.add(*effect, at, track);
                }
            }
            Task::Control(control) => self.control(control, now),
            Task::Remove { node } => self.remove_node(node),
        }
    }

    /// Replaces what a node declares; transitions of what it declares no more end, as CSS says.
    fn declare(&mut self, node: u32, transitions: Vec<Declared>) {
        let tracks: Vec<usize> = self.tracks.of_node(node).collect();
        for at in tracks {
            let Some(track) = self.tracks.get_mut(at) else {
                continue;
            };
            let property = track.property.id;
            let is_declared = transitions
                .iter()
                .any(|declared| declared.property == property);
            if track.transition.is_some() && !is_declared {
                track.transition = None;
            }
        }
        self.nodes.declare(node, transitions);
    }

    fn control(&mut self, control: AnimationControl, now: f64) {
        let Some(at) = self.effects.find(control.animation) else {
            return;
        };
        if control.action == AnimationAction::Cancel {
            let cancelled = self.cancel(at);
            self.cancelled.extend(cancelled);
            return;
        }
        let Some(effect) = self.effects.get_mut(at) else {
            return;
        };
        let end = effect.end();
        let player = &mut effect.player;
        match control.action {
            AnimationAction::Play => player.play(now, end),
            AnimationAction::Pause => player.pause(now, end),
            AnimationAction::Finish => player.finish(now, end),
            AnimationAction::Reverse => {
                if !player.reverse(now, end) {
                    self.refused.push(control.animation);
                }
            }
            AnimationAction::Seek(time) => player.seek(time.into(), now, end),
            AnimationAction::Rate(rate) => player.set_rate(rate.into(), now, end),
            AnimationAction::Cancel => {}
        }
        effect.look_again(now);
        // The next tick looks at it.
        let track = effect.track;
        self.tracks.get_mut(track);
    }

    /// Takes an animation away; returns its id.
    pub(crate) fn cancel(&mut self, at: usize) -> Option<u32> {
        let track = self.effects.get(at)?.track;
        self.effects.remove(at, self.tracks.get_mut(track)?)
    }

    fn remove_node(&mut self, node: u32) {
        let tracks: Vec<usize> = self.tracks.of_node(node).collect();
        for at in tracks {
            while let Some(track) = self.tracks.get_mut(at) {
                let Some(top) = track.top else { break };
                self.cancelled.extend(self.effects.remove(top, track));
            }
            self.tracks.remove(at);
        }
        self.nodes.remove(node);
    }
}

fn known(node: u32) -> Result<u32, ApplyError> {
    if node == 0 {
        Err(ApplyError::UnknownNode(node))
    } else {
        Ok(node)
    }
}
