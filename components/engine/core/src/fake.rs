//! Systems that note their calls and return what a test put in.

use std::borrow::Cow;
use std::collections::VecDeque;

use inlay_interfaces::animation::{self, AnimationError, AnimationState, Values};
use inlay_interfaces::boxes::Boxes;
use inlay_interfaces::drawing::Drawing;
use inlay_interfaces::figures;
use inlay_interfaces::focus::{self, FocusError, FocusState, Outcome};
use inlay_interfaces::glyphs::{Glyphs, Uploads};
use inlay_interfaces::layout::{self, LayoutError};
use inlay_interfaces::placements::{PlacementChanges, Placements};
use inlay_interfaces::render::{self, RenderError, Surface};
use inlay_interfaces::resources::{self, Changes, ResourceError, ResourceState};
use inlay_interfaces::scene::{self, BoundingBox, SceneError, Viewport};
use inlay_interfaces::scroll::{self, Offsets, ScrollError, ScrollState};
use inlay_interfaces::states::StateChanges;
use inlay_interfaces::text::{self, FontError, Missing, TextError};
use inlay_interfaces::types::*;

/// Calls of a fake, in order: the name and its words.
#[derive(Default, Debug)]
pub struct Fake {
    /// Streams and calls.
    pub calls: Vec<(&'static str, Vec<u32>)>,
    /// Calls that only ask, in order.
    pub asked: Vec<&'static str>,
    /// How often `text_pending` still answers that there is more.
    pub pending: u32,
    /// Answers of `scene_take_states`.
    pub states: VecDeque<Vec<u32>>,
    /// Answers of `focus_move`, `focus_focus` and `focus_settle`.
    pub outcomes: VecDeque<Outcome>,
    /// Answers of `animation_retarget`; without one, every new value holds at once.
    pub retargets: VecDeque<Vec<u32>>,
    /// Answers of `animation_take_rests`.
    pub rests: VecDeque<Vec<u32>>,
    /// Answers of `animation_tick`.
    pub values: VecDeque<Values>,
    /// The answer of `animation_movers`.
    pub movers: Vec<u32>,
    /// Answers of `resources_update`.
    pub changes: VecDeque<Changes>,
    /// Answers of `scene_update`.
    pub drawings: VecDeque<Drawing>,
    /// Answer of `render_take_deep_clips`.
    pub deep_clips: Vec<u32>,
    /// Answer of `render_target_pixels`.
    pub target_pixels: u32,
    /// Entries that a system refuses as unsupported.
    pub unsupported: Vec<u16>,
    /// Nodes that `focus_focus` refuses.
    pub refuses_focus: Vec<u32>,
    /// Numbers of entries that `text_apply` takes before it refuses more for a limit.
    pub most_fonts: Option<usize>,
    /// Why `scene_set_boxes` refuses.
    pub bad_boxes: Option<SceneError>,
    /// Answers of `layout_solve`.
    pub boxes: VecDeque<Boxes>,
    /// Answers of `text_wanted_fonts`.
    pub wanted_fonts: VecDeque<Vec<u32>>,
    /// The next answer of `text_take_unserved`.
    pub unserved: Vec<u32>,
    /// The next answer of `text_take_missing`.
    pub missing: Vec<Missing>,
    /// Answers of `resources_snapshot`.
    pub resource_state: ResourceState,
}

impl Fake {
    fn note(&mut self, call: &'static str, words: &[u32]) {
        self.calls.push((call, words.to_vec()));
    }

    fn applied(&mut self, call: &'static str, words: &[u32]) -> Result<(), ApplyError> {
        self.note(call, words);
        let unsupported = inlay_schema::Entries::new(words)
            .map_while(Result::ok)
            .find(|entry| self.unsupported.contains(&entry.id));
        unsupported.map_or(Ok(()), |entry| {
            Err(ApplyError::Unsupported(u32::from(entry.id)))
        })
    }

    /// All words that a call was given, one after the other.
    pub fn told(&self, call: &str) -> Vec<u32> {
        self.calls
            .iter()
            .filter(|(name, _)| *name == call)
            .flat_map(|(_, words)| words.clone())
            .collect()
    }
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

impl scene::Scene for Fake {
    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.applied("scene_apply", entries)
    }

    fn set_boxes(&mut self, _: Boxes) -> Result<(), SceneError> {
        self.note("scene_set_boxes", &[]);
        self.bad_boxes.map_or(Ok(()), Err)
    }

    fn set_inks(&mut self, nodes: &[u32], inks: &[f32]) -> Result<(), SceneError> {
        self.note("scene_set_inks", &[nodes, &bits(inks)].concat());
        Ok(())
    }

    fn set_offsets(
        &mut self,
        containers: &[u32],
        offsets: &[f32],
        _: &[f32],
    ) -> Result<(), SceneError> {
        self.note("scene_set_offsets", &[containers, &bits(offsets)].concat());
        Ok(())
    }

