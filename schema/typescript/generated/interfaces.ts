// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
// An error of a function is thrown as `{ payload: error }`.
import type { LoadError, MissingFontReason, NavigationDirection } from './schema.ts';

export type { LoadError, MissingFontReason, NavigationDirection };

/** Why a system refused a stream. A refused stream changes nothing in the system. */
export type ApplyError =
  | { tag: 'malformed'; val: number }
  | { tag: 'unknown-node'; val: number }
  | { tag: 'unsupported'; val: number }
  | { tag: 'limit'; val: number };

/** Why a state was not restored. The system is as after `reset`. */
export type RestoreError =
  | { tag: 'version'; val: number }
  | { tag: 'length'; val: number }
  | { tag: 'number'; val: number };

/** State of a system in which everything can be derived from its inputs. */
export interface NoState {
  /** 1. */
  version: number;
}

/** The boxes of nodes after layout. */
export interface Boxes {
  /** One id per node that moved or changed size, parents before children. */
  nodes: Uint32Array;
  /** A `box` per node. */
  values: Float32Array;
}

/** States that changed. */
export interface StateChanges {
  /** Rows: `state-change`. */
  nodes: Uint32Array;
}

/** Placements of nodes whose placement in the layout changed. */
export interface Placements {
  /** Rows: `placement`. */
  words: Uint32Array;
}

/** Placements of nodes that are seen elsewhere. */
export interface SeenPlacements {
  /** Rows: `seen-placement`. */
  words: Uint32Array;
}

/** Placements that changed. */
export interface PlacementChanges {
  layout: Placements;
  seen: SeenPlacements;
}

/** What a frame draws, for what changed since the last one. */
export interface Drawing {
  /** Rows: `drawn-node`, for nodes whose geometry changed. */
  nodes: Uint32Array;
  /** A `node-geometry` per node of `nodes`. */
  geometry: Float32Array;
  /** Whether `order` replaces the last order. */
  reordered: boolean;
  /** Every node that is drawn, back to front. */
  order: Uint32Array;
  /** Ids of spaces that changed. */
  spaces: Uint32Array;
  /** A `space-transform` per space of `spaces`. */
  spaceTransforms: Float32Array;
  /** Rows: `clip-place`, for clips that changed. */
  clips: Uint32Array;
  /** A `clip-shape` per clip of `clips`. */
  clipShapes: Float32Array;
  /** Text nodes whose raster scale changed. */
  scaled: Uint32Array;
  /** One number per node of `scaled`: device pixels per dp that its glyphs are made for. */
  scales: Float32Array;
  /** Image nodes that are seen at another scale than was reported last; it is 1 before. */
  images: Uint32Array;
  /** An `image-scale` per node of `images`. */
  imageScales: Float32Array;
  /** Rows: `sight`. */
  events: Uint32Array;
}

/** Quads of glyphs of the paragraphs that changed. */
export interface Glyphs {
  /** Rows: `paragraph`. */
  nodes: Uint32Array;
  /** Rows: `quad`. */
  quads: Float32Array;
  /** Atlas page of each quad. */
  pages: Uint32Array;
}

/** Pixels for atlas pages: one byte of coverage per pixel. */
export interface Uploads {
  /** Rows: `upload`. */
  parts: Uint32Array;
  /** The parts' pixels one after the other, rows without padding. */
  pixels: Uint8Array;
}

/** The width that a paragraph may take. */
export type AvailableWidth =
  | { tag: 'definite'; val: number }
  | { tag: 'min-content' }
  | { tag: 'max-content' };

/** Size of a paragraph, in dp. */
export interface TextSize {
  width: number;
  height: number;
  /** From the top to the baseline of the first line. */
  baseline: number;
}

/** How large paragraphs are. Pure: the same question has the same answer until the node's text properties or fonts change. Never touches the atlas. */
export interface MeasureInterface {
  /**
   * Size of a node's paragraph. A node without text has no width, and the height of a line. An unknown node has no size at all.
   *
   * Within a definite width it is as wide as that, or as the text on one line if that is narrower, or as its widest word if that is wider (unless it has an ellipsis).
   * While no font is there and one may come, it is one line of 1.2 font sizes, or of its `line-height`, without width; once none is to come (`take-unserved`), it has the boxes'
   * size that stand in.
   */
  measure(node: number, available: AvailableWidth): TextSize;
}

/** Why a font was refused. Nothing was changed. */
export type FontError =
  | { tag: 'unknown-font'; val: number }
  | { tag: 'not-a-font'; val: number };

/** Why boxes, scales or limits were refused. Nothing was changed. */
export type TextError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-number'; val: number }
  | { tag: 'unknown-page'; val: number };

/** Something that is missing. */
export interface Missing {
  /** The first text that asked for it. */
  node: number;
  reason: MissingFontReason;
  /** The family, or up to 16 characters; empty where no font is there. */
  name: string;
  /** The families that the text names. */
  families: string[];
}

/**
 * Paragraphs: shaping, bidirectional order, line breaking, fallback, ellipsis, and glyphs packed in atlas pages.
 *
 * Shaping is what the OpenType tables of the fonts and Unicode's algorithms say (UAX 9, 14, 29). Widths that `measure` answers are rounded up to
 * 1/64 dp; a line may be 1/32 dp wider than its box. Baselines of glyphs are at whole device pixels of the scale that they are made for,
 * their left edges at quarters. How glyphs are covered and where they lie in their pages is the implementation's own: what is equal between two is
 * metrics, lines and the glyphs chosen.
 */
