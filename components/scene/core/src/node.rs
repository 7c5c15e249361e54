//! One node of the scene: what it was given, and what follows from that.

use inlay_interfaces::boxes::Box as NodeBox;
use inlay_interfaces::placements::{Placement, SeenPlacement};
use inlay_primitives::Outline;
use inlay_schema::values::Length;
use inlay_schema::{MOVES, f32_of, id, move_position, read};

use crate::affine::{Affine, Rect};
use crate::grid::Grid;

/// What is out of date. Bits.
pub(crate) mod dirty {
    /// The transform, size or visibility of the node and so of all below.
    pub const SELF: u8 = 1;
    /// Something below.
    pub const BELOW: u8 = 2;
    /// Only where the content of this container is on the stage.
    pub const OFFSET: u8 = 4;
    /// The placement of the node and of all below.
    pub const PLACE: u8 = 8;
    /// A placement below.
    pub const PLACE_BELOW: u8 = 16;
    /// The transform of the node and nothing else of it; so the transforms of all below.
    pub const MOVED: u8 = 32;
    /// Something is to be worked out again, and not only by where content of a container is.
    pub const ITSELF: u8 = SELF | MOVED;
}

/// What a node is for others, and inherited facts. Bits.
pub(crate) mod flag {
    pub const FOCUSABLE: u32 = 1;
    pub const GROUP: u32 = 2;
    pub const CONTAINER: u32 = 4;
    pub const CLIPS_X: u32 = 8;
    pub const CLIPS_Y: u32 = 16;
    pub const HIDDEN: u32 = 32;
    pub const DISPLAY_NONE: u32 = 64;
    pub const TEXT: u32 = 128;
    /// Under the root.
    pub const IN_TREE: u32 = 256;
    /// It or a node above is hidden or not displayed.
    pub const UNSEEN: u32 = 512;
    pub const IN_BOUNDS: u32 = 1024;
    pub const IN_VIEWPORT: u32 = 2048;
    /// Its geometry was reported as it is.
    pub const REPORTED: u32 = 4096;
    /// Its states wait to be taken.
    pub const STATES_WAIT: u32 = 8192;
    /// It or a node under it has or had a placement: where it is matters to others.
    pub const PLACES: u32 = 16384;
    /// For a container: it scrolls sideways.
    pub const SCROLLS_X: u32 = 32768;
    /// For a container: it scrolls up and down.
    pub const SCROLLS_Y: u32 = 65536;
    pub const IMAGE: u32 = 131_072;
    /// `display: contents`: it has no box of its own.
    pub const CONTENTS: u32 = 262_144;
    /// Its geometry was reported, and only its affine may be another since.
    pub const ONLY_MOVED: u32 = 524_288;
    /// Its affine was reported, and only its last two numbers may be others since.
    pub const ONLY_SHIFTED: u32 = 1_048_576;
}

/// Where a transform's centre lies.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Pivot {
    Dp(f32),
    Percent(f32),
}

impl Pivot {
    fn read(value: &[u32]) -> Self {
        match read::<Length>(value) {
            Ok(Length::Dp(dp)) => Self::Dp(dp),
            Ok(Length::Percent(percent)) => Self::Percent(percent),
            Err(_) => Self::Percent(50.0),
        }
    }

    fn of(self, size: f32) -> f32 {
        match self {
            Self::Dp(dp) => dp,
            Self::Percent(percent) => size * percent / 100.0,
        }
    }
}

/// Which side lines begin at, as the app gave it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) enum Direction {
    #[default]
    Inherited,
    LeftToRight,
    RightToLeft,
}

/// What a node adds to the layout's box. Lengths in dp, the rotation in degrees, clockwise.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Transform {
    /// What only moves the node, by [`move_position`]: how far it is shifted, its scales, and its
    /// rotation.
    numbers: [f32; MOVES],
    pivot: [Pivot; 2],
}

impl Default for Transform {
    fn default() -> Self {
        Self {
            numbers: [0.0, 0.0, 1.0, 1.0, 0.0],
            pivot: [Pivot::Percent(50.0); 2],
        }
    }
}

impl Transform {
    /// Whether a property is a part of transforms.
    pub(crate) const fn has(property: u16) -> bool {
        matches!(
            property,
            id::TRANSLATE_X
                | id::TRANSLATE_Y
                | id::SCALE_X
                | id::SCALE_Y
                | id::ROTATION
                | id::PIVOT_X
                | id::PIVOT_Y
        )
    }

