/**
 * Who says when a frame is made.
 *
 * @module
 */

/** Asks for frames, one at a time. */
export interface FrameClock {
  /** Calls back once, before the next picture is shown, with the time in milliseconds since 1970. A second request before that changes nothing. */
  request(callback: (time: number) => void): void;
  /** Takes a request back. */
  cancel(): void;
  /** The time now, in milliseconds since 1970. */
  now(): number;
}

/** The display's own clock, in a worker or on the main thread: `requestAnimationFrame`. */
export class DisplayClock implements FrameClock {
  #handle: number | undefined;

  request(callback: (time: number) => void): void {
    if (this.#handle !== undefined) return;
    this.#handle = requestAnimationFrame((time) => {
      this.#handle = undefined;
      callback(performance.timeOrigin + time);
    });
  }

  cancel(): void {
    if (this.#handle !== undefined) cancelAnimationFrame(this.#handle);
    this.#handle = undefined;
  }

  now(): number {
    return performance.timeOrigin + performance.now();
  }
}

/** A clock that stands until somebody steps it: for tests, recordings and pictures without a display. */
export class SteppedClock implements FrameClock {
  #time: number;
  #callback: ((time: number) => void) | undefined;

  /** @param start The time at which it stands first. */
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

  cancel(): void {
    this.#callback = undefined;
  }

  now(): number {
    return this.#time;
  }

  /**
   * Moves the time on, and makes the frame that was asked for.
   *
   * @param time The new time, not before the present one.
   * @returns Whether there was a frame to make.
   * @throws RangeError if the time goes back or is no number.
   */
  step(time: number): boolean {
    if (!(time >= this.#time)) throw new RangeError(`Expected a time of at least ${this.#time} ms, got ${time}.`);
    this.#time = time;
    const callback = this.#callback;
    this.#callback = undefined;
    callback?.(time);
    return callback !== undefined;
  }
}
