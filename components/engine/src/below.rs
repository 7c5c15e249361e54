//! The systems below the engine, as imports of the component.

use inlay_schema::values::{MissingFont, MissingFontReason};

use inlay_engine::{
    AnimationState, Boxes, Drawing, FailedImage, FocusState, Glyphs, Handed, ImageRequest, Offsets,
    Outcome, Placements, Problem, ResourceChanges, ResourceState, ScrollState, Surface,
    SystemError, Systems, Uploads, Values, same_fields,
};

use crate::inlay::animation::animation;
use crate::inlay::focus::focus::{self, NavigationDirection};
use crate::inlay::layout::layout;
use crate::inlay::render::render;
use crate::inlay::resources::resources::{self, LoadError};
use crate::inlay::scene::scene;
use crate::inlay::scroll::scroll;
use crate::inlay::text::text::{self, MissingReason};
use crate::inlay::types::types;
use crate::problem::IsProblem;

/// The imports. They keep their own state; this has none.
#[derive(Clone, Copy, Default, Debug)]
pub struct Below;

fn applied(result: Result<(), types::ApplyError>) -> Handed {
    result.map_err(|error| match error {
        types::ApplyError::Malformed(at) => SystemError::Refused(Problem::Malformed(at)),
        types::ApplyError::UnknownNode(node) => SystemError::Refused(Problem::UnknownNode(node)),
        types::ApplyError::Unsupported(entry) => SystemError::Unsupported(entry),
        types::ApplyError::Limit(limit) => SystemError::Refused(Problem::Limit(limit)),
    })
}

fn handed<T, E: IsProblem>(result: Result<T, E>) -> Handed<T> {
    result.map_err(|error| SystemError::Refused(error.problem()))
}

fn drawing_of(drawing: types::Drawing) -> Drawing {
    same_fields!(drawing, types::Drawing => Drawing {
        nodes, geometry, reordered, order, spaces, space_transforms, clips, clip_shapes, scaled,
        scales, images, image_scales, events,
    })
}

fn glyphs_of(glyphs: types::Glyphs) -> Glyphs {
    same_fields!(glyphs, types::Glyphs => Glyphs { nodes, quads, pages })
}

fn uploads_of(uploads: types::Uploads) -> Uploads {
    same_fields!(uploads, types::Uploads => Uploads { parts, pixels })
}

fn outcome_of(outcome: focus::Outcome) -> Outcome {
    same_fields!(outcome, focus::Outcome => Outcome { focused, previous })
}

impl Systems for Below {
    fn scene_apply(&mut self, entries: &[u32]) -> Handed {
        applied(scene::apply(entries))
    }

    fn scene_set_boxes(&mut self, boxes: Boxes) -> Handed {
        let Boxes { nodes, values } = boxes;
        handed(scene::set_boxes(&types::Boxes { nodes, values }))
    }

    fn scene_set_offsets(&mut self, containers: &[u32], offsets: &[f32]) -> Handed {
        handed(scene::set_offsets(containers, offsets))
    }

    fn scene_set_focus(&mut self, node: u32) -> Handed {
        handed(scene::set_focus(node))
    }

    fn scene_set_states(&mut self, node: u32, add: u32, remove: u32) -> Handed {
        handed(scene::set_states(node, add, remove))
    }

    fn scene_take_states(&mut self) -> Vec<u32> {
        scene::take_states().nodes
    }

    fn scene_set_rests(&mut self, entries: &[u32]) -> Handed {
        applied(scene::set_rests(entries))
    }

    fn scene_take_placements(&mut self) -> Placements {
        let changes = scene::take_placements();
        Placements {
            layout: changes.layout.words,
            seen: changes.seen.words,
        }
    }

    fn scene_update(&mut self, width: f32, height: f32, pixel_ratio: f32) -> Handed<Drawing> {
        handed(scene::update(scene::Viewport {
            width,
            height,
            pixel_ratio,
        }))
        .map(drawing_of)
    }

