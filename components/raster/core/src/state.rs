//! What all lists since a full one amount to.

use std::collections::BTreeMap;

use inlay_interfaces::draw_list::{
    Clip, Geometry, GeometryRange, Header, Paint, PaintRange, Space, TextureOperation,
    geometry_kind,
};
use inlay_interfaces::row::{Check, Row, Rows};
use inlay_primitives::affine::IDENTITY;
use inlay_primitives::{Form, of_kind};

use crate::list::{Fault, List, ListError, Read, fail};

/// An instance's words of geometry.
pub type GeometryWords = [u32; Geometry::WORDS];
/// An instance's words of paint.
pub type PaintWords = [u32; Paint::WORDS];

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
    /// What a pass draws into.
    Target {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
}

/// A batch with its lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// First instance.
    pub first: u32,
    /// How many.
    pub count: u32,
    /// Kinds of its instances, by their bits.
    pub kinds: u32,
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
    /// Where the target is on the surface, in pixels.
    pub place: [u32; 2],
    /// Slot of the clip from which on outwards nothing is cut; 0 is none.
    pub clip: u32,
    /// In order.
    pub batches: Vec<Batch>,
}

/// Everything that the lists said and that still holds.
///
/// Every reference in it leads somewhere: each instance is in one batch, slots of instances are in
/// their batch, slots of batches exist, and targets are drawn before they are drawn from.
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
    pub clips: Vec<Clip>,
    /// The pool, in paint order.
    pub geometry: Vec<GeometryWords>,
    /// Paint of the pool.
    pub paint: Vec<PaintWords>,
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
        if list.is_full() {
            let mut fresh = Self::default();
            fresh.take(&list)?;
            *self = fresh;
            return Ok(());
        }
        let expected = self.number.map_or(0, |number| number.wrapping_add(1));
        if self.number.is_none() || list.header.number != expected {
            return Err(ApplyError::Missed(expected));
        }
        Ok(self.take(&list)?)
    }

    /// Checks all, then changes all.
    fn take(&mut self, list: &List<'_>) -> Read<()> {
        let spaces = check_slots(list.spaces(), self.spaces.len(), |space| {
            space.slot as usize
        })?;
        let clips = check_slots(list.clips(), self.clips.len(), |clip| {
            (clip.slot as usize).wrapping_sub(1)
        })?;
        check_clips(list, spaces, clips)?;
        let count = list.header.instances as usize;
        check_ranges::<_, Geometry, _>(list.geometry(), self.geometry.len(), count)?;
        check_ranges::<_, Paint, _>(list.paint(), self.paint.len(), count)?;
        for damage in list.damage() {
            damage?;
        }
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
        for item in list.textures() {
            let (at, operation) = item?;
            match operation {
                TextureOperation::CreatePage(page) => {
                    let mut pixels = Vec::new();
                    let size = (page.width * page.height) as usize;
                    if pixels.try_reserve_exact(size).is_err() {
                        return fail(at, Fault::Number);
                    }
                    pixels.resize(size, 0);
                    let page_texture = Texture::Page {
                        width: page.width,
                        height: page.height,
                        pixels,
                    };
                    changes.insert(page.texture, Some(page_texture));
                }
                TextureOperation::WritePage(part) => {
                    let page = changes
                        .get(&part.texture)
                        .map_or(self.textures.get(&part.texture), Option::as_ref);
                    let Some(&Texture::Page { width, height, .. }) = page else {
                        return fail(at, Fault::Reference);
                    };
                    if part.x.saturating_add(part.width) > width
                        || part.y.saturating_add(part.height) > height
                    {
                        return fail(at, Fault::Number);
                    }
                    // Sides are at most 4096, so the product fits.
                    if part.pixels.len() != (part.width * part.height) as usize {
                        return fail(at, Fault::Length);
                    }
                }
                TextureOperation::Image(image) => {
                    let texture = Texture::Image {
                        width: image.width,
                        height: image.height,
                        levels: false,
                    };
                    changes.insert(image.texture, Some(texture));
                }
                TextureOperation::Levels(named) => {
                    let image = changes
                        .get(&named.texture)
                        .map_or(self.textures.get(&named.texture), Option::as_ref);
                    let Some(&Texture::Image { width, height, .. }) = image else {
                        return fail(at, Fault::Reference);
                    };
                    let texture = Texture::Image {
                        width,
                        height,
                        levels: true,
                    };
                    changes.insert(named.texture, Some(texture));
                }
                TextureOperation::Destroy(gone) => {
                    changes.insert(gone.texture, None);
                }
                TextureOperation::CreateTarget(target) => {
                    let (width, height) = (target.width, target.height);
                    let texture = Texture::Target { width, height };
                    changes.insert(target.texture, Some(texture));
                }
            }
        }
        Ok(changes)
    }

    /// What every instance will refer to: its word of slots and kind.
    fn merged_references(&self, list: &List<'_>) -> Vec<u32> {
        let mut references: Vec<u32> = self.geometry.iter().map(reference).collect();
        references.resize(list.header.instances as usize, 0);
        for (_, range) in list.geometry().flatten() {
            let old = references.iter_mut().skip(range.first as usize);
            for (old, words) in old.zip(range.instances) {
                *old = reference(words);
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
        let texture_of = |id: &u32| match changes.get(id) {
            Some(change) => change.as_ref(),
            None => self.textures.get(id),
        };
        let wrong = |fault| fail(Header::INSTANCES, fault);
        // Which instances have a batch, and which targets are drawn.
        let mut covered = vec![false; references.len()];
        let mut drawn: Vec<u32> = Vec::new();
        for (index, pass) in passes.iter().enumerate() {
            let is_last = index + 1 == passes.len();
            let is_target = match pass.target {
                0 => pass.place == [0; 2] && pass.clip == 0,
                target => {
                    matches!(texture_of(&target), Some(Texture::Target { .. }))
                        && !drawn.contains(&target)
                }
            };
            if !is_target || is_last != (pass.target == 0) || pass.clip as usize > clips {
                return wrong(Fault::Reference);
            }
            // One that is drawn from has been drawn before, so it is not the one being drawn.
            let is_texture = |id: &u32| match texture_of(id) {
                Some(Texture::Target { .. }) => drawn.contains(id),
                texture => texture.is_some(),
            };
            for batch in &pass.batches {
                let first = batch.first as usize;
                let range = first..first.saturating_add(batch.count as usize);
                let (Some(instances), Some(covered)) =
                    (references.get(range.clone()), covered.get_mut(range))
                else {
                    return wrong(Fault::Coverage);
                };
                if covered
                    .iter_mut()
                    .any(|covered| std::mem::replace(covered, true))
                {
                    return wrong(Fault::Coverage);
                }
                let known = batch.spaces.iter().all(|&slot| (slot as usize) < spaces)
                    && batch
                        .clips
                        .iter()
                        .all(|&slot| (slot as usize).wrapping_sub(1) < clips)
                    && batch.textures.iter().all(is_texture)
                    && batch.textures.len() <= list.header.texture_units as usize;
                if !known
                    || !instances
                        .iter()
                        .all(|&reference| refers_into(reference, batch))
                {
                    return wrong(Fault::Reference);
                }
            }
            drawn.push(pass.target);
        }
        if covered.iter().all(|&covered| covered) {
            Ok(())
        } else {
            wrong(Fault::Coverage)
        }
    }

    fn change(&mut self, list: &List<'_>, changes: Changes, passes: Option<Vec<Pass>>) {
        self.number = Some(list.header.number);
        self.stage = [list.header.stage_width, list.header.stage_height];
        self.surface = [list.header.surface_width, list.header.surface_height];
        for (texture, change) in changes {
            match change {
                Some(new) => drop(self.textures.insert(texture, new)),
                None => drop(self.textures.remove(&texture)),
            }
        }
        self.write_pages(list);
        let free = Space {
            affine: IDENTITY,
            ..Space::default()
        };
        for (_, space) in list.spaces().flatten() {
            put(&mut self.spaces, space.slot as usize, space, free);
        }
        for (_, clip) in list.clips().flatten() {
            put(&mut self.clips, clip.slot as usize - 1, clip, clip);
        }
        write_ranges(
            &mut self.geometry,
            list.geometry(),
            list.header.instances as usize,
        );
        write_ranges(
            &mut self.paint,
            list.paint(),
            list.header.instances as usize,
        );
        if let Some(passes) = passes {
            self.passes = passes;
        }
    }

    /// Writes pixels. What a later operation of the same list replaced has no page any more, or one
    /// that the write missed in between: operations are taken in order, so a write counts only
    /// after the last creation.
    fn write_pages(&mut self, list: &List<'_>) {
        for (place, (_, operation)) in list.textures().flatten().enumerate() {
            let TextureOperation::WritePage(part) = operation else {
                continue;
            };
            let mut later = list.textures().flatten().skip(place + 1);
            let replaced = later.any(|(_, later)| match later {
                TextureOperation::CreatePage(page) => page.texture == part.texture,
                TextureOperation::Image(image) => image.texture == part.texture,
                TextureOperation::Destroy(gone) => gone.texture == part.texture,
                TextureOperation::CreateTarget(target) => target.texture == part.texture,
                TextureOperation::WritePage(_) | TextureOperation::Levels(_) => false,
            });
            let (false, Some(Texture::Page { width, pixels, .. })) =
                (replaced, self.textures.get_mut(&part.texture))
            else {
                continue;
            };
            let rows = pixels
                .chunks_exact_mut(*width as usize)
                .skip(part.y as usize)
                .take(part.height as usize);
            for (row, source) in rows.zip(part.pixels.chunks_exact(part.width as usize)) {
                row[part.x as usize..(part.x + part.width) as usize].copy_from_slice(source);
            }
        }
    }
}

/// New slots follow the last without a gap, so that words cannot ask for more memory than they
/// have.
fn check_slots<'a, T: Row<'a>>(
    rows: Rows<'a, T>,
    known: usize,
    slot: fn(&T) -> usize,
) -> Read<usize> {
    let mut known = known;
    for row in rows {
        let (at, item) = row?;
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

/// Instances that follow one another in the pool.
trait Instances<'a, const N: usize>: Row<'a> {
    /// The place of the first.
    fn first(&self) -> u32;
    /// Their words.
    fn instances(&self) -> &'a [[u32; N]];
}

impl<'a> Instances<'a, { Geometry::WORDS }> for GeometryRange<'a> {
    fn first(&self) -> u32 {
        self.first
    }

    fn instances(&self) -> &'a [GeometryWords] {
        self.instances
    }
}

impl<'a> Instances<'a, { Paint::WORDS }> for PaintRange<'a> {
    fn first(&self) -> u32 {
        self.first
    }

    fn instances(&self) -> &'a [PaintWords] {
        self.instances
    }
}

