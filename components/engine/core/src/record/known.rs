//! What the app knows: of images and of what is in view. After a rebuild the systems find it out
//! again; what comes out as the app knows it is no news.

use inlay_interfaces::images::node_image_state as image_state;
use inlay_schema::{info, sort};

use super::Record;
use crate::map::Map;

/// The app's last event about a node's image: `node_image_state`, then width and height, or the
/// reason and 0.
pub(crate) type Answer = [u32; 3];

/// Nodes whose images are loaded again after a rebuild: what the app knows of them holds until they
/// are answered or name another image.
#[derive(Default, Debug)]
pub(super) struct Answers {
    images: Map<Answer>,
    /// What was forgotten since [`begin`](Self::begin), for a batch that is refused.
    forgotten: Vec<(u32, Answer)>,
}

impl Answers {
    /// Whether the image of a node is loaded again, though the app knows what became of it.
    pub(super) fn holds(&self, node: u32) -> bool {
        self.images.contains(node)
    }

    /// An image is answered: whether that is news for the app. Of a failure only that it is one
    /// counts.
    pub(super) fn is_news(&mut self, node: u32, now: Answer) -> bool {
        self.images.remove(node).is_none_or(|known| {
            known[0] != now[0] || (known[0] == image_state::READY && known != now)
        })
    }

    /// The node is gone, or names another image.
    pub(super) fn forget(&mut self, node: u32) {
        if let Some(answer) = self.images.remove(node) {
            self.forgotten.push((node, answer));
        }
    }

    /// A batch begins.
    pub(super) fn begin(&mut self) {
        self.forgotten.clear();
    }

    /// Takes back everything since [`begin`](Self::begin).
    pub(super) fn rollback(&mut self) {
        for (node, answer) in self.forgotten.drain(..) {
            self.images.insert(node, answer);
        }
    }
}

/// What the app knows, by node.
impl Record {
    /// Whether the image of a node is loaded again, though the app knows what became of it.
    pub fn has_answer(&self, node: u32) -> bool {
        self.answers.holds(node)
    }

    /// An image is answered: whether that is news for the app.
    pub fn is_news(&mut self, node: u32, now: Answer) -> bool {
        self.answers.is_news(node, now)
    }

    /// A node names another image.
    pub fn forget_answer(&mut self, node: u32) {
        self.answers.forget(node);
    }

    /// The app knows what became of an image that is to be loaded again.
    pub fn expect_answer(&mut self, node: u32, known: Answer) {
        self.answers.images.insert(node, known);
    }

    /// Node and answer of every image that the app knows to be there or to have failed: four words
    /// each.
    pub fn known_images(&self) -> Vec<u32> {
        let mut words = Vec::new();
        for slot in self.slots() {
            let node = self.node(slot);
            let answer = match node.image().reported {
                [image_state::READY, _, width, height] => Some([image_state::READY, width, height]),
                [image_state::FAILED, reason, ..] => Some([image_state::FAILED, reason, 0]),
                _ => self.answers.images.get(node.id).copied(),
            };
            if let Some([state, first, second]) = answer {
                words.extend([node.id, state, first, second]);
            }
        }
        words
    }

    /// Lets what the app knows of images hold, as [`known_images`](Self::known_images) wrote it;
    /// false if that names what is not there.
    pub fn hold_images(&mut self, words: &[u32]) -> bool {
        for &[node, state, first, second] in words.as_chunks().0 {
            let is_answer = matches!(state, image_state::READY | image_state::FAILED);
            if self.find(node).is_none() || !is_answer {
                return false;
            }
            self.expect_answer(node, [state, first, second]);
        }
        true
    }

    /// Node and level of what the app knows to be in bounds or in view.
    pub fn shown(&self) -> Vec<u32> {
        let slots = self.slots().into_iter();
        slots
            .map(|slot| self.node(slot))
            .filter(|node| node.shown > 0)
            .flat_map(|node| [node.id, node.shown])
            .collect()
    }

    /// Nodes and those of their properties that are drawn as one of these kinds, a bit each.
    pub fn values_drawn_as(&self, kinds: u32) -> Vec<(u32, u16)> {
        let mut values = Vec::new();
        for slot in self.slots() {
            let node = self.node(slot);
            let mut properties = Vec::new();
            node.style.each_property(|property| {
                if info(property).is_some_and(|info| info.kinds & kinds != 0) {
                    properties.push(property);
                }
            });
            sort(&mut properties);
            properties.dedup();
            values.extend(properties.into_iter().map(|property| (node.id, property)));
        }
        values
    }

    /// Nodes of which the app knows that they clip within too many clips.
    pub fn deep_clips(&self) -> Vec<u32> {
        let slots = self.slots().into_iter();
        slots
            .map(|slot| self.node(slot))
            .filter(|node| node.clips_too_deep)
            .map(|node| node.id)
            .collect()
    }

    /// Node, width and height of the images that were there: until they come again the layout is as
    /// it was.
    pub fn natural_sizes(&self) -> Vec<u32> {
        let mut words = Vec::new();
        for slot in self.slots() {
            let node = self.node(slot);
            let [width, height] = node.image().natural;
            if [width, height] != [0; 2] {
                words.extend([node.id, width, height]);
            }
        }
        words
    }
}
