/**
 * Rows of the table, and reading and writing by them.
 *
 * @module
 */
import { ANY, type Codec, type Range } from './codec.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { named } from './error.ts';
import type { BatchWriter, EntryCursor } from './stream.ts';

/** The systems of an engine, by their numbers. */
export const systemNames = [
  'engine',
  'scene',
  'layout',
  'scroll',
  'animation',
  'focus',
  'text',
  'resources',
  'render',
] as const;

/** A system of the engine. */
export type SystemName = (typeof systemNames)[number];

/** What the table says about an entry whose value is a `T`. */
export interface EntryInfo<T = unknown> {
  /** Number. */
  readonly id: number;
  /** Name in kebab-case, as in WIT and CSS. */
  readonly name: string;
  /** Name in camelCase: its key in `properties`, `commands` and so on. */
  readonly key: string;
  /** Which table. */
  readonly table: 'command' | 'property' | 'event' | 'request' | 'setting';
  /** What the value looks like. */
  readonly codec: Codec<T>;
  /** Holds for the numbers in the value that have none of their own. */
  readonly range: Range;
  /** The system that decides what it means. */
  readonly owner: SystemName;
  /** All systems that read it. */
  readonly systems: readonly SystemName[];
  /** Unit of its numbers. */
  readonly unit: 'dp' | 'px' | 'ms' | 'degrees' | 'bytes' | null;
  /** How two values interpolate. */
  readonly animate: 'none' | 'number' | 'length' | 'dimension' | 'size' | 'color';
  /** In the table, not implemented yet: refused as `unsupported`. */
  readonly later: boolean;
  /** Packed initial value of a property or setting; `null` for others. */
  readonly default: readonly number[] | null;
}

/** What the generated table gives for a row; the rest is as most rows have it. */
export interface EntryFacts {
  readonly systems?: readonly [SystemName, ...SystemName[]];
  readonly range?: Range;
  readonly unit?: EntryInfo['unit'];
  readonly animate?: EntryInfo['animate'];
  readonly later?: boolean;
  readonly default?: readonly number[];
}

/** A row of the generated table. */
export function row<T>(
  table: EntryInfo['table'],
  id: number,
  name: string,
  key: string,
  codec: Codec<T>,
  facts: EntryFacts = {},
): EntryInfo<T> {
  const { systems = ['engine'], range = ANY, unit = null, animate = 'none', later = false } = facts;
  return {
    id,
    name,
    key,
    table,
    codec,
    range,
    owner: systems[0],
    systems,
    unit,
    animate,
    later,
    default: facts.default ?? null,
  };
}

/** The rows of tables by their ids. */
export function byId(...tables: readonly { readonly [key: string]: EntryInfo }[]): {
  readonly [id: number]: EntryInfo;
} {
  const rows: { [id: number]: EntryInfo } = {};
  for (const table of tables) {
    for (const entry of Object.values(table)) rows[entry.id] = entry;
  }
  return rows;
}

/** Whether the id is that of a request or setting that who does not know it may skip. */
export function isOptional(id: number): boolean {
  const block = id >> 8;
  return (block === 0x81 || block === 0x82) && (id & 0x80) !== 0;
}

/**
 * Adds an entry to a batch.
 *
 * @throws {@link SchemaError} with the name of the entry and the path inside its value; nothing is
 * added then.
 */
export function writeEntry<T>(writer: BatchWriter, entry: EntryInfo<T>, value: T): void {
  writer.begin(entry.id);
  try {
    encode(entry.codec, value, writer, entry.range);
    writer.end();
  } catch (error) {
    writer.cancel();
    throw named(error, entry.key);
  }
}

/**
 * The value of an entry.
 *
 * @param words Its payload, or a cursor that stands on it.
 * @throws {@link SchemaError} with the name of the entry and the path inside its value.
 */
export function readEntry<T>(entry: EntryInfo<T>, words: Uint32Array | EntryCursor): T {
  // Most events are a node and no more, and come by thousands: no view of the words is made.
  if (
    entry.codec.kind === 'u32' &&
    entry.range === ANY &&
    !(words instanceof Uint32Array) &&
    words.length === 1
  )
    return words.word(0) as T;
  try {
    return decode(entry.codec, words instanceof Uint32Array ? words : words.value(), entry.range);
  } catch (error) {
    throw named(error, entry.key);
  }
}

/** The initial value of a property or setting. */
export function defaultOf<T>(entry: EntryInfo<T>): T {
  return readEntry(entry, Uint32Array.from(entry.default ?? []));
}