export interface TextInterface {
  /** Takes text properties, `direction`, `add-font-face`, and `create-node` (of kind `text`) and `remove-node`. */
  apply(entries: Uint32Array): void;
  /** Fonts whose bytes are wanted, each told once: a text names the family, or needs a character that no other font has. */
  wantedFonts(): Uint32Array;
  /** Texts for which boxes stand in, as no font is there and none is to come, since the last call: they measure again. `wanted-fonts` finds them. */
  takeUnserved(): Uint32Array;
  /**
   * What texts asked for that is not there, since the last call: each once, until `reset`. Nothing is reported of a text while a font may come that it
   * wants. `wanted-fonts` finds missing fonts, `update` missing characters.
   */
  takeMissing(): Missing[];
  /** Bytes of a font. Afterwards every paragraph that could use it measures anew; their nodes are returned. */
  addFont(font: number, bytes: Uint8Array): Uint32Array;
  /** The bytes of a font do not come: texts that want it look further. `add-font` may bring them later. */
  failFont(font: number): void;
  /** Content boxes of text nodes: an `area` per node. */
  setBoxes(nodes: Uint32Array, boxes: Float32Array): void;
  /**
   * Boxes around all that paragraphs paint: an `ink-box` per node, all 0 if it has no box yet. It is a bound:
   * lines may be wider than the content box, or lie below it, and glyphs reach beyond lines. Pure: the same until the node's text properties, fonts or box change.
   */
  ink(nodes: Uint32Array): Float32Array;
  /** Device pixels per dp that glyphs are made for, 0.25 to 8, per node. A paragraph is drawn from its first scale on. */
  setScales(nodes: Uint32Array, scales: Float32Array): void;
  /** Quads of the paragraphs that changed since the last call. What finds no room in the atlas comes with a later call. */
  update(): Glyphs;
  /** Quads of all paragraphs that are drawn, for a `render` made anew. Does not disturb `update`. */
  redraw(): Glyphs;
  /** Parts of atlas pages that `update` painted since the last call. Pages are 1024 by 1024. */
  takeUploads(): Uploads;
  /** Every page, as far down as there was ever a glyph, for a host that lost its textures. */
  allUploads(): Uploads;
  /** Whether the next `update` tries again to place paragraphs that found no room in the atlas. While glyphs in use fill it, it does not: they wait until one goes out of use. */
  pending(): boolean;
  /** Count of paragraphs that the last `update` found no room for. */
  waiting(): number;
  /** Forgets everything, fonts too, as a new instance. */
  reset(): void;
  /** Nothing: paragraphs derive from inputs. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset`, one full batch and the fonts. */
  restore(state: NoState): void;
}

/** Why a call was refused. Nothing was changed. */
export type SceneError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-number'; val: number };

/** What `update` draws for. */
export interface Viewport {
  /** Size of the stage in dp, above 0. */
  width: number;
  height: number;
  /** Device pixels per dp, above 0. */
  pixelRatio: number;
}

/** Where a node is drawn. */
export interface BoundingBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The tree on screen: order, inherited opacity and visibility, states, transforms, clips, culling.
 *
 * Maps are computed in f32: from a border box to its parent's, `translate` after `rotation` after `scale`, both about the pivot; an offset scrolls the content of
 * a container against it. A node is hidden if it or one above has `display: none` or `visibility: hidden`. Opacity is the product of its own and those
 * above. The order is that of the tree, among what is laid out in one box by `z-index`, equals as they stand.
 *
 * A node is in the viewport if its upright box on the stage meets the stage and the boxes that clip it by more than an edge (a box without area: if it
 * lies inside); in bounds if it does with these grown by its `cull-margin` on each side. A node that is not in bounds is not in the order, and has no
 * geometry until it is. Placements are rounded to the nearest 1/64 dp, halves away from 0.
 *
 * A node of `display: contents` has no box: it is in no order, in bounds of nothing, and its `bounds` are four zeros; its opacity, transform, clips,
 * `focusable` and `scroll-axis` count for nothing. As a focus group its placement is around the boxes that are laid out in its place. On images and
 * texts it is `none`.
 *
 * The raster scale of a text is the pixel ratio times the scale at which it is seen, in steps upwards: of 1/8 up to 2, of 1/2 above, at least
 * one step, at most 16; the product within 0.25 to 8. A scale within a hundredth of a step above one is that one.
 */
export interface SceneInterface {
  /** Takes tree commands, scene properties, animated values, and of other systems' properties those that the schema lets it read. The root (1) exists from the start. */
  apply(entries: Uint32Array): void;
  /** Boxes of the layout. */
  setBoxes(boxes: Boxes): void;
  /**
   * Boxes around all that nodes paint themselves, where that is more than their border boxes: an
   * `ink-box` per node. What a node paints decides whether it is in bounds and in the viewport, with
   * its border box.
   */
  setInks(nodes: Uint32Array, inks: Float32Array): void;
  /** Scroll offsets: an `offset` per container. */
  setOffsets(containers: Uint32Array, offsets: Float32Array): void;
  /** Moves the state `focused` to a node (0 is none) and `focus-within` to the nodes above it. */
  setFocus(node: number): void;
  /** Adds and takes away states of a node. `focused` and `focus-within` cannot be set here and are ignored. */
  setStates(node: number, add: number, remove: number): void;
  /** States that changed since the last call. A node under a disabled one is disabled. */
  takeStates(): StateChanges;
  /**
   * Where transforms come to rest: an entry stream of `translate-x` to `pivot-y`. From then on
   * the node rests there and not where `apply` draws it, as a transition or an animation does.
   */
  setRests(entries: Uint32Array): void;
  /** Placements that changed since the last call. */
  takePlacements(): PlacementChanges;
  /** Transforms, clips, visibility and order of what changed. */
  update(viewport: Viewport): Drawing;
  /** Everything that `update` ever told and that still holds, for a `render` made anew. */
  redraw(): Drawing;
  /** The smallest box in stage dp, without clips, around a node as of the last `update`. */
  bounds(node: number): BoundingBox;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Nothing: the engine hands states, boxes and offsets out again. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: NoState): void;
}

