//! The other systems as the engine calls them: one method per WIT function that it uses.

use inlay_schema::values::MissingFont;

use crate::error::Problem;

/// Why a system refused what the engine handed it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SystemError {
    /// The system does not implement this entry of the schema.
    Unsupported(u32),
    /// Any other refusal. The engine checks what apps send, so this is a defect of the system, or of the one whose answer
    /// it was handed; or a limit that only this system has.
    Refused(Problem),
}

impl SystemError {
    /// What is wrong with what was refused.
    pub const fn problem(self) -> Problem {
        match self {
            Self::Unsupported(_) => Problem::Refused,
            Self::Refused(problem) => problem,
        }
    }
}

/// Result of handing something to a system.
pub type Handed<T = ()> = Result<T, SystemError>;

/// A record of one type as a record of another that has the same fields: `same_fields!(uploads, types::Uploads => Uploads { parts, pixels })`. A field
/// that only one of them has is an error of the compiler.
#[macro_export]
macro_rules! same_fields {
    ($record:expr, $from:path => $to:path { $($field:ident),+ $(,)? }) => {{
        let $from { $($field),+ } = $record;
        $to { $($field),+ }
    }};
}

/// `inlay:types` `boxes`.
#[derive(Clone, Default, Debug)]
pub struct Boxes {
    /// Nodes, parents first.
    pub nodes: Vec<u32>,
    /// Ten numbers per node.
    pub values: Vec<f32>,
}

/// `inlay:types` `drawing`.
#[derive(Clone, Default, Debug)]
pub struct Drawing {
    /// Three words per node: id, space, clip.
    pub nodes: Vec<u32>,
    /// Thirteen numbers per node.
    pub geometry: Vec<f32>,
    /// Whether `order` replaces the last order.
    pub reordered: bool,
    /// Nodes, back to front.
    pub order: Vec<u32>,
    /// Spaces that changed.
    pub spaces: Vec<u32>,
    /// Six numbers per space.
    pub space_transforms: Vec<f32>,
    /// Three words per clip.
    pub clips: Vec<u32>,
    /// Twelve numbers per clip.
    pub clip_shapes: Vec<f32>,
    /// Text nodes whose raster scale changed.
    pub scaled: Vec<u32>,
    /// One number per node of `scaled`.
    pub scales: Vec<f32>,
    /// Image nodes that are seen at another scale.
    pub images: Vec<u32>,
    /// Two numbers per node of `images`.
    pub image_scales: Vec<f32>,
    /// Two words per event: node, event.
    pub events: Vec<u32>,
}

/// `inlay:types` `glyphs`.
#[derive(Clone, Default, Debug)]
pub struct Glyphs {
    /// Three words per paragraph.
    pub nodes: Vec<u32>,
    /// Eight numbers per quad.
    pub quads: Vec<f32>,
    /// Page per quad.
    pub pages: Vec<u32>,
}

/// `inlay:types` `uploads`.
#[derive(Clone, Default, Debug)]
pub struct Uploads {
    /// Seven words per part.
    pub parts: Vec<u32>,
    /// Coverage, a byte per pixel.
    pub pixels: Vec<u8>,
}

/// `inlay:scroll` `offsets`.
#[derive(Clone, Default, Debug)]
pub struct Offsets {
    /// Containers that moved.
    pub containers: Vec<u32>,
    /// Two numbers per container.
    pub values: Vec<f32>,
    /// Containers that came to rest.
    pub rested: Vec<u32>,
    /// Whether any still moves.
    pub moving: bool,
}

/// `inlay:scroll` `scroll-state`.
#[derive(Clone, Default, Debug)]
pub struct ScrollState {
    /// Version of the state.
    pub version: u32,
    /// Containers.
    pub containers: Vec<u32>,
    /// Twelve numbers per container.
    pub values: Vec<f64>,
}

/// `inlay:animation` `values`.
#[derive(Clone, Default, Debug)]
pub struct Values {
    /// Entry stream of values.
    pub entries: Vec<u32>,
    /// Animations at their end.
    pub finished: Vec<u32>,
    /// Animations that were cancelled.
    pub cancelled: Vec<u32>,
    /// Animations that could not be reversed.
    pub refused: Vec<u32>,
    /// Whether a value changes later by itself.
    pub active: bool,
    /// Whether anything is seen to move.
    pub moving: bool,
    /// When the next tick is needed.
    pub next: Option<f64>,
}

