// Written by inlay-schema-generator from wit/schema: change that and run `npx inlay schema`.

/** The first word of every batch: the bytes `INLY`. */
export const MAGIC = 0x594c4e49;
/** Version 0.1.0 of the schema, as `major << 16 | minor`. */
export const VERSION = 0x00000001;
/** FNV-1a of everything that decides what words of apps mean: ids, names, types, defaults, ranges. */
export const HASH = 0x834453d5;

/** The kinds of instances that the draw list has, a bit each: what a host of this version draws. */
export const DRAWN_KINDS = 0x7ff;

/**
 * Creates a node outside the tree and selects it.
 *
 * `create`.
 */
export const CREATE_NODE = 0x0001;
/**
 * Removes a node and everything under it; their ids are free again.
 *
 * `node-id`.
 */
export const REMOVE_NODE = 0x0002;
/**
 * Puts a node (and what is under it) into the tree or moves it there.
 *
 * `insertion`.
 */
export const INSERT_CHILD = 0x0003;
/**
 * The properties that follow are for this node.
 *
 * `node-id`.
 */
export const SELECT_NODE = 0x0004;
/**
 * The properties that follow are for the selected node while it is in this state, until
 * the next `select-node`.
 *
 * `state`.
 */
export const SELECT_STATE = 0x0005;
/**
 * Removes the selected node's value of a property (in the selected state): the default
 * applies again.
 *
 * `entry-id`.
 */
export const UNSET_PROPERTY = 0x0006;
/**
 * Replaces the states that the app sets.
 *
 * `set-states`.
 */
export const SET_STATES = 0x0007;
/**
 * Starts an animation at the time of the frame that takes the batch.
 *
 * `animation`.
 */
export const ANIMATE = 0x0008;
/**
 * Plays, pauses, seeks or ends an animation.
 *
 * `animation-control`.
 */
export const CONTROL_ANIMATION = 0x0009;
/**
 * Moves focus to a node, or into a group by its entry policy. Refused if it is neither in
 * any state. If it cannot have focus in that frame, focus stays. A group without a member
 * that can have it gets focus once it has one, unless a key or another request comes
 * first.
 *
 * `node-id`.
 */
export const FOCUS_NODE = 0x000a;
/**
 * Scrolls a container.
 *
 * `scroll-to`.
 */
export const SCROLL_TO = 0x000b;
/**
 * Scrolls the containers of a node as if it got focus.
 *
 * `node-id`.
 */
export const REVEAL_NODE = 0x000c;
/**
 * Queries a node's box: the event `bounds` answers.
 *
 * `question`.
 */
export const QUERY_BOUNDS = 0x000d;
/**
 * Adds a font, at most 1024 to a stage. Its bytes are requested from the host when a text
 * first needs it.
 *
 * `font-face`.
 */
export const ADD_FONT_FACE = 0x000e;
/**
 * Queries the size of a text: the event `text-metrics` answers.
 *
 * `text-question`, not implemented yet.
 */
export const QUERY_TEXT = 0x000f;
/**
 * Loads an image before a node shows it.
 *
 * `string`, not implemented yet.
 */
export const PRELOAD_IMAGE = 0x0010;
/**
 * Marks the items of a virtual list as changed.
 *
 * `list-change`, not implemented yet.
 */
export const CHANGE_LIST = 0x0011;
/**
 * Speaks.
 *
 * `announcement`, not implemented yet.
 */
export const ANNOUNCE = 0x0012;
/**
 * Loads the image of a node again if it failed, at once, whatever the cause was. `loaded`
 * or `failed` answers. An image that is ready or being loaded stays as it is.
 *
 * `node-id`.
 */
export const RELOAD_IMAGE = 0x0013;
/**
 * Removes the selected node's values in the selected state (without one, those for no
 * state) of all properties but these: what followed from them is as after
 * `unset-property`. Numbers that are no property are skipped.
 *
 * `list<entry-id>`.
 */
export const RETAIN_PROPERTIES = 0x0014;
/**
 * CSS `display`. Inlay starts as a flex container, as TV frameworks do, where CSS says
 * `inline`.
 *
 * `display`, default `flex`.
 */
export const DISPLAY = 0x0100;
/**
 * CSS `position`.
 *
 * `position`, default `relative`.
 */
export const POSITION = 0x0101;
/**
 * CSS `direction`: order of rows, side of `start`, base direction of texts. The root is
 * `ltr`. A text that inherits takes the direction of its first strong character (HTML
 * `dir="auto"`).
 *
 * `direction`, default `inherit`.
 */
export const DIRECTION = 0x0102;
/**
 * CSS `box-sizing`. Inlay starts with `border-box`, where CSS says `content-box`.
 *
 * `box-sizing`, default `border-box`.
 */
export const BOX_SIZING = 0x0103;
/**
 * CSS `overflow-x`. `hidden` and `scroll` clip to the padding box with its radii.
 *
 * `overflow`, default `visible`.
 */
export const OVERFLOW_X = 0x0104;
/**
 * CSS `overflow-y`.
 *
 * `overflow`, default `visible`.
 */
export const OVERFLOW_Y = 0x0105;
/**
 * CSS `width`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const WIDTH = 0x0106;
/**
 * CSS `height`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const HEIGHT = 0x0107;
/**
 * CSS `min-width`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const MIN_WIDTH = 0x0108;
/**
 * CSS `min-height`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const MIN_HEIGHT = 0x0109;
/**
 * CSS `max-width`; `auto` is CSS `none`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const MAX_WIDTH = 0x010a;
/**
 * CSS `max-height`; `auto` is CSS `none`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const MAX_HEIGHT = 0x010b;
/**
 * CSS `aspect-ratio`: width over height, above 0.
 *
 * `option<f32>`, 0.0001 or more, default `none`.
 */
export const ASPECT_RATIO = 0x010c;
/**
 * CSS `top`.
 *
 * `dimension`, dp, default `auto`.
 */
export const INSET_TOP = 0x010d;
/**
 * CSS `right`.
 *
 * `dimension`, dp, default `auto`.
 */
export const INSET_RIGHT = 0x010e;
/**
 * CSS `bottom`.
 *
 * `dimension`, dp, default `auto`.
 */
export const INSET_BOTTOM = 0x010f;
/**
 * CSS `left`.
 *
 * `dimension`, dp, default `auto`.
 */
