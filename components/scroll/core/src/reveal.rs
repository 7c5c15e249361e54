//! Bringing nodes into view, and keeping the focused one there.

use crate::sight::Sight;
use crate::{Scroll, ScrollError};

/// Most containers around a node that are asked.
const DEPTH: usize = 512;

impl Scroll {
    /// Says which node has focus (0 is none): from `time` on, in milliseconds, the containers
    /// around it keep it where their policies want it. A node without a placement is followed
    /// once it has one.
    ///
    /// # Errors
    ///
    /// [`ScrollError::BadTime`].
    pub fn set_focus(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        let now = self.advance(time)?;
        if node != self.focused {
            self.grant_wishes();
            self.look(now);
            self.focused = node;
            self.is_stale = true;
        }
        Ok(())
    }

    /// Sets new targets at `time`, in milliseconds, so that the node is where the policies of its
    /// containers want it, the innermost container first. A container whose target stays goes on
    /// as it does. They hold as those of a `scroll-to` do, unless the node is the focused one.
    ///
    /// # Errors
    ///
    /// [`ScrollError::BadTime`]; [`ScrollError::UnknownNode`] if the node has no placement.
    pub fn reveal(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        let item = self
            .placements
            .get(node)
            .ok_or(ScrollError::UnknownNode(node))?;
        let sight = Sight::new(item);
        let now = self.advance(time)?;
        self.settle();
        if node == self.focused {
            self.is_stale = true;
            self.settle();
        } else {
            self.each_around(sight, now, |container, sight| container.reveal(sight, now));
        }
        Ok(())
    }

    /// Brings targets up to date: first as focus and boxes want it, then as `scroll-to` does.
    pub(crate) fn settle(&mut self) {
        self.settle_boxes();
        self.grant_wishes();
    }

    /// Brings targets up to date with focus, boxes and properties, as of the last time.
    pub(crate) fn settle_boxes(&mut self) {
        let now = self.now.unwrap_or(0.0);
        if core::mem::take(&mut self.is_restored) {
            self.containers
                .iter_mut()
                .for_each(|container| container.bound(now));
        }
        if core::mem::take(&mut self.is_stale) {
            self.follow(now);
        }
    }

    /// Lets the containers around the focused node follow it, and no others.
    fn follow(&mut self, now: f64) {
        let node = self.focused;
        let before = self.surround(node);
        if let Some(sight) = self.placements.get(node).map(Sight::new) {
            self.each_around(sight, now, |container, sight| {
                container.follow(node, sight, now);
            });
        }
        for id in before.into_iter().filter(|id| !self.around.contains(id)) {
            if let Some(container) = self.containers.get_mut(id) {
                container.let_go(now);
            }
        }
    }

    /// Notes which containers are around a node, and what of each can be seen. Those that were.
    fn surround(&mut self, node: u32) -> Vec<u32> {
        let mut around = Vec::new();
        let mut at = self.placements.get(node);
        while let Some(above) = at.map(|placement| placement.above) {
            at = self.placements.get(above).filter(|_| around.len() < DEPTH);
            if at.is_some() {
                around.push(above);
            }
        }
        let mut shown = None;
        for &id in around.iter().rev() {
            let place = self.placements.get(id).map_or([0; 2], |place| place.at);
            let container = self.containers.get_mut(id);
            shown = container.map(|container| container.view_in(place, shown));
        }
        core::mem::replace(&mut self.around, around)
    }

    /// Keeps the focused node in view at the time of a tick, if any container around it moves.
    pub(crate) fn look(&mut self, now: f64) {
        let containers = &mut self.containers;
        let mut is_awake = |&id: &u32| containers.get_mut(id).is_some_and(|it| it.is_awake);
        if !self.around.iter().any(&mut is_awake) {
            return;
        }
        let node = self.focused;
        if let Some(sight) = self.placements.get(node).map(Sight::new) {
            self.each_around(sight, now, |container, sight| container.look(node, sight));
        }
    }

    /// Follows the node again that was followed when a state was taken.
    pub(crate) fn adopt(&mut self, is_followed: impl Fn(u32) -> bool) {
        let node = self.focused;
        self.surround(node);
        if let Some(sight) = self.placements.get(node).map(Sight::new) {
            let now = self.now.unwrap_or(0.0);
            self.each_around(sight, now, |container, sight| {
                if is_followed(container.id) {
                    container.adopt(node, sight);
                }
            });
        }
        self.is_stale = false;
    }

    /// Calls `each` with every container around a node, from the innermost one out, and what of
    /// the node is seen in its content.
    fn each_around(
        &mut self,
        mut sight: Sight,
        now: f64,
        mut each: impl FnMut(&mut crate::container::Container, &Sight),
    ) {
        for _ in 0..DEPTH {
            let Some(placement) = self.placements.get(sight.above) else {
                break;
            };
            let (mut targets, mut offsets) = ([0; 2], [0.0; 2]);
            let mut shown = placement.size.map(|length| [0, length]);
            if let Some(container) = self.containers.get_mut(sight.above) {
                each(container, &sight);
                (targets, offsets) = (container.targets(), container.offsets(now));
                shown = [0, 1].map(|axis| container.padding_box(axis));
            }
            sight = sight.outside(placement, shown, targets, offsets);
        }
    }
}
