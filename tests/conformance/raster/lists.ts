/**
 * Draw lists made by hand, for tests of whoever draws them.
 *
 * @module
 */
import {
  BATCH_LIMIT,
  type Batch,
  batchFeatures,
  geometryKind,
  header,
  headerFlags,
  MAX_CHAIN,
  NO_SLOT,
  optionalSections,
  SKIPPABLE,
  section,
  type TextureOperation,
  writeClip,
  writeGeometry,
  writeHeader,
  writeImageFields,
  writeMeshFields,
  writePaint,
  writePass,
  writeSpace,
  writeTextureOperation,
} from '../../../host/src/gpu/draw-list.ts';

/** `a, b, c, d, tx, ty`. */
export type Affine = readonly [number, number, number, number, number, number];

/** Leaves everything where it is. */
export const identity: Affine = [1, 0, 0, 1, 0, 0];

/** Moves. */
export const at = (x: number, y: number): Affine => [1, 0, 0, 1, x, y];

/** Turns by degrees, clockwise, and scales, about a point that lands at `x, y`. */
export function turned(degrees: number, x: number, y: number, scaleX = 1, scaleY = scaleX): Affine {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos * scaleX, sin * scaleX, -sin * scaleY, cos * scaleY, x, y];
}

/** An instance. */
export interface Item {
  /** From its box to its space. */
  affine: Affine;
  width: number;
  height: number;
  /** `0xRRGGBBAA`. White unless given. */
  color?: number;
  opacity?: number;
  /** From the top left clockwise, or one for all. */
  radii?: readonly [number, number, number, number] | number;
  /** Slot of its space; 0 unless given. */
  space?: number;
  /** Slot of its clip; 0, none, unless given. */
  clip?: number;
  /** A picture's texture. */
  picture?: number;
  /** A page's texture. */
  page?: number;
  /**
   * A triangle between the top left, top right and bottom left of the box, where given: a colour
   * for each corner, and a place on the page.
   */
  mesh?: {
    colors: readonly [number, number, number];
    texels?: readonly (readonly [number, number])[];
  };
  /** Texture coordinates at the left, top, right and bottom. */
  edges?: readonly [number, number, number, number];
  /** The part of a picture that samples are held to; all of it unless given. */
  part?: readonly [number, number, number, number];
}

/** A clip. */
export interface ClipItem {
  affine: Affine;
  width: number;
  height: number;
  radii?: readonly [number, number, number, number] | number;
  space?: number;
  /** Slot of the clip it lies in. */
  parent?: number;
}

/** An operation on a texture. */
export type TextureItem =
  | { create: number; width: number; height: number }
  | { write: number; x: number; y: number; width: number; height: number; pixels: Uint8Array }
  | { image: number; width: number; height: number }
  | { levels: number }
  | { destroy: number };

/** What a full list says. */
export interface Scene {
  /** Stage in dp, and the surface in pixels; the same unless `pixels` is given. */
  stage: readonly [number, number];
  pixels?: readonly [number, number];
  clear?: number;
  textures?: readonly TextureItem[];
  /** From slot 1 on; 0 is the stage. */
  spaces?: readonly Affine[];
  /** From slot 1 on. */
  clips?: readonly ClipItem[];
  items: readonly Item[];
}

const scratch = new DataView(new ArrayBuffer(4));

/** The words of a row, written by `write`. */
function wordsOf<Row>(write: (out: number[], row: Row) => void, row: Row): number[] {
  const words: number[] = [];
  write(words, row);
  return words;
}

/** The bits of a number. */
export function bitsOf(number: number): number {
  scratch.setFloat32(0, number);
  return scratch.getUint32(0);
}

/** The full list of a scene, numbered 1 unless told otherwise. */
export function fullList(scene: Scene, number = 1): Uint32Array {
  const { stage, pixels = stage, items } = scene;
  const { words, references } = batches(scene);
  const geometry = items.flatMap((item, index) =>
    geometryOf(item, references[index] as References),
  );
  return list({ full: true, number, stage, pixels, instances: items.length }, [
    [section.textures, (scene.textures ?? []).flatMap(textureWords)],
    [section.spaces, [identity, ...(scene.spaces ?? [])].flatMap(spaceWords)],
    [section.clips, (scene.clips ?? []).flatMap(clipWords)],
    [section.geometry, items.length > 0 ? [0, items.length, ...geometry] : []],
    [section.paint, items.length > 0 ? [0, items.length, ...items.flatMap(paintOf)] : []],
    [section.passes, words],
  ]);
}

/** Head of a list. */
export interface Head {
  full?: boolean;
  number: number;
  stage: readonly [number, number];
  pixels?: readonly [number, number];
  instances: number;
}

/** A list of sections, the empty ones left out. */
export function list(
  head: Head,
  sections: readonly (readonly [number, readonly number[]])[],
): Uint32Array {
  const { stage, pixels = stage } = head;
  const body = sections.flatMap(([kind, words]) => {
    const number = optionalSections.includes(kind) ? (kind | SKIPPABLE) >>> 0 : kind;
    return words.length > 0 ? [number, words.length, ...words] : [];
  });
  const start = wordsOf(writeHeader, {
    magic: header.magicValue,
    version: header.versionValue,
    length: header.words + body.length,
    flags: head.full ? headerFlags.full : 0,
    number: head.number,
    stageWidth: stage[0],
    stageHeight: stage[1],
    surfaceWidth: pixels[0],
    surfaceHeight: pixels[1],
    instances: head.instances,
    textureUnits: BATCH_LIMIT,
    reserved: 0,
  });
  return Uint32Array.from([...start, ...body]);
}

