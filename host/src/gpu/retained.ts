/**
 * What all draw lists since a full one amount to, as far as a GPU does not keep it.
 *
 * @module
 */
import { primitives } from '../../../primitives/index.ts';
import {
  afterTextureOperation,
  batch,
  clip,
  type DrawList,
  geometry,
  geometryKind,
  geometryRange,
  header,
  isTextured,
  listError,
  NO_SLOT,
  page,
  pagePart,
  paint,
  paintRange,
  pass,
  section,
  space,
  target,
  texture,
  textureOperation,
} from './draw-list.ts';

/** Takes what a GPU keeps. Called only for lists that were checked whole. */
export interface Sink {
  /** The pool has so many instances from now on; those there were keep their words. */
  resizePool(count: number): void;
  /** Words of geometry of `count` instances from `first` on, at `at`. */
  writeGeometry(first: number, count: number, words: Uint32Array, at: number): void;
  /** Words of paint likewise. */
  writePaint(first: number, count: number, words: Uint32Array, at: number): void;
  /** A page of coverage, all 0. */
  createPage(texture: number, width: number, height: number): void;
  /** Pixels of a page: bytes from the word `at` on, rows without padding. */
  writePage(
    texture: number,
    x: number,
    y: number,
    width: number,
    height: number,
    words: Uint32Array,
    at: number,
  ): void;
  /** A picture is drawn from the texture from now on. */
  showImage(texture: number): void;
  /** The picture is filtered from smaller levels from now on. */
  keepLevels(texture: number): void;
  /** What a pass draws into. */
  createTarget(texture: number, width: number, height: number): void;
  /** The texture is gone. */
  destroyTexture(texture: number): void;
}

/** Floats of a clip's shape: affine, width, height, radii. */
export const CLIP_FLOATS = clip.reserved - clip.affine;
/** Floats of a space's affine. */
export const SPACE_FLOATS = space.words - space.affine;
/** Numbers that are kept of each batch: its kinds, and how much its lists have. */
const LISTED = 4;
/** The batch of an instance that has none. */
const NO_BATCH = 0xffffffff;
/** Words of a range of instances before the first. */
const INSTANCES = geometryRange.instances + 1;
/** Words of a section before its content: its number and its length. */
const SECTION = 2;
/** The bits of a float that all are 1 where it is no finite number. */
const EXPONENT = 0x7f80_0000;

/** What of a list {@link Retained.applyMoves} took: nothing, its geometry, or spaces as well. */
export type Moved = 'none' | 'instances' | 'spaces';

/** The words of floats in a list, seen as floats. */
function floatsOf(words: Uint32Array): Float32Array {
  return new Float32Array(words.buffer, words.byteOffset, words.length);
}

/** Copies a few numbers; a view of them would be garbage. */
function copy(
  source: Float32Array,
  from: number,
  count: number,
  target: Float32Array,
  to: number,
): void {
  for (let index = 0; index < count; index += 1) target[to + index] = source[from + index] ?? 0;
}

/** A page's size, or a target's; pictures have none that matters. */
type TextureSize = { width: number; height: number; isTarget?: boolean } | null;

/**
 * Keeps spaces, clips, references, passes and which textures there are; hands the rest on.
 *
 * Every reference in it leads somewhere. Numbers are not looked at: a GPU draws nothing where they
 * are none.
 */
