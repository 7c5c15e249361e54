/**
 * The inputs of an engine since its last two snapshots: enough to make an equal one.
 *
 * @module
 */
import { events } from './schema.ts';

/** What can be replayed: an engine, or a fake in a test. */
export interface Replayable {
  apply(batch: Uint32Array): unknown;
  key(key: number, phase: number, time: number): void;
  /** @param events Events that the app got after the frame. */
  frame(time: number, events: Uint32Array): void;
}

/** A batch: the first `length` words of a buffer that may be longer. */
export interface LoggedBatch {
  kind: 'batch';
  buffer: ArrayBuffer;
  length: number;
  sequence: number;
}

/** A key with its phase and engine time. */
export interface LoggedKey {
  kind: 'key';
  key: number;
  phase: number;
  time: number;
}

/** An input that an engine broke down at, or the frame that took it. */
export type LogEntry =
  | LoggedBatch
  | LoggedKey
  | { kind: 'frame'; time: number; events: Uint32Array };

/**
 * A snapshot and what came after it. The first segment of a log has none: it begins with a new
 * engine.
 */
interface Segment {
  snapshot: Uint32Array | undefined;
  entries: LogEntry[];
}

/** The entry of a log at which an engine broke down while it was replayed. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  readonly entry: LogEntry;
  override readonly cause: Error;

  constructor(entry: LogEntry, cause: Error) {
    super(cause.message);
    this.entry = entry;
    this.cause = cause;
  }
}

const none = new Uint32Array(0);

/**
 * Keeps batches, keys and the times of the frames that took them, until two snapshots acknowledge
 * them: if an engine refuses the last snapshot, the one before it and everything since are still
 * there.
 *
 * Only inputs of complete frames are kept. Of frames without input, only those that emitted
 * something: what moves depends on the time only, not on which frames came before. Images and fonts
 * are not kept: a new engine requests them.
 */
export class InputLog {
  readonly #giveBack: (buffer: ArrayBuffer) => void;
  #older: Segment | undefined;
  #newest: Segment = { snapshot: undefined, entries: [] };
  #words = 0;
  #batches = 0;
  #frameDue = false;

  /** @param giveBack Gets the buffers of batches that are no longer needed. */
  constructor(giveBack: (buffer: ArrayBuffer) => void) {
    this.#giveBack = giveBack;
  }

  /** The snapshot that a replay starts from, if one was taken. */
  get snapshot(): Uint32Array | undefined {
    return this.#newest.snapshot;
  }

  /** Words of the batches since {@link snapshot}. */
  get words(): number {
    return this.#words;
  }

  /** Count of everything since {@link snapshot}. */
  get inputs(): number {
    return this.#newest.entries.length;
  }

  /** Count of the batches since {@link snapshot}. */
  get batches(): number {
    return this.#batches;
  }

  /** Keeps a batch: the first `length` words of `buffer`, which the log has from now on. */
  batch(buffer: ArrayBuffer, length: number, sequence = 0): void {
    this.#add({ kind: 'batch', buffer, length, sequence });
    this.#frameDue = true;
  }

  /** Keeps a key. */
  key(key: number, phase: number, time: number): void {
    this.#add({ kind: 'key', key, phase, time });
    this.#frameDue = true;
  }

  /** Notes that a frame was made, and which events the app got after it. */
  frame(time: number, words: Uint32Array = none): void {
    const emitted = eventsOf(words);
    if (!this.#frameDue && emitted.length === 0) return;
    this.#frameDue = false;
    this.#add({ kind: 'frame', time, events: emitted });
  }

  /** Whether a snapshot would free anything. */
  get worthSnapshot(): boolean {
    return this.#newest.entries.length > 0;
  }

  /** Takes a snapshot that holds everything so far. Batches before the last one are given back. */
  acknowledge(snapshot: Uint32Array): void {
    for (const entry of this.#older?.entries ?? [])
      if (entry.kind === 'batch') this.#giveBack(entry.buffer);
    this.#older = this.#newest;
    this.#newest = { snapshot, entries: [] };
    this.#words = 0;
    this.#batches = 0;
    this.#frameDue = false;
  }

  /**
   * Begins with the snapshots of another log, the older one first. What came after them is for the
   * caller to apply.
   */
  resume(snapshots: readonly Uint32Array[]): void {
    const [last, before] = [snapshots.at(-1), snapshots.at(-2)];
    this.#older = before && { snapshot: before, entries: [] };
    this.#newest = { snapshot: last, entries: [] };
  }

  /**
   * Drops the last snapshot: a replay starts from the one before it. Returns whether there is one.
   */
  fallBack(): boolean {
    const older = this.#older;
    if (!older) return false;
    const { entries } = this.#newest;
    this.#newest = { snapshot: older.snapshot, entries: [] };
    this.#older = undefined;
    this.#words = 0;
    this.#batches = 0;
    for (const entry of [...older.entries, ...entries]) this.#add(entry);
    return true;
  }

  /**
   * Takes the input at fault out: `entry`, or the last input that the frame `entry` took.
   *
   * @returns What was taken out; the frame itself if no input before it is left.
   */
  leaveOut(entry: LogEntry): LogEntry {
    const { entries } = this.#newest;
    const at = entries.indexOf(entry);
    const before = entries[at - 1];
    const fault = entry.kind === 'frame' && before && before.kind !== 'frame' ? before : entry;
    const rest = entries.filter((each) => each !== fault);
    this.#newest.entries = [];
    this.#words = 0;
    this.#batches = 0;
    for (const each of rest) this.#add(each);
    return fault;
  }

  /**
   * Applies everything since the snapshot to `engine`, in order.
   *
   * @throws {@link ReplayError} with the entry at which the engine threw.
   */
  replay(engine: Replayable): void {
    for (const entry of this.#newest.entries) {
      try {
        if (entry.kind === 'batch') engine.apply(new Uint32Array(entry.buffer, 0, entry.length));
        else if (entry.kind === 'key') engine.key(entry.key, entry.phase, entry.time);
        else engine.frame(entry.time, entry.events);
      } catch (error) {
        throw new ReplayError(entry, error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #add(entry: LogEntry): void {
    this.#newest.entries.push(entry);
    if (entry.kind !== 'batch') return;
    this.#words += entry.length;
    this.#batches += 1;
  }
}

/** The events of a frame, without the one that only says that it was the last for now. */
function eventsOf(words: Uint32Array): Uint32Array {
  const end = words.length;
  const isIdle = (at: number) => ((words[at] ?? 0) & 0xffff) === events.idle.id;
  // It comes last: number and count of frames.
  const length = end >= 2 && isIdle(end - 2) ? end - 2 : end;
  return length === 0 ? none : words.slice(0, length);
}
