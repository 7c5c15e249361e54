/**
 * Reading a draw list: header and framing of the sections, as `wit/render/draw-list.md` says.
 *
 * What comes out of the engine is checked like anything that comes from elsewhere: after {@link DrawList.read} every offset lies
 * inside the words. Whether slots and textures exist is for who keeps them: {@link Retained}.
 *
 * @module
 */
import { InlayError } from '../protocol/error.ts';

/** First word: the bytes `INDL`. */
export const MAGIC = 0x4c444e49;
/** The version that this host reads. */
export const VERSION = 1;
/** Words of the header. */
export const HEADER_WORDS = 12;
/** Words of an instance's geometry. */
export const GEOMETRY_WORDS = 8;
/** Words of an instance's paint. */
export const PAINT_WORDS = 16;
/** Words of a space. */
export const SPACE_WORDS = 8;
/** Words of a clip. */
export const CLIP_WORDS = 16;
/** Most textures, spaces and clips of a batch. */
export const BATCH_LIMIT = 16;
/** Most clips that are not plain and that cut an instance as they are, from the innermost on. */
export const MAX_CHAIN = 8;
/** Longest side of the surface and of a picture in pixels. */
export const MAX_SIDE = 16384;
/** Longest side of an atlas page in pixels. */
export const MAX_PAGE_SIDE = 4096;

/** Kinds of sections, in their order. */
export const section = { textures: 1, spaces: 2, clips: 3, geometry: 4, paint: 5, passes: 6, damage: 7 } as const;

/** First words of texture operations. */
export const operation = { createPage: 1, writePage: 2, image: 3, destroy: 4, levels: 5 } as const;

/** Kinds of instances; {@link RADII} comes on top. */
export const kind = { box: 0, picture: 1, glyph: 2, nothing: 3 } as const;
/** Bit of the kind: the box has radii. */
export const RADII = 0x80;
/** Features of a batch. */
export const feature = { radii: 1, clips: 2, pictures: 4, glyphs: 8 } as const;
/** A slot of a batch that means none. */
export const NO_SLOT = 255;

const bits = new DataView(new ArrayBuffer(4));

/** The number that a word is the bits of. */
export function float(word: number): number {
  bits.setUint32(0, word);
  return bits.getFloat32(0);
}

/** The error of a list that is not as it should be. */
export function listError(at: number, expected: string, found: unknown): InlayError {
  return new InlayError('mismatch', `Draw list, word ${at}: expected ${expected}, got ${String(found)}.`);
}