export class Retained {
  /** Number of the last list; -1 before the first. */
  number = -1;
  stageWidth = 1;
  stageHeight = 1;
  surfaceWidth = 0;
  surfaceHeight = 0;
  /** Instances in the pool. */
  instances = 0;
  /** Textures that a batch may use. */
  #textureUnits = 0;
  /** Affines to the stage, {@link SPACE_FLOATS} per slot. */
  spaces: Float32Array = new Float32Array(SPACE_FLOATS);
  spaceCount = 0;
  /** The words of {@link spaces}. */
  #spaceBits: Uint32Array = new Uint32Array(0);
  /** {@link CLIP_FLOATS} per slot less one. */
  clips: Float32Array = new Float32Array(CLIP_FLOATS);
  clipCount = 0;
  /** Slot of the clip that each lies in, by slot less one; 0 is none. */
  clipParents: Uint32Array = new Uint32Array(1);
  /** Slot of its space. */
  clipSpaces: Uint32Array = new Uint32Array(1);
  /** The section of passes. */
  passes: Uint32Array = new Uint32Array(64);
  passWords = 0;
  /** The header of the last list that was taken by {@link apply}. */
  readonly #header = new Uint32Array(header.words);
  /** Reference word of each instance. */
  #references: Uint32Array = new Uint32Array(64);
  /** The batch that each instance is in. */
  #batchOf: Uint32Array = new Uint32Array(64);
  /** The kinds of each batch, and how many textures, spaces and clips it lists. */
  #lengths: Uint32Array = new Uint32Array(64);
  /** Both as the list being checked will make them, if it does not keep the batches. */
  #newBatchOf: Uint32Array = new Uint32Array(64);
  #newLengths: Uint32Array = new Uint32Array(64);
  /** Targets that are drawn so far in the list being checked. */
  readonly #drawn = new Set<number>();
  /** Whether the list being checked changes neither batches nor what they refer to. */
  #keepsBatches = false;
  /** References as the list being checked will make them, if it does not keep the batches. */
  #merged: Uint32Array = new Uint32Array(64);
  readonly #textures = new Map<number, TextureSize>();
  readonly #changes = new Map<number, TextureSize | undefined>();

  /**
   * Takes a delta that only moves what is there: spaces that are known, and geometry of instances
   * that refer to what they referred to. That is what most frames have. `none`, and nothing was
   * taken, if the list is anything else, right or wrong: {@link apply} is for that.
   */
  applyMoves(words: Uint32Array, sink: Sink): Moved {
    const spaces = this.#spacesEnd(words);
    if (!this.#isMoves(words, spaces)) return 'none';
    this.number = words[header.number] ?? 0;
    if (spaces > header.words) this.#moveSpaces(words, spaces);
    for (let at = spaces + SECTION; at < words.length; ) {
      const count = words[at + geometryRange.instances] ?? 0;
      sink.writeGeometry(words[at + geometryRange.first] ?? 0, count, words, at + INSTANCES);
      at += INSTANCES + count * geometry.words;
    }
    return spaces > header.words ? 'spaces' : 'instances';
  }

  /** Where the section of spaces ends that a list begins with; where it would begin without one. */
  #spacesEnd(words: Uint32Array): number {
    const at = header.words;
    return words[at] === section.spaces ? at + SECTION + (words[at + 1] ?? 0) : at;
  }

  #moveSpaces(words: Uint32Array, end: number): void {
    if (this.#spaceBits.buffer !== this.spaces.buffer)
      this.#spaceBits = new Uint32Array(this.spaces.buffer);
    const bits = this.#spaceBits;
    for (let at = header.words + SECTION; at < end; at += space.words) {
      const to = (words[at + space.slot] ?? 0) * SPACE_FLOATS;
      for (let index = 0; index < SPACE_FLOATS; index += 1)
        bits[to + index] = words[at + space.affine + index] ?? 0;
    }
  }