    fn set_focus(&mut self, node: u32) -> Result<(), SceneError> {
        self.note("scene_set_focus", &[&[node][..]].concat());
        Ok(())
    }

    fn set_states(&mut self, node: u32, add: u32, remove: u32) -> Result<(), SceneError> {
        self.note(
            "scene_set_states",
            &[&[node][..], &[add][..], &[remove][..]].concat(),
        );
        Ok(())
    }

    fn take_states(&mut self) -> StateChanges {
        StateChanges {
            nodes: self.states.pop_front().unwrap_or_default(),
        }
    }

    fn set_rests(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.applied("scene_set_rests", entries)
    }

    fn take_placements(&mut self) -> PlacementChanges {
        PlacementChanges::default()
    }

    fn update(&mut self, _: Viewport) -> Result<Drawing, SceneError> {
        Ok(self.drawings.pop_front().unwrap_or_default())
    }

    fn redraw(&mut self) -> Drawing {
        Default::default()
    }

    fn bounds(&mut self, node: u32) -> Result<BoundingBox, SceneError> {
        self.note("scene_bounds", &[node]);
        Ok(BoundingBox {
            x: 1.0,
            y: 2.0,
            width: 3.0,
            height: 4.0,
        })
    }

    fn reset(&mut self) {
        self.note("scene_reset", &[]);
    }

    fn snapshot(&mut self) -> NoState {
        NoState::default()
    }

    fn restore(&mut self, _: NoState) -> Result<(), RestoreError> {
        Ok(())
    }
}

impl layout::Layout for Fake {
    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.applied("layout_apply", entries)
    }

    fn set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Result<(), LayoutError> {
        self.note("layout_set_natural_sizes", &[nodes, &bits(sizes)].concat());
        Ok(())
    }

    fn touch(&mut self, nodes: &[u32]) -> Result<(), LayoutError> {
        self.note("layout_touch", &[nodes].concat());
        Ok(())
    }

    fn solve(&mut self, _: f32, _: f32) -> Result<Boxes, LayoutError> {
        self.asked.push("layout_solve");
        Ok(self.boxes.pop_front().unwrap_or_default())
    }

    fn reset(&mut self) {
        self.note("layout_reset", &[]);
    }

    fn snapshot(&mut self) -> NoState {
        NoState::default()
    }

    fn restore(&mut self, _: NoState) -> Result<(), RestoreError> {
        Ok(())
    }
}

impl scroll::Scroll for Fake {
    fn set_resolution(&mut self, pixels_x: f32, pixels_y: f32) {
        self.note(
            "scroll_set_resolution",
            &[pixels_x, pixels_y].map(f32::to_bits),
        );
    }

    fn apply(&mut self, entries: &[u32], _: f64) -> Result<(), ApplyError> {
        self.applied("scroll_apply", entries)
    }

    fn place(&mut self, placements: Placements, _: f64) -> Result<(), ScrollError> {
        self.note("scroll_place", &placements.words);
        Ok(())
    }

    fn set_focus(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        let _ = time;
        self.note("scroll_set_focus", &[node]);
        Ok(())
    }

    fn reveal(&mut self, node: u32, time: f64) -> Result<(), ScrollError> {
        let _ = time;
        self.note("scroll_reveal", &[&[node][..]].concat());
        Ok(())
    }

    fn targets(&mut self) -> Vec<u32> {
        Default::default()
    }

    fn tick(&mut self, time: f64) -> Result<Offsets, ScrollError> {
        let _ = time;
        self.note("scroll_tick", &[]);
        Ok(Default::default())
    }

    fn reset(&mut self) {
        self.note("scroll_reset", &[]);
    }

    fn snapshot(&mut self) -> ScrollState {
        Default::default()
    }

    fn restore(&mut self, state: ScrollState) -> Result<(), RestoreError> {
        let _ = state;
        self.note("scroll_restore", &[]);
        Ok(())
    }
}

impl animation::Animation for Fake {
    fn apply(&mut self, entries: &[u32], _: f64) -> Result<(), ApplyError> {
        self.applied("animation_apply", entries)
    }

    fn retarget(&mut self, changes: &[u32], _: f64) -> Result<Vec<u32>, AnimationError> {
        self.note("animation_retarget", changes);
        if let Some(answer) = self.retargets.pop_front() {
            return Ok(answer);
        }
        let (mut words, mut last) = (Vec::new(), None);
        for entry in inlay_schema::Entries::new(changes).map_while(Result::ok) {
            let mut writer = inlay_schema::Writer::new(&mut words);
            if entry.id == inlay_schema::id::SELECT_NODE || last == Some(entry.id) {
                writer.raw(entry.id, entry.value);
                last = None;
            } else {
                last = Some(entry.id);
            }
        }
        Ok(words)
    }