export const INSET_LEFT = 0x0110;
/**
 * CSS `margin-top`.
 *
 * `dimension`, dp, default `dp(0)`.
 */
export const MARGIN_TOP = 0x0111;
/**
 * CSS `margin-right`.
 *
 * `dimension`, dp, default `dp(0)`.
 */
export const MARGIN_RIGHT = 0x0112;
/**
 * CSS `margin-bottom`.
 *
 * `dimension`, dp, default `dp(0)`.
 */
export const MARGIN_BOTTOM = 0x0113;
/**
 * CSS `margin-left`.
 *
 * `dimension`, dp, default `dp(0)`.
 */
export const MARGIN_LEFT = 0x0114;
/**
 * CSS `padding-top`.
 *
 * `length`, dp, 0 or more, default `dp(0)`.
 */
export const PADDING_TOP = 0x0115;
/**
 * CSS `padding-right`.
 *
 * `length`, dp, 0 or more, default `dp(0)`.
 */
export const PADDING_RIGHT = 0x0116;
/**
 * CSS `padding-bottom`.
 *
 * `length`, dp, 0 or more, default `dp(0)`.
 */
export const PADDING_BOTTOM = 0x0117;
/**
 * CSS `padding-left`.
 *
 * `length`, dp, 0 or more, default `dp(0)`.
 */
export const PADDING_LEFT = 0x0118;
/**
 * CSS `border-top-width`.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_TOP_WIDTH = 0x0119;
/**
 * CSS `border-right-width`.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_RIGHT_WIDTH = 0x011a;
/**
 * CSS `border-bottom-width`.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_BOTTOM_WIDTH = 0x011b;
/**
 * CSS `border-left-width`.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_LEFT_WIDTH = 0x011c;
/**
 * CSS `flex-direction`.
 *
 * `flex-direction`, default `row`.
 */
export const FLEX_DIRECTION = 0x0130;
/**
 * CSS `flex-wrap`.
 *
 * `flex-wrap`, default `nowrap`.
 */
export const FLEX_WRAP = 0x0131;
/**
 * CSS `flex-grow`.
 *
 * `f32`, 0 or more, default `0`.
 */
export const FLEX_GROW = 0x0132;
/**
 * CSS `flex-shrink`.
 *
 * `f32`, 0 or more, default `1`.
 */
export const FLEX_SHRINK = 0x0133;
/**
 * CSS `flex-basis`.
 *
 * `size`, dp, 0 or more, default `auto`.
 */
export const FLEX_BASIS = 0x0134;
/**
 * CSS `justify-content`.
 *
 * `content-alignment`, default `normal`.
 */
export const JUSTIFY_CONTENT = 0x0135;
/**
 * CSS `align-content`.
 *
 * `content-alignment`, default `normal`.
 */
export const ALIGN_CONTENT = 0x0136;
/**
 * CSS `align-items`.
 *
 * `item-alignment`, default `normal`.
 */
export const ALIGN_ITEMS = 0x0137;
/**
 * CSS `align-self`.
 *
 * `item-alignment`, default `auto`.
 */
export const ALIGN_SELF = 0x0138;
/**
 * CSS `justify-items`.
 *
 * `item-alignment`, default `normal`.
 */
export const JUSTIFY_ITEMS = 0x0139;
/**
 * CSS `justify-self`.
 *
 * `item-alignment`, default `auto`.
 */
export const JUSTIFY_SELF = 0x013a;
/**
 * CSS `row-gap`.
 *
 * `length`, dp, 0 or more, default `dp(0)`.
 */
export const ROW_GAP = 0x013b;
/**
 * CSS `column-gap`.
 *
 * `length`, dp, 0 or more, default `dp(0)`.
 */
export const COLUMN_GAP = 0x013c;
/**
 * CSS `order`: position of an item of a flex or grid container among the others. Drawing
 * and focus keep the order of the tree.
 *
 * `s32`, default `0`.
 */
export const ORDER = 0x013d;
/**
 * CSS `grid-template-columns`.
 *
 * `list<track-list>`, 0 or more, default `[]`.
 */
export const GRID_TEMPLATE_COLUMNS = 0x0150;
/**
 * CSS `grid-template-rows`.
 *
 * `list<track-list>`, 0 or more, default `[]`.
 */
export const GRID_TEMPLATE_ROWS = 0x0151;
/**
 * CSS `grid-auto-columns`.
 *
 * `list<track-size>`, 0 or more, default `[]`.
 */
export const GRID_AUTO_COLUMNS = 0x0152;
/**
 * CSS `grid-auto-rows`.
 *
 * `list<track-size>`, 0 or more, default `[]`.
 */
export const GRID_AUTO_ROWS = 0x0153;
/**
 * CSS `grid-auto-flow`.
 *
 * `grid-auto-flow`, default `row`.
 */
export const GRID_AUTO_FLOW = 0x0154;
/**
 * CSS `grid-column-start`.
 *
 * `grid-line`, default `auto`.
 */
export const GRID_COLUMN_START = 0x0155;
/**
 * CSS `grid-column-end`.
 *
 * `grid-line`, default `auto`.
 */
export const GRID_COLUMN_END = 0x0156;
/**
 * CSS `grid-row-start`.
 *
 * `grid-line`, default `auto`.
 */
export const GRID_ROW_START = 0x0157;
/**
 * CSS `grid-row-end`.
 *
 * `grid-line`, default `auto`.
 */
export const GRID_ROW_END = 0x0158;
/**
 * CSS `margin-inline-start`: the margin of the side where `direction` starts. If it has a
 * value, it overrides `margin-left` or `margin-right`.
 *
 * `option<dimension>`, dp, default `none`.
 */
export const MARGIN_INLINE_START = 0x0160;
/**
 * CSS `margin-inline-end`: the margin of the side where `direction` ends. If it has a
 * value, it overrides `margin-left` or `margin-right`.
 *
 * `option<dimension>`, dp, default `none`.
 */
export const MARGIN_INLINE_END = 0x0161;
/**
 * CSS `padding-inline-start`: the padding of the side where `direction` starts. If it has
 * a value, it overrides `padding-left` or `padding-right`.
 *
 * `option<length>`, dp, 0 or more, default `none`.
 */
export const PADDING_INLINE_START = 0x0162;
/**
 * CSS `padding-inline-end`: the padding of the side where `direction` ends. If it has a
 * value, it overrides `padding-left` or `padding-right`.
 *
 * `option<length>`, dp, 0 or more, default `none`.
 */
