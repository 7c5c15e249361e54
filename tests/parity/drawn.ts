/**
 * What a full draw list draws, as text: for comparing engines with different pasts.
 *
 * Slots, texture ids, and places in the glyph atlas depend on the order in which pictures and fonts
 * came, and on the frames in which it happened. What is drawn does not. So each instance becomes a
 * line with everything that its slots stand for: its space and its clips with all numbers, pictures
 * numbered in the order of their first use, glyphs as a checksum of their texels.
 *
 * @module
 */
import {
  afterClip,
  afterGeometryRange,
  afterPaintRange,
  afterPass,
  afterSpace,
  afterTextureOperation,
  type Clip as ClipRow,
  DrawList,
  type Geometry,
  geometryKind,
  type ImageFields,
  NO_SLOT,
  type Paint,
  readClip,
  readGeometryRange,
  readImageFields,
  readPaintRange,
  readPass,
  readSpace,
  readTextureOperation,
  section,
} from '../../host/src/gpu/draw-list.ts';

interface Page {
  width: number;
  height: number;
  texels: Uint8Array;
}

/** An instance, with what its slots stand for. */
interface Drawn {
  what: number;
  shape: Geometry;
  look: Paint;
  /** The affine to the stage of the space that it lies in. */
  space: readonly number[];
  /** What cuts it, from the innermost. */
  clips: readonly Clip[];
  texture: number;
  /** Where its pass draws: the target, 0 for the surface, and its place. */
  pass: readonly [target: number, x: number, y: number];
}

interface Clip {
  affine: readonly number[];
  /** Width, height and radii. */
  box: readonly number[];
  space: readonly number[];
}

/** The rows of a section. */
function rowsOf<Row>(
  list: DrawList,
  kind: number,
  read: (words: Uint32Array, at: number) => Row,
  after: (words: Uint32Array, at: number) => number,
): Row[] {
  const rows: Row[] = [];
  for (let at = list.start(kind); at < list.end(kind); at = after(list.words, at))
    rows.push(read(list.words, at));
  return rows;
}

