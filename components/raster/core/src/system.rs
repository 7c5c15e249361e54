//! The functions of `inlay:raster/raster`.

use std::borrow::Cow;

use inlay_interfaces::raster;

use crate::{Raster, RasterError};

impl raster::Raster for Raster {
    fn set_image(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        pixels: Cow<'_, [u8]>,
    ) -> Result<(), raster::RasterError> {
        self.set_image(texture, width, height, pixels.into_owned())
            .map_err(Into::into)
    }

    fn apply(&mut self, words: &[u32]) -> Result<(), raster::RasterError> {
        self.apply(words).map_err(Into::into)
    }

    fn draw(&mut self) -> Result<Vec<u8>, raster::RasterError> {
        Self::draw(self).map_err(Into::into)
    }

    fn reset(&mut self) {
        self.reset();
    }
}

impl From<RasterError> for raster::RasterError {
    fn from(error: RasterError) -> Self {
        match error {
            RasterError::BadList(error) => {
                Self::BadList(u32::try_from(error.at).unwrap_or(u32::MAX))
            }
            RasterError::BadSize(side) => Self::BadSize(side),
            RasterError::BadLength(expected) => Self::BadLength(expected),
            RasterError::MissedFrame(expected) => Self::MissedFrame(expected),
        }
    }
}
