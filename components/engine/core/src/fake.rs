//! Systems that note what they are told and answer what a test put in.

use std::collections::VecDeque;

use inlay_schema::values::MissingFont;

use crate::error::Problem;
use crate::systems::*;

/// What a fake was told, in order: the call and its words.
#[derive(Default, Debug)]
pub struct Fake {
    /// Streams and calls.
    pub calls: Vec<(&'static str, Vec<u32>)>,
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
    pub changes: VecDeque<ResourceChanges>,
    /// Answers of `scene_update`.
    pub drawings: VecDeque<Drawing>,
    /// Entries that a system refuses as unsupported.
    pub lacking: Vec<u16>,
    /// Nodes that `focus_focus` refuses.
    pub refuses_focus: Vec<u32>,
    /// Numbers of entries that `text_apply` takes before it refuses more for a limit.
    pub most_fonts: Option<usize>,
    /// Why `scene_set_boxes` refuses.
    pub bad_boxes: Option<Problem>,
    /// Answers of `layout_solve`.
    pub boxes: VecDeque<Boxes>,
    /// Answers of `text_wanted_fonts`.
    pub wanted_fonts: VecDeque<Vec<u32>>,
    /// The next answer of `text_take_unserved`.
    pub unserved: Vec<u32>,
    /// The next answer of `text_take_missing`.
    pub missing: Vec<MissingFont>,
    /// Answers of `resources_snapshot`.
    pub resource_state: ResourceState,
}

impl Fake {
    fn note(&mut self, call: &'static str, words: &[u32]) {
        self.calls.push((call, words.to_vec()));
    }