/**
 * A draw list. One object serves all lists, so that reading one allocates nothing.
 *
 * @example
 * const list = new DrawList();
 * list.read(words);
 * for (let at = list.start(section.spaces); at < list.end(section.spaces); at += SPACE_WORDS) use(list.words[at]);
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
  readonly #starts = new Int32Array(8);
  readonly #ends = new Int32Array(8);

  /**
   * Reads the header and finds the sections.
   *
   * @throws {@link InlayError} `mismatch` with the word at fault.
   */
  read(words: Uint32Array): void {
    this.#header(words);
    this.#sections(words);
    this.words = words;
    this.#items();
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
    if (words.length < HEADER_WORDS) throw listError(0, `at least ${HEADER_WORDS} words`, words.length);
    if (word(0) !== MAGIC) throw listError(0, 'the magic of a draw list', word(0));
    if (word(1) !== VERSION) throw listError(1, `version ${VERSION}`, word(1));
    if (word(2) !== words.length) throw listError(2, `${words.length} words`, word(2));
    if (word(3) > 1) throw listError(3, 'flags 0 or 1', word(3));
    const stageWidth = float(word(5));
    const stageHeight = float(word(6));
    if (!(stageWidth > 0 && stageWidth < Infinity)) throw listError(5, 'a width above 0', stageWidth);
    if (!(stageHeight > 0 && stageHeight < Infinity)) throw listError(6, 'a height above 0', stageHeight);
    for (const at of [7, 8]) checkSide(word(at), MAX_SIDE, at);
    if (word(10) < 1 || word(10) > BATCH_LIMIT) throw listError(10, `1 to ${BATCH_LIMIT} textures`, word(10));
    this.full = word(3) === 1;
    this.number = word(4);
    this.stageWidth = stageWidth;
    this.stageHeight = stageHeight;
    this.surfaceWidth = word(7);
    this.surfaceHeight = word(8);
    this.instances = word(9);
    this.textureUnits = word(10);
  }

  #sections(words: Uint32Array): void {
    this.#starts.fill(0);
    this.#ends.fill(0);
    let last = 0;
    for (let at = HEADER_WORDS; at < words.length; ) {
      const kind = words[at] ?? 0;
      if (kind <= last || kind > section.damage) throw listError(at, `a section after ${last}`, kind);
      const start = at + 2;
      const count = words[at + 1] ?? Number.NaN;
      if (!(start + count <= words.length)) throw listError(at + 1, `at most ${words.length - start} words`, count);
      this.#starts[kind] = start;
      this.#ends[kind] = start + count;
      last = kind;
      at = start + count;
    }
  }

  #items(): void {
    this.#whole(section.spaces, SPACE_WORDS);
    this.#whole(section.clips, CLIP_WORDS);
    this.#whole(section.damage, 4);
    this.#walk(section.textures, operationWords);
    this.#walk(section.geometry, geometryWords);
    this.#walk(section.paint, paintWords);
    this.#passes();
  }

  /** Refuses a section that is no whole number of items. */
  #whole(kind: number, size: number): void {
    const count = this.end(kind) - this.start(kind);
    if (count % size !== 0) throw listError(this.start(kind) - 1, `a multiple of ${size} words`, count);
  }

  /** Steps over items whose words `size` tells. */
  #walk(kind: number, size: (words: Uint32Array, at: number, end: number) => number): void {
    const end = this.end(kind);
    let at = this.start(kind);
    while (at < end) {
      const next = at + size(this.words, at, end);
      if (!(next <= end)) throw listError(at, `an item that ends by word ${end}`, next);
      at = next;
    }
  }

  #passes(): void {
    if (!this.has(section.passes)) return;
    const end = this.end(section.passes);
    let at = this.start(section.passes);
    const word = (): number => {
      if (at >= end) throw listError(at, 'passes to go on', 'the end');
      return this.words[at++] ?? 0;
    };
    for (let passes = word(); passes > 0; passes -= 1) {
      at += 2;
      for (let batches = word(); batches > 0; batches -= 1) {
        at += 3;
        for (let lists = 0; lists < 3; lists += 1) {
          const count = word();
          if (count > BATCH_LIMIT) throw listError(at - 1, `at most ${BATCH_LIMIT} of a batch`, count);
          at += count;
        }
      }
    }
    if (at !== end) throw listError(at, `passes to end at word ${end}`, at);
  }
}

/** Refuses a side that is 0 or above `most`. */
function checkSide(side: number, most: number, at: number): void {
  if (side < 1 || side > most) throw listError(at, `a side of 1 to ${most} pixels`, side);
}

function operationWords(words: Uint32Array, at: number, end: number): number {
  const kind = words[at] ?? 0;
  if (kind < operation.createPage || kind > operation.levels) throw listError(at, 'a texture operation', kind);
  const size = [0, 4, 7, 4, 2, 2][kind] ?? 0;
  if (at + size > end) return size;
  if ((words[at + 1] ?? 0) === 0) throw listError(at + 1, 'a texture', 0);
  if (kind >= operation.destroy) return size;
  const sides = kind === operation.writePage ? at + 4 : at + 2;
  const most = kind === operation.image ? MAX_SIDE : MAX_PAGE_SIDE;
  const [width, height] = [words[sides] ?? 0, words[sides + 1] ?? 0];
  checkSide(width, most, sides);
  checkSide(height, most, sides + 1);
  if (kind !== operation.writePage) return size;
  if (words[at + 6] !== width * height) throw listError(at + 6, `${width * height} bytes`, words[at + 6]);
  return size + Math.ceil((width * height) / 4);
}

function geometryWords(words: Uint32Array, at: number, end: number): number {
  return at + 2 > end ? 2 : 2 + (words[at + 1] ?? 0) * GEOMETRY_WORDS;
}

function paintWords(words: Uint32Array, at: number, end: number): number {
  return at + 2 > end ? 2 : 2 + (words[at + 1] ?? 0) * PAINT_WORDS;
}
