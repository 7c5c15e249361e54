//! Where focus is and where it goes.
//!
//! Goes in: focus properties ([`Focus::apply`]), placements ([`Focus::place`]) and moves. Kept:
//! members by slot and by group, the focused node, what groups remember. Comes out: an [`Outcome`]
//! per call. All numbers are integers in 1/64 dp, and every order is total, so that another
//! implementation (`components/focus`, in TypeScript) answers exactly alike.
//!
//! The rules are in the specification, `wit/focus/focus.md`. `search.rs` has a move, `explain.rs`
//! why it goes where it goes, `enter.rs` a group, `settle.rs` what follows changes.

mod apply;
mod enter;
mod explain;
mod geometry;
mod member;
mod place;
mod search;
mod settle;
mod state;
mod system;
#[cfg(test)]
mod tests;

use crate::member::{Members, Reach};
use crate::settle::{Awaited, Seen};

pub use inlay_interfaces::focus::{ApplyError, FocusError, FocusState, Outcome, RestoreError};
pub use inlay_schema::values::NavigationDirection as Direction;

const fn is_vertical(direction: Direction) -> bool {
    matches!(direction, Direction::Up | Direction::Down)
}

const fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Up => Direction::Down,
        Direction::Right => Direction::Left,
        Direction::Down => Direction::Up,
        Direction::Left => Direction::Right,
    }
}

/// Moves along one axis, one after the other.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Run {
    /// The node where they began: they keep to the line through its middle. 0 is none.
    anchor: u32,
    is_sideways: bool,
}

impl Run {
    /// The anchor of moves along the axis of a direction.
    fn anchor_along(self, direction: Direction) -> Option<u32> {
        (self.anchor != 0 && self.is_sideways != is_vertical(direction)).then_some(self.anchor)
    }
}

/// A focus system.
#[derive(Default, Debug)]
pub struct Focus {
    members: Members,
    /// The node with focus; 0 is none.
    focused: u32,
    /// The focused node and the groups above it, the innermost first, as they were when it was seen
    /// last.
    path: Vec<Seen>,
    /// Where the focused node was on the stage then, all containers at their starts.
    seen_at: geometry::Rect,
    /// Scroll targets of the move at hand, by container.
    targets: Vec<(u32, i64, i64)>,
    /// The moves that led to the focused node.
    run: Run,
    /// The group that focus waits for.
    awaited: Awaited,
    /// What is as good as what is seen, for what is looked for at the moment.
    reach: Reach,
}

impl Focus {
    /// A focus system that knows nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// The node with focus; 0 is none.
    pub const fn focused(&self) -> u32 {
        self.focused
    }

    /// Moves focus in a direction on the screen as it will be when every container is at its
    /// target: three words per container. Stays where nothing answers.
    ///
    /// # Errors
    ///
    /// [`FocusError::BadLength`].
    pub fn move_focus(
        &mut self,
        direction: Direction,
        targets: &[u8],
    ) -> Result<Outcome, FocusError> {
        self.take_targets(targets)?;
        if !self.awaited.traps {
            self.awaited = Awaited::default();
        }
        let previous = self.focused;
        let found = self.search(direction);
        self.targets.clear();
        if let Some((node, run)) = found.filter(|&(node, _)| node != previous) {
            self.set_focus(node);
            self.run = run;
        }
        Ok(Outcome {
            focused: self.focused,
            previous,
        })
    }

    /// Gives focus to a node, or into a group; clipped ones are as good as others if nothing else
    /// is there.
    ///
    /// # Errors
    ///
    /// [`FocusError::NotFocusable`], [`FocusError::Empty`].
    pub fn focus(&mut self, node: u32) -> Result<Outcome, FocusError> {
        let previous = self.focused;
        let at = self.members.find(node);
        let Some(at) = at else {
            return Err(FocusError::NotFocusable(node));
        };
        if let Some(found) = self.enter_seen_first(at, None) {
            self.set_focus(found);
            return Ok(Outcome {
                focused: found,
                previous,
            });
        }
        // A group that traps focus goes on waiting for it.
        if !self.members.at(at).is_group() || self.awaited.traps {
            return Err(FocusError::NotFocusable(node));
        }
        self.awaited = Awaited {
            group: node,
            traps: false,
        };
        Err(FocusError::Empty(node))
    }
}
