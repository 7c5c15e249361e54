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
} from '../../../host/src/gpu/draw-list.ts';

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

/**
 * A line per instance, in paint order; the first line is the surface.
 *
 * @throws {@link InlayError} `mismatch` if it is no draw list.
 */
export function drawn(words: Uint32Array): string[] {
  const list = new DrawList();
  list.read(words);
  const { pages, pictures } = texturesOf(list);
  const geometry = poolOf(list, section.geometry, GEOMETRY_WORDS);
  const paint = poolOf(list, section.paint, PAINT_WORDS);
  const spaces = tableOf(list, section.spaces, SPACE_WORDS, (at) => floats(words, at + 2, 6));
  const clips = tableOf(list, section.clips, CLIP_WORDS, (at) => at);
  const clip = (slot: number): string => {
    const at = clips.get(slot);
    if (at === undefined) return '';
    const [inside = 0, space = 0] = words.subarray(at + 1, at + 3);
    return ` clip ${floats(words, at + 3, 12)} in ${spaces.get(space)}${inside === 0 ? '' : clip(inside)}`;
  };
  const seen = new Map<number, number>();
  const numberOf = (texture: number): number => {
    if (!seen.has(texture)) seen.set(texture, seen.size + 1);
    return seen.get(texture) as number;
  };

  const { stageWidth, stageHeight, surfaceWidth, surfaceHeight } = list;
  const lines = [`${stageWidth} x ${stageHeight} dp on ${surfaceWidth} x ${surfaceHeight} pixels`];
  for (const batch of batchesOf(list)) {
    for (let instance = batch.first; instance < batch.first + batch.count; instance += 1) {
      const shape = geometry.subarray(instance * GEOMETRY_WORDS, (instance + 1) * GEOMETRY_WORDS);
      const look = paint.subarray(instance * PAINT_WORDS, (instance + 1) * PAINT_WORDS);
      const references = shape[7] ?? 0;
      const what = (references >>> 24) & ~RADII;
      if (what === kind.nothing) continue;
      const slot = (at: number, slots: number[]) => slots[(references >>> at) & 0xff] ?? 0;
      const texture = ((references >>> 16) & 0xff) === NO_SLOT ? 0 : slot(16, batch.textures);
      const cut = ((references >>> 8) & 0xff) === NO_SLOT ? '' : clip(slot(8, batch.clips));
      const material =
        what === kind.glyph
          ? `glyph ${checksum(pages.get(texture), look)}`
          : what === kind.picture
            ? `picture ${numberOf(texture)} (${pictures.get(texture)}) ${floats(look, 7, 4)}`
            : 'box';
      const color = (look[6] ?? 0).toString(16).padStart(8, '0');
      const corners = (references >>> 31) & 1 ? ` radii ${floats(look, 2, 4)}` : '';
      lines.push(
        `node ${look[15]}: ${material} ${floats(look, 0, 2)} #${color}${corners} at ${floats(shape, 0, 6)} opacity ${floats(shape, 6, 1)} in ${spaces.get(slot(0, batch.spaces))}${cut}`,
      );
    }
  }
  return lines;
}

/** SHA-256 of lines. */
export async function hashOf(lines: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function floats(words: Uint32Array, start: number, count: number): string {
  return Array.from(words.subarray(start, start + count), float).join(' ');
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
