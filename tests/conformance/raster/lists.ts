/**
 * Draw lists made by hand, for tests of whoever draws them.
 *
 * @module
 */
import {
  BATCH_LIMIT,
  feature,
  kind,
  MAGIC,
  MAX_CHAIN,
  NO_SLOT,
  RADII,
  section,
  VERSION,
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

/** The bits of a number. */
export function bitsOf(number: number): number {
  scratch.setFloat32(0, number);
  return scratch.getUint32(0);
}

/** The full list of a scene, numbered 1 unless told otherwise. */
export function fullList(scene: Scene, number = 1): Uint32Array {
  const { stage, pixels = stage, items } = scene;
  const { words, references } = batches(scene);
  const geometry = items.flatMap((item, index) => geometryOf(item, references[index] ?? 0));
  return list({ full: true, number, stage, pixels, instances: items.length }, [
    [section.textures, (scene.textures ?? []).flatMap(textureWords)],
    [section.spaces, [identity, ...(scene.spaces ?? [])].flatMap((affine, slot) => [slot, 0, ...affine.map(bitsOf)])],
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
export function list(head: Head, sections: readonly (readonly [number, readonly number[]])[]): Uint32Array {
  const { stage, pixels = stage } = head;
  const body = sections.flatMap(([kind, words]) => (words.length > 0 ? [kind, words.length, ...words] : []));
  const header = [MAGIC, VERSION, 12 + body.length, head.full ? 1 : 0, head.number, ...stage.map(bitsOf), ...pixels];
  return Uint32Array.from([...header, head.instances, BATCH_LIMIT, 0, ...body]);
}

function four(radii: Item['radii'] = 0): readonly number[] {
  return typeof radii === 'number' ? [radii, radii, radii, radii] : radii;
}

/** Geometry words of an instance. */
export function geometryOf(item: Item, reference: number): number[] {
  return [...item.affine.map(bitsOf), bitsOf(item.opacity ?? 1), reference];
}

/** Paint words of an instance. */
export function paintOf(item: Item, index: number): number[] {
  const numbers = [item.width, item.height, ...four(item.radii)].map(bitsOf);
  const edges = (item.edges ?? [0, 0, 1, 1]).map(bitsOf);
  const part = item.picture === undefined ? [0, 0, 0, 0] : (item.part ?? [0, 0, 1, 1]).map(bitsOf);
  return [...numbers, item.color ?? 0xffffffff, ...edges, ...part, index + 1];
}

function clipWords(clip: ClipItem, index: number): number[] {
  const numbers = [...clip.affine, clip.width, clip.height, ...four(clip.radii)].map(bitsOf);
  return [index + 1, clip.parent ?? 0, clip.space ?? 0, ...numbers, 0];
}

function textureWords(item: TextureItem): number[] {
  if ('create' in item) return [1, item.create, item.width, item.height];
  if ('image' in item) return [3, item.image, item.width, item.height];
  if ('destroy' in item) return [4, item.destroy];
  if ('levels' in item) return [5, item.levels];
  const { write, x, y, width, height, pixels } = item;
  const padded = new Uint8Array(Math.ceil(pixels.length / 4) * 4);
  padded.set(pixels);
  return [2, write, x, y, width, height, pixels.length, ...new Uint32Array(padded.buffer)];
}

/** Greedy batches, as `render` makes them, and the reference word of each instance. */
function batches(scene: Scene): { words: number[]; references: number[] } {
  const { clear = 0, items } = scene;
  const references: number[] = [];
  const done: number[][] = [];
  let first = 0;
  let features = 0;
  let members: number[][] = [[], [], []];
  const close = (end: number) => {
    if (end > first) done.push([first, end - first, features, ...members.flatMap((slots) => [slots.length, ...slots])]);
    [first, features, members] = [end, 0, [[], [], []]];
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
    const what = item.picture ? kind.picture : item.page ? kind.glyph : kind.box;
    features |= (rounded ? feature.radii : 0) | (item.clip ? feature.clips : 0);
    features |= item.picture ? feature.pictures : item.page ? feature.glyphs : 0;
    references.push((space | (clip << 8) | (texture << 16) | ((what | (rounded ? RADII : 0)) << 24)) >>> 0);
  }
  close(items.length);
  return { words: [1, 0, clear, done.length, ...done.flat()], references };
}

/** The slot of a clip, and of those that it lies in what is not plain, as far as they cut as they are. */
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
