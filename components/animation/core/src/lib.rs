//! The value of an animated property at a time.
//!
//! Goes in: transitions that nodes declare, animations of apps and what is done to them
//! ([`Animation::apply`]), changed values of styles ([`Animation::retarget`]), and the time
//! ([`Animation::tick`]). Kept: what moves each property of each node. Comes out: values that
//! changed, packed as the schema says, and which animations ended.
//!
//! - Timing and playback follow Web Animations, easings CSS Easing Functions 2, transitions CSS
//!   Transitions 1; springs are in closed form ([`inlay_motion::Spring`]).
//! - A value depends on the time only, never on which frames came before. A time before the last
//!   one is refused by `tick` and `retarget`; elsewhere it counts as the last one.
//! - A transition that is retargeted goes on from where it is with the speed it has: a spring takes
//!   the speed, a tween fades what its easing does not start with. Reversing does not shorten a
//!   tween, as it does in CSS: with the speed kept there is no jump to hide. Values without a
//!   common unit change at once, and so does what has no transition.
//! - A spring is over when it stays within a thousandth of its way; its value is the target then.
//! - Where several animations of apps move one property, the one that was begun last counts, as in
//!   Web Animations' composite order; any of them counts before a transition, which can only have
//!   begun while none of them held the property. When they end without fill, the next one, or
//!   `unset-property`.
//! - Keyframes that do not reach to offset 0 or 1: the nearest one holds there. (Web Animations
//!   takes the value of the style, which this system does not know.)
//! - A cancelled animation is gone, its id free. What is asked of an animation that is gone, or
//!   cannot be (to finish one without end), changes nothing. An id in use is taken over by the new
//!   animation.
//! - Values are held within the range of their property; no infinity and no NaN comes out.
//!
//! ```
//! use inlay_animation::Animation;
//! use inlay_schema::values::{Easing, Motion, Transition, Tween};
//! use inlay_schema::{Writer, id};
//!
//! let mut animation = Animation::default();
//! let mut words = Vec::new();
//! let mut writer = Writer::new(&mut words);
//! writer.select(7);
//! let motion = Motion::Tween(Tween { duration: 200.0, easing: Easing::Linear });
//! let transition = Transition { property: id::OPACITY.into(), delay: 0.0, motion };
//! writer.entry(id::TRANSITION, &vec![transition]);
//! animation.apply(&words, 0.0)?;
//!
//! words.clear();
//! let mut writer = Writer::new(&mut words);
//! writer.select(7);
//! writer.entry(id::OPACITY, &0.0_f32);
//! writer.entry(id::OPACITY, &1.0_f32);
//! assert!(animation.retarget(&words, 1_000.0)?.is_empty(), "nothing holds at once");
//!
//! words.clear();
//! let mut writer = Writer::new(&mut words);
//! writer.select(7);
//! writer.entry(id::OPACITY, &0.5_f32);
//! assert_eq!(animation.tick(1_100.0)?.entries, words);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod apply;
mod effect;
mod lane;
mod nodes;
mod pace;
mod player;
mod rests;
mod retarget;
mod state;
mod system;
mod tick;
mod timing;
mod tracks;
mod transition;
mod value;

pub use inlay_interfaces::animation::{
    AnimationError, AnimationState, ApplyError, RestoreError, Values,
};

use inlay_motion::Easings;

use nodes::Nodes;
use rests::Rests;
use tracks::{Effects, Tracks};

/// The animation system.
#[derive(Clone, Debug)]
pub struct Animation {
    nodes: Nodes,
    tracks: Tracks,
    effects: Effects,
    easings: Easings,
    /// The last time, in milliseconds.
    now: Option<f64>,
    /// Cancelled since the last tick.
    cancelled: Vec<u32>,
    /// Refused to be reversed since the last tick.
    refused: Vec<u32>,
    values: Values,
    /// Words of the values that the last tick reported.
    reported_last: usize,
    /// What the last `retarget` answered.
    answer: Vec<u32>,
    rests: Rests,
    /// Device pixels per dp.
    ratio: f64,
}

impl Default for Animation {
    fn default() -> Self {
        Self {
            nodes: Nodes::default(),
            tracks: Tracks::default(),
            effects: Effects::default(),
            easings: Easings::default(),
            now: None,
            cancelled: Vec::new(),
            refused: Vec::new(),
            values: Values::default(),
            reported_last: 0,
            answer: Vec::new(),
            rests: Rests::default(),
            ratio: 1.0,
        }
    }
}

/// Times farther from 0 than this, in milliseconds, count as this: there, a millisecond would be
/// lost in rounding.
const FARTHEST: f64 = 1e15;

impl Animation {
    /// Forgets everything, as a new instance.
    pub fn reset(&mut self) {
        self.nodes.clear();
        self.tracks.clear();
        self.effects.clear();
        self.rests.clear();
        self.now = None;
        self.cancelled.clear();
        self.refused.clear();
        self.ratio = 1.0;
    }

    /// Sets how many device pixels there are per dp, on which it depends what is seen to move; 1
    /// until then, and for what is no positive number.
    pub fn set_resolution(&mut self, ratio: f32) {
        let ratio = if ratio > 0.0 && ratio.is_finite() {
            ratio.into()
        } else {
            1.0
        };
        if self.ratio.to_bits() != f64::to_bits(ratio) {
            self.ratio = ratio;
            // All are looked at again.
            self.tracks.iter_mut().for_each(drop);
        }
    }

    /// What makes [`Values::moving`] hold, as of the last time: nodes and properties, in rising
    /// order.
    pub fn movers(&self) -> Vec<u32> {
        let now = self.now.unwrap_or(0.0);
        let tracks = self.tracks.iter();
        let moving = tracks.filter(|track| track.pace(&self.effects, now, self.ratio).moving);
        moving
            .flat_map(|track| [track.node, track.property.id.into()])
            .collect()
    }

    /// Takes a time that must not go back.
    fn advance(&mut self, time: f64) -> Result<f64, AnimationError> {
        let refused = AnimationError::BadTime(self.now.unwrap_or(0.0));
        if !time.is_finite() {
            return Err(refused);
        }
        let time = time.clamp(-FARTHEST, FARTHEST);
        if self.now.is_some_and(|last| time < last) {
            return Err(refused);
        }
        self.now = Some(time);
        Ok(time)
    }

    /// Takes a time that counts as the last one if it goes back.
    fn advance_to(&mut self, time: f64) -> f64 {
        self.advance(time)
            .unwrap_or_else(|_| *self.now.get_or_insert(0.0))
    }
}

/// A position or length as a word.
fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
