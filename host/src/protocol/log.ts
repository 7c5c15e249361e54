/**
 * What an engine was told since its last snapshot: enough to make an equal one.
 *
 * @module
 */

/** What can be replayed: an engine, or a fake in a test. */
export interface Replayable {
  apply(batch: Uint32Array): unknown;
  key(key: number, phase: number, time: number): void;
  frame(time: number): unknown;
}

/** A batch in a buffer that may be longer. */
interface LoggedBatch {
  kind: 'batch';
  buffer: ArrayBuffer;
  length: number;
}

type Entry = LoggedBatch | { kind: 'key'; key: number; phase: number; time: number } | { kind: 'frame'; time: number };

/**
 * Keeps batches, keys and the times of the frames that took them, until a snapshot acknowledges them.
 *
 * Frames without input are not kept: what moves depends on the time only, not on which frames came before. Pictures and fonts
 * are not kept either: a fresh engine asks for them again.
 */
export class InputLog {
  readonly #giveBack: (buffer: ArrayBuffer) => void;
  #entries: Entry[] = [];
  #snapshot: Uint32Array | undefined;
  #words = 0;
  #batches = 0;
  #frameDue = false;

  /** @param giveBack Gets the buffers of batches that are no longer needed. */
  constructor(giveBack: (buffer: ArrayBuffer) => void) {
    this.#giveBack = giveBack;
  }

  /** The last snapshot, if one was taken. */
  get snapshot(): Uint32Array | undefined {
    return this.#snapshot;
  }

  /** Words of the batches that are kept. */
  get words(): number {
    return this.#words;
  }

  /** Count of everything that is kept. */
  get inputs(): number {
    return this.#entries.length;
  }

  /** Count of the batches that are kept. */
  get batches(): number {
    return this.#batches;
  }

  /** Keeps a batch: the first `length` words of `buffer`, which the log has from now on. */
  batch(buffer: ArrayBuffer, length: number): void {
    this.#entries.push({ kind: 'batch', buffer, length });
    this.#words += length;
    this.#batches += 1;
    this.#frameDue = true;
  }

  /** Takes the batch back that was kept last: it was refused and changed nothing. Its buffer is the caller's again. */
  dropLastBatch(): void {
    const last = this.#entries.at(-1);
    if (last?.kind !== 'batch') return;
    this.#entries.pop();
    this.#words -= last.length;
    this.#batches -= 1;
  }

  /** Keeps a key. */
  key(key: number, phase: number, time: number): void {
    this.#entries.push({ kind: 'key', key, phase, time });
    this.#frameDue = true;
  }

  /** Says that a frame was made. */
  frame(time: number): void {
    if (!this.#frameDue) return;
    this.#frameDue = false;
    this.#entries.push({ kind: 'frame', time });
  }

  /** Whether a snapshot would free anything. */
  get worthSnapshot(): boolean {
    return this.#entries.length > 0;
  }

  /** Takes over a snapshot that holds everything so far. Batches before it are given back. */
  acknowledge(snapshot: Uint32Array): void {
    this.#snapshot = snapshot;
    for (const entry of this.#entries) if (entry.kind === 'batch') this.#giveBack(entry.buffer);
    this.#entries = [];
    this.#words = 0;
    this.#batches = 0;
    this.#frameDue = false;
  }

  /** Hands everything since the snapshot to `engine`, in order. Inputs that no frame took yet are handed over as well, without one. */
  replay(engine: Replayable): void {
    for (const entry of this.#entries) {
      if (entry.kind === 'batch') engine.apply(new Uint32Array(entry.buffer, 0, entry.length));
      else if (entry.kind === 'key') engine.key(entry.key, entry.phase, entry.time);
      else engine.frame(entry.time);
    }
  }
}