    fn scene_redraw(&mut self) -> Drawing {
        drawing_of(scene::redraw())
    }

    fn scene_bounds(&mut self, node: u32) -> Handed<[f32; 4]> {
        handed(scene::bounds(node)).map(|bounds| [bounds.x, bounds.y, bounds.width, bounds.height])
    }

    fn scene_reset(&mut self) {
        scene::reset();
    }

    fn layout_apply(&mut self, entries: &[u32]) -> Handed {
        applied(layout::apply(entries))
    }

    fn layout_set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Handed {
        handed(layout::set_natural_sizes(nodes, sizes))
    }

    fn layout_touch(&mut self, nodes: &[u32]) -> Handed {
        handed(layout::touch(nodes))
    }

    fn layout_solve(&mut self, width: f32, height: f32) -> Handed<Boxes> {
        handed(layout::solve(width, height)).map(|boxes| Boxes {
            nodes: boxes.nodes,
            values: boxes.values,
        })
    }

    fn layout_reset(&mut self) {
        layout::reset();
    }

    fn scroll_apply(&mut self, entries: &[u32], time: f64) -> Handed {
        applied(scroll::apply(entries, time))
    }

    fn scroll_place(&mut self, placements: &[u32], time: f64) -> Handed {
        let words = placements.to_vec();
        handed(scroll::place(&types::Placements { words }, time))
    }

    fn scroll_set_focus(&mut self, node: u32, time: f64) -> Handed {
        handed(scroll::set_focus(node, time))
    }

    fn scroll_reveal(&mut self, node: u32, time: f64) -> Handed {
        handed(scroll::reveal(node, time))
    }

    fn scroll_targets(&mut self) -> Vec<u32> {
        scroll::targets()
    }

    fn scroll_tick(&mut self, time: f64) -> Handed<Offsets> {
        let offsets = handed(scroll::tick(time))?;
        Ok(same_fields!(offsets, scroll::Offsets => Offsets { containers, values, rested, moving }))
    }

    fn scroll_reset(&mut self) {
        scroll::reset();
    }

    fn scroll_snapshot(&mut self) -> ScrollState {
        same_fields!(scroll::snapshot(), scroll::ScrollState => ScrollState { version, containers, values })
    }

    fn scroll_restore(&mut self, state: &ScrollState) -> Handed {
        let state = same_fields!(state.clone(), ScrollState => scroll::ScrollState {
            version, containers, values,
        });
        handed(scroll::restore(&state))
    }

    fn animation_apply(&mut self, entries: &[u32], time: f64) -> Handed {
        applied(animation::apply(entries, time))
    }

    fn animation_retarget(&mut self, changes: &[u32], time: f64) -> Handed<Vec<u32>> {
        handed(animation::retarget(changes, time))
    }

    fn animation_take_rests(&mut self) -> Vec<u32> {
        animation::take_rests()
    }

    fn animation_tick(&mut self, time: f64) -> Handed<Values> {
        let values = handed(animation::tick(time))?;
        Ok(same_fields!(values, animation::Values => Values {
            entries, finished, cancelled, refused, active, moving, next,
        }))
    }

    fn animation_set_resolution(&mut self, pixels: f32) {
        animation::set_resolution(pixels);
    }

    fn animation_movers(&mut self) -> Vec<u32> {
        animation::movers()
    }

    fn animation_reset(&mut self) {
        animation::reset();
    }

    fn animation_snapshot(&mut self) -> AnimationState {
        same_fields!(animation::snapshot(), animation::AnimationState => AnimationState {
            version, transitions, transition_times, animations, animation_times,
        })
    }

    fn animation_restore(&mut self, state: &AnimationState) -> Handed {
        let state = same_fields!(state.clone(), AnimationState => animation::AnimationState {
            version, transitions, transition_times, animations, animation_times,
        });
        handed(animation::restore(&state))
    }