  /** `spaces` is where the section of spaces ends. */
  #isMoves(words: Uint32Array, spaces: number): boolean {
    const end = words.length;
    const known = this.#header;
    if (
      words[header.length] !== end ||
      words[header.flags] !== 0 ||
      words[header.number] !== (this.number + 1) % 2 ** 32 ||
      spaces > end ||
      end === header.words
    )
      return false;
    for (let at = 0; at < header.words; at += 1) {
      const changes = at === header.length || at === header.flags || at === header.number;
      if (!changes && words[at] !== known[at]) return false;
    }
    if ((spaces - header.words - SECTION) % space.words > 0) return false;
    for (let at = header.words + SECTION; at < spaces; at += space.words) {
      if ((words[at + space.slot] ?? 0) >= this.spaceCount) return false;
      for (let index = 0; index < SPACE_FLOATS; index += 1)
        if (((words[at + space.affine + index] ?? 0) & EXPONENT) === EXPONENT) return false;
    }
    if (spaces === end) return true;
    if (words[spaces] !== section.geometry || words[spaces + 1] !== end - spaces - SECTION)
      return false;
    const references = this.#references;
    let next = 0;
    for (let at = spaces + SECTION; at < end; ) {
      const first = words[at + geometryRange.first] ?? 0;
      const last = first + (words[at + geometryRange.instances] ?? Number.NaN);
      if (first < next || !(last <= this.instances)) return false;
      at += INSTANCES;
      if (at + (last - first) * geometry.words > end) return false;
      for (let index = first; index < last; index += 1, at += geometry.words)
        if (words[at + geometry.space] !== references[index]) return false;
      next = last;
    }
    return true;
  }

  /**
   * Checks a list whole, then takes it.
   *
   * @throws {@link InlayError} `mismatch` with the word at fault; nothing was taken.
   */
  apply(list: DrawList, sink: Sink): void {
    if (!list.full && list.number !== (this.number + 1) % 2 ** 32) {
      throw listError(header.number, `list ${this.number + 1} or a full one`, list.number);
    }
    this.#check(list);
    if (list.full) this.#clear(sink);
    this.#take(list, sink);
  }

  #check(list: DrawList): void {
    const old = list.full ? empty : this;
    const spaces = checkSlots(list, section.spaces, space.words, old.spaceCount, 0);
    const clips = checkSlots(list, section.clips, clip.words, old.clipCount, 1);
    const { words } = list;
    for (let at = list.start(section.clips); at < list.end(section.clips); at += clip.words) {
      checkBelow(words, at + clip.parent, clips + 1, 'a clip');
      checkBelow(words, at + clip.space, spaces, 'a space');
    }
    checkRanges(list, section.geometry, geometry.words, old.instances);
    checkRanges(list, section.paint, paint.words, old.instances);
    this.#checkTextures(list);
    this.#keepsBatches =
      !list.full &&
      !list.has(section.passes) &&
      this.#changes.size === 0 &&
      list.textureUnits === this.#textureUnits &&
      list.instances === this.instances;
    if (this.#keepsBatches) {
      this.#checkMoved(list);
    } else {
      this.#merge(list);
      this.#checkBatches(list, spaces, clips);
    }
  }

  /**
   * Checks everything that is kept, as far as one part refers to another. Lists are checked by what
   * they change; this is what must then hold: for tests.
   *
   * @throws {@link InlayError} `mismatch`.
   */
  verify(): void {
    for (let index = 0; index < this.instances; index += 1)
      checkReference(this.#references[index] ?? 0, index, this.#batchOf, this.#lengths);
  }

  /**
   * Checks the references of a list that keeps batches and textures: only those of instances that
   * it moves.
   */
  #checkMoved(list: DrawList): void {
    const { words } = list;
    const end = list.end(section.geometry);
    for (let at = list.start(section.geometry); at < end; ) {
      const first = words[at + geometryRange.first] ?? 0;
      const count = words[at + geometryRange.instances] ?? 0;
      at += INSTANCES;
      for (let index = first; index < first + count; index += 1, at += geometry.words)
        checkReference(words[at + geometry.space] ?? 0, index, this.#batchOf, this.#lengths);
    }
  }

  #checkTextures(list: DrawList): void {
    const changes = this.#changes;
    changes.clear();
    if (list.full) for (const texture of this.#textures.keys()) changes.set(texture, undefined);
    const { words } = list;
    const word = (at: number) => words[at] ?? 0;
    for (let at = list.start(section.textures); at < list.end(section.textures); ) {
      const row = at + 1;
      const id = word(row + texture.texture);
      switch (word(at)) {
        case textureOperation.createPage:
          changes.set(id, { width: word(row + page.width), height: word(row + page.height) });
          break;
        case textureOperation.writePage: {
          const whole = this.#texture(id);
          if (!whole || whole.isTarget) throw listError(row + pagePart.texture, 'a page', id);
          const right = word(row + pagePart.x) + word(row + pagePart.width);
          const bottom = word(row + pagePart.y) + word(row + pagePart.height);
          if (right > whole.width || bottom > whole.height) {
            const expected = `a part of the page of ${whole.width} x ${whole.height}`;
            throw listError(row + pagePart.x, expected, word(row + pagePart.x));
          }
          break;
        }
        case textureOperation.image:
          changes.set(id, null);
          break;
        case textureOperation.levels: {
          const image = this.#texture(id);
          if (image !== null) throw listError(row + texture.texture, 'an image', id);
          break;
        }
        case textureOperation.createTarget:
          changes.set(id, sizeOfTarget(words, row));
          break;
        default:
          changes.set(id, undefined);
      }
      at = afterTextureOperation(words, at);
    }
  }

  /** A texture as it will be; `undefined` if it will not be there. */
  #texture(texture: number): TextureSize | undefined {
    const changes = this.#changes;
    return changes.has(texture) ? changes.get(texture) : this.#textures.get(texture);
  }

  /**
   * Makes the references as they will be. Without new geometry or passes there is nothing to look
   * at.
   */
  #merge(list: DrawList): void {
    if (!list.has(section.geometry) && !list.has(section.passes) && !list.full) return;
    // Both are as long, so that one can be copied into the other without a view of a part.
    this.#references = roomFor(this.#references, list.instances);
    if (this.#merged.length < this.#references.length)
      this.#merged = new Uint32Array(this.#references.length);
    const merged = this.#merged;
    merged.set(this.#references);
    // What a full list or a larger pool does not say is refused before it comes here.
    if (list.full) merged.fill(0);
    const { words } = list;
    for (let at = list.start(section.geometry); at < list.end(section.geometry); ) {
      const first = words[at + geometryRange.first] ?? 0;
      const count = words[at + geometryRange.instances] ?? 0;
      for (let index = 0; index < count; index += 1) {
        merged[first + index] =
          words[at + INSTANCES + index * geometry.words + geometry.space] ?? 0;
      }
      at += INSTANCES + count * geometry.words;
    }
  }

  #checkBatches(list: DrawList, spaces: number, clips: number): void {
    const own = list.has(section.passes);
    const words = own ? list.words : this.passes;
    let at = own ? list.start(section.passes) : 0;
    const end = own ? list.end(section.passes) : list.full ? 0 : this.passWords;
    const merged = list.has(section.geometry) || own || list.full ? this.#merged : this.#references;
    const batchOf = roomFor(this.#newBatchOf, list.instances);
    this.#newBatchOf = batchOf;
    batchOf.fill(NO_BATCH, 0, list.instances);
    this.#drawn.clear();
    let covered = 0;
    let number = 0;
    while (at < end) {
      const where = own ? at : header.instances;
      const drawn = words[at + pass.target] ?? 0;
      this.#checkTarget(words, at, where, clips);
      let batches = words[at + pass.batches] ?? 0;
      at += pass.batches + 1;
      for (; batches > 0; batches -= 1, number += 1) {
        const first = words[at + batch.first] ?? 0;
        const count = words[at + batch.count] ?? 0;
        const kinds = words[at + batch.kinds] ?? 0;
        if (first > list.instances || count > list.instances - first)
          throw listError(where, `a batch of ${list.instances} instances`, `${first}, ${count}`);
        at += batch.textures;
        const textures = words[at++] ?? 0;
        if (textures > list.textureUnits)
          throw listError(where, `at most ${list.textureUnits} textures`, textures);
        for (const textureEnd = at + textures; at < textureEnd; at += 1)
          this.#checkTexture(words[at] ?? 0, where);
        const batchSpaces = words[at++] ?? 0;
        for (const spaceEnd = at + batchSpaces; at < spaceEnd; at += 1)
          checkBelow(words, at, spaces, 'a space');
        const batchClips = words[at++] ?? 0;
        for (const clipEnd = at + batchClips; at < clipEnd; at += 1) {
          if ((words[at] ?? 0) === 0) throw listError(where, 'a clip', 0);
          checkBelow(words, at, clips + 1, 'a clip');
        }
        const lengths = roomFor(this.#newLengths, LISTED * (number + 1));
        this.#newLengths = lengths;
        lengths[LISTED * number] = kinds;
        lengths[LISTED * number + 1] = textures;
        lengths[LISTED * number + 2] = batchSpaces;
        lengths[LISTED * number + 3] = batchClips;
        for (let index = first; index < first + count; index += 1) {
          if (batchOf[index] !== NO_BATCH)
            throw listError(where, `one batch of instance ${index}`, 'two');
          batchOf[index] = number;
          checkReference(merged[index] ?? 0, index, batchOf, lengths);
        }
        covered += count;
      }
      if (drawn === 0 && at < end) throw listError(where, 'the surface in the last pass', at);
      if (drawn !== 0 && at >= end) throw listError(where, 'a pass of the surface', drawn);
      this.#drawn.add(drawn);
    }
    if (covered !== list.instances)
      throw listError(header.instances, `batches for ${list.instances} instances`, covered);
  }

  /** What a pass draws into is the surface, or a target that no pass before it drew. */
  #checkTarget(words: Uint32Array, at: number, where: number, clips: number): void {
    const drawn = words[at + pass.target] ?? 0;
    checkBelow(words, at + pass.clip, clips + 1, 'a clip');
    if (drawn === 0) {
      const rest =
        (words[at + pass.x] ?? 0) | (words[at + pass.y] ?? 0) | (words[at + pass.clip] ?? 0);
      if (rest !== 0) throw listError(where, 'all of the surface, with all clips', rest);
    } else if (!this.#texture(drawn)?.isTarget || this.#drawn.has(drawn)) {
      throw listError(where, 'a target that is not drawn yet', drawn);
    }
  }

  /** What a batch draws from exists, and is drawn already if it is a target. */
  #checkTexture(id: number, where: number): void {
    const found = this.#texture(id);
    if (found === undefined) throw listError(where, 'a texture that exists', id);
    if (found?.isTarget && !this.#drawn.has(id))
      throw listError(where, 'a target that a pass before has drawn', id);
  }

  /** Whether the lists name a texture: what they do not, nobody will draw. */
  names(texture: number): boolean {
    return this.#textures.has(texture);
  }

  /** Before a full list. What it names too stays. */
  #clear(sink: Sink): void {
    this.instances = 0;
    this.spaceCount = 0;
    this.clipCount = 0;
    this.passWords = 0;
    for (const texture of this.#textures.keys())
      if (this.#texture(texture) === undefined) sink.destroyTexture(texture);
    this.#textures.clear();
  }

  #take(list: DrawList, sink: Sink): void {
    this.number = list.number;
    for (let at = 0; at < header.words; at += 1) this.#header[at] = list.words[at] ?? 0;
    this.#textureUnits = list.textureUnits;
    this.stageWidth = list.stageWidth;
    this.stageHeight = list.stageHeight;
    this.surfaceWidth = list.surfaceWidth;
    this.surfaceHeight = list.surfaceHeight;
    this.#takeTextures(list, sink);
    this.#takeSpaces(list);
    this.#takeClips(list);
    if (list.instances !== this.instances) sink.resizePool(list.instances);
    this.instances = list.instances;
    if (!this.#keepsBatches) {
      [this.#batchOf, this.#newBatchOf] = [this.#newBatchOf, this.#batchOf];
      [this.#lengths, this.#newLengths] = [this.#newLengths, this.#lengths];
    }
    const isMerged = list.has(section.geometry) || list.has(section.passes) || list.full;
    if (isMerged && !this.#keepsBatches) {
      const references = this.#references;
      this.#references = this.#merged;
      this.#merged = references;
    }
    const { words } = list;
    for (let at = list.start(section.geometry); at < list.end(section.geometry); ) {
      const first = words[at + geometryRange.first] ?? 0;
      const count = words[at + geometryRange.instances] ?? 0;
      for (let index = 0; this.#keepsBatches && index < count; index += 1)
        this.#references[first + index] =
          words[at + INSTANCES + index * geometry.words + geometry.space] ?? 0;
      sink.writeGeometry(first, count, words, at + INSTANCES);
      at += INSTANCES + count * geometry.words;
    }
    for (let at = list.start(section.paint); at < list.end(section.paint); ) {
      const count = words[at + paintRange.instances] ?? 0;
      sink.writePaint(words[at + paintRange.first] ?? 0, count, words, at + INSTANCES);
      at += INSTANCES + count * paint.words;
    }
    if (list.has(section.passes)) {
      const [start, end] = [list.start(section.passes), list.end(section.passes)];
      this.passWords = end - start;
      if (this.passes.length < this.passWords) this.passes = new Uint32Array(grown(this.passWords));
      this.passes.set(words.subarray(start, end));
    }
  }

  #takeTextures(list: DrawList, sink: Sink): void {
    const { words } = list;
    const word = (at: number) => words[at] ?? 0;
    for (let at = list.start(section.textures); at < list.end(section.textures); ) {
      const row = at + 1;
      const id = word(row + texture.texture);
      switch (word(at)) {
        case textureOperation.createPage:
          this.#textures.set(id, {
            width: word(row + page.width),
            height: word(row + page.height),
          });
          sink.createPage(id, word(row + page.width), word(row + page.height));
          break;
        case textureOperation.writePage:
          sink.writePage(
            id,
            word(row + pagePart.x),
            word(row + pagePart.y),
            word(row + pagePart.width),
            word(row + pagePart.height),
            words,
            row + pagePart.pixels + 1,
          );
          break;
        case textureOperation.image:
          this.#textures.set(id, null);
          sink.showImage(id);
          break;
        case textureOperation.levels:
          sink.keepLevels(id);
          break;
        case textureOperation.createTarget:
          this.#textures.set(id, sizeOfTarget(words, row));
          sink.createTarget(id, word(row + target.width), word(row + target.height));
          break;
        default:
          this.#textures.delete(id);
          sink.destroyTexture(id);
      }
      at = afterTextureOperation(words, at);
    }
  }

  #takeSpaces(list: DrawList): void {
    if (!list.has(section.spaces)) return;
    const floats = floatsOf(list.words);
    for (let at = list.start(section.spaces); at < list.end(section.spaces); at += space.words) {
      const slot = list.words[at + space.slot] ?? 0;
      this.spaceCount = Math.max(this.spaceCount, slot + 1);
      this.spaces = roomFor(this.spaces, this.spaceCount * SPACE_FLOATS);
      copy(floats, at + space.affine, SPACE_FLOATS, this.spaces, slot * SPACE_FLOATS);
    }
  }

  #takeClips(list: DrawList): void {
    if (!list.has(section.clips)) return;
    const floats = floatsOf(list.words);
    for (let at = list.start(section.clips); at < list.end(section.clips); at += clip.words) {
      const index = (list.words[at + clip.slot] ?? 0) - 1;
      if (index >= this.clipCount) {
        this.clipCount = index + 1;
        this.clips = roomFor(this.clips, this.clipCount * CLIP_FLOATS);
        this.clipParents = roomFor(this.clipParents, this.clipCount);
        this.clipSpaces = roomFor(this.clipSpaces, this.clipCount);
      }
      this.clipParents[index] = list.words[at + clip.parent] ?? 0;
      this.clipSpaces[index] = list.words[at + clip.space] ?? 0;
      copy(floats, at + clip.affine, CLIP_FLOATS, this.clips, index * CLIP_FLOATS);
    }
  }
}

