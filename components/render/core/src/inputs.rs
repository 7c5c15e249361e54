//! What other systems hand in, checked whole before anything changes.

use inlay_interfaces::draw_list::{Batch, Image as ListImage, Page};
use inlay_interfaces::drawing::{
    ClipPlace, ClipShape, DrawnNode, Group, NodeAffine, NodeGeometry, NodeShift, SpaceTransform,
};
use inlay_interfaces::glyphs::{Paragraph, Quad, Upload};
use inlay_interfaces::images::{NodeImage, ReadyImage, node_image_state};
use inlay_primitives::numbers::{are_finite, differ};

use crate::nodes::{Geometry, Glyph, Image, NO_BOX, flag};
use crate::slots::{Clip, Space};
use crate::textures::Texture;
use crate::{Drawing, Glyphs, Render, RenderError, Surface, Uploads};

/// Longest side of the surface and of a picture, in pixels.
const MAX_SIDE: u32 = ListImage::WIDTH_MAX;
/// Longest side of an atlas page, in pixels.
const MAX_PAGE_SIDE: u32 = Page::WIDTH_MAX;

/// Items of `N`, of which there must be a whole number.
fn items<T, const N: usize>(list: &[T]) -> Result<&[[T; N]], RenderError> {
    match list.as_chunks::<N>() {
        (items, []) => Ok(items),
        _ => Err(RenderError::BadLength(crate::word(list.len()))),
    }
}

/// As many items of `N` as there are in another list.
fn items_for<T, const N: usize>(list: &[T], count: usize) -> Result<&[[T; N]], RenderError> {
    let items = items::<T, N>(list)?;
    if items.len() == count {
        Ok(items)
    } else {
        Err(RenderError::BadLength(crate::word(list.len())))
    }
}

/// Every number is finite, and those from `sizes` in each item are at least 0.
#[inline]
fn check_numbers<const N: usize>(
    items: &[[f32; N]],
    sizes: std::ops::Range<usize>,
) -> Result<(), RenderError> {
    for (index, item) in items.iter().enumerate() {
        let is_negative = item[sizes.clone()].iter().any(|&size| size < 0.0);
        if !are_finite(item) || is_negative {
            let is_fault = |(place, number): (usize, &f32)| {
                !number.is_finite() || (sizes.contains(&place) && *number < 0.0)
            };
            let place = item.iter().enumerate().position(is_fault).unwrap_or(0);
            return Err(RenderError::BadNumber(crate::word(index * N + place)));
        }
    }
    Ok(())
}

/// Every number is finite.
fn check_finite<const N: usize>(items: &[[f32; N]]) -> Result<(), RenderError> {
    // Where is asked only if one is not.
    if items.iter().fold(true, |all, item| all & are_finite(item)) {
        return Ok(());
    }
    check_numbers(items, 0..0)
}

impl Render {
    /// Starts again for a surface: the next list is full.
    ///
    /// # Errors
    ///
    /// [`RenderError::BadNumber`] with the field's place.
    pub fn set_surface(&mut self, surface: Surface) -> Result<(), RenderError> {
        let is_side = |side: f32| side.is_finite() && side > 0.0;
        let checks = [
            is_side(surface.width),
            is_side(surface.height),
            (1..=MAX_SIDE).contains(&surface.pixel_width),
            (1..=MAX_SIDE).contains(&surface.pixel_height),
            (1..=crate::word(Batch::TEXTURES_MOST)).contains(&surface.texture_units),
        ];
        if let Some(field) = checks.iter().position(|right| !right) {
            return Err(RenderError::BadNumber(crate::word(field)));
        }
        self.surface = Some(surface);
        // Batches depend on the texture units.
        self.pool.uses_changed = true;
        self.full_next = true;
        self.textures.be_silent();
        self.groups.look_again();
        Ok(())
    }

