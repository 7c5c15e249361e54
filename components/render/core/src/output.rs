//! Draw lists as words.

use inlay_interfaces::draw_list::{
    self, Clip, GeometryRange, Header, PaintRange, Space, TextureOperation, header_flags, section,
};
use inlay_interfaces::row::write_section;

use crate::Render;
use crate::Surface;
use crate::groups::Target;
use crate::pool::{GEOMETRY, Marks, PAINT};

impl Render {
    /// Writes what changed since the last list into `out`, which is emptied before: a delta, or a
    /// full list after [`set_surface`](Self::set_surface). `out` stays empty if nothing changed, or
    /// there is no surface yet.
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
        self.groups.clean();
    }

    /// Nodes that clip within more clips than can cut exactly: at most eight that have radii or are
    /// not upright on the surface, their own included. Those that became so with the last lists,
    /// each reported once until it is so no more.
    pub fn take_deep_clips(&mut self) -> Vec<u32> {
        self.batches.take_too_deep()
    }

    /// Writes everything into `out`, which is emptied before, with the number of the last list of
    /// [`draw`](Self::draw), whose next delta follows it. `out` stays empty if there is no surface
    /// yet.
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
            || self.groups.changes().next().is_some()
    }

    fn write(&self, out: &mut Vec<u32>, surface: Surface, full: bool) {
        out.reserve_exact(self.size(full));
        let header = Header {
            magic: Header::MAGIC_VALUE,
            version: Header::VERSION_VALUE,
            length: 0,
            flags: if full { header_flags::FULL } else { 0 },
            number: self.number,
            stage_width: surface.width,
            stage_height: surface.height,
            surface_width: surface.pixel_width,
            surface_height: surface.pixel_height,
            instances: crate::word(self.pool.len()),
            texture_units: surface.texture_units,
            reserved: 0,
        };
        out.extend(header.words());
        write_section(out, section::TEXTURES, |out| {
            if full {
                self.textures.write_all(out);
            } else {
                self.textures.write_operations(out);
            }
            self.write_target_operations(out, full);
        });
        write_section(out, section::SPACES, |out| {
            for (slot, space) in self.spaces.iter(full) {
                let row = Space {
                    slot,
                    container: space.container,
                    affine: space.affine,
                };
                out.extend(row.words());
            }
        });
        write_section(out, section::CLIPS, |out| {
            for (slot, clip) in self.clips.iter(full) {
                let [width, height] = clip.size;
                let row = Clip {
                    slot: slot + 1,
                    parent: clip.parent,
                    space: clip.space,
                    affine: clip.affine,
                    width,
                    height,
                    radii: clip.radii,
                    reserved: 0,
                };
                out.extend(row.words());
            }
        });
        write_section(out, section::GEOMETRY, |out| {
            let pool = &self.pool;
            ranges(
                full,
                &pool.geometry_marks,
                &pool.geometry,
                |first, instances| {
                    GeometryRange { first, instances }.write(out);
                },
            );
        });
        write_section(out, section::PAINT, |out| {
            let pool = &self.pool;
            ranges(full, &pool.paint_marks, &pool.paint, |first, instances| {
                PaintRange { first, instances }.write(out);
            });
        });
        if full || self.batches.changed {
            write_section(out, section::PASSES, |out| {
                out.extend_from_slice(&self.batches.words);
            });
        }
        out[Header::LENGTH] = crate::word(out.len());
    }

    fn write_target_operations(&self, out: &mut Vec<u32>, full: bool) {
        let mut write = |position: usize, size: Option<[u32; 2]>| {
            let texture = Target::texture(position);
            let operation = match size {
                Some([width, height]) => TextureOperation::CreateTarget(draw_list::Target {
                    texture,
                    width,
                    height,
                }),
                None => TextureOperation::Destroy(draw_list::Texture { texture }),
            };
            operation.write(out);
        };
        if full {
            for (position, target) in self.groups.targets.iter().enumerate() {
                write(position, Some(target.size));
            }
        } else {
            for (position, size) in self.groups.changes() {
                write(position, size);
            }
        }
    }

    /// Pixels of all targets, as of the last list.
    pub fn target_pixels(&self) -> u32 {
        self.groups.targets.iter().map(Target::pixels).sum()
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
            self.batches.words.len()
        } else {
            0
        };
        let targets = if full {
            self.groups.targets.len()
        } else {
            self.groups.changes().count()
        };
        Header::WORDS
            + section::END * 2
            + textures
            + targets * (1 + draw_list::Target::WORDS)
            + self.spaces.count(full) * Space::WORDS
            + self.clips.count(full) * Clip::WORDS
            + pool
            + passes
    }
}

/// Calls `write` with the first instance and the words of each range.
fn ranges<const N: usize>(
    full: bool,
    marks: &Marks,
    pool: &[[u32; N]],
    mut write: impl FnMut(u32, &[[u32; N]]),
) {
    let mut range = |first: usize, end: usize| write(crate::word(first), &pool[first..end]);
    if !full {
        marks.ranges(range);
    } else if !pool.is_empty() {
        range(0, pool.len());
    }
}

fn range_words(marks: &Marks, words: usize) -> usize {
    let mut total = 0;
    marks.ranges(|first, end| total += GeometryRange::INSTANCES + 1 + (end - first) * words);
    total
}
