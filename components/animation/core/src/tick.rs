//! Values at a time.

use inlay_schema::{Writer, id};

use crate::{Animation, AnimationError};

/// Values at a time. Its memory is kept from one tick to the next.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Values {
    /// An entry stream: nodes, in rising order, and the values of their properties that changed since the last tick. `unset-property`: all animations of the property are over.
    pub entries: Vec<u32>,
    /// Animations of apps that reached their end.
    pub finished: Vec<u32>,
    /// Animations of apps that were cancelled.
    pub cancelled: Vec<u32>,
    /// Whether any value will change, or any animation end, by time alone.
    pub active: bool,
}

impl Animation {
    /// The values at `time`, in milliseconds.
    ///
    /// # Errors
    ///
    /// [`AnimationError::BadTime`]: not finite, or before the last one.
    pub fn tick(&mut self, time: f64) -> Result<&Values, AnimationError> {
        let now = self.advance(time)?;
        let Self {
            tracks,
            effects,
            values,
            cancelled,
            ..
        } = self;
        values.entries.clear();
        values.finished.clear();
        values.cancelled.clear();
        values.cancelled.append(cancelled);
        values.active = false;
        let mut selected = 0;
        tracks.visit(|track| {
            if !track.is_awake {
                return true;
            }
            let mut held = None;
            let mut is_active = false;
            let mut next = track.top;
            while let Some(effect) = next.and_then(|at| effects.get_mut(at)) {
                if effect.update(now) {
                    values.finished.push(effect.id);
                }
                held = held.or_else(|| effect.sample(&track.property, now));
                is_active |= effect.is_active(now);
                next = effect.below;
            }
            match &track.transition {
                Some(transition) if transition.is_over(now) => track.transition = None,
                Some(transition) => {
                    held = held.or_else(|| Some(transition.sample(&track.property, now)));
                    is_active = true;
                }
                None => {}
            }
            if held != track.told || held.is_none() && track.is_holding {
                let mut writer = Writer::new(&mut values.entries);
                if selected != track.node {
                    selected = track.node;
                    writer.select(selected);
                }
                match held {
                    Some(value) => track.property.write_entry(value, &mut values.entries),
                    None => {
                        writer.raw(id::UNSET_PROPERTY, &[track.property.id.into()]);
                    }
                }
                track.told = held;
                track.is_holding = held.is_some();
            }
            track.is_awake = is_active;
            values.active |= is_active;
            track.transition.is_some() || track.top.is_some()
        });
        Ok(values)
    }
}
