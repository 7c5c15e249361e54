//! What no input can bring back: when motions began, and how fast.

use inlay_schema::{check, sort};

use crate::player::{Anchor, PlayState, Player};
use crate::transition::Transition;
use crate::value::{Parts, Property, Value};
use crate::word;
use crate::{Animation, AnimationState, RestoreError};

/// The version of [`AnimationState`] that is written and read.
const VERSION: u32 = 2;

/// What stands for a time that an animation has not.
const NO_TIME: f64 = -1e300;

/// What stands for the play state of an animation whose end as cancelled was not reported yet.
const CANCELLED: u32 = 0;

/// Numbers per transition: start and four speeds.
const TRANSITION_TIMES: usize = 5;

/// Numbers per animation: the time from which its current time runs, the current time then, hold,
/// rate.
const ANIMATION_TIMES: usize = 4;

/// A transition of a state.
struct Kept {
    node: u32,
    property: Property,
    from: Value,
    to: Value,
}

impl Animation {
    /// Motion of all animations and transitions.
    pub fn snapshot(&mut self) -> AnimationState {
        let mut state = AnimationState {
            version: VERSION,
            ..AnimationState::default()
        };
        for track in self.tracks.iter() {
            if let Some(transition) = &track.transition {
                state
                    .transitions
                    .extend([track.node, track.property.id.into()]);
                for value in [transition.from, transition.to] {
                    let [head, words @ ..] = value.entry(track.property.head(value));
                    let count = head >> 16;
                    state.transitions.push(count);
                    state.transitions.extend(words.iter().take(count as usize));
                }
                state.transition_times.push(transition.start);
                state.transition_times.extend(transition.speed);
            }
        }
        let now = self.now.unwrap_or(0.0);
        for effect in self
            .effects
            .in_order()
            .into_iter()
            .filter_map(|at| self.effects.get(at))
        {
            let play_state = match effect.state(now) {
                _ if effect.is_told => 3,
                PlayState::Paused => 2,
                PlayState::Running | PlayState::Finished => 1,
            };
            let Player {
                anchor, hold, rate, ..
            } = effect.player;
            let Anchor { time, current } = anchor.unwrap_or(Anchor {
                time: NO_TIME,
                current: 0.0,
            });
            state.animations.extend([effect.id, play_state]);
            state
                .animation_times
                .extend([time, current, hold.unwrap_or(NO_TIME), rate]);
        }
        for &id in &self.cancelled {
            state.animations.extend([id, CANCELLED]);
            state.animation_times.extend([NO_TIME, 0.0, NO_TIME, 1.0]);
        }
        state
    }

    /// Takes a state of [`snapshot`](Self::snapshot), after [`reset`](Self::reset) and one full
    /// batch. What belongs to nodes or animations that are gone, and transitions that no node
    /// declares any more, are skipped. The next tick reports all values that are held.
    ///
    /// # Errors
    ///
    /// [`RestoreError`]; the system is as after `reset` then.
    pub fn restore(&mut self, state: &AnimationState) -> Result<(), RestoreError> {
        match read_transitions(state).and_then(|kept| check_animations(state).map(|()| kept)) {
            Ok(kept) => {
                self.restore_transitions(&kept, &state.transition_times);
                self.restore_animations(state);
                for track in self.tracks.iter_mut() {
                    track.reported = None;
                    track.is_holding = true;
                }
                self.rests.is_stale = true;
                self.now = None;
                Ok(())
            }
            Err(error) => {
                self.reset();
                Err(error)
            }
        }
    }

    fn restore_transitions(&mut self, kept: &[Option<Kept>], times: &[f64]) {
        for (kept, times) in kept.iter().zip(times.as_chunks::<TRANSITION_TIMES>().0) {
            let Some(kept) = kept else { continue };
            let Some(declared) = self.nodes.declared(kept.node, kept.property.id) else {
                continue;
            };
            let &[start, ref speed @ ..] = times;
            let speed: Parts = *speed;
            let transition =
                Transition::resume(&kept.property, kept.from, kept.to, speed, start, declared);
            let at = self.tracks.ensure(kept.node, kept.property);
            if let Some(track) = self.tracks.get_mut(at) {
                track.transition = Some(transition);
            }
        }
    }

