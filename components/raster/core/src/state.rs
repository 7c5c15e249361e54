//! What all lists since a full one amount to.

use std::collections::BTreeMap;

use crate::affine::{Affine, IDENTITY};
use crate::list::{
    ClipView, Fault, GEOMETRY_WORDS, Items, List, ListError, PAINT_WORDS, PassItem, Range, Read,
    TextureOp, fail,
};

/// An instance's geometry words.
pub type Geometry = [u32; GEOMETRY_WORDS];
/// An instance's paint words.
pub type Paint = [u32; PAINT_WORDS];

/// Why a list was not taken. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ApplyError {
    /// The words are no draw list, or do not fit what is there.
    Bad(ListError),
    /// A delta that does not follow the last list. Carries the number that would.
    Missed(u32),
}

impl From<ListError> for ApplyError {
    fn from(error: ListError) -> Self {
        Self::Bad(error)
    }
}

/// A texture that batches may use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Texture {
    /// Coverage, one byte per pixel.
    Page {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Rows without padding.
        pixels: Vec<u8>,
    },
    /// A picture that the host has.
    Image {
        /// Width in the picture's own pixels.
        width: u32,
        /// Height in the picture's own pixels.
        height: u32,
        /// Whether it is filtered from smaller levels.
        levels: bool,
    },
}

/// A space.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Space {
    /// The scroll container; 0 is the stage.
    pub container: u32,
    /// To the stage, in dp.
    pub affine: Affine,
}

/// A batch with its lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// First instance.
    pub first: u32,
    /// How many.
    pub count: u32,
    /// 1 radii, 2 clips, 4 pictures, 8 glyphs.
    pub features: u32,
    /// Textures by their slot in the batch.
    pub textures: Vec<u32>,
    /// Slots of spaces.
    pub spaces: Vec<u32>,
    /// Slots of clips.
    pub clips: Vec<u32>,
}

/// A pass over one target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pass {
    /// 0 is the surface.
    pub target: u32,
    /// `0xRRGGBBAA`, not premultiplied.
    pub clear: u32,
    /// In order.
    pub batches: Vec<Batch>,
}

/// Everything that the lists said and that still holds.
///
/// Every reference in it leads somewhere: batches cover the pool, slots of instances are in their batch, slots of batches exist.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Retained {
    number: Option<u32>,
    /// Stage in dp.
    pub stage: [f32; 2],
    /// Surface in device pixels; 0 before the first list.
    pub surface: [u32; 2],
    /// Textures by id.
    pub textures: BTreeMap<u32, Texture>,
    /// Spaces by slot.
    pub spaces: Vec<Space>,
    /// Clips by slot less one.
    pub clips: Vec<ClipView>,
    /// The pool, in paint order.
    pub geometry: Vec<Geometry>,
    /// Paint of the pool.
    pub paint: Vec<Paint>,
    /// Passes in order.
    pub passes: Vec<Pass>,
}

/// Textures as they will be: what operations made new, or `None` where they took one away.
type Changes = BTreeMap<u32, Option<Texture>>;

impl Retained {
    /// Nothing yet: takes only a full list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of the last list.
    pub const fn number(&self) -> Option<u32> {
        self.number
    }

    /// Takes a full list, or the delta that follows the last one.
    ///
    /// # Errors
    ///
    /// [`ApplyError`]; then nothing has changed.
    pub fn apply(&mut self, words: &[u32]) -> Result<(), ApplyError> {
        let list = List::parse(words)?;
        if list.full {
            let mut fresh = Self::default();
            fresh.take(&list)?;
            *self = fresh;
            return Ok(());
        }
        let expected = self.number.map_or(0, |number| number.wrapping_add(1));
        if self.number.is_none() || list.number != expected {
            return Err(ApplyError::Missed(expected));
        }
        Ok(self.take(&list)?)
    }

    /// Checks all, then changes all.
    fn take(&mut self, list: &List<'_>) -> Read<()> {
        let spaces = check_slots(list.spaces(), self.spaces.len(), |&(slot, ..)| {
            slot as usize
        })?;
        let clips = check_slots(list.clips(), self.clips.len(), |clip| {
            (clip.slot as usize).wrapping_sub(1)
        })?;
        check_clips(list, spaces, clips)?;
        let count = list.instances as usize;
        check_ranges(list.geometry(), self.geometry.len(), count, geometry_fault)?;
        check_ranges(list.paint(), self.paint.len(), count, paint_fault)?;
        check_damage(list)?;
        let changes = self.texture_changes(list)?;
        let passes = if list.has_passes() {
            Some(read_passes(list, count)?)
        } else {
            None
        };
        let merged = self.merged_references(list);
        self.check_batches(
            list,
            passes.as_deref().unwrap_or(&self.passes),
            &merged,
            spaces,
            clips,
            &changes,
        )?;
        self.change(list, changes, passes);
        Ok(())
    }

