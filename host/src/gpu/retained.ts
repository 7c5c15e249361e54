/**
 * What all draw lists since a full one amount to, as far as a GPU does not keep it.
 *
 * @module
 */
import {
  CLIP_WORDS,
  type DrawList,
  GEOMETRY_WORDS,
  kind,
  listError,
  NO_SLOT,
  operation,
  PAINT_WORDS,
  SPACE_WORDS,
  section,
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
  writePage(texture: number, x: number, y: number, width: number, height: number, words: Uint32Array, at: number): void;
  /** A picture is drawn from the texture from now on. */
  showImage(texture: number): void;
  /** The picture is filtered from smaller levels from now on. */
  keepLevels(texture: number): void;
  /** The texture is gone. */
  destroyTexture(texture: number): void;
}

/** Floats of a clip's shape: affine, width, height, radii. */
export const CLIP_FLOATS = 12;
/** Floats of a space's affine. */
export const SPACE_FLOATS = 6;

/** The words of floats in a list, seen as floats. */
function floatsOf(words: Uint32Array): Float32Array {
  return new Float32Array(words.buffer, words.byteOffset, words.length);
}

/** Copies a few numbers; a view of them would be garbage. */
function copy(source: Float32Array, from: number, count: number, target: Float32Array, to: number): void {
  for (let index = 0; index < count; index += 1) target[to + index] = source[from + index] ?? 0;
}

/** A page's size; pictures have none that matters. */
type TextureSize = { width: number; height: number } | null;

