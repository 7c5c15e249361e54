//! The rows of figures, by kind.

use inlay_interfaces::figures::{
    Candidate, Drawn, Figure, Focused, Frames, Keys, Level, Memory, Move, Nodes, Textures,
};
use inlay_interfaces::row::{Reader, Rows};

/// What a list of figures says. Of a kind that comes once, the last one counts.
#[derive(Clone, Default, Debug)]
pub(crate) struct Figures<'a> {
    pub frames: Option<Frames<'a>>,
    pub keys: Option<Keys<'a>>,
    pub memories: Vec<Memory<'a>>,
    pub textures: Option<Textures>,
    pub drawn: Option<Drawn>,
    pub nodes: Option<Nodes>,
    /// The focused node first.
    pub path: Vec<Focused<'a>>,
    pub step: Option<Move>,
    pub levels: Vec<Level>,
    pub candidates: Vec<Candidate>,
}

impl<'a> Figures<'a> {
    /// Reads rows; else the position of the word at fault.
    pub(crate) fn read(words: &'a [u32]) -> Result<Self, usize> {
        let mut found = Self::default();
        for row in Rows::<Figure<'_>>::new(Reader::new(words)) {
            match row.map_err(|error| error.at)?.1 {
                Figure::Frames(row) => found.frames = Some(row),
                Figure::Keys(row) => found.keys = Some(row),
                Figure::Memory(row) => found.memories.push(row),
                Figure::Textures(row) => found.textures = Some(row),
                Figure::Drawn(row) => found.drawn = Some(row),
                Figure::Nodes(row) => found.nodes = Some(row),
                Figure::Focused(row) => found.path.push(row),
                Figure::Move(row) => found.step = Some(row),
                Figure::Level(row) => found.levels.push(row),
                Figure::Candidate(row) => found.candidates.push(row),
            }
        }
        Ok(found)
    }
}
