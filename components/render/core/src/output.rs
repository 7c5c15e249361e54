//! Draw lists as words.

use crate::Render;
use crate::Surface;
use crate::pool::{GEOMETRY, Marks, PAINT};

const MAGIC: u32 = 0x4c44_4e49;
const VERSION: u32 = 1;
const HEADER: usize = 12;
const FLAG_FULL: u32 = 1;

/// Kinds of sections.
mod section {
    pub(super) const TEXTURES: u32 = 1;
    pub(super) const SPACES: u32 = 2;
    pub(super) const CLIPS: u32 = 3;
    pub(super) const GEOMETRY: u32 = 4;
    pub(super) const PAINT: u32 = 5;
    pub(super) const PASSES: u32 = 6;
}

impl Render {
    /// Writes what changed since the last list into `out`, which is emptied before: a delta, or a full list after
    /// [`set_surface`](Self::set_surface). `out` stays empty if nothing changed, or there is no surface yet.
    pub fn draw(&mut self, out: &mut Vec<u32>) {
        out.clear();
        let Some(surface) = self.surface else { return };
        self.flush();
        if !self.full_next && !self.has_changed() {
            return;
        }
        self.number = self.number.wrapping_add(1);
        self.write(out, surface, self.full_next);
        self.full_next = false;
        self.sent = self.pool.len();
        self.spaces.clean();
        self.clips.clean();
        self.textures.clean();
        self.pool.clean();
        self.batches.changed = false;
    }

    /// Nodes that clip within more clips than can cut exactly: at most eight that have radii or are not upright on the
    /// surface, their own included. Those that became so with the last lists, each reported once until it is so no more.
    pub fn take_deep_clips(&mut self) -> Vec<u32> {
        self.batches.take_too_deep()
    }

    /// Writes everything into `out`, which is emptied before, with the number of the last list of [`draw`](Self::draw), whose next
    /// delta follows it. `out` stays empty if there is no surface yet.
    pub fn full(&mut self, out: &mut Vec<u32>) {
        out.clear();
        let Some(surface) = self.surface else { return };
        self.flush();
        self.write(out, surface, true);
    }

    fn has_changed(&self) -> bool {
        self.pool.geometry_marks.any()
            || self.pool.paint_marks.any()
            || self.batches.changed
            || self.spaces.any_dirty()
            || self.clips.any_dirty()
            || self.pool.len() != self.sent
            || self.textures.any_operation()
    }

    fn write(&self, out: &mut Vec<u32>, surface: Surface, full: bool) {
        out.reserve_exact(self.size(full));
        out.extend([
            MAGIC,
            VERSION,
            0,
            if full { FLAG_FULL } else { 0 },
            self.number,
            surface.width.to_bits(),
            surface.height.to_bits(),
            surface.pixel_width,
            surface.pixel_height,
            crate::word(self.pool.len()),
            surface.texture_units,
            0,
        ]);
        section(out, section::TEXTURES, |out| {
            if full {
                self.textures.write_all(out);
            } else {
                self.textures.write_operations(out);
            }
        });
        section(out, section::SPACES, |out| {
            for (slot, space) in self.spaces.iter(full) {
                out.extend([slot, space.container]);
                out.extend(space.affine.map(f32::to_bits));
            }
        });
        section(out, section::CLIPS, |out| {
            for (slot, clip) in self.clips.iter(full) {
                out.extend([slot + 1, clip.parent, clip.space]);
                out.extend(clip.shape.map(f32::to_bits));
                out.push(0);
            }
        });
        section(out, section::GEOMETRY, |out| {
            ranges(out, full, &self.pool.geometry_marks, &self.pool.geometry);
        });
        section(out, section::PAINT, |out| {
            ranges(out, full, &self.pool.paint_marks, &self.pool.paint);
        });
        if full || self.batches.changed {
            section(out, section::PASSES, |out| {
                // Batches are made with the first instance; without any there is one empty pass.
                let words: &[u32] = if self.batches.words.is_empty() {
                    &[1, 0, 0, 0]
                } else {
                    &self.batches.words
                };
                out.extend_from_slice(words);
            });
        }
        out[2] = crate::word(out.len());
    }

    /// Words that [`write`](Self::write) will write, or a little more.
    fn size(&self, full: bool) -> usize {
        let pool = if full {
            self.pool.len() * (GEOMETRY + PAINT) + 4
        } else {
            range_words(&self.pool.geometry_marks, GEOMETRY)
                + range_words(&self.pool.paint_marks, PAINT)
        };
        let textures = if full {
            self.textures.all_words()
        } else {
            self.textures.operation_words()
        };
        let passes = if full || self.batches.changed {
            self.batches.words.len().max(4)
        } else {
            0
        };
        HEADER
            + 6 * 2
            + textures
            + self.spaces.count(full) * 8
            + self.clips.count(full) * 16
            + pool
            + passes
    }
}

/// A section, unless it has nothing to say.
fn section(out: &mut Vec<u32>, kind: u32, write: impl FnOnce(&mut Vec<u32>)) {
    let start = out.len();
    out.extend([kind, 0]);
    write(out);
    let words = out.len() - start - 2;
    if words == 0 {
        out.truncate(start);
    } else {
        out[start + 1] = crate::word(words);
    }
}

fn ranges<const N: usize>(out: &mut Vec<u32>, full: bool, marks: &Marks, pool: &[[u32; N]]) {
    let mut range = |first: usize, end: usize| {
        out.extend([crate::word(first), crate::word(end - first)]);
        out.extend_from_slice(pool[first..end].as_flattened());
    };
    if !full {
        marks.ranges(range);
    } else if !pool.is_empty() {
        range(0, pool.len());
    }
}

fn range_words(marks: &Marks, words: usize) -> usize {
    let mut total = 0;
    marks.ranges(|first, end| total += 2 + (end - first) * words);
    total
}