    fn focus_apply(&mut self, entries: &[u8]) -> Handed {
        applied(focus::apply(entries))
    }

    fn focus_place(&mut self, placements: &[u8]) -> Handed {
        handed(focus::place(placements))
    }

    fn focus_move(&mut self, direction: u32, targets: &[u8]) -> Handed<Outcome> {
        let direction = match direction {
            0 => NavigationDirection::Up,
            1 => NavigationDirection::Right,
            2 => NavigationDirection::Down,
            _ => NavigationDirection::Left,
        };
        handed(focus::move_(direction, targets)).map(outcome_of)
    }

    fn focus_focus(&mut self, node: u32) -> Handed<Outcome> {
        handed(focus::focus(node)).map(outcome_of)
    }

    fn focus_settle(&mut self) -> Outcome {
        outcome_of(focus::settle())
    }

    fn focus_reset(&mut self) {
        focus::reset();
    }

    fn focus_snapshot(&mut self) -> FocusState {
        same_fields!(focus::snapshot(), focus::FocusState => FocusState {
            version, focused, awaited, traps, anchor, is_sideways, memory, keys,
        })
    }

    fn focus_restore(&mut self, state: &FocusState) -> Handed {
        let state = same_fields!(state.clone(), FocusState => focus::FocusState {
            version, focused, awaited, traps, anchor, is_sideways, memory, keys,
        });
        handed(focus::restore(&state))
    }

    fn text_apply(&mut self, entries: &[u32]) -> Handed {
        applied(text::apply(entries))
    }

    fn text_wanted_fonts(&mut self) -> Vec<u32> {
        text::wanted_fonts()
    }

    fn text_take_unserved(&mut self) -> Vec<u32> {
        text::take_unserved()
    }

    fn text_take_missing(&mut self) -> Vec<MissingFont> {
        let missing = text::take_missing().into_iter();
        missing
            .map(|missing| MissingFont {
                node: missing.node,
                reason: match missing.reason {
                    MissingReason::NoFont => MissingFontReason::NoFont,
                    MissingReason::UnknownFamily => MissingFontReason::UnknownFamily,
                    MissingReason::NoCharacter => MissingFontReason::NoCharacter,
                    MissingReason::OnlyColours => MissingFontReason::OnlyColours,
                },
                name: missing.name,
                families: missing.families,
            })
            .collect()
    }

    fn text_add_font(&mut self, font: u32, bytes: &[u8]) -> Handed<Vec<u32>> {
        handed(text::add_font(font, bytes))
    }

    fn text_fail_font(&mut self, font: u32) -> Handed {
        handed(text::fail_font(font))
    }

    fn text_set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Handed {
        handed(text::set_boxes(nodes, boxes))
    }

    fn text_set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Handed {
        handed(text::set_scales(nodes, scales))
    }

    fn text_update(&mut self) -> Glyphs {
        glyphs_of(text::update())
    }

    fn text_redraw(&mut self) -> Glyphs {
        glyphs_of(text::redraw())
    }

    fn text_take_uploads(&mut self) -> Uploads {
        uploads_of(text::take_uploads())
    }

    fn text_all_uploads(&mut self) -> Uploads {
        uploads_of(text::all_uploads())
    }

    fn text_pending(&mut self) -> bool {
        text::pending()
    }

    fn text_waiting(&mut self) -> u32 {
        text::waiting()
    }

    fn text_reset(&mut self) {
        text::reset();
    }

    fn resources_set_budget(&mut self, bytes: u32) {
        resources::set_budget(bytes);
    }

    fn resources_apply(&mut self, entries: &[u32]) -> Handed {
        applied(resources::apply(entries))
    }

    fn resources_set_visible(&mut self, nodes: &[u32]) -> Handed {
        handed(resources::set_visible(nodes))
    }

    fn resources_arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Handed {
        handed(resources::arrive(texture, width, height, bytes))
    }