    /// Sets a part of it to a value that was checked; whether it is another now.
    #[inline]
    pub(crate) fn set(&mut self, property: u16, value: &[u32]) -> bool {
        match property {
            id::PIVOT_X => replace(&mut self.pivot[0], Pivot::read(value)),
            id::PIVOT_Y => replace(&mut self.pivot[1], Pivot::read(value)),
            number => move_position(number)
                .is_some_and(|position| self.set_number(position, f32_of(value).unwrap_or(0.0))),
        }
    }

    /// Sets what only moves the node, by its [`move_position`]; whether it is another now.
    #[inline]
    pub(crate) fn set_number(&mut self, position: usize, number: f32) -> bool {
        let place = self.numbers.get_mut(position);
        place.is_some_and(|place| replace(place, number))
    }

    /// How far it shifts.
    pub(crate) const fn translate(&self) -> [f32; 2] {
        let [x, y, ..] = self.numbers;
        [x, y]
    }

    /// Whether it is nothing but a shift.
    #[inline]
    #[expect(
        clippy::float_cmp,
        reason = "exactly the initial values take the short way"
    )]
    fn only_shifts(&self) -> bool {
        let [_, _, across, down, rotation] = self.numbers;
        across == 1.0 && down == 1.0 && rotation == 0.0
    }

    /// From a border box to the parent's border box.
    fn map(&self, boxes: &[f32; NodeBox::WORDS]) -> Affine {
        let &[x, y, width, height, ..] = boxes;
        let [right, down, sx, sy, rotation] = self.numbers;
        let (x, y) = (x + right, y + down);
        if self.only_shifts() {
            return Affine::translation(x, y);
        }
        let (px, py) = (self.pivot[0].of(width), self.pivot[1].of(height));
        let (sin, cos) = if rotation == 0.0 {
            (0.0, 1.0)
        } else {
            rotation.to_radians().sin_cos()
        };
        let (a, b, c, d) = (cos * sx, sin * sx, -sin * sy, cos * sy);
        Affine {
            m: [
                a,
                b,
                c,
                d,
                x + px - a * px - c * py,
                y + py - b * px - d * py,
            ],
        }
    }
}

/// Sets a value; whether it is another now.
pub(crate) fn replace<T: PartialEq>(place: &mut T, value: T) -> bool {
    let differs = *place != value;
    if differs {
        *place = value;
    }
    differs
}

/// Placements as they were emitted last.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub layout: Placement,
    pub seen: SeenPlacement,
}

/// Where the content of a container is, and what can be seen of a node that clips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inside {
    pub offset: [f32; 2],
    /// The offset at which its content is drawn.
    pub drawn_offset: [f32; 2],
    /// For a container: its content to the stage.
    pub content: Affine,
    /// The same as it is drawn: from the corner that is drawn.
    pub drawn_content: Affine,
    /// For a node that clips: what can be seen of it, on the stage.
    pub window: Rect,
}

impl Inside {
    /// Of a node that is neither, and of one before anything is known of it.
    const NONE: Self = Self {
        offset: [0.0; 2],
        drawn_offset: [0.0; 2],
        content: Affine::IDENTITY,
        drawn_content: Affine::IDENTITY,
        window: Rect::EVERYWHERE,
    };
}

