//! The whole engine as words: one batch that builds the record again, and the own states of the
//! systems.
//!
//! Layout: magic `INLS`, version, schema hash; then sections, each a kind, its words, and those,
//! once and in this order: 1 settings, 2 batch, 3 engine, 4 focus, 5 scroll, 6 animation,
//! 7 resources, 8 keys. Numbers of 64 bits take two words, the low one first; lists have their
//! count in front.

use inlay_schema::values::States;
use inlay_schema::{HASH, Pack, Unpack, Words, Writer, id};

use crate::EngineError;
use crate::clock::Clock;
use crate::dirty::Due;
use crate::focus::Focus;
use crate::keys::Keys;
use crate::record::{Kind, NODE_PROPERTIES, ROOT};
use crate::stage::{self, with_settings};
use crate::systems::{SystemFault, bytes};
use crate::words::{Read, pack_f64, pack_f64s, read_f64, read_f64s};
use crate::{Engine, Stage, Systems};
use inlay_interfaces::animation::AnimationState;
use inlay_interfaces::focus::FocusState;
use inlay_interfaces::resources::{FailedImage, ResourceState};
use inlay_interfaces::scroll::ScrollState;

const MAGIC: u32 = u32::from_le_bytes(*b"INLS");
const VERSION: u32 = 4;

/// What a snapshot says.
struct Parts<'a> {
    stage: Stage,
    batch: &'a [u32],
    focused: u32,
    room: u32,
    time: Option<f64>,
    natural: Vec<u32>,
    shown: Vec<u32>,
    deep_clips: Vec<u32>,
    images: Vec<u32>,
    fonts: Vec<u32>,
    texts_waiting: u32,
    focus: FocusState,
    scroll: ScrollState,
    animation: AnimationState,
    resources: ResourceState,
    keys: Keys,
}

impl<S: Systems> Engine<S> {
    /// Everything from which an equal engine can be made, fonts and pictures apart. Empty before
    /// [`configure`](Self::configure).
    pub fn snapshot(&mut self) -> Vec<u32> {
        let Some(stage) = self.stage else {
            return Vec::new();
        };
        let mut out = vec![MAGIC, VERSION, HASH];
        section(&mut out, 1, |out| stage.write(out));
        section(&mut out, 2, |out| self.pack_record(out));
        section(&mut out, 3, |out| {
            out.extend([self.focus.node(), self.record.room()]);
            self.clock.time().is_some().pack(out);
            pack_f64(self.clock.now(), out);
            self.record.natural_sizes().pack(out);
            self.record.shown().pack(out);
            self.record.deep_clips().pack(out);
            self.record.known_images().pack(out);
            self.fonts.pack().pack(out);
            out.push(self.outbox.known_texts_waiting());
        });
        let focus = self.systems.focus().snapshot();
        section(&mut out, 4, |out| {
            out.extend([focus.version, focus.focused, focus.awaited]);
            focus.traps.pack(out);
            out.push(focus.anchor);
            focus.is_sideways.pack(out);
            focus.memory.pack(out);
            focus.keys.pack(out);
        });
        let scroll = self.systems.scroll().snapshot();
        section(&mut out, 5, |out| {
            out.push(scroll.version);
            scroll.containers.pack(out);
            pack_f64s(&scroll.values, out);
        });
        let animation = self.systems.animation().snapshot();
        section(&mut out, 6, |out| {
            out.push(animation.version);
            animation.transitions.pack(out);
            pack_f64s(&animation.transition_times, out);
            animation.animations.pack(out);
            pack_f64s(&animation.animation_times, out);
        });
        let resources = self.systems.resources().snapshot();
        section(&mut out, 7, |out| {
            out.push(resources.version);
            resources.recency.pack(out);
            pack_failed(&resources.failed, out);
        });
        section(&mut out, 8, |out| self.keys.pack(&self.record, out));
        out
    }

    /// Becomes the engine of a snapshot. Fonts and pictures are requested again; the next draw list
    /// is a full one.
    ///
    /// # Errors
    ///
    /// [`EngineError::BadSnapshot`]: if the words cannot be read nothing has changed; if a system
    /// does not take its part, the engine is as new.
    pub fn restore(&mut self, snapshot: &[u32]) -> Result<(), EngineError>
    where
        S: Default,
    {
        let parts = read_parts(snapshot)?;
        self.reset();

        let result = self
            .set_up(parts.stage)
            .and_then(|()| self.become_parts(&parts).map_err(bad));
        if result.is_err() {
            self.reset();
        }
        result
    }

