//! Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`.

use crate::check::{NO_PAYLOAD, Range, Shape};
use crate::info::{Animate, Info, System, Systems, Table};
use crate::{Pack, ValueError};

/// Version 0.1.0 of the schema, as `major << 16 | minor`.
pub const VERSION: u32 = 0x00000001;

/// FNV-1a of everything that decides what words of apps mean: ids, names, types, defaults, ranges.
pub const HASH: u32 = 0x834453d5;

/// The kinds of instances that the draw list has, a bit each: what a host of this version draws.
pub const DRAWN_KINDS: u32 = 0x7ff;

/// Numbers of the entries.
pub mod id {
    /// Creates a node outside the tree and selects it.
    ///
    /// Command `create-node`: `create`.
    pub const CREATE_NODE: u16 = 0x0001;
    /// Removes a node and everything under it; their ids are free again.
    ///
    /// Command `remove-node`: `node-id`.
    pub const REMOVE_NODE: u16 = 0x0002;
    /// Puts a node (and what is under it) into the tree or moves it there.
    ///
    /// Command `insert-child`: `insertion`.
    pub const INSERT_CHILD: u16 = 0x0003;
    /// The properties that follow are for this node.
    ///
    /// Command `select-node`: `node-id`.
    pub const SELECT_NODE: u16 = 0x0004;
    /// The properties that follow are for the selected node while it is in this state, until
    /// the next `select-node`.
    ///
    /// Command `select-state`: `state`.
    pub const SELECT_STATE: u16 = 0x0005;
    /// Removes the selected node's value of a property (in the selected state): the default
    /// applies again.
    ///
    /// Command `unset-property`: `entry-id`.
    pub const UNSET_PROPERTY: u16 = 0x0006;
    /// Replaces the states that the app sets.
    ///
    /// Command `set-states`: `set-states`.
    pub const SET_STATES: u16 = 0x0007;
    /// Starts an animation at the time of the frame that takes the batch.
    ///
    /// Command `animate`: `animation`.
    pub const ANIMATE: u16 = 0x0008;
    /// Plays, pauses, seeks or ends an animation.
    ///
    /// Command `control-animation`: `animation-control`.
    pub const CONTROL_ANIMATION: u16 = 0x0009;
    /// Moves focus to a node, or into a group by its entry policy. Refused if it is neither in
    /// any state. If it cannot have focus in that frame, focus stays. A group without a member
    /// that can have it gets focus once it has one, unless a key or another request comes
    /// first.
    ///
    /// Command `focus-node`: `node-id`.
    pub const FOCUS_NODE: u16 = 0x000a;
    /// Scrolls a container.
    ///
    /// Command `scroll-to`: `scroll-to`.
    pub const SCROLL_TO: u16 = 0x000b;
    /// Scrolls the containers of a node as if it got focus.
    ///
    /// Command `reveal-node`: `node-id`.
    pub const REVEAL_NODE: u16 = 0x000c;
    /// Queries a node's box: the event `bounds` answers.
    ///
    /// Command `query-bounds`: `question`.
    pub const QUERY_BOUNDS: u16 = 0x000d;
    /// Adds a font, at most 1024 to a stage. Its bytes are requested from the host when a text
    /// first needs it.
    ///
    /// Command `add-font-face`: `font-face`.
    pub const ADD_FONT_FACE: u16 = 0x000e;
    /// Queries the size of a text: the event `text-metrics` answers.
    ///
    /// Command `query-text`: `text-question`; later.
    pub const QUERY_TEXT: u16 = 0x000f;
    /// Loads an image before a node shows it.
    ///
    /// Command `preload-image`: `string`; later.
    pub const PRELOAD_IMAGE: u16 = 0x0010;
    /// Marks the items of a virtual list as changed.
    ///
    /// Command `change-list`: `list-change`; later.
    pub const CHANGE_LIST: u16 = 0x0011;
    /// Speaks.
    ///
    /// Command `announce`: `announcement`; later.
    pub const ANNOUNCE: u16 = 0x0012;
    /// Loads the image of a node again if it failed, at once, whatever the cause was. `loaded`
    /// or `failed` answers. An image that is ready or being loaded stays as it is.
    ///
    /// Command `reload-image`: `node-id`.
    pub const RELOAD_IMAGE: u16 = 0x0013;
    /// Removes the selected node's values in the selected state (without one, those for no
    /// state) of all properties but these: what followed from them is as after
    /// `unset-property`. Numbers that are no property are skipped.
    ///
    /// Command `retain-properties`: `list<entry-id>`.
    pub const RETAIN_PROPERTIES: u16 = 0x0014;
    /// CSS `display`. Inlay starts as a flex container, as TV frameworks do, where CSS says
    /// `inline`.
    ///
    /// Property `display`: `display`; default `flex`.
    pub const DISPLAY: u16 = 0x0100;
    /// CSS `position`.
    ///
    /// Property `position`: `position`; default `relative`.
    pub const POSITION: u16 = 0x0101;
    /// CSS `direction`: order of rows, side of `start`, base direction of texts. The root is
    /// `ltr`. A text that inherits takes the direction of its first strong character (HTML
    /// `dir="auto"`).
    ///
    /// Property `direction`: `direction`; default `inherit`.
    pub const DIRECTION: u16 = 0x0102;
    /// CSS `box-sizing`. Inlay starts with `border-box`, where CSS says `content-box`.
    ///
    /// Property `box-sizing`: `box-sizing`; default `border-box`.
    pub const BOX_SIZING: u16 = 0x0103;
    /// CSS `overflow-x`. `hidden` and `scroll` clip to the padding box with its radii.
    ///
    /// Property `overflow-x`: `overflow`; default `visible`.
    pub const OVERFLOW_X: u16 = 0x0104;
    /// CSS `overflow-y`.
    ///
    /// Property `overflow-y`: `overflow`; default `visible`.
    pub const OVERFLOW_Y: u16 = 0x0105;
    /// CSS `width`.
    ///
    /// Property `width`: `size`, dp, 0 or more; default `auto`.
    pub const WIDTH: u16 = 0x0106;
    /// CSS `height`.
    ///
    /// Property `height`: `size`, dp, 0 or more; default `auto`.
    pub const HEIGHT: u16 = 0x0107;
    /// CSS `min-width`.
    ///
    /// Property `min-width`: `size`, dp, 0 or more; default `auto`.
    pub const MIN_WIDTH: u16 = 0x0108;
    /// CSS `min-height`.
    ///
    /// Property `min-height`: `size`, dp, 0 or more; default `auto`.
    pub const MIN_HEIGHT: u16 = 0x0109;
    /// CSS `max-width`; `auto` is CSS `none`.
    ///
    /// Property `max-width`: `size`, dp, 0 or more; default `auto`.
    pub const MAX_WIDTH: u16 = 0x010a;
    /// CSS `max-height`; `auto` is CSS `none`.
    ///
    /// Property `max-height`: `size`, dp, 0 or more; default `auto`.
    pub const MAX_HEIGHT: u16 = 0x010b;
    /// CSS `aspect-ratio`: width over height, above 0.
    ///
    /// Property `aspect-ratio`: `option<f32>`, 0.0001 or more; default `none`.
    pub const ASPECT_RATIO: u16 = 0x010c;
    /// CSS `top`.
    ///
    /// Property `inset-top`: `dimension`, dp; default `auto`.
    pub const INSET_TOP: u16 = 0x010d;
    /// CSS `right`.
    ///
    /// Property `inset-right`: `dimension`, dp; default `auto`.
    pub const INSET_RIGHT: u16 = 0x010e;
    /// CSS `bottom`.
    ///
    /// Property `inset-bottom`: `dimension`, dp; default `auto`.
    pub const INSET_BOTTOM: u16 = 0x010f;
    /// CSS `left`.
    ///
    /// Property `inset-left`: `dimension`, dp; default `auto`.
    pub const INSET_LEFT: u16 = 0x0110;
    /// CSS `margin-top`.
    ///
    /// Property `margin-top`: `dimension`, dp; default `dp(0)`.
    pub const MARGIN_TOP: u16 = 0x0111;
    /// CSS `margin-right`.
    ///
    /// Property `margin-right`: `dimension`, dp; default `dp(0)`.
    pub const MARGIN_RIGHT: u16 = 0x0112;
    /// CSS `margin-bottom`.
    ///
    /// Property `margin-bottom`: `dimension`, dp; default `dp(0)`.
    pub const MARGIN_BOTTOM: u16 = 0x0113;
    /// CSS `margin-left`.
    ///
    /// Property `margin-left`: `dimension`, dp; default `dp(0)`.
    pub const MARGIN_LEFT: u16 = 0x0114;
    /// CSS `padding-top`.
    ///
    /// Property `padding-top`: `length`, dp, 0 or more; default `dp(0)`.
    pub const PADDING_TOP: u16 = 0x0115;
    /// CSS `padding-right`.
    ///
    /// Property `padding-right`: `length`, dp, 0 or more; default `dp(0)`.
    pub const PADDING_RIGHT: u16 = 0x0116;
    /// CSS `padding-bottom`.
    ///
    /// Property `padding-bottom`: `length`, dp, 0 or more; default `dp(0)`.
    pub const PADDING_BOTTOM: u16 = 0x0117;
    /// CSS `padding-left`.
    ///
    /// Property `padding-left`: `length`, dp, 0 or more; default `dp(0)`.
    pub const PADDING_LEFT: u16 = 0x0118;
    /// CSS `border-top-width`.
    ///
    /// Property `border-top-width`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_TOP_WIDTH: u16 = 0x0119;
    /// CSS `border-right-width`.
    ///
    /// Property `border-right-width`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_RIGHT_WIDTH: u16 = 0x011a;
    /// CSS `border-bottom-width`.
    ///
    /// Property `border-bottom-width`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_BOTTOM_WIDTH: u16 = 0x011b;
    /// CSS `border-left-width`.
    ///
    /// Property `border-left-width`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_LEFT_WIDTH: u16 = 0x011c;
    /// CSS `flex-direction`.
    ///
    /// Property `flex-direction`: `flex-direction`; default `row`.
    pub const FLEX_DIRECTION: u16 = 0x0130;
    /// CSS `flex-wrap`.
    ///
    /// Property `flex-wrap`: `flex-wrap`; default `nowrap`.
    pub const FLEX_WRAP: u16 = 0x0131;
    /// CSS `flex-grow`.
    ///
    /// Property `flex-grow`: `f32`, 0 or more; default `0`.
    pub const FLEX_GROW: u16 = 0x0132;
    /// CSS `flex-shrink`.
    ///
    /// Property `flex-shrink`: `f32`, 0 or more; default `1`.
    pub const FLEX_SHRINK: u16 = 0x0133;
    /// CSS `flex-basis`.
    ///
    /// Property `flex-basis`: `size`, dp, 0 or more; default `auto`.
    pub const FLEX_BASIS: u16 = 0x0134;
    /// CSS `justify-content`.
    ///
    /// Property `justify-content`: `content-alignment`; default `normal`.
    pub const JUSTIFY_CONTENT: u16 = 0x0135;
    /// CSS `align-content`.
    ///
    /// Property `align-content`: `content-alignment`; default `normal`.
    pub const ALIGN_CONTENT: u16 = 0x0136;
    /// CSS `align-items`.
    ///
    /// Property `align-items`: `item-alignment`; default `normal`.
    pub const ALIGN_ITEMS: u16 = 0x0137;
    /// CSS `align-self`.
    ///
    /// Property `align-self`: `item-alignment`; default `auto`.
    pub const ALIGN_SELF: u16 = 0x0138;
    /// CSS `justify-items`.
    ///
    /// Property `justify-items`: `item-alignment`; default `normal`.
    pub const JUSTIFY_ITEMS: u16 = 0x0139;
    /// CSS `justify-self`.
    ///
    /// Property `justify-self`: `item-alignment`; default `auto`.
    pub const JUSTIFY_SELF: u16 = 0x013a;
    /// CSS `row-gap`.
    ///
    /// Property `row-gap`: `length`, dp, 0 or more; default `dp(0)`.
    pub const ROW_GAP: u16 = 0x013b;
    /// CSS `column-gap`.
    ///
    /// Property `column-gap`: `length`, dp, 0 or more; default `dp(0)`.
    pub const COLUMN_GAP: u16 = 0x013c;
    /// CSS `order`: position of an item of a flex or grid container among the others. Drawing
    /// and focus keep the order of the tree.
    ///
    /// Property `order`: `s32`; default `0`.
    pub const ORDER: u16 = 0x013d;
    /// CSS `grid-template-columns`.
    ///
    /// Property `grid-template-columns`: `list<track-list>`, 0 or more; default `[]`.
    pub const GRID_TEMPLATE_COLUMNS: u16 = 0x0150;
    /// CSS `grid-template-rows`.
    ///
    /// Property `grid-template-rows`: `list<track-list>`, 0 or more; default `[]`.
    pub const GRID_TEMPLATE_ROWS: u16 = 0x0151;
    /// CSS `grid-auto-columns`.
    ///
    /// Property `grid-auto-columns`: `list<track-size>`, 0 or more; default `[]`.
    pub const GRID_AUTO_COLUMNS: u16 = 0x0152;
    /// CSS `grid-auto-rows`.
    ///
    /// Property `grid-auto-rows`: `list<track-size>`, 0 or more; default `[]`.
    pub const GRID_AUTO_ROWS: u16 = 0x0153;
    /// CSS `grid-auto-flow`.
    ///
    /// Property `grid-auto-flow`: `grid-auto-flow`; default `row`.
    pub const GRID_AUTO_FLOW: u16 = 0x0154;
    /// CSS `grid-column-start`.
    ///
    /// Property `grid-column-start`: `grid-line`; default `auto`.
    pub const GRID_COLUMN_START: u16 = 0x0155;
    /// CSS `grid-column-end`.
    ///
    /// Property `grid-column-end`: `grid-line`; default `auto`.
    pub const GRID_COLUMN_END: u16 = 0x0156;
    /// CSS `grid-row-start`.
    ///
    /// Property `grid-row-start`: `grid-line`; default `auto`.
    pub const GRID_ROW_START: u16 = 0x0157;
    /// CSS `grid-row-end`.
    ///
    /// Property `grid-row-end`: `grid-line`; default `auto`.
    pub const GRID_ROW_END: u16 = 0x0158;
    /// CSS `margin-inline-start`: the margin of the side where `direction` starts. If it has a
    /// value, it overrides `margin-left` or `margin-right`.
    ///
    /// Property `margin-inline-start`: `option<dimension>`, dp; default `none`.
    pub const MARGIN_INLINE_START: u16 = 0x0160;
    /// CSS `margin-inline-end`: the margin of the side where `direction` ends. If it has a
    /// value, it overrides `margin-left` or `margin-right`.
    ///
    /// Property `margin-inline-end`: `option<dimension>`, dp; default `none`.
    pub const MARGIN_INLINE_END: u16 = 0x0161;
    /// CSS `padding-inline-start`: the padding of the side where `direction` starts. If it has
    /// a value, it overrides `padding-left` or `padding-right`.
    ///
    /// Property `padding-inline-start`: `option<length>`, dp, 0 or more; default `none`.
    pub const PADDING_INLINE_START: u16 = 0x0162;
    /// CSS `padding-inline-end`: the padding of the side where `direction` ends. If it has a
    /// value, it overrides `padding-left` or `padding-right`.
    ///
    /// Property `padding-inline-end`: `option<length>`, dp, 0 or more; default `none`.
    pub const PADDING_INLINE_END: u16 = 0x0163;
    /// CSS `inset-inline-start`: the inset of the side where `direction` starts. If it has a
    /// value, it overrides `inset-left` or `inset-right`.
    ///
    /// Property `inset-inline-start`: `option<dimension>`, dp; default `none`.
    pub const INSET_INLINE_START: u16 = 0x0164;
    /// CSS `inset-inline-end`: the inset of the side where `direction` ends. If it has a value,
    /// it overrides `inset-left` or `inset-right`.
    ///
    /// Property `inset-inline-end`: `option<dimension>`, dp; default `none`.
    pub const INSET_INLINE_END: u16 = 0x0165;
    /// CSS `visibility`, inherited: a hidden node keeps its box, is not drawn and cannot have
    /// focus. A visible child of a hidden node stays hidden.
    ///
    /// Property `visibility`: `visibility`; default `visible`.
    pub const VISIBILITY: u16 = 0x0200;
    /// CSS `opacity`: the node and what is in it are drawn as one, then laid over what is
    /// below.
    ///
    /// Property `opacity`: `f32`, 0 to 1; default `1`.
    pub const OPACITY: u16 = 0x0201;
    /// Order among siblings: higher is drawn later; equal keeps the tree's order.
    ///
    /// Property `z-index`: `s32`; default `0`.
    pub const Z_INDEX: u16 = 0x0202;
    /// Shift to the right, before rotation and scale of the node. Does not affect layout.
    ///
    /// Property `translate-x`: `f32`, dp; default `0`.
    pub const TRANSLATE_X: u16 = 0x0203;
    /// Shift downwards.
    ///
    /// Property `translate-y`: `f32`, dp; default `0`.
    pub const TRANSLATE_Y: u16 = 0x0204;
    /// Scale about the pivot.
    ///
    /// Property `scale-x`: `f32`; default `1`.
    pub const SCALE_X: u16 = 0x0205;
    /// Scale about the pivot.
    ///
    /// Property `scale-y`: `f32`; default `1`.
    pub const SCALE_Y: u16 = 0x0206;
    /// Rotation about the pivot, clockwise.
    ///
    /// Property `rotation`: `f32`, degrees; default `0`.
    pub const ROTATION: u16 = 0x0207;
    /// CSS `skewX()`.
    ///
    /// Property `skew-x`: `f32`, degrees; default `0`; later.
    pub const SKEW_X: u16 = 0x0208;
    /// CSS `skewY()`.
    ///
    /// Property `skew-y`: `f32`, degrees; default `0`; later.
    pub const SKEW_Y: u16 = 0x0209;
    /// CSS `transform-origin`, x: percent of the box's width, or dp from its left.
    ///
    /// Property `pivot-x`: `length`, dp; default `percent(50)`.
    pub const PIVOT_X: u16 = 0x020a;
    /// CSS `transform-origin`, y.
    ///
    /// Property `pivot-y`: `length`, dp; default `percent(50)`.
    pub const PIVOT_Y: u16 = 0x020b;
    /// Distance from the viewport within which the node is in bounds: its image is loaded and
    /// `in-bounds` emitted.
    ///
    /// Property `cull-margin`: `f32`, dp, 0 or more; default `240`.
    pub const CULL_MARGIN: u16 = 0x020c;
    /// Drawn once into a texture and kept until something in it changes.
    ///
    /// Property `cache`: `bool`; default `false`; later.
    pub const CACHE: u16 = 0x020d;
    /// Cuts a hole for the video behind.
    ///
    /// Property `hole`: `bool`; default `false`; later.
    pub const HOLE: u16 = 0x020e;
    /// CSS `background-color`.
    ///
    /// Property `background-color`: `color`; default `0x00000000`.
    pub const BACKGROUND_COLOR: u16 = 0x0300;
    /// CSS `border-top-left-radius`, circular. Too large radii shrink together as CSS says.
    ///
    /// Property `border-top-left-radius`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_TOP_LEFT_RADIUS: u16 = 0x0301;
    /// CSS `border-top-right-radius`, circular. Too large radii shrink together as CSS says.
    ///
    /// Property `border-top-right-radius`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_TOP_RIGHT_RADIUS: u16 = 0x0302;
    /// CSS `border-bottom-right-radius`, circular. Too large radii shrink together as CSS says.
    ///
    /// Property `border-bottom-right-radius`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_BOTTOM_RIGHT_RADIUS: u16 = 0x0303;
    /// CSS `border-bottom-left-radius`, circular. Too large radii shrink together as CSS says.
    ///
    /// Property `border-bottom-left-radius`: `f32`, dp, 0 or more; default `0`.
    pub const BORDER_BOTTOM_LEFT_RADIUS: u16 = 0x0304;
    /// CSS `border-top-color`.
    ///
    /// Property `border-top-color`: `color`; default `0x00000000`.
    pub const BORDER_TOP_COLOR: u16 = 0x0305;
    /// CSS `border-right-color`.
    ///
    /// Property `border-right-color`: `color`; default `0x00000000`.
    pub const BORDER_RIGHT_COLOR: u16 = 0x0306;
    /// CSS `border-bottom-color`.
    ///
    /// Property `border-bottom-color`: `color`; default `0x00000000`.
    pub const BORDER_BOTTOM_COLOR: u16 = 0x0307;
    /// CSS `border-left-color`.
    ///
    /// Property `border-left-color`: `color`; default `0x00000000`.
    pub const BORDER_LEFT_COLOR: u16 = 0x0308;
    /// Where the border is painted: inside the edge of the box, on it, or outside. Layout is as
    /// if it were inside.
    ///
    /// Property `border-alignment`: `border-alignment`; default `inside`.
    pub const BORDER_ALIGNMENT: u16 = 0x0309;
    /// CSS `background-image` with a gradient.
    ///
    /// Property `background-gradient`: `gradient`; default `none`.
    pub const BACKGROUND_GRADIENT: u16 = 0x030a;
    /// CSS `box-shadow`: the first is on top.
    ///
    /// Property `box-shadow`: `list<box-shadow>`, dp; default `[]`.
    pub const BOX_SHADOW: u16 = 0x030b;
    /// Colours of the corners, from the top left clockwise, blended over the box.
    ///
    /// Property `corner-colors`: `option<tuple<color, color, color, color>>`; default `none`.
    pub const CORNER_COLORS: u16 = 0x030c;
    /// CSS `mix-blend-mode`.
    ///
    /// Property `blend-mode`: `blend-mode`; default `normal`; later.
    pub const BLEND_MODE: u16 = 0x030d;
    /// CSS `filter: blur()`.
    ///
    /// Property `blur`: `f32`, dp, 0 or more; default `0`; later.
    pub const BLUR: u16 = 0x030e;
    /// CSS `backdrop-filter: blur()`.
    ///
    /// Property `backdrop-blur`: `f32`, dp, 0 or more; default `0`; later.
    pub const BACKDROP_BLUR: u16 = 0x030f;
    /// URL of the image. Empty is none.
    ///
    /// Property `src`: `string`; default `""`.
    pub const SRC: u16 = 0x0340;
    /// CSS `object-fit`.
    ///
    /// Property `object-fit`: `object-fit`; default `fill`.
    pub const OBJECT_FIT: u16 = 0x0341;
    /// CSS `object-position`, x.
    ///
    /// Property `object-position-x`: `length`, dp; default `percent(50)`.
    pub const OBJECT_POSITION_X: u16 = 0x0342;
    /// CSS `object-position`, y.
    ///
    /// Property `object-position-y`: `length`, dp; default `percent(50)`.
    pub const OBJECT_POSITION_Y: u16 = 0x0343;
    /// The part of the image that is shown, in its own pixels.
    ///
    /// Property `source-rect`: `option<source-rect>`, px; default `none`.
    pub const SOURCE_RECT: u16 = 0x0344;
    /// Colour that the image is multiplied with; white changes nothing.
    ///
    /// Property `tint`: `color`; default `0xffffffff`.
    pub const TINT: u16 = 0x0345;
    /// Fill while the image loads or after it failed.
    ///
    /// Property `placeholder-color`: `color`; default `0x00000000`.
    pub const PLACEHOLDER_COLOR: u16 = 0x0346;
    /// Mirrored image.
    ///
    /// Property `flip`: `flip`; default `0`; later.
    pub const FLIP: u16 = 0x0347;
    /// CSS `border-image-slice`: corners keep their size.
    ///
    /// Property `nine-slice`: `option<nine-slice>`, px; default `none`; later.
    pub const NINE_SLICE: u16 = 0x0348;
    /// Fade from the placeholder to the image.
    ///
    /// Property `cross-fade`: `f32`, ms, 0 or more; default `0`; later.
    pub const CROSS_FADE: u16 = 0x0349;
    /// The paragraph. White space is kept and a line feed starts a line (CSS
    /// `white-space: pre-wrap`); an empty paragraph is one line high. A tab ends at the next
    /// multiple of 8 spaces from the start of its line (CSS `tab-size`); a line that breaks
    /// after a soft hyphen (U+00AD) shows a hyphen.
    ///
    /// Property `content`: `string`; default `""`.
    pub const CONTENT: u16 = 0x0400;
    /// CSS `font-family`: families in order of preference; then all known fonts that have the
    /// character.
    ///
    /// Property `font-family`: `list<string>`; default `[]`.
    pub const FONT_FAMILY: u16 = 0x0401;
    /// CSS `font-size`.
    ///
    /// Property `font-size`: `f32`, dp, 1 to 1024; default `32`.
    pub const FONT_SIZE: u16 = 0x0402;
    /// CSS `font-weight`.
    ///
    /// Property `font-weight`: `u32`, 1 to 1000; default `400`.
    pub const FONT_WEIGHT: u16 = 0x0403;
    /// CSS `font-style`.
    ///
    /// Property `font-style`: `font-style`; default `normal`.
    pub const FONT_STYLE: u16 = 0x0404;
    /// CSS `line-height`.
    ///
    /// Property `line-height`: `line-height`, dp, 0 or more; default `normal`.
    pub const LINE_HEIGHT: u16 = 0x0405;
    /// CSS `letter-spacing`.
    ///
    /// Property `letter-spacing`: `f32`, dp; default `0`.
    pub const LETTER_SPACING: u16 = 0x0406;
    /// CSS `word-spacing`.
    ///
    /// Property `word-spacing`: `f32`, dp; default `0`.
    pub const WORD_SPACING: u16 = 0x0407;
    /// CSS `text-align`.
    ///
    /// Property `text-align`: `text-align`; default `start`.
    pub const TEXT_ALIGN: u16 = 0x0408;
    /// Position of the lines in a higher box.
    ///
    /// Property `vertical-align`: `vertical-align`; default `top`.
    pub const VERTICAL_ALIGN: u16 = 0x0409;
    /// Most lines shown; 0 is no limit.
    ///
    /// Property `max-lines`: `u32`; default `0`.
    pub const MAX_LINES: u16 = 0x040a;
    /// CSS `text-overflow`, at the end of the last line that `max-lines` or the box leaves.
    ///
    /// Property `text-overflow`: `text-overflow`; default `clip`.
    pub const TEXT_OVERFLOW: u16 = 0x040b;
    /// CSS `text-wrap-mode`.
    ///
    /// Property `text-wrap`: `text-wrap`; default `wrap`.
    pub const TEXT_WRAP: u16 = 0x040c;
    /// CSS `color`.
    ///
    /// Property `color`: `color`; default `0xffffffff`.
    pub const COLOR: u16 = 0x040d;
    /// BCP 47 tag: picks glyphs and breaks. Empty is unknown.
    ///
    /// Property `language`: `string`; default `""`.
    pub const LANGUAGE: u16 = 0x040e;
    /// CSS `text-decoration-line`.
    ///
    /// Property `decoration`: `text-decoration`; default `0`; later.
    pub const DECORATION: u16 = 0x040f;
    /// Parts in another style, in order, not overlapping.
    ///
    /// Property `runs`: `list<text-run>`; default `[]`; later.
    pub const RUNS: u16 = 0x0410;
    /// CSS `text-shadow`; spread and inset are ignored.
    ///
    /// Property `text-shadow`: `list<box-shadow>`, dp; default `[]`; later.
    pub const TEXT_SHADOW: u16 = 0x0411;
    /// CSS `-webkit-text-stroke`.
    ///
    /// Property `outline`: `option<text-outline>`, dp; default `none`; later.
    pub const OUTLINE: u16 = 0x0412;
    /// Fill of the glyphs.
    ///
    /// Property `text-gradient`: `gradient`; default `none`; later.
    pub const TEXT_GRADIENT: u16 = 0x0413;
    /// What a text does when it does not fit.
    ///
    /// Property `text-fit`: `text-fit`; default `none`; later.
    pub const TEXT_FIT: u16 = 0x0414;
    /// CSS `font-feature-settings`: tag as four bytes, and value.
    ///
    /// Property `font-features`: `list<tuple<u32, u32>>`; default `[]`; later.
    pub const FONT_FEATURES: u16 = 0x0415;
    /// CSS `font-variation-settings`: tag as four bytes, and value.
    ///
    /// Property `font-variations`: `list<tuple<u32, f32>>`; default `[]`; later.
    pub const FONT_VARIATIONS: u16 = 0x0416;
    /// CSS `transition`: how a changed value of a property moves. If a property is named twice,
    /// the last one counts.
    ///
    /// Property `transition`: `list<transition>`, ms; default `[]`.
    pub const TRANSITION: u16 = 0x0500;
    /// Time before the node's style follows its states.
    ///
    /// Property `state-delay`: `f32`, ms, 0 or more; default `0`; later.
    pub const STATE_DELAY: u16 = 0x0501;
    /// Can have focus.
    ///
    /// Property `focusable`: `bool`; default `false`.
    pub const FOCUSABLE: u16 = 0x0600;
    /// A stable name, unique in its group, that restores focus when nodes are recreated. Empty
    /// is none.
    ///
    /// Property `focus-key`: `string`; default `""`.
    pub const FOCUS_KEY: u16 = 0x0601;
    /// The focusable nodes below this one form a group: moves stay inside while they can.
    ///
    /// Property `focus-group`: `bool`; default `false`.
    pub const FOCUS_GROUP: u16 = 0x0602;
    /// What the group remembers when focus leaves it. With `none` it forgets.
    ///
    /// Property `focus-memory`: `focus-memory`; default `none`.
    pub const FOCUS_MEMORY: u16 = 0x0603;
    /// Where focus goes in the group when nothing is remembered. `direction` decides which
    /// member is first and which is last.
    ///
    /// Property `focus-entry`: `focus-entry`; default `nearest`.
    pub const FOCUS_ENTRY: u16 = 0x0604;
    /// The member that `preferred` names; 0 is none.
    ///
    /// Property `focus-preferred`: `node-id`; default `0`.
    pub const FOCUS_PREFERRED: u16 = 0x0605;
    /// The node that a move up goes to, wherever it is; 0 is none.
    ///
    /// Property `next-focus-up`: `node-id`; default `0`.
    pub const NEXT_FOCUS_UP: u16 = 0x0606;
    /// The node that a move right goes to, wherever it is; 0 is none.
    ///
    /// Property `next-focus-right`: `node-id`; default `0`.
    pub const NEXT_FOCUS_RIGHT: u16 = 0x0607;
    /// The node that a move down goes to, wherever it is; 0 is none.
    ///
    /// Property `next-focus-down`: `node-id`; default `0`.
    pub const NEXT_FOCUS_DOWN: u16 = 0x0608;
    /// The node that a move left goes to, wherever it is; 0 is none.
    ///
    /// Property `next-focus-left`: `node-id`; default `0`.
    pub const NEXT_FOCUS_LEFT: u16 = 0x0609;
    /// Directions in which no move leaves the group. If it is all of them, focus does not leave
    /// it by itself while the group is shown.
    ///
    /// Property `focus-trap`: `navigation-directions`; default `0`.
    pub const FOCUS_TRAP: u16 = 0x060a;
    /// Directions in which a move at the end of the group continues at its other end.
    ///
    /// Property `focus-wrap`: `navigation-directions`; default `0`; later.
    pub const FOCUS_WRAP: u16 = 0x060b;
    /// While this group exists, focus is in it.
    ///
    /// Property `focus-modal`: `bool`; default `false`; later.
    pub const FOCUS_MODAL: u16 = 0x060c;
    /// An empty area that sends focus on to this node.
    ///
    /// Property `focus-guide`: `node-id`; default `0`; later.
    pub const FOCUS_GUIDE: u16 = 0x060d;
    /// Least fraction of a candidate's side that must be in the beam of the move.
    ///
    /// Property `focus-overlap`: `f32`, 0 to 1; default `0`; later.
    pub const FOCUS_OVERLAP: u16 = 0x060e;
    /// Keys that the engine leaves to the app while focus is on this node or under it.
    ///
    /// Property `claimed-keys`: `list<key>`; default `[]`.
    pub const CLAIMED_KEYS: u16 = 0x060f;
    /// Makes the node a scroll container. Its content is clipped where `overflow` says so.
    ///
    /// Property `scroll-axis`: `scroll-axis`; default `none`.
    pub const SCROLL_AXIS: u16 = 0x0700;
    /// Where the focused item is scrolled to.
    ///
    /// Property `scroll-policy`: `scroll-policy`; default `edge`.
    pub const SCROLL_POLICY: u16 = 0x0701;
    /// Position of the key line, as a fraction of the container.
    ///
    /// Property `key-line`: `f32`, 0 to 1; default `0.5`.
    pub const KEY_LINE: u16 = 0x0702;
    /// The line of the item that is scrolled to the key line, as a fraction of the item.
    ///
    /// Property `key-line-item`: `f32`, 0 to 1; default `0.5`.
    pub const KEY_LINE_ITEM: u16 = 0x0703;
    /// CSS `scroll-padding-top`: space kept free beside a revealed item.
    ///
    /// Property `scroll-padding-top`: `f32`, dp, 0 or more; default `0`.
    pub const SCROLL_PADDING_TOP: u16 = 0x0704;
    /// CSS `scroll-padding-right`: space kept free beside a revealed item.
    ///
    /// Property `scroll-padding-right`: `f32`, dp, 0 or more; default `0`.
    pub const SCROLL_PADDING_RIGHT: u16 = 0x0705;
    /// CSS `scroll-padding-bottom`: space kept free beside a revealed item.
    ///
    /// Property `scroll-padding-bottom`: `f32`, dp, 0 or more; default `0`.
    pub const SCROLL_PADDING_BOTTOM: u16 = 0x0706;
    /// CSS `scroll-padding-left`: space kept free beside a revealed item.
    ///
    /// Property `scroll-padding-left`: `f32`, dp, 0 or more; default `0`.
    pub const SCROLL_PADDING_LEFT: u16 = 0x0707;
    /// How the container moves to a new target.
    ///
    /// Property `scroll-motion`: `motion`; default `spring({ stiffness: 200, damping: 28.28 })`.
    pub const SCROLL_MOTION: u16 = 0x0708;
    /// How far a drag goes past the end.
    ///
    /// Property `scroll-overshoot`: `f32`, dp, 0 or more; default `0`; later.
    pub const SCROLL_OVERSHOOT: u16 = 0x0709;
    /// Stops only at items.
    ///
    /// Property `scroll-snap`: `bool`; default `false`; later.
    pub const SCROLL_SNAP: u16 = 0x070a;
    /// Items of a virtual list.
    ///
    /// Property `item-count`: `u32`; default `0`; later.
    pub const ITEM_COUNT: u16 = 0x070b;
    /// Length of an item that does not exist yet.
    ///
    /// Property `item-extent`: `f32`, dp, 0 or more; default `0`; later.
    pub const ITEM_EXTENT: u16 = 0x070c;
    /// What each item of a virtual list is a copy of.
    ///
    /// Property `item-template`: `node-id`; default `0`; later.
    pub const ITEM_TEMPLATE: u16 = 0x070d;
    /// How far ahead items exist, in lengths of the container.
    ///
    /// Property `prefetch`: `f32`, 0 or more; default `1`; later.
    pub const PREFETCH: u16 = 0x070e;
    /// WAI-ARIA `role`.
    ///
    /// Property `role`: `role`; default `none`; later.
    pub const ROLE: u16 = 0x0800;
    /// WAI-ARIA `aria-label`.
    ///
    /// Property `label`: `string`; default `""`; later.
    pub const LABEL: u16 = 0x0801;
    /// WAI-ARIA `aria-description`.
    ///
    /// Property `description`: `string`; default `""`; later.
    pub const DESCRIPTION: u16 = 0x0802;
    /// WAI-ARIA `aria-live`.
    ///
    /// Property `live`: `politeness`; default `off`; later.
    pub const LIVE: u16 = 0x0803;
    /// WAI-ARIA `aria-posinset`; 0 is unknown.
    ///
    /// Property `position-in-set`: `u32`; default `0`; later.
    pub const POSITION_IN_SET: u16 = 0x0804;
    /// WAI-ARIA `aria-setsize`; 0 is unknown.
    ///
    /// Property `set-size`: `u32`; default `0`; later.
    pub const SET_SIZE: u16 = 0x0805;
    /// A batch was refused whole.
    ///
    /// Event `refused`: `refusal`.
    pub const EVENT_REFUSED: u16 = 0x8001;
    /// An unknown entry was skipped.
    ///
    /// Event `skipped`: `skipped`.
    pub const EVENT_SKIPPED: u16 = 0x8002;
    /// Focus moved.
    ///
    /// Event `focus`: `focus-change`.
    pub const EVENT_FOCUS: u16 = 0x8003;
    /// A key that a node claimed, or that the engine does not use.
    ///
    /// Event `key`: `key-press`.
    pub const EVENT_KEY: u16 = 0x8004;
    /// The focused node was selected (Enter).
    ///
    /// Event `select`: `node-id`.
    pub const EVENT_SELECT: u16 = 0x8005;
    /// Back was pressed and not claimed.
    ///
    /// Event `back`: `node-id`.
    pub const EVENT_BACK: u16 = 0x8006;
    /// The image is ready.
    ///
    /// Event `loaded`: `picture`.
    pub const EVENT_LOADED: u16 = 0x8007;
    /// The image failed.
    ///
    /// Event `failed`: `failure`.
    pub const EVENT_FAILED: u16 = 0x8008;
    /// The node came within its margin of the viewport.
    ///
    /// Event `in-bounds`: `node-id`.
    pub const EVENT_IN_BOUNDS: u16 = 0x8009;
    /// The node left it.
    ///
    /// Event `out-of-bounds`: `node-id`.
    pub const EVENT_OUT_OF_BOUNDS: u16 = 0x800a;
    /// A part of the node came into view.
    ///
    /// Event `in-viewport`: `node-id`.
    pub const EVENT_IN_VIEWPORT: u16 = 0x800b;
    /// The node went out of view.
    ///
    /// Event `out-of-viewport`: `node-id`.
    pub const EVENT_OUT_OF_VIEWPORT: u16 = 0x800c;
    /// The node was removed, itself or with a node above it. The last event of a node: if it
    /// had focus, `focus` came before.
    ///
    /// Event `removed`: `node-id`.
    pub const EVENT_REMOVED: u16 = 0x800d;
    /// An animation reached its end.
    ///
    /// Event `animation-finish`: `animation-id`.
    pub const EVENT_ANIMATION_FINISH: u16 = 0x800e;
    /// An animation was cancelled, by the app or with its node.
    ///
    /// Event `animation-cancel`: `animation-id`.
    pub const EVENT_ANIMATION_CANCEL: u16 = 0x800f;
    /// A container came to rest.
    ///
    /// Event `scroll-end`: `scroll-position`.
    pub const EVENT_SCROLL_END: u16 = 0x8010;
    /// Answer to `query-bounds`.
    ///
    /// Event `bounds`: `bounds`.
    pub const EVENT_BOUNDS: u16 = 0x8011;
    /// Answer to `query-text`.
    ///
    /// Event `text-metrics`: `text-metrics`; later.
    pub const EVENT_TEXT_METRICS: u16 = 0x8012;
    /// A move without a candidate, or a refused request for focus: focus stays.
    ///
    /// Event `focus-stay`: `focus-stay`.
    pub const EVENT_FOCUS_STAY: u16 = 0x8013;
    /// A font can be used.
    ///
    /// Event `font-loaded`: `u32`.
    pub const EVENT_FONT_LOADED: u16 = 0x8014;
    /// A font cannot be used.
    ///
    /// Event `font-failed`: `font-failure`.
    pub const EVENT_FONT_FAILED: u16 = 0x8015;
    /// Nothing moves visibly any more: the frame clock sleeps after this frame. Once for each
    /// rest, and after each input.
    ///
    /// Event `idle`: `u32`.
    pub const EVENT_IDLE: u16 = 0x8016;
    /// Items of a virtual list are needed.
    ///
    /// Event `items-needed`: `list<u32>`; later.
    pub const EVENT_ITEMS_NEEDED: u16 = 0x8017;
    /// Count of texts in view whose glyphs do not fit the atlas, when it changed. They are
    /// drawn when other texts leave.
    ///
    /// Event `texts-waiting`: `u32`.
    pub const EVENT_TEXTS_WAITING: u16 = 0x8018;
    /// An animation without an end was to be reversed at its start: it continues unchanged.
    /// (Web Animations throws, but from another thread the app cannot know where the animation
    /// is.)
    ///
    /// Event `animation-refused`: `animation-id`.
    pub const EVENT_ANIMATION_REFUSED: u16 = 0x8019;
    /// A text needs something that no font has. Emitted once for each family, and for each
    /// character with the families named; not while a font that the text needs is loading.
    ///
    /// Event `font-missing`: `missing-font`.
    pub const EVENT_FONT_MISSING: u16 = 0x801a;
    /// A focusable node has a box without area, at rest and with no image being loaded: focus
    /// never finds it. Emitted again only after its placement has changed.
    ///
    /// Event `focusable-empty`: `node-id`.
    pub const EVENT_FOCUSABLE_EMPTY: u16 = 0x801b;
    /// The node's clips are nested too deep: at most eight, its own included, may have round
    /// corners or be rotated. Those further out cut along the upright rectangle around them.
    /// Once for a node.
    ///
    /// Event `clips-too-deep`: `node-id`.
    pub const EVENT_CLIPS_TOO_DEEP: u16 = 0x801c;
    /// The host cannot draw a property of the node, which looks as if it were not set. When it
    /// is set and was not, and when a host that can draw it is replaced by one that cannot.
    ///
    /// Event `undrawn`: `undrawn`.
    pub const EVENT_UNDRAWN: u16 = 0x801d;
    /// Load an image: `image-arrived` or `image-failed` answers.
    ///
    /// Request `load-image`: `image-load`.
    pub const REQUEST_LOAD_IMAGE: u16 = 0x8101;
    /// Stop loading this texture: no answer is expected.
    ///
    /// Request `cancel-image`: `u32`.
    pub const REQUEST_CANCEL_IMAGE: u16 = 0x8102;
    /// Load a font: `font-arrived` or `font-failed` answers.
    ///
    /// Request `load-font`: `font-load`.
    pub const REQUEST_LOAD_FONT: u16 = 0x8103;
    /// Forget the image of this texture, which arrived and is no longer shown. Its file may go.
    ///
    /// Request `free-image`: `u32`.
    pub const REQUEST_FREE_IMAGE: u16 = 0x8104;
    /// An image that is being loaded came into the viewport, or left it.
    ///
    /// Request `prioritise-image`: `image-urgency`; optional.
    pub const REQUEST_PRIORITISE_IMAGE: u16 = 0x8181;
    /// Width of the stage: the design size.
    ///
    /// Setting `width`: `f32`, dp, 1 to 16384; default `1920`.
    pub const SETTING_WIDTH: u16 = 0x8201;
    /// Height of the stage.
    ///
    /// Setting `height`: `f32`, dp, 1 to 16384; default `1080`.
    pub const SETTING_HEIGHT: u16 = 0x8202;
    /// Width of the surface in device pixels.
    ///
    /// Setting `pixel-width`: `u32`, px, 1 to 16384; default `1920`.
    pub const SETTING_PIXEL_WIDTH: u16 = 0x8203;
    /// Height of the surface in device pixels.
    ///
    /// Setting `pixel-height`: `u32`, px, 1 to 16384; default `1080`.
    pub const SETTING_PIXEL_HEIGHT: u16 = 0x8204;
    /// Textures that one draw call can use.
    ///
    /// Setting `texture-units`: `u32`, 1 to 16; default `8`.
    pub const SETTING_TEXTURE_UNITS: u16 = 0x8205;
    /// Most bytes of textures.
    ///
    /// Setting `texture-budget`: `u32`, bytes; default `67108864`.
    pub const SETTING_TEXTURE_BUDGET: u16 = 0x8206;
    /// What the host can draw. A property that needs more is as if it were not set, and the
    /// event `undrawn` names it.
    ///
    /// Setting `draws`: `drawn-kinds`; default `0xffffffff`.
    pub const SETTING_DRAWS: u16 = 0x8207;
    /// Top inset of the safe area, for apps; the engine itself draws to the edges.
    ///
    /// Setting `overscan-top`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub const SETTING_OVERSCAN_TOP: u16 = 0x8281;
    /// Right inset of the safe area.
    ///
    /// Setting `overscan-right`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub const SETTING_OVERSCAN_RIGHT: u16 = 0x8282;
    /// Bottom inset of the safe area.
    ///
    /// Setting `overscan-bottom`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub const SETTING_OVERSCAN_BOTTOM: u16 = 0x8283;
    /// Left inset of the safe area.
    ///
    /// Setting `overscan-left`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub const SETTING_OVERSCAN_LEFT: u16 = 0x8284;
    /// Whether moves of focus are explained in `inspect`: each takes about twice as long then.
    ///
    /// Setting `explains`: `bool`; default `false`; optional.
    pub const SETTING_EXPLAINS: u16 = 0x8285;
    /// Most pixels of targets, which what has an opacity is drawn into first where its parts
    /// overlap. 0 if the host has none. What does not fit is drawn as if its opacity were that
    /// of each of its parts.
    ///
    /// Setting `target-pixels`: `u32`, px; default `0`; optional.
    pub const SETTING_TARGET_PIXELS: u16 = 0x8286;
}