/** Why `solve` or a size was refused. Nothing was changed. */
export type LayoutError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'too-deep'; val: number };

/**
 * Box layout of one tree, after CSS: flex, grid, block, absolute positions and direction. Incremental: `solve` costs what changed.
 *
 * Lengths are dp. Widths and positions are not rounded; lengths that follow from others (shares, and what a ratio makes) are cut to 64ths of a dp
 * towards 0, a value within 0.01/64 below one being that one. Lengths are held within +-2^25, shares, weights and ratios within 10^6. Where the
 * specifications leave room, boxes are those of Chromium, within 0.1 dp: `tests/oracle/layout` has recordings and what is known to differ.
 *
 * What is CSS's otherwise: nodes start as `display: flex`, `position: relative` and `box-sizing: border-box`; the root's box is the stage, whatever
 * its sizes, margins and insets; every node that is not `static` contains absolute ones; a picture or text with children is laid out by them. A node
 * of `display: none`, all under it, and a node of `display: contents` have a box of ten zeros; the children of the latter have theirs from its
 * parent's border box.
 */
export interface LayoutInterface {
  /** Takes tree commands and layout properties. The root (1) exists from the start. */
  apply(entries: Uint32Array): void;
  /** The natural sizes of pictures: a `natural-size` per node. */
  setNaturalSizes(nodes: Uint32Array, sizes: Float32Array): void;
  /** Says that the texts of these nodes measure anew. */
  touch(nodes: Uint32Array): void;
  /**
   * Lays out what changed under the root in a stage of `width` by `height` dp, and returns the boxes that changed: those of which any number of their `box`
   * has other bits than when it was returned last, parents before children, nodes of one depth in any order. An empty answer is a call without work. A
   * change laid out by itself gives, to the bit, what laying out everything gives.
   */
  solve(width: number, height: number): Boxes;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Nothing: boxes derive from inputs. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: NoState): void;
}

/** Why a call was refused. Nothing was changed. */
export type ScrollError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-time'; val: number };

/** Offsets at a time. */
export interface Offsets {
  /** Containers that moved since the last call, and those that came to rest, in rising order. */
  containers: Uint32Array;
  /**
   * Two numbers per container: x and y in dp, 0 where the content begins, growing right and
   * down: below 0 where it goes on to the left or up, as CSSOM View's `scrollLeft` from right
   * to left.
   */
  values: Float32Array;
  /** Containers that came to rest. A container that boxes moved rests at the next call. */
  rested: Uint32Array;
  /** Whether any container still moves. */
  moving: boolean;
}

/** Motion that no input can bring back. */
export interface ScrollState {
  /** 2. */
  version: number;
  /** Containers in the tree that scroll, in rising order. */
  containers: Uint32Array;
  /**
   * Twelve numbers per container, finite. In x and y each: the offset from which the motion
   * began, the target, both in dp; the speed with which it began, in dp per second of the
   * motion's own time, which passes `rate` times as fast (for a tween, what came on top of
   * its own speed); the time in milliseconds at which it began; its rate, 1 to 64. Then the
   * time in milliseconds at which focus last moved in the container, and flags: 1 its targets
   * follow the focused node, 2 it moved since it was last in `rested`. At rest, offset and
   * target are equal, the speed is 0 and the rate 1. A motion of a `scroll-to` is here as it
   * is now, and goes on as `scroll-motion` says.
   */
  values: Float64Array;
}