    fn become_parts(&mut self, parts: &Parts<'_>) -> Result<(), EngineError> {
        let time = parts.time.unwrap_or(0.0);
        self.record.make_room(parts.room);
        self.apply(parts.batch)
            .map_err(|refusal| EngineError::BadSnapshot(refusal.at))?;
        self.hand_out(time)?;
        self.take_states(time)?;
        for &[node, width, height] in parts.natural.as_chunks().0 {
            let image = self.record.find(node);
            let image = image.filter(|_| width.max(height) <= stage::MAX_SIZE);
            let slot = image.ok_or(EngineError::BadSnapshot(0))?;
            self.set_natural_size(slot, [width, height])?;
        }
        for &[node, level] in parts.shown.as_chunks().0 {
            let slot = self.record.find(node).filter(|_| level <= 2);
            let slot = slot.ok_or(EngineError::BadSnapshot(0))?;
            self.record.node_mut(slot).shown = level;
        }
        for &node in &parts.deep_clips {
            let slot = self.record.find(node).ok_or(EngineError::BadSnapshot(0))?;
            self.record.node_mut(slot).clips_too_deep = true;
        }
        self.set_known_states(&parts.images)?;
        self.fonts.unpack(&parts.fonts);
        self.outbox.know_texts_waiting(parts.texts_waiting);
        self.dirty.mark(Due::Visibility);
        self.systems
            .focus()
            .restore(parts.focus.clone())
            .map_err(bad)?;
        // What holds only with focus, holds before the boxes and offsets that depend on it.
        if self.record.find(parts.focused).is_some() {
            self.focus = Focus::on(parts.focused);
            self.systems.scene().set_focus(parts.focused).map_err(bad)?;
            self.follow_states();
            self.hand_out(time)?;
        }
        self.restore_keys(&parts.keys)?;
        self.hand_out(time)?;
        self.cascade.note_all_rests(&mut self.record);
        self.cascade
            .hand_out_rests(&mut self.systems, &self.record, &mut self.dirty)?;
        let boxes = self
            .systems
            .layout()
            .solve(parts.stage.width, parts.stage.height)
            .map_err(bad)?;
        self.take_boxes(boxes)?;
        let placements = self.systems.scene().take_placements();
        self.systems
            .scroll()
            .place(placements.layout, time)
            .map_err(bad)?;
        self.systems
            .focus()
            .place(bytes(&placements.seen.words))
            .map_err(bad)?;
        self.systems
            .focus()
            .restore(parts.focus.clone())
            .map_err(bad)?;
        self.systems
            .scroll()
            .set_focus(self.focus.node(), time)
            .map_err(bad)?;
        self.systems
            .scroll()
            .restore(parts.scroll.clone())
            .map_err(bad)?;
        self.systems
            .animation()
            .restore(parts.animation.clone())
            .map_err(bad)?;
        self.cascade.take_rests(&mut self.systems, &mut self.record);
        self.systems
            .resources()
            .restore(parts.resources.clone())
            .map_err(bad)?;
        if !self.record.hold_images(&parts.images) {
            return Err(EngineError::BadSnapshot(0));
        }
        self.clock = Clock::at(parts.time);
        self.outbox.drop_events();
        // Boxes were taken already; the frame looks at the rest.
        self.dirty.mark(Due::Layout);
        self.dirty.mark(Due::Focus);
        Ok(())
    }

    /// Presses go on, and the node that Enter is down on looks pressed.
    fn restore_keys(&mut self, keys: &Keys) -> Result<(), SystemFault> {
        self.keys = keys.clone();
        self.set_states(keys.pressed(), States::PRESSED.bits(), 0)
    }

    /// A value as it can be set now: a node that is gone since is none.
    fn present<'a>(&self, property: u16, value: &'a [u32]) -> &'a [u32] {
        let is_gone = |&node: &u32| self.record.find(node).is_none();
        if NODE_PROPERTIES.contains(&property) && value.first().is_some_and(is_gone) {
            &[0]
        } else {
            value
        }
    }

    /// The record as one batch.
    fn pack_record(&self, out: &mut Vec<u32>) {
        let mut batch = Vec::new();
        let mut writer = Writer::batch(&mut batch, 0);
        for words in self.record.fonts() {
            writer.raw(id::ADD_FONT_FACE, words);
        }
        let slots = self.record.slots();
        for &slot in slots.iter().filter(|&&slot| slot != ROOT) {
            let node = self.record.node(slot);
            writer.raw(id::CREATE_NODE, &[node.id, node.kind as u32]);
        }
        for &slot in &slots {
            let node = self.record.node(slot);
            if node.parent != 0 {
                writer.raw(
                    id::INSERT_CHILD,
                    &[self.record.node(node.parent).id, node.id, 0],
                );
            }
            if node.app_states != 0 {
                writer.raw(id::SET_STATES, &[node.id, node.app_states]);
            }
            writer.select(node.id);
            for (property, value) in node.style.base.iter() {
                writer.raw(property, self.present(property, value));
            }
            for (state, block) in node.style.states() {
                writer.raw(id::SELECT_STATE, &[*state]);
                for (property, value) in block.iter() {
                    writer.raw(property, self.present(property, value));
                }
            }
        }
        for words in self.record.animations() {
            // One whose node is gone ends in the next frame.
            if self.record.has_node_of(words) {
                writer.raw(id::ANIMATE, words);
            }
        }
        writer.finish();
        out.extend(batch);
    }
}

