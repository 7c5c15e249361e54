// Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.
import { checkFloat, checkNumber, fault, floatOf, pushFloat, readBytes, readWords, writeBytes, writeWords } from '../../rows.ts';

/** Numbers of the sections. */
export const section = {
  /** Rows: {@link TextureOperation}. */
  textures: 1,
  /** Rows: {@link Space}. */
  spaces: 2,
  /** Rows: {@link Clip}. */
  clips: 3,
  /** Rows: {@link GeometryRange}. */
  geometry: 4,
  /** Rows: {@link PaintRange}. */
  paint: 5,
  /** Rows: {@link Pass}. */
  passes: 6,
  /** Rows: {@link Damage}. */
  damage: 7,
} as const;

/** Sections that a reader need not know. */
export const optionalSections: readonly number[] = [7];

/** What `flags` of {@link Header} says. */
export const headerFlags = { full: 0x1 } as const;

/** What a list starts with. */
export interface Header {
  /** The bytes `INDL`. (0x4c444e49) */
  magic: number;
  /** A host refuses any other. (2) */
  version: number;
  /** Words in the list, header included. */
  length: number;
  /** `full`: the list is everything. */
  flags: number;
  /**
   * Counts from 1; a delta follows the list numbered one less. A full list that was asked
   * for in between has the number of the last (0 before the first), and the next delta
   * follows it.
   */
  number: number;
  /** Width of the stage in dp. (above 0) */
  stageWidth: number;
  /** Height of the stage in dp. (above 0) */
  stageHeight: number;
  /**
   * Width of the surface in device pixels. dp become pixels by `surface / stage`, in x and y
   * apart. (1 to 16384)
   */
  surfaceWidth: number;
  /** Height of the surface in device pixels. (1 to 16384) */
  surfaceHeight: number;
  /** Instances in the pool after this list. */
  instances: number;
  /** Textures that a batch may use. (1 to 16) */
  textureUnits: number;
  /** 0. (0) */
  reserved: number;
}
/** Places of the fields of {@link Header} in its words. */
export const header = {
  words: 12,
  magic: 0,
  magicValue: 0x4c444e49,
  version: 1,
  versionValue: 0x2,
  length: 2,
  flags: 3,
  number: 4,
  stageWidth: 5,
  stageHeight: 6,
  surfaceWidth: 7,
  surfaceWidthMax: 16384,
  surfaceHeight: 8,
  surfaceHeightMax: 16384,
  instances: 9,
  textureUnits: 10,
  textureUnitsMax: 16,
  reserved: 11,
  reservedValue: 0x0,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkHeader(words: Uint32Array, at: number, end: number): number {
  if (at + 12 > end) fault(end, '12 words of a header', end - at);
  if (words[at + 0] !== 0x4c444e49) fault(at + 0, 'magic of a header: 0x4c444e49', words[at + 0]);
  if (words[at + 1] !== 0x2) fault(at + 1, 'version of a header: 2', words[at + 1]);
  if (((words[at + 3] ?? 0) & ~0x1) !== 0) fault(at + 3, 'flags of a header: known bits', words[at + 3]);
  checkFloat(words, at + 5, 0, Infinity, true, 'stage-width of a header: above 0');
  checkFloat(words, at + 6, 0, Infinity, true, 'stage-height of a header: above 0');
  checkNumber(at + 7, words[at + 7] ?? 0, 1, 16384, 'surface-width of a header: 1 to 16384');
  checkNumber(at + 8, words[at + 8] ?? 0, 1, 16384, 'surface-height of a header: 1 to 16384');
  checkNumber(at + 10, words[at + 10] ?? 0, 1, 16, 'texture-units of a header: 1 to 16');
  if (words[at + 11] !== 0x0) fault(at + 11, 'reserved of a header: 0', words[at + 11]);
  return at + 12;
}
/** The row at `at`, checked before. */
export function readHeader(words: Uint32Array, at: number): Header {
  return {
    magic: words[at + 0] ?? 0,
    version: words[at + 1] ?? 0,
    length: words[at + 2] ?? 0,
    flags: words[at + 3] ?? 0,
    number: words[at + 4] ?? 0,
    stageWidth: floatOf(words[at + 5] ?? 0),
    stageHeight: floatOf(words[at + 6] ?? 0),
    surfaceWidth: words[at + 7] ?? 0,
    surfaceHeight: words[at + 8] ?? 0,
    instances: words[at + 9] ?? 0,
    textureUnits: words[at + 10] ?? 0,
    reserved: words[at + 11] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterHeader(_words: Uint32Array, at: number): number {
  return at + 12;
}
/** Adds a row to words. */
export function writeHeader(out: number[], row: Header): void {
  out.push(row.magic);
  out.push(row.version);
  out.push(row.length);
  out.push(row.flags);
  out.push(row.number);
  pushFloat(out, row.stageWidth);
  pushFloat(out, row.stageHeight);
  out.push(row.surfaceWidth);
  out.push(row.surfaceHeight);
  out.push(row.instances);
  out.push(row.textureUnits);
  out.push(row.reserved);
}

/** An atlas page. */
export interface Page {
  /** (at least 1) */
  texture: number;
  /** Width in pixels. (1 to 4096) */
  width: number;
  /** Height in pixels. (1 to 4096) */
  height: number;
}
/** Places of the fields of {@link Page} in its words. */
export const page = {
  words: 3,
  texture: 0,
  width: 1,
  widthMax: 4096,
  height: 2,
  heightMax: 4096,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkPage(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a page', end - at);
  checkNumber(at + 0, words[at + 0] ?? 0, 1, Infinity, 'texture of a page: at least 1');
  checkNumber(at + 1, words[at + 1] ?? 0, 1, 4096, 'width of a page: 1 to 4096');
  checkNumber(at + 2, words[at + 2] ?? 0, 1, 4096, 'height of a page: 1 to 4096');
  return at + 3;
}
/** The row at `at`, checked before. */
export function readPage(words: Uint32Array, at: number): Page {
  return {
    texture: words[at + 0] ?? 0,
    width: words[at + 1] ?? 0,
    height: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterPage(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writePage(out: number[], row: Page): void {
  out.push(row.texture);
  out.push(row.width);
  out.push(row.height);
}

/** Pixels of a part of an atlas page. */
export interface PagePart {
  /** (at least 1) */
  texture: number;
  /** Left edge in pixels. */
  x: number;
  /** Top edge in pixels. */
  y: number;
  /** Width in pixels. (1 to 4096) */
  width: number;
  /** Height in pixels. (1 to 4096) */
  height: number;
  /** `width * height` bytes: rows without padding. */
  pixels: Uint8Array;
}
/** Places of the fields of {@link PagePart} in its words. */
export const pagePart = {
  texture: 0,
  x: 1,
  y: 2,
  width: 3,
  widthMax: 4096,
  height: 4,
  heightMax: 4096,
  pixels: 5,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkPagePart(words: Uint32Array, at: number, end: number): number {
  if (at + 5 > end) fault(end, '5 words of a page-part', end - at);
  checkNumber(at + 0, words[at + 0] ?? 0, 1, Infinity, 'texture of a page-part: at least 1');
  checkNumber(at + 3, words[at + 3] ?? 0, 1, 4096, 'width of a page-part: 1 to 4096');
  checkNumber(at + 4, words[at + 4] ?? 0, 1, 4096, 'height of a page-part: 1 to 4096');
  let next = at + 5;
  if (next >= end) fault(next, 'the count of pixels of a page-part', 'the end');
  const pixelsCount = words[next] ?? 0;
  if (next + 1 + Math.ceil(pixelsCount / 4) > end) fault(next, 'words for all pixels of a page-part', pixelsCount);
  next += 1 + Math.ceil(pixelsCount / 4);
  return next;
}
/** The row at `at`, checked before. */
export function readPagePart(words: Uint32Array, at: number): PagePart {
  let next = at + 5;
  const pixelsCount = words[next] ?? 0;
  const pixels = readBytes(words, next + 1, pixelsCount);
  next += 1 + Math.ceil(pixelsCount / 4);
  return {
    texture: words[at + 0] ?? 0,
    x: words[at + 1] ?? 0,
    y: words[at + 2] ?? 0,
    width: words[at + 3] ?? 0,
    height: words[at + 4] ?? 0,
    pixels,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterPagePart(words: Uint32Array, at: number): number {
  let next = at + 5;
  next += 1 + Math.ceil((words[next] ?? 0) / 4);
  return next;
}
/** Adds a row to words. */
export function writePagePart(out: number[], row: PagePart): void {
  out.push(row.texture);
  out.push(row.x);
  out.push(row.y);
  out.push(row.width);
  out.push(row.height);
  writeBytes(out, row.pixels);
}

/** An image. */
export interface Image {
  /** (at least 1) */
  texture: number;
  /** Width in the image's own pixels. (1 to 16384) */
  width: number;
  /** Height in the image's own pixels. (1 to 16384) */
  height: number;
}
/** Places of the fields of {@link Image} in its words. */
export const image = {
  words: 3,
  texture: 0,
  width: 1,
  widthMax: 16384,
  height: 2,
  heightMax: 16384,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkImage(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a image', end - at);
  checkNumber(at + 0, words[at + 0] ?? 0, 1, Infinity, 'texture of a image: at least 1');
  checkNumber(at + 1, words[at + 1] ?? 0, 1, 16384, 'width of a image: 1 to 16384');
  checkNumber(at + 2, words[at + 2] ?? 0, 1, 16384, 'height of a image: 1 to 16384');
  return at + 3;
}
/** The row at `at`, checked before. */
export function readImage(words: Uint32Array, at: number): Image {
  return {
    texture: words[at + 0] ?? 0,
    width: words[at + 1] ?? 0,
    height: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterImage(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeImage(out: number[], row: Image): void {
  out.push(row.texture);
  out.push(row.width);
  out.push(row.height);
}

/** A target of passes. Its pixels have premultiplied alpha. */
export interface Target {
  /** An id whose slot, the low 20 bits, is 0: no image and no page has it. (at least 1) */
  texture: number;
  /** Width in device pixels. (1 to 16384) */
  width: number;
  /** Height in device pixels. (1 to 16384) */
  height: number;
}
/** Places of the fields of {@link Target} in its words. */
export const target = {
  words: 3,
  texture: 0,
  width: 1,
  widthMax: 16384,
  height: 2,
  heightMax: 16384,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkTarget(words: Uint32Array, at: number, end: number): number {
  if (at + 3 > end) fault(end, '3 words of a target', end - at);
  checkNumber(at + 0, words[at + 0] ?? 0, 1, Infinity, 'texture of a target: at least 1');
  checkNumber(at + 1, words[at + 1] ?? 0, 1, 16384, 'width of a target: 1 to 16384');
  checkNumber(at + 2, words[at + 2] ?? 0, 1, 16384, 'height of a target: 1 to 16384');
  return at + 3;
}
/** The row at `at`, checked before. */
export function readTarget(words: Uint32Array, at: number): Target {
  return {
    texture: words[at + 0] ?? 0,
    width: words[at + 1] ?? 0,
    height: words[at + 2] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterTarget(_words: Uint32Array, at: number): number {
  return at + 3;
}
/** Adds a row to words. */
export function writeTarget(out: number[], row: Target): void {
  out.push(row.texture);
  out.push(row.width);
  out.push(row.height);
}

/** A texture. */
export interface Texture {
  /** (at least 1) */
  texture: number;
}
/** Places of the fields of {@link Texture} in its words. */
export const texture = {
  words: 1,
  texture: 0,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkTexture(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a texture', end - at);
  checkNumber(at + 0, words[at + 0] ?? 0, 1, Infinity, 'texture of a texture: at least 1');
  return at + 1;
}
/** The row at `at`, checked before. */
export function readTexture(words: Uint32Array, at: number): Texture {
  return {
    texture: words[at + 0] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterTexture(_words: Uint32Array, at: number): number {
  return at + 1;
}
/** Adds a row to words. */
export function writeTexture(out: number[], row: Texture): void {
  out.push(row.texture);
}

/**
 * A change of a texture, in order.
 *
 * A full list creates and writes every page and names every image. A host keeps the images
 * that the lists name, and no others: what it has and a full list does not name is gone, and
 * so is an image that it was handed since the last list and that this one does not name. An
 * image is named, or destroyed, by the list of the frame that takes it.
 */
export type TextureOperation =
  | ({ tag: 'create-page' } & Page)
  | ({ tag: 'write-page' } & PagePart)
  | ({ tag: 'image' } & Image)
  | ({ tag: 'destroy' } & Texture)
  | ({ tag: 'levels' } & Texture)
  | ({ tag: 'create-target' } & Target);
/** First words of {@link TextureOperation}. */
export const textureOperation = { createPage: 1, writePage: 2, image: 3, destroy: 4, levels: 5, createTarget: 6 } as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkTextureOperation(words: Uint32Array, at: number, end: number): number {
  switch (words[at]) {
    case textureOperation.createPage:
      return checkPage(words, at + 1, end);
    case textureOperation.writePage:
      return checkPagePart(words, at + 1, end);
    case textureOperation.image:
      return checkImage(words, at + 1, end);
    case textureOperation.destroy:
      return checkTexture(words, at + 1, end);
    case textureOperation.levels:
      return checkTexture(words, at + 1, end);
    case textureOperation.createTarget:
      return checkTarget(words, at + 1, end);
    default:
      return fault(at, 'a texture operation', words[at]);
  }
}
/** The row at `at`, checked before. */
export function readTextureOperation(words: Uint32Array, at: number): TextureOperation {
  switch (words[at]) {
    case textureOperation.createPage:
      return { tag: 'create-page', ...readPage(words, at + 1) };
    case textureOperation.writePage:
      return { tag: 'write-page', ...readPagePart(words, at + 1) };
    case textureOperation.image:
      return { tag: 'image', ...readImage(words, at + 1) };
    case textureOperation.destroy:
      return { tag: 'destroy', ...readTexture(words, at + 1) };
    case textureOperation.levels:
      return { tag: 'levels', ...readTexture(words, at + 1) };
    case textureOperation.createTarget:
      return { tag: 'create-target', ...readTarget(words, at + 1) };
    default:
      return fault(at, 'a texture operation', words[at]);
  }
}
/** Where the row at `at` ends, checked before. */
export function afterTextureOperation(words: Uint32Array, at: number): number {
  switch (words[at]) {
    case textureOperation.createPage:
      return afterPage(words, at + 1);
    case textureOperation.writePage:
      return afterPagePart(words, at + 1);
    case textureOperation.image:
      return afterImage(words, at + 1);
    case textureOperation.destroy:
      return afterTexture(words, at + 1);
    case textureOperation.levels:
      return afterTexture(words, at + 1);
    case textureOperation.createTarget:
      return afterTarget(words, at + 1);
    default:
      return words.length;
  }
}
/** Adds a row to words. */
export function writeTextureOperation(out: number[], row: TextureOperation): void {
  switch (row.tag) {
    case 'create-page':
      out.push(textureOperation.createPage);
      writePage(out, row);
      break;
    case 'write-page':
      out.push(textureOperation.writePage);
      writePagePart(out, row);
      break;
    case 'image':
      out.push(textureOperation.image);
      writeImage(out, row);
      break;
    case 'destroy':
      out.push(textureOperation.destroy);
      writeTexture(out, row);
      break;
    case 'levels':
      out.push(textureOperation.levels);
      writeTexture(out, row);
      break;
    case 'create-target':
      out.push(textureOperation.createTarget);
      writeTarget(out, row);
      break;
  }
}

/**
 * The content of a scroll container. Scrolling changes one space and none of its instances.
 * Slots have no gaps: a list gives slot n only with or after n - 1. Slot 0 is the stage.
 */
export interface Space {
  slot: number;
  /** The scroll container that it belongs to. 0 is the stage; so is that of a free slot. */
  container: number;
  /** To the stage, in dp. */
  affine: readonly number[];
}
/** Places of the fields of {@link Space} in its words. */
export const space = {
  words: 8,
  slot: 0,
  container: 1,
  affine: 2,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkSpace(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a space', end - at);
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'affine of a space: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a space: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a space: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a space: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'affine of a space: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'affine of a space: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readSpace(words: Uint32Array, at: number): Space {
  return {
    slot: words[at + 0] ?? 0,
    container: words[at + 1] ?? 0,
    affine: [floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0), floatOf(words[at + 6] ?? 0), floatOf(words[at + 7] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterSpace(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeSpace(out: number[], row: Space): void {
  out.push(row.slot);
  out.push(row.container);
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
}

/** A clip. An instance is cut by its clip and by all that this lies in. Slots have no gaps. */
export interface Clip {
  /** From 1. (at least 1) */
  slot: number;
  /** The slot that it lies in; 0 is none. */
  parent: number;
  /** The slot of its space. */
  space: number;
  /** From the clip's box to its space. */
  affine: readonly number[];
  width: number;
  height: number;
  /** From the top left clockwise. */
  radii: readonly number[];
  /** 0. */
  reserved: number;
}
/** Places of the fields of {@link Clip} in its words. */
export const clip = {
  words: 16,
  slot: 0,
  parent: 1,
  space: 2,
  affine: 3,
  width: 9,
  height: 10,
  radii: 11,
  reserved: 15,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkClip(words: Uint32Array, at: number, end: number): number {
  if (at + 16 > end) fault(end, '16 words of a clip', end - at);
  checkNumber(at + 0, words[at + 0] ?? 0, 1, Infinity, 'slot of a clip: at least 1');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a clip: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a clip: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a clip: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'affine of a clip: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'affine of a clip: a finite number');
  checkFloat(words, at + 8, -Infinity, Infinity, false, 'affine of a clip: a finite number');
  checkFloat(words, at + 9, -Infinity, Infinity, false, 'width of a clip: a finite number');
  checkFloat(words, at + 10, -Infinity, Infinity, false, 'height of a clip: a finite number');
  checkFloat(words, at + 11, -Infinity, Infinity, false, 'radii of a clip: a finite number');
  checkFloat(words, at + 12, -Infinity, Infinity, false, 'radii of a clip: a finite number');
  checkFloat(words, at + 13, -Infinity, Infinity, false, 'radii of a clip: a finite number');
  checkFloat(words, at + 14, -Infinity, Infinity, false, 'radii of a clip: a finite number');
  return at + 16;
}
/** The row at `at`, checked before. */
export function readClip(words: Uint32Array, at: number): Clip {
  return {
    slot: words[at + 0] ?? 0,
    parent: words[at + 1] ?? 0,
    space: words[at + 2] ?? 0,
    affine: [floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0), floatOf(words[at + 6] ?? 0), floatOf(words[at + 7] ?? 0), floatOf(words[at + 8] ?? 0)],
    width: floatOf(words[at + 9] ?? 0),
    height: floatOf(words[at + 10] ?? 0),
    radii: [floatOf(words[at + 11] ?? 0), floatOf(words[at + 12] ?? 0), floatOf(words[at + 13] ?? 0), floatOf(words[at + 14] ?? 0)],
    reserved: words[at + 15] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterClip(_words: Uint32Array, at: number): number {
  return at + 16;
}
/** Adds a row to words. */
export function writeClip(out: number[], row: Clip): void {
  out.push(row.slot);
  out.push(row.parent);
  out.push(row.space);
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
  pushFloat(out, row.width);
  pushFloat(out, row.height);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.radii[index] ?? 0);
  out.push(row.reserved);
}

/** What `kind` of {@link Geometry} says. */
export const geometryKind = { box: 0, image: 1, glyph: 2, nothing: 3, border: 4, linearGradient: 5, radialGradient: 6, cornerColors: 7, boxShadow: 8, insetShadow: 9, mesh: 10, radii: 0x80, before: 0x40, after: 0x20, number: 0x1f } as const;

/** Where an instance is: what motion changes. */
export interface Geometry {
  /** From the instance's box to its space. */
  affine: readonly number[];
  opacity: number;
  /** Its space, as a slot of the batch. */
  space: number;
  /** Its clip, as a slot of the batch; 255 is none. */
  clip: number;
  /** Its texture, as a slot of the batch; 255 is none. */
  texture: number;
  /**
   * What is drawn: a box in one colour; an image or a target times colour, nothing outside
   * the source rectangle's [0, 1]; coverage of an atlas page times colour; nothing, whose
   * other words are not looked at; and the primitives that `draw-list.md` describes. Bits:
   * the box has radii; a part of a gradient goes on before its start, and after its end.
   */
  kind: number;
}
/** Places of the fields of {@link Geometry} in its words. */
export const geometry = {
  words: 8,
  affine: 0,
  opacity: 6,
  space: 7,
  spaceShift: 0,
  clip: 7,
  clipShift: 8,
  clipNone: 255,
  texture: 7,
  textureShift: 16,
  textureNone: 255,
  kind: 7,
  kindShift: 24,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkGeometry(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a geometry', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'affine of a geometry: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'affine of a geometry: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'affine of a geometry: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'affine of a geometry: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'affine of a geometry: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'affine of a geometry: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'opacity of a geometry: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readGeometry(words: Uint32Array, at: number): Geometry {
  return {
    affine: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0)],
    opacity: floatOf(words[at + 6] ?? 0),
    space: ((words[at + 7] ?? 0) >>> 0) & 0xff,
    clip: ((words[at + 7] ?? 0) >>> 8) & 0xff,
    texture: ((words[at + 7] ?? 0) >>> 16) & 0xff,
    kind: ((words[at + 7] ?? 0) >>> 24) & 0xff,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterGeometry(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeGeometry(out: number[], row: Geometry): void {
  for (let index = 0; index < 6; index += 1) pushFloat(out, row.affine[index] ?? 0);
  pushFloat(out, row.opacity);
  out.push((row.space | (row.clip << 8) | (row.texture << 16) | (row.kind << 24)) >>> 0);
}

/**
 * Geometry of instances that follow one another in the pool. Passes say in which order
 * instances are drawn. Ranges, here and of paint, ascend and do not overlap; together they
 * cover the instances that are new to the pool.
 */
export interface GeometryRange {
  /** The first instance. */
  first: number;
  instances: readonly Geometry[];
}
/** Places of the fields of {@link GeometryRange} in its words. */
export const geometryRange = {
  first: 0,
  instances: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkGeometryRange(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a geometry-range', end - at);
  let next = at + 1;
  if (next >= end) fault(next, 'the count of instances of a geometry-range', 'the end');
  const instancesCount = words[next] ?? 0;
  if (next + 1 + instancesCount * 8 > end) fault(next, 'words for all instances of a geometry-range', instancesCount);
  next += 1 + instancesCount * 8;
  return next;
}
/** The row at `at`, checked before. */
export function readGeometryRange(words: Uint32Array, at: number): GeometryRange {
  let next = at + 1;
  const instancesCount = words[next] ?? 0;
  const instances: Geometry[] = [];
  next += 1;
  for (let left = instancesCount; left > 0; left -= 1) {
    instances.push(readGeometry(words, next));
    next += 8;
  }
  return {
    first: words[at + 0] ?? 0,
    instances,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterGeometryRange(words: Uint32Array, at: number): number {
  let next = at + 1;
  next += 1 + (words[next] ?? 0) * 8;
  return next;
}
/** Adds a row to words. */
export function writeGeometryRange(out: number[], row: GeometryRange): void {
  out.push(row.first);
  out.push(row.instances.length);
  for (const item of row.instances) writeGeometry(out, item);
}

/** How an instance looks: what motion does not change. */
export interface Paint {
  /** Width of the box. */
  width: number;
  /** Height of the box. */
  height: number;
  /** From the top left clockwise; two along one side are together at most that side. */
  radii: readonly number[];
  /**
   * `0xRRGGBBAA`, not premultiplied. What has colours among its fields is multiplied with
   * it.
   */
  color: number;
  /** What else the kind has: a row of its own, `image-fields` and so on. Of a box 0. */
  fields: readonly number[];
  /** The node that it is drawn for. */
  node: number;
}
/** Places of the fields of {@link Paint} in its words. */
export const paint = {
  words: 16,
  width: 0,
  height: 1,
  radii: 2,
  color: 6,
  fields: 7,
  node: 15,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkPaint(words: Uint32Array, at: number, end: number): number {
  if (at + 16 > end) fault(end, '16 words of a paint', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'width of a paint: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'height of a paint: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'radii of a paint: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'radii of a paint: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'radii of a paint: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'radii of a paint: a finite number');
  return at + 16;
}
/** The row at `at`, checked before. */
export function readPaint(words: Uint32Array, at: number): Paint {
  return {
    width: floatOf(words[at + 0] ?? 0),
    height: floatOf(words[at + 1] ?? 0),
    radii: [floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0), floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0)],
    color: words[at + 6] ?? 0,
    fields: [words[at + 7] ?? 0, words[at + 8] ?? 0, words[at + 9] ?? 0, words[at + 10] ?? 0, words[at + 11] ?? 0, words[at + 12] ?? 0, words[at + 13] ?? 0, words[at + 14] ?? 0],
    node: words[at + 15] ?? 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterPaint(_words: Uint32Array, at: number): number {
  return at + 16;
}
/** Adds a row to words. */
export function writePaint(out: number[], row: Paint): void {
  pushFloat(out, row.width);
  pushFloat(out, row.height);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.radii[index] ?? 0);
  out.push(row.color);
  for (let index = 0; index < 8; index += 1) out.push(row.fields[index] ?? 0);
  out.push(row.node);
}

/** Paint of instances that follow one another in the pool. */
export interface PaintRange {
  /** The first instance. */
  first: number;
  instances: readonly Paint[];
}
/** Places of the fields of {@link PaintRange} in its words. */
export const paintRange = {
  first: 0,
  instances: 1,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkPaintRange(words: Uint32Array, at: number, end: number): number {
  if (at + 1 > end) fault(end, '1 words of a paint-range', end - at);
  let next = at + 1;
  if (next >= end) fault(next, 'the count of instances of a paint-range', 'the end');
  const instancesCount = words[next] ?? 0;
  if (next + 1 + instancesCount * 16 > end) fault(next, 'words for all instances of a paint-range', instancesCount);
  next += 1 + instancesCount * 16;
  return next;
}
/** The row at `at`, checked before. */
export function readPaintRange(words: Uint32Array, at: number): PaintRange {
  let next = at + 1;
  const instancesCount = words[next] ?? 0;
  const instances: Paint[] = [];
  next += 1;
  for (let left = instancesCount; left > 0; left -= 1) {
    instances.push(readPaint(words, next));
    next += 16;
  }
  return {
    first: words[at + 0] ?? 0,
    instances,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterPaintRange(words: Uint32Array, at: number): number {
  let next = at + 1;
  next += 1 + (words[next] ?? 0) * 16;
  return next;
}
/** Adds a row to words. */
export function writePaintRange(out: number[], row: PaintRange): void {
  out.push(row.first);
  out.push(row.instances.length);
  for (const item of row.instances) writePaint(out, item);
}

/** Fields of an image, and of a glyph. */
export interface ImageFields {
  /** Texture coordinates at the box's left, top, right and bottom, in shares of the texture. */
  edges: readonly number[];
  /**
   * Of an image: left, top, right, bottom of the part that samples are held to, in shares of
   * the texture, ascending; `0, 0, 1, 1` is all of it. Of a glyph 0.
   */
  part: readonly number[];
}
/** Places of the fields of {@link ImageFields} in its words. */
export const imageFields = {
  words: 8,
  edges: 0,
  part: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkImageFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a image-fields', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'edges of a image-fields: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'edges of a image-fields: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'edges of a image-fields: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'edges of a image-fields: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'part of a image-fields: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'part of a image-fields: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'part of a image-fields: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'part of a image-fields: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readImageFields(words: Uint32Array, at: number): ImageFields {
  return {
    edges: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0)],
    part: [floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0), floatOf(words[at + 6] ?? 0), floatOf(words[at + 7] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterImageFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeImageFields(out: number[], row: ImageFields): void {
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.edges[index] ?? 0);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.part[index] ?? 0);
}

/** Fields of a border, whose outer edge is the box. */
export interface BorderFields {
  /** Top, right, bottom, left, in dp. */
  widths: readonly number[];
  /** Likewise, `0xRRGGBBAA`. */
  colors: readonly number[];
}
/** Places of the fields of {@link BorderFields} in its words. */
export const borderFields = {
  words: 8,
  widths: 0,
  colors: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkBorderFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a border-fields', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'widths of a border-fields: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'widths of a border-fields: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'widths of a border-fields: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'widths of a border-fields: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readBorderFields(words: Uint32Array, at: number): BorderFields {
  return {
    widths: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0)],
    colors: [words[at + 4] ?? 0, words[at + 5] ?? 0, words[at + 6] ?? 0, words[at + 7] ?? 0],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterBorderFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeBorderFields(out: number[], row: BorderFields): void {
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.widths[index] ?? 0);
  for (let index = 0; index < 4; index += 1) out.push(row.colors[index] ?? 0);
}

/** Fields of the part of a linear gradient between two stops, which fills the box. */
export interface LinearGradientFields {
  /** Change of the offset per dp to the right and down; it is 0.5 in the middle of the box. */
  slope: readonly number[];
  /** Offset of the first stop. */
  start: number;
  /** Offset of the second, above `start`. */
  end: number;
  /** Colours of the stops, `0xRRGGBBAA`. */
  colors: readonly number[];
  /** 0. */
  reserved: readonly number[];
}
/** Places of the fields of {@link LinearGradientFields} in its words. */
export const linearGradientFields = {
  words: 8,
  slope: 0,
  start: 2,
  end: 3,
  colors: 4,
  reserved: 6,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkLinearGradientFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a linear-gradient-fields', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'slope of a linear-gradient-fields: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'slope of a linear-gradient-fields: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'start of a linear-gradient-fields: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'end of a linear-gradient-fields: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readLinearGradientFields(words: Uint32Array, at: number): LinearGradientFields {
  return {
    slope: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0)],
    start: floatOf(words[at + 2] ?? 0),
    end: floatOf(words[at + 3] ?? 0),
    colors: [words[at + 4] ?? 0, words[at + 5] ?? 0],
    reserved: [words[at + 6] ?? 0, words[at + 7] ?? 0],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterLinearGradientFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeLinearGradientFields(out: number[], row: LinearGradientFields): void {
  for (let index = 0; index < 2; index += 1) pushFloat(out, row.slope[index] ?? 0);
  pushFloat(out, row.start);
  pushFloat(out, row.end);
  for (let index = 0; index < 2; index += 1) out.push(row.colors[index] ?? 0);
  for (let index = 0; index < 2; index += 1) out.push(row.reserved[index] ?? 0);
}

/** Fields of the part of a radial gradient between two stops, which fills the box. */
export interface RadialGradientFields {
  /** From the middle of the box, in dp. */
  center: readonly number[];
  /** Where the offset is 1, in dp. */
  radii: readonly number[];
  /** Offset of the first stop. */
  start: number;
  /** Offset of the second, above `start`. */
  end: number;
  /** Colours of the stops, `0xRRGGBBAA`. */
  colors: readonly number[];
}
/** Places of the fields of {@link RadialGradientFields} in its words. */
export const radialGradientFields = {
  words: 8,
  center: 0,
  radii: 2,
  start: 4,
  end: 5,
  colors: 6,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkRadialGradientFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a radial-gradient-fields', end - at);
  checkFloat(words, at + 0, -Infinity, Infinity, false, 'center of a radial-gradient-fields: a finite number');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'center of a radial-gradient-fields: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'radii of a radial-gradient-fields: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'radii of a radial-gradient-fields: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'start of a radial-gradient-fields: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'end of a radial-gradient-fields: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readRadialGradientFields(words: Uint32Array, at: number): RadialGradientFields {
  return {
    center: [floatOf(words[at + 0] ?? 0), floatOf(words[at + 1] ?? 0)],
    radii: [floatOf(words[at + 2] ?? 0), floatOf(words[at + 3] ?? 0)],
    start: floatOf(words[at + 4] ?? 0),
    end: floatOf(words[at + 5] ?? 0),
    colors: [words[at + 6] ?? 0, words[at + 7] ?? 0],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterRadialGradientFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeRadialGradientFields(out: number[], row: RadialGradientFields): void {
  for (let index = 0; index < 2; index += 1) pushFloat(out, row.center[index] ?? 0);
  for (let index = 0; index < 2; index += 1) pushFloat(out, row.radii[index] ?? 0);
  pushFloat(out, row.start);
  pushFloat(out, row.end);
  for (let index = 0; index < 2; index += 1) out.push(row.colors[index] ?? 0);
}

/** Fields of colours of the corners. */
export interface CornerColorsFields {
  /** From the top left clockwise, `0xRRGGBBAA`. */
  colors: readonly number[];
  /** 0. */
  reserved: readonly number[];
}
/** Places of the fields of {@link CornerColorsFields} in its words. */
export const cornerColorsFields = {
  words: 8,
  colors: 0,
  reserved: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkCornerColorsFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a corner-colors-fields', end - at);
  return at + 8;
}
/** The row at `at`, checked before. */
export function readCornerColorsFields(words: Uint32Array, at: number): CornerColorsFields {
  return {
    colors: [words[at + 0] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0],
    reserved: [words[at + 4] ?? 0, words[at + 5] ?? 0, words[at + 6] ?? 0, words[at + 7] ?? 0],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterCornerColorsFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeCornerColorsFields(out: number[], row: CornerColorsFields): void {
  for (let index = 0; index < 4; index += 1) out.push(row.colors[index] ?? 0);
  for (let index = 0; index < 4; index += 1) out.push(row.reserved[index] ?? 0);
}

/**
 * Fields of a shadow. Of one outside, the box is the shadow's shape with `reach` added on each
 * side, its radii are those of the shape, and nothing is drawn in the hole; of one inside, the
 * box is what it is inside of, and the shape is the hole.
 */
export interface ShadowFields {
  /** Three standard deviations of the blur, in dp. (at least 0) */
  reach: number;
  /** From the middle of the box to that of the hole, in dp. */
  offset: readonly number[];
  /**
   * How much smaller the hole is on each side than the shape, or, of a shadow inside, than
   * the box, in dp.
   */
  spread: number;
  /** Radii of the hole, from the top left clockwise. */
  radii: readonly number[];
}
/** Places of the fields of {@link ShadowFields} in its words. */
export const shadowFields = {
  words: 8,
  reach: 0,
  offset: 1,
  spread: 3,
  radii: 4,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkShadowFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a shadow-fields', end - at);
  checkFloat(words, at + 0, 0, Infinity, false, 'reach of a shadow-fields: at least 0');
  checkFloat(words, at + 1, -Infinity, Infinity, false, 'offset of a shadow-fields: a finite number');
  checkFloat(words, at + 2, -Infinity, Infinity, false, 'offset of a shadow-fields: a finite number');
  checkFloat(words, at + 3, -Infinity, Infinity, false, 'spread of a shadow-fields: a finite number');
  checkFloat(words, at + 4, -Infinity, Infinity, false, 'radii of a shadow-fields: a finite number');
  checkFloat(words, at + 5, -Infinity, Infinity, false, 'radii of a shadow-fields: a finite number');
  checkFloat(words, at + 6, -Infinity, Infinity, false, 'radii of a shadow-fields: a finite number');
  checkFloat(words, at + 7, -Infinity, Infinity, false, 'radii of a shadow-fields: a finite number');
  return at + 8;
}
/** The row at `at`, checked before. */
export function readShadowFields(words: Uint32Array, at: number): ShadowFields {
  return {
    reach: floatOf(words[at + 0] ?? 0),
    offset: [floatOf(words[at + 1] ?? 0), floatOf(words[at + 2] ?? 0)],
    spread: floatOf(words[at + 3] ?? 0),
    radii: [floatOf(words[at + 4] ?? 0), floatOf(words[at + 5] ?? 0), floatOf(words[at + 6] ?? 0), floatOf(words[at + 7] ?? 0)],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterShadowFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeShadowFields(out: number[], row: ShadowFields): void {
  pushFloat(out, row.reach);
  for (let index = 0; index < 2; index += 1) pushFloat(out, row.offset[index] ?? 0);
  pushFloat(out, row.spread);
  for (let index = 0; index < 4; index += 1) pushFloat(out, row.radii[index] ?? 0);
}

/**
 * Fields of a triangle of a mesh: its corners are the top left, top right and bottom left of
 * the box, here in this order. Its texture is an atlas page; with none it is filled all over.
 */
export interface MeshFields {
  /** `0xRRGGBBAA`. */
  colors: readonly number[];
  /**
   * Texture coordinates, in shares of the page: that across in the lower half of a word,
   * that down in the upper half, each in 1/65535.
   */
  texels: readonly number[];
  /** 0. */
  reserved: readonly number[];
}
/** Places of the fields of {@link MeshFields} in its words. */
export const meshFields = {
  words: 8,
  colors: 0,
  texels: 3,
  reserved: 6,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkMeshFields(words: Uint32Array, at: number, end: number): number {
  if (at + 8 > end) fault(end, '8 words of a mesh-fields', end - at);
  return at + 8;
}
/** The row at `at`, checked before. */
export function readMeshFields(words: Uint32Array, at: number): MeshFields {
  return {
    colors: [words[at + 0] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0],
    texels: [words[at + 3] ?? 0, words[at + 4] ?? 0, words[at + 5] ?? 0],
    reserved: [words[at + 6] ?? 0, words[at + 7] ?? 0],
  };
}
/** Where the row at `at` ends, checked before. */
export function afterMeshFields(_words: Uint32Array, at: number): number {
  return at + 8;
}
/** Adds a row to words. */
export function writeMeshFields(out: number[], row: MeshFields): void {
  for (let index = 0; index < 3; index += 1) out.push(row.colors[index] ?? 0);
  for (let index = 0; index < 3; index += 1) out.push(row.texels[index] ?? 0);
  for (let index = 0; index < 2; index += 1) out.push(row.reserved[index] ?? 0);
}

/** What `features` of {@link Batch} says. */
export const batchFeatures = { radii: 0x1, clips: 0x2 } as const;

/** Instances that are drawn together, in the pool's order. */
export interface Batch {
  /** The first instance. */
  first: number;
  /** How many. */
  count: number;
  /** Which kinds are among them: bit n is kind n. */
  kinds: number;
  /** What some of them have. */
  features: number;
  /** Texture ids, by the slot in the batch. */
  textures: readonly number[];
  /** Slots of spaces, by the slot in the batch. */
  spaces: readonly number[];
  /**
   * Slots of clips, by the slot in the batch. With a clip are listed those that it lies in
   * and that are not plain (upright on the surface, without radii), as far as they are among
   * the eight innermost such clips with it.
   */
  clips: readonly number[];
}
/** Places of the fields of {@link Batch} in its words. */
export const batch = {
  first: 0,
  count: 1,
  kinds: 2,
  features: 3,
  textures: 4,
  texturesMost: 16,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkBatch(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a batch', end - at);
  if (((words[at + 3] ?? 0) & ~0x3) !== 0) fault(at + 3, 'features of a batch: known bits', words[at + 3]);
  let next = at + 4;
  if (next >= end) fault(next, 'the count of textures of a batch', 'the end');
  const texturesCount = words[next] ?? 0;
  if (texturesCount > 16) fault(next, 'at most 16 textures of a batch', texturesCount);
  if (next + 1 + texturesCount > end) fault(next, 'words for all textures of a batch', texturesCount);
  next += 1 + texturesCount;
  if (next >= end) fault(next, 'the count of spaces of a batch', 'the end');
  const spacesCount = words[next] ?? 0;
  if (spacesCount > 16) fault(next, 'at most 16 spaces of a batch', spacesCount);
  if (next + 1 + spacesCount > end) fault(next, 'words for all spaces of a batch', spacesCount);
  next += 1 + spacesCount;
  if (next >= end) fault(next, 'the count of clips of a batch', 'the end');
  const clipsCount = words[next] ?? 0;
  if (clipsCount > 16) fault(next, 'at most 16 clips of a batch', clipsCount);
  if (next + 1 + clipsCount > end) fault(next, 'words for all clips of a batch', clipsCount);
  next += 1 + clipsCount;
  return next;
}
/** The row at `at`, checked before. */
export function readBatch(words: Uint32Array, at: number): Batch {
  let next = at + 4;
  const texturesCount = words[next] ?? 0;
  const textures = readWords(words, next + 1, texturesCount);
  next += 1 + texturesCount;
  const spacesCount = words[next] ?? 0;
  const spaces = readWords(words, next + 1, spacesCount);
  next += 1 + spacesCount;
  const clipsCount = words[next] ?? 0;
  const clips = readWords(words, next + 1, clipsCount);
  next += 1 + clipsCount;
  return {
    first: words[at + 0] ?? 0,
    count: words[at + 1] ?? 0,
    kinds: words[at + 2] ?? 0,
    features: words[at + 3] ?? 0,
    textures,
    spaces,
    clips,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterBatch(words: Uint32Array, at: number): number {
  let next = at + 4;
  next += 1 + (words[next] ?? 0);
  next += 1 + (words[next] ?? 0);
  next += 1 + (words[next] ?? 0);
  return next;
}
/** Adds a row to words. */
export function writeBatch(out: number[], row: Batch): void {
  out.push(row.first);
  out.push(row.count);
  out.push(row.kinds);
  out.push(row.features);
  writeWords(out, row.textures);
  writeWords(out, row.spaces);
  writeWords(out, row.clips);
}

/**
 * A pass over one target, in order. The section replaces all passes; it comes whenever the
 * count of instances changes. Each instance is in one batch of one pass.
 *
 * One pass at most draws into a target, and before any batch that draws from it. The last pass
 * draws on the surface, and no other.
 */
export interface Pass {
  /** A target of the textures; 0 is the surface. */
  target: number;
  /** `0xRRGGBBAA`, not premultiplied. */
  clear: number;
  /** Pixels from the left edge of the surface to that of the target. 0 of the surface. (at most 16384) */
  x: number;
  /** Pixels from the top edge likewise. (at most 16384) */
  y: number;
  /**
   * A slot of clips: it and those that it lies in do not cut here; what draws the target is
   * cut by them. 0 is none: all clips cut.
   */
  clip: number;
  batches: readonly Batch[];
}
/** Places of the fields of {@link Pass} in its words. */
export const pass = {
  target: 0,
  clear: 1,
  x: 2,
  xMax: 16384,
  y: 3,
  yMax: 16384,
  clip: 4,
  batches: 5,
} as const;
/**
 * Checks the row at `at`, which ends by `end`; answers with where it ends.
 *
 * @throws {@link RowError}
 */
export function checkPass(words: Uint32Array, at: number, end: number): number {
  if (at + 5 > end) fault(end, '5 words of a pass', end - at);
  checkNumber(at + 2, words[at + 2] ?? 0, -Infinity, 16384, 'x of a pass: at most 16384');
  checkNumber(at + 3, words[at + 3] ?? 0, -Infinity, 16384, 'y of a pass: at most 16384');
  let next = at + 5;
  if (next >= end) fault(next, 'the count of batches of a pass', 'the end');
  const batchesCount = words[next] ?? 0;
  next += 1;
  for (let left = batchesCount; left > 0; left -= 1) next = checkBatch(words, next, end);
  return next;
}
/** The row at `at`, checked before. */
export function readPass(words: Uint32Array, at: number): Pass {
  let next = at + 5;
  const batchesCount = words[next] ?? 0;
  const batches: Batch[] = [];
  next += 1;
  for (let left = batchesCount; left > 0; left -= 1) {
    batches.push(readBatch(words, next));
    next = afterBatch(words, next);
  }
  return {
    target: words[at + 0] ?? 0,
    clear: words[at + 1] ?? 0,
    x: words[at + 2] ?? 0,
    y: words[at + 3] ?? 0,
    clip: words[at + 4] ?? 0,
    batches,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterPass(words: Uint32Array, at: number): number {
  let next = at + 5;
  const batchesCount = words[next] ?? 0;
  next += 1;
  for (let left = batchesCount; left > 0; left -= 1) next = afterBatch(words, next);
  return next;
}
/** Adds a row to words. */
export function writePass(out: number[], row: Pass): void {
  out.push(row.target);
  out.push(row.clear);
  out.push(row.x);
  out.push(row.y);
  out.push(row.clip);
  out.push(row.batches.length);
  for (const item of row.batches) writeBatch(out, item);
}

/**
 * A rectangle of the surface, in device pixels. Outside of all of them the picture is as
 * before; nothing is promised inside. Absent in a full list, and in a delta that says nothing
 * about it.
 */
export interface Damage {
  x: number;
  y: number;
  /** (at least 0) */
  width: number;
  /** (at least 0) */
  height: number;
}
/** Places of the fields of {@link Damage} in its words. */
export const damage = {
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
export function checkDamage(words: Uint32Array, at: number, end: number): number {
  if (at + 4 > end) fault(end, '4 words of a damage', end - at);
  checkNumber(at + 2, (words[at + 2] ?? 0) | 0, 0, Infinity, 'width of a damage: at least 0');
  checkNumber(at + 3, (words[at + 3] ?? 0) | 0, 0, Infinity, 'height of a damage: at least 0');
  return at + 4;
}
/** The row at `at`, checked before. */
export function readDamage(words: Uint32Array, at: number): Damage {
  return {
    x: (words[at + 0] ?? 0) | 0,
    y: (words[at + 1] ?? 0) | 0,
    width: (words[at + 2] ?? 0) | 0,
    height: (words[at + 3] ?? 0) | 0,
  };
}
/** Where the row at `at` ends, checked before. */
export function afterDamage(_words: Uint32Array, at: number): number {
  return at + 4;
}
/** Adds a row to words. */
export function writeDamage(out: number[], row: Damage): void {
  out.push(row.x >>> 0);
  out.push(row.y >>> 0);
  out.push(row.width >>> 0);
  out.push(row.height >>> 0);
}

/**
 * Checks the row of a section at `at`, which ends by `end`. Rows in a row are counted, not looked at.
 *
 * @returns where the next row is.
 * @throws {@link RowError}
 */
export function checkRow(kind: number, words: Uint32Array, at: number, end: number): number {
  switch (kind) {
    case section.textures:
      return checkTextureOperation(words, at, end);
    case section.spaces:
      return checkSpace(words, at, end);
    case section.clips:
      return checkClip(words, at, end);
    case section.geometry:
      return checkGeometryRange(words, at, end);
    case section.paint:
      return checkPaintRange(words, at, end);
    case section.passes:
      return checkPass(words, at, end);
    case section.damage:
      return checkDamage(words, at, end);
    default:
      return end;
  }
}

/** Where the row after a checked one is. */
export function nextRow(kind: number, words: Uint32Array, at: number): number {
  switch (kind) {
    case section.textures:
      return afterTextureOperation(words, at);
    case section.spaces:
      return afterSpace(words, at);
    case section.clips:
      return afterClip(words, at);
    case section.geometry:
      return afterGeometryRange(words, at);
    case section.paint:
      return afterPaintRange(words, at);
    case section.passes:
      return afterPass(words, at);
    case section.damage:
      return afterDamage(words, at);
    default:
      return words.length;
  }
}