/// `inlay:animation` `animation-state`.
#[derive(Clone, Default, Debug)]
pub struct AnimationState {
    /// Version of the state.
    pub version: u32,
    /// Running transitions.
    pub transitions: Vec<u32>,
    /// Their times and speeds.
    pub transition_times: Vec<f64>,
    /// Animations and play states.
    pub animations: Vec<u32>,
    /// Their times and rates.
    pub animation_times: Vec<f64>,
}

/// `inlay:types` `placement-changes`.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Placements {
    /// Ten words per node.
    pub layout: Vec<u32>,
    /// Fourteen words per node.
    pub seen: Vec<u32>,
}

/// `inlay:focus` `outcome`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The node with focus; 0 is none.
    pub focused: u32,
    /// The node that had it.
    pub previous: u32,
}

/// `inlay:focus` `focus-state`.
#[derive(Clone, Default, Debug)]
pub struct FocusState {
    /// Version of the state.
    pub version: u32,
    /// The node with focus.
    pub focused: u32,
    /// The group that focus waits for.
    pub awaited: u32,
    /// Whether nothing has focus meanwhile.
    pub traps: bool,
    /// The node whose middle moves keep to.
    pub anchor: u32,
    /// Whether those moves go left and right.
    pub is_sideways: bool,
    /// Group and member, by pairs.
    pub memory: Vec<u32>,
    /// Keys that groups remember.
    pub keys: Vec<(u32, String)>,
}

/// `inlay:resources` `request`.
#[derive(Clone, Default, Debug)]
pub struct ImageRequest {
    /// The texture it is for.
    pub texture: u32,
    /// Where the picture is.
    pub url: String,
    /// Shown size in device pixels; 0 is unknown.
    pub width: u32,
    /// Shown size in device pixels; 0 is unknown.
    pub height: u32,
    /// 1 in bounds, 2 in the viewport.
    pub visibility: u32,
}

/// `inlay:resources` `changes`.
#[derive(Clone, Default, Debug)]
pub struct ResourceChanges {
    /// Pictures to load.
    pub requests: Vec<ImageRequest>,
    /// Loads to cancel.
    pub cancelled: Vec<u32>,
    /// Texture and visibility of loads that came into the viewport or left it.
    pub urgency: Vec<u32>,
    /// Textures that are freed.
    pub released: Vec<u32>,
    /// Five words per node.
    pub nodes: Vec<u32>,
    /// When a load that failed is due again.
    pub wake: Option<f64>,
}

/// `inlay:resources` `failed-image`.
#[derive(Clone, PartialEq, Debug)]
pub struct FailedImage {
    /// Where the picture is.
    pub url: String,
    /// `load-error`, by its number.
    pub reason: u32,
    /// Failed loads in a row.
    pub failures: u32,
}

/// `inlay:resources` `resource-state`.
#[derive(Clone, Default, Debug)]
pub struct ResourceState {
    /// Version of the state.
    pub version: u32,
    /// URLs, longest ago first.
    pub recency: Vec<String>,
    /// Images whose last load failed.
    pub failed: Vec<FailedImage>,
}

/// `inlay:render` `surface`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Surface {
    /// Stage width in dp.
    pub width: f32,
    /// Stage height in dp.
    pub height: f32,
    /// Surface width in device pixels.
    pub pixel_width: u32,
    /// Surface height in device pixels.
    pub pixel_height: u32,
    /// Textures in a batch.
    pub texture_units: u32,
}

/// Every system below the engine. What each call means is said in the system's WIT.
#[allow(missing_docs, reason = "documented in wit/, function by function")]
pub trait Systems {
    fn scene_apply(&mut self, entries: &[u32]) -> Handed;
    fn scene_set_boxes(&mut self, boxes: Boxes) -> Handed;
    fn scene_set_offsets(&mut self, containers: &[u32], offsets: &[f32]) -> Handed;
    fn scene_set_focus(&mut self, node: u32) -> Handed;
    fn scene_set_states(&mut self, node: u32, add: u32, remove: u32) -> Handed;
    fn scene_take_states(&mut self) -> Vec<u32>;
    fn scene_set_rests(&mut self, entries: &[u32]) -> Handed;
    fn scene_take_placements(&mut self) -> Placements;
    fn scene_update(&mut self, width: f32, height: f32, pixel_ratio: f32) -> Handed<Drawing>;
    fn scene_redraw(&mut self) -> Drawing;
    fn scene_bounds(&mut self, node: u32) -> Handed<[f32; 4]>;
    fn scene_reset(&mut self);

