// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
// An error of a function is thrown as `{ payload: error }`.

/** Why a call was refused. Nothing was changed. */
export type OverlayError =
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-figures'; val: number };

/**
 * Draws figures over a stage, for who develops an app. Not part of the engine: the host calls it a
 * few times a second while it is shown, and draws its lists over the engine's, without clearing.
 */
export interface OverlayInterface {
  /**
   * Draws figures (rows of `figure` of `inlay:figures`) for a surface of so many device pixels;
   * figures that are left out are left out of the picture, too. Returns a draw list: a full one
   * at first and after `reset`, then the delta after the last.
   */
  draw(width: number, height: number, figures: Uint32Array): Uint32Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
}

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

/** Why a call was refused. Nothing was changed. */
export type AnimationError =
  | { tag: 'bad-time'; val: number }
  | { tag: 'malformed'; val: number };

/** Values at a time. */
export interface Values {
  /**
   * An entry stream: nodes and the values of their animated properties that changed since
   * the last call, in ascending order of nodes and of the properties' numbers.
   * `unset-property`: an animation is over and the value of the style holds again.
   */
  entries: Uint32Array;
  /**
   * Animations of the app that reached their end, in the order of `entries`; of one property
   * the one that started last comes first.
   */
  finished: Uint32Array;
  /** Animations of the app that were cancelled, by `control-animation` or with their node. */
  cancelled: Uint32Array;
  /**
   * Animations of the app that were to be reversed at their start and have no end: they
   * continue unchanged.
   */
  refused: Uint32Array;
  /** Whether any value will change later by `tick` alone. */
  active: boolean;
  /**
   * Whether anything moves visibly. Changes of fewer than eight visible steps a second count
   * as at rest (a step is one device pixel, or 1/255 of a colour or of `opacity`), unless
   * they last less than a second. So do delays, pauses between jumps, and keyframes that
   * hold, of a second or more. Values that depend on the size of a box (percent, scale,
   * rotation, `flex-grow`) count as in a box of 2,048 dp.
   */
  moving: boolean;
  /**
   * The time in milliseconds of the next tick that is needed. It is no later than this
   * tick's if every frame shows a change. Else it is when a delay is over, an animation
   * jumps or ends, or slow motion has covered an eighth of a step. `none` if time changes
   * nothing. Depends on the motion alone, not on earlier ticks.
   */
  next?: number | undefined;
}

/** Motion that inputs cannot bring back. Everything else comes from the full batch. */
export interface AnimationState {
  /** 2. */
  version: number;
  /**
   * Per running transition: two words (node, property), then its packed start and end
   * values, each after its count of words.
   */
  transitions: Uint32Array;
  /**
   * Per transition: start time in milliseconds and speed at the start, per second, for each
   * of up to four parts of the value (a colour has four).
   */
  transitionTimes: Float64Array;
  /**
   * Animations of the app, with a word for their play state: 0 idle, 1 running, 2 paused, 3
   * finished.
   */
  animations: Uint32Array;
  /**
   * Four numbers per animation: the time from which its current time runs (-1e300 is none)
   * and the current time then, hold time (-1e300 is none), playback rate.
   */
  animationTimes: Float64Array;
}

/**
 * Values of animated properties at a time: Web Animations, CSS Transitions, CSS Easing Functions
 * 2, and springs in closed form.
 *
 * A value depends on the time only, never on which frames came before. Where several animations
 * move one property of one node, the one that started last counts.
 *
 * # Values
 *
 * Everything is computed in f64, rounded to f32 once, then clamped to the range that the schema
 * gives the property.
 *
 * - A number, or two lengths of one unit: `from + (to - from) * share`, where the share may be
 *   outside 0 to 1.
 * - A colour: its four parts, premultiplied (`red * alpha / 255`, and alpha, each 0 to 255), each
 *   as a number; then divided by the alpha again and rounded to bytes, halves up. Without alpha it
 *   is `0x00000000`.
 * - Values without a common unit, and keywords: keyframes change from one to the other at a share
 *   of 0.5; a transition takes the new one at once.
 * - Easings are CSS Easing Functions 2. `cubic-bezier` is within 1e-6 of the curve. The easing of
 *   an effect applies to the progress of an iteration, that of a keyframe to the progress from it
 *   to the next keyframe.
 * - A spring has a mass of 1 and the closed form of its three cases; it is critical if the square
 *   of its damping ratio is within 1e-8 of 1.
 *
 * `exp`, `sin`, `cos` and the search for a point of a curve are the implementation's own. Two
 * implementations agree within 1e-5 of the value; only builds of one implementation agree byte for
 * byte. The conformance tests compare accordingly.
 *
 * # Transitions
 *
 * A transition starts at `time` from the property's present value and speed; after a delay, from
 * rest. A tween adds the speed that it inherits, beyond its own at its start, as
 * `speed * p * (1 - p)^2` times its duration in seconds; an easing that jumps, or is steeper than
 * 1000 at its start, inherits none. It ends after its duration. A spring ends once a falling bound
 * of its motion stays within a thousandth of the distance from start to target (of a colour, of
 * the component with the greatest distance); without a distance, within a thousandth of its
 * initial speed times one second. Then the value of the style holds, and `unset-property` reports
 * that. A new target equal to the running one changes nothing; one equal to the value at rest
 * starts nothing.
 */
