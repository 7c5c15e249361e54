//! Events for the app, packed as the frame goes.

use inlay_interfaces::scene::BoundingBox;
use inlay_interfaces::text;
use inlay_schema::values::{
    Bounds, Failure, FocusChange, FocusStay, FocusStayReason, FontFailure, Key, KeyPhase, KeyPress,
    LoadError, MissingFont, MissingFontReason, NavigationDirection, Picture, ScrollPosition,
    Skipped, Undrawn,
};
use inlay_schema::{Writer, id};

use super::Outbox;
use crate::Refusal;

#[allow(
    missing_docs,
    reason = "one method per event of the schema, of the same name"
)]
impl Outbox {
    fn writer(&mut self) -> Writer<'_> {
        Writer::new(&mut self.events)
    }

    pub(crate) fn refused(&mut self, refusal: &Refusal) {
        let Refusal {
            sequence,
            reason,
            at,
            entry,
            expected,
            found,
        } = *refusal;
        self.writer().entry(
            id::EVENT_REFUSED,
            &Refusal {
                sequence,
                reason,
                at,
                entry,
                expected,
                found,
            },
        );
    }

    pub(crate) fn skipped(&mut self, sequence: u32, entry: u16, count: u32) {
        self.writer().entry(
            id::EVENT_SKIPPED,
            &Skipped {
                sequence,
                entry: u32::from(entry),
                count,
            },
        );
    }

    pub(super) fn texts_waiting(&mut self, count: u32) {
        self.writer().entry(id::EVENT_TEXTS_WAITING, &count);
    }

    pub(crate) fn clips_too_deep(&mut self, node: u32) {
        self.writer().entry(id::EVENT_CLIPS_TOO_DEEP, &node);
    }

    pub(crate) fn undrawn(&mut self, node: u32, property: u16) {
        let undrawn = Undrawn {
            node,
            property: u32::from(property),
        };
        self.writer().entry(id::EVENT_UNDRAWN, &undrawn);
    }

    pub(crate) fn focus(&mut self, node: u32, previous: u32) {
        self.writer()
            .entry(id::EVENT_FOCUS, &FocusChange { node, previous });
    }

    pub(crate) fn focus_stay(
        &mut self,
        node: u32,
        direction: Option<NavigationDirection>,
        requested: u32,
        reason: FocusStayReason,
    ) {
        self.writer().entry(
            id::EVENT_FOCUS_STAY,
            &FocusStay {
                node,
                direction,
                requested,
                reason,
            },
        );
    }

    pub(crate) fn key(
        &mut self,
        node: u32,
        key: Key,
        phase: KeyPhase,
        repeat: u32,
        claimed_by: u32,
        cancelled: bool,
    ) {
        self.writer().entry(
            id::EVENT_KEY,
            &KeyPress {
                node,
                key,
                phase,
                repeat,
                claimed_by,
                cancelled,
            },
        );
    }

    pub(crate) fn select(&mut self, node: u32) {
        self.writer().entry(id::EVENT_SELECT, &node);
    }

    pub(crate) fn back(&mut self, node: u32) {
        self.writer().entry(id::EVENT_BACK, &node);
    }

    pub(crate) fn loaded(&mut self, node: u32, width: u32, height: u32) {
        self.writer().entry(
            id::EVENT_LOADED,
            &Picture {
                node,
                width,
                height,
            },
        );
    }

    pub(crate) fn failed(&mut self, node: u32, reason: LoadError) {
        self.writer()
            .entry(id::EVENT_FAILED, &Failure { node, reason });
    }

    /// `in-bounds`, `out-of-bounds`, `in-viewport` or `out-of-viewport`.
    pub(crate) fn visibility(&mut self, event: u16, node: u32) {
        self.writer().entry(event, &node);
    }

    pub(super) fn focusable_empty(&mut self, node: u32) {
        self.writer().entry(id::EVENT_FOCUSABLE_EMPTY, &node);
    }

    pub(crate) fn removed(&mut self, node: u32) {
        self.writer().entry(id::EVENT_REMOVED, &node);
    }

    pub(crate) fn animation_finish(&mut self, animation: u32) {
        self.writer().entry(id::EVENT_ANIMATION_FINISH, &animation);
    }

    pub(crate) fn animation_refused(&mut self, animation: u32) {
        self.writer().entry(id::EVENT_ANIMATION_REFUSED, &animation);
    }

    pub(crate) fn animation_cancel(&mut self, animation: u32) {
        self.writer().entry(id::EVENT_ANIMATION_CANCEL, &animation);
    }

    pub(crate) fn scroll_end(&mut self, node: u32, x: f32, y: f32) {
        self.writer()
            .entry(id::EVENT_SCROLL_END, &ScrollPosition { node, x, y });
    }

    pub(crate) fn bounds(&mut self, token: u32, node: u32, bounds: BoundingBox) {
        let BoundingBox {
            x,
            y,
            width,
            height,
        } = bounds;
        self.writer().entry(
            id::EVENT_BOUNDS,
            &Bounds {
                token,
                node,
                x,
                y,
                width,
                height,
            },
        );
    }

    pub(crate) fn font_loaded(&mut self, font: u32) {
        self.writer().entry(id::EVENT_FONT_LOADED, &font);
    }

    pub(crate) fn font_failed(&mut self, font: u32, reason: LoadError) {
        self.writer()
            .entry(id::EVENT_FONT_FAILED, &FontFailure { font, reason });
    }

    pub(crate) fn font_missing(&mut self, missing: text::Missing, reason: MissingFontReason) {
        let missing = MissingFont {
            node: missing.node,
            reason,
            name: missing.name,
            families: missing.families,
        };
        self.writer().entry(id::EVENT_FONT_MISSING, &missing);
    }

    pub(super) fn idle(&mut self, frame: u32) {
        self.writer().entry(id::EVENT_IDLE, &frame);
    }
}
