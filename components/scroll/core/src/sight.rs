//! What of a node is seen in the content of a container.

use inlay_motion::within;

use crate::axis::dp;
use crate::placement::Placement;

/// A node in the content of the container above it, or above a container that it is in: cut to
/// the boxes of the containers between.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    /// The container in whose content it is; 0 is none.
    pub(crate) above: u32,
    /// Left and top when every container between has arrived, in 1/64 dp.
    pub(crate) at: [i32; 2],
    /// Width and height of it, in 1/64 dp.
    pub(crate) size: [i32; 2],
    /// Start and end in x, then in y, as the containers between are now, in dp.
    pub(crate) seen: [[f64; 2]; 2],
}

impl Sight {
    /// A node in the content of the container above it.
    pub(crate) fn new(node: &Placement) -> Self {
        Self {
            above: node.above,
            at: node.at,
            size: node.size,
            seen: [0, 1].map(|axis| [node.at[axis], node.at[axis] + node.size[axis]].map(dp)),
        }
    }

    /// The same in the content around a container, which shows what is between the start and end of
    /// `shown` in x and in y, is at `offsets` in dp and goes to `targets` in 1/64 dp.
    pub(crate) fn outside(
        &self,
        container: &Placement,
        shown: [[i32; 2]; 2],
        targets: [i32; 2],
        offsets: [f64; 2],
    ) -> Self {
        let mut sight = *self;
        sight.above = container.above;
        for axis in 0..2 {
            let [first, last] = shown[axis];
            let start = (self.at[axis] - targets[axis]).clamp(first, last);
            let end = (self.at[axis] - targets[axis] + self.size[axis]).clamp(start, last);
            sight.at[axis] = container.at[axis] + start;
            sight.size[axis] = end - start;
            let place = |seen: f64| within(seen - offsets[axis], dp(first), dp(last));
            sight.seen[axis] = self.seen[axis].map(|seen| dp(container.at[axis]) + place(seen));
        }
        sight
    }
}