    fn restore_animations(&mut self, state: &AnimationState) {
        let (mut order, mut gone) = (Vec::new(), Vec::new());
        let times = state.animation_times.as_chunks::<ANIMATION_TIMES>().0;
        for (&[id, play_state], &[time, current, hold, rate]) in
            state.animations.as_chunks::<2>().0.iter().zip(times)
        {
            let Some(at) = self.effects.find(id) else {
                continue;
            };
            if play_state == CANCELLED {
                gone.push(at);
                continue;
            }
            let is_some = |time: f64| time > NO_TIME;
            let anchor = is_some(time).then_some(Anchor { time, current });
            if let Some(effect) = self.effects.get_mut(at) {
                let hold = is_some(hold).then_some(hold);
                effect.player = Player::restored(anchor, hold, rate);
                effect.is_told = play_state == 3;
            }
            order.push(at);
        }
        // Those that the state does not know began later.
        let mut listed = order.clone();
        sort(&mut listed);
        for at in gone {
            // One whose id another animation has taken over is only reported.
            let cancelled = match listed.binary_search(&at) {
                Ok(_) => self.effects.get(at).map(|effect| effect.id),
                Err(_) => self.cancel(at),
            };
            self.cancelled.extend(cancelled);
        }
        let others = self.effects.in_order().into_iter();
        order.extend(others.filter(|at| listed.binary_search(at).is_err()));
        self.effects.renumber(&order);
        for track in self.tracks.iter_mut() {
            track.top = None;
        }
        for at in order {
            let Some(effect) = self.effects.get_mut(at) else {
                continue;
            };
            if let Some(track) = self.tracks.get_mut(effect.track) {
                effect.below = track.top;
                track.top = Some(at);
            }
        }
    }
}

/// The transitions of a state; `None` for those whose property is not known here.
fn read_transitions(state: &AnimationState) -> Result<Vec<Option<Kept>>, RestoreError> {
    if state.version != VERSION {
        return Err(RestoreError::Version(VERSION));
    }
    let words = &state.transitions;
    let cut = RestoreError::Length(word(words.len()));
    let mut kept = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let &[node, property] = words
            .get(at..at + 2)
            .and_then(|pair| pair.as_array())
            .ok_or(cut)?;
        let property = Property::new(property);
        at += 2;
        let mut read = || {
            let count = *words.get(at).ok_or(cut)? as usize;
            let value = words
                .get(at + 1..)
                .and_then(|rest| rest.get(..count))
                .ok_or(cut)?;
            let wrong = RestoreError::Number(word(at + 1));
            at += 1 + count;
            let Some(property) = property else {
                return Ok(None);
            };
            check(property.id, value).map_err(|_| wrong)?;
            property.read(value).map(Some).ok_or(wrong)
        };
        let (from, to) = (read()?, read()?);
        kept.push(match (property, from, to) {
            (Some(property), Some(from), Some(to))
                if node != 0 && property.interpolates(from, to) =>
            {
                Some(Kept {
                    node,
                    property,
                    from,
                    to,
                })
            }
            _ => None,
        });
    }
    if state.transition_times.len() != kept.len() * TRANSITION_TIMES {
        return Err(RestoreError::Length(word(state.transition_times.len())));
    }
    check_numbers(&state.transition_times)?;
    Ok(kept)
}

fn check_animations(state: &AnimationState) -> Result<(), RestoreError> {
    let (animations, rest) = state.animations.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(RestoreError::Length(word(state.animations.len())));
    }
    if state.animation_times.len() != animations.len() * ANIMATION_TIMES {
        return Err(RestoreError::Length(word(state.animation_times.len())));
    }
    if let Some(at) = animations
        .iter()
        .position(|&[_, play_state]| play_state > 3)
    {
        return Err(RestoreError::Number(word(2 * at + 1)));
    }
    let mut playing: Vec<_> = (animations.iter().zip(0..))
        .filter(|&(&[_, play_state], _)| play_state != CANCELLED)
        .map(|(&[id, _], at)| (id, at))
        .collect();
    sort(&mut playing);
    let twice = playing.windows(2).find(|pair| pair[0].0 == pair[1].0);
    if let Some(&[_, (_, at)]) = twice.and_then(|pair| pair.as_array()) {
        return Err(RestoreError::Number(word(2 * at)));
    }
    check_numbers(&state.animation_times)
}

fn check_numbers(numbers: &[f64]) -> Result<(), RestoreError> {
    match numbers.iter().position(|number| !number.is_finite()) {
        Some(at) => Err(RestoreError::Number(word(at))),
        None => Ok(()),
    }
}
