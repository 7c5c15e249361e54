/**
 * Whether another thread still answers.
 *
 * @module
 */

/** What a heartbeat needs of the platform; a test has its own. */
export interface Timers {
  setTimeout(work: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

const platform: Timers = {
  setTimeout: (work, milliseconds) => setTimeout(work, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as number),
};

/** Questions within the time that an answer may take. */
const BEATS = 4;

/**
 * Asks repeatedly, and calls back when there is no answer.
 *
 * It counts its own beats and not the time: where this thread is blocked, the answers wait with the
 * beats, and nobody is taken for dead.
 */
export class Heartbeat {
  readonly #ask: () => void;
  readonly #silent: () => void;
  readonly #timers: Timers;
  #limit: number;
  #timer: unknown;
  #missed = 0;
  #asked = false;

  /**
   * @param ask Sends a question.
   * @param silent Is called once when there was no answer for `limit` milliseconds; {@link start}
   *   begins again.
   */
  constructor(limit: number, ask: () => void, silent: () => void, timers: Timers = platform) {
    this.#limit = limit;
    this.#ask = ask;
    this.#silent = silent;
    this.#timers = timers;
  }

  /** Begins, or begins again with another limit in milliseconds. */
  start(limit = this.#limit): void {
    this.stop();
    this.#limit = limit;
    if (Number.isFinite(limit)) this.#beat();
  }

  stop(): void {
    if (this.#timer !== undefined) this.#timers.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missed = 0;
    this.#asked = false;
  }

  /** There was an answer. */
  answered(): void {
    this.#asked = false;
    this.#missed = 0;
  }

  #beat(): void {
    if (this.#asked) this.#missed += 1;
    if (this.#missed >= BEATS) {
      this.stop();
      return this.#silent();
    }
    if (!this.#asked) {
      this.#asked = true;
      this.#ask();
    }
    this.#timer = this.#timers.setTimeout(() => this.#beat(), this.#limit / BEATS);
  }
}
