/**
 * Files that are asked for before the engine wants them.
 *
 * @module
 */
import type { Progress } from './device.ts';

/**
 * Preloads at a time while nothing else loads. More than a browser opens connections: it starts the
 * next by itself, also while this thread works on its first frames.
 */
export const START_PLACES = 32;
/** Preloads at a time beside what the engine loads. */
export const PLACES_BESIDE = 2;
/** Milliseconds without a byte after which a preload is given up. */
export const SILENCE = 10_000;

/** Loads a file to where the engine will look for it. */
export type Preload = (signal: AbortSignal, progress: Progress) => Promise<unknown>;

/** Does something later; what it returns takes that back. */
type Timer = (milliseconds: number, work: () => void) => () => void;

/** A preload that runs. */
interface Running {
  /** Settles with it, and is never rejected. */
  readonly over: Promise<void>;
  /** Who wants the file meanwhile. */
  readonly progress: Set<Progress>;
}

/**
 * Preloads, a few at a time and in their order, from {@link start} on.
 *
 * One that fails is silent: who wants its file asks for it once more, and hears why.
 */
export class Preloads {
  readonly #timer: Timer;
  /** Those that have not begun, by URL. */
  readonly #waiting = new Map<string, Preload>();
  readonly #running = new Map<string, Running>();
  #places = 0;

  /** @param timer Measures {@link SILENCE}: by default `setTimeout`. */
  constructor(timer: Timer = realTimer) {
    this.#timer = timer;
  }

  /** Count of those that are not over. */
  get pending(): number {
    return this.#waiting.size + this.#running.size;
  }

  /** Adds a preload at the end, unless there is one of this URL. */
  add(url: string, preload: Preload): void {
    if (this.#waiting.has(url) || this.#running.has(url)) return;
    this.#waiting.set(url, preload);
    this.#startNext();
  }

  /** Lets so many run at a time from now on. */
  start(places: number): void {
    this.#places = places;
    this.#startNext();
  }

  /**
   * Somebody wants a file: a preload that has not begun is left to them; one that runs is waited
   * for.
   *
   * @param progress Is called as the file comes.
   * @throws The signal's reason when it is aborted meanwhile; the preload goes on.
   */
  async wanted(url: string, signal: AbortSignal, progress: Progress): Promise<void> {
    this.#waiting.delete(url);
    const running = this.#running.get(url);
    if (!running) return;
    running.progress.add(progress);
    let stop = () => {};
    const aborted = new Promise<never>((_, reject) => {
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort);
      stop = () => signal.removeEventListener('abort', abort);
      if (signal.aborted) abort();
    });
    try {
      await Promise.race([running.over, aborted]);
    } finally {
      stop();
      running.progress.delete(progress);
    }
  }

  #startNext(): void {
    for (const [url, preload] of this.#waiting) {
      if (this.#running.size >= this.#places) return;
      this.#waiting.delete(url);
      this.#run(url, preload);
    }
  }

  #run(url: string, preload: Preload): void {
    const control = new AbortController();
    const listeners = new Set<Progress>();
    const giveUp = () => control.abort();
    let stopTimer = this.#timer(SILENCE, giveUp);
    const progress: Progress = (isWhole) => {
      stopTimer();
      if (!isWhole) stopTimer = this.#timer(SILENCE, giveUp);
      for (const each of listeners) each(isWhole);
    };
    const over = preload(control.signal, progress)
      .catch(() => {})
      .then(() => {
        stopTimer();
        this.#running.delete(url);
        this.#startNext();
      });
    this.#running.set(url, { over, progress: listeners });
  }
}

const realTimer: Timer = (milliseconds, work) => {
  const handle = setTimeout(work, milliseconds);
  return () => clearTimeout(handle);
};