    fn applied(&mut self, call: &'static str, words: &[u32]) -> Handed {
        self.note(call, words);
        let lacking = inlay_schema::Entries::new(words)
            .map_while(Result::ok)
            .find(|entry| self.lacking.contains(&entry.id));
        lacking.map_or(Ok(()), |entry| {
            Err(SystemError::Unsupported(u32::from(entry.id)))
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

impl Systems for Fake {
    fn scene_apply(&mut self, entries: &[u32]) -> Handed {
        self.applied("scene_apply", entries)
    }

    fn scene_set_boxes(&mut self, boxes: Boxes) -> Handed {
        let _ = boxes;
        self.note("scene_set_boxes", &[]);
        self.bad_boxes
            .map_or(Ok(()), |problem| Err(SystemError::Refused(problem)))
    }

    fn scene_set_offsets(&mut self, containers: &[u32], offsets: &[f32]) -> Handed {
        self.note("scene_set_offsets", &[containers, &bits(offsets)].concat());
        Ok(())
    }

    fn scene_set_focus(&mut self, node: u32) -> Handed {
        self.note("scene_set_focus", &[&[node][..]].concat());
        Ok(())
    }

    fn scene_set_states(&mut self, node: u32, add: u32, remove: u32) -> Handed {
        self.note(
            "scene_set_states",
            &[&[node][..], &[add][..], &[remove][..]].concat(),
        );
        Ok(())
    }

    fn scene_take_states(&mut self) -> Vec<u32> {
        self.states.pop_front().unwrap_or_default()
    }

    fn scene_set_rests(&mut self, entries: &[u32]) -> Handed {
        self.applied("scene_set_rests", entries)
    }

    fn scene_take_placements(&mut self) -> Placements {
        Default::default()
    }

    fn scene_update(&mut self, width: f32, height: f32, pixel_ratio: f32) -> Handed<Drawing> {
        {
            let _ = pixel_ratio;
            {
                let _ = height;
                {
                    let _ = width;
                    Ok(self.drawings.pop_front().unwrap_or_default())
                }
            }
        }
    }

    fn scene_redraw(&mut self) -> Drawing {
        Default::default()
    }

    fn scene_bounds(&mut self, node: u32) -> Handed<[f32; 4]> {
        {
            self.note("scene_bounds", &[node]);
            Ok([1.0, 2.0, 3.0, 4.0])
        }
    }

    fn scene_reset(&mut self) {
        self.note("scene_reset", &[]);
    }

    fn layout_apply(&mut self, entries: &[u32]) -> Handed {
        self.applied("layout_apply", entries)
    }

    fn layout_set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Handed {
        self.note("layout_set_natural_sizes", &[nodes, &bits(sizes)].concat());
        Ok(())
    }

    fn layout_touch(&mut self, nodes: &[u32]) -> Handed {
        self.note("layout_touch", &[nodes].concat());
        Ok(())
    }

    fn layout_solve(&mut self, width: f32, height: f32) -> Handed<Boxes> {
        {
            let _ = height;
            {
                let _ = width;
                Ok(self.boxes.pop_front().unwrap_or_default())
            }
        }
    }

    fn layout_reset(&mut self) {
        self.note("layout_reset", &[]);
    }

    fn scroll_apply(&mut self, entries: &[u32], time: f64) -> Handed {
        {
            let _ = time;
            self.applied("scroll_apply", entries)
        }
    }

    fn scroll_place(&mut self, placements: &[u32], time: f64) -> Handed {
        let _ = time;
        self.note("scroll_place", &[placements].concat());
        Ok(())
    }

    fn scroll_set_focus(&mut self, node: u32, time: f64) -> Handed {
        let _ = time;
        self.note("scroll_set_focus", &[node]);
        Ok(())
    }

    fn scroll_reveal(&mut self, node: u32, time: f64) -> Handed {
        let _ = time;
        self.note("scroll_reveal", &[&[node][..]].concat());
        Ok(())
    }

    fn scroll_targets(&mut self) -> Vec<u32> {
        Default::default()
    }

    fn scroll_tick(&mut self, time: f64) -> Handed<Offsets> {
        let _ = time;
        self.note("scroll_tick", &[]);
        Ok(Default::default())
    }

    fn scroll_reset(&mut self) {
        self.note("scroll_reset", &[]);
    }

    fn scroll_snapshot(&mut self) -> ScrollState {
        Default::default()
    }

    fn scroll_restore(&mut self, state: &ScrollState) -> Handed {
        let _ = state;
        self.note("scroll_restore", &[]);
        Ok(())
    }

    fn animation_apply(&mut self, entries: &[u32], time: f64) -> Handed {
        {
            let _ = time;
            self.applied("animation_apply", entries)
        }
    }

    fn animation_retarget(&mut self, changes: &[u32], time: f64) -> Handed<Vec<u32>> {
        {
            let _ = time;
            {
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
        }
    }

    fn animation_take_rests(&mut self) -> Vec<u32> {
        self.rests.pop_front().unwrap_or_default()
    }

    fn animation_tick(&mut self, time: f64) -> Handed<Values> {
        {
            let _ = time;
            Ok(self.values.pop_front().unwrap_or_default())
        }
    }

    fn animation_set_resolution(&mut self, pixels: f32) {
        self.note("animation_set_resolution", &[pixels.to_bits()]);
    }

    fn animation_movers(&mut self) -> Vec<u32> {
        self.movers.clone()
    }

    fn animation_reset(&mut self) {
        self.note("animation_reset", &[]);
    }

    fn animation_snapshot(&mut self) -> AnimationState {
        Default::default()
    }

    fn animation_restore(&mut self, state: &AnimationState) -> Handed {
        let _ = state;
        self.note("animation_restore", &[]);
        Ok(())
    }

    fn focus_apply(&mut self, entries: &[u8]) -> Handed {
        {
            let words: Vec<u32> = entries
                .chunks_exact(4)
                .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
                .collect();
            self.applied("focus_apply", &words)
        }
    }

    fn focus_place(&mut self, placements: &[u8]) -> Handed {
        let _ = placements;
        self.note("focus_place", &[]);
        Ok(())
    }

    fn focus_move(&mut self, direction: u32, targets: &[u8]) -> Handed<Outcome> {
        {
            let _ = targets;
            {
                self.note("focus_move", &[direction]);
                Ok(self.outcomes.pop_front().unwrap_or_default())
            }
        }
    }

    fn focus_focus(&mut self, node: u32) -> Handed<Outcome> {
        {
            self.note("focus_focus", &[node]);
            if self.refuses_focus.contains(&node) {
                return Err(SystemError::Refused(Problem::Refused));
            }
            Ok(self.outcomes.pop_front().unwrap_or(Outcome {
                focused: node,
                previous: 0,
            }))
        }
    }

    fn focus_settle(&mut self) -> Outcome {
        self.outcomes.pop_front().unwrap_or_default()
    }

    fn focus_reset(&mut self) {
        self.note("focus_reset", &[]);
    }

    fn focus_snapshot(&mut self) -> FocusState {
        Default::default()
    }

    fn focus_restore(&mut self, state: &FocusState) -> Handed {
        let _ = state;
        self.note("focus_restore", &[]);
        Ok(())
    }

    fn text_apply(&mut self, entries: &[u32]) -> Handed {
        let is_font = |entry: &inlay_schema::Entry<'_>| entry.id == inlay_schema::id::ADD_FONT_FACE;
        let fonts = |words: &[u32]| {
            let entries = inlay_schema::Entries::new(words).map_while(Result::ok);
            entries.filter(is_font).count()
        };
        if let Some(most) = self.most_fonts
            && fonts(&self.told("text_apply")) + fonts(entries) > most
        {
            let limit = u32::try_from(most).unwrap_or(u32::MAX);
            return Err(SystemError::Refused(Problem::Limit(limit)));
        }
        self.applied("text_apply", entries)
    }

    fn text_wanted_fonts(&mut self) -> Vec<u32> {
        self.wanted_fonts.pop_front().unwrap_or_default()
    }

    fn text_take_unserved(&mut self) -> Vec<u32> {
        core::mem::take(&mut self.unserved)
    }

    fn text_take_missing(&mut self) -> Vec<MissingFont> {
        core::mem::take(&mut self.missing)
    }

    fn text_add_font(&mut self, font: u32, bytes: &[u8]) -> Handed<Vec<u32>> {
        let _ = bytes;
        self.note("text_add_font", &[&[font][..]].concat());
        Ok(Default::default())
    }

    fn text_fail_font(&mut self, font: u32) -> Handed {
        self.note("text_fail_font", &[font]);
        Ok(())
    }

    fn text_set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Handed {
        self.note("text_set_boxes", &[nodes, &bits(boxes)].concat());
        Ok(())
    }

    fn text_set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Handed {
        self.note("text_set_scales", &[nodes, &bits(scales)].concat());
        Ok(())
    }

    fn text_update(&mut self) -> Glyphs {
        Default::default()
    }

    fn text_redraw(&mut self) -> Glyphs {
        Default::default()
    }

    fn text_take_uploads(&mut self) -> Uploads {
        Default::default()
    }

    fn text_all_uploads(&mut self) -> Uploads {
        Default::default()
    }

    fn text_pending(&mut self) -> bool {
        false
    }

    fn text_waiting(&mut self) -> u32 {
        0
    }

    fn text_reset(&mut self) {
        self.note("text_reset", &[]);
    }

    fn resources_set_budget(&mut self, bytes: u32) {
        self.note("resources_set_budget", &[&[bytes][..]].concat());
    }

    fn resources_apply(&mut self, entries: &[u32]) -> Handed {
        self.applied("resources_apply", entries)
    }

    fn resources_set_visible(&mut self, nodes: &[u32]) -> Handed {
        self.note("resources_set_visible", &[nodes].concat());
        Ok(())
    }

    fn resources_arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Handed {
        self.note(
            "resources_arrive",
            &[&[texture][..], &[width][..], &[height][..], &[bytes][..]].concat(),
        );
        Ok(())
    }

    fn resources_fail(&mut self, texture: u32, reason: u32) -> Handed {
        self.note("resources_fail", &[&[texture][..], &[reason][..]].concat());
        Ok(())
    }

    fn resources_reserve(&mut self, bytes: u32) -> Handed<u32> {
        self.note("resources_reserve", &[&[bytes][..]].concat());
        Ok(Default::default())
    }

    fn resources_update(&mut self, time: f64) -> ResourceChanges {
        {
            let _ = time;
            self.changes.pop_front().unwrap_or_default()
        }
    }

    fn resources_reset(&mut self) {
        self.note("resources_reset", &[]);
    }

    fn resources_snapshot(&mut self) -> ResourceState {
        self.resource_state.clone()
    }

    fn resources_restore(&mut self, state: &ResourceState) -> Handed {
        self.resource_state = state.clone();
        self.note("resources_restore", &[]);
        Ok(())
    }

    fn render_set_surface(&mut self, surface: Surface) -> Handed {
        let _ = surface;
        self.note("render_set_surface", &[]);
        Ok(())
    }

    fn render_apply(&mut self, entries: &[u32]) -> Handed {
        self.applied("render_apply", entries)
    }

    fn render_set_drawing(&mut self, drawing: Drawing) -> Handed {
        let _ = drawing;
        self.note("render_set_drawing", &[]);
        Ok(())
    }

    fn render_set_glyphs(&mut self, glyphs: Glyphs) -> Handed {
        let _ = glyphs;
        self.note("render_set_glyphs", &[]);
        Ok(())
    }

    fn render_set_page(&mut self, page: u32, texture: u32) {
        self.note("render_set_page", &[&[page][..], &[texture][..]].concat());
    }

    fn render_upload(&mut self, uploads: Uploads) -> Handed {
        let _ = uploads;
        self.note("render_upload", &[]);
        Ok(())
    }

    fn render_set_textures(&mut self, textures: &[u32]) -> Handed {
        self.note("render_set_textures", &[textures].concat());
        Ok(())
    }

    fn render_set_images(&mut self, images: &[u32]) -> Handed {
        self.note("render_set_images", &[images].concat());
        Ok(())
    }

    fn render_drop_textures(&mut self, textures: &[u32]) {
        self.note("render_drop_textures", &[textures].concat());
    }

    fn render_draw(&mut self) -> Vec<u32> {
        Default::default()
    }

    fn render_full(&mut self) -> Vec<u32> {
        Default::default()
    }

    fn render_reset(&mut self) {
        self.note("render_reset", &[]);
    }
}