    /// Takes what the scene changed.
    ///
    /// # Errors
    ///
    /// [`RenderError`]; then nothing has changed. A node that `order` has twice is a
    /// [`RenderError::BadNumber`] with its place.
    pub fn set_drawing(&mut self, drawing: &Drawing) -> Result<(), RenderError> {
        let nodes = items(&drawing.nodes)?;
        let geometry = items_for(&drawing.geometry, nodes.len())?;
        let affines = items_for::<_, { NodeAffine::WORDS }>(&drawing.affines, drawing.moved.len())?;
        let shifts = items_for::<_, { NodeShift::WORDS }>(&drawing.shifts, drawing.shifted.len())?;
        let space_transforms = items_for(&drawing.space_transforms, drawing.spaces.len())?;
        let clips = items(&drawing.clips)?;
        let clip_shapes = items_for(&drawing.clip_shapes, clips.len())?;
        let groups = items(&drawing.groups)?;
        let opacities = items_for::<_, 1>(&drawing.opacities, drawing.faded.len())?;
        check_numbers(geometry, NodeGeometry::WIDTH..NodeGeometry::INSETS)?;
        check_finite(affines)?;
        check_finite(shifts)?;
        check_numbers(space_transforms, 0..0)?;
        check_numbers(clip_shapes, ClipShape::WIDTH..ClipShape::WORDS)?;
        check_numbers(opacities, 0..1)?;
        self.check_names(&drawing.spaces, nodes, clips)?;
        self.check_nodes(&drawing.moved)?;
        self.check_nodes(&drawing.shifted)?;
        self.check_nodes(&drawing.faded)?;
        if drawing.reordered {
            self.check_order(&drawing.order)?;
            self.check_groups(groups, clips, drawing.order.len())?;
        }
        self.take_spaces(&drawing.spaces, space_transforms);
        self.take_clips(clips, clip_shapes);
        self.take_geometry(nodes, geometry);
        self.take_moved(&drawing.moved, affines, drawing.reordered);
        self.take_moved(&drawing.shifted, shifts, drawing.reordered);
        for (&id, &[opacity]) in drawing.faded.iter().zip(opacities) {
            self.take_opacity(id, opacity);
        }
        if drawing.reordered {
            self.take_order(&drawing.order);
            let clips = groups.iter().map(|group| group[Group::CLIP]);
            let clips: Vec<u32> = clips.map(|clip| self.clip_slot(clip)).collect();
            self.groups
                .take(groups, &clips, &self.order, &mut self.nodes);
        }
        Ok(())
    }

    fn check_nodes(&self, nodes: &[u32]) -> Result<(), RenderError> {
        for &id in nodes {
            if self.nodes.get(id).is_none() {
                return Err(RenderError::UnknownNode(id));
            }
        }
        Ok(())
    }

    /// Whether all nodes exist, and the spaces and clips they name are there or come with this
    /// call.
    fn check_names(
        &self,
        spaces: &[u32],
        nodes: &[[u32; DrawnNode::WORDS]],
        clips: &[[u32; ClipPlace::WORDS]],
    ) -> Result<(), RenderError> {
        let is_node = |id: u32| self.nodes.get(id).is_some();
        let is_space = |id: u32| id == 0 || self.spaces.slot(id).is_some() || spaces.contains(&id);
        let is_clip = |id: u32| {
            id == 0
                || self.clips.slot(id).is_some()
                || clips.iter().any(|clip| clip[ClipPlace::CLIP] == id)
        };
        if let Some(&id) = spaces.iter().find(|&&id| id != 0 && !is_node(id)) {
            return Err(RenderError::UnknownNode(id));
        }
        for ClipPlace {
            clip: id,
            parent,
            space,
        } in clips.iter().map(ClipPlace::of)
        {
            let unknown = [
                (id, is_node(id)),
                (parent, is_clip(parent)),
                (space, is_space(space)),
            ];
            if let Some(&(id, _)) = unknown.iter().find(|(_, known)| !known) {
                return Err(RenderError::UnknownNode(id));
            }
        }
        // Neighbours mostly share space and clip.
        let mut last = (0, 0);
        for DrawnNode {
            node: id,
            space,
            clip,
        } in nodes.iter().map(DrawnNode::of)
        {
            if !is_node(id) {
                return Err(RenderError::UnknownNode(id));
            }
            if last != (space, clip) {
                if !is_space(space) {
                    return Err(RenderError::UnknownNode(space));
                }
                if !is_clip(clip) {
                    return Err(RenderError::UnknownNode(clip));
                }
                last = (space, clip);
            }
        }
        Ok(())
    }

