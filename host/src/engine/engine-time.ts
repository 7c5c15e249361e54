/**
 * The engine's time.
 *
 * @module
 */

/**
 * Counts from 0 at the first time that is asked for, stands while it is stopped, and never goes
 * back. All times in milliseconds.
 */
export class EngineTime {
  /** Engine time is the clock's less this. */
  #offset: number | undefined;
  #stoppedAt: number | undefined;
  #last = 0;

  /** What engine time is counted from, on the clock. */
  get offset(): number | undefined {
    return this.#offset;
  }

  /** Counts from `offset` on the clock, as another engine did. */
  resume(offset: number): void {
    this.#offset = offset;
  }

  /** Whether it stands. */
  get isStopped(): boolean {
    return this.#stoppedAt !== undefined;
  }

  /** The engine time of a time of the clock: not before the last frame's. */
  at(clockTime: number): number {
    const clock = this.#stoppedAt ?? clockTime;
    this.#offset ??= clock;
    return Math.max(this.#last, clock - this.#offset);
  }

  /** The clock's time of an engine time. */
  onClock(time: number): number {
    return time + (this.#offset ?? 0);
  }

  /** Says that the frame of an engine time was made. */
  passed(time: number): void {
    this.#last = time;
  }

  /** Stops it at `now`, on the clock. */
  stop(now: number): void {
    this.#stoppedAt ??= now;
  }

  /** Lets it continue where it stopped. */
  go(now: number): void {
    if (this.#stoppedAt === undefined) return;
    if (this.#offset !== undefined) this.#offset += now - this.#stoppedAt;
    this.#stoppedAt = undefined;
  }
}