export interface AnimationInterface {
  /**
   * Takes `transition`, `animate`, `control-animation` and `remove-node`. Animations start at
   * `time`.
   */
  apply(entries: Uint32Array, time: number): void;
  /**
   * Takes new values of styles: a stream in which each property of a node comes twice, first the
   * old value, then the new one. Starts the transitions that nodes declare, from the property's
   * value and speed at `time`. Returns a stream of the values that apply at once, in ascending
   * order of nodes and of the properties' numbers. A value of a property that an animation holds
   * is kept until that ends and is not returned. If a property is in `changes` more than once,
   * the first old value and the last new one count.
   */
  retarget(changes: Uint32Array, time: number): Uint32Array;
  /**
   * Returns the values at which animations of the app leave properties (by `fill`, or paused),
   * for those that changed since the last call: an entry stream, in the order of
   * `values.entries`. `unset-property`: the property rests at the value of the style. Only
   * `apply` and `restore` change the result.
   */
  takeRests(): Uint32Array;
  /**
   * Returns values at a time. Times do not go back. It is not called while nothing is `active`
   * and no other function was called since.
   */
  tick(time: number): Values;
  /**
   * Sets device pixels per dp, on which `moving` and `next` depend. It is 1 before the first
   * call, after `reset`, and for a value that is not positive.
   */
  setResolution(pixels: number): void;
  /** Returns what `moving` is true for, as of the last time: pairs of node and property. */
  movers(): Uint32Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Motion of all animations and transitions. */
  snapshot(): AnimationState;
  /**
   * Takes a state of `snapshot`, after `reset` and one full batch. Entries of nodes or
   * animations that are gone are skipped.
   */
  restore(state: AnimationState): void;
}

/** The boxes of nodes after layout. */
export interface Boxes {
  /** One id per node that moved or changed size, parents before children. */
  nodes: Uint32Array;
  /** A `box` per node. */
  values: Float32Array;
}

/** What a frame draws: only what changed since the last one. */
export interface Drawing {
  /**
   * Rows: `drawn-node`, for nodes whose geometry changed, but for those of `moved` and
   * `shifted`.
   */
  nodes: Uint32Array;
  /** A `node-geometry` per node of `nodes`. */
  geometry: Float32Array;
  /** Nodes of which nothing but the affine is new. None of them is in `nodes`. */
  moved: Uint32Array;
  /** A `node-affine` per node of `moved`. */
  affines: Float32Array;
  /**
   * Nodes of which nothing but the last two numbers of the affine is new. None of them is in
   * `nodes` or `moved`.
   */
  shifted: Uint32Array;
  /** A `node-shift` per node of `shifted`. */
  shifts: Float32Array;
  /** Whether `order` replaces the last order. */
  reordered: boolean;
  /** Every node that is drawn, back to front. */
  order: Uint32Array;
  /** Rows: `group`, all groups of `order`, each before those in it. Replaced with `order`. */
  groups: Uint32Array;
  /** Nodes of groups whose opacity is new. It stays what it is until it is given again. */
  faded: Uint32Array;
  /** The opacity of each node of `faded`, from 0 to 1. */
  opacities: Float32Array;
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
  /**
   * One number per node of `scaled`: device pixels per dp for which its glyphs are
   * rasterised.
   */
  scales: Float32Array;
  /**
   * Image nodes whose scale on the stage differs from the one reported last, which is 1 at
   * first.
   */
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

/** Placements of nodes whose placement in the layout changed. */
export interface Placements {
  /** Rows: `placement`. */
  words: Uint32Array;
}

/** Placements of nodes whose seen box changed. */
export interface SeenPlacements {
  /** Rows: `seen-placement`. */
  words: Uint32Array;
}

/** Placements that changed. */
export interface PlacementChanges {
  layout: Placements;
  seen: SeenPlacements;
}

/** Why a call was refused. Nothing was changed, unless a case says otherwise. */
export type FocusError =
  | { tag: 'not-focusable'; val: number }
  | { tag: 'empty'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'unknown-direction'; val: number };

/** What a call did. */
export interface Outcome {
  /** The node with focus; 0 is none. */
  focused: number;
  /** The node that had it before the call. */
  previous: number;
}

/** Focus that inputs cannot bring back. */
export interface FocusState {
  /** 2. */
  version: number;
  /** The node with focus; 0 is none. */
  focused: number;
  /** A group that gets focus as soon as a member of it can have it; 0 is none. */
  awaited: number;
  /**
   * Whether nothing has focus meanwhile, since that group traps it. Otherwise focus was
   * requested while it was empty.
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
 * Where focus is and where it goes. The rules are in `focus.md` beside this file. Lists are bytes
 * (words, little-endian), which a TypeScript component takes in one copy.
 *
 * Exact: all numbers are integers (1/64 dp), so that every implementation returns the same.
 */
export interface FocusInterface {
  /** Takes focus properties and `remove-node` as an entry stream in bytes. */
  apply(entries: Uint8Array): void;
  /** Takes rows of `seen-placement`. */
  place(placements: Uint8Array): void;
  /**
   * Moves focus in a `navigation-direction` of the schema, on the screen as it will be when
   * every container has reached its target: rows of `target`. Without a candidate, focus stays.
   */
  move(direction: number, targets: Uint8Array): Outcome;
  /**
   * Returns what `move` would do with the same arguments, and why: rows of `figure`
   * (`inlay:figures`) in bytes. A `move`; then a `level` for each group that it looks at, at
   * most 16; then, where a member was chosen, at most 8 `candidate`s: the chosen one first, the
   * others from the best on. Changes nothing.
   */
  explain(direction: number, targets: Uint8Array): Uint8Array;
  /**
   * Gives focus to a node, or to the member of a group that its memory or entry policy names. A
   * clipped node can have it, but members of a group that are seen come first.
   */
  focus(node: number): Outcome;
  /**
   * Repairs focus after changes. If the focused node is gone, hidden or disabled, focus goes to
   * the nearest member of its group, then of the groups above. If nothing has focus, it goes to
   * the first member of the stage. It never goes to a clipped node.
   *
   * Focus does not leave a group that traps it in all directions while the group is neither
   * removed nor hidden. Nothing has focus then, until a member can have it.
   */
  settle(): Outcome;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Focus and memory. */
  snapshot(): FocusState;
  /**
   * Takes a state of `snapshot`, after `reset`, one full batch and all placements. Nodes that
   * are gone are skipped.
   */
  restore(state: FocusState): void;
}

/** Why a call was refused. Nothing was changed. */
export type RasterError =
  | { tag: 'bad-list'; val: number }
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'missed-frame'; val: number };

/** Pixels of a draw list, without a GPU. Not part of the engine: the host calls it. */
export interface RasterInterface {
  /**
   * Sets the pixels of a texture: RGBA, 8 bits each, sRGB, alpha premultiplied, rows from the
   * top without padding. They are kept while lists name the texture; if the next list does not,
   * they are freed.
   */
  setImage(texture: number, width: number, height: number, pixels: Uint8Array): void;
  /** Takes a full list, or a delta that follows the last list. */
  apply(words: Uint32Array): void;
  /** Draws everything. Returns RGBA of the surface, alpha premultiplied. */
  draw(): Uint8Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
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
  /**
   * Most pixels of all targets together; 0 if the host has none. A group that does not fit
   * is not drawn as one: its opacity is that of each instance in it.
   */
  targetPixels: number;
}

/**
 * The draw list: paint properties, geometry, glyphs and textures in; words for a GPU host or
 * `raster` out. Its format is `inlay:draw-list`.
 *
 * Two implementations draw the same; they may order the pool of instances and cut batches
 * differently. Byte for byte, `full` is equal between two builds of one implementation after the
 * same calls, and equal to that of one rebuilt from `redraw` of scene and text.
 */
export interface RenderInterface {
  /** Starts over for a surface: the next list is full. */
  setSurface(surface: Surface): void;
  /** Takes paint properties and their animated values, and `create-node` and `remove-node`. */
  apply(entries: Uint32Array): void;
  /** Takes what the scene changed. */
  setDrawing(drawing: Drawing): void;
  /** Takes paragraphs that changed. */
  setGlyphs(glyphs: Glyphs): void;
  /** Sets the texture of an atlas page. */
  setPage(page: number, texture: number): void;
  /** Takes pixels of atlas pages, which the next list passes on. */
  upload(uploads: Uploads): void;
  /**
   * Takes images that the host has: rows of `ready-image`. Lists name them until
   * `drop-textures`, whether or not a node shows them: the host keeps exactly the textures that
   * lists name.
   */
  setTextures(textures: Uint32Array): void;
  /**
   * Images that painters filter from mipmap levels from now on, until `drop-textures`. Other
   * textures are ignored.
   */
  setLevels(textures: Uint32Array): void;
  /** Takes images of nodes that changed: rows of `node-image`. */
  setImages(images: Uint32Array): void;
  /** Frees textures. */
  dropTextures(textures: Uint32Array): void;
  /** Returns what changed since the last list, as a draw list; empty if nothing did. */
  draw(): Uint32Array;
  /**
   * Returns nodes whose clips are nested too deep to cut exactly: at most eight may have radii
   * or be rotated on the surface, their own included. Returns those that the last `draw` found,
   * each once until it is no longer too deep.
   */
  takeDeepClips(): Uint32Array;
  /** Pixels of all targets, as of the last list. */
  targetPixels(): number;
  /**
   * Returns everything as a draw list: for a host that starts or has lost its textures, for
   * `raster`, and for comparisons. Pixels of pages must have gone to `upload` before. Does not
   * affect the deltas of `draw`.
   */
  full(): Uint32Array;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Empty: the list derives from inputs. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: NoState): void;
}