    fn check_order(&mut self, order: &[u32]) -> Result<(), RenderError> {
        let mut result = Ok(());
        let mut met = 0;
        for (place, &id) in order.iter().enumerate() {
            let Some(record) = self.nodes.get(id) else {
                result = Err(RenderError::UnknownNode(id));
                break;
            };
            if self.nodes.flags[record] & flag::MET != 0 {
                result = Err(RenderError::BadNumber(crate::word(place)));
                break;
            }
            self.nodes.flags[record] |= flag::MET;
            met = place + 1;
        }
        for &id in &order[..met] {
            if let Some(record) = self.nodes.get(id) {
                self.nodes.flags[record] &= !flag::MET;
            }
        }
        result
    }

    /// Whether groups are of nodes and clips that exist, and each is a part of the order that lies
    /// in another or beside it.
    fn check_groups(
        &self,
        groups: &[[u32; Group::WORDS]],
        clips: &[[u32; ClipPlace::WORDS]],
        order: usize,
    ) -> Result<(), RenderError> {
        // Ends of the groups that are open.
        let mut open: Vec<u32> = Vec::new();
        let mut last = 0;
        for (index, group) in groups.iter().map(Group::of).enumerate() {
            if self.nodes.get(group.node).is_none() {
                return Err(RenderError::UnknownNode(group.node));
            }
            let is_clip = group.clip == 0
                || self.clips.slot(group.clip).is_some()
                || clips.iter().any(|clip| clip[ClipPlace::CLIP] == group.clip);
            if !is_clip {
                return Err(RenderError::UnknownNode(group.clip));
            }
            let end = group.first.saturating_add(group.count);
            while open.last().is_some_and(|&around| around <= group.first) {
                open.pop();
            }
            let most = open.last().copied().unwrap_or(crate::word(order));
            let fault = if group.first < last {
                Some(Group::FIRST)
            } else {
                (group.count == 0 || end > most).then_some(Group::COUNT)
            };
            if let Some(field) = fault {
                return Err(RenderError::BadNumber(crate::word(
                    index * Group::WORDS + field,
                )));
            }
            last = group.first;
            open.push(end);
        }
        Ok(())
    }

    fn take_opacity(&mut self, id: u32, opacity: f32) {
        let Some(record) = self.nodes.get(id) else {
            return;
        };
        // CSS: beyond the range means its end.
        let opacity = opacity.min(1.0);
        let before = std::mem::replace(&mut self.nodes.faded[record], opacity);
        self.groups.fade(before, opacity);
    }

    fn take_spaces(&mut self, spaces: &[u32], transforms: &[[f32; SpaceTransform::WORDS]]) {
        for (&container, &affine) in spaces.iter().zip(transforms) {
            let slot = if container == 0 {
                0
            } else {
                self.spaces.slot_or_new(container)
            };
            self.spaces.set(slot, Space { container, affine });
        }
    }

    fn take_clips(
        &mut self,
        clips: &[[u32; ClipPlace::WORDS]],
        shapes: &[[f32; ClipShape::WORDS]],
    ) {
        for clip in clips {
            self.clips.slot_or_new(clip[ClipPlace::CLIP]);
        }
        for (place, shape) in clips.iter().zip(shapes) {
            let (place, shape) = (ClipPlace::of(place), ClipShape::of_numbers(shape));
            let slot = self.clips.slot_or_new(place.clip);
            let clip = Clip {
                node: place.clip,
                parent: self.clip_slot(place.parent),
                space: self.space_slot(place.space),
                affine: shape.affine,
                size: [shape.width, shape.height],
                radii: shape.radii,
            };
            if self
                .clips
                .get(slot)
                .is_some_and(|old| old.parent != clip.parent)
            {
                // Batches list a clip with those it lies in.
                self.pool.uses_changed = true;
            }
            self.clips.set(slot, clip);
        }
    }

