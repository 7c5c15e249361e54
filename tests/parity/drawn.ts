/**
 * What a full draw list draws, as text: for comparing engines with different pasts.
 *
 * Slots, texture ids, and places in the glyph atlas depend on the order in which pictures and fonts came, and on the frames in which it happened. What is
 * drawn does not. So each instance becomes a line with everything that its slots stand for: its space and its clips with all numbers, pictures numbered
 * in the order of their first use, glyphs as a checksum of their texels.
 *
 * @module
 */
import {
  BATCH_LIMIT,
  CLIP_WORDS,
  DrawList,
  float,
  GEOMETRY_WORDS,
  kind,
  NO_SLOT,
  operation,
  PAINT_WORDS,
  RADII,
  SPACE_WORDS,
  section,
} from '../../host/src/gpu/draw-list.ts';

/** The slots that a batch's instances refer to. */
interface Batch {
  first: number;
  count: number;
  textures: number[];
  spaces: number[];
  clips: number[];
}

interface Page {
  width: number;
  height: number;
  texels: Uint8Array;
}

/** An instance, with what its slots stand for. */
interface Drawn {
  node: number;
  what: number;
  /** Eight words of geometry and sixteen of paint. */
  shape: Uint32Array;
  look: Uint32Array;
  /** The affine to the stage of the space that it lies in. */
  space: readonly number[];
  /** What cuts it, from the innermost. */
  clips: readonly Clip[];
  texture: number;
}

interface Clip {
  affine: readonly number[];
  /** Width, height and radii. */
  box: readonly number[];
  space: readonly number[];
}

/** Yields the instances in paint order. */
function* instancesOf(list: DrawList): Generator<Drawn> {
  const { words } = list;
  const geometry = poolOf(list, section.geometry, GEOMETRY_WORDS);
  const paint = poolOf(list, section.paint, PAINT_WORDS);
  const spaces = tableOf(list, section.spaces, SPACE_WORDS, (at) => floats(words, at + 2, 6));
  const clips = tableOf(list, section.clips, CLIP_WORDS, (at) => at);
  const chain = (slot: number): Clip[] => {
    const at = clips.get(slot);
    if (at === undefined) return [];
    const [inside = 0, space = 0] = words.subarray(at + 1, at + 3);
    const clip = { affine: floats(words, at + 3, 6), box: floats(words, at + 9, 6), space: spaces.get(space) ?? [] };
    return [clip, ...chain(inside)];
  };
  for (const batch of batchesOf(list)) {
    for (let instance = batch.first; instance < batch.first + batch.count; instance += 1) {
      const shape = geometry.subarray(instance * GEOMETRY_WORDS, (instance + 1) * GEOMETRY_WORDS);
      const look = paint.subarray(instance * PAINT_WORDS, (instance + 1) * PAINT_WORDS);
      const references = shape[7] ?? 0;
      const what = (references >>> 24) & ~RADII;
      if (what === kind.nothing) continue;
      // The slot of the stage that a slot of the batch stands for.
      const slot = (at: number, slots: readonly number[]) => {
        const own = (references >>> at) & 0xff;
        return own === NO_SLOT ? 0 : (slots[own] ?? 0);
      };
      yield {
        node: look[15] ?? 0,
        what,
        shape,
        look,
        space: spaces.get(slot(0, batch.spaces)) ?? [],
        clips: chain(slot(8, batch.clips)),
        texture: slot(16, batch.textures),
      };
    }
  }
}

/**
 * A line per instance, in paint order; the first line is the surface.
 *
 * @throws {@link InlayError} `mismatch` if it is no draw list.
 */
export function drawn(words: Uint32Array): string[] {
  const list = new DrawList();
  list.read(words);
  const { pages, pictures } = texturesOf(list);
  const seen = new Map<number, number>();
  const numberOf = (texture: number): number => {
    if (!seen.has(texture)) seen.set(texture, seen.size + 1);
    return seen.get(texture) as number;
  };
  const materialOf = ({ what, texture, look }: Drawn): string => {
    if (what === kind.glyph) return `glyph ${checksum(pages.get(texture), look)}`;
    if (what !== kind.picture) return 'box';
    return `picture ${numberOf(texture)} (${pictures.get(texture)}) ${floats(look, 7, 4).join(' ')}`;
  };

  const { stageWidth, stageHeight, surfaceWidth, surfaceHeight } = list;
  const lines = [`${stageWidth} x ${stageHeight} dp on ${surfaceWidth} x ${surfaceHeight} pixels`];
  for (const instance of instancesOf(list)) {
    const { node, shape, look, space, clips } = instance;
    const color = (look[6] ?? 0).toString(16).padStart(8, '0');
    const corners = (shape[7] ?? 0) >>> 31 ? ` radii ${floats(look, 2, 4).join(' ')}` : '';
    const cut = clips
      .map(({ affine, box, space }) => ` clip ${box.join(' ')} at ${affine.join(' ')} in ${space.join(' ')}`)
      .join('');
    const place = `at ${floats(shape, 0, 6).join(' ')} opacity ${floats(shape, 6, 1)} in ${space.join(' ')}`;
    lines.push(
      `node ${node}: ${materialOf(instance)} ${floats(look, 0, 2).join(' x ')} #${color}${corners} ${place}${cut}`,
    );
  }
  return lines;
}

