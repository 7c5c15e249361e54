//! The values that an app gave one node: for no state, and for each state.

use inlay_schema::{Entries, MOVES, info, move_position};

/// Packed property entries, each property at most once, in the order they were first given.
#[derive(Clone, Default, Debug)]
pub struct Block {
    /// Of numbers that only move the node there is the first word alone, without a value.
    words: Vec<u32>,
    /// Those numbers: they change in every frame, and lie beside the node.
    numbers: [u32; MOVES],
    /// Which of them there are, a bit each.
    given: u8,
    /// Words from the first entry that was overwritten (since entries came or went) to the end; 0
    /// if none was. What changes in every frame mostly came after what says how a node looks, and
    /// is found without a walk over that.
    moving: usize,
}

impl Block {
    /// The value of a property.
    pub fn get(&self, property: u16) -> Option<&[u32]> {
        if let Some(position) = move_position(property) {
            return self.has_number(position).then(|| self.number(position));
        }
        let (at, end) = self.find(property)?;
        self.words.get(at + 1..end)
    }

    /// Sets a property. `value` has at most 65,535 words, as in any entry.
    pub fn set(&mut self, property: u16, value: &[u32]) {
        if let (Some(position), &[word]) = (move_position(property), value) {
            return self.set_number(position, property, word);
        }
        let head = u32::from(property) | u32::try_from(value.len()).unwrap_or(0) << 16;
        match self.find(property) {
            Some((at, end)) if end - at - 1 == value.len() => {
                self.words[at + 1..end].copy_from_slice(value);
            }
            Some((at, end)) => {
                self.moving = 0;
                self.words
                    .splice(at..end, core::iter::once(head).chain(value.iter().copied()));
            }
            None => {
                self.moving = 0;
                self.words.push(head);
                self.words.extend_from_slice(value);
            }
        }
    }

    fn set_number(&mut self, position: usize, property: u16, word: u32) {
        if !self.has_number(position) {
            self.moving = 0;
            self.given |= 1 << position;
            self.words.push(u32::from(property));
        }
        self.numbers[position] = word;
    }

    /// Sets a property that has a value as long as this one, and adds the words it had to `old`.
    /// False, and nothing changes, if it has none.
    pub fn overwrite(&mut self, property: u16, value: &[u32], old: &mut Vec<u32>) -> bool {
        if let (Some(position), &[word]) = (move_position(property), value) {
            let was = self.overwrite_number(position, word);
            old.extend(was);
            return was.is_some();
        }
        let found = self.find_moving(property);
        let Some(words) = found
            .and_then(|(at, end)| self.words.get_mut(at + 1..end))
            .filter(|words| words.len() == value.len())
        else {
            return false;
        };
        old.extend_from_slice(words);
        words.copy_from_slice(value);
        true
    }

    /// Sets a number that only moves the node, by its position among them, if there is one; answers
    /// what it was.
    #[inline]
    pub fn overwrite_number(&mut self, position: usize, word: u32) -> Option<u32> {
        self.has_number(position)
            .then(|| core::mem::replace(&mut self.numbers[position], word))
    }

    const fn has_number(&self, position: usize) -> bool {
        self.given >> position & 1 == 1
    }

    /// A number that only moves the node, as a value.
    fn number(&self, position: usize) -> &[u32] {
        core::slice::from_ref(&self.numbers[position])
    }

    /// Takes a property away, if it is there.
    pub fn unset(&mut self, property: u16) {
        if let Some((at, end)) = self.find(property) {
            self.moving = 0;
            self.words.drain(at..end);
        }
        if let Some(position) = move_position(property) {
            self.given &= !(1 << position);
        }
    }

    /// Properties and values.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &[u32])> {
        Entries::new(&self.words)
            .map_while(Result::ok)
            .map(|entry| match move_position(entry.id) {
                Some(position) => (entry.id, self.number(position)),
                None => (entry.id, entry.value),
            })
    }

    /// First word and end of a property's entry, which is about to be overwritten.
    #[inline]
    fn find_moving(&mut self, property: u16) -> Option<(usize, usize)> {
        let start = self.words.len().saturating_sub(self.moving);
        let found = self.find_from(start, property);
        let (at, end) = found.or_else(|| self.find(property))?;
        self.moving = self.moving.max(self.words.len() - at);
        Some((at, end))
    }

    /// First word and end of a property's entry.
    fn find(&self, property: u16) -> Option<(usize, usize)> {
        self.find_from(0, property)
    }

    /// The same, from the entry that begins at a word on.
    fn find_from(&self, mut at: usize, property: u16) -> Option<(usize, usize)> {
        while let Some(&head) = self.words.get(at) {
            let end = at + 1 + (head >> 16) as usize;
            if head & 0xffff == u32::from(property) {
                return Some((at, end));
            }
            at = end;
        }
        None
    }
}