/// Ranges ascend, end in the pool, cover all new instances, and hold what instances may.
fn check_ranges<'a, R: Instances<'a, N>, T: Check<N>, const N: usize>(
    ranges: Rows<'a, R>,
    old: usize,
    new: usize,
) -> Read<()> {
    let (mut end, mut covered) = (0, old);
    for range in ranges {
        let (at, range) = range?;
        let first = range.first() as usize;
        let last = first.saturating_add(range.instances().len());
        if first < end || last > new {
            return fail(at, Fault::Coverage);
        }
        for (index, words) in range.instances().iter().enumerate() {
            if let Err(word) = T::check(words) {
                return fail(
                    at + GeometryRange::INSTANCES + 1 + index * N + word,
                    Fault::Number,
                );
            }
        }
        if first <= covered {
            covered = covered.max(last);
        }
        end = last;
    }
    if covered >= new {
        Ok(())
    } else {
        fail(Header::INSTANCES, Fault::Coverage)
    }
}

fn read_passes(list: &List<'_>, count: usize) -> Read<Vec<Pass>> {
    let mut passes: Vec<Pass> = Vec::new();
    for pass in list.passes() {
        let (_, pass) = pass?;
        let mut batches = Vec::new();
        for batch in pass.batches {
            let (at, batch) = batch?;
            if batch.first as usize > count || batch.count as usize > count - batch.first as usize {
                return fail(at, Fault::Coverage);
            }
            batches.push(Batch {
                first: batch.first,
                count: batch.count,
                kinds: batch.kinds,
                textures: batch.textures.to_vec(),
                spaces: batch.spaces.to_vec(),
                clips: batch.clips.to_vec(),
            });
        }
        passes.push(Pass {
            target: pass.target,
            clear: pass.clear,
            place: [pass.x, pass.y],
            clip: pass.clip,
            batches,
        });
    }
    Ok(passes)
}

