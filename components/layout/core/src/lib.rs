//! Boxes: layout after CSS flex, grid and block, with absolute positions and both directions, for
//! one tree of nodes.
//!
//! In go tree commands and layout properties, packed as `inlay-schema` packs them
//! ([`Layout::apply`]), natural sizes of pictures, and the size of the stage. Kept are the nodes
//! with their styles, their boxes, and what each answered before. Out come the boxes that changed
//! ([`Boxes`]). [`Measure`] measures texts.
//!
//! | module | what it decides |
//! |---|---|
//! | `tree`, `slots`, `apply` | the nodes, edits of them, what a batch may do |
//! | `pass`, `cache`, `input` | inputs and outputs of nodes, and the outputs of before |
//! | `settle` | which outputs of before hold after a change |
//! | `sizing`, `keywords`, `logical` | a node's own box: properties, limits, aspect ratio, sizing keywords, sides that follow the direction |
//! | `flex`, `block`, `grid`, `absolute`, `content` | what is inside a box |
//!
//! A change marks the node and its ancestors; `solve` walks down what is marked, and everything
//! beside that path comes from its cache. So does a marked node if all that it asked answers as
//! before: a text in a card of a fixed size does not lay out the list of cards. An output depends
//! on the whole input and on nothing else, so a change laid out by itself gives, to the bit, the
//! boxes of a tree laid out from scratch. Where specifications leave room, boxes are those of
//! Chromium (`tests/oracle/layout`).
//!
//! Differences from CSS: `display` starts as `flex`, `box-sizing` as `border-box`; every node that
//! is not `static`, which none is at the start, is the containing block of absolute ones
//! (`escape`); clips and scrolling follow the tree; `display: contents` on a text is `none`, as on
//! a picture; the root's box is the stage; a picture or text with children is laid out by its
//! children. Nothing is rounded.

mod absolute;
mod apply;
mod block;
mod cache;
mod chromium;
mod content;
mod escape;
mod flex;
mod geometry;
mod grid;
mod input;
mod keywords;
mod layout;
mod logical;
mod node;
mod pass;
mod property;
mod settle;
mod sizing;
mod slots;
mod style;
mod system;
mod tree;

pub use content::Measure;
pub use inlay_interfaces::layout::{ApplyError, Boxes, LayoutError};
pub use inlay_interfaces::measure::{AvailableWidth, TextSize};
pub use layout::Layout;
pub use system::System;

/// Most levels of a tree, the root's being the first. The algorithms go down the tree on the stack,
/// which is 512 KiB in Wasm (`components/build.rs`).
pub const MAX_DEPTH: u32 = 256;
