/**
 * Inputs that wait for the engine's next frame, and those that a frame has taken.
 *
 * @module
 */
import type { DecodedImage, LoadErrorReason } from '../device/device.ts';
import { keyPhase } from '../protocol/key-phase.ts';

/** One input of the engine before a frame. */
export type Input = {
  /** How often the engine broke down with it. */
  failures?: number;
  /** It was sent to an engine before: the app has its events, or it may be at fault. */
  resumed?: 'heard' | 'suspect';
} & (
  | { kind: 'batch'; buffer: ArrayBuffer; length: number; sequence: number }
  | {
      kind: 'key';
      key: number;
      phase: number;
      time: number;
      number?: number | undefined;
      engineTime?: number;
    }
  | { kind: 'image'; texture: number; image: DecodedImage; url: string }
  | { kind: 'image-failed'; texture: number; reason: LoadErrorReason; url: string }
  | { kind: 'font'; font: number; bytes: Uint8Array; url: string }
  | { kind: 'font-failed'; font: number; reason: LoadErrorReason; url: string }
  | { kind: 'stage' }
);

/** Failures from which on an input is taken by a frame of its own. */
const ALONE = 2;
/** Failures after which it is left out: twice alone, or twice among others and then alone. */
const LEFT_OUT = 4;

/**
 * Inputs in the order in which they came.
 *
 * A frame takes them by {@link next} and, once it is complete, {@link commit}s. If the engine
 * breaks down, {@link fail} puts them back. It counts for each input how often the engine broke
 * down with it. After the second time an input gets a frame to itself, so that the one at fault is
 * found.
 */
export class Inputs {
  #waiting: Input[] = [];
  #taken: Input[] = [];
  /** The one that is being applied. */
  #current: Input | undefined;
  /**
   * Failures of images and fonts by URL: a new engine requests them, so that the same input never
   * comes back.
   */
  readonly #failedUrls = new Map<string, number>();

  /** How many wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Keys that went down or repeated among those that a frame has taken, with their times. */
  takenKeys(): { key: number; time: number }[] {
    return this.#taken.flatMap((input) =>
      input.kind === 'key' && input.phase !== keyPhase.up && input.phase !== keyPhase.cancel
        ? [{ key: input.key, time: input.time }]
        : [],
    );
  }

  add(input: Input): void {
    if ('url' in input) input.failures = this.#failedUrls.get(input.url) ?? 0;
    this.#waiting.push(input);
  }

  /** Puts inputs before all others: those of an engine that this one takes the place of. */
  resume(inputs: readonly Input[]): void {
    for (const input of inputs) if (input.resumed === 'suspect') input.failures = ALONE;
    this.#waiting = [...inputs, ...this.#waiting];
  }

  /** What the frame at hand has taken last. */
  get last(): Input | undefined {
    return this.#taken.at(-1);
  }

  /** Takes the first one, if the frame at hand may take it. */
  next(): Input | undefined {
    this.#current = undefined;
    const input = this.#waiting[0];
    const last = this.#taken.at(-1);
    if (!input || (last && (isAlone(input) || isAlone(last) || input.resumed !== last.resumed)))
      return undefined;
    this.#waiting.shift();
    this.#taken.push(input);
    this.#current = input;
    return input;
  }

  /** The engine refused the input that was taken last: it is not part of the frame. */
  refused(): void {
    this.#taken.pop();
    this.#current = undefined;
  }

  /** The frame is complete. Returns what it took. */
  commit(): readonly Input[] {
    const taken = this.#taken;
    this.#taken = [];
    this.#current = undefined;
    return taken;
  }

  /**
   * The engine broke down: what the frame at hand took waits again, but for images and fonts, which
   * a new engine requests.
   *
   * @returns Whether any input was taken, and the one that is left out from now on, if it is known
   * to be at fault.
   */
  fail(): { suspects: boolean; leftOut: Input | undefined } {
    const taken = this.#release();
    const suspects = taken.current ? [taken.current] : taken.all;
    const weight = suspects.length === 1 ? 2 : 1;
    for (const suspect of suspects) {
      suspect.failures = (suspect.failures ?? 0) + weight;
      if ('url' in suspect) this.#failedUrls.set(suspect.url, suspect.failures);
    }
    const leftOut =
      suspects.length === 1 && (suspects[0]?.failures ?? 0) >= LEFT_OUT ? suspects[0] : undefined;
    this.#waiting = [
      ...taken.all.filter((input) => input !== leftOut && !('url' in input)),
      ...this.#waiting,
    ];
    return { suspects: suspects.length > 0, leftOut };
  }

  /**
   * Drops images and fonts: the engine that requested them is not the one that takes the others.
   */
  dropArrivals(): void {
    const isArrival = (input: Input) => 'url' in input;
    for (const input of this.#waiting.filter(isArrival)) discard(input);
    this.#waiting = this.#waiting.filter((input) => !isArrival(input));
  }

  /** Drops all, and closes the images in them. */
  clear(): void {
    for (const input of this.#waiting) discard(input);
    this.#waiting = [];
    this.#release();
  }

  #release(): { all: Input[]; current: Input | undefined } {
    const taken = { all: this.#taken, current: this.#current };
    this.#taken = [];
    this.#current = undefined;
    return taken;
  }
}

function isAlone(input: Input): boolean {
  return (input.failures ?? 0) >= ALONE;
}

/** Closes the image of an input that nobody takes. */
export function discard(input: Input): void {
  if (input.kind === 'image') input.image.close();
}