export const PADDING_INLINE_END = 0x0163;
/**
 * CSS `inset-inline-start`: the inset of the side where `direction` starts. If it has a
 * value, it overrides `inset-left` or `inset-right`.
 *
 * `option<dimension>`, dp, default `none`.
 */
export const INSET_INLINE_START = 0x0164;
/**
 * CSS `inset-inline-end`: the inset of the side where `direction` ends. If it has a value,
 * it overrides `inset-left` or `inset-right`.
 *
 * `option<dimension>`, dp, default `none`.
 */
export const INSET_INLINE_END = 0x0165;
/**
 * CSS `visibility`, inherited: a hidden node keeps its box, is not drawn and cannot have
 * focus. A visible child of a hidden node stays hidden.
 *
 * `visibility`, default `visible`.
 */
export const VISIBILITY = 0x0200;
/**
 * CSS `opacity`: the node and what is in it are drawn as one, then laid over what is
 * below.
 *
 * `f32`, 0 to 1, default `1`.
 */
export const OPACITY = 0x0201;
/**
 * Order among siblings: higher is drawn later; equal keeps the tree's order.
 *
 * `s32`, default `0`.
 */
export const Z_INDEX = 0x0202;
/**
 * Shift to the right, before rotation and scale of the node. Does not affect layout.
 *
 * `f32`, dp, default `0`.
 */
export const TRANSLATE_X = 0x0203;
/**
 * Shift downwards.
 *
 * `f32`, dp, default `0`.
 */
export const TRANSLATE_Y = 0x0204;
/**
 * Scale about the pivot.
 *
 * `f32`, default `1`.
 */
export const SCALE_X = 0x0205;
/**
 * Scale about the pivot.
 *
 * `f32`, default `1`.
 */
export const SCALE_Y = 0x0206;
/**
 * Rotation about the pivot, clockwise.
 *
 * `f32`, degrees, default `0`.
 */
export const ROTATION = 0x0207;
/**
 * CSS `skewX()`.
 *
 * `f32`, degrees, default `0`, not implemented yet.
 */
export const SKEW_X = 0x0208;
/**
 * CSS `skewY()`.
 *
 * `f32`, degrees, default `0`, not implemented yet.
 */
export const SKEW_Y = 0x0209;
/**
 * CSS `transform-origin`, x: percent of the box's width, or dp from its left.
 *
 * `length`, dp, default `percent(50)`.
 */
export const PIVOT_X = 0x020a;
/**
 * CSS `transform-origin`, y.
 *
 * `length`, dp, default `percent(50)`.
 */
export const PIVOT_Y = 0x020b;
/**
 * Distance from the viewport within which the node is in bounds: its image is loaded and
 * `in-bounds` emitted.
 *
 * `f32`, dp, 0 or more, default `240`.
 */
export const CULL_MARGIN = 0x020c;
/**
 * Drawn once into a texture and kept until something in it changes.
 *
 * `bool`, default `false`, not implemented yet.
 */
export const CACHE = 0x020d;
/**
 * Cuts a hole for the video behind.
 *
 * `bool`, default `false`, not implemented yet.
 */
export const HOLE = 0x020e;
/**
 * CSS `background-color`.
 *
 * `color`, default `0x00000000`.
 */
export const BACKGROUND_COLOR = 0x0300;
/**
 * CSS `border-top-left-radius`, circular. Too large radii shrink together as CSS says.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_TOP_LEFT_RADIUS = 0x0301;
/**
 * CSS `border-top-right-radius`, circular. Too large radii shrink together as CSS says.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_TOP_RIGHT_RADIUS = 0x0302;
/**
 * CSS `border-bottom-right-radius`, circular. Too large radii shrink together as CSS says.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_BOTTOM_RIGHT_RADIUS = 0x0303;
/**
 * CSS `border-bottom-left-radius`, circular. Too large radii shrink together as CSS says.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const BORDER_BOTTOM_LEFT_RADIUS = 0x0304;
/**
 * CSS `border-top-color`.
 *
 * `color`, default `0x00000000`.
 */
export const BORDER_TOP_COLOR = 0x0305;
/**
 * CSS `border-right-color`.
 *
 * `color`, default `0x00000000`.
 */
export const BORDER_RIGHT_COLOR = 0x0306;
/**
 * CSS `border-bottom-color`.
 *
 * `color`, default `0x00000000`.
 */
export const BORDER_BOTTOM_COLOR = 0x0307;
/**
 * CSS `border-left-color`.
 *
 * `color`, default `0x00000000`.
 */
export const BORDER_LEFT_COLOR = 0x0308;
/**
 * Where the border is painted: inside the edge of the box, on it, or outside. Layout is as
 * if it were inside.
 *
 * `border-alignment`, default `inside`.
 */
export const BORDER_ALIGNMENT = 0x0309;
/**
 * CSS `background-image` with a gradient.
 *
 * `gradient`, default `none`.
 */
export const BACKGROUND_GRADIENT = 0x030a;
/**
 * CSS `box-shadow`: the first is on top.
 *
 * `list<box-shadow>`, dp, default `[]`.
 */
export const BOX_SHADOW = 0x030b;
/**
 * Colours of the corners, from the top left clockwise, blended over the box.
 *
 * `option<tuple<color, color, color, color>>`, default `none`.
 */
export const CORNER_COLORS = 0x030c;
/**
 * CSS `mix-blend-mode`.
 *
 * `blend-mode`, default `normal`, not implemented yet.
 */
export const BLEND_MODE = 0x030d;
/**
 * CSS `filter: blur()`.
 *
 * `f32`, dp, 0 or more, default `0`, not implemented yet.
 */
export const BLUR = 0x030e;
/**
 * CSS `backdrop-filter: blur()`.
 *
 * `f32`, dp, 0 or more, default `0`, not implemented yet.
 */
export const BACKDROP_BLUR = 0x030f;
/**
 * URL of the image. Empty is none.
 *
 * `string`, default `""`.
 */
export const SRC = 0x0340;
/**
 * CSS `object-fit`.
 *
 * `object-fit`, default `fill`.
 */
export const OBJECT_FIT = 0x0341;
/**
 * CSS `object-position`, x.
 *
 * `length`, dp, default `percent(50)`.
 */
