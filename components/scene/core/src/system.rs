//! The functions of `inlay:scene/scene`.

use inlay_interfaces::scene::{self, BoundingBox, Boxes, NoState, RestoreError, StateChanges};

use crate::{ApplyError, Drawing, PlacementChanges, Scene, SceneError, Viewport};

impl scene::Scene for Scene {
    fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.apply(entries)
    }

    fn set_boxes(&mut self, boxes: Boxes) -> Result<(), SceneError> {
        self.set_boxes(&boxes.nodes, &boxes.values)
    }

    fn set_inks(&mut self, nodes: &[u32], inks: &[f32]) -> Result<(), SceneError> {
        self.set_inks(nodes, inks)
    }

    fn set_offsets(
        &mut self,
        containers: &[u32],
        offsets: &[f32],
        drawn: &[f32],
    ) -> Result<(), SceneError> {
        self.set_offsets(containers, offsets, drawn)
    }

    fn set_focus(&mut self, node: u32) -> Result<(), SceneError> {
        self.set_focus(node)
    }

    fn set_states(&mut self, node: u32, add: u32, remove: u32) -> Result<(), SceneError> {
        self.set_states(node, add, remove)
    }

    fn take_states(&mut self) -> StateChanges {
        StateChanges {
            nodes: self.take_states(),
        }
    }

    fn set_rests(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.set_rests(entries)
    }

    fn take_placements(&mut self) -> PlacementChanges {
        self.take_placements()
    }

    fn update(&mut self, viewport: Viewport) -> Result<Drawing, SceneError> {
        self.update(viewport)
    }

    fn redraw(&mut self) -> Drawing {
        self.redraw()
    }

    fn bounds(&mut self, node: u32) -> Result<BoundingBox, SceneError> {
        let [x, y, width, height] = Self::bounds(self, node)?;
        Ok(BoundingBox {
            x,
            y,
            width,
            height,
        })
    }

    fn reset(&mut self) {
        self.reset();
    }

    fn snapshot(&mut self) -> NoState {
        NoState::CURRENT
    }

    fn restore(&mut self, state: NoState) -> Result<(), RestoreError> {
        state.restore()
    }
}