/// An instance's word of slots and kind.
const fn reference(words: &GeometryWords) -> u32 {
    words[Geometry::KIND]
}

/// Whether the slots and the kind of an instance are in its batch.
fn refers_into(reference: u32, batch: &Batch) -> bool {
    let [space, clip, texture, kind] = reference.to_le_bytes();
    let textured = match kind & geometry_kind::NUMBER {
        geometry_kind::BOX => false,
        geometry_kind::IMAGE | geometry_kind::GLYPH => true,
        geometry_kind::NOTHING => return true,
        kind => match of_kind(kind).map(|primitive| primitive.form) {
            Some(Form::Box) => false,
            Some(Form::Triangle) => texture != Geometry::TEXTURE_NONE,
            None => return false,
        },
    };
    batch.kinds >> (kind & geometry_kind::NUMBER) & 1 != 0
        && usize::from(space) < batch.spaces.len()
        && (clip == Geometry::CLIP_NONE || usize::from(clip) < batch.clips.len())
        && (!textured || usize::from(texture) < batch.textures.len())
}

fn put<T: Clone>(items: &mut Vec<T>, slot: usize, item: T, filler: T) {
    if slot >= items.len() {
        items.resize(slot + 1, filler);
    }
    items[slot] = item;
}

fn write_ranges<'a, R: Instances<'a, N>, const N: usize>(
    pool: &mut Vec<[u32; N]>,
    ranges: Rows<'a, R>,
    count: usize,
) {
    pool.resize(count, [0; N]);
    for (_, range) in ranges.flatten() {
        let instances = range.instances();
        pool[range.first() as usize..][..instances.len()].copy_from_slice(instances);
    }
}