export const OBJECT_POSITION_X = 0x0342;
/**
 * CSS `object-position`, y.
 *
 * `length`, dp, default `percent(50)`.
 */
export const OBJECT_POSITION_Y = 0x0343;
/**
 * The part of the image that is shown, in its own pixels.
 *
 * `option<source-rect>`, px, default `none`.
 */
export const SOURCE_RECT = 0x0344;
/**
 * Colour that the image is multiplied with; white changes nothing.
 *
 * `color`, default `0xffffffff`.
 */
export const TINT = 0x0345;
/**
 * Fill while the image loads or after it failed.
 *
 * `color`, default `0x00000000`.
 */
export const PLACEHOLDER_COLOR = 0x0346;
/**
 * Mirrored image.
 *
 * `flip`, default `0`, not implemented yet.
 */
export const FLIP = 0x0347;
/**
 * CSS `border-image-slice`: corners keep their size.
 *
 * `option<nine-slice>`, px, default `none`, not implemented yet.
 */
export const NINE_SLICE = 0x0348;
/**
 * Fade from the placeholder to the image.
 *
 * `f32`, ms, 0 or more, default `0`, not implemented yet.
 */
export const CROSS_FADE = 0x0349;
/**
 * The paragraph. White space is kept and a line feed starts a line (CSS
 * `white-space: pre-wrap`); an empty paragraph is one line high. A tab ends at the next
 * multiple of 8 spaces from the start of its line (CSS `tab-size`); a line that breaks
 * after a soft hyphen (U+00AD) shows a hyphen.
 *
 * `string`, default `""`.
 */
export const CONTENT = 0x0400;
/**
 * CSS `font-family`: families in order of preference; then all known fonts that have the
 * character.
 *
 * `list<string>`, default `[]`.
 */
export const FONT_FAMILY = 0x0401;
/**
 * CSS `font-size`.
 *
 * `f32`, dp, 1 to 1024, default `32`.
 */
export const FONT_SIZE = 0x0402;
/**
 * CSS `font-weight`.
 *
 * `u32`, 1 to 1000, default `400`.
 */
export const FONT_WEIGHT = 0x0403;
/**
 * CSS `font-style`.
 *
 * `font-style`, default `normal`.
 */
export const FONT_STYLE = 0x0404;
/**
 * CSS `line-height`.
 *
 * `line-height`, dp, 0 or more, default `normal`.
 */
export const LINE_HEIGHT = 0x0405;
/**
 * CSS `letter-spacing`.
 *
 * `f32`, dp, default `0`.
 */
export const LETTER_SPACING = 0x0406;
/**
 * CSS `word-spacing`.
 *
 * `f32`, dp, default `0`.
 */
export const WORD_SPACING = 0x0407;
/**
 * CSS `text-align`.
 *
 * `text-align`, default `start`.
 */
export const TEXT_ALIGN = 0x0408;
/**
 * Position of the lines in a higher box.
 *
 * `vertical-align`, default `top`.
 */
export const VERTICAL_ALIGN = 0x0409;
/**
 * Most lines shown; 0 is no limit.
 *
 * `u32`, default `0`.
 */
export const MAX_LINES = 0x040a;
/**
 * CSS `text-overflow`, at the end of the last line that `max-lines` or the box leaves.
 *
 * `text-overflow`, default `clip`.
 */
export const TEXT_OVERFLOW = 0x040b;
/**
 * CSS `text-wrap-mode`.
 *
 * `text-wrap`, default `wrap`.
 */
export const TEXT_WRAP = 0x040c;
/**
 * CSS `color`.
 *
 * `color`, default `0xffffffff`.
 */
export const COLOR = 0x040d;
/**
 * BCP 47 tag: picks glyphs and breaks. Empty is unknown.
 *
 * `string`, default `""`.
 */
export const LANGUAGE = 0x040e;
/**
 * CSS `text-decoration-line`.
 *
 * `text-decoration`, default `0`, not implemented yet.
 */
export const DECORATION = 0x040f;
/**
 * Parts in another style, in order, not overlapping.
 *
 * `list<text-run>`, default `[]`, not implemented yet.
 */
export const RUNS = 0x0410;
/**
 * CSS `text-shadow`; spread and inset are ignored.
 *
 * `list<box-shadow>`, dp, default `[]`, not implemented yet.
 */
export const TEXT_SHADOW = 0x0411;
/**
 * CSS `-webkit-text-stroke`.
 *
 * `option<text-outline>`, dp, default `none`, not implemented yet.
 */
export const OUTLINE = 0x0412;
/**
 * Fill of the glyphs.
 *
 * `gradient`, default `none`, not implemented yet.
 */
export const TEXT_GRADIENT = 0x0413;
/**
 * What a text does when it does not fit.
 *
 * `text-fit`, default `none`, not implemented yet.
 */
export const TEXT_FIT = 0x0414;
/**
 * CSS `font-feature-settings`: tag as four bytes, and value.
 *
 * `list<tuple<u32, u32>>`, default `[]`, not implemented yet.
 */
export const FONT_FEATURES = 0x0415;
/**
 * CSS `font-variation-settings`: tag as four bytes, and value.
 *
 * `list<tuple<u32, f32>>`, default `[]`, not implemented yet.
 */
export const FONT_VARIATIONS = 0x0416;
/**
 * CSS `transition`: how a changed value of a property moves. If a property is named twice,
 * the last one counts.
 *
 * `list<transition>`, ms, default `[]`.
 */
export const TRANSITION = 0x0500;
/**
 * Time before the node's style follows its states.
 *
 * `f32`, ms, 0 or more, default `0`, not implemented yet.
 */
export const STATE_DELAY = 0x0501;
/**
 * Can have focus.
 *
 * `bool`, default `false`.
 */
export const FOCUSABLE = 0x0600;
/**
 * A stable name, unique in its group, that restores focus when nodes are recreated. Empty
 * is none.
 *
 * `string`, default `""`.
 */
export const FOCUS_KEY = 0x0601;
/**
 * The focusable nodes below this one form a group: moves stay inside while they can.
 *
 * `bool`, default `false`.
 */
export const FOCUS_GROUP = 0x0602;
/**
 * What the group remembers when focus leaves it. With `none` it forgets.
 *
 * `focus-memory`, default `none`.
 */
export const FOCUS_MEMORY = 0x0603;
/**
 * Where focus goes in the group when nothing is remembered. `direction` decides which
 * member is first and which is last.
 *
 * `focus-entry`, default `nearest`.
 */