    fn resources_fail(&mut self, texture: u32, reason: u32) -> Handed {
        handed(resources::fail(texture, load_error(reason)))
    }

    fn resources_reserve(&mut self, bytes: u32) -> Handed<u32> {
        handed(resources::reserve(bytes))
    }

    fn resources_update(&mut self, time: f64) -> ResourceChanges {
        let resources::Changes {
            requests,
            cancelled,
            urgency,
            released,
            nodes,
            wake,
        } = resources::update(time);
        let request = |request| {
            same_fields!(request, resources::Request => ImageRequest {
                texture, url, width, height, visibility,
            })
        };
        let requests = requests.into_iter().map(request).collect();
        ResourceChanges {
            requests,
            cancelled,
            urgency,
            released,
            nodes,
            wake,
        }
    }

    fn resources_reset(&mut self) {
        resources::reset();
    }

    fn resources_snapshot(&mut self) -> ResourceState {
        let resources::ResourceState {
            version,
            recency,
            failed,
        } = resources::snapshot();
        let failed = failed.into_iter().map(|image| FailedImage {
            url: image.url,
            reason: image.reason as u32,
            failures: image.failures,
        });
        ResourceState {
            version,
            recency,
            failed: failed.collect(),
        }
    }

    fn resources_restore(&mut self, state: &ResourceState) -> Handed {
        let failed = state.failed.iter().map(|image| resources::FailedImage {
            url: image.url.clone(),
            reason: load_error(image.reason),
            failures: image.failures,
        });
        let state = resources::ResourceState {
            version: state.version,
            recency: state.recency.clone(),
            failed: failed.collect(),
        };
        handed(resources::restore(&state))
    }

    fn render_set_surface(&mut self, surface: Surface) -> Handed {
        let surface = same_fields!(surface, Surface => render::Surface {
            width, height, pixel_width, pixel_height, texture_units,
        });
        handed(render::set_surface(surface))
    }

    fn render_apply(&mut self, entries: &[u32]) -> Handed {
        applied(render::apply(entries))
    }

    fn render_set_drawing(&mut self, drawing: Drawing) -> Handed {
        let drawing = same_fields!(drawing, Drawing => types::Drawing {
            nodes, geometry, reordered, order, spaces, space_transforms, clips, clip_shapes,
            scaled, scales, images, image_scales, events,
        });
        handed(render::set_drawing(&drawing))
    }

    fn render_set_glyphs(&mut self, glyphs: Glyphs) -> Handed {
        let glyphs = same_fields!(glyphs, Glyphs => types::Glyphs { nodes, quads, pages });
        handed(render::set_glyphs(&glyphs))
    }

    fn render_set_page(&mut self, page: u32, texture: u32) {
        render::set_page(page, texture);
    }

    fn render_upload(&mut self, uploads: Uploads) -> Handed {
        let uploads = same_fields!(uploads, Uploads => types::Uploads { parts, pixels });
        handed(render::upload(&uploads))
    }

    fn render_set_textures(&mut self, textures: &[u32]) -> Handed {
        handed(render::set_textures(textures))
    }

    fn render_set_images(&mut self, images: &[u32]) -> Handed {
        handed(render::set_images(images))
    }

    fn render_drop_textures(&mut self, textures: &[u32]) {
        render::drop_textures(textures);
    }

    fn render_draw(&mut self) -> Vec<u32> {
        render::draw()
    }

    fn render_full(&mut self) -> Vec<u32> {
        render::full()
    }

    fn render_reset(&mut self) {
        render::reset();
    }
}

/// A reason by its number; one that is none counts as the last.
fn load_error(reason: u32) -> LoadError {
    match reason {
        0 => LoadError::NotFound,
        1 => LoadError::Network,
        2 => LoadError::UnsupportedFormat,
        3 => LoadError::Broken,
        4 => LoadError::TooLarge,
        _ => LoadError::TimedOut,
    }
}