    fn texture_changes(&self, list: &List<'_>) -> Read<Changes> {
        let mut changes = Changes::new();
        for item in list.texture_ops() {
            let (at, op) = item?;
            match op {
                TextureOp::CreatePage {
                    texture,
                    width,
                    height,
                } => {
                    let mut pixels = Vec::new();
                    let size = (width * height) as usize;
                    if pixels.try_reserve_exact(size).is_err() {
                        return fail(at, Fault::Number);
                    }
                    pixels.resize(size, 0);
                    changes.insert(
                        texture,
                        Some(Texture::Page {
                            width,
                            height,
                            pixels,
                        }),
                    );
                }
                TextureOp::WritePage {
                    texture,
                    x,
                    y,
                    width,
                    height,
                    ..
                } => {
                    let page = changes
                        .get(&texture)
                        .map_or(self.textures.get(&texture), Option::as_ref);
                    let Some(&Texture::Page {
                        width: page_width,
                        height: page_height,
                        ..
                    }) = page
                    else {
                        return fail(at, Fault::Reference);
                    };
                    if x.saturating_add(width) > page_width
                        || y.saturating_add(height) > page_height
                    {
                        return fail(at, Fault::Number);
                    }
                }
                TextureOp::Image {
                    texture,
                    width,
                    height,
                } => {
                    let levels = false;
                    changes.insert(
                        texture,
                        Some(Texture::Image {
                            width,
                            height,
                            levels,
                        }),
                    );
                }
                TextureOp::Levels { texture } => {
                    let image = changes
                        .get(&texture)
                        .map_or(self.textures.get(&texture), Option::as_ref);
                    let Some(&Texture::Image { width, height, .. }) = image else {
                        return fail(at, Fault::Reference);
                    };
                    let levels = true;
                    changes.insert(
                        texture,
                        Some(Texture::Image {
                            width,
                            height,
                            levels,
                        }),
                    );
                }
                TextureOp::Destroy { texture } => {
                    changes.insert(texture, None);
                }
            }
        }
        Ok(changes)
    }

    /// The reference word of every instance as it will be.
    fn merged_references(&self, list: &List<'_>) -> Vec<u32> {
        let mut references: Vec<u32> = self.geometry.iter().map(|words| words[7]).collect();
        references.resize(list.instances as usize, 0);
        for (_, range) in list.geometry().flatten() {
            let (instances, _) = range.words.as_chunks::<GEOMETRY_WORDS>();
            for (reference, words) in references
                .iter_mut()
                .skip(range.first as usize)
                .zip(instances)
            {
                *reference = words[7];
            }
        }
        references
    }

    fn check_batches(
        &self,
        list: &List<'_>,
        passes: &[Pass],
        references: &[u32],
        spaces: usize,
        clips: usize,
        changes: &Changes,
    ) -> Read<()> {
        let is_texture = |id: &u32| match changes.get(id) {
            Some(change) => change.is_some(),
            None => self.textures.contains_key(id),
        };
        let mut next = 0;
        for batch in passes.iter().flat_map(|pass| &pass.batches) {
            let instances = references.get(next..next + batch.count as usize);
            let (Some(instances), true) = (instances, batch.first as usize == next) else {
                return fail(9, Fault::Coverage);
            };
            let known = batch.spaces.iter().all(|&slot| (slot as usize) < spaces)
                && batch
                    .clips
                    .iter()
                    .all(|&slot| (slot as usize).wrapping_sub(1) < clips)
                && batch.textures.iter().all(is_texture)
                && batch.textures.len() <= list.texture_units as usize;
            if !known
                || !instances
                    .iter()
                    .all(|&reference| refers_into(reference, batch))
            {
                return fail(9, Fault::Reference);
            }
            next += instances.len();
        }
        if next == references.len() {
            Ok(())
        } else {
            fail(9, Fault::Coverage)
        }
    }

    fn change(&mut self, list: &List<'_>, changes: Changes, passes: Option<Vec<Pass>>) {
        self.number = Some(list.number);
        self.stage = list.stage;
        self.surface = list.surface;
        for (texture, change) in changes {
            match change {
                Some(new) => drop(self.textures.insert(texture, new)),
                None => drop(self.textures.remove(&texture)),
            }
        }
        self.write_pages(list);
        for (_, (slot, container, affine)) in list.spaces().flatten() {
            put(
                &mut self.spaces,
                slot as usize,
                Space { container, affine },
                Space {
                    container: 0,
                    affine: IDENTITY,
                },
            );
        }
        for (_, clip) in list.clips().flatten() {
            put(&mut self.clips, clip.slot as usize - 1, clip, clip);
        }
        write_ranges(&mut self.geometry, list.geometry(), list.instances as usize);
        write_ranges(&mut self.paint, list.paint(), list.instances as usize);
        if let Some(passes) = passes {
            self.passes = passes;
        }
    }

