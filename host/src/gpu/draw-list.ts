/**
 * Reading a draw list: its header, and the rows of its sections, as `wit/draw-list/` says.
 *
 * What comes out of the engine is checked like anything that comes from elsewhere: after
 * {@link DrawList.read} every offset lies inside the words. Whether slots and textures exist is for
 * who keeps them: {@link Retained}.
 *
 * @module
 */

import {
  afterPass,
  checkHeader,
  checkRow,
  geometry,
  geometryKind,
  header,
  headerFlags,
  image,
  pagePart,
  pass,
  section,
  textureOperation,
} from '../../../schema/typescript/generated/rows/draw-list.ts';
import { floatOf, RowError, SKIPPABLE } from '../../../schema/typescript/rows.ts';
import { InlayError } from '../protocol/error.ts';

export * from '../../../schema/typescript/generated/rows/draw-list.ts';
export { floatOf as float, SKIPPABLE };

/** Most textures, spaces and clips of a batch. */
export const BATCH_LIMIT = header.textureUnitsMax;
/**
 * Textures that painters ask batches to have at most: 16 posters in two calls. A GPU that works
 * through all branches takes half as long again for every pixel where there may be 16.
 */
export const TEXTURE_UNITS = 8;
/** Most clips that are not plain and that cut an instance as they are, from the innermost on. */
export const MAX_CHAIN = 8;
/** Longest side of the surface and of an image in pixels. */
export const MAX_SIDE = image.widthMax;
/** A slot of a batch that means none. */
export const NO_SLOT = geometry.clipNone;

/** Whether instances of a kind have a texture. */
export function isTextured(kind: number): boolean {
  return kind === geometryKind.image || kind === geometryKind.glyph;
}

/** The greatest number of a section that this host knows. */
const LAST_SECTION = Math.max(...Object.values(section));

/** The error of a list that is not as it should be. */
export function listError(at: number, expected: string, found: unknown): InlayError {
  return new InlayError(
    'mismatch',
    `Draw list, word ${at}: expected ${expected}, got ${String(found)}.`,
  );
}

/**
 * A draw list. One object serves all lists, so that reading one allocates nothing.
 *
 * @example
 * const list = new DrawList();
 * list.read(words);
 * const end = list.end(section.spaces);
 * for (let at = list.start(section.spaces); at < end; at += space.words) use(list.words[at]);
 */
export class DrawList {
  /** The words of the list that was read last. */
  words: Uint32Array = new Uint32Array(0);
  /** Whether it is everything. */
  full = false;
  /** Its number. */
  number = 0;
  /** Stage in dp. */
  stageWidth = 1;
  stageHeight = 1;
  /** Surface in device pixels. */
  surfaceWidth = 1;
  surfaceHeight = 1;
  /** Instances in the pool after it. */
  instances = 0;
  /** Textures that a batch may use. */
  textureUnits = 1;
  readonly #starts = new Int32Array(LAST_SECTION + 1);
  readonly #ends = new Int32Array(LAST_SECTION + 1);

  /**
   * Reads the header and finds the sections.
   *
   * @throws {@link InlayError} `mismatch` with the word at fault.
   */
  read(words: Uint32Array): void {
    try {
      this.#header(words);
      this.#sections(words);
      for (let kind = 1; kind <= LAST_SECTION; kind += 1) this.#rows(words, kind);
    } catch (error) {
      throw error instanceof RowError ? listError(error.at, error.expected, error.found) : error;
    }
    this.words = words;
  }

  /** Word at which a section starts; the same as its end if it is not there. */
  start(kind: number): number {
    return this.#starts[kind] ?? 0;
  }

  /** Word after the section's last. */
  end(kind: number): number {
    return this.#ends[kind] ?? 0;
  }

  /** Whether the section is there. */
  has(kind: number): boolean {
    return this.start(kind) > 0;
  }

  #header(words: Uint32Array): void {
    const word = (at: number) => words[at] ?? 0;
    checkHeader(words, 0, words.length);
    if (word(header.length) !== words.length) {
      throw listError(header.length, `${words.length} words`, word(header.length));
    }
    this.full = (word(header.flags) & headerFlags.full) !== 0;
    this.number = word(header.number);
    this.stageWidth = floatOf(word(header.stageWidth));
    this.stageHeight = floatOf(word(header.stageHeight));
    this.surfaceWidth = word(header.surfaceWidth);
    this.surfaceHeight = word(header.surfaceHeight);
    this.instances = word(header.instances);
    this.textureUnits = word(header.textureUnits);
  }

  #sections(words: Uint32Array): void {
    this.#starts.fill(0);
    this.#ends.fill(0);
    let last = 0;
    for (let at: number = header.words; at < words.length; ) {
      const head = words[at] ?? 0;
      const kind = head & ~SKIPPABLE;
      const start = at + 2;
      const count = words[at + 1] ?? Number.NaN;
      if (!(start + count <= words.length))
        throw listError(at + 1, `at most ${words.length - start} words`, count);
      if (kind > last && kind <= LAST_SECTION) {
        this.#starts[kind] = start;
        this.#ends[kind] = start + count;
        last = kind;
      } else if (kind <= LAST_SECTION || head >>> 31 === 0) {
        throw listError(
          at,
          `a section after ${last} that this host knows, up to ${LAST_SECTION}`,
          kind,
        );
      }
      at = start + count;
    }
  }

  /** Checks the rows of a section. */
  #rows(words: Uint32Array, kind: number): void {
    const end = this.end(kind);
    for (let at = this.start(kind); at < end; ) {
      const next = checkRow(kind, words, at, end);
      if (kind === section.textures) checkPixels(words, at);
      at = next;
    }
  }
}

/** Counts the batches of passes that were checked before. */
export function countBatches(words: Uint32Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at = afterPass(words, at)) count += words[at + pass.batches] ?? 0;
  return count;
}

/** Refuses a part of a page that has not a byte for each of its pixels. */
function checkPixels(words: Uint32Array, at: number): void {
  if (words[at] !== textureOperation.writePage) return;
  const row = at + 1;
  const bytes = (words[row + pagePart.width] ?? 0) * (words[row + pagePart.height] ?? 0);
  const found = words[row + pagePart.pixels];
  if (found !== bytes) throw listError(row + pagePart.pixels, `${bytes} bytes`, found);
}
