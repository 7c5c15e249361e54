/**
 * The engine's time.
 *
 * @module
 */

/** Counts from 0 at the first time that is asked for, stands while it is stopped, and never goes back. All times in milliseconds. */
export class EngineTime {
  /** Engine time is the clock's less this. */
  #offset: number | undefined;
  #stoppedAt: number | undefined;
  #last = 0;

  /** Whether it stands. */
  get isStopped(): boolean {
    return this.#stoppedAt !== undefined;
  }

  /** The engine time of a time of the clock: not before the last frame's. */
  at(clockTime: number): number {
    this.#offset ??= clockTime;
    return Math.max(this.#last, clockTime - this.#offset);
  }

  /** Says that the frame of an engine time was made. */
  passed(time: number): void {
    this.#last = time;
  }

  /** Lets it stand from `now` on, on the clock. */
  stop(now: number): void {
    this.#stoppedAt ??= now;
  }

  /** Lets it go on where it stopped. */
  go(now: number): void {
    if (this.#stoppedAt === undefined) return;
    if (this.#offset !== undefined) this.#offset += now - this.#stoppedAt;
    this.#stoppedAt = undefined;
  }
}