/// First what every frame reads of each node that only moves, in few lines of a cache; then what
/// it reads of others.
#[derive(Clone, Debug)]
#[repr(C)]
pub(crate) struct Node {
    /// 0 while the slot is free.
    pub id: u32,
    pub parent: u32,
    pub first: u32,
    pub next: u32,
    pub flags: u32,
    pub dirty: u8,
    pub direction: Direction,
    /// Around what it paints, and its border box: from the corner of that.
    pub painted: Rect,
    pub transform: Transform,
    /// From its border box to its space.
    pub affine: Affine,
    pub grid: Grid,
    /// `x, y, width, height, content width, content height, top, right, bottom, left`.
    pub boxes: [f32; NodeBox::WORDS],
    pub cull_margin: f32,
    /// Where the transform comes to rest, if that is said apart from where it is.
    pub rest: Option<Box<Transform>>,
    /// What it paints beside its box and content reaches so far. Hardly any node has one.
    pub outline: Option<Box<Outline>>,
    /// Around what it paints itself, if that was said: left, top, right and bottom from the corner
    /// of the border box.
    pub ink: Option<Box<[f32; 4]>>,
    // What follows.
    /// Container whose content it is in, its slot; 0 is the stage.
    pub space: u32,
    /// Nearest node above that clips, its slot; 0 is none.
    pub clip: u32,
    /// Where its box begins in its space, without transforms.
    pub origin: [f32; 2],
    /// The base that `grid` is of; no number if its box or the pixel ratios are others now.
    pub grid_base: [f32; 2],
    /// What only containers and nodes that clip have.
    pub inside: Option<Box<Inside>>,
    pub opacity: f32,
    /// Its opacity as it was reported, if it is one of those that are; else 1.
    pub reported_opacity: f32,
    /// Raster scale of a text, 0 before it was reported.
    pub raster: f32,
    /// Scales along the sides of an image as they were reported, 1 before.
    pub image_scale: [f32; 2],
    // What was given.
    pub last: u32,
    pub previous: u32,
    pub z_index: i32,
    /// States of its own, without what it inherits.
    pub own_states: u32,
    pub states: u32,
    pub reported_states: u32,
    /// From the top left clockwise, if one is not 0.
    pub radii: Option<Box<[f32; 4]>>,
    // What follows.
    /// Where its box is in its container's content, without transforms.
    pub place: [f32; 2],
    /// Nearest container and group above it, their slots.
    pub container: u32,
    pub group: u32,
    pub placed: Option<Box<Placed>>,
}

impl Default for Node {
    fn default() -> Self {
        Self {
            id: 0,
            parent: 0,
            first: 0,
            last: 0,
            next: 0,
            previous: 0,
            flags: 0,
            dirty: 0,
            z_index: 0,
            own_states: 0,
            states: 0,
            reported_states: 0,
            opacity: 1.0,
            direction: Direction::Inherited,
            transform: Transform::default(),
            rest: None,
            cull_margin: 240.0,
            outline: None,
            radii: None,
            boxes: [0.0; NodeBox::WORDS],
            ink: None,
            painted: Rect::NOTHING,
            affine: Affine::IDENTITY,
            reported_opacity: 1.0,
            grid: Grid::NONE,
            origin: [0.0; 2],
            grid_base: [f32::NAN; 2],
            inside: None,
            space: 0,
            clip: 0,
            raster: 0.0,
            image_scale: [1.0; 2],
            place: [0.0; 2],
            container: 0,
            group: 0,
            placed: None,
        }
    }
}

