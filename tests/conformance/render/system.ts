/**
 * `inlay:render/render` in jco's shape, and a host that keeps what its lists say.
 *
 * @module
 */

import {
  afterPass,
  clip as clipPlaces,
  DrawList,
  geometryKind,
  geometry as geometryPlaces,
  isTextured,
  NO_SLOT,
  type Pass,
  paint as paintPlaces,
  readGeometry,
  readImageFields,
  readPaint,
  readPass,
  section,
} from '../../../host/src/gpu/draw-list.ts';
import { CLIP_FLOATS, Retained, type Sink, SPACE_FLOATS } from '../../../host/src/gpu/retained.ts';
import type { Drawing } from '../../../schema/typescript/generated/interfaces.ts';
import { BatchWriter } from '../../../schema/typescript/index.ts';

export type {
  Drawing,
  RenderInterface,
  Surface,
} from '../../../schema/typescript/generated/interfaces.ts';

export { refusal } from '../refusal.ts';

/** Kinds of instances by their numbers. */
const kinds: Readonly<Record<number, Shown['kind']>> = {
  [geometryKind.image]: 'picture',
  [geometryKind.glyph]: 'glyph',
};

/** A drawing of what is given; nothing else. */
export function drawing(given: { [key in keyof Drawing]?: ArrayLike<number> | boolean }): Drawing {
  const words = (list: unknown) => Uint32Array.from((list ?? []) as ArrayLike<number>);
  const numbers = (list: unknown) => Float32Array.from((list ?? []) as ArrayLike<number>);
  return {
    nodes: words(given.nodes),
    geometry: numbers(given.geometry),
    moved: words(given.moved),
    affines: numbers(given.affines),
    shifted: words(given.shifted),
    shifts: numbers(given.shifts),
    reordered: given.reordered === true,
    order: words(given.order),
    groups: words(given.groups),
    faded: words(given.faded),
    opacities: numbers(given.opacities),
    spaces: words(given.spaces),
    spaceTransforms: numbers(given.spaceTransforms),
    clips: words(given.clips),
    clipShapes: numbers(given.clipShapes),
    scaled: words(given.scaled),
    scales: numbers(given.scales),
    images: words(given.images),
    imageScales: numbers(given.imageScales),
    events: words(given.events),
  };
}

/** A place at `x, y`. */
export const place = (x: number, y: number, width: number, height: number, inset = 0): number[] => [
  1,
  0,
  0,
  1,
  x,
  y,
  width,
  height,
  inset,
  inset,
  inset,
  inset,
];

/** Entries written by `write`, in memory of their own. */
export function stream(write: (writer: BatchWriter) => void): Uint32Array {
  const writer = new BatchWriter();
  write(writer);
  return writer.entries().slice();
}

/** The kinds of the sections of a list, with their words. */
export function sections(words: Uint32Array): Map<number, Uint32Array> {
  const list = new DrawList();
  list.read(words);
  const found = new Map<number, Uint32Array>();
  for (const kind of Object.values(section)) {
    if (list.has(kind)) found.set(kind, words.slice(list.start(kind), list.end(kind)));
  }
  return found;
}

/** An instance, with what its slots stand for. */
export interface Shown {
  node: number;
  kind: 'box' | 'picture' | 'glyph';
  rounded: boolean;
  /** `tx, ty` of its affine. */
  at: [number, number];
  opacity: number;
  size: [number, number];
  radii: number[];
  color: number;
  edges: number[];
  /** The part of its texture that samples are held to. */
  part: number[];
  /** `tx, ty` of its space. */
  space: [number, number];
  /** Widths of its clip and of those that this lies in. */
  clips: number[];
  texture: number;
}

/** A batch, with the target of its pass. */
interface Listed {
  target: number;
  first: number;
  count: number;
  kinds: number;
  textures: number[];
  spaces: number[];
  clips: number[];
}

/** A host: takes lists and keeps what they say. */
export class Host {
  readonly list = new DrawList();
  readonly retained = new Retained();
  readonly operations: string[] = [];
  geometry = new Uint32Array(0);
  paint = new Uint32Array(0);