/** A box in dp on the stage, its ends not included. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the ink of each text's glyphs is drawn, as far as it can be seen, by node. */
export function textBoxes(words: Uint32Array): Map<number, Box> {
  const list = new DrawList();
  list.read(words);
  const { pages } = texturesOf(list);
  const boxes = new Map<number, Box>();
  for (const { node, what, shape, look, space, clips, texture } of instancesOf(list)) {
    const isSeen = float(shape[6] ?? 0) > 0 && ((look[6] ?? 0) & 0xff) > 0;
    if (what !== kind.glyph || !isSeen) continue;
    const glyph = clips.reduce(
      (box, clip) => common(box, stageBox(clip.affine, clip.space, clip.box)),
      inkBox(stageBox(floats(shape, 0, 6), space, floats(look, 0, 2)), look, pages.get(texture)),
    );
    if (glyph.left >= glyph.right || glyph.top >= glyph.bottom) continue;
    const box = boxes.get(node) ?? glyph;
    boxes.set(node, {
      left: Math.min(box.left, glyph.left),
      top: Math.min(box.top, glyph.top),
      right: Math.max(box.right, glyph.right),
      bottom: Math.max(box.bottom, glyph.bottom),
    });
  }
  return boxes;
}

/** A glyph's box without the border of one empty pixel of its page. */
function inkBox({ left, top, right, bottom }: Box, look: Uint32Array, page: Page | undefined): Box {
  if (!page) return { left, top, right, bottom };
  const [fromX = 0, fromY = 0, toX = 1, toY = 1] = floats(look, 7, 4);
  const across = (right - left) / ((toX - fromX) * page.width);
  const down = (bottom - top) / ((toY - fromY) * page.height);
  return { left: left + across, top: top + down, right: right - across, bottom: bottom - down };
}

/** A box of a size on the stage, where nothing is rotated. */
function stageBox(
  affine: readonly number[],
  space: readonly number[],
  [width = 0, height = 0]: readonly number[],
): Box {
  const [left, top] = through(space, ...through(affine, 0, 0));
  const [right, bottom] = through(space, ...through(affine, width, height));
  return { left, top, right, bottom };
}

/** What lies in both; its ends cross where there is nothing. */
function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** A point through an affine. */
function through([a = 1, b = 0, c = 0, d = 1, tx = 0, ty = 0]: readonly number[], x: number, y: number) {
  return [a * x + c * y + tx, b * x + d * y + ty] as const;
}

/** SHA-256 of lines. */
export async function hashOf(lines: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function floats(words: Uint32Array, start: number, count: number): number[] {
  return Array.from(words.subarray(start, start + count), float);
}

function tableOf<T>(list: DrawList, kind: number, size: number, read: (at: number) => T): Map<number, T> {
  const table = new Map<number, T>();
  for (let at = list.start(kind); at < list.end(kind); at += size) table.set(list.words[at] ?? 0, read(at));
  return table;
}

/** Geometry or paint of all instances. */
function poolOf(list: DrawList, kind: number, size: number): Uint32Array {
  const pool = new Uint32Array(list.instances * size);
  for (let at = list.start(kind); at < list.end(kind); ) {
    const [first = 0, count = 0] = list.words.subarray(at, at + 2);
    pool.set(list.words.subarray(at + 2, at + 2 + count * size), first * size);
    at += 2 + count * size;
  }
  return pool;
}

function batchesOf(list: DrawList): Batch[] {
  const batches: Batch[] = [];
  let at = list.start(section.passes);
  const word = () => list.words[at++] ?? 0;
  const slots = () => Array.from({ length: Math.min(word(), BATCH_LIMIT) }, word);
  for (let passes = word(); passes > 0; passes -= 1) {
    at += 2;
    for (let left = word(); left > 0; left -= 1) {
      const [first, count] = [word(), word()];
      at += 1;
      batches.push({ first, count, textures: slots(), spaces: slots(), clips: slots() });
    }
  }
  return batches;
}

/** The atlas pages with their texels, and the sizes of the pictures. */
function texturesOf(list: DrawList): { pages: Map<number, Page>; pictures: Map<number, string> } {
  const { words } = list;
  const pages = new Map<number, Page>();
  const pictures = new Map<number, string>();
  let at = list.start(section.textures);
  while (at < list.end(section.textures)) {
    const [what = 0, texture = 0, a = 0, b = 0, width = 0, height = 0, bytes = 0] = words.subarray(at, at + 7);
    if (what === operation.createPage) {
      pages.set(texture, { width: a, height: b, texels: new Uint8Array(a * b) });
      at += 4;
    } else if (what === operation.writePage) {
      const page = pages.get(texture);
      const pixels = new Uint8Array(words.buffer, words.byteOffset + (at + 7) * 4, bytes);
      for (let row = 0; page && row < height; row += 1) {
        page.texels.set(pixels.subarray(row * width, (row + 1) * width), (b + row) * page.width + a);
      }
      at += 7 + Math.ceil(bytes / 4);
    } else {
      if (what === operation.image) pictures.set(texture, `${a} x ${b}`);
      at += what === operation.image ? 4 : 2;
    }
  }
  return { pages, pictures };
}

/** Size and FNV-1a of the texels that a glyph's quad shows. */
function checksum(page: Page | undefined, look: Uint32Array): string {
  if (!page) return 'of no page';
  const edge = (word: number, length: number) => Math.round(float(look[word] ?? 0) * length);
  const [left, top] = [edge(7, page.width), edge(8, page.height)];
  const [right, bottom] = [edge(9, page.width), edge(10, page.height)];
  let hash = 0x811c9dc5;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      hash = Math.imul(hash ^ (page.texels[row * page.width + column] ?? 0), 0x01000193) >>> 0;
    }
  }
  return `${right - left} x ${bottom - top} ${hash.toString(16)}`;
}