/** Why a call was refused. Nothing was changed. */
export type ResourceError =
  | { tag: 'unknown-texture'; val: number }
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'out-of-textures'; val: number }
  | { tag: 'unknown-reason'; val: number };

/** An image to load. */
export interface Request {
  /**
   * The texture for it. If that is ready already, this request is for more or fewer pixels
   * of the same image: until they arrive, the old ones are shown, and nodes get no event.
   */
  texture: number;
  url: string;
  /**
   * Size at which it is shown, in device pixels. A side of 0 follows from the other by the
   * image's aspect ratio; if both are 0, the size is the image's own. The host may decode to
   * any size from one that covers this up to the image's own.
   */
  width: number;
  height: number;
  /** How visible it is: 1 in bounds, 2 in the viewport. */
  visibility: number;
}

/** What changed. */
export interface Changes {
  /** Images to load, the most urgent first. */
  requests: Request[];
  /** Loads that are no longer needed. Pixels that were there before stay. */
  cancelled: Uint32Array;
  /** Running loads that came into the viewport or left it: rows of `urgency`. */
  urgency: Uint32Array;
  /** Textures that are freed. */
  released: Uint32Array;
  /**
   * Textures of ready images that are seen at less than half their size, each once until it
   * is released: painters filter them from mipmap levels, which take another third of their
   * bytes. These count against the budget.
   */
  levels: Uint32Array;
  /**
   * Rows of `node-image`. A node is in the list when its state changed, and when its `src`
   * changed since the last update, even back to the earlier value: each change of `src` is
   * answered by a load that ended after it. A failed image that is loaded again stays failed
   * until a load succeeds.
   */
  nodes: Uint32Array;
  /**
   * When the next load is due of an image that failed for a cause that may pass (`network`,
   * `timed-out`), in milliseconds: `update` at that time requests it. That is 1, 2, 4 ...
   * seconds after a failure, at most 60, while the image is in bounds.
   */
  wake?: number | undefined;
}

/** An image whose last load failed. */
export interface FailedImage {
  url: string;
  /** `load-error` of the schema; one that is unknown counts as `timed-out`. */
  reason: number;
  /** Failed loads in a row. */
  failures: number;
}

/** What inputs cannot bring back. */
export interface ResourceState {
  /** 2. */
  version: number;
  /** URLs of ready images, the one shown longest ago first. */
  recency: string[];
  /**
   * After `restore`, those whose cause may pass are loaded again at once, others on the
   * app's request.
   */
  failed: FailedImage[];
}

