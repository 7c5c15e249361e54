//! Variation coordinates of variable fonts.

/// Coordinates in the design space of variable fonts, numbered.
pub(crate) struct Variants(Vec<Box<[i16]>>);

/// The number of no coordinates.
pub(crate) const PLAIN: u16 = 0;

impl Default for Variants {
    fn default() -> Self {
        Self(vec![Box::default()])
    }
}

impl Variants {
    pub(crate) fn get(&self, variant: u16) -> &[i16] {
        self.0
            .get(usize::from(variant))
            .map_or(&[], |coords| coords)
    }

    /// The number of coordinates, which are noted if they are new.
    pub(crate) fn number(&mut self, coords: impl Iterator<Item = i16> + Clone) -> u16 {
        let known = self
            .0
            .iter()
            .position(|known| known.iter().copied().eq(coords.clone()));
        let at = known.unwrap_or_else(|| {
            self.0.push(coords.collect());
            self.0.len() - 1
        });
        u16::try_from(at).unwrap_or_default()
    }
}
