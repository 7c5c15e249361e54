//! `inlay:raster` as a component: nothing but decoding, calling [`inlay_raster`] and encoding.

use std::cell::RefCell;

use inlay_raster::{Raster, RasterError};

wit_bindgen::generate!({ path: ["../../wit/types", "../../wit/raster"], world: "inlay:raster/raster-system", generate_all });

use exports::inlay::raster::raster::{Guest, RasterError as WitError};

thread_local! {
    static RASTER: RefCell<Raster> = RefCell::new(Raster::new());
}

struct Component;

export!(Component);

fn refused(error: RasterError) -> WitError {
    match error {
        RasterError::BadList(error) => {
            WitError::BadList(u32::try_from(error.at).unwrap_or(u32::MAX))
        }
        RasterError::BadSize(side) => WitError::BadSize(side),
        RasterError::BadLength(expected) => WitError::BadLength(expected),
        RasterError::MissedFrame(expected) => WitError::MissedFrame(expected),
    }
}

impl Guest for Component {
    fn set_image(texture: u32, width: u32, height: u32, pixels: Vec<u8>) -> Result<(), WitError> {
        RASTER
            .with_borrow_mut(|raster| raster.set_image(texture, width, height, pixels))
            .map_err(refused)
    }

    fn apply(words: Vec<u32>) -> Result<(), WitError> {
        RASTER
            .with_borrow_mut(|raster| raster.apply(&words))
            .map_err(refused)
    }

    fn draw() -> Result<Vec<u8>, WitError> {
        RASTER.with_borrow(Raster::draw).map_err(refused)
    }

    fn reset() {
        RASTER.with_borrow_mut(Raster::reset);
    }
}
