/**
 * The form in which trees are written, and what becomes of it in the two worlds: elements for a
 * browser, words for a layout.
 *
 * A tree is a list of lines, parents before children: `depth kind declarations`. The kind is
 * `view`, `image:WIDTHxHEIGHT` with the natural size, or `text:WORDSxWIDTHxHEIGHT`: a paragraph of
 * equal words, with no space between them. Declarations are CSS with the names of the schema,
 * separated by `;`. The first line is the root at depth 0:
 *
 *     0 view flex-direction:column
 *     1 view flex-grow:1;padding-left:5%
 *     2 image:160x90 max-width:50%
 *
 * @module
 */
import {
  BatchWriter,
  commands,
  type EntryInfo,
  properties,
  type TrackBreadth,
  type TrackList,
  type TrackSize,
  writeEntry,
} from '../../../schema/typescript/index.ts';

/** Size of the stage that all trees are laid out in. */
export const STAGE = { width: 1000, height: 600 };

/** A line of a tree, taken apart. */
export interface TreeNode {
  depth: number;
  /** Place of the parent among the lines; -1 for the root. */
  parent: number;
  /** Natural size if it is an image. */
  natural: readonly [number, number] | undefined;
  /** Its words if it is a text. */
  words: Words | undefined;
  declarations: readonly (readonly [name: string, value: string])[];
}

/** A paragraph of so many equal words, sizes in dp. */
export interface Words {
  count: number;
  width: number;
  height: number;
}

/** Takes the lines of a tree apart. */
export function parseTree(lines: readonly string[]): TreeNode[] {
  const open: number[] = [];
  return lines.map((line, at) => {
    const [, depthText = '', kind = '', text = ''] = /^(\d+) (\S+) ?(.*)$/.exec(line) ?? [];
    const depth = Number(depthText);
    const parent = depth === 0 ? -1 : open[depth - 1];
    if (parent === undefined || (depth === 0) !== (at === 0))
      throw new Error(`expected a depth that fits: ${line}`);
    open.length = depth;
    open.push(at);
    const [, width, height] = /^image:([\d.]+)x([\d.]+)$/.exec(kind) ?? [];
    const words = toWords(kind);
    if (!width && !words && kind !== 'view')
      throw new Error(`expected view, image:WxH or text:NxWxH: ${line}`);
    const declarations = text
      .split(';')
      .filter(Boolean)
      .map((declaration) => {
        const colon = declaration.indexOf(':');
        return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const;
      });
    return {
      depth,
      parent,
      natural: width ? [Number(width), Number(height)] : undefined,
      words,
      declarations,
    };
  });
}

/**
 * Place among the lines of what a node is laid out in: the nearest node above it that has a box; -1
 * for the root.
 */
export function containerOf(nodes: readonly TreeNode[], node: TreeNode): number {
  let { parent } = node;
  for (let above = nodes[parent]; above && isContents(above); above = nodes[parent])
    parent = above.parent;
  return parent;
}

function isContents({ declarations }: TreeNode): boolean {
  return declarations.some(([name, value]) => name === 'display' && value === 'contents');
}

function toWords(kind: string): Words | undefined {
  const [, count, width, height] = /^text:(\d+)x([\d.]+)x([\d.]+)$/.exec(kind) ?? [];
  return count ? { count: Number(count), width: Number(width), height: Number(height) } : undefined;
}

/** Size of a paragraph in a width: as many words in each line as fit, but at least one. */
export function measureWords({ count, width, height }: Words, available: number) {
  const perLine = Math.max(1, Math.min(count, Math.floor(available / width)));
  return { width: perLine * width, height: Math.ceil(count / perLine) * height, baseline: height };
}

/** The same tree as HTML. The root's box is the stage, as Inlay's is. */
export function toHtml(nodes: readonly TreeNode[]): string {
  let html = '';
  let depth = -1;
  const closing: string[] = [];
  nodes.forEach((node, at) => {
    while (depth >= node.depth) {
      html += closing.pop();
      depth--;
    }
    const styles = node.declarations.map(([name, value]) => toCss(name, value));
    if (at === 0) {
      styles.push(
        `position:absolute;left:0;top:0;right:auto;bottom:auto;margin:0;box-sizing:border-box`,
      );
      styles.push(
        `width:${STAGE.width}px;height:${STAGE.height}px;min-width:0;min-height:0;max-width:none;max-height:none`,
      );
    }
    const [width, height] = node.natural ?? [];
    const open = node.natural ? `canvas width="${width}" height="${height}"` : 'div';
    // A paragraph is laid out as itself, whatever its display is, unless it has none.
    if (node.words && !styles.includes('display:none')) styles.push('display:block');
    html += `<${open} class="n" style="${styles.join(';')}">${node.words ? toInline(node.words) : ''}`;
    closing.push(node.natural ? '</canvas>' : '</div>');
    depth = node.depth;
  });
  return html + closing.reverse().join('');
}

function toInline({ count, width, height }: Words): string {
  return `<i style="width:${width}px;height:${height}px"></i>`.repeat(count);
}

/** What every node starts with in Inlay, as CSS; and words of paragraphs. */
export const BASE_CSS = `
  .n { all: initial; display: flex; position: relative; box-sizing: border-box; border: 0 solid; scrollbar-width: none; direction: inherit; font-size: 0; line-height: 0; }
  i { all: initial; display: inline-block; }
`;

