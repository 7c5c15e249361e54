//! The text system as a component: decodes, calls the core, encodes.

use std::cell::RefCell;

use inlay_text as core;

use exports::inlay::text::measure::{AvailableWidth, Guest as MeasureGuest, TextSize};
use exports::inlay::text::text::{
    ApplyError, FontError, Glyphs, Guest, Missing, MissingReason, NoState, RestoreError, TextError,
    Uploads,
};

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/text"],
    world: "inlay:text/text-system",
    generate_all,
});

thread_local! {
    static SYSTEM: RefCell<core::Text> = RefCell::new(core::Text::new());
}

struct Component;

export!(Component);

fn system<T>(call: impl FnOnce(&mut core::Text) -> T) -> T {
    SYSTEM.with_borrow_mut(call)
}

impl MeasureGuest for Component {
    fn measure(node: u32, available: AvailableWidth) -> TextSize {
        let available = match available {
            AvailableWidth::Definite(width) => core::AvailableWidth::Definite(width),
            AvailableWidth::MinContent => core::AvailableWidth::MinContent,
            AvailableWidth::MaxContent => core::AvailableWidth::MaxContent,
        };
        let core::TextSize {
            width,
            height,
            baseline,
        } = system(|it| it.measure(node, available));
        TextSize {
            width,
            height,
            baseline,
        }
    }
}

impl Guest for Component {
    fn apply(entries: Vec<u32>) -> Result<(), ApplyError> {
        system(|it| it.apply(&entries)).map_err(|error| match error {
            core::ApplyError::Malformed(at) => ApplyError::Malformed(at),
            core::ApplyError::UnknownNode(id) => ApplyError::UnknownNode(id),
            core::ApplyError::Unsupported(entry) => ApplyError::Unsupported(entry),
            core::ApplyError::Limit(limit) => ApplyError::Limit(limit),
        })
    }

    fn wanted_fonts() -> Vec<u32> {
        system(core::Text::wanted_fonts)
    }

    fn take_unserved() -> Vec<u32> {
        system(core::Text::take_unserved)
    }

    fn take_missing() -> Vec<Missing> {
        system(core::Text::take_missing)
            .into_iter()
            .map(missing)
            .collect()
    }

    fn add_font(font: u32, bytes: Vec<u8>) -> Result<Vec<u32>, FontError> {
        system(|it| it.add_font(font, bytes)).map_err(font_refusal)
    }

    fn fail_font(font: u32) -> Result<(), FontError> {
        system(|it| it.fail_font(font)).map_err(font_refusal)
    }

    fn set_boxes(nodes: Vec<u32>, boxes: Vec<f32>) -> Result<(), TextError> {
        system(|it| it.set_boxes(&nodes, &boxes)).map_err(refusal)
    }

    fn set_scales(nodes: Vec<u32>, scales: Vec<f32>) -> Result<(), TextError> {
        system(|it| it.set_scales(&nodes, &scales)).map_err(refusal)
    }

    fn update() -> Glyphs {
        glyphs(system(|it| it.update().clone()))
    }

    fn redraw() -> Glyphs {
        glyphs(system(|it| it.redraw()))
    }

    fn take_uploads() -> Uploads {
        uploads(system(core::Text::take_uploads))
    }

    fn all_uploads() -> Uploads {
        uploads(system(core::Text::all_uploads))
    }

    fn pending() -> bool {
        system(|it| it.pending())
    }

    fn waiting() -> u32 {
        u32::try_from(system(|it| it.waiting())).unwrap_or(u32::MAX)
    }

    fn reset() {
        system(core::Text::reset);
    }

    fn snapshot() -> NoState {
        NoState {
            version: system(|it| it.snapshot()),
        }
    }

    fn restore(state: NoState) -> Result<(), RestoreError> {
        system(|it| it.restore(state.version))
            .map_err(|core::RestoreError::Version(expected)| RestoreError::Version(expected))
    }
}

fn missing(
    core::Missing {
        node,
        reason,
        name,
        families,
    }: core::Missing,
) -> Missing {
    Missing {
        node,
        reason: match reason {
            core::MissingReason::NoFont => MissingReason::NoFont,
            core::MissingReason::UnknownFamily => MissingReason::UnknownFamily,
            core::MissingReason::NoCharacter => MissingReason::NoCharacter,
            core::MissingReason::OnlyColours => MissingReason::OnlyColours,
        },
        name,
        families,
    }
}

fn glyphs(
    core::Glyphs {
        nodes,
        quads,
        pages,
    }: core::Glyphs,
) -> Glyphs {
    Glyphs {
        nodes,
        quads,
        pages,
    }
}

fn uploads(core::Uploads { parts, pixels }: core::Uploads) -> Uploads {
    Uploads { parts, pixels }
}

fn font_refusal(error: core::FontError) -> FontError {
    match error {
        core::FontError::UnknownFont(font) => FontError::UnknownFont(font),
        core::FontError::NotAFont(length) => FontError::NotAFont(length),
    }
}

fn refusal(error: core::TextError) -> TextError {
    match error {
        core::TextError::UnknownNode(id) => TextError::UnknownNode(id),
        core::TextError::BadLength(length) => TextError::BadLength(length),
        core::TextError::BadNumber(at) => TextError::BadNumber(at),
    }
}
