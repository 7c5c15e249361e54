// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { checkFloat, fault, floatOf, pushFloat } from '../../rows.ts';

/** The space and clip of a node. */
export interface DrawnNode {
  node: number;
  /** A *space* is named by the scroll container whose content it is; 0 is the stage. */
  space: number;
  /** A *clip* is named by the node that clips; 0 is none. */
  clip: number;
}
/** Places of the fields of {@link DrawnNode} in its words. */
export const drawnNode = {
  words: 3,
  node: 0,
  space: 1,
  clip: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkDrawnNode(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a drawn-node', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readDrawnNode(words: Uint32Array, at: number): DrawnNode {
  return {
    node: words[at + 0] ?? 0,
    space: words[at + 1] ?? 0,
    clip: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterDrawnNode(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeDrawnNode(out: number[], row: DrawnNode): void {
  out.push(row.node);
  out.push(row.space);
  out.push(row.clip);
}

/** The geometry of a node. */
export interface NodeGeometry {
  /** From its border box to its space. */
  affine: readonly number[];
  width: number;
  height: number;
  /** Top, right, bottom, left: to its content box. */
  insets: readonly number[];
}
/** Places of the fields of {@link NodeGeometry} in its words. */
export const nodeGeometry = {
  words: 12,
  affine: 0,
  width: 6,
  height: 7,
  insets: 8,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkNodeGeometry(words: Uint32Array, at: number, end: number): number {
  if (at + 12 > end) fault(end, '12 words of a node-geometry', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'affine of a node-geometry: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'affine of a node-geometry: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'affine of a node-geometry: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a node-geometry: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a node-geometry: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a node-geometry: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'width of a node-geometry: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'height of a node-geometry: a finite number');
  checkFloat(words, at + 8, -Infinity, Infinity, false, 'insets of a node-geometry: a finite number');
  checkFloat(words, at + 9, -Infinity, Infinity, false, 'insets of a node-geometry: a finite number');
  checkFloat(words, at + 10, -Infinity, Infinity, false, 'insets of a node-geometry: a finite number');
  checkFloat(words, at + 11, -Infinity, Infinity, false, 'insets of a node-geometry: a finite number');
  return at + 12;
}
/** The row at `at`, checked before. */
export function readNodeGeometry(words: Uint32Array, at: number): NodeGeometry {
  return {
    affine: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0)],
    width: floatOf(words[at + 6] ?? 0),
    height: floatOf(words[at + 7] ?? 0),
    insets: [floatOf(words[at + 8] ?? 0), floatOf(words[at + 9] ?? 0), floatOf(words[at + 10] ?? 0), floatOf(words[at + 11] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterNodeGeometry(_words: Uint32Array, at: number): number {
  return at + 12;
}
/** Adds a row to words. */
export function writeNodeGeometry(out: number[], row: NodeGeometry): void {
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
  pushFloat(out, row.width);
  pushFloat(out, row.height);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.insets[index] ?? 0);
}

/** Where a node is that only moved. */
export interface NodeAffine {
  /** From its border box to its space. */
  affine: readonly number[];
}
/** Places of the fields of {@link NodeAffine} in its words. */
export const nodeAffine = {
  words: 6,
  affine: 0,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkNodeAffine(words: Uint32Array, at: number, end: number): number {
  if (at + 6 > end) fault(end, '6 words of a node-affine', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'affine of a node-affine: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'affine of a node-affine: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'affine of a node-affine: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a node-affine: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a node-affine: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a node-affine: a finite number');
  return at + 6;
}
/** The row at `at`, checked before. */
export function readNodeAffine(words: Uint32Array, at: number): NodeAffine {
  return {
    affine: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterNodeAffine(_words: Uint32Array, at: number): number {
  return at + 6;
}
/** Adds a row to words. */
export function writeNodeAffine(out: number[], row: NodeAffine): void {
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
}

/** Where a node is that was only shifted. */
export interface NodeShift {
  /** The last two numbers of its affine. */
  x: number;
  y: number;
}
/** Places of the fields of {@link NodeShift} in its words. */
export const nodeShift = {
  words: 2,
  x: 0,
  y: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkNodeShift(words: Uint32Array, at: number, end: number): number {
  if (at + 2 > end) fault(end, '2 words of a node-shift', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'x of a node-shift: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'y of a node-shift: a finite number');
  return at + 2;
}
/** The row at `at`, checked before. */
export function readNodeShift(words: Uint32Array, at: number): NodeShift {
  return {
    x: floatOf(words[at + 0] ?? 0),
    y: floatOf(words[at + 1] ?? 0),
  };
}
/** Where the row at `at` ends, checked before. */
export function afterNodeShift(_words: Uint32Array, at: number): number {
  return at + 2;
}
/** Adds a row to words. */
export function writeNodeShift(out: number[], row: NodeShift): void {
  pushFloat(out, row.x);
  pushFloat(out, row.y);
}

/**
 * A *group*: a node whose opacity is below 1, with all that is drawn in it. It is drawn as if
 * alone, then laid over what is below it once, with its opacity (CSS Color 3, section
 * 3.2). Nothing else has an opacity.
 */
export interface Group {
  node: number;
  /** Its first node in `order`, which is itself unless that is not drawn. */
  first: number;
  /** Its nodes in `order`, which follow one another; at least 1. */
  count: number;
  /** The clip around the group: what its node has for a clip. */
  clip: number;
}
/** Places of the fields of {@link Group} in its words. */
export const group = {
  words: 4,
  node: 0,
  first: 1,
  count: 2,
  clip: 3,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkGroup(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a group', end - at);
  return at + 4;
}
/** The row at `at`, checked before. */
export function readGroup(words: Uint32Array, at: number): Group {
  return {
    node: words[at + 0] ?? 0,
    first: words[at + 1] ?? 0,
    count: words[at + 2] ?? 0,
    clip: words[at + 3] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterGroup(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeGroup(out: number[], row: Group): void {
  out.push(row.node);
  out.push(row.first);
  out.push(row.count);
  out.push(row.clip);
}

/** The transform of a space. */
export interface SpaceTransform {
  /** From the space to the stage. */
  affine: readonly number[];
}
/** Places of the fields of {@link SpaceTransform} in its words. */
export const spaceTransform = {
  words: 6,
  affine: 0,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkSpaceTransform(words: Uint32Array, at: number, end: number): number {
  if (at + 6 > end) fault(end, '6 words of a space-transform', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'affine of a space-transform: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'affine of a space-transform: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'affine of a space-transform: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a space-transform: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a space-transform: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a space-transform: a finite number');
  return at + 6;
}
/** The row at `at`, checked before. */
export function readSpaceTransform(words: Uint32Array, at: number): SpaceTransform {
  return {
    affine: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterSpaceTransform(_words: Uint32Array, at: number): number {
  return at + 6;
}
/** Adds a row to words. */
export function writeSpaceTransform(out: number[], row: SpaceTransform): void {
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
}

/** A clip that changed. */
export interface ClipPlace {
  clip: number;
  /** The clip around it; 0 is none. */
  parent: number;
  /** Its space. */
  space: number;
}
/** Places of the fields of {@link ClipPlace} in its words. */
export const clipPlace = {
  words: 3,
  clip: 0,
  parent: 1,
  space: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkClipPlace(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a clip-place', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readClipPlace(words: Uint32Array, at: number): ClipPlace {
  return {
    clip: words[at + 0] ?? 0,
    parent: words[at + 1] ?? 0,
    space: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterClipPlace(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeClipPlace(out: number[], row: ClipPlace): void {
  out.push(row.clip);
  out.push(row.parent);
  out.push(row.space);
}

/** The shape of a clip. */
export interface ClipShape {
  /** From the clip's padding box to its space. */
  affine: readonly number[];
  width: number;
  height: number;
  /** Radii from the top left clockwise. */
  radii: readonly number[];
}
/** Places of the fields of {@link ClipShape} in its words. */
export const clipShape = {
  words: 12,
  affine: 0,
  width: 6,
  height: 7,
  radii: 8,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkClipShape(words: Uint32Array, at: number, end: number): number {
  if (at + 12 > end) fault(end, '12 words of a clip-shape', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'affine of a clip-shape: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'affine of a clip-shape: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'affine of a clip-shape: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a clip-shape: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a clip-shape: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a clip-shape: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'width of a clip-shape: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'height of a clip-shape: a finite number');
  checkFloat(words, at + 8, -Infinity, Infinity, false, 'radii of a clip-shape: a finite number');
  checkFloat(words, at + 9, -Infinity, Infinity, false, 'radii of a clip-shape: a finite number');
  checkFloat(words, at + 10, -Infinity, Infinity, false, 'radii of a clip-shape: a finite number');
  checkFloat(words, at + 11, -Infinity, Infinity, false, 'radii of a clip-shape: a finite number');
  return at + 12;
}
/** The row at `at`, checked before. */
export function readClipShape(words: Uint32Array, at: number): ClipShape {
  return {
    affine: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0)],
    width: floatOf(words[at + 6] ?? 0),
    height: floatOf(words[at + 7] ?? 0),
    radii: [floatOf(words[at + 8] ?? 0), floatOf(words[at + 9] ?? 0), floatOf(words[at + 10] ?? 0), floatOf(words[at + 11] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterClipShape(_words: Uint32Array, at: number): number {
  return at + 12;
}
/** Adds a row to words. */
export function writeClipShape(out: number[], row: ClipShape): void {
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
  pushFloat(out, row.width);
  pushFloat(out, row.height);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.radii[index] ?? 0);
}

/**
 * The scale of an image's border box on the stage, rounded up by at most a sixteenth, from 0
 * (nothing is seen) to 64.
 */
export interface ImageScale {
  /** Along its width. */
  x: number;
  /** Along its height. */
  y: number;
}
/** Places of the fields of {@link ImageScale} in its words. */
export const imageScale = {
  words: 2,
  x: 0,
  y: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkImageScale(words: Uint32Array, at: number, end: number): number {
  if (at + 2 > end) fault(end, '2 words of a image-scale', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'x of a image-scale: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'y of a image-scale: a finite number');
  return at + 2;
}
/** The row at `at`, checked before. */
export function readImageScale(words: Uint32Array, at: number): ImageScale {
  return {
    x: floatOf(words[at + 0] ?? 0),
    y: floatOf(words[at + 1] ?? 0),
  };
}
/** Where the row at `at` ends, checked before. */
export function afterImageScale(_words: Uint32Array, at: number): number {
  return at + 2;
}
/** Adds a row to words. */
export function writeImageScale(out: number[], row: ImageScale): void {
  pushFloat(out, row.x);
  pushFloat(out, row.y);
}

/** A node came into view or left it. */
export interface Sight {
  node: number;
  /** An event of the schema: `in-bounds`, `out-of-bounds`, `in-viewport`, `out-of-viewport`. */
  event: number;
}
/** Places of the fields of {@link Sight} in its words. */
export const sight = {
  words: 2,
  node: 0,
  event: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkSight(words: Uint32Array, at: number, end: number): number {
  if (at + 2 > end) fault(end, '2 words of a sight', end - at);
  return at + 2;
}
/** The row at `at`, checked before. */
export function readSight(words: Uint32Array, at: number): Sight {
  return {
    node: words[at + 0] ?? 0,
    event: words[at + 1] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterSight(_words: Uint32Array, at: number): number {
  return at + 2;
}
/** Adds a row to words. */
export function writeSight(out: number[], row: Sight): void {
  out.push(row.node);
  out.push(row.event);
}
