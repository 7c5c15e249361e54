/**
 * What waits for the engine's next frame.
 *
 * @module
 */
import type { LoadErrorReason, Picture } from '../device/device.ts';

/** One thing that the engine is told before a frame. */
export type Input =
  | { kind: 'batch'; buffer: ArrayBuffer; length: number; sequence: number }
  | { kind: 'key'; key: number; phase: number; time: number }
  | { kind: 'image'; texture: number; picture: Picture }
  | { kind: 'image-failed'; texture: number; reason: LoadErrorReason }
  | { kind: 'font'; font: number; bytes: Uint8Array }
  | { kind: 'font-failed'; font: number; reason: LoadErrorReason }
  | { kind: 'stage' };

/** Inputs in the order in which they came. */
export class Inputs {
  #waiting: Input[] = [];

  /** How many there are. */
  get length(): number {
    return this.#waiting.length;
  }

  add(input: Input): void {
    this.#waiting.push(input);
  }

  /** Takes the first one out. */
  next(): Input | undefined {
    return this.#waiting.shift();
  }

  /** Forgets pictures and fonts: the engine that asked for them is not the one that takes the others. */
  dropArrivals(): void {
    const isLoad = ({ kind }: Input) =>
      kind === 'image' || kind === 'image-failed' || kind === 'font' || kind === 'font-failed';
    for (const input of this.#waiting.filter(isLoad)) discard(input);
    this.#waiting = this.#waiting.filter((input) => !isLoad(input));
  }

  /** Forgets all, and closes what nobody will show. */
  clear(): void {
    for (const input of this.#waiting) discard(input);
    this.#waiting = [];
  }
}

/** Closes what is in an input that nobody takes. */
export function discard(input: Input): void {
  if (input.kind === 'image') input.picture.close();
}