/**
 * Scroll containers: where each is going, and where it is at a time.
 *
 * # The focused node is in view
 *
 * Two laws hold for the node of the last `set-focus` and every container around it, the innermost
 * one first, while that node has a placement and no `scroll-to` holds:
 *
 * 1. *Its place at rest is a function of the scene, not of history.* The target of each container
 *    is what its policy wants, given the placements, the properties and the node as they are now.
 *    Policies `edge` and `page` let a target stay at which the node is wholly in view, as far as
 *    it fits: that is the only history. So `reveal` of the focused node changes nothing at rest.
 * 2. *It is in view in every frame.* After every `tick`, at least 16 dp of the node (all of a
 *    smaller node; in a smaller container its whole length) are within the box of each container,
 *    in each axis, however far and however often focus moved.
 *
 * Exceptions to both: a policy `none`, and what the content or a key line leaves out of the box at
 * rest. A `scroll-to`, and a `reveal` of another node that changes a target of the container, hold
 * there until focus moves, any placement changes or any property below but `scroll-motion` gets
 * another value. Where they come in one frame, `scroll-to` counts after placements and properties,
 * and before focus.
 *
 * # Targets
 *
 * Targets are whole 1/64 dp. In each axis, counted from where the content begins: `target` is the
 * present target, `box` the container's length, `start`, `length` and `end` the node's in the
 * content, `before` and `after` the scroll paddings (`before` at most `box`, `after` at most what
 * that leaves), `room` is `box - before - after`. Where a content goes on to the left or up, all
 * is mirrored first, and the result is negated.
 *
 * - `key-line`: `start + round(key-line-item * length) - round(key-line * box)`, where `round` is
 *   to the nearest, halves up, of the product of the two numbers as f64.
 * - `center`: `start - before - floor((room - length) / 2)`.
 * - `edge`: CSSOM View's `nearest`. A node that does not fit in `room` is seen whole where it fits
 *   in `box`: with `spare = max(box - length, 0)` below `before + after`, `before` becomes
 *   `floor(before * spare / (before + after))`, `after` what remains of `spare`, `room` what both
 *   leave. With `a = start - before` and `b = end - (box - after)`: the
 *   target stays if it is neither above `a` nor below `b`, or both; above `a` alone it becomes `a`
 *   (`b` if `length` exceeds `room`), below `b` alone it becomes `b` (`a` if it exceeds).
 * - `page`: the target stays if `edge` would let it stay. Else pages are `max(room, 1)` long, the
 *   first begins with the content: `edge` from `floor(start / page) * page - before`.
 * - `none`: stays.
 *
 * All come within 0 and what the content has beyond the box. The next container out sees the node
 * where this one will have brought it, cut to its box.
 *
 * # Motion
 *
 * A motion begins at the time of the call that caused it, from the offset at that time and with
 * its speed. Offsets are computed in f64 and rounded to f32; they depend on the times of calls
 * other than `tick`, never on how many ticks there are. A tween adds the speed that it took over,
 * beyond its own at its start, as `speed * p * (1 - p)^2` times its duration. A spring is the
 * closed form of a mass of 1; it rests once a bound of its motion, which only falls from there on,
 * stays within 1/16 dp of the target. No offset leaves the content: at an end, speed is lost.
 *
 * - *At once:* a container that the last `tick` did not show (new in the tree, or hidden) has
 *   nothing to travel from.
 * - *Boxes move at once what they move.* If placements change and focus does not, offset and
 *   target move alike, so that a motion goes on around the node: with `edge` by the whole change
 *   of the target, with `key-line` and `center` by as much of it as the policy's result changed
 *   before it came within the content, with `page` not at all. The rest is travelled.
 * - *In view:* an offset is kept where law 2 holds. With the node from `s` to `e` in the content,
 *   as the containers within are at that time, the part of the box from `p` to `q` that the
 *   containers around can scroll into their boxes (the whole box if none of it), and
 *   `v = min(16, e - s, q - p)`, it is kept from `s + v - q` to `e - v - p`. Where focus moves and
 *   the offset is outside, the motion starts from the nearest end of that range, towards the
 *   target, with at least the square root of a spring's stiffness times the gap as its speed.
 * - *Faster as it falls behind:* where focus moves while a motion of an earlier move is under way,
 *   the new one is played at a rate: `min(1, lag / room)^2 * response / interval`, at least 1, at
 *   most 64. `lag` is the distance to the new target, `room` from the target to the end of the
 *   range above on the offset's side, `interval` the time since that earlier move; `response` is a
 *   tween's duration, and of a spring `max(2 * damping / stiffness, 4 / sqrt(stiffness))` seconds.
 *   With an `interval` of 0, and where anything but focus changes the target, the rate stays.
 */
export interface ScrollInterface {
  /**
   * Takes `select-node`, `remove-node`, `scroll-to`, the properties `scroll-axis`,
   * `scroll-policy`, `key-line`, `key-line-item`, the four `scroll-padding-*` and
   * `scroll-motion`, and `unset-property` of these, which brings the schema's default back.
   * Anything else is unsupported. `time` is when motions that this causes begin; one that is not
   * finite, or before the last one, counts as the last one. A `scroll-to` sees the placements
   * that hold at the next `targets`, `tick`, `reveal` or change of focus; a container that is
   * not in the tree then, or scrolls in no axis, takes no notice.
   */
  apply(entries: Uint32Array, time: number): void;
  /**
   * Takes placements of containers and of what can have focus in them; `time` as in `apply`.
   * Targets beyond the new extent of a content come back to its end. A container that left the
   * tree is at offset 0 when it comes back.
   */
  place(placements: Placements, time: number): void;
  /** Says which node has focus; 0 is none. A node without a placement is followed once it has one. */
  setFocus(node: number, time: number): void;
  /**
   * Sets new targets so that the node is where the policies of its containers want it, the
   * innermost container first. A container whose target stays goes on as it does. For the focused
   * node, a `scroll-to` that held holds no longer.
   */
  reveal(node: number, time: number): void;
  /**
   * Targets of all containers in the tree that scroll, in rising order of ids, three words each:
   * id, x, y, as signed numbers in 1/64 dp. `focus` sees a screen on which every container has
   * arrived.
   */
  targets(): Uint32Array;
  /** Offsets at a time. Times do not go back. */
  tick(time: number): Offsets;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Motion of all containers. */
  snapshot(): ScrollState;
  /**
   * Takes a state of `snapshot`, after `reset`, one full batch, all placements and `set-focus`.
   * Containers that are gone or scroll no more are skipped. The next `tick` reports every offset
   * that is not 0; the time may be any.
   */
  restore(state: ScrollState): void;
}

/** Why a call was refused. Nothing was changed. */
export type AnimationError =
  | { tag: 'bad-time'; val: number }
  | { tag: 'malformed'; val: number };

