//! What has changed since it was last looked at, so that a frame does no more than that.

/// Something that a step of the frame has to look at again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Due {
    /// Boxes may have changed, and with them placements.
    Layout,
    /// Placements may have changed.
    Placements,
    /// Placements changed, and focus has not settled since.
    Focus,
    /// What `resources` decides on changed.
    Resources,
    /// Nodes came under others: states pass down the tree, and up from the one with focus.
    States,
    /// The scene was rebuilt: what it does not report any more has left the view meanwhile.
    Visibility,
}

/// The parts of the scene that are due, and the texts among them by name.
#[derive(Debug)]
pub(crate) struct Dirty {
    /// A bit for each [`Due`].
    due: u8,
    /// Texts to measure again.
    texts: Vec<u32>,
    /// Texts that may paint another area than the scene knows.
    inks: Vec<u32>,
}

impl Default for Dirty {
    /// A stage that was never laid out.
    fn default() -> Self {
        let mut dirty = Self {
            due: 0,
            texts: Vec::new(),
            inks: Vec::new(),
        };
        dirty.mark(Due::Layout);
        dirty
    }
}

impl Dirty {
    pub(crate) const fn mark(&mut self, what: Due) {
        self.due |= 1 << what as u8;
    }

    pub(crate) const fn is(&self, what: Due) -> bool {
        self.due >> what as u8 & 1 == 1
    }

    /// Whether something is due; it is not any more.
    pub(crate) const fn take(&mut self, what: Due) -> bool {
        let was = self.is(what);
        self.due &= !(1 << what as u8);
        was
    }

    /// A text is to be measured again. Named twice in a row it is noted once.
    pub(crate) fn measure(&mut self, text: u32) {
        if self.texts.last() != Some(&text) {
            self.texts.push(text);
        }
    }

    /// Texts are to be measured again.
    pub(crate) fn measure_all(&mut self, texts: Vec<u32>) {
        self.texts.extend(texts);
    }

    /// The texts to measure again, if any. Give the buffer back with
    /// [`keep_texts`](Self::keep_texts).
    pub(crate) fn take_texts(&mut self) -> Option<Vec<u32>> {
        (!self.texts.is_empty()).then(|| core::mem::take(&mut self.texts))
    }

    /// Keeps the buffer of [`take_texts`](Self::take_texts).
    pub(crate) fn keep_texts(&mut self, mut buffer: Vec<u32>) {
        buffer.clear();
        self.texts = buffer;
    }

    /// How many texts are noted, to go back to.
    pub(crate) const fn text_mark(&self) -> usize {
        self.texts.len()
    }

    /// Takes back the texts that were noted since `mark`.
    pub(crate) fn rewind_texts(&mut self, mark: usize) {
        self.texts.truncate(mark);
    }

    /// Texts may paint another area.
    pub(crate) fn paint(&mut self, texts: &[u32]) {
        self.inks.extend(texts);
    }

    /// The texts that may paint another area. Give the buffer back with
    /// [`keep_inks`](Self::keep_inks).
    pub(crate) fn take_inks(&mut self) -> Vec<u32> {
        core::mem::take(&mut self.inks)
    }

    /// Keeps the buffer of [`take_inks`](Self::take_inks).
    pub(crate) fn keep_inks(&mut self, mut buffer: Vec<u32>) {
        buffer.clear();
        self.inks = buffer;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_stage_is_due_for_layout_and_what_is_taken_is_not_due_any_more() {
        let mut dirty = Dirty::default();
        assert!(dirty.take(Due::Layout) && !dirty.take(Due::Layout));
        dirty.mark(Due::Resources);
        assert!(!dirty.is(Due::Layout) && dirty.is(Due::Resources));
        assert!(!dirty.take(Due::Focus) && dirty.take(Due::Resources));
    }

    #[test]
    fn texts_that_a_refused_batch_named_are_taken_back() {
        let mut dirty = Dirty::default();
        dirty.measure(2);
        let mark = dirty.text_mark();
        for text in [2, 3, 3, 4] {
            dirty.measure(text);
        }
        dirty.rewind_texts(mark);
        assert_eq!(dirty.take_texts(), Some(vec![2]));
        assert_eq!(dirty.take_texts(), None);
    }
}
