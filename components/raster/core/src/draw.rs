//! From what is retained to pixels: each instance in paint order, row by row.
//!
//! A row of an upright box is nearly all *solid*: pixels that the box and all its clips cover
//! wholly. Only what lies left and right of that is measured pixel by pixel.

use std::collections::BTreeMap;

use inlay_interfaces::draw_list::{Geometry, ImageFields, Paint, geometry_kind};
use inlay_interfaces::row::Check;
use inlay_primitives::affine::{Affine, IDENTITY, apply, compose};
use inlay_primitives::bounds::narrowed;
use inlay_primitives::shape::Shape;
use inlay_primitives::{Fill, Form, of_kind};

use crate::picture::{Held, Picture, sample_page};
use crate::raster::{MAX_CHAIN, RasterError};
use crate::state::{Batch, GeometryWords, PaintWords, Retained, Texture};
use crate::triangle::Triangle;

/// Shape and bounds of a clip; none where it hides everything.
type ClipShape = Option<(Shape, [f32; 4])>;

/// Pixels of the target of a pass, and what every instance needs. All is measured in pixels of the
/// surface, wherever the target lies on it.
struct Canvas<'a> {
    retained: &'a Retained,
    pictures: &'a BTreeMap<u32, Picture>,
    /// Targets of passes before this one.
    targets: &'a BTreeMap<u32, Picture>,
    /// Where the first pixel is on the surface.
    place: [usize; 2],
    width: usize,
    pixels: Vec<u8>,
    /// From the stage in dp to pixels.
    to_pixels: Affine,
    /// By slot less one.
    clips: &'a [ClipShape],
    /// Slot of the clip from which on outwards nothing is cut; 0 is none.
    stop: u32,
    /// Clips of the instance being drawn.
    chain: Vec<Shape>,
}

/// What fills the covered pixels.
enum Source<'a> {
    /// A colour, alpha premultiplied, 0 to 255.
    Fill([f32; 4]),
    /// A picture times a colour.
    Picture {
        picture: &'a Picture,
        tint: [f32; 4],
        to_texture: Affine,
        per_texture: [f32; 2],
        held: Held,
        /// The next smaller level, where it has a share in the colour, and that share.
        next: Option<(&'a Picture, Held, f32)>,
    },
    /// A page's coverage times a colour.
    Glyph {
        page: Page<'a>,
        color: [f32; 4],
        to_texture: Affine,
    },
    /// A primitive of its own, times a colour.
    Primitive {
        fill: Box<dyn Fill>,
        color: [f32; 4],
        to_box: Affine,
        /// What it is in, where that is not its box.
        triangle: Option<Triangle>,
        page: Option<Page<'a>>,
    },
}

/// Coverage, one byte per pixel.
#[derive(Clone, Copy)]
struct Page<'a> {
    width: u32,
    height: u32,
    pixels: &'a [u8],
}

impl Page<'_> {
    /// The coverage at a place, in shares of the page: 0 to 1.
    fn sample(&self, [u, v]: [f32; 2]) -> f32 {
        let place = [u * self.width as f32 - 0.5, v * self.height as f32 - 0.5];
        sample_page(self.width, self.height, self.pixels, place) / 255.0
    }
}

/// Draws everything onto a new surface.
pub(crate) fn draw(
    retained: &Retained,
    pictures: &BTreeMap<u32, Picture>,
) -> Result<Vec<u8>, RasterError> {
    let [width, height] = retained.surface;
    if width == 0 || height == 0 {
        return Err(RasterError::BadSize(0));
    }
    let [scale_x, scale_y] = [
        width as f32 / retained.stage[0],
        height as f32 / retained.stage[1],
    ];
    let to_pixels = [scale_x, 0.0, 0.0, scale_y, 0.0, 0.0];
    let clips: Vec<ClipShape> = retained
        .clips
        .iter()
        .map(|clip| {
            let space = space_of(retained, &to_pixels, clip.space);
            let to_surface = compose(&space, &clip.affine);
            let size = [clip.width, clip.height];
            Some((
                Shape::new(&to_surface, size, clip.radii)?,
                Shape::bounds(&to_surface, size),
            ))
        })
        .collect();
    let mut targets = BTreeMap::new();
    for pass in &retained.passes {
        let (width, height) = match retained.textures.get(&pass.target) {
            Some(&Texture::Target { width, height }) => (width, height),
            _ => (width, height),
        };
        let mut canvas = Canvas {
            retained,
            pictures,
            targets: &targets,
            place: pass.place.map(|at| at as usize),
            width: width as usize,
            pixels: blank(width, height)?,
            to_pixels,
            clips: &clips,
            stop: pass.clip,
            chain: Vec::new(),
        };
        canvas.clear(pass.clear);
        for batch in &pass.batches {
            for index in (batch.first as usize..).take(batch.count as usize) {
                if let (Some(geometry), Some(paint)) =
                    (retained.geometry.get(index), retained.paint.get(index))
                {
                    canvas.instance(batch, geometry, paint);
                }
            }
        }
        let pixels = canvas.pixels;
        if pass.target == 0 {
            return Ok(pixels);
        }
        targets.insert(pass.target, Picture::new(width, height, pixels));
    }
    blank(width, height)
}