function sizeOfTarget(words: Uint32Array, row: number): TextureSize {
  const [width, height] = [words[row + target.width] ?? 0, words[row + target.height] ?? 0];
  return { width, height, isTarget: true };
}

const empty = { spaceCount: 0, clipCount: 0, instances: 0 };

/** A size with room to grow. */
function grown(count: number): number {
  return Math.max(64, 2 ** Math.ceil(Math.log2(count)));
}

function roomFor<T extends Float32Array | Uint32Array>(items: T, count: number): T {
  if (items.length >= count) return items;
  const larger = new (items.constructor as new (length: number) => T)(grown(count));
  larger.set(items);
  return larger;
}

function checkBelow(words: Uint32Array, at: number, limit: number, what: string): void {
  if ((words[at] ?? limit) >= limit) throw listError(at, `${what} that exists`, words[at]);
}

/** New slots follow the last without a gap. Returns how many there are then. */
function checkSlots(
  list: DrawList,
  kind: number,
  size: number,
  known: number,
  base: number,
): number {
  let count = known;
  for (let at = list.start(kind); at < list.end(kind); at += size) {
    const index = (list.words[at] ?? 0) - base;
    if (index < 0 || index > count)
      throw listError(at, `a slot of at most ${count + base}`, list.words[at]);
    if (index === count) count += 1;
  }
  return count;
}