    fn take_rests(&mut self) -> Vec<u32> {
        self.rests.pop_front().unwrap_or_default()
    }

    fn tick(&mut self, _: f64) -> Result<Values, AnimationError> {
        Ok(self.values.pop_front().unwrap_or_default())
    }

    fn set_resolution(&mut self, pixels: f32) {
        self.note("animation_set_resolution", &[pixels.to_bits()]);
    }

    fn movers(&mut self) -> Vec<u32> {
        self.movers.clone()
    }

    fn reset(&mut self) {
        self.note("animation_reset", &[]);
    }

    fn snapshot(&mut self) -> AnimationState {
        Default::default()
    }

    fn restore(&mut self, state: AnimationState) -> Result<(), RestoreError> {
        let _ = state;
        self.note("animation_restore", &[]);
        Ok(())
    }
}

impl focus::Focus for Fake {
    fn apply(&mut self, entries: Cow<'_, [u8]>) -> Result<(), ApplyError> {
        let words: Vec<u32> = entries
            .chunks_exact(4)
            .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect();
        self.applied("focus_apply", &words)
    }

    fn place(&mut self, _: Cow<'_, [u8]>) -> Result<(), FocusError> {
        self.note("focus_place", &[]);
        Ok(())
    }

    fn r#move(&mut self, direction: u32, _: Cow<'_, [u8]>) -> Result<Outcome, FocusError> {
        self.note("focus_move", &[direction]);
        Ok(self.outcomes.pop_front().unwrap_or_default())
    }

    fn explain(&mut self, direction: u32, _: Cow<'_, [u8]>) -> Result<Vec<u8>, FocusError> {
        self.note("focus_explain", &[direction]);
        let mut rows = Vec::new();
        let step = figures::Move {
            direction,
            start: 0,
            chosen: 0,
        };
        figures::Figure::Move(step).write(&mut rows);
        Ok(rows.iter().flat_map(|word| word.to_le_bytes()).collect())
    }

    fn focus(&mut self, node: u32) -> Result<Outcome, FocusError> {
        self.note("focus_focus", &[node]);
        if self.refuses_focus.contains(&node) {
            return Err(FocusError::NotFocusable(node));
        }
        Ok(self.outcomes.pop_front().unwrap_or(Outcome {
            focused: node,
            previous: 0,
        }))
    }

    fn settle(&mut self) -> Outcome {
        self.outcomes.pop_front().unwrap_or_default()
    }

    fn reset(&mut self) {
        self.note("focus_reset", &[]);
    }

    fn snapshot(&mut self) -> FocusState {
        Default::default()
    }

    fn restore(&mut self, state: FocusState) -> Result<(), RestoreError> {
        let _ = state;
        self.note("focus_restore", &[]);
        Ok(())
    }
}

impl text::Text for Fake {
    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        let is_font = |entry: &inlay_schema::Entry<'_>| entry.id == inlay_schema::id::ADD_FONT_FACE;
        let fonts = |words: &[u32]| {
            let entries = inlay_schema::Entries::new(words).map_while(Result::ok);
            entries.filter(is_font).count()
        };
        if let Some(most) = self.most_fonts
            && fonts(&self.told("text_apply")) + fonts(entries) > most
        {
            let limit = u32::try_from(most).unwrap_or(u32::MAX);
            return Err(ApplyError::Limit(limit));
        }
        self.applied("text_apply", entries)
    }

    fn wanted_fonts(&mut self) -> Vec<u32> {
        self.asked.push("text_wanted_fonts");
        self.wanted_fonts.pop_front().unwrap_or_default()
    }

    fn take_unserved(&mut self) -> Vec<u32> {
        self.asked.push("text_take_unserved");
        core::mem::take(&mut self.unserved)
    }

    fn take_missing(&mut self) -> Vec<Missing> {
        self.asked.push("text_take_missing");
        core::mem::take(&mut self.missing)
    }

    fn add_font(&mut self, font: u32, _: Cow<'_, [u8]>) -> Result<Vec<u32>, FontError> {
        self.note("text_add_font", &[font]);
        Ok(Vec::new())
    }

    fn fail_font(&mut self, font: u32) -> Result<(), FontError> {
        self.note("text_fail_font", &[font]);
        Ok(())
    }

    fn set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Result<(), TextError> {
        self.note("text_set_boxes", &[nodes, &bits(boxes)].concat());
        Ok(())
    }

    fn ink(&mut self, nodes: &[u32]) -> Vec<f32> {
        self.note("text_ink", nodes);
        vec![0.0; 4 * nodes.len()]
    }

    fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), TextError> {
        self.note("text_set_scales", &[nodes, &bits(scales)].concat());
        Ok(())
    }

    fn update(&mut self) -> Glyphs {
        self.asked.push("text_update");
        Default::default()
    }

    fn redraw(&mut self) -> Glyphs {
        Default::default()
    }

    fn take_uploads(&mut self) -> Uploads {
        self.asked.push("text_take_uploads");
        Default::default()
    }

    fn all_uploads(&mut self) -> Uploads {
        Default::default()
    }

    fn pending(&mut self) -> bool {
        self.asked.push("text_pending");
        let is_pending = self.pending > 0;
        self.pending = self.pending.saturating_sub(1);
        is_pending
    }

    fn waiting(&mut self) -> u32 {
        self.asked.push("text_waiting");
        0
    }

    fn reset(&mut self) {
        self.note("text_reset", &[]);
    }

    fn snapshot(&mut self) -> NoState {
        NoState::default()
    }

    fn restore(&mut self, _: NoState) -> Result<(), RestoreError> {
        Ok(())
    }
}