export const FOCUS_ENTRY = 0x0604;
/**
 * The member that `preferred` names; 0 is none.
 *
 * `node-id`, default `0`.
 */
export const FOCUS_PREFERRED = 0x0605;
/**
 * The node that a move up goes to, wherever it is; 0 is none.
 *
 * `node-id`, default `0`.
 */
export const NEXT_FOCUS_UP = 0x0606;
/**
 * The node that a move right goes to, wherever it is; 0 is none.
 *
 * `node-id`, default `0`.
 */
export const NEXT_FOCUS_RIGHT = 0x0607;
/**
 * The node that a move down goes to, wherever it is; 0 is none.
 *
 * `node-id`, default `0`.
 */
export const NEXT_FOCUS_DOWN = 0x0608;
/**
 * The node that a move left goes to, wherever it is; 0 is none.
 *
 * `node-id`, default `0`.
 */
export const NEXT_FOCUS_LEFT = 0x0609;
/**
 * Directions in which no move leaves the group. If it is all of them, focus does not leave
 * it by itself while the group is shown.
 *
 * `navigation-directions`, default `0`.
 */
export const FOCUS_TRAP = 0x060a;
/**
 * Directions in which a move at the end of the group continues at its other end.
 *
 * `navigation-directions`, default `0`, not implemented yet.
 */
export const FOCUS_WRAP = 0x060b;
/**
 * While this group exists, focus is in it.
 *
 * `bool`, default `false`, not implemented yet.
 */
export const FOCUS_MODAL = 0x060c;
/**
 * An empty area that sends focus on to this node.
 *
 * `node-id`, default `0`, not implemented yet.
 */
export const FOCUS_GUIDE = 0x060d;
/**
 * Least fraction of a candidate's side that must be in the beam of the move.
 *
 * `f32`, 0 to 1, default `0`, not implemented yet.
 */
export const FOCUS_OVERLAP = 0x060e;
/**
 * Keys that the engine leaves to the app while focus is on this node or under it.
 *
 * `list<key>`, default `[]`.
 */
export const CLAIMED_KEYS = 0x060f;
/**
 * Makes the node a scroll container. Its content is clipped where `overflow` says so.
 *
 * `scroll-axis`, default `none`.
 */
export const SCROLL_AXIS = 0x0700;
/**
 * Where the focused item is scrolled to.
 *
 * `scroll-policy`, default `edge`.
 */
export const SCROLL_POLICY = 0x0701;
/**
 * Position of the key line, as a fraction of the container.
 *
 * `f32`, 0 to 1, default `0.5`.
 */
export const KEY_LINE = 0x0702;
/**
 * The line of the item that is scrolled to the key line, as a fraction of the item.
 *
 * `f32`, 0 to 1, default `0.5`.
 */
export const KEY_LINE_ITEM = 0x0703;
/**
 * CSS `scroll-padding-top`: space kept free beside a revealed item.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const SCROLL_PADDING_TOP = 0x0704;
/**
 * CSS `scroll-padding-right`: space kept free beside a revealed item.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const SCROLL_PADDING_RIGHT = 0x0705;
/**
 * CSS `scroll-padding-bottom`: space kept free beside a revealed item.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const SCROLL_PADDING_BOTTOM = 0x0706;
/**
 * CSS `scroll-padding-left`: space kept free beside a revealed item.
 *
 * `f32`, dp, 0 or more, default `0`.
 */
export const SCROLL_PADDING_LEFT = 0x0707;
/**
 * How the container moves to a new target.
 *
 * `motion`, default `spring({ stiffness: 200, damping: 28.28 })`.
 */
export const SCROLL_MOTION = 0x0708;
/**
 * How far a drag goes past the end.
 *
 * `f32`, dp, 0 or more, default `0`, not implemented yet.
 */
export const SCROLL_OVERSHOOT = 0x0709;
/**
 * Stops only at items.
 *
 * `bool`, default `false`, not implemented yet.
 */
export const SCROLL_SNAP = 0x070a;
/**
 * Items of a virtual list.
 *
 * `u32`, default `0`, not implemented yet.
 */
export const ITEM_COUNT = 0x070b;
/**
 * Length of an item that does not exist yet.
 *
 * `f32`, dp, 0 or more, default `0`, not implemented yet.
 */
export const ITEM_EXTENT = 0x070c;
/**
 * What each item of a virtual list is a copy of.
 *
 * `node-id`, default `0`, not implemented yet.
 */
export const ITEM_TEMPLATE = 0x070d;
/**
 * How far ahead items exist, in lengths of the container.
 *
 * `f32`, 0 or more, default `1`, not implemented yet.
 */
export const PREFETCH = 0x070e;
/**
 * WAI-ARIA `role`.
 *
 * `role`, default `none`, not implemented yet.
 */
export const ROLE = 0x0800;
/**
 * WAI-ARIA `aria-label`.
 *
 * `string`, default `""`, not implemented yet.
 */
export const LABEL = 0x0801;
/**
 * WAI-ARIA `aria-description`.
 *
 * `string`, default `""`, not implemented yet.
 */
export const DESCRIPTION = 0x0802;
/**
 * WAI-ARIA `aria-live`.
 *
 * `politeness`, default `off`, not implemented yet.
 */
export const LIVE = 0x0803;
/**
 * WAI-ARIA `aria-posinset`; 0 is unknown.
 *
 * `u32`, default `0`, not implemented yet.
 */
export const POSITION_IN_SET = 0x0804;
/**
 * WAI-ARIA `aria-setsize`; 0 is unknown.
 *
 * `u32`, default `0`, not implemented yet.
 */
export const SET_SIZE = 0x0805;
/**
 * A batch was refused whole.
 *
 * `refusal`.
 */
export const EVENT_REFUSED = 0x8001;
/**
 * An unknown entry was skipped.
 *
 * `skipped`.
 */
export const EVENT_SKIPPED = 0x8002;
/**
 * Focus moved.
 *
 * `focus-change`.
 */
export const EVENT_FOCUS = 0x8003;
/**
 * A key that a node claimed, or that the engine does not use.
 *
 * `key-press`.
 */
export const EVENT_KEY = 0x8004;
/**
 * The focused node was selected (Enter).
 *
 * `node-id`.
 */
