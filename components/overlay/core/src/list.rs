//! Draw lists of egui's meshes: an instance of `mesh` for each triangle, an atlas page for the
//! font's texture.

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, ImageData, Pos2, Rect, TextureId, pos2};
use inlay_interfaces::draw_list::{
    Batch, Clip, Geometry, GeometryRange, Header, MeshFields, Page, PagePart, Paint, PaintRange,
    Pass, Space, Texture, TextureOperation, batch_features, geometry_kind, header_flags, section,
};
use inlay_interfaces::row::write_section;

use crate::view::{Clipped, Picture};

/// The only texture.
const PAGE: u32 = 1;
/// Parts of a pixel that corners are at: sums and differences of them are exact, so that corners of
/// neighbours are the same.
const PARTS: f32 = 64.0;
const IDENTITY: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// What the lists so far have said.
#[derive(Default, Debug)]
pub(crate) struct Lists {
    /// Number of the last one; 0 before the first.
    number: u32,
    /// Size of the page.
    page: Option<[usize; 2]>,
}

/// Instances, and the batches that they are in.
#[derive(Default)]
struct Pool {
    geometry: Vec<[u32; Geometry::WORDS]>,
    paint: Vec<[u32; Paint::WORDS]>,
    batches: Vec<Run>,
    clips: Vec<Rect>,
}

/// Instances that are drawn together.
struct Run {
    first: usize,
    has_page: bool,
    /// Slot of their clip.
    clip: Option<u32>,
}

impl Lists {
    /// The list of a picture on a surface of so many device pixels.
    pub(crate) fn write(&mut self, [width, height]: [u32; 2], picture: &Picture) -> Vec<u32> {
        let is_full = self.number == 0;
        self.number = self.number.wrapping_add(1);
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(width as f32, height as f32));
        let mut pool = Pool::default();
        for part in &picture.meshes {
            pool.add(part, whole);
        }
        let header = Header {
            magic: Header::MAGIC_VALUE,
            version: Header::VERSION_VALUE,
            flags: if is_full { header_flags::FULL } else { 0 },
            number: self.number,
            stage_width: width as f32,
            stage_height: height as f32,
            surface_width: width,
            surface_height: height,
            instances: word(pool.geometry.len()),
            texture_units: 1,
            ..Header::default()
        };
        let mut out = header.words().to_vec();
        write_section(&mut out, section::TEXTURES, |out| {
            self.write_textures(picture, out);
        });
        pool.write(&mut out);
        out[Header::LENGTH] = word(out.len());
        out
    }

    fn write_textures(&mut self, picture: &Picture, out: &mut Vec<u32>) {
        for (id, delta) in &picture.textures.set {
            if *id != TextureId::default() {
                continue;
            }
            let ImageData::Color(image) = &delta.image;
            let size = image.size;
            if delta.pos.is_none() && self.page != Some(size) {
                if self.page.replace(size).is_some() {
                    TextureOperation::Destroy(Texture { texture: PAGE }).write(out);
                }
                let [width, height] = size.map(word);
                let page = Page {
                    texture: PAGE,
                    width,
                    height,
                };
                TextureOperation::CreatePage(page).write(out);
            }
            // White, as far as it is covered.
            let pixels: Vec<u8> = image.pixels.iter().map(|pixel| pixel.a()).collect();
            let [x, y] = delta.pos.unwrap_or_default().map(word);
            let [width, height] = size.map(word);
            let part = PagePart {
                texture: PAGE,
                x,
                y,
                width,
                height,
                pixels: &pixels,
            };
            TextureOperation::WritePage(part).write(out);
        }
    }
}

impl Pool {
    fn add(&mut self, part: &Clipped, whole: Rect) {
        let first = self.geometry.len();
        let mut has_page = false;
        for corners in part.mesh.indices.chunks_exact(3) {
            let vertex = |at: usize| part.mesh.vertices.get(corners[at] as usize);
            let (Some(a), Some(b), Some(c)) = (vertex(0), vertex(1), vertex(2)) else {
                continue;
            };
            has_page |= self.triangle([a, b, c]);
        }
        if self.geometry.len() == first {
            return;
        }
        let clip = (!part.clip.contains_rect(whole)).then(|| {
            self.clips.push(part.clip);
            word(self.clips.len())
        });
        if clip.is_some() {
            for words in &mut self.geometry[first..] {
                let mut geometry = Geometry::of(words);
                geometry.clip = 0;
                *words = geometry.words();
            }
        }
        self.batches.push(Run {
            first,
            has_page,
            clip,
        });
    }