/** Values at a time. */
export interface Values {
  /**
   * An entry stream: nodes and the values of their animated properties that changed since the last call, in rising order of nodes and of the
   * properties' numbers. `unset-property` says that an animation is over and the value of the style holds again.
   */
  entries: Uint32Array;
  /** Animations of the app that reached their end, in the order of `entries`; of one property the one that began last comes first. */
  finished: Uint32Array;
  /** Animations of the app that were cancelled, by `control-animation` or with their node. */
  cancelled: Uint32Array;
  /**
   * Animations of the app that were to be reversed at their start and have no end: they go on
   * as before.
   */
  refused: Uint32Array;
  /** Whether any value will change later without another call than `tick`. */
  active: boolean;
  /**
   * Whether anything is seen to move. What changes by fewer than eight visible steps a second
   * counts as at rest (a step is one device pixel, or one of the 255 of a colour or of
   * `opacity`), unless it does so for less than a second. So does a delay, what comes
   * between two jumps, and keyframes that hold, from a second on. What depends on the size of a
   * box (percent, scale, rotation, `flex-grow`) counts as in one of 2,048 dp.
   */
  moving: boolean;
  /**
   * The time in milliseconds of the next tick that is needed: no later than this one's where
   * every frame shows a change, else when a delay is over, an animation jumps or ends, or
   * something slow has moved by an eighth of a step. `none` if no time changes anything.
   * Depends on the motion alone, not on the ticks before.
   */
  next?: number | undefined;
}

/** Motion that no input can bring back. Everything else comes from the full batch. */
export interface AnimationState {
  /** 2. */
  version: number;
  /** Two words per running transition (node, property), then its packed start and end values each with a leading count of words. */
  transitions: Uint32Array;
  /** Per transition: start time in milliseconds and speed at the start, per second, for each of up to four parts of the value (a colour has four). */
  transitionTimes: Float64Array;
  /** Animations of the app, with a word for their play state: 0 idle, 1 running, 2 paused, 3 finished. */
  animations: Uint32Array;
  /** Four numbers per animation: the time from which its current time runs (-1e300 is none) and the current time then, hold time (-1e300 is none), playback rate. */
  animationTimes: Float64Array;
}

/**
 * Values of animated properties at a time: Web Animations, CSS Transitions, CSS Easing Functions 2, and springs in closed form.
 *
 * A value depends on the time only, never on which frames came before. Where several animations move one property of one node, the one that began last counts.
 *
 * # Values
 *
 * Everything is computed in f64 and rounded to f32 once, then held within the range that the schema gives the property: what moves past a limit
 * is that limit.
 *
 * - A number, or two lengths of one unit: `from + (to - from) * share`, where the share may be outside 0 to 1.
 * - A colour: its four parts, premultiplied (`red * alpha / 255`, and alpha, each 0 to 255), each as a number; then divided by the alpha again
 *   and rounded to bytes, halves up. Without alpha it is `0x00000000`.
 * - Values without a common unit, and keywords: keyframes change from one to the other at a share of 0.5; a transition takes the new one at once.
 * - Easings are CSS Easing Functions 2. `cubic-bezier` is within 1e-6 of the curve. The easing of an
 *   effect makes the progress of its iteration, that of a keyframe the share from it to the next one of what the progress has passed.
 * - A spring has a mass of 1 and the closed form of its three cases; a damping within 1e-8 of the stiffness, in its square, is critical.
 *
 * `exp`, `sin`, `cos` and the search for a point of a curve are the implementation's own: two of them agree within 1e-5 of the value, and draw
 * lists byte for byte only between builds of one. The conformance tests compare so.
 *
 * # Transitions
 *
 * A transition begins at `time` from where the property is, with the speed that it has there; after a delay, from rest. A tween adds the speed that it
 * took over, beyond its own at its start, as `speed * p * (1 - p)^2` times its duration in seconds; an easing that jumps, or is steeper than 1000
 * at its start, takes none over. It is over after its duration. A spring is over once a bound of its motion, which only falls from there on,
 * stays within a thousandth of the distance from start to target, of the part of a colour that goes farthest; of a transition without a distance,
 * within a thousandth of its speed at the start times one second. From then on the value of the style holds, and `unset-property` says so.
 * A new target that is the running one changes nothing; one that it has already, at rest, starts nothing.
 */
export interface AnimationInterface {
  /** Takes `transition`, `animate`, `control-animation` and `remove-node`. Animations begin at `time`. */
  apply(entries: Uint32Array, time: number): void;
  /**
   * New values of styles: a stream in which each property of a node comes twice, first the value until now, then the new one. Starts transitions where the node declares
   * one, from where the property is at `time` and with the speed it has; the stream that comes back has, once each, the values that hold at once. A value of a property that
   * an animation holds is kept for when it ends and is not in the answer. The answer is in rising order of nodes and of the properties' numbers. Where a
   * property is in `changes` more than once, its first value before and its last one after count.
   */
  retarget(changes: Uint32Array, time: number): Uint32Array;
  /**
   * Where animations of the app leave properties for good (by `fill`, or paused), for those that
   * changed since the last call: an entry stream, in the order of `values.entries`. `unset-property` says that the value of the
   * style is where the property rests. Only `apply` and `restore` change what it answers.
   */
  takeRests(): Uint32Array;
  /** Values at a time. Times do not go back. */
  tick(time: number): Values;
  /**
   * Device pixels per dp, on which `moving` and `next` depend. 1 until it is called, after
   * `reset`, and if it is not positive.
   */
  setResolution(pixels: number): void;
  /** What makes `moving` hold, as of the last time: nodes and properties in turn. */
  movers(): Uint32Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Motion of all animations and transitions. */
  snapshot(): AnimationState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. What belongs to nodes or animations that are gone is skipped. */
  restore(state: AnimationState): void;
}

/** Why a call was refused. Nothing was changed, but where a case says otherwise. */
export type FocusError =
  | { tag: 'not-focusable'; val: number }
  | { tag: 'empty'; val: number }
  | { tag: 'bad-length'; val: number };

