/**
 * The tree of a stage as text.
 *
 * @module
 */
import { shown } from '../protocol/error.ts';
import { type NodeState, ROOT } from './internal.ts';
import { type ImageStatus, type NodeRecord, readRecord, type Values } from './record.ts';
import { shortForms } from './short-forms.ts';
import type { Rect } from './types.ts';
import { written } from './written.ts';

/** What of a dump can be left out. */
export interface DumpParts {
  properties: boolean;
  bounds: boolean;
}

/** A line of a dump, as the tree was when it was asked for. */
interface Line {
  readonly id: number;
  readonly kind: string;
  readonly key: string | undefined;
  readonly depth: number;
  readonly bounds: Promise<Rect | undefined> | undefined;
}

/**
 * The tree that begins with `top`, a node a line.
 *
 * All questions to the engine are asked in this call, before anything is waited for.
 */
export async function dump(top: NodeState, parts: DumpParts): Promise<string> {
  const { core } = top;
  const lines = linesOf(top, parts);
  const snapshot = core.snapshot();
  const record = readRecord(await snapshot);
  const names: Names = (id) => core.nameOf(id);
  const texts = await Promise.all(
    lines.map(async (line) => {
      const found = record.get(line.id);
      const bounds = await line.bounds;
      return textOf(line, bounds, found, parts.properties ? names : undefined);
    }),
  );
  const { width, height, pixelWidth, pixelHeight } = core.config;
  return [`stage ${width} x ${height} dp, ${pixelWidth} x ${pixelHeight} px`, ...texts, ''].join(
    '\n',
  );
}

function linesOf(top: NodeState, parts: DumpParts): Line[] {
  const lines: Line[] = [];
  const add = (node: NodeState, depth: number) => {
    const { id, kind, key, core } = node;
    const bounds = parts.bounds ? core.bounds(node).catch(() => undefined) : undefined;
    lines.push({ id, kind, key, depth, bounds });
    for (let child = node.first; child; child = child.next) add(child, depth + 1);
  };
  add(top, 0);
  return lines;
}

/** How nodes that are values of properties are called. */
type Names = (id: number) => string;

function textOf(
  { id, kind, key, depth }: Line,
  bounds: Rect | undefined,
  record: NodeRecord | undefined,
  names: Names | undefined,
): string {
  const states = record?.states ?? [];
  const mark = states.includes('focused') ? '>' : ' ';
  const name = id === ROOT ? 'root' : key === undefined ? kind : `${kind} ${shown(key)}`;
  const parts = [
    name,
    ...(bounds ? [boxText(bounds)] : []),
    ...(states.length > 0 ? [`[${states.join(' ')}]`] : []),
    ...(record?.image ? [imageText(record.image)] : []),
    ...(record && names ? propertyTexts(record, names) : []),
  ];
  return `${mark} ${'  '.repeat(depth)}${parts.join(' ')}`;
}

/** `x,y width x height`, in dp. */
function boxText({ x, y, width, height }: Rect): string {
  const [left, top, wide, high] = [x, y, width, height].map((side) => Math.round(side * 100) / 100);
  return `${left},${top} ${wide}x${high}`;
}

function imageText(image: ImageStatus): string {
  if (image.state === 'loaded') return `(loaded ${image.width}x${image.height} px)`;
  return image.state === 'failed' ? `(failed: ${image.reason})` : `(${image.state})`;
}

function propertyTexts({ base, styles }: NodeRecord, names: Names): string[] {
  const blocks: (readonly [string, Values])[] = [['', base]];
  for (const [name, style] of styles) blocks.push([`${name}: `, style]);
  return blocks
    .filter(([, values]) => values.size > 0)
    .map(([label, values]) => `${label}${valuesText(values, names)}`)
    .filter((text) => text !== '');
}

/** `{ width: 240, gap: 24 }`: longhands with one value are written as their shorthand. */
function valuesText(values: Values, names: Names): string {
  const texts = new Map<string, string>();
  const inOrder = [...values].sort(([one], [other]) => one.id - other.id);
  for (const [entry, value] of inOrder) {
    // The name of the line.
    if (entry.key !== 'focusKey') texts.set(entry.key, shownValue(written(entry, value, names)));
  }
  const renamed = new Map<string, string | undefined>();
  for (const [name, { keys, spread }] of Object.entries(shortForms)) {
    const [first = '', ...others] = keys;
    const isOne = spread(1)?.every((part) => part === 1);
    const text = texts.get(first);
    if (!isOne || text === undefined || others.some((key) => texts.get(key) !== text)) continue;
    renamed.set(first, name);
    for (const key of others) renamed.set(key, undefined);
  }
  const parts = [...texts].flatMap(([key, text]) => {
    const name = renamed.has(key) ? renamed.get(key) : key;
    return name === undefined ? [] : [`${name}: ${text}`];
  });
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}

/** As JavaScript writes it, and short. */
function shownValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shownValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return shown(value);
  const fields = Object.entries(value).map(([name, part]) => `${name}: ${shownValue(part)}`);
  return `{ ${fields.join(', ')} }`;
}
