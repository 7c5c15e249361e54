// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { checkFloat, fault, floatOf, pushFloat } from '../../rows.ts';

/** A node's box after layout. */
export interface Box {
  /** Left edge of the border box, from the parent's border box. */
  x: number;
  /** Top edge of the border box, from the parent's border box. */
  y: number;
  /** Width of the border box. */
  width: number;
  /** Height of the border box. */
  height: number;
  /**
   * Width of the scrollable content, from the padding edge; negative where it extends to the
   * left (by direction, and by the order of flex items and lines).
   */
  contentWidth: number;
  /** Height of that content; negative where it extends upwards. */
  contentHeight: number;
  /** Top, right, bottom, left: from the border box to the content box. */
  insets: readonly number[];
}
/** Places of the fields of {@link Box} in its words. */
export const box = {
  words: 10,
  x: 0,
  y: 1,
  width: 2,
  height: 3,
  contentWidth: 4,
  contentHeight: 5,
  insets: 6,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkBox(words: Uint32Array, at: number, end: number): number {
  if (at + 10 > end) fault(end, '10 words of a box', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'x of a box: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'y of a box: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'width of a box: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'height of a box: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'content-width of a box: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'content-height of a box: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'insets of a box: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'insets of a box: a finite number');
  checkFloat(words, at + 8, -Infinity, Infinity, false, 'insets of a box: a finite number');
  checkFloat(words, at + 9, -Infinity, Infinity, false, 'insets of a box: a finite number');
  return at + 10;
}
/** The row at `at`, checked before. */
export function readBox(words: Uint32Array, at: number): Box {
  return {
    x: floatOf(words[at + 0] ?? 0),
    y: floatOf(words[at + 1] ?? 0),
    width: floatOf(words[at + 2] ?? 0),
    height: floatOf(words[at + 3] ?? 0),
    contentWidth: floatOf(words[at + 4] ?? 0),
    contentHeight: floatOf(words[at + 5] ?? 0),
    insets: [floatOf(words[at + 6] ?? 0), floatOf(words[at + 7] ?? 0), floatOf(words[at + 8] ?? 0), floatOf(words[at + 9] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterBox(_words: Uint32Array, at: number): number {
  return at + 10;
}
/** Adds a row to words. */
export function writeBox(out: number[], row: Box): void {
  pushFloat(out, row.x);
  pushFloat(out, row.y);
  pushFloat(out, row.width);
  pushFloat(out, row.height);
  pushFloat(out, row.contentWidth);
  pushFloat(out, row.contentHeight);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.insets[index] ?? 0);
}

/**
 * Ink: the box around all that a node paints, from the corner of its border box; all 0 if it
 * paints nothing.
 */
export interface InkBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
/** Places of the fields of {@link InkBox} in its words. */
export const inkBox = {
  words: 4,
  left: 0,
  top: 1,
  right: 2,
  bottom: 3,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkInkBox(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a ink-box', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'left of a ink-box: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'top of a ink-box: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'right of a ink-box: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'bottom of a ink-box: a finite number');
  return at + 4;
}
/** The row at `at`, checked before. */
export function readInkBox(words: Uint32Array, at: number): InkBox {
  return {
    left: floatOf(words[at + 0] ?? 0),
    top: floatOf(words[at + 1] ?? 0),
    right: floatOf(words[at + 2] ?? 0),
    bottom: floatOf(words[at + 3] ?? 0),
  };
}
/** Where the row at `at` ends, checked before. */
export function afterInkBox(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeInkBox(out: number[], row: InkBox): void {
  pushFloat(out, row.left);
  pushFloat(out, row.top);
  pushFloat(out, row.right);
  pushFloat(out, row.bottom);
}

/** A part of a node's border box, such as its content box. */
export interface Area {
  /** From the corner of the border box. */
  x: number;
  /** From the corner of the border box. */
  y: number;
  width: number;
  height: number;
}
/** Places of the fields of {@link Area} in its words. */
export const area = {
  words: 4,
  x: 0,
  y: 1,
  width: 2,
  height: 3,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkArea(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a area', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'x of a area: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'y of a area: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'width of a area: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'height of a area: a finite number');
  return at + 4;
}
/** The row at `at`, checked before. */
export function readArea(words: Uint32Array, at: number): Area {
  return {
    x: floatOf(words[at + 0] ?? 0),
    y: floatOf(words[at + 1] ?? 0),
    width: floatOf(words[at + 2] ?? 0),
    height: floatOf(words[at + 3] ?? 0),
  };
}
/** Where the row at `at` ends, checked before. */
export function afterArea(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeArea(out: number[], row: Area): void {
  pushFloat(out, row.x);
  pushFloat(out, row.y);
  pushFloat(out, row.width);
  pushFloat(out, row.height);
}

/** The natural size of a node, such as an image's; 0 is unknown. */
export interface NaturalSize {
  width: number;
  height: number;
}
/** Places of the fields of {@link NaturalSize} in its words. */
export const naturalSize = {
  words: 2,
  width: 0,
  height: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkNaturalSize(words: Uint32Array, at: number, end: number): number {
  if (at + 2 > end) fault(end, '2 words of a natural-size', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'width of a natural-size: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'height of a natural-size: a finite number');
  return at + 2;
}
/** The row at `at`, checked before. */
export function readNaturalSize(words: Uint32Array, at: number): NaturalSize {
  return {
    width: floatOf(words[at + 0] ?? 0),
    height: floatOf(words[at + 1] ?? 0),
  };
}
/** Where the row at `at` ends, checked before. */
export function afterNaturalSize(_words: Uint32Array, at: number): number {
  return at + 2;
}
/** Adds a row to words. */
export function writeNaturalSize(out: number[], row: NaturalSize): void {
  pushFloat(out, row.width);
  pushFloat(out, row.height);
}

/** The scroll offset of a container. */
export interface Offset {
  x: number;
  y: number;
}
/** Places of the fields of {@link Offset} in its words. */
export const offset = {
  words: 2,
  x: 0,
  y: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkOffset(words: Uint32Array, at: number, end: number): number {
  if (at + 2 > end) fault(end, '2 words of a offset', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'x of a offset: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'y of a offset: a finite number');
  return at + 2;
}
/** The row at `at`, checked before. */
export function readOffset(words: Uint32Array, at: number): Offset {
  return {
    x: floatOf(words[at + 0] ?? 0),
    y: floatOf(words[at + 1] ?? 0),
  };
}
/** Where the row at `at` ends, checked before. */
export function afterOffset(_words: Uint32Array, at: number): number {
  return at + 2;
}
/** Adds a row to words. */
export function writeOffset(out: number[], row: Offset): void {
  pushFloat(out, row.x);
  pushFloat(out, row.y);
}