/**
 * What to load, keep and evict: one space of texture ids and one byte budget for images, atlas
 * pages and render targets.
 *
 * - Images in the viewport are requested first and never evicted, not even beyond the budget;
 *   those only in bounds are requested if they fit the budget beside everything else in bounds.
 *   Out of bounds nothing is requested, loads are cancelled, and ready images stay until their
 *   bytes are needed.
 * - Over the budget, images out of bounds go before those in bounds, and those shown longest ago
 *   first; of those shown at the same time, those that were wanted first.
 * - An image in the viewport is requested again, into its texture, if it is seen at 1.15 times its
 *   size or more and its file has the pixels, or if it is seen at half its size or less and takes
 *   more than 65,536 bytes. Of several nodes that show one image, the largest width and the
 *   largest height count.
 * - Texture ids are 20 bits of slot, from 1, and 12 of generation. Unused slots come first, then
 *   the slot freed longest ago.
 *
 * Nothing depends on a clock: time is the argument of `update`, and never goes back.
 */
export interface ResourcesInterface {
  /** Most bytes of textures. What is visible is never evicted, even beyond it. */
  setBudget(bytes: number): void;
  /**
   * Takes `src`, `reload-image` and `remove-node`, and `object-fit` and `source-rect`: an image
   * of which a node counts pixels is wanted at its own size.
   */
  apply(entries: Uint32Array): void;
  /** Says where nodes are: rows of `visible-node`. */
  setVisible(nodes: Uint32Array): void;
  /** A requested image was decoded: its own size in pixels, and the bytes of its texture. */
  arrive(texture: number, width: number, height: number, bytes: number): void;
  /**
   * A requested image failed, with a `load-error` of the schema. Pixels that were there before
   * stay. The failure counts from the time of the next `update`.
   */
  fail(texture: number, reason: number): void;
  /**
   * Reserves a texture for an atlas page or render target. It counts against the budget until
   * `release`.
   */
  reserve(bytes: number): number;
  /** Frees a reserved texture. */
  release(texture: number): void;
  /**
   * Decides what to load, cancel and free. `time`, in milliseconds, orders recency and dates
   * failures.
   */
  update(time: number): Changes;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Recency and failures. */
  snapshot(): ResourceState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: ResourceState): void;
}

/** Why a call was refused. Nothing was changed. */
export type ScrollError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-time'; val: number };

/** Offsets at a time. */
export interface Offsets {
  /**
   * Containers that moved since the last call, and those that came to rest, in ascending
   * order.
   */
  containers: Uint32Array;
  /**
   * An `offset` per container: x and y in dp, 0 where the content begins, growing right and
   * down; negative where content extends to the left or up, as CSSOM View's `scrollLeft` in
   * right-to-left content.
   */
  values: Float32Array;
  /** Where the content is drawn: an `offset` per container ("Whole pixels"). */
  drawn: Float32Array;
  /** Containers that came to rest. A container that moved with boxes rests at the next call. */
  rested: Uint32Array;
  /** Whether any container still moves. */
  moving: boolean;
}

/** Motion that inputs cannot bring back. */
export interface ScrollState {
  /** 2. */
  version: number;
  /** Containers in the tree that scroll, in ascending order. */
  containers: Uint32Array;
  /**
   * Fourteen numbers per container, finite. In x and y each: the offset from which the
   * motion began, the target, both in dp; the speed with which it began, in dp per second of
   * the motion's own time, which runs `rate` times as fast (for a tween, the speed beyond
   * its own); the time in milliseconds at which it began; its rate, 1 to 64; how far from
   * the offset its content was drawn then, in dp. Then the time in milliseconds at which
   * focus last moved in the container, and flags: 1 its targets follow the focused node, 2
   * it moved since it was last in `rested`. At rest, offset and target
   * are equal, the speed is 0 and the rate 1. A motion of a `scroll-to` is stored as it is
   * now, and continues with `scroll-motion`.
   */
  values: Float64Array;
}