impl resources::Resources for Fake {
    fn set_budget(&mut self, bytes: u32) {
        self.note("resources_set_budget", &[&[bytes][..]].concat());
    }

    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.applied("resources_apply", entries)
    }

    fn set_visible(&mut self, nodes: &[u32]) -> Result<(), ResourceError> {
        self.note("resources_set_visible", &[nodes].concat());
        Ok(())
    }

    fn arrive(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        bytes: u32,
    ) -> Result<(), ResourceError> {
        self.note(
            "resources_arrive",
            &[&[texture][..], &[width][..], &[height][..], &[bytes][..]].concat(),
        );
        Ok(())
    }

    fn fail(&mut self, texture: u32, reason: u32) -> Result<(), ResourceError> {
        self.note("resources_fail", &[texture, reason]);
        Ok(())
    }

    fn reserve(&mut self, bytes: u32) -> Result<u32, ResourceError> {
        self.note("resources_reserve", &[&[bytes][..]].concat());
        Ok(Default::default())
    }

    fn update(&mut self, _: f64) -> Changes {
        self.changes.pop_front().unwrap_or_default()
    }

    fn reset(&mut self) {
        self.note("resources_reset", &[]);
    }

    fn snapshot(&mut self) -> ResourceState {
        self.resource_state.clone()
    }

    fn restore(&mut self, state: ResourceState) -> Result<(), RestoreError> {
        self.resource_state = state;
        self.note("resources_restore", &[]);
        Ok(())
    }

    fn release(&mut self, texture: u32) -> Result<(), ResourceError> {
        self.note("resources_release", &[texture]);
        Ok(())
    }
}

impl render::Render for Fake {
    fn set_surface(&mut self, surface: Surface) -> Result<(), RenderError> {
        let _ = surface;
        self.note("render_set_surface", &[]);
        Ok(())
    }

    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.applied("render_apply", entries)
    }

    fn set_drawing(&mut self, drawing: Drawing) -> Result<(), RenderError> {
        let _ = drawing;
        self.note("render_set_drawing", &[]);
        Ok(())
    }

    fn set_glyphs(&mut self, glyphs: Glyphs) -> Result<(), RenderError> {
        let _ = glyphs;
        self.note("render_set_glyphs", &[]);
        Ok(())
    }

    fn set_page(&mut self, page: u32, texture: u32) {
        self.note("render_set_page", &[&[page][..], &[texture][..]].concat());
    }

    fn upload(&mut self, uploads: Uploads) -> Result<(), RenderError> {
        let _ = uploads;
        self.note("render_upload", &[]);
        Ok(())
    }

    fn set_textures(&mut self, textures: &[u32]) -> Result<(), RenderError> {
        self.note("render_set_textures", &[textures].concat());
        Ok(())
    }

    fn set_levels(&mut self, textures: &[u32]) {
        self.note("render_set_levels", textures);
    }

    fn set_images(&mut self, images: &[u32]) -> Result<(), RenderError> {
        self.note("render_set_images", &[images].concat());
        Ok(())
    }

    fn drop_textures(&mut self, textures: &[u32]) {
        self.note("render_drop_textures", &[textures].concat());
    }

    fn draw(&mut self) -> Vec<u32> {
        Default::default()
    }

    fn take_deep_clips(&mut self) -> Vec<u32> {
        core::mem::take(&mut self.deep_clips)
    }

    fn target_pixels(&mut self) -> u32 {
        self.asked.push("render_target_pixels");
        self.target_pixels
    }

    fn full(&mut self) -> Vec<u32> {
        Default::default()
    }

    fn reset(&mut self) {
        self.note("render_reset", &[]);
    }

    fn snapshot(&mut self) -> NoState {
        NoState::default()
    }

    fn restore(&mut self, _: NoState) -> Result<(), RestoreError> {
        Ok(())
    }
}
