/**
 * `inlay:text/text` and `inlay:text/measure` in jco's shape, streams for them, and a page to look
 * at what comes out.
 *
 * @module
 */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  AvailableWidth,
  Glyphs,
  TextInterface,
  TextSize,
  Uploads,
} from '../../../schema/typescript/generated/interfaces.ts';
import {
  BatchWriter,
  commands,
  type MissingFontReason,
  missingFontReasonCodec,
  type Properties,
  properties,
  writeEntry,
} from '../../../schema/typescript/index.ts';

export type {
  AvailableWidth,
  Glyphs,
  TextInterface,
  TextSize,
  Uploads,
} from '../../../schema/typescript/generated/interfaces.ts';

export { refusal } from '../refusal.ts';

/** The number of a reason. */
export const reasonOf = (reason: MissingFontReason): number =>
  missingFontReasonCodec.kind === 'enum' ? missingFontReasonCodec.cases.indexOf(reason) : -1;

/** Both interfaces of one instance. */
export interface TextSystem {
  text: TextInterface;
  measure: { measure(node: number, available: AvailableWidth): TextSize };
}

/** Text properties by name. */
export type Style = Partial<Pick<Properties, (typeof NAMES)[number]>>;

const NAMES = [
  'content',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'lineHeight',
  'letterSpacing',
  'wordSpacing',
  'textAlign',
  'verticalAlign',
  'maxLines',
  'textOverflow',
  'textWrap',
  'language',
  'direction',
] as const;

/** The demo's fonts, numbered from 1. */
export const FACES = [
  { family: 'Inter', weight: 400, src: 'Inter-Regular.ttf' },
  { family: 'Inter', weight: 600, src: 'Inter-SemiBold.ttf' },
  { family: 'Inter', weight: 700, src: 'Inter-Bold.ttf' },
  { family: 'Noto Sans Arabic', weight: 600, src: 'NotoSansArabic-SemiBold.ttf' },
  { family: 'Noto Sans JP', weight: 700, src: 'NotoSansJP-Bold.ttf' },
] as const;

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../examples/home/assets/fonts');

/** Bytes of a font of the demo, by its number. */
export function fontBytes(font: number): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, FACES[font - 1]?.src ?? '')));
}

/** Entries that make faces known, all of the demo's unless told otherwise. */
export function faces(...fonts: readonly number[]): Uint32Array {
  const writer = new BatchWriter();
  for (const font of fonts.length > 0 ? fonts : FACES.map((_, at) => at + 1)) {
    const face = FACES[font - 1];
    if (face) writeEntry(writer, commands.addFontFace, { font, style: 'normal', ...face });
  }
  return writer.entries().slice();
}

/** Entries that make a text node. */
export function creation(node: number, style: Style = {}): Uint32Array {
  const writer = new BatchWriter();
  writeEntry(writer, commands.createNode, { node, kind: 'text' });
  writeStyle(writer, node, { fontFamily: ['Inter'], ...style });
  return writer.entries().slice();
}

/** Entries that set properties of a node. */
export function change(node: number, style: Style): Uint32Array {
  const writer = new BatchWriter();
  writeStyle(writer, node, style);
  return writer.entries().slice();
}

/** Entries that remove nodes. */
export function removals(...nodes: readonly number[]): Uint32Array {
  const writer = new BatchWriter();
  for (const node of nodes) writeEntry(writer, commands.removeNode, node);
  return writer.entries().slice();
}

function writeStyle(writer: BatchWriter, node: number, style: Style): void {
  writer.select(node);
  for (const name of NAMES) {
    const value = style[name];
    if (value !== undefined) writeEntry(writer, properties[name] as never, value as never);
  }
}

/** A quad: where it is in the box, in dp, and in its page, in pixels. */
export interface Quad {
  x: number;
  y: number;
  width: number;
  height: number;
  page: number;
  source: readonly number[];
}

/** Quads by node. */
export function quads(glyphs: Glyphs): Map<number, Quad[]> {
  const found = new Map<number, Quad[]>();
  for (let at = 0; at < glyphs.nodes.length; at += 3) {
    const [node = 0, first = 0, count = 0] = glyphs.nodes.subarray(at, at + 3);
    const list: Quad[] = [];
    for (let quad = first; quad < first + count; quad++) {
      const [x = 0, y = 0, width = 0, height = 0, ...source] = glyphs.quads.subarray(
        8 * quad,
        8 * quad + 8,
      );
      list.push({ x, y, width, height, page: glyphs.pages[quad] ?? -1, source });
    }
    found.set(node, list);
  }
  return found;
}

/** Pages as a host keeps them. */
export class Pages {
  readonly #pages = new Map<number, { width: number; pixels: Uint8Array }>();

  /** Takes uploads as a host does; throws where they break the interface. */
  take({ parts, pixels }: Uploads): void {
    let at = 0;
    for (let part = 0; part < parts.length; part += 7) {
      const [page = 0, pageWidth = 0, pageHeight = 0, x = 0, y = 0, width = 0, height = 0] =
        parts.subarray(part);
      const target = this.#pages.get(page) ?? {
        width: pageWidth,
        pixels: new Uint8Array(pageWidth * pageHeight),
      };
      this.#pages.set(page, target);
      if (x + width > pageWidth || y + height > pageHeight)
        throw new Error(`expected a part inside page ${page}`);
      for (let row = 0; row < height; row++, at += width) {
        target.pixels.set(pixels.subarray(at, at + width), (y + row) * target.width + x);
      }
    }
    if (at !== pixels.length) throw new Error(`expected ${at} bytes, got ${pixels.length}`);
  }

  /** How many pages there are. */
  get size(): number {
    return this.#pages.size;
  }

  /** Pixels of a quad's glyph. */
  glyph(quad: Quad): Uint8Array {
    const [x = 0, y = 0, width = 0, height = 0] = quad.source;
    const page = this.#pages.get(quad.page);
    if (!page) throw new Error(`expected page ${quad.page}`);
    const found = new Uint8Array(width * height);
    for (let row = 0; row < height; row++) {
      const start = (y + row) * page.width + x;
      found.set(page.pixels.subarray(start, start + width), row * width);
    }
    return found;
  }

  /** Whether both hold the same pixels. */
  equals(other: Pages): boolean {
    if (this.size !== other.size) return false;
    return [...this.#pages].every(([number, { pixels }]) => {
      const theirs = other.#pages.get(number)?.pixels;
      return theirs !== undefined && Buffer.compare(pixels, theirs) === 0;
    });
  }
}