/// How many entries the table has.
pub const COUNT: usize = 228;

/// The place of an entry in the table, below [`COUNT`], for arrays and sets of entries; `None` if it is not in the table.
pub const fn index(id: u16) -> Option<usize> {
    let place = match id {
        0x0001..=0x0014 => id - 0x1,
        0x0100..=0x011c => id - 0xec,
        0x0130..=0x013d => id - 0xff,
        0x0150..=0x0158 => id - 0x111,
        0x0160..=0x0165 => id - 0x118,
        0x0200..=0x020e => id - 0x1b2,
        0x0300..=0x030f => id - 0x2a3,
        0x0340..=0x0349 => id - 0x2d3,
        0x0400..=0x0416 => id - 0x389,
        0x0500..=0x0501 => id - 0x472,
        0x0600..=0x060f => id - 0x570,
        0x0700..=0x070e => id - 0x660,
        0x0800..=0x0805 => id - 0x751,
        0x8001..=0x801d => id - 0x7f4c,
        0x8101..=0x8104 => id - 0x802f,
        0x8181..=0x8181 => id - 0x80ab,
        0x8201..=0x8207 => id - 0x812a,
        0x8281..=0x8286 => id - 0x81a3,
        _ => return None,
    };
    Some(place as usize)
}

/// What the words of each type look like; see `check.rs`.
pub(crate) static SHAPES: [Shape; 124] = [
    Shape::Word, // 0: node-id
    Shape::Enum(3), // 1: node-kind
    Shape::Record(&[0, 1]), // 2: create
    Shape::Record(&[0, 0, 0]), // 3: insertion
    Shape::Enum(9), // 4: state
    Shape::Flags(9), // 5: states
    Shape::Record(&[0, 5]), // 6: set-states
    Shape::F32, // 7: f32
    Shape::Ranged(0, 7), // 8: f32 0 or more
    Shape::Option(7), // 9: option<f32>
    Shape::Ranged(0, 9), // 10: option<f32> 0 or more
    Shape::Enum(4), // 11: playback-direction
    Shape::Record(&[7, 7, 7, 7]), // 12: tuple<f32, f32, f32, f32>
    Shape::U32, // 13: u32
    Shape::Ranged(1, 13), // 14: u32 1 or more
    Shape::Record(&[14, 11]), // 15: steps
    Shape::Record(&[7, 7]), // 16: tuple<f32, f32>
    Shape::List(16), // 17: list<tuple<f32, f32>>
    Shape::Variant(&[NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, 12, 15, 17]), // 18: easing
    Shape::Record(&[7, 7, 8, 10, 8, 11, 11, 18]), // 19: effect-timing
    Shape::Ranged(2, 7), // 20: f32 0 to 1
    Shape::Variant(&[7, 7]), // 21: length
    Shape::Variant(&[NO_PAYLOAD, 7, 7]), // 22: dimension
    Shape::Variant(&[NO_PAYLOAD, 7, 7, NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, 7, 7]), // 23: size
    Shape::Variant(&[7, 21, 22, 0, 23]), // 24: animated-value
    Shape::Record(&[20, 24, 18, 1]), // 25: keyframe
    Shape::List(25), // 26: list<keyframe>
    Shape::Record(&[0, 0, 0, 19, 26]), // 27: animation
    Shape::Variant(&[NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, 7, 7]), // 28: animation-action
    Shape::Record(&[0, 28]), // 29: animation-control
    Shape::Record(&[8, 18]), // 30: tween
    Shape::Ranged(3, 7), // 31: f32 0.01 or more
    Shape::Record(&[31, 8]), // 32: spring
    Shape::Variant(&[NO_PAYLOAD, 30, 32]), // 33: motion
    Shape::Record(&[0, 7, 7, 33]), // 34: scroll-to
    Shape::Record(&[0, 13]), // 35: question
    Shape::Text, // 36: string
    Shape::Ranged(4, 13), // 37: u32 1 to 1000
    Shape::Enum(2), // 38: font-style
    Shape::Record(&[14, 36, 37, 38, 36]), // 39: font-face
    Shape::List(36), // 40: list<string>
    Shape::Ranged(5, 7), // 41: f32 1 to 1024
    Shape::Record(&[13, 40, 41, 37, 8, 36]), // 42: text-question
    Shape::Record(&[0, 13, 13, 13]), // 43: list-change
    Shape::Record(&[36, 1]), // 44: announcement
    Shape::List(0), // 45: list<entry-id>
    Shape::Enum(5), // 46: display
    Shape::Ranged(0, 23), // 47: size 0 or more
    Shape::Ranged(6, 9), // 48: option<f32> 0.0001 or more
    Shape::Ranged(0, 21), // 49: length 0 or more
    Shape::Enum(20), // 50: content-alignment
    Shape::Enum(25), // 51: item-alignment
    Shape::S32, // 52: s32
    Shape::Variant(&[37, NO_PAYLOAD, NO_PAYLOAD]), // 53: track-repeat
    Shape::Variant(&[NO_PAYLOAD, NO_PAYLOAD, NO_PAYLOAD, 7, 7, 7, 7, 7]), // 54: track-breadth
    Shape::Record(&[54, 54]), // 55: track-size
    Shape::List(55), // 56: list<track-size>
    Shape::Record(&[53, 56]), // 57: track-list
    Shape::List(57), // 58: list<track-list>
    Shape::Ranged(0, 58), // 59: list<track-list> 0 or more
    Shape::Ranged(0, 56), // 60: list<track-size> 0 or more
    Shape::Ranged(7, 52), // 61: s32 -1000 to 1000
    Shape::Variant(&[NO_PAYLOAD, 61, 37]), // 62: grid-line
    Shape::Option(22), // 63: option<dimension>
    Shape::Option(21), // 64: option<length>
    Shape::Ranged(0, 64), // 65: option<length> 0 or more
    Shape::Bool, // 66: bool
    Shape::Record(&[20, 0]), // 67: gradient-stop
    Shape::List(67), // 68: list<gradient-stop>
    Shape::Record(&[7, 68]), // 69: linear-gradient
    Shape::Record(&[7, 7, 8, 8, 68]), // 70: radial-gradient
    Shape::Variant(&[NO_PAYLOAD, 69, 70]), // 71: gradient
    Shape::Record(&[7, 7, 8, 7, 0, 66]), // 72: box-shadow
    Shape::List(72), // 73: list<box-shadow>
    Shape::Record(&[0, 0, 0, 0]), // 74: tuple<color, color, color, color>
    Shape::Option(74), // 75: option<tuple<color, color, color, color>>
    Shape::Record(&[7, 7, 8, 8]), // 76: source-rect
    Shape::Option(76), // 77: option<source-rect>
    Shape::Flags(2), // 78: flip
    Shape::Record(&[8, 8, 8, 8]), // 79: nine-slice
    Shape::Option(79), // 80: option<nine-slice>
    Shape::Ranged(0, 22), // 81: line-height 0 or more
    Shape::Enum(6), // 82: text-align
    Shape::Option(13), // 83: option<u32>
    Shape::Ranged(4, 83), // 84: option<u32> 1 to 1000
    Shape::Option(38), // 85: option<font-style>
    Shape::Ranged(5, 9), // 86: option<f32> 1 to 1024
    Shape::Option(0), // 87: option<color>
    Shape::Record(&[13, 13, 84, 85, 86, 87, 78]), // 88: text-run
    Shape::List(88), // 89: list<text-run>
    Shape::Record(&[8, 0]), // 90: text-outline
    Shape::Option(90), // 91: option<text-outline>
    Shape::Record(&[13, 13]), // 92: tuple<u32, u32>
    Shape::List(92), // 93: list<tuple<u32, u32>>
    Shape::Record(&[13, 7]), // 94: tuple<u32, f32>
    Shape::List(94), // 95: list<tuple<u32, f32>>
    Shape::Record(&[0, 7, 33]), // 96: transition
    Shape::List(96), // 97: list<transition>
    Shape::Flags(4), // 98: navigation-directions
    Shape::Enum(44), // 99: key
    Shape::List(99), // 100: list<key>
    Shape::Enum(15), // 101: role
    Shape::Record(&[13, 50, 13, 0, 13, 13]), // 102: refusal
    Shape::Record(&[13, 0, 13]), // 103: skipped
    Shape::Record(&[0, 0]), // 104: focus-change
    Shape::Record(&[0, 99, 38, 13, 0, 66]), // 105: key-press
    Shape::Record(&[0, 13, 13]), // 106: picture
    Shape::Record(&[0, 82]), // 107: failure
    Shape::Record(&[0, 7, 7]), // 108: scroll-position
    Shape::Record(&[13, 0, 7, 7, 7, 7]), // 109: bounds
    Shape::Record(&[13, 7, 7, 13, 7]), // 110: text-metrics
    Shape::Option(11), // 111: option<navigation-direction>
    Shape::Enum(8), // 112: focus-stay-reason
    Shape::Record(&[0, 111, 0, 112]), // 113: focus-stay
    Shape::Record(&[13, 82]), // 114: font-failure
    Shape::List(13), // 115: list<u32>
    Shape::Record(&[0, 11, 36, 40]), // 116: missing-font
    Shape::Record(&[14, 13, 13, 1, 36]), // 117: image-load
    Shape::Record(&[13, 36]), // 118: font-load
    Shape::Record(&[13, 1]), // 119: image-urgency
    Shape::Ranged(8, 7), // 120: f32 1 to 16384
    Shape::Ranged(8, 13), // 121: u32 1 to 16384
    Shape::Ranged(9, 13), // 122: u32 1 to 16
    Shape::Ranged(10, 7), // 123: f32 0 to 16384
];

