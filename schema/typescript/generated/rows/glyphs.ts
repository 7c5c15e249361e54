// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { checkFloat, fault, floatOf, pushFloat } from '../../rows.ts';

/** The glyphs of a paragraph. */
export interface Paragraph {
  node: number;
  /** The first of its quads. */
  first: number;
  /** How many; 0 is an empty paragraph. */
  count: number;
}
/** Places of the fields of {@link Paragraph} in its words. */
export const paragraph = {
  words: 3,
  node: 0,
  first: 1,
  count: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkParagraph(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a paragraph', end - at);
  return at + 3;
}
/** The row at `at`, checked before. */
export function readParagraph(words: Uint32Array, at: number): Paragraph {
  return {
    node: words[at + 0] ?? 0,
    first: words[at + 1] ?? 0,
    count: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterParagraph(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeParagraph(out: number[], row: Paragraph): void {
  out.push(row.node);
  out.push(row.first);
  out.push(row.count);
}

/** A glyph. */
export interface Quad {
  /** Left, top, width and height in dp, from the node's border box. */
  place: readonly number[];
  /** Left, top, width and height in pixels of its atlas page. */
  source: readonly number[];
}
/** Places of the fields of {@link Quad} in its words. */
export const quad = {
  words: 8,
  place: 0,
  source: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkQuad(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a quad', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'place of a quad: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'place of a quad: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'place of a quad: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'place of a quad: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'source of a quad: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'source of a quad: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'source of a quad: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'source of a quad: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readQuad(words: Uint32Array, at: number): Quad {
  return {
    place: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0)],
    source: [floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0), floatOf(words[at + 6] ?? 0), floatOf(words[at + 7] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterQuad(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeQuad(out: number[], row: Quad): void {
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.place[index] ?? 0);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.source[index] ?? 0);
}

/**
 * New pixels of an atlas page. The first upload of a page creates it, with 0 everywhere
 * outside the part.
 */
export interface Upload {
  page: number;
  /** Width of the page in pixels. */
  pageWidth: number;
  /** Height of the page in pixels. */
  pageHeight: number;
  /** Left edge of the part in pixels. */
  x: number;
  /** Top edge of the part in pixels. */
  y: number;
  /** Width of the part in pixels. */
  width: number;
  /** Height of the part in pixels. */
  height: number;
}
/** Places of the fields of {@link Upload} in its words. */
export const upload = {
  words: 7,
  page: 0,
  pageWidth: 1,
  pageHeight: 2,
  x: 3,
  y: 4,
  width: 5,
  height: 6,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkUpload(words: Uint32Array, at: number, end: number): number {
  if (at + 7 > end) fault(end, '7 words of a upload', end - at);
  return at + 7;
}
/** The row at `at`, checked before. */
export function readUpload(words: Uint32Array, at: number): Upload {
  return {
    page: words[at + 0] ?? 0,
    pageWidth: words[at + 1] ?? 0,
    pageHeight: words[at + 2] ?? 0,
    x: words[at + 3] ?? 0,
    y: words[at + 4] ?? 0,
    width: words[at + 5] ?? 0,
    height: words[at + 6] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterUpload(_words: Uint32Array, at: number): number {
  return at + 7;
}
/** Adds a row to words. */
export function writeUpload(out: number[], row: Upload): void {
  out.push(row.page);
  out.push(row.pageWidth);
  out.push(row.pageHeight);
  out.push(row.x);
  out.push(row.y);
  out.push(row.width);
  out.push(row.height);
}