    /// Writes pixels. What a later operation of the same list replaced has no page any more, or one that the write missed
    /// in between: operations are taken in order, so a write counts only after the last creation.
    fn write_pages(&mut self, list: &List<'_>) {
        for (place, (_, op)) in list.texture_ops().flatten().enumerate() {
            let TextureOp::WritePage {
                texture,
                x,
                y,
                width,
                height,
                pixels,
            } = op
            else {
                continue;
            };
            let replaced = list.texture_ops().flatten().skip(place + 1).any(|(_, later)| {
                matches!(later, TextureOp::CreatePage { texture: other, .. } | TextureOp::Image { texture: other, .. }
                    | TextureOp::Destroy { texture: other } if other == texture)
            });
            if let (
                false,
                Some(Texture::Page {
                    width: page_width,
                    pixels: page,
                    ..
                }),
            ) = (replaced, self.textures.get_mut(&texture))
            {
                let rows = page
                    .chunks_exact_mut(*page_width as usize)
                    .skip(y as usize)
                    .take(height as usize);
                for (row, source) in rows.zip(pixels.chunks_exact(width as usize)) {
                    row[x as usize..(x + width) as usize].copy_from_slice(source);
                }
            }
        }
    }
}

/// New slots follow the last without a gap, so that words cannot ask for more memory than they have.
fn check_slots<T>(items: Items<'_, T>, known: usize, slot: fn(&T) -> usize) -> Read<usize> {
    let mut known = known;
    for item in items {
        let (at, item) = item?;
        let slot = slot(&item);
        if slot > known {
            return fail(at, Fault::Reference);
        }
        known = known.max(slot + 1);
    }
    Ok(known)
}

fn check_clips(list: &List<'_>, spaces: usize, clips: usize) -> Read<()> {
    for item in list.clips() {
        let (at, clip) = item?;
        if clip.space as usize >= spaces || clip.parent as usize > clips {
            return fail(at, Fault::Reference);
        }
    }
    Ok(())
}

fn check_ranges(
    items: Items<'_, Range<'_>>,
    old: usize,
    new: usize,
    fault: fn(&[u32]) -> Option<usize>,
) -> Read<()> {
    let (mut end, mut covered) = (0, old);
    for item in items {
        let (at, range) = item?;
        let first = range.first as usize;
        let last = first.saturating_add(range.count as usize);
        if first < end || last > new {
            return fail(at, Fault::Coverage);
        }
        if let Some(offset) = fault(range.words) {
            return fail(at + 2 + offset, Fault::Number);
        }
        if first <= covered {
            covered = covered.max(last);
        }
        end = last;
    }
    if covered >= new {
        Ok(())
    } else {
        fail(9, Fault::Coverage)
    }
}

fn is_number(word: u32) -> bool {
    f32::from_bits(word).is_finite()
}

/// First word that should be a finite number and is none.
fn geometry_fault(words: &[u32]) -> Option<usize> {
    words
        .iter()
        .enumerate()
        .position(|(index, &word)| index % GEOMETRY_WORDS != 7 && !is_number(word))
}

/// First word that should be a finite number and is none.
fn paint_fault(words: &[u32]) -> Option<usize> {
    let numeric = |index: usize| matches!(index % PAINT_WORDS, 0..=5 | 7..=14);
    words
        .iter()
        .enumerate()
        .position(|(index, &word)| numeric(index) && !is_number(word))
}

fn check_damage(list: &List<'_>) -> Read<()> {
    let mut reader = list.damage();
    while !reader.is_empty() {
        reader.take(4)?;
    }
    Ok(())
}

fn read_passes(list: &List<'_>, count: usize) -> Read<Vec<Pass>> {
    let mut passes: Vec<Pass> = Vec::new();
    for item in list.passes() {
        let (at, item) = item?;
        match item {
            PassItem::Pass { target, clear } => {
                if target != 0 {
                    return fail(at, Fault::Reference);
                }
                passes.push(Pass {
                    target,
                    clear,
                    batches: Vec::new(),
                });
            }
            PassItem::Batch(view) => {
                if view.first as usize > count || view.count as usize > count - view.first as usize
                {
                    return fail(at, Fault::Coverage);
                }
                if let Some(pass) = passes.last_mut() {
                    pass.batches.push(Batch {
                        first: view.first,
                        count: view.count,
                        features: view.features,
                        textures: view.textures.to_vec(),
                        spaces: view.spaces.to_vec(),
                        clips: view.clips.to_vec(),
                    });
                }
            }
        }
    }
    Ok(passes)
}

/// Whether the slots of an instance are in its batch.
fn refers_into(reference: u32, batch: &Batch) -> bool {
    let [space, clip, texture, kind] = reference.to_le_bytes();
    let textured = match kind & 0x7f {
        0 => false,
        1 | 2 => true,
        3 => return true,
        _ => return false,
    };
    usize::from(space) < batch.spaces.len()
        && (clip == 255 || usize::from(clip) < batch.clips.len())
        && (!textured || usize::from(texture) < batch.textures.len())
}

fn put<T: Clone>(items: &mut Vec<T>, slot: usize, item: T, filler: T) {
    if slot >= items.len() {
        items.resize(slot + 1, filler);
    }
    items[slot] = item;
}

fn write_ranges<const N: usize>(
    pool: &mut Vec<[u32; N]>,
    ranges: Items<'_, Range<'_>>,
    count: usize,
) {
    pool.resize(count, [0; N]);
    for (_, range) in ranges.flatten() {
        let (instances, _) = range.words.as_chunks::<N>();
        pool[range.first as usize..][..instances.len()].copy_from_slice(instances);
    }
}
