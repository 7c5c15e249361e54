//! Placements and scroll targets: where things are.

use crate::apply::{length, words_of};
use crate::geometry::Rect;
use crate::member::{flag, slot_of};
use crate::{Focus, FocusError};

/// Words of a placement.
const PLACEMENT: usize = 10;
/// Words of a target.
const TARGET: usize = 3;
/// Containers in containers are followed this far, so that a circle ends.
const MAX_NESTING: u32 = 64;

impl Focus {
    /// Takes placements as `inlay:types` packs them.
    ///
    /// # Errors
    ///
    /// [`FocusError::BadLength`]; nothing has changed.
    pub fn place(&mut self, bytes: &[u8]) -> Result<(), FocusError> {
        let words = words_of(bytes)
            .filter(|words| words.len() % PLACEMENT == 0)
            .ok_or(FocusError::BadLength(length(bytes.len())))?;
        for words in words.as_chunks::<PLACEMENT>().0 {
            self.place_one(words);
        }
        Ok(())
    }

    fn place_one(
        &mut self,
        &[node, group, container, flags, x, y, width, height, _, _]: &[u32; PLACEMENT],
    ) {
        let Some(slot) = self.members.make(node) else {
            return;
        };
        self.members.leave_group(slot);
        let of_use = flags & (flag::FOCUSABLE | flag::GROUP | flag::CONTAINER) != 0
            && flags & flag::OUTSIDE == 0;
        let member = self.members.at_mut(slot);
        member.placed = of_use;
        member.flags = flags;
        // A group or container that is the node itself is none.
        member.group = if group == node { 0 } else { group };
        member.container = if container == node { 0 } else { container };
        let [left, top, width, height] =
            [x, y, width, height].map(|word| i64::from(word.cast_signed()));
        member.rect = Rect {
            left,
            top,
            width: width.max(0),
            height: height.max(0),
        };
        let group = member.group;
        if of_use {
            // A group is known before it is placed, so that its members find it.
            let group = if slot_of(group) == 0 {
                0
            } else {
                self.members.make(group).unwrap_or(0)
            };
            self.members.join(group, slot);
        }
    }

    /// Takes the targets of a move.
    pub(crate) fn take_targets(&mut self, bytes: &[u8]) -> Result<(), FocusError> {
        let words = words_of(bytes)
            .filter(|words| words.len() % TARGET == 0)
            .ok_or(FocusError::BadLength(length(bytes.len())))?;
        let signed = |word: u32| i64::from(word.cast_signed());
        self.targets.clear();
        self.targets.extend(
            words
                .as_chunks::<TARGET>()
                .0
                .iter()
                .map(|&[id, x, y]| (id, signed(x), signed(y))),
        );
        Ok(())
    }

    /// Where a node is on the stage, all containers at their targets; with no targets, at their starts.
    pub(crate) fn on_stage(&self, slot: u32) -> Rect {
        let member = self.members.at(slot);
        let mut rect = member.rect;
        let mut container = member.container;
        for _ in 0..MAX_NESTING {
            let Some(slot) = self.members.find(container) else {
                break;
            };
            let above = self.members.at(slot);
            rect.left += above.rect.left;
            rect.top += above.rect.top;
            if let Some((_, x, y)) = self.targets.iter().find(|(id, _, _)| *id == container) {
                rect.left -= x;
                rect.top -= y;
            }
            container = above.container;
        }
        rect
    }
}
