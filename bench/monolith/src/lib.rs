//! The engine over all cores in one crate, without WebAssembly between them.
//!
//! The control of `tax.frame` (what do components cost?), and where the systems are tested together natively.

use inlay_engine::{
    AnimationState, Boxes, Drawing, FailedImage, FocusState, Glyphs, Handed, ImageRequest, Offsets,
    Outcome, Placements, Problem, ResourceChanges, ResourceState, ScrollState, Surface,
    SystemError, Systems, Uploads, Values, same_fields,
};

/// All systems, each its core.
#[derive(Default, Debug)]
pub struct Monolith {
    animation: inlay_animation::Animation,
    focus: inlay_focus_rs::Focus,
    layout: inlay_layout::Layout,
    render: inlay_render::Render,
    resources: inlay_resources::Resources,
    scene: inlay_scene::Scene,
    scroll: inlay_scroll::Scroll,
    text: inlay_text::Text,
}

/// The engine over them.
pub type Engine = inlay_engine::Engine<Monolith>;

fn handed<T, E>(result: Result<T, E>) -> Handed<T> {
    result.map_err(|_| SystemError::Refused(Problem::Refused))
}

/// The `apply-error` of a core as the engine takes it.
macro_rules! applied {
    ($core:ident, $result:expr) => {
        $result.map_err(|error| match error {
            $core::ApplyError::Unsupported(entry) => SystemError::Unsupported(entry),
            $core::ApplyError::Malformed(at) => SystemError::Refused(Problem::Malformed(at)),
            _ => SystemError::Refused(Problem::Refused),
        })
    };
}

fn drawing_of(drawing: inlay_scene::Drawing) -> Drawing {
    same_fields!(drawing, inlay_scene::Drawing => Drawing {
        nodes, geometry, reordered, order, spaces, space_transforms, clips, clip_shapes, scaled,
        scales, images, image_scales, events,
    })
}

fn glyphs_of(glyphs: inlay_text::Glyphs) -> Glyphs {
    same_fields!(glyphs, inlay_text::Glyphs => Glyphs { nodes, quads, pages })
}

fn uploads_of(uploads: inlay_text::Uploads) -> Uploads {
    same_fields!(uploads, inlay_text::Uploads => Uploads { parts, pixels })
}

const fn outcome_of(outcome: inlay_focus_rs::Outcome) -> Outcome {
    same_fields!(outcome, inlay_focus_rs::Outcome => Outcome { focused, previous })
}

impl Systems for Monolith {
    fn scene_apply(&mut self, entries: &[u32]) -> Handed {
        applied!(inlay_scene, self.scene.apply(entries))
    }

    fn scene_set_boxes(&mut self, boxes: Boxes) -> Handed {
        handed(self.scene.set_boxes(&boxes.nodes, &boxes.values))
    }

    fn scene_set_offsets(&mut self, containers: &[u32], offsets: &[f32]) -> Handed {
        handed(self.scene.set_offsets(containers, offsets))
    }

    fn scene_set_focus(&mut self, node: u32) -> Handed {
        handed(self.scene.set_focus(node))
    }

    fn scene_set_states(&mut self, node: u32, add: u32, remove: u32) -> Handed {
        handed(self.scene.set_states(node, add, remove))
    }

    fn scene_take_states(&mut self) -> Vec<u32> {
        self.scene.take_states()
    }

    fn scene_set_rests(&mut self, entries: &[u32]) -> Handed {
        applied!(inlay_scene, self.scene.set_rests(entries))
    }

    fn scene_take_placements(&mut self) -> Placements {
        same_fields!(self.scene.take_placements(), inlay_scene::Placements => Placements {
            layout, seen,
        })
    }

    fn scene_update(&mut self, width: f32, height: f32, pixel_ratio: f32) -> Handed<Drawing> {
        let viewport = inlay_scene::Viewport {
            width,
            height,
            pixel_ratio,
        };
        handed(self.scene.update(viewport)).map(drawing_of)
    }

    fn scene_redraw(&mut self) -> Drawing {
        drawing_of(self.scene.redraw())
    }

    fn scene_bounds(&mut self, node: u32) -> Handed<[f32; 4]> {
        handed(self.scene.bounds(node))
    }