/**
 * Scroll containers: the target of each, and its offset at a time.
 *
 * # The focused node is in view
 *
 * Two laws hold for the node of the last `set-focus` and every container around it, the innermost
 * one first, while that node has a placement and no `scroll-to` holds:
 *
 * 1. *Its position at rest depends on the scene, not on history.* The target of each container is
 *    what its policy computes from the placements, the properties and the node as they are now.
 *    Policies `edge` and `page` keep a target at which the node is wholly in view, as far as it
 *    fits: that is the only history. So `reveal` of the focused node changes nothing at rest.
 * 2. *It is in view in every frame.* After every `tick`, at least 16 dp of the node (all of a
 *    smaller node; in a smaller container its whole length) are within the box of each container,
 *    in each axis, however far and however often focus moved.
 *
 * Exceptions to both: a policy `none`, and parts that the end of the content or a key line leaves
 * outside the box at rest. A `scroll-to`, and a `reveal` of another node that changes a target of
 * the container, hold until focus moves, any placement changes, or any property below except
 * `scroll-motion` gets another value. Where they come in one frame, `scroll-to` counts after
 * placements and properties, and before focus.
 *
 * # Targets
 *
 * Targets are whole 1/64 dp. The box of a container is its padding box: its border box less the
 * border widths. In each axis, counted from the start of the content: `target` is the present
 * target, `box` the length of the container's box, `start`, `length` and `end` the node's in the
 * content, `before` and `after` the scroll paddings (`before` at most `box`, `after` at most what
 * that leaves), `room` is `box - before - after`. Where content extends to the left or up,
 * everything is mirrored first, and the result is negated.
 *
 * - `key-line`: `start + round(key-line-item * length) - round(key-line * box)`, where `round` is
 *   to the nearest, halves up, of the product of the two numbers as f64.
 * - `center`: `start - before - floor((room - length) / 2)`.
 * - `edge`: CSSOM View's `nearest`. A node that does not fit in `room` but in `box` is shown
 *   whole: with `spare = max(box - length, 0)` below `before + after`, `before` becomes
 *   `floor(before * spare / (before + after))`, `after` what remains of `spare`, `room` what both
 *   leave. With `a = start - before` and `b = end - (box - after)`: the target stays if it is
 *   neither above `a` nor below `b`, or both; above `a` alone it becomes `a` (`b` if `length`
 *   exceeds `room`), below `b` alone it becomes `b` (`a` if it exceeds).
 * - `page`: the target stays if `edge` would let it stay. Else pages are `max(room, 1)` long, the
 *   first starting with the content: `edge` from `floor(start / page) * page - before`.
 * - `none`: stays.
 *
 * All are clamped to 0 and to the content's length beyond the box. The next container outwards
 * sees the node at this container's target, cut to its box.
 *
 * # Whole pixels
 *
 * Content at rest is drawn on whole device pixels: in each axis, with `pixels` of `set-resolution`
 * and the target in dp, at `floor(target * pixels + 0.5) / pixels`. So `offsets` says where
 * content is, for which all laws above hold, and where it is drawn. In a motion the difference
 * between both goes from what it was to what it will be as the motion itself goes, without its
 * speed, and the motion rests once both do. So it is smooth to its end, and nothing jumps.
 *
 * # Motion
 *
 * A motion starts at the time of the call that caused it, from the offset and with the speed at
 * that time. Offsets are computed in f64 and rounded to f32; they depend on the times of calls
 * other than `tick`, never on how many ticks there are. A tween adds the speed that it inherits,
 * beyond its own at its start, as `speed * p * (1 - p)^2` times its duration. A spring is the
 * closed form for a mass of 1. It rests once a falling bound of its motion stays within 1/16 dp of
 * the target. No offset leaves the content: at an end, speed is lost.
 *
 * - *At once:* a container that the last `tick` did not show (new in the tree, or hidden) jumps to
 *   its target.
 * - *Moved boxes move offsets at once.* If placements change and focus does not, offset and target
 *   move alike, so that a motion continues relative to the node: with `edge` by the whole change
 *   of the target, with `key-line` and `center` by as much of it as the policy's result changed
 *   before it came within the content, with `page` not at all. The rest is a motion.
 * - *In view:* an offset is kept where law 2 holds. With the node from `s` to `e` in the content,
 *   as the containers within are at that time, the part of the box from `p` to `q` that the
 *   containers around can scroll into their boxes (the whole box if none of it), and
 *   `v = min(16, e - s, q - p)`, it is kept from `s + v - q` to `e - v - p`. Where focus moves and
 *   the offset is outside, the motion starts from the nearest end of that range, towards the
 *   target, with at least the square root of a spring's stiffness times the gap as its speed.
 * - *Faster as it falls behind:* if focus moves during the motion of an earlier move, the new one
 *   plays at a rate: `min(1, lag / room)^2 * response / interval`, at least 1, at most 64. `lag`
 *   is the distance to the new target, `room` from the target to the end of the range above on the
 *   offset's side, `interval` the time since that earlier move; `response` is a tween's duration,
 *   and of a spring `max(2 * damping / stiffness, 4 / sqrt(stiffness))` seconds. With an
 *   `interval` of 0, and if anything but focus changes the target, the rate stays.
 */
export interface ScrollInterface {
  /**
   * Takes `select-node`, `remove-node`, `scroll-to`, the properties `scroll-axis`,
   * `scroll-policy`, `key-line`, `key-line-item`, the four `scroll-padding-*`,
   * `scroll-motion` and the four `border-*-width`, and `unset-property` of these, which restores
   * the schema's default. Anything else is unsupported. Motions that this causes start at
   * `time`; a time that is not finite, or before the last one, counts as the last one. A
   * `scroll-to` sees the placements that hold at the next `targets`, `tick`, `reveal` or change
   * of focus; a container that is not in the tree then, or scrolls in no axis, ignores it.
   */
  apply(entries: Uint32Array, time: number): void;
  /**
   * Takes placements of containers and of what can have focus in them; `time` as in `apply`.
   * Targets beyond the new end of a content move back to it. A container that left the tree is
   * at offset 0 when it comes back.
   */
  place(placements: Placements, time: number): void;
  /**
   * Says which node has focus; 0 is none. A node without a placement is followed once it has
   * one.
   */
  setFocus(node: number, time: number): void;
  /**
   * Sets new targets for the node by the policies of its containers, the innermost container
   * first. A container whose target stays continues its motion. For the focused node, this ends
   * a `scroll-to`.
   */
  reveal(node: number, time: number): void;
  /**
   * Returns the targets of all containers in the tree that scroll, in ascending order of ids,
   * three words each: id, x, y, as signed numbers in 1/64 dp. `focus` uses them to see the
   * screen as it will be.
   */
  targets(): Uint32Array;
  /**
   * Returns offsets at a time. Times do not go back. It is not called while nothing is `moving`
   * and no other function was called since.
   */
  tick(time: number): Offsets;
  /**
   * Sets the device pixels per dp, across and down. Before the first call, after `reset`, and in
   * an axis in which they are not positive, content is drawn where its offset says.
   */
  setResolution(pixelsX: number, pixelsY: number): void;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Motion of all containers. */
  snapshot(): ScrollState;
  /**
   * Takes a state of `snapshot`, after `reset`, one full batch, all placements and `set-focus`.
   * Containers that are gone or no longer scroll are skipped. The next `tick` reports every
   * offset that is not 0, at any time.
   */
  restore(state: ScrollState): void;
}

/** States that changed. */
export interface StateChanges {
  /** Rows: `state-change`. */
  nodes: Uint32Array;
}