export const EVENT_SELECT = 0x8005;
/**
 * Back was pressed and not claimed.
 *
 * `node-id`.
 */
export const EVENT_BACK = 0x8006;
/**
 * The image is ready.
 *
 * `picture`.
 */
export const EVENT_LOADED = 0x8007;
/**
 * The image failed.
 *
 * `failure`.
 */
export const EVENT_FAILED = 0x8008;
/**
 * The node came within its margin of the viewport.
 *
 * `node-id`.
 */
export const EVENT_IN_BOUNDS = 0x8009;
/**
 * The node left it.
 *
 * `node-id`.
 */
export const EVENT_OUT_OF_BOUNDS = 0x800a;
/**
 * A part of the node came into view.
 *
 * `node-id`.
 */
export const EVENT_IN_VIEWPORT = 0x800b;
/**
 * The node went out of view.
 *
 * `node-id`.
 */
export const EVENT_OUT_OF_VIEWPORT = 0x800c;
/**
 * The node was removed, itself or with a node above it. The last event of a node: if it
 * had focus, `focus` came before.
 *
 * `node-id`.
 */
export const EVENT_REMOVED = 0x800d;
/**
 * An animation reached its end.
 *
 * `animation-id`.
 */
export const EVENT_ANIMATION_FINISH = 0x800e;
/**
 * An animation was cancelled, by the app or with its node.
 *
 * `animation-id`.
 */
export const EVENT_ANIMATION_CANCEL = 0x800f;
/**
 * A container came to rest.
 *
 * `scroll-position`.
 */
export const EVENT_SCROLL_END = 0x8010;
/**
 * Answer to `query-bounds`.
 *
 * `bounds`.
 */
export const EVENT_BOUNDS = 0x8011;
/**
 * Answer to `query-text`.
 *
 * `text-metrics`, not implemented yet.
 */
export const EVENT_TEXT_METRICS = 0x8012;
/**
 * A move without a candidate, or a refused request for focus: focus stays.
 *
 * `focus-stay`.
 */
export const EVENT_FOCUS_STAY = 0x8013;
/**
 * A font can be used.
 *
 * `u32`.
 */
export const EVENT_FONT_LOADED = 0x8014;
/**
 * A font cannot be used.
 *
 * `font-failure`.
 */
export const EVENT_FONT_FAILED = 0x8015;
/**
 * Nothing moves visibly any more: the frame clock sleeps after this frame. Once for each
 * rest, and after each input.
 *
 * `u32`.
 */
export const EVENT_IDLE = 0x8016;
/**
 * Items of a virtual list are needed.
 *
 * `list<u32>`, not implemented yet.
 */
export const EVENT_ITEMS_NEEDED = 0x8017;
/**
 * Count of texts in view whose glyphs do not fit the atlas, when it changed. They are
 * drawn when other texts leave.
 *
 * `u32`.
 */
export const EVENT_TEXTS_WAITING = 0x8018;
/**
 * An animation without an end was to be reversed at its start: it continues unchanged.
 * (Web Animations throws, but from another thread the app cannot know where the animation
 * is.)
 *
 * `animation-id`.
 */
export const EVENT_ANIMATION_REFUSED = 0x8019;
/**
 * A text needs something that no font has. Emitted once for each family, and for each
 * character with the families named; not while a font that the text needs is loading.
 *
 * `missing-font`.
 */
export const EVENT_FONT_MISSING = 0x801a;
/**
 * A focusable node has a box without area, at rest and with no image being loaded: focus
 * never finds it. Emitted again only after its placement has changed.
 *
 * `node-id`.
 */
export const EVENT_FOCUSABLE_EMPTY = 0x801b;
/**
 * The node's clips are nested too deep: at most eight, its own included, may have round
 * corners or be rotated. Those further out cut along the upright rectangle around them.
 * Once for a node.
 *
 * `node-id`.
 */
export const EVENT_CLIPS_TOO_DEEP = 0x801c;
/**
 * The host cannot draw a property of the node, which looks as if it were not set. When it
 * is set and was not, and when a host that can draw it is replaced by one that cannot.
 *
 * `undrawn`.
 */
export const EVENT_UNDRAWN = 0x801d;
/**
 * Load an image: `image-arrived` or `image-failed` answers.
 *
 * `image-load`.
 */
export const REQUEST_LOAD_IMAGE = 0x8101;
/**
 * Stop loading this texture: no answer is expected.
 *
 * `u32`.
 */
export const REQUEST_CANCEL_IMAGE = 0x8102;
/**
 * Load a font: `font-arrived` or `font-failed` answers.
 *
 * `font-load`.
 */
export const REQUEST_LOAD_FONT = 0x8103;
/**
 * Forget the image of this texture, which arrived and is no longer shown. Its file may go.
 *
 * `u32`.
 */
export const REQUEST_FREE_IMAGE = 0x8104;
/**
 * An image that is being loaded came into the viewport, or left it.
 *
 * `image-urgency`, optional.
 */
export const REQUEST_PRIORITISE_IMAGE = 0x8181;
/**
 * Width of the stage: the design size.
 *
 * `f32`, dp, 1 to 16384, default `1920`.
 */
export const SETTING_WIDTH = 0x8201;
/**
 * Height of the stage.
 *
 * `f32`, dp, 1 to 16384, default `1080`.
 */
export const SETTING_HEIGHT = 0x8202;
/**
 * Width of the surface in device pixels.
 *
 * `u32`, px, 1 to 16384, default `1920`.
 */
export const SETTING_PIXEL_WIDTH = 0x8203;
/**
 * Height of the surface in device pixels.
 *
 * `u32`, px, 1 to 16384, default `1080`.
 */
export const SETTING_PIXEL_HEIGHT = 0x8204;
/**
 * Textures that one draw call can use.
 *
 * `u32`, 1 to 16, default `8`.
 */
export const SETTING_TEXTURE_UNITS = 0x8205;
/**
 * Most bytes of textures.
 *
 * `u32`, bytes, default `67108864`.
 */
export const SETTING_TEXTURE_BUDGET = 0x8206;
/**
 * What the host can draw. A property that needs more is as if it were not set, and the
 * event `undrawn` names it.
 *
 * `drawn-kinds`, default `0xffffffff`.
 */
export const SETTING_DRAWS = 0x8207;
/**
 * Top inset of the safe area, for apps; the engine itself draws to the edges.
 *
 * `f32`, dp, 0 to 16384, default `0`, optional.
 */