    fn scene_reset(&mut self) {
        self.scene.reset();
    }

    fn layout_apply(&mut self, entries: &[u32]) -> Handed {
        applied!(inlay_layout, self.layout.apply(entries))
    }

    fn layout_set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Handed {
        handed(self.layout.set_natural_sizes(nodes, sizes))
    }

    fn layout_touch(&mut self, nodes: &[u32]) -> Handed {
        handed(self.layout.touch(nodes))
    }

    fn layout_solve(&mut self, width: f32, height: f32) -> Handed<Boxes> {
        let text = &mut self.text;
        let mut measure = |node, available| {
            let available = match available {
                inlay_layout::AvailableWidth::Definite(width) => {
                    inlay_text::AvailableWidth::Definite(width)
                }
                inlay_layout::AvailableWidth::MinContent => inlay_text::AvailableWidth::MinContent,
                inlay_layout::AvailableWidth::MaxContent => inlay_text::AvailableWidth::MaxContent,
            };
            let size = text.measure(node, available);
            inlay_layout::TextSize {
                width: size.width,
                height: size.height,
                baseline: size.baseline,
            }
        };
        let boxes = handed(self.layout.solve(width, height, &mut measure))?;
        Ok(Boxes {
            nodes: boxes.nodes.clone(),
            values: boxes.values.clone(),
        })
    }

    fn layout_reset(&mut self) {
        self.layout.reset();
    }

    fn scroll_apply(&mut self, entries: &[u32], time: f64) -> Handed {
        applied!(inlay_scroll, self.scroll.apply(entries, time))
    }

    fn scroll_place(&mut self, placements: &[u32], time: f64) -> Handed {
        handed(self.scroll.place(placements, time))
    }

    fn scroll_set_focus(&mut self, node: u32, time: f64) -> Handed {
        handed(self.scroll.set_focus(node, time))
    }

    fn scroll_reveal(&mut self, node: u32, time: f64) -> Handed {
        handed(self.scroll.reveal(node, time))
    }

    fn scroll_targets(&mut self) -> Vec<u32> {
        self.scroll.targets()
    }

    fn scroll_tick(&mut self, time: f64) -> Handed<Offsets> {
        let offsets = handed(self.scroll.tick(time))?;
        Ok(Offsets {
            containers: offsets.containers.clone(),
            values: offsets.values.clone(),
            rested: offsets.rested.clone(),
            moving: offsets.moving,
        })
    }

    fn scroll_reset(&mut self) {
        self.scroll.reset();
    }

    fn scroll_snapshot(&mut self) -> ScrollState {
        same_fields!(self.scroll.snapshot(), inlay_scroll::State => ScrollState {
            version, containers, values,
        })
    }

    fn scroll_restore(&mut self, state: &ScrollState) -> Handed {
        let state = same_fields!(state.clone(), ScrollState => inlay_scroll::State {
            version, containers, values,
        });
        handed(self.scroll.restore(&state))
    }

    fn animation_apply(&mut self, entries: &[u32], time: f64) -> Handed {
        applied!(inlay_animation, self.animation.apply(entries, time))
    }

    fn animation_retarget(&mut self, changes: &[u32], time: f64) -> Handed<Vec<u32>> {
        handed(self.animation.retarget(changes, time)).map(<[u32]>::to_vec)
    }

    fn animation_take_rests(&mut self) -> Vec<u32> {
        self.animation.take_rests().to_vec()
    }

    fn animation_tick(&mut self, time: f64) -> Handed<Values> {
        let values = handed(self.animation.tick(time))?;
        Ok(Values {
            entries: values.entries.clone(),
            finished: values.finished.clone(),
            cancelled: values.cancelled.clone(),
            refused: values.refused.clone(),
            active: values.active,
            moving: values.moving,
            next: values.next,
        })
    }

    fn animation_set_resolution(&mut self, pixels: f32) {
        self.animation.set_resolution(pixels);
    }

    fn animation_movers(&mut self) -> Vec<u32> {
        self.animation.movers()
    }

    fn animation_reset(&mut self) {
        self.animation.reset();
    }

