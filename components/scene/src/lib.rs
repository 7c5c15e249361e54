//! The scene as a component: decodes WIT, calls the core, encodes.

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/scene"],
    world: "inlay:scene/scene-system",
    generate_all,
});

use std::cell::RefCell;

use exports::inlay::scene::scene::{BoundingBox, Guest, SceneError, Viewport};
use inlay::types::types::{
    ApplyError, Boxes, Drawing, NoState, PlacementChanges, Placements, RestoreError,
    SeenPlacements, StateChanges,
};
use inlay_scene::Scene;

/// Version of the state.
const STATE: u32 = 1;

thread_local! {
    static SCENE: RefCell<Scene> = RefCell::new(Scene::new());
}

fn with<T>(call: impl FnOnce(&mut Scene) -> T) -> T {
    SCENE.with_borrow_mut(call)
}

struct Component;

impl Guest for Component {
    fn apply(entries: Vec<u32>) -> Result<(), ApplyError> {
        with(|scene| scene.apply(&entries)).map_err(apply_error_of)
    }

    fn set_boxes(boxes: Boxes) -> Result<(), SceneError> {
        with(|scene| scene.set_boxes(&boxes.nodes, &boxes.values)).map_err(error_of)
    }

    fn set_offsets(containers: Vec<u32>, offsets: Vec<f32>) -> Result<(), SceneError> {
        with(|scene| scene.set_offsets(&containers, &offsets)).map_err(error_of)
    }

    fn set_focus(node: u32) -> Result<(), SceneError> {
        with(|scene| scene.set_focus(node)).map_err(error_of)
    }

    fn set_states(node: u32, add: u32, remove: u32) -> Result<(), SceneError> {
        with(|scene| scene.set_states(node, add, remove)).map_err(error_of)
    }

    fn take_states() -> StateChanges {
        StateChanges {
            nodes: with(Scene::take_states),
        }
    }

    fn set_rests(entries: Vec<u32>) -> Result<(), ApplyError> {
        with(|scene| scene.set_rests(&entries)).map_err(apply_error_of)
    }

    fn take_placements() -> PlacementChanges {
        let inlay_scene::Placements { layout, seen } = with(Scene::take_placements);
        PlacementChanges {
            layout: Placements { words: layout },
            seen: SeenPlacements { words: seen },
        }
    }

    fn update(viewport: Viewport) -> Result<Drawing, SceneError> {
        let Viewport {
            width,
            height,
            pixel_ratio,
        } = viewport;
        with(|scene| {
            scene.update(inlay_scene::Viewport {
                width,
                height,
                pixel_ratio,
            })
        })
        .map(drawing_of)
        .map_err(error_of)
    }

    fn redraw() -> Drawing {
        drawing_of(with(Scene::redraw))
    }

    fn bounds(node: u32) -> Result<BoundingBox, SceneError> {
        let [x, y, width, height] = with(|scene| scene.bounds(node)).map_err(error_of)?;
        Ok(BoundingBox {
            x,
            y,
            width,
            height,
        })
    }

    fn reset() {
        with(Scene::reset);
    }

    fn snapshot() -> NoState {
        NoState { version: STATE }
    }

    fn restore(state: NoState) -> Result<(), RestoreError> {
        if state.version == STATE {
            Ok(())
        } else {
            Err(RestoreError::Version(STATE))
        }
    }
}

fn drawing_of(drawing: inlay_scene::Drawing) -> Drawing {
    let inlay_scene::Drawing {
        nodes,
        geometry,
        reordered,
        order,
        spaces,
        space_transforms,
        clips,
        clip_shapes,
        scaled,
        scales,
        images,
        image_scales,
        events,
    } = drawing;
    Drawing {
        nodes,
        geometry,
        reordered,
        order,
        spaces,
        space_transforms,
        clips,
        clip_shapes,
        scaled,
        scales,
        images,
        image_scales,
        events,
    }
}

fn apply_error_of(error: inlay_scene::ApplyError) -> ApplyError {
    match error {
        inlay_scene::ApplyError::Malformed(at) => ApplyError::Malformed(at),
        inlay_scene::ApplyError::UnknownNode(node) => ApplyError::UnknownNode(node),
        inlay_scene::ApplyError::Unsupported(entry) => ApplyError::Unsupported(entry),
        inlay_scene::ApplyError::Limit(limit) => ApplyError::Limit(limit),
    }
}

fn error_of(error: inlay_scene::SceneError) -> SceneError {
    match error {
        inlay_scene::SceneError::UnknownNode(node) => SceneError::UnknownNode(node),
        inlay_scene::SceneError::BadLength(length) => SceneError::BadLength(length),
        inlay_scene::SceneError::BadNumber(position) => SceneError::BadNumber(position),
    }
}

export!(Component);