  /** Takes a list. Throws if it is none, or does not follow the last. */
  apply(words: Uint32Array): void {
    this.operations.length = 0;
    this.list.read(words);
    this.retained.apply(this.list, this.#sink);
    this.retained.verify();
  }

  readonly #sink: Sink = {
    resizePool: (count) => {
      this.geometry = resized(this.geometry, count * geometryPlaces.words);
      this.paint = resized(this.paint, count * paintPlaces.words);
    },
    writeGeometry: (first, count, words, at) =>
      this.geometry.set(
        words.subarray(at, at + count * geometryPlaces.words),
        first * geometryPlaces.words,
      ),
    writePaint: (first, count, words, at) =>
      this.paint.set(words.subarray(at, at + count * paintPlaces.words), first * paintPlaces.words),
    createPage: (texture, width, height) =>
      this.operations.push(`create ${texture} ${width}x${height}`),
    writePage: (texture, x, y, width, height) =>
      this.operations.push(`write ${texture} ${x},${y} ${width}x${height}`),
    showImage: (texture) => this.operations.push(`image ${texture}`),
    keepLevels: (texture) => this.operations.push(`levels ${texture}`),
    createTarget: (texture, width, height) =>
      this.operations.push(`target ${texture} ${width}x${height}`),
    destroyTexture: (texture) => this.operations.push(`destroy ${texture}`),
  };

  /** Passes, with what each of their batches lists. */
  get passes(): Pass[] {
    const { passes, passWords } = this.retained;
    const found = [];
    for (let at = 0; at < passWords; at = afterPass(passes, at)) found.push(readPass(passes, at));
    return found;
  }

  /** All batches, with what each lists. */
  get batches(): Listed[] {
    return this.passes.flatMap(({ target, batches }) =>
      batches.map(({ first, count, kinds, textures, spaces, clips }) => ({
        ...{ target, first, count, kinds },
        ...{ textures: [...textures], spaces: [...spaces], clips: [...clips] },
      })),
    );
  }

  /** What is drawn, in order. */
  get shown(): Shown[] {
    const found: Shown[] = [];
    for (const batch of this.batches) {
      for (let index = batch.first; index < batch.first + batch.count; index += 1) {
        const shown = this.#shown(index, batch);
        if (shown) found.push(shown);
      }
    }
    return found;
  }

  #shown(index: number, batch: Listed): Shown | undefined {
    const geometry = readGeometry(this.geometry, index * geometryPlaces.words);
    const paint = readPaint(this.paint, index * paintPlaces.words);
    const what = geometry.kind & geometryKind.number;
    const { edges, part } = readImageFields(Uint32Array.from(paint.fields), 0);
    if (what === geometryKind.nothing) return undefined;
    const { spaces, clips, clipParents } = this.retained;
    const spaceAt = (batch.spaces[geometry.space] ?? 0) * SPACE_FLOATS;
    const widths: number[] = [];
    let slot = geometry.clip === NO_SLOT ? 0 : (batch.clips[geometry.clip] ?? 0);
    for (; slot !== 0; slot = clipParents[slot - 1] ?? 0) {
      widths.push(clips[(slot - 1) * CLIP_FLOATS + clipPlaces.width - clipPlaces.affine] ?? 0);
    }
    const [, , , , tx = 0, ty = 0] = geometry.affine;
    return {
      node: paint.node,
      kind: kinds[what] ?? 'box',
      rounded: (geometry.kind & geometryKind.radii) !== 0,
      at: [tx, ty],
      opacity: geometry.opacity,
      size: [paint.width, paint.height],
      radii: [...paint.radii],
      color: paint.color,
      edges: [...edges],
      part: [...part],
      space: [spaces[spaceAt + 4] ?? 0, spaces[spaceAt + 5] ?? 0],
      clips: widths,
      texture: isTextured(what) ? (batch.textures[geometry.texture] ?? 0) : 0,
    };
  }
}

function resized(words: Uint32Array<ArrayBuffer>, count: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(count);
  next.set(words.subarray(0, count));
  return next;
}
