/**
 * What becomes of an engine that broke down: how long to wait before it is rebuilt, and when it is
 * given up.
 *
 * @module
 */

/** The limits of {@link Recovery}. Times in milliseconds. */
export interface RecoveryLimits {
  /** How long a failure counts. */
  window: number;
  /** Failures within the window whose input was not found, after which the engine is given up. */
  unexplained: number;
  /** Failures in all within the window, after which it is given up. */
  total: number;
  /**
   * Failures in a row without a complete frame and without an input, after which it is given up.
   */
  inARow: number;
  /** Rebuilds within the window that are made at once. */
  atOnce: number;
  /** The first wait; each one after it is twice as long. */
  firstWait: number;
  /** The longest wait. */
  longestWait: number;
}

/**
 * A TV at its limit must stay usable: at most 40 rebuilds a minute, and no more than 15 s of
 * waiting before the end.
 */
export const recoveryLimits: RecoveryLimits = {
  window: 60_000,
  unexplained: 12,
  total: 40,
  inARow: 4,
  atOnce: 3,
  firstWait: 100,
  longestWait: 3000,
};

/** What to do after a failure. */
export type Verdict =
  /** Rebuild at this time of the clock; first drop the last snapshot if `fallBack`. */
  | { kind: 'rebuild'; at: number; fallBack: boolean }
  /** Give up, and say so: `4 times in a row`. */
  | { kind: 'give-up'; count: string };

/** Counts failures. Has no clock: every call gets the time in milliseconds. */
export class Recovery {
  readonly #limits: RecoveryLimits;
  /** Times of the failures within the window. */
  #failures: number[] = [];
  /** Those of them that no input explains. */
  #unexplained: number[] = [];
  /** Failures since the last complete frame, with nothing to leave out. */
  #inARow = 0;

  constructor(limits: RecoveryLimits = recoveryLimits) {
    this.#limits = limits;
  }

  /** A frame is complete. */
  succeeded(): void {
    this.#inARow = 0;
  }

  /**
   * The engine broke down.
   *
   * @param suspects Whether an input may be at fault.
   * @param explained Whether the input at fault was found and is left out.
   */
  failed(now: number, suspects: boolean, explained: boolean): Verdict {
    const { window, unexplained, total, inARow } = this.#limits;
    const isRecent = (time: number) => time > now - window;
    this.#failures = [...this.#failures.filter(isRecent), now];
    this.#unexplained = this.#unexplained.filter(isRecent);
    if (explained) {
      // The failures that led to the input are explained, too.
      this.#unexplained = this.#unexplained.slice(0, -2);
      this.#inARow = 0;
    } else {
      this.#unexplained.push(now);
      if (!suspects) this.#inARow += 1;
    }
    if (this.#inARow >= inARow) return { kind: 'give-up', count: `${this.#inARow} times in a row` };
    const seconds = `times within ${window / 1000} s`;
    if (this.#unexplained.length >= unexplained) {
      return { kind: 'give-up', count: `${this.#unexplained.length} ${seconds}` };
    }
    if (this.#failures.length >= total)
      return { kind: 'give-up', count: `${this.#failures.length} ${seconds}` };
    // Twice in a row with nothing to leave out: what the snapshot holds may be at fault.
    return { kind: 'rebuild', at: now + this.#wait(), fallBack: this.#inARow === 2 };
  }

  #wait(): number {
    const { atOnce, firstWait, longestWait } = this.#limits;
    const waits = this.#failures.length - atOnce;
    return waits <= 0 ? 0 : Math.min(longestWait, firstWait * 2 ** (waits - 1));
  }
}