/** Ranges ascend, end in the pool, and cover all new instances. */
function checkRanges(list: DrawList, kind: number, size: number, old: number): void {
  let end = 0;
  let covered = old;
  for (let at = list.start(kind); at < list.end(kind); ) {
    const first = list.words[at + geometryRange.first] ?? 0;
    const count = list.words[at + geometryRange.instances] ?? 0;
    if (first < end || first + count > list.instances) {
      throw listError(
        at,
        `a range from ${end} to ${list.instances}`,
        `${first} to ${first + count}`,
      );
    }
    end = first + count;
    if (first <= covered) covered = Math.max(covered, end);
    at += INSTANCES + count * size;
  }
  if (covered < list.instances)
    throw listError(header.instances, `words for instance ${covered}`, 'none');
}

/** The last kind of instances that this host draws. */
const LAST_KIND = Math.max(geometryKind.nothing, ...primitives.map(({ kind }) => kind));

/** Kinds that may have an atlas page. */
const MAY_HAVE_PAGE: ReadonlySet<number> = new Set(
  primitives.filter(({ form }) => form === 'triangle').map(({ kind }) => kind),
);

/** Slots of an instance are in the lists of its batch, and its kind is one of the batch's. */
function checkReference(
  reference: number,
  index: number,
  batchOf: Uint32Array,
  lengths: Uint32Array,
): void {
  const what = (reference >>> geometry.kindShift) & geometryKind.number;
  if (what === geometryKind.nothing) return;
  const at = LISTED * (batchOf[index] ?? 0);
  const cut = (reference >>> geometry.clipShift) & 0xff;
  const slot = (reference >>> geometry.textureShift) & 0xff;
  // A kind that this host does not know is refused whatever the batch says.
  if (what > LAST_KIND || (((lengths[at] ?? 0) >>> what) & 1) === 0)
    throw listError(header.instances, `a kind of its batch for instance ${index}`, what);
  const isRight =
    ((reference >>> geometry.spaceShift) & 0xff) < (lengths[at + 2] ?? 0) &&
    (cut === NO_SLOT || cut < (lengths[at + 3] ?? 0)) &&
    (slot < (lengths[at + 1] ?? 0) ||
      !(isTextured(what) || (MAY_HAVE_PAGE.has(what) && slot !== NO_SLOT)));
  if (!isRight)
    throw listError(header.instances, `slots of its batch for instance ${index}`, reference);
}
