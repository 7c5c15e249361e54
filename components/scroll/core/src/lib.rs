//! Scroll containers: where each is going, and where it is at a time.
//!
//! Goes in: scroll properties of nodes and offsets to go to ([`Scroll::apply`]), where nodes are
//! ([`Scroll::place`]), which one has focus ([`Scroll::set_focus`]) or shall be in view
//! ([`Scroll::reveal`]), the time ([`Scroll::tick`]). Kept: a placement per node, a motion per
//! container and axis. Comes out: offsets of containers that moved, and targets, for a focus that
//! sees a screen on which every container has arrived.
//!
//! What is promised is in `wit/scroll/scroll.wit`. In short:
//!
//! - The containers around the focused node follow it: their targets are worked out again whenever
//!   focus, a placement or a property changed, at the next look at them. Its place at rest is a
//!   function of the scene.
//! - Offsets are kept where the focused node is in view, in every tick; a motion that keys overtake
//!   is followed by one that plays faster (`axis.rs`).
//! - Targets are whole numbers of 1/64 dp within the content; below 0 where that goes on to the
//!   left or up, as CSSOM View's `scrollLeft` from right to left. Policies count from where it
//!   begins.
//! - A motion depends on the time only ([`inlay_motion::Course`]): a spring or a tween from where
//!   the container was, with the speed it had.
//! - A container that the last tick did not show is at its targets at once.
//! - `scroll-to` looks at the content as it is after the next `place`: a batch may add items and
//!   scroll to them. It holds until focus, a placement or a property changes.
//! - A node that leaves the tree is forgotten but for its properties: it comes back at offset 0.
//!
//! ```
//! use inlay_schema::values::{Motion, ScrollAxis, ScrollPolicy, Tween, Easing};
//! use inlay_schema::{Writer, id};
//! use inlay_scroll::Scroll;
//!
//! let mut scroll = Scroll::default();
//! let mut words = Vec::new();
//! let mut writer = Writer::new(&mut words);
//! writer.select(7);
//! writer.entry(id::SCROLL_AXIS, &ScrollAxis::X);
//! writer.entry(id::SCROLL_POLICY, &ScrollPolicy::Center);
//! let motion = Motion::Tween(Tween { duration: 200.0, easing: Easing::Linear });
//! writer.entry(id::SCROLL_MOTION, &motion);
//! scroll.apply(&words, 0.0)?;
//!
//! let dp = |dp: u32| dp * 64;
//! scroll.place(&[7, 0, 0, 4, 0, 0, dp(1000), dp(300), dp(3000), dp(300)], 0.0)?;
//! scroll.place(&[8, 0, 7, 1, dp(900), 0, dp(200), dp(300), 0, 0], 0.0)?;
//! scroll.tick(0.0)?;
//!
//! scroll.reveal(8, 0.0)?;
//! assert_eq!(scroll.targets(), [7, dp(500), 0]);
//! assert_eq!(scroll.tick(100.0)?.values, [250.0, 0.0]);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod apply;
mod axis;
mod container;
mod containers;
mod placement;
mod policy;
mod reveal;
mod sight;
mod state;
mod system;
mod tick;

use inlay_interfaces::placements::Target;
pub use inlay_interfaces::scroll::{ApplyError, Offsets, RestoreError, ScrollError, ScrollState};

use inlay_motion::{Course, Easings, Table};

use containers::Containers;
use placement::Placement;

/// The scroll system.
#[derive(Clone, Default, Debug)]
pub struct Scroll {
    placements: Table<Placement>,
    containers: Containers,
    easings: Easings,
    /// Device pixels per dp in x and y; 0 if content is drawn where its offset says.
    ratios: [f64; 2],
    /// The last time, in milliseconds.
    now: Option<f64>,
    /// `scroll-to` since the last look at the containers.
    wishes: Vec<Wish>,
    /// The node with focus; 0 is none.
    focused: u32,
    /// The containers around it, the innermost one first.
    around: Vec<u32>,
    /// Whether focus, boxes or properties changed since these were last asked where they want it.
    is_stale: bool,
    /// Whether targets of a state still have to come within the content.
    is_restored: bool,
    offsets: Offsets,
}

/// An offset that an app wants.
#[derive(Clone, Debug)]
struct Wish {
    container: u32,
    /// In 1/64 dp.
    target: [i32; 2],
    course: Course,
    time: f64,
}

/// Times farther from 0 than this, in milliseconds, count as this: there, a millisecond would be
/// lost in rounding.
const FARTHEST: f64 = 1e15;

impl Scroll {
    /// Forgets everything, as a new instance.
    pub fn reset(&mut self) {
        self.placements.clear();
        self.containers.clear();
        self.ratios = [0.0; 2];
        self.now = None;
        self.wishes.clear();
        self.focused = 0;
        self.around.clear();
        self.is_stale = false;
        self.is_restored = false;
    }

    /// Sets how many device pixels there are per dp in x and y: content at rest is drawn on whole
    /// ones. Until then, and for what is no positive number, it is drawn where its offset says.
    pub fn set_resolution(&mut self, pixels: [f32; 2]) {
        let ratios = pixels.map(|pixels| {
            let is_ratio = pixels.is_finite() && pixels > 0.0;
            if is_ratio { f64::from(pixels) } else { 0.0 }
        });
        if self.ratios.map(f64::to_bits) != ratios.map(f64::to_bits) {
            self.ratios = ratios;
            for container in self.containers.iter_mut() {
                container.set_ratios(ratios);
            }
        }
    }

    /// Targets of all containers in the tree: three words each, in rising order of ids: id, x, y,
    /// as signed numbers in 1/64 dp.
    pub fn targets(&mut self) -> Vec<u32> {
        self.settle();
        let mut words = Vec::new();
        for container in self
            .containers
            .iter()
            .filter(|container| container.scrolls())
        {
            let [x, y] = container.targets();
            let target = Target {
                container: container.id,
                x,
                y,
            };
            words.extend(target.words());
        }
        words
    }

    /// Does what `scroll-to` asked for, now that the placements are known.
    fn grant_wishes(&mut self) {
        for wish in self.wishes.drain(..) {
            if let Some(container) = self.containers.get_mut(wish.container) {
                container.go_to(wish.target, &wish.course, wish.time);
            }
        }
    }

    /// Takes a time; one that is not finite, or before the last one, counts as the last one.
    fn advance_or_stay(&mut self, time: f64) -> f64 {
        self.advance(time)
            .unwrap_or_else(|_| *self.now.get_or_insert(0.0))
    }

    /// Takes a time that must not go back.
    fn advance(&mut self, time: f64) -> Result<f64, ScrollError> {
        let refused = ScrollError::BadTime(self.now.unwrap_or(0.0).trunc());
        if !time.is_finite() {
            return Err(refused);
        }
        let time = time.clamp(-FARTHEST, FARTHEST);
        if self.now.is_some_and(|last| time < last) {
            return Err(refused);
        }
        // What changed at the last time began to move then.
        if self.now.is_some_and(|last| last < time) {
            self.settle_boxes();
        }
        self.now = Some(time);
        Ok(time)
    }
}

/// A position or length as a word.
fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
