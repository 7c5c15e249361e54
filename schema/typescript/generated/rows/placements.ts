// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { fault } from '../../rows.ts';

/** What `flags` of {@link Placement} says. */
export const placementFlags = { focusable: 0x1, group: 0x2, container: 0x4, hidden: 0x8, disabled: 0x10, outsideTree: 0x20 } as const;

/** A node's box in the layout, without transforms. For `scroll`. */
export interface Placement {
  node: number;
  /** The nearest group above it; 0 is none. */
  group: number;
  /** The nearest scroll container above it; 0 is none. */
  container: number;
  /** What the node is. */
  flags: number;
  /**
   * Left edge of its layout box in the coordinates of its container's content, or of the
   * stage.
   */
  x: number;
  /** Top edge likewise. */
  y: number;
  width: number;
  height: number;
  /**
   * Width of its own scrollable content; 0 unless it is a container, negative where it
   * extends to the left.
   */
  contentWidth: number;
  /** Height of that content; negative where it extends upwards. */
  contentHeight: number;
}
/** Places of the fields of {@link Placement} in its words. */
export const placement = {
  words: 10,
  node: 0,
  group: 1,
  container: 2,
  flags: 3,
  x: 4,
  y: 5,
  width: 6,
  height: 7,
  contentWidth: 8,
  contentHeight: 9,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkPlacement(words: Uint32Array, at: number, end: number): number {
  if (at + 10 > end) fault(end, '10 words of a placement', end - at);
  if (((words[at + 3] ?? 0) & ~0x3f) !== 0) fault(at + 3, 'flags of a placement: known bits', words[at + 3]);
  return at + 10;
}
/** The row at `at`, checked before. */
export function readPlacement(words: Uint32Array, at: number): Placement {
  return {
    node: words[at + 0] ?? 0,
    group: words[at + 1] ?? 0,
    container: words[at + 2] ?? 0,
    flags: words[at + 3] ?? 0,
    x: (words[at + 4] ?? 0) | 0,
    y: (words[at + 5] ?? 0) | 0,
    width: (words[at + 6] ?? 0) | 0,
    height: (words[at + 7] ?? 0) | 0,
    contentWidth: (words[at + 8] ?? 0) | 0,
    contentHeight: (words[at + 9] ?? 0) | 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterPlacement(_words: Uint32Array, at: number): number {
  return at + 10;
}
/** Adds a row to words. */
export function writePlacement(out: number[], row: Placement): void {
  out.push(row.node);
  out.push(row.group);
  out.push(row.container);
  out.push(row.flags);
  out.push(row.x >>> 0);
  out.push(row.y >>> 0);
  out.push(row.width >>> 0);
  out.push(row.height >>> 0);
  out.push(row.contentWidth >>> 0);
  out.push(row.contentHeight >>> 0);
}

/** What `flags` of {@link SeenPlacement} says. */
export const seenPlacementFlags = { focusable: 0x1, group: 0x2, container: 0x4, hidden: 0x8, disabled: 0x10, outsideTree: 0x20, clipped: 0x40, offStage: 0x80 } as const;

/** A node's box as seen once every transform is at rest. For `focus`. */
export interface SeenPlacement {
  node: number;
  /** The nearest group above it; 0 is none. */
  group: number;
  /** The nearest scroll container above it; 0 is none. */
  container: number;
  /**
   * What the node is, as in `placement`, and two more flags. `clipped`: nothing of it can be
   * seen, because it is outside the stage, or outside a node above it that clips and does
   * not scroll to it. `off-stage`, with `clipped`: only the stage's edge hides it. No node
   * clips it, and no node above it has moved all of its content off the stage by its own
   * translation.
   */
  flags: number;
  /**
   * Left edge of the smallest upright box around it on the stage, counted from the box of
   * the nearest container above it, with every container unscrolled. So the `x` and `y` of
   * the containers above it add up to where it is on the stage.
   */
  x: number;
  /** Top edge likewise. */
  y: number;
  width: number;
  height: number;
  /**
   * Its distance from the start of its container's content in reading direction: its x in
   * the layout, counted from the right in right-to-left content.
   */
  inlineStart: number;
  /** The nearest focusable node above it; 0 is none. */
  focusableAbove: number;
  /**
   * The part `a, b, c, d` of the affine map from its content to the stage
   * (`x' = a x + c y`), in 1/65536, each within +-2^20: how far a scroll target moves its
   * content.
   */
  linear: readonly number[];
}
/** Places of the fields of {@link SeenPlacement} in its words. */
export const seenPlacement = {
  words: 14,
  node: 0,
  group: 1,
  container: 2,
  flags: 3,
  x: 4,
  y: 5,
  width: 6,
  height: 7,
  inlineStart: 8,
  focusableAbove: 9,
  linear: 10,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkSeenPlacement(words: Uint32Array, at: number, end: number): number {
  if (at + 14 > end) fault(end, '14 words of a seen-placement', end - at);
  if (((words[at + 3] ?? 0) & ~0xff) !== 0) fault(at + 3, 'flags of a seen-placement: known bits', words[at + 3]);
  return at + 14;
}
/** The row at `at`, checked before. */
export function readSeenPlacement(words: Uint32Array, at: number): SeenPlacement {
  return {
    node: words[at + 0] ?? 0,
    group: words[at + 1] ?? 0,
    container: words[at + 2] ?? 0,
    flags: words[at + 3] ?? 0,
    x: (words[at + 4] ?? 0) | 0,
    y: (words[at + 5] ?? 0) | 0,
    width: (words[at + 6] ?? 0) | 0,
    height: (words[at + 7] ?? 0) | 0,
    inlineStart: (words[at + 8] ?? 0) | 0,
    focusableAbove: words[at + 9] ?? 0,
    linear: [(words[at + 10] ?? 0) | 0, (words[at + 11] ?? 0) | 0, (words[at + 12] ?? 0) | 0, (words[at + 13] ?? 0) | 0],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterSeenPlacement(_words: Uint32Array, at: number): number {
  return at + 14;
}
/** Adds a row to words. */
export function writeSeenPlacement(out: number[], row: SeenPlacement): void {
  out.push(row.node);
  out.push(row.group);
  out.push(row.container);
  out.push(row.flags);
  out.push(row.x >>> 0);
  out.push(row.y >>> 0);
  out.push(row.width >>> 0);
  out.push(row.height >>> 0);
  out.push(row.inlineStart >>> 0);
  out.push(row.focusableAbove);
  for (let index = 0; index < 4; index += 1) out.push((row.linear[index] ?? 0) >>> 0);
}

/** The offset at which a container comes to rest. */
export interface Target {
  container: number;
  /** Offset in 1/64 dp. */
  x: number;
  /** Offset in 1/64 dp. */
  y: number;
}
/** Places of the fields of {@link Target} in its words. */
export const target = {
  words: 3,
  container: 0,
  x: 1,
  y: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkTarget(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a target', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readTarget(words: Uint32Array, at: number): Target {
  return {
    container: words[at + 0] ?? 0,
    x: (words[at + 1] ?? 0) | 0,
    y: (words[at + 2] ?? 0) | 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterTarget(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeTarget(out: number[], row: Target): void {
  out.push(row.container);
  out.push(row.x >>> 0);
  out.push(row.y >>> 0);
}
