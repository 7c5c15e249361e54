//! Figures for who looks inside: nodes, the focused path, and why focus last moved where it did.

use inlay_interfaces::figures::{Figure, Focused, Nodes};
use inlay_interfaces::row::{Reader, Rows};
use inlay_schema::{id, text};

use crate::{Engine, Systems};

impl<S: Systems> Engine<S> {
    /// Rows of `figure`: how many nodes there are, the focused node and those above it up to the
    /// stage, and the last move, where moves are explained.
    pub fn inspect(&self) -> Vec<u32> {
        let mut rows = Vec::new();
        let count = u32::try_from(self.record.slots().len()).unwrap_or(u32::MAX);
        Figure::Nodes(Nodes { count }).write(&mut rows);
        let mut at = self.record.find(self.focus.node()).unwrap_or(0);
        while at != 0 {
            let node = self.record.node(at);
            let key = text(node.style.effective(node.states, id::FOCUS_KEY));
            let focused = Focused {
                node: node.id,
                key: key.unwrap_or_default().as_bytes(),
            };
            Figure::Focused(focused).write(&mut rows);
            at = node.parent;
        }
        rows.extend_from_slice(self.focus.explanation());
        rows
    }
}

/// The words of figures in bytes; nothing if they are none. Focus may be anybody's.
pub(crate) fn figures_of(bytes: &[u8]) -> Vec<u32> {
    let (chunks, rest) = bytes.as_chunks::<4>();
    let words: Vec<u32> = chunks.iter().copied().map(u32::from_le_bytes).collect();
    let are_figures = Rows::<Figure<'_>>::new(Reader::new(&words)).all(|row| row.is_ok());
    if rest.is_empty() && are_figures {
        words
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_figures_are_left_out() {
        let mut words = Vec::new();
        Figure::Nodes(Nodes { count: 7 }).write(&mut words);
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        assert_eq!(figures_of(&bytes), words);
        assert_eq!(figures_of(&bytes[..bytes.len() - 1]), Vec::<u32>::new());
        assert_eq!(figures_of(&bytes[..4]), Vec::<u32>::new());
        assert_eq!(figures_of(&[255; 8]), Vec::<u32>::new());
        assert_eq!(figures_of(&[]), Vec::<u32>::new());
    }
}