/// Ranges that shapes name.
pub(crate) static RANGES: [Range; 11] = [
    Range { min: 0.0, max: f32::INFINITY },
    Range { min: 1.0, max: f32::INFINITY },
    Range { min: 0.0, max: 1.0 },
    Range { min: 0.01, max: f32::INFINITY },
    Range { min: 1.0, max: 1000.0 },
    Range { min: 1.0, max: 1024.0 },
    Range { min: 0.0001, max: f32::INFINITY },
    Range { min: -1000.0, max: 1000.0 },
    Range { min: 1.0, max: 16384.0 },
    Range { min: 1.0, max: 16.0 },
    Range { min: 0.0, max: 16384.0 },
];

/// The shape of each entry's value, by its place in the table.
pub(crate) static ENTRY_SHAPES: [u16; COUNT] = [2, 0, 3, 0, 4, 0, 6, 27, 29, 0, 34, 0, 35, 39, 42, 36, 43, 44, 0, 45, 46, 1, 1, 38, 1, 1, 47, 47, 47, 47, 47, 47, 48, 22, 22, 22, 22, 22, 22, 22, 22, 49, 49, 49, 49, 8, 8, 8, 8, 11, 1, 8, 8, 47, 50, 50, 51, 51, 51, 51, 49, 49, 52, 59, 59, 60, 60, 11, 62, 62, 62, 62, 63, 63, 65, 65, 63, 63, 38, 20, 52, 7, 7, 7, 7, 7, 7, 7, 21, 21, 8, 66, 66, 0, 8, 8, 8, 8, 0, 0, 0, 0, 1, 71, 73, 75, 11, 8, 8, 36, 46, 21, 21, 77, 0, 0, 78, 80, 8, 36, 40, 41, 37, 38, 81, 7, 7, 82, 1, 13, 38, 1, 0, 36, 78, 89, 73, 91, 71, 1, 93, 95, 97, 8, 66, 36, 66, 38, 11, 0, 0, 0, 0, 0, 98, 98, 66, 0, 20, 100, 11, 46, 20, 20, 8, 8, 8, 8, 33, 8, 66, 13, 8, 0, 8, 101, 36, 36, 1, 13, 13, 102, 103, 104, 105, 0, 0, 106, 107, 0, 0, 0, 0, 0, 0, 0, 108, 109, 110, 113, 13, 114, 13, 115, 13, 0, 116, 0, 0, 104, 117, 13, 118, 13, 119, 120, 120, 121, 121, 122, 13, 0, 123, 123, 123, 123, 66, 13];