    fn space_slot(&self, id: u32) -> u32 {
        if id == 0 {
            0
        } else {
            self.spaces.slot(id).unwrap_or(0)
        }
    }

    /// Slot in the draw list: from 1, 0 is none.
    fn clip_slot(&self, id: u32) -> u32 {
        if id == 0 {
            0
        } else {
            self.clips.slot(id).map_or(0, |slot| slot + 1)
        }
    }

    fn take_geometry(
        &mut self,
        nodes: &[[u32; DrawnNode::WORDS]],
        geometry: &[[f32; NodeGeometry::WORDS]],
    ) {
        let mut names = (0, 0);
        let mut slots = (0, 0);
        for (drawn, numbers) in nodes.iter().zip(geometry) {
            let DrawnNode {
                node: id,
                space,
                clip,
            } = DrawnNode::of(drawn);
            let Some(record) = self.nodes.get(id) else {
                continue;
            };
            if names != (space, clip) {
                names = (space, clip);
                slots = (self.space_slot(space), self.clip_slot(clip));
            }
            let geometry = NodeGeometry::of_numbers(numbers);
            let known = &mut self.nodes.geometry[record];
            let new = Geometry {
                size: [geometry.width, geometry.height],
                opacity: known.opacity,
                insets: geometry.insets,
                space: slots.0,
                clip: slots.1,
            };
            let affine = &mut self.nodes.affine[record];
            let how = if *known != new {
                flag::CONTENT
            } else if differ(affine, &geometry.affine) {
                flag::GEOMETRY
            } else {
                continue;
            };
            (*known, *affine) = (new, geometry.affine);
            self.nodes.touch(record, how);
        }
    }

    /// Takes where nodes are that only moved: the last numbers of their affines, all six of them or
    /// the two of a shift. Where nothing else is new their words are written at once, and the next
    /// list does not have to come back to them.
    fn take_moved<const N: usize>(&mut self, moved: &[u32], ends: &[[f32; N]], reordered: bool) {
        let stays = !reordered && !self.restructure;
        for (&id, end) in moved.iter().zip(ends) {
            let Some(record) = self.nodes.get(id) else {
                continue;
            };
            let known = self.nodes.affine[record].last_chunk_mut();
            let Some(known) = known.filter(|known| differ(known, end)) else {
                continue;
            };
            *known = *end;
            if !stays || self.must_return_to(record) {
                self.nodes.touch(record, flag::GEOMETRY);
                continue;
            }
            match self.nodes.boxes[record] {
                NO_BOX => self.move_node(record),
                // All that most nodes are.
                instance => self.pool.move_to(instance as usize, end),
            }
        }
    }

    /// Whether the next list has to come back to a node that moved: something else of it is new, or
    /// a group depends on where it is.
    fn must_return_to(&self, record: usize) -> bool {
        self.nodes.flags[record] != flag::PLACED || self.groups.watches(record, &self.nodes)
    }

    fn take_order(&mut self, order: &[u32]) {
        self.order.clear();
        let records = order
            .iter()
            .filter_map(|&id| self.nodes.get(id))
            .map(crate::word);
        self.order.extend(records);
        self.restructure = true;
    }