/** Yields the instances in paint order. */
function* instancesOf(list: DrawList): Generator<Drawn> {
  const geometry = rowsOf(list, section.geometry, readGeometryRange, afterGeometryRange);
  const paint = rowsOf(list, section.paint, readPaintRange, afterPaintRange);
  const shapes = poolOf(geometry, list.instances);
  const looks = poolOf(paint, list.instances);
  const spaces = bySlot(rowsOf(list, section.spaces, readSpace, afterSpace));
  const clips = bySlot(rowsOf(list, section.clips, readClip, afterClip));
  const affineOf = (slot: number | undefined) => spaces.get(slot ?? 0)?.affine ?? [];
  const chain = (slot: number, end: number): Clip[] => {
    const clip = clips.get(slot);
    if (!clip || slot === end) return [];
    return [
      { affine: clip.affine, box: boxOf(clip), space: affineOf(clip.space) },
      ...chain(clip.parent, end),
    ];
  };
  for (const { target, x, y, clip, batches } of rowsOf(list, section.passes, readPass, afterPass)) {
    for (const batch of batches) {
      for (let instance = batch.first; instance < batch.first + batch.count; instance += 1) {
        const [shape, look] = [shapes[instance], looks[instance]];
        if (!shape || !look) continue;
        const what = shape.kind & geometryKind.number;
        if (what === geometryKind.nothing) continue;
        yield {
          what,
          shape,
          look,
          space: affineOf(batch.spaces[shape.space]),
          clips: chain(shape.clip === NO_SLOT ? 0 : (batch.clips[shape.clip] ?? 0), clip),
          texture: shape.texture === NO_SLOT ? 0 : (batch.textures[shape.texture] ?? 0),
          pass: [target, x, y],
        };
      }
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
  const materialOf = ({ what, shape, texture, look }: Drawn): string => {
    if (what === geometryKind.glyph) return `glyph ${checksum(pages.get(texture), look)}`;
    if (what === geometryKind.image) {
      const { edges } = fieldsOf(look);
      return `picture ${numberOf(texture)} (${pictures.get(texture)}) ${edges.join(' ')}`;
    }
    return what === geometryKind.box ? 'box' : `primitive ${shape.kind} ${look.fields.join(' ')}`;
  };

  const { stageWidth, stageHeight, surfaceWidth, surfaceHeight } = list;
  const lines = [`${stageWidth} x ${stageHeight} dp on ${surfaceWidth} x ${surfaceHeight} pixels`];
  for (const instance of instancesOf(list)) {
    const { shape, look, space, clips } = instance;
    const color = look.color.toString(16).padStart(8, '0');
    const corners = (shape.kind & geometryKind.radii) !== 0 ? ` radii ${look.radii.join(' ')}` : '';
    const cut = clips
      .map(
        ({ affine, box, space }) =>
          ` clip ${box.join(' ')} at ${affine.join(' ')} in ${space.join(' ')}`,
      )
      .join('');
    const [target, x, y] = instance.pass;
    const into = target === 0 ? '' : `into ${numberOf(target)} at ${x} ${y}: `;
    const place = `at ${shape.affine.join(' ')} opacity ${shape.opacity} in ${space.join(' ')}`;
    const size = `${look.width} x ${look.height}`;
    lines.push(
      `${into}node ${look.node}: ${materialOf(instance)} ${size} #${color}${corners} ${place}${cut}`,
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
  for (const { what, shape, look, space, clips, texture } of instancesOf(list)) {
    const { node } = look;
    const isSeen = shape.opacity > 0 && (look.color & 0xff) > 0;
    if (what !== geometryKind.glyph || !isSeen) continue;
    const glyph = clips.reduce(
      (box, clip) => common(box, stageBox(clip.affine, clip.space, clip.box)),
      inkBox(stageBox(shape.affine, space, [look.width, look.height]), look, pages.get(texture)),
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

/** What else an image or a glyph has. */
function fieldsOf({ fields }: Paint): ImageFields {
  return readImageFields(Uint32Array.from(fields), 0);
}

/** A glyph's box without the border of one empty pixel of its page. */
function inkBox({ left, top, right, bottom }: Box, look: Paint, page: Page | undefined): Box {
  if (!page) return { left, top, right, bottom };
  const [fromX = 0, fromY = 0, toX = 1, toY = 1] = fieldsOf(look).edges;
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
function through(
  [a = 1, b = 0, c = 0, d = 1, tx = 0, ty = 0]: readonly number[],
  x: number,
  y: number,
) {
  return [a * x + c * y + tx, b * x + d * y + ty] as const;
}

/** SHA-256 of lines. */
export async function hashOf(lines: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Width, height and radii. */
function boxOf({ width, height, radii }: ClipRow): number[] {
  return [width, height, ...radii];
}

function bySlot<Row extends { slot: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.slot, row]));
}

/** Geometry or paint of all instances. */
function poolOf<Row>(
  ranges: readonly { first: number; instances: readonly Row[] }[],
  count: number,
): Row[] {
  const pool = new Array<Row>(count);
  for (const { first, instances } of ranges) {
    for (const [index, row] of instances.entries()) pool[first + index] = row;
  }
  return pool;
}

/** The atlas pages with their texels, and the sizes of the pictures. */
function texturesOf(list: DrawList): { pages: Map<number, Page>; pictures: Map<number, string> } {
  const pages = new Map<number, Page>();
  const pictures = new Map<number, string>();
  for (const operation of rowsOf(
    list,
    section.textures,
    readTextureOperation,
    afterTextureOperation,
  )) {
    if (operation.tag === 'create-page') {
      const { texture, width, height } = operation;
      pages.set(texture, { width, height, texels: new Uint8Array(width * height) });
    } else if (operation.tag === 'write-page') {
      const { texture, x, y, width, height, pixels } = operation;
      const page = pages.get(texture);
      for (let row = 0; page && row < height; row += 1) {
        page.texels.set(
          pixels.subarray(row * width, (row + 1) * width),
          (y + row) * page.width + x,
        );
      }
    } else if (operation.tag === 'create-target') {
      pictures.set(operation.texture, `target of ${operation.width} x ${operation.height}`);
    } else if (operation.tag === 'image') {
      pictures.set(operation.texture, `${operation.width} x ${operation.height}`);
    }
  }
  return { pages, pictures };
}

/** Size and FNV-1a of the texels that a glyph's quad shows. */
function checksum(page: Page | undefined, look: Paint): string {
  if (!page) return 'of no page';
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = fieldsOf(look).edges;
  const [left, top] = [Math.round(fromX * page.width), Math.round(fromY * page.height)];
  const [right, bottom] = [Math.round(toX * page.width), Math.round(toY * page.height)];
  let hash = 0x811c9dc5;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      hash = Math.imul(hash ^ (page.texels[row * page.width + column] ?? 0), 0x01000193) >>> 0;
    }
  }
  return `${right - left} x ${bottom - top} ${hash.toString(16)}`;
}
