//! What is kept about one node.

use inlay_interfaces::boxes::Box as NodeBox;
use inlay_schema::values::NodeKind;

use crate::absolute::Static;
use crate::cache::Cache;
use crate::slots::NOWHERE;
use crate::style::{Display, Style, Wrap};

/// `x, y, width, height` of the border box in the parent's; `width, height` of the scrollable
/// content, below 0 where it goes on to the left or up; `top, right, bottom, left` insets to the
/// content box. All in dp.
pub type BoxValues = [f32; NodeBox::WORDS];

/// A node, in the tree or outside it.
#[derive(Debug)]
pub struct Node {
    pub id: u32,
    pub kind: NodeKind,
    /// Place of the parent, [`NOWHERE`] if it has none.
    pub parent: u32,
    /// Places of the children, in order.
    pub children: Vec<u32>,
    /// What is laid out in it, where that is not its children: those of `display: contents` are
    /// replaced by theirs. Worked out before a pass for what is dirty.
    pub flattened: Option<Box<[u32]>>,
    pub style: Style,
    /// Direction with the parents' taken in.
    pub rtl: bool,
    /// Something in it or under it changed since it was laid out. Then so did all its ancestors.
    pub dirty: bool,
    /// What is kept of it holds no longer, whatever the nodes in it answer.
    pub changed: bool,
    /// What is kept of it was looked through since it became dirty, and holds.
    pub settled: bool,
    /// It and everything under it was laid out as `display: none`, and nothing of it changed since.
    pub hidden: bool,
    /// It is in the list of boxes that were written since the last result.
    pub written: bool,
    /// A box of it was reported before: [`boxed`](Self::boxed), unless that was written since.
    pub reported: bool,
    /// Natural width and height of its picture in dp; 0 is unknown.
    pub natural: [f32; 2],
    /// Where it would be in the flow of its parent, if it is absolute and a node further up
    /// contains it.
    pub escaped: Option<Box<[Static; 2]>>,
    pub boxed: BoxValues,
    pub cache: Cache,
}

impl Node {
    /// A node without parent, that was never laid out.
    pub fn new(id: u32, kind: NodeKind) -> Self {
        Self {
            id,
            kind,
            parent: NOWHERE,
            children: Vec::new(),
            flattened: None,
            style: Style::INITIAL,
            rtl: false,
            dirty: true,
            changed: true,
            settled: false,
            hidden: false,
            written: false,
            reported: false,
            natural: [0.0; 2],
            escaped: None,
            boxed: [0.0; NodeBox::WORDS],
            cache: Cache::new(),
        }
    }

    /// The places of what is laid out in it.
    pub fn boxes(&self) -> &[u32] {
        self.flattened.as_deref().unwrap_or(&self.children)
    }

    /// Whether there is nothing in it that is laid out, and nothing that its size depends on once
    /// its parent decided it.
    pub fn is_plain_and_empty(&self) -> bool {
        self.kind == NodeKind::View
            && self.style.display == Display::Flex
            && !self.style.has_keyword(1)
            && self.boxes().is_empty()
    }

    /// Whether it has no box but its children have.
    pub fn is_contents(&self) -> bool {
        self.style.display == Display::Contents
    }

    /// Whether what is in it runs against x and y: by the writing direction, and as a flex
    /// container's items and lines do.
    pub fn flipped(&self) -> [bool; 2] {
        let style = &self.style;
        let mut flipped = [self.rtl, false];
        if style.display == Display::Flex {
            let main = usize::from(style.column);
            flipped[main] ^= style.reverse;
            flipped[1 - main] ^= style.wrap == Wrap::Before;
        }
        flipped
    }

    /// CSS Box Sizing 3, 5.2.2: a picture whose width is a share can be as narrow as nothing.
    pub fn is_compressible(&self) -> bool {
        let style = &self.style;
        self.is_replaced() && (style.size[0].is_share() || style.max_size()[0].is_share())
    }

    /// Whether it is laid out as an image of CSS: a picture without boxes in it.
    pub fn is_replaced(&self) -> bool {
        self.kind == NodeKind::Image && self.children.is_empty()
    }

    /// Whether it keeps a ratio.
    pub fn has_ratio(&self) -> bool {
        self.style.aspect_ratio.is_some() || self.natural_ratio().is_some()
    }

    /// Width over height of its picture.
    pub fn natural_ratio(&self) -> Option<f32> {
        let [width, height] = self.natural;
        (self.is_replaced() && width > 0.0 && height > 0.0).then(|| width / height)
    }
}