    /// Takes paragraphs that changed.
    ///
    /// # Errors
    ///
    /// [`RenderError`]; then nothing has changed.
    pub fn set_glyphs(&mut self, glyphs: &Glyphs) -> Result<(), RenderError> {
        let nodes = items(&glyphs.nodes)?;
        let quads = items(&glyphs.quads)?;
        if glyphs.pages.len() != quads.len() {
            return Err(RenderError::BadLength(crate::word(glyphs.pages.len())));
        }
        // Width and height, on the node and on the page.
        check_numbers(quads, Quad::PLACE + 2..Quad::SOURCE)?;
        check_numbers(quads, Quad::SOURCE + 2..Quad::WORDS)?;
        for (index, paragraph) in nodes.iter().enumerate() {
            let Paragraph {
                node: id,
                first,
                count,
            } = Paragraph::of(paragraph);
            if self.nodes.get(id).is_none() {
                return Err(RenderError::UnknownNode(id));
            }
            if (first as usize).saturating_add(count as usize) > quads.len() {
                return Err(RenderError::BadNumber(crate::word(
                    index * Paragraph::WORDS + Paragraph::FIRST,
                )));
            }
        }
        for Paragraph {
            node: id,
            first,
            count,
        } in nodes.iter().map(Paragraph::of)
        {
            let Some(record) = self.nodes.get(id) else {
                continue;
            };
            let run = first as usize..(first + count) as usize;
            let parts = quads[run.clone()].iter().zip(&glyphs.pages[run]);
            let own = &mut self.nodes.glyphs[record];
            own.clear();
            own.extend(parts.map(|(quad, &page)| {
                let Quad { place, source } = Quad::of_numbers(quad);
                Glyph {
                    place,
                    source,
                    page,
                }
            }));
            self.nodes.touch(record, flag::CONTENT);
        }
        Ok(())
    }

    /// Tells the texture of an atlas page; 0 takes it away. What the page holds goes to the new
    /// texture.
    pub fn set_page(&mut self, page: u32, texture: u32) {
        self.textures.set_page(page, texture);
        self.touch_textured();
    }

    /// Takes pixels of atlas pages, for the next list.
    ///
    /// # Errors
    ///
    /// [`RenderError`]; then nothing has changed.
    pub fn upload(&mut self, uploads: &Uploads) -> Result<(), RenderError> {
        let parts = items(&uploads.parts)?;
        let mut bytes = 0_usize;
        for (index, upload) in parts.iter().enumerate() {
            let Upload {
                page,
                page_width,
                page_height,
                x,
                y,
                width,
                height,
            } = Upload::of(upload);
            if self
                .textures
                .page(page)
                .is_none_or(|page| page.texture == 0)
            {
                return Err(RenderError::UnknownPage(page));
            }
            let checks = [
                true,
                (1..=MAX_PAGE_SIDE).contains(&page_width),
                (1..=MAX_PAGE_SIDE).contains(&page_height),
                x < page_width,
                y < page_height,
                width > 0 && x.saturating_add(width) <= page_width,
                height > 0 && y.saturating_add(height) <= page_height,
            ];
            if let Some(field) = checks.iter().position(|right| !right) {
                return Err(RenderError::BadNumber(crate::word(
                    index * Upload::WORDS + field,
                )));
            }
            bytes = bytes.saturating_add((width * height) as usize);
        }
        if bytes != uploads.pixels.len() {
            return Err(RenderError::BadLength(crate::word(uploads.pixels.len())));
        }
        let mut pixels = uploads.pixels.as_slice();
        let mut resized = false;
        for upload in parts.iter().map(Upload::of) {
            let (part, rest) = pixels.split_at((upload.width * upload.height) as usize);
            resized |= self.textures.upload(
                upload.page,
                [upload.page_width, upload.page_height],
                [upload.x, upload.y, upload.width, upload.height],
                part,
            );
            pixels = rest;
        }
        if resized {
            self.touch_textured();
        }
        Ok(())
    }

