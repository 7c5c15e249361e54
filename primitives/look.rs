//! What a node says of its primitives.

use inlay_schema::values::{BorderAlignment, BoxShadow, Gradient};
use inlay_schema::{Unpack, id, read};

/// The properties that say how far primitives reach, outwards and inwards.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// From the top clockwise, in dp.
    pub border_widths: [f32; 4],
    /// Where the border is painted.
    pub border_alignment: BorderAlignment,
    /// CSS `box-shadow`: the first is on top.
    pub shadows: Vec<BoxShadow>,
}

impl Outline {
    /// The defaults of the schema.
    pub const INITIAL: Self = Self {
        border_widths: [0.0; 4],
        border_alignment: BorderAlignment::Inside,
        shadows: Vec::new(),
    };

    /// Whether a property is one of these.
    pub const fn has(property: u16) -> bool {
        matches!(
            property,
            id::BORDER_TOP_WIDTH
                | id::BORDER_RIGHT_WIDTH
                | id::BORDER_BOTTOM_WIDTH
                | id::BORDER_LEFT_WIDTH
                | id::BORDER_ALIGNMENT
                | id::BOX_SHADOW
        )
    }

    /// Sets a property from words that were checked; whether it is another now.
    pub fn set(&mut self, property: u16, value: &[u32]) -> bool {
        match property {
            id::BORDER_TOP_WIDTH => assign(&mut self.border_widths[0], value),
            id::BORDER_RIGHT_WIDTH => assign(&mut self.border_widths[1], value),
            id::BORDER_BOTTOM_WIDTH => assign(&mut self.border_widths[2], value),
            id::BORDER_LEFT_WIDTH => assign(&mut self.border_widths[3], value),
            id::BORDER_ALIGNMENT => assign(&mut self.border_alignment, value),
            id::BOX_SHADOW => assign(&mut self.shadows, value),
            _ => false,
        }
    }

    /// How far the ink reaches beyond the border box at most: top, right, bottom, left, in dp, none
    /// below 0.
    pub fn ink(&self) -> [f32; 4] {
        let border = crate::border::ink(self);
        let shadow = crate::shadow::ink(self);
        core::array::from_fn(|side| border[side].max(shadow[side]))
    }

    /// How far the inner edge of the border lies inside the border box: top, right, bottom, left,
    /// in dp. CSS calls what is within it the padding box.
    pub fn padding_edge(&self) -> [f32; 4] {
        let inside = 1.0 - crate::border::outside(self);
        self.border_widths.map(|width| width * inside)
    }
}

/// The properties of a node that primitives are made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Look {
    /// How far they reach.
    pub outline: Outline,
    /// Of the border, from the top clockwise, `0xRRGGBBAA`.
    pub border_colors: [u32; 4],
    /// CSS `background-image`.
    pub gradient: Gradient,
    /// From the top left clockwise, `0xRRGGBBAA`.
    pub corner_colors: Option<(u32, u32, u32, u32)>,
}

impl Look {
    /// The defaults of the schema.
    pub const INITIAL: Self = Self {
        outline: Outline::INITIAL,
        border_colors: [0; 4],
        gradient: Gradient::None,
        corner_colors: None,
    };

    /// Whether a property is one of these.
    pub const fn has(property: u16) -> bool {
        Outline::has(property)
            || matches!(
                property,
                id::BORDER_TOP_COLOR
                    | id::BORDER_RIGHT_COLOR
                    | id::BORDER_BOTTOM_COLOR
                    | id::BORDER_LEFT_COLOR
                    | id::BACKGROUND_GRADIENT
                    | id::CORNER_COLORS
            )
    }

    /// Sets a property from words that were checked; whether it is another now.
    pub fn set(&mut self, property: u16, value: &[u32]) -> bool {
        match property {
            id::BORDER_TOP_COLOR => assign(&mut self.border_colors[0], value),
            id::BORDER_RIGHT_COLOR => assign(&mut self.border_colors[1], value),
            id::BORDER_BOTTOM_COLOR => assign(&mut self.border_colors[2], value),
            id::BORDER_LEFT_COLOR => assign(&mut self.border_colors[3], value),
            id::BACKGROUND_GRADIENT => assign(&mut self.gradient, value),
            id::CORNER_COLORS => assign(&mut self.corner_colors, value),
            property => self.outline.set(property, value),
        }
    }
}

fn assign<T: Unpack + PartialEq>(place: &mut T, value: &[u32]) -> bool {
    let Ok(new) = read(value) else {
        return false;
    };
    let is_new = *place != new;
    if is_new {
        *place = new;
    }
    is_new
}
