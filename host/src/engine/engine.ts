/**
 * The engine as the host calls it, whatever form it was loaded from: `wit/engine/engine.wit` in
 * TypeScript.
 *
 * Lists that come out are views that hold until the next call into the engine; who keeps one copies
 * it.
 *
 * @module
 */
import type {
  EngineInterface,
  Fault,
  Output,
  Problem,
  RefusedSetting,
  UnknownNumber,
} from '../../../schema/typescript/generated/interfaces.ts';
import { floatOf } from '../../../schema/typescript/rows.ts';
import {
  casesOf,
  type EntryInfo,
  refusalReasonCodec,
  settings,
  systemNames,
} from '../protocol/schema.ts';

export type { Output as FrameOutput };

/**
 * One running engine.
 *
 * Each method throws {@link EngineRefusal} for an `err` of the interface. Any other exception is a
 * trap: the instance is broken and must not be called again.
 */
export interface Engine extends Omit<EngineInterface, 'apply'> {
  /**
   * Applies a batch and answers how many entries it had, or `undefined` if it was refused, which an
   * event tells, too.
   */
  apply(batch: Uint32Array): number | undefined;
  /** Bytes of the engine's linear memory; 0 where the form does not say. */
  memoryBytes(): number;
  /** Bytes of each linear memory, by the system that has it; not where systems share one. */
  memories?(): ReadonlyMap<string, number>;
}

/** An engine's code, loaded and compiled: makes any number of fresh instances. */
export interface EngineFactory {
  /** What was loaded, for messages: `profile rust, form module`. */
  readonly name: string;
  /** All systems of its profile, those that the host calls by themselves, too. */
  readonly systems?: readonly string[];
  /** A new instance. */
  instantiate(): Promise<Engine>;
  /**
   * A trap of one of its instances as a sentence without its full stop: which system trapped in
   * which call, if that is known.
   */
  explain?(trap: Error): string | undefined;
}

/** `problem` of the WIT interface in words, with the number that it carries. */
const problems: { readonly [tag in Problem['tag']]?: (value: number) => string } = {
  'unknown-node': (id) => `a node that does not exist (${id})`,
  'bad-length': (length) => `a list of the wrong length (${length})`,
  'bad-number': (at) =>
    `a number that is not finite or out of range (at position ${at} of its list)`,
  malformed: (at) => `an entry that cannot be read (at word ${at})`,
  'too-many': (count) => `more items than there can be (${count})`,
  'unknown-resource': (number) => `a page, texture or font that does not exist (${number})`,
  'unknown-number': (number) => `a number that its table does not have (${number})`,
  'bad-time': () => 'a time that is not finite or went back',
  'bad-version': (version) => `a state of another version (expected ${version})`,
  limit: (limit) => `more than it takes (at most ${limit})`,
};

/** `layout answered solve with a number that is not finite …; scene found it`. */
function faultInWords({ system, function: call, problem, foundBy }: Partial<Fault>): string {
  if (system === undefined || !call || !problem || foundBy === undefined)
    return 'A system of the engine broke its interface';
  const what = problems[problem.tag]?.('val' in problem ? problem.val : 0);
  const where = `"${systemOf(system)}" of the engine`;
  // One that refuses what is right is its own witness.
  if (foundBy === system)
    return `${where} refused a correct call of ${call}${what ? `, as ${what}` : ''}`;
  return `${where} answered ${call} with ${what ?? 'what its interface does not allow'}; ${systemOf(foundBy)} found it`;
}

const systemOf = (number: number): string => systemNames[number] ?? `system ${number}`;

/** `The engine refused rebuild: 9 is no "system" of its schema, which has 9 …`. */
function numberInWords(call: string, { number, table, known }: UnknownNumber): string {
  return (
    `The engine refused ${call}: ${number} is no "${table}" that it knows; expected 0 to ` +
    `${known - 1}. If the host has it, engine and host are of different versions`
  );
}

/** `The engine refused the setting "width": out of range …`. */
function settingInWords({ setting, reason, expected, found }: RefusedSetting): string {
  const number = `0x${setting.toString(16)}`;
  const row = Object.values<EntryInfo>(settings).find(({ id }) => id === setting);
  const why = casesOf(refusalReasonCodec)[reason];
  if (why === 'unsupported' || !row)
    return (
      `The engine does not know setting ${number}${row ? ` ("${row.key}")` : ''}: engine and host ` +
      'are of different versions. Use an engine that was composed by the version of this host'
    );
  const { min, max } = row.range;
  const isFloat = row.codec.kind === 'f32';
  const got = isFloat ? floatOf(found) : found;
  const range = why === 'out-of-range' ? `expected ${min} to ${max}, got ${got}` : '';
  const facts = range || `${why ?? reason} (expected ${expected}, got ${found})`;
  return `The engine refused the setting "${row.key}" (${number}): ${facts}`;
}

function inWords(call: string, reason: string, value: unknown): string {
  if (reason === 'system-fault') return faultInWords((value ?? {}) as Partial<Fault>);
  if (reason === 'unknown-number') return numberInWords(call, value as UnknownNumber);
  if (reason === 'bad-setting') return settingInWords(value as RefusedSetting);
  return `The engine refused ${call}: ${reason}${value === undefined ? '' : ` (${String(value)})`}`;
}

/** An `err` of an engine call: nothing was changed, and the engine continues. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  /** The call. */
  readonly call: string;
  /** Case of `engine-error`, such as `bad-time`. */
  readonly reason: string;
  /** What the case carries. */
  readonly value: unknown;

  constructor(call: string, reason: string, value: unknown) {
    super(`${inWords(call, reason, value)}.`);
    this.call = call;
    this.reason = reason;
    this.value = value;
  }
}