    /// Takes images that the host has: texture, width and height in the image's own pixels. Lists
    /// name each until [`drop_textures`](Self::drop_textures), whether or not a node shows it: what
    /// no list names, the host gives back.
    ///
    /// # Errors
    ///
    /// [`RenderError`]; then nothing has changed.
    pub fn set_textures(&mut self, textures: &[u32]) -> Result<(), RenderError> {
        let textures = items(textures)?;
        for (index, image) in textures.iter().enumerate() {
            let ReadyImage {
                texture,
                width,
                height,
            } = ReadyImage::of(image);
            let is_side = |side: u32| (1..=MAX_SIDE).contains(&side);
            let checks = [texture != 0, is_side(width), is_side(height)];
            if let Some(field) = checks.iter().position(|right| !right) {
                return Err(RenderError::BadNumber(crate::word(
                    index * ReadyImage::WORDS + field,
                )));
            }
        }
        for image in textures.iter().map(ReadyImage::of) {
            let size = [image.width, image.height];
            if self.textures.set_image(image.texture, size) {
                self.touch_textured();
            }
        }
        Ok(())
    }

    /// Takes pictures of nodes: node, state, texture, width and height in the picture's own pixels.
    ///
    /// # Errors
    ///
    /// [`RenderError`]; then nothing has changed.
    pub fn set_images(&mut self, images: &[u32]) -> Result<(), RenderError> {
        use node_image_state::{EMPTY, EVICTED, READY};
        let images = items(images)?;
        for (index, image) in images.iter().enumerate() {
            let NodeImage {
                node: id,
                state,
                detail: texture,
                width,
                height,
            } = NodeImage::of(image);
            if self.nodes.get(id).is_none() {
                return Err(RenderError::UnknownNode(id));
            }
            let ready = state == READY;
            let is_side = |side: u32| !ready || (1..=MAX_SIDE).contains(&side);
            let checks = [
                true,
                state <= EVICTED,
                !ready || texture != 0,
                is_side(width),
                is_side(height),
            ];
            if let Some(field) = checks.iter().position(|right| !right) {
                return Err(RenderError::BadNumber(crate::word(
                    index * NodeImage::WORDS + field,
                )));
            }
        }
        for NodeImage {
            node: id,
            state,
            detail: texture,
            width,
            height,
        } in images.iter().map(NodeImage::of)
        {
            let Some(record) = self.nodes.get(id) else {
                continue;
            };
            let image = match state {
                EMPTY => Image::Empty,
                READY => Image::Ready {
                    texture,
                    size: [width, height],
                },
                _ => Image::Missing,
            };
            if state == READY && self.textures.set_image(texture, [width, height]) {
                self.touch_textured();
            }
            self.nodes.image[record] = image;
            self.nodes.touch(record, flag::CONTENT);
        }
        Ok(())
    }

    /// Lets images be filtered from smaller levels, until they are dropped. What is no image is
    /// left alone.
    pub fn set_levels(&mut self, textures: &[u32]) {
        for &texture in textures {
            self.textures.set_levels(texture);
        }
    }

    /// Forgets textures that are freed. What still shows one shows its placeholder, or nothing.
    pub fn drop_textures(&mut self, textures: &[u32]) {
        let mut any = false;
        for &texture in textures {
            any |= self.textures.drop(texture);
        }
        if any {
            self.touch_textured();
        }
    }

    /// Some texture is not what it was: everything that shows one is looked at again. Rare.
    fn touch_textured(&mut self) {
        for record in 0..self.nodes.ids.len() {
            let shows_picture = matches!(self.nodes.image[record], Image::Ready { .. });
            if shows_picture || !self.nodes.glyphs[record].is_empty() {
                self.nodes.touch(record, flag::CONTENT);
            }
        }
    }

    /// Number and size of a picture's texture, if it holds one.
    pub(crate) fn image_texture(&self, image: Image) -> Option<(u32, [u32; 2])> {
        let Image::Ready { texture, .. } = image else {
            return None;
        };
        let number = self.textures.number(texture)?;
        match self.textures.texture(number) {
            Texture::Image(size) => Some((number, size)),
            Texture::Free | Texture::Page(_) => None,
        }
    }
}
