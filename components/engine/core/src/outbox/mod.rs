//! What leaves the engine with a frame: events for the app, requests for the host, the draw list,
//! and when to call again.

mod events;
mod requests;

use crate::Output;
use crate::record::Record;

/// Events and requests since the last frame, and what is emitted only when it changes.
#[derive(Default, PartialEq, Eq, Debug)]
pub(crate) struct Outbox {
    events: Vec<u32>,
    requests: Vec<u32>,
    /// Texts whose glyphs do not fit, as last emitted.
    texts_waiting: u32,
    /// The app heard `idle` since the last input, and nothing moved since.
    is_idle_known: bool,
    /// Nodes that could have focus but have no area, since the last rest.
    sizeless: Vec<u32>,
}

/// What of a frame says when the next one is due.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Pace {
    /// The next frame is due at once.
    pub active: bool,
    /// Something is seen to move, however slowly.
    pub moving: bool,
    /// When something is due before any input.
    pub wake: Option<f64>,
}

impl Outbox {
    /// There was input: `idle` is news again.
    pub(crate) const fn expect_idle(&mut self) {
        self.is_idle_known = false;
    }

    /// How many texts do not fit, as last emitted.
    pub(crate) const fn known_texts_waiting(&self) -> u32 {
        self.texts_waiting
    }

    /// The app has the event of how many texts do not fit.
    pub(crate) const fn know_texts_waiting(&mut self, count: u32) {
        self.texts_waiting = count;
    }

    /// Reports how many texts do not fit, if that changed.
    pub(crate) fn report_texts_waiting(&mut self, count: u32) {
        if count != self.texts_waiting {
            self.texts_waiting = count;
            self.texts_waiting(count);
        }
    }

    /// A node could have focus but for its box, which has no area: reported at rest, if that is
    /// still so.
    pub(crate) fn note_sizeless(&mut self, node: u32) {
        self.sizeless.push(node);
    }

    /// Reports that nothing moves any more, once, with the number of the frame; and nodes that
    /// focus never finds, unless an image is on its way that could give them a size.
    pub(crate) fn report_rest(&mut self, frame: u32, record: &Record, is_loading: bool) {
        if self.is_idle_known {
            return;
        }
        self.idle(frame);
        if is_loading {
            return;
        }
        let mut sizeless = core::mem::take(&mut self.sizeless);
        inlay_schema::sort(&mut sizeless);
        sizeless.dedup();
        for node in sizeless {
            let found = record.find(node).map(|slot| record.node(slot));
            if found.is_some_and(|node| node.width <= 0.0 || node.height <= 0.0) {
                self.focusable_empty(node);
            }
        }
    }

    /// Forgets the events so far: the app knows them.
    pub(crate) fn drop_events(&mut self) {
        self.events.clear();
    }

    /// All that leaves with a frame.
    pub(crate) fn take(&mut self, draw_list: Vec<u32>, pace: Pace) -> Output {
        let idle = !pace.active && !pace.moving;
        self.is_idle_known = idle;
        Output {
            draw_list,
            events: core::mem::take(&mut self.events),
            requests: core::mem::take(&mut self.requests),
            active: pace.active,
            wake: pace.wake,
            idle,
        }
    }
}

#[cfg(test)]
mod tests {
    use inlay_schema::{Entries, id};

    use super::*;

    fn events(outbox: &mut Outbox, pace: Pace) -> Vec<u16> {
        let words = outbox.take(Vec::new(), pace).events;
        let entries = Entries::new(&words).map_while(Result::ok);
        entries.map(|entry| entry.id).collect()
    }

    #[test]
    fn idle_is_told_once_until_there_is_input() {
        let (mut outbox, record) = (Outbox::default(), Record::default());
        let rest = Pace::default();
        for expected in [&[id::EVENT_IDLE][..], &[]] {
            outbox.report_rest(1, &record, false);
            assert_eq!(events(&mut outbox, rest), expected);
        }
        outbox.expect_idle();
        outbox.report_rest(2, &record, false);
        assert_eq!(events(&mut outbox, rest), [id::EVENT_IDLE]);
    }

    #[test]
    fn a_count_of_texts_is_told_when_it_changes() {
        let mut outbox = Outbox::default();
        outbox.know_texts_waiting(2);
        for count in [2, 3, 3, 0] {
            outbox.report_texts_waiting(count);
        }
        assert_eq!(
            events(&mut outbox, Pace::default()),
            [id::EVENT_TEXTS_WAITING; 2]
        );
    }
}