    fn animation_snapshot(&mut self) -> AnimationState {
        same_fields!(self.animation.snapshot(), inlay_animation::State => AnimationState {
            version, transitions, transition_times, animations, animation_times,
        })
    }

    fn animation_restore(&mut self, state: &AnimationState) -> Handed {
        let state = same_fields!(state.clone(), AnimationState => inlay_animation::State {
            version, transitions, transition_times, animations, animation_times,
        });
        handed(self.animation.restore(&state))
    }

    fn focus_apply(&mut self, entries: &[u8]) -> Handed {
        applied!(inlay_focus_rs, self.focus.apply(entries))
    }

    fn focus_place(&mut self, placements: &[u8]) -> Handed {
        handed(self.focus.place(placements))
    }

    fn focus_move(&mut self, direction: u32, targets: &[u8]) -> Handed<Outcome> {
        let direction = inlay_focus_rs::Direction::ALL[direction as usize & 3];
        handed(self.focus.move_focus(direction, targets)).map(outcome_of)
    }

    fn focus_focus(&mut self, node: u32) -> Handed<Outcome> {
        handed(self.focus.focus(node)).map(outcome_of)
    }

    fn focus_settle(&mut self) -> Outcome {
        outcome_of(self.focus.settle())
    }

    fn focus_reset(&mut self) {
        self.focus.reset();
    }

    fn focus_snapshot(&mut self) -> FocusState {
        same_fields!(self.focus.snapshot(), inlay_focus_rs::FocusState => FocusState {
            version, focused, awaited, traps, anchor, is_sideways, memory, keys,
        })
    }

    fn focus_restore(&mut self, state: &FocusState) -> Handed {
        let state = same_fields!(state.clone(), FocusState => inlay_focus_rs::FocusState {
            version, focused, awaited, traps, anchor, is_sideways, memory, keys,
        });
        handed(self.focus.restore(&state))
    }

    fn text_apply(&mut self, entries: &[u32]) -> Handed {
        applied!(inlay_text, self.text.apply(entries))
    }

    fn text_wanted_fonts(&mut self) -> Vec<u32> {
        self.text.wanted_fonts()
    }

    fn text_take_unserved(&mut self) -> Vec<u32> {
        self.text.take_unserved()
    }

    fn text_take_missing(&mut self) -> Vec<inlay_text::Missing> {
        self.text.take_missing()
    }

    fn text_add_font(&mut self, font: u32, bytes: &[u8]) -> Handed<Vec<u32>> {
        handed(self.text.add_font(font, bytes.to_vec()))
    }

    fn text_fail_font(&mut self, font: u32) -> Handed {
        handed(self.text.fail_font(font))
    }

    fn text_set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Handed {
        handed(self.text.set_boxes(nodes, boxes))
    }

    fn text_set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Handed {
        handed(self.text.set_scales(nodes, scales))
    }

    fn text_update(&mut self) -> Glyphs {
        glyphs_of(self.text.update().clone())
    }

    fn text_redraw(&mut self) -> Glyphs {
        glyphs_of(self.text.redraw())
    }

    fn text_take_uploads(&mut self) -> Uploads {
        uploads_of(self.text.take_uploads())
    }

    fn text_all_uploads(&mut self) -> Uploads {
        uploads_of(self.text.all_uploads())
    }

    fn text_pending(&mut self) -> bool {
        self.text.pending()
    }

    fn text_waiting(&mut self) -> u32 {
        u32::try_from(self.text.waiting()).unwrap_or(u32::MAX)
    }

    fn text_reset(&mut self) {
        self.text.reset();
    }

    fn resources_set_budget(&mut self, bytes: u32) {
        self.resources.set_budget(bytes);
    }

    fn resources_apply(&mut self, entries: &[u32]) -> Handed {
        applied!(inlay_resources, self.resources.apply(entries))
    }

    fn resources_set_visible(&mut self, nodes: &[u32]) -> Handed {
        handed(self.resources.set_visible(nodes))
    }

    fn resources_arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Handed {
        handed(self.resources.arrive(texture, width, height, bytes))
    }

    fn resources_fail(&mut self, texture: u32, reason: u32) -> Handed {
        handed(self.resources.fail(texture, load_error(reason)))
    }