/** What a call did. */
export interface Outcome {
  /** The node with focus; 0 is none. */
  focused: number;
  /** The node that had it before the call. */
  previous: number;
}

/** Focus that no input can bring back. */
export interface FocusState {
  /** 2. */
  version: number;
  /** The node with focus; 0 is none. */
  focused: number;
  /** A group that gets focus as soon as a member of it can have it; 0 is none. */
  awaited: number;
  /**
   * Whether nothing has focus meanwhile, since that group traps it. Otherwise it was asked
   * for while it was empty.
   */
  traps: boolean;
  /** The node where moves along one axis began, and whose middle they keep to; 0 is none. */
  anchor: number;
  /** Whether those moves go left and right. */
  isSideways: boolean;
  /** Two words per group that had focus in it: the group, and the member that had it last. */
  memory: Uint32Array;
  /** The keys of those members, where they have one: the group, and the key. */
  keys: [number, string][];
}

/**
 * Where focus is and where it goes. Lists are bytes (words, little-endian), which a TypeScript component takes in one copy.
 *
 * Exact: all numbers are integers (1/64 dp), so that every implementation answers alike.
 */
export interface FocusInterface {
  /** Takes focus properties and `remove-node` as an entry stream in bytes. */
  apply(entries: Uint8Array): void;
  /** Takes rows of `seen-placement`. */
  place(placements: Uint8Array): void;
  /**
   * Moves focus in a direction on the screen as it will be when every container has arrived at its
   * target: rows of `target`. Stays where nothing
   * answers. Never leads to what is clipped, but for a declared neighbour, where focus is on
   * such a node and its group has nothing else there, or to what only the stage ends before
   * (`off-stage`) in a group that focus is in and stays in, where that has nothing seen there.
   */
  move(direction: NavigationDirection, targets: Uint8Array): Outcome;
  /**
   * Gives focus to a node, or to the member of a group that its memory or entry policy names.
   * What is clipped can have it, but of a group what is seen comes first.
   */
  focus(node: number): Outcome;
  /**
   * Repairs focus after changes: where the focused node is gone, hidden or disabled, focus goes to the nearest member of its group, then of the groups above; where nothing has
   * focus, to the member of the outermost group or stage that comes first. It goes to nothing
   * that is clipped.
   *
   * Focus does not leave a group that traps it in all directions while that is neither removed
   * nor hidden: nothing has focus then, until a member can have it.
   */
  settle(): Outcome;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Focus and memory. */
  snapshot(): FocusState;
  /** Takes a state of `snapshot`, after `reset`, one full batch and all placements. Nodes that are gone are skipped. */
  restore(state: FocusState): void;
}

/** Why a call was refused. Nothing was changed. */
export type ResourceError =
  | { tag: 'unknown-texture'; val: number }
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'out-of-textures'; val: number };

/** A picture to load. */
export interface Request {
  /**
   * The texture that it will be. If it is there already, this is for more pixels of the same picture, or for fewer: until they arrive, what is there is shown, and
   * nodes are told nothing.
   */
  texture: number;
  url: string;
  /**
   * Size at which it is shown, in device pixels: a side of 0 follows from the other, and where both are 0, it is the picture's own. The host may decode to any size from
   * what covers that up to the picture's own.
   */
  width: number;
  height: number;
  /** How visible it is: 1 in bounds, 2 in the viewport. */
  visibility: number;
}

/** What changed. */
export interface Changes {
  /** Pictures to load, the most urgent first. */
  requests: Request[];
  /** Loads that nobody waits for any more. A picture that was there before stays. */
  cancelled: Uint32Array;
  /** Loads under way that came into the viewport or left it: rows of `urgency`. */
  urgency: Uint32Array;
  /** Textures that are freed. */
  released: Uint32Array;
  /**
   * Textures of ready images that are seen at less than half their size, each once until it
   * is released: painters filter them from smaller levels, which take a third of their bytes
   * more. These count against the budget.
   */
  levels: Uint32Array;
  /**
   * Rows of `node-image`. A node is reported when its state changes, and when it named another
   * image since the last update, even if it is back at what it had: each change of `src` gets
   * its answer, by a load that ended after it. A failed one that is tried again stays failed
   * until a load succeeds.
   */
  nodes: Uint32Array;
  /**
   * When the next image is due that failed for a cause that may pass (`network`, `timed-out`), in milliseconds: `update` at that time requests it. That is 1, 2, 4 ...
   * seconds after a failure, at most 60, while the image is in bounds.
   */
  wake?: number | undefined;
}

/** An image whose last load failed. */
export interface FailedImage {
  url: string;
  reason: LoadError;
  /** Failed loads in a row. */
  failures: number;
}

/** What no input can bring back. */
export interface ResourceState {
  /** 2. */
  version: number;
  /** URLs of ready pictures, the one shown longest ago first. */
  recency: string[];
  /** After `restore`, those whose cause may pass are tried again at once, others when the app asks. */
  failed: FailedImage[];
}

/**
 * What to load, keep and evict: one space of texture ids and one byte budget for pictures, atlas pages and render targets.
 *
 * - What is in the viewport is requested first and never evicted, not even beyond the budget; what is only in bounds, while there is room for it beside
 *   all else in bounds. Out of bounds nothing is requested, loads are cancelled, and what is ready stays until its bytes are needed.
 * - Over the budget, images out of bounds go before those in bounds, and those shown longest ago first; of those shown at one time, those
 *   that were wanted first.
 * - A picture is requested again, into its texture, where in the viewport it is seen at 1.15 times its size or more and has as many pixels, and where it is
 *   seen at half of it or less and takes more than 65,536 bytes. Several nodes that show one ask for the largest width and the largest height.
 * - Texture ids are 20 bits of slot, from 1, and 12 of generation: the slot that was freed first is used first, once none is fresh.
 *
 * No answer depends on a clock: time is the argument of `update`, and never goes back.
 */