/**
 * Keeps spaces, clips, references, passes and which textures there are; hands the rest on.
 *
 * Every reference in it leads somewhere. Numbers are not looked at: a GPU draws nothing where they are none.
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
  /** Affines to the stage, {@link SPACE_FLOATS} per slot. */
  spaces: Float32Array = new Float32Array(SPACE_FLOATS);
  spaceCount = 0;
  /** {@link CLIP_FLOATS} per slot less one. */
  clips: Float32Array = new Float32Array(CLIP_FLOATS);
  clipCount = 0;
  /** Slot of the clip that each lies in, by slot less one; 0 is none. */
  clipParents: Uint32Array = new Uint32Array(1);
  /** Slot of its space. */
  clipSpaces: Uint32Array = new Uint32Array(1);
  /** The section of passes. */
  passes: Uint32Array = new Uint32Array(4);
  passWords = 0;
  /** Reference word of each instance. */
  #references: Uint32Array = new Uint32Array(64);
  /** References as the list being checked will make them. */
  #merged: Uint32Array = new Uint32Array(64);
  readonly #textures = new Map<number, TextureSize>();
  readonly #changes = new Map<number, TextureSize | undefined>();

  /**
   * Checks a list whole, then takes it.
   *
   * @throws {@link InlayError} `mismatch` with the word at fault; nothing was taken.
   */
  apply(list: DrawList, sink: Sink): void {
    if (!list.full && list.number !== (this.number + 1) % 2 ** 32) {
      throw listError(4, `list ${this.number + 1} or a full one`, list.number);
    }
    this.#check(list);
    if (list.full) this.#clear(sink);
    this.#take(list, sink);
  }

  #check(list: DrawList): void {
    const old = list.full ? empty : this;
    const spaces = checkSlots(list, section.spaces, SPACE_WORDS, old.spaceCount, 0);
    const clips = checkSlots(list, section.clips, CLIP_WORDS, old.clipCount, 1);
    const { words } = list;
    for (let at = list.start(section.clips); at < list.end(section.clips); at += CLIP_WORDS) {
      checkBelow(words, at + 1, clips + 1, 'a clip');
      checkBelow(words, at + 2, spaces, 'a space');
    }
    checkRanges(list, section.geometry, GEOMETRY_WORDS, old.instances);
    checkRanges(list, section.paint, PAINT_WORDS, old.instances);
    this.#checkTextures(list);
    this.#merge(list);
    this.#checkBatches(list, spaces, clips);
  }

  #checkTextures(list: DrawList): void {
    const changes = this.#changes;
    changes.clear();
    if (list.full) for (const texture of this.#textures.keys()) changes.set(texture, undefined);
    const { words } = list;
    const word = (at: number) => words[at] ?? 0;
    for (let at = list.start(section.textures); at < list.end(section.textures); at += operationSize(words, at)) {
      const texture = word(at + 1);
      switch (word(at)) {
        case operation.createPage:
          changes.set(texture, { width: word(at + 2), height: word(at + 3) });
          break;
        case operation.writePage: {
          const page = changes.has(texture) ? changes.get(texture) : this.#textures.get(texture);
          if (!page) throw listError(at + 1, 'a page', texture);
          if (word(at + 2) + word(at + 4) > page.width || word(at + 3) + word(at + 5) > page.height) {
            throw listError(at + 2, `a part of the page of ${page.width} x ${page.height}`, word(at + 2));
          }
          break;
        }
        case operation.image:
          changes.set(texture, null);
          break;
        case operation.levels: {
          const image = changes.has(texture) ? changes.get(texture) : this.#textures.get(texture);
          if (image !== null) throw listError(at + 1, 'an image', texture);
          break;
        }
        default:
          changes.set(texture, undefined);
      }
    }
  }

  #hasTexture(texture: number): boolean {
    const changes = this.#changes;
    return changes.has(texture) ? changes.get(texture) !== undefined : this.#textures.has(texture);
  }

  /** Makes the references as they will be. Without new geometry or passes there is nothing to look at. */
  #merge(list: DrawList): void {
    if (!list.has(section.geometry) && !list.has(section.passes) && !list.full) return;
    // Both are as long, so that one can be copied into the other without a view of a part.
    this.#references = roomFor(this.#references, list.instances);
    if (this.#merged.length < this.#references.length) this.#merged = new Uint32Array(this.#references.length);
    const merged = this.#merged;
    merged.set(this.#references);
    // What a full list or a larger pool does not say is refused before it comes here.
    if (list.full) merged.fill(0);
    const { words } = list;
    for (let at = list.start(section.geometry); at < list.end(section.geometry); ) {
      const first = words[at] ?? 0;
      const count = words[at + 1] ?? 0;
      for (let index = 0; index < count; index += 1) {
        merged[first + index] = words[at + 2 + index * GEOMETRY_WORDS + 7] ?? 0;
      }
      at += 2 + count * GEOMETRY_WORDS;
    }
  }

  #checkBatches(list: DrawList, spaces: number, clips: number): void {
    const own = list.has(section.passes);
    const unchanged = !own && !list.full && !list.has(section.geometry) && this.#changes.size === 0;
    if (unchanged && list.instances === this.instances) return;
    const words = own ? list.words : this.passes;
    let at = own ? list.start(section.passes) : 0;
    const end = own ? list.end(section.passes) : list.full ? 0 : this.passWords;
    const merged = list.has(section.geometry) || own || list.full ? this.#merged : this.#references;
    let next = 0;
    let passes = at < end ? (words[at++] ?? 0) : 0;
    for (; passes > 0; passes -= 1) {
      if (words[at] !== 0) throw listError(own ? at : 9, 'the surface as target', words[at]);
      let batches = words[at + 2] ?? 0;
      at += 3;
      for (; batches > 0; batches -= 1) {
        const where = own ? at : 9;
        const first = words[at] ?? 0;
        const count = words[at + 1] ?? 0;
        if (first !== next || count > list.instances - first) throw listError(where, `a batch from ${next} on`, first);
        at += 3;
        const textures = words[at++] ?? 0;
        if (textures > list.textureUnits) throw listError(where, `at most ${list.textureUnits} textures`, textures);
        for (const textureEnd = at + textures; at < textureEnd; at += 1) {
          if (!this.#hasTexture(words[at] ?? 0)) throw listError(where, 'a texture that exists', words[at]);
        }
        const batchSpaces = words[at++] ?? 0;
        for (const spaceEnd = at + batchSpaces; at < spaceEnd; at += 1) checkBelow(words, at, spaces, 'a space');
        const batchClips = words[at++] ?? 0;
        for (const clipEnd = at + batchClips; at < clipEnd; at += 1) {
          if ((words[at] ?? 0) === 0) throw listError(where, 'a clip', 0);
          checkBelow(words, at, clips + 1, 'a clip');
        }
        checkReferences(merged, first, count, textures, batchSpaces, batchClips);
        next = first + count;
      }
    }
    if (next !== list.instances) throw listError(9, `batches for ${list.instances} instances`, next);
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
    for (const texture of this.#textures.keys()) if (!this.#hasTexture(texture)) sink.destroyTexture(texture);
    this.#textures.clear();
  }

  #take(list: DrawList, sink: Sink): void {
    this.number = list.number;
    this.stageWidth = list.stageWidth;
    this.stageHeight = list.stageHeight;
    this.surfaceWidth = list.surfaceWidth;
    this.surfaceHeight = list.surfaceHeight;
    this.#takeTextures(list, sink);
    this.#takeSpaces(list);
    this.#takeClips(list);
    if (list.instances !== this.instances) sink.resizePool(list.instances);
    this.instances = list.instances;
    if (list.has(section.geometry) || list.has(section.passes) || list.full) {
      const references = this.#references;
      this.#references = this.#merged;
      this.#merged = references;
    }
    const { words } = list;
    for (let at = list.start(section.geometry); at < list.end(section.geometry); ) {
      const count = words[at + 1] ?? 0;
      sink.writeGeometry(words[at] ?? 0, count, words, at + 2);
      at += 2 + count * GEOMETRY_WORDS;
    }
    for (let at = list.start(section.paint); at < list.end(section.paint); ) {
      const count = words[at + 1] ?? 0;
      sink.writePaint(words[at] ?? 0, count, words, at + 2);
      at += 2 + count * PAINT_WORDS;
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
    for (let at = list.start(section.textures); at < list.end(section.textures); at += operationSize(words, at)) {
      const texture = word(at + 1);
      switch (word(at)) {
        case operation.createPage:
          this.#textures.set(texture, { width: word(at + 2), height: word(at + 3) });
          sink.createPage(texture, word(at + 2), word(at + 3));
          break;
        case operation.writePage:
          sink.writePage(texture, word(at + 2), word(at + 3), word(at + 4), word(at + 5), words, at + 7);
          break;
        case operation.image:
          this.#textures.set(texture, null);
          sink.showImage(texture);
          break;
        case operation.levels:
          sink.keepLevels(texture);
          break;
        default:
          this.#textures.delete(texture);
          sink.destroyTexture(texture);
      }
    }
  }

  #takeSpaces(list: DrawList): void {
    if (!list.has(section.spaces)) return;
    const floats = floatsOf(list.words);
    for (let at = list.start(section.spaces); at < list.end(section.spaces); at += SPACE_WORDS) {
      const slot = list.words[at] ?? 0;
      this.spaceCount = Math.max(this.spaceCount, slot + 1);
      this.spaces = roomFor(this.spaces, this.spaceCount * SPACE_FLOATS);
      copy(floats, at + 2, SPACE_FLOATS, this.spaces, slot * SPACE_FLOATS);
    }
  }

  #takeClips(list: DrawList): void {
    if (!list.has(section.clips)) return;
    const floats = floatsOf(list.words);
    for (let at = list.start(section.clips); at < list.end(section.clips); at += CLIP_WORDS) {
      const index = (list.words[at] ?? 0) - 1;
      if (index >= this.clipCount) {
        this.clipCount = index + 1;
        this.clips = roomFor(this.clips, this.clipCount * CLIP_FLOATS);
        this.clipParents = roomFor(this.clipParents, this.clipCount);
        this.clipSpaces = roomFor(this.clipSpaces, this.clipCount);
      }
      this.clipParents[index] = list.words[at + 1] ?? 0;
      this.clipSpaces[index] = list.words[at + 2] ?? 0;
      copy(floats, at + 3, CLIP_FLOATS, this.clips, index * CLIP_FLOATS);
    }
  }
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