fn section(out: &mut Vec<u32>, kind: u32, fill: impl FnOnce(&mut Vec<u32>)) {
    let start = out.len();
    out.extend([kind, 0]);
    fill(out);
    out[start + 1] = u32::try_from(out.len() - start - 2).unwrap_or(u32::MAX);
}

fn pack_failed(images: &[FailedImage], out: &mut Vec<u32>) {
    out.push(u32::try_from(images.len()).unwrap_or(u32::MAX));
    for image in images {
        image.url.pack(out);
        out.extend([image.reason, image.failures]);
    }
}

fn read_failed(words: &mut Words<'_>) -> Read<Vec<FailedImage>> {
    let count = words.count()?;
    let read = |_| {
        Ok(FailedImage {
            url: String::unpack(words)?,
            reason: words.word()?,
            failures: words.word()?,
        })
    };
    (0..count).map(read).collect()
}

fn read_parts(snapshot: &[u32]) -> Result<Parts<'_>, EngineError> {
    let mut at = 3;
    match snapshot {
        &[magic, version, hash, ..] if magic == MAGIC && version == VERSION && hash == HASH => {}
        _ => return Err(EngineError::BadSnapshot(0)),
    }
    let mut next = |kind: u32| -> Result<_, EngineError> {
        let bad = || bad_at(at);
        let &[found, length] = snapshot
            .get(at..at + 2)
            .and_then(|head| head.first_chunk::<2>())
            .ok_or_else(bad)?;
        let words = snapshot
            .get(at + 2..)
            .and_then(|rest| rest.get(..length as usize))
            .filter(|_| found == kind)
            .ok_or_else(bad)?;
        let start = at;
        at += 2 + words.len();
        Ok((start, words))
    };
    let (stage, batch, engine, focus, scroll, animation, resources, keys) = (
        next(1)?,
        next(2)?,
        next(3)?,
        next(4)?,
        next(5)?,
        next(6)?,
        next(7)?,
        next(8)?,
    );
    if at != snapshot.len() {
        return Err(bad_at(at));
    }
    let (focused, room, time, lists, texts_waiting) = read_section(engine, |words| {
        let (focused, room) = (words.word()?, words.word()?);
        let has_time = bool::unpack(words)?;
        let time = read_f64(words)?;
        let time = has_time.then_some(time);
        let lists: [Vec<u32>; 5] = [
            Vec::unpack(words)?,
            Vec::unpack(words)?,
            Vec::unpack(words)?,
            Vec::unpack(words)?,
            Vec::unpack(words)?,
        ];
        Ok((focused, room, time, lists, words.word()?))
    })?;
    let [natural, shown, deep_clips, images, fonts] = lists;
    if time.is_some_and(|time| !time.is_finite()) {
        return Err(bad_at(engine.0));
    }
    Ok(Parts {
        stage: with_settings(Stage::default(), stage.1).map_err(|_| bad_at(stage.0))?,
        batch: batch.1,
        focused,
        room,
        time,
        natural,
        shown,
        deep_clips,
        images,
        fonts,
        texts_waiting,
        focus: read_section(focus, |words| {
            Ok(FocusState {
                version: words.word()?,
                focused: words.word()?,
                awaited: words.word()?,
                traps: bool::unpack(words)?,
                anchor: words.word()?,
                is_sideways: bool::unpack(words)?,
                memory: Vec::unpack(words)?,
                keys: Vec::unpack(words)?,
            })
        })?,
        scroll: read_section(scroll, |words| {
            Ok(ScrollState {
                version: words.word()?,
                containers: Vec::unpack(words)?,
                values: read_f64s(words)?,
            })
        })?,
        animation: read_section(animation, |words| {
            Ok(AnimationState {
                version: words.word()?,
                transitions: Vec::unpack(words)?,
                transition_times: read_f64s(words)?,
                animations: Vec::unpack(words)?,
                animation_times: read_f64s(words)?,
            })
        })?,
        resources: read_section(resources, |words| {
            Ok(ResourceState {
                version: words.word()?,
                recency: Vec::unpack(words)?,
                failed: read_failed(words)?,
            })
        })?,
        keys: read_section(keys, Keys::unpack)?,
    })
}

fn read_section<'a, T>(
    (at, words): (usize, &'a [u32]),
    read: impl FnOnce(&mut Words<'a>) -> Read<T>,
) -> Result<T, EngineError> {
    let mut words = Words::new(words);
    let result = read(&mut words).and_then(|value| words.finish().map(|()| value));
    result.map_err(|_| bad_at(at))
}

fn bad_at(at: usize) -> EngineError {
    EngineError::BadSnapshot(u32::try_from(at).unwrap_or(u32::MAX))
}

/// What the record's nodes need to be packed; here so that the kinds' numbers are seen beside it.
const _: () = assert!(Kind::View as u32 == 0 && Kind::Image as u32 == 1 && Kind::Text as u32 == 2);

/// What comes of a snapshot that a system does not take.
fn bad<E>(_: E) -> EngineError {
    EngineError::BadSnapshot(0)
}