/// Transparent pixels.
fn blank(width: u32, height: u32) -> Result<Vec<u8>, RasterError> {
    let mut pixels = Vec::new();
    let size = width as usize * height as usize * 4;
    if pixels.try_reserve_exact(size).is_err() {
        return Err(RasterError::BadSize(width.max(height)));
    }
    pixels.resize(size, 0);
    Ok(pixels)
}

/// From a space to pixels.
fn space_of(retained: &Retained, to_pixels: &Affine, slot: u32) -> Affine {
    let affine = retained
        .spaces
        .get(slot as usize)
        .map_or(IDENTITY, |space| space.affine);
    compose(to_pixels, &affine)
}

/// A box and the pixels that its soft edge may reach.
fn grown([left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
    [left - 1.0, top - 1.0, right + 1.0, bottom + 1.0]
}

/// Channels of `0xRRGGBBAA`, 0 to 255, with alpha times `opacity`, premultiplied.
fn premultiplied(color: u32, opacity: f32) -> [f32; 4] {
    let [a, b, g, r] = color.to_le_bytes().map(f32::from);
    let alpha = a / 255.0 * opacity;
    [r * alpha, g * alpha, b * alpha, 255.0 * alpha]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates"
)]
fn byte(channel: f32) -> u8 {
    (channel + 0.5) as u8
}

/// Puts a premultiplied colour over a pixel.
#[inline]
fn over(pixel: &mut [u8; 4], source: [f32; 4]) {
    let keep = 1.0 - source[3] / 255.0;
    for (channel, source) in pixel.iter_mut().zip(source) {
        *channel = byte(source + f32::from(*channel) * keep);
    }
}

fn scaled(color: [f32; 4], by: f32) -> [f32; 4] {
    color.map(|channel| channel * by)
}

impl<'a> Canvas<'a> {
    fn clear(&mut self, color: u32) {
        let color = premultiplied(color, 1.0).map(byte);
        let (pixels, _) = self.pixels.as_chunks_mut::<4>();
        pixels.fill(color);
    }

    /// Gathers the clips of an instance; narrows `bounds` to them. False if they hide everything.
    ///
    /// Those that are listed and not plain cut as they are, the innermost ones, as many as there
    /// may be. All others are one upright box.
    fn gather_clips(&mut self, batch: &Batch, mut slot: u32, bounds: &mut [f32; 4]) -> bool {
        self.chain.clear();
        let mut plain: Option<[f32; 4]> = None;
        for _ in 0..self.clips.len() {
            if slot == 0 || slot == self.stop {
                break;
            }
            let index = slot as usize - 1;
            let (Some(clip), Some(&Some((shape, within)))) =
                (self.retained.clips.get(index), self.clips.get(index))
            else {
                return false;
            };
            let is_exact =
                !shape.is_plain() && self.chain.len() < MAX_CHAIN && batch.clips.contains(&slot);
            if is_exact {
                self.chain.push(shape);
            } else {
                plain = Some(plain.map_or(within, |plain| narrowed(plain, within)));
            }
            *bounds = narrowed(*bounds, grown(within));
            slot = clip.parent;
        }
        match plain.map(Shape::plain) {
            Some(Some(shape)) => self.chain.push(shape),
            Some(None) => return false,
            None => {}
        }
        true
    }