/// All values that an app gave one node.
#[derive(Clone, Default, Debug)]
pub struct Style {
    /// Values for no state.
    pub base: Block,
    /// Values by state, the state that wins last. A state's number is its bit in `states`.
    states: Vec<(u32, Block)>,
}

impl Style {
    /// The block of a state, made if it is not there; `None` is the base.
    pub fn block_mut(&mut self, state: Option<u32>) -> &mut Block {
        let Some(state) = state else {
            return &mut self.base;
        };
        let at = match self.find_state(state) {
            Ok(at) => at,
            Err(at) => {
                self.states.insert(at, (state, Block::default()));
                at
            }
        };
        &mut self.states[at].1
    }

    /// The block of a state, if it has values; `None` is the base.
    pub fn block(&self, state: Option<u32>) -> Option<&Block> {
        let Some(state) = state else {
            return Some(&self.base);
        };
        let at = self.find_state(state).ok()?;
        Some(&self.states[at].1)
    }

    /// Where the block of a state is, or would be.
    fn find_state(&self, state: u32) -> Result<usize, usize> {
        self.states
            .binary_search_by_key(&state, |(state, _)| *state)
    }

    /// Forgets states without a value: a node without states needs no cascade.
    pub fn drop_empty_states(&mut self) {
        self.states.retain(|(_, block)| !block.words.is_empty());
    }

    /// Whether any state has values of its own.
    pub fn has_states(&self) -> bool {
        !self.states.is_empty()
    }

    /// States and their blocks, the one that wins last.
    pub fn states(&self) -> &[(u32, Block)] {
        &self.states
    }

    /// The value of a property that holds in `states`: of the last state that has one, else the
    /// base's, else the schema's default.
    pub fn effective(&self, states: u32, property: u16) -> &[u32] {
        let stated = self
            .states
            .iter()
            .rev()
            .filter(|(state, _)| states >> state & 1 == 1)
            .find_map(|(_, block)| block.get(property));
        stated
            .or_else(|| self.base.get(property))
            .unwrap_or_else(|| info(property).map_or(&[], |info| info.default))
    }

    /// Whether what is asked is so of the base or of the block of any state.
    pub fn any(&self, asked: impl Fn(&Block) -> bool) -> bool {
        asked(&self.base) || self.states.iter().any(|(_, block)| asked(block))
    }

    /// Calls `each` with every property that has a value in some state of `states`.
    pub fn each_stated(&self, states: u32, mut each: impl FnMut(u16)) {
        for (state, block) in &self.states {
            if states >> state & 1 == 1 {
                block.iter().for_each(|(property, _)| each(property));
            }
        }
    }

    /// Calls `each` with every property that the app gave a value for, in any state; a property may
    /// come more than once.
    pub fn each_property(&self, mut each: impl FnMut(u16)) {
        self.base.iter().for_each(|(property, _)| each(property));
        self.each_stated(u32::MAX, each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inlay_schema::id;

    #[test]
    fn numbers_that_move_a_node_keep_their_place_among_other_values() {
        let mut block = Block::default();
        for property in [id::TRANSLATE_Y, id::OPACITY, id::ROTATION] {
            block.set(property, &[u32::from(property)]);
        }
        let mut old = Vec::new();
        assert!(block.overwrite(id::TRANSLATE_Y, &[7], &mut old));
        assert!(!block.overwrite(id::TRANSLATE_X, &[8], &mut old));
        assert_eq!(old, [u32::from(id::TRANSLATE_Y)]);
        block.unset(id::OPACITY);
        block.set(id::OPACITY, &[9]);
        let values: Vec<_> = block.iter().map(|(id, value)| (id, value[0])).collect();
        let rotation = u32::from(id::ROTATION);
        let expected = [
            (id::TRANSLATE_Y, 7),
            (id::ROTATION, rotation),
            (id::OPACITY, 9),
        ];
        assert_eq!(values, expected);
    }

    #[test]
    fn a_number_that_was_taken_away_has_no_value() {
        let mut block = Block::default();
        block.set(id::SCALE_X, &[5]);
        block.unset(id::SCALE_X);
        assert_eq!((block.get(id::SCALE_X), block.iter().count()), (None, 0));
        assert!(!block.overwrite(id::SCALE_X, &[6], &mut Vec::new()));
    }
}
