//! Streams, retargets and rests to their systems; and what a system does not take of them.

use inlay_interfaces::Call;
use inlay_interfaces::types::ApplyError;
use inlay_schema::values::RefusalReason;
use inlay_schema::{Entries, System, Table, Writer, id, info};

use crate::dirty::{Dirty, Due};
use crate::systems::{SystemCalls, SystemFault};
use crate::{Engine, Problem, Refusal, Systems};

/// Order in which streams are handed out: who keeps nodes comes before who refers to them.
const HANDING_ORDER: [System; 8] = [
    System::Scene,
    System::Text,
    System::Layout,
    System::Focus,
    System::Resources,
    System::Render,
    System::Scroll,
    System::Animation,
];

/// Most entries of one stream that a system may refuse for a limit: with more it is defective.
const MOST_REFUSED: u32 = 64;

impl<S: Systems> Engine<S> {
    /// Hands every stream to its system; then what changed for motion; then what of it holds at
    /// once.
    pub(crate) fn hand_out(&mut self, time: f64) -> Result<(), SystemFault> {
        self.hand_out_streams(time)?;
        if self.dirty.take(Due::States) {
            self.follow_states();
            self.hand_out_streams(time)?;
        }
        let Some(changes) = self.cascade.take_retargets() else {
            return Ok(());
        };
        let at_once = self.systems.animation().retarget(&changes, time)?;
        self.cascade
            .route_values(&mut self.record, &mut self.dirty, &at_once);
        self.cascade.keep_retargets(changes);
        self.hand_out_streams(time)
    }

    pub(super) fn hand_out_streams(&mut self, time: f64) -> Result<(), SystemFault> {
        let is_animated = self.cascade.has_stream(System::Animation);
        for system in HANDING_ORDER {
            if !self.cascade.has_stream(system) {
                continue;
            }
            let words = self.cascade.take_stream(system);
            let result = self.systems.apply(system, &words, time);
            match system {
                System::Layout => self.dirty.mark(Due::Layout),
                System::Scene => self.dirty.mark(Due::Placements),
                System::Resources => self.dirty.mark(Due::Resources),
                System::Focus => self.dirty.mark(Due::Focus),
                _ => {}
            }
            match result {
                Ok(()) => {}
                Err(refused) => match refused.error {
                    ApplyError::Unsupported(entry) => self.disable_entry(refused.call, entry)?,
                    ApplyError::Limit(_) => self.apply_piecewise(system, &words, time)?,
                    _ => return Err(refused.into()),
                },
            }
            self.cascade.recycle(system, words);
        }
        if is_animated {
            self.cascade.take_rests(&mut self.systems, &mut self.record);
        }
        if self.cascade.has_rests() {
            self.cascade
                .hand_out_rests(&mut self.systems, &self.record, &mut self.dirty)?;
        }
        if let Some(mut texts) = self.dirty.take_texts() {
            texts.retain(|&node| self.record.find(node).is_some());
            measure(&mut self.systems, &mut self.dirty, &texts)?;
            self.dirty.keep_texts(texts);
        }
        Ok(())
    }

    /// Sends a stream that a system refused for a limit again, entry by entry. Accepted entries
    /// hold; the others are reported by `refused`, and the frame continues.
    fn apply_piecewise(
        &mut self,
        system: System,
        words: &[u32],
        time: f64,
    ) -> Result<(), SystemFault> {
        let (mut piece, mut selected, mut refusals) = (Vec::new(), 0, 0);
        for entry in Entries::new(words).map_while(Result::ok) {
            if let (id::SELECT_NODE, &[node]) = (entry.id, entry.value) {
                selected = node;
                continue;
            }
            piece.clear();
            let mut writer = Writer::new(&mut piece);
            if info(entry.id).is_some_and(|info| info.table == Table::Property)
                || entry.id == id::UNSET_PROPERTY
            {
                writer.select(selected);
            }
            writer.raw(entry.id, entry.value);
            let Err(refused) = self.systems.apply(system, &piece, time) else {
                continue;
            };
            match refused.error {
                ApplyError::Unsupported(entry) => self.disable_entry(refused.call, entry)?,
                ApplyError::Limit(limit) if refusals < MOST_REFUSED => {
                    refusals += 1;
                    self.outbox.refused(&Refusal {
                        sequence: self.inbox.sequence(),
                        reason: RefusalReason::Limit,
                        at: 0,
                        entry: u32::from(entry.id),
                        expected: limit,
                        found: limit.saturating_add(1),
                    });
                }
                _ => return Err(refused.into()),
            }
        }
        Ok(())
    }

    /// A system of this profile does not implement an entry: it never gets it again, and the app is
    /// told.
    // Hardly ever: not in the way of what is handed out in each frame.
    #[inline(never)]
    fn disable_entry(&mut self, call: &'static Call, entry: u32) -> Result<(), SystemFault> {
        let system = call.system;
        if !self.cascade.note_unsupported(system, entry) {
            return Err(SystemFault::refusal(call, Problem::Refused));
        }
        self.outbox.refused(&Refusal {
            sequence: self.inbox.sequence(),
            reason: RefusalReason::Unsupported,
            at: 0,
            entry,
            expected: entry,
            found: 0,
        });
        match self.stage {
            Some(stage) => self.rebuild_system(stage, system),
            None => Ok(()),
        }
    }

    /// Lets the values of states hold that changed in the scene.
    pub(crate) fn follow_states(&mut self) {
        let changes = self.systems.scene().take_states();
        self.cascade
            .follow_states(&mut self.record, &mut self.dirty, &changes.nodes);
    }

    /// Adds and takes states of a node that may be gone.
    pub(crate) fn set_states(
        &mut self,
        node: u32,
        add: u32,
        remove: u32,
    ) -> Result<(), SystemFault> {
        if self.record.find(node).is_some() {
            self.systems.scene().set_states(node, add, remove)?;
            self.follow_states();
        }
        Ok(())
    }
}

/// Lets layout measure texts again.
pub(crate) fn measure(
    systems: &mut SystemCalls<impl Systems>,
    dirty: &mut Dirty,
    texts: &[u32],
) -> Result<(), SystemFault> {
    if !texts.is_empty() {
        systems.layout().touch(texts)?;
        dirty.paint(texts);
        dirty.mark(Due::Layout);
    }
    Ok(())
}
