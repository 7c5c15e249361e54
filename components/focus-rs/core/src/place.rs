//! Placements and scroll targets: where things are.

use inlay_interfaces::placements::{SeenPlacement, Target};

use crate::apply::length;
use crate::geometry::Rect;
use crate::member::{STAGE, flag, slot_of};
use crate::{Focus, FocusError};

/// Shares of a map are within this of 0, so that products stay exact in a double.
const LINEAR_LIMIT: i64 = 1 << 20;
/// Groups and containers in one another are followed this far, so that a circle ends.
pub(crate) const MAX_NESTING: u32 = 64;

/// Where the content of a container starts on the stage.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Origin {
    container: u32,
    left: i64,
    top: i64,
    reading: i64,
}

/// A node on the stage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    pub rect: Rect,
    /// Its place in the order of reading, among what has the same top.
    pub reading: i64,
}

impl Focus {
    /// Takes rows of [`SeenPlacement`]. Ids whose slot is 0 are skipped.
    ///
    /// # Errors
    ///
    /// [`FocusError::BadLength`]; nothing has changed.
    pub fn place(&mut self, bytes: &[u8]) -> Result<(), FocusError> {
        let placements = records(bytes).ok_or(FocusError::BadLength(length(bytes.len())))?;
        for words in placements {
            self.place_one(SeenPlacement::of(&words));
        }
        Ok(())
    }

    fn place_one(
        &mut self,
        SeenPlacement {
            node,
            group,
            container,
            flags,
            x,
            y,
            width,
            height,
            inline_start,
            focusable_above: host,
            linear,
        }: SeenPlacement,
    ) {
        let Some(at) = self.members.make(node) else {
            return;
        };
        self.members.leave_group(at);
        let of_use = flags & (flag::FOCUSABLE | flag::GROUP | flag::CONTAINER) != 0
            && flags & flag::OUTSIDE_TREE == 0;
        let [left, top, width, height] = [x, y, width, height].map(i64::from);
        let member = self.members.at_mut(at);
        member.placed = of_use;
        member.flags = flags;
        // A container that is the node itself is none.
        member.container = if container == node { 0 } else { container };
        member.rect = Rect {
            left,
            top,
            width: width.max(0),
            height: height.max(0),
        };
        member.reading = i64::from(inline_start);
        self.members
            .set_host(at, if host == node { 0 } else { host });
        self.members.rest_mut(at).linear =
            linear.map(|share| i64::from(share).clamp(-LINEAR_LIMIT, LINEAR_LIMIT));
        if of_use {
            let group = self.group_of(node, group);
            self.members.join(group, at);
        }
    }

    /// The place of the group that a placement names: made if it is not known yet, so that its
    /// members find it; the stage if it cannot be one.
    fn group_of(&mut self, node: u32, group: u32) -> usize {
        if slot_of(group) == slot_of(node) || self.members.is_taken(group) {
            return STAGE;
        }
        self.members.make(group).unwrap_or(STAGE)
    }

    /// Takes the targets of a move.
    pub(crate) fn take_targets(&mut self, bytes: &[u8]) -> Result<(), FocusError> {
        let targets = records(bytes).ok_or(FocusError::BadLength(length(bytes.len())))?;
        self.targets.clear();
        self.targets.extend(targets.map(|words| {
            let Target { container, x, y } = Target::of(&words);
            (container, i64::from(x), i64::from(y))
        }));
        Ok(())
    }

    /// Where a node is on the stage, all containers at their targets; with no targets, at their
    /// starts.
    pub(crate) fn on_stage(&self, at: usize) -> Rect {
        self.sight(at, &mut Origin::default()).rect
    }

    /// The same, with its place in the order of reading, and with the origin of the last container
    /// at hand: neighbours share theirs.
    #[inline]
    pub(crate) fn sight(&self, at: usize, origin: &mut Origin) -> Sight {
        let member = self.members.at(at);
        if origin.container != member.container {
            *origin = self.origin(member.container);
        }
        Sight {
            rect: Rect {
                left: member.rect.left + origin.left,
                top: member.rect.top + origin.top,
                ..member.rect
            },
            reading: member.reading + origin.reading,
        }
    }

    #[inline(never)]
    fn origin(&self, container: u32) -> Origin {
        let mut origin = Origin {
            container,
            ..Origin::default()
        };
        let mut container = container;
        for _ in 0..MAX_NESTING {
            let Some(at) = self.members.find(container) else {
                break;
            };
            let above = self.members.at(at);
            origin.left += above.rect.left;
            origin.top += above.rect.top;
            origin.reading += above.reading;
            if let Some((_, x, y)) = self.targets.iter().find(|(id, _, _)| *id == container) {
                let [a, b, c, d] = self.members.rest(at).linear;
                origin.left -= (a * x + c * y) >> 16;
                origin.top -= (b * x + d * y) >> 16;
            }
            container = above.container;
        }
        origin
    }
}

/// Bytes as records of `N` words, little-endian; `None` if they are no whole number of records.
fn records<const N: usize>(bytes: &[u8]) -> Option<impl Iterator<Item = [u32; N]>> {
    let (words, rest) = bytes.as_chunks::<4>();
    let (records, left) = words.as_chunks::<N>();
    (rest.is_empty() && left.is_empty())
        .then(|| records.iter().map(|record| record.map(u32::from_le_bytes)))
}