/** Why a call was refused. Nothing was changed. */
export type SceneError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-number'; val: number };

/** The stage that `update` draws for. */
export interface Viewport {
  /** Size of the stage in dp, above 0. */
  width: number;
  height: number;
  /**
   * Device pixels per dp, above 0: across, and down. They differ a little where the surface
   * has not quite the shape of the stage, as 1366 x 768.
   */
  pixelRatioX: number;
  pixelRatioY: number;
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
 * Transforms are computed in f32. From a border box to its parent's: `translate` after `rotation`
 * after `scale`, both about the pivot. An offset scrolls the content of a container. A node is
 * hidden if it or one above has `display: none` or `visibility: hidden`. Opacity is the product of
 * its own and those above. The drawing order is that of the tree; siblings are sorted by
 * `z-index`, stably.
 *
 * A node is in the viewport if its bounding box on the stage overlaps the stage and the boxes that
 * clip it (a box without area: if it is inside them). It is in bounds if the same holds with these
 * grown by its `cull-margin` on each side. A node that is not in bounds is not in the order, and
 * has no geometry until it is. Placements are rounded to the nearest 1/64 dp, halves away from 0.
 *
 * A node of `display: contents` has no box: it is not drawn, never in bounds, and its `bounds` are
 * four zeros. Its opacity, transform, clips, `focusable` and `scroll-axis` have no effect. As a
 * focus group, its placement is the box around its children's. On images and texts `contents` is
 * `none`.
 *
 * The raster scale of a text is the greater pixel ratio times its scale on the stage, held within
 * 0.25 to 8. The scale on the stage is rounded up to steps, of 1/8 up to 2 and of 1/2 above, and
 * is at least one step and at most 16. A scale less than a hundredth of a step above a step counts
 * as that step.
 */
export interface SceneInterface {
  /**
   * Takes tree commands, scene properties, animated values, and properties of other systems that
   * the schema lets it read. The root (1) exists from the start.
   */
  apply(entries: Uint32Array): void;
  /** Boxes of the layout. */
  setBoxes(boxes: Boxes): void;
  /**
   * Sets the ink of nodes where it exceeds their border boxes: an `ink-box` per node. Ink and
   * border box together decide whether a node is in bounds and in the viewport.
   */
  setInks(nodes: Uint32Array, inks: Float32Array): void;
  /** Scroll offsets: two `offset` per container, where its content is and where it is drawn. */
  setOffsets(containers: Uint32Array, offsets: Float32Array, drawn: Float32Array): void;
  /** Moves the state `focused` to a node (0 is none) and `focus-within` to the nodes above it. */
  setFocus(node: number): void;
  /** Adds and removes states of a node. `focused` and `focus-within` are ignored here. */
  setStates(node: number, add: number, remove: number): void;
  /**
   * Returns the states that changed since the last call. A node below a disabled one is
   * disabled.
   */
  takeStates(): StateChanges;
  /**
   * Where transforms come to rest: an entry stream of `translate-x` to `pivot-y`. From then on
   * the node's placement is there, and not where `apply` draws it: so a transition or an
   * animation counts by its end.
   */
  setRests(entries: Uint32Array): void;
  /** Returns the placements that changed since the last call. */
  takePlacements(): PlacementChanges;
  /** Returns transforms, clips, visibility and order of what changed. */
  update(viewport: Viewport): Drawing;
  /**
   * Returns everything that `update` reported and that still holds, for a `render` that was
   * rebuilt.
   */
  redraw(): Drawing;
  /** Returns a node's bounding box on the stage in dp, without clips, as of the last `update`. */
  bounds(node: number): BoundingBox;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Empty: the engine sends states, boxes and offsets again. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: NoState): void;
}

/** The width available to a paragraph. */
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

/**
 * Sizes of paragraphs. Pure: the same arguments give the same size until the node's text
 * properties or fonts change. Never touches the atlas.
 */
export interface MeasureInterface {
  /**
   * Returns the size of a node's paragraph. A node without text has width 0 and the height of a
   * line. An unknown node has size 0.
   *
   * In a definite width, the width is that width, or the text's on one line if that is less, or
   * the widest word's if that is more (unless it has an ellipsis). While a font is still loading
   * and none is there, it is one line of 1.2 font sizes, or of its `line-height`, of width 0.
   * Once no font will come (`take-unserved`), it has the size of the boxes that replace its
   * characters.
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
  /** The first text that needs it. */
  node: number;
  /** `missing-font-reason` of the schema. */
  reason: number;
  /** The family, or up to 16 characters; empty if there is no font. */
  name: string;
  /** The families that the text names. */
  families: string[];
}

/**
 * Paragraphs: shaping, bidirectional order, line breaking, fallback, ellipsis, and glyphs packed
 * in atlas pages.
 *
 * Shaping follows the OpenType tables of the fonts and Unicode's algorithms (UAX 9, 14, 29).
 * Widths from `measure` are rounded up to 1/64 dp; a line may be 1/32 dp wider than its box.
 * Baselines of glyphs are at whole device pixels of their raster scale, their left edges at
 * quarters. Coverage of glyphs and their positions in pages are the implementation's own; two
 * implementations agree on metrics, lines and the glyphs chosen.
 */