/// What `info` answers, by the place in the table.
pub(crate) static INFO: [Info; COUNT] = [
    Info { id: 0x0001, name: "create-node", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0002, name: "remove-node", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0003, name: "insert-child", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0004, name: "select-node", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0005, name: "select-state", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0006, name: "unset-property", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0007, name: "set-states", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0008, name: "animate", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0009, name: "control-animation", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x000a, name: "focus-node", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x000b, name: "scroll-to", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x000c, name: "reveal-node", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x000d, name: "query-bounds", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x000e, name: "add-font-face", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x000f, name: "query-text", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0010, name: "preload-image", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0011, name: "change-list", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0012, name: "announce", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0013, name: "reload-image", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0014, name: "retain-properties", table: Table::Command, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x0100, name: "display", table: Table::Property, systems: Systems::new(System::Layout, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0101, name: "position", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0102, name: "direction", table: Table::Property, systems: Systems::new(System::Layout, &[System::Text, System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0103, name: "box-sizing", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0104, name: "overflow-x", table: Table::Property, systems: Systems::new(System::Layout, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0105, name: "overflow-y", table: Table::Property, systems: Systems::new(System::Layout, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0106, name: "width", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0107, name: "height", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0108, name: "min-width", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0109, name: "min-height", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x010a, name: "max-width", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x010b, name: "max-height", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x010c, name: "aspect-ratio", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x010d, name: "inset-top", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x0] },
    Info { id: 0x010e, name: "inset-right", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x0] },
    Info { id: 0x010f, name: "inset-bottom", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0110, name: "inset-left", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0111, name: "margin-top", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x1, 0x0] },
    Info { id: 0x0112, name: "margin-right", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x1, 0x0] },
    Info { id: 0x0113, name: "margin-bottom", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x1, 0x0] },
    Info { id: 0x0114, name: "margin-left", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Dimension, kinds: 0x0, default: &[0x1, 0x0] },
    Info { id: 0x0115, name: "padding-top", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x0, 0x0] },
    Info { id: 0x0116, name: "padding-right", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x0, 0x0] },
    Info { id: 0x0117, name: "padding-bottom", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x0, 0x0] },
    Info { id: 0x0118, name: "padding-left", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x0, 0x0] },
    Info { id: 0x0119, name: "border-top-width", table: Table::Property, systems: Systems::new(System::Layout, &[System::Render, System::Scene, System::Scroll]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x011a, name: "border-right-width", table: Table::Property, systems: Systems::new(System::Layout, &[System::Render, System::Scene, System::Scroll]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x011b, name: "border-bottom-width", table: Table::Property, systems: Systems::new(System::Layout, &[System::Render, System::Scene, System::Scroll]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x011c, name: "border-left-width", table: Table::Property, systems: Systems::new(System::Layout, &[System::Render, System::Scene, System::Scroll]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0130, name: "flex-direction", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0131, name: "flex-wrap", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0132, name: "flex-grow", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0133, name: "flex-shrink", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x3f800000] },
    Info { id: 0x0134, name: "flex-basis", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Size, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0135, name: "justify-content", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0136, name: "align-content", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0137, name: "align-items", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x1] },
    Info { id: 0x0138, name: "align-self", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0139, name: "justify-items", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x1] },
    Info { id: 0x013a, name: "justify-self", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x013b, name: "row-gap", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x0, 0x0] },
    Info { id: 0x013c, name: "column-gap", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x0, 0x0] },
    Info { id: 0x013d, name: "order", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0150, name: "grid-template-columns", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0151, name: "grid-template-rows", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0152, name: "grid-auto-columns", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0153, name: "grid-auto-rows", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0154, name: "grid-auto-flow", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0155, name: "grid-column-start", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0156, name: "grid-column-end", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0157, name: "grid-row-start", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0158, name: "grid-row-end", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0160, name: "margin-inline-start", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0161, name: "margin-inline-end", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0162, name: "padding-inline-start", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0163, name: "padding-inline-end", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0164, name: "inset-inline-start", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0165, name: "inset-inline-end", table: Table::Property, systems: Systems::new(System::Layout, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0200, name: "visibility", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0201, name: "opacity", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x3f800000] },
    Info { id: 0x0202, name: "z-index", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0203, name: "translate-x", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0204, name: "translate-y", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0205, name: "scale-x", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x3f800000] },
    Info { id: 0x0206, name: "scale-y", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x3f800000] },
    Info { id: 0x0207, name: "rotation", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0208, name: "skew-x", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: true, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0209, name: "skew-y", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: true, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x020a, name: "pivot-x", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x1, 0x42480000] },
    Info { id: 0x020b, name: "pivot-y", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::Length, kinds: 0x0, default: &[0x1, 0x42480000] },
    Info { id: 0x020c, name: "cull-margin", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x43700000] },
    Info { id: 0x020d, name: "cache", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x020e, name: "hole", table: Table::Property, systems: Systems::new(System::Scene, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0300, name: "background-color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0301, name: "border-top-left-radius", table: Table::Property, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0302, name: "border-top-right-radius", table: Table::Property, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0303, name: "border-bottom-right-radius", table: Table::Property, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0304, name: "border-bottom-left-radius", table: Table::Property, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0305, name: "border-top-color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x10, default: &[0x0] },
    Info { id: 0x0306, name: "border-right-color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x10, default: &[0x0] },
    Info { id: 0x0307, name: "border-bottom-color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x10, default: &[0x0] },
    Info { id: 0x0308, name: "border-left-color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x10, default: &[0x0] },
    Info { id: 0x0309, name: "border-alignment", table: Table::Property, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x030a, name: "background-gradient", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x60, default: &[0x0] },
    Info { id: 0x030b, name: "box-shadow", table: Table::Property, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x300, default: &[0x0] },
    Info { id: 0x030c, name: "corner-colors", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x80, default: &[0x0] },
    Info { id: 0x030d, name: "blend-mode", table: Table::Property, systems: Systems::new(System::Render, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x030e, name: "blur", table: Table::Property, systems: Systems::new(System::Render, &[]), later: true, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x030f, name: "backdrop-blur", table: Table::Property, systems: Systems::new(System::Render, &[]), later: true, animate: Animate::Number, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0340, name: "src", table: Table::Property, systems: Systems::new(System::Resources, &[System::Render]), later: false, animate: Animate::None, kinds: 0x2, default: &[0x0] },
    Info { id: 0x0341, name: "object-fit", table: Table::Property, systems: Systems::new(System::Render, &[System::Resources]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0342, name: "object-position-x", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x1, 0x42480000] },
    Info { id: 0x0343, name: "object-position-y", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x1, 0x42480000] },
    Info { id: 0x0344, name: "source-rect", table: Table::Property, systems: Systems::new(System::Render, &[System::Resources]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0345, name: "tint", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x0, default: &[0xffffffff] },
    Info { id: 0x0346, name: "placeholder-color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0347, name: "flip", table: Table::Property, systems: Systems::new(System::Render, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0348, name: "nine-slice", table: Table::Property, systems: Systems::new(System::Render, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0349, name: "cross-fade", table: Table::Property, systems: Systems::new(System::Render, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0400, name: "content", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x4, default: &[0x0] },
    Info { id: 0x0401, name: "font-family", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0402, name: "font-size", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x42000000] },
    Info { id: 0x0403, name: "font-weight", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x190] },
    Info { id: 0x0404, name: "font-style", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0405, name: "line-height", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0406, name: "letter-spacing", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0407, name: "word-spacing", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0408, name: "text-align", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0409, name: "vertical-align", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x040a, name: "max-lines", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x040b, name: "text-overflow", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x040c, name: "text-wrap", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x040d, name: "color", table: Table::Property, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::Color, kinds: 0x0, default: &[0xffffffff] },
    Info { id: 0x040e, name: "language", table: Table::Property, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x040f, name: "decoration", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0410, name: "runs", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0411, name: "text-shadow", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0412, name: "outline", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0413, name: "text-gradient", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0414, name: "text-fit", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0415, name: "font-features", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0416, name: "font-variations", table: Table::Property, systems: Systems::new(System::Text, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0500, name: "transition", table: Table::Property, systems: Systems::new(System::Animation, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0501, name: "state-delay", table: Table::Property, systems: Systems::new(System::Animation, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0600, name: "focusable", table: Table::Property, systems: Systems::new(System::Focus, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0601, name: "focus-key", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0602, name: "focus-group", table: Table::Property, systems: Systems::new(System::Focus, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0603, name: "focus-memory", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0604, name: "focus-entry", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0605, name: "focus-preferred", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0606, name: "next-focus-up", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0607, name: "next-focus-right", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0608, name: "next-focus-down", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0609, name: "next-focus-left", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x060a, name: "focus-trap", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x060b, name: "focus-wrap", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x060c, name: "focus-modal", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x060d, name: "focus-guide", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x060e, name: "focus-overlap", table: Table::Property, systems: Systems::new(System::Focus, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x060f, name: "claimed-keys", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0700, name: "scroll-axis", table: Table::Property, systems: Systems::new(System::Scroll, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0701, name: "scroll-policy", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x2] },
    Info { id: 0x0702, name: "key-line", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x3f000000] },
    Info { id: 0x0703, name: "key-line-item", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x3f000000] },
    Info { id: 0x0704, name: "scroll-padding-top", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0705, name: "scroll-padding-right", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0706, name: "scroll-padding-bottom", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0707, name: "scroll-padding-left", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0708, name: "scroll-motion", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x2, 0x43480000, 0x41e23d71] },
    Info { id: 0x0709, name: "scroll-overshoot", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x070a, name: "scroll-snap", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x070b, name: "item-count", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x070c, name: "item-extent", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x070d, name: "item-template", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x070e, name: "prefetch", table: Table::Property, systems: Systems::new(System::Scroll, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x3f800000] },
    Info { id: 0x0800, name: "role", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0801, name: "label", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0802, name: "description", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0803, name: "live", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0804, name: "position-in-set", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x0805, name: "set-size", table: Table::Property, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x8001, name: "refused", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8002, name: "skipped", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8003, name: "focus", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8004, name: "key", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8005, name: "select", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8006, name: "back", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8007, name: "loaded", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8008, name: "failed", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8009, name: "in-bounds", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x800a, name: "out-of-bounds", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x800b, name: "in-viewport", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x800c, name: "out-of-viewport", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x800d, name: "removed", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x800e, name: "animation-finish", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x800f, name: "animation-cancel", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8010, name: "scroll-end", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8011, name: "bounds", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8012, name: "text-metrics", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8013, name: "focus-stay", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8014, name: "font-loaded", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8015, name: "font-failed", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8016, name: "idle", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8017, name: "items-needed", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: true, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8018, name: "texts-waiting", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8019, name: "animation-refused", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x801a, name: "font-missing", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x801b, name: "focusable-empty", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x801c, name: "clips-too-deep", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x801d, name: "undrawn", table: Table::Event, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8101, name: "load-image", table: Table::Request, systems: Systems::new(System::Resources, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8102, name: "cancel-image", table: Table::Request, systems: Systems::new(System::Resources, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8103, name: "load-font", table: Table::Request, systems: Systems::new(System::Text, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8104, name: "free-image", table: Table::Request, systems: Systems::new(System::Resources, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8181, name: "prioritise-image", table: Table::Request, systems: Systems::new(System::Resources, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[] },
    Info { id: 0x8201, name: "width", table: Table::Setting, systems: Systems::new(System::Layout, &[System::Scene, System::Render]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x44f00000] },
    Info { id: 0x8202, name: "height", table: Table::Setting, systems: Systems::new(System::Layout, &[System::Scene, System::Render]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x44870000] },
    Info { id: 0x8203, name: "pixel-width", table: Table::Setting, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x780] },
    Info { id: 0x8204, name: "pixel-height", table: Table::Setting, systems: Systems::new(System::Render, &[System::Scene]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x438] },
    Info { id: 0x8205, name: "texture-units", table: Table::Setting, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x8] },
    Info { id: 0x8206, name: "texture-budget", table: Table::Setting, systems: Systems::new(System::Resources, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x4000000] },
    Info { id: 0x8207, name: "draws", table: Table::Setting, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0xffffffff] },
    Info { id: 0x8281, name: "overscan-top", table: Table::Setting, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x8282, name: "overscan-right", table: Table::Setting, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x8283, name: "overscan-bottom", table: Table::Setting, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x8284, name: "overscan-left", table: Table::Setting, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x8285, name: "explains", table: Table::Setting, systems: Systems::new(System::Engine, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
    Info { id: 0x8286, name: "target-pixels", table: Table::Setting, systems: Systems::new(System::Render, &[]), later: false, animate: Animate::None, kinds: 0x0, default: &[0x0] },
];

/// What a host sets, each setting with its value; at first its default.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Settings {
    /// Width of the stage: the design size.
    ///
    /// Setting `width`: `f32`, dp, 1 to 16384; default `1920`.
    pub width: f32,
    /// Height of the stage.
    ///
    /// Setting `height`: `f32`, dp, 1 to 16384; default `1080`.
    pub height: f32,
    /// Width of the surface in device pixels.
    ///
    /// Setting `pixel-width`: `u32`, px, 1 to 16384; default `1920`.
    pub pixel_width: u32,
    /// Height of the surface in device pixels.
    ///
    /// Setting `pixel-height`: `u32`, px, 1 to 16384; default `1080`.
    pub pixel_height: u32,
    /// Textures that one draw call can use.
    ///
    /// Setting `texture-units`: `u32`, 1 to 16; default `8`.
    pub texture_units: u32,
    /// Most bytes of textures.
    ///
    /// Setting `texture-budget`: `u32`, bytes; default `67108864`.
    pub texture_budget: u32,
    /// What the host can draw. A property that needs more is as if it were not set, and the
    /// event `undrawn` names it.
    ///
    /// Setting `draws`: `drawn-kinds`; default `0xffffffff`.
    pub draws: values::DrawnKinds,
    /// Top inset of the safe area, for apps; the engine itself draws to the edges.
    ///
    /// Setting `overscan-top`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub overscan_top: f32,
    /// Right inset of the safe area.
    ///
    /// Setting `overscan-right`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub overscan_right: f32,
    /// Bottom inset of the safe area.
    ///
    /// Setting `overscan-bottom`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub overscan_bottom: f32,
    /// Left inset of the safe area.
    ///
    /// Setting `overscan-left`: `f32`, dp, 0 to 16384; default `0`; optional.
    pub overscan_left: f32,
    /// Whether moves of focus are explained in `inspect`: each takes about twice as long then.
    ///
    /// Setting `explains`: `bool`; default `false`; optional.
    pub explains: bool,
    /// Most pixels of targets, which what has an opacity is drawn into first where its parts
    /// overlap. 0 if the host has none. What does not fit is drawn as if its opacity were that
    /// of each of its parts.
    ///
    /// Setting `target-pixels`: `u32`, px; default `0`; optional.
    pub target_pixels: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            width: f32::from_bits(0x44f00000),
            height: f32::from_bits(0x44870000),
            pixel_width: 0x780,
            pixel_height: 0x438,
            texture_units: 0x8,
            texture_budget: 0x4000000,
            draws: 0xffffffff,
            overscan_top: f32::from_bits(0x00000000),
            overscan_right: f32::from_bits(0x00000000),
            overscan_bottom: f32::from_bits(0x00000000),
            overscan_left: f32::from_bits(0x00000000),
            explains: false,
            target_pixels: 0x0,
        }
    }
}

impl Settings {
    /// Takes an entry. Returns whether its id is that of a setting; nothing changes if not.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if the words are no value of its type, in its range.
    pub fn set(&mut self, id: u16, value: &[u32]) -> Result<bool, ValueError> {
        fn checked<T: crate::Unpack>(id: u16, value: &[u32]) -> Result<T, ValueError> {
            crate::check(id, value)?;
            crate::read(value)
        }
        match id {
            id::SETTING_WIDTH => self.width = checked(id, value)?,
            id::SETTING_HEIGHT => self.height = checked(id, value)?,
            id::SETTING_PIXEL_WIDTH => self.pixel_width = checked(id, value)?,
            id::SETTING_PIXEL_HEIGHT => self.pixel_height = checked(id, value)?,
            id::SETTING_TEXTURE_UNITS => self.texture_units = checked(id, value)?,
            id::SETTING_TEXTURE_BUDGET => self.texture_budget = checked(id, value)?,
            id::SETTING_DRAWS => self.draws = checked(id, value)?,
            id::SETTING_OVERSCAN_TOP => self.overscan_top = checked(id, value)?,
            id::SETTING_OVERSCAN_RIGHT => self.overscan_right = checked(id, value)?,
            id::SETTING_OVERSCAN_BOTTOM => self.overscan_bottom = checked(id, value)?,
            id::SETTING_OVERSCAN_LEFT => self.overscan_left = checked(id, value)?,
            id::SETTING_EXPLAINS => self.explains = checked(id, value)?,
            id::SETTING_TARGET_PIXELS => self.target_pixels = checked(id, value)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Adds an entry for each setting to `out`.
    pub fn write(&self, out: &mut Vec<u32>) {
        let mut writer = crate::Writer::new(out);
        writer.entry(id::SETTING_WIDTH, &self.width);
        writer.entry(id::SETTING_HEIGHT, &self.height);
        writer.entry(id::SETTING_PIXEL_WIDTH, &self.pixel_width);
        writer.entry(id::SETTING_PIXEL_HEIGHT, &self.pixel_height);
        writer.entry(id::SETTING_TEXTURE_UNITS, &self.texture_units);
        writer.entry(id::SETTING_TEXTURE_BUDGET, &self.texture_budget);
        writer.entry(id::SETTING_DRAWS, &self.draws);
        writer.entry(id::SETTING_OVERSCAN_TOP, &self.overscan_top);
        writer.entry(id::SETTING_OVERSCAN_RIGHT, &self.overscan_right);
        writer.entry(id::SETTING_OVERSCAN_BOTTOM, &self.overscan_bottom);
        writer.entry(id::SETTING_OVERSCAN_LEFT, &self.overscan_left);
        writer.entry(id::SETTING_EXPLAINS, &self.explains);
        writer.entry(id::SETTING_TARGET_PIXELS, &self.target_pixels);
    }
}

/// Reads `value` as the type of the entry `id` and packs it again to `out`: for tools and tests, which compare the
/// words. With an `id` that is not in the table, the words are copied.
///
/// # Errors
///
/// [`ValueError`] if the words are not a value of the type; ranges are not looked at.
pub fn repack(id: u16, value: &[u32], out: &mut Vec<u32>) -> Result<(), ValueError> {
    fn again<T: crate::Unpack + Pack>(value: &[u32], out: &mut Vec<u32>) -> Result<(), ValueError> {
        crate::read::<T>(value)?.pack(out);
        Ok(())
    }
    match id {
        id::CREATE_NODE => again::<values::Create>(value, out),
        id::REMOVE_NODE | id::SELECT_NODE | id::FOCUS_NODE | id::REVEAL_NODE | id::RELOAD_IMAGE | id::FOCUS_PREFERRED | id::NEXT_FOCUS_UP | id::NEXT_FOCUS_RIGHT | id::NEXT_FOCUS_DOWN | id::NEXT_FOCUS_LEFT | id::FOCUS_GUIDE | id::ITEM_TEMPLATE | id::EVENT_SELECT | id::EVENT_BACK | id::EVENT_IN_BOUNDS | id::EVENT_OUT_OF_BOUNDS | id::EVENT_IN_VIEWPORT | id::EVENT_OUT_OF_VIEWPORT | id::EVENT_REMOVED | id::EVENT_FOCUSABLE_EMPTY | id::EVENT_CLIPS_TOO_DEEP => again::<values::NodeId>(value, out),
        id::INSERT_CHILD => again::<values::Insertion>(value, out),
        id::SELECT_STATE => again::<values::State>(value, out),
        id::UNSET_PROPERTY => again::<values::EntryId>(value, out),
        id::SET_STATES => again::<values::SetStates>(value, out),
        id::ANIMATE => again::<values::Animation>(value, out),
        id::CONTROL_ANIMATION => again::<values::AnimationControl>(value, out),
        id::SCROLL_TO => again::<values::ScrollTo>(value, out),
        id::QUERY_BOUNDS => again::<values::Question>(value, out),
        id::ADD_FONT_FACE => again::<values::FontFace>(value, out),
        id::QUERY_TEXT => again::<values::TextQuestion>(value, out),
        id::PRELOAD_IMAGE | id::SRC | id::CONTENT | id::LANGUAGE | id::FOCUS_KEY | id::LABEL | id::DESCRIPTION => again::<String>(value, out),
        id::CHANGE_LIST => again::<values::ListChange>(value, out),
        id::ANNOUNCE => again::<values::Announcement>(value, out),
        id::RETAIN_PROPERTIES => again::<Vec<values::EntryId>>(value, out),
        id::DISPLAY => again::<values::Display>(value, out),
        id::POSITION => again::<values::Position>(value, out),
        id::DIRECTION => again::<values::Direction>(value, out),
        id::BOX_SIZING => again::<values::BoxSizing>(value, out),
        id::OVERFLOW_X | id::OVERFLOW_Y => again::<values::Overflow>(value, out),
        id::WIDTH | id::HEIGHT | id::MIN_WIDTH | id::MIN_HEIGHT | id::MAX_WIDTH | id::MAX_HEIGHT | id::FLEX_BASIS => again::<values::Size>(value, out),
        id::ASPECT_RATIO => again::<Option<f32>>(value, out),
        id::INSET_TOP | id::INSET_RIGHT | id::INSET_BOTTOM | id::INSET_LEFT | id::MARGIN_TOP | id::MARGIN_RIGHT | id::MARGIN_BOTTOM | id::MARGIN_LEFT => again::<values::Dimension>(value, out),
        id::PADDING_TOP | id::PADDING_RIGHT | id::PADDING_BOTTOM | id::PADDING_LEFT | id::ROW_GAP | id::COLUMN_GAP | id::PIVOT_X | id::PIVOT_Y | id::OBJECT_POSITION_X | id::OBJECT_POSITION_Y => again::<values::Length>(value, out),
        id::BORDER_TOP_WIDTH | id::BORDER_RIGHT_WIDTH | id::BORDER_BOTTOM_WIDTH | id::BORDER_LEFT_WIDTH | id::FLEX_GROW | id::FLEX_SHRINK | id::OPACITY | id::TRANSLATE_X | id::TRANSLATE_Y | id::SCALE_X | id::SCALE_Y | id::ROTATION | id::SKEW_X | id::SKEW_Y | id::CULL_MARGIN | id::BORDER_TOP_LEFT_RADIUS | id::BORDER_TOP_RIGHT_RADIUS | id::BORDER_BOTTOM_RIGHT_RADIUS | id::BORDER_BOTTOM_LEFT_RADIUS | id::BLUR | id::BACKDROP_BLUR | id::CROSS_FADE | id::FONT_SIZE | id::LETTER_SPACING | id::WORD_SPACING | id::STATE_DELAY | id::FOCUS_OVERLAP | id::KEY_LINE | id::KEY_LINE_ITEM | id::SCROLL_PADDING_TOP | id::SCROLL_PADDING_RIGHT | id::SCROLL_PADDING_BOTTOM | id::SCROLL_PADDING_LEFT | id::SCROLL_OVERSHOOT | id::ITEM_EXTENT | id::PREFETCH | id::SETTING_WIDTH | id::SETTING_HEIGHT | id::SETTING_OVERSCAN_TOP | id::SETTING_OVERSCAN_RIGHT | id::SETTING_OVERSCAN_BOTTOM | id::SETTING_OVERSCAN_LEFT => again::<f32>(value, out),
        id::FLEX_DIRECTION => again::<values::FlexDirection>(value, out),
        id::FLEX_WRAP => again::<values::FlexWrap>(value, out),
        id::JUSTIFY_CONTENT | id::ALIGN_CONTENT => again::<values::ContentAlignment>(value, out),
        id::ALIGN_ITEMS | id::ALIGN_SELF | id::JUSTIFY_ITEMS | id::JUSTIFY_SELF => again::<values::ItemAlignment>(value, out),
        id::ORDER | id::Z_INDEX => again::<i32>(value, out),
        id::GRID_TEMPLATE_COLUMNS | id::GRID_TEMPLATE_ROWS => again::<Vec<values::TrackList>>(value, out),
        id::GRID_AUTO_COLUMNS | id::GRID_AUTO_ROWS => again::<Vec<values::TrackSize>>(value, out),
        id::GRID_AUTO_FLOW => again::<values::GridAutoFlow>(value, out),
        id::GRID_COLUMN_START | id::GRID_COLUMN_END | id::GRID_ROW_START | id::GRID_ROW_END => again::<values::GridLine>(value, out),
        id::MARGIN_INLINE_START | id::MARGIN_INLINE_END | id::INSET_INLINE_START | id::INSET_INLINE_END => again::<Option<values::Dimension>>(value, out),
        id::PADDING_INLINE_START | id::PADDING_INLINE_END => again::<Option<values::Length>>(value, out),
        id::VISIBILITY => again::<values::Visibility>(value, out),
        id::CACHE | id::HOLE | id::FOCUSABLE | id::FOCUS_GROUP | id::FOCUS_MODAL | id::SCROLL_SNAP | id::SETTING_EXPLAINS => again::<bool>(value, out),
        id::BACKGROUND_COLOR | id::BORDER_TOP_COLOR | id::BORDER_RIGHT_COLOR | id::BORDER_BOTTOM_COLOR | id::BORDER_LEFT_COLOR | id::TINT | id::PLACEHOLDER_COLOR | id::COLOR => again::<values::Color>(value, out),
        id::BORDER_ALIGNMENT => again::<values::BorderAlignment>(value, out),
        id::BACKGROUND_GRADIENT | id::TEXT_GRADIENT => again::<values::Gradient>(value, out),
        id::BOX_SHADOW | id::TEXT_SHADOW => again::<Vec<values::BoxShadow>>(value, out),
        id::CORNER_COLORS => again::<Option<(values::Color, values::Color, values::Color, values::Color)>>(value, out),
        id::BLEND_MODE => again::<values::BlendMode>(value, out),
        id::OBJECT_FIT => again::<values::ObjectFit>(value, out),
        id::SOURCE_RECT => again::<Option<values::SourceRect>>(value, out),
        id::FLIP => again::<values::Flip>(value, out),
        id::NINE_SLICE => again::<Option<values::NineSlice>>(value, out),
        id::FONT_FAMILY => again::<Vec<String>>(value, out),
        id::FONT_WEIGHT | id::MAX_LINES | id::ITEM_COUNT | id::POSITION_IN_SET | id::SET_SIZE | id::EVENT_FONT_LOADED | id::EVENT_IDLE | id::EVENT_TEXTS_WAITING | id::REQUEST_CANCEL_IMAGE | id::REQUEST_FREE_IMAGE | id::SETTING_PIXEL_WIDTH | id::SETTING_PIXEL_HEIGHT | id::SETTING_TEXTURE_UNITS | id::SETTING_TEXTURE_BUDGET | id::SETTING_TARGET_PIXELS => again::<u32>(value, out),
        id::FONT_STYLE => again::<values::FontStyle>(value, out),
        id::LINE_HEIGHT => again::<values::LineHeight>(value, out),
        id::TEXT_ALIGN => again::<values::TextAlign>(value, out),
        id::VERTICAL_ALIGN => again::<values::VerticalAlign>(value, out),
        id::TEXT_OVERFLOW => again::<values::TextOverflow>(value, out),
        id::TEXT_WRAP => again::<values::TextWrap>(value, out),
        id::DECORATION => again::<values::TextDecoration>(value, out),
        id::RUNS => again::<Vec<values::TextRun>>(value, out),
        id::OUTLINE => again::<Option<values::TextOutline>>(value, out),
        id::TEXT_FIT => again::<values::TextFit>(value, out),
        id::FONT_FEATURES => again::<Vec<(u32, u32)>>(value, out),
        id::FONT_VARIATIONS => again::<Vec<(u32, f32)>>(value, out),
        id::TRANSITION => again::<Vec<values::Transition>>(value, out),
        id::FOCUS_MEMORY => again::<values::FocusMemory>(value, out),
        id::FOCUS_ENTRY => again::<values::FocusEntry>(value, out),
        id::FOCUS_TRAP | id::FOCUS_WRAP => again::<values::NavigationDirections>(value, out),
        id::CLAIMED_KEYS => again::<Vec<values::Key>>(value, out),
        id::SCROLL_AXIS => again::<values::ScrollAxis>(value, out),
        id::SCROLL_POLICY => again::<values::ScrollPolicy>(value, out),
        id::SCROLL_MOTION => again::<values::Motion>(value, out),
        id::ROLE => again::<values::Role>(value, out),
        id::LIVE => again::<values::Politeness>(value, out),
        id::EVENT_REFUSED => again::<values::Refusal>(value, out),
        id::EVENT_SKIPPED => again::<values::Skipped>(value, out),
        id::EVENT_FOCUS => again::<values::FocusChange>(value, out),
        id::EVENT_KEY => again::<values::KeyPress>(value, out),
        id::EVENT_LOADED => again::<values::Picture>(value, out),
        id::EVENT_FAILED => again::<values::Failure>(value, out),
        id::EVENT_ANIMATION_FINISH | id::EVENT_ANIMATION_CANCEL | id::EVENT_ANIMATION_REFUSED => again::<values::AnimationId>(value, out),
        id::EVENT_SCROLL_END => again::<values::ScrollPosition>(value, out),
        id::EVENT_BOUNDS => again::<values::Bounds>(value, out),
        id::EVENT_TEXT_METRICS => again::<values::TextMetrics>(value, out),
        id::EVENT_FOCUS_STAY => again::<values::FocusStay>(value, out),
        id::EVENT_FONT_FAILED => again::<values::FontFailure>(value, out),
        id::EVENT_ITEMS_NEEDED => again::<Vec<u32>>(value, out),
        id::EVENT_FONT_MISSING => again::<values::MissingFont>(value, out),
        id::EVENT_UNDRAWN => again::<values::Undrawn>(value, out),
        id::REQUEST_LOAD_IMAGE => again::<values::ImageLoad>(value, out),
        id::REQUEST_LOAD_FONT => again::<values::FontLoad>(value, out),
        id::REQUEST_PRIORITISE_IMAGE => again::<values::ImageUrgency>(value, out),
        id::SETTING_DRAWS => again::<values::DrawnKinds>(value, out),
        _ => {
            out.extend_from_slice(value);
            Ok(())
        }
    }
}

/// Types of the values.
pub mod values {
    use crate::{Pack, Unpack, ValueError, Words};

    enumeration! {
        /// How near an image is to being seen. A later one includes those before.
        VisibilityLevel {
            /// Not within the bounds.
            Outside,
            /// Within the margin around the viewport.
            InBounds,
            /// In the viewport.
            InViewport,
        }
    }

    record! {
        /// An image to load.
        #[derive(Eq, Hash)]
        ImageLoad {
            /// The number by which the host answers. Range: 1 or more.
            texture: u32,
            /// Width in device pixels at which it is shown; 0 is unknown.
            width: u32,
            /// Height likewise.
            height: u32,
            /// `visibility`.
            visibility: VisibilityLevel,
            /// URL.
            url: String,
        }
    }

    record! {
        /// How near an image is now.
        #[derive(Copy, Eq, Hash)]
        ImageUrgency {
            /// `texture`.
            texture: u32,
            /// `visibility`.
            visibility: VisibilityLevel,
        }
    }

    record! {
        /// A font to load.
        #[derive(Eq, Hash)]
        FontLoad {
            /// The number by which the host answers.
            font: u32,
            /// URL.
            url: String,
        }
    }

    /// Kinds of instances of a draw list: a bit for each, by the number of `kind` in its
    /// `geometry`.
    pub type DrawnKinds = u32;

    /// A node: slot in the low 20 bits, generation in the high 12. 0 is no node, 1 the root of the
    /// stage. The top bit of the slot marks nodes that the engine made.
    pub type NodeId = u32;

    /// An animation, numbered by the app as nodes are.
    pub type AnimationId = u32;

    /// A colour, `0xRRGGBBAA`: sRGB, alpha not premultiplied.
    pub type Color = u32;

    /// A number of an entry of this table.
    pub type EntryId = u32;

    enumeration! {
        /// What a node is.
        NodeKind {
            /// A box.
            View,
            /// A box that shows an image.
            Image,
            /// A box that shows a paragraph.
            Text,
        }
    }

    /// CSS `<length-percentage> | auto`.
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum Dimension {
        /// Decided by the layout.
        Auto,
        /// Design pixels.
        Dp(f32),
        /// Percent of the containing block: 50 is a half.
        Percent(f32),
    }

    impl Pack for Dimension {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Auto => out.push(0),
                Self::Dp(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Percent(value) => {
                    out.push(2);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for Dimension {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(3)? {
                0 => Self::Auto,
                1 => Self::Dp(Unpack::unpack(words)?),
                _ => Self::Percent(Unpack::unpack(words)?),
            })
        }
    }

    /// CSS `width`, `height`, their limits and `flex-basis`: `<length-percentage>`, `auto` or a
    /// sizing keyword (CSS Sizing 4).
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum Size {
        /// Decided by the layout.
        Auto,
        /// Design pixels.
        Dp(f32),
        /// Percent of the containing block: 50 is a half.
        Percent(f32),
        /// As narrow as the content can be. In height this and the next two are the content's
        /// height.
        MinContent,
        /// As wide as the content without line breaks.
        MaxContent,
        /// `max-content`, but at most the available width and at least `min-content`.
        FitContent,
        /// The margin box fills the containing block, where its size is known.
        Stretch,
        /// CSS `fit-content(<length>)`: the same with so many dp as available width.
        FitContentDp(f32),
        /// CSS `fit-content(<percentage>)`: the same with a percentage of the containing block as
        /// available width.
        FitContentPercent(f32),
    }

    impl Pack for Size {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Auto => out.push(0),
                Self::Dp(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Percent(value) => {
                    out.push(2);
                    value.pack(out);
                }
                Self::MinContent => out.push(3),
                Self::MaxContent => out.push(4),
                Self::FitContent => out.push(5),
                Self::Stretch => out.push(6),
                Self::FitContentDp(value) => {
                    out.push(7);
                    value.pack(out);
                }
                Self::FitContentPercent(value) => {
                    out.push(8);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for Size {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(9)? {
                0 => Self::Auto,
                1 => Self::Dp(Unpack::unpack(words)?),
                2 => Self::Percent(Unpack::unpack(words)?),
                3 => Self::MinContent,
                4 => Self::MaxContent,
                5 => Self::FitContent,
                6 => Self::Stretch,
                7 => Self::FitContentDp(Unpack::unpack(words)?),
                _ => Self::FitContentPercent(Unpack::unpack(words)?),
            })
        }
    }

    /// CSS `<length-percentage>`.
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum Length {
        /// Design pixels.
        Dp(f32),
        /// Percent; the property says of what. 50 is a half.
        Percent(f32),
    }

    impl Pack for Length {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Dp(value) => {
                    out.push(0);
                    value.pack(out);
                }
                Self::Percent(value) => {
                    out.push(1);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for Length {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(2)? {
                0 => Self::Dp(Unpack::unpack(words)?),
                _ => Self::Percent(Unpack::unpack(words)?),
            })
        }
    }

    enumeration! {
        /// CSS `display`.
        Display {
            /// `flex`.
            Flex,
            /// `grid`.
            Grid,
            /// `block`.
            Block,
            /// No box, and none under it.
            None,
            /// No box of its own: its children are laid out as children of its parent, and nothing that
            /// is about a box has an effect: size, background, clip, scroll, transform, opacity,
            /// focusable. Inherited properties, states and focus groups still apply to its children. On
            /// images and texts it is `none`; the root refuses it.
            Contents,
        }
    }

    enumeration! {
        /// CSS `position`.
        Position {
            /// Laid out in the flow, then moved by its insets.
            Relative,
            /// Out of the flow, in the box of the nearest node above it that is not `static`.
            Absolute,
            /// In the flow; insets do nothing.
            Static,
        }
    }

    enumeration! {
        /// CSS `direction`; `inherit` takes the parent's.
        Direction {
            /// `inherit`.
            Inherit,
            /// `ltr`.
            Ltr,
            /// `rtl`.
            Rtl,
        }
    }

    enumeration! {
        /// CSS `box-sizing`.
        BoxSizing {
            /// `border-box`.
            BorderBox,
            /// `content-box`.
            ContentBox,
        }
    }

    enumeration! {
        /// CSS `overflow` of one axis.
        Overflow {
            /// `visible`.
            Visible,
            /// `hidden`.
            Hidden,
            /// `scroll`.
            Scroll,
        }
    }

    enumeration! {
        /// CSS `flex-direction`.
        FlexDirection {
            /// `row`.
            Row,
            /// `row-reverse`.
            RowReverse,
            /// `column`.
            Column,
            /// `column-reverse`.
            ColumnReverse,
        }
    }

    enumeration! {
        /// CSS `flex-wrap`.
        FlexWrap {
            /// `nowrap`.
            Nowrap,
            /// `wrap`.
            Wrap,
            /// `wrap-reverse`.
            WrapReverse,
        }
    }

    enumeration! {
        /// CSS `align-items`, `align-self`, `justify-items` and `justify-self`. `safe-` and `unsafe-`
        /// are CSS `safe` and `unsafe`: `safe` keeps the start of an item that does not fit in view.
        ItemAlignment {
            /// `auto`.
            Auto,
            /// `normal`.
            Normal,
            /// `start`.
            Start,
            /// `end`.
            End,
            /// `flex-start`.
            FlexStart,
            /// `flex-end`.
            FlexEnd,
            /// `center`.
            Center,
            /// `baseline`.
            Baseline,
            /// `stretch`.
            Stretch,
            /// `self-start`.
            SelfStart,
            /// `self-end`.
            SelfEnd,
            /// `safe-start`.
            SafeStart,
            /// `safe-end`.
            SafeEnd,
            /// `safe-flex-start`.
            SafeFlexStart,
            /// `safe-flex-end`.
            SafeFlexEnd,
            /// `safe-center`.
            SafeCenter,
            /// `safe-self-start`.
            SafeSelfStart,
            /// `safe-self-end`.
            SafeSelfEnd,
            /// `unsafe-start`.
            UnsafeStart,
            /// `unsafe-end`.
            UnsafeEnd,
            /// `unsafe-flex-start`.
            UnsafeFlexStart,
            /// `unsafe-flex-end`.
            UnsafeFlexEnd,
            /// `unsafe-center`.
            UnsafeCenter,
            /// `unsafe-self-start`.
            UnsafeSelfStart,
            /// `unsafe-self-end`.
            UnsafeSelfEnd,
        }
    }

    enumeration! {
        /// CSS `align-content` and `justify-content`; `safe-` and `unsafe-` as in `item-alignment`.
        ContentAlignment {
            /// `normal`.
            Normal,
            /// `start`.
            Start,
            /// `end`.
            End,
            /// `flex-start`.
            FlexStart,
            /// `flex-end`.
            FlexEnd,
            /// `center`.
            Center,
            /// `stretch`.
            Stretch,
            /// `space-between`.
            SpaceBetween,
            /// `space-around`.
            SpaceAround,
            /// `space-evenly`.
            SpaceEvenly,
            /// `safe-start`.
            SafeStart,
            /// `safe-end`.
            SafeEnd,
            /// `safe-flex-start`.
            SafeFlexStart,
            /// `safe-flex-end`.
            SafeFlexEnd,
            /// `safe-center`.
            SafeCenter,
            /// `unsafe-start`.
            UnsafeStart,
            /// `unsafe-end`.
            UnsafeEnd,
            /// `unsafe-flex-start`.
            UnsafeFlexStart,
            /// `unsafe-flex-end`.
            UnsafeFlexEnd,
            /// `unsafe-center`.
            UnsafeCenter,
        }
    }

    /// CSS `<track-breadth>`.
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum TrackBreadth {
        /// `auto`.
        Auto,
        /// `min-content`.
        MinContent,
        /// `max-content`.
        MaxContent,
        /// `dp`.
        Dp(f32),
        /// `percent`.
        Percent(f32),
        /// A fraction of the remaining space, CSS `fr`. Only as the maximum of a track.
        Fraction(f32),
        /// CSS `fit-content()`, in dp. Only as the maximum of a track.
        FitContent(f32),
        /// CSS `fit-content()`, in percent of the container. Only as the maximum of a track.
        FitContentPercent(f32),
    }

    impl Pack for TrackBreadth {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Auto => out.push(0),
                Self::MinContent => out.push(1),
                Self::MaxContent => out.push(2),
                Self::Dp(value) => {
                    out.push(3);
                    value.pack(out);
                }
                Self::Percent(value) => {
                    out.push(4);
                    value.pack(out);
                }
                Self::Fraction(value) => {
                    out.push(5);
                    value.pack(out);
                }
                Self::FitContent(value) => {
                    out.push(6);
                    value.pack(out);
                }
                Self::FitContentPercent(value) => {
                    out.push(7);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for TrackBreadth {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(8)? {
                0 => Self::Auto,
                1 => Self::MinContent,
                2 => Self::MaxContent,
                3 => Self::Dp(Unpack::unpack(words)?),
                4 => Self::Percent(Unpack::unpack(words)?),
                5 => Self::Fraction(Unpack::unpack(words)?),
                6 => Self::FitContent(Unpack::unpack(words)?),
                _ => Self::FitContentPercent(Unpack::unpack(words)?),
            })
        }
    }

    record! {
        /// CSS `minmax()`; a single breadth is both minimum and maximum (a fraction has the minimum
        /// `auto`).
        #[derive(Copy)]
        TrackSize {
            /// `min`.
            min: TrackBreadth,
            /// `max`.
            max: TrackBreadth,
        }
    }

    /// How often tracks repeat.
    #[derive(Clone, PartialEq, Debug, Copy, Eq, Hash)]
    pub enum TrackRepeat {
        /// So many times. Range: 1 to 1000.
        Count(u32),
        /// As often as fits.
        AutoFill,
        /// As often as fits; empty tracks collapse.
        AutoFit,
    }

    impl Pack for TrackRepeat {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Count(value) => {
                    out.push(0);
                    value.pack(out);
                }
                Self::AutoFill => out.push(1),
                Self::AutoFit => out.push(2),
            }
        }
    }

    impl Unpack for TrackRepeat {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(3)? {
                0 => Self::Count(Unpack::unpack(words)?),
                1 => Self::AutoFill,
                _ => Self::AutoFit,
            })
        }
    }

    record! {
        /// Tracks of a grid template; a plain list of tracks has `count(1)`.
        TrackList {
            /// `repeat`.
            repeat: TrackRepeat,
            /// `sizes`.
            sizes: Vec<TrackSize>,
        }
    }

    enumeration! {
        /// CSS `grid-auto-flow`.
        GridAutoFlow {
            /// `row`.
            Row,
            /// `column`.
            Column,
            /// `row-dense`.
            RowDense,
            /// `column-dense`.
            ColumnDense,
        }
    }

    /// CSS `<grid-line>`.
    #[derive(Clone, PartialEq, Debug, Copy, Eq, Hash)]
    pub enum GridLine {
        /// `auto`.
        Auto,
        /// Line number from 1, or from -1 backwards; 0 is refused. Range: -1000 to 1000.
        Line(i32),
        /// So many tracks. Range: 1 to 1000.
        Span(u32),
    }

    impl Pack for GridLine {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Auto => out.push(0),
                Self::Line(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Span(value) => {
                    out.push(2);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for GridLine {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(3)? {
                0 => Self::Auto,
                1 => Self::Line(Unpack::unpack(words)?),
                _ => Self::Span(Unpack::unpack(words)?),
            })
        }
    }

    enumeration! {
        /// CSS `visibility`.
        Visibility {
            /// `visible`.
            Visible,
            /// `hidden`.
            Hidden,
        }
    }

    enumeration! {
        /// CSS `object-fit`.
        ObjectFit {
            /// `fill`.
            Fill,
            /// `contain`.
            Contain,
            /// `cover`.
            Cover,
            /// `none`.
            None,
            /// `scale-down`.
            ScaleDown,
        }
    }

    enumeration! {
        /// CSS `mix-blend-mode`: the modes that every GPU's blending supports.
        BlendMode {
            /// `normal`.
            Normal,
            /// `add`.
            Add,
            /// `multiply`.
            Multiply,
            /// `screen`.
            Screen,
        }
    }

    enumeration! {
        /// Position of a border relative to the edge of the box.
        BorderAlignment {
            /// `inside`.
            Inside,
            /// `center`.
            Center,
            /// `outside`.
            Outside,
        }
    }

    record! {
        /// One colour stop.
        #[derive(Copy)]
        GradientStop {
            /// `offset`. Range: 0 to 1.
            offset: f32,
            /// `color`.
            color: Color,
        }
    }

    record! {
        /// CSS `linear-gradient()`: the angle in degrees, 0 is up, clockwise.
        LinearGradient {
            /// `angle`.
            angle: f32,
            /// `stops`.
            stops: Vec<GradientStop>,
        }
    }

    record! {
        /// CSS `radial-gradient()`: centre in percent of the box, radii in dp.
        RadialGradient {
            /// `center-x`.
            center_x: f32,
            /// `center-y`.
            center_y: f32,
            /// `radius-x`. Range: 0 or more.
            radius_x: f32,
            /// `radius-y`. Range: 0 or more.
            radius_y: f32,
            /// `stops`.
            stops: Vec<GradientStop>,
        }
    }

    /// A painted gradient.
    #[derive(Clone, PartialEq, Debug)]
    pub enum Gradient {
        /// `none`.
        None,
        /// `linear`.
        Linear(LinearGradient),
        /// `radial`.
        Radial(RadialGradient),
    }

    impl Pack for Gradient {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::None => out.push(0),
                Self::Linear(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Radial(value) => {
                    out.push(2);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for Gradient {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(3)? {
                0 => Self::None,
                1 => Self::Linear(Unpack::unpack(words)?),
                _ => Self::Radial(Unpack::unpack(words)?),
            })
        }
    }

    record! {
        /// One CSS `box-shadow`, in dp.
        #[derive(Copy)]
        BoxShadow {
            /// `x`.
            x: f32,
            /// `y`.
            y: f32,
            /// `blur`. Range: 0 or more.
            blur: f32,
            /// `spread`.
            spread: f32,
            /// `color`.
            color: Color,
            /// `inset`.
            inset: bool,
        }
    }

    record! {
        /// A part of an image, in its own pixels.
        #[derive(Copy)]
        SourceRect {
            /// `x`.
            x: f32,
            /// `y`.
            y: f32,
            /// `width`. Range: 0 or more.
            width: f32,
            /// `height`. Range: 0 or more.
            height: f32,
        }
    }

    record! {
        /// Insets of a nine-slice image, in its own pixels.
        #[derive(Copy)]
        NineSlice {
            /// `top`. Range: 0 or more.
            top: f32,
            /// `right`. Range: 0 or more.
            right: f32,
            /// `bottom`. Range: 0 or more.
            bottom: f32,
            /// `left`. Range: 0 or more.
            left: f32,
        }
    }

    flags! {
        /// Mirrored drawing of an image.
        Flip {
            /// `x`.
            X = 0,
            /// `y`.
            Y = 1,
        }
    }

    enumeration! {
        /// CSS `font-style`.
        FontStyle {
            /// `normal`.
            Normal,
            /// `italic`.
            Italic,
        }
    }

    /// CSS `line-height`.
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum LineHeight {
        /// What the font asks for.
        Normal,
        /// Times the font size.
        Number(f32),
        /// Design pixels.
        Dp(f32),
    }

    impl Pack for LineHeight {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Normal => out.push(0),
                Self::Number(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Dp(value) => {
                    out.push(2);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for LineHeight {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(3)? {
                0 => Self::Normal,
                1 => Self::Number(Unpack::unpack(words)?),
                _ => Self::Dp(Unpack::unpack(words)?),
            })
        }
    }

    enumeration! {
        /// CSS `text-align`.
        TextAlign {
            /// `start`.
            Start,
            /// `end`.
            End,
            /// `left`.
            Left,
            /// `right`.
            Right,
            /// `center`.
            Center,
            /// `justify`.
            Justify,
        }
    }

    enumeration! {
        /// Position of a paragraph in a box that is higher than it.
        VerticalAlign {
            /// `top`.
            Top,
            /// `middle`.
            Middle,
            /// `bottom`.
            Bottom,
        }
    }

    enumeration! {
        /// CSS `text-overflow`: what shows that lines were cut.
        TextOverflow {
            /// `clip`.
            Clip,
            /// `ellipsis`.
            Ellipsis,
        }
    }

    enumeration! {
        /// CSS `text-wrap-mode` and `overflow-wrap`.
        TextWrap {
            /// `wrap`.
            Wrap,
            /// `nowrap`.
            Nowrap,
            /// `anywhere`.
            Anywhere,
        }
    }

    flags! {
        /// CSS `text-decoration-line`.
        TextDecoration {
            /// `underline`.
            UNDERLINE = 0,
            /// `line-through`.
            LINE_THROUGH = 1,
        }
    }

    record! {
        /// A part of a paragraph in another style. Offsets count bytes of the UTF-8 text.
        #[derive(Copy)]
        TextRun {
            /// `start`.
            start: u32,
            /// `end`.
            end: u32,
            /// `weight`. Range: 1 to 1000.
            weight: Option<u32>,
            /// `style`.
            style: Option<FontStyle>,
            /// In dp. Range: 1 to 1024.
            size: Option<f32>,
            /// `color`.
            color: Option<Color>,
            /// `decoration`.
            decoration: TextDecoration,
        }
    }

    record! {
        /// Outline of glyphs.
        #[derive(Copy)]
        TextOutline {
            /// In dp. Range: 0 or more.
            width: f32,
            /// `color`.
            color: Color,
        }
    }

    enumeration! {
        /// What a text does when it does not fit.
        TextFit {
            /// `none`.
            None,
            /// `shrink`.
            Shrink,
            /// `marquee`.
            Marquee,
        }
    }

    enumeration! {
        /// CSS `<step-position>`.
        StepPosition {
            /// `jump-start`.
            JumpStart,
            /// `jump-end`.
            JumpEnd,
            /// `jump-none`.
            JumpNone,
            /// `jump-both`.
            JumpBoth,
        }
    }

    record! {
        /// CSS `steps()`.
        #[derive(Copy, Eq, Hash)]
        Steps {
            /// With `jump-none` at least 2. Range: 1 or more.
            count: u32,
            /// `position`.
            position: StepPosition,
        }
    }

    /// CSS Easing Functions 2.
    #[derive(Clone, PartialEq, Debug)]
    pub enum Easing {
        /// `linear`.
        Linear,
        /// `ease`.
        Ease,
        /// `ease-in`.
        EaseIn,
        /// `ease-out`.
        EaseOut,
        /// `ease-in-out`.
        EaseInOut,
        /// `x1, y1, x2, y2`; the x are within 0 to 1.
        CubicBezier((f32, f32, f32, f32)),
        /// `steps`.
        Steps(Steps),
        /// CSS `linear()`: input and output of each point, with inputs that do not decrease.
        LinearPoints(Vec<(f32, f32)>),
    }

    impl Pack for Easing {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Linear => out.push(0),
                Self::Ease => out.push(1),
                Self::EaseIn => out.push(2),
                Self::EaseOut => out.push(3),
                Self::EaseInOut => out.push(4),
                Self::CubicBezier(value) => {
                    out.push(5);
                    value.pack(out);
                }
                Self::Steps(value) => {
                    out.push(6);
                    value.pack(out);
                }
                Self::LinearPoints(value) => {
                    out.push(7);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for Easing {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(8)? {
                0 => Self::Linear,
                1 => Self::Ease,
                2 => Self::EaseIn,
                3 => Self::EaseOut,
                4 => Self::EaseInOut,
                5 => Self::CubicBezier(Unpack::unpack(words)?),
                6 => Self::Steps(Unpack::unpack(words)?),
                _ => Self::LinearPoints(Unpack::unpack(words)?),
            })
        }
    }

    record! {
        /// A damped spring, per unit of mass.
        #[derive(Copy)]
        Spring {
            /// Stiffness: pull towards rest, in 1/s². Range: 0.01 or more.
            stiffness: f32,
            /// Resistance to speed, in 1/s; `2 * sqrt(stiffness)` is critical. Range: 0 or more.
            damping: f32,
        }
    }

    record! {
        /// A motion of fixed duration.
        Tween {
            /// In milliseconds. Range: 0 or more.
            duration: f32,
            /// `easing`.
            easing: Easing,
        }
    }

    /// How a value moves to another.
    #[derive(Clone, PartialEq, Debug)]
    pub enum Motion {
        /// At once.
        Instant,
        /// Over a duration in milliseconds.
        Tween(Tween),
        /// As a spring, until at rest.
        Spring(Spring),
    }

    impl Pack for Motion {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Instant => out.push(0),
                Self::Tween(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Spring(value) => {
                    out.push(2);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for Motion {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(3)? {
                0 => Self::Instant,
                1 => Self::Tween(Unpack::unpack(words)?),
                _ => Self::Spring(Unpack::unpack(words)?),
            })
        }
    }

    record! {
        /// CSS `transition` of one property; times in milliseconds.
        Transition {
            /// `property`.
            property: EntryId,
            /// `delay`.
            delay: f32,
            /// `motion`.
            motion: Motion,
        }
    }

    enumeration! {
        /// Web Animations `PlaybackDirection`.
        PlaybackDirection {
            /// `normal`.
            Normal,
            /// `reverse`.
            Reverse,
            /// `alternate`.
            Alternate,
            /// `alternate-reverse`.
            AlternateReverse,
        }
    }

    enumeration! {
        /// Web Animations `FillMode`.
        FillMode {
            /// `none`.
            None,
            /// `forwards`.
            Forwards,
            /// `backwards`.
            Backwards,
            /// `both`.
            Both,
        }
    }

    enumeration! {
        /// Web Animations `CompositeOperation`.
        CompositeOperation {
            /// `replace`.
            Replace,
            /// `add`.
            Add,
            /// `accumulate`.
            Accumulate,
        }
    }

    record! {
        /// Web Animations `EffectTiming`; times in milliseconds.
        EffectTiming {
            /// `delay`.
            delay: f32,
            /// `end-delay`.
            end_delay: f32,
            /// `duration`. Range: 0 or more.
            duration: f32,
            /// Fractions count; `none` is infinite. Range: 0 or more.
            iterations: Option<f32>,
            /// `iteration-start`. Range: 0 or more.
            iteration_start: f32,
            /// `direction`.
            direction: PlaybackDirection,
            /// `fill`.
            fill: FillMode,
            /// `easing`.
            easing: Easing,
        }
    }

    /// A value of one animatable property.
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum AnimatedValue {
        /// `number`.
        Number(f32),
        /// `length`.
        Length(Length),
        /// `dimension`.
        Dimension(Dimension),
        /// `color`.
        Color(Color),
        /// `size`.
        Size(Size),
    }

    impl Pack for AnimatedValue {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Number(value) => {
                    out.push(0);
                    value.pack(out);
                }
                Self::Length(value) => {
                    out.push(1);
                    value.pack(out);
                }
                Self::Dimension(value) => {
                    out.push(2);
                    value.pack(out);
                }
                Self::Color(value) => {
                    out.push(3);
                    value.pack(out);
                }
                Self::Size(value) => {
                    out.push(4);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for AnimatedValue {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(5)? {
                0 => Self::Number(Unpack::unpack(words)?),
                1 => Self::Length(Unpack::unpack(words)?),
                2 => Self::Dimension(Unpack::unpack(words)?),
                3 => Self::Color(Unpack::unpack(words)?),
                _ => Self::Size(Unpack::unpack(words)?),
            })
        }
    }

    record! {
        /// One keyframe of one property.
        Keyframe {
            /// Does not decrease from one to the next. Range: 0 to 1.
            offset: f32,
            /// `value`.
            value: AnimatedValue,
            /// `easing`.
            easing: Easing,
            /// `composite`.
            composite: CompositeOperation,
        }
    }

    /// What can be done to an animation.
    #[derive(Clone, PartialEq, Debug, Copy)]
    pub enum AnimationAction {
        /// `play`.
        Play,
        /// `pause`.
        Pause,
        /// `cancel`.
        Cancel,
        /// `finish`.
        Finish,
        /// `reverse`.
        Reverse,
        /// To a time in milliseconds since its start.
        Seek(f32),
        /// Playback rate from now on; 1 is normal.
        Rate(f32),
    }

    impl Pack for AnimationAction {
        fn pack(&self, out: &mut Vec<u32>) {
            match self {
                Self::Play => out.push(0),
                Self::Pause => out.push(1),
                Self::Cancel => out.push(2),
                Self::Finish => out.push(3),
                Self::Reverse => out.push(4),
                Self::Seek(value) => {
                    out.push(5);
                    value.pack(out);
                }
                Self::Rate(value) => {
                    out.push(6);
                    value.pack(out);
                }
            }
        }
    }

    impl Unpack for AnimationAction {
        fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
            Ok(match words.case(7)? {
                0 => Self::Play,
                1 => Self::Pause,
                2 => Self::Cancel,
                3 => Self::Finish,
                4 => Self::Reverse,
                5 => Self::Seek(Unpack::unpack(words)?),
                _ => Self::Rate(Unpack::unpack(words)?),
            })
        }
    }

    enumeration! {
        /// A state of a node. In a cascade a later state wins.
        State {
            /// `hovered`.
            Hovered,
            /// `selected`.
            Selected,
            /// `checked`.
            Checked,
            /// `loaded`.
            Loaded,
            /// `failed`.
            Failed,
            /// `focus-within`.
            FocusWithin,
            /// `focused`.
            Focused,
            /// `pressed`.
            Pressed,
            /// `disabled`.
            Disabled,
        }
    }

    flags! {
        /// A set of states.
        States {
            /// `hovered`.
            HOVERED = 0,
            /// `selected`.
            SELECTED = 1,
            /// `checked`.
            CHECKED = 2,
            /// `loaded`.
            LOADED = 3,
            /// `failed`.
            FAILED = 4,
            /// `focus-within`.
            FOCUS_WITHIN = 5,
            /// `focused`.
            FOCUSED = 6,
            /// `pressed`.
            PRESSED = 7,
            /// `disabled`.
            DISABLED = 8,
        }
    }

    enumeration! {
        /// A direction of navigation.
        NavigationDirection {
            /// `up`.
            Up,
            /// `right`.
            Right,
            /// `down`.
            Down,
            /// `left`.
            Left,
        }
    }

    flags! {
        /// A set of directions.
        NavigationDirections {
            /// `up`.
            UP = 0,
            /// `right`.
            RIGHT = 1,
            /// `down`.
            DOWN = 2,
            /// `left`.
            LEFT = 3,
        }
    }

    enumeration! {
        /// What a group of focusables remembers.
        FocusMemory {
            /// `none`.
            None,
            /// `last`.
            Last,
        }
    }

    enumeration! {
        /// Which member of a group gets focus when focus enters it and nothing is remembered.
        FocusEntry {
            /// `nearest`.
            Nearest,
            /// `first`.
            First,
            /// `last`.
            Last,
            /// `preferred`.
            Preferred,
        }
    }

    enumeration! {
        /// A key by its meaning, after the W3C UI Events names.
        Key {
            /// `arrow-up`.
            ArrowUp,
            /// `arrow-right`.
            ArrowRight,
            /// `arrow-down`.
            ArrowDown,
            /// `arrow-left`.
            ArrowLeft,
            /// `enter`.
            Enter,
            /// `back`.
            Back,
            /// `home`.
            Home,
            /// `menu`.
            Menu,
            /// `info`.
            Info,
            /// `search`.
            Search,
            /// `play`.
            Play,
            /// `pause`.
            Pause,
            /// `play-pause`.
            PlayPause,
            /// `stop`.
            Stop,
            /// `rewind`.
            Rewind,
            /// `fast-forward`.
            FastForward,
            /// `track-previous`.
            TrackPrevious,
            /// `track-next`.
            TrackNext,
            /// `channel-up`.
            ChannelUp,
            /// `channel-down`.
            ChannelDown,
            /// `page-up`.
            PageUp,
            /// `page-down`.
            PageDown,
            /// `color-red`.
            ColorRed,
            /// `color-green`.
            ColorGreen,
            /// `color-yellow`.
            ColorYellow,
            /// `color-blue`.
            ColorBlue,
            /// `digit0`.
            Digit0,
            /// `digit1`.
            Digit1,
            /// `digit2`.
            Digit2,
            /// `digit3`.
            Digit3,
            /// `digit4`.
            Digit4,
            /// `digit5`.
            Digit5,
            /// `digit6`.
            Digit6,
            /// `digit7`.
            Digit7,
            /// `digit8`.
            Digit8,
            /// `digit9`.
            Digit9,
            /// `caption`.
            Caption,
            /// `audio-track`.
            AudioTrack,
            /// `guide`.
            Guide,
            /// `exit`.
            Exit,
            /// `volume-up`.
            VolumeUp,
            /// `volume-down`.
            VolumeDown,
            /// `volume-mute`.
            VolumeMute,
            /// `other`.
            Other,
        }
    }

    enumeration! {
        /// What happened to a key.
        KeyPhase {
            /// `down`.
            Down,
            /// `up`.
            Up,
        }
    }

    enumeration! {
        /// Why focus stays.
        FocusStayReason {
            /// There is no candidate in the direction of the move.
            NoCandidate,
            /// A group around the focused node keeps moves in this direction inside (`focus-trap`).
            Trapped,
            /// The requested node was removed before the frame.
            Removed,
            /// The requested node is outside the tree.
            Detached,
            /// The requested node or one above it has `display: none` or `visibility: hidden`.
            Hidden,
            /// The requested node or one above it is disabled.
            Disabled,
            /// The requested group has no member that can have focus.
            Empty,
            /// The requested node is neither focusable nor a group in its present states.
            NotFocusable,
        }
    }

    enumeration! {
        /// Axes in which a node scrolls.
        ScrollAxis {
            /// `none`.
            None,
            /// `x`.
            X,
            /// `y`.
            Y,
            /// `both`.
            Both,
        }
    }

    enumeration! {
        /// Where a container scrolls the focused item to.
        ScrollPolicy {
            /// Its key line to the container's.
            KeyLine,
            /// `center`.
            Center,
            /// Only as far as it takes to be wholly in view.
            Edge,
            /// `page`.
            Page,
            /// `none`.
            None,
        }
    }

    enumeration! {
        /// Role of a node for speech, after WAI-ARIA.
        Role {
            /// `none`.
            None,
            /// `button`.
            Button,
            /// `link`.
            Link,
            /// `checkbox`.
            Checkbox,
            /// `radio`.
            Radio,
            /// `list`.
            List,
            /// `list-item`.
            ListItem,
            /// `tab`.
            Tab,
            /// `dialog`.
            Dialog,
            /// `heading`.
            Heading,
            /// `img`.
            Img,
            /// `text`.
            Text,
            /// `textbox`.
            Textbox,
            /// `slider`.
            Slider,
            /// `progressbar`.
            Progressbar,
        }
    }

    enumeration! {
        /// WAI-ARIA `aria-live`.
        Politeness {
            /// `off`.
            Off,
            /// `polite`.
            Polite,
            /// `assertive`.
            Assertive,
        }
    }

    enumeration! {
        /// Why an image or font did not load.
        LoadError {
            /// `not-found`.
            NotFound,
            /// `network`.
            Network,
            /// `unsupported-format`.
            UnsupportedFormat,
            /// `broken`.
            Broken,
            /// `too-large`.
            TooLarge,
            /// `timed-out`.
            TimedOut,
        }
    }

    record! {
        /// A new node.
        #[derive(Copy, Eq, Hash)]
        Create {
            /// `node`.
            node: NodeId,
            /// `kind`.
            kind: NodeKind,
        }
    }

    record! {
        /// A new position in the tree.
        #[derive(Copy, Eq, Hash)]
        Insertion {
            /// `parent`.
            parent: NodeId,
            /// `child`.
            child: NodeId,
            /// The sibling after it; 0 is at the end.
            before: NodeId,
        }
    }

    record! {
        /// States that an app sets: `hovered`, `selected`, `checked`, `pressed`, `disabled`. The others
        /// are the engine's.
        #[derive(Copy, Eq, Hash)]
        SetStates {
            /// `node`.
            node: NodeId,
            /// `states`.
            states: States,
        }
    }

    record! {
        /// An animation of one property of one node: Web Animations `KeyframeEffect`.
        Animation {
            /// `animation`.
            animation: AnimationId,
            /// `node`.
            node: NodeId,
            /// `property`.
            property: EntryId,
            /// `timing`.
            timing: EffectTiming,
            /// `keyframes`.
            keyframes: Vec<Keyframe>,
        }
    }

    record! {
        /// A change of a running animation.
        #[derive(Copy)]
        AnimationControl {
            /// `animation`.
            animation: AnimationId,
            /// `action`.
            action: AnimationAction,
        }
    }

    record! {
        /// A scroll offset to go to, in dp.
        ScrollTo {
            /// `node`.
            node: NodeId,
            /// `x`.
            x: f32,
            /// `y`.
            y: f32,
            /// `motion`.
            motion: Motion,
        }
    }

    record! {
        /// A query that an event answers.
        #[derive(Copy, Eq, Hash)]
        Question {
            /// `node`.
            node: NodeId,
            /// `token`.
            token: u32,
        }
    }

    record! {
        /// CSS `@font-face`.
        #[derive(Eq, Hash)]
        FontFace {
            /// The app's number of this face, used once. Range: 1 or more.
            font: u32,
            /// `family`.
            family: String,
            /// CSS weight. Range: 1 to 1000.
            weight: u32,
            /// `style`.
            style: FontStyle,
            /// URL.
            src: String,
        }
    }

    record! {
        /// A text to measure without a node.
        TextQuestion {
            /// `token`.
            token: u32,
            /// `family`.
            family: Vec<String>,
            /// In dp. Range: 1 to 1024.
            size: f32,
            /// CSS weight. Range: 1 to 1000.
            weight: u32,
            /// Available width of a line, in dp. Range: 0 or more.
            width: f32,
            /// `content`.
            content: String,
        }
    }

    record! {
        /// Cells of a virtual list.
        #[derive(Copy, Eq, Hash)]
        ListChange {
            /// `node`.
            node: NodeId,
            /// `at`.
            at: u32,
            /// `removed`.
            removed: u32,
            /// `inserted`.
            inserted: u32,
        }
    }

    record! {
        /// Text to speak.
        #[derive(Eq, Hash)]
        Announcement {
            /// `content`.
            content: String,
            /// `politeness`.
            politeness: Politeness,
        }
    }

    record! {
        /// Focus moved.
        #[derive(Copy, Eq, Hash)]
        FocusChange {
            /// The node with focus; 0 is none.
            node: NodeId,
            /// `previous`.
            previous: NodeId,
        }
    }

    record! {
        /// Focus did not move.
        #[derive(Copy, Eq, Hash)]
        FocusStay {
            /// The node with focus; 0 is none.
            node: NodeId,
            /// The direction of a move; none for a request (`focus-node`).
            direction: Option<NavigationDirection>,
            /// The node that was requested; 0 for a move.
            requested: NodeId,
            /// `reason`.
            reason: FocusStayReason,
        }
    }

    record! {
        /// A key for the app. Each press is one `down`, any number of repeats (`down` with a count) and
        /// one `up`.
        #[derive(Copy, Eq, Hash)]
        KeyPress {
            /// The node with focus; the claimant if focus has left it since the key went down.
            node: NodeId,
            /// `key`.
            key: Key,
            /// `phase`.
            phase: KeyPhase,
            /// Repeats so far: 0 when the key goes down; 0 for an `up`.
            repeat: u32,
            /// The node that claimed the key when it went down; 0 if the engine does not use the key.
            claimed_by: NodeId,
            /// For an `up`: the press ended without a release here. Another window took it, time
            /// stopped, the claimant was removed, or the key went down again.
            cancelled: bool,
        }
    }

    record! {
        /// An image arrived; its size in its own pixels.
        #[derive(Copy, Eq, Hash)]
        Picture {
            /// `node`.
            node: NodeId,
            /// `width`.
            width: u32,
            /// `height`.
            height: u32,
        }
    }

    record! {
        /// An image failed.
        #[derive(Copy, Eq, Hash)]
        Failure {
            /// `node`.
            node: NodeId,
            /// `reason`.
            reason: LoadError,
        }
    }

    record! {
        /// A font failed.
        #[derive(Copy, Eq, Hash)]
        FontFailure {
            /// `font`.
            font: u32,
            /// `reason`.
            reason: LoadError,
        }
    }

    enumeration! {
        /// Why a text is not drawn as it should be.
        MissingFontReason {
            /// There is no font: none is known, or all failed. Boxes replace characters.
            NoFont,
            /// No face has a family that the text names. Other fonts replace it. Generic families of
            /// CSS are never missing.
            UnknownFamily,
            /// No font has some characters of the text. The first font's missing-glyph sign replaces
            /// them, or boxes if it has none.
            NoCharacter,
            /// Characters have colour glyphs, which are not drawn. Outlines replace them, or boxes.
            OnlyColours,
        }
    }

    record! {
        /// Something that a text needs and no font has.
        #[derive(Eq, Hash)]
        MissingFont {
            /// The first text that needs it.
            node: NodeId,
            /// `reason`.
            reason: MissingFontReason,
            /// The family, or the characters; empty if there is no font.
            name: String,
            /// The families that the text names.
            families: Vec<String>,
        }
    }

    record! {
        /// Offsets of a scroll container, in dp.
        #[derive(Copy)]
        ScrollPosition {
            /// `node`.
            node: NodeId,
            /// `x`.
            x: f32,
            /// `y`.
            y: f32,
        }
    }

    record! {
        /// A box in dp, relative to the stage, as drawn in the frame of the answer.
        #[derive(Copy)]
        Bounds {
            /// `token`.
            token: u32,
            /// `node`.
            node: NodeId,
            /// `x`.
            x: f32,
            /// `y`.
            y: f32,
            /// `width`.
            width: f32,
            /// `height`.
            height: f32,
        }
    }

    record! {
        /// Size of a measured text in dp.
        #[derive(Copy)]
        TextMetrics {
            /// `token`.
            token: u32,
            /// `width`.
            width: f32,
            /// `height`.
            height: f32,
            /// `lines`.
            lines: u32,
            /// `baseline`.
            baseline: f32,
        }
    }

    enumeration! {
        /// Why a batch was refused. The two facts depend on the reason.
        RefusalReason {
            /// The batch is shorter than a header, or its length is not a whole number of words. Facts:
            /// least length in bytes, length.
            Truncated,
            /// Facts: expected magic word, found.
            BadMagic,
            /// Facts: the engine's schema version, the batch's.
            BadVersion,
            /// Facts: the engine's schema hash, the batch's.
            BadHash,
            /// An entry ends outside the batch. Facts: words it claims, words left.
            BadLength,
            /// A value cannot be read as its type. Facts: words expected or the count of cases, found.
            BadValue,
            /// A number that is not finite or outside its range. Facts: bits of the limit, bits of the
            /// number.
            OutOfRange,
            /// Bytes of a string that are not UTF-8. Facts: offset in the string, length.
            BadUtf8,
            /// A node that was never created or was removed. Facts: its id, 0.
            UnknownNode,
            /// An id that is in use, is in the engine's half, or has an old generation. Facts: the id,
            /// the slot's present id.
            BadNodeId,
            /// A child that contains its parent, or the root as a child. Facts: parent, child.
            Cycle,
            /// `before` is not a child of the parent. Facts: parent, before.
            NotAChild,
            /// A property without a selected node. Facts: property, 0.
            NothingSelected,
            /// In the schema, not yet implemented by this engine or by the system in this profile.
            /// Facts: number, 0.
            Unsupported,
            /// An animation of a property that cannot be animated, or with a value of another type.
            /// Facts: property, animation.
            NotAnimatable,
            /// An unknown animation, or an id in use. Facts: id, 0.
            BadAnimationId,
            /// The node cannot have focus. Facts: node, 0.
            NotFocusable,
            /// A state that the app does not set, or a property that no state may change. Facts: states
            /// or property, 0.
            BadState,
            /// A system ran out of ids or memory for it. Facts: limit, wanted.
            Limit,
            /// A child of a text: texts take no children. Facts: parent, child.
            NoChildren,
        }
    }

    record! {
        /// A refused batch: nothing of it was applied.
        #[derive(Copy, Eq, Hash)]
        Refusal {
            /// Number of the batch, from its header.
            sequence: u32,
            /// `reason`.
            reason: RefusalReason,
            /// Position in words from the start of the batch.
            at: u32,
            /// Number of the entry at fault; 0 for the header.
            entry: EntryId,
            /// `expected`.
            expected: u32,
            /// `found`.
            found: u32,
        }
    }

    record! {
        /// A value that the host cannot draw.
        #[derive(Copy, Eq, Hash)]
        Undrawn {
            /// `node`.
            node: NodeId,
            /// `property`.
            property: EntryId,
        }
    }

    record! {
        /// Entries that a newer app sent and this engine does not know.
        #[derive(Copy, Eq, Hash)]
        Skipped {
            /// `sequence`.
            sequence: u32,
            /// `entry`.
            entry: EntryId,
            /// `count`.
            count: u32,
        }
    }
}