    fn resources_reserve(&mut self, bytes: u32) -> Handed<u32> {
        handed(self.resources.reserve(bytes))
    }

    fn resources_update(&mut self, time: f64) -> ResourceChanges {
        let changes = self.resources.update(time);
        let request = |request: &inlay_resources::Request| ImageRequest {
            texture: request.texture,
            url: request.url.to_string(),
            width: request.width,
            height: request.height,
            visibility: request.visibility,
        };
        ResourceChanges {
            requests: changes.requests.iter().map(request).collect(),
            cancelled: changes.cancelled.clone(),
            urgency: changes.urgency.as_flattened().to_vec(),
            released: changes.released.clone(),
            nodes: changes.nodes.clone(),
            wake: changes.wake,
        }
    }

    fn resources_reset(&mut self) {
        self.resources.reset();
    }

    fn resources_snapshot(&mut self) -> ResourceState {
        let state = self.resources.snapshot();
        let failed = state.failed.into_iter().map(|image| FailedImage {
            url: image.url,
            reason: image.reason.word(),
            failures: image.failures,
        });
        ResourceState {
            version: state.version,
            recency: state.recency,
            failed: failed.collect(),
        }
    }

    fn resources_restore(&mut self, state: &ResourceState) -> Handed {
        let failed = state
            .failed
            .iter()
            .map(|image| inlay_resources::FailedImage {
                url: image.url.clone(),
                reason: load_error(image.reason),
                failures: image.failures,
            });
        let state = inlay_resources::State {
            version: state.version,
            recency: state.recency.clone(),
            failed: failed.collect(),
        };
        handed(self.resources.restore(&state))
    }

    fn render_set_surface(&mut self, surface: Surface) -> Handed {
        let surface = same_fields!(surface, Surface => inlay_render::Surface {
            width, height, pixel_width, pixel_height, texture_units,
        });
        handed(self.render.set_surface(surface))
    }

    fn render_apply(&mut self, entries: &[u32]) -> Handed {
        applied!(inlay_render, self.render.apply(entries))
    }

    fn render_set_drawing(&mut self, drawing: Drawing) -> Handed {
        handed(self.render.set_drawing(&inlay_render::Drawing {
            nodes: &drawing.nodes,
            geometry: &drawing.geometry,
            reordered: drawing.reordered,
            order: &drawing.order,
            spaces: &drawing.spaces,
            space_transforms: &drawing.space_transforms,
            clips: &drawing.clips,
            clip_shapes: &drawing.clip_shapes,
        }))
    }

    fn render_set_glyphs(&mut self, glyphs: Glyphs) -> Handed {
        handed(self.render.set_glyphs(&inlay_render::Glyphs {
            nodes: &glyphs.nodes,
            quads: &glyphs.quads,
            pages: &glyphs.pages,
        }))
    }

    fn render_set_page(&mut self, page: u32, texture: u32) {
        self.render.set_page(page, texture);
    }

    fn render_upload(&mut self, uploads: Uploads) -> Handed {
        handed(self.render.upload(&inlay_render::Uploads {
            parts: &uploads.parts,
            pixels: &uploads.pixels,
        }))
    }

    fn render_set_textures(&mut self, textures: &[u32]) -> Handed {
        handed(self.render.set_textures(textures))
    }

    fn render_set_images(&mut self, images: &[u32]) -> Handed {
        handed(self.render.set_images(images))
    }

    fn render_drop_textures(&mut self, textures: &[u32]) {
        self.render.drop_textures(textures);
    }

    fn render_draw(&mut self) -> Vec<u32> {
        let mut words = Vec::new();
        self.render.draw(&mut words);
        words
    }

    fn render_full(&mut self) -> Vec<u32> {
        let mut words = Vec::new();
        self.render.full(&mut words);
        words
    }

    fn render_reset(&mut self) {
        self.render.reset();
    }
}

/// A reason by its number; one that is none counts as the last.
fn load_error(reason: u32) -> inlay_resources::LoadError {
    inlay_resources::LoadError::from_word(reason).unwrap_or(inlay_resources::LoadError::TimedOut)
}