function toCss(name: string, value: string): string {
  if (/^max-(width|height)$/.test(name) && value === 'auto') return `${name}:none`;
  if (name === 'aspect-ratio' && value === 'none') return `${name}:auto`;
  if (name === 'grid-auto-flow') return `${name}:${value.replace('-', ' ')}`;
  return `${name.replace(/^inset-(top|right|bottom|left)$/, '$1')}:${value}`;
}

/**
 * The entry stream that makes the tree: the node of line `i` has the id `i + 1`, so that the root's
 * is 1.
 */
export function toEntries(nodes: readonly TreeNode[]): Uint32Array {
  const writer = new BatchWriter();
  const start = writer.finish(0).length;
  nodes.forEach((node, at) => {
    const id = at + 1;
    const kind = node.natural ? 'image' : node.words ? 'text' : 'view';
    if (at > 0) writeEntry(writer, commands.createNode, { node: id, kind });
    else writeEntry(writer, commands.selectNode, id);
    for (const [name, value] of node.declarations) writeDeclaration(writer, name, value);
    if (at > 0)
      writeEntry(writer, commands.insertChild, { parent: node.parent + 1, child: id, before: 0 });
  });
  return writer.finish(0).slice(start);
}

/** Natural sizes as `set-natural-sizes` takes them. */
export function naturalSizes(nodes: readonly TreeNode[]): {
  nodes: Uint32Array;
  sizes: Float32Array;
} {
  const images = nodes.flatMap(({ natural }, at) => (natural ? [{ id: at + 1, natural }] : []));
  return {
    nodes: Uint32Array.from(images, ({ id }) => id),
    sizes: Float32Array.from(images.flatMap(({ natural }) => natural)),
  };
}

const byName = new Map<string, EntryInfo>(
  Object.values(properties).map((entry) => [entry.name, entry as EntryInfo]),
);

/** Adds one declaration to a stream. */
export function writeDeclaration(writer: BatchWriter, name: string, value: string): void {
  const entry = byName.get(name);
  if (!entry) throw new Error(`expected a property of the schema, got ${name}`);
  writeEntry(writer, entry, toValue(entry, value));
}

function toValue(entry: EntryInfo, value: string): unknown {
  const { kind } = entry.codec;
  if (/^grid-template-/.test(entry.name))
    return value === 'none' ? [] : parts(value).map(trackList);
  if (/^grid-auto-(columns|rows)$/.test(entry.name)) return parts(value).map(trackSize);
  if (/^grid-(column|row)-(start|end)$/.test(entry.name)) return gridLine(value);
  if (kind === 'enum') return value.replace(' ', '-');
  if (kind === 'variant') return size(value);
  if (entry.name === 'aspect-ratio') return value === 'none' ? null : Number(value);
  if (kind === 'option') return value === 'none' ? null : size(value);
  return Number.parseFloat(value);
}

/** A length, `auto` or a sizing keyword. */
function size(value: string): { tag: string; val?: number } {
  const [, room] = /^fit-content\((.+)\)$/.exec(value) ?? [];
  if (!room) return /^[a-z]/.test(value) ? { tag: value } : length(value);
  const { tag, val } = length(room);
  return { tag: `fit-content-${tag}`, val };
}

function length(value: string): { tag: 'dp' | 'percent'; val: number } {
  return { tag: value.endsWith('%') ? 'percent' : 'dp', val: Number.parseFloat(value) };
}

function gridLine(value: string): unknown {
  if (value === 'auto') return { tag: 'auto' };
  const span = /^span (\d+)$/.exec(value);
  return span ? { tag: 'span', val: Number(span[1]) } : { tag: 'line', val: Number(value) };
}

/** Parts separated by spaces outside parentheses. */
function parts(value: string): string[] {
  const found = [''];
  let depth = 0;
  for (const letter of value) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ' ' && depth === 0) found.push('');
    else found.push(found.pop() + letter);
  }
  return found;
}

function trackList(value: string): TrackList {
  const [, times, tracks] = /^repeat\(([^,]+),(.*)\)$/.exec(value) ?? [];
  if (!times || !tracks) return { repeat: { tag: 'count', val: 1 }, sizes: [trackSize(value)] };
  const repeat =
    times === 'auto-fill' || times === 'auto-fit'
      ? { tag: times as 'auto-fill' | 'auto-fit' }
      : { tag: 'count' as const, val: Number(times) };
  return { repeat, sizes: parts(tracks).map(trackSize) };
}

function trackSize(value: string): TrackSize {
  const [, min, max] = /^minmax\(([^,]+),(.+)\)$/.exec(value) ?? [];
  if (min && max) return { min: breadth(min), max: breadth(max) };
  const both = breadth(value);
  return { min: /^fr|^fit/.test(both.tag) ? { tag: 'auto' } : both, max: both };
}

function breadth(value: string): TrackBreadth {
  if (value === 'auto' || value === 'min-content' || value === 'max-content') return { tag: value };
  if (value.endsWith('fr')) return { tag: 'fraction', val: Number.parseFloat(value) };
  const [, limit] = /^fit-content\((.+)\)$/.exec(value) ?? [];
  if (!limit) return length(value);
  return {
    tag: limit.endsWith('%') ? 'fit-content-percent' : 'fit-content',
    val: Number.parseFloat(limit),
  };
}