export interface TextInterface {
  /**
   * Takes text properties, `direction`, `add-font-face`, and `create-node` (of kind `text`) and
   * `remove-node`.
   */
  apply(entries: Uint32Array): void;
  /**
   * Returns fonts whose bytes are needed, each once: a text names the family, or needs a
   * character that no other font has.
   */
  wantedFonts(): Uint32Array;
  /**
   * Returns texts that became boxes since the last call, because there is no font and none will
   * come. They measure again. `wanted-fonts` finds them.
   */
  takeUnserved(): Uint32Array;
  /**
   * Returns what texts need and no font has, since the last call: each once, until `reset`.
   * Nothing is reported of a text while a font that it needs is loading. `wanted-fonts` finds
   * missing fonts, `update` missing characters.
   */
  takeMissing(): Missing[];
  /**
   * Takes the bytes of a font. Every paragraph that could use it measures again; returns their
   * nodes.
   */
  addFont(font: number, bytes: Uint8Array): Uint32Array;
  /**
   * The bytes of a font will not come: texts use the next font. `add-font` may still bring them
   * later.
   */
  failFont(font: number): void;
  /** Sets the content boxes of text nodes: an `area` per node. */
  setBoxes(nodes: Uint32Array, boxes: Float32Array): void;
  /**
   * Returns boxes around all that paragraphs paint: an `ink-box` per node, all 0 if it has no
   * box yet. It is a bound: lines may be wider than the content box, or below it, and glyphs may
   * exceed lines. Pure: the same until the node's text properties, fonts or box change.
   */
  ink(nodes: Uint32Array): Float32Array;
  /**
   * Sets the device pixels per dp for which glyphs are rasterised, 0.25 to 8, per node. A
   * paragraph is drawn from its first scale on.
   */
  setScales(nodes: Uint32Array, scales: Float32Array): void;
  /**
   * Returns quads of the paragraphs that changed since the last call. Paragraphs that do not fit
   * the atlas come with a later call.
   */
  update(): Glyphs;
  /**
   * Returns quads of all paragraphs that are drawn, for a `render` that was rebuilt. Does not
   * affect `update`.
   */
  redraw(): Glyphs;
  /**
   * Returns parts of atlas pages that `update` painted since the last call. Pages are 1024
   * by 1024.
   */
  takeUploads(): Uploads;
  /** Returns every page, down to the lowest glyph it ever had, for a host that lost its textures. */
  allUploads(): Uploads;
  /**
   * Whether the next `update` tries again to place paragraphs that did not fit the atlas. While
   * glyphs in use fill it, it does not: they wait until some are no longer used.
   */
  pending(): boolean;
  /** Count of paragraphs that did not fit the atlas in the last `update`. */
  waiting(): number;
  /** Forgets everything, fonts too, as a new instance. */
  reset(): void;
  /** Empty: paragraphs derive from inputs. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset`, one full batch and the fonts. */
  restore(state: NoState): void;
}

/** Why `solve` or a size was refused. Nothing was changed. */
export type LayoutError =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-size'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'too-deep'; val: number };

/**
 * Box layout of one tree, after CSS: flex, grid, block, absolute positions and direction.
 * Incremental: the cost of `solve` depends on what changed.
 *
 * Lengths are dp. Widths and positions are not rounded. Lengths derived from others (by
 * percentages or ratios) are truncated to 64ths of a dp towards 0; a value less than 0.01/64 below
 * a 64th counts as that. Lengths are clamped to +-2^25, percentages, weights and ratios to 10^6.
 * Where the specifications leave a choice, boxes are those of Chromium, within 0.1 dp:
 * `tests/oracle/layout` has recordings and known differences.
 *
 * Differences from CSS: nodes start as `display: flex`, `position: relative` and
 * `box-sizing: border-box`; the root's box is the stage, whatever its sizes, margins and insets;
 * every node that is not `static` is a containing block for absolute ones; an image or text with
 * children is laid out by them. A node of `display: none`, everything below it, and a node of
 * `display: contents` have a box of ten zeros. Boxes of the children of `contents` count from the
 * border box of its parent.
 */
export interface LayoutInterface {
  /** Takes tree commands and layout properties. The root (1) exists from the start. */
  apply(entries: Uint32Array): void;
  /** Sets the natural sizes of images: a `natural-size` per node. */
  setNaturalSizes(nodes: Uint32Array, sizes: Float32Array): void;
  /** Marks the texts of these nodes: they are measured again. */
  touch(nodes: Uint32Array): void;
  /**
   * Lays out what changed below the root in a stage of `width` by `height` dp, and returns the
   * boxes that changed: those of which any number of their `box` has other bits than when it was
   * returned last, parents before children, nodes of one depth in any order. Where nothing
   * changed, the result is empty. Laying out one change gives, to the bit, what laying out
   * everything gives.
   */
  solve(width: number, height: number): Boxes;
  /** Forgets everything, as a new instance. */
  reset(): void;
  /** Empty: boxes derive from inputs. */
  snapshot(): NoState;
  /** Takes a state of `snapshot`, after `reset` and one full batch. */
  restore(state: NoState): void;
}

/** Why a setting was refused. */
export interface RefusedSetting {
  /** Its number in the schema's table `settings`. */
  setting: number;
  /**
   * `refusal-reason` of the schema: `unsupported` for a number that this engine does not
   * know, with the number as fact.
   */
  reason: number;
  /** The facts of the reason. */
  expected: number;
  found: number;
}

/** A number that is in no table of this engine: its caller has a newer schema. */
export interface UnknownNumber {
  number: number;
  /** The table, such as `load-error`. */
  table: string;
  /** How many numbers the engine knows of it, from 0. */
  known: number;
}

/** What is wrong with a result, or why a system refused a correct call. */
export type Problem =
  | { tag: 'unknown-node'; val: number }
  | { tag: 'bad-length'; val: number }
  | { tag: 'bad-number'; val: number }
  | { tag: 'malformed'; val: number }
  | { tag: 'too-many'; val: number }
  | { tag: 'unknown-resource'; val: number }
  | { tag: 'unknown-number'; val: number }
  | { tag: 'bad-time' }
  | { tag: 'bad-version'; val: number }
  | { tag: 'limit'; val: number }
  | { tag: 'refused' };

/** Which system broke its interface, where and how. */
export interface Fault {
  /**
   * The system whose result or refusal is wrong: 0 is the engine itself, then scene, layout,
   * scroll, animation, focus, text, resources, render.
   */
  system: number;
  /** The function of its interface that was called, such as `solve`. */
  function: string;
  problem: Problem;
  /**
   * Who found it: the system that got the result, or the engine. `system` itself if it
   * refused a correct call.
   */
  foundBy: number;
}

