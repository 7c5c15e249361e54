//! The render system as a component: decodes, calls the core, encodes.

use std::cell::RefCell;

use inlay_render as core;

use exports::inlay::render::render::{
    ApplyError, Drawing, Glyphs, Guest, NoState, RenderError, RestoreError, Surface, Uploads,
};

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/render"],
    world: "inlay:render/render-system",
    generate_all,
});

/// The version of the state that `snapshot` gives.
const STATE_VERSION: u32 = 1;

thread_local! {
    static SYSTEM: RefCell<core::Render> = RefCell::new(core::Render::new());
}

struct Component;

export!(Component);

fn system<T>(call: impl FnOnce(&mut core::Render) -> T) -> T {
    SYSTEM.with_borrow_mut(call)
}

fn refused(error: core::RenderError) -> RenderError {
    match error {
        core::RenderError::UnknownNode(id) => RenderError::UnknownNode(id),
        core::RenderError::BadLength(length) => RenderError::BadLength(length),
        core::RenderError::BadNumber(at) => RenderError::BadNumber(at),
        core::RenderError::UnknownPage(page) => RenderError::UnknownPage(page),
    }
}

impl Guest for Component {
    fn set_surface(surface: Surface) -> Result<(), RenderError> {
        let surface = core::Surface {
            width: surface.width,
            height: surface.height,
            pixel_width: surface.pixel_width,
            pixel_height: surface.pixel_height,
            texture_units: surface.texture_units,
        };
        system(|it| it.set_surface(surface)).map_err(refused)
    }

    fn apply(entries: Vec<u32>) -> Result<(), ApplyError> {
        system(|it| it.apply(&entries)).map_err(|error| match error {
            core::ApplyError::Malformed(at) => ApplyError::Malformed(at),
            core::ApplyError::UnknownNode(id) => ApplyError::UnknownNode(id),
            core::ApplyError::Unsupported(entry) => ApplyError::Unsupported(entry),
        })
    }

    fn set_drawing(drawing: Drawing) -> Result<(), RenderError> {
        let drawing = core::Drawing {
            nodes: &drawing.nodes,
            geometry: &drawing.geometry,
            reordered: drawing.reordered,
            order: &drawing.order,
            spaces: &drawing.spaces,
            space_transforms: &drawing.space_transforms,
            clips: &drawing.clips,
            clip_shapes: &drawing.clip_shapes,
        };
        system(|it| it.set_drawing(&drawing)).map_err(refused)
    }

    fn set_glyphs(glyphs: Glyphs) -> Result<(), RenderError> {
        let glyphs = core::Glyphs {
            nodes: &glyphs.nodes,
            quads: &glyphs.quads,
            pages: &glyphs.pages,
        };
        system(|it| it.set_glyphs(&glyphs)).map_err(refused)
    }

    fn set_page(page: u32, texture: u32) {
        system(|it| it.set_page(page, texture));
    }

    fn upload(uploads: Uploads) -> Result<(), RenderError> {
        system(|it| {
            it.upload(&core::Uploads {
                parts: &uploads.parts,
                pixels: &uploads.pixels,
            })
        })
        .map_err(refused)
    }

    fn set_textures(textures: Vec<u32>) -> Result<(), RenderError> {
        system(|it| it.set_textures(&textures)).map_err(refused)
    }

    fn set_images(images: Vec<u32>) -> Result<(), RenderError> {
        system(|it| it.set_images(&images)).map_err(refused)
    }

    fn drop_textures(textures: Vec<u32>) {
        system(|it| it.drop_textures(&textures));
    }

    fn draw() -> Vec<u32> {
        let mut words = Vec::new();
        system(|it| it.draw(&mut words));
        words
    }

    fn full() -> Vec<u32> {
        let mut words = Vec::new();
        system(|it| it.full(&mut words));
        words
    }

    fn reset() {
        system(core::Render::reset);
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