    /// Adds a triangle, unless it is not seen; whether it has the page.
    fn triangle(&mut self, corners: [&Vertex; 3]) -> bool {
        let [a, b, c] = corners.map(|corner| corner.pos.to_vec2() * PARTS);
        let [a, b, c] = [a, b, c].map(|place| place.round() / PARTS);
        let (right, down) = (b - a, c - a);
        let has_area = right.x * down.y - right.y * down.x != 0.0;
        let is_seen = corners.iter().any(|corner| corner.color.a() > 0);
        if !has_area || !is_seen || !(a + b + c).is_finite() {
            return false;
        }
        let is_plain = corners.iter().all(|corner| corner.uv == WHITE_UV);
        let geometry = Geometry {
            affine: [right.x, right.y, down.x, down.y, a.x, a.y],
            opacity: 1.0,
            space: 0,
            clip: Geometry::CLIP_NONE,
            texture: if is_plain { Geometry::TEXTURE_NONE } else { 0 },
            kind: geometry_kind::MESH,
        };
        let fields = MeshFields {
            colors: corners.map(|corner| color_word(corner.color)),
            texels: corners.map(|corner| texel_word(corner.uv)),
            reserved: [0; 2],
        };
        let paint = Paint {
            width: 1.0,
            height: 1.0,
            color: u32::MAX,
            fields: fields.words(),
            ..Paint::default()
        };
        self.geometry.push(geometry.words());
        self.paint.push(paint.words());
        !is_plain
    }

    fn write(&self, out: &mut Vec<u32>) {
        write_section(out, section::SPACES, |out| {
            let stage = Space {
                slot: 0,
                container: 0,
                affine: IDENTITY,
            };
            out.extend(stage.words());
        });
        write_section(out, section::CLIPS, |out| {
            for (slot, rect) in (1..).zip(&self.clips) {
                let row = Clip {
                    slot,
                    affine: [1.0, 0.0, 0.0, 1.0, rect.left(), rect.top()],
                    width: rect.width().max(0.0),
                    height: rect.height().max(0.0),
                    ..Clip::default()
                };
                out.extend(row.words());
            }
        });
        if !self.geometry.is_empty() {
            write_section(out, section::GEOMETRY, |out| {
                let instances = &self.geometry;
                GeometryRange {
                    first: 0,
                    instances,
                }
                .write(out);
            });
            write_section(out, section::PAINT, |out| {
                let instances = &self.paint;
                PaintRange {
                    first: 0,
                    instances,
                }
                .write(out);
            });
        }
        write_section(out, section::PASSES, |out| {
            Pass::write_head(out, 0, 0, 0, 0, 0, self.batches.len());
            for (index, run) in self.batches.iter().enumerate() {
                let next = self.batches.get(index + 1);
                let end = next.map_or(self.geometry.len(), |next| next.first);
                run.write(end, out);
            }
        });
    }
}

impl Run {
    fn write(&self, end: usize, out: &mut Vec<u32>) {
        let clips = self.clip.map_or(0, |_| batch_features::CLIPS);
        let textures: &[u32] = if self.has_page { &[PAGE] } else { &[] };
        Batch {
            first: word(self.first),
            count: word(end - self.first),
            features: clips,
            kinds: 1 << geometry_kind::MESH,
            textures,
            spaces: &[0],
            clips: self.clip.as_slice(),
        }
        .write(out);
    }
}

fn word(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// `0xRRGGBBAA`, not premultiplied.
fn color_word(color: Color32) -> u32 {
    u32::from_be_bytes(color.to_srgba_unmultiplied())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to 0 and 65535"
)]
fn texel_word(place: Pos2) -> u32 {
    let share = |share: f32| (share.clamp(0.0, 1.0) * 65535.0).round() as u32;
    share(place.y) << 16 | share(place.x)
}
