//! The rasteriser as its callers see it.

use std::collections::BTreeMap;

use inlay_interfaces::draw_list::{Image, TextureOperation};

use crate::draw;
use crate::picture::Picture;
use crate::state::{ApplyError, Retained, Texture};
use crate::{List, ListError};

/// Most clips that are not plain and that cut an instance exactly, from the innermost on; what lies
/// further out cuts by the upright rectangle around it.
pub const MAX_CHAIN: usize = 8;

/// Why a call was refused. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RasterError {
    /// The words are no draw list.
    BadList(ListError),
    /// A width or height is 0 or above [`Image::WIDTH_MAX`], or there is no memory for so many
    /// pixels. Carries it.
    BadSize(u32),
    /// The pixels are not as many as the size says. Carries the count of bytes that was expected.
    BadLength(u32),
    /// A delta that does not follow the last list. Carries the number that would.
    MissedFrame(u32),
}

impl From<ApplyError> for RasterError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Bad(error) => Self::BadList(error),
            ApplyError::Missed(expected) => Self::MissedFrame(expected),
        }
    }
}

/// Lists and pictures in, pixels out.
///
/// ```
/// use inlay_raster::{Raster, RasterError};
///
/// let mut raster = Raster::new();
/// assert_eq!(raster.set_image(1, 2, 2, vec![255; 15]), Err(RasterError::BadLength(16)));
/// assert_eq!(raster.draw(), Err(RasterError::BadSize(0))); // no list yet
/// ```
#[derive(Debug, Default)]
pub struct Raster {
    retained: Retained,
    pictures: BTreeMap<u32, Picture>,
}

impl Raster {
    /// Without lists and pictures.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the lists amount to.
    pub const fn retained(&self) -> &Retained {
        &self.retained
    }

    /// A picture for a texture: RGBA, alpha premultiplied, rows from the top without padding. It
    /// comes after the list that names the texture, or before: then the next list must name it. It
    /// is kept as long as lists name the texture; without it nothing is drawn there.
    ///
    /// # Errors
    ///
    /// [`RasterError::BadSize`], [`RasterError::BadLength`].
    pub fn set_image(
        &mut self,
        texture: u32,
        width: u32,
        height: u32,
        pixels: Vec<u8>,
    ) -> Result<(), RasterError> {
        if let Some(&side) = [width, height]
            .iter()
            .find(|side| !(1..=Image::WIDTH_MAX).contains(*side))
        {
            return Err(RasterError::BadSize(side));
        }
        // Sides are at most 16384, so the product fits.
        let expected = width * height * 4;
        if pixels.len() != expected as usize {
            return Err(RasterError::BadLength(expected));
        }
        self.pictures
            .insert(texture, Picture::new(width, height, pixels));
        self.make_levels();
        Ok(())
    }

    /// Textures for which there is a picture.
    pub fn held(&self) -> impl Iterator<Item = u32> {
        self.pictures.keys().copied()
    }

    /// Takes a full list, or the delta that follows the last list.
    ///
    /// # Errors
    ///
    /// [`RasterError::BadList`], [`RasterError::MissedFrame`].
    pub fn apply(&mut self, words: &[u32]) -> Result<(), RasterError> {
        self.retained.apply(words)?;
        let list = List::parse(words).map_err(RasterError::BadList)?;
        for (_, operation) in list.textures().flatten() {
            // A later operation may name the id again, for a picture that is still to come.
            if let TextureOperation::Destroy(gone) = operation {
                self.pictures.remove(&gone.texture);
            }
        }
        self.pictures
            .retain(|texture, _| self.retained.textures.contains_key(texture));
        self.make_levels();
        Ok(())
    }

    /// Makes the smaller levels of pictures that are to have them.
    fn make_levels(&mut self) {
        for (id, texture) in &self.retained.textures {
            if let (Texture::Image { levels: true, .. }, Some(picture)) =
                (texture, self.pictures.get_mut(id))
            {
                picture.make_levels();
            }
        }
    }

    /// Draws everything: RGBA of the surface, alpha premultiplied, rows from the top.
    ///
    /// # Errors
    ///
    /// [`RasterError::BadSize`] if no list has told the surface (0), or there is no memory for it.
    pub fn draw(&self) -> Result<Vec<u8>, RasterError> {
        draw::draw(&self.retained, &self.pictures)
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}