    fn layout_apply(&mut self, entries: &[u32]) -> Handed;
    fn layout_set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Handed;
    fn layout_touch(&mut self, nodes: &[u32]) -> Handed;
    fn layout_solve(&mut self, width: f32, height: f32) -> Handed<Boxes>;
    fn layout_reset(&mut self);

    fn scroll_apply(&mut self, entries: &[u32], time: f64) -> Handed;
    fn scroll_place(&mut self, placements: &[u32], time: f64) -> Handed;
    fn scroll_set_focus(&mut self, node: u32, time: f64) -> Handed;
    fn scroll_reveal(&mut self, node: u32, time: f64) -> Handed;
    fn scroll_targets(&mut self) -> Vec<u32>;
    fn scroll_tick(&mut self, time: f64) -> Handed<Offsets>;
    fn scroll_reset(&mut self);
    fn scroll_snapshot(&mut self) -> ScrollState;
    fn scroll_restore(&mut self, state: &ScrollState) -> Handed;

    fn animation_apply(&mut self, entries: &[u32], time: f64) -> Handed;
    fn animation_retarget(&mut self, changes: &[u32], time: f64) -> Handed<Vec<u32>>;
    fn animation_take_rests(&mut self) -> Vec<u32>;
    fn animation_tick(&mut self, time: f64) -> Handed<Values>;
    fn animation_set_resolution(&mut self, pixels: f32);
    fn animation_movers(&mut self) -> Vec<u32>;
    fn animation_reset(&mut self);
    fn animation_snapshot(&mut self) -> AnimationState;
    fn animation_restore(&mut self, state: &AnimationState) -> Handed;

    fn focus_apply(&mut self, entries: &[u8]) -> Handed;
    fn focus_place(&mut self, placements: &[u8]) -> Handed;
    /// `direction`: 0 up, 1 right, 2 down, 3 left.
    fn focus_move(&mut self, direction: u32, targets: &[u8]) -> Handed<Outcome>;
    fn focus_focus(&mut self, node: u32) -> Handed<Outcome>;
    fn focus_settle(&mut self) -> Outcome;
    fn focus_reset(&mut self);
    fn focus_snapshot(&mut self) -> FocusState;
    fn focus_restore(&mut self, state: &FocusState) -> Handed;

    fn text_apply(&mut self, entries: &[u32]) -> Handed;
    fn text_wanted_fonts(&mut self) -> Vec<u32>;
    fn text_take_unserved(&mut self) -> Vec<u32>;
    fn text_take_missing(&mut self) -> Vec<MissingFont>;
    fn text_add_font(&mut self, font: u32, bytes: &[u8]) -> Handed<Vec<u32>>;
    fn text_fail_font(&mut self, font: u32) -> Handed;
    fn text_set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Handed;
    fn text_set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Handed;
    fn text_update(&mut self) -> Glyphs;
    fn text_redraw(&mut self) -> Glyphs;
    fn text_take_uploads(&mut self) -> Uploads;
    fn text_all_uploads(&mut self) -> Uploads;
    fn text_pending(&mut self) -> bool;
    fn text_waiting(&mut self) -> u32;
    fn text_reset(&mut self);

    fn resources_set_budget(&mut self, bytes: u32);
    fn resources_apply(&mut self, entries: &[u32]) -> Handed;
    fn resources_set_visible(&mut self, nodes: &[u32]) -> Handed;
    fn resources_arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Handed;
    fn resources_fail(&mut self, texture: u32, reason: u32) -> Handed;
    fn resources_reserve(&mut self, bytes: u32) -> Handed<u32>;
    fn resources_update(&mut self, time: f64) -> ResourceChanges;
    fn resources_reset(&mut self);
    fn resources_snapshot(&mut self) -> ResourceState;
    fn resources_restore(&mut self, state: &ResourceState) -> Handed;

    fn render_set_surface(&mut self, surface: Surface) -> Handed;
    fn render_apply(&mut self, entries: &[u32]) -> Handed;
    fn render_set_drawing(&mut self, drawing: Drawing) -> Handed;
    fn render_set_glyphs(&mut self, glyphs: Glyphs) -> Handed;
    fn render_set_page(&mut self, page: u32, texture: u32);
    fn render_upload(&mut self, uploads: Uploads) -> Handed;
    fn render_set_textures(&mut self, textures: &[u32]) -> Handed;
    fn render_set_images(&mut self, images: &[u32]) -> Handed;
    fn render_drop_textures(&mut self, textures: &[u32]);
    fn render_draw(&mut self) -> Vec<u32>;
    fn render_full(&mut self) -> Vec<u32>;
    fn render_reset(&mut self);
}
