//! A short way through a stream, for what is in most frames: nodes, and numbers that only move
//! them.

use crate::writer::head;
use crate::{Entries, id};

/// The properties that only move a node: numbers of any size, for the scene alone.
const FIRST: u16 = id::TRANSLATE_X;
const LAST: u16 = id::ROTATION;

/// How many properties only move a node.
pub const MOVES: usize = (LAST - FIRST) as usize + 1;

/// The position of a property among those that only move a node, from 0 to [`MOVES`]; none of any
/// other.
#[inline]
pub const fn move_position(property: u16) -> Option<usize> {
    let position = property.wrapping_sub(FIRST) as usize;
    if position < MOVES {
        Some(position)
    } else {
        None
    }
}

/// The property at a position among those that only move a node.
#[expect(
    clippy::cast_possible_truncation,
    reason = "positions are below `MOVES`"
)]
pub const fn move_property(position: usize) -> u16 {
    FIRST + position as u16
}

/// What an entry with one word says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Move {
    /// `select-node`, and the id that it has.
    Select(u32),
    /// A property that only moves a node, by its [position](move_position), and its number, which
    /// is finite.
    Number(usize, f32),
}

impl Move {
    /// What an entry with one word says, if it only says what moves and how.
    #[inline]
    pub fn of(&[first, word]: &[u32; 2]) -> Option<Self> {
        let position = first.wrapping_sub(head(FIRST, 1)) as usize;
        if position < MOVES {
            let number = f32::from_bits(word);
            return number.is_finite().then_some(Self::Number(position, number));
        }
        (first == head(id::SELECT_NODE, 1)).then_some(Self::Select(word))
    }
}

impl<'a> Entries<'a> {
    /// The words from the next entry on, as entries with one word: what they are as long as
    /// [`Move::of`] knows them. They stay the next: to go on behind some, call
    /// [`pass_moves`](Self::pass_moves).
    #[inline]
    pub fn moves(&self) -> &'a [[u32; 2]] {
        self.words.get(self.at..).unwrap_or_default().as_chunks().0
    }

    /// Goes on behind so many of [`moves`](Self::moves).
    #[inline]
    pub fn pass_moves(&mut self, count: usize) {
        self.at = (self.at + 2 * count).min(self.words.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Animate, System, Systems, Table, check, info};

    #[test]
    fn what_only_moves_is_a_number_of_any_size_for_the_scene_alone() {
        for (position, property) in (FIRST..=LAST).enumerate() {
            assert_eq!(move_position(property), Some(position));
            assert_eq!(move_property(position), property);
            let info = info(property).expect("a property");
            assert_eq!((info.table, info.later), (Table::Property, false));
            assert_eq!(info.animate, Animate::Number);
            assert_eq!(info.systems, Systems::new(System::Scene, &[]));
            assert_eq!(info.kinds, 0);
            for number in [f32::MIN, 0.0, f32::MAX] {
                assert_eq!(check(property, &[number.to_bits()]), Ok(()));
            }
        }
    }

    #[test]
    fn anything_else_is_left_to_others() {
        let next = |words: &[u32]| Entries::new(words).moves().first().and_then(Move::of);
        let none = |words: &[u32]| assert_eq!(next(words), None, "{words:?}");
        none(&[]);
        none(&[head(FIRST, 1)]);
        none(&[head(FIRST, 1), f32::NAN.to_bits()]);
        none(&[head(FIRST, 1), f32::INFINITY.to_bits()]);
        none(&[head(FIRST, 2), 0, 0]);
        assert_eq!([FIRST - 1, LAST + 1].map(move_position), [None; 2]);
        none(&[head(FIRST - 1, 1), 0]);
        none(&[head(LAST + 1, 1), 0]);
        none(&[head(id::SELECT_NODE, 0), 2]);
    }

    #[test]
    fn a_stream_of_moves_is_what_its_entries_say() {
        let words = [
            head(id::SELECT_NODE, 1),
            7,
            head(LAST, 1),
            1.5_f32.to_bits(),
        ];
        let mut entries = Entries::new(&words);
        let moves: Vec<_> = entries.moves().iter().map_while(Move::of).collect();
        assert_eq!(moves, [Move::Select(7), Move::Number(MOVES - 1, 1.5)]);
        entries.pass_moves(1);
        let Some(Ok(entry)) = entries.next() else {
            panic!("expected another entry");
        };
        assert_eq!((entry.id, entry.at), (LAST, 2));
        assert_eq!((entries.moves().len(), entries.next()), (0, None));
    }
}