export interface ResourcesInterface {
  /** Most bytes of textures. What is visible is never evicted, even beyond it. */
  setBudget(bytes: number): void;
  /** Takes `src`, `reload-image` and `remove-node`, and `object-fit` and `source-rect`: a picture whose pixels one of its nodes counts is wanted at its own size. */
  apply(entries: Uint32Array): void;
  /** Where nodes are: rows of `visible-node`. */
  setVisible(nodes: Uint32Array): void;
  /** A requested picture was decoded: its own size in pixels, and the bytes of its texture. */
  arrive(texture: number, width: number, height: number, bytes: number): void;
  /** A requested picture could not be had. What was there before stays. The time of the next `update` is that of the failure. */
  fail(texture: number, reason: LoadError): void;
  /** A texture for an atlas page or render target, counted against the budget until `release`. */
  reserve(bytes: number): number;
  /** Frees a reserved texture. */
  release(texture: number): void;
  /** Decides: what to load, cancel, free. `time` in milliseconds orders recency, and is that of failures. */
  update(time: number): Changes;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Recency and failures. */
  snapshot(): ResourceState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: ResourceState): void;
}

/** Why a call was refused. Nothing was changed. */
export type RenderError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-number'; val: number }
  | { tag: 'unknown-page'; val: number };

/** What the host draws on. */
export interface Surface {
  /** Stage in dp, above 0. */
  width: number;
  height: number;
  /** Surface in device pixels, 1 to 16384. */
  pixelWidth: number;
  pixelHeight: number;
  /** Textures that one batch may use, 1 to 16. */
  textureUnits: number;
}

/**
 * The draw list: paint properties, geometry, glyphs and textures in; words for a GPU host or `raster` out. Its format is `inlay:draw-list`.
 *
 * What is equal between two implementations is what is drawn: instances may lie otherwise in the pool, and batches be cut elsewhere. Byte for byte,
 * `full` is equal between two builds of one implementation that took the same calls, and to that of one rebuilt with `redraw` of scene and text.
 */
export interface RenderInterface {
  /** Starts anew for a surface: the next list is full. */
  setSurface(surface: Surface): void;
  /** Takes paint properties and their animated values, and `create-node` and `remove-node`. */
  apply(entries: Uint32Array): void;
  /** What the scene changed. */
  setDrawing(drawing: Drawing): void;
  /** Paragraphs that changed. */
  setGlyphs(glyphs: Glyphs): void;
  /** The texture of an atlas page. */
  setPage(page: number, texture: number): void;
  /** Pixels of atlas pages, passed on with the next list. */
  upload(uploads: Uploads): void;
  /**
   * Images that the host has: rows of `ready-image`. Lists name them until `drop-textures`, whether or not a node shows them,
   * so that the host keeps what they name and nothing else.
   */
  setTextures(textures: Uint32Array): void;
  /**
   * Images that painters filter from smaller levels from now on, until `drop-textures`. Anything
   * else is left alone.
   */
  setLevels(textures: Uint32Array): void;
  /** Images of nodes that changed: rows of `node-image`. */
  setImages(images: Uint32Array): void;
  /** Textures that are freed. */
  dropTextures(textures: Uint32Array): void;
  /** What changed since the last list, as a draw list; empty if nothing did. */
  draw(): Uint32Array;
  /**
   * Nodes that clip within more clips than cut exactly: at most eight that have radii or are not upright on the surface, their own included. Those that became so by the
   * last `draw`, each once until it is so no more.
   */
  takeDeepClips(): Uint32Array;
  /**
   * Everything, as a draw list: for a host that starts or has lost its textures, for `raster`, and to compare. Pixels of pages must have been handed to `upload` before.
   * Does not disturb the deltas of `draw`.
   */
  full(): Uint32Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Nothing: the list derives from inputs. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: NoState): void;
}

/** Why a call was refused. Nothing was changed. */
export type RasterError =
  | { tag: 'bad-list'; val: number }
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'missed-frame'; val: number };

/** A draw list as pixels, where there is no GPU. Not part of the engine: the host calls it. */
export interface RasterInterface {
  /**
   * A picture for a texture: RGBA, 8 bits each, sRGB, alpha premultiplied, rows from the top without padding. It is kept as long as lists name the texture; one that the next
   * list does not name is freed.
   */
  setImage(texture: number, width: number, height: number, pixels: Uint8Array): void;
  /** Takes a full list, or a delta that follows the last list. */
  apply(words: Uint32Array): void;
  /** Draws everything: RGBA of the surface, alpha premultiplied. */
  draw(): Uint8Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
}

/** The stage. */
export interface Stage {
  /** Design size in dp, 1 to 16384. */
  width: number;
  height: number;
  /** Surface in device pixels, 1 to 16384. */
  pixelWidth: number;
  pixelHeight: number;
  /** Textures that one draw call can use, 1 to 16. */
  textureUnits: number;
  /** Most bytes of textures. */
  textureBudget: number;
  /** Insets of the safe area in dp, told to apps; the engine itself draws to the edges. */
  overscanTop: number;
  overscanRight: number;
  overscanBottom: number;
  overscanLeft: number;
}