function four(radii: Item['radii'] = 0): readonly number[] {
  return typeof radii === 'number' ? [radii, radii, radii, radii] : radii;
}

/** Words of a space. */
export function spaceWords(affine: Affine, slot: number): number[] {
  return wordsOf(writeSpace, { slot, container: 0, affine });
}

/** Geometry words of an instance that refers to these slots of its batch. */
export function geometryOf(item: Item, refers: References): number[] {
  return wordsOf(writeGeometry, { affine: item.affine, opacity: item.opacity ?? 1, ...refers });
}

/** Paint words of an instance. */
export function paintOf(item: Item, index: number): number[] {
  return wordsOf(writePaint, {
    width: item.width,
    height: item.height,
    radii: four(item.radii),
    color: item.color ?? 0xffffffff,
    fields: fieldsOf(item),
    node: index + 1,
  });
}

function fieldsOf({ edges = [0, 0, 1, 1], picture, part = [0, 0, 1, 1], mesh }: Item): number[] {
  if (!mesh)
    return wordsOf(writeImageFields, { edges, part: picture === undefined ? [0, 0, 0, 0] : part });
  const texel = (corner: number) => {
    const [across = 0, down = 0] = mesh.texels?.[corner] ?? [];
    return (Math.round(down * 65535) * 65536 + Math.round(across * 65535)) >>> 0;
  };
  return wordsOf(writeMeshFields, {
    colors: mesh.colors,
    texels: [texel(0), texel(1), texel(2)],
    reserved: [0, 0],
  });
}

function clipWords(clip: ClipItem, index: number): number[] {
  return wordsOf(writeClip, {
    slot: index + 1,
    parent: clip.parent ?? 0,
    space: clip.space ?? 0,
    affine: clip.affine,
    width: clip.width,
    height: clip.height,
    radii: four(clip.radii),
    reserved: 0,
  });
}

function textureWords(item: TextureItem): number[] {
  return wordsOf(writeTextureOperation, operationOf(item));
}

function operationOf(item: TextureItem): TextureOperation {
  if ('create' in item) return { tag: 'create-page', texture: item.create, ...item };
  if ('image' in item) return { tag: 'image', texture: item.image, ...item };
  if ('destroy' in item) return { tag: 'destroy', texture: item.destroy };
  if ('levels' in item) return { tag: 'levels', texture: item.levels };
  return { tag: 'write-page', texture: item.write, ...item };
}

/** What an instance refers to: slots of its batch, and its kind. */
export type References = { space: number; clip: number; texture: number; kind: number };

/** Greedy batches, as `render` makes them, and the reference word of each instance. */
function batches(scene: Scene): { words: number[]; references: References[] } {
  const { clear = 0, items } = scene;
  const references: References[] = [];
  const done: Batch[] = [];
  let first = 0;
  let [kinds, features] = [0, 0];
  let members: number[][] = [[], [], []];
  const close = (end: number) => {
    const [textures = [], spaces = [], clips = []] = members;
    const count = end - first;
    if (count > 0) done.push({ first, count, kinds, features, textures, spaces, clips });
    [first, kinds, features, members] = [end, 0, 0, [[], [], []]];
  };
  for (const [index, item] of items.entries()) {
    const needed = [
      [item.picture ?? item.page ?? 0].filter(Boolean),
      [item.space ?? 0],
      chainOf(scene, item.clip ?? 0),
    ];
    const sizes = members.map((slots, list) => new Set([...slots, ...(needed[list] ?? [])]).size);
    if (sizes.some((size) => size > BATCH_LIMIT)) close(index);
    const places = members.map((slots, list) => {
      for (const slot of needed[list] ?? []) if (!slots.includes(slot)) slots.push(slot);
      const [wanted] = needed[list] ?? [];
      return wanted === undefined ? NO_SLOT : slots.indexOf(wanted);
    });
    const [texture = NO_SLOT, space = NO_SLOT, clip = NO_SLOT] = places;
    const rounded = four(item.radii).some((radius) => radius > 0);
    const what = kindOf(item);
    features |= (rounded ? batchFeatures.radii : 0) | (item.clip ? batchFeatures.clips : 0);
    kinds |= 1 << what;
    references.push({ space, clip, texture, kind: what | (rounded ? geometryKind.radii : 0) });
  }
  close(items.length);
  return {
    words: wordsOf(writePass, { target: 0, clear, x: 0, y: 0, clip: 0, batches: done }),
    references,
  };
}

function kindOf({ mesh, picture, page }: Item): number {
  if (mesh) return geometryKind.mesh;
  if (picture) return geometryKind.image;
  return page ? geometryKind.glyph : geometryKind.box;
}

/**
 * The slot of a clip, and of those that it lies in what is not plain, as far as they cut as they
 * are.
 */
function chainOf(scene: Scene, slot: number): number[] {
  const listed: number[] = [];
  let exact = 0;
  for (let at = slot; at !== 0 && exact < MAX_CHAIN; at = scene.clips?.[at - 1]?.parent ?? 0) {
    const clip = scene.clips?.[at - 1];
    if (!clip) break;
    const space = scene.spaces?.[(clip.space ?? 0) - 1] ?? identity;
    const isTurned = [clip.affine, space].some(([, b, c]) => b !== 0 || c !== 0);
    const isPlain = !isTurned && four(clip.radii).every((radius) => radius === 0);
    if (at === slot || !isPlain) listed.push(at);
    if (!isPlain) exact += 1;
  }
  return listed;
}
