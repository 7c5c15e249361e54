//! The guest: decodes WIT, calls the core, encodes. Nothing else.

use std::cell::RefCell;

use inlay_layout as core;

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/text", "../../wit/layout"],
    world: "inlay:layout/layout-system",
    generate_all,
});

use exports::inlay::layout::layout::{Guest, LayoutError};
use inlay::text::measure;
use inlay::types::types::{ApplyError, Boxes, NoState, NodeId, RestoreError};

/// Version of the state, which is empty.
const STATE_VERSION: u32 = 1;

thread_local! {
    static LAYOUT: RefCell<core::Layout> = RefCell::new(core::Layout::new());
}

fn layout<Answer>(call: impl FnOnce(&mut core::Layout) -> Answer) -> Answer {
    LAYOUT.with_borrow_mut(call)
}

struct Component;

impl Guest for Component {
    fn apply(entries: Vec<u32>) -> Result<(), ApplyError> {
        layout(|layout| layout.apply(&entries)).map_err(|error| match error {
            core::ApplyError::Malformed(at) => ApplyError::Malformed(at),
            core::ApplyError::UnknownNode(node) => ApplyError::UnknownNode(node),
            core::ApplyError::Unsupported(id) => ApplyError::Unsupported(id),
        })
    }

    fn set_natural_sizes(nodes: Vec<NodeId>, sizes: Vec<f32>) -> Result<(), LayoutError> {
        layout(|layout| layout.set_natural_sizes(&nodes, &sizes)).map_err(layout_error)
    }

    fn touch(nodes: Vec<NodeId>) -> Result<(), LayoutError> {
        layout(|layout| layout.touch(&nodes)).map_err(layout_error)
    }

    fn solve(width: f32, height: f32) -> Result<Boxes, LayoutError> {
        layout(
            |layout| match layout.solve(width, height, &mut measure_text) {
                Ok(boxes) => Ok(Boxes {
                    nodes: boxes.nodes.clone(),
                    values: boxes.values.clone(),
                }),
                Err(error) => Err(layout_error(error)),
            },
        )
    }

    fn reset() {
        layout(core::Layout::reset);
    }

    fn snapshot() -> NoState {
        NoState {
            version: STATE_VERSION,
        }
    }

    fn restore(state: NoState) -> Result<(), RestoreError> {
        if state.version == STATE_VERSION {
            Ok(())
        } else {
            Err(RestoreError::Version(STATE_VERSION))
        }
    }
}

fn measure_text(node: u32, available: core::AvailableWidth) -> core::TextSize {
    let available = match available {
        core::AvailableWidth::Definite(width) => measure::AvailableWidth::Definite(width),
        core::AvailableWidth::MinContent => measure::AvailableWidth::MinContent,
        core::AvailableWidth::MaxContent => measure::AvailableWidth::MaxContent,
    };
    let measure::TextSize {
        width,
        height,
        baseline,
    } = measure::measure(node, available);
    core::TextSize {
        width,
        height,
        baseline,
    }
}

fn layout_error(error: core::LayoutError) -> LayoutError {
    match error {
        core::LayoutError::UnknownNode(node) => LayoutError::UnknownNode(node),
        core::LayoutError::BadSize(bits) => LayoutError::BadSize(bits),
        core::LayoutError::BadLength(expected) => LayoutError::BadLength(expected),
        core::LayoutError::TooDeep(depth) => LayoutError::TooDeep(depth),
    }
}

export!(Component);