function operationSize(words: Uint32Array, at: number): number {
  switch (words[at]) {
    case operation.writePage:
      return 7 + Math.ceil((words[at + 6] ?? 0) / 4);
    case operation.destroy:
    case operation.levels:
      return 2;
    default:
      return 4;
  }
}

function checkBelow(words: Uint32Array, at: number, limit: number, what: string): void {
  if ((words[at] ?? limit) >= limit) throw listError(at, `${what} that exists`, words[at]);
}

/** New slots follow the last without a gap. Returns how many there are then. */
function checkSlots(list: DrawList, kind: number, size: number, known: number, base: number): number {
  let count = known;
  for (let at = list.start(kind); at < list.end(kind); at += size) {
    const index = (list.words[at] ?? 0) - base;
    if (index < 0 || index > count) throw listError(at, `a slot of at most ${count + base}`, list.words[at]);
    if (index === count) count += 1;
  }
  return count;
}

/** Ranges ascend, end in the pool, and cover all new instances. */
function checkRanges(list: DrawList, kind: number, size: number, old: number): void {
  let end = 0;
  let covered = old;
  for (let at = list.start(kind); at < list.end(kind); ) {
    const first = list.words[at] ?? 0;
    const count = list.words[at + 1] ?? 0;
    if (first < end || first + count > list.instances) {
      throw listError(at, `a range from ${end} to ${list.instances}`, `${first} to ${first + count}`);
    }
    end = first + count;
    if (first <= covered) covered = Math.max(covered, end);
    at += 2 + count * size;
  }
  if (covered < list.instances) throw listError(9, `words for instance ${covered}`, 'none');
}

/** Slots of a batch's instances are in its lists. */
function checkReferences(
  references: Uint32Array,
  first: number,
  count: number,
  textures: number,
  spaces: number,
  clips: number,
): void {
  for (let index = first; index < first + count; index += 1) {
    const reference = references[index] ?? 0;
    const what = (reference >>> 24) & 0x7f;
    if (what === kind.nothing) continue;
    const clip = (reference >>> 8) & 0xff;
    const isRight =
      what < kind.nothing &&
      (reference & 0xff) < spaces &&
      (clip === NO_SLOT || clip < clips) &&
      (what === kind.box || ((reference >>> 16) & 0xff) < textures);
    if (!isRight) throw listError(9, `slots of its batch for instance ${index}`, reference);
  }
}
