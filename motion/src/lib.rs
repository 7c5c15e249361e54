//! How values travel: easings, springs in closed form, and courses between two values.
//!
//! Goes in: easings and motions of the schema. Kept: nothing that depends on time. Comes out: where
//! something is, and how fast, at an elapsed time. Every function here depends on its arguments
//! only, so the frames that came before never matter.
//!
//! - [`Easing`]: CSS Easing Functions 2.
//! - [`Spring`]: a damped spring; its place and speed at a time, and when it is at rest.
//! - [`Course`]: either, over time, with a value and a speed to start with.
//! - [`Easings`]: prepared easings that are shared.
//! - [`Table`]: what a system keeps of nodes, by the slots of their ids.
//!
//! ```
//! use inlay_motion::{Course, Spring};
//!
//! // From 40 to 100, starting at rest: the gap is -60.
//! let course = Course::Spring(Spring::new(200.0, 28.0));
//! let at = |milliseconds| 100.0 + course.weights(milliseconds).of(-60.0, 0.0);
//! assert_eq!(at(0.0), 40.0);
//! assert!((at(1_000.0) - 100.0).abs() < 0.1);
//! ```

mod bezier;
mod course;
mod easing;
mod spring;
mod table;

pub use bezier::Bezier;
pub use course::{Course, Easings, Weights};
pub use easing::Easing;
pub use spring::{Propagation, Spring};
pub use table::Table;

/// The number, or the limit that it is beyond; `least` is at most `greatest`.
///
/// `f64::clamp` has a message for limits in the wrong order, and with it all code that writes a
/// number as text: 17 KB in a module that needs none of it.
#[inline]
pub const fn within(number: f64, least: f64, greatest: f64) -> f64 {
    if number < least {
        least
    } else if number > greatest {
        greatest
    } else {
        number
    }
}