/** Why a call was refused. */
export type EngineError =
  | { tag: 'not-configured' }
  | { tag: 'bad-setting'; val: RefusedSetting }
  | { tag: 'bad-time'; val: number }
  | { tag: 'bad-key'; val: number }
  | { tag: 'unknown-texture'; val: number }
  | { tag: 'unknown-font'; val: number }
  | { tag: 'bad-value'; val: number }
  | { tag: 'unknown-number'; val: UnknownNumber }
  | { tag: 'bad-snapshot'; val: number }
  | { tag: 'system-fault'; val: Fault };

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
  /** What changed since the last frame, as a draw list; empty if nothing did. */
  drawList: Uint32Array;
  /** Events for the app: a stream as in `inlay:schema` `events`. */
  events: Uint32Array;
  /** For the host: a stream as in `inlay:schema` `requests`. */
  requests: Uint32Array;
  /**
   * Whether the next frame would differ without new input. While it is false, `frame` need
   * not be called.
   */
  active: boolean;
  /**
   * While `active` is false: the time in milliseconds at which `frame` has to be called
   * without new input, to load again what failed, or to show the next visible change of
   * motion that is slow, pauses, or has not started.
   */
  wake?: number | undefined;
  /**
   * Whether nothing moves visibly, now or soon; never while `active`. What moves slower than
   * `inlay:animation`'s visible step counts as at rest.
   */
  idle: boolean;
}

/** The engine as its host calls it. Nothing here traps on bad input, and nothing is half applied. */
export interface EngineInterface {
  /**
   * Sets up or changes the stage: a stream as in `inlay:schema` `settings`. A setting that is
   * not in it stays as it was, at first its default. Keeps nodes and everything else.
   */
  configure(settings: Uint32Array): void;
  /**
   * Takes a batch of commands, all or nothing, and returns how many entries it applied. A
   * refusal is also emitted as an event.
   */
  apply(batch: Uint32Array): number;
  /**
   * Takes a key of the schema, at a time in milliseconds. A press is from down to up. `phase` is
   * - 0 down: a new press. A press of the same key whose up was lost ends first, as cancelled.
   * - 1 up: the press is over.
   * - 2 repeat: the key is still down.
   * - 3 cancel: the press is over without an up: another window has the keys, or time stands
   *   still.
   *
   * Up, repeat and cancel of a key that is not down do nothing: their press began elsewhere.
   * From down to up, a press belongs to the node that had claimed the key when it went down,
   * else to the engine.
   *
   * A key acts after earlier batches and before later ones: in the next frame, or, if a batch
   * comes first, before that batch and at its own time. A time before the last frame's counts as
   * that.
   */
  key(key: number, phase: number, time: number): void;
  /** A requested image was decoded. */
  imageArrived(texture: number, width: number, height: number, bytes: number): void;
  /**
   * A requested image failed, with a `load-error` of the schema. The next frame takes it up:
   * attempts count from its time.
   */
  imageFailed(texture: number, reason: number): void;
  /** A requested font arrived. */
  fontArrived(font: number, bytes: Uint8Array): void;
  /** A requested font failed, with a `load-error` of the schema. */
  fontFailed(font: number, reason: number): void;
  /**
   * Makes the frame of a time in milliseconds. Times do not go back. A time before a key that
   * has acted counts as that key's.
   */
  frame(time: number): Output;
  /**
   * Returns what keeps frames from being idle, except containers, for messages: pairs of node
   * and property.
   */
  movers(): Uint32Array;
  /**
   * Returns figures for who looks inside: rows of `figure` (`inlay:figures`). How many nodes
   * there are, the focused node and those above it; and, while the setting `explains` is true,
   * the last move of focus, as `inlay:focus` explained it before it happened. Changes nothing.
   */
  inspect(): Uint32Array;
  /** Returns the whole draw list as of the last frame. */
  full(): Uint32Array;
  /**
   * Rebuilds one system from the engine's record: `reset`, one full batch, its own state.
   * Nothing on screen changes. Systems are numbered as in `fault`; 0 rebuilds all.
   */
  rebuild(system: number): void;
  /**
   * Takes events that the app already got from the engine that this one replaces, after the
   * snapshot. They are not emitted again. Call it after the frame that repeats the one they came
   * with. Words that are not events are skipped.
   */
  acknowledge(events: Uint32Array): void;
  /**
   * Returns everything needed to build an equal engine, except fonts and images. It includes
   * keys that are down and keys that have not acted. It leaves out one-time commands since the
   * last frame: focus, scrolling, bounds, control of animations.
   */
  snapshot(): Uint32Array;
  /**
   * Becomes the engine of a snapshot. Fonts and images are requested again, except those known
   * to be missing. Only events that the app did not get are emitted. Words that are not a
   * snapshot change nothing; if a system refuses its part of one, the engine is as after
   * `reset`.
   */
  restore(snapshot: Uint32Array): void;
  /** Forgets everything, as a new instance. */
  reset(): void;
}

/** Versions of the interfaces, by their names. */
export const interfaceVersions = {
  'inlay:overlay/overlay': '0.1.0',
  'inlay:animation/animation': '0.2.0',
  'inlay:focus/focus': '0.2.0',
  'inlay:raster/raster': '0.2.0',
  'inlay:render/render': '0.2.0',
  'inlay:resources/resources': '0.2.0',
  'inlay:scroll/scroll': '0.2.0',
  'inlay:scene/scene': '0.2.0',
  'inlay:text/measure': '0.2.0',
  'inlay:text/text': '0.2.0',
  'inlay:layout/layout': '0.2.0',
  'inlay:engine/engine': '0.2.0',
} as const;