export const SETTING_OVERSCAN_TOP = 0x8281;
/**
 * Right inset of the safe area.
 *
 * `f32`, dp, 0 to 16384, default `0`, optional.
 */
export const SETTING_OVERSCAN_RIGHT = 0x8282;
/**
 * Bottom inset of the safe area.
 *
 * `f32`, dp, 0 to 16384, default `0`, optional.
 */
export const SETTING_OVERSCAN_BOTTOM = 0x8283;
/**
 * Left inset of the safe area.
 *
 * `f32`, dp, 0 to 16384, default `0`, optional.
 */
export const SETTING_OVERSCAN_LEFT = 0x8284;
/**
 * Whether moves of focus are explained in `inspect`: each takes about twice as long then.
 *
 * `bool`, default `false`, optional.
 */
export const SETTING_EXPLAINS = 0x8285;
/**
 * Most pixels of targets, which what has an opacity is drawn into first where its parts
 * overlap. 0 if the host has none. What does not fit is drawn as if its opacity were that
 * of each of its parts.
 *
 * `u32`, px, default `0`, optional.
 */
export const SETTING_TARGET_PIXELS = 0x8286;

/** Numbers of the entries by name. Who needs a few imports the constants above. */
export const id = {
  createNode: CREATE_NODE,
  removeNode: REMOVE_NODE,
  insertChild: INSERT_CHILD,
  selectNode: SELECT_NODE,
  selectState: SELECT_STATE,
  unsetProperty: UNSET_PROPERTY,
  setStates: SET_STATES,
  animate: ANIMATE,
  controlAnimation: CONTROL_ANIMATION,
  focusNode: FOCUS_NODE,
  scrollTo: SCROLL_TO,
  revealNode: REVEAL_NODE,
  queryBounds: QUERY_BOUNDS,
  addFontFace: ADD_FONT_FACE,
  queryText: QUERY_TEXT,
  preloadImage: PRELOAD_IMAGE,
  changeList: CHANGE_LIST,
  announce: ANNOUNCE,
  reloadImage: RELOAD_IMAGE,
  retainProperties: RETAIN_PROPERTIES,
  display: DISPLAY,
  position: POSITION,
  direction: DIRECTION,
  boxSizing: BOX_SIZING,
  overflowX: OVERFLOW_X,
  overflowY: OVERFLOW_Y,
  width: WIDTH,
  height: HEIGHT,
  minWidth: MIN_WIDTH,
  minHeight: MIN_HEIGHT,
  maxWidth: MAX_WIDTH,
  maxHeight: MAX_HEIGHT,
  aspectRatio: ASPECT_RATIO,
  insetTop: INSET_TOP,
  insetRight: INSET_RIGHT,
  insetBottom: INSET_BOTTOM,
  insetLeft: INSET_LEFT,
  marginTop: MARGIN_TOP,
  marginRight: MARGIN_RIGHT,
  marginBottom: MARGIN_BOTTOM,
  marginLeft: MARGIN_LEFT,
  paddingTop: PADDING_TOP,
  paddingRight: PADDING_RIGHT,
  paddingBottom: PADDING_BOTTOM,
  paddingLeft: PADDING_LEFT,
  borderTopWidth: BORDER_TOP_WIDTH,
  borderRightWidth: BORDER_RIGHT_WIDTH,
  borderBottomWidth: BORDER_BOTTOM_WIDTH,
  borderLeftWidth: BORDER_LEFT_WIDTH,
  flexDirection: FLEX_DIRECTION,
  flexWrap: FLEX_WRAP,
  flexGrow: FLEX_GROW,
  flexShrink: FLEX_SHRINK,
  flexBasis: FLEX_BASIS,
  justifyContent: JUSTIFY_CONTENT,
  alignContent: ALIGN_CONTENT,
  alignItems: ALIGN_ITEMS,
  alignSelf: ALIGN_SELF,
  justifyItems: JUSTIFY_ITEMS,
  justifySelf: JUSTIFY_SELF,
  rowGap: ROW_GAP,
  columnGap: COLUMN_GAP,
  order: ORDER,
  gridTemplateColumns: GRID_TEMPLATE_COLUMNS,
  gridTemplateRows: GRID_TEMPLATE_ROWS,
  gridAutoColumns: GRID_AUTO_COLUMNS,
  gridAutoRows: GRID_AUTO_ROWS,
  gridAutoFlow: GRID_AUTO_FLOW,
  gridColumnStart: GRID_COLUMN_START,
  gridColumnEnd: GRID_COLUMN_END,
  gridRowStart: GRID_ROW_START,
  gridRowEnd: GRID_ROW_END,
  marginInlineStart: MARGIN_INLINE_START,
  marginInlineEnd: MARGIN_INLINE_END,
  paddingInlineStart: PADDING_INLINE_START,
  paddingInlineEnd: PADDING_INLINE_END,
  insetInlineStart: INSET_INLINE_START,
  insetInlineEnd: INSET_INLINE_END,
  visibility: VISIBILITY,
  opacity: OPACITY,
  zIndex: Z_INDEX,
  translateX: TRANSLATE_X,
  translateY: TRANSLATE_Y,
  scaleX: SCALE_X,
  scaleY: SCALE_Y,
  rotation: ROTATION,
  skewX: SKEW_X,
  skewY: SKEW_Y,
  pivotX: PIVOT_X,
  pivotY: PIVOT_Y,
  cullMargin: CULL_MARGIN,
  cache: CACHE,
  hole: HOLE,
  backgroundColor: BACKGROUND_COLOR,
  borderTopLeftRadius: BORDER_TOP_LEFT_RADIUS,
  borderTopRightRadius: BORDER_TOP_RIGHT_RADIUS,
  borderBottomRightRadius: BORDER_BOTTOM_RIGHT_RADIUS,
  borderBottomLeftRadius: BORDER_BOTTOM_LEFT_RADIUS,
  borderTopColor: BORDER_TOP_COLOR,
  borderRightColor: BORDER_RIGHT_COLOR,
  borderBottomColor: BORDER_BOTTOM_COLOR,
  borderLeftColor: BORDER_LEFT_COLOR,
  borderAlignment: BORDER_ALIGNMENT,
  backgroundGradient: BACKGROUND_GRADIENT,
  boxShadow: BOX_SHADOW,
  cornerColors: CORNER_COLORS,
  blendMode: BLEND_MODE,
  blur: BLUR,
  backdropBlur: BACKDROP_BLUR,
  src: SRC,
  objectFit: OBJECT_FIT,
  objectPositionX: OBJECT_POSITION_X,
  objectPositionY: OBJECT_POSITION_Y,
  sourceRect: SOURCE_RECT,
  tint: TINT,
  placeholderColor: PLACEHOLDER_COLOR,
  flip: FLIP,
  nineSlice: NINE_SLICE,
  crossFade: CROSS_FADE,
  content: CONTENT,
  fontFamily: FONT_FAMILY,
  fontSize: FONT_SIZE,
  fontWeight: FONT_WEIGHT,
  fontStyle: FONT_STYLE,
  lineHeight: LINE_HEIGHT,
  letterSpacing: LETTER_SPACING,
  wordSpacing: WORD_SPACING,
  textAlign: TEXT_ALIGN,
  verticalAlign: VERTICAL_ALIGN,
  maxLines: MAX_LINES,
  textOverflow: TEXT_OVERFLOW,
  textWrap: TEXT_WRAP,
  color: COLOR,
  language: LANGUAGE,
  decoration: DECORATION,
  runs: RUNS,
  textShadow: TEXT_SHADOW,
  outline: OUTLINE,
  textGradient: TEXT_GRADIENT,
  textFit: TEXT_FIT,
  fontFeatures: FONT_FEATURES,
  fontVariations: FONT_VARIATIONS,
  transition: TRANSITION,
  stateDelay: STATE_DELAY,
  focusable: FOCUSABLE,
  focusKey: FOCUS_KEY,
  focusGroup: FOCUS_GROUP,
  focusMemory: FOCUS_MEMORY,
  focusEntry: FOCUS_ENTRY,
  focusPreferred: FOCUS_PREFERRED,
  nextFocusUp: NEXT_FOCUS_UP,
  nextFocusRight: NEXT_FOCUS_RIGHT,
  nextFocusDown: NEXT_FOCUS_DOWN,
  nextFocusLeft: NEXT_FOCUS_LEFT,
  focusTrap: FOCUS_TRAP,
  focusWrap: FOCUS_WRAP,
  focusModal: FOCUS_MODAL,
  focusGuide: FOCUS_GUIDE,
  focusOverlap: FOCUS_OVERLAP,
  claimedKeys: CLAIMED_KEYS,
  scrollAxis: SCROLL_AXIS,
  scrollPolicy: SCROLL_POLICY,
  keyLine: KEY_LINE,
  keyLineItem: KEY_LINE_ITEM,
  scrollPaddingTop: SCROLL_PADDING_TOP,
  scrollPaddingRight: SCROLL_PADDING_RIGHT,
  scrollPaddingBottom: SCROLL_PADDING_BOTTOM,
  scrollPaddingLeft: SCROLL_PADDING_LEFT,
  scrollMotion: SCROLL_MOTION,
  scrollOvershoot: SCROLL_OVERSHOOT,
  scrollSnap: SCROLL_SNAP,
  itemCount: ITEM_COUNT,
  itemExtent: ITEM_EXTENT,
  itemTemplate: ITEM_TEMPLATE,
  prefetch: PREFETCH,
  role: ROLE,
  label: LABEL,
  description: DESCRIPTION,
  live: LIVE,
  positionInSet: POSITION_IN_SET,
  setSize: SET_SIZE,
  eventRefused: EVENT_REFUSED,
  eventSkipped: EVENT_SKIPPED,
  eventFocus: EVENT_FOCUS,
  eventKey: EVENT_KEY,
  eventSelect: EVENT_SELECT,
  eventBack: EVENT_BACK,
  eventLoaded: EVENT_LOADED,
  eventFailed: EVENT_FAILED,
  eventInBounds: EVENT_IN_BOUNDS,
  eventOutOfBounds: EVENT_OUT_OF_BOUNDS,
  eventInViewport: EVENT_IN_VIEWPORT,
  eventOutOfViewport: EVENT_OUT_OF_VIEWPORT,
  eventRemoved: EVENT_REMOVED,
  eventAnimationFinish: EVENT_ANIMATION_FINISH,
  eventAnimationCancel: EVENT_ANIMATION_CANCEL,
  eventScrollEnd: EVENT_SCROLL_END,
  eventBounds: EVENT_BOUNDS,
  eventTextMetrics: EVENT_TEXT_METRICS,
  eventFocusStay: EVENT_FOCUS_STAY,
  eventFontLoaded: EVENT_FONT_LOADED,
  eventFontFailed: EVENT_FONT_FAILED,
  eventIdle: EVENT_IDLE,
  eventItemsNeeded: EVENT_ITEMS_NEEDED,
  eventTextsWaiting: EVENT_TEXTS_WAITING,
  eventAnimationRefused: EVENT_ANIMATION_REFUSED,
  eventFontMissing: EVENT_FONT_MISSING,
  eventFocusableEmpty: EVENT_FOCUSABLE_EMPTY,
  eventClipsTooDeep: EVENT_CLIPS_TOO_DEEP,
  eventUndrawn: EVENT_UNDRAWN,
  requestLoadImage: REQUEST_LOAD_IMAGE,
  requestCancelImage: REQUEST_CANCEL_IMAGE,
  requestLoadFont: REQUEST_LOAD_FONT,
  requestFreeImage: REQUEST_FREE_IMAGE,
  requestPrioritiseImage: REQUEST_PRIORITISE_IMAGE,
  settingWidth: SETTING_WIDTH,
  settingHeight: SETTING_HEIGHT,
  settingPixelWidth: SETTING_PIXEL_WIDTH,
  settingPixelHeight: SETTING_PIXEL_HEIGHT,
  settingTextureUnits: SETTING_TEXTURE_UNITS,
  settingTextureBudget: SETTING_TEXTURE_BUDGET,
  settingDraws: SETTING_DRAWS,
  settingOverscanTop: SETTING_OVERSCAN_TOP,
  settingOverscanRight: SETTING_OVERSCAN_RIGHT,
  settingOverscanBottom: SETTING_OVERSCAN_BOTTOM,
  settingOverscanLeft: SETTING_OVERSCAN_LEFT,
  settingExplains: SETTING_EXPLAINS,
  settingTargetPixels: SETTING_TARGET_PIXELS,
} as const;