    fn instance(&mut self, batch: &Batch, geometry: &GeometryWords, paint: &PaintWords) {
        let geometry = Geometry::of(geometry);
        let what = geometry.kind & geometry_kind::NUMBER;
        let opacity = geometry.opacity.clamp(0.0, 1.0);
        if what == geometry_kind::NOTHING || opacity <= 0.0 {
            return;
        }
        let paint = Paint::of(paint);
        let space = batch.spaces.get(usize::from(geometry.space));
        let space = space_of(self.retained, &self.to_pixels, space.copied().unwrap_or(0));
        let to_surface = compose(&space, &geometry.affine);
        let size = [paint.width, paint.height];
        let radii = if geometry.kind & geometry_kind::RADII == 0 {
            [0.0; 4]
        } else {
            paint.radii
        };
        let Some(shape) = Shape::new(&to_surface, size, radii) else {
            return;
        };
        let color = premultiplied(paint.color, opacity);
        let texture = batch
            .textures
            .get(usize::from(geometry.texture))
            .copied()
            .unwrap_or(0);
        let source = match of_kind(what) {
            Some(primitive) => {
                let form = match primitive.form {
                    Form::Box => Some((None, None)),
                    Form::Triangle => Triangle::of(&to_surface, size)
                        .zip(self.page_of(&geometry, texture))
                        .map(|(triangle, page)| (Some(triangle), page)),
                };
                let Some((triangle, page)) = form else {
                    return;
                };
                // Words that are no fields of it draw nothing.
                (primitive.fill)(&paint, geometry.kind, &shape).map(|fill| Source::Primitive {
                    fill,
                    color,
                    to_box: shape.inverse,
                    triangle,
                    page,
                })
            }
            None => self.source(what, texture, color, &shape, &paint),
        };
        let Some(source) = source else {
            return;
        };
        let mut bounds = grown(Shape::bounds(&to_surface, size));
        let clip = batch
            .clips
            .get(usize::from(geometry.clip))
            .copied()
            .unwrap_or(0);
        if color[3] > 0.0 && self.gather_clips(batch, clip, &mut bounds) {
            self.rows(&shape, &source, bounds);
        }
    }

    /// The page of an instance that may have one; `None` if its texture is none.
    fn page_of(&self, geometry: &Geometry, texture: u32) -> Option<Option<Page<'a>>> {
        if geometry.texture == Geometry::TEXTURE_NONE {
            return Some(None);
        }
        self.page(texture).map(Some)
    }

    fn page(&self, texture: u32) -> Option<Page<'a>> {
        match self.retained.textures.get(&texture) {
            Some(&Texture::Page {
                width,
                height,
                ref pixels,
            }) => Some(Page {
                width,
                height,
                pixels,
            }),
            _ => None,
        }
    }

    fn source(
        &self,
        kind: u8,
        texture: u32,
        color: [f32; 4],
        shape: &Shape,
        paint: &Paint,
    ) -> Option<Source<'a>> {
        if kind == geometry_kind::BOX {
            return Some(Source::Fill(color));
        }
        ImageFields::check(&paint.fields).ok()?;
        let ImageFields { edges, part } = ImageFields::of(&paint.fields);
        let [u0, v0, u1, v1] = edges;
        let along = [
            (u1 - u0) / (2.0 * shape.half[0]),
            (v1 - v0) / (2.0 * shape.half[1]),
        ];
        let centre = [(u0 + u1) * 0.5, (v0 + v1) * 0.5];
        let to_texture = compose(
            &[along[0], 0.0, 0.0, along[1], centre[0], centre[1]],
            &shape.inverse,
        );
        match kind {
            geometry_kind::IMAGE => {
                let picture = match self.retained.textures.get(&texture)? {
                    Texture::Image { .. } => self.pictures.get(&texture)?,
                    Texture::Target { .. } => self.targets.get(&texture)?,
                    Texture::Page { .. } => return None,
                };
                let per_texture = along.map(|along| 1.0 / along.abs().max(1e-6));
                let texels = [
                    along[0].abs() * picture.width as f32,
                    along[1].abs() * picture.height as f32,
                ];
                let (picture, next) = picture.level(texels, part);
                Some(Source::Picture {
                    picture,
                    tint: color,
                    to_texture,
                    per_texture,
                    held: picture.hold(part),
                    next: next.map(|(next, share)| (next, next.hold(part), share)),
                })
            }
            geometry_kind::GLYPH => Some(Source::Glyph {
                page: self.page(texture)?,
                color,
                to_texture,
            }),
            _ => None,
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the surface before"
    )]
    fn rows(&mut self, shape: &Shape, source: &Source<'a>, bounds: [f32; 4]) {
        let [left, top] = self.place;
        let (right, bottom) = (left + self.width, top + self.pixels.len() / 4 / self.width);
        let clamped =
            |at: f32, from: usize, until: usize| at.clamp(from as f32, until as f32) as usize;
        let columns = [
            clamped(bounds[0].floor(), left, right),
            clamped(bounds[2].ceil(), left, right),
        ];
        let lines = [
            clamped(bounds[1].floor(), top, bottom),
            clamped(bounds[3].ceil(), top, bottom),
        ];
        if columns[0] >= columns[1] {
            return;
        }
        for line in lines[0]..lines[1] {
            let y = line as f32 + 0.5;
            let columns = source.columns(line, columns);
            let mut solid = source.solid(shape, y);
            for clip in &self.chain {
                let within = clip.solid(y);
                solid = [solid[0].max(within[0]), solid[1].min(within[1])];
            }
            let from = (solid[0] - 0.5)
                .ceil()
                .clamp(columns[0] as f32, columns[1] as f32) as usize;
            let until = ((solid[1] - 0.5).floor() + 1.0).clamp(columns[0] as f32, columns[1] as f32)
                as usize;
            let (pixels, _) = self.pixels.as_chunks_mut::<4>();
            let start = (line - top) * self.width;
            let Some(pixels) = pixels.get_mut(start..start + self.width) else {
                return;
            };
            let mut row = Row { pixels, left, y };
            if from >= until {
                source.edge(shape, &self.chain, &mut row, columns);
            } else {
                source.edge(shape, &self.chain, &mut row, [columns[0], from]);
                source.fill(&mut row, [from, until]);
                source.edge(shape, &self.chain, &mut row, [until, columns[1]]);
            }
        }
    }
}

