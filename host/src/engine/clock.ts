/**
 * Who says when a frame is made.
 *
 * @module
 */

/** Asks for frames, one at a time. */
export interface FrameClock {
  /**
   * Calls back once, before the next picture is shown, with the time in milliseconds since 1970. A
   * second request before that changes nothing.
   */
  request(callback: (time: number) => void): void;
  /**
   * Calls back as {@link request} does, but not before a time; `undefined` takes that back. There
   * is one such time: another replaces it.
   */
  requestAt(time: number | undefined, callback: (time: number) => void): void;
  /** Takes all requests back. */
  cancel(): void;
  /** The time now, in milliseconds since 1970. */
  now(): number;
}

/** The longest that a timer waits, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The display's own clock, in a worker or on the main thread: `requestAnimationFrame`. */
export class DisplayClock implements FrameClock {
  #handle: number | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;

  request(callback: (time: number) => void): void {
    if (this.#handle !== undefined) return;
    this.#handle = requestAnimationFrame((time) => {
      this.#handle = undefined;
      callback(performance.timeOrigin + time);
    });
  }

  requestAt(time: number | undefined, callback: (time: number) => void): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
    if (time === undefined) return;
    // Timers count 32 bits, and may come a little early.
    const wait = Math.min(Math.max(0, Math.ceil(time - this.now())), LONGEST_WAIT);
    this.#timeout = setTimeout(() => {
      if (this.now() < time) this.requestAt(time, callback);
      else this.request(callback);
    }, wait);
  }

  cancel(): void {
    if (this.#handle !== undefined) cancelAnimationFrame(this.#handle);
    this.#handle = undefined;
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
  }

  now(): number {
    return performance.timeOrigin + performance.now();
  }
}

/**
 * A clock that stands still until it is stepped: for tests, recordings and pictures without a
 * display.
 */
export class SteppedClock implements FrameClock {
  #time: number;
  #callback: ((time: number) => void) | undefined;
  #alarm: { time: number; callback: (time: number) => void } | undefined;

  /** @param start The time at the start. */
  constructor(start = 0) {
    this.#time = start;
  }

  /** Whether a frame is asked for. */
  get requested(): boolean {
    return this.#callback !== undefined;
  }

  request(callback: (time: number) => void): void {
    this.#callback ??= callback;
  }

  requestAt(time: number | undefined, callback: (time: number) => void): void {
    this.#alarm = time === undefined ? undefined : { time, callback };
  }

  cancel(): void {
    this.#callback = undefined;
    this.#alarm = undefined;
  }

  now(): number {
    return this.#time;
  }

  /**
   * Moves the time on, and makes the frame that was asked for.
   *
   * @param time The new time, not before the present one.
   * @returns Whether there was a frame to make.
   * @throws RangeError if the time goes back or is not a number.
   */
  step(time: number): boolean {
    if (!(time >= this.#time))
      throw new RangeError(`Expected a time of at least ${this.#time} ms, got ${time}.`);
    this.#time = time;
    const alarm = this.#alarm && this.#alarm.time <= time ? this.#alarm : undefined;
    if (alarm) this.#alarm = undefined;
    const callback = this.#callback ?? alarm?.callback;
    this.#callback = undefined;
    callback?.(time);
    return callback !== undefined;
  }
}