impl Node {
    pub(crate) const fn has(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    pub(crate) const fn set(&mut self, flags: u32, on: bool) {
        if on {
            self.flags |= flags;
        } else {
            self.flags &= !flags;
        }
    }

    /// Where its content is, and what can be seen of it.
    pub(crate) fn inside(&self) -> &Inside {
        self.inside.as_deref().unwrap_or(&Inside::NONE)
    }

    /// The same, to change it.
    pub(crate) fn inside_mut(&mut self) -> &mut Inside {
        self.inside.get_or_insert_with(|| Box::new(Inside::NONE))
    }

    /// Its box is to be put on the grid again.
    pub(crate) const fn leave_grid(&mut self) {
        self.grid_base = [f32::NAN; 2];
    }

    /// Whether it has no box, but what is under it has.
    pub(crate) const fn is_contents(&self) -> bool {
        self.has(flag::CONTENTS)
    }

    pub(crate) const fn clips(&self) -> bool {
        self.has(flag::CLIPS_X | flag::CLIPS_Y) && !self.is_contents()
    }

    pub(crate) const fn is_container(&self) -> bool {
        self.has(flag::CONTAINER) && !self.is_contents()
    }

    /// Whether others in it see something else than it: it clips or scrolls.
    pub(crate) const fn has_inside(&self) -> bool {
        const ANY: u32 = flag::CLIPS_X | flag::CLIPS_Y | flag::CONTAINER;
        self.has(ANY) && !self.is_contents()
    }

    /// Whether nothing is in it, and nothing would be seen in it in another way.
    pub(crate) const fn is_leaf(&self) -> bool {
        self.first == 0 && !self.has_inside()
    }

    pub(crate) const fn is_focusable(&self) -> bool {
        self.has(flag::FOCUSABLE) && !self.is_contents()
    }

    /// Others want to know where it is.
    pub(crate) const fn is_placed(&self) -> bool {
        self.has(flag::GROUP) || self.is_focusable() || self.is_container()
    }

    /// The opacity that it and what is in it are drawn with. CSS: beyond the range means its end.
    pub(crate) const fn group_opacity(&self) -> f32 {
        if self.is_contents() {
            1.0
        } else {
            self.opacity.clamp(0.0, 1.0)
        }
    }

    /// Whether it and what is in it are drawn as one.
    pub(crate) const fn is_faded(&self) -> bool {
        self.group_opacity() < 1.0
    }

    /// Around what it paints itself.
    pub(crate) fn ink(&self) -> [f32; 4] {
        self.ink.as_deref().copied().unwrap_or_default()
    }

    /// Sets the radius of a corner; whether it is another now.
    pub(crate) fn set_radius(&mut self, corner: usize, radius: f32) -> bool {
        let mut radii = self.radii.as_deref().copied().unwrap_or_default();
        let is_new = replace(&mut radii[corner], radius);
        if is_new {
            **self.radii.get_or_insert_default() = radii;
        }
        is_new
    }

    /// Works out what is around all that it paints.
    pub(crate) fn measure_paint(&mut self) {
        // All of them are numbers. That keeps what `f32::min` does for others out of each frame.
        let less = |one: f32, other: f32| if one < other { one } else { other };
        let more = |one: f32, other: f32| if one > other { one } else { other };
        let ([_, _, width, height, ..], [left, top, right, bottom]) = (self.boxes, self.ink());
        let around = self
            .outline
            .as_ref()
            .map_or([0.0; 4], |outline| outline.ink());
        self.painted = Rect {
            left: less(left, -around[3]),
            top: less(top, -around[0]),
            right: more(right, width + around[1]),
            bottom: more(bottom, height + around[2]),
        };
    }

    /// Sets a property of what it paints to a value that was checked; whether it is another now.
    pub(crate) fn outline(&mut self, property: u16, value: &[u32]) -> bool {
        if let Some(outline) = &mut self.outline {
            return outline.set(property, value);
        }
        let mut outline = Outline::INITIAL;
        let is_new = outline.set(property, value);
        if is_new {
            self.outline = Some(Box::new(outline));
        }
        is_new
    }

    /// How far the edge that it clips at lies inside its border box: top, right, bottom, left.
    pub(crate) fn clip_edge(&self) -> [f32; 4] {
        let outline = self.outline.as_ref();
        outline.map_or([0.0; 4], |outline| outline.padding_edge())
    }

    /// From the border box to the parent's border box, as drawn now.
    pub(crate) fn local(&self) -> Affine {
        self.map(&self.transform)
    }

    /// How far its border box is shifted from the parent's, if that is all that is between them.
    #[inline]
    pub(crate) fn local_shift(&self) -> Option<[f32; 2]> {
        let ([x, y, ..], [right, down]) = (self.boxes, self.transform.translate());
        let is_shift = self.transform.only_shifts() && !self.is_contents();
        is_shift.then_some([x + right, y + down])
    }

    /// From the corner that is drawn of the border box to the space.
    pub(crate) fn drawn_affine(&self) -> Affine {
        let [x, y] = self.grid.shift;
        self.affine.shifted(x, y)
    }

    /// The same once the transform is at rest.
    pub(crate) fn local_at_rest(&self) -> Affine {
        self.map(self.resting())
    }

    fn map(&self, transform: &Transform) -> Affine {
        if self.is_contents() {
            return Affine::IDENTITY;
        }
        transform.map(&self.boxes)
    }

    /// The transform at rest.
    pub(crate) fn resting(&self) -> &Transform {
        self.rest.as_deref().unwrap_or(&self.transform)
    }

    /// Radii that fit the box: too large ones shrink together (CSS Backgrounds 3, 5.5).
    pub(crate) fn fitting_radii(&self) -> [f32; 4] {
        let [_, _, width, height, ..] = self.boxes;
        let radii = self.radii.as_deref().copied().unwrap_or_default();
        let [tl, tr, br, bl] = radii;
        let fit = |room: f32, sum: f32| if sum > room { room / sum } else { 1.0 };
        let factor = fit(width, tl + tr)
            .min(fit(width, bl + br))
            .min(fit(height, tl + bl))
            .min(fit(height, tr + br));
        radii.map(|radius| radius * factor)
    }
}