/// A row of pixels of a target.
struct Row<'a> {
    pixels: &'a mut [[u8; 4]],
    /// Where the first one is on the surface.
    left: usize,
    /// Where their centres are.
    y: f32,
}

impl Row<'_> {
    /// Pixels from one column of the surface to another.
    fn part(&mut self, [from, until]: [usize; 2]) -> &mut [[u8; 4]] {
        let (from, until) = (
            from.saturating_sub(self.left),
            until.saturating_sub(self.left),
        );
        self.pixels.get_mut(from..until).unwrap_or_default()
    }
}

impl Source<'_> {
    /// The columns of a line that it may fill, among `columns`.
    fn columns(&self, line: usize, columns: [usize; 2]) -> [usize; 2] {
        match self {
            Self::Primitive {
                triangle: Some(triangle),
                ..
            } => {
                let found = triangle.columns(line, columns);
                [found.start, found.end]
            }
            _ => columns,
        }
    }

    /// The part of a row in which the source covers every pixel: centres from the first to the
    /// second.
    fn solid(&self, shape: &Shape, y: f32) -> [f32; 2] {
        match self {
            Self::Fill(_) => shape.solid(y),
            Self::Glyph { .. } | Self::Primitive { .. } => [f32::INFINITY, f32::NEG_INFINITY],
            Self::Picture {
                to_texture,
                per_texture,
                ..
            } => {
                let whole = shape.solid(y);
                let [a, b, c, d, tx, ty] = *to_texture;
                let margin = per_texture.map(|pixels| 0.5 / pixels);
                let v = d * y + ty;
                if b != 0.0 || c != 0.0 || v < margin[1] || v > 1.0 - margin[1] {
                    return [f32::INFINITY, f32::NEG_INFINITY];
                }
                if a == 0.0 {
                    return whole;
                }
                let ends = [(margin[0] - tx) / a, (1.0 - margin[0] - tx) / a];
                [
                    whole[0].max(ends[0].min(ends[1])),
                    whole[1].min(ends[0].max(ends[1])),
                ]
            }
        }
    }

    /// Draws pixels that are wholly covered.
    fn fill(&self, row: &mut Row<'_>, [from, until]: [usize; 2]) {
        let y = row.y;
        let row = row.part([from, until]);
        match self {
            Self::Fill(color) if color[3] >= 255.0 => row.fill(color.map(byte)),
            Self::Picture {
                picture,
                tint,
                to_texture,
                held,
                next: None,
                ..
            } if tint.iter().all(|&channel| channel >= 255.0) => {
                let [width, height] = [picture.width, picture.height];
                for (column, pixel) in (from..).zip(row) {
                    let place = texel(to_texture, column as f32 + 0.5, y, width, height);
                    let sample = picture.sample(held.nearest(place));
                    match sample[3] {
                        255 => *pixel = sample,
                        0 => {}
                        _ => over(pixel, sample.map(f32::from)),
                    }
                }
            }
            _ => {
                for (column, pixel) in (from..).zip(row) {
                    over(pixel, self.color(column as f32 + 0.5, y));
                }
            }
        }
    }

    /// Draws pixels with as much as is covered of them.
    fn edge(&self, shape: &Shape, clips: &[Shape], row: &mut Row<'_>, [from, until]: [usize; 2]) {
        let y = row.y;
        for (column, pixel) in (from..).zip(row.part([from, until])) {
            let x = column as f32 + 0.5;
            let own = self.coverage(shape, x, y);
            if own <= 0.0 {
                continue;
            }
            let coverage = clips
                .iter()
                .fold(own, |coverage, clip| coverage * clip.at(x, y));
            if coverage > 0.0 {
                over(pixel, scaled(self.color(x, y), coverage));
            }
        }
    }

    /// How much of a pixel the instance covers, clips apart.
    #[inline]
    fn coverage(&self, shape: &Shape, x: f32, y: f32) -> f32 {
        let q = shape.locate(x, y);
        let axes = [
            Shape::axis(shape.half[0], q[0]),
            Shape::axis(shape.half[1], q[1]),
        ];
        match self {
            Self::Fill(_) => shape.cover(q, axes[0], axes[1]),
            // What it covers is in its colour.
            Self::Primitive { .. } => 1.0,
            // A quad without soft edges: the glyph's own edges are in the page.
            Self::Glyph { .. } => {
                let inside =
                    |axis: usize| q[axis] >= -shape.half[axis] && q[axis] < shape.half[axis];
                if inside(0) && inside(1) { 1.0 } else { 0.0 }
            }
            Self::Picture {
                to_texture,
                per_texture,
                ..
            } => {
                let place = apply(to_texture, x, y);
                let within = |axis: usize| {
                    ((0.5 - (place[axis] - 0.5).abs()) * per_texture[axis] + 0.5)
                        .clamp(0.0, 1.0)
                        .min(axes[axis])
                };
                shape.cover(q, within(0), within(1))
            }
        }
    }

    /// The colour of a wholly covered pixel, premultiplied, 0 to 255; of a primitive as far as it
    /// covers the pixel.
    #[inline]
    fn color(&self, x: f32, y: f32) -> [f32; 4] {
        match self {
            Self::Fill(color) => *color,
            Self::Primitive {
                fill,
                color,
                to_box,
                page,
                ..
            } => {
                let place = apply(to_box, x, y);
                let filled = fill.at(place);
                let covered = match (page, fill.texel(place)) {
                    (Some(page), Some(texel)) => page.sample(texel),
                    _ => 1.0,
                };
                std::array::from_fn(|channel| color[channel] * filled[channel] * covered)
            }
            Self::Picture {
                picture,
                tint,
                to_texture,
                held,
                next,
                ..
            } => {
                let sampled = |picture: &Picture, held: &Held| {
                    let place = texel(to_texture, x, y, picture.width, picture.height);
                    let sample = picture.sample(held.nearest(place));
                    sample.map(|channel| f32::from(channel) / 255.0)
                };
                let mut sample = sampled(picture, held);
                if let Some((next, held, share)) = next {
                    for (channel, other) in sample.iter_mut().zip(sampled(next, held)) {
                        *channel += (other - *channel) * share;
                    }
                }
                let [r, g, b, a] = sample;
                [r * tint[0], g * tint[1], b * tint[2], a * tint[3]]
            }
            Self::Glyph {
                page,
                color,
                to_texture,
            } => scaled(*color, page.sample(apply(to_texture, x, y))),
        }
    }
}

/// Where a pixel's centre is in a texture, where whole numbers are centres of texels.
#[inline]
fn texel(to_texture: &Affine, x: f32, y: f32, width: u32, height: u32) -> [f32; 2] {
    let [u, v] = apply(to_texture, x, y);
    [u * width as f32 - 0.5, v * height as f32 - 0.5]
}