/** What is wrong with an answer, or with what a system refused. */
export type Problem =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-number'; val: number }
  | { tag: 'malformed'; val: number }
  | { tag: 'too-many'; val: number }
  | { tag: 'unknown-resource'; val: number }
  | { tag: 'bad-time' }
  | { tag: 'bad-version'; val: number }
  | { tag: 'limit'; val: number }
  | { tag: 'refused' };

/** Why a batch was refused: the fields of the event `refused`. */
export interface Refusal {
  sequence: number;
  /** `refusal-reason` of the schema. */
  reason: number;
  at: number;
  entry: number;
  expected: number;
  found: number;
}

/** A frame. */
export interface Output {
  /** Draw list since the last frame; empty if nothing changed. */
  drawList: Uint32Array;
  /** Events for the app: a stream as in `inlay:schema` `events`. */
  events: Uint32Array;
  /**
   * For the host: entries as in the schema: number 1 load a picture (texture, width, height, visibility, URL), 2 cancel it (texture), 3 load a font (font, URL),
   * 4 a picture under way came into the viewport or left it (texture, visibility), 5 a picture that arrived is shown no more (texture). Visibility is 1 in bounds, 2 in
   * the viewport.
   */
  requests: Uint32Array;
  /** Whether the next frame would differ without any new input: while it is false, `frame` need not be called. */
  active: boolean;
  /**
   * While `active` is false: the time in milliseconds at which `frame` is to be called without
   * new input: to try loads again that failed, or to show the next visible change of what is
   * slow, stands still for a while, or waits for its start.
   */
  wake?: number | undefined;
  /**
   * Whether nothing is seen to move, now or within a moment; never while `active`. What moves
   * slower than `inlay:animation`'s visible step counts as at rest.
   */
  idle: boolean;
}

/** A system, numbered as in the schema. */
export type System = 'engine' | 'scene' | 'layout' | 'scroll' | 'animation' | 'focus' | 'text' | 'resources' | 'render';

/** Which system broke its interface, where and how. */
export interface Fault {
  /** The system that answered wrongly, or refused what is right. */
  system: System;
  /** The function of its interface that it was called by, such as `solve`. */
  function: string;
  problem: Problem;
  /** Who found it: the system that was handed the answer, or the engine. `system` itself if it refused what is right. */
  foundBy: System;
}

/** Why a call was refused. */
export type EngineError =
  | { tag: 'not-configured' }
  | { tag: 'bad-stage'; val: number }
  | { tag: 'bad-time'; val: number }
  | { tag: 'bad-key'; val: number }
  | { tag: 'unknown-texture'; val: number }
  | { tag: 'unknown-font'; val: number }
  | { tag: 'bad-value'; val: number }
  | { tag: 'bad-snapshot'; val: number }
  | { tag: 'system-fault'; val: Fault };

/** The engine as its host calls it. Nothing here traps on bad input, and nothing is half applied. */
export interface EngineInterface {
  /** Sets the stage up or changes it. Keeps nodes and everything else. */
  configure(stage: Stage): void;
  /** Takes a batch of commands, all or nothing, and returns how many entries it applied. A refusal is told as an event, too. */
  apply(batch: Uint32Array): number;
  /**
   * Takes a key of the schema, at a time in milliseconds. A press is from down to up. `phase` is
   * - 0 down: a new press. One of the same key whose up was lost ends first, as cancelled.
   * - 1 up: the press is over.
   * - 2 repeat: the key is still down.
   * - 3 cancel: the press is over, and its up will not be seen: another window has the keys, or time stands.
   *
   * Up, repeat and cancel of a key that is not down do nothing: their press began elsewhere. A key belongs from down to up to the node that claimed
   * it when it went down, else to the engine.
   *
   * A key acts after the batches before it and before those after it: in the next frame, or when the next batch comes, then at its own time. A time before
   * the last frame's counts as that.
   */
  key(key: number, phase: number, time: number): void;
  /** A requested picture was decoded. */
  imageArrived(texture: number, width: number, height: number, bytes: number): void;
  /** A requested picture could not be had, by `load-error` of the schema. It counts as of the time of the next frame, from which another try is due. */
  imageFailed(texture: number, reason: number): void;
  /** A requested font. */
  fontArrived(font: number, bytes: Uint8Array): void;
  /** A requested font could not be had, by `load-error` of the schema. */
  fontFailed(font: number, reason: number): void;
  /** Makes the frame of a time in milliseconds. Times do not go back; a frame is no earlier than a key that has acted. */
  frame(time: number): Output;
  /**
   * What keeps frames from being idle, containers apart, for messages: nodes and properties in
   * turn.
   */
  movers(): Uint32Array;
  /** The whole draw list as of the last frame. */
  full(): Uint32Array;
  /** Makes one system anew from the engine's record: `reset`, one full batch, its own state. Nothing on screen changes. `engine` rebuilds all. */
  rebuild(system: System): void;
  /**
   * Notes events of an engine that this one replaces: those that the app got after the snapshot that this one was restored from. They are not told again.
   * Called after the frame that repeats the one they came with. Words that are no events are skipped.
   */
  acknowledge(events: Uint32Array): void;
  /**
   * Everything from which an equal engine can be made, fonts and pictures apart. Not in it is what batches since the last frame asked for once: focus, scrolling,
   * bounds, control of animations. Keys are: those that are down, and those that have not acted.
   */
  snapshot(): Uint32Array;
  /**
   * Becomes the engine of a snapshot. Fonts and pictures are requested again, but for those that are known to be missing; the app is told only what it does not know. Words that are no snapshot change nothing; where what they say is refused
   * further on, the engine is as after `reset`.
   */
  restore(snapshot: Uint32Array): void;
  /** Forgets everything, as a new instance. */
  reset(): void;
}
